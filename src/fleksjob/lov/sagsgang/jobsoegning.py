"""Jobsøgningen fra afgørelsen til et job: skridtene, og de ord, planen, samtalerne og varslerne er lavet af.

Skridtene her er god praksis (STAR's udviklingsguide og rapporten *Rundt om fleksjob*), ikke frister i loven; de siger
det selv. Lovens frister står i `samtaler`, `raadighed` og `revurdering`. To spærringer er husets egen orden: ingen
sanktion, før nogen har vurderet, at borgeren ikke vil og ikke bare ikke kan, og aldrig af én person alene.
"""

from typing import NamedTuple

from fleksjob.lov.sagsgang.relationer import Betingelse, Milepael, Relation, Spaerring, Trin, altid

PRAKSIS = altid("God praksis (STAR's udviklingsguide), ikke en frist i loven")
JOBNET = altid("Reglerne om CV på Jobnet og Min Plan")
JOBNET_FORBEHOLD = "Hvem der kan undtages fra CV på Jobnet og Min Plan, er ikke læst i loven; skriv grunden."
RIMELIG = altid("AKL § 13, stk. 7 og 8, og § 77 a")
TO_PERSONER = altid("Husets orden: to personer, når en afgørelse går borgeren imod")
LEDIG = altid("AKL § 74")


class Emne(NamedTuple):
    """Noget, borgeren skal have at vide. `til_borgeren` er sætningen, som den kan siges og læses."""

    kode: str
    navn: str
    til_borgeren: str


EMNER = (
    Emne("anbefaling", "Anbefalingen og afgørelsen",
         "Du har ret til et fleksjob. Vi taler om, hvad der står i afgørelsen."),
    Emne("ordningen", "Hvad et fleksjob er",
         "Arbejdsgiveren betaler for det arbejde, du laver. Kommunen giver et tilskud ved siden af."),
    Emne("ledighedsydelse", "Ledighedsydelsen",
         "Mens du søger, får du ledighedsydelse. Der er ingen slutdato, men vi ser på din sag undervejs."),
    Emne("raadighed", "Hvad du skal gøre",
         "Du skal søge job, have et CV på Jobnet og komme til de samtaler, vi aftaler. Bliver du "
         "syg, siger du det."),
    Emne("cv", "CV og Min Plan", "Dit CV skal ligge på Jobnet inden 3 uger. Vi kan lave det sammen."),
    Emne("samtaler", "Samtalerne", "Vi mødes flere gange i det første halve år. Du må altid bede om en samtale."),
    Emne("udvikling", "At et job kan vokse", "Man kan begynde med få timer. Jobbet kan vokse, når det går godt."),
    Emne("timer", "Få timer er også et job", "Selv få timer tæller. Vi taler om, hvad der er rigtigt for dig nu."),
    Emne("stoette", "Hjælp i jobbet", "Du kan få hjælp i et job, for eksempel en mentor eller et hjælpemiddel."),
    Emne("oekonomi", "Penge i et fleksjob", "Vi kan regne ud, hvad et job giver dig, før du siger ja."),
    Emne("klage", "Hvis du er uenig", "Du kan klage over en afgørelse. Fristen står i brevet."),
)  # fmt: skip
"""Det, der fortælles i små portioner og gentages: ikke det hele på én gang."""
BUDSKAB = "Nu handler det om job, og om det, du kan."
"""Sætningen, der gentages ved hver samtale."""

FORLOEBET = {
    "godt": "Det gik godt",
    "blandet": "Både godt og skidt",
    "haardt": "Det var hårdt",
}
FORMER = {"fremmoede": "Fremmøde", "telefon": "Telefon", "video": "Video"}

MAALTRIN = {
    "a": "A: det, jeg helst vil",
    "b": "B: det, jeg også gerne vil",
    "c": "C: det, jeg kan gå med til",
}
STOETTE = {
    "mentor": "Mentor eller en fast støtteperson",
    "kontakt": "En, der går med eller ringer først",
    "hverdag": "Hverdag, søvn og fremmøde",
    "hygiejne": "Hygiejne og påklædning",
    "adfaerd": "Omgangsform på en arbejdsplads",
    "laesning": "Læsning og skrivning",
    "it": "Computer, telefon og Jobnet",
    "dansk": "Dansk",
    "transport": "At komme frem",
    "oekonomi": "Økonomi og gæld",
    "mod": "Mod og tro på det efter dårlige oplevelser",
    "hjaelpemidler": "Hjælpemidler eller indretning",
}
"""Det, borgeren kan have brug for hjælp til. Hygiejne og adfærd er mål at arbejde med, ikke en dom."""
KLAR = {
    "klar": "Klar til at søge nu",
    "snart": "Klar om lidt, med hjælp",
    "ikke_endnu": "Ikke klar endnu",
}
AKTIVITETER = {
    "samtale": "Samtale og vejledning",
    "jobklub": "Jobklub",
    "jobcafe": "Jobcafé",
    "kursus": "Kort kursus",
    "besoeg": "Besøg på en arbejdsplads",
    "praktik": "Kort praktik med et mål",
    "netvaerk": "Spørge sit netværk",
}
HJEMMEOPGAVER = (
    ("bruttoliste", "borger", "Skriv en lang liste over job, opgaver og steder, du kunne tænke dig"),
    ("netvaerk", "borger", "Spørg tre, du kender, om de ved noget om et sted"),
    ("cv", "borger", "Svar på spørgsmålene i «Det kan jeg»"),
    ("ring", "borger", "Ring til det sted, vi talte om"),
    ("besoeg", "borger", "Gå forbi det sted, vi talte om, og se, hvad de laver"),
    ("aabn_doeren", "kommune", "Ring til stedet først, så de ved, at du kommer"),
    ("find_steder", "kommune", "Find tre steder, der har de opgaver, du peger på"),
    ("gammel_kontakt", "kommune", "Kontakt det seneste praktiksted, mens de husker dig"),
)
"""(kode, hvem, teksten): opgaver, der ofte aftales til næste gang."""
JOBLOG = {
    "ansoegning": "Sendte en ansøgning",
    "ringede": "Ringede til et sted",
    "moedte_op": "Gik ind og spurgte",
    "netvaerk": "Spurgte en, jeg kender",
    "samtale": "Var til jobsamtale hos et firma",
    "andet": "Noget andet",
}

STILSTAND = {
    "kommunen": "Vi har ikke fulgt op",
    "syg": "Borgeren har været syg",
    "venter": "Vi venter på andre",
    "ikke_klar": "Borgeren er ikke klar",
    "ingen_steder": "Vi finder ingen steder",
    "mistet_mod": "Borgeren har mistet modet",
    "andet": "Andet",
}
"""Hvorfor det er gået i stå. Den første er den, vi selv kan gøre noget ved i dag."""
STILLE_UGER = 8
"""Uger uden noget som helst i sagen, før den regnes for gået i stå. Kommunens eget valg."""


class Alarm(NamedTuple):
    """En alarm: efter så mange måneder på ledighedsydelse. Kravene vokser med tiden."""

    maaneder: int
    kode: str
    navn: str
    goer: tuple[str, ...]
    lov: str = ""


MILEPAELE = (
    Alarm(
        3, "3_mdr", "3 måneder",
        ("Se planen igennem: passer mål A, B og C stadig?", "Aftal kontakt på telefon mellem samtalerne.",
         "Spørg, om noget fra tiden før står i vejen."),
    ),
    Alarm(
        6, "6_mdr", "6 måneder",
        ("Tilbyd en anden aktør, eller skriv, hvorfor det ikke hjælper nu.", "Tag mål B og C frem.",
         "Aftal mindst én aktivitet om måneden: jobklub, besøg eller kort praktik."),
        "Ret til en anden aktør",
    ),
    Alarm(
        12, "12_mdr", "12 måneder",
        ("Henvis til en anden aktør.", "Begynd på de fire redegørelser.", "Lad en kollega se på sagen med nye øjne."),
        "Pligt til at henvise til en anden aktør; 12 måneder inden for 18 udløser revurderingen (AKL § 74 c)",
    ),
    Alarm(
        18, "18_mdr", "18 måneder",
        ("Revurderingen skal være afsluttet.", "Vælg: bliver på ordningen, ny afklaring eller en sag om pension.",
         "Hvad er der ikke prøvet?"),
        "Revurderingen skal være afsluttet, når der er fået ydelse i 18 måneder (AKL § 74 c)",
    ),
)  # fmt: skip
HVERT_AAR = Alarm(
    12, "aar", "Endnu et år",
    ("Se hele forløbet igennem fra begyndelsen.", "Er evnen blevet dårligere? Så er det en revurdering eller en "
     "sag om pension.", "Er der en lille, motiveret mulighed, vi ikke har prøvet?"),
)  # fmt: skip

RESULTATER = {
    "job": "Kom i job",
    "praktik": "I praktik, der kan blive til job",
    "naermere": "Tættere på job",
    "uaendret": "Ingen ændring",
    "afbrudt": "Afbrudt",
}
SE_PAA = {
    "nye_brancher": "Nye brancher og opgaver",
    "virksomheder": "Direkte kontakt til virksomheder",
    "mod": "Motivation og tro på det",
    "kompetencer": "Kompetencer, vi har overset",
    "hverdag": "Hverdag og fremmøde",
}
"""Det, en anden aktør bedes se på med friske øjne."""
REVURDERINGSUDFALD = {
    "fortsat_ret": "Bliver på ordningen: fortsat ret til ledighedsydelse",
    "ny_afklaring": "Ny afklaring: arbejdsevnen skal undersøges igen",
    "pension": "En sag om førtidspension eller seniorpension begynder",
    "ophoer": "Retten til ledighedsydelse ophører",
}

TRIN = (
    Trin(kode="opsamling_holdt", navn="Hold opsamling efter afgørelsen", hjemmel=PRAKSIS),
    Trin(kode="jobsoegningsplan_aftalt", navn="Aftal planen for jobsøgning", hjemmel=PRAKSIS),
    Trin(kode="min_plan_registreret", navn="Registrér, at planen står i Min Plan", hjemmel=JOBNET,
         forbehold=JOBNET_FORBEHOLD),
    Trin(kode="jobnet_undtaget", navn="Undtag fra CV på Jobnet eller Min Plan", hjemmel=JOBNET,
         forbehold=JOBNET_FORBEHOLD),
    Trin(kode="ledighed_gennemgaaet", navn="Gennemgå ledigheden", hjemmel=PRAKSIS),
    Trin(kode="anden_aktoer_afsluttet", navn="Afslut forløb hos anden aktør", hjemmel=PRAKSIS),
    Trin(kode="kan_vil_vurderet", navn="Vurdér: kan ikke eller vil ikke", hjemmel=RIMELIG),
    Trin(kode="sanktion_forberedt", navn="Forbered sanktion", hjemmel=RIMELIG),
    Trin(kode="sanktion_frafaldet", navn="Frafald sanktion", hjemmel=RIMELIG),
)  # fmt: skip

RELATIONER: tuple[Relation, ...] = (
    *(
        Betingelse(
            skridt=skridt,
            kraever=("visiteret",),
            hvorfor="Borgeren er ikke visiteret til fleksjob.",
            hjemmel=LEDIG,
        )
        for skridt in (
            "opsamling_holdt",
            "jobsoegningsplan_aftalt",
            "min_plan_registreret",
            "jobnet_undtaget",
        )
    ),
    Betingelse(
        skridt="ledighed_gennemgaaet",
        kraever=("ledighedsydelse_startet",),
        hvorfor="Borgeren har ikke fået ledighedsydelse.",
        hjemmel=LEDIG,
    ),
    Betingelse(
        skridt="anden_aktoer_afsluttet",
        kraever=("anden_aktoer_henvist",),
        hvorfor="Borgeren er ikke henvist til en anden aktør.",
        hjemmel=LEDIG,
    ),
    *(
        Betingelse(
            skridt=skridt,
            kraever=("ledighedsydelse_startet", "fleksjob_ophoert"),
            hvorfor="Borgeren har hverken fået ledighedsydelse eller forladt et fleksjob.",
            hjemmel=RIMELIG,
        )
        for skridt in ("kan_vil_vurderet", "sanktion_forberedt")
    ),
    Spaerring(
        skridt="sanktion_forberedt",
        vagt="ikke_vurderet_at_borgeren_ikke_vil",
        hvorfor="Vurdér først, om borgeren ikke kan eller ikke vil. En, der ikke kan, får ingen sanktion.",
        efter="kan_vil_vurderet",
        hjemmel=RIMELIG,
    ),
    Betingelse(
        skridt="sanktion_forberedt",
        kraever=("partshoering_sendt",),
        siden="sanktion",
        hvorfor="Borgeren skal høres, før der træffes afgørelse om en sanktion; send en partshøring først.",
        hjemmel=RIMELIG,
    ),
    Milepael(
        skridt="sanktion_forberedt",
        venter_paa="partshoering_svar",
        hvorfor="Borgeren har frist til {frist} til at svare på partshøringen.",
        hjemmel=RIMELIG,
    ),
    *(
        Spaerring(
            skridt=skridt,
            vagt="ingen_sanktion_forberedt",
            hvorfor="Ingen har forberedt en sanktion. Den ene skriver udkastet, og en anden godkender det.",
            efter="sanktion_forberedt",
            hjemmel=TO_PERSONER,
        )
        for skridt in ("sanktion", "sanktion_frafaldet")
    ),
    Spaerring(
        skridt="sanktion",
        vagt="ikke_vurderet_at_borgeren_ikke_vil",
        hvorfor="Vurderingen af, om borgeren ikke kan eller ikke vil, mangler eller siger, at borgeren ikke kan.",
        efter="kan_vil_vurderet",
        hjemmel=RIMELIG,
    ),
)
