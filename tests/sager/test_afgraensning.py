"""Ingen forespørgsel uden kommune eller bruger, og ingen bruger ser andres rækker."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager import kommandoer as k
from fleksjob.sager.afgraensning import Afgraenset
from fleksjob.sager.fejl import UafgraensetOpslag
from fleksjob.sager.models import (
    Bruger,
    Haendelse,
    Job,
    Kommune,
    Opslag,
    Person,
    Pligt,
    Sag,
    Udbetaling,
    Virksomhed,
)
from fleksjob.sager.visninger import log_opslag

pytestmark = [pytest.mark.database, pytest.mark.django_db]

# Kommunen er selv det, der afgrænses med.
MODELLER = [model for model in apps.get_app_config("sager").get_models() if model is not Kommune]

SPOERGSMAAL: dict[str, Callable[[Any], object]] = {
    "liste": lambda model: list(model.objects.all()),
    "filter": lambda model: list(model.objects.filter(pk=1)),
    "get": lambda model: model.objects.get(pk=1, kommune_id=1),
    "first": lambda model: model.objects.order_by("pk").first(),
    "count": lambda model: model.objects.count(),
    "exists": lambda model: model.objects.exists(),
    "values": lambda model: list(model.objects.values("pk")),
    "iterator": lambda model: list(model.objects.iterator()),
    "in_bulk": lambda model: model.objects.in_bulk([1]),
    "aggregate": lambda model: model.objects.aggregate(antal=models.Count("pk")),
    "update": lambda model: model.objects.update(pk=1),
    "delete": lambda model: model.objects.all().delete(),
    "raw_delete": lambda model: model.objects.all()._raw_delete("default"),
    "underforespoergsel": lambda model: list(Sag.for_kommune(996).filter(pk__in=model.objects.values("pk"))),
    "exists_i": lambda model: list(
        Sag.for_kommune(996).filter(Exists(model.objects.filter(pk=OuterRef("pk"))))
    ),
    "forening": lambda model: list(model.for_kommune(996).union(model.objects.all())),
}


@pytest.mark.parametrize("model", MODELLER, ids=lambda model: model.__name__)
@pytest.mark.parametrize("spoergsmaal", SPOERGSMAAL)
def test_uden_afgraensning_svares_der_ikke(model: type[models.Model], spoergsmaal: str) -> None:
    with pytest.raises(
        (UafgraensetOpslag, RuntimeError), match=r"afgrænset|kun pk eller username|kun tilføjes"
    ):
        SPOERGSMAAL[spoergsmaal](model)


@pytest.mark.parametrize("model", MODELLER, ids=lambda model: model.__name__)
def test_hver_model_hoerer_til_en_kommune(model: type[models.Model]) -> None:
    assert issubclass(model, Afgraenset)
    assert model._meta.get_field("kommune").remote_field.model is Kommune
    assert not [felt for felt in model._meta.get_fields() if felt.auto_created and not felt.concrete]


def test_bruger_kan_findes_paa_noegle_ved_login(anne: Bruger) -> None:
    assert Bruger.objects.get(pk=anne.pk) == anne
    assert Bruger.objects.get_by_natural_key("anne") == anne
    with pytest.raises(UafgraensetOpslag):
        Bruger.objects.get(navn="Anne Holm")


@pytest.fixture
def to_kommuner_med_alt(
    foer_til: Callable[[str], Sag],
    anne: Bruger,
    anden_kommune: Kommune,
    bruger_i: Callable[..., Bruger],
    nu: datetime,
) -> tuple[Bruger, Bruger]:
    """En sagsbehandler i hver kommune, begge med en sag i job, en udbetaling og et opslag."""
    fremmed = bruger_i(anden_kommune, Rolle.SAGSBEHANDLER, "fremmed")
    sag = foer_til("i_fleksjob")
    log_opslag(anne, sag.person_id, formaal="prøve", nu=nu)
    sag2 = k.opret_sag(fremmed, cpr="6105841234", navn="Maja Bek-Lund", nu=nu, gyldig_fra=date(2026, 11, 2))
    log_opslag(fremmed, sag2.person_id, formaal="prøve", nu=nu)
    k.beregn_udbetaling(
        sag.pk, anne, forventet_version=sag.version, nu=nu, gyldig_fra=nu.date(), maaned=date(2026, 9, 1)
    )
    return anne, fremmed


def test_en_medarbejder_ser_kun_sin_kommune(to_kommuner_med_alt: tuple[Bruger, Bruger]) -> None:
    anne, fremmed = to_kommuner_med_alt
    for model in (Sag, Person, Haendelse, Opslag):
        egne = {raekke.pk for raekke in model.for_bruger(anne)}
        andres = {raekke.pk for raekke in model.for_bruger(fremmed)}
        assert egne, model
        assert andres, model
        assert not egne & andres
    assert Job.for_bruger(anne).count() == 1
    assert not Job.for_bruger(fremmed).exists()
    assert Pligt.for_bruger(anne).exists()
    assert not Pligt.for_bruger(fremmed).exists()
    assert Udbetaling.for_bruger(anne).count() == 1
    assert not Udbetaling.for_bruger(fremmed).exists()


def test_samme_cpr_i_to_kommuner_er_to_personer(to_kommuner_med_alt: tuple[Bruger, Bruger]) -> None:
    anne, fremmed = to_kommuner_med_alt
    assert Person.for_bruger(anne).get().pk != Person.for_bruger(fremmed).get().pk


def test_en_borger_ser_kun_sin_egen_sag(
    sag: Sag, borger: Bruger, anden_sag: Sag, anden_borger: Bruger
) -> None:
    assert [en.pk for en in Sag.for_bruger(borger)] == [sag.pk]
    assert [en.pk for en in Sag.for_bruger(anden_borger)] == [anden_sag.pk]
    assert {en.sag_id for en in Haendelse.for_bruger(borger)} == {sag.pk}
    assert {en.pk for en in Person.for_bruger(borger)} == {sag.person_id}
    assert not Bruger.for_bruger(borger).exists()
    assert not Virksomhed.for_bruger(borger).exists()


def test_en_arbejdsgiver_ser_kun_job_i_sin_virksomhed(
    foer_til: Callable[[str], Sag], arbejdsgiver: Bruger, kommune: Kommune, bruger_i: Callable[..., Bruger]
) -> None:
    foer_til("i_fleksjob")
    nabo = bruger_i(kommune, Rolle.ARBEJDSGIVER, "nabo", virksomhed_cvr="10000009")
    assert [job.cvr for job in Job.for_bruger(arbejdsgiver)] == ["12345674"]
    assert not Job.for_bruger(nabo).exists()
    for model in (Sag, Person, Haendelse, Pligt, Udbetaling):
        assert not model.for_bruger(arbejdsgiver).exists()


def test_en_bruger_uden_adgang_ser_intet(sag: Sag, anne: Bruger) -> None:
    assert Sag.for_bruger(anne).exists()
    anne.is_active = False
    assert not Sag.for_bruger(anne).exists()


def test_borgeren_ser_kun_frigivne_maaneder(
    foer_til: Callable[[str], Sag], anne: Bruger, bo: Bruger, borger: Bruger, nu: datetime
) -> None:
    sag = foer_til("i_fleksjob")
    felter = {"nu": nu, "gyldig_fra": nu.date(), "maaned": date(2026, 9, 1)}
    sag = k.beregn_udbetaling(sag.pk, anne, forventet_version=sag.version, **felter)
    assert not Udbetaling.for_bruger(borger).exists()
    k.frigiv_udbetaling(sag.pk, bo, forventet_version=sag.version, **felter, note="Set")
    assert Udbetaling.for_bruger(borger).count() == 1
