"""Kan det betale sig? Hvad en time mere er værd for én person, og for mange timelønninger og år på én gang.

For hver timeløn og hvert år deles timerne 0-37 i stykker, hvor en time mere er lige meget værd hele vejen:

    A  under lønindtægtsgrænsen      70 øre af hver lønkrone
    B  over grænsen                  45 øre
    C  lønloftet binder              intet i alt, og mindre til rådighed, når der er pension
    D  tilskuddet er væk             hele lønkronen

Alle tal er § 123's egne regler (`fleksloentilskud`, `gevinst`); her spørges de blot ved mange timetal. Et års satser
er dem, der gælder 1. juli. Nettoindkomsten er tilnærmelsen i `netto`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.forklaring import kroner, saetning, tal
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.oere import decimal
from fleksjob.lov.kerne.svar import json_vaerdi
from fleksjob.lov.tilskud import fleksloentilskud, netto as nettoindkomst
from fleksjob.lov.tilskud.gevinst import ZONER
from fleksjob.lov.tilskud.kurve import knaek
from fleksjob.lov.tilskud.oplysninger import FULD_TID, laes_oplysninger, maanedens_sidste_dag

LIDT = 0.01
KORTEST = 0.1
"""Timer om ugen; så lidt mere, at hældningen er stykkets egen."""
FLEST_CELLER = 600
MIDT_PAA_AARET = (7, 1)

_MAAL = ("maanedsloen_md", "loen", "fleksloentilskud", "i_alt", "udbetalt", "zone")


class TimensVaerdi(msgspec.Struct, frozen=True, kw_only=True):
    """Kroner om måneden for én time mere om ugen, før skat og efter. `netto` er None, når den ikke er regnet.

    i_alt       løn med pension og tilskud     i_haanden   det samme uden pension og efter ATP af tilskuddet
    """

    i_alt: Decimal
    i_haanden: Decimal
    netto: Decimal | None


class Stykke(msgspec.Struct, frozen=True, kw_only=True):
    """Timer om ugen fra `fra` til `til`, hvor en time mere er det samme værd (målt i stykkets begyndelse)."""

    fra: Decimal
    til: Decimal
    zone: str
    vaerdi: TimensVaerdi


class Celle(msgspec.Struct, frozen=True, kw_only=True):
    """Én timeløn i ét år. `stopper_ved` er timerne, hvor lønloftet begynder at binde; None: ikke inden for 37.

    `foer` og `efter` er værdien af en time mere lige før og lige efter; None, når der ikke er noget før eller efter.
    """

    timeloen: Decimal
    fuldtidstimeloen: Decimal
    aar: int
    loft: Decimal
    stopper_ved: Decimal | None
    foer: TimensVaerdi | None
    efter: TimensVaerdi | None
    stykker: tuple[Stykke, ...]


class Raekke(msgspec.Struct, frozen=True, kw_only=True):
    """Måneden ved et helt timetal; `en_time_mere` er forskellen til næste række, None i den sidste."""

    timer: int
    loen: Decimal
    fleksloentilskud: Decimal
    i_alt: Decimal
    i_haanden: Decimal
    netto: Decimal | None
    zone: str
    en_time_mere: TimensVaerdi | None


class Gevinst(msgspec.Struct, frozen=True, kw_only=True):
    """Svaret for én timeløn i ét år: cellen, en række pr. time, sætningerne og det, der må tages forbehold for."""

    celle: Celle
    pension_pct: Decimal
    raekker: tuple[Raekke, ...]
    saetninger: tuple[str, ...]
    forbehold: tuple[str, ...]

    def som_json(self) -> dict[str, Any]:
        """Almindelige JSON-typer."""
        return dict(json_vaerdi(self))


class Gitter(msgspec.Struct, frozen=True, kw_only=True):
    """Celler for hver timeløn (række) og hvert år (kolonne)."""

    timeloenninger: tuple[Decimal, ...]
    aarene: tuple[int, ...]
    pension_pct: Decimal
    celler: tuple[tuple[Celle, ...], ...]
    forbehold: tuple[str, ...]

    def som_json(self) -> dict[str, Any]:
        """Almindelige JSON-typer."""
        return dict(json_vaerdi(self))


class Love(msgspec.Struct, frozen=True):
    """De to regelsæt, der spørges: tilskuddet, og nettoindkomsten, når den skal regnes."""

    tilskud: Lov = fleksloentilskud.LOV
    netto: Lov | None = None


UDEN_NETTO = Love()
MED_NETTO = Love(netto=nettoindkomst.LOV)


class _Sag(msgspec.Struct, frozen=True):
    """Én timeløn i ét år, klar til at blive spurgt ved et timetal."""

    love: Love
    dag: date
    kendte: Mapping[str, float]
    skat: Mapping[str, float]

    def ved(self, timer: float, afrunding: str) -> dict[str, float]:
        kendte = {**self.kendte, "timer_uge": timer}
        v = dict(zip(_MAAL, self.love.tilskud.regn(_MAAL, self.dag, kendte, afrunding), strict=True))
        v["i_haanden"] = v["maanedsloen_md"] + kendte["anden_loen_md"] + v["udbetalt"]
        if self.love.netto is not None:
            (v["netto"],) = self.love.netto.regn(("netto",), self.dag, {**kendte, **self.skat}, afrunding)
        return v

    def vaerdi_ved(self, timer: float) -> TimensVaerdi:
        """Værdien af en time mere, målt lige efter `timer`."""
        foer, efter = self.ved(timer + LIDT, "ingen"), self.ved(timer + 2 * LIDT, "ingen")
        return _vaerdi({n: (efter[n] - foer[n]) / LIDT for n in foer})

    def forbehold(self) -> tuple[str, ...]:
        kendte = {**self.kendte, "timer_uge": 1.0}
        fundne = dict.fromkeys(self.love.tilskud.forklar(_MAAL, self.dag, kendte).forbehold)
        if self.love.netto is not None:
            forklaret = self.love.netto.forklar(("netto",), self.dag, {**kendte, **self.skat})
            fundne |= dict.fromkeys(forklaret.forbehold)
        return tuple(fundne)


def _vaerdi(v: Mapping[str, float]) -> TimensVaerdi:
    return TimensVaerdi(
        i_alt=decimal(v["i_alt"]),
        i_haanden=decimal(v["i_haanden"]),
        netto=decimal(v["netto"]) if "netto" in v else None,
    )


def _sag(
    love: Love,
    aar: int,
    timeloen: float,
    fuldtidstimeloen: float | None,
    pension_pct: float,
    skat: Mapping[str, float],
) -> _Sag:
    dag = maanedens_sidste_dag(date(aar, *MIDT_PAA_AARET))
    if timeloen <= 0:
        raise UgyldigtInput(
            "timeloen", "Timelønnen skal være over 0; ellers er der ingen timer at få løn for."
        )
    oplyst = laes_oplysninger(
        loen=None,
        timeloen=timeloen,
        timer=0,
        fuldtidsloen=None,
        fuldtidstimeloen=timeloen if fuldtidstimeloen is None else fuldtidstimeloen,
        pension_pct=pension_pct,
        anden_loen=0,
    )
    return _Sag(love, dag, oplyst.kendte, skat)


def gevinst_efter_timer(
    *,
    aar: int,
    timeloen: float,
    fuldtidstimeloen: float | None,
    pension_pct: float = 0,
    kommuneskat_pct: float | None = None,
    kirkeskat_pct: float | None = None,
    love: Love = UDEN_NETTO,
) -> Gevinst:
    """Hvad hver time er værd for én person. `fuldtidstimeloen` None: samme timeløn på fuld tid.

    Nettoindkomsten regnes, når `love.netto` er givet. Kaster `UgyldigtInput`/`UgyldigeInput`.
    """
    skat = _skat(kommuneskat_pct, kirkeskat_pct)
    sag = _sag(love, aar, timeloen, fuldtidstimeloen, pension_pct, skat)
    celle = _celle(sag, aar)
    return Gevinst(
        celle=celle,
        pension_pct=decimal(pension_pct),
        raekker=_raekker(sag),
        saetninger=saetninger(celle, pension_pct),
        forbehold=sag.forbehold(),
    )


def gitter(
    *,
    timeloenninger: Sequence[float],
    aarene: Sequence[int],
    fuldtidstimeloen: float | None = None,
    pension_pct: float = 0,
    kommuneskat_pct: float | None = None,
    kirkeskat_pct: float | None = None,
    love: Love = UDEN_NETTO,
) -> Gitter:
    """Cellerne for hver timeløn og hvert år, i stigende orden, hver én gang. Fejl som `gevinst_efter_timer`."""
    rene, aar_ = sorted(set(timeloenninger)), sorted(set(aarene))
    if not rene or not aar_:
        raise UgyldigtInput("timeloen" if not rene else "aar", "Der skal være mindst én timeløn og ét år.")
    if len(rene) * len(aar_) > FLEST_CELLER:
        raise UgyldigtInput(
            "timeloen",
            f"Det er {len(rene)} timelønninger gange {len(aar_)} år; giv færre, så det højst er {FLEST_CELLER}.",
        )
    skat = _skat(kommuneskat_pct, kirkeskat_pct)
    sager = [[_sag(love, aar, x, fuldtidstimeloen, pension_pct, skat) for aar in aar_] for x in rene]
    return Gitter(
        timeloenninger=tuple(decimal(x) for x in rene),
        aarene=tuple(aar_),
        pension_pct=decimal(pension_pct),
        celler=tuple(
            tuple(_celle(sag, aar) for sag, aar in zip(raekke, aar_, strict=True)) for raekke in sager
        ),
        forbehold=tuple(dict.fromkeys(f for sag in sager[0] for f in sag.forbehold())),
    )


def _skat(kommuneskat_pct: float | None, kirkeskat_pct: float | None) -> dict[str, float]:
    oplyst = {"kommuneskat_pct": kommuneskat_pct, "kirkeskat_pct": kirkeskat_pct}
    givet = {navn: x for navn, x in oplyst.items() if x is not None}
    kast([fejl for navn, x in givet.items() if (fejl := nettoindkomst.skatteprocent_fejl(navn, x))])
    return givet


def _celle(sag: _Sag, aar: int) -> Celle:
    loft, binder = sag.love.tilskud.regn(("loft", "loft_binder_ved_timer"), sag.dag, sag.kendte)
    stykker = _stykker(sag)
    nr = next((nr for nr, s in enumerate(stykker) if s.zone == "C"), None)
    return Celle(
        timeloen=decimal(sag.kendte["timeloen"]),
        fuldtidstimeloen=decimal(sag.kendte["fuldtidstimeloen"]),
        aar=aar,
        loft=decimal(loft),
        stopper_ved=None if nr is None else decimal(binder),
        foer=stykker[nr - 1].vaerdi if nr else None if nr == 0 else stykker[0].vaerdi,
        efter=None if nr is None else stykker[nr].vaerdi,
        stykker=stykker,
    )


def _stykker(sag: _Sag) -> tuple[Stykke, ...]:
    """Timerne delt ved knækkene. Et stykke, der er kortere end en tiendedel time, lægges til det næste.

    Stykket måles derfor en tiendedel time inde, efter det knæk, der kan være lagt til.
    """
    graenser = [0.0]
    for sted in sorted(float(k.timer) for k in knaek(sag.love.tilskud, sag.dag, sag.kendte)):
        if graenser[-1] + KORTEST <= sted <= FULD_TID - KORTEST:
            graenser.append(sted)
    return tuple(
        Stykke(
            fra=decimal(fra),
            til=decimal(til),
            zone=ZONER[sag.ved(inde + LIDT, "ingen")["zone"]],
            vaerdi=sag.vaerdi_ved(inde),
        )
        for fra, til in pairwise([*graenser, FULD_TID])
        for inde in [fra + min(KORTEST, (til - fra) / 2)]
    )


def _raekker(sag: _Sag) -> tuple[Raekke, ...]:
    ved = {timer: sag.ved(float(timer), "oere") for timer in range(1, int(FULD_TID) + 1)}
    fundne = []
    for timer, v in ved.items():
        naeste = ved.get(timer + 1)
        fundne.append(
            Raekke(
                timer=timer,
                loen=decimal(v["loen"]),
                fleksloentilskud=decimal(v["fleksloentilskud"]),
                i_alt=decimal(v["i_alt"]),
                i_haanden=decimal(v["i_haanden"]),
                netto=decimal(v["netto"]) if "netto" in v else None,
                zone=ZONER[v["zone"]],
                en_time_mere=_vaerdi({n: naeste[n] - v[n] for n in v}) if naeste else None,
            )
        )
    return tuple(fundne)


# --- Sætningerne -------------------------------------------------------------------------------------------------


def saetninger(celle: Celle, pension_pct: float) -> tuple[str, ...]:
    """Hvor længe det betaler sig, hvad en time er værd undervejs, og hvorfor det stopper."""
    return (_svaret(celle), *(_om_stykket(s, pension_pct) for s in celle.stykker))


def _svaret(celle: Celle) -> str:
    if celle.stopper_ved is None:
        return "Hver time mere giver mere i alt, helt op til 37 timer om ugen."
    hvorfor = (
        f"Løn og tilskud kan tilsammen højst blive fuldtidslønnen på {kroner(float(celle.loft))} om måneden, så "
        "derefter falder tilskuddet lige så meget, som lønnen stiger."
    )
    if celle.foer is None:
        return f"Flere timer betaler sig ikke. {hvorfor}"
    return f"Flere timer betaler sig indtil {tal(float(celle.stopper_ved))} timer om ugen. {hvorfor}"


def _om_stykket(s: Stykke, pension_pct: float) -> str:
    hvor = f"Fra {tal(float(s.fra))} til {tal(float(s.til))} timer"
    if s.zone == "C":
        tekst = f"{hvor} giver en time mere ikke mere i alt"
        if s.vaerdi.i_haanden < 0 and pension_pct > 0:
            tekst += (
                f", og der er op til {kroner(-float(s.vaerdi.i_haanden))} mindre til rådighed om måneden, fordi "
                "pensionen af den ekstra løn også går fra tilskuddet"
            )
        return saetning(tekst)
    tekst = f"{hvor} giver en time mere {kroner(float(s.vaerdi.i_alt))} mere i alt om måneden"
    if s.zone == "B":
        tekst += "; lønnen er over lønindtægtsgrænsen, så tilskuddet falder hurtigere"
    if s.zone == "D":
        tekst += "; tilskuddet er væk, så hele lønnen tæller"
    return saetning(tekst)
