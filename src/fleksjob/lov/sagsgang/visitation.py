"""Fra ansøgning til afgørelse: plan, team eller klinisk funktion, og hvem der kan visiteres.

- Til og med 2012: intet team; sagen hvilede på ressourceprofilen.
- 2013 til 30. juni 2026: rehabiliteringsplan og indstilling fra rehabiliteringsteamet i alle sager.
- Fra 1. juli 2026: samlet beskrivelse og rådgivning fra regionens kliniske funktion. Datoen er udledt.
"""

from datetime import date
from functools import lru_cache

from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.kalender import Frist, laeg_maaneder_til
from fleksjob.lov.sagsgang.relationer import (
    FOER_REFORM_JULI,
    LAB_2020,
    NY_ORDNING,
    REFORM_JULI,
    Betingelse,
    Genaabner,
    Hjemmel,
    Relation,
    Spaerring,
    Trin,
    Udelukker,
    altid,
)
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag

LOU = date(2015, 1, 1)
TEAM = (Hjemmel(NY_ORDNING, "Reglerne om rehabiliteringsteam (dagældende)"), Hjemmel(LOU, "LOU § 9"))
REFORM = altid("LOV nr. 1750 af 29/12/2025")
GRUNDLAG = (
    Hjemmel(NY_ORDNING, "LAB kap. 13 (dagældende)"),
    Hjemmel(LAB_2020, "LAB § 118"),
    Hjemmel(REFORM_JULI, "LAB § 118 (som ændret ved LOV nr. 1750 af 29/12/2025)"),
)
MAALGRUPPE = (Hjemmel(NY_ORDNING, "LAB kap. 13 (dagældende)"), Hjemmel(LAB_2020, "LAB § 116"))
TO_PERSONER = altid("Kommunens regel om to personer")
SAGSBEHANDLING = altid("Retssikkerhedsloven § 3")

UDLEDT_DATO = "Datoen 1. juli 2026 er udledt af lovens to ikrafttrædelsesdage, ikke læst."
OVERGANG = (
    "Overgangsreglen er ikke læst: en indstilling fra teamet, hvor regionens sundhedskoordinator sad med, "
    "regnes her som rådgivning fra klinisk funktion."
)


@lru_cache(maxsize=65536)
def folkepensionsdag(foedselsdato: date, retsgrundlag: Retsgrundlag = GAELDENDE) -> Frist:
    """Dagen, hvor personen når folkepensionsalderen. Et fleksjob kan ikke fortsætte efter den."""
    alder = retsgrundlag.vaerdi("folkepensionsalder_efter_foedselsdato", foedselsdato)
    maaneder = round(alder.vaerdi * 12)
    aar, rest = divmod(maaneder, 12)
    dag = laeg_maaneder_til(foedselsdato, maaneder)
    tekst = f"{aar}{'½' if rest else ''} år efter {dansk_dato(foedselsdato)} = {dansk_dato(dag)}"
    forbehold = alder.note if alder.sikkerhed != "ordret" else ""
    return Frist(dag, tekst, forbehold)


TRIN = (
    Trin(kode="sag_oprettet", navn="Opret sag", hjemmel=SAGSBEHANDLING),
    Trin(
        kode="plan_paabegyndt",
        navn="Begynd planen",
        hjemmel=GRUNDLAG,
        fra=NY_ORDNING,
        uden_for_tiden="Rehabiliteringsplanen findes først fra 1. januar 2013.",
    ),
    Trin(
        kode="plan_faerdig",
        navn="Gør planen færdig",
        hjemmel=GRUNDLAG,
        fra=NY_ORDNING,
        uden_for_tiden="Rehabiliteringsplanen findes først fra 1. januar 2013.",
    ),
    Trin(
        kode="teammoede_afholdt",
        navn="Hold møde i rehabiliteringsteamet",
        hjemmel=TEAM,
        fra=NY_ORDNING,
        til=FOER_REFORM_JULI,
        uden_for_tiden="Rehabiliteringsteamet behandler kun sager fra 2013 til og med 30. juni 2026.",
        forbehold=UDLEDT_DATO,
    ),
    Trin(
        kode="indstilling_afgivet",
        navn="Afgiv teamets indstilling",
        hjemmel=TEAM,
        fra=NY_ORDNING,
        til=FOER_REFORM_JULI,
        uden_for_tiden="Rehabiliteringsteamet afgiver kun indstillinger fra 2013 til og med 30. juni 2026.",
        forbehold=UDLEDT_DATO,
    ),
    Trin(
        kode="raadgivning_modtaget",
        navn="Registrér rådgivning fra klinisk funktion",
        hjemmel=REFORM,
        fra=REFORM_JULI,
        uden_for_tiden="Rådgivning uden om teamet hører til reglerne fra 1. juli 2026.",
        forbehold=UDLEDT_DATO,
    ),
    Trin(kode="betingelse_vurderet", navn="Vurdér en betingelse", hjemmel=MAALGRUPPE),
    Trin(kode="afgoerelse_forberedt", navn="Forbered afgørelse", hjemmel=GRUNDLAG),
    Trin(kode="afgoerelse_truffet", navn="Godkend og træf afgørelse", hjemmel=MAALGRUPPE),
    Trin(kode="afgoerelse_sendt_tilbage", navn="Send udkastet tilbage", hjemmel=TO_PERSONER),
    Trin(kode="fuldmagt_givet", navn="Registrér fuldmagt", hjemmel=altid("Forvaltningsloven § 8")),
    Trin(kode="sag_lukket", navn="Luk sagen", hjemmel=SAGSBEHANDLING),
    Trin(kode="rettelse", navn="Ret en hændelse", hjemmel=SAGSBEHANDLING),
)

_INGEN_SAG = "Der er ingen sag endnu; opret den først."
_FOER_AFGOERELSEN = (
    "plan_paabegyndt",
    "plan_faerdig",
    "teammoede_afholdt",
    "indstilling_afgivet",
    "raadgivning_modtaget",
    "betingelse_vurderet",
    "afgoerelse_forberedt",
    "afgoerelse_truffet",
)

RELATIONER: tuple[Relation, ...] = (
    *(
        Betingelse(skridt=skridt, kraever=("sag_oprettet",), hvorfor=_INGEN_SAG, hjemmel=SAGSBEHANDLING)
        for skridt in (
            "plan_paabegyndt",
            "dokument_rekvireret",
            "dokument_modtaget",
            "praktik_startet",
            "betingelse_vurderet",
            "afgoerelse_forberedt",
            "fuldmagt_givet",
            "rettelse",
        )
    ),
    Udelukker(
        naar="sag_oprettet",
        skridt=("sag_oprettet",),
        hvorfor="Der er allerede en åben sag.",
        hjemmel=SAGSBEHANDLING,
    ),
    Genaabner(naar="sag_lukket", skridt=("sag_oprettet",), hjemmel=SAGSBEHANDLING),
    Genaabner(naar="afgoerelse_truffet:afslag", skridt=("sag_oprettet",), hjemmel=SAGSBEHANDLING),
    Genaabner(naar="afgoerelse_truffet:andet", skridt=("sag_oprettet",), hjemmel=SAGSBEHANDLING),
    Betingelse(
        skridt="plan_faerdig",
        kraever=("plan_paabegyndt",),
        hvorfor="Planen er ikke begyndt.",
        hjemmel=GRUNDLAG,
    ),
    Udelukker(
        naar="plan_paabegyndt",
        skridt=("plan_paabegyndt",),
        hvorfor="Planen er allerede begyndt.",
        hjemmel=GRUNDLAG,
    ),
    Udelukker(
        naar="plan_faerdig",
        skridt=("plan_paabegyndt", "plan_faerdig"),
        hvorfor="Planen er allerede færdig.",
        hjemmel=GRUNDLAG,
    ),
    Betingelse(
        skridt="praktik_sluttet",
        kraever=("praktik_startet",),
        hvorfor="Der er ingen praktik i gang.",
        hjemmel=altid("LAB"),
    ),
    Udelukker(
        naar="praktik_sluttet",
        skridt=("praktik_sluttet",),
        hvorfor="Der er ingen praktik i gang.",
        hjemmel=altid("LAB"),
    ),
    Udelukker(
        naar="praktik_startet",
        skridt=("praktik_startet",),
        hvorfor="Der er allerede en praktik i gang.",
        hjemmel=altid("LAB"),
    ),
    Genaabner(naar="praktik_startet", skridt=("praktik_sluttet",), hjemmel=altid("LAB")),
    Genaabner(naar="praktik_sluttet", skridt=("praktik_startet",), hjemmel=altid("LAB")),
    Betingelse(
        skridt="teammoede_afholdt",
        kraever=("plan_faerdig",),
        hvorfor="Rehabiliteringsplanens forberedende del skal være færdig, før teamet kan behandle sagen.",
        hjemmel=TEAM,
    ),
    Betingelse(
        skridt="indstilling_afgivet",
        kraever=("teammoede_afholdt",),
        hvorfor="Teamet har ikke holdt møde om sagen.",
        hjemmel=TEAM,
    ),
    Betingelse(
        skridt="raadgivning_modtaget",
        kraever=("plan_paabegyndt",),
        hvorfor="Den samlede beskrivelse er ikke begyndt.",
        hjemmel=REFORM,
    ),
    Betingelse(
        skridt="afgoerelse_forberedt",
        kraever=("plan_faerdig",),
        hvorfor="Planen er ikke færdig, og afgørelsen skal bygge på den.",
        vagt="ikke_paa_grundlag",
        hjemmel=GRUNDLAG,
        fra=NY_ORDNING,
    ),
    Betingelse(
        skridt="afgoerelse_forberedt",
        kraever=("indstilling_afgivet",),
        hvorfor="Rehabiliteringsteamet skal afgive sin indstilling, før kommunen kan afgøre sagen.",
        vagt="ikke_paa_grundlag",
        hjemmel=TEAM,
        fra=NY_ORDNING,
        til=FOER_REFORM_JULI,
    ),
    Betingelse(
        skridt="afgoerelse_forberedt",
        kraever=("raadgivning_modtaget", "indstilling_afgivet"),
        hvorfor="Kommunen skal have rådgivning fra regionens kliniske funktion, før den kan afgøre sagen.",
        vagt="ikke_paa_grundlag",
        hjemmel=REFORM,
        fra=REFORM_JULI,
        forbehold=f"{UDLEDT_DATO} {OVERGANG}",
    ),
    Betingelse(
        skridt="afgoerelse_truffet",
        kraever=("afgoerelse_forberedt",),
        hvorfor="Afgørelsen er ikke forberedt; én skriver den, og en anden godkender den.",
        hjemmel=TO_PERSONER,
    ),
    Spaerring(
        skridt="afgoerelse_truffet",
        vagt="intet_udkast",
        hvorfor="Afgørelsen er ikke forberedt; én skriver den, og en anden godkender den.",
        hjemmel=TO_PERSONER,
    ),
    Spaerring(
        skridt="afgoerelse_sendt_tilbage",
        vagt="intet_udkast",
        hvorfor="Der er intet udkast at sende tilbage.",
        hjemmel=TO_PERSONER,
    ),
    Spaerring(
        skridt="afgoerelse_truffet",
        vagt="udkast_til_bevilling_efter_folkepensionsalderen",
        hvorfor="Borgeren har nået folkepensionsalderen og kan ikke visiteres til fleksjob.",
        hjemmel=MAALGRUPPE,
    ),
    Udelukker(
        naar="afgoerelse_truffet",
        skridt=_FOER_AFGOERELSEN,
        hvorfor="Der er allerede truffet afgørelse i sagen.",
        hjemmel=MAALGRUPPE,
    ),
    Udelukker(
        naar="visiteret",
        skridt=_FOER_AFGOERELSEN,
        hvorfor="Borgeren er allerede visiteret.",
        hjemmel=MAALGRUPPE,
    ),
    Betingelse(
        skridt="sag_lukket",
        kraever=("sag_oprettet", "visiteret"),
        hvorfor=_INGEN_SAG,
        hjemmel=SAGSBEHANDLING,
    ),
    Spaerring(
        skridt="sag_lukket",
        vagt="job_loeber",
        hvorfor="Borgeren er i fleksjob; jobbet skal være ophørt, før sagen kan lukkes.",
        hjemmel=SAGSBEHANDLING,
    ),
)
