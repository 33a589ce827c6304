"""Planens afsnit: i hvilken orden de står, hvad der skrives i dem, af hvem, og hvilket krav de svarer på.

Ønsker og ressourcer står før det, der er svært. Borgeren, kommunen og virksomhedskonsulenten har hver sin stemme; de
skriver ved siden af hinanden og aldrig oven i hinanden.

Indholdet følger reglerne om planens forberedende del (`lov.dokumentationskrav`); resten er god praksis.
"""

from typing import Literal

import msgspec

Stemme = Literal["borger", "kommune", "virksomhedskonsulent"]
Feltslags = Literal["tekst", "linje", "tal", "janej", "dato", "funktioner", "kryds"]

BORGER: Stemme = "borger"
KOMMUNE: Stemme = "kommune"
KONSULENT: Stemme = "virksomhedskonsulent"
STEMMER: tuple[Stemme, ...] = (BORGER, KOMMUNE, KONSULENT)
STEMMENAVNE: dict[str, str] = {
    BORGER: "Borgerens egne ord",
    KOMMUNE: "Kommunen",
    KONSULENT: "Virksomhedskonsulenten",
}
LAENGSTE = 8000


class Felt(msgspec.Struct, frozen=True):
    """Ét felt i et afsnit. Alt gemmes som tekst; `krav` siger, at afsnittet ikke er skrevet uden."""

    kode: str
    navn: str
    hjaelp: str = ""
    slags: Feltslags = "tekst"
    krav: bool = False


class Spoergsmaal(msgspec.Struct, frozen=True):
    """Det, borgeren spørges om. `kort` og `valg` er til den, der helst vil bruge få ord."""

    tekst: str
    hjaelp: str
    kort: str
    ikon: str
    valg: tuple[str, ...] = ()


class Afsnit(msgspec.Struct, frozen=True, kw_only=True):
    """Et afsnit. `helbred` lukker det for dem, der ikke har brug for helbredsoplysninger."""

    kode: str
    titel: str
    hjaelp: str
    felter: tuple[Felt, ...]
    stemme: Stemme = KOMMUNE
    konsulentfelter: tuple[Felt, ...] = ()
    spoergsmaal: Spoergsmaal | None = None
    helbred: bool = False
    kun_selvstaendig: bool = False

    def felter_for(self, stemme: str) -> tuple[Felt, ...]:
        """De felter, stemmen skriver i; tom, når afsnittet ikke er for den."""
        if stemme == BORGER:
            return BORGERENS if self.spoergsmaal else ()
        if stemme == self.stemme:
            return (*self.felter, GENGIVET) if stemme == KOMMUNE else self.felter
        return self.konsulentfelter if stemme == KONSULENT else ()

    def skrevet(self, indhold: dict[str, str]) -> bool:
        """Om de felter, der skal til, er udfyldt; kræves ingen bestemte, er ét nok."""
        kraevede = [felt.kode for felt in self.felter if felt.krav]
        if kraevede:
            return all(indhold.get(kode, "").strip() for kode in kraevede)
        return any(vaerdi.strip() for vaerdi in indhold.values())


SVAR, KRYDS = "svar", "valg"
BORGERENS = (
    Felt(SVAR, "Med egne ord"),
    Felt(KRYDS, "Krydser", slags="kryds"),
)
GENGIVET = Felt(
    "gengivet",
    "Det sagde borgeren, skrevet ned af sagsbehandleren",
    "Borgerens ord, når borgeren ikke selv skriver. De står med dit navn, ikke som borgerens egne.",
)
GENNEMGAAET = Felt(
    "gennemgaaet",
    "Har I gennemgået listen sammen?",
    "Sæt ja, når borgeren har set den, og det, der manglede, er skrevet til.",
    "janej",
    krav=True,
)

ALLE: tuple[Afsnit, ...] = (
    Afsnit(
        kode="maal",
        titel="Mål og ønsker",
        hjaelp="Begynd her. Hvad vil borgeren gerne, når det handler om job og uddannelse?",
        felter=(
            Felt("maal", "Mål for job og uddannelse", "Så konkret som muligt, også på langt sigt.", krav=True),
            Felt("oensker", "Ønsker til det næste job", "Opgaver, kolleger, sted og tider."),
        ),
        spoergsmaal=Spoergsmaal(
            "Hvad vil du gerne?",
            "Tænk på job eller uddannelse. Du må gerne ønske dig noget, du ikke ved, om du kan.",
            "Hvad vil du gerne?",
            "maal",
            ("Arbejde med mennesker", "Arbejde med hænderne", "Arbejde ved en skærm", "Være ude",
             "Lære noget nyt", "Det ved jeg ikke endnu"),
        ),
    ),
    Afsnit(
        kode="erfaring",
        titel="Erfaring, uddannelse og CV",
        hjaelp="Hvad kan borgeren? Også det, der er lært uden om et job.",
        felter=(
            Felt("job", "Job og opgaver", krav=True),
            Felt("uddannelse", "Uddannelse og kurser"),
            Felt("cv", "CV", "Sprog, it, kørekort og andet, en arbejdsgiver vil vide."),
        ),
        spoergsmaal=Spoergsmaal(
            "Hvad kan du, og hvad har du lavet?",
            "Skriv om job, skole og det, du er god til. Det tæller også, hvis du ikke fik løn for det.",
            "Hvad kan du?",
            "erfaring",
            ("Jeg har haft job", "Jeg har en uddannelse", "Jeg har kørekort", "Jeg taler flere sprog",
             "Jeg har passet familie", "Jeg har ikke haft job endnu"),
        ),
    ),
    Afsnit(
        kode="netvaerk",
        titel="Personlige ressourcer, familie og netværk",
        hjaelp="Det, der bærer: styrker, interesser, familie og de mennesker, borgeren kan regne med.",
        felter=(
            Felt("personlige", "Styrker og interesser"),
            Felt("familie", "Familien og hverdagen"),
            Felt("netvaerk", "Netværk", "Venner, naboer, foreninger, tidligere kolleger.", krav=True),
        ),
        spoergsmaal=Spoergsmaal(
            "Hvem og hvad giver dig kræfter?",
            "Det kan være familie, venner, et dyr, musik eller noget, du går op i.",
            "Hvad giver dig kræfter?",
            "netvaerk",
            ("Min familie", "Mine venner", "En forening", "Natur og dyr", "Noget jeg laver selv",
             "Jeg er meget alene"),
        ),
    ),
    Afsnit(
        kode="gitter",
        titel="Ressourcer og udfordringer",
        hjaelp="Ressourcerne først. Helbredet skrives i sit eget afsnit og vises her ved siden af.",
        felter=(
            Felt("arbejde_ressourcer", "Beskæftigelse: ressourcer", krav=True),
            Felt("arbejde_udfordringer", "Beskæftigelse: udfordringer", krav=True),
            Felt("social_ressourcer", "Socialt: ressourcer", krav=True),
            Felt("social_udfordringer", "Socialt: udfordringer", "Bolig, økonomi, familie, misbrug.", krav=True),
        ),
        spoergsmaal=Spoergsmaal(
            "Hvad går godt, og hvad er svært?",
            "Skriv gerne det gode først. Det kan være hjemme, på arbejde eller sammen med andre.",
            "Hvad går godt? Hvad er svært?",
            "gitter",
            ("Jeg har en god bolig", "Min økonomi er svær", "Jeg møder til tiden", "Jeg er god til mennesker",
             "Larm er svært", "Nye steder er svære"),
        ),
    ),
    Afsnit(
        kode="helbred",
        titel="Helbred, og hvad det betyder for arbejde",
        hjaelp="Skriv, hvad der har betydning for arbejde, og ikke mere. Diagnoser hører til i attesterne.",
        helbred=True,
        felter=(
            Felt("ressourcer", "Helbred: ressourcer", "Det, borgeren kan, og det, der hjælper.", krav=True),
            Felt("udfordringer", "Helbred: udfordringer", krav=True),
            Felt("undersoegelser", "Undersøgelser og behandling i gang"),
            Felt("betydning", "Hvad det betyder for job og uddannelse", krav=True),
        ),
        spoergsmaal=Spoergsmaal(
            "Hvordan har du det, og hvad betyder det for arbejde?",
            "Skriv det, som du mærker det. Du behøver ikke at bruge lægens ord.",
            "Hvordan har du det?",
            "helbred",
            ("Jeg bliver hurtigt træt", "Jeg har ondt", "Det er svært at huske", "Det skifter fra dag til dag",
             "Jeg får behandling", "Jeg har det godt nu"),
        ),
    ),
    Afsnit(
        kode="ydelser",
        titel="Forsørgelse indtil nu",
        hjaelp="Listen er hentet fra sagen. Skriv det til, der gik forud.",
        felter=(Felt("foer", "Før det, sagen ved", "Ydelse, fra og til, så godt I husker det."), GENNEMGAAET),
        spoergsmaal=Spoergsmaal(
            "Hvad har du levet af?",
            "Se listen. Skriv, hvis noget mangler eller er forkert.",
            "Passer listen?",
            "ydelser",
            ("Listen passer", "Der mangler noget", "Noget er forkert"),
        ),
    ),
    Afsnit(
        kode="indsatser",
        titel="Det, der er prøvet",
        hjaelp="Praktikker, job og anden hjælp er hentet fra sagen. Skriv til, hvad det viste.",
        felter=(
            Felt("foer", "Før det, sagen ved", "Hvad, hvor, hvornår, og hvad der kom ud af det."),
            Felt("erfaringer", "Hvad det viste", "Hvad virkede, hvad virkede ikke, og hvorfor.", krav=True),
            GENNEMGAAET,
        ),
        spoergsmaal=Spoergsmaal(
            "Hvad har du prøvet, og hvordan gik det?",
            "Tænk på praktik, job og hjælp fra kommunen. Hvad virkede for dig?",
            "Hvad har du prøvet?",
            "indsatser",
            ("Det gik godt", "Det var for meget", "Jeg fik den rigtige hjælp", "Jeg savnede hjælp",
             "Jeg har ikke prøvet noget"),
        ),
    ),
    Afsnit(
        kode="tid",
        titel="Tid og variable timer",
        hjaelp="Tiden svinger for mange. Skriv et spænd, ikke ét tal; timetallet fastlægges først med et job.",
        felter=(
            Felt("timer_fra", "Timer i en dårlig uge", slags="tal"),
            Felt("timer_til", "Timer i en god uge", slags="tal"),
            Felt("behandling", "Timer om ugen på behandling og træning nu", slags="tal"),
            Felt("frigives", "Timer, der bliver fri, når behandlingen er slut", "De kan blive til arbejdstid.", "tal"),
            Felt("moenster", "Hvordan tiden falder", "Tid på dagen, pauser, dage i træk, hvad der tærer.", krav=True),
        ),
        spoergsmaal=Spoergsmaal(
            "Hvor meget tid har du kræfter til?",
            "Det må gerne skifte. Skriv om en god uge og en dårlig uge.",
            "Hvornår har du kræfter?",
            "tid",
            ("Lidt hver dag", "Nogle dage om ugen", "Bedst om formiddagen", "Bedst om eftermiddagen",
             "Det skifter meget", "Jeg bruger mange timer på behandling"),
        ),
    ),
    Afsnit(
        kode="jobideer",
        titel="Jobideer",
        hjaelp="Konkrete opgaver, borgeren kunne prøve. Vælg fra kommunens liste, eller skriv selv.",
        felter=(
            Felt("funktioner", "Jobfunktioner fra listen", slags="funktioner"),
            Felt("ideer", "Andre ideer", "Også det, der ligger uden for det fag, borgeren har været i."),
        ),
        konsulentfelter=(
            Felt("funktioner", "Jobfunktioner fra listen", slags="funktioner"),
            Felt("ideer", "Andre ideer", "Også det, der ligger uden for det fag, borgeren har været i."),
        ),
        spoergsmaal=Spoergsmaal(
            "Hvilke job kunne du tænke dig at prøve?",
            "Sæt kryds ved det, der lyder godt. Du binder dig ikke til noget.",
            "Hvad vil du prøve?",
            "jobideer",
        ),
    ),
    Afsnit(
        kode="virksomhed",
        titel="Virksomhedskonsulentens del",
        hjaelp="Hvad ved vi om det lokale arbejdsmarked, som passer til borgerens mål?",
        stemme=KONSULENT,
        felter=(
            Felt("muligheder", "Muligheder i lokale virksomheder", krav=True),
            Felt("tilpasning", "Tilpasning på arbejdspladsen", "Opgaver, hjælpemidler og tider, der kan aftales."),
            Felt("naeste", "Det næste, vi kan prøve"),
        ),
    ),
    Afsnit(
        kode="udvikling",
        titel="Udvikling og det videre forløb",
        hjaelp="Tal om, hvordan timer, tempo eller opgaver kan vokse, før sagen lægges frem.",
        felter=(
            Felt("droeftet", "Har I talt om udvikling?", slags="janej", krav=True),
            Felt("udvikling", "Det sagde I", "Eller hvorfor I har ventet med at tale om det."),
            Felt("afgoerelse_ventes", "Afgørelsen ventes", "Den dag, I har sagt til borgeren.", "dato"),
        ),
        spoergsmaal=Spoergsmaal(
            "Hvad håber du kan blive bedre med tiden?",
            "Det kan være flere timer, nye opgaver eller mindre støtte. Det må også gerne blive, som det er.",
            "Hvad kan blive bedre?",
            "udvikling",
            ("Flere timer", "Nye opgaver", "Bedre søvn og kræfter", "Mere ro", "Det skal ikke ændre sig nu"),
        ),
    ),
    Afsnit(
        kode="selvstaendig",
        titel="Arbejdet i egen virksomhed",
        hjaelp="Skal med, når borgeren søger med sin egen virksomhed.",
        kun_selvstaendig=True,
        felter=(
            Felt("opgaver", "Opgaverne i virksomheden, og hvad der er svært", krav=True),
            Felt("timer", "Timer om ugen i virksomheden nu", slags="tal", krav=True),
            Felt("seneste_24_mdr", "Arbejdet de seneste 24 måneder", krav=True),
            Felt("andet_arbejde", "Andet arbejde", "Skriv ingen, hvis der ikke er noget.", krav=True),
        ),
        spoergsmaal=Spoergsmaal(
            "Hvordan er det at drive din virksomhed?",
            "Skriv, hvad du laver, og hvad der er blevet svært.",
            "Hvad laver du? Hvad er svært?",
            "selvstaendig",
        ),
    ),
)  # fmt: skip
EFTER_KODE = {afsnit.kode: afsnit for afsnit in ALLE}


def afsnit_i(*, selvstaendig: bool = False) -> tuple[Afsnit, ...]:
    """Planens afsnit i den orden, de læses."""
    return tuple(en for en in ALLE if selvstaendig or not en.kun_selvstaendig)
