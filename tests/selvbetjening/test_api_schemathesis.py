"""Schemathesis mod API'et: tilfældige gyldige og ugyldige kald, og hvert svar skal passe til beskrivelsen.

`positive_data_acceptance` er slået fra: skemaet kan ikke sige, at enten timeløn eller månedsløn skal oplyses, så et
kald, der passer til skemaet, kan med rette afvises med 422 og en sætning om hvorfor.
"""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings, strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

# WSGI-kaldet rydder op i databaseforbindelser før og efter sig; API'et selv rører ikke databasen.
pytestmark = pytest.mark.django_db

ADRESSER = [
    ("POST", "/api/v1/beregn/fleksloentilskud"),
    ("POST", "/api/v1/frister"),
    ("GET", "/api/v1/fejl/{slags}"),
]


@pytest.fixture
def beskrivelse(db: None) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


def test_alle_adresser_i_beskrivelsen_afproeves(beskrivelse: schemathesis.BaseSchema) -> None:
    fundne = [resultat.ok() for resultat in beskrivelse.get_all_operations()]
    assert sorted((en.method.upper(), en.path) for en in fundne) == sorted(ADRESSER)


@pytest.mark.parametrize(
    ("metode", "sti", "slags"),
    [
        *((metode, sti, GenerationMode.POSITIVE) for metode, sti in ADRESSER),
        *((metode, sti, GenerationMode.NEGATIVE) for metode, sti in ADRESSER if metode == "POST"),
    ],
)
def test_svarene_passer_til_beskrivelsen(
    beskrivelse: schemathesis.BaseSchema, metode: str, sti: str, slags: GenerationMode
) -> None:
    kald = beskrivelse[sti][metode].as_strategy(generation_mode=slags)
    set_ = set()

    @given(st.data())
    @settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def afproev(data: st.DataObject) -> None:
        case = data.draw(kald)
        svar = case.call()
        case.validate_response(svar, excluded_checks=[positive_data_acceptance])
        set_.add(svar.status_code)
        if svar.status_code >= 400:
            assert svar.headers["content-type"] == ["application/problem+json"]

    afproev()
    assert set_
    assert max(set_) < 500
