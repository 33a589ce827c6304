"""`fleksjob lov`: hvad loven er i programmet, hvad den ikke er, og hvornår den skiftede."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from textwrap import wrap

import click
import msgspec

from fleksjob.lov.bog.emner import alle_emner, emnetitel
from fleksjob.lov.bog.huller import PROCESEMNER
from fleksjob.lov.bog.tidslinje import Post, satsskift, tidslinje
from fleksjob.lov.bog.usikkerheder import SLAGS, Usikkerhed, usikkerheder
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.regelsaet import alle_regelsaet
from fleksjob.lov.kerne.vaerdier import dansk_dato

FLYTNINGER_VIST = 3
"""Flere nye paragrafnumre end det samles i én linje."""

_JSON = click.option("--json", "som_json", is_flag=True, help="Skriv JSON.")


@click.group()
def lov() -> None:
    """Loven i programmet: regelsæt, huller, tidslinje og regelbog."""


@lov.command()
@_JSON
def saet(som_json: bool) -> None:
    """Regelsættene: hvad de svarer på, og hvilke år de kender."""
    linjer = [
        {
            "kode": s.kode,
            "titel": s.titel,
            "fra": s.lov.fra,
            "til": s.lov.til,
            "regler": len(s.lov.regler),
            "versioner": sum(map(len, s.lov.regler.values())),
            "satser": len(s.lov.vaerdier),
            "oplysninger": [f.navn for f in s.felter],
        }
        for s in alle_regelsaet()
    ]
    if som_json:
        _skriv_json(linjer)
        return
    bredest = max(len(s.kode) for s in alle_regelsaet())
    for s in alle_regelsaet():
        omfang = (
            f"{s.lov.fra.year}-{s.lov.til.year}, {len(s.lov.regler)} regler, {len(s.lov.vaerdier)} satser"
        )
        click.echo(f"{s.kode:<{bredest}}  {s.titel} ({omfang})")


@lov.command()
@click.option("--emne", metavar="EMNE", help="Kun ét emne, fx fleksloentilskud eller rehabilitering.")
@_JSON
def huller(emne: str | None, som_json: bool) -> None:
    """Alt, der ikke vides, og hvad programmet gør i stedet."""
    alle = usikkerheder()
    if emne is not None:
        kendte = sorted({e.kode for e in alle_emner()} | set(PROCESEMNER))
        if emne not in kendte:
            raise UgyldigtInput("emne", f"Emnet »{emne}« findes ikke; vælg et af: {', '.join(kendte)}.")
        alle = tuple(h for h in alle if h.emne == emne)
    if som_json:
        _skriv_json(alle)
        return
    if emne is not None and not alle:
        click.echo(f"Der er ingen kendte huller i »{emnetitel(emne)}«.")
        return
    for linje in _hullinjer(alle):
        click.echo(linje)


def _hullinjer(alle: tuple[Usikkerhed, ...]) -> Iterator[str]:
    for titel, i_emnet in groupby(alle, key=lambda h: h.emnetitel):
        egne = list(i_emnet)
        yield f"{titel} ({len(egne)})"
        for slags, af_slagsen in groupby(egne, key=lambda h: h.slags):
            disse = list(af_slagsen)
            yield f"  {SLAGS[slags]} ({len(disse)})"
            for hul in disse:
                yield from _ombrudt(hul.hvad, "  - ")
                yield from _ombrudt(f"I stedet: {hul.virkning}", "    ")
                if hul.ville_afgoere:
                    yield from _ombrudt(f"Ville afgøre det: {hul.ville_afgoere}", "    ")
        yield ""
    antal = ", ".join(
        f"{navn.lower()}: {sum(h.slags == slags for h in alle)}"
        for slags, navn in SLAGS.items()
        if any(h.slags == slags for h in alle)
    )
    yield f"I alt {len(alle)} huller ({antal})."


@lov.command("tidslinje")
@click.option("--fra", metavar="DATO", help="Kun ændringer fra og med denne dag.")
@click.option("--til", metavar="DATO", help="Kun ændringer til og med denne dag.")
@click.option("--satser", "med_satser", is_flag=True, help="Vis også de årlige satsændringer.")
@_JSON
def tidslinjen(fra: str | None, til: str | None, med_satser: bool, som_json: bool) -> None:
    """Lovændringerne i tidsfølge, og hvad hver af dem ændrede i programmet."""
    foerst = _dag("fra", fra) if fra else date.min
    sidst = _dag("til", til) if til else date.max
    if foerst > sidst:
        raise UgyldigtInput("fra", f"--fra ({fra}) ligger efter --til ({til}); byt dem om.")
    poster = [p for p in tidslinje() if foerst <= p.lovaendring.dato <= sidst]
    satser = [(dag, skift) for dag, skift in satsskift() if med_satser and foerst <= dag <= sidst]
    if som_json:
        _skriv_json({"lovaendringer": poster, **({"satser": dict(satser)} if med_satser else {})})
        return
    if not poster and not satser:
        click.echo("Der er ingen lovændringer i det tidsrum.")
    for post in poster:
        for linje in _postlinjer(post):
            click.echo(linje)
    for dag, skift in satser:
        click.echo(f"Satser fra {dansk_dato(dag)}")
        for aendring in skift:
            click.echo("\n".join(_ombrudt(aendring.tekst, "  - ")))
        click.echo()


def _postlinjer(post: Post) -> Iterator[str]:
    lovaendring = post.lovaendring
    usikker = "" if lovaendring.sikkerhed == "ordret" else f" [{lovaendring.sikkerhed}]"
    art = {"gaeldende": "", "ventet": " (ventet)", "kendskab": " (ingen lovændring)"}[lovaendring.art]
    yield f"{dansk_dato(lovaendring.dato)}: {lovaendring.titel}{art}{usikker}"
    yield from _ombrudt(lovaendring.lov, "  ")
    yield from _ombrudt(lovaendring.aendrer, "  ")
    if lovaendring.note:
        yield from _ombrudt(f"Forbehold: {lovaendring.note}", "  ")
    flyttede = [a for a in post.aendringer if a.slags == "flytning"]
    for aendring in post.aendringer:
        if aendring.slags != "flytning" or len(flyttede) <= FLYTNINGER_VIST:
            yield from _ombrudt(aendring.tekst, "  - ")
    if len(flyttede) > FLYTNINGER_VIST:
        yield from _ombrudt(
            f"{len(flyttede)} regler og rækker får nyt paragrafnummer; se dem med --json", "  - "
        )
    yield ""


@lov.command()
@click.option(
    "--ud",
    type=click.Path(path_type=Path, file_okay=False),
    default="regelbog",
    show_default=True,
    metavar="MAPPE",
    help="Mappen, bogen skrives i.",
)
def regelbog(ud: Path) -> None:
    """Skriv regelbogen: en side for hvert emne og et billede af hver sats."""
    from fleksjob.drift.regelbogsfiler import regelbogsfiler

    filer = regelbogsfiler()
    for navn, indhold in filer.items():
        sti = ud / navn
        try:
            sti.parent.mkdir(parents=True, exist_ok=True)
            sti.write_text(indhold, encoding="utf-8")
        except OSError as fejl:
            raise UgyldigtInput("ud", f"Der kan ikke skrives i {ud}: {fejl.strerror}.") from None
    sider = sum(navn.endswith(".md") for navn in filer)
    click.echo(
        f"{sider} sider og {len(filer) - sider} billeder skrevet i {ud}; begynd med {ud / 'README.md'}."
    )


def _dag(navn: str, tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise UgyldigtInput(navn, f"--{navn} er »{tekst}«, men skal være en dato som 2020-01-01.") from None


def _ombrudt(tekst: str, foran: str) -> list[str]:
    return wrap(tekst, 110, initial_indent=foran, subsequent_indent=" " * len(foran), break_on_hyphens=False)


def _skriv_json(indhold: object) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(indhold), indent=2).decode())
