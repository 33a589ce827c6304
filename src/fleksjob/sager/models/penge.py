"""Pengene: indberettet løn og beregnede måneder."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import Kommunal, KunTilfoejelse, SikretQuerySet
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.sag import Sag


class Indkomstlinje(KunTilfoejelse):
    """En lønlinje, som den kom udefra.

    `noegle` gør, at den samme fil kan læses ind to gange uden virkning.
    """

    borger_felt = "sag__person"
    arbejdsgiver_felt = "cvr"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    noegle = models.CharField(max_length=160)
    cvr = models.CharField("CVR-nummer", max_length=8, blank=True)
    periode = models.DateField("den første i måneden")
    haendelse_nr = models.PositiveIntegerField("nummeret på den hændelse, linjen blev til")
    kilde = models.CharField(max_length=120)
    indlaest = models.DateTimeField("indlæst")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kommune", "noegle"], name="indkomstlinje_noegle")
        ]

    def __str__(self) -> str:
        return self.noegle


class Udbetaling(Kommunal):
    """Ét beløb til udbetaling for én måned. En rettelse af fortiden giver en ny version, aldrig et nyt tal
    her.

    `fleksloentilskud` er det, måneden skal give i alt efter denne version (før ATP og skat); `forskel` er
    linjen: det, der lægges til eller trækkes fra, når tidligere versioner er talt med. Status er `beregnet`,
    `frigivet`, `manuel` (reglen er ikke fastslået; et menneske skal vurdere) eller `erstattet` (en nyere
    beregning kom, før denne blev frigivet). Beløb er kroner med to decimaler.
    """

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    maaned = models.DateField("den første i den måned, tilskuddet er for")
    version = models.PositiveSmallIntegerField()
    fleksloentilskud = models.DecimalField("fleksløntilskud", max_digits=10, decimal_places=2, null=True)
    atp = models.DecimalField("ATP", max_digits=10, decimal_places=2, null=True)
    forskel = models.DecimalField("beløb på linjen før ATP", max_digits=10, decimal_places=2, null=True)
    forskel_atp = models.DecimalField("ATP på linjen", max_digits=10, decimal_places=2, null=True)
    aarsag = models.TextField("hvorfor linjen findes")
    status = models.CharField(max_length=12)
    grundlag = models.JSONField("tal, beregningen bygger på")
    beregning = models.JSONField("hele beregningen, trin for trin", null=True)
    forbehold = models.JSONField(default=list)
    sag_version = models.PositiveIntegerField("sagens version, da der blev beregnet")
    beregnet = models.DateTimeField()
    beregnet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    frigivet = models.DateTimeField(null=True)
    frigivet_af = models.ForeignKey(
        Bruger, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sag", "maaned", "version"], name="udbetaling_version"),
            models.CheckConstraint(
                name="udbetaling_frigivet_af_og_naar",
                condition=models.Q(frigivet__isnull=True, frigivet_af__isnull=True)
                | models.Q(frigivet__isnull=False, frigivet_af__isnull=False, status="frigivet"),
            ),
            models.CheckConstraint(
                name="udbetaling_to_personer",
                condition=models.Q(frigivet_af__isnull=True) | ~models.Q(frigivet_af=models.F("beregnet_af")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["kommune", "maaned"], condition=models.Q(status="beregnet"), name="udbetaling_venter"
            )
        ]

    def __str__(self) -> str:
        return f"{self.maaned:%Y-%m} v{self.version}"

    @classmethod
    def for_bruger(cls, bruger: Bruger) -> SikretQuerySet["Udbetaling"]:
        """Borgeren ser kun det, der er frigivet."""
        synlige = super().for_bruger(bruger)
        return synlige if bruger.er_medarbejder else synlige.filter(status="frigivet")
