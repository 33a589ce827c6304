"""Åbne tal: få billeder for landet og for kommunen, til enhver. Uden log ind, uden cookies, og uden små tal.

En kommunes billeder er af det, den har offentliggjort, så de kun ændres med en ny version. Landets tal er ingen
kommunes offentliggørelse; de er regnet af landets tabeller, som de er.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fleksjob.sager.models import Kommune, Offentliggoerelse
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
    from fleksjob.indblik.jobindsats.billedtal import Tabellernes, Tal

LANDET = "landet"
FASTE = {
    "timer-over-tid": timer_over_tid,
    "fra-timer-til-timer": fra_timer_til_timer,
    "tid-til-job": tid_til_job,
}


@dataclass(frozen=True, slots=True)
class Sted:
    """Et sted, der er tal for: landet med sine tabeller, eller en kommune med det, den har offentliggjort.

    `opdigtet`: tallene er af opdigtede personer.
    """

    kode: str
    navn: str
    tal: "Tal"
    opdigtet: bool
    land: "Tabellernes | None" = None
    udgivelse: Offentliggoerelse | None = None

    @property
    def dag(self) -> date:
        """Dagen, tallene er fra."""
        return self.tal.dag


@require_safe
def aabne_tal(request: Forespoergsel) -> HttpResponse:
    """Billederne for det valgte sted; er der intet at vise, siger siden det."""
    steder = stederne()
    hvor = request.GET.get("hvor", "")
    sted = _valgt(steder, hvor) or (steder[0] if steder else None)
    kort = request.GET.get("kort", "")
    kort = kort if kort in KORTVALG else next(iter(KORTVALG))
    med = {en.kode for en in steder}
    indhold: dict[str, Any] = {"steder": steder, "sted": sted, "kortvalg": KORTVALG, "valgt_kort": kort}
    alle = (str(en) for en in Kommune.objects.values_list("pk", flat=True))
    indhold["mangler"] = (sted is None or sted.udgivelse is None) and not med.issuperset(alle)
    if sted is not None:
        indhold |= {
            "billeder": [_side(tegn(sted.tal)) for tegn in FASTE.values()],
            "kortet": _side(landkort(sted.land, kort)) if sted.land else None,
            "endelser": ENDELSER,
        }
    return render(request, "selvbetjening/tal.html", indhold)


@require_safe
def aaben_fil(request: Forespoergsel, kode: str, endelse: str) -> HttpResponse:
    """Et billedes tal eller billedet selv; kommunens er de rækker, der er offentliggjort."""
    steder = stederne()
    hvor = request.GET.get("hvor", "")
    sted = _valgt(steder, hvor) if hvor else next(iter(steder), None)
    if sted is None or endelse not in ENDELSER:
        raise Http404("Filen findes ikke.")
    if kode in FASTE:
        aabent = FASTE[kode](sted.tal)
    elif kode.removeprefix("kort-") in KORTVALG and kode.startswith("kort-") and sted.land:
        aabent = landkort(sted.land, kode.removeprefix("kort-"))
    else:
        raise Http404("Filen findes ikke.")
    navn = f"{kode}-{sted.kode}"
    ud, billede = aabent.fil(opdigtet=sted.opdigtet)
    return som_svar(ud, endelse, navn=navn, dag=sted.dag, billede=billede)


def stederne() -> list[Sted]:
    """Landet først, når dets tabeller er her, og så de kommuner, der har offentliggjort deres tal."""
    from fleksjob.indblik import sammenlign
    from fleksjob.indblik.jobindsats.billedtal import Tabellernes
    from fleksjob.indblik.tabeller import nyeste
    from fleksjob.sager.indblikskilde import landet
    from fleksjob.sager.offentliggoerelser import til_billeder

    ud = []
    if udgave := nyeste(landet()):
        land = Tabellernes(landet(), udgave.dag, udgave.sager)
        om_landet = sammenlign.landet(landet())
        opdigtet = om_landet is not None and om_landet.opdigtet
        ud.append(Sted(LANDET, "Hele landet", land, opdigtet, land=land))
    for en in Kommune.objects.order_by("pk"):
        if offentliggjort := til_billeder(en.pk):
            udgivelse, tal = offentliggjort
            ud.append(Sted(str(en.pk), en.navn, tal, settings.DEMO, udgivelse=udgivelse))
    return ud


def _valgt(steder: list[Sted], kode: str) -> Sted | None:
    """Stedet med den kode."""
    return next((en for en in steder if en.kode == kode), None)


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
