"""Nogen beder om hjælp til at beholde en medarbejder: hvem ringede, hvor, hvem har sagen, og hvornår er vi der."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FastholdelseHenvendt
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.fastholdelsestiltag import HENVENDERE, KANALER
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_cvr, kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def modtag_fastholdelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    kontakt_fra: str,
    kanal: str,
    virksomhed: str,
    tovholder: str,
    cvr: str = "",
    kontakt: str = "",
    besoeg_inden: date | None = None,
    note: str = "",
) -> Sag:
    """`tovholder` er brugernavnet på en medarbejder i kommunen; `besoeg_inden` det, kommunen har lovet."""
    if kontakt_fra not in HENVENDERE:
        raise UgyldigtInput("kontakt_fra", "Vælg, hvem der henvendte sig.")
    if kanal not in KANALER:
        raise UgyldigtInput("kanal", "Vælg, hvordan henvendelsen kom.")
    kraev_tekst("virksomhed", virksomhed, "Skriv virksomhedens navn.")
    kraev_cvr("cvr", cvr)
    if besoeg_inden is not None and besoeg_inden < gyldig_fra:
        raise UgyldigtInput("besoeg_inden", "Dagen ligger før henvendelsen. Skriv en senere dag.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("fastholdelse_henvendt", gyldig_fra)
    kraev_tovholder(bruger, tovholder)
    return sag.tilfoej(
        FastholdelseHenvendt(
            gyldig_fra=gyldig_fra,
            note=note,
            kontakt_fra=kontakt_fra,
            kanal=kanal,
            virksomhed=virksomhed,
            cvr=cvr,
            kontakt=kontakt,
            tovholder=tovholder,
            besoeg_inden=besoeg_inden,
        )
    )


def kraev_tovholder(bruger: Bruger, brugernavn: str) -> None:
    """Tovholderen skal være en medarbejder i kommunen, som kan føre en fastholdelse."""
    fundet = Bruger.for_kommune(bruger.kommune_id).filter(username=brugernavn, is_active=True).first()
    if fundet is None or fundet.rolle not in TOVHOLDERE:
        raise UgyldigtInput("tovholder", "Vælg den ene medarbejder, der har sagen.")


TOVHOLDERE = ("fastholdelseskonsulent", "virksomhedskonsulent", "sagsbehandler")
