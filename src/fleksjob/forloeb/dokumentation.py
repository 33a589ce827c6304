"""Papirerne og praktikken i et forløb: hvad der er bedt om, hvor længe der er ventet, og hvad der er kommet.

Rene data. Foldningen fylder dem ud i `virkninger_i_dokumentationen`.
"""

from datetime import date

import msgspec

from fleksjob.lov.sagsgang.dokumentarter import Dokumentart, dokumentart


class Rekvisition(msgspec.Struct, frozen=True):
    """Noget, kommunen har bedt om. `frister` er den første svarfrist og en for hver rykker; `bedt` står fast."""

    id: str
    art: str
    fra: str
    bedt: date
    frister: tuple[date, ...]
    spoergsmaal: str = ""
    punkter: tuple[str, ...] = ()
    rykket: tuple[date, ...] = ()
    modtaget: date | None = None
    opgivet: date | None = None
    opgivet_grund: str = ""

    @property
    def aaben(self) -> bool:
        """Hverken kommet eller opgivet."""
        return self.modtaget is None and self.opgivet is None

    @property
    def frist(self) -> date:
        """Den dag, svaret ventes nu."""
        return self.frister[-1]

    @property
    def slags(self) -> Dokumentart:
        """Papirets slags."""
        return dokumentart(self.art)

    @property
    def hos(self) -> str:
        """Hvem der ventes på."""
        hvem = self.fra.strip() or self.slags.hos or "Ikke oplyst"
        return hvem[0].upper() + hvem[1:]

    def dage_ventet(self, pr: date) -> int:
        """Dage, fra der blev bedt, til svaret kom, det blev opgivet, eller til `pr`. Aldrig under nul.

        En rykker begynder ikke tællingen forfra.
        """
        slut = min(dag for dag in (self.modtaget, self.opgivet, pr) if dag is not None)
        return max(0, (slut - self.bedt).days)


class Papir(msgspec.Struct, frozen=True):
    """Et papir, der er kommet ind. `helbred` None: som slagsen plejer. `vurderet` er dagen, nogen tog stilling."""

    id: str
    art: str
    fra: str
    modtaget: date
    dateret: date | None = None
    punkter: tuple[str, ...] = ()
    helbred: bool | None = None
    rekvisition: str = ""
    vurderet: date | None = None
    af: str = ""

    @property
    def slags(self) -> Dokumentart:
        """Papirets slags."""
        return dokumentart(self.art)

    @property
    def er_helbred(self) -> bool:
        """Om papiret er lukket for dem, der ikke har brug for helbredsoplysninger."""
        return self.slags.helbred if self.helbred is None else self.helbred

    @property
    def dag(self) -> date:
        """Dagen på papiret, ellers dagen, det kom."""
        return self.dateret or self.modtaget


class Maaling(msgspec.Struct, frozen=True):
    """Det, borgeren prøvede eller klarede en dag: timer til stede om ugen og intensitet i procent."""

    dato: date
    timer: float | None
    intensitet: float | None
    hvad: str
    sted: str

    @property
    def effektive_timer(self) -> float | None:
        """Timer gange intensitet; uden intensitet vides det ikke."""
        if self.timer is None or self.intensitet is None:
            return None
        return self.timer * self.intensitet / 100


class Besoeg(msgspec.Struct, frozen=True):
    """Et besøg i praktikken."""

    dato: date
    deltagere: tuple[str, ...] = ()
    iagttagelser: str = ""


class Praktik(msgspec.Struct, frozen=True):
    """Ét forløb i praktik. `sluttet` er den sidste dag; de sidste felter er rapporten."""

    id: str
    startet: date
    virksomhed: str = ""
    formaal: str = ""
    maal: str = ""
    funktioner: str = ""
    hensyn: str = ""
    timer_slut: float | None = None
    forventet_slut: date | None = None
    kontakt: str = ""
    egen_virksomhed: bool = False
    maalinger: tuple[Maaling, ...] = ()
    besoeg: tuple[Besoeg, ...] = ()
    sluttet: date | None = None
    slut_id: str = ""
    resultat: str = ""
    rapport: tuple[tuple[str, str], ...] = ()
    punkter: tuple[str, ...] = ()
    cvr: str = ""
    jobloefte: str = ""
    lang_grund: str = ""
    opfoelgninger: tuple[date, ...] = ()
    forlaengelser: tuple[tuple[date, str], ...] = ()
    udgang: str = ""


class Undladt(msgspec.Struct, frozen=True):
    """Kommunen har skrevet, hvorfor det er åbenbart formålsløst at prøve flere tilbud."""

    id: str
    dato: date
    grund: str


def afproevet(praktikker: tuple[Praktik, ...]) -> tuple[Maaling, ...]:
    """Alt, hvad der er prøvet, i tidsorden. Det er en række målinger, ikke ét tal: evnen kan svinge."""
    return tuple(
        sorted((m for praktik in praktikker for m in praktik.maalinger), key=lambda m: (m.dato, m.sted))
    )
