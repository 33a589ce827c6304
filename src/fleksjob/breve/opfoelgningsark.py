"""Opfølgningen på én side til begge parter: hvordan det går, hvad der er anderledes, og hvad der er aftalt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fleksjob.breve.pdf import saet
from fleksjob.breve.ramme import Brevramme
from fleksjob.lov.kerne.vaerdier import dansk_dato

_ALDRIG_ALENE = ("Det sker nu", "Anbefaling", "Aftale", "Næste opfølgning")


@dataclass(frozen=True, slots=True)
class Arktekst:
    """Arket i ord. En linje er (navn, tekst, det, der stod før)."""

    art: str
    virksomhed: str
    dag: date
    linjer: Sequence[tuple[str, str, str]]


def opfoelgningsark(ramme: Brevramme, tekst: Arktekst) -> bytes:
    """PDF'en. Aftalen står øverst; resten er grundlaget for den."""
    aftalt = [_som_data(linje) for linje in tekst.linjer if linje[0] in _ALDRIG_ALENE]
    resten = [_som_data(linje) for linje in tekst.linjer if linje[0] not in _ALDRIG_ALENE]
    data = {
        "titel": "Det talte vi om på arbejdspladsen",
        "ramme": ramme.som_data(),
        "art": tekst.art,
        "virksomhed": tekst.virksomhed,
        "dag": dansk_dato(tekst.dag),
        "aftalt": aftalt,
        "linjer": resten,
        "bund": "Arket er til jer begge. Er noget forkert, så ring til kommunen. Går noget skævt før næste gang, så "
        "tryk «Vi har brug for hjælp» på jeres side. I behøver ikke vente.",
    }
    return saet("opfoelgningsark", data, ramme.dato)


def _som_data(linje: tuple[str, str, str]) -> dict[str, str]:
    return {"navn": linje[0], "tekst": linje[1], "foer": linje[2]}
