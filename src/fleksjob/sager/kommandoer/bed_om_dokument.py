"""Kommunen beder nogen om et papir."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import DokumentRekvireret
from fleksjob.lov.sagsgang.dokumentarter import dokumentart, svarfrist as normal_svarfrist
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.papirfelter import kraev_art, kraev_frist, kraev_helbredsart, kraev_punkter
from fleksjob.sager.models import Bruger, Sag


def bed_om_dokument(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    art: str,
    fra: str = "",
    svarfrist: date | None = None,
    spoergsmaal: str = "",
    punkter: tuple[str, ...] = (),
    note: str = "",
) -> Sag:
    """Kommunen beder nogen om et papir. Uden svarfrist gælder den, slagsen normalt har."""
    kraev_art(art)
    kraev_frist("svarfrist", svarfrist, gyldig_fra)
    kraev_punkter(punkter)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("dokument_rekvireret", gyldig_fra)
    kraev_helbredsart(sag, art)
    return sag.tilfoej(
        DokumentRekvireret(
            gyldig_fra=gyldig_fra,
            note=note,
            art=art,
            fra=fra.strip() or dokumentart(art).hos,
            svarfrist=svarfrist or normal_svarfrist(art, gyldig_fra),
            spoergsmaal=spoergsmaal,
            punkter=punkter,
        )
    )
