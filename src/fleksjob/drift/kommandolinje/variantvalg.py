"""`--variant` og `--scenarie`: døren mellem kommandolinjen og reformerne. Et svar under et forslag siger det altid."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import structs

from fleksjob.lov.kerne.fejl import UgyldigtInput, UgyldigVariant
from fleksjob.lov.kerne.regelsaet import Regelsaet
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag

if TYPE_CHECKING:
    from fleksjob.lov.varianter import Reform

_TUSINDER = re.compile(r"\d{1,3}(\.\d{3})+")
JA_NEJ = {"ja": 1.0, "nej": 0.0}


def variantvalg() -> list[click.Parameter]:
    """De to tilvalg, nye hver gang, så flere kommandoer kan have dem."""
    return [
        click.Option(
            ["--variant"],
            metavar="NAVN|FIL",
            help="Regn efter et forslag, ikke gældende lov: et navn fra «fleksjob varianter» eller en .yaml-fil.",
        ),
        click.Option(
            ["--scenarie"],
            multiple=True,
            metavar="NAVN=TAL",
            help="Et valg i forslaget, fx maaneder=12 eller fra=2026-07-01. Kan gives flere gange.",
        ),
    ]


def med_variantvalg(kommando: click.Command) -> click.Command:
    """Kommandoen med de to tilvalg til sidst. Dens funktion tager `variant` og `scenarie`."""
    kommando.params += variantvalg()
    return kommando


def valgt_reform(variant: str | None, scenarie: Sequence[str] = ()) -> "Reform | None":
    """Forslaget, der er valgt på kommandolinjen; None: gældende lov."""
    if variant is None:
        if scenarie:
            raise UgyldigtInput("scenarie", "--scenarie hører til et forslag; giv også --variant.")
        return None
    # Forslagene hentes først, når nogen spørger efter et; et almindeligt svar venter ikke på dem.
    from fleksjob.lov.varianter import forslag, forslag_fra_fil

    er_fil = variant.endswith((".yaml", ".yml"))
    fundet = forslag_fra_fil(Path(variant)) if er_fil else forslag(variant)
    fra: date | None = None
    valgt: dict[str, float] = {}
    for hver in scenarie:
        navn, lig, tekst = hver.partition("=")
        if not lig:
            raise UgyldigtInput(
                "scenarie", f"--scenarie: »{hver}« skal være et navn, = og et tal, fx maaneder=12."
            )
        if navn == "fra":
            fra = _dag(tekst)
        else:
            valgt[navn] = _tal(navn, tekst)
    return fundet.vaelg(valgt, fra)


def _dag(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        besked = f"--scenarie: »fra={tekst}« skal være en dag, skrevet fra=2026-07-01."
        raise UgyldigtInput("scenarie", besked) from None


def _tal(navn: str, tekst: str) -> float:
    if tekst.lower() in JA_NEJ:
        return JA_NEJ[tekst.lower()]
    if _TUSINDER.fullmatch(tekst):
        besked = f"--scenarie: »{navn}={tekst}« kan læses på to måder; skriv tusinder uden punktum."
        raise UgyldigtInput("scenarie", besked)
    try:
        return float(tekst.replace(",", "."))
    except ValueError:
        besked = f"--scenarie: »{navn}={tekst}« skal være et tal eller ja/nej, fx {navn}=12."
        raise UgyldigtInput("scenarie", besked) from None


@contextmanager
def som_input() -> Iterator[None]:
    """Et forslag, der ikke kan bruges til det, der spørges om, er en fejl i `--variant`."""
    try:
        yield
    except UgyldigVariant as fejl:
        raise UgyldigtInput("variant", str(fejl)) from None


def under(reform: "Reform | None", saet: Regelsaet) -> Regelsaet:
    """Regelsættet, som forslaget vil have det: samme dør, spurgt under forslagets lov."""
    if reform is None:
        return saet
    with som_input():
        lov = reform.lov_i(saet)
    return structs.replace(saet, lov=lov, beregn=partial(saet.beregn, lov=lov))


def retsgrundlag(reform: "Reform | None") -> Retsgrundlag:
    """Processens retsgrundlag."""
    if reform is None:
        return GAELDENDE
    with som_input():
        return reform.retsgrundlag()


def om_reformen(reform: "Reform | None") -> tuple[str, ...]:
    """Sætningerne, der skal stå ved et svar under et forslag; ingen for gældende lov."""
    if reform is None:
        return ()
    f = reform.forslag
    return (
        f"Efter forslaget »{reform.navn}«, ikke efter gældende lov. Foreslået af: {f.foreslaaet_af}. Kilde: {f.kilde}.",
        *f.aendrer,
        *reform.forbehold,
    )


def som_json(reform: "Reform | None") -> dict[str, Any]:
    """Forslaget i et JSON-svar; tomt for gældende lov."""
    if reform is None:
        return {}
    return {
        "variant": {
            "navn": reform.navn,
            "kode": reform.forslag.kode,
            "fra": reform.fra.isoformat(),
            "foreslaaet_af": reform.forslag.foreslaaet_af,
            "kilde": reform.forslag.kilde,
            "scenarie": dict(reform.valgt),
            "aendrer": list(reform.forslag.aendrer),
            "uafklaret": list(reform.forslag.uafklaret),
        }
    }
