"""Arket fra en opfølgning eller en status, og kladden, det blev skrevet i."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from fleksjob.forloeb.tilstand import Ansaettelse
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import adgang, lager
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet, Samtidighedskonflikt
from fleksjob.sager.models import Bruger, Opfoelgningsark, Opfoelgningskladde, Sag

LAENGST = 4000


def laeg_ark(
    sag: lager.AabenSag,
    job: Ansaettelse,
    *,
    art: str,
    dag: date,
    svar: Mapping[str, Any],
    kun_kommunen: str = "",
) -> Opfoelgningsark:
    """Arket, som det blev, lige før dets hændelse skrives; kladden for jobbet er færdig. Kaldes i en transaktion."""
    for felt, vaerdi in (*svar.items(), ("kun_kommunen", kun_kommunen)):
        if isinstance(vaerdi, str) and len(vaerdi) > LAENGST:
            raise UgyldigtInput(felt, f"Skriv højst {LAENGST} tegn.")
    Opfoelgningskladde.for_kommune(sag.hoved.kommune_id).filter(
        sag_id=sag.hoved.sag_id, ansaettelse=job.id, faerdig__isnull=True
    ).update(faerdig=sag.nu)
    ark: Opfoelgningsark = Opfoelgningsark.objects.create(
        kommune_id=sag.hoved.kommune_id,
        sag_id=sag.hoved.sag_id,
        ansaettelse=job.id,
        cvr=job.cvr,
        art=art,
        dag=dag,
        svar=dict(svar),
        kun_kommunen=kun_kommunen.strip(),
        haendelse_nr=sag.hoved.version + 1,
        skrevet=sag.nu,
        skrevet_af=sag.bruger,
    )
    return ark


def gem_kladde(
    bruger: Bruger, nummer: str, ansaettelse: str, *, svar: Mapping[str, Any], udgave: int, nu: datetime
) -> Opfoelgningskladde:
    """Lægger et trins svar oven i kladden. `udgave` er den, brugeren så; 0, når der ingen var.

    Har en anden gemt imens, rejses `Samtidighedskonflikt`, og intet skrives over.
    """
    adgang.kraev_skridt(bruger, "opfoelgning_afholdt")
    with lager.transaktion():
        sag = Sag.for_bruger(bruger).select_for_update().filter(nummer=nummer).first()
        if sag is None:
            raise AdgangNaegtet(INGEN_SAG)
        aabne = Opfoelgningskladde.for_bruger(bruger).filter(
            sag=sag, ansaettelse=ansaettelse, faerdig__isnull=True
        )
        kladde = aabne.select_related("gemt_af").first()
        if (kladde.udgave if kladde else 0) != udgave:
            hvem = kladde.gemt_af.navn if kladde else "En anden"
            besked = f"{hvem} har gemt i skemaet imens. Dit er ikke gemt. Se det nye, og skriv dit igen."
            raise Samtidighedskonflikt(besked, kladde.udgave if kladde else 0)
        if kladde is None:
            kladde = Opfoelgningskladde(
                kommune_id=bruger.kommune_id, sag=sag, ansaettelse=ansaettelse, begyndt=nu, begyndt_af=bruger
            )
        kladde.svar = {**kladde.svar, **svar}
        kladde.udgave, kladde.gemt, kladde.gemt_af = udgave + 1, nu, bruger
        kladde.save()
        return kladde


def kasser_kladde(bruger: Bruger, nummer: str, ansaettelse: str, *, nu: datetime) -> None:
    """Kladden lukkes uden ark: opfølgningen blev ikke til noget."""
    adgang.kraev_skridt(bruger, "opfoelgning_afholdt")
    Opfoelgningskladde.for_bruger(bruger).filter(
        sag__nummer=nummer, ansaettelse=ansaettelse, faerdig__isnull=True
    ).update(faerdig=nu)
