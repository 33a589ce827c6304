"""Det, landet er formet af, som ingen kilde siger. Personer er ved fuld størrelse (200.000 sager).

De offentliggjorte tal står i `indblik/offentliggjort.yaml`. Kurverne her er lagt, så de går op: bestanden i en måned
er den forrige plus tilgang minus afgang, og afgangen bliver 5-7 % om året hele vejen.
"""

from typing import Final

FULD_STOERRELSE: Final = 200_000
FOERSTE_AAR: Final = 2010
NY_ORDNING_FRA: Final = 36
"""Måneden, den nye ordning begynder, talt fra januar 2010."""

# Personer i job i gammel ordning, i slutningen af et år eller i den måned, et tal er kendt for: (måned, tusinder).
GAMMEL_ORDNING: Final = (
    (0, 32.0),
    (12, 36.4),
    (24, 39.2),
    (35, 40.6),
    (47, 36.3),
    (77, 26.5),
    (96, 20.8),
    (127, 13.3),
    (153, 10.9),
    (202, 6.5),
)
NY_ORDNING: Final = (
    (35, 0.0),
    (47, 6.3),
    (59, 14.0),
    (77, 27.0),
    (96, 40.5),
    (127, 61.7),
    (153, 72.296),
    (167, 79.0),
    (202, 96.0),
)
"""Personer i job i ny ordning. Oktober 2022 er det offentliggjorte antal; august 2020 er lagt, så de 39.000 på
højst 10 timer er 63 %."""
LEDIGHEDSANDEL: Final = (
    (0, 0.235),
    (35, 0.25),
    (60, 0.23),
    (77, 0.20),
    (96, 0.180),
    (127, 0.165),
    (153, 0.157),
    (202, 0.15),
)
"""Ledighedsydelse som del af alle visiterede. 25 % i 2012 er modstandernes tal; 18 % i 2018 er offentliggjort."""

GAMMELT_JOB_TIL_LEDIG: Final = 0.45  # et gammelt job, der slutter: resten går lige over i et nyt
NYT_JOB_TIL_LEDIG: Final = 0.70
OPHOER_PR_MAANED: Final = ((6, 0.020), (24, 0.011), (999, 0.006))  # (måneder i jobbet under, andel)
LEDIG_SKAEVHED: Final = 2.8  # formen af en gammafordeling: små tal giver flere, der venter meget længe
KOMMUNE_SKAEVHED: Final = 0.30  # spredning mellem kommuner i, hvor hurtigt man kommer i job
ALDER_VED_VISITATION: Final = ((19, 29, 0.16), (30, 39, 0.22), (40, 49, 0.31), (50, 59, 0.26), (60, 64, 0.05))
AFGANG_AF_ALDER: Final = ((50, 1.0), (60, 2.0), (99, 4.0))  # vægt for dem under alderen
PENSIONSALDER: Final = 67
AFGANGSGRUNDE: Final = (
    ("foertidspension", 0.50),
    ("ordinaert_job", 0.20),
    ("fraflyttet", 0.12),
    ("doed", 0.10),
    ("andet", 0.08),
)
AFGANGSGRUNDE_OVER_60: Final = (("seniorpension", 0.55), ("foertidspension", 0.25), ("doed", 0.20))

# Fordelingen inden i hvert bånd, så gennemsnittet af båndene i oktober 2022 bliver omtrent 9,1.
TIMETRIN: Final = (
    {2: 0.15, 3: 0.27, 4: 0.31, 5: 0.27},
    {6: 0.18, 7: 0.17, 8: 0.30, 9: 0.10, 10: 0.25},
    {11: 0.10, 12: 0.40, 13: 0.12, 14: 0.13, 15: 0.25},
    {16: 0.20, 17: 0.10, 18: 0.35, 19: 0.05, 20: 0.30},
    {21: 0.20, 22: 0.30, 24: 0.20, 25: 0.30},
    {26: 0.30, 28: 0.40, 30: 0.30},
)
STARTTIMER: Final = {
    2013: 11.45,
    2014: 10.4,
    2015: 9.9,
    2016: 9.5,
    2017: 9.2,
    2018: 9.0,
    2019: 8.8,
    2020: 8.7,
    2021: 8.7,
    2022: 8.7,
    2023: 8.6,
}
"""Timer ved jobbets start i gennemsnit; senere år som det sidste."""
GAMLE_TIMER: Final = {10: 0.05, 12: 0.10, 15: 0.15, 18: 0.20, 20: 0.25, 25: 0.15, 28: 0.05, 30: 0.05}
OP_MED: Final = {1: 0.20, 2: 0.35, 3: 0.20, 4: 0.10, 5: 0.10, 6: 0.05}
NED_MED: Final = {1: 0.30, 2: 0.45, 3: 0.25}
OP_FOERSTE_AAR: Final = 0.12
NED_FOERSTE_AAR: Final = 0.035
KOMMUNE_TIMER: Final = 0.20  # hvor meget kommunen betyder for timerne, ved siden af alt andet

BRANCHER: Final = {
    "G": 0.17,
    "Q": 0.17,
    "O": 0.09,
    "P": 0.08,
    "C": 0.09,
    "F": 0.06,
    "H": 0.06,
    "I": 0.06,
    "N": 0.06,
    "S": 0.05,
    "A": 0.03,
    "M": 0.03,
    "R": 0.02,
    "J": 0.02,
    "": 0.01,
}
"""Hovedafdelinger i DB07; tom er ikke oplyst."""
