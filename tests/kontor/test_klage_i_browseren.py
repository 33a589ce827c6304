"""Klage og indsigt i browseren: axe i hver tilstand, og vejen gennem en klage med tastaturet alene."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.klageverden import genvurderet, hos_instansen, med_klage
from tests.kontor.test_i_browseren import aabn, efterse, klager, log_ind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["klager"]


def fanen(side: Any, vej: Any, sti: str = "klage/") -> None:
    aabn(side, vej)
    side.goto(f"/kontor/sag/{vej.sag.nummer}/{sti}")


def test_fanen_og_dens_sider(side: Any, folk: SimpleNamespace, klager: list[str]) -> None:
    vej = med_klage(folk)
    vej.tag("aktindsigt_anmodet", date(2026, 11, 16), form="mail")
    vej.tag("fuldmagt_givet", date(2026, 11, 16), til="Kaj Ven", omfang="klage")
    log_ind(side, "Karen Prøve")
    fanen(side, vej)
    efterse(side, "klage-fane")
    for kode in (
        "klage_modtaget",
        "genvurdering_afsluttet",
        "aktindsigt_givet",
        "aktindsigt_forsinket",
        "fuldmagt_givet",
    ):
        fanen(side, vej, f"skridt/{kode}/")
        efterse(side, f"klage-{kode}")
        side.locator("form.kontor-formular [name=gyldig_fra]").fill("")
        foelg(side.get_by_role("button", name="Tjek uden at gemme"))
        efterse(side, f"klage-{kode}-fejl")
    for navn in ("principper", "raad"):
        side.goto(f"/kontor/{navn}/")
        efterse(side, f"klage-{navn}")


def test_oversendelse_og_udfald(side: Any, folk: SimpleNamespace, klager: list[str]) -> None:
    vej = genvurderet(folk)
    log_ind(side, "Karen Prøve")
    fanen(side, vej, "skridt/klage_oversendt/")
    efterse(side, "klage-videre")
    foelg(side.get_by_role("button", name="Saml sagen i én PDF"))
    efterse(side, "klage-samlet")


def test_udfaldet_og_lederens_tal(side: Any, folk: SimpleNamespace, klager: list[str]) -> None:
    vej = hos_instansen(folk)
    log_ind(side, "Birgitte Prøve")
    fanen(side, vej, "skridt/klage_afgjort/")
    efterse(side, "klage-afgjort")
    fanen(side, vej)
    efterse(side, "klage-fane-sendt")
    side.goto("/kontor/klager/")
    efterse(side, "klager")


def test_med_tastaturet(side: Any, folk: SimpleNamespace, klager: list[str]) -> None:
    """Fra fanen til et gemt svar uden mus."""
    vej = med_klage(folk)
    log_ind(side, "Karen Prøve")
    fanen(side, vej)
    side.get_by_role("link", name="Afslut genvurdering").focus()
    with side.expect_navigation():
        side.keyboard.press("Enter")
    side.locator("input[name=udfald][value=fastholdt]").focus()
    side.keyboard.press("Space")
    side.locator("textarea[name=begrundelse]").focus()
    side.keyboard.type("Intet nyt er kommet frem.")
    side.keyboard.press("Tab")
    assert side.evaluate("document.activeElement.textContent.trim()") == "Gem genvurderingen og send svaret"
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_text("Afgørelsen fastholdes").first.is_visible()
    assert side.get_by_role("link", name="Send klagen videre").is_visible()


def test_borgerens_sider(side: Any, folk: SimpleNamespace, klager: list[str]) -> None:
    vej = hos_instansen(folk)
    vej.tag("fuldmagt_givet", date(2026, 11, 16), til="Kaj Ven", omfang="klage")
    log_ind(side, "Anna Agerlund")
    for sti in ("klage/", "klage/ny/", "aktindsigt/", "fuldmagt/", "raad/"):
        side.goto(f"/borger/{sti}")
        efterse(side, f"borger-{sti.replace('/', '-')}")
    side.goto("/borger/klage/ny/")
    foelg(side.get_by_role("button", name="Send klagen"))
    efterse(side, "borger-klage-fejl")
