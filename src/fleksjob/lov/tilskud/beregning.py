"""Fleksløntilskuddet i én måned: oplysninger ind, forklarede kroner ud.

Dette er døren for alle andre rum. Inde i regnes der med kommatal og navngiven afrunding; ud kommer `Decimal`.

Måneden er den, tilskuddet vedrører. Dens satser er dem, der gælder på dens sidste dag: i 2013-2017 trådte satserne i
kraft den første mandag i januar, og en hel måned kan kun have én sats. Når satsen skiftede midt i måneden, følger
der et forbehold med.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any

import msgspec

from fleksjob.lov.kerne.afrunding import AFRUNDINGER
from fleksjob.lov.kerne.forklaring import Forklaret
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.oere import decimal
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Trin, brugte_satser, json_vaerdi, trin_af
from fleksjob.lov.kerne.vaerdier import Vaerdi, dansk_dato
from fleksjob.lov.tilskud.fleksloentilskud import LOV
from fleksjob.lov.tilskud.gevinst import ZONER
from fleksjob.lov.tilskud.kurve import IndkomstKurve, Knaek, Punkt, indkomst_efter_timer
from fleksjob.lov.tilskud.laesere_fleksloentilskud import borgersaetninger
from fleksjob.lov.tilskud.oplysninger import (
    FULD_TID,
    TIMER_PR_MAANED,
    Oplysninger,
    laes_oplysninger,
    maanedens_sidste_dag,
)
from fleksjob.lov.tilskud.zonetekst import Zonetal, zone_forklaring

MAAL = (
    "grundbeloeb",
    "graense",
    "loen",
    "loft",
    "nedsaettelse",
    "foer_loft",
    "plads_under_loft",
    "fleksloentilskud",
    "i_alt",
    "atp",
    "udbetalt",
    "zone",
    "gevinst_pr_ekstra_krone",
    "tilskud_ophoerer_ved_loen",
    "loft_binder_ved_loen",
)


class Beregning(msgspec.Struct, frozen=True, kw_only=True):
    """Alle beløb er kroner pr. måned før skat. `loen` og `loft` er med pension.

    i_alt       al løn og tilskud, før ATP        udbetalt   tilskuddet minus ATP
    i_haanden   løn uden den oplyste pension, anden løn og `udbetalt`: det, der er til rådighed før skat
    gevinst_ved_en_time_mere   ændringen i `i_alt`; None, når timerne ikke er oplyst eller ikke kan blive flere
    loft_binder_ved_timer      None, når loftet aldrig binder inden for 37 timer eller timelønnen ikke kendes
    """

    dato: date
    afrunding: str
    grundbeloeb: Decimal
    graense: Decimal
    loen: Decimal
    anden_loen: Decimal
    loft: Decimal
    nedsaettelse: Decimal
    foer_loft: Decimal
    fleksloentilskud: Decimal
    atp: Decimal
    i_alt: Decimal
    udbetalt: Decimal
    i_haanden: Decimal
    obligatorisk_pension: Decimal | None
    zone: str
    zone_forklaring: str
    gevinst_pr_ekstra_krone: Decimal
    gevinst_ved_en_time_mere: Decimal | None
    loft_binder_ved_timer: Decimal | None
    loft_binder_ved_loen: Decimal | None
    tilskud_ophoerer_ved_loen: Decimal
    trin: tuple[Trin, ...]
    satser: tuple[Vaerdi, ...]
    forbehold: tuple[str, ...]

    def som_json(self) -> dict[str, Any]:
        """Almindelige JSON-typer: beløb som tal med højst to decimaler, datoer som »2024-05-01«."""
        return {felt: json_vaerdi(getattr(self, felt)) for felt in self.__struct_fields__}


def beregn_fleksloentilskud(
    *,
    dato: date,
    loen: float | None = None,
    timeloen: float | None = None,
    timer: float | None = None,
    fuldtidsloen: float | None = None,
    fuldtidstimeloen: float | None = None,
    pension_pct: float = 0,
    anden_loen: float = 0,
    afrunding: str = "oere",
    lov: Lov = LOV,
) -> Beregning:
    """Fleksløntilskuddet for den måned, `dato` ligger i.

    Lønnen er enten `timeloen` og `timer` (betalte timer om ugen) eller `loen` (månedsløn; `timer` kan oplyses, så
    værdien af en time mere kan regnes ud). Fuldtidslønnen er enten `fuldtidstimeloen` eller `fuldtidsloen` (måned).
    `pension_pct` (eget og arbejdsgiverens bidrag) lægges oven i begge; er den 0, er pensionen allerede i tallene.
    `anden_loen` er løn fra andet arbejde pr. måned, med pension.

    Kaster `UgyldigtInput` eller `UgyldigeInput`, og regner aldrig noget manglende som nul.
    """
    dag = maanedens_sidste_dag(dato)
    oplyst = laes_oplysninger(
        loen=loen,
        timeloen=timeloen,
        timer=timer,
        fuldtidsloen=fuldtidsloen,
        fuldtidstimeloen=fuldtidstimeloen,
        pension_pct=pension_pct,
        anden_loen=anden_loen,
    )
    maal = MAAL if oplyst.timeloen is None else (*MAAL, "loft_binder_ved_timer")
    if "obligatorisk_pension" in lov.regime(dag).regler:
        maal = (*maal, "obligatorisk_pension")
    forklaret = lov.forklar(maal, dag, oplyst.kendte, afrunding)
    time_mere = _en_time_mere(lov, dag, afrunding, oplyst, forklaret)
    return _saml(lov, dato, afrunding, oplyst, forklaret, time_mere)


def _en_time_mere(lov: Lov, dag: date, afrunding: str, oplyst: Oplysninger, nu: Forklaret) -> float | None:
    """Ændringen i løn og tilskud i alt, hvis der arbejdes én betalt time mere om ugen."""
    if oplyst.timer is None or oplyst.timeloen is None or oplyst.timer + 1 > FULD_TID:
        return None
    mere = dict(oplyst.kendte)
    if "timer_uge" in mere:
        mere["timer_uge"] += 1
    else:
        mere["maanedsloen_md"] += oplyst.timeloen * TIMER_PR_MAANED
    i_alt, _ = lov.regn(("i_alt", "udbetalt"), dag, mere, afrunding)
    return i_alt - nu.vaerdier["i_alt"]


def _saml(
    lov: Lov,
    dato: date,
    afrunding: str,
    oplyst: Oplysninger,
    forklaret: Forklaret,
    time_mere: float | None,
) -> Beregning:
    v = forklaret.vaerdier
    zone = ZONER[v["zone"]]
    timer = v.get("loft_binder_ved_timer")
    binder_ved_timer = timer if timer is not None and timer <= FULD_TID else None
    maanedsloen = next(t.vaerdi for t in forklaret.trin if t.navn == "maanedsloen_md")
    beloeb = {felt: decimal(v[felt]) for felt in _BELOEB}
    tekst = zone_forklaring(
        Zonetal(
            zone=zone,
            loen=v["loen"],
            loft=v["loft"],
            plads_under_loft=v["plads_under_loft"],
            gevinst=v["gevinst_pr_ekstra_krone"],
            time_mere=time_mere,
            pension_pct=oplyst.kendte["pension_pct"],
            tilskud_ophoerer_ved_loen=v["tilskud_ophoerer_ved_loen"],
            loft_binder_ved_timer=binder_ved_timer,
        )
    )
    return Beregning(
        dato=dato,
        afrunding=afrunding,
        anden_loen=decimal(oplyst.kendte["anden_loen_md"]),
        i_haanden=decimal(maanedsloen) + decimal(oplyst.kendte["anden_loen_md"]) + beloeb["udbetalt"],
        obligatorisk_pension=decimal(v["obligatorisk_pension"]) if "obligatorisk_pension" in v else None,
        zone=zone,
        zone_forklaring=tekst,
        gevinst_ved_en_time_mere=None if time_mere is None else decimal(time_mere),
        loft_binder_ved_timer=None if binder_ved_timer is None else decimal(binder_ved_timer),
        loft_binder_ved_loen=_endelig(v["loft_binder_ved_loen"]),
        trin=trin_af(lov, maanedens_sidste_dag(dato), forklaret),
        satser=brugte_satser(forklaret),
        forbehold=forklaret.forbehold + skift_midt_i_maaneden(dato, brugte_satser(forklaret)),
        **beloeb,
    )


_BELOEB = (
    "grundbeloeb",
    "graense",
    "loen",
    "loft",
    "nedsaettelse",
    "foer_loft",
    "fleksloentilskud",
    "i_alt",
    "atp",
    "udbetalt",
    "gevinst_pr_ekstra_krone",
    "tilskud_ophoerer_ved_loen",
)


def skift_midt_i_maaneden(dato: date, satser: Sequence[Vaerdi]) -> tuple[str, ...]:
    """Et forbehold for hver sats, der skiftede efter den første dag i måneden (2013-2017)."""
    skiftet = {
        v.titel: v.fra
        for v in satser
        if v.fra.day > 1 and (v.fra.year, v.fra.month) == (dato.year, dato.month)
    }
    return tuple(
        f"{titel[:1].upper()}{titel[1:]} blev ændret {dansk_dato(fra)}; hele måneden er regnet med den nye sats."
        for titel, fra in skiftet.items()
    )


def _endelig(x: float) -> Decimal | None:
    return decimal(x) if isfinite(x) else None


REGELSAET = Regelsaet(
    kode="fleksloentilskud",
    titel="Fleksløntilskud",
    indledning="Kommunens tilskud til den, der er ansat i et fleksjob begyndt 1. januar 2013 eller senere. Beløb er "
    "kroner pr. måned; løn er med eget og arbejdsgiverens pensionsbidrag. En måneds satser er dem, der gælder på dens "
    "sidste dag.",
    lov=LOV,
    maal=("fleksloentilskud", *(m for m in MAAL if m != "fleksloentilskud")),
    felter=(
        Felt(
            navn="dato",
            slags="dato",
            paakraevet=True,
            hjaelp="En dag i den måned, tilskuddet vedrører (2013-2026).",
        ),
        Felt(navn="timeloen", hjaelp="Timeløn i fleksjobbet, kr."),
        Felt(navn="timer", hjaelp="Betalte timer om ugen, højst 37."),
        Felt(navn="loen", hjaelp="Månedsløn i stedet for timeløn, kr."),
        Felt(navn="fuldtidstimeloen", hjaelp="Timeløn i samme stilling ved fuld tid, kr."),
        Felt(navn="fuldtidsloen", hjaelp="Månedsløn i samme stilling ved fuld tid, kr."),
        Felt(
            navn="pension_pct",
            standard=0.0,
            hjaelp="Pension i pct., der lægges oven i lønnen og fuldtidslønnen.",
        ),
        Felt(navn="anden_loen", standard=0.0, hjaelp="Løn fra andet arbejde pr. måned med pension, kr."),
        Felt(navn="afrunding", slags="valg", valg=tuple(AFRUNDINGER), standard="oere", hjaelp="Afrunding."),
    ),
    beregn=beregn_fleksloentilskud,
    flere_svar=("gevinst_ved_en_time_mere", "loft_binder_ved_timer"),
    borger=borgersaetninger,
)

__all__ = [
    "REGELSAET",
    "Beregning",
    "IndkomstKurve",
    "Knaek",
    "Punkt",
    "Trin",
    "beregn_fleksloentilskud",
    "indkomst_efter_timer",
    "maanedens_sidste_dag",
]
