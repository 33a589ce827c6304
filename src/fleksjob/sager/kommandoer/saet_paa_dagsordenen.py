"""Sætter en sag på et møde, flytter den til et andet, eller tager den af. Hvert skift gemmes med hvem og hvorfor."""

from datetime import date, datetime

from django.db import IntegrityError

from fleksjob.forloeb.skridt import skridtet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.sager import lager
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Dagsordenspunkt, Dagsordensskift, Moededeltager, Sag, Teammoede
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.teamadgang import INTET_MOEDE, kraev_saette_paa, moedet_for

MINUTTER = (20, 30, 45, 60)
INTET_PUNKT = "Sagen er ikke på nogen dagsorden."


def saet_paa_dagsordenen(
    sag_id: int, bruger: Bruger, *, nu: datetime, moede_id: int, minutter: int = 45
) -> Dagsordenspunkt:
    """Sagen på mødet, sidst i rækken, med sagsbehandler og virksomhedskonsulent inviteret til netop den."""
    kraev_saette_paa(bruger)
    aaben = lager.hent_nyeste(sag_id, bruger, nu=nu)
    moede = _aabent_moede(bruger, moede_id, aaben.dag)
    tilstand = aaben.tilstand()
    skridt = skridtet(tilstand, "teammoede_indkaldt", bruger.username)
    if not skridt.mulig:
        raise IkkeMuligt(skridt.hvorfor_ikke, skridt.hjemmel)
    if (andet := sagens_punkt(bruger, sag_id)) is not None:
        hvornaar = dansk_dato(andet.moede.dag)
        raise IkkeMuligt(f"Sagen er allerede på dagsordenen den {hvornaar}; flyt den i stedet.")
    punkt = Dagsordenspunkt(
        kommune_id=bruger.kommune_id,
        moede=moede,
        sag_id=sag_id,
        minutter=minutter,
        genforelagt=tilstand.venter_paa_indstilling,
        sat_paa=nu,
        sat_paa_af=bruger,
    )
    try:
        with lager.transaktion():
            _laas(moede)
            punkt.plads = _naeste_plads(moede, minutter)
            punkt.save()
            _inviter_sagens_folk(punkt)
            _skift(punkt, bruger, nu, "sat_paa")
    except IntegrityError as fejl:
        raise IkkeMuligt("En anden satte sagen på et møde imens; se sagen igen.") from fejl
    return punkt


def flyt_paa_dagsordenen(
    punkt_id: int, bruger: Bruger, *, nu: datetime, til: int, hvorfor: str = ""
) -> Dagsordenspunkt:
    """Punktet på et andet møde (sidst i rækken), eller et trin frem, når mødet er det samme."""
    kraev_saette_paa(bruger)
    punkt = _punktet(bruger, punkt_id)
    moede = _aabent_moede(bruger, til, nu.astimezone(DANSK_TID).date())
    with lager.transaktion():
        _laas(moede)
        if moede.pk == punkt.moede_id:
            _ryk_frem(punkt)
        else:
            punkt.moede, punkt.plads = moede, _naeste_plads(moede, punkt.minutter)
            punkt.save()
            gaester = Moededeltager.for_kommune(bruger.kommune_id).filter(punkt=punkt)
            gaester.update(moede=moede, svar="inviteret")
            _skift(punkt, bruger, nu, "flyttet", hvorfor)
    return punkt


def tag_af_dagsordenen(punkt_id: int, bruger: Bruger, *, nu: datetime, hvorfor: str) -> Dagsordenspunkt:
    """Sagen går tilbage i køen, og de inviteredes adgang til den lukker med det samme."""
    kraev_saette_paa(bruger)
    kraev_tekst("hvorfor", hvorfor, "Skriv, hvorfor sagen tages af; borgeren kan spørge.")
    punkt = _punktet(bruger, punkt_id)
    with lager.transaktion():
        punkt.status = "taget_af"
        punkt.save()
        _skift(punkt, bruger, nu, "taget_af", hvorfor)
    return punkt


def maerk_enkel_sag(
    sag_id: int, bruger: Bruger, *, nu: datetime, enkel: bool, hvorfor: str
) -> Dagsordensskift:
    """Mærker sagen som enkel: kort tid på mødet og forrest i køen. Den skal stadig for teamet, når loven kræver det."""
    kraev_saette_paa(bruger)
    kraev_tekst("hvorfor", hvorfor, "Skriv, hvorfor sagen er enkel, fx hvad alle papirer er enige om.")
    sag = Sag.for_bruger(bruger).filter(pk=sag_id).first()
    if sag is None:
        raise AdgangNaegtet(INTET_PUNKT)
    skift: Dagsordensskift = Dagsordensskift.objects.create(
        kommune_id=bruger.kommune_id,
        sag=sag,
        hvad="enkel" if enkel else "ikke_enkel",
        hvorfor=hvorfor[:400],
        hvornaar=nu,
        hvem=bruger,
    )
    return skift


def sagens_punkt(bruger: Bruger, sag_id: int) -> Dagsordenspunkt | None:
    """Det kommende punkt, sagen er på; None, når den er i køen."""
    alle = Dagsordenspunkt.for_kommune(bruger.kommune_id).filter(sag_id=sag_id, status="paa")
    return alle.select_related("moede", "moede__rum", "moede__leder").first()


def _aabent_moede(bruger: Bruger, moede_id: int, dag: date) -> Teammoede:
    moede = moedet_for(bruger, moede_id)
    if moede.aflyst:
        raise IkkeMuligt("Mødet er aflyst; vælg et andet.")
    if moede.dag < dag:
        raise UgyldigtInput("moede", "Mødet er holdt; vælg et, der ligger i dag eller senere.")
    return moede


def _laas(moede: Teammoede) -> None:
    """Én ad gangen på et møde, så to ikke tager den samme tid."""
    Teammoede.for_kommune(moede.kommune_id).select_for_update().filter(pk=moede.pk).values_list("pk").first()


def _punktet(bruger: Bruger, punkt_id: int) -> Dagsordenspunkt:
    punkt = Dagsordenspunkt.for_bruger(bruger).select_related("moede").filter(pk=punkt_id).first()
    if punkt is None:
        raise AdgangNaegtet(INTET_MOEDE)
    if punkt.status != "paa":
        raise IkkeMuligt("Sagen er ikke længere på dagsordenen; se mødet igen.")
    return punkt


def _naeste_plads(moede: Teammoede, minutter: int) -> int:
    """Pladsen efter den sidste. Rejser, når der ikke er tid nok tilbage på mødet."""
    if minutter not in MINUTTER:
        raise UgyldigtInput("minutter", f"Vælg en af længderne {', '.join(map(str, MINUTTER))} minutter.")
    raekke = Dagsordenspunkt.for_kommune(moede.kommune_id).filter(moede=moede).exclude(status="taget_af")
    brugt = list(raekke.values_list("plads", "minutter"))
    tilbage = moede.minutter - sum(tid for _, tid in brugt)
    if minutter > tilbage:
        raise UgyldigtInput(
            "moede", f"Der er {max(tilbage, 0)} minutter tilbage på mødet, og sagen skal bruge {minutter}."
        )
    return max((plads for plads, _ in brugt), default=0) + 1


def _ryk_frem(punkt: Dagsordenspunkt) -> None:
    """Bytter plads med den sag, der er lige før."""
    foran = (
        Dagsordenspunkt.for_kommune(punkt.kommune_id)
        .filter(moede_id=punkt.moede_id, plads__lt=punkt.plads)
        .exclude(status="taget_af")
        .order_by("-plads")
        .first()
    )
    if foran is None or foran.status != "paa":
        raise IkkeMuligt("Sagen er allerede den første, der kan behandles.")
    punkt.plads, foran.plads = foran.plads, punkt.plads
    foran.save()
    punkt.save()


def _inviter_sagens_folk(punkt: Dagsordenspunkt) -> None:
    """Sagsbehandleren og virksomhedskonsulenten er altid inviteret; uden en konsulent står pladsen tom."""
    sag = Sag.for_kommune(punkt.kommune_id).get(pk=punkt.sag_id)
    for hverv, bruger_id in (
        ("sagsbehandleren", sag.sagsbehandler_id),
        ("virksomhedskonsulenten", sag.virksomhedskonsulent_id),
    ):
        navn = Bruger.objects.get(pk=bruger_id).navn if bruger_id else ""
        Moededeltager.objects.create(
            kommune_id=punkt.kommune_id,
            moede_id=punkt.moede_id,
            punkt=punkt,
            hverv=hverv,
            navn=navn,
            bruger_id=bruger_id,
        )


def _skift(punkt: Dagsordenspunkt, bruger: Bruger, nu: datetime, hvad: str, hvorfor: str = "") -> None:
    Dagsordensskift.objects.create(
        kommune_id=punkt.kommune_id,
        sag_id=punkt.sag_id,
        moede_id=punkt.moede_id,
        hvad=hvad,
        hvorfor=hvorfor[:400],
        hvornaar=nu,
        hvem=bruger,
    )
