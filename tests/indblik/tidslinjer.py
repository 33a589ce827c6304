"""Tabeller i hukommelsen af opdigtede perioder, så et mål kan holdes op mod en optælling i almindelig Python."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import duckdb
import ibis
import pyarrow as pa
from hypothesis import strategies as st
from ibis.expr.types import Table

from fleksjob.indblik import skema
from fleksjob.indblik.maal import ubundne
from fleksjob.indblik.tabeller import arrow_skema

BEGYNDER = date(2019, 1, 1)
DAG = date(2024, 5, 15)
"""Dagen, der regnes for; nogle perioder begynder efter den."""
Raekker = Sequence[Mapping[str, Any]]
_TOMT: dict[str, Any] = {"tekst": "", "ja_nej": False}


class Huskede:
    """Tabellerne på en egen forbindelse; det, en analytiker også kan gøre."""

    def __init__(self, **raekker: Raekker) -> None:
        self.t = ubundne()
        self._db = duckdb.connect(config={"threads": 1})
        for tabel in skema.TABELLER:
            fyldt = [
                {k.navn: en.get(k.navn, _TOMT.get(k.type)) for k in tabel.kolonner}
                for en in raekker.get(tabel.navn, ())
            ]
            self._db.register(tabel.navn, pa.Table.from_pylist(fyldt, schema=arrow_skema(tabel)))

    def regn(self, udtryk: Table | str) -> list[dict[str, Any]]:
        """Udtrykkets rækker. Det, der skal regnes mange gange, gives oversat (`sql`), for oversættelsen er det dyre."""
        svar = self._db.execute(udtryk if isinstance(udtryk, str) else sql(udtryk))
        navne = [en[0] for en in svar.description]
        return [dict(zip(navne, raekke, strict=True)) for raekke in svar.fetchall()]

    def egen(self, raekker: Raekker) -> None:
        """Tabellen `egen`, uden for skemaet."""
        self._db.register("egen", pa.Table.from_pylist(list(raekker)))


def sql(udtryk: Table) -> str:
    """Udtrykket, som DuckDB får det."""
    return str(ibis.to_sql(udtryk, dialect="duckdb"))


def periode(sag: str, slags: str, fra: date, til: date | None, **felter: Any) -> dict[str, Any]:
    """En række i `perioder`."""
    return {"sag": sag, "slags": slags, "fra": fra, "til": til, **felter}


_DAGE = st.integers(0, 400)
_TIMER = st.sampled_from((1.0, 3.5, 5.0, 5.5, 5.6, 6.6, 8.0, 10.0, 10.5, 11.0, 16.0, 25.0, 37.0))
_SLUT = st.sampled_from(
    (*(("folkepension", "foertidspension", "ordinaert_job", "fraflyttet", "doed")), "trukket")
)


@st.composite
def en_sag(draw: st.DrawFn, sag: str) -> list[dict[str, Any]]:
    """Én sags perioder: ydelse og fleksjob i vilkårlig orden med huller, timer i hvert job, og måske en lukning."""
    dag = BEGYNDER + timedelta(days=draw(st.integers(0, 1500)))
    ud: list[dict[str, Any]] = []
    job = 0
    for _ in range(draw(st.integers(0, 4))):
        slags = draw(st.sampled_from(("ledighedsydelse", "fleksjob")))
        # To perioder af samme slags rører aldrig hinanden; ellers var de én (reglen i sagsraekker).
        samme = bool(ud) and ud[-1]["slags"] in ("timer", "fleksjob", "job") and slags == "fleksjob"
        igen = bool(ud) and ud[-1]["slags"] == slags
        dag += timedelta(days=draw(st.integers(1 if samme or igen else 0, 60)))
        til: date | None = dag + timedelta(days=draw(st.integers(1, 700)))
        sidste = draw(st.integers(0, 4)) == 0
        ud.append(periode(sag, slags, dag, None if sidste else til))
        if slags == "fleksjob":
            job += 1
            gammel = draw(st.integers(0, 5)) == 0
            ud += _jobbet(draw, sag, str(job), dag, None if sidste else til, gammel)
        if sidste:
            return ud
        assert til is not None
        dag = til
    if ud and draw(st.booleans()):
        ud.append(periode(sag, "lukket", dag + timedelta(days=draw(_DAGE)), None, vaerdi=draw(_SLUT)))
    return ud


def _jobbet(draw: Any, sag: str, job: str, fra: date, til: date | None, gammel: bool) -> list[dict[str, Any]]:
    faelles = {"job": job, "gammel_ordning": gammel}
    ud = [periode(sag, "job", fra, til, **faelles)]
    skift = fra + timedelta(days=draw(st.integers(1, 500)))
    if draw(st.integers(0, 6)) == 0:
        return ud
    if (til is not None and skift >= til) or draw(st.booleans()):
        ud.append(periode(sag, "timer", fra, til, timer=draw(_TIMER), **faelles))
    else:
        ud.append(periode(sag, "timer", fra, skift, timer=draw(_TIMER), **faelles))
        ud.append(periode(sag, "timer", skift, til, timer=draw(_TIMER), **faelles))
    if draw(st.booleans()):
        ud.append(periode(sag, "maal", fra, draw(st.sampled_from((None, til))), vaerdi="opgaver", **faelles))
    return ud


@st.composite
def sager(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rækkerne i `sager` og `perioder` for en håndfuld sager i to kommuner."""
    antal = draw(st.integers(1, 8))
    hoveder = [
        {"sag": f"s{nr}", "kommune": draw(st.sampled_from((101, 851))), "koen": "kvinde", "foedselsaar": 1980}
        for nr in range(antal)
    ]
    return hoveder, [raekke for nr in range(antal) for raekke in draw(en_sag(f"s{nr}"))]
