"""«Hvad får jeg nu?»: svaret, hvad der sker, hvor længe der kan klages, og aldrig et udkast eller en andens sag."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from tests.selvbetjening.conftest import Vej

from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE

pytestmark = [pytest.mark.database, pytest.mark.django_db]
UDKAST = "Udkastet siger noget, der ikke er afgjort"


@pytest.fixture
def folk(db: None) -> Any:
    from types import SimpleNamespace

    from fleksjob.sager.models import Bruger, Kommune

    kommune = Kommune.objects.create(kode=901, navn="Prøveby Kommune")

    def bruger(navn: str, rolle: str, **felter: Any) -> Any:
        return Bruger.objects.create_user(
            navn, None, navn=navn.title(), rolle=rolle, kommune=kommune, **felter
        )

    karen, leder = bruger("karen", "sagsbehandler", team="Nord"), bruger("lis", "leder")
    vej = Vej(karen, leder, "6105841234", "Maja Bek", date(2026, 8, 3))
    anden = Vej(karen, leder, "6201701234", "Karl Vang", date(2026, 8, 3))
    for en in (vej, anden):
        en.tag("plan_paabegyndt", date(2026, 8, 5)).tag("plan_faerdig", date(2026, 9, 1))
        en.tag("raadgivning_modtaget", date(2026, 9, 10), resume="Varig")
    return SimpleNamespace(
        vej=vej,
        anden=anden,
        leder=leder,
        borger=bruger("maja", "borger", person_id=vej.sag.person_id),
        karl=bruger("karl", "borger", person_id=anden.sag.person_id),
    )


def siden(client: Any, bruger: Any) -> Any:
    client.force_login(bruger)
    return client.get(reverse("selvbetjening:afgoerelse"))


def afslaa(vej: Vej, leder: Any, grund: str) -> None:
    vej.tag("partshoering_sendt", date(2026, 10, 1), frist=date(2026, 10, 15), om="x", betingelser=["varig"])
    vej.tag(
        "afgoerelse_forberedt", date(2026, 11, 12), udfald="afslag", afslagsgrund=grund,
        begrundelse="Praktikken viser det.", opfoelgning=date(2026, 12, 11),
    )  # fmt: skip
    vej.tag("afgoerelse_truffet", date(2026, 11, 13), af=leder, kanal="brev")


@pytest.mark.parametrize("grund", AFSLAGSGRUNDE)
def test_et_afslag_siger_hvorfor_hvad_nu_og_hvor_laenge_der_kan_klages(
    client: Any, folk: Any, grund: str
) -> None:
    afslaa(folk.vej, folk.leder, grund)
    svar = siden(client, folk.borger)
    tekst = svar.content.decode()
    assert "<h1>Du kan ikke få fleksjob</h1>" in tekst
    assert AFSLAGSGRUNDE[grund].saetning in tekst
    assert f"{AFSLAGSGRUNDE[grund].naeste_skridt} Det skal være sket senest 11. december 2026." in tekst
    assert "Praktikken viser det." in tekst
    # Brev fredag 13. november: modtaget seks hverdage efter, mandag 23.; fire uger efter er mandag 21. december.
    assert svar.context["a"].klagefrist == date(2026, 12, 21)
    assert "21. december 2026" in tekst
    assert reverse("selvbetjening:opgave", args=["klage"]) in tekst


def test_et_ja_siger_de_naeste_skridt_og_beviset(client: Any, folk: Any) -> None:
    folk.vej.tag("afgoerelse_forberedt", date(2026, 11, 12), udfald="bevilget", begrundelse="Evnen")
    folk.vej.tag("afgoerelse_truffet", date(2026, 11, 13), af=folk.leder)
    tekst = siden(client, folk.borger).content.decode()
    assert "<h1>Du kan få fleksjob</h1>" in tekst
    assert "Finder du selv et job, så ring til os, før du begynder." in tekst
    bed = reverse("selvbetjening:opgave", args=["fleksjobbevis"])
    assert bed in tekst
    svar = client.post(bed, {"version": folk.vej.sag.version}, follow=True)
    assert "Kommunen har fået besked og skriver beviset" in svar.content.decode()
    assert "Du har bedt om et bevis." in siden(client, folk.borger).content.decode()


def test_et_andet_forloeb_siger_hvor_sagen_gaar_hen(client: Any, folk: Any) -> None:
    folk.vej.tag(
        "afgoerelse_forberedt", date(2026, 11, 12), udfald="andet", andet_udfald="foertidspension", begrundelse="x",
        hoering_undladt="Borgeren har selv bedt om det",
    )  # fmt: skip
    folk.vej.tag("afgoerelse_truffet", date(2026, 11, 13), af=folk.leder)
    tekst = siden(client, folk.borger).content.decode()
    assert "Vi går videre med en sag om førtidspension" in tekst
    assert "Alle kan søge og få et skriftligt svar." in tekst


def test_et_udkast_kan_borgeren_ikke_se(client: Any, folk: Any) -> None:
    folk.vej.tag("afgoerelse_forberedt", date(2026, 11, 12), udfald="bevilget", begrundelse=UDKAST)
    svar = siden(client, folk.borger)
    assert svar.status_code == 302
    hjem = client.get(reverse("selvbetjening:borger")).content.decode()
    assert UDKAST not in hjem
    assert reverse("selvbetjening:afgoerelse") not in hjem


def test_man_ser_kun_sin_egen_afgoerelse(client: Any, folk: Any) -> None:
    """Karl har selv en sag og en side; Majas afgørelse står der ikke."""
    afslaa(folk.vej, folk.leder, "for_hoej")
    assert siden(client, folk.karl).status_code == 302
    folk.anden.tag(
        "afgoerelse_forberedt", date(2026, 11, 12), udfald="bevilget", begrundelse="Karls egen grund"
    )
    folk.anden.tag("afgoerelse_truffet", date(2026, 11, 13), af=folk.leder)
    tekst = siden(client, folk.karl).content.decode()
    assert "Karls egen grund" in tekst
    assert "Praktikken viser det." not in tekst


def test_hoeringen_siger_hvad_det_handler_om(client: Any, folk: Any) -> None:
    folk.vej.tag(
        "partshoering_sendt", date(2026, 11, 12), frist=date(2026, 12, 4), om="Din læge venter bedring",
        betingelser=["varig"], afslagsgrund="ikke_varig",
    )  # fmt: skip
    client.force_login(folk.borger)
    tekst = client.get(reverse("selvbetjening:opgave", args=["hoering"])).content.decode()
    assert "Din læge venter bedring" in tekst
    assert "Det er ikke afgjort." in tekst
    assert "om begrænsningen er varig" in tekst
    assert "4. december 2026" in tekst
