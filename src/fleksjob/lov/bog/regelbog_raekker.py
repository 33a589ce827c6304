"""Processens rækker, som regelbogen viser dem: skridt, krav, pligter, spærringer, følger og ure, hver i sin tabel."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from fleksjob.lov.bog.aendringer import opremset, raekkens_navn, skrevet, trinnavn
from fleksjob.lov.bog.emner import FOEDSELSDATO, Emne
from fleksjob.lov.bog.tabeller import Tabelraekke, tabelraekker, tid
from fleksjob.lov.kerne.vaerdier import Sikkerhed, alle_vaerdier
from fleksjob.lov.sagsgang.relationer import Betingelse, Relation, Standsning, Svar, Trin
from fleksjob.lov.sagsgang.ure import GRUNDE

OVERSKRIFTER = {
    "skridt": ("Skridt", "Det, der kan ske i en sag."),
    "krav": ("Krav", "Det, der skal være sket, før skridtet kan tages."),
    "pligt": ("Pligter og frister", "Det, der skal ske, når noget andet er sket."),
    "spærring": ("Spærringer", "Det, der holder et skridt tilbage."),
    "følge": ("Følger", "Det, et skridt lukker for eller åbner igen."),
    "ur": ("Ure", "Hvad der standser en frist, og hvad der ikke gør."),
}
_ART = {"lov": "lov", "anbefaling": "anbefaling", "intern": "kommunens egen"}


class Linje(msgspec.Struct, frozen=True, kw_only=True):
    """Én række: hvad den siger, hvornår den gælder, dens hjemmel i tid, fristen og forbeholdet.

    `flere` er det, der ellers står i rækker med samme tid, hjemmel, sikkerhed og forbehold.
    """

    kode: str
    tekst: str
    frist: str
    gaelder: str
    hjemmel: tuple[str, ...]
    sikkerhed: Sikkerhed | None
    forbehold: str
    flere: tuple[str, ...] = ()

    @property
    def tekster(self) -> tuple[str, ...]:
        """Alt, rækken siger."""
        return (self.tekst, *self.flere)


class Raekkeafsnit(msgspec.Struct, frozen=True, kw_only=True):
    """Emnets rækker af én slags."""

    slags: str
    overskrift: str
    forklaring: str
    linjer: tuple[Linje, ...]


def raekkeafsnit(emne: Emne) -> tuple[Raekkeafsnit, ...]:
    """Emnets rækker efter slags, i den orden de står i loven; en slags uden rækker er ikke med."""
    efter_slags: dict[str, list[Linje]] = {slags: [] for slags in OVERSKRIFTER}
    for raekke in (*emne.trin, *emne.relationer):
        _, slags, _ = raekkens_navn(raekke)
        efter_slags[slags] += _linjer(raekke)
    return (*_tabelafsnit(emne), *_procesafsnit(efter_slags))


def _procesafsnit(efter_slags: dict[str, list[Linje]]) -> Iterator[Raekkeafsnit]:
    return (
        Raekkeafsnit(
            slags=slags,
            overskrift=OVERSKRIFTER[slags][0],
            forklaring=OVERSKRIFTER[slags][1],
            linjer=tuple(dict.fromkeys(linjer)),
        )
        for slags, linjer in efter_slags.items()
        if linjer
    )


def _tabelafsnit(emne: Emne) -> Iterator[Raekkeafsnit]:
    """Emnets tabeller, det ældste først; det, der har samme tid, hjemmel og forbehold, står i én række."""
    tabeller: dict[str, dict[tuple[Any, ...], list[Tabelraekke]]] = {}
    for raekke in sorted(tabelraekker(), key=lambda r: r.fra):
        if raekke.emne == emne.kode:
            ens = (raekke.fra, raekke.til, raekke.hjemmel, raekke.sikkerhed, raekke.forbehold, raekke.art)
            tabeller.setdefault(raekke.tabel, {}).setdefault(ens, []).append(raekke)
    orden = list(dict.fromkeys(r.tabel for r in tabelraekker()))
    for overskrift in sorted(tabeller, key=orden.index):
        linjer = tuple(_tabellinje(ens) for ens in tabeller[overskrift].values())
        yield Raekkeafsnit(slags="tabel", overskrift=overskrift, forklaring="", linjer=linjer)


def _tabellinje(ens: Sequence[Tabelraekke]) -> Linje:
    foerste = ens[0]
    anbefalet = " (anbefaling)" if foerste.art == "anbefaling" else ""
    tekst, *flere = (raekke.tekst + anbefalet for raekke in ens)
    return Linje(
        kode=foerste.noegle,
        tekst=tekst,
        frist="",
        gaelder=tid(foerste.fra, foerste.til),
        hjemmel=(foerste.hjemmel,),
        sikkerhed=foerste.sikkerhed,
        forbehold=foerste.forbehold,
        flere=tuple(flere),
    )


def _linjer(raekke: Relation) -> Iterator[Linje]:
    navn, _, titel = raekkens_navn(raekke)
    frist, sikkerhed = _frist(raekke) if isinstance(raekke, Svar) else ("", None)
    yield Linje(
        kode=navn,
        tekst=_tekst(raekke, titel),
        frist=frist,
        gaelder=tid(raekke.fra, raekke.til),
        hjemmel=tuple(dict.fromkeys(h.tekst for h in raekke.hjemmel)),
        sikkerhed=sikkerhed,
        forbehold=raekkens_forbehold(raekke),
    )


def _tekst(raekke: Relation, titel: str) -> str:
    if isinstance(raekke, Trin):
        return raekke.navn
    if isinstance(raekke, Betingelse):
        tilfoejet = f", når »{raekke.vagt.replace('_', ' ')}«" if raekke.vagt else ""
        return f"{titel}{tilfoejet}"
    if isinstance(raekke, Svar):
        efter = ", ".join(map(trinnavn, raekke.efter))
        skal = " eller ".join(map(trinnavn, raekke.skal))
        return f"{raekke.navn}: efter {efter}" + (f" skal {skal}" if skal else "") + f" ({_ART[raekke.art]})"
    return titel[:1].upper() + titel[1:]


def _frist(svar: Svar) -> tuple[str, Sikkerhed | None]:
    """Fristens længde i tid, og hvor sikkert det svageste tal er."""
    if not svar.frist.vaerdi:
        faste = {
            "oplyst": "den dag, der er sat",
            "samme_dag": "senest samme dag",
            "ingen": "ingen dage fastsat",
        }
        return faste.get(svar.frist.enhed, ""), None
    raekke = alle_vaerdier(svar.frist.vaerdi)
    if svar.frist.vaerdi.endswith(FOEDSELSDATO):
        return "efter fødselsdatoen; se satserne", None
    gaeldende = [
        v for v in raekke if (svar.til is None or v.fra <= svar.til) and (v.til is None or svar.fra <= v.til)
    ]
    if not gaeldende:
        return "", None
    laengder = list(dict.fromkeys(skrevet(v.vaerdi, v.enhed) for v in gaeldende))
    return ", så ".join(laengder), gaeldende[-1].sikkerhed


def raekkens_forbehold(raekke: Relation) -> str:
    """Rækkens forbehold som en hel sætning; et urs nævner de grunde, rækken gælder."""
    if isinstance(raekke, Standsning):
        grunde = opremset([GRUNDE.get(grund, grund) for grund in raekke.grunde])
        return raekke.forbehold.replace("{grund}", grunde)
    return raekke.forbehold
