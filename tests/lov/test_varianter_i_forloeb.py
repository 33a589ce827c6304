"""Reformerne i et forløb: frister, pligter, skridt og ledighedsydelse under et forslag, og dagen før det begynder."""

from datetime import date
from decimal import Decimal

import pytest

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.begreber import Person, Tilstand
from fleksjob.forloeb.foldning import tilstand
from fleksjob.forloeb.pligter import Pligt, pligter
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.skridt import mulige_skridt
from fleksjob.lov.kerne.fejl import UgyldigVariant
from fleksjob.lov.kerne.regelsaet import regelsaet
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.varianter import laes_forslag, variant

DAGEN, DAGEN_FOER = date(2026, 1, 1), date(2025, 12, 31)
PERSON = Person(date(1984, 5, 2))


# --- Opfølgning --------------------------------------------------------------------------------------------------


def _jobbet(start: date, *flere: h.AlleHaendelser) -> tuple[h.AlleHaendelser, ...]:
    return (
        h.SagOprettet(gyldig_fra=date(2020, 1, 1)),
        h.Visiteret(gyldig_fra=date(2020, 2, 1), til="fleksjob"),
        h.FleksjobBevilget(gyldig_fra=start, ansaettelse="J1"),
        h.FleksjobStartet(
            gyldig_fra=start, ansaettelse="J1", virksomhed="A", timer=10.0, intensitet=100.0, timeloen=150.0
        ),
        *flere,
    )


def _tilstand(
    haendelser: tuple[h.AlleHaendelser, ...],
    retsgrundlag: Retsgrundlag = GAELDENDE,
    pr: date = date(2026, 11, 1),
) -> Tilstand:
    return tilstand(PERSON, haendelser, pr, retsgrundlag=retsgrundlag)


def _pligt(kode: str, t: Tilstand) -> list[Pligt]:
    return [p for p in pligter(t, t.retsgrundlag) if p.kode == kode]


def test_tidligere_opfoelgning_fra_dagen_og_ikke_foer() -> None:
    lov = variant("tidlig_opfoelgning", maaneder=12).retsgrundlag()
    (nu,) = _pligt("opfoelgning_30_mdr", _tilstand(_jobbet(DAGEN)))
    (ny,) = _pligt("opfoelgning_30_mdr", _tilstand(_jobbet(DAGEN), lov))
    (foer,) = _pligt("opfoelgning_30_mdr", _tilstand(_jobbet(DAGEN_FOER), lov))
    assert (nu.frist, ny.frist, foer.frist) == (date(2028, 7, 1), date(2027, 1, 1), date(2028, 6, 30))
    assert ny.navn == "Opfølgning mindst hver 12. måned"
    assert ny.forbehold.startswith("Beregnet efter forslaget »Tidligere opfølgning")
    assert "forslaget" not in nu.forbehold


def test_et_gammelt_job_faar_den_nye_frist_fra_naeste_opfoelgning() -> None:
    lov = variant("tidlig_opfoelgning", maaneder=12).retsgrundlag()
    opfulgt = h.OpfoelgningAfholdt(gyldig_fra=date(2026, 3, 1), ansaettelse="J1", art="30_mdr")
    frister = [
        p.frist for p in _pligt("opfoelgning_30_mdr", _tilstand(_jobbet(date(2023, 9, 1), opfulgt), lov))
    ]
    assert frister == [date(2026, 3, 1), date(2027, 3, 1)]


def test_alt_andet_i_forloebet_er_som_foer() -> None:
    lov = variant("tidlig_opfoelgning", maaneder=12).retsgrundlag()
    uden = {p.noegle: p.frist for p in pligter(_tilstand(_jobbet(DAGEN))) if p.kode != "opfoelgning_30_mdr"}
    med = {
        p.noegle: p.frist for p in pligter(_tilstand(_jobbet(DAGEN), lov)) if p.kode != "opfoelgning_30_mdr"
    }
    assert uden == med
    assert len(uden) > 4


def test_pligter_siger_fra_naar_tilstanden_er_foldet_efter_en_anden_lov() -> None:
    lov = variant("tidlig_opfoelgning").retsgrundlag()
    with pytest.raises(ValueError, match="fold hændelserne"):
        pligter(_tilstand(_jobbet(DAGEN)), lov)


def test_skridtene_siger_forslaget() -> None:
    lov = variant("tidlig_opfoelgning").retsgrundlag()
    for t, siger in ((_tilstand(_jobbet(DAGEN)), False), (_tilstand(_jobbet(DAGEN), lov), True)):
        skridtene = mulige_skridt(t, Rolle.SAGSBEHANDLER)
        assert skridtene
        assert {"Beregnet efter forslaget" in s.forbehold for s in skridtene} == {siger}


# --- Ledighedsydelse ---------------------------------------------------------------------------------------------


def _ydelse(fra: date) -> tuple[h.AlleHaendelser, ...]:
    return (
        h.SagOprettet(gyldig_fra=date(2020, 1, 1)),
        h.Visiteret(gyldig_fra=date(2020, 2, 1), til="fleksjob"),
        h.LedighedsydelseStartet(gyldig_fra=fra, sats="hoej"),
    )


def test_tidsgraensen_giver_en_frist_fra_dagen_og_ingen_foer() -> None:
    lov = variant("tidsgraense_ledighedsydelse", maaneder=24).retsgrundlag()
    (ny,) = _pligt("ledighedsydelse_slutter", _tilstand(_ydelse(DAGEN), lov))
    assert ny.frist == date(2028, 1, 1)
    assert _pligt("ledighedsydelse_slutter", _tilstand(_ydelse(DAGEN_FOER), lov)) == []
    assert _pligt("ledighedsydelse_slutter", _tilstand(_ydelse(DAGEN))) == []


def test_et_job_opfylder_tidsgraensen() -> None:
    lov = variant("tidsgraense_ledighedsydelse", maaneder=24).retsgrundlag()
    job = _jobbet(date(2026, 6, 1))[2:]
    (pligt,) = _pligt("ledighedsydelse_slutter", _tilstand((*_ydelse(DAGEN), *job), lov))
    assert (pligt.status, pligt.opfyldt_den) == ("opfyldt", date(2026, 6, 1))


@pytest.mark.parametrize(("paa_ydelse", "beloeb"), [(23, "nu"), (24, 0), (25, 0)])
def test_tidsgraensen_paa_beloebet(paa_ydelse: int, beloeb: object) -> None:
    saet = regelsaet("ledighedsydelse")
    reform = variant("tidsgraense_ledighedsydelse", maaneder=24, maaneder_paa_ydelse=paa_ydelse)
    nu = saet.beregn(dato=DAGEN, sats="hoej")
    ny = saet.beregn(dato=DAGEN, sats="hoej", lov=reform.lov_i(saet))
    foer = saet.beregn(dato=DAGEN_FOER, sats="hoej", lov=reform.lov_i(saet))
    assert isinstance(nu, Svar)
    assert isinstance(ny, Svar)
    assert isinstance(foer, Svar)
    assert nu.beloeb("ledighedsydelse") > 0
    assert ny["ledighedsydelse"] == (nu["ledighedsydelse"] if beloeb == "nu" else Decimal(0))
    assert foer["ledighedsydelse"] == saet.beregn(dato=DAGEN_FOER, sats="hoej")["ledighedsydelse"]  # type: ignore[index]


def test_beloebet_kraever_maanederne_paa_ydelse() -> None:
    with pytest.raises(UgyldigVariant, match="når der er oplyst, fx --scenarie maaneder_paa_ydelse=24"):
        variant("tidsgraense_ledighedsydelse", maaneder=24).lov_i(regelsaet("ledighedsydelse"))


# --- Udviklingsfleksjob ------------------------------------------------------------------------------------------


def test_udv_5_planen_er_en_pligt_uden_dag_fra_forslagets_dag() -> None:
    lov = variant("udviklingsfleksjob").retsgrundlag()
    (plan,) = _pligt("progressionsplan", _tilstand(_jobbet(DAGEN), lov))
    assert (plan.frist, plan.status, plan.opfyldt_den) == (None, "kommende", None)
    assert _pligt("progressionsplan", _tilstand(_jobbet(DAGEN_FOER), lov)) == []
    maal = h.UdviklingsmaalAftalt(gyldig_fra=date(2026, 2, 1), ansaettelse="J1")
    (opfyldt,) = _pligt("progressionsplan", _tilstand(_jobbet(DAGEN, maal), lov))
    assert opfyldt.status == "opfyldt"


def test_udv_4_og_7_opfoelgningen_er_som_nu_medmindre_scenariet_vaelger() -> None:
    som_nu = variant("udviklingsfleksjob").retsgrundlag()
    oftere = variant("udviklingsfleksjob", opfoelgning_maaneder=6).retsgrundlag()
    frister = [
        _pligt("opfoelgning_30_mdr", _tilstand(_jobbet(DAGEN), lov))[0].frist for lov in (som_nu, oftere)
    ]
    assert frister == [date(2028, 7, 1), date(2026, 7, 1)]
    udloeb = [
        _pligt("bevilling_udloeber", _tilstand(_jobbet(DAGEN), lov))[0].frist for lov in (GAELDENDE, som_nu)
    ]
    assert udloeb == [date(2031, 1, 1)] * 2


# --- Egen fil ----------------------------------------------------------------------------------------------------


def test_en_egen_vaerdi_flytter_fristen() -> None:
    reform = laes_forslag(
        "navn: Min\nfra: 2026-01-01\nvaerdier: {opfoelgning_interval: 12}", "min.yaml"
    ).vaelg()
    (ny,) = _pligt("opfoelgning_30_mdr", _tilstand(_jobbet(DAGEN), reform.retsgrundlag()))
    assert ny.frist == date(2027, 1, 1)
    assert ny.forbehold.startswith("Beregnet efter forslaget »Min (fra 1. januar 2026)«")
    assert "30" not in ny.forklaring
    assert (ny.navn, ny.forklaring) == (
        "Opfølgning efter 2½ år (ændret af forslaget)",
        "Efter forslaget: 12 måneder fra 1. januar 2026 = 1. januar 2027.",
    )
    (foer,) = _pligt("opfoelgning_30_mdr", _tilstand(_jobbet(DAGEN_FOER), reform.retsgrundlag()))
    assert (foer.navn, foer.frist) == ("Opfølgning efter 2½ år", date(2028, 6, 30))


def test_et_egenvalgt_antal_samtaler() -> None:
    tekst = "navn: Min\nfra: 2020-01-01\nvaerdier: {jobsamtaler_antal: 6, jobsamtaler_periode: 9}"
    reform = laes_forslag(tekst, "min.yaml").vaelg()
    start = h.LedighedsydelseStartet(gyldig_fra=date(2022, 1, 3), sats="hoej")
    samtaler = [h.SamtaleAfholdt(gyldig_fra=date(2022, m, 1), art="jobsamtale") for m in (2, 3, 4, 5)]
    forloeb = (*_ydelse(date(2022, 1, 3))[:2], start, *samtaler)
    (nu,) = _pligt("jobsamtale", _tilstand(forloeb, pr=date(2022, 6, 1)))
    (ny,) = _pligt("jobsamtale", _tilstand(forloeb, reform.retsgrundlag(), pr=date(2022, 6, 1)))
    assert (nu.status, nu.frist) == ("opfyldt", date(2022, 7, 3))
    assert (ny.status, ny.frist) == ("kommende", date(2022, 10, 3))
    assert "mindst 6 gange" in ny.forklaring
    assert "sket 4" in ny.forklaring
