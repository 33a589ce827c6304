"""Kalenderen: måneder, uger og hverdage, og regnestykket bag en frist.

Alle funktioner regner i hele dage og kender ikke dagen i dag.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache

import msgspec

from fleksjob.lov.kerne.vaerdier import dansk_dato

_UGEDAGE = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
# Her holder meget lukket, uden at det er helligdage; om en frist rykker, siger kilderne forskelligt.
_LUKKEDAGE = {(6, 5): "grundlovsdag", (12, 24): "juleaftensdag", (12, 31): "nytårsaftensdag"}


class Frist(msgspec.Struct, frozen=True):
    """En dato og det regnestykke, den kom af. `forbehold` er tomt, når intet er tvivlsomt."""

    dato: date
    regnestykke: str
    forbehold: str = ""


def laeg_maaneder_til(dag: date, antal: int) -> date:
    """Samme dag i måneden `antal` måneder senere; findes dagen ikke, den sidste dag i måneden."""
    maaned = dag.year * 12 + dag.month - 1 + antal
    aar, nul_maaned = divmod(maaned, 12)
    if dag.day <= 28:  # findes i alle måneder
        return date(aar, nul_maaned + 1, dag.day)
    return date(aar, nul_maaned + 1, min(dag.day, monthrange(aar, nul_maaned + 1)[1]))


@lru_cache(maxsize=65536)
def maaneder_fra(dag: date, antal: int) -> Frist:
    """Som `laeg_maaneder_til`, med regnestykke. Siger det, når dagen er klippet til månedens sidste."""
    slut = laeg_maaneder_til(dag, antal)
    tekst = f"{antal} måneder fra {dansk_dato(dag)} = {dansk_dato(slut)}"
    if slut.day != dag.day:
        tekst += f" (måneden har kun {slut.day} dage)"
    return Frist(slut, tekst)


@lru_cache(maxsize=16384)
def uger_fra(dag: date, antal: int) -> Frist:
    """`antal` uger senere, altså samme ugedag; begyndelsesdagen tælles ikke med."""
    slut = dag + timedelta(weeks=antal)
    return Frist(slut, f"{antal} uger fra {dansk_dato(dag)} = {dansk_dato(slut)}")


@cache
def helligdage(aar: int) -> Mapping[date, str]:
    """Danske helligdage i året med navn, fra biblioteket `holidays`. Store bededag er med til og med 2023."""
    from holidays import country_holidays  # hentes her: et svar uden frister venter ikke på det

    return dict(country_holidays("DK", years=aar, language="da").items())


@lru_cache(maxsize=4096)
def er_hverdag(dag: date) -> bool:
    """Mandag til fredag, som ikke er helligdag."""
    return dag.weekday() < 5 and dag not in helligdage(dag.year)


def naeste_hverdag(dag: date) -> date:
    """Dagen selv, hvis den er en hverdag; ellers den første hverdag efter."""
    while not er_hverdag(dag):
        dag += timedelta(days=1)
    return dag


def forrige_hverdag(dag: date) -> date:
    """Dagen selv, hvis den er en hverdag; ellers den sidste hverdag før."""
    while not er_hverdag(dag):
        dag -= timedelta(days=1)
    return dag


def laeg_hverdage_til(dag: date, antal: int) -> date:
    """Den `antal`'te hverdag efter dagen; dagen selv tælles ikke med. `antal` må ikke være negativt."""
    for _ in range(antal):
        dag = naeste_hverdag(dag + timedelta(days=1))
    return dag


@lru_cache(maxsize=4096)
def arbejdsdage_fra(dag: date, antal: int) -> Frist:
    """Den `antal`'te arbejdsdag efter dagen, med de helligdage, der ikke talte med.

    Lørdage, søndage og helligdage er ikke arbejdsdage. Om grundlovsdag, juleaftensdag og nytårsaftensdag er det, er
    ikke fastslået; de tælles med, så fristen er den tidligste, og får et forbehold.
    """
    slut = laeg_hverdage_til(dag, antal)
    imellem = [dag + timedelta(days=n) for n in range(1, (slut - dag).days + 1)]
    fri = [d for d in imellem if d.weekday() < 5 and d in helligdage(d.year)]
    uden = ", ".join(f"{hviledag(d)} {dansk_dato(d)}" for d in fri)
    tekst = (
        f"{antal} arbejdsdage fra {dansk_dato(dag)}{f', uden {uden}' if uden else ''} = {dansk_dato(slut)}"
    )
    tvivl = " og ".join(
        _LUKKEDAGE[d.month, d.day] for d in imellem if er_hverdag(d) and (d.month, d.day) in _LUKKEDAGE
    )
    forbehold = f"Om {tvivl} er en arbejdsdag, er ikke fastslået; den er talt med." if tvivl else ""
    return Frist(slut, tekst, forbehold)


def periode(fra: date, sidste: date) -> str:
    """»12.–26. marts 2022«; begge dage er med."""
    if fra == sidste:
        return dansk_dato(fra)
    if (fra.year, fra.month) == (sidste.year, sidste.month):
        return f"{fra.day}.–{dansk_dato(sidste)}"
    uden_aar = dansk_dato(fra).rsplit(" ", 1)[0] if fra.year == sidste.year else dansk_dato(fra)
    return f"{uden_aar}–{dansk_dato(sidste)}"


@lru_cache(maxsize=4096)
def hviledag(dag: date) -> str:
    """Hvorfor dagen ikke er en almindelig arbejdsdag ("en lørdag", "juledag"), eller tom."""
    navn = helligdage(dag.year).get(dag) or _LUKKEDAGE.get((dag.month, dag.day))
    if navn:
        return navn[:1].lower() + navn[1:]
    return f"en {_UGEDAGE[dag.weekday()]}" if dag.weekday() >= 5 else ""


@lru_cache(maxsize=4096)
def forbehold_for_hviledag(dag: date) -> str:
    """Forbeholdet for en frist, der ender på en hviledag og ikke har sin egen regel om det; ellers tom.

    Om sådan en frist rykker, er ikke fastslået. Den rykkes derfor ikke, og teksten nævner den sikre dag.
    """
    grund = hviledag(dag)
    if not grund:
        return ""
    sikker = dag - timedelta(days=1)
    while hviledag(sikker):
        sikker -= timedelta(days=1)
    return (
        f"Fristen ender på {grund}. Om den rykker til næste hverdag, er ikke fastslået; "
        f"handl senest {_UGEDAGE[sikker.weekday()]} den {dansk_dato(sikker)}."
    )


def alder_paa(foedselsdato: date, dag: date) -> int:
    """Fyldte år på dagen. En, der er født 29. februar, fylder år den 28. februar i år uden skuddag."""
    aar = dag.year - foedselsdato.year
    return aar if laeg_maaneder_til(foedselsdato, 12 * aar) <= dag else aar - 1
