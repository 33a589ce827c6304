"""`fleksjob eksempler`: sagsbehandlernes regneark med eksempler, prøvet mod loven."""

import json
from pathlib import Path

import click
import msgspec
import yaml

from fleksjob.drift.kommandolinje import Fejlet
from fleksjob.lov.bog.eksempler import SATSER, Eksempel, efterproev, regnefejl
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.regelsaet import MODULER
from fleksjob.snitflader.eksempelark import laes, skriv

_FIL = click.Path(path_type=Path)


@click.group()
def eksempler() -> None:
    """Regneeksempler i et regneark: lav et, prøv det mod loven, læg det i samlingen."""


@eksempler.command()
@click.argument("fil", type=_FIL)
@click.option("--regelsaet", "kode", help="Kun ét regelsæt, fx fleksloentilskud.")
def skabelon(fil: Path, kode: str | None) -> None:
    """Lav et tomt regneark til nye eksempler."""
    if kode is not None and kode not in (*MODULER, SATSER):
        raise UgyldigtInput(
            "regelsaet", f"Regelsættet »{kode}« findes ikke; vælg {', '.join([*MODULER, SATSER])}."
        )
    _ny_fil(fil)
    skriv(fil, (), (kode,) if kode else (*MODULER, SATSER))
    click.echo(f"{fil} er klar; begynd med arket »Læs mig«.")


@eksempler.command()
@click.argument("fil", type=_FIL)
@click.option("--json", "som_json", is_flag=True, help="Skriv afvigelserne som JSON.")
def proev(fil: Path, som_json: bool) -> None:
    """Regn hvert eksempel efter, og vis hvor loven eller håndberegningen siger noget andet."""
    alle = laes(fil)
    uenige = {e.nr: afvigelser for e in alle if (afvigelser := uenighed(e))}
    if som_json:
        click.echo(json.dumps({"eksempler": len(alle), "uenige": uenige}, ensure_ascii=False, indent=2))
    else:
        for nr, afvigelser in uenige.items():
            click.echo("\n".join(f"{nr}: {tekst}" for tekst in afvigelser))
        click.echo(f"{len(alle)} eksempler prøvet, {len(alle) - len(uenige)} stemmer.")
    if uenige:
        raise Fejlet(f"{len(uenige)} af {len(alle)} eksempler stemmer ikke.")


@eksempler.command()
@click.argument("fil", type=_FIL)
@click.option("--til", required=True, type=_FIL, help="Samlingen, eksemplerne skal lægges i.")
@click.option("--ogsaa-uenige", is_flag=True, help="Tag også dem med, hvor loven siger noget andet.")
def importer(fil: Path, til: Path, ogsaa_uenige: bool) -> None:
    """Læg nye eksempler i samlingen. Enten kommer alle med, eller ingen."""
    nye, samling = laes(fil), laes(til) if til.exists() else []
    kendte = {e.nr: e for e in samling}
    aendrede = [e.nr for e in nye if e.nr in kendte and e != kendte[e.nr]]
    if aendrede:
        raise Fejlet(
            f"Samlingen har allerede andre eksempler med nummer {', '.join(aendrede)}; giv de nye andre numre."
        )
    nye = [e for e in nye if e.nr not in kendte]
    if not ogsaa_uenige and (uenige := [e.nr for e in nye if uenighed(e)]):
        raise Fejlet(
            f"{', '.join(uenige)} stemmer ikke med loven; se hvordan med: fleksjob eksempler proev {fil}. "
            "Er det loven, der er gal, så brug --ogsaa-uenige."
        )
    skriv(til, [*samling, *nye], (*MODULER, SATSER))
    click.echo(f"{len(nye)} nye eksempler lagt i {til}; den har nu {len(samling) + len(nye)}.")


@eksempler.command()
@click.argument("fil", type=_FIL)
@click.option("--til", required=True, type=_FIL, help="Filen, der skal skrives: .xlsx, .yaml eller .json.")
@click.option("--regelsaet", "kode", help="Kun ét regelsæt.")
def eksporter(fil: Path, til: Path, kode: str | None) -> None:
    """Skriv eksemplerne i FIL som et nyt regneark, som tekst (YAML) eller som JSON."""
    valgte = [e for e in laes(fil) if kode is None or e.regelsaet == kode]
    if til.suffix not in (".xlsx", ".yaml", ".json"):
        raise UgyldigtInput("til", f"{til}: filen skal ende på .xlsx, .yaml eller .json.")
    _ny_fil(til)
    if til.suffix == ".xlsx":
        skriv(til, valgte)
    else:
        raat = msgspec.to_builtins(valgte)
        tekst = (
            yaml.safe_dump(raat, allow_unicode=True, sort_keys=False, width=110)
            if til.suffix == ".yaml"
            else json.dumps(raat, ensure_ascii=False, indent=2)
        )
        til.write_text(tekst, encoding="utf-8")
    click.echo(f"{len(valgte)} eksempler skrevet i {til}.")


def uenighed(eksempel: Eksempel) -> list[str]:
    """Alt, hvor eksemplet er uenigt med loven eller med sin egen håndberegning."""
    return [*regnefejl(eksempel), *(str(a) for a in efterproev(eksempel))]


def _ny_fil(fil: Path) -> None:
    if fil.exists():
        raise UgyldigtInput("fil", f"{fil} findes allerede; vælg et andet navn, så intet går tabt.")
