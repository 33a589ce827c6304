"""Det, der er kommet ind i sagen udefra: attester, lønsedler, aftaler, billeder."""

from typing import ClassVar

from django.db import models

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager.afgraensning import KunTilfoejelse, SikretQuerySet
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.sag import Sag


class Bilag(KunTilfoejelse):
    """Én fil, byte for byte som den kom. `art` er en kode; hvem den viser noget for, står i `punkter`.

    `haendelse_nr` er nummeret på den hændelse, filen hører til (0: ingen); `punkter` er koder fra
    `lov.dokumentationskrav`. `helbred` lukker filen for alle, der ikke har brug for den.
    """

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    art = models.CharField(max_length=40)
    titel = models.CharField(max_length=160)
    afsender = models.CharField("hvem det kom fra", max_length=120, blank=True)
    dateret = models.DateField("datoen på papiret", null=True)
    filnavn = models.CharField(max_length=160)
    mediatype = models.CharField(max_length=60)
    indhold = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    helbred = models.BooleanField("har helbredsoplysninger, som kun nogle må se", default=False)
    punkter = models.JSONField("de krav, bilaget kan vise er opfyldt", default=list)
    haendelse_nr = models.PositiveIntegerField("nummeret på den hændelse, bilaget hører til", default=0)
    lagt_ind = models.DateTimeField()
    lagt_ind_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sag", "haendelse_nr"], name="bilag_haendelse")]

    def __str__(self) -> str:
        return self.titel

    @classmethod
    def for_bruger(cls, bruger: Bruger) -> SikretQuerySet["Bilag"]:
        """Borgeren ser det, hun selv har sendt. Resten får hun ved aktindsigt."""
        synlige = super().for_bruger(bruger)
        return synlige.filter(lagt_ind_af_id=bruger.pk) if bruger.rolle == Rolle.BORGER else synlige
