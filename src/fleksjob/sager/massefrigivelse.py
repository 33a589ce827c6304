"""Det almindelige frigives samlet: alle månedens linjer uden grund i køen, og dem, et menneske har godkendt.

Den, der har beregnet en linje, frigiver den ikke. Tallene skal være dem, der blev set. Bunkerne skrives i hver sin
transaktion med frigivelsens fremskridt, så en, der blev afbrudt, fortsætter, og intet frigives to gange.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import partial

import msgspec
from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from fleksjob.lov.kerne.vaerdier import maaned as navn
from fleksjob.sager import adgang, lager, masseopdatering
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.frigivelsesbunke import Frigivelse, Frigivelsesopgave, Frigiver, frigiv_bunke, pak_ud
from fleksjob.sager.koerselslaas import koerselslaas
from fleksjob.sager.koerselslaesning import sagsopgaver
from fleksjob.sager.lagerdata import Skrivning
from fleksjob.sager.models import Bruger, Koersel, Udbetaling
from fleksjob.sager.udregning import i_flere_processer

BUNKE = 500
ANDRE_TAL = "Tallene er ændret, siden du så siden: {antal} linjer på {beloeb} kan frigives nu. Se dem, og frigiv igen."


class Samlet(msgspec.Struct, frozen=True):
    """Linjer, der kan frigives samlet: hvor mange, og hvad de er på i alt før ATP og skat."""

    antal: int
    beloeb: Decimal


def kan_frigives(bruger: Bruger, maaned: date) -> "QuerySet[Udbetaling]":
    """Månedens linjer, som brugeren kan frigive samlet: intet usædvanligt, ikke beregnet af hende, ikke et krav."""
    fine = Udbetaling.for_bruger(bruger).filter(maaned=maaned, status="beregnet", forskel__gte=0)
    fine = fine.filter(Q(i_koe=False, behandling="") | Q(behandling="godkendt"))
    return fine.filter(forskel__gte=Coalesce(F("forskel_atp"), Decimal(0))).exclude(beregnet_af=bruger)


def samlet(bruger: Bruger, maaned: date) -> Samlet:
    """Antal og sum af det, brugeren kan frigive samlet i måneden."""
    tal = kan_frigives(bruger, maaned).aggregate(antal=Count("pk"), beloeb=Sum("forskel"))
    return Samlet(tal["antal"], tal["beloeb"] or Decimal("0.00"))


def frigiv_maaned(
    bruger: Bruger,
    maaned: date,
    *,
    nu: datetime,
    set_: Samlet | None = None,
    fremdrift: Callable[[int], object] | None = None,
    bunke: int = BUNKE,
) -> Samlet:
    """Frigiver alle, der kan frigives samlet. `set_` er de tal, brugeren så; er de andre nu, sker der intet."""
    adgang.kraev_skridt(bruger, "udbetaling_frigivet")
    with koerselslaas(bruger.kommune_id):
        nu_er = samlet(bruger, maaned)
        if set_ is not None and set_ != nu_er:
            beloeb = f"{nu_er.beloeb:,.2f}".translate(str.maketrans(",.", ".,"))
            raise IkkeMuligt(ANDRE_TAL.format(antal=nu_er.antal, beloeb=f"{beloeb} kr."))
        if not nu_er.antal:
            raise IkkeMuligt(f"Der er intet i {navn(maaned)}, du kan frigive samlet.")
        koersel = _begynd(bruger, maaned, nu_er, nu)
        _frigiv(bruger, koersel, nu, fremdrift or (lambda antal: None), bunke)
        return Samlet(koersel.faerdige, Decimal(koersel.beloeb))


def _begynd(bruger: Bruger, maaned: date, tal: Samlet, nu: datetime) -> Koersel:
    with lager.transaktion():
        Koersel.for_bruger(bruger).filter(maaned=maaned, slags="frigivelse", status="i_gang").update(
            status="afbrudt", afsluttet=nu
        )
        koersel = Koersel(
            kommune_id=bruger.kommune_id,
            maaned=maaned,
            slags="frigivelse",
            status="i_gang",
            sager=tal.antal,
            startet=nu,
            startet_af=bruger,
            sidst=nu,
        )
        koersel.save()
    return koersel


def _frigiv(
    bruger: Bruger, koersel: Koersel, nu: datetime, fremdrift: Callable[[int], object], stoerrelse: int
) -> None:
    linjer: dict[int, list[Frigivelse]] = {}
    fundne = kan_frigives(bruger, koersel.maaned).order_by("sag_id", "version")
    for sag_id, pk, maaned, version, beloeb in fundne.values_list(
        "sag_id", "pk", "maaned", "version", "forskel"
    ):
        linjer.setdefault(sag_id, []).append(Frigivelse(pk, maaned, version, float(beloeb or 0)))
    opgaver = _opgaver(bruger, linjer, stoerrelse)
    regn = partial(frigiv_bunke, Frigiver(bruger.username, nu))
    for pakket in i_flere_processer(regn, opgaver, len(linjer), stoerrelse):
        skrevne = pak_ud(pakket)
        _skriv(bruger, koersel, skrevne, linjer, nu)
        fremdrift(len(skrevne))
    with lager.transaktion():
        koersel.status, koersel.afsluttet = "faerdig", nu
        koersel.save()


def _opgaver(
    bruger: Bruger, linjer: dict[int, list[Frigivelse]], stoerrelse: int
) -> Iterator[Frigivelsesopgave]:
    for sag in sagsopgaver(bruger, list(linjer), stoerrelse):
        uden = msgspec.structs.replace(sag, staar=[])
        yield Frigivelsesopgave(uden, linjer[sag.hoved.sag_id])


def _skriv(
    bruger: Bruger,
    koersel: Koersel,
    skrevne: list[Skrivning],
    linjer: dict[int, list[Frigivelse]],
    nu: datetime,
) -> None:
    """Bunken, eller intet af den: er en sag skrevet imens, springes bunken over og kan frigives igen."""
    numre = [en.linje for ny in skrevne for en in linjer[ny.hoved.sag_id]]
    try:
        with lager.transaktion():
            masseopdatering.skriv(skrevne)
            egne = Udbetaling.for_bruger(bruger).filter(pk__in=numre, status="beregnet")
            beloeb = egne.aggregate(sum=Sum("forskel"))["sum"] or Decimal(0)
            if egne.update(status="frigivet", frigivet=nu, frigivet_af=bruger) != len(numre):
                raise masseopdatering.AndreSkrev
            koersel.faerdige += len(numre)
            koersel.beloeb = Decimal(koersel.beloeb) + beloeb
            koersel.sidst = nu
            koersel.save()
    except masseopdatering.AndreSkrev:
        koersel.refresh_from_db()
