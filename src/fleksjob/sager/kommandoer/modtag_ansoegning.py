"""Borgeren søger selv. Det kan hun altid, og hun skal have en skriftlig afgørelse."""

from collections.abc import Sequence
from datetime import date, datetime

from fleksjob.forloeb.haendelser import AlleHaendelser, AnsoegningModtaget, SagOprettet
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.skridt import skridtet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import adgang, lager, sagsnumre
from fleksjob.sager.ansoegninger import Egetsvar, behandlingsuger, gem_og_kvitter
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.opret_sag import EGEN
from fleksjob.sager.models import Bruger, Person, Sag
from fleksjob.sager.projektioner import DANSK_TID

HOEJST = 4000
"""Så langt må et svar være."""


def modtag_ansoegning(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    kanal: str = "",
    egne_ord: Sequence[Egetsvar] = (),
    note: str = "",
) -> Sag:
    """En ansøgning i en sag, kommunen allerede har."""
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        sag.kraev("ansoegning_modtaget", gyldig_fra)
        uger = behandlingsuger(sag.hoved.kommune_id)
        ny = sag.tilfoej(
            AnsoegningModtaget(gyldig_fra=gyldig_fra, kanal=kanal, behandlingsuger=uger, note=note)
        )
        gem_og_kvitter(ny, bruger, egne_ord, kanal=kanal, modtaget=gyldig_fra, nu=nu)
        return ny


def indgiv_ansoegning(bruger: Bruger, *, nu: datetime, ydelse: str, egne_ord: Sequence[Egetsvar]) -> Sag:
    """Borgeren søger på sin egen side. Har hun ingen åben sag, begynder der én; den får en sagsbehandler senere.

    Rejser `IkkeMuligt`, når hun allerede venter på svar eller er visiteret.
    """
    if bruger.rolle != Rolle.BORGER or bruger.person_id is None:
        raise AdgangNaegtet("Kun borgeren selv kan søge her.")
    adgang.kraev_skridt(bruger, "ansoegning_modtaget")
    if not any(et.svar.strip() for et in egne_ord):
        raise UgyldigtInput("hvorfor", "Skriv kort, hvorfor du søger.")
    if any(len(et.svar) > HOEJST for et in egne_ord):
        raise UgyldigtInput(
            "hvorfor", f"Skriv højst {HOEJST} tegn. Resten kan du fortælle din sagsbehandler."
        )
    dag = nu.astimezone(DANSK_TID).date()
    with lager.transaktion():
        person = Person.for_bruger(bruger).select_for_update().get(pk=bruger.person_id)
        sag = _aaben_sag(person) or Sag.objects.create(
            kommune_id=person.kommune_id, nummer=sagsnumre.naeste(person.kommune_id, dag.year), person=person
        )
        aaben = lager.hent_nyeste(sag.pk, bruger, nu=nu)
        uger = behandlingsuger(person.kommune_id)
        nye: list[AlleHaendelser] = [
            AnsoegningModtaget(gyldig_fra=dag, kanal="digital", behandlingsuger=uger)
        ]
        if skridtet(aaben.tilstand(), "sag_oprettet").mulig:
            nye.insert(0, SagOprettet(gyldig_fra=dag, oprindelse=EGEN, kanal="digital", ydelse=ydelse))
        else:
            muligt = skridtet(aaben.tilstand(), "ansoegning_modtaget")
            if not muligt.mulig:
                raise IkkeMuligt(muligt.hvorfor_ikke, muligt.hjemmel)
        ny = aaben.tilfoej(*nye)
        gem_og_kvitter(ny, bruger, egne_ord, kanal="digital", modtaget=dag, nu=nu)
        return ny


def _aaben_sag(person: Person) -> Sag | None:
    """Den sag, ansøgningen hører til: den nyeste, der ikke er lukket."""
    aabne = Sag.for_kommune(person.kommune_id).filter(person=person).exclude(fase="lukket")
    fundet: Sag | None = aabne.order_by("-pk").first()
    return fundet
