"""Min dag: fristerne i den rækkefølge, de haster."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fleksjob.forloeb.roller import HVEM_KAN, Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.kontor.arbejdsliste import PERIODER, tegn
from fleksjob.sager import visninger
from fleksjob.sager.visninger.mine_opgaver import Tvaergaaende

MINE, ALLE, TEAM, VIKAR = "mine", "alle", "team:", "vikar:"


@kun()
def min_dag(request: Forespoergsel) -> HttpResponse:
    """Listen med de valg, der står i adressen: hvis, slags, periode og side.

    Ingen af dem siger noget om en person.
    """
    paa_tvaers = visninger.tvaergaaende(request.user, request.dag)
    valg = _valg(request, paa_tvaers)
    liste = visninger.min_dag(
        request.user,
        request.dag,
        art=valg["art"] or None,
        team=valg["hvis"].removeprefix(TEAM) if valg["hvis"].startswith(TEAM) else None,
        periode=valg["periode"] or None,
        mine=valg["hvis"] == MINE,
        vikar_for=int(valg["hvis"].removeprefix(VIKAR)) if valg["hvis"].startswith(VIKAR) else None,
        side=valg["side"],
    )
    vis_ejer = valg["hvis"] != MINE
    return render(
        request,
        "kontor/min_dag.html",
        {
            "perioder": _perioder(valg, liste.pr_periode),
            "hvis": _hvis(valg, liste.teams, paa_tvaers),
            "arter": [{"noegle": a.kode, "navn": a.navn, "antal": a.antal, "valgt": a.kode == valg["art"]}
                      for a in liste.pr_kode],
            "valgt": {"periode": valg["periode"], "filtreret": _filtreret(valg, request.user.rolle)},
            "grupper": liste.raekker,
            "tabel": tegn(liste.raekker, request.dag, vis_ejer=vis_ejer, i_perioden=liste.pr_periode),
            "sider": _sider(valg, liste.sider),
            "udbetalinger": liste.udbetalinger,
            "paa_tvaers": paa_tvaers,
            "kan_oprette": request.user.har_rolle(*HVEM_KAN["sag_oprettet"]),
        },
    )  # fmt: skip


def _valg(request: Forespoergsel, paa_tvaers: Tvaergaaende) -> dict[str, Any]:
    """Valgene i adressen. Det ukendte er som ikke valgt. En leder begynder med alles frister."""
    q = request.GET
    periode = q.get("periode", "")
    hvis = q.get("hvis", "")
    if hvis.startswith(VIKAR) and hvis not in {f"{VIKAR}{en.id}" for en in paa_tvaers.vikar_for}:
        hvis = ""
    return {
        "hvis": hvis or (ALLE if request.user.rolle == Rolle.LEDER else MINE),
        "art": q.get("art", ""),
        "periode": periode if periode in PERIODER else "",
        "side": sidetal(request),
    }


def _filtreret(valg: dict[str, Any], rolle: str) -> bool:
    begynder = ALLE if rolle == Rolle.LEDER else MINE
    return bool(valg["art"] or valg["periode"] or valg["hvis"] != begynder)


def _adresse(valg: dict[str, Any], **nyt: Any) -> str:
    felter = {"hvis": valg["hvis"], "art": valg["art"], "periode": valg["periode"], **nyt}
    return f"{reverse('kontor:min_dag')}?{urlencode({n: v for n, v in felter.items() if v})}"


def _perioder(valg: dict[str, Any], antal: dict[str, int]) -> list[dict[str, Any]]:
    """De fire tal øverst; et tryk viser kun den periode, et tryk mere viser alle igen."""
    return [
        {
            "noegle": noegle,
            "navn": navn,
            "antal": antal.get(noegle, 0),
            "valgt": valg["periode"] == noegle,
            "adresse": _adresse(valg, periode="" if valg["periode"] == noegle else noegle),
        }
        for noegle, navn in PERIODER.items()
    ]


def _hvis(valg: dict[str, Any], teams: list[str], paa_tvaers: Tvaergaaende) -> list[dict[str, Any]]:
    vikar = [(f"{VIKAR}{en.id}", f"{en.navn}s (du er vikar)") for en in paa_tvaers.vikar_for]
    muligheder = [(MINE, "Mine"), *vikar, (ALLE, "Alles"), *((f"{TEAM}{t}", t) for t in teams)]
    return [{"noegle": noegle, "navn": navn, "valgt": noegle == valg["hvis"]} for noegle, navn in muligheder]


def _sider(valg: dict[str, Any], antal: int) -> dict[str, Any]:
    nu = min(valg["side"], max(antal, 1))
    return {
        "nu": nu,
        "antal": antal,
        "forrige": _adresse(valg, side=nu - 1) if nu > 1 else "",
        "naeste": _adresse(valg, side=nu + 1) if nu < antal else "",
    }
