"""Ure, der standser og går igen: hvilke grunde standser hvilke frister, og hvad det gør ved fristen.

Et ur har en begyndelse, en længde og de tider, hvor det kan have stået stille. Rækkerne nedenfor siger, om en grund
standser uret, og efter hvilken hjemmel; også det, loven *ikke* standser, har en række. En grund, ingen række nævner,
standser ikke uret.

Regnereglen: fristen er den dag, hvor der er gået lige så mange dage uden standsning, som der er i den ustandsede
frist. Flere grunde på samme dag tæller én gang. En standsning, der begynder efter fristen, ændrer ingenting. Så længe
uret står stille, er der ingen dato.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.kalender import Frist, maaneder_fra, periode, uger_fra
from fleksjob.lov.sagsgang.relationer import NY_ORDNING, Relation, Standsning, Trin, altid

REVURDERING = altid("AKL § 74 c, stk. 1")
KOMMUNENS_FRIST = altid("Retssikkerhedsloven § 3, stk. 2 (kommunens egen frist)")
INGEN_REGEL = altid("Ingen regel fundet")
KLAGEREGLER = altid("Retssikkerhedsloven kap. 10")
LAEST_74C = date(2021, 2, 12)

GRUNDE = {
    "barsel": "barsel",
    "sorgorlov": "sorgorlov",
    "anden_orlov": "anden orlov",
    "sygdom": "sygdom",
    "afventer_borger": "ventetid på borgeren",
    "afventer_helbredsoplysninger": "ventetid på helbredsoplysninger",
    "afventer_andet": "ventetid på andet",
}
"""Grund → det, den kaldes i en sætning."""

_ORLOV = ("barsel", "sorgorlov", "anden_orlov")
_FRAVAER = (*_ORLOV, "sygdom")
_VENTER_PAA_BORGER = ("afventer_borger", "afventer_helbredsoplysninger")
_VENTER = (*_VENTER_PAA_BORGER, "afventer_andet")
_ALLE = tuple(GRUNDE)

_OPFOELGNING = ("opfoelgning_30_mdr", "opfoelgning_3_mdr", "opfoelgning_6_mdr", "status_54_mdr")
_LEDIGHED = ("jobsamtale", "cv_jobnet", "anden_aktoer_ret", "anden_aktoer_pligt", "jobsoegningsplan")
_KLAGE = ("klagefrist", "genvurdering_klage", "aktindsigt")
IKKE_FUNDET = "Der er ikke fundet en regel om, at fristen standser ved {grund}, så den er ikke standset."

TRIN: tuple[Trin, ...] = ()
RELATIONER: tuple[Relation, ...] = (
    Standsning(
        ure=("revurdering_ledighedsydelse",),
        grunde=("barsel", "sorgorlov"),
        standser=True,
        hjemmel=REVURDERING,
        fra=LAEST_74C,
    ),
    Standsning(
        ure=("revurdering_ledighedsydelse",),
        grunde=("barsel", "sorgorlov"),
        standser=True,
        hjemmel=REVURDERING,
        fra=NY_ORDNING,
        til=LAEST_74C - timedelta(days=1),
        forbehold="At tid med {grund} ikke tælles med, er læst i loven fra 2021; hvad der gjaldt før, er antaget.",
    ),
    Standsning(  # loven nævner kun barsel og sorgorlov; der er ydelse under sygdom, og den tæller
        ure=("revurdering_ledighedsydelse",),
        grunde=("anden_orlov", "sygdom", *_VENTER),
        standser=False,
        hjemmel=REVURDERING,
    ),
    Standsning(
        ure=("sagsbehandlingsfrist",),
        grunde=_VENTER_PAA_BORGER,
        standser=True,
        hjemmel=KOMMUNENS_FRIST,
        forbehold="At fristen standser ved {grund}, er kommunal praksis og ikke læst i loven.",
    ),
    Standsning(
        ure=("sagsbehandlingsfrist",),
        grunde=(*_FRAVAER, "afventer_andet"),
        standser=False,
        hjemmel=KOMMUNENS_FRIST,
        forbehold=IKKE_FUNDET,
    ),
    Standsning(
        ure=_OPFOELGNING,
        grunde=_FRAVAER,
        standser=False,
        hjemmel=INGEN_REGEL,
        forbehold=IKKE_FUNDET,
    ),
    Standsning(
        ure=_LEDIGHED,
        grunde=_FRAVAER,
        standser=False,
        hjemmel=INGEN_REGEL,
        forbehold=IKKE_FUNDET,
    ),
    Standsning(
        ure=("klagefrist",),
        grunde=("sygdom",),
        standser=False,
        hjemmel=KLAGEREGLER,
        forbehold=(
            "En klagefrist standser aldrig, men alvorlig sygdom kan være en særlig grund til at behandle en "
            "klage, der kommer for sent."
        ),
    ),
    Standsning(ure=_KLAGE, grunde=_ALLE, standser=False, hjemmel=KLAGEREGLER),
)


class Stop(msgspec.Struct, frozen=True):
    """Tid, der kan standse et ur: fra og med `fra` til (ikke med) `til`; None: varer endnu."""

    fra: date
    til: date | None
    grund: str


class Standset(msgspec.Struct, frozen=True):
    """En frist efter standsninger. `dato` er None, så længe uret står stille. `dage` er de dage, det stod."""

    dato: date | None
    regnestykke: str
    forbehold: str = ""
    dage: int = 0


class Ur(msgspec.Struct, frozen=True, kw_only=True):
    """Et ur: begyndelsen, længden og de standsninger, der gælder for det. Begyndelsesdagen tælles ikke med."""

    begyndt: date
    laengde: int
    enhed: Literal["maaneder", "uger"]
    stop: tuple[Stop, ...] = ()

    def frist(self) -> Standset:
        """Den sidste dag, med regnestykke."""
        laeg_til = maaneder_fra if self.enhed == "maaneder" else uger_fra
        return standset(laeg_til(self.begyndt, self.laengde), self.begyndt, self.stop)


def standset(frist: Frist, begyndt: date, stop: Iterable[Stop]) -> Standset:
    """Fristen rykket så mange dage, som uret stod stille mellem begyndelsen og fristen."""
    dag, dage, perioder = frist.dato, 0, []
    for standsning in samlede(stop):
        fra = max(standsning.fra, begyndt + timedelta(days=1))
        if fra > dag:
            break
        if standsning.til is None:
            tekst = f"{_venstre(frist)}; uret har stået stille siden {dansk_dato(fra)} ({standsning.grund})"
            return Standset(None, tekst, frist.forbehold, dage)
        antal = (standsning.til - fra).days
        if antal > 0:
            perioder.append(f"{periode(fra, standsning.til - timedelta(days=1))} ({standsning.grund})")
            dage += antal
            dag += timedelta(days=antal)
    if not dage:
        return Standset(frist.dato, frist.regnestykke, frist.forbehold)
    tekst = (
        f"{_venstre(frist)}, standset {_og(perioder)}: {'1 dag' if dage == 1 else f'{dage} dage'} senere "
        f"end {dansk_dato(frist.dato)} = {dansk_dato(dag)}"
    )
    return Standset(dag, tekst, frist.forbehold, dage)


def samlede(stop: Iterable[Stop]) -> list[Stop]:
    """Tiderne i orden og uden overlap; `grund` er de sammenlagte grundes navne."""
    fundne: list[Stop] = []
    for et in sorted(set(stop), key=_orden):
        grund = GRUNDE.get(et.grund, et.grund)
        if et.til is not None and et.til <= et.fra:
            continue
        foer = fundne[-1] if fundne else None
        if foer is None or (foer.til is not None and foer.til < et.fra):
            fundne.append(Stop(et.fra, et.til, grund))
            continue
        til = None if foer.til is None or et.til is None else max(foer.til, et.til)
        navne = foer.grund if grund in foer.grund.split("; ") else f"{foer.grund}; {grund}"
        fundne[-1] = Stop(foer.fra, til, navne)
    return fundne


def uden_stop(perioder: Sequence[tuple[date, date]], stop: Sequence[Stop]) -> list[tuple[date, date]]:
    """De halvåbne perioder uden de dage, hvor der var standset."""
    rest = list(perioder)
    for et in samlede(stop):
        til = et.til or date.max
        rest = [
            stykke
            for fra, slut in rest
            for stykke in ((fra, min(slut, et.fra)), (max(fra, til), slut))
            if stykke[0] < stykke[1]
        ]
    return rest


def der_standser(ur: str, stop: Iterable[Stop], raekker: Sequence[Standsning]) -> tuple[Stop, ...]:
    """De tider, som efter rækkerne standser uret."""
    return tuple(et for et in stop if (raekke := raekke_for(ur, et, raekker)) is not None and raekke.standser)


def foer(stop: Iterable[Stop], dag: date) -> tuple[Stop, ...]:
    """Tiderne, som de så ud den dag: det, der begyndte før den, og højst til den."""
    return tuple(Stop(et.fra, min(et.til or dag, dag), et.grund) for et in stop if et.fra < dag)


def raekke_for(ur: str, stop: Stop, raekker: Sequence[Standsning]) -> Standsning | None:
    """Rækken, der siger noget om uret og grunden den dag, den begyndte; None: ingen."""
    for raekke in raekker:
        if ur in raekke.ure and stop.grund in raekke.grunde and raekke.gaelder(stop.fra):
            return raekke
    return None


def forbehold_om_stop(
    ur: str, stop: Iterable[Stop], fra: date, til: date | None, raekker: Sequence[Standsning]
) -> str:
    """Det, rækkerne siger med forbehold om de tider, der rørte uret mellem `fra` og `til`; hver sætning én gang."""
    saetninger = []
    for et in stop:
        if (til is not None and et.fra > til) or (et.til is not None and et.til <= fra):
            continue
        raekke = raekke_for(ur, et, raekker)
        if raekke is not None and raekke.forbehold:
            saetninger.append(raekke.forbehold.format(grund=GRUNDE[et.grund]))
    return " ".join(dict.fromkeys(saetninger))


def _orden(stop: Stop) -> tuple[date, date, str]:
    return (stop.fra, stop.til or date.max, stop.grund)


def _venstre(frist: Frist) -> str:
    """Regnestykket uden sit resultat; er dagen klippet til månedens sidste, står det hele."""
    venstre, _, hoejre = frist.regnestykke.rpartition(" = ")
    return venstre if venstre and "(" not in hoejre else frist.regnestykke


def _og(dele: Sequence[str]) -> str:
    return " og ".join(filter(None, (", ".join(dele[:-1]), dele[-1])))
