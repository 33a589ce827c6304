"""Billederne: hvert tal er med, farverne skelnes i gråt, navnene ligger ikke oven i hinanden, og teksten er ufarlig."""

import re
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, strategies as st

from fleksjob.breve.billedfil import PNG_BREDDE, som_png
from fleksjob.indblik.figurer import (
    Del,
    Forloeb,
    Kurve,
    Punkt,
    Skift,
    figur,
    flisekort,
    fristkalender,
    kurver,
    over_tid,
    overlevelse,
    stroem,
)
from fleksjob.indblik.figurer.akser import rundt_op, spredt
from fleksjob.indblik.figurer.farver import FARVER, SKALA, TRAPPE, skrift_paa
from fleksjob.indblik.figurer.flisekort import fliser, trin
from fleksjob.indblik.kommuner import kommuner

BAAND = {"01": "1-5 timer", "06": "6-10 timer", "11": "11-15 timer"}
SVG = "{http://www.w3.org/2000/svg}"


def _lys(farve: str) -> float:
    """Farvens lysstyrke, som øjet ser den uden farver (WCAG)."""
    kanaler = [int(farve[nr : nr + 2], 16) / 255 for nr in (1, 3, 5)]
    lineaer = [k / 12.92 if k <= 0.03928 else ((k + 0.055) / 1.055) ** 2.4 for k in kanaler]
    return 0.2126 * lineaer[0] + 0.7152 * lineaer[1] + 0.0722 * lineaer[2]


def _kontrast(en: str, anden: str) -> float:
    lav, hoej = sorted((_lys(en), _lys(anden)))
    return (hoej + 0.05) / (lav + 0.05)


def _desc(svg: str) -> str:
    fundet = ET.fromstring(svg).find(f"{SVG}desc")
    assert fundet is not None
    return fundet.text or ""


def _tekster(svg: str) -> list[str]:
    return [en.text or "" for en in ET.fromstring(svg).iter(f"{SVG}text")]


def test_alle_98_kommuner_har_hver_sin_flise_og_hver_sine_bogstaver() -> None:
    assert set(fliser()) == set(kommuner())
    assert len(fliser()) == 98
    assert len({(en.kolonne, en.raekke) for en in fliser().values()}) == 98
    assert len({en.bogstaver for en in fliser().values()}) == 98
    assert {len(en.bogstaver) for en in fliser().values()} == {3}


def test_fliserne_ligner_landet() -> None:
    """Skagen er nordligst, Gedser sydligst, Bornholm længst mod øst, og Aarhus ligger nord for Odense."""
    assert min(fliser(), key=lambda kode: fliser()[kode].raekke) in (860, 813)
    assert fliser()[376].raekke == max(en.raekke for en in fliser().values())
    assert fliser()[400].kolonne == max(en.kolonne for en in fliser().values())
    assert fliser()[751].raekke < fliser()[461].raekke
    assert fliser()[561].kolonne < fliser()[461].kolonne < fliser()[101].kolonne


def test_trinnene_skelnes_uden_farver_og_teksten_kan_laeses_paa_dem() -> None:
    for skala in (SKALA, TRAPPE[:6]):
        lyst = [_lys(farve) for farve in skala]
        assert lyst in (sorted(lyst), sorted(lyst, reverse=True))
        assert all(abs(en - naeste) > 0.02 for en, naeste in pairwise(lyst))
    for farve in {*SKALA, *TRAPPE, *FARVER}:
        assert _kontrast(skrift_paa(farve), farve) >= 4.5, farve


@given(st.lists(st.floats(0, 1000).map(lambda tal: round(tal, 1)), max_size=98))
def test_hver_vaerdi_hoerer_til_praecis_et_trin(vaerdier: list[float]) -> None:
    skala = trin(vaerdier)
    assert len(skala) <= len(SKALA)
    assert len({en.farve for en in skala}) == len(skala)
    for tal in vaerdier:
        assert sum(en.fra <= tal <= en.til for en in skala) == 1
    assert [en.til for en in skala] == sorted({en.til for en in skala})


def test_kortet_siger_lavest_og_hoejest_og_streger_det_skjulte_over() -> None:
    svg = flisekort("Få timer", {101: 30.0, 461: 75.5, 751: 44.0}, id_="k", skjulte=frozenset({825}))
    assert _desc(svg) == (
        "Lavest er København med 30 %, højest er Odense med 75,5 %. 3 kommuner har et tal; alle står i tabellen."
    )
    assert "skjult (under 5)" in _tekster(svg)
    assert sum(tekst in {en.bogstaver for en in fliser().values()} for tekst in _tekster(svg)) == 98
    uden = flisekort("Få timer", {}, id_="k")
    assert _desc(uden) == "Ingen kommuner har et tal."


@given(st.lists(st.floats(0, 500), max_size=12))
def test_navne_ved_enden_roerer_ikke_hinanden_og_bytter_ikke_plads(steder: list[float]) -> None:
    ud = spredt(steder, 15, 0, 500)
    ordnet = [ud[nr] for nr in sorted(range(len(ud)), key=lambda nr: steder[nr])]
    assert all(b - a >= 14.999 for a, b in pairwise(ordnet))
    assert all(tal <= 500 for tal in ud)


@given(st.floats(0.001, 1e7))
def test_aksen_naar_over_det_stoerste_tal_men_ikke_meget(tal: float) -> None:
    assert tal <= rundt_op(tal) <= 2 * tal * 1.0001


def test_stroemmen_taeller_op_ned_og_ens() -> None:
    skift = [Skift("01", "06", 12), Skift("06", "06", 30), Skift("11", "01", 5), Skift("06", "ude", 8)]
    svg = stroem("Timer", skift, {"ude": "Ude", **BAAND}, id_="s", uden_for=frozenset({"ude"}))
    assert _desc(svg).startswith("55 i alt. 12 gik op, 5 ned, og 30 er i samme bånd.")
    assert "fra 6-10 timer til Ude: 8" in _desc(svg)
    assert {"6-10 timer 38", "6-10 timer 42", "Ude 8"} <= set(_tekster(svg))
    assert svg.count("<path") == 4


@given(st.lists(st.tuples(st.sampled_from(["01", "06", "11"]), st.sampled_from(["01", "06", "11"]), st.integers(0, 99)),
                unique_by=lambda en: en[:2]))  # fmt: skip
def test_hvert_baand_er_saa_tykt_som_der_er_mange(raekker: list[tuple[str, str, int]]) -> None:
    """Båndenes højder forholder sig som antallene, så ingen del af billedet overdriver."""
    skift = [Skift(*en) for en in raekker]
    svg = stroem("Timer", skift, BAAND, id_="s")
    tykke = sorted(
        float(ned) - float(op)
        for op, ned in re.findall(r'<path d="M\S+ (\S+?)C.*?V[\d.]+C.*? ([\d.]+)Z"', svg)
    )
    antal = sorted(en.antal for en in skift if en.antal)
    assert len(tykke) == len(antal)
    if antal:
        assert tykke == pytest.approx([tykke[-1] * en / antal[-1] for en in antal], abs=0.05)


def test_trappen_naevner_et_og_to_aar_og_halvdelen() -> None:
    punkter = [Punkt(10, 80, 70, 88), Punkt(52, 50, 41, 58), Punkt(110, 30, 22, 38)]
    svg = overlevelse("Uger til job", [Forloeb("2023", punkter), Forloeb("2024", [Punkt(8, 90)])], id_="o")
    assert _desc(svg) == (
        "2023: efter 26 uger 80 %, efter 52 uger 50 %, efter 104 uger 50 %, halvdelen nås efter 52 uger. "
        "2024: halvdelen nås ikke"
    )
    assert svg.count("<polygon") == 1
    assert svg.count("<polyline") == 2
    assert "2023 30 %" in _tekster(svg)
    assert 'stroke-dasharray="7 4"' in svg


def test_over_tid_har_hvert_aar_i_ord_og_navnene_ved_det_sidste() -> None:
    tider = [
        ("2024", [Del("1-5 timer", 30, TRAPPE[0]), Del("6-10 timer", 10, TRAPPE[1])]),
        ("2025", [Del("1-5 timer", 20, TRAPPE[0]), Del("6-10 timer", 20, TRAPPE[1])]),
    ]
    assert _desc(over_tid("Timer", tider, id_="t")) == (
        "2024: 1-5 timer 30, 6-10 timer 10. 2025: 1-5 timer 20, 6-10 timer 20"
    )
    i_procent = over_tid("Timer", tider, id_="t", i_procent=True)
    assert _desc(i_procent).startswith("2024: 1-5 timer 75 %, 6-10 timer 25 %")
    assert {"75", "25", "50", "2024", "2025"} <= set(_tekster(i_procent))


def test_en_kurve_uden_tal_et_aar_brydes_der_og_gaetter_ikke() -> None:
    svg = kurver("Timer", ["2024", "2025", "2026"], [Kurve("Bestand", [10.0, None, 12.5])], id_="k")
    assert _desc(svg) == "Bestand: 2024 10, 2026 12,5"
    assert svg.count("<polyline") == 0


def test_kalenderen_har_hver_dags_frister_og_begynder_om_mandagen() -> None:
    fredag = date(2026, 11, 20)
    svg = fristkalender([(fredag, 4, 2), (fredag + timedelta(days=10), 1, 0)], id_="f", i_dag=fredag)
    assert _desc(svg) == "20. november 2026: 6 (4 efter loven). 30. november 2026: 1 (1 efter loven)"
    assert {"Uge 47", "Uge 48", "Uge 49", "16. nov", "4", "2"} <= set(_tekster(svg))
    assert "Uge 50" not in _tekster(svg)
    assert _desc(fristkalender([], id_="f")) == "Ingen frister."


@pytest.mark.parametrize("bredde", [340.0, 460.0, 700.0])
def test_teksten_er_ufarlig_og_intet_er_style(bredde: float) -> None:
    slemt = '<script>"&'
    billeder = [
        over_tid(slemt, [(slemt, [Del(slemt, 3, TRAPPE[0])])], id_="a", bredde=bredde),
        kurver(slemt, [slemt], [Kurve(slemt, [1.0])], id_="b", bredde=bredde),
        stroem(slemt, [Skift("a", "a", 3)], {"a": slemt}, id_="c", bredde=bredde),
        overlevelse(slemt, [Forloeb(slemt, [Punkt(3, 50)])], id_="d", bredde=bredde),
        flisekort(slemt, {101: 1.0}, id_="e", enhed=slemt, bredde=bredde),
    ]
    for svg in billeder:
        assert "<script" not in svg
        assert "style=" not in svg
        assert ET.fromstring(svg).find(f"{SVG}title") is not None
        assert ET.fromstring(svg).get("role") == "img"


def test_png_er_1200_punkter_bred_og_ikke_blank() -> None:
    import struct
    import zlib

    png = som_png(flisekort("Få timer", {101: 30.0, 461: 75.5}, id_="k"))
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    bredde, hoejde = struct.unpack(">II", png[16:24])
    assert bredde == PNG_BREDDE == 1200
    assert 700 < hoejde < 1600
    data = b"".join(
        png[m.start() + 4 : m.start() + 4 + struct.unpack(">I", png[m.start() - 4 : m.start()])[0]]
        for m in re.finditer(b"IDAT", png)
    )
    assert len(set(zlib.decompress(data))) > 50
    with pytest.raises(ValueError, match="ingen bredde"):
        som_png("<p>ikke et billede</p>")


def test_det_der_ikke_kan_anslaas_er_et_hul_og_ikke_nul() -> None:
    raekke = {"registreret_andel": 10.0, "anslaaet_andel": 0.0, "uden_arbejdsgiver": 0}
    raekker = [
        {"aar": 2025, **raekke, "foerste": 9, "uden_loen": 9},
        {"aar": 2026, **raekke, "foerste": 8, "uden_loen": 8},
    ]
    assert "Anslået" not in figur("fastholdelse", raekker, {})
    raekker[1] |= {"uden_loen": 3, "anslaaet_andel": 20.0}
    assert "Anslået: 2026 20" in _desc(figur("fastholdelse", raekker, {}))


def test_kun_et_kvartal_der_er_fulgt_laenge_nok_tegnes_som_et_udfald() -> None:
    navne = {
        "status": {"fleksjob": "Fleksjob", "ikke_naaet": "Dagen er ikke nået"},
        "forloeb": {"fleksjob": "Job"},
    }
    faelles = {"forloeb": "fleksjob", "uger": 26}
    raekker = [
        {**faelles, "kvartal": "2026K1", "status": "fleksjob", "antal": 7},
        {**faelles, "kvartal": "2026K4", "status": "ikke_naaet", "antal": 5},
    ]
    svg = figur("overgange", raekker, navne)
    assert "2026K1" in _desc(svg)
    assert "2026K4" not in _desc(svg)


def test_summen_er_ikke_en_del_af_soejlen_og_et_skjult_tal_er_ikke_tegnet() -> None:
    navne = {"til": {"doed": "Død", "andet": "Andet", "i_alt": "I alt"}}
    raekker = [
        {"aar": 2026, "til": til, "antal": antal}
        for til, antal in (("doed", 9), ("andet", "skjult"), ("i_alt", 12))
    ]
    assert _desc(figur("afgang", raekker, navne)) == "2026: Død 9"


def test_retningen_har_sin_egen_forklaring_og_stroemmen_sine_tal() -> None:
    navne = {
        "fra": {"01": "1-5 timer"},
        "til": {"ned": "Færre timer", "samme": "Samme bånd", "op": "Flere timer"},
    }
    raekker = [{"fra": "01", "til": "op", "antal": 6}, {"fra": "01", "til": "samme", "antal": 30}]
    assert _desc(figur("timeskift", raekker, navne)) == (
        "36 i alt. fra 1-5 timer til Flere timer: 6; fra 1-5 timer til Samme bånd: 30."
    )
