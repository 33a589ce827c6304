"""kill -9 midt i en kommando: det, der er lovet, står der; det halve står der ikke; og intet står to gange."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.sager.eget_arkiv import adressen

from fleksjob.sager.models import Bruger, Sag

pytestmark = pytest.mark.database
DRAB = 25
PROGRAM = (
    f"import django; django.setup(); from tests.sager import draebes; draebes.main({DRAB}, froe=20261122)"
)


@pytest.mark.django_db(transaction=True)
def test_intet_lovet_er_tabt_og_intet_staar_to_gange(
    foer_til: Callable[[str], Sag], anne: Bruger, tmp_path: Path
) -> None:
    foer_til("ledig")
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
    assert dom.pop("lovet") >= DRAB  # børnene nåede noget, før de døde, også på en travl maskine
    assert dom.pop("uden_loefte") <= DRAB  # højst den ene, der var skrevet, men ikke nåede at blive meldt
    assert dom == dict.fromkeys(dom, 0) | {
        "mangler": [],
        "to_gange": [],
        "fejl_i_loggen": [],
        "uenige_raekker": [],
    }
