"""JSON, der fylder meget og gentager sig selv, gemt pakket: månedens hele regnestykke er på en tredjedel af pladsen.

Formen i databasen er `{"pakket": "…"}`; det, der blev gemt upakket før, læses stadig. Der kan ikke søges i indholdet.
"""

import zlib
from base64 import b64decode, b64encode
from typing import Any

import msgspec

_NOEGLE = "pakket"
_MINDST = 1_000
"""Så mange tegn skal der være, før det er værd at pakke."""


def pak(vaerdi: Any) -> str:
    """Værdien som den JSON-tekst, der gemmes."""
    raa = msgspec.json.encode(vaerdi)
    if len(raa) < _MINDST:
        return raa.decode()
    return f'{{"{_NOEGLE}": "{b64encode(zlib.compress(raa, 1)).decode()}"}}'


def pak_ud(gemt: Any) -> Any:
    """Det modsatte, af den læste JSON; det, der ikke er pakket, er, som det er."""
    if isinstance(gemt, dict) and gemt.keys() == {_NOEGLE}:
        return msgspec.json.decode(zlib.decompress(b64decode(gemt[_NOEGLE])))
    return gemt
