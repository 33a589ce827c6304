"""Indkaldelsen til et møde: hvad det er, hvem der sidder der og hvorfor, hvad det kan ende med, og rummet.

Til og med 30. juni 2026 er det rehabiliteringsteamet; derefter et tværfagligt møde, som kommunen selv har valgt at
holde. Mange er bange for mødet, så brevet begynder med tid og sted og siger, at intet er bestemt på forhånd.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fleksjob.breve import pdf as papir
from fleksjob.breve.afgoerelsesbrev import Afsnit
from fleksjob.breve.ramme import Brevramme, ugedag_og_dato
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.rehabilitering import (
    BESKAEFTIGELSE,
    REGION,
    SOCIAL,
    SUNDHED,
    UNDERVISNING,
    muligheder,
    raadgivning_kraeves,
    teamkrav,
)

HVORFOR = {
    BESKAEFTIGELSE: "ved noget om job og om den hjælp, kommunen kan give, så du kan arbejde.",
    SUNDHED: "ved noget om helbred og om den sundhedshjælp, kommunen kan give.",
    SOCIAL: "ved noget om hjælp i hverdagen, for eksempel økonomi, bolig og familie.",
    REGION: "kan forklare, hvad dit helbred betyder for arbejde. Du bliver ikke undersøgt på mødet.",
    UNDERVISNING: "ved noget om uddannelse.",
    "sagsbehandleren": "kender din sag og er med hele tiden.",
    "virksomhedskonsulenten": "ved, hvilke job der findes her i området.",
    "fastholdelseskonsulenten": "kender arbejdet med at beholde et job.",
    "bisidder": "er din støtte på mødet.",
    "egen læge": "kender dit helbred.",
    "fysioterapeut": "ved, hvad kroppen kan holde til i et job.",
    "ergoterapeut": "ved, hvordan et job kan indrettes.",
    "tolk": "oversætter det, der bliver sagt.",
    "arbejdsgiveren": "kender det arbejde, I har talt om.",
    "faglig organisation": "er der, fordi du har ønsket det.",
    "pårørende": "er der, fordi du har ønsket det.",
}
"""Fagområdet eller hvervet → hvorfor personen er med, som borgeren skal forstå det."""

UDFALD = {
    "fleksjob": "Fleksjob: et job, der er tilpasset det, du kan. Arbejdsgiveren betaler for det arbejde, du "
    "kan yde, og kommunen betaler et tilskud.",
    "selvstaendig": "Støtte til din egen virksomhed, hvis du har en og kan arbejde mindre i den end før.",
    "ressourceforloeb": "Ressourceforløb: hjælp over længere tid til at udvikle det, du kan.",
    "jobafklaring": "Jobafklaringsforløb: hjælp til at finde ud af, hvilket arbejde du kan, mens du er syg.",
    "revalidering": "Revalidering: uddannelse eller oplæring, så du kan klare dig i et job på almindelige vilkår.",
    "foertidspension": "Førtidspension: når det, du kan arbejde, er for lidt til at leve af, også i et "
    "fleksjob, og det er varigt.",
    "anden_indsats": "Anden hjælp eller et job på almindelige vilkår: kommunen hjælper dig videre på en anden måde.",
}
"""Én neutral linje om hvert udfald; koderne er lovens (`lov.rehabilitering.MULIGHEDER`)."""
UDEN_TEAM = ("fleksjob", "selvstaendig", "foertidspension", "anden_indsats")
"""Det, kommunen kan nå frem til i de sager, hvor der ikke længere er et team."""

SPOERGSMAAL = (
    "Hvad kan du, og hvad er du glad for at lave?",
    "Hvad er svært for dig, og hvad hjælper?",
    "Hvad har du prøvet, og hvordan gik det?",
    "Hvad kunne du tænke dig, hvis du skulle arbejde? Det må gerne være noget andet end det, du har prøvet.",
    "Hvordan ser en god dag og en dårlig dag ud?",
    "Kan det måske udvikle sig med tiden? Du skal ikke love noget.",
)


@dataclass(frozen=True, slots=True)
class Deltager:
    """En på mødet. `slags` er fagområdet eller hvervet i `HVORFOR`; `navn` må være ukendt."""

    slags: str
    hverv: str
    navn: str = ""

    @property
    def linje(self) -> str:
        """«Sundhedsområdet (Anne Holm): ved noget om …»."""
        hvem = f"{self.hverv[:1].upper()}{self.hverv[1:]}" + (f" ({self.navn})" if self.navn else "")
        hvorfor = HVORFOR.get(self.slags, "")
        return f"{hvem} {hvorfor}" if hvorfor else f"{hvem}."


@dataclass(frozen=True, slots=True)
class Sted:
    """Rummet, så man kan se det for sig, før man kommer."""

    navn: str = ""
    adresse: str = ""
    beskrivelse: str = ""
    vej: str = ""
    har_billede: bool = False


@dataclass(frozen=True, slots=True)
class Indkaldelse:
    """Brevet som data. `udfald_udeladt`: grunden til ikke at vise udfaldene i brevet; tom, når de vises.

    `tillaeg` er kommunens egne afsnit; de kommer til sidst og aldrig i stedet for noget.
    """

    ramme: Brevramme
    moede: date
    klokken: str
    minutter: int
    sted: Sted
    deltagere: tuple[Deltager, ...]
    udfald_udeladt: str = ""
    papirer: int = 0
    tillaeg: tuple[Afsnit, ...] = ()

    def __post_init__(self) -> None:
        if self.moede < self.ramme.dato:
            raise UgyldigtInput("moede", "Mødet ligger før brevets dag; vælg et møde, der ikke er holdt.")

    @property
    def er_team(self) -> bool:
        """Om mødet er lovens rehabiliteringsteam."""
        return teamkrav(self.moede).kraeves

    @property
    def titel(self) -> str:
        """Hvad brevet er."""
        return (
            "Invitation til møde i rehabiliteringsteamet"
            if self.er_team
            else "Invitation til møde om din sag"
        )

    @property
    def indledning(self) -> tuple[str, ...]:
        """Hvornår, hvor, og det, der beroliger."""
        hvor = ", ".join(filter(None, (self.sted.navn, self.sted.adresse)))
        return (
            f"{ugedag_og_dato(self.moede).capitalize()} kl. {self.klokken}",
            f"Sted: {hvor}." if hvor else "Vi skriver til dig, hvor mødet bliver holdt.",
            f"Mødet varer cirka {self.minutter} minutter. Intet er bestemt på forhånd, og du må gerne tage en med.",
        )

    @property
    def afsnit(self) -> tuple[Afsnit, ...]:
        """Alt det, borgeren skal vide, i den orden man spørger."""
        return tuple(_afsnit(self))


def udfaldene(dag: date) -> tuple[str, ...]:
    """En linje for hvert udfald, loven giver på dagen; uden team det, kommunen kan nå frem til."""
    koder = tuple(dict.fromkeys(en.kode for en in muligheder(dag))) or UDEN_TEAM
    return tuple(UDFALD[kode] for kode in koder)


def _afsnit(brev: Indkaldelse) -> Iterator[Afsnit]:
    yield Afsnit("Hvad er det for et møde?", _hvad(brev))
    yield Afsnit("Hvem er med, og hvorfor?", punkter=tuple(en.linje for en in brev.deltagere))
    yield Afsnit(
        "Det vil de tale med dig om",
        ("Du behøver ikke have svar på det hele. Du må sige, hvis du har brug for en pause.",),
        SPOERGSMAAL,
    )
    yield Afsnit("Du må tage en med", (BISIDDER,))
    yield _udfald(brev)
    if brev.sted.beskrivelse or brev.sted.vej:
        yield Afsnit("Rummet og vejen dertil", _rummet(brev.sted))
    yield Afsnit("Dine egne ord", _egne_ord(brev))
    yield Afsnit("Det sker der bagefter", punkter=_bagefter(brev))
    yield from brev.tillaeg
    yield Afsnit("Kan du ikke komme?", (_AFBUD,))


BISIDDER = (
    "Du har ret til at have en med, som hjælper dig. Det hedder en bisidder. Det kan være en ven, en fra "
    "familien eller en fra din fagforening. Din bisidder må gerne sige noget på mødet."
)
_AFBUD = (
    "Ring til os, så finder vi en anden tid. Sig også til, hvis du har svært ved at komme frem til stedet."
)


def _hvad(brev: Indkaldelse) -> tuple[str, ...]:
    if brev.er_team:
        return (
            "Rehabiliteringsteamet er folk med forskelligt fag. De taler med dig om, hvad du kan, og hvad der "
            "kan hjælpe dig. Bagefter skriver de, hvad de anbefaler kommunen. Det hedder en indstilling.",
            "Teamet bestemmer ikke. Det er kommunen, der afgør sagen.",
        )
    return (
        "Vi har inviteret folk med forskelligt fag til at tale om din sag sammen med dig. Loven kræver ikke "
        "mødet. Vi holder det, fordi vi tror, det hjælper at se på sagen sammen.",
        "Mødet bestemmer ikke. Det er kommunen, der afgør sagen.",
    )


def _udfald(brev: Indkaldelse) -> Afsnit:
    if brev.udfald_udeladt:
        return Afsnit(
            "Det kan det ende med",
            (
                "Din sagsbehandler taler med dig om, hvad mødet kan ende med. Du må altid få det hele at vide.",
            ),
        )
    hvem = "Teamet kan anbefale" if brev.er_team else "Når kommunen har hele sagen, kan den nå frem til"
    return Afsnit(
        "Det kan det ende med",
        (f"{hvem} én af disse ting. Rækkefølgen betyder ikke noget.",),
        udfaldene(brev.moede),
    )


def _rummet(sted: Sted) -> tuple[str, ...]:
    billede = (
        "Du kan se et billede af rummet under «Mit møde», når du logger ind." if sted.har_billede else ""
    )
    return tuple(filter(None, (sted.beskrivelse, sted.vej, billede)))


def _egne_ord(brev: Indkaldelse) -> tuple[str, ...]:
    papirer = ""
    if brev.papirer:
        antal = f"{brev.papirer} papir{'er' if brev.papirer > 1 else ''}"
        papirer = f"De, der er med, har fået {antal} fra din sag. Du kan få at se, hvad de har fået."
    return tuple(
        filter(
            None,
            (
                "Du kan skrive, hvad du gerne vil have sagt, under «Mit møde», når du logger ind. De, der er "
                "med, læser det, som du har skrevet det. Du kan også bede din sagsbehandler om at sige det.",
                papirer,
            ),
        )
    )


def _bagefter(brev: Indkaldelse) -> tuple[str, ...]:
    if brev.er_team:
        foerst = "Teamet skriver sin indstilling. Du får den at se."
        uenig = "Du kan klage over kommunens afgørelse, men ikke over indstillingen."
    else:
        foerst = "Vi skriver ned, hvad vi talte om. Du får det at se."
        uenig = "Du kan klage over kommunens afgørelse. Hvordan du gør, står i brevet med afgørelsen."
    raad = ""
    if raadgivning_kraeves(brev.moede).ja:
        raad = (
            "Kommunen skal have råd om dit helbred og arbejde fra regionen, før den kan afgøre sagen. Det "
            "hedder klinisk funktion. Du skal ikke selv gøre noget."
        )
    afgoer = "Kommunen afgør sagen. Du får afgørelsen som et brev med en begrundelse."
    return tuple(filter(None, (foerst, raad, afgoer, uenig)))


def pdf(brev: Indkaldelse) -> bytes:
    """Brevet som PDF. De samme data giver altid de samme bytes."""
    data = {
        "ramme": brev.ramme.som_data(),
        "titel": brev.titel,
        "indledning": list(brev.indledning),
        "afsnit": [
            {"overskrift": en.overskrift, "tekster": list(en.tekster), "punkter": list(en.punkter)}
            for en in brev.afsnit
        ],
    }
    return papir.saet("indkaldelse", data, brev.ramme.dato, taetheder=papir.STORE, hoejst_sider=2)
