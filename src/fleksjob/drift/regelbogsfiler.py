"""Regelbogens filer: siderne i markdown og et billede af hver sats."""

from fleksjob.breve.vaerdifigur import vaerdi_svg
from fleksjob.lov.bog.regelbog import regelbog
from fleksjob.lov.bog.regelbog_markdown import sider
from fleksjob.snitflader.bogeksempler import bogeksempler


def regelbogsfiler() -> dict[str, str]:
    """Sti i bogens mappe → indhold."""
    bog = regelbog()
    billeder = {
        f"satser/{sats.navn}.svg": vaerdi_svg(sats.vaerdier) + "\n"
        for opslag in bog.opslag
        for sats in opslag.satser
    }
    return sider(bog, bogeksempler()) | dict(sorted(billeder.items()))
