"""Sagen lægges til side til en dag, eller tages frem igen. Det standser ingen frist i loven."""

from datetime import date, datetime, timedelta

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.felter import kraev_grund
from fleksjob.sager.models import Bero, Bruger, Sag
from fleksjob.sager.projektioner import DANSK_TID

LAENGST = timedelta(days=366)


def laeg_i_bero(bruger: Bruger, nummer: str, *, til: date, grund: str, nu: datetime) -> Bero:
    """Lægger sagen i bero fra i dag. `til` er den dag, den kommer tilbage af sig selv; højst et år frem."""
    grund = kraev_grund(grund)
    dag = nu.astimezone(DANSK_TID).date()
    if til <= dag:
        raise UgyldigtInput("til", "Vælg en dag efter i dag; den dag kommer sagen tilbage.")
    if til > dag + LAENGST:
        raise UgyldigtInput(
            "til", "Vælg en dag inden for et år. Skal sagen hvile længere, så vurder den på ny."
        )
    with lager.transaktion():
        sag = _sagen(bruger, nummer)
        if sag.fase == "lukket":
            raise IkkeMuligt("Sagen er lukket og kan ikke lægges i bero.")
        aaben = Bero.for_bruger(bruger).filter(sag=sag, afsluttet__isnull=True).first()
        if aaben is not None and aaben.til > dag:
            raise IkkeMuligt("Sagen er i bero i forvejen. Tag den frem, før du lægger den i bero igen.")
        if aaben is not None:
            _luk(aaben, bruger, nu)
        ny: Bero = Bero.objects.create(
            kommune_id=bruger.kommune_id,
            sag=sag,
            fra=dag,
            til=til,
            grund=grund,
            oprettet=nu,
            oprettet_af=bruger,
        )
        return ny


def tag_frem(bruger: Bruger, nummer: str, *, nu: datetime) -> Bero:
    """Tager sagen frem, eller kvitterer for, at den er kommet tilbage af sig selv."""
    with lager.transaktion():
        sag = _sagen(bruger, nummer)
        aaben = Bero.for_bruger(bruger).select_for_update().filter(sag=sag, afsluttet__isnull=True).first()
        if aaben is None:
            raise IkkeMuligt("Sagen er ikke i bero.")
        _luk(aaben, bruger, nu)
        return aaben


def _luk(bero: Bero, bruger: Bruger, nu: datetime) -> None:
    bero.afsluttet, bero.afsluttet_af = nu, bruger
    bero.save(update_fields=["afsluttet", "afsluttet_af"])


def _sagen(bruger: Bruger, nummer: str) -> Sag:
    sag = Sag.for_bruger(bruger).select_for_update().filter(nummer=nummer).first()
    if sag is None or not bruger.er_medarbejder:
        raise AdgangNaegtet(INGEN_SAG)
    return sag
