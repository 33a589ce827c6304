"""Arkivet fra kommandolinjen: genopbyg det udledte, kontrollér loggen, og kør en måneds udbetaling."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import click
import msgspec

from fleksjob.drift import ur
from fleksjob.drift.kommandolinje import Fejlet, start_django
from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from fleksjob.sager.genopbygning import Forskel
    from fleksjob.sager.logkontrol import Fund
    from fleksjob.sager.models import Kommune

VIST = 20
"""Så mange forskelle eller fejl vises; `--json` har dem alle."""


@contextmanager
def _fremdrift(tekst: str, antal: int, *, tavs: bool) -> Iterator[Callable[[int], object]]:
    """En linje på stderr, der viser, hvor langt vi er; intet, når ingen ser på."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    konsol = Console(stderr=True)
    kolonner = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *kolonner, console=konsol, disable=tavs or not konsol.is_terminal, transient=True
    ) as bjaelke:
        opgave = bjaelke.add_task(tekst, total=antal)
        yield lambda flere: bjaelke.advance(opgave, flere)


def _kommuner() -> "list[Kommune]":
    start_django()
    from fleksjob.sager.models import Kommune

    return list(Kommune.objects.order_by("kode"))


def _antal_sager(kommune: "Kommune") -> int:
    from fleksjob.sager.models import Sag

    return Sag.for_kommune(kommune).count()


def _som_json(svar: Any) -> None:
    click.echo(json.dumps(msgspec.to_builtins(svar), ensure_ascii=False, indent=2))


def _kort(vaerdi: str | None) -> str:
    """En værdi, så linjen kan læses; `--json` har den hel."""
    tekst = "intet" if vaerdi is None else vaerdi
    return tekst if len(tekst) <= 60 else f"{tekst[:29]} … {tekst[-29:]}"


@click.command()
@click.option("--kun-vis", is_flag=True, help="Meld forskellene uden at rette dem.")
@click.option("--json", "til_json", is_flag=True, help="Skriv resultatet som JSON.")
def genopbyg(kun_vis: bool, til_json: bool) -> None:
    """Regn alt det udledte forfra af hændelserne, og meld forskelle (der skal være nul)."""
    forskelle: list[Forskel] = []
    sager = 0
    for kommune in _kommuner():
        from fleksjob.sager.genopbygning import genopbyg as genopbyg_kommune

        with _fremdrift(f"Genopbygger {kommune.navn}", _antal_sager(kommune), tavs=til_json) as fremad:
            svar = genopbyg_kommune(kommune.pk, ret=not kun_vis, fremdrift=fremad)
        forskelle += svar.forskelle
        sager += svar.sager
    if til_json:
        _som_json({"sager": sager, "forskelle": forskelle})
    else:
        for forskel in forskelle[:VIST]:
            hvor = " ".join(del_ for del_ in (forskel.tabel, forskel.noegle, forskel.felt) if del_)
            click.echo(f"{forskel.nummer}  {hvor}: stod {_kort(forskel.var)}, skal være {_kort(forskel.er)}")
        click.echo(f"{sager} sager genopbygget, {len(forskelle)} forskelle.")
    if forskelle:
        handling = "De er ikke rettet." if kun_vis else "De er rettet."
        raise Fejlet(f"Det udledte stemte ikke {len(forskelle)} steder. {handling}")


@click.command()
@click.option("--json", "til_json", is_flag=True, help="Skriv resultatet som JSON.")
def kontrol(til_json: bool) -> None:
    """Kontrollér hændelsesloggen: huller, ændrede rækker, og hændelser, der ikke kan læses."""
    fundne: list[Fund] = []
    sager = haendelser = 0
    for kommune in _kommuner():
        from fleksjob.sager.kontrol import kontroller

        with _fremdrift(f"Kontrollerer {kommune.navn}", _antal_sager(kommune), tavs=til_json) as fremad:
            talte_sager, talte_haendelser, fund = kontroller(kommune.pk, fremdrift=fremad)
        sager, haendelser, fundne = sager + talte_sager, haendelser + talte_haendelser, fundne + fund
    if til_json:
        _som_json({"sager": sager, "haendelser": haendelser, "fejl": fundne})
    else:
        for fejl in fundne[:VIST]:
            click.echo(f"{fejl.nummer}{f' nr. {fejl.nr}' if fejl.nr else ''}: {fejl.fejl}")
        click.echo(f"{haendelser} hændelser i {sager} sager, {len(fundne)} fejl.")
    if fundne:
        raise Fejlet(f"Loggen har {len(fundne)} fejl.")


@click.command()
@click.option("--maaned", required=True, help="Måneden, tilskuddet er for: ÅÅÅÅ-MM.")
@click.option(
    "--som", "brugernavn", required=True, help="Brugernavnet på den, der beregner. En anden skal frigive."
)
@click.option("--json", "til_json", is_flag=True, help="Skriv resultatet som JSON.")
def udbetal(maaned: str, brugernavn: str, til_json: bool) -> None:
    """Beregn en måneds fleksløntilskud i alle sager. At køre den igen ændrer kun det, der er rettet siden."""
    start_django()
    from fleksjob.sager.fejl import AdgangNaegtet
    from fleksjob.sager.maanedskoersel import koer, sager_til_koersel
    from fleksjob.sager.models import Bruger

    den_foerste = _laes_maaned(maaned)
    try:
        bruger = Bruger.objects.get(username=brugernavn)
    except Bruger.DoesNotExist:
        raise UgyldigtInput("som", f"Brugeren «{brugernavn}» findes ikke.") from None
    antal = len(sager_til_koersel(bruger, den_foerste)) if bruger.er_medarbejder else 0
    try:
        with _fremdrift(f"Beregner {maaned}", antal, tavs=til_json) as fremad:
            svar = koer(bruger, den_foerste, nu=ur.nu(), fremdrift=fremad)
    except AdgangNaegtet as fejl:
        raise Fejlet(str(fejl)) from fejl
    if til_json:
        _som_json(svar)
        return
    click.echo(
        f"{svar.sager} sager: {svar.beregnede} måneder beregnet, {svar.rettelser} rettet, {svar.manuelle} til "
        f"vurdering, {svar.mangler} mangler oplysninger, {svar.uaendrede} sager uændrede."
    )


def _laes_maaned(tekst: str) -> date:
    try:
        return date.fromisoformat(f"{tekst}-01")
    except ValueError:
        raise UgyldigtInput("maaned", f"«{tekst}» er ikke en måned; skriv den som 2026-10.") from None
