"""Køen: et menneske ser, holder, spørger og godkender; kørslen to gange betaler intet; brevene kommer bagefter."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from click.testing import CliRunner
from tests.sager.conftest import kl
from tests.sager.test_udbetaling import linjer, loen, skriv

from fleksjob.breve.gemt_beregning import gemt_forklaring
from fleksjob.drift.kommandolinje.betaling import betaling
from fleksjob.drift.kommandolinje.koersel import frigiv as frigiv_kommandoen, koersel
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import kommandoer as k
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.ret_indkomst import ret_indkomst
from fleksjob.sager.kommandoer.vurder_linje import vurder_linje
from fleksjob.sager.maanedskoersel import koer
from fleksjob.sager.models import Bruger, Dokument, Haendelse, Linjevurdering, Opgave, Sag, Udbetaling

pytestmark = [pytest.mark.database, pytest.mark.django_db]
SEPTEMBER, OKTOBER = date(2026, 9, 1), date(2026, 10, 1)


@pytest.fixture
def job(foer_til: Callable[[str], Sag]) -> Sag:
    """Et job fra 1. september: 10 betalte timer til 180 kr. med pension, fuldtidsløn 28.860 kr."""
    return foer_til("i_fleksjob")


@pytest.fixture
def linje(job: Sag, anne: Bruger) -> Udbetaling:
    """Septembers linje: den første måned i jobbet, som derfor er i køen."""
    koer(anne, SEPTEMBER, nu=kl("2026-10-12"))
    return linjer(anne, SEPTEMBER)[-1]


def _vurder(
    linje: Udbetaling, bruger: Bruger, slags: str, note: str = "Vi venter.", **andet: Any
) -> Linjevurdering:
    return vurder_linje(
        bruger, linje.pk, slags=slags, note=note, nu=kl("2026-10-13"), dag=date(2026, 10, 13), **andet
    )


def _frigiv(linje: Udbetaling, bruger: Bruger, note: str = "") -> Sag:
    return skriv(k.frigiv_udbetaling, linje.sag, bruger, "2026-10-14", maaned=linje.maaned, note=note)


def test_en_linje_i_koeen_kraever_en_note_og_noten_staar_i_sagen(linje: Udbetaling, bo: Bruger) -> None:
    assert linje.i_koe
    with pytest.raises(UgyldigtInput, match="Skriv, hvad du har set"):
        _frigiv(linje, bo, "  ")
    assert Udbetaling.for_bruger(bo).get(pk=linje.pk).status == "beregnet"
    _frigiv(linje, bo, "Lønsedlen passer.")
    senest = Haendelse.for_bruger(bo).filter(type="udbetaling_frigivet").get()
    assert "Lønsedlen passer." in senest.data


def test_en_godkendt_linje_frigives_uden_mere(linje: Udbetaling, bo: Bruger) -> None:
    _vurder(linje, bo, "godkendt", "Lønsedlen passer.")
    _frigiv(linje, bo)
    assert Udbetaling.for_bruger(bo).get(pk=linje.pk).status == "frigivet"
    with pytest.raises(IkkeMuligt, match="ikke længere i køen"):
        _vurder(linje, bo, "holdt")


def test_en_holdt_linje_frigives_foerst_naar_den_er_genoptaget(linje: Udbetaling, bo: Bruger) -> None:
    _vurder(linje, bo, "holdt", "Lønsedlen mangler.")
    with pytest.raises(IkkeMuligt, match="holdt tilbage"):
        _frigiv(linje, bo, "Set")
    _vurder(linje, bo, "genoptaget", "Den er kommet.")
    _frigiv(linje, bo, "Set")
    assert [en.slags for en in Linjevurdering.for_bruger(bo).order_by("pk")] == ["holdt", "genoptaget"]


def test_et_spoergsmaal_er_ogsaa_en_opgave_og_kun_den_spurgte_ser_det(
    linje: Udbetaling, bo: Bruger, borger: Bruger, arbejdsgiver: Bruger
) -> None:
    _vurder(linje, bo, "holdt", "Intern note.")
    _vurder(linje, bo, "spurgt", "Passer de 43 timer?", til="borger")
    opgave = Opgave.for_bruger(bo).get(art="intern")
    assert (opgave.hvad, opgave.frist) == (
        "Spørg borgeren om september 2026: Passer de 43 timer?", date(2026, 10, 20),
    )  # fmt: skip
    assert [en.note for en in Linjevurdering.for_bruger(borger)] == ["Passer de 43 timer?"]
    assert not Linjevurdering.for_bruger(arbejdsgiver).exists()


@pytest.mark.parametrize(
    ("slags", "note", "til", "felt"),
    [("slettet", "x", "", "slags"), ("holdt", " ", "", "note"), ("spurgt", "x", "naboen", "til")],
)
def test_en_vurdering_har_sine_ord(
    linje: Udbetaling, bo: Bruger, slags: str, note: str, til: str, felt: str
) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        _vurder(linje, bo, slags, note, til=til)
    assert fejl.value.felt == felt
    assert not Linjevurdering.for_bruger(bo).exists()


def test_den_der_beregnede_kan_ikke_godkende_og_en_konsulent_slet_ikke(
    linje: Udbetaling, anne: Bruger, konsulent: Bruger
) -> None:
    with pytest.raises(IkkeMuligt, match="selv beregnet"):
        _vurder(linje, anne, "godkendt")
    with pytest.raises(AdgangNaegtet):
        _vurder(linje, konsulent, "holdt")


def test_loennen_rettes_af_arbejdsgiveren_med_en_grund_og_kun_naar_den_findes(
    job: Sag,
    anne: Bruger,
    arbejdsgiver: Bruger,
) -> None:
    sag = loen(job, anne, "2026-10-10", "2026-09", 7800.0)
    felter: dict[str, Any] = {"periode": "2026-09", "ansaettelse": "job-1", "loen": 8000.0}
    with pytest.raises(UgyldigtInput) as fejl:
        skriv(ret_indkomst, sag, arbejdsgiver, "2026-10-12", **felter, note=" ")
    assert fejl.value.felt == "note"
    with pytest.raises(IkkeMuligt, match="indberet den i stedet"):
        skriv(ret_indkomst, sag, arbejdsgiver, "2026-10-12", **felter | {"periode": "2026-10"}, note="x")
    skriv(ret_indkomst, sag, arbejdsgiver, "2026-10-12", **felter, note="Vi glemte et tillæg.")
    koer(anne, OKTOBER, nu=kl("2026-10-20"))
    assert linjer(anne, OKTOBER)[-1].grundlag["loen"] == 8000.0


def test_en_bonus_fra_skaermen_fordeles_og_forklares_efter_maanedens_regler(job: Sag, anne: Bruger) -> None:
    felter: dict[str, Any] = {"periode": "2026-09", "ansaettelse": "job-1", "pension": 0.0}
    loen(job, anne, "2026-10-10", "2026-09", 7800.0)
    with pytest.raises(UgyldigtInput) as fejl:
        skriv(k.indberet_indkomst, job, anne, "2026-10-10", **felter, loen=900.0, art="julegave")
    assert fejl.value.felt == "art"
    bonus = {"art": "bonus", "loen": 900.0, "fra": date(2026, 9, 1), "til": date(2026, 11, 30)}
    skriv(k.indberet_indkomst, job, anne, "2026-10-10", **felter, **bonus)
    koer(anne, OKTOBER, nu=kl("2026-10-20"))
    oktober = linjer(anne, OKTOBER)[-1]
    assert (oktober.beregning or {})["regelsaet"] == "tilskudsmaaned"
    assert (oktober.beregning or {})["loen_i_alt"] == 8100.0
    forklaret = gemt_forklaring(oktober.beregning or {}, oktober.grundlag, OKTOBER)
    assert forklaret is not None
    _, hvorfor, aendring = forklaret.borger or ("", "", "")
    assert "for din løn på 8.100 kr." in hvorfor
    assert aendring == (
        "Er din løn 1.000 kr. højere, falder tilskuddet med 300 kr., så du får 700 kr. mere i alt før skat."
    )


# --- Kommandolinjen ---------------------------------------------------------------------------------------


@pytest.fixture
def dagen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEKSJOB_DAG", "2026-10-20")
    monkeypatch.setenv("FLEKSJOB_DEMO", "1")


@pytest.mark.usefixtures("dagen")
def test_koerslen_to_gange_betaler_een_gang_og_brevene_skrives_bagefter(
    job: Sag, anne: Bruger, bo: Bruger
) -> None:
    loen(job, anne, "2026-10-10", "2026-09", 7800.0)
    foerst = CliRunner().invoke(koersel, ["2026-10", "--som", "anne"])
    assert foerst.exit_code == 0, foerst.output
    antal = Udbetaling.for_bruger(anne).count()
    igen = CliRunner().invoke(koersel, ["2026-10", "--som", "anne"])
    assert "Intet nyt at betale: alt stod allerede rigtigt." in igen.output
    assert Udbetaling.for_bruger(anne).count() == antal
    Udbetaling.for_bruger(anne).filter(status="beregnet").update(i_koe=False)
    sum_ = sum((en.forskel or Decimal(0) for en in linjer(anne, OKTOBER)), Decimal(0))
    svar = CliRunner().invoke(frigiv_kommandoen, ["2026-10", "--som", bo.username])
    assert svar.exit_code == 0, svar.output
    assert sum_ > 0
    assert "1 linjer på" in svar.output
    assert not Dokument.for_bruger(bo).filter(art="fleksloentilskud").exists()
    breve = CliRunner().invoke(betaling, ["breve", "--som", bo.username])
    assert "1 breve skrevet." in breve.output
    assert "0 breve skrevet." in CliRunner().invoke(betaling, ["breve", "--som", bo.username]).output
    assert Dokument.for_bruger(bo).filter(art="fleksloentilskud").count() == 1


@pytest.mark.usefixtures("dagen")
def test_et_forkert_antal_afvises_med_en_saetning(job: Sag, anne: Bruger) -> None:
    svar = CliRunner().invoke(koersel, ["2026-10", "--antal", "20", "--som", "anne"])
    assert isinstance(svar.exception, UgyldigtInput)
    assert svar.exception.besked.startswith("Arkivet har 1 personer at regne 2026-10 for, ikke 20.")
    assert not Udbetaling.for_bruger(anne).exists()


def test_en_afgoerelse_om_tilbagebetaling_har_sin_egen_klagefrist() -> None:
    from fleksjob.forloeb import haendelser as h
    from fleksjob.forloeb.paaklaget import kan_paaklages

    svar = h.TilbagebetalingAfgjort(
        gyldig_fra=date(2026, 11, 20), periode="2026-10", udfald="kraeves", id="9"
    )
    (den,) = kan_paaklages([svar])
    assert (den.id, den.emne, den.frist) == ("9", "tilbagebetaling", date(2026, 12, 18))
    assert den.tekst == "afgørelsen om at betale tilbage 20. november 2026"
