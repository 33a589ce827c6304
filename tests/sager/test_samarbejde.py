"""Noter, opgaver, sparring, clearing og bero: det, der er skrevet, bliver stående, og hver ser sit."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.sager.conftest import Bruger_i, kl

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, UforanderligRaekke
from fleksjob.sager.kommandoer.bero import laeg_i_bero, tag_frem
from fleksjob.sager.kommandoer.opgaver import (
    bed_om_clearing,
    luk_clearing,
    luk_opgave,
    spoerg_kollega,
    stil_opgave,
    svar_paa_opgave,
)
from fleksjob.sager.kommandoer.skriv_notat import skriv_notat
from fleksjob.sager.models import Bero, Bruger, Kommune, Notat, Opgave, Pligt, Sag
from fleksjob.sager.samarbejde import KAN_SKRIVES, NOTATSLAGS

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NU = kl("2026-11-20")
DAG = date(2026, 11, 20)
OM_EN_UGE = DAG + timedelta(days=7)


def tekster(bruger: Bruger, sag: Sag, **valg: str) -> list[str]:
    return [en.tekst for en in visninger.notater(bruger, sag, dag=DAG, **valg).linjer]


def test_et_notat_har_tid_forfatter_og_slags(sag: Sag, anne: Bruger) -> None:
    skriv_notat(anne, sag.nummer, slags="telefon", tekst="Maja er raskmeldt.", hvem="Borgeren", nu=NU)
    (linje,) = visninger.notater(anne, sag, dag=DAG).linjer
    assert (linje.tid, linje.af, linje.dag) == (NU, "Anne Holm", DAG)
    assert (linje.slagsnavn, linje.hvem, linje.intern) == ("Telefonsamtale", "Borgeren", False)


def test_en_rettelse_er_et_nyt_notat_og_det_gamle_staar(sag: Sag, anne: Bruger, bo: Bruger) -> None:
    gammelt = skriv_notat(anne, sag.nummer, slags="oplysning", tekst="Lægen siger maj.", nu=NU)
    nyt = skriv_notat(
        bo,
        sag.nummer,
        slags="intern",
        tekst="Lægen siger juni.",
        nu=NU + timedelta(hours=1),
        retter=gammelt.pk,
    )
    assert (nyt.slags, nyt.intern) == ("oplysning", False)
    linjer = {en.id: en for en in visninger.notater(anne, sag, dag=DAG).linjer}
    assert linjer[gammelt.pk].rettet_af == nyt.pk
    assert linjer[gammelt.pk].tekst == "Lægen siger maj."
    with pytest.raises(UgyldigtInput, match="rettet i forvejen"):
        skriv_notat(bo, sag.nummer, slags="intern", tekst="Igen", nu=NU, retter=gammelt.pk)
    with pytest.raises(UforanderligRaekke):
        nyt.save()
    with pytest.raises(UforanderligRaekke):
        nyt.delete()


def test_internt_og_notatpligt_holdes_adskilt(sag: Sag, anne: Bruger) -> None:
    for slags in KAN_SKRIVES:
        skriv_notat(anne, sag.nummer, slags=slags, tekst=slags, nu=NU)
    interne = set(Notat.for_bruger(anne).filter(intern=True).values_list("slags", flat=True))
    assert interne == {"intern"} == {en for en in KAN_SKRIVES if NOTATSLAGS[en].intern}
    with pytest.raises(UgyldigtInput, match="hvad det er"):
        skriv_notat(anne, sag.nummer, slags="sparring", tekst="Løst", nu=NU)


def test_man_kan_soege_i_sagens_noter_og_kun_dem(sag: Sag, anden_sag: Sag, anne: Bruger) -> None:
    skriv_notat(anne, sag.nummer, slags="telefon", tekst="Ægtefællen ØNSKER en ny tid", nu=NU)
    skriv_notat(anne, sag.nummer, slags="moede", tekst="Aftalt ny tid", nu=NU)
    skriv_notat(anne, anden_sag.nummer, slags="telefon", tekst="Karl ønsker en ny tid", nu=NU)
    assert tekster(anne, sag, soeg="ønsker tid") == ["Ægtefællen ØNSKER en ny tid"]
    assert tekster(anne, sag, slags="moede") == ["Aftalt ny tid"]
    assert tekster(anne, sag, soeg="findes ikke") == []


def test_helbred_i_noter_vises_kun_for_dem_der_behandler_sagen(
    sag: Sag, anne: Bruger, konsulent: Bruger, bo: Bruger
) -> None:
    """Konsulenten har sagen, og Bo har andre; ingen af dem behandler den."""
    notat = skriv_notat(anne, sag.nummer, slags="telefon", tekst="Diagnose ZQX", nu=NU, helbred=True)
    skriv_notat(anne, sag.nummer, slags="telefon", tekst="Ny tid", nu=NU)
    assert tekster(anne, sag) == ["Ny tid", "Diagnose ZQX"]
    for hvem in (konsulent, bo):
        fundet = visninger.notater(hvem, sag, dag=DAG)
        assert [en.tekst for en in fundet.linjer] == ["Ny tid"]
        assert fundet.skjulte == 1
        assert tekster(hvem, sag, soeg="ZQX") == []
        with pytest.raises(AdgangNaegtet):
            skriv_notat(hvem, sag.nummer, slags="telefon", tekst="Ret", nu=NU, retter=notat.pk)


def test_noter_hoerer_til_deres_sag_og_kommune(
    sag: Sag, anden_sag: Sag, anne: Bruger, borger: Bruger, anden_kommune: Kommune, bruger_i: Bruger_i
) -> None:
    fremmed = bruger_i(anden_kommune, Rolle.SAGSBEHANDLER, "frida", "Frida Fremmed")
    notat = skriv_notat(anne, anden_sag.nummer, slags="telefon", tekst="Karls", nu=NU)
    for hvem in (fremmed, borger):
        with pytest.raises(AdgangNaegtet):
            skriv_notat(hvem, sag.nummer, slags="telefon", tekst="X", nu=NU)
        assert tekster(hvem, anden_sag) == []
    with pytest.raises(UgyldigtInput, match="findes ikke i sagen"):
        skriv_notat(anne, sag.nummer, slags="telefon", tekst="X", nu=NU, retter=notat.pk)


@pytest.mark.parametrize(
    ("felter", "besked"),
    [
        ({"tekst": "  "}, "Skriv notatet"),
        ({"tekst": "x" * 8001}, "højst fylde"),
        ({"dag": DAG + timedelta(days=1)}, "fremtiden"),
    ],
)
def test_daarlige_noter_gemmes_ikke(felter: dict[str, Any], besked: str, sag: Sag, anne: Bruger) -> None:
    rigtigt: dict[str, Any] = {"slags": "telefon", "tekst": "Godt", "nu": NU}
    with pytest.raises((UgyldigtInput, UgyldigeInput), match=besked):
        skriv_notat(anne, sag.nummer, **{**rigtigt, **felter})
    assert not Notat.for_bruger(anne).exists()


def test_sparring_gaar_til_den_spurgte_og_svaret_bliver_et_internt_notat(
    sag: Sag, anne: Bruger, bo: Bruger, konsulent: Bruger
) -> None:
    opgave = spoerg_kollega(anne, sag.nummer, til=bo, hvad="Er praktikken nok?", frist=OM_EN_UGE, nu=NU)
    assert [en.opgave.hvad for en in visninger.mine_opgaver(bo, DAG).sparring] == ["Er praktikken nok?"]
    assert visninger.mine_opgaver(konsulent, DAG).sparring == []
    assert visninger.tvaergaaende(bo, DAG).sparring == 1
    with pytest.raises(AdgangNaegtet):
        svar_paa_opgave(konsulent, opgave.pk, svar="Ja", nu=NU)
    svar_paa_opgave(bo, opgave.pk, svar="Ja, med to steder.", nu=NU + timedelta(hours=2))
    (linje,) = visninger.notater(anne, sag, dag=DAG).linjer
    assert (linje.slags, linje.intern, linje.af) == ("sparring", True, "Bo Lund")
    assert linje.tekst == "Spørgsmål: Er praktikken nok?\n\nSvar: Ja, med to steder."
    assert visninger.tvaergaaende(bo, DAG).sparring == 0
    with pytest.raises(AdgangNaegtet, match="lukket"):
        svar_paa_opgave(bo, opgave.pk, svar="Igen", nu=NU)


def test_en_opgave_til_en_anden_afdeling_har_frist_og_bliver_synlig_over_tid(sag: Sag, anne: Bruger) -> None:
    opgave = stil_opgave(
        anne, sag.nummer, art="afdeling", afdeling="familie", modtager="Postkassen", hvad="Hvilken støtte?",
        frist=DAG + timedelta(days=20), paamind=DAG + timedelta(days=10), nu=NU,
    )  # fmt: skip
    assert visninger.tvaergaaende(anne, DAG).opgaver == 0
    assert visninger.tvaergaaende(anne, DAG + timedelta(days=10)).opgaver == 1
    sent = DAG + timedelta(days=23)
    tal = visninger.tvaergaaende(anne, sent)
    assert (tal.opgaver, tal.over) == (1, 1)
    (linje,) = visninger.opgaver_i_sagen(anne, sag, sent)
    assert (linje.til, linje.over, linje.aaben) == ("Familieafdelingen, Postkassen", 3, True)
    svar_paa_opgave(anne, opgave.pk, svar="Aflastning hver anden weekend.", nu=NU)
    (notat,) = visninger.notater(anne, sag, dag=DAG).linjer
    assert (notat.slags, notat.intern, notat.hvem) == ("oplysning", False, "Familieafdelingen, Postkassen")
    (lukket,) = visninger.opgaver_i_sagen(anne, sag, sent)
    assert (lukket.aaben, lukket.udfald, lukket.svar_id, lukket.over) == (False, "Besvaret", notat.id, 0)


def test_et_tilbud_om_faelles_samtale_er_en_opgave(sag: Sag, anne: Bruger) -> None:
    opgave = stil_opgave(
        anne,
        sag.nummer,
        art="samtale",
        modtager="Maja og konsulenten",
        hvad="Trepartssamtale",
        frist=OM_EN_UGE,
        nu=NU,
    )
    luk_opgave(anne, opgave.pk, udfald="gjort", nu=NU)
    (linje,) = visninger.opgaver_i_sagen(anne, sag, DAG)
    assert (linje.artnavn, linje.til, linje.udfald) == (
        "Tilbud om fælles samtale",
        "Maja og konsulenten",
        "Gjort",
    )


@pytest.mark.parametrize(
    ("felter", "felt"),
    [
        ({"hvad": " "}, "hvad"),
        ({"frist": DAG - timedelta(days=1)}, "frist"),
        ({"afdeling": ""}, "afdeling"),
        ({"art": "clearing"}, "art"),
        ({"paamind": OM_EN_UGE + timedelta(days=1)}, "paamind"),
    ],
)
def test_daarlige_opgaver_oprettes_ikke(felter: dict[str, Any], felt: str, sag: Sag, anne: Bruger) -> None:
    rigtig: dict[str, Any] = {
        "art": "afdeling",
        "afdeling": "familie",
        "hvad": "Støtte?",
        "frist": OM_EN_UGE,
    }
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fejl:
        stil_opgave(anne, sag.nummer, nu=NU, **{**rigtig, **felter})
    fejlene = fejl.value.fejl if isinstance(fejl.value, UgyldigeInput) else [fejl.value]
    assert felt in {en.felt for en in fejlene}
    assert not Opgave.for_bruger(anne).exists()


def test_clearing_venter_hos_lederen_til_den_gives(
    sag: Sag, anden_sag: Sag, anne: Bruger, leder: Bruger, bo: Bruger
) -> None:
    foerste = bed_om_clearing(anne, sag.nummer, hvad="Er planen klar?", frist=OM_EN_UGE, nu=NU)
    bed_om_clearing(bo, anden_sag.nummer, hvad="Se også her", frist=OM_EN_UGE, nu=NU + timedelta(hours=1))
    igen = bed_om_clearing(bo, sag.nummer, hvad="Igen", frist=OM_EN_UGE, nu=NU)
    assert igen.pk == foerste.pk
    assert [en.nummer for en in visninger.clearingkoe(leder, DAG)] == [sag.nummer, anden_sag.nummer]
    assert visninger.tvaergaaende(leder, DAG).clearing == 2
    assert visninger.tvaergaaende(anne, DAG).clearing == 0
    with pytest.raises(AdgangNaegtet):
        visninger.clearingkoe(anne, DAG)
    with pytest.raises(IkkeMuligt):
        luk_opgave(leder, foerste.pk, udfald="gjort", nu=NU)
    luk_clearing(sag, leder, NU)
    assert [en.nummer for en in visninger.clearingkoe(leder, DAG)] == [anden_sag.nummer]


def test_bero_standser_ingen_frist_og_slutter_af_sig_selv(sag: Sag, anne: Bruger, bo: Bruger) -> None:
    foer = list(
        Pligt.for_bruger(anne).filter(sag=sag).order_by("noegle").values_list("noegle", "frist", "aaben")
    )
    laeg_i_bero(anne, sag.nummer, til=OM_EN_UGE, grund="Venter på operation", nu=NU)
    assert foer == list(
        Pligt.for_bruger(anne).filter(sag=sag).order_by("noegle").values_list("noegle", "frist", "aaben")
    )
    hvil = visninger.bero(bo, sag, DAG)
    assert hvil is not None
    assert (hvil.til, hvil.grund, hvil.tilbage) == (OM_EN_UGE, "Venter på operation", False)
    assert visninger.i_bero(anne, [sag.nummer], DAG) == {sag.nummer: OM_EN_UGE}
    assert visninger.i_bero(anne, [sag.nummer], OM_EN_UGE) == {}
    assert visninger.tvaergaaende(anne, DAG).tilbage == 0
    assert visninger.tvaergaaende(anne, OM_EN_UGE).tilbage == 1
    assert visninger.tvaergaaende(bo, OM_EN_UGE).tilbage == 0
    tag_frem(anne, sag.nummer, nu=NU)
    assert visninger.bero(anne, sag, OM_EN_UGE) is None
    with pytest.raises(IkkeMuligt):
        tag_frem(anne, sag.nummer, nu=NU)


def test_beros_krav(sag: Sag, anne: Bruger, borger: Bruger) -> None:
    for til in (DAG, DAG + timedelta(days=367)):
        with pytest.raises(UgyldigtInput):
            laeg_i_bero(anne, sag.nummer, til=til, grund="X", nu=NU)
    with pytest.raises(UgyldigtInput, match="hvorfor"):
        laeg_i_bero(anne, sag.nummer, til=OM_EN_UGE, grund=" ", nu=NU)
    with pytest.raises(AdgangNaegtet):
        laeg_i_bero(borger, sag.nummer, til=OM_EN_UGE, grund="X", nu=NU)
    laeg_i_bero(anne, sag.nummer, til=OM_EN_UGE, grund="X", nu=NU)
    with pytest.raises(IkkeMuligt, match="i forvejen"):
        laeg_i_bero(anne, sag.nummer, til=OM_EN_UGE, grund="Y", nu=NU)
    senere = NU + timedelta(days=8)
    laeg_i_bero(anne, sag.nummer, til=DAG + timedelta(days=20), grund="Z", nu=senere)
    assert [en.grund for en in Bero.for_bruger(anne).filter(afsluttet__isnull=True)] == ["Z"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dage=st.integers(1, 366), efter=st.integers(0, 400))
def test_en_sag_er_i_bero_netop_i_dagene_foer_den_kommer_tilbage(
    dage: int, efter: int, sag: Sag, anne: Bruger
) -> None:
    Bero.for_bruger(anne).delete()
    til = DAG + timedelta(days=dage)
    laeg_i_bero(anne, sag.nummer, til=til, grund="X", nu=NU)
    dag = DAG + timedelta(days=efter)
    assert (sag.nummer in visninger.i_bero(anne, [sag.nummer], dag)) == (dag < til)
    hvil = visninger.bero(anne, sag, dag)
    assert hvil is not None
    assert hvil.tilbage == (dag >= til)
    assert (visninger.tvaergaaende(anne, dag).tilbage == 1) == (dag >= til)
