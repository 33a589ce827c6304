"""Planens skridt: begynd, invitér en virksomhedskonsulent, gør færdig, giv clearing."""

from typing import Any

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.kontor.formularer.felter import Bekraeft, Flervalg, LangTekst, Rulleliste, Valg, betinget
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.lov.sagsgang.dokumentationskrav import Krav
from fleksjob.lov.sagsgang.plan import planform
from fleksjob.sager.kommandoer.inviter_virksomhedskonsulent import konsulenter
from fleksjob.sager.models import Bruger
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.plan import planen

INGEN = "ingen"
PLANEN = "kontor:plan"
_SENERE = ("", "Ja, men hvem er ikke valgt endnu")


def _konsulentvalg(bruger: Bruger) -> list[tuple[str, str]]:
    return [(en.username, en.navn) for en in konsulenter(bruger)]


class PlanPaabegyndt(SkridtFormular):
    """Planen begynder, og en virksomhedskonsulent inviteres med, medmindre der er en grund til at vente."""

    kode = "plan_paabegyndt"
    tilbage = PLANEN
    overskrift = "Påbegynd planen"
    indledning = (
        "Planen laves sammen med borgeren. Den beskriver mål, ressourcer, udfordringer, helbred og det, der er "
        "prøvet. Den vurderer ikke den kommende indsats. Fra nu af kan borgeren også skrive i den hjemmefra."
    )
    begreber = ("rehabiliteringsplan",)
    datonavn = "Planen er påbegyndt den"
    knap = "Gem, at planen er påbegyndt"
    udelad = frozenset({"konsulent", "uden_konsulent", "selvstaendig"})

    konsulent = Rulleliste(
        label="Skal en virksomhedskonsulent med fra begyndelsen?",
        help_text="Konsulenten kender de lokale virksomheder og skriver sin egen del af planen.",
        required=False,
        choices=[_SENERE, (INGEN, "Nej, ikke nu")],
    )
    uden_konsulent = betinget(
        LangTekst(label="Hvorfor ikke?", linjer=2, help_text="Skal udfyldes, når ingen konsulent er med.")
    )
    selvstaendig = Flervalg(
        label="Borgeren søger med sin egen virksomhed",
        required=False,
        choices=[("ja", "Ja, planen skal have afsnittet om arbejdet i virksomheden")],
    )
    note = LangTekst(label="Note", required=False, linjer=3, help_text="Fx hvad der er aftalt med borgeren.")

    def tilpas(self) -> None:
        """En rettelse handler om planen selv; konsulenten har sine egne skridt."""
        vars(self.fields["konsulent"])["betinget"] = True
        vars(self.fields["selvstaendig"])["betinget"] = True
        if self.rettes is not None or self.tilstand.konsulent.dato is not None:
            del self.fields["konsulent"], self.fields["uden_konsulent"]

    def se_sagen(self, billede: Sagsbillede, bruger: Bruger) -> None:
        if isinstance(felt := self.fields.get("konsulent"), Rulleliste):
            felt.choices = [*_konsulentvalg(bruger), _SENERE, (INGEN, "Nej, ikke nu")]
            sagens = billede.sag.virksomhedskonsulent
            self.initial.setdefault("konsulent", sagens.username if sagens else "")

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        valgt = ["ja"] if getattr(haendelse, "selvstaendig", False) else []
        return super().fra_haendelse(haendelse) | {"selvstaendig": valgt}

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        if rent.get("konsulent") == INGEN and not rent.get("uden_konsulent"):
            self.add_error("uden_konsulent", "Skriv, hvorfor der ingen virksomhedskonsulent er med.")
        return rent

    def nyttelast(self) -> dict[str, Any]:
        felter = super().nyttelast()
        if self.cleaned_data.get("selvstaendig"):
            felter["selvstaendig"] = True
        if "konsulent" in self.fields:
            valgt = self.cleaned_data["konsulent"]
            uden = valgt == INGEN
            felter |= (
                {"uden_konsulent": self.cleaned_data["uden_konsulent"]} if uden else {"konsulent": valgt}
            )
        return felter


class VirksomhedskonsulentInviteret(SkridtFormular):
    """En virksomhedskonsulent inviteres med."""

    kode = "virksomhedskonsulent_inviteret"
    tilbage = PLANEN
    overskrift = "Invitér en virksomhedskonsulent"
    indledning = "Konsulenten kan se planen uden helbredsafsnittet og skriver sin egen del."
    datonavn = "Inviteret den"
    knap = "Invitér"

    konsulent = Rulleliste(label="Konsulent", required=False, choices=[_SENERE])
    note = LangTekst(label="Hvad skal konsulenten se på?", required=False, linjer=3)

    def tilpas(self) -> None:
        gammel = getattr(self.rettes, "konsulent", "")
        if gammel and isinstance(felt := self.fields["konsulent"], Rulleliste):
            felt.choices = [(gammel, gammel), _SENERE]

    def se_sagen(self, billede: Sagsbillede, bruger: Bruger) -> None:
        if isinstance(felt := self.fields["konsulent"], Rulleliste):
            felt.choices = [*_konsulentvalg(bruger), _SENERE]


class VirksomhedskonsulentFravalgt(SkridtFormular):
    """Der er ingen konsulent med, og hvorfor."""

    kode = "virksomhedskonsulent_fravalgt"
    tilbage = PLANEN
    overskrift = "Fravælg virksomhedskonsulenten"
    indledning = (
        "En konsulent er med fra begyndelsen, medmindre der er en grund. Hun kan inviteres igen senere."
    )
    datonavn = "Valgt fra den"
    knap = "Gem"

    grund = LangTekst(label="Hvorfor er der ingen med?", linjer=3)


class PlanFaerdig(SkridtFormular):
    """Planen lukkes og fryses. Det, der mangler, vises først; loven afgør, hvad der skal forklares."""

    kode = "plan_faerdig"
    overskrift = "Gør planen færdig"
    indledning = (
        "Planen fryses som et papir, præcis som den står nu. Sæt kryds, når sagen dokumenterer punktet. At borgeren "
        "har afvist operation, medicin eller lignende behandling, må ikke tælle imod."
    )
    begreber = ("rehabiliteringsplan",)
    datonavn = "Planen er færdig den"
    knap = "Gem, at planen er færdig"
    skabelon_foran = "kontor/dele/planmangler.html"
    udelad = frozenset({"afklaret", "indsatser", "begraenset", "note"})

    afklaret = Bekraeft(
        "Sagen er ikke klar: ressourcer og udfordringer skal være fuldt afklaret.",
        label="Ressourcer og udfordringer er fuldt afklaret",
        help_text="I forhold til uddannelse og arbejde.",
    )
    indsatser = Valg(
        label="Er alle relevante tilbud og foranstaltninger prøvet?",
        choices=[
            ("proevet", "Ja, de er prøvet"),
            ("formaalsloest", "Nej, det er åbenbart formålsløst at prøve dem"),
        ],
        help_text="Også forsøg på omplacering på arbejdspladsen.",
    )
    begraenset = Bekraeft(
        "Sagen er ikke klar: det skal være dokumenteret, at arbejdsevnen er varigt og væsentligt begrænset.",
        label="Arbejdsevnen er varigt og væsentligt begrænset og kan ikke bruges på almindelige vilkår",
    )
    note = betinget(
        LangTekst(
            label="Hvorfor er det åbenbart formålsløst?",
            linjer=4,
            help_text="Skal udfyldes, hvis ikke alle tilbud er prøvet.",
        )
    )
    mangelgrund = betinget(
        LangTekst(
            label="Hvorfor gøres planen færdig, selv om der mangler noget?",
            linjer=3,
            help_text="Skal udfyldes, når et punkt, loven kræver, mangler.",
        )
    )

    mangler: tuple[Krav, ...] = ()
    sagsnummer = ""

    def tilpas(self) -> None:
        self.form = planform(self.dag)

    def se_sagen(self, billede: Sagsbillede, bruger: Bruger) -> None:
        plan = planen(bruger, billede)
        self.mangler, self.sagsnummer = plan.stand.mangler, billede.sag.nummer
        if not plan.stand.lovens_mangler:
            del self.fields["mangelgrund"]

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        if rent.get("indsatser") == "formaalsloest" and not rent.get("note"):
            self.add_error("note", "Skriv, hvorfor det er åbenbart formålsløst at prøve flere tilbud.")
        return rent

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        dokumenteret = haendelse.note.startswith(DOKUMENTERET)
        _, _, hvorfor = haendelse.note.partition(FORMAALSLOEST)
        return super().fra_haendelse(haendelse) | {
            "afklaret": dokumenteret,
            "begraenset": dokumenteret,
            "indsatser": "formaalsloest" if hvorfor else "proevet" if dokumenteret else "",
            "note": hvorfor,
        }

    def nyttelast(self) -> dict[str, Any]:
        """Det dokumenterede gemmes som ord på hændelsen, så det kan læses på tråden."""
        hvorfor = self.cleaned_data["note"]
        formaalsloest = self.cleaned_data["indsatser"] == "formaalsloest"
        note = f"{DOKUMENTERET} {FORMAALSLOEST}{hvorfor}" if formaalsloest else f"{DOKUMENTERET} {PROEVET}"
        return super().nyttelast() | {"note": note}


DOKUMENTERET = (
    "Dokumenteret: Ressourcer og udfordringer er fuldt afklaret. "
    "Arbejdsevnen er varigt og væsentligt begrænset."
)
PROEVET = "Alle relevante tilbud er prøvet."
FORMAALSLOEST = "Det er åbenbart formålsløst at prøve flere tilbud: "


class ClearingGivet(SkridtFormular):
    """En anden end sagsbehandleren siger, om sagen er klar."""

    kode = "clearing_givet"
    overskrift = "Giv clearing"
    indledning = (
        "Læs planen og papirerne. Er sagen klar til at blive lagt frem og afgjort? Svarer du, at noget mangler, kan "
        "planen gøres færdig igen, når det er på plads."
    )
    datonavn = "Clearing er givet den"
    knap = "Gem clearingen"
    skabelon_foran = "kontor/dele/planmangler.html"

    udfald = Valg(
        label="Er sagen klar?",
        choices=[("klar", "Ja, sagen er klar"), ("mangler", "Nej, der mangler noget")],
    )
    begrundelse = betinget(
        LangTekst(
            label="Begrundelse", linjer=4, help_text="Skal udfyldes, når noget mangler: hvad, og hvorfor."
        )
    )

    mangler: tuple[Krav, ...] = ()
    sagsnummer = ""

    def tilpas(self) -> None:
        self.form = planform(self.dag)

    def se_sagen(self, billede: Sagsbillede, bruger: Bruger) -> None:
        self.mangler, self.sagsnummer = planen(bruger, billede).stand.mangler, billede.sag.nummer

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        if rent.get("udfald") == "mangler" and not rent.get("begrundelse"):
            self.add_error("begrundelse", "Skriv, hvad der mangler, så sagsbehandleren kan rette det.")
        return rent
