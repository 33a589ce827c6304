"""Borgeren giver en anden fuldmagt, eller kommunen noterer den."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FuldmagtGivet, Henvendelsesform
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.fuldmagt import FORHOLD, OMFANG
from fleksjob.lov.sagsgang.klageord import FORMER
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag
from fleksjob.snitflader.felter import ligner_cpr


def giv_fuldmagt(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    til: str,
    omfang: str,
    forhold: str = "",
    sidste_dag: date | None = None,
    form: Henvendelsesform = "",
    note: str = "",
) -> Sag:
    """`til` er navnet på den, der får fuldmagten; `sidste_dag` None: til den kaldes tilbage."""
    fejl = []
    if not til.strip():
        fejl.append(UgyldigtInput("til", "Skriv navnet på den, der får fuldmagt."))
    elif ligner_cpr(til):
        fejl.append(UgyldigtInput("til", "Skriv navnet uden CPR-nummer."))
    if omfang not in OMFANG:
        fejl.append(UgyldigtInput("omfang", "Vælg, hvad fuldmagten gælder."))
    if forhold and forhold not in FORHOLD:
        fejl.append(UgyldigtInput("forhold", "Vælg, hvem det er for borgeren."))
    if form and form not in FORMER:
        fejl.append(UgyldigtInput("form", "Vælg, hvordan fuldmagten kom."))
    if sidste_dag is not None and sidste_dag < gyldig_fra:
        fejl.append(UgyldigtInput("sidste_dag", "Den sidste dag kan ikke ligge før den første."))
    kast(fejl)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("fuldmagt_givet", gyldig_fra)
    return sag.tilfoej(
        FuldmagtGivet(
            gyldig_fra=gyldig_fra,
            til=til.strip(),
            omfang=omfang,
            forhold=forhold,
            sidste_dag=sidste_dag,
            form=form,
            note=note,
        )
    )
