"""Teamets sider: køen, mødet, fanen, papirerne og referatet, som de fire slags brugere møder dem, i begge tider."""

from collections.abc import Callable
from datetime import date, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.kontor.conftest import CPR, kl

pytestmark = [pytest.mark.database, pytest.mark.django_db]
I_DAG, MOEDEDAG = date(2025, 5, 6), date(2025, 5, 14)
HEMMELIGT = "Lægens dom over ryggen"


@pytest.fixture
def dagen(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    return lambda dag: monkeypatch.setenv("FLEKSJOB_DAG", dag.isoformat())


def klar_sag(folk: SimpleNamespace, hvem: str, navn: str, oprettet: date, bruger: Any = None) -> Any:
    from fleksjob.sager import kommandoer as k

    bruger = bruger or folk.sagsbehandler
    sag = k.opret_sag(bruger, cpr=CPR[hvem], navn=navn, nu=kl(oprettet), gyldig_fra=oprettet)
    for kommando, senere in ((k.paabegynd_plan, 5), (k.faerdiggoer_plan, 30)):
        dag = oprettet + timedelta(days=senere)
        sag = kommando(sag.pk, bruger, forventet_version=sag.version, nu=kl(dag), gyldig_fra=dag)
    return sag


def laeg_papir(sag: Any, bruger: Any, dag: date) -> None:
    from hashlib import sha256

    from fleksjob.breve.sagsbundt import Afsnit, tekstdel
    from fleksjob.sager.models import Bilag

    indhold = tekstdel(HEMMELIGT, dag, [Afsnit("Vurdering", ("Kan arbejde lidt.",))]).indhold
    Bilag.objects.create(
        kommune_id=sag.kommune_id, sag=sag, art="laegeattest", titel=HEMMELIGT, filnavn="a.pdf",
        mediatype="application/pdf", indhold=indhold, sha256=sha256(indhold).hexdigest(), helbred=True,
        lagt_ind=kl(dag), lagt_ind_af=bruger, dateret=dag,
    )  # fmt: skip


def laeg_verden(folk: SimpleNamespace, i_dag: date, moededag: date) -> SimpleNamespace:
    """Annas sag på Ilses møde, Bos i køen, og Dortes på et møde, Ilse ikke sidder med på."""
    from fleksjob.sager import kommandoer as k

    oprettet = i_dag - timedelta(days=60)
    annas = klar_sag(folk, "anna", "Anna Agerlund", oprettet)
    bos = klar_sag(folk, "bo", "Bo Brink", oprettet)
    dortes = klar_sag(folk, "dorte", "Dorte Dam", oprettet)
    for sag in (annas, dortes):
        laeg_papir(sag, folk.sagsbehandler, oprettet)
    rum = k.gem_moederum(
        folk.moedeleder, navn="Lokale 2", adresse="Torvet 1", beskrivelse="Et rundt bord.", vej="Bus 3.",
        billede=b"\x89PNG\r\n\x1a\n..", billedtekst="Et bord",
    )  # fmt: skip
    moeder = []
    for medlem, dag in ((folk.teammedlem, moededag), (None, moededag + timedelta(days=7))):
        moede = k.opret_teammoede(
            folk.moedeleder,
            nu=kl(i_dag),
            dag=dag,
            begynder=time(9),
            slutter=time(12),
            rum=rum.pk,
            som_sidst=False,
        )
        if medlem:
            k.besaet_plads(folk.moedeleder, moede.pk, omraade="region", hvem=medlem.pk)
        else:
            k.besaet_plads(folk.moedeleder, moede.pk, omraade="region", navn="Ulla Anden")
        k.besaet_plads(folk.moedeleder, moede.pk, omraade="beskæftigelse", hvem=folk.moedeleder.pk)
        moeder.append(moede)
    punkt = k.saet_paa_dagsordenen(annas.pk, folk.sagsbehandler, nu=kl(i_dag), moede_id=moeder[0].pk)
    k.saet_paa_dagsordenen(dortes.pk, folk.sagsbehandler, nu=kl(i_dag), moede_id=moeder[1].pk)
    pakke = k.send_sagspapirer(annas.pk, folk.sagsbehandler, nu=kl(i_dag))
    anden_pakke = k.send_sagspapirer(dortes.pk, folk.sagsbehandler, nu=kl(i_dag))
    return SimpleNamespace(
        annas=annas, bos=bos, dortes=dortes, moede=moeder[0], andet=moeder[1], punkt=punkt, pakke=pakke,
        anden_pakke=anden_pakke, rum=rum,
    )  # fmt: skip


@pytest.fixture
def verden(folk: SimpleNamespace, dagen: Callable[[date], None]) -> SimpleNamespace:
    dagen(I_DAG)
    return laeg_verden(folk, I_DAG, MOEDEDAG)


@pytest.fixture
def ny_verden(folk: SimpleNamespace) -> SimpleNamespace:
    """Det samme efter 1. juli 2026."""
    return laeg_verden(folk, date(2026, 11, 20), date(2026, 11, 26))


def side(klient: Client, navn: str, *args: Any, **ventet: Any) -> str:
    svar = klient.get(reverse(f"kontor:{navn}", args=args), {"fra": "team"})
    assert svar.status_code == ventet.get("status", 200), svar.content[:400]
    return " ".join(svar.content.decode(errors="replace").split())


# -- hvem ser hvad ------------------------------------------------------------------------------------------------


def moedets_adresser(v: SimpleNamespace) -> dict[str, tuple[str, str]]:
    """Side → (mødet, Ilse sidder med på; det andet)."""

    def to(navn: str, eget: list[Any], andet: list[Any]) -> tuple[str, str]:
        return reverse(f"kontor:{navn}", args=eget), reverse(f"kontor:{navn}", args=andet)

    m, a = v.moede.pk, v.andet.pk
    return {
        "team_moede": to("team_moede", [m], [a]),
        "team_moedesag": to("team_moedesag", [m, v.annas.nummer], [a, v.dortes.nummer]),
        "team_pakke": to(
            "team_pakke", [m, v.annas.nummer, v.pakke.pk], [a, v.dortes.nummer, v.anden_pakke.pk]
        ),
        "sag_indkaldelse": to("sag_indkaldelse", [v.annas.nummer], [v.dortes.nummer]),
    }


@pytest.mark.parametrize(
    ("rolle", "ventet"),
    [
        ("teammedlem", {"team_moede": (200, 404), "team_moedesag": (200, 404), "team_pakke": (200, 404),
                        "sag_indkaldelse": (403, 403)}),
        ("moedeleder", dict.fromkeys(["team_moede", "team_moedesag", "team_pakke", "sag_indkaldelse"], (200, 200))),
        ("sagsbehandler", {"team_moede": (200, 200), "team_moedesag": (200, 200), "team_pakke": (200, 200),
                           "sag_indkaldelse": (200, 200)}),
        ("kollega", {"team_moede": (200, 200), "team_moedesag": (404, 404), "team_pakke": (404, 404),
                     "sag_indkaldelse": (200, 200)}),
        *((rolle, dict.fromkeys(["team_moede", "team_moedesag", "team_pakke", "sag_indkaldelse"], (403, 403)))
          for rolle in ("konsulent", "fastholder", "kontrollant", "borger", "arbejdsgiver")),
    ],
)  # fmt: skip
def test_moedets_sider_for_hver_rolle(
    rolle: str, ventet: dict[str, tuple[int, int]], verden: SimpleNamespace, som: Any
) -> None:
    """Den, der ikke sidder med, får svaret for et møde, der ikke findes. Sagsbehandleren er inviteret til sin sag."""
    klient = som(rolle)
    for navn, adresser in moedets_adresser(verden).items():
        svar = [klient.get(adr, {"fra": "team"}) for adr in adresser]
        assert tuple(en.status_code for en in svar) == ventet[navn], navn
        if ventet[navn][1] != 200:
            assert b"Dorte" not in svar[1].content, navn
            assert HEMMELIGT.encode() not in svar[1].content, navn


def test_anonyme_sendes_til_log_ind(verden: SimpleNamespace, client: Client) -> None:
    for eget, _ in moedets_adresser(verden).values():
        assert client.get(eget).url.split("?")[0] == "/log-ind/"
        assert client.post(eget).url.split("?")[0] == "/log-ind/"


def test_en_anden_kommune_ser_hverken_moede_lokale_eller_papirer(verden: SimpleNamespace, som: Any) -> None:
    klient = som("nabo")
    for navn, (eget, _) in moedets_adresser(verden).items():
        assert klient.get(eget, {"fra": "team"}).status_code == 404, navn
    assert klient.get(reverse("kontor:team_rumbillede", args=[verden.rum.pk])).status_code == 404
    assert som("moedeleder").get(reverse("kontor:team_rumbillede", args=[verden.rum.pk])).status_code == 200


def test_teammedlemmet_begynder_paa_sine_moeder_og_ser_kun_dem(
    verden: SimpleNamespace, som: Any, folk: Any
) -> None:
    from fleksjob.kontor.sider.log_ind import hjem

    klient = som("teammedlem")
    assert hjem(folk.teammedlem) == reverse("kontor:team")
    oversigt = side(klient, "team")
    assert "14. maj" in oversigt
    assert "21. maj" not in oversigt
    assert "Bo Brink" not in oversigt
    moede = side(klient, "team_moede", verden.moede.pk)
    assert "Anna Agerlund" in moede
    assert "Invitér til hele mødet" not in moede
    sagen = side(klient, "team_moedesag", verden.moede.pk, verden.annas.nummer)
    assert HEMMELIGT in sagen
    assert "Du kan læse sagen fra 23. april 2025 til 28. maj 2025" in sagen


@pytest.mark.parametrize(
    ("dag", "status"), [(date(2025, 4, 22), 404), (date(2025, 5, 28), 200), (date(2025, 5, 29), 404)]
)
def test_efter_vinduet_er_der_intet(
    dag: date, status: int, verden: SimpleNamespace, som: Any, dagen: Callable[[date], None]
) -> None:
    dagen(dag)
    klient = som("teammedlem")
    for navn in ("team_moedesag", "team_pakke"):
        svar = klient.get(moedets_adresser(verden)[navn][0])
        assert svar.status_code == status
        assert (HEMMELIGT.encode() in svar.content) is (status == 200 and navn == "team_moedesag")
    if status == 404:
        assert "Anna" not in side(klient, "team_moede", verden.moede.pk)


def test_teammedlemmet_svarer_selv_og_kun_for_sig(verden: SimpleNamespace, som: Any, folk: Any) -> None:
    from fleksjob.sager.models import Moededeltager

    klient = som("teammedlem")
    adr = reverse("kontor:team_moede", args=[verden.moede.pk])
    mine, andres = (
        Moededeltager.for_kommune(901).get(moede=verden.moede, punkt=None, bruger=hvem)
        for hvem in (folk.teammedlem, folk.moedeleder)
    )
    assert klient.post(adr, {"handling": "svar", "nr": andres.pk, "svar": "kan_ikke"}).status_code == 403
    assert klient.post(adr, {"handling": "aflys", "hvorfor": "Nej"}).status_code == 403
    assert klient.post(adr, {"handling": "svar", "nr": mine.pk, "svar": "kan_ikke"}).status_code == 302
    efter = side(klient, "team_moede", verden.moede.pk)
    assert "Du har meldt afbud" in efter
    assert "Anna" not in efter
    assert "Der mangler regionens sundhedskoordinator" in efter
    verden.moede.refresh_from_db()
    assert verden.moede.aflyst == ""


# -- køen og mødet ------------------------------------------------------------------------------------------------


def test_koeen_saetter_en_sag_paa_og_siger_hvad_der_er_galt(verden: SimpleNamespace, som: Any) -> None:
    klient = som("sagsbehandler")
    oversigt = side(klient, "team")
    assert "Bo Brink" in oversigt
    assert "<strong>30 dage</strong>" in oversigt
    assert "Rehabiliteringsteamet</button>" in oversigt
    adr = reverse("kontor:team")
    uden = klient.post(adr, {"sag": verden.bos.pk, "minutter": "45"})
    assert (uden.status_code, "Vælg et møde." in uden.content.decode()) == (422, True)
    svar = klient.post(adr, {"sag": verden.bos.pk, "moede": verden.moede.pk, "minutter": "20"})
    assert svar.url == reverse("kontor:team_moede", args=[verden.moede.pk])
    moede = side(klient, "team_moede", verden.moede.pk)
    assert "09.45–10.05" in moede
    igen = klient.post(adr, {"sag": verden.bos.pk, "moede": verden.moede.pk, "minutter": "20"})
    assert "Sagen er allerede på dagsordenen" in igen.content.decode()


def test_flyt_tag_af_og_gaest_fra_moedets_side(verden: SimpleNamespace, som: Any) -> None:
    from fleksjob.sager.models import Dagsordenspunkt

    klient = som("sagsbehandler")
    adr = reverse("kontor:team_moede", args=[verden.moede.pk])
    nr = verden.punkt.pk
    assert (
        klient.post(
            adr, {"handling": "gaest", "nr": nr, "hverv": "fysioterapeut", "navn": "Finn"}
        ).status_code
        == 302
    )
    assert "Finn" in side(klient, "team_moede", verden.moede.pk)
    uden_grund = klient.post(adr, {"handling": "af", "nr": nr, "hvorfor": ""})
    assert (uden_grund.status_code, "Feltet skal udfyldes." in uden_grund.content.decode()) == (422, True)
    assert klient.post(adr, {"handling": "af", "nr": 999, "hvorfor": "x"}).status_code == 404
    assert (
        klient.post(
            adr, {"handling": "flyt", "nr": nr, "moede": verden.andet.pk, "hvorfor": "Syg"}
        ).status_code
        == 302
    )
    assert Dagsordenspunkt.for_kommune(901).get(pk=nr).moede_id == verden.andet.pk
    assert klient.post(adr, {"handling": "af", "nr": nr, "hvorfor": "x"}).status_code == 404
    assert "Flyttet til et andet møde" in side(klient, "sag_team", verden.annas.nummer)


def test_nyt_moede_foreslaar_tider_og_laegges(verden: SimpleNamespace, som: Any, folk: Any) -> None:
    klient = som("moedeleder")
    adr = reverse("kontor:team_nyt")
    svar = klient.get(adr, {"folk": folk.teammedlem.pk, "fra": MOEDEDAG.isoformat(), "minutter": "120"})
    assert "?dag=2025-05-14&amp;begynder=12:30" in svar.content.decode()
    assert "?dag=2025-05-14&amp;begynder=09:00" not in svar.content.decode()
    forkert = klient.post(adr, {"dag": "2025-05-20", "begynder": "12.00", "slutter": "9.00"})
    assert "Mødet skal slutte, efter at det begynder." in forkert.content.decode()
    lagt = klient.post(adr, {"dag": "2025-05-20", "begynder": "9.00", "slutter": "12.00", "som_sidst": "on"})
    assert lagt.status_code == 302
    assert "Ilse Prøve" in klient.get(lagt.url).content.decode()


# -- fanen --------------------------------------------------------------------------------------------------------


def test_fanen_siger_hvad_der_er_aendret_siden_papirerne_blev_sendt(
    verden: SimpleNamespace, som: Any, folk: Any
) -> None:
    klient = som("sagsbehandler")
    assert "Siden papirerne blev sendt" not in side(klient, "sag_team", verden.annas.nummer)
    laeg_papir(verden.annas, folk.sagsbehandler, I_DAG)
    efter = side(klient, "sag_team", verden.annas.nummer)
    assert f"<strong>Nyt:</strong> {HEMMELIGT}" in efter
    assert "Det, teamet fik, er ikke ændret." in efter
    assert verden.pakke.dokument.sha256 in efter


@pytest.mark.parametrize("rolle", ["kollega", "konsulent", "fastholder"])
def test_uden_behov_for_helbred_er_papirerne_lukket(rolle: str, verden: SimpleNamespace, som: Any) -> None:
    tekst = side(som(rolle), "sag_team", verden.annas.nummer)
    assert "Papirerne har helbredsoplysninger, som du ikke har adgang til." in tekst
    assert HEMMELIGT not in tekst


def test_indkaldelsen_ses_sendes_og_undtagelsen_kraever_grund(verden: SimpleNamespace, som: Any) -> None:
    klient = som("sagsbehandler")
    adr = reverse("kontor:sag_team", args=[verden.annas.nummer])
    side(klient, "sag_team", verden.annas.nummer)
    udkast = klient.get(reverse("kontor:sag_indkaldelse", args=[verden.annas.nummer]))
    assert udkast.content[:4] == b"%PDF"
    felter = {"handling": "indkald", "forventet_version": verden.annas.version, "udfald": "udelad"}
    assert "Skriv, hvorfor det ville skade borgeren." in klient.post(adr, felter).content.decode()
    assert klient.post(adr, {**felter, "udfald": "vis"}).status_code == 302
    assert "Borgeren er indkaldt til 14. maj 2025" in side(klient, "sag_team", verden.annas.nummer)


def test_genforelaeggelse_paa_siden_og_anden_gang_er_lukket(
    verden: SimpleNamespace, som: Any, folk: Any, dagen: Callable[[date], None]
) -> None:
    _afhold(folk, verden, MOEDEDAG)
    dagen(MOEDEDAG + timedelta(days=1))
    klient = som("sagsbehandler")
    adr = reverse("kontor:sag_team", args=[verden.annas.nummer])
    assert "Læg sagen for teamet igen" in side(klient, "sag_team", verden.annas.nummer)
    sag = type(verden.annas).for_bruger(folk.sagsbehandler).get(pk=verden.annas.pk)
    felter = {"handling": "genforelaeg", "forventet_version": sag.version, "begrundelse": ""}
    assert "Feltet skal udfyldes." in klient.post(adr, felter).content.decode()
    assert klient.post(adr, {**felter, "begrundelse": "Vi mangler en praktik."}).status_code == 302
    efter = side(klient, "sag_team", verden.annas.nummer)
    assert "Sagen er allerede lagt for teamet igen; det kan ske én gang." in efter
    assert "Lagt frem igen" in side(klient, "team")


def _afhold(folk: SimpleNamespace, verden: SimpleNamespace, dag: date) -> None:
    from fleksjob.sager.kommandoer.skriv_referat import Indstilling, Referat, skriv_referat

    skriv_referat(
        verden.annas.pk, folk.moedeleder, forventet_version=verden.annas.version, nu=kl(dag), gyldig_fra=dag,
        referat=Referat(fremmoede={"beskæftigelsesområdet": True, "regionens sundhedskoordinator": True},
                        borgeren_deltog=True),
        indstilling=Indstilling(til="foertidspension", vaegt_helbred="Ryggen"),
    )  # fmt: skip


def test_efter_reformen_viser_fanen_raadet_og_hvilke_regler_der_gaelder(
    ny_verden: SimpleNamespace, som: Any
) -> None:
    tekst = side(som("sagsbehandler"), "sag_team", ny_verden.annas.nummer)
    assert "Der er intet krav om et team" in tekst
    assert "Kommunen skal have rådgivning fra regionens kliniske funktion" in tekst
    assert "Registrér rådet" in tekst
    assert "udledt af lovens to ikrafttrædelsesdage" in tekst
    assert "Det kan teamet indstille til" not in tekst
    assert "Ingen pladser er krævet" in side(som("moedeleder"), "team_moede", ny_verden.moede.pk)


# -- referatet ----------------------------------------------------------------------------------------------------

UDFYLDT = {
    "gyldig_fra": MOEDEDAG.isoformat(), "borgeren_deltog": "ja", "til": "fleksjob", "vaegt_helbred": "Ryggen",
    "afklaret": "Alt er prøvet", "jobtyper": "Lager", "hensyn": ["Faste pauser"], "stoette": "ingen",
    "progression_droeftet": "nej",
}  # fmt: skip


def _referat(klient: Client, verden: SimpleNamespace, handling: str = "gem", **felter: Any) -> Any:
    adr = reverse("kontor:sag_referat", args=[verden.annas.nummer])
    tom = klient.get(adr, {"fra": "team"}).context["formular"]
    faste = {
        "forventet_version": tom["forventet_version"].value(),
        "fremmoede": ["0", "1", "2", "3"],
        "handling": handling,
    }
    return klient.post(adr, faste | UDFYLDT | felter)


def test_referatet_gemmer_moede_og_indstilling(
    verden: SimpleNamespace, som: Any, dagen: Callable[[date], None], folk: SimpleNamespace
) -> None:
    """Også jobidéer fra kommunens liste, tid, der er blevet fri, og en forsigtig begyndelse."""
    from fleksjob.sager.models import Jobfunktion

    Jobfunktion.objects.create(
        kommune=folk.hjemme, navn="Varemodtagelse", oprettet=kl(I_DAG), oprettet_af=folk.konsulent
    )
    dagen(MOEDEDAG)
    klient = som("moedeleder")
    svar = _referat(
        klient,
        verden,
        uenig_navn_1="Ilse",
        uenig_grund_1="Prøv ressourceforløb",
        timer_frigivet="Genoptræningen er slut",
        timer_optrapning="Begynd med korte vagter",
        tvivl="Få timer eller ressourceforløb",
        jobideer="Bibliotek\nArkiv",
        jobfunktioner=["Varemodtagelse"],
        syn_0="Kender borgeren godt",
    )
    assert svar.status_code == 302, svar.context["formular"].errors
    tekst = side(klient, "sag_team", verden.annas.nummer)
    ventede = (
        *("Uenig: Ilse", "Prøv ressourceforløb", "Faste pauser", "Kender borgeren godt"),
        *("Genoptræningen er slut", "Begynd med korte vagter", "Få timer eller ressourceforløb"),
        "Varemodtagelse, Bibliotek, Arkiv",
    )
    for ventet in ventede:
        assert ventet in tekst


def test_formularen_har_intet_felt_til_timer_og_udfaldene_er_tidens(
    verden: SimpleNamespace, som: Any, dagen: Callable[[date], None]
) -> None:
    dagen(MOEDEDAG)
    adr = reverse("kontor:sag_referat", args=[verden.annas.nummer])
    formular = som("moedeleder").get(adr, {"fra": "team"}).context["formular"]
    assert [navn for navn in formular.fields if navn in ("timer", "ugetimer", "timetal")] == []
    assert not any(type(felt).__name__ in ("Tal", "IntegerField") for navn, felt in formular.fields.items()
                   if navn != "forventet_version")  # fmt: skip
    assert "ressourceforloeb" in dict(formular.fields["til"].choices)


def test_et_fast_timetal_giver_et_venligt_raad_en_gang(
    verden: SimpleNamespace, som: Any, dagen: Callable[[date], None]
) -> None:
    dagen(MOEDEDAG)
    klient = som("moedeleder")
    svar = _referat(klient, verden, afklaret="Kan arbejde 12 timer om ugen")
    tekst = svar.content.decode()
    assert (svar.status_code, "Du har skrevet «12 timer»" in tekst) == (422, True)
    assert "Intet er gemt endnu" in tekst
    assert "Kan arbejde 12 timer om ugen" in tekst
    assert _referat(klient, verden, afklaret="Kan arbejde 12 timer om ugen", raad_set="1").status_code == 302


def test_et_spaend_giver_intet_raad(verden: SimpleNamespace, som: Any, dagen: Callable[[date], None]) -> None:
    dagen(MOEDEDAG)
    assert _referat(som("moedeleder"), verden, timer_svinger="8-12 timer om ugen").status_code == 302


def test_en_tom_plads_siger_foelgen_og_kun_moedet_kan_gemmes(
    verden: SimpleNamespace, som: Any, dagen: Callable[[date], None]
) -> None:
    dagen(MOEDEDAG)
    klient = som("moedeleder")
    formular = klient.get(reverse("kontor:sag_referat", args=[verden.annas.nummer]), {"fra": "team"}).context[
        "formular"
    ]
    uden = [str(nr) for nr, en in enumerate(formular.pladser) if not en.startswith("regionens")]
    svar = _referat(klient, verden, fremmoede=uden)
    assert (
        "Uden regionens sundhedskoordinator er teamet ikke sat sammen, som loven kræver"
        in svar.content.decode()
    )
    assert _referat(klient, verden, "kun_moede", fremmoede=uden).status_code == 302
    assert "Anna Agerlund" in side(klient, "team").split("Sager, der er klar")[1]


def test_mangler_staar_ved_felterne_og_intet_mistes(
    verden: SimpleNamespace, som: Any, dagen: Callable[[date], None]
) -> None:
    dagen(MOEDEDAG)
    svar = _referat(som("moedeleder"), verden, jobtyper="", meget_begraenset="ja", afklaret="Unik tekst her")
    formular = svar.context["formular"]
    assert set(formular.errors) == {"jobtyper", "udvikling"}
    assert "§ 9" in formular.errors["udvikling"][0]
    assert "Unik tekst her" in svar.content.decode()


def test_det_gamle_skridt_foerer_til_referatet(
    verden: SimpleNamespace, som: Any, dagen: Callable[[date], None]
) -> None:
    dagen(MOEDEDAG)
    klient = som("sagsbehandler")
    gammel = reverse("kontor:skridt", args=[verden.annas.nummer, "teammoede_afholdt"])
    assert klient.get(gammel, {"fra": "team"}).url == reverse(
        "kontor:sag_referat", args=[verden.annas.nummer]
    )
    uden_moede = reverse("kontor:skridt", args=[verden.bos.nummer, "teammoede_afholdt"])
    assert klient.get(uden_moede, {"fra": "team"}).status_code == 200
    indkald = reverse("kontor:skridt", args=[verden.bos.nummer, "teammoede_indkaldt"])
    assert klient.get(indkald).url == reverse("kontor:sag_team", args=[verden.bos.nummer])


def test_tvaerfagligt_referat_efter_reformen(
    ny_verden: SimpleNamespace, som: Any, dagen: Callable[[date], None]
) -> None:
    dagen(date(2026, 11, 26))
    klient = som("sagsbehandler")
    adr = reverse("kontor:sag_referat", args=[ny_verden.annas.nummer])
    formular = klient.get(adr, {"fra": "team"}).context["formular"]
    assert "til" not in formular.fields
    felter = {"forventet_version": formular["forventet_version"].value(), "gyldig_fra": "2026-11-26",
              "borgeren_deltog": "nej", "handling": "gem"}  # fmt: skip
    svar = klient.post(adr, felter)
    assert {"uden_borgeren", "resume"} <= set(svar.context["formular"].errors)
    rigtigt = {**felter, "uden_borgeren": "Syg på dagen", "resume": "Prøv korte vagter"}
    assert klient.post(adr, rigtigt).status_code == 302
    assert "Prøv korte vagter" in side(klient, "sag_team", ny_verden.annas.nummer)
