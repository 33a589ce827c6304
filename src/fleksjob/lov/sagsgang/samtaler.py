"""Kontaktforløbet: samtalerne i tiden på ledighedsydelse, i tre tider.

- Til og med 2019: mindst hver 3. måned.
- 2020 til 30. juni 2026: mindst fire i de første 6 måneder; derefter efter behov.
- Fra 1. juli 2026: den første med alle, og fire med dem, kommunen ikke undtager. De 75 procent er kommunens mål for
  hele gruppen, ikke den enkeltes ret. Den undtagne har ikke flere pligter, når den første samtale er holdt.

Borgeren har ret til selv at bede om en samtale; loven sætter ingen dage på, hvornår den skal holdes.
"""

from datetime import date

from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.relationer import (
    FOER_LAB_2020,
    FOER_REFORM_JULI,
    LAB_2020,
    REFORM_JULI,
    Betingelse,
    Fristregel,
    Genaabner,
    Relation,
    Svar,
    Trin,
    Udelukker,
    altid,
)
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag

KONTAKT_FOER_2020 = altid("Reglerne om kontaktforløb (dagældende)")
KONTAKT = altid("LAB, kontaktforløb")
KONTAKT_2026 = altid("LAB, kontaktforløb (LOV nr. 1750 af 29/12/2025)")
MAAL_75 = "Kommunens mål er 75 procent af målgruppen; hvem den undtager, er dens eget valg."

# Begyndte ydelsen under en tidligere regel, følger de fire samtaler efter den første samtale under den nye.
_FOERSTE_TID = ("ledighedsydelse_startet", "samtale_afholdt:jobsamtale")
_SLUT_PAA_YDELSE = ("ledighedsydelse_ophoert", "fleksjob_startet", "sag_lukket")
_UNDTAGET = "samtaler_fritaget"


def foerste_tid_slutter(ydelsen_fra: date, dag: date, retsgrundlag: Retsgrundlag = GAELDENDE) -> date:
    """Dagen, hvor den første tid på ydelse, som de fire jobsamtaler skal ligge i, er gået."""
    return laeg_maaneder_til(ydelsen_fra, round(retsgrundlag.vaerdi("jobsamtaler_periode", dag).vaerdi))


TRIN = (
    Trin(kode="samtale_afholdt", navn="Hold samtale", hjemmel=KONTAKT),
    Trin(kode="samtale_oensket", navn="Bed om en samtale", hjemmel=KONTAKT),
    Trin(
        kode=_UNDTAGET,
        navn="Undtag fra samtaler",
        hjemmel=KONTAKT_2026,
        fra=REFORM_JULI,
        uden_for_tiden="En borger kan først undtages fra samtaler fra 1. juli 2026.",
    ),
)

RELATIONER: tuple[Relation, ...] = (
    Betingelse(
        skridt="samtale_afholdt",
        kraever=("sag_oprettet", "visiteret"),
        hvorfor="Der er ingen sag endnu; opret den først.",
        hjemmel=KONTAKT,
    ),
    *(
        Betingelse(
            skridt=skridt,
            kraever=("ledighedsydelse_startet",),
            hvorfor="Borgeren har ikke fået ledighedsydelse.",
            hjemmel=KONTAKT,
        )
        for skridt in ("samtale_oensket", _UNDTAGET)
    ),
    *(
        Udelukker(
            naar=naar,
            skridt=("samtale_oensket", _UNDTAGET),
            hvorfor="Borgeren får ikke ledighedsydelse.",
            hjemmel=KONTAKT,
        )
        for naar in ("ledighedsydelse_ophoert", "fleksjob_startet")
    ),
    Udelukker(
        naar=_UNDTAGET,
        skridt=(_UNDTAGET,),
        hvorfor="Borgeren er allerede undtaget fra samtaler.",
        hjemmel=KONTAKT_2026,
    ),
    Genaabner(naar="ledighedsydelse_startet", skridt=("samtale_oensket", _UNDTAGET), hjemmel=KONTAKT),
    Svar(
        kode="jobsamtale",
        navn="Den første jobsamtale",
        efter=(_UNDTAGET,),
        skal=("samtale_afholdt:jobsamtale",),
        vagt="ingen_samtale_endnu",
        frist=Fristregel("maaneder", "jobsamtaler_periode", "ydelse"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=KONTAKT_2026,
        fra=REFORM_JULI,
        nyt_navn="foerste",
        bortfalder=_SLUT_PAA_YDELSE,
        forbehold=f"Hvor hurtigt den første samtale skal holdes, er ikke fundet. {MAAL_75}",
        forklaring=(
            "Borgeren er undtaget fra de fire samtaler, men den første holdes med alle; "
            "den ligger her senest, når de første 6 måneder er gået: {regnestykke}."
        ),
    ),
    Svar(
        kode="jobsamtale",
        navn="Samtale, borgeren har bedt om",
        efter=("samtale_oensket",),
        skal=("samtale_afholdt:jobsamtale",),
        frist=Fristregel("ingen"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=KONTAKT,
        fra=LAB_2020,
        nyt_navn="oensket",
        bortfalder=_SLUT_PAA_YDELSE,
        forklaring="Borgeren har ret til en samtale og har bedt om den {regnestykke}.",
    ),
    Svar(
        kode="jobsamtale",
        navn="Jobsamtale hver 3. måned",
        efter=("ledighedsydelse_startet", "samtale_afholdt:jobsamtale"),
        skal=("samtale_afholdt:jobsamtale",),
        frist=Fristregel("maaneder", "jobsamtale_interval"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=KONTAKT_FOER_2020,
        til=FOER_LAB_2020,
        vagt="faar_ledighedsydelse",
        nyt_navn="rytme",
        bortfalder=_SLUT_PAA_YDELSE,
        forbehold="Rytmen er set for 2012 og for 2017; at den gjaldt hele tiden indtil 2020, er antaget.",
        forklaring="Samtaler mindst hver 3. måned: {regnestykke}.",
    ),
    Svar(
        kode="jobsamtale",
        navn="Fire jobsamtaler på seks måneder",
        efter=_FOERSTE_TID,
        skal=("samtale_afholdt:jobsamtale",),
        antal="jobsamtaler_antal",
        vagt="foerste_tid_paa_ydelse",
        frist=Fristregel("maaneder", "jobsamtaler_periode", "ydelse"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=KONTAKT,
        fra=LAB_2020,
        til=FOER_REFORM_JULI,
        bortfalder=(*_SLUT_PAA_YDELSE, _UNDTAGET),
        forklaring=(
            "Mindst {antal} jobsamtaler i de første 6 måneder med ledighedsydelse: {regnestykke}. "
            "Holdt: {sket}."
        ),
    ),
    Svar(
        kode="jobsamtale",
        navn="Fire jobsamtaler på seks måneder",
        efter=_FOERSTE_TID,
        skal=("samtale_afholdt:jobsamtale",),
        antal="jobsamtaler_antal",
        vagt="foerste_tid_paa_ydelse",
        frist=Fristregel("maaneder", "jobsamtaler_periode", "ydelse"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=KONTAKT_2026,
        fra=REFORM_JULI,
        bortfalder=(*_SLUT_PAA_YDELSE, _UNDTAGET),
        forbehold=(
            "Kommunen skal holde samtaler med mindst 75 procent af målgruppen og kan undtage den enkelte; "
            "den første samtale skal holdes med alle."
        ),
        forklaring=(
            "Mindst {antal} jobsamtaler i de første 6 måneder med ledighedsydelse, medmindre borgeren er "
            "undtaget: {regnestykke}. Holdt: {sket}."
        ),
    ),
)
