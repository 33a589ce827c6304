"""Reglerne som graf: alt kan nås, alle pligter kan opfyldes, og rækkerne nævner kun det, der findes."""

from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

import msgspec
import pytest
from tests.forloeb.forloebsgenerator import mindste_vaerdi
from tests.forloeb.ture import TURE

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.haendelser import KATALOG, AlleHaendelser
from fleksjob.forloeb.omstaendigheder import SVARVAGTER
from fleksjob.forloeb.pligter import pligter
from fleksjob.forloeb.roller import HVEM_KAN
from fleksjob.forloeb.skridt import skridtet
from fleksjob.forloeb.tilstand import Person, Tilstand, tilstand
from fleksjob.forloeb.vagter import VAGTER
from fleksjob.lov.sagsgang import proces, procestegning
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE
from fleksjob.lov.sagsgang.relationer import (
    Betingelse,
    Genaabner,
    Milepael,
    Relation,
    Spaerring,
    Standsning,
    Svar,
    Udelukker,
)
from fleksjob.lov.sagsgang.ure import GRUNDE

PERSON = Person(date(1984, 5, 2))
BEGYNDELSER = [date(2005, 3, 1), date(2012, 10, 1), date(2013, 2, 1), date(2019, 6, 3), date(2022, 1, 10),
               date(2026, 3, 2), date(2026, 7, 6)]  # fmt: skip
KODER_I_KONTRAKTEN = {
    "jobsamtale", "cv_jobnet", "revurdering_ledighedsydelse", "anden_aktoer_ret", "anden_aktoer_pligt",
    "opfoelgning_3_mdr", "opfoelgning_6_mdr", "opfoelgning_30_mdr", "status_54_mdr", "bevilling_udloeber",
    "bevilling_foer_start", "partshoering_svar", "klagefrist", "genvurdering_klage", "folkepensionsalder",
    "udbetaling", "raadighedsvurdering", "aktindsigt", "fastholdelse_12_mdr",
    # Kommet til siden: kommunens egen frist og planen for at dokumentere jobsøgning.
    "sagsbehandlingsfrist", "jobsoegningsplan",
    # Papirer, der er bedt om og ikke er kommet.
    "rykkes", "papir_laeses",
    # Sagens begyndelse: svaret på en ansøgning, og en afgørelse på det foreliggende grundlag.
    "svar_paa_ansoegning", "afgoerelse_paa_grundlag",
    # Det, et afslag fører med sig, og beviset, når borgeren beder om det.
    "afslag_fulgt_op", "fleksjobbevis",
    # Fastholdelsen fra første kald: besøget, varslerne, vurderingen, svaret på en fravigelse, og hvordan det gik.
    "fastholdelse_besoeg", "fastholdelse_3_mdr", "fastholdelse_6_mdr", "fastholdelse_9_mdr", "fastholdelse_vurdering",
    "fastholdelse_undtagelse", "fastholdelse_efter",
    # Hjælp i jobbet, når nogen beder om det, og den opfølgning, der er aftalt.
    "hjaelp_svar", "opfoelgning_aftalt",
    # Jobbet etableres: uudnyttet evne, svaret i VITAS, og støtte, der er søgt og snart slutter.
    "kapacitet_ses_igen", "vitas_svar", "stoette_svar", "stoette_ses_igen",
}  # fmt: skip


def _vandring(start: date, fro: int, laengde: int = 80) -> tuple[list[AlleHaendelser], set[str]]:
    """En tur gennem processen: hver gang et muligt skridt, helst et, der svarer på en pligt eller er nyt."""
    tilfaeldig = Random(fro)
    haendelser: list[AlleHaendelser] = []
    taget: set[str] = set()
    dag = start
    if fro % 2:
        haendelser.append(h.PersonRegistreret(id="tilflyttet", gyldig_fra=start, tilflyttet=True))
    for nummer in range(laengde):
        t = tilstand(PERSON, haendelser, dag)
        mulige = [kode for kode in proces.TRIN if kode != "rettelse" and skridtet(t, kode).mulig]
        felter = _svar_paa_en_pligt(t, mulige, tilfaeldig) if tilfaeldig.random() < 0.5 else {}
        if not felter:
            nye = [kode for kode in mulige if kode not in taget]
            felter = {"type": tilfaeldig.choice(nye if nye and tilfaeldig.random() < 0.6 else mulige)}
        felter |= {"id": f"h{nummer}", "gyldig_fra": dag}
        taget.add(felter["type"])
        haendelser.append(_haendelse(felter, tilfaeldig, haendelser))
        dag += timedelta(days=tilfaeldig.choice([0, 1, 9, 40, 200]))
    return haendelser, taget


def _svar_paa_en_pligt(t: Tilstand, mulige: list[str], tilfaeldig: Random) -> dict[str, Any]:
    """Et muligt skridt, der svarer på en åben pligt, med det udslag og på det sted, pligten venter det."""
    svar = [
        (maerke, ventet.omfang, ventet.instans)
        for ventet in t.maerkning.aabne
        for maerke in ventet.svar.skal
        if maerke.split(":")[0] in mulige
    ]
    if not svar:
        return {}
    maerke, omfang, instans = tilfaeldig.choice(svar)
    type_, _, udslag = maerke.partition(":")
    felter: dict[str, Any] = {"type": type_}
    if udslag:
        felter["art"] = udslag
    if omfang in ("ansaettelse", "klage"):
        felter[omfang] = instans
    if omfang == "maaned":
        felter["periode"] = instans
    return felter


def _udfald(tilfaeldig: Random) -> dict[str, Any]:
    """Udfaldet af en afgørelse; et afslag har sin grund."""
    udfald = tilfaeldig.choice(["bevilget", "bevilget", "afslag", "afslag", "andet"])
    return {"udfald": udfald} | (
        {"afslagsgrund": tilfaeldig.choice(list(AFSLAGSGRUNDE))} if udfald == "afslag" else {}
    )


def _sidste(foer: list[AlleHaendelser], kode: str, felt: str = "id") -> str:
    """Feltet på den seneste hændelse af typen."""
    return next((str(getattr(en, felt)) for en in reversed(foer) if en.type == kode), "x")


def _haendelse(felter: dict[str, Any], tilfaeldig: Random, foer: list[AlleHaendelser]) -> AlleHaendelser:
    """Hændelsen med de felter, den skal have; dem, der mangler, udfyldes."""
    kode, dag = felter["type"], felter["gyldig_fra"]
    jobs = [en.ansaettelse for en in foer if isinstance(en, h.FleksjobBevilget)]
    if kode != "fleksjob_bevilget":
        jobs = jobs or [en.ansaettelse for en in foer if isinstance(en, h.JobForeslaaet)]
    mulige: dict[str, Any] = {
        "ansaettelse": felter["id"] if kode == "fleksjob_bevilget" or not jobs else jobs[-1],
        "periode": f"{dag.year}-{dag.month:02d}",
    }
    saerlige: dict[str, dict[str, Any]] = {
        "opfoelgning_afholdt": {"art": tilfaeldig.choice(["3_mdr", "6_mdr", "30_mdr"])},
        "afgoerelse_forberedt": _udfald(tilfaeldig),
        "udbetaling_beregnet": {"difference": tilfaeldig.choice([-100.0, None, 50.0]), "version": 2},
        "tilbagebetaling_hoert": {
            "frist": dag + timedelta(days=5),
            "periode": _sidste(foer, "udbetaling_beregnet", "periode"),
        },
        **{
            f"tilbagebetaling_{kode_}": {
                "udfald": "kraeves",
                "svar": "x",
                "beloeb": 100.0,
                "periode": _sidste(foer, "udbetaling_beregnet", "periode"),
            }
            for kode_ in ("besvaret", "forberedt", "afgjort", "betalt")
        },
        "afgoerelse_truffet": _udfald(tilfaeldig),
        "genvurdering_afsluttet": {"udfald": tilfaeldig.choice(["fastholdt", "aendret", "delvis_aendret"])},
        "partshoering_sendt": {"frist": dag + timedelta(days=5)},
        "partshoering_forlaenget": {"frist": dag + timedelta(days=9)},
        "betingelse_vurderet": {"betingelse": "varig"},
        "fleksjob_startet": {"fuldtidsloen": 30_000.0},
        "fuldtidsloen_oplyst": {"fuldtidsloen": 30_000.0},
        "dokument_rekvireret": {"art": "LÆ 265"},
        "sag_oprettet": {"behandlingsuger": 13},
        "ansoegning_modtaget": {"behandlingsuger": tilfaeldig.choice([None, 13])},
        "afgoerelse_sendt": {
            "afgoerelse": next((en.id for en in foer if en.type == "afgoerelse_truffet"), "x")
        },
        "aktindsigt_forsinket": {"frist": dag + timedelta(days=20)},
        "forsinkelse_meddelt": {"frist": dag + timedelta(days=60)},
        "fastholdelse_henvendt": {"kontakt_fra": "virksomheden", "besoeg_inden": dag + timedelta(days=5)},
        "fastholdelse_overdraget": {"tovholder": "sofie"},
        "fastholdelse_dokumenteret": {"fra": dag, "til": dag},
        "fastholdelse_ophoert": {"spoerg_igen": dag + timedelta(days=90)},
        "fastholdelse_fulgt_op": {"siden": "ukendt"},
        "hjaelp_oensket": {"svar_senest": dag + timedelta(days=2)},
        "opfoelgningstegn_vurderet": {"tegn": "ny_leder"},
        "opfoelgningsrytme_valgt": {"naeste": dag + timedelta(days=28)},
        "sanktion": {"art": tilfaeldig.choice(["plan_i_3_maaneder", "ingen_ydelse_i_3_uger"])},
        "person_registreret": {"tilflyttet": True},
        "job_godkendt": {"uudnyttet": 2.0, "se_igen": dag + timedelta(days=30)},
        "kapacitet_set": {"se_igen": dag + timedelta(days=30)},
        "vitas_aendret": {
            "status": tilfaeldig.choice(["indsendt", "bevilget"]),
            "startdato": dag + timedelta(days=9),
        },
        "stoette_soegt": {"svar_inden": dag + timedelta(days=9)},
        "stoette_afgjort": {"stoette": _sidste(foer, "stoette_soegt"), "foelg_op": dag + timedelta(days=9)},
        "stoette_fulgt_op": {"stoette": _sidste(foer, "stoette_afgjort", "stoette")},
    }
    navne = {felt.name for felt in msgspec.structs.fields(KATALOG[kode])}
    udfyldt = {felt: vaerdi for felt, vaerdi in mulige.items() if felt in navne}
    kendte = udfyldt | saerlige.get(kode, {}) | felter
    mangler = {
        f.name: mindste_vaerdi(f.type, dag) for f in msgspec.structs.fields(KATALOG[kode]) if f.required
    }
    haendelse: AlleHaendelser = msgspec.convert(mangler | kendte, AlleHaendelser)
    return haendelse


@cache
def _vandringer() -> list[tuple[list[AlleHaendelser], set[str]]]:
    gaaet = [tur() for tur in TURE]
    return [
        *(_vandring(start, fro) for start in BEGYNDELSER for fro in range(12)),
        *((forloeb, {en.type for en in forloeb} & set(proces.TRIN)) for forloeb in gaaet),
    ]


def test_alle_skridt_kan_naas() -> None:
    naaet = set().union(*(taget for _, taget in _vandringer()))
    assert naaet == set(proces.TRIN) - {"rettelse"}


def test_alle_pligter_kan_opstaa_og_opfyldes() -> None:
    opstaaet, opfyldt = set(), set()
    for haendelser, _ in _vandringer():
        for pligt in pligter(tilstand(PERSON, haendelser, haendelser[-1].gyldig_fra)):
            opstaaet.add((pligt.kode, pligt.navn))
            if pligt.status == "opfyldt":
                opfyldt.add((pligt.kode, pligt.navn))
    alle = {(svar.kode, svar.navn) for svar in (*proces.SVAR, *proces.REGLER_UDEN_RELATION)}
    assert opstaaet == alle
    # Folkepensionsalderen opfylder man ikke; den indtræder.
    assert opfyldt == alle - {(proces.FOLKEPENSION.kode, proces.FOLKEPENSION.navn)}


def test_et_muligt_skridt_bliver_aldrig_umuligt_af_at_tage_det_paa_samme_dag_med_en_tom_grund() -> None:
    for haendelser, _ in _vandringer()[::5]:
        t = tilstand(PERSON, haendelser, haendelser[-1].gyldig_fra)
        grunde = [skridtet(t, kode).hvorfor_ikke for kode in proces.TRIN]
        assert all(grund == "" or (grund[0].isupper() and grund.endswith(".")) for grund in grunde)
        assert all("{" not in grund for grund in grunde)


def test_pligternes_koder_er_kontraktens() -> None:
    assert {svar.kode for svar in (*proces.SVAR, *proces.REGLER_UDEN_RELATION)} == KODER_I_KONTRAKTEN


def test_hvert_skridt_har_nogen_der_kan_tage_det_og_omvendt() -> None:
    assert set(HVEM_KAN) == set(proces.TRIN)
    assert all(HVEM_KAN.values())


def test_hvert_skridt_er_en_haendelse() -> None:
    assert set(proces.TRIN) <= set(KATALOG)


@pytest.mark.parametrize("raekke", proces.RELATIONER)
def test_raekkerne_naevner_kun_haendelser_der_findes(raekke: Relation) -> None:
    naevnt: set[str] = set()
    match raekke:
        case Betingelse():
            naevnt = {raekke.skridt, *raekke.kraever} | ({raekke.siden} if raekke.siden else set())
        case Spaerring() | Milepael():
            naevnt = {raekke.skridt}
        case Udelukker() | Genaabner():
            naevnt = {raekke.naar, *raekke.skridt}
        case Svar():
            naevnt = {*raekke.efter, *raekke.skal, *raekke.bortfalder}
        case Standsning():
            assert set(raekke.grunde) <= set(GRUNDE)
            assert set(raekke.ure) <= {svar.kode for svar in (*proces.SVAR, *proces.REGLER_UDEN_RELATION)}
            return
    assert naevnt
    assert {navn.split(":")[0] for navn in naevnt} <= set(KATALOG)
    assert raekke.hjemmel


def test_alle_vagter_findes_og_bruges() -> None:
    assert {r.vagt for r in proces.RELATIONER if isinstance(r, Betingelse | Spaerring) and r.vagt} == set(
        VAGTER
    )
    assert {svar.vagt for svar in proces.SVAR if svar.vagt} == set(SVARVAGTER)


def test_diagram_og_tabel_har_alle_skridt_og_pligter() -> None:
    diagram, tabel = procestegning.rejsediagram(), procestegning.fristtabel()
    assert "```mermaid\nflowchart TD\n" in diagram
    assert all(f"    {svar.efter[0].split(':')[0]}[" in diagram for svar in proces.SVAR)
    for svar in (*proces.SVAR, *proces.REGLER_UDEN_RELATION):
        assert f"| {svar.kode} | {svar.navn} |" in tabel
    linjer = [linje for linje in tabel.splitlines() if linje.startswith("|")]
    assert len({linje.count("|") for linje in linjer}) == 1
    assert "§ 120" not in tabel
    assert "§ 121" not in tabel
    assert "§ 122" not in tabel


def test_ingen_raekke_gaelder_i_en_tom_tid() -> None:
    for raekke in (*proces.RELATIONER, *proces.TRIN.values()):
        assert raekke.til is None or raekke.fra <= raekke.til
