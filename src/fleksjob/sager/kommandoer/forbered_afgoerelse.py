"""Den første af to personer skriver afgørelsen."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.begyndelse import grundlaget_foreligger
from fleksjob.forloeb.betingelser import ikke_vurderede, lovens_udfald, menneskets_udfald_afviger
from fleksjob.forloeb.haendelser import AfgoerelseForberedt
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE
from fleksjob.lov.sagsgang.andet_forloeb import FORBEHOLD, FORLOEB, forloeb_pr
from fleksjob.lov.sagsgang.relationer import hjemmel_pr
from fleksjob.lov.sagsgang.visitation import MAALGRUPPE
from fleksjob.sager import afgoerelsesgrundlag, lager
from fleksjob.sager.models import Bruger, Sag

UDFALD = ("bevilget", "afslag", "andet")
REGLERNES = {"bevilget": "bevilling", "afslag": "afslag", "oplys": "at sagen først skal oplyses"}


def forbered_afgoerelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    udfald: Literal["bevilget", "afslag", "andet"],
    begrundelse: str,
    hjemmel: str = "",
    art: str = "visitation",
    til: Literal["fleksjob", "selvstaendig"] = "fleksjob",
    midlertidig: bool | None = None,
    afvigelsesgrund: str = "",
    afslagsgrund: str = "",
    andet_udfald: Literal["ressourceforloeb", "foertidspension", "afklaring", ""] = "",
    uden_vurdering: str = "",
    indstilling_fraveget: str = "",
    hoering_undladt: str = "",
    bemaerkninger: str = "",
    opfoelgning: date | None = None,
    note: str = "",
) -> Sag:
    """Lægger et udkast, som en anden skal godkende, og låser det, det hviler på.

    Reglernes udfald regnes af sagens vurderinger og kan ikke skrives. Siger mennesket noget andet, skal
    `afvigelsesgrund` sige hvorfor. `uden_vurdering` er grunden, når ikke alle betingelser er vurderet.
    """
    fejl = _fejl_i_udfaldet(udfald, art, afslagsgrund)
    fejl += _fejl_i_forloebet(udfald, andet_udfald, gyldig_fra)
    if not begrundelse.strip():
        fejl.append(
            UgyldigtInput("begrundelse", "Skriv begrundelsen; borgeren skal kunne forstå afgørelsen.")
        )
    if opfoelgning is not None and (udfald != "afslag" or opfoelgning <= gyldig_fra):
        besked = "Dagen hører til et afslag og skal ligge efter den dag, udkastet skrives."
        fejl.append(UgyldigtInput("opfoelgning", besked))
    kast(fejl)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("afgoerelse_forberedt", gyldig_fra)
    paa_det_foreliggende = tilstand.begyndelse.paa_grundlag is not None
    if udfald == "bevilget" and paa_det_foreliggende and not grundlaget_foreligger(tilstand):
        besked = "Sagen kan ikke bevilges på det, der foreligger: planen og indstillingen eller rådgivningen mangler."
        raise UgyldigtInput("udfald", besked)
    regler = lovens_udfald(tilstand)
    if art == "visitation" and menneskets_udfald_afviger(regler, udfald, afslagsgrund, andet_udfald):
        _kraev_afvigelsesgrund(afvigelsesgrund, regler.udfald, regler.grund)
    indhold = afgoerelsesgrundlag.saml(_sagen(sag_id, bruger), tilstand)
    with lager.transaktion():
        ny = sag.tilfoej(
            AfgoerelseForberedt(
                gyldig_fra=gyldig_fra,
                note=note,
                udfald=udfald,
                art=art,
                begrundelse=begrundelse,
                hjemmel=hjemmel or _hjemmel(udfald, afslagsgrund, gyldig_fra),
                til=til,
                midlertidig=midlertidig,
                regeludfald=regler.udfald,
                regelgrund=regler.grund,
                afvigelsesgrund=afvigelsesgrund,
                afslagsgrund=afslagsgrund,
                andet_udfald=andet_udfald,
                uden_vurdering=uden_vurdering if ikke_vurderede(tilstand) else "",
                indstilling_fraveget=indstilling_fraveget,
                hoering_undladt=hoering_undladt,
                bemaerkninger=bemaerkninger if _er_besvaret(tilstand) else "",
                opfoelgning=opfoelgning,
                grundlag=afgoerelsesgrundlag.fingeraftryk(indhold),
            )
        )
        afgoerelsesgrundlag.laas(ny, indhold, bruger, haendelse_nr=ny.version, nu=sag.nu)
    return ny


def _fejl_i_udfaldet(udfald: str, art: str, afslagsgrund: str) -> list[UgyldigtInput]:
    """Et afslag har altid en grund fra loven, og kun det."""
    fejl = []
    if udfald not in UDFALD:
        fejl.append(UgyldigtInput("udfald", "Vælg bevilling, afslag eller et andet forløb."))
    if afslagsgrund and (udfald != "afslag" or afslagsgrund not in AFSLAGSGRUNDE):
        fejl.append(UgyldigtInput("afslagsgrund", "Vælg en af de fem afslagsgrunde, og kun ved et afslag."))
    elif udfald == "afslag" and art == "visitation" and not afslagsgrund:
        besked = "Vælg grunden til afslaget; den og det næste skridt skal stå i brevet."
        fejl.append(UgyldigtInput("afslagsgrund", besked))
    return fejl


def _fejl_i_forloebet(udfald: str, andet_udfald: str, dag: date) -> list[UgyldigtInput]:
    """«Andet» siger altid hvad, og kun det, der findes den dag."""
    if (udfald == "andet") != bool(andet_udfald) or (andet_udfald and andet_udfald not in FORLOEB):
        besked = "Vælg, hvad der sker i stedet, og kun når sagen går videre i et andet forløb."
        return [UgyldigtInput("andet_udfald", besked)]
    if andet_udfald and andet_udfald not in forloeb_pr(dag):
        return [UgyldigtInput("andet_udfald", f"Det forløb gives ikke den dag. {FORBEHOLD}")]
    return []


def _kraev_afvigelsesgrund(afvigelsesgrund: str, reglernes: str, led: str) -> None:
    if afvigelsesgrund.strip():
        return
    hvilket = f" ({AFSLAGSGRUNDE[led].navn.lower()})" if led in AFSLAGSGRUNDE else ""
    besked = f"Reglerne peger på {REGLERNES[reglernes]}{hvilket}; skriv, hvorfor afgørelsen er en anden."
    raise UgyldigtInput("afvigelsesgrund", besked)


def _hjemmel(udfald: str, afslagsgrund: str, dag: date) -> str:
    """Paragraffen, som den hed på dagen."""
    if udfald == "afslag" and afslagsgrund:
        return AFSLAGSGRUNDE[afslagsgrund].hjemmel(dag)
    return hjemmel_pr(MAALGRUPPE, dag)


def _er_besvaret(tilstand: Tilstand) -> bool:
    return any(hoering.besvaret for hoering in tilstand.partshoeringer)


def _sagen(sag_id: int, bruger: Bruger) -> Sag:
    sag: Sag = Sag.for_bruger(bruger).get(pk=sag_id)
    return sag
