"""Noget, kommunen har sendt eller holdt for virksomheder om at beholde medarbejdere."""

from datetime import date, datetime

from fleksjob.forloeb.roller import MEDARBEJDERE
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.fastholdelsestiltag import KANALER
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Virksomhedsoplysning
from fleksjob.sager.projektioner import DANSK_TID


def noter_virksomhedsoplysning(
    bruger: Bruger, *, nu: datetime, dag: date, kanal: str, emne: str, modtagere: float | None = None
) -> Virksomhedsoplysning:
    """Nævner ingen personer; kun hvad, hvornår og hvor mange virksomheder det nåede."""
    if not (bruger.is_active and bruger.har_rolle(*MEDARBEJDERE)):
        raise AdgangNaegtet("Det er kommunens medarbejdere, der noterer det.")
    if kanal not in KANALER:
        raise UgyldigtInput("kanal", "Vælg, hvordan det blev sendt eller holdt.")
    if dag > nu.astimezone(DANSK_TID).date():
        raise UgyldigtInput("dag", "Dagen ligger ude i fremtiden; skriv den dag, det skete.")
    if modtagere is not None and modtagere != int(modtagere):
        raise UgyldigtInput("modtagere", "Skriv et helt tal.")
    ny: Virksomhedsoplysning = Virksomhedsoplysning.objects.create(
        kommune_id=bruger.kommune_id,
        dag=dag,
        kanal=kanal,
        emne=emne,
        modtagere=None if modtagere is None else int(modtagere),
        skrevet=nu,
        skrevet_af=bruger,
    )
    return ny
