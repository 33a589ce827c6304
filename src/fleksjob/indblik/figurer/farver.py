"""Billedernes farver og mål. Farverne skelnes også i gråtoner; rækkefølgen er fra mørk til lys."""

from fleksjob.breve.tegning import BLAEK, HVID, Tegning

BREDDE, SKRIFT, LINJEHOEJDE = 460.0, 13.0, 17.0
MOERK, LYS, GUL, RUST, GRAA = "#0b4f6c", "#8fbccb", "#ffd98a", "#b5561c", "#d5dbe1"
FARVER = (MOERK, GUL, LYS, RUST, GRAA)
SKALA = ("#e6f0f4", "#b4d3de", "#74abc0", "#2f7690", "#093a50")
"""Fem trin fra lavt til højt."""
TRAPPE = ("#093a50", "#1d6581", "#4d93ad", "#8fbccb", "#c3dce5", "#e6f0f4", "#ffd98a", "#d5dbe1")
"""Otte trin til det, der har en orden; de to sidste er over og uden for den."""
_MOERKE = frozenset({MOERK, RUST, "#093a50", "#1d6581", "#2f7690"})


def skrift_paa(farve: str) -> str:
    """Den skriftfarve, der kan læses på fladen."""
    return HVID if farve in _MOERKE else BLAEK


def papir(bredde: float = BREDDE) -> Tegning:
    """Et tomt stykke papir i billedernes skrift."""
    return Tegning(bredde, SKRIFT)


def skrevet(tal: float) -> str:
    """12345 → «12.345»."""
    return f"{tal:,.0f}".replace(",", ".")


def ordbredde(tekst: str, skrift: float = SKRIFT) -> float:
    """Omtrent så bred er teksten."""
    return len(tekst) * skrift * 0.56
