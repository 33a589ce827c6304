"""Lægger demokommunen i databasen i én transaktion: alt eller intet, og kun hvor den må være."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import connection

from fleksjob.demo import demoens_plads
from fleksjob.demo.afgoerelse import laeg_afgoerelser
from fleksjob.demo.befolkning import Borger, befolkning
from fleksjob.demo.betaling import laeg_betaling
from fleksjob.demo.breve import skriv_hovedsagernes_breve
from fleksjob.demo.brevhus import laeg_breve, laeg_kommune
from fleksjob.demo.demoens_plads import Maerke
from fleksjob.demo.etablering import laeg_etablering
from fleksjob.demo.fortaellinger_om_jobbet import FIRMAER
from fleksjob.demo.hovedsag import BAGERIET, HENRIK, HOVEDPERSONER, METTE, borger
from fleksjob.demo.jobsoegning import laeg_jobsoegning
from fleksjob.demo.koersler import foerste_loenmaaned
from fleksjob.demo.maanedskoersel import Kasse
from fleksjob.demo.match import laeg_match
from fleksjob.demo.opfoelgning import laeg_opfoelgning
from fleksjob.demo.papirer import laeg_papirer
from fleksjob.demo.personale import FASTE, KOMMUNEKODE, Personale, personale
from fleksjob.demo.plan import laeg_plan
from fleksjob.demo.samarbejde import laeg_samarbejde
from fleksjob.demo.team import laeg_team
from fleksjob.demo.udvikling import laeg_udvikling
from fleksjob.demo.vaerksted import Opgave, Raekker, forloebsblad, raekker, sagshoved, som_tekst, tilfoej
from fleksjob.demo.virksomheder import firmaer
from fleksjob.forloeb.roller import Rolle
from fleksjob.sager import lager, sagsnumre
from fleksjob.sager.lagerdata import Haendelsespost, Jobpost, Pligtpost
from fleksjob.sager.masseskrivning import opdater_statistik
from fleksjob.sager.models import Bruger, Dokument, Haendelse, Koegrund, Nummerserie, Udbetaling, Virksomhed
from fleksjob.sager.models.aktoerer import ordene
from fleksjob.sager.projektioner import Sagskolonner
from fleksjob.sager.udregning import bunkevis

Fremdrift = Callable[[str, int], object]
"""Kaldes med trinnets navn og antallet, der er kommet til."""
_BUNKE = 2_000
SAGER_MED_LOEN = 500
"""I en stor demo har kun så mange sager løn og tilskud; resten er som en kommune, der lige er begyndt."""
_INGEN_KODE = f"{UNUSABLE_PASSWORD_PREFIX}demo"


def borgere(antal: int, froe: int, dag: date) -> list[Borger]:
    """Hovedpersonerne og så mange trukne, at der bliver `antal` i alt."""
    faste = [borger(nr, person, dag) for nr, person in enumerate(HOVEDPERSONER, 1)]
    trukne = befolkning(max(antal - len(faste), 0), froe, dag, optagne=[en.cpr for en in faste])
    return [*faste, *trukne]


def indlaes(maerke: Maerke, nu: datetime, fremdrift: Fremdrift) -> None:
    """Skriver hele demoen. En tidligere demo i databasen forsvinder i samme transaktion."""
    demoens_plads.kraev_tom_eller_demo()
    with lager.transaktion():
        if demoens_plads.laes_maerke() is not None:
            demoens_plads.toem()
        demoens_plads.skriv_maerke(maerke)
        laeg_kommune()
        alle = borgere(maerke.antal, maerke.froe, maerke.dag)
        ansatte = laeg_ansatte(personale(maerke.antal, maerke.froe))
        laeg_personer(alle, fremdrift)
        laeg_virksomheder(maerke)
        _personer_med_login()
        opgave = Opgave(
            maerke.antal, maerke.froe, maerke.dag, KOMMUNEKODE, ansatte, connection.vendor == "postgresql"
        )
        _sager(opgave, alle, fremdrift)
        foer = Haendelse.for_kommune(KOMMUNEKODE).count()
        skriv_hovedsagernes_breve()
        fremdrift("Afgørelser", laeg_afgoerelser(maerke.dag, nu))
        fremdrift("Afsnit og post", laeg_breve(nu))
        fremdrift("Planer", laeg_plan(maerke.dag, nu))
        fremdrift("Papirer", laeg_papirer(maerke.dag, nu))
        fremdrift("Jobsøgning", laeg_jobsoegning(maerke.dag, nu))
        fremdrift("Udvikling", laeg_udvikling(maerke.dag, nu))
        fremdrift("Åbninger", laeg_match(maerke.antal, maerke.dag, nu))
        fremdrift("Job på vej", laeg_etablering(maerke.dag, nu))
        fremdrift("Teammøder", laeg_team(maerke.dag, nu))
        fremdrift("Opfølgning", laeg_opfoelgning(maerke.dag, nu))
        fremdrift("Betalinger", laeg_betaling(maerke.dag, nu))
        fremdrift("Opslag", laeg_samarbejde(maerke.dag, nu))
        fremdrift("Hændelser", Haendelse.for_kommune(KOMMUNEKODE).count() - foer)
        fremdrift("Breve", Dokument.for_kommune(KOMMUNEKODE).count())
    opdater_statistik()


def laeg_ansatte(folk: Personale) -> dict[str, int]:
    """Medarbejderne som brugere uden adgangskode; kun de faste kan logge ind. Giver brugernavn → nøgle."""
    brugere = [
        Bruger(
            id=nr,
            kommune_id=KOMMUNEKODE,
            username=en.brugernavn,
            navn=en.navn,
            rolle=en.rolle.value,
            team=en.team,
            password=_INGEN_KODE,
            is_active=en in FASTE,
        )
        for nr, en in enumerate(folk.alle(), 1)
    ]
    Bruger.objects.bulk_create(brugere)
    saet_tael("sager_bruger")
    return {en.username: en.pk for en in brugere}


def laeg_personer(alle: Sequence[Borger], fremdrift: Fremdrift) -> None:
    for fra in range(0, len(alle), _BUNKE):
        bunke = alle[fra : fra + _BUNKE]
        _indsaet(
            "sager_person",
            ("id", "kommune_id", "cpr", "navn", "foedselsdato"),
            [(en.nr, KOMMUNEKODE, en.cpr, en.navn, en.foedselsdato.isoformat()) for en in bunke],
        )
        _indsaet(
            "sager_soegeord",
            ("kommune_id", "ord", "person_id"),
            [(KOMMUNEKODE, et_ord, en.nr) for en in bunke for et_ord in ordene(en.navn)],
        )
        fremdrift("Personer", len(bunke))
    saet_tael("sager_person")


def laeg_virksomheder(maerke: Maerke) -> None:
    Virksomhed.objects.bulk_create(
        [
            Virksomhed(kommune_id=KOMMUNEKODE, cvr=firma.cvr, navn=firma.navn)
            for firma in [BAGERIET, *FIRMAER, *firmaer(maerke.antal, maerke.froe)]
        ],
        batch_size=_BUNKE,
    )


def _personer_med_login() -> None:
    """Borgeren og arbejdsgiveren, man kan logge ind som."""
    mette = HOVEDPERSONER[0]
    Bruger.objects.bulk_create(
        [
            Bruger(
                kommune_id=KOMMUNEKODE,
                username=METTE,
                navn=mette.navn,
                rolle=Rolle.BORGER.value,
                person_id=1,
                password=_INGEN_KODE,
            ),
            Bruger(
                kommune_id=KOMMUNEKODE,
                username=HENRIK,
                navn="Henrik Bøgelund",
                rolle=Rolle.ARBEJDSGIVER.value,
                virksomhed_cvr=BAGERIET.cvr,
                password=_INGEN_KODE,
            ),
        ]
    )


_SAG = (
    "nummer",
    "id",
    "kommune_id",
    "person_id",
    "sagsbehandler_id",
    "virksomhedskonsulent_id",
    "team",
    "version",
    "kaedesum",
    *Sagskolonner.__struct_fields__,
)
_FORAN = ("kommune_id", "sag_id")


def _sager(opgave: Opgave, alle: Sequence[Borger], fremdrift: Fremdrift) -> None:
    """De første sager får løn og tilskud; resten, i en stor demo, får deres forløb uden."""
    sidste: dict[int, int] = {}
    med_loen, uden_loen = alle[:SAGER_MED_LOEN], alle[SAGER_MED_LOEN:]
    brugere = {en.username: en for en in Bruger.for_kommune(KOMMUNEKODE)}
    loen_fra = foerste_loenmaaned(opgave.dag)
    for borgerne in bunkevis(med_loen):
        bunke, udbetalinger = Raekker(), []
        grunde: list[Koegrund] = []
        for en in borgerne:
            blad, hoved = forloebsblad(opgave, en, loen_fra), sagshoved(opgave, en)
            kasse = Kasse(blad, hoved, brugere)
            udbetalinger += kasse.koer()
            grunde += kasse.grunde()
            tilfoej(bunke, opgave, hoved, blad.haendelser())
        skriv_raekker(som_tekst(bunke), sidste, fremdrift)
        Udbetaling.objects.bulk_create(udbetalinger)
        Koegrund.objects.bulk_create(grunde)
        fremdrift("Udbetalinger", len(udbetalinger))
    with uden_delindeks():
        for bunke in raekker(opgave, uden_loen):
            skriv_raekker(bunke, sidste, fremdrift)
    Nummerserie.objects.bulk_create(
        [Nummerserie(kommune_id=KOMMUNEKODE, aar=aar, sidste=nr) for aar, nr in sidste.items()]
    )
    saet_tael("sager_sag")
    saet_tael("sager_udbetaling")


@contextmanager
def uden_delindeks() -> Iterator[None]:
    """I SQLite tages pligternes delindeks ned imens: at bygge dem til sidst er hurtigere end at holde dem ved lige."""
    if connection.vendor == "postgresql":
        yield
        return
    with connection.cursor() as markoer:
        markoer.execute(
            "SELECT name, sql FROM sqlite_master "
            "WHERE type = 'index' AND tbl_name = 'sager_pligt' AND sql LIKE '%WHERE%'"
        )
        delindeks = markoer.fetchall()
        for navn, _ in delindeks:
            markoer.execute(f'DROP INDEX "{navn}"')
        yield
        for _, sql in delindeks:
            markoer.execute(sql)


def skriv_raekker(bunke: Raekker, sidste: dict[int, int], fremdrift: Fremdrift) -> None:
    _indsaet("sager_sag", _SAG, _nummererede(bunke, sidste))
    _indsaet("sager_haendelse", (*_FORAN, *Haendelsespost.__struct_fields__), bunke.haendelser)
    _indsaet("sager_pligt", (*_FORAN, *Pligtpost.__struct_fields__), bunke.pligter)
    _indsaet("sager_job", (*_FORAN, *Jobpost.__struct_fields__), bunke.job)
    fremdrift("Sager", len(bunke.sager))
    fremdrift("Hændelser", len(bunke.haendelser))
    fremdrift("Pligter", len(bunke.pligter))


def _nummererede(bunke: Raekker, sidste: dict[int, int]) -> list[tuple[Any, ...]]:
    ud = []
    for aar, raekke in zip(bunke.aar, bunke.sager, strict=True):
        sidste[aar] = sidste.get(aar, 0) + 1
        ud.append((sagsnumre.nummer(aar, sidste[aar]), *raekke))
    return ud


def _indsaet(tabel: str, kolonner: tuple[str, ...], raekkerne: list[tuple[Any, ...]]) -> None:
    """COPY i PostgreSQL og forberedt `executemany` i SQLite, uden om Djangos oversættelse af hver sætning."""
    if not raekkerne:
        return
    felter = ", ".join(kolonner)
    with connection.cursor() as markoer:
        if connection.vendor == "postgresql":
            with markoer.copy(f"COPY {tabel} ({felter}) FROM STDIN") as kopi:
                for raekke in raekkerne:
                    kopi.write_row(raekke)
            return
        pladser = ", ".join("?" * len(kolonner))
        connection.connection.executemany(f"INSERT INTO {tabel} ({felter}) VALUES ({pladser})", raekkerne)  # noqa: S608 - faste navne


def saet_tael(tabel: str) -> None:
    """Lader PostgreSQL tælle videre efter de nøgler, vi selv har givet."""
    if connection.vendor == "postgresql":
        with connection.cursor() as markoer:
            markoer.execute(
                f"SELECT setval(pg_get_serial_sequence('{tabel}', 'id'), (SELECT max(id) FROM {tabel}))"  # noqa: S608
            )
