"""Det, målene måles mod: at læse kolonnerne, og tre af dem skrevet i hånden, som SQL til DuckDB og i pandas."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from fleksjob.indblik import skema, tabeller

Kerne = dict[str, tuple[Any, ...]]
"""Gruppe → dens tal. Kun det, de tre skrivemåder skal være enige om."""


def forbindelse(sted: Path) -> Any:
    """En DuckDB som motorens, men uden motoren."""
    import duckdb

    from fleksjob.indblik.motor.duck import HUKOMMELSE, TRAADE

    db = duckdb.connect(
        config={"threads": TRAADE, "memory_limit": HUKOMMELSE, "enable_external_file_cache": False}
    )
    for tabel in skema.TABELLER:
        stier = [str(fil) for fil in tabeller.filer(sted, tabel)]
        db.read_parquet(stier, hive_partitioning=False).create_view(tabel.navn)
    return db


def kolonner(sql: str) -> dict[str, set[str]]:
    """Tabel → de af dens kolonner, SQL'en bruger et sted. Det, der kun bæres med af et «vælg alt», er ikke med."""
    from sqlglot import exp, parse_one
    from sqlglot.optimizer.pushdown_projections import pushdown_projections
    from sqlglot.optimizer.qualify import qualify
    from sqlglot.optimizer.scope import traverse_scope

    former: dict[str, object] = {
        tabel.navn: {k.navn: "text" for k in tabel.kolonner} for tabel in skema.TABELLER
    }
    renset = pushdown_projections(qualify(parse_one(sql, dialect="duckdb"), schema=former, dialect="duckdb"))
    brugte: dict[str, set[str]] = {}
    for led in traverse_scope(renset):
        for alias, kilde in led.sources.items():
            if isinstance(kilde, exp.Table) and kilde.name in former:
                her = {k.name for k in led.columns if k.table == alias}
                brugte.setdefault(kilde.name, set()).update(her)
    return {navn: her for navn, her in brugte.items() if her}


def laes(db: Any, brugte: dict[str, set[str]]) -> None:
    """Alle rækker i kolonnerne afkodet; kun tællet, så der ikke regnes på dem."""
    for tabel, navne in brugte.items():
        db.execute(f"SELECT {', '.join(f'count({navn})' for navn in sorted(navne))} FROM {tabel}").fetchall()


_TIMER = """
WITH i_job AS (SELECT DISTINCT sag FROM perioder
               WHERE slags = 'fleksjob' AND fra <= $dag AND (til IS NULL OR til > $dag)),
     tider AS (SELECT sag, sum(timer) AS timer FROM perioder
               WHERE slags = 'timer' AND fra <= $dag AND (til IS NULL OR til > $dag) GROUP BY sag)
SELECT CASE WHEN timer IS NULL THEN 'uoplyst' WHEN timer <= 5.5 THEN '01' WHEN timer <= 10.5 THEN '06'
            WHEN timer <= 15.5 THEN '11' WHEN timer <= 20.5 THEN '16' WHEN timer <= 25.5 THEN '21'
            WHEN timer <= 30.5 THEN '26' ELSE '31' END AS baand, count(*)
FROM i_job LEFT JOIN tider USING (sag) GROUP BY baand
"""
_PROGRESSION = """
WITH nu AS (SELECT sag, job, fra FROM perioder
            WHERE slags = 'job' AND fra <= $dag AND (til IS NULL OR til > $dag) AND NOT gammel_ordning),
     tider AS (SELECT sag, job, arg_min(timer, fra) AS foerst,
                      max(timer) FILTER (til IS NULL OR til > $dag) AS sidst
               FROM perioder WHERE slags = 'timer' AND fra <= $dag AND NOT gammel_ordning GROUP BY sag, job)
SELECT CASE WHEN $dag - nu.fra < 365 THEN 'a' WHEN $dag - nu.fra < 730 THEN 'b' ELSE 'c' END AS gruppe,
       count(*), count(*) FILTER (sidst - foerst >= 1), count(*) FILTER (foerst - sidst >= 1)
FROM nu JOIN tider USING (sag, job) WHERE foerst <= 10.5 AND sidst IS NOT NULL GROUP BY gruppe
"""
_TID_TIL_JOB = """
WITH p AS (SELECT sag, slags, fra, til FROM perioder
           WHERE slags IN ('ledighedsydelse', 'fleksjob', 'lukket') AND fra <= $dag AND fra >= $fra),
     m AS (SELECT slags, fra, til, min(fra) FILTER (slags = 'fleksjob') OVER w AS job,
                  min(fra) FILTER (slags = 'lukket') OVER w AS luk
           FROM p WINDOW w AS (PARTITION BY sag ORDER BY fra,
             CASE slags WHEN 'ledighedsydelse' THEN 0 WHEN 'lukket' THEN 1 ELSE 2 END
             ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)),
     t AS (SELECT year(fra) AS aar, job IS NOT NULL AND (til IS NULL OR job - til <= $overgang)
                  AND (luk IS NULL OR job <= luk) AS haendt, fra, job,
                  least(coalesce(til, $dag), coalesce(luk, $dag), $dag) AS afbrudt
           FROM m WHERE slags = 'ledighedsydelse'),
     d AS (SELECT aar, CASE WHEN haendt THEN job ELSE afbrudt END - fra AS dage,
                  count(*) FILTER (haendt) AS d, count(*) AS ud FROM t GROUP BY 1, 2),
     n AS (SELECT *, sum(ud) OVER (PARTITION BY aar ORDER BY dage DESC) AS i_risiko FROM d),
     s AS (SELECT *, exp(sum(ln(greatest(1 - d / i_risiko, 1e-300))) OVER (PARTITION BY aar ORDER BY dage)) AS s FROM n)
SELECT aar::VARCHAR, sum(ud), sum(d), round(min(dage) FILTER (s <= 0.5 + 1e-9) / 7, 1) FROM s GROUP BY aar
"""


def _som_kerne(raekker: list[tuple[Any, ...]]) -> Kerne:
    return {str(gruppe): tal for gruppe, *tal_ in raekker for tal in [tuple(tal_)]}


def sql_timer(db: Any, dag: date) -> Kerne:
    """Bånd → personer."""
    return _som_kerne(db.execute(_TIMER, {"dag": dag}).fetchall())


def sql_progression(db: Any, dag: date) -> Kerne:
    """Anciennitet → job, op, ned."""
    return _som_kerne(db.execute(_PROGRESSION, {"dag": dag}).fetchall())


def sql_tid_til_job(db: Any, dag: date) -> Kerne:
    """Kohorte → forløb, i job, median i uger."""
    from fleksjob.indblik.maal.tid_til_job import OVERGANG_DAGE
    from fleksjob.lov.sagsgang.relationer import NY_ORDNING

    om = {"dag": dag, "fra": date(NY_ORDNING.year, 1, 1), "overgang": OVERGANG_DAGE}
    return _som_kerne(db.execute(_TID_TIL_JOB, om).fetchall())


def _laest(sted: Path, dag: date, slags: tuple[str, ...], navne: list[str]) -> Any:
    """Perioderne af de slags, begyndt senest på dagen, som en tabel i pandas."""
    import pyarrow.parquet as pq

    stier = [str(fil) for fil in tabeller.filer(sted, skema.PERIODER)]
    valgte: list[Any] = [("slags", "in", slags), ("fra", "<=", dag)]
    laest = pq.read_table(
        stier, columns=["sag", "slags", "fra", "til", *navne], filters=valgte, partitioning=None
    )
    return laest.to_pandas(date_as_object=False)


def pandas_timer(sted: Path, dag: date) -> Kerne:
    """Det samme som `sql_timer`."""
    import pandas as pd

    p = _laest(sted, dag, ("fleksjob", "timer"), ["timer"])
    nu = p[p.til.isna() | (p.til > pd.Timestamp(dag))]
    timer = nu[nu.slags == "timer"].groupby("sag").timer.sum()
    hver = pd.Series(nu.sag[nu.slags == "fleksjob"].unique()).map(timer)
    graenser = [-1, 5.5, 10.5, 15.5, 20.5, 25.5, 30.5, 1e9]
    baand = pd.cut(hver, graenser, labels=["01", "06", "11", "16", "21", "26", "31"]).astype(object)
    talt = baand.fillna("uoplyst").value_counts()
    return {str(navn): (int(antal),) for navn, antal in talt.items()}


def pandas_progression(sted: Path, dag: date) -> Kerne:
    """Det samme som `sql_progression`."""
    import pandas as pd

    i_dag = pd.Timestamp(dag)
    p = _laest(sted, dag, ("job", "timer"), ["job", "timer", "gammel_ordning"])
    p = p[~p.gammel_ordning]
    loeber = p.til.isna() | (p.til > i_dag)
    nu = p[loeber & (p.slags == "job")][["sag", "job", "fra"]]
    tider = p[p.slags == "timer"].sort_values("fra")
    foerst = tider.groupby(["sag", "job"]).timer.first().rename("foerst")
    sidst = p[loeber & (p.slags == "timer")].groupby(["sag", "job"]).timer.max().rename("sidst")
    hver = nu.join(foerst, on=["sag", "job"], how="inner").join(sidst, on=["sag", "job"], how="inner")
    hver = hver[hver.foerst <= 10.5]
    dage = (i_dag - hver.fra).dt.days
    hver = hver.assign(gruppe=pd.cut(dage, [-1, 364, 729, 1e6], labels=["a", "b", "c"]).astype(str))
    hver = hver.assign(op=hver.sidst - hver.foerst >= 1, ned=hver.foerst - hver.sidst >= 1)
    talt = hver.groupby("gruppe").agg(antal=("op", "size"), op=("op", "sum"), ned=("ned", "sum"))
    return {
        str(navn): tuple(int(en) for en in raekke)
        for navn, raekke in zip(talt.index, talt.values, strict=True)
    }


def pandas_tid_til_job(sted: Path, dag: date) -> Kerne:
    """Det samme som `sql_tid_til_job`."""
    import numpy as np
    import pandas as pd

    from fleksjob.indblik.maal.tid_til_job import OVERGANG_DAGE
    from fleksjob.lov.sagsgang.relationer import NY_ORDNING

    i_dag = pd.Timestamp(dag)
    p = _laest(sted, dag, ("ledighedsydelse", "fleksjob", "lukket"), [])
    p = p[p.fra >= pd.Timestamp(NY_ORDNING.year, 1, 1)]
    p = p.assign(orden=p.slags.map({"ledighedsydelse": 0, "lukket": 1, "fleksjob": 2}))
    p = p.sort_values(["sag", "fra", "orden"])
    for navn, slags in (("job", "fleksjob"), ("luk", "lukket")):
        p[navn] = p.fra.where(p.slags == slags).groupby(p.sag).bfill()
    t = p[p.slags == "ledighedsydelse"]
    i_tide = t.til.isna() | (t.job - t.til <= pd.Timedelta(OVERGANG_DAGE, "D"))
    haendt = t.job.notna() & i_tide & (t.luk.isna() | (t.job <= t.luk))
    afbrudt = t[["til", "luk"]].fillna(i_dag).min(axis=1).clip(upper=i_dag)
    t = pd.DataFrame(
        {"aar": t.fra.dt.year, "haendt": haendt, "dage": (t.job.where(haendt, afbrudt) - t.fra).dt.days}
    )
    ud: Kerne = {}
    for aar, del_ in t.groupby("aar"):
        hver = del_.groupby("dage").haendt.agg(["sum", "size"])
        i_risiko = hver["size"][::-1].cumsum()[::-1]
        s = np.cumprod(1 - hver["sum"] / i_risiko)
        under = hver.index[s <= 0.5 + 1e-9]
        median = round(float(under[0]) / 7 + 1e-12, 1) if len(under) else None
        ud[str(aar)] = (len(del_), int(del_.haendt.sum()), median)
    return ud


I_HAANDEN: dict[str, Callable[[Any, date], Kerne]] = {
    "timer": sql_timer,
    "progression": sql_progression,
    "tid_til_job_median": sql_tid_til_job,
}
PANDAS: dict[str, Callable[[Path, date], Kerne]] = {
    "timer": pandas_timer,
    "progression": pandas_progression,
    "tid_til_job_median": pandas_tid_til_job,
}
FELTER = {
    "timer": ("baand", "antal"),
    "progression": ("anciennitet", "antal", "op", "ned"),
    "tid_til_job_median": ("kohorte", "antal", "i_job", "median"),
}


def kernen(kode: str, raekker: list[dict[str, Any]]) -> Kerne:
    """Målets rækker på samme form; summerne over grupperne er ikke med."""
    gruppe, *felter = FELTER[kode]
    return {en[gruppe]: tuple(en[felt] for felt in felter) for en in raekker if en[gruppe] != "i_alt"}
