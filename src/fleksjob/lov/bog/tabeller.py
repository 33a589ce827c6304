"""De tabeller i loven, som hverken er regler eller rækker i processen: hvad en sag skal indeholde, hvad teamet er og
kan indstille, og hvad en indtægt er. Regelbogen, hullerne og tidslinjen læser dem her i én form.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

import msgspec

from fleksjob.lov.kerne.vaerdier import Sikkerhed, dansk_dato
from fleksjob.lov.sagsgang import dokumentationskrav, raadighed, rehabilitering
from fleksjob.lov.sagsgang.relationer import ALTID, NY_ORDNING, REFORM_JULI
from fleksjob.lov.sagsgang.revurdering import REDEGOERELSER
from fleksjob.lov.tilskud.indtaegtsarter import ARTSREGLER
from fleksjob.lov.tilskud.indtaegtsregel import Artsregel

_VIRKNING = {
    "loen": "løn",
    "anden": "anden løn; aldrig under lønloftet",
    "som_loen": "ikke løn, men nedsætter tilskuddet som løn",
    "fra_loen": "tages ud af lønnen",
    "ikke_loen": "nedsætter ikke tilskuddet",
    "afvises": "afvises: hvordan den regnes, er ikke læst",
}
_FORDELING = {
    "periode": "",
    "udbetalt": ", i den måned den er udbetalt",
    "feriedage": ", i de måneder ferien holdes",
}
_VED = {
    "fastholdelse": "ved fastholdelse",
    "meget_begraenset": "ved meget begrænset arbejdsevne",
    "fleksjob": "ved fleksjob",
    "selvstaendig": "for selvstændige",
    "afslag": "ved afslag",
    "nyt_imod_borgeren": "når noget nyt taler imod borgeren",
}


class Tabelraekke(msgspec.Struct, frozen=True, kw_only=True):
    """Én række. `noegle` er det, rækken handler om: rækker med samme nøgle afløser hinanden i tid."""

    emne: str
    tabel: str
    noegle: str
    tekst: str
    hjemmel: str
    fra: date = ALTID
    til: date | None = None
    sikkerhed: Sikkerhed = "ordret"
    forbehold: str = ""
    art: str = ""


@cache
def tabelraekker() -> tuple[Tabelraekke, ...]:
    """Alle rækker i tabellerne, tabel for tabel."""
    return (*_krav(), *_team(), *_muligheder(), *_raadighed(), *_indtaegter())


def _krav() -> Iterator[Tabelraekke]:
    for emne, tabel, raekker in (
        ("visitation", "Det, sagen skal dokumentere", dokumentationskrav.GRUNDLAG),
        ("visitation", "Det, afgørelsen skal indeholde", dokumentationskrav.AFGOERELSE),
        ("rehabilitering", "Det, planen skal indeholde", dokumentationskrav.PLAN),
        ("rehabilitering", "Det, teamets indstilling skal indeholde", dokumentationskrav.INDSTILLING),
    ):
        for krav in raekker:
            ved = f" ({_VED[krav.ved]})" if krav.ved else ""
            yield Tabelraekke(
                emne=emne,
                tabel=tabel,
                noegle=krav.kode,
                tekst=f"{krav.tekst[:1].upper()}{krav.tekst[1:]}{ved}",
                hjemmel=krav.hjemmel,
                fra=krav.fra,
                til=krav.til,
                sikkerhed=krav.sikkerhed,
                forbehold=krav.forbehold,
                art=krav.art,
            )


def _team() -> Iterator[Tabelraekke]:
    """Teamets faste medlemmer i hver af de tider, der har haft et team."""
    tider = (NY_ORDNING, rehabilitering.FLEKSIBELT_TEAM, REFORM_JULI)
    for fra, naeste in pairwise(tider):
        krav = rehabilitering.teamkrav(fra)
        yield Tabelraekke(
            emne="rehabilitering",
            tabel="Rehabiliteringsteamets faste medlemmer",
            noegle="team",
            tekst=", ".join(krav.medlemmer),
            hjemmel=krav.hjemmel,
            fra=fra,
            til=date.fromordinal(naeste.toordinal() - 1),
            forbehold=krav.forbehold,
        )


def _muligheder() -> Iterator[Tabelraekke]:
    for hver in rehabilitering.MULIGHEDER:
        yield Tabelraekke(
            emne="rehabilitering",
            tabel="Det, teamet kan indstille",
            noegle=hver.kode,
            tekst=f"{hver.navn}. {hver.vilkaar}".strip().rstrip("."),
            hjemmel="Reglerne om rehabiliteringsteam",
            fra=hver.fra,
            til=hver.til,
            forbehold=hver.forbehold,
        )


def _raadighed() -> Iterator[Tabelraekke]:
    for grund in raadighed.FRITAGET:
        yield Tabelraekke(
            emne="raadighed",
            tabel="Grunde til ikke at stå til rådighed",
            noegle=grund.kode,
            tekst=grund.navn,
            hjemmel=grund.kilde,
            forbehold=grund.forbehold,
        )
    for en in REDEGOERELSER:
        yield Tabelraekke(
            emne="raadighed",
            tabel="De fire redegørelser, revurderingen bygger på",
            noegle=en.kode,
            tekst=f"{en.tekst[:1].upper()}{en.tekst[1:]}",
            hjemmel="AKL § 74 c",
        )


def _indtaegter() -> Iterator[Tabelraekke]:
    for regel in ARTSREGLER:
        yield Tabelraekke(
            emne="tilskudsmaaned",
            tabel="Hvad en indtægt er",
            noegle=regel.art,
            tekst=f"{regel.titel}: {_virkning(regel)}",
            hjemmel=regel.hjemmel,
            fra=regel.fra,
            til=regel.til,
            sikkerhed=regel.sikkerhed,
            forbehold=regel.forbehold,
        )


def _virkning(regel: Artsregel) -> str:
    return _VIRKNING[regel.virkning] + _FORDELING[regel.fordeling]


def tid(fra: date, til: date | None) -> str:
    """»altid«, »fra 1. januar 2013« eller »fra 1. januar 2013 til 30. juni 2026«."""
    dele = [f"fra {dansk_dato(fra)}"] if fra != ALTID else []
    dele += [f"til {dansk_dato(til)}"] if til else []
    return " ".join(dele) or "altid"
