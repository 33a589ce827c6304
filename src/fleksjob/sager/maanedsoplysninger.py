"""Fra sagens tilstand til det, loven spørger om for en måned: job, indtægtslinjer og dagpenge. Ren.

Jobbene er fleksjob begyndt i 2013 eller senere, i tilskudsmåneden eller i lønmåneden. En lønlinje hører til det job,
den nævner, eller til det, dens virksomhed er; ellers er den anden løn. Hvilken måned en linje tæller i, afgør loven
(`lov/tilskud/indtaegter`); her får den sin lønperiode og sin dispositionsdato.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from fleksjob.forloeb.tilstand import Ansaettelse, Indkomst, Tilstand, Vilkaar
from fleksjob.lov.kerne.forklaring import kroner
from fleksjob.lov.kerne.vaerdier import maaned as navn
from fleksjob.lov.tilskud.indtaegter import Linje
from fleksjob.lov.tilskud.tilskudsmaaned_oplysninger import DAGPENGE, Dagpenge, Job

UGER_PR_MAANED = 52 / 12
DAEKKER_FLERE = frozenset({"bonus", "tantieme", "gratiale", "bibeskaeftigelse", "minimalerstatning"})
"""Arter, hvor de måneder, beløbet dækker, skal være oplyst, fordi det fordeles på dem."""
UDEN_FOR_JOBBET = frozenset(
    {"bibeskaeftigelse", "minimalerstatning", "tabt_arbejdsfortjeneste", "plejevederlag"}
)
"""Arter, der aldrig er løn fra et fleksjob."""
LOENPERIODE = (
    "En lønperiode går over to måneder. Hvordan sådan en løn fordeles, er ikke læst; den er regnet med i den måned, "
    "den er indberettet for."
)
BONUS_UDEN_PERIODE = (
    "Der er {art} på {kroner} i lønnen for {maaned}. Den skal fordeles på de måneder, den dækker, og dem har "
    "arbejdsgiveren ikke oplyst."
)
MANGLER_LOEN = "Lønnen for {maaned} er ikke indberettet."
MANGLER_LOEN_FRA = "Lønnen for {maaned} fra {job} er ikke indberettet."
MANGLER_FULDTIDSLOEN = "Arbejdsgiveren har ikke oplyst fuldtidslønnen; før kan der ikke beregnes."


class Mangler(Exception):
    """En oplysning mangler, og måneden kan ikke regnes uden. `kode` er køens grund."""

    def __init__(self, kode: str, grund: str) -> None:
        super().__init__(grund)
        self.kode = kode
        self.grund = grund


class Jobmaaned(msgspec.Struct, frozen=True, kw_only=True):
    """Ét job, som det er i måneden. `loft_foer` er fuldtidslønnen først i lønmåneden, når den skiftede i den."""

    ansaettelse: Ansaettelse
    navn: str
    vilkaar: Vilkaar
    fuldtidsloen: float
    loft_foer: float | None


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


def i_job(job: Ansaettelse, maaned: date) -> bool:
    """Om jobbet er i den nye ordning og varede mindst én dag af måneden."""
    return (
        job.startet is not None
        and not job.gammel_ordning
        and job.startet <= sidste(maaned)
        and (job.ophoert is None or job.ophoert > maaned)
    )


def jobbene(tilstand: Tilstand, maaned: date, loenmaaned: date) -> list[Jobmaaned]:
    """Jobbene i tilskudsmåneden og dem, der gav løn i lønmåneden. Rejser `Mangler` uden vilkår eller fuldtidsløn."""
    med = [
        job
        for job in tilstand.ansaettelser
        if i_job(job, maaned) or (i_job(job, loenmaaned) and _gav_loen(job, tilstand, loenmaaned))
    ]
    navne = _navne(med)
    return [
        _jobmaaned(job, navne[job.id], max(loenmaaned, foerste(job.startet or loenmaaned))) for job in med
    ]


def _gav_loen(job: Ansaettelse, tilstand: Tilstand, loenmaaned: date) -> bool:
    periode = f"{loenmaaned:%Y-%m}"
    return any(en.periode == periode and en.ansaettelse == job.id for en in tilstand.indkomster)


def _navne(job: Sequence[Ansaettelse]) -> dict[str, str]:
    """Det, mennesker kalder jobbene; har to samme navn, står nummeret med."""
    valgt = {en.id: en.virksomhed or "fleksjobbet" for en in job}
    dobbelte = {navn_ for navn_ in valgt.values() if list(valgt.values()).count(navn_) > 1}
    return {id_: f"{navn_} ({id_})" if navn_ in dobbelte else navn_ for id_, navn_ in valgt.items()}


def _jobmaaned(job: Ansaettelse, jobnavn: str, maaned: date) -> Jobmaaned:
    """Vilkårene i lønmåneden. Oplyses fuldtidslønnen senere første gang, gælder den også bagud."""
    ved_slut, ved_start = job.vilkaar_pr(sidste(maaned)), job.vilkaar_pr(maaned)
    if ved_slut is None:
        raise Mangler("mangler_andet", f"Vilkårene i jobbet i {navn(maaned)} er ikke oplyst.")
    loft = ved_slut.fuldtidsloen
    if loft is None:
        loft = next((en.fuldtidsloen for en in job.vilkaar if en.fuldtidsloen is not None), None)
    if loft is None:
        raise Mangler("fuldtidsloen", MANGLER_FULDTIDSLOEN)
    foer = ved_start.fuldtidsloen if ved_start and ved_slut.fuldtidsloen is not None else None
    return Jobmaaned(
        ansaettelse=job,
        navn=jobnavn,
        vilkaar=ved_slut,
        fuldtidsloen=loft,
        loft_foer=foer if foer not in (None, loft) else None,
    )


def linjens_job(linje: Indkomst, job: Sequence[Jobmaaned]) -> Jobmaaned | None:
    """Jobbet, linjen er fra; None, når den er anden løn."""
    if linje.art in UDEN_FOR_JOBBET or linje.art in DAGPENGE:
        return None
    if linje.ansaettelse:
        return next((en for en in job if en.ansaettelse.id == linje.ansaettelse), None)
    if not linje.indberetter:
        return job[0] if len(job) == 1 else None
    fra_den = [en for en in job if linje.indberetter in (en.ansaettelse.cvr, en.ansaettelse.virksomhed)]
    return fra_den[0] if fra_den else None


def linjer(
    tilstand: Tilstand, job: Sequence[Jobmaaned], loenmaaned: date
) -> tuple[list[Linje], list[Dagpenge], list[str]]:
    """(lovens linjer, dagpenge i lønmåneden, forbehold). Kun det, der kan vedkomme lønmåneden, er med."""
    ud: list[Linje] = []
    dagpenge: list[Dagpenge] = []
    forbehold: list[str] = []
    for en in tilstand.indkomster:
        if not vedkommer(en, loenmaaned):
            continue
        beloeb, pension = kraevet(en)
        if en.art in DAGPENGE:
            dagpenge.append(Dagpenge(art=en.art, beloeb=beloeb))
            continue
        if en.art in DAEKKER_FLERE and (en.fra is None or en.til is None):
            raise Mangler(
                "bonus",
                BONUS_UDEN_PERIODE.format(
                    art=en.art, kroner=kroner(beloeb), maaned=navn(date.fromisoformat(f"{en.periode}-01"))
                ),
            )
        fra, til, klippet = _periode(en)
        if klippet and LOENPERIODE not in forbehold:
            forbehold.append(LOENPERIODE)
        jobbet = linjens_job(en, job)
        ud.append(_linje(en, beloeb, pension, jobbet.navn if jobbet else "", (fra, til)))
    return ud, dagpenge, forbehold


def kraevet(linje: Indkomst) -> tuple[float, float]:
    """Linjens løn og pension; rejser `Mangler`, når en af dem ikke er oplyst."""
    if linje.loen is None or linje.pension is None:
        hvad = "Lønnen" if linje.loen is None else "Pensionen"
        maaned = navn(date.fromisoformat(f"{linje.periode}-01"))
        raise Mangler("mangler_loen", f"{hvad} for {maaned} er ikke oplyst; skriv 0, hvis der ingen er.")
    return linje.loen, linje.pension


def vedkommer(linje: Indkomst, loenmaaned: date) -> bool:
    """Om linjen kan have betydning for lønmåneden: dens måned, dens periode eller dens dispositionsdato."""
    if linje.periode == f"{loenmaaned:%Y-%m}":
        return True
    if linje.fra and linje.til and linje.fra <= sidste(loenmaaned) and linje.til >= loenmaaned:
        return linje.art in DAEKKER_FLERE
    return bool(linje.art) and bool(
        linje.dispositionsdato and foerste(linje.dispositionsdato) == loenmaaned and linje.art != "loen"
    )


def _periode(linje: Indkomst) -> tuple[date | None, date | None, bool]:
    """Lønperioden, som loven kan læse den; sandt til sidst, når den er klippet til sin måned."""
    if linje.art in DAEKKER_FLERE:
        return linje.fra, linje.til, False
    maaned = date.fromisoformat(f"{linje.periode}-01")
    if linje.fra is None or linje.til is None:
        return maaned, sidste(maaned), False
    i_maaneden = linje.fra >= maaned and linje.til <= sidste(maaned)
    return max(linje.fra, maaned), min(linje.til, sidste(maaned)), not i_maaneden


def _linje(
    en: Indkomst, beloeb: float, pension: float, job: str, periode: tuple[date | None, date | None]
) -> Linje:
    """En lovlinje. Feriegodtgørelse er indberettet før skat og regnes i den måned, den er indberettet for."""
    ferie = en.art == "feriegodtgoerelse_feriekonto"
    return Linje(
        art=en.art or "loen",
        beloeb=beloeb,
        pension=pension,
        job=job,
        fra=periode[0],
        til=periode[1],
        udbetalt=en.dispositionsdato or periode[1],
        feriedage={en.periode: 1.0} if ferie else {},
        skat_og_am=0.0 if ferie else None,
    )


def aftalt_loen(job: Jobmaaned, maaned: date) -> float:
    """Den løn, der ventes i måneden efter vilkårene: hele måneden, eller de dage af den, jobbet varer."""
    timer, timeloen = job.vilkaar.betalte_timer, job.vilkaar.timeloen
    if timer is None or timeloen is None:
        raise Mangler(
            "mangler_loen",
            "Timer, intensitet eller timeløn er ikke oplyst; den første måned mangler sin løn.",
        )
    hele = timeloen * timer * UGER_PR_MAANED
    fra = max(job.ansaettelse.startet or maaned, maaned)
    til = min(job.ansaettelse.ophoert or naeste(maaned), naeste(maaned))
    dage, alle = (til - fra).days, sidste(maaned).day
    return hele if dage == alle else round(hele * dage / alle, 2)


def timer_i(tilstand: Tilstand, job: Jobmaaned, loenmaaned: date) -> float | None:
    """Løntimer indberettet for jobbet i lønmåneden; None, når en linje mangler sine."""
    periode = f"{loenmaaned:%Y-%m}"
    egne = [
        en.timer
        for en in tilstand.indkomster
        if en.periode == periode and linjens_job(en, (job,)) is not None and en.art in ("", "loen")
    ]
    kendte = [timer for timer in egne if timer is not None]
    return sum(kendte) if egne and len(kendte) == len(egne) else None


def lovens_job(job: Jobmaaned, timer: float | None, loft: float | None = None) -> Job:
    """Jobbet, som loven skal have det. `til` er sidste dag i jobbet."""
    ophoert = job.ansaettelse.ophoert
    return Job(
        navn=job.navn,
        fuldtidsloen=job.fuldtidsloen if loft is None else loft,
        timer=timer,
        fra=job.ansaettelse.startet,
        til=ophoert - timedelta(days=1) if ophoert else None,
    )
