"""Post: det, der venter på Digital Post, det, der fejlede, og det, der skal skrives ud og lægges i posten."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from fleksjob.forloeb.roller import HVEM_KAN
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.felter import Dato, Rulleliste
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import forsendelse, udskrift
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.udkast import KANALER

HVEM = HVEM_KAN["afgoerelse_sendt"]


@kun(*HVEM)
@require_http_methods(["GET", "HEAD", "POST"])
def post(request: Forespoergsel) -> HttpResponse:
    """Køerne. POST noterer valgte breve som lagt i posten, eller gør noget ved et, der fejlede."""
    fejl = ""
    if request.method == "POST":
        try:
            return _udfoer(request)
        except (UgyldigtInput, IkkeMuligt) as hvorfor:
            fejl = str(getattr(hvorfor, "besked", hvorfor))
        except AdgangNaegtet as hvorfor:
            raise PermissionDenied(str(hvorfor)) from hvorfor
    return render(request, "kontor/udskrift.html", _indhold(request, fejl), status=422 if fejl else 200)


def _indhold(request: Forespoergsel, fejl: str) -> dict[str, Any]:
    valgte = set(_ider(request))
    return {
        "tal": udskrift.antal(request.user),
        "print": udskrift.ventende(request.user, "udskrift", dag=request.dag),
        "fejlede": udskrift.ventende(request.user, "fejl", dag=request.dag),
        "fejl": fejl,
        "postdag": request.POST.get("dag") or request.dag.isoformat(),
        "kanal": request.POST.get("kanal", "brev"),
        "kanaler": {k: v for k, v in KANALER.items() if k in forsendelse.PAPIR},
        "valgte": valgte,
        "alle": request.GET.get("vaelg") == "alle",
    }


def _udfoer(request: Forespoergsel) -> HttpResponse:
    handling, _, plads = request.POST.get("handling", "").partition("-")
    nr = int(plads) if plads.isascii() and plads.isdigit() and len(plads) < 15 else 0
    match handling:
        case "igen":
            forsendelse.proev_igen(request.user, nr, nu=request.nu)
            messages.success(request, "Brevet er sat i køen igen og sendes ved næste afsendelse.")
        case "papir":
            forsendelse.send_paa_papir(request.user, nr, nu=request.nu)
            messages.success(request, "Brevet ligger nu under det, der skal skrives ud.")
        case _:
            dag, kanal = _dag_og_kanal(request)
            antal = udskrift.marker_postet(request.user, _ider(request), dag=dag, kanal=kanal, nu=request.nu)
            breve = "1 brev" if antal == 1 else f"{antal} breve"
            messages.success(request, f"{breve} er noteret som lagt i posten.")
    return redirect("kontor:udskrift")


def _dag_og_kanal(request: Forespoergsel) -> tuple[Any, Any]:
    try:
        dag = Dato().clean(request.POST.get("dag", ""))
        kanal = Rulleliste(choices=[(k, k) for k in forsendelse.PAPIR]).clean(request.POST.get("kanal", ""))
    except ValidationError as fejl:
        raise UgyldigtInput("dag", " ".join(fejl.messages)) from fejl
    return dag, kanal


@kun(*HVEM)
@require_POST
def bunke(request: Forespoergsel) -> HttpResponse:
    """De valgte breve som én PDF til printeren."""
    try:
        pdf = udskrift.bunken(request.user, _ider(request), nu=request.nu)
    except (UgyldigtInput, IkkeMuligt) as fejl:
        besked = str(getattr(fejl, "besked", fejl))
        return render(request, "kontor/udskrift.html", _indhold(request, besked), status=422)
    svar = HttpResponse(pdf, content_type="application/pdf")
    svar["Content-Disposition"] = f'attachment; filename="breve-{request.dag}.pdf"'
    return svar


def _ider(request: Forespoergsel) -> list[int]:
    return [int(nr) for nr in request.POST.getlist("brev") if nr.isascii() and nr.isdigit() and len(nr) < 15]
