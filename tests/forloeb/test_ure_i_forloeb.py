"""Urene i et forløb: orden, rettelser bagud, og at et stop kun rykker det, det må."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, strategies as st

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.pligter import Pligt, pligter
from fleksjob.forloeb.sanktionering import forrige_gang, planen_er_gaaet, sanktion_i_sagen
from fleksjob.forloeb.tilstand import Person, Tilstand, tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput

PERSON = Person(date(1984, 5, 2))
START = date(2024, 1, 1)
PR = date(2026, 12, 31)
AFSTAND = st.integers(3, 700)
UDFALD = [
    ("barsel", h.OrlovPaabegyndt, h.OrlovAfsluttet),
    ("sygdom", h.SygdomPaabegyndt, h.SygdomAfsluttet),
    ("afventer", h.AfventerPaabegyndt, h.AfventerAfsluttet),
]


def dag(n: int) -> date:
    return START + timedelta(days=n)


def grundforloeb() -> list[AlleHaendelser]:
    """En sag med kommunens egen frist på 26 uger, ydelse, job og alle slags ure."""
    return [
        h.SagOprettet(id="sag", gyldig_fra=START, behandlingsuger=26),
        h.Visiteret(id="v", gyldig_fra=dag(1)),
        h.LedighedsydelseStartet(id="ly", gyldig_fra=dag(2)),
    ]


def fravaer(slags: int, fra: int, dage: int, nr: int = 0) -> list[AlleHaendelser]:
    _, begynd, slut = UDFALD[slags]
    return [
        begynd(id=f"f{nr}", gyldig_fra=dag(fra)),
        slut(id=f"t{nr}", gyldig_fra=dag(fra + dage)),
    ]


def frister(forloeb: list[AlleHaendelser], pr: date = PR) -> dict[str, date | None]:
    return {pligt.noegle: pligt.frist for pligt in pligter(tilstand(PERSON, forloeb, pr))}


def pligten(t: Tilstand, kode: str) -> Pligt:
    (den,) = [pligt for pligt in pligter(t) if pligt.kode == kode]
    return den


STOPPENE = st.lists(st.tuples(st.integers(0, 2), AFSTAND, st.integers(0, 200)), max_size=4)


@given(STOPPENE, st.randoms(use_true_random=False))
def test_ordenen_af_haendelserne_er_ligegyldig(stop: list[tuple[int, int, int]], tilfaeldig: Random) -> None:
    forloeb, dage = grundforloeb(), set()
    for nr, (slags, fra, laengde) in enumerate(stop):
        nye = fravaer(slags, fra, laengde, nr)
        if {en.gyldig_fra for en in nye} & dage or laengde == 0:
            continue
        dage |= {en.gyldig_fra for en in nye}
        forloeb += nye
    blandet = list(forloeb)
    tilfaeldig.shuffle(blandet)
    assert frister(blandet) == frister(sorted(forloeb, key=lambda en: en.gyldig_fra))


@given(STOPPENE, st.integers(0, 2), AFSTAND, st.integers(1, 200))
def test_endnu_et_fravaer_goer_ingen_frist_tidligere(
    stop: list[tuple[int, int, int]], slags: int, fra: int, laengde: int
) -> None:
    forloeb = grundforloeb()
    for nr, et in enumerate(stop):
        forloeb += fravaer(*et, nr)
    foer = frister(forloeb)
    efter = frister([*forloeb, *fravaer(slags, fra, laengde, 9)])
    assert efter.keys() == foer.keys()
    for noegle, frist in foer.items():
        assert (efter[noegle] or date.max) >= (frist or date.max)


@given(AFSTAND, st.integers(1, 200), st.integers(1, 200))
def test_en_rettet_slutdag_er_som_om_den_altid_havde_vaeret_der(fra: int, forkert: int, rigtig: int) -> None:
    fejl = [*grundforloeb(), *fravaer(0, fra, forkert)]
    rettelse = h.Rettelse(
        id="ret",
        gyldig_fra=PR,
        registreret=datetime(2027, 1, 1, tzinfo=UTC),
        af="t0",
        ny=h.OrlovAfsluttet(id="t0", gyldig_fra=dag(fra + rigtig)),
    )
    assert frister([*fejl, rettelse]) == frister([*grundforloeb(), *fravaer(0, fra, rigtig)])


@given(AFSTAND, st.integers(1, 200))
def test_annulleres_fravaeret_er_alt_som_foer(fra: int, laengde: int) -> None:
    uden = grundforloeb()
    med = [*uden, *fravaer(0, fra, laengde)]
    annulleret: list[AlleHaendelser] = [
        h.Rettelse(id=f"r{af}", gyldig_fra=PR, registreret=datetime(2027, 1, 1, tzinfo=UTC), af=af)
        for af in ("f0", "t0")
    ]
    assert frister([*med, *annulleret]) == frister(uden)


@given(st.integers(1, 170), st.integers(1, 60), st.integers(1, 60))
def test_ufuldstaendig_to_gange_rykker_kommunens_frist_to_gange(fra: int, foerste: int, anden: int) -> None:
    forloeb: list[AlleHaendelser] = [
        h.SagOprettet(id="sag", gyldig_fra=START, behandlingsuger=26),
        *fravaer(2, fra, foerste, 0),
        *fravaer(2, fra + foerste + 1, anden, 1),
    ]
    frist = pligten(tilstand(PERSON, forloeb, PR), "sagsbehandlingsfrist").frist
    begge = START + timedelta(weeks=26) + timedelta(days=foerste + anden)
    assert frist == begge


def test_et_stop_efter_afgoerelsen_rykker_ikke_den_gamle_frist() -> None:
    forloeb: list[AlleHaendelser] = [
        h.SagOprettet(id="sag", gyldig_fra=START, behandlingsuger=4),
        h.AfgoerelseTruffet(id="a", gyldig_fra=dag(10), udfald="bevilget"),
        h.AfventerPaabegyndt(id="v", gyldig_fra=dag(12)),
    ]
    pligt = pligten(tilstand(PERSON, forloeb, dag(40)), "sagsbehandlingsfrist")
    assert (pligt.frist, pligt.status, pligt.forbehold) == (date(2024, 1, 29), "opfyldt", "")


def test_uden_egen_frist_er_der_ingen_pligt() -> None:
    forloeb: list[AlleHaendelser] = [h.SagOprettet(id="sag", gyldig_fra=START)]
    assert "sagsbehandlingsfrist" not in {pligt.kode for pligt in pligter(tilstand(PERSON, forloeb, PR))}


@pytest.mark.parametrize("dage_foer", range(8))
def test_hver_ny_pligt_paa_en_hviledag_har_den_sikre_dag(dage_foer: int) -> None:
    """Kommunens frist, partshøringen og planen: ender de på en hviledag, står den sikre dag der."""
    start = date(2026, 3, 9) + timedelta(days=dage_foer)
    forloeb: list[AlleHaendelser] = [
        h.SagOprettet(id="sag", gyldig_fra=start, behandlingsuger=4),
        h.PartshoeringSendt(id="p", gyldig_fra=start, frist=start + timedelta(weeks=4)),
    ]
    for pligt in pligter(tilstand(PERSON, forloeb, start)):
        assert pligt.frist is not None
        hvile = pligt.frist.weekday() >= 5 or pligt.frist in {date(2026, 4, 6)}
        assert ("handl senest" in pligt.forbehold) == hvile, pligt


# --- sanktionen i sagen ---------------------------------------------------------------------------------------


def _med_sanktion(adfaerd: str, art: str, handling: date) -> Tilstand:
    forloeb: list[AlleHaendelser] = [
        *grundforloeb(),
        h.Sanktion(
            id="s", gyldig_fra=handling + timedelta(days=20), adfaerd=adfaerd, art=art, handling=handling
        ),
    ]
    return tilstand(PERSON, forloeb, PR)


@pytest.mark.parametrize(
    ("adfaerd", "virkning"),
    [
        ("afslaar_tilbud", "mister_retten"),
        ("udebliver_fra_tilbud", "ingen_ydelse_i_3_uger"),  # tæller ikke som gentagelse
    ],
)
def test_gentagelsen_taelles_af_haendelserne(adfaerd: str, virkning: str) -> None:
    t = _med_sanktion(adfaerd, "ingen_ydelse_i_3_uger", date(2024, 3, 4))
    svar = sanktion_i_sagen(t, adfaerd="afslaar_fleksjob", handling=date(2025, 3, 3), rimelig_grund=False)
    assert svar["virkning"] == virkning


def test_gentagelsen_regnes_fra_handlingen_ikke_fra_afgoerelsen() -> None:
    t = _med_sanktion("afslaar_tilbud", "ingen_ydelse_i_3_uger", date(2024, 3, 4))
    assert forrige_gang(t, date(2025, 3, 4)) == date(2024, 3, 4)
    assert forrige_gang(t, date(2024, 3, 4)) is None
    svar = sanktion_i_sagen(t, adfaerd="afslaar_fleksjob", handling=date(2025, 3, 4), rimelig_grund=False)
    assert svar["virkning"] == "ingen_ydelse_i_3_uger"


def test_planen_er_gaaet_dagen_efter_de_tre_maaneder() -> None:
    forloeb: list[AlleHaendelser] = [
        *grundforloeb(),
        h.Sanktion(id="s", gyldig_fra=date(2024, 9, 2), adfaerd="ikke_jobsoegende", art="plan_i_3_maaneder"),
    ]
    t = tilstand(PERSON, forloeb, date(2024, 12, 31))
    assert not planen_er_gaaet(t, date(2024, 12, 2))
    assert planen_er_gaaet(t, date(2024, 12, 3))
    svar = sanktion_i_sagen(t, adfaerd="ikke_jobsoegende", handling=date(2024, 12, 3), rimelig_grund=False)
    assert svar["virkning"] == "ydelsen_ophoerer"


def test_udeblivelse_fra_en_samtale_afvises_med_en_saetning() -> None:
    t = tilstand(PERSON, grundforloeb(), PR)
    with pytest.raises(UgyldigtInput, match="§ 77, som ikke er læst"):
        sanktion_i_sagen(t, adfaerd="udebliver_fra_samtale", handling=date(2025, 3, 3), rimelig_grund=False)
