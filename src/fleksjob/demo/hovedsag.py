"""De håndskrevne sager, som demoens personer har noget at gøre i i dag.

Hver sag er en række linjer: hvor mange dage siden, hvad der skete, og hvem der skrev det. De læses ovenfra
og ned som en fortælling. Weekender og helligdage rykker til næste hverdag, som i et rigtigt kontor.
"""

from datetime import date, timedelta
from typing import Any

import msgspec

from fleksjob.demo.befolkning import Borger
from fleksjob.demo.blad import Blad
from fleksjob.demo.fortaellinger import hanne, kasper, rita
from fleksjob.demo.fortaellinger_om_jobbet import FIRMAER, kirsten, leif, nadia, villy
from fleksjob.demo.haandskrift import Hovedperson, ansoegning, raad, siden, visiteres
from fleksjob.demo.job import Job, Vilkaar
from fleksjob.demo.koersler import foerste_maaned, koersler
from fleksjob.demo.loen import KILDE, loenlinje
from fleksjob.demo.personale import AMIRA, BIRGITTE, JONAS, KAREN, Hold
from fleksjob.demo.terning import terning
from fleksjob.demo.virksomheder import Firma
from fleksjob.demo.visitation import hjemmel
from fleksjob.forloeb import haendelser as h
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til, naeste_hverdag

BAGERIET = Firma("99990007", "Havnens Bageri ApS", "Bageri", 172)
"""Henriks virksomhed. Nummeret er i den opdigtede serie 99…"""
HENRIK = "henrik"
METTE = "mette"
HOLDET = Hold(KAREN, AMIRA, BIRGITTE, JONAS)


def mette(blad: Blad) -> None:
    """Hele vejen: fra ansøgning til et job, der er vokset, lønnen der er rettet, og en høring at svare på."""
    ansoegning(blad, 520, 405, "Mette har søgt efter tre praktikker med nedsat tid", "sygedagpenge")
    raad(blad, 392, "Kan arbejde 10-12 timer om ugen i roligt tempo med faste pauser.")
    visiteret = visiteres(
        blad,
        377,
        "Arbejdsevnen er varigt og væsentligt begrænset af en rygskade. Tre praktikker viser, at Mette kan "
        "arbejde omkring 10 timer om ugen med halv kraft, og behandlingen er afsluttet.",
    )
    blad.skriv(h.LedighedsydelseStartet, visiteret, sats="hoej")
    blad.skriv(h.CvRegistreret, siden(blad, 368), METTE)
    for dage in (363, 328, 296, 262):
        blad.skriv(h.SamtaleAfholdt, siden(blad, dage), art="jobsamtale")
    start = foerste_maaned(blad.dag)
    _bageriet_bevilges(blad, naeste_hverdag(start - timedelta(days=14)), start)
    loenoplyst = naeste_hverdag(start - timedelta(days=9))
    blad.skriv(
        h.FuldtidsloenOplyst, loenoplyst, HENRIK, ansaettelse="job1", fuldtidsloen=METTES_START.fuldtidsloen
    )
    blad.skriv(h.LedighedsydelseOphoert, start, aarsag="fleksjob")
    _mettes_job(blad, start)
    blad.skriv(
        h.PartshoeringSendt,
        siden(blad, 6),
        frist=naeste_hverdag(blad.dag + timedelta(days=5)),
        om="Arbejdsgiveren har rettet lønnen, så tilskuddet for en måned var for højt. Mette kan sige noget "
        "til det, før kommunen afgør, om forskellen skal trækkes.",
    )


METTES_START = Vilkaar(timer=12.0, intensitet=50.0, timeloen=172.0, fuldtidsloen=29_100.0, pension_pct=12.0)
METTES_NU = Vilkaar(timer=15.0, intensitet=60.0, timeloen=172.0, fuldtidsloen=29_100.0, pension_pct=12.0)


def _bageriet_bevilges(blad: Blad, bevilget: date, start: date) -> None:
    blad.skriv(
        h.FleksjobBevilget,
        bevilget,
        AMIRA.brugernavn,
        ansaettelse="job1",
        virksomhed=BAGERIET.navn,
        cvr=BAGERIET.cvr,
        startdato=start,
    )


def _mettes_job(blad: Blad, start: date) -> None:
    """Jobbet i bageriet: opfølgning og mål efter tre måneder, og så flere timer."""
    amira, op = AMIRA.brugernavn, laeg_maaneder_til(start, 3)
    blad.skriv(
        h.FleksjobStartet,
        start,
        amira,
        ansaettelse="job1",
        virksomhed=BAGERIET.navn,
        cvr=BAGERIET.cvr,
        **msgspec.structs.asdict(METTES_START),
    )
    moede = naeste_hverdag(op - timedelta(days=4))
    blad.skriv(h.OpfoelgningAfholdt, moede, amira, ansaettelse="job1", art="3_mdr")
    maal = "Fra 12 til 15 timer i bageriet, når morgenholdet er lagt om"
    blad.skriv(h.UdviklingsmaalAftalt, moede, amira, ansaettelse="job1", maal=maal)
    timer, intensitet = METTES_NU.timer, METTES_NU.intensitet
    blad.skriv(h.VilkaarAendret, op, amira, ansaettelse="job1", timer=timer, intensitet=intensitet)
    _mettes_loen(blad, Job("job1", BAGERIET, start, None, [(start, METTES_START), (op, METTES_NU)]))


def _mettes_loen(blad: Blad, job: Job) -> None:
    """Løn for hver hel måned siden starten. For en måned, der er betalt, manglede et tillæg, som siden er rettet."""
    seneste = koersler(blad.dag)[-1]
    rettes = laeg_maaneder_til(seneste.maaned, -3)
    maaned, slut = job.start, blad.dag.replace(day=1)
    while maaned < slut:
        note, _ = loenlinje(blad, job, maaned)
        if maaned == rettes:
            rigtig = blad.noter[note - 1].indhold
            loen, pension = round(rigtig["loen"] + 640, 2), round(rigtig["pension"] + 76.80, 2)
            kendt = naeste_hverdag(seneste.beregnet - timedelta(days=18))
            blad.ret(note, kendt, KILDE, loen=loen, pension=pension)
        maaned = laeg_maaneder_til(maaned, 1)


def torben(blad: Blad) -> None:
    """Ny på ledighedsydelse: CV'et skal være der i dag, og den første samtale er aftalt."""
    ansoegning(blad, 170, 60, "Sagen er rejst ved opfølgning i sygedagpenge", "sygedagpenge")
    raad(blad, 46, "Varige følger efter blodprop; kan arbejde få timer om ugen.")
    visiteres(blad, 26, "Følgerne efter blodproppen er varige, og optræningen er afsluttet uden bedring.")
    blad.skriv(h.LedighedsydelseStartet, blad.dag - timedelta(days=21), sats="hoej", kendt=siden(blad, 21))


def ahmed(blad: Blad) -> None:
    """Alt er samlet: nu skal Karen forberede afgørelsen."""
    ansoegning(blad, 150, 30, "Ahmed har søgt sammen med sin læge", "kontanthjælp")
    raad(blad, 9, "Begrænsningen er varig; Ahmed kan arbejde i korte vagter med faste opgaver.")


def else_(blad: Blad) -> None:
    """Karen har forberedt afgørelsen; en anden skal godkende den."""
    ansoegning(blad, 190, 45, "Borgeren har søgt; flere praktikker er afprøvet", "jobafklaringsforløb")
    raad(blad, 20, "Leddegigt med varig træthed; skånehensyn er beskrevet.")
    blad.skriv(
        h.AfgoerelseForberedt,
        siden(blad, 2),
        udfald="bevilget",
        begrundelse="Leddegigten begrænser arbejdsevnen varigt og væsentligt. Omplacering og nedsat tid er "
        "afprøvet på den hidtidige arbejdsplads uden at føre til arbejde på almindelige vilkår.",
        hjemmel=hjemmel(blad.dag),
        til="fleksjob",
        regeludfald="bevilget",
    )


def _paa_vej_i_job(blad: Blad, start: date, bevilget: int) -> None:
    """Visiteret og ledig siden i foråret; jobbet i bageriet er bevilget for `bevilget` dage siden."""
    ansoegning(blad, 420, 290, "Sagen er rejst efter endt behandlingsforløb", "sygedagpenge")
    raad(blad, 275, "Kan arbejde med let fysisk arbejde i korte vagter.")
    visiteret = visiteres(blad, 240, "Arbejdsevnen er varigt begrænset, og relevante tilbud er afprøvet.")
    blad.skriv(h.LedighedsydelseStartet, visiteret, sats="hoej")
    blad.skriv(h.CvRegistreret, siden(blad, 230), "borger")
    for dage in (226, 190, 150, 110, 55):
        blad.skriv(h.SamtaleAfholdt, siden(blad, dage), art="jobsamtale")
    blad.skriv(h.AndenAktoerTilbudt, siden(blad, 62), aktoer="Vejkanten Job og Vilje")
    _bageriet_bevilges(blad, siden(blad, bevilget), start)


def soeren(blad: Blad) -> None:
    """Jobbet i bageriet er bevilget; Henrik mangler at oplyse fuldtidslønnen."""
    _paa_vej_i_job(blad, naeste_hverdag(blad.dag + timedelta(days=9)), 3)


def lone(blad: Blad) -> None:
    """Jobbet begynder nu, og fuldtidslønnen er oplyst: Amira kan registrere starten."""
    _paa_vej_i_job(blad, blad.dag, 12)
    blad.skriv(h.FuldtidsloenOplyst, siden(blad, 5), HENRIK, ansaettelse="job1", fuldtidsloen=28_650.0)


def bent(blad: Blad) -> None:
    """Afslag efter høring; Bent har klaget, og genvurderingen skal være færdig i dag."""
    ansoegning(blad, 250, 120, "Bent har søgt", "kontanthjælp")
    raad(blad, 96, "Behandlingen er ikke afsluttet; virkningen kan vurderes om et halvt år.", "anden_indsats")
    blad.skriv(
        h.PartshoeringSendt,
        siden(blad, 80),
        frist=siden(blad, 66),
        om="lægens vurdering af, at behandlingen kan bedre arbejdsevnen",
    )
    blad.skriv(
        h.PartshoeringBesvaret, siden(blad, 70), svar="Bent er ikke enig: behandlingen har ikke hjulpet."
    )
    indhold: dict[str, Any] = {
        "udfald": "afslag",
        "begrundelse": "Arbejdsevnen er ikke afklaret, fordi en behandling, som kan bedre den, er i gang.",
        "hjemmel": hjemmel(blad.dag),
        "regeludfald": "afslag",
        "afslagsgrund": "ikke_afproevet",
    }
    blad.skriv(h.AfgoerelseForberedt, siden(blad, 47), **indhold)
    afgoerelse = blad.skriv(
        h.AfgoerelseTruffet,
        siden(blad, 44),
        BIRGITTE.brugernavn,
        **indhold,
        forberedt_af=KAREN.brugernavn,
        godkendt_af=BIRGITTE.brugernavn,
    )
    modtaget = blad.dag - timedelta(weeks=4)
    blad.skriv(
        h.KlageModtaget,
        modtaget,
        kendt=naeste_hverdag(modtaget),
        afgoerelse=afgoerelse,
        form="telefon",
        note="Jeg har haft ondt i ryggen i fire år. Behandlingen hjalp ikke, og det sagde jeg også, da I spurgte.",
    )
    blad.skriv(h.AktindsigtAnmodet, siden(blad, 3), form="mail", om="")
    blad.skriv(
        h.FuldmagtGivet,
        siden(blad, 20),
        til="Inge Klintvig",
        omfang="klage",
        forhold="paaroerende",
        form="brev",
    )


HOVEDPERSONER = (
    Hovedperson(
        "Mette Birkeholm",
        "6205843112",
        "kvinde",
        date(1984, 5, 2),
        "i_fleksjob",
        "hele vejen til en rettet måned",
        mette,
    ),
    Hovedperson(
        "Torben Åkerdal",
        "7411690345",
        "mand",
        date(1969, 11, 14),
        "ledig",
        "CV'et skal være der i dag",
        torben,
    ),
    Hovedperson(
        "Ahmed Linderød",
        "8903911527",
        "mand",
        date(1991, 3, 29),
        "afgoerelse",
        "en afgørelse at forberede",
        ahmed,
    ),
    Hovedperson(
        "Else Rosenvang",
        "6801632238",
        "kvinde",
        date(1963, 1, 8),
        "afgoerelse",
        "en afgørelse at godkende",
        else_,
    ),
    Hovedperson(
        "Søren Hedetoft",
        "7707780951",
        "mand",
        date(1978, 7, 17),
        "job_bevilget",
        "en fuldtidsløn at oplyse",
        soeren,
    ),
    Hovedperson(
        "Lone Tjørnebæk", "8512720466", "kvinde", date(1972, 12, 25), "job_bevilget", "et job at starte", lone
    ),
    Hovedperson(
        "Bent Klintvig", "6309660573", "mand", date(1966, 9, 3), "afslag", "en klage at genvurdere", bent
    ),
    Hovedperson(
        "Hanne Elkær",
        "7406790928",
        "kvinde",
        date(1979, 6, 14),
        "forberedelse",
        "en plan at skrive færdig",
        hanne,
    ),
    Hovedperson(
        "Kasper Vindelev",
        "8102850377",
        "mand",
        date(1985, 2, 21),
        "forberedelse",
        "en fastholdelse med huller",
        kasper,
    ),
    Hovedperson(
        "Rita Skovhus",
        "6904741206",
        "kvinde",
        date(1974, 4, 9),
        "ledig",
        "et afslag, der blev ændret",
        rita,
    ),
    Hovedperson(
        "Nadia Solbakke",
        "7208912236",
        "kvinde",
        date(1991, 8, 12),
        "job_bevilget",
        "seks uger til et job",
        nadia,
    ),
    Hovedperson(
        "Leif Egedal", "8105730417", "mand", date(1973, 5, 21), "i_fleksjob", "et job, der voksede igen", leif
    ),
    Hovedperson(
        "Kirsten Dybkær",
        "6902780922",
        "kvinde",
        date(1978, 2, 9),
        "i_fleksjob",
        "en måned rettet to gange",
        kirsten,
    ),
    Hovedperson(
        "Villy Storgård",
        "7506650513",
        "mand",
        date(1965, 6, 15),
        "i_fleksjob",
        "et valg mellem to ordninger",
        villy,
    ),
)


def borger(nr: int, person: Hovedperson, dag: date) -> Borger:
    """Hovedpersonen som borger nummer `nr`."""
    return Borger(nr, person.navn, person.cpr, person.koen, person.foedselsdato, person.fase, dag, 0.0)


def hovedforloeb(nr: int, person: Hovedperson, dag: date) -> Blad:
    """Hovedpersonens forløb."""
    blad = Blad(borger(nr, person, dag), HOLDET, [BAGERIET, *FIRMAER], dag, terning(f"hovedsag {nr}"))
    person.fortael(blad)
    return blad
