"""Lederens tal over klager og aktindsigt: hvor mange, hvor længe, hvad der blev af dem, og hvad der var forkert."""

import csv
from collections.abc import Sequence
from datetime import date
from io import StringIO
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from fleksjob.forloeb.roller import Rolle
from fleksjob.indblik.skjul import SKJULES_UNDER
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.tekster import tal
from fleksjob.sager.visninger.klagetal import Klagetal, Tal, klagetal, udjaevnet

TABELLER = (
    ("genvurdering", "Kommunens genvurdering", "Hvad kommunen kom frem til, da den så på sagen igen."),
    ("afgjort", "Klageinstansens afgørelser", "Klager, klageinstansen har afgjort."),
    ("fejl", "Det, der var forkert", "Noteret, når en afgørelse er ændret. Én klage kan tælle flere steder."),
    ("emner", "Det, der klages over", "Alle klager i perioden."),
    ("grunde", "Afslagets grund", "Klager over afslag på fleksjob, efter den grund, afslaget blev givet på."),
    ("former", "Sådan kom klagen", "Alle klager i perioden."),
    ("aktindsigt", "Aktindsigt", "Anmodninger i perioden og svaret på dem."),
)


@kun(Rolle.LEDER)
def klager(request: Forespoergsel) -> HttpResponse:
    """Tallene for det valgte år; hver tabel har sine søjler."""
    aar = _aar(request)
    fundet = klagetal(request.user, date(aar, 1, 1), date(aar, 12, 31))
    return render(
        request,
        "kontor/klager.html",
        {
            "t": fundet,
            "aar": aar,
            "andre_aar": [en for en in range(request.dag.year, request.dag.year - 6, -1) if en != aar],
            "median": tal(fundet.median_dage) if fundet.median_dage is not None else "",
            "tabeller": [_tabel(fundet, *en) for en in TABELLER],
            "skjules": SKJULES_UNDER,
        },
    )


def _aar(request: Forespoergsel) -> int:
    skrevet = request.GET.get("aar", "")
    gyldigt = skrevet.isascii() and skrevet.isdigit() and 1998 <= int(skrevet) <= request.dag.year
    return int(skrevet) if gyldigt else request.dag.year


def _tabel(fundet: Klagetal, felt: str, navn: str, hvad: str) -> dict[str, Any]:
    linjer: Sequence[Tal] = getattr(fundet, felt)
    hoejest = max((en.antal for en in linjer), default=1)
    return {
        "kode": felt,
        "navn": navn,
        "hvad": hvad,
        "linjer": [{"linje": en, "bredde": max(1, 100 * en.antal // hoejest)} for en in linjer],
    }


@kun(Rolle.LEDER)
def som_csv(request: Forespoergsel) -> HttpResponse:
    """Tallene som fil. Tal under 5 er skjult, for filen kan forlade kommunen."""
    aar = _aar(request)
    fundet = klagetal(request.user, date(aar, 1, 1), date(aar, 12, 31))
    ud = StringIO()
    skriver = csv.writer(ud, delimiter=";")
    skriver.writerow(["År", "Tabel", "Linje", "Antal"])
    for felt, navn, _ in TABELLER:
        for linje, antal in udjaevnet(getattr(fundet, felt)):
            skriver.writerow([aar, navn, linje, antal])
    svar = HttpResponse(
        "\N{ZERO WIDTH NO-BREAK SPACE}" + ud.getvalue(), content_type="text/csv; charset=utf-8"
    )
    svar["Content-Disposition"] = f'attachment; filename="klager-{aar}.csv"'
    return svar
