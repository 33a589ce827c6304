"""De personer, man kan logge ind som, og det, hver af dem har at gøre på dagen.

Opgaverne er arkivets egne svar på det, personens egne sider viser; her tælles de blot.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from fleksjob.demo.hovedsag import HENRIK, METTE
from fleksjob.demo.personale import FASTE
from fleksjob.demo.plan import AAKERDAL, HANNE
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Fase
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.sager import visninger
from fleksjob.sager.models import Bruger, Job, Opslag, Pligt, Sag, Teammoede
from fleksjob.sager.planadgang import hvorfor_lukket

_BORGERENS_OPGAVER = {"partshoering_svar": "en høring at svare på", "cv_jobnet": "et CV at lave på Jobnet"}
BRUGERNAVNE = (*(en.brugernavn for en in FASTE), METTE, HANNE, AAKERDAL, HENRIK)


class PersonIDag(msgspec.Struct, frozen=True):
    """En person at logge ind som, med dagens opgaver som korte sætninger."""

    brugernavn: str
    navn: str
    rolle: str
    opgaver: tuple[str, ...]


def personer_i_dag(dag: date) -> list[PersonIDag]:
    """Personerne i den orden, de præsenteres."""
    ud = []
    for brugernavn in BRUGERNAVNE:
        try:
            bruger = Bruger.objects.get(username=brugernavn)
        except Bruger.DoesNotExist:
            raise UgyldigtInput(
                "forfra",
                f"Demoen er lavet af en tidligere udgave og kender ikke «{brugernavn}»; "
                "kør «fleksjob demo --forfra», som laver den om.",
            ) from None
        opgaver = tuple(_opgaver(bruger, dag))
        ud.append(PersonIDag(bruger.username, bruger.navn, bruger.som_rolle.navn, opgaver))
    return ud


def _opgaver(bruger: Bruger, dag: date) -> Iterator[str]:
    match bruger.som_rolle:
        case Rolle.SAGSBEHANDLER | Rolle.FASTHOLDELSESKONSULENT:
            yield from _frister(bruger, dag)
            yield from _afgoerelser(bruger, dag)
        case Rolle.MOEDELEDER | Rolle.TEAMMEDLEM:
            moeder = Teammoede.for_kommune(bruger.kommune_id).filter(dag__gte=dag, aflyst="").count()
            yield f"{_antal(moeder, 'møde', 'møder')} forude"
        case Rolle.ANALYTIKER:
            yield "kommunens tal at læse"
        case Rolle.KONTROLLANT:
            siden = datetime.combine(dag - timedelta(days=30), time(), UTC)
            opslag = Opslag.for_kommune(bruger.kommune_id).filter(tid__gte=siden).count()
            yield f"{opslag} opslag i den seneste måned"
        case Rolle.VIRKSOMHEDSKONSULENT:
            yield from _frister(bruger, dag)
            starter = [en for en in visninger.job_til_konsulent(bruger, dag).starter if en.dato <= dag]
            if starter:
                yield f"{_antal(len(starter), 'job', 'job')} at starte ({_navne(en.navn for en in starter)})"
        case Rolle.YDELSESMEDARBEJDER:
            penge = visninger.penge_der_venter(bruger)
            yield f"{_antal(penge.at_frigive, 'udbetaling', 'udbetalinger')} at frigive"
            yield f"{penge.at_vurdere} at tage stilling til"
        case Rolle.LEDER:
            tal = visninger.overblik(bruger, dag)
            yield f"{_antal(tal.udbetalinger_venter, 'udbetaling', 'udbetalinger')} at frigive"
            yield f"{tal.udbetalinger_manuelle} at vurdere"
            yield f"{_antal(tal.afgoerelser_venter, 'afgørelse', 'afgørelser')} venter på godkendelse"
        case Rolle.BORGER:
            yield from _borgerens(bruger, dag)
        case Rolle.ARBEJDSGIVER:
            mangler = Job.for_bruger(bruger).filter(fuldtidsloen_oplyst__isnull=True, ophoert__isnull=True)
            for navn in mangler.values_list("sag__person__navn", flat=True):
                yield f"fuldtidslønnen for {navn} skal oplyses"


def _frister(bruger: Bruger, dag: date) -> Iterator[str]:
    tal = visninger.dagens_tal(bruger, dag)
    if tal.overskredet:
        yield f"{_antal(tal.overskredet, 'overskredet frist', 'overskredne frister')}"
    if tal.idag:
        yield f"{_antal(tal.idag, 'frist', 'frister')} i dag"
    if tal.uge:
        yield f"{tal.uge} i den næste uge"


def _afgoerelser(bruger: Bruger, dag: date) -> Iterator[str]:
    egne = Sag.for_bruger(bruger).filter(fase=Fase.AFGOERELSE, forberedt__isnull=True, sagsbehandler=bruger)
    navne = list(egne.order_by("pk").values_list("person__navn", flat=True))
    if navne:
        yield f"{_antal(len(navne), 'afgørelse', 'afgørelser')} at forberede ({_navne(navne)})"
    mine = [en for en in visninger.til_godkendelse(bruger, dag) if en.maa_godkende]
    if mine:
        yield f"{_antal(len(mine), 'afgørelse', 'afgørelser')} at godkende ({_navne(en.navn for en in mine)})"


def _borgerens(bruger: Bruger, dag: date) -> Iterator[str]:
    pligter = Pligt.for_bruger(bruger).filter(
        aaben=True,
        gaelder_fra__lte=dag,
        aaben_til__gt=dag,
        ansvarlig=Rolle.BORGER.value,
        kode__in=_BORGERENS_OPGAVER,
    )
    for kode, frist in pligter.values_list("kode", "frist"):
        if frist:
            yield f"{_BORGERENS_OPGAVER[kode]} senest {dansk_dato(frist)}"
    sag = visninger.min_sag(bruger, dag=dag)
    breve = [en for en in sag.billede.dokumenter if en.afsendt] if sag else []
    if breve:
        yield f"{_antal(len(breve), 'brev', 'breve')} at læse"
    if sag and not hvorfor_lukket(sag.billede.tilstand):
        yield "en plan at skrive videre i"


def _antal(antal: int, en: str, flere: str) -> str:
    return f"{antal} {en if antal == 1 else flere}"


def _navne(navne: Iterable[str]) -> str:
    """Højst to navne, og hvor mange flere."""
    alle = list(navne)
    return ", ".join(alle[:2]) + (f" og {len(alle) - 2} til" if len(alle) > 2 else "")
