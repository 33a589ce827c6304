"""Regelbogens eksempler: sagsbehandlernes regneark og emnernes egne filer, gjort klar til at læse.

Eksemplerne ligger ved prøverne, som holder programmet til dem. Findes mappen ikke (programmet er installeret uden
sine prøver), er der ingen eksempler i bogen.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fleksjob.lov.bog.emner import Emne, alle_emner
from fleksjob.lov.bog.regelbog import Regneeksempel
from fleksjob.lov.kerne.forklaring import tal
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.snitflader.eksempelark import laes

MAPPE = Path(__file__).resolve().parents[3] / "tests" / "lov"
_HAAND = ("haandberegning", "haandregning", "tankegang", "hvorfor")
_SVAR = ("forventet", "resultat", "svar")


@cache
def bogeksempler() -> Mapping[str, tuple[Regneeksempel, ...]]:
    """Emnets kode → dets eksempler, regnearkets først. Et eksempel med samme titel er kun med én gang."""
    emner = {e.kode: e for e in alle_emner()}
    samlet: dict[str, dict[str, Regneeksempel]] = {}
    for kode, eksempel in (*_fra_arket(emner), *_fra_filerne(emner)):
        samlet.setdefault(kode, {}).setdefault(eksempel.titel, eksempel)
    return {kode: tuple(egne.values()) for kode, egne in samlet.items()}


def _fra_arket(emner: Mapping[str, Emne]) -> Iterator[tuple[str, Regneeksempel]]:
    fil = MAPPE / "eksempler.xlsx"
    for e in laes(fil) if fil.is_file() else ():
        if e.regelsaet in emner:
            svar = e.forventet if not e.fejl else {"svaret": e.fejl}
            yield (
                e.regelsaet,
                _eksempel(emner[e.regelsaet], e.titel, e.oplyst, svar, e.haandberegning, e.kilde),
            )


def _fra_filerne(emner: Mapping[str, Emne]) -> Iterator[tuple[str, Regneeksempel]]:
    for fil in sorted((MAPPE / "eksempler").glob("*.yaml")):
        if fil.stem in emner:
            for post in _poster(yaml.safe_load(fil.read_text(encoding="utf-8"))):
                kode = post.get("regelsaet", fil.stem)
                titel = post.get("titel") or post.get("navn")
                if kode in emner and titel:
                    yield kode, _af_post(emner[kode], str(titel), post)


def _poster(indhold: Any) -> list[dict[str, Any]]:
    """Posterne i en fil: selve listen eller den første liste i den. Alt andet er ikke eksempler."""
    if isinstance(indhold, dict):
        indhold = next((x for x in indhold.values() if isinstance(x, list)), [])
    return [post for post in indhold or [] if isinstance(post, dict)]


def _af_post(emne: Emne, titel: str, post: Mapping[str, Any]) -> Regneeksempel:
    svar: Any = next((post[n] for n in _SVAR if n in post), {})
    haand = next((str(post[n]) for n in _HAAND if n in post), "")
    return _eksempel(
        emne,
        titel,
        post.get("oplyst") or {},
        svar if isinstance(svar, dict) else {"svaret": svar},
        haand,
        str(post.get("kilde", "")),
    )


def _eksempel(
    emne: Emne, titel: str, oplyst: Mapping[str, Any], svar: Mapping[str, Any], haand: str, kilde: str
) -> Regneeksempel:
    navne = _navne(emne)
    return Regneeksempel(
        titel=f"{titel[:1].upper()}{titel[1:]}",
        oplyst=tuple(
            (navne.get(n, n.replace("_", " ").capitalize()), _skrevet(x)) for n, x in oplyst.items()
        ),
        svar=tuple((navne.get(n, n.replace("_", " ").capitalize()), _skrevet(x)) for n, x in svar.items()),
        haandberegning=haand.strip(),
        kilde=kilde,
    )


def _navne(emne: Emne) -> dict[str, str]:
    """Navn i programmet → det, et menneske kalder oplysningen eller resultatet."""
    if emne.saet is None:
        return {}
    felter = {f.navn: f.overskrift.rstrip(".") for f in emne.saet.felter}
    regler = {navn: versioner[-1].titel for navn, versioner in emne.saet.lov.regler.items()}
    return regler | felter | {"dato": "Dato"}


def _skrevet(x: Any) -> str:
    if isinstance(x, bool):
        return "ja" if x else "nej"
    if isinstance(x, date):
        return dansk_dato(x)
    if isinstance(x, int | float):
        return tal(float(x))
    if isinstance(x, list | tuple):
        return ", ".join(map(_skrevet, x))
    if isinstance(x, dict):
        return "; ".join(f"{n.replace('_', ' ')}: {_skrevet(y)}" for n, y in x.items())
    return "intet" if x is None else str(x).replace("_", " ")
