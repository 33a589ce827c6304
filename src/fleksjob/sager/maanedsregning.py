"""En måneds fleksløntilskud ud fra sagens tilstand. Ren: ingen database, intet ur.

Reglen er (se `forbehold` for det, der ikke er læst i selve bekendtgørelsen):

- Lønnen i en måned bestemmer tilskuddet for den næste. Satserne er dem, der gælder i den måned, tilskuddet er
for.
- Den første måned i et job beregnes af den løn, der er aftalt, og reguleres, når lønnen for den er
indberettet.
- Mangler en oplysning, beregnes der ikke. Er reglen ikke fastslået, går måneden til et menneske (`manuel`).
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any, Literal

import msgspec

from fleksjob.forloeb.tilstand import Ansaettelse, Indkomst, Tilstand, Vilkaar
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.vaerdier import maaned as navn
from fleksjob.lov.tilskud.beregning import Beregning, beregn_fleksloentilskud

Udfald = Literal["beregnet", "manuel", "mangler"]

_UGER_PR_MAANED = 52 / 12

FOERSTE_MAANED = (
    "Den første måned er beregnet af den aftalte løn og reguleres, når lønnen er indberettet. Det er læst hos "
    "kommuner og i reglerne om ledighedsydelse, ikke i bekendtgørelsen om fleksløntilskud."
)
AARSSKIFTE = "Lønnen er fra året før, og satserne er dem, der gælder i tilskudsmåneden; det er udledt."
DEL_AF_MAANED = (
    "Jobbet {hvad} midt i {maaned}. Hvordan tilskuddet deles i en delvis måned, er ikke fastslået; "
    "vurdér måneden, og fastsæt beløbet."
)
FLERE_JOB = (
    "Der var flere fleksjob i {maaned}. Hvordan loftet lægges sammen, er ikke fastslået; fastsæt beløbet."
)
INGEN_LOEN = (
    "Der er ingen løn fra arbejdsgiveren i {maaned}. Uden løn er der intet tilskud, medmindre det skyldes ferie, "
    "sygdom eller barsel; fastsæt beløbet."
)
LOFT_SKIFTEDE = (
    "Fuldtidslønnen skiftede midt i {maaned}. Hvilken der er loftet, er ikke fastslået; fastsæt beløbet."
)


class Grundlag(msgspec.Struct, frozen=True, kw_only=True):
    """Tallene bag en måned.

    Beløb er kroner med pension. `kilde` siger, om lønnen er indberettet eller aftalt.
    """

    maaned: str
    loenmaaned: str
    kilde: Literal["indberettet", "aftalt"]
    ansaettelse: str
    loen: float
    anden_loen: float
    fuldtidsloen: float
    timer: float | None


class Maaned(msgspec.Struct, frozen=True, kw_only=True):
    """Udfaldet for én måned. `grunde` er det, der mangler, eller det, et menneske skal tage stilling til."""

    maaned: date
    udfald: Udfald
    grundlag: Grundlag | None = None
    beregning: Beregning | None = None
    grunde: tuple[str, ...] = ()
    forbehold: tuple[str, ...] = ()

    def som_grundlag(self) -> dict[str, Any]:
        """Grundlaget som almindelige værdier, sådan som det gemmes og sammenlignes."""
        tal = msgspec.to_builtins(self.grundlag) if self.grundlag else {}
        return {**tal, "grunde": list(self.grunde)}


class _Afvist(Exception):
    """Måneden kan ikke beregnes; udfaldet siger, om der mangler noget, eller om et menneske skal vurdere."""

    def __init__(self, udfald: Udfald, grund: str) -> None:
        super().__init__(grund)
        self.udfald = udfald
        self.grund = grund


def foerste(dag: date) -> date:
    """Den første i dagens måned."""
    return dag.replace(day=1)


def sidste(maaned: date) -> date:
    """Månedens sidste dag."""
    return maaned.replace(day=monthrange(maaned.year, maaned.month)[1])


def naeste(maaned: date) -> date:
    """Den første i måneden efter."""
    return sidste(maaned) + timedelta(days=1)


def forrige(maaned: date) -> date:
    """Den første i måneden før."""
    return foerste(foerste(maaned) - timedelta(days=1))


def beregn_maaned(tilstand: Tilstand, maaned: date) -> Maaned | None:
    """Udfaldet for måneden; None, når personen slet ikke var i et fleksjob med fleksløntilskud i den.

    `tilstand` skal være pr. en dag, hvor alt, der vedrører måneden, er med.
    """
    job = [en for en in tilstand.ansaettelser if _i_job(en, maaned)]
    if not job or tilstand.visiteret_til == "selvstaendig":
        return None
    try:
        grundlag = _grundlag(tilstand, job, maaned)
        beregning = _beregn(grundlag, maaned)
    except _Afvist as afvist:
        return Maaned(maaned=maaned, udfald=afvist.udfald, grunde=(afvist.grund,))
    forbehold = list(beregning.forbehold)
    if grundlag.kilde == "aftalt":
        forbehold.append(FOERSTE_MAANED)
    if grundlag.loenmaaned[:4] != grundlag.maaned[:4]:
        forbehold.append(AARSSKIFTE)
    return Maaned(
        maaned=maaned,
        udfald="beregnet",
        grundlag=grundlag,
        beregning=beregning,
        forbehold=tuple(forbehold),
    )


def _i_job(job: Ansaettelse, maaned: date) -> bool:
    return (
        job.startet is not None
        and not job.gammel_ordning
        and job.startet <= sidste(maaned)
        and (job.ophoert is None or job.ophoert > maaned)
    )


def _grundlag(tilstand: Tilstand, alle_job: list[Ansaettelse], maaned: date) -> Grundlag:
    if len(alle_job) > 1:
        raise _Afvist("manuel", FLERE_JOB.format(maaned=navn(maaned)))
    (job,) = alle_job
    _kraev_hel_maaned(job, maaned)
    foerste_i_jobbet = job.startet == maaned
    loenmaaned = maaned if foerste_i_jobbet else forrige(maaned)
    if not foerste_i_jobbet:
        _kraev_hel_maaned(job, loenmaaned)
    vilkaar = _vilkaar(job, loenmaaned)
    indberettet = [en for en in tilstand.indkomster if en.periode == f"{loenmaaned:%Y-%m}"]
    if indberettet:
        loen, anden_loen = _indberettet_loen(job, indberettet, loenmaaned)
    elif foerste_i_jobbet:
        loen, anden_loen = _aftalt_loen(vilkaar), 0.0
    else:
        raise _Afvist("mangler", f"Lønnen for {navn(loenmaaned)} er ikke indberettet.")
    if vilkaar.fuldtidsloen is None:
        raise _Afvist("mangler", "Arbejdsgiveren har ikke oplyst fuldtidslønnen; før kan der ikke beregnes.")
    return Grundlag(
        maaned=f"{maaned:%Y-%m}",
        loenmaaned=f"{loenmaaned:%Y-%m}",
        kilde="indberettet" if indberettet else "aftalt",
        ansaettelse=job.id,
        loen=loen,
        anden_loen=anden_loen,
        fuldtidsloen=vilkaar.fuldtidsloen,
        timer=vilkaar.betalte_timer,
    )


def _kraev_hel_maaned(job: Ansaettelse, maaned: date) -> None:
    if job.startet is not None and job.startet > maaned:
        raise _Afvist("manuel", DEL_AF_MAANED.format(hvad="begyndte", maaned=navn(maaned)))
    if job.ophoert is not None and job.ophoert <= sidste(maaned):
        raise _Afvist("manuel", DEL_AF_MAANED.format(hvad="ophørte", maaned=navn(maaned)))


def _vilkaar(job: Ansaettelse, maaned: date) -> Vilkaar:
    """Vilkårene i lønmåneden. Oplyses fuldtidslønnen senere første gang, gælder den også bagud."""
    ved_slut = job.vilkaar_pr(sidste(maaned))
    ved_start = job.vilkaar_pr(maaned)
    if ved_slut is None:
        raise _Afvist("mangler", f"Vilkårene i jobbet i {navn(maaned)} er ikke oplyst.")
    if ved_slut.fuldtidsloen is None:
        kendt = next((en.fuldtidsloen for en in job.vilkaar if en.fuldtidsloen is not None), None)
        return msgspec.structs.replace(ved_slut, fuldtidsloen=kendt)
    if ved_start and ved_start.fuldtidsloen not in (None, ved_slut.fuldtidsloen):
        raise _Afvist("manuel", LOFT_SKIFTEDE.format(maaned=navn(maaned)))
    return ved_slut


def _aftalt_loen(vilkaar: Vilkaar) -> float:
    timer = vilkaar.betalte_timer
    if timer is None or vilkaar.timeloen is None:
        raise _Afvist(
            "mangler", "Timer, intensitet eller timeløn er ikke oplyst; den første måned mangler sin løn."
        )
    return vilkaar.timeloen * timer * _UGER_PR_MAANED


def _indberettet_loen(job: Ansaettelse, linjer: list[Indkomst], maaned: date) -> tuple[float, float]:
    """(løn fra jobbet, anden løn), begge med pension."""
    loen = anden_loen = 0.0
    for linje in linjer:
        if linje.loen is None or linje.pension is None:
            hvad = "Lønnen" if linje.loen is None else "Pensionen"
            raise _Afvist("mangler", f"{hvad} for {navn(maaned)} er ikke oplyst; skriv 0, hvis der ingen er.")
        beloeb = linje.loen + linje.pension
        if _fra_jobbet(job, linje):
            loen += beloeb
        else:
            anden_loen += beloeb
    if loen <= 0:
        raise _Afvist("manuel", INGEN_LOEN.format(maaned=navn(maaned)))
    return loen, anden_loen


def _fra_jobbet(job: Ansaettelse, linje: Indkomst) -> bool:
    """Linjen hører til jobbet, når den nævner det, eller når afsenderen er jobbets virksomhed eller ikke nævnt."""
    if linje.ansaettelse:
        return linje.ansaettelse == job.id
    return not linje.indberetter or linje.indberetter in (job.cvr, job.virksomhed)


def _beregn(grundlag: Grundlag, maaned: date) -> Beregning:
    try:
        return beregn_fleksloentilskud(
            dato=maaned,
            loen=grundlag.loen,
            timer=grundlag.timer,
            fuldtidsloen=grundlag.fuldtidsloen,
            anden_loen=grundlag.anden_loen,
        )
    except (UgyldigtInput, UgyldigeInput) as fejl:
        raise _Afvist("manuel", f"Måneden kan ikke beregnes: {fejl}") from fejl
