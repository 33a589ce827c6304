"""Lederens tal: fem svar først, så seks områder. Kun det, der vises, regnes; svarene huskes for hver udgave.

Indblikkets motor hentes først, når en side åbnes.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.roller import Rolle
from fleksjob.indblik.skjul import SKJULES_UNDER
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.tal_omraader import Tabellerne, omraader, ser_smaa_tal, tabellerne

HOEJST_PAA_SIDEN = 2_000
"""Er flere sager ændret, opdateres tabellerne af kommandoen; det ville tage længere, end en side må være om."""


@kun(Rolle.LEDER, Rolle.ANALYTIKER)
def tal(request: Forespoergsel) -> HttpResponse:
    """De fem svar pr. den dag, tabellerne blev opdateret, og vejen til områderne. Et tryk på knappen opdaterer dem."""
    if request.method == "POST":
        return _opdater(request)
    her = tabellerne(request)
    skjult = not ser_smaa_tal(request.user)
    return render(
        request, "kontor/tal.html", ramme(request, her) | (_svarene(her, skjult=skjult) if her.udgave else {})
    )


@kun(Rolle.LEDER, Rolle.ANALYTIKER)
def omraade(request: Forespoergsel, navn: str) -> HttpResponse:
    """Et områdes mål med billede, tabel, definition, kilde, forbehold og filer."""
    from fleksjob.indblik.kort import kort
    from fleksjob.indblik.svar import svar

    valgt = next((en for en in omraader() if en.kode == navn), None)
    if valgt is None:
        raise Http404("Området findes ikke.")
    her = tabellerne(request)
    if her.udgave is None:
        return redirect("kontor:tal")
    skjult = not ser_smaa_tal(request.user)
    lister = {} if skjult else _sagslister()
    alle = [
        {"k": kort(svar(her.egne, kode, her.udgave.dag), skjult=skjult), "sager": lister.get(kode, ())}
        for kode in valgt.maal
    ]
    return render(request, "kontor/tal_omraade.html", ramme(request, her) | {"valgt": valgt, "kort": alle})


def ramme(request: Forespoergsel, her: Tabellerne) -> dict[str, Any]:
    """Det, alle tal-siderne viser."""
    return {
        "udgave": her.udgave,
        "opdigtede": her.opdigtede,
        "landet_opdigtet": her.landet_opdigtet,
        "omraader": omraader(),
        "skjules": SKJULES_UNDER,
        "skjult": not ser_smaa_tal(request.user),
    }


def _svarene(her: Tabellerne, *, skjult: bool) -> dict[str, Any]:
    from fleksjob.indblik.hovedsvar import HOVEDSVAR, besvar
    from fleksjob.indblik.sammenlignelige import DEFINITION, MANGLER, lignende
    from fleksjob.kontor.tal_pind import pind

    if her.udgave is None:
        return {}
    dag = her.udgave.dag
    fundet = lignende(her.land, her.egne, her.kommune_id)
    koder = fundet.koder if fundet else ()
    svarene = [besvar(om, her.egne, dag, land=her.land, koder=koder, skjult=skjult) for om in HOVEDSVAR]
    return {
        "svarene": [{"svar": en, "pind": pind(en)} for en in svarene],
        "lignende": fundet if koder else None,
        "definition": DEFINITION,
        "mangler_landet": MANGLER,
    }


def _sagslister() -> dict[str, tuple[tuple[str, str], ...]]:
    """Målets kode → de lister over sager, der ligger bag det."""
    from fleksjob.kontor.sider.alarmer import ADRESSER

    return ADRESSER


def _opdater(request: Forespoergsel) -> HttpResponse:
    if not request.user.har_rolle(Rolle.LEDER):
        raise PermissionDenied("Tallene opdateres af en leder.")
    from fleksjob.sager.indblikskilde import aendrede, opdater

    antal = aendrede(request.user.kommune_id)
    if antal > HOEJST_PAA_SIDEN:
        messages.error(
            request,
            f"{antal} sager er ændret, og det tager for længe her. Bed driften køre «fleksjob indblik opdater».",
        )
    else:
        opdater(request.user.kommune_id, request.nu)
        messages.success(
            request, f"Tallene er opdateret. {antal} {'sag' if antal == 1 else 'sager'} var ændret."
        )
    return redirect("kontor:tal")
