"""Fakta i sagen og om jobbet, som de læses på sagens forside. Ren funktion af tilstanden."""

from datetime import date
from typing import Any, NamedTuple

from fleksjob.breve.tegning import Svg
from fleksjob.forloeb.rejse import TRIN, sagens_trin
from fleksjob.forloeb.tilstand import Ansaettelse, Tilstand, Vilkaar
from fleksjob.kontor.tekster import kort_dato, kroner, tal
from fleksjob.kontor.timerbillede import timer_billede
from fleksjob.lov.ydelse.ledighedssatser import TITLER


class Faktum(NamedTuple):
    """Et navn og en værdi; `begreb` er ordets nøgle i ordbogen."""

    navn: str
    vaerdi: str
    begreb: str = ""


class Job(NamedTuple):
    """Jobbet nu: hvor, hvornår, tallene, og timerne som billede."""

    virksomhed: str
    hvornaar: str
    fakta: list[Faktum]
    billede: Svg | None


def fakta_om(t: Tilstand) -> list[Faktum]:
    """Det, der er sandt om sagen i dag."""
    fakta = [Faktum("Født", kort_dato(t.person.foedselsdato))]
    if trin := sagens_trin(t):
        fakta.append(Faktum("Trin i forløbet", TRIN[trin]))
    if t.sag_oprettet:
        fakta.append(Faktum("Ansøgning", kort_dato(t.sag_oprettet)))
    if t.visiteret:
        fakta.append(Faktum("Visiteret", kort_dato(t.visiteret), "visitation"))
    if t.ledighedsydelse:
        sidste = t.ledighedsydelse[-1]
        til = f"til {kort_dato(sidste.til)}" if sidste.til else f"siden {kort_dato(sidste.fra)}"
        fakta.append(Faktum("Ledighedsydelse", til, "ledighedsydelse"))
        if sidste.sats:
            fakta.append(Faktum("Sats", TITLER.get(sidste.sats, sidste.sats)))
    if jobsamtaler := [s for s in t.samtaler if s.art == "jobsamtale"]:
        fakta.append(Faktum("Jobsamtaler", f"{len(jobsamtaler)}, seneste {kort_dato(jobsamtaler[-1].dato)}"))
    if t.klager:
        fakta.append(Faktum("Klage modtaget", kort_dato(t.klager[-1].modtaget)))
    if t.lukket:
        fakta.append(Faktum("Lukket", kort_dato(t.lukket)))
    return fakta


def jobbet(t: Tilstand, dag: date) -> Job | None:
    """Det aktuelle job; None uden job."""
    job = t.aktuel_ansaettelse
    if job is None:
        return None
    vilkaar = job.vilkaar_pr(dag)
    fakta = [*_vilkaar(vilkaar), *_bevilling(job)]
    billede = None
    if vilkaar is not None and vilkaar.timer and vilkaar.intensitet:
        billede = timer_billede(vilkaar.timer, vilkaar.intensitet, "job-timer")
    return Job(job.virksomhed or "Virksomheden er ikke oplyst", _hvornaar(job), fakta, billede)


def _hvornaar(job: Ansaettelse) -> str:
    if job.startet:
        return f"Startet {kort_dato(job.startet)}"
    if job.planlagt_start:
        return f"Starter {kort_dato(job.planlagt_start)}"
    return "Bevilget, ikke startet"


def _vilkaar(vilkaar: Vilkaar | None) -> list[Faktum]:
    if vilkaar is None:
        return []
    raekker: list[tuple[str, Any, str]] = [
        ("Timer til stede", f"{tal(vilkaar.timer)} om ugen", "timer"),
        ("Arbejdsintensitet", f"{tal(vilkaar.intensitet)} %", "intensitet"),
        ("Betalte timer", f"{tal(vilkaar.betalte_timer)} om ugen", "betalte_timer"),
        ("Timeløn med pension", kroner(vilkaar.timeloen), ""),
        ("Fuldtidsløn", kroner(vilkaar.fuldtidsloen), "fuldtidsloen"),
    ]
    return [Faktum(*r) for r in raekker]


def _bevilling(job: Ansaettelse) -> list[Faktum]:
    if job.varig:
        return [Faktum("Bevilling", "Varig")]
    if job.udloeber:
        return [Faktum("Bevilget til", kort_dato(job.udloeber), "midlertidigt_fleksjob")]
    return []
