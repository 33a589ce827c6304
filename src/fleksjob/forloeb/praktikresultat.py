"""Det, den seneste praktik viste, som begyndelsen på et forslag til et job; og historien, så ingen sendes rundt."""

from datetime import date

import msgspec

from fleksjob.forloeb.begreber import Tilstand
from fleksjob.forloeb.dokumentation import Praktik
from fleksjob.lov.sagsgang.hjaelp_i_jobbet import LAENGST_UDEN_LEDER_UGER, SAEDVANLIG_UGER

MANGE = 2
"""Så mange praktikker uden job, før siden spørger, hvad der skal være anderledes."""


class Praktikresultat(msgspec.Struct, frozen=True):
    """Timer til stede om ugen, intensitet i procent og de hensyn, der virkede. None og tomt: ikke oplyst."""

    sluttet: date
    virksomhed: str
    cvr: str
    timer: float | None
    intensitet: float | None
    hensyn: str
    udgang: str
    opgaver: str = ""


def praktikresultat(t: Tilstand) -> Praktikresultat | None:
    """Resultatet af den seneste praktik, der er slut; None, når der ingen er."""
    for en in reversed(t.praktikker):
        if en.sluttet is not None:
            naaet = next((m for m in reversed(en.maalinger) if m.timer is not None), None)
            return Praktikresultat(
                sluttet=en.sluttet,
                virksomhed=en.virksomhed,
                cvr=en.cvr,
                timer=naaet.timer if naaet else None,
                intensitet=naaet.intensitet if naaet else None,
                hensyn=dict(en.rapport).get("hensyn_virkede", "") or en.hensyn,
                udgang=en.udgang,
                opgaver=en.funktioner,
            )
    return None


def uger(en: Praktik, til: date | None = None) -> int | None:
    """Hele og begyndte uger fra første til sidste dag; None, når der ingen sidste dag er."""
    slut = til or en.sluttet or en.forventet_slut
    return None if slut is None else -(-((slut - en.startet).days + 1) // 7)


def uger_mellem(fra: date, til: date) -> int:
    """Hele og begyndte uger, begge dage talt med."""
    return -(-((til - fra).days + 1) // 7)


def er_lang(antal: int) -> bool:
    """Længere end de sædvanlige fire uger."""
    return antal > SAEDVANLIG_UGER


def kraever_leder(antal: int) -> bool:
    """Længere, end andre end en leder kan beslutte."""
    return antal > LAENGST_UDEN_LEDER_UGER


def uden_job(t: Tilstand) -> tuple[Praktik, ...]:
    """De praktikker, der er slut og ikke førte til et job på stedet."""
    steder = {job.cvr for job in t.ansaettelser if job.cvr}
    return tuple(
        en
        for en in t.praktikker
        if en.sluttet is not None and en.udgang != "job" and not (en.cvr and en.cvr in steder)
    )


def samme_sted_foer(t: Tilstand, cvr: str) -> bool:
    """Om borgeren har været i praktik på stedet i forvejen."""
    return bool(cvr) and any(en.cvr == cvr for en in t.praktikker)
