"""Arbejdet med jobsøgningen: planens og CV'ets tekster, aftaler, tider til samtaler, anden aktør og fælles møder."""

from typing import ClassVar

from django.db import models

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager.afgraensning import Kommunal, KunTilfoejelse, SikretQuerySet
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.sag import Sag


class Jobsoegningsblad(KunTilfoejelse):
    """Én udgave af ét blad: planen, et svar i CV'et, opsamlingen, en redegørelse. En ny udgave er en ny række.

    `slags` er `plan`, `opsamling`, `oplevelser`, `cv_<spørgsmål>` eller `redegoerelse_<kode>`; `indhold` er felt →
    tekst eller liste.
    """

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    slags = models.CharField(max_length=32)
    nr = models.PositiveIntegerField("udgavens nummer")
    indhold = models.JSONField()
    helbred = models.BooleanField("kan have helbredsoplysninger", default=False)
    skrevet = models.DateTimeField()
    skrevet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sag", "slags", "nr"], name="jobsoegningsblad_udgave")
        ]

    def __str__(self) -> str:
        return f"{self.slags} {self.nr}"

    @classmethod
    def for_bruger(cls, bruger: Bruger) -> SikretQuerySet["Jobsoegningsblad"]:
        """Borgeren ser planen og sit CV."""
        synlige = super().for_bruger(bruger)
        if bruger.rolle != Rolle.BORGER:
            return synlige
        return synlige.filter(models.Q(slags="plan") | models.Q(slags__startswith="cv_"))


class Jobaftale(Kommunal):
    """Noget, nogen har sagt ja til at gøre inden en dag. Begge parter kan have aftaler; udfaldet noteres."""

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    hvem = models.CharField("borger, kommune eller konsulent", max_length=12)
    hvad = models.CharField(max_length=240)
    frist = models.DateField()
    oprettet = models.DateTimeField()
    oprettet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    udfald = models.CharField(
        "gjort, ikke_gjort eller droppet; tom, mens den er åben", max_length=12, blank=True
    )
    svar = models.CharField("hvordan det gik", max_length=300, blank=True)
    afsluttet = models.DateTimeField(null=True)
    afsluttet_af = models.ForeignKey(
        Bruger, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="jobaftale_afsluttet_af_nogen",
                condition=models.Q(afsluttet__isnull=True, afsluttet_af__isnull=True, udfald="")
                | models.Q(afsluttet__isnull=False, afsluttet_af__isnull=False) & ~models.Q(udfald=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.hvem} {self.frist}"


class Samtaletid(Kommunal):
    """En samtale, der er indkaldt til: de tider, borgeren kan vælge mellem, og den, der gælder (`dag`, `klokken`).

    `tider` er en liste af «2026-12-01T10:00» i dansk tid. Vælger borgeren ikke, gælder den første.
    """

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    art = models.CharField(max_length=20)
    form = models.CharField("fremmoede, telefon eller video", max_length=12)
    sted = models.CharField(max_length=160, blank=True)
    om = models.CharField("det, samtalen handler om", max_length=300, blank=True)
    minutter = models.PositiveSmallIntegerField(default=45)
    tider = models.JSONField(default=list)
    svar_senest = models.DateField("den dag, borgeren senest kan vælge")
    dag = models.DateField("dagen, der gælder")
    klokken = models.TimeField("tiden, der gælder")
    valgt = models.DateTimeField("da borgeren valgte", null=True)
    status = models.CharField("indkaldt, holdt, udeblevet, flyttet eller aflyst", max_length=12)
    grund = models.CharField(max_length=300, blank=True)
    indkaldt = models.DateTimeField()
    indkaldt_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    afsluttet = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="samtaletid_status",
                condition=models.Q(status__in=["indkaldt", "holdt", "udeblevet", "flyttet", "aflyst"]),
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["kommune", "dag", "klokken"],
                condition=models.Q(status="indkaldt"),
                name="samtaletid_kommende",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dag} {self.status}"


class Aktoerhenvisning(Kommunal):
    """En henvisning til en anden aktør: hvad de bedes se på med friske øjne, hvor længe, og hvad der kom ud af det."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    aktoer = models.CharField(max_length=120)
    fra = models.DateField()
    aftalt_til = models.DateField("aftalt sidste dag", null=True)
    se_paa = models.JSONField("koder for det, de bedes se på", default=list)
    notat = models.TextField("det, vi har prøvet, og det, vi ikke kan se selv", blank=True)
    resultat = models.CharField(max_length=12, blank=True)
    slut = models.DateField(null=True)
    rapport = models.TextField("aktørens tilbagemelding", blank=True)
    henvist_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kommune", "aktoer"], name="aktoerhenvisning_aktoer")]

    def __str__(self) -> str:
        return f"{self.fra} {self.resultat}".strip()


class Jobarrangement(Kommunal):
    """En jobklub, jobcafé eller et kort kursus, som flere borgere kan komme til."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    art = models.CharField("jobklub, jobcafe eller kursus", max_length=12)
    emne = models.CharField(max_length=120)
    dag = models.DateField()
    klokken = models.TimeField()
    sted = models.CharField(max_length=160)
    pladser = models.PositiveSmallIntegerField()
    oprettet = models.DateTimeField()
    oprettet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kommune", "dag"], name="jobarrangement_dag")]

    def __str__(self) -> str:
        return self.emne


class Jobdeltager(Kommunal):
    """En borger, der er meldt til et arrangement. `moedt` er None, til nogen har noteret det."""

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    arrangement = models.ForeignKey(Jobarrangement, on_delete=models.PROTECT, related_name="+")
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    tilmeldt = models.DateTimeField()
    moedt = models.BooleanField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["arrangement", "sag"], name="jobdeltager_en_gang")
        ]

    def __str__(self) -> str:
        return f"{self.tilmeldt:%Y-%m-%d}"
