"""Det, der er prøvet: en åbnings kø og skridt, en borgers erfaringer, og et firmas uden navne på borgere."""

from datetime import date

import msgspec

from fleksjob.forloeb.roller import MEDARBEJDERE
from fleksjob.sager import aabningsbegreber as begreber, beskyttelse
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.noter_match import koeen
from fleksjob.sager.models import Aabning, Bruger, Matchskridt, Sag


class Matchlinje(msgspec.Struct, frozen=True):
    """Ét skridt, som det læses. `navn` og `nummer` er borgerens, `virksomhed` og `titel` åbningens."""

    dag: date
    skridt: str
    art: str
    grund: str
    tekst: str
    hvem: str
    nummer: str = ""
    navn: str = ""
    aabning: int = 0
    titel: str = ""
    virksomhed: str = ""


class Koeplads(msgspec.Struct, frozen=True):
    """En i køen: nummer ét bad om den først."""

    nr: int
    nummer: str
    navn: str
    siden: date
    af: str
    tekst: str


def aabningens_koe(bruger: Bruger, aabning: Aabning, dag: date) -> list[Koeplads]:
    """Hvem der vil have åbningen, i den orden, der blev bedt om den."""
    _kraev_matcher(bruger)
    if aabning.kommune_id != bruger.kommune_id:
        raise AdgangNaegtet("Åbningen findes ikke, eller du har ikke adgang til den.")
    sager = _sager(bruger, [en.sag_id for en in koeen(aabning)])
    return [
        Koeplads(
            nr,
            sager[en.sag_id].nummer,
            beskyttelse.navn(bruger, sager[en.sag_id], dag),
            en.dag,
            en.af.navn,
            en.tekst,
        )
        for nr, en in enumerate(koeen(aabning), 1)
    ]


def aabningens_skridt(bruger: Bruger, aabning: Aabning, dag: date) -> list[Matchlinje]:
    """Det, der er sket med borgere og åbningen, nyeste først."""
    _kraev_matcher(bruger)
    alle = list(
        Matchskridt.for_bruger(bruger)
        .filter(aabning=aabning)
        .select_related("af")
        .order_by("-tid", "-pk")[:100]
    )
    sager = _sager(bruger, [en.sag_id for en in alle])
    return [
        msgspec.structs.replace(
            _linje(en),
            nummer=sager[en.sag_id].nummer,
            navn=beskyttelse.navn(bruger, sager[en.sag_id], dag),
        )
        for en in alle
    ]


def erfaringer(bruger: Bruger, sag: Sag) -> list[Matchlinje]:
    """Det, borgeren har prøvet, nyeste først: hvor, hvad der skete, og hvorfor det ikke blev til noget."""
    _kraev_matcher(bruger)
    alle = Matchskridt.for_bruger(bruger).filter(sag=sag).select_related("af", "aabning")
    return [
        msgspec.structs.replace(
            _linje(en), aabning=en.aabning_id, titel=en.aabning.titel, virksomhed=en.aabning.virksomhed
        )
        for en in alle.order_by("-tid", "-pk")[:100]
    ]


def firmaets_erfaringer(bruger: Bruger, cvr: str) -> list[Matchlinje]:
    """Det, der er prøvet hos en virksomhed. Uden borgernes navne: kortet er om virksomheden."""
    if not bruger.har_rolle(*MEDARBEJDERE):
        raise AdgangNaegtet("Listen er for kommunens medarbejdere.")
    if not cvr:
        return []
    alle = Matchskridt.for_bruger(bruger).filter(aabning__cvr=cvr).select_related("af", "aabning")
    return [
        msgspec.structs.replace(_linje(en), tekst="", aabning=en.aabning_id, titel=en.aabning.titel)
        for en in alle.order_by("-tid", "-pk")[:50]
    ]


def _linje(en: Matchskridt) -> Matchlinje:
    return Matchlinje(
        en.dag,
        begreber.MATCHARTER.get(en.art, en.art),
        en.art,
        begreber.GRUNDE.get(en.grund, ""),
        en.tekst,
        en.af.navn,
    )


def _sager(bruger: Bruger, noegler: list[int]) -> dict[int, Sag]:
    return Sag.for_bruger(bruger).select_related("person").in_bulk(noegler)


def _kraev_matcher(bruger: Bruger) -> None:
    if not bruger.har_rolle(*begreber.MATCHER):
        raise AdgangNaegtet("Det er for dem, der finder job til borgere.")
