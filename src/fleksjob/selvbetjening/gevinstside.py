"""»Kan det betale sig?«: hvad en time mere er værd for én timeløn, og gitteret over timelønninger og år. Åben for alle.

Intet gemmes, og siden sætter ingen cookies.
"""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from fleksjob.breve.figurer import indkomst_efter_timer_svg
from fleksjob.breve.gevinstfigur import Tabelraekke, gitter_svg, gittertabel, i_kroner_og_oere
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.tilskud.gevinstgitter import MED_NETTO, Gevinst, Love, gevinst_efter_timer, gitter
from fleksjob.lov.tilskud.kurve import indkomst_efter_timer
from fleksjob.selvbetjening.adgang import Forespoergsel
from fleksjob.selvbetjening.gevinstformular import Gevinstformular, Gevinstvalg

TIMELOENNINGER = (130.0, 150.0, 175.0, 200.0, 250.0)
AARENE = (2018, 2022, 2026)
BREDDER = {"smal": 340, "bred": 700}


@dataclass(frozen=True, slots=True)
class Billede:
    """Det samme billede til telefonen og til skærmen."""

    smalt: str
    bredt: str


@dataclass(frozen=True, slots=True)
class Gitterdel:
    """Gitteret på siden: billedet, dets tal, og hvad det er regnet med."""

    billede: Billede
    tabel: tuple[Tabelraekke, ...]
    pension_pct: float
    forbehold: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Svar:
    """Alt, hvad siden viser om én timeløn."""

    valg: Gevinstvalg
    gevinst: Gevinst
    billede: Billede
    adresse: str

    @property
    def betaler_sig_ikke(self) -> bool:
        return self.gevinst.celle.stopper_ved is not None and self.gevinst.celle.foer is None


@require_safe
def gevinstside(request: Forespoergsel) -> HttpResponse:
    """Tom formular, svar, eller formularen med fejl ved felterne; gitteret er der altid."""
    udfyldt = any(navn in request.GET for navn in Gevinstformular.base_fields)
    formular = Gevinstformular(request.GET if udfyldt else None, dag=request.dag)
    svar = None
    if udfyldt and formular.is_valid():
        try:
            svar = _svar(formular.valg())
        except (UgyldigtInput, UgyldigeInput) as fejl:
            formular.vis_lovens_fejl(fejl)
    return render(
        request,
        "selvbetjening/gevinst.html",
        {"formular": formular, "svar": svar, "gitter": _gitter(svar.valg if svar else None)},
    )


def adresse_for(valg: Gevinstvalg) -> str:
    """Linket, der giver netop dette svar igen."""
    felter = {"timeloen": _som_link(valg.timeloen)}
    for navn in ("fuldtidstimeloen", "pension_pct", "kommuneskat_pct", "kirkeskat_pct"):
        if (tal := getattr(valg, navn)) is not None and (tal or navn == "kirkeskat_pct"):
            felter[navn] = _som_link(tal)
    return f"{reverse('selvbetjening:gevinst')}?{urlencode(felter | {'aar': str(valg.aar)})}"


def _som_link(tal: float) -> str:
    return f"{tal:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def _svar(valg: Gevinstvalg) -> Svar:
    """Regner og tegner. Kaster UgyldigtInput/UgyldigeInput, når loven ikke kan regne på tallene."""
    gevinst = gevinst_efter_timer(
        aar=valg.aar,
        timeloen=valg.timeloen,
        fuldtidstimeloen=valg.fuldtidstimeloen,
        pension_pct=valg.pension_pct,
        kommuneskat_pct=valg.kommuneskat_pct,
        kirkeskat_pct=valg.kirkeskat_pct,
        love=MED_NETTO if valg.efter_skat else Love(),
    )
    kurve = indkomst_efter_timer(
        dato=date(valg.aar, 7, 1),
        timeloen=valg.timeloen,
        fuldtidstimeloen=valg.fuldtidstimeloen or valg.timeloen,
        pension_pct=valg.pension_pct,
    )
    titel = f"Løn og fleksløntilskud ved {i_kroner_og_oere(gevinst.celle.timeloen)} i timen i {valg.aar}"
    tegninger = {
        navn: indkomst_efter_timer_svg(kurve, None, titel, bredde=bredde, id_=f"kurve-{navn}")
        for navn, bredde in BREDDER.items()
    }
    billede = Billede(tegninger["smal"], tegninger["bred"])
    return Svar(valg=valg, gevinst=gevinst, billede=billede, adresse=adresse_for(valg))


def _gitter(valg: Gevinstvalg | None) -> Gitterdel:
    """Faste timelønninger og år, og dem, der er spurgt om. På fuld tid er timelønnen den samme."""
    pension_pct = valg.pension_pct if valg else 0.0
    g = gitter(
        timeloenninger=(*TIMELOENNINGER, *((valg.timeloen,) if valg else ())),
        aarene=(*AARENE, *((valg.aar,) if valg else ())),
        pension_pct=pension_pct,
    )
    tegninger = {navn: gitter_svg(g, bredde=bredde, id_=f"gitter-{navn}") for navn, bredde in BREDDER.items()}
    return Gitterdel(
        billede=Billede(tegninger["smal"], tegninger["bred"]),
        tabel=gittertabel(g),
        pension_pct=pension_pct,
        forbehold=g.forbehold,
    )
