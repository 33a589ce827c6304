"""Formularsiderne: «Tjek» gemmer intet, fejl står ved feltet, en konflikt taber intet, og to personer er to."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

pytestmark = [pytest.mark.database, pytest.mark.django_db]
DAG = date(2026, 11, 20)
VILKAAR = {
    "gyldig_fra": "2026-11-20",
    "ansaettelse": "job-1",
    "timer": "20",
    "intensitet": "62,5",
    "timeloen": "180",
    "fuldtidsloen": "33.000",
}


def adr(sag: Any, kode: str) -> str:
    return reverse("kontor:skridt", args=[sag.sag.nummer, kode])


@pytest.fixture
def klient(som: Any, sager: SimpleNamespace) -> Any:
    """Sagsbehandleren, som har åbnet alle sager."""
    en = som("sagsbehandler")
    for sag in (sager.job, sager.ledig, sager.godkend, sager.ny):
        en.get(reverse("kontor:sag", args=[sag.sag.nummer]), {"fra": "min-dag"})
    return en


def antal(sag: Any) -> int:
    from fleksjob.sager.models import Haendelse

    return Haendelse.for_kommune(sag.sag.kommune_id).filter(sag_id=sag.sag.pk).count()


def test_tjek_gemmer_intet_og_viser_hvad_der_sker(klient: Any, sager: SimpleNamespace) -> None:
    foer = antal(sager.ny)
    svar = klient.post(
        adr(sager.ny, "plan_paabegyndt"),
        {"forventet_version": sager.ny.sag.version, "gyldig_fra": "2026-11-20", "handling": "tjek"},
    )
    assert svar.status_code == 200
    assert "det kan gemmes" in svar.content.decode()
    assert antal(sager.ny) == foer


def test_tjek_viser_de_frister_der_opstaar(klient: Any, sager: SimpleNamespace) -> None:
    svar = klient.post(
        adr(sager.godkend, "partshoering_sendt"),
        {
            "forventet_version": sager.godkend.sag.version,
            "gyldig_fra": "2026-11-20",
            "frist": "2026-12-04",
            "om": "Lægens vurdering",
            "kanal": "digital",
            "handling": "tjek",
        },
    )
    virkning = svar.context["virkning"]
    assert [(p.kode, p.frist) for p in virkning.nye] == [("partshoering_svar", date(2026, 12, 4))]
    assert "Ny frist:" in svar.content.decode()


def test_jobbet_regnes_ud_med_forskellen_fra_nu(klient: Any, sager: SimpleNamespace) -> None:
    svar = klient.post(
        adr(sager.job, "vilkaar_aendret"),
        {**VILKAAR, "forventet_version": sager.job.sag.version, "handling": "tjek"},
    )
    beregning = svar.context["beregning"]
    assert (beregning.betalte_timer, str(beregning.beregning.fleksloentilskud)) == (12.5, "18675.00")
    side = svar.content.decode()
    assert "1.365 kr. mere" in side
    assert "Løn for: 12,5 timer" in side
    assert "20 timer på arbejde om ugen med en arbejdsintensitet på 62,5 procent" in side


@pytest.mark.parametrize(
    ("aendret", "felt", "besked"),
    [
        ({"timer": "99"}, "timer", "det kan højst være 37"),
        (
            {"fuldtidsloen": "20.000"},
            "fuldtidsloen",
            "Fuldtidslønnen er lavere end timelønnen gange 37 timer",
        ),
        ({"timer": "-1"}, "timer", "Tallet skal være mindst 0."),
        ({"intensitet": "150"}, "intensitet", "Tallet må højst være 100."),
        ({"gyldig_fra": "1980-01-01"}, "gyldig_fra", "før borgerens fødsel"),
        ({"timer": ""}, "timer", "Skriv et tal."),
    ],
)
@pytest.mark.parametrize("handling", ["tjek", "gem"])
def test_lovens_fejl_staar_ved_feltet(
    handling: str, aendret: dict[str, str], felt: str, besked: str, klient: Any, sager: SimpleNamespace
) -> None:
    foer = antal(sager.job)
    svar = klient.post(
        adr(sager.job, "vilkaar_aendret"),
        {**VILKAAR, **aendret, "forventet_version": sager.job.sag.version, "handling": handling},
    )
    assert svar.status_code == 422
    fejl = " ".join(svar.context["formular"].errors[felt])
    assert besked in fejl
    side = svar.content.decode()
    assert f'href="#id_{felt}"' in side
    assert 'aria-invalid="true"' in side
    assert antal(sager.job) == foer


def test_vilkaar_fra_et_aar_uden_satser_kan_gemmes_men_ikke_regnes(
    klient: Any, sager: SimpleNamespace
) -> None:
    svar = klient.post(
        adr(sager.job, "vilkaar_aendret"),
        {
            **VILKAAR,
            "gyldig_fra": "2028-01-01",
            "forventet_version": sager.job.sag.version,
            "handling": "tjek",
        },
    )
    assert svar.status_code == 200
    assert svar.context["beregning"] is None
    assert "Beløbet kan ikke regnes ud endnu:" in svar.content.decode()


def test_et_umuligt_skridt_siger_hvorfor_og_kan_ikke_sendes(klient: Any, sager: SimpleNamespace) -> None:
    vist = klient.get(adr(sager.ny, "plan_faerdig"))
    assert "Planen er ikke begyndt." in vist.content.decode()
    assert "<textarea" not in vist.content.decode()
    sendt = klient.post(
        adr(sager.ny, "plan_faerdig"),
        {
            "forventet_version": sager.ny.sag.version,
            "gyldig_fra": "2026-11-20",
            "afklaret": "on",
            "indsatser": "proevet",
            "begraenset": "on",
        },
    )
    assert sendt.status_code == 422
    assert sendt.context["formular"].non_field_errors() == ["Planen er ikke begyndt."]


@pytest.mark.parametrize("kode", ["findes_ikke", "sag_oprettet", "udbetaling_frigivet", "rettelse"])
def test_skridt_uden_formular_findes_ikke(kode: str, klient: Any, sager: SimpleNamespace) -> None:
    assert klient.get(adr(sager.ny, kode)).status_code == 404


@pytest.mark.parametrize("version", ["", "x", "-5"])
def test_en_ulaeselig_version_er_en_fejl_og_ikke_en_overskrivning(
    version: str, klient: Any, sager: SimpleNamespace
) -> None:
    foer = antal(sager.ny)
    svar = klient.post(
        adr(sager.ny, "plan_paabegyndt"), {"forventet_version": version, "gyldig_fra": "2026-11-20"}
    )
    assert svar.status_code in (409, 422)
    assert antal(sager.ny) == foer


def test_konflikten_viser_hvad_der_er_nyt_og_beholder_det_skrevne(
    klient: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    gammel = sager.ledig.sag.version
    sager.ledig.tag("cv_registreret", DAG, folk.kollega)
    data = {
        "forventet_version": gammel,
        "gyldig_fra": "2026-11-19",
        "art": "jobsamtale",
        "note": "Vi talte om lageret",
    }
    svar = klient.post(adr(sager.ledig, "samtale_afholdt"), data)
    side = svar.content.decode()
    assert svar.status_code == 409
    assert "Sagen blev ændret, mens du skrev" in side
    assert "CV er registreret" in side
    assert "Jonas Prøve" in side
    assert "Vi talte om lageret" in side
    assert svar.context["formular"]["gyldig_fra"].value() == "2026-11-19"
    igen = {**data, "forventet_version": svar.context["formular"]["forventet_version"].value()}
    assert klient.post(adr(sager.ledig, "samtale_afholdt"), igen).status_code == 302
    assert antal(sager.ledig) == gammel + 2


def test_konflikten_siger_naar_skridtet_ikke_laengere_er_muligt(
    klient: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    gammel = sager.ny.sag.version
    sager.ny.tag("plan_paabegyndt", DAG, folk.kollega)
    svar = klient.post(
        adr(sager.ny, "plan_paabegyndt"), {"forventet_version": gammel, "gyldig_fra": "2026-11-20"}
    )
    assert svar.status_code == 409
    assert "Skridtet er ikke længere muligt: Planen er allerede begyndt." in svar.content.decode()


def test_den_der_forberedte_kan_ikke_godkende(klient: Any, sager: SimpleNamespace, som: Any) -> None:
    data = {"forventet_version": sager.godkend.sag.version, "gyldig_fra": "2026-11-20", "kanal": "digital"}
    selv = klient.post(adr(sager.godkend, "afgoerelse_truffet"), data)
    assert selv.status_code == 422
    assert "en anden" in " ".join(selv.context["formular"].non_field_errors())
    anden = som("kollega")
    vist = anden.get(adr(sager.godkend, "afgoerelse_truffet"), {"fra": "godkendelse"})
    assert "Evnen er varigt nedsat." in vist.content.decode()
    assert "Karen Prøve" in vist.content.decode()
    assert anden.post(adr(sager.godkend, "afgoerelse_truffet"), data).status_code == 302


def test_konsulenten_ser_ikke_skridt_der_ikke_er_hendes(sager: SimpleNamespace, som: Any) -> None:
    konsulent = som("konsulent")
    assert konsulent.get(adr(sager.ny, "plan_paabegyndt"), {"fra": "job"}).status_code == 403


def test_annullering_kraever_en_grund_og_bliver_staaende(klient: Any, sager: SimpleNamespace) -> None:
    forside = klient.get(reverse("kontor:sag", args=[sager.job.sag.nummer]))
    samtalen = next(p for p in forside.context["fortid_vist"] if p.kode == "samtale_afholdt")
    ret = reverse("kontor:ret", args=[sager.job.sag.nummer, samtalen.ret_id])
    data = {"forventet_version": sager.job.sag.version, "handling": "annuller"}
    uden = klient.post(ret, data)
    assert uden.context["formular"].errors == {"hvad_var_forkert": ["Skriv, hvorfor hændelsen annulleres."]}
    med = klient.post(ret, {**data, "hvad_var_forkert": "Samtalen var med en anden borger"}, follow=True)
    punkter = {p.titel: p for p in med.context["fortid_vist"]}
    assert punkter["Jobsamtale holdt"].rettet
    assert punkter["Annulleret: Jobsamtale holdt"].note == "Samtalen var med en anden borger"


@pytest.mark.parametrize(("nr", "status"), [("7", 403), ("1", 403), ("999", 404), ("x", 404)])
def test_det_der_ikke_kan_rettes(nr: str, status: int, klient: Any, sager: SimpleNamespace) -> None:
    """Hændelse 1 er sagens oprettelse; en truffet afgørelse og et ukendt nummer kan heller ikke rettes."""
    from fleksjob.sager.models import Haendelse

    if nr == "7":
        nr = str(Haendelse.for_kommune(901).get(sag_id=sager.job.sag.pk, type="afgoerelse_truffet").nr)
    assert klient.get(reverse("kontor:ret", args=[sager.job.sag.nummer, nr])).status_code == status


def test_ny_sag_afviser_det_forkerte_ved_feltet(
    som: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    klient = som("sagsbehandler")
    felter = {
        "cpr": "6801771234",
        "navn": "Gerda Gade",
        "gyldig_fra": "2026-11-20",
        "ydelse": "dagpenge",
        "oprindelse": "sygedagpenge",
        "kanal": "telefon",
        "sagsbehandler": str(folk.sagsbehandler.pk),
    }
    siden = reverse("kontor:ny_sag")
    kort = klient.post(siden, felter | {"cpr": "123"})
    assert "skal have 10" in " ".join(kort.context["formular"].errors["cpr"])
    findes = klient.post(siden, felter | {"cpr": "650384-1111"})
    assert (findes.status_code, findes.context["om"]["aaben"]) == (409, sager.job.sag.nummer)
    nabo = klient.post(siden, felter | {"sagsbehandler": str(folk.nabo.pk)})
    assert "sagsbehandler" in nabo.context["formular"].errors
    assert klient.post(siden, felter).status_code == 302


def test_frigivelse_efter_en_aendring_viser_konflikten(
    sager: SimpleNamespace, som: Any, folk: SimpleNamespace
) -> None:
    sag = sager.job
    sag.tag("udbetaling_beregnet", DAG, maaned=date(2026, 11, 1))
    leder = som("leder")
    forside = leder.get(reverse("kontor:sag", args=[sag.sag.nummer]), {"fra": "udbetaling"})
    siden = reverse("kontor:udbetaling", args=[sag.sag.nummer, forside.context["udbetalinger"][0]["id"]])
    version = sag.sag.version
    sag.tag("samtale_afholdt", DAG, art="telefon")
    konflikt = leder.post(siden, {"forventet_version": version})
    assert konflikt.status_code == 409
    assert "Samtale er holdt" in konflikt.content.decode()
    assert leder.post(siden, {"forventet_version": sag.sag.version}).status_code == 302


def test_brevet_kan_ses_foer_det_sendes(sager: SimpleNamespace, som: Any, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Dokument

    sag = sager.godkend
    anden = som("kollega")
    anden.get(reverse("kontor:sag", args=[sag.sag.nummer]), {"fra": "godkendelse"})
    data = {"forventet_version": sag.sag.version, "gyldig_fra": "2026-11-20", "kanal": "digital"}
    foer = Dokument.for_kommune(folk.hjemme).count()
    set_ = anden.post(adr(sag, "afgoerelse_truffet"), {**data, "handling": "brev"})
    assert (set_["Content-Type"], set_.content[:5]) == ("application/pdf", b"%PDF-")
    assert set_["Content-Disposition"] == f'inline; filename="udkast-{sag.sag.nummer}.pdf"'
    assert Dokument.for_kommune(folk.hjemme).count() == foer
    gemt = anden.post(adr(sag, "afgoerelse_truffet"), data, follow=True)
    assert gemt.context["tilstand"].fase == "ledig"
    assert Dokument.for_kommune(folk.hjemme).count() == foer + 1


def test_tilskudsbrevet_kan_ses_foer_frigivelsen(sager: SimpleNamespace, som: Any) -> None:
    sag = sager.job
    sag.tag("udbetaling_beregnet", DAG, maaned=date(2026, 11, 1))
    leder = som("leder")
    forside = leder.get(reverse("kontor:sag", args=[sag.sag.nummer]), {"fra": "udbetaling"})
    siden = reverse("kontor:udbetaling", args=[sag.sag.nummer, forside.context["udbetalinger"][0]["id"]])
    brev = leder.post(siden, {"forventet_version": sag.sag.version, "handling": "brev"})
    assert (brev.status_code, brev.content[:5]) == (200, b"%PDF-")
    assert leder.get(siden).context["u"].status == "beregnet"
