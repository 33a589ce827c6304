"""Landet som fliser: én flise for hver kommune, lige store, så en lille kommune ses lige så godt som en stor."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from fleksjob.breve.tegning import BLAEK, DAEMPET, HVID, Svg, Tegning, med_komma
from fleksjob.indblik.figurer.farver import BREDDE, SKALA, ordbredde, papir, skrift_paa
from fleksjob.indblik.kommuner import kommuner


class Flise(NamedTuple):
    """Kommunens plads på kortet, fra nordvest, og dens tre bogstaver."""

    kolonne: int
    raekke: int
    bogstaver: str


class Trin(NamedTuple):
    """Et trin på skalaen, fra og med til og med, som det skrives."""

    fra: float
    til: float
    farve: str


@cache
def fliser() -> dict[int, Flise]:
    """Flisen for hver kommunekode."""
    laest: dict[int, list[int | str]] = yaml.safe_load(
        Path(__file__).parent.with_name("flisekort.yaml").read_text("utf-8")
    )
    return {
        kode: Flise(int(kolonne), int(raekke), str(navn)) for kode, (kolonne, raekke, navn) in laest.items()
    }


def trin(vaerdier: Sequence[float]) -> list[Trin]:
    """Højst fem trin med omtrent lige mange kommuner i hvert; ens værdier kommer aldrig i to trin."""
    ordnet = sorted(vaerdier)
    graenser: list[float] = []
    for nr in range(1, len(SKALA) + 1):
        hoejst = ordnet[max(round(nr * len(ordnet) / len(SKALA)) - 1, 0)] if ordnet else 0.0
        if not graenser or hoejst > graenser[-1]:
            graenser.append(hoejst)
    ud: list[Trin] = []
    fra = ordnet[0] if ordnet else 0.0
    farver = SKALA[len(SKALA) - len(graenser) :] if len(graenser) < len(SKALA) else SKALA
    for hoejst, farve in zip(graenser, farver, strict=True):
        ud.append(Trin(fra, hoejst, farve))
        fra = next((en for en in ordnet if en > hoejst), hoejst)
    return ud if ordnet else []


def flisekort(
    titel: str,
    vaerdier: Mapping[int, float],
    *,
    id_: str,
    enhed: str = "%",
    fremhaev: int = 0,
    skjulte: frozenset[int] = frozenset(),
    bredde: float = BREDDE,
) -> Svg:
    """Kommunekode → værdi. En kommune uden værdi er hvid; er den i `skjulte`, er den streget over.

    `fremhaev` får en tyk ramme.
    """
    ark = papir(bredde)
    skala = trin([float(en) for en in vaerdier.values()])
    kolonner = 1 + max(en.kolonne for en in fliser().values())
    side = bredde / kolonner
    hoejde = side * (1.12 if side < 24 else 0.92)
    for kode, plads in fliser().items():
        tal = vaerdier.get(kode)
        farve = _farven(skala, tal)
        x, y = plads.kolonne * side, plads.raekke * hoejde
        ark.felt(x + 1, y + 1, side - 2, hoejde - 2, farve, DAEMPET if tal is None else farve, 2)
        if kode in skjulte:
            ark.linje((x + 3, y + hoejde - 4), (x + side - 3, y + 4), DAEMPET, 1)
        _ord_i_flisen(ark, plads, tal, (x, y, side, hoejde), skrift_paa(farve))
        if kode == fremhaev:
            ark.felt(x + 0.5, y + 0.5, side - 1, hoejde - 1, "none", BLAEK, 2)
    bund = hoejde * (1 + max(en.raekke for en in fliser().values()))
    bund = _forklaring(ark, skala, enhed, bund + 10, har_skjulte=bool(skjulte), mangler=len(vaerdier) < 98)
    return ark.som_svg(bund, titel, _i_ord(vaerdier, enhed), id_)


def _farven(skala: Sequence[Trin], tal: float | None) -> str:
    if tal is None:
        return HVID
    return next((en.farve for en in skala if tal <= en.til), skala[-1].farve)


def _ord_i_flisen(
    ark: Tegning, plads: Flise, tal: float | None, felt: tuple[float, float, float, float], farve: str
) -> None:
    """Bogstaverne, og tallet under, når der er plads til det."""
    x, y, side, hoejde = felt
    midt = x + side / 2
    plads_til_tal = side >= 34 and tal is not None
    skrift = min(side * 0.4, 12.0)
    ark.tekst(
        midt,
        y + hoejde * (0.45 if plads_til_tal else 0.5) + (0 if plads_til_tal else skrift * 0.36),
        plads.bogstaver,
        anker="middle",
        farve=farve,
        skrift=skrift,
    )
    if plads_til_tal:
        ark.tekst(midt, y + hoejde * 0.84, _kort(tal or 0), anker="middle", farve=farve, skrift=skrift)


def _kort(tal: float) -> str:
    return med_komma(tal) if tal < 100 else f"{tal:,.0f}".replace(",", ".")


def _forklaring(
    ark: Tegning, skala: Sequence[Trin], enhed: str, y: float, *, har_skjulte: bool, mangler: bool
) -> float:
    """Trinene fra lavt til højt. Giver bunden."""
    punkter = [
        (
            en.farve,
            f"{_kort(en.fra)}-{_kort(en.til)} {enhed}" if en.til > en.fra else f"{_kort(en.til)} {enhed}",
        )
        for en in skala
    ]
    if har_skjulte:
        punkter.append(("", "skjult (under 5)"))
    elif mangler:
        punkter.append((HVID, "intet tal"))
    x = 0.0
    for farve, tekst in punkter:
        plads = 22 + ordbredde(tekst) + 14
        if x and x + plads > ark.bredde:
            x, y = 0.0, y + 21
        ark.felt(x + 0.5, y, 14, 14, farve or HVID, DAEMPET, 2)
        if not farve:
            ark.linje((x + 3, y + 11), (x + 12, y + 3), DAEMPET, 1)
        ark.tekst(x + 20, y + 12, tekst, farve=DAEMPET)
        x += plads
    return y + 20


def _i_ord(vaerdier: Mapping[int, float], enhed: str) -> str:
    if not vaerdier:
        return "Ingen kommuner har et tal."
    ordnet = sorted(vaerdier.items(), key=lambda en: (en[1], en[0]))
    lavest, hoejest = ordnet[0], ordnet[-1]

    def en_kommune(en: tuple[int, float]) -> str:
        navn = kommuner()[en[0]].navn if en[0] in kommuner() else str(en[0])
        return f"{navn} med {_kort(en[1])} {enhed}"

    return (
        f"Lavest er {en_kommune(lavest)}, højest er {en_kommune(hoejest)}. "
        f"{len(vaerdier)} kommuner har et tal; alle står i tabellen."
    )
