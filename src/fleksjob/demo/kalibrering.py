"""De offentliggjorte tal, som demokommunen er formet efter, hver med sin kilde.

Tal uden kilde er antagelser og hedder det. `docs/demo.md` viser de samme tal; en prøve holder dem ens.
"""

from typing import Final, Literal, NamedTuple

Fase = Literal[
    "forberedelse",
    "indstilling",
    "afgoerelse",
    "ledig",
    "job_bevilget",
    "i_fleksjob",
    "afslag",
    "andet_forloeb",
    "lukket",
]


class Kilde(NamedTuple):
    """Et tal eller en række tal: hvad det er, hvor det står, og om det er læst eller antaget."""

    navn: str
    tekst: str
    url: str
    sikkerhed: str


KILDER: Final[tuple[Kilde, ...]] = (
    Kilde(
        "TIMEBAAND",
        "Personer i fleksjob efter registrerede timer om ugen, oktober 2022 "
        "(Folketinget, spørgsmål 61, 2022-23: 20.871 / 26.148 / 16.780 / 7.293 / 967 / 237)",
        "https://ft.dk/samling/20222/almdel/beu/spm/61/svar/1931115/2662638/index.htm",
        "læst",
    ),
    Kilde(
        "GENNEMSNITSTIMER",
        "Gennemsnitlige timer om ugen i fleksjob, 2013 og 2023 (DA 2024)",
        "https://www.da.dk/politik-og-analyser/beskaeftigelse/2024/potentiale-for-hoejere-arbejdstid-blandt-fleksjobbere/",
        "læst",
    ),
    Kilde(
        "TILGANG",
        "Tilgang til ordningen og andel direkte i fleksjob, 2010-2020 (BEU alm. del, bilag 446, 2020-21); "
        "2023 «godt 12.000» fra DA 2024",
        "https://ft.dk/samling/20201/almdel/BEU/bilag/446/2453097/index.htm",
        "læst; 2021-22 er rette linjer imellem, før 2010 og efter 2023 er nærmeste år",
    ),
    Kilde(
        "FASTHOLDELSE",
        "Fastholdelsesfleksjob som andel af tilgangen, 2010-2020 (BEU alm. del, spørgsmål 337, 2020-21)",
        "https://ft.dk/samling/20201/almdel/beu/spm/337/svar/1779859/2389548/index.htm",
        "læst; andelen er regnet her",
    ),
    Kilde(
        "OP_OG_NED",
        "Ændring i timer blandt personer med højst 10 timer: "
        "18 % op (25 % efter mere end to år), 9 % ned (svar på BEU-spørgsmål 128, 2016)",
        "",
        "læst",
    ),
    Kilde(
        "LEDIGHEDSYDELSE",
        "Andel af de visiterede på ledighedsydelse, begyndelsen af 2018: 18 % "
        "(JydskeVestkysten om ministeriets evaluering)",
        "https://www.jv.dk/indland/Stadig-stor-ledighed-blandt-fleksjobbere/artikel/2595902",
        "læst",
    ),
    Kilde(
        "KOEN_OG_ALDER",
        "Næsten 6 af 10 er kvinder; under 30 år 4 %, 30-49 år 45 %, 50 år og derover 50 % (Nordjylland 2008, "
        "den gamle ordning)",
        "http://brnordjylland.dk/da/Viden-om-arbejdsmarkedet/Publikationer/Tid-til-flexjob.aspx",
        "læst, men gammelt",
    ),
)

# Betalte timer om ugen (fra, til) og antal personer i oktober 2022.
TIMEBAAND: Final = (
    ((1, 5), 20_871),
    ((6, 10), 26_148),
    ((11, 15), 16_780),
    ((16, 20), 7_293),
    ((21, 25), 967),
    ((26, 30), 237),
)
KVINDER: Final = 0.59
# Alder i dag (fra, til og med) og andel. Tallene summer til 99 %, fordi kilden runder.
ALDER: Final = (((19, 29), 0.04), ((30, 49), 0.45), ((50, 66), 0.50))
# År: (tilgang, andel direkte i fleksjob, fastholdelse som andel af tilgangen).
TILGANG: Final = {
    2010: (7_925, 0.40, 0.164),
    2011: (7_225, 0.38, 0.152),
    2012: (6_225, 0.45, 0.193),
    2013: (5_400, 0.16, 0.093),
    2014: (6_375, 0.21, 0.110),
    2015: (6_725, 0.23, 0.119),
    2016: (7_775, 0.24, 0.129),
    2017: (8_875, 0.25, 0.135),
    2018: (9_500, 0.28, 0.158),
    2019: (10_650, 0.31, 0.169),
    2020: (9_625, 0.32, 0.197),
    2023: (12_000, 0.32, 0.197),
}
LY_ANDEL: Final = 0.18
OP: Final = 0.18
OP_EFTER_TO_AAR: Final = 0.25
NED: Final = 0.09

# Antagelser uden kilde. De står for sig, så ingen tager dem for statistik.
AFGANG_PR_AAR: Final = 0.10  # andel af jobbene, der hører op i løbet af et år
FOERSTE_TILGANGSAAR: Final = 2001
OPFOELGNING_TIL_TIDEN: Final = 0.65  # andel af lovens opfølgninger, der holdes inden fristen
KLAGER: Final = 0.03  # andel af afgørelserne, der klages over; afslag klages der oftere over
RETTELSER: Final = 0.04  # andel af forløbene med en fejl, som er rettet bagefter
FASER: Final[
    dict[Fase, float]
] = {  # andel af sagerne i hver fase; ledig og i fleksjob er delt efter LY_ANDEL
    "forberedelse": 0.055,
    "indstilling": 0.025,
    "afgoerelse": 0.025,
    "job_bevilget": 0.020,
    "afslag": 0.025,
    "andet_forloeb": 0.015,
    "lukket": 0.065,
}


def tilgang(aar: int) -> tuple[float, float, float]:
    """Årets tilgang, andel direkte i fleksjob og andel fastholdelse; rette linjer mellem kendte år."""
    kendte = sorted(TILGANG)
    if aar in TILGANG:
        return TILGANG[aar]
    if aar < kendte[0]:
        return TILGANG[kendte[0]]
    if aar > kendte[-1]:
        return TILGANG[kendte[-1]]
    foer = max(k for k in kendte if k < aar)
    efter = min(k for k in kendte if k > aar)
    del_ = (aar - foer) / (efter - foer)
    a, b = TILGANG[foer], TILGANG[efter]
    return (a[0] + del_ * (b[0] - a[0]), a[1] + del_ * (b[1] - a[1]), a[2] + del_ * (b[2] - a[2]))


def faser() -> dict[Fase, float]:
    """Alle fasers andele. Resten af sagerne deles mellem ledige og folk i fleksjob."""
    rest = 1 - sum(FASER.values())
    return FASER | {"ledig": rest * LY_ANDEL, "i_fleksjob": rest * (1 - LY_ANDEL)}
