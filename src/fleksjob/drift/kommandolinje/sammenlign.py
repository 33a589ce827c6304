"""`fleksjob indblik sammenlign`: de offentliggjorte tal ved siden af dem, målene regner af et opdigtet land."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from fleksjob.drift.kommandolinje.gang import skriv_json

if TYPE_CHECKING:
    from fleksjob.indblik.offentliggjort import Tal
    from fleksjob.indblik.sammenlign import Linje, Sammenligning


def sammenlign_tallene(data: Path | None, *, til_json: bool) -> None:
    """Tabeller på skærmen, én for hver række offentliggjorte tal, eller alt som JSON."""
    from fleksjob.indblik.offentliggjort import offentliggjort
    from fleksjob.indblik.sammenlign import sammenlign

    fundet = sammenlign(data or _landets_mappe())
    if til_json:
        skriv_json({"land": fundet.land, "udgave": fundet.udgave, "tal": _som_json(fundet)})
        return
    for tal in offentliggjort().tal:
        _vis(tal, fundet.om(tal))
    _fortael(fundet)


def _landets_mappe() -> Path:
    from fleksjob.drift.kommandolinje import start_django

    start_django()
    from fleksjob.sager.indblikskilde import landet

    return landet()


def _som_json(fundet: "Sammenligning") -> list[dict[str, Any]]:
    from fleksjob.indblik.offentliggjort import offentliggjort

    alle = offentliggjort()
    return [
        msgspec.to_builtins(tal)
        | {
            "kilde": msgspec.to_builtins(alle.kilder[tal.kilde]),
            "punkter": [msgspec.to_builtins(en) | {"afvigelse": en.afvigelse} for en in fundet.om(tal)],
        }
        for tal in alle.tal
    ]


def _vis(tal: "Tal", linjer: "list[Linje]") -> None:
    from rich.console import Console
    from rich.table import Table

    from fleksjob.indblik.offentliggjort import offentliggjort
    from fleksjob.indblik.sammenlign import afvigelse_i_ord, i_ord, offentliggjort_i_ord

    kilde = offentliggjort().kilder[tal.kilde]
    tabel = Table(
        title=f"{tal.navn} ({tal.enhed})",
        title_justify="left",
        caption=" ".join(filter(None, (f"Kilde: {kilde.titel}.", tal.forbehold))),
        caption_justify="left",
    )
    tabel.add_column("")
    for overskrift in ("Offentliggjort", "Beregnet", "Afvigelse"):
        tabel.add_column(overskrift, justify="right")
    tabel.add_column("Inden for afrundingen")
    for en in linjer:
        tabel.add_row(
            en.hvad,
            offentliggjort_i_ord(tal, en),
            i_ord(tal, en.beregnet),
            afvigelse_i_ord(tal, en),
            "ja" if en.passer else "nej",
        )
    Console().print(tabel)


def _fortael(fundet: "Sammenligning") -> None:
    land = fundet.land
    antal = f"{land.antal:,}".replace(",", ".")
    gange = "" if land.skala >= 1 else f" Antal er ganget med {1 / land.skala:g}."
    click.echo(
        f"{fundet.passer} af {len(fundet.linjer)} tal passer inden for kildens afrunding. Beregnet af et opdigtet land "
        f"på {antal} sager (frø {land.froe}), som er formet efter tallene.{gange} Målene kender dem ikke: det prøver "
        "regnestykkerne, ikke Danmark."
    )
