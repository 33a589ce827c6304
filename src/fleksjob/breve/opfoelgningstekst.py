"""Et opfølgningsark i ord: linjerne, som begge parter læser dem, og det, der er anderledes end før. Ren."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.opfoelgningsord import (
    ANBEFALINGER,
    DELTAGERE,
    FORMER,
    KONKLUSIONER,
    MAALSTATUS,
    PROEVET,
    STATUSKONKLUSIONER,
    TEGN,
    TRIVSEL,
)


class Arklinje(NamedTuple):
    """En linje på arket. `foer` er det, der stod før, når det er anderledes."""

    navn: str
    tekst: str
    foer: str = ""


def arkets_linjer(svar: Mapping[str, Any]) -> list[Arklinje]:
    """Arket, som begge parter læser det. Det, ingen har svaret på, er ikke med."""
    foer = svar.get("foer") or {}
    linjer = [
        Arklinje("Hvor", FORMER.get(svar.get("form", ""), "")),
        Arklinje("Med", ", ".join(DELTAGERE.get(en, en) for en in svar.get("deltagere", ()))),
        Arklinje("Medarbejderen har det", _trivsel(svar, "trivsel_borger", "borger_ord")),
        Arklinje("Lederen synes, det går", _trivsel(svar, "trivsel_leder", "leder_ord")),
        Arklinje("Med blandt kolleger", _trivsel(svar, "kolleger", "")),
        Arklinje(
            "Nyt siden sidst", ", ".join(TEGN[kode].navn for kode in svar.get("nyt", ()) if kode in TEGN)
        ),
        _med_foer("Timer til stede om ugen", svar, foer, "timer"),
        _med_foer("Arbejdsintensitet i procent", svar, foer, "intensitet"),
        _med_foer("Opgaver", svar, foer, "opgaver"),
        _med_foer("Hensyn", svar, foer, "hensyn"),
        Arklinje(
            "Virker hensynene?",
            {"ja": "Ja", "delvis": "Delvis", "nej": "Nej"}.get(svar.get("hensyn_virker", ""), ""),
        ),
        _med_foer("Støtte", svar, foer, "stoette"),
        *(Arklinje(f"Mål: {navn}", MAALSTATUS.get(status, "")) for _, navn, status in svar.get("maal", [])),
        Arklinje("Arbejdsevnen bliver brugt", _ja(svar, "kapacitet_udnyttet", "kapacitet_grund")),
        Arklinje("Medarbejderen kunne tænke sig", str(svar.get("laengere") or "")),
        Arklinje(
            "Det er prøvet", ", ".join(PROEVET[kode] for kode in svar.get("proevet", ()) if kode in PROEVET)
        ),
        Arklinje("Almindelige vilkår", str(svar.get("vurdering_ordinaert") or "")),
        Arklinje("Betingelserne er opfyldt", _ja(svar, "betingelser_opfyldt", "betingelser_grund")),
        Arklinje("Det sker nu", _konklusion(svar)),
        Arklinje("Anbefaling", ANBEFALINGER.get(svar.get("anbefaling") or "", "")),
        Arklinje("Aftale", str(svar.get("aftale") or "")),
        Arklinje("Næste opfølgning", _dag(svar.get("naeste"))),
    ]
    return [linje for linje in linjer if linje.tekst]


def _konklusion(svar: Mapping[str, Any]) -> str:
    kode = svar.get("konklusion") or ""
    return KONKLUSIONER.get(kode) or STATUSKONKLUSIONER.get(kode, "")


def _trivsel(svar: Mapping[str, Any], felt: str, ord_: str) -> str:
    skrevet = svar.get(felt)
    dele = [
        TRIVSEL.get(int(skrevet), "") if skrevet else "",
        str(svar.get(ord_) or "").strip() if ord_ else "",
    ]
    return ". ".join(del_.rstrip(".") for del_ in dele if del_) + ("." if any(dele) and ord_ else "")


def _ja(svar: Mapping[str, Any], felt: str, grund: str) -> str:
    vaerdi = svar.get(felt)
    if vaerdi in (None, ""):
        return ""
    ja = "Ja" if vaerdi in ("ja", True) else "Nej"
    return f"{ja}. {svar[grund]}" if svar.get(grund) else f"{ja}."


def _med_foer(navn: str, svar: Mapping[str, Any], foer: Mapping[str, Any], felt: str) -> Arklinje:
    nu, gammelt = _vist(svar.get(felt)), _vist(foer.get(felt))
    return Arklinje(navn, nu, gammelt if foer and gammelt and gammelt != nu else "")


def _vist(vaerdi: Any) -> str:
    if vaerdi is None:
        return ""
    if isinstance(vaerdi, int | float):
        return f"{vaerdi:g}".replace(".", ",")
    return "\n".join(linje.strip() for linje in str(vaerdi).strip().splitlines())


def _dag(skrevet: Any) -> str:
    return dansk_dato(date.fromisoformat(skrevet)) if skrevet else ""


def aendringer(svar: Mapping[str, Any]) -> dict[str, float]:
    """Timer og intensitet, når de er andre end før; det, vilkårene i jobbet så skal ændres til."""
    foer = svar.get("foer") or {}
    return {
        felt: float(svar[felt])
        for felt in ("timer", "intensitet")
        if svar.get(felt) is not None and foer and svar[felt] != foer.get(felt)
    }
