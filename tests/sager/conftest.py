"""Det, arkivets prøver står på: to kommuner med de samme roller, og vejen gennem forløbet."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager import kommandoer as k
from fleksjob.sager.models import Bruger, Kommune, Person, Sag
from fleksjob.sager.projektioner import DANSK_TID

CVR = "12345674"


def kl(dag: str, time: int = 10, minut: int = 0) -> datetime:
    """Et øjeblik i dansk tid."""
    aar, maaned, dagen = (int(del_) for del_ in dag.split("-"))
    return datetime(aar, maaned, dagen, time, minut, tzinfo=DANSK_TID)


@pytest.fixture
def nu() -> datetime:
    return kl("2026-11-20")


@pytest.fixture
def kommune(db: None) -> Kommune:
    return Kommune.objects.create(kode=996, navn="Lillehavn")


@pytest.fixture
def anden_kommune(db: None) -> Kommune:
    return Kommune.objects.create(kode=997, navn="Storby")


Bruger_i = Callable[..., Bruger]


@pytest.fixture
def bruger_i() -> Bruger_i:
    """Laver en bruger med en rolle i en kommune."""

    def lav(kommune: Kommune, rolle: Rolle, brugernavn: str, navn: str = "", **felter: object) -> Bruger:
        bruger = Bruger(
            kommune=kommune, username=brugernavn, navn=navn or brugernavn, rolle=rolle.value, **felter
        )
        bruger.save()
        return bruger

    return lav


@pytest.fixture
def anne(kommune: Kommune, bruger_i: Bruger_i) -> Bruger:
    return bruger_i(kommune, Rolle.SAGSBEHANDLER, "anne", "Anne Holm", team="Team Nord")


@pytest.fixture
def bo(kommune: Kommune, bruger_i: Bruger_i) -> Bruger:
    return bruger_i(kommune, Rolle.SAGSBEHANDLER, "bo", "Bo Lund", team="Team Syd")


@pytest.fixture
def konsulent(kommune: Kommune, bruger_i: Bruger_i) -> Bruger:
    return bruger_i(kommune, Rolle.VIRKSOMHEDSKONSULENT, "kira", "Kira Dam", team="Team Job")


@pytest.fixture
def leder(kommune: Kommune, bruger_i: Bruger_i) -> Bruger:
    return bruger_i(kommune, Rolle.LEDER, "lis", "Lis Krog")


@pytest.fixture
def arbejdsgiver(kommune: Kommune, bruger_i: Bruger_i) -> Bruger:
    return bruger_i(kommune, Rolle.ARBEJDSGIVER, "henrik", "Henrik Bager", virksomhed_cvr=CVR)


@pytest.fixture
def sag(anne: Bruger, konsulent: Bruger) -> Sag:
    """En sag, der lige er oprettet hos Anne."""
    return k.opret_sag(
        anne,
        cpr="6105841234",
        navn="Maja Bek-Lund",
        nu=kl("2026-07-06"),
        gyldig_fra=date(2026, 7, 6),
        aarsag="ansøgning",
        ydelse="sygedagpenge",
        virksomhedskonsulent=konsulent,
    )


@pytest.fixture
def borger(sag: Sag, bruger_i: Bruger_i) -> Bruger:
    return bruger_i(sag.kommune, Rolle.BORGER, "maja", "Maja Bek-Lund", person_id=sag.person_id)


@pytest.fixture
def anden_sag(anne: Bruger) -> Sag:
    """En anden persons sag i den samme kommune."""
    return k.opret_sag(
        anne, cpr="6201701234", navn="Karl Vang", nu=kl("2026-07-07"), gyldig_fra=date(2026, 7, 7)
    )


@pytest.fixture
def anden_borger(anden_sag: Sag, bruger_i: Bruger_i) -> Bruger:
    return bruger_i(anden_sag.kommune, Rolle.BORGER, "karl", "Karl Vang", person_id=anden_sag.person_id)


Vej = Callable[[str], Sag]


@pytest.fixture
def foer_til(sag: Sag, anne: Bruger, bo: Bruger, konsulent: Bruger) -> Vej:
    """Fører sagen frem til en fase ad hovedvejen, som reglerne er i efteråret 2026."""

    def foer(fase: str) -> Sag:
        naaet = sag
        for nr, (hvem, kommando, dag, felter) in enumerate(_vejen(anne, bo, konsulent)):
            if naaet.fase == fase and nr >= _MINDST.get(fase, 0):
                break
            naaet = kommando(
                naaet.pk,
                hvem,
                forventet_version=naaet.version,
                nu=kl(dag),
                gyldig_fra=date.fromisoformat(dag),
                **felter,
            )
        return naaet

    return foer


_MINDST = {"afgoerelse": 4, "ledig": 6}


def _vejen(
    anne: Bruger, bo: Bruger, konsulent: Bruger
) -> list[tuple[Bruger, Callable[..., Sag], str, dict[str, object]]]:
    vilkaar = {
        "timer": 20.0,
        "intensitet": 50.0,
        "timeloen": 180.0,
        "fuldtidsloen": 28860.0,
        "pension_pct": 12.0,
    }
    return [
        (anne, k.paabegynd_plan, "2026-07-08", {}),
        (anne, k.faerdiggoer_plan, "2026-07-20", {}),
        (anne, k.modtag_raadgivning, "2026-07-24", {"resume": "Varig begrænsning."}),
        (anne, k.forbered_afgoerelse, "2026-07-27", {"udfald": "bevilget", "begrundelse": "Planen viser det."}),
        (bo, k.traef_afgoerelse, "2026-07-28", {"kanal": "digital"}),
        (anne, k.start_ledighedsydelse, "2026-07-28", {"sats": "hoej"}),
        (konsulent, k.bevilg_fleksjob, "2026-08-20",
         {"virksomhed": "Bageriet", "cvr": CVR, "startdato": date(2026, 9, 1)}),
        (konsulent, k.start_fleksjob, "2026-09-01", {"ansaettelse": "job-1", **vilkaar}),
    ]  # fmt: skip


@pytest.fixture
def person_i() -> Callable[[Kommune], Person]:
    def lav(kommune: Kommune) -> Person:
        person = Person(kommune=kommune, cpr="6503801234", navn="Ida Frost", foedselsdato=date(1980, 3, 5))
        person.save()
        return person

    return lav
