"""Digital Post: porten, og en adapter, der virker uden net ved at lægge beskederne i en mappe.

    udbakke/<beskedens nummer>/memo.xml og brev.pdf     det, der er sendt
    kvitteringer/*.json                                  svar, der ikke er læst endnu
    kvitteringer/laest/, kvitteringer/ulaeselige/        svar, der er læst, og svar, der ikke kunne læses
    ikke-tilmeldte.txt                                   CPR-numre på dem, der er fritaget, ét på hver linje

En kvittering er `{"noegle": "…", "status": "leveret|afvist|ikke_tilmeldt", "tid": "…", "besked": "…"}`.
Hverken filnavne, mappenavne eller fejl bærer et CPR-nummer.
"""

import os
import shutil
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal, Protocol
from uuid import UUID

import msgspec

from fleksjob.snitflader.memo import Memoversion, Post, memo

Svar = Literal["leveret", "afvist", "ikke_tilmeldt"]


class Postfejl(Exception):
    """Posten kunne ikke tages imod. Beskeden er én sætning på dansk uden navn eller CPR-nummer."""


class Kvittering(msgspec.Struct, frozen=True):
    """Postens svar på én besked. `id` er kvitteringens eget navn, som den kvitteres med."""

    id: str
    noegle: UUID
    status: Svar
    tid: datetime
    besked: str = ""


class Digitalpost(Protocol):
    """Det, huset kræver af en vej ud. Alle adaptere prøves mod de samme prøver."""

    def er_tilmeldt(self, cpr: str) -> bool:
        """Om personen kan få Digital Post."""

    def send(self, post: Post) -> None:
        """Afleverer beskeden. Samme nummer med samme brev er den samme besked og sendes ikke igen.

        Rejser `Postfejl`, når posten ikke kan tage imod, eller nummeret er brugt til et andet brev.
        """

    def kvitteringer(self) -> list[Kvittering]:
        """De svar, der ikke er kvitteret for, ældste først."""

    def kvitter(self, kvittering: Kvittering) -> None:
        """Svaret er skrevet ned hos os og kommer ikke igen."""


class _Svarfil(msgspec.Struct, frozen=True):
    noegle: UUID
    status: Svar
    tid: datetime
    besked: str = ""


class Postmappe:
    """Adapteren på en mappe. Alt skrives ved siden af og flyttes på plads, så en besked er der helt eller slet ikke."""

    def __init__(self, rod: Path, version: Memoversion = "1.2") -> None:
        self.rod = rod
        self.version = version

    @property
    def udbakke(self) -> Path:
        """Mappen med det, der er sendt."""
        return self.rod / "udbakke"

    @property
    def svar(self) -> Path:
        """Mappen, svarene kommer i."""
        return self.rod / "kvitteringer"

    def er_tilmeldt(self, cpr: str) -> bool:
        liste = self.rod / "ikke-tilmeldte.txt"
        if not liste.exists():
            return True
        linjer = liste.read_text(encoding="utf-8").splitlines()
        return cpr not in {linje.strip().replace("-", "") for linje in linjer}

    def send(self, post: Post) -> None:
        paa_plads = self.udbakke / str(post.noegle)
        if not self.er_tilmeldt(post.cpr):
            raise Postfejl("Modtageren er ikke tilmeldt Digital Post; brevet skal sendes på papir.")
        if paa_plads.exists():
            if sha256((paa_plads / "brev.pdf").read_bytes()).digest() != sha256(post.pdf).digest():
                raise Postfejl(f"Nummeret {post.noegle} er allerede brugt til et andet brev.")
            return
        foreloebig = self.udbakke / f".{post.noegle}.{os.getpid()}"
        try:
            shutil.rmtree(foreloebig, ignore_errors=True)
            foreloebig.mkdir(parents=True)
            (foreloebig / "memo.xml").write_bytes(memo(post, self.version))
            (foreloebig / "brev.pdf").write_bytes(post.pdf)
            foreloebig.rename(paa_plads)
        except OSError as fejl:
            shutil.rmtree(foreloebig, ignore_errors=True)
            if paa_plads.exists():
                return
            raise Postfejl(f"Udbakken kan ikke skrives ({fejl.strerror}).") from fejl

    def kvitteringer(self) -> list[Kvittering]:
        fundne = []
        for fil in sorted(self.svar.glob("*.json")):
            try:
                laest = msgspec.json.decode(fil.read_bytes(), type=_Svarfil)
            except (msgspec.DecodeError, OSError):
                self._flyt(fil, "ulaeselige")
                continue
            fundne.append(Kvittering(fil.name, laest.noegle, laest.status, laest.tid, laest.besked))
        return sorted(fundne, key=lambda en: (en.tid.timestamp(), en.id))

    def kvitter(self, kvittering: Kvittering) -> None:
        fil = self.svar / kvittering.id
        if fil.exists():
            self._flyt(fil, "laest")

    def ulaeselige(self) -> list[str]:
        """Navnene på de svar, der ikke kunne læses."""
        return sorted(fil.name for fil in (self.svar / "ulaeselige").glob("*.json"))

    def _flyt(self, fil: Path, hvorhen: str) -> None:
        maal = self.svar / hvorhen
        maal.mkdir(parents=True, exist_ok=True)
        fil.replace(maal / fil.name)


class Posthukommelse:
    """Den samme port i hukommelsen, til prøver af det, der bruger den. `fejl` er det, den næste afsendelse svarer."""

    def __init__(self) -> None:
        self.sendt: dict[UUID, Post] = {}
        self.ikke_tilmeldte: set[str] = set()
        self.svar: dict[str, Kvittering] = {}
        self.fejl = ""

    def er_tilmeldt(self, cpr: str) -> bool:
        return cpr not in self.ikke_tilmeldte

    def send(self, post: Post) -> None:
        if self.fejl:
            raise Postfejl(self.fejl)
        if not self.er_tilmeldt(post.cpr):
            raise Postfejl("Modtageren er ikke tilmeldt Digital Post; brevet skal sendes på papir.")
        kendt = self.sendt.get(post.noegle)
        if kendt is not None and kendt.pdf != post.pdf:
            raise Postfejl(f"Nummeret {post.noegle} er allerede brugt til et andet brev.")
        self.sendt.setdefault(post.noegle, post)

    def kvitteringer(self) -> list[Kvittering]:
        return sorted(self.svar.values(), key=lambda en: (en.tid.timestamp(), en.id))

    def kvitter(self, kvittering: Kvittering) -> None:
        self.svar.pop(kvittering.id, None)
