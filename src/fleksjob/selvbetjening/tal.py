"""Åbne tal: få billeder for landet og for kommunen, til enhver. Uden log ind, uden cookies, og uden små tal."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fleksjob.sager.models import Kommune
from fleksjob.sager.talfil import ENDELSER, som_svar
from fleksjob.selvbetjening.adgang import Forespoergsel
from fleksjob.selvbetjening.tal_billeder import (
    KORTVALG,
    Aabent,
    fra_timer_til_timer,
    landkort,
    tid_til_job,
    timer_over_tid,
)

if TYPE_CHECKING:
    from fleksjob.indblik.tabeller import Udgave

LANDET = "landet"
FASTE = {
    "timer-over-tid": timer_over_tid,
    "fra-timer-til-timer": fra_timer_til_timer,
    "tid-til-job": tid_til_job,
}


@dataclass(frozen=True, slots=True)
class Sted:
    """Et sted, der er tal for. `opdigtet`: tallene er af opdigtede personer."""

    kode: str
    navn: str
    mappe: Path
    udgave: "Udgave"
    opdigtet: bool


@require_safe
def aabne_tal(request: Forespoergsel) -> HttpResponse:
    """Billederne for det valgte sted; uden tabeller siger siden, at der ikke er nogen tal endnu."""
    steder = stederne()
    sted = _valgt(steder, request.GET.get("hvor", ""))
    kort = request.GET.get("kort", "")
    kort = kort if kort in KORTVALG else next(iter(KORTVALG))
    indhold: dict[str, Any] = {"steder": steder, "sted": sted, "kortvalg": KORTVALG, "valgt_kort": kort}
    if sted is not None:
        billeder = [tegn(sted.mappe, sted.udgave.dag) for tegn in FASTE.values()]
        indhold |= {
            "billeder": [_side(en) for en in billeder],
            "kortet": _side(landkort(sted.mappe, sted.udgave.dag, kort)) if sted.kode == LANDET else None,
            "endelser": ENDELSER,
        }
    return render(request, "selvbetjening/tal.html", indhold)


@require_safe
def aaben_fil(request: Forespoergsel, kode: str, endelse: str) -> HttpResponse:
    """Et billedes tal eller billedet selv."""
    sted = _valgt(stederne(), request.GET.get("hvor", ""))
    if sted is None or endelse not in ENDELSER:
        raise Http404("Filen findes ikke.")
    if kode in FASTE:
        aabent = FASTE[kode](sted.mappe, sted.udgave.dag)
    elif kode.removeprefix("kort-") in KORTVALG and kode.startswith("kort-") and sted.kode == LANDET:
        aabent = landkort(sted.mappe, sted.udgave.dag, kode.removeprefix("kort-"))
    else:
        raise Http404("Filen findes ikke.")
    navn = f"{kode}-{sted.kode}"
    ud, billede = aabent.fil(opdigtet=sted.opdigtet)
    return som_svar(ud, endelse, navn=navn, dag=sted.udgave.dag, billede=billede)


def stederne() -> list[Sted]:
    """Landet først, når dets tabeller er her, og så de kommuner, der har nogen."""
    from fleksjob.indblik import sammenlign
    from fleksjob.indblik.tabeller import nyeste
    from fleksjob.sager.indblikskilde import landet, mappe

    om_landet = sammenlign.landet(landet())
    mulige = [(LANDET, "Hele landet", landet(), om_landet is not None and om_landet.opdigtet)]
    mulige += [(str(en.pk), en.navn, mappe(en.pk), settings.DEMO) for en in Kommune.objects.order_by("pk")]
    return [
        Sted(kode, navn, hvor, udgave, opdigtet)
        for kode, navn, hvor, opdigtet in mulige
        if (udgave := nyeste(hvor)) is not None
    ]


def _valgt(steder: list[Sted], kode: str) -> Sted | None:
    """Stedet med den kode; ellers det første, der er."""
    return next((en for en in steder if en.kode == kode), steder[0] if steder else None)


def _side(en: Aabent) -> dict[str, Any]:
    """Det, skabelonen viser: billedet og dets tabel."""
    from fleksjob.indblik.kort import celle, kolonnenavn
    from fleksjob.indblik.skjul import har_skjult

    ud = en.udtraek
    return {
        "en": en,
        "maal": ud.maal,
        "hoved": [{"vist": kolonnenavn(k), "tal": k.enhed != "kode"} for k in ud.kolonner],
        "linjer": [[celle(k, raekke) for k in ud.kolonner] for raekke in ud.raekker],
        "skjult": har_skjult(ud.raekker),
    }
