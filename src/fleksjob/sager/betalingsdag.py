"""Betalingsdagen: kommunens egen, for loven nævner ingen. Ren."""

from datetime import date

from fleksjob.lov.sagsgang.kalender import forrige_hverdag, naeste_hverdag
from fleksjob.sager.maanedsregning import forrige, naeste, sidste

BETALINGSDAGE = {
    "sidste_hverdag": "Månedens sidste hverdag",
    "foerste_hverdag": "Den første hverdag i måneden efter",
}
INGEN_LOV = "Loven nævner ikke en dag; tilskuddet udbetales månedsvis bagud. Dagen er kommunens egen."


def betalingsdag(regel: str, maaned: date) -> date:
    """Dagen, tilskuddet for måneden er på kontoen. `regel` er en af `BETALINGSDAGE` eller dagens nummer i måneden
    efter.

    En dag, der falder på en lørdag, søndag eller helligdag, rykkes frem til hverdagen før.
    """
    if regel == "foerste_hverdag":
        return naeste_hverdag(naeste(maaned))
    if regel.isdigit():
        return forrige_hverdag(naeste(maaned).replace(day=int(regel)))
    return forrige_hverdag(sidste(maaned))


def naeste_betalingsdag(regel: str, dag: date) -> date:
    """Den første betalingsdag fra og med dagen."""
    maaned = forrige(forrige(dag))
    while (fundet := betalingsdag(regel, maaned)) < dag:
        maaned = naeste(maaned)
    return fundet


def aarets_betalingsdage(regel: str, aar: int) -> list[tuple[date, date]]:
    """(måneden, betalingsdagen) for alle tolv måneder."""
    return [(maaned, betalingsdag(regel, maaned)) for maaned in (date(aar, nr, 1) for nr in range(1, 13))]


def regelnavn(regel: str) -> str:
    """Reglen, som den siges."""
    return BETALINGSDAGE.get(regel, f"Den {regel}. i måneden efter")
