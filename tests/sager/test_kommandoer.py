"""Hver kommandos afvisninger: én sætning, ved det rigtige felt, og intet skrevet."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.sager.conftest import kl

from fleksjob.forloeb import haendelser as h
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import kommandoer as k
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Bruger, Haendelse, Kommune, Person, Sag

pytestmark = [pytest.mark.database, pytest.mark.django_db]
Vej = Callable[[str], Sag]
VILKAAR: dict[str, Any] = {"ansaettelse": "job-1", "timer": 20.0, "intensitet": 50.0, "timeloen": 180.0}


def kald(
    kommando: Callable[..., Sag], sag: Sag, bruger: Bruger, dag: str = "2026-11-20", **felter: Any
) -> Sag:
    felter.setdefault("gyldig_fra", date.fromisoformat(dag))
    return kommando(sag.pk, bruger, forventet_version=sag.version, nu=kl(dag), **felter)


# --- Oprettelse ---------------------------------------------------------------------------------------------


def opret(bruger: Bruger, **felter: Any) -> Sag:
    faste = {
        "cpr": "610584-1234",
        "navn": "Maja Bek",
        "nu": kl("2026-11-20"),
        "gyldig_fra": date(2026, 11, 20),
    }
    return k.opret_sag(bruger, **(faste | felter))


def test_sager_nummereres_i_kommune_og_aar(
    anne: Bruger, anden_kommune: Kommune, bruger_i: Callable[..., Bruger]
) -> None:
    fremmed = bruger_i(anden_kommune, anne.som_rolle, "fremmed")
    numre = [
        opret(anne).nummer,
        opret(anne, cpr="6201701234").nummer,
        opret(anne, cpr="6503801234", gyldig_fra=date(2025, 12, 30)).nummer,
        opret(fremmed).nummer,
    ]
    assert numre == ["2026-00001", "2026-00002", "2025-00001", "2026-00001"]


def test_personen_genbruges_og_foedselsdatoen_er_cpr_nummerets(anne: Bruger) -> None:
    sag = opret(anne)
    person = Person.for_bruger(anne).get()
    assert (person.cpr, person.foedselsdato, sag.person_id) == ("6105841234", date(1984, 5, 1), person.pk)
    with pytest.raises(IkkeMuligt, match=r"allerede en åben sag, 2026-00001"):
        opret(anne)
    kald(k.luk_sag, sag, anne, aarsag="flyttet")
    assert opret(anne).person_id == person.pk
    assert Person.for_bruger(anne).count() == 1


@pytest.mark.parametrize(
    ("felter", "felt", "besked"),
    [
        ({"cpr": "123"}, "cpr", "skal have 10"),
        ({"cpr": "9913841234"}, "cpr", "ikke en dato"),
        ({"navn": "  "}, "navn", "Skriv personens navn"),
        ({"gyldig_fra": date(1980, 1, 1)}, "gyldig_fra", "før personens fødsel"),
        ({"gyldig_fra": date(2026, 11, 21)}, "gyldig_fra", "ude i fremtiden"),
    ],
)
def test_en_sag_oprettes_ikke(anne: Bruger, felter: dict[str, Any], felt: str, besked: str) -> None:
    with pytest.raises(UgyldigtInput, match=besked) as fejl:
        opret(anne, **felter)
    assert fejl.value.felt == felt
    assert not Sag.for_bruger(anne).exists()
    assert not Person.for_bruger(anne).exists()


def test_sagsbehandleren_skal_vaere_en_medarbejder_i_kommunen(
    anne: Bruger, anden_kommune: Kommune, bruger_i: Callable[..., Bruger]
) -> None:
    fremmed = bruger_i(anden_kommune, anne.som_rolle, "fremmed")
    with pytest.raises(UgyldigtInput, match="medarbejder i kommunen"):
        opret(anne, sagsbehandler=fremmed)


# --- Datoer og rækkefølge -----------------------------------------------------------------------------------


def test_et_skridt_skal_vaere_muligt_baade_den_dag_og_i_dag(sag: Sag, anne: Bruger) -> None:
    sag = kald(k.paabegynd_plan, sag, anne, "2026-07-10")
    with pytest.raises(IkkeMuligt):
        kald(k.faerdiggoer_plan, sag, anne, gyldig_fra=date(2026, 7, 9))
    sag = kald(k.faerdiggoer_plan, sag, anne, gyldig_fra=date(2026, 7, 20))
    assert sag.fase == "indstilling"
    for dag in (date(2026, 7, 3), date(2026, 7, 1)):
        with pytest.raises(IkkeMuligt):
            kald(k.paabegynd_plan, sag, anne, gyldig_fra=dag)


def test_kun_aftaler_kan_ligge_ude_i_fremtiden(foer_til: Vej, anne: Bruger, konsulent: Bruger) -> None:
    sag = foer_til("ledig")
    with pytest.raises(UgyldigtInput, match="ude i fremtiden"):
        kald(k.afhold_samtale, sag, anne, "2026-08-01", gyldig_fra=date(2026, 8, 2))
    sag = kald(
        k.bevilg_fleksjob, sag, konsulent, "2026-08-20", virksomhed="Bageriet", startdato=date(2026, 9, 1)
    )
    sag = kald(k.start_fleksjob, sag, konsulent, "2026-08-21", gyldig_fra=date(2026, 9, 1), **VILKAAR)
    gemt = Sag.for_bruger(anne).get()
    assert (gemt.fase, gemt.naeste_fase, gemt.naeste_fase_fra) == (
        "job_bevilget",
        "i_fleksjob",
        date(2026, 9, 1),
    )
    assert (gemt.fase_pr(date(2026, 8, 31)), gemt.fase_pr(date(2026, 9, 1))) == ("job_bevilget", "i_fleksjob")


def test_noten_bliver_staaende(sag: Sag, anne: Bruger) -> None:
    kald(k.paabegynd_plan, sag, anne, note="Aftalt på møde med Majas bisidder.")
    sidste = h.fra_json(Haendelse.for_bruger(anne).get(nr=2).data)
    assert sidste.note == "Aftalt på møde med Majas bisidder."


# --- Felterne -----------------------------------------------------------------------------------------------

FEJL: list[tuple[str, Callable[..., Sag], dict[str, Any], str, str]] = [
    ("forberedelse", k.send_partshoering, {"frist": date(2026, 11, 20), "om": "x"}, "frist", "efter den dag"),
    ("forberedelse", k.send_partshoering, {"frist": date(2026, 12, 1), "om": ""}, "om", "hvilke oplysninger"),
    (
        "afgoerelse",
        k.forbered_afgoerelse,
        {"udfald": "måske", "begrundelse": "x"},
        "udfald",
        "Vælg bevilling",
    ),
    (
        "afgoerelse",
        k.forbered_afgoerelse,
        {"udfald": "bevilget", "begrundelse": " "},
        "begrundelse",
        "begrundelsen",
    ),
    (
        "afgoerelse",
        k.forbered_afgoerelse,
        {"udfald": "afslag", "begrundelse": "x", "afslagsgrund": ""},
        "afslagsgrund",
        "Vælg grunden til afslaget",
    ),
    ("ledig", k.start_ledighedsydelse, {"sats": "mellem"}, "sats", "findes ikke"),
    ("ledig", k.afhold_samtale, {"art": ""}, "art", "hvilken samtale"),
    ("ledig", k.bevilg_fleksjob, {"virksomhed": ""}, "virksomhed", "virksomhedens navn"),
    ("ledig", k.bevilg_fleksjob, {"virksomhed": "B", "cvr": "123"}, "cvr", "otte cifre"),
    (
        "ledig",
        k.bevilg_fleksjob,
        {"virksomhed": "B", "startdato": date(2026, 11, 1)},
        "startdato",
        "før det er bevilget",
    ),
    ("job_bevilget", k.start_fleksjob, {**VILKAAR, "timer": -1.0}, "timer", "mellem 0 og 168"),
    ("job_bevilget", k.start_fleksjob, {**VILKAAR, "timer": float("nan")}, "timer", "mellem 0 og 168"),
    ("job_bevilget", k.start_fleksjob, {**VILKAAR, "intensitet": 101.0}, "intensitet", "mellem 0 og 100"),
    (
        "job_bevilget",
        k.start_fleksjob,
        {**VILKAAR, "timer": 40.0, "intensitet": 95.0},
        "timer",
        "38 betalte timer",
    ),
    ("job_bevilget", k.start_fleksjob, {**VILKAAR, "fuldtidsloen": 20000.0}, "fuldtidsloen", r"28\.860 kr"),
    ("i_fleksjob", k.aendr_vilkaar, {"ansaettelse": "job-1"}, "timer", "mindst ét vilkår"),
    ("i_fleksjob", k.aendr_vilkaar, {"ansaettelse": "job-1", "timer": 80.0}, "timer", "40 betalte timer"),
    (
        "i_fleksjob",
        k.oplys_fuldtidsloen,
        {"ansaettelse": "job-1", "fuldtidsloen": 9.0},
        "fuldtidsloen",
        "lavere",
    ),
    ("i_fleksjob", k.afhold_opfoelgning, {"ansaettelse": "job-1", "art": "7_mdr"}, "art", "findes ikke"),
    ("i_fleksjob", k.indberet_indkomst, {"periode": "2026-13", "loen": 1.0}, "periode", "ÅÅÅÅ-MM"),
    ("i_fleksjob", k.indberet_indkomst, {"periode": "2026-10", "loen": -1.0}, "loen", "negative"),
    ("i_fleksjob", k.ret_haendelse, {"af": "9", "note": ""}, "note", "hvad der var forkert"),
    ("i_fleksjob", k.ret_haendelse, {"af": "99", "note": "x"}, "af", "ingen hændelse"),
    ("i_fleksjob", k.luk_sag, {"aarsag": ""}, "aarsag", "hvorfor sagen lukkes"),
    (
        "i_fleksjob",
        k.beregn_udbetaling,
        {"maaned": date(2026, 9, 1), "fastsat": Decimal("-1")},
        "fastsat",
        "fra nul",
    ),
]


@pytest.mark.parametrize(("fase", "kommando", "felter", "felt", "besked"), FEJL)
def test_feltet_og_saetningen(
    foer_til: Vej,
    anne: Bruger,
    fase: str,
    kommando: Callable[..., Sag],
    felter: dict[str, Any],
    felt: str,
    besked: str,
) -> None:
    sag = foer_til(fase)
    with pytest.raises((UgyldigtInput, UgyldigeInput), match=besked) as fejl:
        kald(kommando, sag, anne, **felter)
    fundne = fejl.value.fejl if isinstance(fejl.value, UgyldigeInput) else (fejl.value,)
    assert felt in [en.felt for en in fundne]
    assert Haendelse.for_bruger(anne).count() == sag.version


def test_flere_felter_paa_en_gang(foer_til: Vej, konsulent: Bruger) -> None:
    sag = foer_til("job_bevilget")
    with pytest.raises(UgyldigeInput) as fejl:
        kald(k.start_fleksjob, sag, konsulent, **{**VILKAAR, "timer": -1.0, "intensitet": 200.0})
    assert [en.felt for en in fejl.value.fejl] == ["timer", "intensitet"]


# --- To personer, job og rettelser --------------------------------------------------------------------------


def test_to_personer_om_en_afgoerelse(foer_til: Vej, anne: Bruger, bo: Bruger) -> None:
    sag = foer_til("afgoerelse")
    if not sag.forberedt:
        sag = kald(k.forbered_afgoerelse, sag, anne, udfald="bevilget", begrundelse="x")
    assert sag.forberedt_af == "anne"
    with pytest.raises(IkkeMuligt, match="en anden skal godkende"):
        kald(k.traef_afgoerelse, sag, anne)
    sag = kald(k.traef_afgoerelse, sag, bo)
    truffet = h.fra_json(Haendelse.for_bruger(anne).get(nr=sag.version).data)
    assert isinstance(truffet, h.AfgoerelseTruffet)
    assert (truffet.forberedt_af, truffet.godkendt_af, truffet.udfald) == ("anne", "bo", "bevilget")
    assert sag.forberedt is None
    with pytest.raises(IkkeMuligt):
        kald(k.traef_afgoerelse, sag, bo)


def test_jobbets_noegle_er_den_naeste_i_sagen(foer_til: Vej, konsulent: Bruger) -> None:
    sag = foer_til("i_fleksjob")
    with pytest.raises(UgyldigtInput, match="er brugt"):
        kald(k.bevilg_fleksjob, sag, konsulent, virksomhed="X", ansaettelse="job-1")
    with pytest.raises(AdgangNaegtet, match="Ansættelsen findes ikke"):
        kald(k.aendr_vilkaar, sag, konsulent, ansaettelse="job-7", timer=10.0)


def test_en_rettelse_erstatter_og_en_annullering_fjerner(
    foer_til: Vej, anne: Bruger, konsulent: Bruger
) -> None:
    sag = foer_til("i_fleksjob")
    sag = kald(k.aendr_vilkaar, sag, konsulent, "2026-10-01", ansaettelse="job-1", timer=30.0)
    assert sag.timer == 15.0
    ny = h.VilkaarAendret(gyldig_fra=date(2026, 10, 1), ansaettelse="job-1", timer=24.0)
    sag = kald(k.ret_haendelse, sag, anne, af="10", ny=ny, note="24 og ikke 30.")
    assert sag.timer == 12.0
    sag = kald(k.ret_haendelse, sag, anne, af="10", note="Der var ingen ændring.")
    assert (sag.timer, sag.version) == (10.0, 12)


@pytest.mark.parametrize(
    ("af", "besked"), [("1", "oprettelse kan ikke rettes"), ("6", "træf en ny afgørelse")]
)
def test_det_der_ikke_kan_rettes(foer_til: Vej, anne: Bruger, af: str, besked: str) -> None:
    sag = foer_til("i_fleksjob")
    with pytest.raises(IkkeMuligt, match=besked):
        kald(k.ret_haendelse, sag, anne, af=af, note="x")


def test_en_rettelse_skal_vaere_af_samme_slags(foer_til: Vej, anne: Bruger) -> None:
    sag = foer_til("ledig")
    with pytest.raises(UgyldigtInput, match="samme slags"):
        kald(k.ret_haendelse, sag, anne, af="7", ny=h.CvRegistreret(gyldig_fra=date(2026, 8, 1)), note="x")


def test_arbejdsgiveren_indberetter_under_sit_eget_nummer(
    foer_til: Vej, arbejdsgiver: Bruger, anne: Bruger
) -> None:
    sag = foer_til("i_fleksjob")
    sag = kald(
        k.indberet_indkomst,
        sag,
        arbejdsgiver,
        periode="2026-10",
        loen=7800.0,
        indberetter="10000009",
        ansaettelse="job-1",
    )
    indkomst = h.fra_json(Haendelse.for_bruger(anne).get(nr=sag.version).data)
    assert isinstance(indkomst, h.IndkomstIndberettet)
    assert indkomst.indberetter == arbejdsgiver.virksomhed_cvr


def test_arbejdsgiveren_kan_ikke_indberette_uden_at_naevne_sit_job(
    foer_til: Vej, arbejdsgiver: Bruger
) -> None:
    sag = foer_til("i_fleksjob")
    with pytest.raises(UgyldigtInput) as fejl:
        kald(k.indberet_indkomst, sag, arbejdsgiver, periode="2026-10", loen=7800.0)
    assert fejl.value.felt == "ansaettelse"
