"""Udvikling i fleksjobbet, og skridtene i den gamle ordning.

- Den, der nu har en meget begrænset arbejdsevne, kan kun være i fleksjob, når evnen kan udvikles inden for en rimelig
  periode (LAB § 116, stk. 2). Hvor lang perioden er, siger loven ikke.
- At få timer er 10 om ugen eller færre, er grænsen i de officielle opgørelser; loven nævner intet tal.
- Hvornår et job står stille, er husets egne grænser. De står her, så alle lister bruger de samme.
"""

from datetime import date

from fleksjob.lov.sagsgang.bevilling import INDHOLD
from fleksjob.lov.sagsgang.relationer import (
    ALTID,
    LAB_2020,
    NY_ORDNING,
    Betingelse,
    Hjemmel,
    Relation,
    Spaerring,
    Trin,
    Udelukker,
    altid,
)

FAA_TIMER = 10.0
"""Betalte timer om ugen. Med så få er arbejdsevnen «aktuelt meget begrænset», og udviklingen skal vurderes."""
VARSEL_MAANEDER = 9
"""Så længe uden ændring, og jobbet kommer på listen: tre måneder før, det har stået stille i et år."""
STILLE_MAANEDER = 12
LAENGE_STILLE_MAANEDER = 24
MEGET_BEGRAENSET = (
    Hjemmel(NY_ORDNING, "LAB kap. 13 (dagældende)"),
    Hjemmel(LAB_2020, "LAB § 116, stk. 2"),
)
RIMELIG_PERIODE = "Loven siger ikke, hvor lang »en rimelig periode« er; perioden er kommunens egen vurdering."
GUIDE = altid("STAR's guide til fleksjob; Udvikling i fleksjob")
GAMMEL = (Hjemmel(ALTID, "LAB § 71 (dagældende)"), Hjemmel(LAB_2020, "LAB § 133"))
OVERGANG = altid("Overgangsreglen ved lov nr. 1380 af 23/12/2012")

MAALSLAGS = {
    "timer": "Flere timer",
    "intensitet": "Højere intensitet",
    "opgaver": "Nye opgaver",
    "kvalitet": "Bedre kvalitet eller sikkerhed i opgaverne",
}
TRIVSEL = {"god": "God", "blandet": "Blandet", "presset": "Presset"}
TEGN = {
    "afspadserer": "Holder fri for at komme sig efter arbejde",
    "traet": "Er slidt op efter arbejde",
    "fravaer": "Mere fravær end før",
    "uro": "Uro eller bekymring om jobbet",
    "alene": "Er meget alene på arbejdet",
}
EMNER = {
    "trivsel": "Trivsel og kolleger",
    "opgaver": "Opgaver",
    "timer": "Timer",
    "intensitet": "Intensitet",
    "kurser": "Kurser og oplæring",
    "hjaelp": "Hjælpemidler, mentor og anden støtte",
    "penge": "Hvad en time mere er værd",
}
PRESSER = frozenset({"timer", "intensitet"})
"""Det, der venter, når trivslen er presset, eller planens første dag ikke er nået."""
PROEVET = {
    "flere_timer": "Flere timer på prøve",
    "andre_opgaver": "Andre opgaver",
    "faste_dage": "Andre dage eller kortere vagter",
    "kursus": "Kort kursus eller sidemandsoplæring",
    "mentor": "Mentor",
    "hjaelpemiddel": "Hjælpemiddel eller indretning",
    "samtale_leder": "Leder og medarbejder har talt om det",
}
PLAN_MED = {"medarbejder": "Medarbejderen", "leder": "Lederen", "tillidsvalgt": "Tillidsrepræsentant"}
RYTMER = {"maaned": (1, "hver måned"), "kvartal": (3, "hvert kvartal"), "halvaar": (6, "hvert halve år")}

_I_JOBBET = (
    "udviklingsplan_aftalt",
    "udviklingssamtale_holdt",
    "udviklingsmaal_frafaldet",
    "udvikling_vurderet",
)
_I_GAMLE = ("tilskudsbroek_oplyst", "jobaendring_vurderet", "ordning_valgt")

TRIN = (
    Trin(kode="udviklingsplan_aftalt", navn="Aftal udviklingsplan", omfang="ansaettelse", hjemmel=GUIDE),
    Trin(kode="udviklingssamtale_holdt", navn="Hold udviklingssamtale", omfang="ansaettelse", hjemmel=GUIDE),
    Trin(kode="udviklingsmaal_frafaldet", navn="Lad et mål falde", omfang="ansaettelse", hjemmel=INDHOLD),
    Trin(
        kode="udvikling_vurderet",
        navn="Vurdér udvikling",
        omfang="ansaettelse",
        hjemmel=MEGET_BEGRAENSET,
        forbehold=RIMELIG_PERIODE,
    ),
    Trin(
        kode="tilskudsbroek_oplyst",
        navn="Registrér tilskuddets brøk",
        omfang="ansaettelse",
        hjemmel=GAMMEL,
    ),
    Trin(
        kode="jobaendring_vurderet",
        navn="Vurdér, om jobbet er nyt",
        omfang="ansaettelse",
        hjemmel=OVERGANG,
    ),
    Trin(kode="ordning_valgt", navn="Skift til den nye ordning", omfang="ansaettelse", hjemmel=OVERGANG),
)

RELATIONER: tuple[Relation, ...] = (
    *(
        Betingelse(
            skridt=skridt,
            kraever=("fleksjob_startet",),
            hvorfor="Borgeren er ikke begyndt i et fleksjob.",
            hjemmel=INDHOLD,
        )
        for skridt in (*_I_JOBBET, *_I_GAMLE)
    ),
    Betingelse(
        skridt="udviklingsmaal_frafaldet",
        kraever=("udviklingsmaal_aftalt",),
        hvorfor="Der er ikke aftalt noget mål.",
        hjemmel=INDHOLD,
    ),
    *(
        Spaerring(
            skridt=skridt,
            vagt="jobbet_er_nyt",
            hvorfor="Jobbet er i den nye ordning; skridtet hører til fleksjob fra før 2013.",
            hjemmel=OVERGANG,
        )
        for skridt in _I_GAMLE
    ),
    Udelukker(
        naar="fleksjob_ophoert",
        skridt=(*_I_JOBBET, *_I_GAMLE),
        hvorfor="Jobbet er ophørt.",
        hjemmel=INDHOLD,
    ),
)


def faa_timer(betalte: float | None, dag: date) -> bool:
    """Om timerne er så få, at arbejdsevnen er aktuelt meget begrænset. Ukendte timer er ikke få."""
    del dag
    return betalte is not None and 0 < betalte <= FAA_TIMER
