"""En kommando af et regelsæt: tilvalgene er regelsættets felter, svaret dets mål med trin, kilder og forbehold."""

import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from fleksjob.drift.kommandolinje.tilvalg import som_dato, som_filtekst, som_ja_nej, som_tal
from fleksjob.drift.kommandolinje.variantvalg import (
    om_reformen,
    som_input,
    som_json as reform_som_json,
    under,
    valgt_reform,
    variantvalg,
)
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.forklaring import tal
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Regnestykke
from fleksjob.lov.kerne.vaerdier import dansk_dato

_LAESERE: dict[str, tuple[Callable[..., Any] | None, str]] = {
    "tal": (som_tal, "TAL"),
    "dato": (som_dato, "DATO"),
    "ja_nej": (som_ja_nej, "JA/NEJ"),
    "valg": (None, "NAVN"),
    "tekst": (None, "TEKST"),
    "fil": (som_filtekst, "STI"),
}


def kommando(saet: Regelsaet) -> click.Command:
    """Kommandoen `fleksjob beregn <kode>`."""

    def koer(
        som_json: bool,
        variant: str | None,
        scenarie: tuple[str, ...],
        ind: Path | None = None,
        ud: Path | None = None,
        **oplyst: Any,
    ) -> None:
        reform = valgt_reform(variant, scenarie)
        if ind is not None or ud is not None:
            from fleksjob.drift.kommandolinje.regelsaetfil import beregn_fil

            with som_input():
                besked = beregn_fil(under(reform, saet), ind, ud, oplyst, reform.navn if reform else "")
            click.echo("\n".join([*om_reformen(reform), besked]))
            return
        with som_input():
            svar = beregnet(under(reform, saet), oplyst)
        if som_json:
            indhold = svar.som_json() | reform_som_json(reform)
            click.echo(json.dumps(indhold, ensure_ascii=False, indent=2))
        else:
            click.echo("\n".join([*om_reformen(reform), som_tekst(saet, svar)]))

    valg: list[click.Parameter] = [
        *variantvalg(),
        click.Option(["--json", "som_json"], is_flag=True, help="Skriv svaret som JSON."),
    ]
    if all(felt.slags != "fil" for felt in saet.felter):  # ellers er --fil regelsættets eget
        valg += filvalg()
    return click.Command(
        saet.kode.replace("_", "-"),
        callback=koer,
        params=[*(tilvalg(felt) for felt in saet.felter), *valg],
        help=f"{saet.titel}. {saet.indledning}",
        short_help=saet.titel,
    )


def filvalg() -> list[click.Parameter]:
    """Tilvalgene for en hel fil."""
    sti = click.Path(path_type=Path)
    ind = "Regn en hel fil (csv eller parquet) med tilvalgenes navne som kolonner, én række pr. sag."
    return [
        click.Option(["--fil", "ind"], type=sti, metavar="STI", help=ind),
        click.Option(["--ud"], type=sti, metavar="STI", help="Filen, svaret på --fil skrives i."),
    ]


def beregnet(saet: Regelsaet, oplyst: dict[str, Any]) -> Regnestykke:
    """Svaret på det, der er givet på kommandolinjen; det påkrævede, der mangler, nævnes ved sit tilvalg."""
    mangler = [felt.navn for felt in saet.felter if felt.paakraevet and oplyst[felt.navn] is None]
    i_fil = any(felt.slags == "fil" and oplyst[felt.navn] is not None for felt in saet.felter)
    if mangler and not i_fil:
        raise UgyldigtInput(mangler[0], f"Der mangler {' og '.join(map(tilvalgsnavn, mangler))}.")
    givet = {navn: x for navn, x in oplyst.items() if x is not None}
    return saet.beregn(**givet)


def tilvalgsnavn(navn: str) -> str:
    """»fuldtidsloen« → »--fuldtidsloen«."""
    return "--" + navn.replace("_", "-")


def tilvalg(felt: Felt) -> click.Option:
    """Ét felt som tilvalg. Tal gives som tekst, så komma og punktum er lige gode."""
    laeser, metavar = _LAESERE[felt.slags]
    hjaelp = felt.hjaelp + (f" En af: {', '.join(felt.valg)}." if felt.valg else "")
    if felt.standard is not None:
        hjaelp += f" Ellers {_standard(felt.standard)}."
    return click.Option(
        [tilvalgsnavn(felt.navn), felt.navn], metavar=metavar, callback=_valg(felt) or laeser, help=hjaelp
    )


def _standard(x: float | str | bool) -> str:
    if isinstance(x, bool):
        return "ja" if x else "nej"
    return x if isinstance(x, str) else tal(x)


_SOM_KODE = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "-", "_": "-"})


def _som_kode(tekst: str | None, koder: Sequence[str]) -> str | None:
    """»Førtidspension« og »to tredjedele« er lige så gode som foertidspension og to-tredjedele."""
    if tekst is None:
        return None
    skrevet = tekst.lower().translate(_SOM_KODE)
    return next((kode for kode in koder if kode.replace("_", "-") == skrevet), tekst)


def _valg(felt: Felt) -> Callable[..., str | None] | None:
    if not felt.valg:
        return None

    def laes(_: click.Context, param: click.Parameter, tekst: str | None) -> str | None:
        tekst = _som_kode(tekst, felt.valg)
        if tekst is not None and tekst not in felt.valg:
            raise UgyldigtInput(
                felt.navn, f"{param.opts[0]}: »{tekst}« findes ikke; vælg {', '.join(felt.valg)}."
            )
        return tekst

    return laes


def som_tekst(saet: Regelsaet, svar: Regnestykke) -> str:
    """Svaret som en læselig opstilling: trin, kilder og forbehold."""
    linjer = [f"{saet.titel}, {dansk_dato(svar.dato)}", ""]
    for trin in svar.trin:
        linjer.append(f"  {trin.navn:<52}{vist(trin.vaerdi):>14}  {trin.hjemmel}")
        linjer.append(f"      {trin.tekst}")
    linjer += ["", "Satser og deres kilder"]
    linjer += [
        f"  {v.titel[:1].upper()}{v.titel[1:]}, fra {dansk_dato(v.fra)}: {v.reference}" for v in svar.satser
    ]
    if svar.forbehold:
        linjer += ["", "Forbehold", *(f"  {tekst}" for tekst in svar.forbehold)]
    return "\n".join(linjer)


def vist(vaerdi: Decimal | str | None) -> str:
    """Et tal med tusindpunktum og to decimaler, et udfalds navn eller »aldrig«."""
    if vaerdi is None:
        return "aldrig"
    if isinstance(vaerdi, str):
        return vaerdi
    return f"{vaerdi:,.2f}".translate(str.maketrans(",.", ".,"))
