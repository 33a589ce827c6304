"""Hvor ofte der følges op: et tegn slås til eller fra, og rytmen vælges. Grunden står i sagen."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import OpfoelgningsrytmeValgt, OpfoelgningstegnVurderet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.opfoelgningsord import RYTMER, SNAKKE, TEGN
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_grund
from fleksjob.sager.models import Bruger, Sag


def vurder_opfoelgningstegn(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    tegn: str,
    gaelder: bool,
    grund: str,
    note: str = "",
) -> Sag:
    """Slår et tegn til eller fra i et job. Et tegn, der er slået fra, kommer igen, når der sker noget nyt."""
    if tegn not in TEGN:
        raise UgyldigtInput("tegn", "Vælg blandt de viste tegn.")
    grund = kraev_grund(grund)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("opfoelgningstegn_vurderet", gyldig_fra, ansaettelse=ansaettelse)
    return sag.tilfoej(
        OpfoelgningstegnVurderet(
            gyldig_fra=gyldig_fra, ansaettelse=ansaettelse, tegn=tegn, gaelder=gaelder, grund=grund, note=note
        )
    )


def vaelg_opfoelgningsrytme(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    uger: int,
    snak_uger: int = 0,
    naeste: date | None = None,
    grund: str,
    note: str = "",
) -> Sag:
    """Vælger rytmen. `naeste` er den første opfølgning efter den; uden er det kun de faste, der ventes."""
    if uger not in RYTMER:
        raise UgyldigtInput("uger", "Vælg en af rytmerne.")
    if snak_uger not in SNAKKE:
        raise UgyldigtInput("snak_uger", "Vælg, hvor tit I tager en uformel snak.")
    if naeste is not None and naeste <= gyldig_fra:
        raise UgyldigtInput("naeste", "Næste opfølgning skal ligge efter i dag. Vælg en senere dag.")
    if uger and naeste is None:
        raise UgyldigtInput("naeste", "Vælg dagen for den næste opfølgning.")
    grund = kraev_grund(grund)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("opfoelgningsrytme_valgt", gyldig_fra, ansaettelse=ansaettelse)
    return sag.tilfoej(
        OpfoelgningsrytmeValgt(
            gyldig_fra=gyldig_fra,
            ansaettelse=ansaettelse,
            uger=uger,
            snak_uger=snak_uger,
            naeste=naeste,
            grund=grund,
            note=note,
        )
    )
