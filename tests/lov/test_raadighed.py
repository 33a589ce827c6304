"""Revurderingen af retten til ledighedsydelse: 12 måneder inden for 18, afsluttet inden 18."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleksjob.lov.kalender import laeg_maaneder_til
from fleksjob.lov.revurdering import Ydelsesperiode, dage_med_ydelse, revurdering

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
