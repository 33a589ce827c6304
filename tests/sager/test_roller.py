"""Roller: flere på én person giver foreningen, lederen ændrer med grund, og en lukket adgang er lukket straks."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.sager.conftest import Bruger_i, kl

from fleksjob.forloeb.haendelser import KATALOG
from fleksjob.forloeb.roller import HVEM_KAN, KAN_GIVES, KAN_VAERE_EKSTRA, MEDARBEJDERE, Rolle
from fleksjob.forloeb.skridt import mulige_skridt
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import adgang, visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.aendr_adgang import aendr_adgang
from fleksjob.sager.models import Bruger, Kommune, Rolleaendring, Sag
from fleksjob.sager.visninger.adgang import skridt_for

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NU = kl("2026-11-20")
NORMALT: dict[str, Any] = {"ekstra": (), "team": "Team Nord", "aktiv": True, "grund": "Ny opgave", "nu": NU}


@given(
    rolle=st.sampled_from(Rolle),
    ekstra=st.sets(st.sampled_from(Rolle)),
    kode=st.sampled_from(sorted(HVEM_KAN)),
)
def test_retten_er_foreningen_af_rollerne(rolle: Rolle, ekstra: set[Rolle], kode: str) -> None:
    """Ekstra roller tæller kun for medarbejdere og kun, når de kan være ekstra."""
    bruger = Bruger(rolle=rolle.value, ekstra_roller=" ".join(ekstra))
    regnes = {rolle} | (ekstra & KAN_VAERE_EKSTRA if rolle in MEDARBEJDERE else set())
    assert bruger.roller == regnes
    assert adgang.maa_tage_skridt(bruger, kode) == any(en in HVEM_KAN[kode] for en in regnes)


@given(rolle=st.sampled_from(Rolle), ekstra=st.sets(st.sampled_from(Rolle)))
def test_en_ekstra_rolle_giver_aldrig_flere_raekker(rolle: Rolle, ekstra: set[Rolle]) -> None:
    """Hvad man ser, følger den første rolle alene; ellers kunne et kryds åbne hele kommunen."""
    alene, flere = Bruger(rolle=rolle.value), Bruger(rolle=rolle.value, ekstra_roller=" ".join(ekstra))
    assert alene.er_medarbejder == flere.er_medarbejder
    for bruger in (alene, flere):
        bruger.kommune_id = 1
    where = [Sag.for_bruger(en).query for en in (alene, flere)]
    assert where[0].is_empty() == where[1].is_empty()
    assert where[0].is_empty() or str(where[0].where) == str(where[1].where)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ekstra=st.sets(st.sampled_from(sorted(KAN_VAERE_EKSTRA))))
def test_skridtene_er_foreningen(ekstra: set[Rolle], sag: Sag, anne: Bruger) -> None:
    tilstand = visninger.sagen(anne, sag.nummer, formaal="Prøve", nu=NU).tilstand
    roller = {Rolle.SAGSBEHANDLER, *ekstra}
    hver_for_sig = {en.kode for rolle in roller for en in mulige_skridt(tilstand, rolle)}
    samlet = [en.kode for en in mulige_skridt(tilstand, roller)]
    assert set(samlet) == hver_for_sig
    assert len(samlet) == len(set(samlet))


def test_lederen_giver_en_rolle_mere_og_det_staar_i_historien(anne: Bruger, leder: Bruger) -> None:
    aendr_adgang(leder, anne.pk, rolle="sagsbehandler", **{**NORMALT, "ekstra": ("virksomhedskonsulent",)})
    anne.refresh_from_db()
    assert anne.roller == {Rolle.SAGSBEHANDLER, Rolle.VIRKSOMHEDSKONSULENT}
    (en,) = visninger.adgangsaendringer(leder)
    assert (en.bruger, en.af, en.grund) == ("Anne Holm", "Lis Krog", "Ny opgave")
    assert en.hvad == "Sagsbehandler blev til sagsbehandler og virksomhedskonsulent"
    with pytest.raises(IkkeMuligt, match="ikke ændret"):
        aendr_adgang(
            leder, anne.pk, rolle="sagsbehandler", **{**NORMALT, "ekstra": ("virksomhedskonsulent",)}
        )
    assert Rolleaendring.for_bruger(leder).count() == 1


def test_en_lukket_adgang_ser_intet_straks(sag: Sag, anne: Bruger, leder: Bruger) -> None:
    aendr_adgang(leder, anne.pk, rolle="sagsbehandler", **{**NORMALT, "aktiv": False})
    anne.refresh_from_db()
    assert not Sag.for_bruger(anne).exists()
    assert not adgang.maa_tage_skridt(anne, "samtale_afholdt")
    with pytest.raises(AdgangNaegtet):
        visninger.sagen(anne, sag.nummer, formaal="Prøve", nu=NU)


def test_hvem_der_ikke_kan_aendre_adgang(
    anne: Bruger, bo: Bruger, leder: Bruger, borger: Bruger, anden_kommune: Kommune, bruger_i: Bruger_i
) -> None:
    fremmed = bruger_i(anden_kommune, Rolle.LEDER, "frode", "Frode Fremmed")
    for hvem, mod in ((bo, anne), (fremmed, anne), (leder, leder), (leder, borger)):
        with pytest.raises(AdgangNaegtet):
            aendr_adgang(hvem, mod.pk, rolle="leder", **NORMALT)
    assert not Rolleaendring.for_kommune(leder.kommune_id).exists()


@pytest.mark.parametrize(
    ("felter", "felt"),
    [
        ({"rolle": "borger"}, "rolle"),
        ({"rolle": "konge"}, "rolle"),
        ({"rolle": "leder", "ekstra": ("sagsbehandler",)}, "ekstra"),
        ({"rolle": "kontrollant", "ekstra": ("sagsbehandler",)}, "ekstra"),
        ({"ekstra": ("sagsbehandler",)}, "ekstra"),
        ({"ekstra": ("leder",)}, "ekstra"),
        ({"team": "x" * 41}, "team"),
        ({"grund": " "}, "grund"),
    ],
)
def test_daarlige_aendringer_gemmes_ikke(
    felter: dict[str, Any], felt: str, anne: Bruger, leder: Bruger
) -> None:
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fejl:
        aendr_adgang(leder, anne.pk, **{"rolle": "sagsbehandler", **NORMALT, **felter})
    fejlene = fejl.value.fejl if isinstance(fejl.value, UgyldigeInput) else [fejl.value]
    assert {en.felt for en in fejlene} == {felt}
    anne.refresh_from_db()
    assert (anne.rolle, anne.ekstra_roller) == ("sagsbehandler", "")


def test_hver_rolle_er_beskrevet_i_ord() -> None:
    """A019-A026: den, der giver en rolle, kan læse, hvad den giver."""
    for rolle in Rolle:
        assert rolle.beskrivelse.endswith(".")
        assert len(rolle.beskrivelse.split()) >= 6
    assert KATALOG["samtale_afholdt"].titel in skridt_for(Rolle.SAGSBEHANDLER)
    assert skridt_for(Rolle.KONTROLLANT) == []
    assert set(KAN_GIVES) == set(Rolle) - {Rolle.BORGER, Rolle.ARBEJDSGIVER}


def test_brugerlisten_er_lederens(anne: Bruger, bo: Bruger, leder: Bruger, sag: Sag, borger: Bruger) -> None:
    liste = {en.navn: en for en in visninger.kommunens_brugere(leder)}
    assert borger.navn not in liste
    assert (liste["Anne Holm"].sager, liste["Bo Lund"].sager) == (1, 0)
    assert liste["Anne Holm"].roller == (Rolle.SAGSBEHANDLER,)
    with pytest.raises(AdgangNaegtet):
        visninger.kommunens_brugere(anne)
    with pytest.raises(AdgangNaegtet):
        visninger.en_bruger(leder, borger.pk)
