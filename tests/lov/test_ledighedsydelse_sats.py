"""Hvem der får hvilken sats, månederne i fleksjob og ferien med ledighedsydelse."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, strategies as st

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput, UkendtVaerdi
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.ydelse.fleksjobmaaneder import OPTAELLING_UDLEDT, fleksjobtid, laes_perioder
from fleksjob.lov.ydelse.ledighedssatser import SATSER
from fleksjob.lov.ydelse.ledighedsydelse_borger import om_satsen
from fleksjob.lov.ydelse.ledighedsydelse_ferie import FORHOLD_UDLEDT, ferieret, suppleret
from fleksjob.lov.ydelse.ledighedsydelse_sats import (
    FOER_2013_FORBEHOLD,
    REVALIDERING_LUKKET,
    afgoer_ledighedsydelse_sats,
)

EKSEMPLER: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "eksempler" / "ledighedsydelse_sats.yaml").read_text(encoding="utf-8")
)
NEJ: dict[str, Any] = {
    "ret_til_dagpenge": False,
    "sygedagpenge": False,
    "revalidering": False,
    "efter_ustoettet": False,
    "fleksjobmaaneder": 0,
    "forsoerger": False,
    "fleksydelsesalder": False,
    "havde_ledighedsydelse": False,
}
MAJ_2024 = date(2024, 5, 1)

dage = st.dates(date(2013, 1, 1), date(2026, 12, 31))


def afgoer(**oplyst: Any) -> Svar:
    return afgoer_ledighedsydelse_sats(**{**NEJ, **oplyst})


@pytest.mark.parametrize("e", EKSEMPLER, ids=[e["navn"] for e in EKSEMPLER])
def test_eksempel(e: dict[str, Any]) -> None:
    svar = afgoer(**e["oplyst"])
    assert {maal: svar[maal] for maal in e["resultat"]} == e["resultat"]


def test_satsens_navne_er_dem_beloebene_regnes_med() -> None:
    udfald = {
        afgoer(dato=MAJ_2024, visiteret=True, **x)["sats"]
        for x in ({"sygedagpenge": True}, {"forsoerger": True}, {})
    }
    assert udfald == set(SATSER)


GRUND: dict[str, tuple[dict[str, Any], str]] = {
    "ret": ({"ret_til_dagpenge": True}, "ville have haft ret til sygedagpenge eller barselsdagpenge"),
    "syg": ({"sygedagpenge": True}, "fik sygedagpenge"),
    "revalidering": ({"revalidering": True}, "var i revalidering"),
    "ustoettet": ({"efter_ustoettet": True}, "fik ledighedsydelse efter ustøttet arbejde"),
    "fleksjob": ({"fleksjobmaaneder": 9}, "9 måneder i fleksjob inden for 18"),
    "ingen": ({}, "ingen"),
}


@pytest.mark.parametrize("dato", [date(2026, 1, 31), date(2026, 2, 1)])
@pytest.mark.parametrize(("fakta", "grund"), GRUND.values(), ids=GRUND)
def test_grunden_naevnes_ved_navn_foer_og_efter_revalideringens_lukning(
    dato: date, fakta: dict[str, Any], grund: str
) -> None:
    svar = afgoer(dato=dato, visiteret=True, **fakta)
    assert svar["grund_til_hoej"] == grund
    assert (svar["sats"] == "hoej") == (grund != "ingen")


@given(dage, st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.floats(0, 18), st.booleans())
def test_flere_grunde_giver_aldrig_en_lavere_sats(
    dato: date, ret: bool, syg: bool, reval: bool, ustoettet: bool, maaneder: float, forsoerger: bool
) -> None:
    rang = ["ingen", "lav", "lav-forsoerger", "hoej"]
    uden = afgoer(dato=dato, visiteret=True, forsoerger=forsoerger)["sats"]
    med = afgoer(
        dato=dato,
        visiteret=True,
        ret_til_dagpenge=ret,
        sygedagpenge=syg,
        revalidering=reval,
        efter_ustoettet=ustoettet,
        fleksjobmaaneder=maaneder,
        forsoerger=forsoerger,
    )["sats"]
    assert rang.index(str(med)) >= rang.index(str(uden))
    assert (med == "hoej") == (ret or syg or reval or ustoettet or maaneder >= 9)


@given(dage, st.floats(0, 24), st.booleans())
def test_efter_fleksydelsesalderen_er_der_hoejst_seks_maaneder(
    dato: date, maaneder: float, forsoerger: bool
) -> None:
    svar = afgoer(
        dato=dato,
        visiteret=True,
        sygedagpenge=True,
        forsoerger=forsoerger,
        fleksydelsesalder=True,
        maaneder_efter_fleksydelsesalder=maaneder,
    )
    assert svar["sats"] == ("hoej" if maaneder < 6 else "lav")


def test_revalidering_som_eneste_grund_faar_et_forbehold_fra_1_februar_2026() -> None:
    foer = afgoer(dato=date(2026, 1, 31), visiteret=True, revalidering=True)
    efter = afgoer(dato=date(2026, 2, 1), visiteret=True, revalidering=True)
    med_anden_grund = afgoer(dato=date(2026, 2, 1), visiteret=True, revalidering=True, efter_ustoettet=True)
    assert (foer["sats"], efter["sats"], med_anden_grund["sats"]) == ("hoej", "hoej", "hoej")
    assert foer.forbehold == ()
    assert efter.forbehold == (REVALIDERING_LUKKET,)
    assert med_anden_grund.forbehold == ()


def test_foer_2013_er_svaret_kun_ja_eller_nej_og_med_forbehold() -> None:
    svar = afgoer(dato=date(2001, 7, 1), visiteret=True, havde_ledighedsydelse=True)
    assert svar.resultater == {"sats": "ret, beløb ukendt"}
    assert svar.forbehold == (FOER_2013_FORBEHOLD,)
    assert afgoer(dato=date(2012, 12, 31), visiteret=True, efter_ustoettet=True)["sats"] == "ingen"
    with pytest.raises(UgyldigtInput, match=r"1\. juli 2001"):
        afgoer(dato=date(2001, 6, 30), visiteret=True)


def test_det_der_mangler_naevnes_og_kun_det() -> None:
    with pytest.raises(UgyldigeInput) as fejl:
        afgoer_ledighedsydelse_sats(dato=MAJ_2024, visiteret=True, sygedagpenge=True)
    assert [f.felt for f in fejl.value.fejl] == [
        "ret_til_dagpenge",
        "revalidering",
        "efter_ustoettet",
        "fleksjobmaaneder",
        "forsoerger",
        "fleksydelsesalder",
    ]
    assert afgoer_ledighedsydelse_sats(dato=MAJ_2024, visiteret=False)["sats"] == "ingen"


def test_alder_og_maaneder_skal_passe_sammen() -> None:
    with pytest.raises(UgyldigtInput, match="Der er oplyst måneder efter fleksydelsesalderen"):
        afgoer(dato=MAJ_2024, visiteret=True, maaneder_efter_fleksydelsesalder=1)
    with pytest.raises(UgyldigtInput, match=r"Måneder på en af de to højeste satser .* mangler"):
        afgoer(dato=MAJ_2024, visiteret=True, fleksydelsesalder=True)


# -- 9 måneder inden for 18 ------------------------------------------------------------------------------------------


def test_regnestykket_siger_maaneder_dage_og_vindue() -> None:
    tid = fleksjobtid([(date(2023, 1, 1), date(2023, 10, 11))], date(2024, 7, 1))
    assert tid.regnestykke == (
        "9,3 måneder i fleksjob (283 dage) mellem 1. januar 2023 og 1. juli 2024; kravet er 9 måneder"
    )
    assert tid.nok
    assert tid.forbehold == ""


@given(st.dates(date(2002, 1, 1), date(2025, 1, 1)))
def test_et_ubrudt_job_er_ni_maaneder_praecis_ni_maaneder_efter_start(start: date) -> None:
    ni = laeg_maaneder_til(start, 9)
    assert fleksjobtid([(start, None)], ni).nok
    assert not fleksjobtid([(start, None)], ni - timedelta(days=1)).nok
    assert fleksjobtid([(start, None)], ni).maaneder == 9.0


perioder = st.lists(
    st.tuples(st.dates(date(2022, 1, 1), date(2024, 12, 31)), st.integers(0, 400)).map(
        lambda p: (p[0], p[0] + timedelta(days=p[1]))
    ),
    max_size=5,
)


@given(perioder, st.dates(date(2023, 1, 1), date(2025, 6, 30)))
def test_dagene_taelles_een_gang_og_kun_i_vinduet(job: list[tuple[date, date]], pr: date) -> None:
    tid = fleksjobtid(job, pr)
    alle = {fra + timedelta(days=i) for fra, til in job for i in range((til - fra).days)}
    i_vinduet = {d for d in alle if tid.vindue_fra <= d < pr}
    assert tid.dage == len(i_vinduet)
    assert 0 <= tid.maaneder <= 18
    assert tid.nok == (tid.maaneder >= 9)
    assert (tid.maaneder == 0) == (tid.dage == 0)
    assert tid == fleksjobtid([*job, *job], pr) == fleksjobtid(job[::-1], pr)


@given(perioder, st.dates(date(2023, 1, 1), date(2025, 6, 30)), st.integers(1, 60))
def test_et_laengere_job_giver_aldrig_faerre_dage(job: list[tuple[date, date]], pr: date, mere: int) -> None:
    assume(job)
    foer = fleksjobtid(job, pr)
    fra, til = job[0]
    efter = fleksjobtid([(fra, til + timedelta(days=mere)), *job[1:]], pr)
    assert efter.dage >= foer.dage


def test_dele_af_en_maaned_rundes_ned_saa_ni_aldrig_ser_naaet_ud() -> None:
    tid = fleksjobtid([(date(2023, 1, 1), date(2023, 9, 30))], date(2024, 7, 1))
    assert not tid.nok
    assert tid.regnestykke.startswith("8,9 måneder")
    assert fleksjobtid([], date(2024, 7, 1)).regnestykke.startswith("0 måneder i fleksjob (0 dage)")
    assert fleksjobtid([(date(2024, 1, 1), date(2024, 2, 1))], date(2024, 7, 1)).regnestykke.startswith(
        "1 måned "
    )


def test_ti_dage_i_januar_er_tre_tiendedele_af_en_maaned() -> None:
    tid = fleksjobtid([(date(2024, 1, 1), date(2024, 1, 11))], date(2024, 7, 1))
    assert tid.maaneder == 10 / 31
    assert tid.regnestykke.startswith("0,3 måneder i fleksjob (10 dage)")


def test_ophold_mellem_job_giver_et_forbehold_og_tid_uden_for_vinduet_taeller_ikke() -> None:
    """1. januar-31. maj og 1. januar-30. april er 151 + 121 dage; ni måneder fra 1. januar 2023 er 273."""
    foerste = (date(2023, 1, 1), date(2023, 6, 1))
    knap_nok = fleksjobtid([foerste, (date(2024, 1, 1), date(2024, 5, 1))], date(2024, 7, 1))
    assert (knap_nok.dage, knap_nok.nok, knap_nok.forbehold) == (272, False, OPTAELLING_UDLEDT)
    assert fleksjobtid([foerste, (date(2024, 1, 1), date(2024, 5, 2))], date(2024, 7, 1)).nok
    assert fleksjobtid([foerste], date(2025, 1, 1)).dage == 0


def test_et_job_der_slutter_foer_det_begynder_afvises() -> None:
    with pytest.raises(
        UgyldigtInput, match=r"En periode fra 2\. januar 2024 kan ikke slutte 1\. januar 2024"
    ):
        fleksjobtid([(date(2024, 1, 2), date(2024, 1, 1))], MAJ_2024)
    with pytest.raises(UkendtVaerdi):
        fleksjobtid([], date(2001, 6, 30))


UDEN_MAANEDER = {navn: x for navn, x in NEJ.items() if navn != "fleksjobmaaneder"}


def test_jobbenes_datoer_taelles_og_optaellingen_er_det_foerste_trin() -> None:
    svar = afgoer_ledighedsydelse_sats(
        **UDEN_MAANEDER, dato=date(2024, 7, 1), visiteret=True, fleksjob="2023-01-01..2023-10-10"
    )
    assert svar["sats"] == "hoej"
    assert (svar.trin[0].kode, svar.trin[0].vaerdi) == ("fleksjobmaaneder", Decimal("9.32"))
    assert svar.trin[0].tekst.startswith("9,3 måneder i fleksjob (283 dage)")
    assert svar.forbehold == ()


def test_to_job_med_ophold_faar_optaellingens_forbehold() -> None:
    svar = afgoer_ledighedsydelse_sats(
        **UDEN_MAANEDER,
        dato=date(2024, 7, 1),
        visiteret=True,
        fleksjob="2024-01-01..2024-04-30, 2023-01-01..2023-05-31",
    )
    assert svar["sats"] == "lav"
    assert svar.forbehold == (OPTAELLING_UDLEDT,)
    assert svar.trin[0].sikkerhed == "udledt"


def test_et_job_uden_slutdag_loeber_endnu() -> None:
    assert laes_perioder("2023-01-01.. , 2022-01-01..2022-01-31") == (
        (date(2023, 1, 1), None),
        (date(2022, 1, 1), date(2022, 2, 1)),
    )


@pytest.mark.parametrize("tekst", ["", "2023-01-01", "2023-13-01..", "i går..i dag", "2023-01-01..x"])
def test_en_periode_der_ikke_kan_laeses(tekst: str) -> None:
    with pytest.raises(UgyldigtInput, match=r"er ikke en periode; skriv første og sidste dag"):
        laes_perioder(tekst)


def test_maaneder_og_datoer_kan_ikke_gives_begge() -> None:
    with pytest.raises(UgyldigtInput, match="ikke begge"):
        afgoer(dato=MAJ_2024, visiteret=True, fleksjob="2023-01-01..")


# -- ferie -----------------------------------------------------------------------------------------------------------


def test_et_helt_ferieaar_giver_fem_uger() -> None:
    f = ferieret([(date(2023, 9, 1), None)], 2023)
    assert (f.optjent, f.ret, f.senest_holdt) == (25, 25, date(2024, 12, 31))
    assert (f.ferieaar_fra, f.ferieaar_til, f.forbehold) == (date(2023, 9, 1), date(2024, 8, 31), "")


def test_et_halvt_ferieaar_regnes_efter_dage() -> None:
    """1. september-29. februar er 182 dage af 366: 25 × 182 / 366 = 12,43."""
    f = ferieret([(date(2023, 9, 1), date(2024, 3, 1))], 2023)
    assert f.optjent == Decimal("12.43")
    assert f.forbehold == FORHOLD_UDLEDT
    assert f.regnestykke == (
        "25 feriedage × 182 af 366 dage med ledighedsydelse = 12,43; sammen med 0 dages anden ferie højst 25; holdes "
        "senest 31. december 2024"
    )


@pytest.mark.parametrize(("anden", "ret"), [(0, 25), (10, 15), (25, 0)])
def test_anden_ferie_tager_af_de_fem_uger(anden: int, ret: int) -> None:
    assert ferieret([(date(2023, 9, 1), None)], 2023, anden).ret == ret


def test_anden_ferie_tager_kun_det_der_ikke_er_plads_til() -> None:
    """12,43 optjente dage og 10 dage med løn er under 25, så alle 12,43 kan holdes."""
    halvt = [(date(2023, 9, 1), date(2024, 3, 1))]
    assert ferieret(halvt, 2023, 10).ret == Decimal("12.43")
    assert ferieret(halvt, 2023, 15).ret == 10


@given(perioder, st.integers(2021, 2024), st.integers(0, 25))
def test_ferien_er_aldrig_negativ_og_aldrig_over_fem_uger_i_alt(
    tid: list[tuple[date, date]], aar: int, anden: int
) -> None:
    f = ferieret(tid, aar, anden)
    assert 0 <= f.ret <= f.optjent <= 25
    assert f.ret + anden <= 25
    assert f == ferieret([*tid, *tid], aar, anden)


def test_ferie_afviser_det_der_ikke_er_laest() -> None:
    with pytest.raises(UgyldigtInput, match=r"fra 1\. september 2020; 2019 kan ikke regnes"):
        ferieret([], 2019)
    with pytest.raises(UgyldigtInput, match="Anden ferie skal være fra 0 til 25 dage, men er 26"):
        ferieret([], 2023, 26)
    with pytest.raises(UgyldigtInput, match="slutdagen skal være senere"):
        ferieret([(date(2024, 1, 2), date(2024, 1, 1))], 2023)
    assert ferieret([], 2020).ret == 0


@pytest.mark.parametrize(("ferieloen", "ydelse"), [(0, 18120), (5000, 13120), (18120, 0), (18121, 0)])
def test_feriegodtgoerelse_suppleres_op_til_satsen(ferieloen: int, ydelse: int) -> None:
    assert suppleret(Decimal(18120), Decimal(ferieloen)) == ydelse


def test_supplement_afviser_negative_beloeb() -> None:
    for a, b in ((-1, 0), (0, -1)):
        with pytest.raises(UgyldigtInput, match="må ikke være under 0, men er -1"):
            suppleret(Decimal(a), Decimal(b))


# -- til borgeren ----------------------------------------------------------------------------------------------------


def borger(**oplyst: Any) -> tuple[str, str, str]:
    alt = {**NEJ, **oplyst}
    return om_satsen(
        afgoer_ledighedsydelse_sats(**alt), alt, lambda **ny: afgoer_ledighedsydelse_sats(**{**alt, **ny})
    )


def test_borgeren_hoerer_hvad_hvorfor_og_hvad_der_ville_aendre_det() -> None:
    assert borger(dato=MAJ_2024, visiteret=True, forsoerger=True, fleksjobmaaneder=3) == (
        "Du får ledighedsydelse på den lave sats for dig, der forsørger børn.",
        "Det er, fordi du ikke fik eller havde ret til sygedagpenge, da du blev visiteret, og ikke har været 9 "
        "måneder i fleksjob inden for de seneste 18.",
        "Når du har været 9 måneder i fleksjob inden for 18, får du den høje sats; du har 3.",
    )
    assert borger(dato=MAJ_2024, visiteret=True, sygedagpenge=True)[1:] == (
        "Det er, fordi du fik sygedagpenge, da du blev visiteret.",
        "Når du fleksydelsesalderen, kan du højst få den i 6 måneder i alt.",
    )
    assert borger(dato=MAJ_2024, visiteret=True, fleksjobmaaneder=9)[1] == (
        "Det er, fordi du har været 9 måneder i fleksjob inden for 18."
    )


def test_borgeren_faar_de_talte_maaneder_at_vide() -> None:
    alt = {**UDEN_MAANEDER, "dato": MAJ_2024, "visiteret": True, "fleksjob": "2024-01-01..2024-03-31"}
    svar = afgoer_ledighedsydelse_sats(**alt)
    saetninger = om_satsen(svar, alt, lambda **ny: afgoer_ledighedsydelse_sats(**{**alt, **ny}))
    assert saetninger[2].endswith("får du den høje sats; du har 3.")


def test_borgeren_over_fleksydelsesalderen_hoerer_om_de_seks_maaneder() -> None:
    alder: dict[str, Any] = {
        "dato": MAJ_2024,
        "visiteret": True,
        "sygedagpenge": True,
        "fleksydelsesalder": True,
    }
    assert borger(**alder, maaneder_efter_fleksydelsesalder=2)[2].endswith("du har brugt 2.")
    assert (
        borger(**alder, maaneder_efter_fleksydelsesalder=6)[0] == "Du får ledighedsydelse på den lave sats."
    )


def test_borgeren_foer_2013_hoerer_at_beloebet_ikke_er_fundet() -> None:
    ret = borger(dato=date(2012, 1, 1), visiteret=True, sygedagpenge=True)
    assert ret[0] == "Du havde ret til ledighedsydelse, men hvor meget, er ikke fundet."
    assert ret[2] == "Beløb kan kun regnes fra 1. januar 2013."


def test_borgeren_uden_ret_hoerer_hvad_der_mangler() -> None:
    ikke_visiteret = borger(dato=MAJ_2024, visiteret=False)
    assert ikke_visiteret[:2] == (
        "Du har ikke ret til ledighedsydelse.",
        "Det er, fordi du ikke er visiteret til fleksjob.",
    )
    foer = borger(dato=date(2012, 1, 1), visiteret=True)
    assert foer[::2] == (
        "Du havde ikke ret til ledighedsydelse.",
        "Havde du været 9 måneder i fleksjob inden for 18, havde du haft ret.",
    )
