"""De to store handlinger på udbetalingernes side: at køre måneden og at frigive det almindelige samlet.

Få linjer klares i samme svar. Mange lægges i en proces for sig, som bliver ved, også når siden lukkes; siden viser,
hvor langt den er.
"""

import subprocess
import sys
from datetime import date
from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from fleksjob.kontor.adgang import Forespoergsel
from fleksjob.kontor.tekster import kroner, maaned_aar
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import adgang
from fleksjob.sager.brevskrivning_penge import skriv_manglende_tilskudsbreve
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.maanedskoersel import koer, sager_til_koersel
from fleksjob.sager.massefrigivelse import Samlet, frigiv_maaned, samlet

STRAKS = 1_000
"""Så mange sager klares i samme svar, før det bliver en proces for sig."""
BREVE_STRAKS = 50
"""Så mange breve skrives i samme svar; et brev tager langt længere end en linje."""


def frigiv_samlet(request: Forespoergsel) -> HttpResponse:
    """Frigiver det, brugeren så: antal og sum skal være de samme som på siden."""
    maaned, set_ = _laes_maaned(request), _laes_set(request)
    if maaned is None or set_ is None:
        messages.error(request, "Måneden eller tallene mangler; genindlæs siden, og frigiv igen.")
        return redirect("kontor:udbetalinger")
    adgang.kraev_skridt(request.user, "udbetaling_frigivet")
    if set_.antal > STRAKS:
        if samlet(request.user, maaned) != set_:
            messages.error(request, "Tallene er ændret, siden du så siden. Se dem, og frigiv igen.")
            return _tilbage(maaned)
        _i_egen_proces(*_om("frigiv", maaned, request.user.username), "--breve")
        messages.success(request, f"Frigivelsen af {set_.antal} linjer er begyndt; følg den her på siden.")
        return _tilbage(maaned)
    try:
        svar = frigiv_maaned(request.user, maaned, nu=request.nu, set_=set_)
    except IkkeMuligt as fejl:
        messages.error(request, str(fejl))
    else:
        _skriv_breve(request, svar.antal)
        messages.success(
            request,
            f"{_linjer(svar.antal)} på {kroner(float(svar.beloeb))} er frigivet for {maaned_aar(f'{maaned:%Y-%m}')}.",
        )
    return _tilbage(maaned)


def _linjer(antal: int, ny: str = "") -> str:
    ordene = (f"{ny} linje", f"{ny}e linjer") if ny else ("linje", "linjer")
    return f"{antal} {ordene[antal != 1]}"


def _skriv_breve(request: Forespoergsel, antal: int) -> None:
    """Brevene om det, der netop er frigivet: få i samme svar, mange i en proces for sig."""
    if antal > BREVE_STRAKS:
        _i_egen_proces("betaling", "breve", "--som", request.user.username, "--siden", f"{request.dag}")
        return
    skriv_manglende_tilskudsbreve(request.user, nu=request.nu, siden=request.dag)


def koer_maaneden(request: Forespoergsel) -> HttpResponse:
    """Kører måneden, eller fortsætter en kørsel, der blev afbrudt."""
    maaned = _laes_maaned(request)
    if maaned is None:
        messages.error(request, "Vælg en måned.")
        return redirect("kontor:udbetalinger")
    adgang.kraev_skridt(request.user, "udbetaling_beregnet")
    if len(sager_til_koersel(request.user, maaned)) > STRAKS:
        _i_egen_proces(*_om("koersel", maaned, request.user.username))
        messages.success(request, "Kørslen er begyndt; følg den her på siden.")
        return _tilbage(maaned)
    try:
        svar = koer(request.user, maaned, nu=request.nu)
    except (IkkeMuligt, UgyldigtInput) as fejl:
        messages.error(request, str(fejl))
    else:
        nye = svar.beregnede + svar.rettelser + svar.manuelle + svar.mangler
        personer = "1 person" if svar.sager == 1 else f"{svar.sager} personer"
        tekst = f"{personer} er regnet: {_linjer(nye, 'ny')}, {svar.i_koe} af dem i køen."
        messages.success(request, tekst if nye else "Alt stod allerede rigtigt; der er intet nyt.")
    return _tilbage(maaned)


def _om(kommando: str, maaned: date, brugernavn: str) -> tuple[str, ...]:
    return (kommando, f"{maaned:%Y-%m}", "--som", brugernavn, "--json")


def _i_egen_proces(*ordene: str) -> None:
    """Starter kommandoen løsrevet fra serveren. En kørsel har sin egen lås, så to klik giver én."""
    subprocess.Popen(  # noqa: S603 - egne ord, ingen skal
        [sys.executable, "-m", "fleksjob", *ordene],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _laes_maaned(request: Forespoergsel) -> date | None:
    try:
        return date.fromisoformat(f"{request.POST.get('maaned', '')}-01")
    except ValueError:
        return None


def _laes_set(request: Forespoergsel) -> Samlet | None:
    antal = request.POST.get("antal", "")
    try:
        beloeb = Decimal(request.POST.get("beloeb", ""))
    except InvalidOperation:
        return None
    return Samlet(int(antal), beloeb) if antal.isascii() and antal.isdigit() else None


def _tilbage(maaned: date) -> HttpResponse:
    return redirect(f"{reverse('kontor:udbetalinger')}?maaned={maaned:%Y-%m}")
