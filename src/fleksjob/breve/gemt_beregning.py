"""En beregning, som den blev gemt i arkivet, læst tilbage, så et brev altid viser det, der blev regnet dengang."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from fleksjob.lov.bog.laesere import Forklaringer, for_borger, for_jurist, for_sagsbehandler
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.svar import gemt_svar, gemt_trin
from fleksjob.lov.kerne.vaerdier import Vaerdi
from fleksjob.lov.tilskud.beregning import REGELSAET, Beregning

_SOM_DE_ER = frozenset({"afrunding", "zone", "zone_forklaring"})
_OERE = Decimal("0.01")


def beregning_af(gemt: Mapping[str, Any]) -> Beregning:
    """Det modsatte af `Beregning.som_json()`: beløb bliver til kroner med to decimaler igen."""
    felter: dict[str, Any] = {}
    for navn in Beregning.__struct_fields__:
        vaerdi = gemt[navn]
        if navn == "dato":
            felter[navn] = date.fromisoformat(vaerdi)
        elif navn == "trin":
            felter[navn] = tuple(gemt_trin(trin) for trin in vaerdi)
        elif navn == "satser":
            felter[navn] = msgspec.convert(vaerdi, tuple[Vaerdi, ...])
        elif navn == "forbehold":
            felter[navn] = tuple(vaerdi)
        else:
            felter[navn] = vaerdi if navn in _SOM_DE_ER else _kroner(vaerdi)
    return Beregning(**felter)


def _kroner(vaerdi: Any) -> Any:
    return Decimal(str(vaerdi)).quantize(_OERE) if isinstance(vaerdi, int | float) else vaerdi


def gemt_forklaring(
    gemt: Mapping[str, Any], grundlag: Mapping[str, Any], maaned: date
) -> Forklaringer | None:
    """En gemt måned forklaret til de tre læsere; None, når måneden ikke er regnet af reglerne.

    Trin og tal er dem, der blev gemt. Hvad der ville ændre det, spørges loven om nu; kan den ikke svare på det
    gemte grundlag, er der ingen sætninger til borgeren.
    """
    if not gemt.get("trin"):
        return None
    svar = gemt_svar(gemt, maaned)
    return Forklaringer(
        borger=_borger(gemt, grundlag, maaned),
        sagsbehandler=for_sagsbehandler(REGELSAET, svar),
        jurist=for_jurist(REGELSAET, svar),
        forbehold=svar.forbehold,
    )


def _borger(
    gemt: Mapping[str, Any], grundlag: Mapping[str, Any], maaned: date
) -> tuple[str, str, str] | tuple[()]:
    oplyst = {navn: grundlag.get(navn) for navn in ("loen", "timer", "fuldtidsloen", "anden_loen")}
    givet = {"dato": maaned, **{navn: x for navn, x in oplyst.items() if x is not None}}
    try:
        return for_borger(REGELSAET, givet, beregning_af(gemt))
    except (KeyError, UgyldigtInput, UgyldigeInput):
        return ()
