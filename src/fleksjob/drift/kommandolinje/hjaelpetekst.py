"""Hjælpen på dansk: de ord, click selv sætter omkring vores tekster."""

from collections.abc import Iterable

import click

_ORD = {
    "Options": "Valgmuligheder",
    "Commands": "Kommandoer",
    "Show this message and exit.": "Vis denne hjælp.",
    "Show the version and exit.": "Vis udgaven.",
}


class DanskHjaelp(click.HelpFormatter):
    """Skriver clicks hjælp med danske overskrifter."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """«Brug: fleksjob …»; argumenternes pladsholdere siges også på dansk."""
        for engelsk, dansk in (("[OPTIONS]", "[VALG]"), ("COMMAND [ARGS]...", "KOMMANDO …")):
            args = args.replace(engelsk, dansk)
        super().write_usage(prog, args, prefix or "Brug: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_ORD.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(navn, _ORD.get(tekst, tekst)) for navn, tekst in rows], col_max, col_spacing)
