"""Betalingen: filen, der sendes, linjerne i den, kravene, og kommunens egen opsætning af konti og betalingsdag."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import Kommunal, KunTilfoejelse
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.penge import Udbetaling
from fleksjob.sager.models.sag import Sag


class Betalingsfil(Kommunal):
    """En fil med betalinger. Den ene danner den, en anden frigiver den, og først da skrives den.

    `kontrolsum` er kroner i alt, `sha256` er filens. Filens indhold med CPR-numre står kun i filen selv og på linjerne.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    nr = models.PositiveIntegerField("filens nummer i kommunen")
    betalingsdag = models.DateField()
    antal = models.PositiveIntegerField()
    kontrolsum = models.DecimalField(max_digits=14, decimal_places=2)
    dannet = models.DateTimeField()
    dannet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    frigivet = models.DateTimeField(null=True)
    frigivet_af = models.ForeignKey(
        Bruger, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    filnavn = models.CharField(max_length=80, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kommune", "nr"], name="betalingsfil_nr"),
            models.CheckConstraint(
                name="betalingsfil_frigivet_af_og_naar",
                condition=models.Q(frigivet__isnull=True, frigivet_af__isnull=True, sha256="")
                | models.Q(frigivet__isnull=False, frigivet_af__isnull=False) & ~models.Q(sha256=""),
            ),
            models.CheckConstraint(
                name="betalingsfil_to_personer",
                condition=models.Q(frigivet_af__isnull=True) | ~models.Q(frigivet_af=models.F("dannet_af")),
            ),
        ]

    def __str__(self) -> str:
        return f"Betalingsfil {self.nr}"


class Betaling(Kommunal):
    """Én linje i én fil. En afvist betaling kan sendes igen som et nyt forsøg; den gamle linje bliver stående.

    `noegle` er det, der betales (`udbetaling:17`, `refusion:4`); sammen med forsøget findes den kun én gang.
    """

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    fil = models.ForeignKey(Betalingsfil, on_delete=models.PROTECT, related_name="+")
    noegle = models.CharField(max_length=40)
    forsoeg = models.PositiveSmallIntegerField(default=1)
    reference = models.CharField(max_length=30)
    art = models.CharField("tilskud, rettelse eller refusion", max_length=12)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", null=True)
    udbetaling = models.ForeignKey(Udbetaling, on_delete=models.PROTECT, related_name="+", null=True)
    cvr = models.CharField("modtagerens CVR-nummer, når det er en virksomhed", max_length=8, blank=True)
    periode = models.DateField()
    beloeb = models.DecimalField(max_digits=12, decimal_places=2)
    svar = models.CharField("betalt eller afvist", max_length=8, blank=True)
    svargrund = models.CharField(max_length=200, blank=True)
    svar_den = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kommune", "noegle", "forsoeg"], name="betaling_en_gang"),
            models.UniqueConstraint(fields=["kommune", "reference"], name="betaling_reference"),
            models.CheckConstraint(name="betaling_er_til_nogen", condition=models.Q(beloeb__gt=0)),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kommune"], condition=models.Q(svar="afvist"), name="betaling_afvist")
        ]

    def __str__(self) -> str:
        return self.reference


class Tilbagekravspost(Kommunal):
    """Et krav om tilbagebetaling, så de åbne kan findes på tværs. Kendsgerningerne står i sagens hændelser."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    udbetaling = models.OneToOneField(Udbetaling, on_delete=models.PROTECT, related_name="+")
    maaned = models.DateField()
    beloeb = models.DecimalField(max_digits=12, decimal_places=2)
    betalt = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    aabnet = models.DateField()
    lukket = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["kommune", "aabnet"],
                condition=models.Q(lukket__isnull=True),
                name="tilbagekrav_aabent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.maaned:%Y-%m}"


class Pengeopsaetning(KunTilfoejelse):
    """Kommunens egen kontoplan og betalingsdag. Den nyeste række gælder; de gamle viser, hvad der gjaldt."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    konti = models.JSONField("kontostreng efter hvad den bruges til")
    betalingsdag = models.CharField("sidste_hverdag, foerste_hverdag eller dagens nummer", max_length=16)
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return self.betalingsdag


class Ugetal(KunTilfoejelse):
    """Den første uge med offentlig forsørgelse i optællingen til statens refusion. Den nyeste række gælder."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    foerste_uge = models.DateField("en dag i den første uge")
    kilde = models.CharField(max_length=120)
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.foerste_uge}"
