"""Rækkerne for en sag, regnet i hånden: løn måned for måned, klager, hvorfor sagen er lukket, og de faste koder."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from tests.forloeb.forloebsgenerator import forloeb
from tests.indblik.lille_arkiv import FOEDT, MAERKER, NOEGLE, NU, LilleArkiv, laes

from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.tilstand import Person
from fleksjob.indblik import skema, tabeller
from fleksjob.indblik.haendelseskoder import kode, mulige
from fleksjob.indblik.sagsraekker import Maerker, Raekke, Sagskilde, foldet, raekker_for

Haendelser = list[dict[str, Any]]
BAGER, ANDEN = "12345674", "87654321"
JOB: Haendelser = [
    {"type": "sag_oprettet", "gyldig_fra": "2025-01-02"},
    {"type": "fleksjob_startet", "gyldig_fra": "2025-02-01", "ansaettelse": "a", "timer": 8, "intensitet": 100,
     "cvr": BAGER},
]  # fmt: skip


def _raekker(haendelser: Haendelser, maerker: Maerker = MAERKER) -> dict[str, list[dict[str, Any]]]:
    """Alle rækker i en sag som kolonne → værdi, uden `sag`."""
    som_json = msgspec.json.encode([*haendelser]).decode()
    kilde = Sagskilde(
        sag="anna", kommune=901, team="", aftryk=1, foedselsdato=FOEDT, koen="kvinde", haendelser=som_json
    )
    navne = {tabel.navn: tabel.kolonnenavne for tabel in skema.TABELLER}
    return {
        navn: [dict(list(zip(navne[navn], raekke, strict=True))[1:]) for raekke in raekker]
        for navn, raekker in raekker_for(maerker, [kilde]).items()
    }


def _loen(maaned: str, **felter: Any) -> dict[str, Any]:
    dag = f"{maaned}-28"
    return {"type": "indkomst_indberettet", "gyldig_fra": dag, "periode": maaned, "loen": 9000.0, **felter}


def test_loentimer_er_maanedens_timer_delt_med_maanedens_uger() -> None:
    """Februar 2026 er 4 uger: 40 timer er 10 om ugen. Marts er 31/7 uger: 40 timer er 9,0323."""
    indkomst = _raekker(
        [*JOB, _loen("2026-02", timer=40, ansaettelse="a"), _loen("2026-03", timer=40, ansaettelse="a")]
    )
    assert [(en["maaned"], en["loentimer"]) for en in indkomst["indkomst"]] == [
        (date(2026, 2, 1), 10.0),
        (date(2026, 3, 1), 9.0323),
    ]


def test_loen_fra_et_andet_sted_og_uden_timer() -> None:
    """Bagerens løn hører til jobbet, også når kun CVR-nummeret siger det; en anden firmas er «anden» med sit mærke.

    Løn uden oplyste timer har tomme timer, ikke nul, og dagpenge er ikke løn.
    """
    indkomst = _raekker(
        [
            *JOB,
            _loen("2026-02", timer=40, indberetter=BAGER),
            _loen("2026-02", indberetter=ANDEN),
            _loen("2026-02", timer=40, indberetter="Bageren i Storegade"),
            _loen("2026-02", timer=40, indberetter=ANDEN, art="sygedagpenge"),
        ]
    )["indkomst"]
    assert [(en["job"], en["slags"], en["loentimer"], en["arbejdsgiver"]) for en in indkomst] == [
        ("1", "fleksjob", 10.0, NOEGLE.arbejdsgiver(BAGER)),
        ("", "anden", None, NOEGLE.arbejdsgiver(ANDEN)),
        ("", "anden", 10.0, ""),
    ]


@pytest.mark.parametrize(
    ("maaned", "job"),
    [("2025-01", ""), ("2025-02", "1"), ("2025-06", "1"), ("2025-07", "")],
)
def test_en_linje_uden_jobnummer_hoerer_til_jobbet_i_de_maaneder_det_loeb(maaned: str, job: str) -> None:
    """Jobbet løb fra 1. februar til og med 30. juni 2025."""
    ophoert = {"type": "fleksjob_ophoert", "gyldig_fra": "2025-07-01", "ansaettelse": "a"}
    assert [en["job"] for en in _raekker([*JOB, ophoert, _loen(maaned, indberetter=BAGER)])["indkomst"]] == [
        job
    ]


def test_en_rettet_loen_er_en_raekke() -> None:
    rettet = {
        "type": "rettelse",
        "gyldig_fra": "2026-04-01",
        "af": "l",
        "ny": _loen("2026-02", timer=48, ansaettelse="a"),
    }
    indkomst = _raekker([*JOB, _loen("2026-02", timer=40, ansaettelse="a", id="l"), rettet])["indkomst"]
    assert [en["loentimer"] for en in indkomst] == [12.0]


def test_en_klages_vej_med_koder() -> None:
    """Klagen kom 10. marts, blev genvurderet 20. marts og fastholdt, sendt videre samme dag og afgjort i juni."""
    haendelser: Haendelser = [
        {"type": "sag_oprettet", "gyldig_fra": "2026-01-02"},
        {"type": "afgoerelse_truffet", "gyldig_fra": "2026-03-01", "art": "visitation", "udfald": "afslag", "id": "7"},
        {"type": "klage_modtaget", "gyldig_fra": "2026-03-10", "afgoerelse": "7", "id": "8"},
        {"type": "genvurdering_afsluttet", "gyldig_fra": "2026-03-20", "klage": "8", "udfald": "fastholdt"},
        {"type": "klage_oversendt", "gyldig_fra": "2026-03-20", "klage": "8"},
        {"type": "klage_afgjort", "gyldig_fra": "2026-06-05", "klage": "8", "udfald": "hjemvist",
         "begrundelse": "Hemmeligt"},
    ]  # fmt: skip
    vejen = {
        "modtaget": date(2026, 3, 10),
        "over": "visitation",
        "genvurderet": date(2026, 3, 20),
        "genvurdering": "fastholdt",
        "oversendt": date(2026, 3, 20),
        "afgjort": date(2026, 6, 5),
        "udfald": "hjemvist",
    }
    assert _raekker(haendelser)["klager"] == [vejen]
    assert _raekker(haendelser[:3])["klager"] == [
        vejen | {"genvurderet": None, "genvurdering": "", "oversendt": None, "afgjort": None, "udfald": ""}
    ]


@pytest.mark.parametrize(
    ("aarsag", "kode_"),
    [("folkepension", "folkepension"), ("Førtidspension", "foertidspension"), ("ordinært arbejde", "ordinaert_job"),
     ("doed", "doed"), ("Flyttede til sin søster i Skive", "andet"), ("", "andet")],
)  # fmt: skip
def test_hvorfor_sagen_er_lukket_er_en_kode(aarsag: str, kode_: str) -> None:
    lukket = {"type": "sag_lukket", "gyldig_fra": "2026-05-01", "aarsag": aarsag}
    perioder = [en for en in _raekker([*JOB, lukket])["perioder"] if en["slags"] == "lukket"]
    assert [(en["vaerdi"], en["fra"], en["til"]) for en in perioder] == [(kode_, date(2026, 5, 1), None)]


@pytest.mark.parametrize(
    ("haendelse", "ventet"),
    [
        (
            {"type": "teammoede_afholdt", "deltagere": ["Virksomhedskonsulent Amira Prøve", "Læge"]},
            "konsulent",
        ),
        ({"type": "teammoede_afholdt", "deltagere": ["Læge Hemmelig"]}, "uden"),
        ({"type": "teammoede_afholdt"}, ""),
        ({"type": "opfoelgning_afholdt", "ansaettelse": "a", "form": "arbejdspladsen"}, "arbejdspladsen"),
        ({"type": "opfoelgning_afholdt", "ansaettelse": "a", "form": "hos Anna på kontoret"}, ""),
        ({"type": "jobsoegning_logget", "hvordan": "netvaerk"}, "netvaerk"),
        ({"type": "udviklingsplan_aftalt", "ansaettelse": "a", "skriftlig": True}, "skriftlig"),
        ({"type": "udviklingsplan_aftalt", "ansaettelse": "a"}, "mundtlig"),
        ({"type": "sag_oprettet"}, ""),
    ],
)
def test_hvordan_det_skete_er_en_kode_og_aldrig_et_navn(haendelse: dict[str, Any], ventet: str) -> None:
    (en,) = laes([{"gyldig_fra": "2026-01-05", **haendelse}])
    assert kode(en, "maade") == ventet
    assert ventet in mulige("maade")


def test_konklusionen_paa_en_opfoelgning_er_udfaldet_og_maalet_har_sin_slags() -> None:
    raekker = _raekker(
        [
            *JOB,
            {"type": "opfoelgning_afholdt", "gyldig_fra": "2025-05-01", "ansaettelse": "a", "art": "3_mdr",
             "konklusion": "afklaring"},
            {"type": "opfoelgning_afholdt", "gyldig_fra": "2025-08-01", "ansaettelse": "a", "art": "6_mdr",
             "konklusion": "Vi ser tiden an"},
            {"type": "udviklingsmaal_aftalt", "gyldig_fra": "2025-06-01", "ansaettelse": "a", "art": "opgaver",
             "maal": "Kassen"},
        ]
    )  # fmt: skip
    fulgt = [en for en in raekker["haendelser"] if en["type"] == "opfoelgning_afholdt"]
    assert [(en["art"], en["udfald"]) for en in fulgt] == [("3_mdr", "afklaring"), ("6_mdr", "")]
    assert [(en["vaerdi"], en["fra"]) for en in raekker["perioder"] if en["slags"] == "maal"] == [
        ("opgaver", date(2025, 6, 1))
    ]


def test_branchen_foelger_virksomhedskortet_og_er_tom_uden() -> None:
    def branche(maerker: Maerker) -> list[str]:
        return [en["branche"] for en in _raekker(JOB, maerker)["perioder"] if en["slags"] == "job"]

    assert branche(Maerker(NOEGLE, {BAGER: "C"})) == ["C"]
    assert branche(MAERKER) == [""]


# --- Det, der aldrig deler en periode ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "midt_i",
    [
        {"type": "vilkaar_aendret", "ansaettelse": "a", "timeloen": 190.0},
        {"type": "vilkaar_aendret", "ansaettelse": "a", "fuldtidsloen": 34000.0},
        {"type": "vilkaar_aendret", "ansaettelse": "a", "timer": 16, "intensitet": 50},
        {"type": "opfoelgning_afholdt", "ansaettelse": "a", "art": "ad_hoc"},
        {"type": "udviklingsmaal_aftalt", "ansaettelse": "a", "maal": "Kassen"},
        {"type": "fuldmagt_givet", "til": "Søs"},
        {"type": "person_registreret"},
    ],
    ids=lambda en: f"{en['type']}-{'-'.join(list(en)[2:])}",
)
def test_intet_andet_end_timerne_deler_timerne(midt_i: dict[str, Any]) -> None:
    """8 timer er 8 timer, også når de er 16 med halv intensitet, lønnen stiger, eller hun fylder år (2. maj)."""
    perioder = _raekker([*JOB, {"gyldig_fra": "2025-05-02", **midt_i}])["perioder"]
    for slags in ("timer", "job", "fleksjob"):
        fundne = [(en["fra"], en["til"]) for en in perioder if en["slags"] == slags]
        assert fundne == [(date(2025, 2, 1), None)], slags


@pytest.mark.parametrize("felt", ["kommune", "team", "koen"])
def test_flytning_og_ny_sagsbehandler_deler_intet(felt: str) -> None:
    """Skifter kommunen nummer, eller får sagen et nyt team, er perioderne de samme: de indgår slet ikke."""
    som_json = msgspec.json.encode(JOB).decode()
    foer = Sagskilde("anna", 901, "Nord", 1, FOEDT, "kvinde", som_json)
    efter = msgspec.structs.replace(foer, **{felt: {"kommune": 902, "team": "Syd", "koen": "mand"}[felt]})
    assert raekker_for(MAERKER, [foer])["perioder"] == raekker_for(MAERKER, [efter])["perioder"]


@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.generate],
          suppress_health_check=[HealthCheck.too_slow])  # fmt: skip
@given(forloeb(), st.dates(date(1950, 1, 1), date(1995, 12, 31)))
def test_foedselsdagen_flytter_ingen_periode(haendelser: list[AlleHaendelser], foedt: date) -> None:
    """Sagens hændelser er de samme; kun fødselsdagen er en anden dag i samme år."""
    anden = foedt.replace(month=1 + foedt.month % 12, day=1)
    perioder = [foldet(Person(en), haendelser, MAERKER)[0] for en in (foedt, anden)]
    assert [en for en in perioder[0] if en.slags != "trin"] == [
        en for en in perioder[1] if en.slags != "trin"
    ]


# --- Filerne -------------------------------------------------------------------------------------------------------


def _filer(mappe: Path) -> dict[str, Path]:
    udgave = tabeller.nyeste(mappe)
    assert udgave is not None
    sted = tabeller.plads(mappe, udgave)
    return {fil.relative_to(sted).as_posix(): fil for fil in sorted(sted.rglob("*.parquet"))}


def _bytes(mappe: Path) -> dict[str, bytes]:
    return {navn: fil.read_bytes() for navn, fil in _filer(mappe).items()}


_LIDT = settings(max_examples=5, deadline=None, phases=[Phase.explicit, Phase.generate],
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])  # fmt: skip


@_LIDT
@given(st.lists(forloeb(), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_filerne_er_de_samme_byte_for_byte_uanset_orden_og_omveje(
    tmp_path_factory: pytest.TempPathFactory, sager: list[list[AlleHaendelser]], tilfaeldig: Random
) -> None:
    """På én gang; i en anden orden; og sag for sag i hver sin opdatering. Kun det, der vides, afgør filerne."""
    navngivne = {f"sag{nr}": en for nr, en in enumerate(sager) if en}
    paa_en_gang, blandet, lidt_ad_gangen = (tmp_path_factory.mktemp(navn) for navn in ("a", "b", "c"))
    tabeller.opdater(paa_en_gang, _fast(navngivne), NU)
    i_uorden = {
        navn: tilfaeldig.sample(en, len(en))
        for navn, en in tilfaeldig.sample(list(navngivne.items()), len(navngivne))
    }
    tabeller.opdater(blandet, _fast(i_uorden), NU)
    for antal in range(len(navngivne) + 1):
        tabeller.opdater(lidt_ad_gangen, _fast(dict(list(navngivne.items())[:antal])), NU)
    assert _bytes(blandet) == _bytes(paa_en_gang)
    assert {n: b for n, b in _bytes(lidt_ad_gangen).items() if b != _bytes(paa_en_gang).get(n)} == {}


class _FastArkiv(LilleArkiv):
    """Aftrykket følger indholdet og ikke ordenen; i arkivet er det kædesummen, som følger den orden, det kom i."""

    def aftryk(self) -> dict[str, int]:
        return {navn: len(en) for navn, en in self.sager.items()}


def _fast(sager: dict[str, list[AlleHaendelser]]) -> LilleArkiv:
    return _FastArkiv(sager)


def test_et_aar_som_ingen_roerte_er_den_samme_fil(tmp_path: Path) -> None:
    """Bo får en ny hændelse i 2026. Filerne for Annas år er hårde links til den forrige udgaves."""
    anna = laes([{"type": "sag_oprettet", "gyldig_fra": "2014-01-05"}])
    bo: Haendelser = [{"type": "sag_oprettet", "gyldig_fra": "2025-02-01"}]
    tabeller.opdater(tmp_path, LilleArkiv({"anna": anna, "bo": laes(bo)}), NU)
    foer = {navn: os.stat(fil).st_ino for navn, fil in _filer(tmp_path).items()}
    nyt = [*bo, {"type": "plan_paabegyndt", "gyldig_fra": "2026-03-01"}]
    tabeller.opdater(tmp_path, LilleArkiv({"anna": anna, "bo": laes(nyt)}), NU)
    efter = {navn: os.stat(fil).st_ino for navn, fil in _filer(tmp_path).items()}
    annas = "haendelser/aar=2014/data.parquet"
    assert efter[annas] == foer[annas]
    assert efter["haendelser/aar=2025/data.parquet"] != foer["haendelser/aar=2025/data.parquet"]
    assert "haendelser/aar=2026/data.parquet" in set(efter) - set(foer)


def test_en_rettelse_af_et_gammelt_aar_skriver_det_aar_om_og_ikke_de_andre(tmp_path: Path) -> None:
    haendelser: Haendelser = [
        {"type": "sag_oprettet", "gyldig_fra": "2014-01-05"},
        {"type": "fleksjob_startet", "gyldig_fra": "2016-05-01", "ansaettelse": "a", "timer": 6, "intensitet": 100,
         "id": "2"},
    ]  # fmt: skip
    carl = laes(
        [
            {
                "type": "fleksjob_startet",
                "gyldig_fra": "2019-05-01",
                "ansaettelse": "a",
                "timer": 9,
                "intensitet": 100,
            }
        ]
    )
    tabeller.opdater(tmp_path, LilleArkiv({"anna": laes(haendelser), "carl": carl}), NU)
    foer = {navn: os.stat(fil).st_ino for navn, fil in _filer(tmp_path).items()}
    rettet = [
        *haendelser,
        {"type": "rettelse", "gyldig_fra": "2026-05-01", "af": "2", "ny":
         {"type": "fleksjob_startet", "gyldig_fra": "2016-05-01", "ansaettelse": "a", "timer": 7, "intensitet": 100}},
    ]  # fmt: skip
    arkiv = LilleArkiv({"anna": laes(rettet), "carl": carl})
    tabeller.opdater(tmp_path, arkiv, NU)
    efter = {navn: os.stat(fil).st_ino for navn, fil in _filer(tmp_path).items()}
    assert arkiv.omregnet == ["anna"]
    assert efter["perioder/aar=2016/data.parquet"] != foer["perioder/aar=2016/data.parquet"]
    assert efter["perioder/aar=2019/data.parquet"] == foer["perioder/aar=2019/data.parquet"]


def test_en_slettet_sag_forsvinder_fra_alle_tabeller_ogsaa_aar_ingen_andre_har(tmp_path: Path) -> None:
    sager = {"anna": laes(JOB), "bo": laes([{"type": "sag_oprettet", "gyldig_fra": "2014-01-05"}])}
    tabeller.opdater(tmp_path, LilleArkiv(sager), NU)
    assert "haendelser/aar=2014/data.parquet" in _filer(tmp_path)
    del sager["bo"]
    arkiv = LilleArkiv(sager)
    udgave = tabeller.opdater(tmp_path, arkiv, NU)
    assert (udgave.sager, arkiv.omregnet) == (1, [])
    assert "haendelser/aar=2014/data.parquet" not in _filer(tmp_path)
    assert {raekke[0] for raekke in _alle(tmp_path)} == {"anna"}


def _alle(mappe: Path) -> Iterator[Raekke]:
    import pyarrow.parquet as pq

    for fil in _filer(mappe).values():
        indhold = pq.read_table(fil, partitioning=None)
        if "sag" in indhold.column_names:
            yield from ((sag,) for sag in indhold["sag"].to_pylist())


def test_en_sag_uden_haendelser_har_kun_sin_raekke_i_sager() -> None:
    raekker = _raekker([])
    assert [
        (en["oprettet"], en["visiteret"], en["lukket"], en["foedselsaar"]) for en in raekker["sager"]
    ] == [(None, None, None, 1980)]
    assert {navn for navn, indhold in raekker.items() if indhold} == {"sager"}


def test_den_der_flytter_er_en_ny_sag_i_den_nye_kommune_og_lukket_som_fraflyttet_i_den_gamle() -> None:
    """Kommunerne har hver sit arkiv og hver sit mærke; ingen kan se af tabellerne, at det er den samme."""
    lukket = {"type": "sag_lukket", "gyldig_fra": "2026-05-01", "aarsag": "fraflyttet"}
    raekker = _raekker([*JOB, lukket])
    assert raekker["sager"][0]["lukket"] == date(2026, 5, 1)
    assert [en["vaerdi"] for en in raekker["perioder"] if en["slags"] == "lukket"] == ["fraflyttet"]
    assert NOEGLE.sag(901, 7) != NOEGLE.sag(902, 7)
