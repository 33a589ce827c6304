"""Fanen Penge: året i et billede, måned for måned med grund og brev, og det, der er betalt for meget."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.breve.maanedsforskel import nyt_siden, side_om_side
from fleksjob.breve.pengefigur import aarsbillede
from fleksjob.forloeb.skridt import Skridt
from fleksjob.forloeb.tilbagebetaling import STATUSNAVNE, Tilbagekrav
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer import FORMULARER
from fleksjob.kontor.sagsfaner import faner
from fleksjob.kontor.tekster import maaned_aar
from fleksjob.lov.sagsgang.tilbagebetaling import IKKE_LAEST, PRINCIP_URL, UDFALD
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.sagens_penge import (
    Pengemaaned,
    aaret,
    brevets_tal,
    sagens_maaneder,
    tilskudsbreve,
)

FANEN = "kontor:penge"
_SKRIDT_FOR = {
    "opdaget": ("tilbagebetaling_hoert", "tilbagebetaling_forberedt"),
    "i_hoering": ("tilbagebetaling_besvaret", "tilbagebetaling_forberedt"),
    "hoert": ("tilbagebetaling_forberedt",),
    "til_underskrift": ("tilbagebetaling_afgjort", "tilbagebetaling_forberedt"),
    "aabent": ("tilbagebetaling_betalt",),
}
"""Det, der kan gøres ved et beløb, der er betalt for meget, hvor det er nu."""


@kun()
def penge(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Sagens penge. `aar` vælger året i billedet; uden er det det seneste med en måned."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    return render(request, "kontor/penge.html", _indhold(request, billede))


def _indhold(request: Forespoergsel, billede: Sagsbillede) -> dict[str, Any]:
    maaneder = sagens_maaneder(request.user, billede.sag)
    aarene = sorted({en.maaned.year for en in maaneder}, reverse=True)
    oensket = request.GET.get("aar", "")
    aar = int(oensket) if oensket.isdigit() and int(oensket) in aarene else (aarene[0] if aarene else 0)
    valgt = aaret(maaneder, aar) if aarene else None
    egne = {s.kode: s for s in billede.skridt if s.kode in FORMULARER}
    return {
        **faner(request.user, billede.sag, FANEN),
        "tilstand": billede.tilstand,
        "maaneder": maaneder,
        "aaret": valgt,
        "aarene": aarene,
        "billede": aarsbillede(aar, valgt.soejler, f"penge-{aar}") if valgt else "",
        "krav": [_krav(en, billede, egne, maaneder) for en in reversed(billede.tilstand.tilbagekrav)],
        "skridt": [s for kode, s in egne.items() if kode in _LOEN and s.mulig],
        "ikke_nu": [s for kode, s in egne.items() if kode in _LOEN and not s.mulig],
        "breve": tilskudsbreve(request.user, billede.sag),
        "ikke_laest": IKKE_LAEST,
        "princip": PRINCIP_URL,
    }


_LOEN = ("indkomst_indberettet", "udbetaling_beregnet", "fuldtidsloen_oplyst")


def _krav(
    en: Tilbagekrav, billede: Sagsbillede, egne: dict[str, Skridt], maaneder: list[Pengemaaned]
) -> dict[str, Any]:
    """Ét beløb, der er betalt for meget, med knapperne til det, der kan gøres nu."""
    status = en.status(billede.tilstand.pr)
    maaned = next((m for m in maaneder if m.periode == en.periode), None)
    linje = next((li for li in maaned.linjer if li.version == en.version), None) if maaned else None
    valg = [egne[kode] for kode in _SKRIDT_FOR.get(status, ()) if kode in egne]
    return {
        "krav": en,
        "navn": maaned_aar(en.periode),
        "status": status,
        "statusnavn": STATUSNAVNE[status],
        "beloeb": -linje.netto if linje and linje.netto is not None else en.beloeb,
        "linje": linje,
        "knapper": [s for s in valg if s.mulig],
        "lukkede": [s for s in valg if not s.mulig],
        "udfald": UDFALD.get(en.udfald or (en.forslag.udfald if en.forslag else ""), ""),
        "af": _navn(billede, en.forslag.af if en.forslag else en.forberedt_af),
        "godkendt_af": _navn(billede, en.godkendt_af),
    }


def _navn(billede: Sagsbillede, brugernavn: str) -> str:
    return billede.navne.get(brugernavn, brugernavn)


@kun()
def penge_brev(request: Forespoergsel, nummer: str, nr: int) -> HttpResponse:
    """Ét brev ved siden af et tidligere, med det anderledes mærket. `ved` vælger det tidligere."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    kontekst = sammenligning(request, billede, nr)
    return render(request, "kontor/penge_brev.html", {**faner(request.user, billede.sag, FANEN), **kontekst})


def sammenligning(request: Forespoergsel, billede: Sagsbillede, nr: int) -> dict[str, Any]:
    """Brevet, det tidligere og tallene bag dem. Rejser 404, når brevet ikke er sagens eller ikke om en måned."""
    breve = [en for en in tilskudsbreve(request.user, billede.sag) if en.art == "fleksloentilskud"]
    brev = next((en for en in breve if en.pk == nr), None)
    nu = brevets_tal(request.user, brev) if brev else None
    if brev is None or nu is None:
        raise Http404("Brevet findes ikke i sagen.")
    tidligere = [en for en in breve if (en.oprettet, en.pk) < (brev.oprettet, brev.pk)]
    oensket = request.GET.get("ved", "")
    andet = next((en for en in tidligere if str(en.pk) == oensket), tidligere[0] if tidligere else None)
    foer = brevets_tal(request.user, andet) if andet else None
    return {
        "brev": brev,
        "andet": andet,
        "tidligere": tidligere,
        "nu": nu,
        "foer": foer,
        "linjer": side_om_side(foer, nu) if foer else (),
        "nyt": nyt_siden(foer, nu),
    }
