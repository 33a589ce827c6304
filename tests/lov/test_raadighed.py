"""Revurderingen af retten til ledighedsydelse: 12 måneder inden for 18, afsluttet inden 18, og hvad der ikke tæller."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from fleksjob.lov.kerne.vaerdier import vaerdi
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.revurdering import (
    REDEGOERELSER,
    Ydelsesperiode,
    dage_med_ydelse,
    efter_flytning,
    hoej_sats_slutter,
    jobrettet_uddannelse_inden,
    manglende_redegoerelser,
    revurdering,
)
from fleksjob.lov.sagsgang.ure import Stop

DAGE = st.dates(date(2013, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("perioder", "udloest", "frist"),
    [
        ([(date(2025, 1, 1), None)], date(2026, 1, 1), date(2026, 7, 1)),
        ([(date(2024, 8, 31), None)], date(2025, 8, 31), date(2026, 2, 28)),
        # Et afbræk på tre måneder flytter begge grænser tre måneder.
        (
            [(date(2024, 1, 1), date(2024, 7, 1)), (date(2024, 10, 1), None)],
            date(2025, 4, 3),
            date(2025, 10, 1),
        ),
        # Efter 15 måneders afbræk er det første halve år faldet ud af vinduet.
        (
            [(date(2024, 1, 1), date(2024, 7, 1)), (date(2025, 10, 1), None)],
            date(2026, 10, 1),
            date(2027, 4, 1),
        ),
        ([(date(2024, 1, 1), date(2025, 3, 1))], date(2025, 1, 1), None),
        ([(date(2024, 1, 1), date(2024, 3, 1))], None, None),
    ],
)
def test_revurdering(
    perioder: list[tuple[date, date | None]], udloest: date | None, frist: date | None
) -> None:
    fundet = revurdering(1, [Ydelsesperiode(*p) for p in perioder], perioder[0][0])
    assert (fundet.udloest, fundet.frist) == (udloest, frist)


@given(DAGE)
def test_en_ubrudt_periode_giver_praecis_12_og_18_maaneder(start: date) -> None:
    fundet = revurdering(1, [Ydelsesperiode(start)], start)
    assert fundet.udloest == laeg_maaneder_til(start, 12)
    assert fundet.frist == laeg_maaneder_til(start, 18)


@given(DAGE, st.integers(1, 300), st.integers(0, 170))
def test_et_afbraek_goer_aldrig_fristen_tidligere(start: date, foerste: int, afbraek: int) -> None:
    slut = start + timedelta(days=foerste)
    brudt = revurdering(
        1, [Ydelsesperiode(start, slut), Ydelsesperiode(slut + timedelta(days=afbraek))], start
    )
    ubrudt = revurdering(1, [Ydelsesperiode(start)], start)
    assert brudt.udloest is not None
    assert ubrudt.udloest is not None
    assert brudt.udloest >= ubrudt.udloest


@given(DAGE, st.integers(1, 300))
def test_to_perioder_uden_mellemrum_er_en(start: date, foerste: int) -> None:
    slut = start + timedelta(days=foerste)
    delt = revurdering(1, [Ydelsesperiode(start, slut), Ydelsesperiode(slut)], start)
    hel = revurdering(1, [Ydelsesperiode(start)], start)
    assert (delt.udloest, delt.frist) == (hel.udloest, hel.frist)


def test_dage_med_ydelse_taelles_til_dagen_foer() -> None:
    perioder = [(date(2024, 1, 1), date(2024, 2, 1)), (date(2024, 3, 1), None)]
    assert dage_med_ydelse(perioder, date(2024, 3, 11)) == 41


# --- tid, der ikke tæller --------------------------------------------------------------------------------------


def test_barsel_taelles_ikke_med() -> None:
    """Ydelse fra 1. januar 2024; barsel 1. juni til 31. august (92 dage) rykker begge grænser 92 dage."""
    uden = (Stop(date(2024, 6, 1), date(2024, 9, 1), "barsel"),)
    fundet = revurdering(1, [Ydelsesperiode(date(2024, 1, 1))], date(2024, 1, 1), uden=uden)
    assert fundet.udloest == date(2025, 1, 1) + timedelta(days=92)
    assert fundet.frist == date(2025, 7, 1) + timedelta(days=92)
    assert fundet.regnestykke == (
        "12 måneder inden for 18 nås 3. april 2025, og 18 måneder med ydelse nås 1. oktober 2025; "
        "tiden 1. juni–31. august 2024 (barsel, 92 dage) er ikke talt med"
    )


def test_saa_laenge_barslen_varer_staar_uret_stille() -> None:
    uden = (Stop(date(2024, 6, 1), None, "barsel"),)
    fundet = revurdering(1, [Ydelsesperiode(date(2024, 1, 1))], date(2024, 1, 1), uden=uden)
    assert (fundet.udloest, fundet.frist) == (None, None)
    assert fundet.regnestykke == (
        "der løber ingen ydelse, som tæller, og 12 måneder inden for 18 er ikke nået; uret står stille; "
        "tiden fra 1. juni 2024 (barsel) er ikke talt med"
    )


def test_en_lang_barsel_skubber_den_foerste_tid_ud_af_vinduet() -> None:
    """4 måneders ydelse, 15 måneders barsel: de 4 måneder er faldet ud af de 18, når der igen tælles."""
    uden = (Stop(date(2024, 5, 1), date(2025, 8, 1), "barsel"),)
    fundet = revurdering(1, [Ydelsesperiode(date(2024, 1, 1))], date(2024, 1, 1), uden=uden)
    assert fundet.udloest == date(2026, 8, 1)


@given(
    DAGE,
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 300)), max_size=3),
    st.integers(0, 900),
    st.integers(0, 300),
)
def test_mere_barsel_goer_aldrig_revurderingen_tidligere(
    start: date, tider: list[tuple[int, int]], fra: int, dage: int
) -> None:
    stop = [_barsel(start, *tid) for tid in tider]
    foer = revurdering(1, [Ydelsesperiode(start)], start, uden=stop)
    efter = revurdering(1, [Ydelsesperiode(start)], start, uden=[*stop, _barsel(start, fra, dage)])
    assert foer.udloest is not None
    assert foer.frist is not None
    assert efter.udloest is not None
    assert efter.frist is not None
    assert efter.udloest >= foer.udloest
    assert efter.frist >= foer.frist


def _barsel(start: date, fra: int, dage: int) -> Stop:
    begyndt = start + timedelta(days=fra)
    return Stop(begyndt, begyndt + timedelta(days=dage), "barsel")


@given(DAGE, st.integers(1, 300), st.integers(0, 300))
def test_overlappende_barsel_taeller_en_gang(start: date, dage: int, forskudt: int) -> None:
    en, to = _barsel(start, 30, dage), _barsel(start, 30 + min(forskudt, dage), dage)
    hel = Stop(en.fra, to.til, "barsel")
    assert (
        revurdering(1, [Ydelsesperiode(start)], start, uden=[en, to]).frist
        == revurdering(1, [Ydelsesperiode(start)], start, uden=[hel]).frist
    )


# --- flytning, redegørelser og de to andre grænser --------------------------------------------------------------


@pytest.mark.parametrize(
    ("frist", "flyttet", "senest"),
    [
        (date(2025, 7, 1), date(2025, 6, 1), date(2025, 12, 1)),
        (date(2025, 7, 1), date(2025, 1, 1), date(2025, 7, 1)),  # 6 måneder er netop fristen
        (date(2025, 7, 1), date(2024, 10, 1), date(2025, 7, 1)),  # fristen bliver aldrig kortere
    ],
)
def test_seks_maaneder_efter_flytningen(frist: date, flyttet: date, senest: date) -> None:
    efter = efter_flytning(frist, flyttet)
    assert efter.dato == senest
    assert efter.regnestykke.startswith("kan det ikke nås på grund af flytningen, senest 6 måneder fra ")
    assert efter.forbehold == ""


def test_flytning_foer_2021_er_udledt() -> None:
    assert "udledt" in efter_flytning(date(2021, 1, 1), date(2020, 12, 1)).forbehold


def test_de_fire_redegoerelser() -> None:
    assert [en.kode for en in REDEGOERELSER] == ["tilbud", "ressourcer", "arbejdsevne", "pension"]
    assert [en.kode for en in manglende_redegoerelser(["pension", "tilbud"])] == ["ressourcer", "arbejdsevne"]
    assert manglende_redegoerelser([en.kode for en in REDEGOERELSER]) == ()


def test_jobrettet_uddannelse_inden_for_ni_maaneder_sammenlagt() -> None:
    assert jobrettet_uddannelse_inden([Ydelsesperiode(date(2024, 1, 1))]) == date(2024, 10, 1)
    brudt = [Ydelsesperiode(date(2024, 1, 1), date(2024, 5, 1)), Ydelsesperiode(date(2024, 8, 1))]
    assert jobrettet_uddannelse_inden(brudt) == date(2025, 1, 1)  # 92 dage senere
    assert jobrettet_uddannelse_inden([Ydelsesperiode(date(2024, 1, 1), date(2024, 5, 1))]) is None
    assert jobrettet_uddannelse_inden([]) is None
    assert vaerdi("jobrettet_uddannelse_inden", date(2026, 6, 30)).forbehold == ""
    assert "udledt" in vaerdi("jobrettet_uddannelse_inden", date(2026, 7, 1)).forbehold


def test_de_hoeje_satser_i_seks_maaneder_efter_fleksydelsesalderen() -> None:
    perioder = [Ydelsesperiode(date(2023, 1, 1))]
    assert hoej_sats_slutter(perioder, date(2024, 3, 1)) == date(2024, 9, 1)
    brudt = [Ydelsesperiode(date(2023, 1, 1), date(2024, 4, 1)), Ydelsesperiode(date(2024, 6, 1))]
    assert hoej_sats_slutter(brudt, date(2024, 3, 1)) == date(2024, 11, 1)  # 61 dage senere
    assert hoej_sats_slutter([Ydelsesperiode(date(2023, 1, 1), date(2024, 4, 1))], date(2024, 3, 1)) is None


@pytest.mark.parametrize("navn", ["anden_aktoer_ret_efter", "anden_aktoer_pligt_efter"])
def test_tvivlen_om_anden_aktoer_siges_med_dato(navn: str) -> None:
    assert vaerdi(navn, date(2017, 12, 31)).forbehold == ""
    assert "Læst for 2017; vejledning nr. 9267" in vaerdi(navn, date(2018, 1, 1)).forbehold
    assert "ikke set efter LOV nr. 1750" in vaerdi(navn, date(2026, 7, 1)).forbehold
