"""Brevene: biblioteket af afsnit, udkast, og hvad der skete med hvert brev, der blev sendt."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import Kommunal, KunTilfoejelse
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.sag import Sag
from fleksjob.sager.models.spor import Dokument


class Afsnitsversion(KunTilfoejelse):
    """Ét skridt i et afsnits liv, med hele teksten, så rækken kan læses alene.

    `handling` er en af `sager.afsnit.HANDLINGER`; `om` er nummeret på det forslag, der blev godkendt eller afvist,
    eller på den version, der blev hentet tilbage (0: ingen).
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    noegle = models.SlugField("afsnittets nøgle", max_length=40, db_index=False)
    nr = models.PositiveIntegerField()
    handling = models.CharField(max_length=12)
    slags = models.CharField("brevets slags", max_length=24)
    situation = models.CharField(max_length=24, blank=True)
    titel = models.CharField(max_length=120)
    tekst = models.TextField()
    om = models.PositiveIntegerField(default=0)
    bemaerkning = models.CharField("bemærkning", max_length=400, blank=True)
    tid = models.DateTimeField()
    af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kommune", "noegle", "nr"], name="afsnitsversion_nr")
        ]

    def __str__(self) -> str:
        return f"{self.noegle} {self.nr} {self.handling}"


class Brevudkast(KunTilfoejelse):
    """Én gemt udgave af et brev under arbejde. Den nyeste udgave (`nr`) af en `noegle` er brevet, som det står.

    `handling` er gemt, sendt eller annulleret; efter de to sidste kommer der ikke flere. `afsnit` er brevets dele i
    orden: `{"overskrift", "tekst", "fra"}`, hvor `fra` er afsnittet i biblioteket («nøgle:version»; tom: egen tekst).
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    noegle = models.CharField("udkastets nøgle", max_length=12)
    nr = models.PositiveIntegerField()
    handling = models.CharField(max_length=12)
    slags = models.CharField("brevets slags", max_length=24)
    titel = models.CharField(max_length=120)
    afsnit = models.JSONField(default=list)
    kanal = models.CharField(max_length=12)
    helbred = models.BooleanField(
        "har helbredsoplysninger, som kun nogle må se", default=False, db_default=False
    )
    dokument = models.ForeignKey(
        Dokument, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    tid = models.DateTimeField()
    af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sag", "noegle", "nr"], name="brevudkast_nr"),
            models.CheckConstraint(
                name="brevudkast_sendt_har_dokument",
                condition=~models.Q(handling="sendt") | models.Q(dokument__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.titel} ({self.handling})"


class Forsendelse(KunTilfoejelse):
    """Ét brev på vej til én modtager ad én vej. `noegle` er beskedens eget nummer hos posten; den er regnet af brevet
    og vejen, så det samme brev aldrig kan sendes to gange ad den samme vej.
    """

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    dokument = models.ForeignKey(Dokument, on_delete=models.PROTECT, related_name="+", db_index=False)
    kanal = models.CharField("digital, brev eller quickpost", max_length=12)
    noegle = models.UUIDField("beskedens nummer", unique=True)
    oprettet = models.DateTimeField()
    oprettet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dokument", "kanal"], name="forsendelse_vej")
        ]

    def __str__(self) -> str:
        return f"{self.noegle} {self.kanal}"


class Forsendelsestrin(KunTilfoejelse):
    """Ét skridt på brevets vej: `status` er en af `sager.forsendelse.STATUS`. `af` er tom, når en kørsel gjorde det."""

    borger_felt = "forsendelse__sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    forsendelse = models.ForeignKey(Forsendelse, on_delete=models.PROTECT, related_name="+", db_index=False)
    nr = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12)
    dag = models.DateField("dagen, det skete")
    besked = models.CharField(max_length=400, blank=True)
    tid = models.DateTimeField()
    af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["forsendelse", "nr"], name="forsendelsestrin_nr")
        ]

    def __str__(self) -> str:
        return f"{self.nr} {self.status}"


class Postkoe(Kommunal):
    """Det, nogen skal gøre med en forsendelse nu. Rækken findes kun så længe; historien står i `Forsendelsestrin`.

    `venter` er en af `sager.forsendelse.VENTER`. Køen er kort, uanset hvor mange breve der er sendt.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.CASCADE, related_name="+", db_index=False)
    forsendelse = models.OneToOneField(Forsendelse, on_delete=models.CASCADE, related_name="+")
    venter = models.CharField(max_length=12)
    siden = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kommune", "venter", "siden"], name="postkoe_venter")]

    def __str__(self) -> str:
        return f"{self.venter} siden {self.siden:%Y-%m-%d}"


class Ansoegning(KunTilfoejelse):
    """Borgerens egen ansøgning med hendes egne ord. `svar` er spørgsmål og svar i den orden, de blev stillet."""

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    svar = models.JSONField(default=list)
    kanal = models.CharField(max_length=16)
    modtaget = models.DateField()
    tid = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"Ansøgning {self.modtaget}"
