"""Opfølgning i fleksjobbet: anbefalet efter 3 og 6 måneder, pligt mindst hver 30. måned."""

from datetime import date

from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.bevilling import STATUS
from fleksjob.lov.sagsgang.relationer import NY_ORDNING, Fristregel, Relation, Svar, Trin, altid

GUIDE = altid("STAR's guide til fleksjob")
ANBEFALET_FRA = date(2023, 1, 1)


def opfoelgningens_begyndelse(jobstart: date) -> date:
    """Dagen, den første 30-måneders frist regnes fra: jobbets start, dog tidligst 2013."""
    return max(jobstart, NY_ORDNING)


GAMMELT_JOB = (
    f"Jobbet begyndte før reglen; fristen er regnet fra {dansk_dato(NY_ORDNING)}, "
    "og hvad der gjaldt før den dag, er ikke fastslået."
)

TRIN = (Trin(kode="opfoelgning_afholdt", navn="Hold opfølgning", omfang="ansaettelse", hjemmel=STATUS),)

RELATIONER: tuple[Relation, ...] = (
    Svar(
        kode="opfoelgning_3_mdr",
        navn="Opfølgning efter 3 måneder",
        efter=("fleksjob_startet",),
        skal=("opfoelgning_afholdt:3_mdr",),
        frist=Fristregel("maaneder", "anbefalet_foerste_opfoelgning"),
        art="anbefaling",
        ansvarlig="virksomhedskonsulent",
        hjemmel=GUIDE,
        fra=ANBEFALET_FRA,
        bortfalder=(
            "opfoelgning_afholdt:6_mdr",
            "opfoelgning_afholdt:30_mdr",
            "fleksjob_ophoert",
            "sag_lukket",
        ),
        forklaring="Det anbefales at følge op tidligt, men det er ikke lovpligtigt: {regnestykke}.",
    ),
    Svar(
        kode="opfoelgning_6_mdr",
        navn="Opfølgning efter 6 måneder",
        efter=("fleksjob_startet",),
        skal=("opfoelgning_afholdt:6_mdr",),
        frist=Fristregel("maaneder", "anbefalet_anden_opfoelgning"),
        art="anbefaling",
        ansvarlig="virksomhedskonsulent",
        hjemmel=GUIDE,
        fra=ANBEFALET_FRA,
        bortfalder=("opfoelgning_afholdt:30_mdr", "fleksjob_ophoert", "sag_lukket"),
        forbehold="Guiden siger »efter 3 og derefter 6 måneder«; her regnet fra jobbets start.",
        forklaring="Det anbefales at følge op igen, men det er ikke lovpligtigt: {regnestykke}.",
    ),
    Svar(
        kode="opfoelgning_30_mdr",
        navn="Opfølgning efter 2½ år",
        efter=("fleksjob_startet", "opfoelgning_afholdt:30_mdr"),
        skal=("opfoelgning_afholdt:30_mdr",),
        frist=Fristregel("maaneder", "opfoelgning_interval", "opfoelgning"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=STATUS,
        bortfalder=("fleksjob_ophoert", "sag_lukket"),
        forklaring=(
            "Kommunen følger op mindst hver 30. måned, første gang fra jobbets start og siden fra den "
            "seneste 30-måneders opfølgning: {regnestykke}."
        ),
    ),
)
