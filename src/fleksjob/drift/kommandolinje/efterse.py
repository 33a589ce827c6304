"""`fleksjob indblik efterse`: står der noget i tabellerne, der peger på en person?"""

import json
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from fleksjob.drift.kommandolinje import Fejlet, start_django
from fleksjob.drift.kommandolinje.gang import kommunerne

if TYPE_CHECKING:
    from fleksjob.indblik.genkend import Eftersyn


def efterse_tabellerne(data: Path | None, *, til_json: bool) -> None:
    """Efterser kommunens egne tabeller mod arkivets navne, eller en mappe for sig. Et fund er en fejl (1)."""
    start_django()
    from fleksjob.indblik.genkend import efterse
    from fleksjob.indblik.svar import MANGLER

    svar: dict[str, Eftersyn] = {}
    if data is not None:
        fundet = efterse(data, kendte=_ord(None))
        if fundet is None:
            raise Fejlet(MANGLER)
        svar[str(data)] = fundet
    else:
        from fleksjob.sager.indblikskilde import mappe

        for kommune in kommunerne():
            fundet = efterse(mappe(kommune.pk), kendte=_ord(kommune.pk), navne=_navne(kommune.pk))
            if fundet is not None:
                svar[kommune.navn] = fundet
        if not svar:
            raise Fejlet(MANGLER)
    if til_json:
        click.echo(
            json.dumps({navn: msgspec.to_builtins(en) for navn, en in svar.items()}, ensure_ascii=False)
        )
    else:
        for navn, en in svar.items():
            _vis(navn, en)
    if fundne := sum(len(en.fund) for en in svar.values()):
        raise Fejlet(f"{fundne} steder i tabellerne skal ses efter, før nogen bruger dem.")


def _vis(navn: str, en: "Eftersyn") -> None:
    click.echo(f"{navn}: {en.filer} filer med {en.raekker} rækker er set igennem.")
    for fund in en.fund:
        click.echo(f"  {fund}")
    if not en.fund:
        click.echo("  Ingen navne, numre, fødselsdage eller fri tekst.")
    click.echo(f"  {en.advarsel}")


def _ord(kommune: int | None) -> dict[str, Collection[str]]:
    """De ord, der må stå: grundene i køen og, når arkivet er her, navnene på kommunens egne hold."""
    from fleksjob.sager.koegrunde import GRUNDE

    kendte: dict[str, Collection[str]] = {"grund": {"", *GRUNDE.values()}, "team": {""}}
    if kommune is not None:
        from fleksjob.sager.models import Bruger, Sag

        hold = Bruger.for_kommune(kommune).values_list("team", flat=True)
        sagernes = Sag.for_kommune(kommune).order_by().values_list("team", flat=True).distinct()
        kendte["team"] = {"", *hold, *sagernes}
    return kendte


def _navne(kommune: int) -> set[str]:
    """Borgernes og medarbejdernes fulde navne."""
    from fleksjob.sager.models import Bruger, Person

    folk = Bruger.for_kommune(kommune).values_list("navn", flat=True)
    return {*folk, *Person.for_kommune(kommune).values_list("navn", flat=True)}
