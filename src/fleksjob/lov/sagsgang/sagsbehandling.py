"""Sagsbehandlingen: kommunens egen frist, ventetid, besked om forsinkelse og aktindsigt.

- Kommunen fastsætter og offentliggør en frist for hvert sagsområde (retssikkerhedsloven § 3, stk. 2). Fristen er
  kommunens, ikke lovens: den oplyses på sagen. Kan den ikke holdes, skal borgeren have skriftlig besked om, hvornår
  afgørelsen kan ventes.
- Den, der er part, får aktindsigt snarest og inden 7 arbejdsdage (forvaltningsloven § 16, stk. 2). Kan det ikke nås,
  skal borgeren have at vide hvorfor og hvornår.
"""

from fleksjob.lov.sagsgang.relationer import Betingelse, Fristregel, Relation, Spaerring, Svar, Trin, altid
from fleksjob.lov.sagsgang.ure import KOMMUNENS_FRIST

AKTINDSIGT = altid("Forvaltningsloven § 16, stk. 2")
OPLYSNING = altid("Retssikkerhedsloven § 10")
_INGEN_SAG = "Der er ingen sag endnu; opret den først."

TRIN = (
    Trin(kode="afventer_paabegyndt", navn="Notér, at sagen venter", hjemmel=OPLYSNING),
    Trin(kode="afventer_afsluttet", navn="Notér, at ventetiden er slut", hjemmel=OPLYSNING),
    Trin(kode="forsinkelse_meddelt", navn="Giv besked om forsinkelse", hjemmel=KOMMUNENS_FRIST),
    Trin(kode="aktindsigt_anmodet", navn="Registrér anmodning om aktindsigt", hjemmel=AKTINDSIGT),
    Trin(kode="aktindsigt_forsinket", navn="Giv besked om, at aktindsigten er forsinket", hjemmel=AKTINDSIGT),
    Trin(kode="aktindsigt_givet", navn="Svar på anmodning om aktindsigt", hjemmel=AKTINDSIGT),
)

RELATIONER: tuple[Relation, ...] = (
    *(
        Betingelse(skridt=skridt, kraever=("sag_oprettet", "visiteret"), hvorfor=_INGEN_SAG, hjemmel=hjemmel)
        for skridt, hjemmel in (
            ("afventer_paabegyndt", OPLYSNING),
            ("forsinkelse_meddelt", KOMMUNENS_FRIST),
            ("aktindsigt_anmodet", AKTINDSIGT),
        )
    ),
    Spaerring(
        skridt="afventer_afsluttet",
        vagt="venter_ikke",
        hvorfor="Sagen venter ikke på noget.",
        hjemmel=OPLYSNING,
    ),
    Spaerring(
        skridt="forsinkelse_meddelt",
        vagt="ingen_frist_at_udskyde",
        hvorfor="Der er ingen åben frist for sagens behandling.",
        hjemmel=KOMMUNENS_FRIST,
    ),
    *(
        Spaerring(
            skridt=skridt,
            vagt="ingen_anmodning_om_aktindsigt",
            hvorfor="Der er ingen anmodning om aktindsigt at svare på.",
            hjemmel=AKTINDSIGT,
        )
        for skridt in ("aktindsigt_givet", "aktindsigt_forsinket")
    ),
    Svar(
        kode="sagsbehandlingsfrist",
        navn="Afgørelsen, som borgeren har fået besked om",
        vagt="ingen_aaben_ansoegning",
        efter=("forsinkelse_meddelt",),
        skal=("afgoerelse_truffet",),
        frist=Fristregel("oplyst"),
        art="intern",
        ansvarlig="sagsbehandler",
        hjemmel=KOMMUNENS_FRIST,
        nyt_navn="ny_frist",
        standses=False,
        bortfalder=("forsinkelse_meddelt", "visiteret", "sag_lukket"),
        forklaring="Borgeren har fået besked om, hvornår afgørelsen kan ventes: {regnestykke}.",
    ),
    Svar(
        kode="sagsbehandlingsfrist",
        navn="Kommunens frist for en hjemvist sag",
        efter=("klage_afgjort:hjemvist", "klage_afgjort:ophaevet"),
        skal=("afgoerelse_truffet",),
        frist=Fristregel("oplyst"),
        art="intern",
        ansvarlig="sagsbehandler",
        hjemmel=KOMMUNENS_FRIST,
        nyt_navn="hjemvist",
        vagt="kommunens_frist_oplyst",
        bortfalder=("forsinkelse_meddelt", "sag_lukket"),
        forklaring=(
            "Klageinstansen har sendt sagen tilbage eller ophævet afgørelsen, og kommunen har selv sat fristen for en "
            "ny afgørelse: "
            "{regnestykke}."
        ),
    ),
    Svar(
        kode="sagsbehandlingsfrist",
        navn="Kommunens frist for afgørelsen",
        efter=("sag_oprettet",),
        skal=("afgoerelse_truffet",),
        frist=Fristregel("oplyst"),
        art="intern",
        ansvarlig="sagsbehandler",
        hjemmel=KOMMUNENS_FRIST,
        vagt="kommunens_frist_oplyst",
        bortfalder=("forsinkelse_meddelt", "visiteret", "sag_lukket"),
        forklaring=(
            "Kommunen har selv sat fristen: {regnestykke}. Kan den ikke holdes, skal borgeren have skriftlig besked "
            "om, hvornår afgørelsen kan ventes."
        ),
    ),
    Svar(
        kode="aktindsigt",
        navn="Svar på aktindsigt",
        efter=("aktindsigt_anmodet",),
        skal=("aktindsigt_givet",),
        frist=Fristregel("arbejdsdage", "aktindsigt_frist"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=AKTINDSIGT,
        forklaring=(
            "Aktindsigt gives snarest og inden 7 arbejdsdage: {regnestykke}. Kan det ikke nås, skal borgeren have "
            "besked om hvorfor, og hvornår svaret kommer."
        ),
    ),
    Svar(
        kode="aktindsigt",
        navn="Svar på aktindsigt, som borgeren har fået besked om",
        efter=("aktindsigt_forsinket",),
        skal=("aktindsigt_givet",),
        frist=Fristregel("oplyst"),
        art="intern",
        ansvarlig="sagsbehandler",
        hjemmel=AKTINDSIGT,
        nyt_navn="lovet",
        standses=False,
        forklaring="Borgeren har fået besked om, hvornår svaret på aktindsigt kommer: {regnestykke}.",
    ),
)
