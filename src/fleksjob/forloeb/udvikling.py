"""Kurven over et menneskes vej i ordningen, og hvor længe jobbet har stået stille. Rene funktioner af tilstanden.

Betalte timer er timer til stede gange intensitet. I flere job på én gang lægges timerne sammen, og intensiteten er de
betalte timer over for timerne til stede. Det, der ikke er oplyst, er None og tegnes ikke som nul.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.begreber import Ansaettelse, Tilstand
from fleksjob.forloeb.raekkefoelge import gaeldende_haendelser
from fleksjob.lov.sagsgang.fastholdelsessvar import hele_maaneder
from fleksjob.lov.sagsgang.udvikling import MAALSLAGS, STILLE_MAANEDER, TRIVSEL, faa_timer

_SAMME = 0.005


class Stykke(msgspec.Struct, frozen=True):
    """Fra og med `fra`, til (ikke med) `til`: timer til stede, intensitet i procent og betalte timer om ugen."""

    fra: date
    til: date
    timer: float | None
    intensitet: float | None
    betalte: float | None


class Ved(msgspec.Struct, frozen=True):
    """Noget, der skete ved siden af kurven. `slags` er en kode, `til` er sidste dag, når det varede."""

    dag: date
    slags: str
    tekst: str
    til: date | None = None


class Udviklingskurve(msgspec.Struct, frozen=True):
    """Hele tiden i ordningen: stykkerne i orden uden overlap, og det, der skete ved siden af."""

    fra: date
    til: date
    stykker: tuple[Stykke, ...]
    ved: tuple[Ved, ...]

    @property
    def nu(self) -> Stykke | None:
        """Det sidste stykke, når kurven når til i dag."""
        sidste = self.stykker[-1] if self.stykker else None
        return sidste if sidste is not None and sidste.til == self.til else None


def kurve(t: Tilstand, haendelser: Sequence[h.AlleHaendelser]) -> Udviklingskurve | None:
    """Kurven fra første job til dagen; None, når intet fleksjob er begyndt endnu."""
    begyndte = [job for job in t.ansaettelser if job.startet is not None and job.startet <= t.pr]
    if not begyndte:
        return None
    fra = min(job.startet for job in begyndte if job.startet is not None)
    return Udviklingskurve(fra, t.pr, tuple(_stykker(begyndte, t.pr)), tuple(ved_siden_af(t, haendelser)))


def _stykker(job: Sequence[Ansaettelse], pr: date) -> list[Stykke]:
    """Et stykke for hver dag, noget ændres, samlet, når to i træk er ens. Tid uden job har intet stykke."""
    dage = {pr}
    for et in job:
        dage |= {et.startet or pr, *(v.gyldig_fra for v in et.vilkaar), *([et.ophoert] if et.ophoert else [])}
    ordnet = sorted(dag for dag in dage if dag <= pr)
    ud: list[Stykke] = []
    for fra, til in pairwise(ordnet):
        i_gang = [et for et in job if _loeber(et, fra)]
        if not i_gang:
            continue
        nyt = _samlet(i_gang, fra, til)
        if ud and ud[-1].til == fra and _ens(ud[-1], nyt):
            ud[-1] = msgspec.structs.replace(ud[-1], til=til)
        else:
            ud.append(nyt)
    return ud


def _loeber(job: Ansaettelse, dag: date) -> bool:
    return job.startet is not None and job.startet <= dag and (job.ophoert is None or dag < job.ophoert)


def _samlet(job: Sequence[Ansaettelse], fra: date, til: date) -> Stykke:
    vilkaar = [et.vilkaar_pr(fra) for et in job]
    timer = _sum([v.timer if v else None for v in vilkaar])
    betalte = _sum([v.betalte_timer if v else None for v in vilkaar])
    intensitet = betalte / timer * 100 if timer and betalte is not None else None
    return Stykke(fra, til, timer, intensitet, betalte)


def _sum(tal: Sequence[float | None]) -> float | None:
    """Summen; None, når noget af det er ukendt."""
    kendte = [et for et in tal if et is not None]
    return sum(kendte) if len(kendte) == len(tal) else None


def _ens(a: Stykke, b: Stykke) -> bool:
    par = ((a.timer, b.timer), (a.betalte, b.betalte), (a.intensitet, b.intensitet))
    return all((x is None) == (y is None) and abs((x or 0) - (y or 0)) < _SAMME for x, y in par)


# --- Det, der skete ved siden af ---------------------------------------------------------------------------------

_AARSAGER = {
    "borger_opsagt": "borgeren sagde op",
    "helbred": "helbredet blev dårligere",
    "samarbejde": "samarbejdet fungerede ikke",
    "nedskaering": "nedskæring",
    "ny_leder": "ny leder eller flytning",
    "ordinaert_job": "job på almindelige vilkår",
    "pension": "pension",
    "valgt_ny_ordning": "den nye ordning er valgt",
}
_OPFOELGNINGER = {"3_mdr": "efter 3 måneder", "6_mdr": "efter 6 måneder", "30_mdr": "efter 2½ år"}
HJAELP = {
    "hjaelp_oensket": "Bedt om hjælp",
    "hjaelp_afsluttet": "Hjælp er givet",
    "stoette_afgjort": "Svar om støtte på arbejdspladsen",
}
"""Kald om hjælp og støtte på arbejdspladsen (mentor, assistance, hjælpemidler), efter hændelsens type."""
SLAGS = {
    "job": "Job begynder eller slutter",
    "vilkaar": "Nye vilkår",
    "opfoelgning": "Opfølgning eller status",
    "samtale": "Udviklingssamtale",
    "maal": "Mål",
    "fravaer": "Sygdom eller orlov",
    "hjaelp": "Hjælp og støtte",
}


def ved_siden_af(t: Tilstand, haendelser: Sequence[h.AlleHaendelser]) -> list[Ved]:
    """Det, der skete, i tidens orden. Sygdom er kun, at der var fravær; aldrig hvorfor."""
    fundne = [ved for job in t.ansaettelser for ved in _om_jobbet(job)]
    for et in t.stop:
        if et.grund in ("sygdom", "barsel", "sorgorlov", "anden_orlov"):
            navn = "Sygemeldt" if et.grund == "sygdom" else "Orlov"
            fundne.append(Ved(et.fra, "fravaer", navn, et.til))
    for placeret in gaeldende_haendelser(haendelser, t.pr, t.kendt):
        navn = HJAELP.get(placeret.haendelse.type, "")
        if navn:
            fundne.append(Ved(placeret.haendelse.gyldig_fra, "hjaelp", navn))
    return sorted((ved for ved in fundne if ved.dag <= t.pr), key=lambda ved: (ved.dag, ved.slags, ved.tekst))


def _om_jobbet(job: Ansaettelse) -> list[Ved]:
    hos = f" hos {job.virksomhed}" if job.virksomhed else ""
    ud: list[Ved] = []
    if job.startet is not None:
        ud.append(Ved(job.startet, "job", f"Begyndte i fleksjob{hos}"))
        ud += [Ved(v.gyldig_fra, "vilkaar", _vilkaarsord(v)) for v in _aendringer(job)]
    if job.ophoert is not None:
        hvorfor = _AARSAGER.get(job.ophoersaarsag, "")
        ud.append(Ved(job.ophoert, "job", f"Jobbet{hos} sluttede{f': {hvorfor}' if hvorfor else ''}"))
    for en in job.opfoelgninger:
        hvornaar = _OPFOELGNINGER.get(en.art, "")
        ud.append(Ved(en.dato, "opfoelgning", f"Opfølgning {hvornaar}".strip()))
    ud += [Ved(en.dato, "opfoelgning", "Status efter 4½ år") for en in job.status]
    for maal in job.udvikling.maal:
        ordene = maalets_ord(maal.slags, maal.maal, maal.til)
        ud.append(Ved(maal.aftalt, "maal", f"Mål aftalt: {ordene}"))
        if maal.naaet:
            ud.append(Ved(maal.naaet, "maal", f"Mål nået: {ordene}"))
        if maal.frafaldet:
            ud.append(Ved(maal.frafaldet, "maal", f"Mål faldt væk: {ordene}"))
    for samtale in job.udvikling.samtaler:
        ud.append(Ved(samtale.dato, "samtale", f"Samtale, trivsel: {TRIVSEL[samtale.trivsel].lower()}"))
    return ud


class _Vilkaarsskift(msgspec.Struct, frozen=True):
    gyldig_fra: date
    timer: float | None
    intensitet: float | None
    betalte: float | None


def _aendringer(job: Ansaettelse) -> list[_Vilkaarsskift]:
    ud = []
    for foer, nu in pairwise(job.vilkaar):
        if foer.timer != nu.timer or foer.intensitet != nu.intensitet:
            ud.append(_Vilkaarsskift(nu.gyldig_fra, nu.timer, nu.intensitet, nu.betalte_timer))
    return ud


def _vilkaarsord(v: _Vilkaarsskift) -> str:
    if v.timer is None or v.intensitet is None or v.betalte is None:
        return "Nye vilkår"
    return f"{tal(v.timer)} timer med {tal(v.intensitet)} %, {tal(v.betalte)} betalte"


def tal(x: float) -> str:
    """Et tal med højst to decimaler og komma."""
    return f"{x:.2f}".rstrip("0").removesuffix(".").replace(".", ",")


def maalets_ord(slags: str, maal: str, til: float | None) -> str:
    """Målet kort: «12 timer om ugen», «80 % intensitet», eller dets egne ord."""
    if slags == "timer" and til is not None:
        return f"{tal(til)} timer om ugen"
    if slags == "intensitet" and til is not None:
        return f"{tal(til)} % intensitet"
    return maal or MAALSLAGS.get(slags, "udvikling").lower()


# --- Står det stille? --------------------------------------------------------------------------------------------


def timer_siden(job: Ansaettelse, pr: date) -> date | None:
    """Dagen, de betalte timer fik det tal, de har på dagen. None: jobbet løber ikke, eller timerne er ukendte."""
    if not _loeber(job, pr):
        return None
    siden, sidste = None, None
    for vilkaar in job.vilkaar:
        if vilkaar.gyldig_fra > pr:
            break
        timer = vilkaar.betalte_timer
        if siden is None or timer is None or sidste is None or abs(timer - sidste) >= _SAMME:
            siden, sidste = vilkaar.gyldig_fra, timer
    return siden if sidste is not None else None


def staar_stille(job: Ansaettelse, pr: date) -> int | None:
    """Hele måneder uden ændring i betalte timer."""
    siden = timer_siden(job, pr)
    return None if siden is None else hele_maaneder(siden, pr)


def stagnerer(job: Ansaettelse, pr: date, maaneder: int = STILLE_MAANEDER) -> bool:
    """Et løbende job i den nye ordning med åbne mål, hvor timerne ikke er ændret i så mange måneder."""
    stille = staar_stille(job, pr)
    return not job.gammel_ordning and stille is not None and stille >= maaneder and bool(job.udvikling.aabne)


def skal_vurderes(job: Ansaettelse, pr: date) -> bool:
    """Timerne er få, og ingen har vurderet, om arbejdsevnen kan udvikles, siden de blev det."""
    vilkaar = job.vilkaar_pr(pr)
    if job.gammel_ordning or not _loeber(job, pr) or vilkaar is None:
        return False
    if not faa_timer(vilkaar.betalte_timer, pr):
        return False
    siden = job.startet or pr
    return not any(siden <= en.dato <= pr for en in job.udvikling.vurderinger)
