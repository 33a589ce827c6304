"""Hvor et job er på vejen, hvad der mangler før første dag, og hvad der taler for en mentor. Rene funktioner."""

from collections.abc import Iterable
from datetime import date

import msgspec

from fleksjob.forloeb.begreber import Ansaettelse, Tilstand
from fleksjob.forloeb.etableringsbegreber import Etablering
from fleksjob.forloeb.vitas import BEVILGEDE, NAVNE
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.etablering import Udnyttelse, betalte
from fleksjob.lov.sagsgang.etableringsord import KOGNITIVE_ORD, KONTRAKTPUNKTER, PARTER, UDLOESERE, Udloeser

FAA_TIMER = 10.0
_LANG_PAUSE = 365


class Stadie(msgspec.Struct, frozen=True):
    """Et sted på vejen. `stand` er gjort, nu, venter eller nej."""

    kode: str
    navn: str
    stand: str
    dato: date | None = None
    tekst: str = ""


def stadier(en: Etablering, job: Ansaettelse | None, pr: date) -> list[Stadie]:
    """Vejen fra forslag til jobbet er i gang; det første, der ikke er gjort, er «nu»."""
    startet = job.startet if job is not None and job.startet is not None and job.startet <= pr else None
    bevilget = job.bevilget if job is not None else None
    v = en.vurdering
    raa = [
        ("forslag", "Forslag", en.foreslaaet, ""),
        ("godkendt", "Godkendt", v.dato if v is not None and en.godkendt else None, ""),
        ("bevilling", "Bevilling", bevilget, NAVNE.get(en.vitasstatus, "") if en.vitas else ""),
        ("kontrakt", "Kontrakt", en.kontrakt.dato if en.kontrakt else None, ""),
        ("start", "Første dag", startet, _start(job, en)),
        ("i_gang", "I gang", startet, ""),
    ]
    ud, fundet_nu = [], startet is not None
    for kode, navn, dato, tekst in raa:
        if dato is not None or (startet is not None and kode in ("start", "i_gang")):
            stand = "gjort"
        elif kode == "godkendt" and en.afslaaet:
            stand, fundet_nu = "nej", True
        elif startet is not None:
            stand = "mangler"
        else:
            stand, fundet_nu = ("venter", fundet_nu) if fundet_nu else ("nu", True)
        ud.append(Stadie(kode, navn, stand, dato, tekst))
    return ud


def _start(job: Ansaettelse | None, en: Etablering) -> str:
    dag = (job.planlagt_start if job is not None else None) or en.startdato
    return f"aftalt {dansk_dato(dag)}" if dag is not None else ""


def stand(en: Etablering, job: Ansaettelse | None, pr: date) -> str:
    """Hvor jobbet er, på én linje."""
    if job is not None and job.ophoert is not None and job.ophoert <= pr:
        return f"Ophørt {dansk_dato(job.ophoert)}."
    if job is not None and job.startet is not None and job.startet <= pr:
        return f"I gang siden {dansk_dato(job.startet)}."
    if job is not None and job.startet is not None:
        return f"Begynder {dansk_dato(job.startet)}."
    if job is not None and job.bevilget is not None:
        return f"Bevilget {dansk_dato(job.bevilget)}{_naeste_dag(job.planlagt_start)}."
    if en.afslaaet and en.vurdering is not None:
        return f"Ikke godkendt {dansk_dato(en.vurdering.dato)}."
    if en.godkendt and en.vurdering is not None:
        vitas = f" VITAS: {NAVNE[en.vitasstatus].lower()}." if en.vitas else " Bevillingen mangler."
        return f"Godkendt {dansk_dato(en.vurdering.dato)}.{vitas}"
    svarede = [PARTER[p].lower() for p in ("borger", "arbejdsgiver") if en.sidste_svar(p) is not None]
    svar = f" {' og '.join(svarede).capitalize()} har svaret." if svarede else " Ingen har svaret endnu."
    return f"Foreslået {dansk_dato(en.foreslaaet)}.{svar}" if en.foreslaaet else "Intet aftalt."


def _naeste_dag(dag: date | None) -> str:
    return f", begynder {dansk_dato(dag)}" if dag is not None else ""


def mangler_foer_start(en: Etablering, job: Ansaettelse | None, pr: date) -> list[str]:
    """Det, der mangler før første dag: det, der spærrer, og det, der hører til. Tom, når jobbet er begyndt."""
    if job is not None and job.startet is not None and job.startet <= pr:
        return []
    if en.afslaaet:
        return ["Et nyt forslag; dette er ikke godkendt."]
    mangler = _mangler_i_forslaget(en)
    if job is None or job.bevilget is None:
        mangler.append("Bevillingen er ikke givet, og uden den kan jobbet ikke begynde.")
    elif en.vitas and en.vitasstatus not in BEVILGEDE:
        mangler.append(
            f"Ansøgningen i VITAS er «{NAVNE[en.vitasstatus].lower()}», så jobbet kan ikke begynde."
        )
    elif job.bevilget is not None and not en.reference:
        mangler.append("Nummeret fra VITAS er ikke skrevet.")
    if en.fuldtidsloen is None and (job is None or job.fuldtidsloen_oplyst is None):
        mangler.append("Fuldtidslønnen er ikke oplyst, og uden den kan tilskuddet ikke regnes.")
    if en.kontrakt is None:
        mangler.append("Kontrakten er ikke skrevet, så vidt kommunen ved.")
    if en.tillaegsaftale is None:
        mangler.append("Fleks-tillægsaftalen er ikke skrevet (frivillig).")
    return mangler


def _mangler_i_forslaget(en: Etablering) -> list[str]:
    if en.foreslaaet is None:
        return []
    svarene = ((part, en.sidste_svar(part)) for part in ("borger", "arbejdsgiver"))
    mangler = [
        f"{PARTER[part]} har ikke sagt ja til forslaget."
        for part, svar in svarene
        if svar is None or svar.svar != "enig"
    ]
    return mangler if en.godkendt else [*mangler, "Kommunen har ikke godkendt timer og hensyn."]


def mangler_i_kontrakten(en: Etablering) -> tuple[str, ...]:
    """Punkter, kontrakten ikke nævner, efter listens navne; tom uden kontrakt."""
    if en.kontrakt is None:
        return ()
    valgfri = {"varighed", "overenskomst"}
    return tuple(
        p.navn for p in KONTRAKTPUNKTER if p.kode not in en.kontrakt.punkter and p.kode not in valgfri
    )


def udnyttelse(en: Etablering, tilstand: Tilstand) -> Udnyttelse | None:
    """Det vurderede over for alle løbende job og dette; None uden en vurdering med tal."""
    v = en.vurdering
    if v is None or v.vurderede_timer is None or v.vurderet_intensitet is None:
        return None
    job = next((job for job in tilstand.ansaettelser if job.id == en.id), None)
    nu = job.vilkaar_pr(tilstand.pr) if job is not None else None
    # Før første dag kan vilkårene være åbne uden timer; så gælder forslagets.
    her = (
        betalte(nu.timer, nu.intensitet or 0.0) if nu is not None and nu.timer else (en.betalte_timer or 0.0)
    )
    andre = 0.0
    for andet in tilstand.ansaettelser:
        vilkaar = andet.vilkaar_pr(tilstand.pr)
        if andet.id != en.id and andet.startet and not andet.ophoert and vilkaar is not None:
            andre += betalte(vilkaar.timer or 0.0, vilkaar.intensitet or 0.0)
    return Udnyttelse(betalte(v.vurderede_timer, v.vurderet_intensitet), her + andre)


def mentorgrunde(tilstand: Tilstand, en: Etablering, hensyn: Iterable[str]) -> list[Udloeser]:
    """Det, der taler for en mentor fra begyndelsen, med grunden. Der læses kun skånehensyn, aldrig diagnoser."""
    kendte = {u.kode: u for u in UDLOESERE}
    teksten = " ".join(hensyn).lower() + " "
    fundne = []
    if any(ordet in teksten for ordet in KOGNITIVE_ORD):
        fundne.append("struktur")
    begyndte = [job for job in tilstand.ansaettelser if job.startet is not None and job.id != en.id]
    if not begyndte:
        fundne.append("foerste_job")
    if _uden_job_laenge(tilstand, begyndte):
        fundne.append("lang_pause")
    if any(s.art == "mentor" and not s.ansaettelse and s.udfald == "bevilget" for s in tilstand.stoette):
        fundne.append("samme_mentor")
    if en.betalte_timer is not None and en.betalte_timer <= FAA_TIMER:
        fundne.append("faa_timer")
    return [kendte[kode] for kode in fundne]


def _uden_job_laenge(tilstand: Tilstand, begyndte: list[Ansaettelse]) -> bool:
    slut = [job.ophoert for job in begyndte if job.ophoert is not None]
    if any(job.ophoert is None for job in begyndte):
        return False
    siden = max(slut) if slut else tilstand.visiteret
    return siden is not None and (tilstand.pr - siden).days > _LANG_PAUSE
