"""De offentliggjorte tal ved siden af dem, målene regner af et opdigtet land. Det prøver målene, ikke Danmark.

Landet er formet efter tallene (`demo.land`), og målene kender dem ikke: passer de, er det, fordi målene regner, som
de siger. Er landet mindre end i virkeligheden, ganges antal op; én person i det er så flere.
"""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from fleksjob.indblik import tabeller
from fleksjob.indblik.offentliggjort import Punkt, Regnes, Tal, offentliggjort
from fleksjob.indblik.svar import Raekke, maalet, svar
from fleksjob.lov.kerne.fejl import UgyldigtInput

LAND, GEMT = "land.json", "sammenligning.json"
INTET_LAND = (
    "Der ligger ikke noget land at regne af. Lav et med «fleksjob demo --antal 5000 --land», eller et i fuld "
    "størrelse med --antal 200000."
)
_LIDT = 1e-9


class Land(msgspec.Struct, frozen=True):
    """Det, der står ved siden af landets tabeller: at de er opdigtede, og hvor stort landet er; 1 er fuld størrelse."""

    antal: int
    froe: int
    dag: date
    skala: float
    opdigtet: bool = True


class Linje(msgspec.Struct, frozen=True):
    """Ét tal to gange. `beregnet` er None, når målet ingen rækker har om det."""

    tal: str
    hvad: str
    vaerdi: float
    slags: str
    afrunding: float
    beregnet: float | None
    passer: bool

    @property
    def afvigelse(self) -> float | None:
        """Beregnet minus offentliggjort."""
        return None if self.beregnet is None else self.beregnet - self.vaerdi


class Sammenligning(msgspec.Struct, frozen=True):
    """Alle linjer for en udgave af landets tabeller."""

    land: Land
    udgave: int
    opdateret: str
    linjer: tuple[Linje, ...]

    def om(self, tal: Tal) -> list[Linje]:
        """Linjerne for en række offentliggjorte tal."""
        return [en for en in self.linjer if en.tal == tal.id]

    @property
    def passer(self) -> int:
        """Hvor mange der er inden for afrundingen."""
        return sum(en.passer for en in self.linjer)


def landet(mappe: Path) -> Land | None:
    """Landet i mappen; None, når der intet er, eller tabellerne ikke er et opdigtet land."""
    fil = mappe / LAND
    if not fil.exists() or tabeller.nyeste(mappe) is None:
        return None
    land = msgspec.json.decode(fil.read_bytes(), type=Land)
    return land if land.opdigtet else None


def sammenlign(mappe: Path) -> Sammenligning:
    """Tallene, regnet én gang for hver udgave og gemt ved siden af tabellerne. Rejser `UgyldigtInput` uden et land."""
    land, udgave = landet(mappe), tabeller.nyeste(mappe)
    if land is None or udgave is None:
        raise UgyldigtInput("land", INTET_LAND)
    opdateret = f"{udgave.opdateret.isoformat()} {_aftryk()}"
    gemt = _gemt(mappe)
    if gemt and (gemt.land, gemt.udgave, gemt.opdateret) == (land, udgave.nr, opdateret):
        return gemt
    linjer = tuple(_linje(mappe, land, tal, punkt) for tal in offentliggjort().tal for punkt in tal.punkter)
    ny = Sammenligning(land, udgave.nr, opdateret, linjer)
    _gem(mappe, ny)
    return ny


def _aftryk() -> str:
    """Skifter, når de offentliggjorte tal gør."""
    from zlib import crc32

    return f"{crc32(msgspec.json.encode(offentliggjort())):08x}"


def _gemt(mappe: Path) -> Sammenligning | None:
    try:
        return msgspec.json.decode((mappe / GEMT).read_bytes(), type=Sammenligning)
    except (OSError, msgspec.DecodeError, msgspec.ValidationError):
        return None


def _gem(mappe: Path, ny: Sammenligning) -> None:
    """Kan mappen kun læses, regnes der igen næste gang."""
    midlertidig = mappe / f"{GEMT}.{os.getpid()}"
    try:
        midlertidig.write_bytes(msgspec.json.encode(ny))
        os.replace(midlertidig, mappe / GEMT)
    except OSError:
        return


def _linje(mappe: Path, land: Land, tal: Tal, punkt: Punkt) -> Linje:
    regnes = tal.regnes
    fundet, af = vaerdi(svar(mappe, regnes.maal, regnes.dag, **regnes.valg).raekker, regnes, punkt)
    en_person = 0.0
    if tal.enhed == "personer":
        fundet = None if fundet is None else fundet / land.skala
        en_person = 1 / land.skala
    elif af:
        en_person = 100 / af
    afrunding = tal.afrunding if punkt.afrunding is None else punkt.afrunding
    med_slinger = 0.0 if land.skala >= 1 else en_person
    return Linje(
        tal=tal.id,
        hvad=punkt.hvad,
        vaerdi=punkt.vaerdi,
        slags=punkt.slags,
        afrunding=afrunding,
        beregnet=fundet,
        passer=passer(fundet, punkt, afrunding, en_person=med_slinger),
    )


def passer(fundet: float | None, punkt: Punkt, afrunding: float, *, en_person: float) -> bool:
    """Om tallet er det offentliggjorte, rundet som kilden gør.

    `en_person` er, hvor meget én person flytter tallet i et land, der er mindre end det virkelige; ellers 0.
    """
    if fundet is None:
        return False
    if punkt.slags == "mindst":
        return punkt.vaerdi - en_person <= fundet <= punkt.vaerdi + afrunding + en_person
    return abs(fundet - punkt.vaerdi) <= afrunding / 2 + en_person + _LIDT


def vaerdi(raekker: Sequence[Raekke], regnes: Regnes, punkt: Punkt) -> tuple[float | None, float]:
    """Punktets tal i målets rækker, og hvor mange det er procent af (0, når rækkerne ikke siger det).

    Tallet er summen af kolonnen over de rækker, `hvor` vælger.
    """
    kolonne = punkt.kolonne or regnes.kolonne
    de_valgte = [en for en in raekker if _valgt(en, punkt.hvor) and en.get(kolonne) is not None]
    valgte = [en[kolonne] for en in de_valgte]
    if not valgte:
        return None, 0.0
    if not regnes.af:
        return float(sum(valgte)), float(de_valgte[0].get("antal") or 0) if len(valgte) == 1 else 0.0
    hele_hvor = regnes.af_hvor or ({"aar": punkt.hvor["aar"]} if "aar" in punkt.hvor else {})
    hele = sum(en[regnes.af] or 0 for en in raekker if _valgt(en, hele_hvor))
    return (100.0 * sum(valgte) / hele, float(hele)) if hele else (None, 0.0)


def _valgt(raekke: Raekke, hvor: dict[str, Any]) -> bool:
    return all(
        raekke.get(navn) in (vaerdi if isinstance(vaerdi, list) else [vaerdi])
        for navn, vaerdi in hvor.items()
    )


def citat(tal: Tal) -> str:
    """Hvilket mål der regner det, og med hvad."""
    valg = "".join(f", {navn}={en}" for navn, en in tal.regnes.valg.items())
    return f"{maalet(tal.regnes.maal).navn} ({tal.regnes.maal}{valg}), pr. {tal.regnes.dag:%d.%m.%Y}"


def i_ord(tal: Tal, vaerdi: float | None) -> str:
    """Tallet, som det læses: hele personer, procent og timer med én decimal."""
    if vaerdi is None:
        return "–"
    if tal.enhed == "personer":
        return f"{vaerdi:,.0f}".replace(",", ".")
    enhed = " %" if tal.enhed == "procent" else ""
    return f"{vaerdi:.1f}".replace(".", ",") + enhed


def offentliggjort_i_ord(tal: Tal, linje: Linje) -> str:
    """Kildens tal med kildens forbehold: «ca. 70 %», «over 3.000»."""
    foran = {"tal": "", "omtrent": "ca. ", "mindst": "over "}[linje.slags]
    if tal.enhed == "procent":
        return f"{foran}{linje.vaerdi:.0f} %"
    return foran + i_ord(tal, linje.vaerdi)


def afvigelse_i_ord(tal: Tal, linje: Linje) -> str:
    """Forskellen med fortegn: procent mod procent er procentpoint."""
    if linje.afvigelse is None:
        return "–"
    decimaler = 0 if tal.enhed == "personer" else 1
    rundet = round(linje.afvigelse, decimaler) + 0.0
    tekst = f"{rundet:+,.{decimaler}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return "0" if not rundet else tekst.replace("-", "−")
