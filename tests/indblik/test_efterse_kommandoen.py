"""`fleksjob indblik efterse`: siger, hvad der er set igennem, og fejler, når der er noget at se efter."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.indblik.lille_arkiv import MAERKER, NU, LilleArkiv, laes
from tests.indblik.test_genkend import JOB

from fleksjob.drift.kommandolinje.indblik import indblik
from fleksjob.indblik import tabeller


def _koer(*valg: str) -> Result:
    return CliRunner().invoke(indblik, ("efterse", *valg), catch_exceptions=False)


def _skriv(mappe: Path, team: str = "") -> None:
    sager = {MAERKER.pseudonymer.sag(901, nr): laes(JOB) for nr in range(3)}
    tabeller.opdater(mappe, LilleArkiv(sager, team=team), NU)


def test_rene_tabeller_i_en_mappe_og_advarslen(tmp_path: Path) -> None:
    _skriv(tmp_path)
    svar = _koer("--data", str(tmp_path)).output
    assert "Ingen navne, numre, fødselsdage eller fri tekst." in svar
    assert "0 af 3 personer er alene" in svar
    assert "pseudonyme, ikke anonyme" in svar
    assert json.loads(_koer("--data", str(tmp_path), "--json").output)[str(tmp_path)]["personer"] == 3


def test_uden_tabeller_siges_det(tmp_path: Path) -> None:
    svar = _koer("--data", str(tmp_path))
    assert (svar.exit_code, "fleksjob indblik opdater" in svar.stderr) == (1, True)


@pytest.mark.database
@pytest.mark.django_db
def test_et_navn_fra_arkivet_i_et_holds_navn_er_en_fejl_og_gentages_ikke(
    settings: Any, tmp_path: Path
) -> None:
    """Holdets navn er kommunens eget ord og i orden, men ikke når det er en borgers navn."""
    from datetime import date

    from fleksjob.sager.indblikskilde import mappe
    from fleksjob.sager.models import Bruger, Kommune, Person

    settings.DATA = tmp_path
    kommune = Kommune.objects.create(kode=901, navn="Prøveby Kommune")
    Person.objects.create(
        kommune=kommune, cpr="6503841111", navn="Anna Agerlund", foedselsdato=date(1984, 3, 5)
    )
    karen = Bruger.objects.create_user(
        "karen", None, navn="Karen Prøve", rolle="leder", kommune=kommune, team="Nord"
    )
    _skriv(mappe(901), team="Nord")
    assert "Ingen navne" in _koer().output
    Bruger.for_kommune(kommune).filter(pk=karen.pk).update(team="Agerlund, Anna")
    Person.for_kommune(kommune).update(navn="Agerlund, Anna")
    _skriv(mappe(901), team="Agerlund, Anna")
    svar = _koer()
    assert svar.exit_code == 1
    assert "2 steder i tabellerne skal ses efter" in svar.stderr
    assert "sager.team: 1 gange et navn fra arkivet." in svar.output
    assert "Agerlund" not in svar.output + svar.stderr
