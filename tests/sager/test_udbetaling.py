"""Penge: én gang, aldrig om, og hver forskel med sin grund."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from tests.sager.conftest import CVR, kl

from fleksjob.forloeb.haendelser import IndkomstIndberettet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.tilskud.beregning import beregn_fleksloentilskud
from fleksjob.sager import kommandoer as k, lager
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.maanedskoersel import Koersel, koer
from fleksjob.sager.models import Bruger, Haendelse, Sag, Udbetaling
from fleksjob.sager.udbetaling import gem, mangler_linjer

pytestmark = [pytest.mark.database, pytest.mark.django_db]
SEPTEMBER, OKTOBER, NOVEMBER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)
Vej = Callable[[str], Sag]


@pytest.fixture
def job(foer_til: Vej) -> Sag:
    """Et job fra 1. september: 10 betalte timer til 180 kr. med pension, fuldtidsløn 28.860 kr."""
    return foer_til("i_fleksjob")


def skriv(kommando: Callable[..., Sag], sag: Sag, bruger: Bruger, dag: str, **felter: Any) -> Sag:
    """Kalder en kommando på sagen, som den er nu."""
    version = Sag.for_bruger(bruger).get(pk=sag.pk).version if bruger.er_medarbejder else sag.version
    return kommando(
        sag.pk, bruger, forventet_version=version, nu=kl(dag), gyldig_fra=date.fromisoformat(dag), **felter
    )


def loen(sag: Sag, bruger: Bruger, dag: str, periode: str, kroner: float, **felter: Any) -> Sag:
    return skriv(
        k.indberet_indkomst, sag, bruger, dag, periode=periode, loen=kroner, pension=0.0,
        indberetter=felter.pop("indberetter", CVR), ansaettelse=felter.pop("ansaettelse", "job-1"), **felter,
    )  # fmt: skip


def linjer(bruger: Bruger, maaned: date) -> list[Udbetaling]:
    return list(Udbetaling.for_bruger(bruger).filter(maaned=maaned).order_by("version"))


def tilskud(maaned: date, kroner: float) -> Decimal:
    return beregn_fleksloentilskud(dato=maaned, loen=kroner, fuldtidsloen=28860.0).fleksloentilskud


def antal(koersel: Koersel) -> tuple[int, ...]:
    """(sager, uændrede, beregnede, rettelser, til vurdering, mangler)."""
    return (
        koersel.sager, koersel.uaendrede, koersel.beregnede, koersel.rettelser, koersel.manuelle, koersel.mangler,
    )  # fmt: skip


def frigiv(sag: Sag, bruger: Bruger, maaned: date, dag: str = "2026-11-20") -> Sag:
    return skriv(k.frigiv_udbetaling, sag, bruger, dag, maaned=maaned, note="Set igennem.")


def test_foerste_maaned_er_den_aftalte_loen(job: Sag, anne: Bruger) -> None:
    koer(anne, SEPTEMBER, nu=kl("2026-09-30"))
    (linje,) = linjer(anne, SEPTEMBER)
    assert linje.grundlag["kilde"] == "aftalt"
    assert linje.grundlag["loen"] == pytest.approx(180 * 10 * 52 / 12)
    assert linje.fleksloentilskud == linje.forskel == tilskud(SEPTEMBER, 7800.0)
    assert any("aftalte løn" in forbehold for forbehold in linje.forbehold)


def test_loennen_i_en_maaned_bestemmer_den_naeste(job: Sag, anne: Bruger) -> None:
    loen(job, anne, "2026-10-10", "2026-09", 8000.0)
    koer(anne, OKTOBER, nu=kl("2026-10-30"))
    (linje,) = linjer(anne, OKTOBER)
    assert (linje.status, linje.grundlag["loenmaaned"]) == ("beregnet", "2026-09")
    assert linje.fleksloentilskud == tilskud(OKTOBER, 8000.0)
    assert linje.aarsag == "Beregnet af lønnen for september 2026."


def test_at_koere_igen_aendrer_intet(job: Sag, anne: Bruger, leder: Bruger) -> None:
    loen(job, anne, "2026-10-10", "2026-09", 8000.0)
    foerste = koer(anne, OKTOBER, nu=kl("2026-10-30"))
    foer = list(Udbetaling.for_bruger(anne).order_by("pk").values())
    version = Sag.for_bruger(anne).get().version
    for hvem in (anne, leder):
        assert antal(koer(hvem, OKTOBER, nu=kl("2026-10-31"))) == (1, 1, 0, 0, 0, 0)
    assert antal(foerste) == (1, 0, 1, 0, 0, 0)
    assert list(Udbetaling.for_bruger(anne).order_by("pk").values()) == foer
    assert Sag.for_bruger(anne).get().version == version


def test_foerste_maaned_reguleres_naar_loennen_kommer(job: Sag, anne: Bruger, bo: Bruger) -> None:
    koer(anne, SEPTEMBER, nu=kl("2026-09-30"))
    frigiv(job, bo, SEPTEMBER, "2026-10-01")
    loen(job, anne, "2026-10-10", "2026-09", 9000.0)
    assert antal(koer(anne, OKTOBER, nu=kl("2026-10-30"))) == (1, 0, 1, 1, 0, 0)
    foerste, anden = linjer(anne, SEPTEMBER)
    assert foerste.status == "frigivet"
    assert anden.fleksloentilskud == tilskud(SEPTEMBER, 9000.0)
    assert anden.forskel == tilskud(SEPTEMBER, 9000.0) - tilskud(SEPTEMBER, 7800.0)
    assert anden.forskel < 0
    assert any("tilbagebetaling" in forbehold for forbehold in anden.forbehold)
    assert anden.aarsag == (
        "Din arbejdsgiver indberettede lønnen for september den 10. oktober; før var den regnet af det aftalte."
    )


def test_en_rettelse_af_fortiden_er_en_linje_med_grund(job: Sag, anne: Bruger, bo: Bruger) -> None:
    sag = loen(job, anne, "2026-10-10", "2026-09", 9000.0)
    nr = str(sag.version)
    koer(anne, OKTOBER, nu=kl("2026-10-30"))
    frigiv(job, bo, OKTOBER, "2026-10-31")
    ny = IndkomstIndberettet(
        gyldig_fra=date(2026, 10, 10),
        periode="2026-09",
        loen=6000.0,
        pension=0.0,
        indberetter=CVR,
        ansaettelse="job-1",
    )
    skriv(k.ret_haendelse, job, anne, "2026-11-14", af=nr, ny=ny, note="Tastefejl hos arbejdsgiveren.")
    koer(anne, OKTOBER, nu=kl("2026-11-15"))
    foerste, rettet = linjer(anne, OKTOBER)
    assert foerste.fleksloentilskud == tilskud(OKTOBER, 9000.0)
    assert rettet.forskel == tilskud(OKTOBER, 6000.0) - tilskud(OKTOBER, 9000.0)
    assert rettet.aarsag == "Din arbejdsgiver rettede september den 14. november."
    assert Haendelse.for_bruger(anne).filter(type="udbetaling_beregnet").count() == 2
    assert koer(anne, OKTOBER, nu=kl("2026-11-16")).uaendrede == 1


def test_en_linje_der_ikke_er_frigivet_erstattes(job: Sag, anne: Bruger, bo: Bruger) -> None:
    loen(job, anne, "2026-10-10", "2026-09", 9000.0)
    koer(anne, OKTOBER, nu=kl("2026-10-30"))
    loen(job, anne, "2026-10-31", "2026-09", 500.0)
    koer(anne, OKTOBER, nu=kl("2026-11-01"))
    foerste, anden = linjer(anne, OKTOBER)
    assert (foerste.status, anden.status, anden.version) == ("erstattet", "beregnet", 2)
    assert anden.forskel == anden.fleksloentilskud == tilskud(OKTOBER, 9500.0)
    frigiv(job, bo, OKTOBER)
    assert [en.status for en in linjer(anne, OKTOBER)] == ["erstattet", "frigivet"]


def test_en_rettelse_der_tages_tilbage_efterlader_intet_at_betale(job: Sag, anne: Bruger, bo: Bruger) -> None:
    loen(job, anne, "2026-10-10", "2026-09", 9000.0)
    koer(anne, OKTOBER, nu=kl("2026-10-30"))
    frigiv(job, bo, OKTOBER, "2026-10-31")
    sag = loen(job, anne, "2026-11-02", "2026-09", 500.0)
    koer(anne, OKTOBER, nu=kl("2026-11-03"))
    skriv(k.ret_haendelse, job, anne, "2026-11-04", af=str(sag.version), note="Linjen hørte til en anden.")
    koer(anne, OKTOBER, nu=kl("2026-11-05"))
    assert [en.status for en in linjer(anne, OKTOBER)] == ["frigivet", "erstattet"]


def test_den_der_beregner_frigiver_ikke(job: Sag, anne: Bruger, bo: Bruger) -> None:
    koer(anne, SEPTEMBER, nu=kl("2026-09-30"))
    with pytest.raises(IkkeMuligt, match="en anden skal frigive"):
        frigiv(job, anne, SEPTEMBER)
    assert linjer(anne, SEPTEMBER)[0].status == "beregnet"
    frigiv(job, bo, SEPTEMBER)
    with pytest.raises(IkkeMuligt, match="allerede frigivet"):
        frigiv(job, bo, SEPTEMBER)
    with pytest.raises(IkkeMuligt, match="Oktober 2026 er ikke beregnet"):
        frigiv(job, bo, OKTOBER)


def test_uden_loen_beregnes_der_ikke(job: Sag, anne: Bruger, bo: Bruger) -> None:
    koer(anne, OKTOBER, nu=kl("2026-10-30"))
    (linje,) = linjer(anne, OKTOBER)
    assert (linje.status, linje.forskel, linje.aarsag) == (
        "mangler", None, "Lønnen for september 2026 er ikke indberettet.",
    )  # fmt: skip
    with pytest.raises(IkkeMuligt, match="mangler oplysninger"):
        frigiv(job, bo, OKTOBER)
    loen(job, anne, "2026-11-01", "2026-09", 8000.0)
    koer(anne, OKTOBER, nu=kl("2026-11-02"))
    assert [en.status for en in linjer(anne, OKTOBER)] == ["erstattet", "beregnet"]


def test_nul_i_loen_er_et_menneskes_sag(job: Sag, anne: Bruger) -> None:
    loen(job, anne, "2026-10-10", "2026-09", 0.0)
    koer(anne, OKTOBER, nu=kl("2026-10-30"))
    (linje,) = linjer(anne, OKTOBER)
    assert linje.status == "manuel"
    assert "ferie, sygdom eller barsel" in linje.aarsag


def test_en_delvis_maaned_fastsaettes_af_et_menneske(
    job: Sag, konsulent: Bruger, anne: Bruger, bo: Bruger
) -> None:
    loen(job, anne, "2026-10-10", "2026-09", 8000.0)
    skriv(k.ophoer_fleksjob, job, konsulent, "2026-10-16", ansaettelse="job-1", aarsag="virksomheden lukkede")
    koer(anne, OKTOBER, nu=kl("2026-10-30"))
    (linje,) = linjer(anne, OKTOBER)
    assert (linje.status, linje.fleksloentilskud) == ("manuel", None)
    assert "dækker ikke hele oktober 2026 (11 af månedens 22 hverdage)" in linje.aarsag
    with pytest.raises(IkkeMuligt, match="vurderes af et menneske"):
        frigiv(job, bo, OKTOBER)
    felter: dict[str, Any] = {"maaned": OKTOBER, "fastsat": Decimal("9500.00")}
    with pytest.raises(UgyldigtInput, match="begrundelsen"):
        skriv(k.beregn_udbetaling, job, anne, "2026-11-02", **felter)
    skriv(k.beregn_udbetaling, job, anne, "2026-11-02", note="Halv måned efter aftale.", **felter)
    foerste, fastsat = linjer(anne, OKTOBER)
    assert (foerste.status, fastsat.status, fastsat.forskel, fastsat.atp) == (
        "erstattet", "beregnet", Decimal("9500.00"), Decimal("475.00"),
    )  # fmt: skip
    assert "Halv måned" in fastsat.aarsag
    assert koer(anne, OKTOBER, nu=kl("2026-11-03")).uaendrede == 1
    frigiv(job, bo, OKTOBER)
    assert koer(anne, OKTOBER, nu=kl("2026-11-21")).uaendrede == 1


def test_et_beloeb_kan_ikke_fastsaettes_hvor_reglerne_svarer(job: Sag, anne: Bruger) -> None:
    with pytest.raises(IkkeMuligt, match="ikke mærket til vurdering"):
        skriv(k.beregn_udbetaling, job, anne, "2026-11-02", maaned=SEPTEMBER, fastsat=Decimal("1"), note="x")
    assert not linjer(anne, SEPTEMBER)


def test_loen_fra_andre_er_anden_loen(job: Sag, anne: Bruger) -> None:
    loen(job, anne, "2026-10-10", "2026-09", 8000.0)
    loen(job, anne, "2026-10-11", "2026-09", 2000.0, indberetter="10000009", ansaettelse="")
    koer(anne, OKTOBER, nu=kl("2026-10-30"))
    (linje,) = linjer(anne, OKTOBER)
    assert (linje.grundlag["loen"], linje.grundlag["anden_loen"]) == (8000.0, 2000.0)


def test_ingen_beregning_foer_jobbet_og_ikke_forud(job: Sag, anne: Bruger) -> None:
    with pytest.raises(IkkeMuligt, match="ikke i et fleksjob"):
        skriv(k.beregn_udbetaling, job, anne, "2026-11-02", maaned=date(2026, 8, 1))
    with pytest.raises(UgyldigtInput, match="ikke begyndt"):
        koer(anne, date(2026, 12, 1), nu=kl("2026-11-20"))


def test_tidligere_maaneder_end_den_foerste_koersel_er_ikke_arkivets(job: Sag, anne: Bruger) -> None:
    loen(job, anne, "2026-10-10", "2026-09", 8000.0)
    loen(job, anne, "2026-11-10", "2026-10", 8000.0)
    koer(anne, NOVEMBER, nu=kl("2026-11-20"))
    assert [en.maaned for en in Udbetaling.for_bruger(anne)] == [NOVEMBER]


def test_kun_dem_der_maa(job: Sag, borger: Bruger, konsulent: Bruger, nu: datetime) -> None:
    for bruger in (borger, konsulent):
        with pytest.raises(AdgangNaegtet):
            koer(bruger, SEPTEMBER, nu=nu)


def test_hver_linje_kan_forklare_sig(job: Sag, anne: Bruger) -> None:
    koer(anne, SEPTEMBER, nu=kl("2026-09-30"))
    (linje,) = linjer(anne, SEPTEMBER)
    assert linje.beregning is not None
    assert linje.beregning["fleksloentilskud"] == float(linje.fleksloentilskud or 0)
    assert all(trin["hjemmel"] for trin in linje.beregning["trin"])
    assert (linje.beregnet_af_id, linje.sag_version) == (anne.pk, Sag.for_bruger(anne).get().version)


def test_to_koersler_samtidig_giver_en_linje(job: Sag, anne: Bruger, bo: Bruger) -> None:
    """Begge har regnet på det samme; den, der skriver sidst, får konflikten og ikke en dobbelt linje."""
    aabne = [lager.hent_nyeste(job.pk, hvem, nu=kl("2026-10-30")) for hvem in (anne, bo)]
    regnet = [mangler_linjer(en, [], SEPTEMBER, SEPTEMBER) for en in aabne]
    gem(aabne[0], regnet[0], kl("2026-10-30"))
    with pytest.raises(Samtidighedskonflikt, match="Anne Holm registrerede «Udbetaling er beregnet»"):
        gem(aabne[1], regnet[1], kl("2026-10-30"))
    assert len(linjer(anne, SEPTEMBER)) == 1
