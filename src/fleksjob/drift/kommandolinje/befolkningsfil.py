"""En fil med mange rækker ind, den samme fil med beregnet fleksløntilskud ud.

Filen læses helt, regnes, og svaret lægges først på sin plads, når det er skrevet færdigt. En række, der ikke kan
regnes, beholdes med sin grund i kolonnen `fejl`, og de andre regnes.
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
from fleksjob.lov.afrunding import afrunding as find_afrunding
from fleksjob.lov.befolkning import beregn_befolkning
from fleksjob.lov.beregning import beregn_fleksloentilskud
from fleksjob.lov.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.fleksloentilskud import FRA, LOV, TIL
from fleksjob.lov.gevinst import ZONER
from fleksjob.lov.oplysninger import maanedens_sidste_dag

TAL = ("timeloen", "timer", "loen", "fuldtidstimeloen", "fuldtidsloen", "pension_pct", "anden_loen")
KERNENAVN = {
    "timeloen": "timeloen",
    "timer": "timer_uge",
    "loen": "maanedsloen_md",
    "fuldtidstimeloen": "fuldtidstimeloen",
    "fuldtidsloen": "fuldtidsmaanedsloen_md",
    "pension_pct": "pension_pct",
    "anden_loen": "anden_loen_md",
}
MAAL = (
    *(
        "grundbeloeb",
        "graense",
        "nedsaettelse",
        "foer_loft",
        "loft",
        "fleksloentilskud",
        "atp",
        "udbetalt",
        "i_alt",
    ),
    *("zone", "gevinst_pr_ekstra_krone"),
)
MANGE = 2_000_000
"""Herfra er det ventetiden værd at lade numba oversætte; NumPy regner så mange på et øjeblik."""
VISTE_FEJL = 1000


@dataclass(frozen=True)
class Tabel:
    """Filens kolonner som de er (tekst fra csv, typer fra parquet), csv-filens skilletegn og rækkernes linjer."""

    kolonner: dict[str, list[Any]]
    antal: int
    skilletegn: str = ","
    linjer: Sequence[int] = ()
    fejl: Mapping[int, str] | None = None


def beregn_fil(fil: Path | None, ud: Path | None, *, dato: date | None, afrunding: str, **ens: Any) -> str:
    """Regner filen og skriver svaret. Giver en sætning om resultatet; kaster `Fejlet`, når rækker ikke kunne regnes."""
    if fil is None or ud is None:
        raise UgyldigtInput("fil", "Angiv både --fil IND og --ud UD, når en fil skal regnes.")
    find_afrunding(afrunding)
    givne = [f"--{navn}" for navn in TAL[:5] if ens[navn] is not None]
    if givne:
        raise UgyldigtInput(
            "fil", f"{', '.join(givne)} kan ikke bruges sammen med --fil; skriv det i filens kolonner."
        )
    _endelse(ud)
    tabel = _laes(fil)
    _kraev_kolonner(tabel, dato)
    fejl = dict(tabel.fejl or {})
    dage = _dage(tabel, dato, fejl)
    tal = {
        navn: _talkolonne(tabel, navn, ens[navn] if navn in ("pension_pct", "anden_loen") else None, fejl)
        for navn in TAL
    }
    svar, duer = _regn(dage, tal, afrunding, np.array([i in fejl for i in range(tabel.antal)], dtype=bool))
    for i in np.flatnonzero(~duer):
        if int(i) not in fejl:
            fejl[int(i)] = _grund(dage[i], {n: k[i] for n, k in tal.items()}, afrunding)
    _meld(fejl, tabel.linjer)
    if tabel.antal and len(fejl) == tabel.antal:
        raise UgyldigtInput(
            "fil", f"Ingen af de {tabel.antal} rækker i {fil.name} kunne regnes; {ud.name} er ikke skrevet."
        )
    _skriv(ud, tabel, svar, fejl)
    regnet = tabel.antal - len(fejl)
    if fejl:
        raise Fejlet(
            f"{regnet} rækker er regnet og skrevet i {ud}; {len(fejl)} kunne ikke regnes, se kolonnen fejl."
        )
    return f"{regnet} rækker er regnet og skrevet i {ud}."


# --- ind ---------------------------------------------------------------------------------------------------------


def _endelse(fil: Path) -> str:
    if fil.suffix.lower() not in (".csv", ".parquet"):
        raise UgyldigtInput("fil", f"{fil.name} skal ende på .csv eller .parquet.")
    return fil.suffix.lower()


def _laes(fil: Path) -> Tabel:
    endelse = _endelse(fil)
    if not fil.is_file():
        raise UgyldigtInput("fil", f"Filen {fil} findes ikke.")
    return _laes_csv(fil) if endelse == ".csv" else _laes_parquet(fil)


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


def _kraev_kolonner(tabel: Tabel, dato: date | None) -> None:
    har = tabel.kolonner.keys()
    mangler = []
    if "dato" not in har and dato is None:
        mangler.append("dato (eller --dato)")
    if "loen" not in har and not {"timeloen", "timer"} <= har:
        mangler.append("timeloen og timer (eller loen)")
    if not {"fuldtidsloen", "fuldtidstimeloen"} & har:
        mangler.append("fuldtidstimeloen (eller fuldtidsloen)")
    if mangler:
        raise UgyldigtInput("fil", f"Filen mangler {'; '.join(mangler)}. Den har: {', '.join(har)}.")


def _dage(tabel: Tabel, dato: date | None, fejl: dict[int, str]) -> list[date | None]:
    """Månedens sidste dag for hver række; None, hvor datoen ikke kan læses."""
    if "dato" not in tabel.kolonner:
        assert dato is not None
        return [maanedens_sidste_dag(dato)] * tabel.antal
    kendte: dict[Any, date | None] = {}
    dage: list[date | None] = []
    for i, x in enumerate(tabel.kolonner["dato"]):
        if x not in kendte:
            kendte[x] = _dag(x)
        if kendte[x] is None:
            fejl.setdefault(i, _datofejl(x))
        dage.append(kendte[x])
    return dage


def _som_dato(x: Any) -> date | None:
    if isinstance(x, datetime):
        return x.date()
    if isinstance(x, date):
        return x
    tekst = str(x or "").strip()
    try:
        return date.fromisoformat(tekst + "-01" if len(tekst) == 7 else tekst)
    except ValueError:
        return None


def _dag(x: Any) -> date | None:
    dag = _som_dato(x)
    return maanedens_sidste_dag(dag) if dag is not None and FRA <= dag <= TIL else None


def _datofejl(x: Any) -> str:
    dag = _som_dato(x)
    if dag is None:
        return f"kolonnen dato: »{'' if x is None else x}« er ikke en dato; skriv den som 2024-05-01."
    try:
        maanedens_sidste_dag(dag)
    except UgyldigtInput as fejl:
        return fejl.besked
    raise AssertionError("datoen er god")


def _talkolonne(tabel: Tabel, navn: str, ens: float | None, fejl: dict[int, str]) -> NDArray[np.float64]:
    """Kolonnen som tal; NaN, hvor der intet står. Tekst, der ikke er et tal, giver rækken en fejl."""
    standard = np.nan if ens is None else float(ens)
    if navn not in tabel.kolonner:
        return np.full(tabel.antal, standard)
    komma = tabel.skilletegn == ";"
    ud = np.empty(tabel.antal)
    for i, x in enumerate(tabel.kolonner[navn]):
        if x is None or x == "":
            ud[i] = standard
            continue
        try:
            ud[i] = float(x.replace(",", ".") if komma and isinstance(x, str) else x)
            if ud[i] != ud[i]:
                raise ValueError
        except (ValueError, TypeError):
            ud[i] = np.nan
            fejl.setdefault(i, f"kolonnen {navn}: »{x}« er ikke et tal.")
    return ud


# --- regn --------------------------------------------------------------------------------------------------------


def _regn(
    dage: Sequence[date | None],
    tal: Mapping[str, NDArray[np.float64]],
    afrunding: str,
    daarlige: NDArray[np.bool_],
) -> tuple[dict[str, NDArray[np.float64]], NDArray[np.bool_]]:
    """Svar for hver række, og hvilke der duer. Samme måned og samme slags oplysninger regnes sammen."""
    antal = len(daarlige)
    svar = {m: np.full(antal, np.nan) for m in MAAL}
    har = {n: ~np.isnan(k) for n, k in tal.items()}
    duer = ~daarlige & har["pension_pct"] & har["anden_loen"] & _fuldtid_hoej_nok(tal)
    duer &= (har["loen"] & ~har["timeloen"]) | (har["timeloen"] & har["timer"] & ~har["loen"])
    duer &= har["fuldtidsloen"] ^ har["fuldtidstimeloen"]
    duer &= ~(tal["timer"] > 37) & ~(tal["timer"] < 0)
    ordinaler = np.array([d.toordinal() if d else 0 for d in dage], dtype=np.int64)
    slags = har["timeloen"] * 2 + har["fuldtidstimeloen"]
    for dag in np.unique(ordinaler[duer]):
        for s in range(4):
            numre = np.flatnonzero(duer & (ordinaler == dag) & (slags == s))
            if not len(numre):
                continue
            brugte = [
                *(("timeloen", "timer") if s & 2 else ("loen",)),
                "fuldtidstimeloen" if s & 1 else "fuldtidsloen",
            ]
            kolonner = {KERNENAVN[n]: tal[n][numre] for n in (*brugte, "pension_pct", "anden_loen")}
            motor: Any = None if antal >= MANGE else "numpy"
            stykke = beregn_befolkning(
                LOV, MAAL, [date.fromordinal(int(dag))], kolonner, politik=afrunding, motor=motor
            )
            for m in MAAL:
                svar[m][numre] = stykke[m]
    return svar, duer & ~np.isnan(svar["fleksloentilskud"])


def _fuldtid_hoej_nok(tal: Mapping[str, NDArray[np.float64]]) -> NDArray[np.bool_]:
    """Falsk, hvor fuldtidslønnen er under timelønnen i 37 timer; samme grænse som for én sag."""
    under_md = tal["fuldtidsloen"] < tal["timeloen"] * 37.0 * (52 / 12) - 1
    return ~(under_md | (tal["fuldtidstimeloen"] < tal["timeloen"]))


def _grund(dag: date | None, raekke: Mapping[str, float], afrunding: str) -> str:
    """Grunden, sagt af den samme beregner som for én sag."""
    assert dag is not None
    oplyst: dict[str, Any] = {navn: None if x != x else float(x) for navn, x in raekke.items()}
    try:
        beregn_fleksloentilskud(dato=dag, afrunding=afrunding, **oplyst)
    except UgyldigtInput as fejl:
        return fejl.besked
    except UgyldigeInput as flere:
        return " ".join(f.besked for f in flere.fejl)
    raise AssertionError("rækken kan regnes alene, men ikke i flok")


# --- ud ----------------------------------------------------------------------------------------------------------


def _meld(fejl: Mapping[int, str], linjer: Sequence[int]) -> None:
    """Én linje på stderr for hver dårlig række, i csv med linjen i filen."""
    for i in sorted(fejl)[:VISTE_FEJL]:
        sted = f"Række {i + 1} (linje {linjer[i]})" if linjer else f"Række {i + 1}"
        print(f"{sted}: {fejl[i]}", file=sys.stderr)
    if len(fejl) > VISTE_FEJL:
        print(f"… og {len(fejl) - VISTE_FEJL} rækker mere; grunden står i kolonnen fejl.", file=sys.stderr)


def _skriv(ud: Path, tabel: Tabel, svar: Mapping[str, NDArray[np.float64]], fejl: Mapping[int, str]) -> None:
    kolonner = {n: k for n, k in tabel.kolonner.items() if n not in MAAL and n != "fejl"}
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
    svar: Mapping[str, NDArray[np.float64]],
    grunde: list[str],
    tegn: str,
) -> None:
    komma = tegn == ";"
    ud = [[_celle(m, x, komma) for x in svar[m].tolist()] for m in MAAL]
    with sti.open("w", encoding="utf-8", newline="") as f:
        skriver = csv.writer(f, delimiter=tegn, lineterminator="\n")
        skriver.writerow([*kolonner, *MAAL, "fejl"])
        skriver.writerows(zip(*kolonner.values(), *ud, grunde, strict=True))


def _celle(maal: str, x: float, komma: bool) -> str:
    if x != x:
        return ""
    if maal == "zone":
        return ZONER[x]
    tekst = f"{x:.2f}"
    return tekst.replace(".", ",") if komma else tekst


def _skriv_parquet(
    sti: Path, kolonner: Mapping[str, list[Any]], svar: Mapping[str, NDArray[np.float64]], grunde: list[str]
) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    felter: dict[str, Any] = {n: pa.array(k) for n, k in kolonner.items()}
    for m in MAAL:
        if m == "zone":
            felter[m] = pa.array([ZONER.get(x) for x in svar[m].tolist()], pa.string())
        else:
            felter[m] = pa.array(svar[m], from_pandas=True)
    felter["fejl"] = pa.array([g or None for g in grunde], pa.string())
    pq.write_table(pa.table(felter), sti)
