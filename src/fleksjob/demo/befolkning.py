"""Demokommunens borgere: hvem de er, og hvor i ordningen de står. Samme frø og dag giver de samme mennesker.

Egenskaberne trækkes ikke frit, men jævnt (en Kronecker-følge, se `Jaevn`), så 300 borgere ligner de
offentliggjorte tal næsten lige så godt som 50.000, og de første 300 af 50.000 er de samme 300 (bortset fra
sagsnumrene). CPR-numrene er kendelige: dagen er lagt 60 til, og ingen virkelig person har dag 61-91.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from statistics import NormalDist

import msgspec

from fleksjob.demo import kalibrering
from fleksjob.demo.kalibrering import Fase
from fleksjob.demo.navne import Koen, personnavn
from fleksjob.demo.terning import terning
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til

CPR_TILLAEG = 60
"""Lægges til dagen i opdigtede CPR-numre: en, der er født 24. maj 1984, får 840584 forrest."""

_NORMAL = NormalDist()
_SAMMENHAENG = (
    0.35  # antagelse: jo ældre job, jo flere timer (gennemsnittet faldt fra 11,5 i 2013 til 9,1 i 2023)
)


_AELDRE_DAGE = 58 * 365
_NU_PENSIONIST = 9 * 12
"""De ældste med lukkede sager er gået på folkepension siden: de gøres ni år ældre (måneder)."""


class Borger(msgspec.Struct, frozen=True):
    """En opdigtet borger og rammen for forløbet. `tilgang` er dagen, hvor visitationen omtrent ligger."""

    nr: int
    navn: str
    cpr: str
    koen: Koen
    foedselsdato: date
    fase: Fase
    tilgang: date
    betalte_timer: float


class Jaevn:
    """Punkter, der fylder enhedsterningen jævnt: den n'te er brøkdelen af n gange faste irrationale tal.

    Tallene er potenser af den omvendte generaliserede gyldne brøk (x^(d+1) = x + 1); frøet forskyder dem.
    """

    def __init__(self, dimensioner: int, lykke: Random) -> None:
        rod = 2.0
        for _ in range(40):
            rod = (1 + rod) ** (1 / (dimensioner + 1))
        self.skridt = [(1 / rod) ** (led + 1) for led in range(dimensioner)]
        self.start = [lykke.random() for _ in range(dimensioner)]

    def punkt(self, nr: int) -> list[float]:
        """Det n'te punkt."""
        return [(s + nr * a) % 1.0 for s, a in zip(self.start, self.skridt, strict=True)]


class _Andele:
    """Opslag i en fordeling: et tal mellem 0 og 1 giver en gruppe og pladsen inden i gruppen."""

    def __init__(self, vaegte: list[float]) -> None:
        samlet = sum(vaegte)
        self.graenser = list(accumulate(v / samlet for v in vaegte))
        self.antal = len(vaegte)

    def gruppe(self, u: float) -> tuple[int, float]:
        nr = min(bisect(self.graenser, u), self.antal - 1)
        fra = self.graenser[nr - 1] if nr else 0.0
        return nr, (u - fra) / (self.graenser[nr] - fra)


_FASER = list(kalibrering.faser().items())
_FASEANDELE = _Andele([andel for _, andel in _FASER])
_ALDERSANDELE = _Andele([andel for _, andel in kalibrering.ALDER])
_TIMEANDELE = _Andele([antal for _, antal in kalibrering.TIMEBAAND])


def befolkning(antal: int, froe: int, dag: date, *, optagne: Sequence[str] = ()) -> Iterator[Borger]:
    """`antal` borgere, én ad gangen, altid i samme rækkefølge. De nummereres efter de `optagne` CPR-numre."""
    lykke = terning(f"befolkning {froe}")
    jaevn = Jaevn(5, lykke)
    brugte = set(optagne)
    aargange = [_tilgangsaar(dag, mindst) for mindst in range(kalibrering.FOERSTE_TILGANGSAAR, dag.year + 1)]
    for nr in range(len(optagne) + 1, len(optagne) + antal + 1):
        u = jaevn.punkt(nr)
        fase = _FASER[_FASEANDELE.gruppe(u[0])[0]][0]
        koen: Koen = "kvinde" if u[1] < kalibrering.KVINDER else "mand"
        foedt = _foedselsdato(u[2], dag)
        if fase == "lukket" and (dag - foedt).days > _AELDRE_DAGE:
            foedt = laeg_maaneder_til(foedt, -_NU_PENSIONIST)
        tilgang = _tilgang(u[3], foedt, dag, aargange)
        cpr = opdigtet_cpr(lykke, koen, foedt, brugte)
        yield Borger(
            nr,
            personnavn(lykke, koen, foedt),
            cpr,
            koen,
            foedt,
            fase,
            tilgang,
            _betalte_timer(u[3], u[4]),
        )


def opdigtet_cpr(lykke: Random, koen: Koen, foedt: date, brugte: set[str]) -> str:
    """Et kendeligt opdigtet CPR-nummer: dag + 60, rigtigt århundrede og køn, og ikke brugt før.

    Syvende ciffer er 0-3 for født i 1900-tallet og 4-9 for 2000-2036; sidste ciffer er lige for kvinder.
    """
    foran = f"{foedt.day + CPR_TILLAEG:02d}{foedt.month:02d}{foedt.year % 100:02d}"
    lav, hoej = (0, 3999) if foedt.year < 2000 else (4000, 9999)
    while True:
        loebe = lav + int(lykke.random() * (hoej - lav + 1))
        loebe += (loebe % 2) != (koen == "mand")
        cpr = f"{foran}{loebe:04d}"
        if loebe <= hoej and cpr not in brugte:
            brugte.add(cpr)
            return cpr


def fodselsdag_i_cpr(cpr: str) -> date | None:
    """Datoen bag et opdigtet CPR-nummer. None, når dagen ikke er lagt 60 til: så kunne det være virkeligt."""
    dag = int(cpr[:2]) - CPR_TILLAEG
    aarhundrede = 1900 if int(cpr[6]) <= 3 else 2000
    try:
        return date(aarhundrede + int(cpr[4:6]), int(cpr[2:4]), dag)
    except ValueError:
        return None


def _foedselsdato(u: float, dag: date) -> date:
    gruppe, plads = _ALDERSANDELE.gruppe(u)
    (fra, til), _ = kalibrering.ALDER[gruppe]
    alder = fra + plads * (til + 1 - fra)
    return dag - timedelta(days=int(alder * 365.2425) + 1)


def _tilgangsaar(dag: date, mindst: int) -> _Andele:
    """Årgangene fra `mindst` til i dag, vægtet med årets tilgang og hvor mange der stadig er i ordningen."""
    return _Andele(
        [
            kalibrering.tilgang(aar)[0] * (1 - kalibrering.AFGANG_PR_AAR) ** (dag.year - aar)
            for aar in range(mindst, dag.year + 1)
        ]
    )


def _tilgang(u: float, foedt: date, dag: date, aargange: list[_Andele]) -> date:
    """Dagen for visitationen: tidligst som 20-årig (eller i år, for de helt unge)."""
    mindst = min(max(foedt.year + 20, kalibrering.FOERSTE_TILGANGSAAR), dag.year)
    nr, plads = aargange[mindst - kalibrering.FOERSTE_TILGANGSAAR].gruppe(u)
    aar = mindst + nr
    dage = (dag - date(aar, 1, 1)).days if aar == dag.year else 365
    return date(aar, 1, 1) + timedelta(days=int(plads * dage))


def _betalte_timer(u_tilgang: float, u: float) -> float:
    """Timer om ugen i jobbet i dag, i båndene fra oktober 2022. Ældre forløb har i snit flere timer."""
    z = -_SAMMENHAENG * _normal(u_tilgang) + (1 - _SAMMENHAENG**2) ** 0.5 * _normal(u)
    gruppe, plads = _TIMEANDELE.gruppe(_NORMAL.cdf(z))
    (fra, til), _ = kalibrering.TIMEBAAND[gruppe]
    return fra + int(plads * (2 * (til - fra) + 1)) / 2


def _normal(u: float) -> float:
    return _NORMAL.inv_cdf(min(max(u, 1e-9), 1 - 1e-9))
