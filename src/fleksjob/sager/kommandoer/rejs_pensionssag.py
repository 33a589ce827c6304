"""En sag om førtidspension rejses, mens jobbet løber. Grunden er et notat, som kun de rette kan læse."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import PensionssagRejst
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.kommandoer.skriv_notat import gem_notat
from fleksjob.sager.models import Bruger, Sag


def rejs_pensionssag(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    begrundelse: str,
    note: str = "",
) -> Sag:
    """Fleksjobbet fortsætter, mens pensionssagen behandles. `begrundelse` kan handle om helbred."""
    kraev_tekst("begrundelse", begrundelse, "Skriv, hvad der er blevet værre, og hvad der er prøvet.")
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        sag.kraev("pensionssag_rejst", gyldig_fra, ansaettelse=ansaettelse)
        raekke = Sag.for_bruger(bruger).get(pk=sag_id)
        gem_notat(bruger, raekke, "vurdering", begrundelse, nu, dag=gyldig_fra, helbred=True)
        return sag.tilfoej(PensionssagRejst(gyldig_fra=gyldig_fra, ansaettelse=ansaettelse, note=note))
