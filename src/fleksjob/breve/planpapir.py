"""Planen på papir, frosset den dag den blev færdig: hvert afsnit med hver stemmes ord, skrevet af hvem og hvornår."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fleksjob.breve import pdf as papir
from fleksjob.breve.ramme import Brevramme
from fleksjob.forloeb.planforhistorie import Forhistorielinje
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.plan import Planform


@dataclass(frozen=True, slots=True)
class Stemmeblok:
    """Én stemmes ord. `felter` er (feltets navn, teksten); `egne` er borgerens egne."""

    navn: str
    felter: tuple[tuple[str, str], ...]
    skrevet_af: str
    skrevet: date
    egne: bool = False


@dataclass(frozen=True, slots=True)
class Planafsnit:
    """Et afsnit på papiret. Uden stemmer og linjer står der, at det ikke er udfyldt."""

    titel: str
    stemmer: tuple[Stemmeblok, ...] = ()
    linjer: tuple[Forhistorielinje, ...] = ()
    bemaerkning: str = ""


@dataclass(frozen=True, slots=True)
class Planpapir:
    """Hele papiret. `mangler` er de punkter, planen er gjort færdig uden, og `mangelgrund` hvorfor."""

    ramme: Brevramme
    form: Planform
    afsnit: tuple[Planafsnit, ...]
    faerdig_af: str
    mangler: tuple[str, ...] = ()
    mangelgrund: str = ""


def linjetekst(linje: Forhistorielinje) -> str:
    """«1. marts 2024 – 2. maj 2024: Praktik hos X. Resultat»."""
    fra = f"senest {dansk_dato(linje.fra)}" if linje.uvis_begyndelse else dansk_dato(linje.fra)
    if linje.til is None:
        tid = f"fra {fra}" if not linje.uvis_begyndelse else fra
    else:
        tid = fra if linje.til == linje.fra else f"{fra} – {dansk_dato(linje.til)}"
    resultat = f". {linje.resultat}" if linje.resultat else ""
    return f"{tid[0].upper()}{tid[1:]}: {linje.hvad}{resultat}"


def pdf(plan: Planpapir) -> bytes:
    """Papiret som PDF. De samme data giver altid de samme bytes."""
    data = {
        "ramme": plan.ramme.som_data(),
        "titel": plan.form.navn,
        "faerdig": f"Gjort færdig {dansk_dato(plan.ramme.dato)} af {plan.faerdig_af}.",
        "forbehold": plan.form.forbehold,
        "mangler": list(plan.mangler),
        "mangelgrund": plan.mangelgrund,
        "afsnit": [_afsnit(nr, en) for nr, en in enumerate(plan.afsnit, 1)],
    }
    return papir.saet("plan", data, plan.ramme.dato, taetheder=("normal",))


def _afsnit(nr: int, afsnit: Planafsnit) -> dict[str, object]:
    return {
        "titel": f"{nr}. {afsnit.titel}",
        "linjer": [linjetekst(linje) for linje in afsnit.linjer],
        "bemaerkning": afsnit.bemaerkning,
        "stemmer": [_stemme(en) for en in afsnit.stemmer],
    }


def _stemme(blok: Stemmeblok) -> dict[str, object]:
    return {
        "navn": blok.navn,
        "egne": blok.egne,
        "hvem": f"Skrevet {dansk_dato(blok.skrevet)} af {blok.skrevet_af}",
        "felter": [{"navn": navn, "linjer": _linjer(tekst)} for navn, tekst in blok.felter],
    }


def _linjer(tekst: str) -> Sequence[str]:
    return [linje for linje in tekst.split("\n") if linje.strip()]
