"""Gamle ressourceprofiler læses ind på de sager, de hører til. Samme profil to gange er én."""

import json
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.importering import Importrapport
from fleksjob.sager.models import Bruger, Ressourceprofil, Sag
from fleksjob.snitflader.ressourceprofil import CsvProfiler, Profil

_INGEN_SAG = "Personen har ingen sag i kommunen; opret den først."


def importer_ressourceprofiler(bruger: Bruger, kilde: CsvProfiler, *, nu: datetime) -> Importrapport:
    """Lægger hver profil på personens nyeste sag. Linjer, der ikke kan læses, meldes; resten kommer ind."""
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Ressourceprofiler læses ind af kommunens medarbejdere.")
    rapport = Importrapport()
    profiler, afviste = kilde.profiler()
    for raekke in afviste:
        rapport.afvis(raekke)
    sager = _sager(bruger, profiler)
    for profil in profiler:
        if (sag := sager.get(profil.cpr)) is None:
            rapport.afvis_linje(profil.linje, "cpr", _INGEN_SAG)
        elif _gem(sag, profil, bruger, nu):
            rapport.nye += 1
        else:
            rapport.kendte += 1
    return rapport.i_orden()


def _sager(bruger: Bruger, profiler: Iterable[Profil]) -> dict[str, Sag]:
    """CPR-nummer → personens nyeste sag i kommunen."""
    numre = {profil.cpr for profil in profiler}
    egne = Sag.for_bruger(bruger).filter(person__cpr__in=numre).select_related("person")
    return {sag.person.cpr: sag for sag in egne.order_by("pk")}


def _gem(sag: Sag, profil: Profil, bruger: Bruger, nu: datetime) -> bool:
    """Gemmer profilen; falsk, når den allerede er der."""
    indhold = json.dumps([profil.dateret.isoformat(), profil.elementer], sort_keys=True, ensure_ascii=False)
    aftryk = sha256(indhold.encode()).hexdigest()
    if Ressourceprofil.for_bruger(bruger).filter(sag=sag, sha256=aftryk).exists():
        return False
    Ressourceprofil.objects.create(
        kommune_id=sag.kommune_id,
        sag=sag,
        dateret=profil.dateret,
        elementer=profil.elementer,
        sha256=aftryk,
        indlaest=nu,
        indlaest_af=bruger,
    )
    return True
