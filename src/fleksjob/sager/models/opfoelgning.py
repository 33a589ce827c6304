"""Det skrevne i opfølgningen: kladden på telefonen, arket bagefter, og ordene i et kald om hjælp."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import Kommunal, KunTilfoejelse
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.sag import Sag


class Opfoelgningskladde(Kommunal):
    """En opfølgning, der er begyndt og ikke gemt endnu. Der er højst én for hvert job.

    `svar` er felt → værdi, trin for trin; `udgave` stiger, hver gang et trin gemmes, så to ikke skriver oven i
    hinanden. Når opfølgningen er holdt, er kladden `faerdig`, og arket er det, der gælder.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    ansaettelse = models.CharField(max_length=40)
    svar = models.JSONField(default=dict)
    udgave = models.PositiveIntegerField(default=0)
    begyndt = models.DateTimeField()
    begyndt_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    gemt = models.DateTimeField()
    gemt_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    faerdig = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sag", "ansaettelse"],
                condition=models.Q(faerdig__isnull=True),
                name="opfoelgningskladde_en_ad_gangen",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["kommune", "gemt_af"],
                condition=models.Q(faerdig__isnull=True),
                name="opfoelgningskladde_aaben",
            )
        ]

    def __str__(self) -> str:
        return f"{self.ansaettelse} {self.udgave}"


class Opfoelgningsark(KunTilfoejelse):
    """Det, der blev sagt og aftalt ved en opfølgning eller skrevet i en status. Begge parter kan læse det.

    `svar` er felt → værdi. `kun_kommunen` er det, borgeren kun ville sige til kommunen; det ser arbejdspladsen ikke.
    `haendelse_nr` er den hændelse, arket hører til.
    """

    borger_felt = "sag__person"
    arbejdsgiver_felt = "cvr"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    ansaettelse = models.CharField(max_length=40)
    cvr = models.CharField(max_length=8, blank=True)
    art = models.CharField("3_mdr, 6_mdr, 30_mdr, ad_hoc eller status", max_length=8)
    dag = models.DateField()
    svar = models.JSONField(default=dict)
    kun_kommunen = models.TextField(blank=True)
    haendelse_nr = models.PositiveIntegerField()
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["sag", "ansaettelse", "dag"], name="opfoelgningsark_sag"),
            models.Index(fields=["kommune", "cvr"], name="opfoelgningsark_cvr"),
        ]

    def __str__(self) -> str:
        return f"{self.art} {self.dag}"


class Hjaelpeord(KunTilfoejelse):
    """Ord i et kald om hjælp: det, der blev spurgt om, svaret, eller hvad der blev lavet om.

    `kald` er nummeret på den hændelse, kaldet er. `fra` er den, der kaldte: arbejdspladsen ser kun sine egne kald.
    """

    borger_felt = "sag__person"
    arbejdsgiver_felt = "cvr"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    kald = models.PositiveIntegerField()
    cvr = models.CharField("kun når arbejdspladsen kaldte", max_length=8, blank=True)
    slags = models.CharField("kald, svar eller lukket", max_length=8)
    tekst = models.TextField(blank=True)
    ring_til = models.CharField(max_length=40, blank=True)
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["sag", "kald", "skrevet"], name="hjaelpeord_sag"),
            models.Index(fields=["kommune", "cvr"], name="hjaelpeord_cvr"),
        ]

    def __str__(self) -> str:
        return f"{self.slags} {self.kald}"
