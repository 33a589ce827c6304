"""Læser teksten i en PDF, som en skærmlæser får den: tegnene efter skriftens oversættelse til Unicode."""

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

_PAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RAEKKE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def _tegn(hexkode: bytes) -> str:
    return bytes.fromhex(hexkode.decode()).decode("utf-16-be")


def _oversaettelse(skrift: Any) -> dict[int, str]:
    cmap = skrift.ToUnicode.read_bytes()
    tegn: dict[int, str] = {}
    for blok in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S):
        tegn |= {int(kode, 16): _tegn(til) for kode, til in _PAR.findall(blok)}
    for blok in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.S):
        for foerste, sidste, til in _RAEKKE.findall(blok):
            for nr in range(int(foerste, 16), int(sidste, 16) + 1):
                tegn[nr] = chr(ord(_tegn(til)) + nr - int(foerste, 16))
    return tegn


def _sidens_tekst(side: pikepdf.Page) -> str:
    skrifter = {navn: _oversaettelse(skrift) for navn, skrift in side.Resources.Font.items()}
    ud: list[str] = []
    gaeldende: dict[int, str] = {}
    for ordre in pikepdf.parse_content_stream(side):
        navn = str(ordre.operator)
        if navn == "Tf":
            gaeldende = skrifter[str(ordre.operands[0])]
        elif navn == "ET":
            ud.append(" ")
        elif navn in ("Tj", "TJ"):
            dele = ordre.operands[0] if navn == "TJ" else [ordre.operands[0]]
            raa = b"".join(bytes(del_) for del_ in dele if isinstance(del_, pikepdf.String))
            ud += [gaeldende.get(int.from_bytes(raa[i : i + 2]), "") for i in range(0, len(raa), 2)]
    return "".join(ud)


def tekst_i(pdf: bytes) -> str:
    """Al tekst i dokumentet med enkle mellemrum."""
    with pikepdf.open(io.BytesIO(pdf)) as dokument:
        return " ".join(" ".join(_sidens_tekst(side) for side in dokument.pages).split())


@pytest.fixture
def laes_pdf() -> Callable[[bytes], str]:
    return tekst_i
