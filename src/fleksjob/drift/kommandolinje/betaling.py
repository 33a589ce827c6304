"""`fleksjob betaling`: dan filen, frigiv den som en anden, læs bankens kvittering, og skriv de breve, der mangler."""

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fleksjob.drift import ur
from fleksjob.drift.kommandolinje import Fejlet, start_django
from fleksjob.drift.kommandolinje.gang import fremdriftslinje
from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from fleksjob.sager.models import Bruger
    from fleksjob.snitflader.betalingsfil import Betalingsmappe


def _bruger(brugernavn: str) -> "Bruger":
    start_django()
    from fleksjob.sager.models import Bruger

    try:
        fundet = Bruger.objects.get(username=brugernavn)
    except Bruger.DoesNotExist:
        raise Fejlet(f"Der er ingen bruger med navnet »{brugernavn}«.") from None
    if not fundet.is_active:
        raise Fejlet(f"Brugeren »{brugernavn}« er lukket; vælg en anden.")
    return fundet


def _mappe(bruger: "Bruger") -> "Betalingsmappe":
    """Kommunens mappe: FLEKSJOB_BETALING, ellers `betalinger/` i datamappen."""
    from django.conf import settings

    from fleksjob.snitflader.betalingsfil import Betalingsmappe

    rod = Path(os.environ.get("FLEKSJOB_BETALING") or settings.DATA / "betalinger")
    return Betalingsmappe(rod / str(bruger.kommune_id))


@click.group()
def betaling() -> None:
    """Betalingsfilen: dan, frigiv og læs kvitteringen."""


@betaling.command()
@click.option("--som", "brugernavn", required=True, help="Brugernavnet på den, der danner filen.")
@click.option("--dag", required=True, help="Betalingsdagen: ÅÅÅÅ-MM-DD.")
def fil(brugernavn: str, dag: str) -> None:
    """Saml alt, der er frigivet og ikke betalt, i en fil. En anden skal frigive den."""
    from fleksjob.sager.betaling import dan_fil
    from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt

    bruger = _bruger(brugernavn)
    try:
        ny = dan_fil(bruger, betalingsdag=date.fromisoformat(dag), nu=ur.nu())
    except ValueError as fejl:
        raise Fejlet("Skriv dagen som 2026-11-30.") from fejl
    except (AdgangNaegtet, IkkeMuligt, UgyldigtInput) as fejl:
        raise Fejlet(str(fejl)) from fejl
    click.echo(f"Fil {ny.nr}: {ny.antal} betalinger, {ny.kontrolsum} kr. Frigiv den som en anden bruger.")


@betaling.command()
@click.argument("nr", type=int)
@click.option(
    "--som", "brugernavn", required=True, help="Brugernavnet på den, der frigiver: ikke den, der dannede."
)
def frigiv(nr: int, brugernavn: str) -> None:
    """Skriv fil NR helt, og mærk den sendt."""
    from fleksjob.sager.betaling import frigiv_fil
    from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt

    bruger = _bruger(brugernavn)
    try:
        sendt = frigiv_fil(bruger, nr, _mappe(bruger), nu=ur.nu())
    except (AdgangNaegtet, IkkeMuligt) as fejl:
        raise Fejlet(str(fejl)) from fejl
    click.echo(f"{sendt.filnavn}: {sendt.antal} betalinger, sha256 {sendt.sha256}.")


@betaling.command()
@click.argument("nr", type=int)
@click.option("--som", "brugernavn", required=True, help="Brugernavnet på den, der skriver den.")
def skriv(nr: int, brugernavn: str) -> None:
    """Skriv den frigivne fil NR igen, byte for byte som den blev frigivet."""
    from fleksjob.sager.betaling import skriv_igen
    from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt

    bruger = _bruger(brugernavn)
    try:
        fil = skriv_igen(bruger, nr, _mappe(bruger))
    except (AdgangNaegtet, IkkeMuligt) as fejl:
        raise Fejlet(str(fejl)) from fejl
    click.echo(f"{fil.filnavn}: {fil.antal} betalinger, sha256 {fil.sha256}.")


@betaling.command()
@click.argument("sti", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--som", "brugernavn", required=True, help="Brugernavnet på den, der læser kvitteringen.")
def kvittering(sti: Path, brugernavn: str) -> None:
    """Skriv bankens svar ned. Den samme kvittering to gange ændrer intet."""
    from fleksjob.sager.betaling import laes_svar
    from fleksjob.sager.fejl import AdgangNaegtet

    bruger = _bruger(brugernavn)
    try:
        svar = laes_svar(bruger, sti.read_text(encoding="utf-8"), nu=ur.nu())
    except AdgangNaegtet as fejl:
        raise Fejlet(str(fejl)) from fejl
    for en in svar.fejl:
        click.echo(f"Linje {en.linje}: {en.besked}", err=True)
    click.echo(f"{svar.betalte} betalt, {svar.afviste} afvist, {svar.kendte} kendt i forvejen.")
    if svar.fejl:
        raise Fejlet(f"{len(svar.fejl)} linjer kunne ikke bruges.")


@betaling.command()
@click.option("--som", "brugernavn", required=True, help="Brugernavnet på den, brevene skrives af.")
@click.option(
    "--siden", type=click.DateTime(["%Y-%m-%d"]), help="Kun om det, der er frigivet fra den dag [alt]."
)
def breve(brugernavn: str, siden: datetime | None) -> None:
    """Skriv de tilskudsbreve, der mangler efter en stor frigivelse. Kan afbrydes og begyndes igen."""
    from fleksjob.sager.brevskrivning_penge import skriv_manglende_tilskudsbreve, uden_brev
    from fleksjob.sager.fejl import AdgangNaegtet

    bruger = _bruger(brugernavn)
    fra = siden.date() if siden else None
    try:
        with fremdriftslinje("Skriver breve", len(uden_brev(bruger, fra)), tavs=False) as fremad:
            skrevet = skriv_manglende_tilskudsbreve(bruger, nu=ur.nu(), siden=fra, fremdrift=fremad)
    except AdgangNaegtet as fejl:
        raise Fejlet(str(fejl)) from fejl
    click.echo(f"{skrevet} breve skrevet.")
