"""`fleksjob importer dream`: et DREAM-udtræk til tabeller, målene kan spørge, eller til sager i arkivet."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fleksjob.drift import ur
from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from fleksjob.snitflader.dream import Dreamfil
    from fleksjob.snitflader.dreamrapport import Dreamrapport

_VISTE = 20


@click.command()
@click.argument("fil", type=click.Path(path_type=Path))
@click.option("--til", type=click.Path(path_type=Path), help="skriv indblikkets tabeller i denne mappe")
@click.option(
    "--arkiv", is_flag=True, help="opret sager for dem, der ingen har (kræver CPR-numre i udtrækket)"
)
@click.option("--personkolonne", help="kolonnen med personens nummer [PNR, ellers CPR; CPR med --arkiv]")
@click.option(
    "--kommune", type=int, help="kommunenummer: arkivets, eller deres, som filen ingen kommune har for"
)
@click.option("--bruger", help="med --arkiv: brugernavn på den, der læser ind")
@click.option(
    "--rapport", "rapportfil", type=click.Path(path_type=Path), help="skriv hele rapporten (.csv eller .json)"
)
@click.option("--json", "som_json", is_flag=True, help="skriv rapporten som JSON på skærmen")
def dream(
    fil: Path,
    til: Path | None,
    arkiv: bool,
    personkolonne: str | None,
    kommune: int | None,
    bruger: str | None,
    rapportfil: Path | None,
    som_json: bool,
) -> None:
    """Læs et udtræk af DREAM fra FIL: ugekoder Y_aauu, måneder, køn, fødselsdag og kommune (CSV eller Parquet).

    Med --til bliver det til tabeller, som «fleksjob indblik … --data MAPPE» spørger, uden noget arkiv. Med --arkiv får
    de personer en sag, som er i ordningen nu og ingen har. Se docs/snitflader.md.
    """
    if (til is None) == (not arkiv):
        raise UgyldigtInput(
            "til", "Vælg ét: --til MAPPE (tabeller til statistik) eller --arkiv (sager i kommunens arkiv)."
        )
    if rapportfil is not None and rapportfil.suffix not in (".csv", ".json"):
        raise UgyldigtInput("rapport", "Rapportens navn skal ende på .csv eller .json.")
    from fleksjob.snitflader.dream import Dreamfil
    from fleksjob.snitflader.dreamrapport import Dreamrapport

    valgt = (personkolonne,) if personkolonne else ("CPR",) if arkiv else ("PNR", "CPR")
    udtraek = Dreamfil(fil, dag=ur.dag(), personkolonner=valgt)
    rapport = Dreamrapport()
    if til is not None:
        sagt = _til_tabeller(udtraek, til, rapport, kommune, tavs=som_json)
    else:
        sagt = _til_arkivet(udtraek, rapport, kommune, bruger, som_json=som_json)
    if rapportfil is not None:
        skrevet = rapport.som_csv() if rapportfil.suffix == ".csv" else _json(rapport.som_json())
        rapportfil.write_text(skrevet, "utf-8-sig" if rapportfil.suffix == ".csv" else "utf-8")
    if som_json:
        click.echo(_json({**rapport.som_json(), **sagt}))
    else:
        _vis(rapport)


def _til_tabeller(
    fil: "Dreamfil", til: Path, rapport: "Dreamrapport", kommune: int | None, *, tavs: bool
) -> dict[str, Any]:
    from fleksjob.drift.kommandolinje.gang import fremdriftslinje
    from fleksjob.sager.dreamtabeller import importer, noeglefil

    with fremdriftslinje("Læser DREAM", fil.stoerrelse, tavs=tavs) as fremad:
        svar = importer(fil, til, rapport, kommune=kommune, fremdrift=fremad)
    if not tavs:
        if svar.udgave is None:
            click.echo(f"Tabellerne i {til} er uændrede: de {svar.personer} personer står der i forvejen.")
        else:
            click.echo(
                f"Tabellerne i {til}: {svar.personer} personer, {svar.omregnet} regnet om, {svar.forsvundet} taget ud. "
                f"Udgave {svar.udgave.nr}. Spørg dem: fleksjob indblik alle --data {til}"
            )
            click.echo(
                f"Nøglen til personernes mærker er {noeglefil(til).name}; uden den får den næste fil andre mærker."
            )
    return {
        "personer": svar.personer,
        "omregnet": svar.omregnet,
        "taget_ud": svar.forsvundet,
        "udgave": svar.udgave.nr if svar.udgave else None,
    }


def _til_arkivet(
    fil: "Dreamfil", rapport: "Dreamrapport", kommune: int | None, bruger: str | None, *, som_json: bool
) -> dict[str, Any]:
    from fleksjob.drift.kommandolinje import start_django
    from fleksjob.drift.kommandolinje.gang import fremdriftslinje
    from fleksjob.drift.kommandolinje.importer import brugeren, rapport_som_json, skriv_rapport, uden_adgang

    start_django()
    from fleksjob.sager.dreamovertagelse import importer_dream

    den = brugeren(kommune, bruger)
    with fremdriftslinje("Læser DREAM", fil.stoerrelse, tavs=som_json) as fremad, uden_adgang():
        svar = importer_dream(den, fil, rapport, nu=ur.nu(), fremdrift=fremad)
    if not som_json:
        skriv_rapport(svar, som_json=False)
    return {"arkiv": rapport_som_json(svar)}


def _vis(rapport: "Dreamrapport") -> None:
    """Tallene på stdout, det, der ikke kunne læses, på stderr, og til sidst det, tallene ikke kan sige."""
    click.echo(
        f"{rapport.raekker} rækker læst, ugerne {rapport.foerste_uge} til {rapport.sidste_uge}: {rapport.i_ordningen} "
        f"personer har været i ordningen, {len(rapport.afviste)} rækker er afvist."
    )
    poster = [post for post in rapport.poster() if post[0] != "forbehold"]
    vist: dict[str, int] = {}
    for art, linje, kode, antal, besked in poster:
        vist[art] = vist.get(art, 0) + 1
        if vist[art] <= _VISTE:
            hvor = [str(en) for en in (f"linje {linje}" if linje else "", kode, antal) if en != ""]
            click.echo(": ".join([art.capitalize(), *([" ".join(hvor)] if hvor else []), besked]), err=True)
    for art, antal_i_alt in vist.items():
        if antal_i_alt > _VISTE:
            click.echo(f"… og {antal_i_alt - _VISTE} {art} mere. Se dem alle med --rapport FIL.", err=True)
    click.echo("Hvad tallene ikke kan sige:")
    for art, *_, tekst in rapport.poster():
        if art == "forbehold":
            click.echo(f"- {tekst}")


def _json(svar: Any) -> str:
    return json.dumps(svar, ensure_ascii=False, indent=2)
