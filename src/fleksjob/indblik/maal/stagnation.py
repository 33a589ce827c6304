"""Job, der står stille: listen og tallet er det samme udtryk."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import IntegerValue, Table, Value

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, loeber
from fleksjob.indblik.ord import Raekker, antal_ord
from fleksjob.lov.sagsgang.udvikling import LAENGE_STILLE_MAANEDER, STILLE_MAANEDER

GRUPPER = {
    "stille_24": "Stille i mindst 24 måneder, mål åbne",
    "stille_12": "Stille i 12-23 måneder, mål åbne",
    "uden_maal_12": "Stille i mindst 12 måneder, ingen mål",
    "": "Ikke stille",
}


def loebende_job(t: Tabeller, dag: date) -> Table:
    """Én række for hvert løbende job i ny ordning, med sin `gruppe`.

    `siden` er dagen, timerne sidst skiftede, og `maaneder` de hele måneder siden; tomme, når timer ikke er oplyst.
    """
    alle = t.perioder("job", "timer", "maal")
    nu = alle.filter(loeber(alle, dag) & ~alle.gammel_ordning)
    hver = nu.group_by("sag", "job").agg(
        i_job=(_.slags == "job").sum(),
        siden=_.fra.max(where=_.slags == "timer"),
        timer=_.timer.max(where=_.slags == "timer"),
        aabne_maal=(_.slags == "maal").sum(),
    )
    med = hver.filter(_.i_job > 0).drop("i_job").mutate(maaneder=hele_maaneder(_.siden, dag))
    gruppe = ibis.cases(
        (~(med.maaneder >= STILLE_MAANEDER).fill_null(False), ""),
        (med.aabne_maal == 0, "uden_maal_12"),
        (med.maaneder >= LAENGE_STILLE_MAANEDER, "stille_24"),
        else_="stille_12",
    )
    return med.select("sag", "job", "siden", "maaneder", "timer", "aabne_maal", gruppe=gruppe)


def stagnation_sager(t: Tabeller, dag: date) -> Table:
    """De job, `stagnation` tæller som stille: én række for hvert."""
    return loebende_job(t, dag).filter(_.gruppe != "")


def hele_maaneder(fra: Value, dag: date) -> IntegerValue:
    """Hele måneder fra kolonnens dag til dagen."""
    maaneder: IntegerValue = dag.year * 12 + dag.month - fra.year() * 12 - fra.month()
    return maaneder - (fra.day() > dag.day).cast("int64")


def stagnation(t: Tabeller, dag: date) -> Table:
    """Én række: job i ny ordning, og hvor mange der har stået stille længe, med og uden åbne mål."""
    return loebende_job(t, dag).agg(
        job=_.count(),
        stille_12=_.gruppe.isin(("stille_12", "stille_24")).sum().fill_null(0),
        stille_24=(_.gruppe == "stille_24").sum().fill_null(0),
        uden_maal_12=(_.gruppe == "uden_maal_12").sum().fill_null(0),
    )


def _saetning(raekker: Raekker) -> str:
    en = raekker[0]
    i_alt = antal_ord(en["job"], "løbende", "løbende")
    return (
        f"{antal_ord(en['stille_12'], 'job', 'job')} af {i_alt} har stået stille i et år, mens et aftalt mål er åbent. "
        f"{antal_ord(en['uden_maal_12'], 'job', 'job')} har stået stille uden noget aftalt mål."
    )


STAGNATION = Maal(
    kode="stagnation",
    navn="Job, der står stille",
    definition="Job, hvor de betalte timer er uændrede i 12 eller 24 måneder, mens der er mål for udvikling, "
    "som ikke er nået.",
    population="Løbende job i den nye ordning på dagen.",
    formel="Måneder siden det seneste af jobbets start og den sidste ændring af betalte timer; mindst ét "
    "åbent udviklingsmål.",
    kilde="Samme regel som listen over job, der står stille (forloeb/udvikling.py).",
    sikkerhed="egen",
    forbehold="Job uden aftalte mål tæller for sig: de kan stå stille, uden at nogen har aftalt andet. "
    + OPHAVET,
    kolonner=(
        Kolonne("job", "Løbende job"),
        Kolonne("stille_12", "Stille i 12 måneder, mål åbne", af="job"),
        Kolonne("stille_24", "Heraf i 24 måneder", af="stille_12"),
        Kolonne("uden_maal_12", "Stille i 12 måneder, ingen mål", af="job"),
    ),
    byg=stagnation,
    saetning=_saetning,
)
