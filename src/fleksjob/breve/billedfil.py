"""Et SVG-billede som PNG, sat med Typst. Skriften er designsystemets, når det er hentet, ellers Typsts egen."""

import json
import re
from functools import cache
from pathlib import Path

import typst

from fleksjob.breve.pdf import SKABELONER

PNG_BREDDE = 1200
"""Billedpunkter. Bredt nok til en side på tryk."""
_BREDDE = re.compile(r'<svg[^>]*? width="([\d.]+)"')


def som_png(svg: str, skrifter: Path | None = None) -> bytes:
    """Billedet, 1.200 punkter bredt. `skrifter` er en mappe med TTF-filer; Typst læser ikke WOFF."""
    fundet = _BREDDE.search(svg)
    if fundet is None:
        raise ValueError("Billedet har ingen bredde.")
    bredde = float(fundet[1])
    oversaetter = typst.Compiler(
        SKABELONER / "billede.typ",
        root=SKABELONER,
        font_paths=_skrifter(skrifter),
        sys_inputs={"data": json.dumps({"svg": svg, "bredde": bredde}, ensure_ascii=False)},
    )
    png = oversaetter.compile(format="png", ppi=72 * PNG_BREDDE / bredde)
    if not isinstance(png, bytes):
        raise TypeError("Typst gav ikke ét billede tilbage.")
    return png


@cache
def _skrifter(mappe: Path | None) -> "typst.Fonts":
    stier = [mappe] if mappe and mappe.is_dir() else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=stier)
