"""Hvorfor en måned gav et andet beløb end sidst: de registreringer, der ændrer resultatet, og kun dem. Ren.

Grundene gættes ikke af, hvad der er skrevet siden; de prøves. En registrering er en grund, når måneden regnet uden den
giver noget andet. Er to registreringer ens, er det den første, der er grunden: den anden ændrer intet. Er beløbet et
andet, uden at noget er registreret, er det satserne eller reglerne, der er nye.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.tilstand import Person, tilstand
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.forklaring import kroner
from fleksjob.sager.aarsagsord import Aarsag, af_haendelse
from fleksjob.sager.maanedsregning import Maaned, beregn_maaned

Regn = Callable[[Sequence[h.AlleHaendelser]], object]
"""En måneds resultat af en række hændelser. Det skal kunne sammenlignes med `==`."""

UKENDT = "Beløbet er et andet end det, der var beregnet"
REGLERNE = "Satserne eller reglerne for måneden er blevet ændret, siden vi regnede sidst"
_OMTALER_KUN = (h.UdbetalingBeregnet, h.UdbetalingFrigivet)
"""Det, arkivet selv skriver om pengene; det ændrer ikke, hvad måneden giver."""
_AENDRER_MAANEDEN = (
    h.IndkomstIndberettet, h.FleksjobStartet, h.FleksjobOphoert, h.VilkaarAendret, h.FuldtidsloenOplyst,
)  # fmt: skip


def maanedsregner(person: Person, pr: date, maaned: date) -> Regn:
    """Måneden regnet forfra af en række hændelser; `pr` er en dag, hvor alt om måneden er med."""

    def regn(haendelser: Sequence[h.AlleHaendelser]) -> object:
        return maanedens_resultat(beregn_maaned(tilstand(person, haendelser, pr=pr), maaned))

    return regn


def maanedens_resultat(udfald: Maaned | None) -> tuple[str, Decimal | None, Decimal | None, tuple[str, ...]]:
    """Det ved en måned, som borgeren mærker: beløbet, eller hvorfor der ikke er et."""
    if udfald is None:
        return ("ingen", None, None, ())
    return (udfald.udfald, udfald.tilskud, udfald.atp, udfald.grunde)


def virkende(haendelser: Sequence[h.AlleHaendelser], set_version: int, regn: Regn) -> list[h.AlleHaendelser]:
    """De nye registreringer, der tilsammen giver resultatet, og hvor ingen kan undværes.

    Resultatet af de gamle og netop dem er det samme som af alle; tages en enkelt ud, er det et andet.
    """
    med_id = [
        en if en.id else msgspec.structs.replace(en, id=str(nr)) for nr, en in enumerate(haendelser, start=1)
    ]
    gamle = med_id[:set_version]
    nye: list[h.AlleHaendelser] = [en for en in med_id[set_version:] if not isinstance(en, _OMTALER_KUN)]
    maal = _resultat(regn, [*gamle, *nye])
    if _resultat(regn, gamle) == maal:
        return []
    faerdig = False
    while not faerdig:
        faerdig = True
        for en in reversed(tuple(nye)):
            uden = [anden for anden in nye if anden is not en]
            if _resultat(regn, [*gamle, *uden]) == maal:
                nye, faerdig = uden, False
    return nye


def _resultat(regn: Regn, haendelser: Sequence[h.AlleHaendelser]) -> object:
    try:
        return regn(haendelser)
    except (UgyldigtInput, UgyldigeInput) as fejl:
        return str(fejl)


def aarsager(
    haendelser: Sequence[h.AlleHaendelser],
    set_version: int,
    regn: Regn,
    *,
    gemt: object = None,
    kilde_foer: str = "",
) -> tuple[Aarsag, ...]:
    """Alle grunde til, at måneden er en anden end ved sagens version `set_version`, i den orden de kom.

    `gemt` er det resultat, der blev regnet dengang, i samme form som `regn` giver. Er det et andet end det, de samme
    hændelser giver nu, er satser eller regler en grund for sig.
    """
    alle = {en.id or str(nr): en for nr, en in enumerate(haendelser, start=1)}
    fundne = [af_haendelse(en, alle, kilde_foer) for en in virkende(haendelser, set_version, regn)]
    if gemt is not None and _resultat(regn, haendelser[:set_version]) != gemt:
        fundne.insert(0, Aarsag(slags="regler", saetning=REGLERNE))
    return tuple(fundne)


def som_tekst(grunde: Sequence[Aarsag]) -> str:
    """Én grund er én sætning; flere nævnes hver for sig med deres nummer."""
    if not grunde:
        return f"{UKENDT}."
    if len(grunde) == 1:
        return f"{grunde[0].saetning}."
    nummererede = " ".join(f"{nr}) {en.saetning}." for nr, en in enumerate(grunde, start=1))
    return f"{_ANTAL.get(len(grunde), str(len(grunde)))} ting er ændret: {nummererede}"


_ANTAL = {2: "To", 3: "Tre", 4: "Fire", 5: "Fem"}


def med_beloeb(tekst: str, forskel: Decimal) -> str:
    """«Din arbejdsgiver rettede juli den 14. september: 312 kr. mindre.» `forskel` er det, man får mere eller
    mindre."""
    if not forskel:
        slut = "beløbet er det samme."
    else:
        slut = f"{kroner(abs(float(forskel)))} {'mere' if forskel > 0 else 'mindre'}."
    if ") " in tekst and tekst.count(") ") > 1:
        return f"{tekst} I alt {slut}"
    return f"{tekst.rstrip('.')}: {slut}"


def rettelsesgrund(
    haendelser: Sequence[h.AlleHaendelser],
    set_version: int,
    udfald: Maaned,
    foer: dict[str, Any],
    *,
    regn: Regn | None = None,
    gemt: object = None,
) -> str:
    """Grundene til, at måneden er regnet om, som tekst. Uden `regn` kan de ikke prøves, og den seneste nævnes."""
    kilde = str(foer.get("kilde", ""))
    if regn is not None:
        return som_tekst(aarsager(haendelser, set_version, regn, gemt=gemt, kilde_foer=kilde))
    alle = {en.id or str(nr): en for nr, en in enumerate(haendelser, start=1)}
    loenmaaned = udfald.grundlag.loenmaaned if udfald.grundlag else ""
    for en in reversed(haendelser[set_version:]):
        rettet = alle.get(en.af) if isinstance(en, h.Rettelse) else en
        if rettet is not None and _vedroerer(rettet, loenmaaned):
            return som_tekst([af_haendelse(en, alle, kilde)])
    return som_tekst([])


def _vedroerer(en: h.AlleHaendelser, loenmaaned: str) -> bool:
    if isinstance(en, h.IndkomstIndberettet):
        return not loenmaaned or en.periode == loenmaaned
    return isinstance(en, _AENDRER_MAANEDEN)
