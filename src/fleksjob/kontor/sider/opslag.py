"""Kontrollantens og lederens side over opslag: hvem der slog hvem op, og aldrig, hvad der står i sagen."""

from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.samarbejde import KontrolFormular
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.kontroller_opslag import UDFALD, kontroller_opslag
from fleksjob.sager.kommandoer.spoerg_om_opslag import svar_om_opslag
from fleksjob.sager.opslagstegn import TEGN
from fleksjob.sager.visninger.opslagskontrol import (
    MANGE_PAA_EN_DAG,
    Kontrol,
    Valg,
    brugere_at_vaelge,
)

PERIODE = timedelta(days=30)


@kun(Rolle.KONTROLLANT, Rolle.LEDER)
def opslag(request: Forespoergsel) -> HttpResponse:
    """Listen med de valg, der er sendt. Søgning sker med POST, så hverken navn eller nummer står i adressen."""
    handling = request.POST.get("handling", "")
    if handling in ("vurder", "svar"):
        try:
            _skriv(request, handling)
        except (UgyldigtInput, IkkeMuligt) as fejl:
            messages.error(request, str(fejl.besked if isinstance(fejl, UgyldigtInput) else fejl))
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
        return redirect("kontor:opslag")
    return _side(request, handling)


def _skriv(request: Forespoergsel, handling: str) -> None:
    nr = request.POST.get("nr", "")
    if not nr.isdigit():
        raise AdgangNaegtet("Opslaget findes ikke.")
    if handling == "svar":
        svar_om_opslag(request.user, int(nr), svar=request.POST.get("svar", ""), nu=request.nu)
        messages.success(request, "Svaret er sendt til borgeren.")
        return
    kontroller_opslag(
        request.user,
        int(nr),
        udfald=request.POST.get("udfald", ""),
        note=request.POST.get("note", ""),
        nu=request.nu,
    )
    messages.success(request, "Vurderingen er gemt.")


def _side(request: Forespoergsel, handling: str) -> HttpResponse:
    dag: date = request.dag
    fra_start = {"fra": dag - PERIODE, "til": dag}
    formular = KontrolFormular(
        request.POST if handling == "kontrolsoegning" else None,
        initial=fra_start,
        brugere=[(str(pk), navn) for pk, navn in brugere_at_vaelge(request.user)],
        tegn=[(kode, tegn.navn) for kode, tegn in TEGN.items()],
    )
    valg = Valg(dag - PERIODE, dag)
    fundet: Kontrol | None = None
    if formular.is_bound and formular.is_valid():
        f = formular.cleaned_data
        valg = Valg(
            f["fra"],
            f["til"],
            int(f["hvem"]) if f["hvem"] else None,
            f["person"],
            f["tegn"],
            stikproeve="stikproeve" in request.POST,
        )
        try:
            fundet = visninger.opslagskontrol(request.user, valg, nu=request.nu)
        except UgyldigtInput as fejl:
            formular.vis_fejl(fejl)
    elif not formular.is_bound:
        fundet = visninger.opslagskontrol(request.user, valg, nu=request.nu)
    indhold = {
        "formular": formular,
        "fundet": fundet,
        "valg": valg,
        "tal": visninger.periodetal(request.user, valg.fra, max(valg.til, valg.fra)),
        "tegn": [
            {"navn": tegn.navn, "om": tegn.om, "antal": fundet.pr_tegn.get(kode, 0)}
            for kode, tegn in TEGN.items()
        ]
        if fundet
        else [],
        "mange": MANGE_PAA_EN_DAG,
        "udfald": UDFALD.items(),
        "udfaldsnavne": UDFALD,
        "kontrollant": request.user.rolle == Rolle.KONTROLLANT,
    }
    return render(request, "kontor/opslag.html", indhold, status=422 if fundet is None else 200)
