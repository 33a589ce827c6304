"""Processens rækker som sider: rejsen som diagram og fristerne som tabel. Tegnet af rækkerne og af intet andet."""

from collections.abc import Iterator

from fleksjob.lov.kerne.vaerdier import Vaerdi, alle_vaerdier, dansk_dato
from fleksjob.lov.sagsgang.proces import (
    FOLKEPENSION,
    RAEKKEFOELGE,
    REGLER_UDEN_RELATION,
    SVAR,
    TRIN,
    VISITERET,
    af_slagsen,
)
from fleksjob.lov.sagsgang.relationer import ALTID, Betingelse, Relation, Spaerring, Svar


def rejsediagram() -> str:
    """Vejen gennem forløbet som en side med et mermaid-diagram, tegnet af rækkerne."""
    linjer = ["flowchart TD"]
    for kode in RAEKKEFOELGE:
        linjer.append(f'    {kode}["{TRIN[kode].navn}"]')
    set_foer: set[str] = set()
    for raekke in (*af_slagsen(Betingelse), *af_slagsen(Spaerring), *SVAR):
        for linje in _pile(raekke):
            if linje not in set_foer:
                set_foer.add(linje)
                linjer.append(linje)
    return "\n".join((*_REJSEHOVED, "```mermaid", *linjer, "```")) + "\n"


_REJSEHOVED = (
    "# Rejsen gennem et fleksjobforløb",
    "",
    "Tegnet af reglerne i `fleksjob.lov`. En fuld pil betyder, at det første skal være sket, før det næste kan ske;",
    "står der en tid på, gælder det kun da. Fra 1. juli 2026 er enten rådgivning eller en indstilling nok før",
    "afgørelsen. »I nogle sager« er det, der kun kræves, når reglen gælder sagen (fastholdelse, genforelæggelse). En",
    "stiplet pil er en pligt med frist; se [fristerne](frister.md).",
    "",
)
_FRISTHOVED = (
    "# Frister",
    "",
    "Alle pligter, fristen for hver, og hvor sikkert det er. »sekundaer« er læst hos andre end lovgiver, »udledt« er",
    "ikke læst noget sted. Værdierne står i `src/fleksjob/lov/satser/proces`.",
    "",
)


def _pile(raekke: Relation) -> Iterator[str]:
    if isinstance(raekke, Betingelse):
        tid = _tid(raekke)
        for kilde in raekke.kraever:
            kilde = "afgoerelse_truffet" if kilde == VISITERET else kilde
            if kilde in TRIN and raekke.skridt in RAEKKEFOELGE and kilde in RAEKKEFOELGE:
                yield f"    {kilde} -->{f'|{tid}|' if tid else ''} {raekke.skridt}"
    elif isinstance(raekke, Spaerring) and raekke.efter:
        yield f"    {raekke.efter} -->|i nogle sager| {raekke.skridt}"
    elif isinstance(raekke, Svar) and not raekke.tidligere_svar_siden:
        for kilde in raekke.efter:
            for maal in raekke.skal:
                yield f"    {kilde.split(':')[0]} -.->|{raekke.kode}| {maal.split(':')[0]}"


def _tid(raekke: Relation) -> str:
    """ "2013-01-01 til 2026-06-30"; tom når rækken altid gælder."""
    if raekke.fra == ALTID and raekke.til is None:
        return ""
    fra = "" if raekke.fra == ALTID else f"fra {raekke.fra}"
    til = "" if raekke.til is None else f"til {raekke.til}"
    return f"{fra} {til}".strip()


def fristtabel() -> str:
    """Alle frister som markdown-tabel: hvad, hvornår, hjemmel, slags, kilde og sikkerhed."""
    hoved = (
        "| Kode | Pligt | Efter | Frist | Gælder | Hjemmel | Slags | Kilde | Sikkerhed | Forbehold |",
        "|---|---|---|---|---|---|---|---|---|---|",
    )
    return (
        "\n".join(
            (
                *_FRISTHOVED,
                *hoved,
                *(linje for svar in (*SVAR, *REGLER_UDEN_RELATION) for linje in _fristlinjer(svar)),
            )
        )
        + "\n"
    )


def _fristlinjer(svar: Svar) -> Iterator[str]:
    """Én linje pr. værdi, fristen har haft; frister uden dateret værdi har én."""
    vaerdier: tuple[Vaerdi | None, ...] = (None,)
    if svar.frist.vaerdi:
        vaerdier = tuple(v for v in alle_vaerdier(svar.frist.vaerdi) if _overlapper(svar, v))
    for vaerdi in vaerdier:
        hjemmel = "; ".join(dict.fromkeys(h.tekst for h in svar.hjemmel))
        celler = (
            svar.kode,
            svar.navn,
            ", ".join(svar.efter),
            _fristtekst(svar, vaerdi),
            _gaelder(svar, vaerdi),
            hjemmel,
            svar.art,
            _kilde(vaerdi),
            vaerdi.sikkerhed if vaerdi else "",
            svar.forbehold or (_vaerdiens_forbehold(vaerdi) if vaerdi else ""),
        )
        yield "| " + " | ".join(celle.replace("|", "/") for celle in celler) + " |"


def _vaerdiens_forbehold(vaerdi: Vaerdi) -> str:
    return "" if vaerdi.sikkerhed == "ordret" else vaerdi.note or vaerdi.forbehold


def _overlapper(svar: Svar, vaerdi: Vaerdi) -> bool:
    return (svar.til is None or vaerdi.fra <= svar.til) and (vaerdi.til is None or svar.fra <= vaerdi.til)


def _fristtekst(svar: Svar, vaerdi: Vaerdi | None) -> str:
    if vaerdi is not None:
        return f"{vaerdi.vaerdi:g} {vaerdi.enhed}".replace(".", ",")
    return {
        "oplyst": "den frist, hændelsen bærer",
        "samme_dag": "senest samme dag",
        "ingen": "ingen dage fastsat",
        "regel": "regnes af forløbet",
    }[svar.frist.enhed]


def _gaelder(svar: Svar, vaerdi: Vaerdi | None) -> str:
    fra = max(svar.fra, vaerdi.fra) if vaerdi else svar.fra
    til = min((dag for dag in (svar.til, vaerdi.til if vaerdi else None) if dag), default=None)
    if svar is FOLKEPENSION:
        return (
            f"født fra {dansk_dato(fra)}" if til is None else f"født {dansk_dato(fra)} til {dansk_dato(til)}"
        )
    tekst = "" if fra == ALTID else f"fra {dansk_dato(fra)}"
    return f"{tekst} til {dansk_dato(til)}".strip() if til else tekst


def _kilde(vaerdi: Vaerdi | None) -> str:
    if vaerdi is None:
        return ""
    return f"[{vaerdi.reference}]({vaerdi.url})" if vaerdi.url else vaerdi.reference
