"""Indkaldelsen til en sags møde, sat af det, der står på dagsordenen: tid, sted, og hvem der er med."""

from datetime import date, datetime, time, timedelta

from fleksjob.breve.indkaldelse import Deltager, Indkaldelse, Sted
from fleksjob.sager.afsnit import tillaeg
from fleksjob.sager.brevskrivning import brevramme, kanal_for
from fleksjob.sager.models import Dagsordenspunkt, Moededeltager, Moederum, Sag, Sagspakke

_TIL_BORGEREN = {"sagsbehandleren": "din sagsbehandler", "bisidder": "din bisidder", "egen læge": "din læge"}


def indkaldelse_til(sag: Sag, punkt: Dagsordenspunkt, *, dag: date, udfald_udeladt: str = "") -> Indkaldelse:
    """Brevet, som det ville se ud, hvis det blev sendt på dagen. `punkt.moede` skal være hentet med."""
    pakke = Sagspakke.for_kommune(sag.kommune_id).filter(punkt=punkt).order_by("-sendt").first()
    return Indkaldelse(
        ramme=brevramme(sag, dag=dag, kanal=kanal_for(sag)),
        moede=punkt.moede.dag,
        klokken=f"{klokken(punkt):%-H.%M}",
        minutter=punkt.minutter,
        sted=_sted(punkt.moede.rum),
        deltagere=tuple(_deltagere(punkt)),
        udfald_udeladt=udfald_udeladt,
        papirer=len(pakke.indeks) if pakke else 0,
        tillaeg=tillaeg(sag, slags="indkaldelse", dag=dag),
    )


def klokken(punkt: Dagsordenspunkt) -> time:
    """Hvornår sagen begynder: mødets begyndelse og længden af de sager, der er før."""
    foer = (
        Dagsordenspunkt.for_kommune(punkt.kommune_id)
        .filter(moede_id=punkt.moede_id, plads__lt=punkt.plads)
        .exclude(status="taget_af")
        .values_list("minutter", flat=True)
    )
    return (datetime.combine(punkt.moede.dag, punkt.moede.begynder) + timedelta(minutes=sum(foer))).time()


def sagens_deltagere(punkt: Dagsordenspunkt) -> list[Moededeltager]:
    """Dem, der er inviteret til sagen: sagens egne først, så mødets faste; afbud er med."""
    alle = Moededeltager.for_kommune(punkt.kommune_id).filter(moede_id=punkt.moede_id)
    egne = list(alle.filter(punkt=punkt).order_by("pk"))
    return [*egne, *alle.filter(punkt=None).order_by("pk")]


def _deltagere(punkt: Dagsordenspunkt) -> list[Deltager]:
    """Dem, borgeren møder. En virksomhedskonsulent uden navn er ikke fundet endnu og nævnes ikke."""
    return [
        Deltager(en.omraade or en.hverv, _TIL_BORGEREN.get(en.hverv, en.hverv), en.navn)
        for en in sagens_deltagere(punkt)
        if en.svar != "kan_ikke" and (en.navn or en.omraade or en.hverv == "bisidder")
    ]


def _sted(rum: Moederum | None) -> Sted:
    if rum is None:
        return Sted()
    return Sted(rum.navn, rum.adresse, rum.beskrivelse, rum.vej, rum.billede is not None)
