"""Sanktionen sagt til borgeren i tre sætninger: hvad den koster, hvorfor, og hvad der ville ændre det."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from fleksjob.lov.kerne.forklaring import FORMATER, saetning
from fleksjob.lov.kerne.regelsaet import Saetninger
from fleksjob.lov.kerne.svar import Svar

GJORDE = {
    "afslaar_fleksjob": "du sagde nej til et fleksjob",
    "ophoerer_fleksjob": "du holdt op i et fleksjob",
    "som_afslag_paa_fleksjob": "det, du gjorde, svarer til at sige nej til et fleksjob",
    "afslaar_tilbud": "du sagde nej til et tilbud fra kommunen",
    "ophoerer_tilbud": "du holdt op i et tilbud fra kommunen",
    "som_afslag_paa_tilbud": "det, du gjorde, svarer til at sige nej til et tilbud fra kommunen",
    "udebliver_fra_tilbud": "du blev væk fra et tilbud fra kommunen",
    "cv_mangler": "dit CV ikke var på Jobnet i tide",
    "ikke_jobsoegende": "du ikke kan vise, at du søger job",
}


def borgersaetninger(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> Saetninger:
    """Hvad det koster, hvorfor, og hvad der ville ændre det. »Uden grund« er regnet af loven, ikke skønnet."""
    grund = bool(oplyst["rimelig_grund"])
    return (
        saetning(_hvad(svar)),
        saetning(_hvorfor(svar, str(oplyst["adfaerd"]), grund)),
        saetning(_aendring(svar, spoerg)),
    )


def _antal(svar: Svar, maal: str, enhed: str) -> str:
    tal = svar[maal]
    return FORMATER[enhed](float(tal)) if isinstance(tal, Decimal) else ""


def _hvad(svar: Svar) -> str:
    return {
        "ingen": "Det koster dig ikke noget af din ledighedsydelse",
        "ingen_ydelse_i_3_uger": f"Du kan ikke få ledighedsydelse i {_antal(svar, 'uger_uden_ydelse', 'uger')}",
        "fradrag_for_dage": f"Du får ikke ledighedsydelse for {_antal(svar, 'fradragsdage', 'dage')}",
        "mister_retten": "Du mister retten til ledighedsydelse",
        "plan_i_3_maaneder": "Du får 3 måneder til at vise, at du søger job, efter en plan, du lægger med kommunen",
        "ydelsen_ophoerer": "Din ledighedsydelse stopper",
    }[str(svar["virkning"])]


def _hvorfor(svar: Svar, adfaerd: str, grund: bool) -> str:
    gjorde = GJORDE[adfaerd]
    if grund:
        return f"Grunden er, at {gjorde}, men at du havde en rimelig grund til det"
    igen = ", og det er sket før inden for 12 måneder" if svar["virkning"] == "mister_retten" else ""
    efter = ", heller ikke efter de 3 måneder med planen" if svar["virkning"] == "ydelsen_ophoerer" else ""
    return f"Grunden er, at {gjorde} uden en rimelig grund{igen}{efter}"


def _aendring(svar: Svar, spoerg: Callable[..., Svar]) -> str:
    if svar["virkning"] == "ingen":
        uden = _hvad(spoerg(rimelig_grund=False))
        return f"Mener kommunen, at grunden ikke var rimelig, er det: {uden[:1].lower()}{uden[1:]}"
    if svar["virkning"] == "ingen_ydelse_i_3_uger":
        return (
            "Sker det igen inden for 12 måneder uden en rimelig grund, mister du retten til ledighedsydelse"
        )
    return "Havde du en rimelig grund, koster det ikke noget, så fortæl kommunen det, før den afgør sagen"
