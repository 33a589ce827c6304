"""«Vi har brug for hjælp»: arbejdspladsen eller borgeren kalder, og kommunens mål for at svare begynder at løbe."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import HjaelpOensket
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.kalender import laeg_hverdage_til
from fleksjob.lov.sagsgang.opfoelgningsord import ARBEJDSGIVEREMNER, EMNENAVNE
from fleksjob.sager import lager
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Bruger, Hjaelpeord, Kommune, Sag

LAENGST = 2000


def bed_om_hjaelp(
    sag_id: int,
    bruger: Bruger,
    *,
    nu: datetime,
    gyldig_fra: date,
    emner: tuple[str, ...] = (),
    ord_: str = "",
    ring_til: str = "",
    ansaettelse: str = "",
    fra: str = "",
    forventet_version: int | None = None,
    note: str = "",
) -> Sag:
    """Kaldet lægges oven på sagen, som den er: det skal aldrig gå tabt, fordi en anden skrev samtidig.

    Borger og arbejdsgiver taler for sig selv; en medarbejder, der tager telefonen, siger med `fra`, hvem der ringede.
    """
    fra = {Rolle.BORGER: "borger", Rolle.ARBEJDSGIVER: "arbejdsgiver"}.get(bruger.som_rolle, fra)
    _kraev(emner, ord_, fra)
    with lager.transaktion():
        if forventet_version is None:
            sag = lager.hent_nyeste(sag_id, bruger, nu=nu)
        else:
            sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        tilstand = sag.kraev("hjaelp_oensket", gyldig_fra, ansaettelse=ansaettelse)
        job = next((en for en in tilstand.ansaettelser if en.id == ansaettelse), None)
        if bruger.rolle == Rolle.ARBEJDSGIVER and job is None:
            raise AdgangNaegtet(INGEN_SAG)
        if job is None and tilstand.praktik_i_gang is None:
            raise UgyldigtInput("ansaettelse", "Vælg det job, det handler om.")
        if job is not None and job.ophoert is not None:
            raise IkkeMuligt("Jobbet er ophørt. Ring til kommunen i stedet.", "")
        maal = Kommune.objects.get(pk=bruger.kommune_id).hjaelp_svar_hverdage
        Hjaelpeord.objects.create(
            kommune_id=bruger.kommune_id,
            sag_id=sag_id,
            kald=sag.hoved.version + 1,
            cvr=job.cvr if job is not None and fra == "arbejdsgiver" else "",
            slags="kald",
            tekst=ord_.strip(),
            ring_til=" ".join(ring_til.split())[:40],
            skrevet=sag.nu,
            skrevet_af=bruger,
        )
        return sag.tilfoej(
            HjaelpOensket(
                gyldig_fra=gyldig_fra,
                ansaettelse=ansaettelse,
                fra="arbejdsgiver" if fra == "arbejdsgiver" else "borger",
                emner=emner,
                svar_senest=laeg_hverdage_til(gyldig_fra, maal),
                note=note,
            )
        )


def _kraev(emner: tuple[str, ...], ord_: str, fra: str) -> None:
    fejl = []
    kendte = ARBEJDSGIVEREMNER if fra == "arbejdsgiver" else EMNENAVNE
    if set(emner) - set(kendte):
        fejl.append(UgyldigtInput("emner", "Vælg blandt de viste."))
    elif not emner and not ord_.strip():
        fejl.append(UgyldigtInput("emner", "Tryk på det, det handler om, eller skriv et par ord."))
    if len(ord_) > LAENGST:
        fejl.append(UgyldigtInput("ord_", f"Skriv højst {LAENGST} tegn."))
    if fra not in ("borger", "arbejdsgiver"):
        fejl.append(UgyldigtInput("fra", "Vælg, hvem der bad om hjælp."))
    kast(fejl)
