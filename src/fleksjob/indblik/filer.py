"""Filerne, der kan gives videre: CSV, Parquet og JSON. Små tal er skjult, og det, tallene er, står i filen selv."""

import csv
import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from fleksjob.indblik.skjul import SKJULT, som_kan_gives_videre
from fleksjob.indblik.svar import Raekke, Svar, svar, vist
from fleksjob.indblik.tabeller import nyeste

if TYPE_CHECKING:
    from fleksjob.indblik.maal import Kolonne, Maal

Format = Literal["csv", "parquet", "json"]
FORMATER: dict[Format, str] = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
}
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Så et regneark læser æ, ø og å rigtigt."""
OPDIGTET = "Opdigtede data: tallene er af personer, der ikke findes, og siger ikke, hvordan det går."
UDTRAEK_NOTE = (
    "Tal fra 1 til 4 er skjult, og så mange andre, at de ikke kan regnes ud. En tom celle har intet tal."
)


class Udtraek(msgspec.Struct, frozen=True):
    """Et måls tal, som de må gives videre: `raekker` har `SKJULT` i stedet for små tal."""

    maal: "Maal"
    citat: str
    kolonner: "tuple[Kolonne, ...]"
    raekker: Sequence[Raekke]
    opdigtet: bool = False
    """Tallene er af opdigtede personer; det skal stå i hver fil, for den kan komme langt fra siden."""

    @property
    def oplysninger(self) -> dict[str, str]:
        """Det, der skal stå i filen, så tallene kan læses og henvises til uden siden."""
        m = self.maal
        return {
            "citat": self.citat,
            "kode": m.kode,
            "navn": m.navn,
            "definition": m.definition,
            "population": m.population,
            "formel": m.formel,
            "kilde": m.kilde,
            "sikkerhed": m.sikkerhed,
            "forbehold": m.forbehold,
            "skjult": UDTRAEK_NOTE,
        } | ({"data": OPDIGTET} if self.opdigtet else {})


def udtraek(et_svar: Svar) -> Udtraek:
    """Svaret, som det må gives videre."""
    maal = et_svar.maal
    return Udtraek(maal, et_svar.citat, maal.kolonner, som_kan_gives_videre(maal, et_svar.raekker))


def aabent(mappe: Path, kode: str, dag: date, **valg: Any) -> Udtraek:
    """Målets udtræk af tabellerne i mappen. Regnes én gang for hver udgave; det er dyrt at skjule mange rækker."""
    udgave = nyeste(mappe)
    hvilken = (udgave.nr, udgave.opdateret.isoformat()) if udgave else (0, "")
    return _aabent(mappe, hvilken, kode, dag, tuple(sorted(valg.items())))


@lru_cache(maxsize=256)
def _aabent(mappe: Path, opdateret: str, kode: str, dag: date, valg: tuple[tuple[str, Any], ...]) -> Udtraek:
    return udtraek(svar(mappe, kode, dag, **dict(valg)))


def udtraek_over_tid(dage: Sequence[date], hver: Sequence[Udtraek]) -> Udtraek:
    """Det samme mål på flere dage, med dagen som første kolonne. Hver dags små tal er skjult for sig."""
    from fleksjob.indblik.maal import Kolonne

    sidste = hver[-1]
    raekker = [
        {"pr": dag.isoformat(), **raekke} for dag, en in zip(dage, hver, strict=True) for raekke in en.raekker
    ]
    citat = f"{sidste.citat}, og samme dag de {len(dage) - 1} år før"
    return Udtraek(sidste.maal, citat, (Kolonne("pr", "Pr.", "kode"), *sidste.kolonner), raekker)


def som_fil(et: Svar | Udtraek, format_: Format) -> bytes:
    """Filen. Et `Svar` går altid gennem skjulereglen først."""
    ud = et if isinstance(et, Udtraek) else udtraek(et)
    match format_:
        case "csv":
            return (_BOM + _csv(ud)).encode()
        case "json":
            return _json(ud)
        case "parquet":
            return _parquet(ud)


def _csv(ud: Udtraek) -> str:
    tekst = StringIO()
    skriver = csv.writer(tekst, delimiter=";", lineterminator="\n")
    for navn, vaerdi in ud.oplysninger.items():
        skriver.writerow([f"# {navn}: {vaerdi}"])
    skriver.writerow([_kolonnenavn(k) for k in ud.kolonner])
    for raekke in ud.raekker:
        skriver.writerow(_celle(k, raekke[k.navn]) for k in ud.kolonner)
    return tekst.getvalue()


def _kolonnenavn(k: "Kolonne") -> str:
    enhed = "procent" if k.enhed == "andel" else k.enhed
    return k.tekst if k.enhed in ("kode", "antal") else f"{k.tekst} ({enhed})"


def _celle(k: "Kolonne", vaerdi: Any) -> str:
    """Tal med komma og uden tusindpunktum, som et dansk regneark læser dem."""
    if vaerdi is None:
        return ""
    if k.enhed == "kode" or vaerdi == SKJULT:
        return str(vaerdi) if vaerdi == SKJULT else vist(k, vaerdi)
    return str(vaerdi).replace(".", ",")


def _json(ud: Udtraek) -> bytes:
    indhold = {
        **ud.oplysninger,
        "kolonner": [{"navn": k.navn, "tekst": k.tekst, "enhed": k.enhed} for k in ud.kolonner],
        "raekker": [{k.navn: raekke[k.navn] for k in ud.kolonner} for raekke in ud.raekker],
    }
    return json.dumps(indhold, ensure_ascii=False, indent=1, default=_skrevet_dag).encode()


def _skrevet_dag(vaerdi: object) -> str:
    if isinstance(vaerdi, date):
        return vaerdi.isoformat()
    raise TypeError(f"{type(vaerdi).__name__} kan ikke skrives i en fil.")


def _parquet(ud: Udtraek) -> bytes:
    """Tallene som tal; et skjult tal er tomt, og kolonnen `skjult` siger, at rækken har et."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kolonner: dict[str, Any] = {}
    for k in ud.kolonner:
        hver = [raekke[k.navn] for raekke in ud.raekker]
        if k.enhed == "kode":
            kolonner[k.navn] = pa.array([None if en is None else str(en) for en in hver], pa.string())
        else:
            tal = [None if en is None or en == SKJULT else float(en) for en in hver]
            kolonner[k.navn] = pa.array(tal, pa.float64())
    kolonner["skjult"] = pa.array([SKJULT in raekke.values() for raekke in ud.raekker], pa.bool_())
    tabel = pa.table(kolonner)
    koder = {k.navn: k.koder for k in ud.kolonner if k.koder}
    om = ud.oplysninger | {"koder": json.dumps(koder, ensure_ascii=False)}
    om |= {"kolonner": json.dumps({k.navn: _kolonnenavn(k) for k in ud.kolonner}, ensure_ascii=False)}
    strom = BytesIO()
    pq.write_table(tabel.replace_schema_metadata({k: v.encode() for k, v in om.items()}), strom)
    return strom.getvalue()


def filnavn(kode: str, dag: date, endelse: str) -> str:
    """«timer-2026-11-22.csv»."""
    return f"{kode}-{dag.isoformat()}.{endelse}"


def billedtekst(ud: Udtraek) -> list[str]:
    """Linjerne under et billede, der er hentet: hvad det er, om det er opdigtet, og hvad der er skjult."""
    skjult = any(SKJULT in raekke.values() for raekke in ud.raekker)
    smaa = ["Rækker med tal under 5 er ikke tegnet."] if skjult else []
    return [ud.citat, *([OPDIGTET] if ud.opdigtet else []), *smaa]
