"""genopbyg, kontrol og udbetal fra kommandolinjen."""

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner
from django.db import connection

from fleksjob.drift.kommandolinje.arkiv import genopbyg, kontrol
from fleksjob.drift.kommandolinje.koersel import koersel
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import vaern
from fleksjob.sager.models import Bruger, Sag, Udbetaling

pytestmark = [pytest.mark.database, pytest.mark.django_db]
Vej = Callable[[str], Sag]


def test_genopbyg(foer_til: Vej, anne: Bruger) -> None:
    foer_til("i_fleksjob")
    svar = CliRunner().invoke(genopbyg)
    assert (svar.exit_code, svar.output) == (0, "1 sager genopbygget, 0 forskelle.\n")
    Sag.for_bruger(anne).update(fase="ledig")
    svar = CliRunner().invoke(genopbyg, ["--kun-vis"])
    assert svar.exit_code == 1
    assert "2026-00001  sager_sag fase: stod ledig, skal være i_fleksjob" in svar.output
    assert Sag.for_bruger(anne).get().fase == "ledig"
    assert CliRunner().invoke(genopbyg).exit_code == 1
    assert json.loads(CliRunner().invoke(genopbyg, ["--json"]).stdout) == {"sager": 1, "forskelle": []}


def test_kontrol(foer_til: Vej) -> None:
    foer_til("ledig")
    assert CliRunner().invoke(kontrol).output == "7 hændelser i 1 sager, 0 fejl.\n"
    with vaern.slaaet_fra(connection), connection.cursor() as markoer:
        markoer.execute("UPDATE sager_haendelse SET data = '{}' WHERE nr = 2")
    svar = CliRunner().invoke(kontrol)
    assert svar.exit_code == 1
    assert "2026-00001 nr. 2: " in svar.output


def test_koersel(foer_til: Vej, anne: Bruger, konsulent: Bruger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEKSJOB_DAG", "2026-10-01")
    foer_til("i_fleksjob")
    foerst = json.loads(CliRunner().invoke(koersel, ["2026-09", "--som", "anne", "--json"]).stdout)
    igen = json.loads(CliRunner().invoke(koersel, ["2026-09", "--som", "anne", "--json"]).stdout)
    assert (foerst["sager"], foerst["beregnede"], foerst["uaendrede"]) == (1, 1, 0)
    assert (igen["sager"], igen["beregnede"], igen["uaendrede"], igen["beloeb"]) == (1, 0, 1, "0.00")
    assert Udbetaling.for_bruger(anne).count() == 1
    assert CliRunner().invoke(koersel, ["2026-09", "--som", "kira"]).exit_code == 1


@pytest.mark.parametrize(
    ("maaned", "som", "felt"), [("2026-13", "anne", "maaned"), ("2026-09", "ingen", "som")]
)
def test_koersel_siger_hvad_der_er_galt(anne: Bruger, maaned: str, som: str, felt: str) -> None:
    svar = CliRunner().invoke(koersel, [maaned, "--som", som])
    assert isinstance(svar.exception, UgyldigtInput)
    assert svar.exception.felt == felt
