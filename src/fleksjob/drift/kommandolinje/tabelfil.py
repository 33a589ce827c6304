"""Filer med mange rækker ind og ud: csv og parquet, en grund til hver dårlig række, og svaret lagt på plads til sidst.

Filen læses helt, og det skrevne flyttes først på sin plads, når det er færdigt. En række, der ikke kan regnes,
beholdes med sin grund i kolonnen `fejl`.
"""

import csv
import io
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fleksjob.drift.kommandolinje import Fejlet
from fleksjob.lov.kerne.fejl import UgyldigtInput

VISTE_FEJL = 1000
Kolonne = NDArray[np.float64] | Sequence[str | None]
"""Et svar for hver række: tal (NaN = intet) eller navne (None = intet)."""


@dataclass(frozen=True)
class Tabel:
    """Filens kolonner som de er (tekst fra csv, typer fra parquet), csv-filens skilletegn og rækkernes linjer."""

    kolonner: dict[str, list[Any]]
    antal: int
    skilletegn: str = ","
    linjer: Sequence[int] = ()
    fejl: Mapping[int, str] | None = None


def endelse(fil: Path) -> str:
    """».csv« eller ».parquet«; alt andet er en fejl."""
    if fil.suffix.lower() not in (".csv", ".parquet"):
        raise UgyldigtInput("fil", f"{fil.name} skal ende på .csv eller .parquet.")
    return fil.suffix.lower()


def laes(fil: Path) -> Tabel:
    """Filens kolonner. En fil, der ikke findes eller ikke kan læses, er en fejl, der siger hvorfor."""
    slags = endelse(fil)
    if not fil.is_file():
        raise UgyldigtInput("fil", f"Filen {fil} findes ikke.")
    return _laes_csv(fil) if slags == ".csv" else _laes_parquet(fil)


def _laes_csv(fil: Path) -> Tabel:
    raa = fil.read_bytes()
    try:
        tekst = raa.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = raa.decode("cp1252", errors="replace")
    hoved = tekst.partition("\n")[0]
    skilletegn = max(";,\t", key=hoved.count)
    laeser = csv.reader(io.StringIO(tekst), delimiter=skilletegn)
    raekker = [(r, laeser.line_num) for r in laeser if r]
    if not raekker:
        raise UgyldigtInput("fil", f"{fil.name} er tom; første linje skal have kolonnernes navne.")
    navne, data = [n.strip() for n in raekker[0][0]], [r for r, _ in raekker[1:]]
    if len(set(navne)) < len(navne):
        raise UgyldigtInput("fil", f"{fil.name} har to kolonner med samme navn.")
    fejl = {
        i: f"har {len(r)} felter, men overskriften har {len(navne)}."
        for i, r in enumerate(data)
        if len(r) != len(navne)
    }
    for i in fejl:
        data[i] = [*data[i], *[""] * len(navne)][: len(navne)]
    kolonner = (
        dict(zip(navne, map(list, zip(*data, strict=True)), strict=True)) if data else {n: [] for n in navne}
    )
    return Tabel(kolonner, len(data), skilletegn, [linje for _, linje in raekker[1:]], fejl)


def _laes_parquet(fil: Path) -> Tabel:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        tabel = pq.read_table(fil)
    except (pa.ArrowInvalid, OSError):
        raise UgyldigtInput("fil", f"{fil.name} kan ikke læses som parquet.") from None
    return Tabel({navn: tabel.column(navn).to_pylist() for navn in tabel.column_names}, tabel.num_rows)


def som_dato(x: Any) -> date | None:
    """Cellens dag; »2024-05« er den første i måneden. None for alt andet."""
    if isinstance(x, datetime):
        return x.date()
    if isinstance(x, date):
        return x
    tekst = str(x or "").strip()
    try:
        return date.fromisoformat(tekst + "-01" if len(tekst) == 7 else tekst)
    except ValueError:
        return None


def som_float(x: Any, *, komma: bool) -> float:
    """Cellens tal. Kaster `ValueError` for alt, der ikke er et tal; NaN er det heller ikke."""
    try:
        fundet = float(x.replace(",", ".") if komma and isinstance(x, str) else x)
    except (ValueError, TypeError):
        raise ValueError from None
    if fundet != fundet:
        raise ValueError
    return fundet


# --- ud ----------------------------------------------------------------------------------------------------------


def meld(fejl: Mapping[int, str], linjer: Sequence[int]) -> None:
    """Én linje på stderr for hver dårlig række, i csv med linjen i filen."""
    for i in sorted(fejl)[:VISTE_FEJL]:
        sted = f"Række {i + 1} (linje {linjer[i]})" if linjer else f"Række {i + 1}"
        print(f"{sted}: {fejl[i]}", file=sys.stderr)
    if len(fejl) > VISTE_FEJL:
        print(f"… og {len(fejl) - VISTE_FEJL} rækker mere; grunden står i kolonnen fejl.", file=sys.stderr)


def skriv(ud: Path, tabel: Tabel, svar: Mapping[str, Kolonne], fejl: Mapping[int, str]) -> None:
    """Filens egne kolonner, svarene og kolonnen `fejl`. Kaster `Fejlet`, når der ikke kan skrives."""
    kolonner = {n: k for n, k in tabel.kolonner.items() if n not in svar and n != "fejl"}
    grunde = [fejl.get(i, "") for i in range(tabel.antal)]
    try:
        ud.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=ud.parent, prefix=f".{ud.name}.", delete=False) as midlertidig:
            sti = Path(midlertidig.name)
        try:
            if ud.suffix.lower() == ".csv":
                _skriv_csv(sti, kolonner, svar, grunde, tabel.skilletegn)
            else:
                _skriv_parquet(sti, kolonner, svar, grunde)
            sti.chmod(0o666 & ~_umask())
            os.replace(sti, ud)
        finally:
            sti.unlink(missing_ok=True)
    except OSError as galt:
        raise Fejlet(f"{ud} kunne ikke skrives: {galt.strerror or galt}.") from None


def _umask() -> int:
    nu = os.umask(0)
    os.umask(nu)
    return nu


def _skriv_csv(
    sti: Path,
    kolonner: Mapping[str, list[Any]],
    svar: Mapping[str, Kolonne],
    grunde: list[str],
    tegn: str,
) -> None:
    komma = tegn == ";"
    ud = [[_celle(x, komma) for x in _raekke(k)] for k in svar.values()]
    with sti.open("w", encoding="utf-8", newline="") as f:
        skriver = csv.writer(f, delimiter=tegn, lineterminator="\n")
        skriver.writerow([*kolonner, *svar, "fejl"])
        skriver.writerows(zip(*kolonner.values(), *ud, grunde, strict=True))


def _raekke(kolonne: Kolonne) -> Sequence[float | str | None]:
    if isinstance(kolonne, np.ndarray):
        tal: list[float] = kolonne.tolist()
        return tal
    return kolonne


def _celle(x: float | str | None, komma: bool) -> str:
    if x is None or isinstance(x, str):
        return x or ""
    if x != x:
        return ""
    tekst = f"{x:.2f}"
    return tekst.replace(".", ",") if komma else tekst


def _skriv_parquet(
    sti: Path, kolonner: Mapping[str, list[Any]], svar: Mapping[str, Kolonne], grunde: list[str]
) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    felter: dict[str, Any] = {n: pa.array(k) for n, k in kolonner.items()}
    for navn, kolonne in svar.items():
        if isinstance(kolonne, np.ndarray):
            felter[navn] = pa.array(kolonne, from_pandas=True)
        else:
            felter[navn] = pa.array(kolonne, pa.string())
    felter["fejl"] = pa.array([g or None for g in grunde], pa.string())
    pq.write_table(pa.table(felter), sti)
