"""Ord, der næsten altid handler om sygdom, så en tekst, der skal vises til andre, kan stoppes, før den gemmes.

Listen er en hjælp, ikke en garanti: den kender ord, ikke mening. Derfor er der aldrig et felt til helbred, og de
tekster, en virksomhed kan få at se, er korte og bekræftet af borgeren.
"""

import re

HELBREDSORD = (
    "adhd", "alkohol", "allergi", "angst", "antidepressiv", "arthritis", "artrose", "aspergers", "astma", "autis",
    "bipolar", "blodprop", "borderline", "cancer", "cerebral", "demens", "depress", "diabetes", "diagnos", "diskus",
    "epilep", "fibromyalgi", "fødselsdepression", "gigt", "handicap", "helbred", "hiv", "hjerneblødning",
    "hjernerystelse", "hjerneskade", "hjertesyg", "invalid", "kemoterapi", "kræft", "kronisk", "lidelse",
    "læge", "medicin", "migræne", "misbrug", "multipel", "nedslidt", "ocd", "operation", "operere", "overfald",
    "paranoi", "parkinson", "piskesmæld", "prolaps", "psykiat", "psykisk", "psykolog", "psykose", "ptsd", "sclerose",
    "sklerose", "selvmord", "skizofren", "slidgigt", "smerte", "spiseforstyr", "stress", "sukkersyge", "sygdom",
    "syge", "terapi", "tinnitus", "traume", "udbrændt", "voldsramt", "whiplash",
)  # fmt: skip
"""Begyndelser på ord, små bogstaver. KOL søges som helt ord, for det er også begyndelsen på «kollega»."""
_FUND = re.compile(
    r"\b(?:kol\b|(?:" + "|".join(re.escape(et) for et in HELBREDSORD) + r")\w*)", re.IGNORECASE
)
_UFARLIGE = frozenset({"sygehus", "sygeplejerske", "sygeplejersker", "lægehus", "lægehuset", "lægesekretær"})
"""Arbejdspladser og fag, som begynder på samme måde."""


def helbredsord_i(tekst: str) -> list[str]:
    """De ord i teksten, der ser ud til at handle om sygdom, som de står."""
    return [fund[0] for fund in _FUND.finditer(tekst) if fund[0].casefold() not in _UFARLIGE]
