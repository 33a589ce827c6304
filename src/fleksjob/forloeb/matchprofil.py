"""De to sider, der skal passe sammen: borgerens profil og åbningens indhold. Kun koder fra `matchbegreber`.

Profilen har intet felt til sygdom, alder, køn eller baggrund: det, der ikke findes, kan hverken vægtes eller vises.
`styrker` og `oensker` (borgerens egne ord) vises, men vægtes aldrig, og ord om sygdom afvises, før de gemmes
(`helbredsord.py`).
"""

import msgspec

from fleksjob.forloeb.matchbegreber import kendte

Koder = tuple[str, ...]


class Profil(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Det, borgeren kan og vil. Timer er timer til stede om ugen; `intensitet` i procent."""

    interesser: Koder = ()
    kan: Koder = ()
    vil: Koder = ()
    vil_ikke: Koder = ()
    kan_ikke: Koder = ()
    helst_ikke: Koder = ()
    skal_have: Koder = ()
    gerne_have: Koder = ()
    timer_fra: float | None = None
    timer_til: float | None = None
    intensitet: float | None = None
    dage: Koder = ()
    tider: Koder = ()
    sprog: Koder = ()
    transport: Koder = ()
    hoejst_minutter: int | None = None
    deler: bool | None = None
    styrker: Koder = ()
    oensker: str = ""


class Indhold(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Det, en åbning består af. Det, der hverken er i `kraever` eller `kraever_ikke`, er der ikke spurgt om."""

    opgaver: Koder = ()
    andre_opgaver: Koder = ()
    kraever: Koder = ()
    kraever_ikke: Koder = ()
    tilbyder: Koder = ()
    tilbyder_ikke: Koder = ()
    timer_fra: float | None = None
    timer_til: float | None = None
    dage: Koder = ()
    tider: Koder = ()
    fri_tid: bool = False
    sprog: Koder = ()
    kan_deles: bool = False


class Kandidat(msgspec.Struct, frozen=True):
    """En borger, der søger: sagens nøgle, hvor hun bor (postnummer, tom når ukendt), og profilen."""

    id: int
    postnr: str
    profil: Profil


class Opslag(msgspec.Struct, frozen=True):
    """En åbning, der kan søges: dens nøgle, hvor den er, indholdet, og om nogen har set efter, at den er der endnu."""

    id: int
    postnr: str
    indhold: Indhold
    bekraeftet: bool = True


PROFILENS_LISTER = {
    "interesser": "interesser", "kan": "opgaver", "vil": "opgaver", "vil_ikke": "opgaver", "kan_ikke": "krav",
    "helst_ikke": "krav", "skal_have": "tilbud", "gerne_have": "tilbud", "dage": "dage", "tider": "tider",
    "sprog": "sprog", "transport": "transport", "styrker": "styrker",
}  # fmt: skip
INDHOLDETS_LISTER = {
    "opgaver": "opgaver", "kraever": "krav", "kraever_ikke": "krav", "tilbyder": "tilbud", "tilbyder_ikke": "tilbud",
    "dage": "dage", "tider": "tider", "sprog": "sprog",
}  # fmt: skip
"""Felt → den liste, dets koder står på."""


def rettet(profil: Profil) -> Profil:
    """Profilen uden ukendte koder og modsigelser: det, hun ikke kan, er ikke også det, hun helst vil være fri for."""
    ren = {felt: kendte(liste, getattr(profil, felt)) for felt, liste in PROFILENS_LISTER.items()}
    ren["helst_ikke"] = _uden(ren["helst_ikke"], ren["kan_ikke"])
    ren["gerne_have"] = _uden(ren["gerne_have"], ren["skal_have"])
    ren["kan"] = _uden(ren["kan"], ren["vil_ikke"])
    ren["vil"] = _uden(ren["vil"], (*ren["vil_ikke"], *ren["kan"]))
    return msgspec.structs.replace(profil, **ren)


def rettet_indhold(indhold: Indhold) -> Indhold:
    """Indholdet uden ukendte koder; et krav kan ikke både gælde og ikke gælde."""
    ren = {felt: kendte(liste, getattr(indhold, felt)) for felt, liste in INDHOLDETS_LISTER.items()}
    ren["kraever_ikke"] = _uden(ren["kraever_ikke"], ren["kraever"])
    ren["tilbyder_ikke"] = _uden(ren["tilbyder_ikke"], ren["tilbyder"])
    return msgspec.structs.replace(indhold, **ren)


def _uden(koder: Koder, andre: Koder) -> Koder:
    return tuple(kode for kode in koder if kode not in andre)
