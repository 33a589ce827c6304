"""Hvad afgørelsen betyder for borgeren: svaret, hvorfor, hvad der sker nu, og hvor længe hun kan klage.

Siden og brevet siger det samme, for de spørger samme sted. Et udkast, der ikke er godkendt, findes ikke her.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from fleksjob.breve.afgoerelsesbrev import det_sker_nu, overskrift, tre_saetninger, udfaldet
from fleksjob.forloeb.pligter import Pligt
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Afgoerelse, Fase, Tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE, PLIGT
from fleksjob.lov.sagsgang.fleksjobbevis import fleksjobbevis
from fleksjob.lov.sagsgang.visitationskrav import KRAV
from fleksjob.sager import visninger
from fleksjob.sager.models import Dokument
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for


@dataclass(frozen=True, slots=True)
class MinAfgoerelse:
    """Den seneste afgørelse, som borgeren læser den. `klagefrist` er None, når der ikke længere kan klages."""

    dato: date
    overskrift: str
    saetninger: tuple[str, ...]
    begrundelse: str
    det_sker: tuple[str, ...]
    gjort: str
    klagefrist: date | None
    brev: int


@dataclass(frozen=True, slots=True)
class OmHoeringen:
    """Det, en høring gælder: oplysningerne, hvad kommunen overvejer, og hvad de har betydning for."""

    om: str
    frist: date
    overvejer: str
    betydning: tuple[str, ...]
    sanktion: bool = False


def min_afgoerelse(
    tilstand: Tilstand, pligter: Sequence[Pligt], breve: Sequence[Dokument]
) -> MinAfgoerelse | None:
    """Den seneste afgørelse om fleksjob; None, når der ingen er, eller den er om noget andet."""
    afgoerelse = next((en for en in reversed(tilstand.afgoerelser) if en.art == "visitation"), None)
    if afgoerelse is None or afgoerelse.til != "fleksjob":
        return None
    try:
        udfald = udfaldet(afgoerelse, pligter)
    except UgyldigtInput:
        return None
    return MinAfgoerelse(
        dato=afgoerelse.dato,
        overskrift=overskrift(udfald),
        saetninger=tre_saetninger(udfald)[1:],
        begrundelse=afgoerelse.begrundelse,
        det_sker=() if tilstand.fase in _SIDEN_GAAET_VIDERE else det_sker_nu(udfald),
        gjort=_gjort(pligter),
        klagefrist=_klagefrist(afgoerelse, pligter),
        brev=next((brev.pk for brev in breve if brev.art == "afgoerelse"), 0),
    )


_SIDEN_GAAET_VIDERE = (Fase.JOB_BEVILGET, Fase.I_FLEKSJOB, Fase.LUKKET)
"""Er sagen nået hertil, er det, afgørelsen sagde om det næste, sket."""


def _klagefrist(afgoerelse: Afgoerelse, pligter: Sequence[Pligt]) -> date | None:
    return next(
        (
            en.frist
            for en in pligter
            if en.kode == "klagefrist"
            and en.status == "kommende"
            and f":{afgoerelse.id}:" in f":{en.noegle}:"
        ),
        None,
    )


def _gjort(pligter: Sequence[Pligt]) -> str:
    """Det, afslaget førte med sig, når kommunen har gjort det."""
    gjort = next((en for en in pligter if en.kode == PLIGT and en.status == "opfyldt"), None)
    return gjort.navn if gjort else ""


def om_hoeringen(tilstand: Tilstand) -> OmHoeringen | None:
    """Den høring, borgeren kan svare på nu, ellers den seneste; None, når der ingen er."""
    hoeringer = tilstand.partshoeringer
    if not hoeringer:
        return None
    hoering = next((en for en in reversed(hoeringer) if en.besvaret is None), hoeringer[-1])
    grund = AFSLAGSGRUNDE.get(hoering.afslagsgrund)
    return OmHoeringen(
        om=hoering.om,
        frist=hoering.frist,
        overvejer=grund.saetning if grund else "",
        sanktion=hoering.paataenkt == "sanktion",
        betydning=tuple(KRAV[kode].handler_om for kode in hoering.betingelser if kode in KRAV),
    )


@kun_for(Rolle.BORGER)
@require_safe
def afgoerelsen(request: Forespoergsel) -> HttpResponse:
    """«Hvad får jeg nu?» Uden en afgørelse er der intet at vise, og borgeren føres til sin sag."""
    min_sag = visninger.min_sag(request.user, dag=request.dag)
    billede = min_sag.billede if min_sag else None
    fundet = min_afgoerelse(billede.tilstand, billede.pligter, billede.dokumenter) if billede else None
    if billede is None or fundet is None:
        return redirect("selvbetjening:borger")
    t = billede.tilstand
    ret = fleksjobbevis(request.dag, visiteret=t.visiteret is not None, ledig=t.aktuel_ansaettelse is None)
    mulige = {s.kode for s in billede.skridt if s.mulig}
    ventes = any(en.kode == "fleksjobbevis" and en.status == "kommende" for en in billede.pligter)
    kontekst = {
        "side": "overblik",
        "a": fundet,
        "sag": billede.sag,
        "kan_klage": "klage_modtaget" in mulige,
        "kan_faa_bevis": bool(ret) and "fleksjobbevis_oensket" in mulige and not ventes,
        "bevis_ventes": ventes,
        "har_bevis": any(brev.art == "fleksjobbevis" for brev in billede.dokumenter),
    }
    return render(request, "selvbetjening/borger/afgoerelse.html", kontekst)
