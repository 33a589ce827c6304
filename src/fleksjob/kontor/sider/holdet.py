"""Holdets tavle: hvem der venter på hvad, hvor længe, og hvad ugen bringer. Tallene er levende."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Fase
from fleksjob.indblik.alarmer import ALARMER
from fleksjob.indblik.figurer import figur, fristkalender
from fleksjob.indblik.ventes import DAGE_FREM, HVEM
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.sider.alarmer import adresse as alarmens_adresse
from fleksjob.sager.visninger.alarmer import HOLD, alarmtal
from fleksjob.sager.visninger.holdet import SER_TAVLEN, Tavle, holdets_tavle

_NAVNE = {"fase": {str(en.value): en.navn for en in Fase}, "hvem": {str(k): navn for k, navn in HVEM.items()}}


@kun(*SER_TAVLEN)
def holdet(request: Forespoergsel) -> HttpResponse:
    """Tavlen for det team, adressen nævner; uden er det ens eget."""
    tavle = holdets_tavle(request.user, request.dag, team=request.GET.get("team"))
    orden = list(_NAVNE["fase"])
    raekker = sorted(tavle.venter, key=lambda en: (orden.index(en.fase), en.hvem))
    som_tal = [{"fase": en.fase, "hvem": en.hvem, "antal": en.antal} for en in raekker]
    return render(
        request,
        "kontor/holdet.html",
        {
            "t": tavle,
            "kort": _kort(request, tavle),
            "valg": [
                {
                    "navn": navn or "Alle",
                    "adresse": f"{reverse('kontor:holdet')}?{urlencode({'team': navn})}",
                    "valgt": navn == tavle.team,
                }
                for navn in ("", *tavle.teams)
            ],
            "raekker": [
                {"tal": en, "fase": _NAVNE["fase"][en.fase], "hvem": HVEM[en.hvem]} for en in raekker
            ],
            "ventefigur": figur("venter", som_tal, _NAVNE),
            "kalender": fristkalender(
                [(en.dag, en.lov, en.andre) for en in tavle.kalender], id_="kalender", i_dag=request.dag
            ),
            "dagene": [en for en in tavle.kalender if en.antal],
            "alarmer": _alarmer(request, tavle),
            "dage_frem": DAGE_FREM,
        },
    )


def _kort(request: Forespoergsel, tavle: Tavle) -> list[dict[str, Any]]:
    """Tallene øverst, hvert med en vej til sagerne bag, når læseren har en."""
    hvis = f"team:{tavle.team}" if tavle.team else "alle"
    leder = request.user.har_rolle(Rolle.LEDER)
    frister = f"{reverse('kontor:min_dag')}?{urlencode({'hvis': hvis, 'periode': 'overskredet'})}"
    hvem_hos = reverse("kontor:venter") if request.user.har_rolle(Rolle.SAGSBEHANDLER, Rolle.LEDER) else ""
    ugen = [en for en in tavle.kalender if request.dag <= en.dag < request.dag + timedelta(days=DAGE_FREM)]
    fordeling = f"{reverse('kontor:fordeling')}?hvem=ingen" if leder else ""
    kort = (
        ("Overskredne frister hos os", tavle.overskredet, "overskredet", frister),
        ("Vores frister de næste 7 dage", sum(en.antal for en in ugen), "uge", ""),
        ("Ligger hos andre", tavle.hos_andre, "idag", hvem_hos),
        ("Sager uden sagsbehandler", tavle.ufordelte, "overskredet", fordeling),
        ("Job, der skal følges oftere", tavle.foelges_oftere, "idag", ""),
        ("Kald om hjælp uden svar", tavle.ubesvarede, "overskredet", ""),
    )
    return [{"navn": n, "antal": a, "art": art if a else "senere", "adresse": adr} for n, a, art, adr in kort]


def _alarmer(request: Forespoergsel, tavle: Tavle) -> dict[str, Any] | None:
    """Alarmerne for det valgte hold, fra den seneste udgave af tallene. None, før de er regnet."""
    fundet = alarmtal(request.user, tavle.team)
    if fundet is None:
        return None
    udgave, tal = fundet
    hvis = f"{HOLD}{tavle.team}" if tavle.team else "alle"
    return {
        "dag": udgave.dag,
        "kort": [
            {
                "navn": en.navn,
                "antal": tal[en.kode],
                "haster": en.haster,
                "adresse": alarmens_adresse(en, hvis),
            }
            for en in ALARMER
            if tal[en.kode]
        ],
    }
