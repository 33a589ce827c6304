"""Fanen Udvikling, listen over job, der står stille, og borgerens og virksomhedens sider."""

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from tests.kontor.conftest import Vej, kl

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NU = datetime(2026, 11, 20, 10, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.fixture
def i_job(sager: SimpleNamespace) -> Vej:
    """Annas job hos Prøvebageriet: 16 timer med 62,5 %, altså 10 betalte."""
    vej: Vej = sager.job
    return vej


def side(klient: Any, navn: str, vej: Vej, **get: str) -> Any:
    return klient.get(reverse(f"kontor:{navn}", args=[vej.sag.nummer]), {"fra": "udvikling", **get})


def test_fra_plan_til_naaet_maal(i_job: Vej, som: Any) -> None:
    i_job.tag("udviklingsplan_aftalt", date(2026, 10, 5), ansaettelse="job-1", tekst="Kassen først", rytme="maaned",
              tidligst=date(2026, 11, 1), skriftlig=True, med=("leder",))  # fmt: skip
    i_job.tag("udviklingssamtale_holdt", date(2026, 11, 5), ansaettelse="job-1", trivsel="god", om=("trivsel", "timer"),
              gik_godt="Klarede en travl fredag", opgaver="Kassen", tekst="Vi prøver en time mere")  # fmt: skip
    i_job.tag("udviklingsmaal_aftalt", date(2026, 11, 6), ansaettelse="job-1", art="timer", startvaerdi=16.0,
              maalvaerdi=18.0, inden=date(2027, 3, 1))  # fmt: skip
    tekst = side(som("konsulent"), "udvikling", i_job).content.decode()
    for ventet in ("Fra 16 til 18 timer om ugen", "Kassen først", "Vi prøver en time mere", "Klarede en travl fredag",
                   "Trivsel: god", "Hver måned"):  # fmt: skip
        assert ventet in tekst, ventet
    (maal,) = [en for en in _haendelser(i_job) if en.type == "udviklingsmaal_aftalt"]
    i_job.tag("udviklingsmaal_naaet", date(2026, 11, 19), ansaettelse="job-1", maal_id=maal.id, opnaaet=18.0)
    tekst = side(som("konsulent"), "udvikling", i_job).content.decode()
    assert "Nået 19. november 2026: 18" in tekst
    assert i_job.sag.aabne_maal == 0


def _haendelser(vej: Vej) -> Any:
    from fleksjob.sager.visninger.sagsbillede import sagens_haendelser

    return sagens_haendelser(vej.sag, vej.bruger)


def test_presset_trivsel_lukker_for_snak_om_timer(i_job: Vej) -> None:
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fejl:
        i_job.tag(
            "udviklingssamtale_holdt",
            date(2026, 11, 5),
            ansaettelse="job-1",
            trivsel="presset",
            om=("timer",),
        )
    assert "Trivslen er presset" in str(fejl.value)
    i_job.tag("udviklingssamtale_holdt", date(2026, 11, 5), ansaettelse="job-1", trivsel="presset", om=("trivsel",),
              tegn=("afspadserer",))  # fmt: skip
    timer: dict[str, Any] = {"ansaettelse": "job-1", "art": "timer", "maalvaerdi": 18.0}
    with pytest.raises(UgyldigtInput) as nej:
        i_job.tag("udviklingsmaal_aftalt", date(2026, 11, 6), **timer)
    assert nej.value.felt == "note"
    i_job.tag("udviklingsmaal_aftalt", date(2026, 11, 6), ansaettelse="job-1", art="opgaver", maal="Kassen")
    i_job.tag("udviklingsmaal_aftalt", date(2026, 11, 6), note="Borgeren ønsker det selv", **timer)
    assert i_job.sag.aabne_maal == 2


def test_planens_foerste_dag_doserer_timerne(i_job: Vej) -> None:
    i_job.tag(
        "udviklingsplan_aftalt",
        date(2026, 10, 5),
        ansaettelse="job-1",
        tekst="Ro først",
        tidligst=date(2027, 1, 1),
    )
    with pytest.raises(UgyldigtInput, match=r"tidligst om flere timer 1\. januar 2027"):
        i_job.tag(
            "udviklingsmaal_aftalt", date(2026, 11, 6), ansaettelse="job-1", art="intensitet", maalvaerdi=80.0
        )


@pytest.mark.parametrize(
    ("felter", "felt"),
    [
        ({"art": "timer"}, "maalvaerdi"),
        ({"art": "timer", "maalvaerdi": 38.0}, "maalvaerdi"),
        ({"art": "timer", "startvaerdi": 12.0, "maalvaerdi": 12.0}, "maalvaerdi"),
        ({"art": "opgaver"}, "maal"),
        ({"art": "intensitet", "maalvaerdi": 80.0, "inden": date(2026, 11, 6)}, "inden"),
    ],
)
def test_et_umuligt_maal_siger_hvad_der_er_galt(i_job: Vej, felter: dict[str, Any], felt: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        i_job.tag("udviklingsmaal_aftalt", date(2026, 11, 6), ansaettelse="job-1", **felter)
    assert fejl.value.felt == felt


def test_faa_timer_kraever_vurdering_og_begrundelsen_er_helbred(
    i_job: Vej, som: Any, folk: SimpleNamespace
) -> None:
    foer = side(som("konsulent"), "udvikling", i_job).content.decode()
    assert "Få timer: udviklingen skal vurderes" in foer
    i_job.tag("udvikling_vurderet", date(2026, 11, 10), folk.sagsbehandler, ansaettelse="job-1", kan_udvikles=True,
              begrundelse="Migrænen er i bedring", inden=date(2028, 1, 1))  # fmt: skip
    assert i_job.sag.udvikling_vurderet == date(2026, 11, 10)
    sb = side(som("sagsbehandler"), "udvikling", i_job).content.decode()
    assert "Få timer: udviklingen skal vurderes" not in sb
    assert "Migrænen er i bedring" in sb
    for rolle in ("konsulent", "ydelse"):
        assert "Migrænen" not in side(som(rolle), "udvikling", i_job).content.decode(), rolle


def test_siden_om_en_time_mere_regner_med_anden_loen(i_job: Vej, som: Any) -> None:
    uden = side(som("konsulent"), "udvikling_time", i_job).content.decode()
    assert "En betalt time mere om ugen giver dig 546 kr. mere om måneden før skat" in uden
    med = side(som("konsulent"), "udvikling_time", i_job, anden_loen="20000").content.decode()
    assert "giver dig 351 kr. mere om måneden" in med
    galt = side(som("konsulent"), "udvikling_time", i_job, kommuneskat_pct="90")
    assert galt.status_code == 422
    assert "Tallet må højst være 35." in galt.content.decode()


def test_planen_og_udsigten_som_pdf(i_job: Vej, som: Any) -> None:
    klient = som("konsulent")
    assert side(klient, "udvikling_plan", i_job).status_code == 302
    i_job.tag("udviklingsplan_aftalt", date(2026, 10, 5), ansaettelse="job-1", tekst="Kassen først")
    for navn in ("udvikling_plan", "udvikling_udsigt"):
        svar = side(klient, navn, i_job)
        assert (svar.status_code, svar["Content-Type"]) == (200, "application/pdf"), navn
        assert svar.content.startswith(b"%PDF-")


def test_en_linje_om_det_der_gik_godt(i_job: Vej, som: Any) -> None:
    klient = som("konsulent")
    adr = reverse("kontor:udvikling", args=[i_job.sag.nummer])
    side(klient, "udvikling", i_job)
    tom = klient.post(adr, {"slags": "gik_godt", "tekst": ""})
    assert tom.status_code == 422
    cpr = klient.post(adr, {"slags": "gik_godt", "tekst": "Om 650384-1111"})
    assert (cpr.status_code, "Skriv uden CPR-nummer." in cpr.content.decode()) == (422, True)
    assert klient.post(adr, {"slags": "gik_godt", "tekst": "Åbnede alene"}).status_code == 302
    assert "Åbnede alene" in side(klient, "udvikling", i_job).content.decode()


# --- Listen ------------------------------------------------------------------------------------------------------


def _gaaet_i_staa(folk: SimpleNamespace, hvem: str, navn: str, start: date, maal: bool) -> Vej:
    vej = Vej(folk)
    vej.ny(hvem, navn, date(2023, 1, 3))
    for kode, dag, felter in (
        ("plan_paabegyndt", date(2023, 1, 5), {}),
        ("plan_faerdig", date(2023, 2, 1), {}),
        ("teammoede_afholdt", date(2023, 2, 10), {}),
        ("indstilling_afgivet", date(2023, 2, 10), {"indstilling": "fleksjob"}),
        ("afgoerelse_forberedt", date(2023, 2, 15), {"udfald": "bevilget", "begrundelse": "x"}),
    ):
        vej.tag(kode, dag, **felter)
    vej.tag("afgoerelse_truffet", date(2023, 2, 16), folk.kollega)
    vej.tag("fleksjob_bevilget", date(2023, 3, 1), virksomhed="Lageret", cvr="12345674", startdato=start)
    vej.tag("fleksjob_startet", start, ansaettelse="job-1", timer=20.0, intensitet=60.0, timeloen=170.0,
            fuldtidsloen=31_000.0)  # fmt: skip
    if maal:
        vej.tag(
            "udviklingsmaal_aftalt", start.replace(day=20), ansaettelse="job-1", art="timer", maalvaerdi=24.0
        )
    return vej


def test_listen_varsler_foer_et_aar_og_kun_med_aabne_maal(folk: SimpleNamespace, som: Any) -> None:
    _gaaet_i_staa(folk, "anna", "Anna Agerlund", date(2026, 1, 15), maal=True)
    _gaaet_i_staa(folk, "bo", "Bo Brink", date(2025, 6, 16), maal=True)
    _gaaet_i_staa(folk, "dorte", "Dorte Dam", date(2024, 6, 3), maal=True)
    _gaaet_i_staa(folk, "erik", "Erik Enghave", date(2024, 6, 3), maal=False)
    klient = som("konsulent")
    ventet = {"varsel": "Anna", "stille": "Bo", "laenge": "Dorte", "uden_maal": "Erik"}
    for gruppe, navn in ventet.items():
        tekst = klient.get(reverse("kontor:udviklinger"), {"gruppe": gruppe}).content.decode()
        assert {en for en in ventet.values() if f"{en} " in tekst} == {navn}, gruppe


def test_listen_siger_hvorfor_og_er_ikke_en_forespoergsel_pr_raekke(
    folk: SimpleNamespace, som: Any, django_assert_max_num_queries: Any
) -> None:
    vej = _gaaet_i_staa(folk, "anna", "Anna Agerlund", date(2025, 3, 3), maal=True)
    vej.tag("udviklingssamtale_holdt", date(2025, 6, 2), ansaettelse="job-1", trivsel="presset", om=("trivsel",),
            proevet=("faste_dage",))  # fmt: skip
    for hvem, navn in (("bo", "Bo Brink"), ("dorte", "Dorte Dam"), ("erik", "Erik Enghave")):
        _gaaet_i_staa(folk, hvem, navn, date(2025, 3, 3), maal=True)
    klient = som("konsulent")
    with django_assert_max_num_queries(16):
        tekst = klient.get(reverse("kontor:udviklinger"), {"gruppe": "stille"}).content.decode()
    for ventet in ("Over et halvt år siden sidste samtale", "Trivslen var presset sidst", "Ingen udviklingsplan",
                   "Prøvet: andre dage eller kortere vagter", "20 måneder"):  # fmt: skip
        assert ventet in tekst, ventet


def test_en_anden_kommunes_job_er_ikke_paa_listen(folk: SimpleNamespace, som: Any) -> None:
    _gaaet_i_staa(folk, "anna", "Anna Agerlund", date(2025, 3, 3), maal=True)
    tekst = som("nabo").get(reverse("kontor:udviklinger"), {"gruppe": "stille"}).content.decode()
    assert "Anna" not in tekst


def test_genopbygning_finder_de_samme_kolonner(i_job: Vej) -> None:
    from fleksjob.sager.genopbygning import genopbyg

    i_job.tag("udviklingsmaal_aftalt", date(2026, 11, 6), ansaettelse="job-1", art="timer", maalvaerdi=18.0)
    i_job.sag.refresh_from_db()
    assert (i_job.sag.timer_siden, i_job.sag.aabne_maal) == (date(2026, 10, 1), 1)
    assert genopbyg is not None


# --- Borgeren og virksomheden ------------------------------------------------------------------------------------


def test_borgerens_side(i_job: Vej, som: Any) -> None:
    i_job.tag(
        "udviklingsmaal_aftalt", date(2026, 11, 6), ansaettelse="job-1", art="opgaver", maal="tager kassen"
    )
    klient = som("borger")
    tekst = klient.get("/borger/udvikling/").content.decode()
    for ventet in ("Hvad der sker i oktober 2031, og hvad der ikke sker", "Tager kassen", "Aktivloven § 74, stk. 2",
                   "En betalt time mere om ugen giver dig 546 kr."):  # fmt: skip
        assert ventet in tekst, ventet
    svar = klient.post("/borger/udvikling/", {"tekst": "Jeg klarede kassen alene"})
    assert svar.status_code == 302
    assert "Jeg klarede kassen alene" in klient.get("/borger/udvikling/").content.decode()


def test_virksomhedens_ark_siger_intet_om_fravaer_eller_trivsel(i_job: Vej, som: Any) -> None:
    i_job.tag("udviklingssamtale_holdt", date(2026, 11, 5), ansaettelse="job-1", trivsel="presset", om=("trivsel",),
              tegn=("afspadserer",), tekst="Hemmelig aftale om lægen")  # fmt: skip
    i_job.tag("sygdom_paabegyndt", date(2026, 11, 6))
    tekst = som("arbejdsgiver").get(f"/virksomhed/{i_job.sag.pk}/job-1/udvikling/").content.decode()
    assert "Tal om udvikling med Anna Agerlund" in tekst
    for forbudt in ("presset", "Hemmelig", "Sygemeldt", "Holder fri for at komme sig efter arbejde"):
        assert forbudt not in tekst, forbudt


def test_en_anden_virksomhed_kan_ikke_aabne_arket(i_job: Vej, client: Any, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Bruger

    anden = Bruger.objects.create_user(
        "anden", None, navn="Anden", rolle="arbejdsgiver", kommune=folk.hjemme, virksomhed_cvr="10150817"
    )
    client.force_login(anden)
    assert client.get(f"/virksomhed/{i_job.sag.pk}/job-1/udvikling/").status_code == 404
    assert kl(date(2026, 11, 20)) == NU
