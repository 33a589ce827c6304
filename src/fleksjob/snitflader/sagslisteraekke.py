"""En række i sagslisten, og det, der skal passe i den: datoernes orden og lovens grænser for jobbet."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from fleksjob.lov.ydelse.ledighedssatser import Sats
from fleksjob.snitflader.felter import daekket_cpr
from fleksjob.snitflader.loenlinjer import dansk_tal
from fleksjob.snitflader.tabel import Feltlaeser

NY_ORDNING = date(2013, 1, 1)
"""Job fra før denne dag følger den gamle ordning med tilskud til arbejdsgiveren."""
FULD_TID = Decimal(37)
Koen = Literal["kvinde", "mand", ""]
_HUNDREDE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Jobraekke:
    """Det nuværende fleksjob i en række. `varig` er bevillingen nu, efter `fornyet`, når den er fornyet.

    `start` er timer til stede og intensitet ved jobbets begyndelse, og `aendret` den dag, de blev til dem, der er nu.
    """

    fra: date
    cvr: str
    virksomhed: str
    timer: Decimal
    intensitet: Decimal
    timeloen: Decimal
    fuldtidsloen: Decimal | None
    pension_pct: Decimal | None
    varig: bool = False
    bevilget: date | None = None
    fornyet: date | None = None
    seneste_opfoelgning: date | None = None
    branche: str = ""
    fastholdelse: bool = False
    start: tuple[Decimal, Decimal] | None = None
    aendret: date | None = None

    @property
    def betalte_timer(self) -> Decimal:
        """De timer, der er løn for: timer til stede gange intensiteten."""
        return self.timer * self.intensitet / _HUNDREDE


@dataclass(frozen=True, slots=True)
class Sagsraekke:
    """Én person. `cpr` er tom, når listen kun har fødselsdatoen. `linje` tæller ikke med i sammenligning.

    `koen` er tom, når kolonnen er; har personen et CPR-nummer, siger det kønnet.
    """

    cpr: str
    foedselsdato: date
    navn: str
    sag_oprettet: date
    afgoerelsesdato: date | None = None
    ledighedsydelse_fra: date | None = None
    ledighedsydelse_sats: Sats | None = None
    cv_registreret: date | None = None
    sagsbehandler: str = ""
    job: Jobraekke | None = None
    koen: Koen = ""
    linje: int = field(default=0, compare=False)

    @property
    def kaldes(self) -> str:
        """Personen i en meddelelse, uden et helt CPR-nummer."""
        return f"{self.navn} ({daekket_cpr(self.cpr) if self.cpr else self.foedselsdato.isoformat()})"


def proev_orden(
    felt: Feltlaeser,
    foedt: date,
    oprettet: date | None,
    afgjort: date | None,
    ledig_fra: date | None,
    job: Jobraekke | None,
) -> None:
    """Datoernes orden, og de grænser loven sætter for jobbet."""
    dage = {
        "sag_oprettet": oprettet,
        "afgoerelsesdato": afgjort,
        "ledighedsydelse_fra": ledig_fra,
        "job_fra": job.fra if job else None,
    }
    for kolonne, dag in dage.items():
        if dag is not None and dag < foedt:
            felt.meld(kolonne, "Dagen ligger før personens fødsel.")
    if oprettet and afgjort and afgjort < oprettet:
        felt.meld("afgoerelsesdato", "Afgørelsen ligger før den dag, sagen er oprettet.")
    for kolonne in ("ledighedsydelse_fra", "job_fra"):
        dag = dage[kolonne]
        if dag is None:
            continue
        if afgjort is None:
            felt.meld(
                "afgoerelsesdato", f"Feltet skal udfyldes, når {kolonne} er udfyldt: afgørelsen kommer først."
            )
        elif dag < afgjort:
            felt.meld(kolonne, f"Dagen ligger før afgørelsen den {afgjort.isoformat()}.")
    if job:
        _proev_job(felt, job)


def _proev_job(felt: Feltlaeser, job: Jobraekke) -> None:
    if job.fra < NY_ORDNING:
        felt.meld(
            "job_fra",
            "Job fra før 1. januar 2013 følger den gamle ordning, som sagslisten ikke kan indlæse endnu.",
        )
    if not 0 < job.timer <= 168:
        felt.meld("timer", "Skriv timer til stede om ugen, mere end 0.")
    if not 0 < job.intensitet <= _HUNDREDE:
        felt.meld("intensitet", "Skriv intensiteten i procent, mere end 0 og højst 100.")
    elif job.betalte_timer > FULD_TID:
        felt.meld(
            "timer", f"Det giver {dansk_tal(job.betalte_timer)} betalte timer om ugen; der kan højst være 37."
        )
    if job.pension_pct is not None and job.pension_pct > _HUNDREDE:
        felt.meld("pension_pct", "Skriv pensionen i procent af lønnen, højst 100.")
    mindst = job.timeloen * FULD_TID * 52 / 12
    if job.fuldtidsloen is not None and job.fuldtidsloen < mindst - 1:
        felt.meld(
            "fuldtidsloen",
            f"Beløbet er under det, timelønnen giver for 37 timer ({dansk_tal(round(mindst, 2))} kr.).",
        )
    if job.bevilget and job.bevilget > job.fra:
        felt.meld("bevilget", "Jobbet er bevilget, efter at det begyndte; bevillingen skal komme først.")
    if job.fornyet and job.fornyet < job.fra:
        felt.meld("bevilling_fornyet", "Fornyelsen ligger før jobbets første dag.")
    _proev_start(felt, job)
    if job.seneste_opfoelgning and job.seneste_opfoelgning < job.fra:
        felt.meld("seneste_opfoelgning", "Opfølgningen ligger før jobbets første dag.")


def _proev_start(felt: Feltlaeser, job: Jobraekke) -> None:
    """Timerne ved starten og dagen, de blev ændret, hører sammen."""
    if job.aendret and not job.start:
        felt.meld("timer_ved_start", "Skriv timerne ved jobbets begyndelse, når de er ændret.")
    if job.aendret and job.aendret <= job.fra:
        felt.meld("timer_aendret", "Ændringen ligger ikke efter jobbets første dag.")
    if job.start is None:
        return
    if job.start != (job.timer, job.intensitet) and not job.aendret:
        felt.meld("timer_aendret", "Skriv, hvornår timerne blev dem, de er nu, når de var andre ved starten.")
    timer, intensitet = job.start
    if not 0 < timer <= 168 or not 0 < intensitet <= _HUNDREDE or timer * intensitet > FULD_TID * _HUNDREDE:
        felt.meld("timer_ved_start", "Skriv timer til stede om ugen ved starten; højst 37 betalte timer.")
