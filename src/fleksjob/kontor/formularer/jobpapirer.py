"""Skridtene om jobbets papirer: samtykke, kontrakt, tillægsaftale og overdragelsen til opfølgning."""

from datetime import date
from typing import Any

from fleksjob.kontor.formularer.etablering import OPGAVEKOLONNER, EtFormular
from fleksjob.kontor.formularer.felter import (
    Dato,
    Flervalg,
    LangTekst,
    Papirfil,
    Rulleliste,
    Tekst,
    Valg,
    betinget,
)
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.kontor.formularer.raekker import Kolonne, Raekker
from fleksjob.lov.sagsgang.etableringsord import (
    FOELG_OP_EFTER,
    KONTRAKTFORBEHOLD,
    KONTRAKTPUNKTER,
    MAALARTER,
    PARTER,
    SAMTYKKE_TIL,
    UNDERSKRIVERE,
)
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.sager.models import Bruger, Jobforslag, Tillaegsaftale

MAALKOLONNER = (
    Kolonne("maal", "Mål"),
    Kolonne("art", "Slags", "valg", tuple(MAALARTER.items())),
    Kolonne("startvaerdi", "Fra", "tal"),
    Kolonne("maalvaerdi", "Til", "tal"),
    Kolonne("inden", "Senest", "dato"),
)


class KontraktsamtykkeGivet(EtFormular):
    """Borgerens ja til, at andre får en kopi af kontrakten."""

    kode = "kontraktsamtykke_givet"
    overskrift = "Notér samtykke til kopi"
    indledning = "Kontrakten er mellem virksomhed og medarbejder. Uden samtykke må kommunen ikke få en kopi."
    datonavn = "Samtykket er givet den"
    knap = "Gem samtykket"

    til = Flervalg(label="Hvem må få en kopi?", choices=list(SAMTYKKE_TIL.items()))
    fagforening = betinget(Tekst(label="Hvilken fagforening?", max_length=80))
    maade = Valg(
        label="Hvordan sagde borgeren ja?",
        choices=[("mundtligt", "Mundtligt"), ("skriftligt", "Skriftligt")],
        initial="mundtligt",
    )


class KontraktsamtykkeTrukket(EtFormular):
    """Borgeren vil ikke længere have, at andre får en kopi."""

    kode = "kontraktsamtykke_trukket"
    overskrift = "Træk samtykket tilbage"
    indledning = "En kopi, der allerede er kommet, bliver i sagen. Der kan ikke lægges en ny."
    datonavn = "Trukket tilbage den"
    knap = "Gem"

    til = Flervalg(
        label="Hvem må ikke længere få en kopi?", choices=list(SAMTYKKE_TIL.items()), required=False
    )


class KontraktAftalt(EtFormular):
    """Det, kommunen ved om kontrakten."""

    kode = "kontrakt_aftalt"
    overskrift = "Registrér kontrakten"
    indledning = f"Kontrakten er mellem virksomhed og medarbejder. {KONTRAKTFORBEHOLD}"
    datonavn = "Kontrakten er fra"
    knap = "Gem kontrakten"

    punkter = Flervalg(label="Det nævner den", choices=[(p.kode, p.navn) for p in KONTRAKTPUNKTER])
    underskrevet = Flervalg(label="Underskrevet af", choices=list(UNDERSKRIVERE.items()), required=False)
    overenskomst = Tekst(label="Overenskomst", required=False, max_length=120)
    udloeber = Dato(label="Sidste dag, hvis den er tidsbegrænset", required=False)
    fil = Papirfil(label="Kopi af kontrakten", required=False)

    def tilpas(self) -> None:
        super().tilpas()
        en = self.jobbet()
        if en is not None and not en.har_samtykke("kommune"):
            self.fields["fil"].help_text = "Borgeren har ikke sagt ja til en kopi. Få samtykket først."


class TillaegsaftaleSkrevet(EtFormular):
    """Fleks-tillægsaftalen, udfyldt med forslaget eller den forrige udgave."""

    kode = "tillaegsaftale_skrevet"
    overskrift = "Skriv fleks-tillægsaftale"
    indledning = (
        "Aftalen er frivillig. Mål kommer også på fanen Udvikling. En ny udgave skal bekræftes af alle igen."
    )
    begreber = ("skaanehensyn",)
    datonavn = "Aftalen er fra"
    knap = "Gem aftalen"

    opgaver = Raekker(OPGAVEKOLONNER, ord_="Opgave", linjer=8, label="Opgaver og hensyn")
    arbejdstid = Tekst(label="Arbejdstid, pauser og fleksibilitet", required=False, max_length=600)
    hensyn = LangTekst(
        label="Andre hensyn", required=False, linjer=2, max_length=1000, help_text="Ikke om sygdommen."
    )
    stoette = Tekst(label="Støtte", required=False, max_length=600, help_text="Fx mentor eller hjælpemiddel.")
    kontakt = Tekst(label="Kontaktperson på arbejdspladsen", required=False, max_length=120)
    maal = Raekker(MAALKOLONNER, ord_="Mål", linjer=5, label="Det vil vi nå", required=False)
    opfoelgninger = Raekker(
        (Kolonne("dag", "Dag", "dato"),),
        ord_="Møde",
        linjer=4,
        label="Vi mødes og ser, hvordan det går",
        required=False,
    )
    fravaer = Tekst(label="Ved fravær gør vi sådan", required=False, max_length=600)
    udelad = frozenset({"opfoelgninger"})

    def tilpas(self) -> None:
        super().tilpas()
        en = self.jobbet()
        if en is not None and en.startdato is not None:
            dage = [laeg_maaneder_til(en.startdato, antal) for antal in FOELG_OP_EFTER]
            self.foreslaa(opfoelgninger=[{"dag": dag} for dag in dage if dag > self.dag])

    def se_sagen(self, billede: Any, bruger: Bruger) -> None:
        en = self.jobbet()
        om = {"sag": billede.sag, "ansaettelse": en.id if en is not None else "-"}
        gammel = Tillaegsaftale.for_bruger(bruger).filter(**om).order_by("-udgave").first()
        forslag = Jobforslag.for_bruger(bruger).filter(**om).order_by("-haendelse_nr").first()
        if gammel is not None:
            felter = ("opgaver", "arbejdstid", "hensyn", "stoette", "kontakt", "maal", "fravaer")
            self.foreslaa(**{navn: getattr(gammel, navn) for navn in felter})
        elif forslag is not None:
            self.foreslaa(opgaver=forslag.opgaver, arbejdstid=forslag.ugen, kontakt=forslag.kontakt)

    def nyttelast(self) -> dict[str, Any]:
        dage = tuple(en["dag"] for en in self.cleaned_data["opfoelgninger"])
        return super().nyttelast() | {"opfoelgninger": dage}


class TillaegsaftaleBekraeftet(EtFormular):
    """Kommunens egen bekræftelse, eller en underskrift på papir."""

    kode = "tillaegsaftale_bekraeftet"
    overskrift = "Registrér underskrift"
    indledning = "Borger og virksomhed siger ja på deres egne sider. Her registreres underskrifter på papir."
    datonavn = "Underskrevet den"
    knap = "Gem"

    part = Valg(label="Hvem har skrevet under?", choices=list(PARTER.items()), initial="kommune")
    maade = Valg(
        label="Hvordan?",
        choices=[("digital", "Digitalt, kun kommunen selv"), ("papir", "På papir")],
        initial="papir",
    )


class JobOverdraget(EtFormular):
    """Jobbet gives videre til den, der følger op."""

    kode = "job_overdraget"
    overskrift = "Giv jobbet videre til opfølgning"
    indledning = "Kollegaen får en opgave på sin liste. Besøg gerne omkring tre måneder efter første dag."
    datonavn = "Givet videre den"
    knap = "Giv jobbet videre"

    til = Rulleliste(label="Hvem følger op?")
    besoeg_inden = Dato(label="Besøg senest")
    note = LangTekst(
        label="Det skal kollegaen vide",
        required=False,
        linjer=3,
        help_text="Hvad der er lovet, og hvad der kan blive svært.",
    )

    def tilpas(self) -> None:
        super().tilpas()
        en = self.jobbet()
        fra: date = (en.startdato if en is not None else None) or self.dag
        self.foreslaa(besoeg_inden=max(laeg_maaneder_til(fra, 3), self.dag))

    def klar(self, request: Any, billede: Any) -> None:
        folk = Bruger.for_bruger(request.user).filter(
            is_active=True, rolle__in=("virksomhedskonsulent", "sagsbehandler", "fastholdelseskonsulent")
        )
        self.vaelg_blandt("til", [("", "Vælg"), *folk.order_by("navn").values_list("username", "navn")])


JOBPAPIRERNES: tuple[type[SkridtFormular], ...] = (
    KontraktsamtykkeGivet,
    KontraktsamtykkeTrukket,
    KontraktAftalt,
    TillaegsaftaleSkrevet,
    TillaegsaftaleBekraeftet,
    JobOverdraget,
)
