"""Regelbogen som markdown: en forside, en side for hvert emne, hullerne og tidslinjen."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from fleksjob.lov.bog.regelbog import (
    SIKKERHED,
    SIKKERHEDSNAVN,
    Bog,
    Opslag,
    Ordlyd,
    Regelkort,
    Regneeksempel,
    Sats,
)
from fleksjob.lov.bog.regelbog_raekker import Linje, Raekkeafsnit
from fleksjob.lov.bog.tidslinje import Post, satsskift, tidslinje
from fleksjob.lov.bog.usikkerheder import SLAGS, Usikkerhed, usikkerheder
from fleksjob.lov.kerne.vaerdier import Sikkerhed, dansk_dato

SKREVET_AF = (
    "Skrevet af programmet selv (`fleksjob lov regelbog`): ret reglen, satsen eller rækken, ikke siden."
)


Eksempler = Mapping[str, Sequence[Regneeksempel]]
"""Emnets kode → dets eksempler."""


def sider(bog: Bog, eksempler: Eksempler = MappingProxyType({})) -> dict[str, str]:
    """Filnavn → markdown. Billederne ligger i `satser/<navn>.svg` og laves af den, der kan tegne."""
    return {
        "README.md": _forside(bog),
        **{f"{o.kode}.md": _opslag(o, eksempler.get(o.kode, ())) for o in bog.opslag},
        "huller.md": _huller(),
        "tidslinje.md": _tidslinje(),
    }


def _forside(bog: Bog) -> str:
    raekker = [
        (
            f"[{o.titel}]({o.kode}.md)",
            f"{o.fra} – {o.til}" if o.fra else "",
            _antal(len(o.regler)),
            _antal(len(o.satser)),
            _antal(o.antal_raekker),
            _antal(len(o.huller)),
        )
        for o in bog.opslag
    ]
    return _side(
        "# Regelbog",
        "Loven, som programmet regner med den: hver regel med sin paragraf, hver sats med sin kilde, hver frist og "
        "hvert hul. " + SKREVET_AF,
        "Se også [alt det, der ikke vides](huller.md), og [lovændringerne i tidsfølge](tidslinje.md).",
        "## Emner",
        _tabel(("Emne", "Kendt", "Regler", "Satser", "Rækker", "Huller"), raekker),
        "## Hvor sikkert er det?",
        _tabel(
            ("Mærke", "Sikkerhed", "Betyder", "Satser"),
            [
                (_maerke(s) or "intet", f"**{SIKKERHEDSNAVN[s]}**", tekst, str(bog.antal_ved(s)))
                for s, (_, tekst) in SIKKERHED.items()
            ],
        ),
        "## Afrunding",
        "Loven siger ikke, hvordan tilskuddet afrundes, og kilderne gør det forskelligt, så afrundingen er et valg "
        "med et navn. Der rundes til nærmeste, halve op.",
        _tabel(("Navn", "Hvordan", "Kilde"), [(f"`{a.navn}`", a.titel, a.kilde) for a in bog.afrundinger]),
    )


def _opslag(o: Opslag, eksempler: Sequence[Regneeksempel]) -> str:
    dele = [f"# {o.titel}", o.indledning]
    if o.har_regelsaet:
        dele.append(f"Kendt fra {o.fra} til {o.til}. På kommandolinjen: `fleksjob beregn {o.kode}`.")
    dele.append("[Alle emner](README.md)")
    if o.oplysninger:
        dele += [
            "## Det, der spørges om",
            _tabel(
                ("Navn", "Oplysning", "Skal oplyses"),
                [
                    (
                        f"`{f.navn}`",
                        f.hjaelp + (f" ({', '.join(f.valg)})" if f.valg else ""),
                        "ja" if f.paakraevet else "",
                    )
                    for f in o.oplysninger
                ],
            ),
        ]
    if o.regler:
        dele += ["## Reglerne", *(_regel(r) for r in o.regler)]
    for afsnit in o.afsnit:
        dele += [f"## {afsnit.overskrift}", *filter(None, (afsnit.forklaring,)), _raekketabel(afsnit)]
    if o.satser:
        dele += ["## Satserne", *_satser(o)]
    if eksempler:
        dele += ["## Eksempler", "Regnet i hånden; programmet er prøvet mod dem.", *map(_eksempel, eksempler)]
    if o.huller:
        dele += ["## Det, der ikke vides", *_hulliste(o.huller)]
    return _side(*dele)


def _eksempel(e: Regneeksempel) -> str:
    dele = [f"### {e.titel}"]
    if e.oplyst:
        dele.append("Oplyst: " + "; ".join(f"{navn}: {x}" for navn, x in e.oplyst) + ".")
    dele.append("**" + "; ".join(f"{navn}: {x}" for navn, x in e.svar) + "**")
    if e.haandberegning:
        dele.append(f"```text\n{e.haandberegning}\n```")
    if e.kilde:
        dele.append(f"Kilde: {e.kilde}")
    return "\n\n".join(dele)


def _regel(r: Regelkort) -> str:
    maal = " · resultat" if r.maal else ""
    dele = [f'### {r.titel} (`{r.navn}`){maal} <a id="regel-{r.navn}"></a>']
    for ordlyd in reversed(r.ordlyde):
        dele.append("\n".join(_versionslinjer(ordlyd)))
        dele.append(f"{ordlyd.saetning}.".replace("..", "."))
        if ordlyd.bruger:
            brugt = ", ".join(
                f"{h.titel} ({h.slags})" if h.slags == "oplysning" else f"[{h.titel}](#{h.slags}-{h.navn})"
                for h in ordlyd.bruger
            )
            dele.append(f"Bruger: {brugt}.")
        dele.append(f"```python\n{ordlyd.kode}\n```")
        dele += [f"> Forbehold: {tekst}" for tekst in ordlyd.forbehold]
    if r.afrundes:
        dele.append(f"Afrundes {r.afrundes}.")
    return "\n\n".join(dele)


def _versionslinjer(ordlyd: Ordlyd) -> Iterator[str]:
    for v in ordlyd.versioner:
        periode = f"fra {v.fra}" + (f" til {v.til}" if v.til else "")
        sikkerhed = "" if v.sikkerhed == "ordret" else f" ({SIKKERHEDSNAVN[v.sikkerhed]})"
        yield f"- {_link(v.hjemmel, v.url)}, {periode}{sikkerhed}"


def _raekketabel(afsnit: Raekkeafsnit) -> str:
    def celler(linje: Linje) -> tuple[str, ...]:
        sikkerhed = _maerke(linje.sikkerhed) if linje.sikkerhed else ""
        frist = (f"{linje.frist} {sikkerhed}".strip(),) if afsnit.slags == "pligt" else ()
        tekst = "<br>".join(linje.tekster)
        if afsnit.slags == "tabel":
            tekst = f"{tekst} {sikkerhed}".strip()
        return (tekst, *frist, linje.gaelder, "; ".join(linje.hjemmel), linje.forbehold)

    hoved = ("Række", *(("Frist",) if afsnit.slags == "pligt" else ()), "Gælder", "Hjemmel", "Forbehold")
    return _tabel(hoved, [celler(linje) for linje in afsnit.linjer])


def _satser(o: Opslag) -> Iterator[str]:
    if o.skiftende:
        yield "Værdien ved årets slutning. Mærket siger, hvor sikker den er: " + _tegnforklaring() + "."
        yield _tabel(
            ("", *map(str, reversed(o.aar))),
            [
                (
                    f"[{s.titel}](#sats-{s.navn})",
                    *(
                        (f"{c.tekst} {_maerke(c.sikkerhed)}".strip() if c else "–")
                        for c in reversed(s.celler)
                    ),
                )
                for s in o.skiftende
            ],
        )
    yield from (_sats(s) for s in o.ordnede)


def _sats(s: Sats) -> str:
    dag = "Født fra" if s.efter_foedselsdato else "Fra"
    linjer = [
        (p.fra, p.tekst, _link(p.kilde, p.url), SIKKERHEDSNAVN[p.sikkerhed], p.note)
        for p in reversed(s.poster)
    ]
    slut = s.poster[-1].til
    return "\n\n".join(
        (
            f'### {s.titel} (`{s.navn}`) <a id="sats-{s.navn}"></a>',
            f"![{s.titel} over tid](satser/{s.navn}.svg)",
            _tabel((dag, "Værdi", "Kilde", "Sikkerhed", "Bemærkning"), linjer)
            + (f"\n\nKendes til og med {slut}." if slut else ""),
        )
    )


def _huller() -> str:
    dele = [
        "# Det, der ikke vides",
        "Alt, hvad der ikke er læst, udledt eller kun kendes til en dag, og hvad programmet gør i stedet. "
        + SKREVET_AF,
        "[Alle emner](README.md)",
    ]
    efter_emne: dict[str, list[Usikkerhed]] = {}
    for hul in usikkerheder():
        efter_emne.setdefault(hul.emnetitel, []).append(hul)
    for titel, egne in efter_emne.items():
        dele += [f"## {titel} ({len(egne)})", *_hulliste(egne)]
    return _side(*dele)


def _hulliste(huller: Sequence[Usikkerhed]) -> Iterator[str]:
    for slags, overskrift in SLAGS.items():
        egne = [h for h in huller if h.slags == slags]
        if not egne:
            continue
        yield f"**{overskrift}** ({len(egne)})"
        if slags == "ukendt":
            yield _tabel(
                ("Hvad vides ikke", "Ledt", "Programmet gør", "Ville afgøre det"),
                [(h.hvad, h.ledt, h.virkning, h.ville_afgoere) for h in egne],
            )
        else:
            yield _tabel(("Hvad", "Programmet gør"), [(h.hvad, h.virkning) for h in egne])


def _tidslinje() -> str:
    dele = [
        "# Lovændringerne i tidsfølge",
        "Hver ændring med det, den ændrede i programmet, fundet i reglernes, satsernes og rækkernes egne datoer. "
        + SKREVET_AF,
        "[Alle emner](README.md)",
        *(_post(p) for p in tidslinje()),
        "## De årlige satser",
        *(
            f"**{dansk_dato(dag)}**\n\n" + "\n".join(f"- {a.tekst}" for a in skift)
            for dag, skift in satsskift()
        ),
    ]
    return _side(*dele)


def _post(p: Post) -> str:
    art = {"gaeldende": "", "ventet": " (ventet)", "kendskab": " (ingen lovændring)"}[p.lovaendring.art]
    sikkerhed = "" if p.lovaendring.sikkerhed == "ordret" else f" ({SIKKERHEDSNAVN[p.lovaendring.sikkerhed]})"
    dele = [
        f"## {dansk_dato(p.lovaendring.dato)}: {p.lovaendring.titel}{art}",
        f"{_link(p.lovaendring.lov, p.lovaendring.url)}{sikkerhed}. {p.lovaendring.aendrer}",
    ]
    if p.lovaendring.note:
        dele.append(f"> Forbehold: {p.lovaendring.note}")
    if p.aendringer:
        dele.append("\n".join(f"- {a.tekst}" for a in p.aendringer))
    return "\n\n".join(dele)


def _tegnforklaring() -> str:
    return ", ".join(f"{_maerke(s)} {SIKKERHEDSNAVN[s]}" for s, (tegn, _) in SIKKERHED.items() if tegn)


def _maerke(sikkerhed: Sikkerhed) -> str:
    tegn = SIKKERHED[sikkerhed][0]
    return f"<sup>{tegn}</sup>" if tegn else ""


def _antal(tal: int) -> str:
    return str(tal) if tal else ""


def _link(tekst: str, url: str) -> str:
    return f"[{tekst}]({url})" if url else tekst


def _side(*dele: str) -> str:
    return "\n\n".join(dele) + "\n"


def _tabel(hoved: Sequence[str], linjer: Sequence[Sequence[str]]) -> str:
    raekker = [hoved, ["---"] * len(hoved), *linjer]
    return "\n".join("| " + " | ".join(_celle(x) for x in r) + " |" for r in raekker)


def _celle(tekst: str) -> str:
    return tekst.replace("|", "\\|").replace("\n", " ")
