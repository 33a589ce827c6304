"""Alt, hvad programmet ikke ved: listen i `huller.yaml` og det, reglerne, satserne og rækkerne selv bærer.

En udledt sats, en sats der hører op, en regel der ikke er læst i loven, og en række med forbehold er hver sit hul.
"""

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Literal

import msgspec

from fleksjob.lov.bog.aendringer import raekkens_navn, skrevet
from fleksjob.lov.bog.emner import Emne, alle_emner, emnetitel
from fleksjob.lov.bog.huller import PROCESEMNER, huller
from fleksjob.lov.bog.regelbog_raekker import raekkens_forbehold
from fleksjob.lov.bog.tabeller import Tabelraekke, tabelraekker, tid
from fleksjob.lov.kerne.forklaring import saetning
from fleksjob.lov.kerne.regel import Regel
from fleksjob.lov.kerne.vaerdier import Vaerdi, dansk_dato

Slags = Literal["ukendt", "sats", "ophoer", "regel", "proces"]

SLAGS: dict[Slags, str] = {
    "ukendt": "Spørgsmål uden svar",
    "sats": "Satser og frister, der ikke er læst",
    "ophoer": "Satser, der kun kendes til en dag",
    "regel": "Regler, der ikke er læst ordret i loven",
    "proces": "Rækker og tabeller med forbehold",
}
_LAESNING = {
    "sekundaer": "er læst hos andre end lovgiver",
    "udledt": "er udledt",
    "hukommelse": "er kun husket",
}
_ET_DOEGN = timedelta(days=1)


class Usikkerhed(msgspec.Struct, frozen=True, kw_only=True):
    """Ét hul. `hvad` er det, der ikke vides; `virkning` det, programmet gør i stedet."""

    kode: str
    emne: str
    emnetitel: str
    slags: Slags
    hvad: str
    virkning: str
    ledt: str = ""
    ville_afgoere: str = ""


@cache
def usikkerheder() -> tuple[Usikkerhed, ...]:
    """Alle huller, emne for emne, det, som mennesker har skrevet, først."""
    fundne: dict[tuple[str, str], Usikkerhed] = {}
    for hul in _alle():
        fundne.setdefault((hul.kode, hul.hvad), hul)
    orden = list(dict.fromkeys([e.kode for e in alle_emner()] + list(PROCESEMNER)))
    slags = list(SLAGS)
    return tuple(
        sorted(
            fundne.values(),
            key=lambda h: (orden.index(h.emne) if h.emne in orden else len(orden), slags.index(h.slags)),
        )
    )


def usikkerheder_om(emne: str) -> tuple[Usikkerhed, ...]:
    """Emnets huller."""
    return tuple(h for h in usikkerheder() if h.emne == emne)


def _alle() -> Iterator[Usikkerhed]:
    for hul in huller():
        yield Usikkerhed(
            kode=hul.kode,
            emne=hul.emne,
            emnetitel=emnetitel(hul.emne),
            slags="ukendt",
            hvad=hul.spoergsmaal,
            virkning=saetning(hul.virkning),
            ledt=hul.ledt,
            ville_afgoere=hul.ville_afgoere,
        )
    for emne in alle_emner():
        yield from _i_satserne(emne)
        yield from _i_reglerne(emne)
        yield from _i_processen(emne)
        yield from _i_tabellerne(emne)


def _i_satserne(emne: Emne) -> Iterator[Usikkerhed]:
    for navn, raekke in emne.vaerdier.items():
        titel = f"»{raekke[0].titel[:1].upper()}{raekke[0].titel[1:]}«"
        if ulaeste := [v for v in raekke if v.forbehold]:
            yield _hul(
                emne,
                "sats",
                f"sats-{navn}",
                f"{titel} er ikke læst for {_perioder(ulaeste)}.",
                "Regnes med den udledte værdi; hvert svar, der bruger den, får et forbehold.",
                ulaeste[-1].reference,
            )
        if (til := raekke[-1].til) is not None:
            yield _hul(
                emne,
                "ophoer",
                f"ophoer-{navn}",
                f"{titel} kendes til og med {dansk_dato(til)}; sidst {skrevet(raekke[-1].vaerdi, raekke[-1].enhed)}.",
                f"Intet, der bruger den, regnes fra {dansk_dato(til + _ET_DOEGN)}; fejlen nævner den ved navn.",
                raekke[-1].reference,
            )


def _perioder(ulaeste: list[Vaerdi]) -> str:
    return ", ".join(_fra_til(v) for v in ulaeste)


def _fra_til(v: Vaerdi) -> str:
    if v.til is not None and v.til.year == v.fra.year:
        return f"{v.fra.year}"
    slut = f" til {dansk_dato(v.til)}" if v.til else " og frem"
    return f"{dansk_dato(v.fra)}{slut}"


def _i_reglerne(emne: Emne) -> Iterator[Usikkerhed]:
    for versioner in emne.saet.lov.regler.values() if emne.saet else ():
        ulaeste = [v for v in versioner if v.sikkerhed != "ordret"]
        for v in ulaeste:
            virkning = v.forbehold or (
                "Regnes som gengivet; svaret siger, hvor reglen er læst."
                if v.sikkerhed == "sekundaer"
                else "Regnes; hvert svar, der bruger reglen, får et forbehold."
            )
            hvad = f"»{v.titel}« {_LAESNING[v.sikkerhed]} ({v.hjemmel}{_gaelder(v)})."
            yield _hul(emne, "regel", f"regel-{v.navn}", hvad, virkning, v.hjemmel)
        for v in versioner:
            if v.forbehold and v.sikkerhed == "ordret":
                hvad = f"»{v.titel}« har et forbehold ({v.hjemmel}{_gaelder(v)})."
                yield _hul(emne, "regel", f"regel-{v.navn}", hvad, v.forbehold, v.hjemmel)


def _gaelder(v: Regel) -> str:
    return f", fra {dansk_dato(v.fra)}" + (f" til {dansk_dato(v.til)}" if v.til else "")


def _i_processen(emne: Emne) -> Iterator[Usikkerhed]:
    for raekke in (*emne.trin, *emne.relationer):
        if raekke.forbehold:
            navn, slags, titel = raekkens_navn(raekke)
            yield _hul(
                emne,
                "proces",
                f"{slags}-{navn}",
                f"{slags.capitalize()}: {titel}.",
                f"Gælder i programmet med forbehold: {raekkens_forbehold(raekke)}",
                raekke.hjemmel[-1].tekst,
            )


def _i_tabellerne(emne: Emne) -> Iterator[Usikkerhed]:
    """Tabellernes forbehold; rækker med samme tid og forbehold er ét hul."""
    ens: dict[tuple[str, str, str], list[Tabelraekke]] = {}
    for raekke in tabelraekker():
        if raekke.emne == emne.kode and raekke.forbehold:
            ens.setdefault((raekke.tabel, tid(raekke.fra, raekke.til), raekke.forbehold), []).append(raekke)
    for (tabel, periode, forbehold), raekker in ens.items():
        yield _hul(
            emne,
            "proces",
            f"tabel-{raekker[0].noegle}",
            f"{tabel} ({periode}): {'; '.join(r.tekst for r in raekker)}.",
            f"Gælder i programmet med forbehold: {forbehold}",
            raekker[0].hjemmel,
        )


def _hul(emne: Emne, slags: Slags, kode: str, hvad: str, virkning: str, ledt: str) -> Usikkerhed:
    return Usikkerhed(
        kode=kode, emne=emne.kode, emnetitel=emne.titel, slags=slags, hvad=hvad, virkning=virkning, ledt=ledt
    )
