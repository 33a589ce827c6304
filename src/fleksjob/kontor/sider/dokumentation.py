"""Fanen Dokumentation i en sag, og filerne i den."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.dokumentation import afproevet
from fleksjob.forloeb.haendelser import BehandlingAfvist, Rettelse
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.afproevningsbillede import BREDDE, HOEJDE, afproevningsbillede
from fleksjob.kontor.formaal import formaal
from fleksjob.kontor.formularer.praktik import FORMAALSNAVNE
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.sagsgang.dokumentarter import GAMMEL
from fleksjob.lov.sagsgang.dokumentationskrav import GRUNDLAG
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.visninger import Sagsbillede, bilag as bilagslaesning, dokumentation as laesning

SKRIDT = (
    *(
        "dokument_rekvireret",
        "dokument_rykket",
        "rekvisition_opgivet",
        "dokument_modtaget",
        "dokument_vurderet",
    ),
    *("praktik_startet", "praktik_besoegt", "praktik_sluttet", "afproevning_undladt", "behandling_afvist"),
)
PUNKTNAVNE = {krav.kode: krav.tekst for krav in GRUNDLAG}
RAPPORTNAVNE = {
    "fremmoede": "Fremmøde",
    "udholdenhed": "Udholdenhed",
    "kvalitet": "Kvalitet",
    "tempo": "Tempo",
    "samarbejde": "Samarbejde",
    "hensyn_virkede": "Hensyn, der virkede",
}
EGEN_VIRKSOMHED = (
    "Prøven er i borgerens egen virksomhed. Den viser måske ikke bredt nok, hvad borgeren kan i andre job. De samme "
    "krav gælder for selvstændige, og der kan tages hensyn til, at virksomheden skal kunne fortsætte."
)


@kun()
def dokumentation(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Hvad der skal vises, hvad der viser det, hvem vi venter på, og hvad der er prøvet."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    return render(request, "kontor/dokumentation.html", _indhold(request, billede))


def _indhold(request: Forespoergsel, billede: Sagsbillede) -> dict[str, Any]:
    fundet = laesning.dokumentation(request.user, billede)
    return {
        **faner(request.user, billede.sag, "kontor:dokumentation"),
        "dokumentation": fundet,
        "hulliste": fundet.hulliste,
        "ventes": [
            {"en": en, "dage": en.dage_ventet(request.dag), "over": en.frist < request.dag}
            for en in fundet.ventes
        ],
        "papirer": [
            {"et": et, "punkter": [PUNKTNAVNE.get(kode, kode) for kode in et.punkter]}
            for et in fundet.papirer
        ],
        "praktikker": [
            {
                "en": en,
                "formaal": FORMAALSNAVNE.get(en.formaal, en.formaal),
                "rapport": [(RAPPORTNAVNE[felt], svar) for felt, svar in en.rapport],
            }
            for en in reversed(fundet.praktikker)
        ],
        "maalinger": afproevet(fundet.praktikker),
        "tegning": afproevningsbillede(fundet.praktikker),
        "bredde": BREDDE,
        "hoejde": HOEJDE,
        "afvist": _afvist(billede) if billede.ser_helbred else [],
        "kan": {s.kode: s for s in billede.skridt if s.kode in SKRIDT and s.mulig},
        "kan_ikke": [s for s in billede.skridt if s.kode in SKRIDT and not s.mulig],
        "ser_helbred": billede.ser_helbred,
        "hjaelp": laesning.HJAELP,
        "gammel": GAMMEL,
        "et_er_gammelt": any(et.gammelt for et in fundet.papirer),
        "egen_virksomhed": EGEN_VIRKSOMHED,
    }


def _afvist(billede: Sagsbillede) -> list[BehandlingAfvist]:
    """De afviste behandlinger, der gælder. De står her og ingen andre steder."""
    rettede = {h.af for h in billede.haendelser if isinstance(h, Rettelse)}
    nye = [h.ny for h in billede.haendelser if isinstance(h, Rettelse) and h.ny is not None]
    alle = [h for h in billede.haendelser if h.id not in rettede] + nye
    return [h for h in alle if isinstance(h, BehandlingAfvist)]


@kun()
def bilag(request: Forespoergsel, nummer: str, nr: int) -> HttpResponse:
    """En fil i sagen. Opslaget gemmes; filnavnet bærer sagsnummeret og aldrig navn eller CPR."""
    grund = formaal(request, nummer)
    if not grund:
        return redirect("kontor:sag", nummer)
    try:
        fundet = bilagslaesning.bilag(request.user, nummer, nr, nu=request.nu, formaal=grund)
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl
    return bilagslaesning.som_svar(fundet, hent=bool(request.GET.get("hent")))
