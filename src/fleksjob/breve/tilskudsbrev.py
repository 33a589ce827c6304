"""Månedens brev om fleksløntilskud: beløbet, hvorfor, og hvad der ville ændre det; så hver linje og sats.

Brevet er data, før det er en PDF: `fra_beregning` siger, hvad der skal stå, skabelonen, hvordan det ser ud.
Linjerne lægges sammen til det beløb, der udbetales; ellers kan brevet ikke laves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fleksjob.breve import pdf as papir
from fleksjob.breve.klagevejledning import Klagevejledning, klagevejledning
from fleksjob.breve.ramme import Brevramme, beloeb, kroner, maaned_og_aar, procent
from fleksjob.lov.beregning import Beregning, maanedens_sidste_dag
from fleksjob.lov.fejl import UgyldigtInput
from fleksjob.lov.vaerdier import dansk_dato, vaerdi

KOLONNER = ("Hvad", "Regel", "Sats", "Kroner")
_FORKLARING = "LAB er lov om en aktiv beskæftigelsesindsats. Al løn er regnet med pension."
_NUL = Decimal()
_OEREFORSKEL = Decimal("0.02")
_HUNDREDE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Forskel:
    """En tidligere måned, som er regnet om. Positiv: borgeren får mere. `aarsag` er én dansk sætning."""

    maaned: date
    tilskud: Decimal
    atp: Decimal
    aarsag: str

    @property
    def netto(self) -> Decimal:
        """Det, linjen lægger til udbetalingen."""
        return self.tilskud - self.atp


@dataclass(frozen=True, slots=True)
class Linje:
    """En linje i regnestykket. En sum tælles ikke med i det, der lægges sammen."""

    tekst: str
    regel: str
    sats: str
    kroner: Decimal
    er_sum: bool = False


@dataclass(frozen=True, slots=True)
class TilskudsBrev:
    """Alt, der står på brevet."""

    ramme: Brevramme
    maaned: date
    titel: str
    indledning: tuple[str, ...]
    linjer: tuple[Linje, ...]
    noter: tuple[str, ...]
    handlinger: tuple[str, ...]
    klage: Klagevejledning

    def __post_init__(self) -> None:
        sum_af_linjer = sum((linje.kroner for linje in self.linjer if not linje.er_sum), _NUL)
        if sum_af_linjer != self.udbetalt:
            raise ValueError(f"linjerne giver {sum_af_linjer}, men brevet siger {self.udbetalt}")

    @property
    def udbetalt(self) -> Decimal:
        """Det, der kommer til udbetaling, før skat: den sidste linje."""
        return self.linjer[-1].kroner


def fra_beregning(
    beregning: Beregning,
    *,
    ramme: Brevramme,
    maaned: date,
    loenmaaned: date,
    forskelle: Sequence[Forskel] = (),
    fuldtidsloen_fra: date | None = None,
) -> TilskudsBrev:
    """Brevet om `maaned`, regnet af lønnen i `loenmaaned`; fuldtidslønnen gælder fra `fuldtidsloen_fra`."""
    udbetalt = beregning.udbetalt + sum((forskel.netto for forskel in forskelle), _NUL)
    if udbetalt < 0:
        raise UgyldigtInput(
            "forskelle",
            f"Rettelserne er {kroner(-udbetalt)} større end månedens tilskud; "
            "et krav om tilbagebetaling er en afgørelse for sig og kan ikke stå i månedens brev.",
        )
    dag = maanedens_sidste_dag(beregning.dato)
    linjer = (
        *_tilskudslinjer(beregning, dag, fuldtidsloen_fra),
        Linje(
            f"Fleksløntilskud for {maaned_og_aar(maaned)}", "", "", beregning.fleksloentilskud, er_sum=True
        ),
        _atp(beregning, dag),
        *(_forskelslinje(beregning, forskel) for forskel in forskelle),
        Linje("Udbetales før skat", "", "", udbetalt, er_sum=True),
    )
    return TilskudsBrev(
        ramme=ramme,
        maaned=maaned,
        titel=f"Dit fleksløntilskud for {maaned_og_aar(maaned)}",
        indledning=_indledning(beregning, maaned, loenmaaned, udbetalt, forskelle),
        linjer=linjer,
        noter=(
            _FORKLARING,
            *(["Forbehold: " + " ".join(beregning.forbehold)] if beregning.forbehold else []),
        ),
        handlinger=_handlinger(loenmaaned),
        klage=klagevejledning(ramme),
    )


def _indledning(
    beregning: Beregning, maaned: date, loenmaaned: date, udbetalt: Decimal, forskelle: Sequence[Forskel]
) -> tuple[str, ...]:
    if udbetalt:
        foerst = (
            f"Du får udbetalt {kroner(udbetalt)} i fleksløntilskud for {maaned_og_aar(maaned)}, før skat."
        )
    else:
        foerst = f"Du får ikke udbetalt fleksløntilskud for {maaned_og_aar(maaned)}."
    loen = beregning.loen + beregning.anden_loen
    hvorfor = f"Beløbet følger af din løn for {maaned_og_aar(loenmaaned)}, som var {kroner(loen)} med pension"
    if forskelle:
        hvad = "en rettelse" if len(forskelle) == 1 else "rettelser"
        hvorfor += (
            f", og af {hvad} for {_opregning([maaned_og_aar(forskel.maaned) for forskel in forskelle])}"
        )
    return foerst, f"{hvorfor}.", _hvad_aendrer_det(beregning)


def _hvad_aendrer_det(beregning: Beregning) -> str:
    """Hvad mere løn ville gøre. Zonen og dens tal er lovens; her siges de til læseren."""
    if beregning.zone in "AB":
        mere = _HUNDREDE * beregning.gevinst_pr_ekstra_krone
        mindre = kroner(_HUNDREDE - mere)
        return (
            f"Stiger din løn med {kroner(_HUNDREDE)} om måneden, falder tilskuddet med {mindre}, "
            f"så du får {kroner(mere)} mere i alt før skat."
        )
    if beregning.zone == "C":
        return (
            "Stiger din løn, falder tilskuddet lige så meget, for løn og tilskud kan tilsammen højst blive "
            f"{kroner(beregning.loft)}, som er lønnen på fuld tid i din stilling."
        )
    return beregning.zone_forklaring


def _tilskudslinjer(beregning: Beregning, dag: date, fuldtidsloen_fra: date | None) -> Iterator[Linje]:
    """Stk. 1, 2 og 3 i lovens orden. Tilsammen er de præcis tilskuddet."""
    hjemmel = {trin.kode: trin.hjemmel for trin in beregning.trin}
    tal = {trin.kode: trin.vaerdi for trin in beregning.trin}
    hoejeste = vaerdi("fleksloentilskud_hoejeste_md", dag)
    andel = vaerdi("fleksloentilskud_andel_af_dagpenge", dag)
    graense = vaerdi("loenindtaegtsgraense_md", dag)
    lav, hoej = (
        vaerdi("nedsaettelse_under_graensen_andel", dag),
        vaerdi("nedsaettelse_over_graensen_andel", dag),
    )
    yield Linje(
        "Det højeste tilskud",
        hjemmel["grundbeloeb"],
        f"{procent(andel.vaerdi)} af højeste dagpenge, fra {dansk_dato(hoejeste.fra)}",
        beregning.grundbeloeb,
    )
    under = tal["nedsaettelse_under"]
    under = under if isinstance(under, Decimal) else beregning.nedsaettelse
    over = beregning.nedsaettelse - under
    if under:
        hvad = f"løn op til {kroner(graense.vaerdi)}" if over else "din løn"
        yield Linje(
            f"Træk: {procent(lav.vaerdi)} af {hvad}",
            hjemmel["nedsaettelse_under"],
            f"{procent(lav.vaerdi)} fra {dansk_dato(lav.fra)}",
            -under,
        )
    if over:
        yield Linje(
            f"Træk: {procent(hoej.vaerdi)} af løn over {kroner(graense.vaerdi)}",
            hjemmel["nedsaettelse_over"],
            f"{procent(hoej.vaerdi)} fra {dansk_dato(hoej.fra)}, grænsen fra {dansk_dato(graense.fra)}",
            -over,
        )
    rest = beregning.fleksloentilskud - (beregning.grundbeloeb - beregning.nedsaettelse)
    if rest:
        yield _rest(beregning, hjemmel, rest, fuldtidsloen_fra)


def _rest(
    beregning: Beregning, hjemmel: dict[str, str], rest: Decimal, fuldtidsloen_fra: date | None
) -> Linje:
    """Forskellen mellem stk. 1-2 og det endelige tilskud: gulvet, lønloftet eller øreafrunding."""
    if abs(rest) <= _OEREFORSKEL:
        return Linje("Afrunding til hele øre", "", "", rest)
    if rest > 0:
        return Linje("Tilskuddet kan ikke blive mindre end 0 kr.", hjemmel["foer_loft"], "", rest)
    if beregning.loen <= 0:
        return Linje(
            "Uden løn fra arbejdsgiveren er der intet tilskud", hjemmel["fleksloentilskud"], "", rest
        )
    fra = f", fra {dansk_dato(fuldtidsloen_fra)}" if fuldtidsloen_fra else ""
    return Linje(
        "Træk: løn og tilskud må ikke være over lønnen på fuld tid",
        hjemmel["plads_under_loft"],
        f"{kroner(beregning.loft)} på fuld tid i din stilling{fra}",
        rest,
    )


def _atp(beregning: Beregning, dag: date) -> Linje:
    andel, hoejst = vaerdi("atp_af_tilskud_andel", dag), vaerdi("atp_af_tilskud_hoejeste_md", dag)
    fra = dansk_dato(max(andel.fra, hoejst.fra))
    sats = f"{procent(andel.vaerdi)}, højst {kroner(hoejst.vaerdi)}, fra {fra}"
    hjemmel = next(trin.hjemmel for trin in beregning.trin if trin.kode == "atp")
    return Linje("Træk: dit bidrag til ATP", hjemmel, sats, -beregning.atp)


def _forskelslinje(beregning: Beregning, forskel: Forskel) -> Linje:
    aarsag = forskel.aarsag[:1].lower() + forskel.aarsag[1:].rstrip(".")
    hjemmel = next(trin.hjemmel for trin in beregning.trin if trin.kode == "fleksloentilskud")
    return Linje(
        f"Rettelse for {maaned_og_aar(forskel.maaned)}: {aarsag}",
        hjemmel,
        f"tilskud {kroner(forskel.tilskud)}, ATP {kroner(-forskel.atp)}",
        forskel.netto,
    )


def _handlinger(loenmaaned: date) -> tuple[str, ...]:
    maaned = maaned_og_aar(loenmaaned)
    return (
        f"Se efter, om lønnen for {maaned} passer. Gør den ikke det, så ring eller skriv til os. "
        "Så regner vi måneden om.",
        "Fortæl os, når din eller din arbejdsgivers indbetaling til pension ændrer sig. "
        "Det har du pligt til (LAB § 123, stk. 2).",
        "Spørg os, hvis der er noget i brevet, du ikke forstår.",
    )


def _opregning(navne: Sequence[str]) -> str:
    return navne[0] if len(navne) == 1 else f"{', '.join(navne[:-1])} og {navne[-1]}"


def pdf(brev: TilskudsBrev) -> bytes:
    """Brevet som PDF. De samme data giver altid de samme bytes."""
    data = {
        "ramme": brev.ramme.som_data(),
        "titel": brev.titel,
        "indledning": list(brev.indledning),
        "tabeloverskrift": "Sådan er beløbet regnet ud",
        "kolonner": list(KOLONNER),
        "linjer": [
            {
                "tekst": linje.tekst,
                "regel": linje.regel,
                "sats": linje.sats,
                "beloeb": beloeb(linje.kroner),
                "fremhaevet": linje.er_sum,
            }
            for linje in brev.linjer
        ],
        "forbehold": list(brev.noter),
        "handlinger": {"overskrift": "Det kan du gøre", "punkter": list(brev.handlinger)},
        "klage": brev.klage.som_data(),
    }
    return papir.saet("tilskud", data, brev.ramme.dato)
