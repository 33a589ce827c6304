"""Planens stand og det, sagen selv ved: rene funktioner af tekster og hændelser."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.begreber import Konsulentvalg
from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.planafsnit import ALLE, BORGER, KOMMUNE, KONSULENT, STEMMER, Afsnit, afsnit_i
from fleksjob.forloeb.planforhistorie import forsoergelse, indsatser
from fleksjob.forloeb.planstand import AFSNIT_FOR_PUNKT, planstand, tidsbudget
from fleksjob.forloeb.skridt import skridtet
from fleksjob.forloeb.tilstand import Person, Tilstand, tilstand
from fleksjob.lov.sagsgang.dokumentationskrav import krav
from fleksjob.lov.sagsgang.plan import planform

PERSON = Person(date(1980, 5, 2))
FOER, EFTER = date(2026, 6, 30), date(2026, 7, 1)


def fuld(afsnit: Afsnit) -> dict[str, str]:
    return {felt.kode: "1" if felt.slags == "tal" else "x" for felt in afsnit.felter}


FULD = {(afsnit.kode, afsnit.stemme): fuld(afsnit) for afsnit in ALLE} | {("helbred", BORGER): {"svar": "x"}}


def til(haendelser: list[AlleHaendelser], pr: date = date(2026, 11, 20)) -> Tilstand:
    return tilstand(PERSON, haendelser, pr=pr)


def test_oensker_og_ressourcer_staar_foer_det_der_er_svaert() -> None:
    koder = [en.kode for en in afsnit_i()]
    assert len(koder) == 11
    assert koder.index("maal") < koder.index("erfaring") < koder.index("netvaerk") < koder.index("gitter")
    assert [en.kode for en in ALLE if en.helbred] == ["helbred"]
    assert [en.kode for en in ALLE if en.spoergsmaal is None] == ["virksomhed"]


def test_hvert_krav_til_planen_kan_opfyldes_og_har_et_sted_at_skrives() -> None:
    for dag in (date(2015, 3, 2), date(2024, 5, 6), FOER, EFTER):
        stand = planstand(FULD, dag, selvstaendig=True, laegens_vurdering=True)
        assert stand.mangler == ()
        assert stand.antal == stand.ialt == 12
        tom = planstand({}, dag, selvstaendig=True)
        koder = {hvert.kode for hvert in krav("plan", dag, ["selvstaendig"])}
        assert {hvert.kode for hvert in tom.mangler} == koder
        assert koder - set(AFSNIT_FOR_PUNKT) <= {"laege"}


def test_lovens_mangler_hoerer_op_den_dag_den_samlede_beskrivelse_begynder() -> None:
    assert len(planstand({}, FOER).lovens_mangler) == 10
    assert planstand({}, EFTER).lovens_mangler == ()
    assert all(hvert.forbehold for hvert in planstand({}, EFTER).mangler)
    assert planform(FOER).navn == "Rehabiliteringsplan, forberedende del"
    assert (planform(EFTER).navn, "er ikke læst" in planform(EFTER).forbehold) == ("Samlet beskrivelse", True)
    assert planform(date(2012, 12, 31)).navn == "Ressourceprofil"


def test_borgerens_eget_syn_kan_kun_borgeren_eller_hendes_gengivne_ord_opfylde() -> None:
    def mangler(tekster: dict[tuple[str, str], dict[str, str]]) -> bool:
        return "eget_syn" in {hvert.kode for hvert in planstand(tekster, EFTER).mangler}

    assert mangler({("helbred", KOMMUNE): {"udfordringer": "Ryggen", "betydning": "Ingen løft"}})
    assert mangler({("helbred", BORGER): {"svar": "  "}})
    assert not mangler({("helbred", BORGER): {"svar": "Jeg har ondt"}})
    assert not mangler({("helbred", KOMMUNE): {"gengivet": "»Jeg har ondt«"}})


def test_et_fravalg_af_konsulenten_skal_ikke_skrives_men_en_invitation_skal() -> None:
    fravalgt = Konsulentvalg(EFTER, "", "Indlagt")
    assert "virksomhed" in planstand({}, EFTER, konsulent=fravalgt).skrevne
    assert "virksomhed" not in planstand({}, EFTER, konsulent=Konsulentvalg(EFTER, "kira")).skrevne


@given(
    st.dictionaries(
        st.tuples(st.sampled_from([en.kode for en in ALLE]), st.sampled_from(STEMMER)),
        st.dictionaries(
            st.sampled_from(["maal", "svar", "udfordringer", "gengivet", "moenster"]), st.text(max_size=3)
        ),
    ),
    st.sampled_from([(en.kode, stemme) for en in ALLE for stemme in STEMMER]),
)
def test_mere_skrevet_giver_aldrig_flere_mangler(
    tekster: dict[tuple[str, str], dict[str, str]], hvor: tuple[str, str]
) -> None:
    foer = planstand(tekster, EFTER)
    mere = tekster | {hvor: {**FULD.get(hvor, {"svar": "x"}), **tekster.get(hvor, {})}}
    mere[hvor] = {k: v if v.strip() else "x" for k, v in mere[hvor].items()}
    efter = planstand(mere, EFTER)
    assert foer.skrevne <= efter.skrevne
    assert {hvert.kode for hvert in efter.mangler} <= {hvert.kode for hvert in foer.mangler}


@pytest.mark.parametrize(
    ("felter", "saetning"),
    [
        ({}, ""),
        ({"timer_til": "8"}, "8 timer om ugen."),
        ({"timer_fra": "4", "timer_til": "10"}, "Fra 4 timer i en dårlig uge til 10 i en god."),
        (
            {"timer_fra": "4", "timer_til": "10", "frigives": "2,5"},
            "Fra 4 timer i en dårlig uge til 10 i en god. Når behandlingen er slut, bliver 2,5 timer fri; en god uge "
            "kan så være op til 12,5 timer.",
        ),
    ],
)
def test_behandlingstimer_bliver_til_arbejdstid(felter: dict[str, str], saetning: str) -> None:
    assert tidsbudget(felter) == saetning


def test_forhistorien_hentes_fra_sagens_haendelser_og_foelger_rettelser() -> None:
    dag = date(2026, 8, 3)
    haendelser: list[AlleHaendelser] = [
        h.SagOprettet(id="1", gyldig_fra=dag, ydelse="sygedagpenge"),
        h.PraktikStartet(
            id="2", gyldig_fra=dag + timedelta(9), virksomhed="Bageriet", formaal="afklaring", timer=6.0
        ),
        h.PraktikSluttet(id="3", gyldig_fra=dag + timedelta(40), resultat="Fire timer gik godt"),
    ]
    (ydelse,) = forsoergelse(haendelser, til(haendelser))
    assert (ydelse.hvad, ydelse.fra, ydelse.uvis_begyndelse) == ("Sygedagpenge", dag, True)
    (praktik,) = indsatser(haendelser, til(haendelser))
    assert praktik.hvad == "Praktik hos Bageriet, 6 timer om ugen: afklaring"
    assert (praktik.til, praktik.resultat) == (dag + timedelta(40), "Fire timer gik godt")
    annulleret = [*haendelser, h.Rettelse(id="4", gyldig_fra=dag + timedelta(41), af="2")]
    assert [en.hvad for en in indsatser(annulleret, til(annulleret))] == []


def test_tidligere_job_og_fastholdelse_staar_i_forhistorien() -> None:
    dag = date(2026, 1, 5)
    haendelser: list[AlleHaendelser] = [
        h.FastholdelsePaabegyndt(id="1", gyldig_fra=dag, virksomhed="Lageret"),
        h.FleksjobStartet(id="2", gyldig_fra=date(2022, 3, 1), ansaettelse="a", virksomhed="Kiosken"),
        h.FleksjobOphoert(id="3", gyldig_fra=date(2024, 3, 1), ansaettelse="a", aarsag="lukket"),
    ]
    assert [(en.hvad, en.til) for en in indsatser(haendelser, til(haendelser))] == [
        ("Fleksjob hos Kiosken", date(2024, 3, 1)),
        ("Fastholdelse på arbejdspladsen hos Lageret", None),
    ]


def test_clearing_sender_planen_tilbage_og_lukkes_af_afgoerelsen() -> None:
    dag = date(2026, 8, 3)
    haendelser: list[AlleHaendelser] = [h.SagOprettet(id="1", gyldig_fra=dag)]
    assert "ikke begyndt" in skridtet(til(haendelser), "clearing_givet").hvorfor_ikke
    haendelser += [h.PlanPaabegyndt(id="2", gyldig_fra=dag), h.PlanFaerdig(id="3", gyldig_fra=dag)]
    assert not skridtet(til(haendelser), "plan_faerdig").mulig
    haendelser.append(h.ClearingGivet(id="4", gyldig_fra=dag, udfald="mangler", begrundelse="Attesten"))
    assert skridtet(til(haendelser), "plan_faerdig").mulig
    clearing = til(haendelser).clearing
    assert clearing is not None
    assert (clearing.klar, clearing.begrundelse) == (False, "Attesten")
    haendelser.append(h.PlanFaerdig(id="5", gyldig_fra=dag + timedelta(1)))
    assert til(haendelser).clearing is None
    haendelser.append(h.AfgoerelseTruffet(id="6", gyldig_fra=dag + timedelta(2), udfald="bevilget"))
    assert not skridtet(til(haendelser), "clearing_givet").mulig


def test_en_ny_ansoegning_begynder_uden_konsulent_og_clearing() -> None:
    dag = date(2026, 8, 3)
    haendelser: list[AlleHaendelser] = [
        h.SagOprettet(id="1", gyldig_fra=dag),
        h.VirksomhedskonsulentInviteret(id="2", gyldig_fra=dag, konsulent="kira"),
        h.PlanPaabegyndt(id="3", gyldig_fra=dag, selvstaendig=True),
        h.ClearingGivet(id="4", gyldig_fra=dag),
        h.SagLukket(id="5", gyldig_fra=dag + timedelta(1)),
        h.SagOprettet(id="6", gyldig_fra=dag + timedelta(30)),
    ]
    ny = til(haendelser)
    assert (ny.konsulent.dato, ny.clearing, ny.plan_selvstaendig) == (None, None, False)
    assert skridtet(ny, "virksomhedskonsulent_inviteret").mulig


def test_konsulentens_felter_er_ikke_kommunens() -> None:
    for afsnit in ALLE:
        assert {felt.kode for felt in afsnit.felter_for(BORGER)} <= {"svar", "valg"}
        if afsnit.stemme == KONSULENT:
            assert afsnit.felter_for(KOMMUNE) == ()
