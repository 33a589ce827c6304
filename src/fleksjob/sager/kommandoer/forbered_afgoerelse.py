"""Den første af to personer skriver afgørelsen."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import AfgoerelseForberedt
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def forbered_afgoerelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    udfald: Literal["bevilget", "afslag"],
    begrundelse: str,
    hjemmel: str = "",
    art: str = "visitation",
    til: Literal["fleksjob", "selvstaendig"] = "fleksjob",
    midlertidig: bool | None = None,
    regeludfald: str = "",
    afvigelsesgrund: str = "",
    afslagsgrund: str = "",
    hoering_undladt: str = "",
    note: str = "",
) -> Sag:
    """Lægger et udkast, som en anden skal godkende.

    `regeludfald` er det, reglerne peger på; siger mennesket noget andet, skal `afvigelsesgrund` sige hvorfor.
    """
    fejl = []
    if udfald not in ("bevilget", "afslag"):
        fejl.append(UgyldigtInput("udfald", "Afgørelsen skal være «bevilget» eller «afslag»."))
    if not begrundelse.strip():
        fejl.append(
            UgyldigtInput("begrundelse", "Skriv begrundelsen; borgeren skal kunne forstå afgørelsen.")
        )
    if regeludfald and regeludfald != udfald and not afvigelsesgrund.strip():
        besked = f"Reglerne peger på «{regeludfald}»; skriv, hvorfor afgørelsen er en anden."
        fejl.append(UgyldigtInput("afvigelsesgrund", besked))
    if afslagsgrund and (udfald != "afslag" or afslagsgrund not in AFSLAGSGRUNDE):
        fejl.append(UgyldigtInput("afslagsgrund", "Vælg en af de fem afslagsgrunde, og kun ved et afslag."))
    elif udfald == "afslag" and art == "visitation" and not afslagsgrund:
        besked = "Vælg grunden til afslaget; den og det næste skridt skal stå i brevet."
        fejl.append(UgyldigtInput("afslagsgrund", besked))
    kast(fejl)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("afgoerelse_forberedt", gyldig_fra)
    return sag.tilfoej(
        AfgoerelseForberedt(
            gyldig_fra=gyldig_fra,
            note=note,
            udfald=udfald,
            art=art,
            begrundelse=begrundelse,
            hjemmel=hjemmel,
            til=til,
            midlertidig=midlertidig,
            regeludfald=regeludfald,
            afvigelsesgrund=afvigelsesgrund,
            afslagsgrund=afslagsgrund,
            hoering_undladt=hoering_undladt,
        )
    )
