"""`fleksjob indblik`: bring tabellerne ajour, og spørg målene."""

from pathlib import Path
from typing import Any

import click

from fleksjob.drift import ur
from fleksjob.drift.kommandolinje import Fejlet
from fleksjob.drift.kommandolinje.efterse import efterse_tabellerne
from fleksjob.drift.kommandolinje.indblikstabeller import med_sager
from fleksjob.drift.kommandolinje.indbliksvar import Oensket, spoerg
from fleksjob.drift.kommandolinje.offentliggoer import offentliggoer_maaneden
from fleksjob.drift.kommandolinje.sammenlign import sammenlign_tallene


@click.command()
@click.argument("navn", default="liste")
@click.option("--dato", help="dagen, tallene er for (ÅÅÅÅ-MM-DD) [dagen, tabellerne blev opdateret]")
@click.option("--data", type=click.Path(path_type=Path), help="mappen med tabellerne [kommunens egen]")
@click.option("--land", is_flag=True, help="hele landets tabeller i stedet for kommunens")
@click.option(
    "--valg",
    multiple=True,
    metavar="NAVN=VÆRDI",
    help="et af målets valg, fx taerskel=0,5; kan gives flere gange",
)
@click.option("--motor", default="duckdb", metavar="duckdb|spark", help="det, der regner [duckdb]")
@click.option("--klynge", default="", metavar="spark://…", help="adressen på en Spark-klynge [denne maskine]")
@click.option("--forfra", is_flag=True, help="til «opdater»: regn alle sager om, ikke kun de ændrede")
@click.option("--json", "til_json", is_flag=True, help="skriv svaret som JSON")
@click.option(
    "--csv", "til_csv", is_flag=True, help="skriv filen, der kan gives videre; tal under 5 er skjult"
)
@click.option(
    "--svg", type=click.Path(path_type=Path), metavar="FIL", help="gem målets billede; til «alle» en mappe"
)
@click.option(
    "--parquet",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="gem tallene som Parquet; til «alle» en mappe",
)
@click.option("--periode", metavar="ÅÅÅÅ-MM", help="til «offentliggoer»: måneden")
@click.option("--note", default="", help="til «offentliggoer»: hvorfor tallene er ændret siden sidst")
def indblik(*, navn: str, forfra: bool, periode: str | None, note: str, **valgte: Any) -> None:
    """Tal over ordningen. NAVN er et mål, «alle», «liste», «opdater», «efterse», «sammenlign» eller «offentliggoer».

    Målene spørger tabellerne: kommunens, når netop én har sager, ellers landets. «opdater» bringer kommunens ajour med
    arkivet; kun de ændrede sager regnes om. «efterse» leder i dem efter navne, numre og fri tekst og tæller dem, der
    kan kendes alligevel. «sammenlign» stiller de offentliggjorte tal ved siden af dem, der er regnet af et opdigtet
    land (fleksjob demo --land). «offentliggoer» fryser kommunens tal for en måned som åbne data med en version; er de
    ændret siden, kræver det en note.
    """
    til_json, data = valgte["til_json"], valgte["data"]
    if navn == "opdater":
        _opdater(forfra=forfra, tavs=til_json)
    elif navn == "efterse":
        efterse_tabellerne(data, til_json=til_json)
    elif navn == "sammenlign":
        sammenlign_tallene(data, til_json=til_json)
    elif navn == "offentliggoer":
        offentliggoer_maaneden(med_sager(), periode, note)
    elif navn == "liste":
        _liste()
    else:
        spoerg(Oensket(navn=navn, **valgte))


def _liste() -> None:
    from fleksjob.indblik.maal import ALLE
    from fleksjob.indblik.valg import skrevet

    bredde = max(len(en.kode) for en in ALLE)
    for en in ALLE:
        click.echo(f"{en.kode:<{bredde}}  {en.definition}")
        valg = ", ".join(f"{navn}={skrevet(vaerdi)}" for navn, vaerdi in en.valg.items())
        if valg:
            click.echo(f"{'':<{bredde}}  --valg {valg}")


def _opdater(*, forfra: bool, tavs: bool) -> None:
    from fleksjob.drift.kommandolinje.gang import fremdriftslinje as fremdrift

    kommuner = med_sager()
    if not kommuner:
        raise Fejlet(
            "Arkivet har ingen sager at skrive tabeller af. Prøv «fleksjob demo», eller importér en kommune."
        )
    for kommune in kommuner:
        from fleksjob.sager.indblikskilde import aendrede, opdater
        from fleksjob.sager.models import Sag

        antal = Sag.for_kommune(kommune).count() if forfra else aendrede(kommune.pk)
        with fremdrift(f"Opdaterer {kommune.navn}", antal, tavs=tavs) as fremad:
            udgave = opdater(kommune.pk, ur.nu(), fremad, forfra=forfra)
        click.echo(
            f"{kommune.navn}: {udgave.sager} sager, {udgave.omregnet} regnet om. Tabellernes udgave {udgave.nr}."
        )
