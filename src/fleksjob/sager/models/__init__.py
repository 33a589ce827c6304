"""Arkivets rækker.

Sandheden er `Haendelse`; `Sag`s afledte kolonner, `Pligt` og `Job` kan genopbygges af dem.
"""

from fleksjob.sager.models.aabning import (
    Aabning,
    Aabningsskridt,
    Delingspartner,
    Kandidatprofil,
    Matchskridt,
    Naboaabning,
    Postomraade,
    Profilsamtykke,
    Profiludgave,
)
from fleksjob.sager.models.afgoerelsesgrundlag import Afgoerelsesgrundlag
from fleksjob.sager.models.aktoerer import Bruger, Kommune, Nummerserie, Person, Soegeord, Virksomhed
from fleksjob.sager.models.betaling import (
    Betaling,
    Betalingsfil,
    Pengeopsaetning,
    Tilbagekravspost,
    Ugetal,
)
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
from fleksjob.sager.models.offentliggoerelse import Apinoegle, Offentliggjortfil, Offentliggoerelse
from fleksjob.sager.models.opfoelgning import Hjaelpeord, Opfoelgningsark, Opfoelgningskladde
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
from fleksjob.sager.models.virksomhedskontakt import (
    Kontaktaftale,
    Kontaktperson,
    Virksomhedskontakt,
    Virksomhedskort,
)

__all__ = [
    "Aabning",
    "Aabningsskridt",
    "Afgoerelsesgrundlag",
    "Afsnitsversion",
    "Aktoerhenvisning",
    "Ansoegning",
    "Apinoegle",
    "Bero",
    "Betaling",
    "Betalingsfil",
    "Bilag",
    "Borgerord",
    "Brevudkast",
    "Bruger",
    "Dagsordenspunkt",
    "Dagsordensskift",
    "Delingspartner",
    "Dokument",
    "Fastholdelsesnote",
    "Forsendelse",
    "Forsendelsestrin",
    "Haendelse",
    "Hjaelpeord",
    "Indkomstlinje",
    "Job",
    "Jobaftale",
    "Jobarrangement",
    "Jobdeltager",
    "Jobforslag",
    "Jobfunktion",
    "Jobsoegningsblad",
    "Kandidatprofil",
    "Koegrund",
    "Koersel",
    "Kommune",
    "Kontaktaftale",
    "Kontaktperson",
    "Kontrolsoegning",
    "Laering",
    "Linjevurdering",
    "Logspoergsmaal",
    "Matchskridt",
    "Moededeltager",
    "Moederum",
    "Naboaabning",
    "Notat",
    "Nummerserie",
    "Offentliggjortfil",
    "Offentliggoerelse",
    "Opfoelgningsark",
    "Opfoelgningskladde",
    "Opgave",
    "Opslag",
    "Opslagskontrol",
    "Pengeopsaetning",
    "Person",
    "Plantekst",
    "Pligt",
    "Postkoe",
    "Postomraade",
    "Profilsamtykke",
    "Profiludgave",
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
    "Tilbagekravspost",
    "Tildeling",
    "Tillaegsaftale",
    "Udbetaling",
    "Udviklingsnotat",
    "Ugetal",
    "Vikariat",
    "Virksomhed",
    "Virksomhedskontakt",
    "Virksomhedskort",
    "Virksomhedsoplysning",
    "Virksomhedsprofil",
    "Vitasbesked",
]
