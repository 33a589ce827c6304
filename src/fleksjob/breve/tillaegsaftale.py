"""Fleks-tillægsaftalen som papir, med navne på dem, der allerede har sagt ja."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fleksjob.breve.pdf import saet
from fleksjob.breve.ramme import Brevramme
from fleksjob.breve.tegning import med_komma
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.etableringsord import MAALARTER, MAALENHEDER, PARTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftalepapir:
    """Udgaven som data. `maal` er {maal, art, startvaerdi, maalvaerdi, inden}; `bekraeftet` er part → hvad der står."""

    virksomhed: str
    udgave: int
    startdato: date | None
    kontakt: str
    opgaver: Sequence[Mapping[str, str]]
    arbejdstid: str
    hensyn: str
    stoette: str
    maal: Sequence[Mapping[str, Any]]
    opfoelgninger: Sequence[date]
    fravaer: str
    bekraeftet: Mapping[str, str]


def tillaegsaftale(ramme: Brevramme, aftale: Aftalepapir) -> bytes:
    """PDF'en: én side, når det kan være der, ellers to."""
    data = {
        "titel": "Fleks-tillægsaftale",
        "ramme": ramme.som_data(),
        "indledning": [
            "Aftalen siger, hvad vi venter af hinanden i jobbet, og hvad vi vil nå. Den kommer ved siden af "
            "kontrakten og ændrer ikke på løn og opsigelse.",
        ],
        "virksomhed": aftale.virksomhed,
        "kontakt": aftale.kontakt,
        "startdato": dansk_dato(aftale.startdato) if aftale.startdato else "",
        "opgaver": [{n: str(o.get(n, "")) for n in ("opgave", "omfang", "hensyn")} for o in aftale.opgaver],
        "arbejdstid": aftale.arbejdstid,
        "hensyn": aftale.hensyn,
        "stoette": aftale.stoette,
        "fravaer": aftale.fravaer,
        "maal": [_maal(m) for m in aftale.maal],
        "opfoelgninger": ", ".join(dansk_dato(dag) for dag in aftale.opfoelgninger),
        "underskrifter": [
            {"hvem": navn, "tekst": aftale.bekraeftet.get(part, "")} for part, navn in PARTER.items()
        ],
        "bund": f"Udgave {aftale.udgave}. Aftalen er frivillig og kan skrives om, når noget ændrer sig. Den gamle "
        "udgave bliver gemt.",
    }
    return saet("tillaegsaftale", data, ramme.dato)


def _maal(maal: Mapping[str, Any]) -> dict[str, str]:
    inden = maal.get("inden") or ""
    return {
        "maal": str(maal.get("maal", "")),
        "art": MAALARTER.get(str(maal.get("art", "")), ""),
        "tal": fra_og_til(maal),
        "inden": dansk_dato(date.fromisoformat(str(inden))) if inden else "",
    }


def fra_og_til(maal: Mapping[str, Any]) -> str:
    """«Fra 8 til 12 timer om ugen»; tom, når målet ikke er et tal."""
    start, slut = maal.get("startvaerdi"), maal.get("maalvaerdi")
    enhed = MAALENHEDER.get(str(maal.get("art", "")), "")
    if slut is None:
        return ""
    fra = f"Fra {med_komma(start)} til " if start is not None else "Op til "
    return f"{fra}{med_komma(slut)} {enhed}".strip()
