"""Det vurderes, om borgeren ikke kan eller ikke vil, før nogen kan tale om en sanktion."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import KanVilVurderet
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.raadighed import FRITAGET
from fleksjob.lov.sagsgang.sanktioner_udfald import ADFAERD, UDEBLIVER_FRA_SAMTALE
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag

ADFAERDER = (*ADFAERD.values(), UDEBLIVER_FRA_SAMTALE)


def vurder_kan_vil(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    svar: Literal["kan_ikke", "vil_ikke", "uvist"],
    adfaerd: str,
    grund: str,
    handling: date | None = None,
    fritaget: str = "",
    tilpasning: str = "",
    note: str = "",
) -> Sag:
    """Den, der ikke kan, får en tilpasning i stedet for en sanktion; `grund` skal altid skrives."""
    fejl = []
    if svar not in ("kan_ikke", "vil_ikke", "uvist"):
        fejl.append(UgyldigtInput("svar", "Vælg, om borgeren ikke kan, ikke vil, eller om det er uvist."))
    if adfaerd not in ADFAERDER:
        fejl.append(UgyldigtInput("adfaerd", "Vælg, hvad der er sket."))
    if not grund.strip():
        fejl.append(UgyldigtInput("grund", "Skriv, hvad I bygger det på, og hvad borgeren selv siger."))
    if fritaget and fritaget not in {en.kode for en in FRITAGET}:
        fejl.append(UgyldigtInput("fritaget", "Vælg en af grundene til, at borgeren er fritaget."))
    if fritaget and svar == "vil_ikke":
        besked = "Er der en grund i loven, er det ikke et spørgsmål om vilje. Vælg «Kan ikke», eller fjern grunden."
        fejl.append(UgyldigtInput("svar", besked))
    if svar == "kan_ikke" and not tilpasning.strip():
        besked = "Skriv, hvad I ændrer, så det kan lykkes: et andet tidspunkt, en kortere vej, hjælp."
        fejl.append(UgyldigtInput("tilpasning", besked))
    if handling is not None and handling > gyldig_fra:
        fejl.append(UgyldigtInput("handling", "Det skal være sket senest den dag, du vurderer det."))
    kast(fejl)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("kan_vil_vurderet", gyldig_fra)
    return sag.tilfoej(
        KanVilVurderet(
            gyldig_fra=gyldig_fra,
            svar=svar,
            adfaerd=adfaerd,
            handling=handling or gyldig_fra,
            fritaget=fritaget,
            grund=grund.strip(),
            tilpasning=tilpasning.strip(),
            note=note,
        )
    )
