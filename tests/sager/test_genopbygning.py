"""Det udledte kan altid regnes forfra af hændelserne, og loggen kan efterregnes."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings, strategies as st

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.pligter import pligter
from fleksjob.forloeb.tilstand import Person as Fodt, tilstand
from fleksjob.sager import kommandoer as k, vaern
from fleksjob.sager.genopbygning import genopbyg
from fleksjob.sager.kontrol import kontroller
from fleksjob.sager.masseskrivning import NytForloeb, skriv_forloeb
from fleksjob.sager.models import Bruger, Haendelse, Job, Kommune, Person, Pligt, Sag
from fleksjob.sager.projektioner import BEGYNDELSEN, DANSK_TID, ENDEN, foldedage, projektion

pytestmark = [pytest.mark.database, pytest.mark.django_db]
FOEDT = date(1980, 3, 5)


def _haendelse(dag: date, registreret_efter: int, slags: str, tal: int) -> h.AlleHaendelser:
    """En hændelse af en slags, registreret nogle dage efter (eller før, når den ligger ude i fremtiden)."""
    faelles: dict[str, Any] = {
        "gyldig_fra": dag,
        "registreret": datetime(dag.year, dag.month, dag.day, 9, tzinfo=UTC)
        + timedelta(days=registreret_efter),
        "registreret_af": "anne",
    }
    job = f"job-{tal % 2 + 1}"
    vilkaar = {"timer": 20.0, "intensitet": 50.0, "timeloen": 180.0, "fuldtidsloen": 30000.0}
    muligheder: dict[str, Callable[[], h.AlleHaendelser]] = {
        "plan": lambda: h.PlanPaabegyndt(**faelles),
        "faerdig": lambda: h.PlanFaerdig(**faelles),
        "forberedt": lambda: h.AfgoerelseForberedt(udfald="bevilget", **faelles),
        "truffet": lambda: h.AfgoerelseTruffet(udfald="bevilget", **faelles),
        "hoering": lambda: h.PartshoeringSendt(frist=dag + timedelta(days=14), **faelles),
        "ly": lambda: h.LedighedsydelseStartet(sats="hoej", **faelles),
        "samtale": lambda: h.SamtaleAfholdt(**faelles),
        "cv": lambda: h.CvRegistreret(**faelles),
        "bevilget": lambda: h.FleksjobBevilget(ansaettelse=job, virksomhed="V", cvr="12345674", **faelles),
        "startet": lambda: h.FleksjobStartet(ansaettelse=job, virksomhed="V", **vilkaar, **faelles),
        "vilkaar": lambda: h.VilkaarAendret(ansaettelse=job, timer=float(5 + tal), **faelles),
        "opfoelgning": lambda: h.OpfoelgningAfholdt(ansaettelse=job, art="3_mdr", **faelles),
        "ophoert": lambda: h.FleksjobOphoert(ansaettelse=job, aarsag="a", **faelles),
        "indkomst": lambda: h.IndkomstIndberettet(
            periode=f"{dag:%Y-%m}", loen=9000.0, pension=900.0, **faelles
        ),
        "klage": lambda: h.KlageModtaget(**faelles),
        "lukket": lambda: h.SagLukket(aarsag="a", **faelles),
    }
    return muligheder[slags]()


SLAGS = (
    "plan", "faerdig", "forberedt", "truffet", "hoering", "ly", "samtale", "cv", "bevilget", "startet", "vilkaar",
    "opfoelgning", "ophoert", "indkomst", "klage", "lukket",
)  # fmt: skip


@st.composite
def forloeb(draw: st.DrawFn) -> list[h.AlleHaendelser]:
    """Et forløb i registreringsorden: dage på kryds og tværs, nogle ude i fremtiden, nogle rettede."""
    begynder = draw(st.dates(date(2013, 1, 1), date(2026, 6, 1)))
    ud: list[h.AlleHaendelser] = [
        h.SagOprettet(
            gyldig_fra=begynder, registreret=datetime(begynder.year, begynder.month, begynder.day, tzinfo=UTC)
        )
    ]
    for _ in range(draw(st.integers(0, 14))):
        dag = begynder + timedelta(days=draw(st.integers(0, 900)))
        ud.append(
            _haendelse(dag, draw(st.integers(-60, 60)), draw(st.sampled_from(SLAGS)), draw(st.integers(0, 9)))
        )
    if len(ud) > 1 and draw(st.booleans()):
        rettes = draw(st.integers(1, len(ud) - 1))
        ud.append(
            h.Rettelse(
                gyldig_fra=ud[rettes].gyldig_fra,
                registreret=datetime(2026, 6, 1, tzinfo=UTC),
                af=str(rettes + 1),
            )
        )
    ud.sort(key=lambda en: en.kendt_fra)
    return [en for en in ud if not isinstance(en, h.Rettelse)] + [
        en for en in ud if isinstance(en, h.Rettelse)
    ]


@pytest.fixture
def person(kommune: Kommune, person_i: Callable[[Kommune], Person]) -> Person:
    return person_i(kommune)


@given(forloeb())
@settings(max_examples=60, deadline=None)
@pytest.mark.django_db(databases=[])
def test_kalenderen_aendrer_intet_uden_en_haendelse(haendelser: list[h.AlleHaendelser]) -> None:
    """De åbne pligter, som rækkerne siger på en senere dag, er dem, forløbet selv siger på den dag.

    Det er derfor, ingen natlig kørsel er nødvendig.
    """
    haendelser = [_med_id(en, nr) for nr, en in enumerate(haendelser, 1)]
    udledt = projektion(Fodt(FOEDT), haendelser)
    foerste = foldedage(haendelser)[0]
    for dage in (0, 1, 13, 45, 200, 800, 2000):
        dag = foerste + timedelta(days=dage)
        sagt = {
            (en.noegle, en.frist)
            for en in udledt.pligter
            if en.aaben and en.gaelder_fra <= dag < en.aaben_til
        }
        selv = pligter(tilstand(Fodt(FOEDT), haendelser, pr=dag))
        aabne = {(en.noegle, en.frist) for en in selv if en.status in ("kommende", "overskredet")}
        assert sagt == aabne, dag


def _med_id(haendelse: h.AlleHaendelser, nr: int) -> h.AlleHaendelser:
    return msgspec.structs.replace(haendelse, id=str(nr))


@given(forloeb())
@settings(max_examples=30, deadline=None)
@pytest.mark.django_db(databases=[])
def test_vinduerne_daekker_tiden_netop_en_gang(haendelser: list[h.AlleHaendelser]) -> None:
    udledt = projektion(Fodt(FOEDT), haendelser)
    efter_noegle: dict[str, list[tuple[date, date]]] = {}
    for en in udledt.pligter:
        efter_noegle.setdefault(en.noegle, []).append((en.gaelder_fra, en.gaelder_til))
        assert BEGYNDELSEN <= en.gaelder_fra < en.gaelder_til <= ENDEN
    for vinduer in efter_noegle.values():
        vinduer.sort()
        assert all(foer[1] <= efter[0] for foer, efter in pairwise(vinduer))


@given(st.lists(forloeb(), min_size=1, max_size=3))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_genopbyg_finder_ingen_forskelle(
    kommune: Kommune, person: Person, forloebene: list[list[h.AlleHaendelser]]
) -> None:
    nye = [NytForloeb(f"2026-{nr:05d}", person.pk, FOEDT, en) for nr, en in enumerate(forloebene, 1)]
    with transaction.atomic():
        skriv_forloeb(kommune.pk, nye)
        svar = genopbyg(kommune.pk)
        assert (svar.sager, svar.forskelle) == (len(nye), [])
        assert kontroller(kommune.pk)[2] == []
        transaction.set_rollback(True)


def test_genopbyg_efter_kommandoer(foer_til: Callable[[str], Sag], kommune: Kommune) -> None:
    foer_til("i_fleksjob")
    svar = genopbyg(kommune.pk)
    assert (svar.sager, svar.forskelle) == (1, [])


def test_genopbyg_melder_og_retter_det_forkerte(
    foer_til: Callable[[str], Sag], kommune: Kommune, anne: Bruger
) -> None:
    sag = foer_til("i_fleksjob")
    Sag.for_bruger(anne).update(fase="ledig")
    opfoelgning = Pligt.for_bruger(anne).get(kode="opfoelgning_6_mdr")
    Pligt.for_bruger(anne).filter(pk=opfoelgning.pk).update(frist=date(2030, 1, 1))
    Job.for_bruger(anne).delete()
    Pligt.objects.create(
        kommune=kommune, sag=sag, noegle="opdigtet", kode="x", aaben=True, efter_frist="overskredet", art="lov",
        ansvarlig="sagsbehandler", navn="x", hjemmel="", forklaring="", aftryk=1,
    )  # fmt: skip
    vist = genopbyg(kommune.pk, ret=False).forskelle
    assert {(en.tabel, en.felt, en.var, en.er) for en in vist} == {
        ("sager_sag", "fase", "ledig", "i_fleksjob"),
        ("sager_pligt", "frist", "2030-01-01", "2027-03-01"),
        ("sager_job", "rækken", None, "mangler"),
        ("sager_pligt", "rækken", "findes", None),
    }
    assert Sag.for_bruger(anne).get().fase == "ledig"
    assert len(genopbyg(kommune.pk).forskelle) == len(vist)
    assert genopbyg(kommune.pk).forskelle == []
    assert Sag.for_bruger(anne).get().fase == "i_fleksjob"


ROERT: dict[str, tuple[str, str]] = {
    "data": (
        "UPDATE sager_haendelse SET data = replace(data, 'hoej', 'lav') WHERE nr = 7",
        "Kædesummen passer ikke",
    ),
    "slettet": ("DELETE FROM sager_haendelse WHERE nr = 3", "skulle være 3"),
    "sidste": ("DELETE FROM sager_haendelse WHERE nr = 9", "siger version 9, men har 8"),
    "kolonne": ("UPDATE sager_haendelse SET type = 'sag_lukket' WHERE nr = 2", "Kolonnen type siger"),
    "bruger": (
        "UPDATE sager_haendelse SET registreret_af = 'bo' WHERE nr = 2",
        "Kolonnen registreret_af siger",
    ),
    "ulaeselig": ("UPDATE sager_haendelse SET data = 'vrøvl' WHERE nr = 2", "kan ikke læses"),
}


@pytest.mark.parametrize("hvad", ROERT)
def test_kontrol_ser_at_loggen_er_roert(foer_til: Callable[[str], Sag], kommune: Kommune, hvad: str) -> None:
    foer_til("i_fleksjob")
    sager, haendelser, fundne = kontroller(kommune.pk)
    assert (sager, haendelser, fundne) == (1, 9, [])
    saetning, besked = ROERT[hvad]
    with vaern.slaaet_fra(connection), connection.cursor() as markoer:
        markoer.execute(saetning)
    fundne = kontroller(kommune.pk)[2]
    assert any(besked in fund.fejl for fund in fundne), fundne


def test_data_er_netop_den_haendelse_der_blev_skrevet(sag: Sag, anne: Bruger) -> None:
    k.paabegynd_plan(
        sag.pk,
        anne,
        forventet_version=1,
        nu=datetime(2026, 7, 8, 12, tzinfo=DANSK_TID),
        gyldig_fra=date(2026, 7, 8),
    )
    sidste = Haendelse.for_bruger(anne).get(nr=2)
    assert json.loads(sidste.data) == {
        "type": "plan_paabegyndt",
        "gyldig_fra": "2026-07-08",
        "id": "2",
        "registreret": "2026-07-08T10:00:00Z",
        "registreret_af": "anne",
    }
    assert sidste.registreret == datetime(2026, 7, 8, 10, tzinfo=UTC)
