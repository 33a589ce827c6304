"""En kalender med frister: ugerne nedad, dagene hen ad, og hvor mange frister hver dag har."""

from collections.abc import Sequence
from datetime import date, timedelta

from fleksjob.breve.tegning import BLAEK, DAEMPET, HVID, LINJE, Svg, Tegning
from fleksjob.indblik.figurer.farver import BREDDE, GUL, MOERK, ordbredde, papir
from fleksjob.lov.kerne.vaerdier import dansk_dato

UGEDAGE = ("ma", "ti", "on", "to", "fr", "lø", "sø")
MAANED = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_WEEKEND = "#f1f4f6"

Dag = tuple[date, int, int]
"""Dagen, hvor mange frister loven sætter, og hvor mange andre."""


def fristkalender(
    dage: Sequence[Dag], *, id_: str, i_dag: date | None = None, bredde: float = BREDDE, titel: str = ""
) -> Svg:
    """Ugerne fra den første dags mandag til den sidste dags søndag. En dag uden for `dage` er tom."""
    ark = papir(bredde)
    if not dage:
        ark.tekst(0, 16, "Ingen frister.", farve=DAEMPET)
        return ark.som_svg(24, titel or "Frister dag for dag", "Ingen frister.", id_)
    tal = {dag: (lov, andre) for dag, lov, andre in dage}
    mandag = min(tal) - timedelta(days=min(tal).weekday())
    uger = (max(tal) - mandag).days // 7 + 1
    venstre, side, hoejde = 40.0, (bredde - 40) / 7, 50.0
    y = _forklaring(ark)
    for nr, ugedag in enumerate(UGEDAGE):
        ark.tekst(venstre + (nr + 0.5) * side, y + 12, ugedag, anker="middle", farve=DAEMPET)
    y += 20
    for uge in range(uger):
        foerste = mandag + timedelta(days=7 * uge)
        ark.tekst(0, y + 20, f"Uge {foerste.isocalendar().week}", farve=DAEMPET, skrift=11)
        for nr in range(7):
            dag = foerste + timedelta(days=nr)
            felt = (venstre + nr * side, y, side, hoejde)
            _dag(ark, dag, tal.get(dag), felt, i_dag=dag == i_dag, foerste=dag == mandag or dag.day == 1)
        y += hoejde
    i_ord = [
        f"{dansk_dato(dag)}: {lov + andre} ({lov} efter loven)"
        for dag, lov, andre in sorted(dage)
        if lov + andre
    ]
    return ark.som_svg(y + 4, titel or "Frister dag for dag", ". ".join(i_ord) or "Ingen frister.", id_)


def _forklaring(ark: Tegning) -> float:
    x, y = 0.0, 3.0
    for farve, tekst in ((MOERK, "Loven sætter fristen"), (GUL, "Anbefaling eller vores egen")):
        ark.felt(x, y, 13, 13, farve, DAEMPET)
        ark.tekst(x + 19, y + 11, tekst, farve=DAEMPET)
        x += 24 + ordbredde(tekst) + 14
        if x + 24 + ordbredde("Anbefaling eller vores egen") > ark.bredde:
            x, y = 0.0, y + 20
    return y + (4 if x == 0 else 24)


def _dag(
    ark: Tegning,
    dag: date,
    tal: tuple[int, int] | None,
    felt: tuple[float, float, float, float],
    *,
    i_dag: bool,
    foerste: bool,
) -> None:
    """Datoen øverst; lovens frister som et mørkt mærke og de andre som et gult, begge med tallet i."""
    x, y, side, hoejde = felt
    ark.felt(x + 0.5, y + 0.5, side - 1, hoejde - 1, _WEEKEND if dag.weekday() > 4 else HVID, LINJE)
    dato = f"{dag.day}. {MAANED[dag.month - 1]}" if foerste and side > 46 else str(dag.day)
    ark.tekst(x + 5, y + 14, dato, farve=BLAEK if i_dag else DAEMPET, fed=i_dag, skrift=11)
    if i_dag:
        ark.felt(x + 1.5, y + 1.5, side - 3, hoejde - 3, "none", BLAEK)
    lov, andre = tal or (0, 0)
    bredde = (side - 12) / 2
    for antal, farve, skrift, plads in ((lov, MOERK, HVID, 0), (andre, GUL, BLAEK, 1)):
        if antal:
            mx = x + 5 + plads * (bredde + 2)
            ark.felt(mx, y + 21, bredde, 22, farve, farve, 0 if plads == 0 else 9)
            ark.tekst(mx + bredde / 2, y + 37, str(antal), anker="middle", farve=skrift, fed=True)
