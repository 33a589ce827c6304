"""Klager og aktindsigt i en sag: det, der skal ses, når afgørelsen vurderes igen, og når sagen sendes videre."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.paaklaget import Paaklaget, paaklaget
from fleksjob.forloeb.tilstand import Klage, Tilstand
from fleksjob.sager import udlevering
from fleksjob.sager.klagepost import BUNDT, genvurderes_senest
from fleksjob.sager.models import Bilag, Bruger, Dokument, Person, Sag
from fleksjob.sager.udlevering import Papir
from fleksjob.sager.visninger.sagsbillede import Sagsbillede

KLAGENS_EGNE = (
    h.KlageModtaget,
    h.GenvurderingAfsluttet,
    h.KlageOversendt,
    h.KlageAfgjort,
    h.AktindsigtAnmodet,
    h.AktindsigtGivet,
    h.AktindsigtForsinket,
    h.FuldmagtGivet,
    h.FuldmagtTilbagekaldt,
    h.IndkomstIndberettet,
    h.UdbetalingBeregnet,
    h.UdbetalingFrigivet,
)


class Vedlagt(msgspec.Struct, frozen=True):
    """En fil, der fulgte med en klage eller en afgørelse fra klageinstansen."""

    id: int
    titel: str
    haendelse_nr: int


class Arbejdsside(msgspec.Struct, frozen=True):
    """Alt det, genvurderingen skal se på: afgørelsen, det den byggede på, og det, der er kommet til siden."""

    klage: Klage
    over: Paaklaget | None
    senest: date
    for_sent: bool
    brev: int | None
    foer: tuple[h.Haendelse, ...]
    efter: tuple[h.Haendelse, ...]
    nye_papirer: tuple[Papir, ...]
    gamle_papirer: tuple[Papir, ...]
    skjulte: int
    vedlagt: tuple[Vedlagt, ...]


def aaben_klage(tilstand: Tilstand, id_: str) -> Klage | None:
    """Klagen med det id, ellers den ældste, der ikke er genvurderet."""
    aabne = [en for en in tilstand.klager if en.genvurderet is None]
    return next((en for en in tilstand.klager if en.id == id_), aabne[0] if aabne else None)


def arbejdsside(billede: Sagsbillede, bruger: Bruger, id_: str, *, dag: date) -> Arbejdsside | None:
    """Grundlaget for at genvurdere; None, når der ingen klage er."""
    klage = aaben_klage(billede.tilstand, id_)
    if klage is None:
        return None
    over = paaklaget(billede.haendelser, klage.afgoerelse)
    skaering = over.dato if over else klage.modtaget
    fund = udlevering.find(billede.sag, bruger, billede.haendelser, dag=dag)
    af_sagen = [en for en in billede.haendelser if not isinstance(en, (*KLAGENS_EGNE, h.Rettelse))]
    filer = [en for en in fund.papirer if ":" in en.noegle]
    return Arbejdsside(
        klage=klage,
        over=over,
        senest=genvurderes_senest(billede.tilstand, klage),
        for_sent=over is not None and klage.modtaget > over.frist,
        brev=_afgoerelsens_brev(billede.sag, bruger, klage.afgoerelse, skaering),
        foer=tuple(en for en in af_sagen if en.gyldig_fra <= skaering and en.id != klage.afgoerelse),
        efter=tuple(en for en in af_sagen if en.gyldig_fra > skaering),
        nye_papirer=tuple(en for en in filer if en.dato and en.dato > skaering and en.slags == "Bilag"),
        gamle_papirer=tuple(en for en in filer if en.dato and en.dato <= skaering and en.slags == "Bilag"),
        skjulte=fund.skjulte,
        vedlagt=vedlagt(billede.sag, bruger, [klage.id]) if billede.ser_helbred else (),
    )


def _afgoerelsens_brev(sag: Sag, bruger: Bruger, afgoerelse: str, dato: date) -> int | None:
    breve = Dokument.for_bruger(bruger).filter(sag=sag, art="afgoerelse").order_by("oprettet")
    for nr, haendelse, oprettet in breve.values_list("pk", "haendelse", "oprettet"):
        if haendelse == afgoerelse or (not haendelse and oprettet.date() >= dato):
            return int(nr)
    return None


def vedlagt(sag: Sag, bruger: Bruger, numre: Sequence[str]) -> tuple[Vedlagt, ...]:
    """Filerne til de hændelser. Kalderen har efterset, at helbredspapirer må ses."""
    raekker = Bilag.for_bruger(bruger).filter(
        sag=sag, haendelse_nr__in=[int(nr) for nr in numre], art__in=("klage", "klageafgoerelse")
    )
    return tuple(Vedlagt(*en) for en in raekker.order_by("pk").values_list("pk", "titel", "haendelse_nr"))


def kan_sendes(tilstand: Tilstand) -> list[Klage]:
    """Klager, der er genvurderet uden fuldt medhold og ikke er sendt videre."""
    return [
        en
        for en in tilstand.klager
        if en.genvurderet is not None and en.genvurdering != "aendret" and en.oversendt is None
    ]


def bundter(sag: Sag, bruger: Bruger, klager: Sequence[str]) -> list[Dokument]:
    """De sagsbundter, der er lavet til klagerne, det nyeste først, uden indhold."""
    fundne = Dokument.for_bruger(bruger).filter(sag=sag, art=BUNDT, haendelse__in=klager)
    return list(fundne.defer("pdf").order_by("-oprettet", "-pk"))


def til_oversendelse(billede: Sagsbillede, bruger: Bruger, id_: str, *, dag: date) -> dict[str, Any]:
    """Det, der ses, før klagen sendes: papirerne, hvad der ikke er med, og det, der allerede er samlet."""
    mulige = kan_sendes(billede.tilstand)
    klage = next((en for en in mulige if en.id == id_), mulige[0] if mulige else None)
    fund = udlevering.find(billede.sag, bruger, billede.haendelser, dag=dag)
    beskyttet = Person.for_kommune(billede.sag.kommune_id).filter(pk=billede.sag.person_id, beskyttet=True)
    return {
        "klagen": klage,
        "over": paaklaget(billede.haendelser, klage.afgoerelse) if klage else None,
        "fund": fund,
        "beskyttet": beskyttet.exists(),
        "samlet": bundter(billede.sag, bruger, [klage.id]) if klage and billede.ser_helbred else [],
        "maa_samle": billede.ser_helbred,
    }


class MinKlage(msgspec.Struct, frozen=True):
    """Borgerens klage med det, den er over, og dagen, kommunen svarer senest."""

    klage: Klage
    over: Paaklaget | None
    senest: date


def mine_klager(billede: Sagsbillede) -> list[MinKlage]:
    """Klagerne i sagen, den nyeste først."""
    return [
        MinKlage(en, paaklaget(billede.haendelser, en.afgoerelse), genvurderes_senest(billede.tilstand, en))
        for en in reversed(billede.tilstand.klager)
    ]
