"""De åbne tal, som de er offentliggjort: perioder, versioner, noter, ændringer og filer. Uden login.

Indblikket hentes først, når siden åbnes.
"""

from datetime import date

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from fleksjob.sager.models import Kommune, Offentliggjortfil, Offentliggoerelse

SLAGS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


class Udgivelse(msgspec.Struct, frozen=True):
    """En version af en måned, som siden viser den."""

    en: Offentliggoerelse
    filer: list[tuple[Offentliggjortfil, str]]
    gaelder: bool

    @property
    def maaned(self) -> str:
        """Måneden, som den står i filernes adresse."""
        return f"{self.en.periode:%Y-%m}"


def udgivelser(request: HttpRequest) -> HttpResponse:
    """Alle kommuners offentliggjorte tal, den nyeste måned først."""
    kommuner = [(kommune, _udgivelser(kommune.pk)) for kommune in Kommune.objects.order_by("navn")]
    return render(
        request, "selvbetjening/tal/data.html", {"kommuner": [en for en in kommuner if en[1]], "her": "data"}
    )


def _udgivelser(kommune_id: int) -> list[Udgivelse]:
    from fleksjob.sager.offentliggoerelser import alle_versioner, filerne

    ud = []
    set_foer: set[date] = set()
    for en in alle_versioner(kommune_id):
        ud.append(Udgivelse(en, [(fil, _hvad(fil.navn)) for fil in filerne(en)], en.periode not in set_foer))
        set_foer.add(en.periode)
    return ud


def _hvad(navn: str) -> str:
    """Hvad filen er, i ord."""
    from fleksjob.indblik.jobindsats.aabne import ORDBOG, TALFIL
    from fleksjob.indblik.jobindsats.katalog import tabeller

    faste = {TALFIL: "Alle tal i én fil", ORDBOG: "Ordbog: hvert tal med definition, kilde og forbehold"}
    tabel = tabeller().get(navn.partition("-")[0].upper())
    return faste.get(navn) or (tabel.navn if tabel else navn)


def hent_fil(request: HttpRequest, kommune: int, maaned: str, version: int, navn: str) -> HttpResponse:
    """Filen, byte for byte, som den blev offentliggjort."""
    from fleksjob.sager.offentliggoerelser import filen

    try:
        periode = date.fromisoformat(f"{maaned}-01")
    except ValueError as fejl:
        raise Http404("Måneden skrives som 2026-06.") from fejl
    fundet = filen(kommune, periode, version, navn)
    if fundet is None:
        raise Http404("Filen er ikke offentliggjort.")
    endelse = navn.rpartition(".")[2]
    svar = HttpResponse(fundet.indhold.encode(), content_type=SLAGS[endelse])
    svar["Content-Disposition"] = f'attachment; filename="{kommune}-{maaned}-v{version}-{navn}"'
    svar["ETag"] = f'"{fundet.sha256}"'
    return svar
