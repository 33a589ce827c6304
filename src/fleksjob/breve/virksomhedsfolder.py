"""Folderen til en virksomhed: hvad et fleksjob er, hvad det koster, og hvem man ringer til. Én side."""

from dataclasses import dataclass
from datetime import date

from fleksjob.breve.pdf import STORE, saet
from fleksjob.lov.kerne.vaerdier import dansk_dato


@dataclass(frozen=True, slots=True)
class Foldertekst:
    """Hvem folderen er til, og hvem der har kontakten."""

    virksomhed: str
    kommune: str
    telefon: str
    kontakt: str
    kontakt_telefon: str
    svar_hverdage: int


AFSNIT = (
    (
        "Hvad er et fleksjob?",
        "En medarbejder, der ikke kan arbejde på fuld tid eller i fuldt tempo, laver det, hun kan. I betaler løn for "
        "det arbejde, der bliver lavet. Kommunen giver medarbejderen et tilskud ved siden af.",
    ),
    (
        "Hvilke opgaver?",
        "Tænk på det, der tit bliver liggende: oprydning, varer på hylder, telefon, post, have, små reparationer. "
        "Få timer om ugen er nok til at begynde.",
    ),
    (
        "Hvad gør vi?",
        "Vi finder opgaverne sammen med jer, taler om timer og hensyn og klarer ansøgningen. I kan søge om mentor, "
        "hjælpemidler og personlig assistance. Vi følger op, når det passer jeres vagter.",
    ),
    (
        "Praktik først?",
        "Et par uger kan være en god idé, når det er klart, hvad praktikken skal vise. I kan også aftale prøvetid i "
        "selve jobbet.",
    ),
)
_TOMME = (
    "telefon",
    "hjemmeside",
    "sagsbehandler",
    "kommunens_adresse",
    "sagsbehandlers_telefon",
    "sagsnummer",
)


def virksomhedsfolder(tekst: Foldertekst, dag: date) -> bytes:
    """PDF'en."""
    dage = "én hverdag" if tekst.svar_hverdage == 1 else f"{tekst.svar_hverdage} hverdage"
    data = {
        "titel": "En medarbejder i fleksjob",
        "ramme": {
            **dict.fromkeys(_TOMME, ""),
            "kommune": tekst.kommune,
            "navn": tekst.virksomhed,
            "adresse": [],
            "dato": dansk_dato(dag),
            "aar": dag.year,
            "maaned": dag.month,
            "dag": dag.day,
        },
        "telefon": tekst.telefon,
        "kontakt": tekst.kontakt,
        "kontakt_telefon": tekst.kontakt_telefon,
        "afsnit": [{"overskrift": navn, "tekst": om} for navn, om in AFSNIT],
        "hjaelp": f"Går noget skævt, så tryk «Vi har brug for hjælp» på jeres side. Vi svarer inden for {dage}. Det er "
        "kommunens eget mål.",
    }
    return saet("virksomhedsfolder", data, dag, taetheder=STORE)
