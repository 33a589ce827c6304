"""Borgeren er henvist til en anden aktør, og kommunen skriver, hvad der skal ses på med friske øjne."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import AndenAktoerHenvist
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.jobsoegning import SE_PAA
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Aktoerhenvisning, Bruger, Sag


def henvis_anden_aktoer(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    aktoer: str,
    til: date | None = None,
    se_paa: tuple[str, ...] = (),
    notat: str = "",
    note: str = "",
) -> Sag:
    """`notat` er det, der er prøvet, og det, vi ikke kan se selv. Det er til aktøren og ikke om helbred."""
    aktoer = " ".join(aktoer.split())
    kraev_tekst("aktoer", aktoer, "Skriv, hvilken anden aktør borgeren er henvist til.")
    if len(aktoer) > 120:
        raise UgyldigtInput("aktoer", "Skriv højst 120 tegn.")
    if til is not None and til <= gyldig_fra:
        raise UgyldigtInput("til", "Forløbet skal slutte efter den dag, det begynder.")
    if any(kode not in SE_PAA for kode in se_paa):
        raise UgyldigtInput("se_paa", "Vælg blandt de viste.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("anden_aktoer_henvist", gyldig_fra)
    with lager.transaktion():
        ny = sag.tilfoej(
            AndenAktoerHenvist(gyldig_fra=gyldig_fra, aktoer=aktoer, til=til, se_paa=se_paa, note=note)
        )
        Aktoerhenvisning.objects.create(
            kommune_id=ny.kommune_id,
            sag=ny,
            aktoer=aktoer,
            fra=gyldig_fra,
            aftalt_til=til,
            se_paa=list(se_paa),
            notat=notat.strip(),
            henvist_af=bruger,
        )
    return ny
