"""Løn og udbetalinger."""

from datetime import date

from fleksjob.forloeb.haendelser.grund import Haendelse, Maaned


class IndkomstIndberettet(Haendelse, frozen=True, kw_only=True):
    """Løn indberettet for en måned: `loen` uden pension, `pension` eget og arbejdsgivers bidrag, i kroner.

    `art` er indtægtens art, som loven kender den (`lov/tilskud/indtaegtsarter`), eller dagpenge; tom er løn. `fra` og
    `til` er lønperioden, når den er oplyst; en bonus' periode er de måneder, den dækker.
    """

    titel = "Indkomst er indberettet"
    periode: Maaned
    dispositionsdato: date | None = None
    loen: float | None = None
    pension: float | None = None
    timer: float | None = None
    indberetter: str = ""
    ansaettelse: str = ""
    art: str = ""
    fra: date | None = None
    til: date | None = None


class UdbetalingBeregnet(Haendelse, frozen=True, kw_only=True):
    """En måneds tilskud er beregnet. `difference` er forskellen til det før beregnede."""

    titel = "Udbetaling er beregnet"
    periode: Maaned
    beloeb: float | None = None
    difference: float | None = None
    version: int = 1


class UdbetalingFrigivet(Haendelse, frozen=True, kw_only=True):
    """En måneds tilskud er frigivet til udbetaling."""

    titel = "Udbetaling er frigivet"
    periode: Maaned
    beloeb: float | None = None
    version: int = 1
