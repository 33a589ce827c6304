"""Kollegerne til rullelister, ordnet efter team og navn."""

from fleksjob.sager import fordeling
from fleksjob.sager.fordeling import Felt
from fleksjob.sager.models import Bruger


def kolleger(
    bruger: Bruger, *, uden: Bruger | None = None, felt: Felt | None = None
) -> list[tuple[str, str]]:
    """De aktive medarbejdere i kommunen, med `felt` kun dem, der kan have sagen i det felt."""
    aktive = Bruger.for_bruger(bruger).filter(is_active=True).order_by("team", "navn", "pk")
    return [
        (str(en.pk), f"{en.navn}, {en.som_rolle.navn.lower()}{f' i {en.team}' if en.team else ''}")
        for en in aktive
        if en.er_medarbejder and en != uden and (felt is None or fordeling.kan_have(en, felt))
    ]
