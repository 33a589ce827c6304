"""Arkivets svar til indblikket: hvilke sager der er ændret, og hvad der står i dem. Uden navn og CPR-nummer.

Tabellerne ligger i `indblik/` i datamappen, én mappe for hver kommune. Nøglen til pseudonymerne ligger ved siden af,
ikke i mappen, så en kommunes tabeller kan kopieres, uden at nogen kan gå tilbage til sagerne.
"""

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

from django.conf import settings
from django.db import connection

from fleksjob.indblik import tabeller
from fleksjob.indblik.alarmer import antal_paa_holdene
from fleksjob.indblik.brancher import hovedafdeling
from fleksjob.indblik.pseudonym import Pseudonymer
from fleksjob.indblik.sagsraekker import DANSK_TID, Maerker, Raekke, Sagskilde, raekker_for
from fleksjob.indblik.ventes import hvem_ventes_der_paa
from fleksjob.sager import masselaesning
from fleksjob.sager.koegrunde import GRUNDE
from fleksjob.sager.lagerdata import Sagshoved
from fleksjob.sager.models import Koegrund, Sag, Udbetaling, Virksomhedskort
from fleksjob.sager.udregning import bunkevis, i_flere_processer

_BUNKE = 500
_PLIGT = (
    *("sag_id", "team", "kode", "navn", "art", "ansvarlig", "hos", "frist", "siden", "opfyldt_den"),
    *("bortfaldet_den", "efter_frist", "aaben", "aaben_til", "gaelder_fra", "gaelder_til"),
)


def mappe(kommune_id: int) -> Path:
    """Hvor kommunens tabeller ligger."""
    return Path(settings.DATA) / "indblik" / str(kommune_id)


def landet() -> Path:
    """Hvor hele landets tabeller ligger, når de er her."""
    return Path(settings.DATA) / "indblik" / "land"


def opdater(
    kommune_id: int,
    nu: datetime,
    fremdrift: Callable[[int], object] | None = None,
    *,
    forfra: bool = False,
) -> tabeller.Udgave:
    """Bringer kommunens tabeller ajour med arkivet. `forfra` efter en udgave, der ændrer regler eller frister."""
    arkivet = Arkivet(kommune_id, pseudonymer())
    udgave = tabeller.opdater(mappe(kommune_id), arkivet, nu, fremdrift, forfra=forfra)
    antal_paa_holdene(
        mappe(kommune_id), udgave
    )  # talt nu, så den første, der åbner tavlen, ikke venter på det
    return udgave


def aendrede(kommune_id: int) -> int:
    """Hvor mange sager der er ændret siden sidste opdatering."""
    return tabeller.aendrede(mappe(kommune_id), Arkivet(kommune_id, pseudonymer()))


def pseudonymer() -> Pseudonymer:
    """Mærkerne af den nøgle, der laves én gang og kun kan læses af ejeren."""
    fil = Path(settings.DATA) / "indblik" / "noegle.txt"
    if not fil.exists():
        fil.parent.mkdir(parents=True, exist_ok=True)
        fil.touch(mode=0o600)
        fil.write_text(secrets.token_hex(32), "utf-8")
    return Pseudonymer(bytes.fromhex(fil.read_text("utf-8")))


_KENDTE: dict[tuple[int, bytes], dict[str, int]] = {}
"""Kommune og nøgle → pseudonym → sag. En sags pseudonym skifter aldrig, så kun nye sager kommer til."""


def sager_bag_pseudonymer(kommune_id: int) -> Mapping[str, int]:
    """Vejen tilbage fra pseudonym til sag, for den, der har nøglen. Hvem der må se sagen, afgøres af `for_bruger`."""
    maerker = pseudonymer()
    kendte = _KENDTE.get((kommune_id, maerker.noegle), {})
    nye = Sag.for_kommune(kommune_id).filter(pk__gt=max(kendte.values(), default=0))
    fundne = {maerker.sag(kommune_id, pk): pk for pk in nye.values_list("pk", flat=True)}
    if fundne:
        _KENDTE[kommune_id, maerker.noegle] = kendte = {**kendte, **fundne}
    return kendte


class Arkivet:
    """Én kommunes sager, som indblikket må se dem."""

    def __init__(self, kommune_id: int, maerker: Pseudonymer) -> None:
        self.kommune_id = kommune_id
        self.maerker = maerker
        self._numre: dict[str, int] = {}

    def aftryk(self) -> Mapping[str, int]:
        """Sagens kædesum og team: skifter en af dem, regnes sagen om."""
        sager = Sag.for_kommune(self.kommune_id).filter(version__gt=0).values_list("pk", "kaedesum", "team")
        alle = [
            (self.maerker.sag(self.kommune_id, pk), pk, aftryk_af(sum_, team)) for pk, sum_, team in sager
        ]
        self._numre = {maerke: pk for maerke, pk, _ in alle}
        return {maerke: aftryk for maerke, _, aftryk in alle}

    def raekker(self, sager: Collection[str]) -> Iterable[Mapping[str, list[Raekke]]]:
        """Sagerne læst og foldet, i flere processer når der er mange."""
        numre = sorted(self._numre[sag] for sag in sager)
        maerker = Maerker(self.maerker, self._brancher())
        return i_flere_processer(partial(raekker_for, maerker), self._kilder(numre), len(numre))

    def hele(self) -> Mapping[str, list[Raekke]]:
        """De måneder, der venter på et menneske, med en række for hver grund."""
        venter = Udbetaling.for_kommune(self.kommune_id).filter(status__in=("beregnet", "manuel"))
        grunde: dict[int, list[str]] = {}
        koen = Koegrund.for_kommune(self.kommune_id).filter(udbetaling__status__in=("beregnet", "manuel"))
        for linje, kode in koen.order_by("pk").values_list("udbetaling_id", "kode"):
            grunde.setdefault(linje, []).append(GRUNDE.get(kode, kode))
        return {
            "udbetalinger": [
                (maaned, status, grund, beregnet.astimezone(DANSK_TID).date())
                for pk, maaned, status, beregnet in venter.values_list("pk", "maaned", "status", "beregnet")
                for grund in grunde.get(pk, [""])
            ]
        }

    def _kilder(self, numre: list[int]) -> Iterator[Sagskilde]:
        for bunke in bunkevis(numre, _BUNKE):
            tekster = _tekster(bunke)
            pligter = _pligter(bunke)
            koen = self._koen(bunke)
            for hoved in masselaesning.hoveder_for(self.kommune_id, bunke):
                yield self._kilde(
                    hoved, koen[hoved.sag_id], tekster[hoved.sag_id], pligter.get(hoved.sag_id, [])
                )

    def _koen(self, numre: list[int]) -> dict[int, str]:
        """CPR-nummerets sidste ciffer er lige for kvinder; mere af det kommer ikke med."""
        sidste = Sag.for_kommune(self.kommune_id).filter(pk__in=numre).values_list("pk", "person__cpr")
        return {pk: "mand" if int(cpr[-1]) % 2 else "kvinde" for pk, cpr in sidste}

    def _brancher(self) -> dict[str, str]:
        kort = Virksomhedskort.for_kommune(self.kommune_id).exclude(branche="").values_list("cvr", "branche")
        return {cvr: hovedafdeling(branche) for cvr, branche in kort}

    def _kilde(self, hoved: Sagshoved, koen: str, tekster: list[str], pligter: list[Raekke]) -> Sagskilde:
        return Sagskilde(
            sag=self.maerker.sag(self.kommune_id, hoved.sag_id),
            kommune=self.kommune_id,
            team=hoved.team,
            aftryk=aftryk_af(hoved.kaedesum, hoved.team),
            foedselsdato=hoved.foedselsdato,
            koen=koen,
            haendelser=f"[{','.join(tekster)}]",
            pligter=tuple(pligter),
        )


def aftryk_af(kaedesum: str, team: str) -> int:
    """Tallet, der skifter, når sagen skal skrives om.

    Kædesummen binder alle sagens hændelser, så også en rettet eller genskabt sag får et nyt.
    """
    return int(kaedesum[:15] or "0", 16) ^ crc32(team.encode())


def _raa(tabel: str, kolonner: Iterable[str], orden: str, numre: Collection[int]) -> list[tuple[Any, ...]]:
    pladser = ", ".join(["%s"] * len(numre))
    with connection.cursor() as markoer:
        markoer.execute(
            f"SELECT {', '.join(kolonner)} FROM {tabel} WHERE sag_id IN ({pladser}) ORDER BY sag_id, {orden}",  # noqa: S608
            list(numre),
        )
        return list(markoer.fetchall())


def _tekster(numre: Collection[int]) -> dict[int, list[str]]:
    ud: dict[int, list[str]] = {}
    for sag_id, data in _raa("sager_haendelse", ("sag_id", "data"), "nr", numre):
        ud.setdefault(sag_id, []).append(data)
    return ud


def _pligter(numre: Collection[int]) -> dict[int, list[Raekke]]:
    """Rækkerne i tabellen `pligter`. Hos hvem der ventes, bliver til en af fem koder; navnet kommer ikke med."""
    ud: dict[int, list[Raekke]] = {}
    for sag_id, team, kode, navn, art, ansvarlig, hos, frist, *resten in _raa(
        "sager_pligt", _PLIGT, "id", numre
    ):
        if frist is None:
            continue
        siden, opfyldt, bortfaldet, efter_frist, aaben, *vindue = resten
        hvem = hvem_ventes_der_paa(kode, ansvarlig, hos)
        ud.setdefault(sag_id, []).append(
            (
                *(team, kode, navn, art, hvem, _dag(frist), _dag(siden), _dag(opfyldt), _dag(bortfaldet)),
                *(efter_frist, bool(aaben), *(_dag(en) for en in vindue)),
            )
        )
    return ud


def _dag(vaerdi: date | str | None) -> date | None:
    """SQLite giver datoer som tekst, når der ikke læses gennem Django."""
    return date.fromisoformat(vaerdi) if isinstance(vaerdi, str) else vaerdi
