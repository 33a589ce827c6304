"""`fleksjob gevinst`: kan det betale sig? Hvad en time mere er værd, for én person eller et helt gitter."""

import json
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fleksjob.breve.gevinstfigur import gitter_svg, gittertabel, stopper_tekst
from fleksjob.drift.kommandolinje.tilvalg import som_tal
from fleksjob.drift.kommandolinje.variantvalg import (
    med_variantvalg,
    om_reformen,
    som_input,
    som_json as reform_som_json,
    under,
    valgt_reform,
)
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.regelsaet import regelsaet
from fleksjob.lov.tilskud import gevinstgitter
from fleksjob.lov.tilskud.gevinstgitter import Gevinst, Gitter, Love, Raekke

if TYPE_CHECKING:
    from fleksjob.lov.varianter import Reform

SAMME = "samme"
FLEST = 200
ZONERNE = "Zone A: under lønindtægtsgrænsen. B: over grænsen. C: lønloftet er nået. D: tilskuddet er væk."


def _liste(
    _: click.Context, param: click.Parameter, tekst: str | None, *, heltal: bool = False
) -> list[float] | None:
    """»150«, »130,150,175«, »120-260:20« eller »2018-2026«. Komma skiller; decimaler skrives med punktum."""
    if tekst is None:
        return None
    tal: list[float] = []
    for del_ in tekst.split(","):
        try:
            tal += _spaend(del_.strip())
        except ValueError:
            navn, eksempel = (
                param.opts[0],
                "2018,2024 eller 2018-2026" if heltal else "130,150.50 eller 120-260:20",
            )
            raise UgyldigtInput(
                param.name or "tal", f"{navn}: »{tekst}« kan ikke læses; skriv fx {eksempel}."
            ) from None
    if heltal and any(x != round(x) for x in tal):
        raise UgyldigtInput(param.name or "tal", f"{param.opts[0]}: »{tekst}« skal være hele år, fx 2024.")
    return tal


def _spaend(tekst: str) -> list[float]:
    """Ét tal, eller alle fra og med det første til og med det andet, med skridt efter kolon (ellers 1)."""
    spaend, _, skridt = tekst.partition(":")
    fra, streg, til = spaend.partition("-")
    if not streg:
        if skridt:
            raise ValueError(tekst)
        return [float(fra)]
    foerste, sidste, hop = Decimal(fra), Decimal(til), Decimal(skridt or 1)
    if not hop > 0 or sidste < foerste or (sidste - foerste) / hop > FLEST:
        raise ValueError(tekst)
    return [float(foerste + nr * hop) for nr in range(int((sidste - foerste) / hop) + 1)]


@click.command()
@click.option(
    "--timeloen",
    callback=_liste,
    metavar="TAL[,TAL…]",
    help="Timeløn; flere med komma eller som spænd (120-260:20) giver et gitter. Decimaler med punktum.",
)
@click.option(
    "--fuldtidstimeloen",
    metavar="TAL|samme",
    help="Timeløn i samme stilling ved fuld tid, eller «samme», når den er som fleksjobbets.",
)
@click.option(
    "--aar",
    callback=partial(_liste, heltal=True),
    metavar="ÅR[,ÅR…]",
    help="År (2013-2026); flere giver et gitter.",
)
@click.option(
    "--pension-pct",
    callback=som_tal,
    default="0",
    metavar="TAL",
    help="Pension i pct. oven i lønnen. Ellers 0.",
)
@click.option("--netto", is_flag=True, help="Regn også omtrent efter skat (fra 2016).")
@click.option(
    "--kommuneskat", callback=som_tal, metavar="PCT", help="Kommunens skatteprocent; ellers gennemsnittet."
)
@click.option(
    "--kirkeskat", callback=som_tal, metavar="PCT", help="Kirkeskatteprocent; ellers gennemsnittet."
)
@click.option("--svg", type=click.Path(path_type=Path, dir_okay=False), help="Filen, billedet skrives i.")
@click.option("--json", "som_json", is_flag=True, help="Skriv svaret som JSON.")
def gevinst(
    timeloen: list[float] | None,
    fuldtidstimeloen: str | None,
    aar: list[float] | None,
    variant: str | None,
    scenarie: tuple[str, ...],
    svg: Path | None,
    som_json: bool,
    **valg: Any,
) -> None:
    """Hvad en time mere om ugen er værd, hvor det stopper med at betale sig, og hvorfor.

    Én timeløn og ét år giver en tabel over timerne. Flere giver et gitter: for hver timeløn og hvert år, hvor mange
    timer det betaler sig, og hvad en time mere er værd før og efter.
    """
    mangler = [
        navn
        for navn, x in (("--timeloen", timeloen), ("--fuldtidstimeloen", fuldtidstimeloen), ("--aar", aar))
        if not x
    ]
    if timeloen is None or aar is None or fuldtidstimeloen is None:
        raise UgyldigtInput(mangler[0].strip("-"), f"Der mangler {' og '.join(mangler)}.")
    reform = valgt_reform(variant, scenarie)
    oplyst = {
        "fuldtidstimeloen": _fuldtid(fuldtidstimeloen),
        "pension_pct": valg["pension_pct"],
        **_skatten(**{n: valg[n] for n in ("netto", "kommuneskat", "kirkeskat")}),
        "love": _love(reform, valg["netto"]),
    }
    aarene = [int(x) for x in aar]
    with som_input():
        gitter = gevinstgitter.gitter(timeloenninger=timeloen, aarene=aarene, **oplyst)
        if svg is not None:
            _skriv(svg, gitter_svg(gitter, bredde=700))
        if len(timeloen) == len(aarene) == 1:
            en = gevinstgitter.gevinst_efter_timer(timeloen=timeloen[0], aar=aarene[0], **oplyst)
            _svar(en, reform, som_json, _tabel)
        else:
            _svar(gitter, reform, som_json, _gitter)


def _fuldtid(tekst: str) -> float | None:
    if tekst == SAMME:
        return None
    try:
        return float(tekst.replace(",", "."))
    except ValueError:
        besked = f"--fuldtidstimeloen: »{tekst}« er ikke et tal; skriv det som 182,50, eller skriv {SAMME}."
        raise UgyldigtInput("fuldtidstimeloen", besked) from None


def _skatten(netto: bool, kommuneskat: float | None, kirkeskat: float | None) -> dict[str, float | None]:
    if not netto and (kommuneskat is not None or kirkeskat is not None):
        raise UgyldigtInput(
            "kommuneskat", "Skatteprocenten bruges kun til nettoindkomsten; giv også --netto."
        )
    return {"kommuneskat_pct": kommuneskat, "kirkeskat_pct": kirkeskat}


def _love(reform: "Reform | None", netto: bool) -> Love:
    """Lovene, der spørges; under et forslag er det forslagets."""
    return Love(
        under(reform, regelsaet("fleksloentilskud")).lov,
        under(reform, regelsaet("netto")).lov if netto else None,
    )


def _skriv(fil: Path, svg: str) -> None:
    try:
        fil.write_text(svg + "\n", encoding="utf-8")
    except OSError:
        raise UgyldigtInput("svg", f"Filen {fil} kan ikke skrives.") from None


def _svar(
    svar: Gevinst | Gitter, reform: "Reform | None", som_json: bool, linjer: Callable[[Any], Iterator[str]]
) -> None:
    if som_json:
        click.echo(json.dumps(svar.som_json() | reform_som_json(reform), ensure_ascii=False, indent=2))
        return
    forbehold = ["", "Forbehold", *(f"  {tekst}" for tekst in svar.forbehold)] if svar.forbehold else []
    click.echo("\n".join([*om_reformen(reform), *linjer(svar), *forbehold]))


def _tabel(svar: Gevinst) -> Iterator[str]:
    """Én række pr. time, kroner om måneden før skat; så sætningerne."""
    c, netto = svar.celle, svar.raekker[0].netto is not None
    yield f"Timeløn {_kr(c.timeloen)} og fuld tid {_kr(c.fuldtidstimeloen)} i {c.aar}, kroner om måneden"
    yield ""
    hoveder = ["Timer", "Løn", "Tilskud", "I alt", "Til rådighed", "En time mere", "til rådighed"]
    yield _linje([*hoveder, *(["Efter skat", "En time mere"] if netto else []), "Zone"])
    for r in svar.raekker:
        yield _linje(_celler(r, netto))
    yield ""
    yield ZONERNE
    yield ""
    yield from svar.saetninger


def _celler(r: Raekke, netto: bool) -> list[str]:
    mere = r.en_time_mere
    celler = [
        str(r.timer),
        *(_kr(x) for x in (r.loen, r.fleksloentilskud, r.i_alt, r.i_haanden)),
        *(_kr(x) if mere else "" for x in ((mere.i_alt, mere.i_haanden) if mere else ("", ""))),
    ]
    if netto:
        celler += [_kr(r.netto), _kr(mere.netto) if mere else ""]
    return [*celler, r.zone]


def _gitter(svar: Gitter) -> Iterator[str]:
    """Timerne, hvor det stopper, for hver timeløn og hvert år; derefter værdien af en time før og efter."""
    yield "Timer om ugen, indtil det ikke betaler sig at arbejde mere"
    yield _linje(["Timeløn", *map(str, svar.aarene)])
    for raekke in svar.celler:
        yield _linje([_kr(raekke[0].timeloen), *(stopper_tekst(c).removesuffix(" timer") for c in raekke)])
    yield ""
    yield "En time mere om ugen, kroner om måneden før skat: før det stopper, efter, og til rådighed efter"
    netto = any(c.foer and c.foer.netto is not None for raekke in svar.celler for c in raekke)
    hoveder = ["Timeløn", "År", "Stopper ved", "Før", "Efter", "Til rådighed"]
    yield _linje([*hoveder, *(["Netto før", "Netto efter"] if netto else [])])
    for t in gittertabel(svar):
        celler = [t.timeloen, str(t.aar), t.stopper_ved, t.foer, t.efter, t.i_haanden_efter]
        yield _linje([*celler, *((t.netto_foer, t.netto_efter) if netto else ())])


def _linje(celler: Sequence[str]) -> str:
    return " ".join(f"{celle:>14}" for celle in celler).rstrip()


def _kr(beloeb: Any) -> str:
    return "" if beloeb in (None, "") else f"{beloeb:,.2f}".translate(str.maketrans(",.", ".,"))


med_variantvalg(gevinst)
