"""Revurderingen kan ikke nås inden 18 måneder, fordi borgeren er flyttet til."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import RevurderingUdskudt
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def udskyd_revurdering(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    grund: str,
    note: str = "",
) -> Sag:
    """Fristen er da senest 6 måneder efter flytningen."""
    kraev_tekst("grund", grund, "Skriv, hvorfor de 18 måneder ikke kan overholdes på grund af flytningen.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("revurdering_udskudt", gyldig_fra)
    return sag.tilfoej(RevurderingUdskudt(gyldig_fra=gyldig_fra, grund=grund, note=note))
