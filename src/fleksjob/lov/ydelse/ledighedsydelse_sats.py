"""Hvem der har ret til ledighedsydelse, og på hvilken sats (AKL §§ 74-74 g).

Fra 2013 har alle visiterede ret: 89 pct. for den, der ved visitationen opfyldte et af kravene i § 74 a, stk. 2, eller
siden har været 9 måneder i fleksjob inden for 18, og ellers et af to lave niveauer. Fra fleksydelsesalderen kan de to
højeste kun gives i 6 måneder i alt. Før 2013 var retten snævrere, og satserne er ikke fundet; dér svares der kun på,
om der var ret.

Kilder: AKL §§ 74, 74 a og 74 g på elov.dk og danskelove.dk; DUKH og borgeronline om tiden før 2013.
"""

from collections.abc import Mapping
from datetime import date

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.oere import decimal
from fleksjob.lov.kerne.regel import REGISTER, Input, regel
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Svar, Trin, besvar
from fleksjob.lov.kerne.vaerdier import laes_alle
from fleksjob.lov.ydelse.fleksjobmaaneder import Fleksjobtid, fleksjobtid, laes_perioder
from fleksjob.lov.ydelse.ledighedssatser import HOEJ, LAV, LAV_FORSOERGER, SATSER_VIST, SATSNAVNE
from fleksjob.lov.ydelse.ledighedsydelse import AKL
from fleksjob.lov.ydelse.ledighedsydelse_borger import om_satsen

FRA, TIL = date(2001, 7, 1), date(2026, 12, 31)
FOER_2013 = "https://www2.borgeronline.dk/779/dl0036ff"
INGEN, RET_UDEN_BELOEB = 0.0, 4.0
UDFALD = {INGEN: "ingen", **SATSNAVNE, RET_UDEN_BELOEB: "ret, beløb ukendt"}
UDFALD_VIST = UDFALD | SATSER_VIST
GRUNDE = {
    0.0: "ingen",
    1.0: "ville have haft ret til sygedagpenge eller barselsdagpenge",
    2.0: "fik sygedagpenge",
    3.0: "var i revalidering",
    4.0: "fik ledighedsydelse efter ustøttet arbejde",
    5.0: "9 måneder i fleksjob inden for 18",
}
JA_NEJ_FELTER = (
    "visiteret",
    "ret_til_dagpenge",
    "sygedagpenge",
    "revalidering",
    "efter_ustoettet",
    "forsoerger",
    "fleksydelsesalder",
    "havde_ledighedsydelse",
)

REVALIDERING_LUKKET = (
    "Revalidering kan ikke bevilges efter 31. januar 2026; om AKL § 74 a, stk. 2, nr. 3, stadig gælder for forløb, der "
    "er bevilget før, er ikke læst."
)
FOER_2013_FORBEHOLD = (
    "Retten før 2013 er læst i andres beskrivelser, ikke i loven, og beløbene (91, 89 og 82 pct.) er ikke fundet; den, "
    "der ikke havde ret, kunne have kontanthjælp eller særlig ydelse."
)


def _ja_nej(navn: str, titel: str) -> Input:
    return Input(navn=navn, titel=titel, enhed="ja/nej", hoejst=1.0)


INPUT = (
    _ja_nej("visiteret", "Visiteret til fleksjob"),
    _ja_nej("ret_til_dagpenge", "Ret til sygedagpenge eller barselsdagpenge ved visitationen"),
    _ja_nej("sygedagpenge", "Sygedagpenge ved visitationen"),
    _ja_nej("revalidering", "Revalidering ved visitationen"),
    _ja_nej("efter_ustoettet", "Ledighedsydelse efter ustøttet arbejde"),
    Input(
        navn="fleksjobmaaneder",
        titel="Måneder i fleksjob inden for de seneste 18",
        enhed="måneder",
        hoejst=18.0,
    ),
    _ja_nej("forsoerger", "Forsørgelsespligt over for børn"),
    _ja_nej("fleksydelsesalder", "Nået fleksydelsesalderen"),
    Input(
        navn="maaneder_efter_fleksydelsesalder",
        titel="Måneder på en af de to højeste satser efter fleksydelsesalderen",
        enhed="måneder",
        hoejst=240.0,
    ),
    _ja_nej("havde_ledighedsydelse", "Ret til ledighedsydelse før fleksjobbet"),
)


@regel(
    navn="Grund til den høje sats",
    tekst="{resultat}; kravet er {ledighedsydelse_optjening_maaneder} i fleksjob inden for de seneste 18, når intet af "
    "det andet var opfyldt ved visitationen; der er {fleksjobmaaneder}",
    enhed="navn",
    hjemmel="AKL § 74 a, stk. 2 og 4",
    fra="2013-01-01",
    til="2026-01-31",
    url=AKL + "74a/",
    udfald=GRUNDE,
)
def grund_til_hoej(
    ret_til_dagpenge: float,
    sygedagpenge: float,
    revalidering: float,
    efter_ustoettet: float,
    fleksjobmaaneder: float,
    ledighedsydelse_optjening_maaneder: float,
) -> float:
    if ret_til_dagpenge:
        return 1.0
    if sygedagpenge:
        return 2.0
    if revalidering:
        return 3.0
    if efter_ustoettet:
        return 4.0
    if fleksjobmaaneder >= ledighedsydelse_optjening_maaneder:
        return 5.0
    return 0.0


@regel(
    giver="grund_til_hoej",
    navn="Grund til den høje sats",
    tekst="{resultat}; kravet er {ledighedsydelse_optjening_maaneder} i fleksjob inden for de seneste 18, når intet af "
    "det andet var opfyldt ved visitationen; der er {fleksjobmaaneder}",
    enhed="navn",
    hjemmel="AKL § 74 a, stk. 2 og 4",
    fra="2026-02-01",
    url=AKL + "74a/",
    forbehold=REVALIDERING_LUKKET,
    forbehold_ved="revalidering",
    udfald=GRUNDE,
)
def grund_til_hoej_efter_revalidering(
    ret_til_dagpenge: float,
    sygedagpenge: float,
    revalidering: float,
    efter_ustoettet: float,
    fleksjobmaaneder: float,
    ledighedsydelse_optjening_maaneder: float,
) -> float:
    if ret_til_dagpenge:
        return 1.0
    if sygedagpenge:
        return 2.0
    if efter_ustoettet:
        return 4.0
    if fleksjobmaaneder >= ledighedsydelse_optjening_maaneder:
        return 5.0
    if revalidering:
        return 3.0
    return 0.0


@regel(
    navn="De to højeste satser er brugt op",
    tekst="nået fleksydelsesalderen: {fleksydelsesalder}; {maaneder_efter_fleksydelsesalder} siden, højst "
    "{ledighedsydelse_fleksydelsesalder_maaneder}",
    enhed="ja/nej",
    hjemmel="AKL § 74 g, stk. 5",
    fra="2013-01-01",
    url=AKL + "74g/",
    udfald={0.0: "nej", 1.0: "ja"},
)
def hoejeste_satser_brugt(
    fleksydelsesalder: float,
    maaneder_efter_fleksydelsesalder: float,
    ledighedsydelse_fleksydelsesalder_maaneder: float,
) -> float:
    if fleksydelsesalder and maaneder_efter_fleksydelsesalder >= ledighedsydelse_fleksydelsesalder_maaneder:
        return 1.0
    return 0.0


@regel(
    giver="sats",
    navn="Ret til ledighedsydelse",
    tekst="{resultat}: enten den ydelse, som gav ret ved visitationen (sygedagpenge, barselsdagpenge, revalidering "
    "eller ret til dem), ret før fleksjobbet eller {ledighedsydelse_optjening_maaneder} i fleksjob inden for 18",
    enhed="navn",
    hjemmel="AKL § 74 (som beskrevet af DUKH og på borgeronline)",
    fra="2001-07-01",
    til="2012-12-31",
    url=FOER_2013,
    sikkerhed="sekundaer",
    forbehold=FOER_2013_FORBEHOLD,
    udfald=UDFALD,
    udfaldstekst=UDFALD_VIST,
)
def ret_foer_2013(
    visiteret: float,
    ret_til_dagpenge: float,
    sygedagpenge: float,
    revalidering: float,
    havde_ledighedsydelse: float,
    fleksjobmaaneder: float,
    ledighedsydelse_optjening_maaneder: float,
) -> float:
    if not visiteret:
        return INGEN
    if ret_til_dagpenge or sygedagpenge or revalidering or havde_ledighedsydelse:
        return RET_UDEN_BELOEB
    if fleksjobmaaneder >= ledighedsydelse_optjening_maaneder:
        return RET_UDEN_BELOEB
    return INGEN


@regel(
    navn="Ledighedsydelsens sats",
    tekst="{resultat}. Visiteret: {visiteret}. Grund til den høje sats: {grund_til_hoej}. De to højeste satser brugt "
    "op: {hoejeste_satser_brugt}. Forsørger: {forsoerger}",
    enhed="navn",
    hjemmel="AKL § 74, § 74 a, stk. 2-4, og § 74 g, stk. 5",
    fra="2013-01-01",
    url=AKL + "74a/",
    udfald=UDFALD,
    udfaldstekst=UDFALD_VIST,
)
def sats(visiteret: float, grund_til_hoej: float, hoejeste_satser_brugt: float, forsoerger: float) -> float:
    if not visiteret:
        return INGEN
    if hoejeste_satser_brugt:
        return LAV
    if grund_til_hoej:
        return HOEJ
    if forsoerger:
        return LAV_FORSOERGER
    return LAV


LOV = Lov(REGISTER[__name__], INPUT, laes_alle(), fra=FRA, til=TIL)
MAAL = ("sats", "grund_til_hoej", "hoejeste_satser_brugt")


def afgoer_ledighedsydelse_sats(
    *,
    dato: date,
    visiteret: bool,
    ret_til_dagpenge: bool | None = None,
    sygedagpenge: bool | None = None,
    revalidering: bool | None = None,
    efter_ustoettet: bool | None = None,
    fleksjobmaaneder: float | None = None,
    fleksjob: str | None = None,
    forsoerger: bool | None = None,
    fleksydelsesalder: bool | None = None,
    maaneder_efter_fleksydelsesalder: float | None = None,
    havde_ledighedsydelse: bool | None = None,
    lov: Lov = LOV,
) -> Svar:
    """Satsen for ledighedsydelse den dag.

    `fleksjobmaaneder` er månederne i fleksjob inden for de seneste 18; i stedet kan jobbenes datoer gives i `fleksjob`
    (»2023-01-01..2023-10-10, 2024-02-01..«), så tælles de her. Det, tiden ikke spørger om, kan udelades:
    `havde_ledighedsydelse` efter 2012, og resten før. Kaster `UgyldigtInput` eller `UgyldigeInput`.
    """
    if type(dato) is not date:
        raise UgyldigtInput("dato", "Datoen mangler eller er ikke en hel dag; skriv den som 2024-05-01.")
    kast(_modsigelser(fleksydelsesalder, maaneder_efter_fleksydelsesalder, fleksjobmaaneder, fleksjob))
    if not fleksydelsesalder and maaneder_efter_fleksydelsesalder is None:
        maaneder_efter_fleksydelsesalder = 0.0
    oplyst = {
        "visiteret": visiteret,
        "ret_til_dagpenge": ret_til_dagpenge,
        "sygedagpenge": sygedagpenge,
        "revalidering": revalidering,
        "efter_ustoettet": efter_ustoettet,
        "fleksjobmaaneder": fleksjobmaaneder,
        "forsoerger": forsoerger,
        "fleksydelsesalder": fleksydelsesalder,
        "maaneder_efter_fleksydelsesalder": maaneder_efter_fleksydelsesalder,
        "havde_ledighedsydelse": havde_ledighedsydelse,
    }
    return _afgoer(lov, dato, oplyst, fleksjob)


def _afgoer(lov: Lov, dato: date, oplyst: Mapping[str, float | None], fleksjob: str | None) -> Svar:
    """Ja og nej som tal, jobbenes datoer talt, og revalideringens forbehold kun, når grunden er den."""
    regler = lov.regime(dato).regler
    tid = None if fleksjob is None else fleksjobtid(laes_perioder(fleksjob), dato)
    tal = {navn: float(x) if isinstance(x, bool) else x for navn, x in oplyst.items()}
    if tid is not None:
        tal["fleksjobmaaneder"] = tid.maaneder
    if not oplyst["visiteret"]:  # uden visitation er der ingen ret, uanset resten
        tal = {navn: x or 0.0 for navn, x in tal.items()}
    maal = tuple(m for m in MAAL if m in regler)
    foran = () if tid is None else (_optaelling(tid),)
    forbehold = () if tid is None or not tid.forbehold else (tid.forbehold,)
    svar = besvar(lov, maal, dato, tal, foran=foran, forbehold=forbehold)
    if svar.resultater.get("grund_til_hoej") == GRUNDE[3.0]:
        return svar
    return msgspec.structs.replace(
        svar, forbehold=tuple(f for f in svar.forbehold if f != REVALIDERING_LUKKET)
    )


def _optaelling(tid: Fleksjobtid) -> Trin:
    """De talte måneder som det første trin."""
    return Trin(
        kode="fleksjobmaaneder",
        navn="Måneder i fleksjob inden for de seneste 18",
        tekst=tid.regnestykke,
        hjemmel="AKL § 74 a, stk. 4",
        vaerdi=decimal(int(tid.maaneder * 100 + 1e-9) / 100),
        kilde="",
        url=AKL + "74a/",
        sikkerhed="udledt" if tid.ophold else "ordret",
    )


def _modsigelser(
    alder: bool | None, maaneder: float | None, talte: float | None, job: str | None
) -> list[UgyldigtInput]:
    if talte is not None and job is not None:
        return [
            UgyldigtInput("fleksjob", "Oplys enten jobbenes datoer eller månederne i fleksjob, ikke begge.")
        ]
    if alder is False and maaneder:
        besked = (
            "Der er oplyst måneder efter fleksydelsesalderen, men alderen er ikke nået; ret den ene af de to "
            "oplysninger."
        )
        return [UgyldigtInput("maaneder_efter_fleksydelsesalder", besked)]
    return []


def _felt(navn: str, hjaelp: str) -> Felt:
    return Felt(navn=navn, slags="ja_nej", hjaelp=hjaelp)


REGELSAET = Regelsaet(
    kode="ledighedsydelse_sats",
    titel="Ledighedsydelsens sats",
    indledning="Om der er ret til ledighedsydelse og på hvilken sats. Kravene til den høje sats afgøres på det "
    "tidspunkt, hvor der blev visiteret til fleksjob; 9 måneder i fleksjob inden for 18 kan give den siden. "
    "Før 2013 svares der kun på, om der var ret.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(
            navn="dato", slags="dato", paakraevet=True, hjaelp="Dagen, ydelsen vedrører (1. juli 2001-2026)."
        ),
        Felt(
            navn="visiteret",
            slags="ja_nej",
            paakraevet=True,
            hjaelp="Om personen er visiteret til fleksjob som lønmodtager.",
        ),
        _felt(
            "ret_til_dagpenge",
            "Om personen ved visitationen ville have haft ret til syge- eller barselsdagpenge.",
        ),
        _felt("sygedagpenge", "Om personen fik sygedagpenge ved visitationen."),
        _felt("revalidering", "Om personen var i revalidering efter Min Plan ved visitationen."),
        _felt("efter_ustoettet", "Om personen fik ledighedsydelse efter ustøttet arbejde ved visitationen."),
        Felt(navn="fleksjobmaaneder", hjaelp="Måneder i fleksjob inden for de seneste 18 måneder."),
        Felt(
            navn="fleksjob",
            slags="tekst",
            hjaelp="Jobbenes datoer i stedet for måneder, fx 2023-01-01..2023-10-10, 2024-02-01..",
        ),
        _felt("forsoerger", "Om personen har forsørgelsespligt over for børn."),
        _felt("fleksydelsesalder", "Om personen har nået fleksydelsesalderen."),
        Felt(
            navn="maaneder_efter_fleksydelsesalder",
            hjaelp="Måneder på en af de to højeste satser, siden fleksydelsesalderen blev nået.",
        ),
        _felt("havde_ledighedsydelse", "Før 2013: om der var ret til ledighedsydelse før fleksjobbet."),
    ),
    beregn=afgoer_ledighedsydelse_sats,
    borger=om_satsen,
)
