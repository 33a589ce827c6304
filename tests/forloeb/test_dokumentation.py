"""Papirer og praktik i forløbet: hvor længe der er ventet, hvornår der skal rykkes, og hvad der er vist."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.dokumentation import Rekvisition, afproevet
from fleksjob.forloeb.foldning import tilstand
from fleksjob.forloeb.helbred import SKJULT, SKJULT_ART, helbredsfelter, uden_helbred
from fleksjob.forloeb.pligter import Pligt, pligter
from fleksjob.forloeb.skridt import skridtet
from fleksjob.forloeb.tilstand import Person, Tilstand
from fleksjob.forloeb.virkninger_i_dokumentationen import rekvisitioner
from fleksjob.lov.sagsgang.dokumentarter import DOKUMENTARTER, KAN_VISES_MED, dokumentart, svarfrist
from fleksjob.lov.sagsgang.dokumentationskrav import GRUNDLAG

PERSON = Person(date(1979, 4, 2))
OPRETTET = date(2026, 8, 3)
BEDT = date(2026, 8, 10)
SAG = h.SagOprettet(id="1", gyldig_fra=OPRETTET)
DAGE = st.dates(date(2026, 7, 1), date(2027, 3, 1))


def fold(*haendelser: h.AlleHaendelser, pr: date = date(2026, 11, 20)) -> Tilstand:
    return tilstand(PERSON, [SAG, *haendelser], pr)


def bedt(id_: str = "2", dag: date = BEDT, **felter: Any) -> h.DokumentRekvireret:
    return h.DokumentRekvireret(id=id_, gyldig_fra=dag, **({"art": "lae265"} | felter))


def eneste(t: Tilstand) -> Rekvisition:
    (en,) = t.rekvisitioner
    return en


def rykkere(t: Tilstand) -> list[Pligt]:
    return [pligt for pligt in pligter(t) if pligt.kode == "rykkes"]


def test_uden_svarfrist_gaelder_slagsens_og_laegens_er_30_dage() -> None:
    assert eneste(fold(bedt())).frist == date(2026, 9, 9)
    assert eneste(fold(bedt(art="cv"))).frist == date(2026, 8, 24)
    assert "Loven sætter ingen frist" in DOKUMENTARTER["lae265"].om_dagene


def test_et_svar_lukker_anmodningen_og_ventetiden_staar_stille() -> None:
    t = fold(bedt(), h.DokumentModtaget(id="3", gyldig_fra=date(2026, 9, 20), rekvisition="2"))
    assert (eneste(t).modtaget, eneste(t).dage_ventet(t.pr)) == (date(2026, 9, 20), 41)
    (papir,) = t.papirer
    assert (papir.slags.kode, papir.fra, papir.rekvisition) == ("lae265", "Egen læge", "2")


def test_et_svar_uden_henvisning_lukker_den_eneste_aabne_af_slagsen() -> None:
    svar = h.DokumentModtaget(id="4", gyldig_fra=date(2026, 9, 1), art="lae265")
    assert eneste(fold(bedt(), svar)).modtaget == date(2026, 9, 1)
    to = fold(bedt(), bedt("3", date(2026, 8, 12)), svar)
    assert [en.aaben for en in to.rekvisitioner] == [True, True]


def test_et_svar_dateret_foer_anmodningen_lukker_den_alligevel_og_der_ventes_nul_dage() -> None:
    foer = h.DokumentModtaget(id="3", gyldig_fra=BEDT - timedelta(days=4), rekvisition="2")
    t = fold(bedt(), foer)
    assert (eneste(t).modtaget, eneste(t).dage_ventet(t.pr)) == (foer.gyldig_fra, 0)
    assert [pligt.status for pligt in rykkere(t)] == ["opfyldt"]


def test_en_rykker_giver_en_ny_frist_men_ikke_en_ny_begyndelse() -> None:
    rykket = h.DokumentRykket(
        id="3", gyldig_fra=date(2026, 9, 12), rekvisition="2", ny_frist=date(2026, 9, 26)
    )
    t = fold(bedt(), rykket, pr=date(2026, 9, 20))
    assert (eneste(t).frist, eneste(t).dage_ventet(t.pr)) == (date(2026, 9, 26), 41)
    assert [(p.frist, p.status) for p in rykkere(t)] == [
        (date(2026, 9, 9), "opfyldt"),
        (date(2026, 9, 26), "kommende"),
    ]


@pytest.mark.parametrize(
    ("pr", "status"),
    [(date(2026, 9, 9), "kommende"), (date(2026, 9, 10), "overskredet")],
)
def test_pligten_til_at_rykke_siger_hvem_og_hvor_laenge_men_ikke_hvilket_papir(pr: date, status: str) -> None:
    (pligt,) = rykkere(fold(bedt(fra="Lægehuset på Torvet"), pr=pr))
    assert (pligt.status, pligt.art, pligt.siden, pligt.hos) == (
        status,
        "intern",
        BEDT,
        "Lægehuset på Torvet",
    )
    assert "LÆ" not in pligt.navn + pligt.forklaring


def test_opgivet_lukket_og_afgjort_goer_rykkeren_uden_genstand() -> None:
    opgivet = h.RekvisitionOpgivet(
        id="3", gyldig_fra=date(2026, 9, 1), rekvisition="2", grund="Står i epikrisen"
    )
    lukket = h.SagLukket(id="3", gyldig_fra=date(2026, 9, 2))
    afgjort = h.AfgoerelseTruffet(id="3", gyldig_fra=date(2026, 9, 3), udfald="afslag")
    for slut in (opgivet, lukket, afgjort):
        (pligt,) = rykkere(fold(bedt(), slut))
        assert (pligt.status, pligt.bortfaldet_den) == ("bortfaldet", slut.gyldig_fra)
    assert eneste(fold(bedt(), opgivet)).opgivet_grund == "Står i epikrisen"


def test_et_papir_bedt_om_efter_afgoerelsen_skal_der_stadig_rykkes_for() -> None:
    afgjort = h.AfgoerelseTruffet(id="2", gyldig_fra=date(2026, 8, 5), udfald="afslag")
    (pligt,) = rykkere(fold(afgjort, bedt("3")))
    assert pligt.status == "overskredet"


def test_en_rettelse_tilbage_i_tiden_flytter_begyndelsen() -> None:
    rettet = h.Rettelse(id="3", gyldig_fra=date(2026, 9, 1), af="2", ny=bedt(dag=date(2026, 8, 4)))
    assert eneste(fold(bedt(), rettet)).bedt == date(2026, 8, 4)
    annulleret = h.Rettelse(id="3", gyldig_fra=date(2026, 9, 1), af="2")
    assert fold(bedt(), annulleret).rekvisitioner == ()


@given(
    bedt_den=DAGE,
    modtaget=st.none() | DAGE,
    opgivet=st.none() | DAGE,
    rykket=st.lists(DAGE, max_size=4),
    pr=DAGE,
)
def test_dage_ventet_er_aldrig_under_nul_og_rykkere_aendrer_dem_ikke(
    bedt_den: date, modtaget: date | None, opgivet: date | None, rykket: list[date], pr: date
) -> None:
    """Uanset orden: svar og rykkere kan være dateret før anmodningen."""
    rykkerne = [
        h.DokumentRykket(id=f"r{nr}", gyldig_fra=dag, rekvisition="2") for nr, dag in enumerate(rykket)
    ]
    resten: list[h.AlleHaendelser] = [bedt(dag=bedt_den)]
    if modtaget:
        resten.append(h.DokumentModtaget(id="3", gyldig_fra=modtaget, rekvisition="2"))
    if opgivet:
        resten.append(h.RekvisitionOpgivet(id="4", gyldig_fra=opgivet, rekvisition="2", grund="x"))
    uden, med = fold(*resten, pr=pr), fold(*resten, *rykkerne, pr=pr)
    for en, en_rykket in zip(uden.rekvisitioner, med.rekvisitioner, strict=True):
        assert en.dage_ventet(pr) == en_rykket.dage_ventet(pr) >= 0
        assert en_rykket.bedt == bedt_den
        assert len(en_rykket.frister) == 1 + len(en_rykket.rykket)
        assert en_rykket.aaben == en.aaben
    for pligt in rykkere(med):
        assert pligt.siden == bedt_den


@given(dage=st.lists(DAGE, min_size=1, max_size=3, unique=True), pr=DAGE)
def test_det_lille_opslag_giver_det_samme_som_hele_foldningen(dage: list[date], pr: date) -> None:
    haendelser: list[h.AlleHaendelser] = [bedt(f"b{nr}", dag) for nr, dag in enumerate(dage)]
    haendelser.append(h.DokumentModtaget(id="m", gyldig_fra=date(2026, 10, 1), rekvisition="b0"))
    assert tuple(rekvisitioner([SAG, *haendelser], pr).values()) == fold(*haendelser, pr=pr).rekvisitioner


# --- Papirer --------------------------------------------------------------------------------------------


def test_en_vurdering_saetter_punkterne_og_en_ny_erstatter_den() -> None:
    kom = h.DokumentModtaget(id="2", gyldig_fra=BEDT, art="lae265")
    foerst = h.DokumentVurderet(id="3", gyldig_fra=BEDT, papir="2", punkter=("afklaret",))
    siden = h.DokumentVurderet(id="4", gyldig_fra=BEDT + timedelta(days=1), papir="2", punkter=())
    assert [papir.vurderet for papir in fold(kom).papirer] == [None]
    assert [papir.punkter for papir in fold(kom, foerst).papirer] == [("afklaret",)]
    assert [(p.punkter, p.vurderet) for p in fold(kom, foerst, siden).papirer] == [((), siden.gyldig_fra)]


@pytest.mark.parametrize(
    ("art", "sagt", "er"),
    [("lae265", None, True), ("cv", None, False), ("cv", True, True), ("lægeattest LÆ 265", None, True),
     ("noget ukendt", None, True)],
)  # fmt: skip
def test_et_papirs_slags_afgoer_om_det_er_helbred_og_det_ukendte_er_lukket(
    art: str, sagt: bool | None, er: bool
) -> None:
    (papir,) = fold(h.DokumentModtaget(id="2", gyldig_fra=BEDT, art=art, helbred=sagt)).papirer
    assert papir.er_helbred is er


def test_gamle_sagers_fri_tekst_er_den_slags_den_naevner() -> None:
    assert dokumentart("lægeattest LÆ 265") is DOKUMENTARTER["lae265"]
    assert svarfrist("lægeattest LÆ 285", BEDT) == BEDT + timedelta(days=30)


def test_hvert_punkt_i_loven_kan_vises_med_noget_og_hver_slags_er_beskrevet() -> None:
    assert {krav.kode for krav in GRUNDLAG} <= set(KAN_VISES_MED)
    assert all(KAN_VISES_MED.values())
    assert all(art.borgernavn and art.dage > 0 and art.om_dagene for art in DOKUMENTARTER.values())


# --- Praktik --------------------------------------------------------------------------------------------


def praktik() -> list[h.AlleHaendelser]:
    return [
        h.PraktikStartet(id="2", gyldig_fra=date(2026, 8, 10), virksomhed="Prøvebageriet", timer=6.0),
        h.PraktikBesoegt(id="3", gyldig_fra=date(2026, 8, 20), deltagere=("fysioterapeut",), timer=9.0,
                         intensitet=50.0),
        h.PraktikSluttet(id="4", gyldig_fra=date(2026, 9, 4), timer=8.0, intensitet=75.0, fremmoede="Hver dag",
                         resultat="8 timer er loftet", punkter=("tilbud_proevet",)),
    ]  # fmt: skip


def test_evnen_er_en_raekke_maalinger_og_ikke_et_tal() -> None:
    t = fold(*praktik())
    assert [(m.dato.day, m.timer, m.effektive_timer) for m in afproevet(t.praktikker)] == [
        (10, 6.0, None),
        (20, 9.0, 4.5),
        (4, 8.0, 6.0),
    ]
    (en,) = t.praktikker
    assert (en.rapport, en.punkter, en.besoeg[0].deltagere) == (
        (("fremmoede", "Hver dag"),),
        ("tilbud_proevet",),
        ("fysioterapeut",),
    )


def test_praktik_i_gang_kan_besoeges_og_sluttes_men_ikke_startes_igen() -> None:
    foer, under, efter = fold(), fold(*praktik()[:1]), fold(*praktik())
    for t, kan in ((foer, False), (under, True), (efter, False)):
        assert skridtet(t, "praktik_besoegt").mulig is kan
        assert skridtet(t, "praktik_sluttet").mulig is kan
        assert skridtet(t, "praktik_startet").mulig is not kan


def test_rykke_og_opgive_kraever_noget_at_vente_paa() -> None:
    for kode in ("dokument_rykket", "rekvisition_opgivet"):
        assert skridtet(fold(bedt()), kode).mulig
        assert skridtet(fold(), kode).hvorfor_ikke == "Kommunen venter ikke på noget papir."


def test_en_afvist_behandling_aendrer_intet_i_tilstanden_ud_over_at_den_staar_der() -> None:
    """LAB § 118, stk. 3: den må ikke tælle, så intet i tilstanden må kunne læse den."""
    uden, med = fold(), fold(h.BehandlingAfvist(id="2", gyldig_fra=BEDT, hvad="Rygoperation"))
    felter = [felt for felt in uden.__struct_fields__ if felt not in ("maerkning", "antal_haendelser")]
    assert [getattr(med, felt) for felt in felter] == [getattr(uden, felt) for felt in felter]
    assert pligter(med) == pligter(uden)


# --- Helbred i hændelserne ------------------------------------------------------------------------------


def test_helbredstekst_skjules_og_resten_bliver_staaende() -> None:
    raad = h.RaadgivningModtaget(id="2", gyldig_fra=BEDT, resume="Lumbal stenose")
    skjult = uden_helbred(raad)
    assert isinstance(skjult, h.RaadgivningModtaget)
    assert (skjult.resume, skjult.gyldig_fra, skjult.id) == (SKJULT, BEDT, "2")
    assert uden_helbred(SAG) is SAG


def test_et_helbredspapirs_slags_og_afsender_skjules_men_et_cv_er_et_cv() -> None:
    attest = uden_helbred(bedt(fra="Psykiatrien", spoergsmaal="Er det varigt?"))
    assert isinstance(attest, h.DokumentRekvireret)
    assert (attest.art, attest.fra, attest.spoergsmaal) == (SKJULT_ART, "", SKJULT)
    assert uden_helbred(bedt(art="cv", fra="Borgeren")) == bedt(art="cv", fra="Borgeren")


def test_en_rettelse_skjules_ogsaa_indeni() -> None:
    ny = h.RaadgivningModtaget(gyldig_fra=BEDT, resume="Lumbal stenose")
    rettelse = h.Rettelse(id="3", gyldig_fra=BEDT, af="2", ny=ny, note="Diagnosen var forkert")
    assert "stenose" not in str(uden_helbred(rettelse))
    assert "Diagnosen" not in str(uden_helbred(rettelse))


@pytest.mark.parametrize(
    "klasse", sorted(h.KATALOG.values(), key=lambda k: k.__name__), ids=lambda k: k.__name__
)
def test_de_naevnte_felter_findes(klasse: type[h.Haendelse]) -> None:
    """Et felt, der omdøbes, må ikke stille blive synligt."""
    from fleksjob.forloeb import helbred

    for felt in (*helbred._ALTID.get(klasse, ()), *helbred._PAPIRER.get(klasse, ())):
        assert felt in klasse.__struct_fields__
    assert helbredsfelter(SAG) == ()
