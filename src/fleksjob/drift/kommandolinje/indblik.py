"""`fleksjob indblik`: bring tabellerne ajour, og spørg målene."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fleksjob.drift import ur
from fleksjob.drift.kommandolinje import Fejlet
from fleksjob.drift.kommandolinje.efterse import efterse_tabellerne
from fleksjob.drift.kommandolinje.sammenlign import sammenlign_tallene
from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from fleksjob.indblik.svar import Svar
    from fleksjob.sager.models import Kommune


@click.command()
@click.argument("navn", default="liste")
@click.option("--dato", help="Dagen, tallene er for (ÅÅÅÅ-MM-DD). Uden: dagen, tabellerne blev opdateret.")
@click.option("--data", type=click.Path(path_type=Path), help="Mappen med tabellerne. Uden: kommunens egen.")
@click.option("--forfra", is_flag=True, help="Til «opdater»: regn alle sager om, ikke kun de ændrede.")
@click.option("--json", "til_json", is_flag=True, help="Skriv svaret som JSON.")
@click.option(
    "--csv", "til_csv", is_flag=True, help="Skriv filen, der kan gives videre; tal under 5 er skjult."
)
def indblik(
    navn: str, dato: str | None, data: Path | None, forfra: bool, til_json: bool, til_csv: bool
) -> None:
    """Tal over ordningen. NAVN er et mål, «alle», «liste», «opdater» eller «efterse».

    «opdater» bringer tabellerne ajour med arkivet; kun de ændrede sager regnes om. Målene spørger tabellerne.
    «efterse» leder i dem efter navne, numre og fri tekst og tæller dem, der kan kendes alligevel. «sammenlign»
    stiller de offentliggjorte tal ved siden af dem, der er regnet af et opdigtet land (fleksjob demo --land).
    """
    if navn == "opdater":
        _opdater(forfra=forfra, tavs=til_json)
    elif navn == "efterse":
        efterse_tabellerne(data, til_json=til_json)
    elif navn == "sammenlign":
        sammenlign_tallene(data, til_json=til_json)
    elif navn == "liste":
        _liste()
    else:
        _spoerg(navn, dato, data, til_json=til_json, til_csv=til_csv)


def _liste() -> None:
    from fleksjob.indblik.maal import ALLE

    bredde = max(len(en.kode) for en in ALLE)
    for en in ALLE:
        click.echo(f"{en.kode:<{bredde}}  {en.definition}")


def _opdater(*, forfra: bool, tavs: bool) -> None:
    from fleksjob.drift.kommandolinje.gang import fremdriftslinje as fremdrift

    for kommune in _med_sager():
        from fleksjob.sager.indblikskilde import aendrede, opdater
        from fleksjob.sager.models import Sag

        antal = Sag.for_kommune(kommune).count() if forfra else aendrede(kommune.pk)
        with fremdrift(f"Opdaterer {kommune.navn}", antal, tavs=tavs) as fremad:
            udgave = opdater(kommune.pk, ur.nu(), fremad, forfra=forfra)
        click.echo(
            f"{kommune.navn}: {udgave.sager} sager, {udgave.omregnet} regnet om. Tabellernes udgave {udgave.nr}."
        )


def _spoerg(navn: str, dato: str | None, data: Path | None, *, til_json: bool, til_csv: bool) -> None:
    from fleksjob.indblik import svar as svar_, tabeller
    from fleksjob.indblik.maal import MAAL

    mappe = data or _kommunens_mappe()
    udgave = tabeller.nyeste(mappe)
    if udgave is None:
        raise Fejlet(svar_.MANGLER)
    dag = _laes_dato(dato) or udgave.dag
    alle = [svar_.svar(mappe, kode, dag) for kode in (MAAL if navn == "alle" else [svar_.maalet(navn).kode])]
    if til_json:
        click.echo(json.dumps([_som_json(en) for en in alle], ensure_ascii=False, indent=2, default=str))
    elif til_csv:
        click.echo("\n".join(svar_.som_csv(en) for en in alle), nl=False)
    else:
        for en in alle:
            _vis(en)


def _kommunens_mappe() -> Path:
    alle = _med_sager()
    if len(alle) != 1:
        raise UgyldigtInput("data", f"{len(alle)} kommuner har sager; peg på den enes tabeller med --data.")
    from fleksjob.sager.indblikskilde import mappe

    return mappe(alle[0].pk)


def _med_sager() -> "list[Kommune]":
    """De kommuner, arkivet har sager for. En nabo, der kun deler åbninger, er ikke med."""
    from fleksjob.drift.kommandolinje.gang import kommunerne

    alle = kommunerne()
    from fleksjob.sager.models import Sag

    return [en for en in alle if Sag.for_kommune(en).exists()]


def _laes_dato(tekst: str | None) -> date | None:
    try:
        return date.fromisoformat(tekst) if tekst else None
    except ValueError:
        raise UgyldigtInput("dato", f"«{tekst}» er ikke en dato; skriv den som 2026-11-22.") from None


def _som_json(et_svar: "Svar") -> dict[str, Any]:
    maal = et_svar.maal
    return {
        "kode": maal.kode,
        "navn": maal.navn,
        "dato": et_svar.dag.isoformat(),
        "udgave": et_svar.udgave.nr,
        "opdateret": et_svar.udgave.opdateret.isoformat(),
        "definition": maal.definition,
        "population": maal.population,
        "formel": maal.formel,
        "kilde": maal.kilde,
        "sikkerhed": maal.sikkerhed,
        "forbehold": maal.forbehold,
        "citat": et_svar.citat,
        "raekker": list(et_svar.raekker),
    }


def _vis(et_svar: "Svar") -> None:
    """Målet som tabel med definition og forbehold."""
    from rich.console import Console
    from rich.table import Table

    from fleksjob.indblik.svar import vist

    maal = et_svar.maal
    tabel = Table(title=et_svar.citat, title_justify="left", caption=maal.forbehold, caption_justify="left")
    for kolonne in maal.kolonner:
        enhed = "" if kolonne.enhed in ("kode", "antal", "andel") else f" ({kolonne.enhed})"
        tabel.add_column(f"{kolonne.tekst}{enhed}", justify="left" if kolonne.enhed == "kode" else "right")
    for raekke in et_svar.raekker:
        tabel.add_row(*(vist(kolonne, raekke[kolonne.navn]) for kolonne in maal.kolonner))
    konsol = Console()
    konsol.print(tabel)
    konsol.print(maal.definition, "\n")
