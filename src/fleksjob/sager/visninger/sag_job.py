"""Alt om hvert job i en sag: hvor det er, vilkårene over tid, papirerne, og hvad der mangler før første dag."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from fleksjob.breve.jobtal import Jobtal, jobtal
from fleksjob.forloeb.begreber import Ansaettelse, Tilstand
from fleksjob.forloeb.etablering import (
    Stadie,
    mangler_foer_start,
    mangler_i_kontrakten,
    mentorgrunde,
    stadier,
    stand,
    udnyttelse,
)
from fleksjob.forloeb.etableringsbegreber import Etablering, Stoette
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.skridt import Skridt, mulige_skridt
from fleksjob.forloeb.tilstand import Person, tilstand
from fleksjob.lov.sagsgang.etablering import Udnyttelse, betalte
from fleksjob.lov.sagsgang.etableringsord import Udloeser
from fleksjob.lov.sagsgang.klage import klagefrist
from fleksjob.sager.adgang import jobbene
from fleksjob.sager.etablering import vejen
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Jobforslag, Sag, Tillaegsaftale, Vitasbesked
from fleksjob.sager.visninger.opslagslog import SELVBETJENING, log_opslag
from fleksjob.sager.visninger.sagsbillede import sagens_haendelser

UGER_PR_MAANED = 52 / 12


class Jobvej(msgspec.Struct, frozen=True):
    """Ét job med alt, hvad der hører til det."""

    id: str
    en: Etablering
    job: Ansaettelse | None
    stand: str
    stadier: list[Stadie]
    mangler: list[str]
    tal: Jobtal | None
    udnyttelse: Udnyttelse | None
    klagefrist: date | None
    forslag: Jobforslag | None
    aftaler: list[Tillaegsaftale]
    stoette: tuple[Stoette, ...]
    mentorgrunde: list[Udloeser]
    mangler_i_kontrakten: tuple[str, ...]

    @property
    def virksomhed(self) -> str:
        """Virksomhedens navn."""
        return self.en.virksomhed or (self.job.virksomhed if self.job else "") or self.id

    @property
    def slut(self) -> bool:
        """Om jobbet er ophørt eller forslaget ikke er godkendt."""
        return self.en.afslaaet or (self.job is not None and self.job.ophoert is not None)


def jobveje(bruger: Bruger, sag: Sag, t: Tilstand) -> list[Jobvej]:
    """Sagens job, de løbende og foreslåede først."""
    forslagene = _nyeste_forslag(bruger, sag)
    aftalerne: dict[str, list[Tillaegsaftale]] = {}
    for aftale in Tillaegsaftale.for_bruger(bruger).filter(sag=sag).order_by("-udgave"):
        aftalerne.setdefault(aftale.ansaettelse, []).append(aftale)
    noegler = list(dict.fromkeys([*(en.id for en in t.etableringer), *(job.id for job in t.ansaettelser)]))
    veje = [
        _vej(t, noegle, forslagene.get(noegle), aftalerne.get(noegle, [])) for noegle in reversed(noegler)
    ]
    return sorted(veje, key=lambda en: en.slut)


def _nyeste_forslag(bruger: Bruger, sag: Sag) -> dict[str, Jobforslag]:
    alle = Jobforslag.for_bruger(bruger).filter(sag=sag).order_by("haendelse_nr")
    return {en.ansaettelse: en for en in alle}


def _vej(t: Tilstand, noegle: str, forslag: Jobforslag | None, aftaler: list[Tillaegsaftale]) -> Jobvej:
    en = vejen(t, noegle)
    job = next((job for job in t.ansaettelser if job.id == noegle), None)
    hensyn = [o.get("hensyn", "") for o in (forslag.opgaver if forslag else [])]
    return Jobvej(
        id=noegle,
        en=en,
        job=job,
        stand=stand(en, job, t.pr),
        stadier=stadier(en, job, t.pr),
        mangler=mangler_foer_start(en, job, t.pr),
        tal=_tal(t, en, job),
        udnyttelse=udnyttelse(en, t),
        klagefrist=_klagefrist(en, t),
        forslag=forslag,
        aftaler=aftaler,
        stoette=tuple(s for s in t.stoette if s.ansaettelse == noegle),
        mentorgrunde=mentorgrunde(t, en, hensyn) if job is None or job.ophoert is None else [],
        mangler_i_kontrakten=mangler_i_kontrakten(en),
    )


def _tal(t: Tilstand, en: Etablering, job: Ansaettelse | None) -> Jobtal | None:
    nu = job.vilkaar_pr(t.pr) if job is not None else None
    timer, intensitet = (nu.timer, nu.intensitet) if nu is not None else (en.timer, en.intensitet)
    timeloen, fuldtid = (nu.timeloen, nu.fuldtidsloen) if nu is not None else (en.timeloen, en.fuldtidsloen)
    if not timer or not intensitet or (job is not None and (job.gammel_ordning or job.ophoert is not None)):
        return None
    dag = t.pr if nu is not None else max(en.startdato or t.pr, t.pr)
    return jobtal(dag, timer, intensitet, timeloen, fuldtid, anden_loen=loen_i_andre_job(t, en.id))


def loen_i_andre_job(t: Tilstand, undtagen: str) -> float:
    """Månedslønnen i de andre job, borgeren er i på dagen."""
    i_alt = 0.0
    for job in t.ansaettelser:
        nu = job.vilkaar_pr(t.pr)
        if job.id != undtagen and job.startet and not job.ophoert and nu is not None and nu.timeloen:
            i_alt += nu.timeloen * betalte(nu.timer or 0.0, nu.intensitet or 0.0) * UGER_PR_MAANED
    return i_alt


def _klagefrist(en: Etablering, t: Tilstand) -> date | None:
    if en.vurdering is None:
        return None
    frist = klagefrist(en.vurdering.dato, kanal=en.vurdering.kanal, modtaget=en.vurdering.modtaget).dato
    return frist if frist >= t.pr else None


class Foreslaaet(msgspec.Struct, frozen=True):
    """Et job hos en arbejdsgiver, foreslået eller i gang: intet om helbred, hverken CPR eller fødselsdato."""

    sag_id: int
    version: int
    navn: str
    vej: Jobvej
    skridt: list[Skridt]
    kontakt: str


def virksomhedens_job(bruger: Bruger, *, nu: datetime, dag: date) -> list[Foreslaaet]:
    """De job, der er foreslået eller aftalt hos virksomheden selv. At se dem er et opslag."""
    if bruger.rolle != Rolle.ARBEJDSGIVER or not bruger.is_active or not bruger.virksomhed_cvr:
        raise AdgangNaegtet("Siden er for arbejdsgivere.")
    ider = set(Jobforslag.for_bruger(bruger).values_list("sag_id", flat=True))
    ider |= set(Tillaegsaftale.for_bruger(bruger).values_list("sag_id", flat=True))
    sager = (
        Sag.for_kommune(bruger.kommune_id)
        .filter(pk__in=ider)
        .select_related("person", "virksomhedskonsulent")
    )
    ud = []
    for sag in sager.order_by("-pk"):
        t = tilstand(Person(sag.person.foedselsdato), sagens_haendelser(sag, bruger), pr=dag)
        egne = {en.id for en in jobbene(t) if en.cvr == bruger.virksomhed_cvr}
        veje = [vej for vej in jobveje(bruger, sag, t) if vej.id in egne and not vej.slut]
        if not veje:
            continue
        log_opslag(bruger, sag.person_id, formaal="Virksomhedens job", nu=nu, kanal=SELVBETJENING)
        konsulent = sag.virksomhedskonsulent
        skridt = mulige_skridt(t, Rolle.ARBEJDSGIVER)
        ud += [
            Foreslaaet(sag.pk, sag.version, sag.person.navn, vej, skridt, konsulent.navn if konsulent else "")
            for vej in veje
        ]
    return ud


def vitasbeskeder(bruger: Bruger, antal: int = 50) -> Sequence[Vitasbesked]:
    """De seneste beskeder til og fra VITAS i kommunen."""
    if not bruger.har_rolle(Rolle.SAGSBEHANDLER, Rolle.VIRKSOMHEDSKONSULENT, Rolle.LEDER):
        raise AdgangNaegtet("Siden er for dem, der bevilger job.")
    alle = Vitasbesked.for_bruger(bruger).select_related("sag", "af")
    return list(alle.order_by("-tid", "-pk")[:antal])
