"""Hvad hændelserne i jobsøgningen gør ved sagen. Samtaler, CV og joblog står i `virkninger_i_ledigheden`."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.jobsoegningsbegreber import (
    Aktoerforloeb,
    Fortalt,
    Gennemgang,
    KanVil,
    Opsamling,
    Sanktionsudkast,
)
from fleksjob.forloeb.kladde import Kladde
from fleksjob.forloeb.tilmelding import tilmelding

I_JOBSOEGNINGEN, ved = tilmelding()


def skete(kladde: Kladde, dag: date, **nyt: Any) -> None:
    """Noget skete i jobsøgningen: felterne sættes, og sagen har været i gang den dag."""
    senest = kladde.jobsoegning.sidst_aktiv
    aktiv = dag if senest is None else max(senest, dag)
    kladde.jobsoegning = replace(kladde.jobsoegning, sidst_aktiv=aktiv, **nyt)


def fortalt(kladde: Kladde, dag: date, emner: tuple[str, ...]) -> tuple[Fortalt, ...]:
    """Det, borgeren har fået fortalt, med det nye lagt til."""
    return (*kladde.jobsoegning.fortalt, *(Fortalt(dag, emne) for emne in emner))


@ved(h.OpsamlingHoldt)
def opsamling_holdt(kladde: Kladde, h_: h.OpsamlingHoldt, id_: str) -> None:
    ny = Opsamling(h_.gyldig_fra, h_.form, h_.forloebet, h_.emner)
    skete(
        kladde,
        h_.gyldig_fra,
        opsamlinger=(*kladde.jobsoegning.opsamlinger, ny),
        fortalt=fortalt(kladde, h_.gyldig_fra, h_.emner),
    )


@ved(h.JobsoegningsplanAftalt)
def jobsoegningsplan_aftalt(kladde: Kladde, h_: h.JobsoegningsplanAftalt, id_: str) -> None:
    skete(kladde, h_.gyldig_fra, planer=(*kladde.jobsoegning.planer, h_.gyldig_fra))


@ved(h.MinPlanRegistreret)
def min_plan_registreret(kladde: Kladde, h_: h.MinPlanRegistreret, id_: str) -> None:
    skete(kladde, h_.gyldig_fra, min_plan=(*kladde.jobsoegning.min_plan, h_.gyldig_fra))


@ved(h.JobnetUndtaget)
def jobnet_undtaget(kladde: Kladde, h_: h.JobnetUndtaget, id_: str) -> None:
    nye = ("cv", "min_plan") if h_.pligt == "begge" else (h_.pligt,)
    samlet = tuple(dict.fromkeys((*kladde.jobsoegning.undtaget_jobnet, *nye)))
    kladde.jobsoegning = replace(kladde.jobsoegning, undtaget_jobnet=samlet)


@ved(h.LedighedGennemgaaet)
def ledighed_gennemgaaet(kladde: Kladde, h_: h.LedighedGennemgaaet, id_: str) -> None:
    ny = Gennemgang(h_.gyldig_fra, h_.anledning, h_.grund, h_.aftalt, h_.naeste)
    skete(kladde, h_.gyldig_fra, gennemgange=(*kladde.jobsoegning.gennemgange, ny))


@ved(h.AndenAktoerAfsluttet)
def anden_aktoer_afsluttet(kladde: Kladde, h_: h.AndenAktoerAfsluttet, id_: str) -> None:
    alle = list(kladde.jobsoegning.aktoerer)
    if alle and alle[-1].slut is None:
        alle[-1] = replace(alle[-1], slut=h_.gyldig_fra, resultat=h_.resultat)
    else:
        alle.append(Aktoerforloeb(h_.aktoer, h_.gyldig_fra, slut=h_.gyldig_fra, resultat=h_.resultat))
    skete(kladde, h_.gyldig_fra, aktoerer=tuple(alle))


@ved(h.KanVilVurderet)
def kan_vil_vurderet(kladde: Kladde, h_: h.KanVilVurderet, id_: str) -> None:
    ny = KanVil(
        h_.gyldig_fra,
        h_.svar,
        h_.adfaerd,
        h_.handling,
        h_.fritaget,
        h_.grund,
        h_.tilpasning,
        h_.registreret_af,
    )
    skete(kladde, h_.gyldig_fra, kan_vil=(*kladde.jobsoegning.kan_vil, ny))


@ved(h.SanktionForberedt)
def sanktion_forberedt(kladde: Kladde, h_: h.SanktionForberedt, id_: str) -> None:
    udkast = Sanktionsudkast(
        id_,
        h_.gyldig_fra,
        h_.registreret_af,
        h_.adfaerd,
        h_.handling,
        h_.dage,
        h_.begrundelse,
        h_.bemaerkninger,
    )
    kladde.jobsoegning = replace(kladde.jobsoegning, sanktionsudkast=udkast)


@ved(h.SanktionFrafaldet)
def sanktion_frafaldet(kladde: Kladde, h_: h.SanktionFrafaldet, id_: str) -> None:
    kladde.jobsoegning = replace(kladde.jobsoegning, sanktionsudkast=None)
