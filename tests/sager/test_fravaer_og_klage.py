"""Kommandoerne om fravær, ventetid, aktindsigt, sanktion og klagens vej videre: det, de skriver, og det, de afviser."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.sager.conftest import kl

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import kommandoer as k, lager
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.models import Bruger, Pligt, Sag

pytestmark = [pytest.mark.database, pytest.mark.django_db]
Vej = Callable[[str], Sag]


def kald(kommando: Callable[..., Sag], sag: Sag, bruger: Bruger, dag: str, **felter: Any) -> Sag:
    felter.setdefault("gyldig_fra", date.fromisoformat(dag))
    return kommando(sag.pk, bruger, forventet_version=sag.version, nu=kl(dag), **felter)


def aaben_frist(sag: Sag, bruger: Bruger, kode: str) -> date | None:
    """Fristen for den åbne pligt i arkivet."""
    pligter = Pligt.for_bruger(bruger).filter(sag=sag, kode=kode, aaben=True)
    return pligter.get().frist


@pytest.fixture
def ledig(foer_til: Vej) -> Sag:
    return foer_til("ledig")


def test_en_ventetid_kan_ikke_begynde_to_gange(ledig: Sag, anne: Bruger) -> None:
    sag = kald(k.begynd_ventetid, ledig, anne, "2026-11-20", hvad="borger")
    with pytest.raises(UgyldigtInput, match="Det står allerede"):
        kald(k.begynd_ventetid, sag, anne, "2026-11-20", hvad="borger")
    sag = kald(k.begynd_ventetid, sag, anne, "2026-11-20", hvad="helbredsoplysninger")
    with pytest.raises(UgyldigtInput, match="Sagen venter ikke på det"):
        kald(k.afslut_ventetid, sag, anne, "2026-11-21", hvad="andet")
    sag = kald(k.afslut_ventetid, sag, anne, "2026-11-21")
    with pytest.raises(IkkeMuligt, match="Sagen venter ikke på noget"):
        kald(k.afslut_ventetid, sag, anne, "2026-11-22")


def test_orlov_og_sygdom_har_en_begyndelse_og_en_ende(ledig: Sag, anne: Bruger) -> None:
    with pytest.raises(IkkeMuligt, match="ingen orlov at afslutte"):
        kald(k.afslut_orlov, ledig, anne, "2026-11-20")
    sag = kald(k.begynd_orlov, ledig, anne, "2026-11-20", art="barsel")
    with pytest.raises(IkkeMuligt, match="en orlov, som ikke er afsluttet"):
        kald(k.begynd_orlov, sag, anne, "2026-11-20", art="sorgorlov")
    sag = kald(k.begynd_sygdom, sag, anne, "2026-11-20")
    with pytest.raises(IkkeMuligt, match="allerede sygemeldt"):
        kald(k.begynd_sygdom, sag, anne, "2026-11-20")


def test_aktindsigt_besvarer_den_aeldste(ledig: Sag, anne: Bruger) -> None:
    sag = kald(k.anmod_aktindsigt, ledig, anne, "2026-11-16")
    sag = kald(k.anmod_aktindsigt, sag, anne, "2026-11-17", om="Lægeattesten")
    with pytest.raises(UgyldigtInput, match="ingen åben anmodning"):
        kald(k.giv_aktindsigt, sag, anne, "2026-11-18", omfang="fuld", anmodning="1")
    sag = kald(k.giv_aktindsigt, sag, anne, "2026-11-18", omfang="delvis")
    assert aaben_frist(sag, anne, "aktindsigt") == date(2026, 11, 26)


def vil_ikke(sag: Sag, anne: Bruger, dag: str, *, handling: date) -> Sag:
    """Det er vurderet, at borgeren ikke ville tage imod et tilbud."""
    return kald(k.vurder_kan_vil, sag, anne, dag, svar="vil_ikke", adfaerd="afslaar_tilbud", handling=handling,
                grund="Sagde nej til stedet")  # fmt: skip


def sanktioneret(sag: Sag, anne: Bruger, leder: Bruger, dag: str) -> Sag:
    """Den ene forbereder, den anden godkender."""
    sag = kald(k.forbered_sanktion, sag, anne, dag, begrundelse="Ingen grund")
    return kald(k.traef_sanktion, sag, leder, dag)


def _hoert(sag: Sag, anne: Bruger) -> Sag:
    sag = kald(k.send_partshoering, sag, anne, "2026-11-02", frist=date(2026, 11, 9), om="Afslaget")
    return kald(k.besvar_partshoering, sag, anne, "2026-11-05", svar="Jeg var syg")


def test_en_sanktion_kraever_hoering_og_taeller_gentagelser(ledig: Sag, anne: Bruger, leder: Bruger) -> None:
    sag = vil_ikke(ledig, anne, "2026-11-02", handling=date(2026, 10, 20))
    with pytest.raises(IkkeMuligt, match="Borgeren skal høres"):
        kald(k.forbered_sanktion, sag, anne, "2026-11-02", begrundelse="Ingen grund")
    sag = sanktioneret(_hoert(sag, anne), anne, leder, "2026-11-06")
    tilstand = lager.hent(sag.pk, anne, forventet_version=sag.version, nu=kl("2026-11-10")).kraev(
        "klage_modtaget", date(2026, 11, 10)
    )
    assert [en.art for en in tilstand.sanktioner] == ["ingen_ydelse_i_3_uger"]
    sag = kald(k.send_partshoering, sag, anne, "2026-11-10", frist=date(2026, 11, 12), om="Igen")
    sag = vil_ikke(sag, anne, "2026-11-12", handling=date(2026, 11, 9))
    sag = sanktioneret(sag, anne, leder, "2026-11-13")
    tilstand = lager.hent(sag.pk, anne, forventet_version=sag.version, nu=kl("2026-11-13")).kraev(
        "klage_modtaget", date(2026, 11, 13)
    )
    assert [en.art for en in tilstand.sanktioner] == ["ingen_ydelse_i_3_uger", "mister_retten"]


def test_klagen_over_en_sanktion_gaar_hele_vejen(ledig: Sag, anne: Bruger, leder: Bruger) -> None:
    sag = vil_ikke(ledig, anne, "2026-11-02", handling=date(2026, 11, 2))
    sag = sanktioneret(_hoert(sag, anne), anne, leder, "2026-11-06")
    nummer = str(sag.version)
    with pytest.raises(UgyldigtInput, match="ingen afgørelse med det nummer"):
        kald(k.modtag_klage, sag, anne, "2026-11-09", afgoerelse="1")
    sag = kald(k.modtag_klage, sag, anne, "2026-11-09", afgoerelse=nummer)
    with pytest.raises(IkkeMuligt, match="Kommunen skal genvurdere"):
        kald(k.oversend_klage, sag, leder, "2026-11-10")
    sag = kald(k.afslut_genvurdering, sag, leder, "2026-11-10", udfald="fastholdt")
    with pytest.raises(UgyldigtInput, match="ingen klage med det nummer"):
        kald(k.oversend_klage, sag, leder, "2026-11-11", klage="1")
    sag = kald(k.oversend_klage, sag, leder, "2026-11-11")
    with pytest.raises(UgyldigtInput, match="Vælg, hvad klageinstansen"):
        kald(k.afgoer_klage, sag, leder, "2026-11-20", udfald="ved ikke")
    sag = kald(k.afgoer_klage, sag, leder, "2026-11-20", udfald="stadfaestet")
    with pytest.raises(IkkeMuligt, match="Klagen er allerede afgjort"):
        kald(k.afgoer_klage, sag, leder, "2026-11-20", udfald="stadfaestet")


def test_revurderingen_siger_hvilke_redegoerelser_der_mangler(ledig: Sag, anne: Bruger) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        kald(
            k.afslut_revurdering,
            ledig,
            anne,
            "2026-11-20",
            udfald="fortsat_ret",
            redegoerelser=("tilbud", "pension"),
        )
    assert fejl.value.besked == (
        "Revurderingen mangler at redegøre for hvilke ressourcer borgeren har, med borgerens eget syn; "
        "hvorfor arbejdsevnen stadig er varigt nedsat."
    )


@pytest.mark.parametrize(
    ("kommando", "felter", "felt"),
    [
        (k.undtag_fra_samtaler, {"grund": " "}, "grund"),
        (k.noter_udeblivelse, {"fra": "festen"}, "fra"),
        (k.noter_udeblivelse, {"fra": "tilbud", "dage": 0}, "dage"),
        (k.vurder_raadighed, {"udfald": "staar_til_raadighed", "grund": "ferie"}, "grund"),
        (k.meddel_forsinkelse, {"frist": date(2026, 11, 20)}, "frist"),
        (k.begynd_orlov, {"art": "ferie"}, "art"),
        (k.begynd_ventetid, {"hvad": "vejret"}, "hvad"),
        (k.giv_aktindsigt, {"omfang": "lidt"}, "omfang"),
    ],
)
def test_forkerte_felter(
    ledig: Sag, anne: Bruger, kommando: Callable[..., Sag], felter: dict[str, Any], felt: str
) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        kald(kommando, ledig, anne, "2026-11-20", **felter)
    assert fejl.value.felt == felt


def test_kommunens_egen_frist_foelger_sagen(anne: Bruger) -> None:
    felter: dict[str, Any] = {
        "cpr": "6503801234",
        "navn": "Ida Frost",
        "nu": kl("2026-11-20"),
        "gyldig_fra": date(2026, 11, 20),
    }
    with pytest.raises(UgyldigtInput, match="1 til 520 uger"):
        k.opret_sag(anne, **felter, behandlingsuger=0)
    sag = k.opret_sag(anne, **felter, behandlingsuger=13)
    assert aaben_frist(sag, anne, "sagsbehandlingsfrist") == date(2027, 2, 19)
    sag = kald(k.begynd_ventetid, sag, anne, "2026-11-23", hvad="borger")
    assert aaben_frist(sag, anne, "sagsbehandlingsfrist") is None
    sag = kald(k.afslut_ventetid, sag, anne, "2026-11-30")
    assert aaben_frist(sag, anne, "sagsbehandlingsfrist") == date(2027, 2, 26)
    sag = kald(k.meddel_forsinkelse, sag, anne, "2026-12-01", frist=date(2027, 4, 1))
    assert aaben_frist(sag, anne, "sagsbehandlingsfrist") == date(2027, 4, 1)
