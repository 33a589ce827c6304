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
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import Vaerdi, dansk_dato, vaerdi
from fleksjob.lov.sagsgang.relationer import LAB_2020, NY_ORDNING, Hjemmel, hjemmel_pr
from fleksjob.lov.tilskud.beregning import Beregning, maanedens_sidste_dag

KOLONNER = ("Hvad", "Regel", "Sats", "Kroner")
_FORKLARING = "LAB er lov om en aktiv beskæftigelsesindsats. Al løn er regnet med pension."
_TILSKUD = (Hjemmel(NY_ORDNING, "LAB § 70 f (nu § 123)"), Hjemmel(LAB_2020, "LAB § 123"))
_ATP = (Hjemmel(NY_ORDNING, "LAB (nu § 137, stk. 1)"), Hjemmel(LAB_2020, "LAB § 137, stk. 1"))
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
    nyt: tuple[str, ...] = ()

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
    aftalt: bool = False,
) -> TilskudsBrev:
    """Brevet om `maaned`, regnet af lønnen i `loenmaaned`; fuldtidslønnen gælder fra `fuldtidsloen_fra`.

    `aftalt` når lønnen endnu ikke er indberettet, men er den, der er aftalt (jobbets første måned).
    """
    udbetalt = _udbetalt(beregning.udbetalt, forskelle)
    satser = _Satser(beregning)
    linjer = (
        *_tilskudslinjer(beregning, satser, fuldtidsloen_fra),
        _sum(maaned, beregning.fleksloentilskud),
        _atp(satser, beregning.atp),
        *_forskelslinjer(satser, forskelle),
        Linje("Udbetales før skat", "", "", udbetalt, er_sum=True),
    )
    noter = [_FORKLARING]
    if beregning.forbehold:
        noter.append("Forbehold: " + " ".join(beregning.forbehold))
    return TilskudsBrev(
        ramme=ramme,
        maaned=maaned,
        titel=f"Dit fleksløntilskud for {maaned_og_aar(maaned)}",
        indledning=(
            _beloebet(maaned, udbetalt),
            _saetning(_grunden(beregning, loenmaaned, aftalt) + _heraf(forskelle)),
            _hvad_aendrer_det(beregning),
        ),
        linjer=linjer,
        noter=tuple(noter),
        handlinger=_handlinger(loenmaaned, aftalt),
        klage=klagevejledning(ramme),
    )


def fra_fastsat(
    tilskud: Decimal,
    atp: Decimal,
    begrundelse: str,
    *,
    ramme: Brevramme,
    maaned: date,
    forskelle: Sequence[Forskel] = (),
) -> TilskudsBrev:
    """Brevet om en måned, hvor et menneske har fastsat tilskuddet. `begrundelse` er hele sætninger."""
    if not begrundelse.strip():
        raise UgyldigtInput("begrundelse", "Et fastsat beløb skal begrundes; skriv, hvad I har lagt vægt på.")
    udbetalt = _udbetalt(tilskud - atp, forskelle)
    satser = _Satser(maanedens_sidste_dag(maaned))
    return TilskudsBrev(
        ramme=ramme,
        maaned=maaned,
        titel=f"Dit fleksløntilskud for {maaned_og_aar(maaned)}",
        indledning=(
            _beloebet(maaned, udbetalt),
            _saetning(f"Beløbet er fastsat af os efter en konkret vurdering{_heraf(forskelle)}"),
            "Ændrer din løn eller dine timer sig, vurderer vi det igen.",
        ),
        linjer=(
            Linje("Fastsat efter en konkret vurdering", hjemmel_pr(_TILSKUD, satser.dag), "", tilskud),
            _sum(maaned, tilskud),
            _atp(satser, atp),
            *_forskelslinjer(satser, forskelle),
            Linje("Udbetales før skat", "", "", udbetalt, er_sum=True),
        ),
        noter=(f"Sådan har vi vurderet det: {begrundelse.strip()}", _FORKLARING),
        handlinger=_SIG_TIL,
        klage=klagevejledning(ramme),
    )


def fra_rettelser(forskelle: Sequence[Forskel], *, ramme: Brevramme) -> TilskudsBrev:
    """Brevet om rettede måneder, når der ikke kommer et brev om en ny måned, de kan stå i."""
    if not forskelle:
        raise UgyldigtInput("forskelle", "Et brev om rettelser skal have mindst én rettelse.")
    udbetalt = _udbetalt(_NUL, forskelle)
    maaneder = _opregning([maaned_og_aar(forskel.maaned) for forskel in forskelle])
    satser = _Satser(maanedens_sidste_dag(forskelle[0].maaned))
    foerst = f"Du får udbetalt {kroner(udbetalt)} mere i fleksløntilskud for {maaneder}, før skat."
    return TilskudsBrev(
        ramme=ramme,
        maaned=forskelle[-1].maaned,
        titel="Rettelse af dit fleksløntilskud",
        indledning=(
            foerst
            if udbetalt
            else f"Dit fleksløntilskud for {maaneder} er regnet om, men beløbet er det samme.",
            _saetning(forskelle[0].aarsag.rstrip(".")),
            "Ændrer lønnen for en måned sig, regner vi måneden om igen.",
        ),
        linjer=(
            *_forskelslinjer(satser, forskelle),
            Linje("Udbetales før skat", "", "", udbetalt, er_sum=True),
        ),
        noter=(_FORKLARING,),
        handlinger=_SIG_TIL,
        klage=klagevejledning(ramme),
    )


class _Satser:
    """Månedens satser: dem, beregningen selv brugte, og ellers dem, der gælder på månedens sidste dag."""

    def __init__(self, kilde: Beregning | date) -> None:
        self.brugte: dict[str, Vaerdi] = {}
        if isinstance(kilde, date):
            self.dag = kilde
        else:
            self.dag = maanedens_sidste_dag(kilde.dato)
            self.brugte = {sats.navn: sats for sats in kilde.satser}

    def __getitem__(self, navn: str) -> Vaerdi:
        return self.brugte.get(navn) or vaerdi(navn, self.dag)


def _udbetalt(maanedens: Decimal, forskelle: Sequence[Forskel]) -> Decimal:
    udbetalt = maanedens + sum((forskel.netto for forskel in forskelle), _NUL)
    if udbetalt < 0:
        raise UgyldigtInput(
            "forskelle",
            f"Rettelserne er {kroner(-udbetalt)} større end månedens tilskud; "
            "et krav om tilbagebetaling er en afgørelse for sig og kan ikke stå i månedens brev.",
        )
    return udbetalt


def _saetning(tekst: str) -> str:
    """Sætter punktum, når der ikke allerede står et, som efter «kr.»."""
    return tekst if tekst.endswith(".") else f"{tekst}."


def _beloebet(maaned: date, udbetalt: Decimal) -> str:
    if not udbetalt:
        return f"Du får ikke udbetalt fleksløntilskud for {maaned_og_aar(maaned)}."
    return f"Du får udbetalt {kroner(udbetalt)} i fleksløntilskud for {maaned_og_aar(maaned)}, før skat."


def _grunden(beregning: Beregning, loenmaaned: date, aftalt: bool) -> str:
    loen = kroner(beregning.loen + beregning.anden_loen)
    if aftalt:
        return f"Beløbet følger af den løn, du har aftalt for {maaned_og_aar(loenmaaned)}: {loen} med pension"
    return f"Beløbet følger af din løn for {maaned_og_aar(loenmaaned)}, som var {loen} med pension"


def _heraf(forskelle: Sequence[Forskel]) -> str:
    if not forskelle:
        return ""
    i_alt = kroner(sum((forskel.netto for forskel in forskelle), _NUL))
    maaneder = _opregning([maaned_og_aar(forskel.maaned) for forskel in forskelle])
    if len(forskelle) == 1:
        return f", og af en rettelse for {maaneder} på {i_alt}"
    return f", og af rettelser for {maaneder} på i alt {i_alt}"


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


def _tilskudslinjer(beregning: Beregning, satser: _Satser, fuldtidsloen_fra: date | None) -> Iterator[Linje]:
    """Stk. 1, 2 og 3 i lovens orden. Tilsammen er de præcis tilskuddet."""
    hjemmel = {trin.kode: trin.hjemmel for trin in beregning.trin}
    tal = {trin.kode: trin.vaerdi for trin in beregning.trin}
    hoejeste = satser["fleksloentilskud_hoejeste_md"]
    andel = satser["fleksloentilskud_andel_af_dagpenge"]
    graense = satser["loenindtaegtsgraense_md"]
    lav, hoej = (
        satser["nedsaettelse_under_graensen_andel"],
        satser["nedsaettelse_over_graensen_andel"],
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


def _sum(maaned: date, tilskud: Decimal) -> Linje:
    return Linje(f"Fleksløntilskud for {maaned_og_aar(maaned)}", "", "", tilskud, er_sum=True)


def _atp(satser: _Satser, atp: Decimal) -> Linje:
    andel, hoejst = satser["atp_af_tilskud_andel"], satser["atp_af_tilskud_hoejeste_md"]
    fra = dansk_dato(max(andel.fra, hoejst.fra))
    sats = f"{procent(andel.vaerdi)}, højst {kroner(hoejst.vaerdi)}, fra {fra}"
    return Linje("Træk: dit bidrag til ATP", hjemmel_pr(_ATP, satser.dag), sats, -atp)


def _forskelslinjer(satser: _Satser, forskelle: Sequence[Forskel]) -> Iterator[Linje]:
    for forskel in forskelle:
        aarsag = forskel.aarsag[:1].lower() + forskel.aarsag[1:].rstrip(".")
        yield Linje(
            f"Rettelse for {maaned_og_aar(forskel.maaned)}: {aarsag}",
            hjemmel_pr(_TILSKUD, satser.dag),
            f"tilskud {kroner(forskel.tilskud)}, ATP {kroner(-forskel.atp)}",
            forskel.netto,
        )


_SIG_TIL = (
    "Fortæl os, når din eller din arbejdsgivers indbetaling til pension ændrer sig. "
    "Det har du pligt til (LAB § 123, stk. 2).",
    "Spørg os, hvis der er noget i brevet, du ikke forstår.",
)


def _handlinger(loenmaaned: date, aftalt: bool) -> tuple[str, ...]:
    maaned = maaned_og_aar(loenmaaned)
    if aftalt:
        foerst = (
            f"Lønnen for {maaned} er den, du har aftalt. "
            "Er den løn, der bliver indberettet, en anden, retter vi beløbet."
        )
    else:
        foerst = (
            f"Se efter, om lønnen for {maaned} passer. Gør den ikke det, så ring eller skriv til os. "
            "Så regner vi måneden om."
        )
    return (foerst, *_SIG_TIL)


def _opregning(navne: Sequence[str]) -> str:
    return navne[0] if len(navne) == 1 else f"{', '.join(navne[:-1])} og {navne[-1]}"


def pdf(brev: TilskudsBrev) -> bytes:
    """Brevet som PDF. De samme data giver altid de samme bytes."""
    data = {
        "ramme": brev.ramme.som_data(),
        "titel": brev.titel,
        "indledning": list(brev.indledning),
        "nyt": list(brev.nyt),
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
