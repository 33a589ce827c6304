"""De 12 måneder: dækning, varsler, aftalens indhold, rettelser bagud i tiden, og menneskets vurdering ved siden af."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.fastholdelse import (
    fastholdelsesstilling,
    fastholdelsestrin,
    fastholdelsesudfald,
    hvorfor_ikke_fastholdelsesfleksjob,
)
from fleksjob.forloeb.fastholdelse_overlevering import fjerde_punkt, til_planen
from fleksjob.forloeb.fastholdelsesmaaneder import maaneder, maanedsopregning, mangler_de_foerste
from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.pligter import pligter
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.skridt import mulige_skridt, skridtet
from fleksjob.forloeb.tilstand import Person, Tilstand, tilstand
from fleksjob.lov.sagsgang.fastholdelsessvar import hele_maaneder, kravet_ophoerer
from fleksjob.lov.sagsgang.fastholdelsestiltag import SAMTIDIG_DAGE, er_samtidig
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til

PERSON = Person(date(1984, 5, 2))
BEGYNDT = date(2025, 3, 15)
DAGE = st.dates(date(2021, 1, 1), date(2026, 12, 31))
VARSLER = ("fastholdelse_3_mdr", "fastholdelse_6_mdr", "fastholdelse_9_mdr")
AFTALE = {"funktioner": "løft over 5 kg", "skaanehensyn": "ingen aftenvagter"}


def folded(forloeb: list[AlleHaendelser], pr: date, person: Person = PERSON) -> Tilstand:
    return tilstand(person, forloeb, pr)


def begyndelsen(begyndt: date = BEGYNDT, aftalt: date | None = None) -> list[AlleHaendelser]:
    """Forløbet med aftale og et tiltag, uden papirer for månederne."""
    return [
        h.FastholdelsePaabegyndt(id="p", gyldig_fra=begyndt, grundlag="saerlige_vilkaar", cvr="12345674"),
        h.FastholdelseAftalt(id="a", gyldig_fra=aftalt or begyndt, **AFTALE),
        h.FastholdelseSkridt(id="t", gyldig_fra=begyndt, art="omplacering"),
    ]


def papir(nr: int, fra: date, til: date, dato: date, *, samtidig: bool = True) -> h.FastholdelseDokumenteret:
    return h.FastholdelseDokumenteret(
        id=f"d{nr}",
        gyldig_fra=dato,
        fra=fra,
        til=til,
        bevis="loenseddel",
        samtidig=samtidig,
        indestaar="leder",
    )


@given(
    begyndt=DAGE,
    laengder=st.lists(st.tuples(st.integers(-40, 500), st.integers(0, 200), st.booleans()), max_size=8),
)
def test_maanederne_ligger_i_traek_og_daekkes_netop_af_det_papir_der_rammer_dem(
    begyndt: date, laengder: list[tuple[int, int, bool]]
) -> None:
    papirer = [
        papir(
            nr,
            fra := begyndt + timedelta(start),
            fra + timedelta(antal),
            begyndt + timedelta(600),
            samtidig=samtidig,
        )
        for nr, (start, antal, samtidig) in enumerate(laengder)
    ]
    pr = begyndt + timedelta(700)
    forloeb = folded([h.FastholdelsePaabegyndt(id="p", gyldig_fra=begyndt), *papirer], pr).fastholdelser[0]
    fundne = maaneder(forloeb, pr)
    assert [m.nr for m in fundne] == list(range(1, 13))
    assert fundne[0].fra == begyndt
    assert all(en.slut == naeste.fra for en, naeste in pairwise(fundne))
    for m in fundne:
        egne = [p for p in papirer if p.fra < m.slut and p.til >= m.fra]
        ventet = "samtidig" if any(p.samtidig for p in egne) else "rekonstrueret" if egne else "tom"
        assert m.slags == ventet


@given(begyndt=DAGE, pr=DAGE)
def test_en_maaned_er_foerst_tom_naar_den_er_gaaet(begyndt: date, pr: date) -> None:
    if pr < begyndt:
        pr, begyndt = begyndt, pr
    forloeb = folded([h.FastholdelsePaabegyndt(id="p", gyldig_fra=begyndt)], pr).fastholdelser[0]
    for m in maaneder(forloeb, pr):
        assert m.slags == ("kommende" if m.fra > pr else "i_gang" if m.slut > pr else "tom")


@given(begyndt=DAGE, pr_dage=st.integers(0, 500))
def test_varslerne_staar_praecis_efter_3_6_og_9_maaneder_og_siger_hvad_der_mangler(
    begyndt: date, pr_dage: int
) -> None:
    """Uden papirer er det enten det første, det næste eller det sidste varsel, der er åbent; aldrig to over tiden."""
    pr = begyndt + timedelta(pr_dage)
    t = folded([h.FastholdelsePaabegyndt(id="p", gyldig_fra=begyndt)], pr)
    varsler = {p.kode: p for p in pligter(t) if p.kode in VARSLER}
    assert [varsler[kode].frist for kode in VARSLER] == [laeg_maaneder_til(begyndt, n) for n in (3, 6, 9)]
    assert all("mangler en skriftlig aftale" in varsler[kode].forklaring for kode in VARSLER)
    assert all("Der er ikke registreret noget tiltag" in varsler[kode].forklaring for kode in VARSLER)
    assert {p.art for p in varsler.values()} == {"anbefaling"}
    assert sum(p.status == "overskredet" for p in varsler.values()) <= 1
    gaaet = hele_maaneder(begyndt, pr)
    over = [kode for kode in VARSLER if varsler[kode].status == "overskredet"]
    nr = min(gaaet // 3, 3)
    paa_dagen = pr == laeg_maaneder_til(begyndt, nr * 3) and nr
    ventet = [] if nr == 0 or gaaet >= 12 or paa_dagen else [VARSLER[nr - 1]]
    assert over == ventet


@given(
    begyndt=DAGE,
    antal=st.integers(1, 12),
    forsinket=st.integers(0, 60),
    mangler=st.integers(1, 12),
)
def test_et_varsel_er_opfyldt_den_dag_det_sidste_manglende_kom(
    begyndt: date, antal: int, forsinket: int, mangler: int
) -> None:
    forloeb = begyndelsen(begyndt)
    kom: dict[int, date] = {}
    for nr in range(1, 13):
        if nr == mangler:
            continue
        fra = laeg_maaneder_til(begyndt, nr - 1)
        kom[nr] = fra + timedelta(forsinket)
        forloeb.append(papir(nr, fra, fra, kom[nr]))
    t = folded(forloeb, begyndt + timedelta(800))
    varsler = {p.kode: p for p in pligter(t) if p.kode in VARSLER}
    for kode, n in zip(VARSLER, (3, 6, 9), strict=True):
        afloeses = laeg_maaneder_til(begyndt, n + 3)
        # Aftalen er selv papir for den første måned.
        dage = [begyndt, *(kom[nr] for nr in range(1, n + 1) if nr in kom and nr != 1)]
        if mangler > n or mangler == 1:
            klaret = max(dage)
            assert varsler[kode].opfyldt_den == (klaret if klaret < afloeses else None)
        else:
            assert (varsler[kode].opfyldt_den, varsler[kode].bortfaldet_den) == (None, afloeses)


@given(begyndt=DAGE, rykket=st.integers(-300, 300), pr_dage=st.integers(0, 900))
def test_rettes_begyndelsen_bagud_flytter_alt_med_som_om_den_altid_havde_vaeret_rigtig(
    begyndt: date, rykket: int, pr_dage: int
) -> None:
    rigtig = begyndt + timedelta(rykket)
    pr = max(begyndt, rigtig) + timedelta(pr_dage)
    ny = h.FastholdelsePaabegyndt(id="p", gyldig_fra=rigtig)
    rettet: list[AlleHaendelser] = [
        h.FastholdelsePaabegyndt(id="p", gyldig_fra=begyndt),
        h.Rettelse(id="r", gyldig_fra=begyndt, af="p", ny=ny),
    ]
    fra_foerst = folded([ny], pr)
    efter = folded(rettet, pr)
    assert fastholdelsesstilling(efter) == fastholdelsesstilling(fra_foerst)
    egne = lambda t: [(p.kode, p.frist, p.status, p.forklaring) for p in pligter(t)]  # noqa: E731
    assert egne(efter) == egne(fra_foerst)


@given(begyndt=DAGE, ude=st.integers(1, 200), igen=st.integers(0, 100), pr_dage=st.integers(0, 500))
def test_efter_en_afbrydelse_taelles_der_forfra(begyndt: date, ude: int, igen: int, pr_dage: int) -> None:
    slut = begyndt + timedelta(ude)
    nyt = slut + timedelta(igen)
    forloeb: list[AlleHaendelser] = [
        *begyndelsen(begyndt),
        h.FastholdelseOphoert(id="o", gyldig_fra=slut, aarsag="opsagt", videre="ny_aftale"),
        h.FastholdelsePaabegyndt(id="n", gyldig_fra=nyt),
    ]
    stilling = fastholdelsesstilling(folded(forloeb, nyt + timedelta(pr_dage)))
    assert stilling is not None
    assert (stilling.begyndt, stilling.tolv_maaneder) == (nyt, laeg_maaneder_til(nyt, 12))
    assert stilling.maaneder == hele_maaneder(nyt, nyt + timedelta(pr_dage))
    # Papirerne fra det gamle forløb følger ikke med til det nye.
    assert stilling.ikke_oplyst != ()


@pytest.mark.parametrize("felt", ["funktioner", "skaanehensyn"])
def test_en_aftale_uden_sit_indhold_er_efter_loven_ingen_aftale(felt: str) -> None:
    pr = laeg_maaneder_til(BEGYNDT, 13)
    uden = AFTALE | {felt: " "}
    forloeb: list[AlleHaendelser] = [
        h.FastholdelsePaabegyndt(id="p", gyldig_fra=BEGYNDT),
        h.FastholdelseAftalt(id="a", gyldig_fra=BEGYNDT, **uden),
        h.FastholdelseSkridt(id="t", gyldig_fra=BEGYNDT, art="omplacering", dokumentation="vagtplan"),
    ]
    t = folded(forloeb, pr)
    assert fastholdelsesudfald(t) == "aftale_mangler"
    assert hvorfor_ikke_fastholdelsesfleksjob(t).startswith("Den skriftlige aftale siger ikke, hvilke")
    hel = folded([*forloeb, h.FastholdelseAftalt(id="b", gyldig_fra=pr, **AFTALE)], pr)
    assert fastholdelsesudfald(hel) == "kan_bevilges"


def test_et_gammelt_arkiv_kan_stadig_laeses_og_siger_selv_hvad_aftalen_ikke_naevner() -> None:
    gammelt: list[AlleHaendelser] = [
        h.FastholdelsePaabegyndt(id="p", gyldig_fra=date(2020, 1, 6), aftale="skriftlig aftale"),
        h.FastholdelseSkridt(
            id="t", gyldig_fra=date(2020, 5, 4), art="nedsat tid", dokumentation="lønsedler"
        ),
    ]
    stilling = fastholdelsesstilling(folded(gammelt, date(2021, 2, 1)))
    assert stilling is not None
    assert stilling.udfald == "aftale_mangler"
    assert len(stilling.mangler) == 2


@given(antal=st.integers(1, 300))
def test_en_aftale_efter_begyndelsen_flytter_ikke_maanederne_men_maaneden_foer_den_er_uden_papir(
    antal: int,
) -> None:
    aftalt = BEGYNDT + timedelta(antal)
    t = folded(begyndelsen(aftalt=aftalt), BEGYNDT + timedelta(400))
    stilling = fastholdelsesstilling(t)
    assert stilling is not None
    assert stilling.tolv_maaneder == laeg_maaneder_til(BEGYNDT, 12)
    daekkede = [m for m in maaneder(t.fastholdelser[0], t.pr) if m.papirer]
    assert len(daekkede) == 1
    assert daekkede[0].fra <= aftalt < daekkede[0].slut


def test_seks_aar_til_folkepension_siger_hvorfra_kravet_ikke_gaelder() -> None:
    person = Person(date(1963, 1, 1))
    dag = kravet_ophoerer(person.foedselsdato)
    forloeb = begyndelsen(laeg_maaneder_til(dag, -4))
    foer, efter = folded(forloeb, dag - timedelta(1), person), folded(forloeb, dag, person)
    assert (fastholdelsesudfald(foer), fastholdelsesudfald(efter)) == (
        "maaneder_mangler",
        "kravet_gaelder_ikke",
    )
    assert not fjerde_punkt(efter).gaelder
    aabne = [
        p.kode
        for p in pligter(efter)
        if p.kode.startswith("fastholdelse_") and p.status in ("kommende", "overskredet")
    ]
    assert aabne == []


VURDERET = {"reelt_forsoeg": True, "udtoemt": True, "begrundelse": "alt er prøvet"}


def test_fleksjob_paa_arbejdspladsen_venter_paa_menneskets_vurdering() -> None:
    pr = laeg_maaneder_til(BEGYNDT, 12)
    forloeb = [*begyndelsen(), papir(1, BEGYNDT, pr - timedelta(1), pr)]
    t = folded(forloeb, pr)
    assert fastholdelsesudfald(t) == "kan_bevilges"
    assert hvorfor_ikke_fastholdelsesfleksjob(t).startswith("Det er ikke vurderet")
    for svar, ventet in (
        (VURDERET, ""),
        (VURDERET | {"udtoemt": False}, "Det er vurderet, at mulighederne"),
        (VURDERET | {"reelt_forsoeg": False}, "Det er vurderet, at arbejdsgiverens forsøg"),
    ):
        efter = folded([*forloeb, h.FastholdelseVurderet(id="v", gyldig_fra=pr, **svar)], pr)
        grund = hvorfor_ikke_fastholdelsesfleksjob(efter)
        assert grund.startswith(ventet) if ventet else grund == ""


def test_lovens_udfald_og_menneskets_staar_hver_for_sig() -> None:
    pr = laeg_maaneder_til(BEGYNDT, 12)
    vurderet = h.FastholdelseVurderet(
        id="v",
        gyldig_fra=pr,
        reelt_forsoeg=False,
        udtoemt=True,
        regeludfald="kan_bevilges",
        afvigelsesgrund="kun på papiret",
    )
    t = folded([*begyndelsen(), papir(1, BEGYNDT, pr, pr), vurderet], pr)
    vurdering = t.fastholdelser[0].vurdering
    assert vurdering is not None
    assert (vurdering.regeludfald, vurdering.reelt_forsoeg, vurdering.afvigelsesgrund) == (
        "kan_bevilges", False, "kun på papiret",
    )  # fmt: skip
    assert fastholdelsesudfald(t) == "forsoeg_mangler"


def test_en_afvist_fravigelse_lader_maanederne_gaa_videre() -> None:
    soegt = h.FastholdelseUndtagelseSoegt(
        id="s", gyldig_fra=date(2025, 6, 2), registreret_af="sofie", akut_grund="x", formaalsloest_grund="y"
    )
    forloeb: list[AlleHaendelser] = [*begyndelsen(), soegt]
    t = folded(forloeb, date(2025, 6, 2))
    assert fastholdelsestrin(t) == "R05"
    selv = skridtet(t, "fastholdelse_undtaget", "sofie")
    assert (selv.mulig, selv.hvorfor_ikke) == (
        False,
        "Du har selv bedt om at fravige kravet; en anden skal svare.",
    )
    assert skridtet(t, "fastholdelse_undtaget", "birgitte").mulig
    lederens = {s.kode for s in mulige_skridt(t, Rolle.LEDER) if s.mulig}
    assert {"fastholdelse_undtaget", "fastholdelse_undtagelse_afslaaet"} <= lederens
    nej = h.FastholdelseUndtagelseAfslaaet(id="n", gyldig_fra=date(2025, 6, 9), begrundelse="ikke akut")
    efter = folded([*forloeb, nej], date(2025, 6, 9))
    stilling = fastholdelsesstilling(efter)
    assert stilling is not None
    assert (fastholdelsestrin(efter), stilling.tolv_maaneder) == ("R03", laeg_maaneder_til(BEGYNDT, 12))
    ja = h.FastholdelseUndtaget(id="j", gyldig_fra=date(2025, 6, 9), grund="x", akut=True, formaalsloest=True)
    assert fastholdelsestrin(folded([*forloeb, ja], date(2025, 6, 9))) == "R06"


def test_vejen_fra_henvendelse_til_hvad_der_skete_siden() -> None:
    forloeb: list[AlleHaendelser] = []
    trin = []
    for nr, en in enumerate(
        (
            h.FastholdelseHenvendt(
                gyldig_fra=date(2025, 1, 6), kontakt_fra="virksomheden", tovholder="sofie"
            ),
            h.FastholdelseSkridt(
                gyldig_fra=date(2025, 1, 20), art="hjaelpemidler", resultat="hjælper ikke nok"
            ),
            h.FastholdelsePaabegyndt(gyldig_fra=date(2025, 3, 3)),
            h.FastholdelseOphoert(gyldig_fra=date(2025, 9, 1), aarsag="opsagt", videre="ledig"),
            h.FastholdelseFulgtOp(gyldig_fra=date(2025, 12, 1), siden="andet_arbejde"),
        ),
        start=1,
    ):
        forloeb.append(en)
        trin.append(fastholdelsestrin(folded(forloeb, date(2025, 1, 6) + timedelta(330 + nr))))
    assert trin == ["R01", "R02", "R03", "R08", ""]
    sag = folded(forloeb, date(2026, 1, 1)).fastholdelsessag
    assert sag is not None
    assert [(et.art, et.resultat) for et in sag.ordinaert] == [("hjaelpemidler", "hjælper ikke nok")]


def test_planen_faar_aftale_og_tiltag_uden_at_nogen_taster_igen() -> None:
    forloeb: list[AlleHaendelser] = [
        h.FastholdelseHenvendt(id="k", gyldig_fra=date(2025, 1, 6), tovholder="sofie", virksomhed="Lageret"),
        h.FastholdelseSkridt(id="f", gyldig_fra=date(2025, 1, 20), art="hjaelpemidler", resultat="ikke nok"),
        *begyndelsen(),
    ]
    bidrag = {en.afsnit: en for en in til_planen(folded(forloeb, date(2025, 6, 1)))}
    assert "løft over 5 kg" in bidrag["beskaeftigelse"].tekst
    assert bidrag["indsatser"].tekst.splitlines() == [
        "Hjælpemidler, 20. januar 2025 og frem: ikke nok.",
        "Omplacering, 15. marts 2025 og frem.",
    ]
    assert bidrag["indsatser"].kilder == ("f", "t")
    assert til_planen(folded([], date(2025, 6, 1))) == ()


def test_det_fjerde_punkt_siger_hvad_der_er_fra_dengang() -> None:
    forloeb = [
        *begyndelsen(),
        papir(1, BEGYNDT, BEGYNDT, BEGYNDT),
        papir(2, BEGYNDT, BEGYNDT, BEGYNDT, samtidig=False),
    ]
    punkt = fjerde_punkt(folded(forloeb, BEGYNDT))
    assert (punkt.gaelder, punkt.opfyldt) == (True, False)
    assert [(b.titel, b.samtidig) for b in punkt.beviser] == [
        ("Den skriftlige aftale", True), ("Lønseddel", True), ("Lønseddel", False),
    ]  # fmt: skip
    assert not fjerde_punkt(folded([], BEGYNDT)).gaelder


@settings(max_examples=60)
@given(til=DAGE, dage=st.integers(-60, 120))
def test_samtidigt_er_det_der_er_lavet_hoejst_31_dage_efter(til: date, dage: int) -> None:
    assert er_samtidig(til + timedelta(dage), til) == (dage <= SAMTIDIG_DAGE)


def test_maanederne_naevnes_kort() -> None:
    forloeb = folded(
        [h.FastholdelsePaabegyndt(id="p", gyldig_fra=date(2025, 11, 1))], date(2026, 9, 1)
    ).fastholdelser[0]
    assert maanedsopregning(list(maaneder(forloeb, date(2026, 9, 1))[:4])) == (
        "november, december 2025, januar og februar 2026"
    )
    assert mangler_de_foerste(forloeb, 1)[-1] == "Ingen dokumentation for november 2025"
