"""Tilskud, der er betalt for meget: høringen, vurderingen, afgørelsen og betalingen."""

from datetime import date
from typing import Literal

from fleksjob.forloeb.haendelser.grund import Haendelse, Kanal, Kroner, Maaned

Tilbagebetalingsudfald = Literal["kraeves", "kraeves_ikke"]


class TilbagebetalingHoert(Haendelse, frozen=True, kw_only=True):
    """Borgeren er spurgt, før der tages stilling. `version` er beregningen, som viste, at der var betalt for meget."""

    titel = "Borgeren er hørt om tilbagebetaling"
    periode: Maaned
    frist: date
    version: int = 1
    beloeb: Kroner | None = None
    om: str = ""
    kanal: Kanal = "digital"


class TilbagebetalingBesvaret(Haendelse, frozen=True, kw_only=True):
    """Borgeren har svaret på høringen."""

    titel = "Borgeren har svaret om tilbagebetaling"
    periode: Maaned
    svar: str = ""


class TilbagebetalingForberedt(Haendelse, frozen=True, kw_only=True):
    """Den ene af to har vurderet, om beløbet kan og skal kræves tilbage."""

    titel = "Tilbagebetaling er vurderet"
    periode: Maaned
    udfald: Tilbagebetalingsudfald
    version: int = 1
    beloeb: Kroner | None = None
    uden_ret: bool = False
    bedre_vidende: bool = False
    begrundelse: str = ""


class TilbagebetalingAfgjort(Haendelse, frozen=True, kw_only=True):
    """Den anden har underskrevet: beløbet kræves tilbage, eller det kræves ikke. `beloeb` er før skat og efter ATP."""

    titel = "Afgørelse om tilbagebetaling"
    periode: Maaned
    udfald: Tilbagebetalingsudfald
    version: int = 1
    beloeb: Kroner | None = None
    begrundelse: str = ""
    hjemmel: str = ""
    forberedt_af: str = ""
    godkendt_af: str = ""
    kanal: Kanal = "digital"


class TilbagebetalingBetalt(Haendelse, frozen=True, kw_only=True):
    """Borgeren har betalt noget af kravet eller det hele."""

    titel = "Der er betalt tilbage"
    periode: Maaned
    beloeb: Kroner | None = None
