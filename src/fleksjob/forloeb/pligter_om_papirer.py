"""Pligterne om papirer: at rykke for dem, kommunen venter på, og at læse dem, borgeren sender."""

from datetime import date, timedelta

import msgspec

from fleksjob.forloeb.begreber import Tilstand
from fleksjob.forloeb.dokumentation import Rekvisition
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.dokumentation import LAESES, LAESES_DAGE, RYKKES
from fleksjob.lov.sagsgang.relationer import Svar

BORGEREN = "Borgeren"


class Papirpligt(msgspec.Struct, frozen=True):
    """En pligt om ét papir. `siden` og `hos` siger, hvem der ventes på, og hvor længe."""

    svar: Svar
    noegle: str
    frist: date
    regnestykke: str
    opfyldt_den: date | None
    bortfaldet_den: date | None
    siden: date | None = None
    hos: str = ""


def om_papirer(tilstand: Tilstand) -> list[Papirpligt]:
    """Alle sagens. Papirets slags nævnes ikke; den kan være privat."""
    afgjort = [en.dato for en in tilstand.afgoerelser if en.art == "visitation"]
    fundne = [
        _rykker(en, nr, frist, [en.opgivet, tilstand.lukket, *afgjort])
        for en in tilstand.rekvisitioner
        for nr, frist in enumerate(en.frister)
    ]
    return fundne + _ulaeste(tilstand)


def _rykker(en: Rekvisition, nr: int, frist: date, slut: list[date | None]) -> Papirpligt:
    """Én for hver svarfrist: den er klaret med svaret eller rykkeren.

    En afgørelse om visitation efter anmodningen gør den uden genstand: sagen blev afgjort uden svaret.
    """
    lukket = [dag for dag in slut if dag is not None and dag >= en.bedt]
    svaret = [dag for dag in (*en.rykket[nr : nr + 1], en.modtaget) if dag is not None]
    return Papirpligt(
        svar=RYKKES,
        noegle=f"{RYKKES.kode}:{en.id}:{nr}",
        frist=frist,
        regnestykke=f"Der er bedt om et papir {dansk_dato(en.bedt)}, og svaret ventes {dansk_dato(frist)}.",
        opfyldt_den=min(svaret, default=None),
        bortfaldet_den=min(lukket, default=None),
        siden=en.bedt,
        hos=en.hos[:120],
    )


def _ulaeste(tilstand: Tilstand) -> list[Papirpligt]:
    """Papirerne fra borgeren selv: dem har ingen i kommunen set, før nogen har taget stilling til dem."""
    lukket = tilstand.lukket
    return [
        Papirpligt(
            svar=LAESES,
            noegle=f"{LAESES.kode}:{papir.id}",
            frist=papir.modtaget + timedelta(days=LAESES_DAGE),
            regnestykke=f"Borgeren har sendt et papir {dansk_dato(papir.modtaget)}.",
            opfyldt_den=papir.vurderet,
            bortfaldet_den=lukket if lukket is not None and lukket >= papir.modtaget else None,
        )
        for papir in tilstand.papirer
        if papir.fra == BORGEREN
    ]
