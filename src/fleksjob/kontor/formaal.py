"""Formålet med at åbne en sag. Det huskes for sagen, mens man er logget ind, og gemmes ved hvert opslag."""

from fleksjob.kontor.adgang import Forespoergsel

FRA = {
    "min-dag": ("Frist på min liste", "Min dag", "kontor:min_dag"),
    "soegning": ("Henvendelse om sagen", "Min dag", "kontor:min_dag"),
    "godkendelse": ("Godkendelse af afgørelse", "Til godkendelse", "kontor:godkendelse"),
    "udbetaling": ("Kontrol af udbetaling", "Udbetalinger", "kontor:udbetalinger"),
    "job": ("Opfølgning i job", "Job", "kontor:job"),
    "udvikling": ("Udvikling i job", "Udvikling", "kontor:udviklinger"),
    "refusion": ("Refusion i den gamle ordning", "Refusion", "kontor:refusioner"),
    "vitas": ("Bevilling i VITAS", "VITAS", "kontor:vitas"),
    "fastholdelse": ("Fastholdelse", "Fastholdelse", "kontor:fastholdelser"),
    "opfoelgninger": ("Opfølgning i job", "Opfølgninger", "kontor:opfoelgninger"),
    "virksomheder": ("Opfølgning i job", "Virksomheder", "kontor:virksomheder"),
    "lang-ledighed": ("Lang ledighed", "Lang ledighed", "kontor:lang_ledighed"),
    "samtaler": ("Samtale med borgeren", "Samtaler", "kontor:samtaler"),
    "overblik": ("Ledelsestilsyn", "Overblik", "kontor:overblik"),
    "alarmer": ("Alarm om sagen", "Alarmer", "kontor:alarmer"),
    "venter": ("Opfølgning på papirer, vi venter på", "Vi venter på", "kontor:venter"),
    "opgaver": ("Opgave på min liste", "Mine opgaver", "kontor:opgaver"),
    "clearing": ("Clearing før teamet", "Til clearing", "kontor:clearing"),
    "fordeling": ("Fordeling af sager", "Fordeling", "kontor:fordeling"),
    "team": ("Møde i teamet", "Team", "kontor:team"),
    "post": ("Breve og post", "Post og print", "kontor:udskrift"),
    "match": ("Match til åbning", "Åbninger", "kontor:aabninger"),
    "ny-sag": ("Ny ansøgning", "Min dag", "kontor:min_dag"),
}
"""Hvor man kom fra: formålet, det giver, og vejen tilbage (navn, adresse)."""

VALG = (
    "Sagsbehandling",
    "Henvendelse fra borgeren",
    "Henvendelse fra arbejdsgiver",
    "Vikar for en kollega",
    "Ledelsestilsyn",
    "Kontrol af udbetaling",
)
"""Det, der kan vælges, når man åbner en sag uden at komme fra en liste."""

_NOEGLE = "formaal"
_HUSKES = 30


def husk(request: Forespoergsel, nummer: str, formaal: str, fra: str = "") -> None:
    """Formålet gælder for sagen, indtil man vælger et nyt eller logger ud."""
    husket = {n: v for n, v in request.session.get(_NOEGLE, {}).items() if n != nummer}
    nyeste = dict(list(husket.items())[-_HUSKES + 1 :])
    request.session[_NOEGLE] = {**nyeste, nummer: [formaal, fra]}


def formaal(request: Forespoergsel, nummer: str) -> str:
    """Formålet for sagen; tomt, når det ikke er valgt endnu."""
    if (fra := request.GET.get("fra", "")) in FRA:
        husk(request, nummer, FRA[fra][0], fra)
    return str(request.session.get(_NOEGLE, {}).get(nummer, ["", ""])[0])


def tilbage(request: Forespoergsel, nummer: str) -> tuple[str, str]:
    """Navn og adressenavn på den liste, man kom fra."""
    fra = request.session.get(_NOEGLE, {}).get(nummer, ["", ""])[1]
    _, navn, adresse = FRA.get(fra, FRA["min-dag"])
    return navn, adresse
