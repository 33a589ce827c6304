"""Mutationsprøve af loven: ændrer hver regel lidt ad gangen og ser, om prøverne opdager det.

    make mutation                               alle regler (lang tid)
    python tests/mutation.py ledighedsydelse    ét modul i fleksjob.lov

En ændring, som ingen prøve fanger, er enten en prøve, der mangler, eller en ændring uden betydning; de sidste står med
deres grund i `mutation_overlevere.yaml`. Afslutter med 1, når under ni af ti er fanget i et modul, eller en overlever
ikke er forklaret. Arbejdet sker i kopier under build/mutation, aldrig i træet selv.
"""

import ast
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

import msgspec
import yaml
from cosmic_ray.work_db import WorkDB
from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkResult
from rich.progress import Progress, TaskID

from fleksjob.snitflader.eksempelark import laes

ROD = Path(__file__).resolve().parents[1]
MAPPE = ROD / "build" / "mutation"
KOMMANDOER = Path(sysconfig.get_path("scripts"))
MINDST = 0.9
ARBEJDERE = 2

# Modulet → regelsættet, hvis eksempler i regnearket kører først, og prøverne, der kører, når de intet opdager.
MODULER: dict[str, tuple[str, tuple[str, ...]]] = {
    "tilskud/fleksloentilskud": ("fleksloentilskud", ("test_fleksloentilskud.py", "test_eksempler.py")),
    "tilskud/gevinst": ("fleksloentilskud", ("test_fleksloentilskud.py", "test_gevinstgitter.py")),
    "tilskud/tilskudsmaaned_regler": ("tilskudsmaaned", ("test_tilskudsmaaned.py",)),
    "ydelse/ledighedsydelse": ("ledighedsydelse", ("test_ledighedsydelse.py",)),
    "ydelse/ledighedsydelse_sats": ("ledighedsydelse_sats", ("test_ledighedsydelse_sats.py",)),
    "ydelse/refusion": ("refusion", ("test_refusion.py",)),
    "stoette/ordning": ("ordning", ("test_gammel_ordning.py",)),
    "stoette/gammel_ordning": ("gammel_ordning", ("test_gammel_ordning.py",)),
    "stoette/selvstaendig": ("selvstaendig", ("test_selvstaendig.py",)),
    "stoette/selvstaendig_ret": ("selvstaendig_ret", ("test_selvstaendig.py",)),
    "stoette/arbejdsgiver": ("arbejdsgiver", ("test_arbejdsgiver.py",)),
    "tilskud/netto": ("netto", ("test_netto.py",)),
    "sagsgang/maalgruppe": ("maalgruppe", ("test_maalgruppe.py",)),
    "sagsgang/maalgruppe_foer_2013": ("maalgruppe", ("test_maalgruppe.py",)),
    "sagsgang/fastholdelseskrav": ("fastholdelse", ("test_fastholdelse.py",)),
    "stoette/arbejdsgiver_stat": ("statsordning", ("test_arbejdsgiver.py",)),
    "sagsgang/sanktioner": ("sanktion", ("test_sanktioner.py",)),
}

# Regelsproget tillader ikke disse tegn; loven ville afvise dem, når den læses, og det siger intet om prøverne.
UDELADTE = r".*(RShift|LShift|BitXor|BitOr|BitAnd|Pow|Mod|FloorDiv).*|.*_Is(Not)?|core/RemoveDecorator"

_OPSAETNING = """[cosmic-ray]
module-path = "src/fleksjob/lov/{modul}.py"
timeout = 60.0
excluded-modules = []
test-command = "{python} tests/mutation_koersel.py {koersel}"

[cosmic-ray.distributor]
name = "local"

[cosmic-ray.filters.operators-filter]
exclude-operators = ['{udeladte}']
"""
_PYTEST = """[pytest]
addopts = --import-mode=importlib -p no:cacheprovider -p no:django -p no:xdist -p no:schemathesis
"""


@dataclass(frozen=True)
class Overlever:
    """En ændring, som ingen prøve fangede. `linje` er den ændrede linje, `grund` hvorfor den er uden betydning."""

    modul: str
    linje: str
    grund: str


@dataclass(frozen=True)
class Resultat:
    modul: str
    antal: int
    overlevere: tuple[Overlever, ...]

    @property
    def fanget(self) -> float:
        """Andelen af ændringer, prøverne fangede, 0-1."""
        return 1 - len(self.overlevere) / self.antal if self.antal else 1.0


def kopi(nummer: int) -> Path:
    """En kopi af det, prøverne bruger."""
    sted = MAPPE / f"kopi{nummer}"
    shutil.rmtree(sted, ignore_errors=True)
    for del_ in ("src", "tests", "docs"):
        shutil.copytree(ROD / del_, sted / del_, ignore=shutil.ignore_patterns("__pycache__", "static"))
    (sted / "pytest-mutation.ini").write_text(_PYTEST, encoding="utf-8")
    eksempler = laes(ROD / "tests" / "lov" / "eksempler.xlsx")
    (sted / "eksempler.json").write_bytes(msgspec.json.encode(eksempler))
    return sted


def proev(modul: str, sted: Path, fremgang: Progress, opgave: TaskID) -> Resultat:
    """Alle ændringer i ét modul, en ad gangen."""
    saet, proever = MODULER[modul]
    koersel = " ".join([saet or "intet", *(f"tests/lov/{p}" for p in proever)])
    (sted / "mutation.toml").write_text(
        _OPSAETNING.format(modul=modul, python=sys.executable, koersel=koersel, udeladte=UDELADTE),
        encoding="utf-8",
    )
    session = MAPPE / f"{modul.replace('/', '_')}.sqlite"
    session.unlink(missing_ok=True)
    _koer(["cosmic-ray", "init", "mutation.toml", str(session)], sted)
    _koer(["cr-filter-operators", str(session), "mutation.toml"], sted)
    _koer(["cosmic-ray", "baseline", "mutation.toml"], sted)
    base = WorkDB(str(session), WorkDB.Mode.open)
    _kun_reglerne(base, sted / f"src/fleksjob/lov/{modul}.py")
    fremgang.update(opgave, total=base.num_work_items, completed=base.num_results, description=modul)
    with subprocess.Popen(
        [str(KOMMANDOER / "cosmic-ray"), "exec", "mutation.toml", str(session)], cwd=sted, env=_miljoe(sted)
    ) as arbejde:
        while arbejde.poll() is None:
            fremgang.update(opgave, completed=base.num_results)
            try:
                arbejde.wait(2)
            except subprocess.TimeoutExpired:
                continue
    fremgang.update(opgave, completed=base.num_results)
    return _resultat(modul, base)


def _kun_reglerne(base: WorkDB, fil: Path) -> None:
    """Springer det over, der ikke står i en regel: døren og grænserne for tastefejl har deres egne prøver."""
    regler = [
        (f.lineno, f.end_lineno or f.lineno)
        for f in ast.parse(fil.read_text(encoding="utf-8")).body
        if isinstance(f, ast.FunctionDef) and any("regel(" in ast.unparse(d) for d in f.decorator_list)
    ]
    for arbejde in base.work_items:
        linje = arbejde.mutations[0].start_pos[0]
        if not any(foerste <= linje <= sidste for foerste, sidste in regler):
            base.set_result(arbejde.job_id, WorkResult(worker_outcome=WorkerOutcome.SKIPPED))


def _resultat(modul: str, base: WorkDB) -> Resultat:
    forklarede = yaml.safe_load(
        (Path(__file__).parent / "mutation_overlevere.yaml").read_text(encoding="utf-8")
    )
    grunde = {post["linje"]: post["grund"] for post in (forklarede or {}).get(modul, [])}
    proevede = [r for _, r in base.results if r.worker_outcome != WorkerOutcome.SKIPPED]
    overlevere = [
        Overlever(modul, linje, grunde.get(linje, ""))
        for r in proevede
        if r.test_outcome == TestOutcome.SURVIVED and (linje := _aendret_linje(r.diff))
    ]
    return Resultat(modul, len(proevede), tuple(overlevere))


def _aendret_linje(diff: str | None) -> str:
    linjer = [
        x[1:].strip() for x in (diff or "").splitlines() if x.startswith("+") and not x.startswith("+++")
    ]
    return " / ".join(linjer)


def _miljoe(sted: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(sted / "src"), "PYTHONDONTWRITEBYTECODE": "1"}


def _koer(kommando: Sequence[str], sted: Path) -> None:
    svar = subprocess.run(
        [str(KOMMANDOER / kommando[0]), *kommando[1:]],
        cwd=sted,
        env=_miljoe(sted),
        capture_output=True,
        text=True,
        check=False,
    )
    if svar.returncode:
        raise RuntimeError(f"{' '.join(kommando)} gik galt:\n{svar.stdout}{svar.stderr}")


def alle(moduler: Sequence[str]) -> list[Resultat]:
    """Modulerne fordelt på arbejderne, hver i sin kopi."""
    antal = min(ARBEJDERE, len(moduler))
    kopier: Queue[Path] = Queue()
    for nummer in range(antal):
        kopier.put(kopi(nummer))

    def arbejd(modul: str) -> Resultat:
        sted = kopier.get()
        try:
            return proev(modul, sted, fremgang, fremgang.add_task(modul, total=None))
        finally:
            kopier.put(sted)

    with Progress() as fremgang, ThreadPoolExecutor(antal) as arbejdere:
        return list(arbejdere.map(arbejd, moduler))


def main(argumenter: Sequence[str]) -> int:
    """Prøver de nævnte moduler, eller alle."""
    ukendte = sorted(set(argumenter) - set(MODULER))
    if ukendte:
        print(f"{', '.join(ukendte)} prøves ikke; vælg blandt {', '.join(MODULER)}.", file=sys.stderr)
        return 2
    resultater = alle(list(argumenter or MODULER))
    galt = False
    for r in resultater:
        print(f"{r.modul:<28}{r.antal - len(r.overlevere):>5} af {r.antal:>5} fanget  {r.fanget:.0%}")
        for o in r.overlevere:
            print(f"    overlevede: {o.linje}\n        {o.grund or 'IKKE FORKLARET'}")
        galt |= r.fanget < MINDST or any(not o.grund for o in r.overlevere)
    return int(galt)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
