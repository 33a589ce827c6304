"""Jobsøgningen i forløbet: alarmerne, samtalekalenderen i sin tid, rådighedstjekket, og at «kan ikke» ikke straffes."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.kompetencer import styrker
from fleksjob.forloeb.ledighedslaengde import (
    alarm_pr,
    foerste_moede_senest,
    hele_maaneder,
    ledighed,
    naeste_maaned,
)
from fleksjob.forloeb.pligter import pligter
from fleksjob.forloeb.raadighedstjek import raadighedstjek
from fleksjob.forloeb.samtaleplan import samtaleplan
from fleksjob.forloeb.skridt import skridtet
from fleksjob.forloeb.tilstand import Person, Tilstand, tilstand

PERSON = Person(date(1984, 5, 2))


def sag(fra: date, pr: date, *flere: Any) -> Tilstand:
    """En ledig siden `fra`."""
    haendelser = [
        h.Visiteret(id="v", gyldig_fra=fra - timedelta(days=1)),
        h.LedighedsydelseStartet(id="l", gyldig_fra=fra),
        *flere,
    ]
    return tilstand(PERSON, haendelser, pr=pr)


@pytest.mark.parametrize(
    ("maaneder", "gennemgaaet", "alarm"),
    [(2, 0, ""), (3, 0, "3_mdr"), (7, 3, "6_mdr"), (7, 0, "6_mdr"), (12, 6, "12_mdr"), (18, 12, "18_mdr"),
     (18, 18, ""), (29, 18, ""), (30, 18, "aar"), (42, 30, "aar")],
)  # fmt: skip
def test_alarmen_gaar_ved_3_6_12_og_18_maaneder_og_derefter_hvert_aar(
    maaneder: int, gennemgaaet: int, alarm: str
) -> None:
    fundet = alarm_pr(maaneder, gennemgaaet)
    assert (fundet.kode if fundet else "") == alarm


@given(st.dates(date(2013, 1, 1), date(2026, 1, 1)), st.integers(0, 4000))
def test_alarmen_og_dagen_for_den_naeste_siger_det_samme(fra: date, dage: int) -> None:
    dag = fra + timedelta(days=dage)
    t = sag(fra, dag)
    tid = ledighed(t)
    assert tid is not None
    assert (tid.alarm(dag) is not None) == (tid.naeste <= dag)
    assert tid.maaneder(dag) == hele_maaneder(fra, dag)


def test_en_gennemgang_slukker_alarmen_og_en_ny_periode_begynder_forfra() -> None:
    set_paa = h.LedighedGennemgaaet(id="g", gyldig_fra=date(2026, 4, 10), anledning="3_mdr", grund="kommunen")
    tid = ledighed(sag(date(2026, 1, 1), date(2026, 5, 1), set_paa))
    assert tid is not None
    assert (tid.gennemgaaet, tid.naeste) == (3, date(2026, 7, 1))
    igen = sag(
        date(2026, 1, 1), date(2026, 9, 1), set_paa,
        h.LedighedsydelseOphoert(id="o", gyldig_fra=date(2026, 6, 1)),
        h.LedighedsydelseStartet(id="n", gyldig_fra=date(2026, 8, 1)),
    )  # fmt: skip
    tid = ledighed(igen)
    assert tid is not None
    assert (tid.fra, tid.gennemgaaet, naeste_maaned(0)) == (date(2026, 8, 1), 0, 3)


def test_ingen_oevre_graense_for_hvor_laenge_der_taelles() -> None:
    tid = ledighed(sag(date(2013, 2, 1), date(2026, 11, 1)))
    assert tid is not None
    assert tid.maaneder(date(2026, 11, 1)) == 165


def test_en_sag_uden_bevaegelse_er_gaaet_i_staa_til_nogen_ringer() -> None:
    fra, dag = date(2026, 8, 1), date(2026, 10, 1)
    stille = ledighed(sag(fra, dag))
    ringet = ledighed(sag(fra, dag, h.SamtaleAfholdt(id="s", gyldig_fra=date(2026, 9, 20), art="telefon")))
    assert stille is not None
    assert ringet is not None
    assert (stille.gaaet_i_staa(dag), ringet.gaaet_i_staa(dag)) == (True, False)


def test_det_foerste_moede_boer_holdes_lige_efter_afgoerelsen() -> None:
    fra = date(2026, 9, 2)
    assert foerste_moede_senest(sag(fra, date(2026, 9, 5))) == date(2026, 9, 15)
    holdt = h.OpsamlingHoldt(id="p", gyldig_fra=date(2026, 9, 4), emner=("anbefaling",))
    assert foerste_moede_senest(sag(fra, date(2026, 9, 5), holdt)) is None


# --- Samtalerne i deres tid ------------------------------------------------------------------------------


def test_fire_samtaler_paa_seks_maaneder_og_telefonen_taeller_ikke() -> None:
    plan = samtaleplan(
        sag(
            date(2026, 7, 6), date(2026, 9, 1),
            h.SamtaleAfholdt(id="1", gyldig_fra=date(2026, 7, 20), art="jobsamtale", form="fremmoede"),
            h.SamtaleAfholdt(id="2", gyldig_fra=date(2026, 8, 10), art="telefon"),
        )
    )  # fmt: skip
    assert plan is not None
    assert (plan.krav, plan.holdt, plan.slut) == (4, 1, date(2027, 1, 6))
    assert [en.slags for en in plan.pladser].count("lov") == 3
    assert all(date(2026, 9, 1) <= en.dag <= date(2027, 1, 7) for en in plan.pladser if en.slags == "lov")
    assert "75 procent" in plan.forbehold


def test_den_undtagne_har_kun_den_foerste_samtale() -> None:
    fritaget = h.SamtalerFritaget(id="f", gyldig_fra=date(2026, 8, 1), grund="Behandling")
    plan = samtaleplan(sag(date(2026, 7, 6), date(2026, 8, 2), fritaget))
    assert plan is not None
    assert (plan.undtaget, plan.krav) == (True, 1)


def test_foer_2020_hver_tredje_maaned() -> None:
    plan = samtaleplan(sag(date(2017, 3, 1), date(2017, 4, 1)))
    assert plan is not None
    assert (plan.regel, plan.slut) == ("Mindst hver 3. måned.", date(2017, 6, 1))


def test_efter_et_halvt_aar_er_den_naeste_kun_et_forslag() -> None:
    plan = samtaleplan(sag(date(2025, 1, 6), date(2026, 3, 2)))
    assert plan is not None
    assert [en.slags for en in plan.pladser] == ["forslag"]


# --- Rådighed og sanktion --------------------------------------------------------------------------------


def test_tjekket_har_tre_spalter_og_viser_det_der_er_sket() -> None:
    t = sag(
        date(2026, 7, 6), date(2026, 9, 1),
        h.CvRegistreret(id="c", gyldig_fra=date(2026, 7, 20)),
        h.JobsoegningLogget(id="j", gyldig_fra=date(2026, 8, 20), antal=2, hvordan="ringede"),
        h.SygdomPaabegyndt(id="s", gyldig_fra=date(2026, 8, 30)),
    )  # fmt: skip
    tjek = {en.krav: en for en in raadighedstjek(t, pligter(t))}
    assert tjek["Er der en grund til, at borgeren ikke kan lige nu?"].status == "fritaget"
    assert tjek["CV på Jobnet inden 3 uger"].sket == ("På Jobnet 20. juli 2026.",)
    assert tjek["Søger aktivt job og skriver det i joblog"].sket[0] == "2 i joblog, senest 20. august 2026."
    assert all(en.hjemmel and en.sket and en.goer for en in tjek.values())


def test_undtaget_fra_cv_er_ikke_en_mangel() -> None:
    undtaget = h.JobnetUndtaget(id="u", gyldig_fra=date(2026, 7, 10), pligt="cv", grund="Kan ikke læse")
    t = sag(date(2026, 7, 6), date(2026, 9, 1), undtaget)
    cv = next(en for en in raadighedstjek(t, pligter(t)) if en.krav.startswith("CV"))
    assert cv.status == "fritaget"
    assert next(en.status for en in pligter(t) if en.kode == "cv_jobnet") == "bortfaldet"


HOERT = (
    h.PartshoeringSendt(id="p", gyldig_fra=date(2026, 8, 4), frist=date(2026, 8, 11)),
    h.PartshoeringBesvaret(id="b", gyldig_fra=date(2026, 8, 6)),
)


@pytest.mark.parametrize(("svar", "mulig"), [("kan_ikke", False), ("uvist", False), ("vil_ikke", True)])
def test_kun_den_der_ikke_vil_kan_faa_en_sanktion(svar: Any, mulig: bool) -> None:
    vurderet = h.KanVilVurderet(id="k", gyldig_fra=date(2026, 8, 3), svar=svar, adfaerd="afslaar_tilbud")
    t = sag(date(2026, 7, 6), date(2026, 8, 20), vurderet, *HOERT)
    assert skridtet(t, "sanktion_forberedt").mulig is mulig


def test_uden_vurdering_er_der_ingen_vej_og_en_ny_vurdering_kan_lukke_den_igen() -> None:
    t = sag(date(2026, 7, 6), date(2026, 8, 20), *HOERT)
    assert skridtet(t, "sanktion_forberedt").hvorfor_ikke.startswith("Vurdér først")
    vil = h.KanVilVurderet(id="k", gyldig_fra=date(2026, 8, 3), svar="vil_ikke", adfaerd="afslaar_tilbud")
    kan = h.KanVilVurderet(id="m", gyldig_fra=date(2026, 8, 18), svar="kan_ikke", adfaerd="afslaar_tilbud")
    t = sag(date(2026, 7, 6), date(2026, 8, 20), vil, *HOERT, kan)
    assert not skridtet(t, "sanktion_forberedt").mulig


def test_den_der_forbereder_kan_ikke_selv_godkende() -> None:
    vil = h.KanVilVurderet(id="k", gyldig_fra=date(2026, 8, 3), svar="vil_ikke", adfaerd="afslaar_tilbud")
    udkast = h.SanktionForberedt(
        id="f", gyldig_fra=date(2026, 8, 12), registreret_af="karen", adfaerd="afslaar_tilbud"
    )
    t = sag(date(2026, 7, 6), date(2026, 8, 20), vil, *HOERT, udkast)
    assert (
        skridtet(t, "sanktion", "karen").hvorfor_ikke
        == "Du har selv forberedt sanktionen; en anden skal godkende den."
    )
    assert skridtet(t, "sanktion", "jonas").mulig


def test_styrkerne_staar_i_spoergsmaalenes_orden() -> None:
    linjer = styrker(
        {"god": {"valg": ["Grundig"], "ord": ""}, "lide": {"valg": [], "ord": "Fisk"}, "sted": {}}
    )
    assert [(en.overskrift, en.valg, en.ord) for en in linjer] == [
        ("Det kan jeg lide", (), "Fisk"),
        ("Det er jeg god til", ("Grundig",), ""),
    ]
