"""Hvem der kan få tilskud som selvstændig med nedsat arbejdsevne.

Læses ved siden af § 126 i lov om en aktiv beskæftigelsesindsats og § 1, stk. 1, i bekendtgørelse nr. 233 af 7/3/2024:

    nr. 1  varigt og væsentligt nedsat arbejdsevne i forhold til arbejdet i virksomheden
    nr. 2  arbejdsevnen udnyttes fuldt ud i virksomheden
    nr. 3  virksomheden er hovedbeskæftigelse her i landet i hele tilskudsperioden
    nr. 4  under folkepensionsalderen
    nr. 5  første gang: drevet mindst 30 timer om ugen i mindst 12 af de seneste 24 måneder
    nr. 6  modtager ikke pension, efterløn eller fleksydelse

De samme betingelser stod hos STAR i 2013 (§ 70 g). Den første betingelse, der ikke er opfyldt, er grunden til afslag.
Om arbejdsevnen er nedsat, og om den udnyttes, er kommunens vurdering; her er svaret på den en oplysning.
"""

from datetime import date

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Hjemmel, Input, regel
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Svar, besvar
from fleksjob.lov.kerne.vaerdier import dansk_dato, laes_alle
from fleksjob.lov.sagsgang.relationer import NY_ORDNING
from fleksjob.lov.sagsgang.visitation import folkepensionsdag
from fleksjob.lov.stoette.selvstaendig_borger import om_retten

FRA, TIL = NY_ORDNING, date(2026, 12, 31)

BEK_1 = (
    "https://elov.dk/bekendtgorelse-om-tilskud-til-selvstaendigt-erhvervsdrivende-med-nedsat-arbejdsevne-og-"
    "ansaettelse-som-lonmodtager-i-fleksjob-i-en-aegtefaelles-virksomhed/kapitel/1/"
)
STAR = "https://www.star.dk/ydelser/nedsat-arbejdsevne/tilskud-til-selvstaendigt-erhvervsdrivende/"
KOEBENHAVN = (
    "https://www.kk.dk/borger/jobsoegning-og-ledighed/job-med-saerlig-stoette/"
    "tilskud-til-selvstaendige-med-nedsat-arbejdsevne"
)
KERTEMINDE = (
    "https://kerteminde.dk/borger/job-sygedagpenge-og-ledighed/fleksjob/"
    "nedsat-arbejdsevne-selvstaendig-erhvervsdrivende"
)

INGEN, FOERTIDSPENSION, EFTERLOEN, FLEKSYDELSE, DELPENSION = 0.0, 1.0, 2.0, 3.0, 4.0
AELDRE_STOETTE, SENIORPENSION, TIDLIG_PENSION = 5.0, 6.0, 7.0
YDELSER = {
    INGEN: "ingen",
    FOERTIDSPENSION: "foertidspension",
    EFTERLOEN: "efterloen",
    FLEKSYDELSE: "fleksydelse",
    DELPENSION: "delpension",
    AELDRE_STOETTE: "aeldre-stoette-til-selvstaendige",
    SENIORPENSION: "seniorpension",
    TIDLIG_PENSION: "tidlig-pension",
}
YDELSER_VIST = {
    INGEN: "ingen",
    FOERTIDSPENSION: "førtidspension",
    EFTERLOEN: "efterløn",
    FLEKSYDELSE: "fleksydelse",
    DELPENSION: "delpension",
    AELDRE_STOETTE: "støtte til selvstændige efter aktivloven",
    SENIORPENSION: "seniorpension",
    TIDLIG_PENSION: "tidlig pension",
}
"""De ydelser, der udelukker, som de oplyses, og som de læses i forklaringen. Den ældre støtte til selvstændige er
den efter aktivlovens § 65 (siden § 73 j)."""
FINDES_FRA = {SENIORPENSION: date(2020, 1, 1), TIDLIG_PENSION: date(2022, 1, 1)}

OPFYLDT, IKKE_NEDSAT, IKKE_UDNYTTET, IKKE_HOVEDBESKAEFTIGELSE = 0.0, 1.0, 2.0, 3.0
OVER_ALDEREN, IKKE_DREVET_NOK, FAAR_YDELSE = 4.0, 5.0, 6.0
GRUNDE = {
    OPFYLDT: "betingelserne er opfyldt",
    IKKE_NEDSAT: "arbejdsevnen er ikke varigt og væsentligt nedsat i forhold til arbejdet i virksomheden",
    IKKE_UDNYTTET: "arbejdsevnen udnyttes ikke fuldt ud i virksomheden",
    IKKE_HOVEDBESKAEFTIGELSE: "virksomheden er ikke hovedbeskæftigelse her i landet",
    OVER_ALDEREN: "folkepensionsalderen er nået",
    IKKE_DREVET_NOK: "virksomheden er ikke drevet længe nok med nok timer",
    FAAR_YDELSE: "personen modtager en ydelse, der udelukker tilskud",
}

JA_NEJ = {0.0: "nej", 1.0: "ja"}
INPUT = (
    Input(
        navn="varigt_nedsat",
        titel="Varigt og væsentligt nedsat arbejdsevne i forhold til arbejdet i virksomheden",
        enhed="ja/nej",
        hoejst=1,
    ),
    Input(
        navn="udnyttes_fuldt",
        titel="Fuld udnyttelse af arbejdsevnen i virksomheden",
        enhed="ja/nej",
        hoejst=1,
    ),
    Input(
        navn="hovedbeskaeftigelse",
        titel="Virksomheden som hovedbeskæftigelse her i landet",
        enhed="ja/nej",
        hoejst=1,
    ),
    Input(navn="under_alderen", titel="Under folkepensionsalderen", enhed="ja/nej", hoejst=1),
    Input(navn="foerste_gang", titel="Tilkendelse for første gang", enhed="ja/nej", hoejst=1),
    Input(
        navn="drift_timer_uge", titel="Den ugentlige arbejdstid i virksomheden", enhed="timer/uge", hoejst=168
    ),
    Input(
        navn="drift_maaneder",
        titel="Antal måneders drift inden for de seneste 24",
        enhed="måneder",
        hoejst=24,
    ),
    Input(navn="ydelse", titel="Ydelsen, der modtages,", enhed="", hoejst=7, valg=YDELSER_VIST),
)


def _tidligere(nr: str) -> tuple[Hjemmel, ...]:
    return (Hjemmel(f"LAB § 70 g; BEK nr. 22 af 17/1/2013 (nu {nr})", "2013-01-01", "2019-12-31"),)


@regel(
    navn="Drevet længe nok",
    tekst="Første gang: {foerste_gang}. {drift_timer_uge} om ugen i {drift_maaneder}; det kræver første gang mindst "
    "{selvstaendig_drift_timer_uge} i {selvstaendig_drift_maaneder} inden for "
    "{selvstaendig_drift_inden_for_maaneder}",
    hjemmel="LAB § 126; BEK nr. 233/2024 § 1, stk. 1, nr. 5",
    fra="2020-01-01",
    tidligere=_tidligere("nr. 5"),
    enhed="ja/nej",
    url=BEK_1,
    udfald=JA_NEJ,
)
def drevet_laenge_nok(
    foerste_gang: float,
    drift_timer_uge: float,
    drift_maaneder: float,
    selvstaendig_drift_timer_uge: float,
    selvstaendig_drift_maaneder: float,
    selvstaendig_drift_inden_for_maaneder: float,
) -> float:
    if not foerste_gang:
        return 1.0
    maaneder = min(drift_maaneder, selvstaendig_drift_inden_for_maaneder)
    if drift_timer_uge >= selvstaendig_drift_timer_uge and maaneder >= selvstaendig_drift_maaneder:
        return 1.0
    return 0.0


@regel(
    navn="Ydelse, der udelukker tilskud",
    tekst="Personen modtager: {ydelse}; førtidspension, efterløn, fleksydelse, delpension og ældre støtte til "
    "selvstændige udelukker",
    hjemmel="LAB § 70 g; STAR, tilskud til selvstændigt erhvervsdrivende",
    fra="2013-01-01",
    til="2019-12-31",
    enhed="ja/nej",
    url=STAR,
    udfald=JA_NEJ,
)
def faar_ydelse(ydelse: float) -> float:
    if ydelse >= FOERTIDSPENSION and ydelse <= AELDRE_STOETTE:
        return 1.0
    return 0.0


@regel(
    navn="Ydelse, der udelukker tilskud",
    tekst="Personen modtager: {ydelse}; som før, og fra 2020 udelukker også seniorpension",
    hjemmel="LAB § 126; BEK nr. 233/2024 § 1, stk. 1, nr. 6; Københavns Kommune",
    fra="2020-01-01",
    til="2021-12-31",
    enhed="ja/nej",
    url=KOEBENHAVN,
    sikkerhed="sekundaer",
    udfald=JA_NEJ,
    giver="faar_ydelse",
)
def faar_ydelse_2020(ydelse: float) -> float:
    if ydelse >= FOERTIDSPENSION and ydelse <= SENIORPENSION:
        return 1.0
    return 0.0


@regel(
    navn="Ydelse, der udelukker tilskud",
    tekst="Personen modtager: {ydelse}; som før, og fra 2022 udelukker også tidlig pension",
    hjemmel="LAB § 126; BEK nr. 233/2024 § 1, stk. 1, nr. 6; Københavns Kommune",
    fra="2022-01-01",
    enhed="ja/nej",
    url=KOEBENHAVN,
    sikkerhed="sekundaer",
    udfald=JA_NEJ,
    giver="faar_ydelse",
)
def faar_ydelse_2022(ydelse: float) -> float:
    if ydelse >= FOERTIDSPENSION and ydelse <= TIDLIG_PENSION:
        return 1.0
    return 0.0


@regel(
    navn="Grunden",
    tekst="Nedsat arbejdsevne: {varigt_nedsat}; udnyttes fuldt: {udnyttes_fuldt}; hovedbeskæftigelse: "
    "{hovedbeskaeftigelse}; under folkepensionsalderen: {under_alderen}; drevet længe nok: {drevet_laenge_nok}; får "
    "en ydelse, der udelukker: {faar_ydelse}. Det første, der afgør: {resultat}",
    hjemmel="LAB § 126, stk. 1; BEK nr. 233/2024 § 1, stk. 1",
    fra="2020-01-01",
    tidligere=_tidligere("§ 1, stk. 1"),
    enhed="",
    url=BEK_1,
    udfald=GRUNDE,
)
def grund(
    varigt_nedsat: float,
    udnyttes_fuldt: float,
    hovedbeskaeftigelse: float,
    under_alderen: float,
    drevet_laenge_nok: float,
    faar_ydelse: float,
) -> float:
    if not varigt_nedsat:
        return IKKE_NEDSAT
    if not udnyttes_fuldt:
        return IKKE_UDNYTTET
    if not hovedbeskaeftigelse:
        return IKKE_HOVEDBESKAEFTIGELSE
    if not under_alderen:
        return OVER_ALDEREN
    if not drevet_laenge_nok:
        return IKKE_DREVET_NOK
    if faar_ydelse:
        return FAAR_YDELSE
    return OPFYLDT


@regel(
    navn="Ret til tilskud som selvstændig",
    tekst="{resultat}: {grund}",
    hjemmel="LAB § 126, stk. 1; BEK nr. 233/2024 § 1, stk. 1",
    fra="2020-01-01",
    tidligere=_tidligere("§ 1, stk. 1"),
    enhed="ja/nej",
    url=BEK_1,
    udfald=JA_NEJ,
)
def ret(grund: float) -> float:
    if grund == OPFYLDT:
        return 1.0
    return 0.0


@regel(
    navn="Bevilges for",
    tekst="{selvstaendig_bevilling_aar} ad gangen, når der er ret til tilskud: {ret}",
    hjemmel="LAB § 126; Kerteminde Kommune",
    fra="2013-01-01",
    enhed="år",
    url=KERTEMINDE,
    sikkerhed="sekundaer",
)
def bevilges_aar(ret: float, selvstaendig_bevilling_aar: float) -> float:
    if ret:
        return selvstaendig_bevilling_aar
    return 0.0


LOV = Lov(REGISTER[__name__], INPUT, laes_alle(), fra=FRA, til=TIL)
MAAL = ("ret", "grund", "bevilges_aar")
_KODE = {navn: kode for kode, navn in YDELSER.items()}


def beregn_selvstaendig_ret(
    *,
    dato: date,
    foedselsdato: date,
    varigt_nedsat: bool | None = None,
    udnyttes_fuldt: bool | None = None,
    hovedbeskaeftigelse: bool | None = None,
    foerste_gang: bool | None = None,
    drift_timer_uge: float | None = None,
    drift_maaneder: float | None = None,
    ydelse: str | None = None,
    afrunding: str = "oere",
    lov: Lov = LOV,
) -> Svar:
    """Om betingelserne er opfyldt den dag. Driften oplyses kun, når tilskuddet tilkendes første gang."""
    kast(_fejl(dato, foedselsdato, foerste_gang, drift_timer_uge, drift_maaneder, ydelse))
    pensionsdag = folkepensionsdag(foedselsdato)
    ny_periode = foerste_gang is False
    return besvar(
        lov,
        MAAL,
        dato,
        {
            "varigt_nedsat": _tal(varigt_nedsat),
            "udnyttes_fuldt": _tal(udnyttes_fuldt),
            "hovedbeskaeftigelse": _tal(hovedbeskaeftigelse),
            "under_alderen": float(dato < pensionsdag.dato),
            "foerste_gang": _tal(foerste_gang),
            "drift_timer_uge": 0.0 if ny_periode else drift_timer_uge,
            "drift_maaneder": 0.0 if ny_periode else drift_maaneder,
            "ydelse": None if ydelse is None else _KODE[ydelse],
        },
        afrunding,
        # En højere alder kan kun ændre svaret for den, der ellers har nået den.
        forbehold=(pensionsdag.forbehold,) if pensionsdag.forbehold and dato >= pensionsdag.dato else (),
    )


def _tal(svar: bool | None) -> float | None:
    return None if svar is None else float(svar)


def _fejl(
    dato: date,
    foedselsdato: date,
    foerste_gang: bool | None,
    drift_timer_uge: float | None,
    drift_maaneder: float | None,
    ydelse: str | None,
) -> list[UgyldigtInput]:
    fejl = []
    if foedselsdato >= dato:
        fejl.append(
            UgyldigtInput("foedselsdato", f"Fødselsdatoen skal ligge før {dansk_dato(dato)}, der spørges om.")
        )
    if ydelse is not None and ydelse not in _KODE:
        fejl.append(
            UgyldigtInput("ydelse", f"Ydelsen »{ydelse}« findes ikke; vælg en af: {', '.join(_KODE)}.")
        )
    elif ydelse is not None and dato < (fra := FINDES_FRA.get(_KODE[ydelse], FRA)) and dato >= FRA:
        fejl.append(
            UgyldigtInput(
                "ydelse", f"Ydelsen »{ydelse}« findes først fra {dansk_dato(fra)}; vælg en anden eller ingen."
            )
        )
    if foerste_gang is False and (drift_timer_uge is not None or drift_maaneder is not None):
        fejl.append(
            UgyldigtInput(
                "drift_maaneder",
                "Kravet om drift gælder kun, når tilskuddet tilkendes første gang; udelad timer og måneder.",
            )
        )
    return fejl


REGELSAET = Regelsaet(
    kode="selvstaendig_ret",
    titel="Ret til tilskud som selvstændig",
    indledning="Om en selvstændig med nedsat arbejdsevne opfylder betingelserne for tilskud, og hvis ikke, hvilken der "
    "mangler. Vurderingerne af arbejdsevnen er kommunens.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(navn="dato", slags="dato", paakraevet=True, hjaelp="Dagen, der tages stilling (2013-2026)."),
        Felt(navn="foedselsdato", slags="dato", paakraevet=True, hjaelp="Den selvstændiges fødselsdato."),
        Felt(
            navn="varigt_nedsat",
            slags="ja_nej",
            hjaelp="Om arbejdsevnen er varigt og væsentligt nedsat i forhold til arbejdet i virksomheden.",
        ),
        Felt(
            navn="udnyttes_fuldt",
            slags="ja_nej",
            hjaelp="Om arbejdsevnen udnyttes fuldt ud i virksomheden.",
        ),
        Felt(
            navn="hovedbeskaeftigelse",
            slags="ja_nej",
            hjaelp="Om virksomheden er hovedbeskæftigelse her i landet i hele tilskudsperioden.",
        ),
        Felt(navn="foerste_gang", slags="ja_nej", hjaelp="Om det er første gang, tilskuddet tilkendes."),
        Felt(navn="drift_timer_uge", hjaelp="Arbejdstiden i virksomheden, timer om ugen (kun første gang)."),
        Felt(
            navn="drift_maaneder",
            hjaelp="Måneder med den arbejdstid inden for de seneste 24; perioder på op til 2 år med bl.a. sygedagpenge "
            "og barselsdagpenge tælles ikke med i de 24 (kun første gang).",
        ),
        Felt(
            navn="ydelse",
            slags="valg",
            valg=tuple(_KODE),
            hjaelp="Ydelsen, personen modtager.",
        ),
    ),
    beregn=beregn_selvstaendig_ret,
    borger=om_retten,
)
