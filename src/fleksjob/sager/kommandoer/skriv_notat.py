"""Et notat i sagen. Det kan ikke ændres; en rettelse er et nyt notat, der peger på det gamle."""

from datetime import date, datetime

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.helbredsadgang import kraev_helbred
from fleksjob.sager.models import Bruger, Notat, Sag
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.samarbejde import KAN_SKRIVES, NOTATSLAGS

LAENGST = 8000


def skriv_notat(
    bruger: Bruger,
    nummer: str,
    *,
    slags: str,
    tekst: str,
    nu: datetime,
    dag: date | None = None,
    hvem: str = "",
    helbred: bool = False,
    retter: int | None = None,
) -> Notat:
    """Skriver notatet. `dag` er dagen, det skete (uden: i dag); `retter` er nøglen på det notat, det retter.

    En rettelse beholder det gamle notats slags og lukkethed: den kan ikke gøre en oplysning intern.
    """
    sag = Sag.for_bruger(bruger).filter(nummer=nummer).first()
    if sag is None or not bruger.er_medarbejder:
        raise AdgangNaegtet(INGEN_SAG)
    gammelt = _gammelt(bruger, sag, retter)
    if gammelt is not None:
        slags, helbred = gammelt.slags, gammelt.helbred or helbred
    elif slags not in KAN_SKRIVES:
        raise UgyldigtInput("slags", "Vælg, hvad det er for et notat.")
    i_dag = nu.astimezone(DANSK_TID).date()
    dag = dag or (gammelt.dag if gammelt else i_dag)
    fejl = []
    if not tekst.strip():
        fejl.append(UgyldigtInput("tekst", "Skriv notatet."))
    if len(tekst) > LAENGST:
        fejl.append(UgyldigtInput("tekst", f"Notatet må højst fylde {LAENGST} tegn."))
    if dag > i_dag:
        fejl.append(UgyldigtInput("dag", "Vælg den dag, det skete; den kan ikke ligge i fremtiden."))
    kast(fejl)
    return gem_notat(bruger, sag, slags, tekst, nu, dag=dag, hvem=hvem, helbred=helbred, retter=gammelt)


def gem_notat(
    bruger: Bruger,
    sag: Sag,
    slags: str,
    tekst: str,
    nu: datetime,
    *,
    dag: date,
    hvem: str = "",
    helbred: bool = False,
    retter: Notat | None = None,
) -> Notat:
    """Rækken, når alt er efterset. Også svaret på en opgave bliver til et notat herigennem."""
    ny: Notat = Notat.objects.create(
        kommune_id=bruger.kommune_id,
        sag=sag,
        slags=slags,
        intern=NOTATSLAGS[slags].intern,
        helbred=helbred,
        hvem=" ".join(hvem.split())[:120],
        tekst=tekst.strip(),
        dag=dag,
        retter=retter,
        tid=nu,
        af=bruger,
    )
    return ny


def _gammelt(bruger: Bruger, sag: Sag, retter: int | None) -> Notat | None:
    if retter is None:
        return None
    fundet = Notat.for_bruger(bruger).filter(sag=sag, pk=retter).first()
    if fundet is None:
        raise UgyldigtInput("retter", "Notatet, du vil rette, findes ikke i sagen.")
    if fundet.helbred:
        kraev_helbred(bruger, sag)
    if Notat.for_bruger(bruger).filter(retter=fundet).exists():
        raise UgyldigtInput("retter", "Notatet er rettet i forvejen. Ret det nyeste.")
    return fundet
