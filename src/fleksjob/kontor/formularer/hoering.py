"""Høringen af borgeren, før der træffes en afgørelse, der går hende imod."""

from datetime import timedelta
from typing import Any

from fleksjob.forloeb.betingelser import lovens_udfald
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.formularer.felter import Dato, Flervalg, LangTekst, Rulleliste, Valg, betinget
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE
from fleksjob.lov.sagsgang.kalender import naeste_hverdag
from fleksjob.lov.sagsgang.visitationskrav import KRAV, krav_pr
from fleksjob.sager.brevskrivning import kanal_for
from fleksjob.sager.models import Bruger
from fleksjob.sager.visninger import Sagsbillede

FANEN = "kontor:afgoerelse"
SANKTION = "sanktion"
HVORDAN_SVARET_KOM = [
    ("brev", "Brev eller mail"),
    ("telefon", "Telefon"),
    ("moede", "På et møde"),
    ("digitalt", "Digital Post"),
]
KANALER = [
    ("digital", "Digital Post"),
    ("brev", "Almindeligt brev (borgeren er fritaget)"),
    ("quickpost", "Quickbrev (borgeren er fritaget, og det haster)"),
]


class PartshoeringSendt(SkridtFormular):
    """Borgeren høres over oplysninger, der taler imod."""

    kode = "partshoering_sendt"
    overskrift = "Send partshøring"
    indledning = (
        "Borgeren skal kunne udtale sig om de oplysninger, der taler imod, og som borgeren ikke kan formodes at kende, "
        "før der træffes afgørelse. Der er ingen fast svarfrist i loven; giv rimelig tid. Brevet dannes, når du gemmer."
    )
    begreber = ("partshoering",)
    datonavn = "Sendt den"
    knap = "Send partshøringen"
    tilbage = FANEN
    viser_brev = True

    om = LangTekst(
        label="Hvilke oplysninger høres borgeren over?",
        linjer=6,
        max_length=2500,
        help_text="Skriv til borgeren, med korte sætninger. Teksten står i brevet, som du skriver den.",
    )
    betingelser = Flervalg(
        label="Hvilke betingelser har oplysningerne betydning for?",
        required=False,
        choices=[],
        help_text="Paragraffen og spørgsmålet kommer i brevet.",
    )
    afslagsgrund = betinget(
        Rulleliste(
            label="Hvad overvejer I at afgøre?",
            choices=[
                ("", "Ikke bestemt"),
                *((g.kode, f"Afslag: {g.navn.lower()}") for g in AFSLAGSGRUNDE.values()),
                (SANKTION, "En sanktion: mindre eller ingen ledighedsydelse"),
            ],
        )
    )
    frist = Dato(label="Svarfrist")
    kanal = Valg(label="Sådan får borgeren brevet", choices=KANALER)

    def se_sagen(self, billede: Sagsbillede, bruger: Bruger) -> None:
        super().se_sagen(billede, bruger)
        self.initial["kanal"] = kanal_for(billede.sag)

    def forslag(self, tilstand: Tilstand, dag: Any) -> dict[str, Any]:
        regler = lovens_udfald(tilstand, dag)
        return {
            "frist": naeste_hverdag(dag + timedelta(days=14)),
            "afslagsgrund": regler.grund if regler.grund in AFSLAGSGRUNDE else "",
        }

    def tilpas(self) -> None:
        try:
            spurgte = krav_pr(self.dag)
        except UgyldigtInput:
            spurgte = tuple(KRAV.values())
        self.vaelg_blandt("betingelser", [(k.kode, k.spoergsmaal) for k in spurgte])

    def nyttelast(self) -> dict[str, Any]:
        last = super().nyttelast()
        if last.get("afslagsgrund") == SANKTION:
            return {n: v for n, v in last.items() if n != "afslagsgrund"} | {"paataenkt": SANKTION}
        return last | {"paataenkt": "afslag" if last.get("afslagsgrund") else ""}


class PartshoeringForlaenget(SkridtFormular):
    """Borgeren får længere tid til at svare."""

    kode = "partshoering_forlaenget"
    overskrift = "Giv længere tid til at svare"
    indledning = "Borgeren får den nye frist i et brev, og afgørelsen venter til da."
    begreber = ("partshoering",)
    datonavn = "Aftalt den"
    knap = "Forlæng fristen"
    tilbage = FANEN
    viser_brev = True

    frist = Dato(label="Ny svarfrist")
    grund = LangTekst(
        label="Hvorfor?", linjer=2, max_length=500, help_text="Fx at borgeren venter på sin læge."
    )

    def forslag(self, tilstand: Tilstand, dag: Any) -> dict[str, Any]:
        aabne = [en.frist for en in tilstand.partshoeringer if en.besvaret is None]
        return {"frist": naeste_hverdag(max([dag, *aabne]) + timedelta(days=14))}


class PartshoeringBesvaret(SkridtFormular):
    """Borgerens svar på høringen."""

    kode = "partshoering_besvaret"
    overskrift = "Registrér svar på partshøring"
    indledning = (
        "Skriv borgerens bemærkninger, som de blev sagt eller skrevet. De kommer med i afgørelsens brev."
    )
    begreber = ("partshoering",)
    datonavn = "Svaret er modtaget den"
    knap = "Gem svaret"
    tilbage = FANEN

    svar = LangTekst(label="Borgerens svar", linjer=6, max_length=3000)
    kom = betinget(Valg(label="Hvordan kom svaret?", choices=HVORDAN_SVARET_KOM))
