"""Hvem der må se kontorets sider. Hvad de må gøre i en sag, afgør forløbet og arkivet."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from fleksjob.forloeb.roller import MEDARBEJDERE, Rolle
from fleksjob.sager.models import Bruger

Side = Callable[..., HttpResponse]


class Forespoergsel(HttpRequest):
    """En forespørgsel fra en medarbejder, med uret sat. Kun til typer; Django og mellemleddet laver den."""

    user: Bruger
    nu: datetime
    dag: date


def kun(*roller: Rolle) -> Callable[[Side], Side]:
    """Siden er for medarbejdere, og med argumenter kun for de nævnte roller. Anonyme sendes til log ind."""
    maa = frozenset(roller) or MEDARBEJDERE

    def om(side: Side) -> Side:
        @wraps(side)
        def vogter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            bruger = request.user
            if not isinstance(bruger, Bruger):
                return redirect_to_login(request.path)
            if not bruger.is_active or not bruger.har_rolle(*maa):
                raise PermissionDenied(_hvorfor(maa))
            svar = side(request, *args, **kwargs)
            svar["Cache-Control"] = "no-store"
            return svar

        return vogter

    return om


def _hvorfor(maa: frozenset[Rolle]) -> str:
    if maa == MEDARBEJDERE:
        return "Siden er for kommunens medarbejdere."
    navne = " eller ".join(sorted(r.navn.lower() for r in maa))
    return f"Siden er for rollen {navne}."


def sidetal(request: HttpRequest) -> int:
    """Sidens nummer i adressen; det, der ikke er et tal fra 1 og op, er 1."""
    skrevet = request.GET.get("side", "1")
    return int(skrevet) if skrevet.isascii() and skrevet.isdigit() and 0 < int(skrevet) < 100_000 else 1
