"""Én dansk sætning om, hvad mere arbejde er værd nu, og hvorfor."""

from math import isfinite

import msgspec

from fleksjob.lov.kerne.forklaring import kroner, saetning, tal


class Zonetal(msgspec.Struct, frozen=True, kw_only=True):
    """Det, sætningen bygger på. Kroner pr. måned; `time_mere` er None, når timer ikke er oplyst eller er over 36."""

    zone: str
    loen: float
    loft: float
    plads_under_loft: float
    gevinst: float
    time_mere: float | None
    pension_pct: float
    tilskud_ophoerer_ved_loen: float
    loft_binder_ved_timer: float | None


def zone_forklaring(z: Zonetal) -> str:
    """Sætningen for den zone, lønnen ligger i."""
    if z.zone == "C":
        return _loftet_binder(z)
    if z.zone == "D":
        return _intet_tilskud(z)
    hvor = "under" if z.zone == "A" else "over"
    tekst = (
        f"Lønnen er {hvor} lønindtægtsgrænsen, så hver krone mere i løn giver {_oere(z.gevinst)} mere i alt, "
        f"fordi tilskuddet falder {_oere(1 - z.gevinst)}"
    )
    if z.time_mere is not None:
        tekst += f"; én betalt time mere om ugen giver {kroner(z.time_mere)} mere om måneden før skat"
    return saetning(tekst)


def _loftet_binder(z: Zonetal) -> str:
    tekst = (
        f"Flere timer betaler sig ikke, for lønloftet er nået: løn og fleksløntilskud kan tilsammen højst blive "
        f"fuldtidslønnen på {kroner(z.loft)}, så tilskuddet falder lige så meget, som lønnen stiger"
    )
    if z.loft_binder_ved_timer is not None:
        tekst += f" (sådan er det fra {tal(z.loft_binder_ved_timer)} betalte timer om ugen)"
    if z.pension_pct > 0:
        tekst += (
            ", og der bliver mindre til rådighed, fordi pensionen af den ekstra løn også går fra tilskuddet"
        )
    return tekst + "."


def _intet_tilskud(z: Zonetal) -> str:
    if z.loen <= 0:
        return "Der er ingen løn fra arbejdsgiveren, og uden løn udbetales der ikke fleksløntilskud."
    if z.plads_under_loft <= 0:
        return (
            f"Der er intet tilskud, fordi lønnen fra arbejdsgiveren når op på fuldtidslønnen på {kroner(z.loft)}, "
            "så hver krone mere i løn er en krone mere i alt."
        )
    grund = "lønnen er så høj, at nedsættelsen har spist hele tilskuddet"
    if isfinite(z.tilskud_ophoerer_ved_loen):
        grund += f" (det sker ved {kroner(z.tilskud_ophoerer_ved_loen)} i løn)"
    return f"Der er intet tilskud, fordi {grund}, så hver krone mere i løn er en krone mere i alt."


def _oere(kr: float) -> str:
    return tal(kr * 100) + " øre"
