"""Sagen som én PDF: forside med indeks, og så papirerne i den orden, de er givet.

Hver side får bundtets sidetal, hvert papir et bogmærke, og i indekset står papirets fingeraftryk (sha256), så det kan
vises, at netop det papir var med. Papirerne selv ændres ikke ud over sidetallet og det, der kunne køre af sig selv
(programmer og links, som en PDF udefra kan bære). Et papir, der ikke kan læses, standser ikke bundtet: i stedet
kommer et ark, der siger det, og `Bundt.kunne_ikke` nævner det. Ren: ingen database, intet ur.
"""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any

import msgspec
from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, NameObject, RectangleObject, create_string_object

from fleksjob.breve import pdf as papir
from fleksjob.lov.kerne.vaerdier import dansk_dato

STRIMMEL = 17
"""Stemplets højde i punkter; den samme som i skabelonen."""
_ULAESELIG = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    RecursionError,
    NotImplementedError,
    AssertionError,
    OverflowError,
    OSError,
    zlib.error,
)
"""Alt det, en ødelagt PDF kan få læseren til at kaste."""
_FORKLARING = (
    "sha256 er papirets fingeraftryk: ændres ét tegn i papiret, bliver det et andet. Det er regnet af papiret, som det "
    "ligger i sagen, før bundtets sidetal er sat på."
)


class Bundtdel(msgspec.Struct, frozen=True):
    """Ét papir, byte for byte (PDF, PNG eller JPEG)."""

    titel: str
    dato: date | None
    indhold: bytes
    slags: str = ""
    helbred: bool = False


class Afsnit(msgspec.Struct, frozen=True):
    """Et stykke af et ark med tekst."""

    overskrift: str
    linjer: tuple[str, ...] = ()


class Forside(msgspec.Struct, frozen=True):
    """Det, der står før indekset. `bemaerkninger` siger fx, hvad der ikke er med, og hvorfor."""

    overskrift: str
    undertitel: str
    linjer: tuple[tuple[str, str], ...]
    dato: date
    bemaerkninger: tuple[str, ...] = ()


class Bundtlinje(msgspec.Struct, frozen=True):
    """Én linje i indekset. `fra_side` er bundtets sidetal, fra 1."""

    nr: int
    titel: str
    dato: date | None
    slags: str
    fra_side: int
    sider: int
    sha256: str


class Bundt(msgspec.Struct, frozen=True):
    """Bundtet. `kunne_ikke` er titlerne på de papirer, der ikke kunne læses."""

    pdf: bytes
    linjer: tuple[Bundtlinje, ...]
    sha256: str
    kunne_ikke: tuple[str, ...] = ()

    @property
    def sider(self) -> int:
        """Antal sider i alt."""
        return self.linjer[-1].fra_side + self.linjer[-1].sider - 1 if self.linjer else 1


class _Laest(msgspec.Struct):
    """Et papir, der er læst: dets sider og dets linje i indekset uden sidetal."""

    papir: Bundtdel
    sider: list[Any]
    sha256: str


def tekstdel(titel: str, dato: date | None, afsnit: Sequence[Afsnit], slags: str = "") -> Bundtdel:
    """Tekst fra sagen (hændelser, plan) sat som et papir. `dato` None: arket dateres ikke."""
    data = {
        "slags": "tekst",
        "titel": titel,
        "overskrift": titel,
        "afsnit": [{"overskrift": en.overskrift, "linjer": list(en.linjer)} for en in afsnit],
    }
    return Bundtdel(titel, dato, papir.saet_frit("bundt", data, dato or date(2000, 1, 1)), slags)


def byg_bundt(forside: Forside, dele: Sequence[Bundtdel]) -> Bundt:
    """Bundtet af papirerne i den orden, de er givet. De samme data giver de samme bytes."""
    laeste, kunne_ikke = _laes_alle(dele, forside.dato)
    forsider = _forside(forside, laeste, 1)
    for _ in range(3):
        antal = len(forsider)
        forsider = _forside(forside, laeste, antal)
        if len(forsider) == antal:
            break
    linjer = tuple(_linjer(laeste, len(forsider)))
    pdf = _saml(forside, forsider, laeste, linjer)
    return Bundt(pdf, linjer, sha256(pdf).hexdigest(), kunne_ikke)


def _laes_alle(dele: Sequence[Bundtdel], dag: date) -> tuple[list[_Laest], tuple[str, ...]]:
    laeste, kunne_ikke = [], []
    for en in dele:
        try:
            sider = _sider(en, dag)
        except _ULAESELIG:
            kunne_ikke.append(en.titel)
            sider = list(PdfReader(BytesIO(_ulaeseligt_ark(en, dag))).pages)
        laeste.append(_Laest(en, sider, sha256(en.indhold).hexdigest()))
    return laeste, tuple(kunne_ikke)


def _sider(en: Bundtdel, dag: date) -> list[Any]:
    indhold = en.indhold
    if indhold.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        data = {"slags": "billede", "titel": en.titel, "overskrift": en.titel, "billede": list(indhold)}
        try:
            indhold = papir.saet_frit("bundt", data, dag)
        except RuntimeError as fejl:
            raise ValueError("Billedet kan ikke læses.") from fejl
    laeser = PdfReader(BytesIO(indhold))
    if laeser.is_encrypted and not laeser.decrypt(""):
        raise ValueError("Filen er låst med en kode.")
    skriver = PdfWriter()
    for side in laeser.pages:
        kopi = skriver.add_page(side)
        _uden_det_der_koerer(kopi)
        kopi.transfer_rotation_to_content()
    if not skriver.pages:
        raise ValueError("Filen har ingen sider.")
    return list(skriver.pages)


def _ulaeseligt_ark(en: Bundtdel, dag: date) -> bytes:
    besked = (
        "Papiret kan ikke vises her, fordi filen er låst eller ødelagt. Det ligger i sagen, som det kom, og kan sendes "
        "for sig."
    )
    afsnit = Afsnit("", (besked, f"Fingeraftryk (sha256): {sha256(en.indhold).hexdigest()}"))
    return tekstdel(en.titel, dag, (afsnit,)).indhold


def _uden_det_der_koerer(side: PageObject) -> None:
    """Fjerner handlinger fra siden og dens felter; det, der kan ses, bliver stående."""
    for noegle in ("/AA", "/Thumb"):
        if noegle in side:
            del side[NameObject(noegle)]
    for felt in side.get("/Annots") or ():
        objekt = felt.get_object()
        if isinstance(objekt, DictionaryObject):
            for noegle in ("/A", "/AA", "/Dest"):
                if noegle in objekt:
                    del objekt[NameObject(noegle)]


def _linjer(laeste: Sequence[_Laest], forsider: int) -> Iterator[Bundtlinje]:
    side = forsider + 1
    for nr, en in enumerate(laeste, 1):
        yield Bundtlinje(nr, en.papir.titel, en.papir.dato, en.papir.slags, side, len(en.sider), en.sha256)
        side += len(en.sider)


def _forside(forside: Forside, laeste: Sequence[_Laest], antal: int) -> list[Any]:
    """Forsidens sider, når de regnes for at være `antal`."""
    helbred = [en.papir.helbred for en in laeste]
    data = {
        "slags": "forside",
        "titel": forside.overskrift,
        "overskrift": forside.overskrift,
        "undertitel": forside.undertitel,
        "linjer": [list(linje) for linje in forside.linjer],
        "bemaerkninger": list(forside.bemaerkninger),
        "forklaring": _FORKLARING,
        "indeks": [
            {
                "nr": str(linje.nr),
                "titel": f"{linje.titel} (helbred)" if helbred[linje.nr - 1] else linje.titel,
                "slags": linje.slags,
                "dato": dansk_dato(linje.dato) if linje.dato else "",
                "side": str(linje.fra_side),
                "sha256": linje.sha256,
            }
            for linje in _linjer(laeste, antal)
        ],
    }
    return list(PdfReader(BytesIO(papir.saet_frit("bundt", data, forside.dato))).pages)


def _saml(
    forside: Forside, forsider: list[Any], laeste: Sequence[_Laest], linjer: Sequence[Bundtlinje]
) -> bytes:
    i_alt = len(forsider) + sum(len(en.sider) for en in laeste)
    navne = ["Indhold"] * len(forsider)
    for linje in linjer:
        navne += [f"{linje.nr}. {linje.titel}"] * linje.sider
    stempler = _stempler(forside, navne, i_alt)
    skriver = PdfWriter()
    for side, stempel in zip([*forsider, *(s for en in laeste for s in en.sider)], stempler, strict=True):
        _stempl(skriver.add_page(side), stempel)
    skriver.add_outline_item("Indhold", 0)
    for linje in linjer:
        skriver.add_outline_item(f"{linje.nr}. {linje.titel}", linje.fra_side - 1)
    skriver.add_metadata({"/Title": forside.overskrift, "/Producer": "Fleksjob"})
    skriver.root_object[NameObject("/Lang")] = create_string_object("da-DK")
    skriver.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    ud = BytesIO()
    skriver.write(ud)
    return ud.getvalue()


def _stempler(forside: Forside, navne: Sequence[str], i_alt: int) -> list[Any]:
    data = {
        "slags": "stempler",
        "titel": "",
        "stempler": [[_kort(navn), f"Side {nr} af {i_alt}"] for nr, navn in enumerate(navne, 1)],
    }
    return list(PdfReader(BytesIO(papir.saet_frit("bundt", data, forside.dato))).pages)


def _kort(navn: str) -> str:
    return navn if len(navn) <= 90 else f"{navn[:88]}…"


def _stempl(side: PageObject, stempel: PageObject) -> None:
    """Stemplet lægges nederst på siden, i sidens bredde."""
    kasse = side.mediabox
    with suppress(*_ULAESELIG):  # En side, hvis indhold ikke kan læses, er med uden stempel.
        side.merge_transformed_page(stempel, _paa_plads(kasse, stempel))


def _paa_plads(kasse: RectangleObject, stempel: PageObject) -> Transformation:
    bredde = float(kasse.width) / float(stempel.mediabox.width)
    return Transformation().scale(bredde, bredde).translate(float(kasse.left), float(kasse.bottom))
