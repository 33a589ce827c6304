"""Tre sager til adgangsmatrixen: brugernes egen, en andens i kommunen og en i en anden kommune.

Hver side i huset skal kunne åbnes for hver af dem. En side, hvis adresse har mere i sig end sagens nummer, slår sin
nøgle op i `OBJEKTER`; en ny side uden opslag får prøven til at fejle, så ingen side glemmes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from tests.kontor.conftest import Vej

ANDEN_CVR = "10150817"


@dataclass
class Verdenssag:
    """En sag og nøglerne på det, der hænger på den."""

    sag: Any
    noegler: dict[str, int] = field(default_factory=dict)


def _job(vej: Vej, cvr: str) -> None:
    vej.til_visiteret()
    vej.tag(
        "fleksjob_bevilget", date(2026, 9, 29), virksomhed="Bageriet", cvr=cvr, startdato=date(2026, 10, 1)
    )
    vej.tag("fuldtidsloen_oplyst", date(2026, 9, 30), ansaettelse="job-1", fuldtidsloen=33000.0)
    vej.tag(
        "fleksjob_startet", date(2026, 10, 1), ansaettelse="job-1", timer=16.0, intensitet=62.5, timeloen=180.0,
        fuldtidsloen=33000.0,
    )  # fmt: skip


def _papirer(sag: Any, bruger: Any) -> dict[str, int]:
    """Et sendt brev, et bilag med helbred og en beregnet måned."""
    from fleksjob.sager.models import Bilag, Dokument, Udbetaling

    nu = datetime(2026, 11, 1, tzinfo=UTC)
    om = {"kommune_id": sag.kommune_id, "sag": sag}
    brev = Dokument.objects.create(
        **om, art="afgoerelse", titel="Afgørelse", pdf=b"%PDF-1.7 proeve", sha256="0" * 64, kanal="digital",
        oprettet=nu, oprettet_af=bruger, afsendt=nu,
    )  # fmt: skip
    bilag = Bilag.objects.create(
        **om, art="laegeattest", titel="LÆ 265", filnavn="attest.pdf", mediatype="application/pdf",
        indhold=b"%PDF-1.7 proeve", sha256="0" * 64, helbred=True, lagt_ind=nu, lagt_ind_af=bruger,
    )  # fmt: skip
    linje = Udbetaling.objects.create(
        **om, maaned=date(2026, 9, 1), version=1, fleksloentilskud=Decimal(100), atp=Decimal(5),
        forskel=Decimal(100), forskel_atp=Decimal(5), aarsag="Prøve", status="beregnet", grundlag={}, sag_version=1,
        beregnet=nu, beregnet_af=bruger,
    )  # fmt: skip
    return {"brev": brev.pk, "bilag": bilag.pk, "udbetaling": linje.pk}


def byg(folk: SimpleNamespace) -> dict[str, Verdenssag]:
    """`egen` er Annas (Karens sag, Firma Prøves job), `andens` Bos (Jonas og et andet firma), `fremmed` Fridas."""
    verden = {}
    for navn, hvem, hedder, bruger, cvr in (
        ("egen", "anna", "Anna Agerlund", folk.sagsbehandler, "12345674"),
        ("andens", "bo", "Bo Brink", folk.kollega, ANDEN_CVR),
        ("fremmed", "fremmed", "Frida Fremmed", folk.nabo, ANDEN_CVR),
    ):
        vej = Vej(folk)
        vej.ny(hvem, hedder, date(2026, 8, 3), bruger)
        if navn != "fremmed":
            _job(vej, cvr)
        verden[navn] = Verdenssag(vej.sag, _papirer(vej.sag, bruger))
    return verden


OBJEKTER: dict[str, Callable[[Verdenssag], dict[str, Any]]] = {
    "kontor:skridt": lambda v: {"kode": "samtale_afholdt"},
    "kontor:ret": lambda v: {"haendelse": "2"},
    "kontor:udbetaling": lambda v: {"nr": v.noegler["udbetaling"]},
    "kontor:dokument": lambda v: {"nr": v.noegler["brev"]},
    "selvbetjening:brev": lambda v: {"nr": v.noegler["brev"]},
    "selvbetjening:fuldtidsloen": lambda v: {"ansaettelse": "job-1"},
    "selvbetjening:maaned": lambda v: {"aar": 2026, "maaned": 9},
    "selvbetjening:opgave": lambda v: {"navn": "klage"},
    "selvbetjening:regelbog_opslag": lambda v: {"kode": "fleksloentilskud"},
}
"""Adresse → de nøgler, der ikke er sagens nummer."""


class Sted:
    """Én adresse i huset."""

    def __init__(self, navn: str, moenster: URLPattern, sti: str) -> None:
        self.navn = navn
        self.sti = sti
        self.parametre = tuple(moenster.pattern.converters)

    @property
    def om_en_sag(self) -> bool:
        """Om adressen peger på noget bestemt, så det betyder noget, hvis det er."""
        return bool(self.parametre) and self.navn not in UDEN_SAG

    def noegler(self, verdenssag: Verdenssag) -> dict[str, Any]:
        """Adressens nøgler for den sag."""
        kendte = {"nummer": verdenssag.sag.nummer, "sag_id": verdenssag.sag.pk}
        kendte |= OBJEKTER.get(self.navn, lambda _: {})(verdenssag)
        return {navn: kendte[navn] for navn in self.parametre}


UDEN_SAG = {"selvbetjening:regelbog_opslag", "selvbetjening:maaned", "selvbetjening:opgave"}
"""Adresser med en nøgle, der ikke er nogens: den samme side for alle, eller altid den, der er logget ind."""


def steder() -> list[Sted]:
    """Alle husets adresser i den orden, de står."""
    return _under(get_resolver().url_patterns, (), "/")


def _under(moenstre: list[Any], rum: tuple[str, ...], foran: str) -> list[Sted]:
    fundne: list[Sted] = []
    for moenster in moenstre:
        if isinstance(moenster, URLResolver):
            navne = (*rum, moenster.namespace) if moenster.namespace else rum
            fundne += _under(moenster.url_patterns, navne, foran + str(moenster.pattern))
        else:
            fundne.append(
                Sted(
                    ":".join([*rum, moenster.name or str(moenster.pattern)]),
                    moenster,
                    foran + str(moenster.pattern),
                )
            )
    return fundne
