"""Månedskørslen: alle sager med et job, én måned. At køre den igen ændrer kun det, der er ændret siden."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import msgspec
from django.db.models import Q

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import maaned as navn
from fleksjob.lov.sagsgang.relationer import NY_ORDNING
from fleksjob.sager import adgang, lager
from fleksjob.sager.fejl import Samtidighedskonflikt
from fleksjob.sager.maanedsregning import foerste, sidste
from fleksjob.sager.models import Bruger, Job, Udbetaling
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.udbetaling import Sagslinjer, foerste_koerte_maaned, gem, mangler_linjer

_FORSOEG = 3
_BUNKE = 500


class Koersel(msgspec.Struct, frozen=True):
    """Hvad kørslen gjorde. `uaendrede` er sager, hvor alt allerede stod rigtigt."""

    maaned: date
    sager: int
    uaendrede: int
    beregnede: int
    rettelser: int
    manuelle: int
    mangler: int


def sager_til_koersel(bruger: Bruger, maaned: date) -> list[int]:
    """Id på de sager, der har eller har haft et job under ordningen, siden kommunen begyndte at køre."""
    fra = min(foerste_koerte_maaned(bruger.kommune_id) or maaned, maaned)
    job = Job.for_bruger(bruger).filter(
        Q(ophoert__isnull=True) | Q(ophoert__gt=fra), startet__gte=NY_ORDNING, startet__lte=sidste(maaned)
    )
    return sorted(set(job.values_list("sag_id", flat=True)))


def koer(
    bruger: Bruger, maaned: date, *, nu: datetime, fremdrift: Callable[[int], object] | None = None
) -> Koersel:
    """Beregner måneden for alle sager, og de tidligere kørte måneder, hvor noget er rettet."""
    adgang.kraev_skridt(bruger, "udbetaling_beregnet")
    maaned = foerste(maaned)
    dag = nu.astimezone(DANSK_TID).date()
    if maaned > foerste(dag):
        raise UgyldigtInput("maaned", f"{navn(maaned).capitalize()} er ikke begyndt; der beregnes bagud.")
    fra = min(foerste_koerte_maaned(bruger.kommune_id) or maaned, maaned)
    tal = {"uaendrede": 0, "beregnede": 0, "rettelser": 0, "manuelle": 0, "mangler": 0}
    sag_ider = sager_til_koersel(bruger, maaned)
    for sag_id, staar in _med_linjer(bruger, sag_ider):
        _taelle(_koer_sag(sag_id, bruger, staar, fra, maaned, nu), tal)
        if fremdrift:
            fremdrift(1)
    return Koersel(maaned=maaned, sager=len(sag_ider), **tal)


def _med_linjer(bruger: Bruger, sag_ider: list[int]) -> Iterator[tuple[int, list[Udbetaling]]]:
    for nr in range(0, len(sag_ider), _BUNKE):
        bunke = sag_ider[nr : nr + _BUNKE]
        efter_sag: dict[int, list[Udbetaling]] = {}
        for linje in _linjer(bruger, bunke):
            efter_sag.setdefault(linje.sag_id, []).append(linje)
        for sag_id in bunke:
            yield sag_id, efter_sag.get(sag_id, [])


def _linjer(bruger: Bruger, sag_ider: list[int]) -> list[Udbetaling]:
    fundne = Udbetaling.for_bruger(bruger).filter(sag_id__in=sag_ider).defer("beregning")
    return list(fundne.order_by("sag_id", "maaned", "version"))


def _koer_sag(
    sag_id: int, bruger: Bruger, staar: list[Udbetaling], fra: date, til: date, nu: datetime
) -> Sagslinjer:
    """Én sag. Skriver en anden i den imens, læses den igen."""
    for _ in range(_FORSOEG):
        aaben = lager.hent_nyeste(sag_id, bruger, nu=nu)
        linjer = mangler_linjer(aaben, staar, fra, til)
        if not linjer:
            return linjer
        try:
            gem(aaben, linjer, nu)
        except Samtidighedskonflikt as konflikt:
            sidste_konflikt = konflikt
            staar = _linjer(bruger, [sag_id])
        else:
            return linjer
    raise sidste_konflikt


def _taelle(linjer: Sagslinjer, tal: dict[str, int]) -> None:
    if not linjer:
        tal["uaendrede"] += 1
    for linje in linjer.nye:
        if linje.status == "manuel":
            tal["manuelle"] += 1
        elif linje.status == "mangler":
            tal["mangler"] += 1
        else:
            tal["rettelser" if linje.version > 1 else "beregnede"] += 1
