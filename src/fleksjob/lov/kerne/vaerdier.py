"""Daterede værdier: satser, grænser og frister, som loven har dem på en given dag.

Værdierne står i `satser/**/*.yaml` i OpenFiscas form. En fil er enten én værdi (med `values:` øverst; navnet er
filens navn) eller en gruppe, hvor hver nøgle er én værdi:

    nedsaettelse_over_graensen:
      description: Nedsættelse over lønindtægtsgrænsen
      metadata: {unit: andel}
      values:
        2013-01-01:
          value: 0.55
          metadata: {reference: "LAB § 123, stk. 2", url: "https://…", sikkerhed: ordret, note: "…"}
        2027-01-01:
          value: null        # herefter kendes værdien ikke

Navne er entydige på tværs af filerne. `null` betyder, at værdien ikke længere kendes eller gælder fra den dag.
"""

from bisect import bisect_right
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Literal, get_args

import msgspec
import yaml

from fleksjob.lov.kerne.fejl import UgyldigLov, UkendtVaerdi

Sikkerhed = Literal["ordret", "sekundaer", "udledt", "hukommelse"]
SIKKERHEDER: tuple[Sikkerhed, ...] = get_args(Sikkerhed)

FORBEHOLD: dict[Sikkerhed, str] = {
    "ordret": "",
    "sekundaer": "",
    "udledt": "er ikke læst i en kilde, men udledt",
    "hukommelse": "er ikke fundet i nogen kilde og bør kontrolleres, før nogen bygger på tallet",
}


class Vaerdi(msgspec.Struct, frozen=True, kw_only=True):
    """Én værdi i det tidsrum, hvor den gælder. `til` er den sidste dag; None = intet kendt ophør."""

    navn: str
    titel: str
    fra: date
    til: date | None
    vaerdi: float | int
    enhed: str
    reference: str
    url: str
    sikkerhed: Sikkerhed
    note: str

    @property
    def forbehold(self) -> str:
        """Tom for det, der er læst; ellers en sætning, som skal følge hvert tal, der bygger på værdien."""
        if not FORBEHOLD[self.sikkerhed]:
            return ""
        titel = self.titel[:1].upper() + self.titel[1:]
        return f"{titel} fra {dansk_dato(self.fra)} {FORBEHOLD[self.sikkerhed]} ({self.reference})."


def vaerdi(navn: str, dato: date) -> Vaerdi:
    """Værdien af `navn` på dagen. Kaster `UkendtVaerdi` før den første, efter den sidste og for et ukendt navn."""
    raekke = alle_vaerdier(navn)
    nummer = bisect_right(_foerste_dage(navn), dato) - 1
    if nummer < 0:
        raise UkendtVaerdi(
            f"»{raekke[0].titel}« ({navn}) kendes først fra {dansk_dato(raekke[0].fra)}, "
            f"så den kan ikke slås op den {dansk_dato(dato)}."
        )
    fundet = raekke[nummer]
    if fundet.til is not None and dato > fundet.til:
        raise UkendtVaerdi(
            f"»{fundet.titel}« ({navn}) kendes kun til og med {dansk_dato(fundet.til)}, "
            f"så den kan ikke slås op den {dansk_dato(dato)}."
        )
    return fundet


def alle_vaerdier(navn: str) -> tuple[Vaerdi, ...]:
    """Alle værdier af `navn` i tidsfølge, uden dem der er ophævet (`null`)."""
    try:
        return laes_alle()[navn]
    except KeyError:
        raise UkendtVaerdi(f"Der findes ingen værdi med navnet »{navn}«.") from None


@cache
def _foerste_dage(navn: str) -> list[date]:
    return [v.fra for v in alle_vaerdier(navn)]


@cache
def laes_alle() -> dict[str, tuple[Vaerdi, ...]]:
    """Hele samlingen, navn → værdier i tidsfølge. Læses én gang; en fejl i en fil standser programmet."""
    samling: dict[str, tuple[Vaerdi, ...]] = {}
    for fil in _yaml_filer(resources.files("fleksjob.lov") / "satser"):
        for navn, raekke in laes_vaerdier(fil.read_text(encoding="utf-8"), fil.name).items():
            if navn in samling:
                raise UgyldigLov(f"{fil.name}: værdien »{navn}« står allerede i en anden fil.")
            samling[navn] = raekke
    return samling


def laes_vaerdier(tekst: str, filnavn: str) -> dict[str, tuple[Vaerdi, ...]]:
    """Én fils værdier. Tom fil giver ingen; alt andet end den beskrevne form kaster `UgyldigLov`."""
    raat: Any = yaml.load(tekst, Loader=_LAESER)  # noqa: S506 -- begge muligheder er sikre læsere
    if raat is None:
        return {}
    if not isinstance(raat, dict):
        raise UgyldigLov(f"{filnavn}: en fil med værdier skal være en gruppe af navne.")
    knuder = {filnavn.rsplit(".", 1)[0]: raat} if "values" in raat else raat
    return {
        navn: _raekke(navn, knude, filnavn)
        for navn, knude in knuder.items()
        if navn not in ("description", "metadata")
    }


def _raekke(navn: str, knude: Any, filnavn: str) -> tuple[Vaerdi, ...]:
    sted = f"{filnavn}: {navn}"
    if not navn.isidentifier():
        raise UgyldigLov(f"{sted}: et navn må kun bestå af a-z, tal og _ (æ, ø, å skrives ae, oe, aa).")
    if not isinstance(knude, dict) or not isinstance(knude.get("values"), dict) or not knude["values"]:
        raise UgyldigLov(f"{sted}: en værdi skal have »values« med mindst én dato.")
    dage = list(knude["values"])
    if any(type(dag) is not date for dag in dage) or dage != sorted(dage):
        raise UgyldigLov(f"{sted}: datoerne skal være hele dage (2024-01-01) i stigende orden.")
    faelles = knude.get("metadata") or {}
    raekke = []
    for dag, naeste in zip(dage, [*dage[1:], None], strict=True):
        post = knude["values"][dag]
        if post["value"] is None:
            continue
        if not isinstance(post["value"], int | float):
            raise UgyldigLov(f"{sted}, {dag}: værdien skal være et tal.")
        kilde = {**faelles, **(post.get("metadata") or {})}
        raekke.append(
            Vaerdi(
                navn=navn,
                titel=str(knude.get("description", navn)),
                fra=dag,
                til=None if naeste is None else date.fromordinal(naeste.toordinal() - 1),
                vaerdi=post["value"],
                enhed=str(kilde.get("unit", "")),
                reference=_tekst(kilde, "reference", sted, dag),
                url=str(kilde.get("url") or ""),
                sikkerhed=_sikkerhed(kilde, sted, dag),
                note=str(kilde.get("note") or ""),
            )
        )
    if not raekke:
        raise UgyldigLov(f"{sted}: alle værdier er null.")
    return tuple(raekke)


def _tekst(kilde: dict[str, Any], noegle: str, sted: str, dag: date) -> str:
    if not kilde.get(noegle):
        raise UgyldigLov(f"{sted}, {dag}: der mangler »{noegle}«; hver værdi skal sige, hvor den kommer fra.")
    return str(kilde[noegle])


def _sikkerhed(kilde: dict[str, Any], sted: str, dag: date) -> Sikkerhed:
    for mulig in SIKKERHEDER:
        if kilde.get("sikkerhed") == mulig:
            return mulig
    raise UgyldigLov(f"{sted}, {dag}: »sikkerhed« skal være en af {', '.join(SIKKERHEDER)}.")


def _yaml_filer(mappe: Traversable) -> list[Traversable]:
    fundne: list[Traversable] = []
    for barn in sorted(mappe.iterdir(), key=lambda b: b.name):
        if barn.is_dir():
            fundne += _yaml_filer(barn)
        elif barn.name.endswith(".yaml"):
            fundne.append(barn)
    return fundne


_LAESER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAANEDER = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)


def dansk_dato(dag: date) -> str:
    """»1. maj 2024«."""
    return f"{dag.day}. {maaned(dag)}"


def maaned(dag: date) -> str:
    """»maj 2024«."""
    return f"{MAANEDER[dag.month - 1]} {dag.year}"
