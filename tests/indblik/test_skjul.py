"""Små tal skjules, så de ikke kan regnes ud: ikke af tabellen selv, ikke på tværs af tabeller, ikke af andele."""

from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from tests.indblik.angreb import Angriber, Plads

from fleksjob.indblik.maal import ALLE, MAAL
from fleksjob.indblik.maal.grund import Kolonne, Maal
from fleksjob.indblik.skjul import (
    I_ALT,
    SKJULES_UNDER,
    SKJULT,
    er_lille,
    har_skjult,
    skjulte_pladser,
    som_kan_gives_videre,
)
from fleksjob.indblik.skjul.regel import MULIGE_VAERDIER

TIMER = MAAL["timer"]
SMAA_OG_STORE = st.sampled_from([0, 0, 1, 1, 2, 3, 4, 5, 6, 8, 12, 30])


def _angrib(celler: dict[Plads, int]) -> frozenset[Plads]:
    """Skjuler, angriber, og giver det skjulte tilbage: hvert lille tal har fem mulige værdier, og nul er vist."""
    skjulte = skjulte_pladser({plads: (tal,) for plads, tal in celler.items()})
    angriber = Angriber(celler, skjulte)
    for plads, tal in celler.items():
        if er_lille(tal):
            assert plads in skjulte
            assert len(angriber.mulige(plads)) >= MULIGE_VAERDIER, (plads, tal, sorted(skjulte))
    return skjulte


def _en_inddeling(tal: list[int]) -> dict[Plads, int]:
    return {((str(nr),),): en for nr, en in enumerate(tal)}


def _kryds(tal: list[list[int]]) -> dict[Plads, int]:
    """En tabel med rækker, kolonner og alle summer."""
    ud = {((str(r),), (str(k),)): en for r, raekke in enumerate(tal) for k, en in enumerate(raekke)}
    ud |= {((str(r),), ()): sum(raekke) for r, raekke in enumerate(tal)}
    ud |= {((), (str(k),)): sum(raekke[k] for raekke in tal) for k in range(len(tal[0]))}
    return {**ud, ((), ()): sum(map(sum, tal))}


def _omraader(regioner: list[list[int]]) -> dict[Plads, int]:
    """Kommuner i regioner i landet."""
    ud: dict[Plads, int] = {}
    for r, kommuner in enumerate(regioner):
        ud |= {((f"R{r}", f"{r}{k}"),): en for k, en in enumerate(kommuner)}
        ud[((f"R{r}",),)] = sum(kommuner)
    return {**ud, ((),): sum(map(sum, regioner))}


@given(st.lists(SMAA_OG_STORE, min_size=1, max_size=7))
def test_angrebet_paa_en_inddeling(tal: list[int]) -> None:
    _angrib(_en_inddeling(tal))
    _angrib({**_en_inddeling(tal), ((),): sum(tal)})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(SMAA_OG_STORE, min_size=3, max_size=3), min_size=2, max_size=3))
def test_angrebet_paa_to_inddelinger_med_alle_summer(tal: list[list[int]]) -> None:
    _angrib(_kryds(tal))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(SMAA_OG_STORE, min_size=1, max_size=4), min_size=1, max_size=3))
def test_angrebet_traekker_regionernes_sum_fra_landet(tal: list[list[int]]) -> None:
    _angrib(_omraader(tal))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(SMAA_OG_STORE, SMAA_OG_STORE, st.integers(0, 30)), min_size=2, max_size=4))
def test_angrebet_paa_to_tabeller_over_de_samme_mennesker(kommuner: list[tuple[int, int, int]]) -> None:
    """Kommune efter køn, og kommune efter alder: de deler summen for hver kommune, og den kan være skjult i den ene."""
    celler: dict[Plads, int] = {}
    for nr, (kvinder, maend, unge) in enumerate(kommuner):
        k, i_alt = (str(nr),), kvinder + maend
        unge = min(unge, i_alt)
        celler |= {(k, ("k",), ()): kvinder, (k, ("m",), ()): maend, (k, (), ()): i_alt}
        celler |= {(k, (), ("ung",)): unge, (k, (), ("gammel",)): i_alt - unge}
    _angrib(celler)


def test_angrebet_virker_hvor_der_kun_skjules_det_lille_tal() -> None:
    """Angriberen skal kunne noget: uden naboer finder han tallet, også på tværs af tabeller."""
    celler = _kryds([[3, 20, 30], [10, 20, 30]])
    kun_den = frozenset({(("0",), ("0",))})
    assert Angriber(celler, kun_den).mulige((("0",), ("0",))) == [3]
    hele_raekken = frozenset((("0",), (str(k),)) for k in range(3))
    assert Angriber(celler, hele_raekken).mulige((("0",), ("0",))) == [3]


def test_reglen_skjuler_de_mindste_naboer_og_ikke_mere() -> None:
    skjulte = _angrib(_kryds([[3, 20, 30], [10, 40, 50], [60, 70, 80]]))
    assert skjulte == {(("0",), ("0",)), (("0",), ("1",)), (("1",), ("0",)), (("1",), ("1",))}


def test_fem_der_er_en_hver_har_ingen_naboer_saa_summen_og_nullerne_skjules_med() -> None:
    """Summen 5 vises ellers, og fem skjulte, der hver er mindst 1, kan kun være 1."""
    celler = {**_en_inddeling([1, 1, 1, 1, 1, 0]), ((),): 5}
    assert skjulte_pladser({plads: (tal,) for plads, tal in celler.items()}) == frozenset(celler)


def test_uden_smaa_tal_skjules_intet() -> None:
    assert _angrib(_kryds([[0, 5, 6], [7, 0, 90]])) == frozenset()


def test_en_lille_region_skjules_sammen_med_sine_kommuner_og_en_anden_region() -> None:
    skjulte = _angrib(_omraader([[3, 0], [12, 40], [70, 80]]))
    assert skjulte == {(("R0",),), (("R0", "00"),), (("R0", "01"),), (("R1",),), (("R1", "10"),)}


# ── Målenes rækker ──────────────────────────────────────────────────────────


def _baand(*antal: int) -> list[dict[str, Any]]:
    return [{"baand": str(nr), "antal": en, "andel": 1.0, "gennemsnit": 2.0} for nr, en in enumerate(antal)]


def _maal(*kolonner: Kolonne) -> Maal:
    return Maal(
        kode="proeve",
        navn="Prøve",
        definition="",
        population="",
        formel="",
        kilde="",
        sikkerhed="egen",
        forbehold="",
        kolonner=kolonner,
        byg=TIMER.byg,
        saetning=lambda _: "",
    )


def test_et_lille_tal_skjuler_hele_raekken_og_den_naestmindste() -> None:
    ud = som_kan_gives_videre(TIMER, _baand(40, 3, 12))
    assert [en["antal"] for en in ud] == [40, SKJULT, SKJULT]
    assert ud[1] == {"baand": "1", "antal": SKJULT, "andel": SKJULT, "gennemsnit": SKJULT}


def test_nul_og_fem_vises() -> None:
    ud = som_kan_gives_videre(TIMER, _baand(0, 5))
    assert [en["antal"] for en in ud] == [0, 5]
    assert not har_skjult(ud)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=8))
def test_den_der_kender_summen_kan_ikke_regne_et_lille_tal_ud(antal: list[int]) -> None:
    ud = som_kan_gives_videre(TIMER, _baand(*antal))
    vist_ = [en["antal"] for en in ud if en["antal"] != SKJULT]
    assert not any(0 < en < SKJULES_UNDER for en in vist_)
    assert har_skjult(ud) == any(0 < en < SKJULES_UNDER for en in antal)
    if any(vist_):
        rest = sum(antal) - sum(vist_)
        assert len(ud) - len(vist_) != 1
        assert rest == 0 or rest >= MULIGE_VAERDIER + 1


def test_naar_summen_er_skjult_vises_ingen_andel_af_den() -> None:
    """3 og 3 er 6, og de kan ikke dække hinanden for den, der ser, at 12 er 66,7 procent af noget."""
    raekker = [
        {"kommune": kommune, "baand": baand, "antal": antal, "andel": andel}
        for kommune, baand, antal, andel in (
            ("1", "a", 3, 25.0),
            ("1", "b", 9, 75.0),
            ("1", I_ALT, 12, 100.0),
        )
    ]
    maal = _maal(
        Kolonne("kommune", "Kommune", "kode"),
        Kolonne("baand", "Bånd", "kode"),
        Kolonne("antal", "Personer"),
        Kolonne("andel", "Andel", "andel"),
    )
    assert [en["antal"] for en in som_kan_gives_videre(maal, raekker)] == [SKJULT, SKJULT, 12]
    raekker[1] |= {"antal": 1, "andel": 25.0}
    raekker[2] |= {"antal": 4}
    assert [en["andel"] for en in som_kan_gives_videre(maal, raekker)] == [SKJULT, SKJULT, SKJULT]


@pytest.mark.parametrize(
    ("i_tide", "skjules"), [(18, True), (20, False), (15, False), (16, True), (0, False), (2, True)]
)
def test_resten_op_til_det_hele_maa_ikke_vaere_lille(i_tide: int, skjules: bool) -> None:
    """20 skulle holdes, 18 blev: så blev 2 ikke, og det er et lille tal."""
    maal = _maal(
        Kolonne("frist", "Frist", "kode"),
        Kolonne("forfaldt", "Forfaldt"),
        Kolonne("i_tide", "I tide", af="forfaldt"),
    )
    raekker = [{"frist": "a", "forfaldt": 20, "i_tide": i_tide}, {"frist": "b", "forfaldt": 90, "i_tide": 50}]
    assert (som_kan_gives_videre(maal, raekker)[0]["i_tide"] == SKJULT) == skjules


@pytest.mark.parametrize(("andel", "skjules"), [(10.0, True), (90.0, True), (50.0, False), (0.0, False)])
def test_taelleren_bag_en_andel_maa_ikke_vaere_lille(andel: float, skjules: bool) -> None:
    maal = _maal(
        Kolonne("baand", "Bånd", "kode"), Kolonne("antal", "Job"), Kolonne("op", "Op", "andel", af="antal")
    )
    raekker = [{"baand": "a", "antal": 20, "op": andel}, {"baand": "b", "antal": 90, "op": 50.0}]
    assert (som_kan_gives_videre(maal, raekker)[0]["op"] == SKJULT) == skjules


def test_aar_og_maaned_er_en_inddeling_og_en_kode_der_foelger_af_en_anden_er_et_trin_over() -> None:
    maal = _maal(
        Kolonne("aar", "År", "kode"),
        Kolonne("maaned", "Måned", "kode"),
        Kolonne("antal", "Personer"),
    )
    raekker = [
        {"aar": aar, "maaned": maaned, "antal": antal}
        for aar, maaned, antal in ((2025, 1, 3), (2025, 2, 9), (2026, 1, 7), (2026, 2, 8))
    ]
    assert [en["antal"] for en in som_kan_gives_videre(maal, raekker)] == [SKJULT, SKJULT, 7, 8]
    frister = _maal(
        Kolonne("kode", "Frist", "kode"),
        Kolonne("navn", "Navn", "kode"),
        Kolonne("art", "Art", "kode"),
        Kolonne("antal", "Antal"),
    )
    raekker = [
        {"kode": kode, "navn": kode.upper(), "art": art, "antal": antal}
        for kode, art, antal in (("a", "lov", 2), ("b", "lov", 50), ("c", "intern", 9), ("d", "intern", 8))
    ]
    assert [en["antal"] for en in som_kan_gives_videre(frister, raekker)] == [SKJULT, SKJULT, 9, 8]


def test_hvert_maals_andel_siger_hvad_den_er_en_andel_af() -> None:
    """`af` er et antal i rækken; en andel uden er af rækkernes sum."""
    for maal in ALLE:
        antal = {k.navn for k in maal.kolonner if k.enhed == "antal"}
        for kolonne in maal.kolonner:
            assert kolonne.af == "" or kolonne.af in antal - {kolonne.navn}, (maal.kode, kolonne.navn)
