"""DREAM-filen læst: én række for hver person, strømmet, og kun de personer, der har været i ordningen, kommer videre.

Filen er CSV (komma, semikolon eller tabulator) eller Parquet. Hele registret er over 7 millioner personer og 3.000
kolonner, så der læses en bunke rækker ad gangen, og ugerne prøves som tal for hele bunken på én gang.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.snitflader.dreamforloeb import Ugeraekke, uden_modsigelser
from fleksjob.snitflader.dreamkoder import kodeliste
from fleksjob.snitflader.dreamkolonner import UGE, Dreamkolonner, find_kolonner, ugenavn
from fleksjob.snitflader.dreamrapport import Dreamrapport
from fleksjob.snitflader.felter import vist
from fleksjob.snitflader.tabel import SKILLETEGN, Feltfejl

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    import pyarrow.csv as pacsv

Fremdrift = Callable[[int], object]
BLOK = 16 << 20
"""Så mange byte CSV læses ad gangen: et par tusinde personer."""
RAEKKER = 2048
MAANEDER_FOER, MAANEDER_EFTER = 3, 13
"""Måneder med løn før og efter tiden i ordningen, der tages med: til fastholdelse, og til status efter et år."""
HOEJESTE_GRAD = 2.0
_DATOER = ("%Y-%m-%d", "%d-%m-%Y", "%d%b%Y", "%Y%m%d", "%d.%m.%Y", "%Y-%m-%d %H:%M:%S")
_KOEN = {
    **dict.fromkeys(("1", "1.0", "m", "mand"), "mand"),
    **dict.fromkeys(("2", "2.0", "k", "kvinde"), "kvinde"),
}
_TOMT = frozenset({"", ".", "0", "0.0", "nan", "na", "null", "none"})


class Dreammaaned(msgspec.Struct, frozen=True):
    """En måneds arbejde. `grad` er andelen af fuld tid; `arbsted` er registrets nummer på arbejdsstedet."""

    maaned: date
    grad: float
    branche: str
    arbsted: str


class Dreamperson(msgspec.Struct, frozen=True):
    """En person, der har været i ordningen. `kommune` er den seneste; None, når filen ikke har den."""

    linje: int
    nummer: str
    navn: str
    foedt: date
    koen: str
    kommune: int | None
    uger: tuple[Ugeraekke, ...]
    maaneder: tuple[Dreammaaned, ...]


class Dreamfil:
    """En fil, der er åbnet og har en overskrift, der kan bruges. `dag`: uger, der begynder senere, læses ikke."""

    def __init__(self, sti: Path, *, dag: date, personkolonner: Sequence[str] = ("PNR", "CPR")) -> None:
        self.sti = sti
        self._er_parquet = sti.suffix.lower() in (".parquet", ".pq")
        if sti.suffix.lower() == ".sas7bdat":
            raise UgyldigtInput("fil", "Filen er i SAS' eget format; gem den som CSV eller Parquet.")
        with _laesefejl(sti):
            navne, self._skilletegn = _parquet_navne(sti) if self._er_parquet else _csv_overskrift(sti)
        self.kolonner: Dreamkolonner = find_kolonner(navne, personkolonner, dag)
        self._navne = navne
        self.sidste = self.kolonner.mandage[0]
        """Mandagen efter den sidste uge, hvor nogen har en kode; kendt, når filen er læst til ende."""

    @property
    def stoerrelse(self) -> int:
        """Filens længde i byte, til fremdriften."""
        return self.sti.stat().st_size

    def personer(self, rapport: Dreamrapport, fremdrift: Fremdrift | None = None) -> Iterator[Dreamperson]:
        """Personerne i ordningen. Rapporten er først hel, når alle er hentet."""
        rapport.ubrugte_kolonner = self.kolonner.ubrugte
        rapport.uger_uden_for = self.kolonner.uden_for
        rapport.foerste_uge = ugenavn(self.kolonner.mandage[0])
        laeser = _Bunkelaeser(self.kolonner, rapport)
        with _laesefejl(self.sti):
            for linjer, bunke in self._bunker(rapport, fremdrift or (lambda antal: None)):
                yield from laeser.personer(linjer, bunke)
        if laeser.sidste_uge < 0:
            raise UgyldigtInput(
                "fil", "Ingen af filens uger har en kode; det er ikke en DREAM-fil med indhold."
            )
        self.sidste = self.kolonner.mandage[laeser.sidste_uge] + UGE
        rapport.sidste_uge = ugenavn(self.kolonner.mandage[laeser.sidste_uge])

    def _bunker(
        self, rapport: Dreamrapport, frem: Fremdrift
    ) -> "Iterator[tuple[Sequence[int], pa.RecordBatch]]":
        return self._parquet(rapport, frem) if self._er_parquet else self._csv(rapport, frem)

    def _parquet(
        self, rapport: Dreamrapport, frem: Fremdrift
    ) -> "Iterator[tuple[Sequence[int], pa.RecordBatch]]":
        import pyarrow.parquet as pq

        with pq.ParquetFile(self.sti) as fil:
            byte_pr_raekke = self.stoerrelse / max(fil.metadata.num_rows, 1)
            for bunke in fil.iter_batches(batch_size=RAEKKER, columns=self.kolonner.alle):
                yield range(rapport.raekker + 1, rapport.raekker + bunke.num_rows + 1), bunke
                rapport.raekker += bunke.num_rows
                frem(int(bunke.num_rows * byte_pr_raekke))

    def _csv(
        self, rapport: Dreamrapport, frem: Fremdrift
    ) -> "Iterator[tuple[Sequence[int], pa.RecordBatch]]":
        import pyarrow as pa
        import pyarrow.csv as pacsv

        daarlige: set[int] = set()

        def forkert(raekke: "pacsv.InvalidRow") -> Literal["skip", "error"]:
            linje = raekke.number or 0
            daarlige.add(linje)
            besked = (
                f"Rækken har {raekke.actual_columns} felter, men overskriften har {raekke.expected_columns}."
            )
            rapport.afviste.append(Feltfejl(linje, "", besked))
            return "skip"

        koder = pa.dictionary(pa.int32(), pa.string())
        tekst = {self.kolonner.person, self.kolonner.foedt, self.kolonner.navn}
        typer = {navn: pa.string() if navn in tekst else koder for navn in self.kolonner.alle}
        with self.sti.open("rb") as raa:
            laeser = pacsv.open_csv(
                raa,
                read_options=pacsv.ReadOptions(use_threads=False, block_size=BLOK),
                parse_options=pacsv.ParseOptions(delimiter=self._skilletegn, invalid_row_handler=forkert),
                convert_options=pacsv.ConvertOptions(
                    include_columns=self.kolonner.alle, column_types=typer, strings_can_be_null=False,
                    check_utf8=False,
                ),
            )  # fmt: skip
            naaet, naeste = 0, 2
            for bunke in laeser:
                linjer: list[int] = []
                while len(linjer) < bunke.num_rows:
                    if naeste not in daarlige:
                        linjer.append(naeste)
                    naeste += 1
                yield linjer, bunke
                frem(raa.tell() - naaet)
                naaet = raa.tell()
            rapport.raekker = naeste - 2 + sum(nr >= naeste for nr in daarlige)


@contextmanager
def _laesefejl(sti: Path) -> Iterator[None]:
    """En fil, der ikke kan læses, bliver til én sætning."""
    import pyarrow as pa

    try:
        yield
    except IsADirectoryError:
        raise UgyldigtInput("fil", f"{sti} er en mappe; angiv en fil.") from None
    except FileNotFoundError:
        raise UgyldigtInput("fil", f"Filen {sti} findes ikke.") from None
    except (pa.ArrowInvalid, pa.ArrowKeyError, OSError, UnicodeDecodeError) as fejl:
        grund = vist(str(fejl).splitlines()[0])
        raise UgyldigtInput(
            "fil", f"Filen {sti.name} kan ikke læses som CSV eller Parquet ({grund})."
        ) from None


def _parquet_navne(sti: Path) -> tuple[list[str], str]:
    import pyarrow.parquet as pq

    return pq.read_schema(sti).names, ""


def _csv_overskrift(sti: Path) -> tuple[list[str], str]:
    with sti.open("rb") as fil:
        foerste = fil.readline(1 << 20)
    if foerste.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UgyldigtInput("fil", "Filen er i UTF-16; gem den som CSV i UTF-8.")
    overskrift = foerste.decode("utf-8-sig", errors="replace").rstrip("\r\n")
    if not overskrift.strip():
        raise UgyldigtInput(
            "fil", "Filen er tom; den første linje skal være overskriften med PNR og ugerne Y_aauu."
        )
    skilletegn = max(SKILLETEGN, key=overskrift.count)
    return next(csv.reader([overskrift], delimiter=skilletegn)), skilletegn


class _Bunkelaeser:
    """Læser bunkens uger som tal, og kun personerne i ordningen som mennesker."""

    def __init__(self, kolonner: Dreamkolonner, rapport: Dreamrapport) -> None:
        import numpy as np

        self._k = kolonner
        self._mandage = kolonner.mandage
        self._navne = {
            art: {maaned: navn for navn, maaned in kolonner.maaneder[art]} for art in ("branche", "arbsted")
        }
        self._rapport = rapport
        self._koder = kodeliste()
        self._tal: dict[str, int] = {}
        self._tekster: dict[int, str] = {}
        self._set: dict[str, int] = {}
        self.sidste_uge = -1
        self._i_ordningen = np.zeros(1000, dtype=bool)
        self._i_ordningen[list(self._koder.med("ledighedsydelse", "fleksjob"))] = True

    def personer(self, linjer: Sequence[int], bunke: "pa.RecordBatch") -> Iterator[Dreamperson]:
        import numpy as np

        uger = np.empty((bunke.num_rows, len(self._k.uger)), dtype=np.int32)
        for uge, (navn, _) in enumerate(self._k.uger):
            uger[:, uge] = self._som_koder(bunke.column(navn))
        med_kode = np.flatnonzero((uger != 0).any(axis=0))
        if med_kode.size:
            self.sidste_uge = max(self.sidste_uge, int(med_kode[-1]))
        med = np.flatnonzero(self._i_ordningen[np.clip(uger, 0, 999)].any(axis=1))
        if not med.size:
            return
        resten = bunke.select(self._andre()).take(med).to_pydict()
        for plads, nr in enumerate(map(int, med)):
            celler = {navn: _som_tekst(vaerdier[plads]) for navn, vaerdier in resten.items()}
            if person := self._person(linjer[nr], celler, uger[nr]):
                yield person

    def _andre(self) -> list[str]:
        uger = {navn for navn, _ in self._k.uger}
        return [navn for navn in self._k.alle if navn not in uger]

    def _som_koder(self, kolonne: Any) -> "np.ndarray[Any, Any]":
        """Kolonnens koder som hele tal; 0 er ingen kode, og et negativt tal er en tekst, der ikke er et tal."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.types as pt

        if pt.is_integer(kolonne.type):
            return np.asarray(kolonne.fill_null(0).to_numpy(zero_copy_only=False), dtype=np.int32)
        if not pt.is_dictionary(kolonne.type):
            kolonne = kolonne.cast(pa.string()).dictionary_encode()
        opslag = np.array(
            [self._kode(str(en or "")) for en in kolonne.dictionary.to_pylist()] or [0], dtype=np.int32
        )
        pladser = kolonne.indices.fill_null(0).to_numpy(zero_copy_only=False)
        return np.where(kolonne.indices.is_null().to_numpy(zero_copy_only=False), 0, opslag[pladser])

    def _kode(self, tekst: str) -> int:
        if tekst not in self._tal:
            ren = tekst.strip().lower().removesuffix(".0")
            if ren in _TOMT:
                self._tal[tekst] = 0
            elif ren.isascii() and ren.isdigit() and len(ren) <= 3:
                self._tal[tekst] = int(ren)
            else:
                self._tal[tekst] = -len(self._tekster) - 1
                self._tekster[self._tal[tekst]] = vist(tekst)
        return self._tal[tekst]

    def _person(self, linje: int, celler: dict[str, str], uger: "np.ndarray[Any, Any]") -> Dreamperson | None:
        self._rapport.i_ordningen += 1
        try:
            return self._laest(linje, celler, uger)
        except UgyldigtInput as ugyldig:
            self._rapport.afviste.append(Feltfejl(linje, ugyldig.felt, ugyldig.besked))
            return None

    def _laest(self, linje: int, celler: dict[str, str], uger: "np.ndarray[Any, Any]") -> Dreamperson:
        k, rapport = self._k, self._rapport
        nummer, foedt = celler[k.person], _dato(celler[k.foedt])
        if not nummer:
            raise UgyldigtInput(k.person, "Personens nummer mangler.")
        if foedt is None:
            tekst = vist(celler[k.foedt])
            raise UgyldigtInput(k.foedt, f"«{tekst}» er ikke en fødselsdato; skriv for eksempel 1980-05-01.")
        if (foer := self._set.setdefault(nummer, linje)) != linje:
            raise UgyldigtInput(k.person, f"Personen står også i linje {foer}; hver person skal stå én gang.")
        brugt, modsigelser = uden_modsigelser(self._raekker(uger), foedt)
        for en in modsigelser:
            rapport.modsigelser.append(Feltfejl(linje, "", f"{en.hvorfor} {en.uger} uger er ikke brugt."))
        if not any(self._i_ordningen[en.kode] for en in brugt):
            raise UgyldigtInput("", "Ingen af ugerne i ordningen kan passe.")
        koen = _KOEN.get(celler.get(k.koen, "").lower(), "")
        kommune = self._kommune(celler)
        rapport.uden.update(["KON"] * (not koen) + ["NYKOM"] * (kommune is None))
        navn = celler.get(k.navn, "")
        return Dreamperson(
            linje, nummer, navn, foedt, koen, kommune, tuple(brugt), self._maaneder(celler, brugt)
        )

    def _raekker(self, uger: "np.ndarray[Any, Any]") -> list[Ugeraekke]:
        """Ugerne, der betyder noget for ordningen. Det ukendte og hullerne tælles undervejs."""
        import numpy as np

        skift = [0, *(int(nr) + 1 for nr in np.flatnonzero(np.diff(uger))), len(uger)]
        mandage, koder = self._mandage, self._koder.koder
        ud: list[Ugeraekke] = []
        for fra, til in pairwise(skift):
            kode = int(uger[fra])
            kendt = koder.get(kode)
            if kendt is None and kode:
                self._rapport.ukendte_koder[self._tekster.get(kode, str(kode))] += til - fra
            if kendt is None or kendt.betyder == "andet":
                if til - fra == 1 and fra > 0 and til < len(uger) and self._samme(uger[fra - 1], uger[til]):
                    self._rapport.huller[self._tekster.get(kode, str(kode)) if kode else ""] += 1
            else:
                ud.append(Ugeraekke(kode, mandage[fra], mandage[til - 1] + UGE))
        return ud

    def _samme(self, foer: Any, efter: Any) -> bool:
        en, anden = self._koder.koder.get(int(foer)), self._koder.koder.get(int(efter))
        return en is not None and anden is not None and en.betyder == anden.betyder != "andet"

    def _kommune(self, celler: dict[str, str]) -> int | None:
        for navn, _ in reversed(self._k.kommuner):
            tekst = celler[navn].removesuffix(".0")
            if tekst.isascii() and tekst.isdigit() and int(tekst):
                return int(tekst)
        return None

    def _maaneder(self, celler: dict[str, str], uger: Sequence[Ugeraekke]) -> tuple[Dreammaaned, ...]:
        i_ordningen = self._koder.med("ledighedsydelse", "fleksjob")
        tid = [en for en in uger if en.kode in i_ordningen]
        fra = min(en.fra for en in tid) - timedelta(days=31 * MAANEDER_FOER)
        til = max(en.til for en in tid) + timedelta(days=31 * MAANEDER_EFTER)
        ud: list[Dreammaaned] = []
        for navn, maaned in self._k.maaneder["grad"]:
            if not fra <= maaned <= til or celler[navn].lower() in _TOMT:
                continue
            grad = _grad(celler[navn])
            if grad is None:
                self._rapport.uden["GRAD mellem 0 og 2"] += 1
            if not grad:
                continue
            branche, arbsted = (
                celler.get(self._navne[art].get(maaned, ""), "") for art in ("branche", "arbsted")
            )
            ud.append(Dreammaaned(maaned, grad, branche.removesuffix(".0"), arbsted.removesuffix(".0")))
        return tuple(ud)


def _som_tekst(vaerdi: Any) -> str:
    if vaerdi is None or vaerdi != vaerdi:  # NaN
        return ""
    return vaerdi.isoformat() if isinstance(vaerdi, date) else str(vaerdi).strip()


def _dato(tekst: str) -> date | None:
    for form in _DATOER:
        try:
            laest = datetime.strptime(tekst.replace("T", " "), form).date()  # noqa: DTZ007
        except ValueError:
            continue
        return laest if 1880 <= laest.year <= 2100 else None
    return None


def _grad(tekst: str) -> float | None:
    try:
        grad = float(tekst.replace(",", "."))
    except ValueError:
        return None
    return grad if 0 <= grad <= HOEJESTE_GRAD else None
