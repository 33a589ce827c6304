"""Sanktionerne: hvert eksempel, kanterne, og det, døren afviser."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, strategies as st

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.sanktioner import FRA, TIL, beregn_sanktion
from fleksjob.lov.sagsgang.sanktioner_borger import GJORDE, borgersaetninger
from fleksjob.lov.sagsgang.sanktioner_udfald import ADFAERD, MED_DAGE, TAELLER_SOM_GENTAGELSE, VIRKNINGER

EKSEMPLER: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "eksempler" / "sanktioner.yaml").read_text(encoding="utf-8")
)
JA = {"ja": True, "nej": False, True: True, False: False}
DAGE = st.dates(FRA, TIL)


def svar(adfaerd: str, dato: date = date(2024, 5, 6), grund: bool = False, **oplyst: Any) -> Svar:
    if adfaerd in MED_DAGE:
        oplyst.setdefault("dage", 2.0)
    if adfaerd == "ikke_jobsoegende":
        oplyst.setdefault("planen_er_brugt", False)
    return beregn_sanktion(dato=dato, adfaerd=adfaerd, rimelig_grund=grund, **oplyst)


@pytest.mark.parametrize("eksempel", EKSEMPLER, ids=lambda e: e["navn"])
def test_eksempel(eksempel: dict[str, Any]) -> None:
    planen = eksempel.get("planen_er_brugt")
    fundet = beregn_sanktion(
        dato=eksempel["dato"],
        adfaerd=eksempel["adfaerd"],
        rimelig_grund=JA[eksempel["rimelig_grund"]],
        forrige=eksempel.get("forrige"),
        dage=eksempel.get("antal_dage"),
        planen_er_brugt=None if planen is None else JA[planen],
    )
    assert fundet.resultater == {
        "virkning": eksempel["virkning"],
        "uger_uden_ydelse": Decimal(eksempel["uger"]),
        "fradragsdage": Decimal(eksempel["dage"]),
    }
    assert (
        (eksempel["forbehold"] in " ".join(fundet.forbehold))
        if "forbehold" in eksempel
        else not fundet.forbehold
    )


def test_eksemplerne_daekker_hver_virkning() -> None:
    assert {e["virkning"] for e in EKSEMPLER} == set(VIRKNINGER.values())


@given(st.sampled_from(list(ADFAERD.values())), DAGE, st.integers(1, 900))
def test_en_rimelig_grund_koster_aldrig_noget(adfaerd: str, dato: date, siden: int) -> None:
    fundet = svar(adfaerd, dato, True, forrige=dato - timedelta(days=siden))
    assert fundet.resultater == {
        "virkning": "ingen",
        "uger_uden_ydelse": Decimal(0),
        "fradragsdage": Decimal(0),
    }


@given(st.sampled_from(sorted(TAELLER_SOM_GENTAGELSE)), DAGE, st.integers(1, 900))
def test_gentagelse_er_foer_dagen_12_maaneder_efter(adfaerd: str, forrige: date, dage: int) -> None:
    dato = min(forrige + timedelta(days=dage), TIL)
    if dato <= forrige:
        return
    fundet = svar(adfaerd, dato, forrige=forrige)
    inden_for = dato < laeg_maaneder_til(forrige, 12)
    assert fundet["virkning"] == ("mister_retten" if inden_for else "ingen_ydelse_i_3_uger")
    assert fundet["uger_uden_ydelse"] == (0 if inden_for else 3)


@given(st.floats(1, 366, allow_nan=False), DAGE)
def test_dagene_er_dem_borgeren_udeblev(dage: float, dato: date) -> None:
    fundet = svar("udebliver_fra_tilbud", dato, dage=float(int(dage)))
    assert fundet["fradragsdage"] == int(dage)
    assert fundet["virkning"] == "fradrag_for_dage"


@pytest.mark.parametrize(
    ("felter", "felt", "besked"),
    [
        ({"dato": date(2021, 2, 11)}, "dato", "Reglerne om sanktioner er læst fra 12. februar 2021; om perioden "
         "før den dag var 3 eller 5 uger, er ikke fastslået."),
        ({"adfaerd": "udebliver_fra_samtale"}, "adfaerd", "Følgen af at udeblive fra en samtale står i AKL § 77, som "
         "ikke er læst; notér udeblivelsen, og lad en jurist afgøre sanktionen."),
        ({"forrige": date(2024, 5, 6)}, "forrige", "Den forrige gang skal ligge før 6. maj 2024; udelad den, hvis det "
         "er første gang."),
        ({"adfaerd": "udebliver_fra_tilbud"}, "dage", "Oplys, hvor mange dage borgeren udeblev eller manglede sit CV "
         "(mindst 1)."),
        ({"adfaerd": "cv_mangler", "dage": 0}, "dage", "Oplys, hvor mange dage borgeren udeblev eller manglede sit CV "
         "(mindst 1)."),
        ({"dage": 2}, "dage", "Dage bruges kun, når borgeren udebliver fra et tilbud eller mangler sit CV; udelad "
         "dem."),
        ({"adfaerd": "ikke_jobsoegende"}, "planen_er_brugt", "Oplys, om de 3 måneder med en plan for jobsøgningen er "
         "gået (ja eller nej)."),
        ({"planen_er_brugt": True}, "planen_er_brugt", "Planen bruges kun, når borgeren ikke er aktivt jobsøgende; "
         "udelad den."),
    ],
)  # fmt: skip
def test_doeren_afviser(felter: dict[str, Any], felt: str, besked: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        beregn_sanktion(
            **({"dato": date(2024, 5, 6), "adfaerd": "afslaar_fleksjob", "rimelig_grund": False} | felter)
        )
    assert (fejl.value.felt, fejl.value.besked) == (felt, besked)


@pytest.mark.parametrize("dage", [-1.0, 367.0, float("nan"), float("inf")])
def test_umulige_dage_afvises(dage: float) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        svar("udebliver_fra_tilbud", dage=dage)
    assert fejl.value.felt == "dage"


def test_alle_fejl_paa_en_gang() -> None:
    with pytest.raises(UgyldigeInput) as fejl:
        svar("afslaar_kaffe", date(2020, 1, 1), forrige=date(2021, 1, 1))
    assert [en.felt for en in fejl.value.fejl] == ["dato", "adfaerd", "forrige"]


def test_hver_paragraf_er_den_for_sit_stykke() -> None:
    stykker = {trin.kode: trin.hjemmel for trin in svar("afslaar_fleksjob").trin}
    assert stykker["svigter_fleksjob"] == "AKL § 77 a, stk. 1 og 5"
    assert stykker["svigter_tilbud"] == "AKL § 77 a, stk. 3 og 5"
    assert stykker["mister_retten"] == "AKL § 77 a, stk. 4"
    assert stykker["dage_udeblevet"] == "AKL § 77 a, stk. 2"
    assert stykker["dage_uden_cv"] == "AKL kap. 7 (paragraffen er ikke set)"


def test_efter_den_sidste_kendte_dag() -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        svar("afslaar_fleksjob", date(2027, 1, 1))
    assert fejl.value.felt == "dato"
    assert "til 31. december 2026" in fejl.value.besked
    assert svar("afslaar_fleksjob", date(2026, 12, 31))["virkning"] == "ingen_ydelse_i_3_uger"


@pytest.mark.parametrize(
    ("adfaerd", "grund", "oplyst", "saetninger"),
    [
        (
            "afslaar_fleksjob",
            False,
            {},
            (
                "Du kan ikke få ledighedsydelse i 3 uger.",
                "Grunden er, at du sagde nej til et fleksjob uden en rimelig grund.",
                "Sker det igen inden for 12 måneder uden en rimelig grund, mister du retten til ledighedsydelse.",
            ),
        ),
        (
            "udebliver_fra_tilbud",
            True,
            {"dage": 1.0},
            (
                "Det koster dig ikke noget af din ledighedsydelse.",
                "Grunden er, at du blev væk fra et tilbud fra kommunen, men at du havde en rimelig grund til det.",
                "Mener kommunen, at grunden ikke var rimelig, er det: du får ikke ledighedsydelse for 1 dag.",
            ),
        ),
        (
            "ophoerer_tilbud",
            False,
            {"forrige": date(2024, 1, 2)},
            (
                "Du mister retten til ledighedsydelse.",
                "Grunden er, at du holdt op i et tilbud fra kommunen uden en rimelig grund, og det er sket før inden "
                "for 12 måneder.",
                "Havde du en rimelig grund, koster det ikke noget, så fortæl kommunen det, før den afgør sagen.",
            ),
        ),
    ],
)
def test_borgerens_tre_saetninger(
    adfaerd: str, grund: bool, oplyst: dict[str, Any], saetninger: tuple[str, ...]
) -> None:
    def spoerg(**andet: Any) -> Svar:
        return beregn_sanktion(**({"dato": date(2024, 5, 6), "adfaerd": adfaerd, **alt} | andet))

    alt: dict[str, Any] = {"rimelig_grund": grund, **oplyst}
    assert borgersaetninger(spoerg(), {"adfaerd": adfaerd, **alt}, spoerg) == saetninger


def test_hver_adfaerd_kan_siges_til_borgeren() -> None:
    assert set(GJORDE) == set(ADFAERD.values())
