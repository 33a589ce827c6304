"""Månedens brev med det, der skifter: hvornår pengene kommer, hvad der er nyt siden sidst, og hvad man kan spørge
om."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from fleksjob.breve.ramme import ugedag_og_dato
from fleksjob.breve.tilskudsbrev import TilskudsBrev

SPOERG = (
    "Spørg os for eksempel: Hvorfor er beløbet, som det er? Hvad sker der, hvis jeg arbejder en time mere?"
)
_SPOERG_FOER = "Spørg os, hvis der er noget i brevet, du ikke forstår."


def med_det_nye(brev: TilskudsBrev, *, betales: date | None, nyt: Sequence[str]) -> TilskudsBrev:
    """Brevet med betalingsdagen i første afsnit, det nye mærket, og et spørgsmål, man kan stille."""
    foerste, *resten = brev.indledning
    naar = (f"Pengene er på din konto {ugedag_og_dato(betales)}.",) if betales and brev.udbetalt > 0 else ()
    handlinger = tuple(SPOERG if en == _SPOERG_FOER else en for en in brev.handlinger)
    return replace(brev, indledning=(foerste, *naar, *resten), nyt=tuple(nyt), handlinger=handlinger)


def er_sammensat(beregning: Mapping[str, Any] | None) -> bool:
    """Om måneden er regnet af mere end én løn eller efter et valg, så brevets almindelige linjer ikke passer."""
    return beregning is not None and beregning.get("regelsaet") == "tilskudsmaaned"


def begrundelse_for_sammensat(grundlag: Mapping[str, Any], aarsag: str) -> str:
    """Hvad der er lagt til grund, i hele sætninger: det valg, der er truffet, eller grunden til linjen."""
    laesning = grundlag.get("laesning") or {}
    dele = [str(laesning.get(felt, "")).strip() for felt in ("navn", "begrundelse")]
    saetninger = [en if en.endswith((".", "!", "?")) else f"{en}." for en in dele if en]
    return " ".join(saetninger) or aarsag
