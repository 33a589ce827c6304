"""Hvad en registrering hedder, når den er grunden til, at en måned blev regnet om. Ren.

Sætningerne er til borgeren og står uden punktum. De siger altid to dage, når de er forskellige: hvornår det gælder
fra, og hvornår kommunen fik det at vide.
"""

from datetime import date
from typing import Literal

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.sager.projektioner import DANSK_TID

Slags = Literal[
    "loen_rettet", "loen_indberettet", "vilkaar", "fuldtidsloen", "start", "slut", "fravaer", "laesning", "regler",
    "andet",
]  # fmt: skip
SLAGSNAVNE: dict[Slags, str] = {
    "loen_rettet": "Lønnen er rettet",
    "loen_indberettet": "Løn er indberettet",
    "vilkaar": "Vilkårene er ændret",
    "fuldtidsloen": "Lønnen på fuld tid",
    "start": "Jobbets første dag",
    "slut": "Jobbets sidste dag",
    "fravaer": "Sygdom eller orlov",
    "laesning": "Kommunens valg af læsning",
    "regler": "Satser eller regler",
    "andet": "Andet",
}


class Aarsag(msgspec.Struct, frozen=True, kw_only=True):
    """Én grund. `saetning` er uden punktum; `haendelse` er nummeret på registreringen, tomt når det ikke er en."""

    slags: Slags
    saetning: str
    haendelse: str = ""


def af_haendelse(ny: h.AlleHaendelser, alle: dict[str, h.AlleHaendelser], kilde_foer: str = "") -> Aarsag:
    """Grunden, sagt. `alle` er sagens hændelser efter id; `kilde_foer` er `aftalt` eller `indberettet`."""
    kendt = ny.kendt_fra.astimezone(DANSK_TID).date()
    if isinstance(ny, h.Rettelse):
        slags, saetning = _om_rettelse(ny, alle.get(ny.af), kendt)
    else:
        slags, saetning = _om_registrering(ny, kendt, kilde_foer)
    return Aarsag(slags=slags, saetning=saetning, haendelse=ny.id)


def maanedsnavn(periode: str, set_fra: date) -> str:
    """`2026-07` → «juli», og med året, når det er et andet end det, man står i."""
    dag = date.fromisoformat(f"{periode}-01")
    navn = dansk_dato(dag).split(" ", 1)[1]
    return navn.removesuffix(f" {set_fra.year}")


def _den(dag: date, set_fra: date) -> str:
    """«14. september», og med året, når det er et andet end det, man står i."""
    return dansk_dato(dag).removesuffix(f" {set_fra.year}")


def _hvem(linje: h.IndkomstIndberettet) -> str:
    return "Din arbejdsgiver" if linje.indberetter else "Kommunen"


def _om_rettelse(rettelse: h.Rettelse, gammel: h.AlleHaendelser | None, kendt: date) -> tuple[Slags, str]:
    den = _den(kendt, kendt)
    ny = rettelse.ny
    match gammel:
        case h.IndkomstIndberettet():
            maaned = maanedsnavn(gammel.periode, kendt)
            if ny is None:
                return "loen_rettet", f"{_hvem(gammel)} trak lønnen for {maaned} tilbage den {den}"
            return "loen_rettet", f"{_hvem(gammel)} rettede {maaned} den {den}"
        case h.FleksjobStartet():
            return "start", _dato_rettet("Den første dag i dit job", gammel, ny, kendt)
        case h.FleksjobOphoert():
            return "slut", _dato_rettet("Dagen, dit job sluttede,", gammel, ny, kendt)
        case h.VilkaarAendret():
            fra = _den(gammel.gyldig_fra, kendt)
            return "vilkaar", f"{_vilkaarsord(gammel)} fra {fra} blev rettet den {den}"
        case h.FuldtidsloenOplyst():
            return "fuldtidsloen", f"Din arbejdsgiver rettede lønnen på fuld tid den {den}"
        case h.SygdomPaabegyndt() | h.SygdomAfsluttet():
            return "fravaer", f"Dagene, du var syg, blev rettet den {den}"
        case h.OrlovPaabegyndt() | h.OrlovAfsluttet():
            return "fravaer", f"Dagene, du var på orlov, blev rettet den {den}"
        case None:
            return "andet", f"En oplysning i din sag blev rettet den {den}"
        case _:
            fra = _den(gammel.gyldig_fra, kendt)
            return "andet", f"«{gammel.titel}» fra {fra} blev rettet den {den}"


def _dato_rettet(hvad: str, gammel: h.Haendelse, ny: h.Haendelse | None, kendt: date) -> str:
    den = _den(kendt, kendt)
    if ny is None:
        return f"{hvad} blev slettet den {den}"
    if ny.gyldig_fra != gammel.gyldig_fra:
        fra, til = _den(gammel.gyldig_fra, kendt), _den(ny.gyldig_fra, kendt)
        return f"{hvad} blev rettet fra {fra} til {til}; det skete den {den}"
    return f"Oplysningerne om dit job fra {_den(gammel.gyldig_fra, kendt)} blev rettet den {den}"


def _om_registrering(ny: h.AlleHaendelser, kendt: date, kilde_foer: str) -> tuple[Slags, str]:
    den, fra = _den(kendt, kendt), _den(ny.gyldig_fra, kendt)
    match ny:
        case h.IndkomstIndberettet():
            return "loen_indberettet", _om_loen(ny, den, maanedsnavn(ny.periode, kendt), kilde_foer)
        case h.FuldtidsloenOplyst():
            return "fuldtidsloen", f"Din arbejdsgiver oplyste lønnen på fuld tid den {den}"
        case h.VilkaarAendret():
            return "vilkaar", f"{_vilkaarsord(ny)} blev ændret fra {fra}; vi fik det at vide den {den}"
        case h.FleksjobStartet():
            return "start", f"Vi fik den {den} at vide, at dit job begyndte den {fra}"
        case h.FleksjobOphoert():
            return "slut", f"Vi fik den {den} at vide, at dit job sluttede den {fra}"
        case h.SygdomPaabegyndt():
            return "fravaer", f"Vi fik den {den} at vide, at du var syg fra den {fra}"
        case h.SygdomAfsluttet():
            return "fravaer", f"Vi fik den {den} at vide, at du ikke var syg fra den {fra}"
        case h.OrlovPaabegyndt():
            return "fravaer", f"Vi fik den {den} at vide, at du var på orlov fra den {fra}"
        case h.OrlovAfsluttet():
            return "fravaer", f"Vi fik den {den} at vide, at din orlov var slut den {fra}"
        case _:
            return "andet", f"«{ny.titel}» fra {fra} blev registreret den {den}"


def _om_loen(ny: h.IndkomstIndberettet, den: str, maaned: str, kilde_foer: str) -> str:
    if kilde_foer == "aftalt":
        return f"{_hvem(ny)} indberettede lønnen for {maaned} den {den}; før var den regnet af det aftalte"
    if kilde_foer == "indberettet":
        return f"{_hvem(ny)} indberettede mere løn for {maaned} den {den}"
    return f"{_hvem(ny)} indberettede lønnen for {maaned} den {den}"


def _vilkaarsord(en: h.VilkaarAendret) -> str:
    """Det, der blev ændret i jobbet, i den orden man mærker det."""
    ord_ = [
        navn
        for felt, navn in (
            ("timer", "timer"),
            ("intensitet", "intensitet"),
            ("timeloen", "timeløn"),
            ("fuldtidsloen", "løn på fuld tid"),
            ("pension_pct", "pension"),
        )
        if getattr(en, felt) is not None
    ]
    match ord_:
        case []:
            return "Vilkårene i dit job"
        case ["timer"]:
            return "Dine timer"
        case ["løn på fuld tid"]:
            return "Lønnen på fuld tid i din stilling"
        case [en_ting]:
            return f"Din {en_ting}"
        case [*flere, sidste]:
            return f"Det aftalte om {', '.join(flere)} og {sidste}"
    return "Vilkårene i dit job"
