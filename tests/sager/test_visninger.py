"""Det, læserne ser: rækkefølge, filtre, søgning, og at hvert opslag skrives ned."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.sager.conftest import CVR, kl

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import kommandoer as k, visninger
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Dokument, Kommune, Opslag, Pligt, Sag

pytestmark = [pytest.mark.database, pytest.mark.django_db]
DAG = date(2026, 11, 20)
Vej = Callable[[str], Sag]


@pytest.fixture
def frister(sag: Sag, anden_sag: Sag, anne: Bruger, bo: Bruger) -> None:
    """Fem frister på kryds og tværs: forskellige dage, slags, ejere og teams, og to, der ikke skal vises."""
    for noegle, kode, dage, ejer, team, felter in (
        ("a", "jobsamtale", -3, anne, "Team Nord", {}),
        ("b", "cv_jobnet", -10, bo, "Team Syd", {}),
        ("c", "jobsamtale", 0, anne, "Team Nord", {}),
        ("d", "opfoelgning_3_mdr", 5, anne, "Team Nord", {}),
        ("e", "opfoelgning_3_mdr", 40, bo, "Team Syd", {}),
        ("f", "klagefrist", 2, anne, "Team Nord", {"ansvarlig": "borger"}),
        ("g", "jobsamtale", -1, anne, "Team Nord", {"aaben": False}),
        ("h", "status_54_mdr", 800, anne, "Team Nord", {}),
        ("i", "jobsamtale", 3, anne, "Team Nord", {"gaelder_fra": DAG + timedelta(1)}),
        ("j", "jobsamtale", -4, anne, "Team Nord", {"aaben_til": DAG}),
    ):
        faste = {"aaben": True, "ansvarlig": "sagsbehandler", **felter}
        Pligt.objects.create(
            kommune_id=sag.kommune_id, sag=sag if ejer == anne else anden_sag, noegle=noegle, kode=kode,
            frist=DAG + timedelta(days=dage), efter_frist="overskredet", art="lov", navn=kode, hjemmel="§ 1",
            forklaring="fordi", ejer=ejer, team=team, aftryk=1, **faste,
        )  # fmt: skip


def koder(liste: visninger.MinDag) -> list[tuple[str, int]]:
    return [(en.kode, (en.frist - DAG).days) for en in liste.raekker]


def test_det_overskredne_foerst_og_kun_mine(frister: None, anne: Bruger) -> None:
    liste = visninger.min_dag(anne, DAG)
    assert koder(liste) == [("jobsamtale", -3), ("jobsamtale", 0), ("opfoelgning_3_mdr", 5)]
    assert liste.pr_periode == {"overskredet": 1, "idag": 1, "uge": 1, "senere": 0}
    assert [(en.kode, en.antal) for en in liste.pr_kode] == [("jobsamtale", 2), ("opfoelgning_3_mdr", 1)]
    assert (liste.i_alt, liste.sider, liste.teams) == (3, 1, ["Team Nord", "Team Syd"])
    foerste = liste.raekker[0]
    assert (foerste.navn, foerste.fase, foerste.ejer) == ("Maja Bek-Lund", "Under forberedelse", "Anne Holm")


def test_alles_og_teamets(frister: None, anne: Bruger, leder: Bruger) -> None:
    alle = [("cv_jobnet", -10), ("jobsamtale", -3), ("jobsamtale", 0), ("opfoelgning_3_mdr", 5),
            ("opfoelgning_3_mdr", 40)]  # fmt: skip
    assert koder(visninger.min_dag(leder, DAG)) == alle
    assert koder(visninger.min_dag(anne, DAG, mine=False)) == alle
    assert koder(visninger.min_dag(anne, DAG, team="Team Syd")) == [
        ("cv_jobnet", -10),
        ("opfoelgning_3_mdr", 40),
    ]


def test_filtrene_og_deres_tal(frister: None, leder: Bruger) -> None:
    kun = visninger.min_dag(leder, DAG, art="opfoelgning_3_mdr")
    assert koder(kun) == [("opfoelgning_3_mdr", 5), ("opfoelgning_3_mdr", 40)]
    assert kun.pr_periode == {"overskredet": 0, "idag": 0, "uge": 1, "senere": 1}
    forbi = visninger.min_dag(leder, DAG, periode="overskredet")
    assert koder(forbi) == [("cv_jobnet", -10), ("jobsamtale", -3)]
    assert {en.kode: en.antal for en in forbi.pr_kode} == {"cv_jobnet": 1, "jobsamtale": 1}
    assert forbi.pr_periode["senere"] == 1


def test_maanedens_udbetalinger_er_en_linje(frister: None, sag: Sag, anne: Bruger) -> None:
    Pligt.objects.bulk_create(
        Pligt(
            kommune_id=sag.kommune_id, sag=sag, noegle=f"u{dage}", kode="udbetaling", frist=DAG + timedelta(days=dage),
            aaben=True, efter_frist="overskredet", art="intern", navn="x", hjemmel="", forklaring="",
            ansvarlig="sagsbehandler", ejer=anne, aftryk=dage,
        )
        for dage in (-20, 10, 11)
    )  # fmt: skip
    liste = visninger.min_dag(anne, DAG)
    assert (liste.i_alt, liste.pr_periode["overskredet"], len(liste.raekker)) == (3, 1, 3)
    assert liste.udbetalinger == visninger.arbejdsliste.Samlet(3, DAG - timedelta(days=20), 1)
    assert {en.kode: en.antal for en in liste.pr_kode}["udbetaling"] == 3
    kun = visninger.min_dag(anne, DAG, art="udbetaling")
    assert (kun.i_alt, len(kun.raekker), kun.udbetalinger) == (3, 3, None)
    assert visninger.dagens_tal(anne, DAG).overskredet == 1


def test_status_foelger_dagen_uden_natlig_koersel(frister: None, anne: Bruger) -> None:
    assert visninger.min_dag(anne, DAG + timedelta(6)).pr_periode["overskredet"] == 4
    assert visninger.dagens_tal(anne, DAG) == visninger.arbejdsliste.DagensTal(1, 1, 1)


def test_sider(sag: Sag, anne: Bruger) -> None:
    Pligt.objects.bulk_create(
        Pligt(
            kommune_id=sag.kommune_id, sag=sag, noegle=str(nr), kode="jobsamtale", frist=DAG - timedelta(days=nr),
            aaben=True, efter_frist="overskredet", art="lov", navn="x", hjemmel="", forklaring="",
            ansvarlig="sagsbehandler", ejer=anne, aftryk=nr,
        )
        for nr in range(1, 121)
    )  # fmt: skip
    foerste, sidste = visninger.min_dag(anne, DAG), visninger.min_dag(anne, DAG, side=99)
    assert (foerste.i_alt, foerste.sider, len(foerste.raekker), len(sidste.raekker)) == (120, 3, 50, 20)
    assert foerste.raekker[0].frist == DAG - timedelta(days=120)


def test_listen_er_for_medarbejdere(sag: Sag, borger: Bruger, arbejdsgiver: Bruger, nu: datetime) -> None:
    for bruger in (borger, arbejdsgiver):
        for spoerg in (
            lambda hvem: visninger.min_dag(hvem, DAG),
            lambda hvem: visninger.sagen(hvem, sag.nummer, formaal="x", nu=nu),
            lambda hvem: visninger.udbetalinger(hvem),
            lambda hvem: visninger.til_godkendelse(hvem, DAG),
            lambda hvem: visninger.job_til_konsulent(hvem, DAG),
            lambda hvem: visninger.overblik(hvem, DAG),
            lambda hvem: visninger.opslag_i_sag(hvem, sag.nummer),
        ):
            with pytest.raises(AdgangNaegtet):
                spoerg(bruger)
        assert visninger.find_sager(bruger, "Maja") == []


def test_hoejst_ti_opslag_i_listen_og_femten_paa_sagen(
    foer_til: Vej, anne: Bruger, leder: Bruger, nu: datetime
) -> None:
    sag = foer_til("i_fleksjob")
    for hent, hoejst in (
        (lambda: visninger.min_dag(leder, DAG), 10),
        (lambda: visninger.sagen(anne, sag.nummer, formaal="x", nu=nu), 15),
    ):
        with CaptureQueriesContext(connection) as fangede:
            hent()
        assert 0 < len(fangede) <= hoejst


# --- Sagen og opslagsloggen ---------------------------------------------------------------------------------


def test_sagen_er_hel_og_opslaget_staar_i_loggen(
    foer_til: Vej, anne: Bruger, bo: Bruger, nu: datetime
) -> None:
    sag = foer_til("i_fleksjob")
    billede = visninger.sagen(anne, sag.nummer, formaal="Opfølgning", nu=nu)
    assert billede.tilstand.fase == "i_fleksjob"
    assert [en.id for en in billede.haendelser] == [str(nr) for nr in range(1, 10)]
    assert billede.navne == {"anne": "Anne Holm", "bo": "Bo Lund", "kira": "Kira Dam"}
    assert {en.kode for en in billede.pligter} >= {"opfoelgning_6_mdr", "klagefrist"}
    assert {en.kode for en in billede.skridt if en.mulig} >= {"opfoelgning_afholdt", "vilkaar_aendret"}
    opslag = Opslag.for_bruger(anne).get()
    assert (opslag.person_id, opslag.bruger_id, opslag.formaal, opslag.kanal) == (
        sag.person_id, anne.pk, "Opfølgning", "kontor",
    )  # fmt: skip


def test_et_kvarter_er_et_opslag(sag: Sag, anne: Bruger, bo: Bruger) -> None:
    for bruger, minut, formaal in (
        (anne, 0, "Opfølgning"), (anne, 14, "Opfølgning"), (anne, 15, "Klage"), (bo, 16, "Opfølgning"),
        (anne, 31, "Opfølgning"),
    ):  # fmt: skip
        visninger.sagen(bruger, sag.nummer, formaal=formaal, nu=kl("2026-11-20", 10, minut))
    raekker = Opslag.for_bruger(anne).order_by("tid").values_list("bruger__username", "formaal")
    assert list(raekker) == [
        ("anne", "Opfølgning"),
        ("anne", "Klage"),
        ("bo", "Opfølgning"),
        ("anne", "Opfølgning"),
    ]


def test_uden_formaal_ingen_sag(sag: Sag, anne: Bruger, nu: datetime) -> None:
    with pytest.raises(UgyldigtInput, match="hvorfor"):
        visninger.sagen(anne, sag.nummer, formaal=" ", nu=nu)


def test_cpr_nummeret_staar_kun_paa_personen(foer_til: Vej, anne: Bruger, nu: datetime) -> None:
    sag = foer_til("i_fleksjob")
    visninger.sagen(anne, sag.nummer, formaal="Opfølgning", nu=nu)
    with pytest.raises(UgyldigtInput, match="uden CPR-nummer"):
        visninger.sagen(anne, sag.nummer, formaal="Om 610584-1234", nu=nu)
    with connection.cursor() as markoer:
        for tabel in (
            "sager_haendelse",
            "sager_opslag",
            "sager_sag",
            "sager_pligt",
            "sager_job",
            "sager_soegeord",
        ):
            markoer.execute(f"SELECT * FROM {tabel}")
            raekker = markoer.fetchall()
            assert raekker, tabel
            assert "6105841234" not in repr(raekker).replace("-", ""), tabel


def test_borgeren_ser_hvornaar_og_hvorfor_men_ikke_hvem(
    sag: Sag, anne: Bruger, borger: Bruger, anden_borger: Bruger, leder: Bruger, nu: datetime
) -> None:
    visninger.sagen(anne, sag.nummer, formaal="Opfølgning", nu=nu)
    (mit,) = visninger.mine_opslag(borger)
    assert (mit.formaal, mit.kanal, mit.tid.astimezone(UTC)) == ("Opfølgning", "kontor", nu.astimezone(UTC))
    assert "anne" not in repr(mit).lower()
    assert visninger.mine_opslag(anden_borger) == []
    assert [en.navn for en in visninger.opslag_i_sag(leder, sag.nummer)] == ["Anne Holm"]
    with pytest.raises(AdgangNaegtet):
        visninger.opslag_i_sag(anne, sag.nummer)


def test_en_sag_i_en_anden_kommune_findes_ikke(
    sag: Sag, anden_kommune: Kommune, bruger_i: Callable[..., Bruger], nu: datetime
) -> None:
    fremmed = bruger_i(anden_kommune, Rolle.LEDER, "fremmed")
    with pytest.raises(AdgangNaegtet, match="findes ikke"):
        visninger.sagen(fremmed, sag.nummer, formaal="x", nu=nu)
    assert visninger.find_sager(fremmed, "Maja") == []
    assert not Opslag.for_kommune(sag.kommune_id).exists()


def test_min_egen_sag_er_ikke_et_opslag(foer_til: Vej, borger: Bruger, arbejdsgiver: Bruger) -> None:
    foer_til("ledig")
    min_sag = visninger.min_sag(borger, dag=DAG)
    assert min_sag is not None
    assert (min_sag.billede.tilstand.fase, min_sag.opslag) == ("ledig", [])
    assert {en.kode for en in min_sag.billede.skridt} >= {"cv_registreret", "klage_modtaget"}
    assert not Opslag.for_kommune(borger.kommune_id).exists()
    with pytest.raises(AdgangNaegtet):
        visninger.min_sag(arbejdsgiver, dag=DAG)


def test_arbejdsgiveren_ser_jobbet_og_ikke_personen(
    foer_til: Vej,
    arbejdsgiver: Bruger,
    kommune: Kommune,
    bruger_i: Callable[..., Bruger],
    borger: Bruger,
    nu: datetime,
) -> None:
    foer_til("i_fleksjob")
    (ansat,) = visninger.vores_ansatte(arbejdsgiver, nu=nu, dag=DAG)
    assert (ansat.navn, ansat.ansaettelse.id, ansat.ansaettelse.cvr) == ("Maja Bek-Lund", "job-1", CVR)
    assert {en.kode for en in ansat.skridt} == {
        "fuldtidsloen_oplyst", "indkomst_indberettet", "forslag_besvaret", "kontrakt_aftalt",
        "tillaegsaftale_bekraeftet", "hjaelp_oensket",
    }  # fmt: skip
    assert {en.kode for en in ansat.pligter} <= {
        "opfoelgning_3_mdr", "opfoelgning_6_mdr", "opfoelgning_30_mdr", "status_54_mdr", "bevilling_udloeber",
    }  # fmt: skip
    assert "610584" not in repr(ansat)
    assert [en.kanal for en in visninger.mine_opslag(borger)] == ["selvbetjening"]
    nabo = bruger_i(kommune, Rolle.ARBEJDSGIVER, "nabo", virksomhed_cvr="10000009")
    assert visninger.vores_ansatte(nabo, nu=nu, dag=DAG) == []


def test_breve(sag: Sag, anne: Bruger, borger: Bruger, anden_borger: Bruger, nu: datetime) -> None:
    udkast, sendt = (
        Dokument.objects.create(
            kommune_id=sag.kommune_id, sag=sag, art="brev", titel=titel, pdf=b"%PDF", sha256="0" * 64,
            oprettet=nu, oprettet_af=anne, kanal=kanal, afsendt=nu if kanal else None,
        )
        for titel, kanal in (("Udkast", ""), ("Sendt", "digital"))
    )  # fmt: skip
    assert visninger.dokument(anne, sag.nummer, udkast.pk, nu=nu, formaal="x").titel == "Udkast"
    assert visninger.mit_dokument(borger, sendt.pk).titel == "Sendt"
    for bruger, brev in ((borger, udkast), (anden_borger, sendt)):
        with pytest.raises(AdgangNaegtet):
            visninger.mit_dokument(bruger, brev.pk)
        with pytest.raises(AdgangNaegtet):
            visninger.dokument(bruger, sag.nummer, brev.pk, nu=nu, formaal="x")


# --- Søgning, godkendelser, job, penge ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tekst", "fundet"),
    [
        ("maja", ["2026-00001"]), ("MAJA lund", ["2026-00001"]), ("bek", ["2026-00001"]), ("va", ["2026-00002"]),
        ("maja vang", []), ("aja", []), ("6105841234", ["2026-00001"]), ("610584-1234", ["2026-00001"]),
        ("610584", []), ("2026-00002", ["2026-00002"]), ("2026-2", ["2026-00002"]), ("", []), ("%", []), ("m_ja", []),
    ],
)  # fmt: skip
def test_soegning(sag: Sag, anden_sag: Sag, anne: Bruger, tekst: str, fundet: list[str]) -> None:
    hits = visninger.find_sager(anne, tekst)
    assert [en.nummer for en in hits] == fundet
    assert "6105841234" not in repr(hits)


def test_et_nyt_navn_kan_findes(sag: Sag, anne: Bruger) -> None:
    person = sag.person
    person.navn = "Maja Sommer"
    person.save()
    assert [en.navn for en in visninger.find_sager(anne, "sommer")] == ["Maja Sommer"]
    assert visninger.find_sager(anne, "bek") == []


def test_til_godkendelse_siger_hvorfor_ikke(sag: Sag, anne: Bruger, bo: Bruger, konsulent: Bruger) -> None:
    for kommando, dag, felter in (
        (k.paabegynd_plan, "2026-07-08", {}),
        (k.faerdiggoer_plan, "2026-07-20", {}),
        (k.modtag_raadgivning, "2026-07-24", {}),
        (k.forbered_afgoerelse, "2026-07-27", {"udfald": "bevilget", "begrundelse": "fordi"}),
    ):
        sag = kommando(
            sag.pk,
            anne,
            forventet_version=sag.version,
            nu=kl(dag),
            gyldig_fra=date.fromisoformat(dag),
            **felter,
        )
    svar = {bruger.username: visninger.til_godkendelse(bruger, DAG)[0] for bruger in (anne, bo, konsulent)}
    assert (svar["bo"].maa_godkende, svar["bo"].forberedt_af, svar["bo"].udfald) == (
        True,
        "Anne Holm",
        "bevilget",
    )
    assert "en anden skal godkende" in svar["anne"].hvorfor_ikke
    assert "virksomhedskonsulent" in svar["kira"].hvorfor_ikke
    k.traef_afgoerelse(
        sag.pk, bo, forventet_version=sag.version, nu=kl("2026-07-28"), gyldig_fra=date(2026, 7, 28)
    )
    assert visninger.til_godkendelse(bo, DAG) == []


def test_job_til_konsulent(
    foer_til: Vej, konsulent: Bruger, kommune: Kommune, bruger_i: Callable[..., Bruger]
) -> None:
    foer_til("job_bevilget")
    liste = visninger.job_til_konsulent(konsulent, date(2026, 8, 25))
    assert [(en.dato, en.virksomhed, en.nummer) for en in liste.starter] == [
        (date(2026, 9, 1), "Bageriet", "2026-00001")
    ]
    assert liste.uden_bevilling == []
    anden = bruger_i(kommune, Rolle.VIRKSOMHEDSKONSULENT, "per")
    assert visninger.job_til_konsulent(anden, date(2026, 8, 25)).starter == []


def test_penge_og_overblik(foer_til: Vej, anne: Bruger, leder: Bruger, nu: datetime) -> None:
    sag = foer_til("i_fleksjob")
    k.beregn_udbetaling(
        sag.pk, anne, forventet_version=sag.version, nu=nu, gyldig_fra=nu.date(), maaned=date(2026, 9, 1)
    )
    liste = visninger.udbetalinger(leder, date(2026, 9, 1))
    assert [(en.nummer, en.status, en.version) for en in liste.raekker] == [("2026-00001", "beregnet", 1)]
    assert (liste.pr_status, liste.maaneder) == ({"beregnet": 1}, [date(2026, 9, 1)])
    assert visninger.udbetalinger(leder, date(2026, 9, 1), "frigivet").raekker == []
    linje, alle = visninger.udbetaling(leder, liste.raekker[0].id)
    assert (linje.sag.person.navn, [en.pk for en in alle]) == ("Maja Bek-Lund", [linje.pk])
    overblik = visninger.overblik(leder, DAG)
    assert (overblik.udbetalinger_venter, overblik.afgoerelser_venter) == (1, 0)
    assert {en.navn for en in overblik.teams} == {"Team Nord"}
