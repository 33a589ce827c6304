"""`fleksjob forklar …`: et svar fra loven forklaret til borgeren, sagsbehandleren og juristen."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import click

from fleksjob.drift.kommandolinje.beregn.af_regelsaet import beregnet, tilvalg
from fleksjob.drift.kommandolinje.variantvalg import (
    om_reformen,
    som_input,
    som_json as reform_som_json,
    under,
    valgt_reform,
    variantvalg,
)
from fleksjob.lov.bog.laesere import SIKKERHED, Forklaringer, Lovregel, Sats, forklar as forklar_svar
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.regelsaet import MODULER, Regelsaet, regelsaet
from fleksjob.lov.kerne.vaerdier import dansk_dato

LAESERE = ("borger", "sagsbehandler", "jurist")


class Forklaringsgruppe(click.Group):
    """Ét regelsæt er én kommando med regelsættets egne tilvalg; det hentes først, når det kaldes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [kode.replace("_", "-") for kode in MODULER]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        kode = cmd_name.replace("-", "_")
        return _kommando(regelsaet(kode)) if kode in MODULER else None


@click.group(cls=Forklaringsgruppe)
def forklar() -> None:
    """Forklar et svar efter loven: tre sætninger, hvert trin, og reglens egen tekst."""


def _kommando(saet: Regelsaet) -> click.Command:
    def koer(til: str, som_json: bool, variant: str | None, scenarie: tuple[str, ...], **oplyst: Any) -> None:
        if til not in (*LAESERE, "alle"):
            raise UgyldigtInput("for", f"--for: »{til}« findes ikke; vælg {', '.join(LAESERE)} eller alle.")
        reform = valgt_reform(variant, scenarie)
        gaeldende = under(reform, saet)
        givet = {navn: x for navn, x in oplyst.items() if x is not None}
        with som_input():
            forklaret = forklar_svar(gaeldende, givet, beregnet(gaeldende, oplyst))
        laesere = LAESERE if til == "alle" else (til,)
        if som_json:
            indhold = _som_json(saet, forklaret, laesere) | reform_som_json(reform)
            click.echo(json.dumps(indhold, ensure_ascii=False, indent=2))
        else:
            click.echo("\n".join([*om_reformen(reform), *_som_tekst(forklaret, laesere)]).rstrip())

    valg: list[click.Parameter] = [
        *variantvalg(),
        click.Option(
            ["--for", "til"], default="alle", metavar="LÆSER", help=f"En af: {', '.join(LAESERE)}, alle."
        ),
        click.Option(["--json", "som_json"], is_flag=True, help="Skriv forklaringen som JSON."),
    ]
    return click.Command(
        saet.kode.replace("_", "-"),
        callback=koer,
        params=[*(tilvalg(felt) for felt in saet.felter), *valg],
        help=f"{saet.titel}, forklaret. {saet.indledning}",
        short_help=saet.titel,
    )


def _som_json(saet: Regelsaet, forklaret: Forklaringer, laesere: tuple[str, ...]) -> dict[str, Any]:
    alt = forklaret.som_json()
    return {"regelsaet": saet.kode, **{navn: alt[navn] for navn in laesere}, "forbehold": alt["forbehold"]}


def _som_tekst(forklaret: Forklaringer, laesere: tuple[str, ...]) -> Iterator[str]:
    """Afsnittene efter hinanden, hver med sin overskrift, når der er flere."""
    skrivere: dict[str, tuple[str, Callable[[Forklaringer], Iterator[str]]]] = {
        "borger": ("Kort fortalt", lambda f: iter(f.borger)),
        "sagsbehandler": ("Hvert trin", _trin),
        "jurist": ("Reglen selv", _regler),
    }
    for navn in laesere:
        overskrift, skriv = skrivere[navn]
        if len(laesere) > 1:
            yield from (overskrift, "-" * len(overskrift))
        yield from skriv(forklaret)
        yield ""
    if forklaret.forbehold:
        yield from ("Forbehold", *(f"  {f}" for f in forklaret.forbehold))


def _trin(forklaret: Forklaringer) -> Iterator[str]:
    for t in forklaret.sagsbehandler:
        yield f"{t.navn}: {t.vist}" if t.vist else t.navn
        yield f"    {t.tekst}"
        yield f"    {t.hjemmel}. {SIKKERHED[t.sikkerhed]}"
        yield from _satser(t.satser)


def _satser(satser: tuple[Sats, ...]) -> Iterator[str]:
    for s in satser:
        yield f"    - {s.titel}: {s.vist} fra {dansk_dato(s.fra)}. Kilde: {s.reference} ({s.sikkerhed})"


def _regler(forklaret: Forklaringer) -> Iterator[str]:
    for r in forklaret.jurist:
        yield f"{r.titel} ({r.hjemmel})"
        if r.url:
            yield f"    {r.url}"
        yield from (f"    | {linje}".rstrip() for linje in r.kildetekst.splitlines())
        yield from _tidslinje(r)
        yield from _satser(r.satser)
        yield from (f"    Forbehold: {f}" for f in r.forbehold)
        yield ""


def _tidslinje(r: Lovregel) -> Iterator[str]:
    for v in r.versioner:
        periode = f"{v.fra.isoformat()} – {v.til.isoformat() if v.til else 'nu'}"
        yield f"    {'→' if v.brugt else ' '} {periode:<24} {v.hjemmel} ({v.sikkerhed})"
