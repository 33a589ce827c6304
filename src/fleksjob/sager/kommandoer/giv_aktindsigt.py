"""Kommunen svarer på en anmodning om aktindsigt og afleverer papirerne samlet."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import AktindsigtGivet
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.klageord import OMFANG, UNDTAGELSER
from fleksjob.sager import aktindsigtspost, lager
from fleksjob.sager.models import Bruger, Sag


def giv_aktindsigt(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    omfang: Literal["fuld", "delvis", "afslag"],
    anmodning: str = "",
    undtag: Sequence[str] = (),
    grunde: Sequence[str] = (),
    begrundelse: str = "",
    hjemmel: str = "",
    udlever: bool = False,
    note: str = "",
) -> Sag:
    """`anmodning` er nummeret på den hændelse, hvor borgeren bad om det; tom betyder den ældste åbne.

    `undtag` er nøgler på de papirer, der ikke gives (`udlevering`); interne arbejdspapirer er aldrig med. Med
    `udlever` laves bundtet og brevet, og borgeren kan hente det på sin side.
    """
    fejl = []
    if omfang not in OMFANG:
        fejl.append(UgyldigtInput("omfang", "Vælg fuld eller delvis aktindsigt eller afslag."))
    if set(grunde) - set(UNDTAGELSER):
        fejl.append(UgyldigtInput("grunde", "Vælg blandt de viste grunde."))
    if udlever and omfang in ("delvis", "afslag"):
        if not grunde:
            fejl.append(UgyldigtInput("grunde", "Vælg grunden til, at borgeren ikke får det hele."))
        if not begrundelse.strip():
            fejl.append(
                UgyldigtInput("begrundelse", "Skriv, hvorfor; det er en afgørelse, og den skal begrundes.")
            )
    if udlever and omfang == "delvis" and not undtag:
        fejl.append(
            UgyldigtInput("undtag", "Vælg de papirer, borgeren ikke får, eller vælg fuld aktindsigt.")
        )
    if omfang == "fuld" and undtag:
        fejl.append(UgyldigtInput("omfang", "Papirer er valgt fra, så det er delvis aktindsigt."))
    kast(fejl)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("aktindsigt_givet", gyldig_fra)
    if anmodning and anmodning not in tilstand.aabne_aktindsigter:
        raise UgyldigtInput("anmodning", "Der er ingen åben anmodning om aktindsigt med det nummer.")
    den = anmodning or tilstand.aabne_aktindsigter[0]
    with lager.transaktion():
        bundt = None
        if udlever and omfang != "afslag":
            bundt = aktindsigtspost.lav_bundt(sag, bruger, den, undtag=undtag, nu=nu)
        ny = sag.tilfoej(
            AktindsigtGivet(
                gyldig_fra=gyldig_fra,
                anmodning=den,
                omfang=omfang,
                grunde=tuple(grunde),
                begrundelse=begrundelse,
                hjemmel=hjemmel,
                bundt=bundt.dokument.sha256 if bundt else "",
                note=note,
            )
        )
        if udlever:
            aktindsigtspost.svar(ny, bruger, den, bundt, nu=nu)
    return ny
