"""En sag om fleksjob begynder: personen kendes eller oprettes, og sagen får sit nummer."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import SagOprettet
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import adgang, lager, sagsnumre
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.models import Bruger, Person, Sag
from fleksjob.snitflader.felter import foedselsdato_af, laes_cpr


def opret_sag(
    bruger: Bruger,
    *,
    cpr: str,
    navn: str,
    nu: datetime,
    gyldig_fra: date,
    aarsag: str = "",
    ydelse: str = "",
    behandlingsuger: int | None = None,
    sagsbehandler: Bruger | None = None,
    virksomhedskonsulent: Bruger | None = None,
    team: str = "",
    note: str = "",
) -> Sag:
    """Opretter sagen hos `sagsbehandler` (uden: den, der opretter). En person har højst én åben sag.

    `behandlingsuger` er den frist, kommunen selv har fastsat for området.
    """
    adgang.kraev_skridt(bruger, "sag_oprettet")
    cpr = laes_cpr(cpr)
    behandler = sagsbehandler or bruger
    fejl = []
    if not navn.strip():
        fejl.append(UgyldigtInput("navn", "Skriv personens navn."))
    if behandlingsuger is not None and not 1 <= behandlingsuger <= 520:
        fejl.append(UgyldigtInput("behandlingsuger", "Kommunens egen frist skal være 1 til 520 uger."))
    for felt, person in (("sagsbehandler", behandler), ("virksomhedskonsulent", virksomhedskonsulent)):
        if person is not None and not (person.er_medarbejder and person.kommune_id == bruger.kommune_id):
            fejl.append(UgyldigtInput(felt, "Vælg en medarbejder i kommunen."))
    kast(fejl)
    lager.kraev_oprettelse(bruger, foedselsdato_af(cpr), gyldig_fra, nu)
    with lager.transaktion():
        personen = _person(bruger, cpr, navn.strip())
        aabne = Sag.for_kommune(bruger.kommune_id).filter(person=personen).exclude(fase="lukket")
        if nummer := aabne.values_list("nummer", flat=True).first():
            raise IkkeMuligt(f"Personen har allerede en åben sag, {nummer}. Arbejd videre i den.")
        sag = Sag.objects.create(
            kommune_id=bruger.kommune_id,
            nummer=sagsnumre.naeste(bruger.kommune_id, gyldig_fra.year),
            person=personen,
            sagsbehandler=behandler,
            virksomhedskonsulent=virksomhedskonsulent,
            team=team or behandler.team,
        )
        aaben = lager.hent(sag.pk, bruger, forventet_version=0, nu=nu)
        return aaben.tilfoej(
            SagOprettet(
                gyldig_fra=gyldig_fra,
                aarsag=aarsag,
                ydelse=ydelse,
                behandlingsuger=behandlingsuger,
                note=note,
            )
        )


def _person(bruger: Bruger, cpr: str, navn: str) -> Person:
    """Personen med det CPR-nummer; rækken låses, så to ikke opretter hver sin sag for hende."""
    kendte = Person.for_kommune(bruger.kommune_id)
    if kendt := kendte.select_for_update().filter(cpr=cpr).first():
        return kendt
    ny = Person(kommune_id=bruger.kommune_id, cpr=cpr, navn=navn, foedselsdato=foedselsdato_af(cpr))
    ny.save()
    return ny
