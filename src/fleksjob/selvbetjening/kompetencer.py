"""«Det kan jeg»: borgerens eget CV, ét spørgsmål ad gangen med store felter at trykke på, og papiret, der kommer ud."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.breve import jobpapir
from fleksjob.forloeb.kompetencer import KOMPETENCER, SPOERGSMAAL
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.jobsoegningsblade import nyeste_blade
from fleksjob.sager.jobsoegningspapirer import mit_cv_papir
from fleksjob.sager.kommandoer.skriv_cv import skriv_cv
from fleksjob.selvbetjening.adgang import Forespoergsel
from fleksjob.selvbetjening.borgeropgaver import vis_fejl_ved_felter
from fleksjob.selvbetjening.jobsoegning import SIDE, kan_nu, kun_borger, min_jobsoegning, som_pdf
from fleksjob.selvbetjening.plan import Krydser

_KODER = [en.kode for en in KOMPETENCER]


class Svar(forms.Form):
    """Svaret på ét spørgsmål. Begge dele kan lades tomme."""

    valg = forms.MultipleChoiceField(label="Tryk på det, der passer", required=False, widget=Krydser)
    ord = forms.CharField(required=False, max_length=1000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: Any, *, kode: str, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        spoergsmaal = SPOERGSMAAL[kode]
        felt = self.fields["valg"]
        if isinstance(felt, forms.MultipleChoiceField):
            felt.choices = [(en, en) for en in spoergsmaal.valg]
            felt.error_messages["invalid_choice"] = "Tryk på noget af det, der står her."
        self.fields["ord"].label = spoergsmaal.egne_ord
        for et in self.fields.values():
            vars(et)["betinget"] = True


@kun_borger
@require_safe
def oversigt(request: Forespoergsel) -> HttpResponse:
    """Det, jeg har svaret, samlet som styrker."""
    fundet = min_jobsoegning(request)
    if fundet is None:
        raise Http404
    billede, job = fundet
    blade = nyeste_blade(billede.sag, request.user)
    svaret = [kode for kode in _KODER if f"cv_{kode}" in blade]
    naeste = next((kode for kode in _KODER if kode not in svaret), _KODER[0])
    return render(
        request,
        "selvbetjening/borger/kompetencer.html",
        {
            "side": SIDE,
            "styrker": job.styrker,
            "spoergsmaal": [(en, en.kode in svaret) for en in KOMPETENCER],
            "svaret": len(svaret),
            "ialt": len(_KODER),
            "naeste": naeste,
            "mangler_jobnet": kan_nu(billede, "cv_registreret") and not billede.tilstand.cv_registreret,
        },
    )


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def spoergsmaal(request: Forespoergsel, kode: str) -> HttpResponse:
    """Ét spørgsmål. Efter det sidste vises styrkerne."""
    fundet = min_jobsoegning(request)
    if fundet is None or kode not in SPOERGSMAAL:
        raise Http404
    billede, _ = fundet
    blad = nyeste_blade(billede.sag, request.user).get(f"cv_{kode}")
    formular = Svar(
        request.POST if request.method == "POST" else None, kode=kode, initial=blad.indhold if blad else {}
    )
    plads = _KODER.index(kode)
    naeste = _KODER[plads + 1] if plads + 1 < len(_KODER) else ""
    if request.method == "POST" and formular.is_valid():
        try:
            skriv_cv(
                billede.sag.pk, request.user, spoergsmaal=kode, valg=formular.cleaned_data["valg"],
                ord_=formular.cleaned_data["ord"], nu=request.nu,
            )  # fmt: skip
        except (UgyldigtInput, UgyldigeInput) as fejl:
            vis_fejl_ved_felter(formular, fejl)
        else:
            if naeste and request.POST.get("handling") != "stop":
                return redirect("selvbetjening:kompetencespoergsmaal", naeste)
            messages.success(request, "Dine svar er gemt.")
            return redirect("selvbetjening:kompetencer")
    return render(
        request,
        "selvbetjening/borger/kompetencespoergsmaal.html",
        {
            "side": SIDE,
            "sp": SPOERGSMAAL[kode],
            "formular": formular,
            "nr": plads + 1,
            "ialt": len(_KODER),
            "forrige": _KODER[plads - 1] if plads else "",
            "naeste": naeste,
        },
        status=422 if formular.errors else 200,
    )


@kun_borger
@require_safe
def pdf(request: Forespoergsel) -> HttpResponse:
    """«Det kan jeg» på én side."""
    fundet = min_jobsoegning(request)
    if fundet is None:
        raise Http404
    papir = mit_cv_papir(fundet[0].sag, request.user, dag=request.dag)
    return som_pdf(jobpapir.cv_pdf(papir), "det-kan-jeg.pdf")
