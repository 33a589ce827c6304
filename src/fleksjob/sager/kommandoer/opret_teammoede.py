"""Lægger et møde i kalenderen. Loven på dagen bestemmer, hvilke pladser der skal besættes."""

from datetime import date, datetime, time

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.rehabilitering import FAGNAVNE, teamkrav
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Moededeltager, Moederum, Teammoede
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.teamadgang import kraev_planlaegge


def opret_teammoede(
    bruger: Bruger,
    *,
    nu: datetime,
    dag: date,
    begynder: time,
    slutter: time,
    rum: int | None = None,
    som_sidst: bool = True,
) -> Teammoede:
    """Mødet med de pladser, loven kræver på dagen. `som_sidst`: med de samme folk som på det seneste møde."""
    kraev_planlaegge(bruger)
    _kraev_tiden(dag, begynder, slutter, nu)
    stedet = Moederum.for_bruger(bruger).filter(pk=rum).first() if rum is not None else None
    if rum is not None and stedet is None:
        raise UgyldigtInput("rum", "Rummet findes ikke; vælg et af rummene på listen.")
    krav = teamkrav(dag)
    with lager.transaktion():
        moede: Teammoede = Teammoede.objects.create(
            kommune_id=bruger.kommune_id,
            slags="team" if krav.kraeves else "tvaerfagligt",
            dag=dag,
            begynder=begynder,
            slutter=slutter,
            rum=stedet,
            leder=bruger,
            oprettet=nu,
            oprettet_af=bruger,
        )
        folk = _sidst(bruger, moede) if som_sidst else []
        besat = {en.omraade for en in folk if en.omraade}
        pladser = [
            Moededeltager(omraade=omraade, hverv=FAGNAVNE[omraade])
            for omraade in krav.medlemmer
            if omraade not in besat
        ]
        for en in (*folk, *pladser):
            en.kommune_id, en.moede = bruger.kommune_id, moede
        Moededeltager.objects.bulk_create([*folk, *pladser])
    return moede


def _kraev_tiden(dag: date, begynder: time, slutter: time, nu: datetime) -> None:
    fejl = []
    if dag < nu.astimezone(DANSK_TID).date():
        fejl.append(UgyldigtInput("dag", "Dagen er gået; vælg en dag fra i dag og frem."))
    if slutter <= begynder:
        fejl.append(UgyldigtInput("slutter", "Mødet skal slutte, efter at det begynder."))
    kast(fejl)


def _sidst(bruger: Bruger, moede: Teammoede) -> list[Moededeltager]:
    """De faste folk på det seneste møde af samme slags, som nye invitationer."""
    sidste = (
        Teammoede.for_kommune(bruger.kommune_id)
        .filter(slags=moede.slags, aflyst="", dag__lte=moede.dag)
        .exclude(pk=moede.pk)
        .order_by("-dag", "-begynder")
        .first()
    )
    faste = Moededeltager.for_kommune(bruger.kommune_id).filter(moede=sidste, punkt=None).order_by("pk")
    return [
        Moededeltager(omraade=en.omraade, hverv=en.hverv, navn=en.navn, bruger_id=en.bruger_id)
        for en in faste
        if en.bruger_id or en.navn
    ]
