"""Regelbogen siger det, der regnes: hver regel, hver paragraf og hver sats er i den."""

from fleksjob.lov.fleksloentilskud import LOV
from fleksjob.lov.regelbog import regelbog_sider


def test_alt_staar_i_bogen() -> None:
    sider = regelbog_sider()
    assert list(sider) == ["regelbog.md"]
    bog = sider["regelbog.md"]
    for versioner in LOV.regler.values():
        for v in versioner:
            assert v.hjemmel in bog
            assert f"def {v.funktion.__name__}(" in bog
    for raekke in LOV.vaerdier.values():
        for v in raekke:
            assert f"| {v.fra.isoformat()} |" in bog
            assert v.reference in bog
    assert "| 2024-01-01 | 16.323 kr. |" in bog
    assert "@regel" not in bog


def test_bogen_er_den_samme_hver_gang() -> None:
    assert regelbog_sider() == regelbog_sider()
