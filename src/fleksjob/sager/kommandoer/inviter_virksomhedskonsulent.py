"""En virksomhedskonsulent inviteres med i planen, eller vælges fra med en grund."""

from datetime import date, datetime, timedelta

from fleksjob.forloeb.haendelser import VirksomhedskonsulentFravalgt, VirksomhedskonsulentInviteret
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Opgave, Sag
from fleksjob.sager.projektioner import DANSK_TID

INVITATION = "Du er inviteret med i planen. Skriv virksomhedskonsulentens del, og foreslå jobideer."
SVARTID = timedelta(days=14)
"""Husets forslag; kan ikke læses i loven."""


def inviter_virksomhedskonsulent(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    konsulent: str = "",
    note: str = "",
) -> Sag:
    """Inviterer konsulenten (brugernavn; tom: vælges senere) og gør hende til sagens, når den ingen har."""
    aaben = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    aaben.kraev("virksomhedskonsulent_inviteret", gyldig_fra)
    kraev_konsulent(konsulent, bruger)
    with lager.transaktion():
        sag = aaben.tilfoej(
            VirksomhedskonsulentInviteret(gyldig_fra=gyldig_fra, note=note, konsulent=konsulent)
        )
        knyt_konsulent(sag, konsulent, bruger, nu)
    return sag


def fravaelg_virksomhedskonsulent(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    grund: str,
    note: str = "",
) -> Sag:
    """Skriver, at der ingen konsulent er med, og hvorfor. Hun kan inviteres igen."""
    kraev_tekst("grund", grund, "Skriv, hvorfor der ingen virksomhedskonsulent er med.")
    aaben = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    aaben.kraev("virksomhedskonsulent_fravalgt", gyldig_fra)
    with lager.transaktion():
        sag = aaben.tilfoej(VirksomhedskonsulentFravalgt(gyldig_fra=gyldig_fra, note=note, grund=grund))
        luk_invitation(sag, bruger, nu)
    return sag


def konsulenter(bruger: Bruger) -> list[Bruger]:
    """Kommunens virksomhedskonsulenter, dem der også har en anden rolle med."""
    alle = Bruger.for_kommune(bruger.kommune_id).filter(is_active=True).order_by("navn")
    return [en for en in alle.exclude(rolle__in=_UDEN) if en.har_rolle(Rolle.VIRKSOMHEDSKONSULENT)]


_UDEN = (Rolle.BORGER.value, Rolle.ARBEJDSGIVER.value)


def kraev_konsulent(konsulent: str, bruger: Bruger) -> None:
    """Rejser, når brugernavnet ikke er en konsulent i kommunen. Tomt er i orden: vælges senere."""
    if konsulent and konsulent not in {en.username for en in konsulenter(bruger)}:
        raise UgyldigtInput("konsulent", "Vælg en af kommunens virksomhedskonsulenter på listen.")


def knyt_konsulent(sag: Sag, konsulent: str, bruger: Bruger, nu: datetime) -> None:
    """Gør konsulenten til sagens, når den ingen har, og lægger invitationen på hendes liste over opgaver."""
    if not konsulent:
        return
    valgt = Bruger.for_kommune(sag.kommune_id).get(username=konsulent)
    if sag.virksomhedskonsulent_id is None:
        Sag.for_kommune(sag.kommune_id).filter(pk=sag.pk).update(virksomhedskonsulent=valgt)
        sag.virksomhedskonsulent_id = valgt.pk
    Opgave.objects.create(
        kommune_id=sag.kommune_id,
        sag_id=sag.pk,
        art="intern",
        ejer=valgt,
        hvad=INVITATION,
        frist=nu.astimezone(DANSK_TID).date() + SVARTID,
        oprettet=nu,
        oprettet_af=bruger,
    )


def luk_invitation(sag: Sag, bruger: Bruger, nu: datetime) -> None:
    """Invitationen er besvaret: konsulenten har skrevet sin del eller er valgt fra."""
    aabne = Opgave.for_kommune(sag.kommune_id).filter(sag_id=sag.pk, hvad=INVITATION, afsluttet__isnull=True)
    aabne.update(udfald="gjort", afsluttet=nu, afsluttet_af=bruger)
