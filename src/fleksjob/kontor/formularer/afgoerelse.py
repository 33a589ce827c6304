"""Høring af borgeren og afgørelsen, som én forbereder og en anden godkender."""

from datetime import timedelta
from typing import Any

from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.formularer.felter import Dato, LangTekst, Valg, betinget
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE

UDFALD = [("bevilget", "Bevilling: borgeren visiteres til fleksjob"), ("afslag", "Afslag")]


class PartshoeringSendt(SkridtFormular):
    """Borgeren høres over oplysninger, der taler imod."""

    kode = "partshoering_sendt"
    overskrift = "Send partshøring"
    indledning = (
        "Borgeren skal kunne udtale sig om de oplysninger, der taler imod, og som borgeren ikke kan "
        "formodes at kende, før der træffes afgørelse. Der er ingen fast svarfrist i loven; giv rimelig tid."
    )
    begreber = ("partshoering",)
    datonavn = "Sendt den"
    knap = "Gem, at høringen er sendt"

    frist = Dato(label="Svarfrist")
    om = LangTekst(label="Hvilke oplysninger høres borgeren over?", linjer=5)

    def forslag(self, tilstand: Tilstand, dag: Any) -> dict[str, Any]:
        return {"frist": dag + timedelta(days=14)}


class PartshoeringBesvaret(SkridtFormular):
    """Borgerens svar på høringen."""

    kode = "partshoering_besvaret"
    overskrift = "Registrér svar på partshøring"
    indledning = "Skriv borgerens bemærkninger, eller hvor de ligger i sagen."
    begreber = ("partshoering",)
    datonavn = "Svaret er modtaget den"
    knap = "Gem svaret"

    svar = LangTekst(label="Borgerens svar", linjer=6)


class AfgoerelseForberedt(SkridtFormular):
    """Den første af to: udkastet til afgørelsen."""

    kode = "afgoerelse_forberedt"
    overskrift = "Forbered afgørelse"
    indledning = (
        "Du skriver afgørelsen, og en anden medarbejder godkender den. Først ved godkendelsen er den "
        "truffet, og borgeren får sit brev."
    )
    begreber = ("visitation", "partshoering")
    datonavn = "Forberedt den"
    knap = "Send til godkendelse"

    udfald = Valg(label="Afgørelse", choices=UDFALD)
    afslagsgrund = betinget(
        Valg(
            label="Hvorfor afslag?",
            choices=[(g.kode, f"{g.navn}. Herefter: {g.naeste_skridt}") for g in AFSLAGSGRUNDE.values()],
            help_text="Skal vælges ved afslag. Grunden og det næste skridt står i brevet.",
        )
    )
    begrundelse = LangTekst(
        label="Begrundelse",
        linjer=8,
        help_text=(
            "Skriv til borgeren: hvilke kendsgerninger afgørelsen bygger på, og hvad der har vejet tungest. "
            "Teksten kommer i brevet."
        ),
    )
    afvigelsesgrund = betinget(
        LangTekst(
            label="Hvorfor følges teamets indstilling ikke?",
            linjer=3,
            help_text="Skal udfyldes, når afgørelsen er en anden end den, teamet pegede på.",
        )
    )

    def tilpas(self) -> None:
        if not self.tilstand.indstilling_til:
            del self.fields["afvigelsesgrund"]

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        if rent.get("udfald") == "afslag" and not rent.get("afslagsgrund"):
            self.add_error("afslagsgrund", "Vælg grunden til afslaget.")
        if rent.get("udfald") == "bevilget":
            rent["afslagsgrund"] = ""
        teamet = "bevilget" if self.tilstand.indstilling_til == "fleksjob" else "afslag"
        afviger = bool(self.tilstand.indstilling_til) and rent.get("udfald") not in (None, teamet)
        if afviger and not rent.get("afvigelsesgrund"):
            self.add_error("afvigelsesgrund", "Skriv, hvorfor afgørelsen ikke følger teamets indstilling.")
        return rent


class AfgoerelseTruffet(SkridtFormular):
    """Den anden af to: godkendelsen."""

    kode = "afgoerelse_truffet"
    overskrift = "Godkend afgørelsen"
    indledning = (
        "Læs udkastet igennem. Når du godkender, er afgørelsen truffet, og brevet med klagevejledning dannes."
    )
    begreber = ("klagefrist", "visitation")
    datonavn = "Afgørelsen træffes den"
    knap = "Godkend og træf afgørelsen"
    viser_udkast = True

    kanal = Valg(
        label="Sådan får borgeren afgørelsen",
        choices=[("digital", "Digital Post"), ("brev", "Almindeligt brev (borgeren er fritaget)")],
        initial="digital",
        help_text="Klagefristen regnes fra den dag, borgeren har modtaget afgørelsen.",
    )
