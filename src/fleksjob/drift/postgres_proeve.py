"""En midlertidig PostgreSQL til prøver og målinger: egen mappe, egen sokkel, væk bagefter.

Serverens fsync er slået til som i drift, så målinger af holdbare skrivninger er ærlige.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

UBRUGELIG = "PostgreSQL's serverprogrammer findes ikke her; installér pakken «postgresql»"


def serverprogrammer() -> Path | None:
    """Mappen med `initdb` og `pg_ctl`, eller None."""
    if sti := shutil.which("pg_ctl"):
        return Path(sti).resolve().parent
    mapper = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda p: int(p.parts[-3]))
    return mapper[-1].parent if mapper else None


def _som_almindelig_bruger() -> dict[str, str | int]:
    """PostgreSQL vil ikke køre som root; så bruges en konto uden rettigheder."""
    if os.geteuid() != 0:
        return {}
    konti = {konto.pw_name for konto in pwd.getpwall()}
    return {"user": "postgres" if "postgres" in konti else "nobody"}


@contextmanager
def midlertidig_postgres() -> Iterator[str]:
    """Giver adressen (`postgresql://…`) på en tom server, som stoppes og slettes igen."""
    programmer = serverprogrammer()
    if programmer is None:
        raise FileNotFoundError(UBRUGELIG)
    konto = _som_almindelig_bruger()
    mappe = Path(tempfile.mkdtemp(prefix="fleksjob-pg-"))
    if konto:
        shutil.chown(mappe, konto["user"])
    koer = {"check": True, "stdout": subprocess.DEVNULL, "cwd": mappe, **konto}
    data, sokkel = mappe / "data", mappe / "sokkel"
    subprocess.run([programmer / "initdb", "-D", data, "-U", "fleksjob", "-A", "trust", "-E", "UTF8",  # noqa: S603
                    "--locale=C.UTF-8"], **koer)  # type: ignore[call-overload]  # fmt: skip
    sokkel.mkdir()
    if konto:
        shutil.chown(sokkel, konto["user"])
    valg = f"-c listen_addresses= -c unix_socket_directories={sokkel} -c shared_buffers=256MB -c max_connections=60"
    pg_ctl = [programmer / "pg_ctl", "-D", data, "-w", "-l", mappe / "log"]
    subprocess.run([*pg_ctl, "-o", valg, "start"], **koer)  # type: ignore[call-overload]  # noqa: S603
    try:
        yield f"postgresql://fleksjob@{quote(str(sokkel), safe='')}/postgres"
    finally:
        subprocess.run([*pg_ctl, "-m", "immediate", "stop"], **koer)  # type: ignore[call-overload]  # noqa: S603
        shutil.rmtree(mappe, ignore_errors=True)
