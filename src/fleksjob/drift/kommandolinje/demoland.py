"""`fleksjob demo --land`: et opdigtet land i indblikkets tabeller. Arkivet og databasen røres ikke."""

from time import monotonic

import click

from fleksjob.drift.kommandolinje import start_django
from fleksjob.lov.kerne.fejl import UgyldigtInput

ANTAL, LILLE, MINDST = 5_000, 3_000, 500
"""Landet, når intet er valgt; det lille, der følger med kommunen; og det mindste, der ligner et land."""


def lav_land(antal: int, froe: int, *, forfra: bool, tavs: bool = False) -> None:
    """Skriver landet, medmindre det samme ligger der i forvejen, og regner de offentliggjorte tal af det."""
    if antal < MINDST:
        raise UgyldigtInput("antal", f"Et land er mindst {MINDST} sager; {antal} er for få til 98 kommuner.")
    start_django()
    from fleksjob.drift import ur
    from fleksjob.drift.kommandolinje.gang import fremdriftslinje
    from fleksjob.indblik import skema, tabeller
    from fleksjob.indblik.sammenlign import landet, sammenlign
    from fleksjob.sager.indblikskilde import landet as mappen

    mappe, dag = mappen(), ur.dag()
    ligger, udgave = landet(mappe), tabeller.nyeste(mappe)
    ens = ligger and (ligger.antal, ligger.froe, ligger.dag) == (antal, froe, dag)
    if ens and udgave and udgave.skema == skema.UDGAVE and not forfra:
        click.echo(f"Landet ligger der i forvejen: {_tal(antal)} opdigtede sager i {mappe}.")
        return
    from fleksjob.demo.land.skriv import Opgave, skriv_land

    begyndt = monotonic()
    with fremdriftslinje("Landet", antal, tavs=tavs) as fremad:
        skriv_land(mappe, Opgave(antal, froe, dag), ur.nu(), fremad)
    fundet = sammenlign(mappe)
    click.echo(
        f"Et opdigtet land på {_tal(antal)} sager ligger i {mappe} ({monotonic() - begyndt:.0f} sekunder). "
        f"{fundet.passer} af {len(fundet.linjer)} offentliggjorte tal passer inden for afrundingen; "
        "se dem med «fleksjob indblik sammenlign»."
    )


def lav_lille_land(froe: int) -> None:
    """Et lille land ved siden af kommunen, så de offentlige sider har noget at vise. Et andet får lov at ligge."""
    from fleksjob.indblik.sammenlign import landet
    from fleksjob.sager.indblikskilde import landet as mappen

    if landet(mappen()) is None:
        lav_land(LILLE, froe, forfra=False)


def _tal(antal: int) -> str:
    return f"{antal:,}".replace(",", ".")
