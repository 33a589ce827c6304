"""En kommunes hidtidige sager overtages fra dens liste: én ny sag for hver person, med det, listen ved.

Listen ændrer aldrig en sag, der findes. Siger den noget andet end sagen, bliver det bemærket. Det, listen
ikke ved, gættes ikke: en frist, hvor det nødvendige mangler, står åben, til nogen registrerer det.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime

import msgspec

from fleksjob.forloeb.haendelser import (
    AfgoerelseTruffet,
    AlleHaendelser,
    BevillingFornyet,
    CvRegistreret,
    FleksjobBevilget,
    FleksjobStartet,
    LedighedsydelseStartet,
    OpfoelgningAfholdt,
    SagOprettet,
    VilkaarAendret,
)
from fleksjob.sager import lager, sagsnumre
from fleksjob.sager.importering import Fremdrift, Importrapport, kraev_ret_til_import
from fleksjob.sager.masseskrivning import NytForloeb, skriv_forloeb
from fleksjob.sager.models import Bruger, Person, Sag, Soegeord, Virksomhed, Virksomhedskort
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.udregning import bunkevis
from fleksjob.snitflader.felter import ERSTATNINGSDAG
from fleksjob.snitflader.sagsliste import Jobraekke, Sagskilde, Sagsraekke
from fleksjob.snitflader.tabel import AfvistRaekke, Feltfejl

_JOB = "job-1"
_OVERTAGET = "Overtaget fra kommunens sagsliste"
_OPSLAG = 500


def importer_sager(
    bruger: Bruger, sagskilde: Sagskilde, *, nu: datetime, fremdrift: Fremdrift | None = None
) -> Importrapport:
    """Opretter en sag for hver person, der ikke har en. Alt skrives i én transaktion."""
    kraev_ret_til_import(bruger, "sag_oprettet")
    rapport = Importrapport()
    raekker = list(_brugbare(sagskilde, bruger, nu.astimezone(DANSK_TID).date(), rapport))
    return overtag(
        bruger,
        raekker,
        rapport,
        nu=nu,
        haendelser=haendelser_af,
        forskel=_forskel,
        savnet=_savnet_i_statistikken,
        fremdrift=fremdrift,
    )


def _savnet_i_statistikken(raekker: Sequence[Sagsraekke]) -> Iterator[Feltfejl]:
    """Det, listen ikke siger, så et mål bliver forkert eller fattigere: én bemærkning for hver slags."""
    savn = (
        (
            "koen",
            [en for en in raekker if not en.cpr and not en.koen],
            "har hverken CPR-nummer eller koen, så kønnet i statistikken er tilfældigt",
        ),
        (
            "timer_ved_start",
            [en for en in raekker if en.job and not en.job.start],
            "har et job uden timer_ved_start, så målene for progression tæller det som uændret",
        ),
    )
    for kolonne, uden, besked in savn:
        if uden:
            antal = f"Personen og {len(uden) - 1} til" if len(uden) > 1 else "Personen"
            yield Feltfejl(uden[0].linje, kolonne, f"{antal} {besked}.")


def overtag(
    bruger: Bruger,
    raekker: Sequence[Sagsraekke],
    rapport: Importrapport,
    *,
    nu: datetime,
    haendelser: Callable[[Sagsraekke], list[AlleHaendelser]],
    forskel: Callable[[Sagsraekke, Sag, date], str],
    savnet: Callable[[Sequence[Sagsraekke]], Iterable[Feltfejl]] | None = None,
    fremdrift: Fremdrift | None = None,
) -> Importrapport:
    """Den fælles vej ind: en sag for hver række, hvor personen ingen åben har. En åben sag ændres aldrig."""
    with lager.transaktion():
        personer = _kendte_personer(bruger, raekker)
        sager = _aabne_sager(bruger, [person.pk for person in personer.values()])
        nye = []
        for raekke in raekker:
            person = personer.get(_kendetegn(raekke))
            sag = sager.get(person.pk) if person else None
            if sag is None:
                nye.append(raekke)
                continue
            rapport.kendte += 1
            if besked := forskel(raekke, sag, nu.astimezone(DANSK_TID).date()):
                rapport.bemaerkninger.append(Feltfejl(raekke.linje, "", besked))
        if fremdrift:
            fremdrift(rapport.afviste + rapport.kendte)
        _opret(bruger, nye, personer, haendelser, nu, fremdrift)
        rapport.nye = len(nye)
        rapport.bemaerkninger += savnet(nye) if savnet else ()
    return rapport.i_orden()


def _brugbare(
    sagskilde: Sagskilde, bruger: Bruger, dag: date, rapport: Importrapport
) -> Iterator[Sagsraekke]:
    """De rækker, der kan blive til sager; resten afvises med grund."""
    set_i_linje: dict[str, int] = {}
    medarbejdere = _medarbejdere(bruger)
    for raekke in sagskilde.raekker():
        if isinstance(raekke, AfvistRaekke):
            rapport.afvis(raekke)
            continue
        foer = set_i_linje.setdefault(_kendetegn(raekke), raekke.linje)
        if foer != raekke.linje:
            besked = f"Personen står også i linje {foer}; hver person skal stå én gang."
            rapport.afvis_linje(raekke.linje, "", besked)
        elif fremme := _ude_i_fremtiden(raekke, dag):
            besked = "Dagen ligger ude i fremtiden; listen er over det, der er sket."
            rapport.afvis_linje(raekke.linje, fremme, besked)
        elif raekke.sagsbehandler and raekke.sagsbehandler not in medarbejdere:
            besked = "Der er ingen medarbejder i kommunen med det brugernavn."
            rapport.afvis_linje(raekke.linje, "sagsbehandler", besked)
        else:
            yield raekke


def _ude_i_fremtiden(raekke: Sagsraekke, dag: date) -> str:
    """Den første kolonne, hvis dag ikke er kommet. Et job må begynde senere, når det er bevilget."""
    job = raekke.job
    dage = {
        "sag_oprettet": raekke.sag_oprettet,
        "afgoerelsesdato": raekke.afgoerelsesdato,
        "ledighedsydelse_fra": raekke.ledighedsydelse_fra,
        "cv_registreret": raekke.cv_registreret,
        "bevilget": job and job.bevilget,
        "job_fra": job.fra if job and not job.bevilget else None,
        "seneste_opfoelgning": job and job.seneste_opfoelgning,
    }
    return next((kolonne for kolonne, dagen in dage.items() if dagen and dagen > dag), "")


def _medarbejdere(bruger: Bruger) -> dict[str, Bruger]:
    alle = Bruger.for_kommune(bruger.kommune_id)
    return {en.username: en for en in alle if en.er_medarbejder}


def _kendetegn(raekke: Sagsraekke) -> str:
    """Det, personen kendes på: CPR-nummeret, ellers fødselsdag og navn."""
    return raekke.cpr or f"{raekke.foedselsdato.isoformat()} {raekke.navn.casefold()}"


def _kendte_personer(bruger: Bruger, raekker: Sequence[Sagsraekke]) -> dict[str, Person]:
    alle = Person.for_kommune(bruger.kommune_id)
    fundne: dict[str, Person] = {}
    for bunke in bunkevis([raekke.cpr for raekke in raekker if raekke.cpr], _OPSLAG):
        fundne |= {person.cpr: person for person in alle.filter(cpr__in=bunke)}
    for dage in bunkevis({raekke.foedselsdato for raekke in raekker if not raekke.cpr}, _OPSLAG):
        for person in alle.filter(foedselsdato__in=dage).order_by("-pk"):
            fundne[f"{person.foedselsdato.isoformat()} {person.navn.casefold()}"] = person
    return fundne


def _aabne_sager(bruger: Bruger, personer: Sequence[int]) -> dict[int, Sag]:
    sager: dict[int, Sag] = {}
    for bunke in bunkevis(personer, _OPSLAG):
        aabne = Sag.for_bruger(bruger).filter(person__in=bunke).exclude(fase="lukket")
        sager |= {sag.person_id: sag for sag in aabne}
    return sager


def _forskel(raekke: Sagsraekke, sag: Sag, dag: date) -> str:
    """Hvad listen siger anderledes end sagen, når det er noget, man vil handle på."""
    i_job = bool(raekke.job and raekke.job.fra <= dag)
    if i_job != (sag.fase_pr(dag) == "i_fleksjob"):
        siger = "er i fleksjob" if i_job else "ikke er i fleksjob"
        return f"Sag {sag.nummer} findes og er ikke ændret; listen siger, at personen {siger}."
    if raekke.job and sag.timer is not None and abs(float(raekke.job.betalte_timer) - sag.timer) >= 1:
        timer = [f"{antal:.1f}".replace(".", ",") for antal in (raekke.job.betalte_timer, sag.timer)]
        return (
            f"Sag {sag.nummer} findes og er ikke ændret; listen siger {timer[0]} betalte timer om ugen, "
            f"sagen {timer[1]}."
        )
    return ""


def _opret(
    bruger: Bruger,
    raekker: Sequence[Sagsraekke],
    personer: dict[str, Person],
    haendelser: Callable[[Sagsraekke], list[AlleHaendelser]],
    nu: datetime,
    fremdrift: Fremdrift | None,
) -> None:
    """Personer, virksomheder og sager, med numre fra hver sags år."""
    if not raekker:
        return
    _opret_personer(bruger, raekker, personer)
    _opret_virksomheder(bruger, raekker, nu)
    medarbejdere = _medarbejdere(bruger)
    numre = _numre(bruger, raekker)
    forloeb = []
    for raekke in raekker:
        behandler = medarbejdere.get(raekke.sagsbehandler, bruger)
        forloeb.append(
            NytForloeb(
                nummer=next(numre[raekke.sag_oprettet.year]),
                person_id=personer[_kendetegn(raekke)].pk,
                foedselsdato=raekke.foedselsdato,
                haendelser=[
                    msgspec.structs.replace(
                        haendelse, registreret=nu.astimezone(UTC), registreret_af=bruger.username
                    )
                    for haendelse in haendelser(raekke)
                ],
                sagsbehandler_id=behandler.pk,
                team=behandler.team,
            )
        )
    skriv_forloeb(bruger.kommune_id, forloeb, fremdrift=fremdrift)


def _numre(bruger: Bruger, raekker: Sequence[Sagsraekke]) -> dict[int, Iterator[str]]:
    """Sagsnumrene for hvert år, reserveret i én omgang."""
    antal: dict[int, int] = {}
    for raekke in raekker:
        antal[raekke.sag_oprettet.year] = antal.get(raekke.sag_oprettet.year, 0) + 1
    return {
        aar: _fra(aar, sagsnumre.naeste(bruger.kommune_id, aar, n), n) for aar, n in sorted(antal.items())
    }


def _fra(aar: int, foerste: str, antal: int) -> Iterator[str]:
    begynd = int(foerste.rpartition("-")[2])
    return (sagsnumre.nummer(aar, begynd + nr) for nr in range(antal))


def _opret_personer(bruger: Bruger, raekker: Sequence[Sagsraekke], personer: dict[str, Person]) -> None:
    optagne: set[str] = set()
    nye: dict[str, Person] = {}
    for raekke in raekker:
        if (kendetegn := _kendetegn(raekke)) not in personer:
            nye[kendetegn] = Person(
                kommune_id=bruger.kommune_id,
                cpr=raekke.cpr or _erstatningsnummer(bruger, raekke, optagne),
                navn=raekke.navn,
                foedselsdato=raekke.foedselsdato,
            )
    oprettede = Person.objects.bulk_create(nye.values(), batch_size=1_000)
    Soegeord.skriv(oprettede)
    personer |= nye


def _erstatningsnummer(bruger: Bruger, raekke: Sagsraekke, optagne: set[str]) -> str:
    """Et erstatningspersonnummer (60 lagt til dagen) til den, listen kun kender ved fødselsdag og navn.

    De sidste cifre følger af navnet, så den samme liste giver de samme numre; er et optaget, tages det næste. Det
    sidste ciffer er lige for en kvinde og ulige for en mand, når kønnet er oplyst: statistikken læser det der.
    """
    foedt = raekke.foedselsdato
    aarhundrede = "0" if foedt.year < 1937 else "4" if foedt.year >= 2000 else "9"
    foran = f"{foedt.day + ERSTATNINGSDAG:02d}{foedt:%m%y}{aarhundrede}"
    begynd = int(hashlib.sha256(raekke.navn.casefold().encode()).hexdigest(), 16)
    if raekke.koen:
        begynd += (begynd % 2 == 1) != (raekke.koen == "mand")
    kendte = Person.for_kommune(bruger.kommune_id).filter(cpr__startswith=foran)
    brugte = set(kendte.values_list("cpr", flat=True))
    for nr in range(0, 1_000, 2 if raekke.koen else 1):
        cpr = f"{foran}{(begynd + nr) % 1_000:03d}"
        if cpr not in brugte and cpr not in optagne:
            optagne.add(cpr)
            return cpr
    raise RuntimeError(f"Der er ikke flere erstatningsnumre til fødselsdagen {foedt.isoformat()}.")


def _opret_virksomheder(bruger: Bruger, raekker: Sequence[Sagsraekke], nu: datetime) -> None:
    """Virksomhederne, og et kort med branchen, hvor der ikke er et kort; et kort, der findes, ændres ikke."""
    job = [raekke.job for raekke in raekker if raekke.job and raekke.job.cvr]
    navne = {en.cvr: en.virksomhed for en in job}
    brancher = {en.cvr: en.branche for en in job if en.branche}
    Virksomhed.objects.bulk_create(
        [Virksomhed(kommune_id=bruger.kommune_id, cvr=cvr, navn=navn) for cvr, navn in navne.items()],
        ignore_conflicts=True,
    )
    Virksomhedskort.objects.bulk_create(
        [
            Virksomhedskort(
                kommune_id=bruger.kommune_id, cvr=cvr, branche=branche, opdateret=nu, opdateret_af=bruger
            )
            for cvr, branche in brancher.items()
        ],
        ignore_conflicts=True,
    )


def haendelser_af(raekke: Sagsraekke) -> list[AlleHaendelser]:
    """Rækkens kendsgerninger i tidsfølge. Alle er mærket som overtaget."""
    haendelser: list[AlleHaendelser] = [SagOprettet(gyldig_fra=raekke.sag_oprettet, note=_OVERTAGET)]
    if raekke.afgoerelsesdato:
        haendelser.append(
            AfgoerelseTruffet(
                gyldig_fra=raekke.afgoerelsesdato,
                udfald="bevilget",
                begrundelse="Afgørelsen er truffet, før sagen blev overtaget, og ligger i det tidligere system.",
                note=_OVERTAGET,
            )
        )
    if raekke.ledighedsydelse_fra:
        haendelser.append(
            LedighedsydelseStartet(
                gyldig_fra=raekke.ledighedsydelse_fra, sats=raekke.ledighedsydelse_sats or "", note=_OVERTAGET
            )
        )
    if raekke.cv_registreret:
        haendelser.append(CvRegistreret(gyldig_fra=raekke.cv_registreret, note=_OVERTAGET))
    if raekke.job:
        haendelser += _jobbet(raekke.job)
    return haendelser


def _jobbet(job: Jobraekke) -> Iterator[AlleHaendelser]:
    ukendt = "" if job.bevilget else "; bevillingens dato kendes ikke og er sat til jobbets første dag"
    yield FleksjobBevilget(
        gyldig_fra=job.bevilget or job.fra,
        ansaettelse=_JOB,
        midlertidig=not job.varig or job.fornyet is not None,
        virksomhed=job.virksomhed,
        cvr=job.cvr,
        startdato=job.fra,
        fastholdelse=job.fastholdelse,
        note=f"{_OVERTAGET}{ukendt}",
    )
    timer, intensitet = job.start or (job.timer, job.intensitet)
    yield FleksjobStartet(
        gyldig_fra=job.fra,
        ansaettelse=_JOB,
        virksomhed=job.virksomhed,
        cvr=job.cvr,
        timer=float(timer),
        intensitet=float(intensitet),
        timeloen=float(job.timeloen),
        fuldtidsloen=None if job.fuldtidsloen is None else float(job.fuldtidsloen),
        pension_pct=None if job.pension_pct is None else float(job.pension_pct),
        fastholdelse=job.fastholdelse,
        note=_OVERTAGET,
    )
    if job.aendret:
        yield VilkaarAendret(
            gyldig_fra=job.aendret,
            ansaettelse=_JOB,
            timer=float(job.timer),
            intensitet=float(job.intensitet),
            note=_OVERTAGET,
        )
    if job.seneste_opfoelgning:
        yield OpfoelgningAfholdt(
            gyldig_fra=job.seneste_opfoelgning, ansaettelse=_JOB, art="30_mdr", note=_OVERTAGET
        )
    if job.fornyet:
        yield BevillingFornyet(gyldig_fra=job.fornyet, ansaettelse=_JOB, varig=job.varig, note=_OVERTAGET)
