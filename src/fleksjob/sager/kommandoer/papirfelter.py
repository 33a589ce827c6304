"""Krav, som kommandoerne om papirer og praktik har til fælles."""

from collections.abc import Collection
from datetime import date, timedelta

from fleksjob.forloeb.dokumentation import Rekvisition
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.dokumentarter import DOKUMENTARTER, dokumentart
from fleksjob.lov.sagsgang.dokumentationskrav import GRUNDLAG
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.lager import AabenSag
from fleksjob.sager.models import Sag

PUNKTER = frozenset(krav.kode for krav in GRUNDLAG)
LAENGST = timedelta(days=366)


def kraev_art(art: str) -> None:
    """Rejser, når slagsen ikke findes på listen."""
    if art not in DOKUMENTARTER:
        raise UgyldigtInput("art", "Vælg, hvilket papir det er.")


def kraev_punkter(punkter: Collection[str]) -> None:
    """Rejser, når et punkt ikke er et af lovens."""
    if not PUNKTER.issuperset(punkter):
        raise UgyldigtInput("punkter", "Vælg blandt de viste punkter.")


def kraev_frist(felt: str, frist: date | None, fra: date) -> None:
    """En svarfrist ligger efter den dag, der bliver spurgt, og højst et år ude."""
    if frist is not None and not fra < frist <= fra + LAENGST:
        raise UgyldigtInput(
            felt, "Svarfristen skal ligge efter den dag, du spørger, og højst et år ude. Skriv en senere dag."
        )


def kraev_helbredsart(sag: AabenSag, art: str, felt: str = "art") -> None:
    """Kun den, der må se helbredsoplysninger, må bede om dem."""
    if dokumentart(art).helbred and not maa_se_helbred(sag.bruger, sagen(sag), sag.dag):
        besked = (
            "Kun sagens sagsbehandler og hendes team kan bede om helbredsoplysninger. Vælg et andet papir."
        )
        raise UgyldigtInput(felt, besked)


def sagen(sag: AabenSag) -> Sag:
    """Sagen som række med det, adgangsreglerne spørger om; intet læses."""
    hoved = sag.hoved
    return Sag(
        pk=hoved.sag_id,
        kommune_id=hoved.kommune_id,
        nummer=hoved.nummer,
        person_id=hoved.person_id,
        sagsbehandler_id=hoved.sagsbehandler_id,
        team=hoved.team,
    )


def kraev_aaben_rekvisition(tilstand: Tilstand, id_: str) -> Rekvisition:
    """Anmodningen med det id, når svaret mangler."""
    for en in tilstand.rekvisitioner:
        if en.id == id_ and en.aaben:
            return en
    raise UgyldigtInput("rekvisition", "Vælg et af de papirer, kommunen venter på.")
