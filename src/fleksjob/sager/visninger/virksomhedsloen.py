"""Lønnen, virksomheden har indberettet for sine ansatte i fleksjob, måned for måned, og hvad der mangler."""

from datetime import date, datetime
from decimal import Decimal

import msgspec

from fleksjob.forloeb.haendelser import IndkomstIndberettet, Rettelse
from fleksjob.forloeb.raekkefoelge import gaeldende_haendelser
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Ansaettelse, Person, tilstand
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.maanedsregning import foerste, forrige, sidste
from fleksjob.sager.models import Bruger, Job
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.visninger.opslagslog import SELVBETJENING, log_opslag
from fleksjob.sager.visninger.sagsbillede import sagens_haendelser

MAANEDER = 6


class Loenmaaned(msgspec.Struct, frozen=True):
    """Én måneds løn fra virksomheden. `loen` er None, når den mangler; `rettet` er dagen for den seneste rettelse."""

    maaned: date
    loen: Decimal | None
    pension: Decimal | None
    timer: float | None
    indberettet: date | None
    rettet: date | None
    flere: bool

    @property
    def mangler(self) -> bool:
        return self.loen is None


class Ansatloen(msgspec.Struct, frozen=True):
    """En ansat og de seneste måneder, den nyeste først."""

    sag_id: int
    version: int
    navn: str
    ansaettelse: str
    maaneder: tuple[Loenmaaned, ...]

    @property
    def mangler(self) -> int:
        return sum(en.mangler for en in self.maaneder)


def vores_loen(bruger: Bruger, *, nu: datetime, dag: date) -> list[Ansatloen]:
    """Virksomhedens løbende job under ordningen; den, der mangler flest måneder, først."""
    if bruger.rolle != Rolle.ARBEJDSGIVER:
        raise AdgangNaegtet("Siden er for arbejdsgivere.")
    fundne = []
    job = Job.for_bruger(bruger).select_related("sag", "sag__person").filter(startet__lte=dag)
    for en in job.order_by("sag__person__navn"):
        haendelser = sagens_haendelser(en.sag, bruger)
        staar = tilstand(Person(en.sag.person.foedselsdato), haendelser, pr=dag)
        ansat = next((et for et in staar.ansaettelser if et.id == en.ansaettelse), None)
        if ansat is None or ansat.gammel_ordning or ansat.startet is None:
            continue
        log_opslag(bruger, en.sag.person_id, formaal="Virksomhedens løn", nu=nu, kanal=SELVBETJENING)
        gaelder = gaeldende_haendelser(haendelser, date(9999, 12, 31))
        loen = [
            (p.id, p.kendt_fra, p.haendelse) for p in gaelder if isinstance(p.haendelse, IndkomstIndberettet)
        ]
        rettet = {r.af: r.kendt_fra for r in haendelser if isinstance(r, Rettelse)}
        fundne.append(
            Ansatloen(
                sag_id=en.sag_id,
                version=en.sag.version,
                navn=en.sag.person.navn,
                ansaettelse=ansat.id,
                maaneder=tuple(_maaned(maaned, ansat, loen, rettet) for maaned in _maaneder(ansat, dag)),
            )
        )
    return sorted(fundne, key=lambda en: -en.mangler)


def _maaneder(ansat: Ansaettelse, dag: date) -> list[date]:
    """De seneste hele måneder, jobbet har varet."""
    ud: list[date] = []
    maaned = forrige(dag)
    while len(ud) < MAANEDER and ansat.startet is not None and sidste(maaned) >= ansat.startet:
        if ansat.ophoert is None or ansat.ophoert > maaned:
            ud.append(maaned)
        maaned = forrige(maaned)
    return ud


def _maaned(
    maaned: date,
    ansat: Ansaettelse,
    loen: list[tuple[str, datetime, IndkomstIndberettet]],
    rettet: dict[str, datetime],
) -> Loenmaaned:
    linjer = [
        (id_, kendt, en)
        for id_, kendt, en in loen
        if en.periode == f"{foerste(maaned):%Y-%m}"
        and en.ansaettelse in ("", ansat.id)
        and en.indberetter in ("", ansat.cvr)
    ]
    if not linjer:
        return Loenmaaned(maaned, None, None, None, None, None, False)
    dage = [rettet[id_].astimezone(DANSK_TID).date() for id_, _, _ in linjer if id_ in rettet]
    return Loenmaaned(
        maaned,
        sum((Decimal(str(en.loen or 0)) for _, _, en in linjer), Decimal(0)),
        sum((Decimal(str(en.pension or 0)) for _, _, en in linjer), Decimal(0)),
        linjer[-1][2].timer,
        min(kendt for _, kendt, _ in linjer).astimezone(DANSK_TID).date(),
        max(dage, default=None),
        len(linjer) > 1,
    )
