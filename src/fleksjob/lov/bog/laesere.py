"""Ét svar forklaret til tre læsere: borgeren, sagsbehandleren og juristen.

    forklaret = forklar(saet, oplyst, svar)
    forklaret.borger           tre sætninger: hvad, hvorfor, og hvad der ville ændre det
    forklaret.sagsbehandler    hvert trin med paragraf, sats, satsens dag, kilde og sikkerhed
    forklaret.jurist           reglens egen tekst, dens tidslinje, værdiernes sikkerhed og forbehold

Alle tre læser det samme spor (svarets trin og satser). Det, der ville ændre svaret, er ikke gættet: loven spørges
igen med én oplysning ændret. Et regelsæt kan have sine egne sætninger til borgeren (`Regelsaet.borger`).
"""

import inspect
import textwrap
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

from fleksjob.lov.bog.laesere_borger import almindelige_saetninger, enheden, vist
from fleksjob.lov.kerne.forklaring import FORMATER, tal
from fleksjob.lov.kerne.regel import Regel
from fleksjob.lov.kerne.regelsaet import Regelsaet, Saetninger
from fleksjob.lov.kerne.svar import Regnestykke, Trin, json_vaerdi
from fleksjob.lov.kerne.vaerdier import Sikkerhed, Vaerdi

SIKKERHED: dict[Sikkerhed, str] = {
    "ordret": "Læst ordret i loven eller hos den myndighed, der fastsætter tallet.",
    "sekundaer": "Læst hos en kommune, en fagforening eller en anden, der gengiver reglen.",
    "udledt": "Ikke fundet offentliggjort. Regnet ud af andre tal.",
    "hukommelse": "Ikke fundet i nogen kilde. Bør kontrolleres, før du bygger på det.",
}


class Sats(msgspec.Struct, frozen=True, kw_only=True):
    """En dateret værdi, som et trin bruger. `vist` er tallet med sin enhed."""

    navn: str
    titel: str
    vist: str
    fra: date
    til: date | None
    reference: str
    url: str
    sikkerhed: Sikkerhed
    note: str


class Sagstrin(msgspec.Struct, frozen=True, kw_only=True):
    """Ét trin til sagsbehandleren. `vist` er resultatet (`vaerdi`) med sin enhed."""

    kode: str
    navn: str
    vaerdi: Decimal | str | None
    vist: str
    tekst: str
    hjemmel: str
    url: str
    sikkerhed: Sikkerhed
    satser: tuple[Sats, ...]


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """Én linje i reglens tidslinje. `brugt` er den, svaret bygger på."""

    hjemmel: str
    fra: date
    til: date | None
    sikkerhed: Sikkerhed
    url: str
    brugt: bool


class Lovregel(msgspec.Struct, frozen=True, kw_only=True):
    """Én regel til juristen. `kildetekst` er funktionen, som programmet kører; tom for et trin uden for reglerne."""

    kode: str
    titel: str
    hjemmel: str
    url: str
    saetning: str
    kildetekst: str
    afrundes: str
    versioner: tuple[Version, ...]
    satser: tuple[Sats, ...]
    forbehold: tuple[str, ...]


class Forklaringer(msgspec.Struct, frozen=True, kw_only=True):
    """De tre forklaringer af ét svar. `borger` er tom, når der ikke kunne spørges igen."""

    borger: Saetninger | tuple[()]
    sagsbehandler: tuple[Sagstrin, ...]
    jurist: tuple[Lovregel, ...]
    forbehold: tuple[str, ...]

    def som_json(self) -> dict[str, Any]:
        """Almindelige JSON-typer."""
        return {felt: json_vaerdi(getattr(self, felt)) for felt in self.__struct_fields__}


def forklar(saet: Regelsaet, oplyst: Mapping[str, Any], svar: Regnestykke) -> Forklaringer:
    """De tre forklaringer. `oplyst` er det, døren fik, da den gav svaret."""
    return Forklaringer(
        borger=for_borger(saet, oplyst, svar),
        sagsbehandler=for_sagsbehandler(saet, svar),
        jurist=for_jurist(saet, svar),
        forbehold=tuple(svar.forbehold),
    )


# --- borgeren --------------------------------------------------------------------------------------------------------


def for_borger(saet: Regelsaet, oplyst: Mapping[str, Any], svar: Regnestykke) -> Saetninger:
    """Tre sætninger: hvad svaret er, hvorfor, og hvad der ville ændre det."""

    def spoerg(**aendret: Any) -> Any:
        return saet.beregn(**{**oplyst, **aendret})

    if saet.borger is not None:
        return saet.borger(svar, oplyst, spoerg)
    return almindelige_saetninger(saet, oplyst, svar, spoerg)


# --- sagsbehandleren -------------------------------------------------------------------------------------------------


def for_sagsbehandler(saet: Regelsaet, svar: Regnestykke) -> tuple[Sagstrin, ...]:
    """Hvert trin i lovens orden, med de satser, netop det bruger."""
    satser = {v.navn: _sats(v) for v in svar.satser}
    return tuple(
        Sagstrin(
            kode=t.kode,
            navn=t.navn,
            vaerdi=t.vaerdi,
            vist=_vist(saet, t),
            tekst=t.tekst,
            hjemmel=t.hjemmel,
            url=t.url,
            sikkerhed=t.sikkerhed,
            satser=tuple(satser[navn] for navn in t.satser if navn in satser),
        )
        for t in svar.trin
    )


def _sats(v: Vaerdi) -> Sats:
    vis = FORMATER.get(v.enhed, tal)
    return Sats(
        navn=v.navn,
        titel=v.titel,
        vist=vis(float(v.vaerdi)),
        fra=v.fra,
        til=v.til,
        reference=v.reference,
        url=v.url,
        sikkerhed=v.sikkerhed,
        note=v.note,
    )


def _vist(saet: Regelsaet, t: Trin) -> str:
    return vist(t.vaerdi, enheden(saet, t))


# --- juristen --------------------------------------------------------------------------------------------------------


def for_jurist(saet: Regelsaet, svar: Regnestykke) -> tuple[Lovregel, ...]:
    """De regler, svaret har brugt, i lovens orden, hver med sin egen tekst og alle sine tidligere hjemler."""
    satser = {v.navn: v for v in svar.satser}
    return tuple(
        _lovregel(saet, t, svar.dato, tuple(satser[navn] for navn in t.satser if navn in satser))
        for t in svar.trin
    )


def _lovregel(saet: Regelsaet, t: Trin, dag: date, vaerdier: tuple[Vaerdi, ...]) -> Lovregel:
    versioner = saet.lov.regler.get(t.kode, ())
    brugt = _brugt(versioner, t, dag)
    forbehold = [brugt.forbehold or brugt.fast_forbehold] if brugt else []
    return Lovregel(
        kode=t.kode,
        titel=t.navn,
        hjemmel=t.hjemmel,
        url=t.url,
        saetning=brugt.tekst if brugt else t.tekst,
        kildetekst=kildetekst(brugt.funktion) if brugt else "",
        afrundes=brugt.afrundes if brugt else "",
        versioner=tuple(
            Version(
                hjemmel=v.hjemmel, fra=v.fra, til=v.til, sikkerhed=v.sikkerhed, url=v.url, brugt=v is brugt
            )
            for v in versioner
        ),
        satser=tuple(_sats(v) for v in vaerdier),
        forbehold=tuple(f for f in [*forbehold, *(v.forbehold for v in vaerdier)] if f),
    )


def _brugt(versioner: tuple[Regel, ...], t: Trin, dag: date) -> Regel | None:
    """Den version, trinnet er regnet med: den, der gælder dagen; skifter § i måneden, så den med trinnets §."""
    samme = [v for v in versioner if v.hjemmel == t.hjemmel]
    return next((v for v in [*samme, *versioner] if v.gaelder(dag)), samme[-1] if samme else None)


@cache
def kildetekst(funktion: Callable[..., float]) -> str:
    """Funktionen uden sin dekorator: reglen, som programmet kører den."""
    linjer = textwrap.dedent(inspect.getsource(funktion)).splitlines()
    start = next(i for i, linje in enumerate(linjer) if linje.startswith("def "))
    return "\n".join(linjer[start:]).rstrip()
