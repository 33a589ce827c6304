"""To af fire fortællinger om jobbet, gået igennem i browseren som dem, de handler om: fra afgørelse til job på seks
uger, og et job, der går i stå og vokser igen. De to om penge står i test_fire_fortaellinger_om_penge.py.
"""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.conftest import Vej
from tests.kontor.fortaelling import Bruger, IDag, i_dag, i_fleksjob

__all__ = ["i_dag"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


# --- Fra afgørelse til job på seks uger --------------------------------------------------------------------------


def test_fra_afgoerelse_til_job_paa_seks_uger(
    side: Any, folk: SimpleNamespace, vej: Vej, i_dag: IDag
) -> None:
    vej.ny("anna", "Anna Agerlund", date(2026, 8, 3))
    vej.til_visiteret()
    b = Bruger(side, vej.sag.nummer)
    _opsamling_plan_og_samtale(b, i_dag)
    _profil_og_aabning(b, i_dag)
    _praktik(b, i_dag)
    _forslag_og_svar(b, i_dag)
    _godkendt_og_bevilget(b, i_dag)
    _kontrakt_og_aftale(b, i_dag, vej.sag.pk)
    _foerste_dag_og_opfoelgning(b, i_dag)


def _opsamling_plan_og_samtale(b: Bruger, i_dag: IDag) -> None:
    """Afgørelsen er fra 16. september. Planen er i funktioner, og borgeren vælger selv sin tid."""
    i_dag(2026, 9, 21)
    b.ved_skaermen("Karen Prøve")
    b.gaa("skridt/opsamling_holdt")
    b.side.locator("input[name=forloebet]").first.check()
    b.gem()
    assert "Første møde 21.9.2026 Plan Næste led" in b.tekst()
    b.gaa("jobsoegning/plan")
    b.udfyld({"Hvad interesserer borgeren?": "Orden og ro"})
    b.side.locator("[name=maal_a_funktion]").fill("Holde orden på et lager")
    b.tryk("Gem planen")
    b.skridt("jobsoegningsplan_aftalt")
    b.gaa("jobsoegning/samtale")
    b.udfyld({"Hvor?": "Jobcentret, lokale 2", "Tid 1: dag": "2026-09-25", "Tid 1: klokken": "10:00",
              "Tid 2: dag": "2026-09-25", "Tid 2: klokken": "13:30"})  # fmt: skip
    b.tryk("Indkald, og send brevet")
    b.paa_telefonen("/borger/jobsoegning/")
    assert "Holde orden på et lager" in b.tekst()
    b.foelg("Vælg")
    b.axe()
    b.tryk("kl. 13.30")
    assert "kl. 13.30" in b.tekst()


def _profil_og_aabning(b: Bruger, i_dag: IDag) -> None:
    """Borgeren skriver selv sin profil; en fra ydelsen hører om opgaver; konsulenten ser, hvorfor de passer."""
    i_dag(2026, 9, 23)
    b.paa_telefonen("/borger/jobprofil/")
    b.foelg("Begynd")
    for felt, vaerdi in (
        ("interesser", "orden"), ("", ""), ("kan", "scanne"), ("", ""), ("", ""), ("kan_ikke", "tunge_loeft"),
        ("", ""), ("skal_have", "pauser"),
    ):  # fmt: skip
        if felt:
            b.saet(felt, vaerdi)
        b.tryk("Videre")
    b.udfyld({"Hvor mange timer om ugen kan du højst?": "16"})
    b.tryk("Videre")
    b.tryk("Videre")
    b.udfyld({"Dit postnummer": "9901"})
    b.tryk("Gem, og stop her")
    b.ved_skaermen("Signe Prøve", "/kontor/aabninger/ny/")
    b.udfyld({"Hvor er det?": "Prøvebageriet", "Timer om ugen, fra": "8", "Timer om ugen, til": "16"})
    b.saet("opgaver", "scanne")
    b.saet("tilbyder", "pauser")
    b.tryk("Læg i registret")
    b.ved_skaermen("Amira Prøve")
    b.gaa("muligheder")
    muligheden = b.tekst()
    for grund in (
        "Kan i forvejen: scanne",
        "Pladsen kan give: faste pauser",
        "Spørg, om jobbet kræver: tunge løft",
    ):
        assert grund in muligheden
    b.axe()


def _praktik(b: Bruger, i_dag: IDag) -> None:
    """To uger i praktik med et mål, der kan måles."""
    i_dag(2026, 9, 28)
    b.ved_skaermen("Amira Prøve")
    praktik = {"Virksomhed": "Prøvebageriet", "CVR-nummer": "12345674", "Mål, der kan måles": "12 timer i to uger",
               "Arbejdsopgaver": "Scanne følgesedler", "Hensyn, der prøves": "Pause hver time",
               "Timer til stede om ugen fra start": "10", "Forventet sidste dag": "2026-10-09"}  # fmt: skip
    b.skridt("praktik_startet", praktik, ("Se, om borgeren og jobbet passer",))
    i_dag(2026, 10, 9)
    b.ved_skaermen("Amira Prøve")
    naaet = {"Timer til stede om ugen, der blev nået": "12", "Arbejdsintensitet, der blev nået": "50",
             "Konklusion": "Stabilt 12 timer.", "Hvordan endte den?": "Der er et job på stedet"}  # fmt: skip
    b.skridt("praktik_sluttet", naaet)
    assert "12 (50 %) Prøvebageriet, nået" in b.tekst()


def _forslag_og_svar(b: Bruger, i_dag: IDag) -> None:
    """Forslaget begynder med det, praktikken nåede; begge svarer på deres egen side."""
    i_dag(2026, 10, 12)
    b.ved_skaermen("Amira Prøve")
    b.gaa("skridt/job_foreslaaet")
    felter = ("virksomhed", "cvr", "timer", "intensitet", "opgaver-0-opgave", "opgaver-0-hensyn")
    assert [b.side.locator(f"[name={felt}]").input_value() for felt in felter] == [
        "Prøvebageriet", "12345674", "12", "50", "Scanne følgesedler", "Pause hver time",
    ]  # fmt: skip
    b.udfyld({"Stilling": "Kontorhjælp", "Første arbejdsdag": "2026-10-28", "Timeløn": "180",
              "Fuldtidsløn pr. måned": "33000"})  # fmt: skip
    b.gem()
    b.paa_telefonen("/borger/job/")
    assert "På arbejde: 12 timer om ugen Løn for: 6 timer" in b.tekst()
    b.axe()
    b.side.get_by_label("Ja, det passer mig").check()
    b.tryk("Send mit svar")
    b.log_ind("Firma Prøve", "/virksomhed/job/")
    assert "I mangler at svare." in b.tekst()
    b.foelg("Se forslaget og svar")
    b.side.get_by_label("Ja, det passer os").check()
    b.side.get_by_label("Kommunen må søge for os").check()
    b.tryk("Send svaret")
    assert "Medarbejderen og virksomheden har svaret." in b.tekst()


def _godkendt_og_bevilget(b: Bruger, i_dag: IDag) -> None:
    """Timerne vurderes; ubrugt evne kræver en grund; intet job begynder før bevillingen."""
    i_dag(2026, 10, 14)
    b.ved_skaermen("Karen Prøve")
    b.gaa("skridt/job_godkendt")
    b.udfyld({"Hvad bygger vurderingen på?": "Prøvet i to ugers praktik.",
              "Intensitet, borgeren vurderes at kunne arbejde med": "60"})  # fmt: skip
    foelg(b.side.locator("main form button[value=gem]"))
    assert "Der er forskel på det vurderede og det tilbudte." in b.tekst()
    b.udfyld({"Intensitet, borgeren vurderes at kunne arbejde med": "50"})
    b.gem()
    assert "Prøvet i to ugers praktik." in b.brev("Vi har godkendt dit job")
    b.ved_skaermen("Amira Prøve")
    b.skridt("vitas_aendret", {"Hvor er ansøgningen nu?": "Indsendt", "Nummer i VITAS": "V-17",
             "Hvem søger?": "Kommunen for virksomheden"})  # fmt: skip
    b.gaa("skridt/fleksjob_startet")
    assert "Jobbet skal være bevilget, før det begynder." in b.tekst()
    assert b.side.locator("main form button[value=gem]").count() == 0
    i_dag(2026, 10, 19)
    b.ved_skaermen("Amira Prøve")
    b.skridt("vitas_aendret", {"Hvor er ansøgningen nu?": "Bevilget"})
    assert "Bevilget 19. oktober 2026, begynder 28. oktober 2026." in b.tekst()


def _kontrakt_og_aftale(b: Bruger, i_dag: IDag, sag: int) -> None:
    """Kopien kommer kun med borgerens ja; aftalen får tre."""
    i_dag(2026, 10, 20)
    b.ved_skaermen("Amira Prøve")
    b.gaa("skridt/kontrakt_aftalt")
    assert "Borgeren har ikke sagt ja til en kopi. Få samtykket først." in b.tekst()
    b.paa_telefonen("/borger/job/")
    b.saet("til", "kommune")
    b.tryk("Gem mit samtykke")
    b.ved_skaermen("Amira Prøve")
    b.gaa("skridt/kontrakt_aftalt")
    for punkt in b.side.locator("main input[name=punkter]").all():
        punkt.check()
    kopi = {"name": "kontrakt.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 kontrakten\n%%EOF"}
    b.side.get_by_label("Kopi af kontrakten").set_input_files([kopi])
    b.gem()
    b.skridt("tillaegsaftale_skrevet")
    b.paa_telefonen("/borger/job/")
    b.tryk("Jeg siger ja til aftalen")
    b.log_ind("Firma Prøve", f"/virksomhed/job/{sag}/job-1/")
    b.tryk("Vi siger ja til aftalen")
    b.ved_skaermen("Amira Prøve")
    b.skridt("tillaegsaftale_bekraeftet", None, ("Kommunen", "Digitalt"))
    ja = "ja 20.10.2026, digitalt"
    assert f"Medarbejderen: {ja} Virksomheden: {ja} Kommunen: {ja}" in b.tekst()


def _foerste_dag_og_opfoelgning(b: Bruger, i_dag: IDag) -> None:
    """Seks uger efter afgørelsen; og opfølgningen kommer af sig selv."""
    i_dag(2026, 10, 28)
    b.ved_skaermen("Amira Prøve")
    b.skridt("fleksjob_startet")
    assert "I fleksjob siden 28. oktober 2026" in b.tekst()
    i_dag(2027, 1, 25)
    b.ved_skaermen("Amira Prøve", "/kontor/opfoelgninger/?hvis=alle")
    assert "28.1.2027 om 3 dage Anna Agerlund" in b.tekst()
    b.paa_telefonen("/borger/")
    assert "Du er i fleksjob hos Prøvebageriet fra 28. oktober 2026." in b.tekst()
    assert "Senest 28. januar 2027 Kommunen følger op på dit fleksjob" in b.tekst()


# --- Et job, der går i stå og vokser igen ------------------------------------------------------------------------


def test_et_job_der_gaar_i_staa_og_vokser_igen(
    side: Any, folk: SimpleNamespace, vej: Vej, i_dag: IDag
) -> None:
    i_fleksjob(vej, 2024, 12.0)
    vej.tag("udviklingsmaal_aftalt", date(2024, 9, 3), ansaettelse="job-1", art="timer", startvaerdi=12.0,
            maalvaerdi=16.0)  # fmt: skip
    b = Bruger(side, vej.sag.nummer)
    i_dag(2026, 6, 15)
    b.ved_skaermen("Amira Prøve", "/kontor/udvikling/?gruppe=laenge")
    assert "24 måneder, siden 1.6.2024 16 timer om ugen Ingen har talt med dem om det" in b.tekst()
    b.foelg("Anna Agerlund")
    assert "24 måneder med samme betalte timer" in b.tekst()
    b.axe()
    _opfoelgning_paa_telefonen(b)
    _samtale_og_maal(b)
    _timerne_stiger(b, i_dag)


def _opfoelgning_paa_telefonen(b: Bruger) -> None:
    """Skemaet er udfyldt med det, sagen ved; borgeren kan læse arket bagefter."""
    b.side.set_viewport_size({"width": 390, "height": 844})
    b.gaa("opfoelgning")
    b.foelg("Hold opfølgning nu")
    b.side.get_by_label("Borgeren", exact=True).check()
    spurgt = b.side.get_by_role("group", name="Medarbejderen: Hvordan har du det på arbejdet?")
    spurgt.get_by_label("Godt", exact=True).check()
    b.tryk("Gem, og gå videre")
    assert b.side.get_by_label("Timer til stede om ugen").input_value() == "12"
    b.tryk("Gem, og gå videre")
    b.side.get_by_role("group", name="Mål 1").get_by_label("På vej").check()
    b.tryk("Gem, og gå videre")
    b.side.get_by_label("Fortsæt som nu").check()
    b.udfyld({"Det har vi aftalt": "Vi taler om to timer mere."})
    b.tryk("Gem, og gå videre")
    b.tryk("Gem opfølgningen")
    b.axe()
    b.paa_telefonen("/borger/hjaelp/")
    arket = b.side.locator("main a[href*='/ark/']").first.get_attribute("href")
    assert "Vi taler om to timer mere." in " ".join(b.papir(arket))


def _samtale_og_maal(b: Bruger) -> None:
    """Trivslen først; så hvad en time er værd; så et mål, der er lille nok."""
    b.ved_skaermen("Amira Prøve")
    b.skridt("udviklingssamtale_holdt", {"2. Hvad er gået godt?": "Klarede en travl fredag"},
             ("God", "Trivsel og kolleger", "Hvad en time mere er værd"))  # fmt: skip
    b.gaa("udvikling/time")
    assert "7,50 (nu) 5.850 kr. 19.845 kr. 25.695 kr." in b.tekst()
    b.skridt("udviklingsmaal_aftalt", {"Tallet, I vil nå": "14"})
    assert "Fra 12 til 14 timer om ugen" in b.tekst()
    b.paa_telefonen("/borger/udvikling/")
    # 4,333 timer à 180 kr. er 780 kr. mere i løn, og tilskuddet falder med 30 pct.: 546 kr. mere i alt.
    assert "En betalt time mere om ugen giver dig 546 kr. mere om måneden før skat" in b.tekst()
    assert "Klarede en travl fredag" in b.tekst()
    b.axe()


def _timerne_stiger(b: Bruger, i_dag: IDag) -> None:
    """Vilkårene følger med, målet er nået, og jobbet går af listen."""
    i_dag(2026, 7, 1)
    b.ved_skaermen("Amira Prøve")
    b.skridt("vilkaar_aendret", {"Timer til stede pr. uge": "14"})
    b.skridt("udviklingsmaal_naaet", {"Tallet, det blev til": "14"}, ("14 timer om ugen",))
    udviklingen = b.tekst()
    assert "Timerne er ændret inden for den sidste måned" in udviklingen
    assert "Nået 1. juli 2026: 14" in udviklingen
    assert "Fra 12 til 16 timer om ugen Flere timer Aftalt 3. september 2024." in udviklingen
    b.side.goto("/kontor/udvikling/?gruppe=laenge")
    assert "Anna Agerlund" not in b.tekst()
    b.paa_telefonen("/borger/udvikling/time/")
    assert "8,75 (nu)" in b.tekst()
