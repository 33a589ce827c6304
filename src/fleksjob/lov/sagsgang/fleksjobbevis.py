"""Fleksjobbeviset: hvem der har ret til det, og hvad der skal stå i det.

Paragraffen er ikke fundet. Retten er læst i DUKH's vejledning om ordningen før 2013 og i en fagforenings svar om den
nye; intet tyder på, at den er ophævet.
"""

from datetime import date

from fleksjob.lov.sagsgang.relationer import (
    ALTID,
    NY_ORDNING,
    Betingelse,
    Fristregel,
    Hjemmel,
    Relation,
    Svar,
    Trin,
)
from fleksjob.lov.sagsgang.retssvar import Retssvar

FAGFORENING = "Serviceforbundets svar om fleksjob (paragraffen er ikke fundet)"
DUKH = "DUKH's vejledning (ordningen før 2013)"
FORBEHOLD = "Retten til fleksjobbevis efter 2013 er kun læst hos en fagforening; paragraffen er ikke fundet."

INDHOLD = {
    "ordningen": "Oplysninger om fleksjobordningen",
    "kompensation": "Mulighed for hjælpemidler, mentor og personlig assistance",
    "skaanehensyn": "Borgerens skånehensyn, skrevet sammen med borgeren",
}


def fleksjobbevis(dag: date, *, visiteret: bool, ledig: bool) -> Retssvar:
    """Om borgeren har ret til et fleksjobbevis, når borgeren beder om det."""
    hjemmel, forbehold = (DUKH, "") if dag < NY_ORDNING else (FAGFORENING, FORBEHOLD)
    if not visiteret:
        return Retssvar(False, "Borgeren er ikke visiteret til fleksjob.", hjemmel, forbehold)
    if ledig:
        return Retssvar(
            True, "En ledig, der er visiteret til fleksjob, har ret til beviset.", hjemmel, forbehold
        )
    return Retssvar(
        False, "Under ansættelse giver kommunen kun beviset, når det er relevant.", hjemmel, forbehold
    )


def mangler_i_fleksjobbevis(punkter: set[str]) -> tuple[str, ...]:
    """De dele af indholdet, der mangler, som tekst."""
    return tuple(tekst for kode, tekst in INDHOLD.items() if kode not in punkter)


HJEMMEL = (Hjemmel(ALTID, DUKH), Hjemmel(NY_ORDNING, FAGFORENING))
_VISITERET = "Borgeren er ikke visiteret til fleksjob."

TRIN = (
    Trin(kode="fleksjobbevis_oensket", navn="Bed om fleksjobbevis", hjemmel=HJEMMEL, forbehold=FORBEHOLD),
    Trin(kode="fleksjobbevis_udstedt", navn="Udsted fleksjobbevis", hjemmel=HJEMMEL, forbehold=FORBEHOLD),
)

RELATIONER: tuple[Relation, ...] = (
    *(
        Betingelse(skridt=skridt, kraever=("visiteret",), hvorfor=_VISITERET, hjemmel=HJEMMEL)
        for skridt in ("fleksjobbevis_oensket", "fleksjobbevis_udstedt")
    ),
    Svar(
        kode="fleksjobbevis",
        navn="Fleksjobbevis",
        efter=("fleksjobbevis_oensket",),
        skal=("fleksjobbevis_udstedt",),
        frist=Fristregel("ingen"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=HJEMMEL,
        bortfalder=("sag_lukket",),
        forbehold=FORBEHOLD,
        forklaring="Borgeren har bedt om et fleksjobbevis {regnestykke}. Der er ikke sat dage på i reglerne.",
    ),
)
