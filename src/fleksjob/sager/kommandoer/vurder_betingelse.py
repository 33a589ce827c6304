"""Sagsbehandleren vurderer én betingelse for fleksjob. Hvad det fører til, siger loven."""

from collections.abc import Sequence
from datetime import date, datetime

from fleksjob.sager.kommandoer.vurder_betingelser import Vurderet, vurder_betingelser
from fleksjob.sager.models import Bruger, Sag


def vurder_betingelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    betingelse: str,
    svar: str,
    grund: str,
    bilag: Sequence[int] = (),
    dokumenter: Sequence[int] = (),
    note: str = "",
) -> Sag:
    """`svar` er en af betingelsens svarkoder eller `ikke_vurderet`; udfaldet følger af svaret og skrives ikke."""
    en = Vurderet(
        betingelse=betingelse, svar=svar, grund=grund, bilag=tuple(bilag), dokumenter=tuple(dokumenter)
    )
    return vurder_betingelser(
        sag_id,
        bruger,
        forventet_version=forventet_version,
        nu=nu,
        gyldig_fra=gyldig_fra,
        vurderinger=(en,),
        note=note,
    )
