"""Kurven over tiden i ordningen: timer til stede som streg, betalte timer som flade, intensitet for sig, og numre for
det, der skete. Numrene står i tabellen ved siden af, så billedet kan læses på en telefon.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from fleksjob.breve.tegning import BLAEK, DAEMPET, HVID, LINJE, LOEN, TILSKUD, Svg, Tegning, med_komma
from fleksjob.forloeb.udvikling import Stykke, Udviklingskurve, Ved
from fleksjob.lov.kerne.vaerdier import dansk_dato

_VENSTRE, _HOEJRE = 34.0, 8.0
_TIMER, _INTENSITET, _LUFT = 150.0, 56.0, 30.0
_MARKOER = 18.0
FLEST = 24
"""Flere end det kan ikke stå på kurven; så står kun de vigtigste, og tabellen har alle."""
_VIGTIGST = ("job", "vilkaar", "maal", "hjaelp", "fravaer", "samtale", "opfoelgning")


def nummererede(kurve: Udviklingskurve) -> list[tuple[int, Ved]]:
    """Det, der skete, med de numre, billedet bruger; 0 for det, der kun står i tabellen."""
    valgte = sorted(kurve.ved, key=lambda v: (_VIGTIGST.index(v.slags), v.dag))[:FLEST]
    numre = {id(v): nr for nr, v in enumerate(sorted(valgte, key=lambda v: v.dag), 1)}
    return [(numre.get(id(v), 0), v) for v in kurve.ved]


def kurve_svg(kurve: Udviklingskurve, *, bredde: float = 360, id_: str = "kurve") -> Svg:
    """SVG-elementet. `id_` skal være forskellig for hvert billede på samme side."""
    papir = Tegning(bredde, 12.5 if bredde < 560 else 13.5)
    maal = _Maal(kurve, bredde)
    _tegn_timer(papir, maal, kurve.stykker)
    bund = _tegn_markoerer(papir, maal, nummererede(kurve))
    bund = _tegn_intensitet(papir, maal, kurve.stykker, bund + _LUFT)
    bund = _tegn_aar(papir, maal, bund + 6)
    slut = _tegn_noegle(papir, bund + 8)
    return papir.som_svg(slut, "Timer og intensitet i fleksjob", beskrivelse(kurve), id_)


def beskrivelse(kurve: Udviklingskurve) -> str:
    """Kurven i ord: hvor den begynder, hvor den er, det højeste, og hvor mange gange timerne skiftede."""
    kendte = [s for s in kurve.stykker if s.betalte is not None]
    if not kendte:
        return f"Fra {dansk_dato(kurve.fra)}. Timerne er ikke oplyst."
    foerste, sidste, hoejest = kendte[0], kendte[-1], max(kendte, key=lambda s: s.betalte or 0)
    skift = sum(abs((a.betalte or 0) - (b.betalte or 0)) >= 0.005 for a, b in pairwise(kendte))
    gange = {0: "ikke ændret siden", 1: "ændret én gang"}.get(skift, f"ændret {skift} gange")
    return (
        f"Fra {_ord(foerste)} {dansk_dato(foerste.fra)} til {_ord(sidste)} nu; {gange}. "
        f"Flest var {med_komma(hoejest.betalte or 0)} betalte timer."
    )


def _ord(s: Stykke) -> str:
    return f"{med_komma(s.betalte or 0)} betalte timer om ugen"


class _Maal:
    """Hvor en dag og et timetal står på papiret."""

    def __init__(self, kurve: Udviklingskurve, bredde: float) -> None:
        self.fra, self.til = kurve.fra, kurve.til
        self.dage = max(1, (kurve.til - kurve.fra).days)
        self.venstre, self.hoejre = _VENSTRE, bredde - _HOEJRE
        hoejest = max((max(s.timer or 0, s.betalte or 0) for s in kurve.stykker), default=0)
        self.top_timer = next((x for x in (5, 10, 15, 20, 25, 30, 40, 60, 100) if x >= hoejest), 168)

    def x(self, dag: date) -> float:
        andel = min(max((dag - self.fra).days / self.dage, 0.0), 1.0)
        return self.venstre + (self.hoejre - self.venstre) * andel

    def y(self, timer: float) -> float:
        return 24 + _TIMER * (1 - timer / self.top_timer)


def _tegn_timer(papir: Tegning, maal: _Maal, stykker: Sequence[Stykke]) -> None:
    papir.tekst(0, 14, "Timer om ugen", farve=DAEMPET)
    for timer in (0.0, maal.top_timer / 2, float(maal.top_timer)):
        y = maal.y(timer)
        papir.linje((maal.venstre, y), (maal.hoejre, y), LINJE)
        papir.tekst(maal.venstre - 6, y + 4, med_komma(timer), anker="end", farve=DAEMPET)
    for s in stykker:
        if s.betalte is not None:
            x1, x2, y = maal.x(s.fra), maal.x(s.til), maal.y(s.betalte)
            papir.felt(x1, y, max(x2 - x1, 1), maal.y(0) - y, LOEN)
    for sti in _trapper(maal, stykker):
        papir.kurve(sti, 2.5)


def _trapper(maal: _Maal, stykker: Sequence[Stykke]) -> list[list[tuple[float, float]]]:
    """Streger for timer til stede; et hul i tiden er et hul i stregen."""
    stier: list[list[tuple[float, float]]] = []
    forrige: Stykke | None = None
    for s in stykker:
        if s.timer is None:
            forrige = None
            continue
        punkter = [(maal.x(s.fra), maal.y(s.timer)), (maal.x(s.til), maal.y(s.timer))]
        if forrige is not None and forrige.til == s.fra:
            stier[-1] += punkter
        else:
            stier.append(punkter)
        forrige = s
    return stier


def _tegn_markoerer(papir: Tegning, maal: _Maal, ved: Sequence[tuple[int, Ved]]) -> float:
    """Numrene under timerne, i så mange rækker, at de ikke ligger oven på hinanden. Giver bunden."""
    raekker: list[float] = []
    top = maal.y(0) + 12
    for nr, en in ved:
        if not nr:
            continue
        x = min(max(maal.x(en.dag), maal.venstre + _MARKOER / 2), maal.hoejre - _MARKOER / 2)
        plads = next((i for i, sidste in enumerate(raekker) if x - sidste >= _MARKOER + 1), len(raekker))
        if plads == len(raekker):
            raekker.append(x)
        raekker[plads] = x
        y = top + plads * (_MARKOER + 3)
        papir.linje((maal.x(en.dag), maal.y(0)), (maal.x(en.dag), maal.y(0) + 5), DAEMPET)
        flade = TILSKUD if en.slags in ("maal", "vilkaar", "job") else HVID
        papir.felt(x - _MARKOER / 2, y, _MARKOER, _MARKOER, flade, BLAEK, rund=_MARKOER / 2)
        papir.tekst(x, y + _MARKOER / 2 + 4.2, str(nr), anker="middle")
    return top + max(len(raekker), 1) * (_MARKOER + 3)


def _tegn_intensitet(papir: Tegning, maal: _Maal, stykker: Sequence[Stykke], top: float) -> float:
    papir.tekst(0, top - 10, "Intensitet i procent", farve=DAEMPET)
    for pct in (0, 50, 100):
        y = top + _INTENSITET * (1 - pct / 100)
        papir.linje((maal.venstre, y), (maal.hoejre, y), LINJE)
        papir.tekst(maal.venstre - 6, y + 4, str(pct), anker="end", farve=DAEMPET)
    for s in stykker:
        if s.intensitet is not None:
            y = top + _INTENSITET * (1 - min(s.intensitet, 100) / 100)
            papir.linje((maal.x(s.fra), y), (maal.x(s.til), y), LOEN, 3)
    return top + _INTENSITET


def _tegn_aar(papir: Tegning, maal: _Maal, y: float) -> float:
    aarene = [date(aar, 1, 1) for aar in range(maal.fra.year + 1, maal.til.year + 1)]
    plads = max(1, int((maal.hoejre - maal.venstre) / 42))
    spring = -(-len(aarene) // plads) if aarene else 1
    papir.tekst(maal.venstre, y + 12, dansk_dato(maal.fra).split(" ", 1)[1][:3] + f" {maal.fra.year}")
    sidst = maal.venstre + 50
    for dag in aarene[::spring]:
        x = maal.x(dag)
        papir.linje((x, y - 6), (x, y), DAEMPET)
        if x - 16 > sidst and x + 16 <= maal.hoejre:
            papir.tekst(x, y + 12, str(dag.year), anker="middle")
            sidst = x + 20
    return y + 16


def _tegn_noegle(papir: Tegning, y: float) -> float:
    papir.linje((0, y + 8), (18, y + 8), BLAEK, 2.5)
    papir.tekst(24, y + 12, "Timer på arbejdspladsen")
    papir.felt(0, y + 22, 18, 12, LOEN)
    papir.tekst(24, y + 32, "Betalte timer (timer gange intensitet)")
    return y + 40
