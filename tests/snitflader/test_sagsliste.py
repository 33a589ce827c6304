"""Sagslisten: tomme felter så langt personen er kommet, og rækkefølgen af datoerne prøves."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.snitflader.sagsliste import KOLONNER, KRAEVEDE, Jobraekke, Sagsraekke, laes_csv, skriv_csv
from fleksjob.snitflader.tabel import AfvistRaekke

I_JOB = (
    "610184-1234;;Åse Øberg;;2024-02-01;2024-02-01;hoej;2024-02-20;2024-04-20;2024-05-01;29189846;"
    "Kantinen ApS;20;50;200,00;32.066,67;12;nej;;2026-05-02;mlund;kvinde;kantine;nej;12;50;2025-02-01"
)


def fil(*linjer: str, overskrift: str = ";".join(KOLONNER)) -> bytes:
    return "\n".join((overskrift, *linjer)).encode()


def med(**celler: str) -> str:
    dele = dict(zip(KOLONNER, I_JOB.split(";"), strict=True)) | celler
    return ";".join(dele.values())


def test_en_person_i_job() -> None:
    (laest,) = laes_csv(fil(I_JOB))
    assert isinstance(laest, Sagsraekke)
    assert (laest.cpr, laest.foedselsdato, laest.sag_oprettet) == (
        "6101841234",
        date(1984, 1, 1),
        date(2024, 2, 1),
    )
    assert laest.job is not None
    assert laest.job.betalte_timer == 10
    assert laest.job.fuldtidsloen == Decimal("32066.67")
    assert "1234" not in laest.kaldes


def test_en_liste_med_kun_foedselsdato_og_en_person_under_forberedelse() -> None:
    overskrift = ";".join(("foedselsdato", "sag_oprettet", *KRAEVEDE))
    (laest,) = laes_csv(fil("1984-05-02;01-09-2026;Bo Holm;;;;;;;", overskrift=overskrift))
    assert laest == Sagsraekke("", date(1984, 5, 2), "Bo Holm", date(2026, 9, 1))


def test_fuldtidsloen_maa_mangle_indtil_arbejdsgiveren_oplyser_den() -> None:
    (laest,) = laes_csv(fil(med(fuldtidsloen="")))
    assert isinstance(laest, Sagsraekke)
    assert laest.job is not None
    assert laest.job.fuldtidsloen is None


@pytest.mark.parametrize(
    ("celler", "kolonne", "besked"),
    [
        ({"koen": "mand"}, "koen", "passer ikke med CPR-nummerets sidste ciffer"),
        ({"koen": "?"}, "koen", "skriv kvinde eller mand"),
        ({"timer_ved_start": ""}, "timer_ved_start", "Skriv timerne ved jobbets begyndelse"),
        ({"timer_aendret": ""}, "timer_aendret", "Skriv, hvornår timerne blev dem"),
        ({"timer_aendret": "2024-05-01"}, "timer_aendret", "ikke efter jobbets første dag"),
        ({"timer_ved_start": "90"}, "timer_ved_start", "højst 37 betalte timer"),
        ({"branche": "x" * 81}, "branche", "højst 80 tegn"),
        ({"cpr": ""}, "foedselsdato", "Skriv et CPR-nummer eller en fødselsdato"),
        ({"foedselsdato": "1985-01-01"}, "foedselsdato", "passer ikke med CPR-nummeret"),
        ({"navn": ""}, "navn", "tomt og skal udfyldes"),
        ({"navn": "Åse 610184-1234"}, "navn", "Navnet kan ikke bruges"),
        ({"afgoerelsesdato": ""}, "afgoerelsesdato", "afgørelsen kommer først"),
        ({"afgoerelsesdato": "1983-02-01"}, "afgoerelsesdato", "før personens fødsel"),
        ({"ledighedsydelse_fra": "2024-01-31"}, "ledighedsydelse_fra", "før afgørelsen den 2024-02-01"),
        ({"job_fra": "2024-01-01"}, "job_fra", "før afgørelsen"),
        ({"sag_oprettet": "2024-03-01"}, "afgoerelsesdato", "før den dag, sagen er oprettet"),
        ({"job_fra": ""}, "job_fra", "Skriv, hvornår jobbet begyndte"),
        ({"timer": ""}, "timer", "skal udfyldes, når job_fra er udfyldt"),
        ({"timer": "38", "intensitet": "100"}, "timer", "38,00 betalte timer"),
        ({"timer": "0"}, "timer", "mere end 0"),
        ({"intensitet": "110"}, "intensitet", "højst 100"),
        ({"fuldtidsloen": "20.000,00"}, "fuldtidsloen", "32066,67 kr."),
        ({"bevilget": "2024-05-02"}, "bevilget", "bevillingen skal komme først"),
        ({"bevilling_fornyet": "2024-04-30"}, "bevilling_fornyet", "før jobbets første dag"),
        ({"seneste_opfoelgning": "2024-04-30"}, "seneste_opfoelgning", "før jobbets første dag"),
        ({"ledighedsydelse_sats": "høj "}, "", ""),
        ({"ledighedsydelse_sats": "mellem"}, "ledighedsydelse_sats", "hoej, lav-forsoerger eller lav"),
        ({"varig": "måske"}, "varig", "ja eller nej"),
        ({"pension_pct": "120"}, "pension_pct", "højst 100"),
    ],
)
def test_daarlige_raekker(celler: dict[str, str], kolonne: str, besked: str) -> None:
    (laest,) = laes_csv(fil(med(**celler)))
    if not kolonne:
        assert isinstance(laest, Sagsraekke)
        return
    assert isinstance(laest, AfvistRaekke)
    assert laest.fejl[0].kolonne == kolonne
    assert besked in laest.fejl[0].besked
    assert "1234" not in str(laest.fejl[0])


def test_job_fra_den_gamle_ordning_afvises_og_gaettes_ikke() -> None:
    (laest,) = laes_csv(
        fil(med(afgoerelsesdato="2010-01-01", ledighedsydelse_fra="2010-01-01", job_fra="2012-12-31"))
    )
    assert isinstance(laest, AfvistRaekke)
    assert "den gamle ordning" in str(laest.fejl[0])


def test_uden_afgoerelse_og_oprettelse_kan_sagen_ikke_dateres() -> None:
    (laest,) = laes_csv(fil("610184-1234;;Åse Øberg" + ";" * (len(KOLONNER) - 3)))
    assert isinstance(laest, AfvistRaekke)
    assert laest.fejl[0].kolonne == "sag_oprettet"


def test_listen_skal_kunne_kende_personerne() -> None:
    overskrift = "navn;afgoerelsesdato;ledighedsydelse_fra;job_fra;timer;intensitet;timeloen;fuldtidsloen"
    with pytest.raises(UgyldigtInput, match="kolonnen cpr eller kolonnen foedselsdato"):
        laes_csv(fil(overskrift=overskrift))


tal = st.decimals(min_value=1, max_value=500, places=2, allow_nan=False, allow_infinity=False)
navne = st.text(st.characters(codec="utf-8", categories=("L",)), min_size=1, max_size=20)


@st.composite
def sagsraekker(draw: st.DrawFn) -> Sagsraekke:
    begyndt = draw(st.dates(date(2013, 1, 1), date(2026, 1, 1)))
    afgjort = draw(st.none() | st.just(begyndt + timedelta(days=90)))
    job = None
    if afgjort and draw(st.booleans()):
        timeloen = draw(tal)
        job = Jobraekke(
            fra=afgjort + timedelta(days=30),
            cvr=draw(st.sampled_from(["", "29189846"])),
            virksomhed=draw(navne),
            timer=draw(st.decimals(1, 37, places=2)),
            intensitet=draw(st.decimals(1, 100, places=2)),
            timeloen=timeloen,
            fuldtidsloen=draw(st.none() | st.just(timeloen * 170)),
            pension_pct=draw(st.none() | st.just(Decimal("12.5"))),
            varig=draw(st.booleans()),
            bevilget=draw(st.none() | st.just(afgjort)),
            fornyet=draw(st.none() | st.just(afgjort + timedelta(days=1900))),
            seneste_opfoelgning=draw(st.none() | st.just(afgjort + timedelta(days=99))),
        )
    return Sagsraekke(
        cpr="6101841234",
        foedselsdato=date(1984, 1, 1),
        navn=draw(navne),
        sag_oprettet=begyndt,
        afgoerelsesdato=afgjort,
        ledighedsydelse_fra=afgjort and draw(st.none() | st.just(afgjort)),
        ledighedsydelse_sats=draw(st.sampled_from([None, "hoej", "lav"])),
        cv_registreret=draw(st.none() | st.just(begyndt)),
        sagsbehandler=draw(st.sampled_from(["", "mlund"])),
        job=job,
    )


@given(st.lists(sagsraekker(), max_size=6))
def test_skrevet_og_laest_igen_er_det_samme(
    tmp_path_factory: pytest.TempPathFactory, ind: list[Sagsraekke]
) -> None:
    sti = tmp_path_factory.mktemp("sager") / "sager.csv"
    skriv_csv(sti, ind)
    assert list(laes_csv(sti)) == ind


def test_kolonnerne_til_statistik() -> None:
    (laest,) = laes_csv(fil(I_JOB))
    assert isinstance(laest, Sagsraekke)
    assert laest.job is not None
    assert (laest.koen, laest.job.branche, laest.job.fastholdelse) == ("kvinde", "kantine", False)
    assert (laest.job.start, laest.job.aendret) == ((Decimal(12), Decimal(50)), date(2025, 2, 1))
    (uden,) = laes_csv(fil(med(koen="", branche="", timer_ved_start="", timer_aendret="")))
    assert isinstance(uden, Sagsraekke)
    assert uden.job is not None
    assert (uden.koen, uden.job.branche, uden.job.start, uden.job.aendret) == ("", "", None, None)
