"""Hjælp i jobbet, når nogen beder om det, og opfølgning oftere end lovens.

Loven sætter ingen frist for at svare, når en arbejdsplads eller en borger kalder. Fristen her er kommunens eget mål
for service, og den vises som sådan. Det samme gælder den dag, der er aftalt til næste opfølgning.
"""

from fleksjob.lov.sagsgang.bevilling import STATUS
from fleksjob.lov.sagsgang.dokumentation import LAENGDE, PRAKTIK
from fleksjob.lov.sagsgang.relationer import (
    Betingelse,
    Fristregel,
    Relation,
    Spaerring,
    Svar,
    Trin,
    altid,
)

SERVICE = altid("Kommunens eget mål for service")
LAENGST_UDEN_LEDER_UGER = 12
"""Husets egen grænse: en praktik ud over 12 uger er meget sjælden (Rundt om fleksjob, 2017, afsnit 6.3)."""
SAEDVANLIG_UGER = 4
"""To til fire uger er det, der virker bedst (samme sted)."""
PENSIONSSAG_FORBEHOLD = (
    "At sagen kan rejses, før der er gået 4½ år, er læst hos DUKH og i en undersøgelse fra 2017; "
    "paragraffen er ikke set."
)

TRIN = (
    Trin(kode="hjaelp_oensket", navn="Bed om hjælp i jobbet", hjemmel=SERVICE),
    Trin(kode="hjaelp_besvaret", navn="Svar på et kald om hjælp", hjemmel=SERVICE),
    Trin(kode="hjaelp_afsluttet", navn="Luk et kald om hjælp", hjemmel=SERVICE),
    Trin(kode="opfoelgningstegn_vurderet", navn="Vurdér et tegn", omfang="ansaettelse", hjemmel=SERVICE),
    Trin(
        kode="opfoelgningsrytme_valgt",
        navn="Vælg, hvor ofte vi følger op",
        omfang="ansaettelse",
        hjemmel=SERVICE,
    ),
    Trin(
        kode="pensionssag_rejst",
        navn="Rejs sag om førtidspension nu",
        omfang="ansaettelse",
        hjemmel=STATUS,
        forbehold=PENSIONSSAG_FORBEHOLD,
    ),
    Trin(kode="praktik_forlaenget", navn="Forlæng praktik", hjemmel=PRAKTIK, forbehold=LAENGDE),
)

RELATIONER: tuple[Relation, ...] = (
    Betingelse(
        skridt="hjaelp_oensket",
        kraever=("fleksjob_startet", "praktik_startet"),
        hvorfor="Borgeren er hverken begyndt i et fleksjob eller en praktik.",
        hjemmel=SERVICE,
    ),
    Spaerring(
        skridt="hjaelp_besvaret",
        vagt="intet_ubesvaret_kald",
        hvorfor="Ingen venter på svar.",
        hjemmel=SERVICE,
    ),
    Spaerring(
        skridt="hjaelp_afsluttet",
        vagt="intet_aabent_kald",
        hvorfor="Der er intet åbent kald.",
        hjemmel=SERVICE,
    ),
    *(
        Betingelse(
            skridt=skridt,
            kraever=("fleksjob_startet",),
            hvorfor="Borgeren er ikke begyndt i et fleksjob.",
            hjemmel=SERVICE,
        )
        for skridt in ("opfoelgningstegn_vurderet", "opfoelgningsrytme_valgt", "pensionssag_rejst")
    ),
    *(
        Spaerring(skridt=skridt, vagt="jobbet_er_ophoert", hvorfor="Jobbet er ophørt.", hjemmel=SERVICE)
        for skridt in ("opfoelgningstegn_vurderet", "opfoelgningsrytme_valgt", "pensionssag_rejst")
    ),
    Spaerring(
        skridt="praktik_forlaenget",
        vagt="ingen_praktik_i_gang",
        hvorfor="Der er ingen praktik i gang.",
        hjemmel=PRAKTIK,
    ),
    Svar(
        kode="hjaelp_svar",
        navn="Svar på et kald om hjælp",
        efter=("hjaelp_oensket",),
        skal=("hjaelp_besvaret", "hjaelp_afsluttet"),
        frist=Fristregel("oplyst"),
        art="intern",
        ansvarlig="virksomhedskonsulent",
        hjemmel=SERVICE,
        standses=False,
        bortfalder=("sag_lukket",),
        forklaring="Kommunen har lovet at svare {regnestykke}. Det er kommunens eget mål; loven nævner ingen frist.",
    ),
    Svar(
        kode="opfoelgning_aftalt",
        navn="Aftalt opfølgning",
        efter=("opfoelgning_afholdt", "opfoelgningsrytme_valgt"),
        skal=("opfoelgning_afholdt",),
        frist=Fristregel("oplyst"),
        art="intern",
        ansvarlig="virksomhedskonsulent",
        hjemmel=SERVICE,
        vagt="naeste_oplyst",
        standses=False,
        bortfalder=("opfoelgningsrytme_valgt", "fleksjob_ophoert", "sag_lukket"),
        forklaring="Det er aftalt at følge op {regnestykke}. Dagen er aftalt; loven kræver den ikke.",
    ),
)
