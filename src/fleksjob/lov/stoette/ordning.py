"""Hvilken ordning et fleksjob følger: den gamle (før 2013), den nye, eller ingen endnu.

Den, der var ansat i et fleksjob 1. januar 2013, bliver i den gamle ordning, så længe det er det samme job: løn og
tilskud følger de regler, der gjaldt før. Et nyt fleksjob følger altid den nye ordning. Spørgsmålet er derfor, om en
ændring gør jobbet til et nyt:

    kun skånebehov eller timetal er ændret                               → samme job
    andre opgaver efter fx forfremmelse, men samme område og opgaver     → samme job
    nyt tjenestested, fordi opgaverne flytter med                        → samme job
    fusion eller virksomhedsoverdragelse, opgaver og vilkår uændrede     → samme job
    nyt fleksjob; afskediget og ansat igen; selv valgt den nye ordning   → nyt job
    ledig                                                                → intet job; det næste følger den nye ordning

Selve overgangsreglen er læst i vejledning nr. 9345 af 7/4/2017; eksemplerne på, hvad der er samme job, hos Cabi.
"""

from datetime import date

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Hjemmel, Input, regel
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Svar, besvar
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.relationer import NY_ORDNING
from fleksjob.lov.stoette.gammel_ordning_borger import om_ordningen

FRA, TIL = NY_ORDNING, date(2026, 12, 31)

CABI = "https://www.cabiweb.dk/temaer/fleksjob/om-fleksjob-for-jobcentre/ny-og-gammel-fleksjobordning/"
VEJLEDNING = "http://www.socialjura.dk/content-storage/regler/2017/vejl-9345-af-74-2017/"
KERTEMINDE = "https://kerteminde.dk/borger/job-sygedagpenge-og-ledighed/fleksjob/fleksjob-foer-2013"
LOV_1380 = (
    "https://elov.dk/sygedagpengeloven/paragraf/7/forarbejder/aendringslov-2012-12-23-1380/nummer/331306"
)

INGEN, SKAANEBEHOV, OPGAVER, TJENESTESTED, OVERDRAGELSE = 0.0, 1.0, 2.0, 3.0, 4.0
NYT_FLEKSJOB, GENANSAT, VALGT_NY, LEDIG = 5.0, 6.0, 7.0, 8.0
AENDRINGER = {
    INGEN: "ingen",
    SKAANEBEHOV: "skaanebehov-eller-timer",
    OPGAVER: "jobbeskrivelse",
    TJENESTESTED: "tjenestested",
    OVERDRAGELSE: "virksomhedsoverdragelse",
    NYT_FLEKSJOB: "nyt-fleksjob",
    GENANSAT: "afskediget-og-genansat",
    VALGT_NY: "valgt-ny-ordning",
    LEDIG: "ledig",
}
"""Hvad der er sket med jobbet, siden det begyndte. Rækkefølgen bruges: 2-4 er ændringer, hvor opgaverne afgør, om
jobbet er nyt, og 5-7 er altid et nyt job. Navnene er dem, ændringen oplyses ved."""
AENDRINGER_VIST = {
    INGEN: "ingen",
    SKAANEBEHOV: "andet skånebehov eller timetal",
    OPGAVER: "ny jobbeskrivelse",
    TJENESTESTED: "nyt tjenestested",
    OVERDRAGELSE: "fusion eller virksomhedsoverdragelse",
    NYT_FLEKSJOB: "nyt fleksjob",
    GENANSAT: "afskediget og ansat igen",
    VALGT_NY: "valgt den nye ordning",
    LEDIG: "ledig",
}

INGEN_ENDNU, GAMMEL, NY = 0.0, 1.0, 2.0
ORDNINGER = {INGEN_ENDNU: "ingen endnu", GAMMEL: "gammel", NY: "ny"}

UDEN_JOB_I_2013 = (
    "Overgangsreglen for den, der var visiteret, men uden job 1. januar 2013, er ikke læst; at et job, der begynder "
    "senere, følger den nye ordning, er udledt."
)

INPUT = (
    Input(navn="har_begyndt_fleksjob", titel="Et begyndt fleksjob", enhed="ja/nej", hoejst=1),
    Input(navn="begyndt_foer_2013", titel="Begyndt før 1. januar 2013", enhed="ja/nej", hoejst=1),
    Input(navn="aendring", titel="Ændringen i jobbet", enhed="", hoejst=8, valg=AENDRINGER_VIST),
    Input(navn="andre_opgaver", titel="Andre opgaver eller et andet område", enhed="ja/nej", hoejst=1),
    Input(navn="andre_vilkaar", titel="Andre ansættelsesvilkår", enhed="ja/nej", hoejst=1),
)

KONKRET = (
    "At jobbet er nyt, når {0} er blevet andre, er sluttet ud fra det, kilderne siger om det modsatte; kommunen skal "
    "vurdere det konkret."
)


@regel(
    navn="Begyndt forfra",
    tekst="Ændringen er »{aendring}«; et nyt fleksjob, en ny ansættelse efter afskedigelse og et frivilligt skift er "
    "et nyt job: {resultat}",
    hjemmel="Overgangsreglen ved lov nr. 1380 af 23/12/2012; Cabi, Kerteminde Kommune og Fleksjobbernetværket",
    fra="2013-01-01",
    enhed="ja/nej",
    url=KERTEMINDE,
    sikkerhed="sekundaer",
)
def begyndt_forfra(aendring: float) -> float:
    if NYT_FLEKSJOB <= aendring <= VALGT_NY:
        return 1.0
    return 0.0


@regel(
    navn="Nyt job, fordi opgaverne er andre",
    tekst="Ændringen er »{aendring}«; området eller opgaverne er blevet andre: {andre_opgaver}",
    hjemmel="Overgangsreglen ved lov nr. 1380 af 23/12/2012, som gengivet af Cabi",
    fra="2013-01-01",
    enhed="ja/nej",
    url=CABI,
    sikkerhed="sekundaer",
    forbehold=KONKRET.format("opgaverne"),
    forbehold_ved="andre_opgaver",
)
def nyt_ved_opgaver(aendring: float, andre_opgaver: float) -> float:
    if OPGAVER <= aendring <= OVERDRAGELSE:
        return andre_opgaver
    return 0.0


@regel(
    navn="Nyt job, fordi vilkårene er andre",
    tekst="Ændringen er »{aendring}«; ansættelsesvilkårene er blevet andre: {andre_vilkaar}",
    hjemmel="Overgangsreglen ved lov nr. 1380 af 23/12/2012, som gengivet af Cabi",
    fra="2013-01-01",
    enhed="ja/nej",
    url=CABI,
    sikkerhed="sekundaer",
    forbehold=KONKRET.format("vilkårene"),
    forbehold_ved="andre_vilkaar",
)
def nyt_ved_vilkaar(aendring: float, andre_vilkaar: float) -> float:
    if aendring == OVERDRAGELSE:
        return andre_vilkaar
    return 0.0


@regel(
    navn="Et fleksjob nu",
    tekst="Et fleksjob er begyndt: {har_begyndt_fleksjob}; ændringen siden er »{aendring}«",
    hjemmel="Overgangsreglen ved lov nr. 1380 af 23/12/2012; Kerteminde Kommune",
    fra="2013-01-01",
    enhed="ja/nej",
    url=KERTEMINDE,
    sikkerhed="sekundaer",
)
def i_fleksjob(har_begyndt_fleksjob: float, aendring: float) -> float:
    if aendring == LEDIG:
        return 0.0
    return har_begyndt_fleksjob


@regel(
    navn="Ordning",
    tekst="I fleksjob nu: {i_fleksjob}. Begyndt før 1. januar 2013: {begyndt_foer_2013}. Nyt job siden: "
    "{begyndt_forfra} (begyndt forfra), {nyt_ved_opgaver} (andre opgaver), {nyt_ved_vilkaar} (andre vilkår). "
    "Ordningen er »{resultat}«; det næste nye fleksjob følger den nye",
    hjemmel="Overgangsreglen ved lov nr. 1380 af 23/12/2012; VEJ nr. 9345 af 7/4/2017, indledningen",
    fra="2013-01-01",
    enhed="",
    url=VEJLEDNING,
    udfald=ORDNINGER,
)
def ordning(
    i_fleksjob: float,
    begyndt_foer_2013: float,
    begyndt_forfra: float,
    nyt_ved_opgaver: float,
    nyt_ved_vilkaar: float,
) -> float:
    if not i_fleksjob:
        return INGEN_ENDNU
    if begyndt_foer_2013 and not begyndt_forfra and not nyt_ved_opgaver and not nyt_ved_vilkaar:
        return GAMMEL
    return NY


@regel(
    navn="Hvem tilskuddet udbetales til",
    tekst="Ordningen er »{ordning}«: i den gamle får arbejdsgiveren tilskud til lønnen, i den nye får den ansatte "
    "fleksløntilskud",
    hjemmel="LAB § 133, stk. 2 (gammel); LAB § 123, stk. 1 (ny)",
    fra="2020-01-01",
    tidligere=(Hjemmel("LAB § 71 (gammel; nu § 133); § 70 f (ny; nu § 123)", "2013-01-01", "2019-12-31"),),
    enhed="",
    url="https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/133/",
    udfald={INGEN_ENDNU: "ingen", GAMMEL: "arbejdsgiveren", NY: "den ansatte"},
)
def tilskuddet_gaar_til(ordning: float) -> float:
    return ordning


@regel(
    navn="Sygedagpenge kræver mindst 4 timers fravær om ugen",
    tekst="Ordningen er »{ordning}«: kravet gælder i den gamle ordning, men ikke for ansatte i den nye",
    hjemmel="Lov nr. 1380 af 23/12/2012 § 5, nr. 1; Ankestyrelsens principmeddelelse 24-22",
    fra="2013-01-01",
    enhed="ja/nej",
    url=LOV_1380,
    udfald={0.0: "nej", 1.0: "ja"},
)
def fire_timers_krav(ordning: float) -> float:
    if ordning == GAMMEL:
        return 1.0
    return 0.0


LOV = Lov(REGISTER[__name__], INPUT, {}, fra=FRA, til=TIL)
MAAL = ("ordning", "tilskuddet_gaar_til", "fire_timers_krav")
_KODE = {navn: kode for kode, navn in AENDRINGER.items()}


def beregn_ordning(
    *,
    dato: date,
    begyndt: date | None = None,
    aendring: str = AENDRINGER[INGEN],
    andre_opgaver: bool | None = None,
    andre_vilkaar: bool | None = None,
    afrunding: str = "oere",
    lov: Lov = LOV,
) -> Svar:
    """Ordningen den dag. `begyndt` er jobbets første dag (None: intet fleksjob begyndt), `aendring` det, der siden
    er sket med det. Om opgaverne eller vilkårene er andre, spørges der kun om ved de ændringer, hvor det afgør sagen.
    """
    kast(_fejl(dato, begyndt, aendring, andre_opgaver, andre_vilkaar))
    kode = _KODE[aendring]
    return besvar(
        lov,
        MAAL,
        dato,
        {
            "har_begyndt_fleksjob": float(begyndt is not None),
            "begyndt_foer_2013": float(begyndt is not None and begyndt < NY_ORDNING),
            "aendring": kode,
            "andre_opgaver": _svar(andre_opgaver, kode in (OPGAVER, TJENESTESTED, OVERDRAGELSE)),
            "andre_vilkaar": _svar(andre_vilkaar, kode == OVERDRAGELSE),
        },
        afrunding,
        forbehold=(UDEN_JOB_I_2013,) if begyndt is None else (),
    )


def _svar(givet: bool | None, spurgt: bool) -> float | None:
    """Det givne svar; ved ændringer, hvor der ikke spørges, er det nej."""
    if givet is None:
        return None if spurgt else 0.0
    return float(givet)


def _fejl(
    dato: date, begyndt: date | None, aendring: str, andre_opgaver: bool | None, andre_vilkaar: bool | None
) -> list[UgyldigtInput]:
    if dato < NY_ORDNING:
        return [
            UgyldigtInput(
                "dato",
                f"Før {dansk_dato(NY_ORDNING)} fandtes kun den gamle ordning; vælg en dato fra den dag.",
            )
        ]
    if aendring not in _KODE:
        return [
            UgyldigtInput("aendring", f"Ændringen »{aendring}« findes ikke; vælg en af: {', '.join(_KODE)}.")
        ]
    fejl = []
    if begyndt is not None and begyndt > dato:
        fejl.append(
            UgyldigtInput(
                "begyndt",
                f"Jobbet kan ikke være begyndt {dansk_dato(begyndt)}, når der spørges om {dansk_dato(dato)}; "
                "vælg en senere dato.",
            )
        )
    kode = _KODE[aendring]
    if begyndt is None and kode not in (INGEN, LEDIG):
        fejl.append(
            UgyldigtInput(
                "begyndt", f"Ændringen »{aendring}« kræver, at det oplyses, hvornår jobbet begyndte."
            )
        )
    if andre_opgaver is not None and kode not in (OPGAVER, TJENESTESTED, OVERDRAGELSE):
        fejl.append(UgyldigtInput("andre_opgaver", _HOERER_IKKE_TIL.format("opgaverne", aendring)))
    if andre_vilkaar is not None and kode != OVERDRAGELSE:
        fejl.append(UgyldigtInput("andre_vilkaar", _HOERER_IKKE_TIL.format("vilkårene", aendring)))
    return fejl


_HOERER_IKKE_TIL = "Om {0} er blevet andre, har ingen betydning ved ændringen »{1}«; udelad svaret."

REGELSAET = Regelsaet(
    kode="ordning",
    titel="Gammel eller ny ordning",
    indledning="Om et fleksjob følger reglerne fra før 2013 (arbejdsgiveren får tilskud til lønnen) eller de nye (den "
    "ansatte får fleksløntilskud), og hvad der gør, at den gamle ordning hører op.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(navn="dato", slags="dato", paakraevet=True, hjaelp="Dagen, der spørges om (2013-2026)."),
        Felt(
            navn="begyndt",
            slags="dato",
            hjaelp="Fleksjobbets første dag; udelades, når intet job er begyndt.",
        ),
        Felt(
            navn="aendring",
            slags="valg",
            valg=tuple(_KODE),
            standard=AENDRINGER[INGEN],
            hjaelp="Hvad der er sket med jobbet, siden det begyndte.",
        ),
        Felt(
            navn="andre_opgaver",
            slags="ja_nej",
            hjaelp="Om området eller opgaverne er blevet andre (ved ny jobbeskrivelse, nyt tjenestested og "
            "virksomhedsoverdragelse).",
        ),
        Felt(
            navn="andre_vilkaar",
            slags="ja_nej",
            hjaelp="Om ansættelsesvilkårene er blevet andre (ved fusion og virksomhedsoverdragelse).",
        ),
    ),
    beregn=beregn_ordning,
    borger=om_ordningen,
)
