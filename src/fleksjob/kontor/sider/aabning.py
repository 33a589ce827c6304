"""Én åbning: det, den består af, dens historie, hvem der vil have den, og hvem den kunne passe til."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from fleksjob.forloeb.matchbegreber import navne
from fleksjob.forloeb.matchgrunde import laes_vaegte
from fleksjob.forloeb.matchprofil import Indhold
from fleksjob.forloeb.rejsetid import FORBEHOLD
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.aabning import MatchFormular, StatusFormular
from fleksjob.kontor.formularer.samarbejde import Sideformular
from fleksjob.kontor.matchvisning import vaegtvalg
from fleksjob.kontor.sideformularer import sendt, status, udfoer
from fleksjob.kontor.sider.aabning_ny import hent
from fleksjob.sager.aabningsbegreber import KAN_SOEGES, KILDER, MATCHER, SKIFT, STATUS
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.noter_match import noter_match
from fleksjob.sager.kommandoer.skift_aabning import del_aabning, hold_aabning, se_efter, skift_status
from fleksjob.sager.models import Aabning
from fleksjob.sager.visninger.aabninger import historien, tid_tekst, timer_tekst
from fleksjob.sager.visninger.matchhistorie import aabningens_koe, aabningens_skridt
from fleksjob.sager.visninger.muligheder import Kandidatliste, kandidater_til

ANTAL = 10


@kun()
@require_http_methods(["GET", "HEAD", "POST"])
def aabning(request: Forespoergsel, nr: int) -> HttpResponse:
    """Åbningen. Borgere ved den ses kun af dem, der finder job til borgere."""
    en, indhold = hent(request, nr)
    ser_borgere = request.user.har_rolle(*MATCHER)
    vaegte = laes_vaegte(request.GET)
    liste = None
    if ser_borgere and en.status in KAN_SOEGES:
        liste = kandidater_til(request.user, en, request.dag, nu=request.nu, antal=ANTAL, vaegte=vaegte)
    koe = aabningens_koe(request.user, en, request.dag) if ser_borgere else []
    formularer = _formularer(request, en, liste, ser_borgere)
    if request.method == "POST":
        svar = _udfoer(request, en, formularer)
        if svar is not None:
            return svar
    return render(
        request,
        "kontor/aabning.html",
        {
            "aabning": en,
            "fakta": _fakta(en, indhold, ser_borgere),
            "statusnavn": STATUS[en.status],
            "soeges": en.status in KAN_SOEGES,
            "ser_borgere": ser_borgere,
            "liste": liste,
            "koe": koe,
            "skridt": aabningens_skridt(request.user, en, request.dag) if ser_borgere else [],
            "historie": historien(request.user, en, request.dag),
            "formularer": formularer,
            "vaegte": vaegtvalg(vaegte),
            "forbehold": FORBEHOLD,
        },
        status=status(formularer),
    )


def _formularer(
    request: Forespoergsel, en: Aabning, liste: Kandidatliste | None, ser_borgere: bool
) -> dict[str, Sideformular]:
    handling = sendt(request)
    status_ = StatusFormular(request.POST if handling == "status" else None)
    status_.saet_valg("til", [(kode, STATUS[kode]) for kode in SKIFT[en.status]])
    ud: dict[str, Sideformular] = {"status": status_}
    if ser_borgere:
        match = MatchFormular(request.POST if handling == "match" else None)
        kendte = {linje.nummer: linje.navn for linje in aabningens_koe(request.user, en, request.dag)}
        if liste is not None:
            kendte |= {linje.nummer: linje.navn for linje in liste.linjer}
        kendte |= {linje.nummer: linje.navn for linje in aabningens_skridt(request.user, en, request.dag)}
        match.saet_valg("nummer", [("", "Vælg"), *((nr, f"{navn}, {nr}") for nr, navn in kendte.items())])
        ud["match"] = match
    return ud


def _udfoer(request: Forespoergsel, en: Aabning, formularer: dict[str, Sideformular]) -> HttpResponse | None:
    handling = sendt(request)
    try:
        if handling in formularer:
            return udfoer(formularer[handling], lambda f: _gem(request, en, f))
        return _knap(request, en, handling)
    except AdgangNaegtet as fejl:
        raise PermissionDenied(str(fejl)) from fejl


def _gem(request: Forespoergsel, en: Aabning, formular: Sideformular) -> HttpResponse:
    felter = formular.cleaned_data
    if formular.handling == "status":
        ny = skift_status(request.user, en.pk, til=felter["til"], tekst=felter["tekst"], nu=request.nu)
        messages.success(request, f"Åbningen er nu «{STATUS[ny.status].lower()}».")
    else:
        noter_match(request.user, en.pk, nu=request.nu, **felter)
        messages.success(request, "Skridtet er gemt.")
    return redirect("kontor:aabning", en.pk)


def _knap(request: Forespoergsel, en: Aabning, handling: str) -> HttpResponse:
    """De små knapper: er der endnu, del, hold og slip."""
    if handling == "set_efter":
        se_efter(request.user, en.pk, nu=request.nu)
        messages.success(request, "Noteret: den er der endnu. Næste gang om 30 dage.")
    elif handling in ("del", "ikke_del"):
        del_aabning(request.user, en.pk, delt=handling == "del", nu=request.nu)
        messages.success(request, "Delt med naboerne." if handling == "del" else "Deles ikke længere.")
    elif handling == "slip":
        hold_aabning(request.user, en.pk, nummer="", nu=request.nu)
        messages.success(request, "Åbningen er fri igen.")
    elif handling.startswith("oensket-"):
        noter_match(request.user, en.pk, handling.removeprefix("oensket-"), art="oensket", nu=request.nu)
        messages.success(request, "Borgeren står nu i køen.")
    return redirect("kontor:aabning", en.pk)


def _fakta(en: Aabning, indhold: Indhold, ser_borgere: bool) -> dict[str, Any]:
    return {
        "opgaver": navne("opgaver", indhold.opgaver),
        "andre": indhold.andre_opgaver,
        "timer": timer_tekst(indhold),
        "tid": tid_tekst(indhold),
        "kraever": navne("krav", indhold.kraever),
        "kraever_ikke": navne("krav", indhold.kraever_ikke),
        "tilbyder": navne("tilbud", indhold.tilbyder),
        "tilbyder_ikke": navne("tilbud", indhold.tilbyder_ikke),
        "sprog": navne("sprog", indhold.sprog),
        "kan_deles": indhold.kan_deles,
        "kilde": KILDER.get(en.kilde, ""),
        "holdt": en.reserveret if ser_borgere else None,
    }
