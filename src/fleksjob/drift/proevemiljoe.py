"""Pytest-tilføjelse, der sætter miljøet, før Django læser sine indstillinger.

Indlæses med `-p fleksjob.drift.proevemiljoe` (pyproject.toml), altså før conftest og pytest-django.
`--database postgresql` starter en midlertidig server; findes serveren ikke, springes prøverne over med grunden.
"""

import os
import sys
import tempfile
from contextlib import ExitStack

import pytest

from fleksjob.drift.postgres_proeve import UBRUGELIG, midlertidig_postgres, serverprogrammer

_oprydning = ExitStack()
_ER_ARBEJDER = "PYTEST_XDIST_WORKER" in os.environ


def _valgt_database() -> str:
    ord_ = sys.argv[1:]
    for nr, argument in enumerate(ord_):
        if argument.startswith("--database="):
            return argument.partition("=")[2]
        if argument == "--database" and nr + 1 < len(ord_):
            return ord_[nr + 1]
    return "sqlite"


def _saet_miljoe() -> None:
    mappe = _oprydning.enter_context(tempfile.TemporaryDirectory(prefix="fleksjob-proeve-"))
    os.environ |= {
        "FLEKSJOB_DATA": mappe,
        "FLEKSJOB_NOEGLE": "kun-til-proever",
        "FLEKSJOB_DEMO": "1",
        # Playwright holder en løkke i gang i prøvens tråd; databasen bruges kun derfra.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
    }
    os.environ.pop("DATABASE_URL", None)
    if _valgt_database() == "postgresql":
        if serverprogrammer() is None:
            os.environ["FLEKSJOB_INGEN_POSTGRES"] = "1"
        else:
            os.environ["DATABASE_URL"] = _oprydning.enter_context(midlertidig_postgres())


if not _ER_ARBEJDER:
    _saet_miljoe()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database", choices=("sqlite", "postgresql"), default="sqlite", help="databasen bag prøverne"
    )


def pytest_unconfigure(config: pytest.Config) -> None:
    _oprydning.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get("FLEKSJOB_INGEN_POSTGRES"):
        for proeve in items:
            proeve.add_marker(pytest.mark.skip(reason=UBRUGELIG))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """I CI er en oversprunget prøve en fejl: dér skal maskinen kunne alt."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if (
        os.environ.get("CI")
        and reporter is not None
        and reporter.stats.get("skipped")
        and not session.exitstatus
    ):
        reporter.write_line("CI: prøver blev sprunget over; installér det, de mangler.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
