"""Kommunen vurderer det konkrete job og godkender det eller siger nej. Svaret er skriftligt og kan påklages."""

from datetime import date, datetime
from typing import Literal

from fleksjob.breve.jobsvar import Jobsvar, jobsvarbrev
from fleksjob.forloeb.etableringsbegreber import Etablering
from fleksjob.forloeb.haendelser import JobAfslaaet, JobGodkendt
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.etablering import Udnyttelse, betalte
from fleksjob.lov.sagsgang.etableringsord import AFSLAGSGRUNDE, FORSKELLE, PLANER
from fleksjob.sager import lager
from fleksjob.sager.brevskrivning import brevramme, gem_brev, kanal_for
from fleksjob.sager.etablering import betalt_i_loebende_job, kraev_uden_cpr, vejen
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Jobforslag, Sag


def udnyttelse(
    en: Etablering, andre: float, vurderede_timer: float, vurderet_intensitet: float
) -> Udnyttelse:
    """Det vurderede over for det, der tilbydes i alle job tilsammen, i betalte timer om ugen."""
    return Udnyttelse(betalte(vurderede_timer, vurderet_intensitet), (en.betalte_timer or 0.0) + andre)


def godkend_job(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    vurderede_timer: float,
    vurderet_intensitet: float,
    begrundelse: str,
    forskel: str = "",
    se_igen: date | None = None,
    betinget: bool = False,
    plan: str = "",
    progression_droeftet: bool = False,
    note: str = "",
) -> Sag:
    """Er der forskel på det vurderede og det tilbudte, skal `forskel` sige hvorfor, og med uudnyttet evne også
    `se_igen` hvornår. Brevet til borgeren skrives i samme transaktion."""
    kraev_tekst("begrundelse", begrundelse, "Skriv, hvad vurderingen bygger på.")
    kraev_uden_cpr("begrundelse", begrundelse)
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        tilstand = sag.kraev("job_godkendt", gyldig_fra, ansaettelse=ansaettelse)
        en = vejen(tilstand, ansaettelse)
        brug = udnyttelse(
            en, betalt_i_loebende_job(tilstand, ansaettelse), vurderede_timer, vurderet_intensitet
        )
        _kraev(brug, gyldig_fra, forskel, se_igen, betinget, plan)
        raekken = Sag.for_kommune(bruger.kommune_id).get(pk=sag_id)
        kanal = kanal_for(raekken)
        ny = sag.tilfoej(
            JobGodkendt(
                gyldig_fra=gyldig_fra,
                note=note,
                ansaettelse=ansaettelse,
                vurderede_timer=vurderede_timer,
                vurderet_intensitet=vurderet_intensitet,
                uudnyttet=brug.uudnyttet,
                forskel=forskel if brug.forskellig else "",
                se_igen=se_igen if brug.uudnyttet else None,
                betinget=betinget,
                plan=plan if betinget or brug.uudnyttet else "",
                progression_droeftet=progression_droeftet,
                begrundelse=begrundelse.strip(),
                kanal=kanal,
            )
        )
        svar = Jobsvar(
            virksomhed=en.virksomhed,
            stilling=en.stilling,
            startdato=en.startdato,
            timer=en.timer or 0.0,
            intensitet=en.intensitet or 0.0,
            hensyn=_hensyn(raekken, ansaettelse),
            begrundelse=begrundelse.strip(),
            vurderede_timer=vurderede_timer,
            vurderet_intensitet=vurderet_intensitet,
            uudnyttet=brug.uudnyttet,
            forskel=FORSKELLE.get(forskel, forskel) if brug.forskellig else "",
            se_igen=se_igen if brug.uudnyttet else None,
            plan=PLANER.get(plan, "") if betinget else "",
        )
        _send(ny, bruger, svar, nu, gyldig_fra)
        return ny


def _kraev(
    brug: Udnyttelse, dag: date, forskel: str, se_igen: date | None, betinget: bool, plan: str
) -> None:
    fejl = []
    if brug.vurderet <= 0:
        fejl.append(UgyldigtInput("vurderede_timer", "Skriv, hvor meget borgeren vurderes at kunne arbejde."))
    if brug.forskellig and not forskel.strip():
        fejl.append(
            UgyldigtInput("forskel", "Der er forskel på det vurderede og det tilbudte. Skriv, hvorfor jobbet alligevel "
                          "godkendes.")
        )  # fmt: skip
    if brug.uudnyttet and se_igen is None:
        fejl.append(
            UgyldigtInput("se_igen", "Jobbet bruger ikke hele arbejdsevnen. Skriv en dag, I ser på det igen.")
        )
    if se_igen is not None and se_igen <= dag:
        fejl.append(UgyldigtInput("se_igen", "Vælg en dag efter i dag."))
    if betinget and plan not in PLANER:
        fejl.append(UgyldigtInput("plan", "Vælg, hvad planen er for at bruge resten af arbejdsevnen."))
    kast(fejl)


def afslaa_job(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    grund: str,
    begrundelse: str,
    note: str = "",
) -> Sag:
    """Kommunen godkender ikke jobbet. Et nyt forslag kan altid komme."""
    if grund not in AFSLAGSGRUNDE:
        raise UgyldigtInput("grund", "Vælg, hvad der står i vejen.")
    kraev_tekst("begrundelse", begrundelse, "Skriv hvorfor, så borger og virksomhed kan forstå det.")
    kraev_uden_cpr("begrundelse", begrundelse)
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        en = vejen(sag.kraev("job_afslaaet", gyldig_fra, ansaettelse=ansaettelse), ansaettelse)
        raekken = Sag.for_kommune(bruger.kommune_id).get(pk=sag_id)
        ny = sag.tilfoej(
            JobAfslaaet(
                gyldig_fra=gyldig_fra,
                note=note,
                ansaettelse=ansaettelse,
                grund=grund,
                begrundelse=begrundelse.strip(),
                kanal=kanal_for(raekken),
            )
        )
        svar = Jobsvar(
            virksomhed=en.virksomhed,
            stilling=en.stilling,
            startdato=en.startdato,
            timer=en.timer or 0.0,
            intensitet=en.intensitet or 0.0,
            hensyn=(),
            begrundelse=begrundelse.strip(),
            afslag=AFSLAGSGRUNDE[grund],
        )
        _send(ny, bruger, svar, nu, gyldig_fra)
        return ny


def _hensyn(sag: Sag, ansaettelse: str) -> tuple[str, ...]:
    """Hensynene i det nyeste forslag."""
    forslag = Jobforslag.for_kommune(sag.kommune_id).filter(sag=sag, ansaettelse=ansaettelse)
    nyeste = forslag.order_by("-haendelse_nr").first()
    opgaver = nyeste.opgaver if nyeste is not None else []
    return tuple(f"{o['opgave']}: {o['hensyn']}" for o in opgaver if o.get("hensyn"))


def _send(ny: Sag, bruger: Bruger, svar: Jobsvar, nu: datetime, dag: date) -> None:
    kanal: Literal["digital", "brev", "quickpost"] = kanal_for(ny)
    titel, pdf = jobsvarbrev(brevramme(ny, dag=dag, kanal=kanal), svar)
    gem_brev(ny, bruger, nu=nu, art="job", titel=titel, pdf=pdf, kanal=kanal, haendelse=str(ny.version))
