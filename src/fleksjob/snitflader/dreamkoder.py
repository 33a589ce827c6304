"""DREAM-registrets ugekoder: hvad en kode hedder, og hvad huset gør ved en uge med den. Listen: `dreamkoder.yaml`."""

from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

Betydning = Literal["ledighedsydelse", "fleksjob", "slut", "andet"]


class Kode(msgspec.Struct, frozen=True):
    """En kode. `aarsag` er grunden til, at sagen lukkes, når den betyder slut."""

    kode: int
    navn: str
    betyder: Betydning
    aarsag: str = ""


class Kodeliste(msgspec.Struct, frozen=True):
    """Listen med sin kilde."""

    koder: dict[int, Kode]
    kilde: str
    sikkerhed: str
    forbehold: str
    aendringer: tuple[str, ...]

    def med(self, *betydninger: Betydning) -> frozenset[int]:
        """Koderne, der betyder en af dem."""
        return frozenset(en.kode for en in self.koder.values() if en.betyder in betydninger)


@cache
def kodeliste() -> Kodeliste:
    """Listen, læst én gang."""
    laest: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("dreamkoder.yaml").read_text("utf-8"))
    koder: dict[int, Kode] = {}
    for gruppe in laest["grupper"]:
        for kode, navn in _gruppens(gruppe).items():
            if kode in koder:
                raise ValueError(f"Koden {kode} står to gange i dreamkoder.yaml.")
            koder[kode] = Kode(kode, navn, gruppe["betyder"], gruppe.get("aarsag", ""))
    aendringer = tuple(f"Fra {en['fra']}: {en['tekst']}" for en in laest["aendringer"])
    return Kodeliste(koder, laest["kilde"], laest["sikkerhed"], laest["forbehold"], aendringer)


def _gruppens(gruppe: dict[str, Any]) -> dict[int, str]:
    if "koder" in gruppe:
        return {int(kode): str(navn) for kode, navn in gruppe["koder"].items()}
    foerste, sidste = gruppe["fra_til"]
    return dict.fromkeys(range(foerste, sidste + 1), str(gruppe["navn"]))
