"""Hvem der må se hvad af et teammøde: sagerne på dagsordenen er åbne for dem, der sidder med, og kun i en tid.

Vinduet åbner tre uger før mødet og lukker to uger efter (`models.team.vinduet`). Det lukker også straks, når sagen
tages af, mødet aflyses, eller den inviterede melder afbud. Uden en dag at spørge om er der lukket.
"""

from datetime import date

from django.db.models import Q

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Dagsordenspunkt, Moededeltager, Sag, Teammoede
from fleksjob.sager.models.team import AABNER_FOER, LUKKER_EFTER

INTET_MOEDE = "Mødet findes ikke, eller du har ikke adgang til det."
PLANLAEGGERE = (Rolle.MOEDELEDER, Rolle.LEDER)
PAA_DAGSORDENEN = (Rolle.SAGSBEHANDLER, Rolle.MOEDELEDER, Rolle.LEDER)


def mine_punkter(bruger: Bruger, dag: date) -> SikretQuerySet[Dagsordenspunkt]:
    """De punkter, brugeren sidder med ved og kan læse på dagen; `taget_af` og aflyste er ikke med."""
    punkter = Dagsordenspunkt.for_kommune(bruger.kommune_id)
    if not bruger.is_active:
        return punkter.none()
    mine = Moededeltager.for_kommune(bruger.kommune_id).filter(bruger=bruger).exclude(svar="kan_ikke")
    sidder_med = Q(moede__in=mine.filter(punkt=None).values("moede")) | Q(
        pk__in=mine.exclude(punkt=None).values("punkt")
    )
    if bruger.har_rolle(Rolle.MOEDELEDER):
        sidder_med |= Q(moede__leder=bruger)
    return punkter.filter(
        sidder_med,
        status__in=("paa", "behandlet"),
        moede__aflyst="",
        moede__dag__gte=dag - LUKKER_EFTER,
        moede__dag__lte=dag + AABNER_FOER,
    )


def sidder_med(bruger: Bruger, sag: Sag, dag: date | None) -> bool:
    """Om brugeren skal drøfte sagen på et møde og derfor må se den på dagen."""
    return dag is not None and mine_punkter(bruger, dag).filter(sag=sag).exists()


def maa_planlaegge(bruger: Bruger) -> bool:
    """Om brugeren lægger møder i kalenderen og bestemmer, hvem der inviteres."""
    return bruger.is_active and bruger.har_rolle(*PLANLAEGGERE)


def kraev_planlaegge(bruger: Bruger) -> None:
    """Rejser, når brugeren ikke lægger møder."""
    if not maa_planlaegge(bruger):
        raise AdgangNaegtet("Møder lægges af mødelederen eller lederen.")


def maa_saette_paa(bruger: Bruger) -> bool:
    """Om brugeren sætter sager på en dagsorden, flytter dem og tager dem af."""
    return bruger.is_active and bruger.har_rolle(*PAA_DAGSORDENEN)


def kraev_saette_paa(bruger: Bruger) -> None:
    """Rejser, når brugeren ikke bestemmer over dagsordenen."""
    if not maa_saette_paa(bruger):
        raise AdgangNaegtet("Dagsordenen er for sagsbehandlere, mødelederen og lederen.")


def moedet_for(bruger: Bruger, moede_id: int) -> Teammoede:
    """Mødet, som brugeren må se det. Rejser `AdgangNaegtet`, når det ikke findes for hende."""
    if not (maa_saette_paa(bruger) or bruger.rolle == Rolle.TEAMMEDLEM):
        raise AdgangNaegtet(INTET_MOEDE)
    fundet = Teammoede.for_bruger(bruger).select_related("rum", "leder").filter(pk=moede_id).first()
    if fundet is None:
        raise AdgangNaegtet(INTET_MOEDE)
    return fundet
