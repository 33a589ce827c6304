"""Rollerne: hvem der kan gøre noget i en sag.

Beskrivelsen er skrevet, så den, der tildeler rollen, kan se, hvad den giver adgang til.
"""

from enum import StrEnum


class Rolle(StrEnum):
    """En bruger har præcis én rolle; `navn` og `beskrivelse` er til mennesker."""

    SAGSBEHANDLER = "sagsbehandler"
    VIRKSOMHEDSKONSULENT = "virksomhedskonsulent"
    LEDER = "leder"
    BORGER = "borger"
    ARBEJDSGIVER = "arbejdsgiver"

    @property
    def navn(self) -> str:
        """Rollens navn, som det står på skærmen."""
        return self.value.capitalize()

    @property
    def beskrivelse(self) -> str:
        """Én linje om, hvad rollen gør."""
        return _BESKRIVELSER[self]


_BESKRIVELSER = {
    Rolle.SAGSBEHANDLER: "Fører borgerens sag: plan, høring, afgørelser, samtaler og opfølgning.",
    Rolle.VIRKSOMHEDSKONSULENT: "Finder og aftaler jobbet: timer, intensitet, skånehensyn, opfølgning.",
    Rolle.LEDER: "Godkender afgørelser, som en anden har forberedt, og følger frister for hele gruppen.",
    Rolle.BORGER: "Ser sin egen sag, svarer på høringer, registrerer CV og kan klage.",
    Rolle.ARBEJDSGIVER: "Oplyser løn, timer og fuldtidsløn for ansatte i fleksjob i egen virksomhed.",
}

MEDARBEJDERE = frozenset({Rolle.SAGSBEHANDLER, Rolle.VIRKSOMHEDSKONSULENT, Rolle.LEDER})
