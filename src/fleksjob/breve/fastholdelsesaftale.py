"""Aftalen på arbejdspladsen på én side, som virksomheden kan skrive under: det, den skal nævne, og linjer til navne."""

from dataclasses import dataclass
from datetime import date

from fleksjob.breve.pdf import saet
from fleksjob.breve.ramme import Brevramme
from fleksjob.lov.kerne.vaerdier import dansk_dato


@dataclass(frozen=True, slots=True)
class Aftaletekst:
    """Det, der allerede vides; tomme felter bliver linjer at skrive på."""

    virksomhed: str = ""
    cvr: str = ""
    gaelder_fra: date | None = None
    grundlag: str = ""
    overenskomst: str = ""
    funktioner: str = ""
    skaanehensyn: str = ""
    tillidsrepraesentant: str = ""


def aftaleside(ramme: Brevramme, aftale: Aftaletekst) -> bytes:
    """PDF'en. Den gemmes ikke; det underskrevne papir lægges i sagen."""
    valgt = {"sociale_kapitler": 0, "saerlige_vilkaar": 1}.get(aftale.grundlag, -1)
    data = {
        "titel": "Aftale om at blive på arbejdspladsen",
        "ramme": ramme.som_data(),
        "virksomhed": aftale.virksomhed,
        "cvr": aftale.cvr,
        "gaelder_fra": dansk_dato(aftale.gaelder_fra) if aftale.gaelder_fra else "",
        "grundlag": [
            {"tekst": "Overenskomstens sociale kapitler", "valgt": valgt == 0},
            {
                "tekst": "Særlige vilkår, der svarer til dem (ingen overenskomst eller intet socialt kapitel)",
                "valgt": valgt == 1,
            },
        ],
        "overenskomst": aftale.overenskomst,
        "funktioner": aftale.funktioner,
        "skaanehensyn": aftale.skaanehensyn,
        "tillidsrepraesentant": aftale.tillidsrepraesentant,
        "saetninger": [
            "Aftalen skal være skriftlig. Den nævner de funktioner, der er svære at udføre, og de skånehensyn, der er "
            "aftalt. Skriv om arbejdet, ikke om sygdommen.",
        ],
        "bund": "Gem en note hver måned om, hvad der er gjort, og hvordan det gik. Det er det, kommunen spørger om, "
        "når de 12 måneder er gået.",
    }
    return saet("fastholdelsesaftale", data, ramme.dato)
