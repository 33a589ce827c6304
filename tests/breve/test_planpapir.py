"""Planen på papir: begge stemmer hver for sig, hvem og hvornår, og de samme bytes hver gang."""

import io
from collections.abc import Callable
from datetime import date

import pikepdf
import pytest
from pdfua import validate

from fleksjob.breve.planpapir import Planafsnit, Planpapir, Stemmeblok, linjetekst, pdf
from fleksjob.breve.ramme import Afsender, Brevramme, Modtager
from fleksjob.forloeb.planforhistorie import Forhistorielinje
from fleksjob.lov.sagsgang.plan import planform

DAG = date(2026, 8, 28)
RAMME = Brevramme(
    Afsender("Søndervang Kommune", sagsbehandler="Mette Lund"), Modtager("Åse Øberg"), "2026-00123", DAG
)
PLAN = Planpapir(
    RAMME,
    planform(DAG),
    (
        Planafsnit(
            "Mål og ønsker",
            (
                Stemmeblok("Borgerens egne ord", (("Med egne ord", "Noget at stå op til\n#strong[x]"),), "Åse Øberg",
                           date(2026, 8, 4), egne=True),
                Stemmeblok("Kommunen", (("Mål", "Et job i en butik"),), "Mette Lund", date(2026, 8, 6)),
            ),
        ),
        Planafsnit("Forsørgelse indtil nu", linjer=(Forhistorielinje(date(2026, 8, 3), "Sygedagpenge",
                                                                    uvis_begyndelse=True),)),
        Planafsnit("Jobideer"),
    ),
    "Mette Lund",
    ("Netværk",),
    "Borgeren ville videre",
)  # fmt: skip


def test_papiret_siger_hvem_der_har_skrevet_hvad_og_hvornaar(laes_pdf: Callable[[bytes], str]) -> None:
    tekst = laes_pdf(pdf(PLAN))
    for ord_ in (
        "Samlet beskrivelse",
        "er ikke læst",
        "Borgerens egne ord",
        "Skrevet 4. august 2026 af Åse Øberg",
        "Noget at stå op til",
        "#strong[x]",
        "Skrevet 6. august 2026 af Mette Lund",
        "Et job i en butik",
        "Senest 3. august 2026: Sygedagpenge",
        "Ikke udfyldt.",
        "Gjort færdig 28. august 2026 af Mette Lund.",
        "Netværk",
        "Borgeren ville videre",
    ):
        assert ord_ in tekst.replace("\N{NO-BREAK SPACE}", " "), ord_
    assert tekst.index("Borgerens egne ord") < tekst.index("Et job i en butik")


def test_de_samme_data_giver_de_samme_bytes_og_et_papir_alle_kan_laese() -> None:
    papir = pdf(PLAN)
    assert papir == pdf(PLAN)
    with pikepdf.open(io.BytesIO(papir)) as dokument:
        assert str(dokument.Root.Lang) == "da-DK"
    assert validate(io.BytesIO(papir)).findings == ()


@pytest.mark.parametrize(
    ("linje", "tekst"),
    [
        (Forhistorielinje(date(2024, 3, 1), "Praktik", date(2024, 5, 2), "Gik godt"),
         "1. marts 2024 – 2. maj 2024: Praktik. Gik godt"),
        (Forhistorielinje(date(2024, 3, 1), "Ledighedsydelse"), "Fra 1. marts 2024: Ledighedsydelse"),
        (Forhistorielinje(date(2024, 3, 1), "Forsøg", date(2024, 3, 1)), "1. marts 2024: Forsøg"),
    ],
)  # fmt: skip
def test_en_linje_fra_sagen_laeses_som_en_saetning(linje: Forhistorielinje, tekst: str) -> None:
    assert linjetekst(linje) == tekst
