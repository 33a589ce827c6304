"""Hændelserne ud som filer: kun for lederen, uden navne og beskyttede personer, og med en linje i loggen."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from fleksjob.drift.kommandolinje.eksporter import eksporter
from fleksjob.forloeb.haendelser import fra_json
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.haendelsesudtraek import FORMAAL, MAERKE, skriv_haendelser
from fleksjob.sager.models import Bruger, Haendelse, Kommune, Opslag, Person, Sag

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def raekker(mappe: Path) -> list[dict[str, object]]:
    return [
        raekke
        for fil in sorted(mappe.rglob("*.parquet"))
        for raekke in pq.ParquetFile(fil).read().to_pylist()
    ]


def test_alle_haendelser_kommer_ud_aar_for_aar(
    leder: Bruger, sag: Sag, anden_sag: Sag, nu: datetime, tmp_path: Path
) -> None:
    svar = skriv_haendelser(leder, tmp_path / "ud", "parquet", nu=nu)
    fundne = raekker(tmp_path / "ud")
    i_arkivet = Haendelse.for_bruger(leder).order_by("sag", "nr").values_list("sag__nummer", "nr", "data")
    assert [(en["sag"], en["nr"], en["data"]) for en in fundne] == list(i_arkivet)
    assert (svar.sager, svar.haendelser, svar.aar) == (2, len(fundne), (2026,))
    assert {en["foedselsdato"] for en in fundne} == {sag.person.foedselsdato, anden_sag.person.foedselsdato}
    assert "personoplysninger" in (tmp_path / "ud" / MAERKE).read_text("utf-8")


def test_jsonl_kan_laeses_som_haendelser_igen(leder: Bruger, sag: Sag, nu: datetime, tmp_path: Path) -> None:
    skriv_haendelser(leder, tmp_path / "ud", "jsonl", nu=nu)
    linjer = (tmp_path / "ud" / "haendelser-2026.jsonl").read_text("utf-8").splitlines()
    foerste = json.loads(linjer[0])
    assert (foerste["sag"], foerste["type"], foerste["gyldig_fra"]) == (
        sag.nummer,
        "sag_oprettet",
        "2026-07-06",
    )
    assert fra_json(json.dumps(foerste["data"])).gyldig_fra == date(2026, 7, 6)


def test_navn_og_cpr_er_ikke_med_og_beskyttede_slet_ikke(
    leder: Bruger, sag: Sag, anden_sag: Sag, nu: datetime, tmp_path: Path
) -> None:
    Person.for_bruger(leder).filter(pk=anden_sag.person_id).update(beskyttet=True)
    svar = skriv_haendelser(leder, tmp_path / "ud", "jsonl", nu=nu)
    alt = "".join(fil.read_text("utf-8") for fil in (tmp_path / "ud").glob("*.jsonl"))
    assert (svar.sager, svar.beskyttede) == (1, 1)
    assert sag.nummer in alt
    for hemmeligt in (anden_sag.nummer, sag.person.cpr, "Maja Bek-Lund"):
        assert hemmeligt not in alt


def test_hver_person_faar_en_linje_i_opslagsloggen(
    leder: Bruger, sag: Sag, nu: datetime, tmp_path: Path
) -> None:
    foer = Opslag.for_bruger(leder).count()
    skriv_haendelser(leder, tmp_path / "ud", "parquet", nu=nu)
    nyt = Opslag.for_bruger(leder).order_by("-pk").first()
    assert nyt is not None
    assert Opslag.for_bruger(leder).count() == foer + 1
    assert (nyt.person_id, nyt.formaal, nyt.rolle) == (sag.person_id, FORMAAL, "leder")


def test_kun_lederen_kan_og_kun_egen_kommune(
    anne: Bruger,
    sag: Sag,
    anden_kommune: Kommune,
    bruger_i: Callable[..., Bruger],
    nu: datetime,
    tmp_path: Path,
) -> None:
    with pytest.raises(AdgangNaegtet):
        skriv_haendelser(anne, tmp_path / "ud", "parquet", nu=nu)
    assert not (tmp_path / "ud").exists()
    nabo = bruger_i(anden_kommune, Rolle.LEDER, "nabo")
    assert skriv_haendelser(nabo, tmp_path / "ud", "parquet", nu=nu).sager == 0
    assert raekker(tmp_path / "ud") == []


def test_en_mappe_med_andet_roeres_ikke_og_et_udtraek_afloeses_helt(
    leder: Bruger, sag: Sag, nu: datetime, tmp_path: Path
) -> None:
    andet = tmp_path / "andet"
    andet.mkdir()
    (andet / "vigtigt.txt").write_text("x")
    with pytest.raises(UgyldigtInput, match="er brugt til andet"):
        skriv_haendelser(leder, andet, "parquet", nu=nu)
    assert (andet / "vigtigt.txt").read_text() == "x"
    skriv_haendelser(leder, tmp_path / "ud", "jsonl", nu=nu)
    skriv_haendelser(leder, tmp_path / "ud", "parquet", nu=nu)
    assert list((tmp_path / "ud").glob("*.jsonl")) == []
    assert sorted(en.name for en in tmp_path.iterdir()) == ["andet", "ud"]


def test_kommandoen_advarer_og_kraever_en_leder(
    leder: Bruger, anne: Bruger, sag: Sag, tmp_path: Path
) -> None:
    mappe = tmp_path / "ud"
    koert = CliRunner().invoke(eksporter, ["haendelser", "--til", str(mappe), "--som", "lis"])
    assert koert.exit_code == 0
    assert koert.stdout == f"1 hændelse i 1 sag er skrevet i {mappe}, 1 filer.\n"
    assert "personoplysninger" in koert.stderr
    for som in ("anne", "ingen"):
        afvist = CliRunner().invoke(eksporter, ["haendelser", "--til", str(tmp_path / "x"), "--som", som])
        assert isinstance(afvist.exception, UgyldigtInput)
        assert afvist.exception.felt == "som"
