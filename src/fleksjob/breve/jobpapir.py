"""To papirer, borgeren kan have med: planen for jobsøgning på én side, og «Det kan jeg», hendes eget CV."""

from dataclasses import dataclass
from datetime import date

from fleksjob.breve import pdf as papir
from fleksjob.breve.ramme import Brevramme
from fleksjob.forloeb.kompetencer import Styrkelinje
from fleksjob.lov.kerne.vaerdier import dansk_dato


@dataclass(frozen=True, slots=True)
class Planside:
    """Planen. `maal` er (trin, funktion, opgaver); `aftaler` er (hvem, hvad, dag)."""

    ramme: Brevramme
    maal: tuple[tuple[str, str, str], ...]
    tekster: tuple[tuple[str, str], ...]
    stoette: tuple[str, ...]
    aktiviteter: tuple[str, ...]
    aftaler: tuple[tuple[str, str, date], ...]
    naeste_samtale: str
    budskab: str


def plan_pdf(plan: Planside) -> bytes:
    """Planen på én A4-side."""
    data = {
        "ramme": plan.ramme.som_data(),
        "titel": "Min plan for at finde et job",
        "budskab": plan.budskab,
        "maal": [{"trin": trin, "funktion": f, "opgaver": o} for trin, f, o in plan.maal],
        "tekster": [{"navn": navn, "tekst": tekst} for navn, tekst in plan.tekster],
        "stoette": list(plan.stoette),
        "aktiviteter": list(plan.aktiviteter),
        "aftaler": [{"hvem": hvem, "hvad": hvad, "dag": dansk_dato(dag)} for hvem, hvad, dag in plan.aftaler],
        "naeste": plan.naeste_samtale,
    }
    return papir.saet("jobplan", data, plan.ramme.dato)


@dataclass(frozen=True, slots=True)
class Cvside:
    """Borgerens CV. Intet om helbred, og kun navnet."""

    ramme: Brevramme
    styrker: tuple[Styrkelinje, ...]


def cv_pdf(cv: Cvside) -> bytes:
    """CV'et på én A4-side, uden kommunens brevhoved: det er borgerens papir."""
    data = {
        "ramme": cv.ramme.som_data(),
        "titel": "Det kan jeg",
        "afsnit": [{"overskrift": en.overskrift, "valg": list(en.valg), "ord": en.ord} for en in cv.styrker],
    }
    return papir.saet("jobcv", data, cv.ramme.dato, taetheder=papir.STORE)
