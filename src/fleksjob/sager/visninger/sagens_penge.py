"""En sags penge måned for måned: hvad der er betalt, hvorfor, hvad der er rettet, og hvilket brev det står i."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

import msgspec

from fleksjob.breve.maanedsforskel import Maanedstal
from fleksjob.breve.pengefigur import Soejle
from fleksjob.sager.brevskrivning_penge import netto
from fleksjob.sager.models import Betaling, Bruger, Dokument, Sag, Udbetaling
from fleksjob.sager.rettelsesgrund import med_beloeb
from fleksjob.sager.visninger.sagsbillede import STATUSNAVNE

NUL = Decimal(0)
BREVARTER = ("fleksloentilskud", "tilbagebetaling_hoering", "tilbagebetaling")
_TAELLER = ("frigivet", "eftergivet")


class Pengelinje(msgspec.Struct, frozen=True):
    """Én beregning af måneden. `netto` er det, linjen giver efter ATP; `tekst` er årsagen med beløbet."""

    id: int
    version: int
    status: str
    statusnavn: str
    netto: Decimal | None
    tekst: str
    beregnet: date
    betaling: str


class Pengemaaned(msgspec.Struct, frozen=True, kw_only=True):
    """Måneden, som den står nu. `udbetalt` er det, der er frigivet til borgeren, efter ATP og før skat."""

    maaned: date
    nyeste: int
    status: str
    statusnavn: str
    tilskud: Decimal | None
    atp: Decimal | None
    udbetalt: Decimal
    loen: Decimal | None
    fuldtidsloen: Decimal | None
    timer: Decimal | None
    loenmaaned: date | None
    aftalt: bool
    aarsag: str
    forbehold: tuple[str, ...]
    linjer: tuple[Pengelinje, ...]
    breve: tuple[tuple[int, str], ...]

    @property
    def periode(self) -> str:
        """Måneden, som hændelserne skriver den."""
        return f"{self.maaned:%Y-%m}"

    @property
    def rettet(self) -> bool:
        """Om en senere linje har ændret et frigivet beløb."""
        return len([en for en in self.linjer if en.status in _TAELLER]) > 1

    @property
    def netto(self) -> Decimal | None:
        """Det, måneden skal give i alt efter ATP."""
        return None if self.tilskud is None else self.tilskud - (self.atp or NUL)


def sagens_maaneder(bruger: Bruger, sag: Sag) -> list[Pengemaaned]:
    """Alle sagens måneder, den nyeste først. En borger ser kun det frigivne."""
    raekker = list(
        Udbetaling.for_bruger(bruger).filter(sag=sag).exclude(status="erstattet").defer("beregning")
        .order_by("-maaned", "version")
    )  # fmt: skip
    breve = _breve(bruger, sag)
    betalt = _betalinger(bruger, sag)
    return [
        _maaned(maaned, list(linjer), breve, betalt)
        for maaned, linjer in groupby(raekker, lambda r: r.maaned)
    ]


def _breve(bruger: Bruger, sag: Sag) -> list[tuple[int, str, frozenset[int]]]:
    breve = Dokument.for_bruger(bruger).filter(sag=sag, art__in=BREVARTER).order_by("-oprettet")
    return [
        (nr, titel, frozenset(linjer or ()))
        for nr, titel, linjer in breve.values_list("pk", "titel", "linjer")
    ]


def _betalinger(bruger: Bruger, sag: Sag) -> dict[int, str]:
    """Hvor langt linjens betaling er, efter linjens nummer."""
    ud: dict[int, str] = {}
    raekker = Betaling.for_bruger(bruger).filter(sag=sag, udbetaling__isnull=False).order_by("forsoeg")
    felter = ("udbetaling_id", "fil__nr", "fil__betalingsdag", "fil__frigivet", "svar", "svar_den")
    for nr, fil, dag, frigivet, svar, svar_den in raekker.values_list(*felter):
        ud[nr] = _betalingsord(fil, dag, frigivet is not None, svar, svar_den)
    return ud


def _betalingsord(fil: int, dag: date, sendt: bool, svar: str, svar_den: date | None) -> str:
    if svar == "betalt" and svar_den:
        return f"Betalt {svar_den.day}.{svar_den.month}.{svar_den.year} (fil {fil})"
    if svar == "afvist":
        return f"Afvist af banken (fil {fil})"
    dagen = f"{dag.day}.{dag.month}.{dag.year}"
    return f"Sendt til betaling {dagen} (fil {fil})" if sendt else f"Ligger i fil {fil} til {dagen}"


def _maaned(
    maaned: date,
    linjer: list[Udbetaling],
    breve: Iterable[tuple[int, str, frozenset[int]]],
    betalt: Mapping[int, str],
) -> Pengemaaned:
    nyeste = linjer[-1]
    g = nyeste.grundlag
    numre = {en.pk for en in linjer}
    return Pengemaaned(
        maaned=maaned,
        nyeste=nyeste.pk,
        status=nyeste.status,
        statusnavn=STATUSNAVNE.get(nyeste.status, nyeste.status),
        tilskud=nyeste.fleksloentilskud,
        atp=nyeste.atp,
        udbetalt=sum((netto(en) for en in linjer if en.status == "frigivet"), NUL),
        loen=_decimal(g.get("loen")),
        fuldtidsloen=_decimal(g.get("fuldtidsloen")),
        timer=_decimal(g.get("timer")),
        loenmaaned=_foerste(g.get("loenmaaned")),
        aftalt=g.get("kilde") == "aftalt",
        aarsag=linjer[0].aarsag,
        forbehold=tuple(nyeste.forbehold),
        linjer=tuple(_linje(en, nr > 0, betalt) for nr, en in enumerate(linjer)),
        breve=tuple((nr, titel) for nr, titel, i_brev in breve if numre & i_brev),
    )


def _linje(en: Udbetaling, rettelse: bool, betalt: Mapping[int, str]) -> Pengelinje:
    beloeb = None if en.forskel is None else netto(en)
    tekst = med_beloeb(en.aarsag, beloeb) if rettelse and beloeb is not None else en.aarsag
    return Pengelinje(
        id=en.pk,
        version=en.version,
        status=en.status,
        statusnavn=STATUSNAVNE.get(en.status, en.status),
        netto=beloeb,
        tekst=tekst,
        beregnet=en.beregnet.date(),
        betaling=betalt.get(en.pk, ""),
    )


def _decimal(tal: Any) -> Decimal | None:
    return None if tal is None or tal == "" else Decimal(str(tal))


def _foerste(periode: Any) -> date | None:
    return date.fromisoformat(f"{periode}-01") if periode else None


class Pengeaar(msgspec.Struct, frozen=True):
    """Ét år i tal og som søjler."""

    aar: int
    maaneder: tuple[Pengemaaned, ...]
    soejler: tuple[Soejle, ...]
    loen: Decimal
    tilskud: Decimal
    atp: Decimal
    udbetalt: Decimal


def aaret(maaneder: Iterable[Pengemaaned], aar: int) -> Pengeaar:
    """Årets måneder, januar først, med summerne."""
    valgte = tuple(sorted((en for en in maaneder if en.maaned.year == aar), key=lambda en: en.maaned))
    return Pengeaar(
        aar=aar,
        maaneder=valgte,
        soejler=tuple(Soejle(en.maaned.month, en.loen, en.tilskud, en.rettet) for en in valgte),
        loen=sum((en.loen or NUL for en in valgte), NUL),
        tilskud=sum((en.tilskud or NUL for en in valgte), NUL),
        atp=sum((en.atp or NUL for en in valgte), NUL),
        udbetalt=sum((en.udbetalt for en in valgte), NUL),
    )


def brevets_tal(bruger: Bruger, brev: Dokument) -> Maanedstal | None:
    """Tallene bag et tilskudsbrev, som de blev gemt; None, når brevet ikke er om en måned."""
    linjer = list(
        Udbetaling.for_bruger(bruger)
        .filter(pk__in=brev.linjer or (), sag_id=brev.sag_id)
        .order_by("maaned", "version")
    )
    if brev.art != "fleksloentilskud" or not linjer:
        return None
    hoved = linjer[-1]
    return Maanedstal(
        maaned=hoved.maaned,
        grundlag=hoved.grundlag,
        beregning=(hoved.beregning or {}) | {"fleksloentilskud": hoved.fleksloentilskud, "atp": hoved.atp},
        udbetalt=sum((netto(en) for en in linjer), NUL),
    )


def tilskudsbreve(bruger: Bruger, sag: Sag) -> list[Dokument]:
    """Sagens breve om penge, det nyeste først, uden PDF'en."""
    breve = Dokument.for_bruger(bruger).filter(sag=sag, art__in=BREVARTER)
    return list(breve.defer("pdf").order_by("-oprettet", "-pk"))
