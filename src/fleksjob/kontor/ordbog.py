"""Ordene i loven forklaret på én linje, til dem der møder dem på en skærm.

Teksterne er kontorets; ordene er lovens. `docs/ordbog.md` er den udførlige udgave.
"""

from typing import NamedTuple


class Begreb(NamedTuple):
    """Et ord, som loven bruger, og hvad det betyder i almindeligt dansk."""

    ord: str
    forklaring: str


BEGREBER: dict[str, Begreb] = {
    "fleksjob": Begreb(
        "Fleksjob",
        "Et job til en person, hvis arbejdsevne er varigt og væsentligt nedsat. Arbejdsgiveren betaler for "
        "den effektive arbejdstid, og kommunen supplerer med fleksløntilskud.",
    ),
    "visitation": Begreb(
        "Visitation",
        "Kommunens afgørelse om, at en person er omfattet af fleksjobordningen. Den giver ret til at søge "
        "fleksjob, ikke til et bestemt job.",
    ),
    "rehabiliteringsplan": Begreb(
        "Rehabiliteringsplan",
        "Planens forberedende del samler borgerens mål, ressourcer, udfordringer, helbred og tidligere "
        "indsats. Den er grundlaget for afgørelsen.",
    ),
    "rehabiliteringsteam": Begreb(
        "Rehabiliteringsteam",
        "Et møde på tværs af fagområder, som drøfter sagen med borgeren og giver en indstilling. Teamet "
        "afgør ikke sagen.",
    ),
    "indstilling": Begreb(
        "Indstilling",
        "Teamets skriftlige anbefaling. Det er kommunen, der træffer afgørelsen, og kun den kan påklages.",
    ),
    "klinisk_funktion": Begreb(
        "Klinisk funktion", "Regionens lægefaglige enhed, som rådgiver kommunen om helbred og arbejde."
    ),
    "partshoering": Begreb(
        "Partshøring",
        "Borgeren får de oplysninger, afgørelsen vil bygge på, og kan udtale sig, før der træffes afgørelse.",
    ),
    "ledighedsydelse": Begreb(
        "Ledighedsydelse",
        "Ydelsen til den, der er visiteret til fleksjob og er uden job eller mellem to fleksjob.",
    ),
    "fleksloentilskud": Begreb(
        "Fleksløntilskud",
        "Kommunens månedlige tilskud til en ansat i fleksjob. Det nedsættes, når lønnen stiger, og løn og "
        "tilskud kan tilsammen ikke overstige fuldtidslønnen i jobbet.",
    ),
    "fuldtidsloen": Begreb(
        "Fuldtidsløn",
        "Månedslønnen, inklusive pension, hvis jobbet var på fuld tid. Løn og tilskud kan ikke overstige "
        "den.",
    ),
    "timer": Begreb("Timer til stede", "De timer om ugen, den ansatte er på arbejdspladsen."),
    "intensitet": Begreb(
        "Arbejdsintensitet",
        "Hvor meget der nås i en time, i procent af en kollega uden skånehensyn. 16 timer til stede med "
        "62,5 procent giver 10 betalte timer.",
    ),
    "betalte_timer": Begreb(
        "Betalte timer", "Timer til stede gange intensitet. Det er dem, arbejdsgiveren betaler løn for."
    ),
    "skaanehensyn": Begreb(
        "Skånehensyn", "De konkrete hensyn, der er aftalt i jobbet, fx pauser eller fritagelse for løft."
    ),
    "midlertidigt_fleksjob": Begreb(
        "Midlertidigt fleksjob", "Et fleksjob bevilget for fem år. Det første er altid midlertidigt."
    ),
    "sociale_kapitler": Begreb(
        "Sociale kapitler",
        "Den del af overenskomsten, der siger, hvordan en ansat med nedsat arbejdsevne kan blive på særlige vilkår. De "
        "er forskellige. Uden overenskomst eller uden sådan et kapitel aftales særlige vilkår, der svarer til dem.",
    ),
    "fastholdelse": Begreb(
        "Fastholdelsesfleksjob",
        "Et fleksjob på den arbejdsplads, hvor borgeren allerede er ansat. Som hovedregel efter mindst 12 "
        "måneder på særlige vilkår.",
    ),
    "revurdering": Begreb(
        "Revurdering af retten",
        "Kommunens nye vurdering af, om borgeren stadig har ret til ledighedsydelse, når den er modtaget i "
        "12 måneder inden for 18 måneder.",
    ),
    "anden_aktoer": Begreb(
        "Anden aktør", "En leverandør uden for kommunen, som overtager dele af indsatsen."
    ),
    "opfoelgning": Begreb(
        "Opfølgning",
        "En samtale med den ansatte om, hvordan jobbet går, og om timer og skånehensyn stadig passer.",
    ),
    "status_54": Begreb(
        "Status efter 4½ år",
        "Kommunens status i et midlertidigt fleksjob: Skal det fortsætte som fleksjob, eller kan borgeren "
        "arbejde på almindelige vilkår?",
    ),
    "genvurdering": Begreb(
        "Genvurdering",
        "Kommunen ser på sin egen afgørelse igen, når borgeren klager. Fastholdes den, går sagen videre.",
    ),
    "klagefrist": Begreb("Klagefrist", "Fire uger fra borgeren har modtaget afgørelsen."),
    "dispositionsdato": Begreb(
        "Dispositionsdato",
        "Den dag, lønnen er til rådighed for den ansatte. Den afgør, hvilken måned lønnen hører til.",
    ),
    "loenloft": Begreb(
        "Lønloft", "Løn og fleksløntilskud kan tilsammen højst udgøre fuldtidslønnen i jobbet."
    ),
    "virksomhedskonsulent": Begreb(
        "Virksomhedskonsulent", "Kommunens medarbejder, som finder job sammen med borgere og virksomheder."
    ),
    "lov": Begreb("Lov", "Fristen står i en lov, en bekendtgørelse eller en myndigheds vejledning om dem."),
    "anbefaling": Begreb("Anbefaling", "Fristen er god praksis. Ingen lov kræver den."),
    "intern": Begreb("Intern", "Fristen er kommunens egen, så arbejdet bliver gjort i tide."),
}
