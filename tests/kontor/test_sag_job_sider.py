"""Jobbets sider for kommune, borger og virksomhed, papirerne og filerne til og fra VITAS."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.kontor.conftest import Vej
from tests.kontor.test_sag_job import AFTALE, FORSLAG, GODKENDT, START, _t, foreslaaet, godkendt, ledig

__all__ = ["foreslaaet", "godkendt", "ledig"]
pytestmark = [pytest.mark.database, pytest.mark.django_db]


def _aabn(som: Any, navn: str, vej: Vej, sti: str = "job/") -> Any:
    klient = som(navn)
    klient.get(f"/kontor/sag/{vej.sag.nummer}/?fra=job")
    return klient.get(f"/kontor/sag/{vej.sag.nummer}/{sti}")


def test_fanen_viser_hvor_jobbet_er_og_hvad_der_mangler(foreslaaet: Vej, som: Any) -> None:
    foreslaaet.tag(
        "job_godkendt",
        date(2026, 11, 3),
        **GODKENDT | {"vurderede_timer": 24.0},
        forskel="begyndelse",
        se_igen=date(2027, 3, 1),
    )
    side = _aabn(som, "sagsbehandler", foreslaaet).content.decode()
    assert "Godkendt 3. november 2026. Bevillingen mangler." in side
    assert "Udnyttelse: 67 %." in side
    assert "Bevillingen er ikke givet, og uden den kan jobbet ikke begynde." in side
    assert "Virksomheden betaler: 6.240 kr." in side
    assert "Det er det første fleksjob." in side
    assert "Begge vil have faste dage." in side
    assert "Intensitet 50 procent: virksomheden betaler for" in side
    assert "score" not in side.lower()


def test_papirerne_er_pdf_uden_adresse(foreslaaet: Vej, som: Any) -> None:
    from fleksjob.sager.models import Person

    Person.for_kommune(901).filter(pk=foreslaaet.sag.person_id).update(adresse="Lærkevej 3, 4000 Roskilde")
    foreslaaet.tag("tillaegsaftale_skrevet", date(2026, 11, 4), **AFTALE)
    for sti in ("job/job-1/side/", "job/job-1/aftale/1/"):
        svar = _aabn(som, "konsulent", foreslaaet, sti)
        assert (svar["Content-Type"], svar.content[:5]) == ("application/pdf", b"%PDF-")
        assert "Lærkevej" not in _tekst(svar.content)
        assert "Anna Agerlund" in _tekst(svar.content)
        if sti.endswith("side/"):
            assert "prøvetid i jobbet til og med 1. februar 2027" in " ".join(_tekst(svar.content).split())


def _tekst(pdf: bytes) -> str:
    import io

    from pypdf import PdfReader

    return "\n".join(side.extract_text() for side in PdfReader(io.BytesIO(pdf)).pages)


def test_filen_til_vitas_er_den_samme_hver_gang_og_baerer_stigende_timer_paa_to_maader(
    ledig: Vej, som: Any
) -> None:
    import json

    from fleksjob.sager.models import Vitasbesked

    ledig.tag(
        "job_foreslaaet", date(2026, 11, 2), **FORSLAG, timeprofil=[{"fra": date(2027, 2, 1), "timer": 20.0}]
    )
    klient = som("konsulent")
    klient.get(f"/kontor/sag/{ledig.sag.nummer}/?fra=job")
    sti = f"/kontor/sag/{ledig.sag.nummer}/job/job-1/vitas/"
    foerst, igen = (klient.post(sti, {"profil": "slut"}) for _ in range(2))
    assert foerst.content == igen.content
    (en,) = json.loads(foerst.content)["ansoegninger"]
    assert en["ansaettelsen"]["timer_om_ugen"] == 20.0
    assert en["bemaerkninger"].startswith(
        "Timerne stiger: 16 timer fra 1. december 2026, 20 timer fra 1. februar 2027."
    )
    trin = json.loads(klient.post(sti, {"profil": "trin"}).content)["ansoegninger"]
    assert [(a["ansaettelsen"]["startdato"], a["ansaettelsen"]["timer_om_ugen"]) for a in trin] == [
        ("2026-12-01", 16.0),
        ("2027-02-01", 20.0),
    ]
    gemt = Vitasbesked.for_kommune(901).filter(retning="ud")
    assert sorted(b.besked_id for b in gemt) == [
        f"{ledig.sag.nummer}-job-1-{_t(ledig).etableringer[0].forslag_nr}-{n}" for n in (1, 2)
    ]
    assert all("cpr" not in str(b.indhold) for b in gemt)


def test_svar_fra_vitas_laeses_en_gang(godkendt: Vej, som: Any) -> None:
    import json

    from django.core.files.uploadedfile import SimpleUploadedFile

    om = {"sag": godkendt.sag.nummer, "ansaettelse": "job-1", "reference": "V-9"}
    fil = json.dumps(
        {
            "format": "fleksjob-vitas/1",
            "svar": [
                {
                    **om,
                    "besked_id": "a",
                    "status": "indsendt",
                    "dato": "2026-11-05",
                    "startdato": "2026-12-01",
                },
                {
                    **om,
                    "besked_id": "b",
                    "status": "bevilget",
                    "dato": "2026-11-06",
                    "startdato": "2027-01-04",
                },
                {
                    **om,
                    "besked_id": "c",
                    "status": "bevilget",
                    "dato": "2026-11-06",
                    "startdato": "2026-12-01",
                },
            ],
        }
    ).encode()
    klient = som("konsulent")
    for ventet in (["ny", "fejl", "ny"], ["kendt", "fejl", "kendt"]):
        svar = klient.post("/kontor/vitas/", {"fil": SimpleUploadedFile("svar.json", fil)})
        assert [en.slags for en in svar.context["laest"]] == ventet
        assert ventet[0] != "ny" or "aftalt fra 1. december 2026" in svar.content.decode()
    job = _t(godkendt).ansaettelser[0]
    assert (job.bevilget, job.planlagt_start) == (date(2026, 11, 6), START)


@pytest.mark.parametrize(
    ("indhold", "besked"),
    [
        (b"ikke json", "Filen er ikke JSON."),
        (b'{"format": "andet", "svar": []}', "Filen skal begynde med"),
        (b'{"format": "fleksjob-vitas/1", "svar": [{"besked_id": "a"}]}', "Besked 1 kan ikke læses"),
        (
            b'{"format": "fleksjob-vitas/1", "svar": [{"besked_id": "a", "sag": "s", "ansaettelse": "j", '
            b'"status": "ja", "dato": "2026-11-05"}]}',
            "er ikke en status",
        ),
    ],
)
def test_en_forkert_fil_fra_vitas(folk: SimpleNamespace, som: Any, indhold: bytes, besked: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    svar = som("konsulent").post("/kontor/vitas/", {"fil": SimpleUploadedFile("svar.json", indhold)})
    assert svar.status_code == 422
    assert besked in svar.content.decode()


def test_folderen_har_kontaktperson_og_pris_for_smaa_job(som: Any) -> None:
    tekst = _tekst(som("konsulent").get("/kontor/folder/").content)
    assert "Amira Prøve" in tekst
    assert "Det koster et lille job" in tekst
    assert "forskelsbehandling" in tekst


def test_borgeren_svarer_samtykker_og_siger_ja_paa_sin_egen_side(
    foreslaaet: Vej, folk: SimpleNamespace, som: Any
) -> None:
    foreslaaet.tag("tillaegsaftale_skrevet", date(2026, 11, 4), **AFTALE)
    klient = som("borger")
    assert "Der er foreslået et job hos Prøvebageriet" in klient.get("/borger/").content.decode()
    side = klient.get("/borger/job/").content.decode()
    assert "Siddende og rolig plads" in side
    om = {"ansaettelse": "job-1", "version": foreslaaet.sag.version}
    tomt = klient.post("/borger/job/", om | {"handling": "svar", "svar": "aendring"})
    assert (tomt.status_code, "Skriv, hvad der skal være anderledes." in tomt.content.decode()) == (422, True)
    klient.post("/borger/job/", om | {"handling": "svar", "svar": "aendring", "oensker": "Ikke om mandagen"})
    om["version"] += 1
    klient.post("/borger/job/", om | {"handling": "samtykke", "til": ["kommune"]})
    om["version"] += 1
    klient.post("/borger/job/", om | {"handling": "aftale", "udgave": "1"})
    en = _t(foreslaaet).etableringer[0]
    assert (
        en.sidste_svar("borger").oensker,
        en.har_samtykke("kommune"),
        en.tillaegsaftale.har("borger"),
    ) == (
        "Ikke om mandagen",
        True,
        True,
    )
    om["version"] += 1
    klient.post("/borger/job/", om | {"handling": "samtykke"})
    assert _t(foreslaaet).etableringer[0].samtykke == ()


def test_virksomheden_ser_sit_job_og_intet_om_helbred(
    foreslaaet: Vej, folk: SimpleNamespace, som: Any
) -> None:
    foreslaaet.tag(
        "job_godkendt", date(2026, 11, 3), **GODKENDT | {"begrundelse": "Leddegigten gør løft svært."}
    )
    klient = som("arbejdsgiver")
    liste = klient.get("/virksomhed/job/").content.decode()
    assert "I mangler at svare." in liste
    sti = f"/virksomhed/job/{foreslaaet.sag.pk}/job-1/"
    side = klient.get(sti).content.decode()
    assert "Anna Agerlund" in side
    assert "7.020 kr." in side
    assert "Leddegigt" not in side
    assert "650384" not in side
    svar = klient.post(
        sti, {"handling": "svar", "svar": "enig", "soeger": "virksomhed", "version": foreslaaet.sag.version}
    )
    assert svar.status_code == 302
    assert _t(foreslaaet).etableringer[0].soeger == "virksomhed"
    assert klient.get(f"{sti}side/").content[:5] == b"%PDF-"


def test_en_anden_virksomhed_kan_ikke_aabne_jobbet(
    foreslaaet: Vej, folk: SimpleNamespace, client: Any
) -> None:
    from fleksjob.sager.models import Bruger

    anden = Bruger.objects.create_user(
        "andet", None, navn="Andet", rolle="arbejdsgiver", kommune=folk.hjemme, virksomhed_cvr="10150817"
    )
    egen = Vej(folk)
    egen.ny("bo", "Bo Brink", date(2026, 8, 3))
    egen.til_visiteret()
    egen.tag("job_foreslaaet", date(2026, 11, 2), **FORSLAG | {"cvr": "10150817"})
    client.force_login(anden)
    assert "Bo Brink" in client.get(f"/virksomhed/job/{egen.sag.pk}/job-1/").content.decode()
    for sti in ("", "side/", "aftale/"):
        assert client.get(f"/virksomhed/job/{foreslaaet.sag.pk}/job-1/{sti}").status_code == 404
    assert "Anna" not in client.get("/virksomhed/job/").content.decode()


def test_jobskifte_kan_ikke_kraeves_i_et_midlertidigt_fleksjob(folk: SimpleNamespace, som: Any) -> None:
    vej = Vej(folk)
    vej.ny("anna", "Anna Agerlund", date(2026, 8, 3))
    vej.til_job()
    assert (
        "Kommunen kan ikke kræve jobskifte i et midlertidigt fleksjob før 1. oktober 2031."
        in _aabn(som, "sagsbehandler", vej).content.decode()
    )


def test_alt_kan_goeres_i_formularerne(ledig: Vej, som: Any) -> None:
    klient = som("konsulent")
    klient.get(f"/kontor/sag/{ledig.sag.nummer}/?fra=job")
    sti = f"/kontor/sag/{ledig.sag.nummer}/skridt/job_foreslaaet/"
    felter = {
        "forventet_version": ledig.sag.version,
        "gyldig_fra": "2026-11-20",
        "virksomhed": "Bageriet",
        "startdato": "2026-12-01",
        "timer": "3,5",
        "intensitet": "40",
        "opgaver-0-opgave": "Feje",
        "opgaver-0-hensyn": "Ingen løft",
        "timeprofil-0-fra": "2027-02-01",
        "timeprofil-0-timer": "fem",
    }
    fejl = klient.post(sti, felter | {"handling": "gem"})
    assert fejl.status_code == 422
    side = fejl.content.decode()
    assert "Stigning 1, timer om ugen: Skriv et tal, fx 200,50." in side
    assert 'value="fem"' in side
    assert 'value="Ingen løft"' in side
    svar = klient.post(sti, felter | {"handling": "gem", "timeprofil-0-timer": "5"})
    assert svar.url == f"/kontor/sag/{ledig.sag.nummer}/job/"
    en = _t(ledig, date(2026, 11, 20)).etableringer[0]
    assert (en.timer, en.slut_timer, en.virksomhed) == (3.5, 5.0, "Bageriet")
