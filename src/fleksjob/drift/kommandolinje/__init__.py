"""Kommandolinjen `fleksjob`. Hver gruppe er en fil og hentes først, når den bruges: intet svar venter på Django."""

import importlib
import os
import sys
from typing import NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from fleksjob.drift.kommandolinje.hjaelpetekst import DanskHjaelp
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput, UkendtVaerdi

# kommando → modul. Modulet har en click-kommando af samme navn.
KOMMANDOER = {
    "beregn": "beregn",
    "forklar": "forklar",
    "frister": "forloeb",
    "tilstand": "forloeb",
    "skridt": "forloeb",
    "importer": "importer",
    "eksporter": "eksporter",
    "genopbyg": "arkiv",
    "kontrol": "arkiv",
    "koersel": "koersel",
    "frigiv": "koersel",
    "betaling": "betaling",
    "post": "post",
    "indblik": "indblik",
    "talnoegle": "talnoegle",
    "eksempler": "eksempler",
    "lov": "lov",
    "gevinst": "gevinst",
    "varianter": "varianter",
    "demo": "demo",
    "server": "drift",
}


class Fejlet(click.ClickException):
    """En kontrol eller handling, der ikke lykkedes: én sætning på dansk, afslutning med 1."""

    exit_code = 1


class Dovengruppe(click.Group):
    """Viser alle kommandoer, men henter kun den, der bliver kaldt."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(KOMMANDOER)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        modul = KOMMANDOER.get(cmd_name)
        if modul is None:
            return None
        fundet = getattr(importlib.import_module(f"{__name__}.{modul}"), cmd_name)
        return fundet if isinstance(fundet, click.Command) else None


@click.group(cls=Dovengruppe, context_settings={"help_option_names": ["-h", "--hjaelp", "--help"]})
@click.version_option(package_name="fleksjob", prog_name="fleksjob", message="%(prog)s %(version)s")
def fleksjob() -> None:
    """Fleksjobordningen fra ansøgning til forklaret udbetaling."""


def start_django() -> None:
    """Til de kommandoer, der bruger arkivet. De andre venter ikke på det."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fleksjob.drift.indstillinger")
    import django

    django.setup()


def _dansk(fejl: click.UsageError) -> str:
    """Clicks egne brugsfejl sagt på dansk i én sætning."""
    if isinstance(fejl, click.NoSuchOption):
        forslag = f" Mente du {' eller '.join(sorted(fejl.possibilities))}?" if fejl.possibilities else ""
        return f"Valgmuligheden {fejl.option_name} findes ikke.{forslag}"
    if isinstance(fejl, click.BadOptionUsage):
        return f"Valgmuligheden {fejl.option_name} mangler sin værdi."
    if isinstance(fejl, click.MissingParameter):
        navn = (
            fejl.param.opts[0] if isinstance(fejl.param, click.Option) else (fejl.param_hint or "et argument")
        )
        if isinstance(fejl.param, click.Argument):
            navn = fejl.param.human_readable_name
        return f"Der mangler {navn}."
    if isinstance(fejl, click.BadParameter):
        navn = fejl.param.opts[0] if isinstance(fejl.param, click.Option) else "Argumentet"
        return f"{navn} kan ikke læses: {fejl.message}"
    if isinstance(fejl, NoArgsIsHelpError):
        return fejl.format_message()
    if fejl.message.startswith("No such command"):
        navn = fejl.message.split("'")[1]
        return f"Kommandoen {navn} findes ikke. Se mulighederne med: fleksjob --hjaelp"
    if fejl.message.startswith("Got unexpected extra"):
        return f"Der er et argument for meget: {fejl.message.partition('(')[2].rstrip(')')}."
    return fejl.message


def main() -> NoReturn:
    """Indgangen: fejl på stderr i én linje, 2 for forkert input og 1 for en kontrol, der ikke holdt."""
    click.Context.formatter_class = DanskHjaelp
    try:
        sys.exit(fleksjob.main(prog_name="fleksjob", standalone_mode=False) or 0)
    except UgyldigeInput as flere:
        for fejl in flere.fejl:
            print(f"Fejl: {fejl.besked}", file=sys.stderr)
        sys.exit(2)
    except UgyldigtInput as fejl:
        print(f"Fejl: {fejl.besked}", file=sys.stderr)
        sys.exit(2)
    except UkendtVaerdi as ukendt:
        print(f"Fejl: {ukendt.args[0]}", file=sys.stderr)
        sys.exit(2)
    except NoArgsIsHelpError as hjaelp:
        print(hjaelp.format_message())
        sys.exit(2)
    except click.UsageError as brugsfejl:
        print(f"Fejl: {_dansk(brugsfejl)}", file=sys.stderr)
        sys.exit(2)
    except click.ClickException as fejlet:
        print(f"Fejl: {fejlet.format_message()}", file=sys.stderr)
        sys.exit(fejlet.exit_code)
    except click.Abort:
        print("Afbrudt.", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
