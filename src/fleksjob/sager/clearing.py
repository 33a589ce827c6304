"""Clearing: en anden ser, om sagen er klar. Vises som anbefaling; er den kommunens krav, er den en port.

Porten spærrer aldrig for den afgørelse, en borger har krævet på det foreliggende grundlag.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from fleksjob.forloeb.skridt import Skridt
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.models import Bruger, Kommune

PORTEN = ("teammoede_afholdt", "afgoerelse_forberedt")
"""Det, sagen skal være klar til: mødet i teamet, og i de år uden team afgørelsen."""
CLEARING = "clearing_givet"
MANGLER = (
    "Sagen mangler clearing, og kommunen kræver den: lederen eller en kollega skal se, om sagen er klar."
)
EGEN_SAG = "Du er selv sagsbehandler i sagen; lederen eller en kollega skal give clearing."
_HJEMMEL = "Kommunens egen regel"


def mangler(tilstand: Tilstand) -> bool:
    """Om ingen har sagt, at sagen er klar, siden planen sidst blev gjort færdig."""
    return tilstand.begyndelse.paa_grundlag is None and (
        tilstand.clearing is None or not tilstand.clearing.klar
    )


def spaerret(
    skridt: Sequence[Skridt], tilstand: Tilstand, bruger: Bruger, *, sagsbehandler: int | None
) -> list[Skridt]:
    """Skridtene, hvor det, clearingen spærrer for, siger hvorfor."""
    ud = []
    for et in skridt:
        grund = ""
        if et.mulig and et.kode == CLEARING and sagsbehandler == bruger.pk:
            grund = EGEN_SAG
        elif et.mulig and et.kode in PORTEN and mangler(tilstand) and kraeves(bruger.kommune_id):
            grund = MANGLER
        ud.append(replace(et, mulig=False, hvorfor_ikke=grund, hjemmel=_HJEMMEL) if grund else et)
    return ud


def kraev(kode: str, tilstand: Tilstand, kommune_id: int) -> None:
    """Rejser `IkkeMuligt`, når porten er lukket for skridtet."""
    if kode in PORTEN and mangler(tilstand) and kraeves(kommune_id):
        raise IkkeMuligt(MANGLER, _HJEMMEL)


def kraev_anden(sagsbehandler: int | None, bruger: Bruger) -> None:
    """Rejser `IkkeMuligt`, når sagsbehandleren vil give clearing i sin egen sag."""
    if sagsbehandler == bruger.pk:
        raise IkkeMuligt(EGEN_SAG)


def kraeves(kommune_id: int) -> bool:
    """Om kommunen har gjort clearing til et krav."""
    return Kommune.objects.filter(pk=kommune_id, clearing_kraeves=True).exists()
