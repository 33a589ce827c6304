"""Borgerens papirer: hvad kommunen venter på, og at sende et selv."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.selvbetjening.conftest import Vej, logget_ind

from fleksjob.sager.models import Bilag, Sag
from fleksjob.sager.visninger.arbejdsliste import min_dag

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NyVej = Callable[..., Vej]
JPEG = b"\xff\xd8\xff\xe0" + b"x" * 40 + b"\xff\xd9"
ADR = "/borger/papirer/"
JARGON = ("rekvisition", "LÆ", "svarfrist", "officialprincip", "dokumentation", "§", "bilag")


@pytest.fixture
def anna(ny_vej: NyVej) -> Vej:
    """Annas sag: en attest, der har trukket ud, og et CV, hun selv er bedt om."""
    vej = ny_vej("Anna Agerlund")
    vej.tag("dokument_rekvireret", date(2026, 9, 1), art="lae265", fra="Lægehuset Prøve")
    vej.tag("dokument_rykket", date(2026, 10, 5), rekvisition="2", ny_frist=date(2026, 10, 20))
    return vej.tag("dokument_rekvireret", date(2026, 11, 16), art="cv", spoergsmaal="Skriv også deltidsjob.")


def send(vej: Vej, **felter: Any) -> Any:
    standard = {"hvad": "andet_helbred", "fil": SimpleUploadedFile("IMG_0042.HEIC.jpg", JPEG, "text/html")}
    return logget_ind(vej.borger).post(ADR, standard | felter)  # type: ignore[attr-defined]


def side(vej: Vej) -> str:
    return str(logget_ind(vej.borger).get(ADR).content.decode())  # type: ignore[attr-defined]


def test_hun_ser_hvem_der_ventes_paa_hvor_laenge_og_at_der_er_rykket(anna: Vej) -> None:
    tekst = side(anna)
    for del_ in ("En attest fra din egen læge", "Lægehuset Prøve", "<strong>82 dage</strong>",
                 "Kommunen har mindet om det 1 gang.",
                 "Kommunen regnede med svar 20. oktober 2026"):  # fmt: skip
        assert del_ in tekst, del_


def test_siden_taler_hverdagssprog(anna: Vej) -> None:
    indhold = side(anna).split("<main")[1]
    assert [ord_ for ord_ in JARGON if ord_ in indhold] == []


def test_det_hun_selv_er_bedt_om_staar_paa_overblikket_og_lukkes_naar_hun_sender_det(anna: Vej) -> None:
    overblik = logget_ind(anna.borger).get("/borger/").content.decode()  # type: ignore[attr-defined]
    assert "Send til kommunen: dit CV" in overblik
    assert "?hvad=bedt:4#send" in overblik
    assert send(anna, hvad="bedt:4").status_code == 302
    sag = Sag.for_kommune(901).get(pk=anna.sag.pk)
    assert "Det har kommunen bedt dig om" not in side(anna)
    (fil,) = Bilag.for_kommune(901)
    assert (fil.art, fil.helbred, fil.haendelse_nr, fil.mediatype) == ("cv", False, sag.version, "image/jpeg")


def test_et_papir_om_helbred_lukkes_og_kommer_paa_sagsbehandlerens_liste(anna: Vej) -> None:
    assert send(anna, besked="Fra min fysioterapeut").status_code == 302
    (fil,) = Bilag.for_kommune(901)
    assert (fil.helbred, bytes(fil.indhold)) == (True, JPEG)
    assert "papir_laeses" in {linje.kode for linje in min_dag(anna.karen, date(2026, 11, 22)).raekker}
    hentet = logget_ind(anna.borger).get(f"{ADR}{fil.pk}/")  # type: ignore[attr-defined]
    assert (hentet.content, hentet["X-Content-Type-Options"]) == (JPEG, "nosniff")


def test_hun_kan_sende_selv_om_en_anden_har_skrevet_i_sagen_imens(anna: Vej) -> None:
    side(anna)
    anna.tag("plan_paabegyndt", date(2026, 11, 20))
    assert send(anna).status_code == 302


@pytest.mark.parametrize(
    ("felter", "felt", "besked"),
    [
        ({"fil": ""}, "fil", "Vælg en fil."),
        ({"hvad": ""}, "hvad", "Vælg, hvad det er."),
        ({"hvad": "lae265"}, "hvad", "Vælg, hvad det er."),
        ({"hvad": "bedt:2"}, "hvad", "Vælg, hvad det er."),
        ({"fil": SimpleUploadedFile("x.jpg", b"MZ\x90")}, "fil", "Filen skal være en PDF"),
        ({"besked": "x" * 1001}, "besked", "Skriv lidt kortere."),
    ],
    ids=["ingen fil", "intet valg", "lægens papir", "en andens anmodning", "program", "lang besked"],
)
def test_fejl_siges_ved_feltet_og_beskeden_bliver_staaende(
    felter: dict[str, Any], felt: str, besked: str, anna: Vej
) -> None:
    svar = send(anna, **({"besked": "Min besked"} | felter))
    assert svar.status_code == 422
    assert svar.context["formular"].errors[felt][0].startswith(besked)
    if "besked" not in felter:
        assert "Min besked" in svar.content.decode()
    assert not Bilag.for_kommune(901).exists()


def test_rykkeren_er_ikke_en_dato_paa_borgerens_side(anna: Vej) -> None:
    overblik = logget_ind(anna.borger).get("/borger/").content.decode()  # type: ignore[attr-defined]
    assert "Ryk for" not in overblik
    assert "Kommunen venter på 1 papir fra andre." in overblik


def test_naar_sagen_er_lukket_kan_intet_sendes(anna: Vej) -> None:
    anna.tag("sag_lukket", date(2026, 11, 20), aarsag="fraflyttet")
    assert "Du kan ikke sende papirer lige nu" in side(anna)
    send(anna)
    assert not Bilag.for_kommune(901).exists()
