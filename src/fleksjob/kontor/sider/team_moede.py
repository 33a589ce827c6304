"""Ét møde: dagsordenen med tider, pladserne ved bordet, gæsterne til hver sag, og hvem der kommer."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.kontor.adgang import Forespoergsel
from fleksjob.kontor.formularer.team import Flyt, Gaest, Grund, Lille, Plads
from fleksjob.kontor.sider.team import folk_at_invitere, kun_teamet, moedevalg
from fleksjob.kontor.sider.teamfejl import udfoer
from fleksjob.lov.sagsgang.rehabilitering import FLEKSIBELT_TEAM
from fleksjob.sager import kommandoer
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models.team import vinduet
from fleksjob.sager.teamadgang import maa_planlaegge, maa_saette_paa
from fleksjob.sager.visninger import teammoeder
from fleksjob.sager.visninger.teammoeder import Moedebillede


@kun_teamet
def team_moede(request: Forespoergsel, nr: int) -> HttpResponse:
    """Mødet (GET) og det, der gøres ved det (POST: `handling`)."""
    billede = _billede(request, nr)
    side = Moedeside(request, billede)
    if request.method == "POST":
        if side.udfoer():
            return redirect("kontor:team_moede", nr)
        side.billede = _billede(request, nr)
    return side.svar()


def _billede(request: Forespoergsel, nr: int) -> Moedebillede:
    try:
        return teammoeder.moedet(request.user, nr, request.dag)
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl


class Moedeside:
    """Siden, mens den svarer. `sendt` er den formular, der blev sendt og skal rettes."""

    def __init__(self, request: Forespoergsel, billede: Moedebillede) -> None:
        self.request = request
        self.billede = billede
        self.andre = [
            en
            for en in teammoeder.moeder_forude(request.user, request.dag)
            if en.moede.pk != billede.moede.pk and maa_saette_paa(request.user)
        ]
        self.sendt: forms.Form | None = None
        self.sendt_til = ""

    def udfoer(self) -> bool:
        """Gør det, der blev trykket på. Giver False, når noget skal rettes."""
        handling = self.request.POST.get("handling", "")
        gange: dict[str, Callable[[], tuple[forms.Form, Callable[[], object], str]]] = {
            "plads": self._plads,
            "gaest": self._gaest,
            "svar": self._svar,
            "fjern": self._fjern,
            "frem": self._frem,
            "flyt": self._flyt,
            "af": self._af,
            "aflys": self._aflys,
        }
        if handling not in gange:
            raise PermissionDenied("Handlingen findes ikke.")
        if handling != "svar" and not maa_saette_paa(self.request.user):
            raise PermissionDenied("Du kan svare på invitationen; resten er mødelederens.")
        formular, goer, kvittering = gange[handling]()
        if udfoer(formular, goer):
            messages.success(self.request, kvittering)
            return True
        self.sendt, self.sendt_til = formular, f"{handling}-{self.request.POST.get('nr', '')}"
        return False

    @property
    def _nr(self) -> int:
        skrevet = self.request.POST.get("nr", "")
        if not skrevet.isascii() or not skrevet.isdigit():
            raise Http404("Findes ikke.")
        return int(skrevet)

    def _mit_punkt(self) -> int:
        """Punktets nøgle, når det er på netop dette møde."""
        if self._nr not in {en.id for en in self.billede.punkter}:
            raise Http404("Sagen er ikke på dette møde.")
        return self._nr

    def _min_deltager(self) -> int:
        alle = [*self.billede.pladser, *(gaest for en in self.billede.punkter for gaest in en.gaester)]
        if self._nr not in {en.id for en in alle if en.id}:
            raise Http404("Invitationen er ikke til dette møde.")
        return self._nr

    def _plads(self) -> tuple[forms.Form, Callable[[], object], str]:
        formular = Plads(self.request.POST, folk=folk_at_invitere(self.request.user))
        moede = self.billede.moede.pk
        return (
            formular,
            lambda: kommandoer.besaet_plads(self.request.user, moede, **formular.cleaned_data),
            "Invitationen er gemt.",
        )

    def _gaest(self) -> tuple[forms.Form, Callable[[], object], str]:
        formular, nr = Gaest(self.request.POST), self._mit_punkt()
        return (
            formular,
            lambda: kommandoer.inviter_gaest(self.request.user, nr, **formular.cleaned_data),
            "Gæsten er inviteret til sagen.",
        )

    def _svar(self) -> tuple[forms.Form, Callable[[], object], str]:
        nr, svar = self._min_deltager(), self.request.POST.get("svar", "")
        return (
            Lille(self.request.POST),
            lambda: kommandoer.svar_paa_invitation(self.request.user, nr, svar=svar),
            "Svaret er gemt.",
        )

    def _fjern(self) -> tuple[forms.Form, Callable[[], object], str]:
        nr = self._min_deltager()
        return (
            Lille(self.request.POST),
            lambda: kommandoer.tag_af_listen(self.request.user, nr),
            "Invitationen er trukket tilbage.",
        )

    def _frem(self) -> tuple[forms.Form, Callable[[], object], str]:
        nr, her = self._mit_punkt(), self.billede.moede.pk
        return (
            Lille(self.request.POST),
            lambda: kommandoer.flyt_paa_dagsordenen(nr, self.request.user, nu=self.request.nu, til=her),
            "Sagen er rykket frem.",
        )

    def _flyt(self) -> tuple[forms.Form, Callable[[], object], str]:
        formular, nr = Flyt(self.request.POST, moeder=moedevalg(self.andre)), self._mit_punkt()
        return (
            formular,
            lambda: kommandoer.flyt_paa_dagsordenen(
                nr,
                self.request.user,
                nu=self.request.nu,
                til=int(formular.cleaned_data["moede"]),
                hvorfor=formular.cleaned_data["hvorfor"],
            ),
            "Sagen er flyttet. Er borgeren indkaldt, skal der sendes en ny indkaldelse.",
        )

    def _af(self) -> tuple[forms.Form, Callable[[], object], str]:
        formular, nr = Grund(self.request.POST), self._mit_punkt()
        return (
            formular,
            lambda: kommandoer.tag_af_dagsordenen(
                nr, self.request.user, nu=self.request.nu, hvorfor=formular.cleaned_data["hvorfor"]
            ),
            "Sagen er taget af og står i køen igen.",
        )

    def _aflys(self) -> tuple[forms.Form, Callable[[], object], str]:
        formular, moede = Grund(self.request.POST), self.billede.moede.pk
        return (
            formular,
            lambda: kommandoer.aflys_teammoede(
                self.request.user, moede, nu=self.request.nu, hvorfor=formular.cleaned_data["hvorfor"]
            ),
            "Mødet er aflyst, og sagerne står i køen igen.",
        )

    def svar(self) -> HttpResponse:
        bruger = self.request.user
        fra, til = vinduet(self.billede.moede.dag)
        valg = moedevalg(self.andre)
        indhold: dict[str, Any] = {
            "b": self.billede,
            "moede": self.billede.moede,
            "vindue": {"fra": fra, "til": til, "aabent": fra <= self.request.dag <= til},
            "fleksibelt": self.billede.krav.kraeves and self.billede.moede.dag >= FLEKSIBELT_TEAM,
            "maa_planlaegge": maa_planlaegge(bruger) and not self.billede.moede.aflyst,
            "maa_saette_paa": maa_saette_paa(bruger) and not self.billede.moede.aflyst,
            "plads": Plads(folk=folk_at_invitere(bruger), auto_id="plads_%s"),
            "raekker": [
                {
                    "p": en,
                    "flyt": Flyt(moeder=valg, auto_id=f"flyt_{en.id}_%s"),
                    "af": Grund(auto_id=f"af_{en.id}_%s"),
                    "gaest": Gaest(auto_id=f"gaest_{en.id}_%s"),
                }
                for en in self.billede.punkter
            ],
            "aflys": Grund(auto_id="aflys_%s"),
            "formular": self.sendt,
            "mit_svar": next((en for en in self.billede.pladser if en.bruger_id == bruger.pk), None),
        }
        self._saet_sendt_ind(indhold)
        return render(self.request, "kontor/team_moede.html", indhold, status=422 if self.sendt else 200)

    def _saet_sendt_ind(self, indhold: dict[str, Any]) -> None:
        """Den formular, der skal rettes, på sin plads med det skrevne."""
        if self.sendt is None:
            return
        handling, _, nr = self.sendt_til.partition("-")
        if handling in ("plads", "aflys"):
            self.sendt.auto_id = f"{handling}_%s"
            indhold[handling] = self.sendt
        for raekke in indhold["raekker"]:
            if str(raekke["p"].id) == nr and handling in raekke:
                self.sendt.auto_id = f"{handling}_{nr}_%s"
                raekke[handling] = self.sendt
                raekke["aaben"] = True
