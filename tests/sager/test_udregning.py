"""En arbejdsproces, der dør, koster tid og intet andet: alle bunker kommer, i orden og én gang."""

import logging
import os
import signal
from functools import partial

import pytest

from fleksjob.sager import udregning

ANTAL, BUNKE = 2_000, 200


def _dobbelt(foraelder: int, doer_ved: int, bunke: list[int]) -> list[int]:
    """Bunken ganget med to; arbejdsprocessen, der får bunken med `doer_ved`, dræbes midt i den."""
    if doer_ved in bunke and os.getpid() != foraelder:
        os.kill(os.getpid(), signal.SIGKILL)
    return [2 * en for en in bunke]


def test_en_doed_arbejdsproces_taber_intet(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(udregning, "cpu_count", lambda: 2)
    regn = partial(_dobbelt, os.getpid(), 900)
    with caplog.at_level(logging.WARNING, logger=udregning.__name__):
        bunker = list(udregning.i_flere_processer(regn, range(ANTAL), ANTAL, BUNKE))
    assert [en for bunke in bunker for en in bunke] == [2 * en for en in range(ANTAL)]
    assert "arbejdsproces døde" in caplog.text
