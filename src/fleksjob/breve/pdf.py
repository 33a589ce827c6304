"""Fra data til PDF med Typst: mærket op for skærmlæsere (PDF/UA-1) og til arkiv (PDF/A-2a).

Værdierne sendes som JSON og er kun tekst for skabelonen: et navn som `#strong[x]` står på brevet, som det er.
Kun de skrifter, der følger med Typst, bruges, og tiden er brevets; så de samme data giver de samme bytes.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

SKABELONER = Path(__file__).parent / "skabeloner"
TAETHEDER = ("luftig", "normal", "taet")
"""Et brev prøves først med god luft og sættes tættere, hvis det ellers ikke kan være på én side."""
STORE = ("stor", *TAETHEDER)
"""Et brev, som må fylde to sider, prøves først med stor skrift."""
_BRYDES_IKKE = re.compile(r"§§? \d|stk\. \d|\b\d{1,2}\. (?=[a-zæøå])")


def saet(
    skabelon: str,
    data: Mapping[str, object],
    dag: date,
    *,
    taetheder: tuple[str, ...] = TAETHEDER,
    hoejst_sider: int = 1,
) -> bytes:
    """Skabelonen `skabeloner/<skabelon>.typ` med data, på højst så mange sider, når det kan lade sig gøre."""
    for taethed in taetheder:
        oversaetter = typst.Compiler(
            SKABELONER / f"{skabelon}.typ",
            root=SKABELONER,
            font_paths=_skrifter(),
            sys_inputs={"data": json.dumps({**_hold_sammen(data), "taethed": taethed}, ensure_ascii=False)},
        )
        pdf = oversaetter.compile(
            format="pdf",
            pdf_standards=["a-2a", "ua-1"],
            timestamp=int(datetime.combine(dag, time(), UTC).timestamp()),
        )
        if taethed == taetheder[-1] or _sider(oversaetter) <= hoejst_sider:
            break
    if not isinstance(pdf, bytes):
        raise TypeError("Typst gav ikke én PDF tilbage.")
    return pdf


def saet_frit(skabelon: str, data: Mapping[str, object], dag: date) -> bytes:
    """Skabelonen med data, når det, der sættes, må fylde flere sider eller er et billede. Ingen prøven efter plads."""
    oversaetter = typst.Compiler(
        SKABELONER / f"{skabelon}.typ",
        root=SKABELONER,
        font_paths=_skrifter(),
        sys_inputs={"data": json.dumps(_hold_sammen(data), ensure_ascii=False)},
    )
    tid = int(datetime.combine(dag, time(), UTC).timestamp())
    pdf = oversaetter.compile(format="pdf", timestamp=tid)
    if not isinstance(pdf, bytes):
        raise TypeError("Typst gav ikke én PDF tilbage.")
    return pdf


def _hold_sammen(data: Any) -> Any:
    """Sætter hårde mellemrum i «§ 123» og «1. maj 2026», så en linje ikke brydes der."""
    if isinstance(data, str):
        return _BRYDES_IKKE.sub(lambda fund: fund[0].replace(" ", "\N{NO-BREAK SPACE}"), data)
    if isinstance(data, Mapping):
        return {noegle: _hold_sammen(vaerdi) for noegle, vaerdi in data.items()}
    if isinstance(data, list):
        return [_hold_sammen(vaerdi) for vaerdi in data]
    return data


def _sider(oversaetter: "typst.Compiler") -> int:
    return int(json.loads(oversaetter.query("<sider>", field="value", one=True)))


@cache
def _skrifter() -> "typst.Fonts":
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
