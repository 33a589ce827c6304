"""Lønloftet i en måned, også når der er flere fleksjob.

§ 123, stk. 3: tilskuddet og lønnen fra arbejdsgiveren kan tilsammen ikke overstige lønnen ved fuldtidsbeskæftigelse i
den pågældende stilling. Ved ét job er det klart. Ved flere siger ordene ikke, hvilken stilling der tænkes på, så der
er fire læsninger. Giver de det samme tilskud, er der ingen tvivl; ellers skal et menneske vælge en af dem.

    hvert_job   tilskuddet og lønnen fra hvert job må ikke overstige fuldtidslønnen i det job
    hoejeste    tilskuddet og lønnen fra alle job må ikke overstige den højeste fuldtidsløn
    vaegtet     … fuldtidslønnen, vægtet med løntimerne i hvert job (kræver timer for alle job)
    laveste     … den laveste fuldtidsløn
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from fleksjob.lov.kerne.afrunding import til_oere
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.forklaring import kroner, saetning
from fleksjob.lov.tilskud.tilskudsmaaned_oplysninger import FLERE_JOB, FlereJob, Job

LAESNINGER: dict[FlereJob, str] = {
    "hvert_job": "hvert job for sig",
    "hoejeste": "den højeste fuldtidsløn for alle job under ét",
    "vaegtet": "fuldtidslønnen vægtet med løntimerne",
    "laveste": "den laveste fuldtidsløn for alle job under ét",
}


ANDRE_UNDER_LOFTET_FRA = date(2024, 1, 1)
ANDRE_UNDER_LOFTET = (
    "Fra 1. januar 2024 kan visse andre indtægter tælle med under lønloftet (bekendtgørelse 227/2024 § 1, "
    "stk. 1, nr. 4, "
    "jf. § 3, stk. 3). Den bestemmelse er ikke læst. {valgt}; den anden læsning giver {andet} i tilskud."
)
FORBEHOLD = (
    "Der er flere fleksjob, og § 123, stk. 3, siger ikke, hvordan lønloftet så regnes. "
    "Der er regnet med {valgt}. {andre}"
)


class Loft(msgspec.Struct, frozen=True, kw_only=True):
    """Ét lønloft: beløbet, den løn, der hører under det, og sætningen, der siger hvorfor."""

    beloeb: float
    under: float
    tekst: str


class Loftsag(msgspec.Struct, frozen=True, kw_only=True):
    """Det, loftet vælges efter. `tilskud` regner tilskuddet med et givet loft."""

    dag: date
    job: Sequence[Job]
    loen_fra_job: Mapping[str, Decimal]
    andre_indtaegter: Decimal
    tilskud: Callable[[Loft], float]


def vaelg_loft(sag: Loftsag, flere_job: str | None, andre_under_loftet: bool) -> tuple[Loft, list[str]]:
    """Loftet og de forbehold, valget giver. Kaster, når læsningerne er uenige, og ingen er valgt."""
    mulige = lofter(sag.job, sag.loen_fra_job)
    tilskud = {navn: sag.tilskud(loft) for navn, loft in mulige.items()}
    valgt = _valgt_laesning(flere_job, tilskud)
    loft = mulige[valgt]
    forbehold = []
    if len(set(tilskud.values())) > 1:
        andre = "; ".join(f"{LAESNINGER[n]} giver {kroner(x)}" for n, x in tilskud.items() if n != valgt)
        forbehold.append(
            FORBEHOLD.format(valgt=LAESNINGER[valgt], andre=saetning(andre[:1].upper() + andre[1:]))
        )
    elif len(mulige) > 1:
        loft = Loft(
            beloeb=loft.beloeb,
            under=loft.under,
            tekst=f"{loft.tekst}; andre læsninger af loftet ved flere job giver samme tilskud",
        )
    return _med_andre_indtaegter(sag, loft, andre_under_loftet, forbehold)


def _valgt_laesning(flere_job: str | None, tilskud: Mapping[FlereJob, float]) -> FlereJob:
    for navn in FLERE_JOB:
        if navn == flere_job and navn in tilskud:
            return navn
    if flere_job == "vaegtet" and len(tilskud) > 1:
        raise UgyldigtInput(
            "flere_job", "Loftet kan ikke vægtes uden løntimer i alle job; oplys timer for hvert."
        )
    if len(set(tilskud.values())) > 1:
        beloeb = "; ".join(f"{navn}: {LAESNINGER[navn]} giver {kroner(x)}" for navn, x in tilskud.items())
        raise UgyldigtInput(
            "flere_job",
            "Der er flere fleksjob, og loven siger ikke, hvordan lønloftet så regnes; lad et menneske "
            "vælge en læsning i "
            f"flere_job ({beloeb}).",
        )
    return "hvert_job"


def _med_andre_indtaegter(
    sag: Loftsag, loft: Loft, andre_under_loftet: bool, forbehold: list[str]
) -> tuple[Loft, list[str]]:
    """Fra 2024: om anden løn og tabt arbejdsfortjeneste hører under loftet, er ikke læst."""
    if sag.dag < ANDRE_UNDER_LOFTET_FRA:
        if andre_under_loftet:
            raise UgyldigtInput(
                "andre_under_loftet", "Andre indtægter hører ikke under lønloftet før 2024; udelad feltet."
            )
        return loft, forbehold
    andre = float(sag.andre_indtaegter)
    med = Loft(
        beloeb=loft.beloeb,
        under=loft.under + andre,
        tekst=f"{loft.tekst}; {kroner(andre)} i andre indtægter er regnet med under det",
    )
    valgt, anden = (med, loft) if andre_under_loftet and andre else (loft, med)
    if sag.tilskud(valgt) != sag.tilskud(anden):
        hvad = "Andre indtægter er regnet med" if valgt is med else "Kun løn fra fleksjob er regnet med"
        forbehold.append(ANDRE_UNDER_LOFTET.format(valgt=hvad, andet=kroner(sag.tilskud(anden))))
    return valgt, forbehold


def lofter(job: Sequence[Job], loen_fra_job: Mapping[str, Decimal]) -> dict[FlereJob, Loft]:
    """De læsninger, der kan regnes, i fast orden. Ved ét job er de ens, og kun »hvert_job« er med."""
    if len(job) == 1:
        eneste = job[0]
        tekst = f"Fuldtidslønnen i {eneste.navn} er {kroner(eneste.fuldtidsloen)}"
        under = float(loen_fra_job[eneste.navn])
        return {"hvert_job": Loft(beloeb=eneste.fuldtidsloen, under=under, tekst=tekst)}
    i_alt = float(sum(loen_fra_job.values(), Decimal(0)))
    fundet: dict[FlereJob, Loft] = {"hvert_job": _hvert_job(job, loen_fra_job)}
    hoejst = max(job, key=lambda j: j.fuldtidsloen)
    lavest = min(job, key=lambda j: j.fuldtidsloen)
    fundet["hoejeste"] = Loft(
        beloeb=hoejst.fuldtidsloen,
        under=i_alt,
        tekst=f"Den højeste fuldtidsløn er {kroner(hoejst.fuldtidsloen)} ({hoejst.navn})",
    )
    if vaegtet := _vaegtet(job, i_alt):
        fundet["vaegtet"] = vaegtet
    fundet["laveste"] = Loft(
        beloeb=lavest.fuldtidsloen,
        under=i_alt,
        tekst=f"Den laveste fuldtidsløn er {kroner(lavest.fuldtidsloen)} ({lavest.navn})",
    )
    return fundet


def _hvert_job(job: Sequence[Job], loen_fra_job: Mapping[str, Decimal]) -> Loft:
    """Det job, hvor der er mindst plads, bestemmer."""
    plads = {j.navn: j.fuldtidsloen - float(loen_fra_job[j.navn]) for j in job}
    mindst = min(job, key=lambda j: (plads[j.navn], j.fuldtidsloen, j.navn))
    regnet = "; ".join(
        f"{j.navn}: {kroner(j.fuldtidsloen)} - {kroner(float(loen_fra_job[j.navn]))} = "
        f"{kroner(plads[j.navn])}"
        for j in job
    )
    return Loft(
        beloeb=mindst.fuldtidsloen,
        under=float(loen_fra_job[mindst.navn]),
        tekst=f"Plads i hvert job: {regnet}; mindst plads er der i {mindst.navn}, som bestemmer",
    )


def _vaegtet(job: Sequence[Job], i_alt: float) -> Loft | None:
    timer = [j.timer for j in job if j.timer is not None]
    if len(timer) < len(job) or sum(timer) <= 0:
        return None
    beloeb = til_oere(sum(j.fuldtidsloen * t for j, t in zip(job, timer, strict=True)) / sum(timer))
    return Loft(
        beloeb=beloeb,
        under=i_alt,
        tekst=f"Fuldtidslønnen vægtet med løntimerne i hvert job er {kroner(beloeb)}",
    )
