"""Fanen Afgørelse i en rigtig browser: axe i hver tilstand på skærm og telefon, og hele vejen med tastaturet."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.conftest import DAG, Vej
from tests.kontor.test_i_browseren import efterse, log_ind

from fleksjob.lov.sagsgang.visitationskrav import KRAV

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def klager(side: Any) -> Iterator[list[str]]:
    """Brud på CSP og fejl i kode; statuskoder er ventede."""
    fundet: list[str] = []
    side.on("pageerror", lambda fejl: fundet.append(str(fejl)))
    side.on(
        "console",
        lambda en: (
            fundet.append(en.text)
            if en.type in ("error", "warning") and "status of 4" not in en.text
            else None
        ),
    )
    yield fundet
    assert fundet == []


@pytest.fixture
def klar(vej: Vej) -> Vej:
    vej.ny("anna", "Anna Agerlund", date(2026, 8, 3))
    vej.til_afgoerelse()
    return vej


def aabn(side: Any, sag: Any, hvad: str = "afgoerelse/") -> None:
    side.goto(f"/kontor/sag/{sag.sag.nummer}/?fra=min-dag")
    side.goto(f"/kontor/sag/{sag.sag.nummer}/{hvad}")


def test_fanen_i_hver_tilstand(side: Any, klar: Vej, folk: SimpleNamespace, klager: list[str]) -> None:
    log_ind(side, "Karen Prøve")
    aabn(side, klar)
    efterse(side, "afgoerelse-tom")
    aabn(side, klar, "afgoerelse/vurdering/")
    efterse(side, "vurdering")
    foelg(side.get_by_role("button", name="Gem vurderingerne"))
    efterse(side, "vurdering-fejl")
    for kode, krav in KRAV.items():
        svar = "nej" if kode == "varig" else krav.svar[0].kode
        klar.tag("betingelse_vurderet", DAG, betingelse=kode, svar=svar, grund="Set i attesten")
    klar.tag(
        "partshoering_sendt", date(2026, 11, 2), frist=date(2026, 11, 9), om="Attesten", betingelser=["varig"]
    )
    klar.tag("partshoering_besvaret", date(2026, 11, 5), svar="Jeg er uenig")
    aabn(side, klar)
    efterse(side, "afgoerelse-vurderet")
    klar.tag(
        "afgoerelse_forberedt", DAG, udfald="afslag", afslagsgrund="for_hoej", begrundelse="Praktikken",
        afvigelsesgrund="Ny attest", bemaerkninger="Læst", opfoelgning=date(2026, 12, 18),
    )  # fmt: skip
    log_ind(side, "Birgitte Prøve")
    aabn(side, klar)
    efterse(side, "afgoerelse-udkast")
    aabn(side, klar, "skridt/afgoerelse_sendt_tilbage/")
    efterse(side, "afgoerelse-tilbage")
    klar.tag("afgoerelse_truffet", DAG, folk.leder)
    aabn(side, klar)
    efterse(side, "afgoerelse-afslag")


def test_formularerne_om_det_der_foelger(
    side: Any, klar: Vej, folk: SimpleNamespace, klager: list[str]
) -> None:
    klar.tag("afgoerelse_forberedt", DAG, udfald="bevilget", begrundelse="Evnen")
    klar.tag("afgoerelse_truffet", DAG, folk.leder)
    log_ind(side, "Karen Prøve")
    aabn(side, klar, "skridt/fleksjobbevis_udstedt/")
    efterse(side, "bevis")
    side.get_by_label("Skånehensyn").fill("Pause hver time\nRoligt lokale")
    side.get_by_label("Borgeren har læst og godkendt indholdet").check()
    foelg(side.get_by_role("button", name="Udsted beviset"))
    assert side.get_by_role("heading", name="Afgørelse", exact=True).is_visible()


def test_vurder_og_forbered_med_tastaturet(side: Any, klar: Vej, klager: list[str]) -> None:
    """Uden mus: til en betingelse, svar, grund, gem; og ned til knappen, der forbereder."""
    log_ind(side, "Karen Prøve")
    aabn(side, klar)
    side.locator("a[href$='betingelse=varig']").focus()
    with side.expect_navigation():
        side.keyboard.press("Enter")
    side.locator("input[name=svar]").first.focus()
    side.keyboard.press("Space")
    side.keyboard.press("Tab")
    side.keyboard.type("Speciallægen venter ingen bedring")
    side.get_by_role("button", name="Gem vurderingen").focus()
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_text("Speciallægen venter ingen bedring").first.is_visible()
    side.get_by_role("link", name="Forbered afgørelse").focus()
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_role("heading", name="Forbered afgørelse").is_visible()
