"""Hvor længe borgeren har været på ledighedsydelse, hvad der derfor skal ske nu, og hvornår sagen er gået i stå.

Varigheden tælles fra den dag, den løbende periode begyndte; der er ingen øvre grænse. Hvad loven tæller til
revurderingen, er noget andet og står i `lov.sagsgang.revurdering`.
"""

from datetime import date, timedelta

import msgspec

from fleksjob.forloeb.begreber import Fase, Tilstand
from fleksjob.lov.sagsgang.jobsoegning import HVERT_AAR, MILEPAELE, STILLE_UGER, Alarm
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til

FOERSTE_MOEDE = timedelta(days=14)
"""Det første møde holdes lige efter afgørelsen; kommunens eget mål."""
_AF_ANLEDNING = {alarm.kode: alarm.maaneder for alarm in MILEPAELE}


class Ledighed(msgspec.Struct, frozen=True):
    """Den løbende periode på ydelsen. `gennemgaaet` er den højeste alarm, nogen har set på, i måneder."""

    fra: date
    gennemgaaet: int
    naeste: date
    sidst_aktiv: date

    def maaneder(self, dag: date) -> int:
        """Hele måneder på dagen."""
        return hele_maaneder(self.fra, dag)

    def alarm(self, dag: date) -> Alarm | None:
        """Den alarm, der er gået af og ikke set på; None, når der ingen er."""
        return alarm_pr(self.maaneder(dag), self.gennemgaaet)

    def stille_uger(self, dag: date) -> int:
        """Hele uger, siden der sidst skete noget."""
        return max(0, (dag - self.sidst_aktiv).days // 7)

    def gaaet_i_staa(self, dag: date) -> bool:
        """Om der har været stille for længe."""
        return self.stille_uger(dag) >= STILLE_UGER


def ledighed(t: Tilstand) -> Ledighed | None:
    """Den løbende periode; None, når borgeren ikke får ledighedsydelse."""
    if not t.faar_ledighedsydelse or t.lukket is not None:
        return None
    fra = t.ledighedsydelse[-1].fra
    gennemgaaet = _gennemgaaet(t, fra)
    return Ledighed(
        fra=fra,
        gennemgaaet=gennemgaaet,
        naeste=laeg_maaneder_til(fra, naeste_maaned(gennemgaaet)),
        sidst_aktiv=sidst_aktiv(t) or fra,
    )


def naeste_maaned(gennemgaaet: int) -> int:
    """Den næste alarm efter den, der er set på: 3, 6, 12 og 18 måneder, og derefter hvert år."""
    return next((a.maaneder for a in MILEPAELE if a.maaneder > gennemgaaet), gennemgaaet + HVERT_AAR.maaneder)


def alarm_pr(maaneder: int, gennemgaaet: int) -> Alarm | None:
    """Den højeste alarm, der er gået af efter så mange måneder og ikke set på."""
    naaede = [a for a in MILEPAELE if gennemgaaet < a.maaneder <= maaneder]
    if naaede:
        return naaede[-1]
    return (
        HVERT_AAR
        if gennemgaaet >= MILEPAELE[-1].maaneder and maaneder >= naeste_maaned(gennemgaaet)
        else None
    )


def hele_maaneder(fra: date, dag: date) -> int:
    """Hele måneder fra den ene dag til den anden; 0, når dagen ligger før."""
    antal = (dag.year - fra.year) * 12 + dag.month - fra.month
    return max(0, antal if laeg_maaneder_til(fra, antal) <= dag else antal - 1)


def sidst_aktiv(t: Tilstand) -> date | None:
    """Den seneste dag, nogen gjorde noget i jobsøgningen: en samtale, joblog, praktik, aktør, plan."""
    dage = [
        t.jobsoegning.sidst_aktiv,
        *(en.startet for en in t.praktikker),
        *(en.sluttet for en in t.praktikker),
        t.ledighedsydelse[-1].fra if t.ledighedsydelse else None,
    ]
    return max((en for en in dage if en is not None and en <= t.pr), default=None)


def foerste_moede_senest(t: Tilstand) -> date | None:
    """Dagen, opsamlingen efter afgørelsen senest bør holdes; None, når den er holdt, eller borgeren ikke er ledig."""
    if t.fase != Fase.LEDIG or t.visiteret is None:
        return None
    holdt = [en.dato for en in t.jobsoegning.opsamlinger] + [en.dato for en in t.samtaler]
    if any(dag >= t.visiteret for dag in holdt):
        return None
    return t.visiteret + FOERSTE_MOEDE


def _gennemgaaet(t: Tilstand, fra: date) -> int:
    hoejest = 0
    for en in t.jobsoegning.gennemgange:
        if en.dato < fra:
            continue
        if en.anledning == HVERT_AAR.kode:
            hoejest = max(hoejest, _seneste_aar(hele_maaneder(fra, en.dato)))
        else:
            hoejest = max(hoejest, _AF_ANLEDNING.get(en.anledning, 0))
    return hoejest


def _seneste_aar(maaneder: int) -> int:
    """Den seneste af 18, 30, 42 …, der er nået."""
    sidste = MILEPAELE[-1].maaneder
    return sidste + max(0, (maaneder - sidste) // HVERT_AAR.maaneder) * HVERT_AAR.maaneder
