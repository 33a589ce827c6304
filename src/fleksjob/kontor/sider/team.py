"""Teamets kalender: møderne forude, køen, et nyt møde med forslag til tider, og lokalerne."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.roller import MEDARBEJDERE, Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.kontor.formularer.team import Lokale, NytMoede, Saetpaa, Tidssoegning
from fleksjob.kontor.sider.teamfejl import udfoer
from fleksjob.kontor.tekster import dag_med_ugedag
from fleksjob.sager import kommandoer
from fleksjob.sager.models import Bruger, Moederum
from fleksjob.sager.teamadgang import PAA_DAGSORDENEN, PLANLAEGGERE, maa_planlaegge, maa_saette_paa
from fleksjob.sager.visninger import teammoeder, teamsag

kun_teamet = kun(*PAA_DAGSORDENEN, Rolle.TEAMMEDLEM)
kun_planlaeggere = kun(*PLANLAEGGERE)


@kun_teamet
def team(request: Forespoergsel) -> HttpResponse:
    """Oversigten. Et teammedlem ser sine egne møder; de andre også køen, og sætter sager på (POST)."""
    bruger = request.user
    moeder = teammoeder.moeder_forude(bruger, request.dag)
    valg = moedevalg(moeder)
    formular = Saetpaa(request.POST or None, moeder=valg)
    if request.method == "POST" and maa_saette_paa(bruger):
        handling = partial(_saet_paa, request, formular)
        if udfoer(formular, handling):
            messages.success(request, "Sagen er sat på dagsordenen.")
            return redirect("kontor:team_moede", int(formular.cleaned_data["moede"]))
    koe = teammoeder.koeen(bruger, request.dag, sidetal(request))
    indhold = {
        "moeder": moeder,
        "bag": teammoeder.moeder_bag(bruger, request.dag),
        "koe": koe,
        "formular": formular,
        "regler": teamsag.regler_paa(request.dag),
        "maa_planlaegge": maa_planlaegge(bruger),
        "maa_saette_paa": maa_saette_paa(bruger),
        "side": min(sidetal(request), koe.sider),
    }
    return render(request, "kontor/team.html", indhold, status=422 if formular.errors else 200)


def _saet_paa(request: Forespoergsel, formular: Saetpaa) -> None:
    skrevet = request.POST.get("sag", "")
    if not skrevet.isascii() or not skrevet.isdigit():
        raise Http404("Sagen findes ikke.")
    kommandoer.saet_paa_dagsordenen(
        int(skrevet),
        request.user,
        nu=request.nu,
        moede_id=int(formular.cleaned_data["moede"]),
        minutter=int(formular.cleaned_data["minutter"]),
    )


def moedevalg(moeder: list[teammoeder.Moedelinje]) -> list[tuple[str, str]]:
    """Møderne til en rulleliste, med den tid, der er tilbage."""
    return [
        (
            str(en.moede.pk),
            f"{dag_med_ugedag(en.moede.dag)} kl. {en.moede.begynder:%H.%M} "
            f"({max(en.ledige_minutter, 0)} minutter ledige)",
        )
        for en in moeder
    ]


def folk_at_invitere(bruger: Bruger) -> list[tuple[str, str]]:
    """De medarbejdere og teammedlemmer, der kan inviteres, mødeledere og teammedlemmer først."""
    roller = [rolle.value for rolle in (*MEDARBEJDERE, Rolle.TEAMMEDLEM)]
    fundne = Bruger.for_kommune(bruger.kommune_id).filter(rolle__in=roller, is_active=True)
    foerst = (Rolle.TEAMMEDLEM, Rolle.MOEDELEDER)
    ordnet = sorted(fundne, key=lambda en: (en.som_rolle not in foerst, en.navn))[:200]
    return [(str(en.pk), f"{en.navn}, {en.team or en.som_rolle.navn.lower()}") for en in ordnet]


@kun_planlaeggere
def nyt(request: Forespoergsel) -> HttpResponse:
    """Læg et møde. Tiderne foreslås ud fra de møder, der allerede står i vores egen kalender."""
    bruger = request.user
    rum = [(str(en.pk), en.navn) for en in Moederum.for_bruger(bruger).order_by("navn")]
    formular = NytMoede(
        request.POST if request.method == "POST" else None, rum=rum, initial=_valgt_tid(request)
    )
    if request.method == "POST":
        lagt: list[int] = []
        if udfoer(formular, lambda: lagt.append(_opret(request, formular))):
            messages.success(request, "Mødet er lagt i kalenderen.")
            return redirect("kontor:team_moede", lagt[0])
    soegt = "folk" in request.GET
    soegning = Tidssoegning(
        request.GET if soegt else None,
        folk=folk_at_invitere(bruger),
        initial={"fra": request.dag + timedelta(days=7), "minutter": "120", "folk": [str(bruger.pk)]},
    )
    tider = None
    if soegt and soegning.is_valid():
        rent = soegning.cleaned_data
        tider = teammoeder.ledige_tider(
            bruger,
            [int(en) for en in rent["folk"]],
            fra=max(rent["fra"], request.dag),
            minutter=int(rent["minutter"]),
        )
    indhold = {"formular": formular, "soegning": soegning, "tider": tider}
    fejl = formular.errors or soegning.errors
    return render(request, "kontor/team_nyt.html", indhold, status=422 if fejl else 200)


def _valgt_tid(request: Forespoergsel) -> dict[str, Any]:
    """Den foreslåede tid, der er klikket på; felterne viser den, og formularen kontrollerer den."""
    navne = ("dag", "begynder", "slutter")
    return {navn: request.GET[navn] for navn in navne if request.GET.get(navn)}


def _opret(request: Forespoergsel, formular: NytMoede) -> int:
    moede = kommandoer.opret_teammoede(request.user, nu=request.nu, **formular.cleaned_data)
    return int(moede.pk)


@kun_planlaeggere
def rum(request: Forespoergsel) -> HttpResponse:
    """Lokalerne, som borgeren ser dem i brevet og på «Mit møde»."""
    bruger = request.user
    alle = list(Moederum.for_bruger(bruger).defer("billede").order_by("navn"))
    valgt = next((en for en in alle if str(en.pk) == request.GET.get("rum")), None)
    begynd = (
        {
            "rum": valgt.pk,
            **{
                navn: getattr(valgt, navn)
                for navn in ("navn", "adresse", "beskrivelse", "vej", "billedtekst")
            },
        }
        if valgt
        else {}
    )
    formular = Lokale(
        request.POST if request.method == "POST" else None, request.FILES or None, initial=begynd
    )
    if request.method == "POST" and udfoer(formular, lambda: _gem_rum(request, formular)):
        messages.success(request, "Lokalet er gemt.")
        return redirect("kontor:team_rum")
    indhold = {"rum": alle, "valgt": valgt, "formular": formular}
    return render(request, "kontor/team_rum.html", indhold, status=422 if formular.errors else 200)


def _gem_rum(request: Forespoergsel, formular: Lokale) -> None:
    felter = dict(formular.cleaned_data)
    fil = felter.pop("billede")
    # Et byte mere end det tilladte er nok til at se, at filen er for stor.
    billede = fil.read(3_000_001) if fil else b""
    kommandoer.gem_moederum(request.user, billede=billede, **felter)


@kun_teamet
def rumbillede(request: Forespoergsel, nr: int) -> HttpResponse:
    """Billedet af et lokale i egen kommune."""
    fundet = Moederum.for_kommune(request.user.kommune_id).filter(pk=nr, billede__isnull=False).first()
    if fundet is None or fundet.billede is None:
        raise Http404("Billedet findes ikke.")
    return billedsvar(fundet)


def billedsvar(fundet: Moederum) -> HttpResponse:
    """Billedet som fil; typen er sat af indholdet, da det blev gemt."""
    svar = HttpResponse(bytes(fundet.billede or b""), content_type=fundet.billedtype)
    svar["X-Content-Type-Options"] = "nosniff"
    svar["Content-Disposition"] = f'inline; filename="lokale-{fundet.pk}"'
    return svar
