"""Sporene: hvem der har slået hvem op, og hvad der er sendt."""

from typing import ClassVar

from django.db import models

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager.afgraensning import KunTilfoejelse, SikretQuerySet
from fleksjob.sager.models.aktoerer import Bruger, Kommune, Person
from fleksjob.sager.models.sag import Sag


class Opslag(KunTilfoejelse):
    """Ét opslag i en persons oplysninger. Borgeren kan se tid, formål, rolle og enhed, men ikke hvem.

    `tilknytning` er, hvad brugeren havde med sagen at gøre på det tidspunkt; `tegn` er koder for det, en
    kontrollant kan ville spørge til (`opslagstegn`). Begge skrives med det samme, for siden kan sagen skifte
    hænder. `begrundelse` kræves, når personen er beskyttet, og brugeren ikke har sagen.
    """

    borger_felt = "person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    bruger = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    formaal = models.CharField("formål", max_length=120)
    kanal = models.CharField(max_length=24)
    tid = models.DateTimeField()
    rolle = models.CharField(max_length=24, blank=True, db_default="", default="")
    enhed = models.CharField("brugerens team dengang", max_length=40, blank=True, db_default="", default="")
    tilknytning = models.CharField(
        "kode fra opslagstegn.TILKNYTNINGER", max_length=12, blank=True, db_default="", default=""
    )
    tegn = models.CharField(
        "koder adskilt af mellemrum", max_length=80, blank=True, db_default="", default=""
    )
    beskyttet = models.BooleanField(
        "personen var beskyttet, og brugeren havde ikke sagen", default=False, db_default=False
    )
    begrundelse = models.CharField(max_length=300, blank=True, db_default="", default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "tid"], name="opslag_person"),
            models.Index(fields=["kommune", "tid", "bruger"], name="opslag_tid"),
            models.Index(fields=["bruger", "tid"], name="opslag_bruger"),
            models.Index(fields=["kommune", "tid"], condition=~models.Q(tegn=""), name="opslag_med_tegn"),
        ]

    def __str__(self) -> str:
        return f"{self.tid:%Y-%m-%d %H:%M} {self.formaal}"

    @classmethod
    def for_bruger(cls, bruger: Bruger) -> SikretQuerySet["Opslag"]:
        """Kontrollanten ser kommunens opslag, skønt hun ingen sager ser."""
        if bruger.is_active and bruger.rolle == Rolle.KONTROLLANT:
            return cls.for_kommune(bruger.kommune_id)
        return super().for_bruger(bruger)


class Dokument(KunTilfoejelse):
    """Et brev i sin endelige form. `sha256` er af `pdf`; et nyt brev er et nyt dokument."""

    borger_felt = "sag__person"

    kommune = models.ForeignKey(
        Kommune, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    art = models.CharField(max_length=40)
    titel = models.CharField(max_length=160)
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    helbred = models.BooleanField(
        "har helbredsoplysninger, som kun nogle må se", default=False, db_default=False
    )
    kanal = models.CharField("digital eller brev; tom, når det ikke er sendt", max_length=12, blank=True)
    oprettet = models.DateTimeField()
    oprettet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    afsendt = models.DateTimeField(null=True)
    modtager = models.CharField(
        "hvem brevet er til, når det ikke er borgeren", max_length=120, blank=True, db_default=""
    )
    haendelse = models.CharField(
        "id på den hændelse, brevet handler om", max_length=12, blank=True, db_default=""
    )
    linjer = models.JSONField("id på de udbetalingslinjer, brevet handler om", null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="dokument_afsendt_har_kanal",
                condition=models.Q(afsendt__isnull=True) | ~models.Q(kanal=""),
            )
        ]

    def __str__(self) -> str:
        return self.titel

    @classmethod
    def for_bruger(cls, bruger: Bruger) -> SikretQuerySet["Dokument"]:
        """Borgeren ser kun det, der er sendt."""
        synlige = super().for_bruger(bruger)
        return synlige if bruger.er_medarbejder else synlige.filter(afsendt__isnull=False)
