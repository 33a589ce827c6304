"""Håndskriften: det, de håndskrevne sager er skrevet med. Dage tælles baglæns fra demoens dag."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from fleksjob.demo.blad import Blad
from fleksjob.demo.kalibrering import Fase
from fleksjob.demo.navne import Koen
from fleksjob.demo.personale import JONAS, KAREN
from fleksjob.demo.visitation import TEAM_TIL, hjemmel, teamet
from fleksjob.forloeb import haendelser as h
from fleksjob.lov.sagsgang.kalender import naeste_hverdag


class Hovedperson(NamedTuple):
    """En borger i en håndskrevet sag, hvad sagen viser, og den der skriver forløbet."""

    navn: str
    cpr: str
    koen: Koen
    foedselsdato: date
    fase: Fase
    viser: str
    fortael: Callable[[Blad], None]


def siden(blad: Blad, dage: int) -> date:
    """Hverdagen for `dage` dage siden (eller den næste hverdag, dog ikke efter i dag)."""
    dag = blad.dag - timedelta(days=dage)
    return min(naeste_hverdag(dag), blad.dag) if dage >= 0 else dag


def ansoegning(blad: Blad, oprettet: int, plan: int, aarsag: str, ydelse: str) -> None:
    """Ansøgning og den forberedende plan; begge tal er dage siden."""
    blad.skriv(h.SagOprettet, siden(blad, oprettet), aarsag=aarsag, ydelse=ydelse)
    blad.skriv(h.PlanPaabegyndt, siden(blad, oprettet - 10))
    bedt = blad.skriv(
        h.DokumentRekvireret,
        siden(blad, oprettet - 14),
        art="lae265",
        fra="egen læge",
        svarfrist=siden(blad, oprettet - 44),
    )
    blad.skriv(
        h.DokumentModtaget,
        siden(blad, oprettet - 38),
        art="lae265",
        rekvisition=bedt,
        punkter=("varig_og_vaesentlig",),
    )
    blad.skriv(h.PlanFaerdig, siden(blad, plan))


def raad(blad: Blad, dage: int, om: str, indstilling: str = "fleksjob") -> None:
    """Teamets indstilling eller, efter teamets tid, rådgivning fra klinisk funktion."""
    dag = siden(blad, dage)
    if dag <= TEAM_TIL:
        blad.skriv(h.TeammoedeAfholdt, dag, deltagere=teamet(dag))
        blad.skriv(h.IndstillingAfgivet, dag, indstilling=indstilling, begrundelse=om)
    else:
        blad.skriv(h.RaadgivningModtaget, dag, resume=om)


def visiteres(blad: Blad, dage: int, begrundelse: str) -> date:
    """Afgørelsen af to personer: Karen forbereder, Jonas godkender. Giver dagen."""
    dag = siden(blad, dage)
    indhold: dict[str, Any] = {
        "udfald": "bevilget",
        "begrundelse": begrundelse,
        "hjemmel": hjemmel(dag),
        "til": "fleksjob",
        "regeludfald": "bevilget",
    }
    blad.skriv(h.AfgoerelseForberedt, siden(blad, dage + 3), **indhold)
    blad.skriv(
        h.AfgoerelseTruffet,
        dag,
        JONAS.brugernavn,
        **indhold,
        forberedt_af=KAREN.brugernavn,
        godkendt_af=JONAS.brugernavn,
    )
    return dag
