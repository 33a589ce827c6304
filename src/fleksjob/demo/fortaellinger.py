"""Tre håndskrevne sager: en klar sag på vej, en fastholdelse med huller og et afslag, der blev ændret."""

from datetime import date, timedelta
from typing import Any

from fleksjob.demo.blad import Blad
from fleksjob.demo.haandskrift import ansoegning, raad, siden
from fleksjob.demo.personale import AMIRA, BIRGITTE, JONAS, KAREN, SOFIE
from fleksjob.demo.visitation import TEAM_TIL, hjemmel
from fleksjob.forloeb import haendelser as h
from fleksjob.lov.sagsgang.ansoegning import EMNER
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til, naeste_hverdag

SAVVAERKET = "Fjordholm Trælast ApS"
SAVVAERKETS_CVR = "99990015"


def hanne(blad: Blad) -> None:
    """47 år og en klar sag: planen er næsten færdig, men speciallægen har ikke svaret, og der skal rykkes."""
    blad.skriv(
        h.SagOprettet, siden(blad, 96), aarsag="Hanne har selv søgt", ydelse="sygedagpenge",
        oprindelse="egen_ansoegning", kanal="digital",
    )  # fmt: skip
    blad.skriv(h.AnsoegningModtaget, siden(blad, 96), kanal="digital")
    blad.skriv(
        h.VejledningGivet, siden(blad, 89), emner=tuple(EMNER), form="moede",
        forventet_afgoerelse=naeste_hverdag(blad.dag + timedelta(days=45)),
    )  # fmt: skip
    blad.skriv(h.PlanPaabegyndt, siden(blad, 88))
    blad.skriv(h.VirksomhedskonsulentInviteret, siden(blad, 88), konsulent=AMIRA.brugernavn)
    laege = blad.skriv(
        h.DokumentRekvireret, siden(blad, 86), art="lae265", fra="Fjordholm Lægehus", svarfrist=siden(blad, 56),
        punkter=("varig_og_vaesentlig",),
    )  # fmt: skip
    blad.skriv(
        h.DokumentModtaget, siden(blad, 63), art="lae265", rekvisition=laege, fra="Fjordholm Lægehus",
        dateret=siden(blad, 66), helbred=True, punkter=("varig_og_vaesentlig",),
    )  # fmt: skip
    blad.skriv(
        h.DokumentRekvireret, siden(blad, 48), art="speciallaege", fra="Reumatologisk Klinik", svarfrist=siden(blad, 6),
        spoergsmaal="Er behandlingen afsluttet, og er følgerne varige?",
    )  # fmt: skip
    blad.skriv(
        h.PraktikStartet, siden(blad, 76), AMIRA.brugernavn, virksomhed="Havnens Bageri ApS", cvr="99990007",
        formaal="afklaring", maal="At se, hvor mange timer Hanne kan være der uden at måtte hvile dagen efter",
        funktioner="Pakke brød, fylde op i butikken", hensyn="Sidde ned hver halve time, ingen løft over 5 kg",
        timer=6.0, timer_slut=12.0, kontakt="Henrik Bøgelund",
    )  # fmt: skip
    blad.skriv(
        h.PraktikBesoegt, siden(blad, 55), AMIRA.brugernavn, deltagere=("Karen Lyngvig", "Henrik Bøgelund"), timer=9.0,
        intensitet=60.0, iagttagelser="Hanne holder tempoet de første to timer og må så have pause.",
    )  # fmt: skip
    blad.skriv(
        h.PraktikSluttet, siden(blad, 20), AMIRA.brugernavn, timer=10.0, intensitet=60.0,
        resultat="Stabilt 10 timer om ugen fordelt på fire dage.", fremmoede="Kom hver dag.",
        udholdenhed="To timer ad gangen.", hensyn_virkede="Pauserne gør forskellen.",
        punkter=("tilbud_proevet", "afklaret"),
    )  # fmt: skip


def kasper(blad: Blad) -> None:
    """Fastholdelse i syvende måned: aftalen er skrevet, de første måneder er vist, resten mangler."""
    begyndt = laeg_maaneder_til(blad.dag, -7).replace(day=1)
    sofie = SOFIE.brugernavn
    kald = naeste_hverdag(begyndt - timedelta(days=21))
    blad.skriv(
        h.SagOprettet, kald, sofie, aarsag="Træfirmaet ringede om at beholde Kasper efter en rygskade",
        ydelse="sygedagpenge",
    )  # fmt: skip
    blad.skriv(
        h.FastholdelseHenvendt, kald, sofie, kontakt_fra="virksomheden", kanal="hotline", virksomhed=SAVVAERKET,
        cvr=SAVVAERKETS_CVR, kontakt="Lis Hedegård, ejer", tovholder=sofie,
        besoeg_inden=naeste_hverdag(kald + timedelta(days=5)),
    )  # fmt: skip
    blad.skriv(
        h.FastholdelseMoede, naeste_hverdag(kald + timedelta(days=4)), sofie, form="besoeg",
        deltagere="Kasper, Lis, Sofie",
        udfordringer="Kan ikke løfte og ikke stå ved saven mere end en time.",
        forslag="Flyt Kasper til lager og telefon, og prøv kortere dage.",
    )  # fmt: skip
    blad.skriv(
        h.FastholdelsePaabegyndt, begyndt, sofie, kendt=naeste_hverdag(begyndt), grundlag="saerlige_vilkaar",
        virksomhed=SAVVAERKET, cvr=SAVVAERKETS_CVR,
    )  # fmt: skip
    blad.skriv(
        h.FastholdelseAftalt, naeste_hverdag(begyndt), sofie, fra=begyndt, grundlag="saerlige_vilkaar",
        funktioner="Løft over 5 kg og arbejde ved saven",
        skaanehensyn="Lager og telefon, pause hver time, 20 timer om ugen",
        underskrevet=("arbejdsgiver", "medarbejder"), kontakt="Lis Hedegård",
    )  # fmt: skip
    blad.skriv(
        h.FastholdelseSkridt, naeste_hverdag(begyndt + timedelta(days=3)), sofie, art="omplacering",
        dokumentation="Ny vagtplan fra den første uge", samtidig=True, resultat="Virker; Kasper kan klare formiddagen.",
    )  # fmt: skip
    _maanedens_bevis(blad, begyndt, 0, "vagtplan", samtidig=True)
    _maanedens_bevis(blad, begyndt, 1, "loenseddel", samtidig=True)
    _maanedens_bevis(blad, begyndt, 3, "loenseddel", samtidig=False)


def _maanedens_bevis(blad: Blad, begyndt: date, nr: int, bevis: str, *, samtidig: bool) -> None:
    """Et papir for måned `nr`. Er det ikke fra dengang, er det fundet frem for nylig."""
    fra = laeg_maaneder_til(begyndt, nr)
    til = laeg_maaneder_til(fra, 1) - timedelta(days=1)
    kom = naeste_hverdag(til + timedelta(days=4)) if samtidig else siden(blad, 18)
    if kom <= blad.dag:
        blad.skriv(
            h.FastholdelseDokumenteret, kom, SOFIE.brugernavn, bevis=bevis, fra=fra, til=til, samtidig=samtidig,
            lavet=til if samtidig else siden(blad, 20), indestaar="Lis Hedegård, ejer",
        )  # fmt: skip


def rita(blad: Blad) -> None:
    """Afslag, klage med en ny lægeerklæring, ændret ved genvurderingen, og nu på ledighedsydelse."""
    ansoegning(blad, 330, 210, "Rita har søgt efter et langt sygeforløb", "kontanthjælp")
    raad(blad, 190, "Behandlingen kan måske bedre arbejdsevnen; det er for tidligt at sige.", "anden_indsats")
    blad.skriv(
        h.PartshoeringSendt, siden(blad, 176), frist=siden(blad, 162),
        om="lægens vurdering af, at arbejdsevnen kan blive bedre",
    )  # fmt: skip
    blad.skriv(
        h.PartshoeringBesvaret, siden(blad, 165), svar="Jeg har prøvet behandlingen før. Den hjalp ikke."
    )
    afslag: dict[str, Any] = {
        "udfald": "afslag",
        "begrundelse": "Arbejdsevnen er begrænset, men en behandling er i gang, og vi vurderer, at den kan bedre den.",
        "hjemmel": hjemmel(blad.dag),
        "regeludfald": "afslag",
        "afslagsgrund": "ikke_varig",
    }
    blad.skriv(h.AfgoerelseForberedt, siden(blad, 158), **afslag)
    afgoerelse = blad.skriv(
        h.AfgoerelseTruffet, siden(blad, 155), BIRGITTE.brugernavn, **afslag,
        forberedt_af=KAREN.brugernavn, godkendt_af=BIRGITTE.brugernavn,
    )  # fmt: skip
    klage = blad.skriv(
        h.KlageModtaget, siden(blad, 141), afgoerelse=afgoerelse, form="telefon",
        note="Rita siger, at behandlingen blev stoppet i foråret, og at lægen har skrevet det.",
    )  # fmt: skip
    blad.skriv(
        h.GenvurderingAfsluttet, siden(blad, 120), JONAS.brugernavn, udfald="aendret", klage=klage,
        begrundelse="Den nye erklæring viser, at behandlingen er afsluttet uden bedring.", fejl=("dokumentation",),
        nyt="Erklæring fra behandlende læge om, at behandlingen er afsluttet.",
    )  # fmt: skip
    _nyt_raad(blad, 118)
    medhold: dict[str, Any] = {
        "udfald": "bevilget",
        "begrundelse": "Behandlingen er afsluttet uden bedring, og tre praktikker viser, at Rita kan arbejde få timer.",
        "hjemmel": hjemmel(blad.dag),
        "til": "fleksjob",
        "regeludfald": "bevilget",
    }
    blad.skriv(h.AfgoerelseForberedt, siden(blad, 117), **medhold)
    blad.skriv(
        h.AfgoerelseTruffet, siden(blad, 116), BIRGITTE.brugernavn, **medhold,
        forberedt_af=KAREN.brugernavn, godkendt_af=BIRGITTE.brugernavn,
    )  # fmt: skip
    blad.skriv(h.LedighedsydelseStartet, siden(blad, 116), sats="hoej")
    blad.skriv(h.CvRegistreret, siden(blad, 105), "borger")
    for dage in (100, 65, 30):
        blad.skriv(h.SamtaleAfholdt, siden(blad, dage), art="jobsamtale")


def _nyt_raad(blad: Blad, dage: int) -> None:
    """Sagen for teamet igen i teamets tid; ellers ny rådgivning."""
    if siden(blad, dage) <= TEAM_TIL:
        blad.skriv(
            h.IndstillingGenforelagt, siden(blad, dage + 1), begrundelse="Den nye erklæring er ikke vurderet."
        )
    raad(blad, dage, "Behandlingen er afsluttet uden bedring; arbejdsevnen er varigt begrænset.")
