"""Klagens vej: modtaget, genvurderet, sendt videre, afgjort; og lukning af sagen."""

from typing import Any

from django import forms

from fleksjob.forloeb.paaklaget import kan_paaklages
from fleksjob.kontor.formularer.felter import (
    Dato,
    Flervalg,
    LangTekst,
    Papirfil,
    Rulleliste,
    Tal,
    Tekst,
    Valg,
    betinget,
)
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.kontor.tekster import kort_dato
from fleksjob.lov.sagsgang.klage import klageinstans
from fleksjob.lov.sagsgang.klageord import AFGJORT, FEJLTYPER, FORMER, GENVURDERING
from fleksjob.lov.ydelse.ledighedssatser import TITLER
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.visninger import klage as klagevisning

FANEN = "kontor:klage"
MEDARBEJDERENS_FORMER = [(kode, navn) for kode, navn in FORMER.items() if kode != "selvbetjening"]


class KlageModtaget(SkridtFormular):
    """En klage over en afgørelse, en sanktion eller et tilskud."""

    kode = "klage_modtaget"
    overskrift = "Registrér klage"
    indledning = (
        "En klage kan komme mundtligt eller skriftligt, gennem en anden, og behøver ikke en begrundelse. Kommunen "
        "afviser ikke selv en klage, der kommer for sent. Borgeren får en kvittering med det samme."
    )
    begreber = ("klagefrist", "genvurdering")
    datonavn = "Klagen er modtaget den"
    knap = "Gem klagen og send kvittering"
    viser_brev = True
    tilbage = FANEN

    afgoerelse = Rulleliste(label="Klagen er over")
    form = Valg(label="Hvordan kom klagen?", choices=MEDARBEJDERENS_FORMER)
    fra = betinget(
        Tekst(
            label="Hvem klager for borgeren?",
            max_length=120,
            help_text="Udfyld, når klagen kom gennem en anden. Se på fanen, om der er en fuldmagt.",
        )
    )
    note = LangTekst(
        label="Klagen, som den blev sagt eller skrevet",
        required=False,
        linjer=6,
        help_text="Skriv borgerens egne ord, ikke et referat. Har borgeren ringet, får hun teksten at se.",
    )
    saerlig_grund = betinget(
        LangTekst(
            label="Kommer klagen for sent: Hvorfor?",
            linjer=2,
            help_text="Spørg borgeren. Alvorlig sygdom kan være en særlig grund; klageinstansen afgør det.",
        )
    )
    grund_vurdering = betinget(
        LangTekst(
            label="Hvad ved kommunen om den grund?",
            linjer=2,
            help_text="Det sendes med, fx en indlæggelse, som fremgår af sagen.",
        )
    )
    fil = Papirfil(label="Klagen som fil", required=False)

    def se_sagen(self, billede: Any, bruger: Any) -> None:
        kendte = kan_paaklages(billede.haendelser)
        self.vaelg_blandt(
            "afgoerelse",
            [
                (en.id, f"{en.tekst[0].upper()}{en.tekst[1:]} (klagefrist {kort_dato(en.frist)})")
                for en in kendte
            ],
        )


class GenvurderingAfsluttet(SkridtFormular):
    """Kommunens svar på klagen."""

    kode = "genvurdering_afsluttet"
    overskrift = "Genvurdér afgørelsen"
    indledning = (
        "Se på afgørelsen med friske øjne: Var kendsgerningerne rigtige, var reglen brugt rigtigt, og er der kommet "
        "noget nyt? Fastholdes den helt eller delvis, sendes klagen med sagen videre i samme frist."
    )
    begreber = ("genvurdering",)
    datonavn = "Genvurderet den"
    knap = "Gem genvurderingen og send svaret"
    viser_brev = True
    tilbage = FANEN
    skabelon = "kontor/genvurdering.html"

    klage = Rulleliste(label="Klage")
    udfald = Valg(label="Udfald", choices=list(GENVURDERING.items()))
    fejl = betinget(
        Flervalg(
            label="Hvad var forkert?",
            choices=list(FEJLTYPER.items()),
            help_text="Sæt kryds, når borgeren får helt eller delvis medhold. Det tælles, så fejlen kan undgås.",
        )
    )
    nyt = betinget(
        LangTekst(label="Nye oplysninger siden afgørelsen", linjer=3, help_text="Hvad er kommet til?")
    )
    begrundelse = LangTekst(
        label="Begrundelse",
        linjer=7,
        help_text="Skriv til borgeren. Teksten kommer i brevet og går med til klageinstansen.",
    )

    def tilpas(self) -> None:
        self.vaelg_blandt(
            "klage",
            [
                (k.id, f"Klage modtaget {kort_dato(k.modtaget)}")
                for k in self.tilstand.klager
                if not k.genvurderet
            ],
        )

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        if rent.get("udfald") in ("aendret", "delvis_aendret") and not rent.get("fejl"):
            self.add_error(
                "fejl", "Sæt kryds ved det, der var forkert; ellers kan fejlen ikke undgås næste gang."
            )
        return rent

    @classmethod
    def om_siden(cls, request: Any, billede: Any) -> dict[str, Any]:
        valgt = request.POST.get("klage") or request.GET.get("klage", "")
        return {"arbejde": klagevisning.arbejdsside(billede, request.user, valgt, dag=request.dag)}


class KlageOversendt(SkridtFormular):
    """Klagen med sagen til klageinstansen."""

    kode = "klage_oversendt"
    overskrift = "Send klagen videre"
    indledning = (
        "Saml sagens papirer i én PDF, se den igennem, og send den. Borgeren får brev om, hvad der er sendt."
    )
    datonavn = "Sendt den"
    knap = "Send klagen videre"
    viser_brev = True
    tilbage = FANEN
    skabelon = "kontor/klage_videre.html"

    klage = Rulleliste(label="Klage")
    bundt = forms.TypedChoiceField(
        label="Sagen, der sendes",
        coerce=int,
        empty_value=None,
        error_messages={
            "required": "Saml sagen først; klagen skal have sagens papirer med.",
            "invalid_choice": "Vælg den sag, der er samlet til denne klage.",
        },
    )

    def tilpas(self) -> None:
        self.vaelg_blandt(
            "klage",
            [
                (k.id, f"Klage modtaget {kort_dato(k.modtaget)}")
                for k in klagevisning.kan_sendes(self.tilstand)
            ],
        )

    def se_sagen(self, billede: Any, bruger: Any) -> None:
        klager = [k.id for k in klagevisning.kan_sendes(self.tilstand)]
        bundter = klagevisning.bundter(billede.sag, bruger, klager) if billede.ser_helbred else []
        valg = [
            (en.pk, f"{en.titel}, samlet {kort_dato(en.oprettet.astimezone(DANSK_TID).date())}")
            for en in bundter
        ]
        self.vaelg_blandt("bundt", valg or [("", "Saml sagen først")])

    @classmethod
    def om_siden(cls, request: Any, billede: Any) -> dict[str, Any]:
        valgt = request.POST.get("klage") or request.GET.get("klage", "")
        return klagevisning.til_oversendelse(billede, request.user, valgt, dag=request.dag)


class KlageAfgjort(SkridtFormular):
    """Klageinstansens afgørelse, og hvad den gør ved sagen."""

    kode = "klage_afgjort"
    overskrift = "Registrér klagens udfald"
    indledning = (
        "Skriv, hvad klageinstansen har afgjort. Har den selv givet fleksjob, er borgeren visiteret fra den dag, den "
        "siger, også bagud: frister og ydelse regnes om. Har den ophævet eller hjemvist, åbnes sagen igen."
    )
    datonavn = "Afgjort den"
    knap = "Gem udfaldet og skriv til borgeren"
    viser_brev = True
    tilbage = FANEN

    klage = Rulleliste(label="Klage")
    udfald = Valg(label="Klageinstansens afgørelse", choices=list(AFGJORT.items()))
    ny_udfald = betinget(
        Valg(
            label="Er den ændret: Hvad gælder nu?",
            choices=[
                ("bevilget", "Borgeren er visiteret til fleksjob"),
                ("afslag", "Andet, som kommunen selv fører ud i sagen"),
            ],
        )
    )
    virkning_fra = betinget(
        Dato(label="Visiteret fra", help_text="Den dag, klageinstansen har bestemt. Den må ligge bagud.")
    )
    ydelse_sats = betinget(
        Rulleliste(
            label="Ledighedsydelse fra samme dag",
            choices=[("", "Nej, eller senere"), *TITLER.items()],
            help_text="Vælg satsen, når borgeren har ret til ledighedsydelse fra den dag.",
        )
    )
    behandlingsuger = betinget(
        Tal("uger", mindst=1, hoejst=520, label="Kommunens egen frist for at afgøre sagen igen",
            help_text="Ved ophævet og hjemvist. Fristen står på kommunens hjemmeside; den er ikke fast i loven.")
    )  # fmt: skip
    begrundelse = LangTekst(
        label="Sådan begrunder klageinstansen det",
        linjer=5,
        help_text="Kort og med dens egne ord. Det kommer i brevet.",
    )
    fejl = betinget(
        Flervalg(label="Hvad var forkert i kommunens afgørelse?", choices=list(FEJLTYPER.items()),
                 help_text="Ved ændret, ophævet og hjemvist. Det tælles.")
    )  # fmt: skip
    journalnummer = Tekst(label="Klageinstansens sagsnummer", required=False, max_length=40)
    fil = Papirfil(label="Afgørelsen som fil", required=False)

    def tilpas(self) -> None:
        self.vaelg_blandt(
            "klage",
            [
                (k.id, f"Klage modtaget {kort_dato(k.modtaget)}, hos {klageinstans(k.oversendt)}")
                for k in self.tilstand.klager
                if k.oversendt and not k.afgjort
            ],
        )

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        udfald = rent.get("udfald")
        if rent.get("behandlingsuger") is not None:
            rent["behandlingsuger"] = round(rent["behandlingsuger"])
        if udfald in ("hjemvist", "ophaevet") and rent.get("behandlingsuger") is None:
            self.add_error(
                "behandlingsuger", "Skriv kommunens egen frist i uger, så sagen ikke bliver glemt."
            )
        if udfald in ("aendret", "hjemvist", "ophaevet") and not rent.get("fejl"):
            self.add_error("fejl", "Sæt kryds ved det, klageinstansen fandt forkert.")
        if udfald == "aendret" and not rent.get("ny_udfald"):
            self.add_error("ny_udfald", "Vælg, hvad der gælder nu.")
        return rent


class SagLukket(SkridtFormular):
    """Sagen lukkes."""

    kode = "sag_lukket"
    overskrift = "Luk sagen"
    indledning = "En lukket sag kan læses, men har ingen frister."
    datonavn = "Lukket fra"
    knap = "Luk sagen"

    aarsag = Rulleliste(
        label="Årsag",
        choices=[
            ("", "Vælg"),
            ("folkepension", "Folkepensionsalder"),
            ("foertidspension", "Førtidspension"),
            ("ordinaert_job", "Job på almindelige vilkår"),
            ("fraflyttet", "Fraflyttet kommunen"),
            ("doed", "Død"),
            ("trukket", "Borgeren trak sin ansøgning"),
            ("andet", "Andet"),
        ],
    )
