"""Det, kommunen ved om en virksomhed som arbejdsplads, og de mennesker, man taler med dér."""

from datetime import datetime

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.noter_kontakt import kraev_virksomhed
from fleksjob.sager.models import Bruger, Kontaktperson, Virksomhedskort
from fleksjob.sager.virksomhedsord import HVERV, OPGAVETYPER
from fleksjob.snitflader.felter import ligner_cpr


def gem_virksomhedskort(
    bruger: Bruger,
    cvr: str,
    *,
    nu: datetime,
    branche: str = "",
    ansatte: float | None = None,
    personligt_ejet: bool = False,
    opgavetyper: tuple[str, ...] = (),
    emne: bool = False,
    vil_ha_praktik: bool = False,
) -> Virksomhedskort:
    """Kortet gælder fra nu; det gamle gemmes ikke, for det er ikke historie om nogen borger."""
    kraev_virksomhed(bruger, cvr)
    fejl = []
    if set(opgavetyper) - set(OPGAVETYPER):
        fejl.append(UgyldigtInput("opgavetyper", "Vælg blandt de viste."))
    if ansatte is not None and (ansatte != int(ansatte) or ansatte < 0):
        fejl.append(UgyldigtInput("ansatte", "Skriv et helt tal."))
    kast(fejl)
    kort, _ = Virksomhedskort.for_bruger(bruger).update_or_create(
        kommune_id=bruger.kommune_id,
        cvr=cvr,
        defaults={
            "branche": " ".join(branche.split())[:80],
            "ansatte": None if ansatte is None else int(ansatte),
            "personligt_ejet": personligt_ejet,
            "opgavetyper": list(opgavetyper),
            "emne": emne,
            "vil_ha_praktik": vil_ha_praktik,
            "opdateret": nu,
            "opdateret_af": bruger,
        },
    )
    return kort


def gem_kontaktperson(
    bruger: Bruger, cvr: str, *, nu: datetime, navn: str, hverv: str, telefon: str = "", mail: str = ""
) -> Kontaktperson:
    """Et menneske, man kan tale med i virksomheden."""
    kraev_virksomhed(bruger, cvr)
    fejl = []
    if not navn.strip():
        fejl.append(UgyldigtInput("navn", "Skriv navnet."))
    if hverv not in HVERV:
        fejl.append(UgyldigtInput("hverv", "Vælg, hvad personen er i virksomheden."))
    if ligner_cpr(f"{navn} {telefon} {mail}"):
        fejl.append(UgyldigtInput("navn", "Skriv uden CPR-nummer."))
    kast(fejl)
    ny: Kontaktperson = Kontaktperson.objects.create(
        kommune_id=bruger.kommune_id,
        cvr=cvr,
        navn=" ".join(navn.split())[:120],
        hverv=hverv,
        telefon=" ".join(telefon.split())[:20],
        mail=mail.strip()[:120],
        skrevet=nu,
        skrevet_af=bruger,
    )
    return ny


def fjern_kontaktperson(bruger: Bruger, cvr: str, person: int) -> None:
    """Personen er ikke længere i virksomheden. Navn og nummer slettes, for der er ikke brug for dem mere."""
    kraev_virksomhed(bruger, cvr)
    slettede, _ = Kontaktperson.for_bruger(bruger).filter(pk=person, cvr=cvr).delete()
    if not slettede:
        raise AdgangNaegtet("Kontaktpersonen findes ikke.")
