"""Brevene om penge: lette at læse, og et krav kan ikke skrives uden begge led. Månedens forskel er mærket."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

from fleksjob.breve import frit_brev, tilbagebetaling
from fleksjob.breve.laesbarhed import laesbarhed
from fleksjob.breve.maanedsforskel import Maanedstal, nyt_siden, side_om_side
from fleksjob.breve.pengefigur import Soejle, aarsbillede
from fleksjob.breve.ramme import Afsender, Brevramme, Modtager
from fleksjob.lov.kerne.fejl import UgyldigtInput

RAMME = Brevramme(
    Afsender("Prøveby Kommune", telefon="70 00 00 00"), Modtager("Anna Agerlund"), "2026-00001", date(2026, 11, 20)
)  # fmt: skip
OM = tilbagebetaling.ForMeget(
    date(2026, 8, 1), Decimal("15312"), Decimal("15000"), "Din arbejdsgiver rettede juli den 14. september."
)


def _afgoerelse(udfald: str, *, uden_ret: bool = True, bedre_vidende: bool = True) -> Any:
    return tilbagebetaling.afgoerelse(
        OM, ramme=RAMME, udfald=udfald, uden_ret=uden_ret, bedre_vidende=bedre_vidende,
        begrundelse="Du ringede selv og sagde det.",
    )  # fmt: skip


@pytest.mark.parametrize("brev", [
    tilbagebetaling.hoering(OM, ramme=RAMME, frist=date(2026, 12, 4)), _afgoerelse("kraeves"),
    _afgoerelse("kraeves_ikke", bedre_vidende=False),
])  # fmt: skip
def test_brevene_er_lette_at_laese_og_paa_en_side(brev: Any) -> None:
    fundet = laesbarhed(tilbagebetaling.som_tekst(brev))
    assert fundet.lix is not None
    assert fundet.lix <= 35
    assert frit_brev.pdf(brev).startswith(b"%PDF")


def test_hoeringen_lover_intet_og_har_ingen_klagevejledning() -> None:
    brev = tilbagebetaling.hoering(OM, ramme=RAMME, frist=date(2026, 12, 4))
    tekst = tilbagebetaling.som_tekst(brev)
    assert "Vi har ikke bestemt" in tekst
    assert "Du har fået 312\N{NO-BREAK SPACE}kr. for meget." in tekst
    assert not brev.klage


def test_afgoerelsen_har_klagevejledning_begge_veje() -> None:
    assert _afgoerelse("kraeves").klage
    assert _afgoerelse("kraeves_ikke").klage
    assert _afgoerelse("kraeves").titel == "Du skal betale 312\N{NO-BREAK SPACE}kr. tilbage"


@pytest.mark.parametrize(("uden_ret", "vidste"), [(False, False), (True, False), (False, True)])
def test_et_krav_kan_ikke_skrives_uden_begge_led(uden_ret: bool, vidste: bool) -> None:
    with pytest.raises(UgyldigtInput, match="begge betingelser"):
        _afgoerelse("kraeves", uden_ret=uden_ret, bedre_vidende=vidste)


def _tal(maaned: int, loen: float, tilskud: float) -> Maanedstal:
    return Maanedstal(
        maaned=date(2026, maaned, 1), grundlag={"loen": loen, "fuldtidsloen": 33000.0, "kilde": "indberettet"},
        beregning={"fleksloentilskud": tilskud, "grundbeloeb": 21600.0},
    )  # fmt: skip


@given(st.floats(0, 30000), st.floats(0, 30000), st.floats(0, 21600), st.floats(0, 21600))
def test_et_tal_er_maerket_netop_naar_det_er_et_andet(a: float, b: float, x: float, y: float) -> None:
    a, b, x, y = (round(tal, 2) for tal in (a, b, x, y))
    linjer = {en.navn: en.aendret for en in side_om_side(_tal(7, a, x), _tal(8, b, y))}
    assert linjer.get("Løn med pension", False) == (a != b)
    assert linjer.get("Fleksløntilskud", False) == (x != y)
    assert linjer["Løn på fuld tid"] is False


def test_det_nye_siges_i_hele_saetninger_med_det_vigtigste_foerst() -> None:
    assert nyt_siden(_tal(7, 6000.0, 19800.0), _tal(8, 7000.0, 19500.0)) == (
        "Tilskuddet er 300\N{NO-BREAK SPACE}kr. lavere end for juli 2026.",
        "Din løn er steget fra 6.000\N{NO-BREAK SPACE}kr. til 7.000\N{NO-BREAK SPACE}kr.",
    )
    assert nyt_siden(None, _tal(8, 7000.0, 19500.0)) == ()
    assert nyt_siden(_tal(7, 7000.0, 19500.0), _tal(8, 7000.0, 19500.0)) == (
        "Tilskuddet er det samme som sidste måned.",
    )


def test_aaret_kan_laeses_hoejt() -> None:
    svg = aarsbillede(
        2026, [Soejle(7, Decimal(6000), Decimal(19800), rettet=True), Soejle(8, None, None)], "x"
    )
    assert "jul: løn 6.000 kr., tilskud 19.800 kr., rettet siden" in svg
    assert "aug: løn ikke kendt, tilskud ikke beregnet" in svg
