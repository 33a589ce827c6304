"""Ordene, når et job etableres: hvad en kontrakt skal nævne, hvorfor et job ikke godkendes, støtte og mentor.

Kilder står ved hver liste. Det, der kun er læst ét sted eller udledt, har et forbehold, som følger med på skærmen.
"""

import msgspec

from fleksjob.lov.sagsgang.relationer import LAB_2020, NY_ORDNING, Hjemmel, altid

GODKENDELSE = (Hjemmel(NY_ORDNING, "LAB kap. 13 (dagældende)"), Hjemmel(LAB_2020, "LAB kap. 20"))
UDNYTTELSE = altid("Ankestyrelsens undersøgelse af arbejdsevnen i første fleksjob")
GUIDEN = altid("STAR's guide til fleksjob")
VITAS = altid("STAR's guide til fleksjob (VITAS)")
STOETTEN = altid("Lov om en aktiv beskæftigelsesindsats og lov om kompensation til handicappede i erhverv")
EGEN_PRAKSIS = altid("Kommunens egen arbejdsgang")
STOETTEFORBEHOLD = (
    "Reglerne om mentor, personlig assistance og hjælpemidler er læst på kommuners og Cabis sider, ikke i "
    "lovteksten. Satser og paragraffer er derfor ikke vist."
)


class Punkt(msgspec.Struct, frozen=True):
    """Noget, kontrakten skal nævne."""

    kode: str
    navn: str


KONTRAKTPUNKTER = (
    Punkt("parter", "Virksomhed og medarbejder"),
    Punkt("arbejdssted", "Arbejdsstedet"),
    Punkt("stilling", "Stilling og arbejdsopgaver"),
    Punkt("start", "Første arbejdsdag"),
    Punkt("varighed", "Hvor længe, hvis jobbet er tidsbegrænset"),
    Punkt("ferie", "Ferie"),
    Punkt("opsigelse", "Opsigelse"),
    Punkt("loen", "Løn, tillæg, pension og lønudbetaling"),
    Punkt("timer", "Arbejdstid pr. dag eller uge"),
    Punkt("overenskomst", "Overenskomst, når der er en"),
)
"""Kernen i en dansk ansættelseskontrakt (Dansk Socialrådgiverforenings og fagforeningers gennemgang)."""
ALTID_I_KONTRAKTEN = frozenset({"loen", "timer"})
"""Det, guiden til fleksjob siger, at kontrakten mindst fastsætter."""
KONTRAKTFORBEHOLD = (
    "Listen følger en ældre lovtekst. At en skriftlig kontrakt siden 2023 kræves ved mere end 3 timer om ugen i "
    "gennemsnit, er kun set omtalt. Bed virksomheden følge loven om ansættelsesbeviser."
)

AFSLAGSGRUNDE = {
    "udnytter_ikke": "Jobbet bruger for lidt af arbejdsevnen, og der er en vej til mere",
    "skaanehensyn": "Jobbet kan ikke tage de hensyn, der er brug for",
    "for_meget": "Timer eller intensitet er sat højere, end borgeren kan holde til",
    "vilkaar": "Løn eller vilkår er ikke, som overenskomsten siger",
    "ordinaert": "Opgaverne kan løses på almindelige vilkår",
    "andet": "Andet",
}
FORSKELLE = {
    "begyndelse": "Et lille job er bedre end intet; timerne skal op",
    "proevetid": "Timerne er sat lavt, mens jobbet prøves af",
    "hensyn": "Flere timer vil gå ud over helbredet",
    "ikke_flere": "Virksomheden har ikke flere timer nu",
    "transport": "Transport eller familie sætter grænsen",
}
"""Hvorfor et job kan godkendes, selv om det ikke bruger hele arbejdsevnen."""
PLANER = {
    "flere_timer": "Flere timer i samme job",
    "andet_job": "Et fleksjob mere ved siden af",
    "skift": "Et andet job med flere timer, når borgeren selv vil",
}
KAPACITETSUDFALD = {
    "flere_timer": "Timerne er sat op",
    "job_to": "Der er fundet et job mere",
    "uaendret": "Uændret, og grunden gælder stadig",
    "lavere_evne": "Borgeren kan mindre, end vi regnede med",
}
SAMTYKKE_TIL = {"kommune": "Kommunen", "fagforening": "Fagforeningen"}
UNDERSKRIVERE = {"arbejdsgiver": "Virksomheden", "borger": "Medarbejderen", "fagforening": "Fagforeningen"}
PARTER = {"borger": "Medarbejderen", "arbejdsgiver": "Virksomheden", "kommune": "Kommunen"}
SVARORD = {"enig": "Enig", "aendring": "Vil have noget ændret", "nej": "Siger nej"}
MAALARTER = {
    "timer": "Flere timer",
    "intensitet": "Højere intensitet",
    "opgaver": "Nye opgaver",
    "kvalitet": "Større sikkerhed i opgaverne",
}
MAALENHEDER = {"timer": "timer om ugen", "intensitet": "procent", "opgaver": "opgaver", "kvalitet": ""}
FOELG_OP_EFTER = (3, 6)
"""Måneder efter første dag, som guiden til fleksjob foreslår."""


class Stoetteart(msgspec.Struct, frozen=True):
    """En slags støtte: hvad den er, og hvad ansøgningen skal sige."""

    kode: str
    navn: str
    hvad: str
    spoerg: str
    krav: str = ""


STOETTE = {
    et.kode: et
    for et in (
        Stoetteart(
            "mentor",
            "Mentor",
            "En, der hjælper i gang, fx en kollega, som er købt fri, eller en udefra.",
            "Hvad skal mentoren hjælpe med?",
        ),
        Stoetteart(
            "personlig_assistance",
            "Personlig assistance",
            "En, der udfører den del af arbejdet, som funktionsnedsættelsen står i vejen for.",
            "Hvilke opgaver i jobbet er der brug for hjælp til?",
            "Der skal være et konkret job. Kernen i jobbet skal borgeren selv udføre. Højst 20 timer om ugen ved 37 "
            "timers arbejde.",
        ),
        Stoetteart(
            "hjaelpemiddel",
            "Hjælpemiddel eller indretning",
            "Et redskab eller en indretning af arbejdspladsen.",
            "Hvilket redskab eller hvilken indretning?",
            "Det må ikke være noget, arbejdspladsen normalt selv har, og det skal være nødvendigt for at kunne "
            "udføre arbejdet.",
        ),
        Stoetteart(
            "befordring",
            "Transport",
            "Hjælp til at komme frem og tilbage.",
            "Hvilken transport er der brug for?",
        ),
    )
}
MENTORTYPER = {
    "kollega": "En kollega i virksomheden",
    "ekstern": "En udefra",
    "samme": "Den samme som i jobsøgningen",
}
STOETTEUDFALD = {
    "fortsaetter": "Støtten fortsætter",
    "mindre": "Støtten trappes ned",
    "slutter": "Støtten slutter, som aftalt",
}


class Udloeser(msgspec.Struct, frozen=True):
    """Noget, der taler for en mentor fra begyndelsen. `grund` er sætningen, der vises."""

    kode: str
    grund: str


UDLOESERE = (
    Udloeser("struktur", "Skånehensynene handler om overblik, struktur eller ro."),
    Udloeser("foerste_job", "Det er det første fleksjob."),
    Udloeser("lang_pause", "Borgeren har været uden job i mere end et år."),
    Udloeser("samme_mentor", "Borgeren havde en mentor i jobsøgningen, og samme mentor kan følge med."),
    Udloeser("faa_timer", "Med få timer går der længe, før man er faldet til."),
    Udloeser("praktik_stoppede", "En praktik er stoppet før tid."),
)
KOGNITIVE_ORD = (
    "struktur",
    "overblik",
    "ro ",
    "rolig",
    "forudsig",
    "koncentr",
    "hukommelse",
    "planlæg",
    "én opgave",
    "en opgave ad gangen",
    "instruktion",
    "social",
)
"""Ord i skånehensynene, som viser, at en mentor kan være til hjælp. De siger intet om en diagnose."""

VEJVISERE = (
    (
        "Guide til fleksjob",
        "Styrelsen for Arbejdsmarked og Rekruttering",
        "Forløbet trin for trin, til kommunen",
    ),
    (
        "Guide til arbejdsgivere om fleksjob",
        "Styrelsen for Arbejdsmarked og Rekruttering",
        "Til virksomheden",
    ),
    ("Guide til fleksjobbere", "Styrelsen for Arbejdsmarked og Rekruttering", "Til medarbejderen"),
    (
        "Fleks-tillægsaftale",
        "Styrelsen for Arbejdsmarked og Rekruttering",
        "Skabelon til aftalen på arbejdspladsen",
    ),
    (
        "Skabelon til ansættelseskontrakt",
        "Styrelsen for Arbejdsmarked og Rekruttering",
        "Til den, der ikke har en",
    ),
    ("VITAS", "Styrelsen for Arbejdsmarked og Rekruttering", "Her søger virksomheden om bevillingen"),
)
"""Officielle vejledninger: navn, udgiver og hvad de er til. Adresserne er ikke efterprøvet og vises ikke."""
