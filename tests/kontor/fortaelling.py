"""Det, fortællingerne i browseren deler: en bruger, der klikker sig frem i en sag og læser brevene."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import pytest
from pypdf import PdfReader
from tests.browser import foelg
from tests.kontor.conftest import Vej
from tests.kontor.test_i_browseren import REGLER, log_ind

IDag = Callable[[int, int, int], None]


@pytest.fixture
def i_dag(monkeypatch: pytest.MonkeyPatch) -> IDag:
    """`i_dag(2026, 9, 14)` lader tiden gå for alle."""
    return lambda aar, maaned, dag: monkeypatch.setenv("FLEKSJOB_DAG", date(aar, maaned, dag).isoformat())


def i_fleksjob(vej: Vej, aar: int, timer: float) -> None:
    """Anna begynder i Prøvebageriet 1. juni det år."""
    vej.ny("anna", "Anna Agerlund", date(aar, 3, 2))
    vej.tag("plan_paabegyndt", date(aar, 3, 4))
    vej.tag("plan_faerdig", date(aar, 4, 1))
    vej.tag("teammoede_afholdt", date(aar, 4, 10))
    vej.tag("indstilling_afgivet", date(aar, 4, 10), indstilling="fleksjob")
    vej.tag("afgoerelse_forberedt", date(aar, 4, 15), udfald="bevilget", begrundelse="Evnen er nedsat.")
    vej.tag("afgoerelse_truffet", date(aar, 4, 16), vej.folk.kollega)
    vej.tag(
        "fleksjob_bevilget",
        date(aar, 5, 20),
        startdato=date(aar, 6, 1),
        virksomhed="Prøvebageriet",
        cvr="12345674",
    )
    vej.tag("fuldtidsloen_oplyst", date(aar, 5, 29), ansaettelse="job-1", fuldtidsloen=33000.0)
    vej.tag("fleksjob_startet", date(aar, 6, 1), ansaettelse="job-1", timer=timer, intensitet=62.5, timeloen=180.0,
            fuldtidsloen=33000.0)  # fmt: skip


class Bruger:
    """En, der klikker sig frem i en sag."""

    def __init__(self, side: Any, nummer: str) -> None:
        self.side = side
        self.nummer = nummer
        self._inde: dict[str, list[Any]] = {}

    def er(self, navn: str) -> None:
        """Logger ind som en anden og åbner sagen fra sin liste."""
        self._skift(navn)
        self.side.goto(f"/kontor/sag/{self.nummer}/?fra=min-dag")

    def _skift(self, navn: str) -> None:
        """Den, der har været inde, sidder ved den samme maskine endnu; ellers logges der ind."""
        kager = self.side.context
        kager.clear_cookies()
        if navn in self._inde:
            kager.add_cookies(self._inde[navn])
            return
        log_ind(self.side, navn)
        self._inde[navn] = kager.cookies()

    def log_ind(self, navn: str, adresse: str) -> None:
        """Logger ind som en anden og går til en side, der ikke er sagens."""
        self._skift(navn)
        self.side.goto(adresse)

    def paa_telefonen(self, adresse: str) -> None:
        """Anna med sin telefon."""
        self.log_ind("Anna Agerlund", adresse)
        self.side.set_viewport_size({"width": 390, "height": 844})

    def ved_skaermen(self, navn: str, adresse: str = "") -> None:
        """En medarbejder ved sin skærm, på en side eller i sagen."""
        self.side.set_viewport_size({"width": 1280, "height": 900})
        if adresse:
            self.log_ind(navn, adresse)
        else:
            self.er(navn)

    def gaa(self, hvor: str) -> None:
        self.side.goto(f"/kontor/sag/{self.nummer}/{hvor}/")

    def skridt(self, kode: str, felter: dict[str, str] | None = None, kryds: tuple[str, ...] = ()) -> None:
        """Udfylder skridtets formular og gemmer."""
        self.gaa(f"skridt/{kode}")
        self.kryds(*kryds)
        self.udfyld(felter or {})
        self.gem()

    def udfyld(self, felter: dict[str, str]) -> None:
        """Skriver i felterne efter deres navn, også i dem, der kan udelades, og vælger i lister."""
        for navn, vaerdi in felter.items():
            hele = re.compile(rf"^\s*{re.escape(navn)}\s*(\(kan udelades\))?\s*$")
            felt = self.side.locator("main").get_by_label(hele).first
            if felt.evaluate("e => e.tagName") == "SELECT":
                felt.select_option(label=vaerdi)
            else:
                felt.fill(vaerdi)

    def gem(self) -> None:
        """Gemmer skridtet på siden; det skal lykkes."""
        foelg(self.side.locator("main form button[value=gem]"))
        assert "Gemt" in self.side.locator(".alert").first.inner_text(), self.tekst()

    def tryk(self, knap: str) -> None:
        """Trykker på en knap, der fører til en side."""
        foelg(self.side.locator("main").get_by_role("button", name=knap))

    def foelg(self, link: str) -> None:
        """Følger et link på siden."""
        foelg(self.side.locator("main").get_by_role("link", name=link).first)

    def saet(self, felt: str, vaerdi: str) -> None:
        """Sætter et kryds, også når det ligger i en gruppe, der er foldet sammen."""
        kryds = self.side.locator(f"main input[name={felt}][value={vaerdi}]")
        kryds.evaluate(
            "e => { for (let d = e.closest('details'); d; d = d.parentElement.closest('details')) d.open = true }"
        )
        kryds.check()

    def axe(self) -> None:
        """Siden, som den står nu, er fri for det, axe kan se."""
        from axe_playwright_python.sync_playwright import Axe

        valg = {"runOnly": {"type": "tag", "values": REGLER}}
        fund = Axe().run(self.side, options=valg).response["violations"]
        assert [(en["id"], [n["target"] for n in en["nodes"]]) for en in fund] == [], self.side.url

    def kryds(self, *navne: str) -> None:
        for navn in navne:
            begynder = re.compile(rf"^\s*{re.escape(navn)}")
            self.side.locator("main label").filter(has_text=begynder).first.click()

    def brev(self, titel: str) -> str:
        """Teksten i det nyeste brev med den titel, som den står på papiret."""
        self.gaa("breve")
        link = self.side.locator("main").get_by_role("link", name=titel, exact=True).first
        return " ".join(self.papir(link.get_attribute("href")))

    def papir(self, adresse: str) -> list[str]:
        """Papirets sider som tekst."""
        svar = self.side.request.get(urljoin(self.side.url, adresse))
        assert svar.headers["content-type"] == "application/pdf"
        return [re.sub(r"\s+", " ", s.extract_text()) for s in PdfReader(BytesIO(svar.body())).pages]

    def mit_brev(self, titel: str) -> list[str]:
        """Siderne i det nyeste brev med den titel, som borgeren selv åbner det."""
        self.side.goto("/borger/breve/")
        link = self.side.locator("main").get_by_role("link", name=titel).first
        return self.papir(link.get_attribute("href"))

    def tekst(self) -> str:
        return re.sub(r"\s+", " ", self.side.locator("main").inner_text())
