"""Arbejdsgiverens udgifter sagt i tre sætninger til den, der ikke har en lønafdeling.

Den tredje er regnet af loven med en time mere, aldrig skønnet.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.forklaring import kroner, saetning, tal
from fleksjob.lov.kerne.regelsaet import Saetninger
from fleksjob.lov.kerne.svar import Svar


def om_udgiften(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> Saetninger:
    """Hvad fleksjobbet koster om måneden, hvorfor, og hvad en time mere ville koste."""
    if "koster_md" not in svar.resultater:
        return _om_atp(svar)
    return saetning(_hvad(svar)), saetning(_hvorfor(svar)), saetning(_en_time_mere(svar, oplyst, spoerg))


def _kr(x: Decimal) -> str:
    return kroner(float(x))


def _hvad(svar: Svar) -> str:
    if not svar.beloeb("koster_md"):
        return "Uden betalte timer koster fleksjobbet jer ingen løn"
    efter = ""
    if "sygerefusion_md" in svar.resultater:
        efter = f", og efter refusion for sygdom {_kr(svar.beloeb('koster_efter_refusion_md'))}"
    pr_time = f"eller {_kr(svar.beloeb('koster_time'))} for hver betalt time"
    return f"Fleksjobbet koster jer {_kr(svar.beloeb('koster_md'))} om måneden, {pr_time}{efter}"


def _hvorfor(svar: Svar) -> str:
    led = [f"{_kr(svar.beloeb('loen_md'))} i løn"]
    for maal, navn in (
        ("pension_md", "til pension"),
        ("atp_arbejdsgiver", "i ATP"),
        ("ferie_md", "til ferie"),
    ):
        if beloeb := svar.beloeb(maal):
            led.append(f"{_kr(beloeb)} {navn}")
    samlet = " og ".join(filter(None, [", ".join(led[:-1]), led[-1]]))
    return f"Det er {samlet}, og I betaler kun for det arbejde, der bliver udført"


def _en_time_mere(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> str:
    felt, ord_for_time = (
        ("timer_md", "en betalt time mere om måneden")
        if oplyst.get("timer_md") is not None
        else ("timer_uge", "en time mere på arbejdet om ugen")
    )
    try:
        ny = spoerg(**{felt: float(oplyst[felt]) + 1})
    except (UgyldigtInput, UgyldigeInput):
        return "Flere timer, end der er oplyst, er der ikke i et fleksjob"
    mere = ny.beloeb("koster_md") - svar.beloeb("koster_md")
    return f"Med {ord_for_time} ville det koste {_kr(mere)} mere om måneden"


def _om_atp(svar: Svar) -> Saetninger:
    egen, den_ansattes = svar.beloeb("atp_arbejdsgiver"), svar.beloeb("atp_loenmodtager")
    if not egen:
        return (
            "Der skal ikke betales ATP.",
            "Der er færre end 39 betalte timer om måneden.",
            "Fra 39 betalte timer om måneden skal der betales ATP.",
        )
    return (
        saetning(f"I skal betale {_kr(egen)} i ATP om måneden"),
        saetning(f"Den ansatte betaler selv {_kr(den_ansattes)}, som I trækker fra lønnen"),
        f"Bidraget følger de betalte timer og skifter ved {tal(39)}, {tal(78)} og {tal(117)} timer om måneden.",
    )


def om_statens_refusion(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> Saetninger:
    """Hvad institutionen får fra den statslige ordning, hvorfor, og hvad loftet gør."""
    refusion, grundlag = svar.beloeb("refusion_kvartal"), svar.beloeb("grundlag_kvartal")
    medregnet = svar.beloeb("medregnet_loenudgift_kvartal")
    loen = Decimal(str(oplyst["loenudgift_kvartal"]))
    hvad = f"Institutionen får {_kr(refusion)} fra den statslige fleksjobordning for kvartalet"
    del_af = "hele" if refusion == grundlag else "halvdelen af"
    hvorfor = f"Det er {del_af} lønudgiften, når det er trukket fra, som kommunen og andre betaler"
    if medregnet < loen:
        aendring = f"Af lønnen på {_kr(loen)} tæller kun {_kr(medregnet)} med, så højere løn giver ikke mere"
    else:
        ny = spoerg(loenudgift_kvartal=float(loen) + 1000)
        mere = ny.beloeb("refusion_kvartal") - refusion
        aendring = f"Med 1.000 kr. mere i løn ville refusionen være {_kr(mere)} større"
    return saetning(hvad), saetning(hvorfor), saetning(aendring)
