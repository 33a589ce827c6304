"""Biblioteket af afsnit: det kan kun lægge til, alle kan foreslå, lederen bestemmer, og intet forsvinder."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fleksjob.breve.afsnitsfelter import FELTER, kraev_kendte, udfyld, uudfyldte
from fleksjob.breve.laesbarhed import laesbarhed
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import afsnit
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, UforanderligRaekke
from fleksjob.sager.models import Afsnitsversion, Bruger, Kommune, Sag

pytestmark = [pytest.mark.database, pytest.mark.django_db]
TEKST = "Du må altid tage en med, når vi taler sammen."


def skriv(bruger: Bruger, nu: datetime, tekst: str = TEKST, **andet: Any) -> Afsnitsversion:
    felter: dict[str, Any] = {"slags": "frit", "situation": "", "titel": "Tag en med", "tekst": tekst} | andet
    return afsnit.foreslaa(bruger, nu=nu, **felter)


def i_brug(kommune: Kommune) -> list[str]:
    return [en.tekst for en in afsnit.i_brug(kommune.pk)]


def test_sagsbehandlerens_er_et_forslag_til_lederen_godkender(
    anne: Bruger, leder: Bruger, kommune: Kommune, nu: datetime
) -> None:
    forslag = skriv(anne, nu)
    forkortet = "Efter § 7, stk. 2, skal du svare senest den 3. december, kl. 10. Ring, hvis du er i tvivl."
    assert laesbarhed(forkortet).lange == ()
