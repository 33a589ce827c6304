"""Månedskørslen: alle sager med et job, én måned. At køre den igen ændrer kun det, der er ændret siden.

Sagerne tages i id-orden i bunker. Bunken regnes uden database, i flere processer når der er mange, og skrives i én
transaktion sammen med kørslens fremskridt (`models.Koersel`). Standser maskinen midt i det hele, står hver bunke enten
helt eller slet ikke, og næste kørsel fortsætter efter den sidste.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial

import msgspec
from django.db.models import Q

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import maaned as navn
from fleksjob.lov.sagsgang.relationer import NY_ORDNING
from fleksjob.sager import adgang, lager, masseopdatering
from fleksjob.sager.fejl import Samtidighedskonflikt
from fleksjob.sager.koerselslaas import koerselslaas
from fleksjob.sager.koerselslaesning import sagsopgaver
from fleksjob.sager.koerselsskrivning import skriv_svar
from fleksjob.sager.maanedsbunke import Koerselsopgave, Sagssvar, linjepost, pak_ud, regn_bunke
from fleksjob.sager.maanedslinjer import mangler_linjer
from fleksjob.sager.maanedsregning import foerste, sidste
from fleksjob.sager.models import Bruger, Job, Koersel as Koerselsraekke, Udbetaling
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.udbetaling import foerste_koerte_maaned, gem
from fleksjob.sager.udregning import i_flere_processer

_FORSOEG = 3
BUNKE = 500


class Koersel(msgspec.Struct, frozen=True):
    """Hvad kørslen gjorde. `uaendrede` er sager, hvor alt allerede stod rigtigt; `i_koe` er nye linjer, et menneske
    skal se på; `beloeb` er summen af de nye linjer i kroner.
    """

    maaned: date
    sager: int
    uaendrede: int
    beregnede: int
    rettelser: int
    manuelle: int
    mangler: int
    i_koe: int = 0
    beloeb: Decimal = Decimal("0.00")
    fortsat_efter: int = 0


def sager_til_koersel(bruger: Bruger, maaned: date) -> list[int]:
    """Id på de sager, der har eller har haft et job under ordningen, siden kommunen begyndte at køre."""
    fra = min(foerste_koerte_maaned(bruger.kommune_id) or maaned, maaned)
    job = Job.for_bruger(bruger).filter(
        Q(ophoert__isnull=True) | Q(ophoert__gt=fra), startet__gte=NY_ORDNING, startet__lte=sidste(maaned)
    )
    return sorted(set(job.values_list("sag_id", flat=True)))


def koer(
    bruger: Bruger,
    maaned: date,
    *,
    nu: datetime,
    fremdrift: Callable[[int], object] | None = None,
    spring_pct: int | None = None,
    bunke: int = BUNKE,
) -> Koersel:
    """Beregner måneden for alle sager, og de tidligere kørte måneder, hvor noget er rettet."""
    adgang.kraev_skridt(bruger, "udbetaling_beregnet")
    maaned = foerste(maaned)
    if maaned > foerste(nu.astimezone(DANSK_TID).date()):
        raise UgyldigtInput("maaned", f"{navn(maaned).capitalize()} er ikke begyndt; der beregnes bagud.")
    with koerselslaas(bruger.kommune_id):
        return _koer(bruger, maaned, nu, fremdrift or (lambda antal: None), spring_pct, bunke)


def _koer(
    bruger: Bruger,
    maaned: date,
    nu: datetime,
    fremdrift: Callable[[int], object],
    spring_pct: int | None,
    stoerrelse: int,
) -> Koersel:
    sag_ider = sager_til_koersel(bruger, maaned)
    koersel = _begynd(bruger, maaned, len(sag_ider), nu)
    resten = [sag_id for sag_id in sag_ider if sag_id > koersel.sidste_sag]
    fortsat = len(sag_ider) - len(resten)
    fremdrift(fortsat)
    fra = min(foerste_koerte_maaned(bruger.kommune_id) or maaned, maaned)
    opgave = Koerselsopgave(_fra(koersel, fra), maaned, nu.astimezone(UTC), bruger.username, spring_pct)
    opgaver = sagsopgaver(bruger, resten, stoerrelse)
    for pakket in i_flere_processer(partial(regn_bunke, opgave), opgaver, len(resten), stoerrelse):
        svar = pak_ud(pakket)
        _skriv_bunke(koersel, opgave, svar, bruger, nu)
        fremdrift(len(svar))
    _afslut(koersel, nu)
    return _resultat(koersel, fortsat)


def _begynd(bruger: Bruger, maaned: date, antal: int, nu: datetime) -> Koerselsraekke:
    """Den kørsel, der blev afbrudt, eller en ny."""
    with lager.transaktion():
        alle = Koerselsraekke.for_bruger(bruger).filter(maaned=maaned, slags="beregning", status="i_gang")
        afbrudt = alle.first()
        if afbrudt is not None:
            afbrudt.sager = antal
            return afbrudt
        fra = foerste_koerte_maaned(bruger.kommune_id)
        koersel = Koerselsraekke(
            kommune_id=bruger.kommune_id,
            maaned=maaned,
            slags="beregning",
            status="i_gang",
            sager=antal,
            tal={"fra": min(fra or maaned, maaned).isoformat()},
            startet=nu,
            startet_af=bruger,
            sidst=nu,
        )
        koersel.save()
        return koersel


def _fra(koersel: Koerselsraekke, ellers: date) -> date:
    """Den første måned, kørslen ser på: den samme, når den fortsætter, som da den begyndte."""
    gemt = koersel.tal.get("fra")
    return date.fromisoformat(gemt) if gemt else ellers


def _skriv_bunke(
    koersel: Koerselsraekke, opgave: Koerselsopgave, svar: list[Sagssvar], bruger: Bruger, nu: datetime
) -> None:
    """Bunkens linjer og kørslens fremskridt i én transaktion; har en anden skrevet imens, tages sagerne for sig."""
    foer = (koersel.faerdige, koersel.sidste_sag, dict(koersel.tal), koersel.beloeb)
    try:
        with lager.transaktion():
            skriv_svar(svar, bruger, nu, koersel.pk)
            _tael(koersel, svar, nu)
    except masseopdatering.AndreSkrev:
        koersel.faerdige, koersel.sidste_sag, koersel.tal, koersel.beloeb = foer
        egne = [_koer_sag(en.hoved.sag_id, bruger, opgave, nu, koersel.pk) for en in svar]
        with lager.transaktion():
            _tael(koersel, egne, nu)


def _koer_sag(sag_id: int, bruger: Bruger, opgave: Koerselsopgave, nu: datetime, koersel_id: int) -> Sagssvar:
    """Én sag. Skriver en anden i den imens, læses den igen."""
    for _ in range(_FORSOEG):
        aaben = lager.hent_nyeste(sag_id, bruger, nu=nu)
        staar = list(Udbetaling.for_bruger(bruger).filter(sag_id=sag_id).order_by("maaned", "version"))
        linjer = mangler_linjer(aaben, staar, opgave.fra, opgave.til, spring_pct=opgave.spring_pct)
        svar = Sagssvar(aaben.hoved, [linjepost(en) for en in linjer.nye], forbi=list(linjer.bort))
        if not linjer:
            return svar
        try:
            gem(aaben, linjer, nu, koersel_id)
        except Samtidighedskonflikt as konflikt:
            sidste_konflikt = konflikt
        else:
            return svar
    raise sidste_konflikt


def _tael(koersel: Koerselsraekke, svar: list[Sagssvar], nu: datetime) -> None:
    """Lægger bunken til kørslens tal og gemmer, hvor langt den er."""
    tal = dict(koersel.tal)
    for linje in _linjer(svar):
        tal[linje] = int(tal.get(linje, 0)) + 1
    nye = [linje for en in svar for linje in en.linjer]
    tal["i_koe"] = int(tal.get("i_koe", 0)) + sum(linje.i_koe for linje in nye)
    koersel.tal = tal
    koersel.beloeb += sum((linje.forskel or Decimal(0) for linje in nye), Decimal(0))
    koersel.faerdige += len(svar)
    koersel.sidste_sag = svar[-1].hoved.sag_id
    koersel.sidst = nu
    koersel.save()


def _linjer(svar: list[Sagssvar]) -> Iterator[str]:
    for en in svar:
        if not en.linjer and not en.forbi:
            yield "uaendrede"
        for linje in en.linjer:
            if linje.status != "beregnet":
                yield "manuelle" if linje.status == "manuel" else "mangler"
            else:
                yield "rettelser" if linje.version > 1 else "beregnede"


def _afslut(koersel: Koerselsraekke, nu: datetime) -> None:
    with lager.transaktion():
        koersel.status, koersel.afsluttet, koersel.sidst = "faerdig", nu, nu
        koersel.save()


def _resultat(koersel: Koerselsraekke, fortsat: int) -> Koersel:
    tal = koersel.tal
    return Koersel(
        maaned=koersel.maaned,
        sager=koersel.sager,
        **{
            n: int(tal.get(n, 0))
            for n in ("uaendrede", "beregnede", "rettelser", "manuelle", "mangler", "i_koe")
        },
        beloeb=Decimal(koersel.beloeb).quantize(Decimal("0.01")),
        fortsat_efter=fortsat,
    )
