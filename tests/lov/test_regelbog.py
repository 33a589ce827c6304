"""Regelbogen siger det, der regnes: hver regel, hver paragraf, hver sats og hver række er i den."""

import re
from html import escape
from xml.etree import ElementTree

import pytest

from fleksjob.breve.vaerdifigur import beskrivelse, vaerdi_svg
from fleksjob.drift.regelbogsfiler import regelbogsfiler
from fleksjob.lov.bog.emner import alle_emner, emne_for
from fleksjob.lov.bog.huller import PROCESEMNER
from fleksjob.lov.bog.regelbog import regelbog
from fleksjob.lov.bog.tabeller import tabelraekker
from fleksjob.lov.kerne.regelsaet import MODULER, alle_regelsaet
from fleksjob.lov.kerne.vaerdier import alle_vaerdier, laes_alle, laes_vaerdier
from fleksjob.lov.sagsgang import proces

FILER = regelbogsfiler()


@pytest.mark.parametrize("kode", MODULER)
def test_alt_i_regelsaettet_staar_paa_dets_side(kode: str) -> None:
    side = FILER[f"{kode}.md"]
    saet = next(s for s in alle_regelsaet() if s.kode == kode)
    for versioner in saet.lov.regler.values():
        for v in versioner:
            assert v.hjemmel.replace("|", "\\|") in side
            assert f"def {v.funktion.__name__}(" in side
            assert v.forbehold in side
    for navn, raekke in saet.lov.vaerdier.items():
        assert f'<a id="sats-{navn}"></a>' in side
        assert f"(satser/{navn}.svg)" in side
        for v in raekke:
            assert v.reference.replace("|", "\\|") in side
    assert "@regel" not in side


def test_alle_raekker_i_processen_hoerer_til_et_emne_med_en_side() -> None:
    raekker = [*proces.TRIN.values(), *proces.RELATIONER, *proces.REGLER_UDEN_RELATION]
    sider = {e.kode for e in alle_emner()}
    assert {emne_for(r) for r in raekker} <= sider
    i_bogen = sum(o.antal_raekker for o in regelbog().opslag)
    assert i_bogen > 100
    for svar in proces.SVAR:
        side = FILER[f"{emne_for(svar)}.md"]
        assert svar.navn in side
        assert svar.forbehold in side
        for hjemmel in svar.hjemmel:
            assert hjemmel.tekst in side


def test_hver_vaerdi_i_loven_har_et_billede_eller_bruges_ikke() -> None:
    med_billede = {
        navn.removeprefix("satser/").removesuffix(".svg") for navn in FILER if navn.endswith(".svg")
    }
    brugt = {n for s in alle_regelsaet() for n in s.lov.vaerdier} | {
        n for e in alle_emner() for n in e.vaerdier
    }
    assert med_billede == brugt
    assert med_billede <= set(laes_alle())


def test_aarstabellen_viser_aarets_sats_og_hvor_sikker_den_er() -> None:
    opslag = regelbog().find("fleksloentilskud")
    assert opslag is not None
    sats = next(s for s in opslag.skiftende if s.navn == "loenindtaegtsgraense_md")
    celler = dict(zip(opslag.aar, sats.celler, strict=True))
    assert celler[2024] is not None
    assert celler[2026] is not None
    assert (celler[2024].tekst, celler[2024].sikkerhed) == ("16.323", "ordret")
    assert celler[2026].sikkerhed == "udledt"
    dagsats = next(s for s in opslag.skiftende if s.navn == "dagpenge_hoejeste_dag")
    celler = dict(zip(opslag.aar, dagsats.celler, strict=True))
    assert celler[2017] is not None
    assert celler[2018] is None


def test_alle_links_i_bogen_findes() -> None:
    for navn, side in FILER.items():
        if not navn.endswith(".md"):
            continue
        ankre = set(re.findall(r'<a id="([^"]+)">', side))
        for maal in re.findall(r"\]\(([^)\s]+)\)", side):
            if maal.startswith(("http://", "https://")):
                continue
            if maal.startswith("#"):
                assert maal[1:] in ankre, f"{navn}: {maal}"
            else:
                assert maal in FILER, f"{navn}: {maal}"


def test_ingen_tabel_har_en_raekke_med_et_andet_antal_celler() -> None:
    for navn, side in FILER.items():
        for tabel in re.findall(r"(?:^\|.*\n)+", side, re.M):
            bredder = {len(re.split(r"(?<!\\)\|", linje)) for linje in tabel.splitlines()}
            assert len(bredder) == 1, f"{navn}: {tabel[:200]}"


def test_siderne_er_de_samme_hver_gang_og_af_en_rimelig_stoerrelse() -> None:
    assert regelbogsfiler() == FILER
    assert sum(len(x.encode()) for x in FILER.values()) < 2_000_000


def test_billedet_har_navn_og_beskrivelse_og_stiplet_for_det_udledte() -> None:
    raekke = alle_vaerdier("loenindtaegtsgraense_md")
    svg = vaerdi_svg(raekke)
    rod = ElementTree.fromstring(svg)
    titel, desc, *_ = list(rod)
    assert titel.text == "Lønindtægtsgrænsen"
    assert desc.text == beskrivelse(raekke)
    assert beskrivelse(raekke).startswith("13.208 kr. fra 1. januar 2013, ")
    assert rod.attrib["aria-labelledby"] == f"{titel.attrib['id']} {desc.attrib['id']}"
    assert "stroke-dasharray" in svg
    assert "style=" not in svg


def test_billedet_af_en_fast_sats_siger_uaendret() -> None:
    raekke = alle_vaerdier("nedsaettelse_under_graensen_andel")
    assert beskrivelse(raekke) == "30 pct. fra 1. januar 2013, uændret siden."
    assert "stroke-dasharray" not in vaerdi_svg(raekke)
    assert escape(raekke[0].titel) in vaerdi_svg(raekke).lower()


def test_et_ophold_er_et_hul_i_linjen() -> None:
    yaml = """
sats:
  description: en sats
  metadata: {unit: kr/md, reference: en lov, sikkerhed: ordret}
  values:
    2013-01-01: {value: 100}
    2015-01-01: {value: null}
    2018-01-01: {value: 200}
"""
    svg = vaerdi_svg(laes_vaerdier(yaml, "proeve.yaml")["sats"])
    assert svg.count("<polyline") == 2


def test_processens_emner_er_ikke_ogsaa_faste_sider() -> None:
    assert not {"huller", "tidslinje", "README"} & ({e.kode for e in alle_emner()} | set(PROCESEMNER))


def test_lovens_tabeller_staar_hos_deres_emne() -> None:
    for raekke in tabelraekker():
        side = FILER[f"{raekke.emne}.md"]
        assert f"## {raekke.tabel}" in side
        assert raekke.tekst in side
        assert raekke.forbehold in side
