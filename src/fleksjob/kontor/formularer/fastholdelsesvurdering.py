"""Vurderingen af en fastholdelse, bøn om at fravige de 12 måneder, og når den slutter."""

from datetime import date
from typing import Any

from fleksjob.forloeb.fastholdelse import er_dokumenteret
from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.formularer.fastholdelse import (
    FANEN,
    FASTHOLDELSENS_BEGYNDELSE,
    TILTAGSVALG,
    UDEN_HELBRED,
    Kollega,
    saet_tovholdere,
)
from fleksjob.kontor.formularer.felter import (
    Bekraeft,
    Dato,
    Flervalg,
    LangTekst,
    Rulleliste,
    Tekst,
    Valg,
    betinget,
)
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.lov.sagsgang.fastholdelsestiltag import HVORHEN, SIDEN
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til


class FastholdelseOverdraget(SkridtFormular):
    """En ny tovholder."""

    kode = "fastholdelse_overdraget"
    overskrift = "Skift tovholder"
    indledning = "Virksomheden og borgeren får den nye at se på deres egne sider."
    knap = "Skift tovholder"
    tilbage = FANEN

    tovholder = Kollega(label="Ny tovholder")
    note = LangTekst(label="Note til den nye", required=False, linjer=2)

    def klar(self, request: Any, billede: Any) -> None:
        saet_tovholdere(self, request.user)


class FastholdelseVurderet(SkridtFormular):
    """Kommunens vurdering ved siden af det, papirerne siger."""

    kode = "fastholdelse_vurderet"
    overskrift = "Vurdér, om mulighederne er udtømt"
    indledning = (
        "Almindelige vilkår først: er alt det prøvet, som rimeligvis kunne have hjulpet? Vurderingen er din; hvad "
        "papirerne alene siger, gemmes ved siden af."
    )
    begreber = ("fastholdelse",)
    datonavn = "Vurderingen er lavet den"
    knap = "Gem vurderingen"
    tilbage = FANEN

    ordinaert = Flervalg(label="Det er prøvet på arbejdspladsen", choices=TILTAGSVALG, required=False)
    reelt_forsoeg = Valg(
        label="Var arbejdsgiverens forsøg på et vedvarende job uden tilskud reelt?",
        choices=[("ja", "Ja"), ("nej", "Nej")],
    )
    udtoemt = Valg(
        label="Er mulighederne for at blive uden tilskud udtømt?",
        choices=[("ja", "Ja"), ("nej", "Nej, der er mere at prøve")],
    )
    begrundelse = LangTekst(label="Hvad bygger vurderingen på?", linjer=4, help_text=UDEN_HELBRED)
    afvigelsesgrund = betinget(
        LangTekst(
            label="Hvorfor er vurderingen forskellig fra papirerne?",
            linjer=3,
            help_text="Skal udfyldes, når papirerne siger noget andet om forsøget.",
        )
    )
    afklaring = Tekst(
        label="Er arbejdsevnen også afklaret et andet sted?",
        required=False,
        help_text="Kan udelades. Fx en praktik i en anden virksomhed.",
    )

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        sag, forloeb = tilstand.fastholdelsessag, tilstand.fastholdelse_i_gang
        tiltag = [*(sag.ordinaert if sag else ()), *(forloeb.forsoeg if forloeb else ())]
        return {"ordinaert": sorted({et.art for et in tiltag} & dict(TILTAGSVALG).keys())}

    def tilpas(self) -> None:
        forloeb = self.tilstand.fastholdelse_i_gang
        siger = (
            "er dokumenteret" if forloeb is not None and er_dokumenteret(forloeb) else "ikke er dokumenteret"
        )
        self.fields["reelt_forsoeg"].help_text = f"Papirerne i sagen siger, at et forsøg {siger}."

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        ja_nej = {True: "ja", False: "nej", None: ""}
        return super().fra_haendelse(haendelse) | {
            felt: ja_nej[getattr(haendelse, felt, None)] for felt in ("reelt_forsoeg", "udtoemt")
        }

    def nyttelast(self) -> dict[str, Any]:
        felter = super().nyttelast()
        return felter | {felt: felter[felt] == "ja" for felt in ("reelt_forsoeg", "udtoemt")}


class FastholdelseUndtagelseSoegt(SkridtFormular):
    """De to betingelser, hver med grund og det, der viser den."""

    kode = "fastholdelse_undtagelse_soegt"
    overskrift = "Bed om at fravige de 12 måneder"
    indledning = (
        "Begge betingelser skal være opfyldt: skaden eller sygdommen er akut, og det er åbenbart formålsløst at "
        "gennemføre de 12 måneder. Lederen svarer; det kan ikke være dig selv."
    )
    begreber = ("fastholdelse",)
    datonavn = "Der er bedt om det den"
    knap = "Send til lederen"
    tilbage = FANEN

    akut_grund = LangTekst(
        label="Hvorfor er det akut?", linjer=3, help_text="Hvad skete pludseligt, og hvornår?"
    )
    akut_bevis = Tekst(label="Hvad viser det?", help_text="Fx et papir under Dokumentation.")
    formaalsloest_grund = LangTekst(
        label="Hvorfor er det åbenbart formålsløst?",
        linjer=3,
        help_text="Hvorfor kan hverken særlige vilkår, hjælpemidler eller andre opgaver føre til et job uden tilskud?",
    )
    formaalsloest_bevis = Tekst(label="Hvad viser det?", help_text="Fx virksomhedens erklæring.")


class FastholdelseUndtaget(SkridtFormular):
    """Lederen godkender."""

    kode = "fastholdelse_undtaget"
    overskrift = "Fravig de 12 måneder"
    indledning = "Begge betingelser skal være opfyldt. Læs begrundelserne på fanen, før du svarer."
    begreber = ("fastholdelse",)
    datonavn = "Kravet fraviges fra"
    knap = "Fravig kravet"
    tilbage = FANEN
    udelad = frozenset({"akut_", "formaalsloest_"})

    akut_ = Bekraeft("Er den ikke akut, kan kravet ikke fraviges.", label="Skaden eller sygdommen er akut")
    formaalsloest_ = Bekraeft(
        "Er det ikke åbenbart formålsløst, kan kravet ikke fraviges.",
        label="Det er åbenbart formålsløst at gennemføre de 12 måneder",
    )
    grund = LangTekst(label="Begrundelse", linjer=4)

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        return super().fra_haendelse(haendelse) | {"akut_": True, "formaalsloest_": True}

    def nyttelast(self) -> dict[str, Any]:
        return super().nyttelast() | {"akut": True, "formaalsloest": True}


class FastholdelseUndtagelseAfslaaet(SkridtFormular):
    """Lederen siger nej; de 12 måneder går videre."""

    kode = "fastholdelse_undtagelse_afslaaet"
    overskrift = "Fasthold kravet om 12 måneder"
    indledning = "De 12 måneder går videre, og de måneder, der er gået, tæller stadig."
    begreber = ("fastholdelse",)
    datonavn = "Svaret er givet den"
    knap = "Fasthold kravet"
    tilbage = FANEN

    begrundelse = LangTekst(
        label="Begrundelse", linjer=4, help_text="Hvilken af de to betingelser er ikke opfyldt, og hvorfor?"
    )


class FastholdelseOphoert(SkridtFormular):
    """Forløbet slutter uden fleksjob på arbejdspladsen."""

    kode = "fastholdelse_ophoert"
    overskrift = "Afslut fastholdelsen"
    indledning = (
        "Brug det, når forløbet slutter uden fleksjob på arbejdspladsen. Mangler papirerne, kan en ny skriftlig aftale "
        "begynde 12 nye måneder: afslut her, og begynd igen."
    )
    datonavn = "Første dag uden"
    knap = "Afslut fastholdelsen"
    tilbage = FANEN

    aarsag = LangTekst(label="Hvorfor slutter det?", linjer=3, help_text=UDEN_HELBRED)
    videre = Rulleliste(label="Hvor går sagen hen?", choices=[("", "Vælg"), *HVORHEN.items()])
    spoerg_igen = Dato(
        label="Hvornår hører vi, hvordan det gik?",
        required=False,
        help_text="Kommer på Min dag, så kontakten ikke tabes.",
    )

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        return {"spoerg_igen": laeg_maaneder_til(dag, 3)}


class FastholdelseFulgtOp(SkridtFormular):
    """Hvad der skete siden."""

    kode = "fastholdelse_fulgt_op"
    overskrift = "Hvad skete der siden?"
    indledning = "Ring til medarbejderen eller virksomheden, så vi ved, hvad der sker, når det ikke lykkes."
    datonavn = "Der er talt med dem den"
    knap = "Gem svaret"
    tilbage = FANEN

    siden = Valg(label="Hvad gør medarbejderen nu?", choices=list(SIDEN.items()))
    note = LangTekst(label="Note", required=False, linjer=3, help_text=UDEN_HELBRED)


FASTHOLDELSENS: tuple[type[SkridtFormular], ...] = (
    *FASTHOLDELSENS_BEGYNDELSE,
    FastholdelseOverdraget,
    FastholdelseVurderet,
    FastholdelseUndtagelseSoegt,
    FastholdelseUndtaget,
    FastholdelseUndtagelseAfslaaet,
    FastholdelseOphoert,
    FastholdelseFulgtOp,
)
