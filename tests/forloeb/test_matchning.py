"""Matchningen: grundene er hele forklaringen på rækkefølgen, og det, der ikke går, er væk med sin grund."""

from collections.abc import Iterable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from fleksjob.forloeb import matchprofil
from fleksjob.forloeb.helbredsord import helbredsord_i
from fleksjob.forloeb.matchbegreber import (
    HENSYN,
    NAVNE,
    OPGAVENS_INTERESSER,
    fra_skaanehensyn,
    interessens_opgaver,
)
from fleksjob.forloeb.matchgrunde import GRUPPER, Vaegte, laes_vaegte, vurder
from fleksjob.forloeb.matchning import Kort, bunkens_point, kandidater, muligheder
from fleksjob.forloeb.matchpar import par
from fleksjob.forloeb.matchprofil import Indhold, Kandidat, Opslag, Profil, rettet, rettet_indhold
from fleksjob.forloeb.rejsetid import Sted, kilometer, minutter
from fleksjob.forloeb.skaanehensyn import SKAANEHENSYN

KORT = Kort({"9901": Sted(56.0, 10.0), "9902": Sted(56.05, 10.1), "9903": Sted(56.4, 10.6)})


def _koder(liste: str, hoejst: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(NAVNE[liste])), max_size=hoejst, unique=True).map(tuple)


_TIMER = st.none() | st.sampled_from([0.5, 2.0, 3.5, 5.0, 8.0, 12.0, 20.0, 37.0])
PROFILER = st.builds(
    Profil,
    **{felt: _koder(liste) for felt, liste in matchprofil.PROFILENS_LISTER.items()},
    timer_fra=_TIMER, timer_til=_TIMER, hoejst_minutter=st.none() | st.sampled_from([10, 20, 30, 45, 60]),
    deler=st.sampled_from([None, True, False]),
).map(rettet)  # fmt: skip
INDHOLD = st.builds(
    Indhold,
    **{felt: _koder(liste) for felt, liste in matchprofil.INDHOLDETS_LISTER.items()},
    timer_fra=_TIMER, timer_til=_TIMER, fri_tid=st.booleans(), kan_deles=st.booleans(),
).map(rettet_indhold)  # fmt: skip
POSTNR = st.sampled_from(["9901", "9902", "9903", "", "1234"])
KANDIDATER = st.builds(Kandidat, st.integers(1, 1000), POSTNR, PROFILER)
OPSLAG = st.builds(Opslag, st.integers(1, 1000), POSTNR, INDHOLD, st.booleans())
VAEGTE = st.builds(Vaegte, *[st.sampled_from([0, 1, 2])] * 5)


def _nummereret(alle: Iterable[Any]) -> list[Any]:
    return [msgspec.structs.replace(en, id=nr) for nr, en in enumerate(alle, 1)]


@settings(max_examples=40, deadline=None)
@given(st.lists(KANDIDATER, min_size=1, max_size=4), OPSLAG, VAEGTE)
def test_bunken_vejer_som_grundene(alle: list[Kandidat], opslag: Opslag, v: Vaegte) -> None:
    alle = _nummereret(alle)
    ventet = []
    for en in alle:
        km = KORT.km(en.postnr, opslag.postnr)
        fundet = vurder(en.profil, opslag.indhold, km, bekraeftet=opslag.bekraeftet, vaegte=v)
        ventet.append((fundet.point, bool(fundet.udelukket)))
    vejet = bunkens_point(alle, opslag, KORT, v)
    assert [(p, u) for p, u in vejet] == ventet


@settings(max_examples=40, deadline=None)
@given(st.lists(KANDIDATER, max_size=4), OPSLAG, VAEGTE)
def test_ranglisten_foelger_grundene_og_taber_ingen(alle: list[Kandidat], opslag: Opslag, v: Vaegte) -> None:
    alle = _nummereret(alle)
    liste = kandidater(opslag, alle, KORT, antal=50, vaegte=v)
    point = [plads.vurdering.point for plads in liste.pladser]
    assert point == sorted(point, reverse=True)
    assert all(not plads.vurdering.udelukket for plads in liste.pladser)
    assert all(plads.vurdering.udelukket for plads in liste.udelukkede)
    assert sorted(p.id for p in (*liste.pladser, *liste.udelukkede)) == [en.id for en in alle]
    assert (liste.mulige, liste.udelukket) == (len(liste.pladser), len(liste.udelukkede))


@settings(max_examples=40, deadline=None)
@given(KANDIDATER, st.lists(OPSLAG, max_size=4), VAEGTE)
def test_de_to_veje_siger_det_samme(en: Kandidat, alle: list[Opslag], v: Vaegte) -> None:
    alle = _nummereret(alle)
    liste = muligheder(en, alle, KORT, antal=50, vaegte=v)
    for plads in (*liste.pladser, *liste.udelukkede):
        opslag = next(et for et in alle if et.id == plads.id)
        omvendt = kandidater(opslag, [en], KORT, vaegte=v)
        (anden,) = (*omvendt.pladser, *omvendt.udelukkede)
        assert anden.vurdering == plads.vurdering


@settings(max_examples=40, deadline=None)
@given(PROFILER, INDHOLD, st.none() | st.floats(0.1, 80), st.booleans(), VAEGTE)
def test_hver_grund_har_sin_saetning_og_trækker_den_vej_den_siger(
    p: Profil, a: Indhold, km: float | None, set_efter: bool, v: Vaegte
) -> None:
    """Tages en grund imod væk, står det aldrig lavere; en grund for, aldrig højere."""
    fundet = vurder(p, a, km, bekraeftet=set_efter, vaegte=v)
    assert all(en.tekst and en.point != 0 for en in fundet.grunde)
    assert sorted(map(id, (*fundet.for_, *fundet.imod))) == sorted(map(id, fundet.grunde))
    for nr, grund in enumerate(fundet.grunde):
        uden = msgspec.structs.replace(fundet, grunde=fundet.grunde[:nr] + fundet.grunde[nr + 1 :])
        assert uden.point <= fundet.point if grund.point > 0 else uden.point >= fundet.point


@settings(max_examples=40, deadline=None)
@given(PROFILER, INDHOLD)
def test_en_hindring_mindre_goer_det_aldrig_ringere(p: Profil, a: Indhold) -> None:
    """Kan borgeren det alligevel, eller holder jobbet op med at kræve det, kan hun ikke falde i rækken."""
    foer = vurder(p, a, 5.0)
    for kode in p.helst_ikke:
        uden = msgspec.structs.replace(p, helst_ikke=tuple(k for k in p.helst_ikke if k != kode))
        assert vurder(uden, a, 5.0).point >= foer.point
    for kode in a.kraever:
        lettere = msgspec.structs.replace(
            a, kraever=tuple(k for k in a.kraever if k != kode), kraever_ikke=(*a.kraever_ikke, kode)
        )
        efter = vurder(p, lettere, 5.0)
        assert efter.point >= foer.point
        assert len(efter.udelukket) <= len(foer.udelukket)
    for kode in a.tilbyder_ikke:
        bedre = msgspec.structs.replace(
            a, tilbyder_ikke=tuple(k for k in a.tilbyder_ikke if k != kode), tilbyder=(*a.tilbyder, kode)
        )
        assert vurder(p, bedre, 5.0).point >= foer.point


@settings(max_examples=40, deadline=None)
@given(PROFILER, INDHOLD)
def test_det_man_ikke_kan_udelukker_altid(p: Profil, a: Indhold) -> None:
    krav = set(p.kan_ikke) & set(a.kraever)
    tilbud = set(p.skal_have) & set(a.tilbyder_ikke)
    fundne = {u.kode for u in vurder(p, a, None).udelukket}
    assert ("krav" in fundne, "tilbud" in fundne) == (bool(krav), bool(tilbud))


def test_et_eksempel_med_ord() -> None:
    p = Profil(interesser=("orden",), kan=("scanne",), vil=("boeger",), kan_ikke=("tunge_loeft",),
               skal_have=("pauser",), helst_ikke=("stoej",), timer_fra=4.0, timer_til=10.0, dage=("ma", "on"),
               tider=("formiddag",), transport=("bus",), hoejst_minutter=45)  # fmt: skip
    a = Indhold(opgaver=("scanne", "boeger"), kraever=("stoej",), kraever_ikke=("tunge_loeft",), tilbyder=("pauser",),
                timer_fra=5.0, timer_til=8.0, dage=("ma", "on", "fr"), tider=("formiddag",))  # fmt: skip
    fundet = vurder(p, a, 8.0)
    assert fundet.udelukket == ()
    assert [en.tekst for en in fundet.for_] == [
        "Kan i forvejen: scanne og arkivere",
        "Passer til interessen: at skabe orden",
        "Timerne passer",
        "Vil gerne: stille bøger på plads og klargøre dem",
        "Pladsen kan give: faste pauser",
        "Omtrent 35 minutter derhen",
        "Jobbet er uden: tunge løft",
        "Passer noget af tiden: mandag, onsdag formiddag",
    ]
    assert [en.tekst for en in fundet.imod] == ["Jobbet har det, borgeren helst er fri for: støj"]


def test_tunge_loeft_og_et_hensyn_imod_det_er_ude_med_grunden() -> None:
    hensyn, _ = fra_skaanehensyn(["Ingen tunge løft"])
    fundet = vurder(Profil(kan_ikke=hensyn.kan_ikke), Indhold(kraever=("tunge_loeft",)), None)
    assert [u.tekst for u in fundet.udelukket] == ["Jobbet kræver det, borgeren ikke kan: tunge løft"]


@pytest.mark.parametrize("timer", [0.5, 1.0, 2.0])
def test_der_er_ingen_nedre_graense_for_timer(timer: float) -> None:
    fundet = vurder(Profil(timer_fra=timer, timer_til=timer), Indhold(timer_fra=timer, timer_til=timer), None)
    assert "Timerne passer" in [en.tekst for en in fundet.grunde]


def test_for_mange_timer_er_ude_medmindre_jobbet_kan_deles() -> None:
    p, a = Profil(timer_til=8.0, deler=True), Indhold(timer_fra=15.0)
    assert [u.kode for u in vurder(p, a, None).udelukket] == ["timer"]
    delt = vurder(p, msgspec.structs.replace(a, kan_deles=True), None)
    assert delt.udelukket == ()
    assert any("kan deles med en anden" in en.tekst for en in delt.imod)


def test_to_deler_et_job_naar_timer_og_dage_supplerer() -> None:
    a = Opslag(
        1, "9901", Indhold(timer_fra=15.0, timer_til=16.0, dage=("ma", "ti", "on", "to"), kan_deles=True)
    )
    ene = Kandidat(11, "9901", Profil(timer_fra=6.0, timer_til=8.0, dage=("ma", "ti"), deler=True))
    anden = Kandidat(12, "9901", Profil(timer_fra=6.0, timer_til=8.0, dage=("on", "to"), deler=True))
    samme = Kandidat(13, "9901", Profil(timer_fra=6.0, timer_til=8.0, dage=("ma", "ti"), deler=True))
    alene = Kandidat(14, "9901", Profil(timer_fra=6.0, timer_til=8.0, dage=("on", "to")))
    fundne = par(a, [ene, anden, samme, alene], KORT)
    assert [(et.ene, et.anden) for et in fundne] == [(11, 12), (12, 13)]
    assert fundne[0].grunde == (
        "Tilsammen kan de 16 timer, og jobbet er på mindst 15",
        "Den ene kan mandag, tirsdag, den anden onsdag, torsdag",
    )
    assert par(msgspec.structs.replace(a, indhold=Indhold(timer_fra=15.0)), [ene, anden], KORT) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(KANDIDATER, max_size=4), INDHOLD)
def test_et_par_baerer_timer_og_dage_og_har_selv_sagt_ja(alle: list[Kandidat], indhold: Indhold) -> None:
    alle = _nummereret(alle)
    opslag = Opslag(1, "9901", msgspec.structs.replace(indhold, kan_deles=True, fri_tid=False))
    profiler = {en.id: en.profil for en in alle}
    for et in par(opslag, alle, KORT, antal=50):
        a, b = profiler[et.ene], profiler[et.anden]
        assert a.deler
        assert b.deler
        assert not set(a.kan_ikke) & set(indhold.kraever)
        assert not set(b.kan_ikke) & set(indhold.kraever)
        if indhold.timer_fra is not None and a.timer_til is not None and b.timer_til is not None:
            assert a.timer_til + b.timer_til >= indhold.timer_fra
        if a.dage and b.dage:
            assert set(indhold.dage) <= set(a.dage) | set(b.dage)


def test_rejsetiden_er_et_skoen_i_hele_fem_minutter() -> None:
    fra, til = Sted(56.0, 10.0), Sted(56.0, 10.1)
    km = kilometer(fra, til)
    assert km == pytest.approx(8.08, abs=0.05)
    assert [minutter(km, [m]) for m in ("gang", "cykel", "bus", "bil")] == [100, 35, 35, 15]
    assert minutter(km, ["gang", "bil"]) == 15
    assert minutter(km, []) is None
    assert kilometer(fra, fra) == 2.0


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 500), st.sets(st.sampled_from(["gang", "cykel", "bus", "bil"]), min_size=1))
def test_flere_maader_at_komme_frem_goer_aldrig_vejen_laengere(km: float, maader: set[str]) -> None:
    alle = minutter(km, maader)
    assert alle is not None
    assert alle % 5 == 0
    assert alle == min(tid for m in maader if (tid := minutter(km, [m])) is not None)


def test_hvert_skaanehensyn_paa_listen_har_sin_oversaettelse_og_fri_tekst_foelger_aldrig_med() -> None:
    alle, andre = fra_skaanehensyn(SKAANEHENSYN)
    assert andre == ()
    assert set(alle.kan_ikke) <= set(NAVNE["krav"])
    assert set(alle.skal_have) <= set(NAVNE["tilbud"])
    kun, andre = fra_skaanehensyn(["Faste pauser.", "Har leddegigt i begge hænder"])
    assert (kun.kan_ikke, kun.skal_have) == ((), ("pauser",))
    assert andre == ("Har leddegigt i begge hænder",)
    assert all(h.kan_ikke or h.skal_have for h in HENSYN.values())


def test_interessernes_opgaver_findes() -> None:
    assert interessens_opgaver(OPGAVENS_INTERESSER) <= set(NAVNE["opgaver"])
    assert set(OPGAVENS_INTERESSER) == set(NAVNE["interesser"])


FORBUDT = ("alder", "koen", "foed", "cpr", "navn", "diagnose", "helbred", "sygdom", "etnic", "religion", "statsborger",
           "ydelse", "sats")  # fmt: skip


def test_der_er_intet_felt_at_diskriminere_efter() -> None:
    """Profil og åbning har hverken helbred eller beskyttede kendetegn, så de kan ikke vægtes."""
    felter = {*Profil.__struct_fields__, *Indhold.__struct_fields__, *Vaegte.__struct_fields__}
    assert [f for f in felter if any(ord_ in f for ord_ in FORBUDT)] == []
    assert set(Vaegte.__struct_fields__) == set(GRUPPER)


def test_vaegtene_fra_en_formular() -> None:
    assert laes_vaegte({"opgaver": "2", "vej": "0", "tid": "9", "x": "2"}) == Vaegte(opgaver=2, vej=0)


@pytest.mark.parametrize(
    ("tekst", "fundet"),
    [("Jeg har gigt og tager medicin", ["gigt", "medicin"]), ("God til at lære kolleger op", []),
     ("Har været sygehjælper på et sygehus", ["sygehjælper"]), ("Lever med KOL", ["KOL"]),
     ("Depressionen er væk", ["Depressionen"])],
)  # fmt: skip
def test_ord_om_sygdom_findes(tekst: str, fundet: list[str]) -> None:
    assert helbredsord_i(tekst) == fundet
