"""Papirerne i sagen: bede om, rykke, opgive, få, vurdere; og praktikken, som arbejdsevnen prøves i.

Kommunen skal selv oplyse sagen (officialprincippet, retssikkerhedsloven § 10). Loven sætter ingen frist for den, der
bliver spurgt; at der rykkes, når dagen er gået, er husets egen orden.
"""

from fleksjob.lov.sagsgang.relationer import (
    LAB_2020,
    NY_ORDNING,
    Betingelse,
    Fristregel,
    Hjemmel,
    Relation,
    Spaerring,
    Svar,
    Trin,
    altid,
)
from fleksjob.lov.sagsgang.sagsbehandling import OPLYSNING

PRAKTIK = altid("LAB (virksomhedspraktik)")
FORMAALSLOEST = (Hjemmel(NY_ORDNING, "LAB kap. 13 (dagældende)"), Hjemmel(LAB_2020, "LAB § 116, stk. 3"))
BEHANDLING = (Hjemmel(NY_ORDNING, "LAB kap. 13 (dagældende)"), Hjemmel(LAB_2020, "LAB § 118, stk. 3"))
LAENGDE = "Hvor længe en praktik højst må vare for den, der er visiteret til fleksjob, er ikke fastslået."
_INGEN_SAG = "Der er ingen sag endnu; opret den først."
_INTET = "Kommunen venter ikke på noget papir."

TRIN = (
    Trin(kode="dokument_rekvireret", navn="Bed om et papir", hjemmel=OPLYSNING),
    Trin(kode="dokument_modtaget", navn="Læg et papir i sagen", hjemmel=OPLYSNING),
    Trin(kode="dokument_vurderet", navn="Vurdér, hvad et papir viser", hjemmel=OPLYSNING),
    Trin(kode="dokument_rykket", navn="Ryk for et papir", hjemmel=OPLYSNING),
    Trin(kode="rekvisition_opgivet", navn="Opgiv at få et papir", hjemmel=OPLYSNING),
    Trin(kode="praktik_startet", navn="Start praktik", hjemmel=PRAKTIK, forbehold=LAENGDE),
    Trin(kode="praktik_besoegt", navn="Registrér besøg i praktikken", hjemmel=PRAKTIK),
    Trin(kode="praktik_sluttet", navn="Slut praktik", hjemmel=PRAKTIK),
    Trin(
        kode="afproevning_undladt", navn="Skriv, at afprøvning er åbenbart formålsløs", hjemmel=FORMAALSLOEST
    ),
    Trin(kode="behandling_afvist", navn="Notér, at borgeren har afvist en behandling", hjemmel=BEHANDLING),
)

RELATIONER: tuple[Relation, ...] = (
    *(
        Betingelse(
            skridt=skridt, kraever=("sag_oprettet", "visiteret"), hvorfor=_INGEN_SAG, hjemmel=OPLYSNING
        )
        for skridt in ("afproevning_undladt", "behandling_afvist")
    ),
    *(
        Spaerring(skridt=skridt, vagt="intet_papir_ventes", hvorfor=_INTET, hjemmel=OPLYSNING)
        for skridt in ("dokument_rykket", "rekvisition_opgivet")
    ),
    Spaerring(
        skridt="dokument_vurderet",
        vagt="ingen_papirer",
        hvorfor="Der er ikke lagt papirer i sagen.",
        hjemmel=OPLYSNING,
    ),
    Spaerring(
        skridt="praktik_besoegt",
        vagt="ingen_praktik_i_gang",
        hvorfor="Der er ingen praktik i gang.",
        hjemmel=PRAKTIK,
    ),
)

RYKKES = Svar(
    kode="rykkes",
    navn="Ryk for et papir",
    efter=("dokument_rekvireret", "dokument_rykket"),
    skal=("dokument_modtaget", "dokument_rykket"),
    frist=Fristregel("oplyst"),
    art="intern",
    ansvarlig="sagsbehandler",
    hjemmel=OPLYSNING,
    bortfalder=("rekvisition_opgivet", "afgoerelse_truffet", "sag_lukket"),
    forklaring="{regnestykke} Er det ikke kommet, så ryk, eller skriv, hvorfor I ikke venter længere.",
)
"""Regnes af tilstanden: et svar kan være dateret før anmodningen, og så er der intet at rykke for."""
LAESES = Svar(
    kode="papir_laeses",
    navn="Læs et papir fra borgeren",
    efter=("dokument_modtaget",),
    skal=("dokument_vurderet",),
    frist=Fristregel("oplyst"),
    art="intern",
    ansvarlig="sagsbehandler",
    hjemmel=OPLYSNING,
    bortfalder=("sag_lukket",),
    forklaring="{regnestykke} Læs det, og sæt kryds ved det, det viser. Ingen kryds er også et svar.",
)
LAESES_DAGE = 7
"""Husets egen orden; ingen regel siger, hvor hurtigt et papir skal læses."""
