"""Sætningerne på tråden om fastholdelse: fra nogen ringer, til det er vurderet, om alt er prøvet."""

from collections.abc import Callable
from typing import Any

from fleksjob.forloeb import haendelser as h
from fleksjob.kontor.tekster import kort_dato
from fleksjob.lov.sagsgang.fastholdelsessvar import GRUNDLAG
from fleksjob.lov.sagsgang.fastholdelsestiltag import (
    BEVISNAVNE,
    HENVENDERE,
    HVORHEN,
    KANALER,
    MOEDEFORMER,
    SIDEN,
    tiltagsnavn,
)


def _henvendt(x: Any) -> str:
    hvem, hvordan = HENVENDERE.get(x.kontakt_fra, ""), KANALER.get(x.kanal, "").lower()
    senest = f" Vi er der senest {kort_dato(x.besoeg_inden)}." if x.besoeg_inden else ""
    return f"{', '.join(filter(None, (hvem, hvordan, x.virksomhed)))}.{senest}" if hvem else x.virksomhed


def _moede(x: Any) -> str:
    form = MOEDEFORMER.get(x.form, "Samtale")
    if not x.holdt:
        return f"{form}: tilbudt og ikke taget imod."
    return " ".join(filter(None, (f"{form}.", x.udfordringer and f"Svært: {x.udfordringer}.", x.forslag)))


def _skridt(x: Any) -> str:
    til = f" til {kort_dato(x.til)}" if x.til else ""
    return f"{tiltagsnavn(x.art)}{til}. {x.resultat or x.dokumentation}".strip()


def _papir(x: Any) -> str:
    hvornaar = "fra dengang" if x.samtidig else "lavet siden"
    return f"{BEVISNAVNE.get(x.bevis, x.bevis)} for {kort_dato(x.fra)} til {kort_dato(x.til)}, {hvornaar}."


def _vurderet(x: Any) -> str:
    reelt = {True: "Forsøget var reelt.", False: "Forsøget var ikke reelt."}.get(x.reelt_forsoeg, "")
    alt = {True: "Mulighederne er udtømt.", False: "Mulighederne er ikke udtømt."}.get(x.udtoemt, "")
    return " ".join(filter(None, (reelt, alt, x.begrundelse)))


OM_FASTHOLDELSE: dict[type[h.Haendelse], Callable[[Any], str]] = {
    h.FastholdelseHenvendt: _henvendt,
    h.FastholdelseMoede: _moede,
    h.FastholdelsePaabegyndt: lambda x: ", ".join(filter(None, (x.virksomhed, GRUNDLAG.get(x.grundlag, "")))),
    h.FastholdelseAftalt: lambda x: f"Svært: {x.funktioner}. Hensyn: {x.skaanehensyn}.",
    h.FastholdelseSkridt: _skridt,
    h.FastholdelseDokumenteret: _papir,
    h.FastholdelseVurderet: _vurderet,
    h.FastholdelseUndtaget: lambda x: x.grund,
    h.FastholdelseUndtagelseAfslaaet: lambda x: x.begrundelse,
    h.FastholdelseOphoert: lambda x: " ".join(
        filter(None, (f"{x.aarsag.rstrip('.')}.", x.videre and f"{HVORHEN.get(x.videre, x.videre)}."))
    ),
    h.FastholdelseFulgtOp: lambda x: f"{SIDEN.get(x.siden, x.siden)}." if x.siden else "",
}
