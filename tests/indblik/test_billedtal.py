"""De åbne billeders tal, som de fryses: intet lille tal kan læses af dem eller regnes ud sammen med tabellerne."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from tests.indblik.talarkiv import i_fleksjob, personer, skriv

from fleksjob.indblik.jobindsats import aabne
from fleksjob.indblik.jobindsats.billedtal import (
    HVERT_AAR,
    KURVEN,
    TIMER,
    TIMESKIFT,
    Billedtal,
    billedernes_maal,
    frys_billeder,
)
from fleksjob.indblik.jobindsats.datasaet import Kilder
from fleksjob.indblik.skjul import SKJULT

OKTOBER, DAG = date(2026, 10, 1), date(2026, 10, 31)


def kommunen(mappe: Path, timer: Mapping[float, int], op: Mapping[float, int] | None = None) -> Kilder:
    """Så mange på hver timer; `op`: så mange af dem er siden gået op til 17 timer."""
    sager: list[Any] = []
    for antal_timer, antal in timer.items():
        oppe = (op or {}).get(antal_timer, 0)
        sager += [i_fleksjob("2025-01-01", antal_timer) for _ in range(antal - oppe)]
        sager += [_op_til_17(antal_timer) for _ in range(oppe)]
    skriv(mappe, personer(len(sager), "kvinde", 265), sager)
    return Kilder(265, "Roskilde Kommune", mappe)


def _op_til_17(timer: float) -> list[dict[str, Any]]:
    aendret = {"type": "vilkaar_aendret", "ansaettelse": "a", "timer": 17}
    return [*i_fleksjob("2025-01-01", timer), {"id": "9", "gyldig_fra": "2026-01-01", **aendret}]


def frosset(billeder: Sequence[Billedtal], kode: str, dag: date = DAG) -> dict[tuple[str, ...], Any]:
    """Antallet efter koder, i målet den dag."""
    en = next(en for en in billeder if (en.kode, en.dag) == (kode, dag))
    koder = [k["navn"] for k in en.kolonner if k["enhed"] == "kode"]
    return {tuple(raekke[navn] for navn in koder): raekke["antal"] for raekke in en.raekker}


def fj01(frosset_: aabne.Frosset) -> dict[str, Any]:
    (raekke,) = next(en for en in frosset_.tabeller if en.id == "FJ01").raekker
    return raekke.tal


def test_kun_de_maal_siden_tegner_og_aldrig_baand_i_begge_ender() -> None:
    assert [en.kode for en in billedernes_maal(HVERT_AAR - 1)] == ["timer", "timeskift", "tid_til_job"]
    assert len(billedernes_maal(HVERT_AAR)) == 4
    assert [dict(en.valg) for en in billedernes_maal(HVERT_AAR) if en.kode == "timeskift"] == [
        {"til": "retning"}
    ]


def test_frosne_raekker_har_dag_definition_citat_og_kun_de_aar_der_er_noget_i(tmp_path: Path) -> None:
    kommunen(tmp_path, {8: 30})
    billeder = frys_billeder(tmp_path, DAG, 30)
    assert [(en.kode, en.dag) for en in billeder] == [
        (TIMER.kode, date(2025, 10, 31)),
        (TIMER.kode, DAG),
        (TIMESKIFT.kode, DAG),
        (KURVEN.kode, DAG),
    ]
    assert all(en.citat and en.om["definition"] and en.om["forbehold"] for en in billeder)
    assert frosset(billeder, "timer") == {("06",): 30}
    ud = billeder[1].udtraek("oktober 2026, version 1")
    assert ud.citat == (
        "I fleksjob efter timer (timer), pr. 31. oktober 2026, tabellernes udgave 1 af 20. november 2026; "
        "offentliggjort som oktober 2026, version 1"
    )
    assert [k.navn for k in ud.maal.kolonner] == ["baand", "antal", "andel", "gennemsnit"]


def test_et_lille_skift_kan_ikke_regnes_ud_af_dem_der_begyndte_paa_faa_timer(tmp_path: Path) -> None:
    """Tre begyndte på 1-5 timer, tyve på 6-10. FJ04 har 23: vistes de tyve, var de tre givet."""
    kilder = kommunen(tmp_path, {4: 3, 8: 20, 12: 6, 18: 30})
    ude = aabne.frys(kilder, OKTOBER)
    fj04 = next(en for en in ude.tabeller if en.id == "FJ04").raekker[0].tal
    assert fj04["fj_antal"] == 23
    skift = frosset(ude.billeder, "timeskift")
    assert skift["01", "samme"] == SKJULT
    assert skift["06", "samme"] == SKJULT


def test_et_sjaeldent_skift_skjuler_ikke_det_andet_startbaand(tmp_path: Path) -> None:
    """To af halvtreds er gået op. Båndenes summer er store, så FJ04 røber intet; 1-5 timer bliver stående."""
    ude = aabne.frys(kommunen(tmp_path, {4: 60, 8: 50, 12: 30}, op={4: 20, 8: 2, 12: 6}), OKTOBER)
    assert frosset(ude.billeder, "timeskift") == {
        ("01", "op"): 20,
        ("01", "samme"): 40,
        ("06", "op"): SKJULT,
        ("06", "samme"): SKJULT,
        ("11", "op"): SKJULT,
        ("11", "samme"): SKJULT,
    }


def test_fj01_roeber_ikke_det_baand_der_er_skjult_i_billedet(tmp_path: Path) -> None:
    """Tre på 11-15 timer skjules sammen med de fem på 6-10; FJ01 må ikke sige, at de er fem."""
    ude = aabne.frys(kommunen(tmp_path, {4: 20, 8: 5, 12: 3, 18: 20}), OKTOBER)
    assert frosset(ude.billeder, "timer") == {("01",): 20, ("06",): SKJULT, ("11",): SKJULT, ("16",): 20}
    assert fj01(ude) == {
        "fj_antal": 48,
        "fj_hoejst_5": SKJULT,
        "fj_fra_6_til_10": SKJULT,
        "fj_over_10": SKJULT,
        "fj_hoejst_10_andel": SKJULT,
    }
    i_alt = aabne.billedernes_tal(ude, "oktober 2026, version 1").i_alt("bestand")
    assert i_alt is not None
    assert (i_alt["antal"], i_alt["hoejst_10_andel"]) == (48, None)


def test_fj01_vises_naar_kun_baand_over_ti_timer_er_skjult(tmp_path: Path) -> None:
    ude = aabne.frys(kommunen(tmp_path, {4: 20, 8: 30, 18: 3, 28: 8}), OKTOBER)
    assert frosset(ude.billeder, "timer") == {("01",): 20, ("06",): 30, ("16",): SKJULT, ("26",): SKJULT}
    assert (fj01(ude)["fj_over_10"], fj01(ude)["fj_hoejst_10_andel"]) == (11, 82.0)


def test_det_skjulte_i_billederne_bliver_ved_med_at_vaere_skjult(tmp_path: Path) -> None:
    """Tre på 1-5 timer blev til seks. Vistes de seks, kunne de tre regnes ud af, at resten er den samme."""
    foer = aabne.frys(kommunen(tmp_path, {4: 3, 8: 20, 18: 30}), OKTOBER)
    assert frosset(foer.billeder, "timer") == {("01",): SKJULT, ("06",): SKJULT, ("16",): 30}
    kilder = kommunen(tmp_path, {4: 6, 8: 20, 18: 30})
    assert frosset(aabne.frys(kilder, OKTOBER).billeder, "timer")["01",] == 6
    nu = aabne.frys(kilder, OKTOBER, foer)
    assert frosset(nu.billeder, "timer") == {("01",): SKJULT, ("06",): SKJULT, ("16",): 30}


def test_et_tal_der_er_ens_er_ikke_nyt_selv_om_tabellerne_er_skrevet_igen(tmp_path: Path) -> None:
    foer = aabne.frys(kommunen(tmp_path, {8: 30}), OKTOBER)
    nu = aabne.frys(kommunen(tmp_path, {8: 30}), OKTOBER, foer)
    assert nu.billeder[-1].citat != foer.billeder[-1].citat
    assert nu.aftryk == foer.aftryk
    assert aabne.forskelle(foer, nu) == []


def test_et_skift_der_ikke_laengere_er_der_er_en_aendring(tmp_path: Path) -> None:
    foer = aabne.frys(kommunen(tmp_path, {8: 30}, op={8: 10}), OKTOBER)
    nu = aabne.frys(kommunen(tmp_path, {8: 30}), OKTOBER, foer)
    fundne = {(en.hvad, en.foer, en.nu) for en in aabne.forskelle(foer, nu) if en.tabel == "timeskift"}
    assert fundne == {
        ("Job, 6-10 timer, Flere timer", "10", "intet tal"),
        ("Job, 6-10 timer, Samme bånd", "20", "30"),
    }


def test_filen_kan_laeses_igen_og_den_fra_foer_billederne_ogsaa(tmp_path: Path) -> None:
    ude = aabne.frys(kommunen(tmp_path, {8: 30}), OKTOBER)
    assert aabne.laes(aabne.filer(ude, {})[aabne.TALFIL]) == ude
    gammel = aabne.laes('{"maaned": "2026-10-01", "kommune": "Roskilde", "tabeller": []}')
    assert gammel.billeder == []


def test_et_maal_der_kom_til_senere_mangler_uden_at_siden_falder(tmp_path: Path) -> None:
    ude = aabne.frys(kommunen(tmp_path, {8: 30}), OKTOBER)
    uden = replace(ude, billeder=[en for en in ude.billeder if en.kode != TIMESKIFT.kode])
    ud = aabne.billedernes_tal(uden, "oktober 2026, version 1").hent(TIMESKIFT, DAG)
    assert (ud.maal.kode, list(ud.raekker), ud.citat) == (
        "timeskift",
        [],
        "Ikke med i oktober 2026, version 1",
    )
