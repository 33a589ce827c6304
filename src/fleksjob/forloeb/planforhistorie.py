"""Det, sagen allerede ved: forsørgelse og tidligere indsats som linjer til planen, så ingen skriver dem igen.

Linjerne er udledt af hændelserne hver gang; de gemmes først, når planen fryses. Det, der gik forud for sagen, ved kun
borgeren og kommunens ældre papirer.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.begreber import Tilstand
from fleksjob.forloeb.raekkefoelge import gaeldende_haendelser

YDELSER = {
    "sygedagpenge": "Sygedagpenge",
    "kontanthjælp": "Kontanthjælp",
    "kontanthjaelp": "Kontanthjælp",
    "uddannelseshjælp": "Uddannelseshjælp",
    "ressourceforløb": "Ressourceforløbsydelse",
    "jobafklaringsforløb": "Ressourceforløbsydelse (jobafklaring)",
    "dagpenge": "Dagpenge",
}


class Forhistorielinje(msgspec.Struct, frozen=True):
    """Noget, der er sket. `til` None: løber endnu eller ukendt; `uvis_begyndelse`: det begyndte senest `fra`."""

    fra: date
    hvad: str
    til: date | None = None
    resultat: str = ""
    uvis_begyndelse: bool = False


def forsoergelse(haendelser: Sequence[h.AlleHaendelser], tilstand: Tilstand) -> tuple[Forhistorielinje, ...]:
    """Ydelser i tidens orden: den, borgeren havde ved ansøgningen, ledighedsydelse og løn i fleksjob."""
    linjer = [
        *_ved_ansoegning(haendelser, tilstand),
        *(Forhistorielinje(en.fra, "Ledighedsydelse", en.til) for en in tilstand.ledighedsydelse),
        *(
            Forhistorielinje(job.startet, f"Løn i fleksjob{_hos(job.virksomhed)}", job.ophoert)
            for job in tilstand.ansaettelser
            if job.startet is not None
        ),
    ]
    return tuple(sorted(linjer, key=lambda linje: linje.fra))


def _ved_ansoegning(haendelser: Sequence[h.AlleHaendelser], tilstand: Tilstand) -> Iterator[Forhistorielinje]:
    for placeret in gaeldende_haendelser(haendelser, tilstand.pr):
        en = placeret.haendelse
        if isinstance(en, h.SagOprettet) and en.ydelse:
            yield Forhistorielinje(
                en.gyldig_fra, YDELSER.get(en.ydelse, en.ydelse.capitalize()), uvis_begyndelse=True
            )


def indsatser(haendelser: Sequence[h.AlleHaendelser], tilstand: Tilstand) -> tuple[Forhistorielinje, ...]:
    """Praktik, fastholdelse, tidligere fleksjob og anden aktør i tidens orden, med det, der kom ud af det."""
    linjer = [
        *_praktikker(haendelser, tilstand),
        *_fastholdelser(tilstand),
        *(
            Forhistorielinje(job.startet, f"Fleksjob{_hos(job.virksomhed)}", job.ophoert, job.ophoersaarsag)
            for job in tilstand.ansaettelser
            if job.startet is not None
        ),
        *(Forhistorielinje(dag, "Forløb hos anden aktør") for dag in tilstand.anden_aktoer_henvist),
    ]
    return tuple(sorted(linjer, key=lambda linje: linje.fra))


def _praktikker(haendelser: Sequence[h.AlleHaendelser], tilstand: Tilstand) -> list[Forhistorielinje]:
    """Hver praktik med sin afslutning. Slutter en, slutter den, der begyndte sidst af dem, der løber."""
    linjer: list[Forhistorielinje] = []
    for placeret in gaeldende_haendelser(haendelser, tilstand.pr):
        en = placeret.haendelse
        if isinstance(en, h.PraktikStartet):
            om = f": {en.formaal}" if en.formaal else ""
            timer = f", {en.timer:g} timer om ugen".replace(".", ",") if en.timer else ""
            linjer.append(Forhistorielinje(en.gyldig_fra, f"Praktik{_hos(en.virksomhed)}{timer}{om}"))
        elif isinstance(en, h.PraktikSluttet):
            for plads in reversed(range(len(linjer))):
                if linjer[plads].til is None:
                    linjer[plads] = msgspec.structs.replace(
                        linjer[plads], til=en.gyldig_fra, resultat=en.resultat
                    )
                    break
    return linjer


def _fastholdelser(tilstand: Tilstand) -> Iterator[Forhistorielinje]:
    for forloeb in tilstand.fastholdelser:
        yield Forhistorielinje(
            forloeb.begyndt,
            f"Fastholdelse på arbejdspladsen{_hos(forloeb.virksomhed)}",
            forloeb.ophoert,
            forloeb.ophoersaarsag,
        )
        for forsoeg in forloeb.forsoeg:
            yield Forhistorielinje(
                forsoeg.dato, f"Forsøgt på arbejdspladsen: {forsoeg.art}", forsoeg.dato, forsoeg.dokumentation
            )


def _hos(virksomhed: str) -> str:
    return f" hos {virksomhed}" if virksomhed else ""
