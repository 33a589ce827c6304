"""Indkaldelsen i begge tider: hvem, hvorfor, alle udfald, rummet, og ingen ord, som kun fagfolk kender."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from fleksjob.breve.indkaldelse import HVORFOR, UDFALD, Deltager, Indkaldelse, Sted, pdf, udfaldene
from fleksjob.breve.ramme import Afsender, Brevramme, Modtager
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.rehabilitering import FAGNAVNE, MULIGHEDER, muligheder
from fleksjob.sager.kommandoer.inviter_til_moede import GAESTER


def brev(moede: date, sendt: date, **andet: object) -> Indkaldelse:
    felter = {
        "ramme": Brevramme(
            Afsender("Prøveby Kommune", sagsbehandler="Karen Prøve"),
            Modtager("Anna Agerlund"),
            "2025-00012",
            sendt,
        ),
        "moede": moede,
        "klokken": "9.45",
        "minutter": 45,
        "sted": Sted("Lokale 2", "Torvet 1", "Et rundt bord.", "Bus 3.", har_billede=True),
        "deltagere": (
            Deltager("sagsbehandleren", "din sagsbehandler", "Karen Prøve"),
            Deltager("region", "regionens sundhedskoordinator", "Ilse Læge"),
        ),
        "papirer": 7,
    }
    return Indkaldelse(**{**felter, **andet})  # type: ignore[arg-type]


TEAM = brev(date(2025, 5, 20), date(2025, 5, 6))
NYT = brev(date(2026, 12, 3), date(2026, 11, 22))


def test_teamets_brev_siger_alt_det_man_spoerger_om(laes_pdf: Callable[[bytes], str]) -> None:
    tekst = laes_pdf(pdf(TEAM))
    for ventet in (
        "Invitation til møde i rehabiliteringsteamet", "Tirsdag den 20. maj 2025 kl. 9.45", "Lokale 2, Torvet 1",
        "Intet er bestemt på forhånd", "Regionens sundhedskoordinator (Ilse Læge) kan forklare",
        "Du har ret til at have en med", "Et rundt bord", "har fået 7 papirer", "men ikke over indstillingen",
        "Rækkefølgen betyder ikke noget",
    ):  # fmt: skip
        assert ventet in tekst
    for linje in udfaldene(TEAM.moede):
        assert linje in tekst


def test_efter_reformen_er_der_hverken_team_eller_indstilling_i_brevet(
    laes_pdf: Callable[[bytes], str],
) -> None:
    tekst = laes_pdf(pdf(NYT))
    assert "Invitation til møde om din sag" in tekst
    assert "Loven kræver ikke mødet" in tekst
    assert "klinisk funktion" in tekst
    assert not re.search(r"rehabiliteringsteam|indstilling|Teamet|ressourceforløb|revalidering", tekst, re.I)


@pytest.mark.parametrize("dag", [date(2013, 1, 1), date(2018, 6, 1), date(2025, 5, 20), date(2026, 3, 1)])
def test_alle_lovens_udfald_staar_der_en_gang_hver(dag: date) -> None:
    koder = list(dict.fromkeys(en.kode for en in muligheder(dag)))
    assert udfaldene(dag) == tuple(UDFALD[kode] for kode in koder)
    assert all(linje.count(".") <= 2 for linje in udfaldene(dag))


def test_hvert_udfald_og_hver_plads_har_sine_ord() -> None:
    assert {en.kode for en in MULIGHEDER} == set(UDFALD)
    assert set(FAGNAVNE) <= set(HVORFOR)
    assert set(GAESTER) - {"anden gæst"} <= set(HVORFOR)


def test_undtagelsen_viser_hverken_udfald_eller_grund(laes_pdf: Callable[[bytes], str]) -> None:
    tekst = laes_pdf(pdf(replace(TEAM, udfald_udeladt="Bliver svært angst af ordet pension")))
    assert "Førtidspension" not in tekst
    assert "angst" not in tekst
    assert "Din sagsbehandler taler med dig om, hvad mødet kan ende med" in tekst


@pytest.mark.parametrize("et_brev", [TEAM, NYT])
def test_saetningerne_er_korte(et_brev: Indkaldelse) -> None:
    tekster = [tekst for en in et_brev.afsnit for tekst in (*en.tekster, *en.punkter)]
    saetninger = [s for tekst in tekster for s in re.split(r"(?<=[.?!]) (?=[A-ZÆØÅ])", tekst)]
    for_lange = [s for s in saetninger if len(s.split()) > 25]
    assert for_lange == []


def test_det_samme_brev_giver_de_samme_bytes_og_et_moede_i_fortiden_er_en_fejl() -> None:
    assert pdf(TEAM) == pdf(brev(date(2025, 5, 20), date(2025, 5, 6)))
    with pytest.raises(UgyldigtInput, match="ligger før brevets dag"):
        brev(date(2025, 5, 5), date(2025, 5, 6))
