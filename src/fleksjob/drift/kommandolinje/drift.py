"""`fleksjob server`: serverer huset uden at røre data."""

import click

from fleksjob.drift.server import koer


@click.command()
@click.option("--adresse", default="127.0.0.1:8000", show_default=True, help="vært:port, der lyttes på")
def server(adresse: str) -> None:
    """Servér huset på ADRESSE."""
    koer(adresse)
