"""Egenskaber, som ethvert forløb skal have, også dem, ingen har tænkt på."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

import msgspec
import pytest
from hypothesis import given, strategies as st
from tests.forloeb.forloebsgenerator import FOERSTE, PERSON, SIDSTE, en_haendelse, forloeb

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.haendelser import AlleHaendelser, Rettelse, fra_json, som_json
from fleksjob.forloeb.pligter import Pligt, pligter, status_pr
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.skridt import mulige_skridt
from fleksjob.forloeb.tilstand import tilstand

DAGE = st.dates(FOERSTE, SIDSTE)
SENERE = datetime(2030, 1, 1, tzinfo=UTC)


@given(forloeb(), DAGE, st.randoms(use_true_random=False))
def test_raekkefoelgen_er_ligegyldig_naar_dagene_er_forskellige(
    haendelser: list[AlleHaendelser], pr: date, tilfaeldig: Random
) -> None:
    blandet = list(haendelser)
    tilfaeldig.shuffle(blandet)
    assert tilstand(PERSON, blandet, pr) == tilstand(PERSON, haendelser, pr)


@given(forloeb(), DAGE, st.data())
def test_en_rettelse_er_som_om_fejlen_aldrig_var_sket(
    haendelser: list[AlleHaendelser], pr: date, data: st.DataObject
) -> None:
    if not haendelser:
        return
    fejl = data.draw(st.integers(0, len(haendelser) - 1))
    andre = {hver.gyldig_fra for hver in haendelser}
    ny_dag = data.draw(DAGE.filter(lambda dag: dag not in andre))
    ny = data.draw(en_haendelse(haendelser[fejl].id, ny_dag))
    ny = msgspec.structs.replace(ny, registreret=haendelser[fejl].registreret)
    rettelse = Rettelse(id="ret", gyldig_fra=ny_dag, registreret=SENERE, af=haendelser[fejl].id, ny=ny)
    rigtige = [ny if nummer == fejl else hver for nummer, hver in enumerate(haendelser)]
    assert tilstand(PERSON, [*haendelser, rettelse], pr) == tilstand(PERSON, rigtige, pr)


@given(forloeb(), DAGE, st.data())
def test_en_annulleret_haendelse_er_vaek_og_kommer_igen_naar_annulleringen_annulleres(
    haendelser: list[AlleHaendelser], pr: date, data: st.DataObject
) -> None:
    if not haendelser:
        return
    vaek = data.draw(st.sampled_from(haendelser))
    annullering = Rettelse(id="ret", gyldig_fra=pr, registreret=SENERE, af=vaek.id)
    fortrudt = Rettelse(id="ret2", gyldig_fra=pr, registreret=SENERE + timedelta(days=1), af="ret")
    uden = [hver for hver in haendelser if hver is not vaek]
    assert tilstand(PERSON, [*haendelser, annullering], pr) == tilstand(PERSON, uden, pr)
    assert tilstand(PERSON, [*haendelser, annullering, fortrudt], pr) == tilstand(PERSON, haendelser, pr)


@given(forloeb(), DAGE, DAGE)
def test_kendt_bruger_kun_det_der_var_kendt(haendelser: list[AlleHaendelser], pr: date, kendt: date) -> None:
    tidspunkt = datetime.combine(kendt, time(), UTC)
    kendte = [hver for hver in haendelser if hver.kendt_fra <= tidspunkt]
    begge = tilstand(PERSON, haendelser, pr, tidspunkt), tilstand(PERSON, kendte, pr, tidspunkt)
    assert begge[0] == begge[1]


@given(forloeb(), DAGE)
def test_pligterne_er_de_samme_hver_gang_og_efter_en_tur_gennem_arkivet(
    haendelser: list[AlleHaendelser], pr: date
) -> None:
    gemte = [fra_json(som_json(hver)) for hver in haendelser]
    foerst = pligter(tilstand(PERSON, haendelser, pr))
    assert gemte == haendelser
    assert pligter(tilstand(PERSON, haendelser, pr)) == foerst
    assert pligter(tilstand(PERSON, gemte, pr)) == foerst


@given(forloeb(), DAGE)
def test_noegler_er_entydige(haendelser: list[AlleHaendelser], pr: date) -> None:
    noegler = [pligt.noegle for pligt in pligter(tilstand(PERSON, haendelser, pr))]
    assert len(noegler) == len(set(noegler))


@given(forloeb(), st.integers(0, 4000))
def test_tiden_alene_aendrer_kun_status_og_kun_efter_fristen(
    haendelser: list[AlleHaendelser], dage: int
) -> None:
    pr = max((hver.gyldig_fra for hver in haendelser), default=FOERSTE)
    nu = pligter(tilstand(PERSON, haendelser, pr))
    senere = pligter(tilstand(PERSON, haendelser, pr + timedelta(days=dage)))
    assert [_uden_status(pligt) for pligt in senere] == [_uden_status(pligt) for pligt in nu]
    for foer, efter in zip(nu, senere, strict=True):
        ventet = status_pr(
            foer.frist,
            pr + timedelta(days=dage),
            opfyldt_den=foer.opfyldt_den,
            bortfaldet_den=foer.bortfaldet_den,
            efter_frist=foer.efter_frist,
        )
        assert efter.status == ventet


def _uden_status(pligt: Pligt) -> Pligt:
    return msgspec.structs.replace(pligt, status="kommende")


@given(forloeb(), DAGE, st.sampled_from(Rolle))
def test_hvert_skridt_er_enten_muligt_eller_har_en_grund(
    haendelser: list[AlleHaendelser], pr: date, rolle: Rolle
) -> None:
    for skridt in mulige_skridt(tilstand(PERSON, haendelser, pr), rolle):
        assert skridt.mulig == (skridt.hvorfor_ikke == "")
        assert skridt.hvorfor_ikke == "" or skridt.hvorfor_ikke.endswith(".")
        assert skridt.navn
        assert skridt.hjemmel


LOVAENDRINGER = [date(2013, 1, 1), date(2020, 1, 1), date(2026, 2, 1), date(2026, 7, 1)]


@pytest.mark.parametrize("aendring", LOVAENDRINGER)
def test_en_pligt_der_loeber_hen_over_en_lovaendring_hverken_forsvinder_eller_fordobles(
    aendring: date,
) -> None:
    """Forløbet er begyndt før ændringen; dagen før og dagen efter skal have de samme pligter og frister."""
    for dage_foer in (1, 2, 30, 89, 179, 364, 700):
        start = aendring - timedelta(days=dage_foer)
        haendelser: list[AlleHaendelser] = [
            h.Visiteret(id="v", gyldig_fra=start - timedelta(days=40)),
            h.LedighedsydelseStartet(id="l", gyldig_fra=start - timedelta(days=30)),
            h.FleksjobBevilget(id="b", gyldig_fra=start - timedelta(days=1), ansaettelse="a"),
            h.FleksjobStartet(id="s", gyldig_fra=start, ansaettelse="a"),
        ]
        for udsnit in (haendelser[:2], haendelser):
            foer = pligter(tilstand(PERSON, udsnit, aendring - timedelta(days=1)))
            efter = pligter(tilstand(PERSON, udsnit, aendring))
            assert [(p.noegle, p.frist) for p in foer] == [(p.noegle, p.frist) for p in efter]


@pytest.mark.parametrize("aendring", LOVAENDRINGER)
@given(afstand=st.integers(-5, 5), opfoelgninger=st.integers(0, 3))
def test_samme_forloeb_paa_hver_side_af_en_lovaendring_har_hver_pligt_en_gang(
    aendring: date, afstand: int, opfoelgninger: int
) -> None:
    start = aendring + timedelta(days=afstand)
    haendelser: list[AlleHaendelser] = [
        h.Visiteret(id="v", gyldig_fra=start),
        h.LedighedsydelseStartet(id="l", gyldig_fra=start),
        *(
            h.SamtaleAfholdt(id=f"t{n}", gyldig_fra=start + timedelta(days=20 * n + 1))
            for n in range(opfoelgninger)
        ),
    ]
    aabne = [
        pligt.kode
        for pligt in pligter(tilstand(PERSON, haendelser, start + timedelta(days=70)))
        if pligt.status in ("kommende", "overskredet")
    ]
    assert len(aabne) == len(set(aabne))
    ventet = {"revurdering_ledighedsydelse", "folkepensionsalder", "jobsamtale"}
    if start >= date(2013, 1, 1):
        ventet.add("cv_jobnet")
    if start >= date(2017, 1, 1):
        ventet |= {"anden_aktoer_ret", "anden_aktoer_pligt"}
    assert set(aabne) == ventet
