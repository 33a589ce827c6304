"""Høringsbrevet og fleksjobbeviset: det, der skal være der, er der, og det, der ikke må, er ikke."""

import io
from collections.abc import Callable
from datetime import date

import pikepdf
import pytest
from pdfua import validate

from fleksjob.breve.fleksjobbevis import Fleksjobbevis, pdf as bevis_pdf
from fleksjob.breve.partshoering import Hoeringsbrev, fra_hoering, pdf
from fleksjob.breve.ramme import Afsender, Brevramme, Modtager
from fleksjob.forloeb.tilstand import Hoering
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE

RAMME = Brevramme(
    Afsender(
        "Søndervang Kommune",
        telefon="12 34 56 78",
        adresse="Rådhuspladsen 1, 9999 Søndervang",
        sagsbehandler="Mette Lund",
        sagsbehandlers_telefon="12 34 56 90",
    ),
    Modtager("Åse Øberg"),
    "2026-00123",
    date(2026, 8, 28),
)
OM = "Din læge skriver, at behandlingen kan hjælpe.\n\nDet står i attesten fra 3. august."
HOERING = Hoering(
    "5", date(2026, 8, 28), date(2026, 9, 11), om=OM, betingelser=("varig", "tilbud_proevet"),
    paataenkt="afslag", afslagsgrund="ikke_varig",
)  # fmt: skip


def test_brevet_siger_hvad_hvorfor_hvornaar_og_hvordan(laes_pdf: Callable[[bytes], str]) -> None:
    tekst = laes_pdf(pdf(fra_hoering(HOERING, ramme=RAMME)))
    for saetning in (
        "Du kan svare os til og med fredag den 11. september 2026.",
        "Vi har ikke afgjort den endnu.",
        "Din læge skriver, at behandlingen kan hjælpe.",
        AFSLAGSGRUNDE["ikke_varig"].saetning,
        "LAB § 116, stk. 1: Spørgsmålet er, om begrænsningen er varig.",
        "LAB § 116, stk. 3: Spørgsmålet er, om de relevante tilbud er prøvet.",
        "På nettet: log ind på din side",
        "ring på 12 34 56 90 og spørg efter Mette Lund",
        "Rådhuspladsen 1, 9999 Søndervang",
        "Har du brug for mere tid, så ring eller skriv før 11. september 2026.",
        "Svarer du ikke, afgør vi sagen med de oplysninger, vi har.",
    ):
        assert saetning in tekst, saetning


def test_brevet_er_ikke_en_afgoerelse_og_har_ingen_klagevejledning(laes_pdf: Callable[[bytes], str]) -> None:
    tekst = laes_pdf(pdf(fra_hoering(HOERING, ramme=RAMME)))
    assert "klage" not in tekst.lower()
    assert "Vi har afgjort" not in tekst


def test_den_forlaengede_frist_er_den_der_staar(laes_pdf: Callable[[bytes], str]) -> None:
    laengere = Hoering("5", HOERING.sendt, date(2026, 9, 25), om=OM, forlaenget=((date(2026, 9, 25), "Syg"),))
    tekst = laes_pdf(pdf(fra_hoering(laengere, ramme=RAMME)))
    assert "Du har fået længere tid til at svare" in tekst
    assert "25. september 2026" in tekst
    assert "11. september 2026" not in tekst


def test_paragrafferne_er_dem_der_gjaldt_da_der_blev_spurgt() -> None:
    gammel = Hoering("5", date(2018, 5, 4), date(2018, 5, 25), om=OM, betingelser=("varig",))
    ramme = Brevramme(RAMME.afsender, RAMME.modtager, RAMME.sagsnummer, date(2018, 5, 4))
    assert fra_hoering(gammel, ramme=ramme).regler[0][0] == "LAB kap. 13 (dagældende)"


@pytest.mark.parametrize(("om", "frist"), [(" ", date(2026, 9, 11)), ("x", date(2026, 8, 28))])
def test_en_hoering_uden_oplysninger_eller_tid_kan_ikke_skrives(om: str, frist: date) -> None:
    with pytest.raises(UgyldigtInput):
        Hoeringsbrev(RAMME, om, frist)


def test_begge_papirer_er_maerket_op_og_ens_hver_gang() -> None:
    bevis = Fleksjobbevis(RAMME, date(2026, 5, 6), ("Pause hver time",), ("Kassen",))
    for skriv in (lambda: pdf(fra_hoering(HOERING, ramme=RAMME)), lambda: bevis_pdf(bevis)):
        indhold = skriv()
        assert indhold == skriv()
        assert validate(io.BytesIO(indhold)).findings == ()
        with pikepdf.open(io.BytesIO(indhold)) as dokument:
            assert len(dokument.pages) <= 2


def test_beviset_har_hensyn_og_ordningen_men_ikke_timer_eller_sygdom(
    laes_pdf: Callable[[bytes], str],
) -> None:
    tekst = laes_pdf(
        bevis_pdf(Fleksjobbevis(RAMME, date(2026, 5, 6), ("Pause hver time", "Ingen løft"), ("Kassen",)))
    )
    for saetning in (
        "Åse Øberg kan få fleksjob.",
        "Pause hver time",
        "Ingen løft",
        "Kassen",
        "Mentor",
        "6. maj 2026",
    ):
        assert saetning in tekst, saetning
    assert "timer om ugen" not in tekst
    with pytest.raises(UgyldigtInput, match="skånehensyn"):
        Fleksjobbevis(RAMME, date(2026, 5, 6), (" ",))
