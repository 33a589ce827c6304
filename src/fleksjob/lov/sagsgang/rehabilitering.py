"""Rehabiliteringsteamet: hvornår det skal spørges, hvem der sidder i det, hvad det kan indstille, og hvad så.

- Til og med 2012: intet team.
- 2013 til 2024: beskæftigelse, sundhed, social og regionen; undervisning for unge uden uddannelse.
- 2025 til 30. juni 2026: kommunen vælger i hver sag; beskæftigelse og regionen er altid med. Dagen er udledt.
- Fra 1. juli 2026: intet team, men rådgivning fra regionens kliniske funktion. Dagen er udledt.

Indstillingen er ikke en afgørelse og kan ikke påklages. Kan kommunen ikke følge den, lægges sagen for teamet igen, én
gang, med kommunens grunde; derefter afgør kommunen sagen.
"""

from collections.abc import Collection
from datetime import date

import msgspec

from fleksjob.lov.sagsgang.kalender import alder_paa
from fleksjob.lov.sagsgang.relationer import (
    FOER_REFORM_JULI,
    NY_ORDNING,
    REFORM_FEBRUAR,
    REFORM_JULI,
    Betingelse,
    Hjemmel,
    Relation,
    Spaerring,
    Trin,
    Udelukker,
    altid,
    hjemmel_pr,
)
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.sagsgang.retssvar import Retssvar
from fleksjob.lov.sagsgang.visitation import REFORM, TEAM, UDLEDT_DATO

FLEKSIBELT_TEAM = date(2025, 1, 1)
JOBAFKLARING_FRA = date(2014, 7, 1)
UDVIKLINGSPERSPEKTIV_FRA = date(2018, 6, 1)

FLEKSIBEL_HJEMMEL = "LOV nr. 1657 af 30/12/2024; BEK nr. 1708 af 30/12/2024"
UDLEDT_FLEKSIBEL = (
    "At den fleksible sammensætning gælder fra 1. januar 2025, er udledt; ikrafttrædelsen er ikke læst."
)
UDDANNELSE_UKENDT = (
    "Om borgeren har en erhvervskompetencegivende uddannelse, er ikke oplyst. "
    "Uden den skal undervisningsområdet med."
)

BESKAEFTIGELSE, SUNDHED, SOCIAL, REGION, UNDERVISNING = (
    "beskæftigelse",
    "sundhed",
    "social",
    "region",
    "undervisning",
)
FAGNAVNE = {
    BESKAEFTIGELSE: "beskæftigelsesområdet",
    SUNDHED: "sundhedsområdet",
    SOCIAL: "socialområdet",
    REGION: "regionens sundhedskoordinator",
    UNDERVISNING: "undervisningsområdet",
}
# Hvad deltagerne hedder på møder: begyndelsen af navnet → fagområdet. Rækkefølgen er af betydning.
_KENDETEGN = (
    ("region", REGION),
    ("sundhedskoordinator", REGION),
    ("beskæftigelse", BESKAEFTIGELSE),
    ("sundhed", SUNDHED),
    ("social", SOCIAL),
    ("undervisning", UNDERVISNING),
    ("uddannelse", UNDERVISNING),
)


class Teamkrav(msgspec.Struct, frozen=True):
    """Om teamet skal spørges, og hvilke fagområder der altid skal være med."""

    kraeves: bool
    medlemmer: tuple[str, ...]
    hjemmel: str
    forbehold: str = ""


def teamkrav(
    dag: date,
    *,
    foedselsdato: date | None = None,
    har_uddannelse: bool | None = None,
    retsgrundlag: Retsgrundlag = GAELDENDE,
) -> Teamkrav:
    """Kravet i en fleksjobsag på dagen. `har_uddannelse`: en erhvervskompetencegivende uddannelse."""
    if dag < NY_ORDNING:
        return Teamkrav(False, (), "Reglerne før 2013 havde intet team")
    if dag >= REFORM_JULI:
        return Teamkrav(False, (), REFORM[0].tekst, UDLEDT_DATO)
    if dag >= FLEKSIBELT_TEAM:
        return Teamkrav(True, (BESKAEFTIGELSE, REGION), FLEKSIBEL_HJEMMEL, UDLEDT_FLEKSIBEL)
    medlemmer: tuple[str, ...] = (BESKAEFTIGELSE, SUNDHED, SOCIAL, REGION)
    forbehold = ""
    graense = retsgrundlag.vaerdi("team_undervisning_under_alder", dag).vaerdi
    if foedselsdato is not None and alder_paa(foedselsdato, dag) < graense:
        if har_uddannelse is False:
            medlemmer += (UNDERVISNING,)
        elif har_uddannelse is None:
            forbehold = UDDANNELSE_UKENDT
    return Teamkrav(True, medlemmer, hjemmel_pr(TEAM, dag), forbehold)


def fagomraade(deltager: str) -> str | None:
    """Fagområdet, en deltager kommer fra: »socialområdet« → social; None for borgeren, sagsbehandleren og andre."""
    navn = deltager.strip().lower()
    return next((omraade for begyndelse, omraade in _KENDETEGN if navn.startswith(begyndelse)), None)


def mangler_i_team(
    deltagere: Collection[str],
    dag: date,
    *,
    foedselsdato: date | None = None,
    har_uddannelse: bool | None = None,
    retsgrundlag: Retsgrundlag = GAELDENDE,
) -> tuple[str, ...]:
    """De fagområder, som skulle have været med på mødet, men ikke var det."""
    krav = teamkrav(dag, foedselsdato=foedselsdato, har_uddannelse=har_uddannelse, retsgrundlag=retsgrundlag)
    til_stede = {fagomraade(deltager) for deltager in deltagere}
    return tuple(omraade for omraade in krav.medlemmer if omraade not in til_stede)


def raadgivning_kraeves(dag: date) -> Retssvar:
    """Om kommunen skal have rådgivning fra regionens kliniske funktion uden om et team."""
    if dag < REFORM_JULI:
        hvorfor = "Regionens sundhedskoordinator sidder i teamet, så rådgivningen følger med indstillingen."
        if dag < NY_ORDNING:
            hvorfor = "Klinisk funktion findes først fra 2013."
        return Retssvar(False, hvorfor, hjemmel_pr(TEAM, dag))
    return Retssvar(
        True,
        "Kommunen skal have rådgivning fra regionens kliniske funktion, før den afgør sagen.",
        REFORM[0].tekst,
        UDLEDT_DATO,
    )


def kan_genforelaegges(dag: date, *, allerede: int, retsgrundlag: Retsgrundlag = GAELDENDE) -> Retssvar:
    """Om kommunen kan lægge sagen for teamet igen; `allerede` er antallet af gange, det er sket."""
    if not NY_ORDNING <= dag <= FOER_REFORM_JULI:
        return Retssvar(
            False, "Der er intet rehabiliteringsteam på den dag.", hjemmel_pr(TEAM, dag), UDLEDT_DATO
        )
    hoejst = round(retsgrundlag.vaerdi("genforelaeggelse_hoejst", dag).vaerdi)
    if allerede >= hoejst:
        return Retssvar(False, _GENFORELAGT, hjemmel_pr(TEAM, dag))
    return Retssvar(
        True,
        "Kan kommunen ikke følge indstillingen, lægges sagen for teamet igen én gang.",
        hjemmel_pr(TEAM, dag),
    )


def kan_paaklages(hvad: str, dag: date) -> Retssvar:
    """Om »indstilling« eller »afgoerelse« kan påklages. Kaster `KeyError` for andet."""
    return {
        "indstilling": Retssvar(
            False,
            "Teamets indstilling er ikke en afgørelse; der kan klages over kommunens afgørelse.",
            hjemmel_pr(TEAM, dag),
        ),
        "afgoerelse": Retssvar(True, "Der kan klages over kommunens afgørelse.", "Retssikkerhedsloven"),
    }[hvad]


# -- hvad teamet kan indstille -----------------------------------------------------------------------------------


class Mulighed(msgspec.Struct, frozen=True, kw_only=True):
    """Noget, teamet kan indstille. `vilkaar` er det, der skal være opfyldt, når der er noget særligt."""

    kode: str
    navn: str
    fra: date = NY_ORDNING
    til: date = FOER_REFORM_JULI
    vilkaar: str = ""
    forbehold: str = ""


_FOER_FEBRUAR = date.fromordinal(REFORM_FEBRUAR.toordinal() - 1)
_UDVIKLING = "Der skal være udsigt til, at arbejdsevnen kan udvikles."
_SENIOR = f"{_UDVIKLING} Har borgeren højst 6 år til folkepensionsalderen, skal borgeren selv ønske det."
MULIGHEDER = (
    Mulighed(kode="fleksjob", navn="Fleksjob"),
    Mulighed(kode="selvstaendig", navn="Tilskud til selvstændigt erhvervsdrivende"),
    Mulighed(kode="ressourceforloeb", navn="Ressourceforløb", til=date(2018, 5, 31)),
    Mulighed(
        kode="ressourceforloeb",
        navn="Ressourceforløb",
        fra=UDVIKLINGSPERSPEKTIV_FRA,
        til=date(2021, 12, 31),
        vilkaar=_UDVIKLING,
    ),
    Mulighed(
        kode="ressourceforloeb",
        navn="Ressourceforløb",
        fra=date(2022, 1, 1),
        til=_FOER_FEBRUAR,
        vilkaar=_SENIOR,
        forbehold="At reglen om højst 6 år gælder fra 1. januar 2022, er efter hukommelsen (lov nr. 1160 af 8/6/2021).",
    ),
    Mulighed(kode="jobafklaring", navn="Jobafklaringsforløb", fra=JOBAFKLARING_FRA),
    Mulighed(kode="revalidering", navn="Revalidering", til=_FOER_FEBRUAR),
    Mulighed(kode="foertidspension", navn="Førtidspension"),
    Mulighed(kode="anden_indsats", navn="Anden indsats eller ordinært arbejde"),
)


def muligheder(dag: date) -> tuple[Mulighed, ...]:
    """Det, teamet kan indstille på dagen; tom, når der intet team er.

    At nye ressourceforløb og revalideringer hører op 1. februar 2026, er udledt af LOV nr. 1750 af 29/12/2025.
    """
    return tuple(hver for hver in MULIGHEDER if hver.fra <= dag <= hver.til)


# -- rækkerne ----------------------------------------------------------------------------------------------------

_GENFORELAGT = "Sagen er allerede lagt for teamet igen; det kan ske én gang."

INDKALDELSE = (
    *TEAM,
    Hjemmel(REFORM_JULI, "Kommunens egen tilrettelæggelse (LOV nr. 1750 af 29/12/2025)"),
)
FRIVILLIGT = altid("Kommunens egen tilrettelæggelse (LOV nr. 1750 af 29/12/2025); ikke et lovkrav")

TRIN = (
    Trin(
        kode="teammoede_indkaldt",
        navn="Indkald borgeren til møde",
        hjemmel=INDKALDELSE,
        fra=NY_ORDNING,
        uden_for_tiden="Før 2013 var der intet rehabiliteringsteam at indkalde til.",
    ),
    Trin(
        kode="tvaerfagligt_moede_afholdt",
        navn="Registrér tværfagligt møde",
        hjemmel=FRIVILLIGT,
        fra=REFORM_JULI,
        uden_for_tiden="Til og med 30. juni 2026 er det rehabiliteringsteamet, der holder møde om sagen.",
        forbehold=UDLEDT_DATO,
    ),
    Trin(
        kode="indstilling_genforelagt",
        navn="Læg sagen for teamet igen",
        hjemmel=TEAM,
        fra=NY_ORDNING,
        til=FOER_REFORM_JULI,
        uden_for_tiden="Der er kun et rehabiliteringsteam fra 2013 til og med 30. juni 2026.",
        forbehold=UDLEDT_DATO,
    ),
)

_FOER_MOEDET = ("teammoede_indkaldt", "tvaerfagligt_moede_afholdt")

RELATIONER: tuple[Relation, ...] = (
    Betingelse(
        skridt="teammoede_indkaldt",
        kraever=("plan_faerdig",),
        hvorfor="Planen skal være færdig, før borgeren indkaldes; det er den, mødet handler om.",
        hjemmel=INDKALDELSE,
    ),
    Betingelse(
        skridt="tvaerfagligt_moede_afholdt",
        kraever=("plan_paabegyndt",),
        hvorfor="Den samlede beskrivelse er ikke begyndt.",
        hjemmel=FRIVILLIGT,
    ),
    *(
        Udelukker(
            naar=naar,
            skridt=_FOER_MOEDET,
            hvorfor="Der er allerede truffet afgørelse i sagen.",
            hjemmel=INDKALDELSE,
        )
        for naar in ("afgoerelse_truffet", "visiteret")
    ),
    Spaerring(
        skridt="indstilling_afgivet",
        vagt="teamet_var_ikke_fuldtalligt",
        hvorfor="Teamet var ikke sat sammen, som loven kræver: på mødet manglede {mangler}.",
        hjemmel=TEAM,
        fra=NY_ORDNING,
        til=FOER_REFORM_JULI,
    ),
    Betingelse(
        skridt="indstilling_genforelagt",
        kraever=("indstilling_afgivet",),
        hvorfor="Teamet har ikke afgivet nogen indstilling.",
        hjemmel=TEAM,
    ),
    Udelukker(
        naar="indstilling_genforelagt",
        skridt=("indstilling_genforelagt",),
        hvorfor=_GENFORELAGT,
        hjemmel=TEAM,
    ),
    *(
        Udelukker(
            naar=naar,
            skridt=("indstilling_genforelagt",),
            hvorfor="Der er allerede truffet afgørelse i sagen.",
            hjemmel=TEAM,
        )
        for naar in ("afgoerelse_truffet", "visiteret")
    ),
    *(
        Spaerring(
            skridt=skridt,
            vagt="venter_paa_ny_indstilling",
            hvorfor="Sagen ligger hos teamet igen, og den nye indstilling er ikke afgivet.",
            hjemmel=TEAM,
            fra=NY_ORDNING,
            til=FOER_REFORM_JULI,
        )
        for skridt in ("afgoerelse_forberedt", "afgoerelse_truffet")
    ),
    Spaerring(
        skridt="afgoerelse_truffet",
        vagt="udkastet_foelger_ikke_indstillingen",
        efter="indstilling_genforelagt",
        hvorfor="Udkastet følger ikke teamets indstilling; sagen skal lægges for teamet igen, før den kan afgøres.",
        hjemmel=TEAM,
        fra=NY_ORDNING,
        til=FOER_REFORM_JULI,
    ),
)


def foelger_indstillingen(indstilling: str, udfald: str) -> bool:
    """Om en afgørelse om fleksjob følger indstillingen. En indstilling, hvis ord er ukendt, kan ingen afvige fra."""
    if not indstilling.strip():
        return True
    til_fleksjob = indstilling.strip().lower().startswith(("fleksjob", "selvstaendig", "tilskud til selvst"))
    return til_fleksjob == (udfald == "bevilget")
