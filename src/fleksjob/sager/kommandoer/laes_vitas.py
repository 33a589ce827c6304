"""Svarene fra VITAS læses ind, én besked ad gangen. Samme besked to gange gør intet nyt; en, der ikke passer, siger
hvorfor og kan læses igen, når sagen er rettet."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

import msgspec

from fleksjob.forloeb.haendelser.etablering import Vitasstatus
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.adgang import kraev_skridt
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.aendr_vitas import aendr_vitas
from fleksjob.sager.models import Bruger, Sag, Vitasbesked
from fleksjob.snitflader.vitas import Vitassvar


class Laest(msgspec.Struct, frozen=True):
    """Hvad der skete med én besked: `slags` er ny, kendt eller fejl."""

    svar: Vitassvar
    slags: str
    tekst: str = ""


def laes_vitas(bruger: Bruger, svarene: Sequence[Vitassvar], *, nu: datetime) -> list[Laest]:
    """Hver besked i sin egen transaktion, så én fejl ikke holder de andre tilbage."""
    kraev_skridt(bruger, "vitas_aendret")
    return [_en(bruger, svar, nu) for svar in svarene]


def _en(bruger: Bruger, svar: Vitassvar, nu: datetime) -> Laest:
    kendte = Vitasbesked.for_kommune(bruger.kommune_id).filter(retning="ind", besked_id=svar.besked_id)
    try:
        with lager.transaktion():
            if kendte.exists():
                return Laest(svar, "kendt", "Beskeden er læst før.")
            sag = Sag.for_bruger(bruger).filter(nummer=svar.sag).first()
            if sag is None:
                return Laest(svar, "fejl", "Sagen findes ikke.")
            aendr_vitas(
                sag.pk,
                bruger,
                forventet_version=sag.version,
                nu=nu,
                gyldig_fra=svar.dato,
                ansaettelse=svar.ansaettelse,
                status=cast(Vitasstatus, svar.status),
                reference=svar.reference,
                ansoegt_af=svar.ansoegt_af,
                startdato=svar.startdato,
                bemaerkning=svar.bemaerkning,
            )
            Vitasbesked.objects.create(
                kommune_id=bruger.kommune_id,
                besked_id=svar.besked_id,
                retning="ind",
                sag=sag,
                ansaettelse=svar.ansaettelse,
                reference=svar.reference,
                status=svar.status,
                indhold=msgspec.to_builtins(svar),
                tid=nu,
                af=bruger,
            )
    except (UgyldigtInput, UgyldigeInput, IkkeMuligt, AdgangNaegtet) as fejl:
        return Laest(svar, "fejl", _besked(fejl))
    return Laest(svar, "ny")


def _besked(fejl: Exception) -> str:
    if isinstance(fejl, UgyldigtInput):
        return fejl.besked
    return str(fejl)
