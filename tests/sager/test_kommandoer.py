from datetime import date, datetime

import pytest

from fleksjob.sager.kommandoer import faerdiggoer_plan, paabegynd_plan
from fleksjob.sager.models import Bruger, Haendelse, Pligt, Sag

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_plan(sag: Sag, anne: Bruger, nu: datetime) -> None:
    assert (sag.version, sag.fase) == (1, "forberedelse")
    sag = paabegynd_plan(sag.pk, anne, forventet_version=1, nu=nu, gyldig_fra=date(2026, 11, 3))
    sag = faerdiggoer_plan(sag.pk, anne, forventet_version=2, nu=nu, gyldig_fra=date(2026, 11, 10), note="ok")
    assert sag.version == 3
    gemt = Sag.for_bruger(anne).get()
    assert (gemt.version, gemt.fase, gemt.nummer) == (3, "indstilling", "2026-00001")
    assert list(Haendelse.for_bruger(anne).order_by("nr").values_list("nr", flat=True)) == [1, 2, 3]
