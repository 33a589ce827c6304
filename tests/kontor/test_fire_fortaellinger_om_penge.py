"""To af fire fortællinger om jobbet, gået igennem i browseren som dem, de handler om: en måned, arbejdsgiveren retter
to gange, og et job i den gamle ordning, der skifter.
"""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.conftest import Vej
from tests.kontor.fortaelling import Bruger, IDag, i_dag, i_fleksjob
from tests.kontor.test_refusion import villy

__all__ = ["i_dag", "villy"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


# --- En måned, arbejdsgiveren retter to gange --------------------------------------------------------------------


def test_en_maaned_arbejdsgiveren_retter_to_gange(
    side: Any, folk: SimpleNamespace, vej: Vej, i_dag: IDag, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    i_fleksjob(vej, 2026, 16.0)
    b = Bruger(side, vej.sag.nummer)
    i_dag(2026, 8, 3)
    _loen(b, "juli 2026", "7.800")
    assert "1 ny linje" in _koer(b, "2026-08")
    _frigiv_samlet(b, "2026-08")
    _betal(b)
    assert "Du får udbetalt 18.520 kr. i fleksløntilskud for august 2026" in _annas_brev(b, "for august 2026")

    i_dag(2026, 9, 14)
    _loen(b, "juli 2026", "7.300")
    _loen(b, "august 2026", "7.800")
    assert "2 nye linjer" in _koer(b, "2026-09")
    b.ved_skaermen("Birgitte Prøve", "/kontor/udbetalinger/?maaned=alle&status=beregnet&vaelg=alle")
    assert "Din arbejdsgiver rettede juli den 14. september." in b.tekst()
    b.axe()
    b.tryk("Frigiv de valgte")
    _betal(b)
    brev = _annas_brev(b, "for september 2026")
    assert "din arbejdsgiver rettede juli den 14. september" in brev
    # 500 kr. mindre i løn giver 30 pct. mere i tilskud for august; september er som før.
    assert "Du får udbetalt 18.670 kr." in brev

    i_dag(2026, 10, 9)
    _loen(b, "juli 2026", "8.400")
    _loen(b, "september 2026", "7.800")
    assert "2 nye linjer" in _koer(b, "2026-10")
    _det_for_meget_betalte(b, i_dag)
    _frigiv_samlet(b, "2026-10")
    _betal(b)
    assert "intet nyt" in _koer(b, "2026-10")
    assert "intet nyt" in _koer(b, "2026-08")
    _hver_linje_er_betalt_en_gang(tmp_path)


def _loen(b: Bruger, maaned: str, loen: str) -> None:
    """Virksomheden skriver eller retter en måneds løn på sin egen side; pensionen er 800 kr."""
    b.log_ind("Firma Prøve", "/virksomhed/loen/")
    b.foelg(maaned)
    b.udfyld({"Løn for hele måneden, uden pension": loen, "Pension": "800"})
    foelg(b.side.locator("main form button[type=submit]"))
    assert "Tak. Lønnen for Anna Agerlund er" in b.tekst()


def _koer(b: Bruger, maaned: str) -> str:
    b.ved_skaermen("Signe Prøve", f"/kontor/udbetalinger/?maaned={maaned}")
    b.tryk("Kør måneden")
    return b.tekst()


def _frigiv_samlet(b: Bruger, maaned: str) -> None:
    """Den, der har beregnet, kan ikke frigive; lederen kan."""
    assert b.side.get_by_role("button", name="Frigiv 1 linje").count() == 0
    b.ved_skaermen("Birgitte Prøve", f"/kontor/udbetalinger/?maaned={maaned}")
    b.tryk("Frigiv 1 linje")


def _betal(b: Bruger) -> None:
    """Signe danner filen, og Birgitte frigiver den."""
    b.ved_skaermen("Signe Prøve", "/kontor/betalinger/")
    b.tryk("Dan betalingsfilen")
    filen = b.side.url
    assert b.side.get_by_role("button", name="Frigiv, og skriv filen").count() == 0
    b.ved_skaermen("Birgitte Prøve", filen)
    b.tryk("Frigiv, og skriv filen")
    assert "Regnskabet går op" in b.tekst()


def _annas_brev(b: Bruger, titel: str) -> str:
    """Brevet er én side."""
    b.paa_telefonen("/borger/")
    (siden,) = b.mit_brev(f"Dit fleksløntilskud {titel}")
    return siden


def _det_for_meget_betalte(b: Bruger, i_dag: IDag) -> None:
    """330 kr. for meget trækkes ikke: borgeren spørges, og to vurderer det."""
    b.side.goto("/kontor/udbetalinger/?maaned=2026-08")
    assert (
        "For meget er betalt. Der er betalt 19.170 kr. for august 2026, men måneden giver 18.840 kr."
        in b.tekst()
    )
    b.er("Signe Prøve")
    b.gaa("penge")
    assert "Din arbejdsgiver rettede juli den 9. oktober: 330 kr. mindre." in b.tekst()
    b.foelg("Hør borgeren om tilbagebetaling")
    b.gem()
    b.paa_telefonen("/borger/penge/")
    assert "Du kan svare til og med 23. oktober 2026." in b.tekst()
    (hoering,) = b.mit_brev("Har du fået for meget i august 2026?")
    assert "330 kr." in hoering
    b.side.goto("/borger/penge/")
    b.foelg("Svar kommunen")
    b.udfyld({"Dit svar": "Jeg troede, at lønnen var rigtig."})
    b.tryk("Send")
    b.ved_skaermen("Signe Prøve")
    b.gaa("penge")
    assert "Jeg troede, at lønnen var rigtig." in b.tekst()
    b.foelg("Vurdér, om pengene skal betales tilbage")
    for spoergsmaal, svar in (("Havde borgeren ikke ret", "Ja"), ("Vidste borgeren bedre", "Nej")):
        b.side.get_by_role("group", name=spoergsmaal).get_by_label(svar, exact=True).check()
    b.side.get_by_role("radio", name="Beløbet kræves ikke tilbage").check()
    b.udfyld({"Begrundelse til borgeren": "Du kunne ikke vide, at lønnen var forkert."})
    b.gem()
    assert "Du har selv vurderet det; en anden skal underskrive." in b.tekst()
    b.er("Birgitte Prøve")
    b.gaa("penge")
    b.foelg("Underskriv afgørelsen om tilbagebetaling")
    b.gem()
    assert "Vurderet af Signe Prøve, underskrevet af Birgitte Prøve." in b.tekst()
    b.paa_telefonen("/borger/")
    (brev,) = b.mit_brev("Du skal ikke betale noget tilbage")
    assert "Du kunne ikke vide, at lønnen var forkert." in brev


def _hver_linje_er_betalt_en_gang(mappe: Path) -> None:
    """Tre filer: august, så rettelsen og september, så oktober. Det, der er betalt for meget, er der aldrig."""
    filer = sorted((mappe / "betalinger").rglob("*.txt"))
    linjer = [li.split(";") for fil in filer for li in fil.read_text().splitlines() if li.startswith("L;")]
    assert [(beloeb, tekst) for _, _, _, _, beloeb, tekst in linjer] == [
        ("18520,00", "Fleksløntilskud august 2026"),
        ("150,00", "Rettelse af fleksløntilskud august 2026"),
        ("18520,00", "Fleksløntilskud september 2026"),
        ("18520,00", "Fleksløntilskud oktober 2026"),
    ]


# --- Et job i den gamle ordning, der skifter ---------------------------------------------------------------------


def test_et_job_i_den_gamle_ordning_der_skifter(
    side: Any, folk: SimpleNamespace, villy: Vej, i_dag: IDag
) -> None:
    b = Bruger(side, villy.sag.nummer)
    i_dag(2026, 11, 20)
    _krav_for_et_kvartal(b)
    _samme_job_eller_nyt(b)
    _foer_og_efter(b)
    _valget(b)
    i_dag(2027, 1, 4)
    _foerste_maaned_i_den_nye_ordning(b)


def _krav_for_et_kvartal(b: Bruger) -> None:
    """Virksomheden sender, én efterser, en anden godkender."""
    b.log_ind("Firma Prøve", "/virksomhed/refusion/")
    b.foelg("Send krav for Anna Agerlund, 3. kvartal 2026")
    b.udfyld({"Timelønnen": "150", "Jeres bidrag pr. time": "15", "Den mindste timeløn i overenskomsten": "140",
              "Jeres bidrag af den løn": "14", "Betalte timer om ugen": "20",
              "Dage, hvor I fik refusion for sygdom eller barsel": "0"})  # fmt: skip
    b.side.get_by_label("Tallene svarer til lønsedlerne").check()
    b.tryk("Send kravet til kommunen")
    assert "3. kvartal 2026: sendt, venter på kommunen." in b.tekst()
    b.log_ind("Signe Prøve", "/kontor/refusion/")
    b.foelg("Anna Agerlund")
    b.udfyld({"Årets højeste timeløn, tilskuddet kan beregnes af": "400"})
    b.tryk("Kravet er i orden")
    assert "Du har efterset kravet. En anden skal godkende det." in b.tekst()
    b.log_ind("Birgitte Prøve", "/kontor/refusion/?trin=efterset")
    b.foelg("Anna Agerlund")
    b.tryk("Godkend til betaling")
    b.log_ind("Firma Prøve", "/virksomhed/refusion/")
    # Halvdelen af mindstelønnen på 154 kr. i 20 timer i 13 uger.
    assert "3. kvartal 2026: godkendt, 20.020,00 kr." in b.tekst()


def _samme_job_eller_nyt(b: Bruger) -> None:
    """Et nyt tjenestested er ikke et nyt job; siger kommunen noget andet, skal hun skrive hvorfor."""
    b.er("Karen Prøve")
    b.gaa("skridt/jobaendring_vurderet")
    b.udfyld({"Hvad er der sket?": "Nyt tjenestested"})
    b.side.get_by_role("group", name="Er området eller opgaverne").get_by_label("Nej", exact=True).check()
    b.side.get_by_role("radio", name="Det er et nyt job").check()
    foelg(b.side.locator("main form button[value=gem]"))
    assert "Skriv hvorfor; det står i historien." in b.tekst()
    b.side.get_by_role("radio", name="Det er det samme job").check()
    b.gem()
    assert "nyt tjenestested. Reglen siger samme job; vi svarede samme job." in b.tekst()


def _foer_og_efter(b: Bruger) -> None:
    """De samme tal hos borgeren og i kommunen; intet vælges af at regne."""
    b.paa_telefonen("/borger/ordning/")
    b.udfyld({"Din løn om måneden nu, med pension": "20000", "Timer om ugen, du får løn for nu": "30",
              "Timer på arbejdspladsen bagefter": "25", "Hvor meget du når på en time (intensitet)": "80",
              "Timeløn bagefter, med pension": "165", "Løn på fuld tid om måneden, med pension": "31000",
              "Årets højeste timeløn (spørg kommunen)": "400"})  # fmt: skip
    b.tryk("Vis før og efter")
    assert "Du ville få mere om måneden i den nye ordning: 20.000 kr. nu og 31.000 kr. bagefter." in b.tekst()
    assert "det koster 10.000 kr. om måneden nu og 14.300 kr. bagefter" in b.tekst()
    b.axe()
    b.ved_skaermen("Karen Prøve")
    b.gaa("ordning")
    b.udfyld({"Månedsløn nu, med pension": "20000", "Timer om ugen, der er løn for nu": "30",
              "Timer til stede om ugen bagefter": "25", "Intensitet bagefter": "80", "Årets højeste timeløn": "400",
              "Timeløn bagefter, med pension": "165", "Fuldtidsløn om måneden, med pension": "31000"})  # fmt: skip
    b.tryk("Regn før og efter")
    assert "Borgeren får 11.000 kr. mere om måneden." in b.tekst()
    assert "Medarbejderen koster arbejdsgiveren 4.300 kr. mere om måneden." in b.tekst()


def _valget(b: Bruger) -> None:
    """Kun skriftligt, og først når begge har set tallene."""
    b.gaa("skridt/ordning_valgt")
    b.udfyld({"Hvornår skrev borgeren under på valget?": "2026-11-18", "Arbejdsintensitet": "80"})
    foelg(b.side.locator("main form button[value=gem]"))
    assert "Der er 2 ting, der skal rettes" in b.tekst()
    b.udfyld({"Hvor ligger borgerens skriftlige valg?": "Brev af 18. november, bilag 3"})
    b.kryds("Ja")
    b.gem()
    assert "Borgeren valgte den nye ordning 18. november 2026 (Brev af 18. november, bilag 3)." in b.tekst()


def _foerste_maaned_i_den_nye_ordning(b: Bruger) -> None:
    """December regnes som ethvert nyt fleksjob; virksomheden får kun refusion til og med november."""
    b.log_ind("Firma Prøve", "/virksomhed/refusion/")
    assert "4. kvartal 2026 (en del af kvartalet): ikke sendt." in b.tekst()
    b.side.goto("/virksomhed/loen/")
    b.foelg("december 2026")
    b.udfyld({"Løn for hele måneden, uden pension": "13.000", "Pension": "1.300"})
    b.tryk("Send lønnen")
    _koer(b, "2026-12")
    # Lønloftet: 31.000 kr. på fuld tid minus 14.300 kr. i løn.
    assert "Uden det ville tilskuddet være 17.310 kr.; nu er det 16.700 kr." in b.tekst()
    assert "Jobbet begyndte 1. december 2026." in b.tekst()
    b.log_ind("Birgitte Prøve", "/kontor/udbetalinger/?maaned=2026-12")
    b.foelg("Anna Agerlund")
    b.udfyld({"Hvad har du set?": "Første måned efter skiftet; lønnen er set."})
    b.tryk("Frigiv til udbetaling")
    brev = _annas_brev(b, "for december 2026")
    assert "16.200 kr. i fleksløntilskud for december 2026" in brev
