"""Hvad hændelserne om udvikling i jobbet og skift af ordning gør ved sagen.

En hændelse om et job, sagen ikke kender, gør intet. Et mål uden job hører til det job, borgeren senest er begyndt i.
"""

from typing import Any

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.kladde import JobKladde, Kladde
from fleksjob.forloeb.tilmelding import tilmelding
from fleksjob.forloeb.udviklingsbegreber import (
    Jobaendring,
    Ordningsvalg,
    Udviklingsmaal,
    Udviklingsplan,
    Udviklingssamtale,
    Udviklingsvurdering,
)

erstat = msgspec.structs.replace
I_UDVIKLINGEN, ved = tilmelding()


def _jobbet(kladde: Kladde, ansaettelse: str) -> JobKladde | None:
    if ansaettelse:
        return kladde.jobs.get(ansaettelse)
    begyndte = [job for job in kladde.jobs.values() if job.startet is not None]
    loebende = [job for job in begyndte if job.ophoert is None]
    valgte = loebende or begyndte
    return valgte[-1] if valgte else None


def _skriv(job: JobKladde, **felter: Any) -> None:
    job.udvikling = erstat(job.udvikling, **felter)


@ved(h.UdviklingsmaalAftalt)
def maal_aftalt(kladde: Kladde, h_: h.UdviklingsmaalAftalt, id_: str) -> None:
    job = _jobbet(kladde, h_.ansaettelse)
    if job is not None:
        maal = Udviklingsmaal(
            id_, h_.gyldig_fra, h_.art, h_.maal, h_.startvaerdi, h_.maalvaerdi, h_.inden, h_.kilde
        )
        _skriv(job, maal=(*job.udvikling.maal, maal))


def _sluttet(job: JobKladde, maal_id: str, ordene: str = "") -> Udviklingsmaal | None:
    """Målet, der nævnes ved nummer; ellers det åbne med de ord; ellers det eneste åbne."""
    aabne = job.udvikling.aabne
    if maal_id:
        return next((maal for maal in aabne if maal.id == maal_id), None)
    med_ordene = [maal for maal in aabne if ordene and maal.maal == ordene]
    if med_ordene:
        return med_ordene[0]
    return aabne[0] if len(aabne) == 1 else None


def _ret_maal(job: JobKladde, maal: Udviklingsmaal, **felter: Any) -> None:
    nye = tuple(erstat(et, **felter) if et is maal else et for et in job.udvikling.maal)
    _skriv(job, maal=nye)


@ved(h.UdviklingsmaalNaaet)
def maal_naaet(kladde: Kladde, h_: h.UdviklingsmaalNaaet, id_: str) -> None:
    job = _jobbet(kladde, h_.ansaettelse)
    maal = _sluttet(job, h_.maal_id, h_.maal) if job is not None else None
    if job is not None and maal is not None:
        _ret_maal(job, maal, naaet=h_.gyldig_fra, opnaaet=h_.opnaaet)


@ved(h.UdviklingsmaalFrafaldet)
def maal_frafaldet(kladde: Kladde, h_: h.UdviklingsmaalFrafaldet, id_: str) -> None:
    job = _jobbet(kladde, h_.ansaettelse)
    maal = _sluttet(job, h_.maal_id) if job is not None else None
    if job is not None and maal is not None:
        _ret_maal(job, maal, frafaldet=h_.gyldig_fra, grund=h_.grund)


@ved(h.UdviklingsplanAftalt)
def plan_aftalt(kladde: Kladde, h_: h.UdviklingsplanAftalt, id_: str) -> None:
    job = _jobbet(kladde, h_.ansaettelse)
    if job is not None:
        _skriv(job, plan=Udviklingsplan(h_.gyldig_fra, h_.tidligst, h_.rytme, h_.skriftlig, h_.med))


@ved(h.UdviklingssamtaleHoldt)
def samtale_holdt(kladde: Kladde, h_: h.UdviklingssamtaleHoldt, id_: str) -> None:
    job = _jobbet(kladde, h_.ansaettelse)
    if job is not None:
        samtale = Udviklingssamtale(id_, h_.gyldig_fra, h_.trivsel, h_.tegn, h_.om, h_.proevet, h_.naeste)
        _skriv(job, samtaler=(*job.udvikling.samtaler, samtale))


@ved(h.UdviklingVurderet)
def udvikling_vurderet(kladde: Kladde, h_: h.UdviklingVurderet, id_: str) -> None:
    job = _jobbet(kladde, h_.ansaettelse)
    if job is not None:
        vurdering = Udviklingsvurdering(
            h_.gyldig_fra, h_.kan_udvikles, h_.begrundelse, h_.inden, h_.registreret_af
        )
        _skriv(job, vurderinger=(*job.udvikling.vurderinger, vurdering))


@ved(h.TilskudsbroekOplyst)
def broek_oplyst(kladde: Kladde, h_: h.TilskudsbroekOplyst, id_: str) -> None:
    job = _jobbet(kladde, h_.ansaettelse)
    if job is not None:
        _skriv(job, andel=h_.andel)


@ved(h.JobaendringVurderet)
def aendring_vurderet(kladde: Kladde, h_: h.JobaendringVurderet, id_: str) -> None:
    job = _jobbet(kladde, h_.ansaettelse)
    if job is not None:
        svar = Jobaendring(
            h_.gyldig_fra, h_.aendring, h_.regeludfald, h_.udfald, h_.afvigelsesgrund, h_.registreret_af
        )
        _skriv(job, aendringer=(*job.udvikling.aendringer, svar))


@ved(h.OrdningValgt)
def ordning_valgt(kladde: Kladde, h_: h.OrdningValgt, id_: str) -> None:
    job = _jobbet(kladde, h_.ansaettelse)
    if job is not None:
        _skriv(job, valg=Ordningsvalg(h_.gyldig_fra, h_.valgt, h_.ny_ansaettelse, h_.dokument))
