"""Et mål for udvikling i jobbet: aftalt, nået eller faldet væk."""

from datetime import date, datetime
from typing import Literal, get_args

from fleksjob.forloeb.haendelser import UdviklingsmaalAftalt, UdviklingsmaalFrafaldet, UdviklingsmaalNaaet
from fleksjob.forloeb.tilstand import Ansaettelse, Tilstand
from fleksjob.forloeb.udviklingsbegreber import Udvikling, Udviklingsmaal
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.udvikling import MAALSLAGS, PRESSER
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_grund, kraev_tekst
from fleksjob.sager.models import Bruger, Sag

Maalslags = Literal["timer", "intensitet", "opgaver", "kvalitet"]
_HOEJST = {"timer": 37.0, "intensitet": 100.0}
_KORT = 200


def aftal_udviklingsmaal(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    art: Maalslags,
    maal: str = "",
    startvaerdi: float | None = None,
    maalvaerdi: float | None = None,
    inden: date | None = None,
    note: str = "",
) -> Sag:
    """Et mål i timer eller procent er et tal; et mål i opgaver eller kvalitet er ord.

    Var trivslen presset sidst, eller er planens første dag ikke nået, kræver et mål om flere timer eller højere
    intensitet, at noten siger hvorfor.
    """
    if art not in get_args(Maalslags):
        raise UgyldigtInput("art", f"Vælg, hvad målet er: {', '.join(MAALSLAGS.values()).lower()}.")
    if art in _HOEJST:
        _kraev_tal(art, startvaerdi, maalvaerdi)
    else:
        kraev_tekst("maal", maal, "Skriv målet, fx «tager selv kassen om formiddagen».")
    if len(maal) > _KORT:
        raise UgyldigtInput("maal", f"Skriv målet på højst {_KORT} tegn.")
    if inden is not None and inden <= gyldig_fra:
        raise UgyldigtInput("inden", "Målet skal nås efter den dag, det bliver aftalt. Vælg en senere dag.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    den_dag = sag.kraev("udviklingsmaal_aftalt", gyldig_fra, ansaettelse=ansaettelse)
    if art in PRESSER and not note.strip():
        _kraev_ro(jobbet(den_dag, ansaettelse).udvikling, gyldig_fra)
    return sag.tilfoej(
        UdviklingsmaalAftalt(
            gyldig_fra=gyldig_fra,
            ansaettelse=ansaettelse,
            art=art,
            maal=maal.strip(),
            startvaerdi=startvaerdi if art in _HOEJST else None,
            maalvaerdi=maalvaerdi if art in _HOEJST else None,
            inden=inden,
            note=note,
        )
    )


def jobbet(tilstand: Tilstand, ansaettelse: str) -> Ansaettelse:
    """Jobbet med den nøgle. Rejser, når sagen ikke har det."""
    for job in tilstand.ansaettelser:
        if job.id == ansaettelse:
            return job
    raise UgyldigtInput("ansaettelse", "Vælg et af sagens job.")


def _kraev_tal(art: str, startvaerdi: float | None, maalvaerdi: float | None) -> None:
    enhed = "timer om ugen" if art == "timer" else "procent"
    if maalvaerdi is None or not 0 < maalvaerdi <= _HOEJST[art]:
        raise UgyldigtInput("maalvaerdi", f"Skriv målet i {enhed}: over 0 og højst {_HOEJST[art]:g}.")
    if startvaerdi is not None and startvaerdi < 0:
        raise UgyldigtInput("startvaerdi", "Tallet nu kan ikke være under 0.")
    if startvaerdi is not None and maalvaerdi <= startvaerdi:
        raise UgyldigtInput("maalvaerdi", "Målet skal være højere end tallet nu.")


def _kraev_ro(udvikling: Udvikling, dag: date) -> None:
    sidst = udvikling.samtaler[-1] if udvikling.samtaler else None
    if sidst is not None and sidst.trivsel == "presset":
        raise UgyldigtInput(
            "note",
            f"Ved samtalen {dansk_dato(sidst.dato)} var trivslen presset. Vent, til det går bedre, eller skriv her, "
            "hvorfor målet aftales nu.",
        )
    tidligst = udvikling.plan.tidligst if udvikling.plan is not None else None
    if tidligst is not None and dag < tidligst:
        raise UgyldigtInput(
            "note",
            f"Efter planen tales der tidligst om flere timer {dansk_dato(tidligst)}. Vent, eller skriv her, hvorfor "
            "målet aftales nu.",
        )


def _aabent(sag: lager.AabenSag, ansaettelse: str, maal_id: str) -> Udviklingsmaal:
    for maal in jobbet(sag.tilstand(), ansaettelse).udvikling.aabne:
        if maal.id == maal_id:
            return maal
    raise UgyldigtInput(
        "maal_id", "Målet findes ikke, eller det er allerede nået eller faldet væk. Vælg et andet."
    )


def naa_udviklingsmaal(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    maal_id: str,
    opnaaet: float | None = None,
    note: str = "",
) -> Sag:
    """Målet er nået. Bruges timerne også i løn og tilskud, skal de nye vilkår registreres for sig."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("udviklingsmaal_naaet", gyldig_fra, ansaettelse=ansaettelse)
    maal = _aabent(sag, ansaettelse, maal_id)
    if gyldig_fra < maal.aftalt:
        raise UgyldigtInput(
            "gyldig_fra", f"Målet blev først aftalt {dansk_dato(maal.aftalt)}. Vælg en senere dag."
        )
    return sag.tilfoej(
        UdviklingsmaalNaaet(
            gyldig_fra=gyldig_fra,
            ansaettelse=ansaettelse,
            maal=maal.maal,
            maal_id=maal_id,
            opnaaet=opnaaet,
            note=note,
        )
    )


def frafald_udviklingsmaal(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    maal_id: str,
    grund: str,
    note: str = "",
) -> Sag:
    """Målet forfølges ikke længere. Grunden kræves, så det kan læses siden."""
    grund = kraev_grund(grund)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("udviklingsmaal_frafaldet", gyldig_fra, ansaettelse=ansaettelse)
    _aabent(sag, ansaettelse, maal_id)
    return sag.tilfoej(
        UdviklingsmaalFrafaldet(
            gyldig_fra=gyldig_fra, ansaettelse=ansaettelse, maal_id=maal_id, grund=grund, note=note
        )
    )
