"""Et svar forklaret til tre læsere: hvert regelsæt kan forklares, og fleksløntilskuddet kan læses højt."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from tests.lov.oplysningsgenerator import gyldige

from fleksjob.lov.bog.laesere import for_borger, for_jurist, for_sagsbehandler, forklar, kildetekst
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.regelsaet import MODULER, regelsaet
from fleksjob.lov.kerne.svar import json_vaerdi
from fleksjob.lov.tilskud.beregning import REGELSAET as FLEKSLOENTILSKUD, Beregning, beregn_fleksloentilskud

SAET = pytest.mark.parametrize("kode", list(MODULER))
STAR: dict[str, Any] = {"dato": date(2024, 5, 1), "timeloen": 200, "timer": 18, "fuldtidstimeloen": 200}


def borger(**oplyst: Any) -> tuple[str, ...]:
    return for_borger(FLEKSLOENTILSKUD, oplyst, beregn_fleksloentilskud(**oplyst))


def antal_saetninger(tekst: str) -> int:
    """Punktum, spørgsmålstegn og udråbstegn, der slutter en sætning; »kr.« midt i en sætning gør ikke."""
    return len(re.findall(r"[.!?](?= [A-ZÆØÅ]|$)", tekst))


def ord_i(tekst: str) -> list[str]:
    return re.findall(r"[A-Za-zÆØÅæøå]+", tekst)


def lix(saetninger: tuple[str, ...]) -> float:
    """Ord pr. sætning plus andelen af ord på mere end seks bogstaver; under 35 er let at læse."""
    alle = [o for s in saetninger for o in ord_i(s)]
    return len(alle) / len(saetninger) + 100 * sum(len(o) > 6 for o in alle) / len(alle)


# --- ethvert regelsæt -------------------------------------------------------------------------------------------------


@SAET
def test_hvert_regelsaet_kan_forklares_for_alle_tre(kode: str) -> None:
    saet = regelsaet(kode)
    fundet = 0
    for oplyst, svar in gyldige(saet, 12):
        fundet += 1
        f = forklar(saet, oplyst, svar)
        assert len(f.borger) == 3
        for tekst in f.borger:
            assert antal_saetninger(tekst) == 1, tekst
            assert tekst[0].isupper() or tekst[0] == "»", tekst
            assert not re.search(r"[{}_]|None", tekst), tekst
        assert [t.kode for t in f.sagsbehandler] == [t.kode for t in svar.trin]
        assert [r.kode for r in f.jurist] == [t.kode for t in svar.trin]
        for t in f.sagsbehandler:
            assert all((t.navn, t.hjemmel, t.tekst)), t
            assert t.vist or t.kode not in saet.lov.regler, t
            assert all(s.vist and s.reference and s.fra <= saet.lov.til for s in t.satser)
        for r in f.jurist:
            if r.kode in saet.lov.regler:
                assert r.kildetekst.startswith("def ")
                assert sum(v.brugt for v in r.versioner) == 1
        assert set(f.som_json()) == {"borger", "sagsbehandler", "jurist", "forbehold"}
    assert fundet == 12


# --- borgeren: fleksløntilskud ----------------------------------------------------------------------------------------


def test_under_graensen_gaar_tallene_op() -> None:
    assert borger(**STAR) == (
        "Du får 15.272 kr. i fleksløntilskud for maj 2024, og 500 kr. af dem går til ATP.",
        "Tilskuddet kan højst være 19.952 kr., og der bliver trukket 4.680 kr. fra, fordi din løn er 15.600 kr.",
        "Arbejder du en time mere om ugen, får du 570,75 kr. mere om måneden i alt før skat, for lønnen stiger mere, "
        "end tilskuddet falder.",
    )


def test_loftet_siger_at_flere_timer_ikke_giver_flere_penge() -> None:
    hvad, hvorfor, aendring = borger(dato=date(2026, 11, 1), timeloen=150, timer=12, fuldtidstimeloen=150)
    assert hvad == "Du får 16.250 kr. i fleksløntilskud for november 2026, og 500 kr. af dem går til ATP."
    assert hvorfor == (
        "Løn og tilskud må til sammen højst være 24.050 kr., som er løn på fuld tid i dit job, "
        "og din løn er 7.800 kr."
    )
    assert aendring == (
        "Arbejder du en time mere om ugen, får du ikke flere penge, "
        "for tilskuddet falder lige så meget, som lønnen stiger."
    )


def test_loftet_med_pension_siger_at_der_bliver_mindre_udbetalt() -> None:
    _, hvorfor, aendring = borger(
        dato=date(2026, 11, 1), timeloen=150, timer=12, fuldtidstimeloen=150, pension_pct=12
    )
    assert "og din løn med pension er 8.736 kr." in hvorfor
    assert aendring.startswith("Arbejder du en time mere om ugen, får du 78 kr. mindre udbetalt om måneden")


def test_uden_loen() -> None:
    assert borger(dato=date(2024, 5, 1), loen=0, fuldtidsloen=30_000) == (
        "Du får ikke fleksløntilskud for maj 2024.",
        "Du har ikke løn fra dit fleksjob, og uden løn er der ikke noget tilskud.",
        "Får du løn fra dit fleksjob, kan du få op til 19.952 kr. i tilskud om måneden.",
    )


def test_maanedsloen_uden_timer_spoerger_om_tusind_kroner_mere() -> None:
    assert borger(dato=date(2024, 5, 1), loen=15_000, fuldtidsloen=40_000)[2] == (
        "Stiger din løn med 1.000 kr. om måneden, falder tilskuddet med 300 kr., så du får 700 kr. mere i alt før skat."
    )


def test_maanedsloen_paa_loftet_med_pension_siger_hvor_meget_mindre_der_udbetales() -> None:
    oplyst = {"dato": date(2024, 5, 1), "loen": 9_000, "fuldtidsloen": 24_000, "pension_pct": 10}
    nu, ny = beregn_fleksloentilskud(**oplyst), beregn_fleksloentilskud(**{**oplyst, "loen": 10_000})
    assert (nu.zone, ny.i_alt - nu.i_alt, ny.i_haanden - nu.i_haanden) == ("C", 0, -100)
    assert borger(**oplyst)[2] == (
        "Stiger din løn med 1.000 kr. om måneden, falder tilskuddet med 1.100 kr., "
        "så du får 100 kr. mindre udbetalt om måneden."
    )


def test_maanedsloen_med_timer_lader_loennen_foelge_timerne() -> None:
    med = borger(dato=date(2024, 5, 1), loen=15_600, timer=18, fuldtidsloen=40_000)
    uden = borger(dato=date(2024, 5, 1), timeloen=200, timer=18, fuldtidsloen=40_000)
    assert med == uden


loenninger = st.fixed_dictionaries(
    {
        "dato": st.dates(date(2013, 1, 1), date(2026, 12, 31)),
        "timeloen": st.integers(0, 500),
        "timer": st.integers(0, 74).map(lambda x: x / 2),
        "fuldtidstimeloen": st.integers(100, 600),
        "pension_pct": st.sampled_from([0, 12]),
        "anden_loen": st.sampled_from([0, 4000]),
    }
)


def _regnet(oplyst: dict[str, Any]) -> Beregning | None:
    try:
        return beregn_fleksloentilskud(**oplyst)
    except (UgyldigtInput, UgyldigeInput):
        return None


@settings(max_examples=200)
@given(loenninger)
def test_saetningerne_er_korte_og_sande(oplyst: dict[str, Any]) -> None:
    b = _regnet(oplyst)
    if b is None:
        return
    saetninger = borger(**oplyst)
    assert [antal_saetninger(s) for s in saetninger] == [1, 1, 1]
    assert max(len(ord_i(s)) for s in saetninger) <= 26, saetninger
    assert lix(saetninger) < 38, saetninger
    beloeb = [
        Decimal(x.replace(".", "").replace(",", "."))
        for x in re.findall(r"([\d.]+(?:,\d+)?) kr", saetninger[0])
    ]
    assert beloeb == [x for x in (b.fleksloentilskud, b.atp) if x]
    if igen := re.search(r"fleksjobbet er under ([\d.,]+) kr", saetninger[2]):
        graense = float(igen[1].replace(".", "").replace(",", "."))
        faelles = {
            k: v
            for k, v in oplyst.items()
            if k not in ("timeloen", "timer", "pension_pct", "fuldtidstimeloen")
        }
        for loen, ventet in ((graense - 1, True), (graense + 1, False)):
            ny = beregn_fleksloentilskud(loen=loen, fuldtidsloen=float(b.loft), **faelles)
            assert (ny.fleksloentilskud > 0) is ventet, (saetninger, loen)


# --- sagsbehandleren --------------------------------------------------------------------------------------------------


def test_sagsbehandleren_ser_satsen_dens_dag_kilde_og_sikkerhed() -> None:
    trin = {t.kode: t for t in for_sagsbehandler(FLEKSLOENTILSKUD, beregn_fleksloentilskud(**STAR))}
    under = trin["nedsaettelse_under"]
    assert (under.vist, under.hjemmel) == ("4.680 kr.", "LAB § 123, stk. 2")
    (sats,) = under.satser
    assert (sats.titel, sats.vist, sats.fra) == (
        "nedsættelse indtil lønindtægtsgrænsen",
        "30 pct.",
        date(2013, 1, 1),
    )
    assert sats.reference
    assert trin["zone"].vist == "A"
    assert trin["graense"].satser[0].navn == "loenindtaegtsgraense_md"
    assert trin["loft_binder_ved_timer"].vist == "31,75 timer" or trin["loft_binder_ved_timer"].vist.endswith(
        "timer"
    )


# --- juristen ---------------------------------------------------------------------------------------------------------


def test_juristen_ser_reglens_egen_tekst_og_alle_dens_hjemler() -> None:
    regler = {r.kode: r for r in for_jurist(FLEKSLOENTILSKUD, beregn_fleksloentilskud(**STAR))}
    assert regler["foer_loft"].kildetekst == (
        "def foer_loft(grundbeloeb: float, nedsaettelse: float) -> float:\n"
        "    return max(0, grundbeloeb - nedsaettelse)"
    )
    assert [(v.hjemmel, v.fra, v.til, v.sikkerhed, v.brugt) for v in regler["atp"].versioner] == [
        ("LAB (nu § 137, stk. 1)", date(2013, 1, 1), date(2019, 12, 31), "udledt", False),
        ("LAB § 137, stk. 1", date(2020, 1, 1), None, "ordret", True),
    ]
    gammel = {
        r.kode: r
        for r in for_jurist(FLEKSLOENTILSKUD, beregn_fleksloentilskud(**{**STAR, "dato": date(2019, 12, 1)}))
    }
    assert [v.brugt for v in gammel["atp"].versioner] == [True, False]
    assert (
        gammel["atp"].forbehold[0].startswith("Paragraffen om ATP af fleksløntilskud før 2020 er ikke læst")
    )


def test_kildeteksten_er_uden_dekorator() -> None:
    funktion = FLEKSLOENTILSKUD.lov.regler["loen"][-1].funktion
    assert (
        kildetekst(funktion).splitlines()[0]
        == "def loen(maanedsloen_md: float, pension_pct: float) -> float:"
    )


def test_json_er_almindelige_typer() -> None:
    forklaret = forklar(FLEKSLOENTILSKUD, STAR, beregn_fleksloentilskud(**STAR)).som_json()
    assert forklaret["borger"][0].startswith("Du får 15.272 kr.")
    assert forklaret["jurist"][0]["versioner"][0]["fra"] == "2013-01-01"
    assert json_vaerdi(forklaret["borger"]) == forklaret["borger"]


# --- kommandoen -------------------------------------------------------------------------------------------------------


def fleksjob(*argumenter: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fleksjob", "forklar", *argumenter],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


MAJ = (
    "fleksloentilskud",
    "--dato",
    "2024-05-01",
    "--timeloen",
    "200",
    "--timer",
    "18",
    "--fuldtidstimeloen",
    "200",
)


def test_kommandoen_skriver_de_tre_saetninger() -> None:
    svar = fleksjob(*MAJ, "--for", "borger")
    assert (svar.returncode, svar.stderr) == (0, "")
    assert tuple(svar.stdout.splitlines()) == borger(**STAR)


def test_kommandoen_skriver_alle_tre_med_overskrift() -> None:
    svar = fleksjob(*MAJ)
    linjer = svar.stdout.splitlines()
    assert [x for x in linjer if x in ("Kort fortalt", "Hvert trin", "Reglen selv")] == [
        "Kort fortalt",
        "Hvert trin",
        "Reglen selv",
    ]
    assert "Nedsættelse indtil grænsen: 4.680 kr." in linjer
    assert "    |     return max(0, grundbeloeb - nedsaettelse)" in linjer
    assert "    → 2020-01-01 – nu          LAB § 137, stk. 1 (ordret)" in linjer


def test_kommandoens_json_er_forklaringen() -> None:
    svar = json.loads(fleksjob(*MAJ, "--json", "--for", "jurist").stdout)
    assert set(svar) == {"regelsaet", "jurist", "forbehold"}
    assert (
        svar["jurist"]
        == forklar(FLEKSLOENTILSKUD, STAR, beregn_fleksloentilskud(**STAR)).som_json()["jurist"]
    )


def test_en_ukendt_laeser_naevner_de_mulige() -> None:
    svar = fleksjob(*MAJ, "--for", "dommer")
    assert (svar.returncode, svar.stderr) == (
        2,
        "Fejl: --for: »dommer« findes ikke; vælg borger, sagsbehandler, jurist eller alle.\n",
    )
