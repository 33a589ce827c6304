"""Eftersynet finder det, der ikke må stå i tabellerne, og tæller dem, der kan kendes på det, der skal."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.indblik.lille_arkiv import MAERKER, NU, LilleArkiv, laes

from fleksjob.indblik import skema, tabeller
from fleksjob.indblik.genkend import FREMMED_TEKST, Eftersyn, efterse, faste_koder

JOB: list[dict[str, Any]] = [
    {"type": "sag_oprettet", "gyldig_fra": "2024-01-05"},
    {"type": "ledighedsydelse_startet", "gyldig_fra": "2024-05-03", "sats": "hoej"},
    {"type": "fleksjob_startet", "gyldig_fra": "2025-01-01", "ansaettelse": "a", "timer": 8, "intensitet": 100,
     "cvr": "12345674"},
    {"type": "opfoelgning_afholdt", "gyldig_fra": "2025-04-01", "ansaettelse": "a", "art": "3_mdr", "form": "telefon",
     "konklusion": "fortsaet"},
    {"type": "udviklingsmaal_aftalt", "gyldig_fra": "2025-04-01", "ansaettelse": "a", "art": "timer", "maal": "Flere"},
    {"type": "klage_modtaget", "gyldig_fra": "2025-05-01"},
    {"type": "indkomst_indberettet", "gyldig_fra": "2025-03-01", "periode": "2025-02", "loen": 9000, "timer": 35,
     "ansaettelse": "a", "indberetter": "12345674"},
]  # fmt: skip


def _sag(nr: int) -> str:
    return MAERKER.pseudonymer.sag(901, nr)


def _tabeller(mappe: Path, antal: int = 6) -> Path:
    """Tabeller, som arkivet ville skrive dem: sagerne har pseudonymer."""
    tabeller.opdater(mappe, LilleArkiv({_sag(nr): laes(JOB) for nr in range(antal)}), NU)
    return mappe


def _set(mappe: Path, **valg: Any) -> Eftersyn:
    fundet = efterse(mappe, **valg)
    assert fundet is not None
    return fundet


def _fil(mappe: Path, tabel: skema.Tabel) -> Path:
    udgave = tabeller.nyeste(mappe)
    assert udgave is not None
    return next(
        fil for fil in tabeller.filer(tabeller.plads(mappe, udgave), tabel) if pq.read_metadata(fil).num_rows
    )


def _skriv(fil: Path, kolonne: str, vaerdi: object) -> None:
    """Lægger værdien i filens første række."""
    indhold = pq.read_table(fil, partitioning=None)
    nye = [vaerdi, *indhold[kolonne].to_pylist()[1:]]
    plads = indhold.column_names.index(kolonne)
    pq.write_table(indhold.set_column(plads, kolonne, pa.array(nye, indhold.schema.field(kolonne).type)), fil)


def test_rene_tabeller_har_intet_fund_og_taeller_grupperne(tmp_path: Path) -> None:
    fundet = _set(_tabeller(tmp_path, 6))
    assert fundet.fund == ()
    assert (fundet.personer, fundet.alene, fundet.faa) == (6, 0, 0)
    assert fundet.filer > 6


def test_den_der_er_alene_om_sine_fire_oplysninger_taelles_og_siges_ligeud(tmp_path: Path) -> None:
    """Seks i alt: tre deler alt, to deler et andet fødselsår, og én er alene om branchen."""
    _tabeller(tmp_path, 6)
    fil = _fil(tmp_path, skema.SAGER)
    sager = pq.read_table(fil, partitioning=None)
    aar = [1980, 1980, 1980, 1980, 1971, 1971]
    pq.write_table(sager.set_column(3, "foedselsaar", pa.array(aar)), fil)
    sag = sager["sag"].to_pylist()[0]
    perioder = _fil(tmp_path, skema.PERIODER)
    for en in tabeller.filer(fil.parents[1], skema.PERIODER):
        indhold = pq.read_table(en, partitioning=None)
        brancher = ["Q" if raekke["sag"] == sag else "" for raekke in indhold.to_pylist()]
        plads = indhold.column_names.index("branche")
        pq.write_table(indhold.set_column(plads, "branche", pa.array(brancher, pa.string())), en)
    assert perioder.exists()
    fundet = _set(tmp_path)
    assert (fundet.personer, fundet.alene, fundet.faa) == (6, 1, 5)
    assert "1 af 6 personer er alene om deres kommune, fødselsår, køn og branche" in fundet.advarsel
    assert "pseudonyme, ikke anonyme" in fundet.advarsel


@pytest.mark.parametrize(
    ("tabel", "kolonne", "vaerdi", "hvad"),
    [
        (skema.HAENDELSER, "art", "010190-1234", "ligner et CPR-nummer"),
        (skema.HAENDELSER, "maade", "6503841111", "ligner et CPR-nummer"),
        (skema.PERIODER, "vaerdi", "hos 12345674", "ligner et CVR-nummer"),
        (skema.SAGER, "team", "5. marts 1984 = 05.03.1984", "ligner en dato"),
        (skema.SAGER, "team", "Team Anna Agerlund", "et navn fra arkivet"),
        (skema.PLIGTER, "navn", "Ryk doktor Hemmelig", FREMMED_TEKST),
        (skema.HAENDELSER, "udfald", "Vi talte om hans sygdom", FREMMED_TEKST),
        (skema.SAGER, "sag", "Anna Agerlund", FREMMED_TEKST),
        (skema.PERIODER, "arbejdsgiver", "12345674", FREMMED_TEKST),
        (skema.PERIODER, "job", "job hos bageren", FREMMED_TEKST),
        (skema.INDKOMST, "loen", 6503841111.0, "tal så stort som et CVR- eller CPR-nummer"),
        (skema.HAENDELSER, "nr", 12345674, "tal så stort som et CVR- eller CPR-nummer"),
    ],
)
def test_det_der_er_lagt_ind_findes_og_gentages_ikke(
    tmp_path: Path, tabel: skema.Tabel, kolonne: str, vaerdi: object, hvad: str
) -> None:
    _skriv(_fil(_tabeller(tmp_path), tabel), kolonne, vaerdi)
    fundet = _set(tmp_path, navne=("Anna Agerlund", " "))
    assert (tabel.navn, kolonne, hvad) in {(en.tabel, en.kolonne, en.hvad) for en in fundet.fund}
    for en in fundet.fund:
        assert str(vaerdi) not in str(en)


def test_et_cpr_nummer_i_et_pseudonym_er_et_fund_men_tilfaeldige_tal_er_ikke(tmp_path: Path) -> None:
    fil = _fil(_tabeller(tmp_path), skema.PERIODER)
    _skriv(fil, "sag", "6503841111123456")
    assert _set(tmp_path).fund == ()
    _skriv(fil, "sag", "650384-1111")
    assert [en.hvad for en in _set(tmp_path).fund] == ["ligner et CPR-nummer", FREMMED_TEKST]


def test_en_foedselsdag_i_en_datokolonne_findes(tmp_path: Path) -> None:
    _skriv(_fil(_tabeller(tmp_path), skema.KLAGER), "modtaget", date(1980, 5, 2))
    assert [str(en) for en in _set(tmp_path).fund] == [
        "klager.modtaget: 1 gange dato før personen blev 15 år; den kan være en fødselsdag."
    ]


def test_en_fremmed_kolonne_en_fremmed_fil_og_en_manglende_kolonne_findes(tmp_path: Path) -> None:
    fil = _fil(_tabeller(tmp_path), skema.KLAGER)
    indhold = pq.read_table(fil, partitioning=None)
    pq.write_table(
        indhold.drop_columns(["over"]).append_column("cpr", pa.array(["x"] * indhold.num_rows)), fil
    )
    (fil.parent / "udtraek.csv").write_text("Anna", "utf-8")
    assert {(en.tabel, en.kolonne, en.hvad) for en in _set(tmp_path).fund} == {
        ("klager", "cpr", "en kolonne, skemaet ikke kender"),
        ("klager", "over", "kolonnen mangler"),
        ("klager/udtraek.csv", "", "en fil, skemaet ikke kender"),
    }


def test_kommunens_egne_ord_er_kun_i_orden_naar_de_er_sagt_god_for(tmp_path: Path) -> None:
    tabeller.opdater(tmp_path, LilleArkiv({_sag(1): laes(JOB)}, team="Team Nord"), NU)
    assert {(en.tabel, en.kolonne) for en in _set(tmp_path).fund} == {("sager", "team"), ("pligter", "team")}
    assert _set(tmp_path, kendte={"team": ["Team Nord"]}).fund == ()


def test_uden_tabeller_er_der_intet_at_efterse(tmp_path: Path) -> None:
    assert efterse(tmp_path) is None


def test_hver_tekstkolonne_er_et_pseudonym_en_kode_eller_kommunens_eget_ord() -> None:
    """En ny tekstkolonne skal have sine koder her, før den kan skrives."""
    egne = {("sager", "team"), ("pligter", "team"), ("udbetalinger", "grund")}
    for tabel in skema.TABELLER:
        for k in tabel.kolonner:
            if k.type == "tekst" and k.navn not in ("sag", "arbejdsgiver", "job"):
                har = f"{tabel.navn}.{k.navn}" in faste_koder() or k.navn in faste_koder()
                assert har != ((tabel.navn, k.navn) in egne), (tabel.navn, k.navn)
