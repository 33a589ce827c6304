"""Landet skrevet som tabeller i `indblik/land/`, i flere processer og uden at have alle rækker i hukommelsen.

Hver proces folder en bunke personer, regner deres løn og giver rækkerne tilbage pakket, delt efter tabel og år. Til
sidst pakkes ét års fil ud ad gangen, sorteres og skrives.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa

from fleksjob.demo.land import antagelser
from fleksjob.demo.land.bestand import LEDIG, Bestand, bestand, maaned
from fleksjob.demo.land.kvoter import trukket
from fleksjob.demo.land.livsforloeb import Liv, Skriver, Stykke
from fleksjob.demo.land.loen import loenraekker
from fleksjob.demo.land.timer import Timer, timer
from fleksjob.demo.virksomheder import opdigtede_cvr
from fleksjob.forloeb.haendelser import AlleHaendelser, som_json
from fleksjob.forloeb.tilstand import Person
from fleksjob.indblik import skema, tabeller
from fleksjob.indblik.pseudonym import Pseudonymer
from fleksjob.indblik.sagsraekker import Maerker, Raekke, Sagskilde, raekker_for
from fleksjob.indblik.sammenlign import LAND, Land
from fleksjob.indblik.ventes import hvem_ventes_der_paa
from fleksjob.sager.projektioner import projektion
from fleksjob.sager.udregning import i_flere_processer

_BUNKE = 500
_SAGER_PR_ARBEJDSGIVER = 5
_PAKKET = pa.ipc.IpcWriteOptions(compression="lz4")
Pakke = tuple[str, int, bytes]


class Opgave(msgspec.Struct, frozen=True):
    """Det land, der skrives. `antal` 200.000 er fuld størrelse."""

    antal: int
    froe: int
    dag: date

    @property
    def skala(self) -> float:
        """Landets størrelse, hvor 1 er det virkelige antal."""
        return self.antal / antagelser.FULD_STOERRELSE


def skriv_land(
    mappe: Path, opgave: Opgave, nu: datetime, fremdrift: Callable[[int], object] | None = None
) -> tabeller.Udgave:
    """Laver landet og skriver dets tabeller. `fremdrift` kaldes med antal færdige personer."""
    pakker: dict[tuple[str, int], list[bytes]] = {}
    livene = liv(opgave)
    for nr, bunke in enumerate(i_flere_processer(partial(stykker, opgave), livene, opgave.antal, _BUNKE)):
        for navn, aar, pakket in bunke:
            pakker.setdefault((navn, aar), []).append(pakket)
        if fremdrift:
            fremdrift(min(_BUNKE, opgave.antal - nr * _BUNKE))
    udgave = tabeller.ny_udgave(mappe, _hele_filer(pakker), nu, opgave.antal)
    om = Land(opgave.antal, opgave.froe, opgave.dag, opgave.skala)
    (mappe / LAND).write_bytes(msgspec.json.encode(om))
    return udgave


def _hele_filer(pakker: dict[tuple[str, int], list[bytes]]) -> Iterator[tuple[skema.Tabel, int, pa.Table]]:
    tabel_af = {en.navn: en for en in skema.TABELLER}
    for navn, aar in sorted(pakker):
        dele = [pa.ipc.open_stream(en).read_all() for en in pakker.pop((navn, aar))]
        yield tabel_af[navn], aar, pa.concat_tables(dele)


def liv(opgave: Opgave) -> Iterator[Liv]:
    """Alle personerne, i nummerorden."""
    b = bestand(opgave.antal, opgave.froe, opgave.dag)
    t = timer(b, opgave.froe, opgave.skala, maaned(opgave.dag))
    perioder = _stykker(b, t, opgave)
    antal = np.bincount(b.person, minlength=opgave.antal).tolist()
    hver = zip(
        b.kommune.tolist(), b.kvinde.tolist(), b.foedselsaar.tolist(), b.visiteret.tolist(), b.fastholdt.tolist(),
        b.afslag.tolist(), b.ude.tolist(), b.grund.tolist(), antal, strict=True,
    )  # fmt: skip
    for nr, (*om, n) in enumerate(hver):
        yield Liv._make((nr, *om, tuple(islice(perioder, n))))


def _stykker(b: Bestand, t: Timer, opgave: Opgave) -> Iterator[Stykke]:
    rng = np.random.default_rng([opgave.froe, 2])
    cvr = list(_brancher(opgave.antal))
    firma = rng.integers(0, len(cvr), b.person.size).tolist()
    kolonner = (en.tolist() for en in (b.slags, b.fra, b.til, t.start, t.aendres, t.til))
    for slags, *tal, hvor in zip(*kolonner, firma, strict=True):
        yield Stykke._make((slags, *tal, "" if slags == LEDIG else cvr[hvor]))


@lru_cache(maxsize=1)
def _brancher(antal: int) -> dict[str, str]:
    """Arbejdsgivernes opdigtede CVR-numre og deres branche."""
    n = max(antal // _SAGER_PR_ARBEJDSGIVER, 30)
    bogstaver = trukket(np.random.default_rng(n), n, antagelser.BRANCHER).tolist()
    return dict(zip(opdigtede_cvr(), bogstaver, strict=False))


@lru_cache(maxsize=1)
def maerker(opgave: Opgave) -> Maerker:
    """Nøglen er frøet: der er ingen at skjule i et opdigtet land, og det samme land skal blive det samme."""
    return Maerker(Pseudonymer(f"opdigtet land {opgave.froe}".encode()), _brancher(opgave.antal))


def stykker(opgave: Opgave, bunke: Sequence[Liv]) -> list[Pakke]:
    """En bunke personers rækker, pakket, efter tabel og år. Ren, så den kan køre i flere processer."""
    maerkerne = maerker(opgave)
    raekkerne = raekker_for(maerkerne, [kilde(maerkerne, opgave, en) for en in bunke])
    loen = loenraekker(raekkerne["perioder"], opgave.dag)
    ud = [
        (skema.INDKOMST.navn, aar, _pak(del_)) for aar, del_ in tabeller.delt_efter_aar(skema.INDKOMST, loen)
    ]
    for tabel in skema.TABELLER:
        if tabel is skema.INDKOMST or not raekkerne.get(tabel.navn):
            continue
        for aar, del_ in tabeller.som_stykker(tabel, raekkerne[tabel.navn]):
            ud.append((tabel.navn, aar, _pak(del_)))
    return ud


def _pak(tabel: pa.Table) -> bytes:
    ud = pa.BufferOutputStream()
    with pa.ipc.new_stream(ud, tabel.schema, options=_PAKKET) as skriver:
        skriver.write_table(tabel)
    return bytes(ud.getvalue())


def kilde(maerkerne: Maerker, opgave: Opgave, en: Liv) -> Sagskilde:
    """Personen, som arkivet ville give den: hændelserne og de frister, projektionen udleder af dem."""
    haendelser = Skriver(en, opgave.froe, opgave.dag).alle()
    return Sagskilde(
        sag=maerkerne.pseudonymer.sag(en.kommune, en.nr),
        kommune=en.kommune,
        team="",
        aftryk=0,
        foedselsdato=en.foedselsdato,
        koen="kvinde" if en.kvinde else "mand",
        haendelser=f"[{','.join(som_json(h).decode() for h in haendelser)}]",
        pligter=tuple(_pligter(en.foedselsdato, haendelser)),
    )


def _pligter(foedt: date, haendelser: list[AlleHaendelser]) -> Iterator[Raekke]:
    """Rækkerne i `pligter`, uden sagen, af samme projektion som arkivets."""
    for en in projektion(Person(foedt), haendelser).pligter:
        if en.frist is not None:
            yield (
                *("", en.kode, en.navn, en.art, hvem_ventes_der_paa(en.kode, en.ansvarlig, en.hos), en.frist),
                *(en.siden, en.opfyldt_den, en.bortfaldet_den, en.efter_frist, en.aaben, en.aaben_til),
                *(en.gaelder_fra, en.gaelder_til),
            )
