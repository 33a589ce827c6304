"""Teamets kalender i demoen: et lokale, møder forude og sager på dagsordenen, lagt med arkivets egne kommandoer.

Sagerne er de første, der er klar. Før og efter 1. juli 2026 er det de samme møder, men ikke de samme regler.
"""

from datetime import date, datetime, time, timedelta
from hashlib import sha256

from fleksjob.breve.sagsbundt import Afsnit, tekstdel
from fleksjob.demo.personale import ILSE, KOMMUNEKODE, TORBEN
from fleksjob.forloeb.tilstand import Fase
from fleksjob.lov.sagsgang.kalender import naeste_hverdag
from fleksjob.lov.sagsgang.rehabilitering import BESKAEFTIGELSE, REGION, teamkrav
from fleksjob.sager import kommandoer
from fleksjob.sager.models import Bilag, Bruger, Sag, Teammoede

SAGER_PAA = 3
_PAPIRER = (
    (
        "laegeattest",
        "Lægeattest (LÆ 265)",
        "Egen læge",
        True,
        (
            "Langvarige smerter i ryg og skuldre. Behandlingen er afsluttet.",
            "Kan arbejde i perioder med skiftende stillinger og pauser. Tunge løft frarådes.",
        ),
    ),
    (
        "praktikrapport",
        "Afslutning af praktik",
        "Virksomheden",
        False,
        (
            "Opgaver: varemodtagelse, opfyldning og kasse i korte vagter.",
            "Gik godt om formiddagen. Trætheden kom efter få timer og varede ved dagen efter.",
        ),
    ),
)
"""Art, titel, afsender, helbred og linjer for de papirer, sagerne på dagsordenen har."""


def laeg_team(dag: date, nu: datetime) -> int:
    """Lægger møderne og sætter sager på det første. Giver antallet af sager, der kom på."""
    torben = Bruger.objects.get(username=TORBEN.brugernavn)
    ilse = Bruger.objects.get(username=ILSE.brugernavn)
    rum = kommandoer.gem_moederum(
        torben,
        navn="Lokale 2, Rådhuset",
        adresse="Torvet 1, Fjordholm",
        beskrivelse="Et lyst rum med et rundt bord og plads til otte. Du sidder ved siden af din sagsbehandler. Der er "
        "vand på bordet, og døren er lige bag dig, hvis du har brug for en pause.",
        vej="Bus 3 holder lige udenfor. Der er elevator fra indgangen. Torben tager imod dig i forhallen.",
    )
    moeder = [
        _moede(torben, ilse, naeste_hverdag(dag + timedelta(days=dage)), rum.pk, nu) for dage in (8, 22, 36)
    ]
    return _saet_paa(moeder[0], torben, nu)


def _moede(torben: Bruger, ilse: Bruger, dag: date, rum: int, nu: datetime) -> Teammoede:
    moede = kommandoer.opret_teammoede(
        torben, nu=nu, dag=dag, begynder=time(9), slutter=time(12), rum=rum, som_sidst=False
    )
    # I det tværfaglige møde er de inviteret, fordi de kan hjælpe, ikke fordi loven nævner dem.
    krav = teamkrav(dag).kraeves
    for omraade, hverv, hvem in ((REGION, "læge fra regionen", ilse), (BESKAEFTIGELSE, "mødeleder", torben)):
        kommandoer.besaet_plads(
            torben, moede.pk, omraade=omraade if krav else "", hverv="" if krav else hverv, hvem=hvem.pk
        )
    return moede


def _saet_paa(moede: Teammoede, torben: Bruger, nu: datetime) -> int:
    klar = Sag.for_kommune(KOMMUNEKODE).filter(fase=Fase.INDSTILLING.value, person__beskyttet=False)
    paa = 0
    for sag in klar.order_by("fase_siden", "pk")[:SAGER_PAA]:
        kommandoer.saet_paa_dagsordenen(sag.pk, torben, nu=nu, moede_id=moede.pk, minutter=45)
        _laeg_papirer(sag, torben, nu)
        kommandoer.send_sagspapirer(sag.pk, torben, nu=nu)
        paa += 1
        if paa == 1:
            kommandoer.indkald_til_moede(
                sag.pk, torben, forventet_version=sag.version, nu=nu, gyldig_fra=nu.date()
            )
    return paa


def _laeg_papirer(sag: Sag, bruger: Bruger, nu: datetime) -> None:
    for art, titel, afsender, helbred, linjer in _PAPIRER:
        dateret = nu.date() - timedelta(days=60)
        indhold = tekstdel(titel, dateret, [Afsnit("Vurdering", linjer)]).indhold
        Bilag.objects.create(
            kommune_id=KOMMUNEKODE,
            sag=sag,
            art=art,
            titel=titel,
            afsender=afsender,
            dateret=dateret,
            filnavn=f"{art}.pdf",
            mediatype="application/pdf",
            indhold=indhold,
            sha256=sha256(indhold).hexdigest(),
            helbred=helbred,
            lagt_ind=nu,
            lagt_ind_af=bruger,
        )
