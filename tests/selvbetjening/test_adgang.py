"""Hver side mod hver rolle, og borgere mod hinandens sager: den fremmede har selv rettigheder, bare til noget andet."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import get_resolver
from tests.selvbetjening.conftest import ANDEN_CVR, VORES_CVR, Vej, kl, logget_ind

from fleksjob.sager.models import Bilag, Dokument, Haendelse, Opslag
from fleksjob.sager.visninger import log_opslag

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NyVej = Callable[..., Vej]

BORGERSIDER = {
    "borger": "/borger/",
    "penge": "/borger/penge/",
    "maaned": "/borger/penge/2026/9/",
    "breve": "/borger/breve/",
    "brev": "/borger/breve/{brev}/",
    "papirer": "/borger/papirer/",
    "mit_papir": "/borger/papirer/{papir}/",
    "opslag": "/borger/opslag/",
    "opslag_spoerg": "/borger/opslag/{opslag}/",
    "opgave": "/borger/opgave/klage/",
    "ansoeg": "/borger/ansoeg/",
    "ansoeg_traek": "/borger/ansoeg/traek/",
    "afgoerelse_nu": "/borger/afgoerelse-nu/",
    "vejledning": "/borger/vejledning/",
    "afgoerelse": "/borger/afgoerelse/",
    "moede": "/borger/moede/",
    "plan": "/borger/plan/",
    "klage": "/borger/klage/",
    "ny_klage": "/borger/klage/ny/",
    "aktindsigt": "/borger/aktindsigt/",
    "fuldmagt": "/borger/fuldmagt/",
    "raad": "/borger/raad/",
    "udvikling": "/borger/udvikling/",
    "udvikling_time": "/borger/udvikling/time/",
    "jobprofil": "/borger/jobprofil/",
    "mit_job": "/borger/job/",
    "jobsoegning": "/borger/jobsoegning/",
    "joblog": "/borger/jobsoegning/log/",
    "syg": "/borger/jobsoegning/syg/",
    "jobsnak": "/borger/jobsoegning/snak/",
    "kompetencer": "/borger/kan/",
    "min_hjaelp": "/borger/hjaelp/",
}
I_MATRIXEN = {
    "min_praktik",
    "jobprofil_ark",
    "jobprofilspoergsmaal",
    "mit_job_pdf",
    "virksomhedens_job",
    "virksomhedens_job_pdf",
    "jobplan",
    "samtaletid",
    "jobaftale",
    "jobklub",
    "kompetencer_pdf",
    "kompetencespoergsmaal",
    "mit_ark",
    "vores_ark",
    "aarsopgoerelse",
    "spoerg_om_penge",
    "svar_om_penge",
    "pengebrev",
    "maanedsloen",
    "ordning",
    "refusionskrav",
    "ansoeg_kvittering",
    "moede_rum",
    "planord",
    "planpapir",
    "planspoergsmaal",
    "fuldmagt_tilbage",
}
"""Sider, der kun findes i en bestemt tilstand; dem åbner `tests/kontor/test_adgangsmatrix.py` som hver rolle."""
VIRKSOMHEDSSIDER = {
    "virksomhed": "/virksomhed/",
    "fuldtidsloen": "/virksomhed/{sag}/job-1/fuldtidsloen/",
    "fastholdelser": "/virksomhed/fastholdelse/",
    "fastholdelsesnote": "/virksomhed/fastholdelse/{sag}/",
    "refusioner": "/virksomhed/refusion/",
    "virksomhedsloen": "/virksomhed/loen/",
    "samtaleark": "/virksomhed/{sag}/job-1/udvikling/",
    "vores_job": "/virksomhed/job/",
    "opgavetilbud": "/virksomhed/opgaver/",
    "opgavetilbud_nyt": "/virksomhed/opgaver/nyt/",
    "samtaleguide": "/virksomhed/samtale/",
    "vores_hjaelp": "/virksomhed/{sag}/job-1/hjaelp/",
}
AABNE = {
    "fastholdelsespakke",
    "fastholdelsespakke_pdf",
    "beregner",
    "regelbog",
    "regelbog_huller",
    "regelbog_tidslinje",
    "regelbog_opslag",
    "gevinst",
    "tal",
    "tal_fil",
    "tal_data",
    "tal_data_fil",
    "tal_offentliggjort",
}


@pytest.fixture
def verden(folk: SimpleNamespace, ny_vej: NyVej) -> SimpleNamespace:
    """Anna hos vores firma og Bo hos det andet, begge med udbetalt måned og sendt brev."""

    def person(navn: str, cvr: str, firma: str) -> Vej:
        vej = ny_vej(navn).til_job(cvr, firma)
        vej.loen(date(2026, 8, 1), 10_400).betal(date(2026, 9, 1), date(2026, 10, 1))
        vej.brev = Dokument.objects.create(  # type: ignore[attr-defined]
            kommune_id=901, sag=vej.sag, art="tilskud", titel=f"Brev til {navn}", pdf=navn.encode(),
            sha256="0" * 64, kanal="digital", oprettet=kl(date(2026, 10, 1)), oprettet_af=vej.karen,
            afsendt=kl(date(2026, 10, 1)),
        )  # fmt: skip
        vej.papir = Bilag.objects.create(  # type: ignore[attr-defined]
            kommune_id=901, sag=vej.sag, art="cv", titel="CV", filnavn=f"{navn}.pdf", mediatype="application/pdf",
            indhold=navn.encode(), sha256="0" * 64, lagt_ind=kl(date(2026, 10, 1)), lagt_ind_af=vej.borger,
        )  # fmt: skip
        return vej

    anna, bo = person("Anna Agerlund", VORES_CVR, "Bager Prøve"), person("Bo Brink", ANDEN_CVR, "Smed Prøve")
    return SimpleNamespace(anna=anna, bo=bo, folk=folk)


def _opslag(vej: Vej) -> int:
    """Et opslag i netop den borgers sag."""
    fundet = Opslag.for_kommune(901).filter(person_id=vej.sag.person_id).first()
    if fundet is None:
        log_opslag(vej.karen, vej.sag.person_id, formaal="Sagsbehandling", nu=kl(date(2026, 10, 2)))
        return _opslag(vej)
    return int(fundet.pk)


def adresse(skabelon: str, vej: Vej) -> str:
    noegler = {"brev": vej.brev.pk, "sag": vej.sag.pk, "papir": vej.papir.pk}  # type: ignore[attr-defined]
    return skabelon.format(**noegler, opslag=_opslag(vej))


def test_listen_her_naevner_alle_rummets_sider() -> None:
    """En ny side, som ingen har skrevet adgang for, får prøven til at fejle."""
    rum = next(m for m in get_resolver().url_patterns if getattr(m, "app_name", None) == "selvbetjening")
    navne = {m.name for m in rum.url_patterns if hasattr(m, "name")}  # type: ignore[union-attr]
    assert navne == {*BORGERSIDER, *VIRKSOMHEDSSIDER, *AABNE, *I_MATRIXEN}


@pytest.mark.parametrize("skabelon", [*BORGERSIDER.values(), *VIRKSOMHEDSSIDER.values()])
def test_uden_login_sendes_man_til_log_ind_uden_at_faa_noget_at_vide(
    verden: SimpleNamespace, skabelon: str
) -> None:
    sti = adresse(skabelon, verden.anna)
    svar = Client().get(sti)
    assert svar.status_code == 302
    assert svar["Location"] == f"/log-ind/?next={sti}"


@pytest.mark.parametrize("skabelon", BORGERSIDER.values())
@pytest.mark.parametrize("rolle", ["karen", "leder", "konsulent", "firma", "nabo"])
def test_borgersider_er_kun_for_borgere(verden: SimpleNamespace, skabelon: str, rolle: str) -> None:
    svar = logget_ind(getattr(verden.folk, rolle)).get(adresse(skabelon, verden.anna))
    assert svar.status_code == 403
    assert "Anna Agerlund" not in svar.content.decode()


@pytest.mark.parametrize("skabelon", VIRKSOMHEDSSIDER.values())
@pytest.mark.parametrize("rolle", ["karen", "leder", "konsulent", "nabo", "borger"])
def test_virksomhedssider_er_kun_for_arbejdsgivere(
    verden: SimpleNamespace, skabelon: str, rolle: str
) -> None:
    bruger = verden.anna.borger if rolle == "borger" else getattr(verden.folk, rolle)
    assert logget_ind(bruger).get(adresse(skabelon, verden.anna)).status_code == 403


@pytest.mark.parametrize("skabelon", BORGERSIDER.values())
def test_borgeren_kan_aabne_sine_egne_sider(verden: SimpleNamespace, skabelon: str) -> None:
    svar = logget_ind(verden.anna.borger).get(adresse(skabelon, verden.anna))
    assert svar.status_code == 200
    assert svar["Cache-Control"] == "no-store"


@pytest.mark.parametrize("skabelon", BORGERSIDER.values())
def test_borgeren_ser_aldrig_en_andens_oplysninger(verden: SimpleNamespace, skabelon: str) -> None:
    """Bo åbner Annas adresser. Han får sine egne oplysninger eller 404, aldrig hendes."""
    svar = logget_ind(verden.bo.borger).get(adresse(skabelon, verden.anna))
    indhold = svar.content.decode()
    assert svar.status_code == (404 if "{" in skabelon else 200)
    assert "Anna Agerlund" not in indhold
    assert verden.anna.sag.nummer not in indhold
    assert "Bager Prøve" not in indhold


def test_en_andens_brev_kan_ikke_hentes_selv_om_ens_eget_kan(verden: SimpleNamespace) -> None:
    klient = logget_ind(verden.bo.borger)
    assert klient.get(f"/borger/breve/{verden.bo.brev.pk}/").content == b"Bo Brink"
    assert klient.get(f"/borger/breve/{verden.anna.brev.pk}/").status_code == 404


def test_en_klage_rammer_kun_ens_egen_sag(verden: SimpleNamespace) -> None:
    logget_ind(verden.bo.borger).post(
        "/borger/opgave/klage/",
        {
            "note": "Bo klager",
            "version": verden.bo.sag.version,
            "sag": verden.anna.sag.pk,
            "sag_id": verden.anna.sag.pk,
        },
    )
    klager = Haendelse.for_kommune(901).filter(type="klage_modtaget")
    assert [klage.sag_id for klage in klager] == [verden.bo.sag.pk]


def test_en_spaerret_bruger_ser_intet(verden: SimpleNamespace) -> None:
    klient = logget_ind(verden.anna.borger)
    assert klient.get("/borger/").status_code == 200
    verden.anna.borger.is_active = False
    verden.anna.borger.save()
    assert klient.get("/borger/").status_code == 302


def test_post_uden_csrf_afvises(verden: SimpleNamespace) -> None:
    klient = Client(enforce_csrf_checks=True)
    klient.force_login(verden.anna.borger)
    svar = klient.post("/borger/opgave/klage/", {"note": "x", "version": verden.anna.sag.version})
    assert svar.status_code == 403
    assert not Haendelse.for_kommune(901).filter(type="klage_modtaget").exists()


@pytest.mark.parametrize(
    "sti", ["/borger/opgave/findes-ikke/", "/borger/penge/2031/1/", "/borger/penge/2026/13/"]
)
def test_det_der_ikke_findes_er_404(verden: SimpleNamespace, sti: str) -> None:
    assert logget_ind(verden.anna.borger).get(sti).status_code == 404


@pytest.mark.parametrize("sti", ["/borger/", "/borger/penge/", "/borger/opslag/", "/virksomhed/"])
def test_laesesider_kan_ikke_skrives_til(verden: SimpleNamespace, sti: str) -> None:
    bruger = verden.folk.firma if sti.startswith("/virksomhed") else verden.anna.borger
    assert logget_ind(bruger).post(sti).status_code == 405
