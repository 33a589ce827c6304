"""Det, kommunen har lært af klageinstansens afgørelser."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import KunTilfoejelse
from fleksjob.sager.models.aktoerer import Bruger, Kommune


class Laering(KunTilfoejelse):
    """Hvad én afgørelse fra klageinstansen betyder for de næste sager. Bærer hverken navn eller sagsnummer.

    `emne` er en kode fra `lov.principper.EMNER`; `dato` er dagen, klageinstansen afgjorde sagen.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    emne = models.CharField(max_length=40)
    dato = models.DateField()
    udfald = models.CharField(max_length=16)
    tekst = models.TextField()
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kommune", "emne"], name="laering_emne")]

    def __str__(self) -> str:
        return self.tekst[:60]
