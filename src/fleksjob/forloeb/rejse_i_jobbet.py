"""Rejsen, efter at borgeren er visiteret: trin S06 og S11-S25, som en ren funktion af tilstanden.

Sagen er ét sted ad gangen. Sker flere ting på én gang, vises den, der er længst fremme: et job, der er foreslået, før
en praktik, og en praktik før en anden aktør. De 30 og 54 måneder er lovens; resten er husets orden på det, der sker.
"""

from datetime import date

from fleksjob.forloeb.begreber import Ansaettelse, Fase, Tilstand
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.opfoelgning import opfoelgningens_begyndelse

LANGT = 12
"""Måneder på ledighedsydelse, før sagen står som lang ledighed. Kilden siger »over et år eller gået i stå«."""
FOERSTE_TID = 12
"""Måneder i jobbet, hvorefter den første tid er forbi, også når ingen har holdt opfølgningen efter 6 måneder."""


def trin_efter_visitation(t: Tilstand) -> str:
    """Trinnet i de faser, der følger efter en bevilling."""
    etablering = _etablering(t)
    if t.fase is Fase.JOB_BEVILGET:
        return "S16"
    if etablering:
        return etablering
    job = t.aktuel_ansaettelse
    if t.fase is Fase.I_FLEKSJOB and job is not None and job.startet is not None:
        return _i_jobbet(t, job, job.startet)
    return _soeger(t)


def _etablering(t: Tilstand) -> str:
    """S15, mens et forslag venter på svar, og S16, når det er godkendt og jobbet ikke er begyndt."""
    if not t.etableringer:
        return ""
    seneste = max(t.etableringer, key=lambda en: en.foreslaaet or date.min)
    job = next((en for en in t.ansaettelser if en.id == seneste.ansaettelse), None)
    sagt_nej = any(svar.svar == "nej" for svar in seneste.svar)
    if seneste.foreslaaet is None or seneste.afslaaet or sagt_nej or (job and (job.startet or job.ophoert)):
        return ""
    return "S16" if seneste.godkendt else "S15"


# --- i jobbet ---------------------------------------------------------------------------------------------------------


def _i_jobbet(t: Tilstand, job: Ansaettelse, startet: date) -> str:
    if job.pensionssag is not None:
        return "S08"
    if _status_skal_laves(t, job):
        return "S20"
    if _skal_afklares(job):
        return "S25"
    if _opfoelgning_skal_holdes(t, job, startet):
        return "S19"
    if len(job.bevillinger) > 1:
        return "S22" if job.varig else "S21"
    return "S18" if _fundet_til_rette(t, job, startet) else "S17"


def _status_skal_laves(t: Tilstand, job: Ansaettelse) -> bool:
    """De 54 måneder er gået i den bevilling, der gælder, og den er endnu ikke fornyet."""
    nu = job.bevillinger[-1] if job.bevillinger else None
    if nu is None or nu.varig or nu.fra > t.pr:
        return False
    maaneder = round(t.retsgrundlag.vaerdi("status_i_midlertidigt_fleksjob", nu.fra).vaerdi)
    return laeg_maaneder_til(nu.fra, maaneder) <= t.pr


def _skal_afklares(job: Ansaettelse) -> bool:
    """Den seneste opfølgning sagde ny afklaring, og vilkårene er ikke lavet om siden."""
    seneste = job.opfoelgninger[-1] if job.opfoelgninger else None
    if seneste is None or seneste.konklusion != "afklaring":
        return False
    return not any(vilkaar.gyldig_fra > seneste.dato for vilkaar in job.vilkaar)


def _opfoelgning_skal_holdes(t: Tilstand, job: Ansaettelse, startet: date) -> bool:
    """De 30 måneder siden jobbets start eller den seneste opfølgning af den slags er gået."""
    holdt = [en.dato for en in job.opfoelgninger if en.art == "30_mdr"]
    fra = max(holdt, default=opfoelgningens_begyndelse(startet))
    maaneder = round(t.retsgrundlag.vaerdi("opfoelgning_interval", fra).vaerdi)
    return laeg_maaneder_til(fra, maaneder) <= t.pr


def _fundet_til_rette(t: Tilstand, job: Ansaettelse, startet: date) -> bool:
    holdt = {en.art for en in job.opfoelgninger}
    return bool(holdt & {"6_mdr", "30_mdr"}) or laeg_maaneder_til(startet, FOERSTE_TID) <= t.pr


# --- uden job ---------------------------------------------------------------------------------------------------------


def _soeger(t: Tilstand) -> str:
    if t.praktik_i_gang is not None:
        return "S14"
    efter = _efter_jobbet(t) or _efter_revurdering(t)
    if efter:
        return efter
    if t.jobsoegning.aktoerer and t.jobsoegning.aktoerer[-1].slut is None:
        return "S12"
    if t.faar_ledighedsydelse and laeg_maaneder_til(t.ledighedsydelse[-1].fra, LANGT) <= t.pr:
        return "S13"
    return "S11" if _begyndt_at_soege(t) else "S06"


def _efter_jobbet(t: Tilstand) -> str:
    """S23 efter et job på almindelige vilkår og S24 efter ethvert andet, til der søges igen."""
    sluttet = [en for en in t.ansaettelser if en.ophoert is not None]
    if not sluttet:
        return ""
    seneste = max(sluttet, key=lambda en: en.ophoert or date.min)
    if _soegt_siden(t, seneste.ophoert or date.min):
        return ""
    return "S23" if seneste.ophoersaarsag == "ordinaert_job" else "S24"


def _efter_revurdering(t: Tilstand) -> str:
    """S25 efter en revurdering, der siger ny afklaring, og S08, når den siger pension; til der lægges en ny plan."""
    if t.jobsoegning.revurderet is None or _planlagt_siden(t, t.jobsoegning.revurderet):
        return ""
    return {"ny_afklaring": "S25", "pension": "S08"}.get(t.jobsoegning.revurderet_til, "")


def _begyndt_at_soege(t: Tilstand) -> bool:
    return _soegt_siden(t, t.visiteret or date.min)


def _soegt_siden(t: Tilstand, dag: date) -> bool:
    """Om den første samtale er holdt eller planen lagt på dagen eller siden."""
    opsamlet = (en.dato for en in t.jobsoegning.opsamlinger)
    samtaler = (en.dato for en in t.samtaler if en.art == "jobsamtale")
    return any(en >= dag for en in (*opsamlet, *samtaler, *t.jobsoegning.planer))


def _planlagt_siden(t: Tilstand, dag: date) -> bool:
    return any(en > dag for en in t.jobsoegning.planer)
