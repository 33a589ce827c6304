"""Log ind og ud. I en demo vælges en opdigtet person; det giver præcis den adgang, personens rolle har."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fleksjob.forloeb.roller import MEDARBEJDERE, Rolle
from fleksjob.kontor.adgang import Forespoergsel
from fleksjob.sager import visninger
from fleksjob.sager.models import Bruger, Job, Kommune
from fleksjob.sager.visninger.teammoeder import moeder_forude


@never_cache
def log_ind(request: Forespoergsel) -> HttpResponse:
    """Kort med personerne (GET), log ind som én af dem (POST). Uden demo kan man ikke logge ind her."""
    naeste = request.POST.get("next") or request.GET.get("next") or ""
    if request.method != "POST":
        personer = [_kort(b, request) for b in _personer()] if settings.DEMO else []
        return render(
            request, "kontor/log_ind.html", {"personer": personer, "naeste": _sikker(request, naeste)}
        )
    if not settings.DEMO:
        raise PermissionDenied("Log ind som en opdigtet person er kun muligt i en demo.")
    person = next((b for b in _personer() if str(b.pk) == request.POST.get("bruger")), None)
    if person is None:
        raise PermissionDenied("Personen findes ikke i demoen.")
    auth.login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(_sikker(request, naeste) or hjem(person))


@require_POST
def log_ud(request: HttpRequest) -> HttpResponse:
    """Slutter sessionen."""
    auth.logout(request)
    return redirect("kontor:log_ind" if settings.DEMO else "/")


def hjem(bruger: Bruger) -> str:
    """Den side, en bruger begynder på."""
    if bruger.rolle in MEDARBEJDERE:
        return reverse("kontor:min_dag")
    if bruger.rolle == Rolle.KONTROLLANT:
        return reverse("kontor:opslag")
    if bruger.rolle == Rolle.ANALYTIKER:
        return reverse("kontor:tal")
    if bruger.rolle == Rolle.TEAMMEDLEM:
        return reverse("kontor:team")
    return "/borger/" if bruger.rolle == Rolle.BORGER else "/virksomhed/"


def _personer() -> list[Bruger]:
    """Alle, der kan logges ind som, i rollernes orden."""
    orden = list(Rolle)
    fundne = [
        b for k in Kommune.objects.order_by("kode") for b in Bruger.for_kommune(k).filter(is_active=True)
    ]
    return sorted(fundne, key=lambda b: (b.kommune_id, orden.index(b.som_rolle), b.pk))


def _kort(bruger: Bruger, request: Forespoergsel) -> dict[str, Any]:
    ord_i_navn = bruger.navn.split()
    return {
        "id": bruger.pk,
        "navn": bruger.navn,
        "initialer": ord_i_navn[0][:1] + (ord_i_navn[-1][:1] if len(ord_i_navn) > 1 else ""),
        "rolle": bruger.rolle,
        "rollenavn": bruger.som_rolle.navn,
        "sted": bruger.team or ("" if bruger.er_medarbejder else bruger.kommune.navn),
        "goer": bruger.som_rolle.beskrivelse,
        "idag": _idag(bruger, request.dag),
    }


def _idag(bruger: Bruger, dag: date) -> str:
    """Én sætning om, hvad der venter på personen."""
    venter = [f"{antal} {en if antal == 1 else flere}" for antal, en, flere in _opgaver(bruger, dag) if antal]
    if venter:
        return f"I dag: {', '.join(venter)}."
    return "I dag: ingen frister." if bruger.er_medarbejder else ""


def _opgaver(bruger: Bruger, dag: date) -> list[tuple[int, str, str]]:
    """(antal, ental, flertal) af det, personen kan tage fat på."""
    match bruger.som_rolle:
        case Rolle.YDELSESMEDARBEJDER:
            penge = visninger.penge_der_venter(bruger)
            return [
                (penge.at_frigive, "udbetaling at frigive", "udbetalinger at frigive"),
                (penge.at_vurdere, "måned at tage stilling til", "måneder at tage stilling til"),
            ]
        case Rolle.LEDER:
            alle = visninger.overblik(bruger, dag)
            return [
                (
                    sum(t.overskredet for t in alle.teams),
                    "overskredet frist i gruppen",
                    "overskredne frister i gruppen",
                ),
                (alle.afgoerelser_venter, "afgørelse at godkende", "afgørelser at godkende"),
                (alle.udbetalinger_venter, "udbetaling at frigive", "udbetalinger at frigive"),
            ]
        case (
            Rolle.SAGSBEHANDLER | Rolle.VIRKSOMHEDSKONSULENT | Rolle.FASTHOLDELSESKONSULENT | Rolle.MOEDELEDER
        ):
            tal = visninger.dagens_tal(bruger, dag)
            return [
                (tal.overskredet, "overskredet frist", "overskredne frister"),
                (tal.idag, "frist i dag", "frister i dag"),
                (tal.uge, "frist denne uge", "frister denne uge"),
            ]
        case Rolle.BORGER:
            min_sag = visninger.min_sag(bruger, dag=dag)
            skridt = min_sag.billede.skridt if min_sag else []
            return [(sum(s.mulig for s in skridt), "ting at gøre i sin sag", "ting at gøre i sin sag")]
        case Rolle.ARBEJDSGIVER:
            ansatte = Job.for_bruger(bruger).filter(ophoert__isnull=True)
            mangler = ansatte.filter(fuldtidsloen_oplyst__isnull=True).count()
            return [
                (ansatte.count(), "ansat i fleksjob", "ansatte i fleksjob"),
                (mangler, "fuldtidsløn at oplyse", "fuldtidslønninger at oplyse"),
            ]
        case Rolle.TEAMMEDLEM:
            moeder = len(moeder_forude(bruger, dag))
            return [(moeder, "møde forude", "møder forude")]
        case Rolle.KONTROLLANT | Rolle.ANALYTIKER:
            return []


def _sikker(request: HttpRequest, adresse: str) -> str:
    """Adressen, hvis den er vores egen; ellers tom."""
    egen = url_has_allowed_host_and_scheme(adresse, {request.get_host()}, require_https=request.is_secure())
    return adresse if adresse and egen else ""
