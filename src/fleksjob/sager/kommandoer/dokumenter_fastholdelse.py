"""Et papir, der viser, hvad der skete i forløbet: fra hvornår til hvornår, hvem der siger god for det, og om det er
fra dengang."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FastholdelseDokumenteret
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.fastholdelsestiltag import BEVISNAVNE, HELBREDSBEVISER, er_samtidig
from fleksjob.sager import lager
from fleksjob.sager.bilagsfil import Bilagsfil
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.kommandoer.laeg_bilag import laeg_bilag
from fleksjob.sager.models import Bruger, Sag


def dokumenter_fastholdelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    bevis: str,
    fra: date,
    til: date,
    lavet: date,
    indestaar: str,
    skridt: str = "",
    fil: Bilagsfil | None = None,
    note: str = "",
) -> Sag:
    """Om papiret er samtidigt, følger af dagen, det er lavet; det kan ikke vælges.

    Lægelig dokumentation bliver et helbredspapir, som kun de, der behandler sagen, kan åbne.
    """
    if bevis not in BEVISNAVNE:
        raise UgyldigtInput("bevis", "Vælg, hvad det er for et papir.")
    _kraev_dage(fra, til, lavet, gyldig_fra)
    kraev_tekst("indestaar", indestaar, "Skriv, hvem der siger god for det, fx nærmeste leder.")
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        forloeb = sag.kraev("fastholdelse_dokumenteret", gyldig_fra).fastholdelse_i_gang
        if forloeb is not None and til < forloeb.begyndt:
            raise UgyldigtInput("fra", "Papiret handler om tiden, før de 12 måneder begyndte. Ret datoerne.")
        bilag = laeg_papir(sag, bruger, fil, nu, bevis, indestaar, lavet) if fil is not None else 0
        return sag.tilfoej(
            FastholdelseDokumenteret(
                gyldig_fra=gyldig_fra,
                note=note,
                bevis=bevis,
                fra=fra,
                til=til,
                samtidig=er_samtidig(lavet, til),
                lavet=lavet,
                indestaar=indestaar,
                skridt=skridt,
                bilag=bilag,
            )
        )


def _kraev_dage(fra: date, til: date, lavet: date, gyldig_fra: date) -> None:
    fejl = []
    if til < fra:
        fejl.append(UgyldigtInput("til", "Sidste dag ligger før første dag. Ret den ene."))
    if lavet > gyldig_fra:
        fejl.append(UgyldigtInput("lavet", "Papiret kan ikke være lavet, efter at det kom. Ret datoen."))
    if fra > gyldig_fra:
        fejl.append(UgyldigtInput("fra", "Papiret kan ikke vise noget, der ikke er sket endnu. Ret datoen."))
    kast(fejl)


def laeg_papir(
    sag: lager.AabenSag, bruger: Bruger, fil: Bilagsfil, nu: datetime, bevis: str, indestaar: str, lavet: date
) -> int:
    """Filen i sagen ved den næste hændelse; giver dens nummer. Lægeligt er helbred."""
    bilag = laeg_bilag(
        Sag.for_kommune(bruger.kommune_id).get(pk=sag.hoved.sag_id),
        bruger,
        fil,
        nu=nu,
        art=f"fastholdelse_{bevis}",
        titel=f"{BEVISNAVNE[bevis]} om fastholdelse",
        helbred=bevis in HELBREDSBEVISER,
        afsender=indestaar,
        dateret=lavet,
        punkter=["fastholdelse_12_mdr"],
        haendelse_nr=sag.hoved.version + 1,
    )
    return int(bilag.pk)
