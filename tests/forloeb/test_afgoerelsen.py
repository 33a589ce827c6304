"""Afgørelsen i forløbet: betingelser over tid, høringens frist, to personer, og det, et afslag fører med sig."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies as st

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.betingelser import (
    gaeldende,
    ikke_vurderede,
    lovens_udfald,
    menneskets_udfald_afviger,
    tidslinje,
)
from fleksjob.forloeb.pligter import Pligt, pligter
from fleksjob.forloeb.skridt import skridtet
from fleksjob.forloeb.tilstand import Fase, Person, Tilstand, tilstand
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE, PLIGT
from fleksjob.lov.sagsgang.visitationskrav import KRAV, Regeludfald

PERSON = Person(date(1984, 3, 5))
START = date(2026, 8, 3)
FOER = [
    h.SagOprettet(id="1", gyldig_fra=START),
    h.PlanPaabegyndt(id="2", gyldig_fra=START),
    h.PlanFaerdig(id="3", gyldig_fra=START),
    h.RaadgivningModtaget(id="4", gyldig_fra=START),
]
ALT_OPFYLDT = {krav.kode: krav.svar[0].kode for krav in KRAV.values()}


def dag(nr: int) -> date:
    return START + timedelta(days=nr)


def fold(*nye: Any, pr: int = 200) -> Tilstand:
    return tilstand(PERSON, [*FOER, *nye], dag(pr))


def vurderet(nr: int, den: int, kode: str, svar: str, **felter: Any) -> h.BetingelseVurderet:
    udfald: Any = "opfyldt" if KRAV[kode].muligheden(svar).opfyldt else "ikke_opfyldt"
    return h.BetingelseVurderet(
        id=str(nr), gyldig_fra=dag(den), betingelse=kode, svar=svar, udfald=udfald, grund="fordi", **felter
    )


def afslag(nr: int, den: int, grund: str, **felter: Any) -> h.AfgoerelseTruffet:
    return h.AfgoerelseTruffet(
        id=str(nr), gyldig_fra=dag(den), udfald="afslag", afslagsgrund=grund, begrundelse="fordi", **felter
    )


def om_afslaget(t: Tilstand) -> list[Pligt]:
    return [pligt for pligt in pligter(t) if pligt.kode == PLIGT]


# -- betingelser over tid ----------------------------------------------------------------------------------

_VURDERINGER = st.lists(st.tuples(st.integers(0, 90), st.sampled_from(["ja", "nej"])), min_size=1, max_size=8)


@given(raekke=_VURDERINGER, spurgt=st.integers(0, 100))
def test_den_senest_gaeldende_vurdering_er_den_der_taeller(
    raekke: list[tuple[int, str]], spurgt: int
) -> None:
    haendelser = [vurderet(nr, den, "varig", svar) for nr, (den, svar) in enumerate(raekke, 10)]
    t = fold(*haendelser)
    ventet = [(den, nr, svar) for nr, (den, svar) in enumerate(raekke, 10) if den <= spurgt]
    fundet = gaeldende(t.vurderinger, dag(spurgt)).get("varig")
    assert (fundet.svar if fundet else None) == (max(ventet)[2] if ventet else None)


@given(raekke=_VURDERINGER)
def test_tidslinjen_har_alle_vurderinger_og_ingen_huller(raekke: list[tuple[int, str]]) -> None:
    haendelser = [vurderet(nr, den, "varig", svar) for nr, (den, svar) in enumerate(raekke, 10)]
    linje = tidslinje(fold(*haendelser).vurderinger, "varig")
    assert {en.vurdering.id for en in linje} == {x.id for x in haendelser}
    assert all(foer.til == efter.fra for foer, efter in pairwise(linje))
    assert linje[-1].til is None
    for nr in range(linje[0].fra.toordinal(), dag(100).toordinal()):
        assert sum(en.gaelder(date.fromordinal(nr)) for en in linje) == 1


def _skrevet(nr: int) -> datetime:
    return datetime(2026, 11, 1, 9, tzinfo=UTC) + timedelta(minutes=nr)


@given(
    raekke=_VURDERINGER,
    hvilken=st.integers(0, 7),
    nyt=st.sampled_from(["ja", "nej"]),
    ny_dag=st.integers(0, 90),
)
def test_en_rettelse_bagud_giver_det_samme_som_hvis_det_var_skrevet_rigtigt(
    raekke: list[tuple[int, str]], hvilken: int, nyt: str, ny_dag: int
) -> None:
    # Samme dag afgøres af, hvad der blev skrevet først; det er det samme, hvad enten det er rettet eller ej.
    haendelser = [
        vurderet(nr, den, "varig", svar, registreret=_skrevet(nr))
        for nr, (den, svar) in enumerate(raekke, 10)
    ]
    rettes = haendelser[hvilken % len(haendelser)]
    rigtig = vurderet(int(rettes.id), ny_dag, "varig", nyt, registreret=_skrevet(int(rettes.id)))
    rettet = fold(*haendelser, h.Rettelse(id="99", gyldig_fra=dag(95), af=rettes.id, ny=rigtig))
    fra_begyndelsen = fold(*(rigtig if x is rettes else x for x in haendelser))
    for nr in range(0, 100, 7):
        a = gaeldende(rettet.vurderinger, dag(nr)).get("varig")
        b = gaeldende(fra_begyndelsen.vurderinger, dag(nr)).get("varig")
        assert (a.svar if a else None) == (b.svar if b else None)


def test_hvad_der_var_kendt_foer_rettelsen_kan_stadig_laeses() -> None:
    kl = datetime(2026, 8, 10, 9, tzinfo=UTC)
    foerst = vurderet(10, 5, "varig", "ja", registreret=kl)
    ny = vurderet(10, 5, "varig", "nej", registreret=kl)
    rettelse = h.Rettelse(id="11", gyldig_fra=dag(40), registreret=kl + timedelta(days=30), af="10", ny=ny)
    foer = tilstand(PERSON, [*FOER, foerst, rettelse], dag(10), kendt=kl + timedelta(days=1))
    efter = tilstand(PERSON, [*FOER, foerst, rettelse], dag(10))
    assert [en.svar for en in foer.vurderinger] == ["ja"]
    assert [en.svar for en in efter.vurderinger] == ["nej"]


def test_lovens_udfald_foelger_vurderingerne_dag_for_dag() -> None:
    alle = [vurderet(nr, 10, kode, svar) for nr, (kode, svar) in enumerate(ALT_OPFYLDT.items(), 10)]
    t = fold(*alle, vurderet(30, 40, "varig", "nej"))
    assert (lovens_udfald(t, dag(5)).udfald, len(ikke_vurderede(t, dag(5)))) == ("", 9)
    assert lovens_udfald(t, dag(20)).udfald == "bevilget"
    assert (lovens_udfald(t, dag(40)).udfald, lovens_udfald(t, dag(40)).grund) == ("afslag", "ikke_varig")


def test_sat_tilbage_er_ikke_vurderet() -> None:
    tilbage = h.BetingelseVurderet(
        id="11", gyldig_fra=dag(20), betingelse="varig", grund="Ny attest er på vej"
    )
    t = fold(vurderet(10, 5, "varig", "ja"), tilbage)
    assert "varig" in ikke_vurderede(t, dag(20))
    assert "varig" not in ikke_vurderede(t, dag(19))


def test_en_ny_ansoegning_begynder_forfra() -> None:
    igen = h.SagOprettet(id="20", gyldig_fra=dag(60))
    t = fold(vurderet(10, 5, "varig", "nej"), afslag(11, 20, "ikke_varig"), igen)
    assert t.vurderinger == ()


def test_uden_for_lovens_tid_siges_det_i_stedet_for_at_gaette() -> None:
    fundet = lovens_udfald(fold(), date(2027, 2, 1))
    assert (fundet.udfald, "uden for det" in fundet.modsigelse) == ("", True)


@pytest.mark.parametrize(
    ("reglerne", "grund", "udfald", "afslagsgrund", "ventet"),
    [
        ("bevilget", "", "bevilget", "", False),
        ("bevilget", "", "afslag", "for_hoej", True),
        ("bevilget", "", "andet", "", True),
        ("afslag", "for_hoej", "afslag", "for_hoej", False),
        ("afslag", "for_hoej", "afslag", "ikke_varig", True),
        ("afslag", "for_hoej", "bevilget", "", True),
        ("afslag", "for_lav", "andet", "", False),
        ("oplys", "ikke_afklaret", "afslag", "ikke_afproevet", True),
        ("oplys", "ikke_afklaret", "andet", "", False),
        ("", "", "afslag", "for_hoej", False),
    ],
)
def test_hvornaar_mennesket_afviger(
    reglerne: Any, grund: str, udfald: str, afslagsgrund: str, ventet: bool
) -> None:
    regler = Regeludfald(udfald=reglerne, grund=grund)
    assert menneskets_udfald_afviger(regler, udfald, afslagsgrund) is ventet


# -- det, et afslag fører med sig ---------------------------------------------------------------------------

FOELGE = {
    "for_lav": h.FoertidspensionOvervejet(id="30", gyldig_fra=dag(40), udfald="ikke_relevant", grund="x"),
    "for_hoej": h.HjaelpTilJobAftalt(id="30", gyldig_fra=dag(40), aftale="x"),
    "ikke_varig": h.ForbedringsplanLagt(id="30", gyldig_fra=dag(40), plan="x"),
    "ikke_afproevet": h.TilbudAftalt(id="30", gyldig_fra=dag(40), tilbud="x"),
    "uden_for_personkredsen": h.AndenHjaelpVejledt(id="30", gyldig_fra=dag(40), om="x"),
}


@pytest.mark.parametrize("grund", AFSLAGSGRUNDE)
def test_hver_grund_bringer_sin_pligt_og_kun_dens_eget_skridt_opfylder_den(grund: str) -> None:
    uden = om_afslaget(fold(afslag(20, 30, grund, opfoelgning=dag(58))))
    assert [(p.navn, p.frist, p.status) for p in uden] == [
        (AFSLAGSGRUNDE[grund].pligt, dag(58), "overskredet")
    ]
    assert (uden[0].art, uden[0].forbehold != "") == (AFSLAGSGRUNDE[grund].art, True)
    for anden, skridt in FOELGE.items():
        fundet = om_afslaget(fold(afslag(20, 30, grund, opfoelgning=dag(58)), skridt))
        assert (fundet[0].status == "opfyldt") == (anden == grund)


@pytest.mark.parametrize("grund", AFSLAGSGRUNDE)
def test_kun_det_der_hoerer_til_grunden_kan_registreres(grund: str) -> None:
    t = fold(afslag(20, 30, grund))
    mulige = {g.kode for g in AFSLAGSGRUNDE.values() if skridtet(t, g.skridt).mulig}
    assert mulige == {grund}
    assert "Der er ikke givet afslag" in skridtet(fold(), AFSLAGSGRUNDE[grund].skridt).hvorfor_ikke


def test_et_afslag_uden_dag_har_pligten_uden_frist() -> None:
    fundet = om_afslaget(fold(afslag(20, 30, "for_lav")))[0]
    assert (fundet.frist, fundet.status) == (None, "kommende")
    assert "kommunen har ikke sat en dag" in fundet.forklaring


@given(
    foer=st.sampled_from(list(AFSLAGSGRUNDE)),
    efter=st.sampled_from(list(AFSLAGSGRUNDE)),
    flyt=st.integers(-9, 9),
)
def test_en_afgoerelse_aendret_bagud_regner_sine_pligter_om(foer: str, efter: str, flyt: int) -> None:
    """Det samme, som hvis den rigtige afgørelse var skrevet fra begyndelsen; også når pligten var opfyldt."""
    rigtig = afslag(20, 30 + flyt, efter, opfoelgning=dag(58))
    rettelse = h.Rettelse(id="40", gyldig_fra=dag(100), af="20", ny=rigtig)
    rettet = fold(afslag(20, 30, foer, opfoelgning=dag(50)), FOELGE[foer], rettelse)
    ventet = fold(rigtig, FOELGE[foer])
    assert [_uden_noegle(p) for p in pligter(rettet)] == [_uden_noegle(p) for p in pligter(ventet)]


@given(grund=st.sampled_from(list(AFSLAGSGRUNDE)))
def test_annulleres_det_der_opfyldte_er_pligten_aaben_igen(grund: str) -> None:
    annulleret = h.Rettelse(id="40", gyldig_fra=dag(100), af="30")
    t = fold(afslag(20, 30, grund, opfoelgning=dag(58)), FOELGE[grund], annulleret)
    assert om_afslaget(t)[0].status == "overskredet"


@given(
    grund=st.sampled_from(list(AFSLAGSGRUNDE)),
    medhold=st.sampled_from(["genvurdering", "ankestyrelsen"]),
)
def test_omgoeres_afslaget_falder_det_bort_som_det_foerte_med_sig(grund: str, medhold: str) -> None:
    klage = h.KlageModtaget(id="41", gyldig_fra=dag(40), afgoerelse="20")
    if medhold == "genvurdering":
        forloeb: list[Any] = [
            h.GenvurderingAfsluttet(id="42", gyldig_fra=dag(50), udfald="aendret", klage="41")
        ]
    else:
        forloeb = [
            h.GenvurderingAfsluttet(id="42", gyldig_fra=dag(50), udfald="fastholdt", klage="41"),
            h.KlageOversendt(id="43", gyldig_fra=dag(51), klage="41"),
            h.KlageAfgjort(id="44", gyldig_fra=dag(90), udfald="hjemvist", klage="41"),
        ]
    t = fold(afslag(20, 30, grund, opfoelgning=dag(58)), klage, *forloeb)
    assert om_afslaget(t)[0].status == "bortfaldet"
    assert skridtet(t, "betingelse_vurderet").mulig
    assert skridtet(t, "afgoerelse_forberedt").mulig


def _uden_noegle(pligt: Pligt) -> Pligt:
    return msgspec.structs.replace(pligt, noegle="")


def test_lukkes_sagen_skal_det_lovede_stadig_goeres() -> None:
    lukket = h.SagLukket(id="45", gyldig_fra=dag(60), aarsag="andet")
    t = fold(afslag(20, 30, "for_lav", opfoelgning=dag(58)), lukket)
    assert om_afslaget(t)[0].status == "overskredet"
    assert skridtet(t, "foertidspension_overvejet").mulig
    doed = msgspec.structs.replace(lukket, aarsag="doed")
    assert om_afslaget(fold(afslag(20, 30, "for_lav", opfoelgning=dag(58)), doed))[0].status == "bortfaldet"


# -- høringen -----------------------------------------------------------------------------------------------

UDKAST = h.AfgoerelseForberedt(
    id="20",
    gyldig_fra=dag(10),
    udfald="afslag",
    afslagsgrund="for_hoej",
    begrundelse="x",
    registreret_af="karen",
)


@given(frist=st.integers(15, 30), laengere=st.integers(1, 40), spurgt=st.integers(12, 80), svar=st.booleans())
def test_et_nej_venter_paa_hoeringen_ogsaa_naar_fristen_er_forlaenget(
    frist: int, laengere: int, spurgt: int, svar: bool
) -> None:
    ny_frist = frist + laengere
    haendelser: list[Any] = [
        UDKAST,
        h.PartshoeringSendt(id="21", gyldig_fra=dag(11), frist=dag(frist), om="x"),
        h.PartshoeringForlaenget(id="22", gyldig_fra=dag(12), frist=dag(ny_frist), hoering="21", grund="syg"),
    ]
    if svar:
        haendelser.append(h.PartshoeringBesvaret(id="23", gyldig_fra=dag(14), svar="Nej"))
    t = fold(*haendelser, pr=spurgt)
    mulig = skridtet(t, "afgoerelse_truffet", "jonas").mulig
    assert mulig is ((svar and spurgt >= 14) or spurgt > ny_frist)
    frister = [p.frist for p in pligter(t) if p.kode == "partshoering_svar" and p.bortfaldet_den is None]
    assert frister == [dag(ny_frist)]


def test_et_andet_forloeb_kraever_ogsaa_hoering_eller_en_grund() -> None:
    andet = msgspec.structs.replace(UDKAST, udfald="andet", afslagsgrund="", andet_udfald="afklaring")
    assert "borgeren er ikke hørt" in skridtet(fold(andet), "afgoerelse_truffet", "jonas").hvorfor_ikke
    med_grund = msgspec.structs.replace(andet, hoering_undladt="Borgeren har selv bedt om det")
    assert skridtet(fold(med_grund), "afgoerelse_truffet", "jonas").mulig


def test_et_andet_forloeb_er_sin_egen_fase_og_kan_soeges_om_igen() -> None:
    truffet = h.AfgoerelseTruffet(
        id="20", gyldig_fra=dag(30), udfald="andet", andet_udfald="ressourceforloeb", begrundelse="x"
    )
    t = fold(truffet)
    assert t.fase == Fase.ANDET_FORLOEB
    assert om_afslaget(t) == []
    assert skridtet(t, "sag_oprettet").mulig


# -- to personer --------------------------------------------------------------------------------------------


def test_den_der_skrev_udkastet_kan_hverken_godkende_eller_sende_det_tilbage() -> None:
    udkast = msgspec.structs.replace(UDKAST, udfald="bevilget", afslagsgrund="")
    t = fold(udkast)
    for kode in ("afgoerelse_truffet", "afgoerelse_sendt_tilbage"):
        assert not skridtet(t, kode, "karen").mulig
        assert skridtet(t, kode, "jonas").mulig


def test_et_tilbagesendt_udkast_er_vaek_med_sin_grund_til_der_er_et_nyt() -> None:
    tilbage = h.AfgoerelseSendtTilbage(
        id="21", gyldig_fra=dag(12), grund="Mangler praktik", registreret_af="jonas"
    )
    t = fold(UDKAST, tilbage)
    assert t.forberedt_afgoerelse is None
    assert t.sendt_tilbage is not None
    assert (t.sendt_tilbage.grund, t.sendt_tilbage.forberedt_af) == ("Mangler praktik", "karen")
    assert not skridtet(t, "afgoerelse_truffet", "jonas").mulig
    assert skridtet(t, "afgoerelse_forberedt").mulig
    nyt = msgspec.structs.replace(UDKAST, id="22", gyldig_fra=dag(13))
    assert fold(UDKAST, tilbage, nyt).sendt_tilbage is None


# -- beviset ------------------------------------------------------------------------------------------------


def test_et_bevis_der_er_bedt_om_er_en_pligt_uden_opfundet_frist() -> None:
    ja = h.AfgoerelseTruffet(id="20", gyldig_fra=dag(30), udfald="bevilget", begrundelse="x")
    bedt = h.FleksjobbevisOensket(id="21", gyldig_fra=dag(40))
    aaben = [p for p in pligter(fold(ja, bedt)) if p.kode == "fleksjobbevis"]
    assert [(p.frist, p.status, bool(p.forbehold)) for p in aaben] == [(None, "kommende", True)]
    givet = h.FleksjobbevisUdstedt(id="22", gyldig_fra=dag(45), skaanehensyn=("Pauser",))
    assert [p.status for p in pligter(fold(ja, bedt, givet)) if p.kode == "fleksjobbevis"] == ["opfyldt"]
    assert not skridtet(fold(), "fleksjobbevis_oensket").mulig
