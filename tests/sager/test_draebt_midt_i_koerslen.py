"""kill -9 midt i månedens kørsel og frigivelse: den næste fortsætter, og regnskabet er, som var intet sket.

25 tilfældige drab i hver database, 50 i alt.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.sager.eget_arkiv import adressen
from tests.sager.koersel_i_to_kommuner import laeg_kommuner

pytestmark = pytest.mark.database
SAGER, I_KOERSLEN, I_FRIGIVELSEN = 150, 17, 8
PROGRAM = (
    "import django; django.setup(); from tests.sager import draebes_i_koerslen as d; "
    f"d.main({I_KOERSLEN}, {I_FRIGIVELSEN}, froe=20261030)"
)


@pytest.mark.django_db(transaction=True)
def test_en_afbrudt_koersel_ender_som_en_hel(tmp_path: Path) -> None:
    laeg_kommuner(SAGER)
    with adressen(tmp_path) as adresse:
        miljoe = os.environ | {
            "DATABASE_URL": adresse,
            "DJANGO_SETTINGS_MODULE": "fleksjob.drift.indstillinger",
        }
        svar = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env=miljoe, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
    assert svar.returncode == 0, svar.stderr
    dom = json.loads(svar.stdout)
    assert dom["draebt"] > I_FRIGIVELSEN  # de fleste børn døde midt i arbejdet
    assert dom["linjer"] == SAGER
    assert dom["frigivne"] > SAGER / 2
    assert dom["ens"] == {"linjer": True, "grunde": True, "haendelser": True}
    assert dom["nye_naar_der_koeres_igen"] == 0
    assert dom["fejl_i_loggen"] == []
    assert dom["uenige_raekker"] == []
