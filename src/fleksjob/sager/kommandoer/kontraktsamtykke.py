"""Borgerens samtykke til, at en kopi af kontrakten sendes til kommunen eller fagforeningen, og hvad der siden sker."""

from collections.abc import Collection
from datetime import date, datetime

from fleksjob.forloeb.haendelser import KontraktAftalt, KontraktsamtykkeGivet, KontraktsamtykkeTrukket
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.etableringsord import (
    ALTID_I_KONTRAKTEN,
    KONTRAKTPUNKTER,
    SAMTYKKE_TIL,
    UNDERSKRIVERE,
)
from fleksjob.sager import lager
from fleksjob.sager.bilagsfil import Bilagsfil
from fleksjob.sager.etablering import kraev_koder, vejen
from fleksjob.sager.kommandoer.laeg_bilag import laeg_bilag
from fleksjob.sager.models import Bruger, Sag

UDEN_SAMTYKKE = (
    "Borgeren har ikke sagt ja til, at kommunen får en kopi. Få samtykket først, eller registrér uden kopi."
)


def giv_kontraktsamtykke(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    til: Collection[str],
    fagforening: str = "",
    maade: str = "",
    note: str = "",
) -> Sag:
    """Samtykket gælder netop dem, der er nævnt; det kan trækkes tilbage."""
    if not til:
        raise UgyldigtInput("til", "Sæt kryds ved dem, der må få en kopi.")
    kraev_koder("til", til, SAMTYKKE_TIL, "Vælg blandt de viste.")
    if "fagforening" in til and not fagforening.strip():
        raise UgyldigtInput("fagforening", "Skriv, hvilken fagforening det er.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("kontraktsamtykke_givet", gyldig_fra, ansaettelse=ansaettelse)
    return sag.tilfoej(
        KontraktsamtykkeGivet(
            gyldig_fra=gyldig_fra,
            note=note,
            ansaettelse=ansaettelse,
            til=tuple(sorted(til)),
            fagforening=fagforening.strip(),
            maade=maade,
        )
    )


def traek_kontraktsamtykke(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    til: Collection[str] = (),
    note: str = "",
) -> Sag:
    """Uden `til` trækkes det hele tilbage. En kopi, der allerede ligger i sagen, bliver der; ingen ny kan lægges."""
    kraev_koder("til", til, SAMTYKKE_TIL, "Vælg blandt de viste.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("kontraktsamtykke_trukket", gyldig_fra, ansaettelse=ansaettelse)
    return sag.tilfoej(
        KontraktsamtykkeTrukket(
            gyldig_fra=gyldig_fra, note=note, ansaettelse=ansaettelse, til=tuple(sorted(til))
        )
    )


def registrer_kontrakt(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    punkter: Collection[str] = (),
    underskrevet: Collection[str] = (),
    overenskomst: str = "",
    udloeber: date | None = None,
    fil: Bilagsfil | None = None,
    note: str = "",
) -> Sag:
    """Kontrakten er mellem virksomhed og medarbejder; kommunen er ikke part. Kopien kræver samtykke."""
    fejl = []
    if set(punkter) - {et.kode for et in KONTRAKTPUNKTER}:
        fejl.append(UgyldigtInput("punkter", "Vælg blandt de viste punkter."))
    elif not set(punkter) >= ALTID_I_KONTRAKTEN:
        fejl.append(UgyldigtInput("punkter", "Kontrakten skal mindst fastsætte løn og arbejdstid."))
    if set(underskrevet) - set(UNDERSKRIVERE):
        fejl.append(UgyldigtInput("underskrevet", "Vælg blandt de viste."))
    kast(fejl)
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        en = vejen(sag.kraev("kontrakt_aftalt", gyldig_fra, ansaettelse=ansaettelse), ansaettelse)
        if fil is not None and not en.har_samtykke("kommune"):
            raise UgyldigtInput("fil", UDEN_SAMTYKKE)
        bilag = 0
        if fil is not None:
            bilag = laeg_bilag(
                Sag.for_kommune(bruger.kommune_id).get(pk=sag_id),
                bruger,
                fil,
                nu=nu,
                art="ansaettelseskontrakt",
                titel=f"Kopi af kontrakt, {en.virksomhed}",
                helbred=False,
                afsender=en.virksomhed,
                dateret=gyldig_fra,
                haendelse_nr=sag.hoved.version + 1,
            ).pk
        return sag.tilfoej(
            KontraktAftalt(
                gyldig_fra=gyldig_fra,
                note=note,
                ansaettelse=ansaettelse,
                underskrevet=tuple(sorted(underskrevet)),
                punkter=tuple(et.kode for et in KONTRAKTPUNKTER if et.kode in punkter),
                overenskomst=overenskomst.strip(),
                udloeber=udloeber,
                bilag=bilag,
            )
        )
