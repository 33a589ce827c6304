"""Det, arkivets prøver står på: to kommuner med de samme roller, og veje gennem forløbet."""

from datetime import date, datetime

import pytest

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager.kommandoer import opret_sag
from fleksjob.sager.models import Bruger, Kommune, Person, Sag
from fleksjob.sager.projektioner import DANSK_TID

DAG = date(2026, 11, 20)


@pytest.fixture
def nu() -> datetime:
    return datetime(2026, 11, 20, 10, 0, tzinfo=DANSK_TID)


@pytest.fixture
def kommune(db: None) -> Kommune:
    return Kommune.objects.create(kode=996, navn="Lillehavn")


@pytest.fixture
def anden_kommune(db: None) -> Kommune:
    return Kommune.objects.create(kode=997, navn="Storby")


def medarbejder(kommune: Kommune, brugernavn: str, rolle: Rolle, navn: str = "") -> Bruger:
    bruger = Bruger(kommune=kommune, username=brugernavn, navn=navn or brugernavn, rolle=rolle, team="Team A")
    bruger.save()
    return bruger


@pytest.fixture
def anne(kommune: Kommune) -> Bruger:
    return medarbejder(kommune, "anne", Rolle.SAGSBEHANDLER, "Anne Holm")


@pytest.fixture
def bo(kommune: Kommune) -> Bruger:
    return medarbejder(kommune, "bo", Rolle.SAGSBEHANDLER, "Bo Lund")


@pytest.fixture
def konsulent(kommune: Kommune) -> Bruger:
    return medarbejder(kommune, "kira", Rolle.VIRKSOMHEDSKONSULENT, "Kira Dam")


@pytest.fixture
def leder(kommune: Kommune) -> Bruger:
    return medarbejder(kommune, "lis", Rolle.LEDER, "Lis Krog")


@pytest.fixture
def sag(anne: Bruger, nu: datetime) -> Sag:
    return opret_sag(
        anne, cpr="6105841234", navn="Maja Bek-Lund", nu=nu, gyldig_fra=date(2026, 11, 2), aarsag="ansøgning"
    )


def borger_i(sag: Sag, brugernavn: str = "maja") -> Bruger:
    bruger = Bruger(
        kommune_id=sag.kommune_id, username=brugernavn, navn="Maja", rolle=Rolle.BORGER, person_id=sag.person_id
    )
    bruger.save()
    return bruger


def person_i(kommune: Kommune, cpr: str = "6201701234", navn: str = "Karl Vang") -> Person:
    person = Person(kommune=kommune, cpr=cpr, navn=navn, foedselsdato=date(1970, 1, 2))
    person.save()
    return person
