"""Ledighedsydelsen og dens sats sagt til borgeren i tre sætninger.

Beløbene i de to første kan lægges sammen af den, der læser dem. Den tredje er spurgt hos loven, aldrig skønnet.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.forklaring import kroner, saetning, tal
from fleksjob.lov.kerne.regelsaet import Saetninger
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.kerne.vaerdier import maaned

MERE_I_LOEN = 1000.0
SATSTEKST = {
    "hoej": "den høje sats (89 procent af de højeste dagpenge)",
    "lav-forsoerger": "den lave sats for dig, der forsørger børn",
    "lav": "den lave sats",
}


def om_beloebet(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> Saetninger:
    """Hvad du får, hvorfor, og hvad 1.000 kr. mere i løn ville betyde."""
    faar = svar.beloeb("ledighedsydelse")
    hvad = (
        f"Du får {_mellem(svar)} i ledighedsydelse for {maaned(svar.dato)}"
        if svar.beloeb("ledighedsydelse_hoejst")
        else f"Du får ikke ledighedsydelse for {maaned(svar.dato)}"
    )
    mere = _spurgt(spoerg, loen=float(oplyst.get("loen") or 0) + MERE_I_LOEN)
    if mere is None or not faar:
        aendring = "Får du mindre i løn, eller har du ret i flere dage, kan ydelsen blive højere"
    else:
        mister = faar - mere.beloeb("ledighedsydelse")
        aendring = (
            f"Tjener du 1.000 kr. mere om måneden, bliver ydelsen {_kr(mister)} lavere, så du i alt har "
            f"{_kr(Decimal(1000) - mister)} mere før skat"
        )
    return saetning(hvad), saetning(_hvorfor(svar)), saetning(aendring)


def _mellem(svar: Svar) -> str:
    mindst, hoejst = svar.beloeb("ledighedsydelse"), svar.beloeb("ledighedsydelse_hoejst")
    return _kr(mindst) if mindst == hoejst else f"mindst {_kr(mindst)} og højst {_kr(hoejst)}"


def _hvorfor(svar: Svar) -> str:
    beloeb = {t.kode: t.vaerdi for t in svar.trin}
    for_dagene, hel = beloeb["beloeb_for_dagene"], svar.beloeb("maanedsbeloeb")
    assert isinstance(for_dagene, Decimal)
    grund = f"En hel måned er {_kr(hel)}"
    if for_dagene != hel:
        grund += f", og dine {tal(float(svar.beloeb('dage_med_ydelse')))} dage er {_kr(for_dagene)}"
    if svar.beloeb("nedsaettelse"):
        grund += (
            f"; der bliver trukket {_kr(svar.beloeb('nedsaettelse'))} fra, fordi du har tjent "
            f"{_kr(svar.beloeb('indkomst'))}"
        )
    return grund


def om_satsen(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> Saetninger:
    """Hvilken sats du får, hvorfor, og hvad der ville give den høje."""
    sats = str(svar["sats"])
    if sats not in SATSTEKST:
        return _uden_sats(sats, oplyst, spoerg)
    hvad = f"Du får ledighedsydelse på {SATSTEKST[sats]}."
    if sats == "hoej":
        return (
            hvad,
            f"Det er, fordi du {_grund(str(svar['grund_til_hoej']))}.",
            _efter_alderen(oplyst),
        )
    if svar["hoejeste_satser_brugt"] == "ja":
        return (
            hvad,
            "Det er, fordi du har nået fleksydelsesalderen og har fået en højere sats i 6 måneder siden.",
            "Den lave sats kan du få, så længe du har ret til ledighedsydelse.",
        )
    return (
        hvad,
        "Det er, fordi du ikke fik eller havde ret til sygedagpenge, da du blev visiteret, og ikke har været 9 "
        "måneder i fleksjob inden for de seneste 18.",
        _til_ni(svar, oplyst, spoerg),
    )


def _uden_sats(sats: str, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> Saetninger:
    """Ikke ret, eller ret før 2013, hvor beløbet ikke er fundet."""
    if sats != "ingen":
        return (
            "Du havde ret til ledighedsydelse, men hvor meget, er ikke fundet.",
            "Det er, fordi du fik eller havde ret til en af de ydelser, der gav ret, eller havde været 9 måneder i "
            "fleksjob.",
            "Beløb kan kun regnes fra 1. januar 2013.",
        )
    if not oplyst.get("visiteret"):
        return (
            "Du har ikke ret til ledighedsydelse.",
            "Det er, fordi du ikke er visiteret til fleksjob.",
            "Bliver du visiteret til fleksjob, bliver det afgjort igen.",
        )
    med_ni = _spurgt(spoerg, fleksjobmaaneder=9, fleksjob=None)
    aendring = (
        "Havde du været 9 måneder i fleksjob inden for 18, havde du haft ret."
        if med_ni is not None and med_ni["sats"] != "ingen"
        else "Fra 1. januar 2013 har alle, der er visiteret til fleksjob, ret."
    )
    return (
        "Du havde ikke ret til ledighedsydelse.",
        "Det er, fordi du ikke fik eller havde ret til en af de ydelser, der gav ret før 2013.",
        aendring,
    )


def _efter_alderen(oplyst: Mapping[str, Any]) -> str:
    if not oplyst.get("fleksydelsesalder"):
        return "Når du fleksydelsesalderen, kan du højst få den i 6 måneder i alt."
    brugt = tal(float(oplyst["maaneder_efter_fleksydelsesalder"]))
    return f"Du har nået fleksydelsesalderen og kan højst få den i 6 måneder i alt; du har brugt {brugt}."


def _grund(grund: str) -> str:
    return f"har været {grund}" if grund.startswith("9 måneder") else f"{grund}, da du blev visiteret"


def _til_ni(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> str:
    talt = next((t.vaerdi for t in svar.trin if t.kode == "fleksjobmaaneder"), None)
    har = float(talt if talt is not None else oplyst.get("fleksjobmaaneder") or 0)
    med_ni = _spurgt(spoerg, fleksjobmaaneder=9, fleksjob=None)
    if med_ni is None or med_ni["sats"] != "hoej":
        return "Når du har været 9 måneder i fleksjob inden for 18, bliver satsen afgjort igen."
    return f"Når du har været 9 måneder i fleksjob inden for 18, får du den høje sats; du har {tal(har)}."


def _spurgt(spoerg: Callable[..., Svar], **ny: float | None) -> Svar | None:
    try:
        return spoerg(**ny)
    except (UgyldigtInput, UgyldigeInput):
        return None


def _kr(x: Decimal) -> str:
    return kroner(float(x))
