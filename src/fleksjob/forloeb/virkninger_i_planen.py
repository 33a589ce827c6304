"""Hvad hændelserne om planen gør ved sagen: planen, virksomhedskonsulenten og clearingen."""

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.begreber import Clearing, Konsulentvalg
from fleksjob.forloeb.kladde import Kladde
from fleksjob.forloeb.tilmelding import tilmelding

I_PLANEN, ved = tilmelding()


@ved(h.PlanPaabegyndt)
def plan_paabegyndt(kladde: Kladde, h_: h.PlanPaabegyndt, id_: str) -> None:
    kladde.runde.plan_paabegyndt, kladde.runde.plan_selvstaendig = h_.gyldig_fra, h_.selvstaendig


@ved(h.PlanFaerdig)
def plan_faerdig(kladde: Kladde, h_: h.PlanFaerdig, id_: str) -> None:
    kladde.runde.plan_faerdig = h_.gyldig_fra
    clearing = kladde.runde.clearing
    # Manglerne er rettet, når planen gøres færdig igen; om det er godt nok, skal nogen se på.
    if clearing is not None and not clearing.klar:
        kladde.runde.clearing = None


@ved(h.ClearingGivet)
def clearing_givet(kladde: Kladde, h_: h.ClearingGivet, id_: str) -> None:
    kladde.runde.clearing = Clearing(h_.gyldig_fra, h_.udfald == "klar", h_.registreret_af, h_.begrundelse)


@ved(h.VirksomhedskonsulentInviteret)
def virksomhedskonsulent_inviteret(kladde: Kladde, h_: h.VirksomhedskonsulentInviteret, id_: str) -> None:
    kladde.runde.konsulent = Konsulentvalg(h_.gyldig_fra, h_.konsulent)


@ved(h.VirksomhedskonsulentFravalgt)
def virksomhedskonsulent_fravalgt(kladde: Kladde, h_: h.VirksomhedskonsulentFravalgt, id_: str) -> None:
    kladde.runde.konsulent = Konsulentvalg(h_.gyldig_fra, "", h_.grund or "Ingen grund er oplyst.")
