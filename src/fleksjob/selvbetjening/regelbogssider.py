"""Regelbogen i browseren: åbne sider, skrevet af den samme struktur som filerne.

Loven ændrer sig ikke, mens programmet kører, så hver sides indhold laves én gang og gemmes.
"""

from collections.abc import Sequence
from functools import cache

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from fleksjob.breve.vaerdifigur import vaerdi_svg
from fleksjob.lov.bog.regelbog import SIKKERHED, SIKKERHEDSNAVN, regelbog
from fleksjob.lov.bog.tidslinje import satsskift, tidslinje
from fleksjob.lov.bog.usikkerheder import SLAGS, Usikkerhed, usikkerheder
from fleksjob.selvbetjening.adgang import Forespoergsel
from fleksjob.snitflader.bogeksempler import bogeksempler

MAPPE = "selvbetjening/regelbog"


@require_safe
def forside(request: Forespoergsel) -> HttpResponse:
    """Alle emner, hvor sikkert det er, og afrundingerne."""
    return _side(request, "Regelbog", "emner", _forside())


@require_safe
def opslag(request: Forespoergsel, kode: str) -> HttpResponse:
    """Ét emne: dets oplysninger, regler, rækker, satser og huller."""
    emne = regelbog().find(kode)
    if emne is None:
        raise Http404(f"Regelbogen har ingen side om »{kode}«.")
    return _side(request, emne.titel, "opslag", _opslag(kode))


@require_safe
def huller(request: Forespoergsel) -> HttpResponse:
    """Alt, der ikke vides."""
    return _side(request, "Det, der ikke vides", "huller", _huller())


@require_safe
def lovaendringer(request: Forespoergsel) -> HttpResponse:
    """Lovændringerne i tidsfølge."""
    return _side(request, "Lovændringer", "tidslinje", _tidslinje())


def _side(request: Forespoergsel, titel: str, side: str, indhold: SafeString) -> HttpResponse:
    return render(request, f"{MAPPE}/side.html", {"titel": titel, "side": side, "indhold": indhold})


@cache
def _forside() -> SafeString:
    bog = regelbog()
    sikkerhed = [
        {"navn": SIKKERHEDSNAVN[s], "tegn": tegn, "tekst": tekst, "antal": bog.antal_ved(s)}
        for s, (tegn, tekst) in SIKKERHED.items()
    ]
    return _skriv(
        "forside",
        {
            "saet": [o for o in bog.opslag if o.har_regelsaet],
            "processen": [o for o in bog.opslag if not o.har_regelsaet],
            "sikkerhed": sikkerhed,
            "afrundinger": bog.afrundinger,
            "antal_huller": len(usikkerheder()),
            "antal_aendringer": len(tidslinje()),
        },
    )


@cache
def _opslag(kode: str) -> SafeString:
    emne = regelbog().find(kode)
    assert emne is not None
    return _skriv(
        "opslag",
        {
            "emne": emne,
            # Billederne er husets egne, uden script og style; se breve.tegning.
            "satser": [(sats, vaerdi_svg(sats.vaerdier)) for sats in emne.ordnede],
            "eksempler": bogeksempler().get(kode, ()),
            "hulslags": _efter_slags(emne.huller),
        },
    )


@cache
def _huller() -> SafeString:
    efter_emne: dict[tuple[str, str], list[Usikkerhed]] = {}
    for hul in usikkerheder():
        efter_emne.setdefault((hul.emne, hul.emnetitel), []).append(hul)
    emner = [(kode, titel, _efter_slags(egne), len(egne)) for (kode, titel), egne in efter_emne.items()]
    antal = [(titel, sum(h.slags == slags for h in usikkerheder())) for slags, titel in SLAGS.items()]
    return _skriv("huller", {"emner": emner, "antal": antal, "i_alt": len(usikkerheder())})


@cache
def _tidslinje() -> SafeString:
    poster = [
        (
            post.lovaendring,
            [a for a in post.aendringer if a.slags != "flytning"],
            [a for a in post.aendringer if a.slags == "flytning"],
        )
        for post in tidslinje()
    ]
    aar: dict[int, list[object]] = {}
    for post in poster:
        aar.setdefault(post[0].dato.year, []).append(post)
    return _skriv("tidslinje", {"aar": aar.items(), "satser": satsskift()})


def _efter_slags(alle: Sequence[Usikkerhed]) -> list[tuple[str, str, list[Usikkerhed]]]:
    """Hullerne delt i slags, i den faste orden; en slags uden huller er ikke med."""
    delt = [(slags, titel, [h for h in alle if h.slags == slags]) for slags, titel in SLAGS.items()]
    return [(slags, titel, egne) for slags, titel, egne in delt if egne]


def _skriv(navn: str, indhold: dict[str, object]) -> SafeString:
    return render_to_string(f"{MAPPE}/{navn}.html", indhold)
