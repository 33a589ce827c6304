"""Betalinger i demoen: de tidligere måneders filer med bankens svar, kontoplanen, og beløb, der var betalt for meget.

Den seneste frigivelse er endnu ikke i en fil, så der er en at danne. Kontostrengene er opdigtede.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256

from fleksjob.demo.koersler import koersler
from fleksjob.demo.personale import BIRGITTE, KOMMUNEKODE, SIGNE
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.sager.betaling import Betalingskilde, filens_bytes, tilskud_til_borgere
from fleksjob.sager.betalingsdag import naeste_betalingsdag
from fleksjob.sager.brevskrivning_penge import netto
from fleksjob.sager.kommandoer import KOMMANDOER
from fleksjob.sager.models import (
    Betaling,
    Betalingsfil,
    Bruger,
    Job,
    Pengeopsaetning,
    Sag,
    Udbetaling,
    Ugetal,
)
from fleksjob.sager.pengeopsaetning import KONTI

_REGEL = "sidste_hverdag"
_HOVEDSAGER = 40
"""De første sager er personerne i fortællingerne; deres penge er deres egne."""
VIDSTE_IKKE = (
    "Din arbejdsgiver indberettede en forkert løn og rettede den bagefter. Du havde ikke mulighed for at se, at "
    "tilskuddet blev for stort. Derfor skal du ikke betale tilbage."
)
VIDSTE = (
    "Du ringede til os i juni og sagde, at du havde fået flere timer fra maj. Du vidste derfor, at tilskuddet "
    "skulle være "
    "mindre. Du skrev selv i dit svar, at du havde set det."
)
SVARET = "Ja, jeg kunne godt se, at beløbet var det samme, selv om jeg arbejdede mere. Jeg ville have ringet."


def laeg_betaling(dag: date, nu: datetime) -> int:
    """Opsætning, uger, filer og krav. Giver antallet af betalinger."""
    signe, birgitte = (Bruger.objects.get_by_natural_key(en.brugernavn) for en in (SIGNE, BIRGITTE))
    Pengeopsaetning.objects.create(
        kommune_id=KOMMUNEKODE,
        konti={konto: f"FJ-{nr:03d}" for nr, konto in enumerate(KONTI, start=101)},
        betalingsdag=_REGEL,
        skrevet=nu,
        skrevet_af=signe,
    )
    _uger(dag, nu, signe)
    antal = _filer(dag, nu, signe, birgitte)
    _krav(dag, nu, signe, birgitte)
    return antal


def _uger(dag: date, nu: datetime, signe: Bruger) -> None:
    """Den første uge med ydelse i de fleste sager; nogle mangler, så det ses, hvad det betyder."""
    sager = Job.for_kommune(KOMMUNEKODE).filter(ophoert__isnull=True).order_by("sag_id")
    Ugetal.objects.bulk_create(
        Ugetal(
            kommune_id=KOMMUNEKODE,
            sag_id=sag_id,
            foerste_uge=laeg_maaneder_til(startet, -12 - sag_id % 30),
            kilde="Ydelsessystemet",
            skrevet=nu,
            skrevet_af=signe,
        )
        for sag_id, startet in sager.values_list("sag_id", "startet")
        if startet and startet < dag and sag_id % 9
    )


def _filer(dag: date, nu: datetime, signe: Bruger, birgitte: Bruger) -> int:
    """En fil for hver tidligere frigivelse, sendt og besvaret; banken afviste én betaling i den seneste."""
    frigivet = dict(
        Udbetaling.for_kommune(KOMMUNEKODE).filter(status="frigivet").values_list("pk", "frigivet")
    )
    pr_dag: dict[date, list[Betalingskilde]] = defaultdict(list)
    for kilde in tilskud_til_borgere(KOMMUNEKODE):
        oejeblik = frigivet.get(kilde.udbetaling_id or 0)
        if oejeblik is not None:
            pr_dag[oejeblik.date()].append(kilde)
    dage = sorted(en.frigivet for en in koersler(dag) if en.frigivet is not None)[:-1]
    antal = 0
    for nr, dagen in enumerate((en for en in dage if pr_dag[en]), start=1):
        antal += _fil(nr, dagen, pr_dag[dagen], nu, (signe, birgitte), afvis=dagen == dage[-1])
    return antal


def _fil(
    nr: int,
    dagen: date,
    kilder: list[Betalingskilde],
    nu: datetime,
    folk: tuple[Bruger, Bruger],
    *,
    afvis: bool,
) -> int:
    signe, birgitte = folk
    oejeblik = datetime.combine(dagen, nu.timetz())
    betalingsdag = naeste_betalingsdag(_REGEL, dagen)
    fil = Betalingsfil.objects.create(
        kommune_id=KOMMUNEKODE,
        nr=nr,
        betalingsdag=betalingsdag,
        antal=len(kilder),
        kontrolsum=sum((en.beloeb for en in kilder), Decimal("0.00")),
        dannet=oejeblik,
        dannet_af=signe,
    )
    Betaling.objects.bulk_create(
        [
            _linje(fil, plads, kilde, betalingsdag, afvis and plads == 3)
            for plads, kilde in enumerate(kilder, start=1)
        ]
    )
    fil.filnavn = f"betaling-{KOMMUNEKODE}-{nr:05d}.txt"
    fil.sha256 = sha256(filens_bytes(fil)).hexdigest()
    fil.frigivet, fil.frigivet_af = oejeblik, birgitte
    fil.save()
    return len(kilder)


def _linje(fil: Betalingsfil, plads: int, kilde: Betalingskilde, dag: date, afvist: bool) -> Betaling:
    return Betaling(
        kommune_id=KOMMUNEKODE,
        fil=fil,
        noegle=kilde.noegle,
        reference=f"FJ{fil.nr:05d}-{plads:06d}",
        art=kilde.art,
        sag_id=kilde.sag_id,
        udbetaling_id=kilde.udbetaling_id,
        periode=kilde.periode,
        beloeb=kilde.beloeb,
        svar="afvist" if afvist else "betalt",
        svargrund="Kontoen er lukket" if afvist else "",
        svar_den=dag,
    )


def _krav(dag: date, nu: datetime, signe: Bruger, birgitte: Bruger) -> None:
    """Et beløb, der ikke blev krævet tilbage, et, der blev og er ved at blive betalt, og et, borgeren er spurgt om."""
    linjer = (
        Udbetaling.for_kommune(KOMMUNEKODE)
        .filter(
            status="beregnet", forskel__lt=0, sag_id__gt=_HOVEDSAGER, beregnet__lt=nu - timedelta(days=40)
        )
        .order_by("sag_id", "maaned")
    )
    valgte = [en for en in linjer if netto(en) < 0][:3]
    for linje, goer in zip(valgte, (_eftergiv, _kraev, _hoer), strict=False):
        goer(_Skrivning(linje, dag, nu), signe, birgitte)


class _Skrivning:
    """Skridt i én sag på bestemte dage før i dag."""

    def __init__(self, linje: Udbetaling, dag: date, nu: datetime) -> None:
        self.linje, self.dag, self.nu = linje, dag, nu
        self.periode = f"{linje.maaned:%Y-%m}"

    def tag(self, kode: str, bruger: Bruger, dage_siden: int, **felter: object) -> None:
        sag = Sag.for_bruger(bruger).get(pk=self.linje.sag_id)
        KOMMANDOER[f"tilbagebetaling_{kode}"](
            sag.pk,
            bruger,
            forventet_version=sag.version,
            nu=self.nu - timedelta(days=dage_siden),
            gyldig_fra=self.dag - timedelta(days=dage_siden),
            periode=self.periode,
            **felter,
        )


def _eftergiv(sag: _Skrivning, signe: Bruger, birgitte: Bruger) -> None:
    sag.tag(
        "forberedt",
        signe,
        30,
        uden_ret=True,
        bedre_vidende=False,
        udfald="kraeves_ikke",
        begrundelse=VIDSTE_IKKE,
    )
    sag.tag("afgjort", birgitte, 29)


def _kraev(sag: _Skrivning, signe: Bruger, birgitte: Bruger) -> None:
    sag.tag("hoert", signe, 36, frist=sag.dag - timedelta(days=22))
    sag.tag("besvaret", signe, 25, svar=SVARET)
    sag.tag("forberedt", signe, 20, uden_ret=True, bedre_vidende=True, udfald="kraeves", begrundelse=VIDSTE)
    sag.tag("afgjort", birgitte, 19)
    halvt = (-netto(sag.linje) / 2).quantize(Decimal("0.01"))
    sag.tag("betalt", signe, 5, beloeb=halvt)


def _hoer(sag: _Skrivning, signe: Bruger, birgitte: Bruger) -> None:
    sag.tag("hoert", signe, 4, frist=sag.dag + timedelta(days=12))
