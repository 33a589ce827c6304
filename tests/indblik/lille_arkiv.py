"""Et arkiv i hukommelsen, så målene kan prøves på få personer uden database."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec

from fleksjob.forloeb.haendelser import AlleHaendelser, som_json
from fleksjob.forloeb.tilstand import Person
from fleksjob.indblik import tabeller
from fleksjob.indblik.pseudonym import Pseudonymer
from fleksjob.indblik.sagsraekker import Maerker, Raekke, Sagskilde, raekker_for
from fleksjob.indblik.ventes import hvem_ventes_der_paa
from fleksjob.sager.projektioner import Pligtraekke, projektion

NU = datetime(2026, 11, 20, 12, tzinfo=UTC)
FOEDT = date(1980, 5, 2)
NOEGLE = Pseudonymer(b"en noegle kun til proever")
MAERKER = Maerker(NOEGLE)
_LAES = msgspec.json.Decoder(list[AlleHaendelser])


def laes(haendelser: Sequence[Mapping[str, Any]]) -> list[AlleHaendelser]:
    """Hændelser af det, der står i en YAML-fil."""
    return _LAES.decode(msgspec.json.encode(haendelser))


def _pligt(team: str, p: Pligtraekke) -> Raekke:
    hvem = hvem_ventes_der_paa(p.kode, p.ansvarlig, p.hos)
    return (
        *(team, p.kode, p.navn, p.art, hvem, p.frist, p.siden, p.opfyldt_den, p.bortfaldet_den),
        *(p.efter_frist, p.aaben, p.aaben_til, p.gaelder_fra, p.gaelder_til),
    )


class LilleArkiv:
    """Sager med navn → deres hændelser. Navnet er sagens mærke, så en prøve kan læses.

    `personer`: navn → `kommune`, `koen` og `foedt`, når de betyder noget for prøven. `brancher`: CVR-nummer → bogstav.
    """

    def __init__(
        self,
        sager: Mapping[str, Sequence[AlleHaendelser]],
        *,
        foedt: date = FOEDT,
        team: str = "",
        udbetalinger: Sequence[Raekke] = (),
        personer: Mapping[str, Mapping[str, Any]] = {},
        brancher: Mapping[str, str] = {},
    ) -> None:
        self.sager = sager
        self.foedt = foedt
        self.team = team
        self.udbetalinger = list(udbetalinger)
        self.personer = personer
        self.maerker = Maerker(NOEGLE, brancher)
        self.omregnet: list[str] = []

    def aftryk(self) -> Mapping[str, int]:
        return {
            navn: crc32(b"".join(map(som_json, hs)) + self.team.encode()) for navn, hs in self.sager.items()
        }

    def raekker(self, sager: Collection[str]) -> Iterable[Mapping[str, list[Raekke]]]:
        self.omregnet = sorted(sager)
        yield raekker_for(self.maerker, [self._kilde(navn) for navn in self.omregnet])

    def hele(self) -> Mapping[str, list[Raekke]]:
        return {"udbetalinger": self.udbetalinger}

    def _kilde(self, navn: str) -> Sagskilde:
        haendelser = list(self.sager[navn])
        om = self.personer.get(navn, {})
        foedt = om.get("foedt", self.foedt)
        pligter = projektion(Person(foedt), haendelser).pligter
        return Sagskilde(
            sag=navn,
            kommune=om.get("kommune", 901),
            team=self.team,
            aftryk=self.aftryk()[navn],
            foedselsdato=foedt,
            koen=om.get("koen", "kvinde"),
            haendelser=b"[%s]".__mod__(b",".join(map(som_json, haendelser))).decode(),
            pligter=tuple(_pligt(self.team, p) for p in pligter if p.frist is not None),
        )


def regn(mappe: Path, arkiv: LilleArkiv, kode: str, dag: date, **valg: Any) -> list[dict[str, Any]]:
    """Målets rækker, når tabellerne lige er skrevet af arkivet."""
    from fleksjob.indblik.svar import svar

    tabeller.opdater(mappe, arkiv, NU)
    return list(svar(mappe, kode, dag, **valg).raekker)
