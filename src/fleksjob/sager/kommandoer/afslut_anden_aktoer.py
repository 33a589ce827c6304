"""Forløbet hos en anden aktør er slut, og aktøren har meldt tilbage."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import AndenAktoerAfsluttet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.jobsoegning import RESULTATER
from fleksjob.sager import lager
from fleksjob.sager.models import Aktoerhenvisning, Bruger, Sag


def afslut_anden_aktoer(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    resultat: Literal["job", "praktik", "naermere", "uaendret", "afbrudt"],
    rapport: str = "",
    note: str = "",
) -> Sag:
    """Resultatet af det seneste forløb. Kom borgeren i job, siger sagens job selv, hvor længe det holder."""
    if resultat not in RESULTATER:
        raise UgyldigtInput("resultat", "Vælg, hvad der kom ud af forløbet.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("anden_aktoer_afsluttet", gyldig_fra)
    forloeb = [en for en in tilstand.jobsoegning.aktoerer if en.slut is None]
    if not forloeb:
        raise UgyldigtInput("gyldig_fra", "Der er intet forløb hos en anden aktør, som løber.")
    with lager.transaktion():
        ny = sag.tilfoej(
            AndenAktoerAfsluttet(
                gyldig_fra=gyldig_fra, aktoer=forloeb[-1].aktoer, resultat=resultat, note=note
            )
        )
        _luk_henvisningen(ny, gyldig_fra, resultat, rapport.strip())
    return ny


def _luk_henvisningen(sag: Sag, dag: date, resultat: str, rapport: str) -> None:
    """Den seneste åbne række; en henvisning fra før rækkerne fandtes, har ingen."""
    aabne = Aktoerhenvisning.for_kommune(sag.kommune_id).filter(sag=sag, slut=None)
    seneste = aabne.order_by("-fra", "-pk").first()
    if seneste is not None:
        seneste.resultat, seneste.slut, seneste.rapport = resultat, dag, rapport
        seneste.save(update_fields=["resultat", "slut", "rapport"])
