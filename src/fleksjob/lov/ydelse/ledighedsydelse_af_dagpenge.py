"""Kontrol: den høje ledighedsydelse regnet af dagpengene i stedet for slået op (AKL § 74 a, stk. 2).

Til og med 2017 blev dagsatsen rundet af og ganget med fem dage; derefter månedsbeløbet. Begge rammer hvert beløb, der
er offentliggjort, på nær 2024: se noten i `satser/ledighedsydelse.yaml`. En ændring af procenten kan lægge denne
regel i stedet for `beloeb_hoej`.
"""

from fleksjob.lov.kerne.regel import regel

AKL_74A = "https://elov.dk/aktivloven/74a/"


@regel(
    navn="89 pct. af højeste dagpenge pr. dag",
    tekst="{ledighedsydelse_andel_af_dagpenge} af {dagpenge_hoejeste_dag}, i hele kroner",
    enhed="kr/dag",
    hjemmel="AKL § 74 a, stk. 2",
    fra="2013-01-07",  # den første dagsats, der er set
    til="2017-12-31",
    url=AKL_74A,
    sikkerhed="udledt",
    afrundes="hele_kroner",
)
def hoej_dagsats_af_dagpenge(dagpenge_hoejeste_dag: float, ledighedsydelse_andel_af_dagpenge: float) -> float:
    return ledighedsydelse_andel_af_dagpenge * dagpenge_hoejeste_dag


@regel(
    giver="hoej_af_dagpenge",
    navn="Den høje sats regnet af dagpengene",
    tekst="{hoej_dagsats_af_dagpenge} × {ledighedsydelse_dage_pr_uge} × {uger_pr_aar} / 12, i hele kroner",
    hjemmel="AKL § 74 a, stk. 2",
    fra="2013-01-07",
    til="2017-12-31",
    url=AKL_74A,
    sikkerhed="udledt",
    afrundes="hele_kroner",
)
def hoej_af_dagpenge_til_2017(
    hoej_dagsats_af_dagpenge: float, ledighedsydelse_dage_pr_uge: float, uger_pr_aar: float
) -> float:
    return hoej_dagsats_af_dagpenge * ledighedsydelse_dage_pr_uge * uger_pr_aar / 12


@regel(
    giver="hoej_af_dagpenge",
    navn="Den høje sats regnet af dagpengene",
    tekst="{ledighedsydelse_andel_af_dagpenge} af {dagpenge_hoejeste_md}, i hele kroner",
    hjemmel="AKL § 74 a, stk. 2",
    fra="2018-01-01",
    url=AKL_74A,
    sikkerhed="udledt",
    afrundes="hele_kroner",
)
def hoej_af_dagpenge_fra_2018(dagpenge_hoejeste_md: float, ledighedsydelse_andel_af_dagpenge: float) -> float:
    return ledighedsydelse_andel_af_dagpenge * dagpenge_hoejeste_md
