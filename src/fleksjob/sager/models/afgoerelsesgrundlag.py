"""Det, en afgørelse hviler på, som det var, da den blev skrevet."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import KunTilfoejelse
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.sag import Sag


class Afgoerelsesgrundlag(KunTilfoejelse):
    """Vurderinger, papirer, høring og lovens svar, låst, da udkastet blev skrevet; `sha256` er af `indhold`.

    `haendelse_nr` er nummeret på udkastet. Kommer der et nyt papir siden, står det ikke her; så skrives et nyt udkast.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    haendelse_nr = models.PositiveIntegerField("nummeret på den hændelse, der er udkastet")
    indhold = models.TextField("JSON, byte for byte som fingeraftrykket er af")
    sha256 = models.CharField(max_length=64)
    helbred = models.BooleanField("hviler på helbredspapirer", default=False)
    laast = models.DateTimeField()
    laast_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sag", "haendelse_nr"], name="afgoerelsesgrundlag_udkast")
        ]

    def __str__(self) -> str:
        return f"Grundlaget for udkast {self.haendelse_nr}"
