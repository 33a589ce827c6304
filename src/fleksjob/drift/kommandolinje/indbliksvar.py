"""`fleksjob indblik NAVN`: målene regnet af den motor og de tabeller, der er valgt, vist eller skrevet i filer.

Tallene kommer på stdout; hvilke tabeller de er regnet af, og hvor længe det tog, på stderr.
"""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click
import msgspec

from fleksjob.drift.kommandolinje import Fejlet
from fleksjob.drift.kommandolinje.indblikstabeller import tabellerne
from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from fleksjob.indblik.filer import Format, Udtraek
    from fleksjob.indblik.maal import Maal
    from fleksjob.indblik.svar import Svar
    from fleksjob.indblik.tabeller import Udgave

ALLE = "alle"
SAMTIDIGE = 2
"""Mens ét mål regnes af motoren, oversættes det næste."""


class Oensket(msgspec.Struct, frozen=True, kw_only=True):
    """Det, der er bedt om på kommandolinjen."""

    navn: str
    dato: str | None
    data: Path | None
    land: bool
    valg: tuple[str, ...]
    motor: str
    klynge: str
    til_json: bool
    til_csv: bool
    svg: Path | None
    parquet: Path | None


def spoerg(oensket: Oensket) -> None:
    """Regner de ønskede mål og viser eller skriver dem."""
    from fleksjob.indblik import maal, svar as svar_, tabeller
    from fleksjob.indblik.sammenlign import landet
    from fleksjob.indblik.valg import delte, fordelt

    maalene: Sequence[Maal] = maal.ALLE if oensket.navn == ALLE else (svar_.maalet(oensket.navn),)
    dag = _laes_dato(oensket.dato)
    hvor, mappe = tabellerne(oensket.data, landet=oensket.land)
    valg = fordelt(_de_der_har_svar(oensket, mappe, maalene), delte(oensket.valg))
    udgave = tabeller.nyeste(mappe)
    if udgave is None:
        raise Fejlet(svar_.MANGLER)
    begyndt = monotonic()
    alle = _regnet(oensket, tabeller.plads(mappe, udgave), udgave, dag or udgave.dag, valg)
    tog = monotonic() - begyndt
    _vis(oensket, alle, opdigtet=landet(mappe) is not None)
    click.echo(_hvad_det_er(hvor, udgave, len(alle), tog, oensket), err=True)


def _de_der_har_svar(oensket: Oensket, mappe: Path, maalene: "Sequence[Maal]") -> "Sequence[Maal]":
    """Målene, tabellerne kan svare på. Tabeller fra DREAM ved ikke, hvad kommunen gjorde; det er ikke nul."""
    from fleksjob.indblik.dreammaal import uden_svar

    uden = uden_svar(mappe, maalene)
    if not uden:
        return maalene
    besked = f"Tabellerne er fra DREAM og kan ikke svare på {', '.join(uden)}."
    if oensket.navn != ALLE:
        raise UgyldigtInput("navn", besked)
    click.echo(besked, err=True)
    return [en for en in maalene if en.kode not in uden]


def _regnet(
    oensket: Oensket, sted: Path, udgave: "Udgave", dag: date, valg: dict[str, dict[str, Any]]
) -> "list[Svar]":
    from fleksjob.drift.kommandolinje.gang import fremdriftslinje
    from fleksjob.indblik.motor import SPARK, MotorMangler, aabn
    from fleksjob.indblik.svar import svar_af

    hvad = "Starter Spark og regner" if oensket.motor == SPARK else "Regner"
    try:
        with (
            fremdriftslinje(hvad, len(valg), tavs=False) as fremad,
            aabn(sted, oensket.motor, oensket.klynge) as motor,
            ThreadPoolExecutor(SAMTIDIGE) as traade,
        ):

            def regn(kode: str) -> "Svar":
                et = svar_af(motor, udgave, kode, dag, **valg[kode])
                fremad(1)
                return et

            return list(traade.map(regn, valg))
    except MotorMangler as fejl:
        raise Fejlet(str(fejl)) from None


def _hvad_det_er(hvor: str, udgave: "Udgave", antal: int, tog: float, oensket: Oensket) -> str:
    motor = {"duckdb": "DuckDB", "spark": "Spark"}.get(oensket.motor, oensket.motor)
    sager = f"{udgave.sager:,}".replace(",", ".")
    paa = f" på {oensket.klynge}" if oensket.klynge else ""
    return (
        f"{hvor}: {sager} sager, tabellernes udgave {udgave.nr} af {udgave.dag:%d.%m.%Y}. {antal} mål på "
        f"{f'{tog:.1f}'.replace('.', ',')} sekunder med {motor}{paa}."
    )


def _laes_dato(tekst: str | None) -> date | None:
    try:
        return date.fromisoformat(tekst) if tekst else None
    except ValueError:
        raise UgyldigtInput("dato", f"«{tekst}» er ikke en dato; skriv den som 2026-11-22.") from None


def _vis(oensket: Oensket, alle: "list[Svar]", *, opdigtet: bool) -> None:
    if oensket.svg or oensket.parquet:
        _skriv_filer(oensket, alle, opdigtet=opdigtet)
    if oensket.til_json:
        click.echo(json.dumps([_som_json(en) for en in alle], ensure_ascii=False, indent=2, default=str))
    elif oensket.til_csv:
        filer = (_som_fil(en, "csv", opdigtet=opdigtet) for en in alle)
        click.echo("\n".join(fil.decode("utf-8-sig") for fil in filer), nl=False)
    elif not (oensket.svg or oensket.parquet):
        for en in alle:
            _vis_tabel(en)


def _til_andre(en: "Svar", *, opdigtet: bool) -> "Udtraek":
    """Tallene med de små skjult; er tabellerne opdigtede, står det i filen."""
    from fleksjob.indblik.filer import udtraek

    return msgspec.structs.replace(udtraek(en), opdigtet=opdigtet)


def _som_fil(en: "Svar", format_: "Format", *, opdigtet: bool) -> bytes:
    from fleksjob.indblik.filer import som_fil

    return som_fil(_til_andre(en, opdigtet=opdigtet), format_)


def _skriv_filer(oensket: Oensket, alle: "list[Svar]", *, opdigtet: bool) -> None:
    """Filerne kan forlade kommunen: små tal er skjult i dem."""
    from fleksjob.indblik.kort import hentet_billede

    if oensket.parquet:
        _skriv(
            oensket, oensket.parquet, "parquet", alle, lambda en: _som_fil(en, "parquet", opdigtet=opdigtet)
        )
    if oensket.svg:
        _skriv(
            oensket,
            oensket.svg,
            "svg",
            alle,
            lambda en: str(hentet_billede(_til_andre(en, opdigtet=opdigtet))).encode(),
        )


def _skriv(
    oensket: Oensket, fil: Path, endelse: str, alle: "list[Svar]", som: Callable[["Svar"], bytes]
) -> None:
    flere = oensket.navn == ALLE
    mappe = fil if flere else fil.parent
    if not mappe.is_dir() and not (flere and mappe.parent.is_dir() and not mappe.exists()):
        raise UgyldigtInput(
            endelse, f"Mappen {mappe} findes ikke; lav den først, eller peg på en, der findes."
        )
    if not flere and fil.is_dir():
        raise UgyldigtInput(
            endelse, f"{fil} er en mappe; skriv navnet på en fil, fx {fil / alle[0].kode}.{endelse}."
        )
    mappe.mkdir(exist_ok=True)
    for en in alle:
        indhold = som(en)
        maal = mappe / f"{en.kode}.{endelse}" if flere else fil
        if not indhold:
            click.echo(f"{en.kode} har intet at tegne.", err=True)
            continue
        maal.write_bytes(indhold)
        click.echo(f"Skrevet: {maal}", err=True)


def _som_json(et_svar: "Svar") -> dict[str, Any]:
    maal = et_svar.maal
    return {
        "kode": maal.kode,
        "navn": maal.navn,
        "dato": et_svar.dag.isoformat(),
        "valg": {**maal.valg, **dict(et_svar.valg)},
        "udgave": et_svar.udgave.nr,
        "opdateret": et_svar.udgave.opdateret.isoformat(),
        "definition": maal.definition,
        "population": maal.population,
        "formel": maal.formel,
        "kilde": maal.kilde,
        "sikkerhed": maal.sikkerhed,
        "forbehold": maal.forbehold,
        "citat": et_svar.citat,
        "raekker": list(et_svar.raekker),
    }


def _vis_tabel(et_svar: "Svar") -> None:
    """Målet som tabel med definition og forbehold."""
    from rich.console import Console
    from rich.table import Table

    from fleksjob.indblik.svar import vist

    maal = et_svar.maal
    tabel = Table(title=et_svar.citat, title_justify="left", caption=maal.forbehold, caption_justify="left")
    for kolonne in maal.kolonner:
        enhed = "" if kolonne.enhed in ("kode", "antal", "andel") else f" ({kolonne.enhed})"
        tabel.add_column(f"{kolonne.tekst}{enhed}", justify="left" if kolonne.enhed == "kode" else "right")
    for raekke in et_svar.raekker:
        tabel.add_row(*(vist(kolonne, raekke[kolonne.navn]) for kolonne in maal.kolonner))
    konsol = Console()
    konsol.print(tabel)
    konsol.print(maal.hovedtal(et_svar.raekker))
    konsol.print(maal.definition, "\n", style="dim")
