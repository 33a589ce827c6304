"""`fleksjob beregn …`: beløbene efter loven.

Fleksløntilskuddet har sin egen fil, fordi det også regnes for hele filer. De andre regelsæt får deres kommando af
deres egen liste over oplysninger, så et nyt regelsæt kan beregnes, så snart det findes.
"""

import click

from fleksjob.drift.kommandolinje.beregn.af_regelsaet import kommando
from fleksjob.drift.kommandolinje.beregn.fleksloentilskud import fleksloentilskud
from fleksjob.lov.kerne.regelsaet import MODULER, regelsaet


class Beregninger(click.Group):
    """Ét regelsæt er én kommando, med bindestreg for understregning; det hentes først, når det kaldes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [kode.replace("_", "-") for kode in MODULER]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        kode = cmd_name.replace("-", "_")
        if kode not in MODULER:
            return None
        return fleksloentilskud if kode == "fleksloentilskud" else kommando(regelsaet(kode))


@click.group(cls=Beregninger)
def beregn() -> None:
    """Regn et beløb ud efter loven på en dato, med hvert trin forklaret."""
