"""Siderne for arbejdet på tværs, som en bruger sender dem: det skrevne gemmes, og fejlen står ved feltet."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from tests.kontor.conftest import DAG, kl

pytestmark = [pytest.mark.database, pytest.mark.django_db]
UGEN = (DAG + timedelta(days=7)).isoformat()


def noter(sager: SimpleNamespace) -> str:
    return f"{reverse('kontor:noter', args=[sager.job.sag.nummer])}?fra=min-dag"


def hvem(sag: Any) -> str:
    return f"{reverse('kontor:hvem', args=[sag.sag.nummer])}?fra=min-dag"


def test_et_notat_paa_fem_sekunder_fra_sagens_forside(sager: SimpleNamespace, som: Any) -> None:
    klient = som("sagsbehandler")
    forside = reverse("kontor:sag", args=[sager.job.sag.nummer])
    assert b'id="hurtig-tekst"' in klient.get(f"{forside}?fra=min-dag").content
    svar = klient.post(
        noter(sager), {"handling": "notat", "slags": "telefon", "tekst": "Anna ringede.", "tilbage": "sag"}
    )
    assert (svar.status_code, svar.url) == (302, forside)
    siden = klient.get(noter(sager)).content.decode()
    assert "Anna ringede." in siden
    assert "af Karen Prøve" in siden


def test_et_tomt_notat_siger_hvad_der_mangler_og_beholder_resten(sager: SimpleNamespace, som: Any) -> None:
    svar = som("sagsbehandler").post(
        noter(sager), {"handling": "notat", "slags": "moede", "tekst": " ", "hvem": "Lægen"}
    )
    assert svar.status_code == 422
    siden = svar.content.decode()
    assert "Feltet skal udfyldes." in siden
    assert 'value="Lægen"' in siden
    assert '<option value="moede" selected>' in siden


def test_en_rettelse_begynder_med_det_gamle_og_viser_begge(sager: SimpleNamespace, som: Any) -> None:
    from fleksjob.sager.models import Notat

    klient = som("sagsbehandler")
    klient.post(noter(sager), {"handling": "notat", "slags": "telefon", "tekst": "I maj."})
    gammelt = Notat.for_kommune(901).get()
    siden = klient.get(noter(sager) + f"&ret={gammelt.pk}").content.decode()
    assert "Ret et notat" in siden
    assert "I maj.</textarea>" in siden
    klient.post(
        noter(sager), {"handling": "notat", "slags": "intern", "tekst": "I juni.", "retter": str(gammelt.pk)}
    )
    efter = klient.get(noter(sager)).content.decode()
    assert "Rettet. Vis det oprindelige" in efter
    assert "I juni." in efter
    assert Notat.for_kommune(901).count() == 2


def test_soegningen_staar_ikke_i_adressen(sager: SimpleNamespace, som: Any) -> None:
    klient = som("sagsbehandler")
    for tekst in ("Lægen siger maj", "Ny tid aftalt"):
        klient.post(noter(sager), {"handling": "notat", "slags": "telefon", "tekst": tekst})
    svar = klient.post(noter(sager), {"handling": "soeg", "soeg": "LÆGEN", "slags": ""})
    assert svar.status_code == 200
    assert "Lægen siger maj" in svar.content.decode()
    assert "Ny tid aftalt" not in svar.content.decode()


def test_sparring_fra_spoergsmaal_til_svar(sager: SimpleNamespace, folk: SimpleNamespace, som: Any) -> None:
    svar = som("sagsbehandler").post(
        noter(sager),
        {"handling": "sparring", "til": str(folk.kollega.pk), "hvad": "Er timerne rigtige?", "frist": UGEN},
    )
    assert svar.status_code == 302
    klient = som("kollega")
    assert "1</strong> kollega spørger dig" in klient.get(reverse("kontor:min_dag")).content.decode()
    liste = klient.get(reverse("kontor:opgaver")).content.decode()
    assert "Er timerne rigtige?" in liste
    nr = liste.split('name="opgave" value="')[1].split('"')[0]
    tomt = klient.post(
        reverse("kontor:opgaver"), {"opgave": nr, "udfald": "besvaret", "svar": ""}, follow=True
    )
    assert "Skriv svaret" in tomt.content.decode()
    klient.post(reverse("kontor:opgaver"), {"opgave": nr, "udfald": "besvaret", "svar": "Ja, det er de."})
    assert "Ja, det er de." in som("sagsbehandler").get(noter(sager)).content.decode()


def test_en_andens_opgave_kan_ikke_lukkes(sager: SimpleNamespace, folk: SimpleNamespace, som: Any) -> None:
    from fleksjob.sager.kommandoer.opgaver import stil_opgave

    opgave = stil_opgave(
        folk.sagsbehandler, sager.job.sag.nummer, art="intern", hvad="Ring", frist=DAG, nu=kl(DAG)
    )
    for rolle in ("konsulent", "kollega"):
        svar = som(rolle).post(reverse("kontor:opgaver"), {"opgave": str(opgave.pk), "udfald": "gjort"})
        assert svar.status_code == 403, rolle
    opgave.refresh_from_db()
    assert opgave.afsluttet is None


def test_giv_sagen_videre_og_fristerne_er_paa_den_nyes_liste(
    sager: SimpleNamespace, folk: SimpleNamespace, som: Any
) -> None:
    som("sagsbehandler").post(
        hvem(sager.job), {"handling": "tildel", "til": str(folk.kollega.pk), "grund": "Ferie"}
    )
    klient = som("kollega")
    assert sager.job.sag.nummer in klient.get(reverse("kontor:min_dag")).content.decode()
    siden = klient.get(hvem(sager.job)).content.decode()
    assert "Karen Prøve gav sagen fra Karen Prøve" in " ".join(siden.split())
    assert "Ferie" in siden


def test_kun_det_man_kan_bruge_vises(sager: SimpleNamespace, som: Any) -> None:
    karens = som("sagsbehandler").get(hvem(sager.ledig)).content.decode()
    assert ("Giv sagen til en kollega" in karens, "Tag sagen over" in karens) == (True, False)
    jonas = som("kollega").get(hvem(sager.ledig)).content.decode()
    assert ("Giv sagen til en kollega" in jonas, "Tag sagen over" in jonas) == (False, True)
    forsoeg = som("kollega").post(hvem(sager.ledig), {"handling": "tildel", "til": "1", "grund": "X"})
    assert forsoeg.status_code == 403


def test_bero_staar_paa_sagen_og_listen_og_siger_at_fristerne_loeber(
    sager: SimpleNamespace, som: Any
) -> None:
    klient = som("sagsbehandler")
    klient.post(hvem(sager.job), {"handling": "bero", "til": UGEN, "grund": "Venter på operation"})
    sag = klient.get(f"{reverse('kontor:sag', args=[sager.job.sag.nummer])}?fra=min-dag").content.decode()
    assert "Sagen er i bero til 27. november 2026; fristerne løber videre: Venter på operation" in sag
    assert "I bero til 27.11.2026" in klient.get(reverse("kontor:min_dag")).content.decode()
    daarlig = klient.post(hvem(sager.ny), {"handling": "bero", "til": DAG.isoformat(), "grund": "X"})
    assert daarlig.status_code == 422
    assert "Vælg en dag efter i dag" in daarlig.content.decode()


def test_sagen_kommer_tilbage_af_sig_selv(
    sager: SimpleNamespace, folk: SimpleNamespace, som: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    klient = som("sagsbehandler")
    klient.post(hvem(sager.ledig), {"handling": "bero", "til": UGEN, "grund": "Venter på operation"})
    monkeypatch.setenv("FLEKSJOB_DAG", UGEN)
    assert "1</strong> sag tilbage fra bero" in klient.get(reverse("kontor:min_dag")).content.decode()
    svar = klient.post(hvem(sager.ledig), {"handling": "tag_frem", "tilbage": "opgaver"})
    assert svar.url == reverse("kontor:opgaver")
    assert "tilbage fra bero" not in klient.get(reverse("kontor:min_dag")).content.decode()


def test_flyt_alle_karens_sager(sager: SimpleNamespace, folk: SimpleNamespace, som: Any) -> None:
    from fleksjob.sager.models import Sag, Tildeling

    klient = som("leder")
    adresse = f"{reverse('kontor:fordeling')}?hvem={folk.sagsbehandler.pk}"
    ventet = Sag.for_kommune(901).filter(sagsbehandler=folk.sagsbehandler).exclude(fase="lukket").count()
    assert ventet == 4
    assert f"Alle {ventet} sager på listen" in klient.get(adresse).content.decode()
    klient.post(
        adresse, {"handling": "flyt", "omfang": "alle", "til": str(folk.kollega.pk), "grund": "Karen stopper"}
    )
    assert not Sag.for_kommune(901).filter(sagsbehandler=folk.sagsbehandler).exists()
    assert Tildeling.for_kommune(901).filter(til=folk.kollega, grund="Karen stopper").count() == ventet


def test_flyt_uden_kryds_flytter_intet(sager: SimpleNamespace, folk: SimpleNamespace, som: Any) -> None:
    from fleksjob.sager.models import Tildeling

    adresse = f"{reverse('kontor:fordeling')}?hvem={folk.sagsbehandler.pk}"
    svar = som("leder").post(
        adresse, {"handling": "flyt", "omfang": "valgte", "til": str(folk.kollega.pk), "grund": "Ferie"}
    )
    assert svar.status_code == 422
    assert "Sæt kryds ved mindst én sag." in svar.content.decode()
    assert 'value="Ferie"' in svar.content.decode()
    assert not Tildeling.for_kommune(901).exists()


def test_en_sagsbehandler_ser_kun_sine_egne_sager_paa_fordelingen(
    sager: SimpleNamespace, folk: SimpleNamespace, som: Any
) -> None:
    klient = som("kollega")
    assert klient.get(reverse("kontor:fordeling"), {"hvem": folk.sagsbehandler.pk}).status_code == 403
    assert klient.get(reverse("kontor:fordeling"), {"hvem": "ingen"}).status_code == 403
    assert b"Ingen \xc3\xa5bne sager" in klient.get(reverse("kontor:fordeling")).content


def test_vikaren_vaelger_kollegaens_liste(sager: SimpleNamespace, folk: SimpleNamespace, som: Any) -> None:
    felter = {"vikar": str(folk.kollega.pk), "fra": DAG.isoformat(), "til": UGEN, "grund": "Ferie"}
    som("sagsbehandler").post(reverse("kontor:fordeling"), {"handling": "vikar", **felter})
    klient = som("kollega")
    assert (
        "Du er vikar for <strong>Karen Prøve</strong>"
        in klient.get(reverse("kontor:min_dag")).content.decode()
    )
    liste = klient.get(reverse("kontor:min_dag"), {"hvis": f"vikar:{folk.sagsbehandler.pk}"}).content.decode()
    assert sager.job.sag.nummer in liste
    andre = klient.get(reverse("kontor:min_dag"), {"hvis": f"vikar:{folk.leder.pk}"}).content.decode()
    assert "(du er vikar)" in andre
    assert sager.job.sag.nummer not in andre


def test_clearing_staar_hos_lederen(sager: SimpleNamespace, som: Any) -> None:
    adresse = f"{reverse('kontor:noter', args=[sager.ny.sag.nummer])}?fra=min-dag"
    som("sagsbehandler").post(adresse, {"handling": "clearing", "hvad": "Er planen klar?", "frist": UGEN})
    klient = som("leder")
    koe = klient.get(reverse("kontor:clearing")).content.decode()
    assert "Er planen klar?" in koe
    assert sager.ny.sag.nummer in koe
    giv = reverse("kontor:skridt", args=[sager.ny.sag.nummer, "clearing_givet"])
    assert f'href="{giv}?fra=clearing"' in koe
    assert klient.get(giv, {"fra": "clearing"}).status_code == 200


def test_fordelingen_viser_tal_og_soejler(sager: SimpleNamespace, folk: SimpleNamespace, som: Any) -> None:
    siden = som("leder").get(reverse("kontor:belastning")).content.decode()
    assert f'?hvem={folk.sagsbehandler.pk}">Karen Prøve</a>' in siden
    assert siden.count("<rect") > 5
    assert "kommunens eget skøn" in siden


def test_beskyttet_person_paa_skaermen(sager: SimpleNamespace, folk: SimpleNamespace, som: Any) -> None:
    """Søgning, sag og fane: navnet kommer først efter begrundelsen."""
    from fleksjob.sager.models import Person

    sag = sager.job.sag
    som("sagsbehandler").post(hvem(sager.job), {"handling": "beskyttelse", "grund": "CPR i dag"})
    assert Person.for_kommune(901).get(pk=sag.person_id).beskyttet
    klient = som("kollega")
    fundet = klient.post(reverse("kontor:soeg"), {"tekst": "Agerlund"}).content.decode()
    assert "Beskyttet person" in fundet
    assert sag.nummer in fundet
    assert fundet.count("Agerlund") == 1  # det, hun selv skrev
    for navn in ("sag", "noter", "hvem"):
        svar = klient.get(reverse(f"kontor:{navn}", args=[sag.nummer]), {"fra": "min-dag"}, follow=True)
        assert "Personen er beskyttet." in svar.content.decode(), navn
        assert "Agerlund" not in svar.content.decode(), navn
    adresse = reverse("kontor:sag", args=[sag.nummer])
    uden = klient.post(adresse, {"formaal": "Sagsbehandling", "begrundelse": " "})
    assert uden.status_code == 422
    assert "hvorfor du skal se netop denne sag" in uden.content.decode()
    assert "Agerlund" not in uden.content.decode()
    grund = "Borgeren står i skranken og spørger"
    med = klient.post(adresse, {"formaal": "Henvendelse fra borgeren", "begrundelse": grund}, follow=True)
    assert "Anna Agerlund" in med.content.decode()
    assert "Navne- og adressebeskyttet" in med.content.decode()


def test_adgang_aendres_med_grund(folk: SimpleNamespace, som: Any) -> None:
    klient = som("leder")
    adresse = reverse("kontor:bruger", args=[folk.kollega.pk])
    felter = {"rolle": "sagsbehandler", "ekstra": ["virksomhedskonsulent"], "team": "Team Syd", "aktiv": "on"}
    uden = klient.post(adresse, {**felter, "grund": ""})
    assert uden.status_code == 422
    assert klient.post(adresse, {**felter, "grund": "Har begge dele"}).url == reverse("kontor:brugere")
    siden = klient.get(reverse("kontor:brugere")).content.decode()
    assert "Sagsbehandler blev til sagsbehandler og virksomhedskonsulent. Har begge dele" in siden
    for nr in (folk.nabo.pk, folk.borger.pk):
        assert klient.get(reverse("kontor:bruger", args=[nr])).status_code == 404
    assert som("sagsbehandler").get(adresse).status_code == 403
    egen = som("leder").post(
        reverse("kontor:bruger", args=[folk.leder.pk]), {"rolle": "leder", "aktiv": "on", "grund": "Mig"}
    )
    assert egen.status_code == 403


def test_den_der_har_to_roller_ser_begges_skridt(
    sager: SimpleNamespace, folk: SimpleNamespace, som: Any
) -> None:
    folk.konsulent.ekstra_roller = "sagsbehandler"
    folk.konsulent.save()
    adresse = reverse("kontor:skridt", args=[sager.ny.sag.nummer, "plan_paabegyndt"])
    assert som("konsulent").get(f"{adresse}?fra=min-dag").status_code == 200
    assert som("fastholder").get(f"{adresse}?fra=min-dag").status_code == 403


def test_en_lukket_adgang_kommer_ikke_ind(folk: SimpleNamespace, som: Any, sager: SimpleNamespace) -> None:
    klient = som("kollega")
    assert klient.get(reverse("kontor:min_dag")).status_code == 200
    folk.kollega.is_active = False
    folk.kollega.save()
    assert klient.get(reverse("kontor:min_dag")).status_code in (302, 403)


def test_opslagssiden_for_kontrollant_og_leder(
    sager: SimpleNamespace, folk: SimpleNamespace, som: Any
) -> None:
    som("kollega").get(reverse("kontor:sag", args=[sager.ledig.sag.nummer]), {"fra": "min-dag"})
    klient = som("kontrollant")
    siden = klient.get(reverse("kontor:opslag")).content.decode()
    assert "Jonas Prøve" in siden
    assert sager.ledig.sag.nummer in siden
    assert "Bo Brink" not in siden
    nr = siden.split('name="nr" value="')[1].split('"')[0]
    svar = klient.post(
        reverse("kontor:opslag"), {"handling": "vurder", "nr": nr, "udfald": "brud", "note": ""}, follow=True
    )
    assert "Skriv, hvad der skal forklares" in svar.content.decode()
    felter = {
        "handling": "kontrolsoegning",
        "fra": "2026-11-01",
        "til": DAG.isoformat(),
        "hvem": "",
        "tegn": "",
    }
    fundet = klient.post(reverse("kontor:opslag"), {**felter, "person": "1999-00001"})
    assert fundet.status_code == 422
    assert "Ingen sag har det nummer." in fundet.content.decode()
    leder = som("leder").get(reverse("kontor:opslag")).content.decode()
    assert "Vurdér" not in leder
