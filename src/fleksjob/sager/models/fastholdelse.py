"""Det skrevne i en fastholdelse: virksomhedens månedsnoter, dens profil, og hvad kommunen har fortalt virksomheder."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import Kommunal, KunTilfoejelse
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.sag import Sag


class Fastholdelsesnote(KunTilfoejelse):
    """En måned i de 12, med virksomhedens egne ord: hvad der er gjort, hvordan det gik, og hvad der er aftalt.

    `haendelse_nr` er nummeret på den hændelse, noten hører til. Borgeren må se, hvad der er skrevet.
    """

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    fra = models.DateField("første dag i måneden")
    til = models.DateField("sidste dag i måneden")
    tiltag = models.JSONField("koder for det, der er gjort", default=list)
    gjort = models.CharField(max_length=1000, blank=True)
    gik = models.CharField("hvordan det gik", max_length=1000, blank=True)
    aftalt = models.CharField("hvad der er aftalt til næste måned", max_length=1000, blank=True)
    haendelse_nr = models.PositiveIntegerField()
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.fra}"


class Virksomhedsprofil(KunTilfoejelse):
    """Det, kommunen ved om en virksomhed fra sidst, så den ikke skal forklare det igen. Den nyeste række gælder."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    cvr = models.CharField("CVR-nummer", max_length=8)
    overenskomst = models.CharField(max_length=160, blank=True)
    sociale_kapitler = models.BooleanField("overenskomsten har et socialt kapitel", null=True)
    kontakt = models.CharField("den, man ringer til", max_length=120, blank=True)
    tillidsrepraesentant = models.CharField(max_length=20, blank=True)
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kommune", "cvr", "skrevet"], name="virksomhedsprofil_cvr")]

    def __str__(self) -> str:
        return self.cvr


class Virksomhedsoplysning(Kommunal):
    """Noget, kommunen har sendt eller holdt for virksomheder om at beholde medarbejdere, og hvor mange det nåede."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    dag = models.DateField()
    kanal = models.CharField(max_length=20)
    emne = models.CharField(max_length=160)
    modtagere = models.PositiveIntegerField("antal virksomheder", null=True)
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kommune", "dag"], name="virksomhedsoplysning_dag")]

    def __str__(self) -> str:
        return self.emne
