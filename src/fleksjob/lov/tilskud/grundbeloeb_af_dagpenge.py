"""Kontrol: grundbeløbet i § 123, stk. 1, regnet efter dagpengene i stedet for slået op.

Til og med 2017 blev dagsatsen rundet af, derefter månedsbeløbet. Begge rammer hvert grundbeløb, der er offentliggjort.
Beregneren bruger det offentliggjorte; en reform af procenten kan lægge denne regel i stedet for `grundbeloeb`.
"""

from fleksjob.lov.kerne.regel import regel
from fleksjob.lov.tilskud.paragraffer import LAB


@regel(
    navn="98 pct. af højeste dagpenge pr. dag",
    tekst="{fleksloentilskud_andel_af_dagpenge} af {dagpenge_hoejeste_dag}, i hele kroner",
    enhed="kr/dag",
    hjemmel="LAB § 70 f (nu § 123, stk. 1)",
    fra="2013-01-07",  # den første dagsats, der er set
    til="2017-12-31",
    sikkerhed="udledt",
    afrundes="hele_kroner",
)
def dagsats_af_dagpenge(dagpenge_hoejeste_dag: float, fleksloentilskud_andel_af_dagpenge: float) -> float:
    return fleksloentilskud_andel_af_dagpenge * dagpenge_hoejeste_dag


@regel(
    giver="grundbeloeb_af_dagpenge",
    navn="Grundbeløb regnet af dagpengene",
    tekst="{dagsats_af_dagpenge} × 5 dage × {uger_pr_aar} / 12, i hele kroner",
    hjemmel="LAB § 70 f (nu § 123, stk. 1)",
    fra="2013-01-07",
    til="2017-12-31",
    sikkerhed="udledt",
    afrundes="hele_kroner",
)
def grundbeloeb_af_dagpenge_til_2017(dagsats_af_dagpenge: float, uger_pr_aar: float) -> float:
    return dagsats_af_dagpenge * 5 * uger_pr_aar / 12


@regel(
    giver="grundbeloeb_af_dagpenge",
    navn="Grundbeløb regnet af dagpengene",
    tekst="{fleksloentilskud_andel_af_dagpenge} af {dagpenge_hoejeste_md}, i hele kroner",
    hjemmel="LAB § 123, stk. 1",
    fra="2018-01-01",
    sikkerhed="udledt",
    url=LAB + "123/",
    afrundes="hele_kroner",
)
def grundbeloeb_af_dagpenge_fra_2018(
    dagpenge_hoejeste_md: float, fleksloentilskud_andel_af_dagpenge: float
) -> float:
    return fleksloentilskud_andel_af_dagpenge * dagpenge_hoejeste_md
