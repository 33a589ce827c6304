"""Job, der begynder, og opfølgninger på arbejdspladserne."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.sager import visninger
from fleksjob.sager.visninger.job import Jobhenvisning


@kun()
def job(request: Forespoergsel) -> HttpResponse:
    """En virksomhedskonsulent ser sine egne, andre hele kommunens. Den nærmeste først."""
    liste = visninger.job_til_konsulent(request.user, request.dag)
    grupper = [
        _gruppe(
            "Uden bevilling",
            "Et fleksjob skal være bevilget, før det begynder.",
            liste.uden_bevilling,
            "Startdag",
            haster=True,
        ),
        _gruppe("Starter snart", "Bevilget og på vej til at begynde.", liste.starter, "Startdag"),
        _gruppe(
            "Opfølgninger",
            "Overskredne og dem inden for 30 dage.",
            liste.opfoelgninger,
            "Frist",
            "Opfølgning",
        ),
    ]
    return render(request, "kontor/job.html", {"grupper": grupper})


def _gruppe(
    navn: str,
    om: str,
    raekker: list[Jobhenvisning],
    datonavn: str,
    hvad: str = "Job",
    *,
    haster: bool = False,
) -> dict[str, Any]:
    return {
        "navn": navn,
        "om": om,
        "raekker": raekker,
        "antal": len(raekker),
        "datonavn": datonavn,
        "hvad": hvad,
        "haster": haster,
    }
