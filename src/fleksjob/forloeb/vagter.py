"""Vagterne: de kendsgerninger om en tilstand, som processens rækker nævner ved navn."""

from collections.abc import Callable

from fleksjob.forloeb.begreber import Ansaettelse, Tilstand
from fleksjob.lov.visitation import folkepensionsdag


def over_folkepensionsalderen(tilstand: Tilstand, instans: str) -> bool:
    """Borgeren har nået folkepensionsalderen på dagen."""
    return folkepensionsdag(tilstand.person.foedselsdato, tilstand.retsgrundlag).dato <= tilstand.pr


def udkast_til_bevilling_efter_folkepensionsalderen(tilstand: Tilstand, instans: str) -> bool:
    """Der ligger et udkast til en bevilling, og borgeren er for gammel til den."""
    udkast = tilstand.forberedt_afgoerelse
    return udkast is not None and udkast.udfald == "bevilget" and over_folkepensionsalderen(tilstand, instans)


def udkast_til_afslag_uden_hoering(tilstand: Tilstand, instans: str) -> bool:
    """Der ligger et udkast til et afslag, og ingen har begrundet, at høring kan undlades."""
    udkast = tilstand.forberedt_afgoerelse
    return udkast is not None and udkast.udfald == "afslag" and not udkast.hoering_undladt


def bevillingen_er_varig(tilstand: Tilstand, instans: str) -> bool:
    """Jobbets bevilling har intet udløb."""
    job = _jobbet(tilstand, instans)
    return job is not None and job.varig


def job_loeber(tilstand: Tilstand, instans: str) -> bool:
    """Borgeren er begyndt i et job, der ikke er ophørt."""
    return any(job.startet is not None and job.ophoert is None for job in tilstand.ansaettelser)


def fuldtidsloen_ukendt(tilstand: Tilstand, instans: str) -> bool:
    """Der er begyndte job, og i intet af dem er fuldtidslønnen oplyst."""
    begyndte = [job for job in tilstand.ansaettelser if job.startet is not None]
    return bool(begyndte) and all(job.fuldtidsloen_oplyst is None for job in begyndte)


def intet_udkast(tilstand: Tilstand, instans: str) -> bool:
    """Ingen har forberedt en afgørelse, som venter på at blive godkendt."""
    return tilstand.forberedt_afgoerelse is None


def visiteret_som_selvstaendig(tilstand: Tilstand, instans: str) -> bool:
    """Borgeren er visiteret til tilskud som selvstændig."""
    return tilstand.visiteret_til == "selvstaendig"


def _jobbet(tilstand: Tilstand, instans: str) -> Ansaettelse | None:
    return next((job for job in tilstand.ansaettelser if job.id == instans), None)


VAGTER: dict[str, Callable[[Tilstand, str], bool]] = {
    vagt.__name__: vagt
    for vagt in (
        over_folkepensionsalderen,
        udkast_til_bevilling_efter_folkepensionsalderen,
        udkast_til_afslag_uden_hoering,
        bevillingen_er_varig,
        job_loeber,
        fuldtidsloen_ukendt,
        intet_udkast,
        visiteret_som_selvstaendig,
    )
}
