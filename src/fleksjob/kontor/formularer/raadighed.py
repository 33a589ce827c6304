"""Rådighed, «kan ikke eller vil ikke», og sanktionen med to personer. Retningslinjen står ved siden af felterne."""

from datetime import date
from typing import Any

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.formularer.felter import Dato, LangTekst, Rulleliste, Tal, Valg, betinget
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.kontor.sanktionslinje import retningslinje, udkastet
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.raadighed import FRITAGET
from fleksjob.lov.sagsgang.sanktioner_udfald import ADFAERD, ADFAERD_VIST, UDEBLIVER_FRA_SAMTALE
from fleksjob.sager.brevskrivning import kanal_for
from fleksjob.sager.models import Bruger
from fleksjob.sager.visninger import Sagsbillede

SIDEN = "kontor:jobsoegning_raadighed"
ADFAERDER = [
    *((ADFAERD[tal], navn[0].upper() + navn[1:]) for tal, navn in ADFAERD_VIST.items()),
    (UDEBLIVER_FRA_SAMTALE, "Udebliver fra en samtale"),
]
UDFALD = {
    "til_raadighed": "Står til rådighed",
    "fritaget": "Er fritaget lige nu",
    "ikke_til_raadighed": "Står ikke til rådighed",
}
JA_NEJ = [("ja", "Ja"), ("nej", "Nej"), ("", "Ved vi ikke endnu")]


class RaadighedsFormular(SkridtFormular):
    """Et skridt, som fører tilbage til rådighedssiden."""

    tilbage = SIDEN


class Udeblivelse(RaadighedsFormular):
    """Borgeren kom ikke."""

    kode = "udeblivelse"
    overskrift = "Borgeren kom ikke"
    indledning = (
        "Spørg om grunden, før du skriver, om den var rimelig. Ringede borgeren afbud, er det ikke "
        "en udeblivelse."
    )
    datonavn = "Den første dag, borgeren var væk"

    fra = Valg(
        label="Hvad kom borgeren ikke til?", choices=[("samtale", "En samtale"), ("tilbud", "Et tilbud")]
    )
    dage = Tal(
        "dage", label="Dage, borgeren var væk helt eller delvist", required=False, mindst=1, hoejst=366
    )
    rimelig_grund = Valg(label="Var der en rimelig grund?", choices=JA_NEJ, required=False)
    note = LangTekst(label="Hvad siger borgeren?", required=False, linjer=3, max_length=1000)

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        rimelig = getattr(haendelse, "rimelig_grund", None)
        svar = "" if rimelig is None else "ja" if rimelig else "nej"
        return super().fra_haendelse(haendelse) | {"rimelig_grund": svar}

    def nyttelast(self) -> dict[str, Any]:
        last = super().nyttelast()
        rimelig = last.pop("rimelig_grund", "")
        if "dage" in last:
            last["dage"] = int(last["dage"])
        return last | ({"rimelig_grund": rimelig == "ja"} if rimelig else {})


class RaadighedVurderet(RaadighedsFormular):
    """Kommunens vurdering af rådigheden."""

    kode = "raadighed_vurderet"
    overskrift = "Vurdér rådighed"
    indledning = "Se tjekket først. Vurderingen er jeres; loven regner den ikke ud."
    datonavn = "Vurderet den"

    udfald = Valg(label="Vurderingen", choices=list(UDFALD.items()))
    grund = betinget(
        Rulleliste(
            label="Grund i loven, når borgeren er fritaget",
            choices=[("", "Ingen"), *((en.kode, en.navn) for en in FRITAGET)],
            help_text=(
                "Listen i AKL § 13, stk. 7, er ikke læst i sin helhed; skriv i feltet under, hvilken grund "
                "det er."
            ),
        )
    )
    note = LangTekst(label="Hvad bygger I det på?", linjer=4, max_length=2000)


class KanVilVurderet(RaadighedsFormular):
    """Kan ikke eller vil ikke."""

    kode = "kan_vil_vurderet"
    overskrift = "Kan ikke eller vil ikke?"
    indledning = (
        "Spørg altid det her, før nogen taler om en sanktion. En, der ikke kan, skal have noget ændret. Kun «vil ikke» "
        "åbner for en sanktion, og kun efter en høring."
    )
    datonavn = "Vurderet den"
    knap = "Gem vurderingen"
    skabelon_foran = "kontor/dele/retningslinje.html"

    adfaerd = Rulleliste(label="Hvad er der sket?", choices=[("", "Vælg"), *ADFAERDER])
    skete = Dato(label="Hvornår skete det?")  # hændelsens `handling`; knapperne hedder det navn
    svar = Valg(
        label="Kan ikke eller vil ikke?",
        choices=[("kan_ikke", "Kan ikke"), ("vil_ikke", "Vil ikke"), ("uvist", "Det ved vi ikke endnu")],
    )
    grund = LangTekst(
        label="Hvad bygger I det på, og hvad siger borgeren selv?", linjer=4, max_length=2000,
        help_text="Kan være om helbred. Kun de, der behandler sagen, kan læse det.",
    )  # fmt: skip
    fritaget = betinget(
        Rulleliste(
            label="Er der en grund i loven?",
            choices=[("", "Ingen"), *((en.kode, en.navn) for en in FRITAGET)],
        )
    )
    tilpasning = betinget(
        LangTekst(
            label="Hvad ændrer I, så det kan lykkes?", linjer=3, max_length=1000,
            help_text="Skal skrives, når borgeren ikke kan: et andet tidspunkt, en kortere vej, hjælp.",
        )
    )  # fmt: skip

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        seneste = tilstand.udeblivelser[-1] if tilstand.udeblivelser else None
        if seneste is None:
            return {"skete": dag}
        fra = UDEBLIVER_FRA_SAMTALE if seneste.fra == "samtale" else "udebliver_fra_tilbud"
        return {"adfaerd": fra, "skete": seneste.dato}

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        return super().fra_haendelse(haendelse) | {"skete": getattr(haendelse, "handling", None)}

    def nyttelast(self) -> dict[str, Any]:
        last = super().nyttelast()
        return last | {"handling": last.pop("skete")}

    def vis_fejl(self, fejl: UgyldigtInput | UgyldigeInput) -> None:
        enkelte = fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,)
        for en in enkelte:
            super().vis_fejl(UgyldigtInput("skete", en.besked) if en.felt == "handling" else en)

    @classmethod
    def om_siden(cls, request: Any, billede: Any) -> dict[str, Any]:
        return {"retningslinje": retningslinje(billede.tilstand, request.dag)}


class SanktionForberedt(RaadighedsFormular):
    """Udkastet til en sanktion."""

    kode = "sanktion_forberedt"
    overskrift = "Forbered sanktion"
    indledning = (
        "Du skriver, og en anden godkender. Virkningen er lovens svar på det, I har vurderet; den "
        "kan ikke vælges."
    )
    datonavn = "Forberedt den"
    knap = "Send til godkendelse"
    skabelon_foran = "kontor/dele/retningslinje.html"

    begrundelse = LangTekst(
        label="Hvorfor var der ikke en rimelig grund?", linjer=5, max_length=3000,
        help_text="Skriv til borgeren, med korte sætninger. Teksten står i brevet.",
    )  # fmt: skip
    dage = betinget(
        Tal("dage", label="Dage, der trækkes", mindst=1, hoejst=366,
            help_text="Kun når borgeren udeblev fra et tilbud eller manglede sit CV.")
    )  # fmt: skip
    bemaerkninger = betinget(
        LangTekst(label="Det svarede borgeren på høringen, og det svarer I", linjer=3, max_length=1500)
    )

    def nyttelast(self) -> dict[str, Any]:
        last = super().nyttelast()
        return last | ({"dage": int(last["dage"])} if "dage" in last else {})

    @classmethod
    def om_siden(cls, request: Any, billede: Any) -> dict[str, Any]:
        return {"retningslinje": retningslinje(billede.tilstand, request.dag)}


class Sanktion(RaadighedsFormular):
    """Den anden person godkender."""

    kode = "sanktion"
    overskrift = "Godkend sanktion"
    indledning = "Læs udkastet. Når du godkender, sendes afgørelsen med klagevejledning til borgeren."
    datonavn = "Afgjort den"
    knap = "Godkend, og send afgørelsen"
    skabelon_foran = "kontor/dele/sanktionsudkast.html"
    viser_brev = True

    kanal = Valg(
        label="Sådan får borgeren brevet",
        choices=[("digital", "Digital Post"), ("brev", "Almindeligt brev"), ("quickpost", "Quickbrev")],
    )

    def se_sagen(self, billede: Sagsbillede, bruger: Bruger) -> None:
        super().se_sagen(billede, bruger)
        self.initial["kanal"] = kanal_for(billede.sag)

    @classmethod
    def om_siden(cls, request: Any, billede: Any) -> dict[str, Any]:
        return {"sanktion": udkastet(billede), "ser_helbred": billede.ser_helbred}


class SanktionFrafaldet(RaadighedsFormular):
    """Der bliver ingen sanktion."""

    kode = "sanktion_frafaldet"
    overskrift = "Frafald sanktion"
    indledning = "Der bliver ingen sanktion. Skriv hvorfor; fx at borgerens svar viste en rimelig grund."
    datonavn = "Frafaldet den"
    knap = "Frafald"

    grund = LangTekst(label="Hvorfor?", linjer=3, max_length=1000)


RAADIGHEDENS = (
    Udeblivelse,
    RaadighedVurderet,
    KanVilVurderet,
    SanktionForberedt,
    Sanktion,
    SanktionFrafaldet,
)
