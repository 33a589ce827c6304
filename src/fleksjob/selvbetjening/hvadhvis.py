"""»Hvad hvis«: linket fra et rigtigt job til beregneren med jobbets tal udfyldt."""

from fleksjob.forloeb.begreber import Tilstand
from fleksjob.selvbetjening.beregnerformular import FOERSTE_AAR, SIDSTE_AAR, Indtastning
from fleksjob.selvbetjening.beregnersvar import adresse_for


def adresse_for_job(tilstand: Tilstand) -> str:
    """Beregneren med jobbets timeløn, timer og fuldtidsløn; tom, når jobbet ikke har dem.

    I sagen er lønnen med pension. Beregneren får den derfor uden procent, så pensionen ikke regnes med to gange.
    """
    job = tilstand.aktuel_ansaettelse
    vilkaar = job.vilkaar_pr(tilstand.pr) if job else None
    if vilkaar is None or not vilkaar.timeloen or not vilkaar.betalte_timer:
        return ""
    aar = min(max(tilstand.pr.year, FOERSTE_AAR), SIDSTE_AAR)
    return adresse_for(
        Indtastning(
            dato=tilstand.pr.replace(year=aar, day=1),
            timeloen=vilkaar.timeloen,
            timer=vilkaar.betalte_timer,
            fuldtidstimeloen=None,
            fuldtidsloen=vilkaar.fuldtidsloen,
            pension_pct=0.0,
            anden_loen=0.0,
            fremmoede=vilkaar.timer,
            intensitet=vilkaar.intensitet,
        )
    )
