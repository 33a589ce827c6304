"""Virksomheder, som kommunen har set i en sag: de får en række, så de kan findes og have et kort."""

from fleksjob.sager.models import Job, Virksomhed


def kend_virksomhed(kommune_id: int, cvr: str, navn: str) -> None:
    """Rækken om virksomheden, når den mangler. Uden CVR-nummer eller navn sker der intet."""
    if cvr and navn.strip():
        Virksomhed.for_kommune(kommune_id).get_or_create(
            kommune_id=kommune_id, cvr=cvr, defaults={"navn": " ".join(navn.split())[:120]}
        )


def virksomhedens_navn(kommune_id: int, cvr: str) -> str:
    """Navnet, som kommunen kender det: fra rækken, ellers fra et job; tomt, når ingen har set den."""
    if not cvr:
        return ""
    navn = Virksomhed.for_kommune(kommune_id).filter(cvr=cvr).values_list("navn", flat=True).first()
    if navn is None:
        navn = Job.for_kommune(kommune_id).filter(cvr=cvr).values_list("virksomhed", flat=True).first()
    return navn or ""
