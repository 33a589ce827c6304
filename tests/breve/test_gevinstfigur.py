"""Billedet af gitteret: det siger det samme som tallene, kan læses i gråtoner og uden øjne, og intet falder udenfor."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest
from hypothesis import given, strategies as st

from fleksjob.breve.gevinstfigur import FARVER, beskrivelse_af, gitter_svg, gittertabel
from fleksjob.lov.tilskud.gevinstgitter import MED_NETTO, Gitter, gitter

SVG = "{http://www.w3.org/2000/svg}"
LOENNINGER, AARENE = (130, 150, 175, 200, 250), (2018, 2024, 2026)


def _gitter(pension_pct: float = 0) -> Gitter:
    return gitter(timeloenninger=LOENNINGER, aarene=AARENE, pension_pct=pension_pct)


def _tekster(svg: str) -> list[str]:
    return [e.text or "" for e in ET.fromstring(svg).iter(f"{SVG}text")]


def test_billedet_har_titel_og_beskrivelse_som_skaermlaesere_finder() -> None:
    rod = ET.fromstring(gitter_svg(_gitter(), "Gevinst", id_="g"))
    fundne = {e.attrib["id"]: e.text or "" for e in rod.iter() if "id" in e.attrib}
    titel, beskrivelse = (fundne[i] for i in rod.attrib["aria-labelledby"].split())
    assert (rod.attrib["role"], titel) == ("img", "Gevinst")
    assert beskrivelse == beskrivelse_af(_gitter())


def test_beskrivelsen_naevner_hver_timeloen_i_hvert_aar() -> None:
    tekst = beskrivelse_af(_gitter())
    assert "2018: 130 kr. betaler sig indtil 6,6 timer, 150 kr. betaler sig indtil 12,7 timer," in tekst
    assert "250 kr. betaler sig hele vejen. 2024: " in tekst
    assert "2026: 130 kr. betaler sig ikke, " in tekst


def test_hver_bjaelke_har_sine_stykker_og_daekker_timerne() -> None:
    g = _gitter()
    stykker = [s for nr in range(len(AARENE)) for raekke in g.celler for s in raekke[nr].stykker]
    rod = ET.fromstring(gitter_svg(g))
    felter = [e for e in rod.iter(f"{SVG}rect") if float(e.attrib["height"]) == 26]
    assert [e.attrib["fill"] for e in felter] == [FARVER[s.zone][0] for s in stykker]
    bredder = [float(e.attrib["width"]) for e in felter]
    hel = sum(bredder) / (len(LOENNINGER) * len(AARENE))
    assert bredder == pytest.approx([hel * float(s.til - s.fra) / 37 for s in stykker], abs=0.02)


def test_tallene_i_bjaelkerne_er_tabellens() -> None:
    tekster = set(_tekster(gitter_svg(_gitter(), bredde=700)))
    assert {"394 kr.", "455 kr.", "531 kr.", "607 kr.", "758 kr.", "488 kr.", "0 kr."} <= tekster
    assert {"2018", "2024", "2026", "130 kr.", "250 kr."} <= tekster


def test_tabellen_har_alle_celler_og_det_der_ikke_findes_er_en_streg() -> None:
    tabel = {(r.timeloen, r.aar): r for r in gittertabel(_gitter(12))}
    assert len(tabel) == len(LOENNINGER) * len(AARENE)
    assert tabel["150 kr.", 2026][2:6] == ("10,5 timer", "510 kr.", "0 kr.", "−78 kr.")
    assert tabel["250 kr.", 2018][2:6] == ("aldrig", "849 kr.", "–", "–")
    straks = gittertabel(gitter(timeloenninger=[100], aarene=[2026]))[0]
    assert (straks.stopper_ved, straks.foer, straks.efter) == ("fra den første", "–", "0 kr.")


def test_netto_staar_i_tabellen_naar_den_er_regnet() -> None:
    (uden,), (med,) = (
        gittertabel(gitter(timeloenninger=[150], aarene=[2026], love=love) if love else gitter(
            timeloenninger=[150], aarene=[2026]
        ))
        for love in (None, MED_NETTO)
    )  # fmt: skip
    assert (uden.netto_foer, uden.netto_efter) == ("–", "–")
    assert (med.netto_foer, med.netto_efter) == ("272 kr.", "−11 kr.")


def test_en_timeloen_med_oere_skrives_som_man_selv_ville() -> None:
    (raekke,) = gittertabel(gitter(timeloenninger=[152.5], aarene=[2024]))
    assert raekke.timeloen == "152,50 kr."


def _lyshed(farve: str) -> float:
    """Relativ luminans efter WCAG."""
    kanaler = (int(farve[i : i + 2], 16) / 255 for i in (1, 3, 5))
    roed, groen, blaa = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanaler)
    return 0.2126 * roed + 0.7152 * groen + 0.0722 * blaa


def _kontrast(a: str, b: str) -> float:
    lys, moerk = sorted((_lyshed(a), _lyshed(b)), reverse=True)
    return (lys + 0.05) / (moerk + 0.05)


def test_skriften_kan_laeses_paa_hver_flade() -> None:
    for flade, skrift in FARVER.values():
        assert _kontrast(flade, skrift) >= 4.5


def test_a_b_og_c_kan_skelnes_i_graatoner() -> None:
    for en, anden in combinations("ABC", 2):
        assert _kontrast(FARVER[en][0], FARVER[anden][0]) >= 1.7


def test_noeglen_forklarer_kun_de_farver_der_er() -> None:
    uden_d = _tekster(gitter_svg(gitter(timeloenninger=[150], aarene=[2026])))
    med_d = _tekster(gitter_svg(_gitter()))
    assert not any("Tilskuddet er væk" in t for t in uden_d)
    assert any("Tilskuddet er væk" in t for t in med_d)


def test_intet_i_billedet_kraever_indlejret_stil_eller_script() -> None:
    assert not re.search(r"style=|<style|<script|\bon\w+=|href=", gitter_svg(_gitter()))


@given(
    loenninger=st.lists(st.floats(100, 9_000), min_size=1, max_size=4),
    aarene=st.lists(st.integers(2013, 2026), min_size=1, max_size=3),
    bredde=st.sampled_from([340.0, 360.0, 700.0]),
)
def test_alt_ligger_inden_for_billedet(loenninger: list[float], aarene: list[int], bredde: float) -> None:
    rod = ET.fromstring(gitter_svg(gitter(timeloenninger=loenninger, aarene=aarene), bredde=bredde))
    hoejde = float(rod.attrib["height"])
    for e in rod.iter():
        if e.tag == f"{SVG}rect":
            x, y, b, h = (float(e.attrib[n]) for n in ("x", "y", "width", "height"))
            assert x >= 0
            assert x + b <= bredde + 0.01
            assert y + h <= hoejde
        if e.tag == f"{SVG}text":
            x, tegn = float(e.attrib["x"]), len(e.text or "") * float(e.attrib["font-size"]) * 0.56
            start = {"start": x, "middle": x - tegn / 2, "end": x - tegn}[e.attrib["text-anchor"]]
            assert start >= -0.5
            assert start + tegn * 0.9 <= bredde
            assert float(e.attrib["y"]) <= hoejde
