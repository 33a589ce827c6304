"""Et måls svar som fil til en browser: tabel eller billede, altid med små tal skjult, for kontoret og de åbne tal."""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse

from fleksjob.breve.billedfil import som_png
from fleksjob.breve.tegning import Svg

if TYPE_CHECKING:
    from fleksjob.indblik.filer import Udtraek

ENDELSER = ("csv", "parquet", "json", "svg", "png")
_SKRIFTER = "designsystem/dkfds/fonts/IBMPlexSans/complete/ttf"


def som_svar(
    ud: "Udtraek", endelse: str, *, navn: str, dag: date, billede: Svg | None = None
) -> HttpResponse:
    """Filen som download. `billede` er et andet end målets eget. 404 for et billede af noget, der intet har."""
    from fleksjob.indblik.filer import FORMATER, filnavn, som_fil
    from fleksjob.indblik.kort import hentet_billede

    if endelse in FORMATER:
        indhold, slags = som_fil(ud, endelse), FORMATER[endelse]
    else:
        svg = hentet_billede(ud) if billede is None else billede
        if not svg:
            raise Http404("Tallene har ikke noget billede; hent dem som tabel.")
        png = endelse == "png"
        indhold = som_png(svg, settings.ROD / "build" / _SKRIFTER) if png else svg.encode()
        slags = "image/png" if png else "image/svg+xml"
    fil = HttpResponse(indhold, content_type=slags)
    fil["Content-Disposition"] = f'attachment; filename="{filnavn(navn, dag, endelse)}"'
    return fil
