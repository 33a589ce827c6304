"""Borgerens sider: hvor er jeg, hvad skal jeg, hvad får jeg, og hvem har set min sag."""

import html
import re
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.selvbetjening.conftest import VORES_CVR, Vej, kl, logget_ind

from fleksjob.sager.models import Dokument, Haendelse, Opslag

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NyVej = Callable[..., Vej]


def tekst(svar: Any) -> str:
    """Siden som løbende tekst, uden mærker."""
    assert svar.status_code == 200
    uden = re.sub(r"<[^>]+>", " ", svar.content.decode())
    return re.sub(r"\s+", " ", html.unescape(uden))


def side(vej: Vej, adresse: str = "/borger/") -> str:
    return tekst(logget_ind(vej.borger).get(adresse))  # type: ignore[attr-defined]


def test_uden_sag(folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Person

    person = Person.objects.create(
        kommune=folk.hjemme, cpr="6503841199", navn="Ny Nielsen", foedselsdato=date(1984, 3, 5)
    )
    ny = folk.ny("ny", "Ny Nielsen", "borger", person=person)
    assert "Du har ikke en sag om fleksjob hos Prøveby Kommune." in tekst(logget_ind(ny).get("/borger/"))


def test_forberedelse_siger_hvor_man_er_og_hvem_der_hjaelper(ny_vej: NyVej) -> None:
    vej = ny_vej()
    siden = side(vej)
    assert "Kommunen undersøger, om du kan få fleksjob." in siden
    assert "Forberedelse Du er her" in siden
    assert "Ansøgning Færdig" in siden
    assert "Du skal ikke gøre noget lige nu." in siden
    assert "Din sagsbehandler er Karen Prøve." in siden


def test_en_partshoering_er_en_opgave_med_frist_og_kan_besvares(ny_vej: NyVej) -> None:
    vej = ny_vej().tag("plan_paabegyndt", date(2026, 11, 3))
    vej.tag("partshoering_sendt", date(2026, 11, 16), frist=date(2026, 12, 1), om="Lægens vurdering af dig")
    assert "Svar på brevet fra kommunen Senest 1. december 2026" in side(vej)
    assert "Lægens vurdering af dig" in side(vej, "/borger/opgave/hoering/")
    svar = logget_ind(vej.borger).post(  # type: ignore[attr-defined]
        "/borger/opgave/hoering/", {"svar": "Jeg kan ikke stå op.", "version": vej.sag.version}, follow=True
    )
    assert "Tak. Dit svar er sendt til kommunen." in tekst(svar)
    gemt = Haendelse.for_kommune(901).filter(sag=vej.sag).order_by("nr").last()
    assert gemt is not None
    assert (gemt.type, gemt.registreret_af) == ("partshoering_besvaret", "borger1")
    assert "Jeg kan ikke stå op." in gemt.data
    assert "Svar på brevet" not in side(vej)


def test_et_tomt_svar_afvises_ved_feltet_og_gemmer_intet(ny_vej: NyVej) -> None:
    vej = ny_vej().tag("plan_paabegyndt", date(2026, 11, 3))
    vej.tag("partshoering_sendt", date(2026, 11, 16), frist=date(2026, 12, 1), om="Lægens vurdering")
    svar = logget_ind(vej.borger).post(  # type: ignore[attr-defined]
        "/borger/opgave/hoering/", {"svar": " ", "version": vej.sag.version}
    )
    assert "Skriv dit svar, før du sender." in tekst(svar)
    assert Haendelse.for_kommune(901).filter(type="partshoering_besvaret").count() == 0


def test_har_en_anden_skrevet_imens_faar_borgeren_det_at_vide_og_mister_ikke_sin_tekst(ny_vej: NyVej) -> None:
    vej = ny_vej().tag("plan_paabegyndt", date(2026, 11, 3))
    vej.tag("partshoering_sendt", date(2026, 11, 16), frist=date(2026, 12, 1), om="Lægens vurdering")
    set_version = vej.sag.version
    vej.tag("samtale_afholdt", date(2026, 11, 18), art="opfølgning")
    svar = logget_ind(vej.borger).post(  # type: ignore[attr-defined]
        "/borger/opgave/hoering/", {"svar": "Min lange tekst", "version": set_version}
    )
    assert "Karen Prøve registrerede" in tekst(svar)
    assert "Min lange tekst" in tekst(svar)


def test_en_opgave_der_ikke_kan_lade_sig_goere_siger_hvorfor(ny_vej: NyVej) -> None:
    siden = side(ny_vej(), "/borger/opgave/hoering/")
    assert "Det kan ikke lade sig gøre nu. Der er ingen partshøring at svare på." in siden


def test_ledig_skal_lave_cv_og_kan_skrive_i_joblog(ny_vej: NyVej) -> None:
    vej = ny_vej().til_ledig()
    siden = side(vej)
    assert "Kommunen har sagt ja til, at du kan få fleksjob 6. maj 2026." in siden
    assert "Du får ledighedsydelse fra kommunen, mens du leder." in siden
    assert "Lav dit CV på Jobnet Fristen var 27. maj 2026." in siden
    klient = logget_ind(vej.borger)  # type: ignore[attr-defined]
    svar = klient.post(
        "/borger/opgave/cv/", {"gyldig_fra": "2026-11-20", "version": vej.sag.version}, follow=True
    )
    assert "Kommunen kan nu se, at dit CV er lavet." in tekst(svar)
    svar = klient.post(
        "/borger/opgave/joblog/",
        {"antal": "2", "gyldig_fra": "2026-11-21", "version": vej.sag.version + 1},
        follow=True,
    )
    assert "Tak. Det står nu i din sag." in tekst(svar)
    typer = Haendelse.for_kommune(901).filter(sag=vej.sag).order_by("nr").values_list("type", flat=True)
    assert list(typer)[-2:] == ["cv_registreret", "jobsoegning_logget"]


def test_en_dag_i_fremtiden_afvises_ved_feltet(ny_vej: NyVej) -> None:
    vej = ny_vej().til_ledig()
    svar = logget_ind(vej.borger).post(  # type: ignore[attr-defined]
        "/borger/opgave/cv/", {"gyldig_fra": "2026-12-24", "version": vej.sag.version}
    )
    assert "Datoen ligger ude i fremtiden" in tekst(svar)


def test_afslag_kan_paaklages_og_fristen_staar_der(ny_vej: NyVej) -> None:
    vej = ny_vej()
    vej.tag("plan_paabegyndt", date(2026, 10, 1)).tag("plan_faerdig", date(2026, 10, 8))
    vej.tag("partshoering_sendt", date(2026, 10, 9), frist=date(2026, 10, 23), om="Lægens vurdering")
    vej.tag("partshoering_besvaret", date(2026, 10, 22), svar="Nej")
    vej.tag("raadgivning_modtaget", date(2026, 10, 23))
    vej.tag(
        "afgoerelse_forberedt",
        date(2026, 11, 3),
        udfald="afslag",
        begrundelse="Prøve",
        afslagsgrund="for_lav",
    )
    vej.tag("afgoerelse_truffet", date(2026, 11, 4), af=vej.leder)
    siden = side(vej)
    assert "Kommunen har sagt nej til fleksjob." in siden
    assert "Du kan klage over kommunens afgørelse til og med 2. december 2026" in siden
    svar = logget_ind(vej.borger).post(  # type: ignore[attr-defined]
        "/borger/opgave/klage/", {"note": "Jeg er uenig.", "version": vej.sag.version}, follow=True
    )
    assert "Tak. Kommunen har fået din klage." in tekst(svar)
    assert "Kommunen ser igen på den afgørelse, du har klaget over" in tekst(svar)


@pytest.fixture
def i_job(ny_vej: NyVej) -> Vej:
    vej = ny_vej().til_job(VORES_CVR, "Bager Prøve")
    vej.loen(date(2026, 7, 1), 9_360).betal(date(2026, 8, 1), date(2026, 9, 1))
    return vej.loen(date(2026, 8, 1), 10_400).betal(date(2026, 9, 1), date(2026, 10, 1))


def test_i_job_viser_loen_tilskud_og_naeste_opfoelgning(i_job: Vej) -> None:
    siden = side(i_job)
    assert "Du er i fleksjob hos Bager Prøve fra 1. juli 2026." in siden
    assert "Du får løn for 12 timer om ugen, og kommunen lægger fleksløntilskud til." in siden
    assert "I fleksjob Du er her" in siden
    assert "Kommunen følger op på dit fleksjob" in siden
    assert "september 2026" in siden


def test_maaneden_forklarer_hvert_led_og_hvilken_loen_den_bygger_paa(i_job: Vej) -> None:
    siden = side(i_job, "/borger/penge/2026/9/")
    assert "Fleksløntilskud for september 2026" in siden
    assert "Det er regnet ud fra din løn på 10.400 kr. med pension for august 2026." in siden
    assert "LAB § 123" in siden
    assert "Nedsættelse for løn" in siden


def test_en_rettet_maaned_viser_forskellen_og_grunden(i_job: Vej) -> None:
    i_job.loen(date(2026, 8, 1), 1_000)
    i_job.betal_tilbage("2026-09")
    assert "september 2026" in side(i_job, "/borger/penge/")
    assert "Rettet 1 gang." in side(i_job, "/borger/penge/")
    siden = side(i_job, "/borger/penge/2026/9/")
    assert "Det er rettet siden 5. november 2026 Trukket fra: 300,00 kr." in siden


def test_kun_frigivne_maaneder_vises(i_job: Vej) -> None:
    i_job.loen(date(2026, 9, 1), 9_360)
    i_job.tag("udbetaling_beregnet", date(2026, 11, 2), maaned=date(2026, 10, 1))
    assert "oktober 2026" not in side(i_job, "/borger/penge/")
    assert logget_ind(i_job.borger).get("/borger/penge/2026/10/").status_code == 404  # type: ignore[attr-defined]


def test_hvad_hvis_foerer_til_beregneren_med_jobbets_tal(i_job: Vej) -> None:
    klient = logget_ind(i_job.borger)  # type: ignore[attr-defined]
    adresse = klient.get("/borger/").context["hvad_hvis"]
    ind = klient.get(adresse).context["svar"].ind
    assert (ind.timeloen, ind.timer, ind.fuldtidsloen, ind.pension_pct) == (180, 12, 33_000, 0)


def test_hvem_har_set_min_sag_viser_formaal_men_ikke_navn(i_job: Vej, folk: SimpleNamespace) -> None:
    from fleksjob.sager.visninger import sagen

    sagen(folk.karen, i_job.sag.nummer, formaal="Opfølgning", nu=kl(date(2026, 11, 20)))
    siden = side(i_job, "/borger/opslag/")
    assert "20. november 2026 Kl. 10.00 Opfølgning" in siden
    assert f"Sagsbehandler, {folk.karen.team}" in siden
    assert "Karen" not in siden


def test_at_se_sin_egen_sag_er_ikke_et_opslag(i_job: Vej) -> None:
    for adresse in ("/borger/", "/borger/penge/", "/borger/opslag/"):
        side(i_job, adresse)
    assert Opslag.for_kommune(901).filter(bruger=i_job.borger).count() == 0  # type: ignore[attr-defined]


def brev(vej: Vej, *, sendt: bool) -> Dokument:
    return Dokument.objects.create(
        kommune_id=901,
        sag=vej.sag,
        art="afgoerelse",
        titel="Afgørelse om fleksjob",
        pdf=b"%PDF-1.7 proeve",
        sha256="0" * 64,
        kanal="digital" if sendt else "",
        oprettet=kl(date(2026, 5, 6)),
        oprettet_af=vej.karen,
        afsendt=kl(date(2026, 5, 6)) if sendt else None,
    )


def test_et_sendt_brev_kan_hentes_som_pdf(i_job: Vej) -> None:
    dokument = brev(i_job, sendt=True)
    assert "Afgørelse om fleksjob (PDF)" in side(i_job, "/borger/breve/")
    svar = logget_ind(i_job.borger).get(f"/borger/breve/{dokument.pk}/")  # type: ignore[attr-defined]
    assert svar["Content-Type"] == "application/pdf"
    assert svar["Cache-Control"] == "no-store"
    assert svar.content == b"%PDF-1.7 proeve"


def test_et_udkast_til_brev_er_ikke_til_at_se(i_job: Vej) -> None:
    dokument = brev(i_job, sendt=False)
    assert "Afgørelse om fleksjob" not in side(i_job, "/borger/breve/")
    assert logget_ind(i_job.borger).get(f"/borger/breve/{dokument.pk}/").status_code == 404  # type: ignore[attr-defined]
