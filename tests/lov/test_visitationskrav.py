"""Betingelserne som liste: reglernes udfald er det samme som lovens, og intet, der mangler, tælles som et svar."""

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, strategies as st

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE
from fleksjob.lov.sagsgang.andet_forloeb import forloeb_pr
from fleksjob.lov.sagsgang.maalgruppesvar import beregn_maalgruppe
from fleksjob.lov.sagsgang.visitationskrav import KRAV, alderen, kilde_for, krav_pr, regeludfald

DAG, FOEDT = date(2026, 11, 20), date(1984, 3, 5)
ALT_OPFYLDT = {krav.kode: krav.svar[0].kode for krav in KRAV.values()}


def som_loven_spoerges(svar: dict[str, str], dag: date) -> dict[str, Any]:
    return {kode: KRAV[kode].muligheden(valgt).vaerdi for kode, valgt in svar.items()}


@pytest.mark.parametrize(
    ("dag", "antal"),
    [(date(2010, 5, 3), 6), (date(2018, 5, 3), 7), (date(2020, 5, 4), 8), (date(2021, 5, 3), 9), (DAG, 9)],
)
def test_der_spoerges_kun_om_det_loven_spoerger_om_den_dag(dag: date, antal: int) -> None:
    koder = [krav.kode for krav in krav_pr(dag)]
    assert len(koder) == antal
    assert ("afklaret" in koder) == (dag >= date(2013, 1, 1))
    assert ("seniorpension" in koder) == (dag >= date(2020, 1, 1))
    assert ("tidlig_pension_brugt" in koder) == (dag >= date(2021, 1, 1))


def test_hver_betingelse_har_sin_paragraf_i_begge_tider() -> None:
    assert kilde_for("varig", date(2025, 5, 6)).hjemmel == "LAB § 116, stk. 1"
    assert kilde_for("varig", date(2018, 5, 6)).hjemmel == "LAB kap. 13 (dagældende)"
    foer, nu = kilde_for("afklaret", date(2026, 6, 30)), kilde_for("afklaret", date(2026, 7, 1))
    assert (foer.sikkerhed, foer.forbehold) == ("ordret", "")
    assert nu.sikkerhed == "udledt"
    assert "den nye ordlyd er ikke læst" in nu.forbehold


def test_alt_opfyldt_er_en_bevilling_med_forklaring() -> None:
    fundet = regeludfald(DAG, FOEDT, ALT_OPFYLDT)
    assert (fundet.udfald, fundet.grund, fundet.mangler) == ("bevilget", "", ())
    assert [trin.kode for trin in fundet.trin if trin.kode == "maalgruppe"] == ["maalgruppe"]


@pytest.mark.parametrize(
    ("kode", "svar", "grund"),
    [
        ("foertidspension", "ja", "uden_for_personkredsen"),
        ("normale_vilkaar", "ja", "for_hoej"),
        ("vaesentlig", "nej", "for_hoej"),
        ("varig", "nej", "ikke_varig"),
        ("meget_begraenset", "ja_kan_ikke_udvikles", "for_lav"),
        ("tilbud_proevet", "nej", "ikke_afproevet"),
    ],
)
def test_det_led_der_svigter_er_afslagsgrunden(kode: str, svar: str, grund: str) -> None:
    fundet = regeludfald(DAG, FOEDT, ALT_OPFYLDT | {kode: svar})
    assert (fundet.udfald, fundet.grund) == ("afslag", grund)
    assert fundet.grund in AFSLAGSGRUNDE


def test_en_sag_der_ikke_er_afklaret_er_ikke_et_afslag() -> None:
    fundet = regeludfald(DAG, FOEDT, ALT_OPFYLDT | {"afklaret": "nej"})
    assert (fundet.udfald, fundet.grund) == ("oplys", "ikke_afklaret")


def test_formaalsloest_er_nok_til_at_tilbud_ikke_er_proevet() -> None:
    assert (
        regeludfald(DAG, FOEDT, ALT_OPFYLDT | {"tilbud_proevet": "aabenbart_formaalsloest"}).udfald
        == "bevilget"
    )


def test_uden_vurderinger_er_der_intet_udfald() -> None:
    fundet = regeludfald(DAG, FOEDT, {})
    assert (fundet.udfald, fundet.trin) == ("", ())
    assert fundet.mangler == tuple(krav.kode for krav in krav_pr(DAG))


def test_alderen_afgoer_alene() -> None:
    foedt = date(1955, 1, 1)
    assert not alderen(foedt, DAG).opfyldt
    assert regeludfald(DAG, foedt, {}).grund == "uden_for_personkredsen"
    dagen_foer = date.fromordinal(alderen(FOEDT, DAG).folkepensionsdag.toordinal() - 1)
    assert dagen_foer > DAG


def test_svar_der_modsiger_hinanden_giver_intet_udfald_men_grunden() -> None:
    fundet = regeludfald(
        DAG, FOEDT, ALT_OPFYLDT | {"vaesentlig": "nej", "meget_begraenset": "ja_kan_udvikles"}
    )
    assert fundet.udfald == ""
    assert "svar nej her" in fundet.modsigelse


def test_et_svar_betingelsen_ikke_har_afvises() -> None:
    with pytest.raises(UgyldigtInput, match="vælg ja, nej"):
        regeludfald(DAG, FOEDT, {"varig": "maaske"})


def test_en_dag_loven_ikke_er_kendt_siges() -> None:
    with pytest.raises(UgyldigtInput, match="uden for det"):
        regeludfald(date(2027, 1, 4), FOEDT, ALT_OPFYLDT)


def test_nye_ressourceforloeb_gives_kun_til_februar_2026() -> None:
    assert "ressourceforloeb" in forloeb_pr(date(2026, 1, 31))
    assert list(forloeb_pr(date(2026, 2, 1))) == ["foertidspension", "afklaring"]


_SVAR = st.fixed_dictionaries(
    {}, optional={krav.kode: st.sampled_from([m.kode for m in krav.svar]) for krav in KRAV.values()}
)


@given(svar=_SVAR)
def test_et_udfald_kan_ikke_aendres_af_det_der_mangler(svar: dict[str, str]) -> None:
    """Siger reglerne noget, siger loven det samme, uanset hvad der svares på resten."""
    fundet = regeludfald(DAG, FOEDT, svar)
    mangler = [krav for krav in krav_pr(DAG) if krav.kode not in svar]
    assert fundet.mangler == tuple(krav.kode for krav in mangler)
    mulige = set()
    for valgte in product(*(krav.svar for krav in mangler)):
        oplyst = som_loven_spoerges(svar, DAG) | {
            krav.kode: valgt.vaerdi for krav, valgt in zip(mangler, valgte, strict=True)
        }
        try:
            mulige.add(str(beregn_maalgruppe(dato=DAG, foedselsdato=FOEDT, **oplyst)["maalgruppe"]))
        except (UgyldigtInput, UgyldigeInput):
            continue
    if fundet.udfald == "bevilget":
        assert mulige == {"i_maalgruppen"}
    elif fundet.udfald:
        assert mulige == {fundet.grund}
    elif not fundet.modsigelse and mangler:
        assert len(mulige) != 1 or "i_maalgruppen" in mulige
