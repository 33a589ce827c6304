"""Ordene i opfølgningen: emner, man kan bede om hjælp til, tegn på at følge op oftere, konklusioner og svar.

Listerne er husets. De bygger på det, virksomheder, borgere og kommuner selv har nævnt: Rundt om fleksjob (2017),
afsnit 6.5 og 7.2-7.6, og STAR's guide til fleksjob. Ingen af dem er et krav i loven, og ingen af dem siger noget om
sygdom: en opfølgning handler om arbejdet.
"""

from typing import NamedTuple


class Emne(NamedTuple):
    """Ét emne, man kan trykke på. `borger` og `arbejdsgiver` er ordene, de hver især ser; tomt: ikke for dem."""

    kode: str
    ikon: str
    borger: str
    arbejdsgiver: str


EMNER = (
    Emne("for_meget", "tid", "Det er for meget for mig", "Arbejdet er for meget for ham eller hende"),
    Emne("opgaver", "erfaring", "Opgaverne passer ikke", "Opgaverne passer ikke"),
    Emne("tider", "tid", "Mine tider passer ikke", "Tiderne passer ikke"),
    Emne("kolleger", "netvaerk", "Det er svært med kolleger eller leder", "Samarbejdet er svært"),
    Emne("hensyn", "hjaelp", "De aftalte hensyn bliver ikke holdt", "Vi er i tvivl om hensynene"),
    Emne("hjaelpemiddel", "hjaelpemiddel", "Jeg mangler et hjælpemiddel", "Der mangler et hjælpemiddel"),
    Emne("fravaer", "kalender", "Jeg er tit væk fra arbejde", "Der er meget fravær"),
    Emne("ny_leder", "leder", "Jeg har fået ny leder", "Der er kommet en ny leder"),
    Emne(
        "flere_timer", "udvikling", "Jeg vil gerne arbejde mere", "Vi kan tilbyde flere timer eller opgaver"
    ),
    Emne("loen", "penge", "Jeg forstår ikke løn eller tilskud", "Vi har spørgsmål om løn eller tilskud"),
    Emne("ophoer", "stop", "Jeg er bange for at miste jobbet", "Vi overvejer at stoppe jobbet"),
    Emne("stoppe_praktik", "stop", "Jeg vil tale om at stoppe i praktikken", ""),
    Emne("andet", "snak", "Noget andet", "Noget andet"),
)
EMNENAVNE = {en.kode: en.borger for en in EMNER}
ARBEJDSGIVEREMNER = {en.kode: en.arbejdsgiver for en in EMNER if en.arbejdsgiver}
KUN_I_PRAKTIK = frozenset({"stoppe_praktik"})

SVAR_PAA_KALD = {
    "telefon": "Vi talte i telefon",
    "besoeg": "Vi kom på besøg",
    "moede": "Vi holdt møde",
    "besked": "Vi skrev",
}
AENDRET = {
    "opgaver": "Andre opgaver",
    "tider": "Andre tider eller dage",
    "timer": "Flere eller færre timer",
    "hensyn": "Nye eller tydeligere hensyn",
    "stoette": "Mentor, assistance eller hjælpemiddel",
    "samtale": "En samtale var nok",
    "ordning": "Løn eller tilskud er forklaret eller rettet",
    "praktik_slut": "Praktikken slutter",
    "job_slut": "Jobbet slutter",
    "intet": "Intet er lavet om",
}
"""Det, der er lavet om, når et kald lukkes."""

ARTER = {
    "3_mdr": "Efter 3 måneder",
    "6_mdr": "Efter 6 måneder",
    "30_mdr": "Efter 2½ år",
    "ad_hoc": "Ved behov",
}
ARTNAVNE = ARTER | {"status": "Status efter 4½ år"}
FORMER = {
    "arbejdspladsen": "På arbejdspladsen",
    "telefon": "I telefon",
    "video": "På video",
    "kommunen": "Hos kommunen",
}
DELTAGERE = {
    "borgeren": "Borgeren",
    "lederen": "Lederen",
    "kollega": "En kollega",
    "mentor": "Mentor",
    "tillidsrepraesentant": "Tillidsrepræsentant",
    "bisidder": "Bisidder",
    "konsulent": "Virksomhedskonsulenten",
    "sagsbehandler": "Sagsbehandleren",
}
TRIVSEL = {5: "Rigtig godt", 4: "Godt", 3: "Både og", 2: "Ikke så godt", 1: "Dårligt"}
KONKLUSIONER = {
    "fortsaet": "Fortsæt som nu",
    "juster": "Justér opgaver, tider, timer eller støtte",
    "nyt_fleksjob": "Find et andet fleksjob",
    "ordinaer": "På vej til job på almindelige vilkår",
    "afklaring": "Arbejdsevnen skal afklares igen",
    "ophoer": "Jobbet slutter",
}
STATUSKONKLUSIONER = {
    "fortsat_fleksjob": "Betingelserne for fleksjob er stadig opfyldt",
    "ordinaert_arbejde": "Borgeren kan arbejde på almindelige vilkår",
    "foertidspension": "Arbejdsevnen er blevet dårligere; sag om førtidspension rejses",
}
ANBEFALINGER = {
    "forny": "Forny i fem år",
    "varig": "Gør fleksjobbet varigt",
    "ophoer": "Lad fleksjobbet ophøre",
}
PROEVET = {
    "timer": "Flere timer",
    "opgaver": "Andre eller sværere opgaver",
    "intensitet": "Højere intensitet",
    "hensyn": "Færre eller andre hensyn",
    "hjaelpemidler": "Hjælpemidler eller indretning",
    "mentor": "Mentor",
    "assistance": "Personlig assistance",
    "kursus": "Kursus eller oplæring",
    "andet_job": "Et andet eller endnu et fleksjob",
}
"""Det, der kan være prøvet, når der laves status."""
MAALSTATUS = {
    "naaet": "Nået",
    "paa_vej": "På vej",
    "ikke_begyndt": "Ikke begyndt",
    "lagt_vaek": "Lagt væk",
}


class Tegn(NamedTuple):
    """Et tegn på, at der skal følges op oftere. `maaneder` er, hvor længe det tæller; 0: til det slås fra."""

    kode: str
    navn: str
    hvorfor: str
    maaneder: int


TEGN: dict[str, Tegn] = {
    en.kode: en
    for en in (
        Tegn("foerste_maaneder", "De første seks måneder i jobbet", "Vaner sætter sig tidligt.", 6),
        Tegn("foerste_job", "Første job efter lang tid på ledighedsydelse", "Overgangen er stor.", 12),
        Tegn("svingende", "Dage, der svinger", "Hensynet er aftalt; planen skal måske rettes tit.", 12),
        Tegn("fravaer", "Gentaget fravær", "Fravær er tit det første, man ser.", 6),
        Tegn("ny_leder", "Ny leder eller ny afdeling", "Aftaler følger ikke altid med.", 6),
        Tegn("timer_aendret", "Timerne er ændret", "Det skal ses efter, om det holder.", 3),
        Tegn("hjaelp", "Der er bedt om hjælp", "Noget gik ikke, som det skulle.", 3),
        Tegn("maal", "Mål, der ikke er nået", "Målet eller vejen skal måske være en anden.", 6),
        Tegn("stoette_slutter", "Mentor eller anden støtte slutter", "Jobbet skal bære selv.", 3),
        Tegn("lav_trivsel", "Det går ikke godt", "Trivsel kommer før flere timer.", 6),
        Tegn("traet", "Udmattet efter arbejde", "Fridage bruges på at komme sig.", 6),
        Tegn("uden_for", "Ikke rigtig med blandt kolleger", "Få timer kan isolere.", 6),
    )
}
NYT_SIDEN_SIDST = (
    "ny_leder",
    "fravaer",
    "svingende",
    "stoette_slutter",
    "traet",
    "uden_for",
)
"""Tegn, som den, der følger op, selv ser og sætter kryds ved."""

RYTMER = {0: "Kun de faste opfølgninger", 2: "Hver 2. uge", 4: "Hver 4. uge", 8: "Hver 8. uge", 13: "Hvert kvartal",
          26: "Hvert halve år"}  # fmt: skip
SNAKKE = {0: "Ingen fast aftale", 4: "Hver måned", 13: "Hvert kvartal"}
"""De uformelle samtaler."""


def foreslaaet_rytme(antal_tegn: int) -> int:
    """Husets forslag i uger ud fra antallet af tegn; 0 er kun de faste opfølgninger. Den, der har sagen, bestemmer."""
    if antal_tegn >= 3:
        return 4
    return (0, 13, 8)[antal_tegn]


UDGANGE = {
    "job": "Der er et job på stedet",
    "maal_naaet": "Praktikken viste det, den skulle",
    "ikke_match": "Det passede ikke sammen",
    "borger_stoppede": "Borgeren ville stoppe",
    "virksomhed_stoppede": "Arbejdspladsen ville stoppe",
}
"""Sådan kan en praktik ende. At det ikke passede, er også et svar og aldrig en fejl hos borgeren."""
JOBLOEFTER = {
    "ja": "Ja, der er et job, hvis det går",
    "maaske": "Måske; det er ikke lovet",
    "nej": "Nej, der er ikke noget job her",
}

DISKRIMINATION = (
    "Vil I opsige en medarbejder med et handicap, så tal med jeres arbejdsgiverforening, fagforeningen eller en jurist "
    "først. En opsigelse, der hænger sammen med et handicap, kan være forskelsbehandling, også når medarbejderen er i "
    "fleksjob."
)
DISKRIMINATION_FORBEHOLD = (
    "Advarslen er hentet fra en undersøgelse (Rundt om fleksjob, 2017, afsnit 7.2). Lovens egen ordlyd er ikke læst, "
    "og vi siger ikke, om en bestemt opsigelse er lovlig."
)
