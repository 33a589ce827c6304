"""Dansk Socialrådgiverforenings forslag om udviklingsfleksjob, november 2024. Ikke lov.

    UDV-1  kan bevilges en ledig, hvis arbejdsevne er truet eller nu begrænset, uden endelig afklaring
           → kravene om varighed, fuld afklaring og prøvede tilbud bortfalder for den ledige
    UDV-2  ret efter et år i jobhjælpsgruppen, talt samlet
    UDV-3  timerne fastsættes på det foreliggende grundlag (loven har heller ingen timegrænse i dag)
    UDV-4  timerne justeres løbende som led i opfølgningen
    UDV-5  en plan skal hjælpe med at finde jobbet og sikre progression, især ved meget få timer
    UDV-6  kan løbe sammen med behandling eller sociale indsatser (intet i dagens regler hindrer det)
    UDV-7  varighed, løn, tilskud, ophør, klage og sanktion siger forslaget intet om: som et almindeligt fleksjob

»Jobhjælpsgruppen« er ikke fundet i nogen lov; månederne i den oplyses til scenariet.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from fleksjob.lov.kerne.regel import REGISTER, regel
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.maalgruppe_udfald import (
    FOR_HOEJ,
    FOR_LAV,
    I_MAALGRUPPEN,
    IKKE_AFKLARET,
    IKKE_AFPROEVET,
    IKKE_VARIG,
    NAESTE_SKRIDT,
    NAESTE_SKRIDT_VIST,
    UDEN_FOR_PERSONKREDSEN,
    UDFALD,
    UDFALD_VIST,
)
from fleksjob.lov.sagsgang.relationer import Fristregel, Svar, altid
from fleksjob.lov.varianter._form import Forslag, Indhold, Valg, ny_vaerdi
from fleksjob.lov.varianter.tidlig_opfoelgning import opfoelgning_hver

KODE = "udviklingsfleksjob"
NOTATET = "https://ft.dk/samling/20241/almdel/BEU/bilag/94/2961803/index.htm"
HJEMMEL = "Forslag fra Dansk Socialrådgiverforening, 4. november 2024"

RET, KAN = 7.0, 8.0
UDFALD_MED_FORSLAGET = {**UDFALD, RET: "ret_til_udviklingsfleksjob", KAN: "kan_faa_udviklingsfleksjob"}
SKRIDT_MED_FORSLAGET = {
    **NAESTE_SKRIDT,
    RET: "bevil_udviklingsfleksjob_med_plan",
    KAN: "vurder_udviklingsfleksjob_med_plan",
}
UDFALD_VIST_MED_FORSLAGET = {
    **UDFALD_VIST,
    RET: "ret til udviklingsfleksjob",
    KAN: "kan få udviklingsfleksjob",
}
SKRIDT_VIST_MED_FORSLAGET = {
    **NAESTE_SKRIDT_VIST,
    RET: "bevil udviklingsfleksjob med en plan",
    KAN: "vurder udviklingsfleksjob med en plan",
}


@regel(
    navn="Målgruppen for fleksjob og udviklingsfleksjob",
    tekst="Det første led, der svigter, afgør svaret. En ledig ({ledig}) kan få udviklingsfleksjob, selv om "
    "begrænsningen ikke er varig, tilbud ikke er prøvet eller sagen ikke er afklaret, og har ret til det efter "
    "{ret_efter_maaneder} i jobhjælpsgruppen, her {maaneder_i_jobhjaelpsgruppen}: {resultat}",
    hjemmel=HJEMMEL,
    fra="2024-11-04",
    url=NOTATET,
    enhed="udfald",
    udfald=UDFALD_MED_FORSLAGET,
    udfaldstekst=UDFALD_VIST_MED_FORSLAGET,
)
def maalgruppe(
    pension_udelukker: float,
    alder_udelukker: float,
    arbejdsevnen_for_stor: float,
    ikke_varig: float,
    arbejdsevnen_for_lille: float,
    tilbud_mangler: float,
    afklaring_mangler: float,
    ledig: float,
    maaneder_i_jobhjaelpsgruppen: float,
    ret_efter_maaneder: float,
) -> float:
    if pension_udelukker or alder_udelukker:
        return UDEN_FOR_PERSONKREDSEN
    if arbejdsevnen_for_stor:
        return FOR_HOEJ
    if ikke_varig and not ledig:
        return IKKE_VARIG
    if arbejdsevnen_for_lille:
        return FOR_LAV
    if tilbud_mangler and not ledig:
        return IKKE_AFPROEVET
    if afklaring_mangler and not ledig:
        return IKKE_AFKLARET
    if not ikke_varig and not tilbud_mangler and not afklaring_mangler:
        return I_MAALGRUPPEN
    if maaneder_i_jobhjaelpsgruppen >= ret_efter_maaneder:
        return RET
    return KAN


@regel(
    navn="Det, kommunen så skal",
    tekst="Udfaldet {maalgruppe} fører til: {resultat}",
    hjemmel=HJEMMEL,
    fra="2024-11-04",
    url=NOTATET,
    enhed="udfald",
    udfald=SKRIDT_MED_FORSLAGET,
    udfaldstekst=SKRIDT_VIST_MED_FORSLAGET,
)
def naeste_skridt(maalgruppe: float) -> float:
    return maalgruppe


def ret_fra(perioder: Sequence[tuple[date, date | None]], maaneder: int = 12) -> date | None:
    """Dagen, hvor perioderne i jobhjælpsgruppen samlet når `maaneder` (UDV-2); None, hvis de aldrig gør.

    `til` er den første dag uden for gruppen; None: perioden løber. Nået, når dagene i gruppen er så mange, som der er
    i de måneder, der følger den første dag; en ubrudt periode når det derfor præcis på månedsdagen.
    """
    if not perioder:
        return None
    ordnet = sorted(perioder, key=lambda p: p[0])
    mangler = (laeg_maaneder_til(ordnet[0][0], maaneder) - ordnet[0][0]).days
    naaet_til = ordnet[0][0]
    for fra, til in ordnet:
        begynder = max(fra, naaet_til)
        if til is None or (til - begynder).days >= mangler:
            return begynder + timedelta(days=mangler)
        if til > begynder:
            mangler -= (til - begynder).days
            naaet_til = til
    return None


PLAN = Svar(
    kode="progressionsplan",
    navn="Plan for progression i udviklingsfleksjobbet",
    efter=("fleksjob_startet",),
    skal=("udviklingsmaal_aftalt",),
    frist=Fristregel("ingen"),
    art="lov",
    ansvarlig="sagsbehandler",
    hjemmel=altid(HJEMMEL),
    bortfalder=("fleksjob_ophoert", "sag_lukket"),
    forbehold="Regnet, som om hvert fleksjob fra forslagets dag er et udviklingsfleksjob.",
    forklaring="Efter forslaget skal en plan sikre progression, især ved meget få timer: {regnestykke}.",
)


def _byg(valgt: Mapping[str, float], fra: date) -> Indhold:
    opfoelgning = (
        opfoelgning_hver(valgt["opfoelgning_maaneder"], fra) if "opfoelgning_maaneder" in valgt else None
    )
    titler = {
        "ret_efter_maaneder": ("retten efter", "måneder"),
        "ledig": ("ledig", "ja/nej"),
        "maaneder_i_jobhjaelpsgruppen": ("månederne i jobhjælpsgruppen", "måneder"),
    }
    kendt = all(navn in valgt for navn in titler)
    nye = [ny_vaerdi(KODE, n, t, valgt[n], e, fra, NOTATET) for n, (t, e) in titler.items() if n in valgt]
    return Indhold(
        vaerdier=opfoelgning.vaerdier if opfoelgning else {},
        regler={"maalgruppe": tuple(REGISTER[__name__])} if kendt else {},
        nye_vaerdier={v.navn: v for v in nye},
        nye_raekker=(replace(PLAN, fra=fra), *(opfoelgning.nye_raekker if opfoelgning else ())),
        uden_raekker=opfoelgning.uden_raekker if opfoelgning else (),
    )


FORSLAG = Forslag(
    kode=KODE,
    titel="Udviklingsfleksjob",
    foreslaaet_af="Dansk Socialrådgiverforening",
    kilde="Notat af 4. november 2024, BEU Alm.del bilag 94 (2024-25)",
    url=NOTATET,
    fremsat=date(2024, 11, 4),
    fra=date(2026, 1, 1),
    aendrer=(
        "En ledig kan få fleksjob, uden at begrænsningen er varig, alle tilbud er prøvet eller sagen er afklaret.",
        "Efter 12 måneder samlet i jobhjælpsgruppen er der ret til det.",
        "Timerne fastsættes på det foreliggende grundlag og justeres løbende som led i opfølgningen.",
        "Der skal være en plan for at finde jobbet og for progression, især ved meget få timer.",
        "Jobbet kan løbe sammen med behandling og sociale indsatser.",
    ),
    uafklaret=(
        "Dagen, det skal gælde fra (her 1. januar 2026, når intet andet er valgt).",
        "Hvem der er i jobhjælpsgruppen; ingen gældende lov er fundet, der siger det.",
        "Varighed, løn, tilskud, ophør, klage og sanktion; her som i et almindeligt fleksjob.",
        "Hvor ofte timerne skal justeres, og hvornår planen skal ligge.",
        "Hvordan planen for at finde jobbet føres i sagen; her er kun planen for progression en pligt.",
        "Om kravet om en væsentlig begrænsning lempes for den, hvis arbejdsevne er truet; her er det som nu.",
    ),
    valg=(
        Valg(
            navn="ret_efter_maaneder",
            hjaelp="måneder i jobhjælpsgruppen, før der er ret",
            enhed="måneder",
            eksempel=12.0,
            standard=12.0,
            hoejst=120.0,
        ),
        Valg(
            navn="opfoelgning_maaneder",
            hjaelp="højst så mange måneder mellem opfølgninger; ellers 30 som nu",
            enhed="måneder",
            eksempel=6.0,
            frivilligt=True,
            mindst=1.0,
            hoejst=30.0,
        ),
        Valg(
            navn="ledig",
            hjaelp="om personen er ledig; kræves for målgruppen",
            enhed="ja/nej",
            eksempel=1.0,
            om_personen=True,
            hoejst=1.0,
        ),
        Valg(
            navn="maaneder_i_jobhjaelpsgruppen",
            hjaelp="måneder samlet i jobhjælpsgruppen; kræves for målgruppen",
            enhed="måneder",
            eksempel=14.0,
            om_personen=True,
            hoejst=600.0,
        ),
    ),
    byg=_byg,
)
