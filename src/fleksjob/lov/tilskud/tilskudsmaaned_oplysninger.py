"""Det, der oplyses om en måned med fleksløntilskud, og den fil, det kan stå i.

Filen er JSON med de samme felter som `Maaned`; et eksempel er docs/eksempler/tilskudsmaaned.json. Alle beløb er
kroner før skat.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal, get_args

import msgspec

from fleksjob.lov.kerne.afrunding import til_oere
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.tilskud.indtaegter import Linje

Grundlag = Literal["maaneden_foer", "forventet", "samme_maaned"]
"""Hvilken måneds indtægter tilskuddet regnes af.

maaneden_foer   måneden før tilskudsmåneden: hovedreglen
forventet       tilskudsmåneden selv, af den løn, der ventes: den første måned
samme_maaned    tilskudsmåneden selv, af den indberettede løn: når en måned reguleres
"""
Dagpengeart = Literal["sygedagpenge", "barselsdagpenge", "ressourceforloebsydelse"]
FlereJob = Literal["hvert_job", "hoejeste", "vaegtet", "laveste"]
Delmaaned = Literal["hel", "dage"]
GRUNDLAG: tuple[Grundlag, ...] = get_args(Grundlag)
DAGPENGE: tuple[Dagpengeart, ...] = get_args(Dagpengeart)
FLERE_JOB: tuple[FlereJob, ...] = get_args(FlereJob)
DELMAANED: tuple[Delmaaned, ...] = get_args(Delmaaned)


class Job(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Ét fleksjob. `fuldtidsloen` er lønloftet pr. måned med pension og tillæg.

    timer     løntimer, der er indberettet i indkomstmåneden; uden dem regnes statens ATP-bidrag ikke. Under sygdom med
              dagpenge: timerne i den sidste hele periode før (LAB § 138, stk. 4)
    fra, til  første og sidste dag i jobbet; udelades, når de ligger uden for månederne
    """

    navn: str
    fuldtidsloen: float
    timer: float | None = None
    fra: date | None = None
    til: date | None = None


class Dagpenge(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Dagpenge i indkomstmåneden, når der ikke er løn under fraværet."""

    art: str
    beloeb: float


class Ferie(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Feriedage uden optjent ferie. `betalte_dage` er feriedage i ferieåret, der allerede er betalt."""

    dage_med_ledighedsydelse: float
    betalte_dage: float


class Maaned(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Én måneds fleksløntilskud som oplyst. `maaned` er den måned, tilskuddet er for: »2024-05«."""

    maaned: str
    job: tuple[Job, ...]
    linjer: tuple[Linje, ...] = ()
    dagpenge: tuple[Dagpenge, ...] = ()
    grundlag: str = "maaneden_foer"
    ferie: Ferie | None = None
    flere_job: str | None = None
    andre_under_loftet: bool = False
    delmaaned: str | None = None
    allerede_udbetalt: float | None = None


def kontroller(
    dato: date, lov: Lov, job: Sequence[Job], grundlag: str, flere_job: str | None, delmaaned: str | None
) -> None:
    """Kaster alle fejl i valg og job på én gang."""
    if type(dato) is not date:
        raise UgyldigtInput("dato", "Datoen mangler eller er ikke en hel dag; skriv den som 2024-05-01.")
    lov.regime(dato)
    fejl = [
        UgyldigtInput(felt, f"»{valgt}« kan ikke vælges; vælg {', '.join(mulige)}.")
        for felt, valgt, mulige in (
            ("grundlag", grundlag, GRUNDLAG),
            ("flere_job", flere_job, FLERE_JOB),
            ("delmaaned", delmaaned, DELMAANED),
        )
        if valgt is not None and valgt not in mulige
    ]
    if not job:
        fejl.append(UgyldigtInput("job", "Der mangler et fleksjob; oplys dets navn og fuldtidsløn."))
    navne = [j.navn for j in job]
    if len(set(navne)) < len(navne) or not all(navne):
        fejl.append(
            UgyldigtInput("job", "Hvert fleksjob skal have sit eget navn; giv dem forskellige navne.")
        )
    fejl += [
        UgyldigtInput(
            "job", f"Fuldtidslønnen i {j.navn} skal være over 0 kr.; oplys den pr. måned med pension."
        )
        for j in job
        if lov.fejl_i("loft_md", j.fuldtidsloen) or j.fuldtidsloen <= 0
    ]
    fejl += [
        UgyldigtInput("job", f"Løntimerne i {j.navn}: {galt.besked}")
        for j in job
        if j.timer is not None and (galt := lov.fejl_i("loentimer_md", j.timer)) is not None
    ]
    kast(fejl)


def dagpenge_i_alt(dagpenge: Sequence[Dagpenge]) -> float:
    """Alle dagpenge lagt sammen, i hele øre."""
    kast(
        [
            UgyldigtInput(
                "dagpenge",
                f"»{d.art}« er ikke dagpenge, der trækkes fuldt fra; vælg {', '.join(DAGPENGE)}"
                + (
                    " (ledighedsydelse under ferie oplyses i feltet ferie)."
                    if d.art == "ledighedsydelse"
                    else "."
                ),
            )
            for d in dagpenge
            if d.art not in DAGPENGE
        ]
        + [
            UgyldigtInput(
                "dagpenge", f"Beløbet i {d.art} må ikke være under 0 kr.; skriv det udbetalte før skat."
            )
            for d in dagpenge
            if not d.beloeb >= 0
        ]
    )
    return til_oere(sum(sorted(d.beloeb for d in dagpenge)))


def laes_maaned(tekst: str) -> Maaned:
    """Filens tekst som en `Maaned`. Det, der ikke kan læses, siges i én sætning med stedet i filen."""
    try:
        return msgspec.json.decode(tekst, type=Maaned)
    except msgspec.ValidationError as fejl:
        raise UgyldigtInput("fil", f"Filen kan ikke bruges: {_paa_dansk(str(fejl))}") from None
    except msgspec.DecodeError as fejl:
        raise UgyldigtInput(
            "fil", f"Filen er ikke JSON ({fejl}); se docs/eksempler/tilskudsmaaned.json."
        ) from None


def foerste_dag(maaned: str) -> date:
    """»2024-05« → 1. maj 2024."""
    try:
        return date.fromisoformat(f"{maaned}-01")
    except ValueError:
        raise UgyldigtInput("maaned", f"Måneden »{maaned}« kan ikke læses; skriv den som 2024-05.") from None


_MANGLER = re.compile(r"missing required field `(\w+)`")
_UKENDT = re.compile(r"unknown field `(\w+)`")
_STED = re.compile(r"at `\$\.?(.*)`$")


def _paa_dansk(fejl: str) -> str:
    """msgspecs fejl som en dansk sætning: hvad, hvor, og hvad der ville være rigtigt."""
    sted = _STED.search(fejl)
    hvor = f"i {sted[1]}" if sted and sted[1] else "øverst"
    if fundet := _MANGLER.search(fejl):
        return f"feltet »{fundet[1]}« mangler {hvor}; skriv det."
    if fundet := _UKENDT.search(fejl):
        return f"feltet »{fundet[1]}« {hvor} kendes ikke; ret navnet, eller slet feltet."
    return (
        f"værdien {hvor} har en forkert form; beløb skrives som tal og datoer som 2024-05-01 i anførselstegn."
    )
