"""Hvad brugeren havde med sagen at gøre, da hun slog den op, og de tegn, en kontrollant kan ville spørge til.

Et tegn er ikke et brud. Mange har samme efternavn, og en vagt arbejder om søndagen. Tegnene siger kun, hvor det
er værd at se efter først.
"""

from datetime import datetime
from typing import NamedTuple

import msgspec

from fleksjob.forloeb.roller import MEDARBEJDERE, Rolle
from fleksjob.lov.sagsgang.kalender import er_hverdag
from fleksjob.sager.beskyttelse import passer_for
from fleksjob.sager.helbredsadgang import paa_dagsordenen
from fleksjob.sager.models import Bruger, Opgave, Person, Sag
from fleksjob.sager.projektioner import DANSK_TID

INGEN = "ingen"
TILKNYTNINGER = {
    "egen": "Har sagen",
    "team": "Samme team som sagen",
    "vikar": "Vikar for den, der har sagen",
    "moede": "Sagen er på et møde",
    "spurgt": "Spurgt af en kollega",
    "ledelse": "Leder",
    "kontrol": "Kontrol af loggen",
    "arbejdsgiver": "Arbejdsgiver for personen",
    INGEN: "Har ikke sagen",
}
ARBEJDSTID = range(6, 20)
"""Timerne på en hverdag, hvor et opslag ikke er påfaldende. Kommunens valg, ikke en regel."""


class Tegn(NamedTuple):
    """Ét tegn: navnet på skærmen, og hvad det kan betyde."""

    navn: str
    om: str


TEGN = {
    "ingen_tilknytning": Tegn("Har ikke sagen", "Hverken sagens folk, deres team, en vikar eller lederen."),
    "uden_for_tid": Tegn(
        "Uden for arbejdstid", "Før kl. 6, efter kl. 20, i en weekend eller på en helligdag."
    ),
    "efternavn": Tegn(
        "Samme efternavn", "Kan være familie. Mange navne er almindelige, så det er kun et tegn."
    ),
    "kollega": Tegn("En kollega", "Personen hedder det samme som en ansat i kommunen."),
    "beskyttet": Tegn(
        "Beskyttet person", "Navnet eller adressen er beskyttet, og begrundelsen står i loggen."
    ),
}


class Forbindelse(msgspec.Struct, frozen=True):
    """Opslagets baggrund, som den var i det øjeblik."""

    tilknytning: str
    tegn: tuple[str, ...]
    kraever_begrundelse: bool


def forbindelse(bruger: Bruger, person_id: int, nu: datetime, kanal: str) -> Forbindelse:
    """Tilknytning og tegn for et opslag, brugeren er ved at gøre."""
    person = Person.for_kommune(bruger.kommune_id).only("navn", "beskyttet").filter(pk=person_id).first()
    tilknytning = _tilknytning(bruger, person_id, nu, kanal)
    if person is None or kanal == "kontrol" or not bruger.er_medarbejder:
        return Forbindelse(tilknytning, (), kraever_begrundelse=False)
    har_sagen = tilknytning in ("egen", "team", "vikar", "moede")
    beskyttet = person.beskyttet and not har_sagen
    fundne = {
        "ingen_tilknytning": tilknytning == INGEN,
        "uden_for_tid": _uden_for_tid(nu),
        "efternavn": _efternavn(bruger.navn) == _efternavn(person.navn),
        "kollega": not har_sagen and _er_kollega(bruger, person.navn),
        "beskyttet": beskyttet,
    }
    return Forbindelse(tilknytning, tuple(kode for kode, er in fundne.items() if er), beskyttet)


def _tilknytning(bruger: Bruger, person_id: int, nu: datetime, kanal: str) -> str:
    if kanal == "kontrol":
        return "kontrol"
    if kanal == "selvbetjening":
        return "arbejdsgiver"
    sager = list(
        Sag.for_kommune(bruger.kommune_id)
        .filter(person_id=person_id)
        .only("sagsbehandler_id", "virksomhedskonsulent_id", "team", "person_id", "kommune_id")
    )
    folk = {pk for sag in sager for pk in (sag.sagsbehandler_id, sag.virksomhedskonsulent_id)}
    if bruger.pk in folk:
        return "egen"
    if bruger.team and any(sag.team == bruger.team for sag in sager):
        return "team"
    dag = nu.astimezone(DANSK_TID).date()
    if folk & passer_for(bruger, dag):
        return "vikar"
    if any(paa_dagsordenen(bruger, sag, nu.astimezone(DANSK_TID).date()) for sag in sager):
        return "moede"
    if Opgave.for_bruger(bruger).filter(ejer=bruger, sag__in=[sag.pk for sag in sager]).exists():
        return "spurgt"
    return "ledelse" if bruger.rolle == Rolle.LEDER else INGEN


def _uden_for_tid(nu: datetime) -> bool:
    lokal = nu.astimezone(DANSK_TID)
    return not er_hverdag(lokal.date()) or lokal.hour not in ARBEJDSTID


def _efternavn(navn: str) -> str:
    return navn.split()[-1].casefold() if navn.split() else ""


def _er_kollega(bruger: Bruger, navn: str) -> bool:
    ansatte = Bruger.for_kommune(bruger.kommune_id).filter(rolle__in=[rolle.value for rolle in MEDARBEJDERE])
    return ansatte.filter(navn=navn).exclude(pk=bruger.pk).exists()
