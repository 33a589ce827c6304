"""`fleksjob importer`: lønlinjer, sagslister og DREAM fra filer, med fremdrift og én melding for hver dårlig række."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from fleksjob.drift import ur
from fleksjob.drift.kommandolinje import Fejlet, start_django
from fleksjob.drift.kommandolinje.dreamimport import dream
from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from fleksjob.sager.importering import Importrapport
    from fleksjob.sager.models import Bruger

_VISTE_FEJL = 50
_FIL = click.Path(path_type=Path)


@click.group()
def importer() -> None:
    """Læs lønlinjer, en sagsliste eller et DREAM-udtræk ind fra en fil."""


importer.add_command(dream)


def _faelles(kommando: Callable[..., None]) -> Callable[..., None]:
    for valg in (
        click.option("--json", "som_json", is_flag=True, help="skriv rapporten som JSON"),
        click.option(
            "--bruger", help="brugernavn på den, der læser ind (ellers kommunens første sagsbehandler)"
        ),
        click.option("--kommune", type=int, help="kommunenummer (kan udelades, når der kun er én)"),
        click.argument("fil", type=_FIL),
    ):
        kommando = valg(kommando)
    return kommando


@importer.command()
@_faelles
def indkomst(fil: Path, kommune: int | None, bruger: str | None, som_json: bool) -> None:
    """Læs lønlinjer fra FIL og læg dem på sagerne. Overskriften står i docs/snitflader.md."""
    from fleksjob.snitflader.loenlinjer import CsvIndkomst

    kilde = CsvIndkomst(fil)
    start_django()
    from fleksjob.sager.importering import importer_indkomst

    den, oejeblik = brugeren(kommune, bruger), ur.nu()
    _meld_ubrugte(kilde.tabel.ubrugte)
    with _fremdrift(kilde.antal) as frem, uden_adgang():
        rapport = importer_indkomst(den, kilde, nu=oejeblik, kilde=fil.name, fremdrift=frem.meld)
    skriv_rapport(rapport, som_json=som_json)


@importer.command()
@_faelles
def sager(fil: Path, kommune: int | None, bruger: str | None, som_json: bool) -> None:
    """Opret en sag for hver person i FIL, som ikke har en. Overskriften står i docs/snitflader.md."""
    from fleksjob.snitflader.sagsliste import CsvSager

    kilde = CsvSager(fil)
    start_django()
    from fleksjob.sager.overtagelse import importer_sager

    den, oejeblik = brugeren(kommune, bruger), ur.nu()
    _meld_ubrugte(kilde.tabel.ubrugte)
    with _fremdrift(kilde.antal) as frem, uden_adgang():
        rapport = importer_sager(den, kilde, nu=oejeblik, fremdrift=frem.meld)
    skriv_rapport(rapport, som_json=som_json)


@importer.command()
@_faelles
def ressourceprofil(fil: Path, kommune: int | None, bruger: str | None, som_json: bool) -> None:
    """Læs ressourceprofiler (også kaldt ressourceplaner) fra før 2013 fra FIL. Se docs/snitflader.md."""
    from fleksjob.snitflader.ressourceprofil import CsvProfiler

    kilde = CsvProfiler(fil)
    start_django()
    from fleksjob.sager.ressourceprofiler import importer_ressourceprofiler

    den, oejeblik = brugeren(kommune, bruger), ur.nu()
    _meld_ubrugte(kilde.tabel.ubrugte)
    with uden_adgang():
        rapport = importer_ressourceprofiler(den, kilde, nu=oejeblik)
    skriv_rapport(rapport, som_json=som_json)


class _Fremdrift(Progress):
    """En linje på stderr, som kun vises i en terminal."""

    def __init__(self, antal: int) -> None:
        super().__init__(
            TextColumn("Indlæser"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self.opgave = self.add_task("", total=antal)

    def meld(self, antal: int) -> None:
        """`antal` rækker mere er færdige."""
        self.advance(self.opgave, antal)


def _fremdrift(antal: int) -> _Fremdrift:
    return _Fremdrift(antal)


@contextmanager
def uden_adgang() -> Iterator[None]:
    """En bruger, der ikke må læse ind, er en forkert --bruger."""
    from fleksjob.sager.fejl import AdgangNaegtet

    try:
        yield
    except AdgangNaegtet as naegtet:
        raise UgyldigtInput("bruger", str(naegtet)) from None


def brugeren(kommune: int | None, brugernavn: str | None) -> "Bruger":
    """Den, der læser ind. Uden valg: den eneste kommune og dens første aktive sagsbehandler."""
    from fleksjob.forloeb.roller import Rolle
    from fleksjob.sager.models import Bruger, Kommune

    if brugernavn:
        try:
            den = Bruger.objects.get(username=brugernavn)
        except Bruger.DoesNotExist:
            raise UgyldigtInput("bruger", f"Der er ingen bruger med navnet {brugernavn}.") from None
        if kommune is not None and den.kommune_id != kommune:
            raise UgyldigtInput("kommune", f"{brugernavn} hører ikke til kommune {kommune}.")
        return den
    kommuner = list(Kommune.objects.all()) if kommune is None else list(Kommune.objects.filter(kode=kommune))
    if len(kommuner) > 1:  # en nabo, der kun deles åbninger med, har ingen brugere her
        kommuner = [en for en in kommuner if Bruger.for_kommune(en).exists()] or kommuner
    if len(kommuner) > 1:
        koder = ", ".join(f"{en.kode} ({en.navn})" for en in kommuner)
        raise UgyldigtInput("kommune", f"Der er flere kommuner; vælg en med --kommune: {koder}.")
    if not kommuner:
        raise Fejlet("Der er ingen kommune at læse ind i; opret den, for eksempel med: fleksjob demo")
    behandlere = Bruger.for_kommune(kommuner[0]).filter(rolle=Rolle.SAGSBEHANDLER.value, is_active=True)
    foerste = behandlere.order_by("pk").first()
    if foerste is None:
        raise Fejlet(
            f"{kommuner[0].navn} har ingen aktiv sagsbehandler; vælg, hvem der læser ind, med --bruger."
        )
    return foerste


def _meld_ubrugte(kolonner: Iterable[str]) -> None:
    if navne := ", ".join(kolonner):
        click.echo(f"Kolonner, som ikke bruges: {navne}.", err=True)


def skriv_rapport(rapport: "Importrapport", *, som_json: bool) -> None:
    """Meldingerne på stderr, tallene på stdout."""
    if som_json:
        click.echo(json.dumps(rapport_som_json(rapport), ensure_ascii=False, indent=2))
        return
    for bemaerkning in rapport.bemaerkninger[:_VISTE_FEJL]:
        click.echo(f"Bemærk: {bemaerkning}", err=True)
    for fejl in rapport.fejl[:_VISTE_FEJL]:
        click.echo(f"Afvist: {fejl}", err=True)
    flere = len(rapport.fejl) - _VISTE_FEJL
    if flere > 0:
        click.echo(f"… og {flere} fejl mere. Se dem alle med --json.", err=True)
    click.echo(str(rapport))


def rapport_som_json(rapport: "Importrapport") -> dict[str, object]:
    def liste(meldinger: Iterable[object]) -> list[dict[str, object]]:
        return [
            {felt: getattr(melding, felt) for felt in ("linje", "kolonne", "besked")} for melding in meldinger
        ]

    return {
        "nye": rapport.nye,
        "aendret": rapport.aendrede,
        "allerede_kendt": rapport.kendte,
        "afvist": rapport.afviste,
        "fejl": liste(rapport.fejl),
        "bemaerkninger": liste(rapport.bemaerkninger),
    }
