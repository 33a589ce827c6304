"""`fleksjob demo`: en opdigtet kommune at logge ind i."""

import os
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fleksjob.drift.kommandolinje import demoland, start_django
from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from fleksjob.demo.demoens_plads import Maerke

ANTAL, FROE = 300, 2026
HOEJST_TALT = 2_000
"""Flere sager regnes kun i flere processer og mærkes; så bestemmer man selv hvornår."""


@click.command()
@click.option("--antal", type=click.IntRange(20, 200_000), help=f"antal sager [{ANTAL}]")
@click.option("--froe", type=click.IntRange(0), help=f"frøet; samme frø og dag giver samme kommune [{FROE}]")
@click.option("--forfra", is_flag=True, help="lav demoen om, også når den allerede ligger der")
@click.option(
    "--land", "et_land", is_flag=True, help="lav et helt land i indblikkets tabeller, ikke en kommune"
)
@click.option("--server", "adresse", metavar="VÆRT:PORT", help="servér bagefter på adressen")
def demo(antal: int | None, froe: int | None, forfra: bool, et_land: bool, adresse: str | None) -> None:
    """Læg en opdigtet kommune i databasen, og fortæl, hvem man kan logge ind som.

    Rører kun en tom database eller en, som demoen selv har lavet. Ligger demoen der, bruges den, som den er;
    et andet antal, et andet frø eller --forfra laver den om. Med --land laves i stedet et land af 98 kommuner, formet
    efter de offentliggjorte tal; 200.000 sager er fuld størrelse. Det rører ikke databasen.
    """
    if et_land:
        _land(antal, froe, adresse, forfra=forfra)
        return
    os.environ["FLEKSJOB_DEMO"] = "1"
    start_django()
    from django.core.management import call_command

    from fleksjob.demo.demoens_plads import Maerke, kraev_tom_eller_demo, laes_maerke
    from fleksjob.drift import ur

    call_command("migrate", verbosity=0, interactive=False)
    kraev_tom_eller_demo()
    dag = ur.dag()
    ligger = laes_maerke()
    oensket = Maerke(
        froe if froe is not None else ligger.froe if ligger else FROE,
        antal or (ligger.antal if ligger else ANTAL),
        dag,
    )
    if ligger is None or forfra or (ligger.froe, ligger.antal) != (oensket.froe, oensket.antal):
        _indlaes(oensket)
    else:
        _fortael_om_gammel(ligger, dag)
        _regn_tallene(ligger.antal)
        _offentliggoer(ligger.antal)
    _vis_personer(dag)
    if adresse:
        _server(adresse)


def _land(antal: int | None, froe: int | None, adresse: str | None, *, forfra: bool) -> None:
    if adresse:
        raise UgyldigtInput("server", "--server hører til kommunen; lav landet først, og kør så uden --land.")
    lav = froe if froe is not None else FROE
    demoland.lav_land(antal or demoland.ANTAL, lav, forfra=forfra)


def _indlaes(maerke: "Maerke") -> None:
    """Indlæser med fremdrift på skærmen og viser, hvad der kom ind."""
    from django.conf import settings
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from fleksjob.demo.indlaesning import indlaes
    from fleksjob.demo.proever import skriv_proever
    from fleksjob.drift import ur

    with Progress(
        TextColumn("{task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        transient=True,
    ) as bjaelke:
        spor = {navn: bjaelke.add_task(navn, total=maerke.antal) for navn in ("Personer", "Sager")}
        talt: dict[str, int] = {}

        def fremdrift(trin: str, antal: int) -> None:
            talt[trin] = talt.get(trin, 0) + antal
            if trin in spor:
                bjaelke.update(spor[trin], advance=antal)

        indlaes(maerke, ur.nu(), fremdrift)
    antal = ", ".join(f"{antal:,} {navn.lower()}".replace(",", ".") for navn, antal in talt.items())
    click.echo(f"Fjordholm Kommune er klar (frø {maerke.froe}, {maerke.dag:%d.%m.%Y}): {antal}.")
    _regn_tallene(maerke.antal, forfra=True)
    _offentliggoer(maerke.antal)
    if maerke.antal >= ANTAL:
        demoland.lav_lille_land(maerke.froe)
    filer = skriv_proever(Path(settings.DATA) / "proever", maerke)
    click.echo(f"Prøvefiler til `fleksjob importer`: {', '.join(str(fil) for fil in filer)}")


def _regn_tallene(antal: int, *, forfra: bool = False) -> None:
    """Indblikkets tabeller, så «Tal» og «Alarmer» har indhold fra første øjeblik. En stor demo regnes for sig."""
    from fleksjob.demo.personale import KOMMUNEKODE
    from fleksjob.drift import ur
    from fleksjob.drift.kommandolinje.gang import fremdriftslinje
    from fleksjob.indblik import skema, tabeller
    from fleksjob.sager.indblikskilde import mappe, opdater

    udgave = tabeller.nyeste(mappe(KOMMUNEKODE))
    if not forfra and udgave and (udgave.skema, udgave.dag) == (skema.UDGAVE, ur.dag()):
        return
    if antal > HOEJST_TALT:
        click.echo("Tallene er ikke regnet; i en stor demo tager det tid. Kør «fleksjob indblik opdater».")
        return
    with fremdriftslinje("Tal", antal, tavs=False) as fremad:
        udgave = opdater(KOMMUNEKODE, ur.nu(), fremad, forfra=forfra)
    click.echo(f"Tallene er regnet af {udgave.sager} sager; de ligger i {mappe(KOMMUNEKODE)}.")


def _offentliggoer(antal: int) -> None:
    """Den seneste hele måned, så kommunen er på den åbne side. En lille demo har for få til at vise noget."""
    from fleksjob.demo.personale import KOMMUNEKODE
    from fleksjob.drift import ur
    from fleksjob.indblik.tabeller import nyeste
    from fleksjob.lov.kerne.vaerdier import maaned as maanedens_navn
    from fleksjob.sager.indblikskilde import mappe
    from fleksjob.sager.models import Kommune, Offentliggoerelse

    udgave = nyeste(mappe(KOMMUNEKODE))
    if antal < ANTAL or udgave is None or Offentliggoerelse.for_kommune(KOMMUNEKODE).exists():
        return
    from fleksjob.sager.offentliggoerelser import offentliggoer

    slut = udgave.dag.replace(day=1) - timedelta(days=1)
    kommune = Kommune.objects.get(pk=KOMMUNEKODE)
    ny = offentliggoer(kommune, None, slut.replace(day=1), note="", nu=ur.nu())
    click.echo(f"{maanedens_navn(ny.periode).capitalize()} er offentliggjort; se /tal/?hvor={KOMMUNEKODE}.")


def _fortael_om_gammel(ligger: "Maerke", dag: date) -> None:
    antal = f"{ligger.antal:,}".replace(",", ".")
    click.echo(
        f"Demoen ligger der i forvejen: {antal} sager, lavet til {ligger.dag:%d.%m.%Y} (frø {ligger.froe})."
    )
    if ligger.dag != dag:
        click.echo("Den er fra en anden dag end i dag; `fleksjob demo --forfra` laver den til i dag.")


def _vis_personer(dag: date) -> None:
    from rich.console import Console
    from rich.table import Table

    from fleksjob.demo.personer import personer_i_dag

    tabel = Table(title="Log ind som", title_justify="left", box=None, pad_edge=False)
    for overskrift in ("Brugernavn", "Navn", "Rolle", "At gøre i dag"):
        tabel.add_column(overskrift, overflow="fold")
    for person in personer_i_dag(dag):
        tabel.add_row(person.brugernavn, person.navn, person.rolle, "; ".join(person.opgaver))
    Console().print(tabel)


def _server(adresse: str) -> None:
    """Serveren begynder i en frisk proces. Brevsætteren har startet tråde her, som ikke følger med ind i serverens
    processer; et brev, der blev sat der, ville aldrig blive færdigt og holde databasens lås imens."""
    from django.db import connections

    connections.close_all()
    click.echo(f"Åbn http://{adresse}/log-ind/ (stop med Ctrl-C)")
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "fleksjob", "server", "--adresse", adresse])  # noqa: S606
