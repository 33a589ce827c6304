"""Hvad der er til rådighed ved hvert timetal, og hvor kurven knækker."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from math import isfinite

import msgspec

from fleksjob.lov.kerne.forklaring import kroner, saetning, tal
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.oere import decimal
from fleksjob.lov.tilskud.fleksloentilskud import LOV
from fleksjob.lov.tilskud.gevinst import ZONER
from fleksjob.lov.tilskud.oplysninger import (
    FULD_TID,
    TIMER_PR_MAANED,
    laes_oplysninger,
    maanedens_sidste_dag,
)

_PUNKTMAAL = ("loen", "fleksloentilskud", "atp", "i_alt", "udbetalt", "zone", "maanedsloen_md")
_KNAEKMAAL = ("graense", "loft", "tilskud_ophoerer_ved_loen", "loft_binder_ved_timer")


class Punkt(msgspec.Struct, frozen=True, kw_only=True):
    """Måneden ved et timetal. `i_haanden` er løn uden oplyst pension, anden løn og tilskud minus ATP, før skat."""

    timer: Decimal
    loen: Decimal
    fleksloentilskud: Decimal
    atp: Decimal
    i_alt: Decimal
    udbetalt: Decimal
    i_haanden: Decimal
    zone: str


class Knaek(msgspec.Struct, frozen=True, kw_only=True):
    """Et sted, hvor værdien af en time mere skifter. `navn`: graense, loft eller ophoer."""

    timer: Decimal
    navn: str
    tekst: str


class IndkomstKurve(msgspec.Struct, frozen=True, kw_only=True):
    """Punkter for hver halve time fra 0 til 37 og knækkene i stigende orden.

    Ved 0 timer er der intet job og derfor intet tilskud; kurven springer ved den første time.
    """

    dato: date
    punkter: tuple[Punkt, ...]
    knaek: tuple[Knaek, ...]


def indkomst_efter_timer(
    *,
    dato: date,
    timeloen: float,
    fuldtidstimeloen: float | None = None,
    fuldtidsloen: float | None = None,
    pension_pct: float = 0,
    anden_loen: float = 0,
    lov: Lov = LOV,
) -> IndkomstKurve:
    """Kurven for én timeløn i den måned, `dato` ligger i. Oplysninger og fejl som i `beregn_fleksloentilskud`."""
    dag = maanedens_sidste_dag(dato)
    kendte = laes_oplysninger(
        loen=None,
        timeloen=timeloen,
        timer=0,
        fuldtidsloen=fuldtidsloen,
        fuldtidstimeloen=fuldtidstimeloen,
        pension_pct=pension_pct,
        anden_loen=anden_loen,
    ).kendte
    timer = (halve / 2 for halve in range(int(FULD_TID) * 2 + 1))
    punkter = tuple(_punkt(lov, dag, {**kendte, "timer_uge": t}) for t in timer)
    return IndkomstKurve(dato=dato, punkter=punkter, knaek=knaek(lov, dag, kendte))


def _punkt(lov: Lov, dag: date, kendte: Mapping[str, float]) -> Punkt:
    v = dict(zip(_PUNKTMAAL, lov.regn(_PUNKTMAAL, dag, kendte), strict=True))
    return Punkt(
        timer=Decimal(str(kendte["timer_uge"])),
        loen=decimal(v["loen"]),
        fleksloentilskud=decimal(v["fleksloentilskud"]),
        atp=decimal(v["atp"]),
        i_alt=decimal(v["i_alt"]),
        udbetalt=decimal(v["udbetalt"]),
        i_haanden=decimal(v["maanedsloen_md"]) + decimal(kendte["anden_loen_md"]) + decimal(v["udbetalt"]),
        zone=ZONER[v["zone"]],
    )


def knaek(lov: Lov, dag: date, kendte: Mapping[str, float]) -> tuple[Knaek, ...]:
    """Grænsen er kun et knæk, når loftet ikke allerede binder; et loft, der binder, afløser nedsættelsens ophør."""
    pr_time = kendte["timeloen"] * TIMER_PR_MAANED * (100 + kendte["pension_pct"]) / 100
    if pr_time <= 0:
        return ()
    graense, loft, ophoer, binder = lov.regn(_KNAEKMAAL, dag, kendte)
    anden = kendte["anden_loen_md"]
    ved_graense = (graense - anden) / pr_time
    fuldt = loft / pr_time
    fundne = []
    if 0 < ved_graense < binder:
        tekst = f"Lønindtægtsgrænsen på {kroner(graense)} nås; derefter er en krone mere i løn mindre værd."
        fundne.append((ved_graense, "graense", tekst))
    if isfinite(binder):
        tekst = (
            f"Fra {tal(binder)} timer om ugen betaler flere timer sig ikke: løn og tilskud kan tilsammen højst blive "
            f"fuldtidslønnen på {kroner(loft)}"
        )
        fundne.append((binder, "loft", tekst))
        fundne.append(
            (fuldt, "ophoer", f"Lønnen når fuldtidslønnen på {kroner(loft)}, og tilskuddet er væk.")
        )
    else:
        slut = max(0.0, (ophoer - anden) / pr_time)
        fundne.append(
            (slut, "ophoer", f"Nedsættelsen har spist hele tilskuddet, når lønnen i alt er {kroner(ophoer)}")
        )
    return tuple(
        Knaek(timer=decimal(timer), navn=navn, tekst=saetning(tekst))
        for timer, navn, tekst in fundne
        if timer <= FULD_TID + 1e-3
    )
