"""Kernen med legetøjslove: hvad der afvises, når loven læses, og hvad der afvises ved døren."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from fleksjob.lov.kerne.befolkning import Tal, beregn_befolkning
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigLov, UgyldigtInput, UgyldigVariant, UkendtVaerdi
from fleksjob.lov.kerne.motor import Lov, Variant
from fleksjob.lov.kerne.regel import REGISTER, Input, Regel, regel
from fleksjob.lov.kerne.svar import besvar
from fleksjob.lov.kerne.vaerdier import Vaerdi, laes_vaerdier

FRA, TIL = date(2020, 1, 1), date(2029, 12, 31)
DAG = date(2024, 6, 1)
INPUT = (Input(navn="loen_md", titel="Lønnen", enhed="kr/md", hoejst=100_000),)
SATSER = laes_vaerdier(
    """
sats:
  description: satsen
  metadata: {unit: andel, reference: § 1, sikkerhed: ordret}
  values:
    2020-01-01: {value: 0.1}
    2025-01-01: {value: 0.2, metadata: {reference: gæt, sikkerhed: hukommelse}}
""",
    "proeve.yaml",
)
HALV = 0.5


def som_regel(funktion: Any, **felter: Any) -> Regel:
    """Reglen for en funktion skrevet i en prøve."""
    udfyldt = {
        "navn": funktion.__name__,
        "tekst": "{resultat}",
        "hjemmel": "§ 1",
        "fra": "2020-01-01",
    } | felter
    regel(**udfyldt)(funktion)
    return REGISTER[funktion.__module__].pop()


def lov(*regler: Regel, satser: dict[str, tuple[Vaerdi, ...]] | None = None, **valg: Any) -> Lov:
    return Lov(regler, INPUT, SATSER if satser is None else satser, **{"fra": FRA, "til": TIL, **valg})


def skat(loen_md: float, sats: float) -> float:
    return loen_md * sats


def netto(loen_md: float, skat: float) -> float:
    if skat > loen_md:
        return 0.0
    return loen_md - skat


def god_lov() -> Lov:
    return lov(
        som_regel(skat, tekst="{sats} af {loen_md} er {resultat}"),
        som_regel(netto, tekst="{loen_md} minus {skat}"),
    )


# --- loven læses ind --------------------------------------------------------------------------------------------------


def test_ringslutning_naevnes() -> None:
    def a(b: float) -> float:
        return b

    def b(a: float) -> float:
        return a

    with pytest.raises(UgyldigLov, match="Ringslutning: a → b → a"):
        lov(som_regel(a), som_regel(b))


def test_to_versioner_paa_samme_dag_er_en_fejl() -> None:
    with pytest.raises(UgyldigLov, match=r"Overlap.*skat.*1\. januar 2024"):
        lov(som_regel(skat, til="2024-01-01"), som_regel(skat, fra="2024-01-01"))


def test_en_dag_uden_version_er_en_fejl() -> None:
    with pytest.raises(UgyldigLov, match=r"Hul.*skat.*1\. januar 2024"):
        lov(som_regel(skat, til="2023-12-31"), som_regel(skat, fra="2024-01-02"))


def test_en_regel_foer_sin_sats_er_et_hul() -> None:
    senere = laes_vaerdier(
        "sats: {metadata: {reference: A, sikkerhed: ordret, unit: andel}, values: {2021-01-01: {value: 0.1}}}",
        "f.yaml",
    )
    with pytest.raises(UgyldigLov, match=r"Hul i loven 1\. januar 2020.*»sats«"):
        lov(som_regel(skat), satser=senere)


def test_et_ukendt_argument_er_en_fejl() -> None:
    def skat(loen_md: float, procent: float) -> float:
        return loen_md * procent

    with pytest.raises(UgyldigLov, match="»procent«, som hverken er input, værdi eller regel"):
        lov(som_regel(skat))


def test_et_navn_kan_ikke_vaere_baade_regel_og_input() -> None:
    def loen_md(sats: float) -> float:
        return sats

    with pytest.raises(UgyldigLov, match="»loen_md« er både"):
        lov(som_regel(loen_md))


def test_en_regel_maa_kun_bruge_sine_argumenter() -> None:
    def skat(loen_md: float) -> float:
        return float(len(str(loen_md)))

    with pytest.raises(UgyldigLov, match="En regel må kun bruge sine argumenter"):
        lov(som_regel(skat))


def test_en_regel_maa_bruge_navngivne_tal() -> None:
    def skat(loen_md: float) -> float:
        return loen_md * HALV

    assert lov(som_regel(skat)).regn(("skat",), DAG, {"loen_md": 10.0}) == (5.0,)


def test_en_regel_har_ingen_standardvaerdier() -> None:
    def skat(loen_md: float = 0) -> float:
        return loen_md

    with pytest.raises(UgyldigLov, match="uden standardværdier"):
        som_regel(skat)


def test_teksten_maa_kun_naevne_det_reglen_bruger() -> None:
    with pytest.raises(UgyldigLov, match="»anden«, som reglen ikke bruger"):
        lov(som_regel(skat, tekst="{anden}")).forklar(("skat",), DAG, {"loen_md": 1.0})


# --- ved døren --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tal", "besked"),
    [
        (float("nan"), "Lønnen skal være et tal."),
        (float("inf"), "Lønnen skal være et tal."),
        (None, "Lønnen skal være et tal."),
        ("100", "Lønnen skal være et tal."),
        (True, None),
        (-0.01, "Lønnen må ikke være under 0, men er -0,01."),
        (100_000.5, "Lønnen må højst være 100.000, men er 100.000,5."),
    ],
)
def test_daarlige_tal_afvises(tal: Any, besked: str | None) -> None:
    if besked is None:
        assert god_lov().fejl_i("loen_md", tal) is not None
        return
    with pytest.raises(UgyldigtInput) as fejl:
        god_lov().regn(("skat",), DAG, {"loen_md": tal})
    assert (fejl.value.felt, str(fejl.value)) == ("loen_md", besked)


def test_intet_manglende_taeller_som_nul() -> None:
    with pytest.raises(UgyldigtInput, match="Lønnen mangler"):
        god_lov().regn(("netto",), DAG, {})
    assert [i.navn for i in god_lov().mangler(("netto",), set(), DAG)] == ["loen_md"]
    assert god_lov().mangler(("netto",), {"loen_md"}, DAG) == ()


def test_en_kendt_regel_regnes_ikke_ud() -> None:
    assert god_lov().regn(("netto",), DAG, {"loen_md": 100.0, "skat": 30.0}) == (70.0,)
    assert god_lov().regn(("skat", "netto"), DAG, {"loen_md": 100.0, "skat": 30.0}) == (30.0, 70.0)
    assert [i.navn for i in god_lov().mangler(("skat",), {"skat"}, DAG)] == []


def test_noget_loven_ikke_spoerger_om_afvises() -> None:
    with pytest.raises(UgyldigtInput, match="»hoejde« er ikke noget, loven spørger om"):
        god_lov().regn(("skat",), DAG, {"loen_md": 1.0, "hoejde": 180.0})


def test_datoer_uden_for_loven_afvises() -> None:
    for dag in (date(2019, 12, 31), date(2030, 1, 1)):
        with pytest.raises(UgyldigtInput, match=r"fra 1\. januar 2020 til 31\. december 2029"):
            god_lov().regn(("skat",), dag, {"loen_md": 1.0})


def test_flere_fejl_kommer_paa_een_gang() -> None:
    to = Lov(
        [som_regel(skat)],
        (*INPUT, Input(navn="alder", titel="Alderen", enhed="tal")),
        SATSER,
        fra=FRA,
        til=TIL,
    )
    with pytest.raises(UgyldigeInput) as fejl:
        to.regn(("skat",), DAG, {"loen_md": -1.0, "alder": -1.0})
    assert [f.felt for f in fejl.value.fejl] == ["loen_md", "alder"]


# --- tid, forklaring og varianter -------------------------------------------------------------------------------------


def test_en_sats_skifter_paa_dagen() -> None:
    svar = [
        god_lov().regn(("skat",), dag, {"loen_md": 100.0})[0]
        for dag in (date(2024, 12, 31), date(2025, 1, 1))
    ]
    assert svar == [10.0, 20.0]


def test_en_senere_lov_er_en_ny_funktion_for_det_samme() -> None:
    def skat_fra_2022(loen_md: float) -> float:
        return max(0, loen_md - 50)

    begge = lov(som_regel(skat, til="2021-12-31"), som_regel(skat_fra_2022, giver="skat", fra="2022-01-01"))
    assert begge.regn(("skat",), date(2021, 12, 31), {"loen_md": 100.0}) == (10.0,)
    assert begge.regn(("skat",), date(2022, 1, 1), {"loen_md": 100.0}) == (50.0,)


def test_en_regel_der_ikke_gaelder_endnu_siger_hvornaar() -> None:
    ny = lov(som_regel(skat, fra="2022-01-01"))
    with pytest.raises(UkendtVaerdi, match=r"gælder kun fra 1\. januar 2022 og kan ikke regnes"):
        ny.regn(("skat",), date(2021, 12, 31), {"loen_md": 1.0})


def test_forklaringen_er_et_trae_med_satsens_dag_og_kilde() -> None:
    svar = god_lov().forklar(("netto",), date(2025, 3, 1), {"loen_md": 1000.0})
    rod = svar.trae("netto")
    assert svar.vaerdier == {"netto": 800.0}
    assert [barn.navn for barn in rod.under] == ["loen_md", "skat"]
    skatten = rod.under[1]
    assert skatten.tekst == "20 pct. af 1.000 kr. er 200 kr."
    assert skatten.led.vaerdier[0].fra == date(2025, 1, 1)
    assert skatten.led.sikkerhed == "hukommelse"
    assert svar.forbehold == (skatten.led.vaerdier[0].forbehold,)
    assert [t.navn for t in svar.trin] == ["loen_md", "skat", "netto"]


def test_forklaringen_giver_samme_tal_som_regnestykket() -> None:
    for loen in (0.0, 0.01, 99.99, 100_000.0):
        assert (
            god_lov().forklar(("netto",), DAG, {"loen_md": loen}).vaerdier["netto"]
            == god_lov().regn(("netto",), DAG, {"loen_md": loen})[0]
        )


def test_en_variant_laegges_oven_paa_fra_sin_dag_og_roerer_ikke_loven() -> None:
    gaeldende = god_lov()
    forslag = gaeldende.med(Variant(navn="halv", fra=date(2024, 1, 1), vaerdier={"sats": 0.5}))
    foer, efter = date(2023, 12, 31), date(2024, 1, 1)
    assert forslag.regn(("skat",), foer, {"loen_md": 100.0}) == (10.0,)
    assert forslag.regn(("skat",), efter, {"loen_md": 100.0}) == (50.0,)
    assert gaeldende.regn(("skat",), efter, {"loen_md": 100.0}) == (10.0,)
    assert "forslaget »halv«" in forslag.forklar(("skat",), efter, {"loen_md": 1.0}).forbehold[0]


def test_en_variant_kan_have_flere_datoer_og_en_ny_regel() -> None:
    def ny_skat(loen_md: float, sats: float) -> float:
        return sats * max(0, loen_md - 10)

    forslag = god_lov().med(
        Variant(
            navn="trin",
            fra=date(2024, 1, 1),
            vaerdier={"sats": {date(2024, 1, 1): 0.3, date(2026, 1, 1): 0.4}},
            regler=(som_regel(ny_skat, giver="skat"),),
        )
    )
    dage = [date(2023, 6, 1), date(2025, 6, 1), date(2026, 6, 1)]
    assert [forslag.regn(("skat",), d, {"loen_md": 20.0})[0] for d in dage] == [2.0, 3.0, 4.0]


def test_en_variant_uden_virkning_er_en_fejl() -> None:
    def frist(loen_md: float) -> float:
        return loen_md

    stor = lov(som_regel(skat), som_regel(frist))
    with pytest.raises(UgyldigVariant, match="sats, men det indgår ikke"):
        stor.med(Variant(navn="x", fra=FRA, vaerdier={"sats": 0.5})).regn(("frist",), DAG, {"loen_md": 1.0})
    with pytest.raises(UgyldigVariant, match="værdier, der ikke findes: moms"):
        stor.med(Variant(navn="x", fra=FRA, vaerdier={"moms": 0.25}))
    forslag = stor.med(Variant(navn="x", fra=FRA, vaerdier={"sats": 0.5}))
    with pytest.raises(UgyldigVariant, match="allerede varianten"):
        forslag.med(Variant(navn="y", fra=FRA, vaerdier={"sats": 0.6}))


def test_en_variant_kan_ikke_aendres_bagefter() -> None:
    vaerdier: dict[str, Any] = {"sats": 0.5}
    forslag = Variant(navn="x", fra=FRA, vaerdier=vaerdier)
    vaerdier["sats"] = 0.9
    assert forslag.vaerdier["sats"] == 0.5
    with pytest.raises(TypeError):
        forslag.vaerdier["sats"] = 0.9


def test_forbehold_der_afhaenger_af_en_oplysning() -> None:
    med = lov(som_regel(skat, forbehold="Pas på.", forbehold_ved="loen_md"))
    assert med.forklar(("skat",), DAG, {"loen_md": 0.0}).forbehold == ()
    assert med.forklar(("skat",), DAG, {"loen_md": 1.0}).forbehold == ("Pas på.",)


# --- navngivne valg, usikre regler og værdier, der ophører ------------------------------------------------------------

VALG = (
    Input(navn="ordning", titel="Ordningen", enhed="valg", valg={1.0: "gammel", 2.0: "ny"}),
    Input(navn="forsoerger", titel="Om der er børn", enhed="ja/nej"),
)


def tillaeg(ordning: float, forsoerger: float) -> float:
    if forsoerger:
        return ordning * 10
    return 0.0


def valglov() -> Lov:
    reglen = som_regel(tillaeg, tekst="Ordning {ordning}, forsørger: {forsoerger}")
    return Lov([reglen], VALG, SATSER, fra=FRA, til=TIL)


def test_navngivne_valg_staar_med_deres_navne_i_forklaringen() -> None:
    svar = valglov().forklar(("tillaeg",), DAG, {"ordning": 2.0, "forsoerger": 1.0})
    assert svar.vaerdier == {"tillaeg": 20.0}
    assert [t.tekst for t in svar.trin] == ["Oplyst: ny", "Oplyst: ja", "Ordning ny, forsørger: ja"]


@pytest.mark.parametrize(
    ("oplyst", "besked"),
    [
        ({"ordning": 3.0, "forsoerger": 1.0}, "Ordningen skal være gammel eller ny."),
        ({"ordning": 1.5, "forsoerger": 1.0}, "Ordningen skal være gammel eller ny."),
        ({"ordning": 1.0, "forsoerger": 0.5}, "Om der er børn skal være ja eller nej."),
    ],
)
def test_et_tal_uden_navn_afvises(oplyst: dict[str, float], besked: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        valglov().regn(("tillaeg",), DAG, oplyst)
    assert str(fejl.value) == besked


@pytest.mark.parametrize("motor", ["numba", "numpy"])
def test_et_tal_uden_navn_er_ugyldigt_ogsaa_for_mange(motor: Any) -> None:
    kolonner: dict[str, Tal | float] = {
        "ordning": np.array([1.0, 2.0, 3.0, 1.5]),
        "forsoerger": np.array([1.0, 0.0, 1.0, 1.0]),
    }
    svar = beregn_befolkning(valglov(), ("tillaeg",), [DAG], kolonner, motor=motor)
    np.testing.assert_array_equal(svar["tillaeg"], [10.0, 0.0, np.nan, np.nan])
    assert svar.ugyldige == 2


def test_en_usikker_regel_giver_selv_sit_forbehold() -> None:
    for sikkerhed, slut in (("udledt", "men udledt (§ 1)."), ("hukommelse", "nogen bygger på tallet (§ 1).")):
        svar = lov(som_regel(skat, sikkerhed=sikkerhed)).forklar(("skat",), DAG, {"loen_md": 1.0})
        assert len(svar.forbehold) == 1
        assert svar.forbehold[0].startswith("Reglen »skat« ")
        assert svar.forbehold[0].endswith(slut)
    eget = lov(som_regel(skat, sikkerhed="udledt", forbehold="Pas på."))
    assert eget.forklar(("skat",), DAG, {"loen_md": 1.0}).forbehold == ("Pas på.",)
    assert (
        lov(som_regel(skat, sikkerhed="sekundaer")).forklar(("skat",), DAG, {"loen_md": 1.0}).forbehold == ()
    )


def test_forbehold_kan_afhaenge_af_noget_der_er_regnet() -> None:
    med = lov(som_regel(skat), som_regel(netto, forbehold="Skat er svært.", forbehold_ved="skat"))
    assert med.forklar(("netto",), DAG, {"loen_md": 0.0}).forbehold == ()
    assert med.forklar(("netto",), DAG, {"loen_md": 1.0}).forbehold == ("Skat er svært.",)


OPHOERT = laes_vaerdier(
    "sats: {description: satsen, metadata: {reference: A, sikkerhed: ordret, unit: andel}, "
    "values: {2020-01-01: {value: 0.1}, 2025-01-01: {value: null}, 2026-01-01: {value: 0.2}}}",
    "f.yaml",
)


def test_en_vaerdi_der_ophoerer_goer_reglen_ukendt_og_siger_hvilken() -> None:
    med = lov(som_regel(skat), som_regel(netto), satser=OPHOERT)
    assert med.regn(("netto",), date(2024, 12, 31), {"loen_md": 100.0}) == (90.0,)
    for maal in ("skat", "netto"):
        with pytest.raises(
            UkendtVaerdi, match=r"kan ikke regnes den dag: »satsen«.*til og med 31\. december 2024"
        ):
            med.regn((maal,), date(2025, 1, 1), {"loen_md": 100.0})
    assert med.regn(("netto",), date(2026, 1, 1), {"loen_md": 100.0}) == (80.0,)


def test_uden_for_loven_naevnes_det_der_mangler() -> None:
    with pytest.raises(UgyldigtInput, match=r"\(»satsen« kendes først fra 1\. januar 2020\)"):
        god_lov().regime(date(2019, 12, 31))
    slut = lov(som_regel(skat), satser=OPHOERT, til=date(2026, 12, 31))
    with pytest.raises(UgyldigtInput, match=r"\(»satsen« er sidst fastsat 1\. januar 2026\)"):
        slut.regime(date(2027, 1, 1))
    sidste = lov(som_regel(skat), satser=OPHOERT, til=date(2024, 12, 31))
    with pytest.raises(UgyldigtInput, match=r"\(»satsen« kendes kun til og med 31\. december 2024\)"):
        sidste.regime(date(2025, 1, 1))


def test_et_maal_der_ikke_gaelder_er_en_fejl_i_datoen_naar_doeren_spoerger() -> None:
    ny = lov(som_regel(skat, fra="2022-01-01"))
    with pytest.raises(UgyldigtInput, match=r"gælder kun fra 1\. januar 2022") as fejl:
        besvar(ny, ("skat",), date(2021, 12, 31), {"loen_md": 1.0})
    assert fejl.value.felt == "dato"
    assert besvar(ny, ("skat",), date(2022, 1, 1), {"loen_md": 1.0}).trin[0].enhed == "kr/md"


def test_en_enhed_der_ikke_kan_vises_er_en_fejl_i_loven() -> None:
    ukendt = Lov(
        [som_regel(skat)],
        (Input(navn="loen_md", titel="Lønnen", enhed="muslinger"),),
        SATSER,
        fra=FRA,
        til=TIL,
    )
    assert ukendt.regn(("skat",), DAG, {"loen_md": 10.0}) == (1.0,)
    with pytest.raises(UgyldigLov, match="»loen_md« har enheden »muslinger«"):
        ukendt.forklar(("skat",), DAG, {"loen_md": 10.0})


def test_regimerne_begynder_hvor_noget_skifter() -> None:
    assert god_lov().regimedage == (FRA, date(2025, 1, 1))
