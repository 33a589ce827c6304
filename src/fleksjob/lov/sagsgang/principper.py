"""Principafgørelser og undersøgelser fra Ankestyrelsen: nummer, hvad de betyder, og hvor det er læst.

Kun dem, der er fundet i en kilde, er med, og ingen er læst i fuld tekst: betydningen er gengivet efter kilden, og dagen
er kun med, hvor den er kendt (af nummeret kendes året). Kriteriet er koden på den betingelse, de handler om.
"""

from typing import Literal

import msgspec

EMNER = {
    "maalgruppe": "Målgruppe og arbejdsevne",
    "afgoerelse": "Afgørelsen og dens begrundelse",
    "loen": "Hvad der er løn",
    "loft": "Fuldtidsløn og loft",
    "regulering": "Regulering og tilbagebetaling",
    "ledighedsydelse": "Ledighedsydelse",
    "gammel_ordning": "Fleksjob fra før 2013",
    "klagefrist": "Frister og sagsbehandling",
}


class Princip(msgspec.Struct, frozen=True, kw_only=True):
    """Én principafgørelse (`slags` afgoerelse) eller undersøgelse. `kriterier` er koder på det, den handler om."""

    kode: str
    slags: Literal["afgoerelse", "undersoegelse"] = "afgoerelse"
    aar: int
    emne: str
    kriterier: tuple[str, ...] = ()
    titel: str
    betyder: str
    kilde: str
    url: str
    sikkerhed: Literal["ordret", "sekundaer"] = "sekundaer"
    forbehold: str = ""
    erstatter: str = ""


_LW = "Lundsteen & Wiederquist, efter Ankestyrelsen"
_LANDBRUG = "Landbrugsinfo, efter Ankestyrelsen"

PRINCIPPER: tuple[Princip, ...] = (
    Princip(
        kode="12-19",
        aar=2019,
        emne="maalgruppe",
        kriterier=("meget_begraenset", "midlertidig"),
        titel="Omkring 7½ effektive timer om ugen er en meget begrænset arbejdsevne",
        betyder=(
            "Kan borgeren arbejde omkring 7½ effektive timer om ugen, er arbejdsevnen meget begrænset, og det er et "
            "lille fleksjob. Timetallet er ikke en grænse i loven."
        ),
        kilde="Socialrådgiveren (faglig artikel)",
        url="https://socialraadgiverne.dk/faglig-artikel/jura-visitation-til-et-lille-fleksjob/",
    ),
    Princip(
        kode="39-19",
        aar=2019,
        emne="loen",
        kriterier=("personalegoder",),
        titel="Personalegoder er ikke løn",
        betyder="Fri bil, telefon, kost og logi regnes hverken som løn eller med i fuldtidslønnen.",
        kilde=_LANDBRUG,
        url=(
            "https://www.landbrugsinfo.dk/basis/6/1/a/"
            "familie_socialjura_p_39_19_om_flekslontilskud_lonindtegt_skattepligtig_verdi_personalegoder"
        ),
        forbehold="Vejledning nr. 9602 fra 2013 sagde det modsatte og regnede den skattepligtige værdi med.",
    ),
    Princip(
        kode="14-22",
        aar=2022,
        emne="loen",
        kriterier=("fritvalg", "ferietillaeg"),
        titel="Fritvalg, søgnehelligdage og ferietillæg er løn i den måned, de udbetales",
        betyder="Fritvalg, søgnehelligdagskonti, ferietillæg og feriedifference er løn, når de bliver udbetalt.",
        kilde=_LANDBRUG,
        url="https://www.landbrugsinfo.dk/basis/e/8/3/familie_socialjura_p_14_22",
    ),
    Princip(
        kode="27-23",
        aar=2023,
        emne="loen",
        kriterier=("bonus", "julegave", "fuldtidsloen"),
        titel="Bonus er løn og fordeles på de måneder, den dækker",
        betyder=(
            "Bonus og tantieme er løn og fordeles ligeligt på de måneder, de er for; månederne regnes om. Fast bonus "
            "er med i fuldtidslønnen. En julegave i penge, ens for alle, er ikke løn. Det, en arbejdsgiver udbetaler, "
            "formodes at være løn."
        ),
        kilde=_LW,
        url="https://lundsteenwiederquist.dk/index.php/tag/flekslontilskud/",
    ),
    Princip(
        kode="48-22",
        aar=2022,
        emne="regulering",
        kriterier=("efterregulering", "fuldtidsloen"),
        titel="Tilskuddet reguleres kun bagud, når reglerne giver en grund",
        betyder=(
            "En efterregulering skal have et grundlag i reglerne. Bekendtgørelsens liste over grunde er ikke "
            "udtømmende, og det er myndigheden, der skal bevise, at betingelserne er opfyldt."
        ),
        kilde=_LW,
        url="https://lundsteenwiederquist.dk/index.php/tag/efterregulering/",
        erstatter="16-18",
    ),
    Princip(
        kode="6-23",
        aar=2023,
        emne="regulering",
        kriterier=("tilbagebetaling", "tabt_arbejdsfortjeneste"),
        titel="Tilbagebetaling kræver mere, end at pengene var forkerte",
        betyder=(
            "Penge kræves kun tilbage, når de er modtaget med urette, og borgeren mod bedre vidende har givet forkerte "
            "eller manglende oplysninger eller har taget imod dem. Til og med 2023 var tabt arbejdsfortjeneste ikke "
            "løn."
        ),
        kilde=_LW,
        url="https://lundsteenwiederquist.dk/index.php/tag/tabt-arbejdsfortjeneste/",
    ),
    Princip(
        kode="90-19",
        aar=2019,
        emne="ledighedsydelse",
        kriterier=("ferie",),
        titel="Feriepenge, der udbetales af sig selv, trækkes fra",
        betyder="Feriegodtgørelse, som udbetales automatisk ved ferieperiodens udløb, trækkes fra i ledighedsydelsen.",
        kilde=_LANDBRUG,
        url=(
            "https://www.landbrugsinfo.dk/basis/b/6/4/"
            "skat_social_p_90_19_om_ledighedsydelse_feriepenge_indtaegt_automatisk_udbetaling_ferieaarets_udloeb"
        ),
    ),
    Princip(
        kode="24-22",
        aar=2022,
        emne="gammel_ordning",
        kriterier=("sygedagpenge",),
        titel="Kravet om fire timers fravær gælder kun i fleksjob fra før 2013",
        betyder=(
            "Reglen om mindst fire timers fravær om ugen ved sygedagpenge gælder ikke for ansatte i fleksjob efter de "
            "nye regler, men for dem, der er ansat på de gamle."
        ),
        kilde=_LW,
        url="https://lundsteenwiederquist.dk/index.php/category/september-2022/",
    ),
    Princip(
        kode="26-16",
        aar=2016,
        emne="klagefrist",
        kriterier=("klagefrist",),
        titel="Digital Post er modtaget samme dag",
        betyder="Et brev i Digital Post regnes for modtaget den dag, det er sendt; klagefristen løber derfra.",
        kilde="Ankestyrelsens side om klagefrister",
        url="https://ast.dk/for-borgere-med-en-klagesag/klagefrister/klagefrister",
        forbehold="Afgørelsens dag er ikke læst.",
    ),
    Princip(
        kode="undersoegelse-2020-tilskud",
        slags="undersoegelse",
        aar=2020,
        emne="loft",
        kriterier=("fuldtidsloen", "dokumentation"),
        titel="Halvdelen af de påklagede sager om fleksløntilskud blev ændret eller sendt tilbage",
        betyder=(
            "32 procent blev ændret og 18 procent hjemvist. Det, der gik galt: hvad der er løn, loftet over løn og "
            "tilskud, tilbagebetaling og genoptagelse, og manglende dokumentation."
        ),
        kilde="Ankestyrelsen",
        url=(
            "https://ast.dk/beskaeftigelse/artikler/fleksjob/ankestyrelsen-aendrer-eller-hjemviser-halvdelen-af-sager-"
            "om-flekslontilskud-2013-nye-tiltag-skal-hjaelpe-kommunerne-med-at-traeffe-flere-rigtige-afgorelser"
        ),
    ),
    Princip(
        kode="undersoegelse-foerste-fleksjob",
        slags="undersoegelse",
        aar=0,
        emne="afgoerelse",
        kriterier=("timer", "begrundelse"),
        titel="Forskel mellem de vurderede og de tilbudte timer skal begrundes",
        betyder=(
            "Når timer, intensitet og skånehensyn i det første fleksjob fastsættes, ser Ankestyrelsen efter en "
            "fyldestgørende skriftlig afgørelse med klagevejledning. Kommunerne glemmer at begrunde, at et job "
            "godkendes, selv om der er forskel på de vurderede og de tilbudte timer."
        ),
        kilde="Ankestyrelsen",
        url=(
            "https://ast.dk/beskaeftigelse/artikler/fleksjob/"
            "artikel-ny-undersogelse-om-fastsaettelse-af-arbejdsevnen-ved-forste-fleksjob"
        ),
        forbehold="Året er ikke noteret.",
    ),
    Princip(
        kode="undersoegelse-2021-frakendelse",
        slags="undersoegelse",
        aar=2021,
        emne="maalgruppe",
        kriterier=("frakendelse",),
        titel="Et fleksjob kan ikke uden videre tages tilbage med virkning bagud",
        betyder=(
            "Ankestyrelsen har hjemvist sager, hvor kommunen frakendte et fleksjob, der var bevilget på et forkert "
            "grundlag, med virkning bagud og uden grundlag for det."
        ),
        kilde="Ankestyrelsen",
        url=(
            "https://ast.dk/beskaeftigelse/artikler/fleksjob/saerlige-fokusomrader-nar-kommunen-vil-frakende-et-"
            "fleksjob-som-er-bevilget-pa-et-forkert-grundlag"
        ),
        forbehold="Kun artiklens begyndelse er læst.",
    ),
)


def om(kriterium: str) -> tuple[Princip, ...]:
    """De principper, der handler om kriteriet; tom, når huset ingen kender."""
    return tuple(en for en in PRINCIPPER if kriterium in en.kriterier)
