"""Borgeren beder om aktindsigt."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import AktindsigtAnmodet, Henvendelsesform
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.klageord import FORMER
from fleksjob.sager import klagepost, lager
from fleksjob.sager.models import Bruger, Sag


def anmod_aktindsigt(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    om: str = "",
    form: Henvendelsesform = "",
    fra: str = "",
    note: str = "",
) -> Sag:
    """Kommunen svarer inden 7 arbejdsdage. `om` tom: hele sagen. `fra` er den, der beder på borgerens vegne."""
    if form and form not in FORMER:
        raise UgyldigtInput("form", "Vælg, hvordan anmodningen kom.")
    if form == "repraesentant" and not fra.strip():
        raise UgyldigtInput("fra", "Skriv, hvem der beder for borgeren.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("aktindsigt_anmodet", gyldig_fra)
    egen: Henvendelsesform = "selvbetjening" if bruger.rolle == Rolle.BORGER and not form else form
    with lager.transaktion():
        ny = sag.tilfoej(
            AktindsigtAnmodet(gyldig_fra=gyldig_fra, om=om, form=egen, fra=fra.strip(), note=note)
        )
        klagepost.kvitter_aktindsigt(ny, bruger, nu=nu)
    return ny
