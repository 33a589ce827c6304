"""Udbetaling: hvilke linjer en sags måneder skal give, og månedskørslen over alle sager.

**Én gang.** En linje skrives kun, når månedens beløb eller grunde er andre end dem, der står; at køre igen
ændrer intet. **Aldrig om.** Et frigivet tal bliver stående: giver en rettelse et andet beløb, kommer
forskellen som en ny linje med sin grund. En linje, der ikke er frigivet, erstattes. **To personer.** Den, der
beregner, frigiver ikke.

Arkivet svarer for de måneder, det selv har kørt: i en sag begynder linjerne med kommunens første kørte måned.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec
from django.db.models import Min

from fleksjob.forloeb.haendelser import UdbetalingBeregnet
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.lov.kerne.oere import decimal
from fleksjob.lov.kerne.vaerdier import maaned as navn
from fleksjob.lov.tilskud.fleksloentilskud import LOV
from fleksjob.sager import lager
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.lagerdata import Sagshoved
from fleksjob.sager.maanedsregning import Maaned, beregn_maaned, forrige, naeste, sidste
from fleksjob.sager.models import Bruger, Sag, Udbetaling
from fleksjob.sager.rettelsesgrund import rettelsesgrund

NEGATIV = (
    "Linjen er et krav om tilbagebetaling. Det kræver, at beløbet er modtaget uden ret og mod bedre vidende; "
    "vurdér det, før linjen frigives."
)
NUL = Decimal("0.00")


class Linje(msgspec.Struct, frozen=True, kw_only=True):
    """En ny linje og den, den træder i stedet for (når den ikke var frigivet)."""

    maaned: date
    version: int
    status: str
    tilskud: Decimal | None
    atp: Decimal | None
    forskel: Decimal | None
    forskel_atp: Decimal | None
    aarsag: str
    grundlag: dict[str, Any]
    beregning: dict[str, Any] | None
    forbehold: tuple[str, ...]
    erstatter: int | None


class Sagslinjer(msgspec.Struct, frozen=True):
    """Det, en sag mangler: nye linjer, og linjer, der blot falder bort."""

    nye: tuple[Linje, ...] = ()
    bort: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nye or self.bort)


def maaneder(fra: date, til: date) -> Iterable[date]:
    """Den første i hver måned fra `fra` til og med `til`."""
    maaned = fra
    while maaned <= til:
        yield maaned
        maaned = naeste(maaned)


def mangler_linjer(aaben: lager.AabenSag, staar: Sequence[Udbetaling], fra: date, til: date) -> Sagslinjer:
    """Linjerne for månederne `fra`-`til`, når `staar` er dem, sagen har i forvejen."""
    tilstand = aaben.tilstand(max(aaben.dag, sidste(til)))
    nye: list[Linje] = []
    bort: list[int] = []
    for maaned in maaneder(fra, til):
        linje, overfloedig = _maanedens_linje(
            aaben, tilstand, [en for en in staar if en.maaned == maaned], maaned
        )
        if linje:
            nye.append(linje)
        if overfloedig:
            bort.append(overfloedig)
    return Sagslinjer(tuple(nye), tuple(bort))


def _maanedens_linje(
    aaben: lager.AabenSag, tilstand: Tilstand, staar: list[Udbetaling], maaned: date
) -> tuple[Linje | None, int | None]:
    """(ny linje, nummer på en linje, der falder bort). Ingen af delene, når måneden allerede er rigtig."""
    frigivne = [en for en in staar if en.status == "frigivet"]
    venter = next((en for en in staar if en.status in ("beregnet", "manuel", "mangler")), None)
    udfald = beregn_maaned(tilstand, maaned)
    if udfald is None:
        if not frigivne:
            return None, venter.pk if venter else None
        udfald = Maaned(maaned=maaned, udfald="beregnet", grunde=("Personen var ikke i fleksjob i måneden.",))
    seneste = venter or (frigivne[-1] if frigivne else None)
    if seneste is not None and _samme_grundlag(seneste, udfald):
        return None, None
    betalt, betalt_atp = _sum(frigivne)
    tilskud, atp = _beloeb(udfald)
    if tilskud is not None and frigivne and (tilskud, atp) == (betalt, betalt_atp):
        return None, venter.pk if venter else None
    if seneste is not None and venter is None and udfald.udfald == "mangler":
        return None, None
    return _linje(aaben, udfald, staar, seneste, venter, (betalt, betalt_atp)), None


def _linje(
    aaben: lager.AabenSag,
    udfald: Maaned,
    staar: list[Udbetaling],
    seneste: Udbetaling | None,
    venter: Udbetaling | None,
    betalt: tuple[Decimal, Decimal],
) -> Linje:
    tilskud, atp = _beloeb(udfald)
    forskel = None if tilskud is None else tilskud - betalt[0]
    forbehold = udfald.forbehold
    if forskel is not None and forskel < 0:
        forbehold = (*forbehold, NEGATIV)
    return Linje(
        maaned=udfald.maaned,
        version=max((en.version for en in staar), default=0) + 1,
        status=udfald.udfald,
        tilskud=tilskud,
        atp=atp,
        forskel=forskel,
        forskel_atp=None if atp is None else atp - betalt[1],
        aarsag=_aarsag(aaben, udfald, seneste),
        grundlag=udfald.som_grundlag(),
        beregning=udfald.beregning.som_json() if udfald.beregning else None,
        forbehold=forbehold,
        erstatter=venter.pk if venter else None,
    )


def _aarsag(aaben: lager.AabenSag, udfald: Maaned, seneste: Udbetaling | None) -> str:
    if udfald.udfald != "beregnet":
        return udfald.grunde[0]
    if seneste is not None:
        return rettelsesgrund(aaben.haendelser, seneste.sag_version, udfald, dict(seneste.grundlag))
    if udfald.grundlag is not None and udfald.grundlag.kilde == "aftalt":
        return f"Første måned i jobbet, beregnet af den aftalte løn for {navn(udfald.maaned)}."
    return f"Beregnet af lønnen for {navn(forrige(udfald.maaned))}."


def _samme_grundlag(seneste: Udbetaling, udfald: Maaned) -> bool:
    """Om tallene og grundene bag er de samme; et fastsat beløb holder, så længe grundlaget er det samme."""
    foer = {noegle: vaerdi for noegle, vaerdi in seneste.grundlag.items() if noegle != "fastsat"}
    return foer == udfald.som_grundlag()


def _beloeb(udfald: Maaned) -> tuple[Decimal | None, Decimal | None]:
    if udfald.beregning is not None:
        return udfald.beregning.fleksloentilskud, udfald.beregning.atp
    return (NUL, NUL) if udfald.udfald == "beregnet" else (None, None)


def _sum(frigivne: Sequence[Udbetaling]) -> tuple[Decimal, Decimal]:
    return (
        sum((en.forskel or NUL for en in frigivne), NUL),
        sum((en.forskel_atp or NUL for en in frigivne), NUL),
    )


def fastsaet(
    linjer: Sagslinjer, staar: Sequence[Udbetaling], maaned: date, beloeb: Decimal, begrundelse: str
) -> Sagslinjer:
    """Lægger et menneskes beløb ind i en måned, der er mærket `manuel`. Alle andre måneder er uændrede."""
    ny = next((linje for linje in linjer.nye if linje.maaned == maaned), None)
    venter = next((en for en in staar if en.maaned == maaned and en.status == "manuel"), None)
    if (ny is not None and ny.status != "manuel") or (ny is None and venter is None):
        raise IkkeMuligt(
            f"{navn(maaned).capitalize()} er ikke mærket til vurdering, så beløbet følger reglerne."
        )
    frigivne = [en for en in staar if en.maaned == maaned and en.status == "frigivet"]
    betalt, betalt_atp = _sum(frigivne)
    atp = atp_af(beloeb, maaned)
    grundlag = dict(ny.grundlag if ny else venter.grundlag if venter else {})
    fastsat = Linje(
        maaned=maaned,
        version=ny.version if ny else max(en.version for en in staar if en.maaned == maaned) + 1,
        status="beregnet",
        tilskud=beloeb,
        atp=atp,
        forskel=beloeb - betalt,
        forskel_atp=atp - betalt_atp,
        aarsag=f"Fastsat af et menneske: {begrundelse}",
        grundlag={**grundlag, "fastsat": str(beloeb)},
        beregning=None,
        forbehold=tuple(str(grund) for grund in grundlag.get("grunde", ())),
        erstatter=ny.erstatter if ny else venter.pk if venter else None,
    )
    andre = tuple(linje for linje in linjer.nye if linje.maaned != maaned)
    return Sagslinjer((*andre, fastsat), linjer.bort)


def atp_af(tilskud: Decimal, maaned: date) -> Decimal:
    """ATP-bidraget af et tilskud efter den måneds regel."""
    (atp,) = LOV.regn(("atp",), sidste(maaned), {"fleksloentilskud": float(tilskud)}, "oere")
    return decimal(atp)


def foerste_koerte_maaned(kommune_id: int) -> date | None:
    """Den første måned, kommunen har beregnet i arkivet."""
    svar = Udbetaling.for_kommune(kommune_id).aggregate(foerste=Min("maaned"))
    foerste: date | None = svar["foerste"]
    return foerste


def gem(aaben: lager.AabenSag, linjer: Sagslinjer, nu: datetime) -> Sag | None:
    """Skriver linjerne og deres hændelser i én transaktion.

    Uden hændelser er sagen uændret, og svaret er None.
    """
    haendelser = [
        UdbetalingBeregnet(
            gyldig_fra=aaben.dag,
            periode=f"{linje.maaned:%Y-%m}",
            beloeb=float(linje.tilskud),
            difference=float(linje.forskel) if linje.version > 1 and linje.forskel is not None else None,
            version=linje.version,
        )
        for linje in linjer.nye
        if linje.status == "beregnet" and linje.tilskud is not None
    ]
    kommune = aaben.hoved.kommune_id
    with lager.transaktion():
        aaben.laas()
        sag = aaben.tilfoej(*haendelser) if haendelser else None
        forbi = [*linjer.bort, *(linje.erstatter for linje in linjer.nye if linje.erstatter)]
        if forbi:
            Udbetaling.for_kommune(kommune).filter(pk__in=forbi).update(status="erstattet")
        version = sag.version if sag else aaben.hoved.version
        Udbetaling.objects.bulk_create(
            [som_raekke(aaben.hoved, linje, version, nu, aaben.bruger) for linje in linjer.nye]
        )
    return sag


def som_raekke(
    hoved: Sagshoved, linje: Linje, sag_version: int, oejeblik: datetime, bruger: Bruger
) -> Udbetaling:
    """Linjen som en række, der endnu ikke er gemt."""
    return Udbetaling(
        kommune_id=hoved.kommune_id,
        sag_id=hoved.sag_id,
        maaned=linje.maaned,
        version=linje.version,
        fleksloentilskud=linje.tilskud,
        atp=linje.atp,
        forskel=linje.forskel,
        forskel_atp=linje.forskel_atp,
        aarsag=linje.aarsag,
        status=linje.status,
        grundlag=linje.grundlag,
        beregning=linje.beregning,
        forbehold=list(linje.forbehold),
        sag_version=sag_version,
        beregnet=oejeblik,
        beregnet_af=bruger,
    )
