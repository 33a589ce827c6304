"""Det skrevne om udviklingen i et job: planen, det, der gik godt, opgaverne over tid, og ordene fra samtalerne."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import KunTilfoejelse
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.sag import Sag


class Udviklingsnotat(KunTilfoejelse):
    """Et stykke tekst om jobbet. Borgeren må læse det; om helbred skrives der ikke her.

    `slags` er `plan`, `samtale`, `gik_godt` eller `opgaver`. `haendelse_nr` er nummeret på den hændelse, teksten hører
    til, når der er en.
    """

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    ansaettelse = models.CharField("ansættelsens nøgle i sagen", max_length=40)
    slags = models.CharField(max_length=12)
    tekst = models.CharField(max_length=2000)
    dag = models.DateField("dagen, det handler om")
    haendelse_nr = models.PositiveIntegerField(null=True)
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sag", "slags", "dag"], name="udviklingsnotat_sag")]

    def __str__(self) -> str:
        return f"{self.slags} {self.dag}"
