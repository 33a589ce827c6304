"""Hvilke linjer en sags måneder skal give, når nogle står i forvejen. Ren: ingen database, intet ur.

**Én gang.** En linje skrives kun, når månedens beløb eller grunde er andre end dem, der står; at køre igen ændrer
intet. **Aldrig om.** Et frigivet tal bliver stående: giver en rettelse et andet beløb, kommer forskellen som en ny
linje med sin grund. En linje, der ikke er frigivet, erstattes. Er for meget betalt og eftergivet, er pengene stadig
betalt; derfor tæller den eftergivne linje ikke med i det betalte, men den er månedens seneste.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

import msgspec

from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.tilstand import Person, Tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.oere import decimal
from fleksjob.lov.kerne.vaerdier import maaned as navn
from fleksjob.lov.tilskud.fleksloentilskud import LOV
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.koegrunde import Koeforhold, Koegrund, koegrunde
from fleksjob.sager.maanedslaesninger import laesningsnavn
from fleksjob.sager.maanedsregning import Maaned, beregn_maaned, forrige, naeste, sidste
from fleksjob.sager.rettelsesgrund import maanedsregner, rettelsesgrund

NEGATIV = (
    "Linjen er et krav om tilbagebetaling. Det kræver, at beløbet er modtaget uden ret og mod bedre vidende; "
    "vurdér det, før linjen frigives."
)
IKKE_I_JOB = "Personen var ikke i fleksjob i måneden."
NUL = Decimal("0.00")
VENTER = ("beregnet", "manuel", "mangler")
FASTE = ("frigivet", "eftergivet")
VALGT = ("fastsat", "laesning")
"""De nøgler i grundlaget, der er et menneskes; de tæller ikke med, når to grundlag sammenlignes."""


class Staar(Protocol):
    """En linje, der står: en række i arkivet eller dens tal alene."""

    @property
    def pk(self) -> Any: ...
    @property
    def maaned(self) -> date: ...
    @property
    def version(self) -> int: ...
    @property
    def status(self) -> str: ...
    @property
    def fleksloentilskud(self) -> Decimal | None: ...
    @property
    def forskel(self) -> Decimal | None: ...
    @property
    def forskel_atp(self) -> Decimal | None: ...
    @property
    def atp(self) -> Decimal | None: ...
    @property
    def grundlag(self) -> Any: ...
    @property
    def sag_version(self) -> int: ...


class Staaende(msgspec.Struct, frozen=True):
    """En linje, der står, som den sendes mellem processer."""

    pk: int
    maaned: date
    version: int
    status: str
    fleksloentilskud: Decimal | None
    forskel: Decimal | None
    forskel_atp: Decimal | None
    atp: Decimal | None
    grundlag: dict[str, Any]
    sag_version: int


class Sagsblik(Protocol):
    """Det, der skal til om sagen: en åben sag, eller dens hændelser alene."""

    @property
    def person(self) -> Person: ...
    @property
    def dag(self) -> date: ...
    @property
    def haendelser(self) -> list[AlleHaendelser]: ...
    def tilstand(self, pr: date | None = None) -> Tilstand: ...


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
    foer: Decimal | None = None
    koegrunde: tuple[Koegrund, ...] = ()


class Sagslinjer(msgspec.Struct, frozen=True):
    """Det, en sag mangler: nye linjer, og linjer, der blot falder bort."""

    nye: tuple[Linje, ...] = ()
    bort: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nye or self.bort)


class _Maanedsstand:
    """Det, der står i en måned: hvad der er betalt, hvad der venter, og hvilken linje der er den seneste."""

    def __init__(self, staar: Iterable[Staar]) -> None:
        self.alle = list(staar)
        self.frigivne = [en for en in self.alle if en.status == "frigivet"]
        faste = [en for en in self.alle if en.status in FASTE]
        self.venter = next((en for en in self.alle if en.status in VENTER), None)
        self.seneste = self.venter or (max(faste, key=lambda en: en.version) if faste else None)
        self.betalt = sum((en.forskel or NUL for en in self.frigivne), NUL)
        self.betalt_atp = sum((en.forskel_atp or NUL for en in self.frigivne), NUL)

    @property
    def eftergivet(self) -> bool:
        return self.venter is None and self.seneste is not None and self.seneste.status == "eftergivet"

    @property
    def naeste_version(self) -> int:
        return max((en.version for en in self.alle), default=0) + 1


def maaneder(fra: date, til: date) -> Iterable[date]:
    """Den første i hver måned fra `fra` til og med `til`."""
    maaned = fra
    while maaned <= til:
        yield maaned
        maaned = naeste(maaned)


def mangler_linjer(
    sagen: Sagsblik, staar: Sequence[Staar], fra: date, til: date, *, spring_pct: int | None = None
) -> Sagslinjer:
    """Linjerne for månederne `fra`-`til`, når `staar` er dem, sagen har i forvejen."""
    tilstand = sagen.tilstand(max(sagen.dag, sidste(til)))
    nye: list[Linje] = []
    bort: list[int] = []
    for maaned in maaneder(fra, til):
        stand = _Maanedsstand(en for en in staar if en.maaned == maaned)
        foer = _maaneden_foer(staar, nye, maaned)
        linje, overfloedig = _maanedens_linje(sagen, tilstand, stand, foer, maaned)
        if linje:
            forhold = Koeforhold(tilstand, maaned, foer, spring_pct, arkivets_foerste=maaned == fra)
            nye.append(_med_koe(linje, forhold))
        if overfloedig:
            bort.append(overfloedig)
    return Sagslinjer(tuple(nye), tuple(bort))


def _maaneden_foer(staar: Sequence[Staar], nye: Sequence[Linje], maaned: date) -> Linje | Staar | None:
    """Månedens linje i måneden før: den nye, ellers den seneste, der står."""
    foer = forrige(maaned)
    ny = next((en for en in reversed(nye) if en.maaned == foer), None)
    return ny or _Maanedsstand(en for en in staar if en.maaned == foer).seneste


def _med_koe(linje: Linje, forhold: Koeforhold) -> Linje:
    return msgspec.structs.replace(linje, foer=forhold.tilskud_foer, koegrunde=koegrunde(linje, forhold))


def _maanedens_linje(
    sagen: Sagsblik, tilstand: Tilstand, stand: _Maanedsstand, foer: Linje | Staar | None, maaned: date
) -> tuple[Linje | None, int | None]:
    """(ny linje, nummer på en linje, der falder bort). Ingen af delene, når måneden allerede er rigtig."""
    udfald = beregn_maaned(tilstand, maaned)
    venter = stand.venter
    if udfald is None:
        if not stand.frigivne:
            return None, venter.pk if venter else None
        udfald = Maaned(maaned=maaned, udfald="beregnet", tilskud=NUL, atp=NUL, grunde=(IKKE_I_JOB,))
    if stand.seneste is not None and _samme_grundlag(stand.seneste, udfald):
        return None, None
    nyt = (udfald.tilskud, udfald.atp)
    if udfald.tilskud is not None and stand.frigivne and nyt == (stand.betalt, stand.betalt_atp):
        return None, venter.pk if venter else None
    if stand.eftergivet and stand.seneste and nyt == (stand.seneste.fleksloentilskud, stand.seneste.atp):
        return None, None
    if stand.seneste is not None and venter is None and udfald.udfald == "mangler":
        return None, None
    return _linje(sagen, udfald, stand), None


def _linje(sagen: Sagsblik, udfald: Maaned, stand: _Maanedsstand) -> Linje:
    tilskud, atp = udfald.tilskud, udfald.atp
    forskel = None if tilskud is None else tilskud - stand.betalt
    forbehold = udfald.forbehold
    if forskel is not None and forskel < 0:
        forbehold = (*forbehold, NEGATIV)
    return Linje(
        maaned=udfald.maaned,
        version=stand.naeste_version,
        status=udfald.udfald,
        tilskud=tilskud,
        atp=atp,
        forskel=forskel,
        forskel_atp=None if atp is None else atp - stand.betalt_atp,
        aarsag=_aarsag(sagen, udfald, stand.seneste),
        grundlag={**udfald.som_grundlag(), **({"grundkode": udfald.grundkode} if udfald.grundkode else {})},
        beregning=udfald.beregning,
        forbehold=forbehold,
        erstatter=stand.venter.pk if stand.venter else None,
    )


def _aarsag(sagen: Sagsblik, udfald: Maaned, seneste: Staar | None) -> str:
    if udfald.udfald != "beregnet":
        return udfald.grunde[0]
    if seneste is not None:
        return rettelsesgrund(
            sagen.haendelser,
            seneste.sag_version,
            udfald,
            dict(seneste.grundlag),
            regn=maanedsregner(sagen.person, max(sagen.dag, sidste(udfald.maaned)), udfald.maaned),
            gemt=("beregnet", seneste.fleksloentilskud, seneste.atp, ()),
        )
    if udfald.grundlag is not None and udfald.grundlag.kilde == "aftalt":
        return f"Første måned i jobbet, beregnet af den aftalte løn for {navn(udfald.maaned)}."
    return f"Beregnet af lønnen for {navn(forrige(udfald.maaned))}."


def _samme_grundlag(seneste: Staar, udfald: Maaned) -> bool:
    """Om tallene og grundene bag er de samme; et valg, et menneske har gjort, holder, så længe de er det."""
    foer = {n: x for n, x in seneste.grundlag.items() if n not in (*VALGT, "grundkode")}
    return foer == udfald.som_grundlag()


class Valg(msgspec.Struct, frozen=True, kw_only=True):
    """Det, et menneske har valgt for en måned, loven ikke afgør: et beløb eller en læsning, med sin begrundelse."""

    begrundelse: str
    af: str
    beloeb: Decimal | None = None
    laesning: str = ""


def fastsaet(
    sagen: Sagsblik, linjer: Sagslinjer, staar: Sequence[Staar], maaned: date, valg: Valg
) -> Sagslinjer:
    """Lægger et menneskes valg ind i en måned, der er mærket `manuel`. Alle andre måneder er uændrede."""
    ny = next((linje for linje in linjer.nye if linje.maaned == maaned), None)
    stand = _Maanedsstand(en for en in staar if en.maaned == maaned)
    venter = stand.venter if stand.venter and stand.venter.status == "manuel" else None
    if (ny is not None and ny.status != "manuel") or (ny is None and venter is None):
        raise IkkeMuligt(
            f"{navn(maaned).capitalize()} er ikke mærket til vurdering, så beløbet følger reglerne."
        )
    grundlag = dict(ny.grundlag if ny else venter.grundlag if venter else {})
    tilskud, atp, beregning, forbehold, hvordan = _valgt(sagen, maaned, valg, grundlag)
    fastsat = Linje(
        maaned=maaned,
        version=ny.version if ny else stand.naeste_version,
        status="beregnet",
        tilskud=tilskud,
        atp=atp,
        forskel=tilskud - stand.betalt,
        forskel_atp=atp - stand.betalt_atp,
        aarsag=f"{hvordan} af {valg.af}: {valg.begrundelse}",
        grundlag={**grundlag, **_husket(valg)},
        beregning=beregning,
        forbehold=forbehold,
        erstatter=ny.erstatter if ny else venter.pk if venter else None,
        foer=ny.foer if ny else getattr(venter, "foer", None),
        koegrunde=(Koegrund("til_afgoerelse", f"{hvordan} af {valg.af}: {valg.begrundelse}", None, tilskud),),
    )
    andre = tuple(linje for linje in linjer.nye if linje.maaned != maaned)
    return Sagslinjer((*andre, fastsat), linjer.bort)


def _valgt(
    sagen: Sagsblik, maaned: date, valg: Valg, grundlag: dict[str, Any]
) -> tuple[Decimal, Decimal, dict[str, Any] | None, tuple[str, ...], str]:
    """(tilskud, ATP, regnestykke, forbehold, hvordan det er valgt)."""
    if valg.beloeb is not None:
        grunde = tuple(str(grund) for grund in grundlag.get("grunde", ()))
        return valg.beloeb, atp_af(valg.beloeb, maaned), None, grunde, "Beløbet er fastsat"
    if valg.laesning not in {en["kode"] for en in grundlag.get("laesninger", ())}:
        raise UgyldigtInput("laesning", "Vælg en af de læsninger, måneden er regnet efter.")
    udfald = beregn_maaned(sagen.tilstand(max(sagen.dag, sidste(maaned))), maaned, valg.laesning)
    if udfald is None or udfald.tilskud is None or udfald.atp is None:
        raise UgyldigtInput("laesning", "Måneden kan ikke regnes efter den læsning; fastsæt beløbet.")
    hvordan = f"Læsningen «{laesningsnavn(valg.laesning)}» er valgt"
    return udfald.tilskud, udfald.atp, udfald.beregning, udfald.forbehold, hvordan


def _husket(valg: Valg) -> dict[str, Any]:
    if valg.beloeb is not None:
        return {"fastsat": str(valg.beloeb)}
    return {
        "laesning": {
            "kode": valg.laesning,
            "navn": laesningsnavn(valg.laesning),
            "begrundelse": valg.begrundelse,
            "af": valg.af,
        }
    }


def atp_af(tilskud: Decimal, maaned: date) -> Decimal:
    """ATP-bidraget af et tilskud efter den måneds regel."""
    (atp,) = LOV.regn(("atp",), sidste(maaned), {"fleksloentilskud": float(tilskud)}, "oere")
    return decimal(atp)
