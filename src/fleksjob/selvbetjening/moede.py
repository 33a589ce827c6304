"""«Mit møde»: hvem der er med og hvorfor, hvad de spørger om, hvad det kan ende med, rummet, og borgerens egne ord."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.breve.indkaldelse import BISIDDER, HVORFOR, SPOERGSMAAL, udfaldene
from fleksjob.forloeb.haendelser import IndstillingAfgivet, TeammoedeIndkaldt
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.rehabilitering import MULIGHEDER, raadgivning_kraeves, teamkrav
from fleksjob.sager import kommandoer, visninger
from fleksjob.sager.sagspapirer import borgerens_ord
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.teamsag import MitMoede, mit_moede
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.borgeropgaver import vis_fejl_ved_felter

HJAELP = {
    "vigtigt": ("Hvad er det vigtigste, du vil have sagt?", "De læser det, som du har skrevet det."),
    "kan": ("Hvad kan du, og hvad er du glad for at lave?", ""),
    "haaber": ("Hvad håber du på?", "Du må gerne håbe på noget, du ikke er sikker på."),
    "bekymret": ("Er der noget, du er bange for eller bekymret over?", ""),
    "spoerge": ("Hvad vil du spørge dem om?", "Du kan for eksempel spørge lægen, om det er klogt."),
    "hensyn": (
        "Hvad har du brug for på mødet?",
        "For eksempel pauser, en stol med ryg eller at sidde ved døren.",
    ),
    "frem": ("Hvordan kommer du derhen?", "Skriv, hvis du har brug for hjælp til at komme frem."),
    "bisidder": ("Hvem tager du med?", "Navnet er nok. Du behøver ikke tage nogen med."),
}
"""Spørgsmålet, som borgeren får det, og hjælpen under. Koderne er `sagspapirer.EMNER`."""
KORTE = ("frem", "bisidder")


class Mineord(forms.Form):
    """Borgerens egne ord. Alt kan lades tomt."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for emne, (spoergsmaal, hjaelp) in HJAELP.items():
            linjer = 2 if emne in KORTE else 4
            felt = forms.CharField(
                label=spoergsmaal,
                help_text=hjaelp,
                required=False,
                widget=forms.Textarea(attrs={"rows": linjer}),
            )
            vars(felt)["betinget"] = True  # siden siger selv, at alt kan udelades
            self.fields[emne] = felt


@kun_for(Rolle.BORGER)
@require_http_methods(["GET", "HEAD", "POST"])
def mit_moede_side(request: Forespoergsel) -> HttpResponse:
    """Siden (GET), og borgerens ord gemt (POST)."""
    fundet = visninger.min_sag(request.user, dag=request.dag)
    if fundet is None:
        return render(request, "selvbetjening/borger/ingen_sag.html", {"side": "moede"})
    billede = fundet.billede
    moede = moedet(billede, request)
    begynd = {en.emne: en.tekst for en in borgerens_ord(billede.sag)}
    formular = Mineord(request.POST if request.method == "POST" else None, initial=begynd)
    if moede and formular.is_valid() and _gem(request, billede, formular):
        messages.success(request, "Tak. Dine ord er gemt. Du kan rette dem indtil mødet.")
        return redirect("selvbetjening:moede")
    if request.method == "POST" and moede is None:
        raise Http404("Du er ikke indkaldt til et møde.")
    return render(
        request,
        "selvbetjening/borger/moede.html",
        {"side": "moede", "sag": billede.sag, "formular": formular, "indstilling": _indstillingen(billede)}
        | (_om_moedet(moede, billede) if moede else {}),
        status=422 if formular.errors else 200,
    )


def _gem(request: Forespoergsel, billede: Sagsbillede, formular: Mineord) -> bool:
    try:
        kommandoer.skriv_til_moedet(billede.sag.pk, request.user, nu=request.nu, svar=formular.cleaned_data)
    except (UgyldigtInput, UgyldigeInput) as fejl:
        vis_fejl_ved_felter(formular, fejl)
        return False
    return True


def moedet(billede: Sagsbillede, request: Forespoergsel) -> MitMoede | None:
    """Borgerens møde, når hun er indkaldt til netop det, og det ikke er holdt."""
    moede = mit_moede(billede.sag, request.user)
    if moede is None or billede.tilstand.indkaldt_til != moede.punkt.moede.dag:
        return None
    return moede if moede.punkt.moede.dag >= request.dag else None


def _om_moedet(moede: MitMoede, billede: Sagsbillede) -> dict[str, Any]:
    dag = moede.punkt.moede.dag
    indkaldt = [en for en in billede.haendelser if isinstance(en, TeammoedeIndkaldt)]
    udeladt = bool(indkaldt and indkaldt[-1].udfald_udeladt)
    folk = [
        {"hverv": en.hverv, "navn": en.navn, "hvorfor": HVORFOR.get(en.omraade or en.hverv, "")}
        for en in moede.deltagere
        if en.svar != "kan_ikke" and (en.navn or en.omraade or en.hverv == "bisidder")
    ]
    return {
        "moede": moede,
        "er_team": teamkrav(dag).kraeves,
        "raad": raadgivning_kraeves(dag).ja,
        "rum": moede.punkt.moede.rum,
        "folk": folk,
        "spoergsmaal": SPOERGSMAAL,
        "bisidder": BISIDDER,
        "udfald": () if udeladt else udfaldene(dag),
    }


def _indstillingen(billede: Sagsbillede) -> dict[str, Any] | None:
    """Det, teamet har anbefalet, som borgeren kan læse det; None, når der ikke er noget eller det er lagt frem igen."""
    alle = [en for en in billede.haendelser if isinstance(en, IndstillingAfgivet)]
    if not alle or billede.tilstand.indstilling is None:
        return None
    seneste = alle[-1]
    navn = next((en.navn for en in MULIGHEDER if en.kode == seneste.indstilling), seneste.indstilling)
    return {
        "dag": seneste.gyldig_fra,
        "til": navn.replace("_", " "),
        "jobtyper": seneste.jobtyper,
        "jobideer": seneste.jobideer,
        "hensyn": seneste.hensyn,
        "stoette": seneste.stoette,
        "dissens": bool(seneste.dissens),
        "venter": billede.tilstand.venter_paa_indstilling,
    }


@kun_for(Rolle.BORGER)
@require_safe
def mit_rum(request: Forespoergsel) -> HttpResponse:
    """Billedet af det rum, borgerens eget møde er i."""
    fundet = visninger.min_sag(request.user, dag=request.dag)
    moede = moedet(fundet.billede, request) if fundet else None
    rum = moede.punkt.moede.rum if moede else None
    if rum is None or rum.billede is None:
        raise Http404("Der er intet billede.")
    svar = HttpResponse(bytes(rum.billede), content_type=rum.billedtype)
    svar["X-Content-Type-Options"] = "nosniff"
    svar["Content-Disposition"] = 'inline; filename="rummet"'
    return svar
