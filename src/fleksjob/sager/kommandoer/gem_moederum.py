"""Beskriver et mødelokale, så borgeren kan se det for sig. Billedet kendes på sit indhold, ikke på sit navn."""

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Moederum
from fleksjob.sager.teamadgang import kraev_planlaegge

STOERST = 3_000_000
_SLAGS = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


def gem_moederum(
    bruger: Bruger,
    *,
    navn: str,
    adresse: str,
    beskrivelse: str,
    vej: str = "",
    billede: bytes = b"",
    billedtekst: str = "",
    rum: int | None = None,
) -> Moederum:
    """Et nyt rum, eller et, der ændres. Uden et nyt billede bliver det gamle."""
    kraev_planlaegge(bruger)
    for felt, vaerdi, hvad in (
        ("navn", navn, "Skriv rummets navn."),
        ("adresse", adresse, "Skriv adressen, som den skal stå i brevet."),
        ("beskrivelse", beskrivelse, "Beskriv rummet, så en, der aldrig har været der, kan se det for sig."),
    ):
        kraev_tekst(felt, vaerdi, hvad)
    et_rum = Moederum.for_bruger(bruger).filter(pk=rum).first() if rum else None
    if rum and et_rum is None:
        raise AdgangNaegtet("Rummet findes ikke.")
    ens = Moederum.for_bruger(bruger).filter(navn=navn.strip()).exclude(pk=rum or 0)
    if ens.exists():
        raise UgyldigtInput("navn", "Der er allerede et rum med det navn.")
    et_rum = et_rum or Moederum(kommune_id=bruger.kommune_id)
    et_rum.navn, et_rum.adresse = navn.strip(), adresse.strip()
    et_rum.beskrivelse, et_rum.vej = beskrivelse.strip(), vej.strip()
    if billede:
        et_rum.billede, et_rum.billedtype = billede, _slags(billede)
        kraev_tekst("billedtekst", billedtekst, "Skriv, hvad billedet viser, til dem, der ikke kan se det.")
    et_rum.billedtekst = billedtekst.strip() or et_rum.billedtekst
    et_rum.save()
    return et_rum


def _slags(billede: bytes) -> str:
    if len(billede) > STOERST:
        raise UgyldigtInput("billede", "Billedet fylder for meget; det må højst være 3 MB.")
    for begyndelse, slags in _SLAGS:
        if billede.startswith(begyndelse):
            return slags
    raise UgyldigtInput("billede", "Filen er ikke et billede; vælg et i PNG eller JPEG.")
