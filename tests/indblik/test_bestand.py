"""Bestand og bevægelse: delene giver det hele, bestanden følger af ind og ud, og kommunerne er tilsammen landet."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from tests.indblik.bevaegelser import FORLOEB
from tests.indblik.lille_arkiv import MAERKER, NU, LilleArkiv, laes

from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.tilstand import Person
from fleksjob.indblik import tabeller
from fleksjob.indblik.maal import MAAL, grupper
from fleksjob.indblik.maal.bestand import BESTAND
from fleksjob.indblik.maal.grupper import DIMENSIONER, OM_PERSONEN
from fleksjob.indblik.maal.perioder import Tidsrum, maaneden, seneste_hele, tidsrum
from fleksjob.indblik.maal.personer import periodens_navn
from fleksjob.indblik.sagsraekker import foldet
from fleksjob.indblik.svar import svar
from fleksjob.lov.kerne.fejl import UgyldigtInput

Raekker = Sequence[dict[str, Any]]
DAG = date(2020, 6, 30)
DAGE = st.dates(date(2012, 1, 1), date(2028, 12, 31))
PERSON = st.fixed_dictionaries(
    {
        "kommune": st.sampled_from([101, 147, 851, 990]),
        "koen": st.sampled_from(["kvinde", "mand", ""]),
        "foedt": st.dates(date(1955, 1, 1), date(2004, 12, 31)),
    }
)
SAGER = st.lists(st.tuples(FORLOEB, PERSON), min_size=2, max_size=6)
# Hvert eksempel skriver tabeller og regner mange mål; få eksempler, og ingen lang jagt på det mindste.
LIDT = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
Verden = list[tuple[list[AlleHaendelser], dict[str, Any]]]


def _skriv(mappe: Path, verden: Verden) -> Path:
    arkiv = LilleArkiv(
        {f"sag{nr}": haendelser for nr, (haendelser, _) in enumerate(verden)},
        personer={f"sag{nr}": om for nr, (_, om) in enumerate(verden)},
    )
    tabeller.opdater(mappe, arkiv, NU)
    return mappe


def _uden_sum(raekker: Raekker, felt: str) -> list[dict[str, Any]]:
    return [en for en in raekker if en[felt] != "i_alt"]


def _i_alt(raekker: Raekker, felt: str) -> dict[str, Any] | None:
    return next((en for en in raekker if en[felt] == "i_alt"), None)


@LIDT
@given(SAGER, DAGE, st.sampled_from(["alle", "ny", "gammel"]))
def test_bestanden_er_den_samme_hvordan_den_end_deles(
    tmp_path_factory: pytest.TempPathFactory, verden: Verden, dag: date, ordning: str
) -> None:
    mappe = _skriv(tmp_path_factory.mktemp("d"), verden)
    timer = svar(mappe, "timer", dag, ordning=ordning).raekker
    for efter in DIMENSIONER:
        raekker = svar(mappe, "bestand", dag, efter=efter, ordning=ordning).raekker
        hele = _i_alt(raekker, "gruppe")
        dele = _uden_sum(raekker, "gruppe")
        assert sum(en["antal"] for en in dele) == sum(en["antal"] for en in timer)
        assert (hele or {"antal": 0})["antal"] == sum(en["antal"] for en in dele)
        for en in raekker:
            assert en["hoejst_5"] + en["fra_6_til_10"] + en["over_10"] + en["uoplyst"] == en["antal"] > 0
        for felt in ("hoejst_5", "fra_6_til_10", "over_10", "uoplyst"):
            assert sum(en[felt] for en in dele) == (hele or {felt: 0})[felt]
        assert {en["gruppe"] for en in dele} <= {*grupper.navne(efter), "990"}


@LIDT
@given(SAGER, DAGE)
def test_bestanden_er_sidste_aars_plus_ind_minus_ud(
    tmp_path_factory: pytest.TempPathFactory, verden: Verden, dag: date
) -> None:
    mappe = _skriv(tmp_path_factory.mktemp("b"), verden)
    dag = dag.replace(day=min(dag.day, 28))
    aarene = {en["aar"]: en for en in svar(mappe, "tilgang_aar", dag, aar=30).raekker}
    tomt = {"begyndt": 0, "sluttet": 0, "bestand": 0, "tilgang": 0, "direkte": 0, "ledighed": 0, "hverken": 0}
    alle = [aarene.get(aar, tomt) for aar in range(dag.year - 29, dag.year + 1)]
    for foer, nu in pairwise(alle):
        assert nu["bestand"] == foer["bestand"] + nu["begyndt"] - nu["sluttet"]
        assert nu["tilgang"] == nu["direkte"] + nu["ledighed"] + nu["hverken"]
    i_dag = _i_alt(svar(mappe, "bestand", dag, efter="koen").raekker, "gruppe")
    assert alle[-1]["bestand"] == (i_dag or {"antal": 0})["antal"]
    timer = {en["aar"]: en["personer"] for en in svar(mappe, "gennemsnitstimer", dag, aar=3).raekker}
    for nr in range(3):
        da = dag.replace(year=dag.year - nr)
        alle_da = _i_alt(svar(mappe, "bestand", da, efter="timer").raekker, "gruppe")
        med_timer = alle_da["antal"] - alle_da["uoplyst"] if alle_da else 0
        assert timer.get(da.year, 0) == med_timer
    ud = svar(mappe, "afgang", dag, aar=30).raekker
    assert {en["aar"]: en["antal"] for en in ud if en["til"] == "i_alt"} == {
        aar: en["sluttet"] for aar, en in aarene.items() if en["sluttet"]
    }
    for aar in {en["aar"] for en in ud}:
        aarets = [en for en in ud if en["aar"] == aar]
        assert sum(en["antal"] for en in _uden_sum(aarets, "til")) == aarene[aar]["sluttet"]


@LIDT
@given(SAGER, DAGE, st.sampled_from(OM_PERSONEN))
def test_grupperne_er_tilsammen_landet(
    tmp_path_factory: pytest.TempPathFactory, verden: Verden, dag: date, efter: str
) -> None:
    mappe = _skriv(tmp_path_factory.mktemp("k"), verden)

    def delt(kode: str, felt: str, tal: tuple[str, ...], noegle: tuple[str, ...], **valg: Any) -> None:
        """Summen over grupperne er det samme som målet uden grupper."""
        uden = svar(mappe, kode, dag, **valg).raekker
        med = _uden_sum(svar(mappe, kode, dag, **valg, efter=efter).raekker, felt)
        for raekke in uden:
            ens = [en for en in med if all(en[navn] == raekke[navn] for navn in noegle)]
            assert {en: sum(r[en] for r in ens) for en in tal} == {en: raekke[en] for en in tal}
        assert {tuple(en[navn] for navn in noegle) for en in med} <= {
            tuple(en[navn] for navn in noegle) for en in uden
        }

    delt("ledighedsandel", "gruppe", ("ledige", "fleksjob"), ())
    delt("tilgang_aar", "gruppe", ("tilgang", "direkte", "begyndt", "sluttet", "bestand"), ("aar",), aar=20)
    delt("ledighedsydelse_slut", "gruppe", ("antal", "over_1_aar", "over_2_aar"), ("periode",), dage=2000)
    for periode in ("maaned", "aar"):
        delt("personer", efter, ("antal", "dage"), ("ydelse", "periode"), periode=periode)
    nu = svar(mappe, "ledighedsydelse_nu", dag).raekker
    ledige = svar(mappe, "ledighedsydelse_nu", dag, efter=efter).raekker
    assert _i_alt(ledige, "baand") == _i_alt(nu, "baand")
    assert sum(en["antal"] for en in _uden_sum(ledige, "baand")) == sum(
        en["antal"] for en in _uden_sum(nu, "baand")
    )


@LIDT
@given(SAGER, DAGE)
def test_personer_og_dage_er_dem_man_taeller_i_kalenderen(
    tmp_path_factory: pytest.TempPathFactory, verden: Verden, dag: date
) -> None:
    mappe = _skriv(tmp_path_factory.mktemp("p"), verden)
    talt: dict[tuple[str, str], list[int]] = {}
    sidste = maaneden("", dag)
    for haendelser, om in verden:
        for slags in ("fleksjob", "ledighedsydelse"):
            dage = _dage(haendelser, om["foedt"], slags, sidste.slut)
            for maaned in {en.replace(day=1) for en in dage}:
                har = talt.setdefault((slags, f"{maaned:%YM%m}"), [0, 0])
                har[0] += 1
                har[1] += sum(en.replace(day=1) == maaned for en in dage)
    vist = svar(mappe, "personer", dag, antal_perioder=6).raekker
    med = {f"{maaned:%YM%m}" for maaned in _seneste(sidste, 6)}
    assert {(en["ydelse"], en["periode"]): [en["antal"], en["dage"]] for en in vist} == {
        noegle: har for noegle, har in talt.items() if noegle[1] in med
    }
    for en in vist:
        i_perioden = monthrange(int(en["periode"][:4]), int(en["periode"][5:]))[1]
        assert en["fuldtid"] == pytest.approx(en["dage"] / i_perioden, abs=0.051)


def _dage(haendelser: list[AlleHaendelser], foedt: date, slags: str, slut: date) -> set[date]:
    """Hver dag i perioderne, talt én for én, to år tilbage."""
    fundne, _ = foldet(Person(foedt), haendelser, MAERKER)
    tidligst = slut - timedelta(days=730)
    ud: set[date] = set()
    for en in fundne:
        if en.slags == slags:
            nu = max(en.fra, tidligst)
            while nu < min(en.til or slut, slut):
                ud.add(nu)
                nu += timedelta(days=1)
    return ud


def _seneste(sidste: Tidsrum, antal: int) -> list[date]:
    nr = sidste.foerste.year * 12 + sidste.foerste.month - 1
    return [tidsrum(en, 1).foerste for en in range(nr - antal + 1, nr + 1)]


def test_maalet_ved_aarets_sidste_dag_og_for_den_foerste(tmp_path: Path) -> None:
    """Den, hvis første dag uden er 1. januar, var i fleksjob hele det gamle år."""
    haendelser = laes(
        [
            {"type": "fleksjob_startet", "gyldig_fra": "2024-01-01", "ansaettelse": "a"},
            {"type": "fleksjob_ophoert", "gyldig_fra": "2025-01-01", "ansaettelse": "a"},
        ]
    )
    mappe = _skriv(tmp_path, [(haendelser, {})])
    sidst = svar(mappe, "tilgang_aar", date(2024, 12, 31), aar=1).raekker[0]
    assert (sidst["begyndt"], sidst["sluttet"], sidst["bestand"]) == (1, 0, 1)
    naeste = svar(mappe, "tilgang_aar", date(2025, 1, 1), aar=1).raekker[0]
    assert (naeste["begyndt"], naeste["sluttet"], naeste["bestand"]) == (0, 1, 0)
    hele = svar(mappe, "personer", date(2025, 1, 1), periode="aar", antal_perioder=1).raekker
    assert [(en["periode"], en["antal"], en["dage"], en["fuldtid"]) for en in hele] == [("2024", 1, 366, 1.0)]


def test_ingen_kode_betyder_to_ting() -> None:
    hver = [set(grupper.navne(efter)) - {"i_alt", "uoplyst"} for efter in DIMENSIONER]
    assert len(set().union(*hver)) == sum(len(en) for en in hver)
    assert len(grupper.navne("kommune")) == 98 + 2


@pytest.mark.parametrize(
    ("kode", "valg", "besked"),
    [
        ("bestand", {"efter": "stilling"}, "«stilling» kan ikke vælges; vælg blandt timer, kommune"),
        ("bestand", {"ordning": "nye"}, "«nye» kan ikke vælges; vælg blandt alle, ny, gammel"),
        ("personer", {"efter": "koen,branche"}, "«branche» kan ikke vælges; vælg blandt kommune, region"),
        ("personer", {"periode": "uge"}, "«uge» kan ikke vælges; vælg blandt maaned, kvartal, aar"),
        ("timer_loen", {"maaned": "okt 2022"}, "«okt 2022» er ikke en måned; skriv den som 2026-10"),
        ("timer_loen", {"maaned": "2022-13"}, "«2022-13» er ikke en måned"),
        ("afgang", {"fra": "kommunen"}, "«kommunen» kan ikke vælges; vælg blandt fleksjob"),
    ],
)
def test_et_forkert_valg_siger_hvad_der_ville_vaere_rigtigt(
    kode: str, valg: dict[str, str], besked: str
) -> None:
    from fleksjob.indblik.maal import ubundne

    with pytest.raises(UgyldigtInput, match=besked):
        MAAL[kode].udtryk(ubundne(), DAG, **valg)


def test_den_seneste_hele_maaned_er_slut_naar_dagen_er_gaaet() -> None:
    assert maaneden("", date(2022, 10, 31)) == Tidsrum(date(2022, 10, 1), date(2022, 11, 1))
    assert maaneden("", date(2022, 10, 30)).foerste == date(2022, 9, 1)
    assert maaneden("", date(2022, 1, 1)).foerste == date(2021, 12, 1)
    assert maaneden("2024-02", DAG).dage == 29
    assert tidsrum(seneste_hele(date(2026, 3, 31), 3), 3) == Tidsrum(date(2026, 1, 1), date(2026, 4, 1))
    assert tidsrum(seneste_hele(date(2026, 3, 30), 3), 3) == Tidsrum(date(2025, 10, 1), date(2026, 1, 1))
    assert tidsrum(seneste_hele(date(2026, 12, 30), 12), 12).foerste == date(2025, 1, 1)


def test_perioderne_har_navne() -> None:
    assert [periodens_navn(en) for en in ("2026M05", "2026Q2", "2026")] == [
        "Maj 2026",
        "2. kvartal 2026",
        "Året 2026",
    ]


def test_saetningen_naevner_den_stoerste_gruppe_og_ikke_den_uoplyste() -> None:
    felter = dict.fromkeys(("hoejst_5", "fra_6_til_10", "over_10", "uoplyst"), 0)
    raekker = [
        {"gruppe": "G", "antal": 2, "andel": 20.0, "gennemsnit": 8.0, "hoejst_10_andel": 100.0, **felter},
        {"gruppe": "Q", "antal": 3, "andel": 30.0, "gennemsnit": 8.0, "hoejst_10_andel": 100.0, **felter},
        {
            "gruppe": "uoplyst",
            "antal": 5,
            "andel": 50.0,
            "gennemsnit": 8.0,
            "hoejst_10_andel": 100.0,
            **felter,
        },
        {
            "gruppe": "i_alt",
            "antal": 10,
            "andel": 100.0,
            "gennemsnit": 8.0,
            "hoejst_10_andel": 60.0,
            **felter,
        },
    ]
    assert BESTAND.hovedtal(raekker) == (
        "10 personer er i fleksjob; 60 % har højst 10 timer. Flest er i gruppen Sundhed og socialvæsen: 30 %. "
        "For 50 % er gruppen ikke oplyst."
    )
    assert BESTAND.hovedtal([*raekker[:1], raekker[3]]).endswith("60 % har højst 10 timer.")
