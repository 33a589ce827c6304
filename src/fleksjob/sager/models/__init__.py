"""Arkivets rækker.

Sandheden er `Haendelse`; `Sag`s afledte kolonner, `Pligt` og `Job` kan genopbygges af dem.
"""

from fleksjob.sager.models.aktoerer import Bruger, Kommune, Nummerserie, Person, Soegeord, Virksomhed
from fleksjob.sager.models.bilag import Bilag
from fleksjob.sager.models.penge import Indkomstlinje, Udbetaling
from fleksjob.sager.models.sag import Haendelse, Job, Pligt, Sag
from fleksjob.sager.models.spor import Dokument, Opslag

__all__ = [
    "Bilag",
    "Bruger",
    "Dokument",
    "Haendelse",
    "Indkomstlinje",
    "Job",
    "Kommune",
    "Nummerserie",
    "Opslag",
    "Person",
    "Pligt",
    "Sag",
    "Soegeord",
    "Udbetaling",
    "Virksomhed",
]
