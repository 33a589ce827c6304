"""Hændelseslageret: den eneste vej til at ændre en sag.

En kommando gør tre ting: `hent` (adgang og version), `kraev` (reglerne), `tilfoej` (hændelser, kædesum og de
afledte rækker i én transaktion). Skal der gemmes mere sammen med hændelsen, fx et brev, står det hele i
`with transaktion():`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from types import ModuleType
from typing import TypeVar

import msgspec
from django.db import connection, transaction

from fleksjob.forloeb.etableringsbegreber import Etablering
from fleksjob.forloeb.haendelser import AlleHaendelser, Haendelse
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.skridt import skridtet
from fleksjob.forloeb.tilstand import Ansaettelse, Person, Tilstand, tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.proces import TRIN
from fleksjob.sager import adgang, clearing, lager_postgresql, lager_sqlite
from fleksjob.sager.fejl import AdgangNaegtet, Aendring, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.lagerdata import Laest, Sagshoved, Skrivning, skrivning
from fleksjob.sager.models import Bruger, Sag
from fleksjob.sager.projektioner import DANSK_TID, Projektion, foldedage, projektion

H = TypeVar("H", bound=Haendelse)

# Det, der kan være aftalt eller besluttet, før det sker. Alt andet er sket, når det registreres.
KAN_LIGGE_FREMME = frozenset(
    {"fleksjob_startet", "vilkaar_aendret", "fleksjob_ophoert", "ledighedsydelse_startet",
     "ledighedsydelse_ophoert", "bevilling_fornyet", "sag_lukket", "rettelse"}
)  # fmt: skip
# Det, der godt kan noteres bagefter, selv om sagen siden er gået videre.
KAN_NOTERES_BAGEFTER = frozenset(
    {"samtale_afholdt", "opfoelgning_afholdt", "status_udarbejdet", "cv_registreret", "fuldtidsloen_oplyst",
     "indkomst_indberettet", "partshoering_besvaret", "fastholdelse_skridt", "fastholdelse_moede",
     "fastholdelse_dokumenteret"}
)  # fmt: skip


def _database() -> ModuleType:
    return lager_postgresql if connection.vendor == "postgresql" else lager_sqlite


@contextmanager
def transaktion() -> Iterator[None]:
    """Én transaktion om hændelser og andet, der hører med. I SQLite venter skriveren på sin tur."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            yield
    else:
        with lager_sqlite.skrivetur():
            yield


class AabenSag:
    """En sag, som en bruger har hentet for at ændre den."""

    def __init__(self, laest: Laest, bruger: Bruger, nu: datetime) -> None:
        self.laest = laest
        self.hoved = laest.hoved
        self.bruger = bruger
        self.nu = nu.astimezone(UTC)
        self.dag = nu.astimezone(DANSK_TID).date()
        self.person = Person(laest.hoved.foedselsdato)

    @property
    def haendelser(self) -> list[AlleHaendelser]:
        """Sagens hændelser i nummerorden."""
        return self.laest.haendelser

    def tilstand(self, pr: date | None = None) -> Tilstand:
        """Tilstanden på en dag (i dag, når intet er sagt)."""
        return tilstand(self.person, self.haendelser, pr=pr or self.dag)

    def find(self, haendelse_id: str, slags: type[H]) -> H | None:
        """Hændelsen med det id, når den er af den slags."""
        for haendelse in self.haendelser:
            if haendelse.id == haendelse_id and isinstance(haendelse, slags):
                return haendelse
        return None

    def kraev(self, kode: str, gyldig_fra: date, *, ansaettelse: str = "") -> Tilstand:
        """Rejser, hvis brugeren ikke må tage skridtet, eller reglerne ikke tillader det den dag. Giver
        tilstanden.

        Skridtet skal kunne lade sig gøre både den dag, det sker, og i dag; ellers kunne en registrering med
        gammel dato stride mod det, der siden er sket. Undtagelserne står i `KAN_NOTERES_BAGEFTER`.
        """
        if gyldig_fra < self.person.foedselsdato:
            raise UgyldigtInput("gyldig_fra", "Datoen ligger før personens fødsel; angiv den dag, det skete.")
        if gyldig_fra > self.dag and kode not in KAN_LIGGE_FREMME:
            raise UgyldigtInput("gyldig_fra", "Datoen ligger ude i fremtiden; angiv den dag, det er sket.")
        adgang.kraev_skridt(self.bruger, kode)
        den_dag = self.tilstand(gyldig_fra)
        if ansaettelse:
            adgang.kraev_ansaettelse(self.bruger, adgang.jobbene(den_dag), ansaettelse)
        self._kraev_muligt(den_dag, kode, ansaettelse)
        if gyldig_fra < self.dag and kode not in KAN_NOTERES_BAGEFTER:
            self._kraev_muligt(self.tilstand(), kode, ansaettelse)
        return den_dag

    def kraev_ret(self, *koder: str, ansaettelse: str = "") -> None:
        """Rejser, når brugerens rolle ikke har alle skridtene, eller jobbet er en andens.

        Spørger ikke reglerne.
        """
        for kode in koder:
            adgang.kraev_skridt(self.bruger, kode)
        if ansaettelse:
            senest = max(self.dag, foldedage(self.haendelser)[-1])
            adgang.kraev_ansaettelse(self.bruger, adgang.jobbene(self.tilstand(senest)), ansaettelse)

    def _kraev_muligt(self, en_tilstand: Tilstand, kode: str, ansaettelse: str) -> None:
        if kode not in TRIN:
            return
        skridt = skridtet(en_tilstand, kode, self.bruger.username, ansaettelse)
        if not skridt.mulig:
            raise IkkeMuligt(skridt.hvorfor_ikke, skridt.hjemmel)
        clearing.kraev(kode, en_tilstand, self.hoved.kommune_id)

    def laas(self) -> None:
        """Låser sagen resten af transaktionen, når den skal holde for mere end hændelser, fx udbetalingslinjer."""
        sager = Sag.for_kommune(self.hoved.kommune_id).select_for_update()
        if not sager.filter(pk=self.hoved.sag_id, version=self.hoved.version).values_list("pk").first():
            raise konflikt(self.hoved.sag_id, self.bruger, self.hoved.version)

    def tilfoej(self, *nye: AlleHaendelser) -> Sag:
        """Skriver hændelserne og alt det udledte. Rejser `Samtidighedskonflikt`, når en anden kom først."""
        stemplede = [
            msgspec.structs.replace(
                haendelse, id=str(nr), registreret=self.nu, registreret_af=self.bruger.username
            )
            for nr, haendelse in enumerate(nye, self.hoved.version + 1)
        ]
        udledt = projektion(self.person, [*self.haendelser, *stemplede])
        ny = skrivning(self.laest, stemplede, udledt)
        if not _database().skriv(ny):
            raise konflikt(self.hoved.sag_id, self.bruger, self.hoved.version)
        return _som_sag(ny, udledt)


def hent(sag_id: int, bruger: Bruger, *, forventet_version: int, nu: datetime) -> AabenSag:
    """Sagen til ændring. Kræver adgang til netop den sag og at ingen har skrevet, siden brugeren så den."""
    laest = _laes(sag_id, bruger)
    if laest.hoved.version != forventet_version:
        raise konflikt(sag_id, bruger, forventet_version)
    return AabenSag(laest, bruger, nu)


def hent_nyeste(sag_id: int, bruger: Bruger, *, nu: datetime) -> AabenSag:
    """Sagen, som den er nu. Til kørsler, hvor intet menneske har set en bestemt version."""
    return AabenSag(_laes(sag_id, bruger), bruger, nu)


def kraev_oprettelse(bruger: Bruger, foedselsdato: date, gyldig_fra: date, nu: datetime) -> None:
    """Rejser, når brugeren ikke må oprette en sag, eller reglerne ikke tillader det for den person den dag."""
    ingen = Laest(Sagshoved(0, bruger.kommune_id, "", 0, foedselsdato, None, None, "", 0, ""), [], {}, {})
    AabenSag(ingen, bruger, nu).kraev("sag_oprettet", gyldig_fra)


def _laes(sag_id: int, bruger: Bruger) -> Laest:
    """Sagen, når den findes i brugerens kommune og brugeren må røre den."""
    laest: Laest | None = _database().laes(sag_id, bruger.kommune_id)
    if laest is None:
        raise AdgangNaegtet(adgang.INGEN_SAG)
    ansaettelser: list[Ansaettelse | Etablering] = []
    fastholdes_hos = ""
    if bruger.rolle == Rolle.ARBEJDSGIVER and laest.haendelser:
        person = Person(laest.hoved.foedselsdato)
        senest = tilstand(person, laest.haendelser, pr=foldedage(laest.haendelser)[-1])
        ansaettelser = adgang.jobbene(senest)
        fastholdes_hos = senest.fastholdelse_i_gang.cvr if senest.fastholdelse_i_gang else ""
    adgang.kraev_sag(bruger, laest.hoved.person_id, ansaettelser, fastholdes_hos)
    return laest


def konflikt(sag_id: int, bruger: Bruger, set_version: int) -> Samtidighedskonflikt:
    """Fejlen, der fortæller, hvem der skrev hvad, siden brugeren så sagen."""
    laest = _laes(sag_id, bruger)
    version = laest.hoved.version
    nye = laest.haendelser[set_version:]
    if not nye and version == set_version:
        return Samtidighedskonflikt(
            "Sagen skiftede hænder, mens du skrev. Dit er ikke gemt. Genindlæs sagen, og se, hvem der har den.",
            version,
        )
    if not nye:
        besked = f"Sagen er kun nået til version {version}, ikke {set_version}. Genindlæs sagen."
        return Samtidighedskonflikt(besked, version)
    brugernavne = {haendelse.registreret_af for haendelse in nye}
    navne = dict(
        Bruger.for_kommune(bruger.kommune_id).filter(username__in=brugernavne).values_list("username", "navn")
    )
    aendringer = tuple(
        Aendring(
            nr,
            haendelse.titel,
            navne.get(haendelse.registreret_af, "En anden bruger"),
            haendelse.kendt_fra.astimezone(DANSK_TID),
        )
        for nr, haendelse in enumerate(nye, set_version + 1)
    )
    return Samtidighedskonflikt(_konfliktbesked(aendringer), version, aendringer)


def _konfliktbesked(aendringer: tuple[Aendring, ...]) -> str:
    """Hvem der skrev hvad hvornår, i den rækkefølge, det skete."""
    dele = [f"{en.hvem} registrerede «{en.titel}» kl. {en.hvornaar:%H.%M}" for en in aendringer[:3]]
    if len(aendringer) > 3:
        dele.append(f"der kom {len(aendringer) - 3} mere")
    hvad = dele[0] if len(dele) == 1 else f"{', '.join(dele[:-1])} og {dele[-1]}"
    return f"{hvad}, mens du skrev. Dit er ikke gemt. Genindlæs sagen, og se, om det stadig passer."


def _som_sag(ny: Skrivning, udledt: Projektion) -> Sag:
    """Den opdaterede sag som Django-række, uden at læse den igen."""
    hoved = ny.hoved
    sag = Sag(
        id=hoved.sag_id,
        kommune_id=hoved.kommune_id,
        nummer=hoved.nummer,
        person_id=hoved.person_id,
        sagsbehandler_id=hoved.sagsbehandler_id,
        virksomhedskonsulent_id=hoved.virksomhedskonsulent_id,
        team=hoved.team,
        version=ny.ny_version,
        kaedesum=ny.ny_kaedesum,
        **msgspec.structs.asdict(udledt.sag),
    )
    sag._state.adding = False
    return sag
