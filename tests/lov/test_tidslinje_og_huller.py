"""Hver lovændring i programmet har en grund i tidslinjen, og alt, der ikke vides, står på listen."""

import json
import subprocess
import sys
from datetime import date

import pytest

from fleksjob.lov.bog.aendringer import aendringer
from fleksjob.lov.bog.emner import alle_emner
from fleksjob.lov.bog.huller import PROCESEMNER, huller, laes_huller
from fleksjob.lov.bog.tidslinje import laes_tidslinje, lovaendringer, satsskift, tidslinje, uforklarede
from fleksjob.lov.bog.usikkerheder import usikkerheder, usikkerheder_om
from fleksjob.lov.kerne.fejl import UgyldigLov
from fleksjob.lov.sagsgang.relationer import ALTID

KENDTE_EMNER = {e.kode for e in alle_emner()} | set(PROCESEMNER)


def test_alle_skift_i_regler_og_raekker_har_en_grund() -> None:
    assert [f"{a.dag} {a.navn}: {a.tekst}" for a in uforklarede()] == []


def test_alle_skift_er_fundet() -> None:
    """Hver dag, hvor en regel får en ny ordlyd, eller en række begynder eller ender, er en ændring."""
    fundne = {a.dag for a in aendringer()}
    for emne in alle_emner():
        for versioner in emne.saet.lov.regler.values() if emne.saet else ():
            funktioner = [v.funktion for v in versioner]
            assert {
                v.fra for v, foer in zip(versioner[1:], funktioner, strict=False) if v.funktion is not foer
            } <= fundne
        for raekke in (*emne.trin, *emne.relationer):
            assert raekke.fra == ALTID or raekke.fra in fundne


def test_2020_flyttede_paragraffen_og_gav_obligatorisk_pension() -> None:
    ved = {p.lovaendring.titel: p for p in tidslinje() if p.lovaendring.dato == date(2020, 1, 1)}
    flyttede = {
        a.tekst for a in ved["Ny lov om en aktiv beskæftigelsesindsats"].aendringer if a.slags == "flytning"
    }
    assert "»Lønloft« står herefter i LAB § 123, stk. 3" in flyttede
    pension = {a.navn for a in ved["Obligatorisk pension"].aendringer}
    assert {"obligatorisk_pension", "obligatorisk_pension_pct"} <= pension


def test_teamet_hoerer_op_i_juli_2026() -> None:
    juli = next(p for p in tidslinje() if p.lovaendring.dato == date(2026, 7, 1))
    tekster = {a.tekst for a in juli.aendringer}
    assert "Skridtet falder bort: »Afgiv teamets indstilling«" in tekster
    assert juli.lovaendring.sikkerhed == "udledt"


def test_de_aarlige_satser_staar_for_sig() -> None:
    satser = dict(satsskift())
    tekster = {a.tekst for a in satser[date(2024, 1, 1)]}
    assert "»Lønindtægtsgrænsen« går fra 15.817 kr. til 16.323 kr." in tekster
    i_tidslinjen = {a.navn for p in tidslinje() for a in p.aendringer if not a.begyndelse}
    assert "loenindtaegtsgraense_md" not in i_tidslinjen


def test_en_aendring_staar_ved_en_post_og_kun_en() -> None:
    alle = [a for p in tidslinje() for a in p.aendringer]
    assert len(alle) == len(set(alle))


def test_emnerne_i_listerne_findes() -> None:
    assert {h.emne for h in huller()} <= KENDTE_EMNER
    assert {e for p in lovaendringer() for e in p.emner} - {"alle"} <= KENDTE_EMNER


def test_navnene_i_tidslinjen_rammer_noget() -> None:
    """Et mønster, som intet i programmet svarer til, er en regel, der er omdøbt."""
    for post in tidslinje():
        if post.lovaendring.navne:
            assert post.aendringer, post.lovaendring.titel


@pytest.mark.parametrize(
    ("tekst", "besked"),
    [
        ("- {kode: a}", "Object missing required field"),
        (
            "- {kode: a, emne: x, spoergsmaal: ' ', ledt: l, virkning: v, ville_afgoere: w}",
            "a mangler spoergsmaal",
        ),
        (
            "- {kode: a, emne: x, spoergsmaal: s, ledt: l, virkning: v, ville_afgoere: w, ny: 1}",
            "unknown field",
        ),
        (
            "\n".join(["- {kode: a, emne: x, spoergsmaal: s, ledt: l, virkning: v, ville_afgoere: w}"] * 2),
            "to gange",
        ),
    ],
)
def test_en_fejl_i_hullerne_standser(tekst: str, besked: str) -> None:
    with pytest.raises(UgyldigLov, match=besked):
        laes_huller(tekst)


@pytest.mark.parametrize(
    ("tekst", "besked"),
    [
        ("- {dato: 2020-01-01}", "missing required field"),
        (
            "- {dato: 2020-01-01, lov: l, titel: '', aendrer: a, emner: [x], url: '', sikkerhed: ordret}",
            "udfyldt",
        ),
        (
            "- {dato: 2020-01-02, lov: l, titel: t, aendrer: a, emner: [x], url: '', sikkerhed: ordret}\n"
            "- {dato: 2020-01-01, lov: l, titel: t, aendrer: a, emner: [x], url: '', sikkerhed: ordret}",
            "tidsfølge",
        ),
    ],
)
def test_en_fejl_i_tidslinjen_standser(tekst: str, besked: str) -> None:
    with pytest.raises(UgyldigLov, match=besked):
        laes_tidslinje(tekst)


def test_en_udledt_sats_en_der_ophoerer_og_en_raekke_med_forbehold_er_huller() -> None:
    koder = {h.kode for h in usikkerheder_om("fleksloentilskud")}
    assert {
        "sats-loenindtaegtsgraense_md",
        "ophoer-loenindtaegtsgraense_md",
        "flt-graense-2025-2026",
    } <= koder
    assert "skridt-teammoede_afholdt" in {h.kode for h in usikkerheder_om("rehabilitering")}
    assert all(h.hvad and h.virkning and h.emnetitel for h in usikkerheder())
    assert [
        h.virkning for h in usikkerheder() if "{" in h.virkning or not h.virkning.endswith((".", "!"))
    ] == []


def test_hver_udledt_vaerdi_i_loven_er_paa_listen() -> None:
    koder = {h.kode for h in usikkerheder()}
    for emne in alle_emner():
        for navn, raekke in emne.vaerdier.items():
            assert (f"sats-{navn}" in koder) == any(v.forbehold for v in raekke)
            assert (f"ophoer-{navn}" in koder) == (raekke[-1].til is not None)


def koer(*led: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fleksjob", "lov", *led], capture_output=True, text=True, check=False
    )


def test_kommandoen_lov(tmp_path: object) -> None:
    svar = koer("huller", "--emne", "rehabilitering", "--json")
    assert svar.returncode == 0, svar.stderr
    assert {h["emne"] for h in json.loads(svar.stdout)} == {"rehabilitering"}
    assert koer("huller").stdout.rstrip().splitlines()[-1].startswith(f"I alt {len(usikkerheder())} huller")
    tid = koer("tidslinje", "--fra", "2020-01-01", "--til", "2020-12-31", "--satser", "--json")
    svar_json = json.loads(tid.stdout)
    assert [p["lovaendring"]["dato"][:4] for p in svar_json["lovaendringer"]] == ["2020"] * 4
    assert "2020-01-01" in svar_json["satser"]
    assert koer("saet").stdout.startswith("fleksloentilskud")
    ud = koer("regelbog", "--ud", f"{tmp_path}/bog")
    assert ud.returncode == 0
    assert "sider og" in ud.stdout


@pytest.mark.parametrize(
    ("led", "besked"),
    [
        (("huller", "--emne", "x"), "Fejl: Emnet »x« findes ikke; vælg et af: "),
        (("tidslinje", "--fra", "2020"), "Fejl: --fra er »2020«, men skal være en dato som 2020-01-01."),
        (
            ("tidslinje", "--fra", "2021-01-01", "--til", "2020-01-01"),
            "Fejl: --fra (2021-01-01) ligger efter --til",
        ),
    ],
)
def test_daarligt_input(led: tuple[str, ...], besked: str) -> None:
    svar = koer(*led)
    assert svar.returncode == 2
    assert svar.stderr.startswith(besked)
    assert len(svar.stderr.splitlines()) == 1
