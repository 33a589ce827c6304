"""Beskyttede personer på alle sider uden en bestemt sag: hver adresse i kontoret, hentet af en, der ikke har sagen."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import get_resolver, reverse

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NAVNE = ("Agerlund", "Brink", "Dorte Dam", "Enghave")


def lister() -> list[str]:
    """Hver side i kontoret, hvis adresse ikke kræver en nøgle."""
    fundne = get_resolver("fleksjob.kontor.urls").reverse_dict
    navne = sorted({str(en) for en in fundne if isinstance(en, str)} - {"log_ind", "log_ud"})
    return [en for en in navne if any(not args for _, args in fundne.getlist(en)[0][0])]


@pytest.fixture
def beskyttede(sager: SimpleNamespace, folk: SimpleNamespace) -> SimpleNamespace:
    """Alle fire i Prøveby er beskyttet, og der er noget at vise om dem på listerne."""
    from tests.kontor.conftest import DAG, kl

    from fleksjob.sager.kommandoer.opgaver import bed_om_clearing, spoerg_kollega
    from fleksjob.sager.models import Person

    karen = folk.sagsbehandler
    for en in (sager.job, sager.ledig, sager.godkend, sager.ny):
        for til in (folk.kollega, folk.leder):
            spoerg_kollega(karen, en.sag.nummer, til=til, hvad="Se her", frist=DAG, nu=kl(DAG))
        bed_om_clearing(karen, en.sag.nummer, hvad="Klar?", frist=DAG, nu=kl(DAG))
    Person.for_kommune(901).update(beskyttet=True, adresse="Skjulevej 9")
    return sager


@pytest.mark.parametrize("rolle", ["kollega", "leder", "fastholder", "kontrollant"])
def test_ingen_side_viser_navn_eller_adresse_til_den_der_ikke_har_sagen(
    rolle: str, beskyttede: SimpleNamespace, som: Any
) -> None:
    klient = som(rolle)
    set_, numre = 0, 0
    for navn in lister():
        for valg in ({}, {"hvis": "alle"}, {"hvem": "ingen"}):
            svar = klient.get(reverse(f"kontor:{navn}"), valg)
            if svar.status_code != 200 or svar.streaming:
                continue
            set_ += 1
            siden = svar.content.decode(errors="replace")
            numre += beskyttede.job.sag.nummer in siden
            for hemmeligt in (*NAVNE, "Skjulevej"):
                assert hemmeligt not in siden, f"{navn} viser {hemmeligt} til {rolle}"
    assert set_ >= 3 if rolle == "kontrollant" else set_ >= 20
    if rolle in ("kollega", "leder"):
        assert numre >= 2


def test_den_der_har_sagerne_ser_navnene(beskyttede: SimpleNamespace, som: Any) -> None:
    """Ellers viste prøven ovenfor ingenting."""
    klient = som("sagsbehandler")
    siden = klient.get(reverse("kontor:fordeling")).content.decode()
    for navn in NAVNE:
        assert navn in siden
    assert "Skjulevej" not in siden
