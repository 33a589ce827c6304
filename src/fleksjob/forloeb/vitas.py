"""Ansøgningens vej i VITAS. De officielle navne er ikke fundet; navnene og overgangene her er husets egne."""

FORBEHOLD = "VITAS' egne navne på trinene er ikke fundet; navnene her er husets egne."

NAVNE = {
    "": "Ikke søgt",
    "kladde": "Under udfyldelse",
    "indsendt": "Indsendt",
    "returneret": "Sendt tilbage",
    "under_behandling": "Behandles",
    "bevilget": "Bevilget",
    "afslag": "Ikke bevilget",
    "accepteret": "Godkendt af virksomheden",
    "aktiv": "I gang",
    "ophoert": "Ophørt",
    "annulleret": "Annulleret",
}
OVERGANGE: dict[str, tuple[str, ...]] = {
    "": ("kladde", "indsendt"),
    "kladde": ("indsendt", "annulleret"),
    "indsendt": ("under_behandling", "returneret", "bevilget", "afslag", "annulleret"),
    "returneret": ("indsendt", "annulleret"),
    "under_behandling": ("bevilget", "returneret", "afslag", "annulleret"),
    "bevilget": ("accepteret", "aktiv", "ophoert", "annulleret"),
    "accepteret": ("aktiv", "ophoert", "annulleret"),
    "aktiv": ("ophoert",),
    "afslag": ("kladde", "indsendt"),
    "ophoert": (),
    "annulleret": ("kladde", "indsendt"),
}
"""Status → de statusser, der kan følge."""
BEVILGEDE = frozenset({"bevilget", "accepteret", "aktiv"})
HVEM = {"virksomhed": "Virksomheden", "kommune": "Kommunen for virksomheden"}


def kan_blive(fra: str, til: str) -> bool:
    """Om ansøgningen kan gå fra den ene status til den anden."""
    return til in OVERGANGE.get(fra, ())
