"""Opfølgning i jobbet sammen med borger og arbejdsgiver."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, get_args

from fleksjob.forloeb.haendelser import OpfoelgningAfholdt, Opfoelgningsart
from fleksjob.forloeb.tilstand import Vilkaar
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.opfoelgningsord import FORMER, KONKLUSIONER, NYT_SIDEN_SIDST
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_vilkaar
from fleksjob.sager.kommandoer.opfoelgningsark import laeg_ark
from fleksjob.sager.models import Bruger, Sag


def afhold_opfoelgning(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    art: Opfoelgningsart,
    form: str = "",
    deltagere: tuple[str, ...] = (),
    trivsel_borger: int | None = None,
    trivsel_leder: int | None = None,
    kolleger: int | None = None,
    timer: float | None = None,
    intensitet: float | None = None,
    kapacitet_udnyttet: bool | None = None,
    betingelser_opfyldt: bool | None = None,
    konklusion: str = "",
    nyt: tuple[str, ...] = (),
    naeste: date | None = None,
    ark: Mapping[str, Any] | None = None,
    kun_kommunen: str = "",
    note: str = "",
) -> Sag:
    """`art` siger, hvilken af lovens opfølgninger det er, eller «ad_hoc».

    `ark` er det, der blev sagt og aftalt, felt for felt; det gemmes i samme transaktion, og kladden lukkes.
    """
    if art not in get_args(Opfoelgningsart):
        mulige = ", ".join(get_args(Opfoelgningsart))
        raise UgyldigtInput("art", f"Opfølgningen «{art}» findes ikke; vælg en af: {mulige}.")
    _kraev_valg(form, konklusion, nyt)
    if naeste is not None and naeste <= gyldig_fra:
        raise UgyldigtInput("naeste", "Næste gang skal ligge efter denne opfølgning. Vælg en senere dag.")
    kraev_vilkaar(Vilkaar(gyldig_fra, timer=timer, intensitet=intensitet))
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        tilstand = sag.kraev("opfoelgning_afholdt", gyldig_fra, ansaettelse=ansaettelse)
        if ark is not None:
            job = next(job for job in tilstand.ansaettelser if job.id == ansaettelse)
            laeg_ark(sag, job, art=art, dag=gyldig_fra, svar=ark, kun_kommunen=kun_kommunen)
        return sag.tilfoej(
            OpfoelgningAfholdt(
                gyldig_fra=gyldig_fra,
                ansaettelse=ansaettelse,
                art=art,
                form=form,
                deltagere=deltagere,
                trivsel_borger=trivsel_borger,
                trivsel_leder=trivsel_leder,
                kolleger=kolleger,
                timer=timer,
                intensitet=intensitet,
                kapacitet_udnyttet=kapacitet_udnyttet,
                betingelser_opfyldt=betingelser_opfyldt,
                konklusion=konklusion,
                nyt=nyt,
                naeste=naeste,
                note=note,
            )
        )


def _kraev_valg(form: str, konklusion: str, nyt: tuple[str, ...]) -> None:
    if form and form not in FORMER:
        raise UgyldigtInput("form", "Vælg, hvor I talte sammen.")
    if konklusion and konklusion not in KONKLUSIONER:
        raise UgyldigtInput("konklusion", "Vælg én af konklusionerne.")
    if set(nyt) - set(NYT_SIDEN_SIDST):
        raise UgyldigtInput("nyt", "Vælg blandt de viste.")
