"""Den, der fandt jobbet, giver det videre til den, der følger op. Opgaven står på hendes liste."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import JobOverdraget
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.etablering import vejen
from fleksjob.sager.models import Bruger, Opgave, Sag


def overdrag_job(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    til: str,
    besoeg_inden: date,
    note: str = "",
) -> Sag:
    """`til` er brugernavnet. `note` er det, kollegaen skal vide: hvad der er lovet, og hvad der er svært."""
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        modtager = Bruger.for_kommune(bruger.kommune_id).filter(username=til, is_active=True).first()
        if modtager is None or not modtager.er_medarbejder:
            raise UgyldigtInput("til", "Vælg en medarbejder i kommunen.")
        if besoeg_inden < gyldig_fra:
            raise UgyldigtInput("besoeg_inden", "Vælg en dag fra i dag og frem.")
        en = vejen(sag.kraev("job_overdraget", gyldig_fra, ansaettelse=ansaettelse), ansaettelse)
        Opgave.objects.create(
            kommune_id=sag.hoved.kommune_id,
            sag_id=sag_id,
            art="intern",
            ejer=modtager,
            hvad=f"Besøg {en.virksomhed or 'arbejdspladsen'}: jobbet er givet videre til dig. {note}".strip(),
            frist=besoeg_inden,
            oprettet=nu,
            oprettet_af=bruger,
        )
        return sag.tilfoej(
            JobOverdraget(
                gyldig_fra=gyldig_fra, note=note, ansaettelse=ansaettelse, til=til, besoeg_inden=besoeg_inden
            )
        )
