"""Læsning udefra: hver fejl er én dansk sætning, som siger hvor og hvad der ville være rigtigt."""

import json
from datetime import date
from typing import Any

import msgspec
import pytest

from fleksjob.forloeb.haendelser import KATALOG, Rettelse, fra_json, som_dict, som_json
from fleksjob.forloeb.katalog import haendelseskatalog
from fleksjob.forloeb.laesning import laes_forloeb, laes_haendelser
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput

KONTRAKT = (
    "job_foreslaaet forslag_besvaret job_godkendt job_afslaaet kapacitet_set vitas_aendret "
    "kontraktsamtykke_givet kontraktsamtykke_trukket kontrakt_aftalt tillaegsaftale_skrevet "
    "tillaegsaftale_bekraeftet stoette_soegt stoette_afgjort stoette_fulgt_op job_overdraget "
    "person_registreret sag_oprettet plan_paabegyndt plan_faerdig dokument_rekvireret dokument_modtaget "
    "praktik_startet praktik_sluttet teammoede_afholdt indstilling_afgivet raadgivning_modtaget "
    "partshoering_sendt partshoering_besvaret afgoerelse_truffet visiteret ledighedsydelse_startet "
    "ledighedsydelse_ophoert samtale_afholdt cv_registreret jobsoegning_logget anden_aktoer_tilbudt "
    "anden_aktoer_henvist raadighed_vurderet udeblivelse sanktion revurdering_afsluttet "
    "fastholdelse_paabegyndt fastholdelse_skridt fastholdelse_undtaget fleksjob_bevilget fleksjob_startet "
    "vilkaar_aendret fleksjob_ophoert opfoelgning_afholdt status_udarbejdet bevilling_fornyet "
    "udviklingsmaal_aftalt udviklingsmaal_naaet indkomst_indberettet udbetaling_beregnet "
    "udbetaling_frigivet klage_modtaget genvurdering_afsluttet klage_oversendt klage_afgjort fuldmagt_givet "
    "fuldmagt_tilbagekaldt aktindsigt_forsinket rettelse sag_lukket afgoerelse_forberedt fuldtidsloen_oplyst "
    "samtale_oensket samtaler_fritaget revurdering_udskudt orlov_paabegyndt orlov_afsluttet sygdom_paabegyndt "
    "sygdom_afsluttet afventer_paabegyndt afventer_afsluttet forsinkelse_meddelt aktindsigt_anmodet aktindsigt_givet "
    "virksomhedskonsulent_inviteret virksomhedskonsulent_fravalgt clearing_givet "
    "betingelse_vurderet partshoering_forlaenget afgoerelse_sendt_tilbage foertidspension_overvejet "
    "hjaelp_til_job_aftalt forbedringsplan_lagt tilbud_aftalt anden_hjaelp_vejledt fleksjobbevis_oensket "
    "fleksjobbevis_udstedt "
    "ansoegning_modtaget ansoegning_trukket afgoerelse_paa_grundlag_oensket afgoerelse_paa_grundlag_frafaldet "
    "vejledning_givet afgoerelse_sendt "
    "dokument_rykket rekvisition_opgivet dokument_vurderet praktik_besoegt afproevning_undladt behandling_afvist "
    "fastholdelse_henvendt fastholdelse_moede fastholdelse_overdraget fastholdelse_aftalt fastholdelse_dokumenteret "
    "fastholdelse_vurderet fastholdelse_undtagelse_soegt fastholdelse_undtagelse_afslaaet fastholdelse_fulgt_op "
    "hjaelp_oensket hjaelp_besvaret hjaelp_afsluttet opfoelgningstegn_vurderet opfoelgningsrytme_valgt "
    "pensionssag_rejst praktik_forlaenget "
    "opsamling_holdt jobsoegningsplan_aftalt min_plan_registreret jobnet_undtaget ledighed_gennemgaaet "
    "anden_aktoer_afsluttet kan_vil_vurderet sanktion_forberedt sanktion_frafaldet "
    "udviklingsplan_aftalt udviklingssamtale_holdt udviklingsmaal_frafaldet udvikling_vurderet tilskudsbroek_oplyst "
    "jobaendring_vurderet ordning_valgt "
    "tilbagebetaling_hoert tilbagebetaling_besvaret tilbagebetaling_forberedt tilbagebetaling_afgjort "
    "tilbagebetaling_betalt "
    "indstilling_genforelagt fastholdelse_ophoert teammoede_indkaldt tvaerfagligt_moede_afholdt"
)
START = {"type": "fleksjob_startet", "gyldig_fra": "2024-03-01", "ansaettelse": "job"}
PLAN = {"type": "plan_faerdig", "gyldig_fra": "2024-03-01"}


def test_kataloget_har_kontraktens_typer() -> None:
    assert set(KATALOG) == set(KONTRAKT.split())


def test_alle_typer_har_titel_forklaring_og_staar_i_kataloget() -> None:
    tekst = haendelseskatalog()
    for navn, klasse in KATALOG.items():
        assert klasse.titel
        assert klasse.__doc__
        assert f"| `{navn}` |" in tekst


def test_en_haendelse_overlever_turen_gennem_json() -> None:
    rettelse = laes_haendelser([{**PLAN, "id": "1"}, {
        "type": "rettelse", "gyldig_fra": "2024-04-01", "af": "1", "ny": {**PLAN, "gyldig_fra": "2024-03-02"},
    }])[1]  # fmt: skip
    assert fra_json(som_json(rettelse)) == rettelse
    assert json.loads(som_json(rettelse)) == som_dict(rettelse)
    assert isinstance(rettelse, Rettelse)
    assert rettelse.ny is not None
    assert rettelse.ny.id == "1"


def test_uden_id_taeller_pladsen() -> None:
    assert [h.id for h in laes_haendelser([PLAN, {**PLAN, "id": "x"}, {**PLAN, "id": 7}])] == ["1", "x", "7"]


def test_egne_felter_laeses_ikke() -> None:
    assert som_dict(laes_haendelser([{**PLAN, "kommentar_fra_os": "hej"}])[0]) == {**PLAN, "id": "1"}


FORKERTE: list[tuple[Any, str]] = [
    ({**START, "type": "flexjob_startet"},
     "Hændelse 1 har den ukendte type »flexjob_startet«; mente du »fleksjob_startet«?"),
    ({**START, "type": "xyz"}, "Hændelse 1 har den ukendte type »xyz«. Se dem i hændelseskataloget."),
    ({"gyldig_fra": "2024-03-01"}, 'Hændelse 1 mangler "type".'),
    (7, 'Hændelse 1 skal være et objekt med "type" og "gyldig_fra".'),
    ({**START, "gyldig_fra": "2024-13-01"},
     "Hændelse 1 (fleksjob_startet): »gyldig_fra« er »2024-13-01«, men skal være en dato som 2026-03-01."),
    ({"type": "fleksjob_startet", "ansaettelse": "a"},
     "Hændelse 1 (fleksjob_startet): feltet »gyldig_fra« mangler."),
    ({"type": "fleksjob_startet", "gyldig_fra": "2024-03-01"},
     "Hændelse 1 (fleksjob_startet): feltet »ansaettelse« mangler."),
    ({**START, "ansaettelse": ""}, "Hændelse 1 (fleksjob_startet): »ansaettelse« må ikke være tom."),
    ({**START, "intensitett": 50},
     "Hændelse 1 (fleksjob_startet) har feltet »intensitett«, som ikke findes; mente du »intensitet«?"),
    ({**START, "intensitet": 500},
     "Hændelse 1 (fleksjob_startet): »intensitet« er »500«, men skal være mellem 0 og 100."),
    ({**START, "timer": -3}, "Hændelse 1 (fleksjob_startet): »timer« er »-3«, men skal være mellem 0 og 168."),
    ({**START, "timeloen": -1},
     "Hændelse 1 (fleksjob_startet): »timeloen« er »-1«, men skal være 0 eller mere."),
    ({**START, "timer": "ti"}, "Hændelse 1 (fleksjob_startet): »timer« er »ti«, men skal være et tal."),
    ({"type": "opfoelgning_afholdt", "gyldig_fra": "2024-03-01", "ansaettelse": "a", "art": "4_mdr"},
     "Hændelse 1 (opfoelgning_afholdt): »art« er »4_mdr«, men skal være "
     "»3_mdr« eller »6_mdr« eller »30_mdr« eller »ad_hoc«."),
    ({**PLAN, "registreret": "2024-03-01T10:00:00"},
     "Hændelse 1 (plan_faerdig): »registreret« er »2024-03-01T10:00:00«, men skal have en tidszone, "
     "fx 2026-03-01T09:00:00+01:00."),
    ({"type": "indkomst_indberettet", "gyldig_fra": "2024-03-01", "periode": "marts"},
     "Hændelse 1 (indkomst_indberettet): »periode« er »marts«, men skal være en måned som 2026-03."),
    ({"type": "rettelse", "gyldig_fra": "2024-03-01", "af": "9"},
     "Hændelse 1 (rettelse) retter hændelse »9«, som ikke findes."),
    ({"type": "rettelse", "gyldig_fra": "2024-03-01", "af": "1"}, "Hændelse 1 (rettelse) retter sig selv."),
    ({**PLAN, "gyldig_fra": "1980-01-01"},
     "Hændelse 1 (plan_faerdig) er dateret 1. januar 1980, før personen blev født 2. maj 1984."),
]  # fmt: skip


@pytest.mark.parametrize(("post", "besked"), FORKERTE)
def test_fejl(post: Any, besked: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        laes_haendelser([post], date(1984, 5, 2))
    assert str(fejl.value) == besked
    assert fejl.value.felt.startswith("haendelser.1.")


def test_samme_id_to_gange() -> None:
    with pytest.raises(UgyldigtInput, match=r"Hændelse 2 .* har samme id »x« som hændelse 1"):
        laes_haendelser([{**PLAN, "id": "x"}, {**PLAN, "id": "x"}])


def test_en_rettelse_kan_ikke_flytte_noget_foer_foedslen() -> None:
    with pytest.raises(UgyldigtInput, match="før personen blev født"):
        laes_haendelser(
            [
                PLAN,
                {
                    "type": "rettelse",
                    "gyldig_fra": "2024-05-01",
                    "af": "1",
                    "ny": {**PLAN, "gyldig_fra": "1970-01-01"},
                },
            ],
            date(1984, 5, 2),
        )


def test_flere_fejl_siges_paa_en_gang() -> None:
    with pytest.raises(UgyldigeInput) as fejl:
        laes_haendelser([{**PLAN, "type": "x"}, PLAN, {**PLAN, "gyldig_fra": "i går"}])
    assert [en.felt for en in fejl.value.fejl] == ["haendelser.1.type", "haendelser.3.gyldig_fra"]


@pytest.mark.parametrize(
    ("raa", "besked"),
    [
        ("hej", "Filen er ikke gyldig JSON"),
        ("[]", 'Filen skal have "person"'),
        ('{"person": {"foedselsdato": "1984-05-02"}}', 'Filen mangler "haendelser"'),
        ('{"person": {}, "haendelser": []}', "Personens fødselsdato er »None«, men skal være en dato"),
    ],
)
def test_forkert_fil(raa: str, besked: str) -> None:
    with pytest.raises(UgyldigtInput, match=besked):
        laes_forloeb(raa)


def test_hver_type_kan_laeses_med_kun_de_felter_der_skal_vaere_der() -> None:
    paakraevet: dict[str, Any] = {
        "ansaettelse": "a", "frist": "2024-04-01", "udfald": "bevilget", "periode": "2024-03", "art": "x",
        "fuldtidsloen": 1, "af": "y", "afgoerelse": "1", "gyldig_fra": "2024-03-01",
        "fra": "2024-03-01", "til": "2024-03-31", "tovholder": "sofie", "betingelse": "varig",
        "maal_id": "1", "grund": "x", "trivsel": "god", "kan_udvikles": True, "begrundelse": "x", "andel": "halvdelen",
        "aendring": "tjenestested", "ny_ansaettelse": "b", "valgt": "2024-03-01", "dokument": "brev",
        "tegn": "foerste_tid", "svar": "vil_ikke",
    }  # fmt: skip
    egne: dict[str, dict[str, Any]] = {
        "jobaendring_vurderet": {"udfald": "samme"},
        "tilbagebetaling_forberedt": {"udfald": "kraeves"},
        "tilbagebetaling_afgjort": {"udfald": "kraeves_ikke"},
    }
    for navn, klasse in KATALOG.items():
        felter = {
            f.name: (paakraevet | egne.get(navn, {}))[f.name]
            for f in msgspec.structs.fields(klasse)
            if f.required
        }
        laest = laes_haendelser([{**PLAN, "id": "y"}, {"type": navn, **felter}])[1]
        assert laest.type == navn


@pytest.mark.parametrize("foedt", ["1899-12-31", "0498-10-02", "9999-12-31"])
def test_en_foedselsdato_uden_for_kalenderen_afvises(foedt: str) -> None:
    raa = json.dumps({"person": {"foedselsdato": foedt}, "haendelser": []})
    with pytest.raises(UgyldigtInput, match="skal ligge fra 1900 til 2100") as fejl:
        laes_forloeb(raa)
    assert fejl.value.felt == "foedselsdato"


def test_en_haendelse_uden_for_kalenderen_afvises() -> None:
    with pytest.raises(UgyldigtInput, match="skal ligge fra 1900 til 2100") as fejl:
        laes_haendelser([{**PLAN, "gyldig_fra": "2101-01-01"}])
    assert fejl.value.felt == "haendelser.1.gyldig_fra"
    assert len(laes_haendelser([{**PLAN, "gyldig_fra": "2100-12-31"}])) == 1
