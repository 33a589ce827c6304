"""Alarmer: de sager, der står bag målenes tal, så den, der kan gøre noget, kan åbne dem."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fleksjob.forloeb.roller import Rolle
from fleksjob.indblik.alarmer import ALARMER, EFTER_KODE, Alarm
from fleksjob.indblik.ord import antal_ord
from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.sager.models import Bruger
from fleksjob.sager.visninger.alarmer import ALLE, HOLD, MINE, alarmliste
from fleksjob.sager.visninger.holdet import hold

GRUPPER = (
    ("Frister i fare", "frister_i_fare", ("Vi venter på", "kontor:venter")),
    ("Job, der står stille", "stagnation", ("Udvikling, med det, der er prøvet", "kontor:udviklinger")),
    ("Lang ledighedsydelse", "ledighedsydelse_nu", ("3, 6, 12 og 18 måneder", "kontor:lang_ledighed")),
)
"""Overskrift, mål, og den liste, der allerede findes om det samme."""
_SIDEN = {
    "frister_i_fare": "kontor:sag",
    "stagnation": "kontor:udvikling",
    "ledighedsydelse_nu": "kontor:jobsoegning",
}
"""Den side i sagen, der er nærmest det, alarmen handler om."""
ADRESSER: dict[str, tuple[tuple[str, str], ...]] = {
    maal: tuple((en.navn, en.kode) for en in ALARMER if en.maal == maal)
    for maal in dict.fromkeys(en.maal for en in ALARMER)
}
"""Mål → (navn, alarmens kode) for hver liste bag målets tal. Adressen er `kontor:alarmer?alarm=KODE`."""


@kun()
def alarmer(request: Forespoergsel) -> HttpResponse:
    """Den valgte alarms sager, de vigtigste først, og hvor mange de andre har."""
    alarm = EFTER_KODE.get(request.GET.get("alarm", ""), ALARMER[0])
    hvis = _hvis(request)
    side = sidetal(request)
    liste = alarmliste(request.user, request.dag, alarm, hvis=hvis, side=side)
    nu = min(side, liste.sider) if liste else 1
    indhold: dict[str, Any] = {
        "liste": liste,
        "alarm": alarm,
        "hvis": hvis,
        "valg": _valg(request.user, alarm, hvis),
        "siden": _SIDEN[alarm.maal],
        "er_leder": request.user.har_rolle(Rolle.LEDER),
    }
    if liste:
        indhold |= {
            "grupper": _grupper(request.user, liste.antal, alarm, hvis),
            "maal": _maalet(alarm.maal),
            "antal": antal_ord(liste.antal[alarm.kode], *alarm.enhed),
            "i_alt": antal_ord(liste.i_alt, *alarm.enhed),
            "sider": {
                "nu": nu,
                "antal": liste.sider,
                "forrige": adresse(alarm, hvis, nu - 1) if nu > 1 else "",
                "naeste": adresse(alarm, hvis, nu + 1) if nu < liste.sider else "",
            },
        }
    return render(request, "kontor/alarmer.html", indhold)


def _hvis(request: Forespoergsel) -> str:
    """Valget i adressen; uden er det ens egne sager for den, der har sager, ellers alle."""
    valgt = request.GET.get("hvis", "")
    if valgt in (MINE, ALLE) or valgt in [HOLD + navn for navn in hold(request.user)]:
        return valgt
    return MINE if request.user.har_rolle(Rolle.SAGSBEHANDLER, Rolle.VIRKSOMHEDSKONSULENT) else ALLE


def _valg(bruger: Bruger, alarm: Alarm, hvis: str) -> list[dict[str, Any]]:
    holdene = hold(bruger) if bruger.har_rolle(Rolle.LEDER) else [bruger.team] if bruger.team else []
    if hvis.startswith(HOLD):
        holdene = sorted({*holdene, hvis.removeprefix(HOLD)})
    mine = [] if bruger.har_rolle(Rolle.LEDER) else [(MINE, "Mine sager")]
    mulige = [*mine, *((HOLD + navn, navn) for navn in holdene), (ALLE, "Alle")]
    return [{"navn": navn, "adresse": adresse(alarm, kode), "valgt": kode == hvis} for kode, navn in mulige]


def _grupper(bruger: Bruger, antal: dict[str, int], alarm: Alarm, hvis: str) -> list[dict[str, Any]]:
    ser_venter = bruger.har_rolle(Rolle.SAGSBEHANDLER, Rolle.LEDER)
    return [
        {
            "navn": navn,
            "alarmer": [
                {
                    "navn": en.navn,
                    "antal": antal[en.kode],
                    "haster": en.haster and antal[en.kode] > 0,
                    "valgt": en == alarm,
                    "adresse": adresse(en, hvis),
                }
                for en in ALARMER
                if en.maal == maal
            ],
            "ogsaa": None
            if sti == "kontor:venter" and not ser_venter
            else {"navn": ord_, "adresse": reverse(sti)},
        }
        for navn, maal, (ord_, sti) in GRUPPER
    ]


def _maalet(kode: str) -> Any:
    from fleksjob.indblik.maal import MAAL

    return MAAL[kode]


def adresse(alarm: Alarm, hvis: str = "", side: int = 1) -> str:
    """Alarmens liste for det udvalg."""
    felter = {"alarm": alarm.kode, "hvis": hvis, "side": str(side) if side > 1 else ""}
    return f"{reverse('kontor:alarmer')}?{urlencode({n: v for n, v in felter.items() if v})}"
