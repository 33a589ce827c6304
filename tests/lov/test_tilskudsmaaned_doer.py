"""Måneden som kommando og fil, og sagt til borgeren i tre sætninger."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from fleksjob.drift.kommandolinje.beregn import beregn
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.tilskud.tilskudsmaaned import beregn_tilskudsmaaned_af_felter
from fleksjob.lov.tilskud.tilskudsmaaned_borger import borgersaetninger

EKSEMPLER: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "eksempler" / "tilskudsmaaned.yaml").read_text(encoding="utf-8")
)
MAJ = date(2024, 5, 1)


# --- døren for kommandoen ------------------------------------------------------------------------------------------


def koer(*argumenter: str) -> Any:
    return CliRunner().invoke(beregn, ["tilskudsmaaned", *argumenter])


def test_kommandoen_regner_filen_og_felterne() -> None:
    fil = Path(__file__).parents[2] / "docs" / "eksempler" / "tilskudsmaaned.json"
    svar = json.loads(koer("--fil", str(fil), "--json").stdout)
    assert (svar["fleksloentilskud"], svar["loen_i_alt"], svar["atp_af_staten"]) == (14793.3, 16799.0, 101.68)
    tekst = koer(
        "--dato", "2024-05-01", "--loen", "15600", "--fuldtidsloen", "32067", "--timer-md", "78"
    ).stdout
    assert "19.952 kr. minus 4.680 kr." in tekst
    assert "Indtægterne i april 2024 bestemmer tilskuddet for maj 2024" in tekst


def test_felterne_er_et_job_i_maaneden_foer() -> None:
    svar = beregn_tilskudsmaaned_af_felter(
        dato=date(2024, 1, 15),
        loen=8_000,
        fuldtidsloen=32_000,
        anden_loen=2_000,
        barselsdagpenge=1_000,
        sygedagpenge=500,
    )
    assert svar["fleksloentilskud"] == 19_952 - 3_000 - 1_500
    assert svar.trin[0].tekst == "Indtægterne i december 2023 bestemmer tilskuddet for januar 2024"


@pytest.mark.parametrize(
    ("felter", "felt", "besked"),
    [
        ({}, "dato", "Datoen mangler; skriv en dag i den måned, tilskuddet er for."),
        (
            {"dato": MAJ, "loen": 1.0},
            "fuldtidsloen",
            "Fuldtidslønnen mangler; oplys beløbet pr. måned med pension.",
        ),
        ({"dato": MAJ, "fil": "{}"}, "dato", "dato står i filen; oplys enten filen eller felterne."),
        ({"fil": "{}"}, "fil", "Filen kan ikke bruges: feltet »maaned« mangler øverst; skriv det."),
        ({"fil": "hej"}, "fil", "Filen er ikke JSON ("),
        (
            {"fil": '{"maaned": "2024-05", "job": [{"navn": "a", "loft": 1}]}'},
            "fil",
            "Filen kan ikke bruges: feltet »loft« i job[0] kendes ikke; ret navnet, eller slet feltet.",
        ),
        (
            {"fil": '{"maaned": "2024-05", "job": [{"navn": "a", "fuldtidsloen": "x"}]}'},
            "fil",
            "Filen kan ikke bruges: værdien i job[0].fuldtidsloen har en forkert form; ",
        ),
        (
            {"fil": '{"maaned": "maj", "job": [{"navn": "a", "fuldtidsloen": 1}]}'},
            "maaned",
            "Måneden »maj« kan ikke læses; skriv den som 2024-05.",
        ),
    ],
)
def test_en_fil_eller_felter_der_ikke_kan_bruges(felter: dict[str, Any], felt: str, besked: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        beregn_tilskudsmaaned_af_felter(**felter)
    assert fejl.value.felt == felt
    assert fejl.value.besked.startswith(besked)


# --- borgeren -------------------------------------------------------------------------------------------------------


def tre_saetninger(maaned_: dict[str, Any]) -> tuple[str, str, str]:
    oplyst = {"fil": json.dumps(maaned_, default=str)}
    return borgersaetninger(
        beregn_tilskudsmaaned_af_felter(**oplyst),
        oplyst,
        lambda **ny: beregn_tilskudsmaaned_af_felter(**(oplyst | ny)),
    )


def eksempel(navn: str) -> dict[str, Any]:
    fundet = next(e["maaned"] for e in EKSEMPLER if e["navn"] == navn)
    assert isinstance(fundet, dict)
    return fundet


@pytest.mark.parametrize(
    ("navn", "saetninger"),
    [
        (
            "løn med pension under grænsen",
            (
                "Du får 16.502 kr. i fleksløntilskud for maj 2024, og 500 kr. af dem går til ATP.",
                "Tilskuddet kan højst være 19.952 kr., og der bliver trukket 3.450 kr. fra for din løn på 11.500 kr.",
                "Er din løn 1.000 kr. højere, falder tilskuddet med 300 kr., så du får 700 kr. mere i alt før skat.",
            ),
        ),
        (
            "lønloftet binder",
            (
                "Du får 12.000 kr. i fleksløntilskud for maj 2024, og 500 kr. af dem går til ATP.",
                "Løn og tilskud må til sammen højst være løn på fuld tid i dit job, 26.000 kr., og under det er der "
                "12.000 kr. tilbage til tilskud.",
                "Er din løn 1.000 kr. højere, falder tilskuddet lige så meget, så du får ikke flere penge i alt.",
            ),
        ),
        (
            "lønnen når fuldtidslønnen",
            (
                "Du får ikke fleksløntilskud for maj 2024.",
                "Løn og tilskud må til sammen højst være løn på fuld tid i dit job, 26.000 kr., og under det er der "
                "0 kr. tilbage til tilskud.",
                "Er din løn 1.000 kr. højere, er tilskuddet det samme, så du får 1.000 kr. mere i alt før skat.",
            ),
        ),
        (
            "ingen løn, intet tilskud",
            (
                "Du får ikke fleksløntilskud for maj 2024.",
                "Der er ingen løn fra dit fleksjob og ingen dagpenge i stedet, og uden dem er der ikke noget tilskud.",
                "Er din løn 1.000 kr. højere, får du 19.652 kr. mere i tilskud, for tilskuddet kræver løn fra "
                "fleksjobbet.",
            ),
        ),
        (
            "løn og barselsdagpenge i samme måned; fradragene lægges sammen",
            (
                "Du får 9.452 kr. i fleksløntilskud for maj 2024, og 472,60 kr. af dem går til ATP.",
                "Tilskuddet kan højst være 19.952 kr., og der bliver trukket 1.500 kr. fra for din løn på 5.000 kr. og "
                "9.000 kr. fra for dine dagpenge.",
                "Er din løn 1.000 kr. højere, falder tilskuddet med 300 kr., så du får 700 kr. mere i alt før skat.",
            ),
        ),
        (
            "for få feriedage; ledighedsydelse fem dage",
            (
                "Du får 12.563,85 kr. i fleksløntilskud for juli 2023, og 500 kr. af dem går til ATP.",
                "Tilskuddet kan højst være 19.333 kr., og der bliver trukket 3.000 kr. fra for din løn på 10.000 kr.; "
                "for en hel måned ville det være 16.333 kr., men det gives ikke for alle månedens dage.",
                "Er din løn 1.000 kr. højere, falder tilskuddet med 230,77 kr., så du får 769,23 kr. mere i alt før "
                "skat.",
            ),
        ),
    ],
)
def test_til_borgeren(navn: str, saetninger: tuple[str, str, str]) -> None:
    assert tre_saetninger(eksempel(navn)) == saetninger


def test_til_borgeren_uden_et_svar_paa_mere_i_loen() -> None:
    """1.000 kr. mere gør læsningerne af loftet ved to job uenige, så der siges intet tal."""
    to_job = eksempel("to fleksjob, én nedsættelse og én grænse") | {
        "job": [{"navn": "lageret", "fuldtidsloen": 32_200}, {"navn": "caféen", "fuldtidsloen": 42_000}]
    }
    assert tre_saetninger(to_job)[2] == "Ændrer din løn sig, ændrer tilskuddet sig også."
