"""Den skriftlige aftale på arbejdspladsen, med den underskrevne side, når den er der."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FastholdelseAftalt
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.fastholdelsessvar import GRUNDLAG
from fleksjob.lov.sagsgang.fastholdelsestiltag import TILLIDSREPRAESENTANT, UNDERSKRIVERE
from fleksjob.sager import lager
from fleksjob.sager.bilagsfil import Bilagsfil
from fleksjob.sager.kommandoer.felter import kraev_aftale
from fleksjob.sager.kommandoer.laeg_bilag import laeg_bilag
from fleksjob.sager.models import Bruger, Sag, Virksomhedsprofil


def skriv_fastholdelsesaftale(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    grundlag: str,
    funktioner: str,
    skaanehensyn: str,
    fra: date | None = None,
    overenskomst: str = "",
    tillidsrepraesentant: str = "",
    underskrevet: tuple[str, ...] = (),
    kontakt: str = "",
    fil: Bilagsfil | None = None,
    note: str = "",
) -> Sag:
    """`gyldig_fra` er dagen på aftalen. Er den fra før forløbet, virker den fra forløbets første dag.

    Overenskomst, kontakt og tillidsrepræsentant huskes på virksomheden til næste gang.
    """
    _kraev_felter(grundlag, overenskomst, tillidsrepraesentant, underskrevet)
    kraev_aftale("skriftlig", funktioner, skaanehensyn)
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        if gyldig_fra > sag.dag:
            raise UgyldigtInput(
                "gyldig_fra", "Datoen ligger ude i fremtiden; skriv den dag, der står på aftalen."
            )
        forloeb = sag.tilstand().fastholdelse_i_gang
        dag = gyldig_fra if forloeb is None else max(gyldig_fra, forloeb.begyndt)
        sag.kraev("fastholdelse_aftalt", dag)
        nummer = sag.hoved.version + 1
        bilag = 0
        if fil is not None:
            bilag = laeg_bilag(
                Sag.for_kommune(bruger.kommune_id).get(pk=sag_id),
                bruger,
                fil,
                nu=nu,
                art="fastholdelse_aftale",
                titel="Underskrevet aftale om fastholdelse",
                helbred=False,
                afsender=forloeb.virksomhed if forloeb else "",
                dateret=gyldig_fra,
                punkter=["fastholdelse_12_mdr"],
                haendelse_nr=nummer,
            ).pk
        if forloeb is not None and forloeb.cvr:
            _husk_virksomheden(bruger, forloeb.cvr, nu, overenskomst, grundlag, kontakt, tillidsrepraesentant)
        return sag.tilfoej(
            FastholdelseAftalt(
                gyldig_fra=dag,
                note=note,
                indgaaet=gyldig_fra,
                fra=fra,
                grundlag=grundlag,
                overenskomst=overenskomst,
                funktioner=funktioner,
                skaanehensyn=skaanehensyn,
                tillidsrepraesentant=tillidsrepraesentant,
                underskrevet=tuple(underskrevet),
                kontakt=kontakt,
                bilag=bilag,
            )
        )


def _kraev_felter(grundlag: str, overenskomst: str, tr: str, underskrevet: tuple[str, ...]) -> None:
    fejl = []
    if grundlag not in GRUNDLAG:
        fejl.append(
            UgyldigtInput(
                "grundlag", "Vælg, om det er overenskomstens sociale kapitler eller særlige vilkår."
            )
        )
    if grundlag == "sociale_kapitler" and not overenskomst.strip():
        fejl.append(UgyldigtInput("overenskomst", "Skriv, hvilken overenskomst det sociale kapitel står i."))
    if tr and tr not in TILLIDSREPRAESENTANT:
        fejl.append(UgyldigtInput("tillidsrepraesentant", "Vælg en af mulighederne."))
    if set(underskrevet) - set(UNDERSKRIVERE):
        fejl.append(UgyldigtInput("underskrevet", "Vælg blandt de viste."))
    kast(fejl)


def _husk_virksomheden(
    bruger: Bruger, cvr: str, nu: datetime, overenskomst: str, grundlag: str, kontakt: str, tr: str
) -> None:
    Virksomhedsprofil.objects.create(
        kommune_id=bruger.kommune_id,
        cvr=cvr,
        overenskomst=overenskomst,
        sociale_kapitler=grundlag == "sociale_kapitler",
        kontakt=kontakt,
        tillidsrepraesentant=tr,
        skrevet=nu,
        skrevet_af=bruger,
    )
