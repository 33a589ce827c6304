"""Målgruppen for fleksjob: hvert led, hver lovændring dagen før og dagen efter, og at behandling aldrig indgår."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, strategies as st

from fleksjob.lov.bog.laesere import for_borger
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.sagsgang.maalgruppe import FRA, LOV, TIL
from fleksjob.lov.sagsgang.maalgruppe_udfald import MEGET_BEGRAENSET, TILBUD
from fleksjob.lov.sagsgang.maalgruppesvar import REGELSAET, afslagsgrund_for, beregn_maalgruppe

_FIL: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "eksempler" / "maalgruppe.yaml").read_text(encoding="utf-8")
)
FAELLES: dict[str, Any] = _FIL["faelles"]


def svar(**oplyst: Any) -> Svar:
    """Svaret på den afklarede sag med det, der er anderledes; senere tiders spørgsmål udelades før deres tid."""
    alt = FAELLES | oplyst
    for navn, fra in (("seniorpension", date(2020, 1, 1)), ("tidlig_pension_brugt", date(2021, 1, 1))):
        if navn not in oplyst and alt["dato"] < fra:
            del alt[navn]
    return beregn_maalgruppe(**alt)


@pytest.mark.parametrize("sag", _FIL["sager"], ids=lambda sag: sag["navn"])
def test_eksempel(sag: dict[str, Any]) -> None:
    fundet = svar(**sag.get("oplyst", {}))
    assert {maal: fundet[maal] for maal in sag["svar"]} == sag["svar"]


def _hjemmel(dag: date, kode: str) -> str:
    return next(trin.hjemmel for trin in svar(dato=dag).trin if trin.kode == kode)


@pytest.mark.parametrize(
    ("dag", "kode", "foer", "efter"),
    [
        (date(2013, 1, 1), "maalgruppe", "LAB kap. 13 (før 2013); DUKH's vejledning", "LAB kap. 13 (dagældende)"),
        (date(2020, 1, 1), "maalgruppe", "LAB kap. 13 (dagældende)", "LAB §§ 116 og 118"),
        (date(2020, 1, 1), "pension_udelukker", "LAB kap. 13 (dagældende)", "LAB § 116, stk. 1"),
        (
            date(2014, 7, 1),
            "behandling",
            "Ingen regel fundet før 1. juli 2014",
            "Forsøgsordning fra 1. juli 2014, nu LAB § 118, stk. 3",
        ),
        (
            date(2026, 7, 1),
            "afklaring_mangler",
            "LAB § 118, stk. 2, nr. 1",
            "LAB § 118 (som ændret ved LOV nr. 1750 af 29/12/2025)",
        ),
    ],
)  # fmt: skip
def test_hjemlen_dagen_foer_og_dagen_for_en_lovaendring(dag: date, kode: str, foer: str, efter: str) -> None:
    assert _hjemmel(dag - timedelta(days=1), kode) == foer
    assert _hjemmel(dag, kode) == efter


def test_tidlig_pension_udelukker_fra_2021_og_findes_ikke_foer() -> None:
    fundet = svar(dato=date(2021, 1, 1), tidlig_pension_brugt=True)
    assert fundet["maalgruppe"] == "uden_for_personkredsen"
    assert any("tidlig pension udelukker fra 1. januar 2021" in f for f in fundet.forbehold)
    with pytest.raises(UgyldigtInput, match=r"findes først fra 1\. januar 2021") as fejl:
        svar(dato=date(2020, 12, 31), tidlig_pension_brugt=True)
    assert fejl.value.felt == "tidlig_pension_brugt"


def test_seniorpension_udelukker_fra_2020_og_findes_ikke_foer() -> None:
    assert svar(dato=date(2020, 1, 1), seniorpension=True)["maalgruppe"] == "uden_for_personkredsen"
    with pytest.raises(UgyldigtInput, match=r"findes først fra 1\. januar 2020"):
        svar(dato=date(2019, 12, 31), seniorpension=True)


def test_seniorpension_skal_oplyses_fra_2020_men_ikke_foer() -> None:
    assert svar(dato=date(2019, 12, 31))["maalgruppe"] == "i_maalgruppen"
    with pytest.raises(UgyldigtInput, match="Seniorpension mangler") as fejl:
        svar(dato=date(2020, 1, 1), seniorpension=None)
    assert fejl.value.felt == "seniorpension"


def test_afklaring_spoerges_der_om_fra_2013() -> None:
    assert svar(dato=date(2012, 12, 31), afklaret=False)["maalgruppe"] == "i_maalgruppen"
    assert svar(dato=date(2013, 1, 1), afklaret=False)["maalgruppe"] == "ikke_afklaret"


def test_attenaarsgraensen_gjaldt_kun_den_gamle_ordning() -> None:
    assert svar(dato=date(2012, 12, 31), foedselsdato=date(1994, 12, 31))["maalgruppe"] == "i_maalgruppen"
    atten_i_morgen = date(1995, 1, 1)
    assert (
        svar(dato=date(2012, 12, 31), foedselsdato=atten_i_morgen)["maalgruppe"] == "uden_for_personkredsen"
    )
    assert svar(dato=date(2013, 1, 1), foedselsdato=date(1995, 6, 1))["maalgruppe"] == "i_maalgruppen"


def test_kravet_om_at_proeve_er_usikkert_foer_loven_fra_2001() -> None:
    usikker = "kom med lov nr. 284 af 25/4/2001"
    assert any(usikker in f for f in svar(dato=date(2001, 4, 24)).forbehold)
    assert not any(usikker in f for f in svar(dato=date(2001, 4, 25)).forbehold)


def test_i_2024_er_der_intet_forbehold_for_den_hvis_alder_er_sikker() -> None:
    assert svar(foedselsdato=date(1965, 1, 1)).forbehold == ()


def test_fra_juli_2026_er_den_nye_118_ikke_laest() -> None:
    tekst = "den nye ordlyd er ikke læst"
    assert not any(tekst in f for f in svar(dato=date(2026, 6, 30)).forbehold)
    assert any(tekst in f for f in svar(dato=date(2026, 7, 1)).forbehold)


@pytest.mark.parametrize("udfald", ["vejled_om_anden_hjaelp", "proev_tilbud", "oplys_sagen"])
def test_et_udledt_naeste_skridt_siger_det(udfald: str) -> None:
    giver = {
        "vejled_om_anden_hjaelp": {"foertidspension": True},
        "proev_tilbud": {"tilbud_proevet": "nej"},
        "oplys_sagen": {"afklaret": False},
    }
    fundet = svar(**giver[udfald])
    assert fundet["naeste_skridt"] == udfald
    assert any("udledt og ikke læst" in f for f in fundet.forbehold)


def test_hvert_afslag_har_sin_grund_og_en_uafklaret_sag_har_ingen() -> None:
    for_lav = afslagsgrund_for(svar(meget_begraenset="ja_kan_ikke_udvikles"))
    assert for_lav is not None
    assert (for_lav.kode, for_lav.naeste_skridt) == (
        "for_lav",
        "Vi vurderer nu, om du kan få førtidspension.",
    )
    assert afslagsgrund_for(svar()) is None
    assert afslagsgrund_for(svar(afklaret=False)) is None


@pytest.mark.parametrize("modsigelse", [{"normale_vilkaar": True}, {"vaesentlig": False}])
def test_svar_der_modsiger_hinanden_afvises(modsigelse: dict[str, bool]) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        svar(meget_begraenset="ja_kan_udvikles", **modsigelse)
    assert fejl.value.felt == "meget_begraenset"


def test_alle_fejl_siges_paa_en_gang() -> None:
    with pytest.raises(UgyldigeInput) as fejl:
        svar(meget_begraenset="maaske", tilbud_proevet="lidt", foedselsdato=date(2025, 1, 1))
    assert [f.felt for f in fejl.value.fejl] == ["foedselsdato", "meget_begraenset", "tilbud_proevet"]


def test_den_aeldre_folkepensionsalder_var_67() -> None:
    """Født 30. juni 1936: 67 år 30. juni 2003."""
    assert svar(dato=date(2003, 6, 29), foedselsdato=date(1936, 6, 30))["maalgruppe"] == "i_maalgruppen"
    assert (
        svar(dato=date(2003, 6, 30), foedselsdato=date(1936, 6, 30))["maalgruppe"] == "uden_for_personkredsen"
    )
    with pytest.raises(UgyldigtInput, match=r"født fra 1\. januar 1900"):
        svar(dato=date(2003, 1, 1), foedselsdato=date(1899, 12, 31))


BORGEREN: list[tuple[dict[str, Any], str, str]] = [
    ({}, "Du kan få fleksjob.", "hvis du får pension"),
    (
        {"meget_begraenset": "ja_kan_ikke_udvikles"},
        "Du kan ikke få fleksjob nu.",
        "rimelig tid, kan du få fleksjob.",
    ),
    (
        {"meget_begraenset": "ja_kan_ikke_udvikles", "tilbud_proevet": "nej"},
        "Du kan ikke få fleksjob nu.",
        "er der stadig andet, som mangler.",
    ),
    ({"afklaret": False}, "Vi kan ikke svare endnu.", "Når din sag er afklaret, kan du få fleksjob."),
    ({"foertidspension": True}, "Du kan ikke få fleksjob nu.", "hvilken anden hjælp du kan søge."),
    ({"normale_vilkaar": True}, "Du kan ikke få fleksjob nu.", "kan du få fleksjob."),
]


@pytest.mark.parametrize(("anderledes", "hvad", "aendring"), BORGEREN)
def test_tre_saetninger_til_borgeren(anderledes: dict[str, Any], hvad: str, aendring: str) -> None:
    oplyst = FAELLES | anderledes
    tekst = for_borger(REGELSAET, oplyst, beregn_maalgruppe(**oplyst))
    assert tekst[0] == hvad
    assert tekst[2].endswith(aendring) or aendring in tekst[2]
    assert all(hver.endswith(".") and hver.count(".") == 1 for hver in tekst)


@pytest.mark.parametrize("dag", [FRA - timedelta(days=1), TIL + timedelta(days=1)])
def test_uden_for_det_kendte_tidsrum(dag: date) -> None:
    with pytest.raises(UgyldigtInput, match=r"1\. juli 1998 til 31\. december 2026"):
        svar(dato=dag, foedselsdato=date(1960, 1, 1))


JA_NEJ_FELTER = [
    "normale_vilkaar", "vaesentlig", "varig", "afklaret", "foertidspension", "seniorpension",
    "tidlig_pension_brugt", "fyldt_18", "under_folkepensionsalder",
]  # fmt: skip
KENDTE = st.fixed_dictionaries(
    {
        **dict.fromkeys(JA_NEJ_FELTER, st.sampled_from([0.0, 1.0])),
        "meget_begraenset": st.sampled_from(list(MEGET_BEGRAENSET)),
        "tilbud_proevet": st.sampled_from(list(TILBUD)),
    }
)


@given(KENDTE, st.dates(FRA, TIL))
def test_afvist_behandling_kan_ikke_aendre_udfaldet(kendte: dict[str, float], dag: date) -> None:
    """Leddet vises i trinene, men hverken svaret eller det næste skridt hviler på det, på nogen dag."""
    maal = ("maalgruppe", "naeste_skridt", "behandling")
    med, uden = (LOV.regn(maal, dag, kendte | {"afviste_behandling": x}) for x in (1.0, 0.0))
    assert med == uden
    assert "afviste_behandling" not in LOV.noedvendige(("maalgruppe", "naeste_skridt"), set(), dag)
    trin = LOV.forklar(maal, dag, kendte | {"afviste_behandling": 1.0}).trae("behandling")
    assert "indgår ikke" in trin.tekst


@given(KENDTE, st.dates(date(2013, 1, 1), TIL))
def test_i_maalgruppen_netop_naar_intet_led_svigter(kendte: dict[str, float], dag: date) -> None:
    led = ("pension_udelukker", "alder_udelukker", "arbejdsevnen_for_stor", "ikke_varig",
           "arbejdsevnen_for_lille", "tilbud_mangler", "afklaring_mangler")  # fmt: skip
    svigter = LOV.regn(led, dag, kendte)
    assert (LOV.regn(("maalgruppe",), dag, kendte) == (0.0,)) == (not any(svigter))
