"""Sagens begyndelse: borgerens egen ansøgning, vejledningen, og en afgørelse på det foreliggende grundlag.

- Enhver kan søge og har krav på en skriftlig afgørelse. Kommunen kan først lukke sagen, når ansøgningen er afgjort,
  eller borgeren selv har trukket den.
- Loven sætter ingen dage; kommunen sætter og offentliggør selv sin frist (retssikkerhedsloven § 3, stk. 2).
- Borgeren kan forlange en afgørelse på det, der ligger i sagen nu. Så kan sagen afgøres, uden at planen er færdig; men
  et fleksjob kan stadig ikke bevilges uden den og uden teamets indstilling eller rådgivning (LAB § 118).
- Kommunen vejleder om muligheder, rettigheder og pligter (retssikkerhedsloven § 5, forvaltningsloven § 7).
"""

from datetime import date

import msgspec

from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.klage import KLAGEREGLER
from fleksjob.lov.sagsgang.relationer import (
    Betingelse,
    Fristregel,
    Genaabner,
    Relation,
    Spaerring,
    Svar,
    Trin,
    Udelukker,
    altid,
)
from fleksjob.lov.sagsgang.ure import KOMMUNENS_FRIST
from fleksjob.lov.sagsgang.visitation import folkepensionsdag

HURTIGST = altid("Retssikkerhedsloven § 3, stk. 1")
VEJLEDNINGSPLIGT = altid("Retssikkerhedsloven § 5 og forvaltningsloven § 7")
KRAV_PAA_SVAR = (
    "At enhver kan søge og få en skriftlig afgørelse, er læst i DUKHs vejledning om fleksjob, ikke i loven."
)
FORELIGGENDE = (
    "At borgeren kan forlange en afgørelse på det foreliggende grundlag, er læst i DUKHs vejledning om fleksjob, "
    "ikke i loven."
)
PARAGRAFFER = "Paragraffernes numre er ikke efterprøvet i lovteksten."
_INGEN_SAG = "Der er ingen sag endnu; opret den først."
_INGEN_ANSOEGNING = "Borgeren har ikke en ansøgning, der mangler svar."

OPRINDELSER = {
    "sygedagpenge": "Sygedagpengesag",
    "kontanthjaelp": "Sag om kontanthjælp",
    "uddannelseshjaelp": "Sag om uddannelseshjælp",
    "egen_ansoegning": "Borgerens egen ansøgning",
    "fastholdelse": "Henvendelse om fastholdelse i job",
    "andet": "Andet",
}
"""Det, sagen begynder i."""
KANALER = {
    "telefon": "Telefon",
    "hotline": "Hotline for virksomheder",
    "moede": "Møde",
    "besoeg": "Besøg på arbejdspladsen",
    "digital": "Digital Post eller selvbetjening",
    "brev": "Brev",
    "internt": "Internt i kommunen",
}
"""Hvordan henvendelsen kom."""


class Vejledningsemne(msgspec.Struct, frozen=True):
    """Et emne, kommunen vejleder om: det, sagsbehandleren krydser af, og det, borgeren kan læse igen."""

    kode: str
    navn: str
    til_borgeren: str


VEJLEDNINGSEMNER = (
    Vejledningsemne(
        "ordningen",
        "Hvad et fleksjob er, og hvem der kan få det",
        "Et fleksjob er et job på nedsat tid eller med særlige hensyn. Man kan få det, når arbejdsevnen er varigt og "
        "væsentligt begrænset i alle slags arbejde. Det er ikke nok, at man har svært ved sit eget job eller gerne vil "
        "gå ned i tid.",
    ),
    Vejledningsemne(
        "udfald",
        "Alle mulige udfald",
        "Sagen kan ende med fleksjob, førtidspension, en anden indsats, eller at du kan arbejde på almindelige vilkår. "
        "Ingen ved på forhånd, hvad der passer til dig. Det er det, sagen skal finde ud af.",
    ),
    Vejledningsemne(
        "rettigheder_og_pligter",
        "Rettigheder og pligter",
        "Du har ret til at se din sag, til at sige din mening, før vi afgør den, og til et skriftligt svar. Du skal "
        "hjælpe med oplysninger og komme til de møder, vi aftaler.",
    ),
    Vejledningsemne(
        "oekonomi",
        "Penge, mens sagen kører, og bagefter",
        "Du beholder den ydelse, du får nu, så længe du opfylder betingelserne for den. Kommunen har ikke pligt til "
        "at finde et bestemt job på et bestemt tidspunkt.",
    ),
    Vejledningsemne(
        "stoette",
        "Støtte i job: mentor, personlig assistance, hjælpemidler",
        "Har du brug for en mentor, personlig assistance eller hjælpemidler for at kunne arbejde, kan du søge om det.",
    ),
    Vejledningsemne(
        "arbejdsskade",
        "Hvis borgeren har en arbejdsskade",
        "Har du en arbejdsskadesag, så spørg dit forsikringsselskab eller din fagforening, hvad en afgørelse om "
        "fleksjob eller førtidspension betyder for den. Fortæl os om sagen.",
    ),
    Vejledningsemne(
        "bisidder",
        "Bisidder og hjælp fra en fagforening",
        "Du må altid tage en med til møder, for eksempel en fra din familie eller din fagforening.",
    ),
    Vejledningsemne(
        "dukh",
        "Gratis rådgivning hos DUKH",
        "DUKH giver gratis og uvildig rådgivning om handicap og sociale regler. Se dukh.dk.",
    ),
    Vejledningsemne(
        "klage",
        "Hvordan man klager",
        "Er du uenig i en afgørelse, kan du klage. Hvordan og hvornår står i brevet med afgørelsen. Det er gratis.",
    ),
    Vejledningsemne(
        "tid",
        "Hvor lang tid det tager",
        "Loven siger ikke, hvor lang tid en sag må tage. Kommunen har sin egen frist. Kan vi ikke holde den, skriver "
        "vi til dig om hvorfor, og hvornår du kan vente et svar.",
    ),
)
EMNER = {emne.kode: emne for emne in VEJLEDNINGSEMNER}
"""Emnerne efter kode."""

TRIN = (
    Trin(
        kode="ansoegning_modtaget",
        navn="Registrér borgerens ansøgning",
        hjemmel=HURTIGST,
        forbehold=KRAV_PAA_SVAR,
    ),
    Trin(kode="ansoegning_trukket", navn="Registrér, at ansøgningen er trukket", hjemmel=HURTIGST),
    Trin(
        kode="afgoerelse_paa_grundlag_oensket",
        navn="Bed om en afgørelse på det, der ligger i sagen nu",
        hjemmel=HURTIGST,
        forbehold=FORELIGGENDE,
    ),
    Trin(
        kode="afgoerelse_paa_grundlag_frafaldet",
        navn="Fortryd ønsket om en afgørelse nu",
        hjemmel=HURTIGST,
    ),
    Trin(
        kode="vejledning_givet",
        navn="Notér vejledning",
        hjemmel=VEJLEDNINGSPLIGT,
        forbehold=PARAGRAFFER,
    ),
    Trin(kode="afgoerelse_sendt", navn="Notér, at afgørelsen er lagt i posten", hjemmel=KLAGEREGLER),
)

RELATIONER: tuple[Relation, ...] = (
    *(
        Betingelse(skridt=skridt, kraever=("sag_oprettet", "visiteret"), hvorfor=_INGEN_SAG, hjemmel=hjemmel)
        for skridt, hjemmel in (
            ("ansoegning_modtaget", HURTIGST),
            ("afgoerelse_paa_grundlag_oensket", HURTIGST),
            ("vejledning_givet", VEJLEDNINGSPLIGT),
        )
    ),
    Betingelse(
        skridt="afgoerelse_sendt",
        kraever=("afgoerelse_truffet",),
        hvorfor="Der er ingen afgørelse at sende.",
        hjemmel=KLAGEREGLER,
    ),
    Udelukker(
        naar="afgoerelse_truffet:visitation",
        skridt=("ansoegning_modtaget", "afgoerelse_paa_grundlag_oensket"),
        hvorfor="Sagen er afgjort. Vil borgeren søge igen, begynder en ny sag.",
        hjemmel=HURTIGST,
    ),
    Udelukker(
        naar="visiteret",
        skridt=("ansoegning_modtaget", "afgoerelse_paa_grundlag_oensket"),
        hvorfor="Borgeren er allerede visiteret.",
        hjemmel=HURTIGST,
    ),
    *(
        Genaabner(naar=naar, skridt=("afgoerelse_paa_grundlag_oensket",), hjemmel=KLAGEREGLER)
        for naar in ("klage_afgjort:hjemvist:visitation", "klage_afgjort:ophaevet:visitation")
    ),
    Spaerring(
        skridt="ansoegning_modtaget",
        vagt="ansoegning_ubesvaret",
        hvorfor="Borgerens ansøgning er allerede registreret og mangler svar.",
        hjemmel=HURTIGST,
    ),
    Spaerring(
        skridt="ansoegning_trukket",
        vagt="ingen_aaben_ansoegning",
        hvorfor=_INGEN_ANSOEGNING,
        hjemmel=HURTIGST,
    ),
    Spaerring(
        skridt="afgoerelse_paa_grundlag_oensket",
        vagt="paa_grundlag_oensket",
        hvorfor="Borgeren har allerede bedt om en afgørelse nu.",
        hjemmel=HURTIGST,
    ),
    Spaerring(
        skridt="afgoerelse_paa_grundlag_frafaldet",
        vagt="ikke_paa_grundlag",
        hvorfor="Borgeren har ikke bedt om en afgørelse på det, der ligger i sagen nu.",
        hjemmel=HURTIGST,
    ),
    Spaerring(
        skridt="afgoerelse_truffet",
        vagt="udkast_til_bevilling_uden_grundlag",
        hvorfor=(
            "Et fleksjob kan ikke bevilges på det foreliggende grundlag: planen skal være færdig, og teamets "
            "indstilling eller rådgivningen skal foreligge."
        ),
        hjemmel=altid("LAB § 118"),
        efter="plan_faerdig",
    ),
    Spaerring(
        skridt="sag_lukket",
        vagt="ansoegning_ubesvaret",
        hvorfor=(
            "Borgeren har selv søgt og skal have en skriftlig afgørelse. Træf den, eller registrér, at borgeren har "
            "trukket sin ansøgning."
        ),
        hjemmel=HURTIGST,
        forbehold=KRAV_PAA_SVAR,
        efter="afgoerelse_truffet",
    ),
    Spaerring(
        skridt="sag_lukket",
        vagt="paa_grundlag_oensket",
        hvorfor=(
            "Borgeren har bedt om en afgørelse på det, der ligger i sagen nu. Træf den, eller registrér, at borgeren "
            "har fortrudt."
        ),
        hjemmel=HURTIGST,
        forbehold=FORELIGGENDE,
        efter="afgoerelse_truffet",
    ),
    Svar(
        kode="svar_paa_ansoegning",
        navn="Svar på borgerens ansøgning",
        efter=("ansoegning_modtaget",),
        skal=("afgoerelse_truffet:visitation", "visiteret"),
        frist=Fristregel("oplyst"),
        art="intern",
        ansvarlig="sagsbehandler",
        hjemmel=KOMMUNENS_FRIST,
        vagt="kommunens_frist_oplyst",
        bortfalder=("ansoegning_trukket", "forsinkelse_meddelt"),
        forbehold=KRAV_PAA_SVAR,
        forklaring=(
            "Borgeren har selv søgt og skal have en skriftlig afgørelse. Kommunens egen frist: {regnestykke}. Kan den "
            "ikke holdes, skal borgeren have skriftlig besked om, hvornår afgørelsen kan ventes."
        ),
    ),
    Svar(
        kode="svar_paa_ansoegning",
        navn="Svar på borgerens ansøgning",
        efter=("ansoegning_modtaget",),
        skal=("afgoerelse_truffet:visitation", "visiteret"),
        frist=Fristregel("ingen"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=HURTIGST,
        vagt="ingen_egen_frist",
        bortfalder=("ansoegning_trukket", "forsinkelse_meddelt"),
        forbehold=f"{KRAV_PAA_SVAR} Kommunen har ikke sat sin egen frist for området ind her.",
        forklaring="Borgeren har selv søgt ({regnestykke}) og skal hurtigst muligt have en skriftlig afgørelse.",
    ),
    Svar(
        kode="svar_paa_ansoegning",
        navn="Svar på borgerens ansøgning",
        efter=("forsinkelse_meddelt",),
        skal=("afgoerelse_truffet:visitation", "visiteret"),
        frist=Fristregel("oplyst"),
        art="intern",
        ansvarlig="sagsbehandler",
        hjemmel=KOMMUNENS_FRIST,
        vagt="ansoegning_aaben",
        nyt_navn="ny_frist",
        standses=False,
        bortfalder=("ansoegning_trukket", "forsinkelse_meddelt"),
        forbehold=KRAV_PAA_SVAR,
        forklaring=(
            "Borgeren har selv søgt og har fået besked om forsinkelsen og om, hvornår afgørelsen kan ventes: "
            "{regnestykke}."
        ),
    ),
    Svar(
        kode="afgoerelse_paa_grundlag",
        navn="Afgørelse på det foreliggende grundlag",
        efter=("afgoerelse_paa_grundlag_oensket",),
        skal=("afgoerelse_truffet:visitation", "visiteret"),
        frist=Fristregel("ingen"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=HURTIGST,
        bortfalder=("afgoerelse_paa_grundlag_frafaldet", "ansoegning_trukket"),
        forbehold=FORELIGGENDE,
        forklaring=(
            "Borgeren har bedt om en afgørelse på det, der ligger i sagen ({regnestykke}). Den skal træffes hurtigst "
            "muligt, også selv om planen ikke er færdig."
        ),
    ),
    Svar(
        kode="klagefrist",
        navn="Klagefrist",
        efter=("afgoerelse_sendt",),
        skal=("klage_modtaget",),
        frist=Fristregel("oplyst", "klagefrist"),
        art="lov",
        ansvarlig="borger",
        hjemmel=KLAGEREGLER,
        nyt_navn="sendt",
        forklaring="Borgeren kan klage til kommunen: {regnestykke}.",
        efter_frist="bortfaldet",
    ),
)

YDELSER = {
    "sygedagpenge": "Sygedagpenge",
    "jobafklaring": "Ressourceforløbsydelse under jobafklaring",
    "ressourceforloeb": "Ressourceforløbsydelse",
    "kontanthjaelp": "Kontanthjælp",
    "uddannelseshjaelp": "Uddannelseshjælp",
    "dagpenge": "Dagpenge",
    "ledighedsydelse": "Ledighedsydelse",
    "loen": "Løn",
    "selvstaendig": "Indtægt fra egen virksomhed",
    "ingen": "Ingen indtægt",
    "andet": "Andet",
}
"""Det, borgeren lever af, når sagen begynder."""
TIDLIGERE_YDELSER = {
    "saerlig_ydelse": "Særlig ydelse (ordningen før 2013)",
    "revalideringsydelse": "Revalideringsydelse",
    "starthjaelp": "Starthjælp (til og med 2011)",
    "skaanejob": "Løn i skånejob",
    "orlovsydelse": "Orlovsydelse",
}
"""Det, der kan stå i en ældre sag."""


def ydelsesnavn(kode: str) -> str:
    """Ydelsens navn, også en fra en ældre ordning. En tekst, ingen kender, gives tilbage, som den er."""
    return YDELSER.get(kode) or TIDLIGERE_YDELSER.get(kode) or kode


def aldersoplysning(foedselsdato: date, dag: date) -> str:
    """Det, alderen betyder for et fleksjob; tom, når den ikke betyder noget. Den er aldrig en grund til ikke at tage
    imod en ansøgning."""
    attende = laeg_maaneder_til(foedselsdato, 18 * 12)
    pension = folkepensionsdag(foedselsdato)
    if dag < attende:
        return (
            f"Borgeren fylder 18 år {dansk_dato(attende)}. Et fleksjob kan først bevilges derefter, men hun kan søge "
            "og skal have et skriftligt svar."
        )
    if dag >= pension.dato:
        return (
            f"Borgeren nåede folkepensionsalderen {dansk_dato(pension.dato)} og kan ikke visiteres til fleksjob, men "
            "hun kan søge og skal have et skriftligt svar."
        )
    if (pension.dato - dag).days < 365:
        return f"Borgeren når folkepensionsalderen {dansk_dato(pension.dato)}. Et fleksjob slutter den dag."
    return ""
