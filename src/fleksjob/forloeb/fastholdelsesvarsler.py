"""Varslerne undervejs i de 12 måneder, og dagen, hvor det skal vurderes, om alt er prøvet.

Efter 3, 6 og 9 måneder siger sagen, hvad der mangler, mens det stadig kan skaffes. Et varsel er opfyldt, når aftalen,
et tiltag og noget for hver af månederne ligger i sagen; er det ikke sket, når det næste kommer, afløses det af det.
"""

from datetime import date

import msgspec

from fleksjob.forloeb.begreber import Tilstand
from fleksjob.forloeb.fastholdelse import forloebets_slut
from fleksjob.forloeb.fastholdelsesbegreber import Fastholdelse
from fleksjob.forloeb.fastholdelsesmaaneder import mangler_de_foerste, paa_plads_den
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.fastholdelse import VARSELSMAANEDER, VARSLER, VURDERING
from fleksjob.lov.sagsgang.fastholdelsessvar import kravet_ophoerer, tolv_maaneder
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.relationer import NY_ORDNING, Svar


class Varsel(msgspec.Struct, frozen=True):
    """Ét varsel i forløb nummer `nummer`."""

    svar: Svar
    nummer: int
    frist: date
    tekst: str
    opfyldt_den: date | None = None
    bortfaldet_den: date | None = None


def fastholdelsesvarsler(tilstand: Tilstand) -> list[Varsel]:
    """Varslerne for hvert forløb, som kravet gjaldt. Følger alene af hændelserne, ikke af dagen."""
    fundne: list[Varsel] = []
    ophoerer = kravet_ophoerer(tilstand.person.foedselsdato, tilstand.retsgrundlag)
    for nummer, forloeb in enumerate(tilstand.fastholdelser, start=1):
        tolv = tolv_maaneder(forloeb.begyndt, tilstand.retsgrundlag).dato
        if ophoerer <= forloeb.begyndt or tolv < NY_ORDNING:
            continue
        slut = min(forloebets_slut(tilstand, forloeb) or ophoerer, ophoerer)
        dage = [laeg_maaneder_til(forloeb.begyndt, antal) for antal in VARSELSMAANEDER]
        for svar, antal, dag, naeste in zip(VARSLER, VARSELSMAANEDER, dage, (*dage[1:], tolv), strict=True):
            fundne.append(_varsel(svar, nummer, forloeb, antal, dag, min(naeste, slut)))
        fundne.append(_vurdering(nummer, forloeb, tolv, slut))
    return fundne


def _varsel(svar: Svar, nummer: int, forloeb: Fastholdelse, antal: int, dag: date, afloeses: date) -> Varsel:
    klaret = paa_plads_den(forloeb, antal)
    if klaret is not None and klaret < afloeses:
        tekst = f"Aftale, tiltag og dokumentation er på plads for de første {antal} måneder."
        return Varsel(svar, nummer, dag, tekst, opfyldt_den=klaret)
    mangler = list(mangler_de_foerste(forloeb, antal)) or ["Det, der manglede, kom først senere"]
    tekst = f"De første {antal} måneder: {'. '.join(mangler)}."
    return Varsel(svar, nummer, dag, tekst, bortfaldet_den=afloeses)


def _vurdering(nummer: int, forloeb: Fastholdelse, tolv: date, slut: date) -> Varsel:
    vurderet = forloeb.vurdering.dato if forloeb.vurdering else None
    return Varsel(
        VURDERING,
        nummer,
        tolv,
        VURDERING.forklaring.format(
            regnestykke=f"12 måneder fra {dansk_dato(forloeb.begyndt)} = {dansk_dato(tolv)}"
        ),
        opfyldt_den=vurderet,
        bortfaldet_den=None if vurderet is not None or slut > date(9000, 1, 1) else slut,
    )
