"""Det, kommandoerne om at etablere et job har til fælles: vejen til jobbet, nøglen til det næste, og listens felter."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from fleksjob.forloeb.etableringsbegreber import Etablering, Stoette
from fleksjob.forloeb.tilstand import Tilstand, Vilkaar
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.etablering import betalte
from fleksjob.lov.sagsgang.etableringsord import MAALARTER
from fleksjob.snitflader.felter import ligner_cpr

FLEST_OPGAVER = 12
FLEST_MAAL = 6
LAENGST = 400


def vejen(tilstand: Tilstand, ansaettelse: str) -> Etablering:
    """Vejen til jobbet; er jobbet bevilget uden et forslag, det, jobbet selv siger. Kaster, når det ikke findes."""
    fundet = next((en for en in tilstand.etableringer if en.ansaettelse == ansaettelse), None)
    job = next((en for en in tilstand.ansaettelser if en.id == ansaettelse), None)
    if fundet is None and job is None:
        raise UgyldigtInput("ansaettelse", "Vælg et af sagens job.")
    if fundet is None or fundet.foreslaaet is None:
        return _af_jobbet(tilstand, ansaettelse, fundet)
    return fundet


def _af_jobbet(tilstand: Tilstand, ansaettelse: str, fundet: Etablering | None) -> Etablering:
    job = next((en for en in tilstand.ansaettelser if en.id == ansaettelse), None)
    en = fundet or Etablering(ansaettelse)
    if job is None:
        return en
    vilkaar = job.vilkaar_pr(tilstand.pr) or (job.vilkaar[0] if job.vilkaar else Vilkaar(tilstand.pr))
    return replace(
        en,
        virksomhed=en.virksomhed or job.virksomhed,
        cvr=en.cvr or job.cvr,
        startdato=en.startdato or job.planlagt_start or job.startet,
        timer=en.timer if en.timer is not None else vilkaar.timer,
        intensitet=en.intensitet if en.intensitet is not None else vilkaar.intensitet,
        timeloen=en.timeloen if en.timeloen is not None else vilkaar.timeloen,
        fuldtidsloen=en.fuldtidsloen if en.fuldtidsloen is not None else vilkaar.fuldtidsloen,
    )


def ny_noegle(tilstand: Tilstand) -> str:
    """Den næste frie nøgle i sagen: job-1, job-2, …"""
    brugte = {job.id for job in tilstand.ansaettelser} | {en.ansaettelse for en in tilstand.etableringer}
    return next(n for nr in range(1, 1000) if (n := f"job-{nr}") not in brugte)


def betalt_i_loebende_job(tilstand: Tilstand, undtagen: str = "") -> float:
    """Betalte timer om ugen i de job, borgeren er i på dagen."""
    i_alt = 0.0
    for job in tilstand.ansaettelser:
        nu = job.vilkaar_pr(tilstand.pr)
        if job.id != undtagen and job.startet is not None and job.ophoert is None and nu is not None:
            i_alt += betalte(nu.timer or 0.0, nu.intensitet or 0.0)
    return i_alt


def stoetten(tilstand: Tilstand, id_: str) -> Stoette:
    """Ansøgningen om støtte med det id."""
    fundet = next((en for en in tilstand.stoette if en.id == id_), None)
    if fundet is None:
        raise UgyldigtInput("stoette", "Vælg en af ansøgningerne.")
    return fundet


def rensede_opgaver(opgaver: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Opgaverne som {opgave, omfang, hensyn}; tomme linjer er ikke med. Kaster, når der står et CPR-nummer."""
    rene = [
        {felt: " ".join(str(en.get(felt, "")).split())[:LAENGST] for felt in ("opgave", "omfang", "hensyn")}
        for en in opgaver
    ]
    rene = [en for en in rene if en["opgave"]]
    if len(rene) > FLEST_OPGAVER:
        raise UgyldigtInput("opgaver", f"Skriv højst {FLEST_OPGAVER} opgaver.")
    kraev_uden_cpr("opgaver", *(tekst for en in rene for tekst in en.values()))
    return rene


def rensede_maal(maal: Sequence[Mapping[str, Any]], dag: date) -> list[dict[str, Any]]:
    """Målene med art, tal og dag. Kaster, når et mål mangler sit tal eller sin dag."""
    fejl: list[UgyldigtInput] = []
    ud: list[dict[str, Any]] = []
    for en in maal:
        tekst = " ".join(str(en.get("maal", "")).split())[:LAENGST]
        if not tekst:
            continue
        if en.get("art") not in MAALARTER:
            fejl.append(
                UgyldigtInput(
                    "maal", f"«{tekst}»: Skriv, om målet er timer, intensitet, opgaver eller kvalitet."
                )
            )
        if en.get("inden") is not None and en["inden"] <= dag:
            fejl.append(UgyldigtInput("maal", f"«{tekst}»: Målet skal ligge efter den dag, aftalen er fra."))
        if en.get("art") in ("timer", "intensitet") and en.get("maalvaerdi") is None:
            fejl.append(UgyldigtInput("maal", f"«{tekst}»: Skriv, hvor mange målet er, fx fra 8 til 12."))
        ud.append({"maal": tekst} | {n: en.get(n) for n in ("art", "startvaerdi", "maalvaerdi", "inden")})
    if len(ud) > FLEST_MAAL:
        fejl.append(UgyldigtInput("maal", f"Skriv højst {FLEST_MAAL} mål."))
    kast(fejl)
    kraev_uden_cpr("maal", *(en["maal"] for en in ud))
    return ud


def kraev_uden_cpr(felt: str, *tekster: str) -> None:
    """Rejser, når der står et CPR-nummer i en tekst, som borger og virksomhed læser."""
    if any(ligner_cpr(tekst) for tekst in tekster):
        raise UgyldigtInput(felt, "Skriv teksten uden CPR-nummer.")


def kraev_koder(felt: str, koder: Iterable[str], gyldige: Iterable[str], besked: str) -> None:
    """Rejser, når en kode ikke er på listen."""
    if set(koder) - set(gyldige):
        raise UgyldigtInput(felt, besked)
