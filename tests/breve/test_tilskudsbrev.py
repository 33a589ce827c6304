"""Månedens brev, læst som borgeren: beløbet, hvorfor, hvad der ændrer det, og linjer, der giver det beløb."""

import io
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pikepdf
import pytest
from hypothesis import assume, given, settings, strategies as st
from pdfua import validate

from fleksjob.breve.gemt_beregning import beregning_af
from fleksjob.breve.ramme import Afsender, Brevramme, Modtager
from fleksjob.breve.tilskudsbrev import Forskel, TilskudsBrev, fra_beregning, fra_fastsat, fra_rettelser, pdf
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.tilskud.beregning import beregn_fleksloentilskud

RAMME = Brevramme(
    Afsender("Søndervang Kommune", "12 34 56 78", "sondervang.example", "Mette Lund"),
    Modtager("Åse Øberg", ("Birkevej 4", "9999 Prøveby")),
    "2024-00123",
    date(2024, 5, 31),
)
FIRE_RETTELSER = [
    Forskel(
        date(2024, md, 1),
        Decimal("100.50"),
        Decimal("5.03"),
        "Din arbejdsgiver rettede lønnen den 2. maj 2024.",
    )
    for md in (1, 2, 3, 4)
]


def brev(
    timeloen: float = 200,
    timer: float = 18,
    *,
    fuldtid: float = 200,
    ramme: Brevramme = RAMME,
    forskelle: list[Forskel] | None = None,
    dato: date = date(2024, 5, 1),
) -> TilskudsBrev:
    beregning = beregn_fleksloentilskud(dato=dato, timeloen=timeloen, timer=timer, fuldtidstimeloen=fuldtid)
    return fra_beregning(
        beregning, ramme=ramme, maaned=dato, loenmaaned=date(2024, 4, 1), forskelle=forskelle or []
    )


def test_brevet_om_stars_eget_eksempel() -> None:
    """18 timer til 200 kr. i 2024: 15.272 kr. i tilskud, hvoraf 500 kr. går til ATP."""
    skrevet = brev()
    assert skrevet.titel == "Dit fleksløntilskud for maj 2024"
    assert [_enkelt(saetning) for saetning in skrevet.indledning] == [
        "Du får udbetalt 14.772 kr. i fleksløntilskud for maj 2024, før skat.",
        "Beløbet følger af din løn for april 2024, som var 15.600 kr. med pension.",
        "Stiger din løn med 100 kr. om måneden, falder tilskuddet med 30 kr., "
        "så du får 70 kr. mere i alt før skat.",
    ]
    assert [(linje.regel, linje.kroner) for linje in skrevet.linjer] == [
        ("LAB § 123, stk. 1", Decimal(19952)),
        ("LAB § 123, stk. 2", Decimal(-4680)),
        ("", Decimal(15272)),
        ("LAB § 137, stk. 1", Decimal(-500)),
        ("", Decimal(14772)),
    ]
    assert "fra 1. januar 2024" in skrevet.linjer[0].sats


@pytest.mark.parametrize(
    ("timeloen", "timer", "fuldtid", "tredje"),
    [
        (200, 30, 300, "falder tilskuddet med 55 kr., så du får 45 kr. mere i alt"),
        (114, 10, 114, "falder tilskuddet lige så meget, for løn og tilskud kan tilsammen højst blive"),
        (330, 37, 400, "Der er intet tilskud"),
    ],
)
def test_tredje_saetning_foelger_zonen(timeloen: float, timer: float, fuldtid: float, tredje: str) -> None:
    assert tredje in _enkelt(brev(timeloen, timer, fuldtid=fuldtid).indledning[2])


def test_en_rettet_maaned_staar_med_sin_grund_og_regnes_med() -> None:
    skrevet = brev(forskelle=FIRE_RETTELSER[:1])
    assert skrevet.udbetalt == Decimal("14772") + Decimal("95.47")
    linje = skrevet.linjer[-2]
    assert linje.tekst == "Rettelse for januar 2024: din arbejdsgiver rettede lønnen den 2. maj 2024"
    assert linje.kroner == Decimal("95.47")
    assert _enkelt(skrevet.indledning[1]).endswith(
        "med pension, og af en rettelse for januar 2024 på 95,47 kr."
    )


def test_jobbets_foerste_maaned_siger_at_loennen_er_den_aftalte() -> None:
    beregning = beregn_fleksloentilskud(dato=date(2024, 5, 1), timeloen=200, timer=18, fuldtidstimeloen=200)
    skrevet = fra_beregning(
        beregning, ramme=RAMME, maaned=date(2024, 5, 1), loenmaaned=date(2024, 5, 1), aftalt=True
    )
    assert "den løn, du har aftalt for maj 2024" in skrevet.indledning[1]
    assert "retter vi beløbet" in skrevet.handlinger[0]


def test_et_fastsat_beloeb_staar_med_sin_begrundelse() -> None:
    skrevet = fra_fastsat(
        Decimal(9000), Decimal(450), "Lønnen var ikke indberettet.", ramme=RAMME, maaned=date(2024, 5, 1),
        forskelle=FIRE_RETTELSER[:1],
    )  # fmt: skip
    assert skrevet.udbetalt == Decimal("8645.47")
    assert "Lønnen var ikke indberettet." in skrevet.noter[0]
    assert len(pdf(skrevet)) > 10_000
    with pytest.raises(UgyldigtInput, match="skal begrundes"):
        fra_fastsat(Decimal(9000), Decimal(450), " ", ramme=RAMME, maaned=date(2024, 5, 1))


def test_rettelser_alene_faar_deres_eget_brev() -> None:
    skrevet = fra_rettelser(FIRE_RETTELSER, ramme=RAMME)
    assert skrevet.titel == "Rettelse af dit fleksløntilskud"
    assert skrevet.udbetalt == Decimal("381.88")
    assert _enkelt(skrevet.indledning[0]) == (
        "Du får udbetalt 381,88 kr. mere i fleksløntilskud "
        "for januar 2024, februar 2024, marts 2024 og april 2024, før skat."
    )
    assert skrevet.indledning[1] == "Din arbejdsgiver rettede lønnen den 2. maj 2024."


@pytest.mark.parametrize("dato", [date(2014, 3, 1), date(2026, 8, 1)])
def test_en_gemt_beregning_giver_det_samme_brev(dato: date) -> None:
    beregning = beregn_fleksloentilskud(dato=dato, timeloen=170, timer=21.5, fuldtidstimeloen=180)
    laest = beregning_af(json.loads(json.dumps(beregning.som_json())))
    assert laest == beregning


def test_et_krav_om_tilbagebetaling_kan_ikke_staa_i_maanedens_brev() -> None:
    with pytest.raises(UgyldigtInput, match="tilbagebetaling er en afgørelse for sig"):
        brev(forskelle=[Forskel(date(2024, 3, 1), Decimal(-20_000), Decimal(0), "Lønnen var højere.")])


def test_satser_med_forbehold_siges_hoejt() -> None:
    noter = " ".join(brev(dato=date(2026, 5, 1)).noter)
    assert "Forbehold:" in noter
    assert "udledt" in noter


@given(
    timeloen=st.floats(100, 500).map(lambda x: round(x, 2)),
    timer=st.floats(0, 37).map(lambda x: round(x, 2)),
    tillaeg=st.floats(0, 200).map(lambda x: round(x, 2)),
    dato=st.dates(date(2013, 1, 7), date(2026, 12, 31)),
)
@settings(deadline=None)
def test_linjerne_giver_altid_det_beloeb_der_udbetales(
    timeloen: float, timer: float, tillaeg: float, dato: date
) -> None:
    assume(timeloen + tillaeg >= timeloen)
    skrevet = brev(timeloen, timer, fuldtid=round(timeloen + tillaeg, 2), dato=dato)
    assert sum(linje.kroner for linje in skrevet.linjer if not linje.er_sum) == skrevet.udbetalt
    assert len(skrevet.indledning) == 3
    assert all(linje.regel and linje.sats for linje in skrevet.linjer[:1])


@pytest.mark.parametrize("kanal", ["digital", "brev"])
@pytest.mark.parametrize(
    ("timeloen", "timer", "fuldtid"), [(200, 18, 200), (200, 30, 300), (114, 10, 114), (330, 37, 400)]
)
def test_brevet_fylder_en_side_er_maerket_op_og_er_til_arkiv(
    kanal: str, timeloen: float, timer: float, fuldtid: float, laes_pdf: Callable[[bytes], str]
) -> None:
    ramme = Brevramme(
        RAMME.afsender,
        RAMME.modtager,
        "2026-00001",
        date(2026, 6, 1),
        "brev" if kanal == "brev" else "digital",
    )
    skrevet = brev(
        timeloen, timer, fuldtid=fuldtid, ramme=ramme, forskelle=FIRE_RETTELSER, dato=date(2026, 5, 1)
    )
    indhold = pdf(skrevet)
    assert validate(io.BytesIO(indhold)).findings == ()
    with pikepdf.open(io.BytesIO(indhold)) as dokument:
        assert len(dokument.pages) == 1
        assert dokument.Root.MarkInfo.Marked
        assert str(dokument.Root.Lang) == "da-DK"
        with dokument.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert metadata["dc:title"] == "Dit fleksløntilskud for maj 2026"
    tekst = laes_pdf(indhold)
    for linje in skrevet.linjer:
        assert f"{linje.kroner:,.2f}".replace("-", "−").translate(str.maketrans(",.", ".,")) in tekst
    assert "LAB § 123" in tekst
    assert "Sag 2026-00001" in tekst


def test_de_samme_data_giver_de_samme_bytes() -> None:
    assert pdf(brev()) == pdf(brev())
    assert pdf(brev()) != pdf(brev(timer=19))


@pytest.mark.parametrize(
    "navn",
    [
        "#strong[Bo]",
        "*Bo* _Ib_ `kode`",
        '= Overskrift\\ "a" {b}',
        "$x^2$ @fn <sider>",
        "O'Neill & Søn #eval(1)",
    ],
)
def test_opmaerkning_i_et_navn_staar_paa_brevet_som_den_er(
    navn: str, laes_pdf: Callable[[bytes], str]
) -> None:
    ramme = Brevramme(Afsender("Søndervang Kommune"), Modtager(navn), "2024-00123", date(2024, 5, 31))
    grund = f"Rettet af {navn}."
    tekst = laes_pdf(
        pdf(brev(ramme=ramme, forskelle=[Forskel(date(2024, 3, 1), Decimal(1), Decimal(0), grund)]))
    )
    assert tekst.count("".join(navn).replace("  ", " ")) == 2


def test_en_ramme_uden_navn_kan_ikke_laves() -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        Brevramme(Afsender("Søndervang Kommune"), Modtager(" "), "2024-00123", date(2024, 5, 31))
    assert fejl.value.felt == "navn"


def test_saetningerne_er_korte() -> None:
    """LIX under 45 (almindelig avis) og ingen sætning over 30 ord."""
    skrevet = brev()
    tekst = " ".join((*skrevet.indledning, *skrevet.handlinger, skrevet.klage.frist, skrevet.klage.tekst))
    rene = tekst.replace("kr.", "kr").replace("stk. ", "stk ")
    saetninger = [saetning for saetning in rene.replace("?", ".").split(". ") if saetning]
    ord_ = rene.split()
    lange = [et_ord for et_ord in ord_ if len(et_ord.strip(".,;()")) > 6]
    assert max(len(saetning.split()) for saetning in saetninger) <= 30
    assert len(ord_) / len(saetninger) + 100 * len(lange) / len(ord_) < 45


def _enkelt(tekst: str) -> str:
    return tekst.replace("\N{NO-BREAK SPACE}", " ")
