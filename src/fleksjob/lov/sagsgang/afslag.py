"""Grundene til et afslag på fleksjob, og hvad hver af dem fører til.

Et afslag skal sige, hvilket led der svigter, og hvad kommunen så gør (DUKH's vejledning). Er arbejdsevnen
for lille, skal førtidspension overvejes; er den for stor, skal den bruges bedre; er begrænsningen ikke varig,
skal der arbejdes med en forbedring. De to sidste grunde har loven, men kilden nævner ikke deres næste skridt;
det er udledt og bærer et forbehold.

Hver grund bringer sin pligt med: en række, som processen følger, til den er opfyldt. Ingen lov sætter dage på den.
Kommunen sætter selv dagen i afgørelsen, og den er kommunens, ikke lovens. Falder afgørelsen bort, eller kommer der en
ny i stedet, falder dens pligt bort med den.
"""

from datetime import date

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.relationer import (
    LAB_2020,
    NY_ORDNING,
    Art,
    Betingelse,
    Fristregel,
    Hjemmel,
    Relation,
    Svar,
    Trin,
    altid,
    hjemmel_pr,
)

_UDLEDT = "Hvad kommunen skal gøre herefter, er udledt af lovens betingelse og ikke læst i en kilde."
_DUKH = (
    "Læst i DUKH's vejledning om ordningen før 2013; paragraffen, og om den gælder uændret, er ikke fundet."
)


class Afslagsgrund(msgspec.Struct, frozen=True, kw_only=True):
    """Én grund. `saetning` og `naeste_skridt` er skrevet til borgeren; `navn` er til sagsbehandleren.

    `lovens_ord` er reglen i almindeligt sprog.
    `pligt` er navnet på det, grunden fører med sig, `skridt` den hændelse, der opfylder det, og `art`, om kilden siger
    det som en pligt (lov) eller som god skik (anbefaling).
    """

    kode: str
    navn: str
    saetning: str
    naeste_skridt: str
    hjemler: tuple[Hjemmel, ...]
    pligt: str
    skridt: str
    skridtnavn: str
    art: Art
    pligtens_forbehold: str
    lovens_ord: str
    ansvarlig: str = "sagsbehandler"
    forbehold: str = ""

    def hjemmel(self, dag: date) -> str:
        """Paragraffen, som den hed på dagen."""
        return hjemmel_pr(self.hjemler, dag)


def _hjemler(stykke: str) -> tuple[Hjemmel, ...]:
    return (Hjemmel(NY_ORDNING, "LAB §§ 69-70 (dagældende)"), Hjemmel(LAB_2020, f"LAB § 116, {stykke}"))


AFSLAGSGRUNDE: dict[str, Afslagsgrund] = {
    grund.kode: grund
    for grund in (
        Afslagsgrund(
            kode="for_lav",
            navn="Arbejdsevnen er for lille",
            saetning=(
                "Din arbejdsevne er for lille til et fleksjob, og vi vurderer, "
                "at den ikke kan udvikle sig inden for en rimelig periode."
            ),
            naeste_skridt="Vi vurderer nu, om du kan få førtidspension.",
            pligt="Overvej førtidspension",
            skridt="foertidspension_overvejet",
            skridtnavn="Registrér, at førtidspension er overvejet",
            art="lov",
            pligtens_forbehold=_DUKH,
            lovens_ord=(
                "Den, der nu har en meget begrænset arbejdsevne, kan kun få fleksjob, når evnen kan "
                "udvikle sig inden for en rimelig periode."
            ),
            hjemler=_hjemler("stk. 1-2"),
        ),
        Afslagsgrund(
            kode="for_hoej",
            navn="Arbejdsevnen er for stor",
            saetning="Din arbejdsevne er ikke væsentligt begrænset, så du kan arbejde på almindelige vilkår.",
            naeste_skridt="Vi hjælper dig nu med at bruge din arbejdsevne bedre i et almindeligt job.",
            pligt="Hjælp til at bruge arbejdsevnen",
            skridt="hjaelp_til_job_aftalt",
            skridtnavn="Registrér aftalt hjælp til job",
            art="anbefaling",
            pligtens_forbehold=_DUKH,
            lovens_ord=(
                "Fleksjob er for den, der ikke kan få eller beholde et job på almindelige vilkår, fordi "
                "arbejdsevnen er væsentligt begrænset."
            ),
            hjemler=_hjemler("stk. 1"),
        ),
        Afslagsgrund(
            kode="ikke_varig",
            navn="Begrænsningen er ikke varig",
            saetning="Din arbejdsevne er begrænset, men vi vurderer, at begrænsningen ikke er varig.",
            naeste_skridt="Vi laver nu en plan sammen med dig for, hvordan din arbejdsevne kan blive bedre.",
            pligt="Plan for at forbedre arbejdsevnen",
            skridt="forbedringsplan_lagt",
            skridtnavn="Registrér plan for at forbedre arbejdsevnen",
            art="anbefaling",
            pligtens_forbehold=_DUKH,
            lovens_ord="Fleksjob er for den, hvis arbejdsevne er varigt begrænset.",
            hjemler=_hjemler("stk. 1"),
        ),
        Afslagsgrund(
            kode="ikke_afproevet",
            navn="Relevante tilbud er ikke prøvet",
            saetning=(
                "Ikke alle relevante tilbud er prøvet, "
                "og det er ikke åbenbart, at det ville være formålsløst at prøve dem."
            ),
            naeste_skridt="Vi aftaler nu med dig, hvilke tilbud der skal prøves.",
            pligt="Aftal de tilbud, der mangler at blive prøvet",
            skridt="tilbud_aftalt",
            skridtnavn="Registrér aftalte tilbud",
            art="anbefaling",
            pligtens_forbehold=_UDLEDT,
            lovens_ord=(
                "Alle relevante tilbud og et forsøg på omplacering skal være prøvet, medmindre det er "
                "åbenbart formålsløst."
            ),
            hjemler=_hjemler("stk. 3"),
            forbehold=_UDLEDT,
        ),
        Afslagsgrund(
            kode="uden_for_personkredsen",
            navn="Pension eller folkepensionsalder",
            saetning="Du får en pension eller har nået en alder, der betyder, at du ikke kan få fleksjob.",
            naeste_skridt="Vi fortæller dig gerne, hvilken anden hjælp du kan søge.",
            pligt="Vejled om anden hjælp",
            skridt="anden_hjaelp_vejledt",
            skridtnavn="Registrér vejledning om anden hjælp",
            art="anbefaling",
            pligtens_forbehold=_UDLEDT,
            lovens_ord=(
                "Den, der får førtidspension eller seniorpension, har brugt retten til tidlig pension "
                "eller har nået folkepensionsalderen, kan ikke få fleksjob."
            ),
            hjemler=_hjemler("stk. 1"),
            forbehold=_UDLEDT,
        ),
    )
}


def afslagsgrund(kode: str) -> Afslagsgrund:
    """Grunden med den kode. Uden en kendt grund findes der intet afslag."""
    try:
        return AFSLAGSGRUNDE[kode]
    except KeyError:
        raise UgyldigtInput(
            "afslagsgrund", f"Et afslag skal have en grund; vælg en af {', '.join(AFSLAGSGRUNDE)}."
        ) from None


PLIGT = "afslag_fulgt_op"
"""Koden for pligten, som et afslag fører med sig; hver grund har sin egen række."""
DUKHS_VEJLEDNING = altid("DUKH's vejledning om afslag")
_FALDER_BORT = (
    "afgoerelse_truffet",
    "visiteret",
    "genvurdering_afsluttet:aendret:visitation",
    "klage_afgjort:aendret:visitation",
    "klage_afgjort:ophaevet:visitation",
    "klage_afgjort:hjemvist:visitation",
    "sag_lukket:fraflyttet",
    "sag_lukket:doed",
)

TRIN = tuple(
    Trin(
        kode=grund.skridt, navn=grund.skridtnavn, hjemmel=DUKHS_VEJLEDNING, forbehold=grund.pligtens_forbehold
    )
    for grund in AFSLAGSGRUNDE.values()
)

RELATIONER: tuple[Relation, ...] = (
    *(
        Betingelse(
            skridt=grund.skridt,
            kraever=(f"afgoerelse_truffet:afslag:{grund.kode}",),
            hvorfor=f"Der er ikke givet afslag med grunden »{grund.navn.lower()}«.",
            hjemmel=DUKHS_VEJLEDNING,
        )
        for grund in AFSLAGSGRUNDE.values()
    ),
    *(
        Svar(
            kode=PLIGT,
            navn=grund.pligt,
            efter=(f"afgoerelse_truffet:afslag:{grund.kode}",),
            skal=(grund.skridt,),
            frist=Fristregel("oplyst"),
            art=grund.art,
            ansvarlig=grund.ansvarlig,
            hjemmel=DUKHS_VEJLEDNING,
            nyt_navn=grund.kode,
            standses=False,
            bortfalder=_FALDER_BORT,
            forbehold=grund.pligtens_forbehold,
            forklaring=(
                f"Borgeren fik afslag med grunden »{grund.navn.lower()}«, og afgørelsen lover: "
                f"»{grund.naeste_skridt}« Det skal være gjort {{regnestykke}}."
            ),
        )
        for grund in AFSLAGSGRUNDE.values()
    ),
)
