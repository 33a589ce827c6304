"""Før og efter et frivilligt skift fra den gamle ordning til den nye, pr. måned, for borgeren og arbejdsgiveren.

Før: arbejdsgiveren betaler hele lønnen og får halvdelen eller to tredjedele igen. Efter: arbejdsgiveren betaler de
timer, der ydes, og borgeren får fleksløntilskud. Beløb er kroner om måneden med pension, før skat.
"""

from datetime import date
from decimal import Decimal

import msgspec

from fleksjob.forloeb.begreber import Ansaettelse
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.stoette.gammel_ordning_doer import LOFT_FRA, LOFT_IKKE_LAEST, beregn_gammel_ordning
from fleksjob.lov.tilskud.beregning import beregn_fleksloentilskud
from fleksjob.lov.tilskud.oplysninger import FULD_TID, TIMER_PR_MAANED

KONSEKVENSER = (
    "Skiftet er et nyt fleksjob. Bevillingen bliver midlertidig i fem år i stedet for uden slutdato.",
    "Arbejdsgiveren får ikke refusion mere. Borgeren får i stedet fleksløntilskud fra kommunen hver måned.",
    "Der er ingen vej tilbage til den gamle ordning.",
    "Feriepenge, pension, sygdom og forsikring kan også ændre sig. Spørg fagforeningen, før der vælges.",
)
FORBEHOLD = (
    "At et skift giver en midlertidig bevilling på fem år, er udledt: skiftet regnes for det første fleksjob i den nye "
    "ordning.",
    "Retten til selv at vælge den nye ordning er læst hos Fleksjobbernetværket og Cabi; paragraffen er ikke set.",
)


class Side(msgspec.Struct, frozen=True):
    """Den ene parts måned. `betaler_eller_faar` er summen; linjerne er det, den består af."""

    linjer: tuple[tuple[str, Decimal], ...]
    i_alt: Decimal


class FoerOgEfter(msgspec.Struct, frozen=True):
    """De fire tal og forskellene. Arbejdsgiverens tal er, hvad medarbejderen koster."""

    borger_foer: Side
    borger_efter: Side
    firma_foer: Side
    firma_efter: Side
    forbehold: tuple[str, ...]

    @property
    def borger(self) -> Decimal:
        """Hvad borgeren får mere om måneden (under 0: mindre)."""
        return self.borger_efter.i_alt - self.borger_foer.i_alt

    @property
    def firma(self) -> Decimal:
        """Hvad medarbejderen koster mere om måneden (under 0: mindre)."""
        return self.firma_efter.i_alt - self.firma_foer.i_alt


class Oplyst(msgspec.Struct, frozen=True):
    """Det, der skal til. `loen_foer` er månedslønnen nu, `timer_foer` de timer om ugen, der er løn for nu."""

    dato: date
    loen_foer: float
    timer_foer: float
    timer: float
    intensitet: float
    timeloen: float
    fuldtidsloen: float
    overenskomst_time: float | None = None
    loft_time: float | None = None


def forslag(job: Ansaettelse, dag: date) -> dict[str, float | None]:
    """Det, sagen kender. I den gamle ordning er der løn for alle timer til stede."""
    v = job.vilkaar_pr(dag)
    if v is None:
        return {}
    loen = v.timeloen * v.timer * TIMER_PR_MAANED if v.timeloen and v.timer else None
    return {
        "loen_foer": round(loen, 2) if loen else None,
        "timer_foer": v.timer,
        "timer": v.timer,
        "intensitet": v.intensitet,
        "timeloen": v.timeloen,
        "fuldtidsloen": v.fuldtidsloen,
    }


def mangler_loft(job: Ansaettelse, dato: date) -> bool:
    """Om årets højeste timeløn skal skrives ind."""
    return job.startet is not None and job.startet >= LOFT_FRA and dato >= LOFT_IKKE_LAEST


def foer_og_efter(job: Ansaettelse, o: Oplyst) -> FoerOgEfter:
    """Rejser `UgyldigtInput`/`UgyldigeInput` med alt, der mangler eller ikke kan passe."""
    if not job.gammel_ordning or job.startet is None:
        raise UgyldigtInput("ansaettelse", "Jobbet er allerede i den nye ordning.")
    if not job.udvikling.andel:
        raise UgyldigtInput("andel", "Tilskuddets brøk er ikke registreret. Se den i kommunens afgørelse.")
    if o.timer_foer <= 0 or o.loen_foer <= 0:
        raise UgyldigtInput("loen_foer", "Skriv lønnen om måneden nu og de timer om ugen, den er for.")
    betalte = o.timer * o.intensitet / 100
    if betalte > FULD_TID:
        raise UgyldigtInput("timer", "Timer gange intensitet kan højst blive 37 betalte timer om ugen.")
    pr_time = o.loen_foer / (o.timer_foer * TIMER_PR_MAANED)
    refusion = beregn_gammel_ordning(
        dato=o.dato,
        begyndt=job.startet,
        andel=job.udvikling.andel,
        loen_time=pr_time,
        bidrag_time=0.0,
        overenskomst_time=pr_time if o.overenskomst_time is None else o.overenskomst_time,
        overenskomst_bidrag_time=0.0,
        timer_uge=o.timer_foer,
        maaneder=1.0,
        loft_time=o.loft_time if mangler_loft(job, o.dato) else None,
    )
    nyt = beregn_fleksloentilskud(
        dato=o.dato, timeloen=o.timeloen, timer=betalte, fuldtidsloen=o.fuldtidsloen
    )
    loen_foer = Decimal(str(o.loen_foer)).quantize(Decimal("0.01"))
    faar = refusion.beloeb("tilskud")
    forbehold = (*refusion.forbehold, *nyt.forbehold, *FORBEHOLD)
    return FoerOgEfter(
        borger_foer=Side((("Løn fra arbejdsgiveren", loen_foer),), loen_foer),
        borger_efter=Side(
            (("Løn fra arbejdsgiveren", nyt.loen), ("Fleksløntilskud fra kommunen", nyt.fleksloentilskud)),
            nyt.i_alt,
        ),
        firma_foer=Side((("Løn", loen_foer), ("Refusion fra kommunen", -faar)), loen_foer - faar),
        firma_efter=Side((("Løn", nyt.loen),), nyt.loen),
        forbehold=tuple(dict.fromkeys(forbehold)),
    )
