"""Kommunen har genvurderet den påklagede afgørelse."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import AlleHaendelser, GenvurderingAfsluttet, Rettelse
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.klageord import FEJLTYPER
from fleksjob.sager import klagepost, lager
from fleksjob.sager.models import Bruger, Sag


def afslut_genvurdering(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    udfald: Literal["fastholdt", "aendret", "delvis_aendret"],
    klage: str = "",
    begrundelse: str = "",
    fejl: Sequence[str] = (),
    nyt: str = "",
    note: str = "",
) -> Sag:
    """Fastholdes afgørelsen helt eller delvist, skal klagen videre til klageinstansen.

    Ændres den, skal `fejl` sige, hvad der var forkert, og den nye afgørelse forberedes og træffes som enhver anden. En
    sanktion, borgeren får fuldt medhold om, annulleres her. Med begrundelse sendes brevet til borgeren.
    """
    mangler = []
    if udfald not in ("fastholdt", "aendret", "delvis_aendret"):
        mangler.append(
            UgyldigtInput("udfald", "Vælg, om afgørelsen fastholdes, ændres eller ændres delvist.")
        )
    if set(fejl) - set(FEJLTYPER):
        mangler.append(UgyldigtInput("fejl", "Vælg blandt de viste."))
    if fejl and udfald == "fastholdt":
        mangler.append(
            UgyldigtInput("fejl", "Fastholdes afgørelsen, var der ikke noget forkert; fjern krydsene.")
        )
    kast(mangler)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("genvurdering_afsluttet", gyldig_fra)
    aabne = [en.id for en in tilstand.klager if en.genvurderet is None]
    if klage and klage not in aabne:
        raise UgyldigtInput("klage", "Der er ingen åben klage med det nummer i sagen.")
    den = klage or (aabne[0] if aabne else "")
    paaklaget = next((en.afgoerelse for en in tilstand.klager if en.id == den), "")
    nye: list[AlleHaendelser] = [
        GenvurderingAfsluttet(
            gyldig_fra=gyldig_fra,
            udfald=udfald,
            klage=den,
            begrundelse=begrundelse,
            fejl=tuple(fejl),
            nyt=nyt,
            note=note,
        )
    ]
    if udfald == "aendret" and any(en.id == paaklaget for en in tilstand.sanktioner):
        grund = "Borgeren fik fuldt medhold i klagen over sanktionen."
        nye.append(Rettelse(gyldig_fra=gyldig_fra, af=paaklaget, note=grund))
    with lager.transaktion():
        ny = sag.tilfoej(*nye)
        if begrundelse.strip():
            klagepost.svar_paa_genvurdering(ny, bruger, den, nu=nu)
    return ny
