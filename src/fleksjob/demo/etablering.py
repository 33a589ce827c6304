"""Job på vej i demoen: et forslag hos bageren, et job, der bruger for lidt, et bevilget, et afslag og Mettes aftale."""

from datetime import date, datetime, timedelta
from typing import Any

from fleksjob.demo.hovedsag import BAGERIET, METTE
from fleksjob.demo.personale import AMIRA, KAREN, KOMMUNEKODE
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til, naeste_hverdag
from fleksjob.sager.kommandoer import KOMMANDOER
from fleksjob.sager.models import Bruger, Job, Sag

_OPGAVER: tuple[dict[str, str], ...] = (
    {"opgave": "Pakke brød og kager", "omfang": "Halvdelen", "hensyn": "Siddende, i et roligt hjørne"},
    {"opgave": "Skrive skilte og etiketter", "omfang": "En fjerdedel", "hensyn": "Én opgave ad gangen"},
    {"opgave": "Gøre klar til næste dag", "omfang": "En fjerdedel", "hensyn": "Ingen tunge løft"},
)
_JOB = (
    ("Lager- og pakkemedarbejder", "Nordhavn Lager ApS", 20.0, 60.0),
    ("Kontormedhjælp", "Fjordens Revision", 15.0, 50.0),
    ("Køkkenmedhjælp", "Kantinen på Torvet", 8.0, 40.0),
    ("Gartnermedhjælp", "Bakkens Gartneri", 12.0, 50.0),
)
_GRUND = "Opgaverne er prøvet ved et besøg og i praktik. Borgeren kan holde til timerne med faste pauser."


class _Haand:
    """Fører én sag frem, et skridt ad gangen."""

    def __init__(self, sag: Sag, nu: datetime) -> None:
        self.sag, self.nu, self.antal = sag, nu, 0

    def tag(self, kode: str, dag: date, bruger: Bruger, **felter: Any) -> None:
        """Skridtet på dagen. Sagens version følger med."""
        self.sag = KOMMANDOER[kode](
            self.sag.pk, bruger, forventet_version=self.sag.version, nu=self.nu, gyldig_fra=dag, **felter
        )
        self.antal += 1

    def foreslaa(self, dag: date, bruger: Bruger, nr: int, start: date, **felter: Any) -> None:
        """Et forslag med opgaver og hensyn."""
        stilling, virksomhed, timer, intensitet = _JOB[nr % len(_JOB)]
        alt: dict[str, Any] = {
            "virksomhed": virksomhed,
            "stilling": stilling,
            "timer": timer,
            "intensitet": intensitet,
            "timeloen": 178.0,
            "fuldtidsloen": 30_400.0,
            "opgaver": _OPGAVER,
            "ugen": "Mandag, onsdag og fredag fra kl. 8.",
            "kontakt": "Lone Friis",
            "passer": "Borgeren kan lide faste opgaver, og virksomheden mangler en om formiddagen.",
        }
        self.tag("job_foreslaaet", dag, bruger, startdato=start, **(alt | felter))

    def godkend(self, dag: date, bruger: Bruger, timer: float, intensitet: float, **felter: Any) -> None:
        """Godkendt; som regel bruger jobbet det, borgeren kan."""
        self.tag(
            "job_godkendt",
            dag,
            bruger,
            ansaettelse=self.noegle,
            vurderede_timer=timer,
            vurderet_intensitet=intensitet,
            begrundelse=_GRUND,
            **felter,
        )

    noegle = "job-1"


def laeg_etablering(dag: date, nu: datetime) -> int:
    """Skridtene, skrevet af arkivets egne kommandoer. Giver, hvor mange det blev."""
    karen, amira, mette = (
        Bruger.objects.get(username=navn) for navn in (KAREN.brugernavn, AMIRA.brugernavn, METTE)
    )
    ledige = Sag.for_kommune(KOMMUNEKODE).filter(fase="ledig", person_id__gt=8).order_by("pk")
    egne = [_Haand(sag, nu) for sag in ledige.filter(virksomhedskonsulent=amira)[:5]]
    start = naeste_hverdag(dag + timedelta(days=24))
    goer = (_hos_bageren, _for_lidt, _bevilget, _afslaaet, _stiger)
    for haand, hvad in zip(egne, goer, strict=False):
        haand.noegle = _naeste_noegle(haand.sag)
        hvad(haand, dag, start, karen, amira)
    hendes = _Haand(Sag.for_kommune(KOMMUNEKODE).get(person_id=mette.person_id or 0), nu)
    _mettes_aftale(hendes, dag, amira, mette)
    return sum(haand.antal for haand in (*egne, hendes))


def _naeste_noegle(sag: Sag) -> str:
    """Nøglen, det næste job i sagen får."""
    brugte = set(Job.for_kommune(KOMMUNEKODE).filter(sag=sag).values_list("ansaettelse", flat=True))
    return next(n for nr in range(1, 100) if (n := f"job-{nr}") not in brugte)


def _hos_bageren(haand: _Haand, dag: date, start: date, karen: Bruger, amira: Bruger) -> None:
    """Et forslag, som bageren kan svare på, når han logger ind."""
    haand.foreslaa(
        dag - timedelta(days=2),
        amira,
        0,
        start,
        virksomhed=BAGERIET.navn,
        cvr=BAGERIET.cvr,
        stilling="Bagerimedhjælp",
        timer=16.0,
        intensitet=50.0,
        proevetid_til=laeg_maaneder_til(start, 2),
    )
    haand.tag(
        "forslag_besvaret",
        dag - timedelta(days=1),
        amira,
        ansaettelse=haand.noegle,
        part="borger",
        svar="enig",
    )
    haand.tag(
        "stoette_soegt",
        dag - timedelta(days=1),
        amira,
        art="mentor",
        ansaettelse=haand.noegle,
        udloeser="foerste_job",
        hvad="En fast kollega de første uger, så opgaverne bliver lært én ad gangen.",
        timer_uge=1.0,
        fra=start,
        til=laeg_maaneder_til(start, 3),
        svar_inden=dag + timedelta(days=10),
    )


def _for_lidt(haand: _Haand, dag: date, start: date, karen: Bruger, amira: Bruger) -> None:
    """Et lille job, som er godkendt, selv om borgeren kan mere."""
    haand.foreslaa(dag - timedelta(days=9), amira, 2, start)
    for part in ("borger", "arbejdsgiver"):
        haand.tag(
            "forslag_besvaret",
            dag - timedelta(days=8),
            amira,
            ansaettelse=haand.noegle,
            part=part,
            svar="enig",
        )
    haand.godkend(
        dag - timedelta(days=6),
        karen,
        15.0,
        50.0,
        forskel="begyndelse",
        se_igen=laeg_maaneder_til(dag, 3),
        betinget=True,
        plan="andet_job",
        progression_droeftet=True,
    )
    haand.tag(
        "vitas_aendret",
        dag - timedelta(days=5),
        amira,
        ansaettelse=haand.noegle,
        status="indsendt",
        reference="V-2041",
        ansoegt_af="kommune",
    )


def _bevilget(haand: _Haand, dag: date, start: date, karen: Bruger, amira: Bruger) -> None:
    """Et job, der er klar til første dag: bevilling, samtykke, kontrakt og mentor."""
    haand.foreslaa(dag - timedelta(days=16), amira, 1, start)
    for part in ("borger", "arbejdsgiver"):
        haand.tag(
            "forslag_besvaret",
            dag - timedelta(days=14),
            amira,
            ansaettelse=haand.noegle,
            part=part,
            svar="enig",
        )
    haand.godkend(dag - timedelta(days=12), karen, 15.0, 50.0)
    for status, dage in (("indsendt", 11), ("bevilget", 7)):
        haand.tag(
            "vitas_aendret",
            dag - timedelta(days=dage),
            amira,
            ansaettelse=haand.noegle,
            status=status,
            reference="V-2038",
            ansoegt_af="virksomhed",
        )
    haand.tag(
        "kontraktsamtykke_givet",
        dag - timedelta(days=5),
        amira,
        ansaettelse=haand.noegle,
        til=("kommune",),
        maade="mundtligt",
    )
    haand.tag(
        "kontrakt_aftalt",
        dag - timedelta(days=4),
        amira,
        ansaettelse=haand.noegle,
        underskrevet=("borger", "arbejdsgiver"),
        punkter=("parter", "arbejdssted", "stilling", "start", "ferie", "loen", "timer"),
    )


def _afslaaet(haand: _Haand, dag: date, start: date, karen: Bruger, amira: Bruger) -> None:
    """Et job, der ikke kunne tage de hensyn, der er brug for."""
    haand.foreslaa(dag - timedelta(days=20), amira, 3, start)
    haand.tag(
        "job_afslaaet",
        dag - timedelta(days=13),
        karen,
        ansaettelse=haand.noegle,
        grund="skaanehensyn",
        begrundelse="Arbejdet kræver tunge løft hver dag, og gartneriet har ikke andre opgaver.",
    )


def _stiger(haand: _Haand, dag: date, start: date, karen: Bruger, amira: Bruger) -> None:
    """Et forslag, hvor timerne stiger undervejs."""
    haand.foreslaa(
        dag - timedelta(days=3),
        amira,
        0,
        start,
        timer=8.0,
        intensitet=75.0,
        timeprofil=(
            {"fra": laeg_maaneder_til(start, 2), "timer": 12.0},
            {"fra": laeg_maaneder_til(start, 4), "timer": 16.0},
        ),
    )


def _mettes_aftale(haand: _Haand, dag: date, amira: Bruger, mette: Bruger) -> None:
    """Mette og bageren har en tillægsaftale med mål; bageren mangler at sige ja."""
    job = "job1"
    haand.tag(
        "tillaegsaftale_skrevet",
        dag - timedelta(days=10),
        amira,
        ansaettelse=job,
        opgaver=_OPGAVER,
        arbejdstid="Mandag, onsdag og fredag kl. 7 til 12. Pause hver time.",
        kontakt="Henrik Bøgelund",
        fravaer="Ring til Henrik før kl. 6.30.",
        hensyn="Ro ved ovnen og faste opgaver.",
        maal=(
            {
                "maal": "To timer mere i pakkeriet",
                "art": "timer",
                "startvaerdi": 15.0,
                "maalvaerdi": 17.0,
                "inden": laeg_maaneder_til(dag, 4),
            },
        ),
        opfoelgninger=(laeg_maaneder_til(dag, 3), laeg_maaneder_til(dag, 6)),
    )
    haand.tag("tillaegsaftale_bekraeftet", dag - timedelta(days=9), amira, ansaettelse=job, part="kommune")
    haand.tag("tillaegsaftale_bekraeftet", dag - timedelta(days=8), mette, ansaettelse=job)
