"""Uret. Det eneste sted i huset, hvor klokken læses; alle andre får dagen som argument."""

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

KOEBENHAVN = ZoneInfo("Europe/Copenhagen")


def nu() -> datetime:
    """Øjeblikket i dansk tid. FLEKSJOB_DAG=ÅÅÅÅ-MM-DD flytter dagen (prøver og demo), ikke klokkeslættet."""
    oejeblik = datetime.now(KOEBENHAVN)
    fast = os.environ.get("FLEKSJOB_DAG")
    if not fast:
        return oejeblik
    return datetime.combine(date.fromisoformat(fast), oejeblik.timetz())


def dag() -> date:
    """Dagen i dag i Danmark."""
    return nu().date()
