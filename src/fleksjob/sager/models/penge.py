"""Pengene: indberettet løn og beregnede måneder."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import Kommunal, KunTilfoejelse, SikretQuerySet
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.sag import Sag
from fleksjob.sager.pakketjson import PakketJSON


class Indkomstlinje(KunTilfoejelse):
    """En lønlinje, som den kom udefra.

    `noegle` gør, at den samme fil kan læses ind to gange uden virkning.
    """

    borger_felt = "sag__person"
    arbejdsgiver_felt = "cvr"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    noegle = models.CharField(max_length=160)
    cvr = models.CharField("CVR-nummer", max_length=8, blank=True)
    periode = models.DateField("den første i måneden")
    haendelse_nr = models.PositiveIntegerField("nummeret på den hændelse, linjen blev til")
    kilde = models.CharField(max_length=120)
    indlaest = models.DateTimeField("indlæst")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kommune", "noegle"], name="indkomstlinje_noegle")
        ]

    def __str__(self) -> str:
        return self.noegle


class Koersel(Kommunal):
    """En kørsel af en måned: hvem, hvornår, hvor langt den er, og hvad den gjorde.

    `slags` er `beregning` eller `frigivelse`; `status` er `i_gang` eller `faerdig`. Sagerne tages i id-orden, og
    `sidste_sag` er den sidste, der er færdig; den skrives i samme transaktion som sagernes linjer, så en kørsel, der
    blev afbrudt, fortsætter dér. `tal` er antallet af hvert udfald, `beloeb` summen af linjerne.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    maaned = models.DateField("den første i måneden")
    slags = models.CharField(max_length=12)
    status = models.CharField(max_length=8)
    sager = models.PositiveIntegerField("sager i alt")
    faerdige = models.PositiveIntegerField("sager, der er færdige", default=0)
    sidste_sag = models.PositiveBigIntegerField(default=0)
    tal = models.JSONField(default=dict)
    beloeb = models.DecimalField("sum af linjerne", max_digits=14, decimal_places=2, default=0)
    note = models.CharField(max_length=300, blank=True)
    startet = models.DateTimeField()
    startet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    sidst = models.DateTimeField("sidste fremskridt")
    afsluttet = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kommune", "maaned", "slags"],
                condition=models.Q(status="i_gang"),
                name="koersel_en_ad_gangen",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["kommune", "maaned", "startet"], name="koersel_maaned")]

    def __str__(self) -> str:
        return f"{self.slags} {self.maaned:%Y-%m}"


class Udbetaling(Kommunal):
    """Ét beløb til udbetaling for én måned. En rettelse af fortiden giver en ny version, aldrig et nyt tal
    her.

    `fleksloentilskud` er det, måneden skal give i alt efter denne version (før ATP og skat); `forskel` er
    linjen: det, der lægges til eller trækkes fra, når tidligere versioner er talt med. Status er `beregnet`,
    `frigivet`, `manuel` (reglen er ikke fastslået; et menneske skal vurdere), `mangler` (en oplysning mangler),
    `erstattet` (en nyere beregning kom, før denne blev frigivet) eller `eftergivet` (for meget betalt, som ikke
    kræves tilbage). Beløb er kroner med to decimaler.

    `i_koe` siger, at kørslen fandt noget usædvanligt (grundene er `Koegrund`); så frigives linjen kun for sig.
    `behandling` er det seneste, et menneske har gjort ved den (`Linjevurdering`): tom, `holdt`, `spurgt` eller
    `godkendt`. `foer` er tilskuddet i måneden før, som det stod, da linjen blev regnet.
    """

    borger_felt = "sag__person"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    maaned = models.DateField("den første i den måned, tilskuddet er for")
    version = models.PositiveSmallIntegerField()
    fleksloentilskud = models.DecimalField("fleksløntilskud", max_digits=10, decimal_places=2, null=True)
    atp = models.DecimalField("ATP", max_digits=10, decimal_places=2, null=True)
    forskel = models.DecimalField("beløb på linjen før ATP", max_digits=10, decimal_places=2, null=True)
    forskel_atp = models.DecimalField("ATP på linjen", max_digits=10, decimal_places=2, null=True)
    aarsag = models.TextField("hvorfor linjen findes")
    status = models.CharField(max_length=12)
    grundlag = models.JSONField("tal, beregningen bygger på")
    beregning = PakketJSON("hele beregningen, trin for trin", null=True)
    forbehold = models.JSONField(default=list)
    sag_version = models.PositiveIntegerField("sagens version, da der blev beregnet")
    beregnet = models.DateTimeField()
    beregnet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    i_koe = models.BooleanField("skal ses efter af et menneske", default=False, db_default=False)
    behandling = models.CharField(max_length=10, blank=True, default="", db_default="")
    foer = models.DecimalField("tilskuddet i måneden før", max_digits=10, decimal_places=2, null=True)
    koersel = models.ForeignKey(
        Koersel, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    frigivet = models.DateTimeField(null=True)
    frigivet_af = models.ForeignKey(
        Bruger, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sag", "maaned", "version"], name="udbetaling_version"),
            models.CheckConstraint(
                name="udbetaling_frigivet_af_og_naar",
                condition=models.Q(frigivet__isnull=True, frigivet_af__isnull=True)
                | models.Q(frigivet__isnull=False, frigivet_af__isnull=False, status="frigivet"),
            ),
            models.CheckConstraint(
                name="udbetaling_to_personer",
                condition=models.Q(frigivet_af__isnull=True) | ~models.Q(frigivet_af=models.F("beregnet_af")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["kommune", "maaned"], condition=models.Q(status="beregnet"), name="udbetaling_venter"
            ),
            models.Index(
                fields=["maaned", "kommune", "status", "i_koe", "behandling", "forskel"],
                name="udbetaling_sum",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.maaned:%Y-%m} v{self.version}"

    @classmethod
    def for_bruger(cls, bruger: Bruger) -> SikretQuerySet["Udbetaling"]:
        """Borgeren ser kun det, der er frigivet."""
        synlige = super().for_bruger(bruger)
        return synlige if bruger.er_medarbejder else synlige.filter(status="frigivet")


class Koegrund(KunTilfoejelse):
    """Én grund til, at kørslen lagde linjen i køen. `foer` og `nu` er de to tal bag, når der er to."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    udbetaling = models.ForeignKey(Udbetaling, on_delete=models.PROTECT, related_name="+")
    maaned = models.DateField("den første i måneden")
    kode = models.CharField(max_length=24)
    tekst = models.CharField(max_length=400)
    foer = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    nu = models.DecimalField(max_digits=10, decimal_places=2, null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kode", "maaned", "kommune"], name="koegrund_kode")]

    def __str__(self) -> str:
        return self.kode


class Linjevurdering(KunTilfoejelse):
    """Det, et menneske gjorde ved en linje i køen, med sine ord.

    `slags` er godkendt, holdt, spurgt, genoptaget eller laesning; `til` er borger eller arbejdsgiver, når der er
    spurgt. Den, der er spurgt, kan se spørgsmålet.
    """

    borger_felt = "sag__person"
    arbejdsgiver_felt = "cvr"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    udbetaling = models.ForeignKey(Udbetaling, on_delete=models.PROTECT, related_name="+")
    slags = models.CharField(max_length=12)
    til = models.CharField(max_length=12, blank=True)
    cvr = models.CharField("CVR-nummer", max_length=8, blank=True)
    note = models.TextField()
    tid = models.DateTimeField()
    af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sag", "tid"], name="linjevurdering_sag")]

    def __str__(self) -> str:
        return f"{self.slags} {self.tid:%Y-%m-%d}"

    @classmethod
    def for_bruger(cls, bruger: Bruger) -> SikretQuerySet["Linjevurdering"]:
        """Borger og arbejdsgiver ser kun det, de selv er spurgt om."""
        synlige = super().for_bruger(bruger)
        if bruger.er_medarbejder:
            return synlige
        til = "arbejdsgiver" if bruger.virksomhed_cvr else "borger"
        return synlige.filter(slags="spurgt", til=til)
