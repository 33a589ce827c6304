"""Regnearket med eksempler: det, der skrives, læses igen, og det, der er galt, siges med ark og celle."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from fleksjob.lov.bog.eksempler import Eksempel
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.snitflader.eksempelark import laes, skriv

LOEN = Eksempel(
    nr="A-1",
    regelsaet="fleksloentilskud",
    titel="To job",
    oplyst={"dato": date(2022, 6, 15), "loen": 9000.0, "fuldtidsloen": 32000.0, "anden_loen": 4000.0},
    forventet={"fleksloentilskud": 15064.0, "zone": "A"},
    haandberegning="18.964 − 30 pct. af 13.000 = 15.064",
    kilde="konstrueret",
)
FEJL = Eksempel(
    nr="A-2",
    regelsaet="arbejdsgiver",
    titel="Negative timer",
    oplyst={"dato": date(2024, 6, 1), "timer_md": -1.0},
    forventet={},
    fejl="Antal betalte timer",
    haandberegning="",
)


@pytest.fixture
def ark(tmp_path: Path) -> Path:
    fil = tmp_path / "ark.xlsx"
    skriv(fil, [LOEN, FEJL])
    return fil


def ret(fil: Path, arknavn: str, celle: str, vaerdi: object) -> Path:
    bog = load_workbook(fil)
    bog[arknavn][celle] = vaerdi
    bog.save(fil)
    return fil


def kolonne(fil: Path, arknavn: str, kode: str) -> str:
    raekke = load_workbook(fil)[arknavn][2]
    return next(str(c.column_letter) for c in raekke if c.value == kode)


def test_det_skrevne_laeses_igen(ark: Path) -> None:
    assert laes(ark) == [LOEN, FEJL]


def test_tal_som_tekst_paa_dansk(ark: Path) -> None:
    ret(ark, "fleksloentilskud", f"{kolonne(ark, 'fleksloentilskud', 'ind: loen')}3", "9.000,00 kr.")
    assert laes(ark) == [LOEN, FEJL]


def test_kolonner_kan_flyttes_og_overskrifter_aendres(ark: Path) -> None:
    ret(ark, "fleksloentilskud", "B1", "Min egen overskrift")
    bog = load_workbook(ark)
    bog["fleksloentilskud"].insert_cols(2)
    bog.save(ark)
    assert laes(ark) == [LOEN, FEJL]


@pytest.mark.parametrize(
    ("kode", "vaerdi", "besked"),
    [
        ("ind: loen", "mange", "«mange» er ikke et tal"),
        ("ind: dato", "i fjor", "»i fjor« er ikke en dato; skriv den som 2024-05-01."),
        ("ind: afrunding", "opad", "»opad« findes ikke; vælg oere"),
        ("nr", None, "Nummeret mangler."),
        ("haandberegning", None, "Håndberegningen mangler."),
        ("fejl", "noget", "Skriv enten det rigtige svar (grøn kolonne) eller den fejl, der skal komme."),
    ],
)
def test_en_daarlig_celle_naevnes_ved_ark_og_celle(ark: Path, kode: str, vaerdi: object, besked: str) -> None:
    bogstav = kolonne(ark, "fleksloentilskud", kode)
    with pytest.raises(UgyldigtInput) as fanget:
        laes(ret(ark, "fleksloentilskud", f"{bogstav}3", vaerdi))
    assert fanget.value.besked.startswith("Ark fleksloentilskud, celle ")
    if kode != "fejl":
        assert f"celle {bogstav}3:" in fanget.value.besked
    assert besked in fanget.value.besked


def test_alle_fejl_paa_en_gang(ark: Path) -> None:
    ret(ark, "fleksloentilskud", f"{kolonne(ark, 'fleksloentilskud', 'ind: loen')}3", "mange")
    ret(ark, "arbejdsgiver", f"{kolonne(ark, 'arbejdsgiver', 'ind: timer_md')}3", "få")
    with pytest.raises(UgyldigeInput) as fanget:
        laes(ark)
    assert len(fanget.value.fejl) == 2


def test_ukendt_kolonne_og_ukendt_ark(ark: Path) -> None:
    ret(ark, "arbejdsgiver", "A2", "ind: loennen")
    bog = load_workbook(ark)
    bog.create_sheet("gaet")
    bog.save(ark)
    with pytest.raises(UgyldigeInput) as fanget:
        laes(ark)
    beskeder = str(fanget.value)
    assert "kolonnen »ind: loennen« kendes ikke" in beskeder
    assert "Arket »gaet« er ikke et regelsæt" in beskeder


def test_samme_nummer_to_gange(tmp_path: Path) -> None:
    fil = tmp_path / "to.xlsx"
    skriv(fil, [LOEN, LOEN])
    with pytest.raises(UgyldigtInput, match="Nummeret A-1 bruges to gange"):
        laes(fil)


@pytest.mark.parametrize("indhold", [b"", b"nr;titel\n1;2\n", b"PK\x03\x04"])
def test_ikke_et_regneark(tmp_path: Path, indhold: bytes) -> None:
    fil = tmp_path / "ark.xlsx"
    fil.write_bytes(indhold)
    with pytest.raises(UgyldigtInput, match="kan ikke læses som et regneark"):
        laes(fil)


def test_filen_findes_ikke(tmp_path: Path) -> None:
    with pytest.raises(UgyldigtInput, match="findes ikke"):
        laes(tmp_path / "intet.xlsx")
