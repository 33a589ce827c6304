"""Planens tekster, kommunens liste over jobfunktioner, og ressourceprofilen i de gamle sager."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import Kommunal, KunTilfoejelse
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.sag import Sag


class Plantekst(KunTilfoejelse):
    """Én stemmes udgave af ét afsnit i planen. En ny udgave er en ny række med et nummer mere.

    `stemme` sættes af den, der er logget ind, og kan ikke vælges. `indhold` er felt → tekst (koder fra
    `forloeb.planafsnit`). `kilde` er tom, når et menneske har skrevet den her, ellers hvor den er hentet.
    """

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    afsnit = models.CharField(max_length=24)
    stemme = models.CharField(max_length=24)
    nr = models.PositiveIntegerField("udgavens nummer for afsnit og stemme")
    indhold = models.JSONField()
    kilde = models.CharField(max_length=24, blank=True)
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sag", "afsnit", "stemme", "nr"], name="plantekst_udgave"),
            models.CheckConstraint(
                name="plantekst_stemme",
                condition=models.Q(stemme__in=["borger", "kommune", "virksomhedskonsulent"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.afsnit} {self.stemme} {self.nr}"


class Jobfunktion(Kommunal):
    """Noget, man kan lave i et fleksjob her i kommunen. Virksomhedskonsulenterne holder listen."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    navn = models.CharField(max_length=80)
    branche = models.CharField(max_length=60, blank=True)
    opgaver = models.CharField("opgaverne på én linje", max_length=240, blank=True)
    aktiv = models.BooleanField(default=True)
    oprettet = models.DateTimeField()
    oprettet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kommune", "navn"], name="jobfunktion_navn")]

    def __str__(self) -> str:
        return self.navn


class Ressourceprofil(KunTilfoejelse):
    """Ressourceprofilen (også kaldt ressourceplan) fra før 2013, som den blev læst ind. Den rettes ikke.

    `elementer` er kode → felt → tekst efter `snitflader.ressourceprofil`; et element kan være tomt.
    """

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    dateret = models.DateField("dagen på profilen")
    elementer = models.JSONField()
    sha256 = models.CharField("fingeraftryk af det indlæste", max_length=64)
    indlaest = models.DateTimeField()
    indlaest_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sag", "sha256"], name="ressourceprofil_en_gang")
        ]

    def __str__(self) -> str:
        return f"Ressourceprofil {self.dateret}"
