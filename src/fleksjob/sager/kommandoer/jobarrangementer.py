"""Jobklub, jobcafé og korte kurser: opret, meld til og fra, og notér, hvem der kom."""

from datetime import date, datetime, time

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import lager
from fleksjob.sager.adgang import INGEN_SAG, kraev_skridt
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Bruger, Jobarrangement, Jobdeltager, Sag
from fleksjob.sager.projektioner import DANSK_TID

ARTER = {"jobklub": "Jobklub", "jobcafe": "Jobcafé", "kursus": "Kort kursus"}


def opret_jobarrangement(
    bruger: Bruger, *, art: str, emne: str, dag: date, klokken: time, sted: str, pladser: int, nu: datetime
) -> Jobarrangement:
    """Lægger et arrangement, som borgerne kan melde sig til på deres side."""
    kraev_skridt(bruger, "jobsoegningsplan_aftalt")
    emne, sted = " ".join(emne.split()), " ".join(sted.split())
    fejl = []
    if art not in ARTER:
        fejl.append(UgyldigtInput("art", "Vælg, hvad det er."))
    if not emne:
        fejl.append(UgyldigtInput("emne", "Skriv, hvad det handler om, så borgeren kan forstå det."))
    if not sted:
        fejl.append(UgyldigtInput("sted", "Skriv, hvor det er."))
    if dag < nu.astimezone(DANSK_TID).date():
        fejl.append(UgyldigtInput("dag", "Vælg en dag fra i dag og frem."))
    if not 1 <= pladser <= 200:
        fejl.append(UgyldigtInput("pladser", "Skriv mellem 1 og 200 pladser."))
    kast(fejl)
    ny: Jobarrangement = Jobarrangement.objects.create(
        kommune_id=bruger.kommune_id, art=art, emne=emne[:120], dag=dag, klokken=klokken, sted=sted[:160],
        pladser=pladser, oprettet=nu, oprettet_af=bruger,
    )  # fmt: skip
    return ny


def meld_til_arrangement(bruger: Bruger, arrangement_id: int, sag_id: int, *, nu: datetime) -> Jobdeltager:
    """Melder borgeren til; er der ingen plads, siges det. To gange er én."""
    sag = Sag.for_bruger(bruger).filter(pk=sag_id).first()
    if sag is None:
        raise AdgangNaegtet(INGEN_SAG)
    with lager.transaktion():
        fundet = (
            Jobarrangement.for_kommune(sag.kommune_id).select_for_update().filter(pk=arrangement_id).first()
        )
        if fundet is None or fundet.dag < nu.astimezone(DANSK_TID).date():
            raise IkkeMuligt("Det kan man ikke længere melde sig til.")
        deltagere = Jobdeltager.for_kommune(sag.kommune_id).filter(arrangement=fundet)
        allerede = deltagere.filter(sag=sag).first()
        if allerede is not None:
            return allerede
        if deltagere.count() >= fundet.pladser:
            raise IkkeMuligt("Der er ikke flere pladser.")
        ny: Jobdeltager = Jobdeltager.objects.create(
            kommune_id=sag.kommune_id, arrangement=fundet, sag=sag, tilmeldt=nu
        )
    return ny


def meld_fra_arrangement(bruger: Bruger, arrangement_id: int, sag_id: int) -> None:
    """Melder borgeren fra igen."""
    egne = Jobdeltager.for_bruger(bruger).filter(arrangement_id=arrangement_id, sag_id=sag_id, moedt=None)
    egne.delete()
