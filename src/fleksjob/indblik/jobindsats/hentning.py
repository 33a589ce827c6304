"""Fra et måls rækker til en tabels linjer, for én periode. Tallene er målets; kun personer lægges sammen over grupper.

Et mål, der kan deles efter område, spørges tre gange om landet: samlet, efter region og efter kommune.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from fleksjob.indblik.jobindsats.perioder import TILBAGE, sidste_dag
from fleksjob.indblik.jobindsats.tabel import Jobtabel, Linje, Spoerg
from fleksjob.indblik.kommuner import kommuner
from fleksjob.indblik.skjul import I_ALT
from fleksjob.indblik.skjul.raekker import taellinger
from fleksjob.indblik.skjul.regel import Sti, skjulte_pladser

Raekke = dict[str, Any]
Hent = Callable[[Jobtabel, Spoerg, str], Iterable[Linje]]
UKENDT = "Uoplyst"


def omraadesti(kommune: str) -> Sti:
    """Kommunens sti under landet."""
    kendt = kommuner().get(int(kommune)) if kommune.isdigit() else None
    return (kendt.region, kommune) if kendt else (UKENDT, kommune)


def af_maal(*, koder: str = "", kun: dict[str, str] | None = None, uden_efter: str = "", **valg: Any) -> Hent:
    """Tabellens mål spurgt på periodens sidste dag. Den deles efter kolonnen `koder`; `kun` de rækker er med.

    `kun` må nævne `{aar}`. `uden_efter` er den deling, et mål skal have for at give sin sum.
    """

    def hent(tabel: Jobtabel, spoerg: Spoerg, periode: str) -> Iterator[Linje]:
        dag = sidste_dag(periode)
        betingelser = {navn: vaerdi.format(aar=periode[:4]) for navn, vaerdi in (kun or {}).items()}
        for sti, raekke in _om_omraader(spoerg, tabel.maal, dag, uden_efter, valg):
            if all(str(raekke[navn]) == vaerdi for navn, vaerdi in betingelser.items()):
                vaerdi = str(raekke[koder]) if koder else ""
                steder = ("" if vaerdi == I_ALT else vaerdi,) if koder else ()
                antal = {
                    gruppe: taellinger(_maalet(tabel.maal), raekke, kolonner)
                    for gruppe, kolonner in tabel.grupper.items()
                }
                yield Linje(sti, steder, raekke, antal)

    return hent


def _om_omraader(
    spoerg: Spoerg, kode: str, dag: date, uden_efter: str, valg: dict[str, Any]
) -> Iterator[tuple[Sti, Raekke]]:
    """Rækkerne med deres område. Kommunens egne tabeller har kun ét."""
    kan_deles = "efter" in _maalet(kode).valg
    samlet = {"efter": uden_efter} if kan_deles else {}
    for raekke in spoerg.maal(kode, dag, **samlet, **valg):
        if not uden_efter or raekke["gruppe"] == I_ALT:
            yield (), raekke
    if not (spoerg.land and kan_deles):
        return
    for efter in ("region", "kommune"):
        for raekke in spoerg.maal(kode, dag, efter=efter, **valg):
            if (gruppe := raekke["gruppe"]) != I_ALT:
                yield omraadesti(gruppe) if efter == "kommune" else (gruppe,), raekke


def _maalet(kode: str) -> Any:
    from fleksjob.indblik.svar import maalet

    return maalet(kode)


def med_sum(hent: Hent, *sum_af: str) -> Hent:
    """Lægger summen over fordelingen til, for et mål, der ikke selv giver den. Kun antal lægges sammen."""

    def med(tabel: Jobtabel, spoerg: Spoerg, periode: str) -> Iterator[Linje]:
        summer: dict[Sti, dict[str, Any]] = {}
        for linje in hent(tabel, spoerg, periode):
            yield linje
            samlet = summer.setdefault(linje.omraade, dict.fromkeys(sum_af, 0))
            for navn in sum_af:
                samlet[navn] += linje.tal[navn] or 0
        for sti, samlet in summer.items():
            yield Linje(sti, ("",), samlet, {"": tuple(float(samlet[navn]) for navn in sum_af)})

    return med


def med_timebaand(hent: Hent, gruppe: str) -> Hent:
    """Skjuler gruppen, når den ville røbe et bånd, der er skjult i tabellen over de samme personer efter timer.

    Gruppen har antallet i båndene 1-5 og 6-10 og over 10, og dermed også dem uden oplyste timer. Er kun bånd over 10
    timer skjult, kendes deres sum i forvejen af resten.
    """

    def med(tabel: Jobtabel, spoerg: Spoerg, periode: str) -> Iterator[Linje]:
        baand = spoerg.maal("timer", sidste_dag(periode))
        skjulte = skjulte_pladser({((str(en["baand"]),),): (float(en["antal"]),) for en in baand})
        roebes = any(((kode,),) in skjulte for kode in _ALENE)
        for linje in hent(tabel, spoerg, periode):
            if roebes and not linje.omraade:
                linje = linje._replace(antal={**linje.antal, gruppe: (*linje.antal[gruppe], 1.0)})
            yield linje

    return med


_ALENE = ("01", "06", "uoplyst")


def personer(ydelse: str) -> Hent:
    """Personer og fuldtidspersoner efter køn og efter alder. En person er i netop én gruppe i en måned."""

    def hent(tabel: Jobtabel, spoerg: Spoerg, periode: str) -> Iterator[Linje]:
        for nr, efter in enumerate(("koen", "alder")):
            summer: dict[tuple[Sti, tuple[str, str]], list[int]] = {}
            for raekke in _aarets_personer(spoerg, ydelse, efter, int(periode[:4])):
                if raekke["periode"] != periode:
                    continue
                vaerdi = (str(raekke[efter]), "") if nr == 0 else ("", str(raekke[efter]))
                sti = omraadesti(str(raekke["kommune"])) if spoerg.land else ()
                for dybde in range(len(sti) + 1):
                    for koder in (vaerdi, ("", "")) if nr == 0 else (vaerdi,):
                        tal = summer.setdefault((sti[:dybde], koder), [0, 0])
                        tal[0] += raekke["antal"]
                        tal[1] += raekke["dage"]
            for (sti, koder), (antal, dage) in summer.items():
                fuldtid = round(dage / sidste_dag(periode).day, 1)
                yield Linje(sti, koder, {"antal": antal, "fuldtid": fuldtid}, {"": (antal,)})

    return hent


def _aarets_personer(spoerg: Spoerg, ydelse: str, efter: str, aar: int) -> Iterable[Raekke]:
    """Årets måneder på én gang, så fem år er fem spørgsmål."""
    delt = f"kommune,{efter}" if spoerg.land else efter
    sidste = date(aar, 12, 31)
    maaneder = 12 if sidste <= spoerg.dag else spoerg.dag.month
    return spoerg.maal(
        "personer", sidste, ydelse=ydelse, periode="maaned", antal_perioder=maaneder, efter=delt
    )


def overgange(forloeb: str) -> Hent:
    """Status 26 og 52 uger efter forløb, der sluttede i kvartalet. Dem, hvis dag ikke er nået, er ikke med."""

    def hent(tabel: Jobtabel, spoerg: Spoerg, periode: str) -> Iterator[Linje]:
        samlet: dict[tuple[Sti, str], Raekke] = {}
        for sti, raekke in _om_omraader(spoerg, "overgange", spoerg.dag, "", {"kvartaler": TILBAGE["Q"] + 1}):
            if (
                raekke["forloeb"] != forloeb
                or raekke["kvartal"] != periode.replace("Q", "K")
                or raekke["status"] == "ikke_naaet"
            ):
                continue
            for status in (raekke["status"], ""):
                tal = samlet.setdefault((sti, status), dict(_INGEN_OVERGANGE))
                uge = raekke["uger"]
                tal[f"antal_{uge}"] += raekke["antal"]
                tal[f"andel_{uge}"] = raekke["andel"] if status else 100.0
        for (sti, status), tal in samlet.items():
            yield Linje(sti, (status,), tal, {"6": (tal["antal_26"],), "12": (tal["antal_52"],)})

    return hent


_INGEN_OVERGANGE = {"antal_26": 0, "andel_26": None, "antal_52": 0, "andel_52": None}
