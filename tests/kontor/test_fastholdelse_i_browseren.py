"""Fastholdelsens sider i en rigtig browser: axe i hver tilstand på skærm og telefon, og turen med tastatur."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.conftest import Vej
from tests.kontor.test_fastholdelse import fast  # noqa: F401
from tests.kontor.test_i_browseren import efterse, klager, log_ind  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_fanen_i_hver_tilstand(side: Any, fast: Vej, folk: SimpleNamespace, klager: list[str]) -> None:  # noqa: F811
    log_ind(side, "Sofie Prøve")
    side.goto("/kontor/fastholdelse/")
    efterse(side, "fastholdelser")
    foelg(side.get_by_role("link", name="Erik Enghave"))
    efterse(side, "fastholdelse-loeber")
    foelg(side.get_by_role("link", name="Saml fortiden op").first)
    efterse(side, "fastholdelse-genskab")
    side.get_by_role("button", name="Læg papiret i sagen").click()
    side.wait_for_load_state()
    efterse(side, "fastholdelse-genskab-fejl")
    fast.tag("fastholdelse_undtagelse_soegt", date(2026, 11, 16), akut_grund="Ulykke", akut_bevis="Brev",
             formaalsloest_grund="Intet kan klares", formaalsloest_bevis="Erklæring")  # fmt: skip
    fast.tag("fastholdelse_vurderet", date(2026, 11, 17), reelt_forsoeg=False, udtoemt=False, begrundelse="Få dage",
             afvigelsesgrund="En anden afdeling")  # fmt: skip
    side.goto(f"/kontor/sag/{fast.sag.nummer}/fastholdelse/")
    efterse(side, "fastholdelse-venter-paa-leder")
    fast.tag(
        "fastholdelse_ophoert",
        date(2026, 11, 18),
        aarsag="Opsagt",
        videre="ledig",
        spoerg_igen=date(2027, 2, 1),
    )
    side.goto(f"/kontor/sag/{fast.sag.nummer}/fastholdelse/")
    efterse(side, "fastholdelse-sluttet")
    uden = Vej(folk)
    uden.ny("bo", "Bo Brink", date(2026, 11, 2))
    side.goto(f"/kontor/sag/{uden.sag.nummer}/fastholdelse/?fra=fastholdelse")
    efterse(side, "fastholdelse-ingen")
    side.goto("/kontor/fastholdelse/oplysninger/")
    efterse(side, "fastholdelse-oplysninger")


@pytest.mark.parametrize(
    "kode",
    ["fastholdelse_aftalt", "fastholdelse_dokumenteret", "fastholdelse_vurderet", "fastholdelse_ophoert"],
)
def test_formularerne(side: Any, fast: Vej, kode: str, klager: list[str]) -> None:  # noqa: F811
    log_ind(side, "Sofie Prøve")
    side.goto(f"/kontor/sag/{fast.sag.nummer}/fastholdelse/?fra=fastholdelse")
    side.goto(f"/kontor/sag/{fast.sag.nummer}/skridt/{kode}/")
    efterse(side, kode)


def test_fra_listen_til_et_gemt_tiltag_med_tastaturet_alene(side: Any, fast: Vej, klager: list[str]) -> None:  # noqa: F811
    log_ind(side, "Sofie Prøve")
    side.goto(f"/kontor/sag/{fast.sag.nummer}/fastholdelse/?fra=fastholdelse")
    link = side.get_by_role("link", name="Registrér et tiltag")
    for _ in range(60):
        side.keyboard.press("Tab")
        if link.evaluate("e => e === document.activeElement"):
            break
    with side.expect_navigation():
        side.keyboard.press("Enter")
    side.get_by_label("Tiltag", exact=True).focus()
    side.keyboard.type("Flere")
    side.get_by_label("Hvordan gik det?").focus()
    side.keyboard.type("Bedre om formiddagen")
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_text("Bedre om formiddagen").is_visible()
    assert side.get_by_text("Flere pauser").first.is_visible()


def test_virksomhedens_side_paa_telefonen(side: Any, fast: Vej, klager: list[str]) -> None:  # noqa: F811
    log_ind(side, "Firma Prøve")
    side.goto("/virksomhed/fastholdelse/")
    efterse(side, "virksomhed-fastholdelse")
    side.set_viewport_size({"width": 390, "height": 800})
    foelg(side.get_by_role("link", name="Skriv månedens note"))
    efterse(side, "virksomhed-note")
    foelg(side.get_by_role("button", name="Gem noten"))
    efterse(side, "virksomhed-note-fejl")
    side.get_by_label("Flere pauser").check()
    side.get_by_label("2. Hvordan gik det?").fill("Klarer formiddagen")
    foelg(side.get_by_role("button", name="Gem noten"))
    assert side.get_by_text("Tak. Noten er gemt hos kommunen.").is_visible()
    side.goto("/behold-en-medarbejder/")
    efterse(side, "behold-en-medarbejder")
