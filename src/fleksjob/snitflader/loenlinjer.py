"""Lønlinjer, som et lønsystem eksporterer dem: én linje for hver person, virksomhed, lønperiode og type.

`loen` er A-indkomsten uden pension; pensionen står for sig, egen og arbejdsgivers, fordi loven lægger begge
til lønnen (BEK 227 af 7/3/2024 § 1, stk. 1, nr. 1-2). En linje erstatter en tidligere linje med samme nøgle;
negative modposter findes ikke. Beløb er kroner, timer er timer i perioden.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.snitflader.felter import (
    dage_i,
    foedselsdato_af,
    laes_beloeb,
    laes_cpr,
    laes_cvr,
    laes_dato,
    laes_tal,
    vist,
)
from fleksjob.snitflader.tabel import AfvistRaekke, Feltlaeser, Raekke, Tabel, laes_tabel, skriv_tabel

KOLONNER = (
    "cpr",
    "cvr",
    "periode_fra",
    "periode_til",
    "dispositionsdato",
    "loen",
    "pension_egen",
    "pension_arbejdsgiver",
    "timer",
    "type",
)
LAENGSTE_PERIODE = 31
_FORUD = timedelta(days=45)  # forudlønnede får penge til rådighed før perioden, aldrig måneder før


class Loentype(StrEnum):
    """Hvad linjen er. Løn og tillæg er almindelig løn i den måned, hvor lønperioden slutter; resten er de arter, loven
    skelner (`lov/tilskud/indtaegtsarter`), og dagpenge, når der ikke er løn under fraværet.
    """

    LOEN = "loen"
    TILLAEG = "tillaeg"
    OVERTID = "overtid"
    BONUS = "bonus"
    TANTIEME = "tantieme"
    GRATIALE = "gratiale"
    FRITVALG = "fritvalg"
    SOEGNEHELLIGDAG = "soegnehelligdag"
    FERIETILLAEG = "ferietillaeg"
    FERIEGODTGOERELSE = "feriegodtgoerelse_feriekonto"
    LOEN_UNDER_FERIE = "loen_under_ferie"
    LOEN_UNDER_SYGDOM = "loen_under_sygdom"
    LOEN_UNDER_BARSEL = "loen_under_barsel"
    B_INDKOMST = "b_indkomst"
    TABT_ARBEJDSFORTJENESTE = "tabt_arbejdsfortjeneste"
    PLEJEVEDERLAG = "plejevederlag"
    SYGEDAGPENGE = "sygedagpenge"
    BARSELSDAGPENGE = "barselsdagpenge"

    @property
    def art(self) -> str:
        """Artens navn i loven; tomt for almindelig løn."""
        return "" if self in (Loentype.LOEN, Loentype.TILLAEG) else self.value


LOENARTER = {
    "loen": "Almindelig løn",
    "overtid": "Overarbejde",
    "bonus": "Bonus",
    "tantieme": "Tantieme",
    "gratiale": "Gratiale",
    "fritvalg": "Fritvalg",
    "soegnehelligdag": "Søgnehelligdagsbetaling",
    "ferietillaeg": "Ferietillæg",
    "feriegodtgoerelse_feriekonto": "Feriegodtgørelse fra FerieKonto",
    "loen_under_ferie": "Løn under ferie",
    "loen_under_sygdom": "Løn under sygdom",
    "loen_under_barsel": "Løn under barsel",
    "b_indkomst": "B-indkomst",
    "tabt_arbejdsfortjeneste": "Tabt arbejdsfortjeneste",
    "plejevederlag": "Plejevederlag",
    "sygedagpenge": "Sygedagpenge",
    "barselsdagpenge": "Barselsdagpenge",
}
"""Lønlinjernes typer med de navne, en medarbejder kender dem ved."""
FORDELES = frozenset({Loentype.BONUS, Loentype.TANTIEME, Loentype.GRATIALE})
"""Typer, hvis periode er de måneder, beløbet dækker, og som derfor kan være længere end en måned."""
LAENGSTE_FORDELING = 366
_TYPER = {
    **{en.value: en for en in Loentype},
    "løn": Loentype.LOEN,
    "tillæg": Loentype.TILLAEG,
    "ferietillæg": Loentype.FERIETILLAEG,
}


@dataclass(frozen=True, slots=True)
class Loenlinje:
    """En linje fra registeret. `linje` er dens plads i filen og tæller ikke med i sammenligning."""

    cpr: str
    cvr: str
    periode_fra: date
    periode_til: date
    dispositionsdato: date
    loen: Decimal
    pension_egen: Decimal
    pension_arbejdsgiver: Decimal
    timer: Decimal
    type: Loentype = Loentype.LOEN
    linje: int = field(default=0, compare=False)

    @property
    def maaned(self) -> date:
        """Den første i den måned, lønnen hører til: måneden, hvor perioden slutter."""
        return self.periode_til.replace(day=1)

    @property
    def pension(self) -> Decimal:
        """Eget og arbejdsgivers bidrag tilsammen."""
        return self.pension_egen + self.pension_arbejdsgiver

    @property
    def noegle(self) -> str:
        """Det samme for alle udgaver af linjen. Et fingeraftryk, så nøglen ikke bærer et CPR-nummer."""
        dele = (self.cpr, self.cvr, self.periode_fra.isoformat(), self.periode_til.isoformat(), self.type)
        return hashlib.sha256("|".join(dele).encode()).hexdigest()[:32]

    @property
    def aftryk(self) -> str:
        """Forskelligt for hver udgave af linjen: den samme linje igen har det samme aftryk."""
        beloeb = (self.loen, self.pension_egen, self.pension_arbejdsgiver, self.timer)
        dele = (self.noegle, self.dispositionsdato.isoformat(), *(f"{tal.normalize():f}" for tal in beloeb))
        return hashlib.sha256("|".join(dele).encode()).hexdigest()[:32]


class Indkomstregister(Protocol):
    """Porten til løndata. I dag en fil; senere indkomstregisteret, som svarer på det samme."""

    @property
    def antal(self) -> int:
        """Cirka hvor mange linjer der kommer, til en fremdriftslinje."""

    def linjer(self) -> Iterator[Loenlinje | AfvistRaekke]:
        """Linjerne i registerets orden; en linje, der ikke kan læses, kommer som en afvist række."""


class CsvIndkomst:
    """Indkomstregisteret som en CSV-fil med overskriften `KOLONNER`."""

    def __init__(self, kilde: Path | bytes) -> None:
        self.tabel: Tabel = laes_tabel(kilde, kraevede=KOLONNER)

    @property
    def antal(self) -> int:
        """Cirka antal linjer i filen."""
        return self.tabel.antal

    def linjer(self) -> Iterator[Loenlinje | AfvistRaekke]:
        """Hver række som en lønlinje eller en afvist række."""
        for raekke in self.tabel.raekker():
            yield raekke if isinstance(raekke, AfvistRaekke) else _loenlinje(raekke)


def laes_csv(kilde: Path | bytes) -> Iterator[Loenlinje | AfvistRaekke]:
    """Filens linjer, gode og dårlige, i filens orden."""
    return CsvIndkomst(kilde).linjer()


_INGEN_PENSION = "Feltet er tomt; skriv 0, hvis der ikke er indbetalt pension."
_INGEN_TIMER = "Feltet er tomt; skriv 0, hvis linjen ikke har timer."


def _loenlinje(raekke: Raekke) -> Loenlinje | AfvistRaekke:
    felt = Feltlaeser(raekke)
    linje = Loenlinje(
        cpr=felt.kraevet("cpr", laes_cpr, ""),
        cvr=felt.kraevet("cvr", laes_cvr, ""),
        periode_fra=felt.kraevet("periode_fra", laes_dato, date.min),
        periode_til=felt.kraevet("periode_til", laes_dato, date.min),
        dispositionsdato=felt.kraevet("dispositionsdato", laes_dato, date.min),
        loen=felt.kraevet("loen", laes_beloeb, Decimal()),
        pension_egen=felt.kraevet("pension_egen", laes_beloeb, Decimal(), hvis_tom=_INGEN_PENSION),
        pension_arbejdsgiver=felt.kraevet(
            "pension_arbejdsgiver", laes_beloeb, Decimal(), hvis_tom=_INGEN_PENSION
        ),
        timer=felt.kraevet("timer", laes_tal, Decimal(), hvis_tom=_INGEN_TIMER),
        type=felt.valgfrit("type", _laes_type) or Loentype.LOEN,
        linje=raekke.linje,
    )
    if not felt.fejl:
        for kolonne, besked in _sammenhaeng(linje):
            felt.meld(kolonne, besked)
    return felt.afvist() if felt.fejl else linje


def _laes_type(tekst: str, kolonne: str) -> Loentype:
    if (fundet := _TYPER.get(tekst.casefold())) is not None:
        return fundet
    raise UgyldigtInput(kolonne, f"Typen «{vist(tekst)}» kendes ikke; skriv {', '.join(Loentype)}.")


def _sammenhaeng(linje: Loenlinje) -> Iterator[tuple[str, str]]:
    """Det, der kun kan ses af flere felter sammen."""
    if linje.periode_til < linje.periode_fra:
        yield "periode_til", "Perioden slutter, før den begynder; byt de to datoer om."
        return
    dage = dage_i(linje.periode_fra, linje.periode_til)
    if linje.type in FORDELES and dage > LAENGSTE_FORDELING:
        yield "periode_til", f"Perioden er på {dage} dage; et beløb kan højst dække et år."
    elif linje.type not in FORDELES and dage > LAENGSTE_PERIODE:
        yield "periode_til", f"Perioden er på {dage} dage; del den op i linjer på højst en måned."
    elif linje.timer > dage * 24:
        yield "timer", f"Der er {linje.timer} timer på {dage} dage; skriv timerne i perioden."
    if foedselsdato_af(linje.cpr) > linje.periode_fra:
        yield "cpr", "Personen er født efter lønperioden; se efter, om CPR-nummeret er rigtigt."
    if linje.dispositionsdato < linje.periode_fra - _FORUD:
        yield (
            "dispositionsdato",
            "Lønnen er til rådighed mere end 45 dage før perioden; se efter, om datoerne passer.",
        )


def skriv_csv(sti: Path, linjer: Iterable[Loenlinje]) -> None:
    """Skriver en fil, som `laes_csv` læser igen uden forskel: semikolon, danske decimaler, ISO-datoer."""
    skriv_tabel(sti, KOLONNER, (_celler(linje) for linje in linjer))


def _celler(linje: Loenlinje) -> tuple[str, ...]:
    return (
        f"{linje.cpr[:6]}-{linje.cpr[6:]}",
        linje.cvr,
        linje.periode_fra.isoformat(),
        linje.periode_til.isoformat(),
        linje.dispositionsdato.isoformat(),
        dansk_tal(linje.loen),
        dansk_tal(linje.pension_egen),
        dansk_tal(linje.pension_arbejdsgiver),
        dansk_tal(linje.timer),
        linje.type.value,
    )


def dansk_tal(tal: Decimal) -> str:
    """`1234.5` → `1234,50`; flere decimaler beholdes."""
    decimaler = max(2, -int(tal.as_tuple().exponent))
    return f"{tal:.{decimaler}f}".replace(".", ",")
