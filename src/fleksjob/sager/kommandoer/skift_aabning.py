"""Skift status på en åbning, sig, at den er der endnu, del den, og hold den til en borger."""

from datetime import datetime

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import aabningsbegreber as begreber
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.del_aabninger import opdater_nabokort
from fleksjob.sager.kommandoer.gem_aabning import hent_aabning, noter_skridt
from fleksjob.sager.lager import transaktion
from fleksjob.sager.models import Aabning, Bruger, Sag
from fleksjob.sager.projektioner import DANSK_TID


def skift_status(bruger: Bruger, nr: int, *, til: str, nu: datetime, tekst: str = "") -> Aabning:
    """Åbningen får ny status. Kun de skift, der giver mening, er mulige; at trække den kræver en grund."""
    tekst = begreber.kraev_uden_helbred("tekst", tekst, 300)
    with transaktion():
        aabning = hent_aabning(bruger, nr)
        if til not in begreber.SKIFT[aabning.status]:
            raise UgyldigtInput(
                "til",
                f"Den er «{begreber.STATUS[aabning.status]}» og kan ikke skifte til det. Genindlæs siden.",
            )
        if til == "trukket" and not tekst:
            raise UgyldigtInput("tekst", "Skriv kort, hvorfor den ikke er der mere.")
        aabning.status = til
        if til == "aaben":
            aabning.se_efter = nu.astimezone(DANSK_TID).date() + begreber.SER_EFTER
            aabning.enhed = aabning.enhed or bruger.team
        _gem(bruger, aabning, "status", nu, tekst)
    return aabning


def se_efter(bruger: Bruger, nr: int, *, nu: datetime, tekst: str = "") -> Aabning:
    """Nogen har spurgt: den er der endnu. Næste gang er om 30 dage."""
    tekst = begreber.kraev_uden_helbred("tekst", tekst, 300)
    with transaktion():
        aabning = hent_aabning(bruger, nr)
        if aabning.status not in begreber.KAN_SOEGES:
            raise UgyldigtInput("handling", "Åbningen er ikke åben. Åbn den igen i stedet.")
        aabning.se_efter = nu.astimezone(DANSK_TID).date() + begreber.SER_EFTER
        _gem(bruger, aabning, "set_efter", nu, tekst)
    return aabning


def del_aabning(bruger: Bruger, nr: int, *, delt: bool, nu: datetime) -> Aabning:
    """Lægger åbningen ud til naboerne eller tager den hjem igen."""
    with transaktion():
        aabning = hent_aabning(bruger, nr)
        if aabning.delt != delt:
            aabning.delt = delt
            _gem(bruger, aabning, "delt" if delt else "ikke_delt", nu)
    return aabning


def hold_aabning(bruger: Bruger, nr: int, *, nummer: str, nu: datetime, tekst: str = "") -> Aabning:
    """Åbningen holdes til én borger; uden nummer slippes den igen."""
    tekst = begreber.kraev_uden_helbred("tekst", tekst, 300)
    if not bruger.har_rolle(*begreber.MATCHER):
        raise AdgangNaegtet("Kun de, der finder job til borgere, kan holde en åbning.")
    with transaktion():
        aabning = hent_aabning(bruger, nr)
        sag = Sag.for_bruger(bruger).filter(nummer=nummer).first() if nummer else None
        if nummer and sag is None:
            raise AdgangNaegtet(INGEN_SAG)
        if sag is not None and aabning.reserveret_id not in (None, sag.pk):
            raise UgyldigtInput("nummer", "Den er holdt til en anden. Slip den først.")
        foer, aabning.reserveret = aabning.reserveret_id, sag
        _gem(bruger, aabning, "holdt" if sag else "sluppet", nu, tekst, sag_id=sag.pk if sag else foer)
    return aabning


def _gem(
    bruger: Bruger, aabning: Aabning, art: str, nu: datetime, tekst: str = "", sag_id: int | None = None
) -> None:
    aabning.aendret = nu
    aabning.save()
    noter_skridt(bruger, aabning, art, nu, tekst=tekst, sag_id=sag_id)
    opdater_nabokort(aabning, nu)
