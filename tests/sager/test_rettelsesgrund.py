"""Grunden til en difference: nævnt for hver slags ændring, og præcis de registreringer, der ændrer resultatet."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.tilstand import Person, tilstand
from fleksjob.sager import rettelsesgrund as grund
from fleksjob.sager.maanedsregning import beregn_maaned

CVR = "12345674"
PERSON = Person(date(1984, 3, 5))
MAANED = date(2026, 8, 1)
SIDST = date(2026, 12, 31)
REGN = grund.maanedsregner(PERSON, SIDST, MAANED)


def _med_numre(*haendelser: h.AlleHaendelser) -> list[h.AlleHaendelser]:
    return [msgspec.structs.replace(en, id=str(nr)) for nr, en in enumerate(haendelser, start=1)]


def _kl(dag: date) -> datetime:
    return datetime(dag.year, dag.month, dag.day, 10, tzinfo=UTC)


def start(dag: date = date(2026, 5, 1), **felter: Any) -> h.FleksjobStartet:
    vilkaar: dict[str, Any] = {"timer": 20.0, "intensitet": 50.0, "timeloen": 180.0, "fuldtidsloen": 33000.0}
    return h.FleksjobStartet(
        gyldig_fra=dag, registreret=_kl(date(2026, 5, 1)), ansaettelse="job-1", virksomhed="Bageriet", cvr=CVR,
        **(vilkaar | felter),
    )  # fmt: skip


def loen(kroner: float, periode: str = "2026-07", kendt: date = date(2026, 8, 10)) -> h.IndkomstIndberettet:
    return h.IndkomstIndberettet(
        gyldig_fra=date(2026, 7, 31), registreret=_kl(kendt), periode=periode, loen=kroner, pension=0.0,
        indberetter=CVR, ansaettelse="job-1",
    )  # fmt: skip


def ret(af: str, ny: h.AlleHaendelser | None, kendt: date = date(2026, 9, 14)) -> h.Rettelse:
    return h.Rettelse(gyldig_fra=kendt, registreret=_kl(kendt), af=af, ny=ny)


SEPTEMBER = date(2026, 9, 14)
FAELLES = {"registreret": _kl(SEPTEMBER), "ansaettelse": "job-1"}


def _tekst(*nye: h.AlleHaendelser, gamle: Sequence[h.AlleHaendelser] = ()) -> str:
    """Grundene til, at august blev en anden, efter `nye`; uden `gamle` et job og lønnen for juli."""
    foer = gamle or (start(), loen(9000.0))
    alle = _med_numre(*foer, *nye)
    return grund.som_tekst(grund.aarsager(alle, len(foer), REGN, kilde_foer="indberettet"))


def test_arbejdsgiveren_rettede_en_maaned() -> None:
    tekst = _tekst(ret("2", loen(10040.0)))
    assert tekst == "Din arbejdsgiver rettede juli den 14. september."
    assert grund.med_beloeb(tekst, Decimal("-312")) == (
        "Din arbejdsgiver rettede juli den 14. september: 312 kr. mindre."
    )


@pytest.mark.parametrize(
    ("nye", "tekst"),
    [
        ([loen(500.0, kendt=SEPTEMBER)], "Din arbejdsgiver indberettede mere løn for juli den 14. september."),
        ([ret("2", None)], "Din arbejdsgiver trak lønnen for juli tilbage den 14. september."),
        (
            [h.FuldtidsloenOplyst(gyldig_fra=date(2026, 6, 1), fuldtidsloen=22000.0, **FAELLES)],
            "Din arbejdsgiver oplyste lønnen på fuld tid den 14. september.",
        ),
        (
            [h.VilkaarAendret(gyldig_fra=date(2026, 7, 1), fuldtidsloen=22000.0, **FAELLES)],
            "Lønnen på fuld tid i din stilling blev ændret fra 1. juli; vi fik det at vide den 14. september.",
        ),
        (
            [h.FleksjobOphoert(gyldig_fra=date(2026, 8, 1), **FAELLES)],
            "Vi fik den 14. september at vide, at dit job sluttede den 1. august.",
        ),
        (
            [ret("1", start(date(2026, 8, 1)))],
            "Den første dag i dit job blev rettet fra 1. maj til 1. august; det skete den 14. september.",
        ),
    ],
)  # fmt: skip
def test_hver_slags_grund_siges_med_sine_ord(nye: list[h.AlleHaendelser], tekst: str) -> None:
    assert _tekst(*nye) == tekst


def test_jobbet_der_kommer_til_bagefter() -> None:
    nyt = msgspec.structs.replace(start(), registreret=_kl(SEPTEMBER))
    alle = _med_numre(loen(9000.0), nyt)
    (den,) = grund.aarsager(alle, 1, REGN)
    assert (den.slags, den.saetning) == (
        "start",
        "Vi fik den 14. september at vide, at dit job begyndte den 1. maj",
    )


def test_den_foerste_maaned_var_regnet_af_det_aftalte() -> None:
    begyndte = msgspec.structs.replace(start(MAANED), registreret=_kl(MAANED))
    alle = _med_numre(begyndte, loen(7000.0, "2026-08", date(2026, 9, 10)))
    (den,) = grund.aarsager(alle, 1, REGN, kilde_foer="aftalt")
    assert den.saetning == (
        "Din arbejdsgiver indberettede lønnen for august den 10. september; før var den regnet af det aftalte"
    )


def test_to_rettelser_af_den_samme_maaned_naevner_den_der_gaelder() -> None:
    assert _tekst(ret("2", loen(9500.0), date(2026, 9, 2)), ret("2", loen(10040.0))) == (
        "Din arbejdsgiver rettede juli den 14. september."
    )


def test_to_ens_rettelser_naevner_den_foerste() -> None:
    assert _tekst(ret("2", loen(9500.0), date(2026, 9, 2)), ret("2", loen(9500.0))) == (
        "Din arbejdsgiver rettede juli den 2. september."
    )


def test_flere_grunde_paa_en_gang_naevnes_alle() -> None:
    loftet = h.FuldtidsloenOplyst(
        gyldig_fra=date(2026, 6, 1), fuldtidsloen=22000.0, registreret=_kl(date(2026, 9, 20)), ansaettelse="job-1"
    )  # fmt: skip
    tekst = _tekst(ret("2", loen(10040.0)), loftet)
    assert tekst == (
        "To ting er ændret: 1) Din arbejdsgiver rettede juli den 14. september. "
        "2) Din arbejdsgiver oplyste lønnen på fuld tid den 20. september."
    )
    assert grund.med_beloeb(tekst, Decimal("500")).endswith("den 20. september. I alt 500 kr. mere.")


def test_det_der_ikke_aendrer_noget_er_ikke_en_grund() -> None:
    en_anden_maaned = loen(30000.0, "2026-10", SEPTEMBER)
    regnet = h.UdbetalingBeregnet(gyldig_fra=SEPTEMBER, periode="2026-08", beloeb=1.0)
    assert _tekst(en_anden_maaned, regnet, ret("2", loen(10040.0))) == (
        "Din arbejdsgiver rettede juli den 14. september."
    )
    assert _tekst(en_anden_maaned) == f"{grund.UKENDT}."


def test_et_andet_aar_naevnes() -> None:
    assert _tekst(ret("2", loen(10040.0), date(2027, 2, 3))) == (
        "Din arbejdsgiver rettede juli 2026 den 3. februar."
    )


def test_nye_satser_er_en_grund_for_sig() -> None:
    alle = _med_numre(start(), loen(9000.0), ret("2", loen(10040.0)))
    gemt = ("beregnet", Decimal("1.00"), Decimal("0.00"), ())
    slags = [en.slags for en in grund.aarsager(alle, 2, REGN, gemt=gemt)]
    assert slags == ["regler", "loen_rettet"]
    samme = REGN(alle[:2])
    assert [en.slags for en in grund.aarsager(alle, 2, REGN, gemt=samme)] == ["loen_rettet"]


def test_sygdom_og_orlov_siges_uden_at_sige_hvad_man_fejler() -> None:
    """Reglen, der her prøves med, giver intet tilskud for en måned, hvor sygdom eller orlov er begyndt."""

    def regn(haendelser: Sequence[h.AlleHaendelser]) -> object:
        return tuple(en.type for en in haendelser if en.type.startswith(("sygdom", "orlov")))

    syg = h.SygdomPaabegyndt(gyldig_fra=date(2026, 7, 6), registreret=_kl(SEPTEMBER), note="Diagnose")
    orlov = h.OrlovAfsluttet(gyldig_fra=date(2026, 7, 20), registreret=_kl(SEPTEMBER))
    grunde = grund.aarsager(_med_numre(start(), syg, orlov), 1, regn)
    assert [en.saetning for en in grunde] == [
        "Vi fik den 14. september at vide, at du var syg fra den 6. juli",
        "Vi fik den 14. september at vide, at din orlov var slut den 20. juli",
    ]


_BELOEB = st.sampled_from([0.0, 6000.0, 9000.0, 10040.0, 14000.0])
_DAGE = st.dates(date(2026, 8, 20), date(2026, 11, 30))
_FULDTID = st.sampled_from([20000.0, 22000.0, 33000.0])


@st.composite
def _nye(draw: st.DrawFn) -> list[h.AlleHaendelser]:
    nye: list[h.AlleHaendelser] = []
    for dag in sorted(draw(st.lists(_DAGE, min_size=1, max_size=5))):
        hvad = draw(st.sampled_from(["ret", "loen", "fuldtid", "slut", "annuller", "anden"]))
        faelles: dict[str, Any] = {"registreret": _kl(dag), "ansaettelse": "job-1"}
        match hvad:
            case "ret":
                nye.append(ret("2", loen(draw(_BELOEB)), dag))
            case "annuller":
                nye.append(ret("2", None, dag))
            case "loen":
                nye.append(loen(draw(_BELOEB), kendt=dag))
            case "anden":
                nye.append(loen(draw(_BELOEB), "2026-10", dag))
            case "fuldtid":
                fra = draw(st.sampled_from([date(2026, 6, 1), date(2026, 7, 1), date(2026, 9, 1)]))
                nye.append(h.FuldtidsloenOplyst(gyldig_fra=fra, fuldtidsloen=draw(_FULDTID), **faelles))
            case "slut":
                dagen = draw(st.sampled_from([date(2026, 8, 1), date(2026, 10, 1)]))
                nye.append(h.FleksjobOphoert(gyldig_fra=dagen, **faelles))
    return nye


@settings(deadline=None, max_examples=150)
@given(nye=_nye())
def test_grundene_er_praecis_de_registreringer_der_aendrer_resultatet(nye: list[h.AlleHaendelser]) -> None:
    gamle = [start(), loen(9000.0)]
    alle = _med_numre(*gamle, *nye)
    fundne = grund.virkende(alle, len(gamle), REGN)
    bund = alle[: len(gamle)]
    assert REGN([*bund, *fundne]) == REGN(alle)
    for en in fundne:
        assert REGN([*bund, *(x for x in fundne if x is not en)]) != REGN(alle)
    assert bool(fundne) == (REGN(bund) != REGN(alle))


@settings(deadline=None, max_examples=50)
@given(nye=_nye())
def test_hver_grund_har_en_saetning_og_resultatet_er_det_maaneden_giver(nye: list[h.AlleHaendelser]) -> None:
    gamle = [start(), loen(9000.0)]
    alle = _med_numre(*gamle, *nye)
    for en in grund.aarsager(alle, len(gamle), REGN):
        assert en.saetning
        assert not en.saetning.endswith(".")
        assert en.haendelse
    udfald = beregn_maaned(tilstand(PERSON, alle, pr=SIDST), MAANED)
    assert REGN(alle) == grund.maanedens_resultat(udfald)
