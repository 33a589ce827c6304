"""Teammøder: kalenderen, dagsordenen, hvem der sidder med, hvad de fik sendt, og hvad der blev sagt.

Mødet og dagsordenen er arbejdets tilrettelæggelse og kan ændres. Det, der er sket med en sag i køen, det, teamet fik
sendt, det, borgeren har skrevet, og referatet kan kun tilføjes.
"""

from datetime import date, time, timedelta
from typing import ClassVar

from django.db import models

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager.afgraensning import Kommunal, KunTilfoejelse, SikretQuerySet
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.sag import Sag
from fleksjob.sager.models.spor import Dokument


class Moederum(Kommunal):
    """Et sted, hvor møder holdes, beskrevet så borgeren kan se det for sig: rummet, vejen dertil og et billede."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+")
    navn = models.CharField(max_length=80)
    adresse = models.CharField(max_length=160)
    beskrivelse = models.TextField("hvordan rummet ser ud, og hvor man sidder")
    vej = models.TextField("hvordan man finder og kommer hertil", blank=True)
    billede = models.BinaryField(null=True)
    billedtype = models.CharField("mediatype", max_length=40, blank=True)
    billedtekst = models.CharField("det, billedet viser, i ord", max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kommune", "navn"], name="moederum_navn")]

    def __str__(self) -> str:
        return self.navn


class Teammoede(Kommunal):
    """Et møde i kalenderen. `slags` er "team" (lovens rehabiliteringsteam) eller "tvaerfagligt" (frivilligt)."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    slags = models.CharField(max_length=16, default="team")
    dag = models.DateField()
    begynder = models.TimeField()
    slutter = models.TimeField()
    rum = models.ForeignKey(Moederum, on_delete=models.PROTECT, related_name="+", null=True)
    leder = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+")
    oprettet = models.DateTimeField()
    oprettet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    aflyst = models.CharField("hvorfor mødet er aflyst; tom, når det ikke er", max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kommune", "dag"], name="teammoede_dag")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="teammoede_slutter_efter", condition=models.Q(slutter__gt=models.F("begynder"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.dag} {self.begynder:%H.%M}"

    @property
    def minutter(self) -> int:
        """Hele mødets længde."""
        return _minutter(self.slutter) - _minutter(self.begynder)

    @classmethod
    def for_bruger(cls, bruger: Bruger) -> SikretQuerySet["Teammoede"]:
        """Et teammedlem ser kun de møder, hun er sat på."""
        if bruger.rolle != Rolle.TEAMMEDLEM or not bruger.is_active:
            return super().for_bruger(bruger)
        mine = Moededeltager.for_kommune(bruger.kommune_id).filter(bruger=bruger).values("moede")
        return cls.for_kommune(bruger.kommune_id).filter(pk__in=mine)


def _minutter(klokken: time) -> int:
    return klokken.hour * 60 + klokken.minute


class Dagsordenspunkt(Kommunal):
    """En sag på et møde. `status`: "paa", "behandlet" eller "taget_af". En sag er højst på ét kommende møde."""

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    moede = models.ForeignKey(Teammoede, on_delete=models.PROTECT, related_name="+")
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    plads = models.PositiveSmallIntegerField("nummer i rækkefølgen på mødet")
    minutter = models.PositiveSmallIntegerField(default=45)
    status = models.CharField(max_length=12, default="paa")
    genforelagt = models.BooleanField("kommunen har lagt sagen for teamet igen", default=False)
    sat_paa = models.DateTimeField()
    sat_paa_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sag"], condition=models.Q(status="paa"), name="dagsordenspunkt_ad_gangen"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plads} {self.status}"


class Moededeltager(Kommunal):
    """En, der er inviteret: til hele mødet, eller (med `punkt`) kun til én sag.

    `omraade` er fagområdet fra `lov.rehabilitering`, når pladsen er en, loven nævner; ellers tom. `hverv` er det, der
    står i brevet. Kun den med `bruger` kan logge ind og se sagen. `svar`: "inviteret", "kommer" eller "kan_ikke".
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    moede = models.ForeignKey(Teammoede, on_delete=models.PROTECT, related_name="+")
    punkt = models.ForeignKey(Dagsordenspunkt, on_delete=models.PROTECT, related_name="+", null=True)
    omraade = models.CharField(max_length=20, blank=True)
    hverv = models.CharField(max_length=80)
    navn = models.CharField(max_length=120, blank=True)
    bruger = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", null=True)
    svar = models.CharField(max_length=12, default="inviteret")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["moede", "bruger"],
                condition=models.Q(punkt__isnull=True, bruger__isnull=False),
                name="moededeltager_bruger",
            )
        ]

    def __str__(self) -> str:
        return self.navn or self.hverv


class Dagsordensskift(KunTilfoejelse):
    """Hvad der skete med en sag i køen: sat på, flyttet, taget af, aflyst, behandlet eller mærket som enkel."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    moede = models.ForeignKey(Teammoede, on_delete=models.PROTECT, related_name="+", null=True)
    hvad = models.CharField(max_length=20)
    hvorfor = models.CharField(max_length=400, blank=True)
    hvornaar = models.DateTimeField()
    hvem = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.hvad} {self.hvornaar:%Y-%m-%d}"


class Sagspakke(KunTilfoejelse):
    """Det, teamet fik sendt til et punkt, frosset: PDF'en og, for hvert papir i den, titel og fingeraftryk.

    `indeks` er en liste af {noegle, titel, dato, slags, helbred, sha256, fra_side, sider}. Nøglen peger tilbage på
    kilden (fx "plan:maal" eller "bilag:7"), så det kan ses, hvad der er kommet til eller ændret siden.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    punkt = models.ForeignKey(Dagsordenspunkt, on_delete=models.PROTECT, related_name="+")
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    dokument = models.ForeignKey(Dokument, on_delete=models.PROTECT, related_name="+")
    indeks = models.JSONField()
    sendt = models.DateTimeField()
    sendt_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.sendt:%Y-%m-%d %H:%M}"


class Borgerord(KunTilfoejelse):
    """Det, borgeren selv har skrevet til mødet. Kun hendes egne ord; et nyt svar er en ny række."""

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    emne = models.CharField("kode for spørgsmålet", max_length=20)
    tekst = models.TextField(blank=True)
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sag", "emne"], name="borgerord_emne")]

    def __str__(self) -> str:
        return self.emne


class Teamreferat(KunTilfoejelse):
    """Referatet af én sag på ét møde, som det blev gemt. Indstillingens egne felter står på hændelsen.

    `indhold` har fremmøde plads for plads, hvert medlems syn, tvivl og uenighed med navn og grund, skånehensyn og
    jobidéer som lister.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    moede = models.ForeignKey(Teammoede, on_delete=models.PROTECT, related_name="+", null=True)
    dag = models.DateField("mødets dag")
    haendelse_nr = models.PositiveIntegerField("nummeret på mødets hændelse i sagen")
    indhold = models.JSONField()
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.dag}"


AABNER_FOER = timedelta(days=21)
"""Så længe før mødet kan dem, der sidder med, læse sagerne på dagsordenen."""
LUKKER_EFTER = timedelta(days=14)
"""Så længe efter mødet kan de se dem endnu, så indstillingen kan læses igennem."""


def vinduet(moede: date) -> tuple[date, date]:
    """Den første og den sidste dag, sagerne på et møde kan ses af dem, der sidder med. Kommunens egen regel."""
    return moede - AABNER_FOER, moede + LUKKER_EFTER
