"""Et fast timetal i en tekst. Timerne aftales i jobbet, ikke i indstillingen, og de kan ændre sig.

Et spænd («8-12 timer»), en grænse («op til 10 timer») og en udvikling («begynde med 6 timer og siden flere») er ikke
faste timer. Det er en venlig advarsel, ikke en kontrol: den, der skriver, bestemmer.
"""

import re

_TAL = r"\d{1,2}(?:[,.]\d+)?"
_ENHED = r"(?:timers?|t\.|tim\.)"
_TIMETAL = re.compile(rf"(?<![\d,.])({_TAL})\s*{_ENHED}(?![a-zæøå])", re.IGNORECASE)
_SPAEND = re.compile(rf"{_TAL}\s*(?:-|–|til|eller|og)\s*$", re.IGNORECASE)
_GRAENSE = re.compile(
    r"(?:op til|højst|mindst|omkring|cirka|ca\.|gerne|under|over|fra|mellem|begynder? med|starter? med)\s*$",
    re.IGNORECASE,
)
_VILE = re.compile(
    r"^\s*(?:hvile|søvn|pause|transport|behandling|i døgnet|siden|senere|efter)", re.IGNORECASE
)
RAAD = (
    "Du har skrevet {fundet}. Timer fastsættes aldrig i indstillingen; de aftales i jobbet og kan ændre sig. "
    "Skriv hellere et spænd, eller hvad der får timerne til at svinge."
)


def faste_timer(tekst: str) -> tuple[str, ...]:
    """De steder, hvor teksten nævner et fast antal timer, som de er skrevet."""
    fundne = []
    for fund in _TIMETAL.finditer(tekst):
        foer, efter = tekst[: fund.start()], tekst[fund.end() :]
        if _SPAEND.search(foer) or _GRAENSE.search(foer) or _VILE.search(efter):
            continue
        fundne.append(" ".join(fund[0].split()))
    return tuple(dict.fromkeys(fundne))


def raad_om_timer(*tekster: str) -> str:
    """Sætningen til den, der har skrevet faste timer; tom, når ingen af teksterne har dem."""
    fundne = [fund for tekst in tekster for fund in faste_timer(tekst)]
    if not fundne:
        return ""
    return RAAD.format(fundet=" og ".join(f"«{fund}»" for fund in dict.fromkeys(fundne)))
