"""Fanen, hjælpen til fortiden og listen, som de læses og udfyldes."""

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.kontor.conftest import Vej

pytestmark = [pytest.mark.database, pytest.mark.django_db]
CVR = "12345674"
PDF = b"%PDF-1.7\nloenseddel\n%%EOF\n"


@pytest.fixture
def fast(folk: SimpleNamespace) -> Vej:
    """Eriks fastholdelse: 12 måneder fra 1. marts 2026, aftale, et tiltag, og ét papir for marts."""
    vej = Vej(folk)
    vej.ny("erik", "Erik Enghave", date(2026, 2, 2))
    vej.bruger = folk.fastholder
    vej.tag("fastholdelse_henvendt", date(2026, 2, 3), kontakt_fra="sygedagpenge", kanal="telefon",
            virksomhed="Lageret", cvr=CVR, tovholder="sofie", kontakt="Lis, 11 22 33 44",
            besoeg_inden=date(2026, 2, 6))  # fmt: skip
    vej.tag(
        "fastholdelse_moede",
        date(2026, 2, 5),
        form="besoeg",
        udfordringer="Tunge løft",
        forslag="Andet arbejde",
    )
    vej.tag(
        "fastholdelse_paabegyndt",
        date(2026, 3, 1),
        virksomhed="Lageret",
        cvr=CVR,
        grundlag="saerlige_vilkaar",
    )
    vej.tag(
        "fastholdelse_aftalt",
        date(2026, 3, 1),
        grundlag="saerlige_vilkaar",
        funktioner="løft",
        skaanehensyn="intet løft",
    )
    vej.tag("fastholdelse_skridt", date(2026, 3, 2), art="omplacering", resultat="Kan klare 20 timer")
    vej.tag("fastholdelse_dokumenteret", date(2026, 5, 4), bevis="loenseddel", fra=date(2026, 4, 1),
            til=date(2026, 4, 30), lavet=date(2026, 4, 30), indestaar="lønkontoret")  # fmt: skip
    return vej


def siden(klient: Any, vej: Vej, navn: str = "fastholdelse") -> str:
    adresse = reverse(f"kontor:{navn}", args=[vej.sag.nummer])
    return str(klient.get(adresse, {"fra": "fastholdelse"}).content.decode())


def tekst(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def skridt(klient: Any, vej: Vej, kode: str, **felter: Any) -> Any:
    adresse = reverse("kontor:skridt", args=[vej.sag.nummer, kode]) + "?fra=fastholdelse"
    svar = klient.post(adresse, {"forventet_version": vej.sag.version, "handling": "gem", **felter})
    vej.sag.refresh_from_db()
    return svar


def test_fanen_taeller_og_siger_hvad_der_mangler(fast: Vej, som: Any) -> None:
    vist = tekst(siden(som("fastholder"), fast))
    assert "8 af 12 måneder er gået siden 1. marts 2026." in vist
    assert "Af 8 hele måneder: 2 har papirer fra dengang og 6 har ingen." in vist
    assert "Fleksjob på arbejdspladsen kan tidligst gives 1. marts 2027, hvis resten er i orden." in vist
    assert "Ingen dokumentation for maj, juni, juli, august, september og oktober 2026." in vist
    assert "De 12 måneder er ikke gået." in vist
    assert "Ikke vurderet endnu." in vist
    assert "Om sygemåneder tæller med" in vist


def test_billedet_har_de_samme_tal_i_ord(fast: Vej, som: Any) -> None:
    html = siden(som("fastholder"), fast)
    om = re.search(r'<desc id="maaneder-beskrivelse">([^<]*)</desc>', html)
    assert om is not None
    assert om[1].startswith(
        "marts 2026: papir fra dengang. april 2026: papir fra dengang. maj 2026: intet papir."
    )
    assert "november 2026: måneden er i gang. december 2026: ikke begyndt." in om[1]


def test_knapperne_er_de_mulige_skridt_og_intet_andet(fast: Vej, som: Any) -> None:
    html = siden(som("fastholder"), fast)
    links = set(re.findall(r"/skridt/(fastholdelse_\w+)/", html))
    assert links == {
        "fastholdelse_moede", "fastholdelse_overdraget", "fastholdelse_aftalt", "fastholdelse_skridt",
        "fastholdelse_dokumenteret", "fastholdelse_undtagelse_soegt", "fastholdelse_vurderet", "fastholdelse_ophoert",
    }  # fmt: skip
    lederens = siden(som("leder"), fast)
    assert set(re.findall(r"/skridt/(fastholdelse_\w+)/", lederens)) == {"fastholdelse_overdraget"}
    assert "Ingen har bedt om at fravige kravet." in lederens


def test_et_papir_laegges_ind_med_fil_og_staar_som_lavet_siden(fast: Vej, som: Any) -> None:
    klient = som("fastholder")
    svar = skridt(klient, fast, "fastholdelse_dokumenteret", gyldig_fra="2026-11-20", bevis="erklaering",
                  fra="2026-05-01", til="2026-06-30", lavet="2026-11-18", indestaar="Lis Lager",
                  fil=SimpleUploadedFile("erklæring.pdf", PDF))  # fmt: skip
    assert svar.url == reverse("kontor:fastholdelse", args=[fast.sag.nummer])
    html = siden(klient, fast)
    assert "Af 8 hele måneder: 2 har papirer fra dengang, 1 kun" not in tekst(html)
    assert "2 har papirer fra dengang, 2 kun papirer, der er lavet siden og 4 har ingen" in tekst(html)
    assert "Lavet siden" in html
    assert "Lis Lager siger god for det" in tekst(html)
    assert "/bilag/" in html


def test_en_fejl_staar_ved_feltet_og_det_skrevne_er_der_endnu(fast: Vej, som: Any) -> None:
    svar = skridt(som("fastholder"), fast, "fastholdelse_dokumenteret", gyldig_fra="2026-11-20", bevis="notat",
                  fra="2026-06-30", til="2026-05-01", lavet="2026-05-01", indestaar="Lis Lager")  # fmt: skip
    assert svar.status_code == 422
    html = svar.content.decode()
    assert "Sidste dag ligger før første dag. Ret den ene." in html
    assert 'value="Lis Lager"' in html


def test_fortiden_samles_op_paa_én_side(fast: Vej, som: Any) -> None:
    klient = som("fastholder")
    adresse = reverse("kontor:fastholdelse_genskab", args=[fast.sag.nummer]) + "?fra=fastholdelse"
    foer = tekst(klient.get(adresse).content.decode())
    assert "6 måneder har ingen papirer: maj 2026, juni 2026" in foer
    assert "Tillidsrepræsentantens erklæring" in foer
    felter = {"forventet_version": fast.sag.version, "bevis": "tillidsrepraesentant", "lavet": "2026-11-19",
              "indestaar": "Tina, tillidsrepræsentant"}  # fmt: skip
    tom = klient.post(adresse, felter)
    assert (tom.status_code, "Sæt mindst ét kryds." in tom.content.decode()) == (422, True)
    klient.post(adresse, felter | {"numre": ["3", "4", "5"]})
    assert "3 måneder har ingen papirer" in tekst(klient.get(adresse).content.decode())


def test_den_der_ikke_kan_laegge_papirer_faar_at_vide_hvorfor(
    fast: Vej, folk: SimpleNamespace, som: Any
) -> None:
    klient = som("leder")
    assert "Din rolle lægger ikke papirer i en fastholdelse." in siden(klient, fast, "fastholdelse_genskab")
    klient = som("fastholder")
    bos = Vej(folk)
    bos.ny("bo", "Bo Brink", date(2026, 8, 3))
    uden = siden(klient, bos, "fastholdelse_genskab")
    assert "Der er ikke noget fastholdelsesforløb i gang." in uden


def test_begrundelsen_for_en_fravigelse_er_kun_for_dem_der_maa_se_helbred(
    fast: Vej, folk: SimpleNamespace, som: Any
) -> None:
    fast.tag("fastholdelse_undtagelse_soegt", date(2026, 11, 16), akut_grund="Blodprop den 3. november",
             akut_bevis="udskrivning", formaalsloest_grund="kan ikke stå", formaalsloest_bevis="erklæring")  # fmt: skip
    for hvem, ser in (("leder", True), ("fastholder", True), ("konsulent", False), ("kollega", False)):
        html = siden(som(hvem), fast)
        assert ("Blodprop" in html) == ser, hvem
        assert "Lederen har ikke svaret" in html
    assert "/skridt/fastholdelse_undtaget/" in siden(som("leder"), fast)
    svar = skridt(
        som("leder"),
        fast,
        "fastholdelse_undtagelse_afslaaet",
        gyldig_fra="2026-11-20",
        begrundelse="Ikke akut nok",
    )
    assert svar.status_code == 302
    assert "De 12 måneder går videre." in siden(som("leder"), fast)


def test_lov_menneske_og_grund_staar_hver_for_sig(fast: Vej, som: Any) -> None:
    klient = som("fastholder")
    svar = skridt(klient, fast, "fastholdelse_vurderet", gyldig_fra="2026-11-20", ordinaert=["omplacering"],
                  reelt_forsoeg="nej", udtoemt="nej", begrundelse="Kun få dage")  # fmt: skip
    assert "Sagens papirer siger noget andet" in svar.content.decode()
    skridt(klient, fast, "fastholdelse_vurderet", gyldig_fra="2026-11-20", ordinaert=["omplacering"],
           reelt_forsoeg="nej", udtoemt="nej", begrundelse="Kun få dage",
           afvigelsesgrund="Lønsedlen er fra en anden afdeling")  # fmt: skip
    vist = tekst(siden(klient, fast))
    assert "Forsøget var ikke reelt . Mulighederne er ikke udtømt ." in re.sub(r"\s*\.", " .", vist)
    assert "Lønsedlen er fra en anden afdeling" in vist
    assert "De 12 måneder er ikke gået." in vist


def test_listen_har_maaneder_mangler_og_naeste_varsel(fast: Vej, som: Any, folk: SimpleNamespace) -> None:
    klient = som("fastholder")
    vist = tekst(klient.get(reverse("kontor:fastholdelser"), {"hvis": "mine"}).content.decode())
    assert "Erik Enghave" in vist
    assert "8 af 12" in vist
    assert "Ingen dokumentation for maj, juni" in vist
    assert "1.9.2026" in vist
    mine = tekst(som("konsulent").get(reverse("kontor:fastholdelser"), {"hvis": "mine"}).content.decode())
    assert "Erik Enghave" not in mine
    assert "Erik Enghave" in tekst(som("konsulent").get(reverse("kontor:fastholdelser")).content.decode())


def test_en_beskyttet_persons_navn_staar_ikke_paa_listen(fast: Vej, som: Any) -> None:
    person = fast.sag.person
    person.beskyttet = True
    person.save()
    html = som("konsulent").get(reverse("kontor:fastholdelser")).content.decode()
    assert fast.sag.nummer in html
    assert "Erik Enghave" not in html


def test_aftalen_er_én_side_med_det_der_vides(fast: Vej, som: Any) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    svar = som("fastholder").get(
        reverse("kontor:fastholdelse_aftale", args=[fast.sag.nummer]), {"fra": "fastholdelse"}
    )
    assert (svar["Content-Type"], svar["Cache-Control"]) == ("application/pdf", "no-store")
    sider = PdfReader(BytesIO(svar.content)).pages
    assert len(sider) == 1
    paa_siden = sider[0].extract_text().replace("\N{NO-BREAK SPACE}", " ")
    for ord_ in ("Lageret", "Erik Enghave", "1. marts 2026", "intet løft", "Tillidsrepræsentant"):
        assert ord_ in paa_siden


def test_det_foerste_besoeg_staar_paa_tovholderens_min_dag(folk: SimpleNamespace, som: Any) -> None:
    vej = Vej(folk)
    vej.ny("erik", "Erik Enghave", date(2026, 11, 16))
    felter = {"gyldig_fra": "2026-11-19", "kontakt_fra": "virksomheden", "kanal": "hotline", "virksomhed": "Lageret",
              "tovholder": "sofie", "besoeg_inden": "2026-11-24"}  # fmt: skip
    assert skridt(som("fastholder"), vej, "fastholdelse_henvendt", **felter).status_code == 302
    vist = tekst(som("fastholder").get("/kontor/").content.decode())
    assert "Første besøg eller samtale om fastholdelse" in vist
    assert "Tovholder Sofie Prøve" in tekst(siden(som("fastholder"), vej))


def test_nyhedsbrevet_noteres_og_vises(som: Any, folk: SimpleNamespace) -> None:
    klient = som("fastholder")
    adresse = reverse("kontor:fastholdelse_oplysninger")
    klient.post(
        adresse, {"dag": "2026-11-10", "kanal": "nyhedsbrev", "emne": "Behold dem", "modtagere": "120"}
    )
    assert "Behold dem" in klient.get(adresse).content.decode()
    forkert = klient.post(adresse, {"dag": "2026-12-10", "kanal": "nyhedsbrev", "emne": "x"})
    assert "fremtiden" in forkert.content.decode()


def test_et_laegepapir_har_hverken_navn_fil_eller_note_for_den_uden_adgang(fast: Vej, som: Any) -> None:
    svar = skridt(som("fastholder"), fast, "fastholdelse_dokumenteret", gyldig_fra="2026-11-20", bevis="laege",
                  fra="2026-05-01", til="2026-05-31", lavet="2026-11-18", indestaar="Overlæge Vang", note="Depression",
                  fil=SimpleUploadedFile("attest.pdf", PDF))  # fmt: skip
    assert svar.status_code == 302
    traaden = reverse("kontor:sag", args=[fast.sag.nummer]) + "?fra=fastholdelse"
    for hvem, ser in (("leder", True), ("fastholder", False), ("konsulent", False)):
        klient = som(hvem)
        fanen, paa_sagen = siden(klient, fast), klient.get(traaden).content.decode()
        assert ("Overlæge Vang" in fanen) == ser, hvem
        assert ("Depression" in paa_sagen) == ser, hvem
        assert ("1 helbredspapir, som du ikke har adgang til" in fanen) != ser, hvem
        assert ("/bilag/" in fanen) == ser, hvem


def test_siden_siger_hvem_der_goer_hvad_og_hvad_man_skal_taenke_paa(fast: Vej, som: Any) -> None:
    vist = tekst(siden(som("fastholder"), fast))
    assert "Vurdér, om mulighederne er udtømt fastholdelseskonsulent, sagsbehandler" in vist
    assert "Fravig kravet om 12 måneder leder" in vist
    assert "Er det en arbejdsskade? Et lille fleksjob kan få betydning for erstatning og forsikring." in vist
    assert "Vis tillid til det, virksomheden har gjort." in vist
    assert "Lis, 11 22 33 44" in vist


def test_et_delmaal_siger_om_det_er_naaet(fast: Vej, som: Any) -> None:
    fast.tag("fastholdelse_dokumenteret", date(2026, 6, 3), bevis="vagtplan", fra=date(2026, 5, 1),
             til=date(2026, 5, 31), lavet=date(2026, 6, 2), indestaar="leder")  # fmt: skip
    vist = tekst(siden(som("fastholder"), fast))
    assert "3 måneder 1.6.2026 Nået På plads 3.6.2026." in vist
    assert (
        "6 måneder 1.9.2026 Mangler nu De første 6 måneder: Ingen dokumentation for juni, juli og august 2026."
        in vist
    )
    assert "9 måneder 1.12.2026 Kommer" in vist
