"""De tre satser for ledighedsydelse: deres navne i beregninger, hændelser, filer og på skærme.

Navnene er dem, kommandolinjen tager (`--sats`), `ledighedsydelse_sats` svarer med, og hændelsen
`ledighedsydelse_startet` gemmer. En hændelse uden sats (tom tekst) er en ældre sag, hvor den ikke er oplyst.
"""

from typing import Literal, get_args

Sats = Literal["hoej", "lav-forsoerger", "lav"]
SATSER: tuple[Sats, ...] = get_args(Sats)
TITLER: dict[str, str] = {
    "hoej": "Høj sats",
    "lav-forsoerger": "Lav sats, forsørger",
    "lav": "Lav sats",
}
HOEJ, LAV_FORSOERGER, LAV = 1.0, 2.0, 3.0
SATSNAVNE: dict[float, str] = dict(zip((HOEJ, LAV_FORSOERGER, LAV), SATSER, strict=True))
"""Satsernes tal inde i reglerne og, i `SATSER_VIST`, som de står i en forklaring."""
SATSER_VIST: dict[float, str] = {HOEJ: "høj", LAV_FORSOERGER: "lav, forsørger", LAV: "lav"}
