"""Lederens tal: hvert mål med billede, tabel, definition, kilde, forbehold og fil. Regnet af indblikkets tabeller.

Indblikkets motor hentes først, når siden åbnes.
"""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.roller import Rolle
from fleksjob.indblik.figurer import figur
from fleksjob.indblik.skjul import SKJULES_UNDER
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from fleksjob.indblik.svar import Svar

PAA_SIDEN = (
    ("Vejen til fleksjob", ("tilgang", "ventetid", "venter")),
    ("Frister", ("frister",)),
    ("Ledighedsydelse", ("ledighedsydelse_nu", "ledighedsydelse_slut")),
    ("I fleksjob", ("timer", "progression", "stagnation", "hjaelp")),
    ("Penge", ("udbetalingskoe",)),
)
HOEJST_PAA_SIDEN = 2_000
"""Er flere sager ændret, opdateres tabellerne af kommandoen; det ville tage længere, end en side må være om."""


@kun(Rolle.LEDER)
def tal(request: Forespoergsel) -> HttpResponse:
    """Alle mål pr. den dag, tabellerne blev opdateret. Et tryk på knappen opdaterer dem."""
    from fleksjob.indblik import tabeller
    from fleksjob.indblik.svar import svar
    from fleksjob.sager.indblikskilde import mappe

    if request.method == "POST":
        return _opdater(request)
    sted = mappe(request.user.kommune_id)
    udgave = tabeller.nyeste(sted)
    afsnit = []
    if udgave is not None:
        afsnit = [
            {"navn": navn, "kort": [_kort(svar(sted, kode, udgave.dag)) for kode in koder]}
            for navn, koder in PAA_SIDEN
        ]
    indhold = {"udgave": udgave, "afsnit": afsnit, "skjules": SKJULES_UNDER}
    return render(request, "kontor/tal.html", indhold)


def _opdater(request: Forespoergsel) -> HttpResponse:
    from fleksjob.sager.indblikskilde import aendrede, opdater

    antal = aendrede(request.user.kommune_id)
    if antal > HOEJST_PAA_SIDEN:
        messages.error(
            request,
            f"{antal} sager er ændret, og det tager for længe her. Bed driften køre «fleksjob indblik opdater».",
        )
    else:
        opdater(request.user.kommune_id, request.nu)
        messages.success(
            request, f"Tallene er opdateret. {antal} {'sag' if antal == 1 else 'sager'} var ændret."
        )
    return redirect("kontor:tal")


def _kort(et_svar: "Svar") -> dict[str, Any]:
    """Ét måls plads på siden."""
    from fleksjob.indblik.svar import vist

    maal = et_svar.maal
    navne = {k.navn: k.koder for k in maal.kolonner if k.koder}
    return {
        "maal": maal,
        "kode": maal.kode.replace("_", "-"),
        "hovedtal": maal.hovedtal(et_svar.raekker),
        "figur": figur(maal.kode, et_svar.raekker, navne),
        "hoved": [
            {"tekst": k.tekst, "enhed": k.enhed, "tal": k.enhed != "kode"} for k in maal.kolonner if _vises(k)
        ],
        "linjer": [
            [
                {"vist": vist(k, raekke[k.navn]), "tal": k.enhed != "kode", "navn": k.tekst}
                for k in maal.kolonner
                if _vises(k)
            ]
            for raekke in et_svar.raekker
        ],
        "citat": et_svar.citat,
    }


def _vises(kolonne: Any) -> bool:
    """Fristens kode er for maskiner; navnet står ved siden af."""
    return not (kolonne.navn == "kode" and not kolonne.koder)


@kun(Rolle.LEDER)
def tal_csv(request: Forespoergsel, kode: str) -> HttpResponse:
    """Et måls tal som fil. Tal under 5 er skjult, for filen kan forlade kommunen."""
    from fleksjob.indblik import tabeller
    from fleksjob.indblik.svar import som_csv, svar
    from fleksjob.sager.indblikskilde import mappe

    sted = mappe(request.user.kommune_id)
    udgave = tabeller.nyeste(sted)
    if udgave is None:
        raise Http404("Tallene er ikke regnet endnu.")
    try:
        et_svar = svar(sted, kode, udgave.dag)
    except UgyldigtInput as fejl:
        raise Http404(str(fejl)) from fejl
    fil = HttpResponse(
        "\N{ZERO WIDTH NO-BREAK SPACE}" + som_csv(et_svar), content_type="text/csv; charset=utf-8"
    )
    fil["Content-Disposition"] = f'attachment; filename="{kode}-{udgave.dag}.csv"'
    return fil
