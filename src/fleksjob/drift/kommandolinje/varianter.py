"""`fleksjob varianter`: forslagene, der kan regnes på, og hvad hvert af dem lader stå åbent."""

import json
from collections.abc import Iterator

import click

from fleksjob.lov.kerne.forklaring import FORMATER
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.varianter import Forslag, Valg, alle_varianter, forslag


@click.command()
@click.argument("navn", required=False)
@click.option("--json", "som_json", is_flag=True, help="Skriv JSON.")
def varianter(navn: str | None, som_json: bool) -> None:
    """Lovforslag og tænkte ændringer til --variant: hvem, hvornår, hvad, og hvad der er åbent."""
    valgte = alle_varianter() if navn is None else (forslag(navn),)
    if som_json:
        click.echo(json.dumps([_som_json(f) for f in valgte], ensure_ascii=False, indent=2))
        return
    click.echo("\n\n".join("\n".join(_linjer(f)) for f in valgte))


def _linjer(f: Forslag) -> Iterator[str]:
    yield f"{f.kode}: {f.titel}"
    yield f"  Foreslået af: {f.foreslaaet_af}"
    yield f"  Kilde: {f.kilde}" + (f" ({f.url})" if f.url else "")
    if f.fremsat:
        yield f"  Fremsat: {dansk_dato(f.fremsat)}"
    yield f"  Regnes fra: {dansk_dato(f.fra)}, når scenariet ikke siger andet"
    yield from (f"  Ændrer: {tekst}" for tekst in f.aendrer)
    yield from (f"  Åbent: {tekst}" for tekst in f.uafklaret)
    yield from (f"  --scenarie {v.navn}=…  {v.hjaelp}{_standard(v)}" for v in f.valg)


def _standard(v: Valg) -> str:
    if v.standard is not None:
        return f"; ellers {FORMATER[v.enhed](v.standard)}"
    return "; kan udelades" if v.frivilligt or v.om_personen else "; skal vælges"


def _som_json(f: Forslag) -> dict[str, object]:
    return {
        "kode": f.kode,
        "titel": f.titel,
        "foreslaaet_af": f.foreslaaet_af,
        "kilde": f.kilde,
        "url": f.url,
        "fremsat": f.fremsat.isoformat() if f.fremsat else None,
        "fra": f.fra.isoformat(),
        "aendrer": list(f.aendrer),
        "uafklaret": list(f.uafklaret),
        "valg": [
            {"navn": v.navn, "hjaelp": v.hjaelp, "standard": v.standard, "om_personen": v.om_personen}
            for v in f.valg
        ],
    }
