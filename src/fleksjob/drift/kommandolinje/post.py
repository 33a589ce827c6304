"""`fleksjob post`: afleverer det, der venter på Digital Post, og skriver svarene ned. Kan gentages uden skade."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fleksjob.drift import ur
from fleksjob.drift.kommandolinje import Fejlet, start_django

if TYPE_CHECKING:
    from fleksjob.sager.forsendelse import Koersel
    from fleksjob.snitflader.digitalpost import Postmappe


def _mappe(kommune: int) -> "Postmappe":
    """Kommunens postmappe: FLEKSJOB_POST, ellers `post/` i datamappen. Én mappe for hver kommune."""
    from django.conf import settings

    from fleksjob.snitflader.digitalpost import Postmappe

    rod = Path(os.environ.get("FLEKSJOB_POST") or settings.DATA / "post")
    return Postmappe(rod / str(kommune))


@click.group()
def post() -> None:
    """Digital Post: send det, der venter, og læs kvitteringerne."""


@post.command()
def send() -> None:
    """Aflevér alt, der venter. Et brev, der ikke kan sendes, standser ikke de andre."""
    start_django()
    from fleksjob.sager.forsendelse import Koersel, send_ventende
    from fleksjob.sager.models import Kommune

    alt = Koersel()
    for kommune in Kommune.objects.order_by("kode"):
        _laeg_til(alt, send_ventende(_mappe(kommune.pk), kommune, nu=ur.nu()))
    click.echo(f"Sendt: {alt.sendt}. Til print: {alt.til_papir}. Kunne ikke sendes: {alt.fejlet}.")
    if alt.fejlet:
        raise Fejlet("Nogle breve kunne ikke sendes. De står under «Post og print» i kontoret.")


@post.command()
def kvitteringer() -> None:
    """Skriv svarene ned: leveret, afvist, eller ikke tilmeldt."""
    start_django()
    from fleksjob.sager.forsendelse import Koersel, laes_kvitteringer
    from fleksjob.sager.models import Kommune

    alt = Koersel()
    ulaeselige = 0
    for kommune in Kommune.objects.order_by("kode"):
        mappe = _mappe(kommune.pk)
        _laeg_til(alt, laes_kvitteringer(mappe, kommune, nu=ur.nu()))
        ulaeselige += len(mappe.ulaeselige())
    click.echo(
        f"Leveret: {alt.leveret}. Afvist: {alt.fejlet}. Til print: {alt.til_papir}. Ukendte: {alt.ukendte}. "
        f"Ulæselige: {ulaeselige}."
    )


def _laeg_til(alt: "Koersel", ny: "Koersel") -> None:
    for felt in ("sendt", "til_papir", "leveret", "fejlet", "ukendte"):
        setattr(alt, felt, getattr(alt, felt) + getattr(ny, felt))
