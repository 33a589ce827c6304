"""Afgørelsen: et afslag har altid sin grund og sit næste skridt, og alt i brevet kommer fra sagen."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import pikepdf
import pytest
from pdfua import validate

from fleksjob.breve.afgoerelsesbrev import (
    ANDRE_FORLOEB,
    AfgoerelsesBrev,
    Afslag,
    AndetForloeb,
    Bemaerkninger,
    Bevilling,
    fra_tilstand,
    pdf,
)
from fleksjob.breve.ramme import Afsender, Brevramme, Modtager
from fleksjob.forloeb.pligter import Pligt
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Afgoerelse, Fase, Hoering, Person, Tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE, afslagsgrund

RAMME = Brevramme(
    Afsender("Søndervang Kommune", sagsbehandler="Mette Lund"),
    Modtager("Åse Øberg"),
    "2026-00123",
    date(2026, 8, 28),
)
BEGRUNDELSE = (
    "Du har siden 2022 haft smerter i ryggen og er blevet behandlet uden varig bedring. I praktikken kunne "
    "du arbejde 8 timer om ugen med halv fart.\n\nVi vurderer, at du ikke kan arbejde mere end det."
)


def tilstand(udfald: str, dato: date = date(2026, 8, 28), **andet: Any) -> Tilstand:
    afgoerelse = Afgoerelse("9", dato, "visitation", udfald, "fleksjob", begrundelse=BEGRUNDELSE)
    return Tilstand(
        pr=dato,
        kendt=None,
        person=Person(date(1980, 1, 1)),
        fase=Fase.LEDIG if udfald == "bevilget" else Fase.AFSLAG,
        afgoerelser=(afgoerelse,),
        **andet,
    )


@pytest.mark.parametrize("kode", AFSLAGSGRUNDE)
def test_et_afslag_siger_hvilket_led_der_svigter_og_hvad_der_saa_sker(kode: str) -> None:
    brev = fra_tilstand(tilstand("afslag"), ramme=RAMME, grund=kode)
    grund = AFSLAGSGRUNDE[kode]
    assert brev.indledning == (
        "Vi har afgjort, at du ikke kan få fleksjob.",
        grund.saetning,
        grund.naeste_skridt,
    )
    assert brev.hjemmel.startswith("LAB § 116, stk.")
    regler = " ".join(brev.afsnit[-1].tekster)
    assert grund.forbehold in regler


def test_et_afslag_uden_grund_kan_ikke_laves() -> None:
    with pytest.raises(UgyldigtInput, match="skal have en grund"):
        fra_tilstand(tilstand("afslag"), ramme=RAMME)
    with pytest.raises(UgyldigtInput, match="skal have en grund"):
        Afslag("for_lav")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Afslag()  # type: ignore[call-arg]


def test_en_afgoerelse_uden_begrundelse_kan_ikke_laves() -> None:
    with pytest.raises(UgyldigtInput, match="skal begrundes"):
        AfgoerelsesBrev(RAMME, Bevilling(), "  ", "LAB § 116")


def test_uden_afgoerelse_er_der_intet_brev() -> None:
    tom = Tilstand(pr=date(2026, 8, 28), kendt=None, person=Person(date(1980, 1, 1)), fase=Fase.FORBEREDELSE)
    with pytest.raises(UgyldigtInput, match="træf den først"):
        fra_tilstand(tom, ramme=RAMME)


def test_paragrafferne_er_dem_der_gjaldt() -> None:
    dagaeldende = fra_tilstand(tilstand("afslag", date(2018, 3, 1)), ramme=RAMME, grund="ikke_varig").hjemmel
    assert dagaeldende == "LAB §§ 69-70 (dagældende) og LAB kap. 13 (dagældende)"
    assert (
        fra_tilstand(tilstand("bevilget", date(2024, 3, 1)), ramme=RAMME).hjemmel == "LAB § 116 og LAB § 118"
    )


def test_sagens_skridt_staar_med_dato_og_efter_tidens_navne() -> None:
    sag = tilstand(
        "bevilget",
        plan_faerdig=date(2026, 7, 14),
        raadgivning=date(2026, 8, 3),
        partshoeringer=(
            Hoering("5", date(2026, 8, 5), date(2026, 8, 19), date(2026, 8, 18)),
            Hoering("6", date(2026, 8, 6), date(2026, 8, 20)),
            Hoering("7", date(2026, 9, 6), date(2026, 9, 20)),
        ),
    )
    assert fra_tilstand(sag, ramme=RAMME).lagt_vaegt_paa == (
        "Den samlede beskrivelse af din situation, som blev færdig 14. juli 2026.",
        "Rådgivningen fra regionens kliniske funktion 3. august 2026.",
        "Det, du svarede 18. august 2026, da vi spurgte dig om oplysningerne i sagen.",
        "Vi sendte dig sagens oplysninger 6. august 2026 og fik ikke svar inden 20. august 2026.",
    )
    gammel = tilstand(
        "bevilget", date(2019, 5, 1), plan_faerdig=date(2019, 3, 1), indstilling=date(2019, 4, 1)
    )
    assert fra_tilstand(gammel, ramme=RAMME).lagt_vaegt_paa == (
        "Din rehabiliteringsplan, som blev færdig 1. marts 2019.",
        "Indstillingen fra rehabiliteringsteamet 1. april 2019.",
    )


def pligt(kode: str, frist: date, status: Any = "kommende") -> Pligt:
    return Pligt(
        kode=kode, navn=kode, noegle=kode, frist=frist, status=status, art="lov", hjemmel="", forklaring="",
        ansvarlig=Rolle.BORGER,
    )  # fmt: skip


def test_et_ja_siger_de_frister_forloebet_har_udledt() -> None:
    brev = fra_tilstand(
        tilstand("bevilget"),
        ramme=RAMME,
        pligter=[
            pligt("cv_jobnet", date(2026, 9, 18)),
            pligt("jobsamtale", date(2026, 11, 1)),
            pligt("jobsamtale", date(2026, 10, 1)),
            pligt("jobsamtale", date(2026, 9, 1), "opfyldt"),
            pligt("status_54_mdr", date(2030, 1, 1)),
        ],
    )
    assert isinstance(brev.udfald, Bevilling)
    assert brev.udfald.frister == (
        "Du skal lægge dit CV på Jobnet senest 18. september 2026.",
        "Vi holder en samtale med dig om job senest 1. oktober 2026.",
    )


@pytest.mark.parametrize("grund", ["", *AFSLAGSGRUNDE])
def test_brevet_er_paa_hoejst_to_sider_maerket_op_og_det_samme_hver_gang(
    grund: str, laes_pdf: Callable[[bytes], str]
) -> None:
    udfald = Afslag(afslagsgrund(grund)) if grund else Bevilling(("Du skal lægge dit CV på Jobnet.",))
    brev = AfgoerelsesBrev(RAMME, udfald, BEGRUNDELSE, "LAB § 116", ("Din plan.", "Rådgivningen."))
    indhold = pdf(brev)
    assert indhold == pdf(brev)
    assert validate(io.BytesIO(indhold)).findings == ()
    with pikepdf.open(io.BytesIO(indhold)) as dokument:
        assert len(dokument.pages) <= 2
    tekst = laes_pdf(indhold)
    for saetning in (brev.titel, *brev.indledning, "25. september 2026", "Sag 2026-00123", "Din plan."):
        assert saetning in tekst


def test_det_laengste_formularen_tillader_er_paa_to_sider(laes_pdf: Callable[[bytes], str]) -> None:
    """Alt fyldt ud: begrundelse, borgerens lange svar, kommunens svar, afvigelser, brev med posten."""
    ord_ = "Du har siden foråret haft smerter, og praktikken viser det samme. " * 60
    ramme = Brevramme(RAMME.afsender, RAMME.modtager, RAMME.sagsnummer, RAMME.dato, "brev")
    brev = AfgoerelsesBrev(
        ramme,
        Afslag(afslagsgrund("ikke_afproevet"), date(2026, 9, 25)),
        ord_[:2500],
        "LAB § 116, stk. 3 og LAB § 118",
        ("Din plan.", "Rådgivningen.", "Det, du svarede."),
        Bemaerkninger(ord_[:3000], date(2026, 8, 20), ord_[:900]),
        (ord_[:900], ord_[:900]),
    )
    indhold = pdf(brev)
    with pikepdf.open(io.BytesIO(indhold)) as dokument:
        assert len(dokument.pages) == 2
    tekst = laes_pdf(indhold)
    assert "Hele dit svar ligger i sagen." in tekst
    assert "Det skal være sket senest 25. september 2026." in tekst


def test_mennesket_reglerne_og_grunden_er_hver_for_sig_i_brevet() -> None:
    afgoerelse = Afgoerelse(
        "9", date(2026, 8, 28), "visitation", "bevilget", "fleksjob", begrundelse=BEGRUNDELSE, regeludfald="afslag",
        regelgrund="ikke_varig", afvigelsesgrund="Der er kommet en ny attest.", indstilling_fraveget="Attesten er ny.",
    )  # fmt: skip
    sag = msgspec.structs.replace(tilstand("bevilget"), afgoerelser=(afgoerelse,))
    tekster = fra_tilstand(sag, ramme=RAMME).afsnit[0].tekster
    assert tekster[-2] == (
        "Vores gennemgang af betingelserne én for én peger på, at du ikke kan få fleksjob. "
        "Vi er kommet frem til noget andet: Der er kommet en ny attest."
    )
    assert tekster[-1] == "Vi følger ikke det, rehabiliteringsteamet anbefalede: Attesten er ny."
    assert len(fra_tilstand(tilstand("bevilget"), ramme=RAMME).afsnit[0].tekster) == 2


def test_borgerens_bemaerkninger_staar_med_svaret_under() -> None:
    hoering = Hoering("5", date(2026, 8, 5), date(2026, 8, 19), date(2026, 8, 18), svar="Jeg er uenig.")
    afgoerelse = Afgoerelse(
        "9", date(2026, 8, 28), "visitation", "afslag", "fleksjob", begrundelse=BEGRUNDELSE, afslagsgrund="for_hoej",
        bemaerkninger="Vi har set på det igen.",
    )  # fmt: skip
    sag = msgspec.structs.replace(tilstand("afslag"), afgoerelser=(afgoerelse,), partshoeringer=(hoering,))
    afsnit = next(
        en for en in fra_tilstand(sag, ramme=RAMME).afsnit if en.overskrift == "Det sagde du til os"
    )
    assert afsnit.tekster == ("18. august 2026 svarede du os: «Jeg er uenig.»", "Vi har set på det igen.")


@pytest.mark.parametrize("kode", ANDRE_FORLOEB)
def test_et_andet_forloeb_siger_hvor_men_finder_ikke_paa_dets_regler(kode: str) -> None:
    brev = AfgoerelsesBrev(RAMME, AndetForloeb(kode), BEGRUNDELSE, "LAB § 116")
    assert brev.titel == ANDRE_FORLOEB[kode][0]
    sker = next(en for en in brev.afsnit if en.overskrift == "Det sker der nu")
    assert any("Alle kan søge og få et skriftligt svar." in punkt for punkt in sker.punkter)
    assert "§" not in ANDRE_FORLOEB[kode][1]
    with pytest.raises(UgyldigtInput):
        AndetForloeb("noget")


@pytest.mark.parametrize(
    ("kanal", "sidste"),
    [("digital", date(2026, 9, 25)), ("quickpost", date(2026, 9, 28)), ("brev", date(2026, 10, 5))],
)
def test_klagedatoen_er_den_der_foelger_af_vejen(kanal: Any, sidste: date) -> None:
    ramme = Brevramme(RAMME.afsender, RAMME.modtager, RAMME.sagsnummer, RAMME.dato, kanal)
    assert AfgoerelsesBrev(ramme, Bevilling(), BEGRUNDELSE, "LAB § 116").klage.sidste_dag == sidste


def test_en_lang_begrundelse_faar_flere_sider_og_mister_intet(laes_pdf: Callable[[bytes], str]) -> None:
    afsnit = [f"Afsnit {nr} om det, vi har set: #emph[{nr}] og *{nr}*. " + "Ord " * 80 for nr in range(30)]
    indhold = pdf(AfgoerelsesBrev(RAMME, Bevilling(), "\n\n".join(afsnit), "LAB § 116"))
    with pikepdf.open(io.BytesIO(indhold)) as dokument:
        assert len(dokument.pages) > 1
    tekst = laes_pdf(indhold)
    assert all(f"Afsnit {nr} om det, vi har set: #emph[{nr}] og *{nr}*." in tekst for nr in range(30))
    assert "Side 2 af" in tekst
    assert validate(io.BytesIO(indhold)).findings == ()
