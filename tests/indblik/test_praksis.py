"""Praksis af hændelserne: enheden er sagt, delene passer, og reglerne holder på kanten."""

from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from tests.indblik.tidslinjer import BEGYNDER, DAG, Huskede, periode, sager, sql

from fleksjob.indblik.maal import MAAL, ubundne
from fleksjob.indblik.maal.praksis_start import FOER_START, HVAD, TRE_MAANEDER

PRAKSIS = ("konsulent_ved_moedet", "aftaler_ved_start", "kontakt", "udvikling_i_jobbet", "ny_vurdering")
Verden = tuple[list[dict[str, Any]], list[dict[str, Any]]]
_FAA = settings(max_examples=20, deadline=None)
_AAR = 6
_SLAGS = (
    ("teammoede_afholdt", "konsulent", ""),
    ("teammoede_afholdt", "uden", ""),
    ("teammoede_afholdt", "", ""),
    ("virksomhedskonsulent_inviteret", "", ""),
    ("tillaegsaftale_skrevet", "", ""),
    ("udviklingsplan_aftalt", "skriftlig", ""),
    ("udviklingsplan_aftalt", "mundtlig", ""),
    ("opfoelgning_afholdt", "arbejdspladsen", "fortsaet"),
    ("opfoelgning_afholdt", "telefon", "afklaring"),
    ("hjaelp_oensket", "borger", ""),
    ("hjaelp_oensket", "arbejdsgiver", ""),
    ("udviklingsmaal_naaet", "", ""),
)


@st.composite
def haendelserne(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Hændelser i de samme sager, som `sager` giver, på vilkårlige dage."""
    valgte = st.tuples(st.integers(0, 7), st.sampled_from(_SLAGS), st.integers(0, 2100))
    return [
        haendelse(f"s{nr}", BEGYNDER + timedelta(days=dage), *slags)
        for nr, slags, dage in draw(st.lists(valgte, max_size=40))
    ]


def haendelse(sag: str, dag: date, type_: str, maade: str = "", udfald: str = "") -> dict[str, Any]:
    """En række i `haendelser`."""
    return {"sag": sag, "type": type_, "gyldig_fra": dag, "maade": maade, "udfald": udfald}


@cache
def _sql(kode: str, **valg: Any) -> str:
    return sql(MAAL[kode].udtryk(ubundne(), DAG, **valg))


def test_enheden_er_sagt_og_at_det_ikke_er_evalueringens_tal() -> None:
    for kode in PRAKSIS:
        maal = MAAL[kode]
        assert "Enheden er" in maal.population, kode
        assert "Rundt om fleksjob" in maal.kilde, kode
        assert maal.sikkerhed == "egen"


@_FAA
@given(sager(), haendelserne())
def test_de_foerste_tre_maaneder_er_reglens(verden: Verden, skete: list[dict[str, Any]]) -> None:
    hoveder, perioder = verden
    fundet = Huskede(sager=hoveder, perioder=perioder, haendelser=skete).regn(
        _sql("aftaler_ved_start", aar=_AAR)
    )
    ventet: dict[tuple[int, str], list[int]] = {}
    for job in perioder:
        begyndt = job["fra"]
        if job["slags"] != "job" or job["gammel_ordning"] or begyndt > DAG - timedelta(days=TRE_MAANEDER):
            continue
        for kode in HVAD:
            tal = ventet.setdefault((begyndt.year, kode), [0, 0])
            tal[0] += 1
            tal[1] += _har(kode, job, perioder, skete)
    assert {(en["aar"], en["hvad"]): [en["job"], en["antal"]] for en in fundet} == ventet


def _har(kode: str, job: dict[str, Any], perioder: list[dict[str, Any]], skete: list[dict[str, Any]]) -> bool:
    """Reglen, skrevet en gang til."""

    def i_tide(da: date, foer: int = 0) -> bool:
        return -foer <= (da - job["fra"]).days <= TRE_MAANEDER

    i_sagen = [en for en in skete if en["sag"] == job["sag"]]
    match kode:
        case "a_rammer":
            papir = [
                en for en in i_sagen if en["type"] == "tillaegsaftale_skrevet" or en["maade"] == "skriftlig"
            ]
            return any(i_tide(en["gyldig_fra"], FOER_START) for en in papir)
        case "b_maal":
            samme = [en for en in perioder if (en["sag"], en.get("job")) == (job["sag"], job["job"])]
            return any(en["slags"] == "maal" and i_tide(en["fra"]) for en in samme)
        case _:
            fulgt = [en for en in i_sagen if en["type"] == "opfoelgning_afholdt" and i_tide(en["gyldig_fra"])]
            return any(kode == "c_opfulgt" or en["maade"] == "arbejdspladsen" for en in fulgt)


@_FAA
@given(sager(), haendelserne())
def test_vurderet_igen_taeller_personer_i_job_i_aaret(verden: Verden, skete: list[dict[str, Any]]) -> None:
    hoveder, perioder = verden
    fundet = Huskede(sager=hoveder, perioder=perioder, haendelser=skete).regn(_sql("ny_vurdering", aar=_AAR))
    ventet: dict[int, set[str]] = {}
    for en in perioder:
        if en["slags"] == "fleksjob" and en["fra"] <= DAG:
            sidste = (en["til"] - timedelta(days=1)).year if en["til"] else DAG.year
            for aar in range(en["fra"].year, min(sidste, DAG.year) + 1):
                ventet.setdefault(aar, set()).add(en["sag"])
    assert {en["aar"]: en["i_job"] for en in fundet} == {aar: len(alle) for aar, alle in ventet.items()}
    for en in fundet:
        i_aaret = [h for h in skete if h["gyldig_fra"].year == en["aar"] and h["gyldig_fra"] <= DAG]
        i_job = ventet[en["aar"]]
        afklaring = {h["sag"] for h in i_aaret if h["udfald"] == "afklaring"} & i_job
        kald = {h["sag"] for h in i_aaret if h["maade"] == "arbejdsgiver"} & i_job
        assert (en["afklaring"], en["kald_arbejdsgiver"]) == (len(afklaring), len(kald))


@_FAA
@given(sager(), haendelserne())
def test_en_del_er_aldrig_stoerre_end_det_hele(verden: Verden, skete: list[dict[str, Any]]) -> None:
    huskede = Huskede(sager=verden[0], perioder=verden[1], haendelser=skete)
    for kode in PRAKSIS:
        for raekke in huskede.regn(_sql(kode)):
            for kolonne in MAAL[kode].kolonner:
                if kolonne.af and kolonne.enhed == "antal":
                    assert 0 <= raekke[kolonne.navn] <= raekke[kolonne.af], (kode, kolonne.navn)
    moeder = huskede.regn(_sql("konsulent_ved_moedet", aar=_AAR))
    holdt = [en for en in skete if en["type"] == "teammoede_afholdt" and en["gyldig_fra"] <= DAG]
    assert sum(en["antal"] for en in moeder) == len(holdt)
    assert sum(en["med_konsulent"] for en in moeder) == sum(en["maade"] == "konsulent" for en in holdt)


@pytest.mark.parametrize(
    ("dage", "med"),
    [
        pytest.param(TRE_MAANEDER, 1, id="dag-91"),
        pytest.param(TRE_MAANEDER + 1, 0, id="dag-92"),
        pytest.param(-1, 0, id="dagen-foer-jobbet"),
    ],
)
def test_et_besoeg_skal_vaere_i_jobbets_foerste_91_dage(dage: int, med: int) -> None:
    begyndt = date(2023, 3, 1)
    huskede = Huskede(
        perioder=[periode("a", "job", begyndt, None, job="1")],
        haendelser=[haendelse("a", begyndt + timedelta(days=dage), "opfoelgning_afholdt", "arbejdspladsen")],
    )
    har = {en["hvad"]: en["antal"] for en in huskede.regn(_sql("aftaler_ved_start"))}
    assert har["d_besoegt"] == med


def test_konsulenten_inviteret_samme_dag_som_moedet_er_inviteret() -> None:
    dag = date(2024, 3, 1)
    huskede = Huskede(
        haendelser=[
            haendelse("a", dag, "teammoede_afholdt", "konsulent"),
            haendelse("a", dag, "virksomhedskonsulent_inviteret"),
        ]
    )
    (en,) = huskede.regn(_sql("konsulent_ved_moedet", aar=1))
    assert (en["antal"], en["inviteret"], en["andel"]) == (1, 1, 100.0)
