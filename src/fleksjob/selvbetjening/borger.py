"""Borgerens sider. Alt læses gennem arkivets visninger og ændres gennem dets kommandoer."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fleksjob.forloeb.begreber import Fase
from fleksjob.forloeb.roller import Rolle
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.planadgang import hvorfor_lukket
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.ansoegning import kort_om_ansoegningen
from fleksjob.selvbetjening.borgerafgoerelse import min_afgoerelse
from fleksjob.selvbetjening.borgeropgaver import mulige_opgaver, opgaver
from fleksjob.selvbetjening.borgerpenge import maanedens_forklaring, maaneder
from fleksjob.selvbetjening.borgertekst import delt_i_snart_og_senere, den_roede_traad, det_der_sker, vejen
from fleksjob.selvbetjening.hvadhvis import adresse_for_job
from fleksjob.selvbetjening.job import ubesvarede
from fleksjob.selvbetjening.jobsoegning import min_jobsoegning
from fleksjob.selvbetjening.moede import moedet
from fleksjob.selvbetjening.papirer import fra_andre, fra_mig

kun_borger = kun_for(Rolle.BORGER)


def _mit_billede(request: Forespoergsel) -> Sagsbillede | None:
    fundet = visninger.min_sag(request.user, dag=request.dag)
    return fundet.billede if fundet else None


@kun_borger
@require_safe
def min_side(request: Forespoergsel) -> HttpResponse:
    """Hvor er jeg, hvad skal jeg gøre, og hvad sker der."""
    min_sag = visninger.min_sag(request.user, dag=request.dag)
    if min_sag is None:
        return render(request, "selvbetjening/borger/ingen_sag.html", {"side": "overblik"})
    fundet = min_sag.billede
    aabne = [en for en in fundet.pligter if en.status in ("kommende", "overskredet")]
    snart, senere = delt_i_snart_og_senere(det_der_sker(aabne, request.dag), request.dag)
    kontekst: dict[str, Any] = {
        "side": "overblik",
        "sag": fundet.sag,
        "vejen": vejen(fundet.tilstand),
        "traad": den_roede_traad(fundet.tilstand),
        "opgaver": opgaver(aabne, fundet.skridt, request.dag),
        "mulige": mulige_opgaver(fundet.skridt, aabne, fundet.tilstand.fase),
        "sker_snart": snart,
        "sker_senere": senere,
        "maaneder": maaneder(fundet.udbetalinger)[:3],
        "breve": fundet.dokumenter[:3],
        "hvad_hvis": adresse_for_job(fundet.tilstand),
        "afgoerelse": min_afgoerelse(fundet.tilstand, fundet.pligter, fundet.dokumenter),
        "ansoegning": kort_om_ansoegningen(fundet, request.dag),
        "papirer_fra_mig": fra_mig(fundet.tilstand),
        "papirer_fra_andre": fra_andre(fundet.tilstand),
        "moede": moedet(fundet, request),
        "jobforslag": ubesvarede(fundet.tilstand),
        **_det_vi_har_aftalt(request, fundet),
        "plan_aaben": not hvorfor_lukket(fundet.tilstand),
    }
    return render(request, "selvbetjening/borger/overblik.html", kontekst)


def _det_vi_har_aftalt(request: Forespoergsel, fundet: Sagsbillede) -> dict[str, Any]:
    """Den lediges næste samtale og det, hun har lovet at gøre; tomt for alle andre."""
    soegning = min_jobsoegning(request) if fundet.tilstand.fase == Fase.LEDIG else None
    if soegning is None:
        return {}
    _, job = soegning
    return {"samtale": job.tid, "aftalt": [en for en in job.aabne if en.hvem == "borger"]}


@kun_borger
@require_safe
def en_maaned(request: Forespoergsel, aar: int, maaned: int) -> HttpResponse:
    """Én måneds tilskud, linje for linje, og det, der siden er rettet."""
    fundet = _mit_billede(request)
    valgt = next(
        (
            en
            for en in maaneder(fundet.udbetalinger if fundet else ())
            if (en.maaned.year, en.maaned.month) == (aar, maaned)
        ),
        None,
    )
    if fundet is None or valgt is None:
        raise Http404
    _, linjer = visninger.udbetaling(request.user, valgt.id)
    kontekst = {
        "side": "penge",
        "maaned": maanedens_forklaring(linjer),
        "hvad_hvis": adresse_for_job(fundet.tilstand),
    }
    return render(request, "selvbetjening/borger/maaned.html", kontekst)


@kun_borger
@require_safe
def mine_breve(request: Forespoergsel) -> HttpResponse:
    """De breve, kommunen har sendt."""
    fundet = _mit_billede(request)
    kontekst = {"side": "breve", "breve": fundet.dokumenter if fundet else ()}
    return render(request, "selvbetjening/borger/breve.html", kontekst)


@kun_borger
@require_safe
def et_brev(request: Forespoergsel, nr: int) -> HttpResponse:
    """Brevet som PDF."""
    try:
        brev = visninger.mit_dokument(request.user, nr)
    except AdgangNaegtet as fejl:
        raise Http404 from fejl
    svar = HttpResponse(bytes(brev.pdf), content_type="application/pdf")
    svar["Content-Disposition"] = f'inline; filename="brev-{brev.pk}.pdf"'
    return svar
