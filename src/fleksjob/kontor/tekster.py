"""Tal og datoer skrevet, som man siger dem, og afstande i tid i forhold til en dag."""

from datetime import date

from fleksjob.lov.kerne.vaerdier import MAANEDER

UGEDAGE = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def kort_dato(dag: date) -> str:
    """2026-03-01 → «1.3.2026»."""
    return f"{dag.day}.{dag.month}.{dag.year}"


def dag_med_ugedag(dag: date) -> str:
    """2026-11-22 → «søndag den 22. november»."""
    return f"{UGEDAGE[dag.weekday()]} den {dag.day}. {MAANEDER[dag.month - 1]}"


def maaned_aar(aar_maaned: str) -> str:
    """«2026-03» → «marts 2026»."""
    aar, maaned = aar_maaned.split("-")
    return f"{MAANEDER[int(maaned) - 1]} {aar}"


def tal(vaerdi: float | None) -> str:
    """18.5 → «18,5»; 18.0 → «18»; None → «ikke oplyst»."""
    return "ikke oplyst" if vaerdi is None else f"{vaerdi:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def kroner(beloeb: float | None) -> str:
    """12345.5 → «12.345,50 kr.»; hele kroner uden øre; None → «ikke oplyst»."""
    if beloeb is None:
        return "ikke oplyst"
    skrevet = f"{beloeb:,.2f}".translate(str.maketrans(",.", ".,")).removesuffix(",00")
    return f"{skrevet.replace('-', '−')} kr."


def afstand(frist: date, dag: date) -> str:
    """Hvor langt fristen er fra dagen: «i dag», «om 3 dage», «12 dage over»."""
    dage = (frist - dag).days
    if dage == 0:
        return "i dag"
    if dage == 1:
        return "i morgen"
    if dage < 0:
        return _laengde(-dage) + " over"
    return "om " + _laengde(dage)


def _laengde(dage: int) -> str:
    if dage < 60:
        return f"{dage} dag{'e' if dage != 1 else ''}"
    maaneder = round(dage / 30.44)
    if maaneder < 24:
        return f"{maaneder} mdr."
    aar = dage / 365.25
    return f"{tal(round(aar, 1)) if aar < 5 else round(aar)} år"
