"""Pseudonymer: samme sag får samme mærke hver gang, og ingen kan gå fra mærket til sagen uden nøglen.

Nøglen ligger uden for mappen med tabellerne, så tabellerne kan gives videre uden den.
"""

import hmac
from hashlib import sha256

import msgspec


class Pseudonymer(msgspec.Struct, frozen=True):
    """Mærker af en hemmelig nøgle på mindst 16 byte."""

    noegle: bytes

    def __post_init__(self) -> None:
        if len(self.noegle) < 16:
            raise ValueError("Nøglen til pseudonymer skal være på mindst 16 byte.")

    def sag(self, kommune: int, nr: int) -> str:
        """Mærket for en sag i en kommune."""
        return self._maerke(f"sag:{kommune}:{nr}")

    def person(self, nummer: str) -> str:
        """Mærket for en person i et register, der ikke har sager."""
        return self._maerke(f"person:{nummer}")

    def arbejdsgiver(self, cvr: str) -> str:
        """Mærket for en arbejdsgiver; tomt uden CVR-nummer. Et CVR-nummer kan pege på en ejer, der er alene."""
        return self._maerke(f"cvr:{cvr}") if cvr else ""

    def _maerke(self, hvad: str) -> str:
        return hmac.new(self.noegle, hvad.encode(), sha256).hexdigest()[:16]
