"""Kommunens svar om et konkret job: hvad der er vurderet, hvad der tilbydes, hvorfor, og hvordan man klager."""

from dataclasses import dataclass
from datetime import date

from fleksjob.breve import frit_brev
from fleksjob.breve.frit_brev import Afsnit, FritBrev
from fleksjob.breve.ramme import Brevramme
from fleksjob.breve.tegning import i_timer, med_komma
from fleksjob.lov.kerne.vaerdier import dansk_dato

_IGEN = (
    "Jobbet kan foreslås igen, hvis det bliver ændret. Din ret til fleksjob er den samme, og vi hjælper dig med at "
    "søge videre."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobsvar:
    """Svaret som data. Timer er til stede om ugen, `uudnyttet` betalte timer om ugen; `afslag` er tom ved et ja."""

    virksomhed: str
    stilling: str
    startdato: date | None
    timer: float
    intensitet: float
    hensyn: tuple[str, ...]
    begrundelse: str
    vurderede_timer: float = 0.0
    vurderet_intensitet: float = 0.0
    uudnyttet: float = 0.0
    forskel: str = ""
    se_igen: date | None = None
    plan: str = ""
    afslag: str = ""


def jobsvarbrev(ramme: Brevramme, svar: Jobsvar) -> tuple[str, bytes]:
    """Brevets titel og PDF. Vurderingen er en afgørelse, så klagevejledningen er med."""
    job = (
        f"{svar.stilling.lower()} hos {svar.virksomhed}" if svar.stilling else f"jobbet hos {svar.virksomhed}"
    )
    if svar.afslag:
        titel = "Vi kan ikke godkende jobbet"
        afsnit: tuple[Afsnit, ...] = (
            Afsnit("", (f"Vi kan ikke godkende {job}. {svar.afslag}.",), ()),
            Afsnit("Hvorfor", tuple(svar.begrundelse.split("\n\n")), ()),
            Afsnit("Hvad kan du gøre?", (_IGEN,), ()),
        )
    else:
        titel = "Vi har godkendt dit job"
        afsnit = _ja(svar, job)
    return titel, frit_brev.pdf(FritBrev(ramme, titel, afsnit, klage=True))


def _ja(svar: Jobsvar, job: str) -> tuple[Afsnit, ...]:
    start = f" fra {dansk_dato(svar.startdato)}" if svar.startdato else ""
    betalt = svar.timer * svar.intensitet / 100
    afsnit = [
        Afsnit(
            "",
            (
                f"Vi har godkendt {job}{start}. Du er på arbejde {i_timer(svar.timer)} om ugen og får løn for "
                f"{i_timer(betalt)}. Det kaldes en arbejdsintensitet på {med_komma(svar.intensitet)} procent.",
                "Jobbet skal også være bevilget, før du begynder. Det får du besked om.",
            ),
            (),
        ),
        Afsnit("Hvorfor", tuple(svar.begrundelse.split("\n\n")), ()),
    ]
    if svar.hensyn:
        afsnit.append(Afsnit("Det tager arbejdspladsen hensyn til", (), svar.hensyn))
    if svar.forskel:
        afsnit.append(Afsnit("Du kan måske mere, end jobbet bruger", _om_forskellen(svar), ()))
    return tuple(afsnit)


def _om_forskellen(svar: Jobsvar) -> tuple[str, ...]:
    vurderet = svar.vurderede_timer * svar.vurderet_intensitet / 100
    tekster = [
        f"Vi vurderer, at du kan arbejde, hvad der svarer til {i_timer(vurderet)} med løn om ugen. "
        f"Vi godkender jobbet alligevel: {svar.forskel[:1].lower()}{svar.forskel[1:]}."
    ]
    if svar.se_igen:
        tekster.append(f"Vi ser på det igen sammen med dig senest {dansk_dato(svar.se_igen)}.")
    if svar.plan:
        tekster.append(f"Vi har aftalt, at du arbejder hen mod: {svar.plan[:1].lower()}{svar.plan[1:]}.")
    return tuple(tekster)
