"""Hvem vi venter på: papirer, der er bedt om i alle sager, de ældste først."""

from datetime import date

import msgspec

from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.virkninger_i_dokumentationen import rekvisitioner
from fleksjob.lov.sagsgang.proces import RYKKES
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.beskyttelse import navn
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Pligt
from fleksjob.sager.visninger.sagsbillede import haendelser_i

PAA_EN_SIDE = 50
FLEST = 12
"""Så mange leverandører nævnes for sig; resten er sjældne."""


class Ventelinje(msgspec.Struct, frozen=True):
    """Ét papir, kommunen venter på."""

    nummer: str
    navn: str
    papir: str
    hos: str
    siden: date
    dage: int
    frist: date
    rykket: int
    ejer: str


class Leverandoer(msgspec.Struct, frozen=True):
    """Hvor meget der ventes på én, og hvor længe: flest dage og dage i gennemsnit."""

    hos: str
    antal: int
    laengst: int
    gennemsnit: int


class Venteliste(msgspec.Struct, frozen=True):
    """En side af listen med tallene for det hele."""

    raekker: list[Ventelinje]
    i_alt: int
    over_tid: int
    sider: int
    leverandoerer: list[Leverandoer]


def venter_paa(
    bruger: Bruger, dag: date, *, mine: bool = True, hos: str = "", kun_over_tid: bool = False, side: int = 1
) -> Venteliste:
    """Sagsbehandlerens egne eller hele hendes teams; en leder ser alles.

    Andre roller har ikke listen: den nævner, hvilke læger og hospitaler borgerne er hos.
    """
    if not bruger.har_rolle(Rolle.SAGSBEHANDLER, Rolle.LEDER):
        raise AdgangNaegtet("Listen er for sagsbehandlere og ledere.")
    fundne = Pligt.for_bruger(bruger).filter(
        aaben=True, siden__isnull=False, kode=RYKKES.kode, gaelder_fra__lte=dag, aaben_til__gt=dag
    )
    if not bruger.har_rolle(Rolle.LEDER):
        fundne = (
            fundne.filter(ejer_id=bruger.pk) if mine or not bruger.team else fundne.filter(team=bruger.team)
        )
    alle = [
        (hvem, siden, frist)
        for hvem, siden, frist in fundne.values_list("hos", "siden", "frist")
        if siden is not None and frist is not None
    ]
    if hos:
        fundne = fundne.filter(hos=hos)
    if kun_over_tid:
        fundne = fundne.filter(frist__lt=dag)
    vist = [
        frist for hvem, _, frist in alle if (not hos or hvem == hos) and (not kun_over_tid or frist < dag)
    ]
    sider = max(1, -(-len(vist) // PAA_EN_SIDE))
    return Venteliste(
        raekker=_linjer(bruger, fundne, dag, min(max(side, 1), sider)),
        i_alt=len(vist),
        over_tid=sum(frist < dag for _, _, frist in alle),
        sider=sider,
        leverandoerer=_leverandoerer([(hvem, siden) for hvem, siden, _ in alle], dag),
    )


def _leverandoerer(alle: list[tuple[str, date]], dag: date) -> list[Leverandoer]:
    ventet: dict[str, list[int]] = {}
    for hvem, siden in alle:
        ventet.setdefault(hvem, []).append(max(0, (dag - siden).days))
    talt = [Leverandoer(hvem, len(d), max(d), round(sum(d) / len(d))) for hvem, d in ventet.items()]
    return sorted(talt, key=lambda en: (-en.antal, -en.laengst, en.hos))[:FLEST]


def _linjer(bruger: Bruger, fundne: SikretQuerySet[Pligt], dag: date, side: int) -> list[Ventelinje]:
    """Sidens papirer, de ældste først. Kun sidens egne sager læses."""
    foerste = (side - 1) * PAA_EN_SIDE
    paa_siden = list(
        fundne.order_by("siden", "pk").select_related("sag", "sag__person", "ejer")[
            foerste : foerste + PAA_EN_SIDE
        ]
    )
    haendelser = haendelser_i(bruger, list({en.sag_id for en in paa_siden}))
    bedt = {sag_id: rekvisitioner(liste, dag) for sag_id, liste in haendelser.items()}
    ud = []
    for en in paa_siden:
        rekvisition = bedt.get(en.sag_id, {}).get(en.noegle.split(":")[1])
        if rekvisition is None or en.siden is None or en.frist is None:
            continue
        ud.append(
            Ventelinje(
                nummer=en.sag.nummer,
                navn=navn(bruger, en.sag, dag),
                papir=rekvisition.slags.navn,
                hos=rekvisition.hos,
                siden=en.siden,
                dage=rekvisition.dage_ventet(dag),
                frist=en.frist,
                rykket=len(rekvisition.rykket),
                ejer=en.ejer.navn if en.ejer else "",
            )
        )
    return ud
