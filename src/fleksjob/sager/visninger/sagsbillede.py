"""Alt om én sag, som den er på dagen: det, en medarbejder ser, når hun åbner den."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

import msgspec

from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.pligter import Pligt, pligter
from fleksjob.forloeb.skridt import Skridt, mulige_skridt
from fleksjob.forloeb.tilstand import Person, Tilstand, tilstand
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet
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
    """Sagen på dagen. `navne` er medarbejdernes navne efter brugernavn."""

    sag: Sag
    tilstand: Tilstand
    haendelser: Sequence[AlleHaendelser]
    pligter: list[Pligt]
    skridt: list[Skridt]
    dokumenter: list[Dokument]
    udbetalinger: list[Udbetalingslinje]
    navne: dict[str, str]


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
    return Sagsbillede(
        sag=sag,
        tilstand=en_tilstand,
        haendelser=haendelser,
        pligter=pligter(en_tilstand),
        skridt=mulige_skridt(en_tilstand, bruger.roller, bruger.username),
        dokumenter=list(Dokument.for_bruger(bruger).filter(sag=sag).defer("pdf").order_by("-oprettet")),
        udbetalinger=udbetalingslinjer(sag, bruger),
        navne=dict(navne.values_list("username", "navn")),
    )


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
    log_opslag(bruger, fundet.sag.person_id, formaal=formaal, nu=nu)
    return fundet
