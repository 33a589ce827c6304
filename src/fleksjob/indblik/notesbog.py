"""Målene i en notesbog eller et script: på husets egne tabeller, eller på en forbindelse, man selv har.

    from fleksjob import indblik
    bog = indblik.aabn("data/indblik/101")          # DuckDB over tabellerne i mappen
    print(bog.progression(taerskel=2.0))            # tabellen med definition og forbehold
    bog.timer(dag=date(2026, 6, 30)).pandas()       # definitionen følger med i df.attrs

    from fleksjob.indblik import maal
    bog = maal.paa(forbindelse, dag=date(2026, 6, 30))   # DuckDB, Spark, Postgres: alt, Ibis kan spørge

Ibis og det, der regner, hentes først, når der åbnes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from fleksjob.indblik import skema, tabeller
from fleksjob.indblik.dreammaal import uden_svar
from fleksjob.indblik.svar import MANGLER, maalet, som_delt, vist
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    from ibis.expr.types import Table

    from fleksjob.indblik.maal import Maal, Tabeller

Raekke = dict[str, Any]


def aabn(mappe: Path | str) -> Notesbog:
    """Målene på tabellerne i en mappe: kommunens egne, landets, eller dem, `importer dream --til` skrev."""
    import duckdb

    sted = Path(mappe)
    udgave = tabeller.nyeste(sted)
    if udgave is None:
        raise UgyldigtInput("mappe", f"Der er ingen tabeller i {sted}. {MANGLER}")
    forbindelse = duckdb.connect()
    for tabel in skema.TABELLER:
        if filer := [str(fil) for fil in tabeller.filer(tabeller.plads(sted, udgave), tabel)]:
            forbindelse.read_parquet(filer, hive_partitioning=False).create_view(tabel.navn)
        else:
            tom = tabeller.arrow_skema(tabel).empty_table()
            forbindelse.from_arrow(tom).create(tabel.navn)
    bog = paa(forbindelse, dag=udgave.dag)
    bog.uden_svar = frozenset(uden_svar(sted, bog.maal()))
    return bog


def paa(forbindelse: Any, *, dag: date | None = None, navne: Mapping[str, str] | None = None) -> Notesbog:
    """Målene på en forbindelse: DuckDB's egen, en Spark-session eller en fra Ibis.

    Tabellerne skal have skemaets kolonner (`docs/genereret/indblik.md`). `navne`: skemaets navn → navnet på
    forbindelsen, hvor de ikke er ens. En tabel, forbindelsen ikke har, er kun en fejl for de mål, der bruger den.
    """
    from fleksjob.indblik.maal import Tabeller, ubunden

    regner = _regner(forbindelse)
    kaldes = {tabel.navn: (navne or {}).get(tabel.navn, tabel.navn) for tabel in skema.TABELLER}
    if not regner.navne & set(kaldes.values()):
        raise UgyldigtInput(
            "forbindelse",
            f"Forbindelsen har ingen af tabellerne {', '.join(kaldes.values())}; sig, hvad de hedder, med navne=.",
        )
    return Notesbog(regner, Tabeller(lambda navn: ubunden(navn, kaldes[navn])), dag)


class Regner(Protocol):
    """Det, der skal til for at regne: navnene på tabellerne, og et udtryk til tal."""

    forbindelse: Any
    navne: frozenset[str]

    def arrow(self, udtryk: Table) -> pa.Table:
        """Udtrykkets rækker med de typer, motoren giver."""


class _Duck:
    """DuckDB's egen forbindelse; oversætteren er den samme som skærmens."""

    def __init__(self, forbindelse: Any) -> None:
        self.forbindelse = forbindelse
        fundne = forbindelse.execute("SELECT table_name FROM information_schema.tables").fetchall()
        self.navne = frozenset(navn for (navn,) in fundne)

    def arrow(self, udtryk: Table) -> pa.Table:
        from fleksjob.indblik.motor.duck import som_sql

        tabel: pa.Table = self.forbindelse.execute(som_sql(udtryk)).to_arrow_table()
        return tabel


class _Ibis:
    """En forbindelse, Ibis har lavet: Spark, Postgres og de andre."""

    def __init__(self, forbindelse: Any) -> None:
        self.forbindelse = forbindelse
        self.navne = frozenset(forbindelse.list_tables())

    def arrow(self, udtryk: Table) -> pa.Table:
        bundet = {tabel: self.forbindelse.table(tabel.name) for tabel in _ubundne(udtryk)}
        op = udtryk.op().replace({fra: til.op() for fra, til in bundet.items()}) if bundet else udtryk.op()
        tabel: pa.Table = self.forbindelse.to_pyarrow(op.to_expr())
        return tabel


def _regner(forbindelse: Any) -> Regner:
    hjem = type(forbindelse).__module__.split(".")[0]
    if hjem in ("duckdb", "_duckdb"):
        return _Duck(forbindelse)
    import ibis
    from ibis.backends import BaseBackend

    if isinstance(forbindelse, BaseBackend):
        return _Ibis(forbindelse)
    if hjem == "pyspark":
        return _Ibis(ibis.pyspark.connect(forbindelse))
    raise UgyldigtInput(
        "forbindelse",
        f"En forbindelse af typen {type(forbindelse).__name__} kendes ikke; brug en fra DuckDB, Spark eller Ibis.",
    )


class Notesbog:
    """Målene som metoder: `bog.progression(taerskel=2.0)`. `dag` er dagen, når en anden ikke er valgt."""

    def __init__(self, regner: Regner, tabellerne: Tabeller, dag: date | None) -> None:
        self._regner = regner
        self.forbindelse = regner.forbindelse
        self.tabeller = tabellerne
        self.dag = dag
        self.uden_svar: frozenset[str] = frozenset()

    def spoerg(self, kode: str, *, dag: date | None = None, **valg: Any) -> Maalsvar:
        """Målet med den kode. Der regnes først, når svaret læses."""
        pr = dag or self.dag
        if pr is None:
            raise UgyldigtInput("dag", "Sig, hvilken dag tallet er for, med dag=.")
        maal = maalet(kode)
        if kode in self.uden_svar:
            raise UgyldigtInput("maal", f"Tabellerne er fra DREAM og kan ikke svare på {kode}.")
        udtryk = maal.udtryk(self.tabeller, pr, **valg)
        return Maalsvar(maal, pr, valg, udtryk, self._regner)

    def i_kommunerne(self, *koder: int) -> Notesbog:
        """De samme mål for nogle af kommunerne."""
        nogle = Notesbog(self._regner, self.tabeller.i_kommunerne(koder), self.dag)
        nogle.uden_svar = self.uden_svar
        return nogle

    def maal(self) -> Sequence[Maal]:
        """Alle målene med deres definitioner."""
        from fleksjob.indblik.maal import ALLE

        return ALLE

    def arrow(self, udtryk: Table) -> pa.Table:
        """Et eget udtryk over `bog.tabeller`, regnet, i Arrow."""
        return _regnet(self._regner, udtryk, "Udtrykket")

    def pandas(self, udtryk: Table) -> pd.DataFrame:
        """Et eget udtryk over `bog.tabeller`, regnet, i pandas; dage er tidspunkter, pandas kan regne med."""
        return _i_pandas(self.arrow(udtryk))

    def __getattr__(self, kode: str) -> Maalkald:
        if kode.startswith("_"):
            raise AttributeError(kode)
        try:
            return Maalkald(self, maalet(kode))
        except UgyldigtInput as ukendt:
            raise AttributeError(ukendt.besked) from None

    def __dir__(self) -> Collection[str]:
        return [*super().__dir__(), *(en.kode for en in self.maal())]

    def __repr__(self) -> str:
        dag = dansk_dato(self.dag) if self.dag else "ingen dag"
        return f"Notesbog over {type(self.forbindelse).__name__} pr. {dag}"


class Maalkald:
    """Et mål, der venter på sine valg. `help()` og `?` viser definitionen."""

    def __init__(self, bog: Notesbog, maal: Maal) -> None:
        self._bog = bog
        self._maal = maal
        valg = ", ".join(f"{navn}={vaerdi!r}" for navn, vaerdi in maal.valg.items()) or "ingen"
        self.__doc__ = f"{maal.definition}\n\nValg: {valg}. Forbehold: {maal.forbehold}"

    def __call__(self, *, dag: date | None = None, **valg: Any) -> Maalsvar:
        return self._bog.spoerg(self._maal.kode, dag=dag, **valg)

    def __repr__(self) -> str:
        return f"{self._maal.kode}: {self.__doc__}"


class Maalsvar:
    """Et måls svar. Tallene er `raekker`, `pandas()` eller `arrow()`; definitionen følger med overalt."""

    def __init__(self, maal: Maal, dag: date, valg: dict[str, Any], udtryk: Table, regner: Regner) -> None:
        self.maal = som_delt(maal, udtryk.columns)
        self.dag = dag
        self.valg = {**maal.valg, **valg}
        self.udtryk = udtryk
        self._regner = regner

    @cached_property
    def _tabel(self) -> pa.Table:
        return _regnet(self._regner, self.udtryk, f"Målet {self.maal.kode}")

    @property
    def om(self) -> dict[str, str]:
        """Det, der skal stå ved tallene, når de bruges."""
        maal = self.maal
        return {
            "navn": maal.navn,
            "dag": self.dag.isoformat(),
            "valg": ", ".join(f"{navn}={vaerdi}" for navn, vaerdi in self.valg.items()),
            "definition": maal.definition,
            "population": maal.population,
            "formel": maal.formel,
            "kilde": maal.kilde,
            "sikkerhed": maal.sikkerhed,
            "forbehold": maal.forbehold,
        }

    @property
    def raekker(self) -> list[Raekke]:
        """Rækkerne, som målet giver dem."""
        return self._tabel.to_pylist()

    @property
    def saetning(self) -> str:
        """Tallene i en eller to sætninger."""
        return self.maal.hovedtal(self.raekker)

    def skjult(self) -> list[Raekke]:
        """Rækkerne, som de må gives videre: små tal er skjult, også dem, der kan regnes ud af en sum."""
        from fleksjob.indblik.skjul import som_kan_gives_videre

        return som_kan_gives_videre(self.maal, self.raekker)

    def arrow(self) -> pa.Table:
        """Tallene i Arrow; det om målet står i skemaets metadata."""
        return self._tabel.replace_schema_metadata(self.om)

    def pandas(self) -> pd.DataFrame:
        """Tallene i pandas; det om målet står i `attrs`."""
        ramme = _i_pandas(self._tabel)
        ramme.attrs.update(self.om)
        return ramme

    def __str__(self) -> str:
        kolonner = [k for k in self.maal.kolonner if k.navn in self._tabel.column_names]
        celler = [[vist(k, raekke[k.navn]) for k in kolonner] for raekke in self.raekker]
        linjer = [[k.tekst for k in kolonner], *celler]
        bredder = [max(len(linje[nr]) for linje in linjer) for nr in range(len(kolonner))]
        tekst = [
            "  ".join(
                celle.ljust(bredde) if k.enhed == "kode" else celle.rjust(bredde)
                for k, celle, bredde in zip(kolonner, linje, bredder, strict=True)
            ).rstrip()
            for linje in linjer
        ]
        return "\n".join([f"{self.maal.navn}, {dansk_dato(self.dag)}", *tekst])

    def _repr_html_(self) -> str:
        kolonner = [k for k in self.maal.kolonner if k.navn in self._tabel.column_names]
        hoved = "".join(f"<th>{escape(k.tekst)}</th>" for k in kolonner)
        krop = "".join(
            f"<tr>{''.join(f'<td>{escape(vist(k, raekke[k.navn]))}</td>' for k in kolonner)}</tr>"
            for raekke in self.raekker
        )
        return (
            f"<table><caption>{escape(self.maal.navn)}, {dansk_dato(self.dag)}</caption>"
            f"<thead><tr>{hoved}</tr></thead><tbody>{krop}</tbody></table>"
            f"<p>{escape(self.maal.definition)}</p><p>{escape(self.maal.forbehold)}</p>"
        )


def _ubundne(udtryk: Table) -> set[Any]:
    from ibis.expr.operations import UnboundTable

    return set(udtryk.op().find(UnboundTable))


def _regnet(regner: Regner, udtryk: Table, hvad: str) -> pa.Table:
    """Udtrykket med sine egne typer. En tabel, forbindelsen ikke har, er ikke tom: det, den siger, er ukendt."""
    mangler = sorted({en.name for en in _ubundne(udtryk)} - regner.navne)
    if mangler:
        raise UgyldigtInput("forbindelse", f"{hvad} bruger {', '.join(mangler)}, som forbindelsen ikke har.")
    return regner.arrow(udtryk).cast(udtryk.schema().to_pyarrow())


def _i_pandas(tabel: pa.Table) -> pd.DataFrame:
    return tabel.to_pandas(date_as_object=False)
