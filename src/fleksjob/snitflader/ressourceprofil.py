"""Ressourceprofiler fra før 2013, som de kommer fra et gammelt fagsystem: en CSV-linje for hvert element.

De tolv elementer er arbejdsevnemetodens (Socialministeriet 2001). Papiret hed i nogle kommuner ressourceplan; begge
navne læses i `dokumenttype`. Et element må gerne mangle: metoden beskrev dem i større eller mindre grad.
"""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.relationer import NY_ORDNING
from fleksjob.snitflader.felter import laes_cpr, laes_dato, vist
from fleksjob.snitflader.tabel import AfvistRaekke, Feltlaeser, Raekke, Tabel, laes_tabel

ELEMENTER = {
    "uddannelse": "Uddannelse",
    "arbejdsmarkedserfaring": "Arbejdsmarkedserfaring",
    "interesser": "Interesser",
    "sociale_kompetencer": "Sociale kompetencer",
    "omstillingsevne": "Omstillingsevne",
    "indlaeringsevne": "Indlæringsevne",
    "arbejdsrelevante_oensker": "Arbejdsrelevante ønsker",
    "praestationsforventninger": "Præstationsforventninger",
    "arbejdsidentitet": "Arbejdsidentitet",
    "bolig_oekonomi": "Bolig og økonomi",
    "sociale_netvaerk": "Sociale netværk",
    "helbred": "Helbred",
}
HELBRED = "helbred"
FELTER = {
    "beskrivelse": "Beskrivelse",
    "ressourcer": "Ressourcer",
    "udviklingsmuligheder": "Udviklingsmuligheder",
    "barrierer": "Barrierer",
    "borgerens_vurdering": "Borgerens vurdering",
    "sagsbehandlerens_vurdering": "Sagsbehandlerens vurdering",
}
DOKUMENTTYPER = ("ressourceprofil", "ressourceplan")
KRAEVEDE = ("cpr", "dateret", "element")
VALGFRIE = ("dokumenttype", *FELTER)
LAENGSTE = 20_000


@dataclass(frozen=True, slots=True)
class Profil:
    """Én persons profil fra én dag: element → felt → tekst. `linje` er den første linje i filen."""

    cpr: str
    dateret: date
    linje: int
    elementer: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Elementraekke:
    cpr: str
    dateret: date
    element: str
    felter: dict[str, str]
    linje: int


class CsvProfiler:
    """Filen. Samme person og dag er én profil, også når linjerne ikke står sammen."""

    def __init__(self, kilde: Path | bytes) -> None:
        self.tabel: Tabel = laes_tabel(kilde, kraevede=KRAEVEDE, valgfrie=VALGFRIE)

    def profiler(self) -> tuple[list[Profil], list[AfvistRaekke]]:
        """Profilerne i filens orden, og de linjer, der ikke kan læses."""
        fundne: dict[tuple[str, date], Profil] = {}
        afviste: list[AfvistRaekke] = []
        for raekke in self.tabel.raekker():
            laest = raekke if isinstance(raekke, AfvistRaekke) else _elementraekke(raekke)
            if isinstance(laest, AfvistRaekke):
                afviste.append(laest)
                continue
            profil = fundne.setdefault(
                (laest.cpr, laest.dateret), Profil(laest.cpr, laest.dateret, laest.linje)
            )
            profil.elementer.setdefault(laest.element, {}).update(laest.felter)
        return list(fundne.values()), afviste


def _elementraekke(raekke: Raekke) -> _Elementraekke | AfvistRaekke:
    felt = Feltlaeser(raekke)
    cpr = felt.kraevet("cpr", laes_cpr, "")
    dateret = felt.kraevet("dateret", laes_dato, date.min)
    element = felt.kraevet("element", laes_element, "")
    felt.valgfrit("dokumenttype", _laes_dokumenttype)
    tekster = {navn: tekst for navn in FELTER if (tekst := raekke.celler.get(navn, ""))}
    if not felt.fejl and dateret >= NY_ORDNING:
        felt.meld("dateret", "Ressourceprofilen hører til før 1. januar 2013; senere papirer er planer.")
    for navn, tekst in tekster.items():
        if len(tekst) > LAENGSTE:
            felt.meld(navn, f"Teksten er på {len(tekst)} tegn; der er plads til {LAENGSTE}.")
    return felt.afvist() if felt.fejl else _Elementraekke(cpr, dateret, element, tekster, raekke.linje)


def laes_element(tekst: str, kolonne: str) -> str:
    """Elementets kode af dets kode, navn eller nummer (1-12)."""
    soegt = tekst.strip().casefold()
    if soegt.isdecimal() and 1 <= int(soegt) <= len(ELEMENTER):
        return list(ELEMENTER)[int(soegt) - 1]
    for kode, navn in ELEMENTER.items():
        if soegt in (kode, navn.casefold()):
            return kode
    raise UgyldigtInput(
        kolonne, f"Elementet «{vist(tekst)}» kendes ikke; skriv et af: {', '.join(ELEMENTER)}."
    )


def _laes_dokumenttype(tekst: str, kolonne: str) -> str:
    if tekst.casefold() not in DOKUMENTTYPER:
        raise UgyldigtInput(kolonne, "Skriv ressourceprofil eller ressourceplan; det er det samme papir.")
    return DOKUMENTTYPER[0]
