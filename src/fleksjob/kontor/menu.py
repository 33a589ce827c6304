"""Hovedmenuen: hvilke sider en medarbejder kan gå til, og hvilke der står fremme for rollen. Resten er under «Mere»."""

from typing import NamedTuple

from fleksjob.forloeb.roller import MEDARBEJDERE, Rolle
from fleksjob.sager.models import Bruger

_SB, _VK, _FK = Rolle.SAGSBEHANDLER, Rolle.VIRKSOMHEDSKONSULENT, Rolle.FASTHOLDELSESKONSULENT
_ML, _YM, _LE = Rolle.MOEDELEDER, Rolle.YDELSESMEDARBEJDER, Rolle.LEDER


class Punkt(NamedTuple):
    """Ét punkt. `adresse` er navnet i `kontor.urls`; `ses_af` og `fremme_for` er roller."""

    navn: str
    adresse: str
    ses_af: frozenset[Rolle]
    fremme_for: frozenset[Rolle] = frozenset()


def _for(*roller: Rolle) -> frozenset[Rolle]:
    return frozenset(roller)


PUNKTER = (
    Punkt("Min dag", "min_dag", MEDARBEJDERE, MEDARBEJDERE),
    Punkt("Til godkendelse", "godkendelse", MEDARBEJDERE, _for(_SB, _LE)),
    Punkt("Udbetalinger", "udbetalinger", MEDARBEJDERE, _for(_SB, _YM, _LE)),
    Punkt("Betalinger", "betalinger", _for(_SB, _YM, _LE), _for(_YM)),
    Punkt("Job", "job", MEDARBEJDERE, _for(_VK)),
    Punkt("Opfølgninger", "opfoelgninger", MEDARBEJDERE, _for(_VK)),
    Punkt("Virksomheder", "virksomheder", MEDARBEJDERE, _for(_VK)),
    Punkt("Udvikling", "udviklinger", MEDARBEJDERE),
    Punkt("Åbninger", "aabninger", MEDARBEJDERE, _for(_VK)),
    Punkt("Lang ledighed", "lang_ledighed", MEDARBEJDERE, _for(_SB, _LE)),
    Punkt("Samtaler", "samtaler", MEDARBEJDERE),
    Punkt("Andre aktører", "aktoerer", MEDARBEJDERE),
    Punkt("VITAS", "vitas", _for(_SB, _VK, _LE)),
    Punkt("Fastholdelse", "fastholdelser", MEDARBEJDERE, _for(_FK)),
    Punkt("Team", "team", _for(_SB, _ML, _LE), _for(_ML)),
    Punkt("Opgaver", "opgaver", MEDARBEJDERE, MEDARBEJDERE - {_LE}),
    Punkt("Overblik", "overblik", _for(_LE), _for(_LE)),
    Punkt("Holdet", "holdet", _for(_SB, _VK, _FK, _ML, _LE), _for(_SB)),
    Punkt("Tal", "tal", _for(_LE), _for(_LE)),
    Punkt("Alarmer", "alarmer", MEDARBEJDERE),
    Punkt("Vi venter på", "venter", _for(_SB, _LE)),
    Punkt("Post", "udskrift", _for(_SB, _LE)),
    Punkt("Refusion (gammel ordning)", "refusioner", MEDARBEJDERE),
    Punkt("Jobfunktioner", "jobfunktioner", MEDARBEJDERE),
    Punkt("Afsnit til breve", "afsnit", _for(_SB, _LE)),
    Punkt("Klager", "klager", _for(_LE)),
    Punkt("Principafgørelser", "principper", MEDARBEJDERE),
    Punkt("Til clearing", "clearing", _for(_ML, _LE)),
    Punkt("Mine sager", "fordeling", _for(_SB, _FK)),
    Punkt("Fordeling af sager", "belastning", _for(_LE)),
    Punkt("Adgang", "brugere", _for(_LE)),
    Punkt("Opslag", "opslag", _for(_LE)),
)


def hovedmenu(bruger: Bruger) -> tuple[list[Punkt], list[Punkt]]:
    """Punkterne, der står fremme, og dem under «Mere»."""
    synlige = [punkt for punkt in PUNKTER if punkt.ses_af & bruger.roller]
    fremme = [punkt for punkt in synlige if punkt.fremme_for & bruger.roller]
    return fremme, [punkt for punkt in synlige if punkt not in fremme]
