"""Skridtene i en fastholdelse, fra nogen ringer, til det er vurderet, om alt er prøvet."""

from datetime import date
from typing import Any

from django import forms

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.forloeb.tilstand import Tilstand
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
from fleksjob.lov.sagsgang.fastholdelsessvar import GRUNDLAG
from fleksjob.lov.sagsgang.fastholdelsestiltag import (
    BEVISER,
    HENVENDERE,
    KANALER,
    MOEDEFORMER,
    TILLIDSREPRAESENTANT,
    TILTAG,
    UNDERSKRIVERE,
)
from fleksjob.lov.sagsgang.kalender import arbejdsdage_fra
from fleksjob.sager.kommandoer.modtag_fastholdelse import TOVHOLDERE
from fleksjob.sager.models import Bruger
from fleksjob.sager.visninger.fastholdelse import virksomhedsprofil

FANEN = "kontor:fastholdelse"
UDEN_HELBRED = "Skriv ikke diagnoser eller andet om helbred her."
TILTAGSVALG = [(et.kode, et.navn) for et in TILTAG]
_BESOEG_ARBEJDSDAGE = 3
"""Forslag til, hvor hurtigt kommunen er ude; husets eget."""


class Kollega(Rulleliste):
    """En kollegas brugernavn. Om hun kan have sagen, siger arkivet."""

    def valid_value(self, value: Any) -> bool:
        return True


class HenvendelseFelter(forms.Form):
    """Det, der skal spørges om, når nogen vil beholde en medarbejder. Bruges også, når sagen oprettes."""

    kontakt_fra = Valg(label="Hvem henvendte sig?", choices=list(HENVENDERE.items()))
    kanal = Rulleliste(label="Hvordan?", choices=[("", "Vælg"), *KANALER.items()])
    virksomhed = Tekst(label="Arbejdspladsen", max_length=120)
    cvr = Tekst(
        label="CVR-nummer",
        required=False,
        max_length=8,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Otte cifre. Med det kan virksomheden selv skrive månedens note.",
    )
    kontakt = Tekst(
        label="Hvem skal kommunen tale med på arbejdspladsen?",
        required=False,
        max_length=120,
        help_text="Navn og telefon, fx HR eller nærmeste leder.",
    )
    tovholder = Kollega(
        label="Hvem har sagen i kommunen?",
        help_text="Én person, som både virksomhed og borger kan ringe til.",
    )
    besoeg_inden = Dato(
        label="Hvornår er vi der senest?",
        required=False,
        help_text="Den dag, I har sagt til virksomheden. Den kommer på Min dag.",
    )


def saet_tovholdere(formular: forms.Form, bruger: Bruger) -> None:
    """De kolleger, der kan have sagen, fastholdelseskonsulenterne først; brugeren selv er valgt, når hun kan."""
    kolleger = Bruger.for_bruger(bruger).filter(rolle__in=TOVHOLDERE, is_active=True)
    fundne = sorted(kolleger, key=lambda b: (TOVHOLDERE.index(b.rolle), b.navn))
    felt = formular.fields["tovholder"]
    if isinstance(felt, forms.ChoiceField):
        felt.choices = [
            ("", "Vælg"),
            *((b.username, f"{b.navn} ({b.som_rolle.navn.lower()})") for b in fundne),
        ]
    if any(b.pk == bruger.pk for b in fundne):
        formular.initial.setdefault("tovholder", bruger.username)


class FastholdelseHenvendt(HenvendelseFelter, SkridtFormular):
    """Nogen har bedt om hjælp til at beholde jobbet."""

    kode = "fastholdelse_henvendt"
    overskrift = "Henvendelse om fastholdelse"
    indledning = (
        "Virksomheder og medarbejdere har brug for hjælp nu, ikke om et år. Aftal en dag med det samme."
    )
    begreber = ("fastholdelse",)
    datonavn = "Henvendelsen kom den"
    knap = "Gem henvendelsen"
    tilbage = FANEN
    field_order = (
        "gyldig_fra",
        "kontakt_fra",
        "kanal",
        "virksomhed",
        "cvr",
        "kontakt",
        "tovholder",
        "besoeg_inden",
    )

    note = LangTekst(label="Hvad drejer det sig om?", required=False, linjer=3, help_text=UDEN_HELBRED)

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        forloeb = tilstand.fastholdelse_i_gang
        kendt = {"virksomhed": forloeb.virksomhed, "cvr": forloeb.cvr} if forloeb is not None else {}
        return {"besoeg_inden": arbejdsdage_fra(dag, _BESOEG_ARBEJDSDAGE).dato, **kendt}

    def klar(self, request: Any, billede: Any) -> None:
        saet_tovholdere(self, request.user)


class FastholdelseMoede(SkridtFormular):
    """Et besøg eller en samtale: hvad er svært, og hvad kan prøves."""

    kode = "fastholdelse_moede"
    overskrift = "Besøg eller samtale"
    indledning = (
        "Hvad er svært i arbejdet, og hvad kan prøves nu? Vis, at virksomhedens indsats bliver set; de fleste har "
        "gjort mere, end de har skrevet ned."
    )
    begreber = ("skaanehensyn",)
    datonavn = "Det skete den"
    knap = "Gem besøget"
    tilbage = FANEN

    form = Valg(label="Hvad var det?", choices=list(MOEDEFORMER.items()))
    holdt = Valg(
        label="Blev det holdt?", choices=[("ja", "Ja"), ("nej", "Nej, det er tilbudt og ikke taget imod")]
    )
    deltagere = Tekst(
        label="Hvem var med?", required=False, help_text="Fx medarbejder, leder, tillidsrepræsentant."
    )
    udfordringer = betinget(
        LangTekst(
            label="Hvad er svært i arbejdet?",
            linjer=3,
            max_length=800,
            help_text=f"Skal udfyldes, når det er holdt. {UDEN_HELBRED}",
        )
    )
    forslag_ = betinget(
        LangTekst(
            label="Hvad er foreslået eller aftalt at prøve?",
            linjer=3,
            max_length=800,
            help_text="Skal udfyldes, når det er holdt.",
        )
    )
    note = LangTekst(label="Note", required=False, linjer=2)

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        felter = super().fra_haendelse(haendelse)
        return felter | {
            "holdt": "ja" if getattr(haendelse, "holdt", True) else "nej",
            "forslag_": getattr(haendelse, "forslag", ""),
        }

    def nyttelast(self) -> dict[str, Any]:
        felter = super().nyttelast()
        felter["holdt"] = felter["holdt"] == "ja"
        if "forslag_" in felter:
            felter["forslag"] = felter.pop("forslag_")
        return felter

    def vis_fejl(self, fejl: Any) -> None:
        for en in getattr(fejl, "fejl", (fejl,)):
            felt = "forslag_" if en.felt == "forslag" else en.felt
            self.add_error(felt if felt in self.fields else None, en.besked)


class FastholdelsePaabegyndt(SkridtFormular):
    """De 12 måneder begynder."""

    kode = "fastholdelse_paabegyndt"
    overskrift = "Begynd de 12 måneder"
    indledning = (
        "De tæller fra den dag, ansættelsen blev ændret efter overenskomstens sociale kapitler eller på særlige "
        "vilkår. Aftalen skal være skriftlig; den skrives ind bagefter."
    )
    begreber = ("fastholdelse", "sociale_kapitler")
    datonavn = "Første dag på de nye vilkår"
    knap = "Begynd de 12 måneder"
    tilbage = FANEN

    virksomhed = Tekst(label="Arbejdspladsen", max_length=120)
    cvr = Tekst(
        label="CVR-nummer",
        required=False,
        max_length=8,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Med det kan virksomheden selv skrive månedens note på telefonen.",
    )
    grundlag = Valg(
        label="Hvad bygger ansættelsen på?",
        choices=[
            ("sociale_kapitler", "Overenskomstens sociale kapitler"),
            ("saerlige_vilkaar", "Særlige vilkår (ingen overenskomst, eller ingen sociale kapitler i den)"),
        ],
    )
    note = LangTekst(label="Note", required=False, linjer=2)

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        sag = tilstand.fastholdelsessag
        return {"virksomhed": sag.virksomhed, "cvr": sag.cvr} if sag is not None else {}


class FastholdelseAftalt(SkridtFormular):
    """Den skriftlige aftale med det, den skal have."""

    kode = "fastholdelse_aftalt"
    overskrift = "Skriv aftalen ind"
    indledning = (
        "Aftalen skal være skriftlig og nævne de funktioner, der er svære, og de skånehensyn, der er aftalt. Mangler "
        "ét af de to, er kravet ikke opfyldt."
    )
    begreber = ("skaanehensyn", "sociale_kapitler")
    datonavn = "Dagen på aftalen"
    knap = "Gem aftalen"
    tilbage = FANEN

    fra = Dato(label="Aftalen gælder fra", required=False, help_text="Som regel de 12 måneders første dag.")
    funktioner = LangTekst(
        label="Hvilke funktioner er svære at udføre?",
        linjer=3,
        max_length=800,
        help_text="Arbejdsopgaverne, ikke sygdommen. Fx løft over 5 kg, vagter om aftenen.",
    )
    skaanehensyn = LangTekst(
        label="Hvilke konkrete skånehensyn er aftalt?",
        linjer=3,
        max_length=800,
        help_text="Så konkret, at en kollega kan se, om det holdes. Fx 10 minutters pause hver time.",
    )
    grundlag = Valg(
        label="Hvad bygger ansættelsen på?",
        choices=[(kode, navn[0].upper() + navn[1:]) for kode, navn in GRUNDLAG.items()],
    )
    overenskomst = Tekst(
        label="Overenskomst",
        required=False,
        max_length=160,
        help_text="Skal skrives ved sociale kapitler. Huskes til virksomhedens næste sag.",
    )
    tillidsrepraesentant = Rulleliste(
        label="Er tillidsrepræsentanten inddraget?",
        required=False,
        choices=[("", "Ikke oplyst"), *TILLIDSREPRAESENTANT.items()],
    )
    underskrevet = Flervalg(
        label="Hvem har skrevet under?", required=False, choices=list(UNDERSKRIVERE.items())
    )
    kontakt = Tekst(label="Virksomhedens kontakt", required=False, max_length=120)
    fil = Papirfil(label="Den underskrevne aftale", required=False)

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        forloeb, sag = tilstand.fastholdelse_i_gang, tilstand.fastholdelsessag
        if forloeb is None:
            return {}
        return {
            "gyldig_fra": forloeb.aftalt or dag,
            "fra": forloeb.gaelder_fra or forloeb.begyndt,
            "funktioner": forloeb.funktioner,
            "skaanehensyn": forloeb.skaanehensyn,
            "grundlag": forloeb.grundlag,
            "overenskomst": forloeb.overenskomst,
            "tillidsrepraesentant": forloeb.tillidsrepraesentant,
            "underskrevet": forloeb.underskrevet,
            "kontakt": sag.kontakt if sag is not None else "",
        }

    def klar(self, request: Any, billede: Any) -> None:
        """Det, kommunen ved om virksomheden fra sidst, står der i forvejen."""
        forloeb = self.tilstand.fastholdelse_i_gang
        profil = virksomhedsprofil(request.user, forloeb.cvr) if forloeb is not None else None
        if profil is not None:
            for felt in ("overenskomst", "tillidsrepraesentant", "kontakt"):
                self.initial[felt] = self.initial.get(felt) or getattr(profil, felt)

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        indgaaet = getattr(haendelse, "indgaaet", None)
        return super().fra_haendelse(haendelse) | ({"gyldig_fra": indgaaet} if indgaaet else {})


class FastholdelseSkridt(SkridtFormular):
    """Et tiltag, der er prøvet."""

    kode = "fastholdelse_skridt"
    overskrift = "Registrér et tiltag"
    indledning = (
        "Det, der er prøvet for at beholde jobbet uden tilskud: hvad, hvornår og hvordan det gik. Er de 12 måneder "
        "ikke begyndt, er det et tiltag på almindelige vilkår."
    )
    begreber = ("skaanehensyn",)
    datonavn = "Tiltaget begyndte den"
    knap = "Gem tiltaget"
    tilbage = FANEN

    art = Rulleliste(
        label="Tiltag",
        choices=[
            ("", "Vælg"),
            ("I arbejdet", [(t.kode, t.navn) for t in TILTAG if t.gruppe == "arbejdet"]),
            ("I arbejdstiden", [(t.kode, t.navn) for t in TILTAG if t.gruppe == "tiden"]),
            ("Støtte, der kan søges", [(t.kode, t.navn) for t in TILTAG if t.gruppe == "stoette"]),
        ],
    )
    til = Dato(label="Det sluttede den", required=False, help_text="Tom, hvis det stadig gælder.")
    resultat = Tekst(
        label="Hvordan gik det?", required=False, help_text=f"Fx «klarer 20 timer, ikke 37». {UDEN_HELBRED}"
    )
    dokumentation = Tekst(
        label="Hvad viser det?",
        required=False,
        help_text="Fx lønsedler for juni-august. Selve papiret lægges ind bagefter.",
    )
    samtidig = Rulleliste(
        label="Er papiret fra dengang?",
        required=False,
        choices=[("", "Ikke oplyst"), ("ja", "Ja, lavet i samme tid"), ("nej", "Nej, lavet siden")],
    )
    note = LangTekst(label="Note", required=False, linjer=2)

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        samtidig = getattr(haendelse, "samtidig", None)
        return super().fra_haendelse(haendelse) | {"samtidig": {True: "ja", False: "nej", None: ""}[samtidig]}

    def nyttelast(self) -> dict[str, Any]:
        felter = super().nyttelast()
        if "samtidig" in felter:
            felter["samtidig"] = felter["samtidig"] == "ja"
        return felter


class FastholdelseDokumenteret(SkridtFormular):
    """Et papir, og den tid, det handler om."""

    kode = "fastholdelse_dokumenteret"
    overskrift = "Læg dokumentation ind"
    indledning = (
        "Ét papir ad gangen. Dagen, det er lavet, afgør, om det står som fra dengang eller som lavet siden; begge dele "
        "kan bruges, men sagen skjuler aldrig, hvad der er hvad."
    )
    datonavn = "Papiret kom i sagen den"
    knap = "Læg papiret i sagen"
    tilbage = FANEN
    field_order = ("bevis", "fra", "til", "lavet", "indestaar", "fil", "gyldig_fra", "note")

    bevis = Rulleliste(
        label="Hvad er det?",
        choices=[("", "Vælg"), *((b.kode, b.navn) for b in BEVISER if b.kode != "virksomhedsnote")],
        help_text="Lægelig dokumentation kan kun åbnes af dem, der behandler sagen.",
    )
    fra = Dato(label="Det handler om tiden fra")
    til = Dato(label="til og med")
    lavet = Dato(
        label="Papiret er lavet den", help_text="Datoen på papiret. Er det skrevet i dag, er det i dag."
    )
    indestaar = Tekst(
        label="Hvem siger god for det?",
        max_length=120,
        help_text="Fx nærmeste leder, lønkontoret, tillidsrepræsentanten.",
    )
    fil = Papirfil(label="Papiret", required=False)
    note = LangTekst(label="Note", required=False, linjer=2, help_text=UDEN_HELBRED)


FASTHOLDELSENS_BEGYNDELSE: tuple[type[SkridtFormular], ...] = (
    FastholdelseHenvendt,
    FastholdelseMoede,
    FastholdelsePaabegyndt,
    FastholdelseAftalt,
    FastholdelseSkridt,
    FastholdelseDokumenteret,
)
