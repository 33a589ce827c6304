"""De faste koder, en hændelse bærer med i tabellerne. Det, der er skrevet med egne ord, kommer aldrig med.

Et felt er med, når hændelsens type selv kun tillader nogle koder, eller når det, der står, er en af lovens egne lister
over koder. Står der noget andet, er cellen tom.
"""

from collections.abc import Collection, Mapping
from typing import Literal, get_args, get_origin, get_type_hints

from fleksjob.forloeb.haendelser import KATALOG, Haendelse, TeammoedeAfholdt, TvaerfagligtMoedeAfholdt
from fleksjob.lov.sagsgang.jobsoegning import FORMER as SAMTALEFORMER, JOBLOG
from fleksjob.lov.sagsgang.opfoelgningsord import (
    FORMER as OPFOELGNINGSFORMER,
    KONKLUSIONER,
    STATUSKONKLUSIONER,
    SVAR_PAA_KALD,
)

Felt = Literal["art", "udfald", "maade"]
MED_KONSULENT, UDEN_KONSULENT = "konsulent", "uden"
SKRIFTLIG, MUNDTLIG = "skriftlig", "mundtlig"
_KONSULENT = "virksomhedskonsulent"
AFGOERELSESARTER = frozenset(
    {"visitation", "sanktion", "tilbagebetaling", "ophoer", "job", "stoette", "sats"}
)
"""Arten er fri tekst i hændelsen; kun disse skrives."""

_LISTER: dict[Felt, dict[str, tuple[str, Collection[str]]]] = {
    "art": {"afgoerelse_truffet": ("art", AFGOERELSESARTER)},
    "udfald": {
        "opfoelgning_afholdt": ("konklusion", KONKLUSIONER),
        "status_udarbejdet": ("konklusion", STATUSKONKLUSIONER),
    },
    "maade": {
        "opfoelgning_afholdt": ("form", OPFOELGNINGSFORMER),
        "samtale_afholdt": ("form", SAMTALEFORMER),
        "opsamling_holdt": ("form", SAMTALEFORMER),
        "jobsoegning_logget": ("hvordan", JOBLOG),
        "hjaelp_besvaret": ("hvordan", SVAR_PAA_KALD),
        "hjaelp_oensket": ("fra", ("borger", "arbejdsgiver")),
    },
}
"""Felter, hvor typen tillader enhver tekst, men loven har en liste: type → (hændelsens felt, listens koder)."""


def _egne_koder(felt: str) -> dict[str, frozenset[str]]:
    """Type → koderne, når hændelsens type selv siger, at feltet er en af nogle faste koder."""
    typer = {navn: get_type_hints(klasse).get(felt) for navn, klasse in KATALOG.items()}
    return {navn: frozenset(get_args(en)) for navn, en in typer.items() if get_origin(en) is Literal}


_EGNE: Mapping[Felt, dict[str, frozenset[str]]] = {
    "art": _egne_koder("art"),
    "udfald": _egne_koder("udfald"),
    "maade": {},
}


def kode(haendelse: Haendelse, felt: Felt) -> str:
    """Hændelsens kode i den kolonne; tom, når den ingen har."""
    if haendelse.type in _EGNE[felt]:
        return str(getattr(haendelse, felt))
    if haendelse.type in _LISTER[felt]:
        navn, koder = _LISTER[felt][haendelse.type]
        skrevet = getattr(haendelse, navn)
        return skrevet if skrevet in koder else ""
    return _maade(haendelse) if felt == "maade" else ""


def _maade(haendelse: Haendelse) -> str:
    if isinstance(haendelse, TeammoedeAfholdt | TvaerfagligtMoedeAfholdt):
        if not haendelse.deltagere:
            return ""
        var_med = any(en.strip().lower().startswith(_KONSULENT) for en in haendelse.deltagere)
        return MED_KONSULENT if var_med else UDEN_KONSULENT
    if haendelse.type == "udviklingsplan_aftalt":
        return SKRIFTLIG if getattr(haendelse, "skriftlig", False) else MUNDTLIG
    return ""


def mulige(felt: Felt) -> frozenset[str]:
    """Alt, der kan stå i kolonnen."""
    ud = {"", *(kode for koder in _EGNE[felt].values() for kode in koder)}
    ud |= {kode for _, koder in _LISTER[felt].values() for kode in koder}
    return frozenset(
        ud | ({MED_KONSULENT, UDEN_KONSULENT, SKRIFTLIG, MUNDTLIG} if felt == "maade" else set())
    )
