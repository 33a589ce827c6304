"""Et jobs tal, regnet med lovens egne regler: timer, løn, hvad kommunen lægger til, hvad der er tilbage efter skat, og
hvad jobbet koster virksomheden. Ét sted, så side, brev og billede siger det samme."""

from datetime import date
from decimal import Decimal

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.stoette.arbejdsgiver import beregn_arbejdsgiver
from fleksjob.lov.tilskud.beregning import Beregning, beregn_fleksloentilskud
from fleksjob.lov.tilskud.netto_doer import beregn_netto

EFTER_SKAT = (
    "Beløbet efter skat er et skøn med gennemsnitlig kommune- og kirkeskat. Din egen skat kan være en anden."
)
PENSIONEN = "Tallene er med pension. Den del af lønnen, der går til pension, kommer ikke ind på kontoen."
FORRIGE_AAR = (
    "Satserne for det år, jobbet begynder, kendes ikke endnu. Tallene er regnet med satserne for {aar}."
)
TO_JOB = (
    "Med flere job regner kommunen tilskuddet af lønnen i dem alle. Her er lønnen fra det andet job talt med, og "
    "fuldtidslønnen er dette jobs. Den endelige beregning kan blive en anden."
)
PENSION_SIDEN = "Virksomhedens del af pensionen er regnet med i timelønnen."
_MAANED = Decimal(52) / 12


class Jobtal(msgspec.Struct, frozen=True):
    """Timer om ugen, kroner om måneden. Et beløb er None, når det ikke kan regnes; `hvorfor_ikke` siger hvorfor."""

    timer: float
    intensitet: float
    betalte_timer: float
    loen: Decimal | None = None
    tilskud: Decimal | None = None
    i_alt: Decimal | None = None
    efter_skat: Decimal | None = None
    anden_loen: Decimal = Decimal(0)
    virksomheden_betaler: Decimal | None = None
    en_time_mere: Decimal | None = None
    hvorfor_ikke: str = ""
    forbehold: tuple[str, ...] = ()


def jobtal(
    dag: date,
    timer: float,
    intensitet: float,
    timeloen: float | None = None,
    fuldtidsloen: float | None = None,
    *,
    anden_loen: float = 0.0,
) -> Jobtal:
    """Jobbet i den måned, dagen ligger i. `timeloen` er for en betalt time med pension, `fuldtidsloen` for en måned."""
    betalte, oensket = round(timer * intensitet / 100, 4), dag
    kun_timer = Jobtal(timer, intensitet, betalte)
    if timeloen is None or fuldtidsloen is None:
        mangler = " og ".join(
            navn for navn, tal in (("timelønnen", timeloen), ("fuldtidslønnen", fuldtidsloen)) if tal is None
        )
        return msgspec.structs.replace(
            kun_timer, hvorfor_ikke=f"Beløbene kan regnes, når {mangler} er oplyst."
        )
    try:
        svar, dag = _tilskud(dag, betalte, timeloen, fuldtidsloen, anden_loen)
    except (UgyldigtInput, UgyldigeInput) as fejl:
        return msgspec.structs.replace(kun_timer, hvorfor_ikke=str(fejl))
    netto = _efter_skat(dag, betalte, timeloen, fuldtidsloen, anden_loen)
    forbehold = [*svar.forbehold, PENSIONEN]
    forbehold += [FORRIGE_AAR.format(aar=dag.year)] if dag != oensket else []
    forbehold += [EFTER_SKAT] if netto is not None else []
    forbehold += [TO_JOB] if anden_loen else []
    return Jobtal(
        timer=timer,
        intensitet=intensitet,
        betalte_timer=betalte,
        loen=svar.loen,
        tilskud=svar.udbetalt,
        i_alt=svar.loen + svar.anden_loen + svar.udbetalt,
        efter_skat=netto,
        anden_loen=svar.anden_loen,
        virksomheden_betaler=_koster(dag, timer, intensitet, timeloen),
        en_time_mere=svar.gevinst_ved_en_time_mere,
        forbehold=tuple(forbehold),
    )


def _tilskud(
    dag: date, betalte: float, timeloen: float, fuldtidsloen: float, anden_loen: float
) -> tuple[Beregning, date]:
    """Tilskuddet på dagen; kendes årets satser ikke endnu, i december året før."""
    foer = date(dag.year - 1, 12, 31)
    for proevet in (dag, foer):
        try:
            svar = beregn_fleksloentilskud(
                dato=proevet,
                timeloen=timeloen,
                timer=betalte,
                fuldtidsloen=fuldtidsloen,
                anden_loen=anden_loen,
            )
        except (UgyldigtInput, UgyldigeInput) as fejl:
            if proevet == foer or "dato" not in str(fejl).lower():
                raise
            continue
        return svar, proevet
    raise AssertionError("Begge dage er prøvet.")


def _efter_skat(
    dag: date, betalte: float, timeloen: float, fuldtidsloen: float, anden_loen: float
) -> Decimal | None:
    """Et skøn; None, når årets skattesatser ikke kendes."""
    try:
        svar = beregn_netto(
            dato=dag, timeloen=timeloen, timer=betalte, fuldtidsloen=fuldtidsloen, anden_loen=anden_loen
        )
    except (UgyldigtInput, UgyldigeInput):
        return None
    return svar.beloeb("netto")


def _koster(dag: date, timer: float, intensitet: float, timeloen: float) -> Decimal | None:
    """Løn, ferie og ATP om måneden; None, når årets satser ikke kendes."""
    try:
        svar = beregn_arbejdsgiver(
            dato=dag,
            timer_uge=timer,
            intensitet_pct=intensitet,
            timeloen=timeloen,
            pension_pct=0.0,
            ferieform="feriegodtgoerelse",
        )
    except (UgyldigtInput, UgyldigeInput):
        return None
    return svar.beloeb("koster_md")
