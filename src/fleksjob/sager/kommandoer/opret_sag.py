"""En sag om fleksjob begynder: personen kendes eller oprettes, og sagen får sit nummer."""

from collections.abc import Sequence
from datetime import date, datetime

from fleksjob.forloeb.haendelser import AlleHaendelser, AnsoegningModtaget, SagOprettet
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.ansoegning import KANALER, OPRINDELSER
from fleksjob.sager import adgang, lager, sagsnumre
from fleksjob.sager.ansoegninger import Egetsvar, behandlingsuger as kommunens_frist, gem_og_kvitter
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.models import Bruger, Person, Sag
from fleksjob.snitflader.felter import foedselsdato_af, laes_cpr

EGEN = "egen_ansoegning"


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
    oprindelse: str = "",
    kanal: str = "",
    enhed: str = "",
    henvendt_af: str = "",
    repraesentant: str = "",
    bisidder: str = "",
    egne_ord: Sequence[Egetsvar] = (),
    note: str = "",
) -> Sag:
    """Opretter sagen hos `sagsbehandler` (uden: den, der opretter). En person har højst én åben sag.

    `behandlingsuger` er den frist, kommunen selv har fastsat for området. Har borgeren selv søgt (`oprindelse`), står
    ansøgningen for sig, med hendes egne ord, og hun får en kvittering.
    """
    adgang.kraev_skridt(bruger, "sag_oprettet")
    cpr = laes_cpr(cpr)
    behandler = sagsbehandler or bruger
    _kontroller(
        bruger,
        behandler,
        virksomhedskonsulent,
        navn=navn,
        uger=behandlingsuger,
        oprindelse=oprindelse,
        kanal=kanal,
    )
    lager.kraev_oprettelse(bruger, foedselsdato_af(cpr), gyldig_fra, nu)
    with lager.transaktion():
        personen = _person(bruger, cpr, navn.strip())
        if nummer := aaben_sag(bruger.kommune_id, personen):
            raise IkkeMuligt(f"Personen har allerede en åben sag, {nummer}. Arbejd videre i den.")
        sag = Sag.objects.create(
            kommune_id=bruger.kommune_id,
            nummer=sagsnumre.naeste(bruger.kommune_id, gyldig_fra.year),
            person=personen,
            sagsbehandler=behandler,
            virksomhedskonsulent=virksomhedskonsulent,
            team=team or behandler.team,
        )
        oprettet = SagOprettet(
            gyldig_fra=gyldig_fra,
            aarsag=aarsag,
            ydelse=ydelse,
            behandlingsuger=None if oprindelse == EGEN else behandlingsuger,
            oprindelse=oprindelse,
            kanal=kanal,
            enhed=enhed,
            henvendt_af=henvendt_af,
            repraesentant=repraesentant,
            bisidder=bisidder,
            note=note,
        )
        nye: list[AlleHaendelser] = [oprettet]
        if oprindelse == EGEN:
            uger = behandlingsuger or kommunens_frist(bruger.kommune_id)
            nye.append(AnsoegningModtaget(gyldig_fra=gyldig_fra, kanal=kanal, behandlingsuger=uger))
        ny = lager.hent(sag.pk, bruger, forventet_version=0, nu=nu).tilfoej(*nye)
        if oprindelse == EGEN:
            gem_og_kvitter(ny, bruger, egne_ord, kanal=kanal, modtaget=gyldig_fra, nu=nu)
        return ny


def aaben_sag(kommune_id: int, person: Person) -> str | None:
    """Nummeret på personens åbne sag."""
    aabne = Sag.for_kommune(kommune_id).filter(person=person).exclude(fase="lukket")
    nummer: str | None = aabne.values_list("nummer", flat=True).first()
    return nummer


def _kontroller(
    bruger: Bruger,
    behandler: Bruger,
    konsulent: Bruger | None,
    *,
    navn: str,
    uger: int | None,
    oprindelse: str,
    kanal: str,
) -> None:
    fejl = []
    if not navn.strip():
        fejl.append(UgyldigtInput("navn", "Skriv personens navn."))
    if uger is not None and not 1 <= uger <= 520:
        fejl.append(UgyldigtInput("behandlingsuger", "Kommunens egen frist skal være 1 til 520 uger."))
    if oprindelse and oprindelse not in OPRINDELSER:
        fejl.append(UgyldigtInput("oprindelse", "Vælg, hvor sagen kommer fra."))
    if kanal and kanal not in KANALER:
        fejl.append(UgyldigtInput("kanal", "Vælg, hvordan henvendelsen kom."))
    for felt, person in (("sagsbehandler", behandler), ("virksomhedskonsulent", konsulent)):
        if person is not None and not (person.er_medarbejder and person.kommune_id == bruger.kommune_id):
            fejl.append(UgyldigtInput(felt, "Vælg en medarbejder i kommunen."))
    kast(fejl)


def _person(bruger: Bruger, cpr: str, navn: str) -> Person:
    """Personen med det CPR-nummer; rækken låses, så to ikke opretter hver sin sag for hende."""
    kendte = Person.for_kommune(bruger.kommune_id)
    if kendt := kendte.select_for_update().filter(cpr=cpr).first():
        return kendt
    ny = Person(kommune_id=bruger.kommune_id, cpr=cpr, navn=navn, foedselsdato=foedselsdato_af(cpr))
    ny.save()
    return ny
