"""`fleksjob beregn fleksloentilskud`: én måned eller en hel fil."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from fleksjob.drift.kommandolinje.tilvalg import som_dato, som_tal
from fleksjob.drift.kommandolinje.variantvalg import (
    med_variantvalg,
    om_reformen,
    som_input,
    som_json as reform_som_json,
    under,
    valgt_reform,
)
from fleksjob.lov.kerne.afrunding import AFRUNDINGER
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato, maaned
from fleksjob.lov.tilskud.beregning import REGELSAET, Beregning


@click.command()
@click.option(
    "--dato", callback=som_dato, metavar="DATO", help="En dag i den måned, tilskuddet vedrører (2013-2026)."
)
@click.option("--timeloen", callback=som_tal, metavar="TAL", help="Timeløn i fleksjobbet, kr.")
@click.option("--timer", callback=som_tal, metavar="TAL", help="Betalte timer om ugen, højst 37.")
@click.option("--loen", callback=som_tal, metavar="TAL", help="Månedsløn i stedet for timeløn, kr.")
@click.option(
    "--fuldtidstimeloen", callback=som_tal, metavar="TAL", help="Timeløn i samme stilling ved fuld tid, kr."
)
@click.option(
    "--fuldtidsloen", callback=som_tal, metavar="TAL", help="Månedsløn i samme stilling ved fuld tid, kr."
)
@click.option(
    "--pension-pct",
    callback=som_tal,
    metavar="TAL",
    default="0",
    help="Pension i pct., der lægges oven i lønnen og fuldtidslønnen.",
)
@click.option(
    "--anden-loen",
    callback=som_tal,
    metavar="TAL",
    default="0",
    help="Løn fra andet arbejde pr. måned med pension, kr.",
)
@click.option("--afrunding", default="oere", show_default=True, help=f"En af: {', '.join(AFRUNDINGER)}.")
@click.option("--json", "som_json", is_flag=True, help="Skriv svaret som JSON.")
@click.option(
    "--fil", type=click.Path(path_type=Path), help="Regn en hel fil (csv eller parquet), én række pr. måned."
)
@click.option(
    "--ud", type=click.Path(path_type=Path), help="Filen, svaret på --fil skrives i (csv eller parquet)."
)
def fleksloentilskud(
    fil: Path | None,
    ud: Path | None,
    som_json: bool,
    variant: str | None,
    scenarie: tuple[str, ...],
    **oplyst: Any,
) -> None:
    """Fleksløntilskud for én måned.

    Lønnen oplyses som timeløn og timer eller som månedsløn; lønnen ved fuld tid pr. time eller pr. måned. Uden
    --pension-pct skal pensionen (eget og arbejdsgiverens bidrag) være med i tallene.

    Med --fil er kolonnerne dato, timeloen, timer, loen, fuldtidstimeloen, fuldtidsloen, pension_pct og anden_loen;
    andre kolonner følger med over. En række, der ikke kan regnes, får sin grund i kolonnen fejl. Dato, pension og
    anden løn kan i stedet gives som tilvalg for alle rækker.
    """
    reform = valgt_reform(variant, scenarie)
    if fil is not None or ud is not None:
        from fleksjob.drift.kommandolinje.befolkningsfil import beregn_fil

        with som_input():
            lov = under(reform, REGELSAET).lov
            besked = beregn_fil(fil, ud, lov=lov, efter=reform.navn if reform else "", **oplyst)
        click.echo("\n".join([*om_reformen(reform), besked]))
        return
    if oplyst["dato"] is None:
        raise UgyldigtInput("dato", "Datoen mangler; angiv måneden med fx --dato 2024-05-01.")
    with som_input():
        svar = under(reform, REGELSAET).beregn(**oplyst)
    assert isinstance(svar, Beregning)
    if som_json:
        indhold = svar.som_json() | reform_som_json(reform)
        click.echo(json.dumps(indhold, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join([*om_reformen(reform), som_tekst(svar)]))


med_variantvalg(fleksloentilskud)


def som_tekst(b: Beregning) -> str:
    """Beregningen som en læselig opstilling: trin, hvad en time mere er værd, kilder og forbehold."""
    linjer = [f"Fleksløntilskud for {maaned(b.dato)}: {_kr(b.fleksloentilskud)} kr.", ""]
    for trin in b.trin:
        linjer.append(f"  {trin.navn:<52}{_vist(trin.vaerdi):>14}  {trin.hjemmel}")
        linjer.append(f"      {trin.tekst}")
    linjer += ["", f"Zone {b.zone}. {b.zone_forklaring}"]
    linjer += ["", f"Til udbetaling før skat: {_kr(b.udbetalt)} kr. Løn og tilskud i alt: {_kr(b.i_alt)} kr."]
    linjer += ["", "Satser og deres kilder"]
    linjer += [
        f"  {v.titel[:1].upper()}{v.titel[1:]}, fra {dansk_dato(v.fra)}: {v.reference}" for v in b.satser
    ]
    if b.forbehold:
        linjer += ["", "Forbehold", *(f"  {tekst}" for tekst in b.forbehold)]
    return "\n".join(linjer)


def _vist(vaerdi: Decimal | str | None) -> str:
    if vaerdi is None:
        return "aldrig"
    return vaerdi if isinstance(vaerdi, str) else _kr(vaerdi)


def _kr(beloeb: Decimal) -> str:
    return f"{beloeb:,.2f}".translate(str.maketrans(",.", ".,"))
