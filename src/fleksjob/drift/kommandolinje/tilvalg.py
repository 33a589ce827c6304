"""Læsning af tal, dage og ja/nej fra kommandolinjen, med danske fejl."""

from datetime import date
from pathlib import Path

import click

from fleksjob.lov.kerne.fejl import UgyldigtInput


def som_tal(_: click.Context, param: click.Parameter, tekst: str | None) -> float | None:
    """Et tal med punktum eller komma: 182.50 og 182,50 er det samme."""
    if tekst is None:
        return None
    try:
        return float(tekst.replace(",", "."))
    except ValueError:
        navn = param.name or "tal"
        raise UgyldigtInput(
            navn, f"{param.opts[0]}: »{tekst}« er ikke et tal; skriv det som 182,50."
        ) from None


def som_dato(_: click.Context, param: click.Parameter, tekst: str | None) -> date | None:
    """En dag skrevet 2024-05-01."""
    try:
        return date.fromisoformat(tekst) if tekst is not None else None
    except ValueError:
        navn = param.name or "dato"
        raise UgyldigtInput(
            navn, f"{param.opts[0]}: »{tekst}« er ikke en dato; skriv den som 2024-05-01."
        ) from None


def som_ja_nej(_: click.Context, param: click.Parameter, tekst: str | None) -> bool | None:
    """Ja eller nej."""
    if tekst is None:
        return None
    svar = {"ja": True, "nej": False}.get(tekst.strip().lower())
    if svar is None:
        raise UgyldigtInput(param.name or "svar", f"{param.opts[0]}: »{tekst}« skal være ja eller nej.")
    return svar


def som_filtekst(_: click.Context, param: click.Parameter, sti: str | None) -> str | None:
    """Teksten i den fil, der er nævnt."""
    if sti is None:
        return None
    try:
        return Path(sti).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UgyldigtInput(
            param.name or "fil", f"{param.opts[0]}: filen {sti} findes ikke eller er ikke tekst i UTF-8."
        ) from None
