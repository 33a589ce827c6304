"""Det, der skal gælde for hvert regelsæt. Listen er registret, så et nyt regelsæt prøves, så snart det er meldt ind."""

import inspect
import json
import re
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from math import isfinite, nan

import numpy as np
import pytest
from hypothesis import given, strategies as st
from tests.lov.oplysningsgenerator import gyldige, uden_for

from fleksjob.lov.kerne.afrunding import AFRUNDERE, AFRUNDINGER, afrunding
from fleksjob.lov.kerne.befolkning import Tal, beregn_befolkning
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.forklaring import FORMATER
from fleksjob.lov.kerne.motor import OPLYST, Lov
from fleksjob.lov.kerne.regel import Input
from fleksjob.lov.kerne.regelsaet import MODULER, Regelsaet, regelsaet
from fleksjob.lov.kerne.vaerdier import alle_vaerdier

ET_DOEGN = timedelta(days=1)
SAET = pytest.mark.parametrize("kode", list(MODULER))
RAEKKER_PR_AAR = 2000
"""Tilfældige rækker pr. regelsæt pr. regime; hele målingen med 100.000 står i bench/lov.py."""
I_SCALAR = 60
"""Så mange af dem regnes også én ad gangen."""


@cache
def saettet(kode: str) -> Regelsaet:
    return regelsaet(kode)


def maal_den_dag(saet: Regelsaet, dag: date) -> tuple[str, ...]:
    """De af regelsættets mål, der kan regnes den dag."""
    return tuple(m for m in saet.maal if m in saet.lov.regime(dag).regler)


def regimedage(lov: Lov) -> list[date]:
    """Den første dag i hvert tidsrum uden ændringer, og lovens sidste."""
    return [*lov.regimedage, lov.til]


def tilfaeldige(i: Input, antal: int, tilfaeldig: np.random.Generator, lov: Lov) -> Tal:
    """Tal inden for inputtets grænser, med kanterne, hele kroner og mange små imellem."""
    if i.navn in lov.valg:
        return tilfaeldig.choice(np.array(list(lov.valg[i.navn]), dtype=float), antal)
    bredde = min(i.hoejst - i.mindst, 10 ** tilfaeldig.integers(1, 6))
    tal = np.round(i.mindst + tilfaeldig.uniform(0, bredde, antal), 2)
    tal[: antal // 4] = np.round(tal[: antal // 4])
    tal = np.clip(tal, i.mindst, i.hoejst)
    tal[:2] = i.mindst, i.hoejst
    return np.where(tilfaeldig.uniform(size=antal) < 0.1, max(i.mindst, 0.0), tal)


def kolonner_til(lov: Lov, maal: tuple[str, ...], dag: date, antal: int, froe: int) -> dict[str, Tal]:
    tilfaeldig = np.random.default_rng(froe)
    return {i.navn: tilfaeldige(i, antal, tilfaeldig, lov) for i in lov.mangler(maal, frozenset(), dag)}


def en_raekke(kolonner: dict[str, Tal], nr: int) -> dict[str, float]:
    return {navn: float(k[nr]) for navn, k in kolonner.items()}


# --- én er som mange, forklaret er som uforklaret ---------------------------------------------------------------------


@SAET
def test_een_er_som_mange_i_alle_aar(kode: str) -> None:
    """Højst en øre fra hinanden, og NaN for ingen: alle rækker er gyldige."""
    saet = saettet(kode)
    for nr, dag in enumerate(regimedage(saet.lov)):
        maal = maal_den_dag(saet, dag)
        if not maal:
            continue
        kolonner = kolonner_til(saet.lov, maal, dag, RAEKKER_PR_AAR, nr)
        if not kolonner:
            continue
        mange = beregn_befolkning(saet.lov, maal, [dag], dict(kolonner), motor="numpy")
        assert mange.ugyldige == 0
        for i in range(I_SCALAR):
            en = saet.lov.regn(maal, dag, en_raekke(kolonner, i))
            for m, x in zip(maal, en, strict=True):
                y = float(mange[m][i])
                assert x == y or abs(x - y) <= 0.01, (kode, dag, m, x, y, en_raekke(kolonner, i))


@SAET
def test_forklaret_er_som_uforklaret_og_hvert_trin_kan_regnes_efter(kode: str) -> None:
    """Trinnets regel kaldt med de viste tal og satser, afrundet som politikken siger, giver det viste resultat."""
    saet = saettet(kode)
    lov = saet.lov
    for nr, dag in enumerate(regimedage(lov)):
        maal = maal_den_dag(saet, dag)
        if not maal:
            continue
        kolonner = kolonner_til(lov, maal, dag, 8, 1000 + nr)
        politik = list(AFRUNDINGER)[nr % len(AFRUNDINGER)]
        for i in range(8 if kolonner else 1):
            kendte = en_raekke(kolonner, i)
            forklaret = lov.forklar(maal, dag, kendte, politik)
            assert tuple(forklaret.vaerdier[m] for m in maal) == lov.regn(maal, dag, kendte, politik)
            for trin in forklaret.trin:
                assert trin.tekst
                if trin.led.slags == "oplyst":
                    assert trin.vaerdi == kendte[trin.navn]
                    continue
                regel = lov.regime(dag).regler[trin.navn]
                vist = {t.navn: t.vaerdi for t in trin.under}
                vist |= {v.navn: float(v.vaerdi) for v in trin.led.vaerdier}
                regnet = regel.funktion(**{a: vist[a] for a in regel.argumenter})
                decimaler = afrunding(politik).decimaler(regel.afrundes)
                assert trin.vaerdi == (regnet if decimaler is None else AFRUNDERE[decimaler](regnet)), (
                    trin.navn
                )


@SAET
def test_resultatet_er_et_tal_eller_et_navn(kode: str) -> None:
    """Aldrig NaN; uendeligt kun, hvor det betyder aldrig; et udfald har altid et navn."""
    saet = saettet(kode)
    for dag in (saet.lov.fra, saet.lov.til):
        maal = maal_den_dag(saet, dag)
        kolonner = kolonner_til(saet.lov, maal, dag, 50, 7)
        for i in range(50 if kolonner else 1):
            for m, x in zip(maal, saet.lov.regn(maal, dag, en_raekke(kolonner, i)), strict=True):
                regel = saet.lov.regime(dag).regler[m]
                assert x == x
                assert x in regel.udfald if regel.udfald else True, (m, x)


# --- hvor det kommer fra ----------------------------------------------------------------------------------------------


@SAET
def test_hver_regel_har_paragraf_og_adresse_eller_siger_hvorfor_ikke(kode: str) -> None:
    """Uden adresse skal reglen selv eller en af dens satser sige, hvor den er læst, eller tage et forbehold."""
    lov = saettet(kode).lov
    for versioner in lov.regler.values():
        for r in versioner:
            assert r.hjemmel.strip(), r.navn
            satser = [v for a in r.argumenter if a in lov.vaerdier for v in lov.vaerdier[a]]
            sagt = r.url or r.forbehold or r.fast_forbehold or r.sikkerhed == "sekundaer"
            assert sagt or any(v.url for v in satser), f"{r.navn}: hverken adresse eller forbehold"
            assert r.enhed in FORMATER or r.udfald, f"{r.navn}: enheden {r.enhed!r} kan ikke vises"


@SAET
def test_hver_brugt_vaerdi_har_kilde(kode: str) -> None:
    lov = saettet(kode).lov
    assert all(
        v.reference.strip() and v.enhed in FORMATER for raekke in lov.vaerdier.values() for v in raekke
    )
    assert all(lov.vaerdier[navn] == alle_vaerdier(navn) for navn in lov.vaerdier)


@SAET
def test_hver_tekst_kan_skrives_i_hvert_regime(kode: str) -> None:
    """Alle regler, ikke kun målene: ingen sætning nævner noget, reglen ikke bruger."""
    lov = saettet(kode).lov
    for nr, dag in enumerate(regimedage(lov)):
        alle = tuple(lov.regime(dag).regler)
        kendte = en_raekke(kolonner_til(lov, alle, dag, 4, nr), 3)
        trin = lov.forklar(alle, dag, kendte).trin
        assert {t.navn for t in trin} == {*alle, *kendte}
        assert all(t.tekst.strip() and "{" not in t.tekst for t in trin)


# --- uden for det kendte ----------------------------------------------------------------------------------------------


@SAET
def test_foer_den_foerste_og_efter_den_sidste_dag_naevnes_det_der_mangler(kode: str) -> None:
    lov = saettet(kode).lov
    for dag in (lov.fra - ET_DOEGN, lov.til + ET_DOEGN):
        with pytest.raises(UgyldigtInput) as fejl:
            lov.regime(dag)
        assert fejl.value.felt == "dato"
        mangler = fejl.value.besked.rpartition("(")[2]
        navne = [r[0].titel for r in lov.vaerdier.values()] + [v[0].titel for v in lov.regler.values()]
        assert any(f"»{titel}«" in mangler for titel in navne), fejl.value.besked


@SAET
def test_intet_manglende_taeller_som_nul(kode: str) -> None:
    """Hvert input udeladt for sig er en fejl, der nævner netop det; og NaN, tekst og ja/nej er ikke tal."""
    saet = saettet(kode)
    dag = saet.lov.til
    maal = maal_den_dag(saet, dag)
    alle = en_raekke(kolonner_til(saet.lov, maal, dag, 4, 3), 3)
    for navn in alle:
        uden = {n: x for n, x in alle.items() if n != navn}
        with pytest.raises(UgyldigtInput) as fejl:
            saet.lov.regn(maal, dag, uden)
        assert fejl.value.felt == navn
        for galt in (nan, float("inf"), "1", True, None):
            assert saet.lov.fejl_i(navn, galt) is not None
        graenser = saet.lov.graenser[navn]
        assert saet.lov.fejl_i(navn, graenser[0] - 1) is not None
        assert saet.lov.fejl_i(navn, graenser[1] + 1) is not None


# --- døren ------------------------------------------------------------------------------------------------------------


@SAET
def test_doeren_tager_netop_de_oplysninger_den_siger(kode: str) -> None:
    """Hvert felt er et argument, og intet andet kan oplyses end loven, den svares efter."""
    saet = saettet(kode)
    argumenter = set(inspect.signature(saet.beregn).parameters)
    felter = {f.navn for f in saet.felter}
    assert felter <= argumenter
    assert argumenter - felter <= {"afrunding", "lov"}
    assert "lov" in argumenter, "døren skal kunne spørges efter et forslag: lov=saet.lov.med(…)"
    assert {"dato"} <= felter


@SAET
def test_maalene_er_regler_og_koden_er_nøglen(kode: str) -> None:
    saet = saettet(kode)
    assert saet.kode == kode
    assert set(saet.maal) <= set(saet.lov.regler)
    assert len(set(saet.maal)) == len(saet.maal)
    assert saet.titel
    assert saet.indledning.endswith(".")
    assert all(f.hjaelp.strip() for f in saet.felter)
    assert set(saet.lov.inputs) - {"_"} == {i.navn for i in saet.lov.inputs.values()}


@SAET
def test_ingen_versioner_overlapper_og_dagen_foer_er_den_gamle(kode: str) -> None:
    """Ved hvert skifte gælder den gamle version dagen før og den nye på dagen."""
    lov = saettet(kode).lov
    for versioner in lov.regler.values():
        for gammel, ny in pairwise(versioner):
            assert gammel.til is not None
            assert gammel.til + ET_DOEGN == ny.fra
            if lov.fra <= gammel.til and ny.fra <= lov.til:
                for dag, ventet in ((gammel.til, gammel), (ny.fra, ny)):
                    regime = lov.regime(dag)
                    assert regime.regler.get(ventet.navn, ventet) is ventet


@given(st.floats(0, 1e6), st.sampled_from(list(AFRUNDINGER)))
def test_afrundingerne_flytter_hoejst_et_halvt_skridt(x: float, navn: str) -> None:
    for slags in ("linje", "beloeb", "hele_kroner", "hele_oere"):
        decimaler = afrunding(navn).decimaler(slags)  # type: ignore[arg-type]
        if decimaler is not None:
            assert abs(AFRUNDERE[decimaler](x) - x) <= 0.5 * 10**-decimaler + 1e-6


def test_et_oplyst_resultat_har_lovens_graenser() -> None:
    assert all(isfinite(x) for x in OPLYST)


@SAET
def test_doeren_afviser_dagen_foer_og_dagen_efter_og_naevner_det_der_mangler(kode: str) -> None:
    """Gode oplysninger, men uden for det kendte tidsrum."""
    saet = saettet(kode)
    gode = [oplyst for oplyst, _ in gyldige(saet, 40)]
    for dag in uden_for(saet):
        om_datoen = []
        for oplyst in gode:
            with pytest.raises((UgyldigtInput, UgyldigeInput)) as fejl:
                saet.beregn(**{**oplyst, "dato": dag})
            galt = fejl.value.fejl if isinstance(fejl.value, UgyldigeInput) else (fejl.value,)
            om_datoen += [f.besked for f in galt if f.felt == "dato"]
        assert om_datoen, (kode, dag)
        assert all(re.search(r"\d+\. [a-z]+ \d{4}", besked) for besked in om_datoen), om_datoen


@SAET
def test_doeren_svarer_ens_to_gange_og_kun_med_sine_egne_fejl(kode: str) -> None:
    """60 tilfældige sæt oplysninger: enten et svar eller danske sætninger, aldrig et nedbrud."""
    saet = saettet(kode)
    for oplyst, svar in gyldige(saet, 60, froe=9):
        assert saet.beregn(**oplyst).som_json() == svar.som_json()
        json.dumps(svar.som_json(), allow_nan=False)
