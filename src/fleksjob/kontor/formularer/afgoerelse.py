"""Betingelserne, og afgørelsen, som én forbereder og en anden godkender."""

from datetime import timedelta
from typing import Any

from fleksjob.forloeb.betingelser import ikke_vurderede, lovens_udfald, menneskets_udfald_afviger
from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.formularer.felter import Dato, Flervalg, LangTekst, Rulleliste, Valg, betinget
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.kontor.formularer.hoering import FANEN, KANALER
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE
from fleksjob.lov.sagsgang.andet_forloeb import FORLOEB, forloeb_pr
from fleksjob.lov.sagsgang.kalender import naeste_hverdag
from fleksjob.lov.sagsgang.rehabilitering import foelger_indstillingen
from fleksjob.lov.sagsgang.visitationskrav import BEHANDLING, KRAV, krav_pr
from fleksjob.sager.brevskrivning import kanal_for
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.models import Bilag, Bruger
from fleksjob.sager.visninger import Sagsbillede

SAT_TILBAGE = "ikke_vurderet"
BEGRUNDELSE_HOEJST, GRUND_HOEJST = 2500, 900
"""Tegn i det, der kommer i brevet; så kan brevet altid være på to sider."""
UDFALD = [
    ("bevilget", "Bevilling: borgeren visiteres til fleksjob"),
    ("afslag", "Afslag"),
    ("andet", "Hverken ja eller nej: sagen går videre i et andet forløb"),
]
HOERING_UNDLADT = [
    ("kender", "Borgeren kender oplysningerne og ved, at de indgår"),
    ("egne", "Afgørelsen bygger kun på det, borgeren selv har oplyst"),
    ("andet", "En anden grund, som jeg skriver her"),
]


class BetingelseVurderet(SkridtFormular):
    """Én betingelse for fleksjob vurderes."""

    kode = "betingelse_vurderet"
    overskrift = "Vurdér en betingelse"
    indledning = (
        "Du vurderer én betingelse ad gangen. Lovens svar regnes af vurderingerne og skrives ikke. En ny vurdering "
        "afløser den gamle fra sin dag; den gamle bliver stående."
    )
    begreber = ("visitation",)
    datonavn = "Vurderingen gælder fra"
    knap = "Gem vurderingen"
    tilbage = FANEN

    betingelse = Rulleliste(label="Betingelse")
    svar = Valg(label="Din vurdering")
    grund = LangTekst(
        label="Hvad bygger du det på?",
        linjer=5,
        max_length=2000,
        help_text="De kendsgerninger, der har vejet tungest. Den, der godkender, skal kunne følge dig.",
    )
    bilag = Flervalg(label="Bilag, vurderingen hviler på", required=False, choices=[])

    def tilpas(self) -> None:
        valgt = self._valgt()
        try:
            spurgte = krav_pr(self.dag)
        except UgyldigtInput:
            spurgte = tuple(KRAV.values())
        valg = self.fields["betingelse"]
        valg.choices = [("", "Vælg"), *((krav.kode, krav.spoergsmaal) for krav in spurgte)]  # type: ignore[attr-defined]
        krav = KRAV.get(valgt)
        if self.rettes is not None:
            numre = [str(nr) for nr in getattr(self.rettes, "bilag", ())]
            self.vaelg_blandt("bilag", [(nr, f"Bilag {nr}") for nr in numre])
        svar = self.fields["svar"]
        if krav is None:
            alle = {m.kode: m.tekst for et in spurgte for m in et.svar}
            svar.choices = [*alle.items(), (SAT_TILBAGE, "Ikke vurderet endnu")]  # type: ignore[attr-defined]
            return
        svar.label = krav.spoergsmaal
        svar.help_text = " ".join(
            filter(None, (krav.hjaelp, BEHANDLING if krav.gruppe == "Arbejdsevnen" else ""))
        )
        svar.choices = [  # type: ignore[attr-defined]
            *((m.kode, m.tekst) for m in krav.svar),
            (SAT_TILBAGE, "Ikke vurderet endnu: sæt den tidligere vurdering tilbage"),
        ]

    def _valgt(self) -> str:
        return str(self.data.get("betingelse") or self.initial.get("betingelse") or "")

    def se_sagen(self, billede: Sagsbillede, bruger: Bruger) -> None:
        super().se_sagen(billede, bruger)
        fundne = Bilag.for_bruger(bruger).filter(sag_id=billede.sag.pk)
        if not maa_se_helbred(bruger, billede.sag):
            fundne = fundne.filter(helbred=False)
        valg = [(str(pk), titel) for pk, titel in fundne.order_by("-pk").values_list("pk", "titel")]
        if valg:
            self.vaelg_blandt("bilag", valg)
        else:
            del self.fields["bilag"]

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        krav = KRAV.get(rent.get("betingelse", ""))
        svar = rent.get("svar")
        if krav and svar and svar != SAT_TILBAGE and svar not in {m.kode for m in krav.svar}:
            self.add_error("svar", "Vælg et af svarene på netop den betingelse.")
        return rent

    def nyttelast(self) -> dict[str, Any]:
        """Kommandoen regner selv udfaldet; en rettelse bærer det med."""
        last = super().nyttelast()
        if "bilag" in last:
            last["bilag"] = tuple(int(nr) for nr in last["bilag"])
        if self.rettes is None:
            return last
        svar = last["svar"]
        if svar == SAT_TILBAGE:
            return last | {"svar": "", "udfald": SAT_TILBAGE}
        opfyldt = KRAV[last["betingelse"]].muligheden(svar).opfyldt
        return last | {"udfald": "opfyldt" if opfyldt else "ikke_opfyldt"}

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        felter = super().fra_haendelse(haendelse)
        numre = tuple(str(nr) for nr in felter.get("bilag", ()))
        return felter | {"svar": felter.get("svar") or SAT_TILBAGE, "bilag": numre}


class AfgoerelseForberedt(SkridtFormular):
    """Den første af to: udkastet til afgørelsen."""

    kode = "afgoerelse_forberedt"
    overskrift = "Forbered afgørelse"
    indledning = (
        "Du skriver afgørelsen, og en anden medarbejder godkender den. Først ved godkendelsen er den truffet, og "
        "borgeren får sit brev. Det, udkastet hviler på, låses, når du gemmer."
    )
    begreber = ("visitation", "partshoering")
    datonavn = "Forberedt den"
    knap = "Send til godkendelse"
    tilbage = FANEN
    skabelon_foran = "kontor/dele/reglernes_udfald.html"

    udfald = Valg(label="Afgørelse", choices=UDFALD)
    afslagsgrund = betinget(
        Valg(
            label="Hvorfor afslag?",
            choices=[(g.kode, f"{g.navn}. Herefter: {g.naeste_skridt}") for g in AFSLAGSGRUNDE.values()],
            help_text="Skal vælges ved afslag. Grunden og det næste skridt står i brevet.",
        )
    )
    opfoelgning = betinget(
        Dato(
            label="Hvornår skal det næste skridt være gjort?",
            help_text="Skal udfyldes ved afslag. Ingen lov sætter dagen; den er kommunens, og den står i brevet.",
        )
    )
    andet_udfald = betinget(
        Valg(
            label="Hvad sker der i stedet?",
            choices=list(FORLOEB.items()),
            help_text="Skal vælges, når sagen går videre i et andet forløb. Det afgøres efter andre regler.",
        )
    )
    begrundelse = LangTekst(
        label="Begrundelse",
        linjer=8,
        max_length=BEGRUNDELSE_HOEJST,
        help_text=(
            "Skriv til borgeren: hvilke kendsgerninger afgørelsen bygger på, og hvad der har vejet tungest. "
            "Teksten kommer i brevet."
        ),
    )
    bemaerkninger = betinget(
        LangTekst(
            label="Hvad svarer vi på det, borgeren skrev i høringen?",
            linjer=4,
            max_length=GRUND_HOEJST,
            help_text="Kommer i brevet lige under borgerens egne ord.",
        )
    )
    afvigelsesgrund = betinget(
        LangTekst(
            label="Hvorfor er afgørelsen en anden end den, reglerne peger på?",
            linjer=3,
            max_length=GRUND_HOEJST,
            help_text="Skal udfyldes, når du vælger noget andet end reglernes udfald. Kommer i brevet.",
        )
    )
    uden_vurdering = betinget(
        LangTekst(
            label="Hvorfor afgøres sagen, før alle betingelser er vurderet?",
            linjer=2,
            max_length=1000,
            help_text="Fx at borgeren har bedt om en afgørelse på det, der foreligger.",
        )
    )
    indstilling_fraveget = betinget(
        LangTekst(
            label="Hvorfor følges teamets indstilling ikke?",
            linjer=3,
            max_length=GRUND_HOEJST,
            help_text="Skal udfyldes, når afgørelsen er en anden end den, teamet pegede på. Kommer i brevet.",
        )
    )
    hoering_grund = betinget(
        Valg(
            label="Skal borgeren ikke høres først?",
            choices=[("", "Borgeren er hørt eller bliver det, før afgørelsen godkendes"), *HOERING_UNDLADT],
            help_text="Gælder kun et nej. Uden høring eller en grund her kan et nej ikke godkendes.",
        )
    )
    hoering_forklaring = betinget(
        LangTekst(label="Hvilke oplysninger, og hvor ved borgeren det fra?", linjer=2, max_length=800)
    )

    udelad = frozenset({"hoering_grund", "hoering_forklaring"})

    def forslag(self, tilstand: Tilstand, dag: Any) -> dict[str, Any]:
        regler = lovens_udfald(tilstand, dag)
        forslag: dict[str, Any] = {"opfoelgning": naeste_hverdag(dag + timedelta(days=28))}
        if tilstand.begyndelse.paa_grundlag is not None:
            forslag["uden_vurdering"] = "Borgeren har bedt om en afgørelse på det, der foreligger."
        if regler.udfald in ("bevilget", "afslag"):
            forslag |= {"udfald": regler.udfald, "afslagsgrund": regler.grund}
        return forslag

    def tilpas(self) -> None:
        self.vaelg_blandt("andet_udfald", list(forloeb_pr(self.dag).items()))
        self.regler = lovens_udfald(self.tilstand, self.dag)
        self.mangler = [KRAV[kode].spoergsmaal for kode in ikke_vurderede(self.tilstand, self.dag)]
        if not self.tilstand.indstilling_til:
            del self.fields["indstilling_fraveget"]
        if not any(hoering.besvaret for hoering in self.tilstand.partshoeringer):
            del self.fields["bemaerkninger"]
        if not self.regler.afgjort:
            del self.fields["afvigelsesgrund"]
        if not self.mangler or self.regler.afgjort:
            del self.fields["uden_vurdering"]

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        udfald = rent.get("udfald")
        if udfald != "afslag":
            rent["afslagsgrund"], rent["opfoelgning"] = "", None
        if udfald != "andet":
            rent["andet_udfald"] = ""
        if udfald:
            self._kraev_det_udfaldet_kraever(rent, udfald)
            self._kraev_grundene(rent, udfald)
        return rent

    def _kraev_det_udfaldet_kraever(self, rent: dict[str, Any], udfald: str) -> None:
        if udfald == "afslag" and not rent.get("afslagsgrund"):
            self.add_error("afslagsgrund", "Vælg grunden til afslaget.")
        if udfald == "afslag" and not rent.get("opfoelgning") and "opfoelgning" not in self.errors:
            self.add_error("opfoelgning", "Skriv, hvornår det næste skridt skal være gjort.")
        if udfald == "andet" and not rent.get("andet_udfald"):
            self.add_error("andet_udfald", "Vælg, hvad der sker i stedet.")
        if udfald == "bevilget":
            rent["hoering_grund"] = rent["hoering_forklaring"] = ""
        if rent.get("hoering_grund") and not rent.get("hoering_forklaring"):
            self.add_error(
                "hoering_forklaring", "Skriv, hvilke oplysninger det er, og hvor borgeren kender dem fra."
            )

    def _kraev_grundene(self, rent: dict[str, Any], udfald: str) -> None:
        """Afviger mennesket fra reglerne eller teamet, eller er noget ikke vurderet, skal det siges hvorfor."""
        afviger = menneskets_udfald_afviger(
            self.regler, udfald, rent.get("afslagsgrund") or "", rent.get("andet_udfald") or ""
        )
        if afviger and not rent.get("afvigelsesgrund") and "afslagsgrund" not in self.errors:
            self.add_error(
                "afvigelsesgrund", "Skriv, hvorfor afgørelsen er en anden end den, reglerne peger på."
            )
        if not afviger:
            rent["afvigelsesgrund"] = ""
        foelger = foelger_indstillingen(self.tilstand.indstilling_til, udfald)
        if "indstilling_fraveget" in self.fields and not foelger and not rent.get("indstilling_fraveget"):
            self.add_error(
                "indstilling_fraveget", "Skriv, hvorfor afgørelsen ikke følger teamets indstilling."
            )
        if "bemaerkninger" in self.fields and not rent.get("bemaerkninger"):
            self.add_error("bemaerkninger", "Svar på det, borgeren skrev; det står i brevet.")
        if "uden_vurdering" in self.fields and not rent.get("uden_vurdering"):
            besked = "Vurdér betingelserne først, eller skriv, hvorfor sagen afgøres uden."
            self.add_error("uden_vurdering", besked)

    def nyttelast(self) -> dict[str, Any]:
        rent = self.cleaned_data
        valgt, forklaring = rent.get("hoering_grund") or "", rent.get("hoering_forklaring") or ""
        if not valgt:
            return super().nyttelast()
        grund = "" if valgt == "andet" else f"{dict(HOERING_UNDLADT)[valgt]}. "
        return super().nyttelast() | {"hoering_undladt": f"{grund}{forklaring}"}


class AfgoerelseTruffet(SkridtFormular):
    """Den anden af to: godkendelsen."""

    kode = "afgoerelse_truffet"
    overskrift = "Godkend afgørelsen"
    indledning = (
        "Læs udkastet og det, det hviler på. Når du godkender, er afgørelsen truffet, og brevet med klagevejledning "
        "sendes. Er du ikke enig, så send udkastet tilbage med en grund."
    )
    begreber = ("klagefrist", "visitation")
    datonavn = "Afgørelsen træffes den"
    knap = "Godkend og træf afgørelsen"
    viser_udkast = True
    tilbage = FANEN

    kanal = Valg(
        label="Sådan får borgeren afgørelsen",
        choices=KANALER,
        help_text="Klagefristen regnes fra den dag, borgeren har modtaget afgørelsen, og afhænger af vejen.",
    )

    def se_sagen(self, billede: Sagsbillede, bruger: Bruger) -> None:
        super().se_sagen(billede, bruger)
        self.initial["kanal"] = kanal_for(billede.sag)


class AfgoerelseSendtTilbage(SkridtFormular):
    """Den anden af to siger nej til udkastet."""

    kode = "afgoerelse_sendt_tilbage"
    overskrift = "Send udkastet tilbage"
    indledning = "Borgeren hører intet. Den, der skrev udkastet, ser din grund og skriver et nyt."
    datonavn = "Sendt tilbage den"
    knap = "Send tilbage"
    skabelon_foran = "kontor/dele/udkastet.html"
    tilbage = FANEN

    grund = LangTekst(label="Hvad mangler, eller hvad skal ændres?", linjer=5, max_length=1500)
