"""Gennemsnitlige timer om ugen, år for år: nye job og bestanden, efter aftalte timer og efter løntimer."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.breve.tegning import med_komma
from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, dagen
from fleksjob.indblik.maal.grupper import i_ordningen
from fleksjob.indblik.maal.perioder import maaneden
from fleksjob.indblik.maal.tilgang_aar import AAR
from fleksjob.indblik.ord import Raekker

_FOELGER = ("nye_job", "personer", "loen_personer")


def gennemsnitstimer(t: Tabeller, dag: date, *, aar: int, ordning: str) -> Table:
    """Én række for hvert år. Tælledagen er dagens dato i hvert af årene."""
    taelledage = [_i_aaret(dag, dag.year - nr) for nr in range(aar)]
    hver = ibis.union(_nye(t, dag, aar), _bestand(t, dag, aar, ordning), _loen(t, taelledage, ordning))
    return (
        hver.group_by("aar")
        .agg(
            **{navn: (_.hvad == navn).sum() for navn in _FOELGER},
            nye_timer=_snit("nye_job"),
            timer=_snit("personer"),
            loen_timer=_snit("loen_personer"),
        )
        .select(*(en.navn for en in _KOLONNER))
        .order_by("aar")
    )


def _snit(hvad: str) -> ibis.Deferred:
    return _.timer.mean(where=_.hvad == hvad).round(1)


def _i_aaret(dag: date, aar: int) -> date:
    return dag.replace(year=aar, day=28 if (dag.month, dag.day) == (2, 29) else dag.day)


def _nye(t: Tabeller, dag: date, aar: int) -> Table:
    """Job i den nye ordning, der begyndte i året, med timerne på den første dag; uden timer, når de ikke er oplyst."""
    p = t.perioder("job", "timer")
    p = p.filter(~p.gammel_ordning & (p.fra >= dagen(date(dag.year - aar + 1, 1, 1))) & (p.fra <= dagen(dag)))
    job = p.group_by("sag", "job", "fra").agg(
        begyndt=(p.slags == "job").any(), timer=p.timer.sum(where=p.slags == "timer")
    )
    return job.filter(_.begyndt & _.timer.notnull()).select(
        aar=_.fra.year().cast("int64"), hvad=ibis.literal("nye_job"), timer=_.timer
    )


def _bestand(t: Tabeller, dag: date, aar: int, ordning: str) -> Table:
    """Personer med betalte timer på tælledagen, alle job lagt sammen."""
    p = i_ordningen(t.perioder("timer"), ordning)
    p = p.filter(
        (p.fra <= dagen(dag)) & (p.til.isnull() | (p.til > dagen(_i_aaret(dag, dag.year - aar + 1))))
    )
    p = p.mutate(
        foerste=ibis.greatest(_foer(p.fra, dag) + 1, dag.year - aar + 1),
        # Den sidste tælledag, perioden dækker, er den sidste, der ligger før `til`.
        efter=ibis.ifelse(p.til.isnull() | (p.til > dagen(dag)), dag.year, _foer(p.til, dag)) + 1,
    )
    paa = p.select("sag", "timer", aar=ibis.range(p.foerste, p.efter, 1).unnest())
    hver = paa.group_by("aar", "sag").agg(timer=_.timer.sum())
    return hver.select(aar=_.aar.cast("int64"), hvad=ibis.literal("personer"), timer=_.timer)


def _foer(kolonne: ibis.Value, dag: date) -> ibis.Value:
    """Året for den sidste tælledag før dagen i kolonnen."""
    graense = dag.month * 100 + min(dag.day, 28 if dag.month == 2 else 31)
    naaet = kolonne.month() * 100 + kolonne.day() > graense
    return kolonne.year() - ibis.ifelse(naaet, 0, 1)


def _loen(t: Tabeller, taelledage: list[date], ordning: str) -> Table:
    """Personer med løntimer for fleksjob i den seneste hele måned på tælledagen, alle job lagt sammen."""
    maaneder = [maaneden("", en).foerste for en in taelledage]
    loen = t.indkomst.filter((_.slags == "fleksjob") & _.maaned.isin([dagen(en) for en in maaneder]))
    if ordning != "alle":
        loen = loen.semi_join(i_ordningen(t.perioder("job"), ordning), ["sag", "job"])
    # Tælledagen i årets første måned hører til måneden i året før.
    aar = loen.maaned.year() + (0 if maaneder[0].year == taelledage[0].year else 1)
    hver = loen.select("sag", "loentimer", aar=aar).group_by("aar", "sag").agg(timer=_.loentimer.sum())
    return hver.filter(_.timer > 0).select(
        aar=_.aar.cast("int64"), hvad=ibis.literal("loen_personer"), timer=_.timer
    )


def _saetning(raekker: Raekker) -> str:
    foerste, nu = raekker[0], raekker[-1]
    if nu["timer"] is None:
        return f"Ingen er i fleksjob med oplyste timer i {nu['aar']}."
    tekst = f"{med_komma(nu['timer'])} timer om ugen i gennemsnit i {nu['aar']}"
    if foerste["timer"] is not None and foerste is not nu:
        tekst += f", mod {med_komma(foerste['timer'])} i {foerste['aar']}"
    nye = "" if nu["nye_timer"] is None else f" Nye job begyndte på {med_komma(nu['nye_timer'])}."
    return f"{tekst}.{nye}"


_KOLONNER = (
    Kolonne("aar", "År", "kode"),
    Kolonne("nye_job", "Nye job"),
    Kolonne("nye_timer", "Timer, nye job", "timer"),
    Kolonne("personer", "Personer i fleksjob"),
    Kolonne("timer", "Timer, bestanden", "timer"),
    Kolonne("loen_personer", "Personer med løntimer"),
    Kolonne("loen_timer", "Løntimer, bestanden", "timer"),
)

GENNEMSNITSTIMER = Maal(
    kode="gennemsnitstimer",
    navn="Timer i gennemsnit",
    definition="De gennemsnitlige timer om ugen i nye fleksjob og for alle i fleksjob, år for år.",
    population="Nye job: i den nye ordning og begyndt i kalenderåret (dagens år: til og med dagen). Bestanden: "
    "personer i fleksjob på tælledagen, som er dagens dato i hvert år; med et valg af ordning tælles kun job i den. "
    "Kun job og personer, hvis timer er oplyst.",
    formel="Nye job: de betalte timer på jobbets første dag. Bestanden: betalte timer i alle personens job lagt "
    "sammen. Løntimer: de indberettede i den seneste hele måned på tælledagen, delt med måneden i uger (dage / 7).",
    kilde="Dansk Arbejdsgiverforening, «Potentiale for højere arbejdstid blandt fleksjobbere» (2024): gennemsnitlig "
    "ugentlig arbejdstid i fleksjob 2013 og 2023.",
    sikkerhed="udledt",
    forbehold="Kilden siger ikke, hvilken måned, hvilke timer eller hvilken ordning den har brugt; tælledagen er "
    f"husets valg. Løntimer er ikke altid de effektive timer. {OPHAVET}",
    kolonner=_KOLONNER,
    byg=gennemsnitstimer,
    valg={"aar": AAR, "ordning": "alle"},
    saetning=_saetning,
)
