"""Revurderingen af retten til ledighedsydelse er afsluttet."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import RevurderingAfsluttet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.revurdering import manglende_redegoerelser
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def afslut_revurdering(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    udfald: str,
    redegoerelser: tuple[str, ...] = (),
    note: str = "",
) -> Sag:
    """`redegoerelser` er koder fra `REDEGOERELSER`; nævnes nogen, skal alle fire være der."""
    kraev_tekst("udfald", udfald, "Skriv, hvad revurderingen kom frem til.")
    if redegoerelser and (mangler := manglende_redegoerelser(redegoerelser)):
        besked = f"Revurderingen mangler at redegøre for {'; '.join(en.tekst for en in mangler)}."
        raise UgyldigtInput("redegoerelser", besked)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("revurdering_afsluttet", gyldig_fra)
    return sag.tilfoej(
        RevurderingAfsluttet(gyldig_fra=gyldig_fra, udfald=udfald, redegoerelser=redegoerelser, note=note)
    )
