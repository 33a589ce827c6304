"""Tabellerne: kun det ændrede regnes om, ingen navne slipper med, og perioderne følger deres regler."""

import os
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from tests.forloeb.forloebsgenerator import forloeb
from tests.indblik.lille_arkiv import FOEDT, MAERKER, NOEGLE, NU, LilleArkiv, laes

from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.tilstand import Person, tilstand
from fleksjob.indblik import skema, tabeller
from fleksjob.indblik.foedselsdage import aldersdage
from fleksjob.indblik.pseudonym import Pseudonymer
from fleksjob.indblik.sagsraekker import Periode, foldet, samlede

ANNA = [
    {"type": "sag_oprettet", "gyldig_fra": "2024-01-05"},
    {"type": "afgoerelse_truffet", "gyldig_fra": "2024-05-02", "art": "visitation", "udfald": "bevilget"},
    {"type": "ledighedsydelse_startet", "gyldig_fra": "2024-05-03", "sats": "hoej"},
]
BO = [{"type": "sag_oprettet", "gyldig_fra": "2025-02-01"}]


def _indhold(mappe: Path) -> dict[str, list[dict[str, Any]]]:
    udgave = tabeller.nyeste(mappe)
    assert udgave is not None
    sted = tabeller.plads(mappe, udgave)
    return {
        tabel.navn: [
            raekke for fil in tabeller.filer(sted, tabel) for raekke in pq.read_table(fil).to_pylist()
        ]
        for tabel in skema.TABELLER
    }


def _perioder(haendelser: list[dict[str, Any]], slags: str) -> list[tuple[date, date | None]]:
    fundne, _ = foldet(Person(FOEDT), laes(haendelser), MAERKER)
    return [(en.fra, en.til) for en in fundne if en.slags == slags]


def test_kun_den_aendrede_sag_regnes_om_og_resultatet_er_som_forfra(tmp_path: Path) -> None:
    foerst = LilleArkiv({"anna": laes(ANNA), "bo": laes(BO)})
    tabeller.opdater(tmp_path / "a", foerst, NU)
    assert foerst.omregnet == ["anna", "bo"]
    videre = {"anna": laes(ANNA), "bo": laes([*BO, {"type": "plan_paabegyndt", "gyldig_fra": "2025-03-01"}])}
    anden = LilleArkiv(videre)
    udgave = tabeller.opdater(tmp_path / "a", anden, NU)
    assert (anden.omregnet, udgave.omregnet, udgave.nr) == (["bo"], 1, 2)
    tabeller.opdater(tmp_path / "b", LilleArkiv(videre), NU)
    assert _indhold(tmp_path / "a") == _indhold(tmp_path / "b")


def test_et_aar_uden_aendringer_er_den_samme_fil(tmp_path: Path) -> None:
    tabeller.opdater(tmp_path, LilleArkiv({"anna": laes(ANNA), "bo": laes(BO)}), NU)
    videre = laes([*BO, {"type": "plan_paabegyndt", "gyldig_fra": "2025-03-01"}])
    tabeller.opdater(tmp_path, LilleArkiv({"anna": laes(ANNA), "bo": videre}), NU)
    filer = [tmp_path / "udgaver" / nr / "haendelser" for nr in ("000001", "000002")]
    i_2024 = [(sted / "aar=2024" / "data.parquet").stat().st_ino for sted in filer]
    i_2025 = [(sted / "aar=2025" / "data.parquet").stat().st_ino for sted in filer]
    assert i_2024[0] == i_2024[1]
    assert i_2025[0] != i_2025[1]


def test_en_sag_der_er_vaek_er_vaek_af_alle_tabeller(tmp_path: Path) -> None:
    tabeller.opdater(tmp_path, LilleArkiv({"anna": laes(ANNA), "bo": laes(BO)}), NU)
    tabeller.opdater(tmp_path, LilleArkiv({"bo": laes(BO)}), NU)
    assert {raekke["sag"] for raekker in _indhold(tmp_path).values() for raekke in raekker} == {"bo"}


def test_en_afbrudt_opdatering_efterlader_den_gamle_udgave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tabeller.opdater(tmp_path, LilleArkiv({"bo": laes(BO)}), NU)
    foer = _indhold(tmp_path)

    def falder(fra: object, til: object) -> None:
        raise OSError("strømmen gik")

    monkeypatch.setattr(os, "replace", falder)
    with pytest.raises(OSError, match="strømmen gik"):
        tabeller.opdater(tmp_path, LilleArkiv({"anna": laes(ANNA)}), NU)
    assert _indhold(tmp_path) == foer
    monkeypatch.undo()
    tabeller.opdater(tmp_path, LilleArkiv({"anna": laes(ANNA)}), NU)
    assert {raekke["sag"] for raekke in _indhold(tmp_path)["sager"]} == {"anna"}


HEMMELIGT = "Hemmelighedsen 010190-1234 i Storegade"


def test_ingen_fri_tekst_slipper_med(tmp_path: Path) -> None:
    """Hver tekst, en hændelse kan bære, er fyldt med noget, der ville kunne findes igen."""
    haendelser = laes(
        [
            {"type": "sag_oprettet", "gyldig_fra": "2026-01-05", "aarsag": HEMMELIGT, "note": HEMMELIGT},
            {"type": "dokument_rekvireret", "gyldig_fra": "2026-01-06", "art": HEMMELIGT, "fra": HEMMELIGT,
             "svarfrist": "2026-02-01"},
            {"type": "samtale_afholdt", "gyldig_fra": "2026-01-07", "art": HEMMELIGT},
            {"type": "afgoerelse_truffet", "gyldig_fra": "2026-03-01", "art": "visitation", "udfald": "bevilget",
             "begrundelse": HEMMELIGT},
            {"type": "fleksjob_startet", "gyldig_fra": "2026-04-01", "ansaettelse": HEMMELIGT, "virksomhed": HEMMELIGT,
             "cvr": "12345674"},
            {"type": "udviklingsmaal_aftalt", "gyldig_fra": "2026-05-01", "ansaettelse": HEMMELIGT, "maal": HEMMELIGT},
        ]
    )  # fmt: skip
    haendelser = [msgspec.structs.replace(en, registreret_af="karen") for en in haendelser]
    tabeller.opdater(tmp_path, LilleArkiv({"anna": haendelser}), NU)
    alt = str(_indhold(tmp_path))
    for spor in ("Hemmelig", "010190", "Storegade", "12345674", "karen", FOEDT.isoformat()):
        assert spor not in alt
    assert {en["arbejdsgiver"] for en in _indhold(tmp_path)["perioder"] if en["slags"] == "job"} == {
        NOEGLE.arbejdsgiver("12345674")
    }


def test_kolonnerne_er_skemaets_og_ingen_hedder_noget_der_peger_paa_en_person(tmp_path: Path) -> None:
    tabeller.opdater(tmp_path, LilleArkiv({"anna": laes(ANNA)}), NU)
    udgave = tabeller.nyeste(tmp_path)
    assert udgave is not None
    for tabel in skema.TABELLER:
        for fil in tabeller.filer(tabeller.plads(tmp_path, udgave), tabel):
            assert pq.read_schema(fil).equals(tabeller.arrow_skema(tabel)), fil
    navne = {k.navn for tabel in skema.TABELLER for k in tabel.kolonner}
    assert not navne & {
        "cpr",
        "navn_",
        "adresse",
        "foedselsdato",
        "cvr",
        "virksomhed",
        "sagsbehandler",
        "nummer",
        "note",
    }


def test_ordbogen_naevner_hver_kolonne() -> None:
    ordbog = skema.dataordbog()
    for tabel in skema.TABELLER:
        assert f"## `{tabel.navn}`" in ordbog
        for kolonne in tabel.kolonner:
            assert f"| `{kolonne.navn}` |" in ordbog


def test_pseudonymet_er_det_samme_hver_gang_og_et_andet_med_en_anden_noegle() -> None:
    anden = Pseudonymer(b"en helt anden noegle")
    assert NOEGLE.sag(901, 7) == NOEGLE.sag(901, 7)
    assert len({NOEGLE.sag(901, 7), NOEGLE.sag(902, 7), NOEGLE.sag(901, 8), anden.sag(901, 7)}) == 4
    with pytest.raises(ValueError, match="16 byte"):
        Pseudonymer(b"kort")


def test_satsskift_uden_en_dag_imellem_er_et_forloeb_og_en_dag_imellem_er_to() -> None:
    def fra_til(ny: str) -> list[tuple[date, date | None]]:
        return _perioder(
            [
                {"type": "ledighedsydelse_startet", "gyldig_fra": "2025-01-01", "sats": "hoej"},
                {"type": "ledighedsydelse_ophoert", "gyldig_fra": "2025-06-01"},
                {"type": "ledighedsydelse_startet", "gyldig_fra": ny, "sats": "lav"},
            ],
            "ledighedsydelse",
        )

    assert fra_til("2025-06-01") == [(date(2025, 1, 1), None)]
    assert fra_til("2025-06-02") == [(date(2025, 1, 1), date(2025, 6, 1)), (date(2025, 6, 2), None)]


def test_en_rettelse_af_fortiden_flytter_perioden() -> None:
    haendelser = [
        {"type": "fleksjob_startet", "gyldig_fra": "2025-01-01", "ansaettelse": "a", "timer": 8, "intensitet": 100,
         "id": "1"},
        {"type": "rettelse", "gyldig_fra": "2025-03-01", "af": "1", "ny":
         {"type": "fleksjob_startet", "gyldig_fra": "2025-02-01", "ansaettelse": "a", "timer": 10, "intensitet": 100}},
    ]  # fmt: skip
    assert _perioder(haendelser, "fleksjob") == [(date(2025, 2, 1), None)]
    assert _perioder(haendelser, "timer") == [(date(2025, 2, 1), None)]


_DAGE = st.dates(date(2010, 1, 1), date(2012, 1, 1))


@given(st.lists(st.tuples(_DAGE, st.one_of(st.none(), _DAGE)), max_size=6))
def test_samlede_perioder_daekker_de_samme_dage_og_roerer_ikke_hinanden(
    perioder: list[tuple[date, date | None]],
) -> None:
    slut = date(2013, 1, 1)

    def dage(liste: list[tuple[date, date | None]]) -> set[date]:
        return {fra + timedelta(n) for fra, til in liste for n in range(max(0, ((til or slut) - fra).days))}

    fundne = samlede(perioder)
    assert dage(fundne) == dage(perioder)
    for (_, til), (fra, _) in pairwise(fundne):
        assert til is not None
        assert til < fra


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate],
          suppress_health_check=[HealthCheck.too_slow])  # fmt: skip
@given(forloeb(), st.dates(date(2008, 1, 1), date(2029, 1, 1)))
def test_fasen_paa_en_dag_er_den_sagen_staar_i(haendelser: list[AlleHaendelser], dag: date) -> None:
    fundne, _ = foldet(Person(FOEDT), haendelser, MAERKER)

    def loeber(en: Periode) -> bool:
        return en.fra <= dag and (en.til is None or dag < en.til)

    faser = [en.vaerdi for en in fundne if en.slags == "fase" and loeber(en)]
    nu = tilstand(Person(FOEDT), haendelser, dag)
    assert faser == ([nu.fase.value] if any(h.gyldig_fra <= dag for h in haendelser) else [])
    i_job = [en for en in fundne if en.slags == "job" and loeber(en)]
    loebende = [j for j in nu.ansaettelser if j.startet and j.ophoert is None]
    # Et ophør før start kan kun et tilfældigt forløb have; de, der er til, skal stemme.
    assert len(i_job) <= len(loebende) + sum(1 for j in nu.ansaettelser if j.ophoert and j.ophoert > dag)


def test_ingen_frist_roeber_foedselsdagen(tmp_path: Path) -> None:
    """Folkepensionsalderen er fødselsdagen plus hele måneder; den frist og dage, der følger den, kommer ikke med."""
    haendelser = laes(
        [
            *ANNA,
            {"type": "fastholdelse_paabegyndt", "gyldig_fra": "2044-01-10", "grundlag": "sociale_kapitler"},
            {"type": "fleksjob_startet", "gyldig_fra": "2046-04-01", "ansaettelse": "a", "timer": 8, "intensitet": 100},
        ]
    )  # fmt: skip
    foedt = date(1980, 5, 17)
    arkiv = LilleArkiv({"anna": haendelser}, foedt=foedt)
    i_arkivet = arkiv._kilde("anna").pligter
    assert any(raekke[1] == "folkepensionsalder" for raekke in i_arkivet)
    assert any(date(2044, 5, 17) in raekke for raekke in i_arkivet if raekke[1] != "folkepensionsalder")
    tabeller.opdater(tmp_path, arkiv, NU)
    pligter = _indhold(tmp_path)["pligter"]
    assert pligter
    for raekke in pligter:
        assert raekke["kode"] != "folkepensionsalder"
        for dag in raekke.values():
            assert dag not in aldersdage(foedt), raekke
