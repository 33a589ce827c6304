"""Månedskørslen: en måned for alle i en opdigtet kommune, og den samme kommando igen, som intet må betale.

Grænsen er 60 sekunder for 50.000 personer på to kerner; her måles på færre, og grænsen følger antallet. Regnetiden
siger det samme, også når andre bruger maskinen.
"""

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from bench import Maaling

PERSONER = int(os.environ.get("BENCH_PERSONER", "10000"))
FULDT, FULDT_S, KERNER = 50_000, 60.0, 2
MAANED, DAG = "2026-10", "2026-11-20"


def maal() -> list[Maaling]:
    """Kører kommandoen, som et menneske ville: kommunen lægges ind første gang, og kørslen er tiden derefter."""
    with tempfile.TemporaryDirectory(prefix="fleksjob-bench-") as mappe:
        miljoe = {navn: vaerdi for navn, vaerdi in os.environ.items() if navn != "DATABASE_URL"}
        miljoe |= {"FLEKSJOB_DATA": mappe, "FLEKSJOB_NOEGLE": "kun til måling", "FLEKSJOB_DAG": DAG}
        foerst = _fleksjob(miljoe, "koersel", MAANED, "--json", "--antal", str(PERSONER))
        igen = _fleksjob(miljoe, "koersel", MAANED, "--json")
        forskelle = _fleksjob(miljoe, "genopbyg", "--json")["forskelle"]
    nye = igen["beregnede"] + igen["rettelser"] + igen["manuelle"] + igen["mangler"]
    graense = FULDT_S * PERSONER / FULDT
    personer = f"{PERSONER:,} personer".replace(",", ".")
    note = f"{foerst['sekunder'] / graense:.0%} af 60 s for 50.000; {foerst['beregnede']} beregnet"
    af_foerste = f"{igen['sekunder'] / foerst['sekunder']:.0%} af den første"
    return [
        Maaling(f"månedskørsel, {personer}", foerst["sekunder"], graense, "s", note),
        Maaling("månedskørslens regnetid i alle processer", foerst["regnetid"], KERNER * graense, "s"),
        Maaling(f"månedskørsel igen, {personer}", igen["sekunder"], graense, "s", af_foerste),
        Maaling("månedskørslens regnetid, når der køres igen", igen["regnetid"], KERNER * graense, "s"),
        Maaling("nye linjer, når der køres igen", nye, 0, "stk."),
        Maaling("forskelle mellem kørslen og en genopbygning", len(forskelle), 0, "stk."),
    ]


def _fleksjob(miljoe: dict[str, str], *ord_: str) -> dict[str, Any]:
    """Kommandoens svar."""
    kommando = [sys.executable, "-m", "fleksjob", *ord_]
    svar = subprocess.run(kommando, env=miljoe, check=False, stdout=subprocess.PIPE, text=True)
    if not svar.stdout:
        raise RuntimeError(f"{' '.join(ord_)} svarede ikke; se ovenfor.")
    fundet: dict[str, Any] = json.loads(svar.stdout)
    return fundet
