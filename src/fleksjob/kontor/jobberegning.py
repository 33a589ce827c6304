"""Det, jobbet giver om måneden, regnet med lovens egne regler, til formularen og sagens forside."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from fleksjob.breve.tegning import Svg
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.linjer import Trin, trin
from fleksjob.kontor.timerbillede import timer_billede
from fleksjob.lov.bog.laesere import Forklaringer, forklar
from fleksjob.lov.tilskud.beregning import REGELSAET, Beregning, beregn_fleksloentilskud


@dataclass(frozen=True)
class Jobberegning:
    """Jobbets tal og hvad de giver."""

    timer: float
    intensitet: float
    betalte_timer: float
    beregning: Beregning
    forklaret: Forklaringer
    billede: Svg

    @property
    def trin(self) -> list[Trin]:
        """Regnestykket, klar til at vise."""
        return trin(self.forklaret)


def regn_job(
    *, dato: date, timer: float, intensitet: float, timeloen: float, fuldtidsloen: float, id_: str = "timer"
) -> Jobberegning:
    """Rejser `UgyldigtInput`, når tallene ikke kan være rigtige, eller satserne på dagen ikke kendes."""
    betalte = timer * intensitet / 100
    oplyst: dict[str, Any] = {
        "dato": dato,
        "timeloen": timeloen,
        "timer": betalte,
        "fuldtidsloen": fuldtidsloen,
    }
    beregning = beregn_fleksloentilskud(**oplyst)
    billede = timer_billede(timer, intensitet, id_)
    return Jobberegning(timer, intensitet, betalte, beregning, forklar(REGELSAET, oplyst, beregning), billede)


def aendring(ny: Jobberegning, tilstand: Tilstand, dato: date) -> Decimal | None:
    """Kroner mere (eller mindre) i hånden om måneden end med de vilkår, jobbet har nu.

    None uden et job i gang.
    """
    job = tilstand.aktuel_ansaettelse
    nu = job.vilkaar_pr(tilstand.pr) if job else None
    if nu is None or None in (nu.timer, nu.intensitet, nu.timeloen, nu.fuldtidsloen):
        return None
    gammel = regn_job(
        dato=dato,
        timer=nu.timer or 0,
        intensitet=nu.intensitet or 0,
        timeloen=nu.timeloen or 0,
        fuldtidsloen=nu.fuldtidsloen or 0,
    )
    return ny.beregning.i_haanden - gammel.beregning.i_haanden
