"""Kommunens medarbejdere: dem, man kan logge ind som, og kolleger nok til sagerne."""

from datetime import date
from random import Random

import msgspec

from fleksjob.demo.navne import personnavn
from fleksjob.demo.terning import terning
from fleksjob.forloeb.roller import Rolle

KOMMUNEKODE = 990
"""Uden for de 98 kommuners numre (101-860)."""
KOMMUNENAVN = "Fjordholm Kommune"
SAGER_PR_SAGSBEHANDLER = 75  # antagelse
SAGSBEHANDLERE_PR_TEAM = 8


class Medarbejder(msgspec.Struct, frozen=True):
    """En ansat. `brugernavn` er det, hændelserne er registreret af."""

    brugernavn: str
    navn: str
    rolle: Rolle
    team: str


class Hold(msgspec.Struct, frozen=True):
    """En sags faste folk."""

    sagsbehandler: Medarbejder
    konsulent: Medarbejder
    leder: Medarbejder
    kollega: Medarbejder
    """En anden sagsbehandler: den anden af de to, der skal til for at træffe en afgørelse."""


KAREN = Medarbejder("karen", "Karen Lyngvig", Rolle.SAGSBEHANDLER, "Team Nord")
JONAS = Medarbejder("jonas", "Jonas Askemark", Rolle.SAGSBEHANDLER, "Team Syd")
AMIRA = Medarbejder("amira", "Amira Klintlund", Rolle.VIRKSOMHEDSKONSULENT, "Team Virksomhed")
BIRGITTE = Medarbejder("birgitte", "Birgitte Ravnholm", Rolle.LEDER, "Ledelse")
SOFIE = Medarbejder("sofie", "Sofie Brandstrup", Rolle.FASTHOLDELSESKONSULENT, "Team Virksomhed")
TORBEN = Medarbejder("torben", "Torben Fjeldgaard", Rolle.MOEDELEDER, "Team Nord")
ILSE = Medarbejder("ilse", "Ilse Rønnebæk", Rolle.TEAMMEDLEM, "Regionens kliniske funktion")
PER = Medarbejder("per", "Per Holmskov", Rolle.KONTROLLANT, "Databeskyttelse")
NORA = Medarbejder("nora", "Nora Hjortkær", Rolle.ANALYTIKER, "Analyse")
SIGNE = Medarbejder("signe", "Signe Overgaard", Rolle.YDELSESMEDARBEJDER, "Ydelse")
FASTE = (KAREN, JONAS, AMIRA, BIRGITTE, SOFIE, TORBEN, SIGNE, ILSE, NORA, PER)


class Personale(msgspec.Struct, frozen=True):
    """Alle ansatte, og hvem der har hvilken sag."""

    sagsbehandlere: tuple[Medarbejder, ...]
    konsulenter: tuple[Medarbejder, ...]
    leder: Medarbejder

    def hold(self, nr: int) -> Hold:
        """Folkene på sag nummer `nr`."""
        antal = len(self.sagsbehandlere)
        return Hold(
            self.sagsbehandlere[nr % antal],
            self.konsulenter[nr % len(self.konsulenter)],
            self.leder,
            self.sagsbehandlere[(nr + 1) % antal],
        )

    def alle(self) -> tuple[Medarbejder, ...]:
        return (*self.sagsbehandlere, *self.konsulenter, self.leder, SOFIE, TORBEN, SIGNE, ILSE, NORA, PER)


def personale(antal: int, froe: int) -> Personale:
    """Ansatte nok til `antal` sager; de fire faste først."""
    lykke = terning(f"personale {froe}")
    sagsbehandlere = [KAREN, JONAS]
    for nr in range(2, max(4, antal // SAGER_PR_SAGSBEHANDLER)):
        team = ("Team Nord", "Team Syd")[nr % 2] if nr < 2 * SAGSBEHANDLERE_PR_TEAM else f"Team {nr // 8 + 1}"
        sagsbehandlere.append(_kollega(lykke, f"sb{nr + 1:03d}", Rolle.SAGSBEHANDLER, team))
    konsulenter = [AMIRA]
    for nr in range(1, max(2, antal // (4 * SAGER_PR_SAGSBEHANDLER))):
        konsulenter.append(_kollega(lykke, f"vk{nr + 1:03d}", Rolle.VIRKSOMHEDSKONSULENT, "Team Virksomhed"))
    return Personale(tuple(sagsbehandlere), tuple(konsulenter), BIRGITTE)


def _kollega(lykke: Random, brugernavn: str, rolle: Rolle, team: str) -> Medarbejder:
    foedt = date(1966 + int(lykke.random() * 30), 1, 1)
    return Medarbejder(
        brugernavn, personnavn(lykke, "kvinde" if lykke.random() < 0.7 else "mand", foedt), rolle, team
    )
