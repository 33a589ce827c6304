"""Arkivets rækker.

Sandheden er `Haendelse`; `Sag`s afledte kolonner, `Pligt` og `Job` kan genopbygges af dem.
"""

from fleksjob.sager.models.afgoerelsesgrundlag import Afgoerelsesgrundlag
from fleksjob.sager.models.aktoerer import Bruger, Kommune, Nummerserie, Person, Soegeord, Virksomhed
from fleksjob.sager.models.bilag import Bilag
from fleksjob.sager.models.breve import (
    Afsnitsversion,
    Ansoegning,
    Brevudkast,
    Forsendelse,
    Forsendelsestrin,
    Postkoe,
)
from fleksjob.sager.models.etablering import Jobforslag, Tillaegsaftale, Vitasbesked
from fleksjob.sager.models.fastholdelse import Fastholdelsesnote, Virksomhedsoplysning, Virksomhedsprofil
from fleksjob.sager.models.jobsoegning import (
    Aktoerhenvisning,
    Jobaftale,
    Jobarrangement,
    Jobdeltager,
    Jobsoegningsblad,
    Samtaletid,
)
from fleksjob.sager.models.klage import Laering
from fleksjob.sager.models.penge import Indkomstlinje, Koegrund, Koersel, Linjevurdering, Udbetaling
from fleksjob.sager.models.plan import Jobfunktion, Plantekst, Ressourceprofil
from fleksjob.sager.models.refusion import Refusionskrav, Refusionsskridt
from fleksjob.sager.models.sag import Haendelse, Job, Pligt, Sag
from fleksjob.sager.models.samarbejde import Bero, Notat, Opgave, Tildeling, Vikariat
from fleksjob.sager.models.spor import Dokument, Opslag
from fleksjob.sager.models.team import (
    Borgerord,
    Dagsordenspunkt,
    Dagsordensskift,
    Moededeltager,
    Moederum,
    Sagspakke,
    Teammoede,
    Teamreferat,
)
from fleksjob.sager.models.tilsyn import Kontrolsoegning, Logspoergsmaal, Opslagskontrol, Rolleaendring
from fleksjob.sager.models.udvikling import Udviklingsnotat

__all__ = [
    "Afgoerelsesgrundlag",
    "Afsnitsversion",
    "Aktoerhenvisning",
    "Ansoegning",
    "Bero",
    "Bilag",
    "Borgerord",
    "Brevudkast",
    "Bruger",
    "Dagsordenspunkt",
    "Dagsordensskift",
    "Dokument",
    "Fastholdelsesnote",
    "Forsendelse",
    "Forsendelsestrin",
    "Haendelse",
    "Indkomstlinje",
    "Job",
    "Jobaftale",
    "Jobarrangement",
    "Jobdeltager",
    "Jobforslag",
    "Jobfunktion",
    "Jobsoegningsblad",
    "Koegrund",
    "Koersel",
    "Kommune",
    "Kontrolsoegning",
    "Laering",
    "Linjevurdering",
    "Logspoergsmaal",
    "Moededeltager",
    "Moederum",
    "Notat",
    "Nummerserie",
    "Opgave",
    "Opslag",
    "Opslagskontrol",
    "Person",
    "Plantekst",
    "Pligt",
    "Postkoe",
    "Refusionskrav",
    "Refusionsskridt",
    "Ressourceprofil",
    "Rolleaendring",
    "Sag",
    "Sagspakke",
    "Samtaletid",
    "Soegeord",
    "Teammoede",
    "Teamreferat",
    "Tildeling",
    "Tillaegsaftale",
    "Udbetaling",
    "Udviklingsnotat",
    "Vikariat",
    "Virksomhed",
    "Virksomhedsoplysning",
    "Virksomhedsprofil",
    "Vitasbesked",
]
