"""Tider til samtaler: indkald med flere tider, borgeren vælger, og tiden flyttes, aflyses eller holdes."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.jobsoegning import FORMER
from fleksjob.sager import lager
from fleksjob.sager.adgang import INGEN_SAG, kraev_skridt
from fleksjob.sager.brevskrivning_jobsoegning import skriv_indkaldelse
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Bruger, Sag, Samtaletid
from fleksjob.sager.projektioner import DANSK_TID

ARTER = {
    "opsamling": "Første møde efter afgørelsen",
    "jobsamtale": "Jobsamtale",
    "trekantsmoede": "Trekantsmøde",
    "raadighedssamtale": "Rådighedssamtale",
}
FLEST = 5
VAELG_SENEST = timedelta(days=2)


def indkald_til_samtale(
    bruger: Bruger,
    nummer: str,
    *,
    art: str,
    form: str,
    tider: Sequence[datetime],
    nu: datetime,
    sted: str = "",
    om: str = "",
    minutter: int = 45,
    flyttet: bool = False,
) -> Samtaletid:
    """Indkalder til den første tid; borgeren kan vælge en af de andre indtil to dage før den første. Brevet sendes."""
    kraev_skridt(bruger, "samtale_afholdt")
    sag = _sagen(bruger, nummer)
    ordnede = sorted({en.replace(tzinfo=None, second=0, microsecond=0) for en in tider})
    kast(_fejl(art, form, ordnede, sted, minutter, nu))
    foerste = ordnede[0]
    i_dag = nu.astimezone(DANSK_TID).date()
    with lager.transaktion():
        if Samtaletid.for_bruger(bruger).filter(sag=sag, status="indkaldt", dag__gte=i_dag).exists():
            raise IkkeMuligt("Der er allerede indkaldt til en samtale. Flyt den, eller aflys den først.")
        tid: Samtaletid = Samtaletid.objects.create(
            kommune_id=sag.kommune_id, sag=sag, art=art, form=form, sted=" ".join(sted.split())[:160],
            om=" ".join(om.split())[:300], minutter=minutter, tider=[f"{en:%Y-%m-%dT%H:%M}" for en in ordnede],
            svar_senest=max(i_dag, foerste.date() - VAELG_SENEST), dag=foerste.date(), klokken=foerste.time(),
            status="indkaldt", indkaldt=nu, indkaldt_af=bruger,
        )  # fmt: skip
        skriv_indkaldelse(tid, sag, bruger, nu=nu, flyttet=flyttet)
    return tid


def _fejl(
    art: str, form: str, tider: list[datetime], sted: str, minutter: int, nu: datetime
) -> list[UgyldigtInput]:
    fejl = []
    i_dag = nu.astimezone(DANSK_TID).date()
    if art not in ARTER:
        fejl.append(UgyldigtInput("art", "Vælg, hvad det er for en samtale."))
    if form not in FORMER:
        fejl.append(UgyldigtInput("form", "Vælg fremmøde, telefon eller video."))
    if form == "fremmoede" and not sted.strip():
        fejl.append(UgyldigtInput("sted", "Skriv, hvor I mødes; det står i brevet."))
    if not 1 <= len(tider) <= FLEST:
        fejl.append(UgyldigtInput("tid_1", f"Skriv mellem én og {FLEST} tider."))
    elif tider[0].date() <= i_dag:
        fejl.append(UgyldigtInput("tid_1", "Tiden skal ligge efter i dag, så borgeren kan nå at få brevet."))
    if not 10 <= minutter <= 180:
        fejl.append(UgyldigtInput("minutter", "Skriv mellem 10 og 180 minutter."))
    return fejl


def vaelg_samtaletid(bruger: Bruger, tid_id: int, *, valg: str, nu: datetime) -> Samtaletid:
    """Borgeren (eller en medarbejder for hende) vælger en af tiderne."""
    with lager.transaktion():
        tid = _tiden(bruger, tid_id)
        if valg not in tid.tider:
            raise UgyldigtInput("valg", "Vælg en af de viste tider.")
        if bruger.rolle == Rolle.BORGER and nu.astimezone(DANSK_TID).date() > tid.svar_senest:
            raise IkkeMuligt(
                "Det er for sent at vælge en anden tid her. Ring til os, så finder vi ud af det."
            )
        valgt = datetime.fromisoformat(valg)
        tid.dag, tid.klokken, tid.valgt = valgt.date(), valgt.time(), nu
        tid.save(update_fields=["dag", "klokken", "valgt"])
    return tid


def flyt_samtale(
    bruger: Bruger, tid_id: int, *, tider: Sequence[datetime], grund: str, nu: datetime
) -> Samtaletid:
    """Den gamle tid lukkes med sin grund, og der indkaldes igen. Et nyt brev sendes."""
    kraev_skridt(bruger, "samtale_afholdt")
    with lager.transaktion():
        gammel = luk_samtaletid(bruger, tid_id, status="flyttet", grund=grund, nu=nu)
        return indkald_til_samtale(
            bruger, gammel.sag.nummer, art=gammel.art, form=gammel.form, tider=tider, nu=nu, sted=gammel.sted,
            om=gammel.om, minutter=gammel.minutter, flyttet=True,
        )  # fmt: skip


def aflys_samtale(bruger: Bruger, tid_id: int, *, grund: str, nu: datetime) -> Samtaletid:
    """Samtalen bliver ikke holdt. At borgeren ringer afbud, er ikke at udeblive."""
    kraev_skridt(bruger, "samtale_afholdt")
    return luk_samtaletid(bruger, tid_id, status="aflyst", grund=grund, nu=nu)


def luk_samtaletid(bruger: Bruger, tid_id: int, *, status: str, nu: datetime, grund: str = "") -> Samtaletid:
    """Sætter udfaldet på en tid, der er indkaldt til."""
    if status in ("flyttet", "aflyst") and not grund.strip():
        raise UgyldigtInput("grund", "Skriv, hvorfor samtalen ikke bliver, som den stod.")
    tid = _tiden(bruger, tid_id)
    tid.status, tid.grund, tid.afsluttet = status, " ".join(grund.split())[:300], nu
    tid.save(update_fields=["status", "grund", "afsluttet"])
    return tid


def luk_ved_samtale(sag: Sag, bruger: Bruger, dag: date, *, status: str, nu: datetime) -> None:
    """Samtalen den dag er holdt eller udeblevet fra. Var der ingen indkaldelse, sker der intet."""
    aabne = Samtaletid.for_bruger(bruger).filter(sag=sag, status="indkaldt", dag=dag)
    aabne.update(status=status, afsluttet=nu)


def _tiden(bruger: Bruger, tid_id: int) -> Samtaletid:
    tid = Samtaletid.for_bruger(bruger).select_related("sag").filter(pk=tid_id).first()
    if tid is None:
        raise AdgangNaegtet(INGEN_SAG)
    if tid.status != "indkaldt":
        raise IkkeMuligt("Samtalen er allerede holdt, flyttet eller aflyst.")
    return tid


def _sagen(bruger: Bruger, nummer: str) -> Sag:
    sag = Sag.for_bruger(bruger).filter(nummer=nummer).first()
    if sag is None or not bruger.er_medarbejder:
        raise AdgangNaegtet(INGEN_SAG)
    return sag
