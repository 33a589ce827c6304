"""Lovændringerne i tidsfølge, læst af `tidslinje.yaml`, hver med det, den ændrede i programmet.

Det, der ændrede sig, skrives ikke i listen, men findes i reglerne, satserne og processens rækker (`aendringer`).
"""

from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from typing import Any, Literal

import msgspec
import yaml

from fleksjob.lov.bog.aendringer import Aendring, aendringer
from fleksjob.lov.kerne.fejl import UgyldigLov
from fleksjob.lov.kerne.vaerdier import Sikkerhed


class Lovaendring(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Én post: loven, dagen og én sætning om, hvad den ændrede.

    `emner` er dem, den rører (»alle«: hele ordningen); `navne` de regler, satser og rækker, når det er nogle bestemte
    (mønstre som »pension_*«). Arten »kendskab« er ingen lovændring: herfra, eller indtil da, er kilden læst.
    """

    dato: date
    lov: str
    titel: str
    aendrer: str
    emner: tuple[str, ...]
    navne: tuple[str, ...] = ()
    url: str
    sikkerhed: Sikkerhed
    art: Literal["gaeldende", "ventet", "kendskab"] = "gaeldende"
    note: str = ""


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """En lovændring og det, den ændrede i programmet."""

    lovaendring: Lovaendring
    aendringer: tuple[Aendring, ...]


@cache
def lovaendringer() -> tuple[Lovaendring, ...]:
    """Posterne i tidsfølge. En fejl i filen kaster `UgyldigLov`."""
    return laes_tidslinje((resources.files("fleksjob.lov") / "tidslinje.yaml").read_text(encoding="utf-8"))


def laes_tidslinje(tekst: str) -> tuple[Lovaendring, ...]:
    """Posterne i teksten; de skal stå i tidsfølge, og ingen må mangle lov, titel, sætning eller emner."""
    raat: Any = yaml.safe_load(tekst)
    try:
        poster = msgspec.convert(raat or [], tuple[Lovaendring, ...])
    except msgspec.ValidationError as fejl:
        raise UgyldigLov(f"tidslinje.yaml: {fejl}") from fejl
    if [p.dato for p in poster] != sorted(p.dato for p in poster):
        raise UgyldigLov("tidslinje.yaml: posterne skal stå i tidsfølge.")
    for post in poster:
        if not (post.lov and post.titel and post.aendrer and post.emner):
            raise UgyldigLov(f"tidslinje.yaml, {post.dato}: lov, titel, aendrer og emner skal være udfyldt.")
    return poster


def bedste_grund(aendring: Aendring) -> Lovaendring | None:
    """Den post, der forklarer ændringen: den, der nævner den ved navn, ellers emnet, ellers hele ordningen."""
    samme_dag = [p for p in lovaendringer() if p.dato == aendring.dag]
    for passer in (_naevner_navnet, _naevner_emnet, _naevner_alt):
        for post in samme_dag:
            if passer(post, aendring):
                return post
    return None


def _naevner_navnet(post: Lovaendring, aendring: Aendring) -> bool:
    return any(fnmatchcase(aendring.navn, moenster) for moenster in post.navne)


def _naevner_emnet(post: Lovaendring, aendring: Aendring) -> bool:
    return not post.navne and bool(set(post.emner) & set(aendring.emner))


def _naevner_alt(post: Lovaendring, aendring: Aendring) -> bool:
    return "alle" in post.emner


@cache
def tidslinje() -> tuple[Post, ...]:
    """Alle lovændringer med det, de ændrede. En ændring står ved netop én post."""
    ved: dict[Lovaendring, list[Aendring]] = {post: [] for post in lovaendringer()}
    for aendring in aendringer():
        if not aendring.sats and (grund := bedste_grund(aendring)):
            ved[grund].append(aendring)
    return tuple(Post(lovaendring=post, aendringer=tuple(egne)) for post, egne in ved.items())


def uforklarede() -> tuple[Aendring, ...]:
    """Ændringer i regler og rækker, som ingen post i tidslinjen forklarer. Skal være tom."""
    return tuple(a for a in aendringer() if not a.sats and not a.begyndelse and bedste_grund(a) is None)


def satsskift() -> tuple[tuple[date, tuple[Aendring, ...]], ...]:
    """De årlige satsændringer, dag for dag."""
    dage: dict[date, list[Aendring]] = {}
    for aendring in aendringer():
        if aendring.sats:
            dage.setdefault(aendring.dag, []).append(aendring)
    return tuple((dag, tuple(dage[dag])) for dag in sorted(dage))
