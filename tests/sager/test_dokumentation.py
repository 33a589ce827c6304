"""Papirer i arkivet: hvem der må se hvad, hvilke filer der kommer ind, og hvem vi venter på.

Filerne og teksterne her indeholder ord, der ville kunne ses, hvis nogen fik dem at se.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, strategies as st
from tests.sager.conftest import kl

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import kommandoer as k
from fleksjob.sager.bilagsfil import STOERST, laes_fil
from fleksjob.sager.fejl import AdgangNaegtet, UforanderligRaekke
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.models import Bilag, Bruger, Haendelse, Kommune, Person, Sag, Vikariat
from fleksjob.sager.visninger.bilag import bilag, bilag_i_sag, som_svar
from fleksjob.sager.visninger.dokumentation import dokumentation, hullisten
from fleksjob.sager.visninger.sagsbillede import billede, sagen
from fleksjob.sager.visninger.venter import venter_paa

pytestmark = [pytest.mark.database, pytest.mark.django_db]

DAG = date(2026, 11, 20)
NU = kl("2026-11-20")
DIAGNOSE = "lumbal spinalstenose"
PDF = b"%PDF-1.7\n" + DIAGNOSE.encode() + b"\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 40 + b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"x" * 40 + b"\xff\xd9"


def gem(kommando: Callable[..., Sag], sag: Sag, bruger: Bruger, **felter: Any) -> Sag:
    standard = {"forventet_version": sag.version, "nu": NU, "gyldig_fra": DAG}
    ny = kommando(sag.pk, bruger, **(standard | felter))
    return Sag.for_kommune(ny.kommune_id).select_related("person").get(pk=ny.pk)


@pytest.fixture
def med_papirer(sag: Sag, anne: Bruger) -> Sag:
    """En attest med fil og punkt, et CV uden, en åben anmodning til en psykolog, og en afvist behandling."""
    sag = gem(k.bed_om_dokument, sag, anne, art="lae265", fra="Lægehuset", gyldig_fra=date(2026, 8, 3))
    sag = gem(
        k.modtag_dokument, sag, anne, rekvisition="2", punkter=("varig_og_vaesentlig",),
        fil=laes_fil(f"{DIAGNOSE}.pdf", PDF), titel=f"Attest om {DIAGNOSE}", gyldig_fra=date(2026, 9, 1),
    )  # fmt: skip
    sag = gem(
        k.modtag_dokument, sag, anne, art="cv", fra="Borgeren", fil=laes_fil("cv.pdf", PDF + b"cv\n%%EOF")
    )
    sag = gem(
        k.bed_om_dokument, sag, anne, art="psykolog", fra="Psykolog Prøve", gyldig_fra=date(2026, 8, 10)
    )
    return gem(k.noter_afvist_behandling, sag, anne, hvad=f"Operation for {DIAGNOSE}")


@pytest.fixture
def folk(
    kommune: Kommune, anden_kommune: Kommune, bruger_i: Callable[..., Bruger], anne: Bruger, bo: Bruger,
    konsulent: Bruger, leder: Bruger, arbejdsgiver: Bruger, sag: Sag,
) -> dict[str, Bruger]:  # fmt: skip
    """Én af hver. De, der ikke må, har selv en sag eller en rolle, der giver dem ret til noget andet."""
    bo_person = Person.objects.create(
        kommune=kommune, cpr="6602901117", navn="En Anden", foedselsdato=date(1990, 2, 6)
    )
    k.opret_sag(bo, cpr="6602901117", navn="En Anden", nu=kl("2026-08-03"), gyldig_fra=date(2026, 8, 3))
    return {
        "egen": anne,
        "samme_team": bruger_i(kommune, Rolle.SAGSBEHANDLER, "nora", team="Team Nord"),
        "andet_team": bo,
        "uden_team": bruger_i(kommune, Rolle.SAGSBEHANDLER, "ulla"),
        "konsulent": konsulent,
        "fastholder": bruger_i(kommune, Rolle.FASTHOLDELSESKONSULENT, "sofie", team="Team Nord"),
        "moedeleder": bruger_i(kommune, Rolle.MOEDELEDER, "torben", team="Team Nord"),
        "leder": leder,
        "borgeren": bruger_i(kommune, Rolle.BORGER, "maja", person=sag.person),
        "anden_borger": bruger_i(kommune, Rolle.BORGER, "anden", person=bo_person),
        "arbejdsgiver": arbejdsgiver,
        "kontrollant": bruger_i(kommune, Rolle.KONTROLLANT, "per"),
        "nabo": bruger_i(anden_kommune, Rolle.SAGSBEHANDLER, "nabo", team="Team Nord"),
        "naboleder": bruger_i(anden_kommune, Rolle.LEDER, "naboleder"),
    }


MAA_SE = {"egen", "samme_team", "leder", "borgeren"}
KAN_AABNE = {
    "egen",
    "samme_team",
    "andet_team",
    "uden_team",
    "konsulent",
    "fastholder",
    "moedeleder",
    "leder",
}


def test_hvem_der_maa_se_helbred(folk: dict[str, Bruger], sag: Sag) -> None:
    assert {navn for navn, bruger in folk.items() if maa_se_helbred(bruger, sag, DAG)} == MAA_SE


def test_en_vikar_har_sagen_saa_laenge_hun_er_vikar(folk: dict[str, Bruger], sag: Sag) -> None:
    """Bo er i et andet team. Dagen før og dagen efter er der lukket."""
    bo = folk["andet_team"]
    Vikariat.objects.create(
        kommune_id=sag.kommune_id, for_hvem=folk["egen"], vikar=bo, fra=date(2026, 11, 18), til=DAG,
        oprettet=NU, oprettet_af=folk["leder"],
    )  # fmt: skip
    dage = [date(2026, 11, 17), date(2026, 11, 18), DAG, date(2026, 11, 21)]
    assert [maa_se_helbred(bo, sag, dag) for dag in dage] == [False, True, True, False]
    assert not maa_se_helbred(folk["uden_team"], sag, DAG)


def test_ingen_helbredstekst_naar_nogen_der_ikke_maa(folk: dict[str, Bruger], med_papirer: Sag) -> None:
    """Alt, hvad en side kan vise af sagen, gennemsøgt for diagnosen, afsenderen og filens navn."""
    for navn in KAN_AABNE:
        et_billede = sagen(folk[navn], med_papirer.nummer, formaal="Prøve", nu=NU)
        alt = f"{et_billede.haendelser}{dokumentation(folk[navn], et_billede)}{et_billede.pligter}".lower()
        ser = navn in MAA_SE
        assert (DIAGNOSE in alt) is ser, navn
        assert ("lægehuset" in alt) is ser, navn
        assert et_billede.ser_helbred is ser, navn


def test_den_der_ikke_maa_faar_at_vide_hvor_mange_der_er(folk: dict[str, Bruger], med_papirer: Sag) -> None:
    konsulent = folk["konsulent"]
    det = dokumentation(konsulent, billede(med_papirer, konsulent, DAG))
    assert (det.skjulte, det.skjulte_ventes, [p.navn for p in det.papirer]) == (1, 1, ["CV"])
    assert det.bilag.om_de_skjulte == "1 helbredspapir, som du ikke har adgang til."
    mine = dokumentation(folk["egen"], billede(med_papirer, folk["egen"], DAG))
    assert (mine.skjulte, mine.skjulte_ventes, mine.bilag.om_de_skjulte) == (0, 0, "")


def test_selve_filen_faas_kun_af_dem_der_maa(folk: dict[str, Bruger], med_papirer: Sag) -> None:
    attest, cv = Bilag.for_kommune(med_papirer.kommune_id).order_by("pk")
    faar = set()
    for navn, bruger in folk.items():
        for fil in (attest, cv):
            try:
                hentet = bilag(bruger, med_papirer.nummer, fil.pk, nu=NU, formaal="Prøve")
            except AdgangNaegtet:
                continue
            faar.add((navn, hentet.art))
    assert faar == {(navn, "cv") for navn in KAN_AABNE} | {(navn, "lae265") for navn in MAA_SE & KAN_AABNE}


def test_borgeren_ser_kun_de_filer_hun_selv_har_sendt(folk: dict[str, Bruger], med_papirer: Sag) -> None:
    borger = folk["borgeren"]
    assert bilag_i_sag(borger, med_papirer, DAG).synlige == ()
    sag = gem(k.modtag_dokument, med_papirer, borger, art="andet_helbred", fra="Borgeren", fil=laes_fil("b.jpg", JPEG),
              forventet_version=None)  # fmt: skip
    (min_fil,) = bilag_i_sag(borger, sag, DAG).synlige
    assert (min_fil.fra_borgeren, min_fil.helbred, min_fil.hentenavn) == (
        True,
        True,
        f"bilag-{min_fil.id}.jpg",
    )
    assert len(bilag_i_sag(folk["egen"], sag, DAG).synlige) == 3


def test_borgeren_kan_hverken_saette_punkter_eller_sende_i_en_andens_sag(
    folk: dict[str, Bruger], sag: Sag
) -> None:
    with pytest.raises(UgyldigtInput, match="kommunen, der vurderer"):
        gem(k.modtag_dokument, sag, folk["borgeren"], art="cv", punkter=("afklaret",))
    with pytest.raises(AdgangNaegtet):
        gem(k.modtag_dokument, sag, folk["anden_borger"], art="cv", fil=laes_fil("x.pdf", PDF))
    assert not Bilag.for_kommune(sag.kommune_id).exists()


@pytest.mark.parametrize("navn", ["andet_team", "konsulent", "fastholder"])
def test_den_der_ikke_maa_se_helbred_kan_heller_ikke_bede_om_det(
    navn: str, folk: dict[str, Bruger], sag: Sag
) -> None:
    """Hun må godt bede om et CV i samme sag."""
    with pytest.raises(UgyldigtInput, match="Kun sagens sagsbehandler"):
        gem(k.bed_om_dokument, sag, folk[navn], art="lae265")
    assert gem(k.bed_om_dokument, sag, folk[navn], art="cv").version == sag.version + 1


def test_et_helbredspapir_kan_ikke_aabnes_ved_at_sige_nej(sag: Sag, anne: Bruger, konsulent: Bruger) -> None:
    sag = gem(k.modtag_dokument, sag, anne, art="journal", helbred=False, fil=laes_fil("j.pdf", PDF))
    assert bilag_i_sag(konsulent, sag, DAG).skjulte == 1


# --- Filer ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("navn", "indhold", "ventet"),
    [
        ("a.pdf", PDF, ("a.pdf", "application/pdf")),
        ("foto.JPG", JPEG, ("foto.jpg", "image/jpeg")),
        ("skærm.png", PNG, ("skærm.png", "image/png")),
        ("faktura.exe", PDF, ("faktura exe.pdf", "application/pdf")),
        ("../../etc/passwd", PDF, ("passwd.pdf", "application/pdf")),
        ("C:\\Dokumenter\\attest.pdf", PDF, ("attest.pdf", "application/pdf")),
        ("", PDF, ("papir.pdf", "application/pdf")),
        ("\u202egpj.exe\x00\r\n.pdf", PDF, ("gpj.exe.pdf", "application/pdf")),
        ('<script>"x"</script>.png', PNG, ("script.png", "image/png")),
        ("a" * 400 + ".pdf", PDF, ("a" * 140 + ".pdf", "application/pdf")),
    ],
)
def test_indholdet_afgoer_slagsen_og_navnet_goeres_harmloest(
    navn: str, indhold: bytes, ventet: tuple[str, str]
) -> None:
    fil = laes_fil(navn, indhold)
    assert (fil.navn, fil.mediatype) == ventet


@pytest.mark.parametrize(
    ("indhold", "besked"),
    [
        (b"", "tom"),
        (b"MZ\x90\x00" + b"x" * 100, "skal være en PDF"),
        (b"<html><script>alert(1)</script>", "skal være en PDF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "skal være en PDF"),
        (b"PK\x03\x04word/document.xml", "Word- og zip-filer"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "HEIC"),
        (b"%PDF-1.7 afbrudt", "ikke hel"),
        (b"\x89PNG\r\n\x1a\n afbrudt", "ikke hel"),
        (b"GIF89a" + PDF, "skal være en PDF"),
        (b"%PDF-" + b"0" * STOERST + b"%%EOF", "for stor"),
    ],
    ids=["tom", "exe", "html", "svg", "word", "heic", "afbrudt pdf", "afbrudt png", "gif foran", "for stor"],
)
def test_det_der_ikke_maa_komme_ind(indhold: bytes, besked: str) -> None:
    with pytest.raises(UgyldigtInput, match=besked):
        laes_fil("attest.pdf", indhold)


@given(navn=st.text(max_size=200))
def test_ethvert_navn_bliver_et_kort_navn_uden_mapper_og_styretegn(navn: str) -> None:
    vist = laes_fil(navn, PDF).navn
    assert vist.endswith(".pdf")
    assert 5 <= len(vist) <= 145
    assert not set(vist) & set('\\/:*?"<>|\r\n\x00\u202e')


def test_filen_gemmes_byte_for_byte_kun_en_gang_og_aendres_aldrig(sag: Sag, anne: Bruger) -> None:
    sag = gem(k.modtag_dokument, sag, anne, art="cv", fil=laes_fil("cv.pdf", PDF))
    (fil,) = Bilag.for_kommune(sag.kommune_id)
    assert (bytes(fil.indhold), fil.sha256, fil.haendelse_nr) == (PDF, laes_fil("x", PDF).sha256, sag.version)
    with pytest.raises(UgyldigtInput, match="ligger allerede"):
        gem(k.modtag_dokument, sag, anne, art="cv", fil=laes_fil("igen.pdf", PDF))
    assert Haendelse.for_kommune(sag.kommune_id).filter(sag=sag).count() == sag.version
    fil.titel = "noget andet"
    with pytest.raises(UforanderligRaekke):
        fil.save()


def test_filen_sendes_med_et_navn_uden_person_og_kan_ikke_koeres(sag: Sag, anne: Bruger) -> None:
    gem(k.modtag_dokument, sag, anne, art="cv", fil=laes_fil("Maja Bek-Lund 610584-1234.pdf", PDF))
    (fil,) = Bilag.for_kommune(sag.kommune_id)
    svar = som_svar(fil, hent=False)
    assert svar["Content-Disposition"] == f'inline; filename="bilag-{fil.pk}.pdf"'
    assert (svar["X-Content-Type-Options"], svar["Cache-Control"]) == ("nosniff", "no-store")
    fil.mediatype = "text/html"
    forklaedt = som_svar(fil, hent=False)
    assert forklaedt["Content-Type"] == "application/octet-stream"
    assert forklaedt["Content-Disposition"].startswith("attachment")


# --- Hullisten ------------------------------------------------------------------------------------------


def liste(bruger: Bruger, sag: Sag, dag: date = DAG) -> dict[str, str]:
    return {p.kode: p.status for p in hullisten(bruger, billede(sag, bruger, dag)).punkter}


def test_et_punkt_er_vist_naar_nogen_har_sat_kryds_og_ikke_foer(sag: Sag, anne: Bruger) -> None:
    assert set(liste(anne, sag).values()) == {"mangler"}
    sag = gem(k.modtag_dokument, sag, anne, art="lae265")
    assert set(liste(anne, sag).values()) == {"mangler"}
    sag = gem(k.vurder_dokument, sag, anne, papir="2", punkter=("varig_og_vaesentlig",))
    assert liste(anne, sag) == {
        "afklaret": "mangler", "tilbud_proevet": "mangler", "varig_og_vaesentlig": "vist"
    }  # fmt: skip
    fundet = hullisten(anne, billede(sag, anne, DAG))
    assert fundet.saetning == "2 punkter mangler at blive vist, før der kan træffes afgørelse."


def test_aabenbart_formaalsloest_gaelder_kun_det_punkt_loven_naevner(sag: Sag, anne: Bruger) -> None:
    sag = gem(k.undlad_afproevning, sag, anne, grund="Terminal sygdom")
    assert [kode for kode, status in liste(anne, sag).items() if status == "formaalsloest"] == [
        "tilbud_proevet"
    ]


def test_en_afvist_behandling_ses_men_aendrer_ikke_hullisten(sag: Sag, anne: Bruger) -> None:
    foer = liste(anne, sag)
    sag = gem(k.noter_afvist_behandling, sag, anne, hvad="Operation")
    assert liste(anne, sag) == foer


def test_det_der_er_bedt_om_foreslaas_ikke_igen(sag: Sag, anne: Bruger) -> None:
    sag = gem(k.bed_om_dokument, sag, anne, art="lae265", gyldig_fra=date(2026, 8, 3))
    (punkt,) = [
        p for p in hullisten(anne, billede(sag, anne, DAG)).punkter if p.kode == "varig_og_vaesentlig"
    ]
    assert [en.slags.kode for en in punkt.ventes] == ["lae265"]
    assert "lae265" not in {art.kode for art in punkt.kan_vises_med}


def test_gamle_helbredspapirer_maerkes_og_det_siges_at_det_er_praksis(sag: Sag, anne: Bruger) -> None:
    punkter = ("afklaret",)
    sag = gem(k.modtag_dokument, sag, anne, art="lae265", dateret=date(2025, 11, 20), punkter=punkter)
    sag = gem(k.modtag_dokument, sag, anne, art="journal", dateret=date(2025, 11, 19), punkter=punkter)
    sag = gem(k.modtag_dokument, sag, anne, art="cv", dateret=date(2020, 1, 1), punkter=punkter)
    (afklaret, *_) = hullisten(anne, billede(sag, anne, DAG)).punkter
    assert [(b.navn, b.gammelt) for b in afklaret.beviser] == [
        ("CV", False), ("Journal fra hospital", True), ("Lægeattest til rehabilitering (LÆ 265)", False)
    ]  # fmt: skip


# --- Hvem vi venter på ----------------------------------------------------------------------------------


def test_listen_har_de_aeldste_foerst_og_taeller_hver_leverandoer(
    folk: dict[str, Bruger], med_papirer: Sag, anne: Bruger
) -> None:
    gem(
        k.bed_om_dokument, med_papirer, anne, art="journal", fra="Hospital Prøve", gyldig_fra=date(2026, 8, 4)
    )
    liste_ = venter_paa(anne, DAG)
    assert [(r.hos, r.dage, r.papir) for r in liste_.raekker] == [
        ("Hospital Prøve", 108, "Journal fra hospital"),
        ("Psykolog Prøve", 102, "Psykologerklæring"),
    ]
    assert [(en.hos, en.antal, en.laengst) for en in liste_.leverandoerer] == [
        ("Hospital Prøve", 1, 108), ("Psykolog Prøve", 1, 102)
    ]  # fmt: skip
    assert [r.hos for r in venter_paa(anne, DAG, hos="Psykolog Prøve").raekker] == ["Psykolog Prøve"]


def test_listen_er_ens_egne_teamets_eller_lederens(folk: dict[str, Bruger], med_papirer: Sag) -> None:
    antal = {
        ("egen", True): 1, ("samme_team", True): 0, ("samme_team", False): 1, ("andet_team", False): 0,
        ("uden_team", False): 0, ("leder", True): 1, ("nabo", False): 0, ("naboleder", True): 0,
    }  # fmt: skip
    assert {n: venter_paa(folk[n[0]], DAG, mine=n[1]).i_alt for n in antal} == antal


@pytest.mark.parametrize(
    "navn", ["konsulent", "fastholder", "moedeleder", "borgeren", "arbejdsgiver", "kontrollant"]
)
def test_andre_roller_har_ikke_listen(navn: str, folk: dict[str, Bruger], med_papirer: Sag) -> None:
    with pytest.raises(AdgangNaegtet):
        venter_paa(folk[navn], DAG)


def test_et_svar_en_rykker_og_en_opgivelse_ses_paa_listen(sag: Sag, anne: Bruger) -> None:
    sag = gem(k.bed_om_dokument, sag, anne, art="lae265", gyldig_fra=date(2026, 8, 3))
    assert venter_paa(anne, DAG, kun_over_tid=True).i_alt == 1
    sag = gem(k.ryk_for_dokument, sag, anne, rekvisition="2")
    (raekke,) = venter_paa(anne, DAG).raekker
    assert (raekke.rykket, raekke.dage, raekke.frist) == (1, 109, date(2026, 12, 4))
    assert venter_paa(anne, DAG, kun_over_tid=True).i_alt == 0
    gem(k.opgiv_rekvisition, sag, anne, rekvisition="2", grund="Står i journalen")
    assert venter_paa(anne, DAG).i_alt == 0
    assert venter_paa(anne, DAG).leverandoerer == []


# --- Felterne -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kommando", "felter", "felt"),
    [
        (k.bed_om_dokument, {"art": "findes ikke"}, "art"),
        (k.bed_om_dokument, {"art": "cv", "svarfrist": DAG}, "svarfrist"),
        (k.bed_om_dokument, {"art": "cv", "punkter": ("opfundet",)}, "punkter"),
        (k.modtag_dokument, {}, "art"),
        (k.modtag_dokument, {"art": "cv", "dateret": date(2026, 11, 21)}, "dateret"),
        (k.modtag_dokument, {"rekvisition": "99"}, "rekvisition"),
        (k.start_praktik, {"virksomhed": " ", "formaal": "afklaring"}, "virksomhed"),
        (k.start_praktik, {"virksomhed": "A", "formaal": "match", "slut": date(2026, 1, 1)}, "slut"),
        (k.start_praktik, {"virksomhed": "A", "formaal": "match", "timer": 200.0}, "timer"),
        (k.undlad_afproevning, {"grund": " "}, "grund"),
        (k.noter_afvist_behandling, {"hvad": ""}, "hvad"),
    ],
)
def test_det_forkerte_felt_naevnes_og_intet_skrives(
    kommando: Callable[..., Sag], felter: dict[str, Any], felt: str, sag: Sag, anne: Bruger
) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        gem(kommando, sag, anne, **felter)
    assert fejl.value.felt == felt
    assert Haendelse.for_kommune(sag.kommune_id).filter(sag=sag).count() == sag.version
