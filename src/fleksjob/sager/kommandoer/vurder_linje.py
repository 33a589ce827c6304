"""Et menneske tager stilling til en linje i køen: den godkendes med en note, holdes tilbage, eller der spørges."""

from datetime import date, datetime, timedelta

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import maaned as navn
from fleksjob.sager import adgang, lager
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Bruger, Job, Linjevurdering, Opgave, Sag, Udbetaling

SLAGS = {"godkendt": "godkendt", "holdt": "holdt", "spurgt": "spurgt", "genoptaget": ""}
"""Hvad et menneske kan gøre → linjens `behandling` bagefter."""
SPOERG = {"borger": "borgeren", "arbejdsgiver": "arbejdsgiveren"}
_SVARFRIST = timedelta(days=7)


def vurder_linje(
    bruger: Bruger, linje_id: int, *, slags: str, note: str, nu: datetime, dag: date, til: str = ""
) -> Linjevurdering:
    """Skriver vurderingen. At spørge er også en opgave til sagens sagsbehandler med en svarfrist på en uge."""
    adgang.kraev_skridt(bruger, "udbetaling_frigivet")
    _kraev(slags, note, til)
    with lager.transaktion():
        linje = Udbetaling.for_bruger(bruger).select_for_update().filter(pk=linje_id).first()
        if linje is None:
            raise AdgangNaegtet("Linjen findes ikke, eller du har ikke adgang til den.")
        if linje.status in ("frigivet", "erstattet", "eftergivet"):
            raise IkkeMuligt(f"{navn(linje.maaned).capitalize()} er ikke længere i køen; genindlæs siden.")
        if slags == "godkendt":
            _kraev_kan_godkendes(linje, bruger)
        linje.behandling = SLAGS[slags]
        linje.save(update_fields=["behandling"])
        vurdering = Linjevurdering(
            kommune_id=linje.kommune_id,
            sag_id=linje.sag_id,
            udbetaling=linje,
            slags=slags,
            til=til,
            cvr=_cvr(linje) if til == "arbejdsgiver" else "",
            note=note.strip(),
            tid=nu,
            af=bruger,
        )
        vurdering.save()
        if slags == "spurgt":
            _stil_opgave(linje, vurdering, bruger, nu, dag)
    return vurdering


def _kraev(slags: str, note: str, til: str) -> None:
    if slags not in SLAGS:
        raise UgyldigtInput("slags", f"Vælg {', '.join(SLAGS)}.")
    if not note.strip():
        raise UgyldigtInput("note", "Skriv, hvad du har set, eller hvad du spørger om.")
    if slags == "spurgt" and til not in SPOERG:
        raise UgyldigtInput("til", "Vælg, om du spørger borgeren eller arbejdsgiveren.")


def _kraev_kan_godkendes(linje: Udbetaling, bruger: Bruger) -> None:
    if linje.status != "beregnet":
        raise IkkeMuligt("Linjen har intet beløb endnu; vælg en læsning, eller få oplysningen først.")
    if linje.forskel is not None and linje.forskel < 0:
        raise IkkeMuligt("Linjen er et krav om tilbagebetaling; tag stilling til det under Penge i sagen.")
    if linje.beregnet_af_id == bruger.pk:
        raise IkkeMuligt("Du har selv beregnet måneden; en anden skal godkende den.")


def _cvr(linje: Udbetaling) -> str:
    job = Job.for_kommune(linje.kommune_id).filter(sag_id=linje.sag_id, startet__isnull=False)
    return str(job.order_by("-startet").values_list("cvr", flat=True).first() or "")


def _stil_opgave(linje: Udbetaling, spurgt: Linjevurdering, bruger: Bruger, nu: datetime, dag: date) -> None:
    sag = Sag.for_kommune(linje.kommune_id).get(pk=linje.sag_id)
    Opgave(
        kommune_id=linje.kommune_id,
        sag=sag,
        art="intern",
        ejer_id=sag.sagsbehandler_id or bruger.pk,
        hvad=f"Spørg {SPOERG[spurgt.til]} om {navn(linje.maaned)}: {spurgt.note}",
        frist=dag + _SVARFRIST,
        oprettet=nu,
        oprettet_af=bruger,
    ).save()
