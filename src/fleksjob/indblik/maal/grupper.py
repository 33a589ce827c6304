"""Grupperne, en bestand kan deles i: navnene, koderne og udtrykkene, ens for alle mål.

En dimension om personen læses af sagen; en om jobbet af det job, personen tælles for. En sag er i netop én gruppe, så
grupperne lagt sammen er det hele.
"""

from collections.abc import Iterable

import ibis
from ibis.expr.types import Column, IntegerValue, NumericValue, StringValue, Table

from fleksjob.indblik.brancher import HOVEDAFDELINGER
from fleksjob.indblik.kommuner import kommuner, regioner
from fleksjob.indblik.skjul import I_ALT
from fleksjob.lov.kerne.fejl import UgyldigtInput

UOPLYST = "uoplyst"
BAAND = {
    "01": "1-5 timer",
    "06": "6-10 timer",
    "11": "11-15 timer",
    "16": "16-20 timer",
    "21": "21-25 timer",
    "26": "26-30 timer",
    "31": "Over 30 timer",
    UOPLYST: "Ikke oplyst",
}
HOEJST_5, FAA_TIMER = 5.5, 10.5
"""Højst så mange betalte timer er i båndet 1-5, og i båndene 1-5 og 6-10."""
_GRAENSER = ((HOEJST_5, "01"), (FAA_TIMER, "06"), (15.5, "11"), (20.5, "16"), (25.5, "21"), (30.5, "26"))
ANCIENNITET = {"a": "Under 1 år", "b": "1-2 år", "c": "Over 2 år"}
ORDNINGER = {"ny": "Ny ordning (fra 2013)", "gammel": "Gammel ordning"}
KOEN = {"kvinde": "Kvinder", "mand": "Mænd"}
_ALDRE = {20: "16-19", **{fra + 5: f"{fra}-{fra + 4}" for fra in range(20, 65, 5)}}
ALDER = {kode: f"{kode} år" for kode in _ALDRE.values()} | {"65+": "65 år og derover"}
OM_PERSONEN = ("kommune", "region", "koen", "alder")
OM_JOBBET = ("branche", "anciennitet", "ordning")
DIMENSIONER = {
    "timer": "Timer om ugen",
    "kommune": "Kommune",
    "region": "Region",
    "koen": "Køn",
    "alder": "Alder",
    "branche": "Branche",
    "anciennitet": "Tid i jobbet",
    "ordning": "Ordning",
}
ALDER_SAADAN = "Alderen er året minus fødselsåret; fødselsdagen er ikke i tabellerne."


def navne(*efter: str) -> dict[str, str]:
    """Kode → navn for dimensionerne, med `i_alt` og `uoplyst`. Ingen kode betyder noget forskelligt i to af dem."""
    alle: dict[str, dict[str, str]] = {
        "timer": BAAND,
        "kommune": {str(en.kode): en.navn for en in kommuner().values()},
        "region": {en: en for en in regioner()},
        "koen": KOEN,
        "alder": ALDER,
        "branche": {kode: navn for kode, navn in HOVEDAFDELINGER.items() if kode},
        "anciennitet": ANCIENNITET,
        "ordning": ORDNINGER,
    }
    ud = {I_ALT: "I alt", UOPLYST: "Ikke oplyst"}
    for en in efter or DIMENSIONER:
        ud |= alle[en]
    return ud


def tjek(efter: str, kendte: Iterable[str]) -> str:
    """Valget, når det er et af de kendte. Ellers `UgyldigtInput`, der nævner dem."""
    if efter not in kendte:
        raise UgyldigtInput(
            "efter", f"«{efter}» kan ikke vælges; vælg blandt {', '.join(filter(None, kendte))}."
        )
    return efter


def baandet(timer: NumericValue) -> StringValue:
    """Båndet for et timetal; uden timer er det ikke oplyst."""
    return ibis.cases(
        (timer.isnull(), UOPLYST), *((timer <= hoejst, kode) for hoejst, kode in _GRAENSER), else_="31"
    )


def ancienniteten(dage: IntegerValue) -> StringValue:
    """Tid i jobbet efter dage siden jobbets første dag. Et år er 365 dage."""
    return ibis.cases((dage < 365, "a"), (dage < 730, "b"), else_="c")


def om_personen(sager: Table, efter: str, aar: int | IntegerValue) -> StringValue:
    """Sagens gruppe. `aar` er året, alderen regnes i."""
    match efter:
        case "kommune":
            return sager.kommune.cast("string")
        case "region":
            hver = ((sager.kommune.isin(koder), navn) for navn, koder in regioner().items())
            return ibis.cases(*hver, else_=UOPLYST)
        case "koen":
            return _kendt(sager.koen)
        case _:
            alder = aar - sager.foedselsaar
            return ibis.cases(
                (alder.isnull(), UOPLYST), *((alder < til, kode) for til, kode in _ALDRE.items()), else_="65+"
            )


def om_jobbet(job: Table, efter: str) -> StringValue:
    """Jobbets gruppe. Rækkerne har `branche`, `gammel_ordning` og `dage` i jobbet."""
    match efter:
        case "branche":
            return _kendt(job.branche)
        case "ordning":
            return ibis.ifelse(job.gammel_ordning, "gammel", "ny")
        case _:
            return ancienniteten(job.dage)


def _kendt(kode: StringValue) -> StringValue:
    return ibis.ifelse(kode.isnull() | (kode == ""), UOPLYST, kode)


def og_i_alt(raekker: Table, felt: str) -> Table:
    """Hver række to gange: i sin gruppe og i `i_alt`, så summen regnes i samme gennemløb."""
    gruppe: Column = raekker[felt]
    return raekker.mutate(**{felt: ibis.array([gruppe, ibis.literal(I_ALT)]).unnest()})


def i_orden(felt: str) -> tuple[ibis.Deferred, ibis.Deferred]:
    """Rækkefølgen: grupperne efter kode og summen til sidst."""
    return (ibis._[felt] == I_ALT, ibis._[felt])


def i_ordningen(perioder: Table, ordning: str) -> Table:
    """Kun job og timer i ordningen: alle, ny eller gammel."""
    if tjek(ordning, ("alle", *ORDNINGER)) == "alle":
        return perioder
    return perioder.filter(perioder.gammel_ordning == (ordning == "gammel"))
