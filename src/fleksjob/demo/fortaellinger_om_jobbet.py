"""Fire håndskrevne sager om jobbet: seks uger fra afgørelse til job, en udvikling, der gik i stå og kom i gang igen, en
måned, arbejdsgiveren rettede to gange, og et job fra før 2013, der står foran et valg.
"""

from datetime import date, timedelta
from typing import Any

import msgspec

from fleksjob.demo.blad import Blad
from fleksjob.demo.haandskrift import ansoegning, raad, siden, visiteres
from fleksjob.demo.job import Job, Vilkaar
from fleksjob.demo.koersler import foerste_loenmaaned, koersler
from fleksjob.demo.loen import KILDE, loenlinje
from fleksjob.demo.personale import AMIRA
from fleksjob.demo.virksomheder import Firma
from fleksjob.forloeb import haendelser as h
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til, naeste_hverdag

GARTNERIET = Firma("99990023", "Fjordholm Planteskole ApS", "Planteskole", 158)
BIBLIOTEKET = Firma("99990031", "Fjordholm Bibliotek", "Bibliotek", 171)
KANTINEN = Firma("99990058", "Kajens Kantine I/S", "Kantine", 163)
MASKINVAERKSTEDET = Firma("99990066", "Vestvejens Maskinværksted A/S", "Maskinværksted", 189)
FIRMAER = (GARTNERIET, BIBLIOTEKET, KANTINEN, MASKINVAERKSTEDET)
NADIAS = Vilkaar(timer=10.0, intensitet=60.0, timeloen=158.0, fuldtidsloen=26_900.0, pension_pct=10.0)
LEIFS = (
    Vilkaar(timer=10.0, intensitet=60.0, timeloen=171.0, fuldtidsloen=28_400.0, pension_pct=12.0),
    Vilkaar(timer=12.0, intensitet=75.0, timeloen=178.0, fuldtidsloen=29_300.0, pension_pct=12.0),
)
KIRSTENS = Vilkaar(timer=16.0, intensitet=75.0, timeloen=163.0, fuldtidsloen=27_300.0, pension_pct=12.0)
VILLYS = Vilkaar(timer=25.0, intensitet=100.0, timeloen=189.0, fuldtidsloen=31_200.0, pension_pct=12.0)


def nadia(blad: Blad) -> None:
    """Seks uger fra afgørelse til job: opsamling dagen efter, praktik, forslag, bevilling, og i dag er første dag."""
    amira = AMIRA.brugernavn
    ansoegning(blad, 230, 100, "Nadia har søgt efter en hjernerystelse, der ikke gik over", "sygedagpenge")
    raad(blad, 75, "Kan arbejde i ro og i korte vagter med én opgave ad gangen.")
    visiteret = visiteres(blad, 42, "Følgerne er varige, og både hvile og optrapning er prøvet.")
    blad.skriv(h.LedighedsydelseStartet, visiteret, sats="hoej")
    blad.skriv(
        h.OpsamlingHoldt, siden(blad, 40), amira, form="fremmoede", forloebet="haardt", anbefaling=True
    )
    blad.skriv(h.JobsoegningsplanAftalt, siden(blad, 39), amira)
    blad.skriv(h.CvRegistreret, siden(blad, 35), "borger")
    blad.skriv(
        h.PraktikStartet, siden(blad, 33), amira, virksomhed=GARTNERIET.navn, cvr=GARTNERIET.cvr, formaal="job",
        maal="Se, om to timer om morgenen i drivhuset kan holdes fire dage om ugen",
        funktioner="Potte om, vande og pakke", hensyn="Egen ende af drivhuset, pause hver halve time", timer=8.0,
        timer_slut=10.0, kontakt="Ulla Engdal",
    )  # fmt: skip
    blad.skriv(
        h.PraktikSluttet, siden(blad, 15), amira, timer=10.0, intensitet=60.0, resultat="10 timer er holdt i to uger.",
        fremmoede="Kom hver dag.", udholdenhed="To en halv time ad gangen.", hensyn_virkede="Roen gør forskellen.",
    )  # fmt: skip
    job: dict[str, Any] = {"ansaettelse": "job1", "virksomhed": GARTNERIET.navn, "cvr": GARTNERIET.cvr}
    blad.skriv(
        h.JobForeslaaet, siden(blad, 14), amira, **job, stilling="Gartnermedhjælper", startdato=blad.dag,
        **msgspec.structs.asdict(NADIAS),
    )  # fmt: skip
    for part, dage in (("arbejdsgiver", 13), ("borger", 12)):
        blad.skriv(h.ForslagBesvaret, siden(blad, dage), amira, ansaettelse="job1", part=part, svar="enig")
    blad.skriv(
        h.JobGodkendt, siden(blad, 10), ansaettelse="job1", vurderede_timer=10.0, vurderet_intensitet=60.0,
        progression_droeftet=True, begrundelse="Praktikken viste netop de timer, og hensynene er på plads.",
    )  # fmt: skip
    for status, dage in (("indsendt", 9), ("bevilget", 7)):
        blad.skriv(
            h.VitasAendret, siden(blad, dage), amira, ansaettelse="job1", status=status, reference="VITAS-2026-0417",
            ansoegt_af="kommune", startdato=blad.dag,
        )  # fmt: skip
    blad.skriv(h.FleksjobBevilget, siden(blad, 7), amira, **job, startdato=blad.dag)
    blad.skriv(h.FuldtidsloenOplyst, siden(blad, 6), ansaettelse="job1", fuldtidsloen=NADIAS.fuldtidsloen)
    blad.skriv(h.VitasAendret, siden(blad, 5), amira, ansaettelse="job1", status="accepteret")


def leif(blad: Blad) -> None:
    """Seks betalte timer i to år uden at nogen spurgte; så blev der talt om det, og nu er det ni."""
    amira, start = AMIRA.brugernavn, laeg_maaneder_til(blad.dag.replace(day=1), -31)
    loeftet = laeg_maaneder_til(blad.dag.replace(day=1), -4)
    _i_job(blad, start, "Leif har søgt efter en depression med varige følger", BIBLIOTEKET, LEIFS[0])
    for maaneder, art in ((3, "3_mdr"), (6, "6_mdr")):
        blad.skriv(
            h.OpfoelgningAfholdt, naeste_hverdag(laeg_maaneder_til(start, maaneder)), amira, ansaettelse="job1",
            art=art,
        )  # fmt: skip
    blad.skriv(
        h.UdviklingsmaalAftalt, naeste_hverdag(laeg_maaneder_til(start, 6)), amira, ansaettelse="job1",
        maal="Fra seks til ni betalte timer, når udlånet er lært", art="timer", startvaerdi=6.0, maalvaerdi=9.0,
        inden=laeg_maaneder_til(start, 18),
    )  # fmt: skip
    snak = naeste_hverdag(laeg_maaneder_til(loeftet, -2))
    blad.skriv(
        h.UdviklingssamtaleHoldt, snak, amira, ansaettelse="job1", trivsel="god", naeste=laeg_maaneder_til(loeftet, 3)
    )  # fmt: skip
    blad.skriv(
        h.VilkaarAendret, loeftet, amira, ansaettelse="job1", timer=LEIFS[1].timer, intensitet=LEIFS[1].intensitet,
        timeloen=LEIFS[1].timeloen, fuldtidsloen=LEIFS[1].fuldtidsloen,
    )  # fmt: skip
    _loen(blad, Job("job1", BIBLIOTEKET, start, None, [(start, LEIFS[0]), (loeftet, LEIFS[1])]))


def kirsten(blad: Blad) -> None:
    """Kantinen rettede den samme måned to gange: først et glemt tillæg, så en vagt, der var talt med to gange."""
    start = laeg_maaneder_til(blad.dag.replace(day=1), -14)
    _i_job(blad, start, "Kirsten har søgt efter en skulderskade", KANTINEN, KIRSTENS)
    job = Job("job1", KANTINEN, start, None, [(start, KIRSTENS)])
    koerte = koersler(blad.dag)
    rettes = laeg_maaneder_til(koerte[-4].maaned, -1)
    note = _loen(blad, job).get(rettes, 0)
    if note:
        aftalt = blad.noter[note - 1].indhold
        foerst = {felt: round(aftalt[felt] * 1.06, 2) for felt in ("loen", "pension")}
        blad.ret(note, naeste_hverdag(koerte[-3].beregnet - timedelta(days=8)), KILDE, **foerst)
        igen = {felt: round(aftalt[felt] * 1.02, 2) for felt in ("loen", "pension")}
        blad.ret(note, naeste_hverdag(koerte[-2].beregnet - timedelta(days=6)), KILDE, **igen)


def villy(blad: Blad) -> None:
    """I fleksjob siden 2008, i den gamle ordning. Firmaet får refusion; Villy overvejer den nye ordning."""
    start = date(2008, 5, 1)
    blad.skriv(
        h.SagOprettet, date(2007, 11, 5), aarsag="Overført fra det gamle system", ydelse="sygedagpenge"
    )
    visiteret = date(2008, 3, 3)
    blad.skriv(h.Visiteret, visiteret, til="fleksjob")
    blad.skriv(h.LedighedsydelseStartet, visiteret)
    _begynd(blad, start, MASKINVAERKSTEDET, VILLYS)
    blad.skriv(
        h.TilskudsbroekOplyst,
        naeste_hverdag(start + timedelta(days=7)),
        ansaettelse="job1",
        andel="to-tredjedele",
    )
    for maaneder in (30, 60, 90, 120, 150, 180, 210):
        dag = naeste_hverdag(laeg_maaneder_til(start, maaneder) - timedelta(days=20))
        if dag >= date(2013, 1, 1):
            blad.skriv(
                h.OpfoelgningAfholdt, dag, AMIRA.brugernavn, ansaettelse="job1", art="30_mdr", konklusion="fortsaet"
            )  # fmt: skip


def _i_job(blad: Blad, start: date, aarsag: str, firma: Firma, vilkaar: Vilkaar) -> None:
    """Hele vejen til et job, der begyndte for længe siden; dagene er regnet fra starten."""
    foer = (blad.dag - start).days
    ansoegning(blad, foer + 300, foer + 170, aarsag, "sygedagpenge")
    raad(blad, foer + 150, "Kan arbejde i korte vagter med faste opgaver.")
    visiteret = visiteres(
        blad, foer + 120, "Arbejdsevnen er varigt og væsentligt begrænset, og tilbud er prøvet."
    )
    blad.skriv(h.LedighedsydelseStartet, visiteret, sats="hoej")
    blad.skriv(h.CvRegistreret, naeste_hverdag(visiteret + timedelta(days=14)), "borger")
    for dage in (10, 45, 80, 105):
        blad.skriv(h.SamtaleAfholdt, naeste_hverdag(visiteret + timedelta(days=dage)), art="jobsamtale")
    _begynd(blad, start, firma, vilkaar)


def _begynd(blad: Blad, start: date, firma: Firma, vilkaar: Vilkaar) -> None:
    job: dict[str, Any] = {"ansaettelse": "job1", "virksomhed": firma.navn, "cvr": firma.cvr}
    bevilget = naeste_hverdag(start - timedelta(days=10))
    blad.skriv(h.FleksjobBevilget, bevilget, AMIRA.brugernavn, **job, startdato=start)
    blad.skriv(h.LedighedsydelseOphoert, start, aarsag="fleksjob")
    blad.skriv(
        h.FleksjobStartet, start, AMIRA.brugernavn, kendt=naeste_hverdag(start), **job,
        **msgspec.structs.asdict(vilkaar),
    )  # fmt: skip


def _loen(blad: Blad, job: Job) -> dict[date, int]:
    """Løn for hver måned, kommunen har kørt tilskud af. Giver måned → note."""
    noter: dict[date, int] = {}
    maaned, slut = max(foerste_loenmaaned(blad.dag), job.start), blad.dag.replace(day=1)
    while maaned < slut:
        noter[maaned], _ = loenlinje(blad, job, maaned)
        maaned = laeg_maaneder_til(maaned, 1)
    return noter
