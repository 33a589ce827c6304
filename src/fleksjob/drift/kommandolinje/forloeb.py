"""`fleksjob frister`, `tilstand` og `skridt`: ét forløb fra en fil, regnet på en dag."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from fleksjob.drift.kommandolinje.variantvalg import (
    med_variantvalg,
    om_reformen,
    retsgrundlag,
    valgt_reform,
)
from fleksjob.forloeb.begreber import Tilstand
from fleksjob.forloeb.fastholdelse import fastholdelsesstilling
from fleksjob.forloeb.foldning import tilstand as fold
from fleksjob.forloeb.laesning import laes_forloeb, laes_tidspunkt
from fleksjob.forloeb.pligter import Pligt, pligter
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.skridt import Skridt, mulige_skridt
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.kalender import alder_paa
from fleksjob.lov.sagsgang.relationer import LAB_2020
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.sagsgang.revurdering import Ydelsesperiode, dage_med_ydelse, jobrettet_uddannelse_inden
from fleksjob.lov.sagsgang.ure import GRUNDE
from fleksjob.lov.sagsgang.visitation import folkepensionsdag

_FIL = click.argument("fil", type=click.Path(path_type=Path, allow_dash=True))
_PR = click.option("--pr", "pr", required=True, metavar="DATO", help="Dagen, der spørges om (ÅÅÅÅ-MM-DD).")
_KENDT = click.option(
    "--kendt", metavar="TIDSPUNKT", help="Kun det, der var registreret senest da (dato eller tidspunkt)."
)
_JSON = click.option("--json", "som_json", is_flag=True, help="Skriv JSON.")


@click.command()
@_FIL
@_PR
@_KENDT
@_JSON
def frister(
    fil: Path, pr: str, kendt: str | None, som_json: bool, variant: str | None, scenarie: tuple[str, ...]
) -> None:
    """Pligter og frister i et forløb, med hjemmel og regnestykke."""
    reform = valgt_reform(variant, scenarie)
    lov = retsgrundlag(reform)
    liste = pligter(_tilstand(fil, pr, kendt, lov))
    if som_json:
        _skriv_json([_pligt_json(pligt) for pligt in liste])
        return
    for linje in om_reformen(reform):
        click.echo(linje)
    for pligt in liste:
        dato = dansk_dato(pligt.frist) if pligt.frist else "uden dato"
        click.echo(f"{pligt.status:<11}  {dato:<18}  {pligt.navn} ({pligt.hjemmel})")
        click.echo(f"             {pligt.forklaring}")
        if forbehold := pligt.forbehold.removeprefix(lov.forbehold).strip():
            click.echo(f"             Forbehold: {forbehold}")


@click.command()
@_FIL
@_PR
@_KENDT
@_JSON
def tilstand(fil: Path, pr: str, kendt: str | None, som_json: bool) -> None:
    """Fasen, rettighederne og jobbet i et forløb."""
    stand = _tilstand(fil, pr, kendt)
    if som_json:
        _skriv_json(_tilstand_json(stand))
        return
    for linje in _tilstand_tekst(stand):
        click.echo(linje)


@click.command()
@_FIL
@_PR
@_KENDT
@click.option("--rolle", required=True, metavar="ROLLE", help=f"En af: {', '.join(Rolle)}.")
@_JSON
def skridt(
    fil: Path,
    pr: str,
    kendt: str | None,
    rolle: str,
    som_json: bool,
    variant: str | None,
    scenarie: tuple[str, ...],
) -> None:
    """Det, en rolle kan gøre i forløbet nu, og hvorfor resten ikke kan lade sig gøre."""
    if rolle not in {kendt_rolle.value for kendt_rolle in Rolle}:
        raise UgyldigtInput("rolle", f"Rollen »{rolle}« findes ikke; vælg en af {', '.join(Rolle)}.")
    reform = valgt_reform(variant, scenarie)
    liste = mulige_skridt(_tilstand(fil, pr, kendt, retsgrundlag(reform)), Rolle(rolle))
    if som_json:
        _skriv_json([_uden_tomt_forbehold(et) for et in liste])
        return
    for linje in om_reformen(reform):
        click.echo(linje)
    for et in liste:
        click.echo(f"{'kan' if et.mulig else 'kan ikke':<9} {et.navn} ({et.hjemmel})")
        if et.hvorfor_ikke:
            click.echo(f"          {et.hvorfor_ikke}")


med_variantvalg(frister)
med_variantvalg(skridt)


def _tilstand(fil: Path, pr: str, kendt: str | None, retsgrundlag: Retsgrundlag = GAELDENDE) -> Tilstand:
    dag = _dag(pr)
    tidspunkt: datetime | None = laes_tidspunkt(kendt, "kendt") if kendt else None
    try:
        with click.open_file(str(fil), "rb") as aaben:
            raa = aaben.read()
    except OSError:
        raise UgyldigtInput("fil", f"Filen {fil} kan ikke læses.") from None
    person, haendelser = laes_forloeb(raa)
    if dag < person.foedselsdato:
        raise UgyldigtInput(
            "pr", f"--pr er {dansk_dato(dag)}, før personen blev født {dansk_dato(person.foedselsdato)}."
        )
    return fold(person, haendelser, dag, tidspunkt, retsgrundlag)


def _dag(raa: str) -> date:
    try:
        return date.fromisoformat(raa)
    except ValueError:
        raise UgyldigtInput("pr", f"--pr er »{raa}«, men skal være en dato som 2026-11-21.") from None


def _pligt_json(pligt: Pligt) -> dict[str, Any]:
    return dict(msgspec.to_builtins(pligt))


def _uden_tomt_forbehold(et: Skridt) -> dict[str, Any]:
    felter = dict(msgspec.to_builtins(et))
    if not felter["forbehold"]:
        del felter["forbehold"]
    return felter


def _tilstand_json(t: Tilstand) -> dict[str, Any]:
    """Det, en læser spørger om: fase, rettigheder, job og det talte."""
    job = t.aktuel_ansaettelse
    vilkaar = job.vilkaar_pr(t.pr) if job else None
    pension = folkepensionsdag(t.person.foedselsdato)
    resultat = {
        "pr": t.pr,
        "fase": t.fase,
        "fase_navn": t.fase.navn,
        "fase_siden": t.fase_siden,
        "alder": alder_paa(t.person.foedselsdato, t.pr),
        "visiteret": t.visiteret,
        "visiteret_til": t.visiteret_til,
        "faar_ledighedsydelse": t.faar_ledighedsydelse,
        "dage_med_ledighedsydelse": dage_med_ydelse([(p.fra, p.til) for p in t.ledighedsydelse], t.pr),
        "jobrettet_uddannelse_inden": _jobrettet_inden(t),
        "orlov_sygdom_og_ventetid": t.stop,
        "sanktioner": t.sanktioner,
        "jobsamtaler": sum(samtale.art == "jobsamtale" for samtale in t.samtaler),
        "folkepensionsdag": pension.dato,
        "afgoerelser": t.afgoerelser,
        "klager": t.klager,
        "ansaettelse": job,
        "vilkaar": vilkaar,
        "betalte_timer": vilkaar.betalte_timer if vilkaar else None,
        "bevilling_udloeber": job.udloeber if job else None,
        "bevilling_varig": job.varig if job else None,
        "fastholdelse": fastholdelsesstilling(t),
        "lukket": t.lukket,
        "antal_haendelser": t.antal_haendelser,
    }
    return dict(msgspec.to_builtins(resultat))


def _jobrettet_inden(t: Tilstand) -> date | None:
    """Dagen, hvor månederne til at bruge retten til jobrettet uddannelse er gået; fra 2020, ellers None."""
    perioder = [Ydelsesperiode(p.fra, p.til) for p in t.ledighedsydelse]
    if not perioder or perioder[0].fra < LAB_2020:
        return None
    return jobrettet_uddannelse_inden(perioder, t.retsgrundlag)


def _tilstand_tekst(t: Tilstand) -> Iterator[str]:
    """Tilstanden i få linjer."""
    siden = f" siden {dansk_dato(t.fase_siden)}" if t.fase_siden else ""
    yield f"{t.fase.navn}{siden}. Borgeren er {alder_paa(t.person.foedselsdato, t.pr)} år."
    if t.visiteret:
        yield f"Visiteret til {t.visiteret_til} {dansk_dato(t.visiteret)}."
    dage = dage_med_ydelse([(p.fra, p.til) for p in t.ledighedsydelse], t.pr)
    if dage:
        loeber = "løber" if t.faar_ledighedsydelse else "løber ikke"
        yield f"Ledighedsydelse i {dage} dage; ydelsen {loeber}."
        inden = _jobrettet_inden(t)
        if inden is not None:
            yield f"Jobrettet uddannelse skal bruges inden {dansk_dato(inden)}; hvem der har ret til den, er ikke læst."
    for stop in t.stop:
        ende = f"til {dansk_dato(stop.til)}" if stop.til else "varer endnu"
        yield f"{GRUNDE[stop.grund].capitalize()} fra {dansk_dato(stop.fra)}, {ende}."
    fastholdelse = fastholdelsesstilling(t)
    if fastholdelse:
        yield (
            f"Fastholdelse siden {dansk_dato(fastholdelse.begyndt)}: {fastholdelse.maaneder} hele måneder; de 12 nås "
            f"{dansk_dato(fastholdelse.tolv_maaneder)}."
        )
        yield from fastholdelse.mangler
    job = t.aktuel_ansaettelse
    if job:
        begyndt = f"begyndt {dansk_dato(job.startet)}" if job.startet else "ikke begyndt"
        yield f"Fleksjob {job.id} hos {job.virksomhed or 'ukendt virksomhed'}, {begyndt}."
        vilkaar = job.vilkaar_pr(t.pr)
        if vilkaar and vilkaar.betalte_timer is not None:
            yield (
                f"{vilkaar.timer:g} timer om ugen med intensitet {vilkaar.intensitet:g} procent: "
                f"{vilkaar.betalte_timer:g} betalte timer."
            )
        if job.startet:
            yield (
                f"Bevillingen udløber {dansk_dato(job.udloeber)}."
                if job.udloeber
                else "Bevillingen har intet udløb."
            )
    yield f"Folkepensionsalderen nås {dansk_dato(folkepensionsdag(t.person.foedselsdato).dato)}."


def _skriv_json(indhold: Any) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(indhold), indent=2).decode())
