"""Sager skifter hænder: fristerne følger med i samme transaktion, og genopbygningen finder intet."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from tests.sager.conftest import Bruger_i, kl

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import kommandoer as k, lager, visninger
from fleksjob.sager.fejl import AdgangNaegtet, Samtidighedskonflikt
from fleksjob.sager.genopbygning import genopbyg
from fleksjob.sager.kommandoer.flyt_sager import aflever_sager, overtag_sag, tildel_sager
from fleksjob.sager.kommandoer.vikariat import saet_vikar, stop_vikar
from fleksjob.sager.models import Bruger, Kommune, Pligt, Sag, Tildeling, Vikariat

pytestmark = [pytest.mark.database, pytest.mark.django_db]
Vej = Callable[[str], Sag]
NU = kl("2026-11-20")
DAG = date(2026, 11, 20)
GRUND = "Karen har ferie"


def ejere(sag: Sag) -> set[tuple[str, str]]:
    """(rolle, ejerens navn) for sagens åbne frister hos kommunen."""
    aabne = Pligt.for_kommune(sag.kommune_id).filter(sag=sag, aaben=True)
    return {
        (rolle, navn or "ingen")
        for rolle, navn in aabne.values_list("ansvarlig", "ejer__navn")
        if rolle in ("sagsbehandler", "virksomhedskonsulent")
    }


def test_fristerne_foelger_med_og_genopbygningen_finder_intet(
    foer_til: Vej, leder: Bruger, bo: Bruger, anne: Bruger
) -> None:
    sag = foer_til("i_fleksjob")
    assert {navn for _, navn in ejere(sag)} == {"Anne Holm", "Kira Dam"}
    flyttet = tildel_sager(leder, [sag.nummer], felt="sagsbehandler", til=bo, grund=GRUND, nu=NU)
    assert [en.nummer for en in flyttet] == [sag.nummer]
    sag.refresh_from_db()
    assert (sag.sagsbehandler_id, sag.team) == (bo.pk, "Team Syd")
    assert {navn for _, navn in ejere(sag)} == {"Bo Lund", "Kira Dam"}
    assert set(Pligt.for_bruger(bo).filter(sag=sag).values_list("team", flat=True)) == {"Team Syd"}
    resultat = genopbyg(sag.kommune_id, ret=False)
    assert (resultat.sager, resultat.forskelle) == (1, [])
    naeste = k.afhold_opfoelgning(
        sag.pk, bo, forventet_version=sag.version, nu=NU, gyldig_fra=DAG, ansaettelse="job-1", art="ad_hoc"
    )
    assert naeste.sagsbehandler_id == bo.pk
    assert genopbyg(sag.kommune_id, ret=False).forskelle == []


def test_konsulenten_skifter_og_hendes_frister_med(
    foer_til: Vej, leder: Bruger, kommune: Kommune, bruger_i: Bruger_i
) -> None:
    """Virksomheden har én fast kontakt (A066, G060); hendes frister er hendes."""
    sofie = bruger_i(kommune, Rolle.FASTHOLDELSESKONSULENT, "sofie", "Sofie Vest")
    sag = foer_til("i_fleksjob")
    tildel_sager(leder, [sag.nummer], felt="virksomhedskonsulent", til=sofie, grund=GRUND, nu=NU)
    assert ("virksomhedskonsulent", "Kira Dam") not in ejere(sag)
    assert ("virksomhedskonsulent", "Sofie Vest") in ejere(sag)
    assert genopbyg(sag.kommune_id, ret=False).forskelle == []


def test_historien_viser_hver_gang(sag: Sag, anne: Bruger, bo: Bruger, leder: Bruger) -> None:
    overtag_sag(bo, sag.nummer, felt="sagsbehandler", grund="Anne er syg", nu=NU)
    aflever_sager(
        bo,
        [sag.nummer],
        felt="sagsbehandler",
        grund="Anne er rask",
        tilbage_til=anne,
        nu=NU + timedelta(days=9),
    )
    aflever_sager(anne, [sag.nummer], felt="sagsbehandler", grund="Habilitet", nu=NU + timedelta(days=10))
    sag.refresh_from_db()
    assert (sag.sagsbehandler_id, sag.team) == (None, "Team Nord")
    assert [(en.slags, en.fra, en.til, en.grund) for en in visninger.overdragelser(leder, sag)] == [
        ("afleveret", "Anne Holm", "", "Habilitet"),
        ("afleveret", "Bo Lund", "Anne Holm", "Anne er rask"),
        ("overtaget", "Anne Holm", "Bo Lund", "Anne er syg"),
    ]
    assert visninger.tvaergaaende(leder, DAG).ufordelte == 1
    assert visninger.medarbejders_sager(leder, None, DAG).raekker[0].nummer == sag.nummer


def test_flere_paa_en_gang_og_dem_han_har_i_forvejen_roeres_ikke(
    sag: Sag, anden_sag: Sag, leder: Bruger, bo: Bruger, anne: Bruger
) -> None:
    tildel_sager(leder, [anden_sag.nummer], felt="sagsbehandler", til=bo, grund=GRUND, nu=NU)
    numre = [sag.nummer, anden_sag.nummer]
    flyttet = tildel_sager(leder, numre, felt="sagsbehandler", til=bo, grund="Anne stopper", nu=NU)
    assert [en.nummer for en in flyttet] == [sag.nummer]
    assert Tildeling.for_bruger(leder).filter(sag=anden_sag).count() == 1
    assert visninger.alle_numre(leder, bo.pk) == numre
    assert visninger.alle_numre(leder, anne.pk) == []


def test_hvem_der_maa_flytte_hvad(
    sag: Sag, anden_sag: Sag, leder: Bruger, bo: Bruger, konsulent: Bruger, borger: Bruger, anne: Bruger
) -> None:
    """Hver afvist har ret til en anden sag."""
    tildel_sager(leder, [anden_sag.nummer], felt="sagsbehandler", til=bo, grund=GRUND, nu=NU)
    for hvem in (bo, konsulent):
        with pytest.raises(AdgangNaegtet):
            tildel_sager(hvem, [sag.nummer], felt="sagsbehandler", til=bo, grund=GRUND, nu=NU)
    with pytest.raises(AdgangNaegtet):
        tildel_sager(bo, [anden_sag.nummer, sag.nummer], felt="sagsbehandler", til=anne, grund=GRUND, nu=NU)
    with pytest.raises(AdgangNaegtet):
        aflever_sager(bo, [sag.nummer], felt="sagsbehandler", grund=GRUND, nu=NU)
    with pytest.raises(AdgangNaegtet):
        overtag_sag(konsulent, sag.nummer, felt="sagsbehandler", grund=GRUND, nu=NU)
    with pytest.raises(AdgangNaegtet):
        overtag_sag(borger, sag.nummer, felt="sagsbehandler", grund=GRUND, nu=NU)
    sag.refresh_from_db()
    anden_sag.refresh_from_db()
    assert (sag.sagsbehandler_id, anden_sag.sagsbehandler_id) == (anne.pk, bo.pk)


def test_kun_inden_for_kommunen(
    sag: Sag, leder: Bruger, anden_kommune: Kommune, bruger_i: Bruger_i, anne: Bruger
) -> None:
    fremmed = bruger_i(anden_kommune, Rolle.SAGSBEHANDLER, "frida", "Frida Fremmed")
    fremmed_leder = bruger_i(anden_kommune, Rolle.LEDER, "frode", "Frode Fremmed")
    with pytest.raises(UgyldigtInput, match="i kommunen"):
        tildel_sager(leder, [sag.nummer], felt="sagsbehandler", til=fremmed, grund=GRUND, nu=NU)
    with pytest.raises(AdgangNaegtet):
        overtag_sag(fremmed, sag.nummer, felt="sagsbehandler", grund=GRUND, nu=NU)
    with pytest.raises(AdgangNaegtet):
        tildel_sager(fremmed_leder, [sag.nummer], felt="sagsbehandler", til=fremmed, grund=GRUND, nu=NU)
    sag.refresh_from_db()
    assert sag.sagsbehandler_id == anne.pk


@pytest.mark.parametrize("grund", ["", "   ", "x" * 301, "Det er 610584-1234"])
def test_grunden_kraeves_og_baerer_ikke_cpr(grund: str, sag: Sag, leder: Bruger, bo: Bruger) -> None:
    with pytest.raises(UgyldigtInput):
        tildel_sager(leder, [sag.nummer], felt="sagsbehandler", til=bo, grund=grund, nu=NU)
    assert not Tildeling.for_bruger(leder).exists()


def test_den_der_skrev_imens_faar_at_vide_at_sagen_skiftede_haender(
    sag: Sag, anne: Bruger, bo: Bruger
) -> None:
    """Ellers ville de nye frister bære den gamle ejers navn."""
    aaben = lager.hent(sag.pk, anne, forventet_version=sag.version, nu=NU)
    overtag_sag(bo, sag.nummer, felt="sagsbehandler", grund="Anne er syg", nu=NU)
    with pytest.raises(Samtidighedskonflikt, match="skiftede hænder"):
        aaben.tilfoej(*aaben.haendelser[:1])
    assert genopbyg(sag.kommune_id, ret=False).forskelle == []


def test_vikaren_ser_listen_i_perioden_og_ikke_ellers(
    foer_til: Vej, leder: Bruger, bo: Bruger, anne: Bruger
) -> None:
    foer_til("ledig")
    saet_vikar(leder, for_hvem=anne, vikar=bo, fra=DAG, til=DAG + timedelta(days=7), grund="Ferie", nu=NU)
    annes = visninger.min_dag(anne, DAG)
    bos = visninger.min_dag(bo, DAG, vikar_for=anne.pk)
    assert annes.i_alt > 0
    assert [en.nummer for en in bos.raekker] == [en.nummer for en in annes.raekker]
    assert [en.navn for en in visninger.vikar_for(bo, DAG)] == ["Anne Holm"]
    for dag in (DAG - timedelta(days=1), DAG + timedelta(days=8)):
        assert visninger.vikar_for(bo, dag) == []
        with pytest.raises(AdgangNaegtet):
            visninger.min_dag(bo, dag, vikar_for=anne.pk)
    with pytest.raises(AdgangNaegtet):
        visninger.min_dag(bo, DAG, vikar_for=leder.pk)


def test_vikariatets_krav(leder: Bruger, bo: Bruger, anne: Bruger) -> None:
    felter: dict[str, Any] = {
        "for_hvem": anne,
        "vikar": bo,
        "fra": DAG,
        "til": DAG,
        "grund": "Ferie",
        "nu": NU,
    }
    with pytest.raises(UgyldigtInput, match="samme dag eller senere"):
        saet_vikar(leder, **{**felter, "til": DAG - timedelta(days=1)})
    with pytest.raises(UgyldigtInput, match="en anden"):
        saet_vikar(leder, **{**felter, "vikar": anne})
    with pytest.raises(AdgangNaegtet):
        saet_vikar(bo, **felter)
    mit = saet_vikar(anne, **felter)
    with pytest.raises(AdgangNaegtet):
        stop_vikar(bo, mit.pk, nu=NU)
    stop_vikar(anne, mit.pk, nu=NU)
    assert not Vikariat.for_bruger(leder).exists()
    begyndt = saet_vikar(anne, **{**felter, "til": DAG + timedelta(days=9)})
    stop_vikar(leder, begyndt.pk, nu=NU + timedelta(days=3))
    begyndt.refresh_from_db()
    assert begyndt.til == DAG + timedelta(days=2)


def test_belastningen_taeller_det_den_viser(
    foer_til: Vej, anden_sag: Sag, leder: Bruger, bo: Bruger, anne: Bruger
) -> None:
    sag = foer_til("i_fleksjob")
    tildel_sager(leder, [anden_sag.nummer], felt="sagsbehandler", til=bo, grund=GRUND, nu=NU)
    fundet = {en.navn: en for en in visninger.belastning(leder, DAG).medarbejdere}
    assert (fundet["Anne Holm"].sager, fundet["Anne Holm"].nye) == (1, 0)
    assert fundet["Anne Holm"].pr_gruppe["I job"] == 1
    assert (fundet["Bo Lund"].sager, fundet["Bo Lund"].nye) == (1, 1)
    assert fundet["Bo Lund"].pr_gruppe["Forberedelse"] == 1
    assert fundet["Bo Lund"].andel == 100.0
    assert (fundet["Bo Lund"].vaegt, fundet["Anne Holm"].vaegt) == (3.0, 1.0)
    overskredne = visninger.min_dag(anne, DAG).pr_periode["overskredet"]
    assert fundet["Anne Holm"].overskredet == overskredne
    assert sag.nummer in visninger.alle_numre(leder, anne.pk)
    for hvem in (anne, bo):
        with pytest.raises(AdgangNaegtet):
            visninger.belastning(hvem, DAG)
    with pytest.raises(AdgangNaegtet):
        visninger.medarbejders_sager(anne, bo.pk, DAG)


def test_belastningen_spoerger_lige_meget_uanset_antallet(
    sag: Sag, anden_sag: Sag, leder: Bruger, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(7):
        visninger.belastning(leder, DAG)


def test_den_der_har_vaeret_ledig_i_over_et_aar_staar_frem(
    foer_til: Vej, anden_sag: Sag, anne: Bruger, leder: Bruger, bo: Bruger
) -> None:
    """Lange forløb slider på modet (X024): sagen viser sig selv, dagen det er et år siden."""
    sag = foer_til("ledig")
    siden = sag.fase_siden
    assert siden is not None
    for dage, ventet in ((364, 0), (365, 1)):
        dag = siden + timedelta(days=dage)
        assert visninger.tvaergaaende(anne, dag).laenge_ledige == ventet
        raekke = next(
            en for en in visninger.medarbejders_sager(anne, anne.pk, dag).raekker if en.nummer == sag.nummer
        )
        assert raekke.laenge_ledig == bool(ventet)
        fundet = {en.navn: en.laenge_ledige for en in visninger.belastning(leder, dag).medarbejdere}
        assert fundet == {"Anne Holm": ventet, "Bo Lund": 0}
    assert visninger.tvaergaaende(bo, siden + timedelta(days=400)).laenge_ledige == 0
