"""Hvem der må se borgerens og virksomhedens sider. Hvad de må gøre, afgør forløbet og arkivet."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager.models import Bruger

Side = Callable[..., HttpResponse]


class Forespoergsel(HttpRequest):
    """En forespørgsel med uret sat. Kun til typer; Django og mellemleddet laver den."""

    user: Bruger
    nu: datetime
    dag: date


def kun_for(rolle: Rolle) -> Callable[[Side], Side]:
    """Siden er for én rolle. Anonyme sendes til log ind; svaret gemmes ikke i browseren."""

    def om(side: Side) -> Side:
        @wraps(side)
        def vogter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            bruger = request.user
            if not isinstance(bruger, Bruger):
                return redirect_to_login(request.path)
            if bruger.rolle != rolle:
                raise PermissionDenied(f"Siden er for rollen {rolle.navn.lower()}.")
            svar = side(request, *args, **kwargs)
            svar["Cache-Control"] = "no-store"
            return svar

        return vogter

    return om
