"""Hvem borgeren kan få råd af uden at betale. Navne og officielle sider, som de står i kilderne; ingen telefonnumre."""

import msgspec


class Raadgiver(msgspec.Struct, frozen=True):
    """Én, der giver råd. `side` er navnet på den officielle side; tom, når der ikke er én fælles."""

    navn: str
    hvad: str
    side: str = ""
    forbehold: str = ""


RAADGIVERE = (
    Raadgiver(
        "DUKH, Den Uvildige Konsulentordning på Handicapområdet",
        "Giver gratis råd til borgere, pårørende og kommuner og er uafhængig af dem alle. Er en sag gået i hårdknude, "
        "kan DUKH hjælpe parterne med at tale sammen. DUKH kan ikke afgøre en klage.",
        "www.dukh.dk",
    ),
    Raadgiver(
        "Din fagforening",
        "Mange fagforeninger har en socialrådgiver, der kender fleksjobreglerne, kan læse din sag og gå med til møder.",
    ),
    Raadgiver(
        "En bisidder",
        "Du må altid tage en med: en ven, en fra familien eller en frivillig fra en forening. Bisidderen lytter, "
        "husker og støtter, men handler ikke for dig, medmindre du giver fuldmagt.",
    ),
    Raadgiver(
        "LAFS, Landsorganisationen af fleks- og skånejobbere",
        "En forening af mennesker i fleksjob, som har prøvet det selv.",
        "www.lafs.dk",
        "Siden er nævnt i en ældre vejledning; om den findes i dag, er ikke undersøgt.",
    ),
    Raadgiver(
        "Det Centrale Handicapråd",
        "Udgav en pjece om fleksjob. Rådets opgaver kan i dag ligge hos andre.",
        "www.dch.dk",
        "Siden er nævnt i en ældre vejledning; om den findes i dag, er ikke undersøgt.",
    ),
    Raadgiver(
        "Ankestyrelsen",
        "Afgør klager over kommunen og skriver på sin side, hvad der sker med en klage. De giver ikke råd i din sag.",
        "www.ast.dk",
    ),
    Raadgiver(
        "Kommunen",
        "Har pligt til at vejlede dig om dine muligheder, dine rettigheder og dine pligter. Spørg, til du "
        "forstår svaret.",
    ),
)
