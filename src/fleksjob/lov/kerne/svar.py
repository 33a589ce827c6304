"""Svaret på ét regelsæt: beløb som `Decimal`, hvert led forklaret, satserne og forbeholdene.

Alle regelsæt svarer i denne form, så kommandolinjen, regelbogen, regnearket og siderne kan vise dem ens.
Fleksløntilskuddet har sin egen (`beregning.Beregning`) med flere navngivne felter; den opfylder `Regnestykke`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import isfinite
from types import MappingProxyType
from typing import Any, Protocol

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput, UkendtVaerdi, kast
from fleksjob.lov.kerne.forklaring import Forklaret, Forklaring
from fleksjob.lov.kerne.motor import Lov, mangler_besked
from fleksjob.lov.kerne.oere import decimal
from fleksjob.lov.kerne.regel import Regel
from fleksjob.lov.kerne.vaerdier import Sikkerhed, Vaerdi


class Trin(msgspec.Struct, frozen=True, kw_only=True):
    """Ét led i regnestykket. `kode` er reglens navn i loven, `navn` er det, mennesker læser.

    `vaerdi` er et tal med højst to decimaler, navnet på et udfald, eller None for det, der aldrig indtræffer.
    `satser` er navnene på de daterede værdier, leddet bruger; de står selv i svarets `satser`. `enhed` er tom for
    udfald og for trin gemt af en ældre udgave.
    """

    kode: str
    navn: str
    tekst: str
    hjemmel: str
    vaerdi: Decimal | str | None
    kilde: str
    url: str
    sikkerhed: Sikkerhed
    satser: tuple[str, ...] = ()
    enhed: str = ""


class Regnestykke(Protocol):
    """Det, ethvert svar fra loven har."""

    @property
    def dato(self) -> date: ...
    @property
    def trin(self) -> tuple[Trin, ...]: ...
    @property
    def satser(self) -> tuple[Vaerdi, ...]: ...
    @property
    def forbehold(self) -> tuple[str, ...]: ...
    def som_json(self) -> dict[str, Any]: ...


class Svar(msgspec.Struct, frozen=True, kw_only=True):
    """Svaret på et regelsæt. `resultater`: regelsættets mål → tal, navn på udfald eller None (aldrig)."""

    dato: date
    afrunding: str
    resultater: dict[str, Decimal | str | None]
    trin: tuple[Trin, ...]
    satser: tuple[Vaerdi, ...]
    forbehold: tuple[str, ...]

    def __getitem__(self, maal: str) -> Decimal | str | None:
        return self.resultater[maal]

    def beloeb(self, maal: str) -> Decimal:
        """Et mål, der er et tal. Kaster `TypeError` for udfald og for det, der aldrig indtræffer."""
        resultat = self.resultater[maal]
        if not isinstance(resultat, Decimal):
            raise TypeError(f"{maal} er {resultat!r}, ikke et tal")
        return resultat

    def som_json(self) -> dict[str, Any]:
        """Almindelige JSON-typer; resultaterne står øverst ved deres navne."""
        felter = {f: json_vaerdi(getattr(self, f)) for f in self.__struct_fields__ if f != "resultater"}
        resultater = {maal: json_vaerdi(x) for maal, x in self.resultater.items()}
        return {"dato": felter.pop("dato"), "afrunding": felter.pop("afrunding"), **resultater, **felter}


def besvar(
    lov: Lov,
    maal: Sequence[str],
    dag: date,
    oplyst: Mapping[str, float | None],
    afrunding: str = "oere",
    *,
    feltnavne: Mapping[str, str] = MappingProxyType({}),
    dato: date | None = None,
    foran: Sequence[Trin] = (),
    forbehold: Sequence[str] = (),
) -> Svar:
    """Målene den dag som et `Svar`. Det, der er None, er ikke oplyst; intet manglende regnes som nul.

    Kaster `UgyldigtInput`/`UgyldigeInput` med alle fejl på én gang. `feltnavne` er kernens navn → det navn, den, der
    oplyser, kender. `dato` er den, der vises, når satserne slås op på en anden dag; `foran` og `forbehold` er det,
    kalderen selv har gjort ved oplysningerne, før loven regnede.
    """
    kendte = {navn: x for navn, x in oplyst.items() if x is not None}
    fejl = [galt for navn, x in kendte.items() if (galt := lov.fejl_i(navn, x)) is not None]
    try:
        fejl += [mangler_besked(i) for i in lov.mangler(tuple(maal), set(kendte), dag)]
    except UkendtVaerdi as ukendt:
        raise UgyldigtInput("dato", str(ukendt.args[0])) from ukendt
    kast([UgyldigtInput(feltnavne.get(f.felt, f.felt), f.besked) for f in fejl])
    forklaret = lov.forklar(tuple(maal), dag, kendte, afrunding)
    return Svar(
        dato=dato or dag,
        afrunding=afrunding,
        resultater={m: udfald_eller_tal(lov, dag, m, forklaret.vaerdier[m]) for m in maal},
        trin=(*foran, *trin_af(lov, dag, forklaret)),
        satser=brugte_satser(forklaret),
        forbehold=(*forbehold, *forklaret.forbehold),
    )


def gemt_svar(gemt: Mapping[str, Any], dato: date) -> Svar:
    """Trin, satser og forbehold af et svar, som det blev gemt med `som_json`, måske af en ældre udgave."""
    return Svar(
        dato=date.fromisoformat(gemt["dato"]) if gemt.get("dato") else dato,
        afrunding=str(gemt.get("afrunding", "")),
        resultater={},
        trin=tuple(gemt_trin(t) for t in gemt.get("trin", ())),
        satser=msgspec.convert(gemt.get("satser", []), tuple[Vaerdi, ...]),
        forbehold=tuple(gemt.get("forbehold", ())),
    )


def gemt_trin(gemt: Mapping[str, Any]) -> Trin:
    """Ét gemt trin; tallet bliver til kroner med to decimaler igen, og det, en ældre udgave ikke havde, er tomt."""
    x = gemt.get("vaerdi")
    felter = {felt: gemt.get(felt, "") for felt in Trin.__struct_fields__} | {
        "vaerdi": Decimal(str(x)).quantize(_OERE) if isinstance(x, int | float) else x,
        "satser": tuple(gemt.get("satser") or ()),
    }
    return Trin(**felter)


_OERE = Decimal("0.01")


def trin_af(lov: Lov, dag: date, forklaret: Forklaret) -> tuple[Trin, ...]:
    """Reglernes led, i lovens orden; det oplyste er ikke led for sig."""
    return tuple(_trin(lov, dag, t) for t in forklaret.trin if t.led.slags == "regel")


def _trin(lov: Lov, dag: date, t: Forklaring) -> Trin:
    led = t.led
    regel = lov.regime(dag).regler.get(led.navn)
    return Trin(
        kode=led.navn,
        navn=led.titel,
        tekst=t.tekst,
        hjemmel=led.hjemmel,
        vaerdi=_vist(regel, t.vaerdi),
        kilde=led.kilde,
        url=led.url,
        sikkerhed=led.sikkerhed,
        satser=tuple(v.navn for v in led.vaerdier),
        enhed=regel.enhed if regel is not None and not regel.udfald else "",
    )


def _vist(regel: Regel | None, x: float) -> Decimal | str | None:
    if regel is not None and regel.udfald:
        return regel.udfaldstekst[x]
    return decimal(x) if isfinite(x) else None


def udfald_eller_tal(lov: Lov, dag: date, navn: str, x: float) -> Decimal | str | None:
    """Udfaldets navn, når reglen har udfald; ellers tallet, eller None når det er uendeligt (aldrig)."""
    regel = lov.regime(dag).regler.get(navn)
    if regel is not None and regel.udfald:
        return regel.udfald[x]
    return decimal(x) if isfinite(x) else None


def brugte_satser(forklaret: Forklaret) -> tuple[Vaerdi, ...]:
    """De daterede værdier, svaret bygger på, hver én gang."""
    return tuple({v.navn: v for trin in forklaret.trin for v in trin.led.vaerdier}.values())


_SOM_DE_ER = frozenset({str, int, float, bool, type(None)})


def json_vaerdi(x: Any) -> Any:
    """Beløb som tal, datoer som »2024-05-01«, strukturer som objekter."""
    if type(x) in _SOM_DE_ER:
        return x
    if isinstance(x, Decimal):
        return float(x)
    if isinstance(x, date):
        return x.isoformat()
    if isinstance(x, msgspec.Struct):
        felter = zip(x.__struct_fields__, msgspec.structs.astuple(x), strict=True)
        return {felt: y if type(y) in _SOM_DE_ER else json_vaerdi(y) for felt, y in felter}
    return [json_vaerdi(y) for y in x] if isinstance(x, tuple) else x
