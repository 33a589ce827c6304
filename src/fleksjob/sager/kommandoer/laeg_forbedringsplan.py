"""Efter et afslag, fordi begrænsningen ikke er varig: der er en plan for at forbedre arbejdsevnen."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import ForbedringsplanLagt
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def laeg_forbedringsplan(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    plan: str,
    foelges_op: date | None = None,
    note: str = "",
) -> Sag:
    """Registrerer planen, og hvornår den følges op."""
    kraev_tekst("plan", plan, "Skriv planen: hvad der skal ske, og hvem der gør hvad.")
    if foelges_op is not None and foelges_op <= gyldig_fra:
        raise UgyldigtInput("foelges_op", "Opfølgningen skal ligge efter den dag, planen er lagt.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("forbedringsplan_lagt", gyldig_fra)
    return sag.tilfoej(
        ForbedringsplanLagt(gyldig_fra=gyldig_fra, plan=plan, foelges_op=foelges_op, note=note)
    )
