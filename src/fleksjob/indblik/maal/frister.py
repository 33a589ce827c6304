"""Overholdte frister, i år og på samme tid sidste år."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import Kolonne, Maal, Tabeller, andel, dagen, et_aar_foer
from fleksjob.indblik.ord import Raekker, procent
from fleksjob.indblik.ventes import RET_MED_UDLOEB

ARTER = {"lov": "Loven", "anbefaling": "Anbefaling", "intern": "Kommunens egen"}
SLUT = ("bevilling_udloeber", "folkepensionsalder", "klagefrist", "fastholdelse_12_mdr")
"""Dage, hvor noget slutter eller er gået. De er ikke noget, nogen skal nå."""


def frister(t: Tabeller, dag: date) -> Table:
    """Én række for hver kode og hvert af de to år; fristen ligger fra 1. januar til dagen (ikke med)."""
    foer = et_aar_foer(dag)
    p = t.pligter
    i_aar = p.frist.between(dagen(date(dag.year, 1, 1)), dagen(dag)) & (p.frist < dagen(dag))
    i_fjor = p.frist.between(dagen(date(foer.year, 1, 1)), dagen(foer)) & (p.frist < dagen(foer))
    gaelder = (p.gaelder_fra <= dagen(dag)) & (p.gaelder_til > dagen(dag))
    faldt_vaek = p.bortfaldet.notnull() & (p.bortfaldet <= p.frist)
    valgte = p.filter(
        gaelder & (i_aar | i_fjor) & (p.efter_frist != RET_MED_UDLOEB) & ~p.kode.isin(SLUT) & (p.hvem == "os")
    ).filter(~(faldt_vaek & (_.opfyldt.isnull() | (_.opfyldt > _.frist))))
    return (
        valgte.mutate(holdt=(_.opfyldt.notnull() & (_.opfyldt <= _.frist)).fill_null(False))
        .group_by(aar=_.frist.year(), art=_.art, kode=_.kode)
        .agg(navn=_.navn.max(), antal=_.count(), holdt=_.holdt.sum())
        .mutate(andel=andel(_.holdt, _.antal))
        .order_by([ibis.desc("aar"), "art", "kode"])
    )


def _saetning(raekker: Raekker) -> str:
    aar = max(en["aar"] for en in raekker)
    skrevet = []
    for et_aar in (aar, aar - 1):
        lov = [en for en in raekker if en["aar"] == et_aar and en["art"] == "lov"]
        i_alt = sum(en["antal"] for en in lov)
        holdt = round(100 * sum(en["holdt"] for en in lov) / i_alt, 1) if i_alt else None
        skrevet.append(procent(holdt))
    return f"{skrevet[0]} af lovens frister er holdt i {aar}, mod {skrevet[1]} på samme tid i {aar - 1}."


FRISTER = Maal(
    kode="frister",
    navn="Frister, der blev holdt",
    definition="Andelen af kommunens frister fra 1. januar til i går, hvor det skete senest på fristens dag; "
    "og samme tid i fjor.",
    population="Frister hos kommunen selv, som ikke faldt væk, før de udløb. Dage, hvor noget slutter "
    "(bevillingens udløb, "
    "folkepensionsalder) og rettigheder, der udløber (klagefrist), er ikke med.",
    formel="Opfyldt senest på fristen, delt med alle frister i perioden; en uopfyldt frist er ikke holdt.",
    kilde="Hver frists egen hjemmel, se tabellen over frister. Loven, anbefalinger og kommunens egne frister "
    "holdes adskilt.",
    sikkerhed="egen",
    forbehold="Fristerne er dem, der gælder i dag: er en fristregel rettet, er også fortidens frister regnet "
    "om.",
    kolonner=(
        Kolonne("aar", "År", "kode"),
        Kolonne("art", "Hvem sætter fristen", "kode", ARTER),
        Kolonne("kode", "Frist", "kode"),
        Kolonne("navn", "Fristens navn", "kode"),
        Kolonne("antal", "Frister"),
        Kolonne("holdt", "Holdt", af="antal"),
        Kolonne("andel", "Holdt", "andel", af="antal"),
    ),
    byg=frister,
    saetning=_saetning,
)
