"""Et tværfagligt møde, som kommunen selv har valgt at holde (fra 1. juli 2026). Det afgiver ingen indstilling."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import TvaerfagligtMoedeAfholdt
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.kommandoer.skriv_referat import Referat, gem_referatet, kraev_borgeren
from fleksjob.sager.models import Bruger, Sag


def hold_tvaerfagligt_moede(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    referat: Referat,
    note: str = "",
) -> Sag:
    """Hvem der var med, og hvad mødet nåede frem til. Kommunens rådgivning og afgørelse kommer bagefter."""
    kraev_tekst("resume", referat.resume, "Skriv kort, hvad mødet nåede frem til.")
    kraev_borgeren(referat)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("tvaerfagligt_moede_afholdt", gyldig_fra)
    with lager.transaktion():
        ny = sag.tilfoej(
            TvaerfagligtMoedeAfholdt(
                gyldig_fra=gyldig_fra,
                deltagere=referat.deltagere(),
                borgeren_deltog=referat.borgeren_deltog,
                bisidder=referat.bisidder,
                resume=referat.resume,
                note=note,
            )
        )
        gem_referatet(ny, bruger, nu, gyldig_fra, referat)
    return ny
