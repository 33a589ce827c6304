"""Nogen har set på, hvorfor ledigheden varer ved, og aftalt det næste."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import LedighedGennemgaaet
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.jobsoegning import HVERT_AAR, MILEPAELE, STILSTAND
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag

ANLEDNINGER = {
    **{alarm.kode: f"Efter {alarm.navn}" for alarm in MILEPAELE},
    HVERT_AAR.kode: "Efter endnu et år",
    "stilstand": "Sagen er gået i stå",
}


def gennemgaa_ledighed(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    anledning: Literal["3_mdr", "6_mdr", "12_mdr", "18_mdr", "aar", "stilstand"],
    grund: str,
    aftalt: str,
    naeste: date | None = None,
    note: str = "",
) -> Sag:
    """`grund` er en kode fra `STILSTAND`; `aftalt` siger, hvad der sker nu, og `naeste` hvornår vi ser igen."""
    fejl = []
    if anledning not in ANLEDNINGER:
        fejl.append(UgyldigtInput("anledning", "Vælg, hvad der gør, at I ser på sagen nu."))
    if grund not in STILSTAND:
        fejl.append(UgyldigtInput("grund", "Vælg, hvad der mest står i vejen."))
    if not aftalt.strip():
        fejl.append(UgyldigtInput("aftalt", "Skriv, hvad der sker nu, og hvem der gør det."))
    if len(aftalt) > 600:
        fejl.append(UgyldigtInput("aftalt", "Skriv højst 600 tegn."))
    if naeste is not None and naeste <= gyldig_fra:
        fejl.append(UgyldigtInput("naeste", "Vælg en dag efter i dag."))
    kast(fejl)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("ledighed_gennemgaaet", gyldig_fra)
    return sag.tilfoej(
        LedighedGennemgaaet(
            gyldig_fra=gyldig_fra,
            anledning=anledning,
            grund=grund,
            aftalt=aftalt.strip(),
            naeste=naeste,
            note=note,
        )
    )
