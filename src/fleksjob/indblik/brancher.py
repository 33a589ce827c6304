"""Brancher: kommunens egne ord for, hvad en virksomhed laver, som hovedafdelingerne i Dansk Branchekode 2007.

Ordene er fri tekst på virksomhedskortet; kun bogstavet kommer i tabellerne. Det, ordene ikke siger, er ikke oplyst.
"""

HOVEDAFDELINGER = {
    "A": "Landbrug, skovbrug og fiskeri",
    "B": "Råstofindvinding",
    "C": "Industri",
    "D": "Energiforsyning",
    "E": "Vandforsyning og renovation",
    "F": "Bygge og anlæg",
    "G": "Handel",
    "H": "Transport",
    "I": "Hoteller og restauranter",
    "J": "Information og kommunikation",
    "K": "Finansiering og forsikring",
    "L": "Ejendomshandel og udlejning",
    "M": "Videnservice",
    "N": "Rejsebureau, rengøring og anden operationel service",
    "O": "Offentlig administration, forsvar og politi",
    "P": "Undervisning",
    "Q": "Sundhed og socialvæsen",
    "R": "Kultur og fritid",
    "S": "Andre serviceydelser",
    "": "Ikke oplyst",
}
"""Danmarks Statistiks 19 hovedafdelinger (DB07, NACE rev. 2), med ordene lidt kortere."""

_AFDELINGER = (
    *(
        (3, "A"),
        (9, "B"),
        (33, "C"),
        (35, "D"),
        (39, "E"),
        (43, "F"),
        (47, "G"),
        (53, "H"),
        (56, "I"),
        (63, "J"),
    ),
    *((66, "K"), (68, "L"), (75, "M"), (82, "N"), (84, "O"), (85, "P"), (88, "Q"), (93, "R"), (96, "S")),
)
"""Den sidste af hovedafdelingens tocifrede afdelinger i DB07; 97-99 (husholdninger, ambassader) er ikke med."""

_ORD = (
    ("A", ("gartneri", "landbrug", "skov", "fiskeri")),
    ("F", ("bygge", "anlæg", "tømrer", "maler", "murer", "vvs")),
    ("I", ("restaurant", "restauration", "hotel", "café", "kantine", "køkken")),
    ("C", ("industri", "bageri", "fabrik", "værksted", "produktion", "slagteri")),
    ("N", ("rengøring", "vagt", "rejse", "vikar")),
    ("G", ("handel", "butik", "varehus", "supermarked", "engros")),
    ("H", ("transport", "lager", "logistik", "post", "bus", "taxa")),
    ("M", ("revision", "rådgivning", "arkitekt", "ingeniør", "reklame", "kontor")),
    ("J", ("it", "data", "software", "medie", "forlag", "tele")),
    ("K", ("bank", "forsikring", "pension")),
    ("L", ("bolig", "ejendom", "udlejning")),
    ("O", ("kommune", "forvaltning", "politi", "forsvar", "jobcenter")),
    ("P", ("undervisning", "skole", "gymnasium")),
    ("Q", ("sundhed", "omsorg", "pleje", "dagtilbud", "børnehave", "hospital", "klinik", "læge")),
    ("R", ("kultur", "museum", "sport", "bibliotek", "teater", "idræt")),
    ("E", ("genbrug", "renovation", "vandværk", "affald")),
    ("S", ("frisør", "forening", "kirke", "reparation", "vaskeri")),
)
_HELE_ORD = frozenset({"it", "bus", "post", "bank", "tele"})


def hovedafdeling(branche: str) -> str:
    """Bogstavet for kommunens ord; tomt, når ordene ikke siger det."""
    lille = branche.lower()
    dele = set(lille.replace("/", " ").replace("-", " ").split())
    for bogstav, ordene in _ORD:
        if any(ordet in dele if ordet in _HELE_ORD else ordet in lille for ordet in ordene):
            return bogstav
    return ""


def hovedafdeling_af_kode(kode: str) -> str:
    """Bogstavet for en branchekode i DB07 på seks eller to cifre (et tabt nul forrest lægges på); ellers tomt."""
    if not kode.isascii() or not kode.isdigit() or len(kode) not in (1, 2, 5, 6):
        return ""
    afdeling = int(kode) if len(kode) <= 2 else int(kode) // 10_000
    return next((bogstav for sidste, bogstav in _AFDELINGER if 0 < afdeling <= sidste), "")


def afdeling(bogstav: str) -> str:
    """En branchekode på seks cifre i hovedafdelingen; tom, når bogstavet ikke er en."""
    return next((f"{sidste:02d}0000" for sidste, en in _AFDELINGER if en == bogstav), "")
