"""Partshøring, klage og genvurdering, og hvornår en afgørelse regnes for modtaget.

- Før et afslag på oplysninger, som borgeren ikke ved indgår, skal borgeren høres.
- Klagefristen er 4 uger fra modtagelsen. Digital Post er modtaget samme dag (til juli 2016: 2 dage efter, når sagen
  ikke viser andet), et quickbrev 2 dage efter, et brev 6 hverdage efter (juli 2016 til juni 2018: efter ugedagen).
- En klage behøver ingen begrundelse. Kommer den for sent, afviser kommunen den ikke selv: klageinstansen kan se bort
  fra fristen, når der er en særlig grund, fx alvorlig sygdom.
- Ender klagefristen på en lørdag, søndag eller helligdag, rykker den til den næste hverdag
  (Justitsministeriets vejledning nr. 9533 af 26/6/2018, læst i andres gengivelse).
- Kommunen genvurderer, og sender klagen videre, senest 4 uger efter at den har fået den.
"""

from datetime import date, timedelta

from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.kalender import (
    Frist,
    er_hverdag,
    hviledag,
    laeg_hverdage_til,
    naeste_hverdag,
    uger_fra,
)
from fleksjob.lov.sagsgang.relationer import (
    Betingelse,
    Fristregel,
    Genaabner,
    Milepael,
    Relation,
    Spaerring,
    Svar,
    Trin,
    Udelukker,
    altid,
)
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag

HOERING = altid("Forvaltningsloven (partshøring)")
KLAGEREGLER = altid("Retssikkerhedsloven kap. 10")
ANKESTYRELSEN_FRA = date(2013, 7, 1)
# Skal sagen afgøres igen, skal alt det kunne ske igen, som en afgørelse hviler på: planen, teamet eller rådgivningen.
_SAGEN_IGEN = (
    "plan_faerdig",
    "clearing_givet",
    "teammoede_indkaldt",
    "teammoede_afholdt",
    "tvaerfagligt_moede_afholdt",
    "indstilling_afgivet",
    "indstilling_genforelagt",
    "raadgivning_modtaget",
    "betingelse_vurderet",
    "afgoerelse_forberedt",
    "afgoerelse_truffet",
)


def klageinstans(dag: date) -> str:
    """Hvem der behandler en klage, som kommunen sender videre på dagen."""
    return "Ankestyrelsen" if dag >= ANKESTYRELSEN_FRA else "Beskæftigelsesankenævnet"


# Ankestyrelsens regel for breve fra postaftalen til vejledningen i 2018: dage frem efter ugedagen, de blev sendt.
POSTAFTALEN = date(2016, 7, 1)
VEJLEDNINGEN = date(2018, 6, 26)
_BREV_SENDT = {0: 5, 1: 5, 2: 7, 3: 6, 4: 5}
_UGEDAGE = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag")


def formodet_modtaget(afsendt: date, kanal: str, retsgrundlag: Retsgrundlag = GAELDENDE) -> Frist:
    """Dagen, afgørelsen regnes for modtaget, når borgeren ikke har oplyst andet. Kanalen: digital, brev, quickpost."""
    if kanal == "brev":
        return _brev_modtaget(afsendt, retsgrundlag)
    if kanal == "quickpost":
        dage, hvad = retsgrundlag.vaerdi("quickbrev_formodes_modtaget", afsendt), "quickbrev sendt"
    else:
        dage, hvad = retsgrundlag.vaerdi("digital_formodes_modtaget", afsendt), "sendt digitalt"
    antal = round(dage.vaerdi)
    dag = afsendt + timedelta(days=antal)
    if not antal:
        return Frist(dag, f"{hvad} og dermed modtaget {dansk_dato(dag)}", dage.forbehold)
    return Frist(
        dag,
        f"{hvad} {dansk_dato(afsendt)}, formodet modtaget {antal} dage efter = {dansk_dato(dag)}",
        dage.forbehold,
    )


def _brev_modtaget(afsendt: date, retsgrundlag: Retsgrundlag) -> Frist:
    if POSTAFTALEN <= afsendt < VEJLEDNINGEN and (antal := _BREV_SENDT.get(afsendt.weekday())):
        dag = afsendt + timedelta(days=antal)
        ugedag = _UGEDAGE[afsendt.weekday()]
        tekst = f"brev sendt {ugedag} {dansk_dato(afsendt)}, formodet modtaget {antal} dage efter"
        return Frist(dag, f"{tekst} = {dansk_dato(dag)}")
    dage = retsgrundlag.vaerdi("brev_formodes_modtaget", afsendt)
    dag = laeg_hverdage_til(afsendt, round(dage.vaerdi))
    tekst = f"brev sendt {dansk_dato(afsendt)}, formodet modtaget {dage.vaerdi:.0f} hverdage efter"
    return Frist(dag, f"{tekst} = {dansk_dato(dag)}", dage.forbehold)


def for_sent(frist: date, modtaget: date, saerlig_grund: str) -> str:
    """Det, der skal stå om en klage, der kom efter fristen: kommunen afviser den ikke selv."""
    grund = f" Borgeren oplyser: {saerlig_grund.rstrip('.')}." if saerlig_grund.strip() else ""
    return (
        f"Klagen kom {dansk_dato(modtaget)}, efter klagefristen {dansk_dato(frist)}. {klageinstans(modtaget)} afgør, "
        f"om der er en særlig grund til at behandle den alligevel, fx alvorlig sygdom.{grund}"
    )


def klagefrist(
    afsendt: date,
    *,
    kanal: str = "digital",
    modtaget: date | None = None,
    retsgrundlag: Retsgrundlag = GAELDENDE,
) -> Frist:
    """Sidste dag for at klage. `modtaget` er den dag, borgeren faktisk fik afgørelsen, når den kendes."""
    if modtaget is None:
        start = formodet_modtaget(afsendt, kanal, retsgrundlag)
    else:
        start = Frist(modtaget, f"modtaget {dansk_dato(modtaget)}")
    slut = uger_fra(start.dato, round(retsgrundlag.vaerdi("klagefrist", start.dato).vaerdi))
    tekst = f"{start.regnestykke}; {slut.regnestykke}"
    forbehold = start.forbehold
    dag = slut.dato
    if not er_hverdag(dag):
        dag = naeste_hverdag(dag)
        tekst += f", som er {hviledag(slut.dato)}, så fristen rykker til {dansk_dato(dag)}"
    elif hviledag(dag):
        forbehold = f"{forbehold} Fristen ender på {hviledag(dag)}; om den rykker, er ikke fastslået.".strip()
    return Frist(dag, tekst, forbehold)


TRIN = (
    Trin(kode="partshoering_sendt", navn="Send partshøring", hjemmel=HOERING),
    Trin(kode="partshoering_forlaenget", navn="Giv længere tid til at svare", hjemmel=HOERING),
    Trin(kode="partshoering_besvaret", navn="Besvar partshøring", hjemmel=HOERING),
    Trin(kode="klage_modtaget", navn="Registrér klage", hjemmel=KLAGEREGLER),
    Trin(kode="genvurdering_afsluttet", navn="Afslut genvurdering", omfang="klage", hjemmel=KLAGEREGLER),
    Trin(kode="klage_oversendt", navn="Send klagen videre", omfang="klage", hjemmel=KLAGEREGLER),
    Trin(kode="klage_afgjort", navn="Registrér klagens udfald", omfang="klage", hjemmel=KLAGEREGLER),
)

RELATIONER: tuple[Relation, ...] = (
    Betingelse(
        skridt="partshoering_sendt",
        kraever=("sag_oprettet", "visiteret"),
        hvorfor="Der er ingen sag endnu; opret den først.",
        hjemmel=HOERING,
    ),
    Betingelse(
        skridt="partshoering_besvaret",
        kraever=("partshoering_sendt",),
        siden="partshoering_besvaret",
        hvorfor="Der er ingen partshøring at svare på.",
        hjemmel=HOERING,
    ),
    Spaerring(
        skridt="partshoering_forlaenget",
        vagt="ingen_ubesvaret_hoering",
        hvorfor="Der er ingen ubesvaret partshøring at forlænge.",
        hjemmel=HOERING,
    ),
    Betingelse(
        skridt="afgoerelse_truffet",
        kraever=("partshoering_sendt",),
        vagt="udkast_til_afslag_uden_hoering",
        hvorfor="Udkastet er et nej til fleksjob, og borgeren er ikke hørt; send en partshøring først.",
        hjemmel=HOERING,
    ),
    Milepael(
        skridt="afgoerelse_truffet",
        venter_paa="partshoering_svar",
        hvorfor="Borgeren har frist til {frist} til at svare på partshøringen.",
        hjemmel=HOERING,
    ),
    Svar(
        kode="partshoering_svar",
        navn="Svar på partshøring",
        efter=("partshoering_sendt",),
        skal=("partshoering_besvaret",),
        frist=Fristregel("oplyst"),
        art="lov",
        ansvarlig="borger",
        hjemmel=HOERING,
        bortfalder=("afgoerelse_truffet", "partshoering_forlaenget", "sag_lukket"),
        forklaring="Borgeren kan svare på partshøringen: {regnestykke}. Derefter kan sagen afgøres.",
    ),
    Svar(
        kode="partshoering_svar",
        navn="Svar på partshøring",
        efter=("partshoering_forlaenget",),
        skal=("partshoering_besvaret",),
        frist=Fristregel("oplyst"),
        art="lov",
        ansvarlig="borger",
        hjemmel=HOERING,
        nyt_navn="forlaenget",
        bortfalder=("afgoerelse_truffet", "partshoering_forlaenget", "sag_lukket"),
        forklaring="Borgeren har fået længere tid til at svare: {regnestykke}. Derefter kan sagen afgøres.",
    ),
    Svar(
        kode="klagefrist",
        navn="Klagefrist",
        efter=("afgoerelse_truffet", "sanktion", "tilbagebetaling_afgjort"),
        skal=("klage_modtaget",),
        frist=Fristregel("oplyst", "klagefrist"),
        art="lov",
        ansvarlig="borger",
        hjemmel=KLAGEREGLER,
        forklaring="Borgeren kan klage til kommunen: {regnestykke}.",
        efter_frist="bortfaldet",
        bortfalder=("afgoerelse_sendt",),
    ),
    Betingelse(
        skridt="klage_modtaget",
        kraever=("afgoerelse_truffet", "sanktion", "udbetaling_frigivet", "tilbagebetaling_afgjort"),
        hvorfor="Der er ingen afgørelse at klage over.",
        hjemmel=KLAGEREGLER,
    ),
    *(
        Betingelse(
            skridt=skridt,
            kraever=("klage_modtaget",),
            hvorfor="Der er ingen klage under behandling.",
            hjemmel=KLAGEREGLER,
        )
        for skridt in ("genvurdering_afsluttet", "klage_oversendt", "klage_afgjort")
    ),
    Udelukker(
        naar="genvurdering_afsluttet",
        skridt=("genvurdering_afsluttet",),
        hvorfor="Klagen er allerede genvurderet.",
        hjemmel=KLAGEREGLER,
    ),
    *(
        Genaabner(
            naar=naar,
            skridt=_SAGEN_IGEN,
            hjemmel=KLAGEREGLER,
        )
        for naar in (
            "genvurdering_afsluttet:aendret:visitation",
            "genvurdering_afsluttet:delvis_aendret:visitation",
            "klage_afgjort:hjemvist:visitation",
            "klage_afgjort:aendret:visitation",
            "klage_afgjort:ophaevet:visitation",
        )
    ),
    Udelukker(
        naar="klage_afgjort:aendret:paabudt",
        skridt=("sag_oprettet", "afgoerelse_forberedt", "afgoerelse_truffet"),
        hvorfor="Klageinstansen har afgjort, at borgeren er visiteret til fleksjob.",
        hjemmel=KLAGEREGLER,
    ),
    *(
        Udelukker(
            naar=naar,
            skridt=("sag_oprettet",),
            hvorfor="Klageinstansen har åbnet sagen igen; den skal afgøres først.",
            hjemmel=KLAGEREGLER,
        )
        for naar in ("klage_afgjort:hjemvist:visitation", "klage_afgjort:ophaevet:visitation")
    ),
    Betingelse(
        skridt="klage_oversendt",
        kraever=("genvurdering_afsluttet",),
        hvorfor="Kommunen skal genvurdere afgørelsen, før klagen sendes videre.",
        hjemmel=KLAGEREGLER,
    ),
    Udelukker(
        naar="genvurdering_afsluttet:aendret",
        skridt=("klage_oversendt", "klage_afgjort"),
        hvorfor="Borgeren fik medhold i genvurderingen; klagen skal ikke sendes videre.",
        hjemmel=KLAGEREGLER,
    ),
    Udelukker(
        naar="klage_oversendt",
        skridt=("klage_oversendt",),
        hvorfor="Klagen er allerede sendt videre.",
        hjemmel=KLAGEREGLER,
    ),
    Betingelse(
        skridt="klage_afgjort",
        kraever=("klage_oversendt",),
        hvorfor="Klagen er ikke sendt videre til klageinstansen.",
        hjemmel=KLAGEREGLER,
    ),
    Udelukker(
        naar="klage_afgjort",
        skridt=("klage_afgjort",),
        hvorfor="Klagen er allerede afgjort.",
        hjemmel=KLAGEREGLER,
    ),
    Svar(
        kode="genvurdering_klage",
        navn="Genvurdering af klage",
        efter=("klage_modtaget",),
        skal=("genvurdering_afsluttet",),
        frist=Fristregel("uger", "genvurdering_frist", "klage"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=KLAGEREGLER,
        forklaring="Kommunen skal genvurdere afgørelsen: {regnestykke}.",
    ),
    Svar(
        kode="genvurdering_klage",
        navn="Videresendelse af klage",
        efter=("genvurdering_afsluttet:fastholdt", "genvurdering_afsluttet:delvis_aendret"),
        skal=("klage_oversendt",),
        frist=Fristregel("uger", "genvurdering_frist", "klage"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=KLAGEREGLER,
        nyt_navn="videresendelse",
        forklaring=(
            "Når afgørelsen fastholdes, skal klagen sendes videre til {instans} i samme frist: {regnestykke}."
        ),
    ),
)
