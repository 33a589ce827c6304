"""Indtægtsarterne: hvornår en række afløser en anden, og linjer, der ikke kan bruges."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.tilskud.indtaegter import Linje
from fleksjob.lov.tilskud.indtaegtsarter import ARTER, ARTSREGLER, artsregel
from fleksjob.lov.tilskud.tilskudsmaaned import beregn_tilskudsmaaned
from fleksjob.lov.tilskud.tilskudsmaaned_oplysninger import Job

MAJ = date(2024, 5, 1)
APRIL: dict[str, Any] = {"fra": date(2024, 4, 1), "til": date(2024, 4, 30)}
ET_DOEGN = timedelta(days=1)


def maaned(*linjer: Linje, dato: date = MAJ, fuldtidsloen: float = 32_000, **felter: Any) -> Svar:
    """Ét job, »lageret«."""
    felter.setdefault("job", (Job(navn="lageret", fuldtidsloen=fuldtidsloen),))
    return beregn_tilskudsmaaned(dato=dato, linjer=linjer, **felter)


def loen(beloeb: float, job: str = "lageret", **felter: Any) -> Linje:
    return Linje(**({"art": "loen", "beloeb": beloeb, "job": job} | APRIL | felter))


# --- dagen før og dagen efter --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("art", "foer", "virkninger"),
    [
        ("tabt_arbejdsfortjeneste", date(2023, 12, 31), ("ikke_loen", "som_loen")),
        ("plejevederlag", date(2023, 12, 31), ("ikke_loen", "som_loen")),
        ("personalegode", date(2018, 12, 31), ("loen", "ikke_loen")),
        ("personalegode", date(2019, 12, 31), ("ikke_loen", "ikke_loen")),
        ("bibeskaeftigelse", date(2022, 2, 23), ("anden", "anden")),
    ],
)
def test_arten_skifter_paa_dagen(art: str, foer: date, virkninger: tuple[str, str]) -> None:
    gammel, ny = artsregel(art, foer), artsregel(art, foer + ET_DOEGN)
    assert (gammel.virkning, ny.virkning) == virkninger
    assert gammel.til == foer
    assert ny.fra == foer + ET_DOEGN


def test_arternes_raekker_haenger_sammen() -> None:
    """Ingen huller og intet overlap mellem rækkerne for en art, og alle gælder endnu."""
    for art in ARTER:
        raekker = [r for r in ARTSREGLER if r.art == art]
        for a, b in pairwise(raekker):
            assert a.til is not None
            assert a.til + ET_DOEGN == b.fra
        assert raekker[-1].til is None
        assert all(r.hjemmel and r.tekst and r.url for r in raekker)


@pytest.mark.parametrize("art", ["feriegodtgoerelse_optjent", "feriegodtgoerelse_feriekonto"])
def test_ferie_foer_reglen_er_laest(art: str) -> None:
    with pytest.raises(UgyldigtInput, match=r"er først læst fra 29. januar 2021"):
        artsregel(art, date(2021, 1, 28))
    assert artsregel(art, date(2021, 1, 29)).art == art


# --- linjer, der ikke kan bruges -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("linje", "besked"),
    [
        (loen(1, art="gave"), "Indtægtsarten »gave« findes ikke; vælg en af: loen, "),
        (loen(1, job="kiosken"), "jobbet »kiosken« er ikke på listen over fleksjob; skriv det der."),
        (
            loen(1, art="minimalerstatning"),
            "Minimalerstatning fra Lønmodtagernes Garantifond er ikke løn fra et ",
        ),
        (loen(-1), "beløbet skal være mellem 0 og 10.000.000, men er -1."),
        (loen(float("nan")), "beløbet skal være et tal."),
        (loen(1, pension=-1), "pensionen skal være mellem 0 og 10.000.000, men er -1."),
        (Linje(art="loen", job="lageret", **APRIL), "beløbet mangler; oplys det i kroner før skat."),
        (Linje(art="loen", job="lageret", beloeb=1), "tidsrummet, beløbet er optjent i, mangler; "),
        (loen(1, til=date(2024, 3, 1)), "tidsrummet slutter, før det begynder; byt om på fra og til."),
        (loen(1, art="fritvalg"), "dagen, beløbet er udbetalt, mangler; den bestemmer måneden."),
        (loen(1, skat_og_am=1.0), "feltet hører kun til feriegodtgørelse fra FerieKonto; udelad det."),
        (
            loen(1, indkomst_med_feriegodtgoerelse=1.0),
            "feltet hører kun til feriegodtgørelse i 2021; oplys beloeb.",
        ),
        (
            Linje(art="feriegodtgoerelse_feriekonto", beloeb=1, feriedage={"2024-04": 1}),
            "skat og arbejdsmarkedsbidrag mangler; skriv 0, når beløbet er før skat.",
        ),
        (
            Linje(art="feriegodtgoerelse_feriekonto", beloeb=1, skat_og_am=0),
            "feriedagene mangler; skriv, hvor mange der holdes i hver måned, fx 2024-07: 10.",
        ),
        (
            Linje(art="feriegodtgoerelse_feriekonto", beloeb=1, skat_og_am=0, feriedage={"april": 1}),
            "måneden »april« kan ikke læses; skriv den som 2024-07.",
        ),
        (
            Linje(art="feriegodtgoerelse_feriekonto", beloeb=1, skat_og_am=0, feriedage={"2021-07": 1}),
            "i 2021 regnes feriegodtgørelsen som en procentdel; oplys indkomst_med_feriegodtgoerelse i "
            "stedet for beloeb.",
        ),
        (loen(1, art="saesonarbejde"), "Hvordan sæsonarbejde regnes, er ikke læst; "),
        (
            loen(1, art="raadighedsvederlag"),
            "Bekendtgørelsen har en særregel om rådighedsvederlag til frivillige ",
        ),
    ],
)
def test_en_linje_der_ikke_kan_bruges(linje: Linje, besked: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        maaned(linje)
    assert fejl.value.felt == "linjer.1"
    assert fejl.value.besked.startswith(f"Linje 1 ({linje.art}): {besked}")


def test_alle_fejl_i_linjerne_paa_en_gang() -> None:
    with pytest.raises(UgyldigeInput) as fejl:
        maaned(loen(-1), loen(1), loen(1, job="kiosken"))
    assert [f.felt for f in fejl.value.fejl] == ["linjer.1", "linjer.3"]


def test_mere_feriegodtgoerelse_end_loen() -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        maaned(loen(100), loen(101, art="feriegodtgoerelse_optjent"))
    assert fejl.value.besked == (
        "Feriegodtgørelsen, der tages ud i april 2024, er større end lønnen fra lageret; oplys den løn, "
        "feriegodtgørelsen er en del af."
    )
    assert maaned(loen(100), loen(100, art="feriegodtgoerelse_optjent"))["fleksloentilskud"] == 0


def test_linjer_til_andre_maaneder_naevnes_men_taeller_ikke() -> None:
    svar = maaned(loen(10_000), loen(5_000, fra=date(2024, 5, 1), til=date(2024, 5, 31)))
    andre = next(t for t in svar.trin if t.kode == "andre_maaneder")
    assert andre.tekst == "Linje 2 (løn): intet af dem hører til april 2024"
    assert svar["fleksloentilskud"] == 16_952


# --- forklaringen -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("linje", "navn", "tekst"),
    [
        (
            loen(10_000, pension=1_500.0),
            "Løn (lageret)",
            "10.000 kr. og 1.500 kr. i pension for april 2024 er lønindtægt: 11.500 kr. i april 2024",
        ),
        (
            loen(12_000, art="bonus", fra=date(2024, 1, 1), til=date(2024, 12, 31)),
            "Bonus (lageret)",
            "12.000 kr. for januar 2024-december 2024 (12 måneder) er lønindtægt og fordeles ligeligt på "
            "de måneder, "
            "beløbet dækker: 1.000 kr. i april 2024",
        ),
        (
            Linje(art="fritvalg", job="lageret", beloeb=900, udbetalt=date(2024, 4, 30)),
            "Udbetaling fra fritvalgsordning (lageret)",
            "900 kr. udbetalt i april 2024 er lønindtægt i den måned, beløbet udbetales: 900 kr. i april "
            "2024",
        ),
        (
            Linje(
                art="feriegodtgoerelse_feriekonto",
                beloeb=3_800,
                skat_og_am=2_200,
                feriedage={"2024-05": 1, "2024-04": 2},
            ),
            "Feriegodtgørelse fra FerieKonto eller feriekasse",
            "3.800 kr. udbetalt og 2.200 kr. i skat og arbejdsmarkedsbidrag for ferie (2 dage i april "
            "2024, 1 dag i maj "
            "2024) regnes som løn, når ferien holdes, efter antal feriedage: 4.000 kr. i april 2024, 2 af "
            "3 dage",
        ),
        (
            Linje(art="julegave_kontant", job="lageret", beloeb=900),
            "Julegave i penge, samme beløb til alle (lageret)",
            "900 kr. er en arbejdsfri indtægt, ikke løn; regnes ikke med",
        ),
    ],
)
def test_hver_linje_er_et_trin(linje: Linje, navn: str, tekst: str) -> None:
    trin = next(t for t in maaned(linje).trin if t.kode == "linje_1")
    assert (trin.navn, trin.tekst) == (navn, tekst)


def test_feriegodtgoerelse_tages_ud_i_et_trin_for_sig() -> None:
    svar = maaned(loen(6_000), loen(500, art="feriegodtgoerelse_optjent"))
    trin = {t.kode: t for t in svar.trin}
    assert trin["linje_2"].tekst == (
        "500 kr. for april 2024 tages ud af lønnen, når den optjenes: 500 kr. tages ud af april 2024"
    )
    assert trin["linje_2"].vaerdi == -500
    assert trin["sum_1"].tekst == "6.000 kr. - 500 kr. = 5.500 kr."


def test_det_samme_i_2021_med_procent() -> None:
    linje = Linje(
        art="feriegodtgoerelse_feriekonto",
        job="lageret",
        indkomst_med_feriegodtgoerelse=90_000,
        feriedage={"2021-07": 10, "2021-09": 10},
    )
    trin = next(t for t in maaned(linje, dato=date(2021, 8, 1)).trin if t.kode == "linje_1")
    assert trin.tekst.startswith(
        "11,11 pct. af 90.000 kr. for ferie (10 dage i juli 2021, 10 dage i september 2021) "
    )
    assert trin.tekst.endswith(": 4.999,50 kr. i juli 2021, 10 af 20 dage")
    assert trin.satser == ("feriegodtgoerelse_brutto_pct",)
    assert trin.kilde.endswith(": BEK nr. 110 af 29. januar 2021 § 5 (fra 29. januar 2021)")
    assert next(v.navn for v in maaned(linje, dato=date(2021, 8, 1)).satser) == "feriegodtgoerelse_brutto_pct"
