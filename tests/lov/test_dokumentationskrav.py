"""Hvad der mangler i grundlaget, planen, indstillingen, afgørelsen og fleksjobbeviset, i hver tid."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang import dokumentationskrav as d
from fleksjob.lov.sagsgang.fleksjobbevis import fleksjobbevis, mangler_i_fleksjobbevis

ET_DOEGN = timedelta(days=1)


def koder(krav: tuple[d.Krav, ...]) -> list[str]:
    return [hvert.kode for hvert in krav]


@pytest.mark.parametrize(
    ("dag", "punkter"),
    [
        (date(2001, 4, 24), []),
        (date(2001, 4, 25), ["ressourceprofil"]),
        (date(2006, 6, 30), ["ressourceprofil"]),
        (
            date(2006, 7, 1),
            ["ressourceprofil", "tilbud_proevet", "ressourcer", "hvorfor_varig", "hvorfor_ikke_normale_vilkaar"],
        ),
        (
            date(2012, 12, 31),
            ["ressourceprofil", "tilbud_proevet", "ressourcer", "hvorfor_varig", "hvorfor_ikke_normale_vilkaar"],
        ),
        (date(2013, 1, 1), ["afklaret", "tilbud_proevet", "varig_og_vaesentlig"]),
        (date(2026, 7, 1), ["afklaret", "tilbud_proevet", "varig_og_vaesentlig"]),
    ],
)  # fmt: skip
def test_grundlagets_punkter_dag_for_dag(dag: date, punkter: list[str]) -> None:
    assert koder(d.mangler_dokumentation((), dag)) == punkter


def test_de_fire_punkter_i_118_stk_2_med_deres_hjemmel() -> None:
    fundne = d.mangler_dokumentation(("tilbud_proevet",), date(2024, 5, 1), fastholdelseskrav=True)
    assert [(k.kode, k.hjemmel, k.forbehold) for k in fundne] == [
        ("afklaret", "LAB § 118, stk. 2, nr. 1", ""),
        ("varig_og_vaesentlig", "LAB § 118, stk. 2, nr. 3", ""),
        ("fastholdelse_12_mdr", "LAB § 118, stk. 2, nr. 4", ""),
    ]


@pytest.mark.parametrize(
    ("foerste_dag", "foer", "efter"),
    [
        (date(2020, 1, 1), "LAB § 70 a (dagældende)", "LAB § 118, stk. 2, nr. 1"),
        (date(2026, 7, 1), "LAB § 118, stk. 2, nr. 1", "LAB § 118, stk. 2, nr. 1 (hidtidig ordlyd)"),
    ],
)
def test_grundlagets_hjemmel_foer_og_efter(foerste_dag: date, foer: str, efter: str) -> None:
    assert d.krav("grundlag", foerste_dag - ET_DOEGN)[0].hjemmel == foer
    assert d.krav("grundlag", foerste_dag)[0].hjemmel == efter


def test_det_ikke_laeste_har_forbehold() -> None:
    assert d.krav("grundlag", date(2026, 7, 1))[0].forbehold == d.NY_118
    assert d.krav("grundlag", date(2019, 12, 31))[0].forbehold == d.UDLEDT_70A


def test_planen_er_lov_til_juli_2026_og_derefter_en_anbefaling() -> None:
    for dag, art in ((date(2026, 6, 30), "lov"), (date(2026, 7, 1), "anbefaling")):
        fundne = d.mangler_i_plan((), dag)
        assert {k.art for k in fundne} == {art}
        assert koder(fundne) == ["maal", "beskaeftigelse", "social", "helbred", "indsatser", "cv", "netvaerk",
                                 "eget_syn", "ydelser", "laege"]  # fmt: skip
    assert d.mangler_i_plan((), date(2012, 12, 31)) == ()


def test_selvstaendige_har_fire_punkter_mere() -> None:
    alle = koder(d.mangler_i_plan((), date(2024, 1, 1), selvstaendig=True))
    assert alle[10:] == ["opgaver", "timer", "seneste_24_mdr", "andet_arbejde"]
    assert len(d.mangler_i_plan((), date(2021, 12, 31), selvstaendig=True)) == 10


def test_indstillingens_indhold() -> None:
    dag = date(2024, 1, 1)
    fleksjob = d.mangler_i_indstilling((), dag, fleksjob=True, meget_begraenset=False)
    assert koder(fleksjob) == ["vaegt", "afklaret", "jobtyper", "hensyn", "stoette"]
    lille = d.mangler_i_indstilling(
        ("vaegt", "afklaret", "jobtyper", "hensyn", "stoette"), dag, fleksjob=True, meget_begraenset=True
    )
    assert [(k.kode, k.hjemmel[:39]) for k in lille] == [
        ("udvikling", "BEK nr. 2408 af 13/12/2021 § 9, stk. 2;")
    ]
    andet = d.mangler_i_indstilling((), dag, fleksjob=False, meget_begraenset=True)
    assert koder(andet) == ["vaegt"]
    assert d.mangler_i_indstilling((), date(2026, 7, 1), fleksjob=True, meget_begraenset=True) == ()


def test_afgoerelsens_dele() -> None:
    dag = date(2024, 1, 1)
    ja = d.mangler_i_afgoerelse((), dag, afslag=False, nyt_imod_borgeren=False)
    assert koder(ja) == ["skriftlig", "begrundelse", "klagevejledning"]
    nej = d.mangler_i_afgoerelse(
        ("skriftlig", "begrundelse", "klagevejledning"), dag, afslag=True, nyt_imod_borgeren=True
    )
    assert koder(nej) == ["partshoering", "afslagsgrund", "naeste_skridt"]
    assert nej[0].hjemmel == "Forvaltningsloven § 19"
    assert nej[0].forbehold == d.FORVALTNINGSLOV


def test_et_ukendt_punkt_afvises_med_de_mulige() -> None:
    with pytest.raises(UgyldigtInput, match=r"»medicin« er ikke et punkt her; punkterne er afklaret,"):
        d.mangler_dokumentation(("medicin",), date(2024, 1, 1))


@given(st.dates(date(1998, 7, 1), date(2030, 1, 1)), st.sampled_from(list(d.ALLE)))
def test_intet_punkt_staar_to_gange_paa_en_dag_og_alt_usikkert_siger_det(dag: date, emne: d.Emne) -> None:
    situationer = (
        "fastholdelse",
        "meget_begraenset",
        "fleksjob",
        "selvstaendig",
        "afslag",
        "nyt_imod_borgeren",
    )
    fundne = d.krav(emne, dag, situationer)
    assert len({k.kode for k in fundne}) == len(fundne)
    assert all(k.forbehold for k in fundne if k.sikkerhed in ("udledt", "hukommelse"))
    assert d.mangler(emne, {k.kode for k in fundne}, dag, situationer) == ()


def test_fleksjobbeviset_er_en_ret_for_den_ledige() -> None:
    foer, efter = (
        fleksjobbevis(dag, visiteret=True, ledig=True) for dag in (date(2012, 12, 31), date(2013, 1, 1))
    )
    assert (foer.ja, foer.forbehold) == (True, "")
    assert efter.ja
    assert "kun læst hos en fagforening" in efter.forbehold
    assert not fleksjobbevis(date(2024, 1, 1), visiteret=True, ledig=False)
    assert not fleksjobbevis(date(2024, 1, 1), visiteret=False, ledig=True)


def test_fleksjobbevisets_indhold() -> None:
    assert mangler_i_fleksjobbevis({"ordningen", "kompensation"}) == (
        "Borgerens skånehensyn, skrevet sammen med borgeren",
    )
