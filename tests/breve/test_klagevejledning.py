"""Den sidste dag for at klage, talt efter i kalenderen i hånden."""

from datetime import date
from typing import Literal

import pytest
from hypothesis import given, strategies as st

from fleksjob.breve.klagevejledning import klagevejledning
from fleksjob.breve.ramme import Afsender, Brevramme, Modtager
from fleksjob.lov.sagsgang.kalender import er_hverdag

Kanal = Literal["digital", "brev"]


def ramme(sendt: date, kanal: Kanal) -> Brevramme:
    return Brevramme(Afsender("Søndervang Kommune"), Modtager("Åse Øberg"), "2026-00123", sendt, kanal)


@pytest.mark.parametrize(
    ("sendt", "kanal", "sidste_dag"),
    [
        (date(2026, 8, 28), "digital", "fredag den 25. september 2026"),
        # 31/8, 1/9, 2/9, 3/9, 4/9, 7/9 er de seks hverdage; fire uger senere er 5/10.
        (date(2026, 8, 28), "brev", "mandag den 5. oktober 2026"),
        # Sendt tirsdag før påske: 1/4 er den første hverdag, 7/4 den anden; påsken springes over.
        (date(2026, 3, 31), "brev", "mandag den 11. maj 2026"),
        # Fire uger efter lørdag den 5. september er lørdag den 3. oktober; fristen rykker til mandag.
        (date(2026, 9, 5), "digital", "mandag den 5. oktober 2026"),
    ],
)
def test_den_sidste_dag(sendt: date, kanal: Kanal, sidste_dag: str) -> None:
    assert klagevejledning(ramme(sendt, kanal)).frist == f"Du kan klage til og med {sidste_dag}."


def test_hvem_der_afgoer_klagen_foelger_tiden() -> None:
    assert "Ankestyrelsen" in klagevejledning(ramme(date(2026, 8, 28), "digital")).tekst
    assert "Beskæftigelsesankenævnet" in klagevejledning(ramme(date(2013, 5, 1), "digital")).tekst


def test_tvivl_om_posten_siges_til_borgeren_og_kun_naar_der_er_posten() -> None:
    assert "Klag gerne i god tid" in klagevejledning(ramme(date(2026, 8, 28), "brev")).forbehold
    assert klagevejledning(ramme(date(2026, 8, 28), "digital")).forbehold == ""
    assert klagevejledning(ramme(date(2019, 8, 28), "brev")).forbehold == ""


@given(st.dates(date(2013, 1, 1), date(2027, 12, 31)))
def test_et_brev_giver_aldrig_kortere_frist_end_digital_post(sendt: date) -> None:
    def frist(kanal: Kanal) -> date:
        return klagevejledning(ramme(sendt, kanal)).sidste_dag

    assert frist("brev") > frist("digital")
    assert er_hverdag(frist("brev"))
    assert er_hverdag(frist("digital"))
