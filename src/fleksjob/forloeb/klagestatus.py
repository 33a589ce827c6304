"""Hvor en klage er på sin vej: modtaget, genvurderes, hos klageinstansen, afsluttet. Til skærm, borger og statistik."""

from datetime import date
from typing import Literal

import msgspec

from fleksjob.forloeb.begreber import Klage
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.klage import klageinstans

Tilstandskode = Literal["K01", "K02", "K03", "K04"]


class Klagetrin(msgspec.Struct, frozen=True):
    """Ét trin på vejen. `naar` er en sætning til borgeren; tom, når trinnet ikke kommer."""

    kode: Tilstandskode
    navn: str
    status: Literal["gjort", "nu", "senere", "udgaar"]
    naar: str


def klagens_tilstand(klage: Klage) -> Tilstandskode:
    """K01 modtaget, K02 genvurderet og på vej videre, K03 hos klageinstansen, K04 afsluttet.

    En klage, der er modtaget, er allerede ved at blive genvurderet, når kommunen har kvitteret; K01 varer kun dagen.
    """
    if klage.afgjort is not None or klage.genvurdering == "aendret":
        return "K04"
    if klage.oversendt is not None:
        return "K03"
    return "K02"


def klagens_trin(klage: Klage, senest: date) -> tuple[Klagetrin, ...]:
    """De fire trin med dato. `senest` er dagen, kommunen skal have set på sagen igen."""
    nu = klagens_tilstand(klage)
    instans = klageinstans(klage.oversendt or senest)
    medhold = klage.genvurdering == "aendret"
    return (
        Klagetrin("K01", "Klagen er modtaget", "gjort", dansk_dato(klage.modtaget)),
        Klagetrin(
            "K02",
            "Kommunen ser på sagen igen",
            "nu" if nu == "K02" else "gjort",
            f"Svar givet {dansk_dato(klage.genvurderet)}"
            if klage.genvurderet
            else f"Svar senest {dansk_dato(senest)}",
        ),
        Klagetrin(
            "K03",
            f"{instans} ser på klagen",
            "udgaar" if medhold else "gjort" if klage.afgjort else "nu" if nu == "K03" else "senere",
            "Ikke nødvendigt: du fik ret"
            if medhold
            else f"Sendt {dansk_dato(klage.oversendt)}"
            if klage.oversendt
            else "Kun hvis kommunen ikke giver dig helt ret",
        ),
        Klagetrin(
            "K04",
            "Klagen er afgjort",
            "gjort" if nu == "K04" else "senere",
            dansk_dato(klage.afgjort or klage.genvurderet or klage.modtaget) if nu == "K04" else "",
        ),
    )
