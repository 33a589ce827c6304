"""Lederens tal: hvert mål med billede, tabel, definition, kilde, forbehold og fil. Regnet af indblikkets tabeller.

Indblikkets motor hentes først, når siden åbnes.
"""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.roller import Rolle
from fleksjob.indblik.figurer import figur
from fleksjob.indblik.skjul import SKJULES_UNDER, SKJULT, som_kan_gives_videre
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.models import Bruger

if TYPE_CHECKING:
    from fleksjob.indblik.svar import Svar

PAA_SIDEN = (
    ("Vejen til fleksjob", ("tilgang", "ventetid", "venter")),
    ("Frister", ("frister",)),
    ("Ledighedsydelse", ("ledighedsydelse_nu", "ledighedsydelse_slut")),
    ("I fleksjob", ("timer", "progression", "stagnation", "hjaelp")),
    ("Penge", ("udbetalingskoe",)),
)
_HAR_SMAA = "Nogle af tallene er under 5 og skjult; resten står i tabellen."
HOEJST_PAA_SIDEN = 2_000
"""Er flere sager ændret, opdateres tabellerne af kommandoen; det ville tage længere, end en side må være om."""


@kun(Rolle.LEDER, Rolle.ANALYTIKER)
def tal(request: Forespoergsel) -> HttpResponse:
    """Alle mål pr. den dag, tabellerne blev opdateret. Et tryk på knappen opdaterer dem."""
    from fleksjob.indblik import tabeller
    from fleksjob.indblik.svar import svar
    from fleksjob.sager.indblikskilde import mappe

    if request.method == "POST":
        return _opdater(request)
    skjult = not ser_smaa_tal(request.user)
    sted = mappe(request.user.kommune_id)
    udgave = tabeller.nyeste(sted)
    afsnit = []
    if udgave is not None:
        afsnit = [
            {"navn": navn, "kort": [_kort(svar(sted, kode, udgave.dag), skjult=skjult) for kode in koder]}
            for navn, koder in PAA_SIDEN
        ]
    indhold = {"udgave": udgave, "afsnit": afsnit, "skjules": SKJULES_UNDER, "skjult": skjult}
    return render(request, "kontor/tal.html", indhold)


def ser_smaa_tal(bruger: Bruger) -> bool:
    """Kun den, der har adgang til sagerne bag, ser tal under 5."""
    return bruger.er_medarbejder


def _opdater(request: Forespoergsel) -> HttpResponse:
    if not request.user.har_rolle(Rolle.LEDER):
        raise PermissionDenied("Tallene opdateres af en leder.")
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


def _kort(et_svar: "Svar", *, skjult: bool) -> dict[str, Any]:
    """Ét måls plads på siden. `skjult`: læseren ser ingen sager, og så heller ingen små tal, heller ikke i ord."""
    from fleksjob.indblik.svar import vist

    maal = et_svar.maal
    navne = {k.navn: k.koder for k in maal.kolonner if k.koder}
    raekker = som_kan_gives_videre(maal, et_svar.raekker) if skjult else list(et_svar.raekker)
    smaa = any(SKJULT in raekke.values() for raekke in raekker)
    return {
        "maal": maal,
        "kode": maal.kode.replace("_", "-"),
        "hovedtal": _HAR_SMAA if smaa else maal.hovedtal(et_svar.raekker),
        "figur": "" if smaa else figur(maal.kode, et_svar.raekker, navne),
        "hoved": [
            {"tekst": k.tekst, "enhed": k.enhed, "tal": k.enhed != "kode"} for k in maal.kolonner if _vises(k)
        ],
        "linjer": [
            [
                {
                    "vist": SKJULT if raekke[k.navn] == SKJULT else vist(k, raekke[k.navn]),
                    "tal": k.enhed != "kode",
                    "navn": k.tekst,
                }
                for k in maal.kolonner
                if _vises(k)
            ]
            for raekke in raekker
        ],
        "citat": et_svar.citat,
    }


def _vises(kolonne: Any) -> bool:
    """Fristens kode er for maskiner; navnet står ved siden af."""
    return not (kolonne.navn == "kode" and not kolonne.koder)


@kun(Rolle.LEDER, Rolle.ANALYTIKER)
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
