"""`fleksjob indblik offentliggoer`: månedens tal fryses som filer med en version."""

from datetime import date
from typing import TYPE_CHECKING

import click

from fleksjob.drift import ur
from fleksjob.drift.kommandolinje import Fejlet
from fleksjob.drift.kommandolinje.gang import laes_maaned
from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from fleksjob.sager.models import Kommune


def offentliggoer_maaneden(kommuner: "list[Kommune]", periode: str | None, note: str) -> None:
    """Offentliggør måneden for hver kommune med sager. Uden periode siges, hvad der ville være rigtigt."""
    if not periode:
        raise UgyldigtInput("periode", "Skriv måneden, fx --periode 2026-06.")
    for kommune in kommuner:
        _en(kommune, laes_maaned(periode), note)


def _en(kommune: "Kommune", maaned: date, note: str) -> None:
    from fleksjob.sager.fejl import IkkeMuligt
    from fleksjob.sager.offentliggoerelser import offentliggoer

    try:
        ny = offentliggoer(kommune, None, maaned, note=note, nu=ur.nu())
    except IkkeMuligt as fejl:
        raise Fejlet(f"{kommune.navn}: {fejl}") from fejl
    click.echo(f"{kommune.navn}: {maaned:%Y-%m} er offentliggjort som version {ny.version}.")
    for en in ny.aendringer:
        click.echo(f"  {en['tabel']} {en['hvad']}: {en['foer']} blev til {en['nu']}")
