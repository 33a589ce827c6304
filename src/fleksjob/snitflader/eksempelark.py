"""Regnearket med regneeksempler: ét ark for hvert regelsæt, én række for hvert eksempel.

Række 1 er overskrifter til mennesker, række 2 kolonnens kode: »nr«, »titel«, »ind: <felt>«, »ud: <mål>«, »fejl«,
»tolerance«, »haandberegning«, »kilde«, »bemaerkning«. Eksemplerne står fra række 3. Det er koderne, der læses, så
overskrifter kan ændres, kolonner flyttes, og en ny »ud: …« tilføjes for et mål, arket ikke har i forvejen.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from fleksjob.lov.bog.eksempler import SATSER, Eksempel, Oplyst, Resultat, felter_og_maal
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.regelsaet import MODULER, Felt, regelsaet
from fleksjob.snitflader.felter import laes_beloeb

LAESMIG = "Læs mig"
KODERAEKKE, FOERSTE = 2, 3
_IND, _UD = "ind: ", "ud: "
_BREDDE = {"nr": 12, "titel": 44, "haandberegning": 70, "kilde": 40, "bemaerkning": 40, "fejl": 40}
_FASTE = {
    "nr": "Nr.",
    "titel": "Hvad eksemplet viser",
    "fejl": "Eller: fejlen begynder sådan",
    "tolerance": "Må afvige med",
    "haandberegning": "Håndberegning (regnes efter)",
    "kilde": "Kilde",
    "bemaerkning": "Bemærkning",
}
_FARVER = {_IND: "DDEBF7", _UD: "E2EFDA", "haandberegning": "FFF2CC"}
_VEJLEDNING = (
    "Regneeksempler til fleksjobloven",
    "",
    "Der er et ark for hvert regelsæt. Skriv et nyt eksempel i den første tomme række; den grå række skal blive.",
    "Blå kolonner er det, der oplyses. En tom celle er »ikke oplyst«; skriv 0, når noget er nul.",
    "Grønne kolonner er det rigtige svar. Tomme grønne celler prøves ikke. Det, der aldrig indtræffer, skrives aldrig.",
    "Skal oplysningerne afvises, så lad de grønne være tomme, og skriv begyndelsen af fejlen i dens kolonne.",
    "Håndberegningen er regnestykket, som man ville skrive det på papir, fx: 19.952 − 30 pct. af 15.600 = 15.272 kr.",
    "Den bliver regnet efter. Tal skrives på dansk; brug + − × / ( ), »pct. af«, mindst(a; b) og størst(a; b).",
    "",
    "Prøv arket med:      fleksjob eksempler proev dit-ark.xlsx",
    "Læg det i samlingen: fleksjob eksempler importer dit-ark.xlsx --til tests/lov/eksempler.xlsx",
)


def laes(fil: Path) -> list[Eksempel]:
    """Alle eksempler i filen. Kaster `UgyldigtInput`/`UgyldigeInput` med ark og celle for alt, der ikke kan læses."""
    try:
        bog = load_workbook(fil, data_only=True)
    except FileNotFoundError:
        raise UgyldigtInput("fil", f"Filen {fil} findes ikke.") from None
    except (InvalidFileException, BadZipFile, KeyError, OSError):
        raise UgyldigtInput("fil", f"{fil} kan ikke læses som et regneark; gem det som .xlsx.") from None
    fejl: list[UgyldigtInput] = []
    fundne: list[Eksempel] = []
    for ark in bog.worksheets:
        if ark.title != LAESMIG:
            fundne += _Arklaeser(ark, fejl).eksempler()
    set_foer: dict[str, str] = {}
    for e in fundne:
        if e.nr in set_foer:
            fejl.append(
                UgyldigtInput("nr", f"Nummeret {e.nr} bruges to gange ({set_foer[e.nr]} og {e.regelsaet}).")
            )
        set_foer[e.nr] = e.regelsaet
    kast(fejl)
    return fundne


class _Arklaeser:
    """Ét ark. Fejl samles, så hele regnearket kan rettes på én gang."""

    def __init__(self, ark: Worksheet, fejl: list[UgyldigtInput]) -> None:
        self.ark, self.fejl = ark, fejl
        self.kode = ark.title

    def eksempler(self) -> Iterator[Eksempel]:
        if self.kode != SATSER and self.kode not in MODULER:
            mulige = ", ".join([*MODULER, SATSER])
            self.fejl.append(
                UgyldigtInput("ark", f"Arket »{self.kode}« er ikke et regelsæt; det skal hedde {mulige}.")
            )
            return
        felter, maal = felter_og_maal(self.kode)
        kolonner = self._kolonner({f.navn for f in felter}, set(maal))
        for raekke in range(FOERSTE, self.ark.max_row + 1):
            celler = {k: self.ark.cell(raekke, nr).value for k, nr in kolonner.items()}
            if any(x is not None and x != "" for x in celler.values()):
                eksempel = self._raekke(raekke, kolonner, celler, {f.navn: f for f in felter})
                if eksempel is not None:
                    yield eksempel

    def _kolonner(self, felter: set[str], maal: set[str]) -> dict[str, int]:
        kolonner: dict[str, int] = {}
        for nr in range(1, self.ark.max_column + 1):
            kode = str(self.ark.cell(KODERAEKKE, nr).value or "").strip()
            if not kode:
                continue
            kendt = kode in _FASTE or kode.removeprefix(_IND) in felter or kode.removeprefix(_UD) in maal
            if not kendt or kode in kolonner:
                hvad = "står to gange" if kode in kolonner else "kendes ikke"
                self._galt(KODERAEKKE, nr, f"kolonnen »{kode}« {hvad}; se arket {LAESMIG}.")
            else:
                kolonner[kode] = nr
        for kraevet in ("nr", "titel", "haandberegning"):
            if kraevet not in kolonner:
                self._galt(KODERAEKKE, 1, f"kolonnen »{kraevet}« mangler.")
        return kolonner

    def _raekke(
        self, raekke: int, kolonner: dict[str, int], celler: dict[str, Any], felter: dict[str, Felt]
    ) -> Eksempel | None:
        foer = len(self.fejl)
        oplyst: dict[str, Oplyst] = {}
        forventet: dict[str, Resultat] = {}
        for kode, x in celler.items():
            if x is None or x == "":
                continue
            if kode.startswith(_IND):
                felt = felter[kode.removeprefix(_IND)]
                if (vaerdi := self._oplyst(raekke, kolonner[kode], felt, x)) is not None:
                    oplyst[felt.navn] = vaerdi
            elif kode.startswith(_UD):
                forventet[kode.removeprefix(_UD)] = _resultat(x)
        tekster = {k: str(celler.get(k) or "").strip() for k in _FASTE if k != "tolerance"}
        for kode, navn in (("nr", "Nummeret"), ("titel", "Titlen"), ("haandberegning", "Håndberegningen")):
            if not tekster[kode] and kode in kolonner and not (kode == "haandberegning" and tekster["fejl"]):
                self._galt(raekke, kolonner[kode], f"{navn} mangler.")
        if bool(forventet) == bool(tekster["fejl"]):
            self._galt(
                raekke, 1, "Skriv enten det rigtige svar (grøn kolonne) eller den fejl, der skal komme."
            )
        tolerance = self._tal(raekke, kolonner.get("tolerance", 1), celler.get("tolerance") or 0.005)
        if len(self.fejl) > foer or tolerance is None:
            return None
        return Eksempel(
            regelsaet=self.kode, oplyst=oplyst, forventet=forventet, tolerance=tolerance, **tekster
        )

    def _oplyst(self, raekke: int, kolonne: int, felt: Felt, x: Any) -> Oplyst | None:
        if felt.slags == "tal":
            return self._tal(raekke, kolonne, x)
        if felt.slags == "dato":
            return self._dato(raekke, kolonne, x)
        tekst = str(x).strip()
        if felt.slags == "ja_nej":
            if tekst.lower() not in ("ja", "nej"):
                self._galt(raekke, kolonne, f"»{tekst}« skal være ja eller nej.")
                return None
            return tekst.lower() == "ja"
        if felt.valg and tekst not in felt.valg:
            self._galt(raekke, kolonne, f"»{tekst}« findes ikke; vælg {', '.join(felt.valg)}.")
            return None
        return tekst

    def _tal(self, raekke: int, kolonne: int, x: Any) -> float | None:
        if isinstance(x, int | float) and not isinstance(x, bool):
            return float(x)
        try:
            return float(laes_beloeb(str(x), "celle"))
        except UgyldigtInput as galt:
            self._galt(raekke, kolonne, galt.besked)
            return None

    def _dato(self, raekke: int, kolonne: int, x: Any) -> date | None:
        if isinstance(x, datetime):
            return x.date()
        try:
            return date.fromisoformat(str(x).strip())
        except ValueError:
            self._galt(raekke, kolonne, f"»{x}« er ikke en dato; skriv den som 2024-05-01.")
            return None

    def _galt(self, raekke: int, kolonne: int, besked: str) -> None:
        celle = f"{get_column_letter(kolonne)}{raekke}"
        self.fejl.append(UgyldigtInput("celle", f"Ark {self.kode}, celle {celle}: {besked}"))


def _resultat(x: Any) -> Resultat:
    if isinstance(x, int | float) and not isinstance(x, bool):
        return float(x)
    tekst = str(x).strip()
    try:
        return float(laes_beloeb(tekst, "celle"))
    except UgyldigtInput:
        return tekst


def skriv(fil: Path, eksempler: Iterable[Eksempel], koder: Sequence[str] = ()) -> None:
    """Regnearket med eksemplerne og et ark for hvert af `koder`, også de tomme."""
    efter_kode: dict[str, list[Eksempel]] = {kode: [] for kode in koder}
    for e in eksempler:
        efter_kode.setdefault(e.regelsaet, []).append(e)
    bog = Workbook()
    forside = bog.active
    assert isinstance(forside, Worksheet)
    _skriv_vejledning(forside)
    for kode, raekker in efter_kode.items():
        _skriv_ark(bog.create_sheet(kode), kode, raekker)
    bog.properties.creator = "fleksjob"
    bog.save(fil)


def _skriv_vejledning(ark: Worksheet) -> None:
    ark.title = LAESMIG
    ark.column_dimensions["A"].width = 120
    for nr, linje in enumerate(_VEJLEDNING, start=1):
        ark.cell(nr, 1, linje)
    ark["A1"].font = Font(bold=True, size=14)


def _skriv_ark(ark: Worksheet, kode: str, eksempler: Sequence[Eksempel]) -> None:
    felter, maal = felter_og_maal(kode)
    brugte = {m for e in eksempler for m in e.forventet} | {maal[0]}
    titler = {f"{_IND}{f.navn}": f.hjaelp for f in felter}
    titler |= {f"{_UD}{m}": f"Rigtigt svar: {_titel(kode, m)}" for m in maal if m in brugte}
    kolonner = ["nr", "titel", *titler, "fejl", "tolerance", "haandberegning", "kilde", "bemaerkning"]
    for nr, kolonne in enumerate(kolonner, start=1):
        _skriv_hoved(ark, nr, kolonne, (titler | _FASTE)[kolonne])
    for raekke, e in enumerate(eksempler, start=FOERSTE):
        celler = _celler(e)
        for nr, kolonne in enumerate(kolonner, start=1):
            celle = ark.cell(raekke, nr, celler.get(kolonne))
            celle.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(celle.value, date):
                celle.number_format = "yyyy-mm-dd"
    for f in felter:
        _valgliste(ark, kolonner.index(f"{_IND}{f.navn}") + 1, f)
    ark.freeze_panes = "C3"


def _titel(kode: str, maal: str) -> str:
    if kode == SATSER:
        return "satsens værdi"
    versioner = regelsaet(kode).lov.regler.get(maal)
    return versioner[-1].titel if versioner else maal


def _skriv_hoved(ark: Worksheet, nr: int, kolonne: str, titel: str) -> None:
    bogstav = get_column_letter(nr)
    ark.column_dimensions[bogstav].width = _BREDDE.get(kolonne, 18)
    hoved, kode = ark.cell(1, nr, titel), ark.cell(KODERAEKKE, nr, kolonne)
    hoved.font, kode.font = Font(bold=True), Font(size=8, color="808080")
    hoved.alignment = Alignment(wrap_text=True, vertical="top")
    for begynder, farve in _FARVER.items():
        if kolonne.startswith(begynder):
            hoved.fill = PatternFill("solid", start_color=farve)


def _celler(e: Eksempel) -> dict[str, Any]:
    ind = {
        f"{_IND}{navn}": ("ja" if x else "nej") if isinstance(x, bool) else x for navn, x in e.oplyst.items()
    }
    return {
        "nr": e.nr,
        "titel": e.titel,
        "fejl": e.fejl or None,
        "tolerance": None if e.tolerance == 0.005 else e.tolerance,
        "haandberegning": e.haandberegning or None,
        "kilde": e.kilde or None,
        "bemaerkning": e.bemaerkning or None,
        **ind,
        **{f"{_UD}{maal}": x for maal, x in e.forventet.items()},
    }


def _valgliste(ark: Worksheet, kolonne: int, felt: Felt) -> None:
    valg = ("ja", "nej") if felt.slags == "ja_nej" else felt.valg
    liste = ",".join(valg)
    if not valg or len(liste) > 250:
        return
    regel = DataValidation(type="list", formula1=f'"{liste}"', allow_blank=True)
    bogstav = get_column_letter(kolonne)
    regel.add(f"{bogstav}{FOERSTE}:{bogstav}1000")
    ark.add_data_validation(regel)
