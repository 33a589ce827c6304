"""Billederne siger det samme som tallene, og kan læses uden farver og uden øjne."""

import itertools
import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from hypothesis import given, strategies as st

from fleksjob.breve.figurer import beskrivelse_af, indkomst_efter_timer_svg, stykker, timer_billede_svg
from fleksjob.lov.tilskud.beregning import beregn_fleksloentilskud
from fleksjob.lov.tilskud.kurve import IndkomstKurve, indkomst_efter_timer

SVG = "{http://www.w3.org/2000/svg}"
MAJ_2024 = date(2024, 5, 1)


def kurve(timeloen: float, **andet: float) -> IndkomstKurve:
    return indkomst_efter_timer(dato=MAJ_2024, timeloen=timeloen, fuldtidstimeloen=timeloen, **andet)


def tekster(svg: str) -> list[str]:
    return [e.text or "" for e in ET.fromstring(svg).iter(f"{SVG}text")]


def test_billedet_har_titel_og_beskrivelse_som_skaermlaesere_finder() -> None:
    rod = ET.fromstring(indkomst_efter_timer_svg(kurve(200), 18, "Min løn", id_="a"))
    navngivet_af = rod.attrib["aria-labelledby"].split()
    fundne = {e.attrib["id"]: e.text for e in rod.iter() if "id" in e.attrib}
    assert rod.attrib["role"] == "img"
    assert next(fundne[i] for i in navngivet_af) == "Min løn"
    assert "18 timer giver 30.872 kr. i alt" in (fundne[navngivet_af[1]] or "")


def test_beskrivelsen_naevner_hvert_knaek_og_begge_ender() -> None:
    k = kurve(200)
    beskrivelse = beskrivelse_af(k)
    for knaek in k.knaek:
        if knaek.timer < 37:
            assert knaek.tekst in beskrivelse
    assert "0,5 timer giver 20.255 kr." in beskrivelse
    assert "37 timer giver 32.067 kr." in beskrivelse


def test_intet_i_billedet_kraever_indlejret_stil_eller_script() -> None:
    for svg in (indkomst_efter_timer_svg(kurve(200), 18), timer_billede_svg(20, 50)):
        assert not re.search(r"style=|<style|<script|\bon\w+=|href=", svg)


def test_titlen_kan_ikke_bryde_ud_af_billedet() -> None:
    svg = indkomst_efter_timer_svg(kurve(200), titel='<script>alert("x")</script>')
    assert "<script" not in svg
    assert ET.fromstring(svg).find(f"{SVG}title").text == '<script>alert("x")</script>'  # type: ignore[union-attr]


def test_baandet_siger_hvad_en_ekstra_krone_er_vaerd() -> None:
    # 2024, 200 kr.: 70 øre under grænsen, 45 øre over den, 0 når loftet binder ved 20,6 timer.
    fundne = stykker(kurve(200))
    assert [s.oere for s in fundne] == [70, 45, 0]
    assert fundne[0].til == fundne[1].fra == pytest.approx(18.83, abs=0.02)
    assert fundne[1].til == fundne[2].fra == pytest.approx(20.6, abs=0.05)


def test_lav_timeloen_giver_ingenting_for_flere_timer_hele_vejen() -> None:
    # Ved 114 kr. var fuldtidslønnen i 2018 lig med det højeste tilskud (offentliggjort eksempel ME-09).
    k = indkomst_efter_timer(dato=date(2018, 3, 1), timeloen=113.8, fuldtidstimeloen=113.8)
    assert [s.oere for s in stykker(k)] == [0]
    assert "0 øre" in tekster(indkomst_efter_timer_svg(k, 10))


def test_nu_bruger_det_noejagtige_beloeb_mellem_to_punkter() -> None:
    beregning = beregn_fleksloentilskud(dato=MAJ_2024, timeloen=200, timer=20.58, fuldtidstimeloen=200)
    svg = indkomst_efter_timer_svg(kurve(200), 20.58, nu_i_alt=beregning.i_alt)
    skrevet = f"{round(beregning.i_alt):,}".replace(",", ".")
    assert f"20,6 timer giver {skrevet} kr. i alt" in " ".join(tekster(svg))


def test_nul_timer_giver_nul_kroner_i_billedet() -> None:
    assert any("0 timer giver 0 kr. i alt" in t for t in tekster(indkomst_efter_timer_svg(kurve(200), 0)))


@given(
    timeloen=st.floats(1, 1500),
    nu=st.floats(0, 37),
    bredde=st.sampled_from([320.0, 340.0, 700.0]),
    pension=st.sampled_from([0.0, 12.0, 17.1]),
    aar=st.integers(2013, 2026),
)
def test_alt_ligger_inden_for_billedet(
    timeloen: float, nu: float, bredde: float, pension: float, aar: int
) -> None:
    k = indkomst_efter_timer(
        dato=date(aar, 6, 1), timeloen=timeloen, fuldtidstimeloen=timeloen, pension_pct=pension
    )
    rod = ET.fromstring(indkomst_efter_timer_svg(k, nu, bredde=bredde))
    _, _, b, h = (float(tal) for tal in rod.attrib["viewBox"].split())
    for e in rod.iter(f"{SVG}text"):
        bred = len(e.text or "") * float(e.attrib["font-size"]) * 0.5
        x, y = float(e.attrib["x"]), float(e.attrib["y"])
        venstre = {"start": x, "middle": x - bred / 2, "end": x - bred}[e.attrib["text-anchor"]]
        assert venstre >= -1, e.text
        assert venstre + bred <= b + 1, e.text
        assert 0 <= y <= h, e.text
    for e in rod.iter(f"{SVG}rect"):
        assert float(e.attrib["x"]) >= -0.5
        assert float(e.attrib["x"]) + float(e.attrib["width"]) <= b + 0.5


@given(timeloen=st.floats(1, 1500), aar=st.integers(2013, 2026))
def test_stykkerne_haenger_sammen_til_fuld_tid(timeloen: float, aar: int) -> None:
    k = indkomst_efter_timer(dato=date(aar, 6, 1), timeloen=timeloen, fuldtidstimeloen=timeloen)
    fundne = stykker(k)
    assert fundne[-1].til == 37
    for foer, efter in itertools.pairwise(fundne):
        assert foer.til == efter.fra
        assert foer.fra < foer.til
    assert all(min(abs(s.oere - rigtig) for rigtig in (0, 45, 70, 100)) <= 1 for s in fundne)


@pytest.mark.parametrize(
    ("timer", "intensitet", "overskrift"),
    [
        (20, 50, "Løn for: 10 timer (50 % intensitet)"),
        (37, 33.3, "Løn for: 12,3 timer (33,3 % intensitet)"),
        (2, 50, "Løn for: 1 time (50 % intensitet)"),
        (45, 80, "Løn for: 36 timer (80 % intensitet)"),
    ],
)
def test_timebilledet_skriver_de_betalte_timer(timer: float, intensitet: float, overskrift: str) -> None:
    assert overskrift in tekster(timer_billede_svg(timer, intensitet))


def test_timebilledets_fyldte_areal_er_de_betalte_timer() -> None:
    """Første rækkes fyldte areal er lig anden rækkes: halvt så meget i dobbelt så mange timer."""
    rod = ET.fromstring(timer_billede_svg(20, 50))
    fyldte = [e for e in rod.iter(f"{SVG}rect") if e.attrib["fill"] == "#0b4f6c"]
    areal = [float(e.attrib["width"]) * float(e.attrib["height"]) for e in fyldte]
    assert len(areal) == 30
    assert sum(areal[:20]) == pytest.approx(sum(areal[20:]), rel=0.01)
