"""Fra en DREAM-fil til indblikkets tabeller, uden noget arkiv: det, en analytiker eller et ministerium har.

Filen er registrets hele historie, så en nyere fil afløser den ældre: de personer, der er ændret, regnes om, og resten
bliver liggende. Personerne spoles til en midlertidig fil, mens der læses, så hukommelsen ikke følger antallet.
Modulet kender ikke Django.
"""

import secrets
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import IO, Any
from zlib import crc32

import msgspec

from fleksjob.forloeb.haendelser import som_json
from fleksjob.indblik import skema, tabeller
from fleksjob.indblik.brancher import HOVEDAFDELINGER, hovedafdeling_af_kode
from fleksjob.indblik.dreammaal import MAERKE
from fleksjob.indblik.pseudonym import Pseudonymer
from fleksjob.indblik.sagsraekker import Maerker, Raekke, Sagskilde, raekker_for
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.udregning import i_flere_processer
from fleksjob.snitflader.dream import Dreamfil, Dreammaaned, Dreamperson
from fleksjob.snitflader.dreamforloeb import forloebene, haendelser_af
from fleksjob.snitflader.dreamkolonner import UGE, ugens_maaned
from fleksjob.snitflader.dreamrapport import Dreamrapport

Fremdrift = Callable[[int], object]
UDGAVE = 1
"""Skifter, når de samme uger skal give andre rækker."""
FULD_TID = 37.0
UDEN_KOMMUNE = 0
_JOB_BEGYNDER = 3
"""Arbejdsstedet er det første, der er oplyst i så mange måneder fra jobbets begyndelse."""
_PERIODER = skema.PERIODER.kolonnenavne
_laes = msgspec.msgpack.Decoder(Dreamperson)


class Filmaerke(msgspec.Struct, frozen=True):
    """Det, mappen ved om den fil, tabellerne er skrevet af."""

    foerste_uge: date
    sidste_uge: date
    fil: str


class Resultat(msgspec.Struct, frozen=True):
    """Hvad importen gjorde. `udgave` er None, når intet var ændret."""

    udgave: tabeller.Udgave | None
    personer: int
    omregnet: int
    forsvundet: int


def importer(
    fil: Dreamfil,
    mappe: Path,
    rapport: Dreamrapport,
    *,
    kommune: int | None = None,
    fremdrift: Fremdrift | None = None,
) -> Resultat:
    """Skriver tabellerne i mappen. `kommune` bruges for dem, filen ingen har for. Intet skrives, før filen er læst.

    Tabellerne er dateret som den sidste dag i filens sidste uge, for længere ved de ikke noget.
    """
    kendt, noegle = _kendt(mappe), _noegle(mappe)
    with tempfile.TemporaryFile() as spole:
        kilde = Dreamkilde(spole, Pseudonymer(bytes.fromhex(noegle)), fil, rapport, kommune, fremdrift)
        maerke = Filmaerke(fil.kolonner.mandage[0], fil.sidste - UGE, fil.sti.name)
        _kraev_nyere(kendt, maerke)
        omregnes = tabeller.aendrede(mappe, kilde)
        forsvundet = _forsvundet(mappe, kilde.aftryk())
        if kendt and not omregnes and not forsvundet and tabeller.nyeste(mappe):
            return Resultat(None, len(kilde.aftryk()), 0, 0)
        _gem_noegle(mappe, noegle)
        udgave = tabeller.opdater(
            mappe, kilde, datetime.combine(fil.sidste - timedelta(days=1), time(12), UTC)
        )
        (mappe / MAERKE).write_bytes(msgspec.json.encode(maerke))
        return Resultat(udgave, udgave.sager, udgave.omregnet, forsvundet)


def noeglefil(mappe: Path) -> Path:
    """Nøglen til personernes mærker: ved siden af mappen, så tabellerne kan gives videre uden den."""
    return mappe.resolve().with_name(f"{mappe.resolve().name}.noegle")


def _noegle(mappe: Path) -> str:
    """Nøglen, der ligger der, eller en ny, som endnu ikke er skrevet."""
    fil = noeglefil(mappe)
    return fil.read_text("utf-8") if fil.exists() else secrets.token_hex(32)


def _gem_noegle(mappe: Path, noegle: str) -> None:
    fil = noeglefil(mappe)
    if not fil.exists():
        fil.parent.mkdir(parents=True, exist_ok=True)
        fil.touch(mode=0o600)
        fil.write_text(noegle, "utf-8")


def _kendt(mappe: Path) -> Filmaerke | None:
    """Mærket fra sidste gang. Rejser `UgyldigtInput` for en mappe, der er brugt til andet."""
    if mappe.is_file():
        raise UgyldigtInput("til", f"{mappe} er en fil; angiv en mappe til tabellerne.")
    if (mappe / MAERKE).exists():
        return msgspec.json.decode((mappe / MAERKE).read_bytes(), type=Filmaerke)
    if mappe.exists() and any(mappe.iterdir()):
        raise UgyldigtInput("til", f"Mappen {mappe} er brugt til andet; angiv en tom mappe eller en ny.")
    return None


def _kraev_nyere(kendt: Filmaerke | None, ny: Filmaerke) -> None:
    if kendt is None:
        return
    for er_galt, ord_, er, var in (
        (ny.sidste_uge < kendt.sidste_uge, "slutter", ny.sidste_uge, kendt.sidste_uge),
        (ny.foerste_uge > kendt.foerste_uge, "begynder", ny.foerste_uge, kendt.foerste_uge),
    ):
        if er_galt:
            raise UgyldigtInput(
                "fil",
                f"Filen {ord_} i ugen fra {er.isoformat()}, men tabellerne er skrevet af en fil, der {ord_} i ugen "
                f"fra {var.isoformat()}; brug en fil med mindst de samme uger, eller skriv til en ny mappe.",
            )


def _forsvundet(mappe: Path, aftryk: Mapping[str, int]) -> int:
    """Hvor mange personer i tabellerne filen ikke har mere; deres rækker går ud."""
    import pyarrow.parquet as pq

    udgave = tabeller.nyeste(mappe)
    if udgave is None:
        return 0
    sager = pq.read_table(tabeller.plads(mappe, udgave) / skema.SAGER.navn / tabeller.FIL, columns=["sag"])
    return sum(sag not in aftryk for sag in sager["sag"].to_pylist())


class Dreamkilde:
    """Filens personer, som tabellerne spørger efter dem. Filen læses, når kilden laves."""

    def __init__(
        self,
        spole: IO[bytes],
        pseudonymer: Pseudonymer,
        fil: Dreamfil,
        rapport: Dreamrapport,
        kommune: int | None,
        fremdrift: Fremdrift | None,
    ) -> None:
        self._spole = spole
        self._pseudonymer = pseudonymer
        self._pladser: dict[str, tuple[int, int]] = {}
        laest: dict[str, tuple[int, date]] = {}
        for person in fil.personer(rapport, fremdrift):
            sag = pseudonymer.person(person.nummer)
            kode = person.kommune if person.kommune is not None else kommune
            gemt = msgspec.structs.replace(person, linje=0, nummer=sag, navn="", kommune=kode)
            data = msgspec.msgpack.encode(gemt)
            self._pladser[sag] = (spole.tell(), len(data))
            spole.write(data)
            laest[sag] = (crc32(data), max(en.til for en in person.uger))
        self._sidste = fil.sidste
        self._aftryk = {
            sag: crc32(f"{sum_} {til >= fil.sidste} {UDGAVE}".encode()) for sag, (sum_, til) in laest.items()
        }

    def aftryk(self) -> Mapping[str, int]:
        """Skifter med ugerne, og når et forløb, der løb til filens sidste uge, viser sig at være slut."""
        return self._aftryk

    def raekker(self, sager: Collection[str]) -> Iterable[Mapping[str, list[Raekke]]]:
        """Rækkerne bunke for bunke, i flere processer når der er mange."""
        regn = partial(raekker_af, self._pseudonymer, self._sidste)
        return i_flere_processer(regn, self._spolet(sager), len(sager))

    def hele(self) -> Mapping[str, list[Raekke]]:
        """Registret har ingen udbetalinger."""
        return {skema.UDBETALINGER.navn: []}

    def _spolet(self, sager: Collection[str]) -> Iterator[tuple[bytes, int]]:
        for sag in sorted(sager, key=lambda sag: self._pladser[sag]):
            sted, laengde = self._pladser[sag]
            self._spole.seek(sted)
            yield self._spole.read(laengde), self._aftryk[sag]


def raekker_af(
    pseudonymer: Pseudonymer, sidste: date, spolet: Sequence[tuple[bytes, int]]
) -> dict[str, list[Raekke]]:
    """En bunke personers rækker. Hændelserne foldes som arkivets; løn og arbejdssted lægges til fra månederne."""
    personer = {person.nummer: person for person in (_laes.decode(data) for data, _ in spolet)}
    kilder = [
        _kilde(person, aftryk, sidste) for person, (_, aftryk) in zip(personer.values(), spolet, strict=True)
    ]
    ud = raekker_for(Maerker(pseudonymer), kilder)
    perioder = [dict(zip(_PERIODER, raekke, strict=True)) for raekke in ud["perioder"]]
    job: dict[str, list[dict[str, Any]]] = {}
    for periode in perioder:
        if periode["slags"] == "job":
            periode |= _arbejdssted(personer[periode["sag"]].maaneder, periode["fra"], pseudonymer)
            job.setdefault(periode["sag"], []).append(periode)
    ud["perioder"] = [tuple(periode[navn] for navn in _PERIODER) for periode in perioder]
    ud["indkomst"] = [
        raekke
        for sag, person in personer.items()
        for raekke in _indkomst(person, job.get(sag, []), pseudonymer)
    ]
    return ud


def _kilde(person: Dreamperson, aftryk: int, sidste: date) -> Sagskilde:
    haendelser = haendelser_af(forloebene(person.uger, sidste))
    return Sagskilde(
        sag=person.nummer,
        kommune=UDEN_KOMMUNE if person.kommune is None else person.kommune,
        team="",
        aftryk=aftryk,
        foedselsdato=person.foedt,
        koen=person.koen,
        haendelser=(b"[" + b",".join(map(som_json, haendelser)) + b"]").decode(),
    )


def _arbejdssted(maaneder: Sequence[Dreammaaned], fra: date, pseudonymer: Pseudonymer) -> dict[str, str]:
    """Arbejdsstedet og branchen i den første måned, de er oplyst, fra jobbets begyndelse."""
    foerste = ugens_maaned(fra)
    naer = [en for en in maaneder if 0 <= _maaneder_mellem(foerste, en.maaned) < _JOB_BEGYNDER]
    sted = next((en.arbsted for en in naer if en.arbsted), "")
    branche = next((en.branche for en in naer if en.branche), "")
    bogstav = hovedafdeling_af_kode(branche)
    return {
        "arbejdsgiver": pseudonymer.arbejdsgiver(sted),
        "branche": bogstav if bogstav in HOVEDAFDELINGER else "",
    }


def _maaneder_mellem(fra: date, til: date) -> int:
    return (til.year - fra.year) * 12 + til.month - fra.month


def _indkomst(
    person: Dreamperson, job: Sequence[dict[str, Any]], pseudonymer: Pseudonymer
) -> Iterator[Raekke]:
    """Månedens løntimer, ført på det fleksjob, personen var i. Løn i kroner er ikke i registret."""
    for en in person.maaneder:
        nr = next((et["job"] for et in reversed(job) if _i_maaneden(et, en.maaned)), "")
        felter = {
            "sag": person.nummer,
            "maaned": en.maaned,
            "job": nr,
            "slags": "fleksjob" if nr else "anden",
            "loentimer": round(en.grad * FULD_TID, 4),
            "loen": None,
            "arbejdsgiver": pseudonymer.arbejdsgiver(en.arbsted),
        }
        yield tuple(felter.get(navn) for navn in skema.INDKOMST.kolonnenavne)


def _i_maaneden(job: Mapping[str, Any], maaned: date) -> bool:
    """Jobbet har mindst én uge, hvis torsdag ligger i måneden."""
    sidste = job["til"] - UGE if job["til"] else date.max
    return bool(
        ugens_maaned(job["fra"]) <= maaned <= (sidste if sidste == date.max else ugens_maaned(sidste))
    )
