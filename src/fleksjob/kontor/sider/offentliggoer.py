"""Lederen offentliggør en måneds tal: først det, der ville være nyt, så trykket. Og listen over det, der er gjort."""

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.offentliggoerelse import OffentliggoerFormular
from fleksjob.kontor.formularer.samarbejde import Sideformular
from fleksjob.kontor.sideformularer import udfoer
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import maaned as maanedens_navn

if TYPE_CHECKING:
    from fleksjob.sager.offentliggoerelser import Forskel

MAANEDER_TILBAGE = 24
HOEJST_VIST = 100


@kun(Rolle.LEDER)
def offentliggoer(request: Forespoergsel) -> HttpResponse:
    """Formularen med forskellen for den valgte måned (GET), og offentliggørelsen (POST)."""
    from fleksjob.indblik.tabeller import nyeste
    from fleksjob.sager import offentliggoerelser
    from fleksjob.sager.indblikskilde import mappe

    udgave = nyeste(mappe(request.user.kommune_id))
    maaneder = _maaneder(udgave.dag) if udgave else []
    sendt = request.POST if request.method == "POST" else None
    valgt = (sendt or request.GET).get("maaned", "")
    forskel = _forskellen(request, valgt) if valgt in dict(maaneder) else None
    formular = OffentliggoerFormular(
        sendt,
        maaneder=maaneder,
        foerste=forskel is None or forskel.version == 1,
        initial={"maaned": valgt},
    )

    def gem(udfyldt: Sideformular) -> HttpResponse:
        f = udfyldt.cleaned_data
        ny = offentliggoerelser.offentliggoer(
            request.user.kommune, request.user, _som_maaned(f["maaned"]), note=f["note"], nu=request.nu
        )
        messages.success(
            request, f"Tallene for {maanedens_navn(ny.periode)} er offentliggjort som version {ny.version}."
        )
        return redirect("kontor:offentliggoer")

    if sendt is not None and (faerdig := udfoer(formular, gem)) is not None:
        return faerdig
    indhold = {
        "udgave": udgave,
        "formular": formular,
        "maaneder": maaneder,
        "valgt": valgt,
        "periode": _som_maaned(valgt) if forskel else None,
        "forskel": forskel,
        "hoejst": HOEJST_VIST,
        "versioner": offentliggoerelser.alle_versioner(request.user.kommune_id),
    }
    return render(request, "kontor/offentliggoer.html", indhold, status=422 if formular.errors else 200)


def _forskellen(request: Forespoergsel, valgt: str) -> "Forskel | None":
    from fleksjob.sager.offentliggoerelser import forskellen

    try:
        return forskellen(request.user.kommune, _som_maaned(valgt))
    except UgyldigtInput as fejl:
        messages.error(request, fejl.besked)
        return None


def _maaneder(dag: date) -> list[tuple[str, str]]:
    """De hele måneder til og med tabellernes dag, den nyeste først."""
    from fleksjob.indblik.jobindsats import perioder

    _, sidste = perioder.nummer(perioder.seneste("M", dag))
    ud = []
    for nr in range(sidste, sidste - MAANEDER_TILBAGE, -1):
        maaned = date(nr // 12, nr % 12 + 1, 1)
        ud.append((f"{maaned:%Y-%m}", maanedens_navn(maaned).capitalize()))
    return ud


def _som_maaned(tekst: str) -> date:
    return date.fromisoformat(f"{tekst}-01")
