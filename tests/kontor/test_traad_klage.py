"""Trådens sætninger om klage, aktindsigt og fuldmagt."""

from datetime import date

import pytest

from fleksjob.forloeb import haendelser as h
from fleksjob.kontor.traad import beskriv

DAG = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("haendelse", "saetning"),
    [
        (h.KlageModtaget(gyldig_fra=DAG, form="telefon"), "Kom sådan: telefon."),
        (h.KlageModtaget(gyldig_fra=DAG), ""),
        (h.KlageOversendt(gyldig_fra=DAG, bundt="ab12"), "Sagen fulgte med i én PDF."),
        (
            h.KlageAfgjort(gyldig_fra=DAG, udfald="hjemvist", behandlingsuger=8),
            "Hjemvist: kommunen skal behandle sagen igen. Kommunens egen frist er 8 uger.",
        ),
        (
            h.AktindsigtForsinket(gyldig_fra=DAG, frist=date(2026, 12, 1), grund="Ferie"),
            "Svar senest 1.12.2026. Ferie",
        ),
        (h.AktindsigtGivet(gyldig_fra=DAG, omfang="delvis"), "Delvis aktindsigt."),
        (
            h.FuldmagtGivet(gyldig_fra=DAG, til="Kaj Ven", omfang="klage"),
            "Kaj Ven: Må klage og svare for borgeren i klagesagen.",
        ),
        (h.Visiteret(gyldig_fra=DAG, klage="7"), "Afgjort af klageinstansen."),
    ],
)
def test_saetningen(haendelse: h.AlleHaendelser, saetning: str) -> None:
    assert beskriv(haendelse) == saetning
