"""Statens refusion, fleksbidraget og ugerne, der får tællingen til at begynde forfra."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, strategies as st

from fleksjob.lov.bog.haandregning import regn_efter
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.vaerdier import vaerdi
from fleksjob.lov.ydelse.refusion import FELTNAVNE, LOFT_UDLEDT, LOV, beregn_refusion
from fleksjob.lov.ydelse.ugetaelling import begynder_forfra

EKSEMPLER: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "eksempler" / "refusion.yaml").read_text(encoding="utf-8")
)
MAJ_2024 = date(2024, 5, 1)

dage = st.dates(date(2016, 1, 4), date(2026, 12, 31))
uger = st.integers(1, 200)
kroner = st.decimals(0, 40_000, places=2).map(float)
ydelser = st.sampled_from(["fleksloentilskud", "ledighedsydelse"])


@pytest.mark.parametrize("e", EKSEMPLER, ids=[e["navn"] for e in EKSEMPLER])
def test_eksempel(e: dict[str, Any]) -> None:
    svar = beregn_refusion(**e["oplyst"])
    ventet = {maal: Decimal(str(x)).quantize(Decimal("0.01")) for maal, x in e["resultat"].items()}
    assert {maal: svar[maal] for maal in ventet} == ventet


@pytest.mark.parametrize("e", EKSEMPLER, ids=[e["navn"] for e in EKSEMPLER])
def test_haandberegningen_er_rigtig(e: dict[str, Any]) -> None:
    assert [linje for linje in regn_efter(e["haandberegning"]) if not linje.stemmer] == []


# -- offentliggjorte tal ---------------------------------------------------------------------------------------------


def test_me_25_fleksbidraget_i_2018() -> None:
    """bm.dk: 4.382 kr. i 2018. 0,30 × (18.260 − 3.652) = 4.382,40."""
    assert LOV.regn(("fleksbidrag_hoejst", "fleksbidrag_ophoerer_ved_loen"), date(2018, 5, 1), {}) == (
        4382,
        21910,
    )


def test_lovens_eget_loft_i_2015_niveau_er_samme_regel() -> None:
    """§ 7, stk. 2: 4.212 kr. i 2015-niveau = 30 pct. af 80 pct. af grundbeløbet i 2015."""
    grundbeloeb = vaerdi("fleksloentilskud_hoejeste_md", date(2015, 6, 1)).vaerdi
    assert grundbeloeb == 17_550
    assert round(0.30 * 0.80 * grundbeloeb, 2) == 4212


# -- forbehold -------------------------------------------------------------------------------------------------------


def test_loftet_er_udledt_undtagen_i_2018() -> None:
    def forbehold(dato: date, **x: Any) -> tuple[str, ...]:
        return beregn_refusion(
            **{"dato": dato, "uge": 60, "beloeb": 15000, "loen_uden_pension": 9000, **x}
        ).forbehold

    assert forbehold(date(2018, 12, 31)) == ()
    assert LOFT_UDLEDT in forbehold(date(2017, 12, 31))
    assert LOFT_UDLEDT in forbehold(date(2019, 1, 1))
    # Uden et bidrag er loftet uden betydning.
    assert forbehold(MAJ_2024, loen_uden_pension=30000) == ()
    assert forbehold(date(2026, 5, 1), uge=52) == ()
    assert forbehold(date(2026, 5, 1), ydelse="ledighedsydelse") == ()


def test_et_bidrag_stoerre_end_resten_siges_med_ordenes_tal() -> None:
    svar = beregn_refusion(dato=date(2018, 5, 1), uge=60, beloeb=1000, loen_uden_pension=10000)
    assert len(svar.forbehold) == 1
    assert svar.forbehold[0].endswith("Efter ordene alene ville det være 2.382 kr.")
    praecis = beregn_refusion(dato=date(2018, 5, 1), uge=60, beloeb=2977.50, loen_uden_pension=10000)
    assert (praecis.beloeb("fleksbidrag"), praecis.beloeb("kommunens_udgift")) == (2382, 0)
    assert praecis.forbehold == ()


# -- egenskaber ------------------------------------------------------------------------------------------------------


@given(dage, uger, kroner, ydelser, kroner, st.integers(0, 500), st.integers(0, 200))
def test_kommune_og_stat_betaler_tilsammen_det_hele(
    dato: date, uge: int, beloeb: float, ydelse: str, loen: float, pension: int, atp: int
) -> None:
    svar = beregn_refusion(
        dato=dato, uge=uge, beloeb=beloeb, ydelse=ydelse, loen_uden_pension=loen, pension=pension, atp=atp
    )
    i_alt = svar.beloeb("kommunens_udgift") + svar.beloeb("statens_udgift")
    assert abs(i_alt - Decimal(str(beloeb)) - pension - atp) <= Decimal("0.01")
    assert svar.beloeb("kommunens_udgift") >= 0
    assert 0 <= svar.beloeb("fleksbidrag") <= svar.beloeb("fleksbidrag_hoejst")


@given(dage, uger, uger, kroner, ydelser)
def test_en_senere_uge_giver_aldrig_mere_refusion(
    dato: date, a: int, b: int, beloeb: float, ydelse: str
) -> None:
    tidlig, sen = (
        beregn_refusion(dato=dato, uge=u, beloeb=beloeb, ydelse=ydelse, loen_uden_pension=0)
        for u in sorted((a, b))
    )
    assert sen.beloeb("refusion") <= tidlig.beloeb("refusion")
    assert sen.beloeb("refusionsprocent") in (80, 40, 30, 20)


@given(dage, kroner, kroner, kroner)
def test_mere_loen_giver_aldrig_mere_fleksbidrag(dato: date, beloeb: float, a: float, b: float) -> None:
    lidt, mere = (
        beregn_refusion(dato=dato, uge=60, beloeb=beloeb, loen_uden_pension=x) for x in sorted((a, b))
    )
    assert mere.beloeb("fleksbidrag") <= lidt.beloeb("fleksbidrag")
    vaek = mere.beloeb("fleksbidrag_ophoerer_ved_loen")
    assert (
        beregn_refusion(dato=dato, uge=60, beloeb=beloeb, loen_uden_pension=float(vaek)).beloeb("fleksbidrag")
        == 0
    )


# -- det, der afvises ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("oplyst", "felt", "besked"),
    [
        ({"dato": date(2016, 1, 3)}, "dato", "Statens refusion før 4. januar 2016 er ikke fundet"),
        ({"dato": date(2027, 1, 1)}, "dato", "Datoen 1. januar 2027 er uden for"),
        ({"dato": None}, "dato", "Datoen mangler"),
        ({"uge": 0}, "uge", "Ugens nummer må ikke være under 1, men er 0."),
        ({"uge": 5.5}, "uge", "Ugens nummer skal være et helt tal, fx 53."),
        ({"beloeb": -1}, "beloeb", "Ydelsens beløb må ikke være under 0, men er -1."),
        (
            {"ydelse": "su"},
            "ydelse",
            "Ydelsen »su« findes ikke; vælg fleksloentilskud eller ledighedsydelse.",
        ),
        ({"loen_uden_pension": None}, "loen_uden_pension", "Løn uden pension mangler"),
    ],
)
def test_forkerte_oplysninger(oplyst: dict[str, Any], felt: str, besked: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        beregn_refusion(**{"dato": MAJ_2024, "uge": 60, "beloeb": 10000, "loen_uden_pension": 0, **oplyst})
    assert fejl.value.felt == felt
    assert fejl.value.besked.startswith(besked)


def test_flere_fejl_kommer_paa_een_gang_med_brugerens_navne() -> None:
    with pytest.raises(UgyldigeInput) as fejl:
        beregn_refusion(dato=MAJ_2024, uge=0, beloeb=-1, loen_uden_pension=-1, pension=-1, atp=-1)
    assert [f.felt for f in fejl.value.fejl] == ["uge", *FELTNAVNE.values()]


def test_den_foerste_dag_kan_regnes() -> None:
    assert (
        beregn_refusion(dato=date(2016, 1, 4), uge=1, beloeb=100, loen_uden_pension=0).beloeb("refusion")
        == 80
    )


# -- hvornår tællingen begynder forfra -------------------------------------------------------------------------------

MANDAG = date(2023, 1, 2)


@pytest.mark.parametrize(("antal", "forfra"), [(51, False), (52, True)])
def test_52_hele_uger_med_selvforsoergelse(antal: int, forfra: bool) -> None:
    svar = begynder_forfra([(MANDAG, MANDAG + timedelta(weeks=antal))], date(2022, 1, 3), date(2024, 6, 3))
    assert (svar.hele_uger, svar.begynder_forfra) == (antal, forfra)


def test_en_uge_der_mangler_en_dag_er_ikke_hel() -> None:
    fra, til = MANDAG + timedelta(days=1), MANDAG + timedelta(weeks=2)
    assert begynder_forfra([(fra, til)], date(2022, 1, 3), date(2024, 6, 3)).hele_uger == 1
    til_og_med_loerdag = [(MANDAG, MANDAG + timedelta(days=6))]
    assert begynder_forfra(til_og_med_loerdag, date(2022, 1, 3), date(2024, 6, 3)).hele_uger == 0


def test_kun_tid_efter_den_foerste_uge_med_ydelse_taeller() -> None:
    """Første ydelse torsdag 5. januar 2023; ugen selv tæller ikke, så vinduet begynder mandag 9. januar."""
    svar = begynder_forfra([(date(2022, 1, 3), date(2023, 1, 23))], date(2023, 1, 5), date(2023, 6, 5))
    assert (svar.vindue_fra, svar.hele_uger) == (date(2023, 1, 9), 2)
    assert svar.regnestykke == (
        "2 hele kalenderuger med selvforsørgelse mellem 9. januar 2023 og 5. juni 2023; der skal 52 til"
    )


def test_kun_de_seneste_tre_aar_taeller() -> None:
    gammel = [(MANDAG, MANDAG + timedelta(weeks=52))]
    assert begynder_forfra(gammel, date(2022, 1, 3), MANDAG + timedelta(weeks=52)).begynder_forfra
    assert not begynder_forfra(gammel, date(2022, 1, 3), date(2026, 1, 20)).begynder_forfra


@given(
    st.lists(
        st.tuples(st.dates(date(2021, 1, 1), date(2025, 1, 1)), st.integers(0, 400)).map(
            lambda p: (p[0], p[0] + timedelta(days=p[1]))
        ),
        max_size=4,
    ),
    st.dates(date(2022, 1, 1), date(2026, 1, 1)),
)
def test_hver_uge_taelles_hoejst_een_gang(tid: list[tuple[date, date]], pr: date) -> None:
    svar = begynder_forfra(tid, date(2021, 1, 4), pr)
    fri = {fra + timedelta(days=i) for fra, til in tid for i in range((til - fra).days)}
    fri = {d for d in fri if svar.vindue_fra <= d < pr}
    mandage = {d for d in fri if d.weekday() == 0}
    assert svar.hele_uger == sum(all(m + timedelta(days=i) in fri for i in range(7)) for m in mandage)
    assert svar == begynder_forfra([*tid[::-1], *tid], date(2021, 1, 4), pr)


def test_ugetaellingen_afviser_modsigelser() -> None:
    with pytest.raises(UgyldigtInput, match="slutdagen skal være senere"):
        begynder_forfra([(date(2024, 1, 2), date(2024, 1, 1))], date(2023, 1, 2), MAJ_2024)
    with pytest.raises(UgyldigtInput, match="skal ligge før"):
        begynder_forfra([], date(2024, 5, 2), MAJ_2024)
