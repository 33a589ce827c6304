"""Eftersynet: står der noget i tabellerne, der peger på en person? Og hvor mange kan kendes på det, der skal stå der?

1. Hver fil har skemaets kolonner og ingen andre, og der ligger ingen fremmede filer.
2. Hver tekst er et pseudonym (16 tegn), en af kolonnens faste koder eller et ord, kommunen har sagt god for (`kendte`).
3. Ingen tekst ligner et CPR-nummer, et CVR-nummer eller en dato, og ingen har et af de navne, der er givet (`navne`).
4. Intet tal er så stort, at det kan være et nummer, og ingen dato er så tidlig, at den kan være en fødselsdag.
5. Personer, der er alene om kommune, fødselsår, køn og branche, tælles. De kan kendes af den, der ved de fire ting,
   og derfor er tabellerne pseudonyme og ikke anonyme.

Værdien selv står aldrig i svaret: eftersynet må ikke lække det, det finder.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq

from fleksjob.forloeb.haendelser import KATALOG
from fleksjob.forloeb.rejse import TRIN
from fleksjob.forloeb.tilstand import Fase
from fleksjob.indblik import haendelseskoder, skema, tabeller
from fleksjob.indblik.brancher import HOVEDAFDELINGER
from fleksjob.indblik.sagsraekker import LUKKEAARSAGER
from fleksjob.indblik.skjul import SKJULES_UNDER
from fleksjob.indblik.ventes import HVEM
from fleksjob.lov.sagsgang.proces import REGLER_UDEN_RELATION, SVAR

pc: Any = pyarrow.compute
PSEUDONYM = re.compile(r"(?:[0-9a-f]{16})?").fullmatch
JOBNUMMER = re.compile(r"\d{0,3}").fullmatch
YNGST = 15
"""Intet sker i en sag, før personen er så gammel. En tidligere dato kan være en fødselsdag."""
NUMMER_FRA = 10_000_000
"""Tal fra CVR-numrenes størrelse og op kan være et nummer."""
AFTRYK = "aftryk"
_MOENSTRE = {
    "ligner et CPR-nummer": re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)"),
    "ligner et CVR-nummer": re.compile(r"(?<!\d)\d{8}(?!\d)"),
    "ligner en dato": re.compile(r"(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})(?!\d)"),
}
FREMMED_TEKST = "tekst, der ikke er en af kolonnens faste koder"


class Fund(msgspec.Struct, frozen=True):
    """Noget, der ikke må stå der. `antal` er forskellige værdier i hver fil, lagt sammen; selv nævnes de ikke."""

    tabel: str
    kolonne: str
    hvad: str
    antal: int

    def __str__(self) -> str:
        sted = f"{self.tabel}.{self.kolonne}" if self.kolonne else self.tabel
        return f"{sted}: {self.antal} gange {self.hvad}."


class Eftersyn(msgspec.Struct, frozen=True):
    """Svaret. `alene` er personer uden nogen at dele kommune, fødselsår, køn og branche med; `faa` er dem i grupper på
    to til fire.
    """

    fund: tuple[Fund, ...]
    filer: int
    raekker: int
    personer: int
    alene: int
    faa: int

    @property
    def advarsel(self) -> str:
        """Hvad der skal stå, hvor tabellerne nævnes."""
        return (
            f"{self.alene} af {self.personer} personer er alene om deres kommune, fødselsår, køn og branche, og "
            f"{self.faa} er i grupper på 2 til {SKJULES_UNDER - 1}. Den, der ved de fire ting om en person, "
            "kan finde resten. Tabellerne er pseudonyme, ikke anonyme: de må ikke gives videre."
        )


@cache
def faste_koder() -> dict[str, Collection[str]]:
    """Kolonne → alt, der kan stå i den. `tabel.kolonne` går forud for `kolonne`."""
    pligter = (*SVAR, *REGLER_UDEN_RELATION)
    return {
        "koen": ("", "kvinde", "mand"),
        "type": frozenset(KATALOG),
        **{felt: haendelseskoder.mulige(felt) for felt in ("art", "udfald", "maade")},
        "perioder.slags": (
            "fase",
            "trin",
            "visitation",
            "ledighedsydelse",
            "fleksjob",
            "job",
            "timer",
            "maal",
            "lukket",
        ),
        "vaerdi": {
            "",
            "andet",
            *LUKKEAARSAGER.values(),
            *TRIN,
            *(en.value for en in Fase),
            *haendelseskoder.mulige("art"),
        },
        "branche": frozenset(HOVEDAFDELINGER),
        "kode": {en.kode for en in pligter},
        "navn": {en.navn for en in pligter},
        "pligter.art": ("lov", "anbefaling", "intern"),
        "hvem": frozenset(HVEM),
        "efter_frist": ("overskredet", "bortfaldet"),
        "status": ("beregnet", "manuel"),
        "fra_hvem": ("borger", "arbejdsgiver"),
        "indkomst.slags": ("fleksjob", "anden"),
        "over": {"", "anden", *haendelseskoder.AFGOERELSESARTER},
        "genvurdering": haendelseskoder.mulige("udfald"),
    }


PSEUDONYMER = ("sag", "arbejdsgiver")
JOBBET = "job"


def efterse(
    mappe: Path, *, kendte: Mapping[str, Collection[str]] | None = None, navne: Collection[str] = ()
) -> Eftersyn | None:
    """Eftersynet af den gældende udgave; None, når der ingen er.

    `kendte` er kolonne → de ord, kommunen selv bruger (hold og grunde). Uden dem er enhver sådan tekst et fund.
    """
    udgave = tabeller.nyeste(mappe)
    if udgave is None:
        return None
    sted = tabeller.plads(mappe, udgave)
    alle = [(tabel, fil) for tabel in skema.TABELLER for fil in tabeller.filer(sted, tabel)]
    fund = Counter({(tabel, "", hvad): 1 for tabel, hvad in _fremmede(sted, {fil for _, fil in alle})})
    raekker = 0
    foedt = _foedselsaar(sted)
    for tabel, fil in alle:
        indhold = pq.read_table(fil, partitioning=None)
        raekker += indhold.num_rows
        for kolonne, hvad, antal in _i_filen(tabel, indhold, foedt, kendte or {}, navne):
            fund[tabel.navn, kolonne, hvad] += antal
    grupper = _grupper(sted)
    return Eftersyn(
        fund=tuple(Fund(*noegle, antal) for noegle, antal in sorted(fund.items())),
        filer=len(alle),
        raekker=raekker,
        personer=sum(grupper),
        alene=sum(en for en in grupper if en == 1),
        faa=sum(en for en in grupper if 1 < en < SKJULES_UNDER),
    )


def _fremmede(sted: Path, kendte: set[Path]) -> Iterator[tuple[str, str]]:
    for fil in sorted(sted.rglob("*")):
        if fil.is_file() and fil not in kendte:
            yield fil.relative_to(sted).as_posix(), "en fil, skemaet ikke kender"


def _i_filen(
    tabel: skema.Tabel,
    indhold: pa.Table,
    foedt: pa.Table,
    kendte: Mapping[str, Collection[str]],
    navne: Collection[str],
) -> Iterator[tuple[str, str, int]]:
    for navn in indhold.column_names:
        if navn not in tabel.kolonnenavne:
            yield navn, "en kolonne, skemaet ikke kender", 1
            continue
        kolonne = indhold[navn]
        if pa.types.is_string(kolonne.type) or pa.types.is_large_string(kolonne.type):
            yield from _teksterne(tabel.navn, navn, _forskellige(kolonne), kendte, navne)
        elif navn != AFTRYK and (pa.types.is_integer(kolonne.type) or pa.types.is_floating(kolonne.type)):
            store = sum(abs(en) >= NUMMER_FRA for en in _forskellige(kolonne))
            if store:
                yield navn, "tal så stort som et CVR- eller CPR-nummer", store
    mangler = [navn for navn in tabel.kolonnenavne if navn not in indhold.column_names]
    yield from ((navn, "kolonnen mangler", 1) for navn in mangler)
    yield from _tidlige(indhold, foedt)


def _forskellige(kolonne: Any) -> list[Any]:
    return [en for en in pc.unique(kolonne).to_pylist() if en is not None]


def _teksterne(
    tabel: str,
    navn: str,
    tekster: list[Any],
    kendte: Mapping[str, Collection[str]],
    navne: Collection[str],
) -> Iterator[tuple[str, str, int]]:
    """Pseudonymer er tilfældige tegn, så i dem ledes der ikke efter numre; alt andet ses igennem for hvert mønster."""
    alle = [str(en) for en in tekster]
    if navn in PSEUDONYMER:
        daarlige = [en for en in alle if not PSEUDONYM(en)]
    elif navn == JOBBET:
        daarlige = [en for en in alle if not JOBNUMMER(en)]
    else:
        koder = faste_koder().get(f"{tabel}.{navn}", faste_koder().get(navn, ()))
        daarlige = [en for en in alle if en and en not in koder and en not in kendte.get(navn, ())]
    if daarlige:
        yield navn, FREMMED_TEKST, len(daarlige)
    ses = daarlige if navn in PSEUDONYMER else alle
    for hvad, moenster in _MOENSTRE.items():
        if antal := sum(moenster.search(en) is not None for en in ses):
            yield navn, hvad, antal
    smaa = [en.casefold() for en in navne if en.strip()]
    if antal := sum(any(et in en.casefold() for et in smaa) for en in ses):
        yield navn, "et navn fra arkivet", antal


def _foedselsaar(sted: Path) -> pa.Table:
    return pq.read_table(
        sted / skema.SAGER.navn / tabeller.FIL, columns=["sag", "foedselsaar"], partitioning=None
    )


def _tidlige(indhold: pa.Table, foedt: pa.Table) -> Iterator[tuple[str, str, int]]:
    """Datoer i eller før det år, personen fyldte `YNGST`. Vinduernes begyndelse, 1. januar 1900, er ikke en dato."""
    datoer = [felt.name for felt in indhold.schema if pa.types.is_date(felt.type)]
    if "sag" not in indhold.column_names or not datoer:
        return
    if "foedselsaar" not in indhold.column_names:
        indhold = indhold.select(["sag", *datoer]).join(foedt, "sag")
    graense = pc.add(indhold["foedselsaar"], YNGST)
    for navn in datoer:
        aar = pc.year(indhold[navn])
        tidlig = pc.and_(pc.less(aar, graense), pc.greater(aar, 1900))
        if antal := pc.sum(tidlig).as_py() or 0:
            yield navn, f"dato før personen blev {YNGST} år; den kan være en fødselsdag", antal


def _grupper(sted: Path) -> list[int]:
    """Hvor mange personer der deler hver kombination af kommune, fødselsår, køn og seneste jobs branche."""
    sager = pq.read_table(
        sted / skema.SAGER.navn / tabeller.FIL,
        columns=["sag", "kommune", "foedselsaar", "koen"],
        partitioning=None,
    )
    seneste: dict[str, tuple[date, str]] = {}
    for fil in tabeller.filer(sted, skema.PERIODER):
        job = pq.read_table(
            fil, columns=["sag", "fra", "branche"], filters=[("slags", "=", "job")], partitioning=None
        )
        for en in job.to_pylist():
            seneste[en["sag"]] = max(seneste.get(en["sag"], (date.min, "")), (en["fra"], en["branche"]))
    talt = Counter(
        (en["kommune"], en["foedselsaar"], en["koen"], seneste.get(en["sag"], (date.min, ""))[1])
        for en in sager.to_pylist()
    )
    return list(talt.values())
