"""Arkivet fra kommandolinjen: genopbyg det udledte, og kontrollér loggen."""

from typing import TYPE_CHECKING

import click

from fleksjob.drift.kommandolinje import Fejlet
from fleksjob.drift.kommandolinje.gang import fremdriftslinje, kommunerne, skriv_json

if TYPE_CHECKING:
    from fleksjob.sager.genopbygning import Forskel
    from fleksjob.sager.logkontrol import Fund
    from fleksjob.sager.models import Kommune

VIST = 20
"""Så mange forskelle eller fejl vises; `--json` har dem alle."""


def _antal_sager(kommune: "Kommune") -> int:
    from fleksjob.sager.models import Sag

    return Sag.for_kommune(kommune).count()


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
    for kommune in kommunerne():
        from fleksjob.sager.genopbygning import genopbyg as genopbyg_kommune

        with fremdriftslinje(f"Genopbygger {kommune.navn}", _antal_sager(kommune), tavs=til_json) as fremad:
            svar = genopbyg_kommune(kommune.pk, ret=not kun_vis, fremdrift=fremad)
        forskelle += svar.forskelle
        sager += svar.sager
    if til_json:
        skriv_json({"sager": sager, "forskelle": forskelle})
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
    for kommune in kommunerne():
        from fleksjob.sager.kontrol import kontroller

        with fremdriftslinje(f"Kontrollerer {kommune.navn}", _antal_sager(kommune), tavs=til_json) as fremad:
            talte_sager, talte_haendelser, fund = kontroller(kommune.pk, fremdrift=fremad)
        sager, haendelser, fundne = sager + talte_sager, haendelser + talte_haendelser, fundne + fund
    if til_json:
        skriv_json({"sager": sager, "haendelser": haendelser, "fejl": fundne})
    else:
        for fejl in fundne[:VIST]:
            click.echo(f"{fejl.nummer}{f' nr. {fejl.nr}' if fejl.nr else ''}: {fejl.fejl}")
        click.echo(f"{haendelser} hændelser i {sager} sager, {len(fundne)} fejl.")
    if fundne:
        raise Fejlet(f"Loggen har {len(fundne)} fejl.")
