"""Døren til nettoindkomsten: oplysninger ind, det omtrentlige beløb efter skat ud, og hvad en time mere giver i hånden.

Reglerne står i `netto`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from msgspec import structs

from fleksjob.lov.kerne.afrunding import AFRUNDINGER
from fleksjob.lov.kerne.fejl import kast
from fleksjob.lov.kerne.forklaring import kroner, saetning
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.oere import decimal
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet, Saetninger
from fleksjob.lov.kerne.svar import Svar, besvar
from fleksjob.lov.kerne.vaerdier import maaned
from fleksjob.lov.tilskud.netto import LOV, skatteprocent_fejl
from fleksjob.lov.tilskud.oplysninger import FULD_TID, laes_oplysninger, maanedens_sidste_dag

EN_TIME_MERE = "netto_ved_en_time_mere"
MAAL = (
    "netto",
    "i_alt",
    "fleksloentilskud",
    "udbetalt",
    "skattepligtig_loen",
    "am_bidrag",
    "personlig_indkomst",
    "skattepligtig_indkomst",
    "bundskat",
    "kommuneskat",
)
_FELTNAVNE = {"anden_loen_md": "anden_loen", "fuldtidsmaanedsloen_md": "fuldtidsloen", "timer_uge": "timer"}


def beregn_netto(
    *,
    dato: date,
    timeloen: float,
    timer: float,
    fuldtidstimeloen: float | None = None,
    fuldtidsloen: float | None = None,
    pension_pct: float = 0,
    anden_loen: float = 0,
    kommuneskat_pct: float | None = None,
    kirkeskat_pct: float | None = None,
    afrunding: str = "oere",
    lov: Lov = LOV,
) -> Svar:
    """Nettoindkomsten i den måned, `dato` ligger i, hvis årets andre måneder er som den.

    `timeloen` er uden pension, og `pension_pct` (eget og arbejdsgiverens bidrag) kommer oven i; er pensionen trukket
    af lønnen, er det lønnen efter eget bidrag. Uden `kommuneskat_pct` og `kirkeskat_pct` regnes med landets gennemsnit,
    og det siges. Kaster `UgyldigtInput`/`UgyldigeInput`.
    """
    dag = maanedens_sidste_dag(dato)
    kendte = laes_oplysninger(
        loen=None,
        timeloen=timeloen,
        timer=timer,
        fuldtidsloen=fuldtidsloen,
        fuldtidstimeloen=fuldtidstimeloen,
        pension_pct=pension_pct,
        anden_loen=anden_loen,
    ).kendte
    oplyst = {**kendte, "kommuneskat_pct": kommuneskat_pct, "kirkeskat_pct": kirkeskat_pct}
    kast(
        [f for navn in ("kommuneskat_pct", "kirkeskat_pct") if (f := skatteprocent_fejl(navn, oplyst[navn]))]
    )
    svar = besvar(lov, MAAL, dag, oplyst, afrunding, feltnavne=_FELTNAVNE, dato=dato)
    mere = _en_time_mere(lov, dag, svar, {n: x for n, x in oplyst.items() if x is not None})
    return structs.replace(svar, resultater={**svar.resultater, EN_TIME_MERE: mere})


def _en_time_mere(lov: Lov, dag: date, svar: Svar, kendte: dict[str, float]) -> Decimal | None:
    """Ændringen i nettoindkomsten ved én betalt time mere om ugen; None, når timerne ikke kan blive flere."""
    timer = kendte["timer_uge"] + 1
    if timer > FULD_TID:
        return None
    (netto,) = lov.regn(("netto",), dag, {**kendte, "timer_uge": timer}, svar.afrunding)
    return decimal(netto) - svar.beloeb("netto")


def borgersaetninger(svar: Svar, oplyst: Mapping[str, Any], spoerg: Callable[..., Svar]) -> Saetninger:
    """Hvad der er tilbage, hvad der går fra, og hvad en time mere giver i hånden."""
    i_alt, netto = svar.beloeb("i_alt"), svar.beloeb("netto")
    skat = svar.beloeb("am_bidrag") + svar.beloeb("bundskat") + svar.beloeb("kommuneskat")
    hvad = f"Du har cirka {_hele(netto)} tilbage i {maaned(svar.dato)}, når skatten er betalt"
    andet = i_alt - skat - netto
    hvorfor = (
        f"Løn og fleksløntilskud er {_hele(i_alt)}, og der går cirka {_hele(skat)} til skat og AM-bidrag"
    )
    if andet >= 1:
        hvorfor += f" og {_hele(andet)} til pension og ATP"
    mere = svar[EN_TIME_MERE]
    if not isinstance(mere, Decimal):
        aendring = "Du får allerede løn for så mange timer, som der kan regnes med, så flere timer ændrer ikke svaret"
    elif mere < 0:
        mindre = _hele(-mere)
        aendring = (
            f"En time mere om ugen giver cirka {mindre} mindre, fordi tilskuddet falder mere, end du beholder"
        )
    else:
        aendring = f"En time mere om ugen giver cirka {_hele(mere)} mere"
    return saetning(hvad), saetning(hvorfor), saetning(aendring)


def _hele(x: Decimal) -> str:
    return kroner(float(x.quantize(Decimal(1), rounding=ROUND_HALF_UP)))


REGELSAET = Regelsaet(
    kode="netto",
    titel="Nettoindkomst i fleksjob",
    indledning="Omtrent hvad der er tilbage efter skat af løn og fleksløntilskud i en almindelig kommune. En "
    "tilnærmelse til at se, hvad flere timer er værd i hånden; ikke en skatteberegning. Lønnen er uden pension.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(navn="dato", slags="dato", paakraevet=True, hjaelp="En dag i måneden (2016-2026)."),
        Felt(navn="timeloen", paakraevet=True, hjaelp="Timeløn i fleksjobbet uden pension, kr."),
        Felt(navn="timer", paakraevet=True, hjaelp="Betalte timer om ugen, højst 37."),
        Felt(navn="fuldtidstimeloen", hjaelp="Timeløn i samme stilling ved fuld tid, kr."),
        Felt(navn="fuldtidsloen", hjaelp="Månedsløn i samme stilling ved fuld tid, kr."),
        Felt(
            navn="pension_pct",
            standard=0.0,
            hjaelp="Pension i pct., der lægges oven i lønnen og fuldtidslønnen.",
        ),
        Felt(navn="anden_loen", standard=0.0, hjaelp="Løn fra andet arbejde pr. måned, kr."),
        Felt(navn="kommuneskat_pct", hjaelp="Kommunens skatteprocent; ellers landets gennemsnit."),
        Felt(
            navn="kirkeskat_pct", hjaelp="Kirkeskatteprocent, 0 uden for folkekirken; ellers gennemsnittet."
        ),
        Felt(navn="afrunding", slags="valg", valg=tuple(AFRUNDINGER), standard="oere", hjaelp="Afrunding."),
    ),
    beregn=beregn_netto,
    flere_svar=(EN_TIME_MERE,),
    borger=borgersaetninger,
)
