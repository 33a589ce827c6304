"""Ordene, som en åbning og en borger beskrives med, så de kan holdes op mod hinanden: opgaver, vilkår og tider.

Listerne er husets, ikke lovens. Et vilkår er noget ved arbejdet (det kræver tunge løft) eller noget, pladsen kan give
(faste pauser). Skånehensyn oversættes hertil i `HENSYN`; en diagnose findes der intet felt til, og et skånehensyn, der
ikke står på listen i `skaanehensyn.py`, oversættes ikke.
"""

from collections.abc import Iterable
from types import MappingProxyType

import msgspec

from fleksjob.forloeb.skaanehensyn import SKAANEHENSYN


class Ord(msgspec.Struct, frozen=True):
    """Et ord på en liste: koden, der gemmes, og navnet, der vises. `om` er den gruppe, det hører til."""

    kode: str
    navn: str
    om: str = ""


INTERESSER = (
    Ord("mennesker", "At være sammen med mennesker"),
    Ord("haender", "At bruge hænderne"),
    Ord("orden", "At skabe orden"),
    Ord("tal", "Tal og lister"),
    Ord("it", "Computere og telefoner"),
    Ord("mad", "Mad og køkken"),
    Ord("natur", "Planter og natur"),
    Ord("dyr", "Dyr"),
    Ord("boern", "Børn"),
    Ord("ude", "At være ude"),
    Ord("teknik", "Maskiner og værktøj"),
    Ord("billeder", "Billeder og form"),
)

OPGAVER = (
    Ord("fylde_varer", "Fylde varer på hylder", "Butik og lager"),
    Ord("prismaerke", "Prismærke og rette hylder til", "Butik og lager"),
    Ord("pakke_ordrer", "Plukke og pakke ordrer", "Butik og lager"),
    Ord("modtage_varer", "Tage imod varer og tjekke dem", "Butik og lager"),
    Ord("taelle_lager", "Tælle op og holde styr på lageret", "Butik og lager"),
    Ord("betjene", "Betjene kunder", "Butik og lager"),
    Ord("kasse", "Sidde ved kassen", "Butik og lager"),
    Ord("pantflasker", "Sortere pant, pap og affald", "Butik og lager"),
    Ord("telefon", "Passe telefon", "Kontor"),
    Ord("reception", "Tage imod gæster", "Kontor"),
    Ord("scanne", "Scanne og arkivere", "Kontor"),
    Ord("post", "Sortere og uddele post", "Kontor"),
    Ord("taste", "Taste oplysninger ind", "Kontor"),
    Ord("bogfoere", "Bogføre og afstemme", "Kontor"),
    Ord("skrive", "Skrive tekster og opslag", "Kontor"),
    Ord("hjemmeside", "Holde hjemmeside og sociale medier ved lige", "Kontor"),
    Ord("moedelokaler", "Gøre mødelokaler klar", "Kontor"),
    Ord("it_hjaelp", "Hjælpe kolleger med IT", "Kontor"),
    Ord("rengoere", "Gøre rent", "Hus og have"),
    Ord("vaske_toej", "Vaske og folde tøj", "Hus og have"),
    Ord("vaske_op", "Vaske op", "Køkken"),
    Ord("anrette", "Anrette og smøre mad", "Køkken"),
    Ord("skraelle", "Skrælle, snitte og gøre klar", "Køkken"),
    Ord("bage", "Bage", "Køkken"),
    Ord("kaffe", "Passe kaffe, frugt og kantine", "Køkken"),
    Ord("daekke_bord", "Dække borde og rydde af", "Køkken"),
    Ord("pedel", "Små reparationer", "Hus og have"),
    Ord("male", "Male og vedligeholde", "Hus og have"),
    Ord("have", "Passe grønne områder", "Hus og have"),
    Ord("planter", "Vande, potte om og passe planter", "Hus og have"),
    Ord("sne_affald", "Holde udearealer rene", "Hus og have"),
    Ord("koere_varer", "Køre varer ud", "Transport og værksted"),
    Ord("koere_folk", "Køre mennesker", "Transport og værksted"),
    Ord("vaske_biler", "Vaske og klargøre biler", "Transport og værksted"),
    Ord("montere", "Samle og montere", "Transport og værksted"),
    Ord("maskine", "Passe en maskine", "Transport og værksted"),
    Ord("kontrol", "Kontrollere og sortere emner", "Transport og værksted"),
    Ord("cykler", "Reparere cykler og småting", "Transport og værksted"),
    Ord("sy", "Sy og reparere tøj", "Transport og værksted"),
    Ord("lege_laese", "Lege og læse med børn", "Mennesker"),
    Ord("maaltider", "Hjælpe ved måltider", "Mennesker"),
    Ord("aeldre", "Være sammen med ældre", "Mennesker"),
    Ord("ledsage", "Følge en borger på tur eller til lægen", "Mennesker"),
    Ord("aktiviteter", "Sætte aktiviteter i gang", "Mennesker"),
    Ord("dyr", "Passe dyr", "Natur og dyr"),
    Ord("stald", "Holde stald og bure rene", "Natur og dyr"),
    Ord("udstilling", "Stille varer og udstillinger op", "Butik og lager"),
    Ord("boeger", "Stille bøger på plads og klargøre dem", "Kontor"),
    Ord("opkraeve_billet", "Tjekke billetter og vise vej", "Mennesker"),
    Ord("oplaere", "Lære andre op", "Mennesker"),
)
"""Opgaverne, delt i små stykker, så et job kan sættes sammen af det, der ligger."""

OPGAVENS_INTERESSER = MappingProxyType({
    "mennesker": ("betjene", "kasse", "telefon", "reception", "aeldre", "ledsage", "aktiviteter", "opkraeve_billet",
                  "oplaere", "maaltider", "koere_folk"),
    "haender": ("pakke_ordrer", "vaske_op", "skraelle", "bage", "pedel", "male", "montere", "cykler", "sy",
                "vaske_biler", "vaske_toej", "anrette"),
    "orden": ("fylde_varer", "prismaerke", "taelle_lager", "pantflasker", "scanne", "post", "moedelokaler", "rengoere",
              "boeger", "modtage_varer", "kontrol", "daekke_bord"),
    "tal": ("taelle_lager", "bogfoere", "taste", "kasse", "modtage_varer"),
    "it": ("taste", "hjemmeside", "it_hjaelp", "scanne"),
    "mad": ("anrette", "skraelle", "bage", "kaffe", "maaltider", "daekke_bord"),
    "natur": ("have", "planter"),
    "dyr": ("dyr", "stald"),
    "boern": ("lege_laese",),
    "ude": ("have", "sne_affald", "ledsage", "koere_varer"),
    "teknik": ("maskine", "montere", "cykler", "pedel", "it_hjaelp", "vaske_biler"),
    "billeder": ("hjemmeside", "udstilling", "skrive", "sy", "male"),
})  # fmt: skip
"""Interesse → de opgaver, den ligger i."""

KRAV = (
    Ord("tunge_loeft", "Tunge løft", "Kroppen"),
    Ord("staaende", "Stå eller gå det meste af tiden", "Kroppen"),
    Ord("siddende", "Sidde det meste af tiden", "Kroppen"),
    Ord("bukke", "Bukke sig og række op", "Kroppen"),
    Ord("fingre", "Fint arbejde med hænderne", "Kroppen"),
    Ord("ude_vejr", "Være ude i al slags vejr", "Stedet"),
    Ord("stoej", "Støj", "Stedet"),
    Ord("stoev", "Støv, dampe eller stærke lugte", "Stedet"),
    Ord("mange_mennesker", "Mange mennesker omkring sig", "Stedet"),
    Ord("kunder", "Kontakt med kunder eller borgere", "Mennesker"),
    Ord("telefon", "Tale i telefon", "Mennesker"),
    Ord("alene", "Arbejde alene", "Mennesker"),
    Ord("hoejt_tempo", "Højt tempo", "Arbejdet"),
    Ord("mange_opgaver", "Flere opgaver på én gang", "Arbejdet"),
    Ord("skift", "Opgaver, der skifter fra dag til dag", "Arbejdet"),
    Ord("lange_vagter", "Vagter på over fire timer", "Tiden"),
    Ord("tidlig", "Møde før kl. 8", "Tiden"),
    Ord("aften", "Aften eller nat", "Tiden"),
    Ord("weekend", "Weekend", "Tiden"),
    Ord("skiftende_moedetid", "Skiftende mødetider", "Tiden"),
    Ord("laese", "Læse længere tekster", "Ord og tal"),
    Ord("skrive", "Skrive meget", "Ord og tal"),
    Ord("regne", "Regne", "Ord og tal"),
    Ord("computer", "Bruge computer", "Ord og tal"),
    Ord("koere_bil", "Køre bil", "Arbejdet"),
)
"""Det, et job kan kræve. En åbning siger ja, nej eller ingenting til hvert."""

TILBUD = (
    Ord("pauser", "Faste pauser"),
    Ord("hvile", "Et sted at hvile sig"),
    Ord("eget_tempo", "Eget tempo"),
    Ord("korte_vagter", "Korte vagter"),
    Ord("moede_senere", "Møde senere på dagen"),
    Ord("fast_moedetid", "Samme mødetid hver dag"),
    Ord("gaa_hjem", "Gå hjem på en dårlig dag"),
    Ord("skifte_stilling", "Skifte mellem at stå og sidde"),
    Ord("kan_sidde", "Sidde ned til arbejdet"),
    Ord("ro", "Ro omkring sig"),
    Ord("faa_mennesker", "Få mennesker ad gangen"),
    Ord("en_opgave", "Én opgave ad gangen"),
    Ord("faste_opgaver", "Faste opgaver"),
    Ord("kontaktperson", "En fast kontaktperson"),
    Ord("skriftligt", "Skriftlige instrukser"),
    Ord("billeder", "Instrukser med billeder"),
    Ord("hjaelpemidler", "Hjælpemidler eller indretning af pladsen"),
    Ord("behandling", "Fri til aftaler i dagtimerne"),
)
"""Det, en plads kan give. En åbning siger ja, nej eller ingenting til hvert."""

DAGE = (
    Ord("ma", "mandag"),
    Ord("ti", "tirsdag"),
    Ord("on", "onsdag"),
    Ord("to", "torsdag"),
    Ord("fr", "fredag"),
    Ord("loe", "lørdag"),
    Ord("soe", "søndag"),
)
TIDER = (
    Ord("morgen", "tidlig morgen"),
    Ord("formiddag", "formiddag"),
    Ord("eftermiddag", "eftermiddag"),
    Ord("aften", "aften"),
)
SPROG = (
    Ord("dansk", "Dansk"),
    Ord("engelsk", "Engelsk"),
    Ord("tysk", "Tysk"),
    Ord("tegnsprog", "Dansk tegnsprog"),
)
"""Bruges kun, når en åbning selv beder om et sprog."""
TRANSPORT = (
    Ord("gang", "Til fods"),
    Ord("cykel", "På cykel"),
    Ord("bus", "Bus eller tog"),
    Ord("bil", "I bil"),
)
STYRKER = (
    Ord("til_tiden", "Jeg møder til tiden"),
    Ord("grundig", "Jeg er grundig"),
    Ord("laerer", "Jeg lærer nye ting"),
    Ord("rutine", "Jeg er god til rutiner"),
    Ord("roligt", "Jeg bevarer roen"),
    Ord("hjaelpsom", "Jeg hjælper gerne"),
    Ord("glad", "Jeg er let at omgås"),
    Ord("selv", "Jeg kan arbejde selvstændigt"),
    Ord("blik", "Jeg ser, hvad der mangler"),
    Ord("ideer", "Jeg får ideer"),
    Ord("erfaren", "Jeg har mange års erfaring fra arbejdslivet"),
    Ord("trofast", "Jeg bliver længe det samme sted"),
)
"""Det, man kan sige om sig selv uden at sige noget om helbred."""


class Hensyn(msgspec.Struct, frozen=True):
    """Et skånehensyn i matchningens ord: det, jobbet ikke må kræve, og det, pladsen skal kunne give."""

    kan_ikke: tuple[str, ...] = ()
    skal_have: tuple[str, ...] = ()


HENSYN = MappingProxyType({
    "Faste pauser": Hensyn(skal_have=("pauser",)),
    "Mulighed for at hvile sig": Hensyn(skal_have=("hvile",)),
    "Eget tempo": Hensyn(("hoejt_tempo",), ("eget_tempo",)),
    "Korte vagter": Hensyn(("lange_vagter",), ("korte_vagter",)),
    "Møde senere på dagen": Hensyn(("tidlig",), ("moede_senere",)),
    "Samme mødetid hver dag": Hensyn(("skiftende_moedetid",), ("fast_moedetid",)),
    "Mulighed for at gå hjem på en dårlig dag": Hensyn(skal_have=("gaa_hjem",)),
    "Ingen aften- og natarbejde": Hensyn(("aften",)),
    "Ingen tunge løft": Hensyn(("tunge_loeft",)),
    "Skiftende arbejdsstillinger": Hensyn(skal_have=("skifte_stilling",)),
    "Siddende arbejde": Hensyn(("staaende",), ("kan_sidde",)),
    "Ro omkring sig": Hensyn(("stoej",), ("ro",)),
    "Få mennesker ad gangen": Hensyn(("mange_mennesker",), ("faa_mennesker",)),
    "Én opgave ad gangen": Hensyn(("mange_opgaver",), ("en_opgave",)),
    "Faste opgaver": Hensyn(("skift",), ("faste_opgaver",)),
    "En fast kontaktperson på arbejdspladsen": Hensyn(skal_have=("kontaktperson",)),
    "Skriftlige instrukser": Hensyn(skal_have=("skriftligt",)),
    "Hjælpemidler eller indretning af pladsen": Hensyn(skal_have=("hjaelpemidler",)),
    "Tid til behandling": Hensyn(skal_have=("behandling",)),
})  # fmt: skip
"""Skånehensyn fra kommunens liste → det, der kan holdes op mod en åbning."""

NAVNE: dict[str, dict[str, str]] = {
    liste: {et.kode: et.navn for et in ordene}
    for liste, ordene in (
        ("interesser", INTERESSER),
        ("opgaver", OPGAVER),
        ("krav", KRAV),
        ("tilbud", TILBUD),
        ("dage", DAGE),
        ("tider", TIDER),
        ("sprog", SPROG),
        ("transport", TRANSPORT),
        ("styrker", STYRKER),
    )
}
"""Liste → kode → navn."""


def fra_skaanehensyn(skaanehensyn: Iterable[str]) -> tuple[Hensyn, tuple[str, ...]]:
    """Skånehensynene samlet i matchningens ord, og de tekster, der ikke står på listen og derfor ikke er med.

    Kun ord fra kommunens liste oversættes. Fri tekst kan sige noget om sygdom og føres aldrig videre.
    """
    kan_ikke: dict[str, None] = {}
    skal_have: dict[str, None] = {}
    andre = []
    for tekst in skaanehensyn:
        fundet = HENSYN.get(" ".join(tekst.split()).rstrip("."))
        if fundet is None:
            andre.append(tekst)
            continue
        kan_ikke |= dict.fromkeys(fundet.kan_ikke)
        skal_have |= dict.fromkeys(fundet.skal_have)
    return Hensyn(tuple(kan_ikke), tuple(skal_have)), tuple(andre)


def navne(liste: str, koder: Iterable[str]) -> list[str]:
    """Navnene på koderne i listens rækkefølge; ukendte koder er ikke med."""
    valgte = set(koder)
    return [navn for kode, navn in NAVNE[liste].items() if kode in valgte]


def kendte(liste: str, koder: Iterable[str]) -> tuple[str, ...]:
    """Koderne, der findes på listen, i dens rækkefølge og uden gentagelser."""
    valgte = set(koder)
    return tuple(kode for kode in NAVNE[liste] if kode in valgte)


def interessens_opgaver(interesser: Iterable[str]) -> set[str]:
    """De opgaver, interesserne ligger i."""
    return {opgave for en in interesser for opgave in OPGAVENS_INTERESSER.get(en, ())}


if set(HENSYN) != set(SKAANEHENSYN):
    raise ValueError("Hvert skånehensyn på listen skal have sin oversættelse i HENSYN.")
