"""År for år: ind i ordningen og af hvilken vej, ind i og ud af fleksjob, og bestanden, det efterlader."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import IntegerValue, Table

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, andel, dagen
from fleksjob.indblik.maal.grupper import (
    ALDER_SAADAN,
    OM_PERSONEN,
    i_orden,
    navne,
    og_i_alt,
    om_personen,
    tjek,
)
from fleksjob.indblik.maal.tilgang import DIREKTE_DAGE, vej_ind
from fleksjob.indblik.ord import Raekker, procent
from fleksjob.indblik.skjul import I_ALT

AAR = 14
"""Så mange år vises, når intet andet er valgt; i 2026 er det fra reformen i 2013."""
_HVAD = ("direkte", "ledighed", "hverken", "begyndt", "sluttet", "bestand")


def tilgang_aar(t: Tabeller, dag: date, *, aar: int, efter: str) -> Table:
    """Én række for hvert år, og for hver gruppe i det. Det sidste år er til og med dagen."""
    foerste = dag.year - aar + 1
    ind = vej_ind(t).filter(_.fra <= dagen(dag))
    hver = ibis.union(
        ind.select("sag", aar=ind.fra.year().cast("int64"), hvad=ind.vej), _om_fleksjob(t, dag, foerste)
    ).filter((_.aar >= foerste) & (_.aar <= dag.year))
    hver = _med_gruppe(t, hver, tjek(efter, ("", *OM_PERSONEN)), dag)
    talt = hver.group_by("aar", "gruppe").agg(**{hvad: (_.hvad == hvad).sum() for hvad in _HVAD})
    if efter:
        talt = og_i_alt(talt, "gruppe").group_by("aar", "gruppe").agg(**{en: _[en].sum() for en in _HVAD})
    return (
        talt.mutate(tilgang=_.direkte + _.ledighed + _.hverken)
        .mutate(direkte_andel=andel(_.direkte, _.tilgang), ledighed_andel=andel(_.ledighed, _.tilgang))
        .select(*(en.navn for en in _KOLONNER))
        .order_by("aar", *i_orden("gruppe"))
    )


def _om_fleksjob(t: Tabeller, dag: date, foerste: int) -> Table:
    """Hver gang nogen begynder, slutter, eller er i fleksjob ved årets udgang (i dagens år: på dagen)."""
    job = t.perioder("fleksjob").filter(_.fra <= dagen(dag))
    # En periode, der slutter efter dagen, løber endnu og er med til og med dagens år.
    slut = ibis.ifelse(job.til.isnull() | (job.til > dagen(dag)), dag.year + 1, job.til.year())
    job = job.select("sag", begyndt=job.fra.year(), slut=slut, fra_aar=ibis.greatest(job.fra.year(), foerste))
    staar = job.select("sag", aar=ibis.range(job.fra_aar, job.slut, 1).unnest())
    return ibis.union(
        _hver(job, job.begyndt, "begyndt"),
        _hver(job, job.slut, "sluttet"),
        _hver(staar, staar.aar, "bestand"),
    )


def _hver(tabel: Table, aar: IntegerValue, hvad: str) -> Table:
    return tabel.select(sag=tabel.sag, aar=aar.cast("int64"), hvad=ibis.literal(hvad))


def _med_gruppe(t: Tabeller, hver: Table, efter: str, dag: date) -> Table:
    if not efter:
        return hver.mutate(gruppe=ibis.literal(I_ALT))
    return hver.inner_join(t.sager.select("sag", gruppe=om_personen(t.sager, efter, dag.year)), "sag")


def _saetning(raekker: Raekker) -> str:
    alle = [en for en in raekker if en["gruppe"] == I_ALT]
    nu = alle[-1]
    foer = next((en for en in alle if en["aar"] == nu["aar"] - 1), None)
    tekst = (
        f"{nu['tilgang']} er visiteret i {nu['aar']} til nu, {procent(nu['direkte_andel'])} direkte i fleksjob. "
        f"{nu['begyndt']} er begyndt i fleksjob og {nu['sluttet']} holdt op."
    )
    return tekst if foer is None else f"{tekst} I hele {foer['aar']}: {foer['tilgang']} visiteret."


_KOLONNER = (
    Kolonne("aar", "År", "kode"),
    Kolonne("gruppe", "Gruppe", "kode", navne(*OM_PERSONEN)),
    Kolonne("tilgang", "Visiteret"),
    Kolonne("direkte", "Heraf direkte i fleksjob", af="tilgang"),
    Kolonne("ledighed", "Heraf på ledighedsydelse først", af="tilgang"),
    Kolonne("hverken", "Heraf ingen af delene", af="tilgang"),
    Kolonne("direkte_andel", "Direkte", "andel", af="tilgang"),
    Kolonne("ledighed_andel", "Ledighedsydelse først", "andel", af="tilgang"),
    Kolonne("begyndt", "Begyndt i fleksjob"),
    Kolonne("sluttet", "Holdt op i fleksjob"),
    Kolonne("bestand", "I fleksjob ved årets udgang"),
)

TILGANG_AAR = Maal(
    kode="tilgang_aar",
    navn="Ind og ud, år for år",
    definition="Hvor mange der hvert år blev visiteret, om det var direkte i fleksjob eller over ledighedsydelse, og "
    "hvor mange der begyndte og holdt op i fleksjob.",
    population="Alle visitationer og alle perioder i fleksjob. Den, der visiteres igen eller begynder igen efter "
    "mindst én dag uden, tæller igen. Dagens år er til og med dagen.",
    formel="Direkte: i fleksjob og ingen ledighedsydelse den første måned fra visitationen. Bestanden er dem, der er i "
    "fleksjob årets sidste dag (i år: på dagen): sidste års bestand plus begyndt minus holdt op. Andelene er afrundet "
    "til én decimal.",
    kilde="Bruttotilgang og direkte i fleksjob (ingen ledighedsydelse den første måned): Beskæftigelsesudvalget "
    "2020-21, bilag 446.",
    sikkerhed="sekundaer",
    forbehold=f"«Den første måned» er regnet som {DIREKTE_DAGE} dage. Bilagets tilgang er til ydelserne; her tælles "
    "visitationer, og nogle får ingen af ydelserne den første måned. Holdt op er første dag uden: en sidste dag den "
    f"31. december tæller i det næste år. {ALDER_SAADAN} {OPHAVET}",
    kolonner=_KOLONNER,
    byg=tilgang_aar,
    valg={"aar": AAR, "efter": ""},
    saetning=_saetning,
)
