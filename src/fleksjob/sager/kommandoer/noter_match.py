"""Det, der sker mellem en borger og en åbning: ønsket, foreslået, ringet først, kontaktet, ja eller nej, tildelt."""

from datetime import date, datetime

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import aabningsbegreber as begreber
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.del_aabninger import opdater_nabokort
from fleksjob.sager.kommandoer.gem_aabning import hent_aabning, noter_skridt
from fleksjob.sager.lager import transaktion
from fleksjob.sager.models import Aabning, Bruger, Matchskridt, Sag
from fleksjob.sager.projektioner import DANSK_TID


def noter_match(
    bruger: Bruger,
    nr: int,
    nummer: str,
    *,
    art: str,
    nu: datetime,
    dag: date | None = None,
    grund: str = "",
    tekst: str = "",
) -> Matchskridt:
    """Skriver skridtet. Et nej skal have en grund; at give åbningen til en anden end den første skal begrundes."""
    if not bruger.har_rolle(*begreber.MATCHER):
        raise AdgangNaegtet("Kun de, der finder job til borgere, kan notere det.")
    sag = Sag.for_bruger(bruger).filter(nummer=nummer).first()
    if sag is None:
        raise AdgangNaegtet(INGEN_SAG)
    i_dag = nu.astimezone(DANSK_TID).date()
    tekst = begreber.kraev_uden_helbred("tekst", tekst, 300)
    fejl = []
    if art not in begreber.MATCHARTER:
        fejl.append(UgyldigtInput("art", "Vælg, hvad der er sket."))
    if art == "nej" and grund not in begreber.GRUNDE:
        fejl.append(UgyldigtInput("grund", "Vælg, hvorfor det blev et nej."))
    if dag is not None and dag > i_dag:
        fejl.append(UgyldigtInput("dag", "Vælg den dag, det skete; den kan ikke ligge i fremtiden."))
    kast(fejl)
    with transaktion():
        aabning = hent_aabning(bruger, nr)
        _kraev_orden(aabning, sag, art, tekst)
        skridt: Matchskridt = Matchskridt.objects.create(
            kommune_id=bruger.kommune_id,
            aabning=aabning,
            sag=sag,
            art=art,
            grund=grund if art == "nej" else "",
            tekst=tekst,
            dag=dag or i_dag,
            tid=nu,
            af=bruger,
        )
        _foelg(bruger, aabning, sag, art, nu)
    return skridt


def koeen(aabning: Aabning) -> list[Matchskridt]:
    """De borgere, der vil have åbningen, i den orden, der blev bedt om den; den, der har sagt nej, er ude."""
    alle = Matchskridt.for_kommune(aabning.kommune_id).filter(aabning=aabning).select_related("sag", "af")
    foerste: dict[int, Matchskridt] = {}
    for skridt in alle.order_by("tid", "pk"):
        if skridt.art == "oensket":
            foerste.setdefault(skridt.sag_id, skridt)
        elif skridt.art == "nej":
            foerste.pop(skridt.sag_id, None)
    return list(foerste.values())


def _kraev_orden(aabning: Aabning, sag: Sag, art: str, tekst: str) -> None:
    if art in ("oensket", "tildelt") and aabning.status not in begreber.KAN_SOEGES:
        raise UgyldigtInput(
            "art", f"Åbningen er «{begreber.STATUS[aabning.status].lower()}» og kan ikke gives bort."
        )
    if art != "tildelt":
        return
    if aabning.reserveret_id not in (None, sag.pk):
        raise UgyldigtInput("art", "Åbningen er holdt til en anden. Slip den først.")
    koe = koeen(aabning)
    if koe and koe[0].sag_id != sag.pk and not tekst:
        raise UgyldigtInput("tekst", "En anden bad om den først. Skriv, hvorfor den gives til denne borger.")


def _foelg(bruger: Bruger, aabning: Aabning, sag: Sag, art: str, nu: datetime) -> None:
    """Åbningen følger med: nogen taler med virksomheden, den er givet til én, eller den blev til et job."""
    if art in ("ringet_for", "kontaktet", "moede") and aabning.status == "aaben":
        aabning.status = "i_tale"
        _gem(bruger, aabning, "status", nu, begreber.MATCHARTER[art])
    elif art == "tildelt":
        aabning.reserveret = sag
        _gem(bruger, aabning, "holdt", nu, "Tildelt", sag_id=sag.pk)
    elif art == "ja" and aabning.status in begreber.KAN_SOEGES:
        aabning.status = "besat"
        _gem(bruger, aabning, "status", nu, "Det blev et ja")
    elif art == "nej" and aabning.reserveret_id == sag.pk:
        aabning.reserveret = None
        _gem(bruger, aabning, "sluppet", nu, "Det blev et nej", sag_id=sag.pk)


def _gem(
    bruger: Bruger, aabning: Aabning, art: str, nu: datetime, tekst: str, sag_id: int | None = None
) -> None:
    aabning.aendret = nu
    aabning.save()
    noter_skridt(bruger, aabning, art, nu, tekst=tekst, sag_id=sag_id)
    opdater_nabokort(aabning, nu)
