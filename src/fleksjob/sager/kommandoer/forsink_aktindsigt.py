"""Borgeren får at vide, hvorfor aktindsigten ikke kan nås, og hvornår den kommer."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import AktindsigtForsinket
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import klagepost, lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def forsink_aktindsigt(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    frist: date,
    grund: str,
    anmodning: str = "",
    note: str = "",
) -> Sag:
    """`frist` er den dag, svaret kommer senest; brevet sendes i samme transaktion."""
    kraev_tekst("grund", grund, "Skriv, hvorfor det ikke kan nås; borgeren får det at vide.")
    if frist <= gyldig_fra:
        raise UgyldigtInput("frist", "Den nye dag skal ligge efter den dag, beskeden gives.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("aktindsigt_forsinket", gyldig_fra)
    if anmodning and anmodning not in tilstand.aabne_aktindsigter:
        raise UgyldigtInput("anmodning", "Der er ingen åben anmodning om aktindsigt med det nummer.")
    den = anmodning or tilstand.aabne_aktindsigter[0]
    with lager.transaktion():
        ny = sag.tilfoej(
            AktindsigtForsinket(gyldig_fra=gyldig_fra, frist=frist, grund=grund, anmodning=den, note=note)
        )
        klagepost.meddel_forsinket_aktindsigt(ny, bruger, den, nu=nu)
    return ny
