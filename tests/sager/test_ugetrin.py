"""Statens del pr. uge: hver krone fordelt, hver krone kun én gang, og uden uge fordeles intet."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings, strategies as st

from fleksjob.sager.betalingsdag import BETALINGSDAGE, betalingsdag, naeste_betalingsdag
from fleksjob.sager.ugetrin import DELT_EFTER_DAGE, fordel, forskellen, ugen

MAANEDER = st.dates(date(2017, 1, 1), date(2026, 11, 30)).map(lambda dag: dag.replace(day=1))
OERE = st.integers(1, 2_500_000).map(lambda oere: Decimal(oere) / 100)
LOEN = st.integers(0, 3_000_000).map(lambda oere: Decimal(oere) / 100)


@settings(deadline=None)
@given(maaned=MAANEDER, uger=st.integers(0, 300), beloeb=OERE, loen=LOEN)
def test_delene_er_beloebet_paa_oere_og_staten_betaler_aldrig_mere(
    maaned: date, uger: int, beloeb: Decimal, loen: Decimal
) -> None:
    svar = fordel(beloeb, maaned, maaned - timedelta(weeks=uger), loen)
    assert sum(en.brutto for en in svar.andele) == beloeb
    assert all(en.stat + en.kommune == en.brutto and 0 <= en.stat <= en.brutto for en in svar.andele)
    assert [en.trin for en in svar.andele] == sorted((en.trin or 0 for en in svar.andele), reverse=True)
    assert (DELT_EFTER_DAGE in svar.forbehold) == (len(svar.andele) > 1)


@settings(deadline=None)
@given(maaned=MAANEDER, uger=st.integers(0, 300), foer=OERE, nu=OERE, loen=LOEN)
def test_en_rettelse_flytter_praecis_forskellen(
    maaned: date, uger: int, foer: Decimal, nu: Decimal, loen: Decimal
) -> None:
    uge = maaned - timedelta(weeks=uger)
    a, b = fordel(foer, maaned, uge, loen), fordel(nu, maaned, uge, loen)
    dele = forskellen(b, a)
    assert sum((en.brutto for en in dele), Decimal(0)) == nu - foer
    assert sum((en.stat for en in dele), Decimal(0)) == sum(en.stat for en in b.andele) - sum(
        en.stat for en in a.andele
    )


def test_trinene_er_lovens() -> None:
    def trin(uger: int) -> list[int | None]:
        maaned = date(2026, 6, 1)
        return [
            en.trin
            for en in fordel(Decimal(10000), maaned, maaned - timedelta(weeks=uger), Decimal(6000)).andele
        ]

    assert trin(0) == [80, 40]
    assert trin(10) == [40]
    assert trin(24) == [40, 30]
    assert trin(40) == [30]
    assert trin(100) == [20]


def test_uden_foerste_uge_eller_foer_den_fordeles_intet() -> None:
    for uge in (None, date(2026, 9, 7)):
        (andel,) = fordel(Decimal(10000), date(2026, 6, 1), uge, Decimal(6000)).andele
        assert (andel.trin, andel.stat, andel.kommune) == (None, 0, 10000)
    assert ugen(date(2026, 6, 4), date(2026, 6, 1)) == 1
    assert ugen(date(2026, 6, 7), date(2026, 6, 8)) == 2


@given(
    regel=st.sampled_from([*BETALINGSDAGE, "1", "15", "28"]),
    dag=st.dates(date(2020, 1, 1), date(2026, 12, 31)),
)
def test_den_naeste_betalingsdag_er_en_hverdag_og_den_foerste(regel: str, dag: date) -> None:
    naeste = naeste_betalingsdag(regel, dag)
    assert naeste >= dag
    assert naeste.weekday() < 5
    assert (naeste - dag).days <= 35
    assert betalingsdag("sidste_hverdag", date(2026, 5, 1)) == date(2026, 5, 29)
