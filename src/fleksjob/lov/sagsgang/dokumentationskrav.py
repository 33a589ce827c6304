"""Hvad en sag, en plan, en indstilling og en afgørelse skal indeholde, og hvad der mangler.

- Grundlaget: de punkter, som sagen skal dokumentere (LAB § 118, stk. 2; før 2013 fire redegørelser efter § 70 a).
- Planen: rehabiliteringsplanens forberedende del. Fra 1. juli 2026 den samlede beskrivelse, hvis indhold ikke er læst.
- Indstillingen: det, rehabiliteringsteamet skal skrive (bekendtgørelsens § 9).
- Afgørelsen: det, brevet skal have.

Et krav er en række med kode, tekst, hjemmel og tid, som processens relationer. Rækkerne vurderer ikke, om noget er
godt nok; de siger, om det er der.
"""

from collections.abc import Collection
from datetime import date
from typing import Literal

import msgspec
from msgspec.structs import replace

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import Sikkerhed
from fleksjob.lov.sagsgang.relationer import (
    FOER_LAB_2020,
    FOER_NY_ORDNING,
    FOER_REFORM_JULI,
    LAB_2020,
    NY_ORDNING,
    REFORM_JULI,
)

Emne = Literal["grundlag", "plan", "indstilling", "afgoerelse"]
Situation = Literal[
    "fastholdelse", "meget_begraenset", "fleksjob", "selvstaendig", "afslag", "nyt_imod_borgeren"
]

BEGYNDELSEN = date(1998, 7, 1)
REDEGOERELSER_FRA = date(2006, 7, 1)
BEK_2408_FRA = date(2022, 1, 1)
FOER_BEK_2408 = date(2021, 12, 31)

LAB_118 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/118/"
LOV_2006 = "https://www.retsinformation.dk/Forms/R0710.aspx?id=30748"
PLANEN = "https://www.cabiweb.dk/temaer/nedsat-arbejdsevne/rehabiliteringsteam/rehabiliteringsplan/"
BEK_9 = (
    "https://elov.dk/bekendtgorelse-om-rehabiliteringsplan-og-rehabiliteringsteamets-indstilling-om-"
    "ressourceforlob-fleksjob-fortidspension-mv/paragraf/9/"
)
BEK_15 = BEK_9.replace("/9/", "/15/")

SAMLET_BESKRIVELSE = (
    "Hvad den samlede beskrivelse skal indeholde fra 1. juli 2026, er ikke læst; punkterne er den hidtidige plans og "
    "kun en anbefaling."
)
NY_118 = "§ 118 er ændret ved LOV nr. 1750 af 29/12/2025; den nye ordlyd er ikke læst, og de hidtidige punkter bruges."
DATO_2006 = "At loven fra 2006 trådte i kraft 1. juli 2006, er efter hukommelsen."
FORVALTNINGSLOV = "Paragrafnummeret i forvaltningsloven er efter hukommelsen."
UDLEDT_70A = "Punkterne i 2013-2019 er udledt af § 118, som den lød i 2020."
UDLEDT_BEK = "Bekendtgørelsen før 2022 er ikke læst; kravet er udledt af BEK nr. 2408 af 13/12/2021 § 9."
BEK_DATO = "Bekendtgørelsens første dag er udledt af dens dato."


class Krav(msgspec.Struct, frozen=True, kw_only=True):
    """Ét punkt, der skal være der fra `fra` til og med `til`.

    `ved` er den situation, kravet kun gælder i (tom: altid). En "anbefaling" er husets, ikke lovens.
    """

    kode: str
    tekst: str
    hjemmel: str
    fra: date
    til: date | None = None
    ved: Situation | Literal[""] = ""
    art: Literal["lov", "anbefaling"] = "lov"
    sikkerhed: Sikkerhed = "ordret"
    forbehold: str = ""
    url: str = ""

    def gaelder(self, dag: date, situation: Collection[str]) -> bool:
        """Om kravet gælder på dagen i den situation."""
        i_tiden = self.fra <= dag and (self.til is None or dag <= self.til)
        return i_tiden and (not self.ved or self.ved in situation)


def _redegoerelse(kode: str, tekst: str) -> Krav:
    return Krav(
        kode=kode,
        tekst=tekst,
        hjemmel="LAB § 70 a (2006-2012)",
        fra=REDEGOERELSER_FRA,
        til=FOER_NY_ORDNING,
        forbehold=DATO_2006,
        url=LOV_2006,
    )


def _punkt(nummer: int, kode: str, tekst: str, ved: Situation | Literal[""] = "") -> tuple[Krav, ...]:
    """Et punkt i § 118, stk. 2, i de tre tider, det har haft."""
    hjemmel = f"LAB § 118, stk. 2, nr. {nummer}"
    return (
        Krav(
            kode=kode, tekst=tekst, ved=ved, fra=NY_ORDNING, til=FOER_LAB_2020,
            hjemmel="LAB § 70 a (dagældende)", sikkerhed="udledt", forbehold=UDLEDT_70A, url=LAB_118,
        ),
        Krav(kode=kode, tekst=tekst, ved=ved, fra=LAB_2020, til=FOER_REFORM_JULI, hjemmel=hjemmel, url=LAB_118),
        Krav(
            kode=kode, tekst=tekst, ved=ved, fra=REFORM_JULI, hjemmel=f"{hjemmel} (hidtidig ordlyd)",
            sikkerhed="udledt", forbehold=NY_118, url=LAB_118,
        ),
    )  # fmt: skip


GRUNDLAG = (
    Krav(
        kode="ressourceprofil",
        tekst="En ressourceprofil efter arbejdsevnemetoden",
        hjemmel="Reglerne om arbejdsevnemetoden (til og med 2012)",
        fra=date(2001, 4, 25),
        til=FOER_NY_ORDNING,
        sikkerhed="sekundaer",
        forbehold="Dagen, metoden blev krævet fra (2001 eller 2003), er ikke fastslået.",
    ),
    _redegoerelse("tilbud_proevet", "Redegørelse for de relevante tilbud og foranstaltninger, der er prøvet"),
    _redegoerelse(
        "ressourcer",
        "Redegørelse for ressourcer og evnen til at bruge og udvikle dem, lavet med borgeren og med borgerens eget syn",
    ),
    _redegoerelse("hvorfor_varig", "Redegørelse for, hvorfor arbejdsevnen er varigt begrænset"),
    _redegoerelse(
        "hvorfor_ikke_normale_vilkaar",
        "Redegørelse for, hvorfor arbejdsevnen ikke kan bruges på normale vilkår",
    ),
    *_punkt(
        1, "afklaret", "Ressourcer og udfordringer er fuldt afklaret i forhold til uddannelse og arbejde"
    ),
    *_punkt(2, "tilbud_proevet", "Alle relevante tilbud og andre foranstaltninger er prøvet"),
    *_punkt(
        3,
        "varig_og_vaesentlig",
        "Arbejdsevnen er varigt og væsentligt begrænset og kan ikke bruges på normale vilkår",
    ),
    *_punkt(
        4,
        "fastholdelse_12_mdr",
        "Mindst 12 måneder på den nuværende arbejdsplads under sociale kapitler eller på særlige vilkår",
        "fastholdelse",
    ),
)


def _plan(kode: str, tekst: str) -> tuple[Krav, ...]:
    """Et punkt i planens forberedende del, og det samme punkt som anbefaling i den samlede beskrivelse."""
    foerst = Krav(
        kode=kode,
        tekst=tekst,
        hjemmel="Reglerne om rehabiliteringsplan (dagældende)",
        fra=NY_ORDNING,
        til=FOER_LAB_2020,
        sikkerhed="sekundaer",
        url=PLANEN,
    )
    siden = replace(foerst, hjemmel="LAB § 44", fra=LAB_2020, til=FOER_REFORM_JULI)
    nu = replace(
        foerst,
        hjemmel="LOV nr. 1750 af 29/12/2025 (samlet beskrivelse)",
        fra=REFORM_JULI,
        til=None,
        art="anbefaling",
        sikkerhed="udledt",
        forbehold=SAMLET_BESKRIVELSE,
    )
    return foerst, siden, nu


def _selvstaendig(kode: str, tekst: str) -> Krav:
    return Krav(
        kode=kode,
        tekst=tekst,
        hjemmel="BEK nr. 2408 af 13/12/2021 § 15",
        fra=BEK_2408_FRA,
        til=FOER_REFORM_JULI,
        ved="selvstaendig",
        forbehold=BEK_DATO,
        url=BEK_15,
    )


PLAN = (
    *_plan("maal", "Mål for uddannelse og job"),
    *_plan("beskaeftigelse", "Faglige ressourcer og udfordringer"),
    *_plan("social", "Sociale ressourcer og udfordringer"),
    *_plan("helbred", "Helbredsmæssige ressourcer og udfordringer"),
    *_plan("indsatser", "Tidligere indsatser og deres dokumentation"),
    *_plan("cv", "CV og erfaring"),
    *_plan("netvaerk", "Netværk"),
    *_plan("eget_syn", "Borgerens eget syn på sit helbred"),
    *_plan("ydelser", "Den hjælp, borgeren har fået"),
    *_plan("laege", "Egen læges vurdering efter en samtale (LÆ 265)"),
    _selvstaendig("opgaver", "Opgaverne i virksomheden, og hvad der er svært"),
    _selvstaendig("timer", "Timer om ugen i virksomheden nu"),
    _selvstaendig("seneste_24_mdr", "Arbejdet i virksomheden de seneste 24 måneder"),
    _selvstaendig("andet_arbejde", "Andet arbejde"),
)


def _indstilling(kode: str, tekst: str, stykke: str, ved: Situation | Literal[""]) -> tuple[Krav, ...]:
    return (
        Krav(
            kode=kode, tekst=tekst, ved=ved, fra=NY_ORDNING, til=FOER_BEK_2408, url=BEK_9,
            hjemmel="Bekendtgørelsen om rehabiliteringsplan (dagældende)", sikkerhed="udledt", forbehold=UDLEDT_BEK,
        ),
        Krav(
            kode=kode, tekst=tekst, ved=ved, fra=BEK_2408_FRA, til=FOER_REFORM_JULI, url=BEK_9,
            hjemmel=f"BEK nr. 2408 af 13/12/2021 § 9{stykke}; også § 9 i BEK nr. 1708/2024 og BEK nr. 47/2026",
        ),
    )  # fmt: skip


INDSTILLING = (
    *_indstilling("vaegt", "De beskæftigelsesmæssige, sociale og helbredsmæssige forhold, der er lagt vægt på", "", ""),
    *_indstilling(
        "afklaret",
        "Hvorfor borgeren er afklaret i forhold til uddannelse og arbejde og ikke kan arbejde på almindelige vilkår",
        ", nr. 1",
        "fleksjob",
    ),
    *_indstilling("jobtyper", "Typer af fleksjob eller arbejdsfunktioner", ", nr. 2", "fleksjob"),
    *_indstilling("hensyn", "Nødvendige skånehensyn", ", nr. 2", "fleksjob"),
    *_indstilling("stoette", "Behov for støtte i en overgang, eller at der ikke er noget", ", nr. 2", "fleksjob"),
    *_indstilling(
        "udvikling",
        "Hvorfor arbejdsevnen kan udvikles inden for en rimelig periode",
        ", stk. 2",
        "meget_begraenset",
    ),
)  # fmt: skip

INDSTILLINGENS_PUNKTER = tuple(dict.fromkeys(hvert.kode for hvert in INDSTILLING))

AFGOERELSE = (
    Krav(kode="skriftlig", tekst="Afgørelsen er skriftlig", hjemmel="DUKH's vejledning", fra=BEGYNDELSEN,
         sikkerhed="sekundaer"),
    Krav(kode="begrundelse", tekst="Begrundelse med regler og de forhold, der er lagt vægt på",
         hjemmel="Forvaltningsloven §§ 22 og 24", fra=BEGYNDELSEN, sikkerhed="hukommelse", forbehold=FORVALTNINGSLOV),
    Krav(kode="klagevejledning", tekst="Hvor og hvornår der kan klages", hjemmel="Forvaltningsloven § 25",
         fra=BEGYNDELSEN, sikkerhed="hukommelse", forbehold=FORVALTNINGSLOV),
    Krav(kode="partshoering", tekst="Borgeren er hørt om de oplysninger, borgeren ikke vidste indgik",
         hjemmel="Forvaltningsloven § 19", fra=BEGYNDELSEN, ved="nyt_imod_borgeren", sikkerhed="hukommelse",
         forbehold=FORVALTNINGSLOV),
    Krav(kode="afslagsgrund", tekst="Hvilket led i betingelserne der svigter", hjemmel="DUKH's vejledning om afslag",
         fra=BEGYNDELSEN, ved="afslag", sikkerhed="sekundaer"),
    Krav(kode="naeste_skridt", tekst="Hvad kommunen så gør", hjemmel="DUKH's vejledning om afslag", fra=BEGYNDELSEN,
         ved="afslag", sikkerhed="sekundaer"),
)  # fmt: skip

ALLE: dict[str, tuple[Krav, ...]] = {
    "grundlag": GRUNDLAG,
    "plan": PLAN,
    "indstilling": INDSTILLING,
    "afgoerelse": AFGOERELSE,
}


def krav(emne: Emne, dag: date, situation: Collection[Situation] = ()) -> tuple[Krav, ...]:
    """Alle krav på dagen i den situation, i den orden de står i loven. Tom, når ingen gælder (fx før loven)."""
    return tuple(hvert for hvert in ALLE[emne] if hvert.gaelder(dag, situation))


def mangler(
    emne: Emne, opfyldte: Collection[str], dag: date, situation: Collection[Situation] = ()
) -> tuple[Krav, ...]:
    """De krav, der ikke er blandt de opfyldte. En kode, som emnet aldrig har haft, kaster `UgyldigtInput`."""
    kendte = {hvert.kode for hvert in ALLE[emne]}
    if ukendte := sorted(set(opfyldte) - kendte):
        raise UgyldigtInput(
            emne, f"»{ukendte[0]}« er ikke et punkt her; punkterne er {', '.join(sorted(kendte))}."
        )
    return tuple(hvert for hvert in krav(emne, dag, situation) if hvert.kode not in opfyldte)


def mangler_dokumentation(
    punkter: Collection[str], dag: date, *, fastholdelseskrav: bool = False
) -> tuple[Krav, ...]:
    """Det, afgørelsens grundlag mangler. `fastholdelseskrav`: jobbet er på den nuværende arbejdsplads, og kravet om 12
    måneder gælder personen (se `fastholdelseskrav`)."""
    situation: list[Situation] = ["fastholdelse"] if fastholdelseskrav else []
    return mangler("grundlag", punkter, dag, situation)


def mangler_i_plan(punkter: Collection[str], dag: date, *, selvstaendig: bool = False) -> tuple[Krav, ...]:
    """Det, planens forberedende del mangler. Fra 1. juli 2026 er punkterne kun anbefalinger."""
    situation: list[Situation] = ["selvstaendig"] if selvstaendig else []
    return mangler("plan", punkter, dag, situation)


def mangler_i_indstilling(
    punkter: Collection[str], dag: date, *, fleksjob: bool, meget_begraenset: bool
) -> tuple[Krav, ...]:
    """Det, teamets indstilling mangler. `fleksjob`: den peger på fleksjob."""
    situation: list[Situation] = ["fleksjob"] if fleksjob else []
    if fleksjob and meget_begraenset:
        situation.append("meget_begraenset")
    return mangler("indstilling", punkter, dag, situation)


def mangler_i_afgoerelse(
    punkter: Collection[str], dag: date, *, afslag: bool, nyt_imod_borgeren: bool
) -> tuple[Krav, ...]:
    """Det, afgørelsen mangler. `nyt_imod_borgeren`: der indgår oplysninger til ugunst, som borgeren ikke kender."""
    situation: list[Situation] = ["afslag"] if afslag else []
    if nyt_imod_borgeren:
        situation.append("nyt_imod_borgeren")
    return mangler("afgoerelse", punkter, dag, situation)
