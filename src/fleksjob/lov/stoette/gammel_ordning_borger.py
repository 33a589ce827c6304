"""Tilskuddet i den gamle ordning, og hvilken ordning et job er i, sagt i tre sætninger.

De første er til arbejdsgiveren, de sidste til den ansatte. Det, der ville ændre svaret, er regnet af loven.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.forklaring import kroner, saetning
from fleksjob.lov.kerne.regelsaet import Saetninger
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.kerne.vaerdier import dansk_dato

BROEK = {"halvdelen": "halvdelen", "to-tredjedele": "to tredjedele"}


def _kr(x: Decimal) -> str:
    return kroner(float(x))


def om_tilskuddet(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> Saetninger:
    """Hvad I får for perioden, hvorfor, og hvad en time mere ville give."""
    return (
        saetning(f"I får {_kr(svar.beloeb('tilskud'))} i tilskud for perioden"),
        saetning(_hvorfor(svar, oplyst)),
        saetning(_en_time_mere(svar, oplyst, spoerg)),
    )


def _hvorfor(svar: Svar, oplyst: Mapping[str, Any]) -> str:
    grundlag = svar.beloeb("grundlag_time")
    tekst = f"I får {BROEK[oplyst['andel']]} af {_kr(grundlag)} i timen, fordi det er {_hvad_bandt(svar)}"
    if fravaer := svar.beloeb("nedsaettelse_ved_fravaer"):
        tekst += f", og {_kr(fravaer)} er trukket fra, fordi I får refusion for fravær"
    return tekst


def _hvad_bandt(svar: Svar) -> str:
    trin = {t.kode: t.vaerdi for t in svar.trin}
    if trin["grundlag_time"] == trin["loen_med_bidrag_time"]:
        return "det, I betaler"
    if trin["grundlag_time"] == trin["overenskomst_med_bidrag_time"]:
        return "den mindste løn efter overenskomsten"
    return "det højeste, der kan gives tilskud af"


def _en_time_mere(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> str:
    timer = float(oplyst["timer_uge"])
    if timer >= 37:
        return "Flere end 37 timer om ugen giver ikke mere i tilskud"
    try:
        ny = spoerg(timer_uge=min(timer + 1, 37.0))
    except (UgyldigtInput, UgyldigeInput):
        return "Ved et nyt fleksjob hører tilskuddet til jer op"
    mere = ny.beloeb("tilskud") - svar.beloeb("tilskud")
    hvis = "Med en time mere om ugen" if timer <= 36 else "Med 37 timer om ugen"
    return f"{hvis} ville I få {_kr(mere)} mere"


def om_ordningen(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> Saetninger:
    """Hvilken ordning, hvorfor, og hvad der ville flytte jobbet til den nye."""
    del spoerg
    begyndt = oplyst.get("begyndt")
    if svar["ordning"] == "gammel":
        return (
            "Dit fleksjob er i den gamle ordning.",
            saetning(
                f"Det begyndte {dansk_dato(oplyst['begyndt'])}, før 2013, og det er stadig det samme job"
            ),
            "Skifter du til et nyt fleksjob, kommer du over i den nye ordning.",
        )
    if svar["ordning"] == "ny":
        grund = "Det begyndte efter 2012" if begyndt is not None and begyndt.year > 2012 else _nyt_job(oplyst)
        return (
            "Dit fleksjob er i den nye ordning.",
            saetning(grund),
            "Ingen ændring kan flytte det til den gamle ordning.",
        )
    return (
        "Du er ikke i nogen af ordningerne lige nu.",
        "Det afgøres først, når du begynder i et fleksjob.",
        "Begynder du i et fleksjob, følger det den nye ordning.",
    )


def _nyt_job(oplyst: Mapping[str, Any]) -> str:
    grunde = {
        "afskediget-og-genansat": "Du blev afskediget og er ansat igen, og det er et nyt job",
        "valgt-ny-ordning": "Du har selv valgt den nye ordning",
        "nyt-fleksjob": "Du har fået et nyt fleksjob efter 2012",
    }
    return grunde.get(
        oplyst.get("aendring", ""), "Jobbet er så anderledes nu, at det regnes for et nyt fleksjob"
    )
