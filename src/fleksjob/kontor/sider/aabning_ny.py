"""Skriv en åbning på et minut, ret den, eller find opgaver sammen med en virksomhed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from fleksjob.forloeb.matchbegreber import OPGAVER
from fleksjob.forloeb.matchprofil import INDHOLDETS_LISTER, Indhold
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.aabning import AabningFormular, FinderFormular
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.aabningsbegreber import KILDER
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.gem_aabning import opret_aabning, ret_aabning
from fleksjob.sager.models import Aabning
from fleksjob.sager.visninger.aabninger import en_aabning

BRANCHER = tuple(dict.fromkeys(en.om for en in OPGAVER))
SPOERGSMAAL = (
    "Hvad bliver liggende, når I har travlt?",
    "Hvad laver jeres fagfolk, som en anden kunne gøre?",
    "Hvad kommer igen hver uge, også når det kun tager en time?",
    "Hvornår på dagen mangler I et par hænder?",
    "Er der noget, I gerne ville gøre, men aldrig når?",
)
"""Spørgsmålene i opgavefinderen. De handler om opgaver, ikke om stillinger."""
FRA_LINK = ("virksomhed", "cvr", "postnr", "kilde", "kontakt")


@kun()
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: Forespoergsel) -> HttpResponse:
    """En ny åbning. Et link kan have udfyldt virksomheden."""
    begynd: dict[str, Any] = {navn: request.GET[navn][:120] for navn in FRA_LINK if navn in request.GET}
    if begynd.get("kilde") not in KILDER:
        begynd.pop("kilde", None)
    formular = AabningFormular(request.POST if request.method == "POST" else None, initial=begynd)
    if formular.is_valid():
        try:
            aabning = opret_aabning(
                request.user, nu=request.nu, indhold=formular.indhold(), **formular.felter()
            )
        except (UgyldigtInput, UgyldigeInput) as fejl:
            vis_fejl(formular, fejl)
        else:
            messages.success(request, "Åbningen er i registret.")
            return redirect("kontor:aabning", aabning.pk)
    return _siden(request, formular, None)


@kun()
@require_http_methods(["GET", "HEAD", "POST"])
def ret(request: Forespoergsel, nr: int) -> HttpResponse:
    """Ret åbningen."""
    aabning, indhold = hent(request, nr)
    formular = AabningFormular(
        request.POST if request.method == "POST" else None, initial=_felter(aabning, indhold)
    )
    if formular.is_valid():
        try:
            ret_aabning(request.user, nr, nu=request.nu, indhold=formular.indhold(), **formular.felter())
        except (UgyldigtInput, UgyldigeInput) as fejl:
            vis_fejl(formular, fejl)
        else:
            messages.success(request, "Rettet.")
            return redirect("kontor:aabning", nr)
    return _siden(request, formular, aabning)


def _siden(request: Forespoergsel, formular: AabningFormular, aabning: Aabning | None) -> HttpResponse:
    svar = {"formular": formular, "aabning": aabning}
    return render(request, "kontor/aabning_ny.html", svar, status=422 if formular.errors else 200)


def hent(request: Forespoergsel, nr: int) -> tuple[Aabning, Indhold]:
    """Åbningen; 404, når den ikke er brugerens kommunes."""
    try:
        return en_aabning(request.user, nr)
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl


def vis_fejl(formular: Any, fejl: UgyldigtInput | UgyldigeInput) -> None:
    """Kommandoens fejl ved deres felter."""
    for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
        formular.add_error(en.felt if en.felt in formular.fields else None, en.besked)


def _felter(aabning: Aabning, indhold: Indhold) -> dict[str, Any]:
    ud: dict[str, Any] = {felt: list(getattr(indhold, felt)) for felt in INDHOLDETS_LISTER}
    ud |= {felt: getattr(indhold, felt) for felt in ("timer_fra", "timer_til", "fri_tid", "kan_deles")}
    for felt in AabningFormular.base_fields:
        if felt not in ud and hasattr(aabning, felt):
            ud[felt] = getattr(aabning, felt)
    return ud | {"andre_opgaver": "\n".join(indhold.andre_opgaver)}


@kun()
@require_http_methods(["GET", "HEAD", "POST"])
def finder(request: Forespoergsel) -> HttpResponse:
    """Samtalen med en virksomhed: hvilke opgaver ligger der, hvem gør dem i dag, og hvornår."""
    branche = request.GET.get("branche", "")
    if branche not in BRANCHER:
        return render(request, "kontor/opgavefinder.html", {"brancher": BRANCHER, "spoergsmaal": SPOERGSMAAL})
    begynd = {navn: request.GET[navn][:120] for navn in FRA_LINK if navn in request.GET}
    formular = FinderFormular(
        request.POST if request.method == "POST" else None, branche=branche, initial=begynd
    )
    if formular.is_valid():
        try:
            nye = _gem_fundne(request, formular)
        except (UgyldigtInput, UgyldigeInput) as fejl:
            vis_fejl(formular, fejl)
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
        else:
            antal = "én åbning" if len(nye) == 1 else f"{len(nye)} åbninger"
            messages.success(request, f"Samtalen gav {antal}.")
            return redirect("kontor:aabning", nye[0].pk) if len(nye) == 1 else redirect("kontor:aabninger")
    svar = {"brancher": BRANCHER, "spoergsmaal": SPOERGSMAAL, "branche": branche, "formular": formular}
    return render(request, "kontor/opgavefinder.html", svar, status=422 if formular.errors else 200)


def _gem_fundne(request: Forespoergsel, formular: FinderFormular) -> list[Aabning]:
    """Én åbning for hver opgave, eller én med dem alle."""
    f, koder = formular.cleaned_data, formular.valgte()
    bundter = [koder] if f["samlet"] == "samlet" else [[kode] for kode in koder]
    ud = []
    for bundt in bundter:
        timer = [f[f"timer_{kode}"] for kode in bundt if f[f"timer_{kode}"]]
        tider = tuple(f[f"hvornaar_{kode}"] for kode in bundt if f[f"hvornaar_{kode}"])
        hvem = [f"{kode_navn(kode)}: {f[f'hvem_{kode}']}" for kode in bundt if f[f"hvem_{kode}"]]
        ud.append(
            opret_aabning(
                request.user,
                nu=request.nu,
                indhold=Indhold(
                    opgaver=tuple(bundt),
                    timer_til=min(sum(timer), 37) if timer else None,
                    tider=tider,
                    fri_tid=not tider,
                ),
                kilde="besoeg",
                cvr=f["cvr"],
                postnr=f["postnr"],
                virksomhed=f["virksomhed"],
                kontakt=f["kontakt"],
                note=f"Gøres i dag af: {'; '.join(hvem)}"[:500] if hvem else "",
            )
        )
    return ud


def kode_navn(kode: str) -> str:
    """Opgavens navn."""
    return next(en.navn for en in OPGAVER if en.kode == kode)
