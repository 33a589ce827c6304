"""Jobbet etableres: fra forslag til første dag, og det, der spærrer for den."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.kontor.conftest import Vej

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput

pytestmark = [pytest.mark.database, pytest.mark.django_db]
FORSLAG: dict[str, Any] = {
    "virksomhed": "Prøvebageriet",
    "cvr": "12345674",
    "stilling": "Bagerihjælp",
    "startdato": date(2026, 12, 1),
    "timer": 16.0,
    "intensitet": 50.0,
    "timeloen": 180.0,
    "fuldtidsloen": 33000.0,
    "opgaver": [{"opgave": "Pakke brød", "omfang": "10 timer", "hensyn": "Siddende, rolig plads"}],
}


@pytest.fixture
def ledig(folk: SimpleNamespace) -> Vej:
    vej = Vej(folk)
    vej.ny("anna", "Anna Agerlund", date(2026, 8, 3))
    vej.til_visiteret()
    return vej


def _til_godkendt(vej: Vej, **felter: Any) -> None:
    vej.tag("job_foreslaaet", date(2026, 11, 2), **FORSLAG)
    vej.tag("job_godkendt", date(2026, 11, 3), ansaettelse="job-1", begrundelse="Prøvet i praktik.",
            **({"vurderede_timer": 16.0, "vurderet_intensitet": 50.0} | felter))  # fmt: skip


def _jobbet(vej: Vej) -> Any:
    from fleksjob.sager import lager

    return lager.hent_nyeste(vej.sag.pk, vej.bruger, nu=__import__("tests.kontor.conftest", fromlist=["kl"]).kl(date(2026, 11, 20))).tilstand()


def test_hele_vejen(ledig: Vej, folk: SimpleNamespace) -> None:
    _til_godkendt(ledig)
    ledig.tag("vitas_aendret", date(2026, 11, 4), ansaettelse="job-1", status="indsendt", reference="V-1")
    ledig.tag("vitas_aendret", date(2026, 11, 5), ansaettelse="job-1", status="bevilget")
    t = _jobbet(ledig)
    assert t.ansaettelser[0].bevilget == date(2026, 11, 5)
    assert t.ansaettelser[0].planlagt_start == date(2026, 12, 1)
    ledig.tag("fleksjob_startet", date(2026, 12, 1), ansaettelse="job-1", timer=16.0, intensitet=50.0, timeloen=180.0, fuldtidsloen=33000.0)
