"""Et blad at skrive et forløb på: først noter om, hvad der skete, så hændelser i den orden, de blev kendt.

Det, der endnu ikke er sket på `dag`, kommer ikke på bladet. Kommunens folk skriver på hverdage i kontortiden.
"""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from fleksjob.demo.befolkning import Borger
from fleksjob.demo.personale import Hold
from fleksjob.demo.virksomheder import Firma
from fleksjob.forloeb.haendelser import AlleHaendelser, Haendelse, Rettelse
from fleksjob.lov.sagsgang.kalender import naeste_hverdag

_AABNER, _LUKKER = 7 * 3600, 13 * 3600  # sekunder i UTC: dansk kontortid både sommer og vinter
HENVISNINGER = ("af", "klage", "afgoerelse", "rekvisition", "maal_id")
"""De felter, hvis værdi er nummeret på en anden note og bliver til dens id."""


class Note(NamedTuple):
    """En hændelse, før den har fået nummer. `kendt` er dagen, den blev skrevet i sagen."""

    kendt: date
    gyldig_fra: date
    klasse: type[Haendelse]
    af: str
    indhold: dict[str, Any]


class Blad:
    """Ét forløb under skrivning. `lykke` er borgerens egen terning, så hver sag er den samme for sig."""

    def __init__(self, borger: Borger, hold: Hold, firmaer: list[Firma], dag: date, lykke: Random) -> None:
        self.borger = borger
        self.hold = hold
        self.firmaer = firmaer
        self.dag = dag
        self.lykke = lykke
        self.noter: list[Note] = []
        self.venter_paa: list[dict[str, Any]] = []
        """Lønlinjer, som arbejdsgiveren ikke har sendt endnu. De er ikke sket i sagen."""
        self._job = 0

    def skriv(
        self,
        klasse: type[Haendelse],
        gyldig_fra: date,
        af: str = "",
        *,
        kendt: date | None = None,
        **indhold: Any,
    ) -> int:
        """Noterer hændelsen, hvis den er kendt på dagen. Giver notens nummer til `HENVISNINGER`, ellers 0."""
        kendt = kendt or gyldig_fra
        if kendt > self.dag:
            return 0
        self.noter.append(Note(kendt, gyldig_fra, klasse, af or self.hold.sagsbehandler.brugernavn, indhold))
        return len(self.noter)

    def ret(self, note: int, kendt: date, af: str = "", **indhold: Any) -> int:
        """Retter en tidligere note: dens indhold med `indhold` i stedet. Begge bliver stående."""
        gammel = self.noter[note - 1]
        ny = gammel.klasse(
            gyldig_fra=indhold.pop("gyldig_fra", gammel.gyldig_fra), **gammel.indhold | indhold
        )
        return self.skriv(Rettelse, gammel.gyldig_fra, af, kendt=kendt, ny=ny, rettet_note=note)

    def haendelser(self) -> list[AlleHaendelser]:
        """Hændelserne, nummereret i den orden, de blev skrevet i sagen."""
        orden = sorted(range(len(self.noter)), key=lambda i: self.noter[i].kendt)
        plads = {nr + 1: str(nummer) for nummer, nr in enumerate(orden, 1)}
        faerdige: list[Any] = []
        sidst = datetime(1900, 1, 1, tzinfo=UTC)
        for nummer, nr in enumerate(orden, 1):
            note = self.noter[nr]
            sidst = self._tidspunkt(note.kendt, nr, sidst)
            indhold = note.indhold
            if "rettet_note" in indhold:
                indhold = {"af": plads[indhold["rettet_note"]], "ny": indhold["ny"]}
            else:
                for felt in HENVISNINGER:
                    if felt in indhold:
                        indhold = indhold | {felt: plads.get(indhold[felt], "")}
            faerdige.append(
                note.klasse(
                    id=str(nummer),
                    gyldig_fra=note.gyldig_fra,
                    registreret=sidst,
                    registreret_af=note.af,
                    **indhold,
                )
            )
        return faerdige

    def naeste_job(self) -> str:
        """Nøglen på sagens næste ansættelse: job1, job2 …"""
        self._job += 1
        return f"job{self._job}"

    def chance(self, p: float) -> bool:
        """Sandt med sandsynligheden `p`."""
        return self.lykke.random() < p

    def mellem(self, fra: int, til: int) -> int:
        """Et helt tal fra `fra` til og med `til`."""
        return fra + int(self.lykke.random() * (til - fra + 1))

    def efter(self, dag: date, fra: int, til: int) -> date:
        """En hverdag mellem `fra` og `til` dage efter `dag`."""
        return naeste_hverdag(dag + timedelta(days=self.mellem(fra, til)))

    def en_af(self, muligheder: tuple[str, ...]) -> str:
        """En tilfældig af mulighederne."""
        return muligheder[int(self.lykke.random() * len(muligheder))]

    def firma(self) -> Firma:
        """En tilfældig arbejdsgiver."""
        return self.firmaer[int(self.lykke.random() * len(self.firmaer))]

    def _tidspunkt(self, dag: date, note: int, efter: datetime) -> datetime:
        """Et klokkeslæt for noten: spredt over dagen, det samme hver gang, og aldrig før den forrige."""
        sekund = _AABNER + (note * 7919 + self.borger.nr * 6151) % (_LUKKER - _AABNER)
        tid = datetime(
            dag.year, dag.month, dag.day, sekund // 3600, sekund // 60 % 60, sekund % 60, tzinfo=UTC
        )
        return tid if tid > efter else efter + timedelta(seconds=60)
