"""Kommunens hændelser ud som filer, ét år i hver, til kommunens egen brug.

Udtrækket er personoplysninger: sagsnummer, fødselsdato og hændelserne, som de er skrevet, også fri tekst og helbred.
Navne og CPR-numre er ikke med som kolonner. Beskyttede personer er ikke med. Hver person får en linje i opslagsloggen,
så hun kan se, at hendes sag var i et udtræk.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, Literal, Protocol

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Haendelse, Opslag, Sag
from fleksjob.sager.udregning import bunkevis
from fleksjob.sager.visninger.opslagslog import KONTOR

Form = Literal["parquet", "jsonl"]
FORMAAL = "Udtræk af hændelser til kommunens egen brug"
MAERKE = "LÆS MIG.txt"
ADVARSEL = (
    "Filerne er personoplysninger: sager, fødselsdatoer, fri tekst og helbred. De må kun bruges i kommunen, skal "
    "ligge, hvor kun de rette har adgang, og slettes, når de er brugt."
)
KOLONNER: dict[str, pa.DataType] = {
    "sag": pa.string(),
    "foedselsdato": pa.date32(),
    "nr": pa.int64(),
    "type": pa.string(),
    "gyldig_fra": pa.date32(),
    "registreret": pa.timestamp("us", "UTC"),
    "registreret_af": pa.string(),
    "data": pa.string(),
}
"""`sag` er sagsnummeret, `nr` hændelsens plads i sagen, og `data` hændelsen som JSON, som `fleksjob tilstand` læser."""
_BUNKE = 1_000
Raekke = tuple[Any, ...]


class Udtraek(msgspec.Struct, frozen=True):
    """Hvad der blev skrevet. `beskyttede` er personer, der ikke er med."""

    sager: int
    haendelser: int
    beskyttede: int
    aar: tuple[int, ...]


class _Fil(Protocol):
    def skriv(self, raekker: Sequence[Raekke]) -> None: ...
    def luk(self) -> None: ...


def skriv_haendelser(
    bruger: Bruger, mappe: Path, form: Form, *, nu: datetime, fremdrift: Callable[[int], object] | None = None
) -> Udtraek:
    """Skriver filerne i mappen, som skal være tom eller et tidligere udtræk; et tidligere udtræk afløses helt."""
    if not bruger.is_active or bruger.rolle != Rolle.LEDER:
        raise AdgangNaegtet("Kun en leder kan trække kommunens hændelser ud.")
    _kraev_ledig(mappe)
    ny = mappe.with_name(f".{mappe.name}.ny")
    shutil.rmtree(ny, ignore_errors=True)
    ny.mkdir(parents=True, mode=0o700)
    try:
        udtraek = _skriv(bruger, ny, form, nu, fremdrift or (lambda antal: None))
        (ny / MAERKE).write_text(
            f"{ADVARSEL}\n\nSkrevet {nu:%Y-%m-%d %H:%M} af {bruger.username}.\n", "utf-8"
        )
    except BaseException:
        shutil.rmtree(ny, ignore_errors=True)
        raise
    shutil.rmtree(mappe, ignore_errors=True)
    ny.rename(mappe)
    return udtraek


def _kraev_ledig(mappe: Path) -> None:
    if mappe.is_file():
        raise UgyldigtInput("til", f"{mappe} er en fil; angiv en mappe.")
    if mappe.exists() and any(mappe.iterdir()) and not (mappe / MAERKE).exists():
        raise UgyldigtInput("til", f"Mappen {mappe} er brugt til andet; angiv en tom mappe eller en ny.")


def _skriv(
    bruger: Bruger, mappe: Path, form: Form, nu: datetime, fremdrift: Callable[[int], object]
) -> Udtraek:
    sager = Sag.for_bruger(bruger).filter(version__gt=0).order_by("pk")
    beskyttede = sager.filter(person__beskyttet=True).count()
    alle = list(
        sager.filter(person__beskyttet=False).values_list("pk", "nummer", "person_id", "person__foedselsdato")
    )
    skrevet = 0
    with ExitStack() as aabne:
        filer: dict[int, _Fil] = {}
        for bunke in bunkevis(alle, _BUNKE):
            pr_aar: dict[int, list[Raekke]] = {}
            for raekke in _raekker(bruger, bunke):
                pr_aar.setdefault(raekke[4].year, []).append(raekke)
            for aar, raekker in pr_aar.items():
                if aar not in filer:
                    filer[aar] = _Parquet(mappe, aar) if form == "parquet" else _Jsonl(mappe, aar)
                    aabne.callback(filer[aar].luk)
                filer[aar].skriv(raekker)
                skrevet += len(raekker)
            _log(bruger, [person for _, _, person, _ in bunke], nu)
            fremdrift(len(bunke))
    return Udtraek(len(alle), skrevet, beskyttede, tuple(sorted(filer)))


def _raekker(bruger: Bruger, bunke: Sequence[tuple[int, str, int, date]]) -> Iterator[Raekke]:
    numre = {pk: (nummer, foedt) for pk, nummer, _, foedt in bunke}
    haendelser = Haendelse.for_bruger(bruger).filter(sag__in=numre).order_by("sag", "nr")
    felter = ("sag_id", "nr", "type", "gyldig_fra", "registreret", "registreret_af", "data")
    for sag_id, *resten in haendelser.values_list(*felter):
        yield (*numre[sag_id], *resten)


def _log(bruger: Bruger, personer: Sequence[int], nu: datetime) -> None:
    Opslag.objects.bulk_create(
        Opslag(
            kommune_id=bruger.kommune_id,
            bruger=bruger,
            person_id=person,
            formaal=FORMAAL,
            kanal=KONTOR,
            tid=nu,
            rolle=bruger.rolle,
            enhed=bruger.team,
            tilknytning="ledelse",
        )
        for person in dict.fromkeys(personer)
    )


class _Parquet:
    def __init__(self, mappe: Path, aar: int) -> None:
        sted = mappe / f"aar={aar:04d}"
        sted.mkdir(mode=0o700)
        self._skema = pa.schema(list(KOLONNER.items()))
        self._fil = pq.ParquetWriter(sted / "haendelser.parquet", self._skema, compression="zstd")

    def skriv(self, raekker: Sequence[Raekke]) -> None:
        kolonner = list(zip(*raekker, strict=True))
        data = [pa.array(kolonne, felt.type) for kolonne, felt in zip(kolonner, self._skema, strict=True)]
        self._fil.write_table(pa.table(data, schema=self._skema))

    def luk(self) -> None:
        self._fil.close()


class _Jsonl:
    """Én hændelse på hver linje; `data` er foldet ud som JSON."""

    def __init__(self, mappe: Path, aar: int) -> None:
        self._fil: IO[str] = (mappe / f"haendelser-{aar:04d}.jsonl").open("w", encoding="utf-8")

    def skriv(self, raekker: Sequence[Raekke]) -> None:
        for raekke in raekker:
            felter = dict(zip(KOLONNER, raekke, strict=True)) | {"data": json.loads(raekke[-1])}
            self._fil.write(json.dumps(felter, ensure_ascii=False, default=_iso) + "\n")

    def luk(self) -> None:
        self._fil.close()


def _iso(vaerdi: date) -> str:
    return vaerdi.isoformat()
