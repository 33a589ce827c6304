"""Det, de lange kommandoer har til fælles: en linje, der viser, hvor langt vi er, kommunerne, måneden og JSON ud."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import click
import msgspec

from fleksjob.drift.kommandolinje import start_django
from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from fleksjob.sager.models import Kommune


@contextmanager
def fremdriftslinje(tekst: str, antal: int, *, tavs: bool) -> Iterator[Callable[[int], object]]:
    """En linje på stderr, der viser, hvor langt vi er; intet, når ingen ser på."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    konsol = Console(stderr=True)
    kolonner = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *kolonner, console=konsol, disable=tavs or not konsol.is_terminal, transient=True
    ) as bjaelke:
        opgave = bjaelke.add_task(tekst, total=antal)
        yield lambda flere: bjaelke.advance(opgave, flere)


def kommunerne() -> "list[Kommune]":
    """Alle arkivets kommuner i nummerorden."""
    start_django()
    from fleksjob.sager.models import Kommune

    return list(Kommune.objects.order_by("kode"))


def skriv_json(svar: Any) -> None:
    """Svaret på stdout som JSON."""
    click.echo(json.dumps(msgspec.to_builtins(svar), ensure_ascii=False, indent=2))


def laes_maaned(tekst: str) -> date:
    """»2026-10« som den første i måneden. Kaster `UgyldigtInput`."""
    try:
        return date.fromisoformat(f"{tekst}-01")
    except ValueError:
        raise UgyldigtInput("maaned", f"«{tekst}» er ikke en måned; skriv den som 2026-10.") from None
