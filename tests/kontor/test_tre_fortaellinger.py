"""Tre fortællinger, gået igennem i browseren som nye brugere: en klar sag, en fastholdelse, der mangler papirer, og et
afslag, der klages over og ændres. Brevene læses, som borgeren får dem.
"""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.conftest import Vej
from tests.kontor.fortaelling import Bruger
from tests.kontor.test_i_browseren import log_ind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CPR = "6503791234"
"""En 47-årig på prøvernes dag; opdigtet, for 60 er lagt til dagen."""


def test_en_47_aarig_med_en_klar_sag(side: Any, folk: SimpleNamespace) -> None:
    log_ind(side, "Karen Prøve")
    side.goto("/kontor/ny-sag/")
    side.get_by_label("Borgerens egen ansøgning").check()
    side.locator("#id_cpr").fill(CPR)
    side.locator("#id_navn").fill("Grethe Prøvesen")
    side.get_by_label("Hvordan kom den?").select_option("telefon")
    side.get_by_label("Borgerens indtægt nu").select_option(index=1)
    side.get_by_label("Borgerens egne ord").fill("Jeg kan ikke klare mit arbejde mere.")
    foelg(side.get_by_role("button", name="Opret sagen"))
    karen = Bruger(side, side.url.split("/sag/")[1].split("/")[0])
    assert "Grethe Prøvesen" in karen.tekst()
    assert "skriftlig afgørelse" in karen.tekst()

    karen.skridt("plan_paabegyndt")
    karen.gaa("plan/maal")
    side.get_by_label("Mål for job og uddannelse").fill("Et roligt job i et lager.")
    foelg(side.get_by_role("button", name="Gem afsnittet"))
    assert "Et roligt job i et lager." in karen.tekst()
    karen.skridt(
        "praktik_startet",
        {
            "Virksomhed": "Prøvebageriet",
            "Arbejdsopgaver": "Pakke brød",
            "Mål, der kan måles": "8 timer om ugen i fire uger",
            "Timer til stede om ugen fra start": "8",
        },
        ("Afklare, hvad borgeren kan",),
    )
    karen.skridt(
        "praktik_sluttet",
        {"Timer til stede om ugen, der blev nået": "10", "Konklusion": "Stabilt 10 timer."},
        ("Ressourcer og udfordringer er fuldt afklaret", "Alle relevante tilbud"),
    )
    karen.gaa("skridt/dokument_modtaget")
    side.get_by_label("Hvilket papir er det?").select_option("lae265")
    karen.kryds("Arbejdsevnen er varigt og væsentligt")
    foelg(side.locator("main form button[value=gem]"))
    karen.gaa("dokumentation")
    assert "mangler at blive vist" not in karen.tekst()

    karen.gaa("skridt/plan_faerdig")
    for felt in side.locator("main form input[type=checkbox]").all():
        felt.check()
    karen.kryds("Ja, de er prøvet")
    foelg(side.locator("main form button[value=gem]"))
    karen.skridt("raadgivning_modtaget", {"Konklusion": "Kan arbejde få timer i roligt tempo."})
    _vurder_alt_opfyldt(karen)
    assert "Bevilling" in karen.tekst()

    karen.skridt(
        "afgoerelse_forberedt",
        {"Begrundelse": "Praktikken viser, at du kan arbejde omkring 10 timer om ugen."},
        ("Bevilling: borgeren visiteres",),
    )
    karen.gaa("skridt/afgoerelse_truffet")
    assert "en anden skal godkende den" in karen.tekst()
    jonas = karen
    jonas.er("Jonas Prøve")
    jonas.skridt("afgoerelse_truffet")
    karen.er("Karen Prøve")
    brev = karen.brev("Afgørelse: Du kan få fleksjob")
    assert "Vi har afgjort, at du kan få fleksjob." in brev
    assert "Praktikken viser, at du kan arbejde omkring 10 timer om ugen." in brev
    # Sendt digitalt fredag 20. november 2026: fire uger senere er fredag 18. december.
    assert "Du kan klage til og med fredag den 18. december 2026" in brev


def _vurder_alt_opfyldt(bruger: Bruger) -> None:
    """Svarer på hver betingelse, så reglerne peger på en bevilling."""
    _vurder(bruger, "Ja, varig", "Lægeattest og praktik.")


def _vurder(bruger: Bruger, varig: str, grund: str) -> None:
    """Alle betingelser er opfyldt, bortset måske fra varigheden."""
    bruger.gaa("afgoerelse/vurdering")
    side = bruger.side
    for gruppe in (
        "Får borgeren førtidspension?",
        "Får borgeren seniorpension?",
        "Har borgeren brugt sin ret",
    ):
        side.get_by_role("group", name=gruppe).get_by_label("Nej", exact=True).check()
    bruger.kryds(
        "Nej, ikke på almindelige vilkår",
        "Ja, væsentligt begrænset",
        varig,
        "Nej, ikke meget begrænset",
    )
    side.get_by_role("group", name="Er alle relevante tilbud").get_by_label("Ja, de er prøvet").check()
    bruger.kryds("Ja, fuldt afklaret")
    for felt in side.locator("main textarea:visible").all():
        felt.fill(grund)
    foelg(side.get_by_role("button", name="Gem vurderingerne"))


def _vurder_ikke_varig(bruger: Bruger) -> None:
    """Svarer på betingelserne, så én af dem svigter: begrænsningen er ikke varig."""
    _vurder(bruger, "Nej, den kan gå over eller bedres", "En behandling er i gang.")


def test_et_afslag_der_klages_over_og_aendres(side: Any, folk: SimpleNamespace, vej: Vej) -> None:
    sag = vej.ny("anna", "Anna Agerlund", date(2026, 8, 3))
    vej.til_afgoerelse()
    vej.tag(
        "partshoering_sendt",
        date(2026, 10, 1),
        frist=date(2026, 10, 15),
        om="Lægen vurderer, at behandlingen kan bedre arbejdsevnen.",
    )
    folk.borger.person = sag.person
    karen = Bruger(side, sag.nummer)
    karen.er("Karen Prøve")
    _vurder_ikke_varig(karen)
    assert "ikke varig" in karen.tekst().casefold()
    karen.skridt(
        "afgoerelse_forberedt",
        {"Begrundelse": "En behandling er i gang, og vi vurderer, at den kan bedre din arbejdsevne."},
        ("Afslag", "Begrænsningen er ikke varig"),
    )
    leder = karen
    leder.er("Birgitte Prøve")
    leder.skridt("afgoerelse_truffet")
    brev = leder.brev("Afgørelse: Du kan ikke få fleksjob")
    assert "En behandling er i gang, og vi vurderer, at den kan bedre din arbejdsevne." in brev
    assert "Vi laver nu en plan sammen med dig" in brev
    assert "Du kan klage til og med fredag den 18. december 2026" in brev

    _anna_klager(side)

    karen.er("Karen Prøve")
    karen.gaa("klage")
    assert "Behandlingen er stoppet. Den hjalp ikke." in karen.tekst()
    karen.gaa("skridt/genvurdering_afsluttet")
    karen.kryds("Borgeren får fuldt medhold", "Sagen var ikke oplyst godt nok")
    for felt in side.locator("main form textarea:visible").all():
        felt.fill("Lægen skriver, at behandlingen er stoppet uden bedring.")
    foelg(side.locator("main form button[value=gem]"))
    _vurder(karen, "Ja, varig", "Lægens nye erklæring.")
    karen.skridt(
        "afgoerelse_forberedt",
        {"Begrundelse": "Behandlingen er stoppet uden bedring. Du kan få fleksjob."},
        ("Bevilling: borgeren visiteres",),
    )
    leder.er("Birgitte Prøve")
    leder.skridt("afgoerelse_truffet")
    assert "Vi har afgjort, at du kan få fleksjob." in leder.brev("Afgørelse: Du kan få fleksjob")
    side.context.clear_cookies()
    log_ind(side, "Anna Agerlund")
    side.goto("/borger/klage/")
    assert "fik ret" in side.locator("main").inner_text()


def _anna_klager(side: Any) -> None:
    """Borgeren læser afgørelsen på sin egen side og klager fra telefonen."""
    side.context.clear_cookies()
    log_ind(side, "Anna Agerlund")
    side.set_viewport_size({"width": 390, "height": 844})
    side.goto("/borger/afgoerelse/")
    assert "18. december 2026" in side.locator("main").inner_text()
    side.goto("/borger/klage/ny/")
    side.locator("main input[type=radio]").first.check()
    side.get_by_label("Sig det med dine egne ord").fill("Behandlingen er stoppet. Den hjalp ikke.")
    foelg(side.get_by_role("button", name="Send klagen"))
    side.set_viewport_size({"width": 1280, "height": 900})


def test_en_fastholdelse_der_mangler_papirer(side: Any, folk: SimpleNamespace) -> None:
    log_ind(side, "Sofie Prøve")
    side.goto("/kontor/ny-sag/")
    side.get_by_label("Henvendelse om fastholdelse i job").check()
    side.locator("#id_cpr").fill("6503851234")
    side.locator("#id_navn").fill("Kurt Prøvesen")
    side.get_by_label("Hvordan kom den?").select_option("hotline")
    side.get_by_label("Borgerens indtægt nu").select_option(index=1)
    side.get_by_label("Sagsbehandler").select_option(label="Karen Prøve (Team Nord)")
    foelg(side.get_by_role("button", name="Opret sagen"))
    sofie = Bruger(side, side.url.split("/sag/")[1].split("/")[0])

    sofie.gaa("skridt/fastholdelse_henvendt")
    sofie.kryds("Virksomheden")
    side.get_by_label("Hvordan?").select_option("hotline")
    side.get_by_label("Arbejdspladsen", exact=True).fill("Prøvesavværket")
    foelg(side.locator("main form button[value=gem]"))
    sofie.skridt(
        "fastholdelse_paabegyndt",
        {"Første dag på de nye vilkår": "2026-04-01", "Arbejdspladsen": "Prøvesavværket"},
        ("Særlige vilkår",),
    )
    assert "Den skriftlige aftale" in sofie.tekst()
    sofie.skridt(
        "fastholdelse_aftalt",
        {
            "Dagen på aftalen": "2026-04-01",
            "Hvilke funktioner er svære at udføre?": "Løft over 5 kg",
            "Hvilke konkrete skånehensyn er aftalt?": "Lager og telefon, pause hver time",
        },
        ("Særlige vilkår", "Medarbejderen", "Arbejdsgiveren"),
    )
    _papir_for_april_og_maj(sofie)
    siden = sofie.tekst()
    assert "Ingen dokumentation for juni, juli, august, september og oktober 2026" in siden
    assert "Fleksjob på arbejdspladsen kan tidligst gives 1. april 2027" in siden
    assert "Lavet siden" in siden, (
        "Et papir, der er fundet frem bagefter, skal kunne kendes fra et fra dengang."
    )
    side.goto("/kontor/")
    assert "Fastholdelse: efter 6 måneder" in side.locator("main").inner_text()


def _papir_for_april_og_maj(sofie: Bruger) -> None:
    """Ét papir, lavet bagefter, viser to måneder på én gang."""
    side = sofie.side
    sofie.gaa("fastholdelse/genskab")
    side.get_by_label("Hvilket papir har I?").select_option("loenseddel")
    sofie.kryds("april 2026", "maj 2026")
    side.get_by_label("Hvornår er papiret lavet?").fill("2026-11-02")
    side.get_by_label("Hvem siger god for det?").fill("Lis Hedegård, ejer")
    foelg(side.get_by_role("button", name="Læg papiret i sagen"))
    sofie.gaa("fastholdelse")
