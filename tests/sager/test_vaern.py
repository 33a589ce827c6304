"""Det, der kun må tilføjes, kan ikke ændres: hverken i Django eller uden om."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from fleksjob.sager import kommandoer as k, vaern
from fleksjob.sager.fejl import UforanderligRaekke
from fleksjob.sager.models import Bilag, Bruger, Dokument, Haendelse, Indkomstlinje, Opslag, Sag, Udbetaling
from fleksjob.sager.visninger import log_opslag

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def raekker(sag: Sag, anne: Bruger, nu: datetime) -> Sag:
    """Mindst én række i hver af `TABELLER_MED_RAEKKER`."""
    log_opslag(anne, sag.person_id, formaal="prøve", nu=nu)
    Dokument.objects.create(
        kommune_id=sag.kommune_id, sag=sag, art="brev", titel="T", pdf=b"%PDF", sha256="0" * 64,
        oprettet=nu, oprettet_af=anne,
    )  # fmt: skip
    Bilag.objects.create(
        kommune_id=sag.kommune_id, sag=sag, art="andet", titel="T", filnavn="t.pdf", mediatype="application/pdf",
        indhold=b"%PDF", sha256="0" * 64, lagt_ind=nu, lagt_ind_af=anne,
    )  # fmt: skip
    Indkomstlinje.objects.create(
        kommune_id=sag.kommune_id,
        sag=sag,
        noegle="n",
        periode=date(2026, 7, 1),
        haendelse_nr=1,
        kilde="k",
        indlaest=nu,
    )
    return sag


TABELLER_MED_RAEKKER = [
    "sager_haendelse",
    "sager_opslag",
    "sager_dokument",
    "sager_indkomstlinje",
    "sager_bilag",
]


def test_hver_model_der_kun_tilfoejes_staar_i_vaernet() -> None:
    modeller = {
        model._meta.db_table
        for model in apps.get_app_config("sager").get_models()
        if getattr(model, "kun_tilfoejelse", False)
    }
    assert modeller == set(vaern.KUN_TILFOEJELSE)


def test_hver_tabel_i_vaernet_har_sine_triggere(db: None) -> None:
    katalog = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as markoer:
        markoer.execute(katalog)
        fundne = {navn for (navn,) in markoer.fetchall()}
    assert fundne >= {
        f"{tabel}_vaern_{handling}" for tabel in vaern.ALLE for handling in ("update", "delete")
    }


@pytest.mark.parametrize("tabel", TABELLER_MED_RAEKKER)
@pytest.mark.parametrize("saetning", ["UPDATE {} SET kommune_id = kommune_id", "DELETE FROM {}"])
def test_databasen_afviser(raekker: Sag, tabel: str, saetning: str) -> None:
    with connection.cursor() as markoer:
        markoer.execute(f"SELECT count(*) FROM {tabel}")
        assert markoer.fetchone()[0] >= 1
        with pytest.raises(DatabaseError, match="kan kun tilføjes"), transaction.atomic():
            markoer.execute(saetning.format(tabel))


@pytest.mark.parametrize(
    "model", [Haendelse, Opslag, Dokument, Indkomstlinje], ids=lambda model: model.__name__
)
def test_django_afviser(
    raekker: Sag, anne: Bruger, model: type[Haendelse] | type[Opslag] | type[Dokument] | type[Indkomstlinje]
) -> None:
    raekke = model.for_bruger(anne).first()
    assert raekke is not None
    with pytest.raises(UforanderligRaekke):
        raekke.save()
    with pytest.raises(UforanderligRaekke):
        raekke.delete()
    with pytest.raises(UforanderligRaekke):
        model.for_bruger(anne).update(kommune_id=1)
    with pytest.raises(UforanderligRaekke):
        model.for_bruger(anne).delete()


def test_et_frigivet_tal_staar_fast(
    foer_til: Callable[[str], Sag], anne: Bruger, bo: Bruger, nu: datetime
) -> None:
    sag = foer_til("i_fleksjob")
    felter = {"nu": nu, "gyldig_fra": nu.date(), "maaned": date(2026, 9, 1)}
    sag = k.beregn_udbetaling(sag.pk, anne, forventet_version=sag.version, **felter)
    linje = Udbetaling.for_bruger(anne).get()
    linje.forskel = Decimal("1.00")
    with pytest.raises(DatabaseError, match="kan kun tilføjes"), transaction.atomic():
        linje.save()
    k.frigiv_udbetaling(sag.pk, bo, forventet_version=sag.version, **felter, note="Set")
    with pytest.raises(DatabaseError, match="kan kun tilføjes"), transaction.atomic():
        Udbetaling.for_bruger(anne).update(status="beregnet", frigivet=None, frigivet_af=None)
    with pytest.raises(DatabaseError, match="kan kun tilføjes"), transaction.atomic():
        Udbetaling.for_bruger(anne)._raw_delete(using="default")
    assert Udbetaling.for_bruger(anne).get().status == "frigivet"


def test_vaernet_kan_tages_af_og_paa_igen(raekker: Sag) -> None:
    with connection.cursor() as markoer:
        with vaern.slaaet_fra(connection):
            markoer.execute("UPDATE sager_opslag SET formaal = 'ændret'")
            assert markoer.rowcount == 1
        with pytest.raises(DatabaseError), transaction.atomic():
            markoer.execute("UPDATE sager_opslag SET formaal = 'igen'")
