"""Det, som alle sider får med: øjeblikket og dagen, læst én gang pr. forespørgsel."""

from collections.abc import Callable
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse

from fleksjob.drift import ur


class Forespoergsel(HttpRequest):
    """En forespørgsel, som uret har sat dag og øjeblik på. Kun til typer; Django laver den selv."""

    nu: datetime
    dag: date


class UrMellemled:
    """Sætter `request.nu` og `request.dag`, så ingen side læser klokken selv."""

    def __init__(self, videre: Callable[[HttpRequest], HttpResponse]) -> None:
        self.videre = videre

    def __call__(self, request: HttpRequest) -> HttpResponse:
        oejeblik = ur.nu()
        request.nu = oejeblik  # type: ignore[attr-defined]
        request.dag = oejeblik.date()  # type: ignore[attr-defined]
        return self.videre(request)
