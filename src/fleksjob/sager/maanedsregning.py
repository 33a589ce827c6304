"""En måneds fleksløntilskud ud fra sagens tilstand. Ren: ingen database, intet ur.

Den almindelige måned er ét job hele måneden og almindelig løn; den regnes ad lovens korte vej. Alle andre regnes på
`lov/tilskud/tilskudsmaaned`, som også kender flere job, dagpenge, ferie, bonus og dele af en måned. De to veje giver
det samme; det prøves.

- Lønnen i en måned bestemmer tilskuddet for den næste. Satserne er tilskudsmånedens.
- Den første måned i et job regnes af den løn, der er aftalt, og reguleres, når lønnen for den er indberettet.
- Mangler en oplysning, regnes der ikke (`mangler`). Hvor loven ikke er fastslået, regnes de mulige læsninger ved siden
  af hinanden, og et menneske vælger (`manuel`); giver de det samme, er der ingen tvivl.
"""

from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec

from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.vaerdier import maaned as navn
from fleksjob.lov.tilskud.beregning import beregn_fleksloentilskud
from fleksjob.lov.tilskud.tilskudsmaaned_oplysninger import DAGPENGE
from fleksjob.sager.maanedslaesninger import (
    Laesning,
    Sammensat,
    alle_laesninger,
    regn_sammensat,
    sammensat,
)
from fleksjob.sager.maanedsoplysninger import (
    DAEKKER_FLERE,
    MANGLER_LOEN,
    MANGLER_LOEN_FRA,
    Jobmaaned,
    Mangler,
    aftalt_loen,
    foerste,
    forrige,
    i_job,
    jobbene,
    kraevet,
    linjens_job,
    naeste,
    sidste,
    vedkommer,
)

__all__ = ["Grundlag", "Maaned", "beregn_maaned", "foerste", "forrige", "naeste", "sidste"]

Udfald = Literal["beregnet", "manuel", "mangler"]

FOERSTE_MAANED = (
    "Den første måned er beregnet af den aftalte løn og reguleres, når lønnen er indberettet. Det er læst hos "
    "kommuner og i reglerne om ledighedsydelse, ikke i bekendtgørelsen om fleksløntilskud."
)
AARSSKIFTE = "Lønnen er fra året før, og satserne er dem, der gælder i tilskudsmåneden; det er udledt."
INGEN_LOEN = (
    "Der er ingen løn fra arbejdsgiveren i {maaned}. Uden løn er der intet tilskud, medmindre det skyldes ferie, "
    "sygdom eller barsel; vælg en læsning, eller fastsæt beløbet."
)


class Grundlag(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Tallene bag en måned.

    Beløb er kroner med pension. `kilde` siger, om lønnen er indberettet eller aftalt. `sammensat` er alt det, der er
    regnet af, når måneden ikke er den almindelige.
    """

    maaned: str
    loenmaaned: str
    kilde: Literal["indberettet", "aftalt"]
    ansaettelse: str
    loen: float
    anden_loen: float
    fuldtidsloen: float
    timer: float | None
    sammensat: dict[str, Any] | None = None


class Maaned(msgspec.Struct, frozen=True, kw_only=True):
    """Udfaldet for én måned.

    `grunde` er det, der mangler, eller det, et menneske skal tage stilling til; `grundkode` er køens kode for det.
    `beregning` er hele regnestykket som JSON-værdier. `laesninger` er de mulige, når loven ikke er fastslået.
    """

    maaned: date
    udfald: Udfald
    grundlag: Grundlag | None = None
    beregning: dict[str, Any] | None = None
    tilskud: Decimal | None = None
    atp: Decimal | None = None
    grunde: tuple[str, ...] = ()
    grundkode: str = ""
    forbehold: tuple[str, ...] = ()
    laesninger: tuple[Laesning, ...] = ()

    def som_grundlag(self) -> dict[str, Any]:
        """Grundlaget som almindelige værdier, sådan som det gemmes og sammenlignes."""
        tal = msgspec.to_builtins(self.grundlag) if self.grundlag else {}
        valg = {"laesninger": [en.som_json() for en in self.laesninger]} if self.laesninger else {}
        return {**tal, **valg, "grunde": list(self.grunde)}


def beregn_maaned(tilstand: Tilstand, maaned: date, laesning: str = "") -> Maaned | None:
    """Udfaldet for måneden; None, når personen slet ikke var i et fleksjob med fleksløntilskud i den.

    `tilstand` skal være pr. en dag, hvor alt, der vedrører måneden, er med. `laesning` er koden på den læsning, et
    menneske har valgt, hvor loven ikke er fastslået.
    """
    if tilstand.visiteret_til == "selvstaendig" or not any(i_job(en, maaned) for en in tilstand.ansaettelser):
        return None
    try:
        grund, linje = _grundlag(tilstand, maaned)
        if linje is None and not laesning:
            return _almindelig(grund, maaned)
        if linje is None:
            raise UgyldigtInput(
                "laesning", f"Der er ingen tvivl om {navn(maaned)}, så der er intet at vælge."
            )
        return _sammensat(grund, linje, maaned, laesning)
    except Mangler as mangler:
        return Maaned(maaned=maaned, udfald="mangler", grunde=(mangler.grund,), grundkode=mangler.kode)


def _grundlag(tilstand: Tilstand, maaned: date) -> tuple[Grundlag, Sammensat | None]:
    """(tallene, alt det sammensatte eller None i den almindelige måned)."""
    foer = forrige(maaned)
    ny_i_job = not any(i_job(en, foer) for en in tilstand.ansaettelser)
    skift = not ny_i_job and all(
        (en.startet or maaned) >= maaned for en in tilstand.ansaettelser if i_job(en, maaned)
    )
    loenmaaned = maaned if ny_i_job or skift else foer
    job = jobbene(tilstand, maaned, loenmaaned)
    indberettet = _indberettet(tilstand, job, loenmaaned)
    aftalt = (ny_i_job or skift) and not indberettet
    if not aftalt:
        _kraev_loen(tilstand, job, loenmaaned)
    loen, anden = _sum(tilstand, job, loenmaaned, aftalt=aftalt)
    grund = Grundlag(
        maaned=f"{maaned:%Y-%m}",
        loenmaaned=f"{loenmaaned:%Y-%m}",
        kilde="aftalt" if aftalt else "indberettet",
        ansaettelse=job[0].ansaettelse.id,
        loen=loen,
        anden_loen=anden,
        fuldtidsloen=max(en.fuldtidsloen for en in job),
        timer=job[0].vilkaar.betalte_timer if len(job) == 1 else None,
    )
    if not skift and _er_almindelig(tilstand, job, maaned, loenmaaned, loen, anden):
        return grund, None
    alt = sammensat(tilstand, job, maaned, loenmaaned, aftalt=aftalt, skift=skift)
    return msgspec.structs.replace(grund, sammensat=alt.som_json()), alt


def _indberettet(tilstand: Tilstand, job: list[Jobmaaned], loenmaaned: date) -> bool:
    periode = f"{loenmaaned:%Y-%m}"
    return any(en.periode == periode and linjens_job(en, job) for en in tilstand.indkomster)


def _kraev_loen(tilstand: Tilstand, job: list[Jobmaaned], loenmaaned: date) -> None:
    """Hvert job, der var i gang i lønmåneden, skal have en linje, ellers mangler lønnen."""
    periode = f"{loenmaaned:%Y-%m}"
    i_gang = [en for en in job if i_job(en.ansaettelse, loenmaaned)]
    linjer = [en for en in tilstand.indkomster if en.periode == periode]
    if not linjer:
        raise Mangler("mangler_loen", MANGLER_LOEN.format(maaned=navn(loenmaaned)))
    if len(i_gang) < 2:
        return
    for en in i_gang:
        if not any((fra := linjens_job(linje, job)) is not None and fra.navn == en.navn for linje in linjer):
            raise Mangler("mangler_loen", MANGLER_LOEN_FRA.format(maaned=navn(loenmaaned), job=en.navn))


def _sum(tilstand: Tilstand, job: list[Jobmaaned], loenmaaned: date, *, aftalt: bool) -> tuple[float, float]:
    """(løn fra jobbene, anden løn) i lønmåneden, som den er indberettet, med pension. Uden dagpenge og det, der
    fordeles på flere måneder; det står i det sammensatte.
    """
    if aftalt:
        return sum(aftalt_loen(en, loenmaaned) for en in job), 0.0
    loen = anden = 0.0
    for en in tilstand.indkomster:
        if en.periode == f"{loenmaaned:%Y-%m}" and en.art not in DAEKKER_FLERE | set(DAGPENGE):
            beloeb = sum(kraevet(en))
            if linjens_job(en, job) is not None:
                loen += beloeb
            else:
                anden += beloeb
    return loen, anden


def _er_almindelig(
    tilstand: Tilstand, job: list[Jobmaaned], maaned: date, loenmaaned: date, loen: float, anden: float
) -> bool:
    """Om måneden kan regnes ad den korte vej."""
    if len(job) != 1 or anden or loen <= 0 or job[0].loft_foer is not None:
        return False
    start, slut = job[0].ansaettelse.startet, job[0].ansaettelse.ophoert
    if start is None or start > loenmaaned or (slut is not None and slut < naeste(maaned)):
        return False
    return all(
        en.art in ("", "loen")
        and en.periode == f"{loenmaaned:%Y-%m}"
        and (en.fra is None or en.fra >= loenmaaned)
        and (en.til is None or en.til <= sidste(loenmaaned))
        for en in tilstand.indkomster
        if vedkommer(en, loenmaaned)
    )


def _almindelig(grund: Grundlag, maaned: date) -> Maaned:
    try:
        beregning = beregn_fleksloentilskud(
            dato=maaned, loen=grund.loen, timer=grund.timer, fuldtidsloen=grund.fuldtidsloen
        )
    except (UgyldigtInput, UgyldigeInput) as fejl:
        return _manuel(maaned, f"Måneden kan ikke beregnes: {fejl}", "til_afgoerelse")
    return Maaned(
        maaned=maaned,
        udfald="beregnet",
        grundlag=grund,
        beregning=beregning.som_json(),
        tilskud=beregning.fleksloentilskud,
        atp=beregning.atp,
        forbehold=(*beregning.forbehold, *_om_maaneden(grund)),
    )


def _om_maaneden(grund: Grundlag) -> list[str]:
    forbehold = [FOERSTE_MAANED] if grund.kilde == "aftalt" else []
    return [*forbehold, AARSSKIFTE] if grund.loenmaaned[:4] != grund.maaned[:4] else forbehold


def _manuel(
    maaned: date,
    grund: str,
    kode: str,
    grundlag: Grundlag | None = None,
    laesninger: tuple[Laesning, ...] = (),
) -> Maaned:
    return Maaned(
        maaned=maaned,
        udfald="manuel",
        grundlag=grundlag,
        grunde=(grund,),
        grundkode=kode,
        laesninger=laesninger,
    )


def _sammensat(grund: Grundlag, alt: Sammensat, maaned: date, valgt: str) -> Maaned:
    """Måneden på den fulde vej. Er loven klar, er der ét svar; ellers regnes læsningerne hver for sig."""
    if valgt:
        svar = regn_sammensat(alt, valgt)
        return _regnet(grund, maaned, svar)
    uden_loen = grund.loen <= 0 and not alt.dagpenge
    if not uden_loen and not alt.valg:
        try:
            return _regnet(grund, maaned, regn_sammensat(alt, ""))
        except (UgyldigtInput, UgyldigeInput) as fejl:
            grundtekst = str(fejl)
    else:
        grundtekst = INGEN_LOEN.format(maaned=navn(alt.loenmaaned)) if uden_loen else alt.valg[0].grund
    laesninger, fejl_i_data = alle_laesninger(alt, uden_loen=uden_loen)
    if fejl_i_data and not laesninger:
        if fejl_i_data.felt.startswith("linjer"):
            return Maaned(
                maaned=maaned, udfald="mangler", grundlag=grund, grunde=(fejl_i_data.besked,),
                grundkode="mangler_andet",
            )  # fmt: skip
        return _manuel(maaned, f"Måneden kan ikke beregnes: {fejl_i_data.besked}", "til_afgoerelse", grund)
    if len({(en.tilskud, en.atp) for en in laesninger}) == 1 and not uden_loen and len(laesninger) > 1:
        return _regnet(grund, maaned, regn_sammensat(alt, laesninger[0].kode))
    return _manuel(maaned, _kort(grundtekst), "til_afgoerelse", grund, laesninger)


def _kort(grund: str) -> str:
    """Grunden uden lovmodulets råd om felter, som et menneske ikke udfylder her."""
    for skel in ("; lad et menneske", " Lad et menneske"):
        grund = grund.split(skel)[0]
    grund = grund.strip().rstrip(".")
    return f"{grund}. Vælg en læsning, eller fastsæt beløbet."


def _regnet(grund: Grundlag, maaned: date, svar: dict[str, Any]) -> Maaned:
    return Maaned(
        maaned=maaned,
        udfald="beregnet",
        grundlag=grund,
        beregning=svar,
        tilskud=Decimal(str(svar["fleksloentilskud"])).quantize(Decimal("0.01")),
        atp=Decimal(str(svar["atp"])).quantize(Decimal("0.01")),
        forbehold=tuple(svar["forbehold"]),
    )
