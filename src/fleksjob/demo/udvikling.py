"""Udvikling i demoens job: planer, samtaler og mål, der nås, går i stå eller falder væk; og krav om refusion.

Terningen er jobbets egen, så resten af demoen ikke rykker sig. De første sager har hele historien; resten har nok til,
at listerne kan prøves i fuld størrelse.
"""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from fleksjob.demo.blad import Blad
from fleksjob.demo.job import NY_ORDNING, Job
from fleksjob.demo.personale import BIRGITTE, KAREN, KOMMUNEKODE, SIGNE
from fleksjob.demo.terning import terning
from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.refusion import kvartaler, mangler_loft
from fleksjob.forloeb.tilstand import Ansaettelse, Person, tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til, naeste_hverdag
from fleksjob.lov.sagsgang.udvikling import FAA_TIMER
from fleksjob.sager.kommandoer.send_refusionskrav import (
    efterse_refusionskrav,
    godkend_refusionskrav,
    send_refusionskrav,
    send_refusionskrav_tilbage,
)
from fleksjob.sager.models import Bruger, Job as Jobraekke, Sag, Udviklingsnotat
from fleksjob.sager.visninger.sagsbillede import sagens_haendelser

HELE_HISTORIEN = 600
REFUSIONER = 8
LOFT_TIME = 320.0
"""Opdigtet: den højeste timeløn for demoens år. Den rigtige er ikke læst for årene efter 2024."""
_OPGAVER = (
    "Tager selv kassen om formiddagen",
    "Pakker ordrer uden at spørge",
    "Lærer en ny kollega op",
    "Åbner butikken alene om tirsdagen",
    "Bruger bookingsystemet",
)
_GODT = (
    "Klarede en travl fredag uden ekstra pauser.",
    "Fik ros af en kunde.",
    "Har selv foreslået en bedre rækkefølge.",
    "Kom igennem hele ugen uden at måtte hjem før tid.",
)
_PLAN = (
    "De første måneder handler om at falde til. Derefter øves én ny opgave ad gangen sammen med en fast kollega. Går "
    "det godt i fire uger, prøves en halv time mere på de gode dage."
)
_PROEVET = ("andre_opgaver", "faste_dage", "kursus", "mentor", "samtale_leder", "flere_timer")
_GRUNDE = ("Opgaven findes ikke mere", "Butikken er lagt om", "Borgeren vil hellere en anden opgave")


def udvikling(blad: Blad, job: Job) -> None:
    """Skriver udviklingen i ét job, der løber."""
    if job.slut is not None or (blad.dag - job.start).days < 60:
        return
    lykke = terning(f"udvikling {blad.borger.nr} {job.noegle}")
    if job.start < NY_ORDNING:
        if lykke.random() < 0.85:
            andel = "to-tredjedele" if lykke.random() < 0.6 else "halvdelen"
            dag = naeste_hverdag(max(job.start, NY_ORDNING) + timedelta(days=20))
            blad.skriv(h.TilskudsbroekOplyst, dag, ansaettelse=job.noegle, andel=andel)
        return
    if lykke.random() < 0.5:
        _historien(blad, job, lykke, kort=blad.borger.nr > HELE_HISTORIEN)


def _historien(blad: Blad, job: Job, lykke: Random, *, kort: bool) -> None:
    konsulent, nu = blad.hold.konsulent.brugernavn, job.vilkaar_pr(blad.dag)
    maalt = naeste_hverdag(max(laeg_maaneder_til(job.start, 4), laeg_maaneder_til(blad.dag, -30)))
    if maalt > blad.dag:
        return
    om: dict[str, Any] = {"ansaettelse": job.noegle}
    foer = job.vilkaar_pr(maalt)
    if kort:
        _maal(blad, maalt, konsulent, om, foer.timer, lykke)
        return
    plan = naeste_hverdag(job.start + timedelta(days=25))
    blad.skriv(
        h.UdviklingsplanAftalt, plan, konsulent, **om, tidligst=laeg_maaneder_til(job.start, 4), skriftlig=True,
        rytme=lykke.choice(("maaned", "kvartal", "kvartal", "halvaar")), med=("medarbejder", "leder"),
    )  # fmt: skip
    note = _maal(blad, maalt, konsulent, om, foer.timer, lykke)
    _samtaler(blad, job, lykke, maalt, konsulent)
    steget = nu.timer > foer.timer + 0.01
    if steget:
        dag = next(fra for fra, v in job.vilkaar if v.timer > foer.timer + 0.01)
        blad.skriv(
            h.UdviklingsmaalNaaet, naeste_hverdag(dag), konsulent, **om, maal_id=note, opnaaet=nu.timer
        )
        if lykke.random() < 0.5:
            _maal(blad, naeste_hverdag(dag + timedelta(days=60)), konsulent, om, nu.timer, lykke)
    elif lykke.random() < 0.12:
        dag = naeste_hverdag(maalt + timedelta(days=150))
        blad.skriv(h.UdviklingsmaalFrafaldet, dag, konsulent, **om, maal_id=note, grund=lykke.choice(_GRUNDE))
    if 0 < nu.betalte_timer <= FAA_TIMER and lykke.random() < 0.6:
        blad.skriv(
            h.UdviklingVurderet, naeste_hverdag(job.start + timedelta(days=80)), **om, kan_udvikles=True,
            begrundelse="Praktikken viste fremgang fra uge til uge.", inden=laeg_maaneder_til(job.start, 36),
        )  # fmt: skip


def _maal(blad: Blad, dag: date, af: str, om: dict[str, Any], timer: float, lykke: Random) -> int:
    if lykke.random() < 0.65:
        return blad.skriv(
            h.UdviklingsmaalAftalt, dag, af, **om, art="timer", startvaerdi=timer,
            maalvaerdi=min(timer + lykke.choice((1.0, 2.0, 3.0)), 37.0), inden=laeg_maaneder_til(dag, 9),
        )  # fmt: skip
    return blad.skriv(
        h.UdviklingsmaalAftalt, dag, af, **om, art="opgaver", maal=lykke.choice(_OPGAVER),
        inden=laeg_maaneder_til(dag, 6),
    )  # fmt: skip


def _samtaler(blad: Blad, job: Job, lykke: Random, fra: date, af: str) -> None:
    """Nogle få samtaler; hos en del er der længe siden den sidste."""
    antal = lykke.choice((0, 1, 2, 3))
    for nr in range(antal):
        dag = naeste_hverdag(laeg_maaneder_til(fra, 1 + nr * lykke.choice((3, 4, 6))))
        trivsel = lykke.choice(("god", "god", "blandet", "presset"))
        blad.skriv(
            h.UdviklingssamtaleHoldt, dag, af, ansaettelse=job.noegle, trivsel=trivsel,
            tegn=("afspadserer", "traet") if trivsel == "presset" else (),
            om=("trivsel", "opgaver") if trivsel == "presset" else ("trivsel", "opgaver", "timer"),
            proevet=(lykke.choice(_PROEVET),) if nr else (), naeste=laeg_maaneder_til(dag, 3),
        )  # fmt: skip


def laeg_udvikling(dag: date, nu: datetime) -> int:
    """Ordene til planerne og det, der gik godt, og nogle virksomheders krav. Giver antallet af rækker."""
    karen = Bruger.objects.get_by_natural_key(KAREN.brugernavn)
    return _ordene(karen, dag, nu) + _kravene(dag, nu)


def _ordene(karen: Bruger, dag: date, nu: datetime) -> int:
    """Tekster i de sager, der er arbejdet mest med."""
    sager = Sag.for_kommune(KOMMUNEKODE).filter(fase="i_fleksjob", aabne_maal__gt=0).order_by("pk")[:60]
    job = dict(
        Jobraekke.for_kommune(KOMMUNEKODE)
        .filter(sag__in=[sag.pk for sag in sager], ophoert__isnull=True)
        .values_list("sag_id", "ansaettelse")
    )
    raekker = []
    for plads, sag in enumerate(sager):
        if sag.pk not in job:
            continue
        om = {
            "kommune_id": KOMMUNEKODE,
            "sag": sag,
            "ansaettelse": job[sag.pk],
            "skrevet": nu,
            "skrevet_af": karen,
        }
        raekker.append(
            Udviklingsnotat(**om, slags="plan", tekst=_PLAN, dag=naeste_hverdag(dag - timedelta(days=200)))
        )
        raekker.append(
            Udviklingsnotat(
                **om, slags="gik_godt", tekst=_GODT[plads % len(_GODT)], dag=dag - timedelta(days=20 + plads)
            )
        )
    Udviklingsnotat.objects.bulk_create(raekker)
    return len(raekker)


def _kravene(dag: date, nu: datetime) -> int:
    """De seneste kvartaler i nogle gamle job: godkendt, venter på nummer to, lige sendt, og sendt tilbage."""
    signe, karen, birgitte = (
        Bruger.objects.get_by_natural_key(en.brugernavn) for en in (SIGNE, KAREN, BIRGITTE)
    )
    gamle = Jobraekke.for_kommune(KOMMUNEKODE).filter(startet__lt=NY_ORDNING, ophoert__isnull=True)
    antal = 0
    for plads, raekke in enumerate(
        gamle.select_related("sag", "sag__person").order_by("sag_id")[:REFUSIONER]
    ):
        job = _jobbet(raekke, karen, dag)
        if job is None or not job.udvikling.andel:
            continue
        for nr, kvartal in enumerate(kvartaler(job, dag, 3)):
            try:
                krav = send_refusionskrav(
                    raekke.sag_id,
                    signe,
                    nu=nu,
                    ansaettelse=job.id,
                    kvartal=kvartal.foerste,
                    oplyst=_tal(job, nr),
                )
            except UgyldigtInput:
                continue
            antal += 1
            if nr == 0:
                if plads % 4 == 3:
                    send_refusionskrav_tilbage(
                        karen,
                        krav.pk,
                        nu=nu,
                        grund="Timerne om ugen er flere end i ansættelsesaftalen. Ret dem.",
                    )
                continue
            efterse_refusionskrav(
                karen, krav.pk, nu=nu, loft_time=LOFT_TIME if mangler_loft(job, kvartal) else None
            )
            if nr == 2:
                godkend_refusionskrav(birgitte, krav.pk, nu=nu)
    return antal


def _jobbet(raekke: Jobraekke, karen: Bruger, dag: date) -> Ansaettelse | None:
    t = tilstand(Person(raekke.sag.person.foedselsdato), sagens_haendelser(raekke.sag, karen), pr=dag)
    return next((en for en in t.ansaettelser if en.id == raekke.ansaettelse), None)


def _tal(job: Ansaettelse, nr: int) -> dict[str, float | None]:
    v = job.vilkaar[-1]
    timeloen = round((v.timeloen or 160.0) / 1.1, 2)
    tal: dict[str, float | None] = {
        "loen_time": timeloen,
        "bidrag_time": round(timeloen * 0.1, 2),
        "overenskomst_time": round(timeloen * 0.95, 2),
        "overenskomst_bidrag_time": round(timeloen * 0.095, 2),
        "timer_uge": min(v.timer or 20.0, 37.0),
        "refusionsdage": 4.0 if nr == 2 else 0.0,
    }
    if nr == 2:
        tal |= {"timer_dag": 4.0, "refusion_dag": 480.0}
    return tal
