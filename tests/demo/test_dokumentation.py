"""docs/demo.md siger det samme som koden: de samme kilder, tal og personer."""

from pathlib import Path

import pytest

from fleksjob.demo import kalibrering
from fleksjob.demo.hovedsag import HENRIK, HOVEDPERSONER, METTE
from fleksjob.demo.indlaesning import SAGER_MED_LOEN
from fleksjob.demo.personale import FASTE

TEKST = (Path(__file__).parents[2] / "docs" / "demo.md").read_text()


@pytest.mark.parametrize(
    "kilde", [kilde for kilde in kalibrering.KILDER if kilde.url], ids=lambda kilde: kilde.navn
)
def test_hver_kilde_staar_i_dokumentationen(kilde: kalibrering.Kilde) -> None:
    assert kilde.url in TEKST


def test_timebaandene_staar_i_dokumentationen() -> None:
    for (fra, til), antal in kalibrering.TIMEBAAND:
        assert f"{fra}-{til}: {antal:,}".replace(",", ".") in TEKST


def test_personerne_staar_i_dokumentationen() -> None:
    for en in FASTE:
        assert f"| `{en.brugernavn}` | {en.navn} |" in TEKST
    assert f"| `{METTE}` | {HOVEDPERSONER[0].navn} |" in TEKST
    assert f"| `{HENRIK}` | " in TEKST
    assert f"de første {SAGER_MED_LOEN} sager løn" in TEKST


def test_hvert_tal_i_kalibreringen_har_en_kilde_eller_hedder_antagelse() -> None:
    kode = Path(kalibrering.__file__).read_text()
    med_kilde, _, antaget = kode.partition("# Antagelser uden kilde.")
    navne = {kilde.navn for kilde in kalibrering.KILDER}
    assert {"TIMEBAAND", "TILGANG", "KOEN_OG_ALDER", "OP_OG_NED", "LEDIGHEDSYDELSE"} <= navne
    for navn in ("AFGANG_PR_AAR", "OPFOELGNING_TIL_TIDEN", "KLAGER", "RETTELSER", "FASER"):
        assert f"{navn}: Final" in antaget
        assert f"{navn}: Final" not in med_kilde
