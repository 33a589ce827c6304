"""Satserne: hvert tal er det, der blev fundet, og intet kan slås op, før eller efter det kendes."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from fleksjob.lov.kerne.fejl import UgyldigLov, UkendtVaerdi
from fleksjob.lov.kerne.vaerdier import alle_vaerdier, laes_alle, laes_vaerdier, vaerdi
from fleksjob.lov.tilskud.fleksloentilskud import LOV
from fleksjob.lov.tilskud.oplysninger import maanedens_sidste_dag

FUNDNE = yaml.safe_load((Path(__file__).parent / "eksempler" / "satser.yaml").read_text(encoding="utf-8"))
SIKKERHED = {"verbatim": "ordret", "secondary": "sekundaer", "derived": "udledt", "memory": "hukommelse"}
ET_DOEGN = timedelta(days=1)


@pytest.mark.parametrize("navn", FUNDNE)
def test_hver_sats_er_den_der_blev_fundet(navn: str) -> None:
    egne = [(v.fra, v.vaerdi, v.sikkerhed) for v in alle_vaerdier(navn)]
    assert egne == [(dag, tal, SIKKERHED[sikkerhed]) for dag, tal, sikkerhed in FUNDNE[navn]]


def test_der_er_fundet_en_vaerdi_for_hver_sats_reglerne_bruger() -> None:
    """Uger pr. år er talt, ikke fundet."""
    assert set(LOV.vaerdier) - set(FUNDNE) == {"uger_pr_aar"}


def test_hver_vaerdi_siger_hvor_den_kommer_fra() -> None:
    for raekke in laes_alle().values():
        for v in raekke:
            assert v.reference
            assert v.url.startswith("http") or v.sikkerhed in ("udledt", "hukommelse") or not v.url


@pytest.mark.parametrize("navn", FUNDNE)
def test_dagen_foer_og_dagen_for_hvert_skift(navn: str) -> None:
    raekke = alle_vaerdier(navn)
    for foer, efter in pairwise(raekke):
        assert foer.til == efter.fra - ET_DOEGN
        assert vaerdi(navn, efter.fra - ET_DOEGN) == foer
        assert vaerdi(navn, efter.fra) == efter


@pytest.mark.parametrize("navn", FUNDNE)
def test_opslag_foer_den_foerste_vaerdi_naevner_satsen_og_dagen(navn: str) -> None:
    foerste = alle_vaerdier(navn)[0]
    with pytest.raises(UkendtVaerdi, match=f"{navn}.*kendes først fra {foerste.fra.day}\\. "):
        vaerdi(navn, foerste.fra - ET_DOEGN)


def test_satserne_for_2027_kendes_ikke() -> None:
    assert vaerdi("loenindtaegtsgraense_md", date(2026, 12, 31)).vaerdi == 17672
    with pytest.raises(UkendtVaerdi, match=r"kendes kun til og med 31\. december 2026"):
        vaerdi("loenindtaegtsgraense_md", date(2027, 1, 1))


def test_et_ukendt_navn_naevnes() -> None:
    with pytest.raises(UkendtVaerdi, match="ingen værdi med navnet »satsen«"):
        vaerdi("satsen", date(2024, 1, 1))


def test_kun_det_der_ikke_er_laest_giver_forbehold() -> None:
    for raekke in laes_alle().values():
        for v in raekke:
            assert bool(v.forbehold) == (v.sikkerhed in ("udledt", "hukommelse"))
    assert vaerdi("loenindtaegtsgraense_md", date(2026, 5, 1)).forbehold == (
        "Lønindtægtsgrænsen fra 1. januar 2026 er ikke læst i en kilde, men udledt (16.911 × 1,045)."
    )


@pytest.mark.parametrize("aar", range(2013, 2027))
def test_98_pct_af_dagpengene_rammer_hvert_grundbeloeb(aar: int) -> None:
    """Til 2017 rundes dagsatsen, derefter måneden; begge veje giver det offentliggjorte beløb i hver eneste måned."""
    for maaned in range(1, 13):
        dag = maanedens_sidste_dag(date(aar, maaned, 1))
        regnet, slaaet_op = LOV.regn(("grundbeloeb_af_dagpenge", "grundbeloeb"), dag, {})
        assert regnet == slaaet_op


@pytest.mark.parametrize(
    ("tekst", "besked"),
    [
        ("x: {description: X}", "skal have »values«"),
        ("x: {values: {2024-01-01: {value: 1, metadata: {sikkerhed: ordret}}}}", "mangler »reference«"),
        (
            "x: {values: {2024-01-01: {value: 1, metadata: {reference: A, sikkerhed: sikkert}}}}",
            "»sikkerhed« skal være",
        ),
        (
            "x: {values: {2024-01-01: {value: en, metadata: {reference: A, sikkerhed: ordret}}}}",
            "skal være et tal",
        ),
        ("x: {values: {2024-02-01: {value: null}, 2024-01-01: {value: null}}}", "stigende orden"),
        ("x: {values: {2024-01-01: {value: null}}}", "alle værdier er null"),
        ("løn: {values: {2024-01-01: {value: 1}}}", "reference"),
        ("2x: {values: {2024-01-01: {value: 1}}}", "et navn må kun"),
        ("[1, 2]", "gruppe af navne"),
    ],
)
def test_en_fil_med_fejl_standser_med_stedet(tekst: str, besked: str) -> None:
    with pytest.raises(UgyldigLov, match=besked) as fejl:
        laes_vaerdier(tekst, "fil.yaml")
    assert "fil.yaml" in str(fejl.value)


def test_en_fil_kan_vaere_een_vaerdi_der_hedder_som_filen() -> None:
    tekst = "values: {2024-01-01: {value: 7, metadata: {reference: § 1, sikkerhed: ordret}}, 2025-01-01: {value: null}}"
    assert laes_vaerdier(tekst, "frist_dage.yaml")["frist_dage"][0].til == date(2024, 12, 31)
    assert laes_vaerdier("", "tom.yaml") == {}
