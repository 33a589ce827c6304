"""Åbninger (opgaver og job, nogen har fundet), deling med naboer, borgernes profiler, og det, der er prøvet."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import Kommunal, KunTilfoejelse
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.sag import Sag


class Postomraade(Kommunal):
    """Et postnummer, kommunen regner rejsetid til og fra, med dets midte i grader.

    Kommunen læser dem ind; uden dem kendes vejen ikke, og det står der så.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    postnr = models.CharField(max_length=4)
    navn = models.CharField("postdistrikt", max_length=60)
    bredde = models.FloatField("breddegrad")
    laengde = models.FloatField("længdegrad")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kommune", "postnr"], name="postomraade_postnr")
        ]

    def __str__(self) -> str:
        return f"{self.postnr} {self.navn}"


class Aabning(Kommunal):
    """En eller flere opgaver på en arbejdsplads, som nogen har fundet. `indhold` er `matchprofil.Indhold` som JSON.

    Timer, dage og opgaver står i indholdet; kolonnerne er det, der søges på. Hvad der er sket med den, står i
    `Aabningsskridt`. Arbejdsgiveren ser kun, hvad hun selv har tilbudt, og aldrig, hvem den er holdt til.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    titel = models.CharField(max_length=80)
    indhold = models.TextField("matchprofil.Indhold som JSON")
    virksomhed = models.CharField(max_length=120, blank=True)
    cvr = models.CharField("CVR-nummer", max_length=8, blank=True)
    sted = models.CharField("adresse eller område", max_length=120, blank=True)
    postnr = models.CharField(max_length=4, blank=True)
    kontakt = models.CharField("den, man spørger efter på arbejdspladsen", max_length=120, blank=True)
    fuldtidsloen = models.DecimalField(
        "løn på fuld tid om måneden", max_digits=10, decimal_places=2, null=True
    )
    kilde = models.CharField("besoeg, ringet, opfoelgning, virksomhed, kanal, borger", max_length=12)
    kanal = models.CharField("fx en Facebook-gruppe", max_length=80, blank=True)
    note = models.CharField("hvem gør det i dag, og andet om arbejdet", max_length=500, blank=True)
    status = models.CharField("tilbudt, aaben, i_tale, besat eller trukket", max_length=8)
    reserveret = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    delt = models.BooleanField("delt med nabokommuner", default=False)
    fundet = models.DateField()
    fundet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    enhed = models.CharField("den enhed, der har den", max_length=40, blank=True)
    se_efter = models.DateField("dagen, nogen skal se efter, om den er der endnu")
    aendret = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["kommune", "status", "se_efter"], name="aabning_status"),
            models.Index(fields=["kommune", "cvr"], name="aabning_cvr"),
        ]

    def __str__(self) -> str:
        return self.titel


class Aabningsskridt(KunTilfoejelse):
    """Ét skridt i en åbnings historie: oprettet, rettet, ny status, set efter, holdt til en borger, delt."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    aabning = models.ForeignKey(Aabning, on_delete=models.PROTECT, related_name="+", db_index=False)
    art = models.CharField(max_length=12)
    til = models.CharField("status efter skridtet", max_length=8)
    tekst = models.CharField(max_length=300, blank=True)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    tid = models.DateTimeField()
    af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["aabning", "tid"], name="aabningsskridt_aabning")]

    def __str__(self) -> str:
        return f"{self.art} {self.tid:%Y-%m-%d}"


class Delingspartner(Kommunal):
    """En nabokommune, som kommunen deler åbninger med. Uden en række er intet delt; `til` standser delingen."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    nabo = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    fra = models.DateField()
    til = models.DateField("første dag, der ikke deles", null=True)
    oprettet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="delingspartner_ikke_sig_selv", condition=~models.Q(nabo=models.F("kommune"))
            ),
            models.UniqueConstraint(
                fields=["kommune", "nabo"], condition=models.Q(til__isnull=True), name="delingspartner_en"
            ),
        ]

    def __str__(self) -> str:
        return f"Deler fra {self.fra}"


class Naboaabning(Kommunal):
    """Det kort, en nabokommune har lagt hos os om en åbning hos sig: opgaver, timer, sted og hvem man ringer til.

    Rækken hører til den kommune, der må se den, og har kun de felter, der må ses. Derfor kan hverken virksomhedens
    navn, en borger eller en historie følge med, og intet andet i naboens arkiv kan nås herfra.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    fra_kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    noegle = models.PositiveBigIntegerField("åbningens nøgle hos naboen")
    indhold = models.TextField("matchprofil.Indhold som JSON")
    sted = models.CharField("postdistrikt", max_length=60, blank=True)
    postnr = models.CharField(max_length=4, blank=True)
    bredde = models.FloatField(null=True)
    laengde = models.FloatField(null=True)
    enhed = models.CharField("den enhed, man ringer til", max_length=40, blank=True)
    telefon = models.CharField(max_length=20, blank=True)
    delt = models.DateField()
    aaben = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kommune", "fra_kommune", "noegle"], name="naboaabning_en_gang")
        ]

    def __str__(self) -> str:
        return f"{self.fra_kommune_id}-{self.noegle}"


class Kandidatprofil(Kommunal):
    """Borgerens profil, som den gælder nu. `data` er `matchprofil.Profil` som JSON; udgaverne er i `Profiludgave`.

    Her er intet felt til helbred. `bekraeftet` er dagen, borgeren selv sagde god for netop denne udgave.
    """

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.OneToOneField(Sag, on_delete=models.PROTECT, related_name="+")
    data = models.TextField("matchprofil.Profil som JSON")
    postnr = models.CharField(max_length=4, blank=True)
    soeger = models.BooleanField("skal med, når der søges", default=True)
    nr = models.PositiveIntegerField("udgavens nummer")
    bekraeftet = models.DateField(null=True)
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["kommune", "sag"], condition=models.Q(soeger=True), name="kandidatprofil_soeger"
            )
        ]

    def __str__(self) -> str:
        return f"Profil {self.nr}"


class Profiludgave(KunTilfoejelse):
    """En udgave af profilen, som den blev gemt, og hvem der skrev den: borgeren selv eller kommunen."""

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    nr = models.PositiveIntegerField()
    data = models.TextField()
    stemme = models.CharField("borger eller kommune", max_length=8)
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["sag", "nr"], name="profiludgave_nr")]

    def __str__(self) -> str:
        return f"{self.nr} {self.stemme}"


class Profilsamtykke(KunTilfoejelse):
    """Borgerens ja eller nej til, at en virksomhed får præsentationen at se. Det nyeste gælder."""

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    givet = models.BooleanField()
    udgave = models.PositiveIntegerField("den udgave af profilen, borgeren så")
    hvordan = models.CharField("selv eller mundtligt", max_length=12)
    tid = models.DateTimeField()
    af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sag", "tid"], name="profilsamtykke_sag")]

    def __str__(self) -> str:
        return f"{'Ja' if self.givet else 'Nej'} {self.tid:%Y-%m-%d}"


class Matchskridt(KunTilfoejelse):
    """Ét skridt for én borger og én åbning: ønsket, foreslået, ringet for, kontaktet, ja eller nej med grund, tildelt.

    `grund` er en kode; `tekst` er kort og uden helbred. Rækkerne er både åbningens kø og borgerens erfaringer.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    aabning = models.ForeignKey(Aabning, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    art = models.CharField(max_length=12)
    grund = models.CharField(max_length=24, blank=True)
    tekst = models.CharField(max_length=300, blank=True)
    dag = models.DateField("dagen, det skete")
    tid = models.DateTimeField()
    af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["aabning", "tid"], name="matchskridt_aabning"),
            models.Index(fields=["sag", "tid"], name="matchskridt_sag"),
        ]

    def __str__(self) -> str:
        return f"{self.art} {self.dag}"
