"""Målene på et helt land (200.000 personer): mod at læse de kolonner, de bruger, mod SQL i hånden og mod pandas.

Tallene er forhold i den samme kørsel på to tråde. «At læse» er DuckDB's tid til at afkode hele de kolonner, målets
SQL bruger, uden at regne; et mål, der kun spørger om én slags perioder, læser færre rækker og kan være hurtigere end
det. Spark måles på tre mål til oplysning. Landet laves, første gang der måles; `BENCH_LAND` peger på et, der er der.
"""

import os
import subprocess
import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

from bench import Maaling, _motorsql as motorsql, bedste

LAND, ANTAL = os.environ.get("BENCH_LAND", ""), int(os.environ.get("BENCH_LAND_ANTAL", "200000"))
TIL_LAESNING, TIL_SQL, TIL_PANDAS = 2.5, 2.0, 1.0
MINDST_S = 0.04
"""Er det at læse hurtigere end det, er forholdet opstart og ikke regning; så måles der mod det."""
ALLE_S, ALLE_MB = 5.0, 2048.0
DE_TRE = ("timer", "progression", "tid_til_job_median")


def maal() -> list[Maaling]:
    """Målingerne på landet, der er peget på, eller på et, der laves."""
    if LAND:
        return _maal_paa(Path(LAND))
    with tempfile.TemporaryDirectory(prefix="fleksjob-bench-") as mappe:
        miljoe = os.environ | {"FLEKSJOB_DATA": mappe, "FLEKSJOB_NOEGLE": "kun til måling"}
        subprocess.run(
            _kommando("demo", "--antal", str(ANTAL), "--land"), env=miljoe, check=True, stdout=sys.stderr
        )
        return _maal_paa(Path(mappe) / "indblik" / "land")


def _kommando(*ord_: str) -> list[str]:
    return [sys.executable, "-m", "fleksjob", *ord_]


def _maal_paa(mappe: Path) -> list[Maaling]:
    from fleksjob.indblik import tabeller

    udgave = tabeller.nyeste(mappe)
    if udgave is None:
        raise SystemExit(f"Der er ingen tabeller i {mappe}.")
    sted = tabeller.plads(mappe, udgave)
    return [
        *_alle(mappe),
        *_mod_laesning(sted, udgave.dag),
        *_mod_andre(sted, udgave.dag),
        *_spark(sted, udgave.dag),
    ]


def _alle(mappe: Path) -> list[Maaling]:
    """Kommandoen, som et menneske skriver den, fra tast til tal; den bedste af tre."""
    kommando = _kommando("indblik", "alle", "--data", str(mappe), "--json")
    proeve = (
        "import resource, subprocess, sys; from time import perf_counter as ur; t = ur(); "
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); "
        "print(ur() - t, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    tal = []
    for _ in range(3):
        ud = subprocess.run(
            [sys.executable, "-c", proeve, *kommando], check=True, capture_output=True, text=True
        )
        tal.append(tuple(float(en) for en in ud.stdout.split()))
    return [
        Maaling("fleksjob indblik alle, hele landet", min(en[0] for en in tal), ALLE_S, "s"),
        Maaling("hukommelsen imens", max(en[1] for en in tal), ALLE_MB, "MB"),
    ]


def _mod_laesning(sted: Path, dag: date) -> list[Maaling]:
    from fleksjob.indblik.maal import ALLE, ubundne
    from fleksjob.indblik.motor import aabn
    from fleksjob.indblik.motor.duck import som_sql

    ud = []
    with aabn(sted) as motor:
        db = motorsql.forbindelse(sted)
        for en in ALLE:
            udtryk = en.udtryk(ubundne(), dag)
            brugte = motorsql.kolonner(som_sql(udtryk))
            laese = bedste(partial(motorsql.laes, db, brugte), 3)
            oversaette = bedste(partial(som_sql.__wrapped__, udtryk), 2)
            koere = bedste(partial(motor.koer, udtryk), 3)
            note = f"{koere * 1000:.0f} ms mod {laese * 1000:.0f}; oversat på {oversaette * 1000:.0f}"
            ud.append(
                Maaling(f"{en.kode} mod at læse", koere / max(laese, MINDST_S), TIL_LAESNING, "gange", note)
            )
    return ud


def _mod_andre(sted: Path, dag: date) -> list[Maaling]:
    from fleksjob.indblik.maal import MAAL, ubundne
    from fleksjob.indblik.motor import aabn

    ud, db = [], motorsql.forbindelse(sted)
    with aabn(sted) as motor:
        for kode in DE_TRE:
            vores = partial(motor.koer, MAAL[kode].udtryk(ubundne(), dag))
            i_haanden, med_pandas = (
                partial(motorsql.I_HAANDEN[kode], db, dag),
                partial(motorsql.PANDAS[kode], sted, dag),
            )
            _kraev_ens(kode, motorsql.kernen(kode, vores()), i_haanden(), med_pandas())
            tid, sql, pandas = bedste(vores, 3), bedste(i_haanden, 3), bedste(med_pandas, 2)
            note = f"{tid * 1000:.0f} ms mod {{:.0f}}"
            ud += [
                Maaling(
                    f"{kode} mod SQL i hånden",
                    tid / max(sql, MINDST_S),
                    TIL_SQL,
                    "gange",
                    note.format(sql * 1e3),
                ),
                Maaling(f"{kode} mod pandas", tid / pandas, TIL_PANDAS, "gange", note.format(pandas * 1e3)),
            ]
    return ud


def _kraev_ens(kode: str, *svar: motorsql.Kerne) -> None:
    """Det, der måles mod, skal regne det samme; ellers er forholdet intet værd."""
    if any(et != svar[0] for et in svar):
        raise SystemExit(f"Målet {kode} og det, det måles mod, svarer ikke det samme: {svar}")


def _spark(sted: Path, dag: date) -> list[Maaling]:
    """Spark i denne maskine, til oplysning: uden en grænse, der kan brydes."""
    from fleksjob.indblik.maal import MAAL, ubundne
    from fleksjob.indblik.motor import MotorMangler, aabn

    try:
        with aabn(sted, "spark") as motor:
            tider = [
                (kode, bedste(partial(motor.koer, MAAL[kode].udtryk(ubundne(), dag)), 2)) for kode in DE_TRE
            ]
    except MotorMangler as fejl:
        print(f"Spark er ikke målt. {fejl}", file=sys.stderr)
        return []
    return [Maaling(f"{kode} på Spark i denne maskine", tid, float("inf"), "s") for kode, tid in tider]
