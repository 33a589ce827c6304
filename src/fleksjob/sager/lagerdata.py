"""Det, der går mellem lageret og databasen: hvad der læses af en sag, og hvad én skrivning består af. Ren."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256

import msgspec

from fleksjob.forloeb.haendelser import AlleHaendelser, Haendelse, som_json
from fleksjob.forloeb.roller import Rolle
from fleksjob.sager.projektioner import Jobraekke, Pligtraekke, Projektion, Sagskolonner, aftryk

_LAES_RAEKKE = msgspec.json.Decoder(list[AlleHaendelser])


class Sagshoved(msgspec.Struct, frozen=True):
    """Det givne om sagen, som skrivningen og projektionerne bærer med."""

    sag_id: int
    kommune_id: int
    nummer: str
    person_id: int
    foedselsdato: date
    sagsbehandler_id: int | None
    virksomhedskonsulent_id: int | None
    team: str
    version: int
    kaedesum: str


class Laest(msgspec.Struct, frozen=True):
    """En sag, som den blev læst i ét kald.

    `pligter` og `job` er nøgle → aftryk for det, der allerede står.
    """

    hoved: Sagshoved
    haendelser: list[AlleHaendelser]
    pligter: dict[str, int]
    job: dict[str, int]


class Haendelsespost(msgspec.Struct, frozen=True):
    """En ny række i `sager_haendelse`, bortset fra sag og kommune. `data` er teksten, som den gemmes."""

    nr: int
    type: str
    gyldig_fra: date
    registreret: datetime
    registreret_af: str
    data: str
    kaedesum: str


class Pligtpost(Pligtraekke, frozen=True):
    """En pligtrække med det, den gentager fra sagen."""

    ejer_id: int | None
    team: str
    aftryk: int

    @property
    def plads(self) -> str:
        """Rækkens nøgle i sagen."""
        return f"{self.noegle}|{self.gaelder_fra}"


class Jobpost(Jobraekke, frozen=True):
    """En jobrække med sit aftryk."""

    aftryk: int


class Skrivning(msgspec.Struct, frozen=True):
    """Én skrivning i en sag: nye hændelser, afledte kolonner og kun de rækker, der faktisk skifter."""

    hoved: Sagshoved
    haendelser: list[Haendelsespost]
    kolonner: Sagskolonner
    pligter_vaek: list[str]
    pligter: list[Pligtpost]
    job_vaek: list[str]
    job: list[Jobpost]

    @property
    def ny_version(self) -> int:
        return self.hoved.version + len(self.haendelser)

    @property
    def ny_kaedesum(self) -> str:
        return self.haendelser[-1].kaedesum if self.haendelser else self.hoved.kaedesum


def laes_haendelsesraekke(raa: str | bytes) -> list[AlleHaendelser]:
    """Hændelserne af en JSON-liste fra arkivet."""
    return _LAES_RAEKKE.decode(raa)


def naeste_kaedesum(forrige: str, data: str) -> str:
    """SHA-256 af forrige kædesum og hændelsens tekst: hver hændelse binder alle før den."""
    return sha256(f"{forrige}{data}".encode()).hexdigest()


def poster(hoved: Sagshoved, haendelser: Iterable[Haendelse]) -> list[Haendelsespost]:
    """Rækkerne for nye hændelser i forlængelse af sagen. Hver hændelse skal have id, tid og brugernavn."""
    ud: list[Haendelsespost] = []
    kaedesum = hoved.kaedesum
    for nr, haendelse in enumerate(haendelser, hoved.version + 1):
        data = som_json(haendelse).decode()
        kaedesum = naeste_kaedesum(kaedesum, data)
        ud.append(
            Haendelsespost(
                nr=nr,
                type=haendelse.type,
                gyldig_fra=haendelse.gyldig_fra,
                registreret=haendelse.kendt_fra,
                registreret_af=haendelse.registreret_af,
                data=data,
                kaedesum=kaedesum,
            )
        )
    return ud


def pligtposter(hoved: Sagshoved, raekker: Iterable[Pligtraekke]) -> list[Pligtpost]:
    """Pligtrækkerne med ejer og team fra sagen."""
    ud = []
    for raekke in raekker:
        ejer = hoved.sagsbehandler_id
        if raekke.ansvarlig == Rolle.VIRKSOMHEDSKONSULENT and hoved.virksomhedskonsulent_id:
            ejer = hoved.virksomhedskonsulent_id
        aftrykket = aftryk(raekke, ejer, hoved.team)
        ud.append(
            Pligtpost(**msgspec.structs.asdict(raekke), ejer_id=ejer, team=hoved.team, aftryk=aftrykket)
        )
    return ud


def jobposter(raekker: Iterable[Jobraekke]) -> list[Jobpost]:
    """Jobrækkerne med aftryk."""
    return [Jobpost(**msgspec.structs.asdict(raekke), aftryk=aftryk(raekke)) for raekke in raekker]


def skrivning(laest: Laest, nye: Sequence[Haendelse], udledt: Projektion) -> Skrivning:
    """Forskellen mellem det, der står, og det, der skal stå."""
    pligter = {post.plads: post for post in pligtposter(laest.hoved, udledt.pligter)}
    job = {post.ansaettelse: post for post in jobposter(udledt.job)}
    return Skrivning(
        hoved=laest.hoved,
        haendelser=poster(laest.hoved, nye),
        kolonner=udledt.sag,
        pligter_vaek=[plads for plads in laest.pligter if plads not in pligter],
        pligter=[post for plads, post in pligter.items() if laest.pligter.get(plads) != post.aftryk],
        job_vaek=[noegle for noegle in laest.job if noegle not in job],
        job=[post for noegle, post in job.items() if laest.job.get(noegle) != post.aftryk],
    )
