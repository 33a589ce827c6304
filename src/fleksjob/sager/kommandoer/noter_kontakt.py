"""En kontakt med en virksomhed: den, der er sket, og den, der er planlagt."""

from datetime import date, datetime

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import lager
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kendte_virksomheder import virksomhedens_navn
from fleksjob.sager.kommandoer.felter import kraev_cvr
from fleksjob.sager.models import Bruger, Kontaktaftale, Virksomhed, Virksomhedskontakt
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.virksomhedsord import EMNER, KANALER
from fleksjob.sager.visninger.virksomheder import samme_uge
from fleksjob.snitflader.felter import ligner_cpr

INGEN = "Virksomheden findes ikke, eller du har ikke adgang til den."


def kraev_virksomhed(bruger: Bruger, cvr: str) -> None:
    """Rejser, når brugeren ikke er medarbejder, eller kommunen ikke kender virksomheden."""
    if not (bruger.is_active and bruger.er_medarbejder):
        raise AdgangNaegtet("Det er kommunens medarbejdere, der skriver om virksomheder.")
    if not virksomhedens_navn(bruger.kommune_id, cvr):
        raise AdgangNaegtet(INGEN)


def _kraev(kanal: str, emne: str, tekst: str, felt: str) -> list[UgyldigtInput]:
    fejl = []
    if kanal not in KANALER:
        fejl.append(UgyldigtInput("kanal", "Vælg, hvordan."))
    if emne not in EMNER:
        fejl.append(UgyldigtInput("emne", "Vælg, hvad det handlede om."))
    if ligner_cpr(tekst):
        fejl.append(
            UgyldigtInput(felt, "Skriv uden CPR-nummer. Det om en bestemt borger hører hjemme i hendes sag.")
        )
    return fejl


def noter_kontakt(
    bruger: Bruger,
    cvr: str,
    *,
    nu: datetime,
    dag: date,
    kanal: str,
    emne: str,
    med: str = "",
    tekst: str = "",
    aftale: int | None = None,
) -> Virksomhedskontakt:
    """Skriver kontakten. Med `aftale` er det den planlagte, der nu er gjort."""
    kraev_virksomhed(bruger, cvr)
    fejl = _kraev(kanal, emne, f"{med} {tekst}", "tekst")
    if dag > nu.astimezone(DANSK_TID).date():
        fejl.append(UgyldigtInput("dag", "Dagen ligger ude i fremtiden. Planlæg kontakten i stedet."))
    if len(tekst) > 1000:
        fejl.append(UgyldigtInput("tekst", "Skriv højst 1000 tegn."))
    kast(fejl)
    with lager.transaktion():
        if aftale is not None:
            afslut_aftale(bruger, aftale, udfald="gjort", nu=nu)
        ny: Virksomhedskontakt = Virksomhedskontakt.objects.create(
            kommune_id=bruger.kommune_id,
            cvr=cvr,
            dag=dag,
            kanal=kanal,
            emne=emne,
            med=" ".join(med.split())[:120],
            tekst=tekst.strip(),
            skrevet=nu,
            skrevet_af=bruger,
        )
        return ny


def planlaeg_kontakt(
    bruger: Bruger, cvr: str, *, nu: datetime, dag: date, kanal: str, emne: str, trods: str = ""
) -> Kontaktaftale:
    """Planlægger en kontakt. Er en kollega der samme uge, skal der stå, hvorfor det alligevel skal være."""
    kraev_virksomhed(bruger, cvr)
    fejl = _kraev(kanal, emne, trods, "trods")
    if dag < nu.astimezone(DANSK_TID).date():
        fejl.append(UgyldigtInput("dag", "Vælg en dag fra i dag og frem."))
    andre = samme_uge(bruger, cvr, dag)
    if andre and not trods.strip():
        hvem = ", ".join(dict.fromkeys(en.hvem for en in andre))
        fejl.append(
            UgyldigtInput(
                "trods", f"{hvem} taler med virksomheden samme uge. Vælg en anden uge, eller skriv hvorfor."
            )
        )
    kast(fejl)
    ny: Kontaktaftale = Kontaktaftale.objects.create(
        kommune_id=bruger.kommune_id,
        cvr=cvr,
        dag=dag,
        kanal=kanal,
        emne=emne,
        ejer=bruger,
        oprettet=nu,
        trods=" ".join(trods.split())[:300] if andre else "",
    )
    return ny


def afslut_aftale(bruger: Bruger, aftale: int, *, udfald: str, nu: datetime) -> None:
    """Den planlagte kontakt er gjort eller droppet. Kun den, der har den, kan lukke den."""
    if udfald not in ("gjort", "droppet"):
        raise UgyldigtInput("udfald", "Vælg, om det er gjort eller droppet.")
    rettet = (
        Kontaktaftale.for_bruger(bruger)
        .filter(pk=aftale, ejer=bruger, udfald="")
        .update(udfald=udfald, afsluttet=nu)
    )
    if not rettet:
        raise AdgangNaegtet("Aftalen findes ikke, er lukket, eller er en andens.")


def opret_virksomhed(bruger: Bruger, *, cvr: str, navn: str) -> Virksomhed:
    """Kommunens række om virksomheden; findes den, er det den."""
    if not (bruger.is_active and bruger.er_medarbejder):
        raise AdgangNaegtet("Det er kommunens medarbejdere, der skriver om virksomheder.")
    kraev_cvr("cvr", cvr)
    if not cvr or not navn.strip():
        raise UgyldigtInput("navn" if cvr else "cvr", "Skriv både CVR-nummer og navn.")
    ny, _ = Virksomhed.for_bruger(bruger).get_or_create(
        kommune_id=bruger.kommune_id, cvr=cvr, defaults={"navn": " ".join(navn.split())[:120]}
    )
    return ny
