"""Skånehensyn som liste, så de kan følge borgeren fra indstillingen til jobbet. Teksten er den, der gemmes.

Listen er husets, ikke lovens; det, der ikke står på den, skrives ved siden af.
"""

SKAANEHENSYN = (
    "Faste pauser",
    "Mulighed for at hvile sig",
    "Eget tempo",
    "Korte vagter",
    "Møde senere på dagen",
    "Samme mødetid hver dag",
    "Mulighed for at gå hjem på en dårlig dag",
    "Ingen aften- og natarbejde",
    "Ingen tunge løft",
    "Skiftende arbejdsstillinger",
    "Siddende arbejde",
    "Ro omkring sig",
    "Få mennesker ad gangen",
    "Én opgave ad gangen",
    "Faste opgaver",
    "En fast kontaktperson på arbejdspladsen",
    "Skriftlige instrukser",
    "Hjælpemidler eller indretning af pladsen",
    "Tid til behandling",
)
