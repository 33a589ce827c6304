"""Kvitteringen for en ansøgning: hvad der nu sker, hvornår et svar kan ventes, og hvad borgeren har ret til."""

from datetime import date

from fleksjob.breve.frit_brev import Afsnit, FritBrev
from fleksjob.breve.ramme import Brevramme
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.ansoegning import EMNER

RETTIGHEDER = tuple(EMNER[kode].til_borgeren for kode in ("bisidder", "dukh", "klage"))


def hvornaar(svar_senest: date | None) -> str:
    """Det, kommunen kan love om tiden."""
    if svar_senest is None:
        return (
            "Kommunen skal svare så hurtigt, den kan. Loven siger ikke, hvor længe det må tage. Spørg din "
            "sagsbehandler, hvornår du kan vente et svar."
        )
    return (
        f"Du kan vente et svar senest {dansk_dato(svar_senest)}. Det er kommunens egen frist. Kan vi ikke nå det, "
        "skriver vi til dig og siger, hvornår du kan vente svaret."
    )


def kvittering(ramme: Brevramme, modtaget: date, svar_senest: date | None) -> FritBrev:
    """Brevet til den, der har søgt."""
    return FritBrev(
        ramme,
        "Vi har fået din ansøgning om fleksjob",
        (
            Afsnit(
                "",
                (
                    f"Vi fik din ansøgning {dansk_dato(modtaget)}. Alle har ret til at søge og til at få et "
                    "skriftligt svar.",
                ),
            ),
            Afsnit(
                "Det sker der nu",
                punkter=(
                    "En sagsbehandler læser det, du har skrevet, og kontakter dig.",
                    "Sammen finder I ud af, hvad du kan, og hvad der står i vejen. Det bliver til en plan.",
                    "Vi spørger måske din læge, og du prøver måske et arbejde af.",
                    "Til sidst får du en skriftlig afgørelse.",
                ),
            ),
            Afsnit("Hvornår får du svar?", (hvornaar(svar_senest),)),
            Afsnit(
                "Det har du ret til",
                punkter=(
                    *RETTIGHEDER,
                    "Du kan når som helst bede om en afgørelse på det, der ligger i sagen. Spørg først, hvad det "
                    "betyder for dig.",
                    "Du kan trække ansøgningen tilbage.",
                ),
            ),
        ),
    )
