"""Det, et afslag i demoen førte til. Har sin egen terning, så resten af forløbet er det samme med og uden."""

from datetime import date, timedelta
from typing import Any

from fleksjob.demo.blad import Blad
from fleksjob.demo.terning import terning
from fleksjob.forloeb import haendelser as h
from fleksjob.lov.sagsgang.kalender import naeste_hverdag

FULGT_OP = 0.75
"""Antagelse: den andel af afslagene, hvor det, der blev lovet, er gjort og skrevet ned."""
_FOELGE: dict[str, tuple[type[h.Haendelse], dict[str, Any]]] = {
    "for_lav": (
        h.FoertidspensionOvervejet,
        {"udfald": "ikke_relevant", "grund": "Der er stadig udsigt til bedring."},
    ),
    "for_hoej": (h.HjaelpTilJobAftalt, {"aftale": "Kontakt til to arbejdspladser; hjælpemidler søges."}),
    "ikke_varig": (
        h.ForbedringsplanLagt,
        {"plan": "Genoptræning i fire måneder; derefter ny samtale med egen læge."},
    ),
    "ikke_afproevet": (h.TilbudAftalt, {"tilbud": "Praktik på et lager i 13 uger med korte vagter."}),
    "uden_for_personkredsen": (h.AndenHjaelpVejledt, {"om": "Helbredstillæg og hjælp i hjemmet."}),
}


def foelg_op_paa_afslag(blad: Blad, afgjort: date, grund: str) -> None:
    """Det, afslaget førte med sig, gjort inden for et par måneder i de fleste sager."""
    lykke = terning(f"afslag {blad.borger.nr}")
    if grund in _FOELGE and lykke.random() < FULGT_OP:
        klasse, indhold = _FOELGE[grund]
        dag = naeste_hverdag(afgjort + timedelta(days=10 + int(lykke.random() * 50)))
        blad.skriv(klasse, dag, **indhold)
