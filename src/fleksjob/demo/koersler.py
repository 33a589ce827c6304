"""Hvilke måneder kommunen har kørt tilskud for, og på hvilke dage. Den seneste kørsel er endnu ikke frigivet."""

from datetime import date, timedelta

import msgspec

from fleksjob.lov.sagsgang.kalender import forrige_hverdag, laeg_maaneder_til, naeste_hverdag

KOERTE_MAANEDER = 6
_KOERSELSDAG = 20  # kommunens egen dag i måneden; lønnen for måneden før er indberettet den 10.


class Koersel(msgspec.Struct, frozen=True):
    """En månedskørsel: tilskuddet for `maaned` beregnet en dag og frigivet en anden (None: endnu ikke)."""

    maaned: date
    beregnet: date
    frigivet: date | None


def koersler(dag: date) -> list[Koersel]:
    """De seneste kørsler før og på dagen, ældst først."""
    seneste = dag.replace(day=1)
    if _koerselsdag(seneste) > dag:
        seneste = laeg_maaneder_til(seneste, -1)
    ud = []
    for nr in range(KOERTE_MAANEDER - 1, -1, -1):
        maaned = laeg_maaneder_til(seneste, -nr)
        beregnet = _koerselsdag(maaned)
        ud.append(Koersel(maaned, beregnet, naeste_hverdag(beregnet + timedelta(days=3)) if nr else None))
    return ud


def foerste_maaned(dag: date) -> date:
    """Den første måned, kommunen har kørt tilskud for i arkivet."""
    return koersler(dag)[0].maaned


def foerste_loenmaaned(dag: date) -> date:
    """Den første måned, hvis løn er indberettet: lønnen i en måned bestemmer tilskuddet for den næste."""
    return laeg_maaneder_til(foerste_maaned(dag), -1)


def _koerselsdag(maaned: date) -> date:
    return forrige_hverdag(maaned.replace(day=_KOERSELSDAG))
