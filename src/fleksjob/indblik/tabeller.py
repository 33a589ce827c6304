"""Tabellerne på disken: Parquet, skrevet så kun de ændrede sager regnes om, og så ingen læser noget halvt.

    mappe/nyeste.json              hvilken udgave der gælder, og hvornår den blev skrevet
    mappe/udgaver/000007/…         en hel udgave; filer, der ikke skiftede, er hårde links til den forriges

En udgave skrives ved siden af den gældende og tages i brug med én omdøbning. Slår strømmen fra midt i det, gælder den
gamle; resterne ryddes ved næste opdatering. Den næstsidste udgave bliver liggende for den, der er i gang med at læse.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Literal, Protocol

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from fleksjob.indblik import skema
from fleksjob.indblik.sagsraekker import DANSK_TID, Raekke

FIL = "data.parquet"
SAMLES = {skema.PERIODER.navn: "slags", skema.HAENDELSER.navn: "type"}
"""Rækker med den samme værdi ligger i stykker for sig, så den, der spørger om én slags, ikke læser de andre."""
STYKKE, MINDST = 131_072, 4_096
"""Rækker i et stykke: højst, og så mange, at værdien får sit eget."""
_ARROW: dict[skema.Type, pa.DataType] = {
    "tekst": pa.string(),
    "dato": pa.date32(),
    "heltal": pa.int64(),
    "tal": pa.float64(),
    "ja_nej": pa.bool_(),
}


class Kilde(Protocol):
    """Det, arkivet skal kunne svare på."""

    def aftryk(self) -> Mapping[str, int]:
        """Sag → et tal, der skifter, når sagen skal skrives om."""

    def raekker(self, sager: Collection[str]) -> Iterable[Mapping[str, list[Raekke]]]:
        """Rækkerne for netop de sager, bunke for bunke, efter tabel."""

    def hele(self) -> Mapping[str, list[Raekke]]:
        """De tabeller, der er små nok til at skrive forfra hver gang."""


class Udgave(msgspec.Struct, frozen=True):
    """Den udgave af tabellerne, der gælder. `omregnet` er, hvor mange sager den sidste opdatering regnede om."""

    skema: int
    nr: int
    opdateret: datetime
    sager: int
    omregnet: int

    @property
    def dag(self) -> date:
        """Dagen, den blev skrevet, i dansk tid; den, målene regnes for, når ingen anden er valgt."""
        return self.opdateret.astimezone(DANSK_TID).date()


def nyeste(mappe: Path) -> Udgave | None:
    """Udgaven, der gælder; None, før tabellerne er skrevet første gang, og når de er af et andet skema end vores."""
    fil = mappe / "nyeste.json"
    udgave = msgspec.json.decode(fil.read_bytes(), type=Udgave) if fil.exists() else None
    return udgave if udgave and udgave.skema == skema.UDGAVE else None


def plads(mappe: Path, udgave: Udgave) -> Path:
    """Mappen med udgavens filer."""
    return mappe / "udgaver" / f"{udgave.nr:06d}"


def filer(sted: Path, tabel: skema.Tabel) -> list[Path]:
    """Tabellens filer i en udgave, i årenes orden."""
    return sorted((sted / tabel.navn).rglob("*.parquet"))


def arrow_skema(tabel: skema.Tabel) -> pa.Schema:
    """Kolonnerne, som de står i filen."""
    return pa.schema([(k.navn, _ARROW[k.type]) for k in tabel.kolonner])


def aendrede(mappe: Path, kilde: Kilde) -> int:
    """Hvor mange sager den næste opdatering skal regne om."""
    gammel = nyeste(mappe)
    har = _aftryk(plads(mappe, gammel)) if gammel else {}
    return sum(har.get(sag) != aftryk for sag, aftryk in kilde.aftryk().items())


def opdater(
    mappe: Path,
    kilde: Kilde,
    nu: datetime,
    fremdrift: Callable[[int], object] | None = None,
    *,
    forfra: bool = False,
) -> Udgave:
    """Skriver en ny udgave, hvor kun det ændrede er regnet om. `fremdrift` kaldes med antal færdige sager."""
    mappe.mkdir(parents=True, exist_ok=True)
    with _ene_om_det(mappe):
        gammel = None if forfra else nyeste(mappe)
        fra = plads(mappe, gammel) if gammel else None
        skal = dict(kilde.aftryk())
        har = _aftryk(fra) if fra else {}
        vaek = {sag for sag in har if sag not in skal}
        omregnes = {sag for sag, aftryk in skal.items() if har.get(sag) != aftryk}
        nye = _hent(kilde, omregnes, fremdrift)
        udgave = Udgave(skema.UDGAVE, _hoejeste(mappe) + 1, nu, len(skal), len(omregnes))
        til = plads(mappe, udgave)
        shutil.rmtree(til, ignore_errors=True)
        for tabel in skema.TABELLER:
            _skriv_tabel(tabel, nye.get(tabel.navn, []), omregnes | vaek, fra, til)
        _tag_i_brug(mappe, udgave)
        return udgave


def ny_udgave(
    mappe: Path, stykker: Iterable[tuple[skema.Tabel, int, pa.Table]], nu: datetime, sager: int
) -> Udgave:
    """En hel udgave af færdige stykker: tabel, år (0 for en tabel, der ikke er delt) og rækkerne, ét ad gangen.

    Hvert stykke er hele filen. Det, der ikke kommer et stykke til, bliver tomt.
    """
    mappe.mkdir(parents=True, exist_ok=True)
    with _ene_om_det(mappe):
        udgave = Udgave(skema.UDGAVE, _hoejeste(mappe) + 1, nu, sager, sager)
        til = plads(mappe, udgave)
        shutil.rmtree(til, ignore_errors=True)
        for tabel in skema.TABELLER:
            _gem(_fil(til, tabel, 0), arrow_skema(tabel).empty_table(), tabel)
        for tabel, aar, raekkerne in stykker:
            _gem(_fil(til, tabel, aar), raekkerne, tabel)
        _tag_i_brug(mappe, udgave)
        return udgave


def som_stykker(tabel: skema.Tabel, raekkerne: list[Raekke]) -> Iterator[tuple[int, pa.Table]]:
    """Rækkerne efter det år, deres fil er for."""
    return delt_efter_aar(tabel, _som_arrow(tabel, raekkerne))


def delt_efter_aar(tabel: skema.Tabel, alle: pa.Table) -> Iterator[tuple[int, pa.Table]]:
    """Det samme for rækker, der allerede er kolonner. En tabel, der ikke er delt, er ét stykke."""
    if not tabel.aar_af:
        yield 0, alle
        return
    aar = pc.year(alle[tabel.aar_af])
    for et_aar in (int(et) for et in pc.unique(aar).to_pylist() if et is not None):
        yield et_aar, alle.filter(pc.equal(aar, pa.scalar(et_aar)))


def _fil(sted: Path, tabel: skema.Tabel, aar: int) -> Path:
    return sted / tabel.navn / (f"aar={aar:04d}" if tabel.aar_af else "") / FIL


def _hoejeste(mappe: Path) -> int:
    return max((int(en.name) for en in (mappe / "udgaver").glob("[0-9]*")), default=0)


@contextmanager
def _ene_om_det(mappe: Path) -> Iterator[None]:
    with (mappe / "opdaterer.laas").open("w") as laas:
        fcntl.flock(laas, fcntl.LOCK_EX)
        yield


def _aftryk(sted: Path) -> dict[str, int]:
    tabel = pq.read_table(sted / skema.SAGER.navn / FIL, columns=["sag", "aftryk"])
    par = zip(tabel["sag"].to_pylist(), tabel["aftryk"].to_pylist(), strict=True)
    return {str(sag): int(aftryk or 0) for sag, aftryk in par}


def _hent(
    kilde: Kilde, omregnes: set[str], fremdrift: Callable[[int], object] | None
) -> dict[str, list[Raekke]]:
    ud: dict[str, list[Raekke]] = {}
    for bunke in kilde.raekker(omregnes) if omregnes else ():
        for navn, raekkerne in bunke.items():
            ud.setdefault(navn, []).extend(raekkerne)
        if fremdrift:
            fremdrift(len(bunke[skema.SAGER.navn]))
    return ud | dict(kilde.hele())


def _skriv_tabel(
    tabel: skema.Tabel, raekkerne: list[Raekke], roert: set[str], fra: Path | None, til: Path
) -> None:
    nye = _som_arrow(tabel, raekkerne)
    if tabel.forfra:
        _gem(til / tabel.navn / FIL, nye, tabel)
        return
    if not tabel.aar_af:
        gamle = pq.read_table(fra / tabel.navn / FIL) if fra else nye.slice(0, 0)
        _gem(til / tabel.navn / FIL, pa.concat_tables([_uden(gamle, roert), nye]), tabel)
        return
    _skriv_aar(tabel, nye, roert, fra, til)


def _skriv_aar(tabel: skema.Tabel, nye: pa.Table, roert: set[str], fra: Path | None, til: Path) -> None:
    """Kun de år, hvor en rørt sag har eller havde rækker, skrives om; de andre er den samme fil."""
    aar = pc.year(nye[tabel.aar_af])
    gamle = {int(fil.parent.name.removeprefix("aar=")): fil for fil in filer(fra, tabel)} if fra else {}
    i_nye = [int(et) for et in pc.unique(aar).to_pylist() if et is not None]
    for et_aar in sorted({*i_nye, *gamle, 0}):
        maal = til / tabel.navn / f"aar={et_aar:04d}" / FIL
        aarets = nye.filter(pc.equal(aar, pa.scalar(et_aar)))
        foer = pq.read_table(gamle[et_aar]) if et_aar in gamle else nye.slice(0, 0)
        tilbage = _uden(foer, roert)
        if et_aar in gamle and not aarets.num_rows and tilbage.num_rows == foer.num_rows:
            maal.parent.mkdir(parents=True, exist_ok=True)
            os.link(gamle[et_aar], maal)
        elif aarets.num_rows or tilbage.num_rows or et_aar == 0:
            _gem(maal, pa.concat_tables([tilbage, aarets]), tabel)


def _uden(raekkerne: pa.Table, roert: set[str]) -> pa.Table:
    if not roert or not raekkerne.num_rows:
        return raekkerne
    return raekkerne.filter(pc.invert(pc.is_in(raekkerne["sag"], pa.array(sorted(roert), pa.string()))))


def _som_arrow(tabel: skema.Tabel, raekkerne: list[Raekke]) -> pa.Table:
    kolonner = list(zip(*raekkerne, strict=True)) if raekkerne else [()] * len(tabel.kolonner)
    formen = arrow_skema(tabel)
    return pa.table(
        [pa.array(kolonne, felt.type) for kolonne, felt in zip(kolonner, formen, strict=True)], schema=formen
    )


def _gem(fil: Path, raekkerne: pa.Table, tabel: skema.Tabel) -> None:
    """Sorteret, så den samme viden giver den samme fil, uanset hvornår og i hvilken orden den kom."""
    fil.parent.mkdir(parents=True, exist_ok=True)
    foerst = SAMLES.get(tabel.navn, "")
    orden: list[tuple[str, Literal["ascending", "descending"]]] = [
        (navn, "ascending") for navn in sorted(tabel.kolonnenavne, key=lambda navn: navn != foerst)
    ]
    sorteret = raekkerne.sort_by(orden)
    with pq.ParquetWriter(fil, sorteret.schema, compression="zstd") as skriver:
        for fra, antal in _stykker(sorteret, foerst):
            skriver.write_table(sorteret.slice(fra, antal), row_group_size=STYKKE)


def _stykker(sorteret: pa.Table, foerst: str) -> Iterator[tuple[int, int]]:
    """Hvor et nyt stykke begynder, og hvor mange rækker det har. Værdier med få rækker deler et."""
    fra = antal = 0
    hver = [sorteret.num_rows]
    if foerst:
        hver = [int(en or 0) for en in pc.value_counts(sorteret[foerst]).field("counts").to_pylist()]
    for naeste in hver:
        if antal and max(antal, naeste) >= MINDST:
            yield fra, antal
            fra, antal = fra + antal, 0
        antal += naeste
    if antal:
        yield fra, antal


def _tag_i_brug(mappe: Path, udgave: Udgave) -> None:
    midlertidig = mappe / "nyeste.json.ny"
    midlertidig.write_text(json.dumps(msgspec.to_builtins(udgave)), "utf-8")
    os.replace(midlertidig, mappe / "nyeste.json")
    for en in (mappe / "udgaver").glob("[0-9]*"):
        if int(en.name) < udgave.nr - 1:
            shutil.rmtree(en, ignore_errors=True)
