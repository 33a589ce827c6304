"""Ordene om virksomhederne: kanaler, emner, hverv og de slags opgaver, der tit kan skæres fri. Ren."""

KANALER = {
    "telefon": "Telefon",
    "besoeg": "Besøg",
    "mail": "Mail",
    "moede": "Møde",
    "arrangement": "Arrangement",
}
EMNER = {
    "foerste": "Første kontakt",
    "aabning": "Opgaver eller job",
    "praktik": "Praktik",
    "opfoelgning": "Opfølgning",
    "fastholdelse": "Fastholdelse",
    "andet": "Andet",
}
HVERV = {
    "ejer": "Ejer og leder",
    "leder": "Nærmeste leder",
    "hr": "HR eller løn",
    "tr": "Tillidsrepræsentant",
    "kollega": "Kollega eller mentor",
}
OPGAVETYPER = {
    "rengoering": "Rengøring og oprydning",
    "lager": "Lager og varer på hylder",
    "koekken": "Køkken og kantine",
    "kontor": "Kontor og post",
    "telefon": "Telefon og modtagelse",
    "have": "Have og udearealer",
    "vedligehold": "Vedligehold og småreparationer",
    "koersel": "Kørsel og bude",
    "kunder": "Kunder og kasse",
    "dyr": "Dyr og landbrug",
    "it": "IT og hjemmeside",
    "omsorg": "Hjælp til mennesker",
}
SMAA, MELLEMSTORE = 10, 50
"""Under 10 ansatte er små, under 50 mellemstore, som de to grænser sædvanligvis sættes; husets inddeling."""


def stoerrelse(ansatte: int | None) -> str:
    """Størrelsen i ord."""
    if ansatte is None:
        return "Ikke oplyst"
    if ansatte < SMAA:
        return "Lille"
    return "Mellemstor" if ansatte < MELLEMSTORE else "Stor"
