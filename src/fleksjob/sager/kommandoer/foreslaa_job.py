"""Et job foreslås: timer, intensitet, løn, opgaver med hensyn, ugen, og timer, der måske stiger."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from fleksjob.forloeb.haendelser import JobForeslaaet
from fleksjob.forloeb.tilstand import Tilstand, Vilkaar
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import lager
from fleksjob.sager.etablering import kraev_uden_cpr, ny_noegle, rensede_opgaver
from fleksjob.sager.kommandoer.felter import kraev_cvr, kraev_tekst, kraev_vilkaar
from fleksjob.sager.models import Bruger, Jobforslag, Sag


def foreslaa_job(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    virksomhed: str,
    startdato: date,
    timer: float,
    intensitet: float,
    timeloen: float | None = None,
    fuldtidsloen: float | None = None,
    pension_pct: float | None = None,
    cvr: str = "",
    ansaettelse: str = "",
    stilling: str = "",
    opgaver: Sequence[Mapping[str, Any]] = (),
    ugen: str = "",
    timeprofil: Sequence[Mapping[str, Any]] = (),
    slut_timer: float | None = None,
    proevetid_til: date | None = None,
    kontakt: str = "",
    passer: str = "",
    note: str = "",
) -> Sag:
    """Uden `ansaettelse` er det et nyt job; med er det et nyt forslag om det samme.

    Der er ingen nedre grænse for timer. `timeprofil` er [{fra, timer}] efter første dag.
    """
    kraev_tekst("virksomhed", virksomhed, "Skriv virksomhedens navn.")
    kraev_cvr("cvr", cvr)
    _kraev_tal(gyldig_fra, timer, intensitet, timeloen, fuldtidsloen, pension_pct)
    _kraev_dage(gyldig_fra, startdato, proevetid_til, timeprofil)
    rene = rensede_opgaver(opgaver)
    kraev_uden_cpr("passer", ugen, kontakt, passer)
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        tilstand = sag.kraev("job_foreslaaet", gyldig_fra)
        noegle = ansaettelse or ny_noegle(tilstand)
        _kraev_noegle(tilstand, ansaettelse)
        andre = [job for job in tilstand.ansaettelser if job.startet and not job.ophoert and job.id != noegle]
        Jobforslag.objects.create(
            kommune_id=sag.hoved.kommune_id,
            sag_id=sag_id,
            ansaettelse=noegle,
            cvr=cvr,
            opgaver=rene,
            ugen=ugen.strip(),
            timeprofil=[{"fra": en["fra"].isoformat(), "timer": en["timer"]} for en in timeprofil],
            kontakt=kontakt.strip(),
            passer=passer.strip(),
            haendelse_nr=sag.hoved.version + 1,
            skrevet=nu,
            skrevet_af=bruger,
        )
        return sag.tilfoej(
            JobForeslaaet(
                gyldig_fra=gyldig_fra,
                note=note,
                ansaettelse=noegle,
                virksomhed=virksomhed,
                cvr=cvr,
                stilling=stilling,
                startdato=startdato,
                timer=timer,
                intensitet=intensitet,
                timeloen=timeloen,
                fuldtidsloen=fuldtidsloen,
                pension_pct=pension_pct,
                slut_timer=slut_timer or (timeprofil[-1]["timer"] if timeprofil else None),
                proevetid_til=proevetid_til,
                ved_siden_af=bool(andre),
            )
        )


def _kraev_noegle(tilstand: Tilstand, ansaettelse: str) -> None:
    if not ansaettelse:
        return
    if ansaettelse not in {en.ansaettelse for en in tilstand.etableringer}:
        raise UgyldigtInput("ansaettelse", "Vælg et af de foreslåede job, eller foreslå et nyt.")
    if any(job.id == ansaettelse and job.startet for job in tilstand.ansaettelser):
        raise UgyldigtInput("ansaettelse", "Jobbet er begyndt; ændr timer eller løn i stedet.")


def _kraev_tal(
    dag: date,
    timer: float,
    intensitet: float,
    timeloen: float | None,
    fuldtidsloen: float | None,
    pension_pct: float | None,
) -> None:
    kraev_vilkaar(Vilkaar(dag, timer, intensitet, timeloen, fuldtidsloen, pension_pct))
    fejl = []
    if timer <= 0:
        fejl.append(
            UgyldigtInput("timer", "Skriv de timer, borgeren er på arbejde. Få timer er også et job.")
        )
    if intensitet <= 0:
        fejl.append(UgyldigtInput("intensitet", "Skriv en intensitet over 0; ellers er der ingen løn."))
    kast(fejl)


def _kraev_dage(
    dag: date, startdato: date, proevetid_til: date | None, timeprofil: Sequence[Mapping[str, Any]]
) -> None:
    fejl = []
    if startdato < dag:
        fejl.append(
            UgyldigtInput(
                "startdato", "Første arbejdsdag skal ligge efter forslaget; jobbet skal først bevilges."
            )
        )
    if proevetid_til is not None and proevetid_til <= startdato:
        fejl.append(UgyldigtInput("proevetid_til", "Prøvetiden skal slutte efter første arbejdsdag."))
    if any(not en.get("timer") or en["timer"] > 37 for en in timeprofil):
        fejl.append(UgyldigtInput("timeprofil", "Skriv timerne ved hver dag, højst 37 om ugen."))
    dage = [en["fra"] for en in timeprofil]
    if dage != sorted(set(dage)) or any(fra <= startdato for fra in dage):
        fejl.append(UgyldigtInput("timeprofil", "Skriv dagene i rækkefølge og efter første arbejdsdag."))
    kast(fejl)
