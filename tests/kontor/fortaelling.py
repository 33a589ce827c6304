"""Det, fortællingerne i browseren deler: en bruger, der klikker sig frem i en sag og læser brevene."""

import re
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from tests.browser import foelg
from tests.kontor.test_i_browseren import log_ind


class Bruger:
    """En, der klikker sig frem i en sag."""

    def __init__(self, side: Any, nummer: str) -> None:
        self.side = side
        self.nummer = nummer

    def er(self, navn: str) -> None:
        """Logger ind som en anden og åbner sagen fra sin liste."""
        self.side.context.clear_cookies()
        log_ind(self.side, navn)
        self.side.goto(f"/kontor/sag/{self.nummer}/?fra=min-dag")

    def gaa(self, hvor: str) -> None:
        self.side.goto(f"/kontor/sag/{self.nummer}/{hvor}/")

    def skridt(self, kode: str, felter: dict[str, str] | None = None, kryds: tuple[str, ...] = ()) -> None:
        """Udfylder skridtets formular og gemmer."""
        self.gaa(f"skridt/{kode}")
        self.kryds(*kryds)
        for navn, vaerdi in (felter or {}).items():
            self.side.locator("main").get_by_label(navn, exact=True).fill(vaerdi)
        foelg(self.side.locator("main form button[value=gem]"))
        assert "Gemt" in self.side.locator(".alert").first.inner_text(), self.side.locator(
            "main"
        ).inner_text()

    def kryds(self, *navne: str) -> None:
        for navn in navne:
            begynder = re.compile(rf"^\s*{re.escape(navn)}")
            self.side.locator("main label").filter(has_text=begynder).first.click()

    def brev(self, titel: str) -> str:
        """Teksten i det nyeste brev med den titel, som den står på papiret."""
        self.gaa("breve")
        link = self.side.locator("main").get_by_role("link", name=titel, exact=True).first
        svar = self.side.request.get(self.side.url.split("/kontor/")[0] + link.get_attribute("href"))
        assert svar.headers["content-type"] == "application/pdf"
        return re.sub(r"\s+", " ", " ".join(s.extract_text() for s in PdfReader(BytesIO(svar.body())).pages))

    def tekst(self) -> str:
        return re.sub(r"\s+", " ", self.side.locator("main").inner_text())
