"""Hver side i huset, åbnet af en, der må se den: axe og bredde på skærm og telefon, og intet brok fra browseren.

Tilstandene (fejl, tomme lister, udfyldte formularer) har hver sides egen prøve; her er ingen side glemt.
"""

from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from tests.kontor.adgangsverden import Sted, byg, steder
from tests.kontor.test_i_browseren import efterse, klager, log_ind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["klager"]

DELE = 4
UDEN_HTML = {
    "sundhed",
    "kontor:log_ud",
    "kontor:soeg",
    "kontor:udskrift_bunke",
    "kontor:klager_csv",
    "kontor:tal_fil",
    "selvbetjening:tal_fil",
    "selvbetjening:tal_data_fil",
    "kontor:team_rumbillede",
    "kontor:team_pakke",
    "kontor:brev_pdf",
    "kontor:bilag",
    "kontor:dokument",
    "kontor:fastholdelse_aftale",
    "kontor:klage_saml",
    "kontor:kandidatark",
    "selvbetjening:jobprofil_ark",
    "selvbetjening:jobplan",
    "selvbetjening:mit_job_pdf",
    "selvbetjening:mit_ark",
    "kontor:sag_indkaldelse",
    "selvbetjening:brev",
    "selvbetjening:planpapir",
    "selvbetjening:planord",
    "selvbetjening:mit_papir",
    "selvbetjening:fuldmagt_tilbage",
    "selvbetjening:moede_rum",
}
"""Filer, og adresser, der kun tager imod."""
HVEM = {
    "kontor:team_moedesag": "Ilse Prøve",
    "kontor:team_moede": "Torben Prøve",
    "kontor:vurdering": "Karen Prøve",
    "kontor:skridt": "Karen Prøve",
    "kontor:ret": "Karen Prøve",
    "kontor:fordeling": "Karen Prøve",
    "kontor:opfoelgning_trin": "Amira Prøve",
    "kontor:jobsoegning_samtale": "Karen Prøve",
    "kontor:opslag": "Per Prøve",
}
"""Den, der åbner siden, når det ikke er lederen (kontoret), Anna (borgeren) eller Firma Prøve (virksomheden)."""


LUKKEDE = ("/kontor/", "/borger/", "/virksomhed/", "/log-ind/")
"""De åbne sider (beregner, regelbog) har deres egne prøver, med de samme øjne."""


def _siderne() -> list[Sted]:
    filer = ("/pdf/", ".csv")
    return [
        s
        for s in steder()
        if s.sti.startswith(LUKKEDE) and s.navn not in UDEN_HTML and not s.sti.endswith(filer)
    ]


def _hvem(sted: Sted) -> str:
    if sted.navn in HVEM:
        return HVEM[sted.navn]
    if sted.sti.startswith("/borger/"):
        return "Anna Agerlund"
    return "Firma Prøve" if sted.sti.startswith("/virksomhed/") else "Birgitte Prøve"


@pytest.mark.parametrize("del_", range(DELE))
def test_hver_side(side: Any, folk: SimpleNamespace, klager: list[str], del_: int) -> None:
    verden = byg(folk)
    nu = ""
    for sted in sorted(_siderne(), key=_hvem)[del_::DELE]:
        if (hvem := _hvem(sted)) != nu:
            side.context.clear_cookies()
            log_ind(side, hvem)
            nu = hvem
        sti = reverse(sted.navn, kwargs=sted.noegler(verden["egen"]))
        sti += "?fra=min-dag" if sted.om_en_sag else ""
        hentet = side.request.get(side.url.split("/", 3)[0] + "//" + side.url.split("/", 3)[2] + sti)
        if hentet.status == 405 or "text/html" not in hentet.headers.get("content-type", ""):
            continue  # en fil, eller en adresse, der kun tager imod
        svar = side.goto(sti)
        assert svar.status in (200, 404), f"{sti} svarede {svar.status} til {hvem}"
        efterse(side, f"alle-{sted.navn.replace(':', '-')}")
