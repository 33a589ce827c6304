"""Målet i én eller to sætninger: tallene først, så en leder ikke behøver læse tabellen for at vide, hvordan det går."""

from collections.abc import Callable, Sequence
from typing import Any

from fleksjob.forloeb.rejse import TRIN
from fleksjob.indblik.figurer import procent
from fleksjob.indblik.svar import Svar

Raekker = Sequence[dict[str, Any]]
FOER_AFGOERELSEN = ("S01", "S02", "S03", "S04", "S05")
"""Trinnene fra sagen åbnes, til den er afgjort."""


def hovedtal(et_svar: Svar) -> str:
    """Sætningen for målet; tom, når det ingen har."""
    skriv = _SAETNINGER.get(et_svar.kode)
    if not et_svar.raekker:
        return "Der er ikke noget at tælle."
    return skriv(et_svar.raekker) if skriv else ""


def _antal(tal: float, en: str, flere: str) -> str:
    skrevet = f"{tal:,.0f}".replace(",", ".")
    return f"{skrevet} {en if tal == 1 else flere}"


def _tilgang(raekker: Raekker) -> str:
    aar = max(en["aar"] for en in raekker)
    til = max(en["maaned"] for en in raekker if en["aar"] == aar)

    def i_alt(et_aar: int, felt: str) -> int:
        return sum(en[felt] for en in raekker if en["aar"] == et_aar and en["maaned"] <= til)

    nu, foer = i_alt(aar, "visiteret"), i_alt(aar - 1, "visiteret")
    begyndt = i_alt(aar, "begyndt")
    return (
        f"{_antal(nu, 'er visiteret', 'er visiteret')} i {aar} til nu, mod {foer} i de samme måneder i {aar - 1}. "
        f"{_antal(begyndt, 'er begyndt', 'er begyndt')} i fleksjob."
    )


def _ventetid(raekker: Raekker) -> str:
    foer = [en for en in raekker if en["trin"] in FOER_AFGOERELSEN and en["nu"]]
    if not foer:
        return "Ingen venter på en afgørelse nu."
    flest = max(foer, key=lambda en: (en["nu"], en["trin"]))
    return (
        f"{_antal(sum(en['nu'] for en in foer), 'sag', 'sager')} venter på en afgørelse. "
        f"Flest står på «{TRIN.get(flest['trin'], flest['trin'])}»: {_antal(flest['nu'], 'sag', 'sager')}, halvdelen i "
        f"mindst {_antal(flest['nu_median'], 'dag', 'dage')}."
    )


def _venter(raekker: Raekker) -> str:
    os = sum(en["antal"] for en in raekker if en["hvem"] == "os")
    andre = sum(en["antal"] for en in raekker if en["hvem"] != "os")
    return (
        f"{_antal(os, 'frist', 'frister')} ligger hos os selv, {_antal(andre, 'frist', 'frister')} hos andre."
    )


def _frister(raekker: Raekker) -> str:
    aar = max(en["aar"] for en in raekker)
    skrevet = []
    for et_aar in (aar, aar - 1):
        lov = [en for en in raekker if en["aar"] == et_aar and en["art"] == "lov"]
        i_alt = sum(en["antal"] for en in lov)
        holdt = round(100 * sum(en["holdt"] for en in lov) / i_alt, 1) if i_alt else None
        skrevet.append(procent(holdt))
    return f"{skrevet[0]} af lovens frister er holdt i {aar}, mod {skrevet[1]} på samme tid i {aar - 1}."


def _ledighed(raekker: Raekker) -> str:
    alle = next(en for en in raekker if en["baand"] == "i_alt")
    over = {en["baand"]: en["antal"] for en in raekker}
    over_1, over_2 = over.get("d", 0) + over.get("e", 0), over.get("e", 0)
    return (
        f"{_antal(alle['antal'], 'person', 'personer')} får ledighedsydelse, halvdelen i mindst "
        f"{_antal(alle['median'] or 0, 'uge', 'uger')}. {over_1} har fået den i over 1 år, {over_2} i over 2. Der er "
        "ingen øvre grænse."
    )


def _ledighed_slut(raekker: Raekker) -> str:
    nu = next((en for en in raekker if en["periode"] == "nu"), None)
    if nu is None:
        return "Ingen forløb er slut det sidste år."
    return (
        f"{_antal(nu['antal'], 'forløb', 'forløb')} sluttede det sidste år; halvdelen varede højst "
        f"{_antal(nu['median'], 'uge', 'uger')}."
    )


def _timer(raekker: Raekker) -> str:
    i_alt = sum(en["antal"] for en in raekker)
    faa = {en["baand"]: en["antal"] for en in raekker}
    hoejst_10 = procent(round(100 * (faa.get("01", 0) + faa.get("06", 0)) / i_alt))
    hoejst_5 = procent(round(100 * faa.get("01", 0) / i_alt))
    return f"{_antal(i_alt, 'person', 'personer')} er i fleksjob. {hoejst_10} har højst 10 timer, {hoejst_5} højst 5."


def _progression(raekker: Raekker) -> str:
    alle = next(en for en in raekker if en["anciennitet"] == "i_alt")
    return (
        f"Af {_antal(alle['antal'], 'job', 'job')}, der begyndte på 1-10 timer, er {procent(alle['op_andel'])} gået "
        f"op, {procent(alle['ned_andel'])} ned, og {procent(alle['uaendret_andel'])} har samme timer."
    )


def _stagnation(raekker: Raekker) -> str:
    en = raekker[0]
    return (
        f"{_antal(en['stille_12'], 'job', 'job')} af {en['job']} har stået stille i et år, mens et aftalt mål er "
        f"åbent. {_antal(en['uden_maal_12'], 'job', 'job')} har stået stille uden noget aftalt mål."
    )


def _hjaelp(raekker: Raekker) -> str:
    kald, besvaret = sum(en["antal"] for en in raekker), sum(en["besvaret"] for en in raekker)
    return f"{_antal(kald, 'kald', 'kald')} om hjælp det sidste år; {besvaret} er besvaret."


def _koen(raekker: Raekker) -> str:
    vurderes = sum(en["antal"] for en in raekker if en["status"] == "manuel")
    frigives = sum(en["antal"] for en in raekker if en["status"] == "beregnet")
    return f"{_antal(frigives, 'måned', 'måneder')} venter på frigivelse, {vurderes} på en vurdering."


_SAETNINGER: dict[str, Callable[[Raekker], str]] = {
    "tilgang": _tilgang,
    "ventetid": _ventetid,
    "venter": _venter,
    "frister": _frister,
    "ledighedsydelse_nu": _ledighed,
    "ledighedsydelse_slut": _ledighed_slut,
    "timer": _timer,
    "progression": _progression,
    "stagnation": _stagnation,
    "hjaelp": _hjaelp,
    "udbetalingskoe": _koen,
}
