"""Områderne: landet, regionerne og kommunerne, når landets tabeller er her, og ellers kommunen selv."""

import msgspec

from fleksjob.indblik.kommuner import kommuner, regioner
from fleksjob.indblik.skjul.regel import Sti
from fleksjob.lov.kerne.fejl import UgyldigtInput

HELE_LANDET = "Hele landet"
LAND, REGION, KOMMUNE = "land", "region", "kommune"
REGIONSKODER = {
    "Nordjylland": 1081,
    "Midtjylland": 1082,
    "Syddanmark": 1083,
    "Hovedstaden": 1084,
    "Sjælland": 1085,
}
"""Danmarks Statistiks regionskoder; kommunerne er fordelt som i `kommuner.yaml`."""


class Omraade(msgspec.Struct, frozen=True):
    """Et område. `id` er stien, som version 3 skriver den; `sti` er den, tallene står under i deres tabeller."""

    id: str
    navn: str
    slags: str
    sti: Sti
    i_landet: bool


def kommunens(kode: int, navn: str) -> Omraade:
    """Kommunen selv: det hele i dens egne tabeller."""
    return Omraade(f"/{kode}/", navn.removesuffix(" Kommune"), KOMMUNE, (), i_landet=False)


def landets(uden: int | None = None) -> list[Omraade]:
    """Landet, regionerne og kommunerne. `uden` er den kommune, der svarer af sine egne tabeller."""
    ud = [Omraade("/", HELE_LANDET, LAND, (), i_landet=True)]
    ud += [
        Omraade(f"/{REGIONSKODER[navn]}/", f"Region {navn}", REGION, (navn,), i_landet=True)
        for navn in regioner()
    ]
    return ud + [
        Omraade(f"/{en.kode}/", en.navn, KOMMUNE, (en.region, str(en.kode)), i_landet=True)
        for en in sorted(kommuner().values(), key=lambda en: en.navn)
        if en.kode != uden
    ]


def valgte(oensket: str, findes: list[Omraade]) -> list[Omraade]:
    """Områderne i en liste med komma eller `*`, efter navn eller id."""
    ud: list[Omraade] = []
    for en in filter(None, (del_.strip() for del_ in oensket.split(","))):
        if en == "*":
            ud += findes
            continue
        navn = en.casefold().removesuffix(" kommune")
        fundet = [o for o in findes if navn in (o.navn.casefold(), o.id, o.id.strip("/"))]
        if not fundet:
            navne = ", ".join(o.navn for o in findes[:3]) + (" …" if len(findes) > 3 else "")
            raise UgyldigtInput("area", f"Der er ingen tal for området «{en}». Områderne er {navne}.")
        ud += fundet
    return list(dict.fromkeys(ud))
