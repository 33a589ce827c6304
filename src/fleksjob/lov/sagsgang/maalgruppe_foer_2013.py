"""Målgruppens regler i den gamle ordning, 1. juli 1998 til 31. december 2012, hvor de var anderledes.

De øvrige led var de samme og står i `maalgruppe.py`, som samler begge tider til én lov.
"""

from fleksjob.lov.kerne.regel import regel
from fleksjob.lov.sagsgang.maalgruppe_udfald import (
    FOR_HOEJ,
    FOR_LAV,
    I_MAALGRUPPEN,
    IKKE_AFPROEVET,
    IKKE_VARIG,
    JA_NEJ,
    NEJ,
    UDEN_FOR_PERSONKREDSEN,
    UDFALD,
    UDFALD_VIST,
)

E0 = "LAB kap. 13 (før 2013); DUKH's vejledning"
LILLE_JOB = "https://socialraadgiverne.dk/faglig-artikel/jura-visitation-til-et-lille-fleksjob/"


@regel(
    navn="Alderen udelukker fleksjob",
    tekst="Er fyldt 18 år: {fyldt_18}; er under folkepensionsalderen: {under_folkepensionsalder}",
    hjemmel=E0,
    fra="1998-07-01",
    til="2012-12-31",
    enhed="ja/nej",
    sikkerhed="sekundaer",
    udfald=JA_NEJ,
    giver="alder_udelukker",
)
def alder_udelukker_foer_2013(fyldt_18: float, under_folkepensionsalder: float) -> float:
    return 1.0 - min(fyldt_18, under_folkepensionsalder)


@regel(
    navn="Arbejdsevnen er for lille",
    tekst="Meget begrænset: {meget_begraenset}; den gamle ordning gav i praksis ikke plads til små fleksjob",
    hjemmel=E0,
    fra="1998-07-01",
    til="2012-12-31",
    url=LILLE_JOB,
    enhed="ja/nej",
    sikkerhed="sekundaer",
    forbehold="Før 2013 var der ingen timegrænse i loven. At et lille fleksjob ikke kunne lade sig gøre, følger af, at "
    "tilskuddet højst var to tredjedele af lønnen.",
    forbehold_ved="meget_begraenset",
    udfald=JA_NEJ,
    giver="arbejdsevnen_for_lille",
)
def arbejdsevnen_for_lille_foer_2013(meget_begraenset: float) -> float:
    if meget_begraenset > NEJ:
        return 1.0
    return 0.0


@regel(
    navn="Målgruppen for fleksjob",
    tekst="Det første led, der svigter, afgør svaret: {resultat}",
    hjemmel=E0,
    fra="1998-07-01",
    til="2012-12-31",
    enhed="udfald",
    sikkerhed="sekundaer",
    udfald=UDFALD,
    udfaldstekst=UDFALD_VIST,
    giver="maalgruppe",
)
def maalgruppe_foer_2013(
    pension_udelukker: float,
    alder_udelukker: float,
    arbejdsevnen_for_stor: float,
    ikke_varig: float,
    arbejdsevnen_for_lille: float,
    tilbud_mangler: float,
) -> float:
    if pension_udelukker or alder_udelukker:
        return UDEN_FOR_PERSONKREDSEN
    if arbejdsevnen_for_stor:
        return FOR_HOEJ
    if ikke_varig:
        return IKKE_VARIG
    if arbejdsevnen_for_lille:
        return FOR_LAV
    if tilbud_mangler:
        return IKKE_AFPROEVET
    return I_MAALGRUPPEN
