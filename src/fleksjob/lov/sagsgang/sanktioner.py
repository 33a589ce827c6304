"""Sanktioner for modtagere af ledighedsydelse: hvad en adfærd koster (AKL § 77 a).

Hver regel svarer ja, nej eller et antal for det stykke, den står på; `virkning` samler dem. En rimelig grund (AKL § 13,
stk. 7 og 8) er en vurdering, et menneske oplyser; med den koster adfærden ingenting. En gentagelse regnes af den dag,
den forrige adfærd af samme slags skete.

Læst er § 77 a i udgaven fra 12. februar 2021. Før den dag nævner en udateret side 5 uger; der regnes ikke. Følgen af
at udeblive fra en samtale står i § 77, som ikke er læst; den foreslås ikke.
Kilder: `satser/proces/sanktioner.yaml`, https://elov.dk/aktivloven/77a/.
"""

from datetime import date

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Input, regel
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Svar, besvar
from fleksjob.lov.kerne.vaerdier import dansk_dato, laes_alle
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.sanktioner_borger import borgersaetninger
from fleksjob.lov.sagsgang.sanktioner_udfald import (
    ADFAERD,
    ADFAERD_VIST,
    AFSLAAR_TILBUD,
    CV_MANGLER,
    FRADRAG,
    IKKE_JOBSOEGENDE,
    INGEN,
    JA_NEJ,
    MED_DAGE,
    OPHOER,
    PLAN,
    SOM_AFSLAG_PAA_FLEKSJOB,
    SOM_AFSLAG_PAA_TILBUD,
    TAB,
    TAELLER_SOM_GENTAGELSE,
    TRE_UGER,
    UDEBLIVER_FRA_SAMTALE,
    UDEBLIVER_FRA_TILBUD,
    VIRKNINGER,
    VIRKNINGER_VIST,
)

FRA, TIL = date(2021, 2, 12), date(2026, 12, 31)
P77A = "https://elov.dk/aktivloven/77a/"
VEJLE = "http://beta.vejle.dk/borger/mit-liv/job-og-ledighed/lov-og-pligt/naar-du-modtager-ledighedsydelse/"
KUN_KOMMUNEN = "Reglen er læst hos en kommune (Vejle), ikke i loven."

INPUT = (
    Input(
        navn="adfaerd", titel="Det, borgeren gjorde", enhed="navn", mindst=1.0, hoejst=9.0, valg=ADFAERD_VIST
    ),
    Input(navn="rimelig_grund", titel="Rimelig grund", enhed="ja/nej", hoejst=1.0),
    Input(navn="sket_foer", titel="Sket før", enhed="ja/nej", hoejst=1.0),
    Input(navn="maaneder_siden", titel="Hele måneder siden den forrige gang", enhed="måneder", hoejst=1200.0),
    Input(navn="dage", titel="Dage, borgeren udeblev eller manglede CV", enhed="dage", hoejst=366.0),
    Input(navn="planen_er_brugt", titel="De 3 måneder med en plan er gået", enhed="ja/nej", hoejst=1.0),
)


@regel(
    navn="Afslag på eller ophør i et fleksjob",
    tekst="{adfaerd}, rimelig grund: {rimelig_grund}",
    hjemmel="AKL § 77 a, stk. 1 og 5",
    fra="2021-02-12",
    enhed="ja/nej",
    udfald=JA_NEJ,
    url=P77A,
)
def svigter_fleksjob(adfaerd: float, rimelig_grund: float) -> float:
    if rimelig_grund:
        return 0.0
    if adfaerd <= SOM_AFSLAG_PAA_FLEKSJOB:
        return 1.0
    return 0.0


@regel(
    navn="Afslag på eller ophør i et tilbud",
    tekst="{adfaerd}, rimelig grund: {rimelig_grund}",
    hjemmel="AKL § 77 a, stk. 3 og 5",
    fra="2021-02-12",
    enhed="ja/nej",
    udfald=JA_NEJ,
    url=P77A,
)
def svigter_tilbud(adfaerd: float, rimelig_grund: float) -> float:
    if rimelig_grund:
        return 0.0
    if AFSLAAR_TILBUD <= adfaerd <= SOM_AFSLAG_PAA_TILBUD:
        return 1.0
    return 0.0


@regel(
    navn="Gentagelse",
    tekst="sket før: {sket_foer}, {maaneder_siden} siden; perioden er {sanktion_gentagelse_maaneder}",
    hjemmel="AKL § 77 a, stk. 4",
    fra="2021-02-12",
    enhed="ja/nej",
    udfald=JA_NEJ,
    url=P77A,
)
def er_gentagelse(sket_foer: float, maaneder_siden: float, sanktion_gentagelse_maaneder: float) -> float:
    if sket_foer and maaneder_siden < sanktion_gentagelse_maaneder:
        return 1.0
    return 0.0


@regel(
    navn="Retten mistes",
    tekst="fleksjob: {svigter_fleksjob}, tilbud: {svigter_tilbud}, gentagelse: {er_gentagelse}",
    hjemmel="AKL § 77 a, stk. 4",
    fra="2021-02-12",
    enhed="ja/nej",
    udfald=JA_NEJ,
    url=P77A,
)
def mister_retten(svigter_fleksjob: float, svigter_tilbud: float, er_gentagelse: float) -> float:
    if er_gentagelse and (svigter_fleksjob or svigter_tilbud):
        return 1.0
    return 0.0


@regel(
    navn="Uger uden ledighedsydelse",
    tekst="{sanktion_uger_fleksjob} efter fleksjob, {sanktion_uger_tilbud} efter tilbud, medmindre retten mistes "
    "({mister_retten})",
    hjemmel="AKL § 77 a, stk. 1 og 3",
    fra="2021-02-12",
    enhed="uger",
    url=P77A,
)
def uger_uden_ydelse(
    svigter_fleksjob: float,
    svigter_tilbud: float,
    mister_retten: float,
    sanktion_uger_fleksjob: float,
    sanktion_uger_tilbud: float,
) -> float:
    if mister_retten:
        return 0.0
    if svigter_fleksjob:
        return sanktion_uger_fleksjob
    if svigter_tilbud:
        return sanktion_uger_tilbud
    return 0.0


@regel(
    navn="Fradrag for dage, borgeren udeblev fra et tilbud",
    tekst="{adfaerd}, rimelig grund: {rimelig_grund}, {dage} helt eller delvist",
    hjemmel="AKL § 77 a, stk. 2",
    fra="2021-02-12",
    enhed="dage",
    url=P77A,
)
def dage_udeblevet(adfaerd: float, rimelig_grund: float, dage: float) -> float:
    if adfaerd == UDEBLIVER_FRA_TILBUD and not rimelig_grund:
        return dage
    return 0.0


@regel(
    navn="Fradrag for dage uden CV",
    tekst="{adfaerd}, rimelig grund: {rimelig_grund}, {dage} efter fristen",
    hjemmel="AKL kap. 7 (paragraffen er ikke set)",
    fra="2021-02-12",
    enhed="dage",
    url=VEJLE,
    sikkerhed="sekundaer",
)
def dage_uden_cv(adfaerd: float, rimelig_grund: float, dage: float) -> float:
    if adfaerd == CV_MANGLER and not rimelig_grund:
        return dage
    return 0.0


@regel(
    navn="Dage, der trækkes fra",
    tekst="{dage_udeblevet} udeblevet og {dage_uden_cv} uden CV",
    hjemmel="AKL § 77 a, stk. 2",
    fra="2021-02-12",
    enhed="dage",
    url=P77A,
    forbehold=KUN_KOMMUNEN,
    forbehold_ved="dage_uden_cv",
)
def fradragsdage(dage_udeblevet: float, dage_uden_cv: float) -> float:
    return dage_udeblevet + dage_uden_cv


@regel(
    navn="Ikke aktivt jobsøgende",
    tekst="{adfaerd}, rimelig grund: {rimelig_grund}",
    hjemmel="AKL kap. 7 (paragraffen er ikke set)",
    fra="2021-02-12",
    enhed="ja/nej",
    udfald=JA_NEJ,
    url=VEJLE,
    sikkerhed="sekundaer",
)
def soeger_ikke(adfaerd: float, rimelig_grund: float) -> float:
    if adfaerd == IKKE_JOBSOEGENDE and not rimelig_grund:
        return 1.0
    return 0.0


@regel(
    navn="Følgen af ikke at være aktivt jobsøgende",
    tekst="søger ikke: {soeger_ikke}; først {sanktion_plan_maaneder} med en plan (gået: {planen_er_brugt}), derefter "
    "stopper ydelsen",
    hjemmel="AKL kap. 7 (paragraffen er ikke set)",
    fra="2021-02-12",
    enhed="antal",
    url=VEJLE,
    sikkerhed="sekundaer",
    forbehold=KUN_KOMMUNEN,
    forbehold_ved="soeger_ikke",
    udfald=VIRKNINGER,
    udfaldstekst=VIRKNINGER_VIST,
)
def foelge_af_ikke_at_soege(
    soeger_ikke: float, planen_er_brugt: float, sanktion_plan_maaneder: float
) -> float:
    if not soeger_ikke:
        return INGEN
    if planen_er_brugt and sanktion_plan_maaneder > 0.0:
        return OPHOER
    return PLAN


@regel(
    navn="Sanktionens virkning",
    tekst="retten mistes: {mister_retten}, {uger_uden_ydelse} uden ydelse, {fradragsdage} trækkes fra",
    hjemmel="AKL § 77 a",
    fra="2021-02-12",
    enhed="antal",
    url=P77A,
    udfald=VIRKNINGER,
    udfaldstekst=VIRKNINGER_VIST,
)
def virkning(
    mister_retten: float, uger_uden_ydelse: float, fradragsdage: float, foelge_af_ikke_at_soege: float
) -> float:
    if mister_retten:
        return TAB
    if uger_uden_ydelse > 0.0:
        return TRE_UGER
    if fradragsdage > 0.0:
        return FRADRAG
    return foelge_af_ikke_at_soege


LOV = Lov(REGISTER[__name__], INPUT, laes_alle(), fra=FRA, til=TIL)
MAAL = ("virkning", "uger_uden_ydelse", "fradragsdage")
_TAL = {navn: tal for tal, navn in ADFAERD.items()}


def beregn_sanktion(
    *,
    dato: date,
    adfaerd: str,
    rimelig_grund: bool,
    forrige: date | None = None,
    dage: float | None = None,
    planen_er_brugt: bool | None = None,
    lov: Lov = LOV,
) -> Svar:
    """Følgen af en adfærd. `dato` er dagen, den skete; `forrige` den seneste dag før med en adfærd, der tæller.

    `dage` oplyses ved udeblivelse fra tilbud og manglende CV, `planen_er_brugt` når borgeren ikke søger job.
    Kaster `UgyldigtInput`, når noget mangler, er i strid med noget andet, eller hører til det, der ikke er læst.
    """
    kast(_fejl(dato, adfaerd, forrige, dage, planen_er_brugt))
    maaneder = _hele_maaneder(forrige, dato) if forrige else 0
    periode = round(lov.regime(dato).vaerdier["sanktion_gentagelse_maaneder"].vaerdi)
    paa_dagen = adfaerd in TAELLER_SOM_GENTAGELSE and forrige and laeg_maaneder_til(forrige, periode) == dato
    return besvar(
        lov,
        MAAL,
        dato,
        {
            "adfaerd": _TAL[adfaerd],
            "rimelig_grund": float(rimelig_grund),
            "sket_foer": float(forrige is not None),
            "maaneder_siden": float(maaneder),
            "dage": 0.0 if dage is None else dage,
            "planen_er_brugt": float(bool(planen_er_brugt)),
        },
        forbehold=(PAA_DAGEN.format(maaneder=periode),) if paa_dagen else (),
    )


PAA_DAGEN = (
    "Det skete på dagen {maaneder} måneder efter den forrige gang. Om den dag er inden for perioden, er ikke "
    "fastslået; den er regnet som uden for."
)


def _fejl(
    dato: date, adfaerd: str, forrige: date | None, dage: float | None, planen_er_brugt: bool | None
) -> list[UgyldigtInput]:
    """Det, døren afviser, alt på én gang."""
    fejl = []
    if dato < FRA:
        besked = (
            f"Reglerne om sanktioner er læst fra {dansk_dato(FRA)}; om perioden før den dag var 3 eller 5 uger, er "
            "ikke fastslået."
        )
        fejl.append(UgyldigtInput("dato", besked))
    if adfaerd == UDEBLIVER_FRA_SAMTALE:
        besked = (
            "Følgen af at udeblive fra en samtale står i AKL § 77, som ikke er læst; notér udeblivelsen, og lad en "
            "jurist afgøre sanktionen."
        )
        fejl.append(UgyldigtInput("adfaerd", besked))
    elif adfaerd not in _TAL:
        fejl.append(UgyldigtInput("adfaerd", f"»{adfaerd}« findes ikke; vælg en af: {', '.join(_TAL)}."))
    if forrige is not None and forrige >= dato:
        besked = f"Den forrige gang skal ligge før {dansk_dato(dato)}; udelad den, hvis det er første gang."
        fejl.append(UgyldigtInput("forrige", besked))
    if adfaerd in MED_DAGE and not dage:
        fejl.append(
            UgyldigtInput("dage", "Oplys, hvor mange dage borgeren udeblev eller manglede sit CV (mindst 1).")
        )
    if adfaerd in _TAL and adfaerd not in MED_DAGE and dage is not None:
        besked = "Dage bruges kun, når borgeren udebliver fra et tilbud eller mangler sit CV; udelad dem."
        fejl.append(UgyldigtInput("dage", besked))
    soeger_ikke = adfaerd == ADFAERD[IKKE_JOBSOEGENDE]
    if soeger_ikke and planen_er_brugt is None:
        besked = "Oplys, om de 3 måneder med en plan for jobsøgningen er gået (ja eller nej)."
        fejl.append(UgyldigtInput("planen_er_brugt", besked))
    if adfaerd in _TAL and not soeger_ikke and planen_er_brugt is not None:
        besked = "Planen bruges kun, når borgeren ikke er aktivt jobsøgende; udelad den."
        fejl.append(UgyldigtInput("planen_er_brugt", besked))
    return fejl


def _hele_maaneder(fra: date, til: date) -> int:
    """Hele måneder fra den ene dag til den anden."""
    antal = (til.year - fra.year) * 12 + til.month - fra.month
    return antal if laeg_maaneder_til(fra, antal) <= til else antal - 1


REGELSAET = Regelsaet(
    kode="sanktion",
    titel="Sanktion for en modtager af ledighedsydelse",
    indledning="Hvad det koster, når en modtager af ledighedsydelse afslår, forlader eller udebliver, mangler sit CV "
    "eller ikke søger job. Om der var en rimelig grund, vurderer kommunen, og borgeren skal høres først.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(navn="dato", slags="dato", paakraevet=True, hjaelp="Dagen, det skete (fra 12. februar 2021)."),
        Felt(
            navn="adfaerd",
            slags="valg",
            valg=(*_TAL, UDEBLIVER_FRA_SAMTALE),
            paakraevet=True,
            hjaelp="Det, borgeren gjorde.",
        ),
        Felt(
            navn="rimelig_grund",
            slags="ja_nej",
            paakraevet=True,
            hjaelp="Om der var en rimelig grund (AKL § 13, stk. 7 og 8).",
        ),
        Felt(
            navn="forrige",
            slags="dato",
            hjaelp="Den seneste dag før med afslag eller ophør uden rimelig grund; udelades, når der ingen er.",
        ),
        Felt(navn="dage", hjaelp="Dage, borgeren udeblev fra tilbuddet eller manglede CV."),
        Felt(
            navn="planen_er_brugt",
            slags="ja_nej",
            hjaelp="Om de 3 måneder til at dokumentere jobsøgningen er gået.",
        ),
    ),
    beregn=beregn_sanktion,
    borger=borgersaetninger,
)
