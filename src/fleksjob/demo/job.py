"""Ét fleksjob: bevilling før start, vilkår der ændres, opfølgninger, status, fornyelse og ophør."""

from datetime import date, timedelta
from typing import Any

import msgspec

from fleksjob.demo import kalibrering
from fleksjob.demo.blad import Blad
from fleksjob.demo.virksomheder import Firma
from fleksjob.forloeb import haendelser as h
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til, naeste_hverdag

NY_ORDNING = date(2013, 1, 1)
_LOENSTIGNING = 1.028  # antagelse: årlig stigning i timelønnen
_INTENSITETER = (100, 90, 80, 75, 70, 60, 60, 50, 50, 50, 40, 40, 33)
_PENSION = (0.0, 8.0, 12.0, 12.0, 15.0)
FULD_TID = 37 * 52 / 12


class Vilkaar(msgspec.Struct, frozen=True):
    """Jobbets tal: timer til stede om ugen, intensitet i procent, kroner inkl. pension."""

    timer: float
    intensitet: float
    timeloen: float
    fuldtidsloen: float
    pension_pct: float

    @property
    def betalte_timer(self) -> float:
        """De timer, der er løn for."""
        return self.timer * self.intensitet / 100


class Job(msgspec.Struct, frozen=True):
    """Et job, der er skrevet på bladet, med vilkårene fra hver dag, de ændrede sig."""

    noegle: str
    firma: Firma
    start: date
    slut: date | None
    vilkaar: list[tuple[date, Vilkaar]]

    def vilkaar_pr(self, dag: date) -> Vilkaar:
        """Vilkårene på dagen (de første, hvis dagen er før start)."""
        gaeldende = self.vilkaar[0][1]
        for fra, v in self.vilkaar:
            if fra <= dag:
                gaeldende = v
        return gaeldende


def timer_og_intensitet(blad: Blad, betalte: float) -> tuple[float, float]:
    """Timer til stede (kvarte) og intensitet, så de betalte timer bliver omtrent `betalte`."""
    for _ in range(20):
        intensitet = _INTENSITETER[blad.mellem(0, len(_INTENSITETER) - 1)]
        timer = round(betalte * 400 / intensitet) / 4
        if timer <= 32 and abs(timer * intensitet / 100 - betalte) < 0.2:
            return timer, float(intensitet)
    return betalte, 100.0


def vilkaar(blad: Blad, firma: Firma, betalte: float, dag: date) -> Vilkaar:
    """Vilkår i firmaet på dagen. Fuldtidslønnen er mindst timelønnen på fuld tid, ofte med tillæg oveni."""
    timer, intensitet = timer_og_intensitet(blad, betalte)
    timeloen = round(firma.timeloen * _loenniveau(dag) * (0.93 + 0.16 * blad.lykke.random()) * 4) / 4
    return Vilkaar(timer, intensitet, timeloen, fuldtidsloen(blad, timeloen), _PENSION[blad.mellem(0, 4)])


def fuldtidsloen(blad: Blad, timeloen: float) -> float:
    """Månedsløn på fuld tid, hele kroner rundet op, for nogle med tillæg på op til seks procent."""
    tillaeg = 1 + (0.06 * blad.lykke.random() if blad.chance(0.5) else 0)
    return float(-(-timeloen * FULD_TID * tillaeg // 1))


def _loenniveau(dag: date) -> float:
    return float(_LOENSTIGNING ** ((dag - date(2026, 7, 1)).days / 365.25))


def fleksjob(
    blad: Blad,
    start: date,
    slut: date | None,
    betalte: float,
    *,
    tidligst: date,
    fastholdelse: bool = False,
    aarsag: str = "",
) -> Job:
    """Skriver jobbet fra bevilling til `slut` (første dag uden) eller i dag, med `betalte` timer til sidst.

    Bevillingen ligger tidligst på dagen `tidligst` (visitationen eller det forrige jobs ophør).
    """
    noegle, firma, til = blad.naeste_job(), blad.firma(), slut or blad.dag
    til_sidst, foerst, aendret = _udvikling(blad, start, til, betalte)
    v = vilkaar(blad, firma, foerst, start)
    bevil(
        blad, noegle, firma, start, max(tidligst, naeste_hverdag(start - timedelta(days=blad.mellem(6, 21))))
    )
    blad.skriv(
        h.FleksjobStartet,
        start,
        blad.hold.konsulent.brugernavn,
        ansaettelse=noegle,
        virksomhed=firma.navn,
        cvr=firma.cvr,
        fastholdelse=fastholdelse,
        **msgspec.structs.asdict(v),
    )
    if start >= NY_ORDNING:
        _opfoelgninger(blad, noegle, start, til)
        _bevillingsperioder(blad, noegle, start, til)
    else:
        _opfoelgninger(blad, noegle, NY_ORDNING, til, tidlige=False)
    job = Job(noegle, firma, start, slut, [(start, v)])
    _vilkaarene_aendres(blad, job, til, aendret, til_sidst)
    if slut:
        blad.skriv(h.FleksjobOphoert, slut, blad.hold.konsulent.brugernavn, ansaettelse=noegle, aarsag=aarsag)
    return job


def bevil(blad: Blad, noegle: str, firma: Firma, start: date, bevilget: date) -> None:
    """Bevillingen af det konkrete job. Den skal ligge før jobbets første dag."""
    blad.skriv(
        h.FleksjobBevilget,
        bevilget,
        ansaettelse=noegle,
        midlertidig=start >= NY_ORDNING,
        virksomhed=firma.navn,
        cvr=firma.cvr,
        startdato=start,
    )


def _udvikling(blad: Blad, start: date, til: date, betalte: float) -> tuple[float, float, date | None]:
    """Timer nu, timer i begyndelsen og dagen for ændringen: de fleste ændrer aldrig timer.

    Andelen, der er gået op, følger anciennitet (18 % efter 1-2 år, 25 % efter mere); det giver 18 % i alt.
    """
    aar = (til - start).days / 365.25
    op = 0.10 if aar < 1 else kalibrering.OP if aar < 2 else kalibrering.OP_EFTER_TO_AAR
    ned = kalibrering.NED * (0.5 if aar < 1 else 1.15)
    u = blad.lykke.random()
    if (til - start).days < 120 or u >= op + ned:
        return betalte, betalte, None
    aendret = blad.efter(start, 90, (til - start).days - 10)
    faktor = (0.5 + 0.3 * blad.lykke.random()) if u < op else (1.25 + 0.4 * blad.lykke.random())
    foerst = max(1.0, round(betalte * faktor * 2) / 2)
    return betalte, min(foerst, 30.0), aendret


def _opfoelgninger(blad: Blad, noegle: str, start: date, til: date, *, tidlige: bool = True) -> None:
    """Anbefalede opfølgninger efter 3 og 6 måneder, lovens hver 30 måneder, nogle for sent."""
    konsulent = blad.hold.konsulent.brugernavn
    sidst = start
    for art, fra, til_dage in (
        (("3_mdr", 78, 95), ("6_mdr", 165, 190)) if tidlige and start.year >= 2020 else ()
    ):
        dag = blad.efter(start, fra, til_dage)
        if dag < til and blad.chance(0.65):
            blad.skriv(h.OpfoelgningAfholdt, dag, konsulent, ansaettelse=noegle, art=art)
    while True:
        frist = laeg_maaneder_til(sidst, 30)
        til_tiden = blad.chance(kalibrering.OPFOELGNING_TIL_TIDEN)
        dag = blad.efter(frist, -45, -3) if til_tiden else blad.efter(frist, 5, 400)
        if dag >= til:
            return
        blad.skriv(h.OpfoelgningAfholdt, dag, konsulent, ansaettelse=noegle, art="30_mdr")
        sidst = dag


def _bevillingsperioder(blad: Blad, noegle: str, start: date, til: date) -> None:
    """Status efter 4½ år og ny bevilling før de fem år er gået: varig, når borgeren er fyldt 40."""
    fra = start
    while True:
        status = blad.efter(laeg_maaneder_til(fra, 54), 0, 60)
        fornyet = blad.efter(laeg_maaneder_til(fra, 60), -60, -5)
        if status < til:
            blad.skriv(h.StatusUdarbejdet, status, ansaettelse=noegle, konklusion="fortsat fleksjob")
        if fornyet >= til:
            return
        varig = blad.borger.foedselsdato <= laeg_maaneder_til(fornyet, -480)
        blad.skriv(h.BevillingFornyet, fornyet, blad.hold.kollega.brugernavn, ansaettelse=noegle, varig=varig)
        if varig:
            return
        fra = laeg_maaneder_til(fra, 60)


def _vilkaarene_aendres(blad: Blad, job: Job, til: date, aendret: date | None, til_sidst: float) -> None:
    """Lønnen følger med hvert andet til tredje år, og timerne ændres den ene gang, de gør."""
    v = job.vilkaar[0][1]
    dage = []
    dag = job.start + timedelta(days=blad.mellem(500, 900))
    while dag < til:
        dage.append(date(dag.year if dag.month >= 4 else dag.year - 1, 4, 1))
        dag += timedelta(days=blad.mellem(800, 1200))
    for dag in sorted({*dage, *([aendret] if aendret else [])}):
        if dag <= job.start or dag >= til:
            continue
        if dag == aendret:
            timer, intensitet = timer_og_intensitet(blad, til_sidst)
            nyt: dict[str, Any] = {"timer": timer, "intensitet": intensitet}
        else:
            timeloen = max(v.timeloen, round(job.firma.timeloen * _loenniveau(dag) * 4) / 4)
            nyt = {"timeloen": timeloen, "fuldtidsloen": max(v.fuldtidsloen, fuldtidsloen(blad, timeloen))}
        v = msgspec.structs.replace(v, **nyt)
        job.vilkaar.append((dag, v))
        blad.skriv(h.VilkaarAendret, dag, blad.hold.konsulent.brugernavn, ansaettelse=job.noegle, **nyt)
