"""Grundene til et afslag på fleksjob, og hvad hver af dem fører til.

Et afslag skal sige, hvilket led der svigter, og hvad kommunen så gør (DUKH's vejledning). Er arbejdsevnen
for lille, skal førtidspension overvejes; er den for stor, skal den bruges bedre; er begrænsningen ikke varig,
skal der arbejdes med en forbedring. De to sidste grunde har loven, men kilden nævner ikke deres næste skridt;
det er udledt og bærer et forbehold.
"""

from datetime import date

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.relationer import LAB_2020, NY_ORDNING, Hjemmel, hjemmel_pr

_UDLEDT = "Hvad kommunen skal gøre herefter, er udledt af lovens betingelse og ikke læst i en kilde."


class Afslagsgrund(msgspec.Struct, frozen=True, kw_only=True):
    """Én grund. `saetning` og `naeste_skridt` er skrevet til borgeren; `navn` er til sagsbehandleren."""

    kode: str
    navn: str
    saetning: str
    naeste_skridt: str
    hjemler: tuple[Hjemmel, ...]
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
            hjemler=_hjemler("stk. 1-2"),
        ),
        Afslagsgrund(
            kode="for_hoej",
            navn="Arbejdsevnen er for stor",
            saetning="Din arbejdsevne er ikke væsentligt begrænset, så du kan arbejde på almindelige vilkår.",
            naeste_skridt="Vi hjælper dig nu med at bruge din arbejdsevne bedre i et almindeligt job.",
            hjemler=_hjemler("stk. 1"),
        ),
        Afslagsgrund(
            kode="ikke_varig",
            navn="Begrænsningen er ikke varig",
            saetning="Din arbejdsevne er begrænset, men vi vurderer, at begrænsningen ikke er varig.",
            naeste_skridt="Vi laver nu en plan sammen med dig for, hvordan din arbejdsevne kan blive bedre.",
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
            hjemler=_hjemler("stk. 3"),
            forbehold=_UDLEDT,
        ),
        Afslagsgrund(
            kode="uden_for_personkredsen",
            navn="Pension eller folkepensionsalder",
            saetning="Du får en pension eller har nået en alder, der betyder, at du ikke kan få fleksjob.",
            naeste_skridt="Vi fortæller dig gerne, hvilken anden hjælp du kan søge.",
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
