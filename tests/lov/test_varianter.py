"""Reformerne: hvad hvert forslag ændrer, hvad det lader være, og dagen før det begynder."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput, UgyldigVariant
from fleksjob.lov.kerne.regelsaet import regelsaet
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.tilskud.beregning import beregn_fleksloentilskud
from fleksjob.lov.tilskud.gevinstgitter import Love, gitter
from fleksjob.lov.tilskud.netto_doer import beregn_netto
from fleksjob.lov.varianter import (
    Forslag,
    Reform,
    alle_varianter,
    forslag,
    forslag_fra_fil,
    laes_forslag,
    navne,
    variant,
)
from fleksjob.lov.varianter.udviklingsfleksjob import ret_fra

DAGEN, DAGEN_FOER = date(2026, 1, 1), date(2025, 12, 31)
FLT = regelsaet("fleksloentilskud")


def _eksempel(f: Forslag) -> Reform:
    return f.vaelg({v.navn: v.eksempel for v in f.valg})


# --- Fælles for alle ---------------------------------------------------------------------------------------------


def test_alle_findes_ved_filens_navn() -> None:
    assert navne() == (
        "aftrapning",
        "graense",
        "tidlig_opfoelgning",
        "tidsgraense_ledighedsydelse",
        "udviklingsfleksjob",
    )


@pytest.mark.parametrize("f", alle_varianter(), ids=lambda f: f.kode)
def test_hvert_forslag_siger_hvem_hvad_og_hvad_der_er_aabent(f: Forslag) -> None:
    assert all((f.titel, f.foreslaaet_af, f.kilde, f.aendrer, f.uafklaret))
    reform = _eksempel(f)
    assert reform.roerer_processen() or reform.roerte_regelsaet()
    assert f.titel in reform.navn
    assert "1. januar 2026" in reform.navn


@pytest.mark.parametrize("f", alle_varianter(), ids=lambda f: f.kode)
def test_det_der_ikke_roeres_afvises_med_en_saetning(f: Forslag) -> None:
    with pytest.raises(UgyldigVariant, match="rører ikke »Arbejdsgiverens udgifter«; det ændrer "):
        _eksempel(f).lov_i(regelsaet("arbejdsgiver"))


def test_ukendt_forslag_ukendt_valg_og_skaeve_tal() -> None:
    with pytest.raises(UgyldigtInput, match="Mente du aftrapning"):
        forslag("aftrappning")
    with pytest.raises(UgyldigtInput, match="har ikke scenarievalget »uger«; det har: fra, maaneder"):
        variant("tidlig_opfoelgning", uger=4)
    with pytest.raises(UgyldigtInput, match="skal være fra 1 til 30, men er 31"):
        variant("tidlig_opfoelgning", maaneder=31)
    with pytest.raises(UgyldigtInput, match="helt tal"):
        variant("tidlig_opfoelgning", maaneder=11.5)
    with pytest.raises(UgyldigtInput, match="siger ikke selv, hvad kroner skal være"):
        variant("graense")
    with pytest.raises(UgyldigtInput, match="siger ikke selv, hvad satserne skal være"):
        variant("aftrapning")


# --- Aftrapning og grænse ----------------------------------------------------------------------------------------

LOEN: dict[str, Any] = {"timeloen": 200, "timer": 20, "fuldtidstimeloen": 300}


def test_aftrapning_under_graensen() -> None:
    """200 × 20 × 52/12 = 17.333,33. Med 20 pct. i stedet for 30: 21.600 − 3.466,67 = 18.133,33."""
    lov = variant("aftrapning", under=0.2).lov_i(FLT)
    nu, ny = (beregn_fleksloentilskud(dato=DAGEN, **LOEN, lov=x) for x in (FLT.lov, lov))
    assert (nu.fleksloentilskud, ny.fleksloentilskud) == (Decimal("16400.00"), Decimal("18133.33"))
    assert (nu.gevinst_pr_ekstra_krone, ny.gevinst_pr_ekstra_krone) == (Decimal("0.70"), Decimal("0.80"))
    assert (nu.loft, nu.graense, nu.grundbeloeb) == (ny.loft, ny.graense, ny.grundbeloeb)
    assert ny.forbehold[0].startswith("Beregnet efter forslaget »Anden aftrapning")
    assert not any("forslaget" in f for f in nu.forbehold)


def test_aftrapning_dagen_foer() -> None:
    lov = variant("aftrapning", under=0.2).lov_i(FLT)
    nu, ny = (beregn_fleksloentilskud(dato=DAGEN_FOER, **LOEN, lov=x) for x in (FLT.lov, lov))
    assert nu.fleksloentilskud == ny.fleksloentilskud == Decimal("15364.42")


def test_scenariet_vaelger_dagen() -> None:
    lov = variant("aftrapning", fra=date(2024, 7, 1), under=0.2).lov_i(FLT)
    foer, efter = (
        beregn_fleksloentilskud(dato=d, **LOEN, lov=lov) for d in (date(2024, 6, 30), date(2024, 7, 1))
    )
    assert efter.gevinst_pr_ekstra_krone == Decimal("0.45")  # lønnen er over grænsen på 16.323
    assert efter.nedsaettelse < foer.nedsaettelse
    assert foer.nedsaettelse == beregn_fleksloentilskud(dato=date(2024, 6, 30), **LOEN).nedsaettelse


def test_graensen_flyttes_og_ledighedsydelsens_roeres_ikke() -> None:
    """24 timer er 20.800. Nu: 30 pct. af 17.672 og 55 pct. af 3.128 = 7.022. Ny: 30 pct. af det hele = 6.240."""
    reform = variant("graense", kroner=22_000)
    oplyst = {**LOEN, "timer": 24}
    nu = beregn_fleksloentilskud(dato=DAGEN, **oplyst)
    ny = beregn_fleksloentilskud(dato=DAGEN, **oplyst, lov=reform.lov_i(FLT))
    assert (nu.nedsaettelse, ny.nedsaettelse) == (Decimal("7022.00"), Decimal("6240.00"))
    assert (nu.zone, ny.zone) == ("B", "A")
    with pytest.raises(UgyldigVariant, match="rører ikke"):
        reform.lov_i(regelsaet("ledighedsydelse"))
    with pytest.raises(UgyldigVariant, match="rører ikke frister og skridt"):
        reform.retsgrundlag()


def test_nettoindkomsten_foelger_tilskuddet() -> None:
    """Zone A uden pension: 10 øre mere pr. krone i tilskud er 6,2 øre efter skat på 37,71 pct."""
    lov = variant("aftrapning", under=0.2).lov_i(regelsaet("netto"))
    oplyst: dict[str, Any] = {"dato": DAGEN, "timeloen": 150, "timer": 15, "fuldtidstimeloen": 400}
    nu, ny = (beregn_netto(**oplyst, lov=x).beloeb("netto") for x in (regelsaet("netto").lov, lov))
    assert float(ny - nu) == pytest.approx(0.10 * 9_750 * (1 - 0.3771), abs=0.02)


def test_gitteret_under_et_forslag() -> None:
    love = Love(variant("aftrapning", fra=date(2024, 1, 1), under=0.2).lov_i(FLT))
    (raekke,) = gitter(timeloenninger=[150], aarene=[2018, 2024], love=love).celler
    assert [c.foer.i_alt for c in raekke if c.foer] == [Decimal("455.00"), Decimal("520.00")]


# --- Udviklingsfleksjob ------------------------------------------------------------------------------------------

TRUET: dict[str, Any] = {
    "foedselsdato": date(1990, 1, 1),
    "normale_vilkaar": False,
    "vaesentlig": True,
    "varig": False,
    "meget_begraenset": "nej",
    "tilbud_proevet": "nej",
    "afklaret": False,
    "foertidspension": False,
    "seniorpension": False,
    "tidlig_pension_brugt": False,
}


def _maalgruppe(
    dag: date, *, ledig: float = 1, maaneder: float = 14, **aendret: object
) -> tuple[object, object]:
    saet = regelsaet("maalgruppe")
    reform = variant("udviklingsfleksjob", ledig=ledig, maaneder_i_jobhjaelpsgruppen=maaneder)
    svar = saet.beregn(dato=dag, **{**TRUET, **aendret}, lov=reform.lov_i(saet))
    assert isinstance(svar, Svar)
    return svar["maalgruppe"], svar["naeste_skridt"]


RET = ("ret_til_udviklingsfleksjob", "bevil_udviklingsfleksjob_med_plan")
KAN = ("kan_faa_udviklingsfleksjob", "vurder_udviklingsfleksjob_med_plan")


@pytest.mark.parametrize(("maaneder", "ventet"), [(0, KAN), (11.99, KAN), (12, RET), (14, RET)])
def test_udv_1_og_2_uden_afklaring_og_ret_efter_et_aar(maaneder: float, ventet: tuple[str, str]) -> None:
    assert _maalgruppe(DAGEN, maaneder=maaneder) == ventet


def test_udv_dagen_foer_og_for_den_der_ikke_er_ledig_gaelder_loven() -> None:
    gaeldende = ("ikke_varig", "plan_for_forbedring")
    assert _maalgruppe(DAGEN_FOER) == gaeldende
    assert _maalgruppe(DAGEN, ledig=0) == gaeldende


@pytest.mark.parametrize(
    ("aendret", "ventet"),
    [
        ({"foertidspension": True}, "uden_for_personkredsen"),
        ({"foedselsdato": date(1958, 1, 1)}, "uden_for_personkredsen"),
        ({"normale_vilkaar": True, "vaesentlig": False}, "for_hoej"),
        ({"meget_begraenset": "ja_kan_ikke_udvikles"}, "for_lav"),
        ({"varig": True, "tilbud_proevet": "ja", "afklaret": True}, "i_maalgruppen"),
        ({"varig": True, "tilbud_proevet": "nej", "afklaret": True}, "ret_til_udviklingsfleksjob"),
        ({"varig": True, "tilbud_proevet": "ja", "afklaret": False}, "ret_til_udviklingsfleksjob"),
    ],
)
def test_udv_roerer_kun_varighed_afklaring_og_proevede_tilbud(aendret: dict[str, Any], ventet: str) -> None:
    assert _maalgruppe(DAGEN, **aendret)[0] == ventet


@pytest.mark.parametrize(
    ("perioder", "ventet"),
    [
        ([], None),
        ([(date(2025, 1, 1), None)], date(2026, 1, 1)),
        ([(date(2024, 1, 1), None)], date(2025, 1, 1)),  # skudår: 366 dage
        ([(date(2025, 1, 1), date(2026, 1, 1))], date(2026, 1, 1)),
        ([(date(2025, 1, 1), date(2025, 12, 31))], None),
        # 181 dage til 1. juli, så en pause på 31 dage: de sidste 184 nås 31 dage senere
        ([(date(2025, 1, 1), date(2025, 7, 1)), (date(2025, 8, 1), None)], date(2026, 2, 1)),
        # overlap tælles én gang
        ([(date(2025, 1, 1), date(2025, 7, 1)), (date(2025, 3, 1), None)], date(2026, 1, 1)),
        ([(date(2025, 8, 1), None), (date(2025, 1, 1), date(2025, 7, 1))], date(2026, 2, 1)),
    ],
)
def test_udv_2_taeller_samlet(perioder: list[tuple[date, date | None]], ventet: date | None) -> None:
    assert ret_fra(perioder) == ventet


def test_udv_2_ret_efter_andet_end_et_aar() -> None:
    assert ret_fra([(date(2025, 1, 31), None)], 1) == date(2025, 2, 28)


# --- Egen fil ----------------------------------------------------------------------------------------------------

EGEN = """
navn: Lavere aftrapning i to trin
fra: 2026-01-01
vaerdier:
  nedsaettelse_under_graensen_andel: {2026-01-01: 0.25, 2026-07-01: 0.2}
  opfoelgning_interval: 12
foreslaaet_af: Økonomiafdelingen
"""


def test_egen_fil_virker_i_penge_og_proces(tmp_path: Path) -> None:
    fil = tmp_path / "min.yaml"
    fil.write_text(EGEN, encoding="utf-8")
    reform = forslag_fra_fil(fil).vaelg()
    lov = reform.lov_i(FLT)
    gevinst = {
        dag: beregn_fleksloentilskud(dato=dag, **LOEN, lov=lov).gevinst_pr_ekstra_krone
        for dag in (DAGEN, date(2026, 6, 30), date(2026, 7, 1))
    }
    assert list(gevinst.values()) == [Decimal("0.75"), Decimal("0.75"), Decimal("0.80")]
    interval = reform.retsgrundlag().vaerdi("opfoelgning_interval", DAGEN)
    assert (interval.vaerdi, interval.fra) == (12, DAGEN)
    assert reform.retsgrundlag().vaerdi("opfoelgning_interval", DAGEN_FOER).vaerdi == 30


@pytest.mark.parametrize(
    ("tekst", "besked"),
    [
        ("", "skal have felterne"),
        ("- 1", "skal have felterne"),
        ("navn: [", "kan ikke læses som YAML ved linje"),
        ("navn: x\nfra: 2026-13-01\nvaerdier: {a: 1}", "kan ikke læses som YAML"),
        ("navn: x\nfra: 2026\nvaerdier: {opfoelgning_interval: 12}", "skal være en dag som 2026-01-01"),
        ("navn: x\nfra: 2026-01-01\nvaerdier: [1]", "»vaerdier« skal være navne"),
        ("navn: x\nfra: 2026-01-01\nvaerdier: {opfoelgnings_interval: 12}", "mente du opfoelgning_interval?"),
        ("navn: x\nfra: 2026-01-01\nvaerdier: {opfoelgning_interval: tolv}", "»tolv« er ikke et tal"),
        ("navn: x\nfra: 2026-01-01\nvaerdier: {opfoelgning_interval: true}", "»True« er ikke et tal"),
        ("navn: x\nfra: 2026-01-01\nvaerdier: {opfoelgning_interval: .nan}", "er ikke et tal"),
        ("navn: x\nfra: 2026-01-01\nvaerdier: {opfoelgning_interval: 1.5}", "helt antal måneder"),
        ("navn: x\nfra: 2026-01-01\nvaerdier: {opfoelgning_interval: -1}", "er under 0"),
        ("navn: x\nfra: 2026-01-01\nvaerdier: {nedsaettelse_over_graensen_andel: 45}", "30 pct. skrives 0.3"),
        (
            "navn: x\nfra: 2026-01-01\nvaerdier: {opfoelgning_interval: {2025-12-31: 12}}",
            "1. januar 2026 eller senere",
        ),
        ("navn: x\nfra: 2026-01-01\nvaerdier: {opfoelgning_interval: {}}", "har ingen datoer"),
    ],
)
def test_egen_fil_med_fejl(tekst: str, besked: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        laes_forslag(tekst, "min.yaml")
    assert fejl.value.besked.startswith("min.yaml: ")
    assert besked in fejl.value.besked


def test_egen_fil_naevner_alt_der_mangler_paa_en_gang() -> None:
    with pytest.raises(UgyldigeInput) as fejl:
        laes_forslag("titel: x", "min.yaml")
    beskeder = " ".join(f.besked for f in fejl.value.fejl)
    assert all(del_ in beskeder for del_ in ("»titel« findes ikke", "»navn«", "»fra«", "»vaerdier«"))


def test_eksemplet_i_docs_kan_bruges() -> None:
    fil = Path(__file__).parents[2] / "docs" / "eksempler" / "forslag.yaml"
    reform = forslag_fra_fil(fil).vaelg()
    assert reform.roerer_processen()
    assert "fleksloentilskud" in reform.roerte_regelsaet()


def test_fil_der_ikke_findes(tmp_path: Path) -> None:
    with pytest.raises(UgyldigtInput, match="kan ikke læses"):
        forslag_fra_fil(tmp_path / "ikke_her.yaml")


# --- Ingen andre ved det -----------------------------------------------------------------------------------------


def test_intet_uden_for_doerene_kender_reformerne() -> None:
    kilde = Path(__file__).parents[2] / "src" / "fleksjob"
    kendere = {
        str(fil.relative_to(kilde))
        for fil in kilde.rglob("*.py")
        if "lov.varianter" in fil.read_text(encoding="utf-8")
    }
    doere = {
        "drift/kommandolinje/variantvalg.py",
        "drift/kommandolinje/varianter.py",
        "drift/kommandolinje/gevinst.py",
    }
    assert {k for k in kendere if not k.startswith("lov/varianter/")} == doere
