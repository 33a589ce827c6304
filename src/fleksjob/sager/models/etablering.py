"""Det skrevne, når et job etableres: forslagets opgaver, tillægsaftalens udgaver, og beskederne til og fra VITAS."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import KunTilfoejelse
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.sag import Sag


class Jobforslag(KunTilfoejelse):
    """Forslagets ord: opgaver med hensyn, ugen, timer der stiger, og hvorfor de to passer sammen. En ny udgave er ny.

    `opgaver` er [{opgave, omfang, hensyn}], `timeprofil` er [{fra, timer}]. Borger og virksomhed må se det hele.
    """

    borger_felt = "sag__person"
    arbejdsgiver_felt = "cvr"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    ansaettelse = models.CharField(max_length=40)
    cvr = models.CharField("CVR-nummer", max_length=8, blank=True)
    opgaver = models.JSONField(default=list)
    ugen = models.CharField("hvordan timerne ligger i ugen", max_length=400, blank=True)
    timeprofil = models.JSONField("timer, der stiger", default=list)
    kontakt = models.CharField("kontaktperson i virksomheden", max_length=120, blank=True)
    passer = models.CharField(
        "hvorfor de passer sammen, og hvad de venter af hinanden", max_length=1000, blank=True
    )
    haendelse_nr = models.PositiveIntegerField()
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["sag", "ansaettelse", "haendelse_nr"], name="jobforslag_sag"),
            models.Index(fields=["kommune", "cvr", "sag"], name="jobforslag_cvr"),
        ]

    def __str__(self) -> str:
        return f"{self.ansaettelse} nr. {self.haendelse_nr}"


class Tillaegsaftale(KunTilfoejelse):
    """En udgave af fleks-tillægsaftalen. `maal` er [{maal, art, startvaerdi, maalvaerdi, inden}].

    Hvem der har sagt ja til udgaven, står som hændelser i sagen.
    """

    borger_felt = "sag__person"
    arbejdsgiver_felt = "cvr"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    ansaettelse = models.CharField(max_length=40)
    cvr = models.CharField("CVR-nummer", max_length=8, blank=True)
    udgave = models.PositiveIntegerField()
    opgaver = models.JSONField(default=list)
    arbejdstid = models.CharField("timer, ugen, pauser og fleksibilitet", max_length=600, blank=True)
    hensyn = models.CharField("skånehensyn i jobbet", max_length=1000, blank=True)
    stoette = models.CharField("mentor, assistance, hjælpemidler", max_length=600, blank=True)
    kontakt = models.CharField("kontaktperson i virksomheden", max_length=120, blank=True)
    maal = models.JSONField("udviklingsmål", default=list)
    opfoelgninger = models.JSONField("dage, I mødes", default=list)
    fravaer = models.CharField("hvad I gør ved fravær", max_length=600, blank=True)
    haendelse_nr = models.PositiveIntegerField()
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sag", "ansaettelse", "udgave"], name="tillaegsaftale_udgave")
        ]

    def __str__(self) -> str:
        return f"{self.ansaettelse} udgave {self.udgave}"


class Vitasbesked(KunTilfoejelse):
    """En besked til eller fra VITAS. `besked_id` er afsenderens; samme besked to gange gør intet nyt."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    besked_id = models.CharField(max_length=80)
    retning = models.CharField("ind eller ud", max_length=3)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    ansaettelse = models.CharField(max_length=40, blank=True)
    reference = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=20, blank=True)
    indhold = models.JSONField(default=dict)
    udfald = models.CharField("hvad der skete med den", max_length=300, blank=True)
    tid = models.DateTimeField()
    af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kommune", "retning", "besked_id"], name="vitasbesked_en_gang")
        ]
        indexes: ClassVar = [models.Index(fields=["kommune", "tid"], name="vitasbesked_tid")]

    def __str__(self) -> str:
        return f"{self.retning} {self.besked_id}"
