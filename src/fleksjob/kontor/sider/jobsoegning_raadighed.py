"""Det lette rådighedstjek i tre spalter, vurderingen af kan og vil, sanktionen med to personer; og revurderingen."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.ledighedslaengde import ledighed
from fleksjob.forloeb.raadighedstjek import raadighedstjek
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer import FORMULARER
from fleksjob.kontor.formularer.felter import LangTekst
from fleksjob.kontor.sagsfaner import faner
from fleksjob.kontor.sanktionslinje import retningslinje, udkastet, vist_adfaerd
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.revurdering import REDEGOERELSER
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.skriv_redegoerelse import skriv_redegoerelse
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.jobsoegning import Jobsoegningsbillede, jobsoegningen

FANEN = "kontor:jobsoegning"
RAADIGHEDENS = (
    "raadighed_vurderet",
    "udeblivelse",
    "kan_vil_vurderet",
    "partshoering_sendt",
    "partshoering_besvaret",
    "sanktion_forberedt",
    "sanktion",
    "sanktion_frafaldet",
)
SVAR = {"kan_ikke": "Kan ikke", "vil_ikke": "Vil ikke", "uvist": "Ikke afklaret"}


@kun()
def raadighed(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Hvad loven beder om, hvad der er sket, og hvad I kan gøre."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    t = billede.tilstand
    egne = {s.kode: s for s in billede.skridt if s.kode in FORMULARER}
    skridt = [egne[kode] for kode in RAADIGHEDENS if kode in egne]
    mulige = {s.kode for s in skridt if s.mulig} | {
        kode
        for kode in ("cv_registreret", "min_plan_registreret", "samtale_afholdt")
        if kode in egne and egne[kode].mulig
    }
    return render(
        request,
        "kontor/jobsoegning_raadighed.html",
        {
            **faner(request.user, billede.sag, FANEN),
            "tilstand": t,
            "ser_helbred": billede.ser_helbred,
            "tjek": [
                (en, en.skridt if en.skridt in mulige else "") for en in raadighedstjek(t, billede.pligter)
            ],
            "kan_vil": [
                (en, SVAR.get(en.svar, en.svar), vist_adfaerd(en.adfaerd))
                for en in reversed(t.jobsoegning.kan_vil)
            ],
            "sanktion": udkastet(billede),
            "sanktioner": [(en, vist_adfaerd(en.adfaerd)) for en in reversed(t.sanktioner)],
            "hoering": next((en for en in reversed(t.partshoeringer) if en.paataenkt == "sanktion"), None),
            "retningslinje": retningslinje(t, request.dag),
            "vej": _vejen(t),
            "mulige": [s for s in skridt if s.mulig],
            "ikke_nu": [s for s in skridt if not s.mulig],
        },
    )


def _vejen(t: Any) -> list[dict[str, Any]]:
    """De fire trin til en sanktion, så ingen kan springe noget over."""
    sidst = max((en.dato for en in t.sanktioner), default=None)
    vurderet = t.jobsoegning.kan_vil[-1] if t.jobsoegning.kan_vil else None
    if vurderet is not None and sidst is not None and vurderet.dato <= sidst:
        vurderet = None
    hoert = [en for en in t.partshoeringer if sidst is None or en.sendt > sidst]
    return [
        {"navn": "Kan ikke eller vil ikke", "gjort": vurderet is not None and vurderet.svar == "vil_ikke"},
        {"navn": "Borgeren er hørt", "gjort": bool(hoert) and vurderet is not None},
        {"navn": "Udkast skrevet", "gjort": t.jobsoegning.sanktionsudkast is not None},
        {"navn": "En anden har godkendt", "gjort": False},
    ]


class Redegoerelse(forms.Form):
    """Én af de fire."""

    tekst = LangTekst(label="Redegørelsen", linjer=6, max_length=4000)


HJAELP = {
    "tilbud": "Praktikker, anden aktør, kurser: hvad blev prøvet, og hvad viste det?",
    "ressourcer": "Hvad kan borgeren, og hvad siger borgeren selv? Citér gerne.",
    "arbejdsevne": "Hvad er ændret siden afgørelsen, og hvorfor er evnen stadig varigt nedsat?",
    "pension": "Hvad taler for og imod førtidspension eller seniorpension? Hvad ønsker borgeren?",
}


@kun()
def revurdering(request: Forespoergsel, nummer: str) -> HttpResponse:
    """De fire redegørelser, hvad der mangler, og hvad sagen selv ved. En redegørelse gemmes for sig (POST)."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    kode = request.POST.get("kode", "") if request.method == "POST" else ""
    if request.method == "POST" and kode not in HJAELP:
        raise Http404
    nu = jobsoegningen(request.user, billede.sag, ser_helbred=billede.ser_helbred)
    formularer = _redegoerelser(request, nu, kode)
    if kode and _gemt(request, billede, kode, formularer[kode]):
        return redirect("kontor:jobsoegning_revurdering", nummer)
    return render(
        request,
        "kontor/jobsoegning_revurdering.html",
        {**faner(request.user, billede.sag, FANEN), **_om_revurderingen(request, billede, nu, formularer)},
        status=422 if kode else 200,
    )


def _redegoerelser(request: Forespoergsel, nu: Jobsoegningsbillede, kode: str) -> dict[str, Redegoerelse]:
    """En formular for hver af de fire; `kode` er den, der er sendt."""
    staar = {en.kode: nu.redegoerelser[en.kode].indhold["tekst"] for en in REDEGOERELSER
             if en.kode in nu.redegoerelser}  # fmt: skip
    return {
        en.kode: Redegoerelse(
            request.POST if en.kode == kode else None,
            initial={"tekst": staar.get(en.kode, "")},
            prefix=en.kode,
            label_suffix="",
        )
        for en in REDEGOERELSER
    }


def _gemt(request: Forespoergsel, billede: Sagsbillede, kode: str, formular: Redegoerelse) -> bool:
    """Gemmer redegørelsen. Er noget galt, står det ved feltet."""
    if not formular.is_valid():
        return False
    try:
        tekst = formular.cleaned_data["tekst"]
        skriv_redegoerelse(billede.sag.pk, request.user, kode=kode, tekst=tekst, nu=request.nu)
    except UgyldigtInput as fejl:
        formular.add_error("tekst", fejl.besked)
        return False
    except AdgangNaegtet as fejl:
        raise PermissionDenied(str(fejl)) from fejl
    messages.success(request, "Redegørelsen er gemt.")
    return True


def _om_revurderingen(
    request: Forespoergsel,
    billede: Sagsbillede,
    nu: Jobsoegningsbillede,
    formularer: dict[str, Redegoerelse],
) -> dict[str, Any]:
    """Pligten, de fire dele med det, sagen ved, og skridtet, der afslutter."""
    t, tid = billede.tilstand, ledighed(billede.tilstand)
    aabne = ("kommende", "overskredet")
    pligter = (p for p in billede.pligter if p.kode == "revurdering_ledighedsydelse" and p.status in aabne)
    mit = next((s for s in billede.skridt if s.kode == "revurdering_afsluttet"), None)
    return {
        "tilstand": t,
        "pligt": next(pligter, None),
        "maaneder": tid.maaneder(request.dag) if tid else 0,
        "dele": [
            {
                "kode": en.kode,
                "tekst": en.tekst[0].upper() + en.tekst[1:],
                "hjaelp": HJAELP[en.kode],
                "formular": formularer[en.kode],
                "blad": nu.redegoerelser.get(en.kode),
                "fakta": _fakta(en.kode, t),
            }
            for en in REDEGOERELSER
        ],
        "skrevet": len(nu.redegoerelser),
        "ser_helbred": billede.ser_helbred,
        "maa_skrive": billede.ser_helbred and mit is not None,
        "mit": mit,
        "styrker": nu.styrker,
        "tidligere": list(reversed(t.revurderinger)),
    }


def _fakta(kode: str, t: Any) -> list[str]:
    """Det, sagen selv ved om den del, så ingen skal lede."""
    if kode == "tilbud":
        praktik = [
            f"Praktik hos {en.virksomhed or 'en virksomhed'} fra {en.startet:%-d.%-m.%Y}"
            for en in t.praktikker
        ]
        return praktik + [
            f"{en.aktoer or 'Anden aktør'} fra {en.fra:%-d.%-m.%Y}" for en in t.jobsoegning.aktoerer
        ]
    if kode == "arbejdsevne":
        return [f"Visiteret {t.visiteret:%-d.%-m.%Y}"] if t.visiteret else []
    return []
