"""En beregning, som den blev gemt i arkivet, læst tilbage, så et brev altid viser det, der blev regnet dengang."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from fleksjob.lov.beregning import Beregning, Trin
from fleksjob.lov.vaerdier import Vaerdi

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
            felter[navn] = tuple(_trin(trin) for trin in vaerdi)
        elif navn == "satser":
            felter[navn] = msgspec.convert(vaerdi, tuple[Vaerdi, ...])
        elif navn == "forbehold":
            felter[navn] = tuple(vaerdi)
        else:
            felter[navn] = vaerdi if navn in _SOM_DE_ER else _kroner(vaerdi)
    return Beregning(**felter)


def _trin(gemt: Mapping[str, Any]) -> Trin:
    return Trin(
        **{**gemt, "vaerdi": _kroner(gemt["vaerdi"]), "satser": tuple(gemt.get("satser") or ())},
    )


def _kroner(vaerdi: Any) -> Any:
    return Decimal(str(vaerdi)).quantize(_OERE) if isinstance(vaerdi, int | float) else vaerdi
