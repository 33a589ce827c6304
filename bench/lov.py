"""Kernen: én sag, en million personer i tolv måneder, og om vidnerne er enige."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray
from openfisca_core.simulations import SimulationBuilder

from bench import Maaling, _regelsaet as regelsaet, bedste, median_us
from bench.openfisca_eksport import byg
from fleksjob.lov.kerne.befolkning import beregn_befolkning
from fleksjob.lov.kerne.motor import Lov, Variant
from fleksjob.lov.tilskud.beregning import beregn_fleksloentilskud
from fleksjob.lov.tilskud.fleksloentilskud import LOV
from fleksjob.lov.tilskud.oplysninger import maanedens_sidste_dag

Tal = NDArray[np.float64]

PERSONER, MAANEDER = 1_000_000, 12
MAAL = ("fleksloentilskud",)
MANGE = ("udbetalt",)
"""Hele vejen fra timeløn og timer til det udbetalte efter lønloft og ATP, afrundet til øre som i en udbetaling."""
DAGE = [maanedens_sidste_dag(date(2024, m, 1)) for m in range(1, MAANEDER + 1)]


def maal() -> list[Maaling]:
    """Alle lovens målinger."""
    return [*_en_sag(), *_mange(), *_vidner(), *regelsaet.maal(), *_hentning()]


def _en_sag() -> list[Maaling]:
    kendte = {
        "timeloen": 200.0,
        "timer_uge": 18.0,
        "fuldtidstimeloen": 200.0,
        "pension_pct": 12.0,
        "anden_loen_md": 0.0,
    }
    oplyst: dict[str, Any] = {"dato": date(2024, 5, 1), "timeloen": 200, "timer": 18, "fuldtidstimeloen": 200}
    dag = DAGE[4]
    uden = median_us(lambda: LOV.regn(MAAL, dag, kendte))
    med = median_us(lambda: LOV.forklar(MAAL, dag, kendte))
    hele = median_us(lambda: beregn_fleksloentilskud(**oplyst))
    return [
        Maaling("fleksløntilskud for én sag", uden, 10, "µs (median)"),
        Maaling("fleksløntilskud for én sag, forklaret", med, 50, "µs (median)", "alle sætninger skrevet"),
        Maaling("hele svaret: 22 forklarede trin og en time mere", hele, 500, "µs (median)"),
    ]


def _befolkning() -> dict[str, Tal | float]:
    """En million personer med timeløn, timer og fuldtidstimeløn, der skifter fra måned til måned."""
    tilfaeldig = np.random.default_rng(2024)
    form = (MAANEDER, PERSONER)
    timeloen = np.round(tilfaeldig.uniform(110, 280, form), 2)
    return {
        "timeloen": timeloen,
        "timer_uge": tilfaeldig.integers(1, 75, form) / 2,
        "fuldtidstimeloen": np.round(timeloen * tilfaeldig.uniform(1, 1.3, form), 2),
        "pension_pct": 12.0,
        "anden_loen_md": 0.0,
    }


def _mange() -> list[Maaling]:
    kolonner = _befolkning()
    raekker = [k for k in kolonner.values() if isinstance(k, np.ndarray)]

    def regn(**valg: Any) -> Callable[[], object]:
        return lambda: beregn_befolkning(LOV, MANGE, DAGE, kolonner, **valg)

    regn()()
    i_openfisca = _openfisca(kolonner)
    gange: dict[str, list[float]] = {"os": [], "openfisca": [], "kopi": [], "fire": [], "numpy": []}
    forslag = [_forslag(x) for x in (0.45, 0.50, 0.60)]
    for _ in range(5):  # skiftevis, så maskinens øvrige arbejde rammer dem ens
        gange["openfisca"].append(bedste(i_openfisca, 1))
        gange["os"].append(bedste(regn(), 2))
        gange["kopi"].append(bedste(lambda: [r.copy() for r in raekker], 2))
        gange["fire"].append(bedste(regn(varianter=forslag), 2))
        gange["numpy"].append(bedste(regn(motor="numpy"), 1))

    def forhold(a: str, b: str) -> float:
        return median(x / y for x, y in zip(gange[a], gange[b], strict=True))

    ms = {navn: f"{median(tider) * 1000:.0f} ms" for navn, tider in gange.items()}
    mod_openfisca = forhold("os", "openfisca")
    return [
        Maaling(
            "12 mio. personmåneder / OpenFisca-Core",
            mod_openfisca,
            1 / 15,
            "gange",
            f"1/{1 / mod_openfisca:.0f}: {ms['os']} mod {ms['openfisca']}",
        ),
        Maaling(
            "12 mio. personmåneder / kopi af de samme kolonner",
            forhold("os", "kopi"),
            2,
            "gange",
            f"{ms['os']} mod {ms['kopi']}",
        ),
        Maaling(
            "loven og tre forslag i ét gennemløb / loven alene", forhold("fire", "os"), 5, "gange", ms["fire"]
        ),
        Maaling("NumPy uden numba / OpenFisca-Core", forhold("numpy", "openfisca"), 1, "gange", ms["numpy"]),
    ]


def _forslag(andel: float) -> Lov:
    """Loven med en anden nedsættelse over grænsen."""
    vaerdier = {"nedsaettelse_over_graensen_andel": andel}
    return LOV.med(Variant(navn=f"{andel:.0%} over grænsen", fra=date(2024, 1, 1), vaerdier=vaerdier))


def _openfisca(kolonner: Mapping[str, Tal | float]) -> Callable[[], object]:
    """Fra de samme kolonner til de samme svar i OpenFisca; systemet er bygget på forhånd, ligesom vores løkke."""
    system = byg(LOV)
    maaneder = [f"{dag:%Y-%m}" for dag in DAGE]

    def koer() -> object:
        sim = SimulationBuilder().build_default_simulation(system, PERSONER)
        for nr, maaned in enumerate(maaneder):
            for navn, k in kolonner.items():
                sim.set_input(navn, maaned, k[nr] if isinstance(k, np.ndarray) else np.full(PERSONER, k))
        return [sim.calculate(m, maaned) for maaned in maaneder for m in MANGE]

    return koer


def _vidner() -> list[Maaling]:
    """Fire udgaver af samme regel skal være enige: én sag, numba og NumPy på bit, OpenFisca (32 bit) på to øre."""
    tilfaeldig = np.random.default_rng(1)
    personer = 20_000
    bit = witness = 0.0
    for aar in range(2013, 2027):
        graense = LOV.regime(date(aar, 6, 30)).vaerdier["loenindtaegtsgraense_md"].vaerdi
        loen = np.round(tilfaeldig.uniform(0, 45_000, personer), 2)
        loen[:5] = [0.0, 0.01, graense, graense + 0.01, 45_000]
        loft = np.round(loen + tilfaeldig.uniform(0, 25_000, personer), 2)
        loft[5:10] = loen[5:10]
        kolonner: dict[str, Tal | float] = {"loen": loen, "loft": loft, "anden_loen_md": 0.0}
        dag = [date(aar, 6, 30)]
        numba = beregn_befolkning(LOV, MAAL, dag, kolonner, motor="numba")[MAAL[0]]
        numpy = beregn_befolkning(LOV, MAAL, dag, kolonner, motor="numpy")[MAAL[0]]
        par = zip(loen[:500].tolist(), loft[:500].tolist(), strict=True)
        en = np.array(
            [LOV.regn(MAAL, dag[0], {"loen": a, "loft": b, "anden_loen_md": 0.0})[0] for a, b in par]
        )
        bit = max(bit, np.abs(numba - numpy).max(), np.abs(numba[:500] - en).max())
        sim = SimulationBuilder().build_default_simulation(byg(LOV), personer)
        sim.set_input("loen", f"{aar}-06", loen)
        sim.set_input("loft", f"{aar}-06", loft)
        witness = max(witness, np.abs(sim.calculate(MAAL[0], f"{aar}-06") - numba).max())
    return [
        Maaling("uenighed mellem én sag, numba og NumPy, 2013-2026", bit, 0, "kr."),
        Maaling("uenighed med OpenFisca, 2013-2026", witness, 0.02, "kr.", "OpenFisca regner i 32 bit"),
    ]


def _hentning() -> list[Maaling]:
    """Et nyt program, der henter døren; processortid, og alt oversat på forhånd, som efter første kørsel."""

    def sekunder(kode: str) -> float:
        program = f"from time import process_time as u\nt=u()\n{kode}\nprint(u()-t)"
        tider = [
            subprocess.run([sys.executable, "-c", program], capture_output=True, check=True) for _ in range(6)
        ]
        return min(float(t.stdout) for t in tider[1:])

    return [
        Maaling("hente fleksjob.lov", sekunder("import fleksjob.lov"), 0.3, "s"),
        Maaling(
            "hente fleksjob.lov og fleksløntilskuddet",
            sekunder("from fleksjob.lov import beregn_fleksloentilskud"),
            0.3,
            "s",
        ),
        Maaling(
            "hente alle regelsæt",
            sekunder("from fleksjob.lov import alle_regelsaet; alle_regelsaet()"),
            1.0,
            "s",
        ),
    ]
