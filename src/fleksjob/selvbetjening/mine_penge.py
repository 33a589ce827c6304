"""Borgerens penge: året i et billede, hver måned med sin grund, brevene side om side, spørgsmål og svar på en
høring."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.breve.maanedsforskel import nyt_siden, side_om_side
from fleksjob.breve.pengefigur import aarsbillede
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilbagebetaling import Tilbagekrav
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import visninger
from fleksjob.sager.betalingsdag import aarets_betalingsdage, naeste_betalingsdag
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer import KOMMANDOER
from fleksjob.sager.kommandoer.spoerg_om_penge import LAENGST, spoerg_om_penge
from fleksjob.sager.pengeopsaetning import opsaetning
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.sagens_penge import aaret, brevets_tal, sagens_maaneder, tilskudsbreve
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.borgeropgaver import vis_fejl_ved_felter
from fleksjob.selvbetjening.borgerpenge import maaneder
from fleksjob.selvbetjening.hvadhvis import adresse_for_job

kun_borger = kun_for(Rolle.BORGER)


def _billede(request: Forespoergsel) -> Sagsbillede | None:
    fundet = visninger.min_sag(request.user, dag=request.dag)
    return fundet.billede if fundet else None


@kun_borger
@require_safe
def mine_penge(request: Forespoergsel) -> HttpResponse:
    """Det næste, der sker, måned for måned, og hvad man gør, når lønnen er for sent på den."""
    fundet = _billede(request)
    if fundet is None:
        return render(request, "selvbetjening/borger/penge.html", {"side": "penge"})
    regel = opsaetning(fundet.sag.kommune_id).betalingsdag
    kontekst = {
        "side": "penge",
        "maaneder": maaneder(fundet.udbetalinger),
        "hvad_hvis": adresse_for_job(fundet.tilstand),
        "naeste_dag": naeste_betalingsdag(regel, request.dag) if fundet.tilstand.aktuel_ansaettelse else None,
        "mangler_loen": _mangler_loen(fundet, request),
        "ledighedsydelse": fundet.tilstand.faar_ledighedsydelse,
        "krav": [_krav(en, fundet) for en in reversed(fundet.tilstand.tilbagekrav) if en.hoert or en.afgjort],
        "aar": request.dag.year,
    }
    return render(request, "selvbetjening/borger/penge.html", kontekst)


def _mangler_loen(billede: Sagsbillede, request: Forespoergsel) -> str:
    """Lønmåneden, som arbejdsgiveren ikke har indberettet endnu; tom, når den er der, eller jobbet er nyt."""
    job = billede.tilstand.aktuel_ansaettelse
    sidste = (request.dag.replace(day=1)).toordinal() - 1
    maaned = type(request.dag).fromordinal(sidste).replace(day=1)
    if job is None or job.startet is None or job.gammel_ordning or job.startet > maaned:
        return ""
    kendt = any(en.periode == f"{maaned:%Y-%m}" for en in billede.tilstand.indkomster)
    return "" if kendt else f"{maaned:%Y-%m}"


def _krav(en: Tilbagekrav, billede: Sagsbillede) -> dict[str, Any]:
    return {"krav": en, "status": en.status(billede.tilstand.pr)}


@kun_borger
@require_safe
def aarsopgoerelse(request: Forespoergsel, aar: int) -> HttpResponse:
    """Årets måneder i et billede og en tabel, med det, der er udbetalt."""
    fundet = _billede(request)
    alle = sagens_maaneder(request.user, fundet.sag) if fundet else []
    aarene = sorted({en.maaned.year for en in alle}, reverse=True)
    if fundet is None or aar not in aarene:
        raise Http404
    valgt = aaret(alle, aar)
    kontekst = {
        "side": "penge",
        "aaret": valgt,
        "aarene": aarene,
        "billede": aarsbillede(aar, valgt.soejler, f"aaret-{aar}"),
        "dage": aarets_betalingsdage(opsaetning(fundet.sag.kommune_id).betalingsdag, aar),
    }
    return render(request, "selvbetjening/borger/aarsopgoerelse.html", kontekst)


@kun_borger
@require_safe
def brevet_ved_siden_af(request: Forespoergsel, nr: int) -> HttpResponse:
    """Et brev om en måned holdt op imod det forrige, med det anderledes mærket."""
    fundet = _billede(request)
    breve = (
        [en for en in tilskudsbreve(request.user, fundet.sag) if en.art == "fleksloentilskud"]
        if fundet
        else []
    )
    brev = next((en for en in breve if en.pk == nr), None)
    nu = brevets_tal(request.user, brev) if brev else None
    if brev is None or nu is None:
        raise Http404
    tidligere = [en for en in breve if (en.oprettet, en.pk) < (brev.oprettet, brev.pk)]
    foer = brevets_tal(request.user, tidligere[0]) if tidligere else None
    kontekst = {
        "side": "penge",
        "brev": brev,
        "andet": tidligere[0] if tidligere else None,
        "nu": nu,
        "foer": foer,
        "linjer": side_om_side(foer, nu) if foer else (),
        "nyt": nyt_siden(foer, nu),
    }
    return render(request, "selvbetjening/borger/brevet.html", kontekst)


class Spoergsmaal(forms.Form):
    """Et spørgsmål om en måned."""

    use_required_attribute = False
    tekst = forms.CharField(
        label="Hvad vil du vide?",
        widget=forms.Textarea({"rows": 4}),
        max_length=LAENGST,
        help_text="Skriv det, som du ville sige det. For eksempel: Hvorfor fik jeg mindre end sidst?",
        error_messages={"required": "Skriv, hvad du vil vide."},
    )


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def spoerg(request: Forespoergsel, aar: int, maaned: int) -> HttpResponse:
    """Spørg om en måned; kommunen får det på sin liste."""
    fundet = _billede(request)
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
    formular = Spoergsmaal(request.POST if request.method == "POST" else None)
    if formular.is_valid():
        try:
            spoerg_om_penge(
                request.user,
                fundet.sag.pk,
                maaned=valgt.maaned,
                tekst=formular.cleaned_data["tekst"],
                nu=request.nu,
            )
        except UgyldigtInput as fejl:
            vis_fejl_ved_felter(formular, fejl)
        except (IkkeMuligt, AdgangNaegtet) as fejl:
            formular.add_error(None, str(fejl))
        else:
            messages.success(request, "Tak. Kommunen har fået dit spørgsmål og svarer inden for 2 hverdage.")
            return redirect("selvbetjening:maaned", aar, maaned)
    return render(
        request,
        "selvbetjening/borger/spoerg_om_penge.html",
        {"side": "penge", "formular": formular, "maaned": valgt},
    )


class Svar(forms.Form):
    """Svaret på kommunens spørgsmål om et beløb, der var for stort."""

    use_required_attribute = False
    svar = forms.CharField(
        label="Dit svar",
        widget=forms.Textarea({"rows": 6}),
        max_length=2000,
        help_text="Skriv, om tallene passer, og hvad du vidste. Du må gerne få hjælp.",
        error_messages={"required": "Skriv dit svar, eller ring til kommunen."},
    )


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def svar_paa_hoering(request: Forespoergsel, aar: int, maaned: int) -> HttpResponse:
    """Borgeren svarer på spørgsmålet om et beløb, der er betalt for meget."""
    fundet = _billede(request)
    periode = f"{aar:04d}-{maaned:02d}"
    krav = next(
        (en for en in (fundet.tilstand.tilbagekrav if fundet else ()) if en.periode == periode and en.hoert),
        None,
    )
    if fundet is None or krav is None or krav.afgjort or krav.besvaret:
        raise Http404
    formular = Svar(request.POST if request.method == "POST" else None)
    if formular.is_valid():
        try:
            KOMMANDOER["tilbagebetaling_besvaret"](
                fundet.sag.pk,
                request.user,
                forventet_version=fundet.sag.version,
                nu=request.nu,
                gyldig_fra=request.dag,
                periode=periode,
                svar=formular.cleaned_data["svar"],
            )
        except (UgyldigtInput, UgyldigeInput) as fejl:
            vis_fejl_ved_felter(formular, fejl)
        except (IkkeMuligt, Samtidighedskonflikt, AdgangNaegtet) as fejl:
            formular.add_error(None, str(fejl))
        else:
            messages.success(request, "Tak. Kommunen har fået dit svar.")
            return redirect("selvbetjening:penge")
    return render(
        request,
        "selvbetjening/borger/svar_om_penge.html",
        {"side": "penge", "formular": formular, "krav": krav},
    )
