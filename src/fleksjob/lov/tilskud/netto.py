"""Nettoindkomsten i fleksjob: omtrent hvad der er tilbage efter skat, og hvad en time mere giver i hånden.

En tilnærmelse, ikke en skatteberegning. Der regnes på et helt år med tolv måneder som denne, og lønnen er uden
pensionsbidrag:

    grundlag  = løn uden pension − lønmodtagerens ATP
    personlig indkomst = grundlag − AM-bidrag + fleksløntilskud efter ATP      AM-bidrag kun af lønnen
    bundskat           af personlig indkomst over personfradraget
    kommuneskat        af det samme minus beskæftigelsesfradrag og jobfradrag  (til og med 2018 også sundhedsbidrag)
    netto     = personlig indkomst − skat

Fleksløntilskuddet er § 123's egne regler, de samme som i `fleksloentilskud`; ATP af lønnen er arbejdsgiverens trappe.
At tilskuddet hverken giver AM-bidrag eller beskæftigelsesfradrag, er ikke læst i nogen kilde; det siges i hvert svar.
Kilder: `satser/skat.yaml`.
"""

from datetime import date
from math import isfinite

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.forklaring import tal
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Regel, regel
from fleksjob.lov.kerne.vaerdier import laes_alle
from fleksjob.lov.stoette import arbejdsgiver
from fleksjob.lov.tilskud import fleksloentilskud

FRA, TIL = date(2016, 1, 1), date(2026, 12, 31)
SKATTEPROCENTER = {"kommuneskat_pct": (20.0, 30.0), "kirkeskat_pct": (0.0, 2.0)}
"""Det, en kommune- eller kirkeskatteprocent kan være; i 2020 var kommunernes 22,8-27,8 og kirkernes 0,39-1,30."""
SKAT = "https://themis.dk/synopsis/docs/Oversigt_over_beloebsgraenser.html"

UDELADT = (
    "Nettoindkomsten er omtrentlig. Ikke medregnet: boligstøtte, daginstitution og andet, der følger indtægten, "
    "fagforening og a-kasse, kørselsfradrag, fradrag for pensionsindbetaling, topskat og mellemskat, ægtefælles skat, "
    "børnetilskud og pensionsopsparingens værdi."
)
TILSKUDDET_OG_SKATTEN = (
    "At der hverken er AM-bidrag eller beskæftigelsesfradrag af fleksløntilskuddet, er husket; det er ikke fundet i "
    "nogen kilde."
)
GRUNDLAGET = (
    "Beskæftigelsesfradrag og jobfradrag er regnet af lønnen uden pension, som Skattestyrelsen beskriver det for 2015; "
    "om pensionsbidrag tæller med i senere år, er ikke fastslået."
)


# --- Lønnen ------------------------------------------------------------------------------------------------------


@regel(
    navn="Betalte timer om måneden",
    tekst="{timer_uge} om ugen i {uger_pr_aar} fordelt på 12 måneder",
    hjemmel="Omregning som i STAR's beregner",
    fra="2016-01-01",
    enhed="timer/md",
)
def timer_md(timer_uge: float, uger_pr_aar: float) -> float:
    return timer_uge * (uger_pr_aar / 12)


@regel(
    navn="Løn, der er skat af",
    tekst="{maanedsloen_md} uden pension og {anden_loen_md} i anden løn, minus {atp_loenmodtager} til ATP",
    hjemmel="Kildeskatteloven (ikke læst)",
    fra="2016-01-01",
    url=SKAT,
    sikkerhed="sekundaer",
)
def skattepligtig_loen(maanedsloen_md: float, anden_loen_md: float, atp_loenmodtager: float) -> float:
    return max(0, maanedsloen_md + anden_loen_md - atp_loenmodtager)


@regel(
    navn="AM-bidrag",
    tekst="{am_bidrag_pct} af lønnen {skattepligtig_loen}; intet af fleksløntilskuddet",
    hjemmel="Arbejdsmarkedsbidragsloven (ikke læst)",
    fra="2016-01-01",
    url=SKAT,
    sikkerhed="hukommelse",
    forbehold=TILSKUDDET_OG_SKATTEN,
)
def am_bidrag(skattepligtig_loen: float, am_bidrag_pct: float) -> float:
    return am_bidrag_pct / 100 * skattepligtig_loen


@regel(
    navn="Personlig indkomst",
    tekst="{skattepligtig_loen} minus AM-bidrag på {am_bidrag}, og {udbetalt} i fleksløntilskud efter ATP",
    hjemmel="Personskatteloven § 3 (ikke læst)",
    fra="2016-01-01",
    url=SKAT,
    sikkerhed="sekundaer",
)
def personlig_indkomst(skattepligtig_loen: float, am_bidrag: float, udbetalt: float) -> float:
    return skattepligtig_loen - am_bidrag + udbetalt


# --- Fradragene --------------------------------------------------------------------------------------------------


@regel(
    navn="Personfradrag",
    tekst="En tolvtedel af {personfradrag_aar} om året",
    hjemmel="Personskatteloven § 10 (ikke læst)",
    fra="2016-01-01",
    url=SKAT,
    sikkerhed="sekundaer",
)
def personfradrag(personfradrag_aar: float) -> float:
    return personfradrag_aar / 12


@regel(
    navn="Beskæftigelsesfradrag",
    tekst="{beskaeftigelsesfradrag_pct} af lønnen {skattepligtig_loen}, højst {beskaeftigelsesfradrag_hoejst_aar} om "
    "året; intet af fleksløntilskuddet",
    hjemmel="Ligningsloven § 9 J (ikke læst)",
    fra="2016-01-01",
    url="http://www.skat.dk/SKAT.aspx?oId=68802",
    sikkerhed="sekundaer",
    forbehold=GRUNDLAGET,
)
def beskaeftigelsesfradrag(
    skattepligtig_loen: float, beskaeftigelsesfradrag_pct: float, beskaeftigelsesfradrag_hoejst_aar: float
) -> float:
    return min(beskaeftigelsesfradrag_pct / 100 * skattepligtig_loen, beskaeftigelsesfradrag_hoejst_aar / 12)


@regel(
    navn="Jobfradrag",
    tekst="{jobfradrag_pct} af den del af lønnen {skattepligtig_loen}, der på et år er over {jobfradrag_bund_aar}, "
    "højst {jobfradrag_hoejst_aar} om året",
    hjemmel="Ligningsloven § 9 K",
    fra="2018-01-01",
    url="https://info.skat.dk/data.aspx?oid=2273725&chk=218928",
    sikkerhed="sekundaer",
)
def jobfradrag(
    skattepligtig_loen: float,
    jobfradrag_pct: float,
    jobfradrag_bund_aar: float,
    jobfradrag_hoejst_aar: float,
) -> float:
    over = max(0, skattepligtig_loen - jobfradrag_bund_aar / 12)
    return min(jobfradrag_pct / 100 * over, jobfradrag_hoejst_aar / 12)


@regel(
    navn="Skattepligtig indkomst",
    tekst="{personlig_indkomst} minus beskæftigelsesfradrag på {beskaeftigelsesfradrag}",
    hjemmel="Personskatteloven § 2 (ikke læst)",
    fra="2016-01-01",
    til="2017-12-31",
    url=SKAT,
    sikkerhed="sekundaer",
)
def skattepligtig_indkomst(personlig_indkomst: float, beskaeftigelsesfradrag: float) -> float:
    return max(0, personlig_indkomst - beskaeftigelsesfradrag)


@regel(
    navn="Skattepligtig indkomst",
    tekst="{personlig_indkomst} minus beskæftigelsesfradrag på {beskaeftigelsesfradrag} og jobfradrag på {jobfradrag}",
    hjemmel="Personskatteloven § 2 (ikke læst)",
    fra="2018-01-01",
    url=SKAT,
    sikkerhed="sekundaer",
    giver="skattepligtig_indkomst",
)
def skattepligtig_indkomst_med_jobfradrag(
    personlig_indkomst: float, beskaeftigelsesfradrag: float, jobfradrag: float
) -> float:
    return max(0, personlig_indkomst - beskaeftigelsesfradrag - jobfradrag)


# --- Skatten -----------------------------------------------------------------------------------------------------


@regel(
    navn="Kommunens skatteprocent",
    tekst="Landets gennemsnit, {kommuneskat_gennemsnit_pct}",
    hjemmel="Kommunens egen sats",
    fra="2016-01-01",
    enhed="pct",
    url="https://skm.dk/tal-og-metode/satser/statistik-i-kommunerne/kommuneskatter-gennemsnitsprocenten-i-2026",
    sikkerhed="sekundaer",
    forbehold="Kommuneskatten er landets gennemsnit på cirka 25,0 pct. (Themis); oplys helst kommunens egen.",
)
def kommuneskat_pct(kommuneskat_gennemsnit_pct: float) -> float:
    return kommuneskat_gennemsnit_pct


@regel(
    navn="Kirkeskatteprocent",
    tekst="Gennemsnittet for alle skatteydere, {kirkeskat_gennemsnit_pct}",
    hjemmel="Kommunens egen sats",
    fra="2016-01-01",
    enhed="pct",
    url="https://skm.dk/tal-og-metode/satser/statistik-i-kommunerne/kommuneskatter-gennemsnitsprocenten-i-2026",
    sikkerhed="sekundaer",
    forbehold="Kirkeskatten er gennemsnittet for alle skatteydere på cirka 0,7 pct. (Themis); oplys den rigtige, "
    "eller 0 uden for folkekirken.",
)
def kirkeskat_pct(kirkeskat_gennemsnit_pct: float) -> float:
    return kirkeskat_gennemsnit_pct


@regel(
    navn="Bundskat",
    tekst="{bundskat_pct} af den del af {personlig_indkomst}, der er over personfradraget {personfradrag}",
    hjemmel="Personskatteloven § 6 (ikke læst)",
    fra="2016-01-01",
    url=SKAT,
    sikkerhed="sekundaer",
)
def bundskat(personlig_indkomst: float, personfradrag: float, bundskat_pct: float) -> float:
    return bundskat_pct / 100 * max(0, personlig_indkomst - personfradrag)


@regel(
    navn="Kommuneskat, kirkeskat og sundhedsbidrag",
    tekst="{kommuneskat_pct} til kommunen, {kirkeskat_pct} til kirken og {sundhedsbidrag_pct} i sundhedsbidrag af den "
    "del af {skattepligtig_indkomst}, der er over personfradraget {personfradrag}",
    hjemmel="Personskatteloven § 8 og kommunens sats (ikke læst)",
    fra="2016-01-01",
    til="2018-12-31",
    url=SKAT,
    sikkerhed="sekundaer",
)
def kommuneskat(
    skattepligtig_indkomst: float,
    personfradrag: float,
    kommuneskat_pct: float,
    kirkeskat_pct: float,
    sundhedsbidrag_pct: float,
) -> float:
    over = max(0, skattepligtig_indkomst - personfradrag)
    return (kommuneskat_pct + kirkeskat_pct + sundhedsbidrag_pct) / 100 * over


@regel(
    navn="Kommuneskat og kirkeskat",
    tekst="{kommuneskat_pct} til kommunen og {kirkeskat_pct} til kirken af den del af {skattepligtig_indkomst}, der er "
    "over personfradraget {personfradrag}",
    hjemmel="Kommunens sats",
    fra="2019-01-01",
    url=SKAT,
    sikkerhed="sekundaer",
    giver="kommuneskat",
)
def kommuneskat_uden_sundhedsbidrag(
    skattepligtig_indkomst: float, personfradrag: float, kommuneskat_pct: float, kirkeskat_pct: float
) -> float:
    return (kommuneskat_pct + kirkeskat_pct) / 100 * max(0, skattepligtig_indkomst - personfradrag)


@regel(
    navn="Nettoindkomst",
    tekst="{personlig_indkomst} minus bundskat på {bundskat} og {kommuneskat} til kommune og kirke",
    hjemmel="Tilnærmelse",
    fra="2016-01-01",
    sikkerhed="sekundaer",
    afrundes="beloeb",
    forbehold=UDELADT,
)
def netto(personlig_indkomst: float, bundskat: float, kommuneskat: float) -> float:
    return personlig_indkomst - bundskat - kommuneskat


def _fra(lov: Lov, *navne: str) -> list[Regel]:
    """De versioner af andre regelsæts regler, som nettoindkomsten bygger på."""
    return [r for navn in navne or lov.regler for r in lov.regler[navn]]


LOV = Lov(
    [*_fra(fleksloentilskud.LOV), *_fra(arbejdsgiver.LOV, "atp_loenmodtager"), *REGISTER[__name__]],
    tuple(fleksloentilskud.LOV.inputs.values()),
    laes_alle(),
    fra=FRA,
    til=TIL,
)


def skatteprocent_fejl(navn: str, pct: float | None) -> UgyldigtInput | None:
    """Hvad der er galt med en skatteprocent; None når intet er, eller den ikke er givet."""
    if pct is None:
        return None
    mindst, hoejst = SKATTEPROCENTER[navn]
    if not isfinite(pct):
        return LOV.fejl_i(navn, pct)
    if mindst <= pct <= hoejst:
        return None
    titel = LOV.regler[navn][-1].titel
    return UgyldigtInput(navn, f"{titel} skal være fra {tal(mindst)} til {tal(hoejst)}, men er {tal(pct)}.")
