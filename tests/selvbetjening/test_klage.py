"""Borgerens egen side om klage, aktindsigt og fuldmagt: det, hun kan gøre, og det, hun ser."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.kontor.conftest import folk, kl, som
from tests.kontor.klageverden import hos_instansen, med_afslag, med_klage

pytestmark = [pytest.mark.database, pytest.mark.django_db]
__all__ = ["folk", "som"]


def felter(vej: Any, **andre: Any) -> dict[str, Any]:
    return {"version": vej.sag.version, **andre}


def klage_i(vej: Any, folk: Any) -> Any:
    from fleksjob.sager import lager

    return lager.hent_nyeste(vej.sag.pk, folk.sagsbehandler, nu=kl(date(2026, 11, 22))).tilstand().klager[-1]


def test_borgeren_klager_med_egne_ord_og_ser_hvor_det_er(som: Any, folk: Any) -> None:
    vej = med_afslag(folk)
    klient = som("borger")
    side = klient.get("/borger/klage/ny/").content.decode()
    assert "Afslaget på fleksjob 12. oktober 2026" in side
    fil = SimpleUploadedFile("attest.pdf", b"%PDF-1.4 x %%EOF")
    svar = klient.post(
        "/borger/klage/ny/",
        felter(vej, afgoerelse=str(vej.sag.version), note="Det er ikke rigtigt.", fil=fil),
    )
    assert (svar.status_code, svar.url) == (302, "/borger/klage/")
    klage = klage_i(vej, folk)
    assert (klage.form, klage.ordene) == ("selvbetjening", "Det er ikke rigtigt.")
    side = klient.get("/borger/klage/").content.decode()
    for ord_ in (
        "Klagen er modtaget",
        "Her er vi nu. Svar senest",
        "Kun hvis kommunen ikke giver dig helt ret",
    ):
        assert ord_ in side, ord_
    assert "Vi har fået din klage" in klient.get("/borger/breve/").content.decode()


def test_borgeren_kan_noejes_med_at_blive_ringet_op(som: Any, folk: Any) -> None:
    vej = med_afslag(folk)
    klient = som("borger")
    nr = str(vej.sag.version)
    svar = klient.post("/borger/klage/ny/", felter(vej, afgoerelse=nr, ring_til="12 34"))
    assert (svar.status_code, "mindst otte cifre" in svar.content.decode()) == (422, True)
    klient.post("/borger/klage/ny/", felter(vej, afgoerelse=nr, ring_til="12 34 56 78"))
    assert klage_i(vej, folk).ring_til == "12 34 56 78"
    assert "Vi ringer til dig på 12 34 56 78" in klient.get("/borger/klage/").content.decode()
    liste = som("sagsbehandler").get("/kontor/opgaver/").content.decode()
    assert "Borgeren venter på svar" in liste
    assert "Ring til 12 34 56 78 om klagen" in liste
    assert "Ring til" not in som("kollega").get("/kontor/opgaver/").content.decode()
    assert (
        "12 34 56 78"
        in som("sagsbehandler").get(f"/kontor/sag/{vej.sag.nummer}/klage/?fra=min-dag").content.decode()
    )


def test_en_forkert_fil_afvises_og_ordene_staar_der_endnu(som: Any, folk: Any) -> None:
    vej = med_afslag(folk)
    fil = SimpleUploadedFile("virus.pdf", b"MZ ikke en pdf", content_type="application/pdf")
    nr = str(vej.sag.version)
    svar = som("borger").post("/borger/klage/ny/", felter(vej, afgoerelse=nr, note="Mine ord", fil=fil))
    tekst = svar.content.decode()
    assert (svar.status_code, "Filen skal være en PDF" in tekst, "Mine ord" in tekst) == (422, True, True)


def test_trinene_siger_hvornaar_klagen_blev_sendt(som: Any, folk: Any) -> None:
    hos_instansen(folk)
    side = som("borger").get("/borger/klage/").content.decode()
    for ord_ in (
        "Svar givet 9. november 2026",
        "Her er vi nu. Sendt 10. november 2026",
        "Ankestyrelsen ser på klagen",
    ):
        assert ord_ in side, ord_


def test_aktindsigt_og_fuldmagt_fra_telefonen(som: Any, folk: Any) -> None:
    vej = med_klage(folk)
    klient = som("borger")
    klient.post("/borger/aktindsigt/", felter(vej, om="Lægeattesten"))
    side = klient.get("/borger/klage/").content.decode()
    assert "Du bad om at se Lægeattesten" in side
    assert "Du får svar senest <strong>1. december 2026</strong>" in side
    vej.sag.version += 1
    svar = klient.post("/borger/fuldmagt/", felter(vej, til="Kaj Ven", forhold="paaroerende"))
    assert "Vælg, hvad personen må." in svar.content.decode()
    klient.post("/borger/fuldmagt/", felter(vej, til="Kaj Ven", forhold="paaroerende", omfang="klage"))
    side = klient.get("/borger/klage/").content.decode()
    assert "Kaj Ven" in side
    nr = side.split("/borger/fuldmagt/")[1].split("/")[0]
    vej.sag.version += 1
    klient.post(f"/borger/fuldmagt/{nr}/tilbage/", felter(vej))
    assert "Gælder ikke længere." in klient.get("/borger/klage/").content.decode()


def test_en_anden_borger_ser_intet_af_annas_klage(som: Any, folk: Any, client: Any) -> None:
    """Bo har sin egen sag og sin egen side."""
    from tests.kontor.conftest import Vej

    from fleksjob.sager.models import Bruger, Person

    hos_instansen(folk)
    anden = Vej(folk)
    anden.ny("bo", "Bo Brink", date(2026, 8, 3))
    person = Person.for_kommune(folk.hjemme).get(navn="Bo Brink")
    bo = Bruger.objects.create_user(
        "bo", None, navn="Bo Brink", rolle="borger", kommune=folk.hjemme, person=person
    )
    client.force_login(bo)
    side = client.get("/borger/klage/").content.decode()
    assert "Du har ikke klaget." in side
    assert "afslaget" not in side


@pytest.mark.parametrize("sti", ["klage/", "klage/ny/", "aktindsigt/", "fuldmagt/", "raad/"])
def test_siderne_er_kun_for_borgeren(som: Any, folk: Any, sti: str) -> None:
    med_klage(folk)
    assert som("sagsbehandler").get(f"/borger/{sti}").status_code == 403
    assert som("arbejdsgiver").get(f"/borger/{sti}").status_code == 403
    assert som("borger").get(f"/borger/{sti}").status_code == 200
