"""Tilsynet med adgangen: hvem der fik hvilken rolle, og hvad kontrollanten har set efter."""

from typing import ClassVar

from django.db import models

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager.afgraensning import Kommunal, KunTilfoejelse, SikretQuerySet
from fleksjob.sager.models.aktoerer import Bruger, Kommune, Person
from fleksjob.sager.models.spor import Opslag


class Rolleaendring(KunTilfoejelse):
    """Én ændring af, hvad en bruger har adgang til. Roller står som koder adskilt af mellemrum, den første først."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    bruger = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+")
    roller_foer = models.CharField(max_length=160)
    roller_efter = models.CharField(max_length=160)
    team_foer = models.CharField(max_length=40, blank=True)
    team_efter = models.CharField(max_length=40, blank=True)
    aktiv_foer = models.BooleanField()
    aktiv_efter = models.BooleanField()
    grund = models.CharField(max_length=300)
    tid = models.DateTimeField()
    af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.roller_foer} til {self.roller_efter}"


class Kontrolsoegning(KunTilfoejelse):
    """En søgning i opslagsloggen. Den, der kontrollerer, kontrolleres også."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    bruger = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    fra = models.DateField()
    til = models.DateField()
    tegn = models.CharField("hvad der blev søgt efter", max_length=24, blank=True)
    tid = models.DateTimeField()
    af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kommune", "tid"], name="kontrolsoegning_tid")]

    def __str__(self) -> str:
        return f"{self.fra} til {self.til}"


class Opslagskontrol(KunTilfoejelse):
    """Kontrollantens vurdering af ét opslag. En ny vurdering er en ny række."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    opslag = models.ForeignKey(Opslag, on_delete=models.PROTECT, related_name="+")
    udfald = models.CharField("i_orden, spoerg eller brud", max_length=12)
    note = models.CharField(max_length=500, blank=True)
    tid = models.DateTimeField()
    af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return self.udfald


class Logspoergsmaal(Kommunal):
    """Borgerens spørgsmål til et opslag, og kontrollantens svar."""

    borger_felt = "person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opslag = models.ForeignKey(Opslag, on_delete=models.PROTECT, related_name="+", db_index=False)
    tekst = models.CharField(max_length=1000)
    stillet = models.DateTimeField()
    svar = models.CharField(max_length=2000, blank=True)
    besvaret = models.DateTimeField(null=True)
    besvaret_af = models.ForeignKey(
        Bruger, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["opslag"], name="logspoergsmaal_et_for_hvert_opslag"),
            models.CheckConstraint(
                name="logspoergsmaal_besvaret_af_nogen",
                condition=models.Q(besvaret__isnull=True, besvaret_af__isnull=True, svar="")
                | models.Q(besvaret__isnull=False, besvaret_af__isnull=False) & ~models.Q(svar=""),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["kommune", "besvaret"], name="logspoergsmaal_ubesvaret")]

    def __str__(self) -> str:
        return f"{self.stillet:%Y-%m-%d}"

    @classmethod
    def for_bruger(cls, bruger: Bruger) -> SikretQuerySet["Logspoergsmaal"]:
        """Borgeren ser sine egne; ellers kun kontrollanten."""
        if bruger.is_active and bruger.rolle == Rolle.KONTROLLANT:
            return cls.for_kommune(bruger.kommune_id)
        egne = super().for_bruger(bruger)
        return egne if bruger.rolle == Rolle.BORGER else egne.none()
