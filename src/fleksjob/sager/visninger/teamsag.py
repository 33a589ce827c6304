"""Én sag og dens møde: det, teammedlemmet læser, det, sagsbehandleren styrer, og det, borgeren ser."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import msgspec

from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.lov.sagsgang.rehabilitering import (
    Mulighed,
    Teamkrav,
    kan_genforelaegges,
    muligheder,
    raadgivning_kraeves,
    teamkrav,
)
from fleksjob.lov.sagsgang.retssvar import Retssvar
from fleksjob.sager import sagspapirer
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.indkaldelsesbrev import klokken, sagens_deltagere
from fleksjob.sager.kommandoer.saet_paa_dagsordenen import sagens_punkt
from fleksjob.sager.models import (
    Borgerord,
    Bruger,
    Dagsordenspunkt,
    Dagsordensskift,
    Dokument,
    Moededeltager,
    Sag,
    Sagspakke,
    Teamreferat,
)
from fleksjob.sager.models.team import vinduet
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.sagspapirer import Aendring, Papir
from fleksjob.sager.teamadgang import INTET_MOEDE, mine_punkter
from fleksjob.sager.visninger.opslagslog import log_opslag

FORMAAL = "Møde om sagen"
HVAD = {
    "sat_paa": "Sat på dagsordenen",
    "flyttet": "Flyttet til et andet møde",
    "taget_af": "Taget af dagsordenen",
    "aflyst": "Mødet blev aflyst",
    "behandlet": "Behandlet på mødet",
    "enkel": "Mærket som enkel",
    "ikke_enkel": "Ikke længere mærket som enkel",
}


class Pakkelinje(msgspec.Struct, frozen=True):
    """En pakke, der er sendt. `dokument_id` er PDF'en."""

    id: int
    dokument_id: int
    sendt: datetime
    sendt_af: str
    indeks: list[dict[str, Any]]
    sha256: str


class Skiftlinje(msgspec.Struct, frozen=True):
    """Noget, der er sket med sagen i køen."""

    hvornaar: datetime
    hvad: str
    hvorfor: str
    hvem: str
    moede: date | None


class Regler(msgspec.Struct, frozen=True):
    """Hvilke regler der gælder på dagen, og hvad de siger om mødet."""

    krav: Teamkrav
    raad: Retssvar
    genforelaeg: Retssvar
    muligheder: tuple[Mulighed, ...]


class Sagensteam(msgspec.Struct, frozen=True):
    """Fanen «Team» i en sag. `papirer` og `aendret` er tomme for den, der ikke må se helbredsoplysninger."""

    regler: Regler
    punkt: Dagsordenspunkt | None
    klokken: time | None
    deltagere: list[Moededeltager]
    maa_helbred: bool
    papirer: list[Papir]
    pakker: list[Pakkelinje]
    aendret: list[Aendring]
    ord: list[Borgerord]
    referater: list[Teamreferat]
    skift: list[Skiftlinje]
    enkel: str


class Moedesag(msgspec.Struct, frozen=True):
    """En sag, som den ses af en, der sidder med på mødet: kun det, hun fik sendt, og borgerens egne ord."""

    sag: Sag
    punkt: Dagsordenspunkt
    klokken: time
    fra: date
    til: date
    deltagere: list[Moededeltager]
    pakker: list[Pakkelinje]
    aendret: list[Aendring]
    ord: list[Borgerord]


def regler_paa(dag: date, tilstand: Tilstand | None = None) -> Regler:
    """Lovens svar på dagen. Uden en tilstand er sagen ikke lagt for teamet igen."""
    igen = int(tilstand is not None and tilstand.genforelagt is not None)
    foedt = tilstand.person.foedselsdato if tilstand else None
    return Regler(
        teamkrav(dag, foedselsdato=foedt),
        raadgivning_kraeves(dag),
        kan_genforelaegges(dag, allerede=igen),
        muligheder(dag),
    )


def sagens_team(bruger: Bruger, sag: Sag, tilstand: Tilstand, dag: date) -> Sagensteam:
    """Alt om sagens møde, for en medarbejder, der har åbnet sagen."""
    punkt = sagens_punkt(bruger, sag.pk)
    maa = maa_se_helbred(bruger, sag, dag)
    papirer = sagspapirer.papirer_i(sag) if maa else []
    pakker = _pakker(sag) if maa else []
    skift = _skift(sag)
    enkel = next((en for en in skift if en.hvad in (HVAD["enkel"], HVAD["ikke_enkel"])), None)
    return Sagensteam(
        regler=regler_paa(punkt.moede.dag if punkt else dag, tilstand),
        punkt=punkt,
        klokken=klokken(punkt) if punkt else None,
        deltagere=sagens_deltagere(punkt) if punkt else [],
        maa_helbred=maa,
        papirer=papirer,
        pakker=pakker,
        aendret=sagspapirer.aendret_siden(pakker[0].indeks, papirer) if pakker else [],
        ord=sagspapirer.borgerens_ord(sag) if maa else [],
        referater=_referater(sag) if maa else [],
        skift=skift,
        enkel=enkel.hvorfor if enkel and enkel.hvad == HVAD["enkel"] else "",
    )


def sagen_paa_moedet(bruger: Bruger, moede_id: int, nummer: str, *, nu: datetime) -> Moedesag:
    """Sagen for den, der sidder med, mens vinduet er åbent. Opslaget skrives ned; uden for vinduet findes den ikke."""
    dag = nu.astimezone(DANSK_TID).date()
    punkt = (
        mine_punkter(bruger, dag)
        .select_related("moede", "moede__rum", "moede__leder", "sag__person", "sag__sagsbehandler")
        .filter(moede=moede_id, sag__nummer=nummer)
        .order_by("-pk")
        .first()
    )
    if punkt is None or not maa_se_helbred(bruger, punkt.sag, dag):
        raise AdgangNaegtet(INTET_MOEDE)
    log_opslag(bruger, punkt.sag.person_id, formaal=FORMAAL, nu=nu)
    pakker = _pakker(punkt.sag, punkt)
    aendret = sagspapirer.aendret_siden(pakker[0].indeks, sagspapirer.papirer_i(punkt.sag)) if pakker else []
    fra, til = vinduet(punkt.moede.dag)
    return Moedesag(
        sag=punkt.sag,
        punkt=punkt,
        klokken=klokken(punkt),
        fra=fra,
        til=til,
        deltagere=sagens_deltagere(punkt),
        pakker=pakker,
        aendret=aendret,
        ord=sagspapirer.borgerens_ord(punkt.sag),
    )


def pakken(bruger: Bruger, moede_id: int, nummer: str, pakke_id: int, *, nu: datetime) -> Dokument:
    """PDF'en, præcis som den blev sendt, for den, der sidder med på mødet."""
    sagen = sagen_paa_moedet(bruger, moede_id, nummer, nu=nu)
    linje = next((en for en in sagen.pakker if en.id == pakke_id), None)
    if linje is None:
        raise AdgangNaegtet(INTET_MOEDE)
    return Dokument.for_kommune(bruger.kommune_id).get(pk=linje.dokument_id, sag=sagen.sag)


def _pakker(sag: Sag, punkt: Dagsordenspunkt | None = None) -> list[Pakkelinje]:
    """De sendte pakker, nyeste først; med `punkt` kun dem til det punkt."""
    raekker = Sagspakke.for_kommune(sag.kommune_id).filter(sag=sag).order_by("-sendt", "-pk")
    if punkt is not None:
        raekker = raekker.filter(punkt=punkt)
    felter = ("pk", "dokument_id", "sendt", "sendt_af__navn", "indeks", "dokument__sha256")
    return [Pakkelinje(*raekke) for raekke in raekker.values_list(*felter)]


def _referater(sag: Sag) -> list[Teamreferat]:
    raekker = Teamreferat.for_kommune(sag.kommune_id).filter(sag=sag)
    return list(raekker.select_related("skrevet_af").order_by("-dag", "-pk"))


def _skift(sag: Sag) -> list[Skiftlinje]:
    raekker = Dagsordensskift.for_kommune(sag.kommune_id).filter(sag=sag).order_by("-hvornaar", "-pk")
    felter = ("hvornaar", "hvad", "hvorfor", "hvem__navn", "moede__dag")
    return [
        Skiftlinje(hvornaar, HVAD.get(hvad, hvad), hvorfor, hvem, moede)
        for hvornaar, hvad, hvorfor, hvem, moede in raekker.values_list(*felter)[:30]
    ]


class MitMoede(msgspec.Struct, frozen=True):
    """Borgerens møde: tid, sted, hvem der er med, og titlerne på det, de har fået at læse."""

    punkt: Dagsordenspunkt
    klokken: time
    deltagere: list[Moededeltager]
    papirer: Sequence[str]


def mit_moede(sag: Sag, bruger: Bruger) -> MitMoede | None:
    """Mødet, borgerens egen sag er på; None, når der ikke er et."""
    if bruger.person_id is None or sag.person_id != bruger.person_id:
        return None
    punkt = (
        Dagsordenspunkt.for_bruger(bruger)
        .filter(sag=sag, status="paa", moede__aflyst="")
        .select_related("moede", "moede__rum")
        .first()
    )
    if punkt is None:
        return None
    pakker = _pakker(sag, punkt)
    titler = [str(en["titel"]) for en in pakker[0].indeks] if pakker else []
    return MitMoede(punkt, klokken(punkt), sagens_deltagere(punkt), titler)
