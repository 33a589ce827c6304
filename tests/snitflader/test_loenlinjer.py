"""Lønlinjer: turen gennem en fil ændrer intet, og en dårlig linje siger sted, felt og hvad der er rigtigt."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.snitflader.loenlinjer import KOLONNER, CsvIndkomst, Loenlinje, Loentype, laes_csv, skriv_csv
from fleksjob.snitflader.tabel import AfvistRaekke

GOD = "610190-1234;29189846;2026-07-01;2026-07-31;2026-07-31;15.600,00;600,00;1.200,00;78,0;loen"


def fil(*linjer: str, overskrift: str = ";".join(KOLONNER)) -> bytes:
    return "\n".join((overskrift, *linjer)).encode()


def linje(**andet: object) -> Loenlinje:
    felter: dict[str, object] = {
        "cpr": "6101901234",
        "cvr": "29189846",
        "periode_fra": date(2026, 7, 1),
        "periode_til": date(2026, 7, 31),
        "dispositionsdato": date(2026, 7, 31),
        "loen": Decimal(15600),
        "pension_egen": Decimal(600),
        "pension_arbejdsgiver": Decimal(1200),
        "timer": Decimal(78),
    }
    return Loenlinje(**(felter | andet))  # type: ignore[arg-type]


def test_en_god_linje() -> None:
    (laest,) = laes_csv(fil(GOD))
    assert laest == linje()
    assert isinstance(laest, Loenlinje)
    assert (laest.linje, laest.maaned, laest.pension) == (2, date(2026, 7, 1), Decimal(1800))


@pytest.mark.parametrize("tegnsaet", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
@pytest.mark.parametrize("linjeskift", ["\n", "\r\n", "\r"])
def test_tegnsaet_og_linjeskift(tegnsaet: str, linjeskift: str) -> None:
    overskrift = ";".join(KOLONNER).replace("loen", "Løn").upper()
    tekst = linjeskift.join((overskrift, GOD.replace("loen", "tillæg"), ""))
    (laest,) = laes_csv(tekst.encode(tegnsaet))
    assert laest == linje(type=Loentype.TILLAEG)


def test_komma_som_skilletegn_og_vilkaarlig_kolonneorden() -> None:
    overskrift = ",".join(reversed(KOLONNER)) + ",afdeling"
    celler = [f'"{celle}"' if "," in celle else celle for celle in reversed(GOD.split(";"))]
    kilde = CsvIndkomst(fil(",".join((*celler, "Køkken")), overskrift=overskrift))
    assert list(kilde.linjer()) == [linje()]
    assert kilde.tabel.ubrugte == ("afdeling",)


def test_excels_egen_linje_om_skilletegn_springes_over() -> None:
    (laest,) = laes_csv(b"sep=;\n" + fil(GOD))
    assert isinstance(laest, Loenlinje)
    assert laest.linje == 3


def test_skilletegn_til_sidst_er_ikke_en_kolonne() -> None:
    assert list(laes_csv(fil(GOD + ";", overskrift=";".join(KOLONNER) + ";"))) == [linje()]


@pytest.mark.parametrize(
    ("gammel", "ny", "kolonne", "besked"),
    [
        ("610190-1234", "450190-1234", "cpr", "ikke en dato"),
        ("29189846", "29189847", "cvr", "kontrolcifret passer ikke"),
        ("2026-07-31;2026-07-31", "2026-06-30;2026-07-31", "periode_til", "slutter, før den begynder"),
        ("2026-07-31;2026-07-31", "2026-09-30;2026-07-31", "periode_til", "højst en måned"),
        (";2026-07-31;15.600", ";2025-01-31;15.600", "dispositionsdato", "45 dage før"),
        ("15.600,00", "", "loen", "tomt og skal udfyldes"),
        (";600,00;", ";;", "pension_egen", "skriv 0"),
        ("78,0", "", "timer", "skriv 0"),
        ("78,0", "800", "timer", "800 timer på 31 dage"),
        (";loen", ";bonusordning", "type", "skriv loen, tillaeg, overtid, bonus"),
        ("2026-07-01;2026-07-31", "1989-07-01;1989-07-31", "cpr", "født efter lønperioden"),
    ],
)
def test_en_daarlig_linje_siger_linje_kolonne_og_hvad_der_er_rigtigt(
    gammel: str, ny: str, kolonne: str, besked: str
) -> None:
    assert gammel in GOD
    afvist, god = laes_csv(fil(GOD.replace(gammel, ny, 1), GOD))
    assert isinstance(afvist, AfvistRaekke)
    assert god == linje()
    assert afvist.fejl[0].kolonne == kolonne
    assert besked in afvist.fejl[0].besked
    assert str(afvist.fejl[0]).startswith(f"Linje 2, {kolonne}: ")
    assert "1234" not in str(afvist.fejl[0])


def test_en_raekke_faar_alle_sine_fejl_paa_en_gang() -> None:
    (afvist,) = laes_csv(fil("1;2;3;4;5;x;y;z;q;w"))
    assert isinstance(afvist, AfvistRaekke)
    assert [fejl.kolonne for fejl in afvist.fejl] == list(KOLONNER)


def test_forkert_antal_felter_og_glemt_anfoerselstegn_koster_kun_deres_egen_raekke() -> None:
    foerste, anden, tredje, fjerde = laes_csv(fil("kun;to", '"' + GOD, GOD, "a\x00" + GOD))
    assert isinstance(foerste, AfvistRaekke)
    assert "Rækken har 2 felter, men overskriften har 10." in str(foerste.fejl[0])
    assert isinstance(anden, AfvistRaekke)
    assert "anførselstegn" in str(anden.fejl[0])
    assert tredje == linje()
    assert isinstance(fjerde, AfvistRaekke)
    assert fjerde.linje == 5


@pytest.mark.parametrize(
    ("indhold", "besked"),
    [
        (b"", "Filen er tom"),
        (b"\n\n;;;\n", "Filen er tom"),
        (GOD.encode(), "Den første linje skal være overskriften"),
        (fil(GOD, overskrift=";".join(KOLONNER).replace("timer", "timetal")), "Skal «timetal» hedde timer?"),
        (fil(GOD, overskrift=";".join(KOLONNER).replace("timer", "cvr")), "står to gange"),
        (
            fil(
                GOD, overskrift="cpr;cvr;periode_fra;periode_til;loen;pension_egen;pension_arbejdsgiver;type"
            ),
            "Filen mangler kolonnerne dispositionsdato og timer.",
        ),
    ],
)
def test_en_fil_der_ikke_er_en_loenfil(indhold: bytes, besked: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        list(laes_csv(indhold))
    assert besked in fejl.value.besked
    assert "610190-1234" not in fejl.value.besked


def test_en_fil_der_ikke_findes(tmp_path: Path) -> None:
    with pytest.raises(UgyldigtInput, match="kan ikke læses"):
        CsvIndkomst(tmp_path / "nej.csv")
    with pytest.raises(UgyldigtInput, match="er en mappe"):
        CsvIndkomst(tmp_path)


def test_noeglen_er_den_samme_og_aftrykket_et_andet_naar_beloebet_rettes() -> None:
    rettet = linje(loen=Decimal("15900"), dispositionsdato=date(2026, 9, 14))
    assert rettet.noegle == linje().noegle
    assert rettet.aftryk != linje().aftryk
    assert linje(loen=Decimal("15600.00")).aftryk == linje().aftryk
    assert linje(type=Loentype.TILLAEG).noegle != linje().noegle
    assert "6101901234" not in linje().noegle


kroner = st.decimals(min_value=0, max_value=999_999, places=2, allow_nan=False, allow_infinity=False)


@st.composite
def loenlinjer(draw: st.DrawFn) -> Loenlinje:
    fra = draw(st.dates(date(2013, 1, 1), date(2027, 12, 1)))
    til = fra + timedelta(days=draw(st.integers(0, 30)))
    dage = (til - fra).days + 1
    return Loenlinje(
        cpr=draw(st.sampled_from(["6101901234", "0202841234", "3112591111", "9112004444"])),
        cvr=draw(st.sampled_from(["29189846", "10150817"])),
        periode_fra=fra,
        periode_til=til,
        dispositionsdato=til + timedelta(days=draw(st.integers(-30, 400))),
        loen=draw(kroner),
        pension_egen=draw(kroner),
        pension_arbejdsgiver=draw(kroner),
        timer=draw(st.decimals(0, dage * 24, places=2, allow_nan=False, allow_infinity=False)),
        type=draw(st.sampled_from(Loentype)),
    )


@given(st.lists(loenlinjer(), max_size=8))
def test_skrevet_og_laest_igen_er_det_samme(
    tmp_path_factory: pytest.TempPathFactory, ind: list[Loenlinje]
) -> None:
    sti = tmp_path_factory.mktemp("loen") / "loen.csv"
    skriv_csv(sti, ind)
    assert list(laes_csv(sti)) == ind


@given(st.binary(max_size=300))
def test_vilkaarlige_bytes_giver_raekker_eller_en_dansk_saetning(indhold: bytes) -> None:
    laest = list(laes_csv(fil() + b"\n" + indhold))
    assert all(isinstance(raekke, AfvistRaekke) and raekke.fejl for raekke in laest)


def test_halvtreds_tusind_linjer_laeses_paa_faa_sekunder(tmp_path: Path) -> None:
    from time import perf_counter

    sti = tmp_path / "mange.csv"
    skriv_csv(sti, [linje(loen=Decimal(n)) for n in range(50_000)])
    start = perf_counter()
    antal = sum(isinstance(raekke, Loenlinje) for raekke in laes_csv(sti))
    assert antal == 50_000
    assert perf_counter() - start < 15
