"""Praktikkens side og regler, og virksomhedernes kort med hvem der taler med hvem."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from tests.kontor.conftest import DAG, kl

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput

pytestmark = [pytest.mark.database, pytest.mark.django_db]
CVR, ANDEN = "12345674", "10150817"
PRAKTIK: dict[str, Any] = {"virksomhed": "Kiosken", "cvr": ANDEN, "formaal": "match", "maal": "9 timer i tre uger",
                           "timer": 6.0}  # fmt: skip


def test_fire_uger_er_frit_mere_kraever_en_grund_og_tolv_en_leder(
    sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    vej = sager.ledig
    with pytest.raises(UgyldigtInput, match="hvorfor der skal mere end fire uger") as fejl:
        vej.tag("praktik_startet", DAG, **PRAKTIK, slut=DAG + timedelta(days=28))
    assert fejl.value.felt == "lang_grund"
    with pytest.raises(UgyldigtInput, match="højst 12 uger"):
        vej.tag("praktik_startet", DAG, **PRAKTIK, slut=DAG + timedelta(days=84), lang_grund="x")
    vej.tag("praktik_startet", DAG, **PRAKTIK, slut=DAG + timedelta(days=27), jobloefte="maaske")
    laengere = {"slut": DAG + timedelta(days=84), "grund": "Ny afdeling skal prøves"}
    with pytest.raises(UgyldigtInput, match="kun en leder beslutte"):
        vej.tag("praktik_forlaenget", DAG, folk.konsulent, **laengere)
    vej.tag("praktik_forlaenget", DAG, folk.leder, **laengere)
    vej.sag.refresh_from_db()
    assert (vej.sag.praktikcvr, vej.sag.praktik_til) == (ANDEN, DAG + timedelta(days=84))


def test_siden_viser_maal_loefte_og_resultat_og_advarer_mod_at_sende_rundt(
    som: Any, sager: SimpleNamespace
) -> None:
    vej = sager.ledig
    for nr, fra in enumerate((date(2026, 9, 21), date(2026, 10, 12))):
        vej.tag("praktik_startet", fra, **PRAKTIK, slut=fra + timedelta(days=10), jobloefte="nej")
        vej.tag("praktik_sluttet", fra + timedelta(days=10), resultat="Passede ikke", timer=7.0 + nr,
                udgang="ikke_match", hensyn_virkede="Fast makker")  # fmt: skip
    side = som("konsulent").get(reverse("kontor:praktik", args=[vej.sag.nummer]), {"fra": "min-dag"})
    tekst = side.content.decode()
    assert "2 praktikker uden et job bagefter" in tekst
    assert "9 timer i tre uger" in tekst
    assert "Nej, der er ikke noget job her" in tekst
    assert "Det passede ikke sammen" in tekst
    assert "8 timer til stede" in tekst
    ny = som("konsulent").get(reverse("kontor:skridt", args=[vej.sag.nummer, "praktik_startet"]))
    assert "Hvad er anderledes denne gang?" in ny.content.decode()


def test_borgeren_laeser_en_vaerdig_afslutning(
    som: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    from fleksjob.sager.models import Bruger

    vej = sager.ledig
    vej.tag("praktik_startet", date(2026, 10, 12), **PRAKTIK, slut=date(2026, 10, 30))
    bo = Bruger.objects.create_user("bo", None, navn="Bo Brink", rolle="borger", kommune=folk.hjemme,
                                    person=vej.sag.person)  # fmt: skip
    folk.bo = bo
    adr = reverse("selvbetjening:min_praktik")
    assert "Både du og arbejdspladsen kan sige stop" in som("bo").get(adr).content.decode()
    assert (
        "Jeg vil tale om at stoppe i praktikken"
        in som("bo").get(reverse("selvbetjening:min_hjaelp")).content.decode()
    )
    vej.tag("praktik_sluttet", date(2026, 10, 20), resultat="Larm", udgang="borger_stoppede", timer=5.0)
    tekst = som("bo").get(adr).content.decode()
    assert "Det er ikke din fejl, og det tæller ikke imod dig." in tekst
    assert som("borger").get(adr).status_code == 404  # Anna har ingen praktik


def test_to_taler_ikke_med_virksomheden_samme_uge_uden_at_vide_det(
    sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer.noter_kontakt import noter_kontakt, planlaeg_kontakt
    from fleksjob.sager.visninger.virksomheder import samme_uge

    tirsdag, soendag, mandag = date(2026, 11, 24), date(2026, 11, 29), date(2026, 11, 30)
    om: dict[str, Any] = {"nu": kl(DAG), "kanal": "telefon", "emne": "aabning"}
    planlaeg_kontakt(folk.fastholder, CVR, dag=tirsdag, **om)
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fejl:
        planlaeg_kontakt(folk.konsulent, CVR, dag=soendag, **om)
    assert "Sofie Prøve taler med virksomheden samme uge" in str(fejl.value)
    planlaeg_kontakt(folk.konsulent, CVR, dag=mandag, **om)
    planlaeg_kontakt(folk.fastholder, CVR, dag=soendag, **om)  # ens egen aftale er ikke i vejen
    assert [en.hvem for en in samme_uge(folk.konsulent, CVR, tirsdag)] == ["Sofie Prøve", "Sofie Prøve"]
    noter_kontakt(folk.leder, CVR, dag=DAG, **om)
    assert [(en.hvem, en.planlagt) for en in samme_uge(folk.konsulent, CVR, DAG)] == [
        ("Birgitte Prøve", False)
    ]


def test_kortet_viser_historien_og_kun_kommunens_egen(
    som: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    from fleksjob.sager.models import Virksomhed

    side = som("konsulent").get(reverse("kontor:virksomhed", args=[CVR])).content.decode()
    assert "Anna Agerlund" in side
    assert "1 i fleksjob nu, 1 i alt." in side
    Virksomhed.objects.create(kommune=folk.ude, cvr="29189846", navn="Naboens Firma")
    assert som("konsulent").get(reverse("kontor:virksomhed", args=["29189846"])).status_code == 404
    assert "Naboens Firma" not in som("konsulent").get(reverse("kontor:virksomheder")).content.decode()
    nabo = som("nabo").get(reverse("kontor:virksomhed", args=["29189846"]))
    assert "Anna" not in nabo.content.decode()
    assert som("arbejdsgiver").get(reverse("kontor:virksomhed", args=[CVR])).status_code == 403


def test_en_enkeltmandsvirksomhed_viser_ikke_folk_og_ord_for_alle(
    som: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer.gem_virksomhedskort import gem_kontaktperson, gem_virksomhedskort
    from fleksjob.sager.kommandoer.noter_kontakt import noter_kontakt

    gem_virksomhedskort(folk.konsulent, CVR, nu=kl(DAG), personligt_ejet=True, ansatte=2.0)
    gem_kontaktperson(folk.konsulent, CVR, nu=kl(DAG), navn="Ida Ejer", hverv="ejer", telefon="87000001")
    noter_kontakt(folk.konsulent, CVR, nu=kl(DAG), dag=DAG, kanal="telefon", emne="andet", med="Ida Ejer",
                  tekst="Er ved at sælge firmaet")  # fmt: skip
    adr = reverse("kontor:virksomhed", args=[CVR])
    assert b"Ida Ejer" in som("konsulent").get(adr).content
    ydelse = som("ydelse").get(adr).content
    assert b"Ida Ejer" not in ydelse
    assert "Er ved at sælge".encode() not in ydelse
    assert b"telefon om andet" in ydelse  # at der har været kontakt, må alle se


def test_siden_skriver_kontakt_aftale_kort_og_menneske(som: Any, sager: SimpleNamespace) -> None:
    klient, adr = som("konsulent"), reverse("kontor:virksomhed", args=[CVR])
    klient.post(
        adr,
        {
            "handling": "kontakt",
            "dag": "2026-11-20",
            "kanal": "besoeg",
            "emne": "aabning",
            "tekst": "To timer",
        },
    )
    klient.post(
        adr, {"handling": "kort", "branche": "Bageri", "ansatte": "8", "opgavetyper": ["lager"], "emne": "on"}
    )
    klient.post(adr, {"handling": "person", "navn": "Ida Ejer", "hverv": "ejer"})
    klient.post(adr, {"handling": "aftale", "dag": "2026-12-01", "kanal": "telefon", "emne": "opfoelgning"})
    side = klient.get(adr).content.decode()
    for tekst in (
        "To timer",
        "Bageri",
        "Lille (8 ansatte)",
        "Ida Ejer",
        "Lager og varer på hylder",
        "1. december 2026",
    ):
        assert tekst in side
    emner = klient.get(reverse("kontor:virksomheder"), {"vis": "emner", "opgave": "lager"}).content.decode()
    assert "1 virksomhed" in emner
    fejl = klient.post(adr, {"handling": "kontakt", "dag": "2026-11-20", "kanal": "besoeg", "emne": "aabning",
                             "tekst": "Om 650384-1111"})  # fmt: skip
    assert fejl.status_code == 422
    assert "uden CPR-nummer" in fejl.content.decode()
    folder = klient.get(reverse("kontor:virksomhedsfolder", args=[CVR]))
    assert folder.content.startswith(b"%PDF")
