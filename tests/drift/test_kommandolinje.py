"""Kommandolinjens egne svar: forkert brug siges på dansk i én linje, og afslutningen er 2."""

import sys

import pytest

from fleksjob.drift.kommandolinje import KOMMANDOER, fleksjob, main


def koer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *ord_: str
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["fleksjob", *ord_])
    with pytest.raises(SystemExit) as slut:
        main()
    ud, fejl = capsys.readouterr()
    return int(slut.value.code or 0), ud, fejl


@pytest.mark.parametrize(
    ("ord_", "ventet"),
    [
        (
            ["findes-ikke"],
            "Fejl: Kommandoen findes-ikke findes ikke. Se mulighederne med: fleksjob --hjaelp\n",
        ),
        (["server", "--adrese", "x"], "Fejl: Valgmuligheden --adrese findes ikke. Mente du --adresse?\n"),
        (["server", "--adresse"], "Fejl: Valgmuligheden --adresse mangler sin værdi.\n"),
        (["server", "hvad"], "Fejl: Der er et argument for meget: hvad.\n"),
    ],
)
def test_forkert_brug_faar_en_dansk_saetning(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ord_: list[str], ventet: str
) -> None:
    kode, ud, fejl = koer(monkeypatch, capsys, *ord_)
    assert (kode, ud, fejl) == (2, "", ventet)


def test_alle_kommandoer_findes_og_har_hjaelp(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kode, ud, _ = koer(monkeypatch, capsys, "--hjaelp")
    assert kode == 0
    for navn in KOMMANDOER:
        assert f"\n  {navn}" in ud
        kommando = fleksjob.get_command(None, navn)  # type: ignore[arg-type]
        assert kommando is not None
        assert kommando.help, f"{navn} mangler en hjælpetekst"


def test_uden_kommando_vises_hjaelpen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kode, ud, _ = koer(monkeypatch, capsys)
    assert kode == 2
    assert ud.startswith("Brug: fleksjob [VALG] KOMMANDO …\n")
    assert "\nKommandoer:\n  beregn " in ud
    assert not any(engelsk in ud for engelsk in ("Usage", "Options", "Commands", "Show "))
