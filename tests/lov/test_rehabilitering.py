"""Rehabiliteringsteamet i hver tid: om det skal spørges, hvem der er med, og hvad det kan indstille."""

from datetime import date

import pytest

from fleksjob.lov.sagsgang.rehabilitering import (
    foelger_indstillingen,
    kan_genforelaegges,
    kan_paaklages,
    mangler_i_team,
    muligheder,
    raadgivning_kraeves,
    teamkrav,
)

FIRE = ("beskæftigelse", "sundhed", "social", "region")


@pytest.mark.parametrize(
    ("dag", "kraeves", "medlemmer"),
    [
        (date(2012, 12, 31), False, ()),
        (date(2013, 1, 1), True, FIRE),
        (date(2024, 12, 31), True, FIRE),
        (date(2025, 1, 1), True, ("beskæftigelse", "region")),
        (date(2026, 6, 30), True, ("beskæftigelse", "region")),
        (date(2026, 7, 1), False, ()),
    ],
)
def test_teamet_dag_for_dag(dag: date, kraeves: bool, medlemmer: tuple[str, ...]) -> None:
    krav = teamkrav(dag)
    assert (krav.kraeves, krav.medlemmer) == (kraeves, medlemmer)
    assert raadgivning_kraeves(dag).ja == (dag >= date(2026, 7, 1))


def test_udledte_dage_har_forbehold() -> None:
    assert teamkrav(date(2024, 12, 31)).forbehold == ""
    assert "1. januar 2025, er udledt" in teamkrav(date(2025, 1, 1)).forbehold
    assert "1. juli 2026 er udledt" in teamkrav(date(2026, 7, 1)).forbehold


def test_undervisning_er_med_for_unge_under_30_uden_uddannelse_til_og_med_2024() -> None:
    foedt = date(1994, 6, 2)
    dagen_foer_30, dagen_30 = date(2024, 6, 1), date(2024, 6, 2)
    assert teamkrav(dagen_foer_30, foedselsdato=foedt, har_uddannelse=False).medlemmer == (
        *FIRE,
        "undervisning",
    )
    assert teamkrav(dagen_30, foedselsdato=foedt, har_uddannelse=False).medlemmer == FIRE
    assert teamkrav(dagen_foer_30, foedselsdato=foedt, har_uddannelse=True).medlemmer == FIRE
    uoplyst = teamkrav(dagen_foer_30, foedselsdato=foedt)
    assert uoplyst.medlemmer == FIRE
    assert "er ikke oplyst" in uoplyst.forbehold
    fleksibelt = teamkrav(date(2025, 1, 1), foedselsdato=date(2000, 1, 1), har_uddannelse=False)
    assert "undervisning" not in fleksibelt.medlemmer


def test_deltagerne_kendes_paa_deres_navne() -> None:
    til_stede = ("borgeren", "Beskæftigelsesområdet", "sundhed", "regionens sundhedskoordinator")
    assert mangler_i_team(til_stede, date(2024, 5, 1)) == ("social",)
    assert mangler_i_team(til_stede, date(2025, 5, 1)) == ()
    assert mangler_i_team(("sundhedskoordinator", "sagsbehandleren"), date(2024, 5, 1)) == (
        "beskæftigelse",
        "sundhed",
        "social",
    )
    assert mangler_i_team((), date(2026, 7, 1)) == ()


def test_sagen_kan_genforelaegges_en_gang_mens_teamet_findes() -> None:
    assert kan_genforelaegges(date(2024, 5, 1), allerede=0)
    anden_gang = kan_genforelaegges(date(2024, 5, 1), allerede=1)
    assert (anden_gang.ja, anden_gang.hvorfor) == (
        False,
        "Sagen er allerede lagt for teamet igen; det kan ske én gang.",
    )
    assert kan_genforelaegges(date(2026, 6, 30), allerede=0)
    assert not kan_genforelaegges(date(2026, 7, 1), allerede=0)
    assert kan_genforelaegges(date(2013, 1, 1), allerede=0)
    assert not kan_genforelaegges(date(2012, 12, 31), allerede=0)


def test_indstillingen_kan_ikke_paaklages() -> None:
    assert not kan_paaklages("indstilling", date(2024, 5, 1))
    assert kan_paaklages("afgoerelse", date(2024, 5, 1))


def _koder(dag: date) -> set[str]:
    return {hver.kode for hver in muligheder(dag)}


@pytest.mark.parametrize(
    ("foer", "efter", "nye", "vaek"),
    [
        (date(2014, 6, 30), date(2014, 7, 1), {"jobafklaring"}, set()),
        (date(2018, 5, 31), date(2018, 6, 1), set(), set()),
        (date(2026, 1, 31), date(2026, 2, 1), set(), {"ressourceforloeb", "revalidering"}),
        (date(2012, 12, 31), date(2013, 1, 1), {"fleksjob", "selvstaendig", "ressourceforloeb", "revalidering",
                                              "foertidspension", "anden_indsats"}, set()),
    ],
)  # fmt: skip
def test_hvad_teamet_kan_indstille(foer: date, efter: date, nye: set[str], vaek: set[str]) -> None:
    assert _koder(efter) - _koder(foer) == nye
    assert _koder(foer) - _koder(efter) == vaek


def test_ressourceforloebets_vilkaar_skifter() -> None:
    def vilkaar(dag: date) -> str:
        (fundet,) = [hver for hver in muligheder(dag) if hver.kode == "ressourceforloeb"]
        return fundet.vilkaar

    assert vilkaar(date(2018, 5, 31)) == ""
    assert vilkaar(date(2018, 6, 1)) == "Der skal være udsigt til, at arbejdsevnen kan udvikles."
    assert "6 år" not in vilkaar(date(2021, 12, 31))
    assert "6 år" in vilkaar(date(2022, 1, 1))


def test_intet_team_ingen_muligheder() -> None:
    assert muligheder(date(2026, 7, 1)) == ()


@pytest.mark.parametrize(
    ("indstilling", "udfald", "foelger"),
    [
        ("fleksjob", "bevilget", True),
        ("Fleksjob på få timer", "bevilget", True),
        ("fleksjob", "afslag", False),
        ("foertidspension", "bevilget", False),
        ("anden indsats", "afslag", True),
        ("", "afslag", True),
    ],
)
def test_om_afgoerelsen_foelger_indstillingen(indstilling: str, udfald: str, foelger: bool) -> None:
    assert foelger_indstillingen(indstilling, udfald) is foelger
