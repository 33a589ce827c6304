"""`fleksjob gevinst`, `fleksjob varianter` og `--variant`: det, der skrives, og det, der afvises."""

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from fleksjob.drift.kommandolinje import fleksjob
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.varianter import navne

SAG = Path(__file__).parents[2] / "docs" / "eksempler" / "sag.json"
GITTER = ("gevinst", "--timeloen", "130,150,175", "--fuldtidstimeloen", "samme", "--aar", "2018,2024,2026")
EN = ("gevinst", "--timeloen", "150", "--fuldtidstimeloen", "165", "--aar", "2026", "--pension-pct", "12")


def koer(*argumenter: str) -> str:
    svar = CliRunner().invoke(fleksjob, argumenter, catch_exceptions=False, standalone_mode=False)
    return svar.stdout


def som_json(*argumenter: str) -> Any:
    return json.loads(koer(*argumenter, "--json"))


def afvist(*argumenter: str) -> UgyldigtInput:
    svar = CliRunner().invoke(fleksjob, argumenter, standalone_mode=False)
    assert isinstance(svar.exception, UgyldigtInput), (svar.exception, svar.output)
    return svar.exception


def test_gitteret_som_tabel_json_og_billede(tmp_path: Path) -> None:
    fil = tmp_path / "gitter.svg"
    linjer = koer(*GITTER, "--svg", str(fil)).splitlines()
    assert linjer[1].split() == ["Timeløn", "2018", "2024", "2026"]
    assert linjer[3].split() == ["150,00", "12,7", "9", "5,4"]
    celler = som_json(*GITTER)["celler"]
    assert [c["stopper_ved"] for c in celler[1]] == [12.73, 9.01, 5.38]
    svg = ElementTree.fromstring(fil.read_text(encoding="utf-8"))
    navn = {"s": "http://www.w3.org/2000/svg"}
    beskrivelse = svg.findtext("s:desc", namespaces=navn)
    assert beskrivelse is not None
    assert "150 kr. betaler sig indtil 5,4 timer" in beskrivelse


def test_et_spaend_af_timeloenninger_og_aar() -> None:
    svar = som_json(
        "gevinst", "--timeloen", "120-160:20", "--fuldtidstimeloen", "samme", "--aar", "2024-2026"
    )
    assert (svar["timeloenninger"], svar["aarene"]) == ([120, 140, 160], [2024, 2025, 2026])


def test_en_person_som_tabel_og_saetninger() -> None:
    tekst = koer(*EN)
    assert "Flere timer betaler sig indtil 15,76 timer om ugen." in tekst
    (tiende,) = [linje.split() for linje in tekst.splitlines() if linje.split()[:1] == ["10"]]
    assert tiende == ["10", "7.280,00", "19.416,00", "26.696,00", "25.416,00", "509,60", "431,60", "A"]
    assert "Efter skat" not in tekst


def test_netto_paa_foresporgsel_med_sit_forbehold() -> None:
    tekst = koer(*EN, "--netto", "--kommuneskat", "24,5", "--kirkeskat", "0")
    assert "Efter skat" in tekst
    assert "Nettoindkomsten er omtrentlig" in tekst
    assert "gennemsnit" not in tekst


@pytest.mark.parametrize(
    ("argumenter", "felt", "besked"),
    [
        (("--timeloen", "150", "--aar", "2026"), "fuldtidstimeloen", "Der mangler --fuldtidstimeloen."),
        (("--aar", "2026", "--fuldtidstimeloen", "samme"), "timeloen", "Der mangler --timeloen."),
        (("--timeloen", "150;160", "--aar", "2026"), "timeloen", "kan ikke læses"),
        (("--timeloen", "200-100", "--aar", "2026"), "timeloen", "kan ikke læses"),
        (("--timeloen", "100-200:0", "--aar", "2026"), "timeloen", "kan ikke læses"),
        (("--timeloen", "150:5", "--aar", "2026"), "timeloen", "kan ikke læses"),
        (("--timeloen", "150", "--aar", "2024.5"), "aar", "skal være hele år"),
        (
            ("--timeloen", "150", "--fuldtidstimeloen", "ens", "--aar", "2026"),
            "fuldtidstimeloen",
            "skriv samme",
        ),
        (("--timeloen", "150", "--fuldtidstimeloen", "samme", "--aar", "2012"), "dato", "1. juli 2012"),
        ((*EN[1:], "--kommuneskat", "25"), "kommuneskat", "giv også --netto"),
        ((*EN[1:], "--svg", "/findes/ikke/x.svg"), "svg", "kan ikke skrives"),
        ((*EN[1:], "--scenarie", "under=0.2"), "scenarie", "giv også --variant"),
        ((*EN[1:], "--variant", "findes_ikke"), "variant", "findes ikke; vælg aftrapning"),
        ((*EN[1:], "--variant", "tidlig_opfoelgning"), "variant", "rører ikke »Fleksløntilskud«"),
        ((*EN[1:], "--variant", "aftrapning", "--scenarie", "under"), "scenarie", "et navn, = og et tal"),
        ((*EN[1:], "--variant", "aftrapning", "--scenarie", "under=lidt"), "scenarie", "skal være et tal"),
        ((*EN[1:], "--variant", "graense", "--scenarie", "kroner=22.000"), "scenarie", "læses på to måder"),
        ((*EN[1:], "--variant", "aftrapning", "--scenarie", "fra=i går"), "scenarie", "skal være en dag"),
    ],
)
def test_daarligt_input(argumenter: tuple[str, ...], felt: str, besked: str) -> None:
    fejl = afvist("gevinst", *argumenter)
    assert fejl.felt == felt
    assert besked in fejl.besked


def test_varianter_naevner_alle_med_hvem_og_hvad_der_er_aabent() -> None:
    tekst = koer("varianter")
    assert [n for n in navne() if f"{n}: " not in tekst] == []
    alle = som_json("varianter")
    assert [f["kode"] for f in alle] == list(navne())
    (udv,) = som_json("varianter", "udviklingsfleksjob")
    assert (udv["foreslaaet_af"], udv["fremsat"]) == ("Dansk Socialrådgiverforening", "2024-11-04")
    assert afvist("varianter", "udviklingsflekjob").besked.endswith("Mente du udviklingsfleksjob?")


AFTRAPNING = ("--variant", "aftrapning", "--scenarie", "under=0,2")
TILSKUD = ("--dato", "2026-05-01", "--timeloen", "200", "--timer", "20", "--fuldtidstimeloen", "300")


def test_beregn_under_et_forslag_siger_det() -> None:
    lov, forslag = (som_json("beregn", "fleksloentilskud", *TILSKUD, *valg) for valg in ((), AFTRAPNING))
    assert (lov["fleksloentilskud"], forslag["fleksloentilskud"]) == (16400, 18133.33)
    assert "variant" not in lov
    assert (forslag["variant"]["kode"], forslag["variant"]["scenarie"]) == ("aftrapning", {"under": 0.2})
    assert "ikke efter gældende lov" in forslag["forbehold"][0]
    assert koer("beregn", "fleksloentilskud", *TILSKUD, *AFTRAPNING).startswith("Efter forslaget »")
    netto = koer("beregn", "netto", *TILSKUD, *AFTRAPNING)
    assert netto.startswith("Efter forslaget »")


def test_en_fil_efter_et_forslag_siger_det_i_hver_raekke(tmp_path: Path) -> None:
    ind, ud = tmp_path / "ind.csv", tmp_path / "ud.csv"
    ind.write_text(
        "dato,timeloen,timer,fuldtidstimeloen\n2026-05-01,200,20,300\n2025-05-01,200,20,300\n",
        encoding="utf-8",
    )
    fil = ("--fil", str(ind), "--ud", str(ud))

    def raekker() -> list[dict[str, str]]:
        return list(csv.DictReader(ud.read_text(encoding="utf-8").splitlines()))

    koer("beregn", "fleksloentilskud", *fil)
    lov = [(r["fleksloentilskud"], "variant" in r) for r in raekker()]
    assert lov == [("16400.00", False), ("15364.42", False)]
    assert koer("beregn", "fleksloentilskud", *fil, *AFTRAPNING).startswith("Efter forslaget »")
    forslag = [(r["fleksloentilskud"], r["variant"][:16]) for r in raekker()]
    assert forslag == [("18133.33", "Anden aftrapning"), ("15364.42", "Anden aftrapning")]
    koer("beregn", "netto", *fil, *AFTRAPNING)
    assert [r["variant"][:16] for r in raekker()] == ["Anden aftrapning"] * 2


def test_forklar_under_et_forslag_siger_det() -> None:
    lov, forslag = (koer("forklar", "fleksloentilskud", *TILSKUD, *valg) for valg in ((), AFTRAPNING))
    assert "forslaget" not in lov
    assert forslag.startswith("Efter forslaget »Anden aftrapning")
    assert "18.133,33" in forslag


def test_frister_og_skridt_under_et_forslag() -> None:
    forslag = ("--variant", "tidlig_opfoelgning", "--scenarie", "fra=2020-01-01")
    pr = (str(SAG), "--pr", "2026-11-21")

    def opfoelgning(*valg: str) -> list[str]:
        return [p["frist"] for p in som_json("frister", *pr, *valg) if p["kode"] == "opfoelgning_30_mdr"]

    assert opfoelgning() == ["2026-09-01"]
    assert opfoelgning(*forslag) == ["2025-03-01"]
    assert all("forslaget" in p["forbehold"] for p in som_json("frister", *pr, *forslag))
    assert koer("frister", *pr, *forslag).startswith("Efter forslaget »Tidligere opfølgning")
    assert koer("skridt", *pr, "--rolle", "sagsbehandler", *forslag).startswith("Efter forslaget »")
    assert "frister og skridt" in afvist("frister", *pr, *AFTRAPNING).besked


def test_egen_fil_fra_kommandolinjen(tmp_path: Path) -> None:
    fil = tmp_path / "min.yaml"
    fil.write_text(
        "navn: Min\nfra: 2026-01-01\nvaerdier: {nedsaettelse_under_graensen_andel: 0.2}\n", encoding="utf-8"
    )
    svar = som_json("beregn", "fleksloentilskud", *TILSKUD, "--variant", str(fil))
    assert svar["fleksloentilskud"] == 18133.33
    assert svar["variant"]["navn"] == "Min (fra 1. januar 2026)"


def test_fejl_er_en_linje_paa_stderr_og_afslutning_2() -> None:
    svar = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "fleksjob", "gevinst", "--timeloen", "150", "--aar", "2026"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (svar.returncode, svar.stdout, svar.stderr) == (2, "", "Fejl: Der mangler --fuldtidstimeloen.\n")
