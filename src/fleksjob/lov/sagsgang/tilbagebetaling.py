"""Tilbagebetaling af fleksløntilskud, der er udbetalt for meget: prøven, skridtene og det, der ikke er læst.

At et beløb var for stort, giver ikke kommunen et krav. Der skal to ting til: borgeren havde ikke ret til pengene, og
hun
vidste det bedre. Sådan gengives Ankestyrelsens principmeddelelse 6-23 (https://lundsteenwiederquist.dk/index.php/tag/
tabt-arbejdsfortjeneste/): tilskuddet er modtaget med urette, og borgeren har mod bedre vidende enten givet forkerte
eller mangelfulde oplysninger eller taget imod det. At reglen står i LAB § 125, er læst af titlen på bekendtgørelsen om
kommunernes opkrævning af tilbagebetalingskrav (BEK nr. 1617 af 27/12/2019, siden BEK nr. 585 af 24/5/2023); teksten i
§ 125 og selve bekendtgørelsen er ikke læst. Om et krav kan trækkes i kommende tilskud, er ikke læst, så det gør huset
ikke.
"""

from fleksjob.lov.sagsgang.relationer import (
    LAB_2020,
    NY_ORDNING,
    Hjemmel,
    Relation,
    Spaerring,
    Trin,
    altid,
)

TILBAGEBETALING = (
    Hjemmel(NY_ORDNING, "LAB om tilbagebetaling af fleksløntilskud (dagældende)"),
    Hjemmel(LAB_2020, "LAB § 125"),
)
PARTSHOERING = altid("Forvaltningsloven § 19")
PRINCIP = "Ankestyrelsens principmeddelelse 6-23"
PRINCIP_URL = "https://lundsteenwiederquist.dk/index.php/tag/tabt-arbejdsfortjeneste/"

IKKE_LAEST = "Prøven er læst i en gengivelse af Ankestyrelsens principmeddelelse 6-23; ordene i LAB § 125 er ikke læst."
INTET_FRADRAG = (
    "Om et krav kan trækkes i kommende tilskud, er ikke læst; derfor trækkes der intet, og beløbet "
    "opkræves for sig."
)
FOER_SKAT = "Beløbet er før skat. Om der kræves et beløb før eller efter skat, er ikke læst; spørg økonomien."

UDEN_RET = "Borgeren havde ikke ret til beløbet"
BEDRE_VIDENDE = "Borgeren vidste bedre"
BEDRE_VIDENDE_HJAELP = (
    "Hun har selv givet forkerte eller mangelfulde oplysninger, eller hun vidste, at pengene ikke var hendes, da "
    "hun tog "
    "imod dem. At arbejdsgiveren eller kommunen tog fejl, er ikke nok. Kommunen skal kunne vise det."
)
UDFALD = {"kraeves": "Beløbet kræves tilbage", "kraeves_ikke": "Beløbet kræves ikke tilbage"}


def maa_kraeves(uden_ret: bool, bedre_vidende: bool) -> bool:
    """Begge led skal være opfyldt; det ene er aldrig nok."""
    return uden_ret and bedre_vidende


TRIN = (
    Trin(kode="tilbagebetaling_hoert", navn="Hør borgeren om tilbagebetaling", hjemmel=PARTSHOERING),
    Trin(kode="tilbagebetaling_besvaret", navn="Skriv svaret på høringen ind", hjemmel=PARTSHOERING),
    Trin(
        kode="tilbagebetaling_forberedt",
        navn="Vurdér, om pengene skal betales tilbage",
        hjemmel=TILBAGEBETALING,
        forbehold=IKKE_LAEST,
    ),
    Trin(
        kode="tilbagebetaling_afgjort",
        navn="Underskriv afgørelsen om tilbagebetaling",
        hjemmel=TILBAGEBETALING,
        forbehold=IKKE_LAEST,
    ),
    Trin(kode="tilbagebetaling_betalt", navn="Registrér, at der er betalt tilbage", hjemmel=TILBAGEBETALING),
)

RELATIONER: tuple[Relation, ...] = (
    Spaerring(
        skridt="tilbagebetaling_hoert",
        vagt="intet_betalt_for_meget",
        hvorfor="Der er ingen måned, hvor der er betalt for meget, og som borgeren ikke er hørt om.",
        hjemmel=PARTSHOERING,
    ),
    Spaerring(
        skridt="tilbagebetaling_besvaret",
        vagt="ingen_tilbagebetaling_i_hoering",
        hvorfor="Der er ingen høring om tilbagebetaling, som venter på svar.",
        hjemmel=PARTSHOERING,
    ),
    Spaerring(
        skridt="tilbagebetaling_forberedt",
        vagt="intet_at_tage_stilling_til",
        hvorfor="Der er ingen måned, hvor der er betalt for meget.",
        hjemmel=TILBAGEBETALING,
    ),
    Spaerring(
        skridt="tilbagebetaling_afgjort",
        vagt="intet_forslag_om_tilbagebetaling",
        hvorfor="Ingen har vurderet, om pengene skal betales tilbage.",
        efter="tilbagebetaling_forberedt",
        hjemmel=TILBAGEBETALING,
    ),
    Spaerring(
        skridt="tilbagebetaling_betalt",
        vagt="intet_aabent_tilbagekrav",
        hvorfor="Der er intet krav, som ikke er betalt.",
        efter="tilbagebetaling_afgjort",
        hjemmel=TILBAGEBETALING,
    ),
)
