"""Pligten til at rykke for de papirer, kommunen venter på."""

from datetime import date

import msgspec

from fleksjob.forloeb.begreber import Tilstand
from fleksjob.forloeb.dokumentation import Rekvisition
from fleksjob.lov.kerne.vaerdier import dansk_dato


class Rykker(msgspec.Struct, frozen=True):
    """Én svarfrist: den er klaret med svaret eller rykkeren."""

    noegle: str
    frist: date
    siden: date
    hos: str
    regnestykke: str
    opfyldt_den: date | None
    bortfaldet_den: date | None


def rykkere(tilstand: Tilstand) -> list[Rykker]:
    """Én for hver svarfrist i sagen. Papirets slags nævnes ikke; den kan være privat.

    En afgørelse om visitation efter anmodningen gør den uden genstand: sagen blev afgjort uden svaret.
    """
    afgjort = [en.dato for en in tilstand.afgoerelser if en.art == "visitation"]
    return [
        _rykker(en, nr, frist, [en.opgivet, tilstand.lukket, *afgjort])
        for en in tilstand.rekvisitioner
        for nr, frist in enumerate(en.frister)
    ]


def _rykker(en: Rekvisition, nr: int, frist: date, slut: list[date | None]) -> Rykker:
    lukket = [dag for dag in slut if dag is not None and dag >= en.bedt]
    svaret = [dag for dag in (*en.rykket[nr : nr + 1], en.modtaget) if dag is not None]
    return Rykker(
        noegle=f"{en.id}:{nr}",
        frist=frist,
        siden=en.bedt,
        hos=en.hos[:120],
        regnestykke=f"Der er bedt om et papir {dansk_dato(en.bedt)}, og svaret ventes {dansk_dato(frist)}.",
        opfyldt_den=min(svaret, default=None),
        bortfaldet_den=min(lukket, default=None),
    )
