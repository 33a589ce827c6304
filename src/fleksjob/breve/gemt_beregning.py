"""En beregning, som den blev gemt i arkivet, læst tilbage, så et brev altid viser det, der blev regnet dengang."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from fleksjob.lov.bog.laesere import Forklaringer, for_borger, for_jurist, for_sagsbehandler
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.svar import Svar, gemt_svar, gemt_trin
from fleksjob.lov.kerne.vaerdier import Vaerdi
from fleksjob.lov.tilskud.beregning import REGELSAET, Beregning
from fleksjob.lov.tilskud.tilskudsmaaned import REGELSAET as HEL_MAANED

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
    sammensat = gemt.get("regelsaet") == HEL_MAANED.kode
    saet = HEL_MAANED if sammensat else REGELSAET
    return Forklaringer(
        borger=_borger_sammensat(gemt, grundlag, svar) if sammensat else _borger(gemt, grundlag, maaned),
        sagsbehandler=for_sagsbehandler(saet, svar),
        jurist=for_jurist(saet, svar),
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


def _borger_sammensat(
    gemt: Mapping[str, Any], grundlag: Mapping[str, Any], svar: Svar
) -> tuple[str, str, str] | tuple[()]:
    """Sætningerne om en måned med flere job, flere slags indtægter, fravær eller kun en del af måneden."""
    resultater = {navn: _kroner(gemt[navn]) for navn in HEL_MAANED.maal if navn in gemt}
    try:
        fil = maaneden_som_fil(grundlag, svar.dato)
        return for_borger(HEL_MAANED, {"fil": fil}, msgspec.structs.replace(svar, resultater=resultater))
    except (KeyError, UgyldigtInput, UgyldigeInput):
        return ()


def maaneden_som_fil(grundlag: Mapping[str, Any], maaned: date) -> str:
    """Det, en sammensat måned blev regnet af, som den fil, regelsættet selv læser. Den valgte læsning er med."""
    laesning = str((grundlag.get("laesning") or {}).get("kode", ""))
    valgt = dict(led.split("=", 1) for led in laesning.split(";") if "=" in led)
    egne = ";".join(f"{navn}={valgt[navn]}" for navn in ("grundlag", "loft") if navn in valgt)
    udgaver = {en["kode"]: en for en in grundlag["sammensat"]["udgaver"]}
    fil: dict[str, Any] = {navn: udgaver[egne][navn] for navn in ("job", "linjer", "dagpenge", "grundlag")}
    fil |= {navn: valgt[navn] for navn in ("flere_job", "delmaaned") if navn in valgt}
    return msgspec.json.encode({"maaned": f"{maaned:%Y-%m}", **fil}).decode()
