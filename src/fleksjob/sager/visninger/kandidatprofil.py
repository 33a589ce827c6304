"""Borgerens profil til match: den gældende, det sagen allerede ved, og om en virksomhed må se den."""

import re
from datetime import date, datetime

import msgspec

from fleksjob.forloeb.haendelser import FleksjobbevisUdstedt, IndstillingAfgivet
from fleksjob.forloeb.matchbegreber import fra_skaanehensyn
from fleksjob.forloeb.matchprofil import Profil
from fleksjob.forloeb.roller import Rolle
from fleksjob.sager import aabningsbegreber as begreber
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import (
    Bruger,
    Kandidatprofil,
    Plantekst,
    Profilsamtykke,
    Profiludgave,
    Sag,
)
from fleksjob.sager.visninger.opslagslog import log_opslag
from fleksjob.sager.visninger.sagsbillede import sagens_haendelser

_POSTNR = re.compile(r"\b(\d{4})\b(?= [A-ZÆØÅ])")


class Profilside(msgspec.Struct, frozen=True):
    """Profilen, som den vises. `nr` er 0, når ingen er skrevet; så er `profil` det, sagen allerede ved.

    `andre_hensyn` er antallet af hensyn, der er skrevet frit og derfor ikke er ført over.
    """

    profil: Profil
    nr: int
    postnr: str
    soeger: bool
    bekraeftet: date | None
    skrevet: datetime | None
    skrevet_af: str
    andre_hensyn: int
    maa_vises: bool
    samtykke: Profilsamtykke | None


def profil(bruger: Bruger, sag: Sag) -> Profil | None:
    """Den gældende profil; None, når ingen er skrevet, eller brugeren ikke må se den."""
    fundet = _gaeldende(bruger, sag)
    return begreber.profil_af(fundet.data) if fundet is not None else None


def profilsiden(bruger: Bruger, sag: Sag) -> Profilside:
    """Profilen til siden; uden en profil et forslag fra det, sagen ved: hensyn, timer og jobideer."""
    if (
        not (bruger.er_medarbejder or bruger.person_id == sag.person_id)
        or bruger.kommune_id != sag.kommune_id
    ):
        raise AdgangNaegtet(INGEN_SAG)
    fundet = _gaeldende(bruger, sag)
    svar = samtykket(bruger, sag)
    if fundet is None:
        forslag, andre = forslag_fra_sagen(bruger, sag)
        return Profilside(forslag, 0, _postnr(sag), True, None, None, "", andre, False, None)
    return Profilside(
        begreber.profil_af(fundet.data),
        fundet.nr,
        fundet.postnr,
        fundet.soeger,
        fundet.bekraeftet,
        fundet.skrevet,
        fundet.skrevet_af.navn,
        0,
        _maa_vises(fundet, svar),
        svar,
    )


def samtykket(bruger: Bruger, sag: Sag) -> Profilsamtykke | None:
    """Borgerens seneste svar på, om en virksomhed må se arket."""
    return Profilsamtykke.for_bruger(bruger).filter(sag=sag).order_by("-tid", "-pk").first()


def arkets_profil(bruger: Bruger, sag: Sag) -> Profil:
    """Den profil, en virksomhed må se: bekræftet af borgeren, og med hendes ja. Ellers rejses der."""
    fundet = _gaeldende(bruger, sag)
    selv = bruger.rolle == Rolle.BORGER
    if fundet is None:
        raise AdgangNaegtet("Der er ingen profil at vise endnu.")
    if not selv and not _maa_vises(fundet, samtykket(bruger, sag)):
        raise AdgangNaegtet("Borgeren skal sige god for profilen og sige ja til, at en virksomhed må se den.")
    return begreber.profil_af(fundet.data)


def udgaver(bruger: Bruger, sag: Sag) -> list[Profiludgave]:
    """Profilens udgaver, nyeste først."""
    alle = Profiludgave.for_bruger(bruger).filter(sag=sag).select_related("skrevet_af")
    return list(alle.order_by("-nr")[:20])


def forslag_fra_sagen(bruger: Bruger, sag: Sag) -> tuple[Profil, int]:
    """Det, sagen ved: skånehensyn fra bevis og indstilling, og timer fra planen.

    Kun hensyn fra kommunens liste føres over. Frie tekster tælles, men læses ikke ind: de kan sige noget om sygdom.
    """
    hensyn, andre = fra_skaanehensyn(dict.fromkeys(_kendte_hensyn(bruger, sag)))
    fra, til = _timer_i_planen(bruger, sag)
    forslag = Profil(kan_ikke=hensyn.kan_ikke, skal_have=hensyn.skal_have, timer_fra=fra, timer_til=til)
    return forslag, len(andre)


def _kendte_hensyn(bruger: Bruger, sag: Sag) -> list[str]:
    """Skånehensynene fra det seneste bevis og den seneste indstilling."""
    ud: list[str] = []
    bevis = indstilling = False
    for haendelse in reversed(sagens_haendelser(sag, bruger)):
        if isinstance(haendelse, FleksjobbevisUdstedt) and not bevis:
            bevis, ud = True, [*ud, *haendelse.skaanehensyn]
        elif isinstance(haendelse, IndstillingAfgivet) and not indstilling:
            indstilling, ud = True, [*ud, *haendelse.hensyn.split(", ")]
    return [et for et in ud if et.strip()]


def _timer_i_planen(bruger: Bruger, sag: Sag) -> tuple[float | None, float | None]:
    """Timerne i planens afsnit om tid; kun de to tal læses."""
    tekster = Plantekst.for_bruger(bruger).filter(sag=sag, afsnit="tid", stemme="kommune")
    indhold = tekster.order_by("-nr").values_list("indhold", flat=True).first() or {}
    fra, til = (_timetal(str(indhold.get(felt, ""))) for felt in ("timer_fra", "timer_til"))
    return (fra, til) if fra is None or til is None or fra <= til else (None, None)


def _timetal(tekst: str) -> float | None:
    try:
        tal = float(tekst.replace(",", "."))
    except ValueError:
        return None
    return tal if 0 < tal <= 37 else None


def _postnr(sag: Sag) -> str:
    """Postnummeret fra adressen; tomt, når adressen er beskyttet."""
    fundet = None if sag.person.beskyttet else _POSTNR.search(sag.person.adresse)
    return fundet[1] if fundet else ""


def _gaeldende(bruger: Bruger, sag: Sag) -> Kandidatprofil | None:
    if bruger.rolle != Rolle.BORGER and not bruger.har_rolle(*begreber.MATCHER):
        return None
    return Kandidatprofil.for_bruger(bruger).filter(sag=sag).select_related("skrevet_af").first()


def _maa_vises(profil: Kandidatprofil, svar: Profilsamtykke | None) -> bool:
    """Bekræftet i den udgave, der står nu, og borgeren har sagt ja til netop den."""
    return profil.bekraeftet is not None and svar is not None and svar.givet and svar.udgave == profil.nr


def vis_arket(bruger: Bruger, sag: Sag, *, nu: datetime) -> Profil:
    """Arkets profil, med opslaget skrevet ned, når det er en medarbejder, der henter det."""
    fundet = arkets_profil(bruger, sag)
    log_opslag(bruger, sag.person_id, formaal="Ark til en virksomhed", nu=nu)
    return fundet
