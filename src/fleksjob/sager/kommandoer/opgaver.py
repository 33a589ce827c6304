"""Opgaver på tværs: spørg en kollega eller en anden afdeling, bed om clearing, svar, og luk opgaven."""

from datetime import date, datetime

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import lager
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.skriv_notat import gem_notat
from fleksjob.sager.models import Bruger, Notat, Opgave, Sag
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.samarbejde import AFDELINGER, UDFALD

LAENGST = 2000
KAN_STILLES = ("afdeling", "samtale", "intern")


def spoerg_kollega(
    bruger: Bruger, nummer: str, *, til: Bruger, hvad: str, frist: date, nu: datetime
) -> Opgave:
    """Beder en navngiven kollega om sparring på sagen. Spørgsmålet står på hendes liste, til hun svarer."""
    fejl = _fejl_i(hvad, frist, nu)
    if til.pk == bruger.pk:
        fejl.append(UgyldigtInput("til", "Vælg en anden end dig selv."))
    elif til.kommune_id != bruger.kommune_id or not (til.is_active and til.er_medarbejder):
        fejl.append(UgyldigtInput("til", "Vælg en medarbejder i kommunen."))
    kast(fejl)
    return _opret(bruger, _sagen(bruger, nummer), "sparring", hvad, frist, nu, ejer=til)


def stil_opgave(
    bruger: Bruger,
    nummer: str,
    *,
    art: str,
    hvad: str,
    frist: date,
    nu: datetime,
    afdeling: str = "",
    modtager: str = "",
    paamind: date | None = None,
) -> Opgave:
    """Beder en anden afdeling om noget, tilbyder en fælles samtale, eller noterer en opgave til en selv.

    Den, der stiller opgaven, følger op på den: den anden afdeling logger ikke ind her.
    """
    fejl = _fejl_i(hvad, frist, nu)
    if art not in KAN_STILLES:
        fejl.append(UgyldigtInput("art", "Vælg, hvad det er for en opgave."))
    if art == "afdeling" and afdeling not in AFDELINGER:
        fejl.append(UgyldigtInput("afdeling", "Vælg den afdeling, du venter svar fra."))
    if paamind is not None and not nu.astimezone(DANSK_TID).date() <= paamind <= frist:
        fejl.append(UgyldigtInput("paamind", "Vælg en dag fra i dag og til svarfristen."))
    kast(fejl)
    return _opret(
        bruger,
        _sagen(bruger, nummer),
        art,
        hvad,
        frist,
        nu,
        ejer=bruger,
        afdeling=afdeling if art == "afdeling" else "",
        modtager=" ".join(modtager.split())[:120],
        paamind=paamind,
    )


def bed_om_clearing(bruger: Bruger, nummer: str, *, hvad: str, frist: date, nu: datetime) -> Opgave:
    """Lægger sagen i lederens kø til clearing. Er den der i forvejen, sker der intet nyt."""
    kast(_fejl_i(hvad, frist, nu))
    with lager.transaktion():
        sag = _sagen(bruger, nummer, laas=True)
        venter = Opgave.for_bruger(bruger).filter(sag=sag, art="clearing", afsluttet__isnull=True)
        return venter.first() or _opret(bruger, sag, "clearing", hvad, frist, nu, ejer=None)


def luk_clearing(sag: Sag, bruger: Bruger, nu: datetime) -> None:
    """Tager sagen af lederens kø. Kaldes i samme transaktion, som clearingen gives i."""
    _aabne(bruger).filter(sag=sag, art="clearing").update(
        udfald="gjort", afsluttet=nu, afsluttet_af=bruger, ejer=bruger
    )


def svar_paa_opgave(
    bruger: Bruger, opgave_id: int, *, svar: str, nu: datetime, hvem: str = "", helbred: bool = False
) -> Opgave:
    """Svaret bliver et notat i sagen: internt ved sparring, ellers en modtaget oplysning."""
    if not svar.strip():
        raise UgyldigtInput("svar", "Skriv svaret.")
    if len(svar) > 8000:
        raise UgyldigtInput("svar", "Svaret må højst fylde 8000 tegn.")
    with lager.transaktion():
        opgave = _hent(bruger, opgave_id)
        slags = "sparring" if opgave.art == "sparring" else "oplysning"
        tekst = f"Spørgsmål: {opgave.hvad}\n\nSvar: {svar.strip()}"
        dag = nu.astimezone(DANSK_TID).date()
        notat = gem_notat(
            bruger, opgave.sag, slags, tekst, nu, dag=dag, hvem=hvem or _svarer(opgave), helbred=helbred
        )
        return _luk(opgave, bruger, nu, "besvaret", notat)


def luk_opgave(bruger: Bruger, opgave_id: int, *, udfald: str, nu: datetime) -> Opgave:
    """Opgaven er gjort, eller den er ikke længere nødvendig."""
    if udfald not in UDFALD or udfald == "besvaret":
        raise UgyldigtInput("udfald", "Vælg, om opgaven er gjort eller ikke længere er nødvendig.")
    with lager.transaktion():
        return _luk(_hent(bruger, opgave_id), bruger, nu, udfald, None)


def _svarer(opgave: Opgave) -> str:
    dele = (AFDELINGER.get(opgave.afdeling, ""), opgave.modtager)
    return ", ".join(del_ for del_ in dele if del_)


def _hent(bruger: Bruger, opgave_id: int) -> Opgave:
    """En åben opgave, brugeren må lukke: hendes egen, en hun har stillet, eller (for lederen) kommunens."""
    opgave = _aabne(bruger).select_for_update().filter(pk=opgave_id).first()
    if opgave is None or not bruger.er_medarbejder:
        raise AdgangNaegtet("Opgaven findes ikke, eller den er lukket.")
    egne = {opgave.ejer_id, opgave.oprettet_af_id, opgave.sag.sagsbehandler_id}
    if bruger.pk not in egne and bruger.rolle != Rolle.LEDER:
        raise AdgangNaegtet("Opgaven er en andens. Kun den, der har den eller sagen, kan lukke den.")
    if opgave.art == "clearing":
        raise IkkeMuligt("Clearingen gives i sagen, ikke på listen.")
    return opgave


def _luk(opgave: Opgave, bruger: Bruger, nu: datetime, udfald: str, notat: Notat | None) -> Opgave:
    opgave.udfald, opgave.afsluttet, opgave.afsluttet_af, opgave.svar = udfald, nu, bruger, notat
    opgave.save(update_fields=["udfald", "afsluttet", "afsluttet_af", "svar"])
    return opgave


def _aabne(bruger: Bruger) -> SikretQuerySet[Opgave]:
    return Opgave.for_bruger(bruger).filter(afsluttet__isnull=True)


def _fejl_i(hvad: str, frist: date, nu: datetime) -> list[UgyldigtInput]:
    fejl = []
    if not hvad.strip():
        fejl.append(UgyldigtInput("hvad", "Skriv, hvad du spørger om."))
    if len(hvad) > LAENGST:
        fejl.append(UgyldigtInput("hvad", f"Skriv højst {LAENGST} tegn."))
    if frist < nu.astimezone(DANSK_TID).date():
        fejl.append(UgyldigtInput("frist", "Vælg en dag fra i dag og frem."))
    return fejl


def _sagen(bruger: Bruger, nummer: str, *, laas: bool = False) -> Sag:
    sager = Sag.for_bruger(bruger).filter(nummer=nummer)
    sag = (sager.select_for_update() if laas else sager).first()
    if sag is None or not bruger.er_medarbejder:
        raise AdgangNaegtet(INGEN_SAG)
    return sag


def _opret(
    bruger: Bruger,
    sag: Sag,
    art: str,
    hvad: str,
    frist: date,
    nu: datetime,
    *,
    ejer: Bruger | None,
    afdeling: str = "",
    modtager: str = "",
    paamind: date | None = None,
) -> Opgave:
    ny: Opgave = Opgave.objects.create(
        kommune_id=bruger.kommune_id,
        sag=sag,
        art=art,
        ejer=ejer,
        afdeling=afdeling,
        modtager=modtager,
        hvad=hvad.strip(),
        frist=frist,
        paamind=paamind,
        oprettet=nu,
        oprettet_af=bruger,
    )
    return ny
