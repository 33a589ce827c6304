"""Et helt forløb for en borger: fra ansøgning til den fase, borgeren er i på dagen. Ingen database."""

from collections.abc import Callable
from datetime import date, timedelta

from fleksjob.demo import kalibrering
from fleksjob.demo.befolkning import Borger
from fleksjob.demo.blad import Blad
from fleksjob.demo.fast import fastholdelse
from fleksjob.demo.job import NY_ORDNING, Job, bevil, fleksjob
from fleksjob.demo.kalibrering import Fase
from fleksjob.demo.ledighed import ledighed
from fleksjob.demo.loen import loenlinjer
from fleksjob.demo.personale import Hold
from fleksjob.demo.saerlig_loen import saerlig_loen
from fleksjob.demo.terning import terning
from fleksjob.demo.udvikling import udvikling
from fleksjob.demo.virksomheder import Firma
from fleksjob.demo.visitation import visitation, visitationsdag
from fleksjob.forloeb import haendelser as h
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til, naeste_hverdag
from fleksjob.lov.sagsgang.visitation import folkepensionsdag

_SENT_UDE = 25
"""Hver så mange arbejdsgivere har ikke indberettet den seneste måned; deres linjer er i prøvefilen til import."""
_LEDIG_DAGE = 450  # antagelse: middeltid på ledighedsydelse; så er en femtedel ledige i over to år


def forloeb(
    borger: Borger,
    hold: Hold,
    firmaer: list[Firma],
    dag: date,
    froe: int,
    loen_fra: date | None = None,
    saerlig: date | None = None,
) -> Blad:
    """Borgerens forløb. Med `loen_fra` er lønnen indberettet fra og med den måned; `saerlig` er den måned, hvis løn
    hos nogle ikke er almindelig (den seneste, når intet er sagt).
    """
    blad = Blad(borger, hold, firmaer, dag, terning(f"{froe} {borger.nr}"))
    job = _FASER[borger.fase](blad)
    if job:
        udvikling(blad, job)
    if job and loen_fra and job.start >= NY_ORDNING:
        sent = borger.nr % _SENT_UDE == 0
        loenlinjer(blad, job, loen_fra, ikke_endnu=sent)
        if not sent:
            saerlig_loen(blad, job, saerlig or laeg_maaneder_til(dag.replace(day=1), -1))
    if blad.chance(kalibrering.RETTELSER):
        _ret_en_dato(blad)
    return blad


def _forberedelse(blad: Blad) -> None:
    visitation(blad, blad.dag + timedelta(days=blad.mellem(70, 105)), til_og_med="plan")
    fastholdelse(blad)


def _indstilling(blad: Blad) -> None:
    visitation(blad, blad.dag + timedelta(days=blad.mellem(20, 33)), til_og_med="plan_faerdig")


def _afgoerelse(blad: Blad) -> None:
    visitation(blad, naeste_hverdag(blad.dag + timedelta(days=blad.mellem(1, 9))))


def _andet_forloeb(blad: Blad) -> None:
    visitation(blad, naeste_hverdag(blad.dag - timedelta(days=blad.mellem(4, 400))), "andet")


def _afslag(blad: Blad) -> None:
    visitation(blad, naeste_hverdag(blad.dag - timedelta(days=blad.mellem(4, 600))), "afslag")


def _ledig(blad: Blad) -> Job | None:
    siden = int(blad.lykke.expovariate(1 / _LEDIG_DAGE)) + 3
    fra = visitationsdag(max(blad.dag - timedelta(days=siden), NY_ORDNING))
    visiteret = visitationsdag(blad.borger.tilgang)
    if blad.chance(0.55) or (fra - visiteret).days < 300:
        visitation(blad, fra)
        ledighed(blad, fra)
        return None
    visitation(blad, visiteret)
    fra = _maanedsskifte(blad, fra)
    start = _vejen_til_job(blad, visiteret, fra - timedelta(days=120))
    job = fleksjob(
        blad, start, fra, blad.borger.betalte_timer, tidligst=visiteret, aarsag=blad.en_af(_OPHOERT)
    )
    ledighed(blad, fra)
    return job


def _job_bevilget(blad: Blad) -> None:
    fra = naeste_hverdag(blad.dag - timedelta(days=blad.mellem(30, 420)))
    visitation(blad, fra)
    ledighed(blad, fra)
    start = naeste_hverdag(blad.dag + timedelta(days=blad.mellem(2, 30)))
    bevil(
        blad,
        blad.naeste_job(),
        blad.firma(),
        start,
        naeste_hverdag(blad.dag - timedelta(days=blad.mellem(4, 16))),
    )


def _i_fleksjob(blad: Blad) -> Job:
    visiteret = visitationsdag(min(blad.borger.tilgang, blad.dag - timedelta(days=40)))
    visitation(blad, visiteret)
    tidligst, senest = visiteret, blad.dag - timedelta(days=12)
    start, fast = _foerste_start(blad, visiteret, senest)
    while (blad.dag - start).days > 1500 and blad.chance(0.35):
        slut = _maanedsskifte(blad, blad.efter(start, 530, (blad.dag - start).days - 500))
        fleksjob(
            blad,
            start,
            slut,
            _andre_timer(blad),
            tidligst=tidligst,
            fastholdelse=fast,
            aarsag=blad.en_af(_OPHOERT),
        )
        tidligst, start, fast = slut, _vejen_til_job(blad, slut, senest), False
    return fleksjob(blad, start, None, blad.borger.betalte_timer, tidligst=tidligst, fastholdelse=fast)


def _lukket(blad: Blad) -> Job:
    visiteret = visitationsdag(min(blad.borger.tilgang, blad.dag - timedelta(days=500)))
    pension = folkepensionsdag(blad.borger.foedselsdato).dato
    lukket = _maanedsskifte(blad, blad.efter(visiteret, 360, max(361, (blad.dag - visiteret).days - 20)))
    aarsag = blad.en_af(_LUKKET)
    if pension <= lukket:
        lukket, aarsag = pension, "folkepension"
    visiteret = min(visiteret, visitationsdag(lukket - timedelta(days=300)))
    visitation(blad, visiteret)
    start, fast = _foerste_start(blad, visiteret, lukket - timedelta(days=60))
    job = fleksjob(
        blad, start, lukket, blad.borger.betalte_timer, tidligst=visiteret, fastholdelse=fast, aarsag=aarsag
    )
    blad.skriv(h.SagLukket, lukket, aarsag=aarsag)
    return job


def _maanedsskifte(blad: Blad, dag: date) -> date:
    """De fleste job begynder og slutter ved et månedsskifte: den første i dagens måned, ellers dagen selv."""
    return dag.replace(day=1) if blad.chance(0.85) else dag


_OPHOERT = (
    "opsagt af arbejdsgiver",
    "opsagt af borger",
    "sygdom",
    "virksomheden er lukket",
    "tidsbegrænset job slut",
)
_LUKKET = ("førtidspension", "ordinært arbejde", "førtidspension", "fraflyttet", "seniorpension")
_FASER: dict[Fase, Callable[[Blad], Job | None]] = {
    "forberedelse": _forberedelse,
    "indstilling": _indstilling,
    "afgoerelse": _afgoerelse,
    "afslag": _afslag,
    "andet_forloeb": _andet_forloeb,
    "ledig": _ledig,
    "job_bevilget": _job_bevilget,
    "i_fleksjob": _i_fleksjob,
    "lukket": _lukket,
}


def _foerste_start(blad: Blad, visiteret: date, senest: date) -> tuple[date, bool]:
    """Dagen for det første job, og om det er på den hidtidige arbejdsplads; andelene følger årets tal."""
    _, direkte, fastholdelse = kalibrering.tilgang(visiteret.year)
    u = blad.lykke.random()
    if u >= direkte:
        return _vejen_til_job(blad, visiteret, senest), False
    fastholdes = u < fastholdelse
    if fastholdes:
        begyndt = naeste_hverdag(laeg_maaneder_til(visiteret, -blad.mellem(14, 22)))
        kendt = naeste_hverdag(visiteret - timedelta(days=30))
        blad.skriv(
            h.FastholdelsePaabegyndt,
            begyndt,
            kendt=kendt,
            grundlag="sociale_kapitler",
            aftale="skriftlig aftale om skånehensyn og opgaver, der er svære",
            funktioner="tunge løft og lange vagter",
            skaanehensyn="korte vagter, ingen løft over 10 kg",
        )
        blad.skriv(
            h.FastholdelseSkridt,
            naeste_hverdag(laeg_maaneder_til(begyndt, 5)),
            kendt=kendt,
            art="nedsat tid og ændrede opgaver",
            dokumentation="arbejdsgiverens erklæring og lønsedler",
            samtidig=True,
        )
    start = min(_maanedsskifte(blad, blad.efter(visiteret, 36, 50)), senest)
    return max(start, visiteret + timedelta(days=5)), fastholdes


def _vejen_til_job(blad: Blad, fra: date, senest: date) -> date:
    """Ledighedsydelse fra `fra`, til et job begynder; giver jobbets første dag."""
    dage = 30 + int(blad.lykke.expovariate(1 / 260))
    start = naeste_hverdag(min(fra + timedelta(days=dage), max(senest, fra + timedelta(days=14))))
    start = max(_maanedsskifte(blad, start), fra + timedelta(days=10))
    ledighed(blad, fra, start)
    return start


def _andre_timer(blad: Blad) -> float:
    """Betalte timer i et tidligere job: omkring det nuværende."""
    return max(1.0, round(blad.borger.betalte_timer * (0.7 + 0.6 * blad.lykke.random()) * 2) / 2)


def _ret_en_dato(blad: Blad) -> None:
    """En samtale eller opfølgning var skrevet på en forkert dag og bliver rettet nogle dage efter."""
    mulige = [nr for nr, n in enumerate(blad.noter) if n.klasse in (h.SamtaleAfholdt, h.OpfoelgningAfholdt)]
    if not mulige:
        return
    nr = mulige[blad.mellem(0, len(mulige) - 1)]
    note = blad.noter[nr]
    blad.noter[nr] = note._replace(gyldig_fra=note.gyldig_fra - timedelta(days=7))
    blad.ret(nr + 1, blad.efter(note.kendt, 1, 20), gyldig_fra=note.gyldig_fra)
