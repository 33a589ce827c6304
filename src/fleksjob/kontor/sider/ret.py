"""Ret en hændelse, som er registreret forkert. Den gamle bliver stående i sagen, men gælder ikke længere."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fleksjob.forloeb.haendelser import Haendelse, Rettelse
from fleksjob.kontor import traad
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer import FORMULARER
from fleksjob.kontor.formularer.felter import LangTekst
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer import ret_haendelse
from fleksjob.sager.kommandoer.ret_haendelse import RETTES_ANDERLEDES
from fleksjob.sager.visninger import Sagsbillede


def kan_rettes(billede: Sagsbillede) -> set[str]:
    """Numrene på de hændelser, brugeren må rette: dem, rollen selv kan registrere, og som har en formular."""
    rollens = {s.kode for s in billede.skridt}
    if "rettelse" not in rollens:
        return set()
    return {
        h.id
        for h in billede.haendelser
        if h.type in FORMULARER
        and h.type in rollens
        and h.type not in RETTES_ANDERLEDES
        and h.id not in billede.skjulte
    }


@kun()
def ret(request: Forespoergsel, nummer: str, haendelse: str) -> HttpResponse:
    """Samme formular som ved registreringen, udfyldt med det gamle, og et felt til, hvad der var forkert."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    gammel = next((h for h in billede.haendelser if h.id == haendelse), None)
    if gammel is None:
        raise Http404("Hændelsen findes ikke i sagen.")
    if haendelse not in kan_rettes(billede):
        raise PermissionDenied(
            RETTES_ANDERLEDES.get(gammel.type, "Din rolle kan ikke rette denne oplysning.")
        )
    gaeldende = _gaeldende(billede, gammel)
    formular = _formular(request, billede, gaeldende)
    konflikt: dict[str, Any] | None = None
    if request.method == "POST":
        try:
            if svar := _udfoer(request, billede, gammel, formular):
                return svar
        except (UgyldigtInput, UgyldigeInput) as fejl:
            formular.vis_fejl(fejl)
        except IkkeMuligt as fejl:
            formular.add_error(None, str(fejl))
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
        except Samtidighedskonflikt as fejl:
            billede = aabn(request, nummer)
            konflikt = {"aendringer": fejl.aendringer}
            formular = _formular(request, billede, gaeldende, ny_version=billede.sag.version)
    return _side(request, billede, gaeldende, formular, konflikt)


def _gaeldende(billede: Sagsbillede, gammel: Haendelse) -> Haendelse:
    """Hændelsen, som den er nu: den seneste rettelse af den, eller den selv."""
    for h in reversed(billede.haendelser):
        if isinstance(h, Rettelse) and h.af == gammel.id and h.ny is not None:
            return h.ny
    return gammel


def _formular(
    request: Forespoergsel, billede: Sagsbillede, gammel: Haendelse, ny_version: int | None = None
) -> SkridtFormular:
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None and ny_version is not None:
        data["forventet_version"] = str(ny_version)
    formular = FORMULARER[gammel.type](
        data,
        tilstand=billede.tilstand,
        dag=request.dag,
        version=billede.sag.version,
        rettes=gammel,
        ser_helbred=billede.ser_helbred,
    )
    formular.se_sagen(billede, request.user)
    formular.fields["hvad_var_forkert"] = LangTekst(
        label="Hvad var forkert?", linjer=3, help_text="Bliver stående i sagen sammen med rettelsen."
    )
    return formular


def _udfoer(
    request: Forespoergsel, billede: Sagsbillede, gammel: Haendelse, formular: SkridtFormular
) -> HttpResponse | None:
    """Gemmer rettelsen. None, når formularen har fejl. Ved annullering gælder kun forklaringen."""
    annuller = request.POST.get("handling") == "annuller"
    rigtig = formular.is_valid()
    if annuller:
        formular.errors.clear()
        if not request.POST.get("hvad_var_forkert", "").strip():
            formular.add_error("hvad_var_forkert", "Skriv, hvorfor hændelsen annulleres.")
            return None
    elif not rigtig:
        return None
    ny = None if annuller else formular.som_haendelse()
    ret_haendelse(
        billede.sag.pk,
        request.user,
        forventet_version=int(request.POST.get("forventet_version") or 0),
        nu=request.nu,
        gyldig_fra=request.dag,
        af=gammel.id,
        ny=ny,  # type: ignore[arg-type]
        note=request.POST["hvad_var_forkert"].strip(),
    )
    messages.success(request, "Hændelsen er annulleret." if annuller else "Rettelsen er gemt.")
    return redirect("kontor:sag", billede.sag.nummer)


def _side(
    request: Forespoergsel,
    billede: Sagsbillede,
    gammel: Haendelse,
    formular: forms.Form,
    konflikt: dict[str, Any] | None,
) -> HttpResponse:
    status = 409 if konflikt else 422 if formular.is_bound and formular.errors else 200
    return render(
        request,
        "kontor/ret.html",
        {
            "sag": billede.sag,
            "tilstand": billede.tilstand,
            "formular": formular,
            "titel": traad.titel(gammel),
            "gammel": gammel,
            "beskrivelse": traad.beskriv(gammel),
            "konflikt": konflikt,
            "tilbage": reverse("kontor:sag", args=[billede.sag.nummer]),
        },
        status=status,
    )
