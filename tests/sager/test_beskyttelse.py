"""Beskyttede navne og adresser: de lækker ikke på nogen liste, og hver vej til sagen kræver det samme."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import msgspec
import pytest
from pypdf import PdfReader
from tests.sager.conftest import Bruger_i, kl

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import beskyttelse, kommandoer as k, visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, KraeverBegrundelse
from fleksjob.sager.kommandoer.flyt_sager import overtag_sag
from fleksjob.sager.kommandoer.opgaver import bed_om_clearing, spoerg_kollega
from fleksjob.sager.kommandoer.saet_beskyttelse import saet_beskyttelse
from fleksjob.sager.kommandoer.vikariat import saet_vikar
from fleksjob.sager.models import Bruger, Dokument, Kommune, Notat, Opslag, Person, Sag

pytestmark = [pytest.mark.database, pytest.mark.django_db]
Vej = Callable[[str], Sag]
NU = kl("2026-11-20")
DAG = date(2026, 11, 20)
NAVN, ADRESSE = "Maja Bek-Lund", "Hemmelig Vænge 7, 8999 Skjulby"


@pytest.fixture
def beskyttet(foer_til: Vej, leder: Bruger) -> Sag:
    """Majas sag i fleksjob: alt, der kan lække, er der: navn, adresse, breve og udbetalinger."""
    sag = foer_til("i_fleksjob")
    Person.for_bruger(leder).filter(pk=sag.person_id).update(beskyttet=True, adresse=ADRESSE)
    k.beregn_udbetaling(
        sag.pk, leder, forventet_version=sag.version, nu=NU, gyldig_fra=DAG, maaned=date(2026, 9, 1)
    )
    return Sag.for_bruger(leder).select_related("person").get(pk=sag.pk)


def som_tekst(*svar: object) -> str:
    """Alt, hvad der kom ud, som tekst."""
    return "".join(msgspec.json.encode(en, enc_hook=str).decode() for en in svar)


def lister(bruger: Bruger) -> str:
    """Hver liste på tværs af sager, som en medarbejder kan få."""
    return som_tekst(
        visninger.min_dag(bruger, DAG, mine=False),
        visninger.min_dag(bruger, DAG, mine=False, art="udbetaling"),
        visninger.find_sager(bruger, "Maja"),
        visninger.find_sager(bruger, "2026-00001"),
        visninger.udbetalinger(bruger),
        visninger.til_godkendelse(bruger, DAG),
        visninger.job_til_konsulent(bruger, DAG),
        visninger.mine_opgaver(bruger, DAG),
        visninger.clearingkoe(bruger, DAG) if bruger.rolle == Rolle.LEDER else [],
        visninger.medarbejders_sager(bruger, Sag.for_bruger(bruger).get().sagsbehandler_id, DAG)
        if bruger.rolle == Rolle.LEDER
        else [],
    )


def test_navnet_er_paa_listerne_naar_det_ikke_er_beskyttet(beskyttet: Sag, bo: Bruger) -> None:
    """Ellers viste prøven nedenfor ingenting."""
    Person.for_bruger(bo).update(beskyttet=False)
    assert lister(bo).count(NAVN) >= 4


def test_ingen_liste_laekker_navn_foedselsdag_eller_adresse(
    beskyttet: Sag, bo: Bruger, leder: Bruger, anne: Bruger
) -> None:
    spoerg_kollega(anne, beskyttet.nummer, til=bo, hvad="Kan du se her?", frist=DAG, nu=NU)
    bed_om_clearing(anne, beskyttet.nummer, hvad="Klar?", frist=DAG, nu=NU)
    for hvem in (bo, leder):
        tekst = lister(hvem)
        assert beskyttelse.BESKYTTET in tekst
        assert beskyttet.nummer in tekst
        for hemmeligt in (NAVN, "Maja", "Bek", "1984-05", ADRESSE, "Hemmelig"):
            assert hemmeligt not in tekst, (hvem.navn, hemmeligt)


def test_sagens_folk_ser_navnet_men_aldrig_adressen(beskyttet: Sag, anne: Bruger, konsulent: Bruger) -> None:
    for hvem in (anne, konsulent):
        tekst = lister(hvem)
        assert NAVN in tekst
        assert ADRESSE not in tekst
    assert beskyttelse.postadresse(beskyttet.person) == ""


def test_teamet_og_vikaren_ser_navnet(
    beskyttet: Sag, anne: Bruger, bo: Bruger, leder: Bruger, kommune: Kommune, bruger_i: Bruger_i
) -> None:
    i_teamet = bruger_i(kommune, Rolle.SAGSBEHANDLER, "nina", "Nina Nord", team="Team Nord")
    assert beskyttelse.navn(i_teamet, beskyttet) == NAVN
    assert NAVN in som_tekst(visninger.find_sager(i_teamet, "Maja"))
    assert beskyttelse.navn(bo, beskyttet, DAG) == beskyttelse.BESKYTTET
    saet_vikar(leder, for_hvem=anne, vikar=bo, fra=DAG, til=DAG, grund="Ferie", nu=NU)
    assert beskyttelse.navn(bo, beskyttet, DAG) == NAVN
    assert beskyttelse.navn(bo, beskyttet, DAG + timedelta(days=1)) == beskyttelse.BESKYTTET
    assert visninger.sagen(bo, beskyttet.nummer, formaal="Vikar", nu=NU).sag.person.navn == NAVN


def test_hver_vej_til_sagen_kraever_begrundelsen(beskyttet: Sag, bo: Bruger, leder: Bruger) -> None:
    brev = Dokument.for_bruger(bo).filter(sag=beskyttet).first()
    assert brev is not None
    for hvem in (bo, leder):
        for vej in (
            lambda hvem=hvem: visninger.sagen(hvem, beskyttet.nummer, formaal="Nysgerrig", nu=NU),
            lambda hvem=hvem: visninger.dokument(hvem, beskyttet.nummer, brev.pk, formaal="Nysgerrig", nu=NU),
            lambda hvem=hvem: visninger.log_opslag(hvem, beskyttet.person_id, formaal="Nysgerrig", nu=NU),
        ):
            with pytest.raises(AdgangNaegtet):
                vej()
        with pytest.raises(KraeverBegrundelse):
            visninger.sagen(hvem, beskyttet.nummer, formaal="Nysgerrig", nu=NU)
        assert visninger.skal_begrundes(hvem, beskyttet.nummer, nu=NU)
    assert not Opslag.for_bruger(bo).filter(bruger__in=[bo, leder]).exists()


def test_begrundelsen_staar_for_sig_i_loggen_og_gaelder_dagen_ud(
    beskyttet: Sag, bo: Bruger, leder: Bruger, borger: Bruger
) -> None:
    grund = "Borgeren ringer, og sagsbehandleren har fri"
    visninger.begrund_opslag(bo, beskyttet.nummer, formaal="Henvendelse", begrundelse=grund, nu=NU)
    assert not visninger.skal_begrundes(bo, beskyttet.nummer, nu=NU)
    assert visninger.sagen(bo, beskyttet.nummer, formaal="Henvendelse", nu=NU).sag.person.navn == NAVN
    senere = kl("2026-11-20", 15)
    visninger.sagen(bo, beskyttet.nummer, formaal="Andet", nu=senere)
    raekker = Opslag.for_bruger(leder).filter(bruger=bo).order_by("tid")
    assert list(raekker.values_list("beskyttet", "begrundelse", "tilknytning")) == [
        (True, grund, "ingen"),
        (True, grund, "ingen"),
    ]
    assert "beskyttet" in raekker[0].tegn.split()
    assert [en.begrundelse for en in visninger.mine_opslag(borger) if en.begrundelse] == [grund, grund]
    i_morgen = NU + timedelta(days=1)
    with pytest.raises(KraeverBegrundelse):
        visninger.sagen(bo, beskyttet.nummer, formaal="Andet", nu=i_morgen)
    with pytest.raises(KraeverBegrundelse):
        visninger.sagen(leder, beskyttet.nummer, formaal="Andet", nu=NU)


@pytest.mark.parametrize("grund", ["", "kort", "x" * 301, "Det er 610584-1234, jeg skal se"])
def test_en_daarlig_begrundelse_aabner_intet(grund: str, beskyttet: Sag, bo: Bruger) -> None:
    with pytest.raises(UgyldigtInput):
        visninger.begrund_opslag(bo, beskyttet.nummer, formaal="F", begrundelse=grund, nu=NU)
    with pytest.raises(KraeverBegrundelse):
        visninger.sagen(bo, beskyttet.nummer, formaal="F", nu=NU)


def test_den_der_har_sagen_begrunder_intet(beskyttet: Sag, anne: Bruger, konsulent: Bruger) -> None:
    for hvem in (anne, konsulent):
        assert not visninger.skal_begrundes(hvem, beskyttet.nummer, nu=NU)
        assert visninger.sagen(hvem, beskyttet.nummer, formaal="Sagsbehandling", nu=NU).sag.pk == beskyttet.pk


def test_at_tage_sagen_over_giver_adgangen_og_historien(beskyttet: Sag, bo: Bruger, anne: Bruger) -> None:
    overtag_sag(bo, beskyttet.nummer, felt="sagsbehandler", grund="Anne er syg", nu=NU)
    beskyttet.refresh_from_db()
    assert beskyttelse.har_behov(bo, beskyttet)
    assert not beskyttelse.har_behov(anne, beskyttet)


def test_arbejdsgiveren_ser_aldrig_adressen(beskyttet: Sag, arbejdsgiver: Bruger) -> None:
    ansatte = visninger.vores_ansatte(arbejdsgiver, nu=NU, dag=DAG)
    assert [en.navn for en in ansatte] == [NAVN]
    tekst = som_tekst(ansatte)
    assert "Hemmelig" not in tekst
    assert "6105841234" not in tekst


def test_ingen_brev_i_sagen_baerer_adressen(beskyttet: Sag, anne: Bruger) -> None:
    """Et brev kommer i bundter og aktindsigter; adressen til kuverten hentes i CPR."""
    for et_brev in Dokument.for_bruger(anne).filter(sag=beskyttet):
        tekst = "".join(side.extract_text() for side in PdfReader(BytesIO(bytes(et_brev.pdf))).pages)
        assert "Maja" in tekst
        assert "Hemmelig" not in tekst, et_brev.titel


def test_beskyttelsen_saettes_og_fjernes_med_en_note(sag: Sag, anne: Bruger, borger: Bruger) -> None:
    saet_beskyttelse(anne, sag.nummer, beskyttet=True, grund="CPR, 3. november", nu=NU)
    assert Person.for_bruger(anne).get(pk=sag.person_id).beskyttet
    assert [en.tekst for en in Notat.for_bruger(anne).filter(sag=sag)] == [
        "Navn og adresse er beskyttet. CPR, 3. november"
    ]
    with pytest.raises(IkkeMuligt):
        saet_beskyttelse(anne, sag.nummer, beskyttet=True, grund="Igen", nu=NU)
    with pytest.raises(AdgangNaegtet):
        saet_beskyttelse(borger, sag.nummer, beskyttet=False, grund="Jeg vil ikke", nu=NU)
    saet_beskyttelse(anne, sag.nummer, beskyttet=False, grund="CPR, 9. november", nu=NU)
    assert not Person.for_bruger(anne).get(pk=sag.person_id).beskyttet
