"""Sagen: dens hændelser (sandheden) og det, der er udledt af dem."""

from datetime import date
from typing import ClassVar

from django.db import models

from fleksjob.forloeb.pligter import Pligtstatus, status_pr
from fleksjob.sager.afgraensning import Kommunal, KunTilfoejelse
from fleksjob.sager.models.aktoerer import Bruger, Kommune, Person
from fleksjob.sager.projektioner import BEGYNDELSEN, ENDEN


class Sag(Kommunal):
    """Én persons sag. Øverst det, der er givet; nederst det, der er udledt og kan genopbygges."""

    borger_felt = "person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    nummer = models.CharField(max_length=12)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sagsbehandler = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", null=True)
    virksomhedskonsulent = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", null=True)
    team = models.CharField(max_length=40, blank=True)

    version = models.PositiveIntegerField("sidste hændelses nummer", default=0)
    kaedesum = models.CharField("kædesum efter sidste hændelse", max_length=64, blank=True)
    fase = models.CharField(max_length=24, default="uden_sag")
    fase_siden = models.DateField(null=True)
    naeste_fase = models.CharField("fase, der allerede er registreret til senere", max_length=24, blank=True)
    naeste_fase_fra = models.DateField(null=True)
    timer = models.FloatField("betalte timer om ugen i jobbet nu", null=True)
    virksomhed = models.CharField("virksomheden i jobbet nu", max_length=120, blank=True)
    naeste_frist = models.DateField(null=True)
    naeste_pligt = models.CharField("kode på den pligt, der først forfalder", max_length=40, blank=True)
    forberedt = models.DateField("dagen, en afgørelse blev forberedt og venter på godkendelse", null=True)
    forberedt_af = models.CharField("brugernavn", max_length=60, blank=True)
    forberedt_udfald = models.CharField(max_length=12, blank=True)
    timer_siden = models.DateField("dagen, de betalte timer fik det tal, de har", null=True)
    aabne_maal = models.PositiveSmallIntegerField("åbne udviklingsmål i jobbet nu", default=0, db_default=0)
    udvikling_vurderet = models.DateField("dagen, udviklingen i jobbet sidst blev vurderet", null=True)
    klage_senest = models.DateField("dagen, den seneste klage kom", null=True)
    aktindsigt_senest = models.DateField("dagen, der sidst blev bedt om aktindsigt", null=True)

    praktikcvr = models.CharField(
        "CVR-nummer for den seneste praktik", max_length=8, blank=True, default="", db_default=""
    )
    praktik_fra = models.DateField("den seneste praktiks første dag", null=True)
    praktik_til = models.DateField("den seneste praktiks sidste dag, eller den ventede", null=True)
    fastholdelsestrin = models.CharField(
        "R01-R08, tom uden fastholdelse", max_length=4, blank=True, default="", db_default=""
    )
    fastholdes_fra = models.DateField("de 12 måneders første dag", null=True)
    fastholdelsescvr = models.CharField(
        "CVR-nummer, hvor de 12 måneder løber", max_length=8, blank=True, default="", db_default=""
    )
    fastholder = models.CharField(
        "tovholderens brugernavn", max_length=60, blank=True, default="", db_default=""
    )

    ledig_fra = models.DateField("den løbende ledighedsydelses første dag", null=True)
    ledig_gennemgaaet = models.PositiveSmallIntegerField(
        "den højeste varighedsalarm, nogen har set på", null=True
    )
    ledig_naeste = models.DateField("dagen, den næste varighedsalarm går af", null=True)
    sidst_aktiv = models.DateField("den seneste dag, der skete noget i jobsøgningen", null=True)
    revurderes = models.DateField("dagen, revurderingen senest skal være afsluttet", null=True)
    foerste_moede = models.DateField("dagen, opsamlingen efter afgørelsen senest bør holdes", null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kommune", "nummer"], name="sag_nummer")]
        indexes: ClassVar = [
            models.Index(fields=["kommune", "fase"], name="sag_fase"),
            models.Index(fields=["kommune", "sagsbehandler", "fase"], name="sag_behandler_fase"),
            models.Index(
                fields=["kommune", "forberedt"],
                condition=models.Q(forberedt__isnull=False),
                name="sag_venter_paa_godkendelse",
            ),
            models.Index(
                fields=["kommune", "fastholdelsestrin", "fastholdes_fra"],
                condition=~models.Q(fastholdelsestrin=""),
                name="sag_fastholdelse",
            ),
            models.Index(
                fields=["kommune", "fastholdelsescvr"],
                condition=~models.Q(fastholdelsescvr=""),
                name="sag_fastholdelsescvr",
            ),
            models.Index(
                fields=["kommune", "timer_siden"],
                condition=models.Q(timer_siden__isnull=False),
                name="sag_timer_siden",
            ),
            *(
                models.Index(
                    fields=["kommune", felt],
                    condition=models.Q(**{f"{felt}__isnull": False}),
                    name=f"sag_{felt}",
                )
                for felt in ("ledig_fra", "ledig_naeste", "sidst_aktiv", "revurderes", "foerste_moede")
            ),
            models.Index(
                fields=["kommune", "praktikcvr"], condition=~models.Q(praktikcvr=""), name="sag_praktikcvr"
            ),
            models.Index(
                fields=["kommune", "klage_senest"],
                condition=models.Q(klage_senest__isnull=False),
                name="sag_med_klage",
            ),
            models.Index(
                fields=["kommune", "aktindsigt_senest"],
                condition=models.Q(aktindsigt_senest__isnull=False),
                name="sag_med_aktindsigt",
            ),
        ]

    def __str__(self) -> str:
        return self.nummer

    def fase_pr(self, dag: date) -> str:
        """Fasen på dagen, når en senere fase allerede er registreret."""
        if self.naeste_fase and self.naeste_fase_fra and self.naeste_fase_fra <= dag:
            return self.naeste_fase
        return self.fase


class Haendelse(KunTilfoejelse):
    """Et faktum i en sag. Skrives én gang; en fejl rettes med en ny hændelse.

    `data` er hændelsen præcis, som den blev skrevet (JSON). Den er tekst og ikke `jsonb`, for at kædesummen
    kan efterregnes byte for byte, og for at 30 hændelser kan læses i ét kald uden om databasens egen JSON. De
    øvrige kolonner gentager det, man søger på; `kontrol` ser efter, at de stemmer.
    """

    borger_felt = "sag__person"

    kommune = models.ForeignKey(
        Kommune, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    nr = models.PositiveIntegerField()
    type = models.CharField(max_length=40)
    gyldig_fra = models.DateField()
    registreret = models.DateTimeField()
    registreret_af = models.CharField("brugernavn", max_length=60)
    data = models.TextField()
    kaedesum = models.CharField("SHA-256 af forrige kædesum og data", max_length=64)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["sag", "nr"], name="haendelse_nr")]

    def __str__(self) -> str:
        return f"{self.nr} {self.type}"


class Pligt(Kommunal):
    """En frist i en sag, udledt af hændelserne. Se afsnittet om kalenderen i `fleksjob.sager`.

    `ejer` er den medarbejder, der har den på sin liste: virksomhedskonsulenten, når pligten er hendes, ellers
    sagsbehandleren. Kommune, ejer og team gentages fra sagen, så listen kan svare fra ét delindeks.
    """

    borger_felt = "sag__person"

    kommune = models.ForeignKey(
        Kommune, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    sag = models.ForeignKey(Sag, on_delete=models.CASCADE, related_name="+", db_index=False)
    noegle = models.CharField(max_length=80)
    gaelder_fra = models.DateField(default=BEGYNDELSEN)
    gaelder_til = models.DateField("første dag, den ikke gælder", default=ENDEN)
    kode = models.CharField(max_length=40)
    frist = models.DateField(null=True)
    aaben = models.BooleanField("åben")
    aaben_til = models.DateField("første dag, den ikke er åben", default=ENDEN)
    opfyldt_den = models.DateField(null=True)
    bortfaldet_den = models.DateField(null=True)
    efter_frist = models.CharField("overskredet eller bortfaldet", max_length=12)
    art = models.CharField(max_length=12)
    ansvarlig = models.CharField("rolle", max_length=24)
    navn = models.CharField(max_length=120)
    hjemmel = models.TextField()
    forklaring = models.TextField()
    forbehold = models.TextField(blank=True)
    siden = models.DateField("dagen, der begyndte at blive ventet på en anden", null=True)
    hos = models.CharField("hvem der ventes på", max_length=120, blank=True, db_default="")
    ejer = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", null=True,
                             db_index=False, db_constraint=False)  # fmt: skip
    team = models.CharField(max_length=40, blank=True)
    aftryk = models.BigIntegerField("tal, der skifter, når rækken skal skrives om")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sag", "noegle", "gaelder_fra"], name="pligt_noegle")
        ]
        # Delindekserne bærer alt, hvad arbejdslistens optælling skal bruge, så den ikke rører tabellen.
        # Betingelsen skal skrives `aaben` (ikke `aaben = true` eller `= 1`), ellers ser SQLite dem ikke;
        # Djangos filter(aaben=True) giver netop `WHERE aaben`.
        indexes: ClassVar = [
            *(
                models.Index(
                    fields=["kommune", *foran, "frist", "kode", "gaelder_fra", "aaben_til", "ansvarlig"],
                    include=["id"],
                    condition=models.Q(aaben=True),
                    name=navn,
                )
                for navn, foran in (
                    ("pligt_aaben", []),
                    ("pligt_aaben_ejer", ["ejer"]),
                    ("pligt_aaben_team", ["team"]),
                )
            ),
            models.Index(
                fields=["kommune", "siden", "ejer", "team", "hos"],
                condition=models.Q(aaben=True, siden__isnull=False),
                name="pligt_venter_paa_andre",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.navn} {self.frist or ''}".strip()

    def status_pr(self, dag: date) -> Pligtstatus:
        """opfyldt, kommende, overskredet eller bortfaldet på dagen; samme regel som i forløbet."""
        return status_pr(
            self.frist,
            dag,
            opfyldt_den=self.opfyldt_den,
            bortfaldet_den=self.bortfaldet_den,
            efter_frist="bortfaldet" if self.efter_frist == "bortfaldet" else "overskredet",
        )


class Job(Kommunal):
    """Et fleksjob i en sag, udledt af hændelserne. Det eneste, en arbejdsgiver kan se af en sag."""

    borger_felt = "sag__person"
    arbejdsgiver_felt = "cvr"

    kommune = models.ForeignKey(
        Kommune, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    sag = models.ForeignKey(Sag, on_delete=models.CASCADE, related_name="+", db_index=False)
    ansaettelse = models.CharField("ansættelsens nøgle i sagen", max_length=40)
    cvr = models.CharField("CVR-nummer", max_length=8, blank=True)
    virksomhed = models.CharField(max_length=120, blank=True)
    bevilget = models.DateField(null=True)
    planlagt_start = models.DateField("aftalt første dag", null=True)
    startet = models.DateField(null=True)
    ophoert = models.DateField("ophørt", null=True)
    udloeber = models.DateField("bevillingen udløber", null=True)
    timer = models.FloatField("timer til stede om ugen", null=True)
    intensitet = models.FloatField("arbejdsintensitet i procent", null=True)
    fuldtidsloen_oplyst = models.DateField("dagen, arbejdsgiveren oplyste fuldtidslønnen", null=True)
    oftere_til = models.DateField("første dag uden tegn på, at der skal følges op oftere", null=True)
    aftryk = models.BigIntegerField("tal, der skifter, når rækken skal skrives om")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sag", "ansaettelse"], name="job_ansaettelse")
        ]
        indexes: ClassVar = [
            models.Index(fields=["kommune", "cvr"], name="job_cvr"),
            models.Index(
                fields=["kommune", "oftere_til", "startet"],
                condition=models.Q(oftere_til__isnull=False),
                name="job_foelges_oftere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.virksomhed} ({self.ansaettelse})"
