"""Døren til målgruppen: de oplysninger, mennesker giver, spørgsmålet til loven, og afslagsgrunden, svaret svarer til.

Reglerne står i `maalgruppe`. Alderen regnes af fødselsdatoen; resten er svar, som sagen skal kunne dokumentere.
"""

from datetime import date

from msgspec import structs

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Svar, besvar
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.adgang_borger import om_maalgruppen
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE, Afslagsgrund
from fleksjob.lov.sagsgang.kalender import alder_paa
from fleksjob.lov.sagsgang.maalgruppe import LOV
from fleksjob.lov.sagsgang.maalgruppe_udfald import MEGET_BEGRAENSET, TILBUD
from fleksjob.lov.sagsgang.relationer import LAB_2020
from fleksjob.lov.sagsgang.visitation import folkepensionsdag

TIDLIG_PENSION_FRA = date(2021, 1, 1)
FOEDTE_FRA = date(1900, 1, 1)
NEDRE_ALDER = 18  # DUKH om ordningen før 2013; § 116 har ingen nedre grænse

UDLEDTE_SKRIDT = {"vejled_om_anden_hjaelp", "proev_tilbud", "oplys_sagen"}
SKRIDT_FORBEHOLD = "Hvad kommunen skal gøre efter dette udfald, er udledt og ikke læst i en kilde."
IKKE_MEGET_BEGRAENSET = MEGET_BEGRAENSET[0.0]

MAAL = ("maalgruppe", "naeste_skridt", "behandling")


def beregn_maalgruppe(
    *,
    dato: date,
    foedselsdato: date,
    normale_vilkaar: bool | None = None,
    vaesentlig: bool | None = None,
    varig: bool | None = None,
    meget_begraenset: str | None = None,
    tilbud_proevet: str | None = None,
    afklaret: bool | None = None,
    foertidspension: bool | None = None,
    seniorpension: bool | None = None,
    tidlig_pension_brugt: bool | None = None,
    afviste_behandling: bool = False,
    afrunding: str = "oere",
    lov: Lov = LOV,
) -> Svar:
    """Om personen er i målgruppen på `dato`.

    `meget_begraenset`: nej, ja_kan_udvikles eller ja_kan_ikke_udvikles. `tilbud_proevet`: ja, nej eller
    aabenbart_formaalsloest. `seniorpension` kræves fra 2020, `tidlig_pension_brugt` fra 2021, `afklaret` fra 2013.
    """
    kast(
        [
            *_alderen(dato, foedselsdato),
            *_uden_for_tiden(dato, seniorpension, tidlig_pension_brugt),
            *_modsigelser(normale_vilkaar, vaesentlig, meget_begraenset),
            *_valg("meget_begraenset", meget_begraenset, MEGET_BEGRAENSET),
            *_valg("tilbud_proevet", tilbud_proevet, TILBUD),
        ]
    )
    folkepension = folkepensionsdag(foedselsdato)
    oplyst = {
        "foertidspension": _tal(foertidspension),
        "seniorpension": _tal(seniorpension),
        "tidlig_pension_brugt": _tal(tidlig_pension_brugt),
        "fyldt_18": _tal(alder_paa(foedselsdato, dato) >= NEDRE_ALDER),
        "under_folkepensionsalder": _tal(dato < folkepension.dato),
        "normale_vilkaar": _tal(normale_vilkaar),
        "vaesentlig": _tal(vaesentlig),
        "varig": _tal(varig),
        "meget_begraenset": _nummer(meget_begraenset, MEGET_BEGRAENSET),
        "tilbud_proevet": _nummer(tilbud_proevet, TILBUD),
        "afklaret": _tal(afklaret),
        "afviste_behandling": _tal(afviste_behandling),
    }
    # Kun det, loven spørger om den dag, gives videre; resten er uden betydning da.
    spurgt = lov.noedvendige(MAAL, set(), dato)
    svar = besvar(lov, MAAL, dato, {navn: x for navn, x in oplyst.items() if navn in spurgt}, afrunding)
    ekstra = [folkepension.forbehold] if folkepension.forbehold else []
    if svar["naeste_skridt"] in UDLEDTE_SKRIDT:
        ekstra.append(SKRIDT_FORBEHOLD)
    return structs.replace(svar, forbehold=(*svar.forbehold, *ekstra))


def afslagsgrund_for(svar: Svar) -> Afslagsgrund | None:
    """Afslagsgrunden, som udfaldet svarer til; None i målgruppen, og når sagen blot ikke er oplyst nok.

    En sag, der ikke er afklaret, er ikke et afslag: kommunen skal oplyse den, eller afgøre den på det foreliggende
    grundlag, når borgeren beder om det.
    """
    return AFSLAGSGRUNDE.get(str(svar["maalgruppe"]))


def _tal(svar: bool | None) -> float | None:
    return None if svar is None else float(svar)


def _nummer(navn: str | None, valg: dict[float, str]) -> float | None:
    return next((tal for tal, hver in valg.items() if hver == navn), None)


def _valg(felt: str, navn: str | None, valg: dict[float, str]) -> list[UgyldigtInput]:
    if navn is None or navn in valg.values():
        return []
    return [UgyldigtInput(felt, f"»{navn}« findes ikke; vælg {', '.join(valg.values())}.")]


def _alderen(dato: date, foedselsdato: date) -> list[UgyldigtInput]:
    if foedselsdato > dato:
        besked = f"Fødselsdatoen {dansk_dato(foedselsdato)} ligger efter {dansk_dato(dato)}; ret den ene."
        return [UgyldigtInput("foedselsdato", besked)]
    if foedselsdato < FOEDTE_FRA:
        besked = f"Folkepensionsalderen kendes kun for den, der er født fra {dansk_dato(FOEDTE_FRA)}."
        return [UgyldigtInput("foedselsdato", besked)]
    return []


def _uden_for_tiden(
    dato: date, seniorpension: bool | None, tidlig_pension_brugt: bool | None
) -> list[UgyldigtInput]:
    fejl = []
    if seniorpension and dato < LAB_2020:
        besked = (
            f"Seniorpension findes først fra {dansk_dato(LAB_2020)}; svar nej, eller vælg en senere dato."
        )
        fejl.append(UgyldigtInput("seniorpension", besked))
    if tidlig_pension_brugt and dato < TIDLIG_PENSION_FRA:
        dag = dansk_dato(TIDLIG_PENSION_FRA)
        besked = f"Tidlig pension findes først fra {dag}; svar nej, eller vælg en senere dato."
        fejl.append(UgyldigtInput("tidlig_pension_brugt", besked))
    return fejl


def _modsigelser(
    normale_vilkaar: bool | None, vaesentlig: bool | None, meget_begraenset: str | None
) -> list[UgyldigtInput]:
    if meget_begraenset in (None, IKKE_MEGET_BEGRAENSET):
        return []
    if normale_vilkaar or vaesentlig is False:
        besked = (
            "En meget begrænset arbejdsevne er også væsentligt begrænset og rækker ikke til normale vilkår; "
            "svar nej her, eller ret de andre svar."
        )
        return [UgyldigtInput("meget_begraenset", besked)]
    return []


REGELSAET = Regelsaet(
    kode="maalgruppe",
    titel="Målgruppen for fleksjob",
    indledning="Om en person kan visiteres til fleksjob på en dag, og hvis ikke, hvilket led der svigter, og hvad "
    "kommunen så skal. Skønnene oplyses; de vurderes ikke her.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(navn="dato", slags="dato", paakraevet=True, hjaelp="Dagen, der spørges om."),
        Felt(navn="foedselsdato", slags="dato", paakraevet=True, hjaelp="Personens fødselsdato."),
        Felt(
            navn="normale_vilkaar",
            slags="ja_nej",
            paakraevet=True,
            hjaelp="Kan personen få eller beholde et job på normale vilkår?",
        ),
        Felt(
            navn="vaesentlig", slags="ja_nej", paakraevet=True, hjaelp="Er arbejdsevnen væsentligt begrænset?"
        ),
        Felt(navn="varig", slags="ja_nej", paakraevet=True, hjaelp="Er begrænsningen varig?"),
        Felt(
            navn="meget_begraenset",
            slags="valg",
            valg=tuple(MEGET_BEGRAENSET.values()),
            paakraevet=True,
            hjaelp="Er arbejdsevnen nu meget begrænset, og kan den udvikles inden for en rimelig periode?",
        ),
        Felt(
            navn="tilbud_proevet",
            slags="valg",
            valg=tuple(TILBUD.values()),
            paakraevet=True,
            hjaelp="Er alle relevante tilbud og omplacering prøvet?",
        ),
        Felt(
            navn="afklaret",
            slags="ja_nej",
            hjaelp="Er ressourcer og udfordringer fuldt afklaret? Kræves fra 2013.",
        ),
        Felt(navn="foertidspension", slags="ja_nej", paakraevet=True, hjaelp="Får personen førtidspension?"),
        Felt(navn="seniorpension", slags="ja_nej", hjaelp="Får personen seniorpension? Kræves fra 2020."),
        Felt(
            navn="tidlig_pension_brugt",
            slags="ja_nej",
            hjaelp="Har personen brugt sin ret til tidlig pension? Kræves fra 2021.",
        ),
        Felt(
            navn="afviste_behandling",
            slags="ja_nej",
            standard=False,
            hjaelp="Har personen sagt nej til behandling? Det noteres, men indgår ikke.",
        ),
    ),
    beregn=beregn_maalgruppe,
    borger=om_maalgruppen,
)
