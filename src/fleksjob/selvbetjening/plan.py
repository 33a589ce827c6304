"""Borgerens plan: ét spørgsmål ad gangen med egne ord, og hele planen med det, kommunen har skrevet.

Den, der helst bruger få ord, kan svare med krydser; spørgsmålet er så kortere, og der er en tegning til.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fleksjob.forloeb.planafsnit import BORGER, KRYDS, LAENGSTE, SVAR
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer.skriv_planafsnit import skriv_planafsnit
from fleksjob.sager.visninger.plan import (
    Afsnitsbillede,
    Planbillede,
    jobfunktioner,
    min_frosne_plan,
    planen,
)
from fleksjob.sager.visninger.sagsbillede import Sagsbillede
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.borgeropgaver import vis_fejl_ved_felter

kun_borger = kun_for(Rolle.BORGER)
FAA_ORD = "plan_med_faa_ord"


class Krydser(forms.CheckboxSelectMultiple):
    """Store felter at trykke på, i designsystemets opmærkning."""

    template_name = "selvbetjening/felter/krydser.html"


class MitSvar(forms.Form):
    """Borgerens svar på ét spørgsmål. Begge felter må være tomme hver for sig."""

    svar = forms.CharField(
        label="Dine egne ord", required=False, max_length=LAENGSTE, widget=forms.Textarea({"rows": 6})
    )
    valg = forms.MultipleChoiceField(label="Sæt kryds ved det, der passer", required=False, widget=Krydser)
    set_nr = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any, *, valg: list[str], mine: dict[str, str], set_nr: int) -> None:
        krydser = [en for en in mine.get(KRYDS, "").split("\n") if en]
        super().__init__(
            data,
            initial={"svar": mine.get(SVAR, ""), "valg": krydser, "set_nr": set_nr},
            label_suffix="",
        )
        mulige = list(dict.fromkeys([*valg, *krydser]))
        for felt in self.fields.values():
            vars(felt)["betinget"] = True
        felt = self.fields["valg"]
        if isinstance(felt, forms.MultipleChoiceField):
            felt.choices = [(en, en) for en in mulige]
            felt.error_messages["invalid_choice"] = "Vælg blandt de viste."
        if not mulige:
            del self.fields["valg"]

    def indhold(self) -> dict[str, str]:
        """Det, der gemmes med borgerens stemme."""
        return {SVAR: self.cleaned_data["svar"], KRYDS: "\n".join(self.cleaned_data.get("valg", []))}


def _min_plan(request: Forespoergsel) -> tuple[Sagsbillede, Planbillede] | None:
    """Sagen og planen, når borgeren har en plan."""
    fundet = visninger.min_sag(request.user, dag=request.dag)
    if fundet is None or fundet.billede.tilstand.plan_paabegyndt is None:
        return None
    return fundet.billede, planen(request.user, fundet.billede)


def _spoergsmaal(plan: Planbillede) -> list[Afsnitsbillede]:
    return [en for en in plan.afsnit if en.afsnit.spoergsmaal is not None]


@kun_borger
@require_safe
def min_plan(request: Forespoergsel) -> HttpResponse:
    """Hele planen: borgerens ord og kommunens ord ved siden af hinanden."""
    fundet = _min_plan(request)
    if fundet is None:
        return render(request, "selvbetjening/borger/plan_ingen.html", {"side": "plan"})
    billede, plan = fundet
    spoergsmaal = _spoergsmaal(plan)
    ubesvarede = [en for en in spoergsmaal if en.borgeren is None]
    return render(
        request,
        "selvbetjening/borger/plan.html",
        {
            "side": "plan",
            "plan": plan,
            "sag": billede.sag,
            "besvaret": len(spoergsmaal) - len(ubesvarede),
            "ialt": len(spoergsmaal),
            "naeste": (ubesvarede or spoergsmaal)[0].afsnit.kode,
            "faa_ord": bool(request.session.get(FAA_ORD)),
            "faerdig": billede.tilstand.plan_faerdig,
        },
    )


@kun_borger
@require_POST
def ord_valg(request: Forespoergsel) -> HttpResponse:
    """Skifter mellem få ord og flere ord. Huskes, mens man er logget ind."""
    request.session[FAA_ORD] = request.POST.get("ord") == "faa"
    fundet = _min_plan(request)
    kode = request.POST.get("afsnit", "")
    if fundet is not None and fundet[1].find(kode) is not None:
        return redirect("selvbetjening:planspoergsmaal", kode)
    return redirect("selvbetjening:plan")


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def spoergsmaal(request: Forespoergsel, afsnit: str) -> HttpResponse:
    """Ét spørgsmål. At springe over er et link; at gemme lægger en ny udgave oven på den gamle."""
    fundet = _min_plan(request)
    if fundet is None:
        raise Http404
    billede, plan = fundet
    koder = [en.afsnit.kode for en in _spoergsmaal(plan)]
    if afsnit not in koder:
        raise Http404
    plads = koder.index(afsnit)
    naeste = koder[plads + 1] if plads + 1 < len(koder) else ""
    if plan.lukket_fordi:
        return redirect("selvbetjening:plan")
    valgt = plan.find(afsnit)
    assert valgt is not None
    formular = _formular(request, valgt, request.POST if request.method == "POST" else None)
    konflikt = ""
    if request.method == "POST" and formular.is_valid():
        try:
            return _gem(request, billede, afsnit, formular, naeste)
        except (UgyldigtInput, UgyldigeInput) as fejl:
            vis_fejl_ved_felter(formular, fejl)
        except IkkeMuligt as fejl:
            formular.add_error(None, str(fejl))
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
        except Samtidighedskonflikt as fejl:
            konflikt = "Du har gemt et andet svar imens, måske i et andet vindue. Begge står her."
            data = request.POST.copy()
            data["set_nr"] = str(fejl.version)
            valgt = planen(request.user, billede).find(afsnit) or valgt
            formular = _formular(request, valgt, data)
    return render(
        request,
        "selvbetjening/borger/planspoergsmaal.html",
        {
            "side": "plan",
            "a": valgt,
            "sp": valgt.afsnit.spoergsmaal,
            "formular": formular,
            "nr": plads + 1,
            "ialt": len(koder),
            "forrige": koder[plads - 1] if plads else "",
            "naeste": naeste,
            "faa_ord": bool(request.session.get(FAA_ORD)),
            "konflikt": konflikt,
            "andre": [en for en in valgt.stemmer if en.stemme != BORGER],
        },
        status=409 if konflikt else 422 if formular.is_bound and formular.errors else 200,
    )


def _formular(request: Forespoergsel, valgt: Afsnitsbillede, data: Any) -> MitSvar:
    mine = valgt.borgeren
    spoergsmaal_ = valgt.afsnit.spoergsmaal
    valg = list(spoergsmaal_.valg) if spoergsmaal_ else []
    if valgt.afsnit.kode == "jobideer":
        valg = [en.navn for en in jobfunktioner(request.user)]
    return MitSvar(
        data,
        valg=valg,
        mine=mine.nyeste.indhold if mine else {},
        set_nr=mine.nyeste.nr if mine else 0,
    )


def _gem(
    request: Forespoergsel, billede: Sagsbillede, afsnit: str, formular: MitSvar, naeste: str
) -> HttpResponse:
    skriv_planafsnit(
        billede.sag.pk,
        request.user,
        afsnit=afsnit,
        indhold=formular.indhold(),
        set_nr=formular.cleaned_data["set_nr"],
        nu=request.nu,
    )
    if request.POST.get("handling") == "videre" and naeste:
        messages.success(request, "Dit svar er gemt. Her er det næste spørgsmål.")
        return redirect("selvbetjening:planspoergsmaal", naeste)
    messages.success(request, "Dit svar er gemt. Din sagsbehandler kan se det.")
    return redirect("selvbetjening:plan")


@kun_borger
@require_safe
def papir(request: Forespoergsel, nr: int) -> HttpResponse:
    """Planen, som den blev frosset, som PDF."""
    fundet = min_frosne_plan(request.user, nr)
    if fundet is None:
        raise Http404
    svar = HttpResponse(bytes(fundet.pdf), content_type="application/pdf")
    svar["Content-Disposition"] = f'inline; filename="plan-{fundet.pk}.pdf"'
    return svar
