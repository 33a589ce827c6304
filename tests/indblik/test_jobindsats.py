"""Tabellerne i Jobindsats' form: perioder, områder og fordelinger, som de skrives i de programmer, der henter dem."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.indblik.angreb import Angriber
from tests.indblik.talarkiv import skriv_kommunen, skriv_landet

from fleksjob.indblik.jobindsats import perioder, v2, v3
from fleksjob.indblik.jobindsats.datasaet import Kilder, _plads
from fleksjob.indblik.jobindsats.katalog import tabellen, tabeller
from fleksjob.indblik.jobindsats.tabel import Spoerg
from fleksjob.indblik.maal import MAAL
from fleksjob.indblik.skjul import skjulte_pladser
from fleksjob.indblik.svar import svar
from fleksjob.indblik.tabeller import nyeste
from fleksjob.lov.kerne.fejl import UgyldigtInput

Y08A02 = "Y08A02"


@pytest.fixture(scope="module")
def mappe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sted: Path = tmp_path_factory.mktemp("jobindsats")
    skriv_kommunen(sted / "265")
    skriv_landet(sted / "land")
    return sted


@pytest.fixture
def alene(mappe: Path) -> Kilder:
    """Kommunen uden landets tabeller."""
    return Kilder(265, "Roskilde Kommune", mappe / "265")


@pytest.fixture
def med_land(mappe: Path) -> Kilder:
    return Kilder(265, "Roskilde Kommune", mappe / "265", mappe / "land")


def _v2(kilder: Kilder, tabel: str = Y08A02, **spurgt: Any) -> list[list[Any]]:
    raekker: list[list[Any]] = v2.data(v2.laes(tabellen(tabel), spurgt, kilder), kilder)[0]["Data"]
    return raekker


def _v3(kilder: Kilder, tabel: str = Y08A02, **spurgt: str) -> list[list[Any]]:
    spurgt = {navn.replace("__", "."): vaerdi for navn, vaerdi in spurgt.items()}
    raekker: list[list[Any]] = v3.data(v3.laes(tabellen(tabel), spurgt, kilder), kilder)["rows"]
    return raekker


# ── Perioder ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("skrevet", "slut"),
    [
        ("2023M05", date(2023, 5, 31)),
        ("2024M02", date(2024, 2, 29)),
        ("2023Q2", date(2023, 6, 30)),
        ("2023Y01", date(2023, 12, 31)),
        ("2023Y", date(2023, 12, 31)),
        ("2023", date(2023, 12, 31)),
        ("2023m5", date(2023, 5, 31)),
    ],
)
def test_en_periode_laeses_som_den_skrives(skrevet: str, slut: date) -> None:
    assert perioder.sidste_dag(skrevet) == slut


@pytest.mark.parametrize(
    "skrevet", ["2023M13", "2023Q5", "2023Q0", "2023Y02", "maj", "2023M", "", "2023QMAT02"]
)
def test_en_periode_der_ikke_findes_siger_hvordan_den_skrives(skrevet: str) -> None:
    with pytest.raises(UgyldigtInput, match="skriv fx 2026M05, 2026Q2, 2026Y01"):
        perioder.nummer(skrevet)


def test_de_seneste_hele_perioder_og_dem_der_slutter_med_en_maaned() -> None:
    assert perioder.seneste("M", date(2026, 11, 20)) == "2026M10"
    assert perioder.seneste("M", date(2026, 11, 30)) == "2026M11"
    assert perioder.seneste("Q", date(2026, 11, 20)) == "2026Q3"
    assert perioder.seneste("Y", date(2026, 11, 20)) == "2025Y01"
    assert perioder.alle("M", date(2026, 11, 20))[-2:] == ["2026M09", "2026M10"]
    assert len(perioder.alle("M", date(2026, 11, 20))) == 60
    assert [perioder.med_slut_i(en, date(2026, 6, 1)) for en in ("M", "Q", "Y")] == ["2026M06", "2026Q2", ""]
    assert [perioder.med_slut_i(en, date(2025, 12, 1)) for en in ("M", "Q", "Y")] == [
        "2025M12",
        "2025Q4",
        "2025Y01",
    ]


@pytest.mark.parametrize(
    ("oensket", "fundne"),
    [
        ("l(m:2)", ["2026M09", "2026M10"]),
        ("l(M:2)", ["2026M09", "2026M10"]),
        ("latest:2", ["2026M09", "2026M10"]),
        ("2026M05,2026M03", ["2026M03", "2026M05"]),
        ("2026M05, l(m:1)", ["2026M05", "2026M10"]),
    ],
)
def test_perioderne_vaelges_som_liste_eller_som_de_seneste(oensket: str, fundne: list[str]) -> None:
    findes = perioder.alle("M", date(2026, 11, 20))
    assert perioder.valgte(oensket, "M", findes) == fundne
    assert perioder.valgte("*", "M", findes) == findes


def test_en_forkert_type_og_en_periode_uden_tal_siges() -> None:
    findes = perioder.alle("M", date(2026, 11, 20))
    with pytest.raises(UgyldigtInput, match=r"opgjort pr\. måned, så «l\(Q:16\)» kan ikke vælges"):
        perioder.valgte("l(Q:16)", "M", findes)
    with pytest.raises(UgyldigtInput, match="ingen tal for 2026M11; perioderne er fra 2021M11 til 2026M10"):
        perioder.valgte("2026M11", "M", findes)


# ── Version 2 ───────────────────────────────────────────────────────────────


def test_eksemplet_fra_den_nationale_vejledning(med_land: Kilder) -> None:
    """`period=l(m:12)&area=Hele landet&_kon=*`. Køges tre kvinder kan ikke ses, og landets tal kan."""
    spurgt = {"period": "l(m:12)", "area": "Hele landet", "_kon": "*"}
    svaret = v2.data(v2.laes(tabellen(Y08A02), spurgt, med_land), med_land)
    assert len(svaret) == 1
    assert svaret[0]["Variables"] == [
        {"Name": "area", "Label": "Area"},
        {"Name": "period", "Label": "Periode"},
        {"Name": "_kon", "Label": "Køn"},
        {"Name": "fj_antal", "Label": "Antal personer"},
        {"Name": "fj_fuldtid", "Label": "Antal fuldtidspersoner"},
    ]
    assert len(svaret[0]["Data"]) == 12 * 4
    assert svaret[0]["Data"][-4:] == [
        ["Hele landet", "2026M10", "Køn i alt", 120, 120.0],
        ["Hele landet", "2026M10", "Kvinder", 57, 57.0],
        ["Hele landet", "2026M10", "Mænd", 63, 63.0],
        ["Hele landet", "2026M10", "Uoplyst køn", 0, 0],
    ]


def test_tallene_er_maalets(alene: Kilder, mappe: Path) -> None:
    """Det samme spørgsmål til målet giver de samme tal."""
    raekker = svar(
        mappe / "265", "personer", date(2026, 10, 31), ydelse="fleksjob", antal_perioder=1, efter="koen"
    ).raekker
    for_ = {en["koen"]: [en["antal"], en["fuldtid"]] for en in raekker}
    vist = {en[2]: en[3:] for en in _v2(alene, period="2026M10", _kon="Kvinder,Mænd")}
    assert vist == {"Kvinder": for_["kvinde"], "Mænd": for_["mand"]}
    assert vist["Mænd"] == [13, 13.0]


def test_en_liste_i_json_og_en_liste_med_komma_er_det_samme(med_land: Kilder) -> None:
    som_liste = _v2(
        med_land, area=["Aarhus", "Køge"], period=["2026M09", "2026M10"], _kon=["Kvinder", "Mænd"]
    )
    assert som_liste == _v2(med_land, area="Aarhus,Køge", period="2026M09,2026M10", _kon="Kvinder,Mænd")
    assert [en[0] for en in som_liste] == ["Aarhus", "Aarhus", "Køge", "Køge"] * 2


def test_alle_omraader_er_landet_regionerne_og_kommunerne_med_vores_egen_af_vores_egne_tal(
    med_land: Kilder, alene: Kilder
) -> None:
    navne = [en[0] for en in _v2(med_land, area="*", period="l(m:1)")]
    assert len(navne) == 1 + 5 + 98 == len(set(navne))
    assert navne[0] == "Hele landet"
    assert navne[-1] == "Roskilde"
    assert [en[0] for en in _v2(alene, area="*", period="l(m:1)")] == ["Roskilde"]
    assert _v2(alene, area="Roskilde Kommune", period="l(m:1)") == _v2(alene, period="l(m:1)")


def test_smaa_tal_er_tomme_og_kan_ikke_traekkes_frem(med_land: Kilder) -> None:
    """3 kvinder i Køge: heller ikke af regionen, landet eller mændene."""
    tal = {
        (en[0], en[2]): en[3]
        for en in _v2(
            med_land, area="Køge,Region Sjælland,Hele landet,Roskilde,Aarhus", period="l(m:1)", _kon="*"
        )
    }
    assert tal["Køge", "Kvinder"] is None
    assert tal["Køge", "Mænd"] is None
    assert tal["Hele landet", "Køn i alt"] == 120
    assert tal["Roskilde", "Kvinder"] == 24


def test_det_samme_er_skjult_hvordan_der_end_sporges(med_land: Kilder) -> None:
    """To spørgsmål om den samme celle giver det samme; der skjules, før der vælges."""
    alle = {(en[0], en[2]): en[3:] for en in _v2(med_land, area="*", period="l(m:1)", _kon="*")}
    for omraade in ("Køge", "Aarhus", "Region Sjælland"):
        for koen in ("Kvinder", "Mænd", "Køn i alt"):
            (et,) = _v2(med_land, area=omraade, period="l(m:1)", _kon=koen)
            assert et[3:] == alle[omraade, koen]


def test_angrebet_paa_en_hel_tabel_i_landet(mappe: Path) -> None:
    """Køn og alder i landet, regionerne og kommunerne på én gang."""
    udgave = nyeste(mappe / "land")
    assert udgave is not None
    tabel = tabellen(Y08A02)
    linjer = list(tabel.hent(tabel, Spoerg(mappe / "land", True, udgave.dag), "2026M10"))
    celler = {_plads(linje): int(linje.antal[""][0]) for linje in linjer}
    skjulte = skjulte_pladser({plads: (tal,) for plads, tal in celler.items()})
    smaa = [plads for plads, tal in celler.items() if 0 < tal < 5]
    assert smaa
    angriber = Angriber(celler, skjulte)
    assert all(len(angriber.mulige(plads)) >= 5 for plads in smaa)


@pytest.mark.parametrize(
    ("spurgt", "besked"),
    [
        ({"_oprinda": "*"}, "Herkomst er ikke i arkivet. Tabellens fordelinger er _kon, _alder."),
        ({"_branche": "*"}, "kan ikke deles efter «_branche»"),
        ({"measurement": "memba02_4b"}, "Andelen af arbejdsstyrken har ingen kilde her."),
        ({"area": "Hele landet"}, "ingen tal for området «Hele landet». Områderne er Roskilde."),
        ({"_kon": "Hest"}, "«Hest» er ikke i _kon; værdierne er Køn i alt, Kvinder, Mænd"),
        ({"_kon": "*", "_alder": "*"}, "kan ikke krydses; vælg én fordeling ad gangen"),
        ({"omraade": "Roskilde"}, "«omraade» kendes ikke; brug period, area, measurement"),
    ],
)
def test_det_der_ikke_kan_besvares_siges(alene: Kilder, spurgt: dict[str, Any], besked: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        _v2(alene, **spurgt)
    assert besked in fejl.value.besked


def test_beskrivelsen_har_det_programmerne_laeser(alene: Kilder) -> None:
    (en,) = v2.beskrivelse(tabellen(Y08A02), alene, date(2026, 11, 20), "Tallene er vores.")
    assert en["Area"] == ["Roskilde"]
    assert (
        (en["FirstPeriod"], en["LatestPeriod"])
        == (en["Period"][0], en["Period"][-1])
        == ("2021M11", "2026M10")
    )
    assert (en["LatestUpdate"], en["NextUpdate"], en["UpdateFrequency"]) == (
        "2026-11-20",
        "2026-12-01",
        "Månedligt",
    )
    assert en["Dimensions"][0]["DimensionID"] == "_kon"
    assert en["Dimensions"][0]["Values"] == ["Køn i alt", "Kvinder", "Mænd", "Uoplyst køn"]
    assert en["Dimensions"][0]["DefaultValue"] == "Køn i alt"
    assert [m["ID"] for m in en["Measurements"]] == ["fj_antal", "fj_fuldtid"]
    assert "arbejdsstyrken" in en["Note"]


# ── Version 3 ───────────────────────────────────────────────────────────────


def test_version_3s_grammatik(med_land: Kilder) -> None:
    """`mgroup.*=*&period.M=latest:1&hierarchy._nykom=/&hierarchy._kon=*`."""
    spurgt = {"mgroup.*": "*", "period.M": "latest:1", "hierarchy._nykom": "/", "hierarchy._kon": "*"}
    svaret = v3.data(v3.laes(tabellen(Y08A02), spurgt, med_land), med_land)
    assert svaret["columns"] == ["Periode", "Område", "Køn", "Antal personer", "Antal fuldtidspersoner"]
    assert svaret["rows"] == [
        ["2026M10", "Hele landet", "Køn i alt", 120, 120.0],
        ["2026M10", "Hele landet", "Kvinder", 57, 57.0],
        ["2026M10", "Hele landet", "Mænd", 63, 63.0],
        ["2026M10", "Hele landet", "Uoplyst køn", 0, 0],
    ]


def test_hierarkierne_er_stier_trin_og_stjerne(med_land: Kilder) -> None:
    def omraader(inddeling: str, valg: str) -> list[str]:
        return [en[1] for en in _v3(med_land, **{f"hierarchy__{inddeling}": valg})]

    assert omraader("_nykom", "/751/") == ["Aarhus"]
    assert omraader("_nykom", "/751/,/") == ["Aarhus", "Hele landet"]
    assert omraader("_region", "*")[:2] == ["Hele landet", "Region Hovedstaden"]
    assert len(omraader("_nykom", "*")) == 99
    assert len(omraader("_nykom", "level:kommune")) == 98
    assert omraader("_hele_landet", "/") == ["Hele landet"]


def test_en_enkelt_vaerdi_og_trinnet_under_summen(alene: Kilder) -> None:
    assert [en[2] for en in _v3(alene, **{"hierarchy._kon": "/mand/"})] == ["Mænd"]
    assert [en[2] for en in _v3(alene, **{"hierarchy._kon": "/"})] == ["Køn i alt"]
    assert [en[2] for en in _v3(alene, **{"hierarchy._kon": "level:2"})] == ["Kvinder", "Mænd", "Uoplyst køn"]
    assert [en[1] for en in _v3(alene, **{"hierarchy._nykom": "/"})] == ["Roskilde"]


def test_beskrivelsen_i_version_3(med_land: Kilder) -> None:
    en = v3.beskrivelse(tabellen("y08a02"), med_land, date(2026, 11, 20), "")
    (type_,) = en["periods"]
    assert (type_["periodtype_id"], type_["period_last"]) == ("M", "2026M10")
    assert {"period_id": "2026M10", "period_name": "2026M10"} in type_["values"]
    omraade = en["dimensions"][0]
    assert omraade["dimension_id"] == "_omrade"
    nykom = next(h for h in omraade["hierarchies"] if h["hierarchy_id"] == "_nykom")
    assert {"value_id": "/751/", "value_name": "Aarhus"} in nykom["levels"][1]["values"]
    assert en["mgroups"][0]["measures"][0]["measure_id"] == "fj_antal"


# ── Kataloget ───────────────────────────────────────────────────────────────


def test_kataloget_har_de_kendte_numre_og_vores_egne_kan_ikke_forveksles() -> None:
    assert {"Y08A02", "Y09A02", "Y09A27", "Y08B15", "Y09B15"} <= set(tabeller())
    assert all(
        nr.startswith("FJ") for nr in set(tabeller()) - {"Y08A02", "Y09A02", "Y09A27", "Y08B15", "Y09B15"}
    )
    kendte = {"membb15_3", "membb15_4"}
    for tabel in tabeller().values():
        for tal in tabel.maaltal:
            assert tal.id in kendte or tal.id.startswith("fj_")
            assert tal.id in kendte or "vores eget" in tal.note
    with pytest.raises(UgyldigtInput, match=r"ingen tabel «Y99A99»\. Tabellerne er Y08A02"):
        tabellen("Y99A99")


def test_hver_tabels_tal_er_kolonner_i_dens_maal() -> None:
    for tabel in tabeller().values():
        kolonner = {k.navn for k in MAAL[tabel.maal].kolonner} | {
            "antal_26",
            "andel_26",
            "antal_52",
            "andel_52",
        }
        assert {tal.kolonne for tal in tabel.maaltal} <= kolonner, tabel.id


@pytest.mark.parametrize(
    "id_", ["Y08A02", "Y09A02", "Y09A27", "Y08B15", "Y09B15"] + [f"FJ0{n}" for n in range(1, 8)]
)
def test_hver_tabel_kan_hentes_for_kommunen_og_for_landet(med_land: Kilder, id_: str) -> None:
    tabel = tabellen(id_)
    delt = {tabel.fordelinger[0].id: "*"} if tabel.fordelinger else {}
    raekker = _v2(med_land, id_, area="Hele landet,Roskilde", period=f"l({tabel.periodetype}:1)", **delt)
    antal = len(tabel.fordelinger[0].vaerdier) + 1 if tabel.fordelinger else 1
    assert len(raekker) == 2 * antal
    assert {len(en) for en in raekker} == {2 + len(delt) + len(tabel.maaltal)}


def test_et_maal_uden_kommuner_har_kun_landet(med_land: Kilder) -> None:
    """Ellers stod der 0 for kommuner, der ikke er talt."""
    assert {en[0] for en in _v2(med_land, "FJ02", area="*", period="l(m:1)")} == {"Hele landet", "Roskilde"}
    assert [
        en[2:4] for en in _v2(med_land, "FJ02", area="Roskilde", period="l(m:1)", _fj_timer="6-10 timer")
    ] == [["6-10 timer", 37]]
