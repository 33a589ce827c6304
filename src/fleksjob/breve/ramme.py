"""Det, alle breve har: hvem der skriver, til hvem, i hvilken sag og hvornår; og tal, som man læser dem."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato

Kanal = Literal["digital", "brev", "quickpost"]
_UGEDAGE = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MINUS = "\N{MINUS SIGN}"
HAARDT_MELLEMRUM = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Afsender:
    """Kommunen, som den står øverst på brevet, og den, man kan spørge."""

    kommune: str
    telefon: str = ""
    hjemmeside: str = ""
    sagsbehandler: str = ""
    adresse: str = ""
    sagsbehandlers_telefon: str = ""


@dataclass(frozen=True, slots=True)
class Modtager:
    """Borgeren. CPR-nummeret står aldrig på et brev."""

    navn: str
    adresse: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brevramme:
    """`dato` er den dag, brevet sendes; fristen for at klage regnes fra den og fra kanalen."""

    afsender: Afsender
    modtager: Modtager
    sagsnummer: str
    dato: date
    kanal: Kanal = "digital"

    def __post_init__(self) -> None:
        for felt, tekst in (
            ("kommune", self.afsender.kommune),
            ("navn", self.modtager.navn),
            ("sagsnummer", self.sagsnummer),
        ):
            if not tekst.strip():
                raise UgyldigtInput(felt, f"Et brev skal have {felt}; udfyld det, før brevet skrives.")

    def som_data(self) -> dict[str, object]:
        """Rammen til skabelonen: kun tekst, aldrig opmærkning."""
        return {
            "kommune": self.afsender.kommune,
            "telefon": self.afsender.telefon,
            "hjemmeside": self.afsender.hjemmeside,
            "sagsbehandler": self.afsender.sagsbehandler,
            "kommunens_adresse": self.afsender.adresse,
            "sagsbehandlers_telefon": self.afsender.sagsbehandlers_telefon,
            "navn": self.modtager.navn,
            "adresse": list(self.modtager.adresse),
            "sagsnummer": self.sagsnummer,
            "dato": dansk_dato(self.dato),
            "aar": self.dato.year,
            "maaned": self.dato.month,
            "dag": self.dato.day,
        }


def beloeb(kroner: Decimal) -> str:
    """`-1234.5` → `−1.234,50`, altid med øre, så en kolonne står lige."""
    afrundet = kroner.quantize(Decimal("0.01"), ROUND_HALF_UP)
    fortegn = _MINUS if afrundet < 0 else ""
    return fortegn + f"{abs(afrundet):,.2f}".translate(str.maketrans(",.", ".,"))


def kroner(antal: Decimal | float) -> str:
    """Et beløb i en sætning: `15.272 kr.` når øren er nul, ellers `15.272,50 kr.`; brydes ikke midt i."""
    tekst = beloeb(Decimal(str(antal)))
    return tekst.removesuffix(",00") + f"{HAARDT_MELLEMRUM}kr."


def procent(andel: float) -> str:
    """`0.3` → `30 %`."""
    tal = (Decimal(str(andel)) * 100).normalize()
    return f"{tal:f}".replace(".", ",") + f"{HAARDT_MELLEMRUM}%"


def maaned_og_aar(dag: date) -> str:
    """`august 2026`."""
    return dansk_dato(dag).split(" ", 1)[1]


def ugedag_og_dato(dag: date) -> str:
    """`onsdag den 30. september 2026`."""
    return f"{_UGEDAGE[dag.weekday()]} den {dansk_dato(dag)}"
