"""Et beløb, der er betalt for meget, på vejen fra høring til afgørelse; og de vagter, processen spørger om det."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from fleksjob.forloeb.begreber import Tilstand

Tilbagekravsstatus = Literal[
    "opdaget", "i_hoering", "hoert", "til_underskrift", "aabent", "betalt", "ikke_kraevet"
]
STATUSNAVNE: dict[Tilbagekravsstatus, str] = {
    "opdaget": "Der skal tages stilling",
    "i_hoering": "Borgeren kan svare",
    "hoert": "Klar til vurdering",
    "til_underskrift": "Venter på den anden underskrift",
    "aabent": "Kræves tilbage",
    "betalt": "Betalt tilbage",
    "ikke_kraevet": "Kræves ikke tilbage",
}
_OERE = 0.005


class Tilbageforslag(msgspec.Struct, frozen=True):
    """Den enes vurdering, som venter på den anden."""

    dato: date
    af: str
    udfald: str
    uden_ret: bool
    bedre_vidende: bool
    begrundelse: str


class Tilbagekrav(msgspec.Struct, frozen=True):
    """En måned, hvor der er betalt for meget. `beloeb` er kroner efter ATP og før skat."""

    periode: str
    version: int
    beloeb: float | None = None
    hoert: date | None = None
    frist: date | None = None
    besvaret: date | None = None
    svar: str = ""
    forslag: Tilbageforslag | None = None
    afgjort: date | None = None
    udfald: str = ""
    begrundelse: str = ""
    forberedt_af: str = ""
    godkendt_af: str = ""
    id: str = ""
    betalt: float = 0.0

    @property
    def mangler(self) -> float:
        """Det, der endnu ikke er betalt af et krav; 0, når intet er krævet."""
        if self.udfald != "kraeves":
            return 0.0
        return max(0.0, round((self.beloeb or 0.0) - self.betalt, 2))

    def status(self, pr: date) -> Tilbagekravsstatus:
        """Hvor sagen er på dagen."""
        if self.afgjort is not None:
            if self.udfald != "kraeves":
                return "ikke_kraevet"
            return "aabent" if self.mangler > _OERE else "betalt"
        if self.forslag is not None:
            return "til_underskrift"
        if self.hoert is None:
            return "opdaget"
        return "hoert" if self.hoeringen_er_slut(pr) else "i_hoering"

    def hoeringen_er_slut(self, pr: date) -> bool:
        """Borgeren har svaret, eller fristen er gået."""
        return self.besvaret is not None or (self.frist is not None and self.frist < pr)


def aabne(tilstand: "Tilstand") -> list[Tilbagekrav]:
    """De måneder, der endnu ikke er afgjort."""
    return [en for en in tilstand.tilbagekrav if en.afgjort is None]


def kun_egne_forslag(tilstand: "Tilstand", bruger: str) -> bool:
    """Alle vurderinger, der venter på en underskrift, er brugerens egne."""
    forslag = [en.forslag for en in aabne(tilstand) if en.forslag is not None]
    return bool(bruger and forslag) and all(et.af == bruger for et in forslag)


def intet_betalt_for_meget(tilstand: "Tilstand", instans: str) -> bool:
    """Ingen uafgjort måned, hvor der er betalt for meget, mangler en høring."""
    return all(en.hoert is not None for en in aabne(tilstand))


def ingen_tilbagebetaling_i_hoering(tilstand: "Tilstand", instans: str) -> bool:
    """Ingen høring om tilbagebetaling venter på svar."""
    return all(en.hoert is None or en.besvaret is not None for en in aabne(tilstand))


def intet_at_tage_stilling_til(tilstand: "Tilstand", instans: str) -> bool:
    """Der er ingen måned, hvor der er betalt for meget, som ikke er afgjort."""
    return not aabne(tilstand)


def intet_forslag_om_tilbagebetaling(tilstand: "Tilstand", instans: str) -> bool:
    """Ingen har lavet en vurdering, som venter på en underskrift."""
    return all(en.forslag is None for en in aabne(tilstand))


def intet_aabent_tilbagekrav(tilstand: "Tilstand", instans: str) -> bool:
    """Intet krav mangler at blive betalt."""
    return all(en.mangler <= _OERE for en in tilstand.tilbagekrav)


TILBAGEBETALINGENS_VAGTER: dict[str, Callable[["Tilstand", str], bool]] = {
    vagt.__name__: vagt
    for vagt in (
        intet_betalt_for_meget,
        ingen_tilbagebetaling_i_hoering,
        intet_at_tage_stilling_til,
        intet_forslag_om_tilbagebetaling,
        intet_aabent_tilbagekrav,
    )
}
