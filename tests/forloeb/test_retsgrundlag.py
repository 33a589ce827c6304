"""Et forløb spørger kun det retsgrundlag, det foldes efter: aldrig gældende lov uden om det."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from msgspec import structs
from tests.forloeb.forloebsgenerator import PERSON, forloeb

from fleksjob.forloeb.foldning import tilstand
from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.pligter import pligter
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.skridt import mulige_skridt
from fleksjob.lov.kerne.vaerdier import laes_alle
from fleksjob.lov.sagsgang import proces, retsgrundlag as modul
from fleksjob.lov.sagsgang.opfoelgning import RELATIONER
from fleksjob.lov.sagsgang.relationer import Fristregel, Svar, altid
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.sagsgang.visitation import folkepensionsdag
from fleksjob.lov.varianter._form import procesvaerdier

DAG = date(2026, 6, 1)
ALT = Retsgrundlag(navn="det hele", vaerdier={navn: laes_alle()[navn] for navn in procesvaerdier()})


@pytest.fixture
def _ingen_genvej() -> Iterator[None]:
    """Gældende lovs værdier kan ikke slås op; den, der gør det, er gået uden om retsgrundlaget."""

    def uden_om(navn: str, dag: date) -> Any:
        raise AssertionError(f"{navn} blev slået op uden om retsgrundlaget")

    folkepensionsdag.cache_clear()
    with pytest.MonkeyPatch.context() as lap:
        lap.setattr(modul, "vaerdi", uden_om)
        yield


@pytest.mark.usefixtures("_ingen_genvej")
@given(haendelser=forloeb())
def test_forloebet_spoerger_kun_sit_eget_retsgrundlag(haendelser: list[AlleHaendelser]) -> None:
    t = tilstand(PERSON, haendelser, DAG, retsgrundlag=ALT)
    assert {ALT.forbehold in p.forbehold for p in pligter(t, ALT)} <= {True}
    for rolle in Rolle:
        assert {ALT.forbehold in s.forbehold for s in mulige_skridt(t, rolle)} <= {True}


@given(haendelser=forloeb())
def test_et_retsgrundlag_uden_aendringer_giver_det_samme(haendelser: list[AlleHaendelser]) -> None:
    gaeldende = tilstand(PERSON, haendelser, DAG)
    samme = tilstand(PERSON, haendelser, DAG, retsgrundlag=ALT)
    uden_forbehold = [
        structs.replace(p, forbehold=p.forbehold.removeprefix(ALT.forbehold).strip()) for p in pligter(samme)
    ]
    assert uden_forbehold == pligter(gaeldende)


def test_vaerdien_er_forslagets_fra_dagen_og_lovens_foer() -> None:
    ny = structs.replace(laes_alle()["opfoelgning_interval"][-1], fra=DAG, vaerdi=12)
    r = Retsgrundlag(navn="x", vaerdier={"opfoelgning_interval": (ny,)}, fra=DAG)
    assert r.vaerdi("opfoelgning_interval", DAG).vaerdi == 12
    assert r.vaerdi("opfoelgning_interval", date(2026, 5, 31)).vaerdi == 30
    assert r.vaerdi("cv_frist", DAG) == GAELDENDE.vaerdi("cv_frist", DAG)
    slut = Retsgrundlag(navn="x", vaerdier={"opfoelgning_interval": (structs.replace(ny, til=DAG),)})
    with pytest.raises(LookupError, match=r"kendes ikke den 2\. juni 2026"):
        slut.vaerdi("opfoelgning_interval", date(2026, 6, 2))


def test_gaeldende_lov_har_intet_forbehold() -> None:
    assert GAELDENDE.forbehold == ""
    assert Retsgrundlag(navn="x").forbehold == "Beregnet efter forslaget »x«, ikke efter gældende lov."


def test_raekker_kan_fjernes_og_foejes_til_fra_dagen() -> None:
    gammel = next(r for r in RELATIONER if isinstance(r, Svar) and r.kode == "opfoelgning_30_mdr")
    ny = structs.replace(gammel, fra=DAG, navn="ny")
    r = proces.raekker(Retsgrundlag(navn="x", fra=DAG, nye_raekker=(ny,), uden_raekker=(gammel,)))
    ved = {dag: [s.navn for s in r.svar_efter["fleksjob_startet"] if s.kode == gammel.kode and s.gaelder(dag)]
           for dag in (date(2026, 5, 31), DAG)}  # fmt: skip
    assert ved == {date(2026, 5, 31): [gammel.navn], DAG: ["ny"]}
    assert proces.raekker().svar_efter["fleksjob_startet"] != r.svar_efter["fleksjob_startet"]


def test_en_raekke_der_ikke_findes_kan_ikke_fjernes() -> None:
    fremmed = Svar(
        kode="x", navn="x", efter=("sag_oprettet",), skal=(), frist=Fristregel("ingen"), art="lov",
        ansvarlig="borger", hjemmel=altid("x"), forklaring="x",
    )  # fmt: skip
    with pytest.raises(ValueError, match="fjerner 1 rækker"):
        proces.raekker(Retsgrundlag(navn="x", uden_raekker=(fremmed,)))
