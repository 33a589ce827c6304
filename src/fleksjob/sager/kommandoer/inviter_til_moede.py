"""Hvem der inviteres til et møde eller til én sag på det, og hvad de svarer."""

from fleksjob.forloeb.roller import MEDARBEJDERE, Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.rehabilitering import FAGNAVNE
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Dagsordenspunkt, Moededeltager
from fleksjob.sager.teamadgang import INTET_MOEDE, kraev_planlaegge, kraev_saette_paa, moedet_for

SVAR = {"inviteret": "Har ikke svaret", "kommer": "Kommer", "kan_ikke": "Kan ikke"}
GAESTER = (
    "bisidder",
    "egen læge",
    "fysioterapeut",
    "ergoterapeut",
    "virksomhedskonsulenten",
    "fastholdelseskonsulenten",
    "tolk",
    "arbejdsgiveren",
    "faglig organisation",
    "pårørende",
    "anden gæst",
)
"""Dem, der kan inviteres til en enkelt sag. Bisidderen vælger borgeren selv."""


def besaet_plads(
    bruger: Bruger,
    moede_id: int,
    *,
    omraade: str = "",
    hverv: str = "",
    navn: str = "",
    hvem: int | None = None,
) -> Moededeltager:
    """Sætter en person på en plads, der står tom, eller på en ny. `hvem` er en bruger; ellers er `navn` en udefra."""
    kraev_planlaegge(bruger)
    moede = moedet_for(bruger, moede_id)
    if moede.aflyst:
        raise IkkeMuligt("Mødet er aflyst.")
    if omraade and omraade not in FAGNAVNE:
        raise UgyldigtInput("omraade", "Vælg et af fagområderne på listen.")
    personen = _personen(bruger, hvem) if hvem is not None else None
    navn = personen.navn if personen else navn.strip()
    kraev_tekst("navn", navn, "Skriv navnet, eller vælg en bruger, der kan logge ind.")
    pladser = Moededeltager.for_kommune(bruger.kommune_id).filter(moede=moede, punkt=None)
    if personen and pladser.filter(bruger=personen).exists():
        raise UgyldigtInput("hvem", f"{navn} er allerede inviteret til mødet.")
    plads = pladser.filter(omraade=omraade, navn="", bruger=None).first() if omraade else None
    plads = plads or Moededeltager(
        kommune_id=bruger.kommune_id,
        moede=moede,
        omraade=omraade,
        hverv=FAGNAVNE.get(omraade, hverv.strip() or "deltager"),
    )
    plads.navn, plads.bruger, plads.svar = navn, personen, "inviteret"
    plads.save()
    return plads


def inviter_gaest(
    bruger: Bruger, punkt_id: int, *, hverv: str, navn: str = "", hvem: int | None = None
) -> Moededeltager:
    """En gæst til netop én sag: bisidder, egen læge, fysioterapeut, undervisning …"""
    kraev_saette_paa(bruger)
    punkt = Dagsordenspunkt.for_bruger(bruger).filter(pk=punkt_id, status="paa").first()
    if punkt is None:
        raise AdgangNaegtet(INTET_MOEDE)
    if hverv not in (*GAESTER, *FAGNAVNE):
        raise UgyldigtInput("hverv", "Vælg, hvem det er, på listen.")
    personen = _personen(bruger, hvem) if hvem is not None else None
    gaest: Moededeltager = Moededeltager.objects.create(
        kommune_id=bruger.kommune_id,
        moede_id=punkt.moede_id,
        punkt=punkt,
        omraade=hverv if hverv in FAGNAVNE else "",
        hverv=FAGNAVNE.get(hverv, hverv),
        navn=personen.navn if personen else navn.strip(),
        bruger=personen,
    )
    return gaest


def svar_paa_invitation(bruger: Bruger, deltager_id: int, *, svar: str) -> Moededeltager:
    """Den inviteredes svar, givet af hende selv eller noteret af den, der planlægger. Et afbud lukker adgangen."""
    deltager = Moededeltager.for_kommune(bruger.kommune_id).filter(pk=deltager_id).first()
    if deltager is None or not bruger.is_active:
        raise AdgangNaegtet(INTET_MOEDE)
    if deltager.bruger_id != bruger.pk:
        kraev_saette_paa(bruger)
    if svar not in SVAR:
        raise UgyldigtInput("svar", "Svar «kommer» eller «kan ikke».")
    deltager.svar = svar
    deltager.save()
    return deltager


def tag_af_listen(bruger: Bruger, deltager_id: int) -> None:
    """Trækker en invitation tilbage. En plads, loven kræver, bliver stående tom."""
    kraev_saette_paa(bruger)
    deltager = Moededeltager.for_bruger(bruger).filter(pk=deltager_id).first()
    if deltager is None:
        raise AdgangNaegtet(INTET_MOEDE)
    if deltager.punkt_id is None:
        kraev_planlaegge(bruger)
    if deltager.omraade and deltager.punkt_id is None:
        deltager.navn, deltager.bruger, deltager.svar = "", None, "inviteret"
        deltager.save()
    else:
        Moededeltager.for_bruger(bruger).filter(pk=deltager.pk).delete()


def _personen(bruger: Bruger, hvem: int) -> Bruger:
    fundet = Bruger.for_kommune(bruger.kommune_id).filter(pk=hvem, is_active=True).first()
    if fundet is None or (fundet.rolle not in MEDARBEJDERE and fundet.rolle != Rolle.TEAMMEDLEM):
        raise UgyldigtInput("hvem", "Personen kan ikke inviteres; vælg en medarbejder eller et teammedlem.")
    return fundet
