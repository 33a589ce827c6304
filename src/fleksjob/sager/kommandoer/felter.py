"""Krav til felter, som flere kommandoer stiller: én fejl pr. felt, og alle på én gang."""

import math
from datetime import date

from fleksjob.forloeb.tilstand import Tilstand, Vilkaar
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.bevilling import ny_bevilling
from fleksjob.lov.sagsgang.fastholdelsessvar import AFTALENS_INDHOLD
from fleksjob.snitflader.felter import laes_cvr, ligner_cpr

FULD_TID_TIMER = 37
_MAANED = 52 / 12


def kraev_tekst(felt: str, vaerdi: str, besked: str) -> None:
    """Rejser, når feltet er tomt."""
    if not vaerdi.strip():
        raise UgyldigtInput(felt, besked)


def kraev_grund(grund: str, felt: str = "grund", *, hoejst: int = 300) -> str:
    """Grunden på én linje. Rejser, når den mangler, er for lang eller bærer et CPR-nummer."""
    grund = " ".join(grund.split())
    if not grund:
        raise UgyldigtInput(felt, "Skriv hvorfor; det står i historien.")
    if len(grund) > hoejst:
        raise UgyldigtInput(felt, f"Skriv højst {hoejst} tegn.")
    if ligner_cpr(grund):
        raise UgyldigtInput(felt, "Skriv grunden uden CPR-nummer.")
    return grund


def kraev_cvr(felt: str, vaerdi: str) -> None:
    """Et gyldigt CVR-nummer uden mellemrum; tomt betyder, at det ikke er oplyst."""
    if vaerdi and laes_cvr(vaerdi, felt) != vaerdi:
        raise UgyldigtInput(felt, "Skriv CVR-nummeret som otte cifre uden mellemrum.")


def kraev_aftale(aftale: str, funktioner: str, skaanehensyn: str) -> None:
    """En skriftlig fastholdelsesaftale skal nævne de svære funktioner og skånehensynene; uden aftale kræves intet."""
    if not aftale.strip():
        return
    indhold = {"funktioner": funktioner, "skaanehensyn": skaanehensyn}
    kast(
        [
            UgyldigtInput(felt, f"Skriv, {AFTALENS_INDHOLD[felt]}; det skal stå i aftalen.")
            for felt, tekst in indhold.items()
            if not tekst.strip()
        ]
    )


def kraev_varig(felt: str, tilstand: Tilstand, dag: date, *, fornyes: str = "") -> None:
    """Rejser, når bevillingen ikke kan være varig. `fornyes` er det job, hvis bevilling fornyes."""
    nye = [job for job in tilstand.ansaettelser if job.startet is not None and not job.gammel_ordning]
    fundet = ny_bevilling(
        tilstand.person.foedselsdato,
        dag,
        har_haft_foerste=bool(nye),
        foerste_er_udloebet=bool(fornyes) or any(len(job.bevillinger) > 1 for job in nye),
        udloeber=next((job.udloeber for job in nye if job.id == fornyes), None),
        retsgrundlag=tilstand.retsgrundlag,
    )
    if not fundet.kan_vaere_varig:
        besked = f"{fundet.begrundelse} Vælg en midlertidig bevilling. {fundet.forbehold}".strip()
        raise UgyldigtInput(felt, besked)


def kraev_vilkaar(vilkaar: Vilkaar) -> None:
    """Kontrollerer jobbets vilkår samlet; det, der ikke er oplyst, kontrolleres ikke."""
    fejl: list[UgyldigtInput] = []
    graenser = {
        "timer": (0, 168, "Timer til stede skal være mellem 0 og 168 om ugen."),
        "intensitet": (0, 100, "Arbejdsintensiteten skal være mellem 0 og 100 procent."),
        "timeloen": (0, 10_000, "Timelønnen skal være et beløb i kroner fra 0 til 10.000."),
        "fuldtidsloen": (0, 1_000_000, "Fuldtidslønnen skal være et beløb i kroner om måneden."),
        "pension_pct": (0, 100, "Pensionen skal være mellem 0 og 100 procent."),
    }
    for felt, (mindst, hoejst, besked) in graenser.items():
        tal = getattr(vilkaar, felt)
        if tal is not None and not (math.isfinite(tal) and mindst <= tal <= hoejst):
            fejl.append(UgyldigtInput(felt, besked))
    kast(fejl)
    timer = vilkaar.betalte_timer
    if timer is not None and timer > FULD_TID_TIMER:
        besked = f"Timer gange intensitet giver {timer:g} betalte timer om ugen; det kan højst være 37."
        fejl.append(UgyldigtInput("timer", besked.replace(".", ",", 1) if "." in f"{timer:g}" else besked))
    if vilkaar.timeloen is not None and vilkaar.fuldtidsloen is not None:
        mindst_loen = vilkaar.timeloen * FULD_TID_TIMER * _MAANED
        if vilkaar.fuldtidsloen < mindst_loen - 0.5:
            besked = (
                "Fuldtidslønnen er lavere end timelønnen gange 37 timer; med den timeløn er den mindst "
                f"{mindst_loen:,.0f} kr. om måneden.".replace(",", ".", 1)
            )
            fejl.append(UgyldigtInput("fuldtidsloen", besked))
    kast(fejl)
