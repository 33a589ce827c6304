"""Det, der altid gælder for en måned med fleksløntilskud, uanset tallene."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import assume, given, strategies as st

from fleksjob.lov.kerne.afrunding import AFRUNDINGER
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.tilskud.beregning import beregn_fleksloentilskud
from fleksjob.lov.tilskud.indtaegter import Linje
from fleksjob.lov.tilskud.tilskudsmaaned import beregn_tilskudsmaaned
from fleksjob.lov.tilskud.tilskudsmaaned_oplysninger import Dagpenge, Ferie, Job

MAJ = date(2024, 5, 1)
APRIL: dict[str, Any] = {"fra": date(2024, 4, 1), "til": date(2024, 4, 30)}
ET_DOEGN = timedelta(days=1)
OERE = Decimal("0.01")


def maaned(*linjer: Linje, dato: date = MAJ, fuldtidsloen: float = 32_000, **felter: Any) -> Svar:
    """Ét job, »lageret«."""
    felter.setdefault("job", (Job(navn="lageret", fuldtidsloen=fuldtidsloen),))
    return beregn_tilskudsmaaned(dato=dato, linjer=linjer, **felter)


def loen(beloeb: float, job: str = "lageret", **felter: Any) -> Linje:
    return Linje(**({"art": "loen", "beloeb": beloeb, "job": job} | APRIL | felter))


maaneder = st.dates(date(2013, 2, 1), date(2026, 12, 31))
beloeb = st.decimals(0, 50_000, places=2).map(float)
fuldtid = st.decimals(1_000, 60_000, places=2).map(float)


def maaneden_foer(dato: date) -> dict[str, date]:
    sidste = dato.replace(day=1) - ET_DOEGN
    return {"fra": sidste.replace(day=1), "til": sidste}


@given(maaneder, beloeb, fuldtid, beloeb, st.sampled_from(list(AFRUNDINGER)))
def test_ét_job_er_den_enkle_beregning(
    dato: date, fra_job: float, loft: float, anden: float, afrunding: str
) -> None:
    """De to døre er den samme § 123."""
    tid = maaneden_foer(dato)
    svar = maaned(
        loen(fra_job, **tid), loen(anden, job="", **tid), dato=dato, fuldtidsloen=loft, afrunding=afrunding
    )
    enkel = beregn_fleksloentilskud(
        dato=dato, loen=fra_job, fuldtidsloen=loft, anden_loen=anden, afrunding=afrunding
    )
    for maal in (
        "grundbeloeb",
        "graense",
        "nedsaettelse",
        "fleksloentilskud",
        "atp",
        "udbetalt",
        "i_alt",
    ):
        assert svar[maal] == getattr(enkel, maal), maal
    if "obligatorisk_pension" in svar.resultater:
        assert svar["obligatorisk_pension"] == enkel.obligatorisk_pension


@given(maaneder, beloeb, fuldtid, beloeb, beloeb)
def test_tilskuddet_er_mellem_nul_og_grundbeloebet_og_under_loftet(
    dato: date, fra_job: float, loft: float, anden: float, dagpenge: float
) -> None:
    tid = maaneden_foer(dato)
    svar = maaned(
        *(loen(fra_job, **tid), loen(anden, job="", **tid)),
        dato=dato,
        fuldtidsloen=loft,
        dagpenge=(Dagpenge(art="sygedagpenge", beloeb=dagpenge),),
    )
    tilskud = svar.beloeb("fleksloentilskud")
    assert 0 <= tilskud <= svar.beloeb("grundbeloeb")
    assert tilskud == 0 or Decimal(str(fra_job)) + tilskud <= Decimal(str(loft))
    assert tilskud == 0 or tilskud + Decimal(str(dagpenge)) <= svar.beloeb("grundbeloeb")
    assert svar.beloeb("udbetalt") == tilskud - svar.beloeb("atp")


@given(maaneder, beloeb, fuldtid, beloeb, st.decimals(0, 5_000, places=2).map(float))
def test_mere_giver_aldrig_mere_tilskud(
    dato: date, fra_job: float, loft: float, dagpenge: float, mere: float
) -> None:
    """I løn, anden løn og dagpenge hver for sig; kun den første krone løn åbner for tilskuddet."""
    assume(fra_job > 0)
    tid = maaneden_foer(dato)

    def tilskud(a: float = 0.0, b: float = 0.0, c: float = 0.0, d: float = 0.0) -> Decimal:
        linjer = (loen(fra_job + a, **tid), loen(b, job="", **tid))
        ydelser = (Dagpenge(art="barselsdagpenge", beloeb=dagpenge + c),)
        svar = maaned(*linjer, dato=dato, fuldtidsloen=loft + d, dagpenge=ydelser)
        return svar.beloeb("fleksloentilskud")

    foer = tilskud()
    assert tilskud(a=mere) <= foer
    assert tilskud(b=mere) <= foer
    assert tilskud(c=mere) <= foer
    assert tilskud(d=mere) >= foer


@given(maaneder, fuldtid, beloeb, st.sampled_from(("graense", "loft")))
def test_tilskuddet_springer_ikke_ved_graensen_og_ved_loftet(
    dato: date, loft: float, dagpenge: float, knaek: str
) -> None:
    """En øre mere i løn flytter højst to øre i tilskud, også lige over knækket (den ene er afrunding)."""
    tid = maaneden_foer(dato)
    ydelser = (Dagpenge(art="sygedagpenge", beloeb=dagpenge),)
    graense = float(maaned(dato=dato).beloeb("graense"))
    grund = float(maaned(dato=dato).beloeb("grundbeloeb"))
    under = (loft - grund + dagpenge) / 0.70
    over = (loft - grund + dagpenge - 0.25 * graense) / 0.45
    sted = graense if knaek == "graense" else under if under <= graense else over
    assume(1 < sted < 100_000)
    for ved in (round(sted, 2) - 0.01, round(sted, 2), round(sted, 2) + 0.01):
        a, b = (
            maaned(loen(round(x, 2), **tid), dato=dato, fuldtidsloen=loft, dagpenge=ydelser).beloeb(
                "fleksloentilskud"
            )
            for x in (ved, ved + 0.01)
        )
        assert 0 <= a - b <= 2 * OERE


linjer_i_april = st.lists(
    st.builds(
        loen,
        st.decimals(0, 9_000, places=2).map(float),
        st.sampled_from(("lageret", "caféen", "")),
        art=st.sampled_from(("loen", "overtid", "b_indkomst", "bonus")),
        fra=st.sampled_from((date(2024, 1, 1), date(2024, 4, 1))),
        til=st.sampled_from((date(2024, 4, 30), date(2024, 6, 30))),
    ),
    min_size=1,
    max_size=6,
)
TO_JOB = (
    Job(navn="lageret", fuldtidsloen=30_000, timer=50),
    Job(navn="caféen", fuldtidsloen=34_000, timer=40),
)


@given(linjer_i_april, st.randoms(use_true_random=False))
def test_linjernes_orden_betyder_intet(linjer: list[Linje], tilfaeldig: Any) -> None:
    blandet = list(linjer)
    tilfaeldig.shuffle(blandet)
    for flere_job in ("hvert_job", "hoejeste", "vaegtet", "laveste"):
        a, b = (
            beregn_tilskudsmaaned(dato=MAJ, job=TO_JOB, linjer=x, flere_job=flere_job)
            for x in (linjer, blandet)
        )
        assert a.resultater == b.resultater
        assert a.forbehold == b.forbehold


@given(linjer_i_april, st.data())
def test_en_linje_delt_i_to_aendrer_intet(linjer: list[Linje], data: st.DataObject) -> None:
    nr = data.draw(st.integers(0, len(linjer) - 1))
    valgt = linjer[nr]
    assert valgt.beloeb is not None
    oere = round(valgt.beloeb * 100)
    foerste = data.draw(st.integers(0, oere))
    felter = {f: getattr(valgt, f) for f in valgt.__struct_fields__}
    delt = [Linje(**(felter | {"beloeb": x / 100})) for x in (foerste, oere - foerste)]
    a, b = (
        beregn_tilskudsmaaned(dato=MAJ, job=TO_JOB, linjer=x, flere_job="laveste")
        for x in (linjer, [*linjer[:nr], *linjer[nr + 1 :], *delt])
    )
    assert a.resultater == b.resultater


@given(
    st.integers(0, 10),
    st.decimals(1, 20_000, places=2).map(float),
    st.decimals(1, 20_000, places=2).map(float),
)
def test_en_rettelse_af_en_maaneds_loen_aendrer_kun_den_naeste_maaned(
    nr: int, foer: float, efter: float
) -> None:
    assume(foer != efter)

    def aaret(loen_i_maaned: float) -> list[Svar]:
        linjer = [
            loen(loen_i_maaned if m == nr + 1 else 9_000, **maaneden_foer(date(2024, m + 1, 1)))
            for m in range(1, 12)
        ]
        return [maaned(*linjer, dato=date(2024, m, 1), fuldtidsloen=99_999) for m in range(2, 13)]

    skiftet = [a["loen_i_alt"] != b["loen_i_alt"] for a, b in zip(aaret(foer), aaret(efter), strict=True)]
    assert skiftet == [m == nr for m in range(11)]


def test_en_bonus_aendrer_netop_de_maaneder_den_daekker() -> None:
    bonus = loen(1_000.0, art="bonus", fra=date(2024, 3, 1), til=date(2024, 5, 31))
    med = {
        m: maaned(loen(9_000, **maaneden_foer(date(2024, m, 1))), bonus, dato=date(2024, m, 1))
        for m in range(2, 9)
    }
    over = {m: svar.beloeb("loen_i_alt") - 9_000 for m, svar in med.items()}
    tredjedel = Decimal("333.33")
    assert over == {2: 0, 3: 0, 4: tredjedel, 5: tredjedel, 6: tredjedel, 7: 0, 8: 0}


def test_mange_smaa_linjer_taber_ikke_oerer() -> None:
    """Tre tredjedele er en hel, selv om hver vises som 333,33."""
    tre = [loen(1_000.0, art="bonus", fra=date(2024, 3, 1), til=date(2024, 5, 31)) for _ in range(3)]
    svar = maaned(*tre)
    assert svar.beloeb("loen_i_alt") == 1_000
    assert "333,33 kr. + 333,33 kr. + 333,33 kr. = 1.000 kr. (brøker af en øre er regnet med)" in [
        t.tekst for t in svar.trin
    ]


@given(st.integers(0, 20), st.decimals(1, 20_000, places=2).map(float))
def test_flere_feriedage_uden_optjening_giver_aldrig_mere(dage: int, fra_job: float) -> None:
    def tilskud(antal: int) -> Decimal:
        ferie = Ferie(dage_med_ledighedsydelse=antal, betalte_dage=0)
        return maaned(loen(fra_job), ferie=ferie).beloeb("fleksloentilskud")

    assert tilskud(dage + 1) <= tilskud(dage)
    assert tilskud(0) == maaned(loen(fra_job)).beloeb("fleksloentilskud")
    assert tilskud(22) == tilskud(25) == 0
