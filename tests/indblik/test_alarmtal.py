"""Alarmernes antal huskes i en fil: den følger udgaven, og en ødelagt fil tælles forfra."""

from datetime import timedelta
from pathlib import Path

from tests.indblik.lille_arkiv import NU, LilleArkiv, laes

from fleksjob.indblik import tabeller
from fleksjob.indblik.alarmer import ALARMER, antal_paa_holdene, hvorfor, lister

LEDIG = [{"type": "ledighedsydelse_startet", "gyldig_fra": "2025-01-01", "sats": "hoej"}]


def test_antallene_er_listernes_laengde_og_huskes(tmp_path: Path) -> None:
    """To ledige i Team Nord siden 1. januar 2025, altså over et år pr. 20. november 2026."""
    udgave = tabeller.opdater(
        tmp_path, LilleArkiv({"anna": laes(LEDIG), "bo": laes(LEDIG)}, team="Team Nord"), NU
    )
    talt = antal_paa_holdene(tmp_path, udgave)
    assert (talt["ledig-1-aar", ""], talt["ledig-1-aar", "Team Nord"], talt["ledig-1-aar", "Team Syd"]) == (
        2,
        2,
        0,
    )
    assert {kode: len(raekker) for kode, raekker in lister(tmp_path, udgave).items()} == {
        en.kode: talt[en.kode, ""] for en in ALARMER
    }
    antal_paa_holdene.cache_clear()
    assert antal_paa_holdene(tmp_path, udgave) == talt


def test_en_ny_udgave_taelles_om_og_en_oedelagt_fil_ogsaa(tmp_path: Path) -> None:
    foerst = tabeller.opdater(tmp_path, LilleArkiv({"anna": laes(LEDIG)}), NU)
    assert antal_paa_holdene(tmp_path, foerst)["ledig-1-aar", ""] == 1
    anden = tabeller.opdater(tmp_path, LilleArkiv({}), NU + timedelta(days=1))
    assert antal_paa_holdene(tmp_path, anden)["ledig-1-aar", ""] == 0
    (tmp_path / "alarmer.json").write_text("{afbrudt", "utf-8")
    antal_paa_holdene.cache_clear()
    assert antal_paa_holdene(tmp_path, anden)["ledig-1-aar", ""] == 0


def test_fristen_siges_i_dage_maaneder_eller_aar(tmp_path: Path) -> None:
    udgave = tabeller.opdater(tmp_path, LilleArkiv({}), NU)
    frist = ALARMER[0]
    ventet = {
        -3: "forfalder 23. november 2026, om 3 dage.",
        0: "forfalder i dag, 20. november 2026.",
        1: "skulle være sket 19. november 2026, for 1 dag siden.",
        59: "skulle være sket 22. september 2026, for 59 dage siden.",
        400: "skulle være sket 16. oktober 2025, for 13 måneder siden.",
        798: "skulle være sket 13. september 2024, for 2 år siden.",
    }
    for dage, tekst in ventet.items():
        raekke = {"navn": "Opfølgning", "frist": udgave.dag - timedelta(days=dage)}
        assert hvorfor(frist, raekke, udgave.dag) == f"Opfølgning: {tekst}"
