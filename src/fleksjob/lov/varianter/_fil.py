"""Et eget forslag skrevet i en YAML-fil: værdier og datoer, intet andet.

    navn: Lavere aftrapning i to trin
    fra: 2026-01-01
    vaerdier:
      nedsaettelse_under_graensen_andel: 0.25
      loenindtaegtsgraense_md: {2026-01-01: 18000, 2026-07-01: 18500}
    kilde: Notat fra kommunen          # kan udelades
    foreslaaet_af: Økonomiafdelingen   # kan udelades

Navnene på værdierne står i regelbogen. Hver fejl siges på dansk med det navn, den handler om.
"""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.forklaring import tal
from fleksjob.lov.kerne.regelsaet import alle_regelsaet
from fleksjob.lov.kerne.vaerdier import alle_vaerdier, dansk_dato
from fleksjob.lov.varianter._form import Datoer, Forslag, Indhold, procesvaerdier

FELTER = ("navn", "fra", "vaerdier", "kilde", "foreslaaet_af")
STOERSTE_FIL = 100_000
HELE = ("måneder", "uger", "dage", "antal", "år")
"""Enheder, hvor processen tæller; de skal være hele tal."""


def forslag_fra_fil(fil: Path) -> Forslag:
    """Forslaget i filen. Kaster `UgyldigtInput`/`UgyldigeInput` for alt, der ikke kan bruges."""
    try:
        with fil.open("rb") as aaben:
            raa = aaben.read(STOERSTE_FIL + 1)
    except OSError:
        raise UgyldigtInput("variant", f"Filen {fil} kan ikke læses.") from None
    if len(raa) > STOERSTE_FIL:
        raise UgyldigtInput("variant", f"Filen {fil} er for stor til at være et forslag.")
    return laes_forslag(raa.decode("utf-8", errors="replace"), fil.name)


def laes_forslag(tekst: str, filnavn: str) -> Forslag:
    """Forslaget i teksten; `filnavn` er det, fejlene nævner."""
    indhold = _som_felter(tekst, filnavn)
    fejl = [
        UgyldigtInput("variant", f"{filnavn}: feltet »{felt}« findes ikke; felterne er {', '.join(FELTER)}.")
        for felt in indhold
        if felt not in FELTER
    ]
    fejl += [
        UgyldigtInput("variant", f"{filnavn}: der mangler »{felt}«.")
        for felt in ("navn", "fra", "vaerdier")
        if indhold.get(felt) in (None, "", {})
    ]
    kast(fejl)
    fra = indhold["fra"]
    if type(fra) is not date:
        raise UgyldigtInput("variant", f"{filnavn}: »fra« er »{fra}«, men skal være en dag som 2026-01-01.")
    vaerdier = _vaerdier(indhold["vaerdier"], fra, filnavn)
    return Forslag(
        kode=filnavn,
        titel=str(indhold["navn"]),
        foreslaaet_af=str(indhold.get("foreslaaet_af") or "Ikke oplyst"),
        kilde=str(indhold.get("kilde") or f"Filen {filnavn}"),
        url="",
        fremsat=None,
        fra=fra,
        aendrer=tuple(_saetning(navn, x) for navn, x in vaerdier.items()),
        uafklaret=(),
        valg=(),
        byg=partial(_byg, vaerdier),
    )


def _byg(vaerdier: Mapping[str, float | Datoer], valgt: Mapping[str, float], fra: date) -> Indhold:
    return Indhold(vaerdier=vaerdier)


def _som_felter(tekst: str, filnavn: str) -> dict[Any, Any]:
    try:
        indhold = yaml.safe_load(tekst)
    except (yaml.YAMLError, ValueError) as fejl:
        sted = getattr(fejl, "problem_mark", None)
        hvor = f" ved linje {sted.line + 1}" if sted else ""
        raise UgyldigtInput("variant", f"{filnavn}: filen kan ikke læses som YAML{hvor}.") from None
    if not isinstance(indhold, dict):
        raise UgyldigtInput("variant", f"{filnavn}: filen skal have felterne {', '.join(FELTER)}.")
    return indhold


def _vaerdier(raa: Any, fra: date, filnavn: str) -> dict[str, float | Datoer]:
    if not isinstance(raa, dict):
        besked = f"{filnavn}: »vaerdier« skal være navne med hver sit tal eller datoer med tal."
        raise UgyldigtInput("variant", besked)
    fejl: list[UgyldigtInput] = []
    fundne: dict[str, float | Datoer] = {}
    for navn, x in raa.items():
        galt = _galt(navn, x, fra)
        if galt:
            fejl.append(UgyldigtInput("variant", f"{filnavn}: {galt}"))
        else:
            fundne[navn] = dict(x) if isinstance(x, dict) else float(x)
    kast(fejl)
    return fundne


def _galt(navn: object, x: object, fra: date) -> str:
    """Hvad der er galt med én værdi; tom, når intet er."""
    kendte = _kendte_navne()
    if navn not in kendte:
        naer = get_close_matches(str(navn), kendte, n=1)
        return f"loven har ingen værdi »{navn}«" + (f"; mente du {naer[0]}?" if naer else ".")
    datoer = x if isinstance(x, dict) else {fra: x}
    if not datoer:
        return f"»{navn}« har ingen datoer; skriv fx {{{fra}: 1}}."
    for dag, tallet in datoer.items():
        if type(dag) is not date or dag < fra:
            return f"»{navn}«: {dag} skal være en dag fra {dansk_dato(fra)} eller senere."
        if not isinstance(tallet, int | float) or isinstance(tallet, bool) or tallet != tallet:
            return f"»{navn}«: »{tallet}« er ikke et tal; skriv det med punktum, som 0.25."
        if grund := _uden_mening(str(navn), float(tallet)):
            return f"»{navn}«: {tal(float(tallet))} {grund}"
    return ""


def _uden_mening(navn: str, x: float) -> str:
    enhed = alle_vaerdier(navn)[-1].enhed
    if x < 0:
        return "er under 0."
    if enhed == "andel" and x > 1:
        return "er over 1; en andel på 30 pct. skrives 0.3."
    if enhed == "pct" and x > 100:
        return "er over 100 pct."
    if navn in procesvaerdier() and enhed in HELE and x != round(x):
        return f"skal være et helt antal {enhed}."
    return ""


def _kendte_navne() -> list[str]:
    """Det, der kan ændres: værdier, som et regelsæt eller processen bruger."""
    navne = {navn for saet in alle_regelsaet() for navn in saet.lov.vaerdier}
    return sorted(navne | procesvaerdier())


def _saetning(navn: str, x: float | Datoer) -> str:
    titel = alle_vaerdier(navn)[-1].titel
    titel = titel[:1].upper() + titel[1:]
    if isinstance(x, float):
        return f"{titel} bliver {tal(x)}."
    return f"{titel} bliver " + ", ".join(f"{tal(y)} fra {dansk_dato(dag)}" for dag, y in x.items()) + "."
