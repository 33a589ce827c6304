"""Sagsbundtet: de papirer, i den orden, med sidetal, bogmærker og fingeraftryk; og intet, der kører af sig selv."""

from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest
from hypothesis import given, settings, strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from fleksjob.breve.sagsbundt import Afsnit, Bundtdel, Forside, byg_bundt, tekstdel

DAG = date(2026, 11, 20)
FORSIDE = Forside("Klagesag", "Samlet", (("Sag", "2026-00001"),), DAG, ("Adressen er beskyttet.",))
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)


def pdf_med(sider: int, tekst: str = "x") -> bytes:
    """En PDF med så mange sider, hver med teksten."""
    return tekstdel(
        tekst, DAG, [Afsnit(f"Afsnit {nr}", ("linje " * 20,) * 30) for nr in range(sider * 2)]
    ).indhold


def sidetekst(pdf: bytes) -> list[str]:
    return [" ".join(side.extract_text().split()) for side in PdfReader(BytesIO(pdf)).pages]


def test_papirerne_er_med_i_den_orden_de_er_givet_med_fingeraftryk_og_sidetal() -> None:
    dele = [
        tekstdel("Følgebrev", DAG, [Afsnit("", ("Vi sender en klage.",))], "Følgebrev"),
        Bundtdel("Attest", date(2026, 1, 5), pdf_med(2, "Attesten"), "Bilag", helbred=True),
        Bundtdel("Billede af aftalen", None, PNG, "Bilag"),
    ]
    bundt = byg_bundt(FORSIDE, dele)
    sider = sidetekst(bundt.pdf)
    assert [linje.titel for linje in bundt.linjer] == ["Følgebrev", "Attest", "Billede af aftalen"]
    assert [linje.sha256 for linje in bundt.linjer] == [sha256(en.indhold).hexdigest() for en in dele]
    assert len(sider) == bundt.sider == bundt.linjer[-1].fra_side + bundt.linjer[-1].sider - 1
    for linje in bundt.linjer:
        assert linje.titel in sider[linje.fra_side - 1]
    assert "Vi sender en klage." in sider[bundt.linjer[0].fra_side - 1]
    assert [f"Side {nr} af {len(sider)}" in side for nr, side in enumerate(sider, 1)] == [True] * len(sider)
    forside = sider[0]
    assert "Adressen er beskyttet." in forside
    assert "Attest (helbred)" in forside
    for linje in bundt.linjer:
        assert linje.sha256 in forside.replace(" ", "")
    bogmaerker = [
        str(en["/Title"]) for en in PdfReader(BytesIO(bundt.pdf)).outline if not isinstance(en, list)
    ]
    assert bogmaerker == ["Indhold", "1. Følgebrev", "2. Attest", "3. Billede af aftalen"]


def test_samme_papirer_giver_samme_bytes() -> None:
    dele = [Bundtdel("Attest", DAG, pdf_med(1), "Bilag"), Bundtdel("Billede", None, PNG, "Bilag")]
    assert byg_bundt(FORSIDE, dele).sha256 == byg_bundt(FORSIDE, dele).sha256


@pytest.mark.parametrize(
    "indhold", [b"%PDF-1.7 intet", b"\x89PNG\r\n\x1a\nikke et billede", b"\xff\xd8\xff", b"", b"hej"]
)
def test_en_oedelagt_fil_standser_ikke_bundtet_men_siges_hoejt(indhold: bytes) -> None:
    dele = [
        Bundtdel("Ødelagt fil", DAG, indhold, "Bilag"),
        Bundtdel("Hel fil", DAG, pdf_med(1, "Hele"), "Bilag"),
    ]
    bundt = byg_bundt(FORSIDE, dele)
    sider = sidetekst(bundt.pdf)
    assert bundt.kunne_ikke == ("Ødelagt fil",)
    arket = sider[bundt.linjer[0].fra_side - 1]
    assert "kan ikke vises her" in arket
    assert sha256(indhold).hexdigest() in arket.replace(" ", "")
    assert "Hele" in sider[bundt.linjer[1].fra_side - 1]


def test_en_laast_pdf_faar_et_ark() -> None:
    skriver = PdfWriter()
    skriver.append(BytesIO(pdf_med(1, "Hemmeligt")))
    skriver.encrypt("kode", algorithm="RC4-128")
    ud = BytesIO()
    skriver.write(ud)
    bundt = byg_bundt(FORSIDE, [Bundtdel("Låst", DAG, ud.getvalue(), "Bilag")])
    assert bundt.kunne_ikke == ("Låst",)
    assert "Hemmeligt" not in " ".join(sidetekst(bundt.pdf))


def test_det_der_kan_koere_i_en_pdf_udefra_kommer_ikke_med() -> None:
    skriver = PdfWriter()
    skriver.append(BytesIO(pdf_med(1, "Papiret")))
    handling = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    )
    skriver.root_object[NameObject("/OpenAction")] = handling
    skriver.pages[0][NameObject("/AA")] = DictionaryObject(
        {NameObject("/O"): TextStringObject("app.alert(1)")}
    )
    ud = BytesIO()
    skriver.write(ud)
    bundt = byg_bundt(FORSIDE, [Bundtdel("Papir", DAG, ud.getvalue(), "Bilag")])
    assert b"alert" in ud.getvalue()
    assert b"alert" not in bundt.pdf
    assert "Papiret" in " ".join(sidetekst(bundt.pdf))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 3), min_size=1, max_size=45))
def test_sidetallene_i_indekset_passer_ogsaa_naar_indekset_selv_fylder_flere_sider(sider: list[int]) -> None:
    dele = [Bundtdel(f"Papir {nr}", DAG, _FAERDIGE[antal], "Bilag") for nr, antal in enumerate(sider)]
    bundt = byg_bundt(FORSIDE, dele)
    laest = PdfReader(BytesIO(bundt.pdf))
    bogmaerker = [en for en in laest.outline if not isinstance(en, list)][1:]
    assert [laest.get_destination_page_number(en) + 1 for en in bogmaerker] == [
        en.fra_side for en in bundt.linjer
    ]
    assert len(laest.pages) == bundt.sider


_FAERDIGE = {antal: pdf_med(antal) for antal in (1, 2, 3)}
