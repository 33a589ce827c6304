"""`fleksjob eksporter`: kommunens egne data ud som filer."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from fleksjob.drift import ur
from fleksjob.drift.kommandolinje import start_django
from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from fleksjob.sager.models import Bruger


@click.group()
def eksporter() -> None:
    """Træk kommunens egne data ud som filer."""


@eksporter.command()
@click.option("--til", type=click.Path(path_type=Path), required=True, help="mappen, filerne skrives i")
@click.option(
    "--som", required=True, help="brugernavn på den leder, der trækker ud; det står i opslagsloggen"
)
@click.option(
    "--form",
    type=click.Choice(["parquet", "jsonl"]),
    default="parquet",
    show_default=True,
    help="filernes form",
)
def haendelser(til: Path, som: str, form: Literal["parquet", "jsonl"]) -> None:
    """Skriv alle hændelser, ét år i hver fil. Filerne er personoplysninger."""
    start_django()
    from fleksjob.drift.kommandolinje.gang import fremdriftslinje
    from fleksjob.indblik.ord import antal_ord
    from fleksjob.sager.fejl import AdgangNaegtet
    from fleksjob.sager.haendelsesudtraek import ADVARSEL, skriv_haendelser
    from fleksjob.sager.models import Sag

    leder = _bruger(som)
    with fremdriftslinje("Skriver hændelser", Sag.for_bruger(leder).count(), tavs=False) as fremad:
        try:
            svar = skriv_haendelser(leder, til, form, nu=ur.nu(), fremdrift=fremad)
        except AdgangNaegtet as naegtet:
            raise UgyldigtInput("som", str(naegtet)) from None
    antal = antal_ord(svar.haendelser, "hændelse", "hændelser")
    click.echo(
        f"{antal} i {antal_ord(svar.sager, 'sag', 'sager')} er skrevet i {til}, {len(svar.aar)} filer."
    )
    if svar.beskyttede:
        sager = antal_ord(svar.beskyttede, "sag", "sager")
        click.echo(f"{sager} er ikke med, fordi personen er beskyttet.")
    click.echo(ADVARSEL, err=True)


def _bruger(navn: str) -> "Bruger":
    from fleksjob.sager.models import Bruger

    try:
        return Bruger.objects.get(username=navn)
    except Bruger.DoesNotExist:
        raise UgyldigtInput("som", f"Der er ingen bruger med navnet {navn}.") from None
