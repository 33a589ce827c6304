"""Borgerens egen profil til job: hvad hun kan lide, kan og har brug for, med kryds i stedet for tekst.

Hun siger god for den, og hun bestemmer, om en virksomhed må se arket.
"""

from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.breve.kandidatark import arkets_data, arkside
from fleksjob.forloeb import matchbegreber as m
from fleksjob.forloeb.matchprofil import PROFILENS_LISTER, Profil
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.gruppefelt import GrupperedeKryds
from fleksjob.sager.kommandoer.gem_profil import bekraeft_profil, gem_profil, svar_om_fremvisning
from fleksjob.sager.models import Sag
from fleksjob.sager.visninger.kandidatprofil import Profilside, arkets_profil, profilsiden
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.borgeropgaver import vis_fejl_ved_felter
from fleksjob.selvbetjening.fastholdelse import Krydser
from fleksjob.selvbetjening.tal_felter import TalFelt

kun_borger = kun_for(Rolle.BORGER)


class Grupper(GrupperedeKryds):
    """Mange krydser i grupper, som kan foldes ud."""

    template_name = "selvbetjening/felter/grupper.html"


def _krydser(liste: Any, label: str, hjaelp: str = "", *, foldet: bool = False) -> forms.MultipleChoiceField:
    valg: list[Any] = [(et.kode, et.navn) for et in liste]
    if foldet:
        samlet: dict[str, list[tuple[str, str]]] = {}
        for et in liste:
            samlet.setdefault(et.om, []).append((et.kode, et.navn))
        valg = list(samlet.items())
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=valg,
        widget=Grupper if foldet else Krydser,
        help_text=hjaelp,
        error_messages={"invalid_choice": "Vælg blandt de viste."},
    )


class MinProfil(forms.Form):
    """Borgerens spørgsmål. Felterne hedder som i profilen, så intet oversættes undervejs."""

    use_required_attribute = False

    interesser = _krydser(m.INTERESSER, "Hvad kan du lide?")
    styrker = _krydser(m.STYRKER, "Hvad passer på dig?")
    kan = _krydser(m.OPGAVER, "Hvad kan du?", "Også ting, du har lært derhjemme.", foldet=True)
    vil = _krydser(m.OPGAVER, "Hvad vil du gerne prøve?", foldet=True)
    vil_ikke = _krydser(m.OPGAVER, "Hvad vil du helst ikke?", foldet=True)
    kan_ikke = _krydser(
        m.KRAV, "Hvad kan et job ikke kræve af dig?", "Job med det bliver sorteret fra.", foldet=True
    )
    helst_ikke = _krydser(
        m.KRAV, "Hvad vil du helst være fri for?", "Job med det kommer længere nede.", foldet=True
    )
    skal_have = _krydser(m.TILBUD, "Hvad skal en arbejdsplads kunne give dig?")
    gerne_have = _krydser(m.TILBUD, "Hvad ville være rart?")
    timer_fra = TalFelt("timer", label="Hvor mange timer om ugen kan du mindst?", required=False)
    timer_til = TalFelt(
        "timer", label="Hvor mange timer om ugen kan du højst?", required=False, help_text="Få timer er fint."
    )
    dage = _krydser(m.DAGE, "Hvilke dage kan du?")
    tider = _krydser(m.TIDER, "Hvornår på dagen er bedst?")
    deler = forms.ChoiceField(
        label="Vil du dele et job med en anden?",
        required=False,
        choices=[("", "Det ved jeg ikke"), ("ja", "Ja"), ("nej", "Nej")],
    )
    transport = _krydser(m.TRANSPORT, "Hvordan kan du komme på arbejde?")
    hoejst_minutter = TalFelt(
        "minutter", label="Hvor lang tid må turen højst tage?", required=False, help_text="Hver vej."
    )
    postnr = forms.CharField(label="Dit postnummer", required=False, max_length=4)
    sprog = _krydser(m.SPROG, "Hvilke sprog kan du?", "Bruges kun, hvis et job beder om et sprog.")
    oensker = forms.CharField(
        label="Med dine egne ord",
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text="Om arbejde. Skriv ikke om sygdom; det skal en virksomhed ikke vide.",
    )


class Trin(NamedTuple):
    """Ét spørgsmål på sin egen side: sidens adresse, spørgsmålet som overskrift, og dets felter."""

    kode: str
    spoergsmaal: str
    felter: tuple[str, ...]


TRIN = (
    Trin("lide", "Hvad kan du lide?", ("interesser",)),
    Trin("styrker", "Hvad passer på dig?", ("styrker",)),
    Trin("kan", "Hvad kan du?", ("kan",)),
    Trin("vil", "Hvad vil du gerne prøve?", ("vil",)),
    Trin("vil-ikke", "Hvad vil du helst ikke?", ("vil_ikke",)),
    Trin("kan-ikke", "Hvad kan et job ikke kræve af dig?", ("kan_ikke",)),
    Trin("helst-ikke", "Hvad vil du helst være fri for?", ("helst_ikke",)),
    Trin("behov", "Hvad skal en arbejdsplads give dig?", ("skal_have", "gerne_have")),
    Trin("timer", "Hvor mange timer kan du arbejde?", ("timer_fra", "timer_til")),
    Trin("dage", "Hvornår kan du arbejde?", ("dage", "tider", "deler")),
    Trin("turen", "Hvordan kommer du på arbejde?", ("transport", "hoejst_minutter", "postnr")),
    Trin("sprog", "Hvilke sprog kan du?", ("sprog",)),
    Trin("ord", "Er der mere, du vil sige?", ("oensker",)),
)
_KODER = [et.kode for et in TRIN]


class EtSvar(MinProfil):
    """Kun det ene trins felter."""

    def __init__(self, data: Any, *, trin: Trin, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        self.fields = {navn: self.fields[navn] for navn in trin.felter}


def _min_sag(request: Forespoergsel) -> Sag | None:
    fundet = visninger.min_sag(request.user, dag=request.dag)
    return fundet.billede.sag if fundet is not None else None


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def jobprofil(request: Forespoergsel) -> HttpResponse:
    """Det, jeg har svaret, og mit ja eller nej til at vise arket."""
    sag = _min_sag(request)
    if sag is None:
        return render(request, "selvbetjening/borger/ingen_sag.html", {"side": "jobprofil"})
    if request.method == "POST":
        return _svar(request, sag, request.POST.get("handling", ""))
    siden = profilsiden(request.user, sag)
    felter = _felter(siden)
    svarene = [(et, _med_ord(et, felter)) for et in TRIN]
    kontekst = {
        "side": "jobprofil",
        "profil": siden,
        "svarene": svarene,
        "svaret": sum(bool(ord_) for _, ord_ in svarene),
        "i_alt": len(TRIN),
        "naeste": next((et.kode for et, ord_ in svarene if not ord_), TRIN[0].kode),
    }
    return render(request, "selvbetjening/borger/jobprofil.html", kontekst)


def _med_ord(trin: Trin, felter: dict[str, Any]) -> list[str]:
    """Trinnets svar, som borgeren læser dem."""
    ud: list[str] = []
    for navn in trin.felter:
        vaerdi = felter[navn]
        if navn in PROFILENS_LISTER:
            ud += m.navne(PROFILENS_LISTER[navn], vaerdi)
        elif vaerdi not in (None, ""):
            skrevet = f"{vaerdi:g}".replace(".", ",") if isinstance(vaerdi, float | int) else vaerdi
            ud.append(_MED_ENHED.get(navn, "{}").format(_DELER.get(skrevet, skrevet)))
    return ud


_DELER = {"ja": "Jeg vil gerne dele et job", "nej": "Jeg vil ikke dele et job"}
_MED_ENHED = {
    "timer_fra": "Mindst {} timer om ugen",
    "timer_til": "Højst {} timer om ugen",
    "hoejst_minutter": "Højst {} minutter hver vej",
    "postnr": "Jeg bor i {}",
}


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def spoergsmaal(request: Forespoergsel, kode: str) -> HttpResponse:
    """Ét spørgsmål. Svaret gemmes, før det næste vises."""
    sag = _min_sag(request)
    if sag is None or kode not in _KODER:
        raise Http404
    plads = _KODER.index(kode)
    trin, naeste = TRIN[plads], _KODER[plads + 1] if plads + 1 < len(_KODER) else ""
    siden = profilsiden(request.user, sag)
    formular = EtSvar(request.POST if request.method == "POST" else None, trin=trin, initial=_felter(siden))
    if formular.is_valid() and _gem(request, sag, siden, formular):
        if naeste and request.POST.get("handling") != "stop":
            return redirect("selvbetjening:jobprofilspoergsmaal", naeste)
        messages.success(request, "Tak. Din profil er gemt.")
        return redirect("selvbetjening:jobprofil")
    kontekst = {
        "side": "jobprofil",
        "formular": formular,
        "trin": trin,
        "nr": plads + 1,
        "i_alt": len(TRIN),
        "forrige": _KODER[plads - 1] if plads else "",
        "naeste": naeste,
        "udgave": request.POST.get("udgave", siden.nr),
    }
    return render(
        request,
        "selvbetjening/borger/jobprofilspoergsmaal.html",
        kontekst,
        status=422 if formular.errors else 200,
    )


def _svar(request: Forespoergsel, sag: Sag, handling: str) -> HttpResponse:
    try:
        if handling == "god":
            bekraeft_profil(request.user, nu=request.nu)
            messages.success(request, "Tak. Du har sagt god for din profil.")
        elif handling in ("ja", "nej"):
            svar_om_fremvisning(request.user, sag.nummer, givet=handling == "ja", nu=request.nu)
            tekst = "Kommunen må vise dit ark." if handling == "ja" else "Kommunen må ikke vise dit ark."
            messages.success(request, f"Tak. {tekst} Du kan altid ændre det her.")
    except (AdgangNaegtet, UgyldigtInput) as fejl:
        messages.error(request, str(fejl))
    return redirect("selvbetjening:jobprofil")


def _felter(siden: Profilside) -> dict[str, Any]:
    p = siden.profil
    ud: dict[str, Any] = {felt: list(getattr(p, felt)) for felt in PROFILENS_LISTER}
    ud |= {f: getattr(p, f) for f in ("timer_fra", "timer_til", "hoejst_minutter", "oensker")}
    return ud | {"deler": {True: "ja", False: "nej", None: ""}[p.deler], "postnr": siden.postnr}


def _gem(request: Forespoergsel, sag: Sag, siden: Profilside, formular: EtSvar) -> bool:
    """Det ene svar sammen med dem, der stod. Det, kommunen har skrevet, venter stadig på, at hun siger god for det."""
    f = _felter(siden) | formular.cleaned_data
    minutter = f["hoejst_minutter"]
    profil = Profil(
        **{felt: tuple(f[felt]) for felt in PROFILENS_LISTER},
        timer_fra=_tal(f["timer_fra"]),
        timer_til=_tal(f["timer_til"]),
        intensitet=siden.profil.intensitet,
        hoejst_minutter=int(minutter) if minutter else None,
        deler={"ja": True, "nej": False}.get(f["deler"]),
        oensker=" ".join(f["oensker"].split()),
    )
    udgave = request.POST.get("udgave", "")
    try:
        gem_profil(
            request.user,
            sag.nummer,
            profil,
            nu=request.nu,
            postnr=f["postnr"].strip(),
            soeger=siden.soeger,
            set_udgave=int(udgave) if udgave.isdecimal() else None,
            bekraeftet=not siden.nr or siden.bekraeftet is not None,
        )
    except (UgyldigtInput, UgyldigeInput) as fejl:
        vis_fejl_ved_felter(formular, fejl)
        return False
    return True


def _tal(vaerdi: Any) -> float | None:
    return None if vaerdi in (None, "") else float(vaerdi)


@kun_borger
@require_safe
def ark(request: Forespoergsel) -> HttpResponse:
    """Arket, præcis som en virksomhed ville få det at se."""
    sag = _min_sag(request)
    if sag is None:
        raise Http404
    try:
        fundet = arkets_profil(request.user, sag)
        konsulent = sag.virksomhedskonsulent or sag.sagsbehandler
        navn = konsulent.navn if konsulent else "kommunen"
        telefon = (konsulent.telefon if konsulent else "") or sag.kommune.telefon
        data = arkets_data(fundet, sag.person.navn, sag.kommune.navn, navn, telefon)
    except (AdgangNaegtet, UgyldigtInput) as fejl:
        messages.error(request, str(fejl))
        return redirect("selvbetjening:jobprofil")
    svar = HttpResponse(arkside(data, request.dag), content_type="application/pdf")
    svar["Content-Disposition"] = 'inline; filename="mit-ark.pdf"'
    svar["X-Content-Type-Options"] = "nosniff"
    return svar
