"""Regnskabsfilen til en betalingsfil: brutto, statens og kommunens del pr. refusionstrin, og konti, der går op.

Kontostrengene er kommunens egne; uden dem står der, hvad der mangler. Hver linje går op i sig selv: brutto er statens
del plus kommunens, og brutto minus ATP er det, der er i betalingsfilen, på øre.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import msgspec

from fleksjob.forloeb.haendelser import (
    AlleHaendelser,
    FleksjobStartet,
    IndkomstIndberettet,
    LedighedsydelseStartet,
)
from fleksjob.forloeb.raekkefoelge import gaeldende_haendelser
from fleksjob.lov.kerne.vaerdier import vaerdi
from fleksjob.sager.betaling import kraev_ret
from fleksjob.sager.maanedsregning import sidste
from fleksjob.sager.models import Betaling, Betalingsfil, Bruger, Udbetaling, Ugetal
from fleksjob.sager.pengeopsaetning import KONTI, Opsaetning, opsaetning
from fleksjob.sager.ugetrin import Andel, Fordeling, fordel, forskellen, ugen
from fleksjob.sager.visninger.sagsbillede import haendelser_i

NUL = Decimal("0.00")
_BUNKE = 500
ARBEJDSGIVERS_ANDEL = (
    "Statens andel af refusionen til arbejdsgivere i den gamle ordning er ikke regnet her; hele beløbet "
    "står hos kommunen."
)
KOLONNER = (
    "reference", "sag", "periode", "art", "uge", "refusion_pct", "brutto", "refusion", "fleksbidrag", "stat", "kommune",
    "atp", "udbetalt", "konto_udgift", "konto_refusion", "konto_fleksbidrag",
)  # fmt: skip


class Regnskabslinje(msgspec.Struct, frozen=True, kw_only=True):
    """En del af en betaling på ét refusionstrin. ATP og udbetalt står på betalingens første del."""

    reference: str
    sag: str
    periode: date
    art: str
    andel: Andel
    atp: Decimal
    udbetalt: Decimal

    @property
    def konto(self) -> str:
        """Navnet på udgiftens konto."""
        if self.art == "refusion":
            return "arbejdsgiver"
        return f"tilskud_{self.andel.trin}" if self.andel.trin is not None else "tilskud_uden_uge"


class Postering(msgspec.Struct, frozen=True):
    """En sum på en konto."""

    konto: str
    navn: str
    debet: Decimal
    kredit: Decimal


class Regnskab(msgspec.Struct, frozen=True):
    """Hele filen. `forbehold` er hver ting én gang."""

    linjer: tuple[Regnskabslinje, ...]
    posteringer: tuple[Postering, ...]
    forbehold: tuple[str, ...]

    @property
    def brutto(self) -> Decimal:
        return sum((en.andel.brutto for en in self.linjer), NUL)

    @property
    def stat(self) -> Decimal:
        return sum((en.andel.stat for en in self.linjer), NUL)

    @property
    def kommune(self) -> Decimal:
        return self.brutto - self.stat

    @property
    def atp(self) -> Decimal:
        return sum((en.atp for en in self.linjer), NUL)

    @property
    def udbetalt(self) -> Decimal:
        return sum((en.udbetalt for en in self.linjer), NUL)

    @property
    def uden_uge(self) -> Decimal:
        """Det, der ikke kan fordeles, fordi den første uge ikke er oplyst."""
        return sum((en.andel.brutto for en in self.linjer if en.konto == "tilskud_uden_uge"), NUL)

    @property
    def pr_trin(self) -> dict[str, tuple[Decimal, Decimal, Decimal]]:
        """Brutto, stat og kommune for hver udgiftskonto."""
        summer: dict[str, list[Decimal]] = {}
        for en in self.linjer:
            raekke = summer.setdefault(en.konto, [NUL, NUL, NUL])
            raekke[0] += en.andel.brutto
            raekke[1] += en.andel.stat
            raekke[2] += en.andel.kommune
        return {KONTI[konto]: (tal[0], tal[1], tal[2]) for konto, tal in sorted(summer.items())}


def regnskab(bruger: Bruger, fil: Betalingsfil) -> Regnskab:
    """Regnskabet for en betalingsfils linjer."""
    kraev_ret(bruger)
    betalinger = Betaling.for_bruger(bruger).filter(fil=fil).order_by("pk")
    alle = list(betalinger.select_related("udbetaling", "sag"))
    linjer: list[Regnskabslinje] = []
    forbehold: dict[str, None] = {}
    for nr in range(0, len(alle), _BUNKE):
        bunke = alle[nr : nr + _BUNKE]
        kilder = _Kilder(bruger, [en.udbetaling for en in bunke if en.udbetaling is not None])
        for en in bunke:
            nye, om = _af_betaling(en, kilder)
            linjer += nye
            forbehold |= dict.fromkeys(om)
    return Regnskab(
        tuple(linjer), tuple(posteringer(linjer, opsaetning(bruger.kommune_id))), tuple(forbehold)
    )


def _af_betaling(en: Betaling, kilder: "_Kilder") -> tuple[list[Regnskabslinje], tuple[str, ...]]:
    nummer = en.sag.nummer if en.sag else ""
    u = en.udbetaling
    if u is None:
        andele: tuple[Andel, ...] = (Andel(uge=None, trin=None, brutto=en.beloeb),)
        return _linjer(en, nummer, andele, NUL), (ARBEJDSGIVERS_ANDEL,)
    nu, foer = kilder.fordelinger(u)
    dele = forskellen(nu, foer) or (Andel(uge=None, trin=None, brutto=u.forskel or NUL),)
    return _linjer(en, nummer, dele, u.forskel_atp or NUL), nu.forbehold


def _linjer(en: Betaling, nummer: str, andele: Sequence[Andel], atp: Decimal) -> list[Regnskabslinje]:
    return [
        Regnskabslinje(
            reference=en.reference,
            sag=nummer,
            periode=en.periode,
            art=en.art,
            andel=andel,
            atp=atp if nr == 0 else NUL,
            udbetalt=en.beloeb if nr == 0 else NUL,
        )
        for nr, andel in enumerate(andele)
    ]


class _Kilder:
    """Det, fordelingen skal vide om en bunke linjer: den første uge, lønnen uden pension og den forrige linje."""

    def __init__(self, bruger: Bruger, linjer: Sequence[Udbetaling]) -> None:
        ider = sorted({en.sag_id for en in linjer})
        self.haendelser = haendelser_i(bruger, ider)
        self.oplyst: dict[int, date] = {}
        for raekke in Ugetal.for_bruger(bruger).filter(sag_id__in=ider).order_by("pk"):
            self.oplyst[raekke.sag_id] = raekke.foerste_uge
        self.tidligere: dict[tuple[int, date], list[Udbetaling]] = defaultdict(list)
        rettede = [en for en in linjer if en.version > 1]
        foer = Udbetaling.for_bruger(bruger).filter(
            sag_id__in={en.sag_id for en in rettede},
            maaned__in={en.maaned for en in rettede},
            status="frigivet",
        )
        for en in foer.defer("beregning").order_by("version"):
            self.tidligere[en.sag_id, en.maaned].append(en)

    def fordelinger(self, u: Udbetaling) -> tuple[Fordeling, Fordeling | None]:
        """Månedens fordeling efter linjen og før den."""
        uge = self._uge(u)
        nu = fordel(u.fleksloentilskud or NUL, u.maaned, uge, self._loen(u))
        betalt = (u.fleksloentilskud or NUL) - (u.forskel or NUL)
        foer = [en for en in self.tidligere[u.sag_id, u.maaned] if en.version < u.version]
        if not betalt or not foer:
            return nu, None
        return nu, fordel(betalt, u.maaned, uge, self._loen(foer[-1]))

    def _uge(self, u: Udbetaling) -> date | None:
        if u.sag_id in self.oplyst:
            return self.oplyst[u.sag_id]
        return udledt_uge(self.haendelser.get(u.sag_id, ()), u.maaned)

    def _loen(self, u: Udbetaling) -> Decimal | None:
        kendt = u.grundlag.get("loen_uden_pension")
        if kendt is not None:
            return Decimal(str(kendt))
        return loen_uden_pension(self.haendelser.get(u.sag_id, ()), u.grundlag, u.maaned)


def udledt_uge(haendelser: Sequence[AlleHaendelser], maaned: date) -> date | None:
    """Den første uge, sagen selv kender, når den alene fører til det sidste trin; ellers None.

    Der kan være forsørgelse før sagen. Den kan kun gøre ugens nummer større, så det sidste trin er sikkert; et
    tidligere
    trin er ikke.
    """
    dage = [en.gyldig_fra for en in haendelser if isinstance(en, LedighedsydelseStartet | FleksjobStartet)]
    graense = int(vaerdi("refusion_trin_3_til_uge", maaned).vaerdi)
    return min(dage) if dage and ugen(min(dage), maaned) > graense else None


def loen_uden_pension(
    haendelser: Sequence[AlleHaendelser], grundlag: Mapping[str, Any], maaned: date
) -> Decimal | None:
    """Lønmånedens løn uden pension, lagt sammen over arbejdsgivere; None, når den ikke er indberettet."""
    periode = str(grundlag.get("loenmaaned", ""))
    linjer = [
        en.haendelse.loen
        for en in gaeldende_haendelser(haendelser, max(sidste(maaned), date.max.replace(year=2200)))
        if isinstance(en.haendelse, IndkomstIndberettet) and en.haendelse.periode == periode
    ]
    if not linjer or any(loen is None for loen in linjer):
        return None
    return sum((Decimal(str(loen)) for loen in linjer), NUL)


def posteringer(linjer: Iterable[Regnskabslinje], plan: Opsaetning) -> Iterator[Postering]:
    """Summerne på konti. Debet er kredit på øre: udgiften mod ATP og betaling, og tilgodehavendet mod statens del."""
    summer: dict[str, list[Decimal]] = defaultdict(lambda: [NUL, NUL])

    def bogfoer(konto: str, beloeb: Decimal) -> None:
        summer[konto][0 if beloeb >= 0 else 1] += abs(beloeb)

    for en in linjer:
        bogfoer(en.konto, en.andel.brutto)
        bogfoer("atp", -en.atp)
        bogfoer("betaling", -en.udbetalt)
        bogfoer("tilgode_stat", en.andel.stat)
        bogfoer("refusion", -en.andel.refusion)
        bogfoer("fleksbidrag", -en.andel.fleksbidrag)
    for konto in KONTI:
        if konto in summer and any(summer[konto]):
            yield Postering(plan.streng(konto), KONTI[konto], *summer[konto])


def som_csv(svar: Regnskab, plan: Opsaetning) -> str:
    """Linjerne og summerne som CSV med semikolon og dansk komma. Intet navn og intet CPR-nummer."""
    ud = StringIO()
    skriver = csv.writer(ud, delimiter=";", lineterminator="\r\n")
    skriver.writerow(KOLONNER)
    for en in svar.linjer:
        a = en.andel
        skriver.writerow(
            [
                en.reference,
                en.sag,
                f"{en.periode:%Y-%m}",
                en.art,
                a.uge or "",
                "" if a.trin is None else a.trin,
            ]
            + [_tal(x) for x in (a.brutto, a.refusion, a.fleksbidrag, a.stat, a.kommune, en.atp, en.udbetalt)]
            + [plan.streng(en.konto), plan.streng("refusion"), plan.streng("fleksbidrag")]
        )
    skriver.writerow([])
    skriver.writerow(["konto", "navn", "debet", "kredit"])
    for post in svar.posteringer:
        skriver.writerow([post.konto, post.navn, _tal(post.debet), _tal(post.kredit)])
    return ud.getvalue()


def _tal(tal: Decimal) -> str:
    return f"{tal:.2f}".replace(".", ",")
