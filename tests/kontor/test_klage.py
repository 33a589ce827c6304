"""Fanen «Klage og indsigt», som hver rolle ser den, og det, siderne skriver."""

import csv
from datetime import date
from io import BytesIO, StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from pypdf import PdfReader
from tests.kontor.conftest import Vej, kl
from tests.kontor.klageverden import AFSLAG, ORDENE, genvurderet, hos_instansen, med_afslag, med_klage, sagens

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def fanen(klient: Any, vej: Vej, sti: str = "klage/") -> str:
    return str(klient.get(f"/kontor/sag/{vej.sag.nummer}/{sti}?fra=min-dag").content.decode())


def skridt(vej: Vej, kode: str) -> str:
    return f"/kontor/sag/{vej.sag.nummer}/skridt/{kode}/"


def test_fanen_viser_hvor_klagen_er_med_dato_og_frist(som: Any, folk: SimpleNamespace) -> None:
    side = fanen(som("sagsbehandler"), med_klage(folk))
    for ord_ in ("Klage over afslaget på fleksjob 12. oktober 2026", "Svar senest 30. november 2026", ORDENE,
                 "9. november 2026. Klagen kom i tide", "/skridt/genvurdering_afsluttet/"):  # fmt: skip
        assert ord_ in side, ord_
    assert "Kommunen skal genvurdere afgørelsen, før klagen sendes videre." in side


@pytest.mark.parametrize("rolle", ["konsulent", "kollega", "fastholder", "moedeleder"])
def test_borgerens_ord_er_kun_for_dem_der_behandler_sagen(
    som: Any, folk: SimpleNamespace, rolle: str
) -> None:
    """De kan alle åbne sagen; klagens ord handler om helbred."""
    vej = genvurderet(folk)
    side = fanen(som(rolle), vej)
    assert "Klage over afslaget" in side
    assert ORDENE not in side
    assert "Intet nyt er kommet frem" not in side
    assert AFSLAG not in side


def test_klagen_registreres_i_enhver_form_og_intet_gaar_tabt_ved_fejl(
    som: Any, folk: SimpleNamespace
) -> None:
    vej = med_afslag(folk)
    klient = som("sagsbehandler")
    fanen(klient, vej)
    felter = sagens(vej, afgoerelse=str(vej.sag.version), form="telefon", note="")
    svar = klient.post(skridt(vej, "klage_modtaget"), {**felter, "saerlig_grund": "Hun var indlagt"})
    assert svar.status_code == 422
    assert "Skriv det ned, som borgeren sagde det" in svar.content.decode()
    assert "Hun var indlagt" in svar.content.decode()
    svar = klient.post(skridt(vej, "klage_modtaget"), {**felter, "note": ORDENE})
    assert (svar.status_code, svar.url) == (302, f"/kontor/sag/{vej.sag.nummer}/klage/")
    assert ORDENE in fanen(klient, vej)


def test_arbejdssiden_viser_afgoerelsen_grunden_og_det_nye(som: Any, folk: SimpleNamespace) -> None:
    from fleksjob.sager.bilagsfil import laes_fil
    from fleksjob.sager.kommandoer import laeg_bilag

    vej = med_klage(folk)
    fil = laes_fil("ny.pdf", b"%PDF-1.4 x %%EOF")
    laeg_bilag(vej.sag, folk.sagsbehandler, fil, nu=kl(date(2026, 11, 5)), art="attest", titel="Ny erklæring",
               helbred=True, dateret=date(2026, 11, 4))  # fmt: skip
    side = fanen(som("sagsbehandler"), vej, "skridt/genvurdering_afsluttet/")
    nyt = side.split("Nyt siden afgørelsen")[1]
    assert "Ny erklæring" in nyt.split("</section>")[0]
    for ord_ in (AFSLAG, "Relevante tilbud", ORDENE, "Rådgivning fra klinisk funktion"):
        assert ord_ in side, ord_
    konsulent = som("kollega").get(f"/kontor/sag/{vej.sag.nummer}/skridt/genvurdering_afsluttet/?fra=min-dag")
    assert "Ny erklæring" not in konsulent.content.decode()
    assert "helbredspapirer, som du ikke har adgang til" in konsulent.content.decode()


def test_medhold_uden_hvad_der_var_forkert_gemmes_ikke(som: Any, folk: SimpleNamespace) -> None:
    vej = med_klage(folk)
    klient = som("sagsbehandler")
    fanen(klient, vej)
    felter = sagens(vej, klage=str(vej.sag.version), udfald="aendret", begrundelse="Vi tog fejl.")
    svar = klient.post(skridt(vej, "genvurdering_afsluttet"), felter)
    assert svar.status_code == 422
    assert "Sæt kryds ved det, der var forkert" in svar.content.decode()
    assert "Vi tog fejl." in svar.content.decode()
    klient.post(skridt(vej, "genvurdering_afsluttet"), {**felter, "fejl": ["dokumentation", "hoering"]})
    side = fanen(klient, vej)
    assert "Borgeren får fuldt medhold" in side
    assert "Forbered ny afgørelse" in side


def test_sagen_samles_ses_og_sendes_videre(som: Any, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Dokument

    vej = genvurderet(folk)
    klage = str(vej.sag.version - 1)
    klient = som("sagsbehandler")
    side = fanen(klient, vej, "skridt/klage_oversendt/")
    assert "Saml sagen først" in side
    svar = klient.post(skridt(vej, "klage_oversendt"), sagens(vej, klage=klage))
    assert "Saml sagen først; klagen skal have sagens papirer med." in svar.content.decode()
    svar = klient.post(f"/kontor/sag/{vej.sag.nummer}/klage/{klage}/saml/", follow=True)
    assert "Sagen er samlet" in svar.content.decode()
    bundt = Dokument.for_bruger(folk.sagsbehandler).get(art="klagebundt")
    pdf = klient.get(f"/kontor/sag/{vej.sag.nummer}/dokument/{bundt.pk}/")
    assert "Kommunens følgebrev" in " ".join(s.extract_text() for s in PdfReader(BytesIO(pdf.content)).pages)
    klient.post(skridt(vej, "klage_oversendt"), sagens(vej, klage=klage, bundt=str(bundt.pk)))
    assert "Sendt 20. november 2026" in fanen(klient, vej)


@pytest.mark.parametrize("rolle", ["kollega", "konsulent", "fastholder"])
def test_den_der_ikke_maa_se_helbred_kan_hverken_samle_eller_hente_sagen(
    som: Any, folk: SimpleNamespace, rolle: str
) -> None:
    from fleksjob.sager.models import Dokument

    vej = hos_instansen(folk)
    bundt = Dokument.for_bruger(folk.sagsbehandler).get(art="klagebundt")
    klient = som(rolle)
    assert "Sagen samlet" not in fanen(klient, vej)
    assert klient.get(f"/kontor/sag/{vej.sag.nummer}/dokument/{bundt.pk}/").status_code in (403, 404)
    klage = str(vej.sag.version - 2)
    assert klient.post(f"/kontor/sag/{vej.sag.nummer}/klage/{klage}/saml/").status_code in (302, 403)
    assert Dokument.for_bruger(folk.sagsbehandler).filter(art="klagebundt").count() == 1


def test_en_anden_kommunes_klage_findes_ikke(som: Any, folk: SimpleNamespace) -> None:
    """Naboen er sagsbehandler med egne sager."""
    vej = genvurderet(folk)
    klient = som("nabo")
    assert klient.get(f"/kontor/sag/{vej.sag.nummer}/klage/?fra=min-dag").status_code == 404
    klage = str(vej.sag.version - 1)
    assert klient.post(f"/kontor/sag/{vej.sag.nummer}/klage/{klage}/saml/?fra=min-dag").status_code == 404


def test_klageinstansens_ja_ses_i_tjek_foer_det_gemmes(som: Any, folk: SimpleNamespace) -> None:
    vej = hos_instansen(folk)
    klient = som("leder")
    fanen(klient, vej)
    felter = sagens(vej, klage=str(vej.sag.version - 2), udfald="aendret", ny_udfald="bevilget", fejl=["skoen"],
                    virkning_fra="2026-10-12", ydelse_sats="hoej", begrundelse="Varigt begrænset.")  # fmt: skip
    tjek = klient.post(skridt(vej, "klage_afgjort"), {**felter, "handling": "tjek"}).content.decode()
    assert "Intet er gemt endnu" in tjek
    assert "CV på Jobnet" in tjek
    assert "Visiteret og ledig" in tjek
    klient.post(skridt(vej, "klage_afgjort"), felter)
    side = fanen(klient, vej)
    assert "Visiteret fra 12. oktober 2026" in side


def test_hjemvist_kraever_kommunens_frist_i_uger(som: Any, folk: SimpleNamespace) -> None:
    vej = hos_instansen(folk)
    klient = som("sagsbehandler")
    fanen(klient, vej)
    felter = sagens(
        vej, klage=str(vej.sag.version - 2), udfald="hjemvist", fejl=["dokumentation"], begrundelse="x"
    )
    svar = klient.post(skridt(vej, "klage_afgjort"), felter)
    assert "Skriv kommunens egen frist i uger" in svar.content.decode()
    klient.post(skridt(vej, "klage_afgjort"), {**felter, "behandlingsuger": "8"})
    assert "Skriv den nye afgørelse." in fanen(klient, vej)


def test_aktindsigt_besvares_papir_for_papir(som: Any, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Dokument

    vej = med_klage(folk)
    vej.tag("aktindsigt_anmodet", date(2026, 11, 16), form="mail")
    klient = som("sagsbehandler")
    assert "Svar senest" in fanen(klient, vej)
    side = fanen(klient, vej, "skridt/aktindsigt_givet/")
    assert "Sagens hændelser" in side
    felter = sagens(vej, anmodning=str(vej.sag.version), omfang="delvis")
    svar = klient.post(skridt(vej, "aktindsigt_givet"), felter).content.decode()
    for ord_ in ("Vælg de papirer, borgeren ikke får", "Vælg grunden", "det er en afgørelse"):
        assert ord_ in svar, ord_
    klient.post(skridt(vej, "aktindsigt_givet"), {**felter, "omfang": "fuld"})
    assert "Bedt om 16. november 2026: fuld aktindsigt" in fanen(klient, vej)
    bundt = Dokument.for_bruger(folk.borger).get(art="aktindsigtsbundt")
    assert klient.get(f"/kontor/sag/{vej.sag.nummer}/dokument/{bundt.pk}/").status_code == 200
    borger = som("borger")
    assert f"/borger/breve/{bundt.pk}/" in borger.get("/borger/klage/").content.decode()
    assert borger.get(f"/borger/breve/{bundt.pk}/")["Content-Type"] == "application/pdf"


def test_fuldmagten_staar_paa_sagen(som: Any, folk: SimpleNamespace) -> None:
    vej = med_afslag(folk)
    klient = som("sagsbehandler")
    fanen(klient, vej)
    felter = sagens(vej, til="Kaj Ven", forhold="fagforening", omfang="klage", form="fremmoede")
    svar = klient.post(skridt(vej, "fuldmagt_givet"), {**felter, "sidste_dag": "2026-11-01"})
    assert "Den sidste dag kan ikke ligge før den første." in svar.content.decode()
    klient.post(skridt(vej, "fuldmagt_givet"), felter)
    side = fanen(klient, vej)
    for ord_ in (
        "Kaj Ven",
        "Fagforening, fx en socialrådgiver",
        "Må klage og svare for borgeren i klagesagen",
    ):
        assert ord_ in side, ord_


def test_principperne_staar_under_deres_emne_med_kilde_og_vores_egen_laering(
    som: Any, folk: SimpleNamespace
) -> None:
    klient = som("sagsbehandler")
    side = klient.get("/kontor/principper/").content.decode()
    for ord_ in (
        'id="p-12-19"',
        "Principmeddelelse 48-22, erstatter 16-18",
        "Ingen af dem er læst i fuld tekst",
    ):
        assert ord_ in side, ord_
    felter = {"emne": "afgoerelse", "dato": "2026-11-01", "udfald": "hjemvist", "tekst": "Se sag 2026-00012"}
    svar = klient.post("/kontor/principper/", felter)
    assert (svar.status_code, "uden CPR-nummer og sagsnummer" in svar.content.decode()) == (422, True)
    klient.post("/kontor/principper/", {**felter, "tekst": "Indhent erklæringen, før der afslås."})
    assert "Indhent erklæringen, før der afslås." in klient.get("/kontor/principper/").content.decode()
    assert "Skriv, hvad vi har lært" not in som("konsulent").get("/kontor/principper/").content.decode()
    assert "Indhent erklæringen" not in som("nabo").get("/kontor/principper/").content.decode()


def test_gratis_raad_naevner_dukh_fagforening_og_bisidder(som: Any, folk: SimpleNamespace) -> None:
    side = som("konsulent").get("/kontor/raad/").content.decode()
    for ord_ in (
        "DUKH",
        "www.dukh.dk",
        "Din fagforening",
        "En bisidder",
        "www.lafs.dk",
        "Det Centrale Handicapråd",
    ):
        assert ord_ in side, ord_
    assert "Fuldmagt" in fanen(som("sagsbehandler"), med_afslag(folk))


def test_lederens_tal_og_filen_hvor_smaa_tal_er_skjult(som: Any, folk: SimpleNamespace) -> None:
    med_klage(folk)
    klient = som("leder")
    side = klient.get("/kontor/klager/").content.decode()
    assert "1, heraf 1 ikke afgjort endnu" in side
    assert side.count("klagesoejler__soejle") == 3
    assert "Relevante tilbud" in side
    assert "Anna" not in side
    raekker = list(
        csv.reader(StringIO(klient.get("/kontor/klager/tal.csv").content.decode("utf-8-sig")), delimiter=";")
    )
    assert ["2026", "Sådan kom klagen", "Telefon", "under 5"] in raekker
    assert "1" not in [raekke[3] for raekke in raekker]
    assert klient.get("/kontor/klager/?aar=2025").content.decode().count("klagesoejler__soejle") == 0
