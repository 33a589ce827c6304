"""To skriver i samme sag: én vinder, og den anden får at vide, hvem der gjorde hvad."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from tests.sager.conftest import kl
from tests.sager.eget_arkiv import adressen

from fleksjob.sager import kommandoer as k, lager
from fleksjob.sager.fejl import Samtidighedskonflikt
from fleksjob.sager.models import Bruger, Haendelse, Sag

pytestmark = pytest.mark.database
DAG = date(2026, 7, 8)


@pytest.mark.django_db
def test_konflikten_fortaeller_hvem_hvad_og_hvornaar(sag: Sag, anne: Bruger, bo: Bruger) -> None:
    k.paabegynd_plan(sag.pk, anne, forventet_version=1, nu=kl("2026-07-08", 10, 42), gyldig_fra=DAG)
    with pytest.raises(Samtidighedskonflikt) as fejl:
        k.paabegynd_plan(sag.pk, bo, forventet_version=1, nu=kl("2026-07-08", 10, 43), gyldig_fra=DAG)
    assert str(fejl.value) == (
        "Anne Holm registrerede «Planen er påbegyndt» kl. 10.42, mens du skrev. Dit er ikke gemt. "
        "Genindlæs sagen, og se, om det stadig passer."
    )
    assert fejl.value.version == 2
    assert [(en.nr, en.hvem) for en in fejl.value.aendringer] == [(2, "Anne Holm")]
    assert Haendelse.for_bruger(anne).count() == 2


@pytest.mark.django_db
def test_flere_registreringer_naevnes_i_orden(sag: Sag, anne: Bruger, bo: Bruger) -> None:
    k.paabegynd_plan(sag.pk, anne, forventet_version=1, nu=kl("2026-07-08", 10, 1), gyldig_fra=DAG)
    k.faerdiggoer_plan(sag.pk, bo, forventet_version=2, nu=kl("2026-07-08", 10, 2), gyldig_fra=DAG)
    with pytest.raises(
        Samtidighedskonflikt, match=r"Anne Holm .* kl\. 10\.01 og Bo Lund .* kl\. 10\.02, mens"
    ):
        k.paabegynd_plan(sag.pk, anne, forventet_version=1, nu=kl("2026-07-08"), gyldig_fra=DAG)


@pytest.mark.django_db
def test_en_version_der_ikke_findes(sag: Sag, anne: Bruger) -> None:
    with pytest.raises(Samtidighedskonflikt, match="kun nået til version 1, ikke 7"):
        k.paabegynd_plan(sag.pk, anne, forventet_version=7, nu=kl("2026-07-08"), gyldig_fra=DAG)


@pytest.mark.django_db
def test_skrivningen_selv_opdager_en_der_kom_imellem(sag: Sag, anne: Bruger, bo: Bruger) -> None:
    """Begge har hentet sagen i samme version; den, der skriver sidst, taber, og intet af hans står."""
    from fleksjob.forloeb.haendelser import PlanPaabegyndt

    annes = lager.hent(sag.pk, anne, forventet_version=1, nu=kl("2026-07-08", 10, 42))
    bos = lager.hent(sag.pk, bo, forventet_version=1, nu=kl("2026-07-08", 10, 43))
    annes.tilfoej(PlanPaabegyndt(gyldig_fra=DAG))
    with pytest.raises(Samtidighedskonflikt, match="Anne Holm"):
        bos.tilfoej(PlanPaabegyndt(gyldig_fra=DAG))
    assert list(Haendelse.for_bruger(anne).order_by("nr").values_list("registreret_af", flat=True)) == [
        "anne",
        "anne",
    ]


SKRIVER = """
import sys
import django
django.setup()
from datetime import date
from fleksjob.sager import kommandoer as k
from fleksjob.sager.fejl import Samtidighedskonflikt
from fleksjob.sager.models import Bruger, Sag
from tests.sager.conftest import kl
bruger = Bruger.objects.get(username="anne")
sag = Sag.for_bruger(bruger).get()
version, lykkedes, konflikter, nu = sag.version, 0, 0, kl("2026-08-10")
while lykkedes < 10:
    try:
        version = k.afhold_samtale(sag.pk, bruger, forventet_version=version, nu=nu, gyldig_fra=nu.date()).version
        lykkedes += 1
    except Samtidighedskonflikt as konflikt:
        version, konflikter = konflikt.version, konflikter + 1
print(konflikter)
"""


@pytest.mark.django_db(transaction=True)
def test_to_processer_i_samme_sag_taber_ingenting(
    foer_til: Callable[[str], Sag], anne: Bruger, tmp_path: Path
) -> None:
    """Rigtige processer og rigtige låse; i SQLite på en fil, for prøvens egen database er i hukommelsen."""
    sag = foer_til("ledig")
    with adressen(tmp_path) as adresse:
        miljoe = {
            **os.environ,
            "DATABASE_URL": adresse,
            "DJANGO_SETTINGS_MODULE": "fleksjob.drift.indstillinger",
        }
        skrivere = [
            subprocess.Popen([sys.executable, "-c", SKRIVER], env=miljoe, stdout=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        assert [skriver.wait(120) for skriver in skrivere] == [0] * 2
        for skriver in skrivere:
            skriver.communicate()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(tmp_path / "arkiv.sqlite3")) as kopi:
            raekker = kopi.execute("SELECT nr FROM sager_haendelse ORDER BY nr").fetchall()
            ((version,),) = kopi.execute("SELECT version FROM sager_sag").fetchall()
    else:
        raekker = list(Haendelse.for_bruger(anne).order_by("nr").values_list("nr"))
        version = Sag.for_bruger(anne).get().version
    assert version == sag.version + 20
    assert [nr for (nr,) in raekker] == list(range(1, version + 1))
