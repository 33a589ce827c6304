"""Hvor stor en del af dem, der er visiteret, der er ledige: ledighedsydelse delt med ledighedsydelse og fleksjob."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, andel, dagen, loeber
from fleksjob.indblik.maal.grupper import (
    ALDER_SAADAN,
    OM_PERSONEN,
    i_orden,
    navne,
    og_i_alt,
    om_personen,
    tjek,
)
from fleksjob.indblik.maal.perioder import maaneden
from fleksjob.indblik.ord import Raekker, procent
from fleksjob.indblik.skjul import I_ALT

_TALT = ("ledige", "fleksjob", "ledige_dage", "fleksjob_dage")


def ledighedsandel(t: Tabeller, dag: date, *, efter: str) -> Table:
    """Én række for hver gruppe og `i_alt`: personer på dagen og fuldtidspersoner i den seneste hele måned."""
    maaned = maaneden("", dag)
    p = t.perioder("ledighedsydelse", "fleksjob")
    p = p.filter(loeber(p, dag) | maaned.rammer(p))
    fra = ibis.greatest(p.fra, dagen(maaned.foerste))
    til = ibis.least(ibis.coalesce(p.til, dagen(maaned.slut)), dagen(maaned.slut))
    hver = p.select(
        "sag",
        ledig=p.slags == "ledighedsydelse",
        paa_dagen=loeber(p, dag),
        dage=ibis.greatest(til.delta(fra, unit="day"), 0),
    )
    if tjek(efter, ("", *OM_PERSONEN)):
        hver = hver.inner_join(t.sager.select("sag", gruppe=om_personen(t.sager, efter, dag.year)), "sag")
    else:
        hver = hver.mutate(gruppe=ibis.literal(I_ALT))
    talt = hver.group_by("gruppe").agg(
        ledige=(_.ledig & _.paa_dagen).sum(),
        fleksjob=(~_.ledig & _.paa_dagen).sum(),
        ledige_dage=_.dage.sum(where=_.ledig).fill_null(0),
        fleksjob_dage=_.dage.sum(where=~_.ledig).fill_null(0),
    )
    if efter:
        talt = og_i_alt(talt, "gruppe").group_by("gruppe").agg(**{en: _[en].sum() for en in _TALT})
    return (
        talt.mutate(
            andel=andel(_.ledige, _.ledige + _.fleksjob),
            ledige_fuldtid=(_.ledige_dage / maaned.dage).round(1),
            fleksjob_fuldtid=(_.fleksjob_dage / maaned.dage).round(1),
            fuldtid_andel=andel(_.ledige_dage, _.ledige_dage + _.fleksjob_dage),
        )
        .select(*(en.navn for en in _KOLONNER))
        .order_by(i_orden("gruppe"))
    )


def _saetning(raekker: Raekker) -> str:
    alle = next(en for en in raekker if en["gruppe"] == I_ALT)
    return (
        f"{procent(alle['andel'])} af dem i fleksjob eller på ledighedsydelse får ledighedsydelse: {alle['ledige']} af "
        f"{alle['ledige'] + alle['fleksjob']}. Regnet i fuldtidspersoner: {procent(alle['fuldtid_andel'])}."
    )


_KOLONNER = (
    Kolonne("gruppe", "Gruppe", "kode", navne(*OM_PERSONEN)),
    Kolonne("ledige", "På ledighedsydelse"),
    Kolonne("fleksjob", "I fleksjob"),
    Kolonne("andel", "Ledige", "andel"),
    Kolonne("ledige_fuldtid", "Fuldtidspersoner på ledighedsydelse", "personer"),
    Kolonne("fleksjob_fuldtid", "Fuldtidspersoner i fleksjob", "personer"),
    Kolonne("fuldtid_andel", "Ledige, fuldtidspersoner", "andel"),
)

LEDIGHEDSANDEL = Maal(
    kode="ledighedsandel",
    navn="Ledighedsydelsens andel",
    definition="Hvor stor en del af dem, der er i fleksjob eller på ledighedsydelse, der får ledighedsydelse.",
    population="Personer på ledighedsydelse eller i fleksjob på dagen; fuldtidspersoner i den seneste måned, der er "
    "slut på dagen.",
    formel="Ledighedsydelse delt med ledighedsydelse plus fleksjob. Fuldtidspersoner: dage med ydelsen delt med "
    "månedens dage.",
    kilde="Indikatoren er brugt til at vælge kommuner i «Rundt om fleksjob» (2017), kapitel 9.3.1, efter Jobindsats.",
    sikkerhed="sekundaer",
    forbehold="En person med begge dele på dagen tæller i begge. Jobindsats' egen omregning til fuldtidspersoner er "
    f"ikke læst; den her er et forslag. {ALDER_SAADAN} Kommunen er den, der har sagen nu. {OPHAVET}",
    kolonner=_KOLONNER,
    byg=ledighedsandel,
    valg={"efter": ""},
    saetning=_saetning,
)
