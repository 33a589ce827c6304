"""Skridtene samlet efter det, de handler om, så en lang liste kan læses."""

from collections.abc import Sequence
from typing import NamedTuple

from fleksjob.forloeb.skridt import Skridt

_EMNER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Begyndelsen", ("sag_oprettet", "ansoegning", "vejledning", "afgoerelse_paa_grundlag")),
    ("Planen", ("plan_", "virksomhedskonsulent", "clearing")),
    ("Dokumentation", ("dokument", "rekvisition", "praktik", "afproevning", "behandling")),
    ("Team og rådgivning", ("teammoede", "indstilling", "raadgivning", "tvaerfagligt")),
    (
        "Afgørelsen",
        ("betingelse", "partshoering", "afgoerelse", "foertidspension", "hjaelp_til", "forbedringsplan", "tilbud",
         "anden_hjaelp", "fleksjobbevis", "forsinkelse"),
    ),
    ("Fastholdelse", ("fastholdelse",)),
    (
        "Ledighedsydelse og rådighed",
        ("ledighedsydelse", "cv_", "samtale", "anden_aktoer", "udeblivelse", "raadighed", "sanktion", "revurdering",
         "jobsoegning", "opsamling", "min_plan", "jobnet", "ledighed", "kan_vil", "sygdom", "orlov"),
    ),
    ("Jobbet",
        ("job_", "forslag", "kapacitet", "vitas", "kontrakt", "tillaegsaftale", "stoette", "fleksjob",
         "fuldtidsloen", "vilkaar", "opfoelgning", "hjaelp_", "pensionssag", "status", "bevilling", "udvikling")),
    ("Gammel ordning", ("tilskudsbroek", "jobaendring", "ordning")),
    ("Penge", ("indkomst", "udbetaling", "tilbagebetaling")),
    ("Klage, indsigt og fuldmagt", ("klage", "genvurdering", "aktindsigt", "fuldmagt")),
    ("Sagen", ("",)),
)  # fmt: skip
"""Emne → begyndelsen af skridtenes koder. Den første, der passer, gælder; det sidste emne tager resten."""


class Skridtgruppe(NamedTuple):
    """Et emne og dets skridt i forløbets orden."""

    navn: str
    skridt: list[Skridt]


def emne(kode: str) -> str:
    """Det emne, skridtet hører til."""
    return next(navn for navn, begyndelser in _EMNER if kode.startswith(begyndelser))


def efter_emne(skridt: Sequence[Skridt]) -> list[Skridtgruppe]:
    """Skridtene i emner; emner uden skridt er ikke med."""
    samlet: dict[str, list[Skridt]] = {navn: [] for navn, _ in _EMNER}
    for et in skridt:
        samlet[emne(et.kode)].append(et)
    return [Skridtgruppe(navn, liste) for navn, liste in samlet.items() if liste]
