"""Den anden person frigiver en beregnet måned til udbetaling."""

from datetime import date, datetime
from decimal import Decimal

from fleksjob.forloeb.haendelser import UdbetalingFrigivet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import maaned as navn
from fleksjob.sager import lager
from fleksjob.sager.brevskrivning import skriv_tilskudsbrev
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.maanedsregning import foerste
from fleksjob.sager.models import Bruger, Sag, Udbetaling

HVORFOR_IKKE = {
    "frigivet": "er allerede frigivet.",
    "manuel": "skal vurderes af et menneske først; fastsæt beløbet, og frigiv det så.",
    "mangler": "mangler oplysninger og er ikke beregnet.",
    "eftergivet": "er afgjort: det, der er betalt for meget, kræves ikke tilbage.",
}
KRAV = "er et krav om tilbagebetaling; tag stilling til det under Penge i sagen."
HOLDT = "er holdt tilbage; genoptag linjen, før den frigives."
TO_PERSONER = "Du har selv beregnet måneden; en anden skal frigive den."
I_KOEEN = "Linjen er i køen. Skriv, hvad du har set, før du frigiver den."


def frigiv_udbetaling(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    maaned: date,
    note: str = "",
) -> Sag:
    """Frigiver månedens seneste linje og skriver brevet. Den, der beregnede den, kan ikke frigive den.

    En linje i køen kræver en note om, hvad der er set, medmindre den er godkendt med en.
    """
    maaned = foerste(maaned)
    aaben = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    aaben.kraev_ret("udbetaling_frigivet")
    with lager.transaktion():
        aaben.laas()
        linjer = Udbetaling.for_bruger(bruger).filter(sag_id=sag_id, maaned=maaned)
        linje = linjer.exclude(status="erstattet").order_by("-version").first()
        if linje is None:
            raise IkkeMuligt(f"{navn(maaned).capitalize()} er ikke beregnet.")
        if linje.status != "beregnet":
            raise IkkeMuligt(f"{navn(maaned).capitalize()} {HVORFOR_IKKE[linje.status]}")
        if linje.beregnet_af_id == bruger.pk:
            raise IkkeMuligt(TO_PERSONER)
        if linje.behandling == "holdt":
            raise IkkeMuligt(f"{navn(maaned).capitalize()} {HOLDT}")
        _kraev_ikke_negativ(linje)
        if linje.i_koe and linje.behandling != "godkendt" and not note.strip():
            raise UgyldigtInput("note", I_KOEEN)
        linje.status, linje.frigivet, linje.frigivet_af = "frigivet", nu, bruger
        linje.save(update_fields=["status", "frigivet", "frigivet_af"])
        frigivet = aaben.tilfoej(
            UdbetalingFrigivet(
                gyldig_fra=gyldig_fra,
                periode=f"{maaned:%Y-%m}",
                beloeb=float(linje.forskel or 0),
                version=linje.version,
                note=note,
            )
        )
        skriv_tilskudsbrev(frigivet, linje, bruger, nu=nu, dag=aaben.dag)
    return frigivet


def _kraev_ikke_negativ(linje: Udbetaling) -> None:
    """Et krav om tilbagebetaling afgøres på sin egen prøve og frigives aldrig som en udbetaling."""
    forskel = linje.forskel or Decimal(0)
    if forskel < 0 or forskel - (linje.forskel_atp or Decimal(0)) < 0:
        raise IkkeMuligt(f"{navn(linje.maaned).capitalize()} {KRAV}")
