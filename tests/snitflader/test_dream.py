"""DREAM: filen læses som strøm, det ulæselige meldes, og forløb går frem og tilbage inden for ugens opløsning."""

import csv
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pyarrow.csv as pacsv
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.snitflader.dream import Dreamfil, Dreamperson
from fleksjob.snitflader.dreamforloeb import Forloeb, Ugeraekke, forloebene, haendelser_af, uden_modsigelser
from fleksjob.snitflader.dreamkoder import kodeliste
from fleksjob.snitflader.dreamkolonner import UGE, mandagen, ugenavn, ugens_maaned
from fleksjob.snitflader.dreamrapport import Dreamrapport
from fleksjob.snitflader.dreamskriver import Dreamborger, Kodetid, skriv_csv, ugekoder, ugerne

DAG = date(2026, 11, 20)
FOEDT = date(1980, 5, 1)
FRA, TIL = date(2024, 1, 1), date(2025, 3, 2)


def borger(nummer: str = "A1", *tider: Kodetid, **andet: object) -> Dreamborger:
    felter: dict[str, object] = {"foedt": FOEDT, "koen": "kvinde", "kommune": 461}
    return Dreamborger(nummer=nummer, tider=tider, **{**felter, **andet})  # type: ignore[arg-type]


def skriv(mappe: Path, *borgere: Dreamborger) -> Path:
    sti = mappe / "dream.csv"
    skriv_csv(sti, borgere, FRA, TIL)
    return sti


def laes(sti: Path) -> tuple[list[Dreamperson], Dreamrapport, date]:
    rapport = Dreamrapport()
    fil = Dreamfil(sti, dag=DAG)
    return list(fil.personer(rapport)), rapport, fil.sidste


def forloeb(sti: Path) -> list[Forloeb]:
    personer, _, sidste = laes(sti)
    return forloebene(personer[0].uger, sidste)


def ret(sti: Path, linje: int, kolonne: str, vaerdi: str) -> None:
    """Skriver en anden værdi i en celle; linje 2 er den første person."""
    with sti.open(encoding="utf-8-sig", newline="") as fil:
        raekker = list(csv.reader(fil, delimiter=";"))
    raekker[linje - 1][raekker[0].index(kolonne)] = vaerdi
    with sti.open("w", encoding="utf-8", newline="") as fil:
        csv.writer(fil, delimiter=";").writerows(raekker)


# --- Uger og koder ----------------------------------------------------------------------------------------


def test_ugerne_er_iso_uger_og_hoerer_til_torsdagens_maaned() -> None:
    assert mandagen(91, 32) == date(1991, 8, 5)
    assert mandagen(25, 1) == date(2024, 12, 30)
    assert ugens_maaned(date(2024, 12, 30)) == date(2025, 1, 1)
    assert ugens_maaned(date(2026, 6, 29)) == date(2026, 7, 1)
    assert ugenavn(date(2024, 12, 30)) == "Y_2501"
    assert mandagen(20, 53) == date(2020, 12, 28)
    assert mandagen(21, 53) is None


def test_koderne_har_kilde_og_siger_hvor_gamle_de_er() -> None:
    liste = kodeliste()
    assert liste.med("ledighedsydelse") == {740, 741, 743, 744, 745, 746, 747, 748}
    assert liste.med("fleksjob") == {771, 774}
    assert liste.koder[785].betyder == "andet"
    assert liste.sikkerhed == "sekundaer"
    assert "2015-2018" in liste.forbehold
    assert len(liste.aendringer) == 2


# --- Forløb -----------------------------------------------------------------------------------------------


def test_sygdom_i_jobbet_er_stadig_jobbet_og_aktivering_stadig_ydelsen(tmp_path: Path) -> None:
    sti = skriv(
        tmp_path,
        borger(
            "A1",
            Kodetid(740, date(2024, 1, 10), date(2024, 3, 4)),
            Kodetid(748, date(2024, 2, 5), date(2024, 2, 26)),
            Kodetid(771, date(2024, 3, 4)),
            Kodetid(774, date(2024, 5, 6), date(2024, 6, 3)),
        ),
    )
    assert forloeb(sti) == [
        Forloeb("ledighedsydelse", date(2024, 1, 8), date(2024, 3, 4)),
        Forloeb("fleksjob", date(2024, 3, 4), None),
    ]


def test_et_hul_paa_en_hel_uge_deler_og_det_taelles(tmp_path: Path) -> None:
    sti = skriv(tmp_path, borger("A1", Kodetid(740, FRA, date(2024, 3, 4)), Kodetid(740, date(2024, 3, 11))))
    personer, rapport, sidste = laes(sti)
    assert [(en.fra, en.til) for en in forloebene(personer[0].uger, sidste)] == [
        (date(2024, 1, 1), date(2024, 3, 4)),
        (date(2024, 3, 11), None),
    ]
    assert rapport.huller == {"": 1}


def test_et_hul_inden_for_en_uge_ses_ikke(tmp_path: Path) -> None:
    sti = skriv(tmp_path, borger("A1", Kodetid(740, FRA, date(2024, 3, 5)), Kodetid(740, date(2024, 3, 8))))
    assert forloeb(sti) == [Forloeb("ledighedsydelse", FRA, None)]


def test_pension_lukker_sagen_og_en_tilbagevenden_er_en_ny(tmp_path: Path) -> None:
    sti = skriv(
        tmp_path,
        borger(
            "A1",
            Kodetid(771, FRA, date(2024, 5, 6)),
            Kodetid(783, date(2024, 5, 6), date(2024, 9, 2)),
            Kodetid(740, date(2024, 9, 2)),
        ),
    )
    assert [(en.type, en.gyldig_fra.isoformat()) for en in haendelser_af(forloeb(sti))] == [
        ("sag_oprettet", "2024-01-01"),
        ("visiteret", "2024-01-01"),
        ("fleksjob_bevilget", "2024-01-01"),
        ("fleksjob_startet", "2024-01-01"),
        ("fleksjob_ophoert", "2024-05-06"),
        ("sag_lukket", "2024-05-06"),
        ("sag_oprettet", "2024-09-02"),
        ("visiteret", "2024-09-02"),
        ("ledighedsydelse_startet", "2024-09-02"),
    ]


def test_den_der_aldrig_var_i_ordningen_er_ikke_med(tmp_path: Path) -> None:
    sti = skriv(tmp_path, borger("A1", Kodetid(783, FRA)), borger("B1", Kodetid(771, FRA)))
    personer, rapport, _ = laes(sti)
    assert [en.nummer for en in personer] == ["B1"]
    assert (rapport.raekker, rapport.i_ordningen) == (2, 1)


_DAGE = st.integers(0, 400)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    personer=st.lists(
        st.lists(st.tuples(st.sampled_from([740, 743, 771, 774]), _DAGE, _DAGE), min_size=1, max_size=5),
        min_size=1,
        max_size=4,
    )
)
def test_haendelser_til_dream_og_tilbage_giver_de_samme_uger(
    tmp_path: Path, personer: list[list[tuple[int, int, int]]]
) -> None:
    """Rundturen: de uger, hvor forløbet har mindst én dag, er præcis de uger, det nye forløb dækker."""
    tider = {
        f"P{nr}": [
            Kodetid(kode, FRA + timedelta(min(en, anden)), FRA + timedelta(max(en, anden) + 1))
            for kode, en, anden in tre
        ]
        for nr, tre in enumerate(personer)
    }
    sti = skriv(tmp_path, *(borger(nummer, *alle) for nummer, alle in tider.items()))
    uger = ugerne(FRA, TIL)
    laest, rapport, sidste = laes(sti)
    assert rapport.afviste == []
    assert [en.nummer for en in laest] == list(tider)
    for person in laest:
        koder = ugekoder(tider[person.nummer], uger)
        for betyder in ("ledighedsydelse", "fleksjob"):
            i_gruppen = kodeliste().med(betyder)  # type: ignore[arg-type]
            ventet = {uge for uge, kode in zip(uger, koder, strict=True) if kode in i_gruppen}
            fundne = [en for en in forloebene(person.uger, sidste) if en.betyder == betyder]
            assert {uge for en in fundne for uge in _uger(en, sidste)} == ventet
            assert all(foer.til is not None and foer.til < efter.fra for foer, efter in _par(fundne))


def _uger(en: Forloeb, sidste: date) -> Iterable[date]:
    antal = ((en.til or sidste) - en.fra).days // 7
    return (en.fra + nr * UGE for nr in range(antal))


def _par(fundne: list[Forloeb]) -> Iterable[tuple[Forloeb, Forloeb]]:
    return pairwise(fundne)


# --- Måneder, køn og kommune ------------------------------------------------------------------------------


def test_maanederne_koen_og_kommunen_foelger_med(tmp_path: Path) -> None:
    maaneder = {date(2024, 6, 1): (0.25, "561110", "S1"), date(2024, 7, 1): (0.5, "", "")}
    sti = skriv(tmp_path, borger("A1", Kodetid(771, date(2024, 6, 3)), koen="mand", maaneder=maaneder))
    person = laes(sti)[0][0]
    assert (person.koen, person.kommune, person.foedt) == ("mand", 461, FOEDT)
    assert [(en.maaned, en.grad, en.branche, en.arbsted) for en in person.maaneder] == [
        (date(2024, 6, 1), 0.25, "561110", "S1"),
        (date(2024, 7, 1), 0.5, "", ""),
    ]


def test_kun_maaneder_naer_ordningen_tages_med(tmp_path: Path) -> None:
    alle = {date(2024, nr, 1): (0.5, "", "") for nr in range(1, 13)}
    sti = skriv(tmp_path, borger("A1", Kodetid(771, date(2024, 9, 2)), maaneder=alle))
    assert min(en.maaned for en in laes(sti)[0][0].maaneder) == date(2024, 6, 1)


def test_parquet_og_csv_giver_det_samme(tmp_path: Path) -> None:
    maaneder = {date(2024, 6, 1): (0.25, "561110", "S1")}
    sti = skriv(tmp_path, borger("A1", Kodetid(771, date(2024, 6, 3)), maaneder=maaneder), borger("B1"))
    tabel = pacsv.read_csv(sti, parse_options=pacsv.ParseOptions(delimiter=";"))
    pq.write_table(tabel, tmp_path / "dream.parquet")
    (fra_csv,), _, sidste = laes(sti)
    (fra_parquet,), rapport, samme_sidste = laes(tmp_path / "dream.parquet")
    assert fra_parquet == Dreamperson(
        1, *(getattr(fra_csv, felt) for felt in Dreamperson.__struct_fields__[1:])
    )
    assert (samme_sidste, rapport.raekker) == (sidste, 2)


def test_filen_laeses_i_bidder_og_linjerne_passer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sti = skriv(tmp_path, *(borger(f"A{nr:03d}", Kodetid(771, FRA)) for nr in range(200)))
    linjer = sti.read_text("utf-8-sig").splitlines()
    linjer[50] = "kun;tre;felter"
    sti.write_text("\n".join(linjer), "utf-8")
    monkeypatch.setattr("fleksjob.snitflader.dream.BLOK", 10_000)
    naaet: list[int] = []
    rapport = Dreamrapport()
    personer = list(Dreamfil(sti, dag=DAG).personer(rapport, naaet.append))
    assert len(naaet) > 5
    assert sum(naaet) == sti.stat().st_size
    assert [str(en).split(",")[0] for en in rapport.afviste] == ["Linje 51: Rækken har 3 felter"]
    assert [en.linje for en in personer] == [nr for nr in range(2, 202) if nr != 51]
    assert (len(personer), rapport.raekker) == (199, 200)


# --- Det, der ikke kan læses ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kolonne", "vaerdi", "besked"),
    [
        ("PNR", "", "Personens nummer mangler."),
        ("PNR", "B1", "Personen står også i linje 2; hver person skal stå én gang."),
        ("FOEDDT", "199x", "«199x» er ikke en fødselsdato; skriv for eksempel 1980-05-01."),
    ],
)
def test_en_daarlig_raekke_meldes_og_de_andre_kommer_med(
    tmp_path: Path, kolonne: str, vaerdi: str, besked: str
) -> None:
    sti = skriv(tmp_path, borger("B1", Kodetid(771, FRA)), borger("A1", Kodetid(771, FRA)))
    ret(sti, 3, kolonne, vaerdi)
    personer, rapport, _ = laes(sti)
    assert [en.nummer for en in personer] == ["B1"]
    assert [str(en) for en in rapport.afviste] == [f"Linje 3, {kolonne}: {besked}"]


def test_et_cpr_nummer_staar_aldrig_helt_i_rapporten(tmp_path: Path) -> None:
    sti = skriv(tmp_path, borger("A1", Kodetid(771, FRA)))
    ret(sti, 2, "FOEDDT", "6105841234")
    ret(sti, 2, "Y_2405", "6105841234")
    _, rapport, _ = laes(sti)
    assert "1234" not in rapport.som_csv()
    assert "610584****" in rapport.som_csv()


def test_ukendte_koder_taelles_og_gaettes_ikke(tmp_path: Path) -> None:
    sti = skriv(tmp_path, borger("A1", Kodetid(771, FRA)), borger("B1", Kodetid(783, FRA)))
    for uge in ("Y_2410", "Y_2420", "Y_2421"):
        ret(sti, 2, uge, "886")
    ret(sti, 2, "Y_2430", "7x1")
    ret(sti, 3, "Y_2430", "886")
    personer, rapport, sidste = laes(sti)
    assert rapport.ukendte_koder == {"886": 3, "7x1": 1}
    assert rapport.huller == {"886": 1, "7x1": 1}
    assert [en.fra for en in forloebene(personer[0].uger, sidste)] == [
        date(2024, 1, 1),
        date(2024, 3, 11),
        date(2024, 5, 27),
        date(2024, 7, 29),
    ]


EFTER_DOED, EFTER_PENSION = "I ordningen efter død (999).", "I ordningen efter folkepension (998)."
JOB = Ugeraekke(771, FRA, date(2024, 4, 1))


@pytest.mark.parametrize(
    ("uger", "foedt", "hvorfor", "tilbage"),
    [
        ([JOB, Ugeraekke(999, date(2024, 2, 5), TIL)], FOEDT, EFTER_DOED, (FRA, date(2024, 2, 5), 8)),
        ([Ugeraekke(998, FRA, date(2024, 1, 8)), JOB], FOEDT, EFTER_PENSION, (None, None, 13)),
        ([JOB], date(2006, 2, 1), "I ordningen, før personen fyldte 18.", (date(2024, 1, 29), date(2024, 4, 1), 4)),
        (
            [Ugeraekke(771, date(1998, 6, 1), date(1998, 8, 3))],
            FOEDT,
            "I ordningen, før den fandtes (1. juli 1998).",
            (date(1998, 6, 29), date(1998, 8, 3), 4),
        ),
    ],
    ids=["efter død", "efter folkepension", "under 18", "før ordningen"],
)  # fmt: skip
def test_modsigelser_bruges_ikke(
    uger: list[Ugeraekke], foedt: date, hvorfor: str, tilbage: tuple[date | None, date | None, int]
) -> None:
    brugt, modsigelser = uden_modsigelser(uger, foedt)
    job = next(((en.fra, en.til) for en in brugt if en.kode == 771), (None, None))
    assert (*job, modsigelser[0].uger) == tilbage
    assert [en.hvorfor for en in modsigelser] == [hvorfor]


def test_modsigelser_meldes_med_linje(tmp_path: Path) -> None:
    sti = skriv(
        tmp_path,
        borger("A1", Kodetid(771, FRA), foedt=date(2006, 2, 1)),
        borger("B1", Kodetid(771, FRA), foedt=date(2020, 1, 1)),
    )
    _, rapport, _ = laes(sti)
    assert [str(en) for en in rapport.modsigelser] == [
        "Linje 2: I ordningen, før personen fyldte 18. 4 uger er ikke brugt.",
        "Linje 3: I ordningen, før personen fyldte 18. 61 uger er ikke brugt.",
    ]
    assert [str(en) for en in rapport.afviste] == ["Linje 3: Ingen af ugerne i ordningen kan passe."]


def test_uger_uden_for_kalenderen_og_ude_i_fremtiden_meldes(tmp_path: Path) -> None:
    sti = skriv(tmp_path, borger("A1", Kodetid(771, FRA)))
    linjer = sti.read_text("utf-8-sig").splitlines()
    sti.write_text("\n".join([f"{linjer[0]};Y_2153;Y_2749", f"{linjer[1]};771;771"]), "utf-8")
    _, rapport, sidste = laes(sti)
    assert rapport.uger_uden_for == ("Y_2153", "Y_2749")
    assert (sidste, rapport.sidste_uge) == (TIL + timedelta(days=1), "Y_2509")


def _fil(mappe: Path, indhold: str) -> Path:
    sti = mappe / "f.csv"
    sti.write_text(indhold, "utf-8")
    return sti


@pytest.mark.parametrize(
    ("indhold", "besked"),
    [
        ("", "Filen er tom; den første linje skal være overskriften med PNR og ugerne Y_aauu."),
        (
            "PNR;FOEDDT\n1;1980-01-01\n",
            "Filen har ingen ugekolonner; en DREAM-fil har én for hver uge, for eksempel Y_2501 (ISO-uge 1 i 2025).",
        ),
        (
            "ID;FOEDDT;Y_2501\n1;1980-01-01;771\n",
            "Filen har ingen kolonne PNR eller CPR; skriv, hvad personens kolonne hedder, med --personkolonne.",
        ),
        ("PNR;Y_2501\n1;771\n", "Filen mangler kolonnen FOEDDT; alderen skal kendes."),
        (
            "PNR;FOEDDT;Y_2501;Y_2503\n1;1980-01-01;771;771\n",
            "Ugerne mellem Y_2501 og Y_2503 mangler; et forløb kan ikke følges over et hul i kolonnerne.",
        ),
        ("PNR;PNR;FOEDDT;Y_2501\n", "Kolonnen PNR står to gange; hver må stå én gang."),
        (
            "PNR;FOEDDT;Y_2501\n1;1980-01-01;\n",
            "Ingen af filens uger har en kode; det er ikke en DREAM-fil med indhold.",
        ),
    ],
)
def test_en_fil_der_ikke_kan_bruges_faar_en_saetning(tmp_path: Path, indhold: str, besked: str) -> None:
    with pytest.raises(UgyldigtInput) as galt:
        laes(_fil(tmp_path, indhold))
    assert galt.value.besked == besked


def test_filer_af_en_forkert_slags(tmp_path: Path) -> None:
    (tmp_path / "a.sas7bdat").write_bytes(b"x")
    (tmp_path / "a.parquet").write_bytes(b"ikke parquet")
    for navn, ord_ in (
        ("a.sas7bdat", "SAS' eget format"),
        ("a.parquet", "kan ikke læses som CSV eller Parquet"),
        ("findes-ikke.csv", "findes ikke"),
        (".", "er en mappe"),
    ):
        with pytest.raises(UgyldigtInput, match=ord_):
            Dreamfil(tmp_path / navn, dag=DAG)
