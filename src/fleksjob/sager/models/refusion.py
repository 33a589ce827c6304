"""Arbejdsgiverens krav om refusion i den gamle ordning: hvad der er søgt om, og hvad der siden er sket med det."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import KunTilfoejelse
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.sag import Sag


class Refusionskrav(KunTilfoejelse):
    """Ét krav for ét job i ét kvartal. En rettelse er en ny udgave (`nr`) med alle tal, aldrig en ændring.

    `oplyst` er det, arbejdsgiveren skrev, som tal og tekst efter feltnavn; kroner og timer som i loven.
    """

    borger_felt = "sag__person"
    arbejdsgiver_felt = "cvr"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    ansaettelse = models.CharField("ansættelsens nøgle i sagen", max_length=40)
    cvr = models.CharField("CVR-nummer", max_length=8)
    kvartal = models.DateField("den første dag i kvartalet")
    nr = models.PositiveSmallIntegerField("udgavens nummer")
    oplyst = models.JSONField()
    aftryk = models.CharField("tal, der skifter, når noget oplyst skifter", max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sag", "ansaettelse", "kvartal", "nr"], name="refusionskrav_udgave"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["kommune", "cvr", "kvartal"], name="refusionskrav_cvr")]

    def __str__(self) -> str:
        return f"{self.kvartal:%Y-%m} nr. {self.nr}"


class Refusionsskridt(KunTilfoejelse):
    """Noget, der er sket med et krav: sendt, sendt_tilbage, efterset eller godkendt.

    `tilskud` er hele kvartalets tilskud, `beloeb` det, der skal betales nu: forskellen til det, der før er godkendt
    for kvartalet. Den, der godkender, er en anden end den, der har efterset; det afgør kommandoen.
    """

    borger_felt = "krav__sag__person"
    arbejdsgiver_felt = "krav__cvr"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    krav = models.ForeignKey(Refusionskrav, on_delete=models.PROTECT, related_name="+")
    trin = models.CharField(max_length=14)
    tilskud = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    beloeb = models.DecimalField("beløb at betale nu", max_digits=10, decimal_places=2, null=True)
    loft_time = models.FloatField("årets højeste timeløn, når den er slået op", null=True)
    beregning = models.JSONField("hele beregningen, trin for trin", null=True)
    forbehold = models.JSONField(default=list)
    grund = models.CharField("det, arbejdsgiveren skal rette", max_length=600, blank=True)
    tid = models.DateTimeField()
    af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["krav", "trin"], name="refusionsskridt_trin"),
            models.CheckConstraint(
                name="refusion_godkendt_har_beloeb",
                condition=~models.Q(trin="godkendt") | models.Q(tilskud__isnull=False, beloeb__isnull=False),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["kommune", "trin", "tid"], name="refusionsskridt_trin_tid")]

    def __str__(self) -> str:
        return self.trin
