"""Planen før afgørelsen: hvad den hedder på dagen, virksomhedskonsulentens plads i den, og clearing.

- 2013 til 30. juni 2026: rehabiliteringsplanens forberedende del.
- Fra 1. juli 2026: den samlede beskrivelse. Hvad den skal indeholde, er ikke læst.

Konsulenten og clearingen er god praksis, ikke lov. Ingen af dem spærrer for noget her; om clearing er et krav, er
kommunens eget valg.
"""

from datetime import date

import msgspec

from fleksjob.lov.sagsgang.dokumentationskrav import SAMLET_BESKRIVELSE
from fleksjob.lov.sagsgang.relationer import (
    NY_ORDNING,
    REFORM_JULI,
    Betingelse,
    Genaabner,
    Relation,
    Trin,
    Udelukker,
    altid,
    hjemmel_pr,
)
from fleksjob.lov.sagsgang.visitation import GRUNDLAG, MAALGRUPPE, SAGSBEHANDLING, UDLEDT_DATO

PRAKSIS = altid("God praksis efter evalueringen af reformen af førtidspension og fleksjob; ikke et lovkrav")

FOER_PLANEN = "Rehabiliteringsplanen findes først fra 1. januar 2013; før den var der en ressourceprofil."


class Planform(msgspec.Struct, frozen=True):
    """Planen, som den hedder på en dag: som overskrift, i bestemt form, og til borgeren."""

    navn: str
    bestemt: str
    til_borgeren: str
    hjemmel: str
    forbehold: str = ""


def planform(dag: date) -> Planform:
    """Planens form på dagen. Før 2013 er det ressourceprofilen."""
    if dag < NY_ORDNING:
        return Planform("Ressourceprofil", "ressourceprofilen", "Din ressourceprofil", "", FOER_PLANEN)
    hjemmel = hjemmel_pr(GRUNDLAG, dag)
    if dag >= REFORM_JULI:
        return Planform(
            "Samlet beskrivelse",
            "den samlede beskrivelse",
            "Beskrivelsen af dig og arbejde",
            hjemmel,
            f"{SAMLET_BESKRIVELSE} {UDLEDT_DATO}",
        )
    return Planform(
        "Rehabiliteringsplan, forberedende del",
        "rehabiliteringsplanens forberedende del",
        "Din plan",
        hjemmel,
    )


TRIN = (
    Trin(kode="virksomhedskonsulent_inviteret", navn="Invitér en virksomhedskonsulent", hjemmel=PRAKSIS),
    Trin(kode="virksomhedskonsulent_fravalgt", navn="Fravælg virksomhedskonsulenten", hjemmel=PRAKSIS),
    Trin(
        kode="clearing_givet",
        navn="Giv clearing",
        hjemmel=PRAKSIS,
        fra=NY_ORDNING,
        uden_for_tiden="Der er først en plan at give clearing på fra 1. januar 2013.",
    ),
)

RELATIONER: tuple[Relation, ...] = (
    *(
        Betingelse(
            skridt=skridt,
            kraever=("sag_oprettet",),
            hvorfor="Der er ingen sag endnu; opret den først.",
            hjemmel=SAGSBEHANDLING,
        )
        for skridt in ("virksomhedskonsulent_inviteret", "virksomhedskonsulent_fravalgt")
    ),
    Udelukker(
        naar="virksomhedskonsulent_inviteret",
        skridt=("virksomhedskonsulent_inviteret",),
        hvorfor="Virksomhedskonsulenten er allerede inviteret.",
        hjemmel=PRAKSIS,
    ),
    Genaabner(
        naar="virksomhedskonsulent_fravalgt", skridt=("virksomhedskonsulent_inviteret",), hjemmel=PRAKSIS
    ),
    Udelukker(
        naar="virksomhedskonsulent_fravalgt",
        skridt=("virksomhedskonsulent_fravalgt",),
        hvorfor="Virksomhedskonsulenten er allerede valgt fra.",
        hjemmel=PRAKSIS,
    ),
    Genaabner(
        naar="virksomhedskonsulent_inviteret", skridt=("virksomhedskonsulent_fravalgt",), hjemmel=PRAKSIS
    ),
    Betingelse(
        skridt="clearing_givet",
        kraever=("plan_paabegyndt",),
        hvorfor="Planen er ikke begyndt, så der er intet at give clearing på.",
        hjemmel=PRAKSIS,
    ),
    Genaabner(naar="clearing_givet:mangler", skridt=("plan_faerdig",), hjemmel=PRAKSIS),
    *(
        Udelukker(
            naar=naar,
            skridt=("clearing_givet",),
            hvorfor="Der er allerede truffet afgørelse i sagen.",
            hjemmel=MAALGRUPPE,
        )
        for naar in ("afgoerelse_truffet", "visiteret")
    ),
)
