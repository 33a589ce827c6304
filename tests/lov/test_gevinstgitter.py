"""Kan det betale sig: gitteret over timeløn og år, og én persons timer."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.tilskud.fleksloentilskud import LOV
from fleksjob.lov.tilskud.gevinstgitter import MED_NETTO, Celle, gevinst_efter_timer, gitter
from fleksjob.lov.tilskud.kurve import indkomst_efter_timer
from fleksjob.lov.tilskud.oplysninger import laes_oplysninger

AARENE = (2018, 2024, 2026)
# Timer om ugen, hvor lønloftet begynder at binde; timelønnen er med pension, og fuld tid er 37 timer til den samme.
STOPPER = {
    130: ("6.6", "2.3", "0"),
    150: ("12.7", "9.0", "5.4"),
    175: ("18.5", "15.3", "12.2"),
    200: ("26.2", "20.6", "17.3"),
    250: (None, "32.9", "28.9"),
}


def _en_decimal(x: Decimal | None) -> Decimal | None:
    return None if x is None else x.quantize(Decimal("0.1"), rounding="ROUND_HALF_UP")


def test_gitteret_er_den_kendte_tabel() -> None:
    g = gitter(timeloenninger=list(STOPPER), aarene=AARENE)
    regnet = {int(r[0].timeloen): tuple(_en_decimal(c.stopper_ved) for c in r) for r in g.celler}
    assert regnet == {
        loen: tuple(None if x is None else Decimal(x).quantize(Decimal("0.1")) for x in raekke)
        for loen, raekke in STOPPER.items()
    }


def _celle(timeloen: float, aar: int, fuldtid: float | None = None, pension_pct: float = 0) -> Celle:
    return gitter(
        timeloenninger=[timeloen], aarene=[aar], fuldtidstimeloen=fuldtid, pension_pct=pension_pct
    ).celler[0][0]


def test_en_time_mere_foer_og_efter_loftet() -> None:
    """150 kr.: 150 × 52/12 = 650 i løn, 70 pct. = 455 i alt før loftet; intet efter."""
    celle = _celle(150, 2024)
    assert celle.foer is not None
    assert celle.efter is not None
    assert (celle.foer.i_alt, celle.foer.i_haanden) == (Decimal("455.00"), Decimal("455.00"))
    assert (celle.efter.i_alt, celle.efter.i_haanden) == (Decimal("0.00"), Decimal("0.00"))


def test_med_pension_falder_det_til_raadighed_efter_loftet() -> None:
    """12 pct. pension af 650 kr. er 78 kr., som går fra tilskuddet."""
    celle = _celle(150, 2026, pension_pct=12)
    assert celle.foer is not None
    assert celle.efter is not None
    assert celle.foer.i_alt == Decimal("509.60")  # 650 × 1,12 × 0,70
    assert celle.foer.i_haanden == Decimal("431.60")  # uden de 78 til pension
    assert (celle.efter.i_alt, celle.efter.i_haanden) == (Decimal("0.00"), Decimal("-78.00"))


def test_hoejere_fuldtidsloen_flytter_loftet() -> None:
    samme, hoejere = _celle(150, 2026), _celle(150, 2026, fuldtid=175)
    assert samme.stopper_ved == Decimal("5.38")
    # (175 × 37 × 52/12 − 21.600) / 0,70 = 9.226,19 i løn; / 650 = 14,19 timer
    assert hoejere.stopper_ved == Decimal("14.19")


def test_hvor_loftet_binder_fra_den_foerste_time_er_der_intet_foer() -> None:
    celle = _celle(130, 2026)
    assert (celle.stopper_ved, celle.foer) == (Decimal("0.00"), None)
    assert celle.efter is not None
    assert celle.efter.i_alt == 0
    assert [s.zone for s in celle.stykker] == ["C"]


def test_hvor_loftet_aldrig_binder_er_der_intet_efter() -> None:
    celle = _celle(250, 2018)
    assert (celle.stopper_ved, celle.efter) == (None, None)
    assert [s.zone for s in celle.stykker] == ["A", "B", "D"]
    assert [s.vaerdi.i_alt for s in celle.stykker] == [
        Decimal("758.33"),
        Decimal("487.50"),
        Decimal("1083.33"),
    ]


def test_stykkerne_daekker_alle_timer_og_haenger_sammen() -> None:
    for celle in (c for r in gitter(timeloenninger=list(STOPPER), aarene=AARENE).celler for c in r):
        assert (celle.stykker[0].fra, celle.stykker[-1].til) == (Decimal(0), Decimal(37))
        assert [s.til for s in celle.stykker[:-1]] == [s.fra for s in celle.stykker[1:]]


def test_raekkerne_er_kurvens_tal() -> None:
    g = gevinst_efter_timer(aar=2026, timeloen=150, fuldtidstimeloen=165, pension_pct=12)
    kurve = indkomst_efter_timer(dato=date(2026, 7, 1), timeloen=150, fuldtidstimeloen=165, pension_pct=12)
    ved = {p.timer: p for p in kurve.punkter}
    assert [r.timer for r in g.raekker] == list(range(1, 38))
    for r in g.raekker:
        p = ved[Decimal(f"{r.timer}.0")]
        assert (r.i_alt, r.i_haanden, r.fleksloentilskud, r.zone) == (
            p.i_alt,
            p.i_haanden,
            p.fleksloentilskud,
            p.zone,
        )
    assert g.raekker[-1].en_time_mere is None
    mere = g.raekker[0].en_time_mere
    assert mere is not None
    assert mere.i_alt == g.raekker[1].i_alt - g.raekker[0].i_alt


def test_saetningerne_siger_hvor_og_hvorfor() -> None:
    g = gevinst_efter_timer(aar=2026, timeloen=150, fuldtidstimeloen=165, pension_pct=12)
    assert g.saetninger[0] == (
        "Flere timer betaler sig indtil 15,76 timer om ugen. Løn og tilskud kan tilsammen højst blive fuldtidslønnen "
        "på 29.629,60 kr. om måneden, så derefter falder tilskuddet lige så meget, som lønnen stiger."
    )
    assert g.saetninger[1] == "Fra 0 til 15,76 timer giver en time mere 509,60 kr. mere i alt om måneden."
    assert "op til 78 kr. mindre til rådighed" in g.saetninger[2]
    aldrig = gevinst_efter_timer(aar=2018, timeloen=250, fuldtidstimeloen=None)
    assert aldrig.saetninger[0] == "Hver time mere giver mere i alt, helt op til 37 timer om ugen."
    straks = gevinst_efter_timer(aar=2026, timeloen=130, fuldtidstimeloen=None)
    assert straks.saetninger[0].startswith("Flere timer betaler sig ikke. ")


def test_netto_er_der_kun_naar_den_er_bedt_om_og_siger_sit_forbehold() -> None:
    uden = gevinst_efter_timer(aar=2026, timeloen=150, fuldtidstimeloen=165)
    med = gevinst_efter_timer(aar=2026, timeloen=150, fuldtidstimeloen=165, love=MED_NETTO)
    assert {r.netto for r in uden.raekker} == {None}
    assert med.celle.foer is not None
    assert med.celle.foer.netto is not None
    # Zone A uden pension: 650 kr. × (0,92 × 0,6229 − 0,30 × 0,6229 + 0,1275 × 0,257)
    ventet = 650 * (0.62 * 0.6229 + 0.1275 * 0.257)
    assert float(med.celle.foer.netto) == pytest.approx(ventet, abs=0.02)
    assert any("omtrentlig" in f for f in med.forbehold)
    assert not any("omtrentlig" in f for f in uden.forbehold)


def test_gentagelser_taelles_en_gang_og_alt_staar_i_orden() -> None:
    g = gitter(timeloenninger=[200, 150, 200], aarene=[2026, 2018, 2026])
    assert (g.timeloenninger, g.aarene) == ((Decimal("150.00"), Decimal("200.00")), (2018, 2026))


def test_seks_hundrede_celler_er_ikke_for_mange() -> None:
    g = gitter(timeloenninger=range(100, 200), aarene=range(2013, 2019))
    assert sum(len(raekke) for raekke in g.celler) == 600
    with pytest.raises(UgyldigtInput, match="101 timelønninger gange 6 år"):
        gitter(timeloenninger=range(100, 201), aarene=range(2013, 2019))


def test_et_stykke_paa_mindre_end_en_tiendedel_time_laegges_til() -> None:
    """2018, 250,60 kr.: tilskuddet er væk efter 36,6 timer; ved 248,1 kr. efter 36,97, og det stykke kan ikke måles."""
    assert [s.zone for s in _celle(250.6, 2018).stykker] == ["A", "B", "D"]
    assert [s.zone for s in _celle(248.1, 2018).stykker] == ["A", "B"]


@pytest.mark.parametrize(
    ("oplyst", "felt"),
    [
        ({"timeloenninger": [], "aarene": [2026]}, "timeloen"),
        ({"timeloenninger": [150], "aarene": []}, "aar"),
        ({"timeloenninger": [0], "aarene": [2026]}, "timeloen"),
        ({"timeloenninger": [-1], "aarene": [2026]}, "timeloen"),
        ({"timeloenninger": [150], "aarene": [2012]}, "dato"),
        ({"timeloenninger": [150], "aarene": [2027]}, "dato"),
        ({"timeloenninger": [150], "aarene": [2026], "fuldtidstimeloen": 140}, "fuldtidstimeloen"),
        ({"timeloenninger": range(100, 200), "aarene": range(2013, 2027)}, "timeloen"),
        (
            {"timeloenninger": [150], "aarene": [2026], "kommuneskat_pct": 101, "love": MED_NETTO},
            "kommuneskat_pct",
        ),
        ({"timeloenninger": [150], "aarene": [2015], "love": MED_NETTO}, "dato"),
    ],
)
def test_daarligt_input(oplyst: dict[str, object], felt: str) -> None:
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fejl:
        gitter(**oplyst)  # type: ignore[arg-type]
    alle = fejl.value.fejl if isinstance(fejl.value, UgyldigeInput) else (fejl.value,)
    assert [f.felt for f in alle if isinstance(f, UgyldigtInput)] == [felt]


@given(
    timeloen=st.floats(100, 400),
    tillaeg=st.floats(0, 100),
    aar=st.integers(2013, 2026),
    pension_pct=st.floats(0, 20),
)
def test_loftet_binder_efter_stopstedet_og_ikke_foer(
    timeloen: float, tillaeg: float, aar: int, pension_pct: float
) -> None:
    """Stopstedet er der, hvor § 123's egne regler skifter til zone C."""
    celle = _celle(timeloen, aar, timeloen + tillaeg, pension_pct)
    kendte = laes_oplysninger(
        loen=None,
        timeloen=timeloen,
        timer=0,
        fuldtidsloen=None,
        fuldtidstimeloen=timeloen + tillaeg,
        pension_pct=pension_pct,
        anden_loen=0,
    ).kendte

    def zone(timer: float) -> float:
        maal = LOV.regn(("zone",), date(aar, 7, 31), {**kendte, "timer_uge": timer}, "ingen")
        return maal[0]

    if celle.stopper_ved is None:
        assert 3.0 not in {zone(t / 2) for t in range(2, 72)}
        return
    sted = float(celle.stopper_ved)
    if sted > 0.2:
        assert zone(sted - 0.1) < 3.0
    if sted < 36:
        assert zone(sted + 0.1) >= 3.0
