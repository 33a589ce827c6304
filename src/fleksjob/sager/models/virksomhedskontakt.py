"""Kommunens forhold til virksomhederne: hvad de laver, hvem man taler med, og hvem der har talt med dem."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import Kommunal, KunTilfoejelse
from fleksjob.sager.models.aktoerer import Bruger, Kommune


class Virksomhedskort(Kommunal):
    """Det, kommunen ved om en virksomhed som arbejdsplads. Ét kort for hvert CVR-nummer.

    `personligt_ejet`: firmaet er et menneske (enkeltmandsvirksomhed), så oplysninger om det er oplysninger om hende.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    cvr = models.CharField("CVR-nummer", max_length=8)
    branche = models.CharField(max_length=80, blank=True)
    ansatte = models.PositiveIntegerField("antal ansatte, cirka", null=True)
    personligt_ejet = models.BooleanField(default=False)
    opgavetyper = models.JSONField("slags opgaver, der kunne skæres fri", default=list)
    emne = models.BooleanField("står på listen over virksomheder at tale med", default=False)
    vil_ha_praktik = models.BooleanField("vil som regel have praktik først", default=False)
    opdateret = models.DateTimeField()
    opdateret_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kommune", "cvr"], name="virksomhedskort_cvr")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["kommune", "ansatte"], condition=models.Q(emne=True), name="virksomhedskort_emne"
            )
        ]

    def __str__(self) -> str:
        return self.cvr


class Kontaktperson(Kommunal):
    """Et menneske i virksomheden, man kan tale med."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    cvr = models.CharField("CVR-nummer", max_length=8)
    navn = models.CharField(max_length=120)
    hverv = models.CharField(max_length=16)
    telefon = models.CharField(max_length=20, blank=True)
    mail = models.CharField(max_length=120, blank=True)
    aktiv = models.BooleanField(default=True)
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kommune", "cvr"], name="kontaktperson_cvr")]

    def __str__(self) -> str:
        return self.navn


class Virksomhedskontakt(KunTilfoejelse):
    """En gang, nogen talte med virksomheden. Handler ikke om en bestemt borger; det står i hendes sag."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    cvr = models.CharField("CVR-nummer", max_length=8)
    dag = models.DateField()
    kanal = models.CharField(max_length=12)
    emne = models.CharField(max_length=16)
    med = models.CharField("den, man talte med", max_length=120, blank=True)
    tekst = models.CharField(max_length=1000, blank=True)
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kommune", "cvr", "dag"], name="virksomhedskontakt_cvr")]

    def __str__(self) -> str:
        return f"{self.cvr} {self.dag}"


class Kontaktaftale(Kommunal):
    """En planlagt kontakt: hvem der vil tale med virksomheden hvornår. `udfald` er tomt, til den er gjort."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    cvr = models.CharField("CVR-nummer", max_length=8)
    dag = models.DateField()
    kanal = models.CharField(max_length=12)
    emne = models.CharField(max_length=16)
    ejer = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    oprettet = models.DateTimeField()
    trods = models.CharField("hvorfor, når en kollega er der samme uge", max_length=300, blank=True)
    udfald = models.CharField("gjort eller droppet", max_length=8, blank=True)
    afsluttet = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="kontaktaftale_afsluttet",
                condition=models.Q(afsluttet__isnull=True, udfald="")
                | models.Q(afsluttet__isnull=False) & ~models.Q(udfald=""),
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["kommune", "cvr", "dag"], condition=models.Q(udfald=""), name="kontaktaftale_aaben"
            ),
            models.Index(
                fields=["kommune", "ejer", "dag"], condition=models.Q(udfald=""), name="kontaktaftale_ejer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cvr} {self.dag}"
