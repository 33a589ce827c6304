"""Rettighedstabellen: hver rolle mod hver kommando, og altid også en, der har ret til noget andet."""

import inspect
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from tests.sager.conftest import CVR, kl

from fleksjob.forloeb.roller import HVEM_KAN, Rolle
from fleksjob.sager import adgang, kommandoer as k
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer import KOMMANDOER
from fleksjob.sager.kommandoer.skriv_referat import Referat
from fleksjob.sager.models import Bruger, Haendelse, Kommune, Sag

pytestmark = [pytest.mark.database, pytest.mark.django_db]

FELTER: dict[str, Any] = {
    "deltagere": (), "indstilling": "fleksjob", "frist": date(2026, 12, 15), "om": "oplysninger", "svar": "ja",
    "udfald": "bevilget", "begrundelse": "fordi", "sats": "hoej", "art": "3_mdr", "virksomhed": "Bageriet",
    "ansaettelse": "job-1", "fuldtidsloen": 30000.0, "timer": 10.0, "intensitet": 100.0, "timeloen": 180.0,
    "aarsag": "andet", "konklusion": "fortsat", "varig": False, "periode": "2026-10", "loen": 10000.0,
    "maaned": date(2026, 9, 1), "af": "1", "note": "rettet", "aktoer": "A", "antal": 1,
    "grund": "fordi", "hvad": "borger", "grundlag": "saerlige_vilkaar", "akut": True, "formaalsloest": True,
}  # fmt: skip
FELTER |= {"betingelse": "varig", "aftale": "mentor", "plan": "træning", "tilbud": "praktik"}
FELTER["skaanehensyn"] = ["pauser"]
FELTER |= dict.fromkeys(("akut_grund", "akut_bevis", "formaalsloest_grund", "formaalsloest_bevis"), "fordi")
FELTER |= {"kontakt_fra": "borgeren", "kanal": "telefon", "tovholder": "kira", "funktioner": "løft", "siden": "ledig",
           "bevis": "notat", "lavet": date(2026, 9, 1), "indestaar": "leder", "reelt_forsoeg": True,
           "udtoemt": True}  # fmt: skip
FELTER |= {"emner": ("ordningen", "udfald"), "afgoerelse": "1"}
FELTER["referat"] = Referat(fremmoede={}, borgeren_deltog=True, resume="Talte om job.")
VALGFRIE: dict[str, dict[str, Any]] = {
    "fastholdelse_moede": {"udfordringer": "løft", "forslag": "pauser"},
    "dokument_modtaget": {"art": "cv"},
    "vilkaar_aendret": {"timer": 12.0},
    "indkomst_indberettet": {"ansaettelse": "job-1"},
    "fleksjobbevis_udstedt": {"samtykke": True},
    "ansoegning_trukket": {"hvordan": "Ringede"},
    "kan_vil_vurderet": {"tilpasning": "Andet sted"},
    "job_foreslaaet": {"timeloen": 180.0, "opgaver": ({"opgave": "Pakke brød"},)},
    "job_godkendt": {"forskel": "begyndelse", "se_igen": date(2027, 3, 1)},
    "kontrakt_aftalt": {"punkter": ("loen", "timer"), "underskrevet": ("arbejdsgiver", "borger")},
    "tillaegsaftale_skrevet": {"opgaver": ({"opgave": "Pakke brød"},)},
    "stoette_soegt": {"ansaettelse": "job-1"},
    "udviklingsmaal_aftalt": {"maalvaerdi": 12.0, "startvaerdi": 8.0},
    "hjaelp_oensket": {"emner": ("opgaver",), "fra": "borger", "ansaettelse": "job-1"},
    "kapacitet_set": {"tekst": "Uændret", "se_igen": date(2027, 3, 1)},
    "udvikling_vurderet": {"inden": date(2027, 3, 1)},
    "vitas_aendret": {"reference": "V-1"},
}
SAERLIGE: dict[str, dict[str, Any]] = {
    "fastholdelse_moede": {"form": "besoeg"}, "fastholdelse_aftalt": {"skaanehensyn": "pauser"},
    "fastholdelse_dokumenteret": {"fra": date(2026, 8, 1), "til": date(2026, 8, 31)},
    "dokument_rekvireret": {"art": "cv"}, "dokument_rykket": {"rekvisition": "2"},
    "rekvisition_opgivet": {"rekvisition": "2"}, "dokument_vurderet": {"papir": "2"},
    "praktik_startet": {"formaal": "afklaring"}, "praktik_besoegt": {"deltagere": ("borgeren",)},
    "praktik_sluttet": {"resultat": "otte timer"},
    "genvurdering_afsluttet": {"udfald": "fastholdt"}, "samtale_afholdt": {"art": "jobsamtale"},
    "clearing_givet": {"udfald": "klar"}, "foertidspension_overvejet": {"udfald": "ikke_relevant"},
    "orlov_paabegyndt": {"art": "barsel"}, "udeblivelse": {"fra": "tilbud"}, "aktindsigt_givet": {"omfang": "fuld"},
    "fuldmagt_givet": {"til": "Kaj Ven", "omfang": "klage"}, "afgoerelse_sendt": {"afgoerelse": "6"},
    "kan_vil_vurderet": {"svar": "kan_ikke", "adfaerd": "afslaar_fleksjob", "grund": "Syg"},
    "anden_aktoer_afsluttet": {"resultat": "job"},
    "klage_afgjort": {"udfald": "stadfaestet"},
    "praktik_forlaenget": {"slut": date(2026, 12, 15)},
    "ledighed_gennemgaaet": {"anledning": "3_mdr", "grund": "syg", "aftalt": "Prøv lageret"},
    "job_foreslaaet": {"startdato": date(2026, 12, 15)}, "forslag_besvaret": {"svar": "enig"},
    "job_godkendt": {"vurderede_timer": 10.0, "vurderet_intensitet": 100.0},
    "job_afslaaet": {"grund": "udnytter_ikke"}, "kapacitet_set": {"udfald": "uaendret"},
    "vitas_aendret": {"status": "indsendt"}, "kontraktsamtykke_givet": {"til": ("kommune",)},
    "stoette_soegt": {"art": "mentor", "hvad": "En kollega den første måned"},
    "stoette_afgjort": {"stoette": "5", "udfald": "bevilget"},
    "stoette_fulgt_op": {"stoette": "5", "udfald": "slutter"},
    "job_overdraget": {"til": "kira", "besoeg_inden": date(2026, 12, 15)}, "udviklingsmaal_aftalt": {"art": "timer"},
    "udviklingsmaal_naaet": {"maal_id": "5"}, "udviklingsmaal_frafaldet": {"maal_id": "5"},
    "udviklingsplan_aftalt": {"tekst": "Hver anden måned"}, "udviklingssamtale_holdt": {"trivsel": "god"},
    "udvikling_vurderet": {"kan_udvikles": True}, "tilskudsbroek_oplyst": {"andel": "halvdelen"},
    "jobaendring_vurderet": {"aendring": "skaanebehov", "udfald": "samme"},
    "ordning_valgt": {"valgt": date(2026, 11, 1), "dokument": "brev", "gyldig_fra": date(2026, 12, 1)},
    "hjaelp_besvaret": {"hvordan": "telefon", "svar": "Vi ringede"}, "hjaelp_afsluttet": {"aendret": ("opgaver",)},
    "opfoelgningstegn_vurderet": {"tegn": "ny_leder", "gaelder": True}, "opfoelgningsrytme_valgt": {"uger": 0},
    "tilbagebetaling_forberedt": {"uden_ret": True, "bedre_vidende": True, "udfald": "kraeves"},
    "tilbagebetaling_betalt": {"beloeb": Decimal(100)}, "tilbagebetaling_afgjort": {"udfald": "kraeves"},
}  # fmt: skip


def kald(kode: str, sag: Sag, bruger: Bruger, nu: datetime) -> Sag:
    """Kalder kommandoen med rimelige værdier i alle krævede felter."""
    kommando = KOMMANDOER[kode]
    if kode == "sag_oprettet":
        return kommando(bruger, cpr="6503801234", navn="Ida Frost", nu=nu, gyldig_fra=nu.date())
    kraevede = [
        navn
        for navn, felt in inspect.signature(kommando).parameters.items()
        if felt.default is inspect.Parameter.empty and navn not in ("sag_id", "bruger")
    ]
    faste = {"forventet_version": sag.version, "nu": nu, "gyldig_fra": nu.date()}
    felter = {navn: {**FELTER, **faste, **SAERLIGE.get(kode, {})}[navn] for navn in kraevede}
    return kommando(sag.pk, bruger, **felter, **VALGFRIE.get(kode, {}))


@pytest.fixture
def brugere(
    kommune: Kommune,
    bruger_i: Callable[..., Bruger],
    anne: Bruger,
    konsulent: Bruger,
    leder: Bruger,
    borger: Bruger,
    arbejdsgiver: Bruger,
) -> dict[Rolle, Bruger]:
    kendte = {bruger.som_rolle: bruger for bruger in (anne, konsulent, leder, borger, arbejdsgiver)}
    andre = {rolle: bruger_i(kommune, rolle, f"en-{rolle}") for rolle in Rolle if rolle not in kendte}
    return kendte | andre


@pytest.mark.parametrize("rolle", list(Rolle))
@pytest.mark.parametrize("kode", list(KOMMANDOER))
def test_rollen_afgoer(
    foer_til: Callable[[str], Sag], brugere: dict[Rolle, Bruger], nu: datetime, rolle: Rolle, kode: str
) -> None:
    """Uden rollen: nægtet og intet skrevet. Med rollen: aldrig nægtet, men måske ikke muligt nu."""
    sag = foer_til("i_fleksjob")
    foer = Haendelse.for_bruger(brugere[Rolle.LEDER]).count()
    if rolle in HVEM_KAN[kode]:
        with suppress(IkkeMuligt):
            assert kald(kode, sag, brugere[rolle], nu).version > sag.version or kode == "sag_oprettet"
        return
    with pytest.raises(AdgangNaegtet):
        kald(kode, sag, brugere[rolle], nu)
    assert Haendelse.for_bruger(brugere[Rolle.LEDER]).count() == foer


@pytest.mark.parametrize("kode", [kode for kode in KOMMANDOER if kode != "sag_oprettet"])
def test_en_medarbejder_i_en_anden_kommune_kan_intet(
    foer_til: Callable[[str], Sag],
    anden_kommune: Kommune,
    bruger_i: Callable[..., Bruger],
    nu: datetime,
    kode: str,
) -> None:
    sag = foer_til("i_fleksjob")
    for rolle in (Rolle.SAGSBEHANDLER, Rolle.LEDER):
        fremmed = bruger_i(anden_kommune, rolle, f"fremmed-{rolle}")
        k.opret_sag(
            fremmed,
            cpr="6201701234" if rolle == Rolle.LEDER else "6503801234",
            navn="X Y",
            nu=nu,
            gyldig_fra=nu.date(),
        )
        with pytest.raises(AdgangNaegtet, match="findes ikke, eller du har ikke adgang"):
            kald(kode, sag, fremmed, nu)


@pytest.mark.parametrize("kode", [kode for kode, roller in HVEM_KAN.items() if Rolle.BORGER in roller])
def test_en_borger_kan_kun_noget_i_sin_egen_sag(
    foer_til: Callable[[str], Sag], anden_borger: Bruger, nu: datetime, kode: str
) -> None:
    sag = foer_til("i_fleksjob")
    if kode in KOMMANDOER:
        with pytest.raises(AdgangNaegtet, match="findes ikke, eller du har ikke adgang"):
            kald(kode, sag, anden_borger, nu)


@pytest.mark.parametrize("kode", ["fuldtidsloen_oplyst", "indkomst_indberettet"])
def test_en_arbejdsgiver_kan_kun_noget_i_sine_egne_job(
    foer_til: Callable[[str], Sag], kommune: Kommune, bruger_i: Callable[..., Bruger], arbejdsgiver: Bruger,
    anne: Bruger, nu: datetime, kode: str,
) -> None:  # fmt: skip
    sag = foer_til("i_fleksjob")
    nabo = bruger_i(kommune, Rolle.ARBEJDSGIVER, "nabo", virksomhed_cvr="10000009")
    with pytest.raises(AdgangNaegtet, match="findes ikke, eller du har ikke adgang"):
        kald(kode, sag, nabo, nu)
    assert kald(kode, sag, arbejdsgiver, nu).version == sag.version + 1


def test_to_virksomheder_i_samme_sag(
    foer_til: Callable[[str], Sag],
    kommune: Kommune,
    bruger_i: Callable[..., Bruger],
    konsulent: Bruger,
    anne: Bruger,
) -> None:
    """Den nye arbejdsgiver har adgang til sagen, men ikke til den gamles job."""
    sag = foer_til("i_fleksjob")
    felter = {"nu": kl("2026-10-01"), "gyldig_fra": date(2026, 10, 1)}
    sag = k.ophoer_fleksjob(
        sag.pk, konsulent, forventet_version=sag.version, ansaettelse="job-1", aarsag="nyt job", **felter
    )
    felter = {"nu": kl("2026-10-02"), "gyldig_fra": date(2026, 10, 2)}
    sag = k.bevilg_fleksjob(
        sag.pk, konsulent, forventet_version=sag.version, virksomhed="Skolen", cvr="10000009", **felter
    )
    nabo = bruger_i(kommune, Rolle.ARBEJDSGIVER, "nabo", virksomhed_cvr="10000009")
    with pytest.raises(AdgangNaegtet, match="Ansættelsen findes ikke"):
        k.oplys_fuldtidsloen(
            sag.pk, nabo, forventet_version=sag.version, ansaettelse="job-1", fuldtidsloen=31000.0, **felter
        )
    assert nabo.virksomhed_cvr != CVR


def test_tabellen_er_fuldstaendig() -> None:
    assert set(KOMMANDOER) <= set(HVEM_KAN)
    assert all(adgang.maa_tage_skridt(Bruger(rolle=Rolle.LEDER.value), kode) == (Rolle.LEDER in HVEM_KAN[kode])
               for kode in KOMMANDOER)  # fmt: skip


def test_en_deaktiveret_bruger_kan_intet(sag: Sag, anne: Bruger) -> None:
    anne.is_active = False
    with pytest.raises(AdgangNaegtet):
        k.paabegynd_plan(sag.pk, anne, forventet_version=1, nu=kl("2026-07-08"), gyldig_fra=date(2026, 7, 8))
