"""Opfølgningsarket som PDF, ens for kontoret, borgeren og arbejdspladsen."""

from fleksjob.breve.opfoelgningsark import Arktekst, opfoelgningsark
from fleksjob.breve.opfoelgningstekst import arkets_linjer
from fleksjob.breve.ramme import Afsender, Brevramme, Modtager
from fleksjob.lov.sagsgang.opfoelgningsord import ARTNAVNE
from fleksjob.sager.models import Sag
from fleksjob.sager.visninger.opfoelgning import Ark


def arkets_pdf(ark: Ark, sag: Sag, virksomhed: str) -> bytes:
    """Én side til begge parter. Det, borgeren kun ville sige til kommunen, er ikke med."""
    ramme = Brevramme(
        Afsender(sag.kommune.navn, telefon=sag.kommune.telefon, sagsbehandler=ark.af),
        Modtager(sag.person.navn),
        sag.nummer,
        ark.dag,
    )
    tekst = Arktekst(ARTNAVNE.get(ark.art, ark.art), virksomhed, ark.dag, arkets_linjer(ark.svar))
    return opfoelgningsark(ramme, tekst)
