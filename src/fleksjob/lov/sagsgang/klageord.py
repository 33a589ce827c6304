"""Ordene om klage og aktindsigt: hvordan den kom, hvad der var forkert, hvad udfaldet hedder, og hvad der kan nægtes.

Koderne er husets og tælles i statistikken; navnene er til skærm og brev. En klage behøver ingen begrundelse og kan
komme skriftligt, mundtligt og gennem en anden (Ankestyrelsens klagevejledning).
"""

FORMER = {
    "brev": "Brev",
    "digital_post": "Digital Post",
    "mail": "Mail",
    "telefon": "Telefon",
    "fremmoede": "Fremmøde",
    "selvbetjening": "Borgerens egen side",
    "repraesentant": "Gennem en anden (bisidder, fagforening, pårørende, advokat)",
}
MUNDTLIG = frozenset({"telefon", "fremmoede"})
"""Former, hvor kommunen selv skriver ordene ned."""

FEJLTYPER = {
    "fakta": "Kendsgerningerne var forkerte",
    "dokumentation": "Sagen var ikke oplyst godt nok",
    "lov": "Reglen var forstået eller brugt forkert",
    "skoen": "Vurderingen blev en anden på de samme oplysninger",
    "hoering": "Borgeren var ikke hørt",
    "begrundelse": "Begrundelsen manglede eller var utilstrækkelig",
    "beregning": "Der var regnet forkert",
    "vejledning": "Borgeren var ikke vejledt rigtigt",
    "nye_oplysninger": "Der kom nye oplysninger; den gamle afgørelse var rigtig, da den blev truffet",
}
"""Hvad der var forkert, når en afgørelse ændres. Flere kan gælde."""

GENVURDERING = {
    "fastholdt": "Afgørelsen fastholdes",
    "delvis_aendret": "Borgeren får delvis medhold",
    "aendret": "Borgeren får fuldt medhold",
}
AFGJORT = {
    "stadfaestet": "Stadfæstet: kommunens afgørelse gælder",
    "aendret": "Ændret: klageinstansen har truffet en anden afgørelse",
    "ophaevet": "Ophævet: kommunens afgørelse gælder ikke",
    "hjemvist": "Hjemvist: kommunen skal behandle sagen igen",
    "afvist": "Afvist: klageinstansen behandler ikke klagen",
}
AABNER_SAGEN = frozenset({"hjemvist", "ophaevet"})
"""Udfald, hvor kommunen skal træffe en ny afgørelse og selv sætter en frist."""

OMFANG = {"fuld": "Fuld aktindsigt", "delvis": "Delvis aktindsigt", "afslag": "Afslag på aktindsigt"}
UNDTAGELSER = {
    "internt": "Interne arbejdspapirer, som kun er til kommunens eget brug",
    "andre": "Oplysninger om andre mennesker, som skal holdes fortrolige",
    "ikke_part": "Den, der spørger, er ikke part i sagen og har ikke fuldmagt",
    "findes_ikke": "Papiret findes ikke i sagen",
    "andet": "En anden grund, som står i begrundelsen",
}
UNDTAGELSERS_FORBEHOLD = (
    "Forvaltningslovens undtagelser er ikke læst i lovteksten. "
    "Skriv selv den bestemmelse, afslaget bygger på."
)
"""Står ved undtagelserne, til en jurist har læst dem."""
KLAGE_OVER_AKTINDSIGT = (
    "Hvor længe man har til at klage over et svar på aktindsigt, er ikke fastslået her. "
    "Klag gerne med det samme."
)
"""Forbehold i brevet om delvis aktindsigt eller afslag."""
