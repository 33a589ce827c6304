"""Demoens DREAM-fil: sagernes hændelser til uger og tilbage til de samme uger og timer."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from fleksjob.demo.demoens_plads import Maerke
from fleksjob.demo.dreamfil import FREMMEDE, dreamborgere, skriv_dreamfil
from fleksjob.snitflader.dream import Dreamfil, Dreamperson
from fleksjob.snitflader.dreamforloeb import Forloeb, forloebene
from fleksjob.snitflader.dreamkoder import kodeliste
from fleksjob.snitflader.dreamkolonner import UGE
from fleksjob.snitflader.dreamrapport import Dreamrapport
from fleksjob.snitflader.dreamskriver import ugekoder, ugerne

MAERKE = Maerke(2026, 60, date(2026, 11, 20))
FRA = date(2008, 1, 1)


@pytest.fixture(scope="module")
def fil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sti = tmp_path_factory.mktemp("dream") / "dream.csv"
    skriv_dreamfil(sti, MAERKE)
    return sti


def _laest(fil: Path) -> tuple[dict[str, Dreamperson], Dreamrapport, date]:
    rapport = Dreamrapport()
    aabnet = Dreamfil(fil, dag=MAERKE.dag)
    return {en.nummer: en for en in aabnet.personer(rapport)}, rapport, aabnet.sidste


def _uger(forloeb: list[Forloeb], betyder: str, sidste: date) -> Iterator[date]:
    for en in forloeb:
        if en.betyder == betyder:
            yield from (en.fra + nr * UGE for nr in range(((en.til or sidste) - en.fra).days // 7))


def test_demoens_egne_sager_kommer_tilbage_uge_for_uge(fil: Path) -> None:
    personer, rapport, sidste = _laest(fil)
    borgere = {en.nummer: en for en in dreamborgere(MAERKE)}
    uger = ugerne(FRA, MAERKE.dag)
    assert (rapport.raekker, len(rapport.afviste)) == (len(borgere), 0)
    assert len(borgere) == MAERKE.antal + FREMMEDE
    for nummer, borger in borgere.items():
        koder = dict(zip(uger, ugekoder(borger.tider, uger), strict=True))
        forloeb = forloebene(personer[nummer].uger, sidste) if nummer in personer else []
        for betyder in ("ledighedsydelse", "fleksjob"):
            i_gruppen = kodeliste().med(betyder)  # type: ignore[arg-type]
            ventet = {uge for uge, kode in koder.items() if kode in i_gruppen}
            assert set(_uger(forloeb, betyder, sidste)) == ventet, nummer


def test_loentimerne_kommer_med(fil: Path) -> None:
    personer, _, _ = _laest(fil)
    assert sum(len(en.maaneder) for en in personer.values()) > 100
    for borger in dreamborgere(MAERKE):
        if borger.maaneder and borger.nummer in personer:
            foer = {maaned: round(en[0], 3) for maaned, en in borger.maaneder.items()}
            efter = {en.maaned: round(en.grad, 3) for en in personer[borger.nummer].maaneder}
            assert efter == pytest.approx({m: g for m, g in foer.items() if m in efter}, abs=0.001)
            assert set(foer) - set(efter) <= {m for m, g in foer.items() if m > MAERKE.dag + timedelta(1)}


def test_samme_maerke_giver_samme_fil(fil: Path, tmp_path: Path) -> None:
    skriv_dreamfil(tmp_path / "igen.csv", MAERKE)
    assert (tmp_path / "igen.csv").read_bytes() == fil.read_bytes()
