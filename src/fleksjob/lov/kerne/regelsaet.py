"""Alle lovens regelsæt: hvad de hedder, hvad de spørger om, og hvad de svarer.

Et regelsæt er et net af regler (`Lov`) med en dør: `beregn(**oplysninger)` tager det, mennesker oplyser, og giver et
`Regnestykke`. Kommandoen `beregn`, forklaringen, regelbogen, regnearket med eksempler og egenskabsprøverne går alle
igennem denne liste, så et nyt regelsæt er: et modul med `REGELSAET` og en linje i `MODULER`.
"""

import importlib
import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.svar import Regnestykke

Feltslags = Literal["tal", "dato", "valg", "ja_nej", "tekst", "fil"]
Saetninger = tuple[str, str, str]
"""Hvad svaret er, hvorfor, og hvad der ville ændre det."""
Borgertekst = Callable[[Any, Mapping[str, Any], Callable[..., Any]], Saetninger]
"""`(svar, oplyst, spoerg)`: døren spørges igen med `spoerg(timer=19)`, resten som oplyst."""


class Felt(msgspec.Struct, frozen=True, kw_only=True):
    """Én oplysning, som døren tager. `navn` er argumentet til `beregn`, og tilvalget er det samme med bindestreger.

    En oplysning af slagsen `fil` er teksten i en fil; kommandoen læser den, for loven læser ikke filer.
    `hjaelp` er én sætning til mennesker. `standard` None betyder, at oplysningen kan udelades, eller, når
    `paakraevet`, at den skal gives.
    """

    navn: str
    hjaelp: str
    slags: Feltslags = "tal"
    valg: tuple[str, ...] = ()
    standard: float | str | bool | None = None
    paakraevet: bool = False
    titel: str = ""

    @property
    def overskrift(self) -> str:
        """Oplysningens navn til mennesker: titlen, ellers hjælpens første led uden enhed."""
        return self.titel or re.split(r", |[.?]( |$)| \(|; ", self.hjaelp, maxsplit=1)[0]


class Regelsaet(msgspec.Struct, frozen=True, kw_only=True):
    """Ét emne i loven. `maal` er de resultater, der vises, det vigtigste først; `resultat` er selve svaret.

    `flere_svar` er de tal, døren lægger til reglernes egne (en time mere).
    `borger` er emnets egne tre sætninger til borgeren; uden dem skrives almindelige (se `laesere.for_borger`).
    """

    kode: str
    titel: str
    indledning: str
    lov: Lov
    maal: tuple[str, ...]
    felter: tuple[Felt, ...]
    beregn: Callable[..., Regnestykke]
    flere_svar: tuple[str, ...] = ()
    borger: Borgertekst | None = None

    @property
    def resultat(self) -> str:
        """Det mål, regelsættet er til for."""
        return self.maal[0]


MODULER = {
    "fleksloentilskud": "fleksjob.lov.tilskud.beregning",
    "tilskudsmaaned": "fleksjob.lov.tilskud.tilskudsmaaned",
    "netto": "fleksjob.lov.tilskud.netto_doer",
    "ledighedsydelse": "fleksjob.lov.ydelse.ledighedsydelse_maaned",
    "ledighedsydelse_sats": "fleksjob.lov.ydelse.ledighedsydelse_sats",
    "sanktion": "fleksjob.lov.sagsgang.sanktioner",
    "maalgruppe": "fleksjob.lov.sagsgang.maalgruppesvar",
    "fastholdelse": "fleksjob.lov.sagsgang.fastholdelsessvar",
    "arbejdsgiver": "fleksjob.lov.stoette.arbejdsgiver",
    "refusion": "fleksjob.lov.ydelse.refusion",
    "ordning": "fleksjob.lov.stoette.ordning",
    "gammel_ordning": "fleksjob.lov.stoette.gammel_ordning_doer",
    "statsordning": "fleksjob.lov.stoette.arbejdsgiver_stat",
    "selvstaendig": "fleksjob.lov.stoette.selvstaendig_doer",
    "selvstaendig_ret": "fleksjob.lov.stoette.selvstaendig_ret",
    "gammel_selvstaendig": "fleksjob.lov.stoette.gammel_ordning_selvstaendig",
}
"""Regelsættets kode → modulet, som har det. Hentes først, når nogen spørger."""


def regelsaet(kode: str) -> Regelsaet:
    """Regelsættet med den kode; ellers en fejl, der nævner de mulige."""
    if kode not in MODULER:
        raise UgyldigtInput(
            "regelsaet", f"Regelsættet »{kode}« findes ikke; vælg et af: {', '.join(MODULER)}."
        )
    fundet = importlib.import_module(MODULER[kode]).REGELSAET
    assert isinstance(fundet, Regelsaet)
    return fundet


def alle_regelsaet() -> tuple[Regelsaet, ...]:
    """Alle, i den orden de står i `MODULER`."""
    return tuple(regelsaet(kode) for kode in MODULER)
