"""Borgerens to papirer i jobsøgningen, samlet af sagens rækker: planen og «Det kan jeg»."""

from datetime import date

from fleksjob.breve.jobbrev import tidspunkt
from fleksjob.breve.jobpapir import Cvside, Planside
from fleksjob.lov.sagsgang.jobsoegning import BUDSKAB
from fleksjob.sager.brevskrivning import brevramme, kanal_for
from fleksjob.sager.jobsoegningsblade import nyeste_blade
from fleksjob.sager.models import Bruger, Sag
from fleksjob.sager.visninger.jobsoegning import jobsoegningen, mine_styrker

_HVEM = {"borger": "Jeg", "kommune": "Kommunen", "konsulent": "Konsulenten", "andre": "En anden"}
_NAVNE = {
    "Det interesserer borgeren": "Det interesserer mig",
    "Det kan borgeren": "Det kan jeg",
    "Netværk, der kan hjælpe": "De kan hjælpe mig",
    "Det passer vi til": "Det tager vi hensyn til",
}


def plan_papir(sag: Sag, bruger: Bruger, *, dag: date) -> Planside:
    """Planen, som borgeren læser den. Intet blad med helbred er med."""
    job = jobsoegningen(bruger, sag, ser_helbred=False)
    plan = job.plan
    return Planside(
        ramme=brevramme(sag, dag=dag, kanal=kanal_for(sag)),
        maal=tuple((en.navn, en.funktion, en.opgaver) for en in plan.maal) if plan else (),
        tekster=tuple((_NAVNE.get(navn, navn), tekst) for navn, tekst in plan.tekster) if plan else (),
        stoette=plan.stoette if plan else (),
        aktiviteter=plan.aktiviteter if plan else (),
        aftaler=tuple((_HVEM.get(en.hvem, en.hvem), en.hvad, en.frist) for en in job.aabne),
        naeste_samtale=f"{tidspunkt(job.tid.gaelder)}." if job.tid else "",
        budskab=BUDSKAB,
    )


def mit_cv_papir(sag: Sag, bruger: Bruger, *, dag: date) -> Cvside:
    """«Det kan jeg» med det, borgeren selv har svaret."""
    return Cvside(
        ramme=brevramme(sag, dag=dag, kanal=kanal_for(sag)),
        styrker=tuple(mine_styrker(nyeste_blade(sag, bruger))),
    )
