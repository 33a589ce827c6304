"""Breve, biblioteket, post, ny sag og borgerens ansøgning i en rigtig browser: axe i hver tilstand og tastaturet."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.conftest import DAG, kl
from tests.kontor.test_i_browseren import aabn, efterse, klager, log_ind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["klager"]


@pytest.fixture
def bibliotek(folk: SimpleNamespace) -> None:
    from fleksjob.sager import afsnit

    for titel, tekst in (
        ("Kære", "Kære {navn}. Vi ses {dag}."),
        ("Tag en med", "Du må altid tage en ven med."),
    ):
        afsnit.foreslaa(folk.leder, nu=kl(DAG), slags="frit", situation="", titel=titel, tekst=tekst)
    afsnit.foreslaa(folk.sagsbehandler, nu=kl(DAG), slags="frit", situation="", titel="Tag en med",
                    tekst="Du må altid tage en bisidder med.", noegle="tag-en-med",
                    bemaerkning="Mere præcist")  # fmt: skip


def test_et_brev_skrives_og_sendes_med_tastaturet(
    side: Any, sager: SimpleNamespace, bibliotek: None, klager: list[str]
) -> None:
    log_ind(side, "Karen Prøve")
    aabn(side, sager.ny)
    foelg(side.get_by_role("link", name="Breve", exact=True))
    efterse(side, "breve-tom")
    foelg(side.get_by_role("link", name="Skriv et brev"))
    efterse(side, "brev-nyt")
    foelg(side.get_by_role("button", name="Gem og gå videre"))
    efterse(side, "brev-fejl")
    side.get_by_label("Overskrift", exact=True).focus()
    side.keyboard.type("Vi ses snart")
    side.get_by_label("Fra biblioteket").select_option(label="Kære")
    side.get_by_role("button", name="Sæt ind").focus()
    with side.expect_navigation():
        side.keyboard.press("Enter")
    efterse(side, "brev-indsat")
    felt = side.get_by_label("Tekst", exact=True)
    assert felt.input_value() == "Kære Erik Enghave. Vi ses {dag}."
    felt.fill("Kære Erik Enghave. Vi ses på mandag. Du må gerne ringe, hvis du er i tvivl om noget.")
    foelg(side.get_by_role("button", name="Gem og gå videre"))
    efterse(side, "brev-klar")
    side.get_by_role("button", name="Send brevet").focus()
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_text("er på vej i Digital Post").is_visible()
    efterse(side, "breve-sendt")


def test_biblioteket(side: Any, sager: SimpleNamespace, bibliotek: None, klager: list[str]) -> None:
    log_ind(side, "Birgitte Prøve")
    side.goto("/kontor/afsnit/")
    efterse(side, "afsnit")
    foelg(side.get_by_role("link", name="Tag en med").first)
    efterse(side, "afsnit-forslag")
    foelg(side.get_by_role("button", name="Afvis"))
    assert side.get_by_role("alert").is_visible()
    efterse(side, "afsnit-fejl")
    foelg(side.get_by_role("button", name="Godkend"))
    assert side.get_by_text("Forslaget er godkendt og gælder nu.").is_visible()
    efterse(side, "afsnit-historie")
    foelg(side.get_by_role("link", name="Ret", exact=True))
    side.get_by_label("Tekst", exact=True).fill("Hej {fornavn}, vi ses på mandag.")
    foelg(side.get_by_role("button", name="Gem", exact=True))
    efterse(side, "afsnit-ret-fejl")


def test_post_og_print(side: Any, sager: SimpleNamespace, folk: SimpleNamespace, klager: list[str]) -> None:
    from fleksjob.sager import forsendelse
    from fleksjob.snitflader.digitalpost import Posthukommelse

    sager.godkend.tag("afgoerelse_truffet", date(2026, 11, 19), folk.kollega, kanal="brev")
    forsendelse.send_ventende(Posthukommelse(), folk.hjemme, nu=kl(DAG))  # uden CVR-nummer fejler de digitale
    log_ind(side, "Karen Prøve")
    side.goto("/kontor/udskrift/")
    assert side.get_by_text("CVR-nummer mangler").first.is_visible()
    efterse(side, "post")
    foelg(side.get_by_role("button", name="Notér de valgte som sendt"))
    efterse(side, "post-fejl")
    foelg(side.get_by_role("link", name="Vælg alle"))
    foelg(side.get_by_role("button", name="Notér de valgte som sendt"))
    assert side.get_by_text("er noteret som lagt i posten").is_visible()
    aabn(side, sager.ledig)
    side.goto(f"/kontor/sag/{sager.ledig.sag.nummer}/breve/")
    efterse(side, "breve-fejlet")


def test_ny_sag_og_en_afgoerelse_nu(side: Any, sager: SimpleNamespace, klager: list[str]) -> None:
    log_ind(side, "Karen Prøve")
    side.goto("/kontor/ny-sag/")
    side.get_by_label("Borgerens egen ansøgning").check(force=True)
    side.get_by_label("CPR-nummer", exact=True).fill("690568-1114")
    side.get_by_label("Navn", exact=True).fill("Erik Enghave")
    side.get_by_label("Hvordan kom den?").select_option("telefon")
    side.get_by_label("Borgerens indtægt nu").select_option("sygedagpenge")
    side.get_by_label("Borgerens egne ord").fill("Jeg kan ikke mere.")
    foelg(side.get_by_role("button", name="Opret sagen"))
    assert side.get_by_text("Personen har allerede en sag").is_visible()
    efterse(side, "ny-sag-findes")
    foelg(side.get_by_role("link", name="Registrér ansøgningen i sagen"))
    efterse(side, "ansoegning-modtaget")
    for kode in ("vejledning_givet", "afgoerelse_paa_grundlag_oensket"):
        side.goto(f"/kontor/sag/{sager.ny.sag.nummer}/skridt/{kode}/")
        efterse(side, kode)


def test_borgeren_soeger_og_ser_hvad_der_sker(side: Any, folk: SimpleNamespace, klager: list[str]) -> None:
    log_ind(side, "Anna Agerlund")
    foelg(side.get_by_role("link", name="Søg om fleksjob"))
    efterse(side, "ansoeg")
    foelg(side.get_by_role("button", name="Send ansøgningen"))
    efterse(side, "ansoeg-fejl")
    side.get_by_label("Hvorfor søger du om fleksjob?").focus()
    side.keyboard.type("Jeg kan ikke klare fuld tid mere.")
    side.get_by_label("Sygedagpenge").check(force=True)
    foelg(side.get_by_role("button", name="Send ansøgningen"))
    assert side.get_by_role("heading", name="Din ansøgning er sendt").is_visible()
    efterse(side, "ansoeg-kvittering")
    for navn in ("", "ansoeg/", "vejledning/", "ansoeg/traek/", "afgoerelse-nu/"):
        side.goto(f"/borger/{navn}")
        efterse(side, f"borger-{navn.strip('/').replace('/', '-') or 'overblik'}")
    foelg(side.get_by_role("button", name="Ja, afgør min sag nu"))
    side.goto("/borger/afgoerelse-nu/")
    efterse(side, "borger-afgoerelse-oensket")
