"""Svaret på et kald om hjælp, og lukningen af det med det, der blev lavet om."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import HjaelpAfsluttet, HjaelpBesvaret
from fleksjob.forloeb.opfoelgningsbegreber import Hjaelpekald
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.opfoelgningsord import AENDRET, SVAR_PAA_KALD
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Hjaelpeord, Sag

LAENGST = 4000


def svar_paa_hjaelp(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    kald: str = "",
    hvordan: str,
    svar: str,
    note: str = "",
) -> Sag:
    """`svar` er det, kommunen sagde; den, der kaldte, kan læse det. Svartiden er målt fra kaldet til nu."""
    fejl = _tekstfejl("svar", svar, "Skriv, hvad du svarede.")
    if hvordan not in SVAR_PAA_KALD:
        fejl.append(UgyldigtInput("hvordan", "Vælg, hvordan du svarede."))
    kast(fejl)
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        sag.kraev("hjaelp_besvaret", gyldig_fra)
        mit = _kaldet(sag, kald)
        if not mit.ubesvaret:
            raise UgyldigtInput("kald", "Kaldet er besvaret i forvejen. Luk det, når det er løst.")
        _skriv(sag, mit, "svar", svar)
        return sag.tilfoej(HjaelpBesvaret(gyldig_fra=gyldig_fra, kald=mit.id, hvordan=hvordan, note=note))


def afslut_hjaelp(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    kald: str = "",
    aendret: tuple[str, ...],
    hvad: str = "",
    note: str = "",
) -> Sag:
    """`aendret` er koder for det, der blev lavet om, og `hvad` de samme med ord, som den, der kaldte, kan læse."""
    fejl = [] if not hvad else _tekstfejl("hvad", hvad, "")
    if not aendret or set(aendret) - set(AENDRET):
        fejl.append(
            UgyldigtInput("aendret", "Sæt kryds ved det, der blev lavet om; eller ved «Intet er lavet om».")
        )
    kast(fejl)
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        sag.kraev("hjaelp_afsluttet", gyldig_fra)
        mit = _kaldet(sag, kald)
        _skriv(sag, mit, "lukket", hvad)
        return sag.tilfoej(HjaelpAfsluttet(gyldig_fra=gyldig_fra, kald=mit.id, aendret=aendret, note=note))


def _tekstfejl(felt: str, tekst: str, mangler: str) -> list[UgyldigtInput]:
    if not tekst.strip():
        return [UgyldigtInput(felt, mangler)]
    return [UgyldigtInput(felt, f"Skriv højst {LAENGST} tegn.")] if len(tekst) > LAENGST else []


def _kaldet(sag: lager.AabenSag, kald: str) -> Hjaelpekald:
    """Det nævnte kald, når det er åbent; uden nævnt det ældste åbne."""
    for et in sag.tilstand().hjaelpekald:
        if et.aabent and kald in ("", et.id):
            return et
    raise UgyldigtInput("kald", "Kaldet findes ikke, eller det er lukket.")


def _skriv(sag: lager.AabenSag, kald: Hjaelpekald, slags: str, tekst: str) -> None:
    nr = int(kald.id)
    oprindeligt = Hjaelpeord.for_kommune(sag.hoved.kommune_id).filter(
        sag_id=sag.hoved.sag_id, kald=nr, slags="kald"
    )
    Hjaelpeord.objects.create(
        kommune_id=sag.hoved.kommune_id,
        sag_id=sag.hoved.sag_id,
        kald=nr,
        cvr=oprindeligt.values_list("cvr", flat=True).first() or "",
        slags=slags,
        tekst=tekst.strip(),
        skrevet=sag.nu,
        skrevet_af=sag.bruger,
    )
