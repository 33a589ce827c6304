"""Eksemplerne i `eksempler/*.yaml`: et forløb, en dag, og det, en sagsbehandler venter at se."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from fleksjob.forloeb.laesning import laes_haendelser
from fleksjob.forloeb.pligter import Pligt, pligter
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.skridt import mulige_skridt
from fleksjob.forloeb.tilstand import Person, Tilstand, tilstand

EKSEMPLER = sorted((Path(__file__).parent / "eksempler").glob("*.yaml"))


def _spoergsmaal() -> list[Any]:
    fundne = []
    for fil in EKSEMPLER:
        eksempel = yaml.safe_load(fil.read_text(encoding="utf-8"))
        for nummer, spoergsmaal in enumerate(eksempel["spoergsmaal"], start=1):
            fundne.append(pytest.param(eksempel, spoergsmaal, id=f"{fil.stem}-{nummer}-{spoergsmaal['pr']}"))
    return fundne


def test_der_er_eksempler() -> None:
    assert len(EKSEMPLER) >= 10


@pytest.mark.parametrize(("eksempel", "spoergsmaal"), _spoergsmaal())
def test_eksempel(eksempel: dict[str, Any], spoergsmaal: dict[str, Any]) -> None:
    t = _tilstand(eksempel, spoergsmaal)
    if "fase" in spoergsmaal:
        assert t.fase == spoergsmaal["fase"]
    fundne = pligter(t)
    for kode, ventet in spoergsmaal.get("pligter", {}).items():
        af_slagsen = [pligt for pligt in fundne if pligt.kode == kode]
        ventede = ventet if isinstance(ventet, list) else [ventet]
        assert [_udsnit(pligt, ventede[n]) for n, pligt in enumerate(af_slagsen)] == ventede
    for kode in spoergsmaal.get("ingen_pligter", []):
        assert kode not in {pligt.kode for pligt in fundne}
    for rolle, koder in spoergsmaal.get("kan", {}).items():
        mulige = {skridt.kode for skridt in mulige_skridt(t, Rolle(rolle)) if skridt.mulig}
        assert set(koder) <= mulige
    for rolle, grunde in spoergsmaal.get("kan_ikke", {}).items():
        nej = {
            skridt.kode: skridt.hvorfor_ikke for skridt in mulige_skridt(t, Rolle(rolle)) if not skridt.mulig
        }
        assert {kode: nej.get(kode) for kode in grunde} == grunde


def _tilstand(eksempel: dict[str, Any], spoergsmaal: dict[str, Any]) -> Tilstand:
    kendt = spoergsmaal.get("kendt")
    haendelser = laes_haendelser(
        [_som_json(post) for post in eksempel["haendelser"]], eksempel["foedselsdato"]
    )
    if isinstance(kendt, str):
        kendt = datetime.fromisoformat(kendt)
    return tilstand(Person(eksempel["foedselsdato"]), haendelser, spoergsmaal["pr"], kendt)


def _som_json(vaerdi: Any) -> Any:
    """YAML's datoer som tekst, som de står i en JSON-fil."""
    if isinstance(vaerdi, dict):
        return {noegle: _som_json(indre) for noegle, indre in vaerdi.items()}
    return vaerdi.isoformat() if isinstance(vaerdi, date | datetime) else vaerdi


def _udsnit(pligt: Pligt, ventet: dict[str, Any]) -> dict[str, Any]:
    """De felter af pligten, som eksemplet nævner; tekster nøjes med at skulle indeholde det nævnte."""
    udsnit = {}
    for felt, vaerdi in ventet.items():
        faktisk = getattr(pligt, felt)
        indeholdt = felt in ("forklaring", "forbehold") and vaerdi in faktisk
        udsnit[felt] = vaerdi if indeholdt else faktisk
    return udsnit
