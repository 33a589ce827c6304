"""Sagsnumre: "2026-00123", fortløbende i kommune og år."""

import re

from fleksjob.sager.models import Nummerserie

_SAGSNUMMER = re.compile(r"\b(19|20)\d\d-\d{5}\b")


def naeste(kommune_id: int, aar: int, antal: int = 1) -> str:
    """Det første af `antal` nye numre. Kaldes i den transaktion, sagen oprettes i, så et hul ikke opstår."""
    serier = Nummerserie.for_kommune(kommune_id).select_for_update()
    serie, _ = serier.get_or_create(kommune_id=kommune_id, aar=aar)
    foerste = serie.sidste + 1
    serie.sidste += antal
    serie.save(update_fields=["sidste"])
    return nummer(aar, foerste)


def nummer(aar: int, loebenummer: int) -> str:
    """Sagsnummeret, som det skrives."""
    return f"{aar}-{loebenummer:05d}"


def ligner_sagsnummer(tekst: str) -> bool:
    """Om der står et sagsnummer et sted i teksten."""
    return _SAGSNUMMER.search(tekst) is not None
