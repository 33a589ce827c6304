"""Det, kommunen har lært af klageinstansens afgørelser."""

from fleksjob.sager.models import Bruger, Laering


def laeringer(bruger: Bruger) -> list[Laering]:
    """Alle, de nyeste først."""
    return list(Laering.for_bruger(bruger).order_by("-dato", "-pk"))
