"""Det, der udledes af en sags hændelser og gemmes, så lister kan svare hurtigt. Ren: ingen database, intet
ur.

**Dagen.** Projektionen må ikke afhænge af, hvornår den blev regnet ud, ellers skulle alle sager skrives om
hver nat. Den foldes derfor pr. den dag, hvor sagens sidste hændelse blev registreret, og siden igen for hver
senere dag, hvor en allerede registreret hændelse får virkning. Hver foldning gælder fra sin dag til den
næste: det er rækkens vindue. Om en frist er overskredet, afgøres af den, der læser.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from fleksjob.forloeb.fastholdelse import fastholdelsestrin
from fleksjob.forloeb.foldning import Loebende, tilstand
from fleksjob.forloeb.haendelser import AlleHaendelser, Rettelse
from fleksjob.forloeb.ledighedslaengde import foerste_moede_senest, ledighed
from fleksjob.forloeb.opfoelgningstegn import oftere_til
from fleksjob.forloeb.pligter import Pligt, pligter
from fleksjob.forloeb.tilstand import Ansaettelse, Person, Tilstand
from fleksjob.forloeb.udvikling import timer_siden

BEGYNDELSEN = date(1900, 1, 1)
ENDEN = date(9999, 12, 31)
DANSK_TID = ZoneInfo("Europe/Copenhagen")


class Pligtraekke(msgspec.Struct, frozen=True):
    """En række i `sager_pligt`, uden det, der hører til sagen (kommune, ejer, team)."""

    noegle: str
    gaelder_fra: date
    gaelder_til: date
    kode: str
    frist: date | None
    aaben: bool
    aaben_til: date
    opfyldt_den: date | None
    bortfaldet_den: date | None
    efter_frist: str
    art: str
    ansvarlig: str
    navn: str
    hjemmel: str
    forklaring: str
    forbehold: str
    siden: date | None
    hos: str


class Jobraekke(msgspec.Struct, frozen=True):
    """En række i `sager_job`."""

    ansaettelse: str
    cvr: str
    virksomhed: str
    bevilget: date | None
    planlagt_start: date | None
    startet: date | None
    ophoert: date | None
    udloeber: date | None
    timer: float | None
    intensitet: float | None
    fuldtidsloen_oplyst: date | None
    oftere_til: date | None


class Sagskolonner(msgspec.Struct, frozen=True):
    """De afledte kolonner i `sager_sag`."""

    fase: str
    fase_siden: date | None
    naeste_fase: str
    naeste_fase_fra: date | None
    timer: float | None
    virksomhed: str
    naeste_frist: date | None
    naeste_pligt: str
    forberedt: date | None
    forberedt_af: str
    forberedt_udfald: str
    praktikcvr: str
    praktik_fra: date | None
    praktik_til: date | None
    fastholdelsestrin: str
    fastholdes_fra: date | None
    fastholdelsescvr: str
    fastholder: str
    timer_siden: date | None
    aabne_maal: int
    udvikling_vurderet: date | None
    ledig_fra: date | None
    ledig_gennemgaaet: int | None
    ledig_naeste: date | None
    sidst_aktiv: date | None
    revurderes: date | None
    foerste_moede: date | None
    klage_senest: date | None
    aktindsigt_senest: date | None


class Projektion(msgspec.Struct, frozen=True):
    """Alt det udledte for én sag."""

    sag: Sagskolonner
    pligter: tuple[Pligtraekke, ...]
    job: tuple[Jobraekke, ...]


def aftryk(raekke: msgspec.Struct, *om_sagen: object) -> int:
    """Et tal, der skifter, når rækken eller det om sagen, den bærer med, skifter.

    Passer i en 64-bit kolonne.
    """
    raa = msgspec.json.encode((raekke, om_sagen))
    return int.from_bytes(blake2b(raa, digest_size=8).digest(), "big", signed=True)


def foldedage(haendelser: Sequence[AlleHaendelser]) -> list[date]:
    """De dage, projektionen foldes pr.: dagen for sidste registrering og hver senere virkningsdag."""
    registreret = max(
        haendelse.registreret.astimezone(DANSK_TID).date() if haendelse.registreret else haendelse.gyldig_fra
        for haendelse in haendelser
    )
    virker_fra = (
        haendelse.ny.gyldig_fra if isinstance(haendelse, Rettelse) and haendelse.ny else haendelse.gyldig_fra
        for haendelse in haendelser
    )
    return [registreret, *sorted({dag for dag in virker_fra if dag > registreret})]


def projektion(
    person: Person, haendelser: Sequence[AlleHaendelser], foldet: Loebende | None = None
) -> Projektion:
    """Det udledte for en sag med mindst én hændelse. `foldet` er en foldning af sagen, der kan føres videre."""
    dage = foldedage(haendelser)
    foerste = (foldet or Loebende(person)).tilstand(haendelser, dage[0])
    tilstande = [foerste, *(tilstand(person, haendelser, pr=dag) for dag in dage[1:])]
    raekker = _vinduer(dage, [pligter(en_tilstand) for en_tilstand in tilstande])
    return Projektion(
        sag=_kolonner(dage, tilstande, raekker),
        pligter=raekker,
        job=tuple(_job(ansaettelse, tilstande[-1], dage[-1]) for ansaettelse in tilstande[-1].ansaettelser),
    )


def _vinduer(dage: list[date], pr_dag: list[list[Pligt]]) -> tuple[Pligtraekke, ...]:
    """Rækkerne for alle foldninger; en pligt, der er ens i to vinduer i træk, er én række."""
    if len(dage) == 1:
        return tuple(_pligtraekke(pligt, BEGYNDELSEN, ENDEN, dage[0]) for pligt in pr_dag[0])
    graenser = [BEGYNDELSEN, *dage[1:], ENDEN]
    faerdige: list[Pligtraekke] = []
    loebende: dict[str, tuple[Pligt, Pligtraekke]] = {}
    for nr, liste in enumerate(pr_dag):
        forrige, loebende = loebende, {}
        for pligt in liste:
            fra, til = graenser[nr], graenser[nr + 1]
            foer = forrige.pop(pligt.noegle, None)
            if foer and _samme(foer[0], pligt):
                fra = foer[1].gaelder_fra
            elif foer:
                faerdige.append(foer[1])
            loebende[pligt.noegle] = pligt, _pligtraekke(pligt, fra, til, dage[nr])
        faerdige += [raekke for _, raekke in forrige.values()]
    faerdige += [raekke for _, raekke in loebende.values()]
    return tuple(faerdige)


def _samme(foer: Pligt, nu: Pligt) -> bool:
    """Om pligten er den samme bortset fra status, som kun er dagens sammenligning."""
    return msgspec.structs.replace(foer, status=nu.status) == nu


def _pligtraekke(pligt: Pligt, fra: date, til: date, pr: date) -> Pligtraekke:
    """Rækken for en pligt; `aaben_til` samler alt det, der lukker den uden en ny hændelse."""
    aaben = all(dag is None or dag > pr for dag in (pligt.opfyldt_den, pligt.bortfaldet_den))
    aaben_til = til
    if pligt.opfyldt_den is not None:
        aaben_til = min(aaben_til, pligt.opfyldt_den)
    if pligt.bortfaldet_den is not None:
        aaben_til = min(aaben_til, pligt.bortfaldet_den)
    if pligt.efter_frist == "bortfaldet" and pligt.frist is not None:
        aaben_til = min(aaben_til, pligt.frist + timedelta(days=1))
    return Pligtraekke(
        noegle=pligt.noegle,
        gaelder_fra=fra,
        gaelder_til=til,
        kode=pligt.kode,
        frist=pligt.frist,
        aaben=aaben,
        aaben_til=aaben_til,
        opfyldt_den=pligt.opfyldt_den,
        bortfaldet_den=pligt.bortfaldet_den,
        efter_frist=pligt.efter_frist,
        art=pligt.art,
        ansvarlig=pligt.ansvarlig,
        navn=pligt.navn,
        hjemmel=pligt.hjemmel,
        forklaring=pligt.forklaring,
        forbehold=pligt.forbehold,
        siden=pligt.siden,
        hos=pligt.hos,
    )


def _kolonner(dage: list[date], tilstande: list[Tilstand], raekker: tuple[Pligtraekke, ...]) -> Sagskolonner:
    nu = tilstande[0]
    senere = next((t for t in tilstande if t.fase != nu.fase), None)
    job = nu.aktuel_ansaettelse
    vilkaar = job.vilkaar_pr(nu.pr) if job else None
    udkast = nu.forberedt_afgoerelse
    foerst = min(
        (r for r in raekker if r.aaben and r.frist and r.gaelder_fra <= dage[0] < r.aaben_til),
        key=lambda r: (r.frist, r.kode, r.noegle),
        default=None,
    )
    return Sagskolonner(
        fase=nu.fase,
        fase_siden=nu.fase_siden,
        naeste_fase=senere.fase if senere else "",
        naeste_fase_fra=senere.pr if senere else None,
        timer=vilkaar.betalte_timer if vilkaar else None,
        virksomhed=job.virksomhed if job else "",
        naeste_frist=foerst.frist if foerst else None,
        naeste_pligt=foerst.kode if foerst else "",
        forberedt=udkast.dato if udkast else None,
        forberedt_af=udkast.af if udkast else "",
        forberedt_udfald=udkast.udfald if udkast else "",
        **_praktikkolonner(nu),
        **_fastholdelseskolonner(nu),
        **_ledighedskolonner(nu, raekker),
        **_udviklingskolonner(job, nu.pr),
        klage_senest=max((en.modtaget for en in nu.klager), default=None),
        aktindsigt_senest=max((en.anmodet for en in nu.aktindsigter), default=None),
    )


def _udviklingskolonner(job: Ansaettelse | None, pr: date) -> dict[str, Any]:
    """Hvor længe jobbet i den nye ordning har haft samme betalte timer, og om der er mål og en vurdering."""
    if job is None or job.gammel_ordning:
        return {"timer_siden": None, "aabne_maal": 0, "udvikling_vurderet": None}
    return {
        "timer_siden": timer_siden(job, pr),
        "aabne_maal": len(job.udvikling.aabne),
        "udvikling_vurderet": max((en.dato for en in job.udvikling.vurderinger), default=None),
    }


def _praktikkolonner(nu: Tilstand) -> dict[str, Any]:
    """Den seneste praktik: hvor og hvornår."""
    seneste = nu.praktikker[-1] if nu.praktikker else None
    return {
        "praktikcvr": seneste.cvr if seneste else "",
        "praktik_fra": seneste.startet if seneste else None,
        "praktik_til": (seneste.sluttet or seneste.forventet_slut) if seneste else None,
    }


def _fastholdelseskolonner(nu: Tilstand) -> dict[str, Any]:
    """Hvor fastholdelsen er. CVR-nummeret står der kun, mens de 12 måneder løber; det er arbejdsgiverens adgang."""
    forloeb, sag = nu.fastholdelse_i_gang, nu.fastholdelsessag
    loeber = forloeb is not None and nu.lukket is None
    return {
        "fastholdelsestrin": fastholdelsestrin(nu),
        "fastholdes_fra": forloeb.begyndt if forloeb and loeber else None,
        "fastholdelsescvr": forloeb.cvr if forloeb and loeber else "",
        "fastholder": sag.tovholder if sag else "",
    }


def _ledighedskolonner(nu: Tilstand, raekker: tuple[Pligtraekke, ...]) -> dict[str, Any]:
    """Hvor længe ledighedsydelsen har løbet, og det, der skal ses på; tomt, når den ikke løber."""
    tid = ledighed(nu)
    frister = [r.frist for r in raekker if r.kode == "revurdering_ledighedsydelse" and r.aaben and r.frist]
    return {
        "ledig_fra": tid.fra if tid else None,
        "ledig_gennemgaaet": tid.gennemgaaet if tid else None,
        "ledig_naeste": tid.naeste if tid else None,
        "sidst_aktiv": tid.sidst_aktiv if tid else None,
        "revurderes": min(frister) if tid and frister else None,
        "foerste_moede": foerste_moede_senest(nu),
    }


def _job(ansaettelse: Ansaettelse, en_tilstand: Tilstand, pr: date) -> Jobraekke:
    vilkaar = ansaettelse.vilkaar_pr(pr)
    return Jobraekke(
        ansaettelse=ansaettelse.id,
        cvr=ansaettelse.cvr,
        virksomhed=ansaettelse.virksomhed,
        bevilget=ansaettelse.bevilget,
        planlagt_start=ansaettelse.planlagt_start,
        startet=ansaettelse.startet,
        ophoert=ansaettelse.ophoert,
        udloeber=ansaettelse.udloeber,
        timer=vilkaar.timer if vilkaar else None,
        intensitet=vilkaar.intensitet if vilkaar else None,
        fuldtidsloen_oplyst=ansaettelse.fuldtidsloen_oplyst,
        oftere_til=oftere_til(en_tilstand, ansaettelse),
    )
