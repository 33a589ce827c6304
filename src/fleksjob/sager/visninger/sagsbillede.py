"""Alt om én sag, som den er på dagen: det, en medarbejder ser, når hun åbner den."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

import msgspec

from fleksjob.forloeb.haendelser import AlleHaendelser, Rettelse
from fleksjob.forloeb.helbred import uden_helbred
from fleksjob.forloeb.pligter import Pligt, pligter
from fleksjob.forloeb.skridt import Skridt, mulige_skridt
from fleksjob.forloeb.tilstand import Person, Tilstand, tilstand
from fleksjob.sager import clearing
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.helbredsadgang import kraev_helbred, maa_se_helbred
from fleksjob.sager.lagerdata import laes_haendelsesraekke
from fleksjob.sager.models import Bruger, Dokument, Haendelse, Sag, Udbetaling
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.visninger.opslagslog import log_opslag

STATUSNAVNE = {
    "beregnet": "Venter på frigivelse",
    "frigivet": "Frigivet",
    "manuel": "Skal vurderes",
    "mangler": "Mangler oplysninger",
    "erstattet": "Erstattet",
    "eftergivet": "Kræves ikke tilbage",
}


class Udbetalingslinje(msgspec.Struct, frozen=True):
    """En måned på sagens liste. `beloeb` er linjens beløb før ATP og skat; None, når det ikke er beregnet."""

    id: int
    maaned: date
    version: int
    beloeb: Decimal | None
    atp: Decimal | None
    status: str
    statusnavn: str
    aarsag: str


class Sagsbillede(msgspec.Struct, frozen=True):
    """Sagen på dagen. `navne` er medarbejdernes navne efter brugernavn.

    Må brugeren ikke se helbredsoplysninger (`ser_helbred`), er de skjult i hændelserne, og `skjulte` er numrene på
    de hændelser, det gik ud over; `skjulte_breve` er antallet af breve, der ikke er med.
    """

    sag: Sag
    tilstand: Tilstand
    haendelser: Sequence[AlleHaendelser]
    pligter: list[Pligt]
    skridt: list[Skridt]
    dokumenter: list[Dokument]
    udbetalinger: list[Udbetalingslinje]
    navne: dict[str, str]
    ser_helbred: bool = True
    skjulte: frozenset[str] = frozenset()
    skjulte_breve: int = 0


def sagen(bruger: Bruger, sag_nummer: str, *, formaal: str, nu: datetime) -> Sagsbillede:
    """Sagen, med opslaget skrevet ned. Rejser `AdgangNaegtet`, når den ikke findes for brugeren."""
    if not bruger.er_medarbejder:
        raise AdgangNaegtet(INGEN_SAG)
    sag = (
        Sag.for_bruger(bruger)
        .select_related("person", "sagsbehandler", "virksomhedskonsulent")
        .filter(nummer=sag_nummer)
        .first()
    )
    if sag is None:
        raise AdgangNaegtet(INGEN_SAG)
    log_opslag(bruger, sag.person_id, formaal=formaal, nu=nu)
    return billede(sag, bruger, nu.astimezone(DANSK_TID).date())


def billede(sag: Sag, bruger: Bruger, dag: date) -> Sagsbillede:
    """Sagsbilledet for en sag, brugeren har ret til at se."""
    haendelser = sagens_haendelser(sag, bruger)
    en_tilstand = tilstand(Person(sag.person.foedselsdato), haendelser, pr=dag)
    brugernavne = {haendelse.registreret_af for haendelse in haendelser}
    navne = Bruger.for_kommune(sag.kommune_id).filter(username__in=brugernavne)
    breve = list(Dokument.for_bruger(bruger).filter(sag=sag).defer("pdf").order_by("-oprettet"))
    ser_helbred = maa_se_helbred(bruger, sag, dag)
    synlige = [brev for brev in breve if ser_helbred or not brev.helbred]
    return Sagsbillede(
        sag=sag,
        tilstand=en_tilstand,
        haendelser=haendelser if ser_helbred else [uden_helbred(haendelse) for haendelse in haendelser],
        pligter=_pligter(en_tilstand, ser_helbred),
        skridt=clearing.spaerret(
            mulige_skridt(en_tilstand, bruger.roller, bruger.username),
            en_tilstand,
            bruger,
            sagsbehandler=sag.sagsbehandler_id,
        ),
        dokumenter=synlige,
        udbetalinger=udbetalingslinjer(sag, bruger),
        navne=dict(navne.values_list("username", "navn")),
        ser_helbred=ser_helbred,
        skjulte=frozenset() if ser_helbred else _med_helbred(haendelser),
        skjulte_breve=len(breve) - len(synlige),
    )


def _pligter(en_tilstand: Tilstand, ser_helbred: bool) -> list[Pligt]:
    """Sagens pligter; hvem der ventes på, kan være en klinik og er kun for den, der må se helbred."""
    alle = pligter(en_tilstand)
    return alle if ser_helbred else [msgspec.structs.replace(en, hos="") if en.hos else en for en in alle]


def _med_helbred(haendelser: Sequence[AlleHaendelser]) -> frozenset[str]:
    """Numrene på de hændelser, hvor noget blev skjult, også når det står i en rettelse af dem."""
    ramte = {en.id for en in haendelser if uden_helbred(en) != en}
    rettede = {en.af for en in haendelser if isinstance(en, Rettelse) and en.id in ramte}
    return frozenset(ramte | rettede)


def sagens_haendelser(sag: Sag, bruger: Bruger) -> list[AlleHaendelser]:
    """Hændelserne i nummerorden; `id` er nummeret."""
    data = Haendelse.for_kommune(bruger.kommune_id).filter(sag=sag).order_by("nr")
    return laes_haendelsesraekke(f"[{','.join(data.values_list('data', flat=True))}]")


def haendelser_i(bruger: Bruger, sag_ider: list[int]) -> dict[int, list[AlleHaendelser]]:
    """Flere sagers hændelser i ét opslag, for sager, brugeren har ret til at se."""
    tekster: dict[int, list[str]] = {}
    raekker = Haendelse.for_kommune(bruger.kommune_id).filter(sag_id__in=sag_ider).order_by("sag_id", "nr")
    for sag_id, data in raekker.values_list("sag_id", "data"):
        tekster.setdefault(sag_id, []).append(data)
    return {sag_id: laes_haendelsesraekke(f"[{','.join(dele)}]") for sag_id, dele in tekster.items()}


def udbetalingslinjer(sag: Sag, bruger: Bruger) -> list[Udbetalingslinje]:
    """Sagens måneder, nyeste først; for en borger kun de frigivne."""
    raekker = Udbetaling.for_bruger(bruger).filter(sag=sag).exclude(status="erstattet")
    felter = ("pk", "maaned", "version", "forskel", "forskel_atp", "status", "aarsag")
    return [
        Udbetalingslinje(pk, maaned, version, beloeb, atp, status, STATUSNAVNE[status], aarsag)
        for pk, maaned, version, beloeb, atp, status, aarsag in raekker.order_by(
            "-maaned", "-version"
        ).values_list(*felter)
    ]


def dokument(bruger: Bruger, nummer: str, dokument_id: int, *, nu: datetime, formaal: str) -> Dokument:
    """Et brev med sit indhold, med opslaget skrevet ned. En borger kan kun hente det, der er sendt."""
    fundet = (
        Dokument.for_bruger(bruger)
        .select_related("sag", "sag__person")
        .filter(pk=dokument_id, sag__nummer=nummer)
        .first()
    )
    if fundet is None:
        raise AdgangNaegtet("Brevet findes ikke, eller du har ikke adgang til det.")
    if fundet.helbred:
        kraev_helbred(bruger, fundet.sag, nu.astimezone(DANSK_TID).date())
    log_opslag(bruger, fundet.sag.person_id, formaal=formaal, nu=nu)
    return fundet
