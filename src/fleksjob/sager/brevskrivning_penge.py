"""Brevene om penge, der er betalt for meget, og de tilskudsbreve, der mangler efter en stor frigivelse."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from fleksjob.breve import frit_brev, tilbagebetaling
from fleksjob.breve.ramme import Kanal
from fleksjob.breve.tilbagebetaling import ForMeget
from fleksjob.sager import adgang
from fleksjob.sager.brevskrivning import brevramme, gem_brev, kanal_for, skriv_tilskudsbrev
from fleksjob.sager.models import Bruger, Dokument, Sag, Udbetaling
from fleksjob.sager.projektioner import DANSK_TID

_NUL = Decimal(0)


def netto(linje: Udbetaling) -> Decimal:
    """Det, linjen giver borgeren før skat: forskellen efter ATP."""
    return (linje.forskel or _NUL) - (linje.forskel_atp or _NUL)


def for_meget(linje: Udbetaling) -> ForMeget:
    """Måneden i tal: det udbetalte er det rigtige plus det, linjen trækker fra."""
    rigtigt = (linje.fleksloentilskud or _NUL) - (linje.atp or _NUL)
    return ForMeget(linje.maaned, rigtigt - netto(linje), rigtigt, linje.aarsag)


def skriv_hoering_om_tilbagebetaling(
    sag: Sag,
    linje: Udbetaling,
    bruger: Bruger,
    *,
    nu: datetime,
    dag: date,
    frist: date,
    om: str,
    kanal: Kanal,
) -> Dokument:
    """Brevet, der spørger."""
    ramme = brevramme(sag, dag=dag, kanal=kanal)
    brev = tilbagebetaling.hoering(for_meget(linje), ramme=ramme, frist=frist, tekst=om)
    return gem_brev(
        sag,
        bruger,
        nu=nu,
        kanal=kanal,
        art="tilbagebetaling_hoering",
        titel=brev.titel,
        pdf=frit_brev.pdf(brev),
    )


def skriv_afgoerelse_om_tilbagebetaling(
    sag: Sag,
    linje: Udbetaling,
    bruger: Bruger,
    *,
    nu: datetime,
    dag: date,
    udfald: str,
    led: tuple[bool, bool],
    begrundelse: str,
    kanal: Kanal,
    haendelse: str,
) -> Dokument:
    """Brevet med svaret. `led` er prøvens to led: uden ret, og mod bedre vidende."""
    ramme = brevramme(sag, dag=dag, kanal=kanal)
    brev = tilbagebetaling.afgoerelse(
        for_meget(linje),
        ramme=ramme,
        udfald=udfald,
        uden_ret=led[0],
        bedre_vidende=led[1],
        begrundelse=begrundelse,
    )
    return gem_brev(
        sag,
        bruger,
        nu=nu,
        kanal=kanal,
        art="tilbagebetaling",
        titel=brev.titel,
        pdf=frit_brev.pdf(brev),
        haendelse=haendelse,
        linjer=[linje.pk],
    )


def uden_brev(bruger: Bruger, siden: date | None = None) -> list[Udbetaling]:
    """Frigivne linjer, der ikke står i et brev, i den orden de blev frigivet; `siden` er den første dag, der tæller."""
    breve = Dokument.for_bruger(bruger).filter(art__in=("fleksloentilskud", "tilbagebetaling"))
    i_brev = {nr for linjer in breve.values_list("linjer", flat=True).iterator() for nr in linjer or ()}
    frigivne = Udbetaling.for_bruger(bruger).filter(status="frigivet").order_by("frigivet", "pk")
    if siden is not None:
        frigivne = frigivne.filter(frigivet__gte=datetime.combine(siden, time(), DANSK_TID))
    mangler = [nr for nr in frigivne.values_list("pk", flat=True).iterator() if nr not in i_brev]
    return list(_hent(bruger, mangler))


def _hent(bruger: Bruger, numre: Sequence[int]) -> list[Udbetaling]:
    fundne: list[Udbetaling] = []
    for nr in range(0, len(numre), 500):
        raekker = Udbetaling.for_bruger(bruger).select_related("sag").filter(pk__in=numre[nr : nr + 500])
        fundne += sorted(raekker, key=lambda en: (en.frigivet is None, en.frigivet, en.pk))
    return fundne


def skriv_manglende_tilskudsbreve(
    bruger: Bruger,
    *,
    nu: datetime,
    siden: date | None = None,
    fremdrift: Callable[[int], object] | None = None,
) -> int:
    """Breve om frigivne linjer, der endnu ikke står i et; giver antallet. Hvert brev er sin egen skrivning.

    Afbrydes den, fortsætter den næste gang, hvor den slap: et brev findes, eller det findes ikke.
    """
    adgang.kraev_skridt(bruger, "udbetaling_frigivet")
    skrevet = 0
    dag = nu.astimezone(DANSK_TID).date()
    daekket: set[int] = set()
    for linje in uden_brev(bruger, siden):
        if linje.pk not in daekket:
            brev = skriv_tilskudsbrev(linje.sag, linje, bruger, nu=nu, dag=dag)
            if brev is not None:
                skrevet += 1
                daekket |= set(brev.linjer or ())
        if fremdrift:
            fremdrift(1)
    return skrevet


__all__ = [
    "for_meget",
    "kanal_for",
    "netto",
    "skriv_afgoerelse_om_tilbagebetaling",
    "skriv_hoering_om_tilbagebetaling",
    "skriv_manglende_tilskudsbreve",
    "uden_brev",
]
