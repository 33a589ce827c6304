"""Fanen Jobsøgning og dens lister, som de læses og bruges."""

import re
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from tests.kontor.conftest import Vej, kl

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def ledig(folk: SimpleNamespace) -> Vej:
    """Bo er visiteret 16. september 2026 og på ledighedsydelse fra dagen efter."""
    vej = Vej(folk)
    vej.ny("bo", "Bo Brink", date(2026, 8, 3))
    vej.til_visiteret()
    return vej


def adresse(vej: Vej, navn: str = "jobsoegning") -> str:
    return reverse(f"kontor:{navn}", args=[vej.sag.nummer]) + "?fra=lang-ledighed"


def tekst(svar: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", svar.content.decode()))


def siden(klient: Any, vej: Vej, navn: str = "jobsoegning") -> str:
    return tekst(klient.get(adresse(vej, navn)))


def skridt(klient: Any, vej: Vej, kode: str, **felter: Any) -> Any:
    sti = reverse("kontor:skridt", args=[vej.sag.nummer, kode]) + "?fra=lang-ledighed"
    data = {"forventet_version": vej.sag.version, "handling": "gem", "gyldig_fra": "2026-11-20", **felter}
    svar = klient.post(sti, data)
    vej.sag.refresh_from_db()
    return svar


PLAN = {"maal_a_funktion": "Lave mad til mange", "maal_a_opgaver": "Skrælle", "maal_b_funktion": "Passe et lager",
        "interesser": "Faste rutiner", "stoette": ["hygiejne", "laesning"], "netvaerk": "En nabo",
        "aktiviteter": ["jobklub"], "klar": "snart"}  # fmt: skip


def test_opsamlingen_taler_anbefalingen_igennem_og_siger_lidt_ad_gangen(ledig: Vej, som: Any) -> None:
    klient = som("sagsbehandler")
    svar = skridt(klient, ledig, "opsamling_holdt", form="fremmoede", anbefaling="ja", forloebet="haardt",
                  emner=["anbefaling", "ledighedsydelse"], taeller="ja", ordene="Fire år uden svar",
                  oplevelser="Praktikken på lageret gik galt")  # fmt: skip
    assert svar.status_code == 302
    vist = siden(klient, ledig)
    assert "Borgeren siger: det var hårdt" in vist
    assert "Fire år uden svar" in vist
    assert "Praktikken på lageret gik galt" in vist
    assert "Anbefalingen og afgørelsen 1 gang, senest 20.11.2026" in vist
    assert "At et job kan vokse Mangler" in vist
    assert "Nu handler det om job, og om det, du kan." in vist
    assert "Holdt: 1 af 4" in vist


def test_ordene_om_tiden_foer_er_ikke_for_dem_uden_adgang_til_helbred(ledig: Vej, som: Any) -> None:
    skridt(som("sagsbehandler"), ledig, "opsamling_holdt", form="fremmoede", anbefaling="ja", forloebet="haardt",
           taeller="nej", ordene="Min ryg gik i stykker")  # fmt: skip
    assert "Min ryg gik i stykker" in siden(som("sagsbehandler"), ledig)
    vist = siden(som("konsulent"), ledig)
    assert "Borgeren siger: det var hårdt" in vist
    assert "Min ryg" not in vist


def test_planen_har_maal_i_tre_trin_stoette_og_netvaerk_og_bliver_et_papir(ledig: Vej, som: Any) -> None:
    klient = som("sagsbehandler")
    assert klient.post(adresse(ledig, "jobsoegning_plan"), PLAN).status_code == 302
    vist = siden(klient, ledig)
    assert "A: det, jeg helst vil Lave mad til mange Skrælle" in vist
    assert "Hygiejne og påklædning, Læsning og skrivning" in vist
    assert "Ikke aftalt endnu." in vist
    skridt(klient, ledig, "jobsoegningsplan_aftalt")
    skridt(klient, ledig, "min_plan_registreret")
    assert "Aftalt 20. november 2026. I Min Plan 20. november 2026." in siden(klient, ledig)
    pdf = klient.get(adresse(ledig, "jobsoegning_papir"))
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")


def test_en_plan_uden_maal_gemmes_ikke_og_det_skrevne_staar(ledig: Vej, som: Any) -> None:
    svar = som("sagsbehandler").post(adresse(ledig, "jobsoegning_plan"), PLAN | {"maal_a_funktion": ""})
    assert svar.status_code == 422
    assert "Faste rutiner" in svar.content.decode()
    assert "Feltet skal udfyldes." in tekst(svar)


def test_aftaler_har_hvem_hvad_og_hvornaar_og_foelges_op(ledig: Vej, som: Any) -> None:
    from fleksjob.sager.models import Jobaftale

    klient = som("sagsbehandler")
    ny = {"handling": "aftale", "aftale-hvem": "kommune", "aftale-hvad": "Ring til bageren først",
          "aftale-frist": "2026-11-27"}  # fmt: skip
    assert klient.post(adresse(ledig), ny).status_code == 302
    assert "Ring til bageren først Kommunen · inden 27.11.2026" in siden(klient, ledig)
    aftale = Jobaftale.for_bruger(ledig.folk.sagsbehandler).get()
    klient.post(
        adresse(ledig),
        {"handling": "afslut", "aftale": aftale.pk, "udfald": "gjort", "svar": "De ringer igen"},
    )
    vist = siden(klient, ledig)
    assert "Gjort: Ring til bageren først (Kommunen, 20.11.2026) «De ringer igen»" in vist
    svar = klient.post(adresse(ledig), ny | {"aftale-frist": "2026-11-01"})
    assert "Vælg en dag fra i dag og frem." in tekst(svar)


def test_en_aftale_i_en_anden_sag_kan_ikke_lukkes_herfra(ledig: Vej, folk: SimpleNamespace, som: Any) -> None:
    from fleksjob.sager.models import Jobaftale

    anden = Vej(folk)
    anden.ny("erik", "Erik Enghave", date(2026, 11, 10))
    aftale = Jobaftale.objects.create(
        kommune_id=anden.sag.kommune_id, sag=anden.sag, hvem="borger", hvad="Ring", frist=date(2026, 12, 1),
        oprettet=kl(date(2026, 11, 1)), oprettet_af=ledig.folk.sagsbehandler,
    )  # fmt: skip
    data = {"handling": "afslut", "aftale": aftale.pk, "udfald": "gjort"}
    assert som("sagsbehandler").post(adresse(ledig), data).status_code == 403
    aftale.refresh_from_db()
    assert aftale.udfald == ""


INDKALD = {"handling": "indkald", "art": "jobsamtale", "form": "fremmoede", "sted": "Rådhuset", "minutter": "45",
           "dag_1": "2026-12-01", "tid_1": "10:00", "dag_2": "2026-12-02", "tid_2": "13:30"}  # fmt: skip


def test_indkaldelsen_har_tider_og_et_brev_og_kan_flyttes(ledig: Vej, som: Any) -> None:
    from fleksjob.sager.models import Dokument, Samtaletid

    klient = som("sagsbehandler")
    assert klient.post(adresse(ledig, "jobsoegning_samtale"), INDKALD).status_code == 302
    assert "Borgeren kan vælge mellem 2 tider til og med 29.11.2026." in siden(klient, ledig)
    brev = Dokument.for_bruger(ledig.folk.sagsbehandler).get(art="samtale")
    assert (brev.titel, brev.kanal) == ("Vi vil gerne tale med dig", "digital")
    flyt = {
        "handling": "flyt",
        "flyt-dag_1": "2026-12-08",
        "flyt-tid_1": "09:00",
        "flyt-grund": "Syg kollega",
    }
    assert klient.post(adresse(ledig, "jobsoegning_samtale"), flyt).status_code == 302
    tider = Samtaletid.for_bruger(ledig.folk.sagsbehandler).order_by("pk")
    assert [(en.status, en.dag) for en in tider] == [
        ("flyttet", date(2026, 12, 1)),
        ("indkaldt", date(2026, 12, 8)),
    ]
    titler = (
        Dokument.for_bruger(ledig.folk.sagsbehandler)
        .filter(art="samtale")
        .order_by("pk")
        .values_list("titel")
    )
    assert titler[1][0] == "Din samtale er flyttet"


def test_en_tid_i_gaar_eller_uden_sted_afvises_ved_feltet(ledig: Vej, som: Any) -> None:
    from fleksjob.sager.models import Samtaletid

    svar = som("sagsbehandler").post(
        adresse(ledig, "jobsoegning_samtale"), INDKALD | {"dag_1": "2026-11-19", "sted": ""}
    )
    assert svar.status_code == 422
    assert "Tiden skal ligge efter i dag" in tekst(svar)
    assert "Skriv, hvor I mødes" in tekst(svar)
    assert not Samtaletid.for_bruger(ledig.folk.sagsbehandler).exists()


def test_en_holdt_samtale_bruger_indkaldelsen_og_telefonen_goer_ikke(
    ledig: Vej, folk: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer.samtaletider import indkald_til_samtale
    from fleksjob.sager.models import Samtaletid

    indkald_til_samtale(folk.sagsbehandler, ledig.sag.nummer, art="jobsamtale", form="telefon", sted="",
                        tider=[datetime.fromisoformat("2026-11-18T10:00")], nu=kl(date(2026, 11, 10)))  # fmt: skip
    ledig.tag("samtale_afholdt", date(2026, 11, 18), art="telefon")
    assert Samtaletid.for_bruger(folk.sagsbehandler).get().status == "indkaldt"
    ledig.tag("samtale_afholdt", date(2026, 11, 18), art="jobsamtale", form="telefon")
    assert Samtaletid.for_bruger(folk.sagsbehandler).get().status == "holdt"


def test_raadighedstjekket_og_vejen_til_en_sanktion_med_to_personer(ledig: Vej, som: Any) -> None:
    from fleksjob.sager.models import Dokument

    klient = som("sagsbehandler")
    vist = siden(klient, ledig, "jobsoegning_raadighed")
    assert "Det beder loven om Det er sket Det kan du gøre" in vist
    assert "Uden den kan der ikke komme en sanktion." in vist
    assert "Ved vi, hvorfor det skete?" in vist
    vurdering = {"adfaerd": "afslaar_tilbud", "skete": "2026-11-10", "grund": "Sagde nej uden grund"}
    svar = skridt(klient, ledig, "kan_vil_vurderet", svar="kan_ikke", **vurdering)
    assert "Skriv, hvad I ændrer, så det kan lykkes" in tekst(svar)
    skridt(klient, ledig, "kan_vil_vurderet", svar="vil_ikke", **vurdering)
    assert skridt(klient, ledig, "sanktion_forberedt", begrundelse="Ingen grund").status_code == 422
    ledig.tag("partshoering_sendt", date(2026, 11, 18), om="Du sagde nej.", frist=date(2026, 11, 27),
              paataenkt="sanktion")  # fmt: skip
    ledig.tag("partshoering_besvaret", date(2026, 11, 19), svar="Jeg gad ikke")
    svar = skridt(klient, ledig, "sanktion_forberedt", begrundelse="Du havde ingen grund.")
    assert svar.status_code == 302, tekst(svar)
    selv = skridt(klient, ledig, "sanktion", kanal="digital")
    assert "en anden skal godkende den" in tekst(selv)
    assert skridt(som("kollega"), ledig, "sanktion", kanal="digital").status_code == 302
    brev = Dokument.for_bruger(ledig.folk.sagsbehandler).get(art="sanktion")
    assert (brev.titel, brev.helbred, bool(brev.haendelse)) == (
        "Afgørelse om din ledighedsydelse",
        True,
        True,
    )


def test_grunden_til_kan_ikke_er_skjult_for_konsulenten(ledig: Vej, som: Any) -> None:
    ledig.tag("kan_vil_vurderet", date(2026, 11, 18), svar="kan_ikke", adfaerd="udebliver_fra_samtale",
              grund="Angstanfald på vejen", tilpasning="Vi ringer i stedet")  # fmt: skip
    assert "Angstanfald" in siden(som("sagsbehandler"), ledig, "jobsoegning_raadighed")
    vist = siden(som("konsulent"), ledig, "jobsoegning_raadighed")
    assert "Vi ringer i stedet" in vist
    assert "Angstanfald" not in vist


def test_de_fire_redegoerelser_skrives_hver_for_sig_og_foerer_til_et_udfald(ledig: Vej, som: Any) -> None:
    klient = som("sagsbehandler")
    for kode in ("tilbud", "ressourcer", "arbejdsevne", "pension"):
        data = {"kode": kode, f"{kode}-tekst": f"Om {kode}"}
        assert klient.post(adresse(ledig, "jobsoegning_revurdering"), data).status_code == 302
    assert "4 af 4 redegørelser er skrevet." in siden(klient, ledig, "jobsoegning_revurdering")
    mangler = skridt(
        klient, ledig, "revurdering_afsluttet", udfald="pension", note="x", redegoerelser=["tilbud"]
    )
    assert "Revurderingen mangler at redegøre for" in tekst(mangler)
    svar = skridt(klient, ledig, "revurdering_afsluttet", udfald="ny_afklaring", note="Evnen er ændret",
                  redegoerelser=["tilbud", "ressourcer", "arbejdsevne", "pension"])  # fmt: skip
    assert svar.status_code == 302
    assert "20. november 2026" in siden(klient, ledig, "jobsoegning_revurdering")
    assert "Om pension" not in siden(som("konsulent"), ledig, "jobsoegning_revurdering")


def test_listen_er_sorteret_efter_det_der_er_forfaldent(folk: SimpleNamespace, som: Any) -> None:
    for hvem, navn, begyndt in (("bo", "Bo Brink", 2025), ("dorte", "Dorte Dam", 2024)):
        vej = Vej(folk)
        vej.ny(hvem, navn, date(begyndt, 1, 6))
        vej.tag("plan_paabegyndt", date(begyndt, 1, 7))
        vej.tag("plan_faerdig", date(begyndt, 2, 3))
        vej.tag("teammoede_afholdt", date(begyndt, 2, 10))
        vej.tag("indstilling_afgivet", date(begyndt, 2, 11), indstilling="fleksjob")
        vej.tag("afgoerelse_forberedt", date(begyndt, 2, 12), udfald="bevilget", begrundelse="Ja.")
        vej.tag("afgoerelse_truffet", date(begyndt, 2, 13), folk.kollega)
        vej.tag("ledighedsydelse_startet", date(begyndt, 2, 14), sats="hoej")
    klient = som("sagsbehandler")
    vist = tekst(klient.get(reverse("kontor:lang_ledighed")))
    assert vist.index("Dorte Dam") < vist.index("Bo Brink")
    assert "33 md." in vist
    assert "Intet sket i" in vist
    vej.tag(
        "ledighed_gennemgaaet", date(2026, 11, 20), anledning="18_mdr", grund="kommunen", aftalt="Ringer nu"
    )
    vist = tekst(klient.get(reverse("kontor:lang_ledighed")))
    assert "Endnu et år" in vist or "Dorte Dam" not in vist
    stille = tekst(klient.get(reverse("kontor:lang_ledighed"), {"gruppe": "stille"}))
    assert "Bo Brink" in stille
    assert "Dorte Dam" not in stille


def test_aktoererne_sammenlignes_og_smaa_tal_vises_ikke(ledig: Vej, folk: SimpleNamespace, som: Any) -> None:
    from fleksjob.sager.models import Aktoerhenvisning

    for navn, antal in (("Broen", 6), ("Lille Aktør", 2)):
        for nr in range(antal):
            Aktoerhenvisning.objects.create(
                kommune_id=ledig.sag.kommune_id, sag=ledig.sag, aktoer=navn, fra=date(2026, 1, 1 + nr),
                resultat="job" if nr < 5 else "uaendret", slut=date(2026, 4, 1), henvist_af=folk.sagsbehandler,
            )  # fmt: skip
    vist = tekst(som("leder").get(reverse("kontor:aktoerer")))
    assert re.search(r"Broen 6 0 6 5 \(83 %\)", vist)
    assert "Lille Aktør Under 5 0 – – –" in vist


def test_henvisning_og_resultat_staar_i_sagen(ledig: Vej, som: Any) -> None:
    klient = som("konsulent")
    skridt(klient, ledig, "anden_aktoer_henvist", aktoer="Broen", til="2027-02-20", se_paa=["mod"],
           notat="Vi har prøvet tre lagre")  # fmt: skip
    skridt(klient, ledig, "anden_aktoer_afsluttet", resultat="naermere", rapport="Vil gerne køre bil")
    vist = siden(klient, ledig)
    assert "20. november 2026 til 20. november 2026: Tættere på job" in vist
    assert "Vi har prøvet tre lagre" in vist
    assert "Vil gerne køre bil" in vist


def test_nabokommunens_aktoerer_og_samtaler_er_ikke_med(ledig: Vej, folk: SimpleNamespace, som: Any) -> None:
    from fleksjob.sager.kommandoer.samtaletider import indkald_til_samtale

    indkald_til_samtale(folk.sagsbehandler, ledig.sag.nummer, art="jobsamtale", form="telefon", sted="",
                        tider=[datetime.fromisoformat("2026-12-01T10:00")], nu=kl(date(2026, 11, 20)))  # fmt: skip
    assert "Bo Brink" in tekst(som("kollega").get(reverse("kontor:samtaler"), {"hvis": "alles"}))
    assert "Bo Brink" not in tekst(som("nabo").get(reverse("kontor:samtaler"), {"hvis": "alles"}))


def test_det_seneste_praktiksted_staar_fremme_mens_det_er_friskt(ledig: Vej, som: Any) -> None:
    ledig.tag("praktik_startet", date(2026, 10, 1), virksomhed="Planteskolen", formaal="afklaring", timer=6.0)
    ledig.tag("praktik_sluttet", date(2026, 11, 2), resultat="8 timer", timer=8.0)
    assert "Her husker de borgeren endnu: Planteskolen" in siden(som("sagsbehandler"), ledig)
