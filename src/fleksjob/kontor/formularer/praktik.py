"""Skridtene i en praktik: start, besøg og slut med rapport."""

from typing import Any

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.forloeb.praktikresultat import uden_job
from fleksjob.kontor.formularer.dokumentation import punkter
from fleksjob.kontor.formularer.felter import (
    Dato,
    Flervalg,
    LangTekst,
    Rulleliste,
    Tal,
    Tekst,
    Valg,
    betinget,
)
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.lov.sagsgang.opfoelgningsord import JOBLOEFTER, UDGANGE

PRAKTIKSIDEN = "kontor:praktik"
FORMAAL = (
    ("afklaring", "Afklare, hvad borgeren kan, og hvor længe"),
    ("match", "Se, om borgeren og jobbet passer sammen"),
    ("optraening", "Træne op til flere timer eller opgaver"),
    ("snuse", "Se et nyt fag eller en arbejdsplads"),
)
FORMAALSNAVNE = dict(FORMAAL)
BESOEGENDE = [
    (navn, navn[0].upper() + navn[1:])
    for navn in (
        "borgeren",
        "virksomhedskonsulenten",
        "sagsbehandleren",
        "fysioterapeut",
        "ergoterapeut",
        "mentor",
        "lederen på arbejdspladsen",
        "tillidsrepræsentant",
        "bisidder",
    )
]


class PraktikStartet(SkridtFormular):
    """Praktikken begynder."""

    kode = "praktik_startet"
    tilbage = PRAKTIKSIDEN
    overskrift = "Start praktik"
    skabelon_foran = "kontor/dele/praktik_historie.html"
    indledning = (
        "Formålet og de konkrete opgaver er det, praktikken siden kan bruges til at vise. Skriv opgaver, der findes på "
        "arbejdspladsen, ikke kun fag."
    )
    datonavn = "Første dag"
    knap = "Gem praktikken"

    virksomhed = Tekst(label="Virksomhed", max_length=120)
    cvr = Tekst(label="CVR-nummer", required=False, max_length=8)
    formaal = Valg(label="Formål", choices=FORMAAL)
    maal = LangTekst(
        label="Mål, der kan måles",
        linjer=2,
        max_length=1000,
        help_text="Hvad skal praktikken vise? Fx «12 timer om ugen i tre uger». Skrives før praktikken.",
    )
    funktioner = LangTekst(
        label="Arbejdsopgaver", linjer=3, max_length=1000, help_text="Fx varer på hylder, kasse i ydertimer."
    )
    hensyn = LangTekst(
        label="Hensyn, der prøves", required=False, linjer=2, max_length=1000, help_text="Fx pause hver time."
    )
    timer = Tal("timer", label="Timer til stede om ugen fra start", hoejst=37)
    timer_slut = Tal("timer", label="Timer om ugen, I regner med til sidst", required=False, hoejst=37)
    intensitet = Tal(
        "%",
        label="Arbejdsintensitet fra start",
        required=False,
        hoejst=100,
        help_text="Udelad, hvis ingen ved det.",
    )
    slut = Dato(
        label="Forventet sidste dag",
        required=False,
        help_text="To til fire uger er det sædvanlige. Hvor længe en praktik højst må vare for den, der er "
        "visiteret til fleksjob, er ikke fastslået.",
    )
    lang_grund = betinget(Tekst(label="Hvorfor mere end fire uger?", max_length=300))
    jobloefte = Valg(label="Er der et job, hvis det går?", required=False, choices=list(JOBLOEFTER.items()))
    foerste_besoeg = Dato(label="Første opfølgning", required=False)
    kontakt = Tekst(label="Kontaktperson på arbejdspladsen", required=False, max_length=120)
    egen_virksomhed = Valg(
        label="Er det borgerens egen virksomhed?",
        required=False,
        choices=[("", "Nej"), ("ja", "Ja")],
        help_text="En prøve i egen virksomhed viser måske ikke bredt nok, hvad borgeren kan i andre job.",
    )

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        felter = super().fra_haendelse(haendelse)
        dage = getattr(haendelse, "opfoelgninger", ())
        return felter | {
            "egen_virksomhed": "ja" if felter.get("egen_virksomhed") else "",
            "foerste_besoeg": dage[0] if dage else None,
        }

    def nyttelast(self) -> dict[str, Any]:
        felter = super().nyttelast()
        foerste = felter.pop("foerste_besoeg", None)
        if foerste is not None:
            felter["opfoelgninger"] = (foerste,)
        return felter | ({"egen_virksomhed": True} if felter.pop("egen_virksomhed", "") else {})

    @classmethod
    def om_siden(cls, request: Any, billede: Any) -> dict[str, Any]:
        return {"praktik_uden_job": uden_job(billede.tilstand)}


class PraktikForlaenget(SkridtFormular):
    """Praktikken får en ny sidste dag."""

    kode = "praktik_forlaenget"
    tilbage = PRAKTIKSIDEN
    overskrift = "Forlæng praktik"
    indledning = "Skriv, hvad de ekstra uger skal vise. Ud over 12 uger er det en leders beslutning."
    datonavn = "Besluttet den"
    knap = "Forlæng praktikken"

    slut = Dato(label="Ny sidste dag")
    grund = Tekst(label="Hvad skal de ekstra uger vise?", max_length=300)


class PraktikBesoegt(SkridtFormular):
    """Besøg i praktikken."""

    kode = "praktik_besoegt"
    tilbage = PRAKTIKSIDEN
    overskrift = "Besøg i praktikken"
    indledning = "Timer og intensitet fra hvert besøg tegnes som en kurve, så udsving kan ses."
    datonavn = "Besøgt den"
    knap = "Gem besøget"

    deltagere = Flervalg(label="Hvem var med?", choices=BESOEGENDE)
    timer = Tal("timer", label="Timer til stede om ugen nu", required=False, hoejst=37)
    intensitet = Tal("%", label="Arbejdsintensitet nu", required=False, hoejst=100)
    iagttagelser = LangTekst(
        label="Hvad så I?",
        required=False,
        linjer=4,
        max_length=2000,
        help_text="Opgaver, tempo, pauser og hensyn. Skriv ikke diagnoser.",
    )


class PraktikSluttet(SkridtFormular):
    """Praktikken er slut, med rapport."""

    kode = "praktik_sluttet"
    tilbage = PRAKTIKSIDEN
    overskrift = "Slut praktik"
    indledning = (
        "Rapporten er det, sagen siden bygger på. Skriv, hvad der blev set, før du skriver, hvad det betyder."
    )
    datonavn = "Sidste dag"
    knap = "Gem rapporten"

    timer = Tal("timer", label="Timer til stede om ugen, der blev nået", hoejst=37)
    intensitet = Tal("%", label="Arbejdsintensitet, der blev nået", required=False, hoejst=100)
    fremmoede = LangTekst(label="Fremmøde", required=False, linjer=2, max_length=1000)
    udholdenhed = LangTekst(label="Udholdenhed", required=False, linjer=2, max_length=1000)
    kvalitet = LangTekst(label="Kvalitet", required=False, linjer=2, max_length=1000)
    tempo = LangTekst(label="Tempo", required=False, linjer=2, max_length=1000)
    samarbejde = LangTekst(label="Samarbejde", required=False, linjer=2, max_length=1000)
    hensyn_virkede = LangTekst(label="Hvilke hensyn virkede?", required=False, linjer=2, max_length=1000)
    resultat = LangTekst(
        label="Konklusion",
        linjer=4,
        max_length=2000,
        help_text="Hvad viste praktikken om det, den skulle vise?",
    )
    udgang = Rulleliste(
        label="Hvordan endte den?",
        required=False,
        choices=[("", "Vælg"), *UDGANGE.items()],
        help_text="At det ikke passede, er også et svar. Det tæller aldrig imod borgeren.",
    )
    punkter = Flervalg(label="Hvad viser praktikken?", required=False)

    def tilpas(self) -> None:
        self.vaelg_blandt("punkter", punkter(self.tilstand))
