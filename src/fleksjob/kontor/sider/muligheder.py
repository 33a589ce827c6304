"""Borgerens profil til match, mulighederne for hende, og arket, en virksomhed kan få at se."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from fleksjob.breve.kandidatark import arkets_data, arkside
from fleksjob.forloeb.matchbegreber import navne
from fleksjob.forloeb.matchgrunde import laes_vaegte
from fleksjob.forloeb.matchprofil import Indhold, Profil
from fleksjob.forloeb.rejsetid import FORBEHOLD
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.aabning import SagsmatchFormular
from fleksjob.kontor.formularer.profil import ProfilFormular, felter_af_profil
from fleksjob.kontor.matchvisning import vaegtvalg
from fleksjob.kontor.sagsfaner import faner
from fleksjob.kontor.sideformularer import sendt, status, udfoer
from fleksjob.kontor.sider.aabning_ny import vis_fejl
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.aabningsbegreber import MATCHER, indhold_af
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.gem_profil import gem_profil, svar_om_fremvisning
from fleksjob.sager.kommandoer.noter_match import noter_match
from fleksjob.sager.models import Aabning, Naboaabning
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.aabninger import tid_tekst, timer_tekst
from fleksjob.sager.visninger.kandidatprofil import Profilside, profilsiden, udgaver, vis_arket
from fleksjob.sager.visninger.matchhistorie import erfaringer
from fleksjob.sager.visninger.muligheder import Muligheder, muligheder_for

FANEN = "kontor:jobsoegning"
ANTAL = 15


@kun(*MATCHER)
@require_http_methods(["GET", "HEAD", "POST"])
def profil(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Profilen, udfyldt med det, sagen ved, og borgerens ja til at vise den."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    sag = billede.sag
    siden = profilsiden(request.user, sag)
    if sendt(request) in ("ja", "nej"):
        svar_om_fremvisning(request.user, nummer, givet=sendt(request) == "ja", nu=request.nu)
        messages.success(request, "Borgerens svar er noteret.")
        return redirect("kontor:profil", nummer)
    formular = ProfilFormular(
        request.POST if request.method == "POST" else None,
        initial=felter_af_profil(siden.profil)
        | {"version": siden.nr, "postnr": siden.postnr, "soeger": siden.soeger},
    )
    if formular.is_valid() and _gem_profil(request, nummer, formular):
        return redirect("kontor:profil", nummer)
    kontekst = {
        **faner(request.user, sag, FANEN),
        "formular": formular,
        "profil": siden,
        "udgaver": udgaver(request.user, sag),
    }
    return render(request, "kontor/profil.html", kontekst, status=422 if formular.errors else 200)


def _gem_profil(request: Forespoergsel, nummer: str, formular: ProfilFormular) -> bool:
    f = formular.cleaned_data
    try:
        gem_profil(
            request.user,
            nummer,
            formular.profil(),
            nu=request.nu,
            postnr=f["postnr"],
            soeger=f["soeger"],
            set_udgave=f["version"],
        )
    except (UgyldigtInput, UgyldigeInput) as fejl:
        vis_fejl(formular, fejl)
        return False
    except AdgangNaegtet as fejl:
        raise PermissionDenied(str(fejl)) from fejl
    messages.success(request, "Profilen er gemt. Bed borgeren sige god for den.")
    return True


@kun(*MATCHER)
@require_http_methods(["GET", "HEAD", "POST"])
def muligheder(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Åbninger til borgeren, de bedste først, med det, der taler for og imod hver."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    siden = profilsiden(request.user, billede.sag)
    vaegte = laes_vaegte(request.GET)
    fundne = muligheder_for(
        request.user, billede.sag, siden.profil, siden.postnr, request.dag, antal=ANTAL, vaegte=vaegte
    )
    formular = SagsmatchFormular(request.POST if sendt(request) == "match" else None)
    formular.saet_valg("aabning", [("", "Vælg"), *_valg(fundne)])
    svar = udfoer(formular, lambda f: _noter(request, nummer, f.cleaned_data))
    if svar is not None:
        return svar
    kontekst = {
        **faner(request.user, billede.sag, FANEN),
        "profil": siden,
        "kort": _profilkort(siden),
        "linjer": [_linje(fundne, en.id, en.vurdering) for en in fundne.liste.pladser],
        "udelukkede": [_linje(fundne, en.id, en.vurdering) for en in fundne.liste.udelukkede],
        "tal": fundne.liste,
        "erfaringer": erfaringer(request.user, billede.sag),
        "formular": formular,
        "vaegte": vaegtvalg(vaegte),
        "forbehold": FORBEHOLD,
        "antal": ANTAL,
    }
    return render(request, "kontor/muligheder.html", kontekst, status=status({"match": formular}))


def _valg(fundne: Muligheder) -> list[tuple[str, str]]:
    return [(str(nr), f"{en.titel}, {en.virksomhed}".strip(" ,")) for nr, en in fundne.aabninger.items()]


def _noter(request: Forespoergsel, nummer: str, felter: dict[str, Any]) -> HttpResponse:
    try:
        noter_match(request.user, int(felter.pop("aabning")), nummer, nu=request.nu, **felter)
    except AdgangNaegtet as fejl:
        raise PermissionDenied(str(fejl)) from fejl
    messages.success(request, "Skridtet er gemt.")
    return redirect("kontor:muligheder", nummer)


def _linje(fundne: Muligheder, nr: int, vurdering: Any) -> dict[str, Any]:
    """En åbning på listen; naboens kort har ingen side hos os."""
    fundet: Aabning | Naboaabning = fundne.aabninger[nr] if nr > 0 else fundne.naboer[nr]
    indhold = indhold_af(fundet.indhold)
    ud = {"vurdering": vurdering, "timer": timer_tekst(indhold), "tid": tid_tekst(indhold)}
    if isinstance(fundet, Aabning):
        return ud | {"aabning": fundet, "titel": fundet.titel, "hvor": fundet.virksomhed, "sted": fundet.sted}
    titel = ", ".join(navne("opgaver", indhold.opgaver)) or "Opgaver kan aftales"
    ring = " ".join(filter(None, ("Ring til", fundet.enhed or "kommunen", fundet.telefon)))
    return ud | {
        "nabo": fundet,
        "titel": titel,
        "hvor": fundet.fra_kommune.navn,
        "sted": fundet.sted,
        "ring": ring,
    }


def _profilkort(siden: Profilside) -> dict[str, Any]:
    p: Profil = siden.profil
    return {
        "interesser": navne("interesser", p.interesser),
        "kan": navne("opgaver", p.kan),
        "vil": navne("opgaver", p.vil),
        "kan_ikke": navne("krav", p.kan_ikke),
        "skal_have": navne("tilbud", p.skal_have),
        "timer": timer_tekst_af(p),
    }


def timer_tekst_af(p: Profil) -> str:
    """Profilens timer, som de læses."""
    return timer_tekst(Indhold(timer_fra=p.timer_fra, timer_til=p.timer_til))


@kun(*MATCHER)
def ark(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Arket til en virksomhed. Det findes først, når borgeren har sagt god for det og sagt ja til at vise det."""
    try:
        billede: Sagsbillede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    sag = billede.sag
    try:
        fundet = vis_arket(request.user, sag, nu=request.nu)
    except AdgangNaegtet as fejl:
        messages.error(request, str(fejl))
        return redirect("kontor:profil", nummer)
    konsulent = sag.virksomhedskonsulent or request.user
    data = arkets_data(
        fundet, sag.person.navn, sag.kommune.navn, konsulent.navn, konsulent.telefon or sag.kommune.telefon
    )
    svar = HttpResponse(arkside(data, request.dag), content_type="application/pdf")
    svar["Content-Disposition"] = f'inline; filename="praesentation-{sag.nummer}.pdf"'
    svar["X-Content-Type-Options"] = "nosniff"
    return svar
