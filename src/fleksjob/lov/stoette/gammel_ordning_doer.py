"""Døren til den gamle ordning: det, en arbejdsgiver oplyser, når der søges om tilskud for en periode.

Før der regnes, afgør `ordning.py`, om jobbet stadig er i den gamle ordning. Reglerne selv står i `gammel_ordning.py`.
"""

from datetime import date

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Svar, besvar
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.relationer import NY_ORDNING
from fleksjob.lov.stoette.gammel_ordning import ANDELE, LOV
from fleksjob.lov.stoette.gammel_ordning_borger import om_tilskuddet
from fleksjob.lov.stoette.ordning import AENDRINGER, INGEN, beregn_ordning

LOFT_FRA = date(2006, 7, 5)
"""Fleksjob begyndt denne dag eller senere er under lønloftet (ordlyden i den statslige fleksjobordning)."""
LOFT_IKKE_LAEST = date(2025, 1, 1)
UDEN_LOFT = (
    "At lønloftet ikke gælder for fleksjob begyndt før 5. juli 2006, er læst om den statslige ordning og udledt for "
    "kommunens tilskud."
)

MAAL = ("tilskud", "tilskud_time", "grundlag_time", "tilskud_foer_fravaer", "nedsaettelse_ved_fravaer")
SATSTABEL = ("hoejeste_tilskud_time", "hoejeste_tilskud_aar")

_KODE = {navn: kode for kode, navn in ANDELE.items()}


def beregn_gammel_ordning(
    *,
    dato: date,
    begyndt: date,
    andel: str,
    loen_time: float | None = None,
    bidrag_time: float | None = None,
    overenskomst_time: float | None = None,
    overenskomst_bidrag_time: float | None = None,
    timer_uge: float | None = None,
    maaneder: float | None = None,
    uger: float | None = None,
    refusionsdage: float = 0.0,
    timer_dag: float | None = None,
    refusion_dag: float | None = None,
    loft_time: float | None = None,
    aendring: str = AENDRINGER[INGEN],
    andre_opgaver: bool | None = None,
    andre_vilkaar: bool | None = None,
    afrunding: str = "oere",
    lov: Lov = LOV,
) -> Svar:
    """Tilskuddet for en periode på `maaneder` eller `uger`; `dato` er en dag i den. `begyndt` er jobbets første dag.

    `loft_time` oplyses kun for perioder efter 2024, hvor satsen ikke er læst. Kaster `UgyldigtInput`, når jobbet ikke
    (længere) er i den gamle ordning.
    """
    kast(_tidsfejl(dato))
    _kraev_gammel(dato, begyndt, aendring, andre_opgaver, andre_vilkaar)
    under_loft = begyndt >= LOFT_FRA
    laest = dato < LOFT_IKKE_LAEST
    kast(
        [
            *_andelsfejl(andel),
            *_periodefejl(maaneder, uger),
            *_fravaersfejl(refusionsdage, timer_dag, refusion_dag, timer_uge, maaneder, uger),
            *_loftfejl(dato, loft_time, under_loft, laest),
        ]
    )
    intet_fravaer = not refusionsdage
    oplyst = {
        "andel": _KODE[andel],
        "loen_time": loen_time,
        "bidrag_time": bidrag_time,
        "overenskomst_time": overenskomst_time,
        "overenskomst_bidrag_time": overenskomst_bidrag_time,
        "loft_gaelder": float(under_loft),
        "timer_uge": timer_uge,
        "maaneder": maaneder,
        "uger": uger,
        "refusionsdage": refusionsdage,
        "timer_dag": 0.0 if intet_fravaer else timer_dag,
        "refusion_dag": 0.0 if intet_fravaer else refusion_dag,
    }
    if not laest:
        oplyst["oplyst_loft_time"] = loft_time if under_loft else 0.0
    return besvar(
        lov,
        (*MAAL, *(SATSTABEL if laest and under_loft else ())),
        dato,
        oplyst,
        afrunding,
        feltnavne={"oplyst_loft_time": "loft_time"},
        forbehold=() if under_loft else (UDEN_LOFT,),
    )


def _kraev_gammel(
    dato: date, begyndt: date, aendring: str, andre_opgaver: bool | None, andre_vilkaar: bool | None
) -> None:
    """Kaster, når jobbet ikke er i den gamle ordning den dag."""
    svar = beregn_ordning(
        dato=dato,
        begyndt=begyndt,
        aendring=aendring,
        andre_opgaver=andre_opgaver,
        andre_vilkaar=andre_vilkaar,
    )
    if svar["ordning"] == "ny" and begyndt >= NY_ORDNING:
        raise UgyldigtInput(
            "begyndt",
            f"Et fleksjob begyndt {dansk_dato(begyndt)} følger den nye ordning, hvor arbejdsgiveren intet tilskud får; "
            "regn fleksløntilskuddet til den ansatte i stedet.",
        )
    if svar["ordning"] != "gammel":
        raise UgyldigtInput(
            "aendring",
            f"Med ændringen »{aendring}« er den gamle ordning hørt op, og arbejdsgiveren får intet tilskud; regn "
            "fleksløntilskuddet til den ansatte i et nyt job i stedet.",
        )


def _tidsfejl(dato: date) -> list[UgyldigtInput]:
    if dato >= NY_ORDNING:
        return []
    return [
        UgyldigtInput(
            "dato",
            "Den højeste løn, tilskuddet beregnes af, kendes ikke for 2007-2012 (i 2006 var den 395.000 kr. om året); "
            f"vælg en dato fra {dansk_dato(NY_ORDNING)}.",
        )
    ]


def _andelsfejl(andel: str) -> list[UgyldigtInput]:
    if andel in _KODE:
        return []
    return [UgyldigtInput("andel", f"Brøken »{andel}« findes ikke; vælg {' eller '.join(_KODE)}.")]


def _periodefejl(maaneder: float | None, uger: float | None) -> list[UgyldigtInput]:
    if (maaneder is None) == (uger is None):
        return [UgyldigtInput("maaneder", "Oplys periodens længde som enten måneder eller uger, fx 1 måned.")]
    if uger is not None and uger > 53:
        return [
            UgyldigtInput("uger", "Der kan højst søges for 53 uger ad gangen; del perioden ved årsskiftet.")
        ]
    return []


def _fravaersfejl(
    refusionsdage: float,
    timer_dag: float | None,
    refusion_dag: float | None,
    timer_uge: float | None,
    maaneder: float | None,
    uger: float | None,
) -> list[UgyldigtInput]:
    if not refusionsdage:
        return [
            UgyldigtInput(
                felt, "Der er oplyst om en fraværsdag, men ingen dage; oplys antallet i refusionsdage."
            )
            for felt, x in (("timer_dag", timer_dag), ("refusion_dag", refusion_dag))
            if x
        ]
    if timer_dag is None or timer_uge is None:
        return []
    timer = timer_uge * (uger if uger is not None else (maaneder or 0.0) * 52 / 12)
    if refusionsdage * timer_dag > timer + 0.005:
        return [
            UgyldigtInput(
                "refusionsdage",
                "Fraværsdagenes timer er flere end periodens; ret dagene, timerne pr. dag eller perioden.",
            )
        ]
    return []


def _loftfejl(dato: date, loft_time: float | None, under_loft: bool, laest: bool) -> list[UgyldigtInput]:
    if loft_time is None and under_loft and not laest:
        return [
            UgyldigtInput(
                "loft_time",
                "Den højeste timeløn, tilskuddet beregnes af, er ikke læst for "
                f"{dato.year} (den kendes til og med 2024); oplys den fra årets satser.",
            )
        ]
    if loft_time is None:
        return []
    if not under_loft:
        return [
            UgyldigtInput(
                "loft_time",
                f"Lønloftet gælder ikke for et job begyndt før {dansk_dato(LOFT_FRA)}; udelad det.",
            )
        ]
    if laest:
        return [
            UgyldigtInput("loft_time", "Lønloftet er kendt til og med 2024; oplys det kun for senere år.")
        ]
    return []


REGELSAET = Regelsaet(
    kode="gammel_ordning",
    titel="Tilskud til arbejdsgiveren i den gamle ordning",
    indledning="Kommunens tilskud til lønnen i et fleksjob, der begyndte før 1. januar 2013, for den periode "
    "arbejdsgiveren søger for. Kommunen har afgjort, om tilskuddet er halvdelen eller to tredjedele.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(navn="dato", slags="dato", paakraevet=True, hjaelp="En dag i perioden (2013-2026)."),
        Felt(navn="begyndt", slags="dato", paakraevet=True, hjaelp="Fleksjobbets første dag, før 2013."),
        Felt(
            navn="andel",
            slags="valg",
            valg=tuple(_KODE),
            paakraevet=True,
            hjaelp="Brøken i kommunens afgørelse.",
        ),
        Felt(navn="loen_time", hjaelp="Timeløn, kr."),
        Felt(
            navn="bidrag_time",
            hjaelp="Arbejdsgiverens ATP, pension og andre bidrag pr. time, kr. (0, når ingen).",
        ),
        Felt(
            navn="overenskomst_time",
            hjaelp="Den mindste overenskomstmæssige timeløn på området, eller den sædvanlige løn, kr.",
        ),
        Felt(
            navn="overenskomst_bidrag_time",
            hjaelp="Arbejdsgiverbidrag pr. time af den løn, kr. (0, når ingen).",
        ),
        Felt(navn="timer_uge", hjaelp="Betalte timer om ugen; højst 37 giver tilskud."),
        Felt(navn="maaneder", hjaelp="Periodens længde i måneder, fx 1."),
        Felt(navn="uger", hjaelp="Periodens længde i uger, i stedet for måneder."),
        Felt(
            navn="refusionsdage",
            standard=0.0,
            hjaelp="Dage i perioden med sygedagpenge- eller barselsrefusion.",
        ),
        Felt(navn="timer_dag", hjaelp="Arbejdstimer på en fraværsdag."),
        Felt(navn="refusion_dag", hjaelp="Refusionen for en fraværsdag, kr."),
        Felt(
            navn="loft_time",
            hjaelp="Højeste timeløn, tilskuddet beregnes af; oplyses kun for 2025 og senere, kr.",
        ),
        Felt(
            navn="aendring",
            slags="valg",
            valg=tuple(AENDRINGER.values()),
            standard=AENDRINGER[INGEN],
            hjaelp="Hvad der er sket med jobbet, siden det begyndte.",
        ),
        Felt(navn="andre_opgaver", slags="ja_nej", hjaelp="Om området eller opgaverne er blevet andre."),
        Felt(navn="andre_vilkaar", slags="ja_nej", hjaelp="Om ansættelsesvilkårene er blevet andre."),
    ),
    beregn=beregn_gammel_ordning,
    flere_svar=SATSTABEL,
    borger=om_tilskuddet,
)
