"""Terningen bag alt det opdigtede: samme tekst, samme kast."""

from random import Random


def terning(navn: str) -> Random:
    """En terning for sig, så ét valg ikke flytter alle de andre."""
    return Random(navn)  # noqa: S311 - opdigtede mennesker, ikke hemmeligheder
