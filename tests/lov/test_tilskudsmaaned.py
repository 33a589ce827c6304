"""En måned med flere job, indtægtslinjer, fravær og ferie: eksemplerne, egenskaberne og det, der afvises."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from fleksjob.lov.bog.haandregning import regn_efter
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.tilskud.indtaegter import Linje
from fleksjob.lov.tilskud.indtaegtsarter import ARTER
from fleksjob.lov.tilskud.tilskudsmaaned import LOV, beregn_tilskudsmaaned, beregn_tilskudsmaaned_af_felter
from fleksjob.lov.tilskud.tilskudsmaaned_oplysninger import Dagpenge, Ferie, Job

EKSEMPLER: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "eksempler" / "tilskudsmaaned.yaml").read_text(encoding="utf-8")
)
MAJ = date(2024, 5, 1)
APRIL: dict[str, Any] = {"fra": date(2024, 4, 1), "til": date(2024, 4, 30)}
ET_DOEGN = timedelta(days=1)
OERE = Decimal("0.01")


def af_fil(maaned: dict[str, Any], **felter: Any) -> Svar:
    return beregn_tilskudsmaaned_af_felter(fil=json.dumps(maaned, default=str), **felter)


def maaned(*linjer: Linje, dato: date = MAJ, fuldtidsloen: float = 32_000, **felter: Any) -> Svar:
    """Ét job, »lageret«."""
    felter.setdefault("job", (Job(navn="lageret", fuldtidsloen=fuldtidsloen),))
    return beregn_tilskudsmaaned(dato=dato, linjer=linjer, **felter)


def loen(beloeb: float, job: str = "lageret", **felter: Any) -> Linje:
    return Linje(**({"art": "loen", "beloeb": beloeb, "job": job} | APRIL | felter))


# --- eksemplerne ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("e", EKSEMPLER, ids=[e["navn"] for e in EKSEMPLER])
def test_eksempel(e: dict[str, Any]) -> None:
    assert all(linje.stemmer for linje in regn_efter(e["haandregning"])), regn_efter(e["haandregning"])
    if "fejl" in e:
        with pytest.raises(UgyldigtInput) as fejl:
            af_fil(e["maaned"])
        assert fejl.value.besked == e["fejl"]
        return
    svar = af_fil(e["maaned"])
    trin = {t.kode: t.vaerdi for t in svar.trin}
    for navn, ventet in e["resultat"].items():
        assert trin[navn] == (ventet if isinstance(ventet, str) else Decimal(str(ventet))), navn
    if "forbehold" in e:
        assert len(svar.forbehold) == len(e["forbehold"]), svar.forbehold
        for sagt, ventet in zip(svar.forbehold, e["forbehold"], strict=True):
            assert sagt.startswith(ventet), sagt


def test_eksemplerne_daekker_hver_art_der_kan_regnes() -> None:
    brugte = {linje["art"] for e in EKSEMPLER for linje in e["maaned"].get("linjer", ())}
    assert len(EKSEMPLER) >= 50
    assert set(ARTER) - brugte == {
        "overtid",
        "loen_under_barsel",
        "tantieme",
        "gratiale",
        "gruppeliv",
        "erstatning",
        "feriegodtgoerelse_fra_arbejdsgiver",
        "saesonarbejde",
        "raadighedsvederlag",
    }


# --- dagen før og dagen efter ---------------------------------------------------------------------------------------


def test_dagene_i_en_blandet_maaned_kendes_fra_2021_12_31() -> None:
    halv = Job(navn="lageret", fuldtidsloen=32_000, fra=date(2021, 11, 15))
    foer = {"grundlag": "forventet", "delmaaned": "dage"}
    with pytest.raises(UgyldigtInput, match=r"er først læst fra 31. december 2021"):
        maaned(
            loen(9_000, fra=date(2021, 11, 15), til=date(2021, 11, 30)),
            dato=date(2021, 11, 1),
            job=(halv,),
            **foer,
        )
    halv = Job(navn="lageret", fuldtidsloen=32_000, fra=date(2021, 12, 16))
    svar = maaned(
        loen(9_000, fra=date(2021, 12, 16), til=date(2021, 12, 31)),
        dato=date(2021, 12, 1),
        job=(halv,),
        **foer,
    )
    # (18.936 − 2.700) × 12 hverdage / 21,6667
    assert svar["fleksloentilskud"] == Decimal("8992.23")


def test_ferie_med_ledighedsydelse_kendes_fra_februar_2022() -> None:
    ferie = Ferie(dage_med_ledighedsydelse=1, betalte_dage=0)
    with pytest.raises(UgyldigtInput, match=r"er først læst fra 24. februar 2022"):
        maaned(dato=date(2022, 1, 1), ferie=ferie)
    assert maaned(dato=date(2022, 2, 1), ferie=ferie)["fleksloentilskud"] == 0


def test_trinnene_foran_har_enhed_og_kilde() -> None:
    """Beløb er kroner, dage er dage, og en sats, der er slået op uden for reglerne, står i svarets satser."""
    ferie = Ferie(dage_med_ledighedsydelse=5, betalte_dage=20)
    svar = maaned(loen(9_000), ferie=ferie, dagpenge=(Dagpenge(art="sygedagpenge", beloeb=1),))
    trin = {t.kode: t for t in svar.trin}
    assert {k: trin[k].enhed for k in ("maaned", "ferie", "linje_1", "sum_1", "dagpenge_1", "loft")} == {
        "maaned": "",
        "ferie": "gennemsnitsdage",
        "linje_1": "kr/md",
        "sum_1": "kr/md",
        "dagpenge_1": "kr/md",
        "loft": "kr/md",
    }
    assert trin["ferie"].satser == ("feriedage_med_betaling_hoejst",)
    assert {n for t in svar.trin for n in t.satser} == {v.navn for v in svar.satser}
    assert len(svar.satser) == len({v.navn for v in svar.satser})


def test_statens_atp_foer_2020_er_ikke_laest() -> None:
    job = (Job(navn="lageret", fuldtidsloen=32_000, timer=50),)
    foer = maaned(loen(9_000, fra=date(2019, 11, 1), til=date(2019, 11, 30)), dato=date(2019, 12, 1), job=job)
    efter = maaned(loen(9_000, fra=date(2019, 12, 1), til=date(2019, 12, 31)), dato=date(2020, 1, 1), job=job)
    assert "atp_af_staten" not in foer.resultater
    assert any("paragraffen før 2020 (nu § 138) er ikke læst" in f for f in foer.forbehold)
    # 284 × 2/3 × (160,33 − 50) / 160,33
    assert efter["atp_af_staten"] == Decimal("130.29")


def test_en_sats_der_skifter_midt_i_maaneden_giver_forbehold() -> None:
    januar, februar = (
        maaned(loen(9_000, fra=dag, til=dag), dato=dato)
        for dag, dato in ((date(2014, 12, 1), date(2015, 1, 1)), (date(2015, 1, 1), date(2015, 2, 1)))
    )
    skift = "Lønindtægtsgrænsen blev ændret 5. januar 2015; hele måneden er regnet med den nye sats."
    assert skift in januar.forbehold
    assert not any("midt" in f or "hele måneden er regnet" in f for f in februar.forbehold)


def test_uden_tilskud_intet_atp_bidrag_fra_staten() -> None:
    job = (Job(navn="lageret", fuldtidsloen=9_000, timer=20),)
    assert maaned(loen(9_000), job=job)["atp_af_staten"] == 0
    fuld_tid = (Job(navn="lageret", fuldtidsloen=90_000, timer=160.34),)
    assert maaned(loen(9_000), job=fuld_tid)["atp_af_staten"] == 0


@pytest.mark.parametrize(
    "felter",
    [
        {"linjer": (loen(0.01),)},
        {"linjer": (Linje(art="plejevederlag", beloeb=0.01, **APRIL),)},
        {"linjer": (), "dagpenge": (Dagpenge(art="sygedagpenge", beloeb=0.01),)},
    ],
)
def test_en_oere_er_grundlag_for_tilskud(felter: dict[str, Any]) -> None:
    job = (Job(navn="lageret", fuldtidsloen=32_000),)
    svar = beregn_tilskudsmaaned(dato=MAJ, job=job, **felter)
    assert svar.beloeb("fleksloentilskud") >= Decimal("19951.99")
    assert beregn_tilskudsmaaned(dato=MAJ, job=job, linjer=(loen(0.01, job=""),))["fleksloentilskud"] == 0


def test_en_oere_dagpenge_foer_2024_er_grundlag() -> None:
    svar = maaned(dato=date(2023, 5, 1), dagpenge=(Dagpenge(art="sygedagpenge", beloeb=0.01),))
    assert svar["fleksloentilskud"] == Decimal("19332.99")
    assert maaned(dato=date(2023, 5, 1))["fleksloentilskud"] == 0


def test_flere_loentimer_end_400_er_en_fejl() -> None:
    def job(timer: float) -> tuple[Job, ...]:
        return (Job(navn="lageret", fuldtidsloen=32_000, timer=timer),)

    assert maaned(loen(9_000), job=job(400))["atp_af_staten"] == 0
    with pytest.raises(UgyldigtInput, match="må højst være 400"):
        maaned(loen(9_000), job=job(401))


# --- job -----------------------------------------------------------------------------------------------------------


def test_et_ophoert_job_uden_loen_har_intet_loft() -> None:
    gammelt = Job(navn="caféen", fuldtidsloen=12_000, til=date(2024, 3, 31))
    nyt = Job(navn="lageret", fuldtidsloen=32_000)
    assert maaned(loen(10_000), job=(nyt, gammelt))["fleksloentilskud"] == 16_952


def test_et_job_der_afloeser_et_andet_uden_ophold_er_en_hel_maaned() -> None:
    """Fredag den 17. og mandag den 20. maj 2024: hver hverdag har et job."""
    job = (
        Job(navn="caféen", fuldtidsloen=32_000, til=date(2024, 5, 17)),
        Job(navn="lageret", fuldtidsloen=32_000, fra=date(2024, 5, 20)),
    )
    svar = beregn_tilskudsmaaned(dato=MAJ, job=job, linjer=(loen(10_000, job="caféen"),))
    assert svar["fleksloentilskud"] == 16_952


@pytest.mark.parametrize(
    ("felter", "felt", "besked"),
    [
        ({"job": ()}, "job", "Der mangler et fleksjob; oplys dets navn og fuldtidsløn."),
        (
            {"job": (Job(navn="lageret", fuldtidsloen=0),)},
            "job",
            "Fuldtidslønnen i lageret skal være over 0 kr.; oplys den pr. måned med pension.",
        ),
        (
            {"job": (Job(navn="lageret", fuldtidsloen=1), Job(navn="lageret", fuldtidsloen=1))},
            "job",
            "Hvert fleksjob skal have sit eget navn; giv dem forskellige navne.",
        ),
        (
            {"job": (Job(navn="lageret", fuldtidsloen=1, til=date(2024, 4, 30)),)},
            "job",
            "Der var intet fleksjob i maj 2024, og uden job er der intet tilskud.",
        ),
        (
            {"job": (Job(navn="lageret", fuldtidsloen=1, fra=date(2024, 6, 2), til=date(2024, 6, 1)),)},
            "job",
            "lageret slutter, før det begynder; byt om på fra og til.",
        ),
        (
            {"grundlag": "i går"},
            "grundlag",
            "»i går« kan ikke vælges; vælg maaneden_foer, forventet, samme_maaned.",
        ),
        (
            {"flere_job": "alle"},
            "flere_job",
            "»alle« kan ikke vælges; vælg hvert_job, hoejeste, vaegtet, laveste.",
        ),
        ({"delmaaned": "hel"}, "delmaaned", "Fleksjobbet dækker hele maj 2024; udelad delmaaned."),
        (
            {"dagpenge": (Dagpenge(art="ledighedsydelse", beloeb=1),)},
            "dagpenge",
            "»ledighedsydelse« er ikke dagpenge, der trækkes fuldt fra; vælg sygedagpenge, barselsdagpenge, "
            "ressourceforloebsydelse (ledighedsydelse under ferie oplyses i feltet ferie).",
        ),
        (
            {"dagpenge": (Dagpenge(art="sygedagpenge", beloeb=-1),)},
            "dagpenge",
            "Beløbet i sygedagpenge må ikke være under 0 kr.; skriv det udbetalte før skat.",
        ),
        (
            {"allerede_udbetalt": -1.0},
            "allerede_udbetalt",
            "Fleksløntilskud, der allerede er beregnet må ikke være under 0, men er -1.",
        ),
        (
            {"ferie": Ferie(dage_med_ledighedsydelse=-1, betalte_dage=0)},
            "ferie",
            "dage_med_ledighedsydelse skal være et antal dage fra 0 og op.",
        ),
        (
            {"andre_under_loftet": True, "dato": date(2023, 5, 1)},
            "andre_under_loftet",
            "Andre indtægter hører ikke under lønloftet før 2024; udelad feltet.",
        ),
    ],
)
def test_en_maaned_der_ikke_kan_regnes(felter: dict[str, Any], felt: str, besked: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        maaned(**felter)
    assert (fejl.value.felt, fejl.value.besked) == (felt, besked)


@pytest.mark.parametrize(
    ("dato", "antal"), [(date(2023, 12, 1), 0), (date(2024, 1, 1), 1), (date(2024, 2, 1), 1)]
)
def test_andre_indtaegter_under_loftet_er_et_spoergsmaal_fra_januar_2024(dato: date, antal: int) -> None:
    sidste = dato - ET_DOEGN
    tid = {"fra": sidste.replace(day=1), "til": sidste}
    svar = maaned(loen(10_000, **tid), loen(9_000, job="", **tid), dato=dato, fuldtidsloen=26_000)
    sagt = [f for f in svar.forbehold if f.startswith("Fra 1. januar 2024 kan visse andre indtægter")]
    assert len(sagt) == antal
    assert all(
        "Kun løn fra fleksjob er regnet med; den anden læsning giver 7.000 kr. i tilskud." in f for f in sagt
    )


def test_uden_andre_indtaegter_er_der_intet_spoergsmaal() -> None:
    svar = maaned(loen(14_000), fuldtidsloen=26_000, andre_under_loftet=True)
    assert svar["fleksloentilskud"] == 12_000
    assert not any("andre indtægter" in t for t in (*svar.forbehold, *(t.tekst for t in svar.trin)))


def test_det_job_med_mindst_plads_bestemmer() -> None:
    """Ikke det med den laveste fuldtidsløn: 30.000 − 9.000 er mindre end 28.000 − 2.000."""
    job = (Job(navn="lageret", fuldtidsloen=30_000), Job(navn="caféen", fuldtidsloen=28_000))
    for orden in (job, job[::-1]):
        svar = beregn_tilskudsmaaned(dato=MAJ, job=orden, linjer=(loen(9_000), loen(2_000, job="caféen")))
        loft = next(t for t in svar.trin if t.kode == "loft")
        assert (loft.vaerdi, svar["plads_under_loft"]) == (30_000, 21_000)
        assert "mindst plads er der i lageret, som bestemmer; andre læsninger" in loft.tekst


def test_kun_den_laveste_laesning_er_uenig() -> None:
    """To forskellige beløb er nok til tvivl; den valgte læsning siger det andet beløb."""
    job = (Job(navn="lageret", fuldtidsloen=31_000), Job(navn="caféen", fuldtidsloen=33_000))
    linjer = (loen(9_000), loen(9_000, job="caféen"))
    with pytest.raises(
        UgyldigtInput, match=r"laveste: den laveste fuldtidsløn for alle job under ét giver 13.000 kr"
    ):
        beregn_tilskudsmaaned(dato=MAJ, job=job, linjer=linjer)
    svar = beregn_tilskudsmaaned(dato=MAJ, job=job, linjer=linjer, flere_job="hoejeste")
    assert svar["fleksloentilskud"] == Decimal("14132.75")
    assert svar.forbehold[0].endswith(
        "Der er regnet med den højeste fuldtidsløn for alle job under ét. Hvert job for sig giver 14.132,75 kr.; den "
        "laveste fuldtidsløn for alle job under ét giver 13.000 kr."
    )


@pytest.mark.parametrize("timer", [(50.0, None), (None, 50.0), (0.0, 0.0), (None, None)])
def test_vaegtning_kan_ikke_regnes_af_halve_oplysninger(timer: tuple[float | None, float | None]) -> None:
    job = (
        Job(navn="lageret", fuldtidsloen=20_000, timer=timer[0]),
        Job(navn="caféen", fuldtidsloen=30_000, timer=timer[1]),
    )
    linjer = (loen(9_000), loen(9_000, job="caféen"))
    with pytest.raises(UgyldigtInput, match="Loftet kan ikke vægtes uden løntimer"):
        beregn_tilskudsmaaned(dato=MAJ, job=job, linjer=linjer, flere_job="vaegtet")
    assert (
        beregn_tilskudsmaaned(dato=MAJ, job=job, linjer=linjer, flere_job="laveste")["fleksloentilskud"]
        == 2_000
    )


def test_vaegtning_kraever_timer() -> None:
    job = (Job(navn="lageret", fuldtidsloen=20_000), Job(navn="caféen", fuldtidsloen=30_000))
    with pytest.raises(UgyldigtInput, match="Loftet kan ikke vægtes uden løntimer"):
        beregn_tilskudsmaaned(dato=MAJ, job=job, linjer=(loen(9_000),), flere_job="vaegtet")


def test_en_dato_uden_for_det_kendte() -> None:
    for dag in (LOV.fra - ET_DOEGN, LOV.til + ET_DOEGN):
        with pytest.raises(UgyldigtInput) as fejl:
            maaned(dato=dag)
        assert fejl.value.felt == "dato"
