"""Fleksløntilskuddet sagt til borgeren i tre sætninger, der kan læses højt.

Tallene i de to første kan lægges sammen af den, der læser dem: højst, trukket fra, tilbage. Den tredje er regnet af
loven med en time mere (eller 1.000 kr. mere), aldrig skønnet.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.forklaring import kroner, saetning
from fleksjob.lov.kerne.regelsaet import Saetninger
from fleksjob.lov.kerne.vaerdier import maaned

if TYPE_CHECKING:
    from fleksjob.lov.tilskud.beregning import Beregning

FULD_TID = 37.0
MERE_I_LOEN = 1000.0


def borgersaetninger(
    b: "Beregning", oplyst: Mapping[str, Any], spoerg: Callable[..., "Beregning"]
) -> Saetninger:
    """Hvad du får, hvorfor, og hvad der ville ændre det."""
    return saetning(_hvad(b)), saetning(_hvorfor(b, oplyst)), saetning(_aendring(b, oplyst, spoerg))


def _kr(x: Decimal) -> str:
    return kroner(float(x))


def _hvad(b: "Beregning") -> str:
    if not b.fleksloentilskud:
        return f"Du får ikke fleksløntilskud for {maaned(b.dato)}"
    atp = f", og {_kr(b.atp)} af dem går til ATP" if b.atp else ""
    return f"Du får {_kr(b.fleksloentilskud)} i fleksløntilskud for {maaned(b.dato)}{atp}"


def _hvorfor(b: "Beregning", oplyst: Mapping[str, Any]) -> str:
    loen = "din løn med pension" if oplyst.get("pension_pct") else "din løn"
    if b.loen <= 0:
        return "Du har ikke løn fra dit fleksjob, og uden løn er der ikke noget tilskud"
    if b.loen >= b.loft:
        return f"{loen.capitalize()} er {_kr(b.loen)}, og det er lige så meget som løn på fuld tid i dit job"
    if b.zone == "C":
        return (
            f"Løn og tilskud må til sammen højst være {_kr(b.loft)}, som er løn på fuld tid i dit job, "
            f"og {loen} er {_kr(b.loen)}"
        )
    tjener = f"du i alt tjener {_kr(b.loen + b.anden_loen)}" if b.anden_loen else f"{loen} er {_kr(b.loen)}"
    if b.zone == "D":
        return f"Tilskuddet kan højst være {_kr(b.grundbeloeb)}, og det er sat ned til nul, fordi {tjener}"
    return (
        f"Tilskuddet kan højst være {_kr(b.grundbeloeb)}, og der bliver trukket {_kr(b.nedsaettelse)} fra, "
        f"fordi {tjener}"
    )


def _aendring(b: "Beregning", oplyst: Mapping[str, Any], spoerg: Callable[..., "Beregning"]) -> str:
    nu = spoerg()
    if b.loen <= 0:
        return f"Får du løn fra dit fleksjob, kan du få op til {_kr(b.grundbeloeb)} i tilskud om måneden"
    timer = oplyst.get("timer")
    if timer is None:
        return _mere_i_loen(nu, _proev(spoerg, loen=float(oplyst["loen"]) + MERE_I_LOEN))
    skridt = 1.0 if float(timer) + 1 <= FULD_TID else -1.0
    ny = _proev(spoerg, **_timer(oplyst, float(timer), skridt))
    if ny is None:
        return _mere_i_loen(nu, None)
    if nu.zone == "D":
        return _uden_tilskud(nu, ny, skridt)
    return _en_time(nu, ny, skridt)


def _timer(oplyst: Mapping[str, Any], timer: float, skridt: float) -> dict[str, float]:
    """En time mere eller mindre; er det månedslønnen, der er oplyst, følger den med."""
    aendret = {"timer": timer + skridt}
    if oplyst.get("loen") is not None and timer > 0:
        aendret["loen"] = float(oplyst["loen"]) / timer * (timer + skridt)
    return aendret


def _proev(spoerg: Callable[..., "Beregning"], **aendret: float) -> "Beregning | None":
    try:
        return spoerg(**aendret)
    except (UgyldigtInput, UgyldigeInput):
        return None


def _en_time(nu: "Beregning", ny: "Beregning", skridt: float) -> str:
    hvis = f"Arbejder du en time {'mere' if skridt > 0 else 'mindre'} om ugen"
    i_alt, udbetalt = ny.i_alt - nu.i_alt, ny.i_haanden - nu.i_haanden
    if skridt < 0:
        if i_alt == 0:
            return (
                f"{hvis}, får du lige så meget i alt, for tilskuddet stiger lige så meget, som lønnen falder"
            )
        return f"{hvis}, får du {_kr(-i_alt)} mindre om måneden i alt før skat"
    if i_alt == 0 and udbetalt < 0:
        return (
            f"{hvis}, får du {_kr(-udbetalt)} mindre udbetalt om måneden, for tilskuddet falder så meget, "
            "som lønnen og pensionen stiger"
        )
    if i_alt == 0:
        return f"{hvis}, får du ikke flere penge, for tilskuddet falder lige så meget, som lønnen stiger"
    return f"{hvis}, får du {_kr(i_alt)} mere om måneden i alt før skat, for lønnen stiger mere, end tilskuddet falder"


def _uden_tilskud(nu: "Beregning", ny: "Beregning", skridt: float) -> str:
    if skridt < 0 and ny.fleksloentilskud > 0:
        return f"Arbejder du en time mindre om ugen, får du {_kr(ny.fleksloentilskud)} i tilskud om måneden"
    graense = min(nu.loft, nu.tilskud_ophoerer_ved_loen - nu.anden_loen)
    if graense > 0:
        return f"Du kan få tilskud igen, hvis din løn fra fleksjobbet er under {_kr(graense)} om måneden"
    return "Tjener du mere, beholder du hele lønstigningen før skat"


def _mere_i_loen(nu: "Beregning", ny: "Beregning | None") -> str:
    if ny is None or nu.zone == "D":
        return _uden_tilskud(nu, nu, 0.0)
    i_alt, mindre = ny.i_alt - nu.i_alt, nu.fleksloentilskud - ny.fleksloentilskud
    hvis = f"Stiger din løn med {kroner(MERE_I_LOEN)} om måneden, falder tilskuddet med {_kr(mindre)}"
    udbetalt = ny.i_haanden - nu.i_haanden
    if i_alt == 0 and udbetalt < 0:
        return f"{hvis}, så du får {_kr(-udbetalt)} mindre udbetalt om måneden"
    if i_alt == 0:
        return f"{hvis}, så du får ikke flere penge i alt"
    return f"{hvis}, så du får {_kr(i_alt)} mere i alt før skat"
