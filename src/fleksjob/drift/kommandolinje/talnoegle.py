"""`fleksjob talnoegle`: nøgler til kommunens tal i Jobindsats' form. En leder kan det samme på siden «Tal, adgang»."""

from typing import TYPE_CHECKING

import click

from fleksjob.drift import ur
from fleksjob.drift.kommandolinje import Fejlet
from fleksjob.drift.kommandolinje.indblikstabeller import med_sager
from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from fleksjob.sager.models import Apinoegle, Kommune


@click.command()
@click.argument("navn", required=False)
@click.option("--maaneder", default=12, show_default=True, help="Så længe gælder den nye nøgle.")
@click.option("--tilbagekald", metavar="BEGYNDELSE", help="Tilbagekald nøglen, der begynder sådan.")
@click.option("--kommune", "kode", type=int, help="Kommunenummer. Uden: den eneste med sager.")
def talnoegle(navn: str | None, maaneder: int, tilbagekald: str | None, kode: int | None) -> None:
    """Giv en nøgle til NAVN (et program eller en modtager). Uden navn vises de nøgler, der er.

    Nøglen skrives på skærmen én gang og gemmes ikke. Den sendes som «Authorization» til /api/jobindsats/v2/ eller v3/.
    """
    kommune = _kommunen(kode)
    if tilbagekald:
        _tilbagekald(kommune, tilbagekald)
    elif navn:
        _giv(kommune, navn, maaneder)
    else:
        _vis(kommune)


def _kommunen(kode: int | None) -> "Kommune":
    alle = med_sager()
    fundne = [en for en in alle if kode in (None, en.kode)]
    if len(fundne) != 1:
        koder = ", ".join(str(en.kode) for en in alle)
        raise UgyldigtInput("kommune", f"Vælg kommunen med --kommune. Der er sager i {koder or 'ingen'}.")
    return fundne[0]


def _giv(kommune: "Kommune", navn: str, maaneder: int) -> None:
    from fleksjob.sager.talnoegler import giv_noegle

    ny, hemmelig = giv_noegle(kommune.pk, None, navn=navn, maaneder=maaneder, nu=ur.nu())
    click.echo(hemmelig)
    click.echo(
        f"Nøglen til {ny.navn} gælder til og med {ny.udloeber:%d.%m.%Y}. Gem den nu; den kan ikke vises igen.",
        err=True,
    )


def _tilbagekald(kommune: "Kommune", begynder: str) -> None:
    from fleksjob.sager.talnoegler import noegler, tilbagekald_noegle

    fundne = [
        en for en in noegler(kommune.pk) if en.begynder.startswith(begynder) and en.tilbagekaldt is None
    ]
    if len(fundne) != 1:
        raise Fejlet(
            f"{len(fundne)} nøgler, der virker, begynder med «{begynder}»; skriv nok til at pege på én."
        )
    tilbagekald_noegle(kommune.pk, None, fundne[0].pk, nu=ur.nu())
    click.echo(f"Nøglen til {fundne[0].navn} er tilbagekaldt.")


def _vis(kommune: "Kommune") -> None:
    from fleksjob.sager.talnoegler import noegler

    alle = noegler(kommune.pk)
    if not alle:
        click.echo("Der er ingen nøgler.")
    for en in alle:
        click.echo(f"{en.begynder}…  {en.navn}  {_stand(en)}")


def _stand(en: "Apinoegle") -> str:
    brugt = f"sidst brugt {en.sidst_brugt:%d.%m.%Y}" if en.sidst_brugt else "aldrig brugt"
    if en.tilbagekaldt is not None:
        return f"tilbagekaldt {en.tilbagekaldt:%d.%m.%Y}, {brugt}"
    slut = "udløbet" if en.udloeber < ur.dag() else "gælder til"
    return f"{slut} {en.udloeber:%d.%m.%Y}, {brugt}"
