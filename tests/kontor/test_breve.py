"""Siderne om breve, biblioteket, post og print, og en ny sag: det, de viser, gemmer og siger fra til."""

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

pytestmark = [pytest.mark.database, pytest.mark.django_db]
BREV = {"slags": "frit", "titel": "Vi mangler noget", "kanal": "digital", "overskrift-0": "", "fra-0": "",
        "tekst-0": "Send os din lønseddel."}  # fmt: skip


def side(navn: str, sag: Any, *flere: str) -> str:
    return reverse(f"kontor:{navn}", args=[sag.sag.nummer, *flere])


@pytest.fixture
def karen(som: Any, sager: SimpleNamespace) -> Any:
    """Karen, der har åbnet Eriks nye sag."""
    klient = som("sagsbehandler")
    klient.get(f"{side('sag', sager.ny)}?fra=min-dag")
    return klient


def noegle_i(svar: Any) -> str:
    fundet = re.search(r"/breve/([a-z]{12})/", svar.url)
    assert fundet
    return fundet[1]


def test_et_brev_fra_tomt_skema_til_sendt(karen: Any, sager: SimpleNamespace, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Dokument

    svar = karen.post(side("brev_nyt", sager.ny), BREV | {"handling": "gem"})
    noegle = noegle_i(svar)
    klar = karen.get(svar.url).content.decode()
    assert "Se brevet igennem, før du sender" in klar
    assert "Erik Enghave" in klar
    pdf = karen.get(side("brev_pdf", sager.ny, noegle))
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    for _ in range(2):
        sendt = karen.post(
            side("brev_udkast", sager.ny, noegle), {"handling": "send", "nr": "1"}, follow=True
        )
        assert "er på vej i Digital Post" in sendt.content.decode()
    assert Dokument.for_bruger(folk.sagsbehandler).filter(titel="Vi mangler noget").count() == 1
    liste = karen.get(side("breve", sager.ny)).content.decode()
    assert "Klar til afsendelse" in liste
    assert pdf.content == bytes(Dokument.for_bruger(folk.sagsbehandler).get(titel="Vi mangler noget").pdf)


def test_intet_skrevet_gaar_tabt_ved_fejl_og_naar_afsnit_flyttes(
    karen: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    svar = karen.post(side("brev_nyt", sager.ny), BREV | {"titel": "", "handling": "gem"})
    assert svar.status_code == 422
    tekst = svar.content.decode()
    assert "Skriv en overskrift" in tekst
    assert "Send os din lønseddel." in tekst
    to = BREV | {"overskrift-1": "To", "tekst-1": "Det andet afsnit.", "fra-1": ""}
    flyttet = karen.post(side("brev_nyt", sager.ny), to | {"handling": "op-1"}).content.decode()
    assert flyttet.index("Det andet afsnit.") < flyttet.index("Send os din lønseddel.")
    fjernet = karen.post(side("brev_nyt", sager.ny), to | {"handling": "fjern-0"}).content.decode()
    assert ("Det andet afsnit." in fjernet, "Send os din lønseddel." in fjernet) == (True, False)


def test_et_afsnit_saettes_ind_med_sagens_ord(
    karen: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    from tests.kontor.conftest import DAG, kl

    from fleksjob.sager import afsnit

    afsnit.foreslaa(folk.leder, nu=kl(DAG), slags="frit", situation="", titel="Kære",
                    tekst="Kære {navn}, vi ses {dag}.")  # fmt: skip
    svar = karen.post(
        side("brev_nyt", sager.ny), BREV | {"handling": "indsaet", "afsnit": "kaere"}
    ).content.decode()
    assert "Kære Erik Enghave, vi ses {dag}." in svar
    assert "Skriv noget i stedet for" in svar
    forkert = karen.post(side("brev_nyt", sager.ny), BREV | {"handling": "indsaet", "afsnit": "findes-ikke"})
    assert (forkert.status_code, "Vælg et afsnit på listen" in forkert.content.decode()) == (422, True)


def test_se_brevet_gemmer_intet(karen: Any, sager: SimpleNamespace, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Brevudkast, Dokument

    foer = Dokument.for_bruger(folk.sagsbehandler).count()
    svar = karen.post(side("brev_nyt", sager.ny), BREV | {"handling": "vis"})
    assert svar.content.startswith(b"%PDF-")
    assert (Brevudkast.for_bruger(folk.sagsbehandler).count(), Dokument.for_bruger(folk.sagsbehandler).count()) == (
        0, foer,
    )  # fmt: skip


def test_udkast_i_en_anden_sag_findes_ikke(karen: Any, sager: SimpleNamespace) -> None:
    noegle = noegle_i(karen.post(side("brev_nyt", sager.ny), BREV | {"handling": "gem"}))
    for navn in ("brev_udkast", "brev_ret", "brev_pdf"):
        assert karen.get(f"{side(navn, sager.ledig, noegle)}?fra=min-dag").status_code == 404, navn
    assert (
        karen.post(side("brev_udkast", sager.ledig, noegle), {"handling": "send", "nr": "1"}).status_code
        == 404
    )


def test_et_brev_fra_et_skridt_staar_ogsaa_paa_listen(som: Any, sager: SimpleNamespace) -> None:
    klient = som("sagsbehandler")
    svar = klient.get(f"{side('breve', sager.ledig)}?fra=min-dag").content.decode()
    assert "Afgørelse: Du kan få fleksjob" in svar
    assert "Fingeraftryk (SHA-256)" in svar


def test_helbredsbreve_taelles_men_vises_ikke_for_konsulenten(
    som: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    from tests.kontor.conftest import DAG, kl

    from fleksjob.sager.brevskrivning import gem_brev
    from fleksjob.sager.models import Dokument

    gem_brev(sager.ledig.sag, folk.sagsbehandler, nu=kl(DAG), art="frit", titel="Om din ryg", pdf=b"%PDF-1.7",
             helbred=True)  # fmt: skip
    set_af_konsulent = som("konsulent").get(f"{side('breve', sager.ledig)}?fra=min-dag").content.decode()
    assert "Om din ryg" not in set_af_konsulent
    lukkede = Dokument.for_bruger(folk.leder).filter(sag=sager.ledig.sag, helbred=True).count()
    antal = "1 brev" if lukkede == 1 else f"{lukkede} breve"
    assert f"{antal} med helbredsoplysninger, som du ikke har adgang til" in set_af_konsulent
    assert (
        "Om din ryg" in som("sagsbehandler").get(f"{side('breve', sager.ledig)}?fra=min-dag").content.decode()
    )


# --- Biblioteket ------------------------------------------------------------------------------------------

AFSNIT = {
    "slags": "frit",
    "situation": "",
    "titel": "Tag en med",
    "tekst": "Du må gerne tage en ven med.",
    "bemaerkning": "",
}


def test_forslag_laeses_som_aendring_og_godkendes_af_lederen(som: Any, folk: SimpleNamespace) -> None:
    leder = som("leder")
    leder.post(reverse("kontor:afsnit_nyt"), AFSNIT)
    karen = som("sagsbehandler")
    nyt = AFSNIT | {"tekst": "Du må gerne tage en bisidder med.", "bemaerkning": "Mere præcist"}
    svar = karen.post(reverse("kontor:afsnit_ret", args=["tag-en-med"]), nyt, follow=True).content.decode()
    assert "er sendt til lederen som forslag" in svar
    assert "<del>ven</del><ins>bisidder</ins>" in svar
    ikke = karen.post(reverse("kontor:et_afsnit", args=["tag-en-med"]), {"handling": "godkend-2"})
    assert ikke.status_code == 403
    godkendt = som("leder").post(
        reverse("kontor:et_afsnit", args=["tag-en-med"]), {"handling": "godkend-2"}, follow=True
    )
    assert "Forslaget er godkendt og gælder nu." in godkendt.content.decode()


def test_forkert_afsnit_siger_hvad_der_er_rigtigt_og_taber_intet(som: Any) -> None:
    svar = som("leder").post(
        reverse("kontor:afsnit_nyt"), AFSNIT | {"tekst": "Hej {fornavn}, hvordan går det?"}
    )
    tekst = svar.content.decode()
    assert svar.status_code == 422
    assert "Feltet {fornavn} findes ikke" in tekst
    assert "hvordan går det?" in tekst


# --- Post og print ----------------------------------------------------------------------------------------


def test_print_som_en_fil_og_postet_flytter_klagefristen(
    som: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    from fleksjob.sager.models import Pligt

    sag = sager.godkend
    sag.tag("afgoerelse_truffet", date(2026, 11, 19), folk.kollega, kanal="brev")
    klient = som("leder")
    vist = klient.get(reverse("kontor:udskrift")).content.decode()
    assert "Afgørelse: klagefristen regnes fra posten" in vist
    (nr,) = re.findall(r'name="brev" id="brev-(\d+)"', vist)
    pdf = klient.post(reverse("kontor:udskrift_bunke"), {"brev": nr})
    assert (pdf.content[:5], "attachment" in pdf["Content-Disposition"]) == (b"%PDF-", True)
    assert not re.search(r"\d{10}", pdf["Content-Disposition"])
    for forkert, besked in (({"dag": "2026-12-24"}, "fremtiden"), ({"dag": "i går"}, "Datoen findes ikke")):
        nej = klient.post(
            reverse("kontor:udskrift"), {"brev": nr, "kanal": "brev", "handling": "postet"} | forkert
        )
        assert (nej.status_code, besked in nej.content.decode()) == (422, True)
    klient.post(
        reverse("kontor:udskrift"),
        {"brev": nr, "kanal": "quickpost", "dag": "2026-11-20", "handling": "postet"},
    )
    frister = Pligt.for_bruger(folk.leder).filter(sag=sag.sag, kode="klagefrist", aaben=True)
    assert [en.frist for en in frister] == [date(2026, 12, 21)]
    assert "Intet skal skrives ud" in klient.get(reverse("kontor:udskrift")).content.decode()


def test_uden_kryds_siges_hvad_der_mangler(som: Any, sager: SimpleNamespace) -> None:
    svar = som("leder").post(reverse("kontor:udskrift_bunke"))
    assert (svar.status_code, "Sæt kryds ved mindst ét brev" in svar.content.decode()) == (422, True)


# --- Ny sag -----------------------------------------------------------------------------------------------

NY = {"oprindelse": "egen_ansoegning", "cpr": "680177-1234", "navn": "Gerda Gade", "gyldig_fra": "2026-11-20",
      "kanal": "telefon", "ydelse": "sygedagpenge", "egne_ord": "Jeg kan ikke stå op."}  # fmt: skip


def test_egen_ansoegning_giver_sag_pligt_og_kvittering(som: Any, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Ansoegning, Dokument, Pligt

    svar = som("sagsbehandler").post(
        reverse("kontor:ny_sag"), NY | {"sagsbehandler": folk.sagsbehandler.pk}, follow=True
    )
    assert "skal have en skriftlig afgørelse" in svar.content.decode()
    assert Ansoegning.for_bruger(folk.leder).get().svar == [["Hvorfor søger du?", "Jeg kan ikke stå op."]]
    assert Pligt.for_bruger(folk.leder).filter(kode="svar_paa_ansoegning", aaben=True).count() == 1
    assert Dokument.for_bruger(folk.leder).get().art == "kvittering_ansoegning"


def test_en_aaben_sag_tilbydes_i_stedet_for_en_ny(
    som: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    from tests.kontor.conftest import CPR

    from fleksjob.sager.models import Sag

    foer = Sag.for_bruger(folk.leder).count()
    svar = som("sagsbehandler").post(
        reverse("kontor:ny_sag"), NY | {"cpr": CPR["erik"], "sagsbehandler": folk.sagsbehandler.pk}
    )
    tekst = svar.content.decode()
    assert svar.status_code == 409
    assert f"Sag {sager.ny.sag.nummer} er åben" in tekst
    assert f"/kontor/sag/{sager.ny.sag.nummer}/skridt/ansoegning_modtaget/" in tekst
    assert Sag.for_bruger(folk.leder).count() == foer


def test_tjek_opretter_intet_og_siger_hvad_alderen_betyder(som: Any, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Person

    data = NY | {"cpr": "610150-1234", "sagsbehandler": folk.sagsbehandler.pk, "handling": "tjek"}
    svar = som("sagsbehandler").post(reverse("kontor:ny_sag"), data).content.decode()
    assert "Tjekket: sagen kan oprettes" in svar
    assert "nåede folkepensionsalderen" in svar
    assert "skal have et skriftligt svar" in svar
    assert Person.for_bruger(folk.leder).filter(navn="Gerda Gade").count() == 0
    igen = som("sagsbehandler").post(reverse("kontor:ny_sag"), data | {"handling": ""}, follow=True)
    assert "er oprettet" in igen.content.decode()


def test_uden_borgerens_egne_ord_siges_det_ved_feltet(som: Any, folk: SimpleNamespace) -> None:
    svar = som("sagsbehandler").post(
        reverse("kontor:ny_sag"), NY | {"egne_ord": "", "sagsbehandler": folk.sagsbehandler.pk}
    )
    assert svar.status_code == 422
    assert "Skriv, hvad borgeren selv siger" in svar.content.decode()


def test_et_opkald_fra_en_arbejdsgiver_foerer_videre_til_fastholdelsen(
    som: Any, folk: SimpleNamespace
) -> None:
    data = NY | {"oprindelse": "fastholdelse", "kanal": "hotline", "egne_ord": "", "henvendt_af": "Lis fra Bageriet",
                 "sagsbehandler": folk.sagsbehandler.pk}  # fmt: skip
    svar = som("fastholder").post(reverse("kontor:ny_sag"), data)
    assert svar.url.endswith("/skridt/fastholdelse_henvendt/")


def test_konsekvenserne_staar_foer_oensket_og_krydset_kraeves(
    karen: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    adr = side("skridt", sager.ny, "afgoerelse_paa_grundlag_oensket")
    vist = karen.get(adr).content.decode()
    assert "En afgørelse nu bliver sandsynligvis et afslag." in vist
    data = {"forventet_version": sager.ny.sag.version, "gyldig_fra": "2026-11-20"}
    assert "Gennemgå det først med borgeren" in karen.post(adr, data).content.decode()
    svar = karen.post(adr, data | {"gennemgaaet": "on"}, follow=True).content.decode()
    assert reverse("kontor:skridt", args=[sager.ny.sag.nummer, "afgoerelse_forberedt"]) in svar


def test_borgerens_ord_ses_af_dem_der_maa(som: Any, sager: SimpleNamespace, folk: SimpleNamespace) -> None:
    """Konsulenten har ret til sagen, men borgerens egne ord kan rumme helbred."""
    from fleksjob.sager.ansoegninger import Egetsvar

    sager.ny.tag("ansoegning_modtaget", date(2026, 11, 20), kanal="telefon",
                 egne_ord=[Egetsvar("Hvorfor søger du?", "Min ryg kan ikke mere.")])  # fmt: skip
    for hvem, ser in (("sagsbehandler", True), ("konsulent", False)):
        vist = som(hvem).get(f"{side('breve', sager.ny)}?fra=min-dag").content.decode()
        assert ("Min ryg kan ikke mere." in vist, "skrevet ned af Karen Prøve" in vist) == (ser, ser), hvem
        assert ("Borgerens ansøgning kan rumme helbredsoplysninger" in vist) != ser
