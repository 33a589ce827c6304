"""Betalingsfilen: husets eget, enkle format, vejen ud til den, der betaler, og kvitteringen tilbage.

NemKontos egen XML-snitflade er beskrevet offentligt i ældre udgaver og er ikke lavet her; den vil være endnu en
`Betalingsvej`. Formatet er tekst i UTF-8 med semikolon. Beløb er kroner med to decimaler og komma:

    H;FLEKSJOB-BETALING;1;<kommune>;<filens nummer>;<betalingsdag>;<antal>;<kontrolsum>
    L;<reference>;CPR|CVR;<nummer>;<beløb>;<tekst til modtageren>
    T;<antal>;<kontrolsum>;<sha256 af alle L-linjer>

Kvitteringen har én linje for hver betaling: `<reference>;betalt|afvist;<dag>;<grund>`. CPR-numre står kun i filen selv;
de nævnes aldrig i en melding eller en log.
"""

import os
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from pathlib import Path
from typing import Literal, Protocol

import msgspec

Modtagerart = Literal["CPR", "CVR"]
SVAR = ("betalt", "afvist")
_OERE = Decimal("0.01")


class Betalingslinje(msgspec.Struct, frozen=True, kw_only=True):
    """Én betaling. `nummer` er CPR eller CVR uden bindestreg; `beloeb` er kroner og altid over nul."""

    reference: str
    art: Modtagerart
    nummer: str
    beloeb: Decimal
    tekst: str


class Filhoved(msgspec.Struct, frozen=True, kw_only=True):
    """Hvem filen er fra, hvornår der betales, og hvad den skal stemme med."""

    kommune: int
    nr: int
    betalingsdag: date
    antal: int
    kontrolsum: Decimal


class Kvitteringslinje(msgspec.Struct, frozen=True, kw_only=True):
    """Svaret på én betaling. `linje` er linjens nummer i kvitteringen."""

    linje: int
    reference: str
    svar: str
    dag: date
    grund: str = ""


class Kvitteringsfejl(msgspec.Struct, frozen=True):
    """En linje, der ikke kan læses, og hvad der ville være rigtigt."""

    linje: int
    besked: str


class Betalingsvej(Protocol):
    """Vejen ud. Den samme fil sendt to gange er én fil."""

    def send(self, navn: str, indhold: bytes) -> None:
        """Afleverer filen helt eller slet ikke."""


class Betalingsmappe:
    """Filen lægges i en mappe: først under et andet navn, så flyttes den, så ingen ser en halv fil."""

    def __init__(self, mappe: Path) -> None:
        self.mappe = mappe

    def send(self, navn: str, indhold: bytes) -> None:
        self.mappe.mkdir(parents=True, exist_ok=True, mode=0o700)
        faerdig, halv = self.mappe / navn, self.mappe / f".{navn}.delvis"
        with open(os.open(halv, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as ud:
            ud.write(indhold)
            ud.flush()
            os.fsync(ud.fileno())
        halv.replace(faerdig)


def skriv(hoved: Filhoved, linjer: Sequence[Betalingslinje]) -> bytes:
    """Filens bytes. De samme linjer giver altid de samme bytes. Kaster ValueError, når den ikke stemmer."""
    i_alt = sum((en.beloeb for en in linjer), Decimal("0.00"))
    if (len(linjer), i_alt) != (hoved.antal, hoved.kontrolsum):
        raise ValueError(
            f"{len(linjer)} linjer på {i_alt} kr. stemmer ikke med {hoved.antal} på {hoved.kontrolsum} kr."
        )
    if any(en.beloeb <= 0 for en in linjer):
        raise ValueError("en betaling skal være over nul")
    krop = "".join(
        f"L;{en.reference};{en.art};{en.nummer};{_beloeb(en.beloeb)};{_ren(en.tekst)}\n" for en in linjer
    )
    top = f"H;FLEKSJOB-BETALING;1;{hoved.kommune};{hoved.nr};{hoved.betalingsdag};{hoved.antal};{_beloeb(i_alt)}\n"
    bund = f"T;{hoved.antal};{_beloeb(i_alt)};{sha256(krop.encode()).hexdigest()}\n"
    return (top + krop + bund).encode()


def laes_kvittering(tekst: str) -> tuple[list[Kvitteringslinje], list[Kvitteringsfejl]]:
    """Kvitteringens linjer, og dem, der ikke kan læses. Tomme linjer springes over."""
    gode: list[Kvitteringslinje] = []
    fejl: list[Kvitteringsfejl] = []
    for nr, linje in enumerate(tekst.splitlines(), start=1):
        if not linje.strip():
            continue
        dele = [del_.strip() for del_ in linje.split(";")]
        besked = _mangler(dele)
        if besked:
            fejl.append(Kvitteringsfejl(nr, besked))
            continue
        gode.append(
            Kvitteringslinje(
                linje=nr,
                reference=dele[0],
                svar=dele[1],
                dag=date.fromisoformat(dele[2]),
                grund=dele[3] if len(dele) > 3 else "",
            )
        )
    return gode, fejl


def _mangler(dele: Sequence[str]) -> str:
    if len(dele) < 3:
        return "Linjen skal være reference;svar;dag og måske en grund."
    if dele[1] not in SVAR:
        return "Svaret skal være betalt eller afvist."
    try:
        date.fromisoformat(dele[2])
    except ValueError:
        return "Dagen skal skrives som 2026-11-30."
    return ""


def laes(indhold: bytes) -> tuple[Filhoved, list[Betalingslinje]]:
    """Filen læst igen og prøvet: antal, kontrolsum og aftryk. Kaster ValueError med det, der ikke passer."""
    tekst = indhold.decode()
    linjer = tekst.splitlines(keepends=True)
    if (
        len(linjer) < 2
        or not linjer[0].startswith("H;FLEKSJOB-BETALING;1;")
        or not linjer[-1].startswith("T;")
    ):
        raise ValueError("filen har ikke både begyndelse og slutning")
    hoved = linjer[0].rstrip("\n").split(";")
    krop = [linje.rstrip("\n").split(";") for linje in linjer[1:-1]]
    betalinger = [
        Betalingslinje(
            reference=dele[1],
            art="CPR" if dele[2] == "CPR" else "CVR",
            nummer=dele[3],
            beloeb=_tal(dele[4]),
            tekst=dele[5],
        )
        for dele in krop
    ]
    bund = linjer[-1].rstrip("\n").split(";")
    if bund[3] != sha256("".join(linjer[1:-1]).encode()).hexdigest():
        raise ValueError("linjerne er ændret, siden filen blev skrevet")
    fundet = Filhoved(
        kommune=int(hoved[3]), nr=int(hoved[4]), betalingsdag=date.fromisoformat(hoved[5]), antal=int(hoved[6]),
        kontrolsum=_tal(hoved[7]),
    )  # fmt: skip
    if (len(betalinger), sum((en.beloeb for en in betalinger), Decimal("0.00"))) != (
        fundet.antal,
        fundet.kontrolsum,
    ):
        raise ValueError("antal eller kontrolsum stemmer ikke")
    return fundet, betalinger


def _beloeb(tal: Decimal) -> str:
    return f"{tal.quantize(_OERE):f}".replace(".", ",")


def _tal(tekst: str) -> Decimal:
    try:
        return Decimal(tekst.replace(",", "."))
    except InvalidOperation as fejl:
        raise ValueError("et beløb i filen er ikke et tal") from fejl


def _ren(tekst: str) -> str:
    """Teksten uden det, der betyder noget i formatet."""
    return " ".join(tekst.replace(";", ",").split())


def kontrolsum(beloeb: Iterable[Decimal]) -> Decimal:
    """Summen i hele øre."""
    return sum(beloeb, Decimal("0.00"))
