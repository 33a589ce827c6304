"""Kommunen sender klagen videre til klageinstansen."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import KlageOversendt
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import klagepost, lager
from fleksjob.sager.models import Bruger, Dokument, Sag


def oversend_klage(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    klage: str = "",
    bundt: int | None = None,
    note: str = "",
) -> Sag:
    """Uden `klage` er det den ældste, der er genvurderet og ikke sendt videre.

    `bundt` er det sagsbundt (dokument), der følger med; så får borgeren også brev om, hvad der er sendt. Uden er sagen
    sendt ad anden vej.
    """
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("klage_oversendt", gyldig_fra)
    mulige = [
        en.id
        for en in tilstand.klager
        if en.genvurderet is not None and en.udfald != "aendret" and en.oversendt is None
    ]
    if klage and klage not in mulige:
        raise UgyldigtInput("klage", "Der er ingen klage med det nummer, som kan sendes videre.")
    den = klage or (mulige[0] if mulige else "")
    papirer = _bundtet(sag, bruger, bundt, den)
    aftryk = papirer.sha256 if papirer else ""
    with lager.transaktion():
        ny = sag.tilfoej(KlageOversendt(gyldig_fra=gyldig_fra, klage=den, bundt=aftryk, note=note))
        if papirer is not None:
            klagepost.meddel_oversendelse(ny, bruger, den, papirer, nu=nu)
    return ny


def _bundtet(sag: lager.AabenSag, bruger: Bruger, nr: int | None, klage: str) -> Dokument | None:
    if nr is None:
        return None
    fundet = (
        Dokument.for_bruger(bruger)
        .filter(pk=nr, sag_id=sag.hoved.sag_id, art=klagepost.BUNDT, haendelse=klage)
        .first()
    )
    if fundet is None:
        raise UgyldigtInput("bundt", "Sagsbundtet findes ikke; lav det igen.")
    return fundet
