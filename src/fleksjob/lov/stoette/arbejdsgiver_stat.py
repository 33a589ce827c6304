"""Den statslige fleksjobordning: det, en statslig institution (eller en tilskudsmodtager, der er med) får igen.

Læses ved siden af § 4 i cirkulære om fleksjob i staten og Statens Administrations tabel. Beløb er pr. kvartal.

    begyndt før 1. april 2002                  100 pct. af den lønudgift, kommunen ikke dækker
    begyndt 1. april 2002 – 4. juli 2006        50 pct.
    begyndt 5. juli 2006 – 31. december 2012    50 pct.; lønudgiften tælles højst med et beløb pr. kvartal
    begyndt 1. januar 2013 eller senere         det samme; kommunens fleksløntilskud går uden om institutionen

Loftet nedsættes med arbejdstidsbrøken ved deltid. Institutionen betaler et bidrag pr. årsværk til ordningen.
Kilder: `satser/gammel_ordning.yaml`.
"""

from datetime import date

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Input, regel
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Svar, besvar
from fleksjob.lov.kerne.vaerdier import dansk_dato, laes_alle
from fleksjob.lov.sagsgang.relationer import NY_ORDNING
from fleksjob.lov.stoette.arbejdsgiver_borger import om_statens_refusion

FRA, TIL = NY_ORDNING, date(2024, 12, 31)

CIRKULAERE = "https://www.elov.dk/cirkulaere-om-fleksjob-i-staten/paragraf/"
STATENS = "https://statens-adm.dk/fleks-og-barsel/den-statslige-fleksjobordning/"

HALV_DAEKNING, LOFT = date(2002, 4, 1), date(2006, 7, 5)
FULD_DAEKNING, UDEN_LOFT, MED_LOFT = 1.0, 2.0, 3.0
HOLD = {
    FULD_DAEKNING: "før 1. april 2002",
    UDEN_LOFT: "1. april 2002 til 4. juli 2006",
    MED_LOFT: "5. juli 2006 eller senere",
}

INPUT = (
    Input(navn="hold", titel="Jobbets begyndelse", enhed="", mindst=1, hoejst=3, valg=HOLD),
    Input(navn="loenudgift_kvartal", titel="Kvartalets lønudgift", enhed="kr/kvartal"),
    Input(
        navn="andre_refusioner_kvartal", titel="Andre refusioner og tilskud i kvartalet", enhed="kr/kvartal"
    ),
    Input(navn="timer_uge", titel="Antal betalte timer om ugen", enhed="timer/uge", hoejst=37),
    Input(navn="aarsvaerk", titel="Antal årsværk i institutionen", enhed="antal", hoejst=1_000_000),
    Input(navn="statsinstitution", titel="Statsinstitution", enhed="ja/nej", hoejst=1),
)


@regel(
    navn="Arbejdstidsbrøk",
    tekst="{timer_uge} om ugen delt med {fuldtid_timer_uge}, med to decimaler",
    hjemmel="Statens Administration, spørgsmål og svar om fleksjobordningen",
    fra="2013-01-01",
    enhed="antal",
    url=STATENS + "spoergsmaal-og-svar/",
    afrundes="hele_oere",
)
def arbejdstidsbroek(timer_uge: float, fuldtid_timer_uge: float) -> float:
    return timer_uge / fuldtid_timer_uge


@regel(
    navn="Højeste lønudgift i kvartalet",
    tekst="{statslig_ordning_hoejeste_loen_kvartal} ved fuld tid, ganget med arbejdstidsbrøken {arbejdstidsbroek}",
    hjemmel="Cirkulære om fleksjob i staten § 4, stk. 3",
    fra="2013-01-01",
    enhed="kr/kvartal",
    url=CIRKULAERE + "4/",
    afrundes="beloeb",
)
def hoejeste_loenudgift_kvartal(
    statslig_ordning_hoejeste_loen_kvartal: float, arbejdstidsbroek: float
) -> float:
    return statslig_ordning_hoejeste_loen_kvartal * arbejdstidsbroek


@regel(
    navn="Lønudgift, der tæller med",
    tekst="{loenudgift_kvartal}; er jobbet begyndt 5. juli 2006 eller senere (her: {hold}), højst "
    "{hoejeste_loenudgift_kvartal}",
    hjemmel="Cirkulære om fleksjob i staten § 4, stk. 3; Statens Administration, fleksrefusion",
    fra="2013-01-01",
    enhed="kr/kvartal",
    url=STATENS + "fleksrefusion/",
)
def medregnet_loenudgift_kvartal(
    loenudgift_kvartal: float, hoejeste_loenudgift_kvartal: float, hold: float
) -> float:
    if hold == MED_LOFT:
        return min(loenudgift_kvartal, hoejeste_loenudgift_kvartal)
    return loenudgift_kvartal


@regel(
    navn="Beregningsgrundlag",
    tekst="{medregnet_loenudgift_kvartal} minus andre refusioner og tilskud på {andre_refusioner_kvartal}",
    hjemmel="Cirkulære om fleksjob i staten § 4, stk. 1",
    fra="2013-01-01",
    enhed="kr/kvartal",
    url=CIRKULAERE + "4/",
)
def grundlag_kvartal(medregnet_loenudgift_kvartal: float, andre_refusioner_kvartal: float) -> float:
    return max(0, medregnet_loenudgift_kvartal - andre_refusioner_kvartal)


@regel(
    navn="Refusion fra den statslige fleksjobordning",
    tekst="{statslig_ordning_andel} af {grundlag_kvartal}; det hele, når jobbet er begyndt før 1. april 2002 (her: "
    "{hold})",
    hjemmel="Cirkulære om fleksjob i staten § 4, stk. 1; Statens Administration, fleksrefusion",
    fra="2013-01-01",
    enhed="kr/kvartal",
    url=STATENS + "fleksrefusion/",
    afrundes="beloeb",
)
def refusion_kvartal(grundlag_kvartal: float, hold: float, statslig_ordning_andel: float) -> float:
    if hold == FULD_DAEKNING:
        return grundlag_kvartal
    return statslig_ordning_andel * grundlag_kvartal


@regel(
    navn="Institutionens egen udgift",
    tekst="Lønudgiften {loenudgift_kvartal} minus {andre_refusioner_kvartal} fra andre og {refusion_kvartal} fra "
    "ordningen; bidraget til ordningen er ikke med",
    hjemmel="Forskellen mellem linjerne",
    fra="2013-01-01",
    enhed="kr/kvartal",
    url=STATENS + "fleksrefusion/",
)
def egen_udgift_kvartal(
    loenudgift_kvartal: float, andre_refusioner_kvartal: float, refusion_kvartal: float
) -> float:
    return loenudgift_kvartal - andre_refusioner_kvartal - refusion_kvartal


@regel(
    navn="Institutionens bidrag til ordningen",
    tekst="{aarsvaerk} årsværk med {statslig_ordning_bidrag_md} i 3 måneder; er det ikke en statsinstitution (her: "
    "{statsinstitution}), er der intet bidrag under 5 årsværk",
    hjemmel="Cirkulære om fleksjob i staten § 2; Statens Administration, bidrag og årsværk",
    fra="2016-01-01",
    enhed="kr/kvartal",
    url=STATENS + "bidrag-og-aarsvaerk/",
    afrundes="beloeb",
)
def bidrag_kvartal(aarsvaerk: float, statsinstitution: float, statslig_ordning_bidrag_md: float) -> float:
    if not statsinstitution and aarsvaerk < 5:
        return 0.0
    return aarsvaerk * statslig_ordning_bidrag_md * 3


LOV = Lov(REGISTER[__name__], INPUT, laes_alle(), fra=FRA, til=TIL)
MAAL = ("refusion_kvartal", "egen_udgift_kvartal", "grundlag_kvartal", "medregnet_loenudgift_kvartal")


def beregn_statsordning(
    *,
    dato: date,
    begyndt: date,
    loenudgift_kvartal: float | None = None,
    andre_refusioner_kvartal: float | None = None,
    timer_uge: float | None = None,
    aarsvaerk: float | None = None,
    statsinstitution: bool = True,
    afrunding: str = "oere",
    lov: Lov = LOV,
) -> Svar:
    """Refusionen for det kvartal, `dato` ligger i. Med `aarsvaerk` svares der også om institutionens bidrag.

    Lønudgiften er uden overarbejde, engangstillæg, rådighedstillæg og bidrag til ordningen.
    """
    kast(_fejl(dato, begyndt, loenudgift_kvartal, andre_refusioner_kvartal, timer_uge))
    return besvar(
        lov,
        MAAL if aarsvaerk is None else (*MAAL, "bidrag_kvartal"),
        dato,
        {
            "hold": _hold(begyndt),
            "loenudgift_kvartal": loenudgift_kvartal,
            "andre_refusioner_kvartal": andre_refusioner_kvartal,
            "timer_uge": timer_uge,
            "aarsvaerk": aarsvaerk,
            "statsinstitution": None if aarsvaerk is None else float(statsinstitution),
        },
        afrunding,
    )


def _hold(begyndt: date) -> float:
    if begyndt < HALV_DAEKNING:
        return FULD_DAEKNING
    return UDEN_LOFT if begyndt < LOFT else MED_LOFT


def _fejl(
    dato: date,
    begyndt: date,
    loenudgift: float | None,
    andre: float | None,
    timer_uge: float | None,
) -> list[UgyldigtInput]:
    fejl = []
    if begyndt > dato:
        fejl.append(
            UgyldigtInput(
                "begyndt",
                f"Jobbet kan ikke være begyndt {dansk_dato(begyndt)}, når der spørges om {dansk_dato(dato)}.",
            )
        )
    if loenudgift is not None and andre is not None and andre > loenudgift:
        fejl.append(
            UgyldigtInput(
                "andre_refusioner_kvartal",
                "Andre refusioner og tilskud kan ikke være større end lønudgiften; ret et af beløbene.",
            )
        )
    if timer_uge == 0 and loenudgift:
        fejl.append(UgyldigtInput("timer_uge", "Der er lønudgift, men ingen timer; oplys timerne om ugen."))
    return fejl


REGELSAET = Regelsaet(
    kode="statsordning",
    titel="Den statslige fleksjobordning",
    indledning="Refusion til statslige institutioner og andre, der er med i den statslige fleksjobordning, for et "
    "kvartal: den del af lønudgiften, som hverken kommunen eller andre dækker.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(navn="dato", slags="dato", paakraevet=True, hjaelp="En dag i kvartalet (2013-2024)."),
        Felt(navn="begyndt", slags="dato", paakraevet=True, hjaelp="Fleksjobbets første dag."),
        Felt(
            navn="loenudgift_kvartal",
            hjaelp="Kvartalets lønudgift uden overarbejde, engangstillæg og bidrag til ordningen, kr.",
        ),
        Felt(
            navn="andre_refusioner_kvartal",
            hjaelp="Kommunens tilskud, syge- og barselsrefusion og andre tilskud i kvartalet (0, når ingen), kr.",
        ),
        Felt(navn="timer_uge", hjaelp="Betalte timer om ugen, højst 37."),
        Felt(navn="aarsvaerk", hjaelp="Årsværk i institutionen, når bidraget skal regnes (2016-2019)."),
        Felt(
            navn="statsinstitution",
            slags="ja_nej",
            standard=True,
            hjaelp="Om det er en statsinstitution; andre er fritaget for bidrag under 5 årsværk.",
        ),
    ),
    beregn=beregn_statsordning,
    flere_svar=("bidrag_kvartal",),
    borger=om_statens_refusion,
)
