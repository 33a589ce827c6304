"""En CSV-fil med overskrift: tegnsæt, skilletegn og kolonner findes, og hver række får sit linjenummer.

Hver fysisk linje læses for sig, så et glemt anførselstegn koster én række og ikke resten af filen.
"""

import csv
import difflib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.snitflader.felter import vist

SKILLETEGN = (";", ",", "\t")
T = TypeVar("T")
_DANSKE_BOGSTAVER = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa", "-": "_", " ": "_"}
)


@dataclass(frozen=True, slots=True)
class Feltfejl:
    """Ét felt, der ikke kan bruges. `kolonne` er kolonnens navn i overskriften, eller tom for hele rækken."""

    linje: int
    kolonne: str
    besked: str

    def __str__(self) -> str:
        sted = f"Linje {self.linje}, {self.kolonne}" if self.kolonne else f"Linje {self.linje}"
        return f"{sted}: {self.besked}"


@dataclass(frozen=True, slots=True)
class AfvistRaekke:
    """En række, som ikke blev læst, med alle dens fejl (mindst én)."""

    linje: int
    fejl: tuple[Feltfejl, ...]


@dataclass(frozen=True, slots=True)
class Raekke:
    """En rækkes celler ved kolonnens navn, uden mellemrum i enderne."""

    linje: int
    celler: Mapping[str, str]


class Feltlaeser:
    """Læser én rækkes felter og samler fejlene, så en række får alle sine fejl at vide på én gang.

    Et felt, der ikke kan læses, giver `tom`; når `fejl` ikke er tom, må værdierne ikke bruges.
    """

    def __init__(self, raekke: Raekke) -> None:
        self.raekke = raekke
        self.fejl: list[Feltfejl] = []

    def kraevet(self, kolonne: str, laes: Callable[[str, str], T], tom: T, *, hvis_tom: str = "") -> T:
        """Et felt, der skal være udfyldt."""
        if not self.raekke.celler.get(kolonne):
            self.meld(kolonne, hvis_tom or "Feltet er tomt og skal udfyldes.")
            return tom
        return self._laest(kolonne, laes, tom)

    def valgfrit(self, kolonne: str, laes: Callable[[str, str], T]) -> T | None:
        """Et felt, der må være tomt."""
        return self._laest(kolonne, laes, None) if self.raekke.celler.get(kolonne) else None

    def meld(self, kolonne: str, besked: str) -> None:
        """En fejl, som først ses af flere felter sammen."""
        self.fejl.append(Feltfejl(self.raekke.linje, kolonne, besked))

    def afvist(self) -> AfvistRaekke:
        """Rækken med de fejl, der er fundet."""
        return AfvistRaekke(self.raekke.linje, tuple(self.fejl))

    def _laest(self, kolonne: str, laes: Callable[[str, str], T], tom: T) -> T:
        try:
            return laes(self.raekke.celler[kolonne], kolonne)
        except UgyldigtInput as ugyldig:
            self.meld(kolonne, ugyldig.besked)
            return tom


@dataclass(frozen=True, slots=True)
class Tabel:
    """Filens linjer og det, overskriften sagde. `ubrugte` er kolonner, som ingen læser."""

    linjer: Sequence[str]
    skilletegn: str
    kolonner: tuple[str, ...]
    ubrugte: tuple[str, ...]
    overskriftslinje: int

    @property
    def antal(self) -> int:
        """Cirka antal rækker (tomme linjer tæller med), til en fremdriftslinje."""
        return len(self.linjer) - self.overskriftslinje

    def raekker(self) -> Iterator[Raekke | AfvistRaekke]:
        """Rækkerne i filens orden; tomme linjer springes over."""
        for nummer, linje in enumerate(self.linjer[self.overskriftslinje :], self.overskriftslinje + 1):
            if not linje.strip(self.skilletegn + " \t\r"):
                continue
            celler = _celler(linje, self.skilletegn)
            if celler is None:
                yield _afvist(
                    nummer, "Et anførselstegn åbnes og lukkes ikke igen; hver række skal stå på én linje."
                )
            elif "\x00" in linje:
                yield _afvist(nummer, "Linjen har nultegn i sig; gem filen igen som CSV i UTF-8.")
            elif len(celler) != len(self.kolonner):
                yield _afvist(nummer, self._forkert_antal(len(celler)))
            else:
                yield Raekke(
                    nummer, {navn: celle.strip() for navn, celle in zip(self.kolonner, celler, strict=True)}
                )

    def _forkert_antal(self, antal: int) -> str:
        raad = (
            " Et tal med komma skal stå i anførselstegn, når komma adskiller felterne."
            if self.skilletegn == ","
            else ""
        )
        return f"Rækken har {antal} felter, men overskriften har {len(self.kolonner)}.{raad}"


def _afvist(linje: int, besked: str) -> AfvistRaekke:
    return AfvistRaekke(linje, (Feltfejl(linje, "", besked),))


def _celler(linje: str, skilletegn: str) -> list[str] | None:
    if '"' not in linje:
        return linje.split(skilletegn)
    try:
        return next(csv.reader([linje], delimiter=skilletegn, strict=True))
    except csv.Error:
        return None


def laes_tabel(kilde: Path | bytes, *, kraevede: Sequence[str], valgfrie: Sequence[str] = ()) -> Tabel:
    """Åbner filen og læser overskriften. Rejser `UgyldigtInput`, når filen som helhed ikke kan bruges."""
    linjer = _tekst(_indhold(kilde)).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    nummer = next((i for i, linje in enumerate(linjer, 1) if linje.strip(" \t;,") and not _er_sep(linje)), 0)
    if nummer == 0:
        raise UgyldigtInput(
            "fil", "Filen er tom; den første linje skal være overskriften " + ";".join(kraevede) + "."
        )
    overskrift = linjer[nummer - 1]
    skilletegn = max(SKILLETEGN, key=overskrift.count)
    navne = tuple(_kolonnenavn(celle) for celle in _celler(overskrift, skilletegn) or ())
    while (
        navne and not navne[-1]
    ):  # et skilletegn til sidst, som nogle lønsystemer skriver, er en tom kolonne
        navne = navne[:-1]
    kendte = (*kraevede, *valgfrie)
    _proev_overskrift(navne, kraevede, kendte)
    if overskrift.rstrip().endswith(skilletegn):
        navne = (*navne, "")
    ubrugte = tuple(navn for navn in navne if navn and navn not in kendte)
    return Tabel(linjer, skilletegn, navne, ubrugte, nummer)


def _er_sep(linje: str) -> bool:
    """Linjen `sep=;`, som Excel selv skriver og læser; overskriften står under den."""
    return linje.casefold().startswith("sep=") and len(linje.strip()) <= 5


def _indhold(kilde: Path | bytes) -> bytes:
    if isinstance(kilde, bytes):
        return kilde
    try:
        return kilde.read_bytes()
    except IsADirectoryError:
        raise UgyldigtInput("fil", f"{kilde} er en mappe; angiv en CSV-fil.") from None
    except OSError:
        raise UgyldigtInput(
            "fil", f"Filen {kilde} kan ikke læses; prøv om navnet er rigtigt, og om du har adgang."
        ) from None


def _tekst(indhold: bytes) -> str:
    """UTF-8 med eller uden mærke, UTF-16 med mærke, ellers Windows' danske tegnsæt (som latin-1)."""
    if indhold.startswith((b"\xff\xfe", b"\xfe\xff")):
        return indhold.decode("utf-16", errors="replace")
    try:
        return indhold.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return indhold.decode("cp1252")
    except UnicodeDecodeError:
        return indhold.decode("latin-1")


def _kolonnenavn(celle: str) -> str:
    return unicodedata.normalize("NFC", celle).strip().translate(_DANSKE_BOGSTAVER).casefold()


def _proev_overskrift(navne: tuple[str, ...], kraevede: Sequence[str], kendte: Sequence[str]) -> None:
    mangler = [navn for navn in kraevede if navn not in navne]
    if len(mangler) * 2 > len(kraevede):
        raise UgyldigtInput("overskrift", f"Den første linje skal være overskriften: {';'.join(kendte)}.")
    gentaget = [navn for navn in kendte if navne.count(navn) > 1]
    if gentaget:
        raise UgyldigtInput(
            "overskrift", f"Kolonnen {gentaget[0]} står to gange i overskriften; hver må stå én gang."
        )
    if not mangler:
        return
    stedet = f"Filen mangler {'kolonnen' if len(mangler) == 1 else 'kolonnerne'} {_og(mangler)}."
    raad = ""
    if ligner := difflib.get_close_matches(mangler[0], [n for n in navne if n not in kendte], n=1):
        raad = f" Skal «{vist(ligner[0])}» hedde {mangler[0]}?"
    raise UgyldigtInput("overskrift", stedet + raad)


def _og(navne: Sequence[str]) -> str:
    return navne[0] if len(navne) == 1 else f"{', '.join(navne[:-1])} og {navne[-1]}"


def skriv_tabel(
    sti: Path, kolonner: Sequence[str], raekker: Iterable[Sequence[str]], *, skilletegn: str = ";"
) -> None:
    """UTF-8 med mærke foran, så regneark viser æ, ø og å rigtigt."""
    with sti.open("w", encoding="utf-8-sig", newline="") as fil:
        skriver = csv.writer(fil, delimiter=skilletegn, lineterminator="\r\n")
        skriver.writerow(kolonner)
        skriver.writerows([" ".join(celle.splitlines()) for celle in raekke] for raekke in raekker)
