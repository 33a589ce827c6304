"""Kataloget til fastholdelsen: tiltag, der kan prøves, det, der kan vise dem, og de ord, valgene har.

Tiltagene er samlet af det, kommuner og Cabi selv nævner; ingen af dem er et krav. Hvad der står i en bestemt
overenskomsts sociale kapitel, kan kun overenskomsten selv svare på.

Kilder: https://www.cabiweb.dk/temaer/fleksjob/om-fleksjob-for-jobcentre/fastholdelsesfleksjob/ og
https://www.kolding.dk/nyheder-aktuelt/nyheder-jobcenter-kolding/for-en-sikkerheds-skyld (skånehensyn);
https://www.fleksjobbernetvaerket.dk/fastholdelsesfleksjob/ (hvad der er godtaget som dokumentation).
"""

from datetime import date, timedelta
from typing import Literal

import msgspec


class Tiltag(msgspec.Struct, frozen=True):
    """Ét tiltag. `gruppe` siger, om det er hverdagens indretning eller støtte, som skal søges."""

    kode: str
    navn: str
    eksempel: str
    gruppe: Literal["arbejdet", "tiden", "stoette"]


TILTAG = (
    Tiltag("faerre_opgaver", "Færre opgaver", "Det, der belaster mest, er taget fra.", "arbejdet"),
    Tiltag("aendrede_opgaver", "Ændrede opgaver", "Andre opgaver i samme job.", "arbejdet"),
    Tiltag("omplacering", "Omplacering", "En anden funktion eller afdeling i virksomheden.", "arbejdet"),
    Tiltag("ingen_tunge_loeft", "Ingen tunge løft", "Aftalt grænse, fx højst 5 kg.", "arbejdet"),
    Tiltag("mindre_kundekontakt", "Mindre krævende kundekontakt", "Fx ikke kasse eller telefon.", "arbejdet"),
    Tiltag("flere_pauser", "Flere pauser", "Faste pauser ud over de almindelige.", "tiden"),
    Tiltag("aendret_arbejdstid", "Ændret arbejdstid", "Andre mødetider eller kortere dage.", "tiden"),
    Tiltag("nedsat_tid", "Færre timer", "Nedsat tid med løn for de timer, der arbejdes.", "tiden"),
    Tiltag("faste_tider", "Faste arbejdstider", "Ingen skiftende vagter.", "tiden"),
    Tiltag("intet_overarbejde", "Intet overarbejde", "Fritaget for overarbejde og ekstra vagter.", "tiden"),
    Tiltag("hjaelpemidler", "Hjælpemidler", "Fx stol, bord eller program. Kan søges hos kommunen.", "stoette"),
    Tiltag("personlig_assistance", "Personlig assistance", "Hjælp til praktiske opgaver. Kan søges.", "stoette"),
    Tiltag("mentor", "Mentor", "En kollega har tid til at støtte. Kan søges.", "stoette"),
    Tiltag("ergo_fys", "Råd fra ergo- eller fysioterapeut", "Gennemgang af arbejdspladsen.", "stoette"),
    Tiltag("andet", "Andet", "Skriv hvad.", "arbejdet"),
)  # fmt: skip
TILTAGSNAVNE = {et.kode: et.navn for et in TILTAG}


def tiltagsnavn(art: str) -> str:
    """Tiltagets navn; ældre hændelser har skrevet det med egne ord."""
    return TILTAGSNAVNE.get(art, art)


class Bevisart(msgspec.Struct, frozen=True):
    """Noget, der kan vise, hvad der er sket. `helbred`: papiret har helbredsoplysninger."""

    kode: str
    navn: str
    hvor: str
    helbred: bool = False


BEVISER = (
    Bevisart("loenseddel", "Lønseddel", "Viser timer og løn. Ligger i virksomhedens lønsystem."),
    Bevisart("vagtplan", "Vagtplan", "Viser mødetider, fritagelser og hvem der overtog vagter."),
    Bevisart("notat", "Notat i personalemappen", "Det, lederen har skrevet undervejs."),
    Bevisart("referat", "Referat af samtale", "Sygefraværs-, MUS- eller trepartssamtale."),
    Bevisart("opfoelgning", "Skriftlig opfølgning", "Månedens opfølgning mellem leder og medarbejder."),
    Bevisart("mail", "Mail eller besked", "En aftale eller et spørgsmål med dato på."),
    Bevisart("erklaering", "Arbejdsgiverens erklæring", "Hvad der er prøvet, og hvorfor det ikke var nok."),
    Bevisart("tillidsrepraesentant", "Tillidsrepræsentantens erklæring", "Hvad der blev aftalt, og hvornår."),
    Bevisart("fagforening", "Papir fra fagforeningen", "Aftaler og breve, som fagforeningen har gemt."),
    Bevisart("laege", "Lægelig dokumentation", "Kun det, der handler om arbejdet.", helbred=True),
    Bevisart("virksomhedsnote", "Virksomhedens månedsnote", "Skrevet af virksomheden på dens egen side."),
    Bevisart("andet", "Andet", "Skriv hvad."),
)  # fmt: skip
BEVISNAVNE = {et.kode: et.navn for et in BEVISER}
HELBREDSBEVISER = frozenset(et.kode for et in BEVISER if et.helbred)

HENVENDERE = {
    "virksomheden": "Virksomheden",
    "borgeren": "Borgeren selv",
    "konsulent": "En virksomhedskonsulent",
    "sygedagpenge": "Sagsbehandleren i sygedagpenge",
    "fagforening": "Fagforening eller tillidsrepræsentant",
}
KANALER = {
    "hotline": "Hotline",
    "telefon": "Telefon",
    "besoeg": "Besøg",
    "nyhedsbrev": "Svar på nyhedsbrev",
    "mail": "Mail eller Digital Post",
    "moede": "Møde eller arrangement",
}
MOEDEFORMER = {
    "besoeg": "Besøg på arbejdspladsen",
    "trepart": "Trepartssamtale",
    "telefon": "Telefonsamtale",
    "ergo_fys": "Gennemgang med ergo- eller fysioterapeut",
}
TILLIDSREPRAESENTANT = {
    "inddraget": "Ja, tillidsrepræsentanten er inddraget",
    "findes_ikke": "Der er ingen tillidsrepræsentant",
    "oensket_fra": "Medarbejderen har ikke ønsket det",
}
UNDERSKRIVERE = {
    "medarbejder": "Medarbejderen",
    "arbejdsgiver": "Arbejdsgiveren",
    "tillidsrepraesentant": "Tillidsrepræsentanten",
}
HVORHEN = {
    "bred_afklaring": "Bredere afklaring hos kommunen",
    "andet_fleksjob": "Fleksjob et andet sted",
    "ordinaert": "Arbejde på almindelige vilkår",
    "ny_aftale": "Ny aftale og 12 nye måneder samme sted",
    "sygemeldt": "Sygemeldt",
    "ledig": "Ledig",
    "andet": "Andet",
}
"""Hvor sagen går hen, når forløbet slutter uden fleksjob på arbejdspladsen."""

SIDEN = {
    "samme_sted": "I arbejde samme sted",
    "andet_arbejde": "I arbejde et andet sted",
    "fleksjob": "I fleksjob",
    "sygemeldt": "Sygemeldt",
    "ledig": "Ledig eller på anden ydelse",
    "pension": "På pension",
    "ukendt": "Det vides ikke",
}
"""Hvad der skete siden."""

SAMTIDIG_DAGE = 31
"""Husets grænse: et papir, der er lavet højst så mange dage efter den tid, det handler om, regnes som fra dengang."""


def er_samtidig(lavet: date, til: date) -> bool:
    """Om et papir lavet den dag er samtidigt med en tid, der sluttede `til` (sidste dag, det handler om)."""
    return lavet <= til + timedelta(days=SAMTIDIG_DAGE)
