"""En måneds fleksløntilskud sagt til borgeren i tre sætninger: hvad, hvorfor, og hvad der ville ændre det."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.forklaring import kroner, saetning
from fleksjob.lov.kerne.regelsaet import Saetninger
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.kerne.vaerdier import maaned
from fleksjob.lov.tilskud.indtaegter import Linje, sidste_dag
from fleksjob.lov.tilskud.tilskudsmaaned_oplysninger import foerste_dag, laes_maaned

MERE_I_LOEN = 1000.0


def borgersaetninger(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> Saetninger:
    """Tallene i sætningerne er trinnenes; den tredje er regnet igen med 1.000 kr. mere i løn."""
    tal = {t.kode: t.vaerdi for t in svar.trin if isinstance(t.vaerdi, Decimal)}
    return (
        saetning(_hvad(svar, tal)),
        saetning(_hvorfor(svar, tal)),
        saetning(_aendring(svar, oplyst, spoerg)),
    )


def _kr(x: Decimal) -> str:
    return kroner(float(x))


def _hvad(svar: Svar, tal: Mapping[str, Decimal]) -> str:
    if not tal["fleksloentilskud"]:
        return f"Du får ikke fleksløntilskud for {maaned(svar.dato)}"
    atp = f", og {_kr(tal['atp'])} af dem går til ATP" if tal["atp"] else ""
    return f"Du får {_kr(tal['fleksloentilskud'])} i fleksløntilskud for {maaned(svar.dato)}{atp}"


def _hvorfor(svar: Svar, tal: Mapping[str, Decimal]) -> str:
    if not any(tal.get(kode) for kode in ("loen_i_alt", "fradrag")):
        return "Der er ingen løn fra dit fleksjob og ingen dagpenge i stedet, og uden dem er der ikke noget tilskud"
    hel = tal["tilskud_hel_maaned"]
    tekst = _hel_maaned(svar, tal)
    if hel == tal["fleksloentilskud"]:
        return tekst
    return f"{tekst}; for en hel måned ville det være {_kr(hel)}, men det gives ikke for alle månedens dage"


def _hel_maaned(svar: Svar, tal: Mapping[str, Decimal]) -> str:
    if not tal["tilskud_hel_maaned"] and tal["foer_loft"] and tal["plads_under_loft"]:
        return "Der er ingen løn fra dit fleksjob, og uden den er der ikke noget tilskud"
    if tal["plads_under_loft"] < tal["foer_loft"]:
        return (
            f"Løn og tilskud må til sammen højst være løn på fuld tid i dit job, {_kr(tal['loft'])}, og "
            "under det er "
            f"der {_kr(tal['plads_under_loft'])} tilbage til tilskud"
        )
    grund = f"der bliver trukket {_kr(tal['nedsaettelse'])} fra for din løn på {_kr(tal['loen_i_alt'])}"
    dagpenge = tal["fradrag"] - tal["nedsaettelse"]
    if dagpenge:
        grund = (f"{grund} og " if tal["nedsaettelse"] else "der bliver trukket ") + (
            f"{_kr(dagpenge)} fra for dine dagpenge"
        )
    return f"Tilskuddet kan højst være {_kr(tal['grundbeloeb'])}, og {grund}"


def _aendring(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> str:
    try:
        ny = spoerg(**_mere_i_loen(oplyst))
    except (UgyldigtInput, UgyldigeInput):
        return "Ændrer din løn sig, ændrer tilskuddet sig også"
    mindre = svar.beloeb("fleksloentilskud") - ny.beloeb("fleksloentilskud")
    mere = ny.beloeb("i_alt") - svar.beloeb("i_alt")
    hvis = f"Er din løn {kroner(MERE_I_LOEN)} højere"
    if mindre < 0:
        return f"{hvis}, får du {_kr(-mindre)} mere i tilskud, for tilskuddet kræver løn fra fleksjobbet"
    if mindre == 0:
        return f"{hvis}, er tilskuddet det samme, så du får {_kr(mere)} mere i alt før skat"
    if mere == 0:
        return f"{hvis}, falder tilskuddet lige så meget, så du får ikke flere penge i alt"
    return f"{hvis}, falder tilskuddet med {_kr(mindre)}, så du får {_kr(mere)} mere i alt før skat"


def _mere_i_loen(oplyst: Mapping[str, Any]) -> dict[str, Any]:
    """De samme oplysninger med 1.000 kr. mere i løn fra det første fleksjob."""
    if "fil" not in oplyst:
        return {"loen": float(oplyst["loen"]) + MERE_I_LOEN}
    fil = laes_maaned(oplyst["fil"])
    dag = foerste_dag(fil.maaned)
    loenmaaned = dag - timedelta(days=1) if fil.grundlag == "maaneden_foer" else dag
    mere = Linje(
        art="loen",
        beloeb=MERE_I_LOEN,
        job=fil.job[0].navn,
        fra=loenmaaned.replace(day=1),
        til=sidste_dag(loenmaaned),
    )
    ny = msgspec.structs.replace(fil, linjer=(*fil.linjer, mere))
    return {"fil": msgspec.json.encode(ny).decode()}
