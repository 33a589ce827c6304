"""Ordene i arbejdet på tværs: noternes slags, afdelingerne, og hvem en opgave kan være til. Ren."""

from typing import NamedTuple


class Notatslags(NamedTuple):
    """Én slags notat. `intern` er arbejdspapirer; resten er omfattet af notatpligten og hører til sagen."""

    navn: str
    intern: bool
    om: str


NOTATSLAGS = {
    "telefon": Notatslags("Telefonsamtale", False, "Det, der blev sagt, og som har betydning for sagen."),
    "moede": Notatslags("Møde eller samtale", False, "Det, der kom frem, og det, I aftalte."),
    "oplysning": Notatslags(
        "Oplysning modtaget", False, "En oplysning fra en anden, mundtligt eller på anden vis."
    ),
    "vurdering": Notatslags(
        "Faglig vurdering", False, "En ekstern faglig vurdering, der ikke står i et dokument."
    ),
    "jobsnak": Notatslags(
        "Uformel samtale i jobbet", False, "En kort snak om, hvordan det går. Om arbejdet, ikke om sygdom."
    ),
    "intern": Notatslags(
        "Internt arbejdsnotat", True, "Overvejelser til dig selv og kolleger; ingen nye oplysninger."
    ),
    "sparring": Notatslags("Sparring", True, "Et spørgsmål til en kollega og svaret på det."),
}
KAN_SKRIVES = ("telefon", "moede", "jobsnak", "oplysning", "vurdering", "intern")
"""Sparring skrives af den, der svarer på spørgsmålet, ikke som et løst notat."""
NOTATPLIGT = (
    "Får du en oplysning mundtligt, som har betydning for afgørelsen, og står den ikke i sagens papirer, skal du "
    "notere den."
)
NOTATPLIGTENS_HJEMMEL = "Offentlighedslovens § 13"
NOTATPLIGTENS_FORBEHOLD = "Paragraffen er angivet efter hukommelsen og skal efterses."

AFDELINGER = {
    "sygedagpenge": "Sygedagpenge",
    "kontanthjaelp": "Kontanthjælp og uddannelseshjælp",
    "familie": "Familieafdelingen",
    "jobservice": "Virksomhedsservice",
    "social": "Socialafdelingen",
    "sundhed": "Sundhedscentret",
    "ydelse": "Ydelseskontoret",
    "ungeindsats": "Den kommunale ungeindsats",
    "anden": "En anden enhed",
}

OPGAVEARTER = {
    "afdeling": "Svar fra en anden afdeling",
    "samtale": "Tilbud om fælles samtale",
    "intern": "Opgave",
    "borger": "Borgeren venter på svar",
    "sparring": "Sparring",
    "clearing": "Clearing",
}
UDFALD = {"besvaret": "Besvaret", "gjort": "Gjort", "frafaldet": "Ikke længere nødvendig"}
