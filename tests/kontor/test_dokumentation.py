"""Fanen Dokumentation og listen over det, vi venter på, som en bruger bruger dem."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.kontor.conftest import DAG, Vej

from fleksjob.forloeb.dokumentation import Maaling, Praktik
from fleksjob.kontor.afproevningsbillede import HOEJDE, afproevningsbillede
from fleksjob.kontor.formularer import FORMULARER
from fleksjob.kontor.sider.dokumentation import SKRIDT

pytestmark = [pytest.mark.database, pytest.mark.django_db]
PDF = b"%PDF-1.7\nlumbal stenose\n%%EOF\n"


@pytest.fixture
def sagen(vej: Vej) -> Any:
    """Eriks sag hos Karen med en åben anmodning, som er over tiden."""
    vej.ny("erik", "Erik Enghave", date(2026, 8, 3))
    vej.tag("dokument_rekvireret", date(2026, 8, 10), art="lae265", fra="Lægehuset Prøve")
    return vej.sag


def fanen(klient: Any, sag: Any) -> str:
    svar = klient.get(reverse("kontor:dokumentation", args=[sag.nummer]), {"fra": "min-dag"})
    assert svar.status_code == 200
    return str(svar.content.decode())


def skridtet(sag: Any, kode: str) -> str:
    return reverse("kontor:skridt", args=[sag.nummer, kode])


def test_fanen_siger_hvad_der_mangler_hvem_der_ventes_paa_og_hvor_laenge(som: Any, sagen: Any) -> None:
    side = fanen(som("sagsbehandler"), sagen)
    assert "3 punkter mangler at blive vist, før der kan træffes afgørelse." in side
    assert "102 dage" in side
    assert "Lægehuset Prøve" in side
    assert f"{skridtet(sagen, 'dokument_rekvireret')}?art=praktikrapport&amp;punkter=tilbud_proevet" in side


def test_et_link_fra_hullet_udfylder_formularen(som: Any, sagen: Any) -> None:
    klient = som("sagsbehandler")
    fanen(klient, sagen)
    svar = klient.get(
        skridtet(sagen, "dokument_rekvireret"), {"art": "cv", "punkter": "afklaret", "fra": "min-dag"}
    )
    formular = svar.context["formular"]
    assert (formular["art"].value(), formular["punkter"].value()) == ("cv", ["afklaret"])
    assert formular["svarfrist"].value() == date(2026, 12, 4)
    assert formular["fra"].value() == "Borgeren"


def test_papiret_laegges_i_sagen_med_fil_og_viser_sit_punkt(som: Any, sagen: Any) -> None:
    klient = som("sagsbehandler")
    fanen(klient, sagen)
    svar = klient.post(
        skridtet(sagen, "dokument_modtaget"),
        {
            "forventet_version": sagen.version, "gyldig_fra": DAG.isoformat(), "rekvisition": "2", "art": "lae265",
            "punkter": ["varig_og_vaesentlig"], "fil": SimpleUploadedFile("attest.pdf", PDF), "handling": "gem",
        },
    )  # fmt: skip
    assert (svar.status_code, svar.url) == (302, reverse("kontor:dokumentation", args=[sagen.nummer]))
    side = fanen(klient, sagen)
    assert "2 punkter mangler" in side
    assert "attest.pdf" in side
    assert "Ingenting. Alt, der er bedt om, er kommet eller opgivet." in side


@pytest.mark.parametrize(
    ("navn", "indhold", "besked"),
    [
        ("attest.pdf", b"<html><script>alert(1)</script></html>", "Filen skal være en PDF"),
        ("attest.docx", b"PK\x03\x04", "Word- og zip-filer kan ikke lægges ind"),
        ("attest.pdf", b"", "Filen er tom"),
        ("stor.pdf", b"%PDF-" + b"0" * (20 * 1024 * 1024) + b"%%EOF", "Filen er for stor"),
    ],
    ids=["html", "word", "tom", "stor"],
)
def test_en_forkert_fil_siges_ved_feltet_og_intet_gemmes(
    navn: str, indhold: bytes, besked: str, som: Any, sagen: Any
) -> None:
    from fleksjob.sager.models import Bilag, Sag

    klient = som("sagsbehandler")
    fanen(klient, sagen)
    svar = klient.post(
        skridtet(sagen, "dokument_modtaget"),
        {"forventet_version": sagen.version, "gyldig_fra": DAG.isoformat(), "art": "cv", "note": "Husk mig",
         "fil": SimpleUploadedFile(navn, indhold)},
    )  # fmt: skip
    assert svar.status_code == 422
    assert besked in svar.context["formular"].errors["fil"][0]
    assert "Husk mig" in svar.content.decode()
    assert not Bilag.for_kommune(901).exists()
    assert Sag.for_kommune(901).get(pk=sagen.pk).version == sagen.version


def test_konsulenten_ser_hverken_attesten_laegen_eller_diagnosen_nogen_steder(
    som: Any, sagen: Any, vej: Vej, folk: SimpleNamespace
) -> None:
    """Hun har selv ret til sagen og til praktikken i den."""
    from fleksjob.sager.bilagsfil import laes_fil
    from fleksjob.sager.models import Bilag

    vej.tag("dokument_modtaget", date(2026, 9, 1), rekvisition="2", fil=laes_fil("lumbal stenose.pdf", PDF),
            punkter=("varig_og_vaesentlig",), note="lumbal stenose")  # fmt: skip
    vej.tag("dokument_rekvireret", date(2026, 9, 2), art="psykolog", fra="Psykolog Prøve")
    vej.tag("behandling_afvist", date(2026, 9, 3), hvad="Operation for lumbal stenose")
    vej.tag(
        "praktik_startet",
        date(2026, 9, 7),
        folk.konsulent,
        virksomhed="Prøvebageriet",
        formaal="afklaring",
        timer=6.0,
    )
    vej.tag("plan_paabegyndt", date(2026, 9, 8))
    vej.tag("raadgivning_modtaget", date(2026, 9, 10), resume="lumbal stenose, varig")
    klient = som("konsulent")
    sider = [fanen(klient, sagen)]
    sider += [klient.get(reverse("kontor:sag", args=[sagen.nummer])).content.decode()]
    sider += [
        klient.get(skridtet(sagen, kode)).content.decode()
        for kode in SKRIDT
        if kode.startswith(("dok", "rekv"))
    ]
    alt = " ".join(sider).lower()
    assert "prøvebageriet" in alt
    for ord_ in ("stenose", "lægehuset", "psykolog prøve", "operation for"):
        assert ord_ not in alt, ord_
    assert "1 helbredspapir, som du ikke har adgang til." in sider[0]
    (fil,) = Bilag.for_kommune(901)
    adr = reverse("kontor:bilag", args=[sagen.nummer, fil.pk])
    assert klient.get(adr).status_code == 404
    egen = som("sagsbehandler")
    fanen(egen, sagen)
    assert b"lumbal stenose" in egen.get(adr).content
    assert "lumbal stenose" in fanen(egen, sagen)


def test_en_skjult_haendelse_kan_ikke_rettes_i_blinde(som: Any, sagen: Any, vej: Vej) -> None:
    """Jonas er sagsbehandler i et andet team og må rette, men ikke det, han ikke må læse."""
    vej.tag("plan_paabegyndt", date(2026, 9, 8))
    sag = vej.tag("raadgivning_modtaget", date(2026, 9, 10), resume="lumbal stenose")
    adr = reverse("kontor:ret", args=[sag.nummer, str(sag.version)])
    kollega = som("kollega")
    fanen(kollega, sag)
    svar = kollega.get(adr)
    assert svar.status_code == 403
    assert "stenose" not in svar.content.decode()
    assert kollega.get(reverse("kontor:ret", args=[sag.nummer, "3"])).status_code == 200


def test_praktikken_tegnes_og_staar_i_tabellen(som: Any, sagen: Any, vej: Vej) -> None:
    vej.tag("praktik_startet", date(2026, 9, 7), virksomhed="Egen bod", formaal="afklaring", timer=6.0,
            egen_virksomhed=True)  # fmt: skip
    vej.tag(
        "praktik_besoegt",
        date(2026, 9, 21),
        deltagere=("fysioterapeut", "sagsbehandleren"),
        timer=9.5,
        intensitet=60.0,
    )
    vej.tag("praktik_sluttet", date(2026, 10, 9), resultat="8 timer er loftet", timer=8.0, fremmoede="Hver dag",
            punkter=("tilbud_proevet",))  # fmt: skip
    side = fanen(som("sagsbehandler"), sagen)
    for tekst in ("3 målinger mellem 6 til 9,5 timer", "9,5</td>", "5,7</td>", "fysioterapeut, sagsbehandleren",
                  "8 timer er loftet",
                  "Den viser måske ikke bredt nok", "2 punkter mangler"):  # fmt: skip
        assert tekst in side, tekst


def test_tegningen_har_en_kurve_for_hver_praktik_og_holder_sig_i_rammen() -> None:
    def praktik(id_: str, *timer: float) -> Praktik:
        m = tuple(Maaling(date(2026, int(id_), 1 + nr), t, None, "Besøg", "A") for nr, t in enumerate(timer))
        return Praktik(id_, date(2026, int(id_), 1), maalinger=m)

    assert afproevningsbillede((praktik("1", 4),)) is None
    tegning = afproevningsbillede((praktik("1", 4, 37), praktik("3", 0, 12.5)))
    assert tegning is not None
    assert (len(tegning.stier), len(tegning.prikker), tegning.effektive) == (2, 4, ())
    assert all(0 < prik.y < HOEJDE for prik in tegning.prikker)


def test_ventelisten_viser_egne_og_vejen_til_sagen(som: Any, sagen: Any) -> None:
    svar = som("sagsbehandler").get(reverse("kontor:venter"))
    side = svar.content.decode()
    assert "102 dage" in side
    assert f"{reverse('kontor:dokumentation', args=[sagen.nummer])}?fra=venter" in side
    assert "Erik Enghave" not in som("kollega").get(reverse("kontor:venter")).content.decode()
    assert "Erik Enghave" in som("leder").get(reverse("kontor:venter"), {"over": "1"}).content.decode()


def test_rykkeren_staar_paa_min_dag(som: Any, sagen: Any) -> None:
    side = som("sagsbehandler").get(reverse("kontor:min_dag")).content.decode()
    assert "Ryk for et papir" in side
    assert "Lægehuset" not in side


def test_alle_skridt_om_papirer_har_en_formular_der_kan_vises(som: Any, sagen: Any, vej: Vej) -> None:
    vej.tag("dokument_modtaget", date(2026, 9, 1), art="cv")
    vej.tag("praktik_startet", date(2026, 9, 7), virksomhed="A", formaal="match", timer=6.0)
    klient = som("sagsbehandler")
    fanen(klient, sagen)
    muligt = [kode for kode in SKRIDT if kode != "praktik_startet"]
    for kode in muligt:
        svar = klient.get(skridtet(sagen, kode))
        assert svar.status_code == 200, kode
        assert FORMULARER[kode].overskrift in svar.content.decode()


def test_uden_formaal_spoerges_der_foerst(som: Any, sagen: Any) -> None:
    klient = som("sagsbehandler")
    svar = klient.get(reverse("kontor:dokumentation", args=[sagen.nummer]))
    assert (svar.status_code, svar.url) == (302, reverse("kontor:sag", args=[sagen.nummer]))
