"""Det, der gives videre af tal: nøglerne til API'et, og de offentliggjorte tal, som aldrig ændres i det stille."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import Kommunal, KunTilfoejelse
from fleksjob.sager.models.aktoerer import Bruger, Kommune


class Apinoegle(Kommunal):
    """En nøgle til kommunens tal i Jobindsats' form. Selve nøglen vises én gang; her står kun dens aftryk.

    `sidst_brugt` er en dag, ikke et tidspunkt: den er til at finde nøgler, ingen bruger.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    navn = models.CharField("hvem eller hvad der bruger den", max_length=80)
    aftryk = models.CharField("sha256 af nøglen", max_length=64, unique=True)
    begynder = models.CharField("de første tegn, så den kan kendes", max_length=12)
    oprettet = models.DateTimeField()
    oprettet_af = models.ForeignKey(
        Bruger, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    udloeber = models.DateField("sidste dag, den kan bruges")
    tilbagekaldt = models.DateTimeField(null=True)
    tilbagekaldt_af = models.ForeignKey(
        Bruger, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    sidst_brugt = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kommune", "-oprettet"], name="apinoegle_kommune")]

    def __str__(self) -> str:
        return self.navn


class Offentliggoerelse(KunTilfoejelse):
    """Tallene for en periode, som de blev offentliggjort. Ændres de, kommer der en ny version med en note om hvorfor.

    `aftryk` er tallenes sha256; `aendringer` er de tal, der er anderledes end i versionen før.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    periode = models.DateField("den første i måneden")
    version = models.PositiveSmallIntegerField()
    note = models.CharField("hvorfor tallene er ændret", max_length=500, blank=True)
    tid = models.DateTimeField()
    af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    udgave = models.PositiveIntegerField("tabellernes udgave")
    aftryk = models.CharField(max_length=64)
    aendringer = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kommune", "periode", "version"], name="offentliggoerelse_version"
            ),
            models.CheckConstraint(
                name="offentliggoerelse_note",
                condition=models.Q(version=1) | models.Q(version__gt=1) & ~models.Q(note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.periode:%Y-%m}, version {self.version}"


class Offentliggjortfil(KunTilfoejelse):
    """En fil i en offentliggørelse, byte for byte, som den kan hentes."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    offentliggoerelse = models.ForeignKey(Offentliggoerelse, on_delete=models.PROTECT, related_name="+")
    navn = models.CharField(max_length=60)
    indhold = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["offentliggoerelse", "navn"], name="offentliggjortfil_navn")
        ]

    def __str__(self) -> str:
        return self.navn
