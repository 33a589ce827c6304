"""De almindelige sætninger til borgeren, for et regelsæt uden sine egne: et legetøjsemne med tal, ja/nej og valg."""

from datetime import date
from typing import Any

import pytest

from fleksjob.lov.bog.laesere import for_borger
from fleksjob.lov.bog.laesere_borger import dansk
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Input, Regel, regel
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Svar, besvar

DAG = date(2024, 5, 1)
INPUT = (
    Input(navn="loen_md", titel="Lønnen", enhed="kr/md", hoejst=50_000),
    Input(navn="forsoerger", titel="Om der er børn", enhed="ja/nej"),
    Input(navn="ordning", titel="Ordningen", enhed="valg", valg={1.0: "gammel", 2.0: "ny"}),
)


def hjaelp(loen_md: float, forsoerger: float) -> float:
    if loen_md > 20_000:
        return 0.0
    return 900.0 if forsoerger else 400.0


def slags(ordning: float, forsoerger: float) -> float:
    return 2.0 if forsoerger and ordning > 1 else 1.0


def som_regel(funktion: Any, **felter: Any) -> Regel:
    regel(**{"hjemmel": "§ 1", "fra": "2020-01-01", **felter})(funktion)
    return REGISTER[funktion.__module__].pop()


LOV = Lov(
    [
        som_regel(
            hjaelp,
            navn="Hjælp om måneden",
            tekst="Lønnen er {loen_md}. Børn fra før 1. januar 2013: {forsoerger}. LAB siger 20.000 kr. om måneden.",
        ),
        som_regel(
            slags,
            navn="Slags (efter § 2)",
            tekst="Svaret er {resultat}",
            udfald={1.0: "uden_hjaelp", 2.0: "med_hjaelp"},
        ),
    ],
    INPUT,
    {},
    fra=date(2020, 1, 1),
    til=date(2029, 12, 31),
)


def saet(*maal: str, **valg: Any) -> Regelsaet:
    def beregn(
        *, dato: date, loen: float = 0, boern: bool = False, ordning: str = "ny", lov: Lov = LOV
    ) -> Svar:
        if loen == 1_000:
            raise UgyldigtInput("loen", "Netop 1.000 kr. kan ikke regnes.")
        numre = {"gammel": 1.0, "ny": 2.0}
        kendte = {"loen_md": loen, "forsoerger": float(boern), "ordning": numre[ordning]}
        return besvar(lov, maal, dato, kendte)

    felter = (
        Felt(navn="dato", slags="dato", paakraevet=True, hjaelp="Dagen."),
        Felt(navn="boern", slags="ja_nej", hjaelp="Er der børn? Kun hjemmeboende tæller."),
        Felt(navn="ordning", slags="valg", valg=("gammel", "ny"), hjaelp="Ordningen, jobbet er i."),
        Felt(navn="loen", hjaelp="Løn om måneden, kr."),
    )
    return Regelsaet(
        kode="leg", titel="Leg", indledning="Leg.", lov=LOV, maal=maal, felter=felter, beregn=beregn, **valg
    )


def borger(emne: Regelsaet, **oplyst: Any) -> tuple[str, ...]:
    return for_borger(emne, oplyst, emne.beregn(**oplyst))


def test_beloebet_grunden_og_det_naermeste_tal_der_aendrer_det() -> None:
    assert borger(saet("hjaelp"), dato=DAG, loen=19_500, boern=True) == (
        "Hjælp om måneden er 900 kr. i maj 2024.",
        "Det er regnet sådan: lønnen er 19.500 kr.; børn fra før 1. januar 2013: ja; LAB siger 20.000 kr. om måneden.",
        "Hvis »Løn om måneden« var 20.500 i stedet for 19.500, ville svaret være 0 kr.",
    )


def test_aendrer_tallet_intet_proeves_ja_og_nej() -> None:
    assert borger(saet("hjaelp"), dato=DAG, loen=1, boern=False)[2] == (
        "Hvis »Er der børn« var ja i stedet for nej, ville svaret være 900 kr."
    )


def test_et_udfald_siges_med_sit_navn_paa_dansk() -> None:
    assert borger(saet("slags"), dato=DAG, boern=True, ordning="ny") == (
        "»Slags (efter § 2)« er »med hjælp« den 1. maj 2024.",
        "Det er afgjort sådan: svaret er med hjælp.",
        "Hvis »Er der børn« var nej i stedet for ja, ville svaret være »uden hjælp«.",
    )


def test_naar_intet_aendrer_svaret_siges_det() -> None:
    assert borger(saet("slags"), dato=DAG, ordning="ny")[2] == (
        "Svaret bliver det samme, selv om én af oplysningerne er lidt anderledes."
    )


def test_det_doeren_afviser_springes_over() -> None:
    """1.000 kr. er det nærmeste ved 900 og afvises; 1.100 ændrer intet før 20.000, så der spørges videre."""
    assert borger(saet("hjaelp"), dato=DAG, loen=900, boern=True)[2].startswith("Hvis »Er der børn« var nej")


def test_emnets_egne_saetninger_gaar_forud() -> None:
    egne = saet(
        "hjaelp", borger=lambda svar, oplyst, spoerg: ("A.", "B.", str(spoerg(loen=30_000)["hjaelp"]))
    )
    assert borger(egne, dato=DAG, loen=10, boern=True) == ("A.", "B.", "0.00")


@pytest.mark.parametrize(
    ("kode", "navn"),
    [("kravet_gaelder_ikke", "kravet gælder ikke"), ("lav-forsoerger", "lav forsørger"), ("A", "A")],
)
def test_koder_laeses_som_dansk(kode: str, navn: str) -> None:
    assert dansk(kode) == navn
