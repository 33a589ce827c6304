"""Ure, der standser: regnestykket, og det, der skal gælde, hvordan uret end standses."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, strategies as st

from fleksjob.lov.sagsgang import ure
from fleksjob.lov.sagsgang.kalender import Frist, maaneder_fra, uger_fra
from fleksjob.lov.sagsgang.proces import raekker
from fleksjob.lov.sagsgang.ure import (
    GRUNDE,
    Standset,
    Stop,
    Ur,
    der_standser,
    forbehold_om_stop,
    raekke_for,
    samlede,
    standset,
    uden_stop,
)

D = date
RAEKKER = raekker().standsninger
DAGE = st.dates(D(2013, 1, 1), D(2030, 12, 31))


@st.composite
def et_stop(draw: st.DrawFn, aabent: bool = True) -> Stop:
    fra = draw(DAGE)
    laengde = draw(st.integers(0, 400))
    ender = not aabent or draw(st.integers(0, 9)) > 0
    return Stop(fra, fra + timedelta(days=laengde) if ender else None, draw(st.sampled_from(sorted(GRUNDE))))


STOP = st.lists(et_stop(), max_size=6)
LUKKEDE = st.lists(et_stop(aabent=False), max_size=6)
LAENGDER = st.integers(1, 60)


def dagene(stop: list[Stop]) -> set[date]:
    """Alle dage, hvor noget standsede."""
    return {
        et.fra + timedelta(days=n) for et in stop if et.til is not None for n in range((et.til - et.fra).days)
    }


# --- regnestykket ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stop", "dato", "tekst"),
    [
        ((), D(2023, 9, 1), "30 måneder fra 1. marts 2021 = 1. september 2023"),
        (
            (Stop(D(2022, 3, 12), D(2022, 3, 27), "barsel"),),
            D(2023, 9, 16),
            "30 måneder fra 1. marts 2021, standset 12.–26. marts 2022 (barsel): "
            "15 dage senere end 1. september 2023 = 16. september 2023",
        ),
        # Én dag; og to tider, hvor den anden kun når med, fordi den første har rykket fristen.
        (
            (Stop(D(2022, 3, 12), D(2022, 3, 13), "sygdom"),),
            D(2023, 9, 2),
            "30 måneder fra 1. marts 2021, standset 12. marts 2022 (sygdom): "
            "1 dag senere end 1. september 2023 = 2. september 2023",
        ),
        (
            (
                Stop(D(2022, 12, 20), D(2023, 1, 19), "barsel"),
                Stop(D(2023, 9, 20), D(2023, 9, 30), "sorgorlov"),
            ),
            D(2023, 10, 11),
            "30 måneder fra 1. marts 2021, standset 20. december 2022–18. januar 2023 (barsel) og "
            "20.–29. september 2023 (sorgorlov): 40 dage senere end 1. september 2023 = 11. oktober 2023",
        ),
        (
            (Stop(D(2022, 3, 12), None, "barsel"),),
            None,
            "30 måneder fra 1. marts 2021; uret har stået stille siden 12. marts 2022 (barsel)",
        ),
    ],
)
def test_30_maaneder_fra_1_marts_2021(stop: tuple[Stop, ...], dato: date | None, tekst: str) -> None:
    frist = Ur(begyndt=D(2021, 3, 1), laengde=30, enhed="maaneder", stop=stop).frist()
    assert (frist.dato, frist.regnestykke) == (dato, tekst)


@pytest.mark.parametrize(
    ("stop", "dage"),
    [
        (Stop(D(2021, 2, 20), D(2021, 3, 3), "barsel"), 1),  # kun 2. marts: begyndelsesdagen tælles ikke
        (Stop(D(2021, 3, 1), D(2021, 3, 2), "barsel"), 0),
        (Stop(D(2021, 3, 15), D(2021, 3, 18), "barsel"), 3),  # begynder på selve fristen
        (Stop(D(2021, 3, 16), D(2021, 4, 16), "barsel"), 0),  # dagen efter fristen
        (Stop(D(2021, 3, 10), D(2021, 3, 10), "barsel"), 0),
        (Stop(D(2021, 3, 10), D(2021, 3, 9), "barsel"), 0),
    ],
)
def test_kanterne_paa_to_uger(stop: Stop, dage: int) -> None:
    frist = Ur(begyndt=D(2021, 3, 1), laengde=2, enhed="uger", stop=(stop,)).frist()
    assert frist.dato == D(2021, 3, 15) + timedelta(days=dage)
    assert frist.dage == dage


def test_en_klippet_maaned_staar_der_stadig() -> None:
    frist = Ur(
        begyndt=D(2023, 8, 31),
        laengde=6,
        enhed="maaneder",
        stop=(Stop(D(2023, 9, 1), D(2023, 9, 2), "sygdom"),),
    ).frist()
    assert frist.regnestykke.startswith(
        "6 måneder fra 31. august 2023 = 29. februar 2024 (måneden har kun 29 dage), standset 1. september 2023"
    )
    assert frist.dato == D(2024, 3, 1)


def test_overlap_siger_begge_grunde_en_gang() -> None:
    stop = [
        Stop(D(2024, 1, 10), D(2024, 1, 20), "afventer_borger"),
        Stop(D(2024, 1, 15), D(2024, 1, 25), "afventer_helbredsoplysninger"),
        Stop(D(2024, 1, 18), D(2024, 1, 22), "afventer_borger"),
    ]
    (ene,) = samlede(stop)
    assert (ene.fra, ene.til) == (D(2024, 1, 10), D(2024, 1, 25))
    assert ene.grund == "ventetid på borgeren; ventetid på helbredsoplysninger"


# --- det, der altid gælder ------------------------------------------------------------------------------------


@given(DAGE, LAENGDER, LUKKEDE)
def test_der_gaar_lige_saa_mange_dage_uden_standsning(begyndt: date, laengde: int, stop: list[Stop]) -> None:
    uden = maaneder_fra(begyndt, laengde).dato
    med = Ur(begyndt=begyndt, laengde=laengde, enhed="maaneder", stop=tuple(stop)).frist().dato
    assert med is not None
    stille = dagene(stop)
    gaaet = sum(begyndt + timedelta(days=n) not in stille for n in range(1, (med - begyndt).days + 1))
    assert gaaet == (uden - begyndt).days


@given(DAGE, LAENGDER, STOP, et_stop())
def test_endnu_et_stop_goer_aldrig_fristen_tidligere(
    begyndt: date, laengde: int, stop: list[Stop], nyt: Stop
) -> None:
    foer = Ur(begyndt=begyndt, laengde=laengde, enhed="maaneder", stop=tuple(stop)).frist()
    efter = Ur(begyndt=begyndt, laengde=laengde, enhed="maaneder", stop=(*stop, nyt)).frist()
    assert (efter.dato or date.max) >= (foer.dato or date.max)


@given(DAGE, LAENGDER, LUKKEDE, et_stop())
def test_et_stop_efter_fristen_aendrer_intet(
    begyndt: date, laengde: int, stop: list[Stop], nyt: Stop
) -> None:
    foer = Ur(begyndt=begyndt, laengde=laengde, enhed="uger", stop=tuple(stop)).frist()
    assert foer.dato is not None
    senere = Stop(foer.dato + timedelta(days=1), nyt.til and max(nyt.til, foer.dato), nyt.grund)
    assert Ur(begyndt=begyndt, laengde=laengde, enhed="uger", stop=(*stop, senere)).frist().dato == foer.dato


@given(DAGE, LAENGDER, STOP, st.randoms(use_true_random=False))
def test_orden_og_gentagelser_er_ligegyldige(
    begyndt: date, laengde: int, stop: list[Stop], tilfaeldig: Random
) -> None:
    blandet = [*stop, *stop]
    tilfaeldig.shuffle(blandet)
    assert standset(uger_fra(begyndt, laengde), begyndt, blandet) == standset(
        uger_fra(begyndt, laengde), begyndt, stop
    )


@given(DAGE, st.integers(1, 26), st.integers(1, 26), LUKKEDE)
def test_en_forlaenget_frist_med_stop_er_aldrig_tidligere_end_den_uden_forlaengelse(
    begyndt: date, uger: int, ekstra: int, stop: list[Stop]
) -> None:
    """Standset, forlænget, ufuldstændig igen: længden og standsningerne virker hver for sig."""
    kort = Ur(begyndt=begyndt, laengde=uger, enhed="uger", stop=tuple(stop)).frist().dato
    lang = Ur(begyndt=begyndt, laengde=uger + ekstra, enhed="uger", stop=tuple(stop)).frist().dato
    assert kort is not None
    assert lang is not None
    assert lang >= kort + timedelta(weeks=ekstra)


@given(DAGE, st.integers(1, 26), DAGE, st.integers(0, 60), st.integers(0, 60))
def test_ufuldstaendig_to_gange_i_traek_er_som_en_gang(
    begyndt: date, uger: int, fra: date, foerste: int, anden: int
) -> None:
    midt, til = fra + timedelta(days=foerste), fra + timedelta(days=foerste + anden)
    delt = (Stop(fra, midt, "afventer_borger"), Stop(midt, til, "afventer_helbredsoplysninger"))
    hel = (Stop(fra, til, "afventer_borger"),)
    assert (
        Ur(begyndt=begyndt, laengde=uger, enhed="uger", stop=delt).frist().dato
        == Ur(begyndt=begyndt, laengde=uger, enhed="uger", stop=hel).frist().dato
    )


@given(LUKKEDE)
def test_samlede_er_i_orden_uden_overlap_og_har_de_samme_dage(stop: list[Stop]) -> None:
    fundne = samlede(stop)
    assert dagene(fundne) == dagene(stop)
    for en, naeste in pairwise(fundne):
        assert en.til is not None
        assert en.til < naeste.fra


@given(st.lists(st.tuples(DAGE, st.integers(1, 500)), max_size=4), LUKKEDE)
def test_uden_stop_fjerner_praecis_de_standsede_dage(par: list[tuple[date, int]], stop: list[Stop]) -> None:
    perioder, dag = [], D(2012, 1, 1)
    for fra, laengde in sorted(par):
        begyndt = max(fra, dag)
        dag = begyndt + timedelta(days=laengde)
        perioder.append((begyndt, dag))
    med = {fra + timedelta(days=n) for fra, til in perioder for n in range((til - fra).days)}
    rest = uden_stop(perioder, stop)
    assert {fra + timedelta(days=n) for fra, til in rest for n in range((til - fra).days)} == med - dagene(
        stop
    )


def test_et_stop_uden_ende_fjerner_resten() -> None:
    assert uden_stop([(D(2024, 1, 1), D(2025, 1, 1))], [Stop(D(2024, 6, 1), None, "barsel")]) == [
        (D(2024, 1, 1), D(2024, 6, 1))
    ]


# --- rækkerne -------------------------------------------------------------------------------------------------

STANDSER = {
    ("revurdering_ledighedsydelse", "barsel"),
    ("revurdering_ledighedsydelse", "sorgorlov"),
    ("sagsbehandlingsfrist", "afventer_borger"),
    ("sagsbehandlingsfrist", "afventer_helbredsoplysninger"),
}


def test_kun_det_loven_naevner_standser() -> None:
    stop = [Stop(D(2024, 3, 1), D(2024, 4, 1), grund) for grund in GRUNDE]
    alle = {ur for raekke in RAEKKER for ur in raekke.ure}
    assert {(ur, et.grund) for ur in alle for et in der_standser(ur, stop, RAEKKER)} == STANDSER


@pytest.mark.parametrize("ur", ["klagefrist", "genvurdering_klage", "aktindsigt"])
@pytest.mark.parametrize("grund", sorted(GRUNDE))
def test_klage_genvurdering_og_aktindsigt_standser_aldrig(ur: str, grund: str) -> None:
    raekke = raekke_for(ur, Stop(D(2024, 3, 1), None, grund), RAEKKER)
    assert raekke is not None
    assert not raekke.standser


def test_ingen_grund_har_to_raekker_paa_samme_dag() -> None:
    for dag in (D(2012, 12, 31), D(2013, 1, 1), D(2021, 2, 11), D(2021, 2, 12), D(2026, 7, 1)):
        gaeldende = [r for r in RAEKKER if r.gaelder(dag)]
        for ur in {ur for r in gaeldende for ur in r.ure} - {"klagefrist"}:
            grunde = [g for r in gaeldende if ur in r.ure for g in r.grunde]
            assert len(grunde) == len(set(grunde)), (ur, dag)


@pytest.mark.parametrize(
    ("ur", "stop", "tekst"),
    [
        ("revurdering_ledighedsydelse", Stop(D(2021, 2, 12), None, "barsel"), ""),
        (
            "revurdering_ledighedsydelse",
            Stop(D(2021, 2, 11), None, "barsel"),
            "At tid med barsel ikke tælles med, er læst i loven fra 2021; hvad der gjaldt før, er antaget.",
        ),
        (
            "opfoelgning_30_mdr",
            Stop(D(2024, 3, 1), D(2024, 4, 1), "barsel"),
            "Der er ikke fundet en regel om, at fristen standser ved barsel, så den er ikke standset.",
        ),
        (
            "sagsbehandlingsfrist",
            Stop(D(2024, 3, 1), None, "afventer_borger"),
            "At fristen standser ved ventetid på borgeren, er kommunal praksis og ikke læst i loven.",
        ),
        ("opfoelgning_30_mdr", Stop(D(2024, 3, 1), D(2024, 4, 1), "afventer_borger"), ""),
        ("opfoelgning_30_mdr", Stop(D(2026, 3, 1), None, "barsel"), ""),  # begynder efter fristen
        ("opfoelgning_30_mdr", Stop(D(2020, 3, 1), D(2020, 4, 1), "barsel"), ""),  # slut før uret
    ],
)
def test_forbeholdet_siger_hvad_der_ikke_vides(ur: str, stop: Stop, tekst: str) -> None:
    assert forbehold_om_stop(ur, [stop, stop], D(2021, 1, 1), D(2025, 12, 31), RAEKKER) == tekst


def test_foer_klipper_det_der_varer_ved_lukningen() -> None:
    stop = [Stop(D(2024, 1, 1), None, "barsel"), Stop(D(2024, 6, 1), None, "sygdom")]
    assert ure.foer(stop, D(2024, 3, 1)) == (Stop(D(2024, 1, 1), D(2024, 3, 1), "barsel"),)


def test_forbeholdet_paa_fristen_bevares() -> None:
    frist = Frist(D(2024, 5, 1), "4 uger fra 3. april 2024 = 1. maj 2024", "Tvivl.")
    assert standset(frist, D(2024, 4, 3), []) == Standset(frist.dato, frist.regnestykke, "Tvivl.")
    assert standset(frist, D(2024, 4, 3), [Stop(D(2024, 4, 10), None, "barsel")]).forbehold == "Tvivl."
