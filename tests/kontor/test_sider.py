"""Siderne, som de læses: log ind, arbejdslisten, sagen, søgning, formål, job og overblik."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from django.urls import reverse

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def tekst(svar: Any) -> str:
    return str(svar.content.decode())


# --- Log ind ------------------------------------------------------------------------------------------------


def test_log_ind_viser_personerne_og_hvad_de_kan(client: Any, sager: SimpleNamespace) -> None:
    side = tekst(client.get("/log-ind/"))
    assert "Karen Prøve" in side
    assert "Fører borgerens sag" in side
    assert "1 afgørelse at godkende" in side


def test_log_ind_giver_personens_egen_adgang_og_intet_mere(client: Any, folk: SimpleNamespace) -> None:
    svar = client.post("/log-ind/", {"bruger": folk.borger.pk})
    assert (svar.status_code, svar.url) == (302, "/borger/")
    assert client.get("/kontor/").status_code == 403


def test_log_ind_foelger_kun_egne_adresser(client: Any, folk: SimpleNamespace) -> None:
    inde = client.post("/log-ind/", {"bruger": folk.leder.pk, "next": "/kontor/overblik/"})
    assert inde.url == "/kontor/overblik/"
    ude = client.post("/log-ind/", {"bruger": folk.leder.pk, "next": "https://example.org/"})
    assert ude.url == "/kontor/"


def test_uden_demo_kan_ingen_logge_ind_her(client: Any, folk: SimpleNamespace, settings: Any) -> None:
    settings.DEMO = False
    assert "Karen" not in tekst(client.get("/log-ind/"))
    assert client.post("/log-ind/", {"bruger": folk.leder.pk}).status_code == 403
    assert client.get("/kontor/").status_code == 302


def test_en_nedlagt_bruger_kan_ikke_vaelges(client: Any, folk: SimpleNamespace) -> None:
    folk.kollega.is_active = False
    folk.kollega.save()
    assert "Jonas" not in tekst(client.get("/log-ind/"))
    assert client.post("/log-ind/", {"bruger": folk.kollega.pk}).status_code == 403


def test_log_ud_kraever_post(som: Any) -> None:
    klient = som("leder")
    assert klient.get("/log-ud/").status_code == 405
    assert klient.post("/log-ud/").status_code == 302
    assert klient.get("/kontor/").status_code == 302


# --- Min dag ------------------------------------------------------------------------------------------------


def test_min_dag_viser_mine_og_siger_hvorfor(sager: SimpleNamespace, som: Any) -> None:
    klient = som("sagsbehandler")
    assert "1 udbetaling venter" in tekst(klient.get("/kontor/"))
    side = tekst(klient.get("/kontor/", {"art": "udbetaling"}))
    assert "Udbetaling af fleksløntilskud" in side
    assert "LAB § 123" in side
    assert "Intern" in side
    assert "Ingen frister venter på dig" in tekst(som("kollega").get("/kontor/"))


def test_min_dag_kan_skaeres_til(sager: SimpleNamespace, som: Any) -> None:
    klient = som("leder")
    alle = klient.get("/kontor/").context
    assert alle["grupper"]
    assert alle["udbetalinger"].antal >= 1
    en_slags = klient.get("/kontor/", {"art": "udbetaling"}).context["grupper"]
    assert {linje.kode for linje in en_slags} == {"udbetaling"}
    assert klient.get("/kontor/", {"periode": "overskredet"}).context["grupper"] == [
        linje for linje in alle["grupper"] if linje.frist < date(2026, 11, 20)
    ]
    assert klient.get("/kontor/", {"hvis": "team:Team Syd"}).context["grupper"] == []


@pytest.mark.parametrize(
    "valg", [{"side": "-1"}, {"side": "x"}, {"side": "99999999999"}, {"periode": "'; drop"}, {"art": "🦆"}]
)
def test_maerkelige_valg_goer_ingen_skade(valg: dict[str, str], sager: SimpleNamespace, som: Any) -> None:
    assert som("leder").get("/kontor/", valg).status_code == 200


def test_navne_skrives_sikkert_i_listen(folk: SimpleNamespace, sager: SimpleNamespace, som: Any) -> None:
    from fleksjob.sager.models import Person

    anna = Person.for_kommune(folk.hjemme).get(navn="Anna Agerlund")
    anna.navn = "<script>alert(1)</script>"
    anna.save()
    klient = som("leder")
    for adr in ("/kontor/", reverse("kontor:sag", args=[sager.job.sag.nummer]) + "?fra=min-dag"):
        side = tekst(klient.get(adr))
        assert "<script>alert" not in side
        assert "&lt;script&gt;alert" in side


# --- Formål og sagen ----------------------------------------------------------------------------------------


def test_en_sag_aabnes_kun_med_et_formaal(folk: SimpleNamespace, sager: SimpleNamespace, som: Any) -> None:
    from fleksjob.sager.models import Opslag

    klient = som("kollega")
    adr = reverse("kontor:sag", args=[sager.job.sag.nummer])
    spoerger = klient.get(adr)
    assert "Hvorfor åbner du sagen?" in tekst(spoerger)
    assert "Anna" not in tekst(spoerger)
    assert Opslag.for_kommune(folk.hjemme).count() == 0
    assert klient.post(adr, {"formaal": "nysgerrighed"}).status_code == 422
    assert klient.post(adr, {"formaal": "Vikar for en kollega"}).status_code == 302
    assert "Anna Agerlund" in tekst(klient.get(adr))
    (opslag,) = Opslag.for_kommune(folk.hjemme)
    assert (opslag.formaal, opslag.bruger_id) == ("Vikar for en kollega", folk.kollega.pk)


def test_formaalet_foelger_af_hvor_man_kom_fra(
    folk: SimpleNamespace, sager: SimpleNamespace, som: Any
) -> None:
    from fleksjob.sager.models import Opslag

    som("leder").get(reverse("kontor:sag", args=[sager.job.sag.nummer]), {"fra": "overblik"})
    assert [o.formaal for o in Opslag.for_kommune(folk.hjemme)] == ["Ledelsestilsyn"]


def test_formaalet_gaelder_kun_den_ene_sag(sager: SimpleNamespace, som: Any) -> None:
    klient = som("sagsbehandler")
    klient.get(reverse("kontor:sag", args=[sager.job.sag.nummer]), {"fra": "min-dag"})
    anden = klient.get(reverse("kontor:sag", args=[sager.ledig.sag.nummer]))
    assert "Hvorfor åbner du sagen?" in tekst(anden)


def test_kun_lederen_ser_hvem_der_har_slaaet_op(sager: SimpleNamespace, som: Any) -> None:
    adr = reverse("kontor:sag", args=[sager.job.sag.nummer])
    assert "Opslag i sagen" not in tekst(som("sagsbehandler").get(adr, {"fra": "min-dag"}))
    lederens = tekst(som("leder").get(adr, {"fra": "overblik"}))
    assert "Opslag i sagen" in lederens
    assert "Karen Prøve" in lederens


def test_sagen_viser_traad_fakta_job_og_knapper(sager: SimpleNamespace, som: Any) -> None:
    svar = som("sagsbehandler").get(reverse("kontor:sag", args=[sager.job.sag.nummer]), {"fra": "min-dag"})
    side = tekst(svar)
    assert "16 timer på arbejde" in side or "På arbejde: 16 timer" in side
    assert "10 om ugen" in side
    assert "Sendt i Digital Post. Forberedt af Karen Prøve, godkendt af Jonas Prøve." in side
    assert next(s.kode for s in svar.context["valg"].oplagte) == "indkomst_indberettet"
    assert "Længere ude:" in side


def test_knapperne_er_forloebets_skridt_og_resten_siger_hvorfor(sager: SimpleNamespace, som: Any) -> None:
    from fleksjob.forloeb.roller import Rolle
    from fleksjob.forloeb.skridt import mulige_skridt
    from fleksjob.kontor.formularer import FORMULARER
    from fleksjob.kontor.skridtvalg import EGNE_STEDER

    for rolle, navn in (("sagsbehandler", "karen"), ("konsulent", "amira"), ("leder", "birgitte")):
        for hvilken in (sager.job, sager.ledig, sager.godkend, sager.ny):
            svar = som(rolle).get(reverse("kontor:sag", args=[hvilken.sag.nummer]), {"fra": "min-dag"})
            valg = svar.context["valg"]
            alle = mulige_skridt(
                svar.context["tilstand"], Rolle({"konsulent": "virksomhedskonsulent"}.get(rolle, rolle)), navn
            )
            mine = [
                msgspec.structs.replace(s, mulig=False)
                if s.kode == "clearing_givet" and navn == "karen"
                else s
                for s in alle  # ingen giver clearing i sin egen sag
                if s.kode in FORMULARER or s.kode in EGNE_STEDER
            ]
            assert {s.kode for s in (*valg.oplagte, *valg.andre)} == {s.kode for s in mine if s.mulig}
            assert {s.kode for s in valg.ikke_nu} == {s.kode for s in mine if not s.mulig}
            assert all(s.hvorfor_ikke in tekst(svar).replace("&#x27;", "'") for s in valg.ikke_nu)


def test_det_der_venter_paa_en_anden_staar_paa_sagen(sager: SimpleNamespace, som: Any) -> None:
    adr = reverse("kontor:sag", args=[sager.godkend.sag.nummer])
    egen = tekst(som("sagsbehandler").get(adr, {"fra": "min-dag"}))
    assert "En afgørelse er forberedt af Karen Prøve den 18.11.2026" in egen
    assert "Læs og godkend" not in egen
    assert "Læs og godkend" in tekst(som("kollega").get(adr, {"fra": "godkendelse"}))


# --- Søgning ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("soegt", ["650384-1111", "6503841111", " 6503841111 "])
def test_cpr_aabner_sagen(soegt: str, sager: SimpleNamespace, som: Any) -> None:
    svar = som("kollega").post(reverse("kontor:soeg"), {"tekst": soegt})
    assert svar.url == reverse("kontor:sag", args=[sager.job.sag.nummer])


def test_sagsnummer_aabner_sagen_og_navn_giver_en_liste(sager: SimpleNamespace, som: Any) -> None:
    klient = som("kollega")
    assert klient.post(reverse("kontor:soeg"), {"tekst": sager.ledig.sag.nummer}).status_code == 302
    liste = tekst(klient.post(reverse("kontor:soeg"), {"tekst": "brink"}))
    assert "Bo Brink" in liste
    assert "7107791112" not in liste.replace("-", "")


def test_soegning_ser_kun_egen_kommune_og_gentager_ikke_cpr(sager: SimpleNamespace, som: Any) -> None:
    klient = som("kollega")
    assert "Ingen sager" in tekst(klient.post(reverse("kontor:soeg"), {"tekst": "Frida"}))
    svar = tekst(klient.post(reverse("kontor:soeg"), {"tekst": "610170-1115"}))
    assert "Ingen sager" in svar
    assert "610170" not in svar


def test_soegning_i_adressen_virker_ikke(sager: SimpleNamespace, som: Any) -> None:
    assert som("kollega").get(reverse("kontor:soeg"), {"tekst": "6503841111"}).url == "/kontor/"


# --- Øvrige -------------------------------------------------------------------------------------------------


def test_til_godkendelse_siger_hvem_der_kan(sager: SimpleNamespace, som: Any) -> None:
    egen = tekst(som("sagsbehandler").get(reverse("kontor:godkendelse")))
    assert "Dorte Dam" in egen
    assert "en anden skal godkende" in egen
    assert "Læs og godkend" in tekst(som("leder").get(reverse("kontor:godkendelse")))


def test_brevet_vises_og_hentes_uden_navn_i_filen(
    sager: SimpleNamespace, som: Any, folk: SimpleNamespace
) -> None:
    from datetime import UTC, datetime

    from fleksjob.sager.models import Dokument

    brev = Dokument.objects.create(
        kommune=folk.hjemme,
        sag=sager.job.sag,
        art="afgoerelse",
        titel="Afgørelse om fleksjob",
        pdf=b"%PDF-1.7",
        sha256="0" * 64,
        oprettet=datetime(2026, 9, 16, tzinfo=UTC),
        oprettet_af=folk.kollega,
    )
    klient = som("sagsbehandler")
    adr = reverse("kontor:dokument", args=[sager.job.sag.nummer, brev.pk])
    assert klient.get(adr).status_code == 302
    klient.get(reverse("kontor:sag", args=[sager.job.sag.nummer]), {"fra": "min-dag"})
    vist, hentet = klient.get(adr), klient.get(adr, {"hent": "1"})
    assert (vist["Content-Type"], vist.content) == ("application/pdf", b"%PDF-1.7")
    assert vist["Content-Disposition"].startswith("inline")
    assert hentet["Content-Disposition"].startswith("attachment")
    assert "Anna" not in hentet["Content-Disposition"]


def test_overblikket_foerer_til_det_det_taeller(sager: SimpleNamespace, som: Any) -> None:
    klient = som("leder")
    svar = klient.get(reverse("kontor:overblik"))
    assert {k["navn"]: k["antal"] for k in svar.context["kort"]}["Afgørelser til godkendelse"] == 1
    for kort in svar.context["kort"]:
        assert klient.get(kort["adresse"]).status_code == 200
    for team in svar.context["teams"]:
        assert klient.get(team["adresse"]).status_code == 200
